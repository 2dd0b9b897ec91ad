//! From what lies on the disk to a state that fits the journal.
//!
//! Responsible for: opening the state and replaying what it lacks, and building a new generation
//! from checkpoint and journal when that does not work. Used at open and, with the journal in use,
//! after an error of sled's. Not for: deciding that a state cannot be trusted (the scan does).

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::store::backend::Revision;

use super::checkpoint::{self, Part};
use super::error::{Damage, OpenError, OpenEvent, RebuildReason};
use super::files::Files;
use super::frame::Frame;
use super::guard::StateError;
use super::layout::Layout;
use super::position::Position;
use super::segments::{self, Tail, WalkError, Walker};
use super::state::State;

/// What recovery works on.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    pub(super) files: Arc<dyn Files>,
    pub(super) layout: Layout,
    pub(super) store_id: u64,
}

/// A state that fits the journal, and where that ends.
#[derive(Debug)]
pub(super) struct Recovered {
    pub(super) state: State,
    pub(super) tail: Tail,
    /// Its rows have just been read from checkpoint and journal: no scan is needed.
    pub(super) is_fresh: bool,
    /// A checkpoint is to be written at once: the hashes of the journal don't fit any more.
    pub(super) wants_checkpoint: bool,
}

/// Why the present state won't do.
enum Unfit {
    /// Build another one.
    Rebuild(RebuildReason, Option<Revision>),
    /// Building another one would not help.
    Stop(OpenError),
}

impl Ground {
    fn walk_error(&self, error: WalkError) -> OpenError {
        match error {
            WalkError::Io(error) => OpenError::io(&self.layout.journal(), error),
            WalkError::Damaged(damage) => OpenError::Damaged(damage),
        }
    }

    fn state_error(&self, error: &StateError) -> OpenError {
        match error {
            StateError::System(io::ErrorKind::WouldBlock, _) => OpenError::Held(None),
            StateError::System(kind, _) => OpenError::io(&self.layout.root, (*kind).into()),
            StateError::Failed(why) | StateError::Panicked(why) => OpenError::State(why.clone()),
        }
    }

    /// Another state helps against bad files, not against a full disk.
    fn unfit(&self, error: &StateError) -> Unfit {
        match error {
            StateError::System(..) => Unfit::Stop(self.state_error(error)),
            StateError::Failed(why) | StateError::Panicked(why) => {
                Unfit::Rebuild(RebuildReason::Unreadable(why.clone()), None)
            }
        }
    }

