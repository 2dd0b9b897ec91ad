//! The days of a month: public holidays, and how many audits stand on each.
//!
//! Reads the covering rows of that month and no others.

use chrono::Datelike;

use super::Reader;
use crate::domain::audit::AuditState;
use crate::domain::date::{Land, Month, holiday};
use crate::domain::id::PersonId;
use crate::store::ReadFailure;
use crate::tui::view::{CalendarDay, CalendarView};

impl Reader<'_> {
    pub(super) fn calendar(
        &self,
        month: Month,
        land: Land,
        mine: Option<PersonId>,
    ) -> Result<CalendarView, ReadFailure> {
        let (first, last) = (month.first_day(), month.last_day());
        let local = self.store.house_rules()?.local_holidays;
        let mut days: Vec<CalendarDay> = first
            .iter_days()
            .take_while(|day| *day <= last)
            .map(|day| CalendarDay {
                holiday: holiday(day, land, &local)
                    .map_or_else(String::new, |one| one.german_name().to_owned()),
                ..CalendarDay::default()
            })
            .collect();
        for audit in self.store.audits_between(first, last)? {
            let is_mine = mine.is_none_or(|me| audit.responsible == Some(me));
            // What is waived or covered by another takes nobody anywhere.
            let takes_place = audit.is_open() || matches!(audit.status, AuditState::Done { .. });
            if let Some(day) = days.get_mut(audit.day().day0() as usize)
                && is_mine
                && takes_place
            {
                day.count += 1;
                day.overdue += usize::from(audit.overdue_days(self.today) > 0);
            }
        }
        Ok(CalendarView {
            month,
            land,
            local,
            days,
        })
    }
}
