//! Calendar months, and periods counted in them.
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// A calendar month of the years 1 to 9999, written `2026-11`.
///
/// Text formats hold it as written; binary ones as its number since year 0 ([`Month::ordinal`]),
/// because figures come by the hundred thousand and this is four bytes at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(u32);

/// Why a text or number is no month.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MonthError {
    /// Not of the shape `2026-11`.
    #[error("not a month of the form 2026-11: {0:?}")]
    Shape(String),
    /// The year is not 1 to 9999 or the month not 1 to 12.
    #[error("there is no month {month} of year {year}")]
    Range {
        /// The year asked for.
        year: i32,
        /// The month asked for.
        month: u32,
    },
}

impl Month {
    const FIRST: u32 = 12;
    const LAST: u32 = 9999 * 12 + 11;

    /// The `month`-th (1 to 12) month of `year` (1 to 9999).
    pub fn new(year: i32, month: u32) -> Result<Self, MonthError> {
        match u32::try_from(year) {
            Ok(y @ 1..=9999) if (1..=12).contains(&month) => Ok(Self(y * 12 + month - 1)),
            _ => Err(MonthError::Range { year, month }),
        }
    }

    /// The month `date` lies in; a date outside the years 1 to 9999 gives the nearest month.
    pub fn of(date: NaiveDate) -> Self {
        Self::new(date.year(), date.month()).unwrap_or(Self(if date.year() < 1 {
            Self::FIRST
        } else {
            Self::LAST
        }))
    }

    /// The year.
    pub const fn year(self) -> i32 {
        (self.0 / 12) as i32
    }

    /// The month of the year, 1 to 12.
    pub const fn month(self) -> u32 {
        self.0 % 12 + 1
    }

    /// The quarter of the year, 1 to 4.
    pub const fn quarter(self) -> u32 {
        self.0 % 12 / 3 + 1
    }

    /// Months since the January of year 0: consecutive months differ by one.
    pub const fn ordinal(self) -> u32 {
        self.0
    }

    /// The first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.month(), 1).unwrap_or(NaiveDate::MIN)
    }

    /// The last day.
    pub fn last_day(self) -> NaiveDate {
        last_day_of_month(self.first_day())
    }

    /// `n` months later (earlier when negative); stops at the first and last month there is.
    #[must_use]
    pub fn plus(self, n: i32) -> Self {
        Self(
            self.0
                .saturating_add_signed(n)
                .clamp(Self::FIRST, Self::LAST),
        )
    }

    /// How many months `self` lies after `earlier`; negative if before.
    pub const fn months_since(self, earlier: Self) -> i32 {
        self.0 as i32 - earlier.0 as i32
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year(), self.month()))
    }
}

/// `YYYY-MM`, nothing else; what people type is read by [`super::spoken::month`].
impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Self, MonthError> {
        let shape = || MonthError::Shape(text.to_owned());
        let (year, month) = text.split_once('-').ok_or_else(shape)?;
        let digits = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(shape());
        }
        Self::new(
            year.parse().map_err(|_| shape())?,
            month.parse().map_err(|_| shape())?,
        )
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            to.collect_str(self)
        } else {
            to.serialize_u32(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            String::deserialize(from)?
                .parse()
                .map_err(de::Error::custom)
        } else {
            let n = u32::deserialize(from)?;
            if (Self::FIRST..=Self::LAST).contains(&n) {
                Ok(Self(n))
            } else {
                Err(de::Error::custom(MonthError::Range {
                    year: (n / 12) as i32,
                    month: n % 12 + 1,
                }))
            }
        }
    }
}

/// `n` calendar months after `start` (before, when negative): the same-numbered day, or the
/// month's last day where there is none (§ 188(3) BGB).
///
/// Always reckon from the start of a rhythm, never from its last date: 31 January + 1 + 1 months
/// taken one by one would be 28 March. Stops at the ends of the calendar.
pub fn add_months(start: NaiveDate, n: i32) -> NaiveDate {
    let by = Months::new(n.unsigned_abs());
    if n < 0 {
        start.checked_sub_months(by).unwrap_or(NaiveDate::MIN)
    } else {
        start.checked_add_months(by).unwrap_or(NaiveDate::MAX)
    }
}

