//! The rows of a table: every cell a piece of one text.
//!
//! Responsible for: cleaned cells in as little memory as the file has, and the complaints about cells
//! that are too many, too long or broken. A million rows of four cells are four million pieces of the
//! file's own text; only what cleaning changes is written beside it. Not for: where rows come from
//! ([`mod@super::read`]).

use super::footer::{self, Footer};
use super::header::{DEPTH, Found};
use super::records::Raw;
use super::{Cell, Problem, ProblemKind, Table, whole};
use crate::text::clean::{Limit, Lines, clean, is_plain};
use crate::text::csv_unguarded;

/// One row under the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on, counted from 1.
    pub line: usize,
    first: u32,
    end: u32,
}

/// Where the text of a cell stands: in the file's text, or behind it in what is written beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    start: u32,
    end: u32,
}

/// All cells of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cells {
    text: String,
    beside: String,
    pieces: Vec<Piece>,
    /// Cells that begin on another line than their row, ascending.
    below: Vec<(usize, usize)>,
}

impl Cells {
    /// The text of one of a row's cells and the line it begins on; empty behind the last.
    pub(super) fn at(&self, row: &Row, index: usize) -> (&str, usize) {
        let place = row.first as usize + index;
        if place >= row.end as usize {
            return ("", row.line);
        }
        let line = match self.below.binary_search_by_key(&place, |(place, _)| *place) {
            Ok(found) => self.below[found].1,
            Err(_) => row.line,
        };
        let text = self.pieces.get(place).and_then(|piece| {
            let (start, end) = (piece.start as usize, piece.end as usize);
            match start.checked_sub(self.text.len()) {
                None => self.text.get(start..end),
                Some(start) => self.beside.get(start..end - self.text.len()),
            }
        });
        (text.unwrap_or_default(), line)
    }
}

/// Where a footer may have begun.
#[derive(Debug, Clone, Copy)]
struct Mark {
    rows: usize,
    problems: usize,
}

/// A table while its rows are read.
pub(super) struct Rows {
    pub(super) table: Table,
    /// Bytes of the text that cells are pieces of.
    text: usize,
    width: usize,
    most: usize,
    /// Field of each column.
    fields: Vec<Option<&'static str>>,
    footer: Footer<Mark>,
    /// Of the row that is read: where it began, the line it has come to, whether all of its cells are
    /// read.
    begun: Mark,
    line: usize,
    below: usize,
    filled: usize,
    is_blank: bool,
    begins_footer: bool,
    is_full: bool,
    seen: usize,
}

impl Rows {
    /// For the rows under a header, at most so many.
    pub(super) fn under(found: &Found, table: Table, text: usize, most: usize) -> Self {
        let field_at = |index| {
            let field = found.fields.iter().find(|(_, at)| *at == index);
            field.map(|(name, _)| *name)
        };
        Self {
            table,
            text,
            width: found.width,
            most,
            fields: (0..found.width).map(field_at).collect(),
            footer: Footer::none(),
            begun: Mark {
                rows: 0,
                problems: 0,
            },
            line: 0,
            below: 0,
            filled: 0,
            is_blank: true,
            begins_footer: false,
            is_full: false,
            seen: 0,
        }
    }

    /// A row begins.
    pub(super) fn begin(&mut self, line: usize) {
        self.begun = Mark {
            rows: self.table.cells.pieces.len(),
            problems: self.table.problems.len(),
        };
        self.line = line;
        self.below = 0;
        self.filled = 0;
        self.is_blank = true;
        self.begins_footer = false;
        self.is_full = false;
        self.seen = 0;
    }

