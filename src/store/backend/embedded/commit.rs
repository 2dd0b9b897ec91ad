//! One commit: expectations, frame, sync, apply, announce.
//!
//! Responsible for: the order of these, which is the durability. Not for: what failed disks and
//! failed sleds are made of. From the sync on the commit has happened: an error of sled's after it
//! leads to a repair, never to "failed".

use std::sync::atomic::Ordering;

use crate::store::backend::{Backend, Batch, CommitError, CommitId, Key, Operation, Revision};

use super::bytes::Reader;
use super::frame::Frame;
use super::guard::StateError;
use super::journal::AppendError;
use super::position::Position;
use super::state::{OWN, State};
use super::{Embedded, ScanNeed, Writer, locked, raw};

/// Commit ids of clients that were silent for this long are forgotten.
const REMEMBERED_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// A new client's first commit looks at this many neighbours: the ids are random, so all are visited
/// in time, and no commit pays for a sweep of everything.
const NEIGHBOURS: usize = 32;

/// Row of the last commit of a client.
fn client_key(client: u64) -> Key {
    let mut key = vec![OWN, b'c'];
    key.extend_from_slice(&client.to_be_bytes());
    key
}

fn client_value(batch: &Batch) -> Vec<u8> {
    let mut value = batch.id.sequence.to_le_bytes().to_vec();
    value.extend_from_slice(&batch.time_ms.to_le_bytes());
    value
}

/// Sequence and time.
fn parse_client(value: &[u8]) -> Option<(u64, i64)> {
    let mut reader = Reader::new(value);
    Some((reader.u64()?, reader.i64()?))
}

/// What a look at the state says about a batch.
enum Plan {
    /// Committed already.
    Known(Revision),
    Refused(CommitError),
    /// To be written. Boxed: a frame is large.
    Frame(Box<Frame>),
}

impl Embedded {
    pub(super) fn commit_batch(&self, batch: &Batch) -> Result<Revision, CommitError> {
        self.wait_for_scan()?;
        let mut writer = locked(&self.writer);
        let frame = match self.plan_repaired(&mut writer, batch)? {
            Plan::Known(revision) => return Ok(revision),
            Plan::Refused(error) => return Err(error),
            Plan::Frame(frame) => frame,
        };
        let position = self.write_frame(&mut writer, &frame)?;
        writer.durable = frame.revision;
        self.apply_frame(&mut writer, &frame, position)?;
        self.hub
            .announce(frame.revision, &batch.author, batch.keys());
        Ok(frame.revision)
    }

    /// A state nobody vouches for takes no commits; a scan that nobody runs is run here.
    fn wait_for_scan(&self) -> Result<(), CommitError> {
        if self.needs_scan() != ScanNeed::First {
            return Ok(());
        }
        let unavailable = |error: super::UpkeepError| CommitError::Unavailable(error.to_string());
        let scan = self.run_scan().map_err(unavailable)?;
        locked(&self.events).extend(scan.events);
        Ok(())
    }

    fn plan_repaired(&self, writer: &mut Writer, batch: &Batch) -> Result<Plan, CommitError> {
        for _ in 0..2 {
            let epoch = self.epoch.load(Ordering::Acquire);
            let planned = self.state().as_ref().map(|state| self.plan(state, batch));
            let fault = match planned {
                Some(Ok(plan)) => return Ok(plan),
                Some(Err(fault)) => Some(fault),
                None => None,
            };
            self.repair(writer, epoch, fault)?;
        }
        Err(CommitError::Unavailable(
            "the state can't be read".to_owned(),
        ))
    }

