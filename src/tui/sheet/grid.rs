//! Where the cursor of a sheet is, and what a pasted block fills.

use super::Cells;
use super::view::{Place, SheetView};
use crate::domain::problem::Wrong;
use crate::text::clean;
use crate::tui::action::Action;

/// Rows and columns a paste may have; more is no column out of a spreadsheet.
const MAX_PASTE: usize = 20_000;

/// Where the cursor is: numbers of row and column as shown.
#[derive(Debug, Default, Clone)]
pub(super) struct Cursor {
    pub(super) row: usize,
    pub(super) column: usize,
    /// Rows that fit, as the last frame had it.
    pub(super) height: std::cell::Cell<usize>,
}

/// Whether an action moves the cursor.
pub(super) const fn moves(action: Action) -> bool {
    matches!(
        action,
        Action::Up
            | Action::Down
            | Action::Left
            | Action::Right
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
            | Action::Open
            | Action::Newline
            | Action::NextArea
            | Action::PrevArea
    )
}

fn takes(view: &SheetView, row: usize) -> bool {
    view.rows.get(row).is_some_and(|row| row.cells.is_some())
}

fn is_open(view: &SheetView, column: usize) -> bool {
    view.columns
        .get(column)
        .is_some_and(|column| column.cell.is_open())
}

impl Cursor {
    /// The cell it is on.
    pub(super) fn place(&self, view: &SheetView) -> Option<Place> {
        let row = view.rows.get(self.row)?;
        row.cells.as_ref()?;
        (self.column < view.columns.len()).then_some((row.key, self.column))
    }

    /// Puts it on a cell; false if there is none such.
    pub(super) fn go_to(&mut self, view: &SheetView, (row, column): Place) -> bool {
        let at = view.rows.iter().position(|one| one.key == row);
        match at {
            Some(at) if column < view.columns.len() => {
                self.row = at;
                self.column = column;
                true
            }
            _ => false,
        }
    }

    /// Keeps it on a row and column that exist, when the sheet was read again.
    pub(super) fn fit(&mut self, view: &SheetView) {
        self.row = self.row.min(view.rows.len().saturating_sub(1));
        if !takes(view, self.row) {
            let behind = (self.row..view.rows.len()).find(|row| takes(view, *row));
            let before = (0..self.row).rev().find(|row| takes(view, *row));
            self.row = behind.or(before).unwrap_or(0);
        }
        if !is_open(view, self.column) {
            let open = (0..view.columns.len()).find(|column| is_open(view, *column));
            self.column = open.unwrap_or(0);
        }
    }

    fn rows_by(&mut self, view: &SheetView, steps: isize) {
        let rows: Vec<usize> = (0..view.rows.len())
            .filter(|row| takes(view, *row))
            .collect();
        let at = rows.iter().position(|row| *row == self.row).unwrap_or(0);
        let to = at
            .saturating_add_signed(steps)
            .min(rows.len().saturating_sub(1));
        self.row = rows.get(to).copied().unwrap_or(0);
    }

    fn columns_by(&mut self, view: &SheetView, forward: bool) -> bool {
        let next = if forward {
            (self.column + 1..view.columns.len()).find(|column| is_open(view, *column))
        } else {
            (0..self.column).rev().find(|column| is_open(view, *column))
        };
        if let Some(column) = next {
            self.column = column;
        }
        next.is_some()
    }

    /// Moves; false if the action is no move.
    pub(super) fn act(&mut self, view: &SheetView, action: Action) -> bool {
        let page = self.height.get().max(2) as isize - 1;
        match action {
            Action::Up => self.rows_by(view, -1),
            Action::Down | Action::Open | Action::Newline => self.rows_by(view, 1),
            Action::PageUp => self.rows_by(view, -page),
            Action::PageDown => self.rows_by(view, page),
            Action::First => self.rows_by(view, isize::MIN),
            Action::Last => self.rows_by(view, isize::MAX),
            Action::Left => {
                self.columns_by(view, false);
            }
            Action::Right => {
                self.columns_by(view, true);
            }
            // From the last cell of a row to the first of the next, as in a spreadsheet's form.
            Action::NextArea => {
                if !self.columns_by(view, true) {
                    self.column = 0;
                    self.fit(view);
                    self.rows_by(view, 1);
                }
            }
            Action::PrevArea => {
                if !self.columns_by(view, false) {
                    self.column = view.columns.len();
                    self.columns_by(view, false);
                    self.rows_by(view, -1);
                }
            }
            _ => return false,
        }
        true
    }
}

/// Why a block was not pasted.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PasteError {
    /// Line of the block, from 1.
    pub(super) line: usize,
    /// What stood there.
    pub(super) text: String,
    /// What is wrong with it.
    pub(super) wrong: Wrong,
}

/// The cells a block fills from the cursor on: lines go down the rows, tabs along the columns.
pub(super) fn pasted(view: &SheetView, cursor: &Cursor, text: &str) -> Result<Cells, PasteError> {
    let rows: Vec<usize> = (cursor.row..view.rows.len())
        .filter(|row| takes(view, *row))
        .collect();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut cells = Cells::new();
    for (line, content) in text.trim_end_matches('\n').split('\n').enumerate() {
        for (step, typed) in content.split('\t').enumerate() {
            let typed = clean::single_line(typed);
            let typed = typed.trim();
            if typed.is_empty() {
                continue;
            }
            let refused = |wrong| PasteError {
                line: line + 1,
                text: typed.chars().take(40).collect(),
                wrong,
            };
            let outside = || {
                refused(Wrong::NotInRange {
                    min: 1,
                    max: rows.len() as i64,
                })
            };
            let row = rows.get(line).ok_or_else(outside)?;
            let column = cursor.column + step;
            let Some(open) = view.columns.get(column) else {
                return Err(refused(Wrong::TooLong {
                    max: view.columns.len() - cursor.column,
                }));
            };
            // A computed column in the middle of the block is what the sheet works out itself.
            if !open.cell.is_open() || !view.rows[*row].has(column) {
                continue;
            }
            let kept = open.cell.read(typed).map_err(refused)?;
            cells.insert((view.rows[*row].key, column), kept);
            if cells.len() > MAX_PASTE {
                return Err(refused(Wrong::TooLong { max: MAX_PASTE }));
            }
        }
    }
    Ok(cells)
}

/// The sheet for a spreadsheet: headings, then the rows, cells apart by tabs.
pub(super) fn copied(view: &SheetView) -> String {
    let headings = view.columns.iter().map(|column| column.heading.clone());
    let mut lines = vec![
        std::iter::once(String::new())
            .chain(headings)
            .collect::<Vec<_>>()
            .join("\t"),
    ];
    for row in &view.rows {
        let cells = row.cells.iter().flatten().zip(&view.columns);
        let shown = cells.map(|(cell, column)| column.cell.show(cell, super::view::TICKED));
        lines.push(
            std::iter::once(row.label.clone())
                .chain(shown)
                .collect::<Vec<_>>()
                .join("\t"),
        );
    }
    lines.join("\n")
}
