//! One form for every entity, made from its table of fields.
//!
//! Responsible for: editing the fields people may write, the draft of what is typed, problems at the
//! field they belong to, what to do when somebody else changed the record meanwhile. Not for: what a
//! text means and whether a value is right (`fields`, `domain`), and not for writing (the store
//! does, and its answer comes back as an event).
//!
//! ```text
//! key ─▶ entry ─▶ draft file          save ─▶ Effect::Apply ─▶ done: draft deleted, form closed
//!                                                            ├▶ rejected: sentences at the fields
//!                                                            └▶ conflict: read again, merge, save
//! ```

mod choice;
mod draft;
mod draw;
mod entry;
mod known;
mod long_text;
mod merge;
mod save;
mod stepping;
mod suggest;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::asking::Heard;
use super::step::Step;
use super::{Overlay, Stay, belongs_to_the_frame};
use crate::domain::id::Kind;
use crate::domain::problem::Wrong;
use crate::fields::{self, Access, Defaults, FieldKind, Value};
use crate::store::backend::Revision;
use crate::store::{Record, Stored};
use crate::text::locale::Texts;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Event, Tag};
use crate::tui::view::{Answer, FormView, Query};
use draft::Draft;
use entry::{Clash, Editing, Entry};
use known::Known;
use stepping::base_of;
use suggest::Suggestions;

/// What the form waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Phase {
    /// Nothing.
    Typing,
    /// The store's answer to a change; the texts as they were sent.
    Saving(Vec<String>),
    /// The record as somebody else left it.
    Reading(u64),
}

/// A form on one record.
pub struct Form {
    /// The record as it is stored, or as a new one begins.
    base: Record,
    /// 0: it does not exist yet.
    revision: Revision,
    known: Known,
    entries: Vec<Entry>,
    at: usize,
    suggestions: Suggestions,
    defaults: Defaults,
    phase: Phase,
    /// Texts that were saved in spite of a warning, if saving is tried again with the same.
    warned: Option<Vec<String>>,
    /// The field that waits for a record being made.
    creating: Option<usize>,
    /// The field whose text is in the person's own editor.
    outside: Option<usize>,
    /// What "drop the draft" threw away, until something else is typed.
    dropped: Option<Vec<String>>,
    /// Whether it began with a draft.
    restored: bool,
    /// The question for names, while it is open.
    naming: Option<u64>,
    /// What it asks for, if it is not the record itself.
    step: Option<Box<dyn Step>>,
    /// First field drawn.
    top: Cell<usize>,
}

impl Form {
    /// A form on a record, new or not, with what was typed earlier and not saved.
    pub fn open(view: FormView, draft: Option<&[u8]>, defaults: Defaults, texts: &Texts) -> Self {
        let known = Known::new(view.names, view.others);
        let Stored { record, revision } = view.stored;
        let is_new = revision == Revision(0);
        let context = known.context(defaults.today, texts);
        let entries = fields::of(record.kind())
            .iter()
            .filter(|field| match field.access {
                Access::Edit => true,
                // What it was made for is settled: an agenda item of this meeting.
                Access::Create => {
                    let settled = matches!(field.kind, FieldKind::Reference(_))
                        && (field.get)(&record) != Value::Empty;
                    is_new && !settled
                }
                Access::Read => false,
            })
            .map(|field| Entry::new(field, (field.get)(&record), &context))
            .collect();
        let mut form = Self::on(record, revision, known, entries, defaults);
        if let Some(draft) = draft.and_then(Draft::read) {
            form.restore(&draft);
        }
        form
    }

    /// A form nobody has typed in.
    fn on(
        base: Record,
        revision: Revision,
        known: Known,
        entries: Vec<Entry>,
        defaults: Defaults,
    ) -> Self {
        Self {
            base,
            revision,
            known,
            entries,
            at: 0,
            suggestions: Suggestions::default(),
            defaults,
            phase: Phase::Typing,
            warned: None,
            creating: None,
            outside: None,
            dropped: None,
            restored: false,
            naming: None,
            step: None,
            top: Cell::new(0),
        }
    }

