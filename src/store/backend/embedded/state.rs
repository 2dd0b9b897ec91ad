//! The indexed state: sled, which may be lost or damaged at any time.
//!
//! Responsible for: the rows, where in the journal they stand, and the hash over them. Not for:
//! durability (that is the journal's) and not for what to do after an error (see [`super::recover`]).
//!
//! One tree. A row's key is one byte for whose it is ([`OWN`] or [`USER`]) and then the key; its
//! value is the revision that wrote it (8 bytes, big-endian) and then the value.
//!
//! **State hash**: XOR over all rows but the position of XXH3-64 of key and value, carried forward
//! from old and new values with each commit. It raises the alarm about sled, never about the journal.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use sled::IVec;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use crate::store::backend::{Operation, Revision, Versioned};

use super::guard::{StateError, guarded};
use super::position::Position;

/// Rows of the backend itself.
pub(super) const OWN: u8 = 0;
/// Rows of the layer above.
pub(super) const USER: u8 = 1;
/// The row that is no part of the hash: see [`Position`].
pub(super) const POSITION: &[u8] = &[OWN, b'p'];
/// What is applied to sled at once: larger batches make it copy large parts of its tree at a time.
const PIECE: usize = 1_000;
/// sled's files may still be held by a process (or a thread of ours) that is just ending.
const REOPEN: Duration = Duration::from_secs(5);
const CACHE: u64 = 64 << 20;

/// One row's part of the state hash.
pub(super) fn row_hash(key: &[u8], value: &[u8]) -> u64 {
    xxh3_64_with_seed(value, xxh3_64(key))
}

/// A value as it is stored.
fn stored(revision: Revision, value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(8 + value.len());
    out.extend_from_slice(&revision.0.to_be_bytes());
    out.extend_from_slice(value);
    out
}

/// The revision a stored value begins with, and the rest.
pub(super) fn unstored(value: &[u8]) -> Option<(Revision, &[u8])> {
    let (revision, rest) = value.split_first_chunk::<8>()?;
    Some((Revision(u64::from_be_bytes(*revision)), rest))
}

/// A scan under way: rows before the cursor are in its hash.
#[derive(Debug, Default)]
struct Observer {
    cursor: Vec<u8>,
    hash: u64,
}

/// Where a finished scan stood.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scanned {
    pub(super) position: Position,
    /// Of the rows read, all of them as of `position`.
    pub(super) hash: u64,
}

/// Some rows, and the end if that was reached.
pub(super) struct Rows {
    pub(super) rows: Vec<(IVec, IVec)>,
    pub(super) scanned: Option<Scanned>,
}

/// See the module.
#[derive(Debug)]
pub(super) struct State {
    db: sled::Db,
    folder: PathBuf,
    pub(super) generation: u64,
    pub(super) position: Position,
    observer: Mutex<Option<Observer>>,
}

fn open_db(folder: &Path) -> Result<sled::Db, StateError> {
    let begun = Instant::now();
    loop {
        let config = sled::Config::new()
            .path(folder)
            .cache_capacity(CACHE)
            .flush_every_ms(Some(500));
        match guarded(|| config.open()) {
            // The text is the only sign: sled gives the error kind `Other`.
            Err(StateError::Failed(why)) if why.contains("could not acquire lock") => {
                // Not a reason to rebuild: somebody lives who deleted (or lost) our own lock file.
                if begun.elapsed() >= REOPEN {
                    return Err(StateError::System(io::ErrorKind::WouldBlock, why));
                }
                std::thread::sleep(Duration::from_millis(10));
            }
            done => return done,
        }
    }
}

impl State {
    /// Opens what is in `folder`; `None` if it never got as far as a position.
    pub(super) fn open(folder: &Path, generation: u64) -> Result<Option<Self>, StateError> {
        let db = open_db(folder)?;
        let found = guarded(|| db.get(POSITION));
        let position = match found {
            Ok(found) => found.as_deref().and_then(Position::decode),
            Err(error) => {
                abandon(db, &error);
                return Err(error);
            }
        };
        Ok(position.map(|position| Self::over(db, folder, generation, position)))
    }

