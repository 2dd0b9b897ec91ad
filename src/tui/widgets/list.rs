//! A list of rows: cursor, pages, filter, order, marked rows.
//!
//! Responsible for: which rows are shown in which order and which one the cursor is on. Not for:
//! showing them ([`super::list_draw`]), where rows come from (the worker) and what keys mean.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::input::Input;
use crate::text::fold::Folded;
use crate::tui::Ui;
use crate::tui::action::Action;
use crate::tui::matching::Matcher;

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// Exactly so many columns.
    Fixed(u16),
    /// What is left, shared among these.
    Rest,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Text id of its heading; empty = none.
    pub title: &'static str,
    /// How wide.
    pub width: Width,
    /// Numbers stand at the right.
    pub right: bool,
    /// Shown only where the list has so many columns of the terminal.
    pub from: u16,
}

impl Column {
    /// The same, left out where the list is narrower.
    #[must_use]
    pub const fn from(self, from: u16) -> Self {
        Self { from, ..self }
    }
}

/// A column at the left.
pub const fn column(title: &'static str, width: Width) -> Column {
    Column {
        title,
        width,
        right: false,
        from: 0,
    }
}

/// A column of numbers, at the right.
pub const fn numbers(title: &'static str, width: Width) -> Column {
    Column {
        right: true,
        ..column(title, width)
    }
}

/// A cell: text and the meaning its colour comes from (empty = plain).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellText {
    /// What stands there.
    pub text: String,
    /// Theme scope.
    pub scope: &'static str,
}

/// A plain cell.
pub fn cell(text: impl Into<String>) -> CellText {
    CellText {
        text: text.into(),
        scope: "",
    }
}

/// A cell with a meaning.
pub fn marked(text: impl Into<String>, scope: &'static str) -> CellText {
    CellText {
        text: text.into(),
        scope,
    }
}

/// The sort key of a row without a value: it stays last, whichever way the others are ordered.
pub const LAST: i64 = i64::MAX;

/// A row as the worker made it: small, ready to show, ready to search.
pub trait Row {
    /// Stays the same when the row is read again.
    fn key(&self) -> u64;
    /// One cell a column.
    fn cells(&self) -> &[CellText];
    /// For filtering.
    fn folded(&self) -> &Folded;
    /// For sorting by a column; cells compare as text where this gives the same.
    fn sort_key(&self, _column: usize) -> i64 {
        0
    }
    /// On a board: its lane, counted from 0.
    fn lane(&self) -> usize {
        0
    }
    /// A line between rows that the cursor skips.
    fn is_heading(&self) -> bool {
        false
    }
}

/// Rows, and what the person made of them.
pub struct List<T> {
    pub(super) columns: &'static [Column],
    pub(super) rows: Arc<Vec<T>>,
    /// Headings of the lanes, if it is shown as a board.
    pub(super) lanes: Arc<[String]>,
    /// Indices into `rows`, filtered and ordered.
    pub(super) shown: Vec<usize>,
    /// How many of these are no headings.
    here: usize,
    pub(super) cursor: usize,
    pub(super) top: Cell<usize>,
    pub(super) height: Cell<usize>,
    /// Columns of the terminal that rows have.
    pub(super) room: Cell<u16>,
    pub(super) filter: Option<Input>,
    pub(super) typing: bool,
    pub(super) sort: Option<(usize, bool)>,
    pub(super) marked: BTreeSet<u64>,
    /// Whether more rows are on their way.
    pub incomplete: bool,
}

impl<T: Row> List<T> {
    /// An empty list.
    pub fn new(columns: &'static [Column]) -> Self {
        Self {
            columns,
            rows: Arc::default(),
            lanes: Arc::default(),
            shown: Vec::new(),
            here: 0,
            cursor: 0,
            top: Cell::new(0),
            height: Cell::new(1),
            room: Cell::new(u16::MAX),
            filter: None,
            typing: false,
            sort: None,
            marked: BTreeSet::new(),
            incomplete: true,
        }
    }

    /// Replaces the rows; the cursor stays on the row it was on, or near its place.
    pub fn set_rows(&mut self, rows: impl Into<Arc<Vec<T>>>) {
        let rows = rows.into();
        self.incomplete = false;
        if Arc::ptr_eq(&rows, &self.rows) {
            return;
        }
        let key = self.selected().map(Row::key);
        let place = self.cursor;
        self.rows = rows;
        self.arrange();
        self.cursor = key
            .and_then(|key| self.place_of(key))
            .unwrap_or(place.min(self.shown.len().saturating_sub(1)));
        self.skip_heading(1);
        if !self.marked.is_empty() {
            let keys: BTreeSet<u64> = self.rows.iter().map(Row::key).collect();
            self.marked.retain(|key| keys.contains(key));
        }
    }

