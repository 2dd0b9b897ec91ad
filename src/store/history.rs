//! Who changed what when: the log of commits and what each record was before.
//!
//! One log entry a commit and one history entry a changed or deleted record, holding the record as
//! it was. Nothing here is ever rewritten; taking something back is a new commit.

use serde::{Deserialize, Serialize};

use super::{Change, Edit, Expected, ReadFailure, Store, codec, keys};
use crate::domain::id::RecordId;
use crate::store::backend::Revision;
use crate::store::record::Record;

/// Number of a change: 1, 2, 3 … as people see it in the history.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl std::fmt::Display for Seq {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What kind of change a commit was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Somebody edited something.
    Edit,
    /// A file was read in.
    Import {
        /// Its name without folders.
        file: String,
        /// SHA-256 or another digest of its bytes, in hex.
        digest: String,
        /// Lines taken.
        lines: u64,
    },
    /// A change was taken back.
    Undo {
        /// Which.
        of: Seq,
    },
    /// The demonstration was filled in.
    Demo,
}

/// What happened to one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// It is new.
    Created,
    /// It was changed.
    Changed,
    /// It was deleted.
    Deleted,
}

/// One commit in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    /// Milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// The acting person.
    pub author: String,
    /// The Unix user, as the kernel says.
    pub uid: u32,
    /// What kind of change.
    pub what: What,
    /// What happened to which record.
    pub deeds: Vec<(RecordId, Deed)>,
}

/// What a record was before a commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Before {
    /// Schema of the payload.
    pub(super) schema: u8,
    /// The record's payload as it stood.
    pub(super) payload: Vec<u8>,
}

/// How many changes undo without a number looks back over.
const LOOK_BACK: u64 = 500;

/// Kind byte of a log entry's envelope.
pub(super) const LOG_KIND: u8 = 201;
/// Kind byte of a history entry's envelope.
pub(super) const BEFORE_KIND: u8 = 200;

/// Why a change can't be taken back.
#[derive(Debug, thiserror::Error)]
pub enum UndoError {
    /// There is no change of this number.
    #[error("there is no change number {0}")]
    NoSuchChange(Seq),
    /// A record was changed again after it.
    #[error("{record} was changed again by change number {by}")]
    ChangedSince {
        /// The record.
        record: RecordId,
        /// The later change.
        by: Seq,
    },
    /// Nothing is left to take back.
    #[error("there is nothing to take back")]
    Nothing,
    /// The store can't be read.
    #[error(transparent)]
    Read(#[from] ReadFailure),
}

impl Store {
    /// The number of the last change; 0 if there is none.
    pub fn last_seq(&self) -> Result<Seq, ReadFailure> {
        Ok(Seq(self.counter(&keys::seq())?.0))
    }

    /// One change, if it exists.
    pub fn log_entry(&self, seq: Seq) -> Result<Option<LogEntry>, ReadFailure> {
        let key = keys::log(seq, 0);
        let Some((header, payload, _)) = self.read_chunks(&key)? else {
            return Ok(None);
        };
        if header.kind != LOG_KIND {
            return Err(ReadFailure::codec(
                &key,
                codec::CodecError::Kind(header.kind, LOG_KIND),
            ));
        }
        codec::decode(&payload)
            .map(Some)
            .map_err(|error| ReadFailure::codec(&key, error))
    }

    /// What a record was before a change; `None` if the change did not touch it or made it.
    pub fn before(&self, record: RecordId, seq: Seq) -> Result<Option<Record>, ReadFailure> {
        let key = keys::history(record, seq, 0);
        let Some((_, payload, _)) = self.read_chunks(&key)? else {
            return Ok(None);
        };
        let before: Before =
            codec::decode(&payload).map_err(|error| ReadFailure::codec(&key, error))?;
        codec::decode_record(record.kind, before.schema, &before.payload)
            .map(Some)
            .map_err(|error| ReadFailure::codec(&key, error))
    }

