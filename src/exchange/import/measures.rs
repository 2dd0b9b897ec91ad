//! Measures: the number is the identity; without one it is title, provider and start together.
//!
//! Only measures are written here. Audits and success reviews follow from them in
//! [`Store::apply`](crate::store::Store::apply).

mod columns;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Kind, ProblemKind, ReadFailure, Record, RecordId, Row, Value, Work, field, reference};
use crate::domain::id::{MeasureId, PersonId, ProviderId};
use crate::domain::measure::{Measure, NO_DAY, Stage};
use crate::domain::person::Role;
use crate::domain::problem::Wrong;
use crate::exchange::measure_kinds;
use crate::exchange::table::Caution;
use crate::fields::{Context, State};
use crate::text::fold;
pub(super) use columns::COLUMNS;

/// People a row may name, and what they do then.
const PEOPLE: [(&str, Role); 3] = [
    ("coordinator", Role::Coordinator),
    ("supervisor", Role::Supervisor),
    ("supervisor_named_by", Role::TeamLead),
];

/// What a measure without number is known by.
type Likeness = (String, ProviderId, NaiveDate);

/// What earlier rows were about.
#[derive(Default)]
struct Seen {
    numbers: BTreeMap<String, usize>,
    likenesses: BTreeSet<Likeness>,
    drafts: BTreeSet<usize>,
    /// Measures of the store by what they are known by without number; read once, if needed.
    stored: Option<BTreeMap<Likeness, Vec<MeasureId>>>,
    /// Rows that name a predecessor, which may stand further down.
    predecessors: Vec<(usize, usize)>,
}

