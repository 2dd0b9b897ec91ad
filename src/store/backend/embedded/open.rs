//! From a folder to an open store, and back to a clean end.
//!
//! Responsible for: the order of things at open (look, lock, look again, clean up, recover, scan)
//! and at close (sled, mark, lock). Not for: the single steps.
//!
//! After a clean end nothing but the mark, the position and the frame there is read: what an open
//! costs is what sled costs.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, RwLock};

use crate::store::backend::Revision;
use crate::store::backend::watch::Hub;

use super::error::{OpenError, OpenEvent, OpenReport, UpkeepError};
use super::files::{Files, RealFiles};
use super::journal::Journal;
use super::layout::{self, Format, Layout};
use super::lock::{Holder, Lock, LockError};
use super::mark::Mark;
use super::recover::{Ground, Recovered};
use super::segments::{self, FORMAT};
use super::state::State;
use super::{Embedded, ScanNeed, SharedFiles, Writer, locked, mark};

/// Who scans a state that nobody vouches for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanMode {
    /// `open` itself, before it returns: right for a command, which prints or commits at once.
    Foreground,
    /// The caller, by [`Embedded::run_scan`] on a thread of its own; commits wait for it where they
    /// must (see [`ScanNeed`]).
    Caller,
}

/// How to open.
#[derive(Debug, Clone)]
pub struct OpenOptions {
    /// Make the store if there is none.
    pub create: bool,
    /// See [`ScanMode`].
    pub scan: ScanMode,
    /// Commits are refused as `Full` when less than this would stay free: sled, unlike the journal,
    /// does not take a full disk well. In bytes.
    pub reserve_bytes: u64,
    /// The seam for tests.
    pub files: SharedFiles,
}

impl Default for OpenOptions {
    fn default() -> Self {
        Self {
            create: true,
            scan: ScanMode::Foreground,
            reserve_bytes: 32 << 20,
            files: Arc::new(RealFiles),
        }
    }
}

impl Embedded {
    /// Opens the store in this folder for `holder`, alone.
    pub fn open(
        path: &Path,
        holder: Holder,
        options: &OpenOptions,
    ) -> Result<(Self, OpenReport), OpenError> {
        let layout = Layout {
            root: path.to_owned(),
        };
        let mut report = OpenReport::default();
        layout::check_file_system(path)?;
        layout::check_folder(&layout, options.create)?;
        // Before anything is written, so that a newer program's store stays as it is; again under
        // the lock, because somebody may have been making or migrating it until then.
        refuse_newer(&layout)?;
        if layout::prepare_folder(&*options.files, path)? {
            report.events.push(OpenEvent::AccessTightened);
        }
        let mut lock = Lock::take(path, holder.kind).map_err(|error| match error {
            LockError::Held(holder) => OpenError::Held(holder),
            LockError::Io(error) => OpenError::io(&super::lock::lock_path(path), error),
        })?;
        refuse_newer(&layout)?;
        let store_id = identify(&layout, options, &mut report)?;
        lock.sign(holder)
            .map_err(|error| OpenError::io(path, error))?;
        let ground = Ground {
            files: Arc::clone(&options.files),
            layout,
            store_id,
        };
        let store = Self::recovered(ground, lock, options, &mut report)?;
        store.settle_scan(holder.since_ms, options.scan, &mut report)?;
        if store.needs_scan() != ScanNeed::First {
            store.vouch();
        }
        if let Some(lock) = locked(&store.lock).as_mut() {
            lock.keep_line();
        }
        Ok((store, report))
    }

