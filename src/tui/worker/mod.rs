//! Threads that do what the loop must not wait for.
//!
//! Responsible for: one that reads, one that writes, one for what takes long, one that looks at
//! other people's files, one that hears of changes; and for their end. Not for: drafts ([`super::drafts`] has its own), keys (`input`), and
//! what any answer means.
//!
//! ```text
//!        ask ──▶ reader ──▶ Answered                    store ──▶ watch ──▶ Changed
//!     change ──▶ writer ──▶ Applied ── committed ──▶ long: checkpoint if due
//!     export ──▶ long ────▶ Written
//!       look ──▶ files ───▶ File
//! ```
//! Every thread sleeps in a channel or in the watcher's queue without a time-out: while nothing
//! happens, nothing of this wakes up.

mod files;
mod long;
mod papers;
mod reader;
mod writer;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use chrono::NaiveDateTime;

use super::event::{Event, Paper, TableForm, Tag};
use super::files::FileAsk;
use super::view::{Answer, Query};
use crate::domain::id::{MeetingId, RecordId};
use crate::domain::meeting::Meeting;
use crate::exchange::profiles::Profiles;
use crate::report::outside::OutsideNames;
use crate::store::backend::embedded::{Embedded, OpenEvent};
use crate::store::backend::{Revision, StopWatching};
use crate::store::{self, Changed, Edit, ReadFailure, Seq, Store, What};
use crate::text::locale::Texts;

/// Where events go.
pub type Sink = Arc<dyn Fn(Event) + Send + Sync>;

/// What answers queries; the day and time to reckon from come with the query.
pub type Answers = Box<dyn Fn(&Store, &Query, NaiveDateTime) -> Result<Answer, ReadFailure> + Send>;

/// The clocks, injected so that nothing below the loop reads one.
#[derive(Clone)]
pub struct Clock {
    /// Local time to reckon from; its day may be a fixed one.
    pub now: Arc<dyn Fn() -> NaiveDateTime + Send + Sync>,
    /// Milliseconds since 1970, UTC, of the real clock: what the history keeps.
    pub now_ms: Arc<dyn Fn() -> i64 + Send + Sync>,
}

/// Where documents are written that the screen was asked for.
#[derive(Debug, Clone, Default)]
pub struct Exports {
    /// The configured folder; none = where the program was started.
    pub folder: Option<PathBuf>,
    /// If that can't be written to.
    pub fallback: Option<PathBuf>,
    /// The person's own templates.
    pub templates: Option<PathBuf>,
    /// What bodies outside are called in documents.
    pub names: OutsideNames,
    /// The person's names for columns of other people's files.
    pub profiles: Profiles,
}

/// What the threads work on.
#[derive(Clone)]
pub struct Ground {
    /// The store.
    pub store: Arc<Store>,
    /// The same store's backend where it is the one that needs upkeep.
    pub embedded: Option<Arc<Embedded>>,
    /// Every text.
    pub texts: Arc<Texts>,
    /// The acting person, as the history shows it.
    pub author: String,
    /// The Unix user of this process.
    pub uid: u32,
    /// The clocks.
    pub clock: Clock,
    /// Where documents go.
    pub exports: Exports,
}

