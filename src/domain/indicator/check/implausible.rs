//! Values that can't be. Source: `domain.md` § 3; which numerators are a part of their denominator
//! follows from the definitions in the regulation (§§ 4–6).
//!
//! Responsible for: bounds by meaning. Not for: what is only unusual ([`super::jump`]).

use super::{Desk, Finding, Odd, Part};
use crate::domain::indicator::catalogue::{Formula, Indicator};
use crate::domain::indicator::compare::value_of;
use crate::domain::indicator::figure::Figure;

/// Indicators whose numerator counts some of what the denominator counts: employments that last of
/// the integrations (K2E3), activated of the long-term recipients (K3E2), entries of the stock they
/// entered (K1E3, K3E3), exits of the stock they left (K1E4, K3E4). Integrations are events, of which
/// one person can have several, so K2 and its kin are not among them.
pub fn is_part_of_whole(indicator: &Indicator) -> bool {
    indicator.is_built_in()
        && matches!(
            indicator.code.as_str(),
            "K2E3" | "K3E2" | "K1E3" | "K1E4" | "K3E3" | "K3E4"
        )
}

/// The bounds no value can lie outside of, where its meaning gives any: nothing shrinks by more than
/// all of it, shares of counts are not negative, and a part is no more than its whole.
pub fn range(indicator: &Indicator) -> Option<(Figure, Option<Figure>)> {
    let whole = Figure::whole;
    match indicator.formula {
        Formula::Change => Some((whole(-100), None)),
        _ if is_part_of_whole(indicator) => Some((whole(0), Some(whole(100)))),
        Formula::Quota | Formula::MeanRate => Some((whole(0), None)),
        Formula::Ratio | Formula::Value => None,
    }
}

/// Whether numerator and denominator are counts or amounts, which are never negative. Of a value as
/// published nobody knows what stands beside it.
pub const fn has_counts(indicator: &Indicator) -> bool {
    !matches!(indicator.formula, Formula::Value)
}

/// Parts above their whole, values outside their bounds, negative counts.
pub(super) fn implausible(desk: &Desk<'_>) -> Vec<Finding> {
    let indicator = desk.indicator;
    let (is_part, range, counts) = (
        is_part_of_whole(indicator),
        range(indicator),
        has_counts(indicator),
    );
    let mut found = Vec::new();
    for version in desk.reported() {
        let mut report = |odd: Odd| {
            found.push(desk.finding(version.period, Some(version.data_status), odd));
        };
        let is_above = match (version.numerator, version.denominator) {
            (Some(numerator), Some(denominator)) if is_part && numerator > denominator => {
                report(Odd::NumeratorAboveDenominator {
                    numerator,
                    denominator,
                });
                true
            }
            _ => false,
        };
        let value = value_of(indicator, version);
        if let (Some(value), Some((low, high))) = (value, range) {
            let too_high = high.is_some_and(|high| value > high);
            // The share follows from the parts then, and is said with them.
            let is_said = is_above && version.value.is_none();
            if value < low || (too_high && !is_said) {
                report(Odd::OutsideRange { value, low, high });
            }
        }
        for part in [Part::Numerator, Part::Denominator] {
            if let Some(count) = part
                .of(version)
                .filter(|count| count.is_negative() && counts)
            {
                report(Odd::NegativeCount { part, count });
            }
        }
    }
    found
}
