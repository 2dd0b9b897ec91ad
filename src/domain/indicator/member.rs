//! Which figures of a municipality a comparison is about. Source: `domain.md` § 3.
//!
//! Responsible for: the version that holds, the year before, what a break of the territory forbids.
//! Not for: who belongs to the group, nor what the figures come to ([`super::compare`]).

use chrono::NaiveDate;

use super::catalogue::{Formula, Indicator};
use super::compare::Member;
use super::period::{Period, PeriodKind};
use super::series::{Series, Version};
use crate::domain::ring::Municipality;

/// What a comparison asks of every member alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Which period.
    pub period: Period,
    /// Only what was known on this day; none = what is known now.
    pub as_of: Option<NaiveDate>,
    /// The figures before the waiting time (T-0) instead of the final ones: never both.
    pub provisional: bool,
}

/// On which day a ring's members are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MembersOn {
    /// Today, or the day the figures are asked of: the same members for all periods, so that lines
    /// don't jump when a ring is re-cut.
    Now,
    /// The period's last day.
    Then,
    /// This day.
    Day(NaiveDate),
}

impl MembersOn {
    /// The day meant.
    pub fn day(self, today: NaiveDate, asked: Asked) -> NaiveDate {
        match self {
            Self::Now => asked.as_of.unwrap_or(today),
            Self::Then => asked.period.last_day(),
            Self::Day(day) => day,
        }
    }
}

/// Whether the number of a municipality covers another territory in `later` than in `earlier`: no
/// change is computed then (§ 1). A break within the later period counts, since the period is mixed.
pub fn territory_breaks_between(
    municipality: &Municipality,
    earlier: Period,
    later: Period,
) -> bool {
    municipality
        .territory_breaks
        .iter()
        .any(|one| earlier.first_day() < one.from && one.from <= later.last_day())
}

/// What is known of a municipality for a comparison; no series = nothing.
pub fn member(
    indicator: &Indicator,
    municipality: &Municipality,
    series: Option<&Series>,
    asked: Asked,
) -> Member {
    let Asked {
        period,
        as_of,
        provisional,
    } = asked;
    // A year back is as far as any of it reaches: the series is gone through once.
    let first = period.year_before().unwrap_or(period);
    let recent: Vec<Version> = series.map_or_else(Vec::new, |series| {
        let between = series.between(first, period);
        between
            .filter(|one| one.is_meant(as_of, provisional))
            .collect()
    });
    let holding = |period: Period| recent.iter().rfind(|one| one.period == period).copied();
    let before = period
        .year_before()
        .filter(|before| !territory_breaks_between(municipality, *before, period))
        .and_then(holding);
    let months = if indicator.formula == Formula::MeanRate && period.kind() == PeriodKind::Month {
        (-11..=0)
            .filter_map(|n| period.plus(n))
            .filter_map(holding)
            .collect()
    } else {
        Vec::new()
    };
    Member {
        municipality: municipality.id,
        now: holding(period),
        before,
        months,
    }
}

#[cfg(test)]
#[path = "member_tests.rs"]
mod tests;
