//! The first screen: what is late, what is due, what is next.

use chrono::{Datelike, Days, NaiveDate};

use super::{Reader, heading, names, row};
use crate::domain::id::{Kind, PersonId, RecordId};
use crate::domain::meeting::{Meeting, MeetingKind, MeetingState};
use crate::domain::ring::Ring;
use crate::report::day::{self, Asked, Entry, Part};
use crate::store::{ReadFailure, Stored};
use crate::tui::view::{ListRow, TodayView, Whose};
use crate::tui::widgets::list::{cell, marked};

/// Days ahead that count as "soon".
const SOON: u64 = 14;
/// Days ahead that meetings are shown for.
const MEETINGS_AHEAD: u64 = 90;
/// Meetings shown at most. More would be scrolled past anyway.
const MOST: usize = 200;
/// Audits, deficiencies and the like of a section; the rest stands in their own tabs.
const MOST_OF_A_KIND: usize = 20;

impl Reader<'_> {
    pub(super) fn today(&self, whose: Whose, stranger: bool) -> Result<TodayView, ReadFailure> {
        let mut view = TodayView {
            empty: self.store.is_empty()?,
            ..TodayView::default()
        };
        let mine = whose.me.filter(|_| whose.only_mine);
        let found = day::day(self.store, self.texts, self.asked(whose))?;
        view.overdue = found.overdue.count;
        view.late = found.late;
        self.part("today-overdue", &found.overdue, &mut view.rows);
        view.overdue_rows = view.rows.len();
        self.part("today-soon", &found.soon, &mut view.rows);
        self.part("today-duties", &found.duties, &mut view.rows);
        self.part("today-measures", &found.measures, &mut view.rows);
        view.uses_from = view.rows.len();
        self.next_meetings(mine, &mut view)?;
        self.rings_behind(mine, &mut view)?;
        if stranger && !view.empty {
            self.introduction(&mut view);
        }
        Ok(view)
    }

    /// How measures are used.
    pub(super) fn uses(&self, whose: Whose) -> Result<Vec<ListRow>, ReadFailure> {
        let found = day::use_of_measures(self.store, self.texts, self.asked(whose))?;
        let mut rows = Vec::new();
        self.part("today-uses", &found, &mut rows);
        Ok(rows)
    }

    fn asked(&self, whose: Whose) -> Asked {
        Asked {
            today: self.today,
            me: whose.me,
            only_mine: whose.only_mine,
            land: whose.land,
            most: MOST_OF_A_KIND,
        }
    }

    /// A heading with a count, the rows, and what is left out of each kind.
    fn part(&self, title: &str, part: &Part, rows: &mut Vec<ListRow>) {
        if part.count == 0 {
            return;
        }
        let n = part.count;
        rows.push(heading(self.texts.with(title, &[("n", n.into())])));
        rows.extend(part.entries.iter().map(|entry| self.entry(entry)));
        for (kind, n) in &part.more {
            rows.push(self.more(*kind, *n, title == "today-overdue"));
        }
    }

    fn entry(&self, entry: &Entry) -> ListRow {
        let (mark, scope) = if entry.late > 0 {
            (self.glyphs.overdue, "mark.overdue")
        } else {
            (self.glyphs.soon, "mark.soon")
        };
        row(
            entry.target,
            vec![
                marked(mark, scope),
                marked(self.due(entry.due), scope),
                cell(&entry.text),
                cell(&entry.who),
            ],
            vec![-entry.late, -entry.late, 0, 0],
        )
    }

    /// "… und 240 weitere Prüfungen": Enter leads to where they all are.
    fn more(&self, kind: Kind, n: usize, late: bool) -> ListRow {
        let text = format!("day-more-{}", kind.name());
        row(
            RecordId { kind, id: 0 },
            vec![
                cell(" "),
                cell(""),
                cell(self.texts.with(&text, &[("n", n.into())])),
                cell(""),
            ],
            vec![-i64::from(late), 0, 0, 0],
        )
    }

    /// A row whose Enter opens the form of one's own person: number 0 stands for "not there yet".
    fn introduction(&self, view: &mut TodayView) {
        view.rows
            .push(heading(self.texts.get("today-first").into_owned()));
        let target = RecordId {
            kind: Kind::Person,
            id: 0,
        };
        view.rows.push(row(
            target,
            vec![
                cell(" "),
                cell(self.texts.get("today-first-key")),
                cell(self.texts.get("today-introduce")),
                cell(""),
            ],
            Vec::new(),
        ));
    }

    /// "3 Tage" behind a day that is past; the day else.
    fn due(&self, due: Option<NaiveDate>) -> String {
        let Some(due) = due else {
            return String::new();
        };
        let late = (self.today - due).num_days();
        match late {
            1.. => self.texts.with("today-days-late", &[("n", late.into())]),
            0 => self.texts.get("today-is-today").into_owned(),
            _ => self.texts.date_short(due),
        }
    }

    fn next_meetings(
        &self,
        mine: Option<PersonId>,
        view: &mut TodayView,
    ) -> Result<(), ReadFailure> {
        // A running meeting may have begun days ago.
        let from = self
            .today
            .checked_sub_days(Days::new(31))
            .unwrap_or(self.today);
        let to = self.today.checked_add_days(Days::new(MEETINGS_AHEAD));
        let meetings: Vec<Stored<Meeting>> = self
            .store
            .meetings_between(from, to)?
            .into_iter()
            .filter(|stored| {
                let meeting = &stored.record;
                match meeting.state {
                    MeetingState::Running { .. } => true,
                    MeetingState::Planned | MeetingState::Invited { .. } => true,
                    MeetingState::Minuted { .. } => meeting.last_day() <= Some(self.today),
                    MeetingState::Reported { .. } | MeetingState::Cancelled { .. } => false,
                }
            })
            .filter(|stored| mine.is_none_or(|me| is_mine(&stored.record, me)))
            .collect();
        view.running = meetings
            .iter()
            .rev()
            .find(|stored| matches!(stored.record.state, MeetingState::Running { .. }))
            .map(|stored| stored.record.id);
        // What is on today stands before everything that is merely due.
        let (now, later): (Vec<_>, Vec<_>) = meetings.iter().partition(|stored| {
            let meeting = &stored.record;
            let days = meeting.first_day()..=meeting.last_day();
            matches!(meeting.state, MeetingState::Running { .. })
                || days.contains(&Some(self.today))
                    && !matches!(meeting.state, MeetingState::Minuted { .. })
        });
        if !now.is_empty() {
            let mut rows = vec![heading(self.texts.get("today-now").into_owned())];
            for stored in now {
                rows.push(self.next_meeting_row(&stored.record)?);
            }
            view.overdue_from = rows.len();
            view.uses_from += rows.len();
            view.rows.splice(0..0, rows);
        }
        if !later.is_empty() {
            view.rows
                .push(heading(self.texts.get("today-meetings").into_owned()));
        }
        for stored in later.into_iter().take(MOST) {
            view.rows.push(self.next_meeting_row(&stored.record)?);
        }
        Ok(())
    }

    fn next_meeting_row(&self, meeting: &Meeting) -> Result<ListRow, ReadFailure> {
        let target = RecordId {
            kind: Kind::Meeting,
            id: meeting.id.0,
        };
        let days = meeting
            .first_day()
            .map_or(0, |day| (day - self.today).num_days());
        // A meeting that was due to be minuted or reported waits for somebody.
        let (mark, scope) = match meeting.state {
            MeetingState::Running { .. } => (self.glyphs.arrow, "mark.outcome"),
            MeetingState::Planned | MeetingState::Invited { .. }
                if meeting.last_day() < Some(self.today) =>
            {
                (self.glyphs.overdue, "mark.overdue")
            }
            MeetingState::Planned if days <= SOON as i64 => (self.glyphs.soon, "mark.soon"),
            _ => (" ", ""),
        };
        let title = self.title(meeting)?;
        let title = if meeting.place.is_empty() {
            title
        } else {
            format!("{title}, {}", meeting.place)
        };
        Ok(row(
            target,
            vec![
                marked(mark, scope),
                cell(meeting.first_day().map_or_else(String::new, |day| {
                    if day == self.today {
                        self.texts.get("today-is-today").into_owned()
                    } else {
                        self.texts.date_short(day)
                    }
                })),
                cell(title),
                cell(self.state_name(meeting)),
            ],
            vec![days, days, 0, 0],
        ))
    }

    /// Rings that have fewer meetings this year, held or planned, than their target.
    fn rings_behind(
        &self,
        mine: Option<PersonId>,
        view: &mut TodayView,
    ) -> Result<(), ReadFailure> {
        let mut rings: Vec<Stored<Ring>> = self.store.all()?;
        rings.sort_by_key(|stored| stored.record.number);
        let mut rows = Vec::new();
        let counts = self.meetings_by_ring(self.today.year())?;
        for stored in &rings {
            let ring = &stored.record;
            if mine.is_some_and(|me| !ring.moderators.contains(&me)) {
                continue;
            }
            let (held, planned) = counts.get(&ring.id).copied().unwrap_or_default();
            if held + planned >= ring.target {
                continue;
            }
            let target = RecordId {
                kind: Kind::Ring,
                id: ring.id.0,
            };
            let year = self.today.year();
            rows.push(row(
                target,
                vec![
                    marked(self.glyphs.soon, "mark.soon"),
                    cell(year.to_string()),
                    cell(self.texts.with(
                        "today-ring-behind",
                        &[
                            ("ring", ring.number.into()),
                            ("held", held.into()),
                            ("planned", planned.into()),
                            ("target", ring.target.into()),
                        ],
                    )),
                    cell(match ring.moderators.first() {
                        Some(id) => names::person(self.store, *id)?,
                        None => String::new(),
                    }),
                ],
                vec![0, 0, i64::from(ring.number), 0],
            ));
        }
        if !rows.is_empty() {
            view.rows
                .push(heading(self.texts.get("today-rings").into_owned()));
            view.rows.extend(rows);
        }
        Ok(())
    }

    /// Ring meetings of a year by ring: held, planned.
    pub(super) fn meetings_by_ring(
        &self,
        year: i32,
    ) -> Result<std::collections::HashMap<crate::domain::id::RingId, (u32, u32)>, ReadFailure> {
        let mut counts = std::collections::HashMap::new();
        let (Some(from), Some(to)) = (
            NaiveDate::from_ymd_opt(year, 1, 1),
            NaiveDate::from_ymd_opt(year, 12, 31),
        ) else {
            return Ok(counts);
        };
        for stored in self.store.meetings_between(from, Some(to))? {
            let meeting = stored.record;
            if meeting.kind != MeetingKind::Ring {
                continue;
            }
            let Some(ring) = meeting.ring else {
                continue;
            };
            let count: &mut (u32, u32) = counts.entry(ring).or_default();
            if meeting.state.is_held() {
                count.0 += 1;
            } else if !matches!(meeting.state, MeetingState::Cancelled { .. }) {
                count.1 += 1;
            }
        }
        Ok(counts)
    }
}

fn is_mine(meeting: &Meeting, me: PersonId) -> bool {
    meeting.moderators.contains(&me) || meeting.minute_taker == Some(me)
}
