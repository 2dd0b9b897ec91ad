//! Which step of the procedure may follow which, and what it needs. Source: `domain.md` § 4
//! (concept § 6.4), deadlines by § 26 SGB X and §§ 187–193 BGB.
//!
//! Responsible for: taking a step or saying why it can't be taken and what is missing. Not for: the
//! words of letters and notices, nor who is told.
//!
//! ```text
//! found ─▶ demanded ──────────▶ quality officer ─▶ escalated ─▶ remedied
//!   │         └─ insufficient, not expected ─────────▲  ▲        withdrawn
//!   └─ severe, not expected ────────────────────────────┘        contract ended
//! ```
//! Withdrawn and contract ended are open to every open deficiency, remedied to every one that was
//! demanded or escalated.

use chrono::NaiveDate;

use super::{Deficiency, DeficiencyState as State, Ground, Level, Severity, Step, StepKind};
use crate::domain::date::{
    Deadline, FixedDay, Land, LocalHolidays, Span, deadline, extended, fixed_day,
};
use crate::domain::house_rules::HouseRules;
use crate::domain::measure::Measure;
use crate::domain::problem::{Problem, Wrong};

/// What a step is judged by besides the deficiency itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Surroundings {
    /// The Land of the place where the act is due.
    pub land: Land,
    /// Local holidays there.
    pub local: LocalHolidays,
    /// The present day.
    pub today: NaiveDate,
}

impl Surroundings {
    /// Those of a measure: the act is due where it takes place.
    pub const fn of(measure: &Measure, rules: &HouseRules, today: NaiveDate) -> Self {
        Self {
            land: measure.land,
            local: rules.local_holidays,
            today,
        }
    }
}

/// A deadline as a letter gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// As a day.
    Day(NaiveDate, FixedDay),
    /// As a length of time.
    Span(Span),
}

impl Term {
    /// A day that gives way to a free day, the usual case.
    pub const fn day(day: NaiveDate) -> Self {
        Self::Day(day, FixedDay::Moves)
    }

    /// The deadline of a demand announced on this day (§ 187(1) BGB: the day itself is not counted;
    /// § 26(3) SGB X: an end on a free day moves).
    pub fn from_announcement(self, announced: NaiveDate, around: Surroundings) -> Deadline {
        match self {
            Self::Day(day, fixed) => fixed_day(day, fixed, around.land, &around.local),
            Self::Span(span) => deadline(announced, span, around.land, &around.local),
        }
    }

    /// The deadline after an extension of one that ended on `old` (§ 190 BGB: the new length is
    /// reckoned from the end that held, which may have moved).
    pub fn from_old_end(self, old: NaiveDate, around: Surroundings) -> Deadline {
        let old = Deadline {
            by_count: old,
            due: old,
        };
        match self {
            Self::Day(day, fixed) => fixed_day(day, fixed, around.land, &around.local),
            Self::Span(span) => extended(old, span, around.land, &around.local),
        }
    }

    /// The deadline as a demand's or an extension's fields hold it.
    const fn stored(deadline: NaiveDate, span: Option<Span>, fixed: FixedDay) -> Self {
        match span {
            Some(span) => Self::Span(span),
            None => Self::Day(deadline, fixed),
        }
    }

    const fn parts(self) -> (Option<Span>, FixedDay) {
        match self {
            Self::Day(_, fixed) => (None, fixed),
            Self::Span(span) => (Some(span), FixedDay::Moves),
        }
    }
}

impl StepKind {
    /// A demand announced on this day, its deadline reckoned.
    pub fn demanded(term: Term, announced: NaiveDate, around: Surroundings) -> Self {
        let (span, fixed) = term.parts();
        Self::Demanded {
            deadline: term.from_announcement(announced, around).due,
            span,
            fixed,
        }
    }

    /// An extension of a deadline that ended on `old`, its new end reckoned.
    pub fn extended(term: Term, old: NaiveDate, around: Surroundings) -> Self {
        let (span, fixed) = term.parts();
        Self::Extended {
            deadline: term.from_old_end(old, around).due,
            span,
            fixed,
        }
    }
}

