//! The whole store as rows and back, lossless: records, history, counters. What JSON Lines are made
//! of (`exchange::jsonl`); index rows are derived again on the way in.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::backend::{Batch, Expect, Key, Operation, Revision};
use super::codec::{self, CodecError};
use super::history::{BEFORE_KIND, Before, LOG_KIND, LogEntry, Seq};
use super::parted::Ground;
use super::{Actor, Client, ReadFailure, Record, Store, index, keys};
use crate::domain::id::{Kind, RecordId};
use crate::store::apply::ApplyError;

/// One row of a dump. Order: records, then history by number, then counters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum Row {
    /// A record as it is.
    Record(Record),
    /// A change, with what its records were before.
    Change {
        /// Its number.
        seq: Seq,
        /// What it was.
        entry: LogEntry,
        /// Records before it, where they existed.
        before: Vec<Record>,
    },
    /// A counter; its key in hex.
    Counter {
        /// Key in hex.
        key: String,
        /// Its value.
        value: u64,
    },
}

/// Why a dump can't be read in.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Only an empty store takes a dump.
    #[error("the store has records already")]
    NotEmpty,
    /// A row's counter key is not one.
    #[error("not a counter: {0}")]
    Counter(String),
    /// A record can't be encoded.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// The store can't be read.
    #[error(transparent)]
    Read(#[from] ReadFailure),
    /// The store can't be written.
    #[error(transparent)]
    Apply(#[from] ApplyError),
}

/// The counters a record's numbers come from, and those numbers. A dump whose end is missing has no
/// counters: what is there may not be numbered again all the same.
fn numbers_of(record: &Record) -> Vec<(Key, u64)> {
    let id = record.id();
    let mut numbers = vec![(keys::next_id(id.kind), id.id)];
    if let Record::Outcome(outcome) = record {
        let meeting = RecordId {
            kind: Kind::Meeting,
            id: outcome.meeting.0,
        };
        let series = keys::counter(meeting, outcome.kind as u8);
        numbers.push((series, u64::from(outcome.number)));
    }
    numbers
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    text.len().is_multiple_of(2).then_some(())?;
    (0..text.len())
        .step_by(2)
        .map(|at| {
            text.get(at..at + 2)
                .and_then(|pair| u8::from_str_radix(pair, 16).ok())
        })
        .collect()
}

impl Store {
    /// Hands out every row until told to stop.
    pub fn dump(&self, mut visit: impl FnMut(Row) -> ControlFlow<()>) -> Result<(), ReadFailure> {
        for &kind in Kind::ALL {
            let mut stopped = false;
            self.each(kind, |stored| {
                let flow = visit(Row::Record(stored.record));
                stopped = flow.is_break();
                flow
            })?;
            if stopped {
                return Ok(());
            }
        }
        for number in 1..=self.last_seq()?.0 {
            let seq = Seq(number);
            let Some(entry) = self.log_entry(seq)? else {
                continue;
            };
            let mut before = Vec::new();
            for (id, _) in &entry.deeds {
                before.extend(self.before(*id, seq)?);
            }
            if visit(Row::Change { seq, entry, before }).is_break() {
                return Ok(());
            }
        }
        for key in self.keys_in(b"m", b"n")? {
            // Other `m` rows belong to the backend or are no counters.
            if let Ok((value, Some(_))) = self.counter(&key)
                && key != keys::seq()
                && visit(Row::Counter {
                    key: key.iter().map(|byte| format!("{byte:02x}")).collect(),
                    value,
                })
                .is_break()
            {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Fills an empty store with rows: all of them or none.
    pub fn load(
        &self,
        rows: impl Iterator<Item = Row>,
        client: &Client,
        actor: &Actor,
    ) -> Result<Revision, LoadError> {
        let _one_at_a_time = self.applying();
        self.make_whole(actor)?;
        if !self.is_empty()? {
            return Err(LoadError::NotEmpty);
        }
        let mut operations: BTreeMap<Key, Vec<u8>> = BTreeMap::new();
        let mut last = Seq(0);
        let mut counters: BTreeMap<Key, u64> = BTreeMap::new();
        for row in rows {
            match row {
                Row::Record(record) => {
                    for (key, given) in numbers_of(&record) {
                        let counter = counters.entry(key).or_default();
                        *counter = given.max(*counter);
                    }
                    put_record(&mut operations, &record)?;
                }
                Row::Change { seq, entry, before } => {
                    last = last.max(seq);
                    let payload = codec::encode(&entry)?;
                    let key = keys::log(seq, 0);
                    put_chunks(
                        &mut operations,
                        codec::seal(&key, LOG_KIND, 1, &payload)?,
                        |chunk| keys::log(seq, chunk),
                    );
                    for record in before {
                        put_before(&mut operations, &record, seq)?;
                    }
                }
                Row::Counter { key, value } => {
                    let bytes = unhex(&key)
                        .filter(|bytes| bytes.first() == Some(&b'm'))
                        .ok_or(LoadError::Counter(key))?;
                    let counter = counters.entry(bytes).or_default();
                    *counter = value.max(*counter);
                }
            }
        }
        for (key, value) in counters {
            operations.insert(key, value.to_be_bytes().to_vec());
        }
        operations.insert(keys::seq(), last.0.to_be_bytes().to_vec());
        let batch = Batch {
            id: client.next_id(),
            author: actor.author.clone(),
            uid: actor.uid,
            time_ms: actor.now_ms,
            // Whatever else began to fill the store first makes this fail.
            expectations: vec![(keys::seq(), Expect::Absent)],
            operations: operations
                .into_iter()
                .map(|(key, value)| Operation::Put(key, value))
                .collect(),
        };
        Ok(self.commit_whole(&batch, Ground::Empty)?)
    }
}

fn put_chunks(
    operations: &mut BTreeMap<Key, Vec<u8>>,
    values: Vec<Vec<u8>>,
    key: impl Fn(u16) -> Key,
) {
    for (chunk, value) in (0_u16..).zip(values) {
        operations.insert(key(chunk), value);
    }
}

fn put_record(operations: &mut BTreeMap<Key, Vec<u8>>, record: &Record) -> Result<(), CodecError> {
    let id = record.id();
    let values = codec::seal_record(&keys::record(id, 0), record)?;
    put_chunks(operations, values, |chunk| keys::record(id, chunk));
    operations.extend(index::rows(record));
    Ok(())
}

fn put_before(
    operations: &mut BTreeMap<Key, Vec<u8>>,
    record: &Record,
    seq: Seq,
) -> Result<(), CodecError> {
    let id: RecordId = record.id();
    let payload = record
        .encode_payload()
        .map_err(|error| CodecError::Payload(error.to_string()))?;
    let entry = codec::encode(&Before {
        schema: codec::schema(id.kind),
        payload,
    })?;
    let values = codec::seal(&keys::history(id, seq, 0), BEFORE_KIND, 1, &entry)?;
    put_chunks(operations, values, |chunk| keys::history(id, seq, chunk));
    Ok(())
}
