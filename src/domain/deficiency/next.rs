//! What the procedure demands next, and of whom. Source: `domain.md` § 4 (concept §§ 5, 6.4).
//!
//! Responsible for: reckoning that from the steps and the day. Not for: what it is called
//! (`locales/`), nor for doing it ([`super::steps`]).

use chrono::{Days, NaiveDate};

use super::{Deficiency, DeficiencyState as State, Level, Severity, Step, StepKind};
use crate::domain::house_rules::HouseRules;
use crate::domain::person::Role;

/// Something the procedure demands, the more urgent ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NextKind {
    /// A severe breach: involve the purchasing centre at once.
    Escalate,
    /// The deadline has passed: involve the quality officer.
    InvolveQualityOfficer,
    /// Decide on stage 2 or more time.
    Decide,
    /// Tell divisional management of stage 2.
    InformDivisional,
    /// Tell general management of stage 2.
    InformGeneral,
    /// Call upon the provider in writing.
    Demand,
    /// File the draft of the letter.
    FileLetter,
    /// Await the provider's report and verify it.
    FollowUp,
    /// Bring stage 2 to its end with the purchasing centre.
    Close,
    /// Look whether the remedy held.
    CheckEffectiveness,
}

impl NextKind {
    /// All of them, the more urgent ones first.
    pub const ALL: [Self; 10] = [
        Self::Escalate,
        Self::InvolveQualityOfficer,
        Self::Decide,
        Self::InformDivisional,
        Self::InformGeneral,
        Self::Demand,
        Self::FileLetter,
        Self::FollowUp,
        Self::Close,
        Self::CheckEffectiveness,
    ];

    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Escalate => "escalate",
            Self::InvolveQualityOfficer => "involve_quality_officer",
            Self::Decide => "decide",
            Self::InformDivisional => "inform_divisional",
            Self::InformGeneral => "inform_general",
            Self::Demand => "demand",
            Self::FileLetter => "file_letter",
            Self::FollowUp => "follow_up",
            Self::Close => "close",
            Self::CheckEffectiveness => "check_effectiveness",
        }
    }

    /// Who does it (§§ 5, 6.4): the quality officer writes the demand, decides and informs; it is
    /// followed up by coordinator and supervisor.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::Demand
            | Self::FileLetter
            | Self::Decide
            | Self::Escalate
            | Self::InformDivisional
            | Self::InformGeneral
            | Self::Close => &[Role::QualityOfficer],
            Self::FollowUp | Self::InvolveQualityOfficer | Self::CheckEffectiveness => {
                &[Role::Coordinator, Role::Supervisor]
            }
        }
    }

    const fn informing(level: Level) -> Self {
        match level {
            Level::Divisional => Self::InformDivisional,
            Level::General => Self::InformGeneral,
        }
    }
}

/// One thing to be done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextStep {
    /// What.
    pub kind: NextKind,
    /// Since when the procedure demands it.
    pub since: NaiveDate,
    /// The last day for it, if there is one.
    pub until: Option<NaiveDate>,
    /// Whether that day is past.
    pub overdue: bool,
}

impl NextStep {
    fn new(kind: NextKind, since: NaiveDate, until: Option<NaiveDate>, today: NaiveDate) -> Self {
        Self {
            kind,
            since,
            until,
            overdue: until.is_some_and(|until| until < today),
        }
    }

    /// Who does it, the leading role first.
    pub const fn roles(&self) -> &'static [Role] {
        self.kind.roles()
    }
}

/// Something a step leaves behind to be done, as a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUp {
    /// What.
    pub kind: NextKind,
    /// Until when.
    pub due: NaiveDate,
}

