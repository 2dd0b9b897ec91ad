//! Checkpoints: when, how, and what may go then.
//!
//! Responsible for: keeping the journal short without stopping the writer. Not for: the file itself
//! (see [`super::checkpoint`]), nor for knowing when it is quiet; the caller does.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::UNIX_EPOCH;

use crate::store::backend::{Backend, Revision};

use super::checkpoint::{self, Summary};
use super::error::UpkeepError;
use super::frame::HEAD;
use super::position::Position;
use super::scan::{Pass, TRIES, interrupted};
use super::segments::{self, HEADER, Header, WalkError, Walker};
use super::{Embedded, locked};

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

impl Embedded {
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
            self.believe();
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
