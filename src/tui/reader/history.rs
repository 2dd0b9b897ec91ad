//! Who changed what, when: the log as rows that a person can read.
//!
//! Responsible for: putting a change into words and its fields side by side, and showing what one
//! person typed into one agenda item within ten minutes as one. Not for: taking anything back.

use std::collections::BTreeSet;

use chrono::{DateTime, Local, NaiveDateTime};

use super::title::title;
use crate::domain::id::{AgendaItemId, RecordId};
use crate::fields::{self, StoreContext, Value};
use crate::store::history::{Deed, LogEntry};
use crate::store::{ReadFailure, Record, Seq, Store, What, keys};
use crate::text::locale::Texts;
use crate::tui::view::{Answer, HistoryRow};

/// Changes an answer goes back over.
const CHANGES: usize = 300;
/// How far back the making of one record is looked for.
const LOOK_BACK: u64 = 5_000;
/// Records of one change that are shown field by field: an import has thousands.
const RECORDS: usize = 12;
/// Milliseconds within which typing is one change.
const TOGETHER: i64 = 10 * 60 * 1_000;

/// A field of a record before and after.
struct Difference {
    record: RecordId,
    field: &'static str,
    label: String,
    old: String,
    new: String,
}

/// A row while older changes may still join it.
struct Gathering {
    row: HistoryRow,
    differences: Vec<Difference>,
    at_ms: i64,
    /// The agenda item that all of it belongs to.
    item: Option<AgendaItemId>,
}

/// Milliseconds since 1970, UTC, as the clock on the wall here.
pub fn local_time(ms: i64) -> NaiveDateTime {
    DateTime::from_timestamp_millis(ms)
        .unwrap_or_default()
        .with_timezone(&Local)
        .naive_local()
}

/// The answer to [`crate::tui::view::Query::History`]; `clock` turns UTC into local time
/// ([`local_time`], but for tests).
pub fn history(
    store: &Store,
    record: Option<RecordId>,
    now: NaiveDateTime,
    clock: fn(i64) -> NaiveDateTime,
    texts: &Texts,
) -> Result<Answer, ReadFailure> {
    let context = StoreContext::new(store, now.date(), texts)?;
    let mut rows: Vec<Gathering> = Vec::new();
    for seq in changes(store, record)? {
        let Some(entry) = store.log_entry(seq)? else {
            continue;
        };
        let gathering = gather(&context, (store, texts), seq, &entry, record, clock)?;
        match rows.last_mut() {
            Some(last) if belongs_together(last, &gathering) => join(last, gathering, texts),
            _ => rows.push(gathering),
        }
    }
    Ok(Answer::History(rows.into_iter().map(finish).collect()))
}

/// Numbers of the changes to show, the newest first.
fn changes(store: &Store, record: Option<RecordId>) -> Result<Vec<Seq>, ReadFailure> {
    let last = store.last_seq()?.0;
    let Some(id) = record else {
        return Ok((1..=last).rev().take(CHANGES).map(Seq).collect());
    };
    let prefix = keys::history_of(id);
    let known: BTreeSet<Seq> = store
        .keys_in(&prefix, &keys::behind(&prefix))?
        .iter()
        .filter_map(|key| keys::history_seq(key))
        .collect();
    let mut found: Vec<Seq> = known.into_iter().rev().take(CHANGES).collect();
    // The change that made it left nothing behind it; it lies before the first one that did.
    let from = found.last().map_or(last, |seq| seq.0.saturating_sub(1));
    for seq in (from.saturating_sub(LOOK_BACK) + 1..=from).rev() {
        let made = store
            .log_entry(Seq(seq))?
            .is_some_and(|entry| entry.deeds.iter().any(|(deed, _)| *deed == id));
        if made {
            found.push(Seq(seq));
            break;
        }
    }
    Ok(found)
}

