//! Which municipality a number or name means.
//!
//! The carrier number is the identity; a name is only an attempt at it. Responsible for reading
//! both as files and people write them, and for never guessing: a name that a district and a city
//! share in Germany is a question even if only one of them is in the list. Not for the records
//! themselves.
use super::plain::plain;
use std::sync::LazyLock;

mod name;
#[cfg(test)]
mod tests;

use name::Name;

/// What was typed has not the shape of a carrier number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a carrier number: {0:?}")]
pub struct NumberError(pub String);

/// The five digits of a carrier number (Trägernummer; annex of the `EinglMV`).
///
/// ```text
/// number = [JC | T | Träger[-Nr] | Nr] (DDDD | DDDDD) [-D | .0]
/// ```
///
/// A number of four digits has lost its leading zero in a spreadsheet (`3444` is `03444`); fewer
/// have lost more than one and are no number. `-0` is the job centre's own suffix in names of
/// files (`t73906-0`), `.0` a spreadsheet's.
pub fn carrier_number(text: &str) -> Result<String, NumberError> {
    let wrong = || NumberError(text.to_owned());
    let plain = plain(text);
    let typed = plain.trim().trim_start_matches('\'');
    let digits = typed.trim_start_matches(|c: char| !c.is_ascii_digit());
    let prefix: String = typed[..typed.len() - digits.len()]
        .chars()
        .filter(char::is_ascii_alphabetic)
        .collect();
    let prefix_has_only_marks = typed[..typed.len() - digits.len()]
        .chars()
        .all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '-' | ':' | '#'));
    if !matches!(
        prefix.as_str(),
        "" | "jc" | "t" | "nr" | "jcnr" | "traeger" | "traegernr" | "traegernummer" | "jobcenter"
    ) || !prefix_has_only_marks
        || (prefix.is_empty() && typed.len() != digits.len())
    {
        return Err(wrong());
    }
    let end = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    let (digits, suffix) = digits.split_at(end);
    let suffix_fits = match suffix.as_bytes() {
        [] | b".0" => true,
        [b'-', digit] => digit.is_ascii_digit(),
        _ => false,
    };
    match digits.len() {
        4 | 5 if suffix_fits && digits.bytes().any(|b| b != b'0') => Ok(format!("{digits:0>5}")),
        _ => Err(wrong()),
    }
}

/// What a query means among the candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match<I> {
    /// This one.
    One(I),
    /// None; those with the most similar names, the best first, at most five.
    None(Vec<I>),
    /// A question: those it could mean, and why it is not decided.
    Ambiguous(Vec<I>, Why),
}

/// Why a name decides nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A district and a city bear this name, whether or not both are in the list.
    Homonym {
        /// The district's full name.
        district: &'static str,
        /// The city's full name.
        city: &'static str,
    },
    /// Several in the list fit.
    Several,
}

/// District or city, as far as a name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    District,
    City,
}

/// The municipalities a name can mean, with their names read once: an import asks for every line.
#[derive(Clone, Debug, Default)]
pub struct Register<I> {
    entries: Vec<Entry<I>>,
}

#[derive(Clone, Debug)]
struct Entry<I> {
    id: I,
    number: Option<String>,
    names: Vec<Name>,
    kind: Option<Kind>,
}

impl<I: Copy + PartialEq> Register<I> {
    /// From ids with all that each is called: the carrier number, name, short name, in any order.
    /// At least one name should tell district from city (`Landkreis …`, `…, Stadt`).
    pub fn new<N: AsRef<str>>(
        municipalities: impl IntoIterator<Item = (I, impl IntoIterator<Item = N>)>,
    ) -> Self {
        let entries = municipalities.into_iter().map(|(id, called)| {
            let mut entry = Entry {
                id,
                number: None,
                names: Vec::new(),
                kind: None,
            };
            for text in called {
                match carrier_number(text.as_ref()) {
                    Ok(number) => entry.number = Some(number),
                    Err(_) => entry.names.extend(Name::read(text.as_ref())),
                }
            }
            entry.kind = entry.names.iter().find_map(|name| name.kind);
            entry
        });
        Self {
            entries: entries.collect(),
        }
    }

