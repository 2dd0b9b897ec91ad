//! A sheet: cells to type in as in a spreadsheet. The month's figures of all measures, the sections
//! of an audit, the answers of a rating, a checklist.
//!
//! Responsible for: cursor, typing, pasting, and that every cell left is stored: at once if it can
//! be, again after somebody else's change, in a draft until it is. Not for: which cells there are
//! (the reader makes a [`SheetView`]) and what becomes of them ([`edits`]).
//!
//! ```text
//! typing ── leave the cell ──▶ waiting ── one change ──▶ under way ── stored, read again ──▶ kept
//!                                 ▲                          │ changed meanwhile: read, try again
//!                                 └──────────────────────────┘
//! ```

mod draw;
mod edits;
mod grid;
#[cfg(test)]
mod tests;
pub mod view;

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use grid::Cursor;
use view::{Place, SheetKind, SheetView};

use super::Ui;
use super::action::{Action, Context};
use super::event::{Command, Cx, Effect, Event, Tag};
use super::panes::Pane;
use super::view::{Answer, Query};
use super::widgets::input::Input;
use crate::domain::problem::Wrong;
use crate::store::apply::ApplyError;
use crate::store::backend::CommitError;

/// How often a change is made again on what somebody else left.
const ATTEMPTS: u32 = 5;
/// The most a draft may hold when it is read back.
const MAX_DRAFT: usize = 4 * 1024 * 1024;

/// Cells on their way to the store.
type Cells = BTreeMap<Place, String>;

/// What of a sheet is not in the store yet.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct SheetDraft {
    cells: Vec<(Place, String)>,
    typing: Option<(Place, String)>,
}

/// See the module.
pub struct Sheet {
    kind: SheetKind,
    view: Option<Box<SheetView>>,
    cursor: Cursor,
    /// The cell being typed in.
    typing: Option<Input>,
    /// Why what was typed can't stand there.
    wrong: Option<String>,
    waiting: Cells,
    under_way: Cells,
    attempts: u32,
    /// It closes as soon as everything typed is stored.
    leaving: bool,
    /// Those it was turned from while cells of theirs were on their way: they hear what becomes of them.
    left: Vec<Sheet>,
    asked: u64,
    /// The last question that was answered.
    answered: u64,
}

impl Sheet {
    /// A sheet, not read yet.
    pub fn new(kind: SheetKind) -> Self {
        Self {
            kind,
            view: None,
            cursor: Cursor {
                // Contracted places stand there already: what is typed are the filled ones.
                column: match kind {
                    SheetKind::Utilisation(_) => edits::FILLED,
                    _ => 0,
                },
                ..Cursor::default()
            },
            typing: None,
            wrong: None,
            waiting: Cells::new(),
            under_way: Cells::new(),
            attempts: 0,
            leaving: false,
            left: Vec::new(),
            asked: 0,
            answered: 0,
        }
    }

    /// Which sheet it is.
    pub fn kind(&self) -> SheetKind {
        self.kind
    }

    /// What it shows, once it was read.
    pub fn view(&self) -> Option<&SheetView> {
        self.view.as_deref()
    }

    /// Whether everything typed is in the store, and what it shows was read since.
    pub fn is_stored(&self) -> bool {
        let is_sent = self.waiting.is_empty() && self.under_way.is_empty();
        self.typing.is_none() && is_sent && self.answered == self.asked
    }

    /// The key of the row under the cursor.
    pub fn row(&self) -> Option<u64> {
        Some(self.place()?.0)
    }

    /// Shows another sheet of this shape: the next month.
    pub fn turn_to(&mut self, kind: SheetKind, cx: &mut Cx<'_>) {
        if !self.take_typed(cx) {
            return;
        }
        let cursor = std::mem::take(&mut self.cursor);
        let next = Self {
            cursor,
            ..Self::new(kind)
        };
        let mut left = std::mem::replace(self, next);
        self.left = std::mem::take(&mut left.left);
        self.left.retain(|other| other.kind != kind);
        if !left.is_settled() {
            self.left.push(left);
        }
        self.refresh(cx);
    }

    fn place(&self) -> Option<Place> {
        self.cursor.place(self.view.as_deref()?)
    }

