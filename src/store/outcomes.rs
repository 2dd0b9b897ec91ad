//! What the store does with outcomes beyond writing them: their numbers within a meeting, and the task
//! that bears the same text.

use std::collections::BTreeMap;

use super::apply::{ApplyError, Draft};
use super::backend::{Expect, Key, Revision};
use super::{Entity, Record, Store, keys};
use crate::domain::id::{Kind, RecordId};
use crate::domain::outcome::{Outcome, OutcomeKind};
use crate::domain::task::{Task, TaskSource};

impl Store {
    /// B3, A1 …: numbers within meeting and kind, never reused, given once. `keep` = a number that an
    /// outcome carries already is right.
    pub(super) fn give_outcome_numbers(
        &self,
        draft: &mut Draft,
        keep: bool,
    ) -> Result<(), ApplyError> {
        let mut counters: BTreeMap<Key, (u64, Option<Revision>)> = BTreeMap::new();
        for at in 0..draft.after.len() {
            let (id, Some(Record::Outcome(outcome))) = &draft.after[at] else {
                continue;
            };
            let same_series = draft.before.get(id).is_some_and(|stored| {
                matches!(&stored.record, Record::Outcome(old)
                    if old.kind == outcome.kind && old.meeting == outcome.meeting && old.number == outcome.number)
            });
            // A deleted outcome comes back under its old number: that one was given already.
            let given = outcome.number != 0 && (keep || !draft.before.contains_key(id));
            if same_series || given {
                continue;
            }
            let scope = RecordId {
                kind: Kind::Meeting,
                id: outcome.meeting.0,
            };
            let key = keys::counter(scope, outcome.kind as u8);
            let counter = match counters.get_mut(&key) {
                Some(counter) => counter,
                None => counters.entry(key.clone()).or_insert(self.counter(&key)?),
            };
            counter.0 += 1;
            let number = u32::try_from(counter.0).unwrap_or(u32::MAX);
            if let Some(Record::Outcome(outcome)) = &mut draft.after[at].1 {
                outcome.number = number;
            }
        }
        for (key, (value, revision)) in counters {
            draft.expectations.push((
                key.clone(),
                revision.map_or(Expect::Absent, Expect::Revision),
            ));
            draft.put(key, value.to_be_bytes().to_vec());
        }
        Ok(())
    }

    /// A task agreed in a meeting stands twice, as outcome and as task, with the same text: a change
    /// of either changes both.
    pub(super) fn keep_tasks_and_outcomes_alike(
        &self,
        draft: &mut Draft,
    ) -> Result<(), ApplyError> {
        for at in 0..draft.after.len() {
            let (id, text) = match &draft.after[at].1 {
                Some(Record::Outcome(outcome)) if outcome.kind == OutcomeKind::Task => {
                    let Some(task) = self.task_of(outcome.id)? else {
                        continue;
                    };
                    (task.record.record().id(), outcome.text.clone())
                }
                Some(Record::Task(task)) => {
                    let TaskSource::Outcome(outcome) = task.source else {
                        continue;
                    };
                    let id = RecordId {
                        kind: Kind::Outcome,
                        id: outcome.0,
                    };
                    (id, task.text.clone())
                }
                _ => continue,
            };
            if draft.after(id).is_some() {
                continue;
            }
            let Some((stored, rows)) = self.record_in_rows(id)? else {
                continue;
            };
            let after = match stored.record.clone() {
                Record::Task(task) if task.text != text => Record::Task(Task { text, ..task }),
                // An outcome that became something else has a text of its own.
                Record::Outcome(outcome)
                    if outcome.kind == OutcomeKind::Task && outcome.text != text =>
                {
                    Record::Outcome(Outcome { text, ..outcome })
                }
                _ => continue,
            };
            draft.change_too(stored, rows, after);
            draft.guard(id);
        }
        Ok(())
    }
}
