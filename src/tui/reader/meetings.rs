//! Meetings and their agenda.

use super::{Reader, names, row, table};
use crate::domain::agenda::{self, AgendaItem};
use crate::domain::id::{Kind, MeetingId, RecordId};
use crate::domain::meeting::{Meeting, MeetingState};
use crate::store::{Entity, ReadFailure, Stored};
use crate::tui::view::{DetailView, ListRow, Section, Table};
use crate::tui::widgets::list::{Column, Width, cell, column, marked, numbers};

const COLUMNS: &[Column] = &[
    column("column-day", Width::Fixed(15)),
    numbers("column-ring", Width::Fixed(5)),
    column("column-title", Width::Rest).from(60),
    column("column-place", Width::Rest),
    column("column-state", Width::Fixed(13)),
];

const AGENDA: &[Column] = &[
    column("", Width::Fixed(2)),
    column("column-time", Width::Fixed(5)),
    numbers("column-item", Width::Fixed(3)),
    column("column-title", Width::Rest),
    numbers("column-minutes", Width::Fixed(4)),
    column("column-presenter", Width::Fixed(16)),
];

impl Reader<'_> {
    /// All meetings: those to come first, the next one on top; then the past ones, the last on top.
    pub(super) fn meetings(&self) -> Result<Table, ReadFailure> {
        let rows = self.memory.borrow_mut().meetings.fresh(self)?;
        Ok(Table {
            rows,
            ..table(COLUMNS, Vec::new())
        })
    }

    pub(super) fn meeting_row(&self, meeting: &Meeting) -> Result<ListRow, ReadFailure> {
        let scope = match meeting.state {
            MeetingState::Running { .. } => "mark.outcome",
            MeetingState::Reported { .. } => "mark.done",
            MeetingState::Planned | MeetingState::Invited { .. }
                if meeting.last_day() < Some(self.today) =>
            {
                "mark.overdue"
            }
            _ => "",
        };
        let ring = self.ring_number(meeting)?;
        let day = meeting
            .first_day()
            .map_or(0, |day| i64::from(chrono::Datelike::num_days_from_ce(&day)));
        Ok(row(
            RecordId {
                kind: Kind::Meeting,
                id: meeting.id.0,
            },
            vec![
                cell(
                    meeting
                        .first_day()
                        .map_or_else(String::new, |day| self.texts.date(day)),
                ),
                cell(ring.map_or_else(String::new, |ring| ring.to_string())),
                cell(if meeting.title.is_empty() {
                    self.kind_name(meeting.kind)
                } else {
                    meeting.title.clone()
                }),
                cell(&meeting.place),
                marked(self.state_name(meeting), scope),
            ],
            vec![day, i64::from(ring.unwrap_or(0)), 0, 0, 0],
        ))
    }

    /// A meeting with its agenda.
    pub(super) fn meeting(&self, id: MeetingId) -> Result<Option<DetailView>, ReadFailure> {
        let Some(meeting) = self.store.get::<Meeting>(id)? else {
            return Ok(None);
        };
        let record = &meeting.record;
        let items = self.store.agenda_of(id)?;
        let plain: Vec<AgendaItem> = items.iter().map(|stored| stored.record.clone()).collect();
        let slots = agenda::schedule(&record.days, &plain);
        let rows = plain
            .iter()
            .zip(&slots)
            .map(|(item, slot)| {
                let over = slot.overrun > 0;
                row(
                    RecordId {
                        kind: Kind::AgendaItem,
                        id: item.id.0,
                    },
                    vec![
                        cell(if record.days.len() > 1 {
                            format!("{}.", item.day)
                        } else {
                            String::new()
                        }),
                        marked(
                            slot.start.format("%H:%M").to_string(),
                            if over { "mark.overdue" } else { "" },
                        ),
                        cell(
                            slot.number
                                .map_or_else(String::new, |number| number.to_string()),
                        ),
                        cell(&item.title),
                        cell(item.minutes.to_string()),
                        cell(&item.presenter),
                    ],
                    Vec::new(),
                )
            })
            .collect();
        let mut facts = self.facts(record)?;
        for (day, over) in (1..).zip(agenda::overrun_by_day(&record.days, &plain)) {
            if over > 0 {
                let values = [("day", i64::into(day)), ("minutes", over.into())];
                let text = self.texts.with("agenda-overrun", &values);
                facts.push((self.glyphs.overdue.to_owned(), text));
            }
        }
        Ok(Some(DetailView {
            title: self.title(record)?,
            sections: vec![
                Section::Facts(facts),
                Section::List {
                    name: "agenda",
                    heading: String::new(),
                    table: table(AGENDA, rows),
                    none: "agenda-none",
                },
            ],
            records: items
                .into_iter()
                .map(|stored| Stored {
                    record: stored.record.record(),
                    revision: stored.revision,
                })
                .collect(),
            stored: Stored {
                record: meeting.record.record(),
                revision: meeting.revision,
            },
        }))
    }

    fn facts(&self, meeting: &Meeting) -> Result<Vec<(String, String)>, ReadFailure> {
        let mut facts = Vec::new();
        let days: Vec<String> = meeting
            .days
            .iter()
            .map(|day| {
                format!(
                    "{} {}–{}",
                    self.texts.date(day.date),
                    day.start.format("%H:%M"),
                    day.end.format("%H:%M")
                )
            })
            .collect();
        let mut people = Vec::new();
        for id in &meeting.moderators {
            people.push(names::person(self.store, *id)?);
        }
        let host = match meeting.host {
            Some(id) => names::municipality(self.store, id)?,
            None => String::new(),
        };
        let taker = match meeting.minute_taker {
            Some(id) => names::person(self.store, id)?,
            None => String::new(),
        };
        for (label, text) in [
            ("field-meeting-days", days.join(", ")),
            ("field-meeting-place", meeting.place.clone()),
            ("field-meeting-host", host),
            ("field-meeting-moderators", people.join(", ")),
            ("field-meeting-minute_taker", taker),
            ("field-meeting-state", self.state_name(meeting)),
        ] {
            if !text.is_empty() {
                facts.push((self.texts.get(label).into_owned(), text));
            }
        }
        Ok(facts)
    }
}
