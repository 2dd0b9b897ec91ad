//! The reference: the backend's promises in the fewest lines, in memory.
//!
//! Responsible for: being obviously right, so that the other backends can be compared with it, and
//! for tests that need no disk. Not for: durability; it dies with the process.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use super::watch::{Hub, Watcher};
use super::{
    Backend, Batch, CommitError, Expect, Key, Limits, Operation, Page, ReadError, Revision,
    Versioned,
};

/// See the module.
#[derive(Debug)]
pub struct MemoryBackend {
    rows: RwLock<Rows>,
    hub: Hub,
    limits: Limits,
}

#[derive(Debug, Default)]
struct Rows {
    map: BTreeMap<Key, Versioned>,
    revision: Revision,
    /// Client → its last sequence and that commit's revision.
    clients: HashMap<u64, (u64, Revision)>,
}

impl Default for MemoryBackend {
    fn default() -> Self {
        Self::new()
    }
}

impl MemoryBackend {
    /// An empty one with the limits of the embedded backend.
    pub fn new() -> Self {
        Self::with_limits(Limits::EMBEDDED)
    }

    /// An empty one with limits of the caller's, for tests of what happens at them.
    pub fn with_limits(limits: Limits) -> Self {
        Self {
            rows: RwLock::default(),
            hub: Hub::new(Revision(0)),
            limits,
        }
    }

    fn rows(&self) -> RwLockReadGuard<'_, Rows> {
        self.rows.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Backend for MemoryBackend {
    fn get(&self, key: &[u8]) -> Result<Option<Versioned>, ReadError> {
        Ok(self.rows().map.get(key).cloned())
    }

    fn range(&self, from: &[u8], to: &[u8], limit: u32) -> Result<Page, ReadError> {
        let rows = self.rows();
        let mut page = Page {
            rows: Vec::new(),
            more: false,
            revision: rows.revision,
        };
        // `BTreeMap::range` panics on a range that ends before it starts.
        if limit == 0 || from >= to {
            return Ok(page);
        }
        let bounds = (Bound::Included(from), Bound::Excluded(to));
        for (key, value) in rows.map.range::<[u8], _>(bounds) {
            if page.rows.len() == limit as usize {
                page.more = true;
                break;
            }
            page.rows.push((key.clone(), value.clone()));
        }
        Ok(page)
    }

    fn commit(&self, batch: &Batch) -> Result<Revision, CommitError> {
        let mut rows = self.rows.write().unwrap_or_else(PoisonError::into_inner);
        if let Some((sequence, revision)) = rows.clients.get(&batch.id.client) {
            if *sequence == batch.id.sequence {
                return Ok(*revision);
            }
            if *sequence > batch.id.sequence {
                return Err(CommitError::Conflict { keys: Vec::new() });
            }
        }
        batch.check_shape(self.limits)?;
        let held = |(key, expect): &&(Key, Expect)| {
            expect.holds(rows.map.get(key).map(|value| value.revision))
        };
        let keys: Vec<Key> = batch
            .expectations
            .iter()
            .filter(|expectation| !held(expectation))
            .map(|(key, _)| key.clone())
            .collect();
        if !keys.is_empty() {
            return Err(CommitError::Conflict { keys });
        }
        let revision = Revision(rows.revision.0 + 1);
        for operation in &batch.operations {
            match operation {
                Operation::Put(key, value) => {
                    let value = Versioned {
                        value: value.clone(),
                        revision,
                    };
                    rows.map.insert(key.clone(), value);
                }
                Operation::Delete(key) => {
                    rows.map.remove(key);
                }
            }
        }
        rows.revision = revision;
        rows.clients
            .insert(batch.id.client, (batch.id.sequence, revision));
        // Under the lock, so that two commits cannot be announced in the wrong order.
        self.hub.announce(revision, &batch.author, batch.keys());
        Ok(revision)
    }

    fn watch(&self, from: Revision) -> Result<Watcher, ReadError> {
        self.hub.watch(from)
    }

    fn limits(&self) -> Limits {
        self.limits
    }

    fn revision(&self) -> Revision {
        self.rows().revision
    }
}
