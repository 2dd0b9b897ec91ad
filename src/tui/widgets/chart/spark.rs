//! A row of small bars: how a series went, in one column a period.
//!
//! Not ratatui's `Sparkline`: that one is a widget with an area of its own, begins at zero, and this is
//! text for a cell of a list.

use crate::tui::theme::Glyphs;

/// One character a value: the lowest of them the lowest bar, the highest the full one, so that the
/// course is seen and not the level; equal ones half height. A missing value is a gap with a mark
/// (a blank where bars are made of ASCII). None where there is no value at all: the caller says so in
/// words.
///
/// Values of before a break of the series mean something else and belong to no common height: leave
/// them out.
pub fn spark(values: &[Option<f64>], glyphs: &Glyphs) -> Option<String> {
    let known = || values.iter().flatten().filter(|value| value.is_finite());
    let low = known().copied().reduce(f64::min)?;
    let high = known().copied().reduce(f64::max)?;
    let bar = |value: &Option<f64>| match value.filter(|value| value.is_finite()) {
        Some(value) => bar(value, (low, high), glyphs),
        // One of the ASCII bars looks like the mark.
        None if glyphs.ascii => " ",
        None => glyphs.missing,
    };
    Some(values.iter().map(bar).collect())
}

fn bar(value: f64, (low, high): (f64, f64), glyphs: &Glyphs) -> &'static str {
    let bars = glyphs.bars;
    let top = bars.len().saturating_sub(1);
    // Halved first: the distance of the two largest numbers there are is not one.
    let (height, all) = (value / 2.0 - low / 2.0, high / 2.0 - low / 2.0);
    let at = if all > 0.0 {
        (height / all * top as f64).round() as usize
    } else {
        top / 2
    };
    bars.get(at.min(top)).copied().unwrap_or(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;
    use proptest::prelude::*;

    fn of(values: &[Option<f64>], glyphs: &Glyphs) -> String {
        spark(values, glyphs).unwrap_or_else(|| "none".to_owned())
    }

    #[test]
    fn bars_show_the_course_and_gaps_stay_gaps() {
        let some = |values: &[f64]| values.iter().copied().map(Some).collect::<Vec<_>>();
        let eight: Vec<f64> = (0..8).map(|n| 20.0 + f64::from(n) / 10.0).collect();
        for (values, utf8, ascii) in [
            (some(&eight), "▁▂▃▄▅▆▇█", "_.-=+*#@"),
            (some(&[-3.0, -1.0, -2.0]), "▁█▅", "_@+"),
            (some(&[5.0, 5.0]), "▄▄", "=="),
            (vec![Some(1.0), None, Some(3.0)], "▁·█", "_ @"),
            (vec![None, Some(7.0)], "·▄", " ="),
            (vec![Some(f64::NAN), Some(1.0)], "·▄", " ="),
            (some(&[f64::MIN, f64::MAX, 0.0]), "▁█▅", "_@+"),
            (vec![None, None], "none", "none"),
            (Vec::new(), "none", "none"),
        ] {
            assert_eq!(of(&values, &Glyphs::UTF8), utf8, "{values:?}");
            assert_eq!(of(&values, &Glyphs::ASCII), ascii, "{values:?}");
        }
    }

    proptest! {
        #[test]
        fn every_value_takes_one_column(values: Vec<Option<f64>>) {
            for glyphs in [Glyphs::UTF8, Glyphs::ASCII] {
                if let Some(text) = spark(&values, &glyphs) {
                    prop_assert_eq!(width::columns(&text), values.len());
                }
            }
        }
    }
}
