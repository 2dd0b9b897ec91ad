//! Deficiencies (Mängel) and the two stages of their procedure. Source: `domain.md` § 4 (concept
//! § 6.4).
//!
//! A deficiency is what was found and the steps taken since; state, stage and deadline follow from
//! the steps and are nowhere stored beside them.
//!
//! Responsible for: what a deficiency is and how it stands. Which step may follow which is said in
//! [`steps`], what has to be done next and by whom in [`next`], what counts as a repeat in
//! [`repeat`].

pub mod next;
pub mod repeat;
pub mod steps;

#[cfg(test)]
mod path_tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::date::{FixedDay, Span};
use super::id::{AuditId, DeficiencyId, Kind, MeasureId, PersonId, References};
use super::problem::{Problem, Wrong};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Minor.
    Minor,
    /// Major.
    Major,
    /// A severe breach of contract: stage 2 at once.
    Severe,
}

/// Why the purchasing centre is involved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// The demand was not met in time.
    NotMet,
    /// It was met insufficiently.
    Insufficient,
    /// Proper performance is no longer to be expected.
    NotExpected,
    /// The breach is severe.
    Severe,
}

/// Whom management's notice goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Bereichsleitung.
    Divisional,
    /// Geschäftsleitung.
    General,
}

/// What was done in a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Stage 1: a written demand to remedy and to report back.
    Demanded {
        /// Last day, already moved to a working day unless it stands.
        deadline: NaiveDate,
        /// The length the letter gives, if it gives one.
        span: Option<Span>,
        /// Whether the day gives way to a free day.
        fixed: FixedDay,
    },
    /// The draft of the letter lies in the electronic file.
    LetterFiled,
    /// The deadline was extended.
    Extended {
        /// The new last day.
        deadline: NaiveDate,
        /// The length of the extension, if it was given as one.
        span: Option<Span>,
        /// Whether the day gives way to a free day.
        fixed: FixedDay,
    },
    /// The provider reported back, but the remedy is insufficient.
    Insufficient {
        /// What is missing.
        note: String,
    },
    /// The quality officer is involved.
    QualityOfficer {
        /// Who.
        officer: Option<PersonId>,
        /// Whether the audit service is involved as well (§ 5).
        audit_service: bool,
    },
    /// The purchasing centre advised (before stage 2).
    Advised {
        /// What it said.
        note: String,
    },
    /// Stage 2: the purchasing centre is involved.
    Escalated {
        /// Why it is allowed.
        ground: Ground,
        /// In words.
        reason: String,
        /// The supervisor who agreed.
        agreed_with: Option<PersonId>,
    },
    /// Management was informed.
    Informed {
        /// Which.
        level: Level,
    },
    /// Remedied.
    Remedied {
        /// Who made sure of it.
        verified_by: String,
        /// On what evidence.
        evidence: String,
    },
    /// Withdrawn: it was none.
    Withdrawn {
        /// Why.
        reason: String,
    },
    /// The contract ended over it.
    ContractEnded {
        /// What happened.
        reason: String,
    },
    /// Looked at again some weeks after it was remedied.
    EffectivenessChecked {
        /// Whether the remedy held.
        effective: bool,
        /// What was seen.
        note: String,
    },
}

/// One step of the procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When.
    pub on: NaiveDate,
    /// Who took it, as the history names them.
    pub by: String,
    /// What.
    pub what: StepKind,
}

/// Where a deficiency stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeficiencyState {
    /// Found, nothing demanded yet.
    Found,
    /// Stage 1.
    Demanded,
    /// Stage 1, with the quality officer.
    QualityOfficer,
    /// Stage 2.
    Escalated,
    /// Closed: remedied.
    Remedied,
    /// Closed: withdrawn.
    Withdrawn,
    /// Closed: the contract ended.
    ContractEnded,
}

impl DeficiencyState {
    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Demanded => "demanded",
            Self::QualityOfficer => "quality_officer",
            Self::Escalated => "escalated",
            Self::Remedied => "remedied",
            Self::Withdrawn => "withdrawn",
            Self::ContractEnded => "contract_ended",
        }
    }

    /// Whether nothing more has to be done.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Remedied | Self::Withdrawn | Self::ContractEnded)
    }
}

/// A deficiency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deficiency {
    /// Its number.
    pub id: DeficiencyId,
    /// The measure.
    pub measure: MeasureId,
    /// The audit it was found in, if it was one.
    pub audit: Option<AuditId>,
    /// When it was found.
    pub found_on: NaiveDate,
    /// What kind, in a few words: the same kind at the same provider within a year is a repeat.
    pub kind: String,
    /// How bad it is.
    pub severity: Severity,
    /// What was found.
    pub text: String,
    /// What was done since, oldest first.
    pub steps: Vec<Step>,
}

impl Deficiency {
    /// Where it stands, by its steps.
    pub fn state(&self) -> DeficiencyState {
        let mut state = DeficiencyState::Found;
        for step in &self.steps {
            state = match &step.what {
                StepKind::Demanded { .. } => DeficiencyState::Demanded,
                StepKind::QualityOfficer { .. } => DeficiencyState::QualityOfficer,
                StepKind::Escalated { .. } => DeficiencyState::Escalated,
                StepKind::Remedied { .. } => DeficiencyState::Remedied,
                StepKind::Withdrawn { .. } => DeficiencyState::Withdrawn,
                StepKind::ContractEnded { .. } => DeficiencyState::ContractEnded,
                StepKind::LetterFiled
                | StepKind::Extended { .. }
                | StepKind::Insufficient { .. }
                | StepKind::Advised { .. }
                | StepKind::Informed { .. }
                | StepKind::EffectivenessChecked { .. } => state,
            };
        }
        state
    }

    /// The stage it has reached: 0 found, 1 demanded, 2 escalated. Closing keeps it.
    pub fn stage(&self) -> u8 {
        let stage = |step: &Step| match &step.what {
            StepKind::Demanded { .. } => 1,
            StepKind::Escalated { .. } => 2,
            _ => 0,
        };
        self.steps.iter().map(stage).max().unwrap_or(0)
    }

    /// The last day that holds now, if one was set.
    pub fn deadline(&self) -> Option<NaiveDate> {
        self.steps.iter().rev().find_map(|step| match &step.what {
            StepKind::Demanded { deadline, .. } | StepKind::Extended { deadline, .. } => {
                Some(*deadline)
            }
            _ => None,
        })
    }

    /// Whether something has still to be done.
    pub fn is_open(&self) -> bool {
        !self.state().is_closed()
    }

    /// Calendar days the deadline is past on `today`; 0 when it is closed or has none.
    pub fn overdue_days(&self, today: NaiveDate) -> u32 {
        match self.deadline() {
            Some(deadline) if self.is_open() => {
                u32::try_from((today - deadline).num_days()).unwrap_or(0)
            }
            _ => 0,
        }
    }

    /// What is wrong with the record by itself: also a step that could not have been taken then.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.text.trim().is_empty() {
            problems.push(Problem::new("text", Wrong::Missing));
        }
        if let Err(wrong) = self.replayed() {
            problems.push(Problem::new("steps", wrong));
        }
        problems
    }
}

impl References for Deficiency {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Measure, &mut self.measure.0);
        if let Some(id) = &mut self.audit {
            visit(Kind::Audit, &mut id.0);
        }
        for step in &mut self.steps {
            match &mut step.what {
                StepKind::QualityOfficer {
                    officer: Some(id), ..
                }
                | StepKind::Escalated {
                    agreed_with: Some(id),
                    ..
                } => visit(Kind::Person, &mut id.0),
                _ => {}
            }
        }
    }
}
