//! Names for the files this program writes.
use super::clean::{Limit, Lines, clean};
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// A name that can be a file's on Linux, macOS and Windows, and an argument in a shell.
///
/// Letters (umlauts too) and digits stay, `-`, `_` and `.` inside; every other run becomes one
/// `-`. No leading dot or hyphen (hidden files, options), no trailing dot, none of the names
/// Windows keeps for devices; at most 120 bytes, the ending kept. Never empty: `_` if nothing is
/// left. Not unique: two titles can give one name.
pub fn safe_file_name(name: &str) -> String {
    let cleaned = clean(name, Lines::Single, Limit::NONE).text;
    let mut out = String::with_capacity(cleaned.len());
    for c in cleaned.chars() {
        match (c, out.chars().last()) {
            ('.', Some('.' | '-')) => {
                out.pop();
                out.push('.');
            }
            ('.' | '_', _) => out.push(c),
            (c, _) if c.is_alphanumeric() => out.push(c),
            (c, Some(last)) if is_combining_mark(c) && is_letter(last) => out.push(c),
            (_, Some('-' | '.')) => {}
            _ => out.push('-'),
        }
    }
    let trimmed = out.trim_matches(['-', '.']);
    let short = shortened(trimmed);
    if short.is_empty() || is_device(&short) {
        format!("_{short}")
    } else {
        short.into_owned()
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

const MAX_BYTES: usize = 120;

/// Within the limit, with the ending (up to ten bytes) kept.
fn shortened(name: &str) -> Cow<'_, str> {
    if name.len() <= MAX_BYTES {
        return Cow::Borrowed(name);
    }
    let (stem, ending) = match name.rfind('.') {
        Some(dot) if name.len() - dot <= 10 => name.split_at(dot),
        _ => (name, ""),
    };
    let end = stem
        .grapheme_indices(true)
        .map(|(at, grapheme)| at + grapheme.len())
        .take_while(|end| end + ending.len() <= MAX_BYTES)
        .last()
        .unwrap_or(0);
    Cow::Owned(format!(
        "{}{ending}",
        stem[..end].trim_end_matches(['-', '.'])
    ))
}

/// Names Windows keeps for devices, with any ending.
fn is_device(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_uppercase();
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (stem.len() == 4
            && (stem.starts_with("COM") || stem.starts_with("LPT"))
            && stem.ends_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn titles_become_names_of_files() {
        for (title, want) in [
            ("Sitzung 3: Würzburg/Ansbach", "Sitzung-3-Würzburg-Ansbach"),
            ("Protokoll 2026-03-15.md", "Protokoll-2026-03-15.md"),
            ("../../etc/passwd", "etc-passwd"),
            (".bashrc", "bashrc"),
            ("-rf *", "rf"),
            ("con.md", "_con.md"),
            ("COM1", "_COM1"),
            ("???", "_"),
            ("", "_"),
            ("a\x1b[31m\u{202e}b", "ab"),
            ("Ende.", "Ende"),
            ("Bericht - Teil 2.pdf", "Bericht-Teil-2.pdf"),
        ] {
            assert_eq!(safe_file_name(title), want, "{title:?}");
        }
        let long = safe_file_name(&format!("{}.md", "ä".repeat(200)));
        assert!(long.len() <= MAX_BYTES && long.ends_with("ä.md"), "{long}");
    }

    proptest! {
        #[test]
        fn a_safe_name_is_safe_and_stays(name in prop_oneof![any::<String>(), "[a-zä. /\\\\:-]{0,300}"]) {
            let once = safe_file_name(&name);
            prop_assert!(!once.is_empty() && once.len() <= MAX_BYTES + 1);
            prop_assert!(!once.starts_with(['.', '-']) && !once.ends_with('.'));
            prop_assert!(!once.contains(|c: char| c.is_control() || c.is_whitespace() || "/\\:*?\"<>|'".contains(c)));
            prop_assert_eq!(safe_file_name(&once), once);
        }
    }
}
