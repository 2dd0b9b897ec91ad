//! What is agreed and noted about indicators: targets (§ 48b SGB II), findings acknowledged, remarks
//! on the indicator system.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::catalogue::{Direction, Indicator};
use super::compare::Placed;
use super::figure::Figure;
use super::period::Period;
use crate::domain::id::{AcknowledgementId, Kind, MunicipalityId, References, RemarkId, TargetId};
use crate::domain::problem::{Problem, Wrong};

/// A target of a municipality for a year: the relative change on the year before and its bound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Its number.
    pub id: TargetId,
    /// Whose.
    pub municipality: MunicipalityId,
    /// Code of the indicator.
    pub indicator: String,
    /// For which year.
    pub year: u16,
    /// The change that bounds it, in per cent of the year before: −7.0 = falls by 7.0 %.
    pub change: Figure,
    /// What was agreed, in words.
    pub note: String,
}

impl Target {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        if self.indicator.trim().is_empty() {
            vec![Problem::new("indicator", Wrong::Missing)]
        } else {
            Vec::new()
        }
    }
}

/// The relative change on the year that a target bounds, in per cent: of an indicator that is a change
/// already the value itself (§ 3, targets are per cent, not percentage points).
pub fn achieved(indicator: &Indicator, placed: &Placed) -> Option<Figure> {
    if indicator.is_change() {
        placed.value
    } else {
        placed.change_relative
    }
}

/// Whether a target is met: where more is better the change is no less than the bound ("falls by no more
/// than 7.0 %"), where less is better no more. None where neither is better: nobody can tell.
pub fn is_met(direction: Direction, bound: Figure, achieved: Figure) -> Option<bool> {
    match direction {
        Direction::Higher => Some(achieved >= bound),
        Direction::Lower => Some(achieved <= bound),
        Direction::Neutral => None,
    }
}

impl References for Target {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Municipality, &mut self.municipality.0);
    }
}

/// A finding of the check that somebody looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledgement {
    /// Its number.
    pub id: AcknowledgementId,
    /// Whose figure.
    pub municipality: MunicipalityId,
    /// Code of the indicator.
    pub indicator: String,
    /// The period found.
    pub period: Period,
    /// Which check found it, by its name.
    pub check: String,
    /// What was found out about it.
    pub note: String,
    /// When.
    pub on: NaiveDate,
    /// By whom, as the history names them.
    pub by: String,
}

impl Acknowledgement {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        if self.note.trim().is_empty() {
            vec![Problem::new("note", Wrong::Missing)]
        } else {
            Vec::new()
        }
    }
}

impl References for Acknowledgement {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Municipality, &mut self.municipality.0);
    }
}

/// A remark on the indicator system: the project observes and examines it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Its number.
    pub id: RemarkId,
    /// Code of the indicator.
    pub indicator: String,
    /// What is to be said.
    pub text: String,
    /// When it was noted.
    pub on: NaiveDate,
    /// Where it comes from: a ring, a meeting, a person.
    pub from: String,
}

impl Remark {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        if self.text.trim().is_empty() {
            vec![Problem::new("text", Wrong::Missing)]
        } else {
            Vec::new()
        }
    }
}

impl References for Remark {
    fn references(&mut self, _visit: &mut dyn FnMut(Kind, &mut u64)) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_met_by_the_bound_itself() {
        let f = |text: &str| text.parse::<Figure>().expect(text);
        for (direction, bound, achieved, want) in [
            (Direction::Higher, "-7.0", "-7.00", Some(true)),
            (Direction::Higher, "-7.0", "-7.01", Some(false)),
            (Direction::Higher, "-7.0", "2", Some(true)),
            (Direction::Higher, "1.5", "1.4", Some(false)),
            (Direction::Lower, "3.0", "3.0", Some(true)),
            (Direction::Lower, "3.0", "3.1", Some(false)),
            (Direction::Lower, "-2.0", "-2.5", Some(true)),
            (Direction::Neutral, "-2.0", "-2.5", None),
        ] {
            assert_eq!(is_met(direction, f(bound), f(achieved)), want, "{achieved}");
        }
    }
}
