//! Which indicators there are: the fifteen of § 48a SGB II, and those a house adds.
//!
//! Source: regulation on the indicators under § 48a SGB II (Kennzahlen-Festlegungsverordnung) as of
//! 15 March 2019. Names and definitions in words stand in `locales/*/indicators.ftl`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::period::Period;
use crate::domain::id::{IndicatorId, Kind, References};
use crate::domain::problem::{Problem, Wrong};

/// Which way is better. A reading of the goals, not of the text: editable, with a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: never ranked.
    Neutral,
}

impl Direction {
    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::Neutral => "neutral",
        }
    }
}

/// What a value is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Per cent.
    PerCent,
    /// Euro.
    Euro,
    /// A plain number.
    Number,
}

/// How a value comes from its numerator and denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// (numerator ÷ denominator − 1) × 100: a change on the year already.
    Change,
    /// Numerator ÷ denominator × 100.
    Quota,
    /// Mean of the last twelve monthly rates, each numerator ÷ denominator × 100.
    MeanRate,
    /// Numerator ÷ denominator.
    Ratio,
    /// As published.
    Value,
}

/// From a period on, the figures mean something else: no line and no change across it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesBreak {
    /// The first period of the new meaning.
    pub from: Period,
    /// What changed.
    pub note: String,
}

/// An indicator: one of the house's own, or what a house decided about a built-in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its number.
    pub id: IndicatorId,
    /// Its code (K2, `SGBII_Quote_Proz`): the identity.
    pub code: String,
    /// Its name; empty for a built-in one, whose name stands in the locales.
    pub name: String,
    /// What it is counted in.
    pub unit: Unit,
    /// Decimals shown.
    pub decimals: u8,
    /// Which way is better.
    pub direction: Direction,
    /// Why the direction is another than the built-in one.
    pub direction_reason: String,
    /// How a value comes from its parts.
    pub formula: Formula,
    /// Breaks of the series, ascending.
    pub breaks: Vec<SeriesBreak>,
    /// Where the figures come from.
    pub source: String,
}

impl Indicator {
    /// One of a house's own, of which only the code is known: the unit by its ending.
    pub fn own(id: IndicatorId, code: impl Into<String>) -> Self {
        let code = code.into();
        let ending = |ending: &str| {
            code.len() >= ending.len()
                && code.is_char_boundary(code.len() - ending.len())
                && code[code.len() - ending.len()..].eq_ignore_ascii_case(ending)
        };
        let (unit, decimals) = if ending("_proz") {
            (Unit::PerCent, 1)
        } else if ending("_eur") {
            (Unit::Euro, 2)
        } else {
            (Unit::Number, 1)
        };
        Self {
            id,
            code,
            name: String::new(),
            unit,
            decimals,
            direction: Direction::Neutral,
            direction_reason: String::new(),
            formula: Formula::Value,
            breaks: Vec::new(),
            source: String::new(),
        }
    }

    /// Whether it is one of the fifteen.
    pub fn is_built_in(&self) -> bool {
        BUILT_IN.iter().any(|one| one.code == self.code)
    }

    /// Whether a change is a change already, so that a relative one has no meaning (§ 3).
    pub const fn is_change(&self) -> bool {
        matches!(self.formula, Formula::Change)
    }

    /// Whether a break lies between two periods: the later one means something else.
    pub fn breaks_between(&self, earlier: Period, later: Period) -> bool {
        self.breaks
            .iter()
            .map(|one| one.from.first_day())
            .any(|from| earlier.first_day() < from && from <= later.last_day())
    }

    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.code.trim().is_empty() {
            problems.push(Problem::new("code", Wrong::Missing));
        }
        let built_in = BUILT_IN.iter().find(|one| one.code == self.code);
        if built_in.is_some_and(|one| one.direction != self.direction)
            && self.direction_reason.trim().is_empty()
        {
            problems.push(Problem::new("direction_reason", Wrong::ReasonMissing));
        }
        problems
    }
}

impl References for Indicator {
    fn references(&mut self, _visit: &mut dyn FnMut(Kind, &mut u64)) {}
}

/// What the regulation says of one indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltIn {
    /// Its code.
    pub code: &'static str,
    /// How a value comes from its parts.
    pub formula: Formula,
    /// Which way is better.
    pub direction: Direction,
    /// Where it stands in the regulation.
    pub paragraph: &'static str,
}

const fn row(
    code: &'static str,
    formula: Formula,
    direction: Direction,
    paragraph: &'static str,
) -> BuiltIn {
    BuiltIn {
        code,
        formula,
        direction,
        paragraph,
    }
}