    fn plan(&self, state: &State, batch: &Batch) -> Result<Plan, StateError> {
        let CommitId { client, sequence } = batch.id;
        let known = state.get(&client_key(client))?;
        let last = known
            .as_ref()
            .and_then(|row| Some((parse_client(&row.value)?.0, row.revision)));
        match last {
            Some((known, revision)) if known == sequence => return Ok(Plan::Known(revision)),
            Some((known, _)) if known > sequence => {
                return Ok(Plan::Refused(CommitError::Conflict { keys: Vec::new() }));
            }
            _ => {}
        }
        if let Err(error) = batch.check_shape(self.limits()) {
            return Ok(Plan::Refused(error));
        }
        let mut keys = Vec::new();
        for (key, expect) in &batch.expectations {
            if !expect.holds(state.get(&raw(key))?.map(|row| row.revision)) {
                keys.push(key.clone());
            }
        }
        if !keys.is_empty() {
            return Ok(Plan::Refused(CommitError::Conflict { keys }));
        }
        let forgotten = if known.is_none() {
            forgotten_clients(state, batch)?
        } else {
            Vec::new()
        };
        let operations = operations(batch, forgotten);
        let revision = Revision(state.position.revision.0 + 1);
        let hash = state.position.hash ^ state.hash_change(revision, &operations)?;
        Ok(Plan::Frame(Box::new(Frame {
            revision,
            time_ms: batch.time_ms,
            durable: state.position.revision,
            hash,
            id: batch.id,
            uid: batch.uid,
            author: batch.author.clone(),
            expectations: batch.expectations.clone(),
            operations,
        })))
    }

    fn write_frame(&self, writer: &mut Writer, frame: &Frame) -> Result<Position, CommitError> {
        let Some(bytes) = frame.encode() else {
            return Err(CommitError::TooLarge(
                "more than a journal frame holds".to_owned(),
            ));
        };
        // sled needs about twice what it stores, and some more while it cleans up.
        let wanted = self.reserve_bytes.saturating_add(3 * bytes.len() as u64);
        let free = self.ground.files.free_bytes(&self.ground.layout.root);
        if free.is_ok_and(|free| free < wanted) {
            return Err(CommitError::Full);
        }
        let refused = |error| match error {
            AppendError::Full => CommitError::Full,
            AppendError::Refused(why) => CommitError::ReadOnly(why),
            AppendError::Uncertain(why) => CommitError::Unknown(why),
        };
        writer.journal.ready(frame.revision).map_err(refused)?;
        let start = writer.journal.append(&bytes).map_err(refused)?;
        Ok(Position {
            revision: frame.revision,
            start,
            end: start.offset + bytes.len() as u64,
            hash: frame.hash,
        })
    }

    /// Readers wait for this, and only for this.
    fn apply_frame(
        &self,
        writer: &mut Writer,
        frame: &Frame,
        position: Position,
    ) -> Result<(), CommitError> {
        let epoch = self.epoch.load(Ordering::Acquire);
        let applied = self
            .state_mut()
            .as_mut()
            .map(|state| state.apply(&frame.operations, position));
        let fault = match applied {
            Some(Ok(())) => {
                self.revision.store(frame.revision.0, Ordering::Release);
                return Ok(());
            }
            Some(Err(fault)) => Some(fault),
            None => None,
        };
        // The repair replays the frame from the journal.
        self.repair(writer, epoch, fault).map_err(|error| {
            CommitError::Unknown(format!(
                "stored in the journal, but not readable yet: {error}"
            ))
        })
    }
}

fn operations(batch: &Batch, forgotten: Vec<Key>) -> Vec<Operation> {
    let mut operations: Vec<Operation> = batch
        .operations
        .iter()
        .map(|operation| match operation {
            Operation::Put(key, value) => Operation::Put(raw(key), value.clone()),
            Operation::Delete(key) => Operation::Delete(raw(key)),
        })
        .collect();
    operations.extend(forgotten.into_iter().map(Operation::Delete));
    operations.push(Operation::Put(
        client_key(batch.id.client),
        client_value(batch),
    ));
    operations
}

/// Clients next to a new one, in the order of their ids, that were silent for too long.
fn forgotten_clients(state: &State, batch: &Batch) -> Result<Vec<Key>, StateError> {
    let own = client_key(batch.id.client);
    let (mut rows, _) = state.range(&own, &[OWN, b'c' + 1], NEIGHBOURS)?;
    if rows.len() < NEIGHBOURS {
        let (wrapped, _) = state.range(&[OWN, b'c'], &own, NEIGHBOURS - rows.len())?;
        rows.extend(wrapped);
    }
    let is_old = |value: &[u8]| {
        parse_client(value)
            .is_some_and(|(_, time_ms)| time_ms.saturating_add(REMEMBERED_MS) < batch.time_ms)
    };
    Ok(rows
        .into_iter()
        .filter(|(_, row)| is_old(&row.value))
        .map(|(key, _)| key.to_vec())
        .collect())
}
