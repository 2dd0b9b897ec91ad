//! Index rows: derived from a record by one pure function, for commit, rebuild and check alike.
//!
//! ```text
//! i 1 number(text)                         municipality by carrier number   → id   unique
//! i 2 number(8)                            ring by number                   → id   unique
//! i 3 to-kind(1) to-id(8) kind(1) id(8)    who refers to a record           → nothing
//! i 4 first-day(4) meeting(8)              meetings by day                  → nothing
//! i 5 meeting(8) day(1) position(8) item(8)   agenda in order               → nothing
//! i 6 item(8) position(8) line(8)          minutes in order                 → nothing
//! i 7 due(4) task(8)                       open tasks, most urgent first    → the row shown
//! i 8 user(text) person(8)                 people by Unix user              → nothing
//! ```
//! Where speed asks for it the value is the row that is shown (covering), rewritten in the same
//! commit as the record.

use serde::{Deserialize, Serialize};

use super::backend::Key;
use super::codec;
use super::keys::KeyBuilder;
use super::record::Record;
use crate::domain::id::{AgendaItemId, Kind, MeetingId, RecordId};
use crate::domain::task::{Responsible, TaskSource};
use chrono::NaiveDate;

/// What the list of open tasks shows of a task, kept in the index so that no record is read for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTask {
    /// Number of the task.
    pub id: crate::domain::id::TaskId,
    /// Due day.
    pub due: Option<NaiveDate>,
    /// The beginning of its text, at most [`OPEN_TASK_TEXT`] characters.
    pub text: String,
    /// Who.
    pub responsible: Option<Responsible>,
    /// Where it comes from.
    pub source: TaskSource,
}

/// Characters of a task's text kept in its index row: more than any list shows.
pub const OPEN_TASK_TEXT: usize = 200;

fn index(number: u8) -> KeyBuilder {
    KeyBuilder::new(b'i').byte(number)
}

/// The key under which a carrier number is unique.
pub fn municipality_number(number: &str) -> Key {
    index(1).text(number).done()
}

/// The key under which a ring's number is unique.
pub fn ring_number(number: u32) -> Key {
    index(2).number(u64::from(number)).done()
}

/// What all rows naming who refers to a record begin with.
pub fn referring_to(to: RecordId) -> Key {
    index(3).byte(to.kind.code()).number(to.id).done()
}

/// What rows of one kind referring to a record begin with.
pub fn referring_from(to: RecordId, kind: Kind) -> Key {
    index(3)
        .byte(to.kind.code())
        .number(to.id)
        .byte(kind.code())
        .done()
}

/// Meetings from this day on begin here (`None` = those without a day, which come last).
pub fn meetings_from(day: Option<NaiveDate>) -> Key {
    index(4).day(day).done()
}

/// What the agenda rows of a meeting begin with.
pub fn agenda_of(meeting: MeetingId) -> Key {
    index(5).number(meeting.0).done()
}

/// What the line rows of an item begin with.
pub fn lines_of(item: AgendaItemId) -> Key {
    index(6).number(item.0).done()
}

/// Open tasks due from this day on begin here.
pub fn open_tasks_from(due: Option<NaiveDate>) -> Key {
    index(7).day(due).done()
}

/// What all rows of open tasks begin with.
pub fn open_tasks() -> Key {
    index(7).done()
}

/// What the rows of a Unix user begin with.
pub fn person_of_user(user: &str) -> Key {
    index(8).text(user).done()
}

/// The number at the end of an index key.
pub fn last_number(key: &[u8]) -> Option<u64> {
    let tail = key.last_chunk::<8>()?;
    Some(u64::from_be_bytes(*tail))
}

/// Whether two records may not share this row.
pub fn is_unique(key: &[u8]) -> bool {
    matches!(key, [b'i', 1 | 2, ..])
}

/// Every index row of a record, with its value.
pub fn rows(record: &Record) -> Vec<(Key, Vec<u8>)> {
    let mut rows = Vec::new();
    let own = record.id();
    match record {
        Record::Municipality(one) => {
            rows.push((municipality_number(&one.number), id_value(own.id)));
        }
        Record::Ring(one) => rows.push((ring_number(one.number), id_value(own.id))),
        Record::Meeting(one) => rows.push((
            index(4).day(one.first_day()).number(own.id).done(),
            Vec::new(),
        )),
        Record::AgendaItem(one) => rows.push((
            index(5)
                .number(one.meeting.0)
                .byte(one.day)
                .number(one.position)
                .number(own.id)
                .done(),
            Vec::new(),
        )),
        Record::Line(one) => rows.push((
            index(6)
                .number(one.item.0)
                .number(one.position)
                .number(own.id)
                .done(),
            Vec::new(),
        )),
        Record::Task(one) if one.is_open() => {
            let row = OpenTask {
                id: one.id,
                due: one.due,
                text: one.text.chars().take(OPEN_TASK_TEXT).collect(),
                responsible: one.responsible.clone(),
                source: one.source,
            };
            // A row that can't be encoded is written empty; readers then take the record itself.
            let value = codec::encode(&row).unwrap_or_default();
            rows.push((index(7).day(one.due).number(own.id).done(), value));
        }
        Record::Person(one) if !one.user.is_empty() => {
            rows.push((index(8).text(&one.user).number(own.id).done(), Vec::new()));
        }
        Record::Person(_)
        | Record::Task(_)
        | Record::Membership(_)
        | Record::Outcome(_)
        | Record::Topic(_) => {}
    }
    let mut referenced = record.referenced();
    referenced.sort_unstable();
    referenced.dedup();
    for to in referenced {
        if is_ordered_parent(own.kind, to.kind) {
            continue;
        }
        rows.push((
            index(3)
                .byte(to.kind.code())
                .number(to.id)
                .byte(own.kind.code())
                .number(own.id)
                .done(),
            Vec::new(),
        ));
    }
    rows
}

/// References that an ordered index holds already.
fn is_ordered_parent(own: Kind, to: Kind) -> bool {
    matches!(
        (own, to),
        (Kind::AgendaItem, Kind::Meeting) | (Kind::Line, Kind::AgendaItem)
    )
}

fn id_value(id: u64) -> Vec<u8> {
    id.to_be_bytes().to_vec()
}

/// Reads the value of a unique row.
pub fn read_id(value: &[u8]) -> Option<u64> {
    value.try_into().ok().map(u64::from_be_bytes)
}
