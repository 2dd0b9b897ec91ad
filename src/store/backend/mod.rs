//! The narrow waist: an ordered map from bytes to bytes with atomic, durable, conditional commits.
//!
//! Responsible for: what a backend promises, in types. Not for: what the bytes mean (that is
//! [`crate::store::Store`], written once above every backend).
//!
//! Promises every backend keeps (`tests/backend_conformance.rs` holds them to it):
//! * a commit is all or nothing, and durable when `commit` returns `Ok`;
//! * it is refused with [`CommitError::Conflict`] when one expectation does not hold, and then
//!   changes nothing;
//! * the same commit id sent twice is applied once; the second call returns the first's revision,
//!   before any expectation is looked at;
//! * revisions grow by exactly one a commit, starting at 1;
//! * every commit is announced to every watcher once, in order, after it is durable; a watcher that
//!   does not read is never waited for: it gets [`Notice::Resync`] instead of what it missed.

use std::collections::HashSet;

pub mod embedded;
mod faulty;
mod memory;
mod watch;

pub use faulty::{Fault, Faulty};
pub use memory::MemoryBackend;
pub use watch::{Hub, StopWatching, Watcher};

/// A key. Big-endian and order-preserving by convention of the layer above.
pub type Key = Vec<u8>;

/// Number of a commit: the first is 1, the next one more. 0 means "nothing was ever committed".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Revision(pub u64);

/// Identity of a commit, made by the client: retrying under the same id is harmless.
///
/// Grammar of meaning: `client` names a process's life (random), `sequence` counts its commits
/// from 1. A backend remembers for every client the last sequence and its revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CommitId {
    /// Random, once a process.
    pub client: u64,
    /// 1, 2, 3 … within that client; a lower one than the last seen is refused as a conflict without keys.
    pub sequence: u64,
}

/// A value and the revision of the commit that last wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versioned {
    /// The bytes.
    pub value: Vec<u8>,
    /// Who wrote them, as a revision.
    pub revision: Revision,
}

/// Some rows in key order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Keys and values, ascending.
    pub rows: Vec<(Key, Versioned)>,
    /// Whether the range holds more rows behind the last one.
    pub more: bool,
    /// The store's revision while this page was read; two pages of different revisions may mix states.
    pub revision: Revision,
}

/// What has to be true for a commit to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// The key does not exist.
    Absent,
    /// The key exists and was last written by this revision.
    Revision(Revision),
}

impl Expect {
    /// Whether it holds for a key last written by `found` (`None`: the key does not exist).
    pub fn holds(self, found: Option<Revision>) -> bool {
        match self {
            Self::Absent => found.is_none(),
            Self::Revision(revision) => found == Some(revision),
        }
    }
}

/// One change of one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// Write the value, whatever was there.
    Put(Key, Vec<u8>),
    /// Remove the key; a missing one is fine.
    Delete(Key),
}

impl Operation {
    /// The key it touches.
    pub fn key(&self) -> &[u8] {
        match self {
            Self::Put(key, _) | Self::Delete(key) => key,
        }
    }
}

/// Everything one commit does. No key may stand twice in `operations`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// See [`CommitId`].
    pub id: CommitId,
    /// The acting person, as the history will name them.
    pub author: String,
    /// The Unix user of the process that commits, as the kernel says.
    pub uid: u32,
    /// Milliseconds since 1970 (UTC), given by the caller: backends read no clock.
    pub time_ms: i64,
    /// All of them have to hold.
    pub expectations: Vec<(Key, Expect)>,
    /// Applied together.
    pub operations: Vec<Operation>,
}

impl Batch {
    /// Bytes of keys and values, for [`Limits`].
    pub fn bytes(&self) -> usize {
        self.operations
            .iter()
            .map(|operation| match operation {
                Operation::Put(key, value) => key.len() + value.len(),
                Operation::Delete(key) => key.len(),
            })
            .sum()
    }

    /// The keys it writes or removes, for [`Notice::Changed`].
    pub fn keys(&self) -> Vec<Key> {
        self.operations
            .iter()
            .map(|operation| operation.key().to_vec())
            .collect()
    }

