//! Looking after a store in use: scan, checkpoint, verify, repair.
//!
//! Responsible for: finding out that sled's rows are not what was written, exchanging them while
//! readers wait no longer than they must, and keeping the journal short. Not for: when; the caller
//! knows when it is quiet.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::UNIX_EPOCH;

use sled::IVec;

use crate::store::backend::{Backend, ReadError, Revision};

use super::checkpoint::{self, Summary};
use super::error::{Damage, OpenError, OpenEvent, Problem, RebuildReason, UpkeepError};
use super::frame::HEAD;
use super::recover::Recovered;
use super::segments::{self, HEADER, Header, Place, WalkError, Walker};
use super::state::{Position, Scanned, StateError};
use super::{Embedded, ScanNeed, Writer, locked};

/// Rows read under one hold of the lock.
const PAGE: usize = 1_000;
/// A scan that sled's errors interrupt is begun again this often.
const TRIES: usize = 3;

/// When a checkpoint is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckpointPolicy {
    /// Bytes of journal since the last one.
    pub bytes: u64,
    /// Milliseconds since the last one.
    pub age_ms: i64,
}

impl CheckpointPolicy {
    /// For a screen or `serve`, when it is quiet: 64 MiB or a day.
    pub const RESIDENT: Self = Self {
        bytes: 64 << 20,
        age_ms: 24 * 60 * 60 * 1000,
    };
    /// For a command, which somebody waits for: only over 256 MiB.
    pub const COMMAND: Self = Self {
        bytes: 256 << 20,
        age_ms: i64::MAX,
    };
}

/// A checkpoint that was written and read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckpointReport {
    /// The file.
    pub path: PathBuf,
    /// The last commit in it.
    pub revision: Revision,
    /// Rows, the backend's own included.
    pub rows: u64,
}

/// What a scan found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScanReport {
    /// Rows read, the backend's own included.
    pub rows: u64,
    /// Empty if all was well; otherwise how the state was rebuilt.
    pub events: Vec<OpenEvent>,
}

/// What `verify` looked at and found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VerifyReport {
    /// Commits in the journal's files.
    pub frames: u64,
    /// Checkpoints that read well.
    pub checkpoints: u64,
    /// Rows of the state, the backend's own included.
    pub rows: u64,
    /// What is wrong; empty is good.
    pub problems: Vec<Problem>,
}

/// A scan from its first to its last page.
struct Pass {
    from: Position,
    scanned: Scanned,
    rows: u64,
}

impl Pass {
    fn is_good(&self) -> bool {
        self.scanned.hash == self.scanned.position.hash
    }
}

impl Embedded {
    /// What has to happen before the state may be believed; see [`ScanNeed`].
    pub fn needs_scan(&self) -> ScanNeed {
        *locked(&self.need)
    }

    /// What repairs in use have found since the last call; a `Resync` tells when to ask.
    pub fn take_events(&self) -> Vec<OpenEvent> {
        std::mem::take(&mut *locked(&self.events))
    }

    /// Exchanges the state after a fault, unless somebody else did so since `epoch`.
    pub(super) fn repair(
        &self,
        writer: &mut Writer,
        epoch: u64,
        fault: Option<StateError>,
    ) -> Result<(), ReadError> {
        if self.is_closed() {
            return Err(ReadError::Unavailable("the store is closed".to_owned()));
        }
        if self.epoch.load(Ordering::Acquire) != epoch {
            return Ok(());
        }
        let old = self.state_mut().take();
        let fault = fault.unwrap_or_else(|| StateError::Failed("it is not open".to_owned()));
        if let Some(state) = old {
            state.abandon(&fault);
        }
        let mut events = Vec::new();
        let until = Some(writer.durable);
        let recovered = match &fault {
            StateError::Failed(_) | StateError::System(..) => {
                self.ground.recover(until, &mut events)
            }
            // sled's threads may hold the old files until this process ends.
            StateError::Panicked(why) => {
                let reason = RebuildReason::Unreadable(why.clone());
                self.ground.rebuild(reason, None, until, &mut events)
            }
        };
        self.install(recovered.map_err(read_error)?);
        locked(&self.events).append(&mut events);
        Ok(())
    }