    /// A form on a record that does not exist yet, at once; the names it needs are asked for and
    /// arrive behind it.
    pub fn create(record: Record, draft: Option<&[u8]>, cx: &mut Cx<'_>) -> Self {
        let query = Query::NewForm(Box::new(record.clone()));
        let view = FormView {
            stored: Stored {
                record,
                revision: Revision(0),
            },
            names: Arc::default(),
            others: BTreeMap::new(),
        };
        let mut form = Self::open(view, draft, cx.defaults, cx.texts);
        form.naming = Some(cx.read(query));
        form
    }

    /// The names arrived: fields that nobody touched show them.
    fn name(&mut self, view: &FormView, texts: &Texts) {
        self.known = Known::new(Arc::clone(&view.names), view.others.clone());
        let context = self.known.context(self.defaults.today, texts);
        for entry in &mut self.entries {
            let untouched = !entry.is_changed();
            entry.rebase(
                base_of(self.step.as_deref(), &self.base, entry.field),
                &context,
            );
            if untouched {
                entry.set_text(&entry.shown.clone());
            }
        }
    }

    fn is_new(&self) -> bool {
        self.revision == Revision(0)
    }

    fn texts(&self) -> Vec<String> {
        self.entries.iter().map(Entry::text).collect()
    }

    fn is_touched(&self) -> bool {
        self.entries.iter().any(Entry::is_changed)
    }

    /// Something was typed into the field in focus.
    fn edited(&mut self, cx: &mut Cx<'_>) {
        self.dropped = None;
        self.entries[self.at].trouble = None;
        self.keep_draft(cx);
        self.suggestions.refresh(&self.entries[self.at], cx);
    }

    fn go(&mut self, to: usize, cx: &mut Cx<'_>) {
        self.suggestions.close();
        self.check_field(cx);
        self.at = to.min(self.entries.len().saturating_sub(1));
    }

    /// Leaving a field says what is wrong with it; that it is still empty is said on saving.
    fn check_field(&mut self, cx: &Cx<'_>) {
        let context = self.known.context(self.defaults.today, cx.texts);
        let Some(entry) = self.entries.get_mut(self.at) else {
            return;
        };
        match entry.value(&context) {
            Err(wrong) if wrong != Wrong::Missing && entry.is_changed() => {
                entry.complain(&wrong, cx.texts);
            }
            _ => {}
        }
    }

    fn next(&mut self, cx: &mut Cx<'_>) {
        let count = self.entries.len().max(1);
        self.go((self.at + 1) % count, cx);
    }

    fn previous(&mut self, cx: &mut Cx<'_>) {
        let count = self.entries.len().max(1);
        self.go((self.at + count - 1) % count, cx);
    }

    /// Enter: on, and on the last field save.
    fn submit(&mut self, cx: &mut Cx<'_>) -> Stay {
        if self.settle_clash(cx) {
            return Stay::Open;
        }
        if self.at + 1 >= self.entries.len() {
            return self.save(cx);
        }
        self.next(cx);
        Stay::Open
    }

    /// Takes the chosen version of a field that two people changed.
    fn settle_clash(&mut self, cx: &mut Cx<'_>) -> bool {
        let Some(entry) = self.entries.get_mut(self.at) else {
            return false;
        };
        let Some(clash) = entry.clash.take() else {
            return false;
        };
        let text = if clash.take_mine {
            clash.mine
        } else {
            clash.theirs
        };
        entry.set_text(&text);
        self.keep_draft(cx);
        if let Some(next) = self.entries.iter().position(|entry| entry.clash.is_some()) {
            self.at = next;
        }
        true
    }