    /// What a number or name means.
    ///
    /// A number is compared as [`carrier_number`] reads it. Names are compared without case,
    /// umlauts, punctuation, footnote marks and words for the kind (`Landkreis`, `, Stadt`,
    /// `Jobcenter`); where the query tells district or city, a match has to be one. A bare
    /// homonym is [`Match::Ambiguous`] even if one candidate is called just that.
    pub fn resolve(&self, query: &str) -> Match<I> {
        if let Ok(number) = carrier_number(query) {
            let found = self
                .entries
                .iter()
                .find(|entry| entry.number.as_ref() == Some(&number));
            return found.map_or(Match::None(Vec::new()), |entry| Match::One(entry.id));
        }
        let Some(name) = Name::read(query) else {
            return Match::None(Vec::new());
        };
        let homonym = HOMONYMS.iter().find(|homonym| homonym.key == name.base);
        let wanted = match (homonym, name.kind) {
            (None, _) => vec![&name],
            (Some(homonym), None) => {
                let why = Why::Homonym {
                    district: homonym.district,
                    city: homonym.city,
                };
                let both: Vec<_> = homonym.names.iter().chain([&name]).collect();
                return Match::Ambiguous(self.fitting(&both), why);
            }
            // "Stadt Offenbach" means what the table calls the city of that name.
            (Some(homonym), kind) => homonym
                .names
                .iter()
                .filter(|name| name.kind == kind)
                .chain([&name])
                .collect(),
        };
        match self.fitting(&wanted)[..] {
            [] => Match::None(self.similar(&name)),
            [id] => Match::One(id),
            ref several => Match::Ambiguous(several.to_vec(), Why::Several),
        }
    }

    fn fitting(&self, wanted: &[&Name]) -> Vec<I> {
        let fits = |entry: &Entry<I>| {
            wanted.iter().any(|name| {
                let same_kind =
                    name.kind.is_none() || entry.kind.is_none() || name.kind == entry.kind;
                same_kind && entry.names.iter().any(|own| own.is_same(name))
            })
        };
        self.entries
            .iter()
            .filter(|entry| fits(entry))
            .map(|entry| entry.id)
            .collect()
    }

    fn similar(&self, name: &Name) -> Vec<I> {
        let mut scored: Vec<_> = self
            .entries
            .iter()
            .filter_map(|entry| {
                Some((
                    entry.names.iter().map(|own| own.likeness(name)).max()?,
                    entry.id,
                ))
            })
            .filter(|(likeness, _)| *likeness >= 50)
            .collect();
        scored.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
        scored.into_iter().take(5).map(|(_, id)| id).collect()
    }
}

/// What a number or name means among a few candidates; [`Register`] where it is asked often.
pub fn resolve<I: Copy + PartialEq>(query: &str, candidates: &[(I, &[&str])]) -> Match<I> {
    Register::new(candidates.iter().map(|(id, names)| (*id, names.iter()))).resolve(query)
}

/// A name that a district and a city share.
struct Homonym {
    key: String,
    district: &'static str,
    city: &'static str,
    /// Both full names, read.
    names: Vec<Name>,
}

/// The homonyms of Germany are data: a territorial reform changes the table, not the code.
static HOMONYMS: LazyLock<Vec<Homonym>> = LazyLock::new(|| {
    include_str!("homonyms.csv")
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.trim_end().split(';');
            let (name, district, city) = (cells.next()?, cells.next()?, cells.next()?);
            let names = [district, city]
                .iter()
                .filter_map(|name| Name::read(name))
                .collect();
            Some(Homonym {
                key: Name::read(name)?.base,
                district,
                city,
                names,
            })
        })
        .collect()
});
