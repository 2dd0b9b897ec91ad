//! From values to places on an axis, with round numbers at its ticks.

use super::known;

/// Round steps within a power of ten, and the decimals each needs beyond it.
const ROUND: [(f64, i32); 4] = [(1.0, 0), (2.0, 0), (2.5, 1), (5.0, 0)];
/// Nearer to one another than this, values count as one.
const NEAR: f64 = 1e-9;

/// An axis from one round number to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    low: f64,
    step: f64,
    /// Steps between the ends, never 0.
    steps: usize,
    /// Decimals of the ticks.
    pub(super) decimals: usize,
}

impl Scale {
    /// Around all these values as closely as round numbers allow, with at most so many ticks (never
    /// fewer than three: no two round numbers enclose what lies around zero). None without values.
    pub(super) fn around(values: impl Iterator<Item = f64>, ticks: usize) -> Option<Self> {
        let (mut low, mut high) =
            values
                .filter_map(|value| known(Some(value)))
                .fold(None, |ends, value| {
                    let (low, high): (f64, f64) = ends.unwrap_or((value, value));
                    Some((low.min(value), high.max(value)))
                })?;
        if high - low <= NEAR * high.abs().max(low.abs()).max(1e-3) {
            let room = (high.abs() * 0.1).max(0.5);
            (low, high) = (low - room, high + room);
        }
        let most = ticks.max(3) - 1;
        let exponent = ((high - low) / most as f64).log10().floor() as i32;
        // A step of twice what is wanted is always enough; it lies within two powers of ten.
        let steps = (exponent..=exponent + 1)
            .flat_map(|exponent| ROUND.map(|round| Self::stepping(round, exponent, (low, high))));
        steps
            .filter(|scale| scale.steps <= most)
            .min_by(|a, b| a.span().total_cmp(&b.span()))
    }

    fn stepping((round, more): (f64, i32), exponent: i32, (low, high): (f64, f64)) -> Self {
        let step = round * 10_f64.powi(exponent);
        let first = (low / step + NEAR).floor();
        let last = (high / step - NEAR).ceil();
        Self {
            low: first * step,
            step,
            steps: (last - first).max(1.0) as usize,
            decimals: (more - exponent).max(0) as usize,
        }
    }

    fn span(self) -> f64 {
        self.step * self.steps as f64
    }

    /// The numbers at the ticks, ascending.
    pub(super) fn ticks(self) -> impl Iterator<Item = f64> {
        (0..=self.steps).map(move |n| self.low + n as f64 * self.step)
    }

    /// The cell a value lies in, of so many from the low end; values beyond the ends at the ends.
    pub(super) fn place(self, value: f64, cells: usize) -> usize {
        let share = (value - self.low) / self.span();
        let last = cells.saturating_sub(1);
        ((share.clamp(0.0, 1.0) * last as f64).round() as usize).min(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(values: &[f64], ticks: usize) -> Vec<String> {
        let scale = Scale::around(values.iter().copied(), ticks).expect("a scale");
        let text = |tick: f64| format!("{tick:.*}", scale.decimals);
        scale.ticks().map(text).collect()
    }

    #[test]
    fn ticks_are_round_numbers() {
        for (values, ticks, want) in [
            (&[3.2, 7.9][..], 6, &["3", "4", "5", "6", "7", "8"][..]),
            (&[3.0, 8.0], 6, &["3", "4", "5", "6", "7", "8"]),
            (&[0.0, 10.0], 6, &["0", "2", "4", "6", "8", "10"]),
            (&[-2.4, 2.1], 5, &["-2.5", "0.0", "2.5"]),
            (&[0.11, 0.14], 4, &["0.11", "0.12", "0.13", "0.14"]),
            (&[1000.0, 4800.0], 3, &["0", "2500", "5000"]),
            (&[5.0], 3, &["4.5", "5.0", "5.5"]),
            (&[0.0], 2, &["-0.5", "0.0", "0.5"]),
            (&[23.0, 87.0], 2, &["0", "50", "100"]),
        ] {
            assert_eq!(shown(values, ticks), want, "{values:?}");
        }
        assert_eq!(Scale::around([f64::NAN].into_iter(), 5), None);
    }

    proptest! {
        #[test]
        fn the_axis_reaches_around_all_values(
            values in proptest::collection::vec(-1e18_f64..1e18, 1..20),
            power in 0..30_i32,
            ticks in 0..30_usize,
            cells in 0..200_usize,
        ) {
            let values: Vec<f64> = values.iter().map(|value| value / 10_f64.powi(power)).collect();
            let scale = Scale::around(values.iter().copied(), ticks).expect("a scale");
            let all: Vec<f64> = scale.ticks().collect();
            prop_assert!(all.len() >= 2 && all.len() <= ticks.max(3));
            let room = scale.step * 1e-6;
            for value in values {
                prop_assert!(all[0] <= value + room && value <= all[all.len() - 1] + room);
                prop_assert!(scale.place(value, cells) < cells.max(1));
            }
        }
    }
}