    /// What stands in a cell: what is on its way, else what is kept.
    fn text_at(&self, place: Place) -> &str {
        self.waiting
            .get(&place)
            .or_else(|| self.under_way.get(&place))
            .map_or_else(
                || self.view.as_ref().map_or("", |view| view.kept(place)),
                String::as_str,
            )
    }

    // ── typing ────────────────────────────────────────────────────────────────────────────────────

    /// Takes what is being typed; false if it can't stand there, and then the cursor stays.
    fn take_typed(&mut self, cx: &mut Cx<'_>) -> bool {
        let (Some(input), Some(place)) = (&self.typing, self.place()) else {
            self.typing = None;
            return true;
        };
        let Some(view) = &self.view else { return true };
        match view.columns[place.1].cell.read(input.text()) {
            Ok(text) => {
                self.typing = None;
                self.wrong = None;
                self.put(place, text, cx);
                true
            }
            Err(wrong) => {
                let wrong = crate::fields::say(&wrong, cx.texts);
                cx.warn(wrong.clone());
                self.wrong = Some(wrong);
                false
            }
        }
    }

    fn put(&mut self, place: Place, text: String, cx: &mut Cx<'_>) {
        if self.text_at(place) != text {
            self.waiting.insert(place, text);
            self.attempts = 0;
        }
        self.keep_and_send(cx);
    }

    /// First into the draft, then to the store: what is under way is in either.
    fn keep_and_send(&mut self, cx: &mut Cx<'_>) {
        self.keep_draft(cx);
        self.send(cx);
    }

    fn type_char(&mut self, character: char, cx: &mut Cx<'_>) {
        let Some(place) = self.place() else { return };
        let Some(view) = &self.view else { return };
        let cell = view.columns[place.1].cell.clone();
        if !view.is_open(place) {
            cx.say(cx.texts.get("sheet-fixed").into_owned());
            return;
        }
        if cell.chooses() {
            match cell.chosen(self.text_at(place), character) {
                Some(text) => self.put(place, text, cx),
                None => {
                    if let Err(wrong) = cell.read(&character.to_string()) {
                        cx.warn(crate::fields::say(&wrong, cx.texts));
                    }
                }
            }
            return;
        }
        if self.typing.is_none() {
            let text = if cell.appends() {
                self.text_at(place)
            } else {
                ""
            };
            self.typing = Some(Input::new(text));
        }
        if let Some(input) = &mut self.typing {
            input.insert(character);
        }
        self.wrong = None;
        self.keep_draft(cx);
    }

    /// Pastes lines and columns from the cell under the cursor on: all of it or, where one can't stand
    /// in its cell, nothing. Empty cells leave what is there.
    fn paste_cells(&mut self, text: &str, cx: &mut Cx<'_>) {
        let Some(view) = &self.view else { return };
        let cells = match grid::pasted(view, &self.cursor, text) {
            Ok(cells) => cells,
            Err(grid::PasteError { line, text, wrong }) => {
                let why = crate::fields::say(&wrong, cx.texts);
                cx.warn(cx.texts.with(
                    "sheet-paste-refused",
                    &[
                        ("line", line.into()),
                        ("text", text.into()),
                        ("why", why.into()),
                    ],
                ));
                return;
            }
        };
        let n = cells.len();
        for (place, text) in cells {
            if self.text_at(place) != text {
                self.waiting.insert(place, text);
            }
        }
        self.attempts = 0;
        self.keep_and_send(cx);
        cx.say(cx.texts.with("sheet-pasted", &[("n", n.into())]));
    }

    // ── storing ───────────────────────────────────────────────────────────────────────────────────

    /// Sends what waits, unless something is under way or was refused too often.
    fn send(&mut self, cx: &mut Cx<'_>) {
        let Some(view) = &self.view else { return };
        if self.waiting.is_empty() || !self.under_way.is_empty() || self.attempts >= ATTEMPTS {
            return;
        }
        let cells = std::mem::take(&mut self.waiting);
        let edits = edits::of(view, &cells, cx);
        if edits.is_empty() {
            // What they were about is gone.
            self.keep_draft(cx);
            return;
        }
        self.attempts += 1;
        self.under_way = cells;
        cx.apply(Tag::Sheet(self.kind), edits);
    }

