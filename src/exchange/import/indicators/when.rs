//! Periods as files write them.
//!
//! Responsible for: one cell or name of a column. Not for: which of them a table has.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::date::{Month, spoken};
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::text::Folded;

/// Years of figures: what lies outside is another number.
const YEARS: std::ops::RangeInclusive<i32> = 1950..=2199;

/// The period of a text: a year, a quarter, or a month in any of its spellings.
///
/// ```text
/// year    = 2025 | Jahr 2025
/// quarter = 2025-Q2 | Q2 2025 | 2. Quartal 2025 | II. Quartal 2025 | 2025/Q2 | 2. Vj. 2025
/// month   = what `spoken::month` reads, with its year | a spreadsheet's number of a first day
/// ```
pub(super) fn period(text: &str) -> Option<Period> {
    let text = text.trim();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        // A name of a month without year would be a guess.
        return None;
    }
    let text = text.strip_suffix(".0").unwrap_or(text);
    let found = text
        .parse()
        .ok()
        .or_else(|| serial(text))
        .or_else(|| year(text))
        .or_else(|| quarter(text))
        .or_else(|| month(text))?;
    YEARS.contains(&found.year()).then_some(found)
}

/// A day as Excel counts it (1 = 1 January 1900, with its 29 February of that year).
fn serial(text: &str) -> Option<Period> {
    let number: u64 = text.parse().ok()?;
    // 1954 to 2099: five digits, which no year and no month has.
    if text.len() != 5 || !(20_000..73_050).contains(&number) {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number))?;
    (day.day() == 1).then(|| Period::month(Month::of(day)))
}

fn year(text: &str) -> Option<Period> {
    let folded = Folded::new(text);
    let plain = folded.spelled();
    let digits = plain
        .strip_prefix("jahr ")
        .or(plain.strip_prefix("year "))?;
    (digits.len() == 4).then(|| digits.parse().ok()).flatten()
}

fn quarter(text: &str) -> Option<Period> {
    let folded = Folded::new(text);
    let words: Vec<&str> = folded
        .spelled()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_word = |word: &str| {
        matches!(
            word,
            "quartal" | "quarter" | "q" | "vj" | "viertel" | "vierteljahr" | "qu"
        )
    };
    let year = |word: &str| (word.len() == 4).then(|| word.parse().ok()).flatten();
    let number = |word: &str| match word {
        "1" | "i" | "1st" => Some(1),
        "2" | "ii" | "2nd" => Some(2),
        "3" | "iii" | "3rd" => Some(3),
        "4" | "iv" | "4th" => Some(4),
        _ => None,
    };
    let short = |word: &str| number(word.strip_prefix('q')?);
    let (part, year) = match words[..] {
        [a, b] => match (short(a), short(b)) {
            (Some(part), None) => (part, year(b)?),
            (None, Some(part)) => (part, year(a)?),
            _ => return None,
        },
        [a, b, c] if is_word(b) => match number(a) {
            Some(part) => (part, year(c)?),
            None => (number(c)?, year(a)?),
        },
        [a, b, c] if is_word(a) => (number(b)?, year(c)?),
        _ => return None,
    };
    Period::new(PeriodKind::Quarter, year, part)
}

fn month(text: &str) -> Option<Period> {
    // Every form with a year means the same on any day.
    let said_on = |day: NaiveDate| spoken::month(text, day).ok();
    let first = said_on(NaiveDate::from_ymd_opt(2020, 1, 1)?)?;
    let second = said_on(NaiveDate::from_ymd_opt(2021, 6, 1)?)?;
    (first == second).then(|| Period::month(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_in_the_spellings_of_files() {
        for (text, want) in [
            ("2016-12", Some("2016-12")),
            ("Dez 2016", Some("2016-12")),
            ("Dezember 2016", Some("2016-12")),
            ("Dez. 16", Some("2016-12")),
            ("12/05", Some("2005-12")),
            ("Februar 2026", Some("2026-02")),
            ("März 2026", Some("2026-03")),
            ("202606", Some("2026-06")),
            ("2025-01-01", Some("2025-01")),
            ("01.01.2025", Some("2025-01")),
            ("39783", Some("2008-12")),
            ("39783.0", Some("2008-12")),
            ("39784", None),
            ("2025", Some("2025")),
            ("2025.0", Some("2025")),
            ("Jahr 2025", Some("2025")),
            ("2025-Q2", Some("2025-Q2")),
            ("Q2 2025", Some("2025-Q2")),
            ("Q2/2025", Some("2025-Q2")),
            ("2. Quartal 2025", Some("2025-Q2")),
            ("IV. Quartal 2025", Some("2025-Q4")),
            ("2025 Quartal 3", Some("2025-Q3")),
            ("3. Vj. 2025", Some("2025-Q3")),
            ("Dezember", None),
            ("letzter Monat", None),
            ("2025-13", None),
            ("2025-06-15", None),
            ("5. Quartal 2025", None),
            ("", None),
            ("K2", None),
            ("12", None),
            ("1234", None),
        ] {
            let found = period(text).map(|period| period.to_string());
            assert_eq!(found.as_deref(), want, "{text}");
        }
    }
}
