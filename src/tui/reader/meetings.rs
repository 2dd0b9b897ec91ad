//! Meetings and their agenda.

use super::{Reader, names, row};
use crate::domain::agenda::{self, AgendaItem};
use crate::domain::id::{Kind, MeetingId, RecordId};
use crate::domain::meeting::{Meeting, MeetingState};
use crate::store::{ReadFailure, Stored};
use crate::tui::view::{ListRow, MeetingView};
use crate::tui::widgets::list::{cell, marked};

impl Reader<'_> {
    /// All meetings: those to come first, the next one on top; then the past ones, the last on top.
    pub(super) fn meetings(&self) -> Result<Vec<ListRow>, ReadFailure> {
        let mut meetings: Vec<Stored<Meeting>> = self.store.all()?;
        let today = self.today;
        meetings.sort_by_key(|stored| {
            let meeting = &stored.record;
            let day = meeting.last_day().unwrap_or(today);
            let days = (day - today).num_days();
            let running = matches!(meeting.state, MeetingState::Running { .. });
            (!running, days < 0, days.abs(), meeting.id)
        });
        meetings
            .iter()
            .map(|stored| self.meeting_row(&stored.record))
            .collect()
    }

    fn meeting_row(&self, meeting: &Meeting) -> Result<ListRow, ReadFailure> {
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

    pub(super) fn meeting(&self, id: MeetingId) -> Result<Option<MeetingView>, ReadFailure> {
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
        let overrun = agenda::overrun_by_day(&record.days, &plain);
        Ok(Some(MeetingView {
            title: self.title(record)?,
            facts: self.facts(record)?,
            overrun,
            items,
            rows,
            meeting,
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
