//! The only way to write: a change of records becomes a batch of bytes.
//!
//! Responsible for: giving numbers, and the order of things: what is there, numbers, rules
//! ([`super::rules`]), bytes ([`super::batch`]), the commit and its retries. It runs where the data
//! is, so that whoever holds the store for others checks for them. Not for: what a step of the
//! procedure means (that is `domain`).

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::backend::{Batch, CommitError, Expect, Key, Revision};
use super::codec::CodecError;
use super::history::Seq;
use super::parted::Ground;
use super::{
    Actor, Change, Edit, Entity, Expected, ReadFailure, Record, Store, Stored, What, index, keys,
};
use crate::domain::id::{Kind, RecordId, References, is_provisional};
use crate::domain::problem::Problem;

/// How often a change is prepared again when only counters moved under it.
const ATTEMPTS: usize = 8;
/// How often a commit is sent again when its answer was lost.
const RESENDS: usize = 3;

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Revision of the commit; the present one if nothing had to be written.
    pub revision: Revision,
    /// Number of the change in the history; none if nothing had to be written.
    pub seq: Option<Seq>,
    /// The records as they were stored, in the order of the edits, with their numbers.
    pub records: Vec<Record>,
    /// Those of them that did not exist before.
    pub created: Vec<RecordId>,
}

impl Applied {
    /// The first stored record of a type: what one wants after creating one thing.
    pub fn first<T: Entity>(&self) -> Option<&T> {
        self.records.iter().find_map(T::of)
    }
}

/// A record and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Which edit of the change, from 0.
    pub edit: usize,
    /// The record.
    pub record: RecordId,
    /// What is wrong, by field.
    pub problems: Vec<Problem>,
}

/// Why a change was not applied. Nothing of it was.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum ApplyError {
    /// Rules are broken.
    #[error("{} record(s) are not right", .0.len())]
    Rejected(Vec<Rejected>),
    /// Somebody changed these meanwhile.
    #[error("changed meanwhile")]
    Conflict(Vec<RecordId>),
    /// The same record stands twice in the change.
    #[error("{0} stands twice in one change")]
    Twice(RecordId),
    /// The commit failed.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// What had to be read can't be.
    #[error(transparent)]
    Read(#[from] ReadFailure),
    /// A record is too large.
    #[error("{0}: {1}")]
    Codec(RecordId, CodecError),
}

/// What is written under which key; none = removed.
pub(super) type Operations = BTreeMap<Key, Option<Vec<u8>>>;

/// A change while it is being prepared.
#[derive(Default)]
pub(super) struct Draft {
    /// Records after the change, by id; none = deleted. In the order of the edits.
    pub(super) after: Vec<(RecordId, Option<Record>)>,
    /// Position in `after`, by id.
    place: BTreeMap<RecordId, usize>,
    /// Records before the change.
    pub(super) before: BTreeMap<RecordId, Stored<Record>>,
    /// How many rows each of those stands in: not to be reckoned from the record, whose shape may
    /// have been another one when it was written.
    pub(super) rows: BTreeMap<RecordId, u16>,
    pub(super) expectations: Vec<(Key, Expect)>,
    /// Keys in `expectations` whose change means that a person has to decide.
    guarded: BTreeMap<Key, RecordId>,
    pub(super) operations: Operations,
    /// How far the numbers of a kind were given, and the revision that wrote the counter.
    counters: BTreeMap<Kind, (u64, Option<Revision>)>,
    /// What was found wrong while records were made alike.
    pub(super) problems: BTreeMap<RecordId, Vec<Problem>>,
}

impl Draft {
    pub(super) fn after(&self, id: RecordId) -> Option<Option<&Record>> {
        self.place.get(&id).map(|&at| self.after[at].1.as_ref())
    }

    /// Rows that only one record may have, with the records of this change that have them: an import
    /// of thousands looks each up once.
    pub(super) fn unique_rows(&self) -> BTreeMap<Key, Vec<RecordId>> {
        let mut owners: BTreeMap<Key, Vec<RecordId>> = BTreeMap::new();
        for (id, record) in &self.after {
            for (key, _) in record.iter().flat_map(index::rows) {
                if index::is_unique(&key) {
                    owners.entry(key).or_default().push(*id);
                }
            }
        }
        owners
    }

    pub(super) fn put(&mut self, key: Key, value: Vec<u8>) {
        self.operations.insert(key, Some(value));
    }

    /// Another state of a record of the change.
    pub(super) fn replace(&mut self, record: Record) {
        if let Some(&at) = self.place.get(&record.id()) {
            self.after[at].1 = Some(record);
        }
    }

    /// A record the store makes itself.
    pub(super) fn add(&mut self, record: Record) {
        let id = record.id();
        self.expectations
            .push((keys::record(id, 0), Expect::Absent));
        self.place.insert(id, self.after.len());
        self.after.push((id, Some(record)));
    }

    /// A record the store changes itself, because of another one in the change.
    pub(super) fn change_too(&mut self, before: Stored<Record>, rows: u16, record: Record) {
        let id = record.id();
        let key = keys::record(id, 0);
        self.expectations
            .push((key, Expect::Revision(before.revision)));
        self.before.insert(id, before);
        self.rows.insert(id, rows);
        self.place.insert(id, self.after.len());
        self.after.push((id, Some(record)));
    }

    /// Whoever changed this meanwhile has to be asked, although the change does not name it.
    pub(super) fn guard(&mut self, id: RecordId) {
        self.guarded.insert(keys::record(id, 0), id);
    }