impl Deficiency {
    /// What the procedure demands on a day, the most urgent first; empty when nothing is left.
    pub fn next_steps(&self, today: NaiveDate, rules: &HouseRules) -> Vec<NextStep> {
        let next = |kind, since, until| NextStep::new(kind, since, until, today);
        let mut found = Vec::new();
        match self.state() {
            State::Found if self.severity == Severity::Severe => {
                found.push(next(NextKind::Escalate, self.found_on, Some(self.found_on)));
            }
            State::Found => found.push(next(NextKind::Demand, self.found_on, None)),
            State::Demanded | State::QualityOfficer => {
                found.extend(self.next_of_stage_1(today));
                found.extend(
                    self.unfiled_since()
                        .map(|since| next(NextKind::FileLetter, since, None)),
                );
            }
            State::Escalated => {
                let since = self.last_day();
                let escalated = self.escalated_on().unwrap_or(since);
                found.extend(
                    self.uninformed()
                        .into_iter()
                        .map(|level| next(NextKind::informing(level), escalated, Some(escalated))),
                );
                found.push(next(NextKind::Close, escalated, self.deadline()));
            }
            State::Remedied => {
                found.extend(
                    self.effectiveness_due(rules)
                        .map(|due| next(NextKind::CheckEffectiveness, self.last_day(), Some(due))),
                );
            }
            State::Withdrawn | State::ContractEnded => {}
        }
        found.sort_by_key(|step| step.kind);
        found
    }

    /// Stage 1 (§ 6.4): until the deadline the report is awaited; when it has passed, or when the
    /// remedy is insufficient, the quality officer is involved and then decides. A breach found to be
    /// severe goes on at once.
    fn next_of_stage_1(&self, today: NaiveDate) -> Option<NextStep> {
        let until = self.deadline()?;
        let passed = today > until;
        let insufficient = self.insufficient_on();
        let demanded = self.demanded_on().unwrap_or(self.found_on);
        let reason = match insufficient {
            Some(on) => on,
            None => until.succ_opt().unwrap_or(until),
        };
        let (kind, since, until) = match self.quality_officer_on() {
            _ if self.severity == Severity::Severe => {
                (NextKind::Escalate, self.found_on, self.found_on)
            }
            _ if !passed && insufficient.is_none() => (NextKind::FollowUp, demanded, until),
            None => (NextKind::InvolveQualityOfficer, reason, until),
            Some(on) => (NextKind::Decide, reason.max(on), until),
        };
        Some(NextStep::new(kind, since, Some(until), today))
    }

    /// Since when the letter that set the deadline waits to be filed; none if it was.
    fn unfiled_since(&self) -> Option<NaiveDate> {
        let filed = |step: &Step| matches!(step.what, StepKind::LetterFiled);
        if self.since_deadline().iter().any(filed) {
            return None;
        }
        self.last_on(|what| matches!(what, StepKind::Demanded { .. } | StepKind::Extended { .. }))
    }

    /// When the remedy is looked at again: so many weeks after it as the house says; none when it is
    /// not remedied, was looked at already, or the house does not.
    pub fn effectiveness_due(&self, rules: &HouseRules) -> Option<NaiveDate> {
        let checked = |what: &StepKind| matches!(what, StepKind::EffectivenessChecked { .. });
        if rules.effectiveness_weeks == 0 || self.last_on(checked).is_some() {
            return None;
        }
        let days = Days::new(7 * u64::from(rules.effectiveness_weeks));
        self.remedied_on()?.checked_add_days(days)
    }

    /// What the last step leaves behind to be done: the notices to management on the day of stage 2,
    /// the check some weeks after the remedy.
    pub fn follow_ups(&self, rules: &HouseRules) -> Vec<FollowUp> {
        match self.steps.last().map(|step| (&step.what, step.on)) {
            Some((StepKind::Escalated { .. }, due)) => self
                .uninformed()
                .into_iter()
                .map(|level| FollowUp {
                    kind: NextKind::informing(level),
                    due,
                })
                .collect(),
            Some((StepKind::Remedied { .. }, _)) => self
                .effectiveness_due(rules)
                .map(|due| FollowUp {
                    kind: NextKind::CheckEffectiveness,
                    due,
                })
                .into_iter()
                .collect(),
            _ => Vec::new(),
        }
    }

    /// What the last step settles of earlier follow-ups.
    pub fn settles(&self) -> Option<NextKind> {
        match &self.steps.last()?.what {
            StepKind::Informed { level } => Some(NextKind::informing(*level)),
            StepKind::EffectivenessChecked { .. } => Some(NextKind::CheckEffectiveness),
            _ => None,
        }
    }
}

#[cfg(test)]
#[path = "next_tests.rs"]
mod tests;
