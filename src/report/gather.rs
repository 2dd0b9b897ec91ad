//! The minutes of a meeting, gathered from the store.
//!
//! Responsible for: order, numbers, names and what is left out (notes). Not for: words and layout
//! (`templates/`).

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;

use super::view::{Block, Day, Document, Item, NextMeeting, OutcomeView, Part, Review};
use super::{ReportError, markdown, names};
use crate::domain::agenda::{self, AgendaItem, ItemKind, Slot};
use crate::domain::id::{MunicipalityId, OutcomeId, PersonId};
use crate::domain::meeting::{Meeting, MeetingDay, MeetingLanguage, MeetingState, MinutesState};
use crate::domain::outcome::{LineContent, Outcome, OutcomeKind};
use crate::domain::person::Person;
use crate::domain::ring::{Membership, Municipality, Ring, members_on};
use crate::domain::task::{Responsible, Task, TaskState, Topic};
use crate::store::{ReadFailure, Store};

/// Gathers one meeting.
pub(super) fn gather(
    store: &Store,
    meeting: &Meeting,
    language: MeetingLanguage,
) -> Result<Document, ReportError> {
    Gatherer {
        store,
        meeting,
        language,
    }
    .minutes()
    .map_err(ReportError::from)
}

struct Gatherer<'a> {
    store: &'a Store,
    meeting: &'a Meeting,
    language: MeetingLanguage,
}