    fn write_counters(&mut self) {
        for (kind, (value, revision)) in std::mem::take(&mut self.counters) {
            let key = keys::next_id(kind);
            let expect = revision.map_or(Expect::Absent, Expect::Revision);
            self.expectations.push((key.clone(), expect));
            self.put(key, value.to_be_bytes().to_vec());
        }
    }
}

impl Store {
    /// Applies a change: all of it or nothing, durable when this returns `Ok`. Edits that change
    /// nothing are left out; if none is left, nothing is written and `seq` is none.
    pub fn apply(&self, change: &Change, actor: &Actor) -> Result<Applied, ApplyError> {
        let _one_at_a_time = self.applying();
        self.make_whole(actor)?;
        let mut attempt = 0;
        loop {
            attempt += 1;
            let (draft, records) = self.prepare(change, actor)?;
            let Some((batch, seq)) = self.batch(change, actor, &draft)? else {
                return Ok(Applied {
                    revision: self.backend().revision(),
                    seq: None,
                    records,
                    created: Vec::new(),
                });
            };
            match self.commit_whole(&batch, Ground::Written) {
                Ok(revision) => {
                    let created = draft
                        .after
                        .iter()
                        .map(|(id, _)| *id)
                        .filter(|id| !draft.before.contains_key(id))
                        .collect();
                    return Ok(Applied {
                        revision,
                        seq: Some(seq),
                        records,
                        created,
                    });
                }
                Err(ApplyError::Commit(CommitError::Conflict { keys })) => {
                    let records: Vec<RecordId> = keys
                        .iter()
                        .filter_map(|key| draft.guarded.get(key).copied())
                        .collect();
                    if !records.is_empty() {
                        return Err(ApplyError::Conflict(records));
                    }
                    if attempt >= ATTEMPTS {
                        return Err(ApplyError::Commit(CommitError::Conflict { keys }));
                    }
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Commits; when the answer is lost, asks again under the same id.
    pub(super) fn send(&self, batch: &Batch) -> Result<Revision, CommitError> {
        let mut left = RESENDS;
        loop {
            match self.backend().commit(batch) {
                Err(CommitError::Unknown(_)) if left > 0 => left -= 1,
                answer => return answer,
            }
        }
    }

    /// Numbers, references, rules: what the change would leave behind.
    fn prepare(&self, change: &Change, actor: &Actor) -> Result<(Draft, Vec<Record>), ApplyError> {
        let mut draft = Draft::default();
        self.collect(change, &mut draft)?;
        // Taking back gives every outcome the number it had: that one was never given again.
        let keep = matches!(change.what, What::Undo { .. });
        self.give_outcome_numbers(&mut draft, keep)?;
        self.keep_tasks_and_outcomes_alike(&mut draft)?;
        self.plan_measures(&change.what, actor, &mut draft)?;
        draft.write_counters();
        let rejected = self.check(change, &draft)?;
        if !rejected.is_empty() {
            return Err(ApplyError::Rejected(rejected));
        }
        let records = draft
            .after
            .iter()
            .take(change.edits.len())
            .filter_map(|(_, record)| record.clone())
            .collect();
        Ok((draft, records))
    }

    /// The next number of a kind, never given before.
    pub(super) fn next_number(&self, draft: &mut Draft, kind: Kind) -> Result<u64, ReadFailure> {
        let counter = match draft.counters.entry(kind) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(self.counter(&keys::next_id(kind))?),
        };
        counter.0 += 1;
        Ok(counter.0)
    }

    /// Reads what is there, gives numbers to new records and replaces provisional references.
    fn collect(&self, change: &Change, draft: &mut Draft) -> Result<(), ApplyError> {
        let mut numbers: BTreeMap<RecordId, u64> = BTreeMap::new();
        for edit in &change.edits {
            let Edit::Put { record, .. } = edit else {
                continue;
            };
            let id = record.id();
            if is_provisional(id.id) {
                let number = self.next_number(draft, id.kind)?;
                numbers.insert(id, number);
            }
        }
        for edit in &change.edits {
            let (id, record, expected) = match edit {
                Edit::Put { record, expected } => {
                    let mut record = record.clone();
                    if let Some(number) = numbers.get(&record.id()) {
                        record.set_number(*number);
                    }
                    record.references(&mut |kind, id| {
                        if let Some(number) = numbers.get(&RecordId { kind, id: *id }) {
                            *id = *number;
                        }
                    });
                    (record.id(), Some(record), *expected)
                }
                Edit::Delete { id, expected } => (*id, None, Expected::Revision(*expected)),
            };
            if draft.place.contains_key(&id) {
                return Err(ApplyError::Twice(id));
            }
            let before = self.record_in_rows(id)?;
            let key = keys::record(id, 0);
            let holds = match (expected, &before) {
                (Expected::New, None) => {
                    draft.expectations.push((key.clone(), Expect::Absent));
                    true
                }
                (Expected::Revision(revision), Some((stored, _))) => {
                    draft
                        .expectations
                        .push((key.clone(), Expect::Revision(revision)));
                    stored.revision == revision
                }
                _ => false,
            };
            if !holds {
                return Err(ApplyError::Conflict(vec![id]));
            }
            draft.guarded.insert(key, id);
            if let Some((stored, rows)) = before {
                draft.before.insert(id, stored);
                draft.rows.insert(id, rows);
            }
            draft.place.insert(id, draft.after.len());
            draft.after.push((id, record));
        }
        Ok(())
    }
}
