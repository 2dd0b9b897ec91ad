//! `list`, `show`, `add`, `edit`, `delete` for every kind of record, from its fields.

use serde_json::Value as Json;

use super::args::{Add, Delete, Edit, Format, List, Records, Show};
use super::failure::{FAILED, Failure, field_line, with};
use super::history;
use super::listing::Listing;
use super::projection;
use super::session::Session;
use crate::domain::agenda::AgendaItem;
use crate::domain::id::{Kind, LineId, OutcomeId, RecordId, TaskId};
use crate::domain::meeting::Meeting;
use crate::domain::order;
use crate::domain::outcome::{Line, LineContent, OutcomeKind};
use crate::domain::problem::Problem;
use crate::domain::task::{Task, TaskSource, TaskState};
use crate::fields::{self, Access, Context, StoreContext, Value};
use crate::report::agenda_template;
use crate::store::{Change, Record, Store, Stored};

pub(super) fn run(session: &Session, kind: Kind, command: &Records) -> Result<(), Failure> {
    match command {
        Records::List(list) => self::list(session, kind, list),
        Records::Show(show) => self::show(session, kind, show),
        Records::Add(add) => self::add(session, kind, add, Agenda::None),
        Records::Edit(edit) => self::edit(session, kind, edit),
        Records::Delete(delete) => self::delete(session, kind, delete),
    }
}

/// A record by what was typed for it: its id, or what else names it.
pub(super) fn find(
    session: &Session,
    store: &Store,
    context: &StoreContext<'_>,
    kind: Kind,
    text: &str,
) -> Result<Stored<Record>, Failure> {
    let text = text.trim();
    // The number people use wins over the one inside the store; `#4` is the latter.
    if matches!(kind, Kind::Ring | Kind::Municipality | Kind::Measure)
        && !text.starts_with('#')
        && let Ok(id) = fields::find(kind, text, context)
        && let Some(stored) = store.record(id)?
    {
        return Ok(stored);
    }
    let digits = text.strip_prefix('#').unwrap_or(text);
    let by_id = digits.parse().ok().map(|id| RecordId { kind, id });
    if let Some(id) = by_id
        && let Some(stored) = store.record(id)?
    {
        return Ok(stored);
    }
    let refused = |wrong| no_record(session, kind, &wrong);
    let id = fields::find(kind, text, context).map_err(refused)?;
    store.record(id)?.ok_or_else(|| {
        refused(fields::Wrong::Unknown {
            text: text.to_owned(),
            similar: String::new(),
        })
    })
}

/// The number of a record that a flag names.
pub(super) fn reference(
    session: &Session,
    context: &StoreContext<'_>,
    kind: Kind,
    text: &str,
) -> Result<u64, Failure> {
    match fields::find(kind, text, context) {
        Ok(id) => Ok(id.id),
        Err(wrong) => Err(no_record(session, kind, &wrong)),
    }
}

fn no_record(session: &Session, kind: Kind, wrong: &fields::Wrong) -> Failure {
    let name = session.texts.get(&format!("kind-{}", kind.name()));
    let why = fields::say(wrong, &session.texts);
    Failure::said(with(
        &session.texts,
        "cli-no-record",
        &[("kind", &name), ("why", &why)],
    ))
}

pub(super) fn list(session: &Session, kind: Kind, list: &List) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let context = session.context(store)?;
    let scope = projection::Scope {
        meeting: match &list.meeting {
            Some(text) => Some(
                find(session, store, &context, Kind::Meeting, text)?
                    .record
                    .id(),
            ),
            None => None,
        },
        ring: match &list.ring {
            Some(text) => match fields::find(Kind::Ring, text, &context) {
                Ok(id) => Some(id),
                Err(wrong) => return Err(Failure::said(fields::say(&wrong, &session.texts))),
            },
            None => None,
        },
        measure: match &list.measure {
            Some(text) => Some(
                find(session, store, &context, Kind::Measure, text)?
                    .record
                    .id(),
            ),
            None => None,
        },
    };
    let mut listing = projection::listing(session, store, &context, kind, scope)?;
    listing.narrow(list.filter.as_deref(), list.limit);
    listing.print(session, list.formatted.format)
}

