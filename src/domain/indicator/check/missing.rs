//! Missing periods. Source: `domain.md` § 3.
//!
//! Responsible for: periods without a value that ought to have one. Not for: why (a mark published
//! instead of the value is passed on as it is).

use std::collections::BTreeMap;

use super::{Desk, Finding, Odd};
use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::compare::value_of;
use crate::domain::indicator::period::Period;
use crate::domain::indicator::series::Version;

/// How many members have a value, by period.
pub(super) fn who_has(indicator: &Indicator, known: &[Vec<Version>]) -> BTreeMap<Period, usize> {
    let mut have = BTreeMap::new();
    for version in known.iter().flatten() {
        if value_of(indicator, version).is_some() {
            *have.entry(version.period).or_insert(0) += 1;
        }
    }
    have
}

/// A period is expected of a member when most of the others have it (ours: one early starter alone
/// says nothing), and the member was authorised before the period ended.
pub fn is_expected(have: usize, others: usize) -> bool {
    have * 2 > others
}

/// Periods without a value inside the series, and outside it where most of the others have one.
pub(super) fn missing(
    desk: &Desk<'_>,
    have: &BTreeMap<Period, usize>,
    members: usize,
) -> Vec<Finding> {
    let has: Vec<Period> = desk
        .known
        .iter()
        .filter(|version| value_of(desk.indicator, version).is_some())
        .map(|version| version.period)
        .collect();
    let mark_at = |period: Period| {
        let at = desk
            .known
            .binary_search_by_key(&period, |version| version.period);
        at.ok().map(|at| &desk.known[at])
    };
    let report = |period: Period, odd: &dyn Fn(Option<char>) -> Odd| {
        let version = mark_at(period);
        desk.finding(
            period,
            version.map(|version| version.data_status),
            odd(version.and_then(|version| version.mark)),
        )
    };
    let mut found = Vec::new();
    for pair in has.windows(2) {
        let mut next = pair[0].plus(1);
        while let Some(period) = next.filter(|period| *period < pair[1]) {
            if desk.scope.reports(period) {
                found.push(report(period, &|mark| Odd::MissingPeriod { mark }));
            }
            next = period.plus(1);
        }
    }
    let others = members.saturating_sub(1);
    let since = desk.municipality.since;
    for (period, have) in have {
        let is_inside = has.first().is_some_and(|first| first <= period)
            && has.last().is_some_and(|last| period <= last);
        if is_inside
            || !desk.scope.reports(*period)
            || !is_expected(*have, others)
            || since.is_some_and(|since| period.last_day() < since)
        {
            continue;
        }
        found.push(report(*period, &|mark| Odd::MissingInGroup {
            mark,
            have: *have,
            others,
        }));
    }
    found
}
