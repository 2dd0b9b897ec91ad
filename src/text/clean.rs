//! Text from outside made safe to keep, to show in a terminal and to compare.
//!
//! Everything a person types, pastes or imports passes here once, before it is stored: a stored
//! escape sequence would run in every terminal that ever shows it, and a bidi override shows
//! another text than the one it holds. Not responsible for what a text may mean, nor for spaces at
//! its ends.
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Whether line ends and tabs may stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// A name, a title: a run of line ends and tabs becomes one space.
    Single,
    /// Minutes, notes: `\n` and `\t` stay, every other line end becomes `\n`.
    Multi,
}

/// How long a text may be. Both bounds hold: people see graphemes, stores and files count bytes,
/// and one grapheme can have any number of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Characters as people count them.
    pub graphemes: usize,
    /// Bytes of UTF-8.
    pub bytes: usize,
}

impl Limit {
    /// Keeps all.
    pub const NONE: Self = Self {
        graphemes: usize::MAX,
        bytes: usize::MAX,
    };
    /// Names, titles, places.
    pub const LINE: Self = Self {
        graphemes: 250,
        bytes: 2_000,
    };
    /// Notes and minutes of one item.
    pub const TEXT: Self = Self {
        graphemes: 100_000,
        bytes: 400_000,
    };
}

/// What cleaning did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// NFC, without control characters, within the limit.
    pub text: String,
    /// How many characters were taken out as unsafe; line ends and tabs turned into spaces and
    /// characters joined by NFC don't count.
    pub removed: usize,
    /// What the limit cost, if anything.
    pub cut: Option<Cut>,
}

/// What a limit took away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The bound that was met first.
    pub bound: Bound,
    /// Graphemes lost from the end.
    pub lost: usize,
}

/// One bound of a [`Limit`], with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// [`Limit::graphemes`]
    Graphemes(usize),
    /// [`Limit::bytes`]
    Bytes(usize),
}

/// A name or title made safe: [`clean`] on one line without a limit.
pub fn single_line(text: &str) -> String {
    clean(text, Lines::Single, Limit::NONE).text
}

/// A longer text made safe: [`clean`] with line ends, without a limit.
pub fn multi_line(text: &str) -> String {
    clean(text, Lines::Multi, Limit::NONE).text
}

/// Takes out control characters (C0, C1, DEL), whole escape sequences, bidi overrides, embeddings,
/// isolates and marks, zero-width characters, soft hyphens, tag characters and noncharacters;
/// normalises to NFC; cuts between graphemes.
///
/// A zero-width joiner stays between two characters that can be joined (emoji, Indic letters), a
/// variation selector after a character that can vary. Cleaning clean text changes nothing.
pub fn clean(text: &str, lines: Lines, limit: Limit) -> Cleaned {
    if text.len() <= limit.graphemes.min(limit.bytes) && is_plain(text, lines) {
        return Cleaned {
            text: text.to_owned(),
            removed: 0,
            cut: None,
        };
    }
    let mut removed = 0;
    let safe = without_controls(text, lines, &mut removed);
    let composed: Vec<char> = safe.nfc().collect();
    let text: String = without_loose_joiners(&composed, &mut removed)
        .nfc()
        .collect();
    let (text, cut) = limited(text, limit);
    Cleaned { text, removed, cut }
}

/// The usual case, seen without allocating twice: printable ASCII and the letters of Europe's Latin
/// alphabets, of which none joins with another and each is its own NFC.
pub fn is_plain(text: &str, lines: Lines) -> bool {
    text.chars().all(|c| {
        matches!(c, ' '..='~' | 'À'..='ž' | '€' | '–' | '−')
            || (lines == Lines::Multi && matches!(c, '\n' | '\t'))
    })
}

fn without_controls(text: &str, lines: Lines, removed: &mut usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut len = c.len_utf8();
        match c {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                len += usize::from(rest.starts_with("\r\n"));
                match lines {
                    Lines::Single if out.ends_with(' ') => {}
                    Lines::Single => out.push(' '),
                    Lines::Multi if c == '\t' => out.push('\t'),
                    Lines::Multi => out.push('\n'),
                }
            }
            '\u{1b}' | '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}'..='\u{9f}' => {
                len = escape_sequence(rest);
                *removed += rest[..len].chars().count();
            }
            c if c.is_control() || is_invisible(c) => *removed += 1,
            c => out.push(c),
        }
        rest = &rest[len..];
    }
    out
}

