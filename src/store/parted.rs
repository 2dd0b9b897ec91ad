//! Batches larger than the backend takes at once, all or nothing all the same.
//!
//! Responsible for: writing such a batch in parts under a mark, and withdrawing what stands under a
//! mark that was never taken away. Not for: what is written, nor for batches that fit: those are one
//! commit of the backend.
//!
//! ```text
//! m unfinished            the mark: what was written since is not there yet
//! u part(4) chunk(2)      what the keys of a part held before it
//! ```
//! The first commit checks all expectations and sets the mark, the last one takes it away and bears
//! the change's own commit id: with it the change has happened. Each part lays what it overwrites
//! beside what it writes. Whoever finds the mark – a failed import itself, the next open after a
//! killed one, the next writer – puts everything back, part by part, and then takes the mark away;
//! when that breaks off too, the next one goes on with it. Nobody else writes meanwhile, because
//! changes are applied where the store is held, one at a time.

use std::sync::atomic::Ordering;

use super::apply::ApplyError;
use super::backend::{Batch, CommitError, Expect, Key, Limits, Operation, Revision};
use super::codec::{self, CodecError};
use super::{Actor, Client, ReadFailure, Store, keys};

/// Bytes of a part with what it overwrites: enough that the syncs between parts cost little, little
/// enough that withdrawing finds room where writing found none any more.
const PART: usize = 4 << 20;
/// Rows removed in one commit.
const SWEEP: u32 = 10_000;
/// Bytes of one entry of [`Overwritten`] beside key and value, at most.
const ENTRY: usize = 12;
/// Bytes of a row that holds a piece of [`Overwritten`], beside the piece, at most.
const ROW: usize = 24;
/// Kind byte of [`Overwritten`]'s envelope.
const OVERWRITTEN_KIND: u8 = 202;
/// Version of the mark.
const VERSION: u8 = 1;

/// Keys of a part and what they held.
type Overwritten = Vec<(Key, Option<Vec<u8>>)>;

/// What stood in the store before the batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// Nothing at all: withdrawing takes everything away.
    Empty = 1,
    /// Something: withdrawing puts back what was overwritten.
    Written = 2,
}

/// What one commit takes.
#[derive(Default)]
struct Part {
    operations: Vec<Operation>,
    overwritten: Overwritten,
    /// Bytes of keys and values in `operations`.
    bytes: usize,
    /// Bytes of `overwritten`, encoded, at most.
    aside: usize,
}

fn weight(operation: &Operation) -> usize {
    match operation {
        Operation::Put(key, value) => key.len() + value.len(),
        Operation::Delete(key) => key.len(),
    }
}

fn aside(before: &(Key, Option<Vec<u8>>)) -> usize {
    before.0.len() + before.1.as_ref().map_or(0, Vec::len) + ENTRY
}

impl Part {
    /// Whether it takes one more. An empty one takes any: the backend has the last word.
    fn has_room(
        &self,
        operation: &Operation,
        before: Option<&(Key, Option<Vec<u8>>)>,
        limits: Limits,
    ) -> bool {
        let aside = self.aside + before.map_or(0, aside);
        let rows = aside.div_ceil(codec::CHUNK) + 1;
        let operations = self.operations.len() + 1 + rows;
        let bytes = self.bytes + weight(operation) + aside + rows * ROW;
        self.operations.is_empty()
            || operations <= limits.operations && bytes <= limits.bytes.min(PART)
    }

    fn add(&mut self, operation: Operation, before: Option<(Key, Option<Vec<u8>>)>) {
        self.bytes += weight(&operation);
        self.aside += before.as_ref().map_or(0, aside);
        self.operations.push(operation);
        self.overwritten.extend(before);
    }
}

/// Commits of one batch in parts.
struct Parts<'a> {
    store: &'a Store,
    /// Of its own: the ids of the caller's client are for whole changes.
    client: Client,
    author: &'a str,
    uid: u32,
    time_ms: i64,
}

impl<'a> Parts<'a> {
    fn of(store: &'a Store, author: &'a str, uid: u32, time_ms: i64) -> Self {
        Self {
            store,
            client: Client::new(),
            author,
            uid,
            time_ms,
        }
    }

