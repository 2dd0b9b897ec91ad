//! How far the figures of a group lie apart: what a box plot shows. Source: `domain.md` § 3 ("outside 1.5
//! interquartile ranges"), J. W. Tukey, Exploratory Data Analysis (1977).
//!
//! Responsible for: which values are unusual for their group. Not for: quartiles ([`super::compare`]).

use super::compare::Comparison;
use super::figure::Figure;

/// The figures of a box plot, all exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// The smallest value that is not unusual.
    pub low: Figure,
    /// First quartile.
    pub q1: Figure,
    /// Median.
    pub median: Figure,
    /// Third quartile.
    pub q3: Figure,
    /// The largest value that is not unusual.
    pub high: Figure,
    /// Values beyond, ascending.
    pub outside: Vec<Figure>,
}

/// The bounds of what is usual: 1.5 interquartile ranges below the first and above the third quartile.
/// A value on a bound is usual. None without figures or beyond all of them.
pub fn bounds(comparison: &Comparison) -> Option<(Figure, Figure)> {
    let (q1, q3) = (comparison.q1?, comparison.q3?);
    // Two and a half ranges from the other quartile, in quarters.
    Some((q3.towards(q1, 10)?, q1.towards(q3, 10)?))
}

/// How far the figures of a group lie apart; none without figures.
pub fn spread(comparison: &Comparison) -> Option<Spread> {
    let (from, to) = bounds(comparison)?;
    let mut values: Vec<Figure> = comparison.rows.iter().filter_map(|row| row.value).collect();
    values.sort_unstable();
    let (usual, outside): (Vec<Figure>, Vec<Figure>) = values
        .into_iter()
        .partition(|value| (from..=to).contains(value));
    Some(Spread {
        // A quartile lies between two values, so some are always inside.
        low: usual.first().copied().or(comparison.min)?,
        q1: comparison.q1?,
        median: comparison.median?,
        q3: comparison.q3?,
        high: usual.last().copied().or(comparison.max)?,
        outside,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::id::MunicipalityId;
    use crate::domain::indicator::catalogue::Catalogue;
    use crate::domain::indicator::compare::{Member, compare};
    use crate::domain::indicator::series::{Quality, Version};

    fn of(values: &[Figure]) -> Comparison {
        let period = "2025".parse().expect("a period");
        let catalogue = Catalogue::of([]);
        let version = |value: &Figure| Version {
            period,
            data_status: period.last_day(),
            quality: Quality::Final,
            value: Some(*value),
            numerator: None,
            denominator: None,
            mark: None,
        };
        let members: Vec<Member> = (1..)
            .zip(values)
            .map(|(id, value)| Member {
                municipality: MunicipalityId(id),
                now: Some(version(value)),
                before: None,
                months: Vec::new(),
            })
            .collect();
        compare(catalogue.get("K2").expect("K2"), period, &members)
    }

    fn figures(text: &str) -> Vec<Figure> {
        let each = text.split_whitespace().map(str::parse);
        each.collect::<Result<_, _>>().expect("figures")
    }

    #[test]
    fn whiskers_end_at_the_last_usual_value() {
        for (values, low, high, outside) in [
            ("1 2 3 4 5", "1", "5", ""),
            // Quartiles 2 and 4: usual is −1 to 7.
            ("7 2 3 4 1", "1", "7", ""),
            ("7.1 2 3 4 1", "1", "4", "7.1"),
            ("-90 2 3 4 5 6 99", "2", "6", "-90 99"),
            ("5", "5", "5", ""),
            // No range at all: whatever differs is unusual.
            ("5 5 5 5 5 5.1", "5", "5", "5.1"),
        ] {
            let found = spread(&of(&figures(values))).expect("a spread");
            assert_eq!(found.low.to_string(), low, "{values}");
            assert_eq!(found.high.to_string(), high, "{values}");
            assert_eq!(found.outside, figures(outside), "{values}");
        }
        assert_eq!(spread(&of(&[])), None);
    }

    proptest! {
        #[test]
        fn every_value_is_usual_or_outside(values in proptest::collection::vec(-999_i64..999, 1..40)) {
            let values: Vec<Figure> = values.into_iter().filter_map(|one| Figure::new(one, 1)).collect();
            let found = spread(&of(&values)).expect("a spread");
            prop_assert!(found.low <= found.high);
            prop_assert!(found.low <= found.median && found.median <= found.high);
            for value in values {
                let inside = found.low <= value && value <= found.high;
                prop_assert_eq!(inside, !found.outside.contains(&value));
            }
        }
    }
}
