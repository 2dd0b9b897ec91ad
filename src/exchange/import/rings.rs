//! Rings and who belongs to them from when to when.
//!
//! A file is a timeline: of one municipality's rows each ends the one before it, whatever their
//! order in the file. A row without end that the store knows with one (because of a later move)
//! says nothing new. What would push out a membership that begins later is a problem, never a
//! silent loss: § 1 has one ring a municipality and day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Column, Kind, ReadFailure, Record, RecordId, Row, Value, Work, field, reference};
use crate::domain::id::{MembershipId, MunicipalityId, RingId};
use crate::domain::problem::Wrong;
use crate::domain::ring::{Membership, Move, move_to};
use crate::fields::Context;
use crate::store::Edit;

pub(super) const COLUMNS: &[Column] = &[
    Column::required("ring", &["Vergleichsring", "Ringnummer", "Ring-Nr."]),
    Column::required(
        "municipality",
        &["Kommune", "Trägernummer", "Mitglied", "member"],
    ),
    Column::optional("name", &["Ringname", "Name des Rings"]),
    Column::optional("from", &["von", "ab", "Beginn"]),
    Column::optional("to", &["bis", "Ende"]),
    Column::optional("moderator", &["Moderation", "Moderatorin", "moderators"]),
    Column::optional(
        "speaker",
        &["Ringsprecher", "Ringsprecherin", "Sprecher", "speakers"],
    ),
    Column::optional("criteria", &["Kriterien", "Kriterium"]),
    Column::optional("target", &["Sitzungen im Jahr", "Ziel"]),
];

/// One row, read.
struct Wish<'r> {
    row: &'r Row,
    ring: usize,
    municipality: MunicipalityId,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

pub(super) fn plan(
    work: &mut Work<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(), ReadFailure> {
    let table = work.table;
    let mut wishes: BTreeMap<MunicipalityId, Vec<Wish<'_>>> = BTreeMap::new();
    let mut rings = Rings::default();
    for (done, row) in table.rows.iter().enumerate() {
        progress(done, table.rows.len());
        if work.is_skipped(row) {
            continue;
        }
        if let Some(wish) = read(work, &mut rings, row)? {
            wishes.entry(wish.municipality).or_default().push(wish);
        }
    }
    for (municipality, wishes) in wishes {
        place(work, municipality, wishes)?;
    }
    Ok(())
}

/// Rings the file makes, by number, and what it says about each, so that it can't say two things.
#[derive(Default)]
struct Rings {
    new: BTreeMap<u32, usize>,
    said: BTreeMap<(usize, &'static str), Value>,
}

fn read<'r>(
    work: &mut Work<'_>,
    rings: &mut Rings,
    row: &'r Row,
) -> Result<Option<Wish<'r>>, ReadFailure> {
    for column in ["ring", "municipality"] {
        work.need(row, column);
    }
    let number = number_of(work, row);
    let municipality = municipality_of(work, row);
    let day = |work: &mut Work<'_>, name: &str| {
        let value = field(Kind::Membership, name).and_then(|field| work.value(row, name, field));
        match value {
            Some(Value::Date(day)) => Some(day),
            _ => None,
        }
    };
    let (from, to) = (day(work, "from"), day(work, "to"));
    if let (Some(first), Some(last)) = (from, to)
        && last < first
        && let Some(cell) = work.table.cell(row, "to")
    {
        work.refuse(row, cell, Wrong::EndBeforeStart);
    }
    let (Some(number), Some(municipality)) = (number, municipality) else {
        return Ok(None);
    };
    if work.is_bad(row) {
        return Ok(None);
    }
    let Some(ring) = ring_of(work, rings, number, row.line)? else {
        return Ok(None);
    };
    describe(work, rings, row, ring);
    Ok((!work.is_bad(row)).then_some(Wish {
        row,
        ring,
        municipality,
        from,
        to,
    }))
}

