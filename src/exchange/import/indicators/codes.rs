//! The indicators a file names: those there are, and those that come into being.

use super::{Reading, shares, wide};
use crate::domain::id::{IndicatorId, Kind};
use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::series::Sex;
use crate::domain::problem::Wrong;
use crate::exchange::import::ImportError;
use crate::exchange::table::{FigureProblem, Problem, ProblemKind, without_footnotes};
use crate::fields;

/// An indicator of the file.
pub(super) struct Code {
    pub(super) indicator: Indicator,
    /// Whether it comes into being.
    pub(super) is_new: bool,
    /// Values it has here, as far as they tell shares from per cent.
    pub(super) range: shares::Range,
}

impl Reading<'_> {
    /// The place of a code among those of the file, and the sex its ending says.
    pub(super) fn code(&mut self, text: &str) -> Result<(usize, Option<Sex>), Wrong> {
        if let Some(known) = self.spelled.get(text) {
            return known.clone();
        }
        let found = self.look_up(text);
        self.spelled.insert(text.to_owned(), found.clone());
        found
    }

    fn look_up(&mut self, text: &str) -> Result<(usize, Option<Sex>), Wrong> {
        let written = without_footnotes(text);
        let (code, sex) = match wide::sex_behind(written) {
            Some((base, sex)) if self.is_base(written, base) => (base, Some(sex)),
            _ => (written, None),
        };
        if code.is_empty() {
            return Err(Wrong::Missing);
        }
        let is_it = |one: &Code| one.indicator.code.eq_ignore_ascii_case(code);
        if let Some(at) = self.codes.iter().position(is_it) {
            return Ok((at, sex));
        }
        let (indicator, is_new) = match self.catalogue.find(code) {
            Some(known) => (known.clone(), false),
            None => (self.own(code)?, true),
        };
        self.codes.push(Code {
            indicator,
            is_new,
            range: shares::Range::default(),
        });
        Ok((self.codes.len() - 1, sex))
    }

    /// Whether `K2_M` is K2 of men: no indicator is called so, and K2 is known or in the file, or so
    /// is the same of women.
    fn is_base(&self, whole: &str, base: &str) -> bool {
        if self.catalogue.find(whole).is_some() {
            return false;
        }
        let sibling = |one: &String| {
            one != whole && wide::sex_behind(one).is_some_and(|(other, _)| other == base)
        };
        self.catalogue.find(base).is_some()
            || self.written.contains(base)
            || self.written.iter().any(sibling)
    }

    /// A new indicator of the house.
    fn own(&self, code: &str) -> Result<Indicator, Wrong> {
        let field = fields::named(Kind::Indicator, "code").ok_or(Wrong::Missing)?;
        let value = fields::parse(field, code, &self.around.context)?;
        match fields::suspicious(field, &value) {
            Some(wrong) if !self.around.keep_suspicious => Err(wrong),
            _ => {
                let fields::Value::Text(code) = value else {
                    return Err(Wrong::Missing);
                };
                let n = self.codes.len() as u64 + 1;
                Ok(Indicator::own(IndicatorId::provisional(n), code))
            }
        }
    }

    /// What the caller says about directions.
    pub(super) fn directions(&mut self) -> Result<(), ImportError> {
        let mut problems = Vec::new();
        for (code, direction) in &self.options().directions {
            let is_it = |one: &&mut Code| one.indicator.code.eq_ignore_ascii_case(code);
            let kind = match self.codes.iter_mut().find(is_it) {
                Some(one) if one.is_new => {
                    one.indicator.direction = *direction;
                    continue;
                }
                Some(one) if one.indicator.direction == *direction => continue,
                Some(one) => FigureProblem::DirectionStands {
                    code: one.indicator.code.clone(),
                    direction: one.indicator.direction.name(),
                },
                None => FigureProblem::NoSuchCode { code: code.clone() },
            };
            problems.push(Problem {
                file: "--direction".to_owned(),
                line: 0,
                column: 0,
                field: None,
                kind: ProblemKind::Figure(kind),
            });
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(ImportError::File(problems))
        }
    }
}