    fn applied(&mut self, result: Result<(), &ApplyError>, cx: &mut Cx<'_>) {
        match result {
            Ok(()) => {
                self.attempts = 0;
                // The view is older than what was stored: until it is read again the cells show from
                // here, and nothing is sent on top of it.
                if let Some(view) = &mut self.view {
                    for ((row, column), text) in std::mem::take(&mut self.under_way) {
                        let row = view.rows.iter_mut().find(|one| one.key == row);
                        if let Some(cells) = row.and_then(|row| row.cells.as_mut())
                            && let Some(cell) = cells.get_mut(column)
                        {
                            *cell = text;
                        }
                    }
                }
            }
            Err(error) => {
                let mut cells = std::mem::take(&mut self.under_way);
                // What was typed since is newer.
                cells.append(&mut self.waiting);
                self.waiting = cells;
                if !is_made_again(error) || self.attempts >= ATTEMPTS {
                    self.attempts = ATTEMPTS;
                    // Whoever was leaving has to see this.
                    self.leaving = false;
                    cx.fail(super::app::sentence(error, cx.texts));
                }
            }
        }
        self.keep_draft(cx);
        self.refresh(cx);
        if self.is_settled() && std::mem::take(&mut self.leaving) {
            cx.commands.push(Command::Act(Action::Back));
        }
    }

    /// Whether nothing is on its way to the store.
    fn is_settled(&self) -> bool {
        self.waiting.is_empty() && self.under_way.is_empty()
    }

    fn keep_draft(&self, cx: &mut Cx<'_>) {
        let mut cells = self.under_way.clone();
        cells.extend(self.waiting.clone());
        let typing = self.typing.as_ref().and_then(|input| {
            let place = self.place()?;
            Some((place, input.text().to_owned()))
        });
        let content = if cells.is_empty() && typing.is_none() {
            None
        } else {
            let draft = SheetDraft {
                cells: cells.into_iter().collect(),
                typing,
            };
            serde_json::to_vec(&draft).ok()
        };
        let key = self.kind.key();
        if content.is_some() || cx.drafts.contains_key(&key) {
            cx.effects.push(Effect::Draft { key, content });
        }
    }

    /// Takes up what an earlier run left.
    fn take_draft(&mut self, cx: &mut Cx<'_>) {
        let Some(bytes) = cx.drafts.get(&self.kind.key()) else {
            return;
        };
        if bytes.len() > MAX_DRAFT {
            return;
        }
        let Ok(draft) = serde_json::from_slice::<SheetDraft>(bytes) else {
            return;
        };
        let Some(view) = &self.view else { return };
        for (place, text) in draft.cells {
            let column = view.columns.get(place.1);
            if let Some(Ok(text)) = column.map(|column| column.cell.read(&text))
                && view.is_open(place)
                && view.kept(place) != text
            {
                self.waiting.insert(place, text);
            }
        }
        if let Some((place, text)) = draft.typing
            && self.cursor.go_to(view, place)
        {
            self.typing = Some(Input::new(&text));
        }
        if self.is_settled() && self.typing.is_none() {
            // It was stored all the same.
            self.keep_draft(cx);
            return;
        }
        cx.say(cx.texts.get("sheet-taken-up").into_owned());
        self.send(cx);
    }
}

/// Whether the same cells may do on what is there now: somebody else was faster, with a change or with
/// the first figures of all.
fn is_made_again(error: &ApplyError) -> bool {
    match error {
        ApplyError::Conflict(_) | ApplyError::Commit(CommitError::Conflict { .. }) => true,
        ApplyError::Rejected(rejected) => rejected
            .iter()
            .flat_map(|one| &one.problems)
            .all(|problem| matches!(problem.what, Wrong::Duplicate { .. })),
        _ => false,
    }
}

impl Pane for Sheet {
    fn contexts(&self) -> Vec<Context> {
        let in_text = self.typing.is_some()
            && self.place().is_some_and(|place| {
                let view = self.view.as_ref();
                view.is_some_and(|view| view.columns[place.1].cell.appends())
            });
        if in_text {
            vec![Context::Text, Context::Sheet]
        } else {
            vec![Context::Sheet]
        }
    }

    fn is_reading(&self) -> bool {
        self.view.is_none()
    }

