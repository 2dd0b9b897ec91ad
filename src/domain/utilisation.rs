//! Utilisation (Auslastung): places and how they are filled, month by month. Counts only, never
//! persons. Source: `domain.md` § 4 (concept § 7) and § 7.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::date::Month;
use super::id::{Kind, MeasureId, References, UtilisationId};
use super::problem::{Problem, Wrong};

/// The figures of one month. None = nobody entered it; that is not 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthUse {
    /// The month.
    pub month: Month,
    /// Places; none = the contracted ones.
    pub places: Option<u32>,
    /// Filled places at the month's end.
    pub filled: Option<u32>,
    /// Assigned in the month.
    pub assigned: Option<u32>,
    /// Started in the month.
    pub entries: Option<u32>,
    /// Dropped out in the month.
    pub dropouts: Option<u32>,
}

impl MonthUse {
    /// A month nobody entered anything for.
    pub const fn empty(month: Month) -> Self {
        Self {
            month,
            places: None,
            filled: None,
            assigned: None,
            entries: None,
            dropouts: None,
        }
    }

    /// Whether nothing is entered.
    pub const fn is_empty(&self) -> bool {
        matches!(
            self,
            Self {
                places: None,
                filled: None,
                assigned: None,
                entries: None,
                dropouts: None,
                ..
            }
        )
    }
}

/// Free places as the supervisor reported them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreePlaces {
    /// On this day.
    pub on: NaiveDate,
    /// How many.
    pub free: u32,
}

/// All figures of one measure; a measure has at most one of these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Utilisation {
    /// Its number.
    pub id: UtilisationId,
    /// The measure.
    pub measure: MeasureId,
    /// Months with figures, ascending.
    pub months: Vec<MonthUse>,
    /// The weekly reports of free places, ascending; the newest year of them.
    pub free: Vec<FreePlaces>,
}

impl Utilisation {
    /// The figures of a month, if any were entered.
    pub fn month(&self, month: Month) -> Option<&MonthUse> {
        let at = self.months.binary_search_by_key(&month, |one| one.month);
        at.ok().map(|at| &self.months[at])
    }

    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let ascending = self
            .months
            .windows(2)
            .all(|two| two[0].month < two[1].month)
            && self.free.windows(2).all(|two| two[0].on < two[1].on);
        if ascending {
            Vec::new()
        } else {
            vec![Problem::new("months", Wrong::DaysNotAscending)]
        }
    }
}

impl References for Utilisation {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Measure, &mut self.measure.0);
    }
}