    fn commit(
        &self,
        expectations: Vec<(Key, Expect)>,
        operations: Vec<Operation>,
    ) -> Result<Revision, CommitError> {
        self.store.send(&Batch {
            id: self.client.next_id(),
            author: self.author.to_owned(),
            uid: self.uid,
            time_ms: self.time_ms,
            expectations,
            operations,
        })
    }

    fn write(&self, part: Part, number: u32, mark: Revision) -> Result<(), ApplyError> {
        let mut operations = part.operations;
        if !part.overwritten.is_empty() {
            let key = keys::laid_aside(number, 0);
            let failure = |error| ReadFailure::codec(&key, error);
            let payload = codec::encode(&part.overwritten).map_err(failure)?;
            let values = codec::seal(&key, OVERWRITTEN_KIND, 1, &payload).map_err(failure)?;
            for (chunk, value) in (0_u16..).zip(values) {
                operations.push(Operation::Put(keys::laid_aside(number, chunk), value));
            }
        }
        let still = vec![(keys::unfinished(), Expect::Revision(mark))];
        self.commit(still, operations)?;
        Ok(())
    }
}

impl Store {
    /// Commits a batch of any size, all or nothing. Whoever calls holds `applying`.
    pub(super) fn commit_whole(
        &self,
        batch: &Batch,
        ground: Ground,
    ) -> Result<Revision, ApplyError> {
        let limits = self.backend().limits();
        if batch.operations.len() <= limits.operations && batch.bytes() <= limits.bytes {
            return self.send(batch).map_err(ApplyError::Commit);
        }
        let parts = Parts::of(self, &batch.author, batch.uid, batch.time_ms);
        // What an earlier one left would be taken for this one's.
        self.put_back(&parts)?;
        let written = self.commit_parts(batch, ground, &parts);
        let settled = match &written {
            // What was laid aside is of no use to anybody any more.
            Ok(_) => self.sweep(&parts),
            Err(_) => self.put_back(&parts).map(|_| ()),
        };
        self.is_whole.store(settled.is_ok(), Ordering::Release);
        written
    }

    /// Withdraws an import that was broken off; whether there was one. Before a store is read for the
    /// first time, and whenever its state was exchanged.
    pub fn withdraw_unfinished(&self, actor: &Actor) -> Result<bool, ApplyError> {
        let _one_at_a_time = self.applying();
        self.withdraw(actor)
    }

    /// The same for whoever holds `applying`.
    pub(super) fn withdraw(&self, actor: &Actor) -> Result<bool, ApplyError> {
        let parts = Parts::of(self, &actor.author, actor.uid, actor.now_ms);
        let found = self.put_back(&parts)?;
        self.is_whole.store(true, Ordering::Release);
        Ok(found)
    }

    /// Before the first change: whoever opened the store may not have looked.
    pub(super) fn make_whole(&self, actor: &Actor) -> Result<(), ApplyError> {
        if !self.is_whole.load(Ordering::Acquire) {
            self.withdraw(actor)?;
        }
        Ok(())
    }

    fn commit_parts(
        &self,
        batch: &Batch,
        ground: Ground,
        parts: &Parts<'_>,
    ) -> Result<Revision, ApplyError> {
        let key = keys::unfinished();
        let mut expectations = batch.expectations.clone();
        expectations.push((key.clone(), Expect::Absent));
        let value = vec![VERSION, ground as u8];
        let mark = parts.commit(expectations, vec![Operation::Put(key.clone(), value)])?;
        self.write_parts(batch, ground, mark, parts)?;
        let last = Batch {
            expectations: vec![(key.clone(), Expect::Revision(mark))],
            operations: vec![Operation::Delete(key)],
            author: batch.author.clone(),
            ..*batch
        };
        match self.send(&last) {
            // The same change was committed before and came again: this time was once too often.
            Ok(known) if known <= mark => self.put_back(parts).map(|_| known),
            Err(CommitError::Unknown(why)) => {
                if self.put_back(parts)? {
                    // Now it is known: nothing has happened.
                    Err(ApplyError::Commit(CommitError::Unavailable(why)))
                } else {
                    Ok(self.backend().revision())
                }
            }
            answer => answer.map_err(ApplyError::Commit),
        }
    }

