//! Signals as things to read, instead of handlers that break in.
//!
//! Responsible for: turning the signals a screen program meets into values behind a file descriptor.
//! Not for what to do about them. No state is ever ended by a signal: the app gets the event, stores
//! its drafts and leaves.

use std::io;
use std::os::unix::net::UnixStream;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;

/// What came from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// The line dropped (SIGHUP).
    HangUp,
    /// The system asks to end (SIGTERM).
    Terminate,
    /// Someone sent SIGINT; the key Strg-C never comes this way.
    Interrupt,
    /// Someone sent SIGTSTP; the key Strg-Z never comes this way.
    Suspend,
    /// The process goes on after it was stopped: take the terminal again and paint everything.
    Continue,
    /// The window has another size, or was attached again in the same one.
    Resize,
}

/// The signals of this process, from here on.
#[derive(Debug)]
pub(super) struct Signals {
    delivery: SignalDelivery<UnixStream, SignalOnly>,
}

impl Signals {
    /// Takes the signals over, for good: once this is dropped they are ignored, since signal-hook
    /// does not bring the default back.
    pub(super) fn new() -> io::Result<Self> {
        let (read, write) = UnixStream::pair()?;
        read.set_nonblocking(true)?;
        write.set_nonblocking(true)?;
        let wanted = [SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH];
        let delivery = SignalDelivery::with_pipe(read, write, SignalOnly, wanted)?;
        Ok(Self { delivery })
    }

    /// Readable when a signal came.
    pub(super) fn readable(&self) -> &UnixStream {
        self.delivery.get_read()
    }

    /// What came since the last call, each at most once.
    pub(super) fn take(&mut self) -> Vec<Signal> {
        self.delivery
            .pending()
            .filter_map(|number| match number {
                SIGHUP => Some(Signal::HangUp),
                SIGTERM => Some(Signal::Terminate),
                SIGINT => Some(Signal::Interrupt),
                SIGTSTP => Some(Signal::Suspend),
                SIGCONT => Some(Signal::Continue),
                SIGWINCH => Some(Signal::Resize),
                _ => None,
            })
            .collect()
    }
}
