//! A step of a procedure: a few typed fields asked for in a form of their own.
//!
//! Responsible for: what such a step has to say about itself. The rest – fields, suggestions, drafts,
//! sentences at the field they belong to, what a conflict means – is the form's
//! ([`super::form`]), so a step is typed exactly like a record.
//!
//! # To ask for a step
//!
//! 1. The fields, once for screen and command line: a table of [`asked`](crate::fields::asked()) fields,
//!    their labels in a locale file. Kinds as everywhere (days, long texts, choices, people).
//! 2. A type that implements [`Step`]: it holds the record with its revision and whatever else its
//!    edits need. [`Step::edits`] asks the domain and answers with the edits, or with problems; the
//!    field a problem names gets its sentence. Other records that follow along are edits of the same
//!    change.
//! 3. `cx.commands.push(step::dialog(Box::new(step), cx));` – what was typed and given up is there again
//!    the next time.
//!
//! [`Step::note`] says under a field what follows from what is typed, every time something changes:
//! the day a deadline ends on. [`Step::taken`] is called when the store has it: for the sentence, and
//! for what is offered next.

use crate::fields::{Answers, Field, Problem, Value};
use crate::store::apply::Applied;
use crate::store::{Edit, Record};
use crate::text::locale::Texts;
use crate::tui::event::{Command, Cx};

use super::form::Form;

/// What stands under a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it says.
    pub text: String,
    /// Whether it is unusual.
    pub warning: bool,
}

/// See the module.
pub trait Step {
    /// Tells its draft from those of other steps of the record.
    fn name(&self) -> &'static str;

    /// The record it is taken with.
    fn record(&self) -> &Record;

    /// Above it.
    fn title(&self, texts: &Texts) -> String;

    /// What it asks for, never nothing.
    fn fields(&self) -> &'static [Field];

    /// What a field begins with.
    fn begin(&self, _field: &str) -> Value {
        Value::Empty
    }

    /// What follows from the answers, said under a field. What can't be read yet is no answer.
    fn note(&self, _field: &str, _answers: &Answers, _texts: &Texts) -> Option<Note> {
        None
    }

    /// What has to be written, or what stands against it.
    fn edits(&self, answers: &Answers, cx: &Cx<'_>) -> Result<Vec<Edit>, Vec<Problem>>;

    /// It is written: says so.
    fn taken(&self, applied: &Applied, cx: &mut Cx<'_>);
}

/// Opens it, with what was typed earlier and given up.
pub fn dialog(step: Box<dyn Step>, cx: &mut Cx<'_>) -> Command {
    Command::Open(Box::new(Form::of_step(step, cx)))
}
