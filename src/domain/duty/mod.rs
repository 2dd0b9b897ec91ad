//! The calendar of duties (Pflichtenkalender): what recurs every month and quarter. Source:
//! `domain.md` § 4 (concept §§ 3–7).
//!
//! A duty is reckoned, not stored; what is stored is that one was done for its period. What is due when
//! stands in [`calendar`].

pub mod calendar;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::{DutyId, Kind, References};
use super::problem::Problem;

/// What has to be done again and again by the house as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    /// Every week: the measure information with free places, by the coordinator.
    MeasureInformation,
    /// Every month: the utilisation report, by the quality officer.
    UtilisationReport,
    /// Every quarter: the rating data were received.
    RatingData,
    /// Every quarter: they were reviewed by the coordinators.
    RatingReview,
    /// Every quarter: the coordinating manager's report.
    RatingReport,
    /// Every quarter: management's assessment.
    RatingAssessment,
}

/// That a duty was done for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// Its number.
    pub id: DutyId,
    /// Which duty.
    pub kind: DutyKind,
    /// First day of the week, month or quarter it was done for.
    pub period: NaiveDate,
    /// When it was done.
    pub on: NaiveDate,
    /// Who did it, as the history names them.
    pub by: String,
}

impl Duty {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        Vec::new()
    }
}

impl References for Duty {
    fn references(&mut self, _visit: &mut dyn FnMut(Kind, &mut u64)) {}
}