    fn install(&self, recovered: Recovered) {
        let revision = recovered.state.position.revision;
        {
            let mut need = locked(&self.need);
            *need = match (recovered.is_fresh, *need) {
                (true, _) => ScanNeed::None,
                (false, ScanNeed::None) => ScanNeed::Behind,
                (false, other) => other,
            };
        }
        if recovered.wants_checkpoint {
            self.checkpoint_wanted.store(true, Ordering::Release);
        }
        *self.state_mut() = Some(recovered.state);
        self.epoch.fetch_add(1, Ordering::AcqRel);
        self.revision.store(revision.0, Ordering::Release);
        self.hub.resync(revision);
    }

    /// Reads all rows and compares their hash with the journal's; rebuilds them if it differs.
    /// Nothing to do (and no time spent) where [`Embedded::needs_scan`] says `None`. Reads and
    /// commits go on meanwhile, a page at a time; call it on a thread that may take its time.
    pub fn run_scan(&self) -> Result<ScanReport, UpkeepError> {
        let _scan = locked(&self.scan);
        if self.needs_scan() == ScanNeed::None {
            return Ok(ScanReport::default());
        }
        for _ in 0..TRIES {
            let Some(pass) = self.pass(|_| Ok(()))? else {
                continue;
            };
            let events = if pass.is_good() {
                Vec::new()
            } else {
                self.replace_altered()?
            };
            *locked(&self.need) = ScanNeed::None;
            return Ok(ScanReport {
                rows: pass.rows,
                events,
            });
        }
        Err(interrupted())
    }

    /// One scan; `None` if the state was exchanged meanwhile. The caller holds `scan`.
    fn pass(
        &self,
        mut sink: impl FnMut(&[(IVec, IVec)]) -> std::io::Result<()>,
    ) -> Result<Option<Pass>, UpkeepError> {
        let started = self.state().as_ref().map(|state| {
            state.begin_scan();
            state.position
        });
        let mut rows = 0;
        loop {
            let epoch = self.epoch.load(Ordering::Acquire);
            let page = self.state().as_ref().map(|state| state.scan_on(PAGE));
            let page = match page {
                Some(Ok(Some(page))) => page,
                Some(Ok(None)) => return Ok(None),
                Some(Err(fault)) => {
                    self.repair(&mut locked(&self.writer), epoch, Some(fault))?;
                    return Ok(None);
                }
                None => {
                    self.repair(&mut locked(&self.writer), epoch, None)?;
                    return Ok(None);
                }
            };
            rows += page.rows.len() as u64;
            if let Err(error) = sink(&page.rows) {
                if let Some(state) = self.state().as_ref() {
                    state.drop_scan();
                }
                return Err(error.into());
            }
            if let (Some(scanned), Some(from)) = (page.scanned, started) {
                return Ok(Some(Pass {
                    from,
                    scanned,
                    rows,
                }));
            }
        }
    }

    /// The rows are not what was written: builds them anew. The caller holds `scan`.
    fn replace_altered(&self) -> Result<Vec<OpenEvent>, UpkeepError> {
        let writer = locked(&self.writer);
        if self.is_closed() {
            return Err(UpkeepError::Unavailable("the store is closed".to_owned()));
        }
        if let Some(state) = self.state_mut().take() {
            state.abandon(&StateError::Failed(String::new()));
        }
        let mut events = Vec::new();
        let until = Some(writer.durable);
        let recovered = self
            .ground
            .rebuild(RebuildReason::Altered, None, until, &mut events);
        self.install(recovered.map_err(read_error)?);
        Ok(events)
    }

    /// Writes a checkpoint if the policy (or a rebuilt state) wants one.
    pub fn checkpoint_if_due(
        &self,
        now_ms: i64,
        policy: CheckpointPolicy,
    ) -> Result<Option<CheckpointReport>, UpkeepError> {
        let last = self.last_checkpoint()?;
        let since = match &last {
            Some(summary) => summary.time_ms,
            None => born_ms(&self.ground.layout.format()),
        };
        let too_old =
            now_ms.saturating_sub(since) >= policy.age_ms && self.revision() > Revision(0);
        let too_long = self.journal_since(last.as_ref())? >= policy.bytes;
        if too_old || too_long || self.checkpoint_wanted.load(Ordering::Acquire) {
            self.checkpoint(now_ms).map(Some)
        } else {
            Ok(None)
        }
    }

    fn last_checkpoint(&self) -> Result<Option<Summary>, UpkeepError> {
        let newest = checkpoint::list(&self.ground.layout.checkpoints())?;
        // One that can't be read is as good as none: it makes a new one due.
        Ok(newest
            .first()
            .and_then(|path| checkpoint::summary(path).ok()))
    }

