//! Which columns hold figures, and how the file writes them.

use super::Reading;
use super::figure::{Evidence, Style};
use super::numbered::Numbered;
use crate::domain::indicator::period::Period;
use crate::domain::indicator::series::Sex;
use crate::exchange::table::{FigureProblem, Problem, ProblemKind};

/// Where a figure stands in a row, and what its column says of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) value: Option<usize>,
    pub(super) numerator: Option<usize>,
    pub(super) denominator: Option<usize>,
    /// Place in [`Reading::codes`].
    pub(super) code: Option<usize>,
    pub(super) period: Option<Period>,
    pub(super) sex: Option<Sex>,
}

impl Reading<'_> {
    /// Where figures stand: one place in long tables, a column each in wide ones.
    pub(super) fn slots(&mut self) -> Result<Vec<Slot>, Vec<Problem>> {
        let table = self.table;
        if let Some(index) = table.place("indicator") {
            let mut spellings = Numbered::default();
            for row in &table.rows {
                spellings.number(table.at(row, index).text);
            }
            let spellings = spellings.all().iter().map(|text| (*text).to_owned());
            self.written.extend(spellings);
        }
        let [value, numerator, denominator] =
            ["value", "numerator", "denominator"].map(|field| table.place(field));
        let slots = if value.or(numerator).or(denominator).is_some() {
            vec![Slot {
                value,
                numerator,
                denominator,
                ..Slot::default()
            }]
        } else {
            self.wide()?
        };
        let mut problems = Vec::new();
        let said = |field: &str, by_caller: bool| table.has(field) || by_caller;
        for (field, there, by_caller) in [
            (
                "indicator",
                slots.iter().all(|slot| slot.code.is_some()),
                self.options().indicator.is_some(),
            ),
            (
                "period",
                slots.iter().all(|slot| slot.period.is_some()),
                self.options().period.is_some(),
            ),
        ] {
            if !there && !said(field, by_caller) {
                problems.push(Problem {
                    file: table.file.clone(),
                    line: table.header_line,
                    column: 0,
                    field: Some(field),
                    kind: ProblemKind::Figure(FigureProblem::NotSaid),
                });
            }
        }
        if problems.is_empty() {
            Ok(slots)
        } else {
            Err(problems)
        }
    }

    /// What points and commas are in this file.
    pub(super) fn style_of(&self, slots: &[Slot]) -> Style {
        let mut seen = Evidence::default();
        match self.options().decimal {
            Some(',') => seen.see("0,5"),
            Some(_) => seen.see("0.5"),
            None => {
                let places: Vec<usize> = slots
                    .iter()
                    .flat_map(|slot| [slot.value, slot.numerator, slot.denominator])
                    .flatten()
                    .collect();
                for row in &self.table.rows {
                    for place in &places {
                        seen.see(self.table.at(row, *place).text);
                    }
                }
            }
        }
        seen.style(self.table.sheet.is_some())
    }
}
