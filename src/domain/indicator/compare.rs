//! Comparing the figures of a group. Source: `domain.md` § 3.
//!
//! Responsible for: rank, quartiles, distances, changes, the group's own figures. Not for: who belongs
//! to the group and where the figures come from.
//!
//! Everything that can be exact is: minimum, maximum, quartiles, median, distance and change of
//! published figures are exact decimals. What has to be divided is rounded to [`DECIMALS`] decimals.

use crate::domain::id::MunicipalityId;

use super::catalogue::{Direction, Formula, Indicator};
use super::figure::Figure;
use super::period::Period;
use super::series::Version;

/// Decimals of what had to be divided: more than any figure is published with.
pub const DECIMALS: u8 = 10;

/// What is known of one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub municipality: MunicipalityId,
    /// The version that holds for the period; none = missing.
    pub now: Option<Version>,
    /// The version that holds for the same period of the year before; none where there is none or a
    /// break of the territory lies between.
    pub before: Option<Version>,
    /// The versions that hold for the twelve months up to the period, for indicators that are a mean
    /// of monthly rates; else empty.
    pub months: Vec<Version>,
}

/// A member's place in the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Who.
    pub municipality: MunicipalityId,
    /// 1 = best; ties share, the next rank is skipped. None for neutral indicators and missing values.
    pub rank: Option<usize>,
    /// The value; none = missing.
    pub value: Option<Figure>,
    /// Numerator, if it was published.
    pub numerator: Option<Figure>,
    /// Denominator, if it was published.
    pub denominator: Option<Figure>,
    /// New − old in the indicator's unit (points for per cent).
    pub change: Option<Figure>,
    /// (new ÷ old − 1) × 100; none where that has no meaning.
    pub change_relative: Option<Figure>,
    /// Value − median of the group.
    pub distance: Option<Figure>,
    /// 1 = best quarter (neutral: highest); a value on a bound belongs to the better one.
    pub quartile: Option<u8>,
}

/// A group's figures and every member's place in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Members with a value.
    pub n: usize,
    /// Members without.
    pub missing: usize,
    /// Smallest value.
    pub min: Option<Figure>,
    /// First quartile by linear interpolation (R type 7, Excel's QUARTILE.INC).
    pub q1: Option<Figure>,
    /// Median.
    pub median: Option<Figure>,
    /// Third quartile.
    pub q3: Option<Figure>,
    /// Largest value.
    pub max: Option<Figure>,
    /// Mean of the values.
    pub mean: Option<Figure>,
    /// The value of the group as a whole: sums over sums, by the indicator's formula.
    pub weighted: Option<Figure>,
    /// Members that had both parts for it.
    pub weighted_n: usize,
    /// Best first (neutral: highest first); those without a value last.
    pub rows: Vec<Placed>,
}

/// A quotient of exact numbers, rounded to [`DECIMALS`] decimals, halves away from zero; none for
/// nothing to divide by or a result beyond all figures.
fn quotient(numerator: i128, denominator: i128) -> Option<Figure> {
    if denominator == 0 {
        return None;
    }
    let scaled = numerator.checked_mul(10_i128.pow(u32::from(DECIMALS)))?;
    let (whole, rest) = (scaled / denominator, scaled % denominator);
    let up = rest.checked_mul(2)?.checked_abs()? >= denominator.checked_abs()?;
    let away = if (scaled < 0) == (denominator < 0) {
        1
    } else {
        -1
    };
    let rounded = if up { whole + away } else { whole };
    let mut mantissa = rounded;
    let mut scale = DECIMALS;
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    Figure::new(i64::try_from(mantissa).ok()?, scale)
}

/// Two figures over the same power of ten.
fn aligned(a: Figure, b: Figure) -> Option<(i128, i128)> {
    let scale = a.scale().max(b.scale());
    let lift = |one: Figure| {
        let power = 10_i128.pow(u32::from(scale - one.scale()));
        i128::from(one.mantissa()).checked_mul(power)
    };
    Some((lift(a)?, lift(b)?))
}

/// What numerator and denominator give by the formula; none for `Value`, for the mean of rates (one
/// month is not the mean), and for a denominator of 0.
pub fn from_parts(formula: Formula, numerator: Figure, denominator: Figure) -> Option<Figure> {
    let (n, d) = aligned(numerator, denominator)?;
    match formula {
        Formula::Change => quotient((n - d).checked_mul(100)?, d),
        Formula::Quota => quotient(n.checked_mul(100)?, d),
        Formula::Ratio => quotient(n, d),
        Formula::MeanRate | Formula::Value => None,
    }
}

/// The value of a version: as published, else from its parts; none where a mark was published instead,
/// whatever stands beside it.
pub fn value_of(indicator: &Indicator, version: &Version) -> Option<Figure> {
    if version.mark.is_some() {
        return None;
    }
    version
        .value
        .or_else(|| from_parts(indicator.formula, version.numerator?, version.denominator?))
}

/// A quartile of ascending values by linear interpolation (R type 7): `quarters` 1, 2, 3.
fn quartile(sorted: &[Figure], quarters: usize) -> Option<Figure> {
    let place = sorted.len().checked_sub(1)? * quarters;
    let (at, rest) = (place / 4, place % 4);
    let here = sorted[at];
    match sorted.get(at + 1) {
        Some(next) if rest > 0 => here.towards(*next, rest as u8),
        _ => Some(here),
    }
}