/// The length in bytes of the escape sequence at the start of `text` (ECMA-48): CSI up to its
/// final byte, strings (OSC, DCS, SOS, PM, APC) up to BEL or ST, others up to their final byte.
///
/// A string that doesn't end on its line is no string: only its introducer goes, so that a stray
/// `ESC ]` in a pasted text doesn't swallow the text behind it.
fn escape_sequence(text: &str) -> usize {
    let mut chars = text.chars();
    let (kind, head) = match chars.next() {
        Some('\u{1b}') => match chars.clone().next() {
            Some(c @ (' '..='~')) => {
                chars.next();
                (c, 2)
            }
            _ => return 1,
        },
        Some(c) => (
            char::from_u32(c as u32 - 0x40).unwrap_or('\0'),
            c.len_utf8(),
        ),
        None => return 0,
    };
    let body = chars.as_str();
    let while_in = |first, last| {
        body.find(|c| !(first..=last).contains(&c))
            .unwrap_or(body.len())
    };
    match kind {
        '[' => {
            let end = while_in(' ', '?');
            head + end + usize::from(body[end..].starts_with(|c| ('@'..='~').contains(&c)))
        }
        ']' | 'P' | 'X' | '^' | '_' => {
            let line = &body[..body.find(['\n', '\r']).unwrap_or(body.len())];
            let end = ["\u{7}", "\u{1b}\\", "\u{9c}"]
                .iter()
                .filter_map(|end| Some(line.find(end)? + end.len()))
                .min();
            head + end.unwrap_or(0)
        }
        ' '..='/' => {
            let end = while_in(' ', '/');
            head + end + usize::from(body[end..].starts_with(|c| ('0'..='~').contains(&c)))
        }
        _ => head,
    }
}

/// Characters that show nothing and change what is seen or found.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{fdd0}'..='\u{fdef}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        || c as u32 & 0xfffe == 0xfffe
}

fn is_joiner(c: char) -> bool {
    c == '\u{200d}'
}

fn is_variation(c: char) -> bool {
    ('\u{fe00}'..='\u{fe0f}').contains(&c)
}

/// Joiners between what can be joined and selectors after what can vary stay; the others go.
fn without_loose_joiners(text: &[char], removed: &mut usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, &c) in text.iter().enumerate() {
        let after = text.get(at + 1).copied().unwrap_or(' ');
        let joins = |c: char| !c.is_ascii() && !c.is_whitespace() && !is_joiner(c);
        let stays = if is_joiner(c) {
            joins(before) && joins(after) && !is_variation(after)
        } else if is_variation(c) {
            !before.is_whitespace() && !is_joiner(before) && !is_variation(before)
        } else {
            true
        };
        if stays {
            out.push(c);
            before = c;
        } else {
            *removed += 1;
        }
    }
    out
}

