//! Cells that a spreadsheet must not run.
//!
//! Excel and LibreOffice take a cell that begins with `=`, `+`, `-` or `@` for a formula, also one
//! behind a tab or carriage return; in an exported title that is code of whoever wrote the title.
use std::borrow::Cow;

/// The cell as text: with an apostrophe in front where a spreadsheet could take it for a formula.
///
/// Numbers (`-13,1`, `+3,0 %`, `-1.234,5`) and a lone sign stay as they are. The price: a cell that
/// already begins with `'=` looks guarded and comes back without its apostrophe by
/// [`csv_unguarded`].
pub fn csv_safe(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell without the apostrophe [`csv_safe`] gave it, so that our own exports import unchanged.
pub fn csv_unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
}

fn is_formula(cell: &str) -> bool {
    if cell.starts_with(['\t', '\r']) {
        return true;
    }
    let text = cell.trim_start();
    match text.chars().next() {
        Some('=' | '@' | '＝' | '＠' | '＋' | '－') => true,
        Some('+' | '-') => !is_number(&text[1..]),
        _ => false,
    }
}

/// Digits with separators as Germans and English write them, per cent at most behind them; or
/// nothing at all (a lone `-` means a missing value).
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let text = text.strip_suffix('%').map_or(text, str::trim_end);
    text.is_empty()
        || (text.starts_with(|c: char| c.is_ascii_digit())
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for cell in [
            "=HYPERLINK(\"http://x\")",
            "+cmd|' /C calc'!A0",
            "@SUM(A1:A2)",
            "-2+3",
            "-1+cmd",
            "\t=1",
            "\r=1",
            "  =1+1",
            "- Aufgabe",
            "+49 931 12345",
            "－1+1",
        ] {
            assert_eq!(csv_safe(cell), format!("'{cell}"));
            assert_eq!(csv_unguarded(&csv_safe(cell)), cell);
        }
        for cell in [
            "-13,1", "-13,1 %", "+3,0%", "-1.234,5", "-", "", "Kreis", "a=b", "'wort", "−3,3", "12",
        ] {
            assert_eq!(csv_safe(cell), cell);
            assert_eq!(csv_unguarded(cell), cell);
        }
    }

    proptest! {
        #[test]
        fn guarding_is_undone_and_done_once(cell in prop_oneof!["[=+@\t\r -][0-9a-z,.%+ ]{0,8}", "[^']{0,8}"]) {
            let once = csv_safe(&cell).into_owned();
            prop_assert_eq!(csv_unguarded(&once), cell.as_str());
            prop_assert_eq!(csv_safe(&once), once.as_str());
        }
    }
}