pub(super) fn show(session: &Session, kind: Kind, show: &Show) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let context = session.context(store)?;
    let stored = find(session, store, &context, kind, &show.id)?;
    show_record(
        session,
        store,
        &stored.record,
        show.history,
        show.formatted.format,
    )
}

/// One record, whether or not it is stored.
pub(super) fn show_record(
    session: &Session,
    store: &Store,
    record: &Record,
    with_history: bool,
    format: Format,
) -> Result<(), Failure> {
    let context = session.context(store)?;
    let id = record.id();
    let row = projection::one(session, store, &context, record)?;
    if format == Format::Json {
        let mut object = row.object(0);
        if with_history {
            let entries = history::of_record(session, store, id)?;
            object.truncate(object.len() - 1);
            object.push_str(",\"history\":");
            object.push_str(entries.json().trim_end());
            object.push('}');
        }
        object.push('\n');
        return session.print(&object);
    }
    // A field a line reads better than one very long line.
    let mut facts = Listing::new(session, &[("field", "cli-field"), ("value", "cli-value")]);
    for (column, cell) in row.columns.iter().zip(&row.rows[0]) {
        if !cell.text.is_empty() {
            facts.rows.push(vec![
                super::listing::Cell::new(column.name.as_str(), column.label.as_str()),
                cell.clone(),
            ]);
        }
    }
    facts.print(session, format)?;
    if with_history {
        session.print("\n")?;
        history::of_record(session, store, id)?.print(session, format)?;
    }
    Ok(())
}

/// `FIELD=VALUE` pairs set on a record; every problem is collected.
pub(super) fn set(
    session: &Session,
    context: &StoreContext<'_>,
    record: &mut Record,
    pairs: &[String],
    is_new: bool,
    keep_suspicious: bool,
) -> Result<(), Failure> {
    let kind = record.kind();
    let texts = &session.texts;
    let mut lines = Vec::new();
    for pair in pairs {
        let Some((name, text)) = pair.split_once('=') else {
            return Err(Failure::usage(with(
                texts,
                "cli-set-shape",
                &[("text", pair)],
            )));
        };
        let name = name.trim();
        let Some(field) = fields::named(kind, name) else {
            let known: Vec<&str> = fields::of(kind)
                .iter()
                .filter(|field| field.access != Access::Read)
                .map(|field| field.name)
                .collect();
            lines.push(with(
                texts,
                "cli-no-field",
                &[("field", name), ("known", &known.join(", "))],
            ));
            continue;
        };
        let allowed = match field.access {
            Access::Edit => true,
            Access::Create => is_new,
            Access::Read => false,
        };
        if !allowed {
            lines.push(with(texts, "cli-read-only", &[("field", name)]));
            continue;
        }
        let written =
            fields::parse(field, text, context).and_then(|value| {
                match fields::suspicious(field, &value) {
                    Some(wrong) if !keep_suspicious => Err(wrong),
                    _ => (field.set)(record, value),
                }
            });
        if let Err(wrong) = written {
            let hint = matches!(wrong, fields::Wrong::LooksLikeParticipantData { .. });
            lines.push(field_line(
                record.id(),
                &Problem::new(field.name, wrong),
                texts,
            ));
            if hint {
                lines.push(texts.get("cli-keep-suspicious").into_owned());
            }
        }
    }
    if is_new {
        let was_set = |name: &str| {
            pairs
                .iter()
                .any(|pair| pair.split('=').next() == Some(name))
        };
        let mut missing = fields::missing(record);
        // A Land nobody chose must not be taken from nowhere.
        if kind == Kind::Municipality && session.config.land.is_none() && !was_set("land") {
            missing.push(Problem::new("land", fields::Wrong::Missing));
        }
        for problem in missing.iter().filter(|problem| !was_set(problem.field)) {
            lines.push(field_line(record.id(), problem, texts));
        }
    }
    if lines.is_empty() {
        Ok(())
    } else {
        Err(Failure::Said {
            code: FAILED,
            lines,
        })
    }
}

/// What a new meeting begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Agenda {
    /// Nothing.
    None,
    /// The items of its kind's template.
    Template,
}

