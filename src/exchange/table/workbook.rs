//! Sheets of Excel and `LibreOffice` files as records of text.
//!
//! Responsible for: which kind of file it is, which sheet is read, and how much of it may fill the
//! memory – a workbook is an archive, so a small file can hold an endless one. Not for headers and
//! columns: those are found as in a CSV. Cells become the text a CSV would have: days as
//! `2026-11-24`, numbers with a point and without needless zeros, formulas by their last result.
//!
//! Excel files are read by `calamine`, whatever can be wrong with its size checked before; ODS by a
//! reader of our own that holds one sheet and no repetitions.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use zip::ZipArchive;

use super::ProblemKind;
use super::records::Record;
use crate::quiet_panic::quiet;
use crate::text::clean::Limit;

mod archive;
mod ods;
mod value;
mod xlsx;

/// Bytes a part of the archive may unpack to.
const MAX_PART: u64 = 1 << 30;
/// Bytes that parts held in memory as a whole may unpack to.
const MAX_HELD: u64 = 128 << 20;
/// Cells of a sheet, those that only fill a gap included.
const MAX_CELLS: usize = if cfg!(test) { 200_000 } else { 20_000_000 };
/// Bytes of text in all cells together.
const MAX_TEXT: usize = 512 << 20;
/// Columns Excel has.
const MAX_COLUMNS: usize = 16_384;

/// One sheet, read.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// The sheets that were not read.
    pub(super) others: Vec<String>,
    /// Rows that hold something.
    pub(super) records: Vec<Record>,
    /// Cells that reach over several rows.
    tall: Vec<Tall>,
}

/// A cell that reaches over several rows; all counted from 0.
#[derive(Debug, Clone, Copy)]
struct Tall {
    first_row: usize,
    last_row: usize,
    column: usize,
}

impl Sheet {
    /// Repeats the text of cells that reach over several rows in each of them: column names often
    /// stand so, beside others that have a second line. Only down to a row; below, an empty cell
    /// says nothing.
    pub(super) fn repeat_tall(&mut self, depth: usize) {
        for tall in std::mem::take(&mut self.tall) {
            let text = self
                .records
                .iter()
                .find(|record| record.line == tall.first_row + 1)
                .and_then(|record| record.cells.get(tall.column).cloned());
            let Some(text) = text.filter(|text| !text.is_empty()) else {
                continue;
            };
            let rows = tall.first_row + 2..=(tall.last_row + 1).min(depth);
            for record in &mut self.records {
                if rows.contains(&record.line) {
                    if record.cells.len() <= tall.column {
                        record.cells.resize(tall.column + 1, String::new());
                    }
                    if record.cells[tall.column].is_empty() {
                        record.cells[tall.column].clone_from(&text);
                    }
                }
            }
        }
    }
}

/// Whether the bytes are a spreadsheet's, or of the same family: an archive, or an old Office file.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

/// Reads the sheet of a name, else the first; at most `max_rows` rows that hold something.
pub(super) fn read(
    bytes: &[u8],
    wanted: Option<&str>,
    max_rows: usize,
) -> Result<Sheet, ProblemKind> {
    guarded(|| {
        let mut archive = archive::open(bytes)?;
        match archive::kind(&mut archive)? {
            archive::Kind::Ods => ods::read(&mut archive, wanted, max_rows),
            archive::Kind::Xlsx => {
                archive::check(&mut archive)?;
                xlsx::read(bytes, wanted, max_rows)
            }
        }
    })
}

/// Adds the cells that reach over several rows, which Excel files name behind all others.
pub(super) fn find_tall(bytes: &[u8], sheet: &mut Sheet) -> Result<(), ProblemKind> {
    guarded(|| {
        let mut archive = archive::open(bytes)?;
        if matches!(archive::kind(&mut archive)?, archive::Kind::Xlsx) {
            sheet.tall = xlsx::tall(bytes, &sheet.name)?;
        }
        Ok(())
    })
}

/// A file that makes a library panic is a broken file, not the end of the program.
fn guarded<T>(read: impl FnOnce() -> Result<T, ProblemKind>) -> Result<T, ProblemKind> {
    quiet(|| catch_unwind(AssertUnwindSafe(read))).unwrap_or(Err(ProblemKind::BrokenWorkbook))
}

/// An archive in memory.
type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The sheet of a name, in any spelling, else the first; and the others.
fn choose(names: &[String], wanted: Option<&str>) -> Result<(String, Vec<String>), ProblemKind> {
    let found = match wanted {
        None => names.first(),
        Some(wanted) => names.iter().find(|name| *name == wanted).or_else(|| {
            let key = crate::text::fold(wanted.trim());
            names.iter().find(|name| crate::text::fold(name) == key)
        }),
    };
    match found {
        Some(name) => {
            let others = names.iter().filter(|other| *other != name).cloned();
            Ok((name.clone(), others.collect()))
        }
        None if names.is_empty() => Err(ProblemKind::Empty),
        None => Err(ProblemKind::NoSheet {
            name: wanted.unwrap_or_default().to_owned(),
            sheets: names.to_vec(),
        }),
    }
}

/// Rows under construction, within bounds.
struct Rows {
    records: Vec<Record>,
    most: usize,
    cells: usize,
    text: usize,
}

impl Rows {
    fn new(max_rows: usize) -> Self {
        Self {
            records: Vec::new(),
            most: max_rows,
            cells: 0,
            text: 0,
        }
    }

    /// Puts a text into a cell; rows have to come in their order. Row and column from 0.
    fn put(
        &mut self,
        row: usize,
        column: usize,
        text: &str,
        broken: bool,
    ) -> Result<(), ProblemKind> {
        if column >= MAX_COLUMNS {
            return Err(ProblemKind::BrokenWorkbook);
        }
        let line = row + 1;
        if self.records.last().is_none_or(|last| last.line < line) {
            // The rows above the table are few; whoever assembles it counts exactly.
            if self.records.len() > self.most + super::header::DEPTH {
                return Err(ProblemKind::TooManyRows { max: self.most });
            }
            self.records.push(Record {
                line,
                cells: Vec::new(),
                broken: Vec::new(),
            });
        }
        let Some(record) = self.records.last_mut().filter(|last| last.line == line) else {
            return Err(ProblemKind::BrokenWorkbook);
        };
        let text = cut(text);
        if record.cells.len() <= column {
            self.cells += column + 1 - record.cells.len();
        }
        self.text += text.len();
        if self.cells > MAX_CELLS || self.text > MAX_TEXT {
            return Err(ProblemKind::WorkbookTooLarge {
                max: MAX_TEXT as u64,
            });
        }
        if record.cells.len() <= column {
            record.cells.resize(column + 1, String::new());
        }
        text.clone_into(&mut record.cells[column]);
        if broken {
            record.broken.push(column);
        }
        Ok(())
    }
}

/// The beginning of a text that is too long to keep: long enough that it is noticed.
fn cut(text: &str) -> &str {
    const LONGEST: usize = Limit::TEXT.bytes + 8;
    if text.len() <= LONGEST {
        return text;
    }
    let end = (0..=LONGEST).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}