pub(super) fn plan(
    work: &mut Work<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(), ReadFailure> {
    let table = work.table;
    let mut seen = Seen::default();
    for (done, row) in table.rows.iter().enumerate() {
        progress(done, table.rows.len());
        if work.is_skipped(row) {
            continue;
        }
        if let Some(at) = measure(work, &mut seen, row)?
            && !table.text(row, "predecessor").is_empty()
        {
            seen.predecessors.push((done, at));
        }
    }
    for (row, at) in std::mem::take(&mut seen.predecessors) {
        predecessor(work, &seen, &table.rows[row], at);
    }
    Ok(())
}

/// Reads a row into a draft.
fn measure(work: &mut Work<'_>, seen: &mut Seen, row: &Row) -> Result<Option<usize>, ReadFailure> {
    let mut values = Vec::new();
    for column in COLUMNS {
        let separately = matches!(column.field, "provider" | "predecessor")
            || PEOPLE.iter().any(|(name, _)| *name == column.field);
        if !separately
            && let Some(field) = field(Kind::Measure, column.field)
            && let Some(value) = work.value(row, column.field, field)
        {
            values.push((field, value));
        }
    }
    let number = work.table.text(row, "number");
    if !number.is_empty() && work.store.measure_numbered(number)?.is_none() {
        for column in ["title", "provider", "procurement", "start", "end", "status"] {
            work.need(row, column);
        }
    }
    let provider = work.provider_in(row, "provider")?;
    let mut people = Vec::new();
    for (column, role) in PEOPLE {
        if let Some(id) = work.person_in(row, column, role) {
            people.push((column, id));
        }
    }
    if work.is_bad(row) {
        return Ok(None);
    }
    let value = |name: &str| {
        let found = values.iter().find(|(field, _)| field.name == name);
        found.map(|(_, value)| value)
    };
    let text = |name: &str| match value(name) {
        Some(Value::Text(text)) => text.as_str(),
        _ => "",
    };
    let start = match value("start") {
        Some(Value::Date(day)) => *day,
        _ => NO_DAY,
    };
    let likeness = provider.map(|provider| (fold(text("title")), provider, start));
    let Some(at) = identified(work, seen, row, text("number"), likeness)? else {
        return Ok(None);
    };
    let is_new = work.drafts[at].before.is_none();
    if is_new {
        for column in ["procurement", "status"] {
            work.need(row, column);
        }
        if value("land").is_none() && work.land.is_none() {
            work.complain(row, "land", ProblemKind::NoLand);
        }
    }
    let mut said = None;
    for (field, value) in values {
        if let Value::State(state) = &value {
            said = Some(state.name);
        }
        let value = with_reason(work, at, value);
        work.set(at, field, value);
    }
    fill(work, at, provider, &people);
    work.touched.push((row.line, at));
    work.check(row, at);
    if !work.is_bad(row) {
        look_at(work, row, at, said);
    }
    Ok(Some(at))
}

/// The measure a row is about, new or stored; none if that is a question.
fn identified(
    work: &mut Work<'_>,
    seen: &mut Seen,
    row: &Row,
    number: &str,
    likeness: Option<Likeness>,
) -> Result<Option<usize>, ReadFailure> {
    let known = if number.is_empty() {
        let Some(likeness) =
            likeness.filter(|(title, _, start)| !title.is_empty() && *start != NO_DAY)
        else {
            for column in ["title", "provider", "start"] {
                work.need(row, column);
            }
            return Ok(None);
        };
        if seen.stored.is_none() {
            seen.stored = Some(stored(work)?);
        }
        let same = seen.stored.iter().filter_map(|all| all.get(&likeness));
        let same: Vec<MeasureId> = same.flatten().copied().collect();
        if !seen.likenesses.insert(likeness) {
            return Ok(twice(work, row, "title"));
        }
        match same[..] {
            [] => None,
            [one] => Some(one),
            _ => {
                let names = same.iter().map(|id| format!("#{}", id.0));
                let wrong = Wrong::Ambiguous {
                    text: work.table.text(row, "title").to_owned(),
                    candidates: names.collect::<Vec<_>>().join(", "),
                };
                work.complain(row, "title", ProblemKind::Value(wrong));
                return Ok(None);
            }
        }
    } else {
        if seen.numbers.contains_key(number) {
            return Ok(twice(work, row, "number"));
        }
        let stored = work.store.measure_numbered(number)?;
        stored.map(|stored| stored.record.id)
    };
    let at = match known {
        Some(id) => {
            let id = RecordId {
                kind: Kind::Measure,
                id: id.0,
            };
            work.edit(id, row.line)?
        }
        None => {
            let at = work.create(Kind::Measure, row.line);
            if let (Record::Measure(measure), Some(land)) = (&mut work.drafts[at].record, work.land)
            {
                measure.land = land;
            }
            Some(at)
        }
    };
    let Some(at) = at else { return Ok(None) };
    if !seen.drafts.insert(at) {
        return Ok(twice(work, row, "title"));
    }
    if !number.is_empty() {
        seen.numbers.insert(number.to_owned(), at);
    }
    Ok(Some(at))
}

/// An earlier row was about the same measure.
fn twice(work: &mut Work<'_>, row: &Row, column: &'static str) -> Option<usize> {
    let value = work.table.text(row, column).to_owned();
    work.complain(row, column, ProblemKind::Value(Wrong::Duplicate { value }));
    None
}

fn stored(work: &Work<'_>) -> Result<BTreeMap<Likeness, Vec<MeasureId>>, ReadFailure> {
    let mut all: BTreeMap<Likeness, Vec<MeasureId>> = BTreeMap::new();
    for stored in work.store.all::<Measure>()? {
        let one = stored.record;
        all.entry((fold(&one.title), one.provider, one.start))
            .or_default()
            .push(one.id);
    }
    Ok(all)
}

/// Lists say that a measure was called off, but hardly ever why: the reason there is stays, else
/// the file is the reason.
fn with_reason(work: &Work<'_>, at: usize, value: Value) -> Value {
    match value {
        Value::State(State {
            name: "cancelled",
            on,
            reason,
        }) if reason.is_empty() => {
            let reason = match &work.drafts[at].record {
                Record::Measure(Measure {
                    status: Stage::Cancelled { reason },
                    ..
                }) => reason.clone(),
                _ => work
                    .context
                    .texts()
                    .get("import-cancelled-reason")
                    .into_owned(),
            };
            Value::State(State {
                name: "cancelled",
                on,
                reason,
            })
        }
        other => other,
    }
}

/// Provider and people, and what follows from the kind.
fn fill(work: &mut Work<'_>, at: usize, provider: Option<ProviderId>, people: &[(&str, PersonId)]) {
    let Record::Measure(measure) = &mut work.drafts[at].record else {
        return;
    };
    if let Some(provider) = provider {
        measure.provider = provider;
    }
    for (column, id) in people {
        let place = match *column {
            "coordinator" => &mut measure.coordinator,
            "supervisor" => &mut measure.supervisor,
            _ => &mut measure.supervisor_named_by,
        };
        *place = Some(*id);
    }
    if let Some(kind) = measure_kinds::named(&measure.kind) {
        kind.short.clone_into(&mut measure.kind);
        if measure.legal_basis.is_empty() {
            kind.legal_basis.clone_into(&mut measure.legal_basis);
        }
    }
}

/// What is taken, but worth a word.
fn look_at(work: &mut Work<'_>, row: &Row, at: usize, said: Option<&'static str>) {
    let Record::Measure(measure) = &work.drafts[at].record else {
        return;
    };
    let by_dates = measure.status(work.context.anchor()).name();
    let number = measure.number.clone();
    if !number.is_empty() && !is_usual(&number) {
        work.warn(row, "number", Caution::NumberShape { text: number });
    }
    if let Some(said @ ("running" | "ended")) = said
        && said != by_dates
    {
        work.warn(row, "status", Caution::StatusByDates { said, by_dates });
    }
}

/// Whether a number has the usual shape `ddd/ddddd/yy`. Source: `domain.md` § 4.
fn is_usual(number: &str) -> bool {
    let mut parts = number.split('/');
    let mut digits = |count| {
        parts
            .next()
            .is_some_and(|part| part.len() == count && part.bytes().all(|b| b.is_ascii_digit()))
    };
    digits(3) && digits(5) && digits(2) && parts.next().is_none()
}

/// The measure a row follows: of this file by its number, else of the store.
fn predecessor(work: &mut Work<'_>, seen: &Seen, row: &Row, at: usize) {
    let text = work.table.text(row, "predecessor").to_owned();
    let id = match seen.numbers.get(&text) {
        Some(other) if *other == at => Err(Wrong::Unknown {
            text,
            similar: String::new(),
        }),
        Some(other) => Ok(work.drafts[*other].record.number()),
        None => reference(Kind::Measure, &text, work.context).map(|id| id.id),
    };
    match (id, &mut work.drafts[at].record) {
        (Ok(id), Record::Measure(measure)) => measure.predecessor = Some(MeasureId(id)),
        (Err(wrong), _) => work.complain(row, "predecessor", ProblemKind::Value(wrong)),
        _ => {}
    }
}