    /// A new one with no rows and no position: it does not open before [`State::move_to`].
    pub(super) fn create(folder: &Path, generation: u64) -> Result<Self, StateError> {
        let db = open_db(folder)?;
        Ok(Self::over(db, folder, generation, Position::EMPTY))
    }

    fn over(db: sled::Db, folder: &Path, generation: u64, position: Position) -> Self {
        Self {
            db,
            folder: folder.to_owned(),
            generation,
            position,
            observer: Mutex::new(None),
        }
    }

    pub(super) fn get(&self, key: &[u8]) -> Result<Option<Versioned>, StateError> {
        let found = guarded(|| self.db.get(key))?;
        found.map(|value| versioned(&value)).transpose()
    }

    /// Up to `limit` rows of `from <= key < to`, and whether there are more.
    pub(super) fn range(
        &self,
        from: &[u8],
        to: &[u8],
        limit: usize,
    ) -> Result<(Vec<(IVec, Versioned)>, bool), StateError> {
        let mut rows = Vec::new();
        if limit == 0 || from >= to {
            return Ok((rows, false));
        }
        let found = guarded(|| {
            let wanted = self.db.range(from..to).take(limit.saturating_add(1));
            wanted.collect::<sled::Result<Vec<(IVec, IVec)>>>()
        })?;
        let more = found.len() > limit;
        for (key, value) in found.into_iter().take(limit) {
            rows.push((key, versioned(&value)?));
        }
        Ok((rows, more))
    }

    /// What applying the operations changes in the hash.
    pub(super) fn hash_change(
        &self,
        revision: Revision,
        operations: &[Operation],
    ) -> Result<u64, StateError> {
        self.changed_hash(revision, operations, |_| true)
    }

    fn changed_hash(
        &self,
        revision: Revision,
        operations: &[Operation],
        counts: impl Fn(&[u8]) -> bool,
    ) -> Result<u64, StateError> {
        guarded(|| {
            let mut change = 0;
            for operation in operations
                .iter()
                .filter(|operation| counts(operation.key()))
            {
                let key = operation.key();
                if let Some(old) = self.db.get(key)? {
                    change ^= row_hash(key, &old);
                }
                if let Operation::Put(_, value) = operation {
                    change ^= row_hash(key, &stored(revision, value));
                }
            }
            Ok(change)
        })
    }

    /// Applies a commit and moves on to `position`. After an error the rows are neither old nor new:
    /// this value must not be used again.
    pub(super) fn apply(
        &mut self,
        operations: &[Operation],
        position: Position,
    ) -> Result<(), StateError> {
        let observed = self.observed_change(operations, position.revision)?;
        self.write(operations, position.revision, Some(position))?;
        if let Some(change) = observed
            && let Some(observer) = self.observer().as_mut()
        {
            observer.hash ^= change;
        }
        Ok(())
    }

    /// Writes rows without moving on, for a rebuild.
    pub(super) fn load(
        &self,
        operations: &[Operation],
        revision: Revision,
    ) -> Result<(), StateError> {
        self.write_pieces(operations, revision, None)
    }

    /// Writes rows as they were stored, for a rebuild.
    pub(super) fn load_stored(&self, rows: Vec<(Vec<u8>, Vec<u8>)>) -> Result<(), StateError> {
        let mut batch = sled::Batch::default();
        for (key, value) in rows {
            batch.insert(key, value);
        }
        guarded(|| self.db.apply_batch(batch))
    }

    /// Says up to where the rows have come.
    pub(super) fn move_to(&mut self, position: Position) -> Result<(), StateError> {
        self.write(&[], position.revision, Some(position))
    }

    fn write(
        &mut self,
        operations: &[Operation],
        revision: Revision,
        position: Option<Position>,
    ) -> Result<(), StateError> {
        self.write_pieces(operations, revision, position)?;
        if let Some(position) = position {
            self.position = position;
        }
        Ok(())
    }

