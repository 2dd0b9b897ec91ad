//! Which columns a list has: the contract's first, in its order, then the other fields.

mod deficiencies;
mod measures;

pub(super) use measures::{AUDIT, audit};

use std::collections::BTreeMap;

use chrono::Datelike;

use super::failure::Failure;
use super::listing::{Cell, Column, Listing};
use super::records::cell;
use super::session::Session;
use crate::domain::id::{Kind, MeetingId, MunicipalityId, RecordId, RingId, is_provisional};
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::ring::{Membership, members_on, ring_on};
use crate::fields::{self, StoreContext};
use crate::store::{Record, Store};

/// What a list is narrowed to before anything is shown.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scope {
    /// Of this meeting.
    pub(super) meeting: Option<RecordId>,
    /// Of this ring.
    pub(super) ring: Option<RecordId>,
    /// Of this measure.
    pub(super) measure: Option<RecordId>,
}

/// The contract's columns; a name without a field is computed.
const fn leading(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Municipality => &[
            "id",
            "number",
            "name",
            "short_name",
            "land",
            "kind",
            "since",
            "ring",
        ],
        Kind::Ring => &[
            "id",
            "number",
            "name",
            "members",
            "meetings_held",
            "meetings_planned",
            "target",
        ],
        Kind::Meeting => &[
            "id",
            "kind",
            "ring",
            "title",
            "days",
            "place",
            "state",
            "minutes_state",
        ],
        Kind::AgendaItem => &[
            "id", "meeting", "top", "day", "start", "end", "title", "kind", "overrun",
        ],
        Kind::Outcome => &[
            "id",
            "meeting",
            "number",
            "kind",
            "text",
            "municipality",
            "audience",
        ],
        Kind::Task => &[
            "id",
            "text",
            "responsible",
            "due",
            "state",
            "source",
            "overdue_days",
        ],
        other => measures::leading(other),
    }
}

/// Fields that lists for people leave out because they would not fit beside the rest.
fn is_shown(kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Municipality | Kind::Meeting | Kind::Outcome | Kind::Task => {
            leading(kind).contains(&name)
        }
        Kind::Ring => leading(kind).contains(&name) || name == "moderators",
        Kind::AgendaItem => leading(kind).contains(&name) || name == "minutes",
        Kind::Person => !matches!(name, "deputies" | "land" | "phone"),
        other => measures::is_shown(other, name),
    }
}

/// What computed columns are computed from, read once for a list.
struct Neighbours {
    memberships: Vec<Membership>,
    meetings: Vec<Meeting>,
    /// Start, end and number of agenda items.
    slots: BTreeMap<u64, crate::domain::agenda::Slot>,
    /// How full measures are.
    uses: measures::Uses,
    /// What deficiencies are judged by.
    cases: deficiencies::Cases,
}

impl Neighbours {
    fn read(store: &Store, kind: Kind, scope: Scope, records: &[Record]) -> Result<Self, Failure> {
        let all = |read: bool| -> Result<Vec<Membership>, Failure> {
            Ok(if read {
                store.all()?.into_iter().map(|one| one.record).collect()
            } else {
                Vec::new()
            })
        };
        let mut slots = BTreeMap::new();
        let mut meetings = Vec::new();
        if matches!(kind, Kind::Ring | Kind::AgendaItem) {
            meetings = match scope.meeting {
                Some(id) => store
                    .get::<Meeting>(MeetingId(id.id))?
                    .into_iter()
                    .collect(),
                None => store.all::<Meeting>()?,
            }
            .into_iter()
            .map(|one| one.record)
            .collect();
        }
        if kind == Kind::AgendaItem {
            for meeting in &meetings {
                let items: Vec<_> = store
                    .agenda_of(meeting.id)?
                    .into_iter()
                    .map(|one| one.record)
                    .collect();
                let times = crate::domain::agenda::schedule(&meeting.days, &items);
                slots.extend(items.iter().map(|item| item.id.0).zip(times));
            }
        }
        Ok(Self {
            memberships: all(matches!(kind, Kind::Ring | Kind::Municipality))?,
            meetings,
            slots,
            uses: measures::uses(store, records)?,
            cases: deficiencies::Cases::read(store, records)?,
        })
    }
}