    fn write_parts(
        &self,
        batch: &Batch,
        ground: Ground,
        mark: Revision,
        parts: &Parts<'_>,
    ) -> Result<(), ApplyError> {
        let mut part = Part::default();
        let mut number = 0;
        for operation in &batch.operations {
            let before = match ground {
                Ground::Empty => None,
                Ground::Written => {
                    let row = self.backend().get(operation.key());
                    let row = row.map_err(ReadFailure::from)?;
                    Some((operation.key().to_vec(), row.map(|row| row.value)))
                }
            };
            if !part.has_room(operation, before.as_ref(), self.backend().limits()) {
                parts.write(std::mem::take(&mut part), number, mark)?;
                number += 1;
            }
            part.add(operation.clone(), before);
        }
        parts.write(part, number, mark)
    }

    /// Puts back what stands under a mark and takes the mark away; whether there was one.
    fn put_back(&self, parts: &Parts<'_>) -> Result<bool, ApplyError> {
        let key = keys::unfinished();
        let mark = self.backend().get(&key).map_err(ReadFailure::from)?;
        if let Some(mark) = &mark {
            let still = || vec![(key.clone(), Expect::Revision(mark.revision))];
            match mark.value.as_slice() {
                [VERSION, ground] if *ground == Ground::Empty as u8 => {
                    self.remove_all(&[], &[u8::MAX], &key, |rows| parts.commit(still(), rows))?;
                }
                [VERSION, ground] if *ground == Ground::Written as u8 => {
                    self.restore(|rows| parts.commit(still(), rows))?;
                }
                other => {
                    let version = other.first().copied().unwrap_or_default();
                    return Err(ReadFailure::codec(&key, CodecError::Newer(version)).into());
                }
            }
            parts.commit(still(), vec![Operation::Delete(key)])?;
        }
        self.sweep(parts)?;
        Ok(mark.is_some())
    }

    /// Part by part, the last one first; a part that is put back is forgotten in the same commit.
    fn restore(
        &self,
        commit: impl Fn(Vec<Operation>) -> Result<Revision, CommitError>,
    ) -> Result<(), ApplyError> {
        let rows = self.keys_in(b"u", b"v")?;
        let first = |key: &&Key| key.ends_with(&[0, 0]);
        for key in rows.iter().filter(first).rev() {
            let Some((header, payload, _)) = self.read_chunks(key)? else {
                continue;
            };
            let overwritten: Overwritten =
                codec::decode(&payload).map_err(|error| ReadFailure::codec(key, error))?;
            let mut operations: Vec<Operation> = overwritten
                .into_iter()
                .map(|(key, value)| match value {
                    Some(value) => Operation::Put(key, value),
                    None => Operation::Delete(key),
                })
                .collect();
            let part = &key[..key.len() - 2];
            operations.extend((0..header.chunks).map(|chunk| {
                let chunk = chunk.to_be_bytes();
                Operation::Delete([part, chunk.as_slice()].concat())
            }));
            commit(operations)?;
        }
        Ok(())
    }

    /// What finished imports laid aside.
    fn sweep(&self, parts: &Parts<'_>) -> Result<(), ApplyError> {
        self.remove_all(b"u", b"v", &[], |rows| parts.commit(Vec::new(), rows))
    }

    fn remove_all(
        &self,
        from: &[u8],
        to: &[u8],
        but: &[u8],
        commit: impl Fn(Vec<Operation>) -> Result<Revision, CommitError>,
    ) -> Result<(), ApplyError> {
        let most = u32::try_from(self.backend().limits().operations).unwrap_or(SWEEP);
        let mut from = from.to_vec();
        loop {
            let page = self.backend().range(&from, to, most.min(SWEEP));
            let page = page.map_err(ReadFailure::from)?;
            let Some((last, _)) = page.rows.last() else {
                return Ok(());
            };
            from.clone_from(last);
            from.push(0);
            let found = page.rows.into_iter().map(|(key, _)| key);
            let rows: Vec<Operation> = found
                .filter(|key| key != but)
                .map(Operation::Delete)
                .collect();
            if !rows.is_empty() {
                commit(rows)?;
            }
        }
    }
}
