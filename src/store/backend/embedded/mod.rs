//! The store of one host: an fsynced journal that is the truth, sled as the indexed state.
//!
//! Responsible for: everything between the trait and the disk. Not for: what the bytes mean, nor
//! for other processes (one holds the store; see [`Embedded::peek_holder`]).
//!
//! | file | one idea |
//! | --- | --- |
//! | `open` | from a folder to an open store, and back to a clean end |
//! | `commit` | expectations, frame, sync, apply, announce |
//! | `scan` | whole-state scan, and exchanging a state while it is in use |
//! | `upkeep` | checkpoints: when, how, and what may go then |
//! | `verify` | every byte, looked at |
//! | `recover` | a state that fits the journal, rebuilt if need be |
//! | `journal`, `segments`, `frame` | the truth: written, read, one commit of it |
//! | `state`, `position`, `guard` | sled, where it stands in the journal, and its panics |
//! | `checkpoint` | all rows in one file |
//! | `layout`, `lock`, `mark`, `files` | the folder, its holder, its clean end, the seam for tests |
//!
//! Nothing here has a thread or a tick of its own: whoever holds the store calls
//! [`Embedded::run_scan`] and [`Embedded::checkpoint_if_due`] when it is quiet.
//!
//! Locks are taken in this order: scan, writer, state.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::watch::{Hub, Watcher};
use super::{Backend, Batch, CommitError, Limits, Page, ReadError, Revision, Versioned};

mod bytes;
mod checkpoint;
mod commit;
mod error;
pub mod files;
mod frame;
mod guard;
mod journal;
mod layout;
mod lock;
mod mark;
mod open;
mod position;
mod recover;
mod scan;
mod segments;
mod state;
mod stress;
mod upkeep;
mod verify;

pub use error::{Damage, OpenError, OpenEvent, OpenReport, Problem, RebuildReason, UpkeepError};
pub use guard::quiet_panic;
pub use layout::{private_umask, random_id};
pub use lock::{Holder, HolderKind};
pub use open::{OpenOptions, ScanMode};
pub use scan::ScanReport;
pub use stress::{StressError, check_stress, stress, stress_batch};
pub use upkeep::{CheckpointPolicy, CheckpointReport};
pub use verify::VerifyReport;

use guard::StateError;
use journal::Journal;
use lock::Lock;
use recover::Ground;
use state::{State, USER};

/// What has to happen before the state may be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanNeed {
    /// Nothing.
    None,
    /// A scan, but commits need not wait: the last holder died, the machine did not.
    Behind,
    /// A scan before the first commit: nobody vouches for the state.
    First,
}

/// What only one thread at a time may touch.
#[derive(Debug)]
struct Writer {
    journal: Journal,
    /// The last revision that is synced. The state may be one behind after an error of sled's.
    durable: Revision,
}

/// See the module.
#[derive(Debug)]
pub struct Embedded {
    ground: Ground,
    reserve_bytes: u64,
    writer: Mutex<Writer>,
    /// `None` once closed, and while sled's files can neither be opened nor rebuilt.
    state: RwLock<Option<State>>,
    /// Counts exchanges of the state, so that two threads don't repair the same fault twice.
    epoch: AtomicU64,
    revision: AtomicU64,
    need: Mutex<ScanNeed>,
    /// Held by whoever scans.
    scan: Mutex<()>,
    hub: Hub,
    /// What repairs in use have found.
    events: Mutex<Vec<OpenEvent>>,
    /// A rebuilt state whose hash the journal does not know.
    checkpoint_wanted: AtomicBool,
    /// `None` once closed.
    lock: Mutex<Option<Lock>>,
}

/// Every change under these locks leaves a usable value behind even if the thread panics (sled is
/// guarded on its own), so poison is ignored.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Embedded {
    fn state(&self) -> RwLockReadGuard<'_, Option<State>> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn state_mut(&self) -> RwLockWriteGuard<'_, Option<State>> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_closed(&self) -> bool {
        locked(&self.lock).is_none()
    }

    /// The store's own number, made when it was created.
    pub fn store_id(&self) -> u64 {
        self.ground.store_id
    }

    /// The store's folder.
    pub fn path(&self) -> &Path {
        &self.ground.layout.root
    }

    /// Who holds the store in this folder, if anybody does.
    pub fn peek_holder(path: &Path) -> Option<Holder> {
        lock::peek(path)
    }

    /// Where old states lie that were replaced, for whoever wants to look into them.
    pub fn evidence(&self) -> Vec<PathBuf> {
        let layout = &self.ground.layout;
        let mut generations = layout.generations().unwrap_or_default();
        generations.pop();
        generations
            .into_iter()
            .map(|generation| layout.state(generation))
            .collect()
    }

    /// Reads; if sled fails, repairs it once and reads again.
    fn read<T>(&self, work: impl Fn(&State) -> Result<T, StateError>) -> Result<T, ReadError> {
        for _ in 0..2 {
            let epoch = self.epoch.load(Ordering::Acquire);
            let result = self.state().as_ref().map(&work);
            let fault = match result {
                Some(Ok(done)) => return Ok(done),
                Some(Err(fault)) => Some(fault),
                None => None,
            };
            self.repair(&mut locked(&self.writer), epoch, fault)?;
        }
        Err(ReadError::Unavailable("the state can't be read".to_owned()))
    }
}

/// A key of the layer above as it stands in the state.
fn raw(key: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(1 + key.len());
    out.push(USER);
    out.extend_from_slice(key);
    out
}

impl Backend for Embedded {
    fn get(&self, key: &[u8]) -> Result<Option<Versioned>, ReadError> {
        let key = raw(key);
        self.read(|state| state.get(&key))
    }

    fn range(&self, from: &[u8], to: &[u8], limit: u32) -> Result<Page, ReadError> {
        let (from, to) = (raw(from), raw(to));
        self.read(|state| {
            let (rows, more) = state.range(&from, &to, limit as usize)?;
            Ok(Page {
                rows: rows
                    .into_iter()
                    .map(|(key, value)| (key[1..].to_vec(), value))
                    .collect(),
                more,
                revision: state.position.revision,
            })
        })
    }

    fn commit(&self, batch: &Batch) -> Result<Revision, CommitError> {
        self.commit_batch(batch)
    }

    fn watch(&self, from: Revision) -> Result<Watcher, ReadError> {
        self.hub.watch(from)
    }

    fn limits(&self) -> Limits {
        Limits::EMBEDDED
    }

    fn revision(&self) -> Revision {
        Revision(self.revision.load(Ordering::Acquire))
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        // Whoever wants to know whether it worked calls `close`; a mark that is missing costs a scan.
        drop(self.close());
    }
}

/// The way every part of this folder shares the seam.
type SharedFiles = Arc<dyn files::Files>;