fn limited(mut text: String, limit: Limit) -> (String, Option<Cut>) {
    if text.len() <= limit.bytes && text.len() <= limit.graphemes {
        return (text, None);
    }
    let over = text
        .grapheme_indices(true)
        .enumerate()
        .find_map(|(n, (at, grapheme))| {
            if n >= limit.graphemes {
                Some((at, Bound::Graphemes(limit.graphemes)))
            } else if at + grapheme.len() > limit.bytes {
                Some((at, Bound::Bytes(limit.bytes)))
            } else {
                None
            }
        });
    let Some((at, bound)) = over else {
        return (text, None);
    };
    let lost = text[at..].graphemes(true).count();
    text.truncate(at);
    (text, Some(Cut { bound, lost }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_terminal_would_obey_is_taken_out() {
        for (name, text, want) in [
            ("colour", "a\x1b[31mrot\x1b[0mb", "arotb"),
            ("title", "a\x1b]0;böse\x07b", "ab"),
            ("title ended by ST", "a\x1b]0;böse\x1b\\b", "ab"),
            ("link", "\x1b]8;;http://x\x1b\\hier\x1b]8;;\x1b\\", "hier"),
            ("device control", "a\x1bP1$q\x1b\\b", "ab"),
            ("C1 sequence", "a\u{9b}31mb", "ab"),
            ("C1 string", "a\u{9d}0;x\u{9c}b", "ab"),
            ("charset", "a\x1b(0b", "ab"),
            ("reset", "a\x1bcb", "ab"),
            (
                "string without end",
                "a\x1b]0;bleibt stehen",
                "a0;bleibt stehen",
            ),
            ("string not ended on its line", "a\x1b]x\nb\x07", "ax b"),
            ("lone escape before an umlaut", "a\x1bäb", "aäb"),
            ("escape at the end", "a\x1b", "a"),
            ("C0, DEL and C1", "a\0\x08\x7f\u{80}b", "ab"),
            ("bidi override", "a\u{202e}b\u{2066}c\u{2069}", "abc"),
            ("zero width", "a\u{200b}\u{feff}\u{2060}b", "ab"),
            ("soft hyphen", "Maß\u{ad}nahme", "Maßnahme"),
            ("tags", "a\u{e0041}b", "ab"),
        ] {
            assert_eq!(single_line(text), want, "{name}");
        }
    }

    #[test]
    fn line_ends_become_spaces_or_stay() {
        let text = "a\r\nb\rc\u{2028}d\n\n\te";
        assert_eq!(single_line(text), "a b c d e");
        assert_eq!(multi_line(text), "a\nb\nc\nd\n\n\te");
    }

    #[test]
    fn joiners_and_selectors_stay_where_they_mean_something() {
        for (text, want) in [
            ("👩\u{200d}🚀", "👩\u{200d}🚀"),
            ("❤\u{fe0f}\u{200d}🔥", "❤\u{fe0f}\u{200d}🔥"),
            ("1\u{fe0f}\u{20e3}", "1\u{fe0f}\u{20e3}"),
            ("क\u{94d}\u{200d}ष", "क\u{94d}\u{200d}ष"),
            ("Ber\u{200d}lin", "Berlin"),
            ("\u{200d}a \u{fe0f}b", "a b"),
            ("ä\u{200d}\u{200d}ö", "ä\u{200d}ö"),
        ] {
            assert_eq!(single_line(text), want, "{text:?}");
        }
    }

    #[test]
    fn a_typed_umlaut_and_a_composed_one_are_the_same() {
        assert_eq!(single_line("Ku\u{308}nzelsau"), "Künzelsau");
    }

    #[test]
    fn a_limit_says_what_it_cost_and_never_halves_a_character() {
        let cut = |text, graphemes, bytes| clean(text, Lines::Single, Limit { graphemes, bytes });
        let cleaned = cut("Österreich", 3, 100);
        assert_eq!(cleaned.text, "Öst");
        assert_eq!(
            cleaned.cut,
            Some(Cut {
                bound: Bound::Graphemes(3),
                lost: 7
            })
        );
        let cleaned = cut("ÄÖÜ", 10, 5);
        assert_eq!(cleaned.text, "ÄÖ");
        assert_eq!(
            cleaned.cut,
            Some(Cut {
                bound: Bound::Bytes(5),
                lost: 1
            })
        );
        assert_eq!(cut("👩\u{200d}🚀x", 1, 100).text, "👩\u{200d}🚀");
        assert_eq!(cut("ÄÖÜ", 3, 6).cut, None);
    }

    #[test]
    fn what_was_removed_is_counted() {
        assert_eq!(
            clean("a\x1b[1mb\u{200b}\n", Lines::Single, Limit::NONE).removed,
            5
        );
        assert_eq!(clean("Ku\u{308}n\n", Lines::Multi, Limit::NONE).removed, 0);
    }

    /// Text that is likely to meet the rules.
    fn nasty() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<char>().prop_map(String::from),
            "[a-zäöüß ]{0,4}",
            proptest::sample::select(vec![
                "\x1b", "[", "]", "\x1b[3", "\x1b]0;", "\x07", "\x1b\\", "\u{9b}", "\u{200d}",
                "\u{fe0f}", "\u{308}", "\u{301}", "e", "\u{212a}", "👩", "🚀", "\u{202e}", "\n",
                "\r", "\r\n", "\t", "\u{85}", "\u{1100}", "\u{1161}", "\u{94d}",
            ])
            .prop_map(String::from),
        ];
        proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn plain_text_is_what_the_long_way_leaves(text in "[ -~À-ž€–−\\n\\t\u{301}\u{ad}\u{a0}]{0,12}") {
            for lines in [Lines::Single, Lines::Multi] {
                if is_plain(&text, lines) {
                    let composed: Vec<char> =
                        without_controls(&text, lines, &mut 0).nfc().collect();
                    let long = without_loose_joiners(&composed, &mut 0);
                    prop_assert_eq!(&long, &text);
                }
            }
        }

        #[test]
        fn no_control_character_survives(text in nasty()) {
            prop_assert!(!single_line(&text).chars().any(|c| c.is_control() || is_invisible(c)));
            prop_assert!(!multi_line(&text)
                .chars()
                .any(|c| (c.is_control() && !matches!(c, '\n' | '\t')) || is_invisible(c)));
        }

        #[test]
        fn cleaning_twice_changes_nothing(text in nasty(), graphemes in 0..30usize, bytes in 0..60usize) {
            for lines in [Lines::Single, Lines::Multi] {
                let once = clean(&text, lines, Limit::NONE);
                let twice = clean(&once.text, lines, Limit::NONE);
                prop_assert_eq!(&twice, &Cleaned { text: once.text.clone(), removed: 0, cut: None });
                let short = clean(&text, lines, Limit { graphemes, bytes });
                prop_assert!(short.text.len() <= bytes && short.text.graphemes(true).count() <= graphemes);
                prop_assert!(once.text.starts_with(&short.text));
                prop_assert_eq!(short.cut.is_none(), once.text == short.text);
            }
        }
    }
}