    /// Takes the suggestion under the cursor; false if there is none.
    fn accept(&mut self, cx: &mut Cx<'_>) -> bool {
        let Some(row) = self
            .suggestions
            .at
            .and_then(|at| self.suggestions.rows.get(at).cloned())
        else {
            return false;
        };
        let name = match row.record {
            Some(id) => self.known.typed(id, &row.title),
            None => row.title,
        };
        let entry = &mut self.entries[self.at];
        suggest::take(entry, &name);
        entry.trouble = None;
        let goes_on = matches!(
            entry.field.kind,
            FieldKind::Reference(_) | FieldKind::Responsible
        );
        self.suggestions.close();
        self.dropped = None;
        self.keep_draft(cx);
        if goes_on && self.at + 1 < self.entries.len() {
            self.next(cx);
        }
        true
    }

    /// `+` behind a name that nobody bears: opens the form of a new record.
    fn make_missing(&mut self, kind: Kind, cx: &mut Cx<'_>) {
        let Editing::Line(input) = &self.entries[self.at].edit else {
            return;
        };
        let (start, end) = suggest::piece(input);
        let name = input.text()[start..end].trim().to_owned();
        let mut record = fields::blank(kind, self.defaults);
        if let Some(field) = fields::named(kind, "name").filter(|_| !name.is_empty())
            && (field.set)(&mut record, Value::Text(name)).is_err()
        {
            return;
        }
        self.suggestions.close();
        self.creating = Some(self.at);
        cx.commands.push(Command::NewRecord(Box::new(record)));
    }

    /// A record was made in a form above this one.
    fn created(&mut self, record: &Record, cx: &mut Cx<'_>) {
        let Some(at) = self.creating.take() else {
            return;
        };
        let wanted = suggest::kinds(self.entries[at].field.kind);
        if wanted.contains(&record.kind()) {
            self.known.add(record);
            let name = self.known.typed(record.id(), &record.title());
            suggest::take(&mut self.entries[at], &name);
            self.entries[at].trouble = None;
            self.keep_draft(cx);
        }
    }

    fn edit(&mut self, action: Action, cx: &mut Cx<'_>) -> Stay {
        let before = self.entries[self.at].text();
        match &mut self.entries[self.at].edit {
            Editing::Line(input) => match action {
                Action::Up | Action::Down if self.suggestions.is_open() => {
                    self.suggestions.step(action == Action::Down);
                }
                Action::Newline if self.suggestions.at.is_some() => {
                    self.accept(cx);
                }
                Action::Newline => return self.submit(cx),
                Action::Up => self.previous(cx),
                Action::Down => self.next(cx),
                Action::First => self.go(0, cx),
                Action::Last => self.go(usize::MAX, cx),
                action => {
                    input.act(action);
                    if input.text() != before {
                        self.edited(cx);
                    }
                }
            },
            Editing::Long(text) => {
                text.act(action);
                if text.text() != before {
                    self.edited(cx);
                }
            }
            Editing::Choice(chooser) => {
                match action {
                    Action::ChoicePrev => chooser.step(false),
                    Action::ChoiceNext => chooser.step(true),
                    Action::Backspace => chooser.clear(),
                    _ => {}
                }
                if chooser.name() != before {
                    self.edited(cx);
                }
            }
        }
        Stay::Open
    }

    fn open_editor(&mut self, cx: &mut Cx<'_>) {
        let entry = &self.entries[self.at];
        if matches!(entry.edit, Editing::Choice(_)) {
            return;
        }
        self.outside = Some(self.at);
        cx.effects.push(Effect::Editor(entry.text()));
    }

    /// The focused field asks which of two versions is to stand.
    fn in_clash(&mut self) -> Option<&mut Clash> {
        self.entries.get_mut(self.at)?.clash.as_mut()
    }
}

