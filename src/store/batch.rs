//! A prepared change as bytes: chunks of records, index rows, history, the log.

use std::collections::{BTreeMap, BTreeSet};

use super::apply::{ApplyError, Draft, Operations};
use super::backend::{Batch, Expect, Key, Operation};
use super::codec::{self, CodecError};
use super::history::{BEFORE_KIND, Before, Deed, LOG_KIND, LogEntry, Seq};
use super::{Actor, Change, ReadFailure, Record, Store, index, keys};
use crate::domain::id::{Kind, RecordId};

impl Store {
    /// The bytes: records, index rows, history. None if nothing would change.
    pub(super) fn batch(
        &self,
        change: &Change,
        actor: &Actor,
        prepared: &Draft,
    ) -> Result<Option<(Batch, Seq)>, ApplyError> {
        let mut operations = prepared.operations.clone();
        let (last, revision) = self.counter(&keys::seq())?;
        let seq = Seq(last + 1);
        let mut deeds = Vec::new();
        for (id, after) in &prepared.after {
            let before = prepared.before.get(id).map(|stored| &stored.record);
            if before == after.as_ref() {
                continue;
            }
            let deed = match (before, after) {
                (None, _) => Deed::Created,
                (Some(_), Some(_)) => Deed::Changed,
                (Some(_), None) => Deed::Deleted,
            };
            deeds.push((*id, deed));
            let rows = prepared.rows.get(id).copied().unwrap_or_default();
            let before = before.map(|record| (record, rows));
            write_record(&mut operations, *id, before, after.as_ref(), seq)?;
        }
        if deeds.is_empty() {
            return Ok(None);
        }
        let entry = LogEntry {
            at_ms: actor.now_ms,
            author: actor.author.clone(),
            uid: actor.uid,
            what: change.what.clone(),
            deeds,
        };
        let log = RecordId {
            kind: Kind::Line,
            id: seq.0,
        };
        let failure = |error| ApplyError::Codec(log, error);
        let payload = codec::encode(&entry).map_err(failure)?;
        let values = codec::seal(&keys::log(seq, 0), LOG_KIND, 1, &payload).map_err(failure)?;
        for (chunk, value) in (0_u16..).zip(values) {
            operations.insert(keys::log(seq, chunk), Some(value));
        }
        operations.insert(keys::seq(), Some(seq.0.to_be_bytes().to_vec()));
        let mut expectations = prepared.expectations.clone();
        expectations.push((
            keys::seq(),
            revision.map_or(Expect::Absent, Expect::Revision),
        ));
        let unique: BTreeSet<Key> = operations
            .iter()
            .filter(|(key, value)| value.is_some() && index::is_unique(key))
            .map(|(key, _)| key.clone())
            .collect();
        for key in unique {
            let expect = match self.backend().get(&key).map_err(ReadFailure::from)? {
                Some(row) => Expect::Revision(row.revision),
                None => Expect::Absent,
            };
            expectations.push((key, expect));
        }
        let operations = operations
            .into_iter()
            .map(|(key, value)| match value {
                Some(value) => Operation::Put(key, value),
                None => Operation::Delete(key),
            })
            .collect();
        let batch = Batch {
            id: change.id,
            author: actor.author.clone(),
            uid: actor.uid,
            time_ms: actor.now_ms,
            expectations,
            operations,
        };
        Ok(Some((batch, seq)))
    }
}

/// The record's chunks, its index rows and what it was before, which stood in so many rows.
fn write_record(
    operations: &mut Operations,
    id: RecordId,
    before: Option<(&Record, u16)>,
    after: Option<&Record>,
    seq: Seq,
) -> Result<(), ApplyError> {
    let failure = |error| ApplyError::Codec(id, error);
    let mut written = 0_u16;
    if let Some(record) = after {
        let values = codec::seal_record(&keys::record(id, 0), record).map_err(failure)?;
        for (chunk, value) in (0_u16..).zip(values) {
            operations.insert(keys::record(id, chunk), Some(value));
            written = chunk + 1;
        }
    }
    if let Some((record, rows)) = before {
        let payload = record
            .encode_payload()
            .map_err(|error| failure(CodecError::Payload(error.to_string())))?;
        for chunk in written..rows {
            operations.insert(keys::record(id, chunk), None);
        }
        let before = Before {
            schema: codec::schema(id.kind),
            payload,
        };
        let entry = codec::encode(&before).map_err(failure)?;
        let key = keys::history(id, seq, 0);
        let values = codec::seal(&key, BEFORE_KIND, 1, &entry).map_err(failure)?;
        for (chunk, value) in (0_u16..).zip(values) {
            operations.insert(keys::history(id, seq, chunk), Some(value));
        }
    }
    let old: BTreeMap<Key, Vec<u8>> = before
        .map(|(record, _)| index::rows(record))
        .into_iter()
        .flatten()
        .collect();
    let new: BTreeMap<Key, Vec<u8>> = after.map(index::rows).into_iter().flatten().collect();
    for key in old.keys() {
        // A number that moves from one record to another in the same change was put already.
        if !new.contains_key(key) && !operations.contains_key(key) {
            operations.insert(key.clone(), None);
        }
    }
    for (key, value) in new {
        if old.get(&key) != Some(&value) {
            operations.insert(key, Some(value));
        }
    }
    Ok(())
}
