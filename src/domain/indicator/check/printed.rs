//! Printed values that don't match. Source: `domain.md` § 3.
//!
//! Responsible for: a published value against numerator and denominator by the indicator's formula,
//! within the rounding it was printed with. Not for: which of the two is right.

use super::sums::is_counted;
use super::{Desk, Finding, Odd, Part};
use crate::domain::indicator::catalogue::Formula;
use crate::domain::indicator::compare::from_parts;
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::period::PeriodKind;
use crate::domain::indicator::series::Version;

/// Half a unit of a figure's last digit: what rounding can have taken away or added.
fn half_unit(figure: Figure) -> Option<Figure> {
    Figure::new(5, figure.scale() + 1)
}

/// What a formula can give, from the lowest to the highest, when the denominator is a mean that was
/// rounded for print; both the same where nothing is rounded.
fn span(
    formula: Formula,
    numerator: Figure,
    denominator: Figure,
    counted: bool,
) -> Option<(Figure, Figure)> {
    let half = if counted {
        Figure::default()
    } else {
        half_unit(denominator)?
    };
    let a = from_parts(formula, numerator, denominator.plus(half)?)?;
    let b = from_parts(formula, numerator, denominator.minus(half)?)?;
    Some((a.min(b), a.max(b)))
}

/// Whether a printed value can be what its parts give: it lies no further from them than half a unit
/// of its last digit. Both ends of a half count, since nobody says how halves were rounded.
pub fn matches(printed: Figure, low: Figure, high: Figure) -> bool {
    let Some(half) = half_unit(printed) else {
        return true;
    };
    let below = low.minus(printed).is_some_and(|off| off > half);
    let above = printed.minus(high).is_some_and(|off| off > half);
    !below && !above
}

/// The mean of twelve monthly rates that end with the version at `at`; none unless all have both
/// numbers.
fn mean_rate(known: &[Version], at: usize) -> Option<Figure> {
    let last = &known[at];
    if last.period.kind() != PeriodKind::Month || at < 11 {
        return None;
    }
    let months = &known[at - 11..=at];
    if months[0].period.ordinal() + 11 != last.period.ordinal() {
        return None;
    }
    let mut sum = Figure::default();
    for month in months {
        let rate = from_parts(Formula::Quota, month.numerator?, month.denominator?)?;
        sum = sum.plus(rate)?;
    }
    from_parts(Formula::Ratio, sum, Figure::whole(12))
}

/// Published values their own parts contradict.
pub(super) fn printed(desk: &Desk<'_>) -> Vec<Finding> {
    let formula = desk.indicator.formula;
    let counted = is_counted(desk.indicator, Part::Denominator);
    let mut found = Vec::new();
    for (at, version) in desk.known.iter().enumerate() {
        let Some(value) = version.value.filter(|_| desk.scope.reports(version.period)) else {
            continue;
        };
        let (computed, possible) = if formula == Formula::MeanRate {
            let mean = mean_rate(desk.known, at);
            (mean, mean.map(|mean| (mean, mean)))
        } else {
            match (version.numerator, version.denominator) {
                (Some(numerator), Some(denominator)) => (
                    from_parts(formula, numerator, denominator),
                    span(formula, numerator, denominator, counted),
                ),
                _ => (None, None),
            }
        };
        if let (Some(computed), Some((low, high))) = (computed, possible)
            && !matches(value, low, high)
        {
            let odd = Odd::PrintedMismatch {
                printed: value,
                computed,
            };
            found.push(desk.finding(version.period, Some(version.data_status), odd));
        }
    }
    found
}