    /// Bytes of journal behind a checkpoint.
    fn journal_since(&self, last: Option<&Summary>) -> Result<u64, UpkeepError> {
        let folder = self.ground.layout.journal();
        let from = last.map_or(Position::EMPTY.next_place(), |summary| {
            summary.position.next_place()
        });
        let mut bytes = 0;
        for number in segments::list(&folder)?
            .into_iter()
            .filter(|number| *number >= from.segment)
        {
            let length = fs::metadata(folder.join(segments::file_name(number)))?.len();
            let skipped = if number == from.segment {
                from.offset
            } else {
                HEADER
            };
            bytes += length.saturating_sub(skipped);
        }
        Ok(bytes)
    }

    /// Writes all rows to a file, reads it back, starts a new journal file and removes what neither
    /// of the last two checkpoints needs. Reads and commits go on meanwhile, a page at a time.
    pub fn checkpoint(&self, now_ms: i64) -> Result<CheckpointReport, UpkeepError> {
        let _scan = locked(&self.scan);
        for _ in 0..TRIES {
            let Some((path, pass)) = self.write_checkpoint(now_ms)? else {
                continue;
            };
            *locked(&self.need) = ScanNeed::None;
            self.checkpoint_wanted.store(false, Ordering::Release);
            self.start_new_journal_file()?;
            self.prune()?;
            return Ok(CheckpointReport {
                path,
                revision: pass.scanned.position.revision,
                rows: pass.rows,
            });
        }
        Err(interrupted())
    }

    fn write_checkpoint(&self, now_ms: i64) -> Result<Option<(PathBuf, Pass)>, UpkeepError> {
        let files = &*self.ground.files;
        let folder = self.ground.layout.checkpoints();
        let mut file = checkpoint::Writer::create(files, &folder, self.store_id(), now_ms)?;
        let pass =
            self.pass(|rows| file.rows(rows.iter().map(|(key, value)| (&key[..], &value[..]))));
        let pass = match pass {
            Ok(Some(pass)) => pass,
            Ok(None) => {
                file.discard();
                return Ok(None);
            }
            Err(error) => {
                file.discard();
                return Err(error);
            }
        };
        if !pass.is_good() {
            file.discard();
            return Err(UpkeepError::Rebuilt(self.replace_altered()?));
        }
        self.add_frames(&mut file, pass.from, pass.scanned.position)?;
        let path = file.finish(pass.scanned.position)?;
        if let Err(error) = read_back(&path, &pass) {
            // Whatever it is, it is no checkpoint: the older one counts.
            drop(files.remove(&path));
            return Err(error);
        }
        Ok(Some((path, pass)))
    }

    /// The commits made while the rows were read.
    fn add_frames(
        &self,
        file: &mut checkpoint::Writer<'_>,
        from: Position,
        to: Position,
    ) -> Result<(), UpkeepError> {
        if from.revision == to.revision {
            return Ok(());
        }
        let folder = self.ground.layout.journal();
        let walked = |error| match error {
            WalkError::Io(error) => UpkeepError::Io(error),
            WalkError::Damaged(damage) => UpkeepError::Unavailable(damage.to_string()),
        };
        let mut walker = Walker::new(&folder, self.store_id(), from.next_place(), from.revision)
            .map_err(walked)?;
        loop {
            let Ok(placed) = walker.next().map_err(walked)? else {
                return Err(UpkeepError::Unavailable(
                    "the journal ends too early".to_owned(),
                ));
            };
            if let Some(bytes) = placed.frame.encode() {
                file.frame(&bytes[HEAD..])?;
            }
            if placed.frame.revision == to.revision {
                return Ok(());
            }
        }
    }

    fn start_new_journal_file(&self) -> Result<(), UpkeepError> {
        let mut writer = locked(&self.writer);
        let next = Revision(writer.durable.0 + 1);
        if !writer.journal.is_unused() {
            writer.journal.roll(next)?;
        }
        Ok(())
    }

    fn prune(&self) -> Result<(), UpkeepError> {
        let layout = &self.ground.layout;
        let files = &*self.ground.files;
        let checkpoints = checkpoint::list(&layout.checkpoints())?;
        for path in checkpoints.iter().skip(2) {
            files.remove(path)?;
        }
        // With one checkpoint only, the whole journal is the second way back.
        let Some(older) = checkpoints
            .get(1)
            .and_then(|path| checkpoint::summary(path).ok())
        else {
            return Ok(());
        };
        let folder = layout.journal();
        let numbers = segments::list(&folder)?;
        for pair in numbers.windows(2) {
            let following = Header::read(&folder.join(segments::file_name(pair[1])))?;
            // All of this file is in the older checkpoint if the next one begins at its end.
            if following.is_none_or(|header| header.first.0 > older.position.revision.0 + 1) {
                break;
            }
            files.remove(&folder.join(segments::file_name(pair[0])))?;
        }
        Ok(())
    }