/// `4` or `Ring 4`.
fn number_of(work: &mut Work<'_>, row: &Row) -> Option<u32> {
    let cell = work.table.cell(row, "ring")?;
    let text = cell.text;
    let digits = match text.get(..4) {
        Some(word) if word.eq_ignore_ascii_case("ring") => text[4..].trim(),
        _ => text,
    };
    match digits.parse::<u32>() {
        Ok(number @ 1..=999) => Some(number),
        _ if text.is_empty() => None,
        _ => {
            work.refuse(row, cell, Wrong::NotInRange { min: 1, max: 999 });
            None
        }
    }
}

fn municipality_of(work: &mut Work<'_>, row: &Row) -> Option<MunicipalityId> {
    let cell = work.table.cell(row, "municipality")?;
    if cell.text.is_empty() {
        return None;
    }
    match reference(Kind::Municipality, cell.text, work.context) {
        Ok(id) => Some(MunicipalityId(id.id)),
        Err(wrong) => {
            work.refuse(row, cell, wrong);
            None
        }
    }
}

fn ring_of(
    work: &mut Work<'_>,
    rings: &mut Rings,
    number: u32,
    line: usize,
) -> Result<Option<usize>, ReadFailure> {
    if let Some(at) = rings.new.get(&number) {
        return Ok(Some(*at));
    }
    let at = match work.store.ring_numbered(number)? {
        Some(stored) => work.edit(
            RecordId {
                kind: Kind::Ring,
                id: stored.record.id.0,
            },
            line,
        )?,
        None => {
            let at = work.create(Kind::Ring, line);
            if let Some(field) = field(Kind::Ring, "number") {
                work.set(at, field, Value::Number(number.into()));
            }
            Some(at)
        }
    };
    if let Some(at) = at {
        rings.new.insert(number, at);
    }
    Ok(at)
}

/// Name, criteria, target, people of the ring.
fn describe(work: &mut Work<'_>, rings: &mut Rings, row: &Row, ring: usize) {
    for (column, name) in [
        ("name", "name"),
        ("criteria", "criteria"),
        ("target", "target"),
    ] {
        let Some(field) = field(Kind::Ring, name) else {
            continue;
        };
        let Some(value) = work.value(row, column, field) else {
            continue;
        };
        match rings.said.get(&(ring, field.name)) {
            Some(said) if *said != value => {
                if let Some(cell) = work.table.cell(row, column) {
                    let texts = work.context.texts();
                    let said = crate::fields::show(field, said, work.context, texts);
                    let wrong = Wrong::Ambiguous {
                        text: cell.text.to_owned(),
                        candidates: format!("{said}, {}", cell.text),
                    };
                    work.refuse(row, cell, wrong);
                }
            }
            _ => {
                rings.said.insert((ring, field.name), value.clone());
                work.set(ring, field, value);
                work.touched.push((row.line, ring));
            }
        }
    }
    for (column, name) in [("moderator", "moderators"), ("speaker", "speakers")] {
        people(work, rings, row, ring, column, name);
    }
}

/// People of a ring: those the file names, all rows together; unknown ones are made.
fn people(
    work: &mut Work<'_>,
    rings: &mut Rings,
    row: &Row,
    ring: usize,
    column: &str,
    name: &'static str,
) {
    let (Some(cell), Some(field)) = (work.table.cell(row, column), field(Kind::Ring, name)) else {
        return;
    };
    let mut named = match rings.said.get(&(ring, field.name)) {
        Some(Value::References(ids)) => ids.clone(),
        _ => Vec::new(),
    };
    for text in cell
        .text
        .split(';')
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        let id = match work.person(text, row.line, None) {
            Ok(id) => RecordId {
                kind: Kind::Person,
                id: id.0,
            },
            Err(wrong) => {
                work.refuse(row, cell, wrong);
                continue;
            }
        };
        if !named.contains(&id) {
            named.push(id);
        }
    }
    if !named.is_empty() && !work.is_bad(row) {
        let value = Value::References(named);
        rings.said.insert((ring, field.name), value.clone());
        work.set(ring, field, value);
        work.touched.push((row.line, ring));
    }
}

