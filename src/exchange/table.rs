//! Tables out of other people's CSV files and spreadsheets.
//!
//! Responsible for everything between bytes and named cells: size, encoding, delimiter, the header
//! row among rows of other things, column names in two languages, footers, and a place (line,
//! column) for every complaint. Not for what a cell means: the importers know fields.
//!
//! All problems are collected and returned at once: someone with forty bad lines wants forty
//! sentences, not forty runs. What makes the table as a whole unusable is an `Err`; what concerns
//! single rows stands in [`Table::problems`] beside the rows.

mod decode;
mod footer;
mod header;
mod mapping;
mod outline;
mod problem;
mod read;
mod records;
mod rows;
mod say;
#[cfg(test)]
mod sheet_tests;
#[cfg(test)]
mod tests;
mod workbook;

pub use decode::Encoding;
pub use header::without_footnotes;
pub use mapping::Mapping;
pub use outline::{Heading, Outline};
use problem::whole;
pub use problem::{Caution, FigureProblem, Problem, ProblemKind};
use read::bytes_of;
pub use read::{Source, read, read_file, read_file_digested};
pub use rows::Row;
pub use say::{reason, sentence};

/// A column an importer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The field's name, as in `fields/`; itself a column name.
    pub field: &'static str,
    /// Other names, German or English; case, spaces, punctuation and umlauts don't matter. An
    /// earlier one is preferred where a file has two.
    pub aliases: &'static [&'static str],
    /// Whether a file without it is refused.
    pub required: bool,
}

impl Column {
    /// A column that has to be there.
    pub const fn required(field: &'static str, aliases: &'static [&'static str]) -> Self {
        Self {
            field,
            aliases,
            required: true,
        }
    }

    /// A column that may be there.
    pub const fn optional(field: &'static str, aliases: &'static [&'static str]) -> Self {
        Self {
            field,
            aliases,
            required: false,
        }
    }
}

/// How much is read at most, and under which names.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Bytes of the file.
    pub max_bytes: usize,
    /// Rows under the header.
    pub max_rows: usize,
    /// Other names for columns.
    pub mapping: Option<&'a Mapping>,
    /// The sheet of a spreadsheet to read; none = the first.
    pub sheet: Option<&'a str>,
}

impl Default for Options<'_> {
    /// 64 MiB and a million rows: ten times the largest export we know.
    fn default() -> Self {
        Self {
            max_bytes: 64 << 20,
            max_rows: 1_000_000,
            mapping: None,
            sheet: None,
        }
    }
}

impl Options<'_> {
    /// For figures: 404 municipalities, fifteen indicators and twenty years of months are 1.45
    /// million rows.
    pub fn of_figures() -> Self {
        Self {
            max_bytes: 256 << 20,
            max_rows: 4_000_000,
            ..Self::default()
        }
    }
}

/// A column of the file that no field has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Counted from 0, for [`Table::at`].
    pub index: usize,
    /// Its name as written, cleaned.
    pub name: String,
}

/// A file read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The file as the person named it.
    pub file: String,
    /// The encoding found; that of a spreadsheet is UTF-8.
    pub encoding: Encoding,
    /// The delimiter found; a tab for a spreadsheet.
    pub delimiter: char,
    /// The sheet, if the file is a spreadsheet.
    pub sheet: Option<String>,
    /// Its other sheets.
    pub other_sheets: Vec<String>,
    /// The line the header stands on, counted from 1.
    pub header_line: usize,
    /// Columns no field has, in the file's order. Ignored unless the importer reads them (wide
    /// tables have a column a period); to be named to the person then.
    pub unknown: Vec<Unknown>,
    /// The rows without empty ones and footers.
    pub rows: Vec<Row>,
    /// Lines of the footer that were left out.
    pub footer: Vec<usize>,
    /// What is wrong with single rows.
    pub problems: Vec<Problem>,
    fields: Vec<(&'static str, usize)>,
    cells: rows::Cells,
}

/// One cell, with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Cleaned and trimmed; empty where the row is shorter than the header.
    pub text: &'a str,
    /// The line it begins on, counted from 1.
    pub line: usize,
    /// Counted from 1.
    pub column: usize,
    /// The field, if the column is one's.
    pub field: Option<&'static str>,
}

impl Table {
    /// Whether the file has a column for the field.
    pub fn has(&self, field: &str) -> bool {
        self.fields.iter().any(|(name, _)| *name == field)
    }

    /// The fields the file has, in the order the importer named them.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|(name, _)| *name)
    }

    /// The index of a field's column, for [`Table::at`].
    pub fn place(&self, field: &str) -> Option<usize> {
        let found = self.fields.iter().find(|(name, _)| *name == field)?;
        Some(found.1)
    }

    /// The field whose column has this index.
    pub fn field_at(&self, index: usize) -> Option<&'static str> {
        let found = self.fields.iter().find(|(_, at)| *at == index)?;
        Some(found.0)
    }

    /// The cell of a field; `None` where the file has no such column. An empty cell is `Some`.
    pub fn cell(&self, row: &Row, field: &str) -> Option<Cell<'_>> {
        let (name, index) = self.fields.iter().find(|(name, _)| *name == field)?;
        Some(Cell {
            field: Some(name),
            ..self.at(row, *index)
        })
    }

    /// The text of a field, empty where there is no column.
    pub fn text(&self, row: &Row, field: &str) -> &str {
        self.cell(row, field).map_or("", |cell| cell.text)
    }

    /// A problem at a cell of this table.
    pub fn problem(&self, cell: Cell<'_>, kind: ProblemKind) -> Problem {
        let Cell {
            line,
            column,
            field,
            ..
        } = cell;
        Problem {
            file: self.file.clone(),
            line,
            column,
            field,
            kind,
        }
    }

    /// A problem of a row as a whole.
    pub fn row_problem(&self, row: &Row, kind: ProblemKind) -> Problem {
        Problem {
            file: self.file.clone(),
            line: row.line,
            column: 0,
            field: None,
            kind,
        }
    }
}