fn gather(
    context: &StoreContext<'_>,
    (store, texts): (&Store, &Texts),
    seq: Seq,
    entry: &LogEntry,
    only: Option<RecordId>,
    clock: fn(i64) -> NaiveDateTime,
) -> Result<Gathering, ReadFailure> {
    let mut differences = Vec::new();
    let mut items = BTreeSet::new();
    let mut first = None;
    let deeds = entry
        .deeds
        .iter()
        .filter(|(id, _)| only.is_none_or(|only| only == *id));
    for (id, deed) in deeds.clone().take(RECORDS) {
        let before = store.before(*id, seq)?;
        let after = match deed {
            Deed::Deleted => None,
            Deed::Created | Deed::Changed => store.after(*id, seq)?,
        };
        let Some(record) = after.as_ref().or(before.as_ref()) else {
            continue;
        };
        items.insert(item_of(record));
        if first.is_none() {
            first = Some((title(record, texts), *id, *deed));
        }
        compare(
            *id,
            before.as_ref(),
            after.as_ref(),
            context,
            &mut differences,
        );
    }
    let item = match (items.len(), items.first(), &entry.what) {
        (1, Some(item), What::Edit) => *item,
        _ => None,
    };
    let at = clock(entry.at_ms);
    let row = HistoryRow {
        seqs: vec![seq],
        at: format!("{} {}", texts.date_plain(at.date()), at.format("%H:%M")),
        author: entry.author.clone(),
        what: in_words(&entry.what, first, deeds.count(), texts),
        fields: Vec::new(),
    };
    Ok(Gathering {
        row,
        differences,
        at_ms: entry.at_ms,
        item,
    })
}

/// The agenda item whose minutes a record is part of.
fn item_of(record: &Record) -> Option<AgendaItemId> {
    match record {
        Record::Line(line) => Some(line.item),
        Record::Outcome(outcome) => Some(outcome.item),
        _ => None,
    }
}

fn compare(
    id: RecordId,
    before: Option<&Record>,
    after: Option<&Record>,
    context: &StoreContext<'_>,
    differences: &mut Vec<Difference>,
) {
    let texts = context.texts();
    for field in fields::of(id.kind) {
        let value = |record: Option<&Record>| record.map_or(Value::Empty, field.get);
        let (old, new) = (value(before), value(after));
        if old != new {
            differences.push(Difference {
                record: id,
                field: field.name,
                label: texts.get(field.label).into_owned(),
                old: fields::show(field, &old, context, texts),
                new: fields::show(field, &new, context, texts),
            });
        }
    }
}

fn in_words(
    what: &What,
    first: Option<(String, RecordId, Deed)>,
    records: usize,
    texts: &Texts,
) -> String {
    let deed = first.map_or_else(String::new, |(title, id, deed)| {
        let name = super::title::named(id.kind, &title, texts);
        let id = match deed {
            Deed::Created => "history-created",
            Deed::Changed => "history-changed",
            Deed::Deleted => "history-deleted",
        };
        let more = records.saturating_sub(1);
        texts.with(id, &[("name", name.into()), ("more", more.into())])
    });
    match what {
        What::Edit => deed,
        What::Undo { of } => texts.with(
            "history-undo",
            &[("of", of.0.to_string().into()), ("what", deed.into())],
        ),
        What::Import { file, lines, .. } => texts.with(
            "history-import",
            &[
                ("file", file.as_str().into()),
                ("lines", lines.to_string().into()),
            ],
        ),
        What::Demo => texts.get("history-demo").into_owned(),
    }
}

/// Whether the older of two changes belongs to the newer: the same person, the same agenda item,
/// within ten minutes.
fn belongs_together(newer: &Gathering, older: &Gathering) -> bool {
    newer.item.is_some()
        && newer.item == older.item
        && newer.row.author == older.row.author
        && newer.at_ms - older.at_ms <= TOGETHER
}

/// An older change joins a newer one: of a field that both changed, the oldest and the newest state
/// are shown.
fn join(newer: &mut Gathering, older: Gathering, texts: &Texts) {
    newer.row.seqs.extend(older.row.seqs);
    let count = newer.row.seqs.len();
    newer.row.what = texts.with("history-minutes", &[("n", count.into())]);
    for difference in older.differences {
        let same = newer
            .differences
            .iter_mut()
            .find(|one| one.record == difference.record && one.field == difference.field);
        match same {
            Some(same) => same.old = difference.old,
            None => newer.differences.push(difference),
        }
    }
}

