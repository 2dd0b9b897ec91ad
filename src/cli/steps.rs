//! Steps that are more than setting a field: a meeting's states, a task done or dropped.

use super::args::{MeetingAdd, Meetings, Reasoned, Records, Step, Tasks};
use super::failure::Failure;
use super::records::{self, Agenda};
use super::session::Session;
use crate::domain::id::Kind;
use crate::domain::meeting::{Meeting, MeetingStep};
use crate::domain::task::{Task, TaskState};
use crate::fields;
use crate::store::{Entity, Record};

pub(super) fn meetings(session: &Session, command: Meetings) -> Result<(), Failure> {
    let kind = Kind::Meeting;
    match command {
        Meetings::List(list) => records::run(session, kind, &Records::List(list)),
        Meetings::Show(show) => records::run(session, kind, &Records::Show(show)),
        Meetings::Add(MeetingAdd { add, no_agenda }) => {
            let agenda = if no_agenda {
                Agenda::None
            } else {
                Agenda::Template
            };
            records::add(session, kind, &add, agenda)
        }
        Meetings::Edit(edit) => records::run(session, kind, &Records::Edit(edit)),
        Meetings::Delete(delete) => records::run(session, kind, &Records::Delete(delete)),
        Meetings::Invite(step) => take(session, &step, MeetingStep::Invite),
        Meetings::Start(step) => take(session, &step, MeetingStep::Start),
        Meetings::Finish(step) => take(session, &step, MeetingStep::Finish),
        Meetings::Report(step) => take(session, &step, MeetingStep::Report),
        Meetings::Cancel(Reasoned { id, reason, on }) => {
            take(session, &Step { id, on }, MeetingStep::Cancel { reason })
        }
        Meetings::Reset(Reasoned { id, reason, on }) => {
            take(session, &Step { id, on }, MeetingStep::Reset { reason })
        }
    }
}

fn take(session: &Session, step: &Step, what: MeetingStep) -> Result<(), Failure> {
    let day = session.day_or_today(step.on.as_deref())?;
    change::<Meeting>(session, Kind::Meeting, &step.id, |meeting| {
        let what = match what {
            MeetingStep::Cancel { reason } => MeetingStep::Cancel {
                reason: clean(&reason)?,
            },
            MeetingStep::Reset { reason } => MeetingStep::Reset {
                reason: clean(&reason)?,
            },
            other => other,
        };
        meeting.state = meeting.after(&what, day)?;
        meeting.state_reason = match what {
            MeetingStep::Reset { reason } => reason,
            _ => String::new(),
        };
        Ok(())
    })
}

pub(super) fn tasks(session: &Session, command: Tasks) -> Result<(), Failure> {
    let kind = Kind::Task;
    match command {
        Tasks::List(list) => records::run(session, kind, &Records::List(list)),
        Tasks::Show(show) => records::run(session, kind, &Records::Show(show)),
        Tasks::Add(add) => records::run(session, kind, &Records::Add(add)),
        Tasks::Edit(edit) => records::run(session, kind, &Records::Edit(edit)),
        Tasks::Delete(delete) => records::run(session, kind, &Records::Delete(delete)),
        Tasks::Done(Step { id, on }) => {
            let on = session.day_or_today(on.as_deref())?;
            change::<Task>(session, kind, &id, |task| {
                task.state = TaskState::Done { on };
                Ok(())
            })
        }
        Tasks::Drop(Reasoned { id, reason, on }) => {
            let on = session.day_or_today(on.as_deref())?;
            change::<Task>(session, kind, &id, |task| {
                let reason = clean(&reason)?;
                task.state = TaskState::Dropped { on, reason };
                Ok(())
            })
        }
    }
}

/// A reason made safe; it must not be empty nor hold participant data.
fn clean(reason: &str) -> Result<String, fields::Wrong> {
    let reason = crate::text::single_line(reason).trim().to_owned();
    if reason.is_empty() {
        return Err(fields::Wrong::ReasonMissing);
    }
    match fields::participant_data(&reason) {
        Some(found) => Err(fields::Wrong::LooksLikeParticipantData {
            text: found.to_owned(),
        }),
        None => Ok(reason),
    }
}

fn change<T: Entity>(
    session: &Session,
    kind: Kind,
    id: &str,
    with: impl FnOnce(&mut T) -> Result<(), fields::Wrong>,
) -> Result<(), Failure> {
    let store = &session.existing()?.store;
    let context = session.context(store)?;
    let stored = records::find(session, store, &context, kind, id)?;
    let Some(mut entity) = T::from_record(stored.record) else {
        return Ok(());
    };
    with(&mut entity).map_err(|wrong| Failure::said(fields::say(&wrong, &session.texts)))?;
    let record: Record = entity.record();
    let applied = session.apply(&session.change().put(record.clone(), stored.revision))?;
    let said = if applied.seq.is_some() {
        "cli-changed"
    } else {
        "cli-unchanged"
    };
    let name = session.texts.get(&format!("kind-{}", kind.name()));
    let number = record.number().to_string();
    session.tell_with(
        said,
        &[("kind", &name), ("id", &number), ("title", &record.title())],
    );
    Ok(())
}
