//! Who has a value, who stands where, who stands apart.

use super::Gathered;
use crate::domain::indicator::catalogue::Direction;
use crate::domain::indicator::compare::Placed;
use crate::domain::indicator::figure::Figure;

/// Q1 − 1.5 · IQR and Q3 + 1.5 · IQR, exactly (Tukey's fences). None without quartiles.
fn fences(q1: Option<Figure>, q3: Option<Figure>) -> Option<(Figure, Figure)> {
    let (q1, q3) = (q1?, q3?);
    let range = q3.minus(q1)?;
    let one_and_a_half = range.plus(Figure::default().towards(range, 2)?)?;
    Some((q1.minus(one_and_a_half)?, q3.plus(one_and_a_half)?))
}

impl Gathered<'_> {
    /// How many of the group have a value, and who has none.
    pub(super) fn who_has(&self) -> String {
        let comparison = self.comparison;
        let (n, of) = (comparison.n, comparison.rows.len());
        if of == 0 {
            let day = self.texts.date_plain(self.figures.members_on);
            return self.say("analysis-nobody", &[("members", day.into())]);
        }
        if n == 0 {
            return self.say("analysis-none", &[("of", of.into())]);
        }
        if comparison.missing == 0 {
            return self.say("analysis-all-have", &[("n", n.into())]);
        }
        let missing = self.named(self.rows.iter().filter(|row| row.value.is_none()));
        self.say(
            "analysis-some-have",
            &[
                ("of", of.into()),
                ("n", n.into()),
                ("missing", missing.len().into()),
                ("names", self.enumeration(&missing).into()),
            ],
        )
    }

    fn with_values(&self) -> &[&Placed] {
        &self.rows[..self.comparison.n]
    }

    /// The values themselves, where there are too few to speak of a group.
    pub(super) fn few(&self) -> String {
        let values: Vec<String> = self
            .with_values()
            .iter()
            .map(|row| self.with_value(row))
            .collect();
        self.say(
            "analysis-few",
            &[
                ("n", values.len().into()),
                ("values", self.enumeration(&values).into()),
            ],
        )
    }

    /// Who stands first and last; of a neutral indicator highest and lowest.
    pub(super) fn places(&self) -> String {
        let rows = self.with_values();
        let value = |row: Option<&&Placed>| row.and_then(|row| row.value);
        let (best, worst) = (value(rows.first()), value(rows.last()));
        let of = |value: Option<Figure>| {
            let names = self.named(rows.iter().filter(|row| row.value == value));
            (names.len(), self.enumeration(&names))
        };
        let shown = |value: Option<Figure>| {
            let shown = value.map(|value| self.words.value(value));
            shown.unwrap_or_default()
        };
        if best == worst {
            let variables = [("n", rows.len().into()), ("value", shown(best).into())];
            return self.say("analysis-same", &variables);
        }
        let (first, last) = (of(best), of(worst));
        let id = match self.words.indicator.direction {
            Direction::Neutral => "analysis-highest",
            Direction::Higher => "analysis-lead",
            Direction::Lower => "analysis-lead-lower",
        };
        self.say(
            id,
            &[
                ("n", first.0.into()),
                ("names", first.1.into()),
                ("value", shown(best).into()),
                ("last_n", last.0.into()),
                ("last", last.1.into()),
                ("last_value", shown(worst).into()),
            ],
        )
    }

    /// Median and quartiles.
    pub(super) fn spread(&self) -> Option<String> {
        let comparison = self.comparison;
        let (q1, median, q3) = (comparison.q1?, comparison.median?, comparison.q3?);
        if comparison.min == comparison.max {
            return None;
        }
        let words = self.words.fit(&[q1, median, q3]);
        let value = |one| words.value(one);
        if q1 == q3 {
            return Some(self.say("analysis-spread-none", &[("median", value(median).into())]));
        }
        Some(self.say(
            "analysis-spread",
            &[
                ("median", value(median).into()),
                ("q1", value(q1).into()),
                ("q3", value(q3).into()),
                ("range", words.step(q1, q3).into()),
            ],
        ))
    }

    /// Who lies more than 1.5 interquartile ranges outside the middle half, above and below.
    pub(super) fn outside(&self) -> Vec<String> {
        let comparison = self.comparison;
        let Some((low, high)) =
            fences(comparison.q1, comparison.q3).filter(|_| comparison.min != comparison.max)
        else {
            return Vec::new();
        };
        let (low_shown, high_shown) = (self.words.value(low), self.words.value(high));
        let mut out = Vec::new();
        let mut beyond = |id: &str, bound: &str, is_beyond: &dyn Fn(Figure) -> bool| {
            let rows = self.with_values().iter();
            let rows = rows.filter(|row| row.value.is_some_and(is_beyond));
            let found: Vec<String> = rows.map(|row| self.with_value(row)).collect();
            if !found.is_empty() {
                out.push(self.say(
                    id,
                    &[
                        ("n", found.len().into()),
                        ("names", self.enumeration(&found).into()),
                        ("bound", bound.into()),
                    ],
                ));
            }
        };
        beyond("analysis-above", &high_shown, &|value| value > high);
        beyond("analysis-below", &low_shown, &|value| value < low);
        if out.is_empty() {
            out.push(self.say(
                "analysis-inside",
                &[("low", low_shown.into()), ("high", high_shown.into())],
            ));
        }
        out
    }
}
