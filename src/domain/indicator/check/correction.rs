//! Late corrections: what a later data status says otherwise. Source: `domain.md` § 3.
//!
//! Responsible for: the difference between two data statuses that follow each other. Not for: the
//! step from provisional to final figures, which is announced and no correction.

use super::{Desk, Finding, Odd, Said};
use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::compare::value_of;
use crate::domain::indicator::series::{Series, Version};

fn said(indicator: &Indicator, version: &Version) -> Said {
    Said {
        value: value_of(indicator, version),
        numerator: version.numerator,
        denominator: version.denominator,
        data_status: version.data_status,
    }
}

/// Whether the figures differ; the day they are of is not one of them, nor is what only one of the
/// two says about the parts of the same value.
pub fn differs(old: &Said, new: &Said) -> bool {
    let changed = |a, b| matches!((a, b), (Some(a), Some(b)) if a != b);
    let vanished = old.value.is_some() != new.value.is_some();
    vanished
        || changed(old.value, new.value)
        || changed(old.numerator, new.numerator)
        || changed(old.denominator, new.denominator)
}

/// Every change between two data statuses of one period, the latest first.
pub(super) fn corrections(desk: &Desk<'_>, series: Option<&Series>) -> Vec<Finding> {
    let Some(series) = series else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut before: Option<Version> = None;
    for version in series.versions().filter(|one| desk.scope.knows(one)) {
        let old = before
            .replace(version)
            .filter(|old| old.period == version.period);
        let Some(old) = old.filter(|_| desk.scope.reports(version.period)) else {
            continue;
        };
        let (old, new) = (said(desk.indicator, &old), said(desk.indicator, &version));
        if differs(&old, &new) {
            let odd = Odd::LateCorrection { old, new };
            found.push(desk.finding(version.period, Some(version.data_status), odd));
        }
    }
    found.reverse();
    found
}
