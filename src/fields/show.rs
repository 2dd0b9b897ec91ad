//! From a value to text for people, and to JSON for programs.

use chrono::NaiveTime;
use serde_json::{Value as Json, json};

use super::{Choice, Context, Field, FieldKind, State, Value};
use crate::domain::id::{Kind, RecordId};
use crate::domain::meeting::MeetingDay;
use crate::domain::task::Responsible;
use crate::text::locale::Texts;

/// The value for people, in their language; [`super::parse()`] reads it back to the same value.
pub fn show(field: &Field, value: &Value, context: &dyn Context, texts: &Texts) -> String {
    let name = |id: &RecordId| context.name(*id).unwrap_or_else(|| format!("#{}", id.id));
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.clone(),
        Value::Texts(list) => list.join("; "),
        Value::Number(number) => number.to_string(),
        Value::Date(day) => texts.date_plain(*day),
        Value::Bool(yes) => texts
            .get(if *yes {
                "choice-bool-yes"
            } else {
                "choice-bool-no"
            })
            .into_owned(),
        Value::Choice(choice) => label(field, choice, texts),
        Value::Choices(choices) => {
            let labels = choices.iter().map(|choice| label(field, choice, texts));
            labels.collect::<Vec<_>>().join("; ")
        }
        Value::State(State { name, on, reason }) => {
            let mut shown = label(field, name, texts);
            if let Some(day) = on {
                shown.push(' ');
                shown.push_str(&texts.date_plain(*day));
            }
            if !reason.is_empty() {
                shown.push_str(": ");
                shown.push_str(reason);
            }
            shown
        }
        Value::Reference(id) => name(id),
        Value::References(ids) => ids.iter().map(name).collect::<Vec<_>>().join("; "),
        Value::Days(days) => {
            let days = days.iter().map(|MeetingDay { date, start, end }| {
                let date = texts.date_plain(*date);
                format!("{date} {}-{}", clock(*start), clock(*end))
            });
            days.collect::<Vec<_>>().join("; ")
        }
        Value::Vote(vote) => vote.to_string(),
        Value::Responsible(who) => match who {
            Responsible::Named(name) => name.clone(),
            Responsible::Person(id) => name(&RecordId {
                kind: Kind::Person,
                id: id.0,
            }),
            Responsible::Municipality(id) => name(&RecordId {
                kind: Kind::Municipality,
                id: id.0,
            }),
        },
        Value::Breaks(breaks) => {
            let breaks = breaks.iter().map(|one| {
                let day = texts.date_plain(one.from);
                if one.note.is_empty() {
                    day
                } else {
                    format!("{day}: {}", one.note)
                }
            });
            breaks.collect::<Vec<_>>().join("; ")
        }
        Value::Deputies(deputies) => {
            let deputies = deputies.iter().map(|one| {
                let who = name(&RecordId {
                    kind: Kind::Person,
                    id: one.person.0,
                });
                let (from, to) = (texts.date_plain(one.from), texts.date_plain(one.to));
                format!("{who}: {from} - {to}")
            });
            deputies.collect::<Vec<_>>().join("; ")
        }
    }
}

fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

fn label(field: &Field, name: &str, texts: &Texts) -> String {
    let choices: &[Choice] = match field.kind {
        FieldKind::Choice(choices) | FieldKind::Choices(choices) | FieldKind::State(choices) => {
            choices
        }
        _ => &[],
    };
    choices
        .iter()
        .find(|choice| choice.name == name)
        .map_or_else(
            || name.to_owned(),
            |choice| texts.get(choice.label).into_owned(),
        )
}

/// The value for programs: English names, ISO dates, plain numbers, `null` for nothing. A record is
/// named by what identifies it outside: a ring by its number, a municipality by its carrier number,
/// a person or a provider by name, all else by its id. `--set` takes every scalar of these back.
pub fn json(field: &Field, value: &Value, context: &dyn Context) -> Json {
    match value {
        Value::Empty => match field.kind {
            FieldKind::Texts { .. }
            | FieldKind::Choices(_)
            | FieldKind::References(_)
            | FieldKind::Days
            | FieldKind::Breaks
            | FieldKind::Deputies => json!([]),
            FieldKind::Text { .. } | FieldKind::LongText { .. } => json!(""),
            _ => Json::Null,
        },
        Value::Text(text) => json!(text),
        Value::Texts(list) => json!(list),
        Value::Number(number) => json!(number),
        Value::Date(day) => json!(day.to_string()),
        Value::Bool(yes) => json!(yes),
        Value::Choice(name) => json!(name),
        Value::Choices(names) => json!(names),
        Value::State(state) => json!(state.name),
        // A choice behind which a record stands (a task's source) says which kind.
        Value::Reference(id) if matches!(field.kind, FieldKind::Choice(_)) => {
            json!(id.to_string())
        }
        Value::Reference(id) => reference(*id, context),
        Value::References(ids) => ids.iter().map(|id| reference(*id, context)).collect(),
        Value::Days(days) => days
            .iter()
            .map(|day| {
                json!({
                    "date": day.date.to_string(),
                    "start": clock(day.start),
                    "end": clock(day.end),
                })
            })
            .collect(),
        Value::Vote(vote) => json!(vote.to_string()),
        Value::Responsible(who) => match who {
            Responsible::Named(name) => json!(name),
            Responsible::Person(id) => named(Kind::Person, id.0, context),
            Responsible::Municipality(id) => named(Kind::Municipality, id.0, context),
        },
        Value::Breaks(breaks) => breaks
            .iter()
            .map(|one| json!({"from": one.from.to_string(), "note": one.note}))
            .collect(),
        Value::Deputies(deputies) => deputies
            .iter()
            .map(|one| {
                json!({
                    "person": named(Kind::Person, one.person.0, context),
                    "from": one.from.to_string(),
                    "to": one.to.to_string(),
                })
            })
            .collect(),
    }
}

fn named(kind: Kind, id: u64, context: &dyn Context) -> Json {
    context
        .name(RecordId { kind, id })
        .map_or_else(|| json!(format!("#{id}")), |name| json!(name))
}

fn reference(id: RecordId, context: &dyn Context) -> Json {
    let identity = context.identity(id);
    match id.kind {
        Kind::Ring => identity
            .and_then(|number| number.parse::<u32>().ok())
            .map_or(Json::Null, |number| json!(number)),
        Kind::Municipality => identity.map_or(Json::Null, |number| json!(number)),
        Kind::Person | Kind::Provider => named(id.kind, id.id, context),
        _ => json!(id.id),
    }
}