    fn refresh(&mut self, cx: &mut Cx<'_>) {
        self.asked = cx.read(Query::Sheet(self.kind));
    }

    fn leave(&mut self, cx: &mut Cx<'_>) {
        // What can't stand in its cell stays in the draft.
        if self.take_typed(cx) {
            self.keep_and_send(cx);
        } else {
            self.keep_draft(cx);
        }
    }

    fn offers(&self, action: Action) -> bool {
        match action {
            Action::PrevMonth | Action::NextMonth => {
                matches!(self.kind, SheetKind::Utilisation(_))
            }
            _ => true,
        }
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        let in_text = self.contexts().contains(&Context::Text);
        if let Some(input) = &mut self.typing {
            match action {
                Action::Cancel | Action::Back => {
                    self.typing = None;
                    self.wrong = None;
                    self.keep_draft(cx);
                    return true;
                }
                Action::Up | Action::Down | Action::Open | Action::Newline => {}
                Action::Left | Action::Right if !in_text => {}
                action if input.act(action) => {
                    self.wrong = None;
                    self.keep_draft(cx);
                    return true;
                }
                Action::Left | Action::Right | Action::Backspace => return true,
                _ => {}
            }
            let turns = matches!(action, Action::PrevMonth | Action::NextMonth);
            if action.is_command() || turns || grid::moves(action) {
                if !self.take_typed(cx) {
                    return true;
                }
            } else {
                return false;
            }
        }
        let Some(view) = &self.view else {
            return false;
        };
        self.leaving = false;
        match action {
            // Gone at once it would not hear whether what was typed last was stored.
            Action::Back if !self.is_settled() && self.attempts < ATTEMPTS => {
                self.leaving = true;
                true
            }
            Action::Backspace | Action::DeleteForward => {
                if let Some(place) = self.place()
                    && view.is_open(place)
                {
                    self.put(place, String::new(), cx);
                }
                true
            }
            Action::Save => {
                self.attempts = 0;
                self.keep_and_send(cx);
                true
            }
            Action::Copy => {
                cx.effects.push(Effect::Copy(grid::copied(view)));
                cx.say(cx.texts.get("app-copied").into_owned());
                true
            }
            Action::PrevMonth | Action::NextMonth => {
                let SheetKind::Utilisation(month) = self.kind else {
                    return false;
                };
                let step = if action == Action::NextMonth { 1 } else { -1 };
                self.turn_to(SheetKind::Utilisation(month.plus(step)), cx);
                true
            }
            action => self.cursor.act(view, action),
        }
    }

    fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        self.type_char(character, cx);
    }

    fn paste(&mut self, text: &str, cx: &mut Cx<'_>) -> bool {
        if self.contexts().contains(&Context::Text) && !text.contains(['\n', '\t']) {
            if let Some(input) = &mut self.typing {
                input.insert_text(text);
            }
            self.keep_draft(cx);
        } else if self.take_typed(cx) {
            self.paste_cells(text, cx);
        }
        true
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) {
        for left in &mut self.left {
            left.hear(event, cx);
        }
        self.left.retain(|left| !left.is_settled());
        match event {
            Event::Answered {
                number,
                answer: Ok(Answer::Sheet(view)),
            } if *number == self.asked => {
                let first = self.view.is_none();
                self.answered = *number;
                self.view.clone_from(view);
                if let Some(view) = &self.view {
                    self.cursor.fit(view);
                }
                if first {
                    self.take_draft(cx);
                } else {
                    self.send(cx);
                }
            }
            Event::Applied {
                tag: Tag::Sheet(kind),
                result,
            } if *kind == self.kind => {
                self.applied(result.as_ref().map(|_| ()), cx);
            }
            _ => {}
        }
    }

    fn count(&self, ui: &Ui<'_>) -> String {
        let unsaved = |sheet: &Self| sheet.waiting.len() + sheet.under_way.len();
        let n = self.view.as_ref().map_or(0, |view| {
            view.rows.iter().filter(|row| row.cells.is_some()).count()
        });
        match unsaved(self) + self.left.iter().map(unsaved).sum::<usize>() {
            0 => ui.texts.with("frame-here", &[("n", n.into())]),
            left => ui.texts.with("sheet-unsaved", &[("n", left.into())]),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        draw::draw(self, frame, area, ui, focused);
    }
}
