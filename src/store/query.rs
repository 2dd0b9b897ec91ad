//! The questions everybody asks, answered from indexes.

use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::index::{self, OpenTask};
use super::{Entity, ReadFailure, Store, Stored, codec, keys};
use crate::domain::agenda::{self, AgendaItem};
use crate::domain::id::{
    AgendaItemId, Kind, MeetingId, MunicipalityId, OutcomeId, PersonId, RecordId, RingId, TaskId,
};
use crate::domain::meeting::Meeting;
use crate::domain::outcome::{Line, Outcome};
use crate::domain::person::Person;
use crate::domain::ring::{Membership, Municipality, Ring};
use crate::domain::task::{Task, Topic};

impl Store {
    /// The records whose numbers end these keys.
    pub(super) fn follow<T: Entity>(
        &self,
        keys: &[Vec<u8>],
        id: impl Fn(u64) -> T::Id,
    ) -> Result<Vec<Stored<T>>, ReadFailure> {
        let mut found = Vec::with_capacity(keys.len());
        for key in keys {
            if let Some(number) = index::last_number(key)
                && let Some(stored) = self.get::<T>(id(number))?
            {
                found.push(stored);
            }
        }
        Ok(found)
    }

    fn under(&self, prefix: &[u8]) -> Result<Vec<Vec<u8>>, ReadFailure> {
        self.keys_in(prefix, &keys::behind(prefix))
    }

    pub(super) fn referring<T: Entity>(
        &self,
        to: RecordId,
        id: impl Fn(u64) -> T::Id,
    ) -> Result<Vec<Stored<T>>, ReadFailure> {
        let keys = self.under(&index::referring_from(to, T::KIND))?;
        self.follow(&keys, id)
    }

    /// Every record that refers to this one, by the indexes.
    pub fn dependents(&self, id: RecordId) -> Result<Vec<RecordId>, ReadFailure> {
        let prefix = index::referring_to(id);
        let mut found: Vec<RecordId> = self
            .under(&prefix)?
            .iter()
            .filter_map(|key| {
                Some(RecordId {
                    kind: Kind::from_code(*key.get(prefix.len())?)?,
                    id: index::last_number(key)?,
                })
            })
            .collect();
        let (ordered, kind) = match id.kind {
            Kind::Meeting => (index::agenda_of(MeetingId(id.id)), Kind::AgendaItem),
            Kind::AgendaItem => (index::lines_of(AgendaItemId(id.id)), Kind::Line),
            _ => return Ok(found),
        };
        found.extend(
            self.under(&ordered)?
                .iter()
                .filter_map(|key| index::last_number(key))
                .map(|id| RecordId { kind, id }),
        );
        Ok(found)
    }

    /// The one record a unique row names.
    pub(super) fn unique<T: Entity>(
        &self,
        key: &[u8],
        id: fn(u64) -> T::Id,
    ) -> Result<Option<Stored<T>>, ReadFailure> {
        match self.backend().get(key)? {
            Some(row) => match index::read_id(&row.value) {
                Some(number) => self.get(id(number)),
                None => Ok(None),
            },
            None => Ok(None),
        }
    }

