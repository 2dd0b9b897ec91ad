//! Wide tables: a row a municipality, columns that are periods, indicators, or both.
//!
//! ```text
//! column = [code] ["_"] [period] [sex]    2025-06   K2_2025-06   EGT_GSQ_2025   K2_F   Dez 2016
//! sex    = _M | _F | _W
//! ```

use super::figure::{self, Evidence, Written};
use super::slots::Slot;
use super::{Reading, when};
use crate::domain::indicator::period::Period;
use crate::domain::indicator::series::Sex;
use crate::exchange::table::{FigureProblem, Problem, ProblemKind, Unknown, without_footnotes};

/// What the name of a column says.
struct Named {
    index: usize,
    code: String,
    period: Option<Period>,
    sex: Option<Sex>,
}

/// A name without the sex at its end, and which: `K2_M`.
pub(super) fn sex_behind(text: &str) -> Option<(&str, Sex)> {
    let (base, sex) = text.rsplit_once('_')?;
    let sex = match sex {
        "M" | "m" => Sex::Male,
        "F" | "f" | "W" | "w" => Sex::Female,
        _ => return None,
    };
    (!base.is_empty()).then_some((base, sex))
}

/// The code in front of a period, and the period: the longest period there is at the end.
fn code_and_period(text: &str) -> (String, Option<Period>) {
    if let Some(period) = when::period(text) {
        return (String::new(), Some(period));
    }
    for (at, c) in text.char_indices().skip(1) {
        if !matches!(c, '_' | ' ' | '/' | '|') {
            continue;
        }
        if let Some(period) = when::period(&text[at + 1..]) {
            return (text[..at].trim_end().to_owned(), Some(period));
        }
    }
    (text.to_owned(), None)
}

fn named(column: &Unknown) -> Named {
    let name = without_footnotes(&column.name);
    let (whole, mut sex) = match sex_behind(name) {
        // `2025-06_M` and `K2_2025-06_M`; a sex behind a code alone is the code's matter.
        Some((base, sex)) if code_and_period(base).1.is_some() => (base, Some(sex)),
        _ => (name, None),
    };
    let (mut code, period) = code_and_period(whole);
    // `M_2025-06`, where the indicator is said elsewhere.
    let alone = match code.as_str() {
        "M" => Some(Sex::Male),
        "F" | "W" => Some(Sex::Female),
        _ => None,
    };
    if period.is_some() && sex.is_none() && alone.is_some() {
        sex = alone;
        code.clear();
    }
    Named {
        index: column.index,
        code,
        period,
        sex,
    }
}

impl Reading<'_> {
    /// The columns with figures. Others stay what they are: unknown, and named as such.
    pub(super) fn wide(&mut self) -> Result<Vec<Slot>, Vec<Problem>> {
        let table = self.table;
        let has_period = table.has("period") || self.options().period.is_some();
        let columns: Vec<Named> = table.unknown.iter().map(named).collect();
        for one in &columns {
            self.written.insert(one.code.clone());
        }
        let mut slots: Vec<Slot> = Vec::new();
        let mut problems = Vec::new();
        for one in columns {
            let holds_figures = match one.period {
                Some(_) => true,
                None => has_period && self.is_indicator(&one),
            };
            if !holds_figures {
                continue;
            }
            let at = |kind| Problem {
                file: table.file.clone(),
                line: table.header_line,
                column: one.index + 1,
                field: None,
                kind,
            };
            let (code, sex) = if one.code.is_empty() {
                (None, one.sex)
            } else {
                match self.code(&one.code) {
                    Ok((code, sex)) => (Some(code), one.sex.or(sex)),
                    Err(wrong) => {
                        problems.push(at(ProblemKind::Value(wrong)));
                        continue;
                    }
                }
            };
            let slot = Slot {
                value: Some(one.index),
                code,
                period: one.period,
                sex,
                ..Slot::default()
            };
            let same = |other: &&Slot| {
                (other.code, other.period, other.sex) == (slot.code, slot.period, slot.sex)
            };
            if let Some(first) = slots.iter().find(same).and_then(|other| other.value) {
                problems.push(at(ProblemKind::DuplicateColumn { first: first + 1 }));
            }
            slots.push(slot);
        }
        if slots.is_empty() && problems.is_empty() {
            problems.push(Problem {
                file: table.file.clone(),
                line: table.header_line,
                column: 0,
                field: Some("value"),
                kind: ProblemKind::Figure(FigureProblem::NoFigures),
            });
        }
        if problems.is_empty() {
            Ok(slots)
        } else {
            Err(problems)
        }
    }

    /// Whether a column without a period is an indicator: one that is known, or one that has a name
    /// like a code and nothing but figures.
    fn is_indicator(&self, column: &Named) -> bool {
        let base = sex_behind(&column.code).map_or(column.code.as_str(), |(base, _)| base);
        if self.catalogue.find(&column.code).is_some() || self.catalogue.find(base).is_some() {
            return true;
        }
        let table = self.table;
        let cells = || {
            table
                .rows
                .iter()
                .map(|row| table.at(row, column.index).text)
        };
        let mut seen = Evidence::default();
        for text in cells() {
            seen.see(text);
        }
        let style = seen.style(self.table.sheet.is_some());
        let mut values = 0;
        for text in cells() {
            match figure::read(text, style) {
                Ok(Written::Value(_)) => values += 1,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        values > 0 && !column.code.contains(' ') && column.code.contains('_')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_column_says_indicator_period_and_sex() {
        for (name, code, period, sex) in [
            ("2025-06", "", Some("2025-06"), None),
            ("2025", "", Some("2025"), None),
            ("Dez 2016", "", Some("2016-12"), None),
            ("K2_2025-06", "K2", Some("2025-06"), None),
            ("EGT_GSQ_2025", "EGT_GSQ", Some("2025"), None),
            ("K2 Dez. 16", "K2", Some("2016-12"), None),
            ("K2_2025-Q2", "K2", Some("2025-Q2"), None),
            ("K2_2025-06_F", "K2", Some("2025-06"), Some(Sex::Female)),
            ("2025-06_M", "", Some("2025-06"), Some(Sex::Male)),
            ("M_2025-06", "", Some("2025-06"), Some(Sex::Male)),
            ("K2_M_2025-06", "K2_M", Some("2025-06"), None),
            ("K2_M", "K2_M", None, None),
            ("Arbeitslose 2) 4)", "Arbeitslose", None, None),
            ("K2 1)", "K2", None, None),
            ("39783", "", Some("2008-12"), None),
        ] {
            let found = named(&Unknown {
                index: 0,
                name: name.to_owned(),
            });
            let at = found.period.map(|period| period.to_string());
            assert_eq!(
                (found.code.as_str(), at.as_deref(), found.sex),
                (code, period, sex),
                "{name}"
            );
        }
    }
}