    /// Whether it keeps to `limits` and names no key twice.
    pub fn check_shape(&self, limits: Limits) -> Result<(), CommitError> {
        let count = self.operations.len();
        if count > limits.operations {
            let most = limits.operations;
            return Err(CommitError::TooLarge(format!(
                "{count} operations, at most {most}"
            )));
        }
        let bytes = self.bytes();
        if bytes > limits.bytes {
            let most = limits.bytes;
            return Err(CommitError::TooLarge(format!(
                "{bytes} bytes, at most {most}"
            )));
        }
        let mut seen = HashSet::with_capacity(count);
        if self
            .operations
            .iter()
            .all(|operation| seen.insert(operation.key()))
        {
            Ok(())
        } else {
            Err(CommitError::TooLarge("the same key twice".to_owned()))
        }
    }
}

/// What a batch may hold at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Number of operations.
    pub operations: usize,
    /// Bytes of all keys and values, see [`Batch::bytes`].
    pub bytes: usize,
}

impl Limits {
    /// Of the embedded backend (and of memory, its model): 64 MiB and a million operations.
    pub const EMBEDDED: Self = Self {
        operations: 1_000_000,
        bytes: 64 << 20,
    };
}

/// What a watcher hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A commit happened.
    Changed {
        /// Its revision.
        revision: Revision,
        /// Who did it.
        author: String,
        /// The keys it wrote or removed.
        keys: Vec<Key>,
    },
    /// Notices were lost (a slow reader, a reopened state): read everything shown again, from this revision on.
    Resync(Revision),
}

/// Why a read failed.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// The store can't be reached at the moment; trying again may help.
    #[error("the store can't be reached: {0}")]
    Unavailable(String),
    /// What is stored is not what was written.
    #[error("the store is damaged: {0}")]
    Damaged(String),
}

/// Why a commit did not happen (or, for [`CommitError::Unknown`], may not have).
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum CommitError {
    /// An expectation failed: somebody changed these keys meanwhile.
    #[error("changed meanwhile")]
    Conflict {
        /// The keys whose expectation did not hold.
        keys: Vec<Key>,
    },
    /// More than [`Limits`] allows, or the same key twice.
    #[error("too much for one commit: {0}")]
    TooLarge(String),
    /// No room on the disk; nothing was written.
    #[error("no room left on the disk")]
    Full,
    /// The store takes no commits at present, with the reason.
    #[error("the store is read-only: {0}")]
    ReadOnly(String),
    /// Not reached; nothing was written.
    #[error("the store can't be reached: {0}")]
    Unavailable(String),
    /// The answer was lost: retry under the same commit id to learn it.
    #[error("it is not known whether the change was stored: {0}")]
    Unknown(String),
    /// What is stored is not what was written.
    #[error("the store is damaged: {0}")]
    Damaged(String),
}

impl From<ReadError> for CommitError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Unavailable(why) => Self::Unavailable(why),
            ReadError::Damaged(why) => Self::Damaged(why),
        }
    }
}

/// See the module's promises.
pub trait Backend: Send + Sync {
    /// The value of one key.
    fn get(&self, key: &[u8]) -> Result<Option<Versioned>, ReadError>;
    /// Up to `limit` rows with `from <= key < to`, ascending. `limit` 0 gives none, and so does
    /// a range that ends before it starts. One page is read under one lock: a limit of some
    /// thousands keeps commits waiting for some milliseconds at most.
    fn range(&self, from: &[u8], to: &[u8], limit: u32) -> Result<Page, ReadError>;
    /// Applies the batch, all or nothing; durable when it returns.
    fn commit(&self, batch: &Batch) -> Result<Revision, CommitError>;
    /// Notices of every commit after `from`; where those are no longer known, a `Resync` comes first.
    fn watch(&self, from: Revision) -> Result<Watcher, ReadError>;
    /// What a batch may hold.
    fn limits(&self) -> Limits;
    /// The revision of the last commit.
    fn revision(&self) -> Revision;
}
