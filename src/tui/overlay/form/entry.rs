//! One field of a form: what stands in it, what is wrong with it.

use super::choice::Chooser;
use super::known::FormContext;
use super::long_text::LongText;
use crate::domain::problem::Wrong;
use crate::fields::{self, Field, FieldKind, Value};
use crate::text::locale::Texts;
use crate::tui::widgets::input::Input;

/// How a field is edited.
#[derive(Debug, Clone)]
pub(super) enum Editing {
    /// A line.
    Line(Input),
    /// Several lines.
    Long(LongText),
    /// One of a few.
    Choice(Chooser),
}

/// What stands under a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) text: String,
    /// A warning can be overruled by saving again.
    pub(super) warning: bool,
}

/// What somebody else made of a field that we changed too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clash {
    pub(super) theirs: String,
    pub(super) mine: String,
    /// The version in focus.
    pub(super) take_mine: bool,
}

/// A field and its state.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) field: &'static Field,
    /// What is stored.
    base: Value,
    /// The same as text.
    pub(super) shown: String,
    pub(super) edit: Editing,
    pub(super) trouble: Option<Trouble>,
    pub(super) clash: Option<Clash>,
}

impl Entry {
    pub(super) fn new(field: &'static Field, base: Value, context: &FormContext<'_>) -> Self {
        let edit = match (Chooser::of(field), field.kind) {
            (Some(chooser), _) => Editing::Choice(chooser),
            (None, FieldKind::LongText { .. }) => Editing::Long(LongText::new("")),
            (None, _) => Editing::Line(Input::default()),
        };
        let mut entry = Self {
            field,
            base: Value::Empty,
            shown: String::new(),
            edit,
            trouble: None,
            clash: None,
        };
        entry.rebase(base, context);
        entry.set_text(&entry.shown.clone());
        entry
    }

    /// Another value is what changes are counted from; what is typed stays.
    pub(super) fn rebase(&mut self, base: Value, context: &FormContext<'_>) {
        self.base = base;
        self.shown = match (&self.edit, &self.base) {
            (Editing::Choice(_), Value::Choice(name)) => (*name).to_owned(),
            (Editing::Choice(_), Value::Bool(yes)) => yes.to_string(),
            // A choice behind which a record stands: not one of the choices.
            (Editing::Choice(_), _) => String::new(),
            (_, base) => fields::show(self.field, base, context, context.texts),
        };
    }

    /// What stands in it, as a draft keeps it: the text, or the name of the choice.
    pub(super) fn text(&self) -> String {
        match &self.edit {
            Editing::Line(input) => input.text().to_owned(),
            Editing::Long(text) => text.text(),
            Editing::Choice(chooser) => chooser.name().to_owned(),
        }
    }

    pub(super) fn set_text(&mut self, text: &str) {
        match &mut self.edit {
            Editing::Line(input) => *input = Input::new(text),
            Editing::Long(long) => *long = LongText::new(text),
            Editing::Choice(chooser) => chooser.choose(text),
        }
    }

    /// A text of this field for people.
    pub(super) fn spoken(&self, text: &str, texts: &Texts) -> String {
        let Editing::Choice(chooser) = &self.edit else {
            return text.to_owned();
        };
        let mut chooser = chooser.clone();
        chooser.choose(text);
        chooser
            .label()
            .map_or_else(String::new, |id| texts.get(id).into_owned())
    }

    /// The choice for people: also one that is none of the choices.
    pub(super) fn choice_text(&self, context: &FormContext<'_>) -> String {
        let spoken = self.spoken(&self.text(), context.texts);
        if spoken.is_empty() && !self.is_changed() {
            return fields::show(self.field, &self.base, context, context.texts);
        }
        spoken
    }

    /// Whether it differs from what is stored.
    pub(super) fn is_changed(&self) -> bool {
        self.text() != self.shown
    }

    /// What it holds. Where nothing was typed that is what is stored, even if that has a spelling
    /// nobody could type.
    pub(super) fn value(&self, context: &FormContext<'_>) -> Result<Value, Wrong> {
        if !self.is_changed() {
            return match (&self.base, self.field.required) {
                (Value::Empty, true) => Err(Wrong::Missing),
                (base, _) => Ok(base.clone()),
            };
        }
        match &self.edit {
            Editing::Line(_) | Editing::Long(_) => fields::parse(self.field, &self.text(), context),
            Editing::Choice(chooser) => match (chooser.name(), self.field.kind) {
                ("", _) if self.field.required => Err(Wrong::Missing),
                ("", _) => Ok(Value::Empty),
                (name, FieldKind::Bool) => Ok(Value::Bool(name == "true")),
                (name, _) => Ok(Value::Choice(name)),
            },
        }
    }

    /// The text as it would be shown once stored; as typed where it can't be read.
    pub(super) fn normal_text(&self, context: &FormContext<'_>) -> String {
        match (&self.edit, self.value(context)) {
            (Editing::Choice(_), _) | (_, Err(_)) => self.text(),
            (_, Ok(value)) => fields::show(self.field, &value, context, context.texts),
        }
    }

    /// Puts a problem under it.
    pub(super) fn complain(&mut self, wrong: &Wrong, texts: &Texts) {
        self.trouble = Some(Trouble {
            text: fields::say(wrong, texts),
            warning: false,
        });
    }
}