impl Overlay for Form {
    fn contexts(&self) -> Vec<Context> {
        let Some(entry) = self.entries.get(self.at) else {
            return vec![Context::Form];
        };
        match (&entry.clash, &entry.edit) {
            (Some(_), _) | (None, Editing::Choice(_)) => vec![Context::Choice, Context::Form],
            (None, _) if self.suggestions.at.is_some() => {
                vec![Context::Suggestion, Context::Text, Context::Form]
            }
            (None, _) => vec![Context::Text, Context::Form],
        }
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Option<Stay> {
        Some(match action {
            Action::Cancel if self.suggestions.close() => Stay::Open,
            Action::Cancel => self.leave(cx),
            Action::Save => self.save(cx),
            action if belongs_to_the_frame(action) || action == Action::CommandMenu => {
                return None;
            }
            Action::DropDraft => {
                self.drop_draft(cx);
                Stay::Open
            }
            Action::NextField => {
                self.next(cx);
                Stay::Open
            }
            Action::PrevField => {
                self.previous(cx);
                Stay::Open
            }
            Action::Submit => self.submit(cx),
            Action::AcceptSuggestion => {
                self.accept(cx);
                Stay::Open
            }
            Action::Editor => {
                self.open_editor(cx);
                Stay::Open
            }
            Action::ChoicePrev | Action::ChoiceNext if self.in_clash().is_some() => {
                if let Some(clash) = self.in_clash() {
                    clash.take_mine = !clash.take_mine;
                }
                Stay::Open
            }
            _ if self.entries.is_empty() || self.in_clash().is_some() => Stay::Open,
            action => self.edit(action, cx),
        })
    }

    fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        if self.in_clash().is_some() {
            return;
        }
        let Some(entry) = self.entries.get_mut(self.at) else {
            return;
        };
        match &mut entry.edit {
            Editing::Line(_) if character == '+' => {
                if let Some(kind) = suggest::creatable(entry.field.kind) {
                    self.make_missing(kind, cx);
                    return;
                }
                if let Editing::Line(input) = &mut entry.edit {
                    input.insert(character);
                }
            }
            Editing::Line(input) => input.insert(character),
            Editing::Long(text) => text.insert(character),
            Editing::Choice(chooser) => {
                let before = chooser.name();
                chooser.letter(character, cx.texts);
                if chooser.name() == before {
                    return;
                }
            }
        }
        self.edited(cx);
    }

    fn paste(&mut self, text: &str, cx: &mut Cx<'_>) -> bool {
        match self.entries.get_mut(self.at).map(|entry| &mut entry.edit) {
            Some(Editing::Line(input)) => input.insert_text(text),
            Some(Editing::Long(long)) => long.insert_text(text),
            Some(Editing::Choice(_)) | None => return false,
        }
        self.edited(cx);
        true
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) -> Stay {
        match event {
            Event::Answered {
                number,
                answer: Ok(Answer::Found(hits)),
            } => {
                match self.suggestions.hear(*number) {
                    Heard::NotMine => {}
                    Heard::Stale => self.suggestions.refresh(&self.entries[self.at], cx),
                    Heard::Mine => self.suggestions.found(&self.entries[self.at], hits),
                }
                Stay::Open
            }
            Event::Answered {
                number,
                answer: Ok(Answer::Form(Some(view))),
            } if self.naming == Some(*number) => {
                self.naming = None;
                self.name(view, cx.texts);
                Stay::Open
            }
            Event::Answered { number, answer } => {
                self.read_again(*number, answer.as_ref(), cx);
                Stay::Open
            }
            Event::Applied {
                tag: Tag::Form,
                result,
            } => match (&self.phase, result) {
                (Phase::Saving(_), _) => self.applied(result, cx),
                (_, Ok(applied)) => {
                    if let Some(record) = applied.records.first() {
                        self.created(record, cx);
                    }
                    Stay::Open
                }
                _ => Stay::Open,
            },
            Event::Edited(text) => {
                if let (Some(at), Some(text)) = (self.outside.take(), text) {
                    self.at = at;
                    self.entries[at].set_text(text.trim_end_matches('\n'));
                    self.edited(cx);
                }
                Stay::Open
            }
            _ => Stay::Open,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        self.draw_form(frame, screen, ui);
    }
}
