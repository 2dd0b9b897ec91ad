//! Suggestions under a field while something is typed in it: records by a few letters, or the words
//! the field knows.
//!
//! Responsible for: the piece of the text that is being typed, what could be meant by it, taking one.
//! Not for: finding records (the reader answers) and not for what a name means in the end (`fields`).

use super::entry::{Editing, Entry};
use crate::domain::id::{Kind, RecordId};
use crate::fields::FieldKind;
use crate::text::fold::{Folded, Query as Letters};
use crate::text::locale::Texts;
use crate::tui::event::Cx;
use crate::tui::overlay::asking::{Asking, Heard};
use crate::tui::view::{Hit, Query};
use crate::tui::widgets::input::Input;

/// Rows of suggestions at most.
pub(super) const ROWS: usize = 6;

/// Something that could be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Suggestion {
    /// Title of the record, or the word.
    pub(super) title: String,
    /// What tells it apart.
    pub(super) detail: String,
    /// The record; none for a word.
    pub(super) record: Option<RecordId>,
}

/// What is suggested under the focused field.
#[derive(Debug, Default)]
pub(super) struct Suggestions {
    pub(super) rows: Vec<Suggestion>,
    /// The one that Tab takes; none where a free text may be meant.
    pub(super) at: Option<usize>,
    /// Whether the answer is here and nothing fits.
    pub(super) nothing: bool,
    asking: Asking,
}

/// Where a piece of a list lies in its text, in bytes.
pub(super) fn piece(input: &Input) -> (usize, usize) {
    let (text, cursor) = (input.text(), input.cursor_byte());
    let start = text[..cursor].rfind(';').map_or(0, |at| at + 1);
    let end = text[cursor..]
        .find(';')
        .map_or(text.len(), |at| cursor + at);
    (start, end)
}

/// Kinds of records a field refers to.
pub(super) fn kinds(kind: FieldKind) -> Vec<Kind> {
    match kind {
        FieldKind::Reference(kind) | FieldKind::References(kind) => vec![kind],
        FieldKind::Responsible => vec![Kind::Person, Kind::Municipality],
        FieldKind::Deputies => vec![Kind::Person],
        _ => Vec::new(),
    }
}

/// What kind of record a `+` makes in a field.
pub(super) fn creatable(kind: FieldKind) -> Option<Kind> {
    kinds(kind)
        .into_iter()
        .find(|kind| matches!(kind, Kind::Person | Kind::Municipality))
}

/// The words a field knows, other than by choosing.
fn words(kind: FieldKind, texts: &Texts) -> Vec<String> {
    match kind {
        FieldKind::Choices(choices) | FieldKind::State(choices) => choices
            .iter()
            .map(|choice| texts.get(choice.label).into_owned())
            .collect(),
        _ => Vec::new(),
    }
}

impl Suggestions {
    pub(super) fn is_open(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Takes them away; true if there were any.
    pub(super) fn close(&mut self) -> bool {
        self.asking.forget();
        self.at = None;
        self.nothing = false;
        !std::mem::take(&mut self.rows).is_empty()
    }

    /// Up or down; from the first row back into the text.
    pub(super) fn step(&mut self, down: bool) {
        let last = self.rows.len().saturating_sub(1);
        self.at = match (self.at, down) {
            (None, true) => Some(0),
            (Some(at), true) => Some((at + 1).min(last)),
            (Some(at), false) => at.checked_sub(1),
            (None, false) => None,
        };
    }

    /// The text of a field changed: suggests anew.
    pub(super) fn refresh(&mut self, entry: &Entry, cx: &mut Cx<'_>) {
        let Editing::Line(input) = &entry.edit else {
            return;
        };
        let (start, end) = piece(input);
        let typed = input.text()[start..end].trim();
        let kinds = kinds(entry.field.kind);
        let in_dates = entry.field.kind == FieldKind::Deputies && typed.contains(':');
        if typed.is_empty() || in_dates {
            self.close();
        } else if kinds.is_empty() {
            self.suggest_words(entry, typed, cx.texts);
        } else {
            let query = Query::Find {
                kinds,
                text: typed.to_owned(),
                fuzzy: true,
            };
            self.asking.ask(cx, query);
        }
    }

    fn suggest_words(&mut self, entry: &Entry, typed: &str, texts: &Texts) {
        let letters = Letters::new(typed);
        let typed = Folded::new(typed);
        let fitting = |word: &String| {
            let word = Folded::new(word);
            word.matches(&letters) && word != typed
        };
        self.rows = words(entry.field.kind, texts)
            .into_iter()
            .filter(fitting)
            .take(ROWS)
            .map(|title| Suggestion {
                title,
                detail: String::new(),
                record: None,
            })
            .collect();
        self.at = (!self.rows.is_empty()).then_some(0);
    }

    /// Whether this number is an answer to the last question.
    pub(super) fn hear(&mut self, number: u64) -> Heard {
        self.asking.hear(number)
    }

    /// The reader found these.
    pub(super) fn found(&mut self, entry: &Entry, hits: &[Hit]) {
        let Editing::Line(input) = &entry.edit else {
            return;
        };
        let (start, end) = piece(input);
        let typed = input.text()[start..end].trim();
        self.rows = hits
            .iter()
            .take(ROWS)
            .map(|hit| Suggestion {
                title: hit.title.clone(),
                detail: hit.detail.clone(),
                record: Some(hit.record),
            })
            .collect();
        self.nothing = hits.is_empty() && !typed.is_empty();
        // A free text may be meant: only what begins so is taken without asking.
        let begins = |row: &Suggestion| {
            let (row, typed) = (Folded::new(&row.title), Folded::new(typed));
            row.bare()
                .split(' ')
                .any(|word| word.starts_with(typed.bare()))
                || row.bare().starts_with(typed.bare())
        };
        let free = entry.field.kind == FieldKind::Responsible;
        self.at = match self.rows.first() {
            Some(first) if !free || begins(first) => Some(0),
            _ => None,
        };
    }
}

/// Puts a name in the place of the piece being typed.
pub(super) fn take(entry: &mut Entry, name: &str) {
    let kind = entry.field.kind;
    let Editing::Line(input) = &mut entry.edit else {
        return;
    };
    let (start, end) = piece(input);
    let text = input.text();
    let lead = if start > 0 { " " } else { "" };
    let tail = match kind {
        FieldKind::Deputies => ": ",
        FieldKind::State(_) => " ",
        _ => "",
    };
    let before = format!("{}{lead}{name}{tail}", &text[..start]);
    let whole = format!("{before}{}", &text[end..]);
    input.replace(&whole);
    input.set_cursor(before.chars().count());
}
