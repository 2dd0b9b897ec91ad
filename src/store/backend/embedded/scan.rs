//! Reading the whole state to see whether it is what was written, and exchanging it if not.
//!
//! Responsible for: finding out that sled's rows have changed or can't be read, and putting rebuilt
//! ones in their place while readers wait no longer than they must. Not for: when; the caller knows
//! when it is quiet.

use std::sync::atomic::Ordering;

use sled::IVec;

use crate::store::backend::ReadError;

use super::error::{OpenError, OpenEvent, RebuildReason, UpkeepError};
use super::guard::StateError;
use super::position::Position;
use super::recover::Recovered;
use super::state::Scanned;
use super::{Embedded, ScanNeed, Writer, locked};

/// Rows read under one hold of the lock.
const PAGE: usize = 1_000;
/// A scan that sled's errors interrupt is begun again this often.
pub(super) const TRIES: usize = 3;

/// What a scan found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScanReport {
    /// Rows read, the backend's own included.
    pub rows: u64,
    /// Empty if all was well; otherwise how the state was rebuilt.
    pub events: Vec<OpenEvent>,
}

/// A scan from its first to its last page.
pub(super) struct Pass {
    pub(super) from: Position,
    pub(super) scanned: Scanned,
    pub(super) rows: u64,
}

impl Pass {
    pub(super) fn is_good(&self) -> bool {
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
            self.believe();
            return Ok(ScanReport {
                rows: pass.rows,
                events,
            });
        }
        Err(interrupted())
    }

    /// The state was read from end to end and is what was written.
    pub(super) fn believe(&self) {
        *locked(&self.need) = ScanNeed::None;
        self.vouch();
    }

    /// See [`super::lock`]. A line that could not be written costs a successor a scan.
    pub(super) fn vouch(&self) {
        if let Some(lock) = locked(&self.lock).as_ref() {
            drop(lock.vouch());
        }
    }

    /// One scan; `None` if the state was exchanged meanwhile. The caller holds `scan`.
    pub(super) fn pass(
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
    pub(super) fn replace_altered(&self) -> Result<Vec<OpenEvent>, UpkeepError> {
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
        self.install(recovered.map_err(|error| UpkeepError::Recovery(Box::new(error)))?);
        Ok(events)
    }
}

pub(super) fn interrupted() -> UpkeepError {
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