/// The last day of a period of exactly `n` months that begins with `start` (§ 187(2) and
/// § 188(2) second case, (3) BGB): the day before the same-numbered day `n` months on, or the
/// month's last day where that number does not exist.
///
/// `start` counts in full. 1 March + 6 = 31 August; 31 March + 6 = 30 September; 29, 30 and
/// 31 August + 6 = 28 February (in a leap year 28, 29 and 29).
pub fn exactly_months_end(start: NaiveDate, n: u32) -> NaiveDate {
    let then = add_months(start, i32::try_from(n).unwrap_or(i32::MAX));
    if then.day() == start.day() {
        then.pred_opt().unwrap_or(then)
    } else {
        then
    }
}

/// Whether a period from `start` to `end`, both included, is longer than `n` months.
/// Exactly `n` months is not longer; see [`exactly_months_end`].
pub fn lasts_longer_than(start: NaiveDate, end: NaiveDate, n: u32) -> bool {
    end > exactly_months_end(start, n)
}

/// The last day of the month `date` lies in.
pub fn last_day_of_month(date: NaiveDate) -> NaiveDate {
    (28..=31)
        .rev()
        .find_map(|day| date.with_day(day))
        .unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_missing_day_becomes_the_months_last_day() {
        for (start, n, want) in [
            ("2024-11-30", 3, "2025-02-28"),
            ("2023-11-30", 3, "2024-02-29"),
            ("2025-01-31", 1, "2025-02-28"),
            ("2025-08-31", -6, "2025-02-28"),
            ("2025-03-15", 12, "2026-03-15"),
            ("2024-02-29", 12, "2025-02-28"),
        ] {
            assert_eq!(add_months(d(start), n), d(want), "{start} {n:+}");
        }
        assert_eq!(add_months(NaiveDate::MAX, 1), NaiveDate::MAX);
    }

    #[test]
    fn exactly_six_months_end_where_the_civil_code_says() {
        for (start, want) in [
            ("2025-03-01", "2025-08-31"),
            ("2025-03-31", "2025-09-30"),
            ("2025-08-29", "2026-02-28"),
            ("2025-08-30", "2026-02-28"),
            ("2025-08-31", "2026-02-28"),
            ("2023-08-29", "2024-02-28"),
            ("2023-08-30", "2024-02-29"),
            ("2025-01-31", "2025-07-30"),
        ] {
            assert_eq!(exactly_months_end(d(start), 6), d(want), "{start}");
        }
    }

    #[test]
    fn a_month_is_written_as_year_and_month_only() {
        let month: Month = "2026-11".parse().unwrap();
        assert_eq!(
            (month.year(), month.month(), month.quarter()),
            (2026, 11, 4)
        );
        assert_eq!(month.to_string(), "2026-11");
        assert_eq!(
            (month.first_day(), month.last_day()),
            (d("2026-11-01"), d("2026-11-30"))
        );
        for text in [
            "2026-13",
            "2026-00",
            "2026-1",
            "26-11",
            "2026-11-01",
            "0000-01",
            "+026-11",
            "",
        ] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_month_survives_text_and_bytes(n in Month::FIRST..=Month::LAST) {
            let month = Month(n);
            prop_assert_eq!(month.to_string().parse(), Ok(month));
            let json = serde_json::to_string(&month).unwrap();
            prop_assert_eq!(serde_json::from_str::<Month>(&json).unwrap(), month);
            let bytes = bincode::serde::encode_to_vec(month, bincode::config::standard()).unwrap();
            let (back, _): (Month, _) =
                bincode::serde::decode_from_slice(&bytes, bincode::config::standard()).unwrap();
            prop_assert_eq!(back, month);
            prop_assert_eq!(Month::of(month.last_day()), month);
            prop_assert_eq!(month.last_day().succ_opt().map_or(month.plus(1), Month::of).months_since(month), month.plus(1).months_since(month));
        }

        /// The day after exactly n months is the day the rhythm of n months gives, unless that
        /// day does not exist.
        #[test]
        fn a_full_period_ends_before_the_next_begins(days in 0..40_000i64, n in 1u32..60) {
            let start = d("1990-01-01") + chrono::Days::new(days as u64);
            let end = exactly_months_end(start, n);
            prop_assert!(end >= start);
            prop_assert!(end <= add_months(start, n as i32));
            prop_assert!(!lasts_longer_than(start, end, n));
            prop_assert!(lasts_longer_than(start, end.succ_opt().unwrap(), n));
        }
    }
}
