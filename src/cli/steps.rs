//! Steps that are more than setting a field: a meeting's states, a task done or dropped; and how
//! every step of the command line is written and said.

use super::args::{MeetingAdd, Meetings, Reasoned, Records, Step, Tasks};
use super::failure::{Failure, field_line};
use super::records::{self, Agenda};
use super::session::Session;
use crate::domain::id::{Kind, RecordId};
use crate::domain::meeting::{Meeting, MeetingStep};
use crate::domain::problem::Problem;
use crate::domain::task::{Task, TaskState};
use crate::fields::{self, StoreContext};
use crate::store::{Change, Entity, Record};

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
                reason: self::reason(&reason)?,
            },
            MeetingStep::Reset { reason } => MeetingStep::Reset {
                reason: self::reason(&reason)?,
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
                let reason = self::reason(&reason)?;
                task.state = TaskState::Dropped { on, reason };
                Ok(())
            })
        }
    }
}

/// A reason made safe; it must not be empty nor hold participant data.
fn reason(reason: &str) -> Result<String, fields::Wrong> {
    let reason = crate::text::single_line(reason).trim().to_owned();
    if reason.is_empty() {
        return Err(fields::Wrong::ReasonMissing);
    }
    harmless(reason)
}

fn harmless(text: String) -> Result<String, fields::Wrong> {
    match fields::participant_data(&text) {
        Some(found) => Err(fields::Wrong::LooksLikeParticipantData {
            text: found.to_owned(),
        }),
        None => Ok(text),
    }
}

/// A reason that a flag gives, or why it can't be taken.
pub(super) fn clean(session: &Session, text: &str) -> Result<String, Failure> {
    reason(text).map_err(|wrong| Failure::said(fields::say(&wrong, &session.texts)))
}

/// A note that a flag gives: several lines, and it may be empty.
pub(super) fn note(session: &Session, text: &str) -> Result<String, Failure> {
    let note = crate::text::multi_line(text).trim().to_owned();
    harmless(note).map_err(|wrong| Failure::said(fields::say(&wrong, &session.texts)))
}

/// A step the rules forbid: what stands against it, at the field where it has one.
pub(super) fn refused(session: &Session, kind: Kind, problem: &Problem) -> Failure {
    let id = RecordId { kind, id: 0 };
    Failure::said(field_line(id, problem, &session.texts))
}

fn change<T: Entity>(
    session: &Session,
    kind: Kind,
    id: &str,
    with: impl FnOnce(&mut T) -> Result<(), fields::Wrong>,
) -> Result<(), Failure> {
    change_with(session, kind, id, |before: &T, _| {
        let mut entity = before.clone();
        with(&mut entity).map_err(|wrong| Failure::said(fields::say(&wrong, &session.texts)))?;
        Ok(entity)
    })
    .map(|_| ())
}

/// Reads a record, takes a step with it, writes and says it. Gives it back as it was stored.
pub(super) fn change_with<T: Entity>(
    session: &Session,
    kind: Kind,
    id: &str,
    step: impl FnOnce(&T, &StoreContext<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    change_along(session, kind, id, |before, context| {
        Ok((step(before, context)?, Vec::new()))
    })
}

/// As [`change_with`]; what the step leaves behind is made in the same change.
pub(super) fn change_along<T: Entity>(
    session: &Session,
    kind: Kind,
    id: &str,
    step: impl FnOnce(&T, &StoreContext<'_>) -> Result<(T, Vec<Record>), Failure>,
) -> Result<T, Failure> {
    let store = &session.existing()?.store;
    let context = session.context(store)?;
    let stored = records::find(session, store, &context, kind, id)?;
    let Some(before) = T::of(&stored.record) else {
        return Err(Failure::said(session.texts.get("cli-no-record")));
    };
    let (after, left) = step(before, &context)?;
    let record: Record = after.clone().record();
    let mut change = session.change().put(record.clone(), stored.revision);
    change = left.into_iter().fold(change, Change::create);
    let applied = session.apply(&change)?;
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
    for record in applied.records.iter().skip(1) {
        let name = session.texts.get(&format!("kind-{}", record.kind().name()));
        let number = record.number().to_string();
        let variables = [
            ("kind", &*name),
            ("id", &number),
            ("title", &record.title()),
        ];
        session.tell_with("cli-added", &variables);
    }
    Ok(applied.first::<T>().cloned().unwrap_or(after))
}
