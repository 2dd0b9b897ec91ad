//! The thread that changes the store, one change after the other.
//!
//! Commit ids are made here and nowhere else: a client's changes have to arrive in the order of
//! their ids.

use std::sync::mpsc::{Receiver, Sender};

use super::{Ground, Sink, long};
use crate::domain::id::{MeetingId, RecordId};
use crate::domain::meeting::Meeting;
use crate::report::agenda_template;
use crate::store::apply::{Applied, ApplyError};
use crate::store::history::{Seq, UndoError};
use crate::store::{Actor, Change, Client, Edit, What};
use crate::tui::event::{Event, Paper, Tag};

/// How often a deletion is put together again when something under it changed meanwhile: what it
/// means is "as it stands now", so nobody has to decide.
const ATTEMPTS: usize = 5;

/// What the writer is asked for.
#[derive(Debug)]
pub(super) enum Order {
    Apply { tag: Tag, edits: Vec<Edit> },
    Import { what: What, edits: Vec<Edit> },
    BeginAgenda(Box<Meeting>),
    Delete { id: RecordId },
    Undo { redo: bool },
    UndoSeq(Seq),
}

/// What arrives here.
#[derive(Debug)]
pub(super) enum Asked {
    /// A change.
    Change(Order),
    /// A document, behind every change asked for before it: what was typed last belongs into it.
    ExportMinutes(MeetingId),
    /// Likewise.
    Paper(Paper),
}

pub(super) fn run(
    ground: &Ground,
    orders: &Receiver<Asked>,
    sink: &Sink,
    long: &Sender<long::Order>,
) {
    let writer = Writer {
        ground,
        sink,
        client: Client::new(),
    };
    while let Ok(order) = orders.recv() {
        let order = match order {
            Asked::Change(order) => order,
            Asked::ExportMinutes(meeting) => {
                let _ = long.send(long::Order::ExportMinutes(meeting));
                continue;
            }
            Asked::Paper(paper) => {
                let _ = long.send(long::Order::Paper(paper));
                continue;
            }
        };
        let event = writer.carry_out(order);
        let committed =
            matches!(&event, Event::Applied { result: Ok(applied), .. } if applied.seq.is_some());
        sink(event);
        if committed {
            // It ends after us.
            let _ = long.send(long::Order::Committed);
        }
    }
}

struct Writer<'a> {
    ground: &'a Ground,
    sink: &'a Sink,
    client: Client,
}

impl Writer<'_> {
    fn carry_out(&self, order: Order) -> Event {
        match order {
            Order::Apply { tag, edits } => {
                let mut change = self.client.change();
                change.edits = edits;
                let result = self.apply(&change);
                Event::Applied { tag, result }
            }
            Order::Import { what, edits } => {
                let change = Change {
                    what,
                    edits,
                    ..self.client.change()
                };
                let tag = Tag::Import;
                let result = self.apply(&change);
                Event::Applied { tag, result }
            }
            Order::BeginAgenda(meeting) => Event::Applied {
                tag: Tag::Plain,
                result: self.begin_agenda(&meeting),
            },
            Order::Delete { id } => Event::Applied {
                tag: Tag::Plain,
                result: self.delete(id),
            },
            Order::Undo { redo } => self.undo(redo),
            Order::UndoSeq(seq) => self.take_back(Ok(seq), false),
        }
    }

    fn apply(&self, change: &Change) -> Result<Applied, ApplyError> {
        let actor = Actor {
            author: self.ground.author.clone(),
            uid: self.ground.uid,
            now_ms: (self.ground.clock.now_ms)(),
        };
        self.ground.store.apply(change, &actor)
    }

    /// A broken file of the person's own is said; the built-in agenda serves meanwhile.
    fn begin_agenda(&self, meeting: &Meeting) -> Result<Applied, ApplyError> {
        let own = self.ground.exports.templates.as_deref();
        let (items, problems) = agenda_template(meeting, own);
        for problem in problems {
            let why = problem.sentence(&self.ground.texts);
            let text = format!("{}:{}: {why}", problem.file, problem.line);
            (self.sink)(Event::Notice(text));
        }
        let change = self.client.change();
        self.apply(&items.into_iter().fold(change, Change::create))
    }

    fn delete(&self, id: RecordId) -> Result<Applied, ApplyError> {
        let store = &self.ground.store;
        let mut attempt = 0;
        loop {
            attempt += 1;
            let mut change = self.client.change();
            for id in store.deletion_of(id)? {
                if let Some(revision) = store.revision_of(id)? {
                    change = change.delete(id, revision);
                }
            }
            match self.apply(&change) {
                Err(ApplyError::Conflict(_)) if attempt < ATTEMPTS => {}
                result => return result,
            }
        }
    }

    /// The author's own last change, or their last undo.
    fn undo(&self, redo: bool) -> Event {
        let store = &self.ground.store;
        let author = &self.ground.author;
        let found = if redo {
            store.last_redoable(author)
        } else {
            store.last_undoable(author)
        };
        self.take_back(found, redo)
    }

    /// What can't be taken back is said as a sentence: there is no change that could have failed.
    fn take_back(&self, found: Result<Seq, UndoError>, redo: bool) -> Event {
        let store = &self.ground.store;
        let mut tag = Tag::Undo { of: None, redo };
        let change = found.and_then(|seq| {
            tag = Tag::Undo {
                of: Some(seq),
                redo,
            };
            store.undo(seq, self.client.change())
        });
        match change {
            Ok(change) => Event::Applied {
                tag,
                result: self.apply(&change),
            },
            Err(UndoError::Read(failure)) => Event::Applied {
                tag,
                result: Err(failure.into()),
            },
            Err(UndoError::Nothing | UndoError::NoSuchChange(_)) => {
                let id = if redo {
                    "run-nothing-to-redo"
                } else {
                    "run-nothing-to-undo"
                };
                Event::Notice(self.ground.texts.get(id).into_owned())
            }
            Err(UndoError::ChangedSince { record, by }) => {
                let title = match store.record(record) {
                    Ok(Some(stored)) => stored.record.title(),
                    _ => record.to_string(),
                };
                let variables = [("what", title.into()), ("seq", by.to_string().into())];
                Event::Notice(self.ground.texts.with("run-changed-since", &variables))
            }
        }
    }
}
