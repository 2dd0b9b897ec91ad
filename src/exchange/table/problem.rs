//! What can be wrong with a file, and where. No language: the sentences stand in the locales.
use crate::domain::problem::Wrong;
use chrono::NaiveDate;

/// Something wrong in a file, with its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {kind}")]
pub struct Problem {
    /// The file as the person named it.
    pub file: String,
    /// Counted from 1 as an editor does; 0 = the file as a whole.
    pub line: usize,
    /// The cell, counted from 1; 0 = the line as a whole.
    pub column: usize,
    /// The field, if the column is one's.
    pub field: Option<&'static str>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a file; the sentences stand in the locales.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// The file can't be opened or read; the system's reason.
    #[error("can't be read: {0}")]
    Unreadable(String),
    /// More bytes than allowed.
    #[error("larger than {max} bytes")]
    TooLarge {
        /// What is allowed.
        max: usize,
    },
    /// More rows than allowed.
    #[error("more than {max} rows")]
    TooManyRows {
        /// What is allowed.
        max: usize,
    },
    /// More columns than allowed.
    #[error("more than {max} columns")]
    TooManyColumns {
        /// What is allowed.
        max: usize,
    },
    /// Nothing in it, or no row under the header.
    #[error("empty")]
    Empty,
    /// An Office file of a kind that is not read.
    #[error("an Office file of another kind")]
    Spreadsheet,
    /// A spreadsheet that is damaged or has a password.
    #[error("a spreadsheet that can't be read")]
    BrokenWorkbook,
    /// A spreadsheet that unpacks to more than allowed.
    #[error("unpacks to more than {max} bytes")]
    WorkbookTooLarge {
        /// What is allowed.
        max: u64,
    },
    /// No sheet of the name asked for.
    #[error("no sheet {name:?} among {sheets:?}")]
    NoSheet {
        /// What was asked for.
        name: String,
        /// What there is.
        sheets: Vec<String>,
    },
    /// The formula in a cell came to an error.
    #[error("the formula came to {0}")]
    CellError(String),
    /// No text in an encoding we read.
    #[error("not a text")]
    Binary,
    /// UTF-8 with bytes that are none: two encodings in one file.
    #[error("a byte that is no UTF-8 in a UTF-8 text")]
    MixedEncoding,
    /// No row has the names of known columns.
    #[error("no header row with {expected:?}")]
    NoHeader {
        /// The columns that have to be there.
        expected: Vec<&'static str>,
    },
    /// A column that has to be there is not; the field says which.
    #[error("the column is missing")]
    MissingColumn,
    /// Two columns of one name; the first one's place.
    #[error("the same as column {first}")]
    DuplicateColumn {
        /// Counted from 1.
        first: usize,
    },
    /// A quotation mark that never closes: the rest of the file would be one cell.
    #[error("a quotation mark is never closed")]
    OpenQuote,
    /// More filled cells than the header has.
    #[error("more cells than the {want} of the header")]
    TooManyCells {
        /// Cells of the header.
        want: usize,
    },
    /// A cell longer than any text we keep.
    #[error("longer than {max} characters")]
    TooLong {
        /// What is allowed.
        max: usize,
    },
    /// The mapping file is no TOML of the shape expected; the parser's reason.
    #[error("not a mapping: {0}")]
    Mapping(String),
    /// The mapping names a field the importer doesn't know.
    #[error("no field is called {0:?}")]
    UnknownField(String),
    /// The mapping names a column the file doesn't have.
    #[error("no column is called {0:?}")]
    UnknownColumn(String),
    /// A new record needs a Land, and neither the row nor the configuration has one.
    #[error("no Land")]
    NoLand,
    /// The line would change a rating that is closed.
    #[error("the rating is closed")]
    ClosedRating,
    /// What is wrong with a figure of an indicator.
    #[error("{0:?}")]
    Figure(FigureProblem),
    /// Nothing wrong, but worth a look.
    #[error("{0:?}")]
    Caution(Caution),
    /// A value an importer refused.
    #[error("{0:?}")]
    Value(Wrong),
}

/// What can be wrong with the figures of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureProblem {
    /// Not a number in any spelling.
    NoNumber {
        /// As it is written.
        text: String,
    },
    /// Groups of digits that are not of three: a slip of the pen, and nobody knows where.
    Groups {
        /// As it is written.
        text: String,
    },
    /// More digits than any figure has.
    TooLong {
        /// As it is written.
        text: String,
    },
    /// A mark that could be the decimal one or group thousands; the file has both.
    Either {
        /// As it is written.
        text: String,
    },
    /// A percent sign at an indicator in another unit.
    Percent {
        /// As it is written.
        text: String,
        /// The indicator's code.
        code: String,
    },
    /// Not a period.
    NoPeriod {
        /// As it is written.
        text: String,
    },
    /// Neither the table nor the caller says which indicator or period.
    NotSaid,
    /// No column with figures.
    NoFigures,
    /// Values between 0 and 1 of an indicator in per cent: shares or per cent?
    Shares {
        /// The indicator's code.
        code: String,
    },
    /// Another figure than an earlier line says of the same.
    Twice {
        /// The earlier line.
        line: usize,
    },
    /// A direction for an indicator that has one.
    DirectionStands {
        /// Its code.
        code: String,
        /// The direction it has, as a name.
        direction: &'static str,
    },
    /// A direction for an indicator the file doesn't have.
    NoSuchCode {
        /// As it was given.
        code: String,
    },
}

/// What an importer takes, but says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caution {
    /// A measure's number of an unusual shape.
    NumberShape {
        /// The number.
        text: String,
    },
    /// The dates say another status than the file.
    StatusByDates {
        /// What the file says, as a name.
        said: &'static str,
        /// What the dates say, as a name.
        by_dates: &'static str,
    },
    /// More places filled than there are.
    MoreThanPlaces {
        /// Filled.
        filled: u32,
        /// All.
        places: u32,
    },
    /// A point or comma before three digits, in a file that nowhere shows which it is.
    UnprovenMark {
        /// As it is written.
        text: String,
        /// The number it was read as.
        read: String,
    },
    /// A month the measure doesn't run in.
    OutsideMeasure {
        /// Its first day.
        start: NaiveDate,
        /// Its last day.
        end: NaiveDate,
    },
}

/// A problem of the file as a whole; a place can be added.
pub(super) fn whole(file: &str, kind: ProblemKind) -> Problem {
    Problem {
        file: file.to_owned(),
        line: 0,
        column: 0,
        field: None,
        kind,
    }
}
