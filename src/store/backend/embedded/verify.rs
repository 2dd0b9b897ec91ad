//! Every byte of a store, looked at.
//!
//! Responsible for: naming damage that an open does not come across. Not for: repairing it (a
//! rebuild and two checkpoints do), nor for what the bytes mean to the layer above.

use crate::store::backend::Revision;

use super::checkpoint;
use super::error::{Damage, Problem, UpkeepError};
use super::scan::{TRIES, interrupted};
use super::segments::{self, HEADER, Header, Place, WalkError, Walker};
use super::{Embedded, ScanNeed, locked};

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

impl Embedded {
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