fn mean(values: &[Figure]) -> Option<Figure> {
    let scale = values.iter().map(|value| value.scale()).max()?;
    let mut sum: i128 = 0;
    for value in values {
        let power = 10_i128.pow(u32::from(scale - value.scale()));
        sum = sum.checked_add(i128::from(value.mantissa()).checked_mul(power)?)?;
    }
    let divisor = 10_i128
        .pow(u32::from(scale))
        .checked_mul(values.len() as i128)?;
    quotient(sum, divisor)
}

/// Numerator and denominator of members that have both, summed.
fn sums(parts: impl Iterator<Item = (Figure, Figure)>) -> Option<(Figure, Figure)> {
    parts
        .map(Some)
        .reduce(|sum, one| {
            let ((a, b), (c, d)) = (sum?, one?);
            Some((a.plus(c)?, b.plus(d)?))
        })
        .flatten()
}

fn parts(version: &Version) -> Option<(Figure, Figure)> {
    Some((version.numerator?, version.denominator?))
}

/// The group's own value, and how many members stand behind it.
fn weighted(indicator: &Indicator, members: &[Member]) -> (Option<Figure>, usize) {
    if indicator.formula == Formula::MeanRate {
        return weighted_rates(members);
    }
    let both: Vec<(Figure, Figure)> = members
        .iter()
        .filter_map(|member| parts(member.now.as_ref()?))
        .collect();
    let value = sums(both.iter().copied())
        .and_then(|(numerator, denominator)| from_parts(indicator.formula, numerator, denominator));
    (value, both.len())
}

/// The mean of twelve monthly Σmovements ÷ Σstock, over the members that have both in all twelve.
fn weighted_rates(members: &[Member]) -> (Option<Figure>, usize) {
    let whole: Vec<Vec<(Figure, Figure)>> = members
        .iter()
        .filter(|member| member.months.len() == 12)
        .filter_map(|member| member.months.iter().map(parts).collect())
        .collect();
    let rates: Option<Vec<Figure>> = (0..12)
        .map(|month| {
            let (numerator, denominator) = sums(whole.iter().map(|months| months[month]))?;
            from_parts(Formula::Quota, numerator, denominator)
        })
        .collect();
    (rates.and_then(|rates| mean(&rates)), whole.len())
}

/// The change on the year before: none across a break of the series, none without both values.
fn change(
    indicator: &Indicator,
    period: Period,
    member: &Member,
    value: Figure,
) -> (Option<Figure>, Option<Figure>) {
    let before = period
        .year_before()
        .filter(|before| !indicator.breaks_between(*before, period));
    let old = before
        .and(member.before.as_ref())
        .and_then(|version| value_of(indicator, version));
    let Some(old) = old else {
        return (None, None);
    };
    // A change of a change has no meaning in per cent, nor has one of nothing or less.
    let relative = if indicator.is_change() || old.is_zero() || old.is_negative() {
        None
    } else {
        from_parts(Formula::Change, value, old)
    };
    (value.minus(old), relative)
}

/// Compares a group.
pub fn compare(indicator: &Indicator, period: Period, members: &[Member]) -> Comparison {
    let mut rows: Vec<Placed> = members
        .iter()
        .map(|member| {
            let version = member.now.as_ref();
            let value = version.and_then(|version| value_of(indicator, version));
            let (change, change_relative) = value.map_or((None, None), |value| {
                change(indicator, period, member, value)
            });
            Placed {
                municipality: member.municipality,
                rank: None,
                value,
                numerator: version.and_then(|version| version.numerator),
                denominator: version.and_then(|version| version.denominator),
                change,
                change_relative,
                distance: None,
                quartile: None,
            }
        })
        .collect();
    let lower = indicator.direction == Direction::Lower;
    // Stable: members of one value stay in the order they came in.
    rows.sort_by(|a, b| match (a.value, b.value) {
        (Some(a), Some(b)) if lower => a.cmp(&b),
        (Some(a), Some(b)) => b.cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    let mut sorted: Vec<Figure> = rows.iter().filter_map(|row| row.value).collect();
    if !lower {
        sorted.reverse();
    }
    let (q1, median, q3) = (
        quartile(&sorted, 1),
        quartile(&sorted, 2),
        quartile(&sorted, 3),
    );
    let mut rank = 0;
    for at in 0..sorted.len() {
        if at == 0 || rows[at].value != rows[at - 1].value {
            rank = at + 1;
        }
        let row = &mut rows[at];
        let Some(value) = row.value else { continue };
        row.rank = (indicator.direction != Direction::Neutral).then_some(rank);
        row.distance = median.and_then(|median| value.minus(median));
        let better = |bound: Option<Figure>| {
            bound.is_some_and(|bound| {
                if lower {
                    value <= bound
                } else {
                    value >= bound
                }
            })
        };
        let (best, worst) = if lower { (q1, q3) } else { (q3, q1) };
        row.quartile = Some(if better(best) {
            1
        } else if better(median) {
            2
        } else if better(worst) {
            3
        } else {
            4
        });
    }
    let (weighted, weighted_n) = weighted(indicator, members);
    Comparison {
        n: sorted.len(),
        missing: rows.len() - sorted.len(),
        min: sorted.first().copied(),
        q1,
        median,
        q3,
        max: sorted.last().copied(),
        mean: mean(&sorted),
        weighted,
        weighted_n,
        rows,
    }
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
