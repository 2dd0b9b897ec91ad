//! Tasks and parked topics.

use super::{PARAGRAPH, table};
use crate::domain::id::{
    AgendaItemId, DeficiencyId, Kind, MeasureId, MeetingId, OutcomeId, RatingId, RingId,
};
use crate::domain::problem::Wrong;
use crate::domain::task::{TaskSource, TaskState};
use crate::fields::choices::{TASK_SOURCES, TASK_STATES};
use crate::fields::value::mismatch;
use crate::fields::{FieldKind, State, Value};

fn state(state: &TaskState) -> Value {
    let (on, reason) = match state {
        TaskState::Open => (None, ""),
        TaskState::Done { on } => (Some(*on), ""),
        TaskState::Dropped { on, reason } => (Some(*on), reason.as_str()),
    };
    Value::State(State {
        name: state.name(),
        on,
        reason: reason.to_owned(),
    })
}

fn task_state(value: Value) -> Result<TaskState, Wrong> {
    let Value::State(State { name, on, reason }) = value else {
        return Err(mismatch());
    };
    match (name, on) {
        ("open", _) => Ok(TaskState::Open),
        ("done", Some(on)) => Ok(TaskState::Done { on }),
        ("dropped", _) if reason.is_empty() => Err(Wrong::ReasonMissing),
        ("dropped", Some(on)) => Ok(TaskState::Dropped { on, reason }),
        _ => Err(mismatch()),
    }
}

/// A source that is a record is shown as that record.
fn source(source: TaskSource) -> Value {
    match source {
        TaskSource::Outcome(id) => Value::reference(Kind::Outcome, id.0),
        TaskSource::Preparation(id) => Value::reference(Kind::Meeting, id.0),
        TaskSource::Rating(id) => Value::reference(Kind::Rating, id.0),
        TaskSource::Deficiency(id) => Value::reference(Kind::Deficiency, id.0),
        TaskSource::Measure(id) => Value::reference(Kind::Measure, id.0),
        TaskSource::Manual | TaskSource::ProjectLead | TaskSource::Management => {
            Value::Choice(source.name())
        }
    }
}

fn task_source(value: &Value) -> Result<TaskSource, Wrong> {
    match value {
        Value::Reference(id) if id.kind == Kind::Outcome => {
            Ok(TaskSource::Outcome(OutcomeId(id.id)))
        }
        Value::Reference(id) if id.kind == Kind::Meeting => {
            Ok(TaskSource::Preparation(MeetingId(id.id)))
        }
        Value::Reference(id) if id.kind == Kind::Rating => Ok(TaskSource::Rating(RatingId(id.id))),
        Value::Reference(id) if id.kind == Kind::Deficiency => {
            Ok(TaskSource::Deficiency(DeficiencyId(id.id)))
        }
        Value::Reference(id) if id.kind == Kind::Measure => {
            Ok(TaskSource::Measure(MeasureId(id.id)))
        }
        Value::Choice("manual") => Ok(TaskSource::Manual),
        Value::Choice("project_lead") => Ok(TaskSource::ProjectLead),
        Value::Choice("management") => Ok(TaskSource::Management),
        _ => Err(mismatch()),
    }
}

table! {
    /// Task
    TASK: Task as "task" {
        "text" PARAGRAPH, true, Edit,
            |r| Value::text(&r.text), |r, v| r.text = v.into_text()?;
        "responsible" FieldKind::Responsible, false, Edit,
            |r| Value::option(r.responsible.clone(), Value::Responsible),
            |r, v| r.responsible = match v {
                Value::Responsible(who) => Some(who),
                Value::Empty => None,
                _ => return Err(mismatch()),
            };
        "due" FieldKind::Date, false, Edit,
            |r| Value::option(r.due, Value::Date), |r, v| r.due = v.into_date()?;
        "state" FieldKind::State(TASK_STATES), true, Edit,
            |r| state(&r.state), |r, v| r.state = task_state(v)?;
        "source" FieldKind::Choice(TASK_SOURCES), true, Create,
            |r| source(r.source), |r, v| r.source = task_source(&v)?;
        "created_on" FieldKind::Date, true, Create,
            |r| Value::Date(r.created_on),
            |r, v| r.created_on = v.into_date()?.ok_or(Wrong::Missing)?;
    }
}

table! {
    /// Topic
    TOPIC: Topic as "topic" {
        "ring" FieldKind::Reference(Kind::Ring), false, Edit,
            |r| Value::option(r.ring, |id| Value::reference(Kind::Ring, id.0)),
            |r, v| r.ring = v.into_reference(Kind::Ring)?.map(RingId);
        "text" PARAGRAPH, true, Edit,
            |r| Value::text(&r.text), |r, v| r.text = v.into_text()?;
        "parked_on" FieldKind::Date, true, Create,
            |r| Value::Date(r.parked_on),
            |r, v| r.parked_on = v.into_date()?.ok_or(Wrong::Missing)?;
        "from_meeting" FieldKind::Reference(Kind::Meeting), false, Create,
            |r| Value::option(r.from_meeting, |id| Value::reference(Kind::Meeting, id.0)),
            |r, v| r.from_meeting = v.into_reference(Kind::Meeting)?.map(MeetingId);
        "from_item" FieldKind::Reference(Kind::AgendaItem), false, Read,
            |r| Value::option(r.from_item, |id| Value::reference(Kind::AgendaItem, id.0)),
            |r, v| r.from_item = v.into_reference(Kind::AgendaItem)?.map(AgendaItemId);
        "taken_into" FieldKind::Reference(Kind::AgendaItem), false, Read,
            |r| Value::option(r.taken_into, |id| Value::reference(Kind::AgendaItem, id.0)),
            |r, v| r.taken_into = v.into_reference(Kind::AgendaItem)?.map(AgendaItemId);
    }
}