    /// The last piece carries the position, so that whatever was cut short is applied again from
    /// the journal: puts and deletes may be.
    fn write_pieces(
        &self,
        operations: &[Operation],
        revision: Revision,
        position: Option<Position>,
    ) -> Result<(), StateError> {
        let mut pieces = operations.chunks(PIECE).peekable();
        loop {
            let mut batch = sled::Batch::default();
            for operation in pieces.next().unwrap_or_default() {
                match operation {
                    Operation::Put(key, value) => {
                        batch.insert(key.as_slice(), stored(revision, value));
                    }
                    Operation::Delete(key) => batch.remove(key.as_slice()),
                }
            }
            let is_last = pieces.peek().is_none();
            if let Some(position) = position.filter(|_| is_last) {
                batch.insert(POSITION, position.encode());
            }
            guarded(|| self.db.apply_batch(batch))?;
            if is_last {
                return Ok(());
            }
        }
    }

    fn observer(&self) -> std::sync::MutexGuard<'_, Option<Observer>> {
        self.observer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a commit changes in rows that a scan has passed already.
    fn observed_change(
        &self,
        operations: &[Operation],
        revision: Revision,
    ) -> Result<Option<u64>, StateError> {
        let Some(cursor) = self
            .observer()
            .as_ref()
            .map(|observer| observer.cursor.clone())
        else {
            return Ok(None);
        };
        self.changed_hash(revision, operations, |key| key < cursor.as_slice())
            .map(Some)
    }

    /// Begins a scan; the commits until its end are taken into account.
    pub(super) fn begin_scan(&self) {
        *self.observer() = Some(Observer::default());
    }

    /// Ends a scan before its time.
    pub(super) fn drop_scan(&self) {
        *self.observer() = None;
    }

    /// The next rows of the scan, without the position; `None` if no scan is under way.
    pub(super) fn scan_on(&self, limit: usize) -> Result<Option<Rows>, StateError> {
        let mut slot = self.observer();
        let Some(observer) = slot.as_mut() else {
            return Ok(None);
        };
        let found = guarded(|| {
            let wanted = self.db.range(observer.cursor.clone()..).take(limit);
            wanted.collect::<sled::Result<Vec<(IVec, IVec)>>>()
        })?;
        let is_end = found.len() < limit;
        if let Some((key, _)) = found.last() {
            observer.cursor = key.to_vec();
            observer.cursor.push(0);
        }
        let rows: Vec<(IVec, IVec)> = found
            .into_iter()
            .filter(|(key, _)| key != POSITION)
            .collect();
        for (key, value) in &rows {
            observer.hash ^= row_hash(key, value);
        }
        let hash = observer.hash;
        let scanned = is_end.then_some(Scanned {
            position: self.position,
            hash,
        });
        if is_end {
            *slot = None;
        }
        Ok(Some(Rows { rows, scanned }))
    }

    /// The hash of all rows, read now.
    pub(super) fn full_hash(&self) -> Result<u64, StateError> {
        guarded(|| {
            let mut hash = 0;
            for row in self.db.iter() {
                let (key, value) = row?;
                if key != POSITION {
                    hash ^= row_hash(&key, &value);
                }
            }
            Ok(hash)
        })
    }

    /// Lets go of the files, and waits until sled's threads have, too.
    pub(super) fn close(self) -> Result<(), StateError> {
        let Self { db, folder, .. } = self;
        guarded(|| db.flush().map(|_| drop(db)))?;
        let begun = Instant::now();
        // sled locks this file; a thread of its own may keep it for some milliseconds.
        while let Ok(file) = File::open(folder.join("db"))
            && file.try_lock().is_err()
            && begun.elapsed() < REOPEN
        {
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(())
    }

    /// Lets go after an error.
    pub(super) fn abandon(self, error: &StateError) {
        abandon(self.db, error);
    }
}

/// Drops a handle after an error; after a panic not even that, because dropping writes.
fn abandon(db: sled::Db, error: &StateError) {
    match error {
        StateError::Failed(_) | StateError::System(..) => drop(guarded(|| {
            drop(db);
            Ok(())
        })),
        StateError::Panicked(_) => std::mem::forget(db),
    }
}

fn versioned(value: &[u8]) -> Result<Versioned, StateError> {
    let (revision, rest) =
        unstored(value).ok_or_else(|| StateError::Failed("a row is too short".to_owned()))?;
    Ok(Versioned {
        value: rest.to_vec(),
        revision,
    })
}
