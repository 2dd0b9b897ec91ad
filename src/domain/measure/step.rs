//! What people do with a measure. Source: `domain.md` § 4 (concept §§ 2, 3).
//!
//! Responsible for: each step and what forbids it. Not for: running and ended, which follow from the
//! dates, nor for what a changed measure means for its audits ([`crate::domain::plan`]).

use chrono::NaiveDate;

use super::{Extension, Measure, Stage, Status};
use crate::domain::audit::step::{given, not_in_the_future};
use crate::domain::id::PersonId;
use crate::domain::problem::{Problem, Wrong};

/// A step with a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeasureStep {
    /// It goes out to tender. Not before the team lead has named the supervisor (§ 2).
    Tender {
        /// The supervisor.
        supervisor: PersonId,
        /// The team lead who named them.
        named_by: PersonId,
        /// When.
        named_on: NaiveDate,
    },
    /// It was awarded.
    Award,
    /// The provider was talked to after the award (§ 3.1).
    TalkedTo {
        /// When.
        on: NaiveDate,
    },
    /// It was called off.
    Cancel {
        /// Why.
        reason: String,
    },
    /// It goes on longer than agreed.
    Extend {
        /// The new last day.
        until: NaiveDate,
        /// When it was agreed.
        on: NaiveDate,
        /// Why; may be empty.
        reason: String,
    },
}

impl Measure {
    /// The measure after a step, or what forbids it.
    pub fn step(&self, step: &MeasureStep, today: NaiveDate) -> Result<Self, Problem> {
        let mut after = self.clone();
        match step {
            MeasureStep::Tender {
                supervisor,
                named_by,
                named_on,
            } => {
                if self.status != Stage::Planned {
                    return Err(self.forbidden(today));
                }
                not_in_the_future(*named_on, today)?;
                after.status = Stage::Tendered;
                after.supervisor = Some(*supervisor);
                after.supervisor_named_by = Some(*named_by);
                after.supervisor_named_on = Some(*named_on);
            }
            MeasureStep::Award => {
                if !matches!(self.status, Stage::Planned | Stage::Tendered) {
                    return Err(self.forbidden(today));
                }
                after.status = Stage::Awarded;
                after.supervised_since(self)?;
            }
            MeasureStep::TalkedTo { on } => {
                if self.status != Stage::Awarded {
                    return Err(self.forbidden(today));
                }
                not_in_the_future(*on, today)?;
                after.provider_talk_on = Some(*on);
            }
            MeasureStep::Cancel { reason } => {
                if matches!(self.status(today), Status::Ended | Status::Cancelled) {
                    return Err(self.forbidden(today));
                }
                after.status = Stage::Cancelled {
                    reason: given(reason)?,
                };
            }
            MeasureStep::Extend { until, on, reason } => {
                // Before the award there is no contract to extend: its end is simply another one.
                if self.status != Stage::Awarded {
                    return Err(self.forbidden(today));
                }
                not_in_the_future(*on, today)?;
                if *until < self.start {
                    return Err(Problem::new("end", Wrong::EndBeforeStart));
                }
                if *until <= self.end {
                    return Err(Problem::new("end", Wrong::NoExtension { end: self.end }));
                }
                after.end = *until;
                after.extensions.push(Extension {
                    on: *on,
                    from: self.end,
                    to: *until,
                    reason: reason.trim().to_owned(),
                });
            }
        }
        Ok(after)
    }

    /// § 2: a purchased measure leaves planning only with a supervisor.
    pub fn supervised_since(&self, before: &Self) -> Result<(), Problem> {
        let leaves_planning = before.status == Stage::Planned
            && matches!(self.status, Stage::Tendered | Stage::Awarded);
        if leaves_planning && self.procurement.is_bought() && self.supervisor.is_none() {
            Err(Problem::new("supervisor", Wrong::SupervisorMissing))
        } else {
            Ok(())
        }
    }

    /// § 2: who named the supervisor and when is known when a purchased measure goes to tender.
    pub fn named_since(&self, before: &Self) -> Result<(), Problem> {
        if before.status != Stage::Planned
            || self.status != Stage::Tendered
            || !self.procurement.is_bought()
        {
            return Ok(());
        }
        if self.supervisor_named_by.is_none() {
            return Err(Problem::new("supervisor_named_by", Wrong::Missing));
        }
        if self.supervisor_named_on.is_none() {
            return Err(Problem::new("supervisor_named_on", Wrong::Missing));
        }
        Ok(())
    }

    /// An awarded measure whose end was simply changed to a later day was extended: the history of
    /// its ends is kept all the same. A shorter one is a correction.
    pub fn extended_since(&self, before: &Self, on: NaiveDate) -> Option<Extension> {
        let plainly = before.status == Stage::Awarded
            && self.status == Stage::Awarded
            && self.end > before.end
            && self.extensions == before.extensions;
        plainly.then(|| Extension {
            on,
            from: before.end,
            to: self.end,
            reason: String::new(),
        })
    }

    fn forbidden(&self, today: NaiveDate) -> Problem {
        let state = self.status(today).name();
        Problem::new("status", Wrong::StateForbids { state })
    }
}

#[cfg(test)]
#[path = "step_tests.rs"]
mod tests;
