//! Tasks (Aufträge) and parked topics (Themenspeicher). Source: `domain.md` § 2.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::{
    AgendaItemId, DeficiencyId, Kind, MeasureId, MeetingId, MunicipalityId, OutcomeId, PersonId,
    RatingId, References, RingId, TaskId, TopicId,
};
use super::problem::{Problem, Wrong};

/// Who has to do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Responsible {
    /// A person we know.
    Person(PersonId),
    /// A municipality.
    Municipality(MunicipalityId),
    /// A name as it was typed, which fits nobody we know.
    Named(String),
}

/// Where a task stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TaskState {
    /// To be done.
    Open,
    /// Done.
    Done {
        /// On this day.
        on: NaiveDate,
    },
    /// Will not be done.
    Dropped {
        /// Since this day.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
}

impl TaskState {
    /// Name in JSON and in the locales.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done { .. } => "done",
            Self::Dropped { .. } => "dropped",
        }
    }
}

/// Where a task comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TaskSource {
    /// Somebody wrote it down.
    Manual,
    /// A task agreed in a meeting.
    Outcome(OutcomeId),
    /// The preparation list of a meeting.
    Preparation(MeetingId),
    /// The project lead.
    ProjectLead,
    /// An order of the management.
    Management,
    /// A notable rating: the talk with the provider.
    Rating(RatingId),
    /// The procedure of a deficiency.
    Deficiency(DeficiencyId),
    /// Something about a measure.
    Measure(MeasureId),
}

impl TaskSource {
    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Outcome(_) => "outcome",
            Self::Preparation(_) => "preparation",
            Self::ProjectLead => "project_lead",
            Self::Management => "management",
            Self::Rating(_) => "rating",
            Self::Deficiency(_) => "deficiency",
            Self::Measure(_) => "measure",
        }
    }
}

/// Something somebody has to do until a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its number.
    pub id: TaskId,
    /// What is to be done. For a task of a meeting the same text as its outcome: the store keeps
    /// both alike, because the list of what is due must not need a second record for each row.
    pub text: String,
    /// Who.
    pub responsible: Option<Responsible>,
    /// Until when, inclusive.
    pub due: Option<NaiveDate>,
    /// Where it stands.
    pub state: TaskState,
    /// Where it comes from.
    pub source: TaskSource,
    /// When it was written down.
    pub created_on: NaiveDate,
}

impl Task {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.text.trim().is_empty() {
            problems.push(Problem::new("text", Wrong::Missing));
        }
        if let TaskState::Dropped { reason, .. } = &self.state
            && reason.trim().is_empty()
        {
            problems.push(Problem::new("state", Wrong::ReasonMissing));
        }
        problems
    }

    /// Whether it is open.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, TaskState::Open)
    }

    /// Calendar days it is late on `today`; 0 on its last day, before it, and when it is not open.
    pub fn overdue_days(&self, today: NaiveDate) -> u32 {
        match self.due {
            Some(due) if self.is_open() => u32::try_from((today - due).num_days()).unwrap_or(0),
            _ => 0,
        }
    }
}

impl References for Task {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        match &mut self.responsible {
            Some(Responsible::Person(id)) => visit(Kind::Person, &mut id.0),
            Some(Responsible::Municipality(id)) => visit(Kind::Municipality, &mut id.0),
            Some(Responsible::Named(_)) | None => {}
        }
        match &mut self.source {
            TaskSource::Outcome(id) => visit(Kind::Outcome, &mut id.0),
            TaskSource::Preparation(id) => visit(Kind::Meeting, &mut id.0),
            TaskSource::Rating(id) => visit(Kind::Rating, &mut id.0),
            TaskSource::Deficiency(id) => visit(Kind::Deficiency, &mut id.0),
            TaskSource::Measure(id) => visit(Kind::Measure, &mut id.0),
            TaskSource::Manual | TaskSource::ProjectLead | TaskSource::Management => {}
        }
    }
}

/// A topic parked for a later meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its number.
    pub id: TopicId,
    /// The ring whose store it lies in; none for meetings without a ring.
    pub ring: Option<RingId>,
    /// What it is about.
    pub text: String,
    /// The meeting it was parked in.
    pub from_meeting: Option<MeetingId>,
    /// The item it comes from.
    pub from_item: Option<AgendaItemId>,
    /// The item it was taken into, once it was.
    pub taken_into: Option<AgendaItemId>,
    /// When it was parked.
    pub parked_on: NaiveDate,
}

impl Topic {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        if self.text.trim().is_empty() {
            vec![Problem::new("text", Wrong::Missing)]
        } else {
            Vec::new()
        }
    }
}

impl References for Topic {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        if let Some(ring) = &mut self.ring {
            visit(Kind::Ring, &mut ring.0);
        }
        if let Some(meeting) = &mut self.from_meeting {
            visit(Kind::Meeting, &mut meeting.0);
        }
        for item in self.from_item.iter_mut().chain(&mut self.taken_into) {
            visit(Kind::AgendaItem, &mut item.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_late_from_the_day_after_it_was_due() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut task = Task {
            id: TaskId(1),
            text: "Text".into(),
            responsible: None,
            due: Some(day("2026-11-20")),
            state: TaskState::Open,
            source: TaskSource::Manual,
            created_on: day("2026-11-01"),
        };
        for (today, late) in [("2026-11-19", 0), ("2026-11-20", 0), ("2026-11-23", 3)] {
            assert_eq!(task.overdue_days(day(today)), late, "{today}");
        }
        task.state = TaskState::Done {
            on: day("2026-11-22"),
        };
        assert_eq!(task.overdue_days(day("2026-12-24")), 0);
    }
}
