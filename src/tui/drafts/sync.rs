//! What drafts still owe to the disk, and the thread that pays it.
//!
//! Responsible for: syncing within a second, and removing what a newer, synced file has replaced.
//! Not for writing: the drawing thread has done that.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::{DraftError, Handle, unlink};

/// From the first unsynced write to the sync: long enough for a word, short enough that with a slow
/// disk it still ends within a second.
const WITHIN: Duration = Duration::from_millis(500);

/// Shared by the thread that writes and the one that syncs.
#[derive(Debug, Default)]
pub(super) struct Later {
    debts: Mutex<Debts>,
    wake: Condvar,
}

#[derive(Debug, Default)]
struct Debts {
    /// When the first of them was made; none = nothing to do.
    since: Option<Instant>,
    /// Written and not synced, by key.
    files: BTreeMap<String, Arc<Handle>>,
    /// Replaced, by key, the oldest first.
    obsolete: BTreeMap<String, Vec<PathBuf>>,
    /// A name in the folder is new or gone.
    folder: bool,
    stop: bool,
}

impl Debts {
    /// The thread sleeps unless something was owed already.
    fn grew(&mut self, wake: &Condvar) {
        if self.since.is_none() {
            self.since = Some(Instant::now());
            wake.notify_one();
        }
    }
}

impl Later {
    fn debts(&self) -> MutexGuard<'_, Debts> {
        self.debts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A draft was written; `Some` if its file is new, with the one it replaces.
    pub(super) fn changed(&self, key: &str, handle: &Arc<Handle>, begun: Option<Option<PathBuf>>) {
        let mut debts = self.debts();
        // Seldom more than one key at a time: no allocation for the key where it stands already.
        match debts.files.get_mut(key) {
            Some(owed) => owed.clone_from(handle),
            None => {
                debts.files.insert(key.to_owned(), Arc::clone(handle));
            }
        }
        if let Some(older) = begun {
            debts.folder = true;
            let replaced = debts.obsolete.entry(key.to_owned()).or_default();
            replaced.extend(older);
        }
        debts.grew(&self.wake);
    }

    /// These files are not needed.
    pub(super) fn obsolete(&self, key: &str, paths: Vec<PathBuf>) {
        if paths.is_empty() {
            return;
        }
        let mut debts = self.debts();
        let replaced = debts.obsolete.entry(key.to_owned()).or_default();
        replaced.extend(paths);
        debts.grew(&self.wake);
    }

    /// The draft is gone; what else of it lies in the folder is handed back.
    pub(super) fn forget(&self, key: &str) -> Vec<PathBuf> {
        let mut debts = self.debts();
        debts.files.remove(key);
        debts.folder = true;
        debts.grew(&self.wake);
        debts.obsolete.remove(key).unwrap_or_default()
    }

    pub(super) fn stop(&self) {
        self.debts().stop = true;
        self.wake.notify_one();
    }

    /// Pays until told to stop, and then what is left.
    pub(super) fn run(&self, folder: &Path, failed: &dyn Fn(DraftError)) {
        let mut failing = false;
        loop {
            let (debts, stop) = self.due();
            let result = pay(&debts, folder);
            if let Err(error) = result {
                if !failing {
                    failed(error.into());
                }
                failing = true;
            } else {
                failing = false;
            }
            if stop {
                return;
            }
        }
    }

    /// Waits until something is due and takes it.
    fn due(&self) -> (Debts, bool) {
        let mut debts = self.debts();
        loop {
            let left = debts
                .since
                .map(|since| WITHIN.saturating_sub(since.elapsed()));
            if debts.stop || left == Some(Duration::ZERO) {
                let stop = debts.stop;
                return (std::mem::take(&mut *debts), stop);
            }
            debts = match left {
                None => self
                    .wake
                    .wait(debts)
                    .unwrap_or_else(PoisonError::into_inner),
                Some(left) => {
                    let waited = self.wake.wait_timeout(debts, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }
}

/// The newer file, the folder that names it, and only then the older one's removal.
fn pay(debts: &Debts, folder: &Path) -> io::Result<()> {
    let mut failure = None;
    for (key, handle) in &debts.files {
        if let Err(error) = handle.file.sync_data() {
            // A second sync of the same file would say yes without having written anything.
            handle.sound.store(false, Ordering::Release);
            failure = Some((key, error));
        }
    }
    if debts.folder {
        File::open(folder)?.sync_all()?;
    }
    for (key, paths) in &debts.obsolete {
        if failure.as_ref().is_some_and(|(failed, _)| *failed == key) {
            continue;
        }
        for path in paths {
            unlink(path)?;
        }
    }
    failure.map_or(Ok(()), |(_, error)| Err(error))
}