    fn recovered(
        ground: Ground,
        lock: Lock,
        options: &OpenOptions,
        report: &mut OpenReport,
    ) -> Result<Self, OpenError> {
        let layout = &ground.layout;
        let fail = |error| OpenError::io(&layout.root, error);
        layout.sweep().map_err(fail)?;
        make_folder(&*ground.files, &layout.checkpoints())?;
        let mark = mark::read(layout);
        if lock.crashed.is_some() {
            report.events.push(OpenEvent::NotClosed(lock.crashed));
        }
        let is_new = report.events.contains(&OpenEvent::Created);
        if mark.is_none_or(|mark| !mark.fits) {
            sync_journal(&ground)?;
        }
        let mut events = Vec::new();
        let recovered = ground.recover(None, &mut events)?;
        if !is_new {
            report.events.append(&mut events);
        }
        let position = recovered.state.position;
        let stands = check_mark(mark, &recovered)?;
        // Not before: whoever tries again has to find the promise again.
        mark::remove(&*ground.files, layout).map_err(fail)?;
        let need = match (recovered.is_fresh || stands, lock.crashed_this_boot) {
            (true, _) => ScanNeed::None,
            (false, true) => ScanNeed::Behind,
            (false, false) => ScanNeed::First,
        };
        let journal = resume_journal(&ground, &recovered, report)?;
        let Recovered {
            state,
            wants_checkpoint,
            ..
        } = recovered;
        let store = Self {
            reserve_bytes: options.reserve_bytes,
            writer: Mutex::new(Writer {
                journal,
                durable: position.revision,
            }),
            state: RwLock::new(Some(state)),
            epoch: AtomicU64::new(0),
            revision: AtomicU64::new(position.revision.0),
            need: Mutex::new(need),
            scan: Mutex::new(()),
            hub: Hub::new(position.revision),
            events: Mutex::default(),
            checkpoint_wanted: AtomicBool::new(wants_checkpoint),
            lock: Mutex::new(Some(lock)),
            ground,
        };
        Ok(store)
    }

    fn settle_scan(
        &self,
        now_ms: i64,
        mode: ScanMode,
        report: &mut OpenReport,
    ) -> Result<(), OpenError> {
        if mode == ScanMode::Foreground {
            let scan = self.run_scan().map_err(|error| self.open_failed(error))?;
            report.events.extend(scan.events);
        }
        if self.checkpoint_wanted.load(Ordering::Acquire) {
            self.checkpoint(now_ms)
                .map_err(|error| self.open_failed(error))?;
        }
        Ok(())
    }

    fn open_failed(&self, error: UpkeepError) -> OpenError {
        match error {
            UpkeepError::Io(error) => OpenError::io(self.path(), error),
            UpkeepError::Full => OpenError::Full(self.path().to_owned()),
            UpkeepError::Recovery(error) => *error,
            other => OpenError::State(other.to_string()),
        }
    }

    /// Ends in good order: sled, then the mark, then the lock. Later calls of anything answer
    /// "not reached"; dropping does the same, but tells nobody what went wrong.
    pub fn close(&self) -> Result<(), UpkeepError> {
        let _scan = locked(&self.scan);
        let mut writer = locked(&self.writer);
        let Some(lock) = locked(&self.lock).take() else {
            return Ok(());
        };
        let state = self.state_mut().take();
        self.epoch.fetch_add(1, Ordering::AcqRel);
        if let Some(state) = state {
            self.close_state(&mut writer, state)?;
        }
        lock.blank()?;
        Ok(())
    }

    fn close_state(&self, writer: &mut Writer, state: State) -> Result<(), UpkeepError> {
        let (generation, position) = (state.generation, state.position);
        let closed = state.close();
        closed.map_err(|error| UpkeepError::Unavailable(error.why().to_owned()))?;
        // An abandoned journal file holds bytes that the next open has to judge.
        let is_settled = position.revision == writer.durable && writer.journal.is_sound();
        if is_settled && self.needs_scan() == ScanNeed::None {
            mark::write(
                &*self.ground.files,
                &self.ground.layout,
                generation,
                position.revision,
            )?;
        }
        Ok(())
    }
}

fn refuse_newer(layout: &Layout) -> Result<(), OpenError> {
    layout::read_format(layout)?;
    match layout::newest_header(layout)? {
        Some(header) if header.format > FORMAT => Err(OpenError::NewerFormat {
            found: header.format,
            known: FORMAT,
        }),
        _ => Ok(()),
    }
}

