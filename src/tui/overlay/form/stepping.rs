//! A form that asks for a step instead of a record.
//!
//! Responsible for: what is different then. The step knows its fields and makes the edits
//! ([`crate::tui::overlay::step`]); there is nothing to merge, since a step is judged by the record as
//! it stands: if somebody else changed that meanwhile, the step has to be looked at again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::draft::{Draft, step_key};
use super::entry::Entry;
use super::known::{FormContext, Known};
use super::{Form, Phase, Stay, Step, suggest};
use crate::fields::{Answers, Field, Value};
use crate::store::Record;
use crate::store::apply::Applied;
use crate::store::backend::Revision;
use crate::tui::event::Cx;
use crate::tui::overlay::step::Note;
use crate::tui::view::Query;

/// What a field begins with: a step has its own idea of it.
pub(super) fn base_of(step: Option<&dyn Step>, record: &Record, field: &Field) -> Value {
    match step {
        Some(step) => step.begin(field.name),
        None => (field.get)(record),
    }
}

impl Form {
    /// A form for a step, at once; names it needs are asked for and arrive behind it.
    pub(in crate::tui::overlay) fn of_step(step: Box<dyn Step>, cx: &mut Cx<'_>) -> Self {
        let known = Known::new(Arc::default(), BTreeMap::new());
        let context = known.context(cx.today, cx.texts);
        let entries: Vec<Entry> = step
            .fields()
            .iter()
            .map(|field| Entry::new(field, step.begin(field.name), &context))
            .collect();
        let with_names = entries
            .iter()
            .any(|entry| !suggest::kinds(entry.field.kind).is_empty());
        let draft = cx.drafts.get(&step_key(&*step));
        let draft = draft.and_then(|bytes| Draft::read(bytes));
        let record = step.record().clone();
        let naming = with_names.then(|| cx.read(Query::NewForm(Box::new(record.clone()))));
        let mut form = Self {
            step: Some(step),
            naming,
            ..Self::on(record, Revision(0), known, entries, cx.defaults)
        };
        if let Some(draft) = draft {
            form.restore(&draft);
        }
        form
    }

    /// What is answered so far, and can be read.
    fn answers(&self, context: &FormContext<'_>) -> Answers {
        let mut answers = Answers::default();
        for entry in &self.entries {
            if let Ok(value) = entry.value(context) {
                answers.set(entry.field.name, value);
            }
        }
        answers
    }

    /// What the step says under a field.
    pub(super) fn note(&self, entry: &Entry, context: &FormContext<'_>) -> Option<Note> {
        let step = self.step.as_ref()?;
        step.note(entry.field.name, &self.answers(context), context.texts)
    }

    /// Takes the step, or says what stands against it.
    pub(super) fn take_step(&mut self, cx: &mut Cx<'_>) -> Stay {
        let context = self.known.context(self.defaults.today, cx.texts);
        let answers = self.answers(&context);
        for entry in &mut self.entries {
            entry.trouble = None;
            if let Err(wrong) = entry.value(&context) {
                entry.complain(&wrong, cx.texts);
            }
        }
        if self.entries.iter().any(|entry| entry.trouble.is_some()) {
            self.complain(&[], cx);
            return Stay::Open;
        }
        if self.is_suspicious(cx) {
            return Stay::Open;
        }
        match self.step.as_ref().map(|step| step.edits(&answers, cx)) {
            Some(Ok(edits)) => {
                self.phase = Phase::Saving(self.texts());
                cx.apply(crate::tui::event::Tag::Form, edits);
            }
            Some(Err(problems)) => self.complain(&problems, cx),
            None => {}
        }
        Stay::Open
    }

    /// The store has it.
    pub(super) fn step_taken(&self, applied: &Applied, cx: &mut Cx<'_>) -> Stay {
        self.forget_draft(cx);
        if let Some(step) = &self.step {
            step.taken(applied, cx);
        }
        Stay::Close
    }

    /// The record is no longer what the step was judged by: what was typed waits in the draft.
    pub(super) fn step_too_late(&self, cx: &mut Cx<'_>) -> Stay {
        self.keep_draft(cx);
        cx.warn(cx.texts.get("form-step-too-late"));
        Stay::Close
    }
}

#[cfg(test)]
#[path = "stepping_tests.rs"]
mod tests;
