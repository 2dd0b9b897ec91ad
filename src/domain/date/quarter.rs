//! Calendar quarters.
use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;

use super::Month;

/// A calendar quarter, written `2026-Q4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(Month);

/// What was typed is no quarter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a quarter of the form 2026-Q4: {0:?}")]
pub struct QuarterError(pub String);

impl Quarter {
    /// The quarter a day lies in.
    pub fn of(day: NaiveDate) -> Self {
        let month = Month::of(day);
        let into = (month.month() - 1) % 3;
        Self(month.plus(-(into as i32)))
    }

    /// The first day.
    pub fn first_day(self) -> NaiveDate {
        self.0.first_day()
    }

    /// The last day.
    pub fn last_day(self) -> NaiveDate {
        self.0.plus(2).last_day()
    }

    /// The quarter before.
    #[must_use]
    pub fn before(self) -> Self {
        Self(self.0.plus(-3))
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-Q{}", self.0.year(), self.0.quarter()))
    }
}

impl FromStr for Quarter {
    type Err = QuarterError;

    /// `2026-Q4`, also with a small letter or without the hyphen.
    fn from_str(text: &str) -> Result<Self, QuarterError> {
        let wrong = || QuarterError(text.to_owned());
        let upper = text.trim().to_ascii_uppercase();
        let (year, quarter) = upper.split_once('Q').ok_or_else(wrong)?;
        let year = year.strip_suffix('-').unwrap_or(year);
        if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        let month = match quarter {
            "1" => 1,
            "2" => 4,
            "3" => 7,
            "4" => 10,
            _ => return Err(wrong()),
        };
        let year = year.parse().map_err(|_| wrong())?;
        Month::new(year, month).map(Self).map_err(|_| wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_read_as_it_is_written_and_has_its_days() {
        let d = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (day, name, first, last) in [
            ("2026-01-01", "2026-Q1", "2026-01-01", "2026-03-31"),
            ("2026-06-30", "2026-Q2", "2026-04-01", "2026-06-30"),
            ("2026-08-15", "2026-Q3", "2026-07-01", "2026-09-30"),
            ("2026-12-31", "2026-Q4", "2026-10-01", "2026-12-31"),
        ] {
            let quarter = Quarter::of(d(day));
            assert_eq!(quarter.to_string(), name);
            assert_eq!(name.parse(), Ok(quarter));
            assert_eq!(
                (quarter.first_day(), quarter.last_day()),
                (d(first), d(last))
            );
        }
        assert_eq!(Quarter::of(d("2026-02-01")).before().to_string(), "2025-Q4");
        assert_eq!(" 2026q4".parse(), Ok(Quarter::of(d("2026-12-01"))));
        for text in [
            "2026", "2026-Q5", "26-Q1", "0000-Q1", "Q1", "2026--Q1", "+026-Q1",
        ] {
            assert!(text.parse::<Quarter>().is_err(), "{text}");
        }
    }
}
