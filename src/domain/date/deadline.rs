//! Deadlines in days, weeks and months, and when they move.
//!
//! § 26 SGB X refers to §§ 187–193 BGB: the day of the announcement is not counted (§ 187(1) BGB);
//! days end with the last one, weeks and months on the day that bears the same name or number
//! (§ 188(1), (2) first case), a missing number is the month's last day (§ 188(3)); an end on a
//! Saturday, Sunday or public holiday moves to the next working day (§ 26(3) SGB X, § 193 BGB).
use super::{Land, LocalHolidays, add_months, next_working_day};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A length of time as a letter states it.
///
/// Written `14d`, `2w`, `3m`; read also without a letter (days) and with the German letters
/// (`14t`). Binary stores hold the variant's position: append only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Calendar days.
    Days(u16),
    /// Weeks of seven days.
    Weeks(u16),
    /// Calendar months.
    Months(u16),
}

/// What was typed is no length of time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a length like 14d, 2w or 3m: {0:?}")]
pub struct SpanError(pub String);

impl Span {
    /// The day this long after `date`, which is not counted; see the module for months.
    pub fn after(self, date: NaiveDate) -> NaiveDate {
        let days = match self {
            Self::Months(n) => return add_months(date, n.into()),
            Self::Days(n) => u64::from(n),
            Self::Weeks(n) => 7 * u64::from(n),
        };
        date.checked_add_days(Days::new(days))
            .unwrap_or(NaiveDate::MAX)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(n) => write!(f, "{n}d"),
            Self::Weeks(n) => write!(f, "{n}w"),
            Self::Months(n) => write!(f, "{n}m"),
        }
    }
}

impl FromStr for Span {
    type Err = SpanError;

    fn from_str(text: &str) -> Result<Self, SpanError> {
        let wrong = || SpanError(text.to_owned());
        let trimmed = text.trim().to_ascii_lowercase();
        let digits = trimmed.trim_end_matches(|c: char| !c.is_ascii_digit());
        let n = digits.parse().map_err(|_| wrong())?;
        match trimmed[digits.len()..].trim_start() {
            "" | "d" | "t" => Ok(Self::Days(n)),
            "w" => Ok(Self::Weeks(n)),
            "m" => Ok(Self::Months(n)),
            _ => Err(wrong()),
        }
    }
}

/// A deadline: the end by the count, and the end that holds. Both days are included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last day by the count or as it was set.
    pub by_count: NaiveDate,
    /// The last day that holds, on or after `by_count`.
    pub due: NaiveDate,
}

impl Deadline {
    /// Whether the end moved because it fell on a free day.
    pub fn moved(self) -> bool {
        self.due != self.by_count
    }

    fn moving(by_count: NaiveDate, land: Land, local: LocalHolidays) -> Self {
        Self {
            by_count,
            due: next_working_day(by_count, land, &local),
        }
    }
}

/// Whether a deadline set as a day gives way to a free day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FixedDay {
    /// The usual case: it moves to the next working day (§ 26(3) sentence 1 SGB X).
    Moves,
    /// It stands, because the letter points to § 26(3) sentence 2 SGB X or sets an appointment
    /// (§ 26(5)).
    Stands,
}

/// The end of a deadline of `span` that runs from the announcement.
///
/// `land` and `local` are those of the place where the act is due.
pub fn deadline(announced: NaiveDate, span: Span, land: Land, local: &LocalHolidays) -> Deadline {
    Deadline::moving(span.after(announced), land, *local)
}

/// The end of a deadline set as a day.
pub fn fixed_day(day: NaiveDate, kind: FixedDay, land: Land, local: &LocalHolidays) -> Deadline {
    match kind {
        FixedDay::Moves => Deadline::moving(day, land, *local),
        FixedDay::Stands => Deadline {
            by_count: day,
            due: day,
        },
    }
}

/// The end of a deadline extended by `span`: reckoned from the end of the old one (§ 190 BGB), that
/// is from its moved end, even when the extension is granted earlier or later.
///
/// Months run from number to number: 28 February extended by a month ends on 28 March.
pub fn extended(old: Deadline, span: Span, land: Land, local: &LocalHolidays) -> Deadline {
    Deadline::moving(span.after(old.due), land, *local)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: LocalHolidays = LocalHolidays::NONE;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_extension_runs_from_the_moved_end() {
        // Good Friday 2025 moves to the Tuesday after Easter; two weeks more count from there.
        let first = deadline(d("2025-04-04"), Span::Days(14), Land::Hesse, &NONE);
        assert_eq!(
            (first.by_count, first.due),
            (d("2025-04-18"), d("2025-04-22"))
        );
        let more = extended(first, Span::Weeks(2), Land::Hesse, &NONE);
        assert_eq!(
            (more.by_count, more.due, more.moved()),
            (d("2025-05-06"), d("2025-05-06"), false)
        );
    }

    #[test]
    fn a_fixed_day_moves_unless_the_letter_says_that_it_stands() {
        let sunday = d("2026-03-08");
        let at = |kind| fixed_day(sunday, kind, Land::Hesse, &NONE).due;
        assert_eq!(at(FixedDay::Moves), d("2026-03-09"));
        assert_eq!(at(FixedDay::Stands), sunday);
    }

    #[test]
    fn a_span_is_read_as_it_is_written() {
        for span in [
            Span::Days(14),
            Span::Weeks(2),
            Span::Months(3),
            Span::Days(0),
        ] {
            assert_eq!(span.to_string().parse(), Ok(span));
        }
        for (text, want) in [
            ("14", Span::Days(14)),
            ("14 T", Span::Days(14)),
            (" 2 W ", Span::Weeks(2)),
        ] {
            assert_eq!(text.parse(), Ok(want), "{text}");
        }
        for text in ["", "w", "-3", "3y", "70000", "2 w 3", "½w"] {
            assert!(text.parse::<Span>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_longest_span_on_the_last_day_stops_at_the_end_of_the_calendar() {
        for span in [
            Span::Days(u16::MAX),
            Span::Weeks(u16::MAX),
            Span::Months(u16::MAX),
        ] {
            assert_eq!(span.after(NaiveDate::MAX), NaiveDate::MAX);
        }
    }
}