pub(super) fn add(session: &Session, kind: Kind, add: &Add, agenda: Agenda) -> Result<(), Failure> {
    let store = session.planning()?;
    let context = session.context(store)?;
    let mut record = fields::blank(kind, session.defaults());
    let mut pairs = add.set.clone();
    if kind == Kind::Outcome {
        pairs.extend(meeting_of_item(store, &context, &pairs)?);
    }
    set(
        session,
        &context,
        &mut record,
        &pairs,
        true,
        add.keep_suspicious,
    )?;
    let mut change = session.change();
    match &mut record {
        Record::AgendaItem(item) => item.position = position_in(store, item)?,
        Record::Outcome(_) => change = with_its_line(session, store, change, &record)?,
        Record::Meeting(meeting) if agenda == Agenda::Template => {
            change = with_its_agenda(session, change, meeting);
        }
        _ => {}
    }
    // The record asked for comes first, so that its number is the first one back.
    let rest = std::mem::take(&mut change.edits);
    change = change.create(record);
    change.edits.extend(rest);
    let applied = session.apply(&change)?;
    let Some(record) = applied.records.first() else {
        return Ok(());
    };
    written(session, store, record, "cli-added", add.formatted.format)
}

/// An outcome's meeting is its item's: nobody needs to say it twice.
fn meeting_of_item(
    store: &Store,
    context: &StoreContext<'_>,
    pairs: &[String],
) -> Result<Option<String>, Failure> {
    let value = |name: &str| {
        pairs
            .iter()
            .find_map(|pair| pair.split_once('=').filter(|(field, _)| *field == name))
            .map(|(_, value)| value)
    };
    let (None, Some(item)) = (value("meeting"), value("item")) else {
        return Ok(None);
    };
    let Ok(id) = fields::find(Kind::AgendaItem, item, context) else {
        return Ok(None);
    };
    Ok(match store.record(id)?.map(|stored| stored.record) {
        Some(Record::AgendaItem(item)) => Some(format!("meeting=#{}", item.meeting)),
        _ => None,
    })
}

/// Behind the last item of the agenda.
fn position_in(store: &Store, item: &AgendaItem) -> Result<u64, Failure> {
    let last = store
        .agenda_of(item.meeting)?
        .iter()
        .map(|stored| stored.record.position)
        .max();
    Ok(order::between(last, None).unwrap_or(u64::MAX))
}

/// Minutes show an outcome where its line stands, and a task outcome is a task as well: both come
/// with the outcome.
fn with_its_line(
    session: &Session,
    store: &Store,
    mut change: Change,
    record: &Record,
) -> Result<Change, Failure> {
    let Record::Outcome(outcome) = record else {
        return Ok(change);
    };
    let last = store
        .lines_of(outcome.item)?
        .iter()
        .map(|stored| stored.record.position)
        .max();
    let id = OutcomeId::provisional(1);
    change = change.create(Line {
        id: LineId::provisional(1),
        item: outcome.item,
        position: order::between(last, None).unwrap_or(u64::MAX),
        content: LineContent::Outcome(id),
    });
    if outcome.kind == OutcomeKind::Task {
        change = change.create(Task {
            id: TaskId::provisional(1),
            text: outcome.text.clone(),
            responsible: outcome
                .municipality
                .map(crate::domain::task::Responsible::Municipality),
            due: None,
            state: TaskState::Open,
            source: TaskSource::Outcome(id),
            created_on: session.today,
        });
    }
    Ok(change)
}

/// The items every meeting of its kind has, from the person's own templates if there are any.
fn with_its_agenda(session: &Session, change: Change, meeting: &Meeting) -> Change {
    let templates = session.templates();
    let (items, problems) = agenda_template(meeting, templates.as_deref());
    for problem in problems {
        session.tell(&format!(
            "{}:{}: {}",
            problem.file,
            problem.line,
            problem.sentence(&session.texts)
        ));
    }
    items.into_iter().fold(change, Change::create)
}

