//! Success reviews (Erfolgsbeobachtung) of ended measures. Source: `domain.md` § 4 (concept § 6.3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::{Kind, MeasureId, PersonId, References, ReviewId};
use super::problem::{Problem, Wrong};

/// How a review stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    /// To be done.
    Open,
    /// Done.
    Done {
        /// On this day.
        on: NaiveDate,
    },
    /// Will not be done: the measure was cancelled (no reason), or for a reason given by hand.
    Waived {
        /// Why; empty when the plan waived it.
        reason: String,
    },
}

impl ReviewState {
    /// Name in JSON and in the locales.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done { .. } => "done",
            Self::Waived { .. } => "waived",
        }
    }
}

/// The review of one measure; a measure has at most one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Its number.
    pub id: ReviewId,
    /// The measure.
    pub measure: MeasureId,
    /// Six months after the end.
    pub rule_date: NaiveDate,
    /// The working day on or after it.
    pub due: NaiveDate,
    /// How it stands.
    pub status: ReviewState,
    /// Who made it, coordinator and supervisor together.
    pub by: Vec<PersonId>,
    /// How many took part: a count, never persons.
    pub participants: Option<u32>,
    /// How many of them were integrated.
    pub integrated: Option<u32>,
    /// What it says about the next measure of this kind.
    pub note: String,
    /// Whether it is recorded in the procedure (COSACH).
    pub recorded: bool,
}

impl Review {
    /// Whether it has still to be done.
    pub const fn is_open(&self) -> bool {
        matches!(self.status, ReviewState::Open)
    }

    /// Calendar days it is late on `today`; 0 on its last day, before it, and when it is not open.
    pub fn overdue_days(&self, today: NaiveDate) -> u32 {
        if self.is_open() {
            u32::try_from((today - self.due).num_days()).unwrap_or(0)
        } else {
            0
        }
    }

    /// Integrated of all who took part, in per cent; none without both counts or without anybody.
    pub fn share(&self) -> Option<f64> {
        match (self.integrated, self.participants) {
            (Some(integrated), Some(all)) if all > 0 => {
                Some(f64::from(integrated) / f64::from(all) * 100.0)
            }
            _ => None,
        }
    }

    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        match (self.integrated, self.participants) {
            (Some(integrated), Some(all)) if integrated > all => vec![Problem::new(
                "integrated",
                Wrong::NotInRange {
                    min: 0,
                    max: i64::from(all),
                },
            )],
            _ => Vec::new(),
        }
    }
}

impl References for Review {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Measure, &mut self.measure.0);
        for id in &mut self.by {
            visit(Kind::Person, &mut id.0);
        }
    }
}