    /// Rows whose value is what is shown; a row that can't be read is made from its record.
    pub(super) fn covering<T: serde::de::DeserializeOwned>(
        &self,
        from: &[u8],
        to: &[u8],
        limit: usize,
        again: impl Fn(u64) -> Result<Option<T>, ReadFailure>,
    ) -> Result<Vec<T>, ReadFailure> {
        let mut found = Vec::new();
        let mut unreadable = Vec::new();
        if limit == 0 {
            return Ok(found);
        }
        self.rows_in(from, to, |key, value| {
            match codec::decode::<T>(&value) {
                Ok(row) => found.push(row),
                Err(_) => unreadable.extend(index::last_number(&key)),
            }
            if found.len() + unreadable.len() < limit {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        })?;
        for id in unreadable {
            found.extend(again(id)?);
        }
        Ok(found)
    }

    /// The municipality of a carrier number.
    pub fn municipality_numbered(
        &self,
        number: &str,
    ) -> Result<Option<Stored<Municipality>>, ReadFailure> {
        self.unique(&index::municipality_number(number), MunicipalityId)
    }

    /// The ring people call by this number.
    pub fn ring_numbered(&self, number: u32) -> Result<Option<Stored<Ring>>, ReadFailure> {
        self.unique(&index::ring_number(number), RingId)
    }

    /// All memberships of a municipality, past and future.
    pub fn memberships_of(
        &self,
        municipality: MunicipalityId,
    ) -> Result<Vec<Stored<Membership>>, ReadFailure> {
        let to = RecordId {
            kind: Kind::Municipality,
            id: municipality.0,
        };
        self.referring(to, crate::domain::id::MembershipId)
    }

    /// All memberships in a ring, past and future.
    pub fn memberships_in(&self, ring: RingId) -> Result<Vec<Stored<Membership>>, ReadFailure> {
        let to = RecordId {
            kind: Kind::Ring,
            id: ring.0,
        };
        self.referring(to, crate::domain::id::MembershipId)
    }

    /// Meetings whose first day lies in `from..=to`, by day. `to` none = without end.
    pub fn meetings_between(
        &self,
        from: NaiveDate,
        to: Option<NaiveDate>,
    ) -> Result<Vec<Stored<Meeting>>, ReadFailure> {
        let end = match to.and_then(|day| day.succ_opt()) {
            Some(day) => index::meetings_from(Some(day)),
            None => index::meetings_from(None),
        };
        let keys = self.keys_in(&index::meetings_from(Some(from)), &end)?;
        self.follow(&keys, MeetingId)
    }

    /// All meetings of a ring, by day.
    pub fn meetings_of_ring(&self, ring: RingId) -> Result<Vec<Stored<Meeting>>, ReadFailure> {
        let to = RecordId {
            kind: Kind::Ring,
            id: ring.0,
        };
        let mut found = self.referring::<Meeting>(to, MeetingId)?;
        found.sort_by_key(|stored| (stored.record.first_day(), stored.record.id));
        Ok(found)
    }

    /// The agenda of a meeting, in order.
    pub fn agenda_of(&self, meeting: MeetingId) -> Result<Vec<Stored<AgendaItem>>, ReadFailure> {
        let keys = self.under(&index::agenda_of(meeting))?;
        let mut items = self.follow::<AgendaItem>(&keys, AgendaItemId)?;
        items.sort_by_key(|stored| agenda::sort_key(&stored.record));
        Ok(items)
    }

    /// The minutes of an item, in order.
    pub fn lines_of(&self, item: AgendaItemId) -> Result<Vec<Stored<Line>>, ReadFailure> {
        let keys = self.under(&index::lines_of(item))?;
        self.follow(&keys, crate::domain::id::LineId)
    }

    /// The outcomes of a meeting, by number of record (the order they were made in).
    pub fn outcomes_of(&self, meeting: MeetingId) -> Result<Vec<Stored<Outcome>>, ReadFailure> {
        let to = RecordId {
            kind: Kind::Meeting,
            id: meeting.0,
        };
        self.referring(to, OutcomeId)
    }

    /// The task of a task outcome.
    pub fn task_of(&self, outcome: OutcomeId) -> Result<Option<Stored<Task>>, ReadFailure> {
        let to = RecordId {
            kind: Kind::Outcome,
            id: outcome.0,
        };
        Ok(self.referring(to, TaskId)?.into_iter().next())
    }

    /// Open tasks, most urgent first, those without a day last; `until` inclusive. Reads as many
    /// rows as it answers with, and no record.
    pub fn open_tasks(
        &self,
        until: Option<NaiveDate>,
        limit: usize,
    ) -> Result<Vec<OpenTask>, ReadFailure> {
        let from = index::open_tasks();
        let to = match until.and_then(|day| day.succ_opt()) {
            Some(day) => index::open_tasks_from(Some(day)),
            None => keys::behind(&from),
        };
        self.covering(&from, &to, limit, |id| {
            let found = self.get::<Task>(TaskId(id))?;
            Ok(found.map(|stored| OpenTask::of(&stored.record)))
        })
    }

    /// The topic store of a ring: topics not taken into a meeting yet, oldest first.
    pub fn parked_topics(&self, ring: RingId) -> Result<Vec<Stored<Topic>>, ReadFailure> {
        let to = RecordId {
            kind: Kind::Ring,
            id: ring.0,
        };
        let mut found = self.referring::<Topic>(to, crate::domain::id::TopicId)?;
        found.retain(|stored| stored.record.taken_into.is_none());
        Ok(found)
    }

    /// The person who logs in as this Unix user.
    pub fn person_of_user(&self, user: &str) -> Result<Option<Stored<Person>>, ReadFailure> {
        let keys = self.under(&index::person_of_user(user))?;
        Ok(self.follow(&keys, PersonId)?.into_iter().next())
    }

    /// The meeting of the same ring before this one, if any: its tasks are reviewed first (§ 2).
    pub fn previous_meeting(
        &self,
        meeting: &Meeting,
    ) -> Result<Option<Stored<Meeting>>, ReadFailure> {
        let Some(ring) = meeting.ring else {
            return Ok(None);
        };
        let mut earlier = self.meetings_of_ring(ring)?;
        earlier.retain(|other| {
            other.record.id != meeting.id
                && (other.record.first_day(), other.record.id) < (meeting.first_day(), meeting.id)
                && !matches!(
                    other.record.state,
                    crate::domain::meeting::MeetingState::Cancelled { .. }
                )
        });
        Ok(earlier.pop())
    }

    /// What has to go when a record goes: itself first, then everything that only exists within it
    /// (a meeting's agenda, lines, outcomes and their tasks). Records that merely mention it are not
    /// in here and forbid the deletion.
    pub fn deletion_of(&self, id: RecordId) -> Result<Vec<RecordId>, ReadFailure> {
        let mut found = vec![id];
        let mut next = 0;
        while let Some(&parent) = found.get(next) {
            next += 1;
            for child in self.dependents(parent)? {
                if lives_within(child.kind, parent.kind) && !found.contains(&child) {
                    found.push(child);
                }
            }
        }
        Ok(found)
    }
}

/// Whether records of this kind only exist within one of that kind.
pub(super) const fn lives_within(child: Kind, parent: Kind) -> bool {
    matches!(
        (child, parent),
        (Kind::AgendaItem | Kind::Outcome, Kind::Meeting)
            | (Kind::Line | Kind::Outcome, Kind::AgendaItem)
            | (Kind::Task | Kind::Line, Kind::Outcome)
            | (Kind::Line, Kind::Topic)
            | (Kind::Membership, Kind::Ring)
            | (
                Kind::Audit
                    | Kind::Contact
                    | Kind::Checklist
                    | Kind::Utilisation
                    | Kind::Rating
                    | Kind::Deficiency
                    | Kind::Review,
                Kind::Measure
            )
            | (Kind::Task, Kind::Rating | Kind::Deficiency)
    )
}