/// The columns of a kind.
pub(super) fn columns(session: &Session, kind: Kind) -> Vec<Column> {
    let fields = fields::of(kind);
    let rest = fields
        .iter()
        .map(|field| field.name)
        .filter(|name| !leading(kind).contains(name));
    leading(kind)
        .iter()
        .copied()
        .chain(rest)
        .map(|name| {
            let label = match fields::named(kind, name) {
                Some(field) => field.label.to_owned(),
                None => format!("listed-{name}"),
            };
            Column {
                name: name.to_owned(),
                label: session.texts.get(&label).into_owned(),
                shown: is_shown(kind, name),
            }
        })
        .collect()
}

/// Every record of a kind, in the order people expect.
pub(super) fn listing(
    session: &Session,
    store: &Store,
    context: &StoreContext<'_>,
    kind: Kind,
    scope: Scope,
) -> Result<Listing, Failure> {
    let mut records: Vec<Record> = Vec::new();
    store.each(kind, |stored| {
        if is_in(&stored.record, scope) {
            records.push(stored.record);
        }
        std::ops::ControlFlow::Continue(())
    })?;
    sort(&mut records, store)?;
    of(session, store, context, kind, scope, &records)
}

/// These records of a kind, in their order.
pub(super) fn of_these(
    session: &Session,
    store: &Store,
    context: &StoreContext<'_>,
    kind: Kind,
    records: &[Record],
) -> Result<Listing, Failure> {
    of(session, store, context, kind, Scope::default(), records)
}

/// These records, in their order.
pub(super) fn listing_of(
    session: &Session,
    store: &Store,
    context: &StoreContext<'_>,
    kind: Kind,
    records: &[Record],
) -> Result<Listing, Failure> {
    of(session, store, context, kind, Scope::default(), records)
}

/// One record as a listing of one row.
pub(super) fn one(
    session: &Session,
    store: &Store,
    context: &StoreContext<'_>,
    record: &Record,
) -> Result<Listing, Failure> {
    let records = std::slice::from_ref(record);
    let scope = match record {
        Record::AgendaItem(item) => Scope {
            meeting: Some(RecordId {
                kind: Kind::Meeting,
                id: item.meeting.0,
            }),
            ..Scope::default()
        },
        _ => Scope::default(),
    };
    of(session, store, context, record.kind(), scope, records)
}

fn of(
    session: &Session,
    store: &Store,
    context: &StoreContext<'_>,
    kind: Kind,
    scope: Scope,
    records: &[Record],
) -> Result<Listing, Failure> {
    let neighbours = Neighbours::read(store, kind, scope, records)?;
    let columns = columns(session, kind);
    let rows = records
        .iter()
        .map(|record| {
            columns
                .iter()
                .map(|column| {
                    computed(session, context, &neighbours, record, &column.name)
                        .or_else(|| {
                            let field = fields::named(kind, &column.name)?;
                            Some(cell(session, context, record, field))
                        })
                        .unwrap_or_else(Cell::none)
                })
                .collect()
        })
        .collect();
    Ok(Listing { columns, rows })
}

fn is_in(record: &Record, scope: Scope) -> bool {
    let of_meeting = |meeting: MeetingId| scope.meeting.is_none_or(|id| id.id == meeting.0);
    let of_ring = |ring: Option<RingId>| {
        scope
            .ring
            .is_none_or(|id| ring.is_some_and(|ring| ring.0 == id.id))
    };
    match record {
        Record::AgendaItem(one) => of_meeting(one.meeting),
        Record::Outcome(one) => of_meeting(one.meeting),
        Record::Meeting(one) => of_meeting(one.id) && of_ring(one.ring),
        Record::Membership(one) => of_ring(Some(one.ring)),
        Record::Topic(one) => of_ring(one.ring),
        Record::Ring(one) => of_ring(Some(one.id)),
        other => scope
            .measure
            .is_none_or(|id| measures::is_of(other, crate::domain::id::MeasureId(id.id))),
    }
}

