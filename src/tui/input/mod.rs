//! Keys, pastes, sizes and signals, from one thread into one channel.
//!
//! Responsible for: waiting for the terminal and for signals without ever waking up for nothing;
//! stepping aside while `$EDITOR` has the terminal; ending when the line is gone. Not for what keys
//! mean (`keymap`), and it never writes: nothing is asked of the terminal.

mod parse;

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossterm::event::KeyEvent;
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::pipe::{PipeFlags, pipe_with};

pub use super::signals::Signal;
use super::signals::Signals;
use super::terminal;
use parse::Parser;

/// How long a lone ESC waits for the rest of a sequence. Long enough for a packet cut in two on a
/// slow line's near end, short enough that nobody feels it.
const ESC_WAIT: Duration = Duration::from_millis(40);

/// What comes from the terminal and from the system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key.
    Key(KeyEvent),
    /// A pasted text, in one piece; lines end in `\n`, other control characters are gone.
    Paste(String),
    /// The window's size. It may be the size it had: someone attached again, paint everything.
    Resize(Size),
    /// A signal; never [`Signal::Resize`], which arrives as [`Event::Resize`].
    Signal(Signal),
    /// No key will come any more: the terminal is gone.
    InputClosed,
}

/// Says what the thread shall do; the byte in the pipe only wakes it.
enum Order {
    Pause(mpsc::Sender<()>),
    Resume,
    Stop,
}

/// The thread that reads. Dropping it ends the thread.
#[derive(Debug)]
pub struct Input {
    orders: mpsc::Sender<Order>,
    wake: OwnedFd,
    thread: Option<JoinHandle<()>>,
}

impl Input {
    /// Starts reading standard input and takes the process's signals over. Events go into any
    /// channel whose type can hold them; when its other end is gone, the thread ends.
    pub fn start<E>(events: mpsc::Sender<E>) -> io::Result<Self>
    where
        E: From<Event> + Send + 'static,
    {
        let signals = Signals::new()?;
        let (woken, wake) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
        let (orders, taken) = mpsc::channel();
        let reader = Reader {
            events,
            signals,
            woken,
            orders: taken,
            parser: Parser::default(),
            open: true,
            paused: false,
        };
        let thread = thread::Builder::new()
            .name("input".to_owned())
            .spawn(move || reader.run())?;
        Ok(Self {
            orders,
            wake,
            thread: Some(thread),
        })
    }

    /// Leaves the terminal to someone else, `$EDITOR` say. When this returns, no key is taken any
    /// more; signals still are.
    pub fn pause(&self) {
        let (done, acknowledged) = mpsc::channel();
        self.order(Order::Pause(done));
        // An error means that the thread has ended, which is as good as a pause.
        let _ = acknowledged.recv();
    }

    /// Takes keys again.
    pub fn resume(&self) {
        self.order(Order::Resume);
    }

    fn order(&self, order: Order) {
        if self.orders.send(order).is_ok() {
            // A full pipe wakes as well as one byte more.
            let _ = rustix::io::write(&self.wake, &[1]);
        }
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        self.order(Order::Stop);
        if let Some(thread) = self.thread.take() {
            // A panic of the thread was reported by the hook.
            let _ = thread.join();
        }
    }
}

/// The other end of the channel is gone, or the owner said stop.
struct Ended;

struct Reader<E> {
    events: mpsc::Sender<E>,
    signals: Signals,
    woken: OwnedFd,
    orders: mpsc::Receiver<Order>,
    parser: Parser,
    /// Whether standard input still gives anything.
    open: bool,
    paused: bool,
}

impl<E: From<Event>> Reader<E> {
    fn run(mut self) {
        while self.turn().is_ok() {}
    }

    /// Waits once and does what there is to do.
    fn turn(&mut self) -> Result<(), Ended> {
        let listening = self.open && !self.paused;
        let undecided = listening && self.parser.is_undecided();
        let timeout = undecided.then_some(Timespec {
            tv_sec: 0,
            tv_nsec: i64::from(ESC_WAIT.subsec_nanos()),
        });
        let (typed, woken, signalled, quiet) = {
            let stdin = rustix::stdio::stdin();
            let mut sources = vec![
                PollFd::new(&self.woken, PollFlags::IN),
                PollFd::new(self.signals.readable(), PollFlags::IN),
            ];
            if listening {
                sources.push(PollFd::from_borrowed_fd(stdin, PollFlags::IN));
            }
            let quiet = match poll(&mut sources, timeout.as_ref()) {
                Ok(ready) => ready == 0,
                Err(Errno::INTR | Errno::AGAIN) => false,
                Err(_) => return Err(Ended),
            };
            let ready = |place: usize| {
                let source = sources.get(place);
                source.is_some_and(|source| !source.revents().is_empty())
            };
            (ready(2), ready(0), ready(1), quiet)
        };
        if signalled {
            self.forward_signals()?;
        }
        if woken {
            drain(self.woken.as_fd());
            self.take_orders()?;
        }
        // A pause may just have come: then the bytes belong to someone else.
        if typed && !self.paused {
            self.read()?;
        } else if quiet && undecided {
            let mut events = Vec::new();
            self.parser.decide(&mut events);
            self.send(events)?;
        }
        Ok(())
    }

    fn take_orders(&mut self) -> Result<(), Ended> {
        loop {
            match self.orders.try_recv() {
                Ok(Order::Pause(done)) => {
                    self.paused = true;
                    let _ = done.send(());
                }
                Ok(Order::Resume) => self.paused = false,
                Ok(Order::Stop) | Err(mpsc::TryRecvError::Disconnected) => return Err(Ended),
                Err(mpsc::TryRecvError::Empty) => return Ok(()),
            }
        }
    }

    fn forward_signals(&mut self) -> Result<(), Ended> {
        let mut events = Vec::new();
        for signal in self.signals.take() {
            events.push(match signal {
                Signal::Resize => Event::Resize(terminal::size()),
                other => Event::Signal(other),
            });
        }
        self.send(events)
    }

    fn read(&mut self) -> Result<(), Ended> {
        let mut bytes = [0; 8 * 1024];
        let mut events = Vec::new();
        match rustix::io::read(rustix::stdio::stdin(), &mut bytes) {
            Ok(0) => self.close(&mut events),
            Ok(length) => self.parser.feed(&bytes[..length], &mut events),
            Err(Errno::INTR | Errno::AGAIN) => {}
            // EIO is what a terminal says that is gone.
            Err(_) => self.close(&mut events),
        }
        self.send(events)
    }

    /// Ends listening, so that a line that is gone never makes the thread spin.
    fn close(&mut self, events: &mut Vec<Event>) {
        self.open = false;
        self.parser.decide(events);
        events.push(Event::InputClosed);
    }

    fn send(&self, events: Vec<Event>) -> Result<(), Ended> {
        for event in events {
            self.events.send(E::from(event)).map_err(|_| Ended)?;
        }
        Ok(())
    }
}

fn drain(pipe: BorrowedFd<'_>) {
    let mut bytes = [0; 64];
    while matches!(rustix::io::read(pipe, &mut bytes), Ok(length) if length > 0) {}
}
