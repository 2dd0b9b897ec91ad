//! Text in columns of a terminal: measured, cut, padded, wrapped.
//!
//! Never by bytes or chars: `ä` may be two of them and one column, `漢` one and two columns. A
//! grapheme is never cut. Widths are those of ratatui's buffer (unicode-width, grapheme by
//! grapheme), so what fits here fits on the screen.
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The mark for what was cut off, one column wide.
pub const ELLIPSIS: &str = "…";

/// Columns a text takes on one line.
pub fn columns(text: &str) -> usize {
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// The text if it fits into `n` columns, else as much of it as does with `…` at the end.
/// Nothing fits into none.
pub fn cut(text: &str, n: usize) -> Cow<'_, str> {
    let mut used = 0;
    let mut room_for_mark = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > n {
            return if n == 0 {
                Cow::Borrowed("")
            } else {
                Cow::Owned(format!("{}{ELLIPSIS}", &text[..room_for_mark]))
            };
        }
        if used < n {
            room_for_mark = at + grapheme.len();
        }
    }
    Cow::Borrowed(text)
}

/// As [`cut`], but the beginning goes: for paths and everything whose end tells it apart.
pub fn cut_start(text: &str, n: usize) -> Cow<'_, str> {
    if columns(text) <= n {
        return Cow::Borrowed(text);
    }
    let mut used = 0;
    let mut start = text.len();
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += grapheme.width();
        if used >= n {
            break;
        }
        start = at;
    }
    if n == 0 {
        Cow::Borrowed("")
    } else {
        Cow::Owned(format!("{ELLIPSIS}{}", &text[start..]))
    }
}

/// Exactly `n` columns, the text at the left.
pub fn pad(text: &str, n: usize) -> String {
    let mut out = cut(text, n).into_owned();
    out.extend(std::iter::repeat_n(' ', n.saturating_sub(columns(&out))));
    out
}

/// Exactly `n` columns, the text at the right: for numbers.
pub fn pad_start(text: &str, n: usize) -> String {
    let text = cut(text, n);
    let mut out = " ".repeat(n.saturating_sub(columns(&text)));
    out.push_str(&text);
    out
}

/// The lines of a text at most `n` columns wide, as slices of it.
///
/// Breaks at `\n`, at white space (which is left out) and after a hyphen or slash inside a word;
/// a longer word is broken between graphemes. Indentation stays, white space at a line's end goes.
/// Fewer than two columns count as two, and a grapheme wider than the line stands alone: dropping
/// it would be worse than a line too wide. An empty text is one empty line.
pub fn wrap(text: &str, n: usize) -> Vec<&str> {
    let n = n.max(2);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, n, &mut lines);
    }
    lines
}

/// Where a line could end: its end, and where the next would begin.
#[derive(Clone, Copy)]
struct Break {
    end: usize,
    next: usize,
}

