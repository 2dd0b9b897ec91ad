//! Taking the terminal, and giving it back whatever happens.
//!
//! Responsible for: raw mode, the alternate screen and bracketed paste as one guard, ended on drop
//! and by the panic hook; suspending; the terminal's size. Not for what is drawn (`backend`) and
//! not for keys (`input`). The cursor's shape, the title and the mouse are never touched.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::{Mutex, PoisonError};

use ratatui::Terminal;
use ratatui::layout::Size;
use rustix::io::Errno;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::stdio::{stdin, stdout};
use rustix::termios::{OptionalActions, Termios, isatty, tcgetattr, tcgetwinsize, tcsetattr};

use signal_hook::consts::SIGCONT;

use super::backend::Screen;
use super::theme::{ColorDepth, DumbTerminal};

/// What is drawn on.
pub type Tui = Terminal<Screen<Tty>>;

/// Alternate screen, bracketed paste, an empty screen to begin with.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[m\x1b[H\x1b[J";

/// Ends an open synchronized update too: a panic may come in the middle of a frame.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[m\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// The modes the terminal had before, while it is ours. Global, because the panic hook has to reach
/// it from any thread.
static TAKEN: Mutex<Option<Termios>> = Mutex::new(None);

/// Why there is no screen.
#[derive(Debug, thiserror::Error)]
pub enum EnterError {
    /// Input or output is a file or a pipe.
    #[error("standard input and output are not a terminal")]
    NoTerminal,
    /// It can't place text.
    #[error(transparent)]
    Dumb(#[from] DumbTerminal),
    /// The system refused.
    #[error("the terminal can't be set up: {0}")]
    Io(#[from] io::Error),
}

/// Standard output without a buffer of its own: the backend hands over a frame in one piece.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tty;

impl Write for Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match rustix::io::write(stdout(), bytes) {
                Err(Errno::INTR) => {}
                // Someone set the terminal to non-blocking; a slow line needs time.
                Err(Errno::AGAIN) => {
                    let mut ready = [rustix::event::PollFd::from_borrowed_fd(
                        stdout(),
                        rustix::event::PollFlags::OUT,
                    )];
                    rustix::event::poll(&mut ready, None)?;
                }
                other => return Ok(other?),
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The terminal is ours as long as this lives.
#[derive(Debug)]
#[must_use = "dropping it gives the terminal back at once"]
pub struct ScreenGuard(());

impl ScreenGuard {
    /// Takes the terminal.
    pub fn enter() -> Result<Self, EnterError> {
        ColorDepth::detect(|name| std::env::var(name).ok())?;
        if !isatty(stdin()) || !isatty(stdout()) {
            return Err(EnterError::NoTerminal);
        }
        // Before the first mode is changed, so that a failure on the way is undone as well.
        let guard = Self(());
        take()?;
        Ok(guard)
    }

    /// A ratatui terminal on the taken screen. Its first draw paints everything.
    pub fn terminal(&self) -> io::Result<Tui> {
        let mut terminal = Terminal::new(Screen::new(Tty, size()))?;
        terminal.clear()?;
        Ok(terminal)
    }

    /// Gives the terminal away for a while: `$EDITOR`. Pause the input first.
    pub fn release(&self) {
        // Not flushed: what was typed ahead is meant for whoever comes next.
        give_back(OptionalActions::Now);
    }

    /// Takes it again, after [`Self::release`] or when the process goes on. Follow it with
    /// [`repaint`].
    pub fn reclaim(&self) -> io::Result<()> {
        take()
    }

    /// Stops the process until `fg`, then takes the terminal again; follow it with [`repaint`].
    /// `Ok(false)` if there is no shell to go back to and nothing was done.
    pub fn suspend(&self) -> io::Result<bool> {
        if !can_suspend() {
            return Ok(false);
        }
        give_back(OptionalActions::Now);
        let stopped = stop_until_continued();
        take()?;
        stopped?;
        Ok(true)
    }
}

impl Drop for ScreenGuard {
    fn drop(&mut self) {
        give_back(OptionalActions::Now);
    }
}

/// Stops the whole group, as the terminal itself would: a pipe's other programs stop with us.
///
/// The signal may reach another thread first, and this one would draw over the shell before the stop
/// gets round to it. So it waits for the signal that ends the stop.
pub(super) fn stop_until_continued() -> io::Result<()> {
    let (mut continued, announce) = UnixStream::pair()?;
    let registered = signal_hook::low_level::pipe::register(SIGCONT, announce)?;
    let result = kill_current_process_group(Signal::STOP)
        .map_err(io::Error::from)
        .and_then(|()| continued.read_exact(&mut [0]));
    signal_hook::low_level::unregister(registered);
    result
}

/// Whether a shell with job control waits behind us. Under `ssh -t host ringbuch` there is none: our
/// group is the session's first, and once stopped nobody could wake it.
pub fn can_suspend() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Paints everything anew with the next draw, in the window's present size.
pub fn repaint(terminal: &mut Tui) -> io::Result<()> {
    terminal.backend_mut().set_size(size());
    terminal.autoresize()?;
    terminal.clear()
}

/// The window's size; 80×24 where the terminal does not know it.
pub fn size() -> Size {
    match tcgetwinsize(stdout()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => Size::new(size.ws_col, size.ws_row),
        _ => Size::new(80, 24),
    }
}

/// Raw mode first: in the background it stops us (SIGTTOU) before anything is drawn over the shell.
fn take() -> io::Result<()> {
    let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    let before = match taken.take() {
        Some(before) => before,
        None => tcgetattr(stdin())?,
    };
    let mut raw = before.clone();
    raw.make_raw();
    *taken = Some(before);
    retry(|| tcsetattr(stdin(), OptionalActions::Now, &raw))?;
    Tty.write_all(ENTER)
}

/// Gives the terminal back after a fault, from any thread; harmless when it is not ours. Keys not
/// yet read are dropped: half a paste must not run as commands of the shell.
pub fn restore() {
    give_back(OptionalActions::Flush);
}

/// Errors are no news here: a line that is gone needs no cleaning.
fn give_back(how: OptionalActions) {
    let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(before) = taken.take() {
        let _ = Tty.write_all(LEAVE);
        let _ = retry(|| tcsetattr(stdin(), how, &before));
    }
}

fn retry(mut call: impl FnMut() -> rustix::io::Result<()>) -> io::Result<()> {
    loop {
        match call() {
            Err(Errno::INTR) => {}
            other => return Ok(other?),
        }
    }
}