fn sort(records: &mut [Record], store: &Store) -> Result<(), Failure> {
    let mut days = BTreeMap::new();
    if matches!(records.first(), Some(Record::AgendaItem(_))) {
        for meeting in store.all::<Meeting>()? {
            days.insert(meeting.record.id, meeting.record.first_day());
        }
    }
    records.sort_by_cached_key(|record| {
        let text = match record {
            Record::Municipality(one) => one.number.clone(),
            Record::Ring(one) => format!("{:05}", one.number),
            Record::Meeting(one) => one
                .first_day()
                .map(|day| day.to_string())
                .unwrap_or_default(),
            Record::AgendaItem(one) => {
                let day = days.get(&one.meeting).copied().flatten();
                let day = day.map(|day| day.to_string()).unwrap_or_default();
                format!(
                    "{day} {:020} {:03} {:020}",
                    one.meeting.0, one.day, one.position
                )
            }
            Record::Task(one) => {
                // Open ones first, the most urgent on top, those without a day last.
                let due = one
                    .due
                    .map_or_else(|| "~".to_owned(), |day| day.to_string());
                format!("{} {due}", u8::from(!one.is_open()))
            }
            other => measures::sort_key(other),
        };
        (text, record.number())
    });
    Ok(())
}

/// A cell that is no field, or says more than the field; none where the field says it.
fn computed(
    session: &Session,
    context: &StoreContext<'_>,
    neighbours: &Neighbours,
    record: &Record,
    name: &str,
) -> Option<Cell> {
    let none = Cell::none;
    Some(match (name, record) {
        // What nobody stored has none.
        ("id", _) if is_provisional(record.number()) => none(),
        ("id", _) => Cell::number(record.number()),
        ("ring", Record::Municipality(one)) => {
            let ring = ring_on(
                &neighbours.memberships,
                MunicipalityId(one.id.0),
                session.today,
            )
            .and_then(|ring| context.names().ring_number(ring.0));
            ring.map_or_else(none, |number| Cell::number(number.into()))
        }
        ("members", Record::Ring(one)) => {
            let members = members_on(&neighbours.memberships, one.id, session.today);
            Cell::number(members.len() as u64)
        }
        ("meetings_held" | "meetings_planned", Record::Ring(one)) => {
            let counts = |meeting: &&Meeting| {
                let held = meeting.state.is_held();
                let cancelled = matches!(meeting.state, MeetingState::Cancelled { .. });
                meeting.ring == Some(one.id)
                    && meeting.first_day().map(|day| day.year()) == Some(session.today.year())
                    && if name == "meetings_held" {
                        held
                    } else {
                        !held && !cancelled
                    }
            };
            Cell::number(neighbours.meetings.iter().filter(counts).count() as u64)
        }
        ("overdue_days", Record::Task(one)) => Cell::days_late(one.overdue_days(session.today)),
        ("top" | "start" | "end" | "overrun", Record::AgendaItem(one)) => {
            let Some(slot) = neighbours.slots.get(&one.id.0) else {
                return Some(none());
            };
            match name {
                "top" => slot.number.map_or_else(none, |n| Cell::number(n.into())),
                "overrun" if slot.overrun == 0 => Cell::new(0, ""),
                "overrun" => Cell::number(slot.overrun.into()),
                "start" => Cell::same(slot.start.format("%H:%M").to_string()),
                _ => Cell::same(slot.end.format("%H:%M").to_string()),
            }
        }
        (name, Record::Deficiency(one)) => {
            return deficiencies::computed(session, context, &neighbours.cases, one, name);
        }
        _ => return measures::computed(session, context, &neighbours.uses, record, name),
    })
}