    /// Checks every byte of journal, checkpoints and state. Changes nothing.
    pub fn verify(&self) -> Result<VerifyReport, UpkeepError> {
        let _scan = locked(&self.scan);
        let mut report = VerifyReport::default();
        self.verify_checkpoints(&mut report)?;
        if let Err(problem) = self.verify_journal(&mut report) {
            report.problems.push(problem);
        }
        for _ in 0..TRIES {
            let Some(pass) = self.pass(|_| Ok(()))? else {
                continue;
            };
            report.rows = pass.rows;
            if !pass.is_good() {
                report.problems.push(Problem::StateHash);
                *locked(&self.need) = ScanNeed::First;
            }
            return Ok(report);
        }
        Err(interrupted())
    }

    fn verify_checkpoints(&self, report: &mut VerifyReport) -> Result<(), UpkeepError> {
        for path in checkpoint::list(&self.ground.layout.checkpoints())? {
            let what = match checkpoint::read(&path, |_| Ok(())) {
                Ok(summary) if summary.store_id == self.store_id() => {
                    report.checkpoints += 1;
                    continue;
                }
                Ok(_) => "it belongs to another store".to_owned(),
                Err(error) => error.to_string(),
            };
            let file = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            report.problems.push(Problem::Checkpoint { file, what });
        }
        Ok(())
    }

    fn verify_journal(&self, report: &mut VerifyReport) -> Result<(), Problem> {
        let until = locked(&self.writer).durable;
        let folder = self.ground.layout.journal();
        let unreadable = |error: std::io::Error| Problem::Unreadable(error.to_string());
        let walked = |error| match error {
            WalkError::Io(error) => unreadable(error),
            WalkError::Damaged(damage) => Problem::Journal(damage),
        };
        let numbers = segments::list(&folder).map_err(unreadable)?;
        let Some(number) = numbers.first().copied() else {
            return Err(Problem::Journal(Damage::JournalMissing {
                from: Revision(1),
            }));
        };
        let file = segments::file_name(number);
        let header = Header::read(&folder.join(&file)).map_err(unreadable)?;
        let Some(header) = header else {
            return Err(Problem::Journal(Damage::JournalHeader { file }));
        };
        let place = Place {
            segment: number,
            offset: HEADER,
        };
        let mut last = Revision(header.first.0.saturating_sub(1));
        if last > Revision(0) && report.checkpoints == 0 {
            report
                .problems
                .push(Problem::Journal(Damage::JournalMissing {
                    from: Revision(1),
                }));
        }
        let mut walker = Walker::new(&folder, self.store_id(), place, last).map_err(walked)?;
        while last < until {
            match walker.next().map_err(walked)? {
                Ok(placed) => last = placed.frame.revision,
                Err(_) => {
                    return Err(Problem::Journal(Damage::JournalMissing {
                        from: Revision(last.0 + 1),
                    }));
                }
            }
            report.frames += 1;
        }
        Ok(())
    }
}

fn read_back(path: &Path, pass: &Pass) -> Result<(), UpkeepError> {
    let found = checkpoint::read(path, |_| Ok(()))
        .map_err(|error| UpkeepError::ReadBack(error.to_string()))?;
    if found.position == pass.scanned.position && found.rows == pass.rows {
        Ok(())
    } else {
        Err(UpkeepError::ReadBack("it says something else".to_owned()))
    }
}

/// When a store without a checkpoint was made: its format file is written once.
fn born_ms(format: &Path) -> i64 {
    let modified = fs::metadata(format)
        .and_then(|metadata| metadata.modified())
        .ok();
    let since = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| since.as_millis() as i64)
}

fn interrupted() -> UpkeepError {
    UpkeepError::Unavailable("the state can't be read".to_owned())
}

fn read_error(error: OpenError) -> ReadError {
    match error {
        OpenError::Damaged(_) | OpenError::StateNewerThanJournal { .. } => {
            ReadError::Damaged(error.to_string())
        }
        other => ReadError::Unavailable(other.to_string()),
    }
}

impl From<ReadError> for UpkeepError {
    fn from(error: ReadError) -> Self {
        Self::Unavailable(error.to_string())
    }
}