    /// The next cell of the row; whether a formula in it came to an error.
    pub(super) fn take(&mut self, raw: &Raw<'_>, is_broken: bool) {
        let index = self.seen;
        self.seen += 1;
        if index == 0 {
            self.begins_footer = footer::begins(&raw.text);
        }
        let field = self.fields.get(index).copied().flatten();
        if !raw.is_blank() {
            self.is_blank = false;
            self.filled += usize::from(field.is_some());
        }
        if self.is_full {
            return;
        }
        let here = |table: &Table, line, kind| Problem {
            line,
            column: index + 1,
            field,
            ..whole(&table.file, kind)
        };
        let line = self.line + self.below;
        let text = csv_unguarded(&raw.text);
        let known_plain = raw.is_ascii || is_plain(text, Lines::Multi);
        let as_it_is = known_plain && text.len() <= Limit::TEXT.graphemes.min(Limit::TEXT.bytes);
        let made;
        let mut at = raw.at.map(|at| at + raw.text.len() - text.len());
        let mut kept = text;
        if !as_it_is {
            made = clean(text, Lines::Multi, Limit::TEXT);
            if made.cut.is_some() {
                let max = Limit::TEXT.graphemes;
                let kind = ProblemKind::TooLong { max };
                self.table.problems.push(here(&self.table, line, kind));
            }
            if made.text != text {
                kept = &made.text;
                at = None;
            }
        }
        at = at.map(|at| at + kept.len() - kept.trim_start().len());
        let kept = kept.trim();
        if is_broken && field.is_some() {
            let kind = ProblemKind::CellError(kept.to_owned());
            self.table.problems.push(here(&self.table, line, kind));
        }
        if index < self.width {
            self.keep(kept, at, line);
        } else if !kept.is_empty() {
            let want = self.width;
            let kind = ProblemKind::TooManyCells { want };
            self.table.problems.push(here(&self.table, line, kind));
            self.is_full = true;
        }
        self.below += raw.lines;
    }

    fn keep(&mut self, text: &str, at: Option<usize>, line: usize) {
        let cells = &mut self.table.cells;
        let start = at.unwrap_or_else(|| {
            let start = self.text + cells.beside.len();
            cells.beside.push_str(text);
            start
        });
        if line != self.line {
            cells.below.push((cells.pieces.len(), line));
        }
        // Files and sheets are smaller than four gigabytes by far.
        cells.pieces.push(Piece {
            start: start as u32,
            end: (start + text.len()) as u32,
        });
    }

    /// The row ends; an error if there are more than allowed.
    pub(super) fn end(&mut self) -> Result<(), Vec<Problem>> {
        let columns = self.table.fields.len();
        let mark = Mark {
            rows: self.table.rows.len(),
            problems: self.begun.problems,
        };
        let is_row = self
            .footer
            .see(self.filled, columns, self.begins_footer, mark);
        if self.is_blank {
            let cells = &mut self.table.cells;
            cells.pieces.truncate(self.begun.rows);
            let kept = cells.pieces.len();
            cells.below.retain(|(place, _)| *place < kept);
            return Ok(());
        }
        self.table.rows.push(Row {
            line: self.line,
            first: self.begun.rows as u32,
            end: self.table.cells.pieces.len() as u32,
        });
        // A footer may stand behind the last row allowed, but not a whole file of it.
        let most = self.most + if is_row { 0 } else { DEPTH };
        self.enough(most)
    }

    fn enough(&self, most: usize) -> Result<(), Vec<Problem>> {
        if self.table.rows.len() <= most {
            return Ok(());
        }
        let kind = ProblemKind::TooManyRows { max: self.most };
        Err(vec![Problem {
            line: self.table.rows[self.most].line,
            ..whole(&self.table.file, kind)
        }])
    }

    /// The table without its footer; `text` is the one its cells were read from.
    pub(super) fn finish(mut self, text: String) -> Result<Table, Vec<Problem>> {
        if let Some(mark) = self.footer.since() {
            let behind = self.table.rows.drain(mark.rows..);
            self.table.footer = behind.map(|row| row.line).collect();
            self.table.problems.truncate(mark.problems);
        }
        self.enough(self.most)?;
        let mut table = self.table;
        table.cells.text = text;
        table.rows.shrink_to_fit();
        Ok(table)
    }
}

impl Table {
    /// The cell of a column by its index (from 0).
    pub fn at(&self, row: &Row, index: usize) -> Cell<'_> {
        let (text, line) = self.cells.at(row, index);
        Cell {
            text,
            line,
            column: index + 1,
            field: None,
        }
    }
}
