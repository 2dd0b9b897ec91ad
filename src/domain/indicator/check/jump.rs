//! Jumps: the robust z-score of a figure in its own series. Source: `domain.md` § 3.
//!
//! Responsible for: which figures lie too far from the municipality's own median. Not for: whether
//! that is wrong; a reform jumps, too.

use super::{Desk, Finding, Odd};
use crate::domain::indicator::compare::value_of;
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::period::Period;

/// Periods looked at: the one judged and those before it.
pub const PERIODS: u32 = 24;

/// With fewer of them nothing is said.
pub const FEWEST: usize = 8;

/// 3.5 · 1.4826 as a fraction: distances above so many MADs are reported.
const BOUND: (u32, u32) = (51_891, 10_000);

/// What makes the MAD of a normal distribution its standard deviation.
const CONSISTENCY: f64 = 1.4826;

/// The median; of an even number the middle between the two in the middle. None of nothing.
fn median(figures: &mut [Figure]) -> Option<Figure> {
    figures.sort_unstable();
    let upper = *figures.get(figures.len() / 2)?;
    if figures.len() % 2 == 1 {
        return Some(upper);
    }
    figures
        .get(figures.len() / 2 - 1)
        .and_then(|lower| lower.towards(upper, 2))
}

/// Whether the last of these values jumps: its distance to their median is more than 3.5 times
/// 1.4826 · MAD. Where the MAD is 0, any distance is.
pub fn jump(values: &[Figure]) -> Option<Odd> {
    let value = *values.last()?;
    if values.len() < FEWEST {
        return None;
    }
    let median_of_values = median(&mut values.to_vec())?;
    let mut distances = values
        .iter()
        .map(|one| one.minus(median_of_values).map(Figure::magnitude))
        .collect::<Option<Vec<_>>>()?;
    let distance = *distances.last()?;
    let mad = median(&mut distances)?;
    distance
        .is_more_than(BOUND.0, BOUND.1, mad)
        .then(|| Odd::Jump {
            value,
            median: median_of_values,
            mad,
            score: (!mad.is_zero()).then(|| distance.as_f64() / (CONSISTENCY * mad.as_f64())),
            periods: values.len(),
        })
}

/// The figures that jump, each judged by the up to 24 periods that end with it: a later figure
/// never changes what was said about an earlier one. No window reaches across a break.
pub(super) fn jumps(desk: &Desk<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut window: Vec<(Period, Figure)> = Vec::new();
    let mut values: Vec<Figure> = Vec::new();
    for version in desk.known {
        let Some(value) = value_of(desk.indicator, version) else {
            continue;
        };
        let period = version.period;
        window.retain(|(earlier, _)| {
            earlier.ordinal() + PERIODS > period.ordinal()
                && !desk.is_broken_between(*earlier, period)
        });
        window.push((period, value));
        if !desk.scope.reports(period) {
            continue;
        }
        values.clear();
        values.extend(window.iter().map(|(_, value)| *value));
        if let Some(odd) = jump(&values) {
            found.push(desk.finding(period, Some(version.data_status), odd));
        }
    }
    found
}
