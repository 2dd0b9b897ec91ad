//! A group's figures over time. Source: `domain.md` § 3.
//!
//! Responsible for: which periods are seen together, and the comparison of each, reckoned from series
//! unpacked once. Not for: what a comparison is ([`super::compare`]).

use chrono::NaiveDate;

use super::catalogue::Indicator;
use super::compare::{Comparison, Member, compare};
use super::period::{Period, PeriodKind};
use super::series::{Series, Version};
use crate::domain::id::MunicipalityId;

/// Periods seen together: three years with the month or quarter they began with, so that the same one of
/// four years stands in one picture; sixty years.
pub const fn span(kind: PeriodKind) -> i32 {
    match kind {
        PeriodKind::Month => 37,
        PeriodKind::Quarter => 13,
        PeriodKind::Year => 60,
    }
}

/// The periods seen together with one: the newest as far as it is among them, else as many pages before as
/// it takes. Pages share the period they meet in. Nothing before the oldest there are figures of.
pub fn periods_around(asked: Period, oldest: Period, newest: Period) -> Vec<Period> {
    let mut last = newest.max(asked);
    let span = span(asked.kind());
    while let Some(page_before) = last.plus(1 - span).filter(|first| asked < *first) {
        last = page_before;
    }
    let first = (1 - span..=0).filter_map(|n| last.plus(n));
    first.filter(|one| *one >= oldest.min(asked)).collect()
}

/// The comparison of every period, in their order; the periods follow one another without gaps. Changes on
/// the year and weighted means of rates are left out: they take more than the period's own figures.
pub fn course(
    indicator: &Indicator,
    group: &[(MunicipalityId, Option<&Series>)],
    periods: &[Period],
    (as_of, provisional): (Option<NaiveDate>, bool),
) -> Vec<Comparison> {
    let Some(first) = periods.first() else {
        return Vec::new();
    };
    let blank = |of: &(MunicipalityId, Option<&Series>)| Member {
        municipality: of.0,
        now: None,
        before: None,
        months: Vec::new(),
    };
    let mut members: Vec<Member> = group.iter().map(blank).collect();
    let known: Vec<Vec<Option<Version>>> = group
        .iter()
        .map(|(_, series)| {
            let mut found = vec![None; periods.len()];
            let holding = series
                .iter()
                .flat_map(|one| one.holding(as_of, provisional));
            for version in holding.filter(|one| one.period.kind() == first.kind()) {
                let at = version.period.ordinal().checked_sub(first.ordinal());
                if let Some(place) = at.and_then(|at| found.get_mut(at as usize)) {
                    *place = Some(version);
                }
            }
            found
        })
        .collect();
    let each = periods.iter().enumerate();
    each.map(|(at, period)| {
        for (member, known) in members.iter_mut().zip(&known) {
            member.now = known[at];
        }
        compare(indicator, *period, &members)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::id::SeriesId;
    use crate::domain::indicator::catalogue::Catalogue;
    use crate::domain::indicator::figure::Figure;
    use crate::domain::indicator::series::{Quality, Sex};

    fn period(text: &str) -> Period {
        text.parse().expect("a period")
    }

    #[test]
    fn pages_of_periods_meet_in_one() {
        for (asked, oldest, newest, first, last, n) in [
            ("2025-06", "2010-01", "2025-06", "2022-06", "2025-06", 37),
            ("2022-06", "2010-01", "2025-06", "2022-06", "2025-06", 37),
            ("2022-05", "2010-01", "2025-06", "2019-06", "2022-06", 37),
            ("2010-01", "2009-12", "2025-06", "2009-12", "2010-06", 7),
            ("2025-06", "2025-01", "2025-06", "2025-01", "2025-06", 6),
            ("2026-01", "2025-01", "2025-06", "2025-01", "2026-01", 13),
            ("2024-12", "2025-01", "2025-06", "2024-12", "2025-06", 7),
            ("2025-Q1", "2010-Q1", "2025-Q2", "2022-Q2", "2025-Q2", 13),
            ("2015", "2010", "2019", "2010", "2019", 10),
        ] {
            let found = periods_around(period(asked), period(oldest), period(newest));
            assert_eq!(found.first(), Some(&period(first)), "{asked}");
            assert_eq!(found.last(), Some(&period(last)), "{asked}");
            assert_eq!(found.len(), n, "{asked}");
        }
    }

    fn series(id: u64, versions: Vec<Version>) -> Series {
        let municipality = MunicipalityId(id);
        let mut series = Series::new(
            SeriesId(id),
            "K2",
            municipality,
            Sex::All,
            PeriodKind::Month,
        );
        series.set(versions);
        series
    }

    fn version((at, day, value, last): (i32, u64, i64, bool)) -> Version {
        let period = period("2024-01").plus(at).expect("a period");
        Version {
            period,
            data_status: period.last_day() + chrono::Days::new(day),
            quality: if last {
                Quality::Final
            } else {
                Quality::Provisional
            },
            value: Figure::new(value, 1),
            numerator: Figure::new(value, 0),
            denominator: Figure::new(100, 0),
            mark: None,
        }
    }

    proptest! {
        /// What is unpacked once is what asking for each period finds.
        #[test]
        fn every_period_is_compared_as_if_it_were_asked_alone(
            all in proptest::collection::vec(
                proptest::collection::vec((-3..20_i32, 0..200_u64, 0..99_i64, any::<bool>()), 0..30), 1..6),
            provisional: bool,
            known in proptest::option::of(0..500_u64),
        ) {
            let catalogue = Catalogue::of([]);
            let indicator = catalogue.get("K2").expect("K2");
            let as_of = known.map(|days| period("2024-03").first_day() + chrono::Days::new(days));
            let all: Vec<Series> = (1..)
                .zip(all)
                .map(|(id, versions)| series(id, versions.into_iter().map(version).collect()))
                .collect();
            let group: Vec<_> = all.iter().map(|one| (one.municipality, Some(one))).collect();
            let periods: Vec<Period> = (0..14).filter_map(|n| period("2024-01").plus(n)).collect();
            let found = course(indicator, &group, &periods, (as_of, provisional));
            prop_assert_eq!(found.len(), periods.len());
            for (period, found) in periods.iter().zip(found) {
                let members: Vec<Member> = all
                    .iter()
                    .map(|series| Member {
                        municipality: series.municipality,
                        now: series.at(*period, as_of, provisional),
                        before: None,
                        months: Vec::new(),
                    })
                    .collect();
                prop_assert_eq!(found, compare(indicator, *period, &members));
            }
        }
    }
}