    fn io(&self) -> impl Fn(io::Error) -> OpenError + '_ {
        |error| OpenError::io(&self.layout.root, error)
    }

    /// The state as it lies there, brought up to the end of the journal; a new one if need be.
    ///
    /// `until`: the last revision that counts, while the journal is in use; behind it may lie a
    /// frame whose sync failed.
    pub(super) fn recover(
        &self,
        until: Option<Revision>,
        events: &mut Vec<OpenEvent>,
    ) -> Result<Recovered, OpenError> {
        match self.present(until, events) {
            Ok(recovered) => Ok(recovered),
            Err(Unfit::Stop(error)) => Err(error),
            Err(Unfit::Rebuild(reason, at_least)) => self.rebuild(reason, at_least, until, events),
        }
    }

    fn present(
        &self,
        until: Option<Revision>,
        events: &mut Vec<OpenEvent>,
    ) -> Result<Recovered, Unfit> {
        let generations = self
            .layout
            .generations()
            .map_err(|error| Unfit::Stop(self.io()(error)))?;
        let Some(generation) = generations.last().copied() else {
            return Err(Unfit::Rebuild(RebuildReason::Missing, None));
        };
        let opened = State::open(&self.layout.state(generation), generation);
        let mut state = match opened {
            Ok(Some(state)) => state,
            Ok(None) => return Err(Unfit::Rebuild(RebuildReason::Missing, None)),
            Err(error) => return Err(self.unfit(&error)),
        };
        match self.catch_up(&mut state, until) {
            Ok((tail, replayed)) => {
                if replayed > 0 {
                    events.push(OpenEvent::Replayed(replayed));
                }
                Ok(Recovered {
                    state,
                    tail,
                    is_fresh: false,
                    wants_checkpoint: false,
                })
            }
            Err((unfit, error)) => {
                state.abandon(&error.unwrap_or(StateError::Failed(String::new())));
                Err(unfit)
            }
        }
    }

    /// Checks the frame the state stands at and applies those behind it.
    fn catch_up(
        &self,
        state: &mut State,
        until: Option<Revision>,
    ) -> Result<(Tail, u64), (Unfit, Option<StateError>)> {
        let stop = |error| (Unfit::Stop(self.walk_error(error)), None);
        let position = state.position;
        if !self
            .fits(position)
            .map_err(|error| stop(WalkError::Io(error)))?
        {
            return Err((
                Unfit::Rebuild(RebuildReason::Unfitting, Some(position.revision)),
                None,
            ));
        }
        let folder = self.layout.journal();
        let mut walker = Walker::new(
            &folder,
            self.store_id,
            position.next_place(),
            position.revision,
        )
        .map_err(stop)?;
        let mut replayed = 0;
        loop {
            if until == Some(state.position.revision) {
                return Ok((walker.tail(0), replayed));
            }
            match walker.next().map_err(stop)? {
                Err(tail) => return Ok((tail, replayed)),
                Ok(placed) => {
                    let position = Position {
                        revision: placed.frame.revision,
                        start: placed.start,
                        end: placed.end,
                        hash: placed.frame.hash,
                    };
                    state
                        .apply(&placed.frame.operations, position)
                        .map_err(|error| (self.unfit(&error), Some(error)))?;
                    replayed += 1;
                }
            }
        }
    }

    /// Whether the journal has the frame a state says it stands at.
    fn fits(&self, position: Position) -> io::Result<bool> {
        let folder = self.layout.journal();
        if position.revision == Revision(0) {
            return Ok(position == Position::EMPTY && folder.join(segments::file_name(1)).exists());
        }
        let found = segments::frame_at(&folder, position.start)?;
        Ok(found
            .is_some_and(|(revision, end)| revision == position.revision && end == position.end))
    }

    /// Builds the next generation and keeps the present one as evidence.
    pub(super) fn rebuild(
        &self,
        reason: RebuildReason,
        at_least: Option<Revision>,
        until: Option<Revision>,
        events: &mut Vec<OpenEvent>,
    ) -> Result<Recovered, OpenError> {
        let generations = self.layout.generations().map_err(self.io())?;
        let old = generations.last().copied();
        let generation = old.map_or(0, |old| old + 1);
        let base = self.base(events)?;
        if let Some(state) = at_least {
            // Told apart before anything is built: a journal that ends too early is not to be hidden.
            let journal = self.last_revision(&base)?;
            if journal < state {
                return Err(OpenError::StateNewerThanJournal { state, journal });
            }
        }
        let building = self.layout.building(generation);
        if building.exists() {
            fs::remove_dir_all(&building).map_err(self.io())?;
        }
        let built = self.build(&building, generation, &base, until)?;
        fs::rename(&building, self.layout.state(generation)).map_err(self.io())?;
        self.files.sync_dir(&self.layout.root).map_err(self.io())?;
        for older in generations.iter().filter(|older| Some(**older) != old) {
            // One piece of evidence is enough; more would fill the disk.
            fs::remove_dir_all(self.layout.state(*older)).map_err(self.io())?;
        }
        let reopened = State::open(&self.layout.state(generation), generation);
        let state = match reopened {
            Ok(Some(state)) => state,
            Ok(None) => {
                return Err(OpenError::State(
                    "it was empty after it had been built".to_owned(),
                ));
            }
            Err(error) => return Err(self.state_error(&error)),
        };
        events.push(OpenEvent::Rebuilt {
            reason,
            checkpoint: base.position.revision,
            frames: built.frames,
            evidence: old.map(|old| self.layout.state(old)),
        });
        if built.differs {
            events.push(OpenEvent::HashDiffers);
        }
        Ok(Recovered {
            state,
            tail: built.tail,
            is_fresh: true,
            wants_checkpoint: built.differs,
        })
    }

    /// What a rebuild starts from: the newest checkpoint that can be read, or nothing.
    fn base(&self, events: &mut Vec<OpenEvent>) -> Result<Base, OpenError> {
        let folder = self.layout.checkpoints();
        for path in checkpoint::list(&folder).map_err(|error| OpenError::io(&folder, error))? {
            let event = |path: &Path| {
                let name = path.file_name().unwrap_or_default();
                OpenEvent::CheckpointDamaged(name.to_string_lossy().into_owned())
            };
            match checkpoint::read(&path, |_| Ok(())) {
                Ok(summary) if summary.store_id == self.store_id => {
                    return Ok(Base {
                        path: Some(path),
                        position: summary.position,
                    });
                }
                Ok(_) => events.push(event(&path)),
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                    events.push(event(&path));
                }
                Err(error) => return Err(OpenError::io(&path, error)),
            }
        }
        Ok(Base {
            path: None,
            position: Position::EMPTY,
        })
    }

    fn walker(&self, base: &Base) -> Result<Walker, OpenError> {
        let folder = self.layout.journal();
        let (last, place) = (base.position.revision, base.position.next_place());
        // The file the checkpoint ends in may be gone (everything in it is in the checkpoint).
        let at_place = folder.join(segments::file_name(place.segment)).exists();
        let found = if at_place && last > Revision(0) {
            Walker::new(&folder, self.store_id, place, last).map(Some)
        } else {
            Walker::after(&folder, self.store_id, last)
        };
        match found.map_err(|error| self.walk_error(error))? {
            Some(walker) => Ok(walker),
            None => Err(self.missing(Revision(last.0 + 1))),
        }
    }

    /// No journal file covers the time from `from` on: is one there whose beginning is destroyed?
    fn missing(&self, from: Revision) -> OpenError {
        let numbers = segments::list(&self.layout.journal()).unwrap_or_default();
        match numbers.first() {
            Some(1) if from == Revision(1) => OpenError::Damaged(Damage::JournalHeader {
                file: segments::file_name(1),
            }),
            _ => OpenError::Damaged(Damage::JournalMissing { from }),
        }
    }

    fn last_revision(&self, base: &Base) -> Result<Revision, OpenError> {
        let mut walker = self.walker(base)?;
        loop {
            if let Err(tail) = walker.next().map_err(|error| self.walk_error(error))? {
                return Ok(tail.last.max(base.position.revision));
            }
        }
    }

    fn build(
        &self,
        folder: &Path,
        generation: u64,
        base: &Base,
        until: Option<Revision>,
    ) -> Result<Built, OpenError> {
        let failed = |error: StateError| self.state_error(&error);
        let mut state = State::create(folder, generation).map_err(failed)?;
        if let Some(path) = &base.path {
            load_checkpoint(&state, path).map_err(|error| OpenError::io(path, error))?;
        }
        let mut position = base.position;
        let mut walker = self.walker(base)?;
        let mut frames = 0;
        let tail = loop {
            if until == Some(position.revision) {
                break walker.tail(0);
            }
            match walker.next().map_err(|error| self.walk_error(error))? {
                Err(tail) => break tail,
                Ok(placed) if placed.frame.revision <= position.revision => {}
                Ok(placed) => {
                    let frame = placed.frame;
                    state
                        .load(&frame.operations, frame.revision)
                        .map_err(failed)?;
                    position = Position {
                        revision: frame.revision,
                        start: placed.start,
                        end: placed.end,
                        hash: frame.hash,
                    };
                    frames += 1;
                }
            }
        };
        if until.is_none() && tail.last < position.revision {
            // The checkpoint knows more than the journal: what came after it may be gone, too.
            let from = Revision(tail.last.0 + 1);
            return Err(OpenError::Damaged(Damage::JournalMissing { from }));
        }
        let hash = state.full_hash().map_err(failed)?;
        let differs = hash != position.hash;
        state
            .move_to(Position { hash, ..position })
            .map_err(failed)?;
        state.close().map_err(failed)?;
        Ok(Built {
            tail,
            frames,
            differs,
        })
    }
}

/// See [`Ground::base`].
#[derive(Debug)]
struct Base {
    path: Option<std::path::PathBuf>,
    position: Position,
}

struct Built {
    tail: Tail,
    frames: u64,
    differs: bool,
}

fn load_checkpoint(state: &State, path: &Path) -> io::Result<()> {
    let failed = |error: StateError| io::Error::other(error.why().to_owned());
    checkpoint::read(path, |part| match part {
        Part::Rows(rows) => state.load_stored(rows).map_err(failed),
        Part::Frame(body) => {
            let frame = Frame::decode(&body)
                .ok_or_else(|| io::Error::other("a frame of unknown layout"))?;
            state
                .load(&frame.operations, frame.revision)
                .map_err(failed)
        }
    })?;
    Ok(())
}
