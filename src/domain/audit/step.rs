//! What people do with an audit. Source: `domain.md` § 4 (concept § 6.1).
//!
//! Responsible for: each step, what forbids it, and what is unusual about it. Not for: what the
//! rhythm demands ([`crate::domain::plan`]) and forms.

use chrono::NaiveDate;

use super::{Audit, AuditResult, AuditState, WaiveReason};
use crate::domain::date::{Land, LocalHolidays, is_working_day, working_days_between};
use crate::domain::id::PersonId;
use crate::domain::measure::Measure;
use crate::domain::problem::{Problem, Wrong};

/// A step with an audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditStep {
    /// An appointment is made or moved.
    Schedule {
        /// For this day.
        on: NaiveDate,
    },
    /// The provider was told.
    Announce {
        /// When.
        on: NaiveDate,
        /// For which day; none = the appointment it has.
        scheduled: Option<NaiveDate>,
    },
    /// It took place.
    Done {
        /// When.
        on: NaiveDate,
        /// What came out.
        result: AuditResult,
        /// Who did it; none = as noted before.
        by: Vec<PersonId>,
        /// What is to be added to its note.
        note: String,
    },
    /// It will not take place.
    Waive {
        /// Why.
        reason: String,
    },
    /// Recorded or waived by mistake: it has to be done (again).
    Reopen {
        /// Why; added to its note.
        reason: String,
    },
}

/// Fewer working days of notice than this are unusual (§ 6.1: two to four).
const NOTICE_FROM: u32 = 2;
/// More than this are, too.
const NOTICE_TO: u32 = 4;

/// What is unusual about an audit, though allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditWarning {
    /// The appointment is on a Saturday, a Sunday or a public holiday.
    FreeDay {
        /// The day.
        on: NaiveDate,
    },
    /// The appointment lies behind the last day: the audit stays overdue until then.
    Late {
        /// The last day.
        due: NaiveDate,
    },
    /// The provider has fewer or more than two to four working days from the announcement to the
    /// appointment.
    Notice {
        /// How many.
        days: u32,
    },
}

impl Audit {
    /// The audit after a step, or what forbids it.
    pub fn step(&self, step: &AuditStep, today: NaiveDate) -> Result<Self, Problem> {
        let mut after = self.clone();
        match step {
            AuditStep::Schedule { on } => {
                self.not_settled()?;
                after.scheduled = Some(*on);
            }
            AuditStep::Announce { on, scheduled } => {
                self.not_settled()?;
                not_in_the_future(*on, today)?;
                after.scheduled = scheduled.or(self.scheduled);
                if let Some(day) = after.scheduled
                    && day < *on
                {
                    return Err(Problem::new("scheduled", Wrong::TooEarly { from: *on }));
                }
                after.status = AuditState::Announced { on: *on };
            }
            AuditStep::Done {
                on,
                result,
                by,
                note,
            } => {
                // What the plan waived may have taken place all the same.
                if !self.is_waived_by_plan() {
                    self.not_settled()?;
                }
                not_in_the_future(*on, today)?;
                after.status = AuditState::Done {
                    on: *on,
                    result: *result,
                };
                after.covered_by = None;
                if !by.is_empty() {
                    after.auditors.clone_from(by);
                }
                add_note(&mut after.note, note);
            }
            AuditStep::Waive { reason } => {
                self.not_settled()?;
                after.status = AuditState::Waived {
                    reason: WaiveReason::ByHand(given(reason)?),
                };
                after.covered_by = None;
            }
            AuditStep::Reopen { reason } => {
                match &self.status {
                    AuditState::Done { .. } => {}
                    AuditState::Waived { reason } if !reason.is_by_plan() => {}
                    AuditState::Waived { .. } => {
                        return Err(Problem::new("status", Wrong::WaivedByPlan));
                    }
                    AuditState::Planned | AuditState::Announced { .. } => {
                        let state = self.status.name();
                        return Err(Problem::new("status", Wrong::StateForbids { state }));
                    }
                }
                add_note(&mut after.note, &given(reason)?);
                after.status = AuditState::Planned;
            }
        }
        Ok(after)
    }

    /// What is unusual about its appointment. `local` are the house's local holidays.
    pub fn warnings(&self, local: &LocalHolidays) -> Vec<AuditWarning> {
        let (Some(on), true) = (self.scheduled, self.is_open()) else {
            return Vec::new();
        };
        let mut warnings = Vec::new();
        if !is_working_day(on, self.subject.land, local) {
            warnings.push(AuditWarning::FreeDay { on });
        }
        if on > self.due {
            warnings.push(AuditWarning::Late { due: self.due });
        }
        if let AuditState::Announced { on: told } = self.status {
            let days = notice(told, on, self.subject.land, *local);
            if !(NOTICE_FROM..=NOTICE_TO).contains(&days) {
                warnings.push(AuditWarning::Notice { days });
            }
        }
        warnings
    }

    /// An audit can't have taken place before its measure began.
    pub fn within(&self, measure: &Measure) -> Result<(), Problem> {
        match (&self.status, Measure::set(measure.start)) {
            (AuditState::Done { on, .. }, Some(start)) if *on < start => {
                Err(Problem::new("status", Wrong::BeforeStart { start }))
            }
            _ => Ok(()),
        }
    }

    const fn is_waived_by_plan(&self) -> bool {
        matches!(&self.status, AuditState::Waived { reason } if reason.is_by_plan())
    }

    fn not_settled(&self) -> Result<(), Problem> {
        match self.status {
            AuditState::Planned | AuditState::Announced { .. } => Ok(()),
            AuditState::Done { on, .. } => Err(Problem::new("status", Wrong::AlreadyDone { on })),
            AuditState::Waived { .. } => Err(Problem::new("status", Wrong::AlreadyWaived)),
        }
    }
}

/// Working days from the announcement to the appointment. More than the calendar holds for a stay is
/// not counted to the end: both days come from people.
fn notice(told: NaiveDate, on: NaiveDate, land: Land, local: LocalHolidays) -> u32 {
    const ENOUGH: i64 = 366;
    match (on - told).num_days() {
        days if days > ENOUGH => u32::try_from(days).unwrap_or(u32::MAX),
        _ => working_days_between(told, on, land, &local),
    }
}

/// What is said to have happened can't lie behind today.
pub(in crate::domain) fn not_in_the_future(on: NaiveDate, today: NaiveDate) -> Result<(), Problem> {
    if on > today {
        Err(Problem::new("on", Wrong::InTheFuture))
    } else {
        Ok(())
    }
}

/// A reason that says something.
pub(in crate::domain) fn given(reason: &str) -> Result<String, Problem> {
    let reason = reason.trim();
    if reason.is_empty() {
        Err(Problem::new("reason", Wrong::ReasonMissing))
    } else {
        Ok(reason.to_owned())
    }
}

/// As a paragraph of its own.
fn add_note(note: &mut String, more: &str) {
    let more = more.trim();
    if more.is_empty() {
        return;
    }
    if !note.trim().is_empty() {
        note.push('\n');
    }
    note.push_str(more);
}

#[cfg(test)]
#[path = "step_tests.rs"]
mod tests;