/// The threads. Call [`Workers::finish`] before the store is closed; dropping does the same.
pub struct Workers {
    reader: Option<Sender<(u64, Query)>>,
    writer: Option<Sender<writer::Asked>>,
    long: Option<Sender<long::Order>>,
    files: Option<Sender<(u64, FileAsk)>>,
    watch: Option<StopWatching>,
    leaving: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Workers {
    /// Starts them all. A state that has to be checked first is checked now, behind the first frame:
    /// changes wait for it, drafts and reading don't.
    pub fn start(ground: &Ground, answers: Answers, sink: &Sink) -> io::Result<Self> {
        let leaving = Arc::new(AtomicBool::new(false));
        let mut workers = Self {
            reader: None,
            writer: None,
            long: None,
            files: None,
            watch: None,
            leaving: Arc::clone(&leaving),
            threads: Vec::new(),
        };
        let (reader, queries) = mpsc::channel();
        let own = (ground.clone(), Arc::clone(sink), Arc::clone(&leaving));
        workers.spawn("reader", move || {
            reader::run(&own.0, &*answers, &queries, &own.1, &own.2);
        })?;
        workers.reader = Some(reader);
        let (long, orders) = mpsc::channel();
        let (files, asked) = mpsc::channel();
        let own = (ground.clone(), Arc::clone(sink), Arc::clone(&leaving));
        workers.spawn("files", move || {
            files::run(&own.0, &asked, &own.1, &own.2);
        })?;
        workers.files = Some(files);
        let own = (ground.clone(), Arc::clone(sink), leaving);
        workers.spawn("long", move || long::run(&own.0, &orders, &own.1, &own.2))?;
        let (writer, changes) = mpsc::channel();
        let own = (ground.clone(), Arc::clone(sink), long.clone());
        workers.spawn("writer", move || {
            writer::run(&own.0, &changes, &own.1, &own.2);
        })?;
        workers.writer = Some(writer);
        workers.long = Some(long);
        workers.watch(ground, sink)?;
        Ok(workers)
    }

    fn spawn(&mut self, name: &str, run: impl FnOnce() + Send + 'static) -> io::Result<()> {
        let thread = thread::Builder::new().name(name.to_owned()).spawn(run)?;
        self.threads.push(thread);
        Ok(())
    }

    fn watch(&mut self, ground: &Ground, sink: &Sink) -> io::Result<()> {
        let now: Revision = ground.store.backend().revision();
        let Ok(watcher) = ground.store.watch(now) else {
            // A store that can't be watched can't be read either: the first answer says so.
            return Ok(());
        };
        self.watch = Some(watcher.stopper());
        let (ground, sink) = (ground.clone(), Arc::clone(sink));
        self.spawn("watch", move || {
            while let Ok(notice) = watcher.recv() {
                let changed = store::changed(notice);
                // A state exchanged under us announces itself like this.
                if matches!(changed, Changed::Everything(_))
                    && let Some(embedded) = &ground.embedded
                {
                    tell_repairs(&embedded.take_events(), &ground.texts, &sink);
                }
                sink(Event::Changed(changed));
            }
        })
    }

    /// Asks the reader. An answer to an older query of the same kind that still waits is given up.
    pub fn read(&self, number: u64, query: Query) {
        send(self.reader.as_ref(), (number, query));
    }

    fn change(&self, order: writer::Order) {
        send(self.writer.as_ref(), writer::Asked::Change(order));
    }

    /// Changes the store.
    pub fn apply(&self, tag: Tag, edits: Vec<Edit>) {
        self.change(writer::Order::Apply { tag, edits });
    }

    /// Writes what a file holds.
    pub fn import(&self, what: What, edits: Vec<Edit>) {
        self.change(writer::Order::Import { what, edits });
    }

    /// Asks about files.
    pub fn ask_files(&self, number: u64, ask: FileAsk) {
        send(self.files.as_ref(), (number, ask));
    }

    /// Gives a new meeting the agenda its kind begins with.
    pub fn begin_agenda(&self, meeting: Box<Meeting>) {
        self.change(writer::Order::BeginAgenda(meeting));
    }

    /// Deletes a record and what only exists within it, as it stands when its turn comes.
    pub fn delete(&self, id: RecordId) {
        self.change(writer::Order::Delete { id });
    }

    /// Takes back the person's last change, or their last undo.
    pub fn undo(&self, redo: bool) {
        self.change(writer::Order::Undo { redo });
    }

    /// Takes back the change of this number, whoever made it.
    pub fn undo_seq(&self, seq: Seq) {
        self.change(writer::Order::UndoSeq(seq));
    }

    /// Writes a list as a file.
    pub fn export_rows(
        &self,
        form: TableForm,
        name: String,
        header: Vec<String>,
        rows: Vec<Vec<String>>,
    ) {
        let order = long::Order::ExportRows {
            form,
            name,
            header,
            rows,
        };
        send(self.long.as_ref(), order);
    }

    /// Writes the minutes of a meeting.
    pub fn export_minutes(&self, meeting: MeetingId) {
        send(self.writer.as_ref(), writer::Asked::ExportMinutes(meeting));
    }

    /// Writes a document about a measure.
    pub fn write_paper(&self, paper: Paper) {
        send(self.writer.as_ref(), writer::Asked::Paper(paper));
    }

    /// Ends them: changes and documents asked for are still made, questions are not answered any
    /// more. When this returns, no thread of these touches the store.
    pub fn finish(&mut self) {
        self.leaving.store(true, Ordering::Release);
        self.reader = None;
        self.writer = None;
        // The writer has its own end of this channel, so the long jobs outlive the changes.
        self.long = None;
        self.files = None;
        if let Some(watch) = self.watch.take() {
            watch.stop();
        }
        for thread in self.threads.drain(..) {
            // A panic of the thread was reported by the hook.
            let _ = thread.join();
        }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.finish();
    }
}

/// A thread that is gone has panicked, and the loop is about to hear of it.
fn send<T>(to: Option<&Sender<T>>, order: T) {
    if let Some(to) = to {
        let _ = to.send(order);
    }
}

/// Says what was repaired, in one sentence whatever it was: the details are for `verify`.
fn tell_repairs(events: &[OpenEvent], texts: &Texts, sink: &Sink) {
    let rebuilt = events
        .iter()
        .any(|event| matches!(event, OpenEvent::Rebuilt { .. } | OpenEvent::HashDiffers));
    if rebuilt {
        sink(Event::Notice(texts.get("run-repaired").into_owned()));
    }
}

#[cfg(test)]
mod tests;
