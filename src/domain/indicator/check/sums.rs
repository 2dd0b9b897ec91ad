//! Sums that don't add up. Source: `domain.md` § 3.
//!
//! Responsible for: men and women against everybody, in numerators and denominators. Not for: values,
//! which are quotients and add up to nothing.

use super::{Desk, Finding, Odd, Part, Subject};
use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::series::{Sex, Version};

/// Whether a part is a count, in which nothing is rounded. Mean stocks of twelve months (K2, K2E1,
/// K2E2, K2E4, K3E1) and amounts in euro (K1, K1E1) are rounded each for itself.
pub fn is_counted(indicator: &Indicator, part: Part) -> bool {
    match indicator.code.as_str() {
        "K1" | "K1E1" => false,
        "K2" | "K2E1" | "K2E2" | "K2E4" | "K3E1" => part == Part::Numerator,
        _ => true,
    }
}

/// Whether men and women make everybody: exactly for counts, else within what rounding the three
/// numbers to their last digit can do (one and a half of its units, so one).
pub fn adds_up(all: Figure, male: Figure, female: Figure, counted: bool) -> bool {
    let Some(off) = male.plus(female).and_then(|sum| sum.minus(all)) else {
        return true;
    };
    let scale = all.scale().min(male.scale()).min(female.scale());
    let unit = Figure::new(1, scale).unwrap_or_default();
    off.is_zero() || (!counted && off.magnitude() <= unit)
}

/// Periods in which men and women are not everybody.
pub(super) fn sums(desk: &Desk<'_>, subject: &Subject<'_>) -> Vec<Finding> {
    if desk.scope.sex != Sex::All || (subject.male.is_none() && subject.female.is_none()) {
        return Vec::new();
    }
    let male = desk.scope.holding(subject.male);
    let female = desk.scope.holding(subject.female);
    let at = |known: &[Version], version: &Version| {
        let at = known.binary_search_by_key(&version.period, |one| one.period);
        at.ok().map(|at| known[at])
    };
    let mut found = Vec::new();
    for all in desk.reported() {
        let (Some(male), Some(female)) = (at(&male, all), at(&female, all)) else {
            continue;
        };
        let statuses = [all.data_status, male.data_status, female.data_status];
        for part in [Part::Numerator, Part::Denominator] {
            let parts = (part.of(all), part.of(&male), part.of(&female));
            let (Some(all_of), Some(male), Some(female)) = parts else {
                continue;
            };
            if !adds_up(all_of, male, female, is_counted(desk.indicator, part)) {
                let odd = Odd::SumMismatch {
                    part,
                    all: all_of,
                    male,
                    female,
                };
                found.push(desk.finding(all.period, statuses.into_iter().max(), odd));
            }
        }
    }
    found
}