impl Deficiency {
    /// The deficiency with this step taken, its deadline reckoned; or everything that stands
    /// against it. The step's day is when it happened: for a demand, when it was announced.
    pub fn take(&self, mut step: Step, around: Surroundings) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        if let Err(wrong) = self.has_a_place_for(&step.what) {
            // Whatever else is wrong with a step out of place says nothing.
            return Err(vec![Problem::new("", wrong)]);
        }
        if let Err(wrong) = self.dated_in_order(step.on) {
            problems.push(Problem::new("on", wrong));
        }
        if step.on > around.today {
            problems.push(Problem::new("on", Wrong::InTheFuture));
        }
        self.reckon_deadline(&mut step, around);
        problems.extend(self.missing(&step));
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut after = self.clone();
        after.steps.push(step);
        Ok(after)
    }

    /// The day of the last step; the day it was found when there is none.
    pub fn last_day(&self) -> NaiveDate {
        self.steps.last().map_or(self.found_on, |step| step.on)
    }

    /// The day of the newest step of a kind.
    pub fn last_on(&self, is: impl Fn(&StepKind) -> bool) -> Option<NaiveDate> {
        let mut steps = self.steps.iter().rev();
        steps.find(|step| is(&step.what)).map(|step| step.on)
    }

    /// The day the provider was called upon in writing.
    pub fn demanded_on(&self) -> Option<NaiveDate> {
        self.last_on(|what| matches!(what, StepKind::Demanded { .. }))
    }

    /// The day the purchasing centre was involved.
    pub fn escalated_on(&self) -> Option<NaiveDate> {
        self.last_on(|what| matches!(what, StepKind::Escalated { .. }))
    }

    /// The day it was remedied.
    pub fn remedied_on(&self) -> Option<NaiveDate> {
        self.last_on(|what| matches!(what, StepKind::Remedied { .. }))
    }

    /// The steps since the deadline that holds was set, that one left out: a report or a letter
    /// before it answered an older deadline.
    pub fn since_deadline(&self) -> &[Step] {
        let set = |step: &Step| {
            matches!(
                step.what,
                StepKind::Demanded { .. } | StepKind::Extended { .. }
            )
        };
        let after = self.steps.iter().rposition(set).map_or(0, |at| at + 1);
        &self.steps[after..]
    }

    /// The day an insufficient remedy was noted under the deadline that holds.
    pub fn insufficient_on(&self) -> Option<NaiveDate> {
        let mut steps = self.since_deadline().iter().rev();
        let found = steps.find(|step| matches!(step.what, StepKind::Insufficient { .. }));
        found.map(|step| step.on)
    }

    /// The day the quality officer was first involved.
    pub fn quality_officer_on(&self) -> Option<NaiveDate> {
        let mut steps = self.steps.iter();
        let found = steps.find(|step| matches!(step.what, StepKind::QualityOfficer { .. }));
        found.map(|step| step.on)
    }

    /// § 6.4, stage 2: the ground on which the purchasing centre may be involved on a day without
    /// anybody having to judge: a severe breach, an insufficient remedy, a deadline not met. None of
    /// these, and it says what is missing. That proper performance is no longer to be expected is
    /// for a person to judge and never proposed.
    pub fn ground_on(&self, day: NaiveDate) -> Result<Ground, Wrong> {
        if self.allows(Ground::Severe, day).is_ok() {
            Ok(Ground::Severe)
        } else if self.allows(Ground::Insufficient, day).is_ok() {
            Ok(Ground::Insufficient)
        } else {
            self.allows(Ground::NotMet, day).map(|()| Ground::NotMet)
        }
    }

    /// § 6.4, stage 2: whether a ground holds on a day. Not met: the deadline has passed and the
    /// quality officer is involved. Insufficient: such a remedy was noted under the deadline that
    /// holds; an extension granted since takes that back. Severe: the deficiency is rated so. Not
    /// expected: always, with a reason.
    pub fn allows(&self, ground: Ground, day: NaiveDate) -> Result<(), Wrong> {
        match ground {
            Ground::NotMet => match self.deadline() {
                None => Err(Wrong::NotDemanded),
                Some(until) if day <= until => Err(Wrong::DeadlineRunning { until }),
                Some(_) if self.quality_officer_on().is_none() => Err(Wrong::QualityOfficerMissing),
                Some(_) => Ok(()),
            },
            Ground::Insufficient if self.demanded_on().is_none() => Err(Wrong::NotDemanded),
            Ground::Insufficient if self.insufficient_on().is_none() => {
                Err(Wrong::NoInsufficientRemedy)
            }
            Ground::Severe if self.severity != Severity::Severe => Err(Wrong::NotSevere),
            Ground::Insufficient | Ground::Severe | Ground::NotExpected => Ok(()),
        }
    }

    /// § 6.4: whether a step of this kind can come next at all, whatever it says.
    pub fn has_a_place_for(&self, what: &StepKind) -> Result<(), Wrong> {
        let state = self.state();
        let forbidden = Err(Wrong::StateForbids {
            state: state.name(),
        });
        let done = |on: Option<NaiveDate>| on.map_or(Ok(()), |on| Err(Wrong::AlreadyDone { on }));
        let demanded = match self.demanded_on() {
            Some(_) => Ok(()),
            None => Err(Wrong::NotDemanded),
        };
        match what {
            StepKind::EffectivenessChecked { .. } => match state {
                State::Remedied => Ok(()),
                _ => Err(Wrong::NotRemedied),
            },
            _ if state.is_closed() => forbidden,
            StepKind::Withdrawn { .. } | StepKind::ContractEnded { .. } => Ok(()),
            StepKind::Demanded { .. } => match state {
                State::Found => Ok(()),
                _ => done(self.demanded_on()).and(forbidden),
            },
            StepKind::LetterFiled => {
                let filed = |step: &&Step| matches!(step.what, StepKind::LetterFiled);
                let filed = self.since_deadline().iter().find(filed);
                demanded.and_then(|()| done(filed.map(|step| step.on)))
            }
            StepKind::Extended { .. } | StepKind::Insufficient { .. } => demanded,
            StepKind::QualityOfficer { audit_service, .. } => match state {
                State::Found => demanded,
                State::Demanded => Ok(()),
                // A second time only to bring in the audit service as well.
                State::QualityOfficer if *audit_service => done(self.audit_service_on()),
                State::QualityOfficer => done(self.quality_officer_on()),
                _ => forbidden,
            },
            StepKind::Advised { .. } => match state {
                State::Escalated => forbidden,
                _ => Ok(()),
            },
            StepKind::Escalated { .. } => done(self.escalated_on()),
            StepKind::Informed { level } => match state {
                State::Escalated => done(self.informed_on(*level)),
                _ => Err(Wrong::NotEscalated),
            },
            StepKind::Remedied { .. } => match state {
                State::Found => demanded,
                _ => Ok(()),
            },
        }
    }

    /// The day this management was informed of stage 2.
    pub fn informed_on(&self, of: Level) -> Option<NaiveDate> {
        self.last_on(|what| matches!(what, StepKind::Informed { level } if *level == of))
    }

    /// The managements stage 2 has still to be told to; empty before stage 2.
    pub fn uninformed(&self) -> Vec<Level> {
        let levels = [Level::Divisional, Level::General].into_iter();
        let escalated = self.escalated_on().is_some();
        levels
            .filter(|level| escalated && self.informed_on(*level).is_none())
            .collect()
    }

    fn audit_service_on(&self) -> Option<NaiveDate> {
        self.last_on(|what| {
            matches!(
                what,
                StepKind::QualityOfficer {
                    audit_service: true,
                    ..
                }
            )
        })
    }

    /// No step is dated before the one it follows, nor before the deficiency was found.
    fn dated_in_order(&self, on: NaiveDate) -> Result<(), Wrong> {
        let last = self.last_day();
        if on < last {
            Err(Wrong::BeforeLastStep { last })
        } else {
            Ok(())
        }
    }

    /// The deadline of a demand or an extension as the law moves it. Reckoning twice changes nothing.
    fn reckon_deadline(&self, step: &mut Step, around: Surroundings) {
        let old = self.deadline();
        match &mut step.what {
            StepKind::Demanded {
                deadline,
                span,
                fixed,
            } => {
                let term = Term::stored(*deadline, *span, *fixed);
                *deadline = term.from_announcement(step.on, around).due;
            }
            StepKind::Extended {
                deadline,
                span,
                fixed,
            } => {
                let term = Term::stored(*deadline, *span, *fixed);
                *deadline = term.from_old_end(old.unwrap_or(step.on), around).due;
            }
            _ => {}
        }
    }

    /// What a step that has its place still lacks.
    fn missing(&self, step: &Step) -> Option<Problem> {
        let text = |field: &'static str, text: &str, wrong: Wrong| {
            let empty = text.trim().is_empty();
            empty.then(|| Problem::new(field, wrong))
        };
        let ends_by = |deadline: NaiveDate, earliest: NaiveDate| {
            let early = deadline < earliest;
            early.then(|| Problem::new("deadline", Wrong::DeadlineTooEarly { earliest }))
        };
        match &step.what {
            StepKind::Demanded { deadline, .. } => ends_by(*deadline, step.on),
            StepKind::Extended { deadline, .. } => {
                let later = self.deadline().and_then(|old| old.succ_opt());
                ends_by(*deadline, step.on.max(later.unwrap_or(step.on)))
            }
            StepKind::Insufficient { note }
            | StepKind::Advised { note }
            | StepKind::EffectivenessChecked {
                effective: false,
                note,
            } => text("note", note, Wrong::Missing),
            StepKind::Escalated { ground, reason, .. } => match self.allows(*ground, step.on) {
                Err(wrong) => Some(Problem::new("ground", wrong)),
                Ok(()) => text("reason", reason, Wrong::ReasonMissing),
            },
            StepKind::Remedied { verified_by, .. } => {
                text("verified_by", verified_by, Wrong::Missing)
            }
            StepKind::Withdrawn { reason } | StepKind::ContractEnded { reason } => {
                text("reason", reason, Wrong::ReasonMissing)
            }
            StepKind::LetterFiled
            | StepKind::QualityOfficer { .. }
            | StepKind::Informed { .. }
            | StepKind::EffectivenessChecked {
                effective: true, ..
            } => None,
        }
    }

    /// Whether the steps could have been taken in the order they stand in. The words and the grounds
    /// are not asked again: how severe it is may be judged anew later.
    pub(super) fn replayed(&self) -> Result<(), Wrong> {
        let mut so_far = Self {
            steps: Vec::with_capacity(self.steps.len()),
            ..self.clone()
        };
        for step in &self.steps {
            so_far.has_a_place_for(&step.what)?;
            so_far.dated_in_order(step.on)?;
            so_far.steps.push(step.clone());
        }
        Ok(())
    }
}
