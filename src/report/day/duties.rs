//! Duties of the house, for those whose role they are.

use std::cell::RefCell;

use chrono::NaiveDate;

use super::{Concern, Entry, Gather, Part, duty_to_do};
use crate::domain::date::{Month, Quarter, add_months};
use crate::domain::duty::DutyKind;
use crate::domain::duty::calendar::{Office, Pending, What, house_duties};
use crate::domain::measure::Stage;
use crate::domain::person::Role;
use crate::store::ReadFailure;
use crate::store::index::MeasureRow;

/// Months back that a duty not done is asked for: the quarter before this one.
const MONTHS_BACK: i32 = 6;

impl Gather<'_> {
    pub(super) fn office(&self) -> Office {
        Office {
            land: self.asked.land,
            local: self.rules.local_holidays,
            today: self.asked.today,
        }
    }

    /// Whether one of these roles is the person's.
    pub(super) fn has_role(&self, roles: &[Role]) -> bool {
        self.me
            .as_ref()
            .is_some_and(|me| me.roles.iter().any(|role| roles.contains(role)))
    }

    /// The measures of the last quarter and of today, from their rows.
    pub(super) fn measure_rows(&self) -> Result<Vec<MeasureRow>, ReadFailure> {
        self.store
            .measures_ending(Some(add_months(self.asked.today, -MONTHS_BACK)))
    }

    pub(super) fn house_duties(&self, rows: &[MeasureRow]) -> Result<Part, ReadFailure> {
        let failure = RefCell::new(None);
        let done = |kind: DutyKind, period: NaiveDate| match self.store.duty_done(kind, period) {
            Ok(found) => found.is_some(),
            Err(error) => {
                failure.replace(Some(error));
                true
            }
        };
        let ran = |from: NaiveDate, to: NaiveDate| {
            rows.iter().any(|row| {
                row.procurement.is_bought()
                    && row.stage == Stage::Awarded
                    && row.start <= to
                    && row.end >= from
            })
        };
        let pending = house_duties(self.office(), &self.rules, done, ran);
        if let Some(error) = failure.into_inner() {
            return Err(error);
        }
        let entries: Vec<Entry> = pending
            .iter()
            .filter(|one| self.has_role(one.what.roles()))
            .filter_map(|one| self.house_duty(one))
            .collect();
        Ok(Part {
            count: entries.len(),
            entries,
            more: Vec::new(),
        })
    }

    fn house_duty(&self, pending: &Pending) -> Option<Entry> {
        let What::House(kind) = pending.what else {
            return None;
        };
        let period = match kind {
            DutyKind::MeasureInformation => self.texts.date_short(pending.since),
            DutyKind::UtilisationReport => {
                let month = Month::of(pending.since);
                format!("{} {}", self.texts.month(month.month()), month.year())
            }
            _ => Quarter::of(pending.since).to_string(),
        };
        let id = format!("day-duty-{}", kind.name());
        Some(Entry {
            concern: Concern::Duty,
            target: duty_to_do(kind, pending.since),
            due: pending.due,
            late: self.late(pending.due),
            text: self.texts.with(&id, &[("period", period.into())]),
            who: self
                .me
                .as_ref()
                .map_or_else(String::new, |me| me.name.clone()),
        })
    }
}
