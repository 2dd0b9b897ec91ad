//! Typed records on an ordered map of bytes.
//!
//! Responsible for: records, numbers, indexes, history, undo – and [`Store::apply`], the only way to
//! write. Not for: how bytes survive ([`backend`]), what fields look like to people
//! (`crate::fields`), and any rule of the field (`crate::domain`; `apply` asks it).
//!
//! ```text
//! Change (records put or deleted, by whom)   ── apply ──▶  Batch (bytes)  ──▶  Backend::commit
//! ```

pub mod apply;
pub mod backend;
mod batch;
pub mod codec;
pub mod due;
pub mod dump;
pub mod figures;
pub mod findings;
pub mod history;
pub mod index;
pub mod keys;
mod measures;
mod outcomes;
mod parted;
mod planning;
pub mod query;
mod read;
pub mod record;
mod rules;
pub mod verify;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use backend::{Backend, CommitId, Notice, ReadError, Revision, Watcher};
use codec::CodecError;
pub use history::{Seq, What};
pub use record::{Entity, Record};

use crate::domain::id::RecordId;

/// A record and the revision it was last written at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored<T> {
    /// The record.
    pub record: T,
    /// For [`Expected::Revision`].
    pub revision: Revision,
}

/// Who acts, and when: the store reads no clock and no user database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The acting person's name, as the history shows it.
    pub author: String,
    /// The Unix user of the process.
    pub uid: u32,
    /// Now, in milliseconds since 1970, UTC.
    pub now_ms: i64,
}

/// What has to be true of a record for its edit to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// It does not exist (also: a deleted one that comes back under its number).
    New,
    /// Nobody wrote it since this revision.
    Revision(Revision),
}

/// One record put or deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Write the record.
    Put {
        /// The record; a new one carries a provisional id.
        record: Record,
        /// What has to be true.
        expected: Expected,
    },
    /// Remove the record.
    Delete {
        /// Which.
        id: RecordId,
        /// Nobody wrote it since.
        expected: Revision,
    },
}

/// Everything that is written together. No index, no history, no number, no author: those are
/// derived where the change is applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Retrying under the same id is harmless.
    pub id: CommitId,
    /// What kind of change, for the history.
    pub what: What,
    /// The edits; no record twice.
    pub edits: Vec<Edit>,
}

impl Change {
    /// An empty change of what people do on screen or command line.
    pub const fn new(id: CommitId) -> Self {
        Self {
            id,
            what: What::Edit,
            edits: Vec::new(),
        }
    }

    /// Adds a new record.
    #[must_use]
    pub fn create(mut self, record: impl Into<Record>) -> Self {
        self.edits.push(Edit::Put {
            record: record.into(),
            expected: Expected::New,
        });
        self
    }

    /// Changes a record that was read at `revision`.
    #[must_use]
    pub fn put(mut self, record: impl Into<Record>, revision: Revision) -> Self {
        self.edits.push(Edit::Put {
            record: record.into(),
            expected: Expected::Revision(revision),
        });
        self
    }

    /// Deletes a record that was read at `revision`.
    #[must_use]
    pub fn delete(mut self, id: RecordId, revision: Revision) -> Self {
        self.edits.push(Edit::Delete {
            id,
            expected: revision,
        });
        self
    }
}

/// Why something can't be read.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum ReadFailure {
    /// The backend failed.
    #[error(transparent)]
    Backend(#[from] ReadError),
    /// A value is not what it should be.
    #[error("{at}: {error}")]
    Codec {
        /// The record, or the key in hex.
        at: String,
        /// What is wrong.
        error: CodecError,
    },
}

impl ReadFailure {
    pub(crate) fn codec(key: &[u8], error: CodecError) -> Self {
        let at = keys::parse_record(key).map_or_else(
            || key.iter().map(|byte| format!("{byte:02x}")).collect(),
            |(id, _)| id.to_string(),
        );
        Self::Codec { at, error }
    }
}

/// What a reader of the screen hears about changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// These records were written or removed.
    Records {
        /// At this revision.
        revision: Revision,
        /// By whom.
        author: String,
        /// Which.
        records: Vec<RecordId>,
    },
    /// Something was missed: read everything shown again.
    Everything(Revision),
}

/// Makes the commit ids of one client (a process, a thread).
#[derive(Debug)]
pub struct Client {
    client: u64,
    sequence: AtomicU64,
}

impl Default for Client {
    fn default() -> Self {
        Self::new()
    }
}

impl Client {
    /// A client nobody else is.
    pub fn new() -> Self {
        use std::hash::{BuildHasher, Hasher};
        // Each RandomState is seeded from the system: 64 random bits without another dependency.
        let mut hasher = std::collections::hash_map::RandomState::new().build_hasher();
        hasher.write_u32(std::process::id());
        Self {
            client: hasher.finish(),
            sequence: AtomicU64::new(0),
        }
    }

    /// The next id. Changes have to be applied in the order their ids were made.
    pub fn next_id(&self) -> CommitId {
        CommitId {
            client: self.client,
            sequence: self.sequence.fetch_add(1, Ordering::Relaxed) + 1,
        }
    }

    /// An empty change under the next id.
    pub fn change(&self) -> Change {
        Change::new(self.next_id())
    }
}

/// The store. Cheap to share behind an `Arc`; every method may be called from any thread.
pub struct Store {
    backend: Arc<dyn Backend>,
    /// One change at a time is prepared: its numbers and neighbours must not move meanwhile.
    applying: Mutex<()>,
    /// Whether it is known that no unfinished import lies here; see [`parted`].
    is_whole: AtomicBool,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

impl Store {
    /// A store on a backend.
    pub fn new(backend: Arc<dyn Backend>) -> Self {
        Self {
            backend,
            applying: Mutex::new(()),
            is_whole: AtomicBool::new(false),
        }
    }

    /// For whoever writes; nothing in here outlives a panic.
    fn applying(&self) -> MutexGuard<'_, ()> {
        self.applying.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The backend below.
    pub fn backend(&self) -> &dyn Backend {
        &*self.backend
    }

    /// Notices of every change after `from`, for [`changed`].
    pub fn watch(&self, from: Revision) -> Result<Watcher, ReadFailure> {
        Ok(self.backend.watch(from)?)
    }
}

/// What a notice means for records.
pub fn changed(notice: Notice) -> Changed {
    match notice {
        Notice::Resync(revision) => Changed::Everything(revision),
        Notice::Changed {
            revision,
            author,
            keys,
        } => {
            let mut records: Vec<RecordId> = keys
                .iter()
                .filter_map(|key| keys::parse_record(key).map(|(id, _)| id))
                .collect();
            records.dedup();
            Changed::Records {
                revision,
                author,
                records,
            }
        }
    }
}
