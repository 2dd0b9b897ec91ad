//! The loop: waits for an event, lets the app take it in, does what it wants, draws once.
//!
//! Responsible for: the order of these, the clock, and beginning and end of a session. Not for: what
//! events mean (the app), and how anything outside is done (`worker`, `drafts`, `terminal`,
//! [`editor`]).
//!
//! In one turn: everything that has arrived is taken in (for [`FRAME`] at most), the newest state of
//! each draft is handed to the kernel, the other effects go out, and one frame is drawn. Drafts come
//! before the frame: nothing stands on the screen that a killed program would lose.
//!
//! While nothing happens the loop sleeps in its channel, without a time-out unless the app asks for
//! a tick.

mod editor;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use chrono::{Local, NaiveDate, NaiveDateTime, Utc};
use ratatui::Frame;

use super::app::{App, Setup};
use super::crash;
use super::drafts::{DraftError, Drafts};
use super::event::{Effect, Event};
use super::input::{self, Input, Signal};
use super::reader::{Memory, Reader};
use super::terminal::{EnterError, ScreenGuard, Tui, repaint};
use super::worker::{Answers, Clock, Ground, Sink, Workers};
use crate::text::locale::Texts;
use editor::Left;

/// Under a flood of events a frame is drawn at least this often.
const FRAME: Duration = Duration::from_millis(50);
/// A tick comes this much late at most; an app that asks for ticks without pause gets no more.
const TICK: Duration = Duration::from_millis(20);