    /// What a record was after a change: what stood before the next change of it, or what stands now.
    pub fn after(&self, record: RecordId, seq: Seq) -> Result<Option<Record>, ReadFailure> {
        match self.next_change_of(record, Seq(seq.0 + 1))? {
            // Made again after a deletion: that change has no "before", and after ours it was gone.
            Some(next) => self.before(record, next),
            None => Ok(self.record(record)?.map(|stored| stored.record)),
        }
    }

    /// The first change from `from` on that touched a record and left a "before".
    fn next_change_of(&self, record: RecordId, from: Seq) -> Result<Option<Seq>, ReadFailure> {
        let begin = keys::history(record, from, 0);
        let end = keys::behind(&keys::history_of(record));
        let page = self.backend().range(&begin, &end, 1)?;
        Ok(page
            .rows
            .first()
            .and_then(|(key, _)| keys::history_seq(key)))
    }

    /// The change that takes back change `seq`, if its records stand as it left them. What counts is
    /// what stands there, not what happened in between: a later change that was itself taken back
    /// does no harm.
    pub fn undo(&self, seq: Seq, mut change: Change) -> Result<Change, UndoError> {
        let entry = self.log_entry(seq)?.ok_or(UndoError::NoSuchChange(seq))?;
        change.what = What::Undo { of: seq };
        for (id, deed) in entry.deeds.iter().rev() {
            let now = self.record(*id)?;
            let left = match deed {
                Deed::Deleted => None,
                Deed::Created | Deed::Changed => self.after(*id, seq)?,
            };
            if left.as_ref() != now.as_ref().map(|stored| &stored.record) {
                let by = self
                    .next_change_of(*id, Seq(seq.0 + 1))?
                    .unwrap_or(self.last_seq()?);
                return Err(UndoError::ChangedSince { record: *id, by });
            }
            change.edits.extend(match (self.before(*id, seq)?, now) {
                (None, Some(stored)) => Some(Edit::Delete {
                    id: *id,
                    expected: stored.revision,
                }),
                (Some(record), Some(stored)) => Some(Edit::Put {
                    record,
                    expected: Expected::Revision(stored.revision),
                }),
                (Some(record), None) => Some(Edit::Put {
                    record,
                    expected: Expected::New,
                }),
                (None, None) => None,
            });
        }
        Ok(change)
    }

    /// The last change of an author that is not taken back: what `undo` without a number means.
    pub fn last_undoable(&self, author: &str) -> Result<Seq, UndoError> {
        self.open_changes(author)?.0.pop().ok_or(UndoError::Nothing)
    }

    /// The last undo of an author that no new change of theirs followed: what redo takes back.
    pub fn last_redoable(&self, author: &str) -> Result<Seq, UndoError> {
        self.open_changes(author)?.1.pop().ok_or(UndoError::Nothing)
    }

    /// What an author can undo and redo, each with the next one last. Taking back an undo is a redo
    /// and can itself be undone. Looks back over the last [`LOOK_BACK`] changes of everybody.
    fn open_changes(&self, author: &str) -> Result<(Vec<Seq>, Vec<Seq>), ReadFailure> {
        let last = self.last_seq()?.0;
        let (mut undoable, mut redoable) = (Vec::new(), Vec::new());
        for seq in last.saturating_sub(LOOK_BACK) + 1..=last {
            let Some(entry) = self.log_entry(Seq(seq))? else {
                continue;
            };
            if entry.author != author {
                continue;
            }
            match entry.what {
                What::Undo { of } if redoable.contains(&of) => {
                    redoable.retain(|seq| *seq != of);
                    undoable.push(Seq(seq));
                }
                What::Undo { of } => {
                    undoable.retain(|seq| *seq != of);
                    redoable.push(Seq(seq));
                }
                // Nobody who looks around means the whole demonstration by "undo".
                What::Demo => {}
                What::Edit | What::Import { .. } => {
                    undoable.push(Seq(seq));
                    redoable.clear();
                }
            }
        }
        Ok((undoable, redoable))
    }

    /// Expectation used by tests and screens: the revision a record was read at.
    pub fn revision_of(&self, id: RecordId) -> Result<Option<Revision>, ReadFailure> {
        Ok(self.record(id)?.map(|stored| stored.revision))
    }
}
