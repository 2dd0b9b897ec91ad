//! What comes into the app and what goes out of it.
//!
//! Not in here: what the panes show ([`super::view`]).

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};

use super::files::{FileAsk, FileNews};
use super::overlay::Overlay;
use super::sheet::view::SheetKind;
use super::view::{Answer, Query};
use crate::domain::date::Month;
use crate::domain::id::{AgendaItemId, AuditId, DeficiencyId, MeetingId, PersonId, RecordId};
use crate::domain::indicator::question::Question;
use crate::domain::meeting::Meeting;
use crate::report::figures::Form;
use crate::store::apply::{Applied, ApplyError};
use crate::store::history::Seq;
use crate::store::{Changed, Edit, What};
use crate::text::locale::Texts;

/// What happened outside.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(crossterm::event::KeyEvent),
    /// A text was pasted.
    Paste(String),
    /// The terminal has another size, or wants to be painted again.
    Resize,
    /// The reader answered a query.
    Answered {
        /// Number of the query; an answer to an older one than the last asked is dropped.
        number: u64,
        /// The answer, or why there is none.
        answer: Result<Answer, String>,
    },
    /// The writer applied a change, or could not.
    Applied {
        /// Who asked for it.
        tag: Tag,
        /// What became of it.
        result: Result<Applied, ApplyError>,
    },
    /// The store changed, by us or by others.
    Changed(Changed),
    /// Something long is finished: a document written, or not.
    Written {
        /// What was to be written.
        what: Tag,
        /// Where it lies, or why it does not.
        result: Result<PathBuf, String>,
    },
    /// The person's own editor came back with a text.
    Edited(Option<String>),
    /// What was asked about files, or how far it got.
    File {
        /// Number of the question.
        number: u64,
        /// What there is to say.
        news: FileNews,
    },
    /// Something outside the app that the person should know, as a sentence: a draft that can't be
    /// kept, a text too long for the clipboard, a change that can't be taken back.
    Notice(String),
    /// Time went by: a minute of a running clock, or the pause after which a line is stored.
    Tick,
    /// The terminal is gone or wants us to go: drafts are on disk, leave.
    HangUp,
}

/// Who asked for something, so that its result finds the way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tag {
    /// Nobody in particular: a message is enough.
    Plain,
    /// Lines of minutes, by their local keys, in the order of the change.
    Lines(Vec<u64>),
    /// The clock of an agenda item.
    Clock,
    /// The order of an agenda.
    Order,
    /// The form on top.
    Form,
    /// Taking back (or again) the change of this number.
    Undo {
        /// The change taken back; none until it is known.
        of: Option<Seq>,
        /// Whether this is a redo.
        redo: bool,
    },
    /// The meeting's state was changed by a step.
    Step(MeetingId),
    /// The minutes of a meeting.
    Minutes(MeetingId),
    /// Appointments of audits, moved.
    Appointments,
    /// Cells of a sheet.
    Sheet(SheetKind),
    /// A file of figures.
    Import,
}

/// What the app wants done outside of it.
#[derive(Debug)]
pub enum Effect {
    /// Ask the reader.
    Read {
        /// Answers carry it back.
        number: u64,
        /// What.
        query: Query,
    },
    /// Ask the reader once the cursor stands still. The app keeps these and lets none out.
    ReadWhenStill {
        /// Answers carry it back.
        number: u64,
        /// What.
        query: Query,
    },
    /// Change the store.
    Apply {
        /// The result carries it back.
        tag: Tag,
        /// What.
        edits: Vec<Edit>,
    },
    /// Look at files: folders, and what a file of figures holds.
    File {
        /// Answers carry it back.
        number: u64,
        /// What.
        ask: FileAsk,
    },
    /// Write what a file was found to hold, as one change.
    Import {
        /// Which file, for the history.
        what: What,
        /// What.
        edits: Vec<Edit>,
    },
    /// Give a new meeting the agenda its kind begins with, from the person's own template if there is
    /// one.
    BeginAgenda(Box<Meeting>),
    /// Delete a record and everything that only exists within it, as it stands now.
    Delete {
        /// Which.
        id: RecordId,
    },
    /// Take back the person's last change, or their last undo.
    Undo {
        /// Whether it is the undo that is taken back.
        redo: bool,
    },
    /// Take back the change of this number, whoever made it.
    UndoSeq(Seq),
    /// Keep this unsaved text in a file until it is stored; `None` = it is.
    Draft {
        /// Which draft.
        key: String,
        /// Its content.
        content: Option<Vec<u8>>,
    },
    /// Write the minutes of a meeting as Markdown.
    ExportMinutes(MeetingId),
    /// Write a list as it is shown.
    ExportRows {
        /// As what.
        form: TableForm,
        /// Name of the file, without its ending.
        name: String,
        /// Headings.
        header: Vec<String>,
        /// Cells.
        rows: Vec<Vec<String>>,
    },
    /// Write a document about a measure, or a calendar, into a file.
    WritePaper(Paper),
    /// Put a text on the clipboard of the person's own machine (OSC 52).
    Copy(String),
    /// Open the person's own editor on a text.
    Editor(String),
    /// Back to the shell until `fg`.
    Suspend,
    /// Paint everything anew.
    Redraw,
    /// Say the sentence of this id: for answers that were worked out where no [`Cx`] was at hand.
    Say(&'static str),
    /// Leave.
    Quit,
}

/// What a list is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableForm {
    /// For Excel and other programs.
    Csv,
    /// For a text.
    Markdown,
}