fn finish(gathering: Gathering) -> HistoryRow {
    let fields = gathering
        .differences
        .into_iter()
        .filter(|one| one.old != one.new)
        .map(|one| (one.label, one.old, one.new));
    HistoryRow {
        fields: fields.collect(),
        ..gathering.row
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::id::{Kind, LineId, PersonId};
    use crate::domain::outcome::{Line, LineContent};
    use crate::domain::person::Person;
    use crate::store::backend::MemoryBackend;
    use crate::store::{Actor, Client};
    use crate::tui::test_keys::{actor, german};

    fn utc(ms: i64) -> NaiveDateTime {
        DateTime::from_timestamp_millis(ms)
            .expect("a time")
            .naive_utc()
    }

    fn rows(store: &Store, record: Option<RecordId>) -> Vec<HistoryRow> {
        let now = utc(actor().now_ms);
        match history(store, record, now, utc, german()) {
            Ok(Answer::History(rows)) => rows,
            other => panic!("{other:?}"),
        }
    }

    fn after(minutes: i64) -> Actor {
        let mut actor = actor();
        actor.now_ms += minutes * 60_000;
        actor
    }

    #[test]
    fn a_change_shows_its_fields_before_and_after() {
        let store = Store::new(Arc::new(MemoryBackend::new()));
        let client = Client::new();
        let ute = Person::named(PersonId::provisional(1), "Ute Bär");
        let made = store
            .apply(&client.change().create(ute), &actor())
            .expect("Ute");
        let mut ute = made.first::<Person>().expect("Ute").clone();
        let other = Person::named(PersonId::provisional(1), "Jens");
        store
            .apply(&client.change().create(other), &after(1))
            .expect("Jens");
        "Moderation".clone_into(&mut ute.function);
        let change = client.change().put(ute.clone(), made.revision);
        let changed = store.apply(&change, &after(2)).expect("a change");
        let id = RecordId {
            kind: Kind::Person,
            id: ute.id.0,
        };
        let own = rows(&store, Some(id));
        assert_eq!(own.len(), 2, "Jens is not Ute: {own:?}");
        assert_eq!(own[0].what, "Person „Ute Bär“ geändert");
        assert_eq!(own[0].at, "24.11.2026 14:34");
        let (label, old, new) = &own[0].fields[0];
        assert_eq!((&**label, &**old, &**new), ("Funktion", "", "Moderation"));
        assert_eq!(own[1].what, "Person „Ute Bär“ angelegt");
        let gone = client.change().delete(id, changed.revision);
        store.apply(&gone, &after(3)).expect("a deletion");
        let all = rows(&store, None);
        assert_eq!(all.len(), 4);
        assert_eq!(all[0].what, "Person „Ute Bär“ gelöscht");
        assert_eq!(all[0].seqs, [Seq(4)]);
    }

    #[test]
    fn what_one_person_types_within_ten_minutes_is_one() {
        let store = Store::new(Arc::new(MemoryBackend::new()));
        let client = Client::new();
        let mut meeting = fields::blank(
            Kind::Meeting,
            crate::fields::Defaults {
                today: utc(actor().now_ms).date(),
                land: crate::domain::date::Land::Hesse,
                language: crate::domain::meeting::MeetingLanguage::De,
            },
        );
        if let Record::Meeting(meeting) = &mut meeting {
            meeting.days.push(crate::domain::meeting::MeetingDay {
                date: utc(actor().now_ms).date(),
                start: chrono::NaiveTime::from_hms_opt(9, 0, 0).expect("a time"),
                end: chrono::NaiveTime::from_hms_opt(16, 0, 0).expect("a time"),
            });
            meeting.kind = crate::domain::meeting::MeetingKind::Steering;
        }
        let mut item = fields::blank(
            Kind::AgendaItem,
            crate::fields::Defaults {
                today: utc(actor().now_ms).date(),
                land: crate::domain::date::Land::Hesse,
                language: crate::domain::meeting::MeetingLanguage::De,
            },
        );
        if let Record::AgendaItem(item) = &mut item {
            "Wohnkosten".clone_into(&mut item.title);
            item.meeting = crate::domain::id::MeetingId::provisional(1);
        }
        let begin = client.change().create(meeting).create(item);
        store.apply(&begin, &actor()).expect("an agenda");
        let mut line = Line {
            id: LineId::provisional(1),
            item: AgendaItemId(1),
            position: 1,
            content: LineContent::Text("Der".to_owned()),
        };
        let made = store
            .apply(&client.change().create(line.clone()), &after(0))
            .expect("a line");
        line.id = made.first::<Line>().expect("the line").id;
        let mut revision = made.revision;
        for (minute, text) in [
            (3, "Der Ring"),
            (9, "Der Ring tagt"),
            (30, "Der Ring tagt."),
        ] {
            line.content = LineContent::Text(text.to_owned());
            let change = client.change().put(line.clone(), revision);
            revision = store
                .apply(&change, &after(minute))
                .expect("a change")
                .revision;
        }
        let shown = rows(&store, None);
        assert_eq!(shown.len(), 3, "{shown:?}");
        assert_eq!(shown[1].seqs, [Seq(4), Seq(3), Seq(2)]);
        let text = shown[1]
            .fields
            .iter()
            .find(|(.., new)| new.contains("tagt"));
        let (_, old, new) = text.expect("the text");
        assert_eq!((&**old, &**new), ("", "Der Ring tagt"));
    }
}