impl Gatherer<'_> {
    fn minutes(&self) -> Result<Document, ReadFailure> {
        let meeting = self.meeting;
        let ring = match meeting.ring {
            Some(id) => self.store.get::<Ring>(id)?.map(|stored| stored.record),
            None => None,
        };
        let items: Vec<AgendaItem> = self
            .store
            .agenda_of(meeting.id)?
            .into_iter()
            .map(|stored| stored.record)
            .collect();
        let slots = agenda::schedule(&meeting.days, &items);
        let numbers = items
            .iter()
            .zip(&slots)
            .map(|(item, slot)| (item.id.0, slot.number))
            .collect();
        let outcomes = self.outcomes(&numbers)?;
        let of_kind = |kind: OutcomeKind| -> Vec<OutcomeView> {
            let mut found: Vec<_> = outcomes
                .values()
                .filter(|(outcome, _)| outcome.kind == kind)
                .collect();
            found.sort_by_key(|(outcome, _)| (outcome.number, outcome.id));
            found.into_iter().map(|(_, view)| view.clone()).collect()
        };
        let named = |group: &str, name: &str| {
            let texts = names::texts(self.language);
            texts.get(&format!("{group}-{name}")).into_owned()
        };
        Ok(Document {
            title: names::meeting_title(self.language, meeting, ring.as_ref()),
            kind: names::meeting_kind(self.language, meeting.kind),
            ring: ring.as_ref().map(|ring| names::ring(self.language, ring)),
            days: self.days(&meeting.days),
            place: meeting.place.clone(),
            host: match meeting.host {
                Some(id) => Some(self.municipality(id)?),
                None => None,
            },
            moderators: meeting
                .moderators
                .iter()
                .map(|id| self.person(*id))
                .collect::<Result<_, _>>()?,
            minute_taker: match meeting.minute_taker {
                Some(id) => Some(self.person(id)?),
                None => None,
            },
            members: self.members()?,
            state: meeting.state.name(),
            state_name: named("doc-state", meeting.state.name()),
            minutes_state: meeting.minutes.name(),
            minutes_state_name: named("doc-minutes", meeting.minutes.name()),
            is_draft: meeting.minutes == MinutesState::Draft,
            decisions: of_kind(OutcomeKind::Decision),
            tasks: of_kind(OutcomeKind::Task),
            open_questions: of_kind(OutcomeKind::OpenQuestion),
            outcomes: OutcomeKind::ALL.into_iter().flat_map(of_kind).collect(),
            parts: self.parts(&items, &slots, &outcomes)?,
            next_meeting: self.next_meeting()?,
        })
    }

    /// The agenda by day. An item of a day the meeting does not have stands under the last one.
    fn parts(
        &self,
        items: &[AgendaItem],
        slots: &[Slot],
        outcomes: &BTreeMap<OutcomeId, (Outcome, OutcomeView)>,
    ) -> Result<Vec<Part>, ReadFailure> {
        let days = self.days(&self.meeting.days);
        let mut parts: Vec<(usize, Part)> = Vec::new();
        for (item, slot) in items.iter().zip(slots) {
            let index = usize::from(item.day)
                .saturating_sub(1)
                .min(days.len().saturating_sub(1));
            let view = self.item(item, slot, outcomes)?;
            match parts.last_mut() {
                Some((last, part)) if *last == index => part.items.push(view),
                _ => parts.push((
                    index,
                    Part {
                        day: days.get(index).cloned(),
                        items: vec![view],
                    },
                )),
            }
        }
        Ok(parts.into_iter().map(|(_, part)| part).collect())
    }

    fn item(
        &self,
        item: &AgendaItem,
        slot: &Slot,
        outcomes: &BTreeMap<OutcomeId, (Outcome, OutcomeView)>,
    ) -> Result<Item, ReadFailure> {
        let (start, end) = (clock(slot.start), clock(slot.end));
        Ok(Item {
            number: slot.number,
            title: item.title.clone(),
            kind: names::item_kind_name(item.kind),
            time: self.time(&start, &end),
            start,
            end,
            presenter: item.presenter.clone(),
            unplanned: item.unplanned,
            attachments: item.attachments.clone(),
            blocks: self.blocks(item, outcomes)?,
            review: if item.kind == ItemKind::TaskReview {
                Some(self.review()?)
            } else {
                None
            },
        })
    }

    /// Lines in order; those of text that follow each other make one block. Notes are left out.
    /// Outcomes without a mark in the text (added by command) follow at the end.
    fn blocks(
        &self,
        item: &AgendaItem,
        outcomes: &BTreeMap<OutcomeId, (Outcome, OutcomeView)>,
    ) -> Result<Vec<Block>, ReadFailure> {
        let mut blocks = Vec::new();
        let mut text: Vec<String> = Vec::new();
        let mut shown = BTreeSet::new();
        let close = |text: &mut Vec<String>, blocks: &mut Vec<Block>| {
            let markdown = markdown::block(text.iter().map(String::as_str));
            text.clear();
            if !markdown.is_empty() {
                blocks.push(Block {
                    kind: "text",
                    text: Some(Value::from_safe_string(markdown)),
                    ..Block::default()
                });
            }
        };
        for stored in self.store.lines_of(item.id)? {
            match stored.record.content {
                LineContent::Text(line) => text.push(line),
                LineContent::Note(_) => {}
                LineContent::Outcome(id) => {
                    close(&mut text, &mut blocks);
                    if let Some((_, view)) = outcomes.get(&id)
                        && shown.insert(id)
                    {
                        blocks.push(Block::outcome(view));
                    }
                }
                LineContent::Topic(id) => {
                    close(&mut text, &mut blocks);
                    if let Some(topic) = self.store.get::<Topic>(id)? {
                        blocks.push(Block {
                            kind: "topic",
                            topic: Some(topic.record.text),
                            ..Block::default()
                        });
                    }
                }
            }
        }
        close(&mut text, &mut blocks);
        for (id, (outcome, view)) in outcomes {
            if outcome.item == item.id && !shown.contains(id) {
                blocks.push(Block::outcome(view));
            }
        }
        Ok(blocks)
    }

    fn outcomes(
        &self,
        numbers: &BTreeMap<u64, Option<u32>>,
    ) -> Result<BTreeMap<OutcomeId, (Outcome, OutcomeView)>, ReadFailure> {
        let mut found = BTreeMap::new();
        for stored in self.store.outcomes_of(self.meeting.id)? {
            let outcome = stored.record;
            let task = match outcome.kind {
                OutcomeKind::Task => self.store.task_of(outcome.id)?.map(|stored| stored.record),
                _ => None,
            };
            let view = OutcomeView {
                number: names::number(self.language, outcome.kind, outcome.number),
                kind: outcome.kind.name(),
                kind_name: names::outcome_kind(self.language, outcome.kind),
                text: outcome.text.clone(),
                municipality: match outcome.municipality {
                    Some(id) => Some(self.municipality(id)?),
                    None => None,
                },
                vote: outcome.vote.map(|vote| vote.to_string()),
                assessment: outcome.assessment.clone(),
                indicators: outcome.indicators.clone(),
                responsible: self.responsible(task.as_ref())?,
                due: self.due(task.as_ref()),
                item: numbers.get(&outcome.item.0).copied().flatten(),
            };
            found.insert(outcome.id, (outcome, view));
        }
        Ok(found)
    }

    /// Tasks of earlier meetings of the same ring that were still open when this one began, with
    /// what has become of them since (§ 2: the first working item reviews them).
    fn review(&self) -> Result<Vec<Review>, ReadFailure> {
        let (Some(ring), Some(begin)) = (self.meeting.ring, self.meeting.first_day()) else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for stored in self.store.meetings_of_ring(ring)? {
            let earlier = stored.record;
            let held_before =
                (earlier.first_day(), earlier.id) < (self.meeting.first_day(), self.meeting.id);
            if !held_before {
                continue;
            }
            let mut tasks = Vec::new();
            for outcome in self.store.outcomes_of(earlier.id)? {
                if outcome.record.kind == OutcomeKind::Task
                    && let Some(task) = self.store.task_of(outcome.record.id)?
                    && was_open(&task.record.state, begin)
                {
                    tasks.push((outcome.record, task.record));
                }
            }
            tasks.sort_by_key(|(outcome, _)| (outcome.number, outcome.id));
            let texts = names::texts(self.language);
            for (outcome, task) in tasks {
                found.push(Review {
                    number: names::number(self.language, outcome.kind, outcome.number),
                    from: earlier
                        .first_day()
                        .map_or_else(String::new, |day| texts.date_plain(day)),
                    responsible: self.responsible(Some(&task))?,
                    due: self.due(Some(&task)),
                    state: task.state.name(),
                    state_name: names::task_state(self.language, &task.state),
                    text: task.text,
                });
            }
        }
        Ok(found)
    }

    /// The next meeting of the same ring (or of the same kind, without a ring) that is not called
    /// off.
    fn next_meeting(&self) -> Result<Option<NextMeeting>, ReadFailure> {
        let Some(after) = self.meeting.last_day().and_then(|day| day.succ_opt()) else {
            return Ok(None);
        };
        let later = match self.meeting.ring {
            Some(ring) => self.store.meetings_of_ring(ring)?,
            None => self.store.meetings_between(after, None)?,
        };
        let next = later.into_iter().map(|stored| stored.record).find(|other| {
            other.kind == self.meeting.kind
                && other.ring == self.meeting.ring
                && other.first_day().is_some_and(|day| day >= after)
                && !matches!(other.state, MeetingState::Cancelled { .. })
        });
        Ok(next.map(|next| NextMeeting {
            days: self.days(&next.days),
            title: next.title,
            place: next.place,
        }))
    }

    /// Who belonged to the ring on any of the meeting's days, by name: minutes of 2024 show the
    /// members of 2024.
    fn members(&self) -> Result<Vec<String>, ReadFailure> {
        let Some(ring) = self.meeting.ring else {
            return Ok(Vec::new());
        };
        let memberships: Vec<Membership> = self
            .store
            .memberships_in(ring)?
            .into_iter()
            .map(|stored| stored.record)
            .collect();
        let ids: BTreeSet<MunicipalityId> = self
            .meeting
            .days
            .iter()
            .flat_map(|day| members_on(&memberships, ring, day.date))
            .collect();
        let mut names = ids
            .into_iter()
            .map(|id| self.municipality(id))
            .collect::<Result<Vec<_>, _>>()?;
        names.sort_by_cached_key(|name| crate::text::fold(name));
        Ok(names)
    }

    fn responsible(&self, task: Option<&Task>) -> Result<Option<String>, ReadFailure> {
        Ok(match task.and_then(|task| task.responsible.as_ref()) {
            None => None,
            Some(Responsible::Person(id)) => Some(self.person(*id)?),
            Some(Responsible::Municipality(id)) => Some(self.municipality(*id)?),
            Some(Responsible::Named(name)) => Some(name.clone()),
        })
    }

    fn due(&self, task: Option<&Task>) -> Option<String> {
        let due = task?.due?;
        Some(names::texts(self.language).date_plain(due))
    }

    fn person(&self, id: PersonId) -> Result<String, ReadFailure> {
        let stored = self.store.get::<Person>(id)?;
        Ok(stored.map_or_else(|| format!("#{id}"), |stored| stored.record.name))
    }

    fn municipality(&self, id: MunicipalityId) -> Result<String, ReadFailure> {
        let stored = self.store.get::<Municipality>(id)?;
        Ok(stored.map_or_else(
            || format!("#{id}"),
            |stored| stored.record.display_name().to_owned(),
        ))
    }

    fn days(&self, days: &[MeetingDay]) -> Vec<Day> {
        let texts = names::texts(self.language);
        days.iter()
            .map(|day| {
                let (start, end) = (clock(day.start), clock(day.end));
                Day {
                    date: texts.date(day.date),
                    weekday: texts.weekday(day.date).into_owned(),
                    plain_date: texts.date_plain(day.date),
                    iso: day.date.to_string(),
                    time: self.time(&start, &end),
                    start,
                    end,
                }
            })
            .collect()
    }

    fn time(&self, start: &str, end: &str) -> String {
        names::texts(self.language).with(
            "doc-time-range",
            &[("start", start.into()), ("end", end.into())],
        )
    }
}

/// Whether a task was still open when the day began.
fn was_open(state: &TaskState, day: chrono::NaiveDate) -> bool {
    match state {
        TaskState::Open => true,
        TaskState::Done { on } | TaskState::Dropped { on, .. } => *on >= day,
    }
}

fn clock(time: chrono::NaiveTime) -> String {
    time.format("%H:%M").to_string()
}