/// The fifteen, in the regulation's order.
pub const BUILT_IN: [BuiltIn; 15] = [
    row("K1", Formula::Change, Direction::Lower, "§ 4 Abs. 1"),
    row(
        "K1E1",
        Formula::Change,
        Direction::Lower,
        "§ 4 Abs. 2 Nr. 1",
    ),
    row(
        "K1E2",
        Formula::Change,
        Direction::Lower,
        "§ 4 Abs. 2 Nr. 2",
    ),
    row(
        "K1E3",
        Formula::MeanRate,
        Direction::Lower,
        "§ 4 Abs. 2 Nr. 3",
    ),
    row(
        "K1E4",
        Formula::MeanRate,
        Direction::Higher,
        "§ 4 Abs. 2 Nr. 4",
    ),
    row("K2", Formula::Quota, Direction::Higher, "§ 5 Abs. 1"),
    row(
        "K2E1",
        Formula::Quota,
        Direction::Neutral,
        "§ 5 Abs. 2 Nr. 1",
    ),
    row(
        "K2E2",
        Formula::Quota,
        Direction::Neutral,
        "§ 5 Abs. 2 Nr. 2",
    ),
    row(
        "K2E3",
        Formula::Quota,
        Direction::Higher,
        "§ 5 Abs. 2 Nr. 3",
    ),
    row(
        "K2E4",
        Formula::Quota,
        Direction::Higher,
        "§ 5 Abs. 2 Nr. 4",
    ),
    row("K3", Formula::Change, Direction::Lower, "§ 6 Abs. 1"),
    row(
        "K3E1",
        Formula::Quota,
        Direction::Higher,
        "§ 6 Abs. 2 Nr. 1",
    ),
    row(
        "K3E2",
        Formula::Quota,
        Direction::Higher,
        "§ 6 Abs. 2 Nr. 2",
    ),
    row(
        "K3E3",
        Formula::MeanRate,
        Direction::Lower,
        "§ 6 Abs. 2 Nr. 3",
    ),
    row(
        "K3E4",
        Formula::MeanRate,
        Direction::Higher,
        "§ 6 Abs. 2 Nr. 4",
    ),
];

/// K2E3 changed its meaning with the text in force from 22 March 2019; the first month reported
/// under it (the date of a series break is editable).
fn built_in_breaks(code: &str) -> Vec<SeriesBreak> {
    match (code, "2019-03".parse()) {
        ("K2E3", Ok(from)) => vec![SeriesBreak {
            from,
            note: "§ 5 Abs. 2 Nr. 3".to_owned(),
        }],
        _ => Vec::new(),
    }
}

/// Every indicator by its code: the fifteen, with what the house decided about them, then its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    order: Vec<String>,
    by_code: BTreeMap<String, Indicator>,
}

impl Catalogue {
    /// The fifteen and the house's records.
    pub fn of(records: impl IntoIterator<Item = Indicator>) -> Self {
        let mut catalogue = Self::default();
        for one in BUILT_IN {
            catalogue.put(Indicator {
                unit: Unit::PerCent,
                formula: one.formula,
                direction: one.direction,
                breaks: built_in_breaks(one.code),
                ..Indicator::own(IndicatorId(0), one.code)
            });
        }
        for record in records {
            catalogue.put(record);
        }
        catalogue
    }

    fn put(&mut self, indicator: Indicator) {
        if !self.by_code.contains_key(&indicator.code) {
            self.order.push(indicator.code.clone());
        }
        self.by_code.insert(indicator.code.clone(), indicator);
    }

    /// The indicator of a code, as it is written.
    pub fn get(&self, code: &str) -> Option<&Indicator> {
        self.by_code.get(code)
    }

    /// The indicator of a code as people type it: upper and lower case aside.
    pub fn find(&self, code: &str) -> Option<&Indicator> {
        self.get(code).or_else(|| {
            self.by_code
                .values()
                .find(|one| one.code.eq_ignore_ascii_case(code.trim()))
        })
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Indicator> {
        self.order.iter().filter_map(|code| self.by_code.get(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifteen_read_as_the_list_of_the_regulation_says() {
        let lower = ["K1", "K1E1", "K1E2", "K1E3", "K3", "K3E3"];
        let neutral = ["K2E1", "K2E2"];
        let change = ["K1", "K1E1", "K1E2", "K3"];
        for one in Catalogue::of([]).iter() {
            let code = one.code.as_str();
            let want = if lower.contains(&code) {
                Direction::Lower
            } else if neutral.contains(&code) {
                Direction::Neutral
            } else {
                Direction::Higher
            };
            assert_eq!(one.direction, want, "{code}");
            assert_eq!(one.is_change(), change.contains(&code), "{code}");
        }
        assert_eq!(Catalogue::of([]).iter().count(), 15);
    }

    #[test]
    fn an_own_indicator_has_its_unit_from_its_ending() {
        for (code, unit) in [
            ("SGBII_Quote_Proz", Unit::PerCent),
            ("KdU_je_BG_EUR", Unit::Euro),
            ("Einwohner_je_km2", Unit::Number),
            ("ü", Unit::Number),
        ] {
            let one = Indicator::own(IndicatorId(1), code);
            assert_eq!((one.unit, one.direction), (unit, Direction::Neutral));
        }
    }

    #[test]
    fn a_break_lies_between_the_last_old_and_the_first_new_period() {
        let catalogue = Catalogue::of([]);
        let k2e3 = catalogue.find("k2e3").expect("K2E3");
        let at = |text: &str| text.parse().expect("a period");
        for (earlier, later, want) in [
            ("2018-03", "2019-02", false),
            ("2018-03", "2019-03", true),
            ("2019-02", "2020-02", true),
            ("2019-03", "2020-03", false),
            ("2018", "2019", true),
            ("2019", "2020", true),
            ("2020", "2021", false),
        ] {
            assert_eq!(k2e3.breaks_between(at(earlier), at(later)), want, "{later}");
        }
    }

    #[test]
    fn another_direction_needs_a_reason() {
        let mut k2 = Catalogue::of([]).get("K2").cloned().expect("K2");
        assert!(k2.check().is_empty());
        k2.direction = Direction::Neutral;
        assert_eq!(k2.check().len(), 1);
        k2.direction_reason = "Beschluss".into();
        assert!(k2.check().is_empty());
    }
}
