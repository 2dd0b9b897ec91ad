//! What can go wrong with a store of this host, and what opening it found.
//!
//! Responsible for: types the caller can put into the language of the person; the English sentence
//! of each is for logs and for callers without one. Not for: the errors of single reads and commits,
//! which are those of the trait.

use std::io;
use std::path::{Path, PathBuf};

use crate::store::backend::Revision;

use super::files::{is_forbidden, is_full};
use super::lock::Holder;

/// What cannot be read any more.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// A commit that was acknowledged.
    #[error("journal file {file} is damaged at byte {offset} (commit {})", revision.0)]
    JournalFrame {
        /// Name of the file.
        file: String,
        /// Where in it.
        offset: u64,
        /// The commit that should be there.
        revision: Revision,
    },
    /// The first bytes of a journal file.
    #[error("the beginning of journal file {file} is damaged")]
    JournalHeader {
        /// Name of the file.
        file: String,
    },
    /// A journal file that was copied here from elsewhere.
    #[error("journal file {file} belongs to another store")]
    ForeignJournal {
        /// Name of the file.
        file: String,
    },
    /// Journal files are gone.
    #[error("the journal is missing from commit {} on", from.0)]
    JournalMissing {
        /// The first commit that is nowhere.
        from: Revision,
    },
}

/// Why a store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process has it.
    #[error("{}", held_sentence(.0.as_ref()))]
    Held(Option<Holder>),
    /// There is none, and none was to be made.
    #[error("there is no store in {}", .0.display())]
    NoStore(PathBuf),
    /// The folder holds other things; a store is made only in an empty one.
    #[error("{} is neither a store nor an empty folder", .0.display())]
    NotAStore(PathBuf),
    /// Locks and syncs are not reliable there.
    #[error("{} lies on a network file system ({kind}); a store needs a disk of this host", path.display())]
    NetworkFileSystem {
        /// The store.
        path: PathBuf,
        /// What the file system calls itself.
        kind: &'static str,
    },
    /// A newer program wrote it; nothing was touched.
    #[error(
        "the store was written by a newer program (format {found}, this one knows {known}); nothing was changed"
    )]
    NewerFormat {
        /// The store's.
        found: u32,
        /// This program's.
        known: u32,
    },
    /// Something acknowledged can't be read; journal and checkpoints are left as they are, a backup has to be restored.
    #[error("the store is damaged: {0}; restore a backup")]
    Damaged(Damage),
    /// The state knows commits that the journal does not: journal files are gone or older than the rest.
    #[error(
        "the journal ends with commit {}, but commit {} was stored: journal files are missing or old; restore a backup",
        journal.0, state.0
    )]
    StateNewerThanJournal {
        /// Last commit of the state.
        state: Revision,
        /// Last commit of the journal.
        journal: Revision,
    },
    /// This user may not.
    #[error("no permission for {}", .0.display())]
    Permission(PathBuf),
    /// The disk is full: opening has to write a little.
    #[error("no room left on the disk of {}", .0.display())]
    Full(PathBuf),
    /// Anything else the system said.
    #[error("{}: {source}", path.display())]
    Io {
        /// What was being read or written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The state could not be opened nor rebuilt.
    #[error("the state could not be opened: {0}")]
    State(String),
}

fn held_sentence(holder: Option<&Holder>) -> String {
    match holder {
        None => "the store is in use by another process".to_owned(),
        Some(Holder { kind, pid, uid, .. }) => {
            format!(
                "the store is in use by process {pid} ({}) of user {uid}",
                kind.word()
            )
        }
    }
}

impl OpenError {
    /// An error of the system about `path`.
    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match &source {
            error if is_forbidden(error) => Self::Permission(path),
            error if is_full(error) => Self::Full(path),
            _ => Self::Io { path, source },
        }
    }
}

/// Why the state was built anew from checkpoint and journal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RebuildReason {
    /// There was none.
    #[error("the state was missing")]
    Missing,
    /// sled could not open or read it.
    #[error("the state could not be read: {0}")]
    Unreadable(String),
    /// It does not fit the journal.
    #[error("the state did not fit the journal")]
    Unfitting,
    /// The whole-state scan found another hash.
    #[error("the state had changed on the disk")]
    Altered,
}

/// Something worth telling the person, in the order it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenEvent {
    /// A new, empty store.
    Created,
    /// The last holder did not end in good order (killed, power cut).
    NotClosed(Option<Holder>),
    /// The machine stopped while a commit was being written; it had not been acknowledged.
    TornTail {
        /// Journal file.
        file: String,
        /// Where it was cut.
        offset: u64,
        /// How much.
        bytes: u64,
    },
    /// Commits of the journal that the state did not have yet.
    Replayed(u64),
    /// The state was built anew; nothing is lost.
    Rebuilt {
        /// Why.
        reason: RebuildReason,
        /// The last commit of the checkpoint it was built from; 0: from nothing.
        checkpoint: Revision,
        /// Commits read from the journal.
        frames: u64,
        /// Where the old one lies, for whoever wants to look.
        evidence: Option<PathBuf>,
    },
    /// The rebuilt state has another hash than the journal says. It stands, and a checkpoint of it was written.
    HashDiffers,
    /// A checkpoint can't be read; an older one was used.
    CheckpointDamaged(String),
    /// The file with the store's format and id was missing or damaged, and written again.
    FormatRestored,
    /// Others could read the store's folder; now they can't.
    AccessTightened,
}

/// What opening found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenReport {
    /// In the order they happened; empty after a clean end.
    pub events: Vec<OpenEvent>,
}

/// Why a checkpoint or a scan did not happen.
#[derive(Debug, thiserror::Error)]
pub enum UpkeepError {
    /// No room left.
    #[error("no room left on the disk")]
    Full,
    /// The state on the disk was not what was written; it has been rebuilt (see the events).
    #[error("the state had changed on the disk and was rebuilt")]
    Rebuilt(Vec<OpenEvent>),
    /// The state had changed on the disk and could not be rebuilt.
    #[error(transparent)]
    Recovery(Box<OpenError>),
    /// It has not the bytes that were written.
    #[error("the checkpoint does not read back as written: {0}")]
    ReadBack(String),
    /// Closed, or the state can't be read.
    #[error("the store can't be reached: {0}")]
    Unavailable(String),
    /// Anything else the system said.
    #[error("{0}")]
    Io(io::Error),
}

impl From<io::Error> for UpkeepError {
    fn from(error: io::Error) -> Self {
        if is_full(&error) {
            Self::Full
        } else {
            Self::Io(error)
        }
    }
}

/// What [`super::Embedded::verify`] found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// In the journal.
    #[error("{0}")]
    Journal(Damage),
    /// A checkpoint.
    #[error("checkpoint {file}: {what}")]
    Checkpoint {
        /// Name of the file.
        file: String,
        /// What is wrong with it.
        what: String,
    },
    /// The state's rows are not those that were written.
    #[error("the state differs from what was written")]
    StateHash,
    /// It could not be looked at.
    #[error("{0}")]
    Unreadable(String),
}
