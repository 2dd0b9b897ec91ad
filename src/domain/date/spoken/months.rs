//! Months as people and other programs' files write them.
use super::{Month, SpokenError, Token, plain, tokens, words, year};
use chrono::{Datelike, NaiveDate};

/// The month that `text` means, said on `anchor`.
///
/// ```text
/// month = Y-M | Y/M | YYYYMM | M/Y | M.Y | NAME [Y] | YYYY-MM-01
///       | dieser Monat | this month | letzter Monat | last month | Vormonat
/// ```
///
/// `2026-11`, `202611`, `12/05` (December 2005), `Dez. 16`, `Februar 2026`, `2025-01-01`. A name
/// without year is the latest such month up to the anchor's, since months are asked for when
/// their figures are there. A date other than a first of the month is refused, not rounded.
pub fn month(text: &str, anchor: NaiveDate) -> Result<Month, SpokenError> {
    use Token::{Number as N, Sign as S, Word as W};
    let plain = plain(text);
    let tokens = tokens(&plain)?;
    let this = Month::of(anchor);
    match tokens[..] {
        [] => Err(SpokenError::Empty),
        [N(y, 4), S('-' | '/' | '.'), N(m, ..=2)]
        | [N(y, 4), S('-'), N(m, 2), S('-'), N(1, 2)]
        | [N(1, 2), S('.'), N(m, 2), S('.'), N(y, 4)] => at(year(y, 4)?, m),
        [N(n, 6)] => at(year(n / 100, 4)?, n % 100),
        [N(m, ..=2), S('/' | '.'), N(y, len)] => at(year(y, len)?, m),
        [W("vormonat")] => Ok(this.plus(-1)),
        [W(which), W("monat" | "month")] if which.starts_with("diese") || which == "this" => {
            Ok(this)
        }
        [W(which), W("monat" | "month")] if which.starts_with("letzte") || which == "last" => {
            Ok(this.plus(-1))
        }
        [W(name)] | [W(name), S('.')] => {
            let m = words::month(name).ok_or_else(|| not_understood(text))?;
            at(anchor.year() - i32::from(m > anchor.month()), m)
        }
        [W(name), N(y, len)] | [W(name), S('.'), N(y, len)] => at(
            year(y, len)?,
            words::month(name).ok_or_else(|| not_understood(text))?,
        ),
        _ => Err(not_understood(text)),
    }
}

fn at(year: i32, month: u32) -> Result<Month, SpokenError> {
    Month::new(year, month).map_err(|_| SpokenError::NoSuchMonth(month))
}

fn not_understood(text: &str) -> SpokenError {
    SpokenError::NotUnderstood(text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_in_the_forms_files_use() {
        let anchor = "2026-03-10".parse().unwrap();
        for (text, want) in [
            ("2016-12", "2016-12"),
            ("Dez 2016", "2016-12"),
            ("Dezember 2016", "2016-12"),
            ("Dez. 16", "2016-12"),
            ("12/05", "2005-12"),
            ("12/2005", "2005-12"),
            ("12.2005", "2005-12"),
            ("Februar 2026", "2026-02"),
            ("Mrz 26", "2026-03"),
            ("March 2026", "2026-03"),
            ("202606", "2026-06"),
            ("2025-01-01", "2025-01"),
            ("01.01.2025", "2025-01"),
            ("März", "2026-03"),
            ("April", "2025-04"),
            ("Vormonat", "2026-02"),
            ("letzter Monat", "2026-02"),
            ("this month", "2026-03"),
        ] {
            assert_eq!(month(text, anchor).unwrap().to_string(), want, "{text}");
        }
    }

    #[test]
    fn what_is_no_month_is_refused_and_not_rounded() {
        let anchor = "2026-03-10".parse().unwrap();
        assert_eq!(month("13/25", anchor), Err(SpokenError::NoSuchMonth(13)));
        assert_eq!(month("", anchor), Err(SpokenError::Empty));
        for text in [
            "2025-01-15",
            "39783",
            "Q1 2025",
            "2025",
            "Dezember 2016 2017",
        ] {
            assert!(
                matches!(month(text, anchor), Err(SpokenError::NotUnderstood(_))),
                "{text}"
            );
        }
    }
}
