//! Panics that are caught and handled, so that nobody needs to hear of them.
//!
//! A panic hook runs even when the panic is caught: without this flag the screen would be torn down
//! because a library panicked inside a call that expects just that. Whoever catches panics wraps the
//! call; whoever installs a hook asks [`is_quiet`] first. It lies at the crate's root because the
//! layers above and below the store both need it.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

thread_local! {
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

struct Quiet;

impl Drop for Quiet {
    fn drop(&mut self) {
        DEPTH.with(|depth| depth.set(depth.get().saturating_sub(1)));
    }
}

/// Runs `f` with this thread's panics marked as expected. It does not catch them.
pub fn quiet<T>(f: impl FnOnce() -> T) -> T {
    DEPTH.with(|depth| depth.set(depth.get() + 1));
    let _ended_on_unwind_too = Quiet;
    f()
}

/// Runs `f` and gives back its panic as an error, without a word from the hook.
///
/// What `f` changed before it panicked stays changed: the caller has to know that it can go on.
pub fn catch<T>(f: impl FnOnce() -> T) -> thread::Result<T> {
    quiet(|| catch_unwind(AssertUnwindSafe(f)))
}

/// Whether a panic of this thread is expected at the moment.
pub fn is_quiet() -> bool {
    DEPTH.with(Cell::get) > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_ends_with_the_call_and_with_a_panic() {
        assert!(!is_quiet());
        assert!(quiet(|| quiet(is_quiet)));
        assert!(!is_quiet());
        assert!(catch(|| panic!("expected")).is_err());
        assert!(!is_quiet());
        assert_eq!(catch(|| 3).ok(), Some(3));
    }
}