    /// The columns.
    pub fn columns(&self) -> &'static [Column] {
        self.columns
    }

    /// All rows, unfiltered.
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// The rows as shown.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &T> {
        self.shown.iter().map(|index| &self.rows[*index])
    }

    /// The rows in sight since the list was last drawn, from the top.
    pub fn in_sight(&self) -> impl Iterator<Item = &T> {
        self.shown().skip(self.top.get()).take(self.height.get())
    }

    /// The rows as shown, or the marked ones among them if there are any.
    pub fn marked_or_shown(&self) -> impl Iterator<Item = &T> {
        let any = self.shown().any(|row| self.marked.contains(&row.key()));
        self.shown()
            .filter(move |row| !any || self.marked.contains(&row.key()))
    }

    /// The row under the cursor.
    pub fn selected(&self) -> Option<&T> {
        self.shown
            .get(self.cursor)
            .map(|index| &self.rows[*index])
            .filter(|row| !row.is_heading())
    }

    /// The marked rows, or the one under the cursor if none is marked.
    pub fn chosen(&self) -> Vec<&T> {
        if self.marked.is_empty() {
            self.selected().into_iter().collect()
        } else {
            self.rows
                .iter()
                .filter(|row| self.marked.contains(&row.key()))
                .collect()
        }
    }

    /// Whether the row of a key is marked.
    pub fn is_marked(&self, key: u64) -> bool {
        self.marked.contains(&key)
    }

    /// Marks the rows of these keys and no others; keys of no row are nothing.
    pub fn mark(&mut self, keys: impl IntoIterator<Item = u64>) {
        let wanted: BTreeSet<u64> = keys.into_iter().collect();
        let here = self.rows.iter().map(Row::key);
        self.marked = here.filter(|key| wanted.contains(key)).collect();
    }

    /// How many rows are marked.
    pub fn marked_count(&self) -> usize {
        self.marked.len()
    }

    /// Puts the cursor on a row; false if it is not shown.
    pub fn select(&mut self, key: u64) -> bool {
        match self.place_of(key) {
            Some(place) => {
                self.cursor = place;
                true
            }
            None => false,
        }
    }

    fn place_of(&self, key: u64) -> Option<usize> {
        self.shown
            .iter()
            .position(|index| self.rows[*index].key() == key)
    }

    /// Whether the filter is being typed: printable keys are text then.
    pub fn is_typing(&self) -> bool {
        self.typing
    }

    /// Whether a filter narrows the list.
    pub fn is_filtered(&self) -> bool {
        self.filter
            .as_ref()
            .is_some_and(|filter| !filter.is_empty())
    }

    /// A character for the filter.
    pub fn type_char(&mut self, character: char) {
        if let Some(filter) = &mut self.filter {
            filter.insert(character);
            self.refilter();
        }
    }

    /// Narrows the rows as if this had been typed into the filter.
    pub fn narrow(&mut self, text: &str) {
        self.filter = Some(Input::new(text));
        self.typing = false;
        self.refilter();
    }

    /// Shows all rows again.
    pub fn narrow_no_more(&mut self) {
        if self.filter.take().is_some() {
            self.typing = false;
            self.refilter();
        }
    }

    /// A pasted text for the filter.
    pub fn paste(&mut self, text: &str) {
        if let Some(filter) = &mut self.filter {
            filter.insert_text(text);
            self.refilter();
        }
    }

    fn refilter(&mut self) {
        self.arrange();
        self.cursor = 0;
        self.top.set(0);
        self.skip_heading(1);
    }

    /// Does what an action means in a list; false if it means nothing here.
    pub fn act(&mut self, action: Action) -> bool {
        if self.typing {
            return self.act_while_typing(action);
        }
        let page = self.height.get().max(1);
        match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => self.step(-(page as isize)),
            Action::PageDown => self.step(page as isize),
            Action::First => self.step(isize::MIN / 2),
            Action::Last => self.step(isize::MAX / 2),
            Action::Left | Action::Right if self.is_board() => {
                self.step_aside(action == Action::Right);
            }
            Action::Filter => {
                self.filter.get_or_insert_with(Input::default);
                self.typing = true;
            }
            Action::SortNext => {
                let next = self.sort.map_or(0, |(column, _)| column + 1);
                // Ordered by what is not in sight, rows would look like in no order at all.
                let mut columns = self.columns.iter().enumerate().skip(next);
                let next = columns.find(|(_, column)| column.from <= self.room.get());
                self.sort = next.map(|(next, _)| (next, false));
                self.keep_selected(Self::arrange);
            }
            Action::SortReverse => {
                let (column, down) = self.sort.unwrap_or((0, false));
                self.sort = Some((column, !down));
                self.keep_selected(Self::arrange);
            }
            Action::Select => {
                if let Some(key) = self.selected().map(Row::key) {
                    if !self.marked.remove(&key) {
                        self.marked.insert(key);
                    }
                    self.step(1);
                }
            }
            Action::SelectAll => {
                if self.marked.is_empty() {
                    let keys: Vec<u64> = self
                        .shown()
                        .filter(|row| !row.is_heading())
                        .map(Row::key)
                        .collect();
                    self.marked.extend(keys);
                } else {
                    self.marked.clear();
                }
            }
            Action::Back if self.is_filtered() || !self.marked.is_empty() => {
                self.filter = None;
                self.marked.clear();
                self.keep_selected(Self::arrange);
            }
            _ => return false,
        }
        true
    }

    fn act_while_typing(&mut self, action: Action) -> bool {
        match action {
            Action::Cancel | Action::Back => {
                self.filter = None;
                self.typing = false;
                self.keep_selected(Self::arrange);
            }
            Action::Newline | Action::Open | Action::Submit => self.typing = false,
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            action => {
                let Some(filter) = &mut self.filter else {
                    return false;
                };
                if filter.act(action) {
                    self.refilter();
                }
            }
        }
        true
    }

    pub(super) fn keep_selected(&mut self, change: impl FnOnce(&mut Self)) {
        let key = self.selected().map(Row::key);
        change(self);
        self.cursor = key.and_then(|key| self.place_of(key)).unwrap_or(0);
        self.skip_heading(1);
    }

    fn step(&mut self, by: isize) {
        if self.is_board() {
            self.step_in_lane(by);
            return;
        }
        let last = self.shown.len().saturating_sub(1) as isize;
        self.cursor = (self.cursor as isize).saturating_add(by).clamp(0, last) as usize;
        self.skip_heading(if by < 0 { -1 } else { 1 });
    }

    /// From a heading to the next row in this direction, or the other if there is none.
    fn skip_heading(&mut self, direction: isize) {
        let is_heading = |at: isize| {
            usize::try_from(at)
                .ok()
                .and_then(|at| self.shown.get(at))
                .map(|index| self.rows[*index].is_heading())
        };
        for direction in [direction, -direction] {
            let mut at = self.cursor as isize;
            while is_heading(at) == Some(true) {
                at += direction;
            }
            if is_heading(at) == Some(false) {
                self.cursor = at as usize;
                return;
            }
        }
    }

    /// Filters and orders: rows that hold every word first, fuzzy hits behind them by score.
    pub(super) fn arrange(&mut self) {
        let text = self.filter.as_ref().map_or("", |filter| filter.text());
        let matcher = Matcher::new(text);
        self.shown.clear();
        if matcher.is_empty() {
            self.shown.extend(0..self.rows.len());
        } else {
            let mut fuzzy = Vec::new();
            for (index, row) in self.rows.iter().enumerate() {
                if row.is_heading() {
                    continue;
                }
                if matcher.has_words(row.folded()) {
                    self.shown.push(index);
                } else if let Some(score) = matcher.fuzzy(row.folded()) {
                    fuzzy.push((std::cmp::Reverse(score), index));
                }
            }
            fuzzy.sort_unstable();
            self.shown.extend(fuzzy.into_iter().map(|(_, index)| index));
        }
        if let Some((column, down)) = self.sort {
            let rows = &self.rows;
            // Ordered rows no longer belong to their headings.
            self.shown.retain(|index| !rows[*index].is_heading());
            let text = |index: usize| rows[index].cells().get(column).map(|cell| &cell.text);
            self.shown.sort_by(|a, b| {
                let (first, second) = (rows[*a].sort_key(column), rows[*b].sort_key(column));
                let order = first.cmp(&second).then_with(|| text(*a).cmp(&text(*b)));
                let without = (first == LAST).cmp(&(second == LAST));
                without.then(if down { order.reverse() } else { order })
            });
        }
        self.here = self.shown().filter(|row| !row.is_heading()).count();
    }

    /// "12" or "12…" while rows are still coming.
    pub fn count(&self, ui: &Ui<'_>) -> String {
        if self.incomplete {
            format!("{}{}", self.here, ui.glyphs.cut)
        } else {
            self.here.to_string()
        }
    }
}