/// The store's id; makes the store if there is none.
fn identify(
    layout: &Layout,
    options: &OpenOptions,
    report: &mut OpenReport,
) -> Result<u64, OpenError> {
    let files = &*options.files;
    let format = layout::read_format(layout)?;
    if let Format::Known(id) = format {
        return Ok(id);
    }
    let numbers = segments::list(&layout.journal()).unwrap_or_default();
    let is_used = |number: &u64| {
        let path = layout.journal().join(segments::file_name(*number));
        *number > 1 || fs::metadata(path).is_ok_and(|metadata| metadata.len() > segments::HEADER)
    };
    let checkpoints = super::checkpoint::list(&layout.checkpoints()).unwrap_or_default();
    if format == Format::Damaged || numbers.iter().any(is_used) || !checkpoints.is_empty() {
        let id = match layout::newest_header(layout)? {
            Some(header) => Some(header.store_id),
            None => checkpoints
                .iter()
                .find_map(|path| super::checkpoint::summary(path).ok())
                .map(|found| found.store_id),
        };
        let missing = super::Damage::JournalMissing { from: Revision(1) };
        let id = id.ok_or(OpenError::Damaged(missing))?;
        layout::write_format(files, layout, id)?;
        report.events.push(OpenEvent::FormatRestored);
        return Ok(id);
    }
    if !options.create {
        return Err(OpenError::NoStore(layout.root.clone()));
    }
    report.events.push(OpenEvent::Created);
    create(layout, options)
}

/// The umask takes the group's part away where the store is one person's.
fn make_folder(files: &dyn Files, folder: &Path) -> Result<(), OpenError> {
    if folder.is_dir() {
        return Ok(());
    }
    files
        .create_dir(folder, 0o770)
        .map_err(|error| OpenError::io(folder, error))
}

/// The format file comes last: without it the store does not exist, and this begins anew.
fn create(layout: &Layout, options: &OpenOptions) -> Result<u64, OpenError> {
    let files = &*options.files;
    make_folder(files, &layout.journal())?;
    let fail = |error| OpenError::io(&layout.root, error);
    for generation in layout.generations().map_err(fail)? {
        fs::remove_dir_all(layout.state(generation)).map_err(fail)?;
    }
    files.sync_dir(&layout.root).map_err(fail)?;
    let id = layout::random_id();
    Journal::begin(Arc::clone(&options.files), &layout.journal(), id).map_err(fail)?;
    layout::write_format(files, layout, id)?;
    Ok(id)
}

/// Whether the mark vouches for the state. A journal that has not what the mark promises is refused.
fn check_mark(mark: Option<Mark>, recovered: &Recovered) -> Result<bool, OpenError> {
    let Some(mark) = mark else { return Ok(false) };
    let revision = recovered.state.position.revision;
    if revision < mark.revision {
        return Err(OpenError::StateNewerThanJournal {
            state: mark.revision,
            journal: revision,
        });
    }
    Ok(mark.fits && mark.revision == revision && mark.generation == recovered.state.generation)
}

/// Puts on the disk what a killed process may have left in memory only, before anything is replayed
/// from it: the state must never be ahead of the journal. Only its last file can be meant, because
/// the one before is synced when a new one begins.
fn sync_journal(ground: &Ground) -> Result<(), OpenError> {
    let folder = ground.layout.journal();
    let fail = |error| OpenError::io(&folder, error);
    let Some(number) = segments::list(&folder).map_err(fail)?.pop() else {
        return Ok(());
    };
    let mut file = ground
        .files
        .open(&folder.join(segments::file_name(number)))
        .map_err(fail)?;
    file.sync().map_err(fail)?;
    ground.files.sync_dir(&folder).map_err(fail)
}

/// Goes on where the walk ended, cutting off what was never acknowledged.
fn resume_journal(
    ground: &Ground,
    recovered: &Recovered,
    report: &mut OpenReport,
) -> Result<Journal, OpenError> {
    let folder = ground.layout.journal();
    let fail = |error| OpenError::io(&folder, error);
    let tail = &recovered.tail;
    if let Some(number) = tail.unused {
        ground
            .files
            .remove(&folder.join(segments::file_name(number)))
            .map_err(fail)?;
    }
    let files = Arc::clone(&ground.files);
    let mut journal = Journal::resume(files, &folder, ground.store_id, tail.place).map_err(fail)?;
    if tail.torn > 0 {
        report.events.push(OpenEvent::TornTail {
            file: segments::file_name(tail.place.segment),
            offset: tail.place.offset,
            bytes: tail.torn,
        });
    }
    if tail.torn > 0 || tail.unused.is_some() {
        journal.settle().map_err(fail)?;
    }
    Ok(journal)
}
