//! What a house may decide about the rules for measures. One record a store, so that all who share
//! it reckon alike; without it the defaults hold. Source: `domain.md` § 4.

use serde::{Deserialize, Serialize};

use super::date::LocalHolidays;
use super::id::{HouseRulesId, Kind, References};
use super::measure::Procurement;
use super::problem::{Problem, Wrong};

/// What becomes of an audit whose day lies after the measure's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterEnd {
    /// The last working day on or before the end, never before the start.
    BringForward,
    /// The next working day, although the measure is over.
    Keep,
    /// No audit.
    Drop,
}

/// The rules of a house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseRules {
    /// Its number.
    pub id: HouseRulesId,
    /// Audits after the end.
    pub after_end: AfterEnd,
    /// Whether the day by the rhythm moves to the next working day.
    pub working_day: bool,
    /// The procurements the rhythm of audits is for.
    pub audited: Vec<Procurement>,
    /// Local holidays that count.
    pub local_holidays: LocalHolidays,
    /// Weeks a questionnaire may take (concept: four).
    pub rating_weeks: u32,
    /// Months between a measure's end and its success review (concept: six).
    pub review_months: u32,
    /// Days before a last day from which it counts as due soon.
    pub soon_days: u32,
    /// Utilisation from here on is good, in per cent.
    pub good_from: u32,
    /// Utilisation from here on is to be watched, below it is poor, in per cent.
    pub watch_from: u32,
    /// Weeks after which a remedied deficiency is looked at again; 0 = never.
    pub effectiveness_weeks: u32,
    /// Years without a contract after which a provider counts as long absent.
    pub absent_years: u32,
}

impl Default for HouseRules {
    fn default() -> Self {
        Self {
            id: HouseRulesId::provisional(1),
            after_end: AfterEnd::BringForward,
            working_day: true,
            audited: vec![Procurement::PurchasingCentre, Procurement::Negotiated],
            local_holidays: LocalHolidays::NONE,
            rating_weeks: 4,
            review_months: 6,
            soon_days: 14,
            good_from: 90,
            watch_from: 70,
            effectiveness_weeks: 6,
            absent_years: 3,
        }
    }
}

impl HouseRules {
    /// Whether the rhythm of audits is for measures of this procurement.
    pub fn audits(&self, procurement: Procurement) -> bool {
        self.audited.contains(&procurement)
    }

    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        if self.watch_from > self.good_from {
            vec![Problem::new(
                "watch_from",
                Wrong::NotInRange {
                    min: 0,
                    max: i64::from(self.good_from),
                },
            )]
        } else {
            Vec::new()
        }
    }
}

impl References for HouseRules {
    fn references(&mut self, _visit: &mut dyn FnMut(Kind, &mut u64)) {}
}
