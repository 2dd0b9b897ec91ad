//! The periods figures are of: months, quarters, years.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::date::Month;

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A year.
    Year,
}

impl PeriodKind {
    /// Periods of this length in a year.
    pub const fn in_a_year(self) -> u32 {
        match self {
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Year => 1,
        }
    }
}

/// A month, quarter or year: `2025-06`, `2025-Q2`, `2025`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    kind: PeriodKind,
    /// Counted from the year 0 in periods of this length.
    ordinal: u32,
}

/// A text is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a period like 2025-06, 2025-Q2 or 2025: {0:?}")]
pub struct PeriodError(pub String);

impl Period {
    /// The `part`-th (from 1) period of a year; none outside the years 1 to 9999.
    pub fn new(kind: PeriodKind, year: i32, part: u32) -> Option<Self> {
        let year = u32::try_from(year)
            .ok()
            .filter(|year| (1..=9999).contains(year))?;
        let n = kind.in_a_year();
        (1..=n).contains(&part).then(|| Self {
            kind,
            ordinal: year * n + part - 1,
        })
    }

    /// A month.
    pub fn month(month: Month) -> Self {
        Self {
            kind: PeriodKind::Month,
            ordinal: month.ordinal(),
        }
    }

    /// From its number; none outside the years 1 to 9999.
    pub fn from_ordinal(kind: PeriodKind, ordinal: u32) -> Option<Self> {
        let n = kind.in_a_year();
        let year = i32::try_from(ordinal / n).ok()?;
        Self::new(kind, year, ordinal % n + 1)
    }

    /// How long it is.
    pub const fn kind(self) -> PeriodKind {
        self.kind
    }

    /// Its number, counted from the year 0 in periods of this length.
    pub const fn ordinal(self) -> u32 {
        self.ordinal
    }

    /// The year.
    pub const fn year(self) -> i32 {
        (self.ordinal / self.kind.in_a_year()) as i32
    }

    /// Which part of the year, from 1.
    pub const fn part(self) -> u32 {
        self.ordinal % self.kind.in_a_year() + 1
    }

    /// So many periods later (earlier, when negative); none outside the calendar.
    pub fn plus(self, n: i32) -> Option<Self> {
        Self::from_ordinal(self.kind, self.ordinal.checked_add_signed(n)?)
    }

    /// The same period of the year before.
    pub fn year_before(self) -> Option<Self> {
        self.plus(-(self.kind.in_a_year() as i32))
    }

    /// The period of another length that holds its last day.
    pub fn of_length(self, length: PeriodKind) -> Option<Self> {
        let months = 12 / length.in_a_year();
        let last_month = self.part() * (12 / self.kind.in_a_year());
        Self::new(length, self.year(), (last_month - 1) / months + 1)
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        let months = 12 / self.kind.in_a_year();
        let month = (self.part() - 1) * months + 1;
        NaiveDate::from_ymd_opt(self.year(), month, 1).unwrap_or(NaiveDate::MIN)
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        let next = self.plus(1).map(Self::first_day);
        next.and_then(|day| day.pred_opt())
            .or_else(|| NaiveDate::from_ymd_opt(self.year(), 12, 31))
            .unwrap_or(NaiveDate::MAX)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            PeriodKind::Month => write!(f, "{:04}-{:02}", self.year(), self.part()),
            PeriodKind::Quarter => write!(f, "{:04}-Q{}", self.year(), self.part()),
            PeriodKind::Year => write!(f, "{:04}", self.year()),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let wrong = || PeriodError(text.chars().take(40).collect());
        let (year, part) = match text.split_once('-') {
            Some((year, part)) => (year, Some(part)),
            None => (text, None),
        };
        let number = |text: &str, digits: usize| {
            let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| text.parse().ok()).flatten()
        };
        let year = number(year, 4).ok_or_else(wrong)? as i32;
        let (kind, part) = match part {
            None => (PeriodKind::Year, 1),
            Some(part) => match part.strip_prefix(['Q', 'q']) {
                Some(quarter) => (PeriodKind::Quarter, number(quarter, 1).ok_or_else(wrong)?),
                None => (PeriodKind::Month, number(part, 2).ok_or_else(wrong)?),
            },
        };
        Self::new(kind, year, part).ok_or_else(wrong)
    }
}

impl Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn periods_know_their_days_and_the_year_before() {
        for (text, first, last, before) in [
            ("2024-02", "2024-02-01", "2024-02-29", "2023-02"),
            ("2025-Q2", "2025-04-01", "2025-06-30", "2024-Q2"),
            ("2025-Q4", "2025-10-01", "2025-12-31", "2024-Q4"),
            ("2025", "2025-01-01", "2025-12-31", "2024"),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.to_string(), text);
            assert_eq!(period.first_day().to_string(), first);
            assert_eq!(period.last_day().to_string(), last);
            assert_eq!(period.year_before().unwrap().to_string(), before);
        }
        for text in [
            "", "25", "2025-13", "2025-00", "2025-Q5", "2025-6", "0000", "2025-", "20256",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_period_of_another_length_holds_the_last_day() {
        for (from, length, want) in [
            ("2025-06", PeriodKind::Quarter, "2025-Q2"),
            ("2025-05", PeriodKind::Quarter, "2025-Q2"),
            ("2025-06", PeriodKind::Year, "2025"),
            ("2025-06", PeriodKind::Month, "2025-06"),
            ("2025-Q2", PeriodKind::Month, "2025-06"),
            ("2025", PeriodKind::Month, "2025-12"),
            ("2025", PeriodKind::Quarter, "2025-Q4"),
        ] {
            let from: Period = from.parse().unwrap();
            assert_eq!(from.of_length(length).unwrap().to_string(), want);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(year in 1..=9999_i32, kind in 0..3_usize, part in 1..=12_u32) {
            let kind = [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Year][kind];
            let period = Period::new(kind, year, (part - 1) % kind.in_a_year() + 1).unwrap();
            prop_assert_eq!(period.to_string().parse(), Ok(period));
            prop_assert_eq!(Period::from_ordinal(kind, period.ordinal()), Some(period));
        }
    }
}
