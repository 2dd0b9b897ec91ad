//! A municipality's name, taken apart for comparing.
use super::{Kind, plain};

/// A name as it is compared: letters and digits only, plain, abbreviations spelled out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// With the words for the kind: `kreisoffenbach`.
    pub(super) whole: String,
    /// Without them: `offenbach`.
    pub(super) base: String,
    /// What those words said.
    pub(super) kind: Option<Kind>,
}

impl Name {
    /// `None` if nothing is left to compare.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = plain(text);
        let words = spelled_out(&words(without_footnotes(&text)));
        let words: Vec<&str> = words
            .iter()
            .map(String::as_str)
            .filter(|word| !is_about_job_centres(word))
            .collect();
        if words.is_empty() {
            return None;
        }
        let whole = words.concat();
        let (mut base, mut kind) = (&words[..], None);
        // Never down to nothing, and whole words only: the Heidekreis is no "Heide".
        loop {
            match base {
                [first, rest @ ..] if !rest.is_empty() && kind_of(first).is_some() => {
                    kind = kind.or(kind_of(first));
                    base = rest;
                }
                [rest @ .., last] if !rest.is_empty() && kind_of(last).is_some() => {
                    kind = kind.or(kind_of(last));
                    base = rest;
                }
                _ => break,
            }
        }
        Some(Self {
            whole,
            base: base.concat(),
            kind,
        })
    }

    /// Whether both can mean the same place, apart from its kind.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.base == other.base || self.whole == other.whole
    }

    /// How alike two names look, in per cent: shared pairs of letters (Dice), or 90 where one
    /// begins with the other.
    pub(super) fn likeness(&self, other: &Self) -> usize {
        let (a, b) = (self.base.as_bytes(), other.base.as_bytes());
        if a.len().min(b.len()) >= 3 && (a.starts_with(b) || b.starts_with(a)) {
            return 90;
        }
        let pairs = |name: &[u8]| name.len().saturating_sub(1);
        let mut theirs: Vec<_> = b.windows(2).collect();
        let shared = a
            .windows(2)
            .filter(|pair| {
                theirs
                    .iter()
                    .position(|other| other == pair)
                    .map(|at| theirs.swap_remove(at))
                    .is_some()
            })
            .count();
        200 * shared / (pairs(a) + pairs(b)).max(1)
    }
}

/// `Demmin**)`, `Demmin 1)`, `Demmin¹` without their marks.
fn without_footnotes(text: &str) -> &str {
    let mut text = text.trim_end();
    loop {
        let bare = text.trim_end_matches(['*', '†', '¹', '²', '³']).trim_end();
        let marked = bare.strip_suffix(')').map_or(bare, |rest| {
            let inner = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == '*');
            if inner.len() < rest.len() && !inner.ends_with('(') {
                inner.trim_end()
            } else {
                bare
            }
        });
        if marked.len() == text.len() {
            return text;
        }
        text = marked;
    }
}

/// Words, with hyphens inside them gone: `ennepe-ruhr-kreis` is one word and no kind.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .map(|word| word.chars().filter(|c| *c != '-').collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}

/// `a. d. Ruhr` as `an der Ruhr`, `a. M.` as `am Main`, `St.` as `Sankt`.
fn spelled_out(words: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(words.len() + 1);
    let mut rest = words;
    while let Some((word, mut after)) = rest.split_first() {
        let next = after.first().map(String::as_str);
        let expanded: &[&str] = match (word.as_str(), next) {
            ("a", Some("d")) => &["an", "der"],
            ("i", Some("d")) => &["in", "der"],
            ("a", Some("m")) if after.len() == 1 => &["am", "main"],
            ("a" | "ad", None) => &[word.as_str()],
            ("a", Some(_)) => &["am"],
            ("ad", Some(_)) => &["an", "der"],
            ("st", Some(_)) => &["sankt"],
            _ => &[word.as_str()],
        };
        if matches!((word.as_str(), next), ("a" | "i", Some("d"))) || expanded == ["am", "main"] {
            after = &after[1..];
        }
        out.extend(expanded.iter().map(|word| (*word).to_owned()));
        rest = after;
    }
    out
}

/// Words that say whose job centre it is, not where.
fn is_about_job_centres(word: &str) -> bool {
    matches!(
        word,
        "jobcenter" | "jc" | "kommunales" | "optionskommune" | "zkt" | "kreisfreie"
    )
}

/// District or city, if the word is one for the kind.
fn kind_of(word: &str) -> Option<Kind> {
    match word {
        "landkreis" | "kreis" | "lk" | "lkr" | "landkr" | "kr" => Some(Kind::District),
        "stadt" | "landeshauptstadt" | "hansestadt" | "universitaetsstadt" | "stadtkreis"
        | "wissenschaftsstadt" => Some(Kind::City),
        _ => None,
    }
}