/// A document that takes nothing but the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paper {
    /// The guideline to print and take along.
    AuditForm(AuditId),
    /// What an audit came to.
    AuditReport(AuditId),
    /// The letter that announces an audit.
    AuditAnnouncement(AuditId),
    /// The letter that tells the provider what an audit came to.
    AuditResult(AuditId),
    /// The written demand, stage 1.
    Demand(DeficiencyId),
    /// To the purchasing centre, stage 2.
    Escalation(DeficiencyId),
    /// Appointments of these audits, for other calendars.
    Appointments(Vec<AuditId>),
    /// Comparisons, as a file of this kind.
    Comparisons {
        /// What is asked, one after another.
        questions: Vec<Question>,
        /// What kind of file.
        form: Form,
        /// Whether members are named by letters.
        anonymous: bool,
    },
    /// How bought measures were used in a month.
    Utilisation(Month),
    /// Free places of running measures, for counsellors.
    FreePlaces,
    /// The ratings of the quarter of a day.
    Ratings(NaiveDate),
}

/// What a pane or overlay asks of the app around it.
pub enum Command {
    /// Show this above everything.
    Open(Box<dyn Overlay>),
    /// Open the form of a record.
    EditRecord(RecordId),
    /// Open the form of a new record, prefilled by the pane.
    NewRecord(Box<crate::store::Record>),
    /// Show who changed a record; the title says which.
    History(RecordId, String),
    /// Go to where a record is shown.
    GoTo(RecordId),
    /// Go to the tab where records of this kind are, or of the measures they belong to.
    ShowTab {
        /// The kind.
        kind: crate::domain::id::Kind,
        /// Only what is overdue, where the tab can show that alone.
        overdue: bool,
    },
    /// Show figures, on their tab.
    Figures(Box<Question>),
    /// Narrow the list in front to what fits a text.
    Narrow(String),
    /// Open the minutes of a meeting, at an item if given.
    OpenMinutes(MeetingId, Option<AgendaItemId>),
    /// Show the tab the pane lives in with its list.
    Close,
    /// Ask before doing: the text, then what happens on yes.
    Ask {
        /// The question.
        question: String,
        /// What a yes sets off.
        then: Vec<Effect>,
    },
    /// Say what was done at a key, and with which key it is taken back.
    SayUndoable(String),
    /// Do what an action does, as if its key had been pressed.
    Act(super::action::Action),
}

/// A sentence in the hint line's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Theme scope: `message`, `message.warning`, `message.error`.
    pub scope: &'static str,
}

/// What updating needs beside the state, and where it puts what it wants.
pub struct Cx<'a> {
    /// Every text.
    pub texts: &'a Texts,
    /// The day to reckon from.
    pub today: NaiveDate,
    /// Now, local time.
    pub now: NaiveDateTime,
    /// Wanted outside.
    pub effects: Vec<Effect>,
    /// Wanted of the app.
    pub commands: Vec<Command>,
    /// The sentence to show, if any.
    pub message: Option<Message>,
    /// Who acts, as the history will name them.
    pub author: &'a str,
    /// The person who sits here, if known: "mine" needs it.
    pub me: Option<PersonId>,
    /// What new records take from their surroundings.
    pub defaults: crate::fields::Defaults,
    /// What earlier runs, and this one, left unsaved: by the key of the draft.
    pub drafts: &'a BTreeMap<String, Vec<u8>>,
    /// Number of the last query asked.
    pub last_query: &'a mut u64,
}

impl Cx<'_> {
    /// Asks the reader; the number returned tells its answer from older ones.
    pub fn read(&mut self, query: Query) -> u64 {
        *self.last_query += 1;
        let number = *self.last_query;
        self.effects.push(Effect::Read { number, query });
        number
    }

    /// Asks the reader once the cursor has stood still for a moment, if nothing newer is asked till
    /// then: for what is shown beside a list.
    pub fn read_when_still(&mut self, query: Query) -> u64 {
        *self.last_query += 1;
        let number = *self.last_query;
        self.effects.push(Effect::ReadWhenStill { number, query });
        number
    }

    /// A new record with what is usual here.
    pub fn blank(&self, kind: crate::domain::id::Kind) -> crate::store::Record {
        crate::fields::blank(kind, self.defaults)
    }

    /// Changes the store.
    pub fn apply(&mut self, tag: Tag, edits: Vec<Edit>) {
        self.effects.push(Effect::Apply { tag, edits });
    }

    /// Says something in passing.
    pub fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            scope: "message",
        });
    }

    /// Says why something did not happen.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            scope: "message.warning",
        });
    }

    /// Says that something failed.
    pub fn fail(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            scope: "message.error",
        });
    }
}
