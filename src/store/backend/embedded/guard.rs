//! A guard around sled: whatever it does when its files are bad becomes one error.
//!
//! Responsible for: catching errors and panics, and telling the panic hook to keep quiet meanwhile.
//! Not for: what to do then.

use std::cell::Cell;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::files::{is_forbidden, is_full};

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread is caught and handled here: a panic hook that restores the
/// terminal or prints should do neither then.
pub fn quiet_panic() -> bool {
    QUIET.with(Cell::get)
}

/// sled gave up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum StateError {
    /// It said so; its files can be opened again.
    Failed(String),
    /// The system refuses what another folder would not get either: no room, no permission; or
    /// another process has the files.
    System(io::ErrorKind, String),
    /// It panicked; its threads may hold the files until this process ends.
    Panicked(String),
}

impl StateError {
    pub(super) fn why(&self) -> &str {
        match self {
            Self::Failed(why) | Self::System(_, why) | Self::Panicked(why) => why,
        }
    }
}

/// Runs something of sled's so that neither an error nor a panic gets any further.
pub(super) fn guarded<T>(work: impl FnOnce() -> sled::Result<T>) -> Result<T, StateError> {
    let before = QUIET.with(|quiet| quiet.replace(true));
    let result = catch_unwind(AssertUnwindSafe(work));
    QUIET.with(|quiet| quiet.set(before));
    match result {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(sled::Error::Io(error))) if is_full(&error) || is_forbidden(&error) => {
            Err(StateError::System(error.kind(), error.to_string()))
        }
        Ok(Err(error)) => Err(StateError::Failed(error.to_string())),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            Err(StateError::Panicked(
                text.unwrap_or_else(|| "sled panicked".to_owned()),
            ))
        }
    }
}