/// Puts the rows of one municipality into its timeline.
fn place(
    work: &mut Work<'_>,
    municipality: MunicipalityId,
    mut wishes: Vec<Wish<'_>>,
) -> Result<(), ReadFailure> {
    wishes.sort_by_key(|wish| wish.from);
    // Numbers of rings for sentences, and ids for comparing.
    let ring = |work: &Work<'_>, at: usize| match &work.drafts[at].record {
        Record::Ring(ring) => (ring.id, ring.number),
        _ => (RingId(0), 0),
    };
    let mut clashing = BTreeSet::new();
    for at in 1..wishes.len() {
        let (earlier, later) = wishes.split_at_mut(at);
        let (Some(before), Some(after)) = (earlier.last_mut(), later.first()) else {
            continue;
        };
        let (before_ring, number) = ring(work, before.ring);
        let same = before_ring == ring(work, after.ring).0;
        if same && before.from == after.from && before.to == after.to {
            continue;
        }
        let overlap = after
            .from
            .is_none_or(|from| before.to.is_some_and(|to| to >= from));
        if before.from == after.from || overlap {
            let wrong = Wrong::OverlappingMembership {
                ring: number,
                from: after.from,
            };
            if let Some(cell) = work.table.cell(after.row, "municipality") {
                work.refuse(after.row, cell, wrong);
            }
            clashing.insert(at);
        } else if before.to.is_none() {
            before.to = after.from.and_then(|from| from.pred_opt());
        }
    }
    let stored = work.store.memberships_of(municipality)?;
    let mut own: Vec<Membership> = stored.iter().map(|one| one.record.clone()).collect();
    for (at, wish) in wishes.iter().enumerate() {
        if clashing.contains(&at) || work.is_bad(wish.row) {
            continue;
        }
        let (ring_id, _) = ring(work, wish.ring);
        let known = own.iter().any(|one| {
            one.ring == ring_id
                && one.from == wish.from
                && (one.to == wish.to || work.table.text(wish.row, "to").is_empty())
        });
        if known {
            continue;
        }
        work.next += 1;
        let id = MembershipId::provisional(work.next);
        let Move::Change {
            ended,
            dropped,
            new,
        } = move_to(&own, municipality, ring_id, wish.from, wish.to, id)
        else {
            continue;
        };
        let pushed_out = own
            .iter()
            .find(|one| dropped.contains(&one.id) && one.ring != ring_id);
        if let Some(other) = pushed_out {
            let id = RecordId {
                kind: Kind::Ring,
                id: other.ring.0,
            };
            let number = work.context.identity(id).and_then(|text| text.parse().ok());
            let wrong = Wrong::OverlappingMembership {
                ring: number.unwrap_or(0),
                from: other.from.max(wish.from),
            };
            if let Some(cell) = work.table.cell(wish.row, "municipality") {
                work.refuse(wish.row, cell, wrong);
            }
            continue;
        }
        let line = wish.row.line;
        own.retain(|one| !dropped.contains(&one.id));
        for gone in dropped {
            if let Some(one) = stored.iter().find(|one| one.record.id == gone) {
                let id = RecordId {
                    kind: Kind::Membership,
                    id: gone.0,
                };
                let expected = one.revision;
                work.deleted.push((Edit::Delete { id, expected }, line));
            }
        }
        for one in ended {
            let id = RecordId {
                kind: Kind::Membership,
                id: one.id.0,
            };
            if let Some(at) = work.edit(id, line)? {
                work.drafts[at].record = Record::Membership(one.clone());
                work.touched.push((line, at));
            }
            own.retain(|other| other.id != one.id);
            own.push(one);
        }
        own.push(new.clone());
        let at = work.insert(Record::Membership(new), None, line);
        work.touched.push((line, at));
    }
    Ok(())
}
