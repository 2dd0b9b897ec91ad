//! Everything typed in a meeting.

use std::collections::BTreeMap;

use super::{Reader, names};
use crate::domain::id::{MeetingId, OutcomeId, TopicId};
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::outcome::{LineContent, Outcome};
use crate::domain::task::{Responsible, Task, Topic};
use crate::report::names as letters;
use crate::store::{ReadFailure, Stored};
use crate::tui::view::{MinutesView, Names, OutcomeView};

impl Reader<'_> {
    pub(super) fn minutes(&self, id: MeetingId) -> Result<Option<MinutesView>, ReadFailure> {
        let revision = self.store.backend().revision();
        let Some(meeting) = self.store.get::<Meeting>(id)? else {
            return Ok(None);
        };
        let mut items = Vec::new();
        let mut topics: BTreeMap<TopicId, Topic> = BTreeMap::new();
        for item in self.store.agenda_of(id)? {
            let lines = self.store.lines_of(item.record.id)?;
            for line in &lines {
                if let LineContent::Topic(topic) = line.record.content
                    && let Some(stored) = self.store.get::<Topic>(topic)?
                {
                    topics.insert(topic, stored.record);
                }
            }
            items.push((item, lines));
        }
        let mut outcomes: BTreeMap<OutcomeId, OutcomeView> = BTreeMap::new();
        for outcome in self.store.outcomes_of(id)? {
            outcomes.insert(outcome.record.id, self.outcome(&meeting.record, outcome)?);
        }
        Ok(Some(MinutesView {
            revision,
            title: self.title(&meeting.record)?,
            letters: letters::letters(meeting.record.language).clone(),
            names: self.names_nearest_first(&meeting.record)?,
            next: self.next_meeting(&meeting.record)?,
            open_tasks: self.open_tasks_before(&meeting.record)?,
            items,
            outcomes,
            topics,
            meeting,
        }))
    }

    fn outcome(
        &self,
        meeting: &Meeting,
        outcome: Stored<Outcome>,
    ) -> Result<OutcomeView, ReadFailure> {
        let task = self.store.task_of(outcome.record.id)?;
        let who = match (&task, outcome.record.municipality) {
            (Some(task), _) => names::responsible(self.store, task.record.responsible.as_ref())?,
            (None, Some(municipality)) => {
                let who = Responsible::Municipality(municipality);
                names::responsible(self.store, Some(&who))?
            }
            (None, None) => String::new(),
        };
        let record = &outcome.record;
        Ok(OutcomeView {
            number: letters::number(meeting.language, record.kind, record.number),
            outcome,
            task,
            who,
        })
    }

    /// Whom one means is usually here: members of the ring and moderators are offered first.
    fn names_nearest_first(&self, meeting: &Meeting) -> Result<Names, ReadFailure> {
        let mut names = names::all(self.store)?;
        let mut members = Vec::new();
        if let Some(ring) = meeting.ring {
            for stored in self.store.memberships_in(ring)? {
                if meeting
                    .first_day()
                    .is_none_or(|day| stored.record.covers(day))
                {
                    members.push(stored.record.municipality);
                }
            }
        }
        names.0.sort_by_key(|(_, _, who)| match who {
            Some(Responsible::Municipality(id)) => !members.contains(id),
            Some(Responsible::Person(id)) => !meeting.moderators.contains(id),
            Some(Responsible::Named(_)) | None => true,
        });
        Ok(names)
    }

    /// The next meeting of the same ring that is still to come.
    fn next_meeting(&self, meeting: &Meeting) -> Result<Option<MeetingId>, ReadFailure> {
        let Some(ring) = meeting.ring else {
            return Ok(None);
        };
        Ok(self
            .store
            .meetings_of_ring(ring)?
            .into_iter()
            .map(|stored| stored.record)
            .find(|other| {
                other.first_day() > meeting.last_day()
                    && matches!(
                        other.state,
                        MeetingState::Planned | MeetingState::Invited { .. }
                    )
            })
            .map(|other| other.id))
    }

    /// Open tasks of the ring's last meeting: what the first working item reviews (§ 2).
    fn open_tasks_before(&self, meeting: &Meeting) -> Result<Vec<String>, ReadFailure> {
        let Some(previous) = self.store.previous_meeting(meeting)? else {
            return Ok(Vec::new());
        };
        let mut lines = Vec::new();
        for outcome in self.store.outcomes_of(previous.record.id)? {
            let Some(task) = self.store.task_of(outcome.record.id)? else {
                continue;
            };
            let task: Task = task.record;
            if !task.is_open() {
                continue;
            }
            let number = letters::number(
                previous.record.language,
                outcome.record.kind,
                outcome.record.number,
            );
            let mut line = format!("{number} {}", task.text);
            let who = names::responsible(self.store, task.responsible.as_ref())?;
            if !who.is_empty() {
                line = format!("{line} – {who}");
            }
            if let Some(due) = task.due {
                let late = due < self.today;
                let mark = if late { self.glyphs.overdue } else { "" };
                line = format!("{line} ({}{mark})", self.texts.date_short(due));
            }
            lines.push(line);
        }
        Ok(lines)
    }
}
