//! Rings, their members and their meetings.

use chrono::Datelike;

use super::{Reader, heading, names, row, table};
use crate::domain::id::{Kind, MunicipalityId, PersonId, RecordId, RingId};
use crate::domain::ring::{Membership, Municipality, Ring};
use crate::store::{Entity, ReadFailure, Stored};
use crate::tui::view::{DetailView, ListRow, MoveView, Section, Table};
use crate::tui::widgets::list::{Column, Width, cell, column, marked, numbers};

const COLUMNS: &[Column] = &[
    numbers("column-ring", Width::Fixed(5)),
    column("column-name", Width::Rest),
    numbers("column-members", Width::Fixed(6)),
    column("column-meetings", Width::Fixed(9)),
    column("column-moderator", Width::Fixed(13)),
    column("column-speaker", Width::Rest).from(60),
];

const PARTS: &[Column] = &[
    column("", Width::Fixed(10)),
    column("", Width::Rest),
    column("", Width::Fixed(2)),
    column("", Width::Fixed(4)),
    column("", Width::Fixed(16)),
];

impl Reader<'_> {
    pub(super) fn rings(&self) -> Result<Table, ReadFailure> {
        let mut rings: Vec<Stored<Ring>> = self.store.all()?;
        rings.sort_by_key(|stored| stored.record.number);
        let memberships: Vec<Membership> = self
            .store
            .all::<Membership>()?
            .into_iter()
            .map(|stored| stored.record)
            .collect();
        let counts = self.meetings_by_ring(self.today.year())?;
        let rows: Result<_, ReadFailure> = rings
            .iter()
            .map(|stored| {
                let ring = &stored.record;
                let members = memberships
                    .iter()
                    .filter(|one| one.ring == ring.id && one.covers(self.today))
                    .count();
                let (held, planned) = counts.get(&ring.id).copied().unwrap_or_default();
                let behind = held + planned < ring.target;
                let meetings = format!("{held}+{planned}/{}", ring.target);
                Ok(row(
                    RecordId {
                        kind: Kind::Ring,
                        id: ring.id.0,
                    },
                    vec![
                        cell(ring.number.to_string()),
                        cell(if ring.name.is_empty() {
                            &ring.criteria
                        } else {
                            &ring.name
                        }),
                        cell(members.to_string()),
                        if behind {
                            marked(format!("{meetings} {}", self.glyphs.soon), "mark.soon")
                        } else {
                            cell(meetings)
                        },
                        cell(self.people(&ring.moderators)?),
                        cell(self.people(&ring.speakers)?),
                    ],
                    vec![
                        i64::from(ring.number),
                        0,
                        members as i64,
                        i64::from(held + planned) - i64::from(ring.target),
                        0,
                        0,
                    ],
                ))
            })
            .collect();
        Ok(table(COLUMNS, rows?))
    }

    /// What moving a municipality needs.
    pub(super) fn moving(&self, id: MunicipalityId) -> Result<MoveView, ReadFailure> {
        Ok(MoveView {
            municipality: id,
            name: names::municipality(self.store, id)?,
            memberships: self.store.memberships_of(id)?,
            rings: self
                .store
                .all::<Ring>()?
                .into_iter()
                .map(|stored| (stored.record.number, stored.record.id))
                .collect(),
        })
    }

    fn people(&self, ids: &[PersonId]) -> Result<String, ReadFailure> {
        let mut names = Vec::with_capacity(ids.len());
        for id in ids {
            names.push(names::person(self.store, *id)?);
        }
        Ok(names.join(", "))
    }

    /// A ring: members of today, then those that were or will be, then meetings, then topics.
    pub(super) fn ring(&self, id: RingId) -> Result<Option<DetailView>, ReadFailure> {
        let Some(ring) = self.store.get::<Ring>(id)? else {
            return Ok(None);
        };
        let record = &ring.record;
        let mut facts = Vec::new();
        for (label, text) in [
            ("field-ring-name", record.name.clone()),
            ("field-ring-criteria", record.criteria.clone()),
            ("field-ring-moderators", self.people(&record.moderators)?),
            ("field-ring-speakers", self.people(&record.speakers)?),
        ] {
            if !text.is_empty() {
                facts.push((self.texts.get(label).into_owned(), text));
            }
        }
        let mut rows = self.members(id)?;
        self.meetings_of(id, &mut rows)?;
        self.topics_of(id, &mut rows)?;
        let number = record.number;
        Ok(Some(DetailView {
            title: self.texts.with("ring-title", &[("ring", number.into())]),
            stored: Stored {
                record: ring.record.record(),
                revision: ring.revision,
            },
            sections: vec![
                Section::Facts(facts),
                Section::List {
                    name: "parts",
                    heading: String::new(),
                    table: table(PARTS, rows),
                    none: "ring-no-members",
                },
            ],
            records: Vec::new(),
        }))
    }

    /// Members of today under one heading, former and future ones under another.
    fn members(&self, id: RingId) -> Result<Vec<ListRow>, ReadFailure> {
        let mut now = Vec::new();
        let mut other = Vec::new();
        for stored in self.store.memberships_in(id)? {
            let membership = stored.record;
            let Some(municipality) = self.store.get::<Municipality>(membership.municipality)?
            else {
                continue;
            };
            let one = municipality.record;
            let target = RecordId {
                kind: Kind::Municipality,
                id: one.id.0,
            };
            let day = |day| self.texts.date_plain(day);
            let span = match (membership.from, membership.to) {
                (_, Some(to)) => self
                    .texts
                    .with("ring-member-until", &[("to", day(to).into())]),
                (Some(from), None) => self
                    .texts
                    .with("ring-member-since", &[("from", day(from).into())]),
                (None, None) => String::new(),
            };
            let sort = one.short_name.clone();
            let made = row(
                target,
                vec![
                    cell(one.number.clone()),
                    cell(one.display_name()),
                    cell(one.land.code()),
                    cell(one.comparison_type.clone()),
                    cell(span),
                ],
                Vec::new(),
            );
            if membership.covers(self.today) {
                now.push((sort, made));
            } else {
                other.push((sort, made));
            }
        }
        let mut rows = Vec::new();
        for (title, mut section) in [("ring-members", now), ("ring-members-other", other)] {
            if section.is_empty() {
                continue;
            }
            section.sort_by(|a, b| a.0.cmp(&b.0));
            let n = section.len();
            rows.push(heading(self.texts.with(title, &[("n", n.into())])));
            rows.extend(section.into_iter().map(|(_, row)| row));
        }
        Ok(rows)
    }

    fn meetings_of(&self, id: RingId, rows: &mut Vec<ListRow>) -> Result<(), ReadFailure> {
        let mut meetings = self.store.meetings_of_ring(id)?;
        if meetings.is_empty() {
            return Ok(());
        }
        meetings.reverse();
        rows.push(heading(self.texts.get("ring-meetings").into_owned()));
        for stored in &meetings {
            let meeting = &stored.record;
            rows.push(row(
                RecordId {
                    kind: Kind::Meeting,
                    id: meeting.id.0,
                },
                vec![
                    cell(
                        meeting
                            .first_day()
                            .map_or_else(String::new, |day| self.texts.date_plain(day)),
                    ),
                    cell(&meeting.place),
                    cell(""),
                    cell(""),
                    cell(self.state_name(meeting)),
                ],
                Vec::new(),
            ));
        }
        Ok(())
    }

    fn topics_of(&self, id: RingId, rows: &mut Vec<ListRow>) -> Result<(), ReadFailure> {
        let topics = self.store.parked_topics(id)?;
        if topics.is_empty() {
            return Ok(());
        }
        rows.push(heading(self.texts.get("ring-topics").into_owned()));
        for stored in &topics {
            let topic = &stored.record;
            rows.push(row(
                RecordId {
                    kind: Kind::Topic,
                    id: topic.id.0,
                },
                vec![
                    cell(self.texts.date_plain(topic.parked_on)),
                    cell(&topic.text),
                    cell(""),
                    cell(""),
                    cell(""),
                ],
                Vec::new(),
            ));
        }
        Ok(())
    }
}
