//! Tasks that no meeting gave: single ones, and the preparation of what comes next.

use chrono::{Days, NaiveDate};

use super::base::Cast;
use super::minutes::working_day;
use super::writer::Writer;
use crate::domain::id::TaskId;
use crate::domain::meeting::MeetingLanguage;
use crate::domain::task::{Responsible, Task, TaskSource, TaskState};
use crate::report::names;

/// Some late, some due today and soon, one without a day, one dropped.
pub(super) fn fill(
    writer: &mut Writer<'_>,
    cast: &Cast,
    language: MeetingLanguage,
    today: NaiveDate,
) {
    let texts = names::texts(language);
    let moderator = cast.moderators.first().copied().map(Responsible::Person);
    let lead = cast.lead.map(Responsible::Person);
    let open = TaskState::Open;
    let dropped = TaskState::Dropped {
        on: today - Days::new(3),
        reason: texts.get("demo-task-dropped").into_owned(),
    };
    let (before, after) = (
        |n| today - Days::new(n),
        |n| working_day(today + Days::new(n)),
    );
    for (id, responsible, due, state, source) in [
        (
            "task-1",
            &lead,
            Some(before(9)),
            &open,
            TaskSource::ProjectLead,
        ),
        ("task-2", &moderator, Some(today), &open, TaskSource::Manual),
        (
            "task-3",
            &moderator,
            Some(after(6)),
            &open,
            TaskSource::ProjectLead,
        ),
        (
            "task-4",
            &lead,
            Some(after(20)),
            &dropped,
            TaskSource::Manual,
        ),
        ("task-5", &moderator, None, &open, TaskSource::Manual),
        (
            "preparation-1",
            &moderator,
            Some(before(2)),
            &open,
            TaskSource::Manual,
        ),
        (
            "preparation-2",
            &moderator,
            Some(after(3)),
            &open,
            TaskSource::Manual,
        ),
    ] {
        let task = Task {
            id: TaskId::provisional(writer.number()),
            text: texts.get(&format!("demo-{id}")).into_owned(),
            responsible: responsible.clone(),
            due,
            state: state.clone(),
            source,
            created_on: before(30),
        };
        writer.add(task);
    }
}