pub(super) fn edit(session: &Session, kind: Kind, edit: &Edit) -> Result<(), Failure> {
    let store = &session.existing()?.store;
    let context = session.context(store)?;
    let stored = find(session, store, &context, kind, &edit.id)?;
    let mut record = stored.record.clone();
    set(
        session,
        &context,
        &mut record,
        &edit.set,
        false,
        edit.keep_suspicious,
    )?;
    let change = session.change().put(record, stored.revision);
    let applied = session.apply(&change)?;
    let said = if applied.seq.is_some() {
        "cli-changed"
    } else {
        "cli-unchanged"
    };
    match applied.records.first() {
        Some(record) => written(session, store, record, said, edit.formatted.format),
        None => Ok(()),
    }
}

/// An agenda longer than its day is no error – time is made up in meetings – but has to be known.
fn warn_of_overrun(session: &Session, store: &Store, record: &Record) -> Result<(), Failure> {
    let Record::AgendaItem(item) = record else {
        return Ok(());
    };
    let Some(meeting) = store.get::<Meeting>(item.meeting)? else {
        return Ok(());
    };
    let items: Vec<AgendaItem> = store
        .agenda_of(item.meeting)?
        .into_iter()
        .map(|one| one.record)
        .collect();
    let days = &meeting.record.days;
    let over = crate::domain::agenda::overrun_by_day(days, &items);
    for (day, minutes) in days.iter().zip(over).filter(|(_, minutes)| *minutes > 0) {
        let date = session.texts.date(day.date);
        session.tell_with(
            "cli-overrun",
            &[("day", &date), ("minutes", &minutes.to_string())],
        );
    }
    Ok(())
}

/// Says what was written: the number on stdout for scripts, a sentence on stderr for people.
pub(super) fn written(
    session: &Session,
    store: &Store,
    record: &Record,
    said: &str,
    format: Format,
) -> Result<(), Failure> {
    let texts = &session.texts;
    let id = record.id();
    let kind = texts.get(&format!("kind-{}", id.kind.name()));
    // What the next command takes for it: of a ring its own number.
    let number = match record {
        Record::Ring(ring) => ring.number.to_string(),
        _ => id.id.to_string(),
    };
    session.tell_with(
        said,
        &[
            ("kind", &kind),
            ("id", &id.id.to_string()),
            ("title", &record.title()),
        ],
    );
    warn_of_overrun(session, store, record)?;
    if format == Format::Table {
        return session.print(&format!("{number}\n"));
    }
    let context = session.context(store)?;
    let row = projection::one(session, store, &context, record)?;
    if format == Format::Json {
        return session.print(&format!("{}\n", row.object(0)));
    }
    row.print(session, format)
}

pub(super) fn delete(session: &Session, kind: Kind, delete: &Delete) -> Result<(), Failure> {
    let store = &session.existing()?.store;
    let context = session.context(store)?;
    let stored = find(session, store, &context, kind, &delete.id)?;
    let gone = store.deletion_of(stored.record.id())?;
    let texts = &session.texts;
    if gone.len() > 1 && !delete.with_contents {
        let count = (gone.len() - 1).to_string();
        return Err(Failure::said(with(
            texts,
            "cli-has-contents",
            &[("n", &count)],
        )));
    }
    let mut change = session.change();
    for id in &gone {
        if let Some(revision) = store.revision_of(*id)? {
            change = change.delete(*id, revision);
        }
    }
    let applied = session.apply(&change)?;
    let name = texts.get(&format!("kind-{}", kind.name()));
    let seq = applied.seq.map(|seq| seq.to_string()).unwrap_or_default();
    session.tell_with(
        "cli-deleted",
        &[
            ("kind", &name),
            ("id", &stored.record.number().to_string()),
            ("title", &stored.record.title()),
            ("seq", &seq),
        ],
    );
    Ok(())
}

/// A field of a record as a cell.
pub(super) fn cell(
    session: &Session,
    context: &StoreContext<'_>,
    record: &Record,
    field: &'static fields::Field,
) -> super::listing::Cell {
    let value = (field.get)(record);
    let context: &dyn Context = context;
    let json: Json = fields::json(field, &value, context);
    let text = match &value {
        Value::Bool(false) => String::new(),
        _ => fields::show(field, &value, context, &session.texts),
    };
    super::listing::Cell { json, text }
}
