//! A backend that fails as told: the errors a person meets once a year, on demand.
//!
//! Responsible for: every failure of the trait by script, in front of any backend. Not for: faults
//! below the trait (torn files, full disks): those have a seam of their own in `embedded::files`.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError, Weak};

use super::watch::{Queue, Watcher};
use super::{
    Backend, Batch, CommitError, Key, Limits, Notice, Page, ReadError, Revision, Versioned,
};

/// What happens to one commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing special: it goes through.
    Pass,
    /// Refused, as if somebody had changed these keys; none given means all keys with an expectation.
    Conflict(Vec<Key>),
    /// The commit happens, its answer is lost.
    UnknownApplied,
    /// The commit does not happen, and nobody says so.
    UnknownLost,
    /// Refused as not reachable.
    Unavailable,
    /// Refused for want of room.
    Full,
    /// Refused as read-only.
    ReadOnly,
    /// Refused as damaged.
    Damaged,
}

/// See the module. With an empty script it changes nothing.
#[derive(Debug)]
pub struct Faulty<B> {
    inner: B,
    script: Mutex<Script>,
}

#[derive(Debug, Default)]
struct Script {
    commits: VecDeque<Fault>,
    /// What every commit after the script gets, until changed.
    standing: Option<Fault>,
    reads: VecDeque<Option<ReadError>>,
    watchers: Vec<Weak<Queue>>,
}

impl<B: Backend> Faulty<B> {
    /// In front of `inner`, with an empty script.
    pub fn new(inner: B) -> Self {
        Self {
            inner,
            script: Mutex::default(),
        }
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next commits meet these, one each.
    pub fn next_commits(&self, faults: impl IntoIterator<Item = Fault>) {
        self.script().commits.extend(faults);
    }

    /// Every commit meets this one once the script is used up; `None` ends it.
    pub fn every_commit(&self, fault: Option<Fault>) {
        self.script().standing = fault;
    }

    /// The next reads (`get` and `range`) meet these, one each; `None` lets one through.
    pub fn next_reads(&self, errors: impl IntoIterator<Item = Option<ReadError>>) {
        self.script().reads.extend(errors);
    }

    /// Every watcher hears a `Resync` now.
    pub fn resync(&self) {
        let now = self.inner.revision();
        for queue in self.script().watchers.iter().filter_map(Weak::upgrade) {
            queue.push(Notice::Resync(now), now);
        }
    }

    /// The backend behind, unharmed.
    pub fn inner(&self) -> &B {
        &self.inner
    }

    fn read(&self) -> Result<(), ReadError> {
        match self.script().reads.pop_front().flatten() {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}

impl<B: Backend> Backend for Faulty<B> {
    fn get(&self, key: &[u8]) -> Result<Option<Versioned>, ReadError> {
        self.read()?;
        self.inner.get(key)
    }

    fn range(&self, from: &[u8], to: &[u8], limit: u32) -> Result<Page, ReadError> {
        self.read()?;
        self.inner.range(from, to, limit)
    }

    fn commit(&self, batch: &Batch) -> Result<Revision, CommitError> {
        let fault = {
            let mut script = self.script();
            script
                .commits
                .pop_front()
                .or_else(|| script.standing.clone())
        };
        let why = || "injected".to_owned();
        match fault.unwrap_or(Fault::Pass) {
            Fault::Pass => self.inner.commit(batch),
            Fault::Conflict(keys) if keys.is_empty() => Err(CommitError::Conflict {
                keys: batch
                    .expectations
                    .iter()
                    .map(|(key, _)| key.clone())
                    .collect(),
            }),
            Fault::Conflict(keys) => Err(CommitError::Conflict { keys }),
            Fault::UnknownApplied => {
                self.inner.commit(batch)?;
                Err(CommitError::Unknown(why()))
            }
            Fault::UnknownLost => Err(CommitError::Unknown(why())),
            Fault::Unavailable => Err(CommitError::Unavailable(why())),
            Fault::Full => Err(CommitError::Full),
            Fault::ReadOnly => Err(CommitError::ReadOnly(why())),
            Fault::Damaged => Err(CommitError::Damaged(why())),
        }
    }

    fn watch(&self, from: Revision) -> Result<Watcher, ReadError> {
        let watcher = self.inner.watch(from)?;
        self.script().watchers.push(watcher.queue());
        Ok(watcher)
    }

    fn limits(&self) -> Limits {
        self.inner.limits()
    }

    fn revision(&self) -> Revision {
        self.inner.revision()
    }
}