/// Why a session ended early, or never began.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// There is no terminal to draw on.
    #[error(transparent)]
    Enter(#[from] EnterError),
    /// The system refused a thread, a pipe or the terminal.
    #[error("the screen can't be run: {0}")]
    Io(#[from] io::Error),
    /// A thread hit a fault of its own; the hook has said so already.
    #[error("a fault of the program ended the session")]
    Fault,
}

/// What the loop drives: [`App`], and smaller ones in tests.
pub trait Program {
    /// What is asked for first.
    fn start(&mut self, now: NaiveDateTime) -> Vec<Effect>;
    /// Takes in an event.
    fn update(&mut self, event: Event, now: NaiveDateTime) -> Vec<Effect>;
    /// How long until something happens by itself; none = nothing will.
    fn next_tick(&self, now: NaiveDateTime) -> Option<Duration>;
    /// Shows everything.
    fn draw(&self, frame: &mut Frame<'_>, now: NaiveDateTime);
}

impl Program for App {
    fn start(&mut self, now: NaiveDateTime) -> Vec<Effect> {
        Self::start(self, now)
    }

    fn update(&mut self, event: Event, now: NaiveDateTime) -> Vec<Effect> {
        Self::update(self, event, now)
    }

    fn next_tick(&self, now: NaiveDateTime) -> Option<Duration> {
        Self::next_tick(self, now)
    }

    fn draw(&self, frame: &mut Frame<'_>, now: NaiveDateTime) {
        Self::draw(self, frame, now);
    }
}

/// The system's clocks; a fixed day keeps the time of day.
pub fn system_clock(today: Option<NaiveDate>) -> Clock {
    Clock {
        now: Arc::new(move || {
            let now = Local::now().naive_local();
            today.map_or(now, |today| today.and_time(now.time()))
        }),
        now_ms: Arc::new(|| Utc::now().timestamp_millis()),
    }
}

/// The screen, until the person leaves. The drafts in the folder become those of the setup; on
/// return every thread has ended, everything asked for is stored and the terminal is given back.
/// Closing the store is left to the caller.
pub fn screen(setup: Setup, ground: Ground, drafts: Option<PathBuf>) -> Result<(), RunError> {
    let (drafts, found) = Drafts::open(drafts);
    let setup = Setup {
        drafts: found,
        ..setup
    };
    let (texts, glyphs) = (Arc::clone(&setup.texts), setup.glyphs);
    let exports = &ground.exports;
    let memory = Memory::new(exports.templates.clone());
    let memory = RefCell::new(memory.of(exports.names.clone(), ground.author.clone()));
    let answers: Answers = Box::new(move |store, query, now| {
        let reader = Reader {
            store,
            texts: &texts,
            glyphs: &glyphs,
            today: now.date(),
            now,
            memory: &memory,
        };
        reader.answer(query)
    });
    run(App::new(setup), ground, answers, drafts)
}

/// Drives any [`Program`]; see [`screen`].
pub fn run(
    program: impl Program,
    ground: Ground,
    answers: Answers,
    drafts: Drafts,
) -> Result<(), RunError> {
    let guard = ScreenGuard::enter()?;
    let (sender, incoming) = mpsc::channel();
    let panicked = sender.clone();
    crash::install(Arc::clone(&ground.texts), move || {
        let _ = panicked.send(Incoming::Panicked);
    });
    let mut session = Session {
        program,
        workers: Workers::start(&ground, answers, &sink(&sender))?,
        input: Input::start(sender.clone())?,
        drafts,
        draft_failed: false,
        incoming,
        texts: ground.texts,
        clock: ground.clock,
        paint_anew: false,
        tui: guard.terminal()?,
        guard,
    };
    session.start_drafts(&sender)?;
    let end = session.live();
    session.leave();
    end
}

fn sink(sender: &Sender<Incoming>) -> Sink {
    let sender = sender.clone();
    Arc::new(move |event| {
        // Nobody listens any more: the session is over.
        let _ = sender.send(Incoming::Event(event));
    })
}

/// Everything that wakes the loop.
enum Incoming {
    Input(input::Event),
    Event(Event),
    Panicked,
}

impl From<input::Event> for Incoming {
    fn from(event: input::Event) -> Self {
        Self::Input(event)
    }
}

/// Whether the session goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    GoOn,
    Leave,
    Fault,
}

/// Fields in the order in which they have to go if a panic takes them.
struct Session<P> {
    program: P,
    input: Input,
    workers: Workers,
    drafts: Drafts,
    /// A failure was told, and nothing was kept since.
    draft_failed: bool,
    incoming: Receiver<Incoming>,
    texts: Arc<Texts>,
    clock: Clock,
    paint_anew: bool,
    tui: Tui,
    guard: ScreenGuard,
}

impl<P: Program> Session<P> {
    fn now(&self) -> NaiveDateTime {
        (self.clock.now)()
    }

    fn start_drafts(&mut self, sender: &Sender<Incoming>) -> io::Result<()> {
        let (texts, tell) = (Arc::clone(&self.texts), sink(sender));
        self.drafts
            .start(move |error| tell(Event::Notice(draft_sentence(&error, &texts))))
    }

    fn live(&mut self) -> Result<(), RunError> {
        let now = self.now();
        let mut effects = self.program.start(now);
        if let Some(error) = self.drafts.unusable() {
            effects.extend(self.draft_trouble(&error));
        }
        if let Some(path) = self.drafts.left_over().first() {
            let path = path.display().to_string();
            let text = self.texts.with("run-left-over", &[("path", path.into())]);
            effects.extend(self.program.update(Event::Notice(text), now));
        }
        let mut next = self.perform(effects);
        while next == Next::GoOn {
            next = match self.draw() {
                Ok(()) => self.turn(),
                // The line is gone; the signal that says so may come later or never.
                Err(_) => self.hang_up(),
            };
        }
        match next {
            Next::Fault => Err(RunError::Fault),
            _ => Ok(()),
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.paint_anew) {
            repaint(&mut self.tui)?;
        }
        let now = (self.clock.now)();
        let program = &self.program;
        self.tui.draw(|frame| program.draw(frame, now))?;
        Ok(())
    }

    /// Waits, takes in what has come, does what it leads to.
    fn turn(&mut self) -> Next {
        let mut arrived = Some(self.wait());
        let begun = Instant::now();
        let mut effects = Vec::new();
        while let Some(incoming) = arrived {
            let next = self.take_in(incoming, &mut effects);
            if next != Next::GoOn {
                self.perform(effects);
                return next;
            }
            // What takes the terminal away or ends it comes before anything that arrived later.
            if effects.iter().any(is_exclusive) || begun.elapsed() >= FRAME {
                break;
            }
            arrived = self.incoming.try_recv().ok();
        }
        self.perform(effects)
    }

    fn wait(&self) -> Incoming {
        let fault = Incoming::Panicked;
        match self.program.next_tick(self.now()) {
            None => self.incoming.recv().unwrap_or(fault),
            Some(pause) => match self.incoming.recv_timeout(pause.max(TICK)) {
                Ok(incoming) => incoming,
                Err(RecvTimeoutError::Timeout) => Incoming::Event(Event::Tick),
                Err(RecvTimeoutError::Disconnected) => fault,
            },
        }
    }

    fn take_in(&mut self, incoming: Incoming, effects: &mut Vec<Effect>) -> Next {
        let event = match incoming {
            Incoming::Event(event) => event,
            Incoming::Panicked => return Next::Fault,
            Incoming::Input(input::Event::Key(key)) => Event::Key(key),
            Incoming::Input(input::Event::Paste(text)) => Event::Paste(text),
            Incoming::Input(input::Event::Resize(_)) => {
                self.paint_anew = true;
                Event::Resize
            }
            Incoming::Input(input::Event::InputClosed) => return self.hang_up_into(effects),
            Incoming::Input(input::Event::Signal(signal)) => match signal {
                Signal::HangUp | Signal::Terminate => return self.hang_up_into(effects),
                Signal::Suspend => {
                    effects.push(Effect::Suspend);
                    return Next::GoOn;
                }
                Signal::Continue => {
                    self.paint_anew = true;
                    return match self.guard.reclaim() {
                        Ok(()) => Next::GoOn,
                        Err(_) => self.hang_up_into(effects),
                    };
                }
                Signal::Interrupt | Signal::Resize => return Next::GoOn,
            },
        };
        let now = self.now();
        effects.extend(self.program.update(event, now));
        Next::GoOn
    }

    fn hang_up_into(&mut self, effects: &mut Vec<Effect>) -> Next {
        let now = self.now();
        effects.extend(self.program.update(Event::HangUp, now));
        Next::Leave
    }

    fn hang_up(&mut self) -> Next {
        let mut effects = Vec::new();
        let next = self.hang_up_into(&mut effects);
        self.perform(effects);
        next
    }

    /// Does what the app wants; what that leads to in the app is done as well.
    fn perform(&mut self, effects: Vec<Effect>) -> Next {
        let mut effects = effects;
        let mut next = Next::GoOn;
        while !effects.is_empty() {
            let mut led_to = Vec::new();
            effects = self.keep_drafts(effects, &mut led_to);
            for effect in effects {
                match self.perform_one(effect, &mut led_to) {
                    Ok(Next::GoOn) => {}
                    Ok(other) => next = other,
                    Err(_) => next = self.hang_up_into(&mut led_to),
                }
            }
            effects = led_to;
        }
        next
    }

    /// Writes the last state of each draft; hands back the other effects.
    fn keep_drafts(&mut self, effects: Vec<Effect>, led_to: &mut Vec<Effect>) -> Vec<Effect> {
        let mut newest: BTreeMap<String, Option<Vec<u8>>> = BTreeMap::new();
        let mut others = Vec::with_capacity(effects.len());
        for effect in effects {
            match effect {
                Effect::Draft { key, content } => {
                    newest.insert(key, content);
                }
                other => others.push(other),
            }
        }
        for (key, content) in newest {
            let kept = match content {
                Some(content) => self.drafts.write(&key, &content),
                None => self.drafts.remove(&key),
            };
            match kept {
                Ok(()) => self.draft_failed = false,
                Err(error) => led_to.extend(self.draft_trouble(&error)),
            }
        }
        others
    }

    /// Says it once, not at every key.
    fn draft_trouble(&mut self, error: &DraftError) -> Vec<Effect> {
        if std::mem::replace(&mut self.draft_failed, true) {
            return Vec::new();
        }
        let sentence = draft_sentence(error, &self.texts);
        let now = self.now();
        self.program.update(Event::Notice(sentence), now)
    }

    fn tell(&mut self, id: &str, led_to: &mut Vec<Effect>) {
        let notice = Event::Notice(self.texts.get(id).into_owned());
        let now = self.now();
        led_to.extend(self.program.update(notice, now));
    }

    fn perform_one(&mut self, effect: Effect, led_to: &mut Vec<Effect>) -> io::Result<Next> {
        match effect {
            Effect::Read { number, query } => self.workers.read(number, query),
            Effect::Apply { tag, edits } => self.workers.apply(tag, edits),
            Effect::File { number, ask } => self.workers.ask_files(number, ask),
            Effect::Import { what, edits } => self.workers.import(what, edits),
            Effect::BeginAgenda(meeting) => self.workers.begin_agenda(meeting),
            Effect::Delete { id } => self.workers.delete(id),
            Effect::Undo { redo } => self.workers.undo(redo),
            Effect::UndoSeq(seq) => self.workers.undo_seq(seq),
            Effect::WritePaper(paper) => self.workers.write_paper(paper),
            Effect::ExportRows {
                form,
                name,
                header,
                rows,
            } => {
                self.workers.export_rows(form, name, header, rows);
            }
            Effect::ExportMinutes(meeting) => self.workers.export_minutes(meeting),
            Effect::Draft { .. } => {}
            Effect::Copy(text) => {
                if !self.tui.backend_mut().copy(&text) {
                    self.tell("run-copy-too-long", led_to);
                }
            }
            Effect::Redraw => self.paint_anew = true,
            Effect::Suspend => {
                if self.guard.suspend()? {
                    self.paint_anew = true;
                } else {
                    self.tell("frame-suspend-refused", led_to);
                }
            }
            Effect::Editor(text) => self.edit(&text, led_to)?,
            // The app sees to these itself and lets none out.
            Effect::Say(_) | Effect::ReadWhenStill { .. } => {}
            Effect::Quit => return Ok(Next::Leave),
        }
        Ok(Next::GoOn)
    }

    /// Gives the terminal to the editor and takes it back. An error means that it did not come back.
    fn edit(&mut self, text: &str, led_to: &mut Vec<Effect>) -> io::Result<()> {
        let path = self.drafts.editor_file(text);
        let left = match &path {
            Ok(path) => {
                self.input.pause();
                self.guard.release();
                let left = editor::edit(path, text);
                self.guard.reclaim()?;
                self.input.resume();
                self.paint_anew = true;
                left.map_err(|error| error.to_string())
            }
            Err(error) => Err(error.to_string()),
        };
        let path = path.map_or_else(|_| String::new(), |path| path.display().to_string());
        let (edited, notice) = match left {
            Ok(Left::Text(text)) => (Some(text), None),
            Ok(Left::Nothing) => (None, None),
            Ok(Left::Failed) => {
                let notice = self
                    .texts
                    .with("run-editor-status", &[("path", path.into())]);
                (None, Some(notice))
            }
            Ok(Left::NoText) => {
                let texts = &self.texts;
                let notice = texts.with("run-editor-not-text", &[("path", path.into())]);
                (None, Some(notice))
            }
            Err(why) => {
                let notice = self.texts.with("run-editor-failed", &[("why", why.into())]);
                (None, Some(notice))
            }
        };
        let now = self.now();
        led_to.extend(self.program.update(Event::Edited(edited), now));
        if let Some(notice) = notice {
            led_to.extend(self.program.update(Event::Notice(notice), now));
        }
        Ok(())
    }

    /// No more keys, then everything asked for is stored; what was stored needs no draft any more.
    fn leave(self) {
        let Self {
            mut program,
            input,
            mut workers,
            mut drafts,
            incoming,
            clock,
            tui,
            guard,
            ..
        } = self;
        drop(input);
        workers.finish();
        for incoming in incoming.try_iter() {
            let Incoming::Event(event @ Event::Applied { .. }) = incoming else {
                continue;
            };
            for effect in program.update(event, (clock.now)()) {
                if let Effect::Draft { key, content } = effect {
                    let _ = match content {
                        Some(content) => drafts.write(&key, &content),
                        None => drafts.remove(&key),
                    };
                }
            }
        }
        drop(drafts);
        drop(tui);
        drop(guard);
    }
}

fn is_exclusive(effect: &Effect) -> bool {
    matches!(effect, Effect::Editor(_) | Effect::Suspend | Effect::Quit)
}

fn draft_sentence(error: &DraftError, texts: &Texts) -> String {
    let why = match error {
        DraftError::NoFolder => texts.get("run-no-draft-folder").into_owned(),
        DraftError::TooLong => texts.get("run-draft-too-long").into_owned(),
        DraftError::Io(error) => error.to_string(),
    };
    texts.with("run-draft-failed", &[("why", why.into())])
}