fn wrap_paragraph<'a>(text: &'a str, n: usize, lines: &mut Vec<&'a str>) {
    let mut start = 0;
    let mut used = 0;
    let mut last: Option<Break> = None;
    let mut in_word = false;
    for (at, grapheme) in text.grapheme_indices(true) {
        let end = at + grapheme.len();
        let space = grapheme.chars().all(char::is_whitespace)
            && grapheme != "\u{a0}"
            && grapheme != "\u{202f}";
        if space {
            match &mut last {
                Some(last) if !in_word && last.next == at => last.next = end,
                // Indentation is no place to break: the line before it would be empty.
                _ if text[start..at].trim().is_empty() => {}
                _ => last = Some(Break { end: at, next: end }),
            }
            in_word = false;
            used += grapheme.width();
            continue;
        }
        if used + grapheme.width() > n && at > start {
            let Break { end, next } = last.take().unwrap_or(Break { end: at, next: at });
            lines.push(text[start..end].trim_end());
            start = next;
            used = columns(&text[start..at]);
            // What moved down may itself be too long, when the break was a hyphen far back.
            if used + grapheme.width() > n && at > start {
                lines.push(&text[start..at]);
                start = at;
                used = 0;
            }
        }
        used += grapheme.width();
        if in_word && matches!(grapheme, "-" | "/" | "\u{2010}" | "\u{2013}") {
            last = Some(Break { end, next: end });
        }
        in_word = true;
    }
    lines.push(text[start..].trim_end());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_are_what_the_screen_shows() {
        for (text, want) in [
            ("", 0),
            ("Kreis", 5),
            ("Österreich", 10),
            ("O\u{308}l", 2),
            ("漢字", 4),
            ("März…", 5),
            ("👩\u{200d}🚀", 2),
        ] {
            assert_eq!(columns(text), want, "{text}");
        }
    }

    #[test]
    fn a_text_too_long_ends_in_a_mark() {
        for (text, n, want) in [
            ("Künzelsau", 9, "Künzelsau"),
            ("Künzelsau", 8, "Künzels…"),
            ("Künzelsau", 1, "…"),
            ("Künzelsau", 0, ""),
            ("漢字漢字", 4, "漢…"),
            ("漢字漢字", 3, "漢…"),
            ("O\u{308}sterreich", 3, "O\u{308}s…"),
        ] {
            assert_eq!(cut(text, n), want, "{text} {n}");
        }
        assert_eq!(cut_start("/home/jc/ringbuch", 9), "…ringbuch");
        assert_eq!(cut_start("漢字漢字", 4), "…字");
        assert_eq!(cut_start("kurz", 4), "kurz");
    }

    #[test]
    fn padding_fills_to_the_column() {
        assert_eq!(pad("Jena", 6), "Jena  ");
        assert_eq!(pad("漢字漢", 4), "漢… ");
        assert_eq!(pad_start("12,4", 6), "  12,4");
    }

    #[test]
    fn lines_break_at_words_and_hyphens() {
        for (text, n, want) in [
            ("", 10, vec![""]),
            (
                "Der Ring trifft sich",
                10,
                vec!["Der Ring", "trifft", "sich"],
            ),
            ("eins\n\nzwei", 10, vec!["eins", "", "zwei"]),
            ("Marburg-Biedenkopf", 10, vec!["Marburg-", "Biedenkopf"]),
            (
                "Eingliederungsvereinbarung",
                10,
                vec!["Einglieder", "ungsverein", "barung"],
            ),
            (
                "- Punkt eins\n  weiter",
                8,
                vec!["- Punkt", "eins", "  weiter"],
            ),
            ("ab   cd", 3, vec!["ab", "cd"]),
            ("ab   ", 2, vec!["ab"]),
            ("漢字漢字", 5, vec!["漢字", "漢字"]),
            ("漢", 1, vec!["漢"]),
            ("Größe", 5, vec!["Größe"]),
            ("10\u{a0}% von", 6, vec!["10\u{a0}%", "von"]),
        ] {
            assert_eq!(wrap(text, n), want, "{text:?} {n}");
        }
    }

    fn words() -> impl Strategy<Value = String> {
        prop_oneof!["[a-zäöüß漢字👩🚀\u{308}\n -]{0,60}", "\\PC{0,40}"]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn nothing_is_ever_wider_than_asked(text in words(), n in 0..30usize) {
            prop_assert!(columns(&cut(&text, n)) <= n);
            prop_assert!(columns(&cut_start(&text, n)) <= n);
            prop_assert_eq!(columns(&pad(&text, n)), n);
            prop_assert_eq!(columns(&pad_start(&text, n)), n);
            for line in wrap(&text, n) {
                prop_assert!(columns(line) <= n.max(2) || line.graphemes(true).count() == 1, "{line:?}");
            }
        }

        #[test]
        fn wrapping_loses_nothing_but_white_space(text in words(), n in 0..30usize) {
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&wrap(&text, n).concat()), bare(&text));
        }

        #[test]
        fn cutting_and_wrapping_again_changes_nothing(text in words(), n in 0..30usize) {
            let once = cut(&text, n).into_owned();
            prop_assert_eq!(cut(&once, n), once.as_str());
            for line in wrap(&text, n) {
                prop_assert!(wrap(line, n).len() == 1, "{line:?}");
            }
        }
    }
}
