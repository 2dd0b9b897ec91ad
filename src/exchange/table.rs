//! Tables out of other people's CSV files and spreadsheets.
//!
//! Responsible for everything between bytes and named cells: size, encoding, delimiter, the header
//! row among rows of other things, column names in two languages, footers, and a place (line,
//! column) for every complaint. Not for what a cell means: the importers know fields.
//!
//! All problems are collected and returned at once: someone with forty bad lines wants forty
//! sentences, not forty runs. What makes the table as a whole unusable is an `Err`; what concerns
//! single rows stands in [`Table::problems`] beside the rows.
use crate::text::clean::{Limit, Lines, clean};
use crate::text::{csv_unguarded, single_line};
use std::fs::File;
use std::io::Read;
use std::path::Path;

mod decode;
mod footer;
mod header;
mod mapping;
mod problem;
mod records;
#[cfg(test)]
mod sheet_tests;
#[cfg(test)]
mod tests;
mod workbook;

pub use decode::Encoding;
pub use header::without_footnotes;
pub use mapping::Mapping;
use problem::whole;
pub use problem::{Caution, FigureProblem, Problem, ProblemKind};
use records::Record;

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
    /// Counted from 0, for [`Row::at`].
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
}

/// One row under the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on, counted from 1.
    pub line: usize,
    /// Text and line of each cell.
    cells: Vec<(String, usize)>,
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

impl Row {
    /// The cell of a column by its index (from 0).
    pub fn at(&self, index: usize) -> Cell<'_> {
        let (text, line) = self
            .cells
            .get(index)
            .map_or(("", self.line), |(text, line)| (text, *line));
        Cell {
            text,
            line,
            column: index + 1,
            field: None,
        }
    }
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

    /// The index of a field's column, for [`Row::at`].
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
    pub fn cell<'r>(&self, row: &'r Row, field: &str) -> Option<Cell<'r>> {
        let (name, index) = self.fields.iter().find(|(name, _)| *name == field)?;
        Some(Cell {
            field: Some(name),
            ..row.at(*index)
        })
    }

    /// The text of a field, empty where there is no column.
    pub fn text<'r>(&self, row: &'r Row, field: &str) -> &'r str {
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

/// As [`read_file`], with a digest (XXH3-128, hex) of the file's bytes: the history names what was
/// imported by it. Not a signature: nobody gains by forging their own import.
pub fn read_file_digested(
    path: &Path,
    columns: &[Column],
    options: Options<'_>,
) -> Result<(Table, String), Vec<Problem>> {
    let name = path.display().to_string();
    let bytes = bytes_of(path, &name, options.max_bytes)?;
    let digest = xxhash_rust::xxh3::xxh3_128(&bytes);
    Ok((
        read(&name, &bytes, columns, options)?,
        format!("{digest:032x}"),
    ))
}

/// Reads the file at `path`; see [`read`].
pub fn read_file(
    path: &Path,
    columns: &[Column],
    options: Options<'_>,
) -> Result<Table, Vec<Problem>> {
    let name = path.display().to_string();
    let bytes = bytes_of(path, &name, options.max_bytes)?;
    read(&name, &bytes, columns, options)
}

/// The bytes of a file, refused over `max` before they fill the memory.
fn bytes_of(path: &Path, name: &str, max: usize) -> Result<Vec<u8>, Vec<Problem>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(max).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path)
        .and_then(|file| file.take(limit).read_to_end(&mut bytes))
        .map_err(|error| vec![whole(name, ProblemKind::Unreadable(error.to_string()))])?;
    Ok(bytes)
}

/// Reads a table from bytes.
///
/// Encoding: by byte order mark, else UTF-8 if it is, else UTF-16 if every other byte is zero,
/// else Windows-1252. Delimiter (`;`, `,`, tab, `|`) and header row: what names the most known
/// columns among the first rows, so that lines of metadata above the header don't matter;
/// `sep=;` in the first line is obeyed. Line ends of every kind; quoted cells may hold them.
/// Empty rows and footers (from a line that begins with `©`, `Quelle`, `Aus Gründen` … to the
/// end, if no full row follows) are left out. The apostrophe of our own exports goes.
pub fn read(
    file: &str,
    bytes: &[u8],
    columns: &[Column],
    options: Options<'_>,
) -> Result<Table, Vec<Problem>> {
    let Options {
        max_bytes,
        max_rows,
        mapping,
        ..
    } = options;
    if bytes.len() > max_bytes {
        return Err(vec![whole(file, ProblemKind::TooLarge { max: max_bytes })]);
    }
    if workbook::is_one(bytes) {
        return read_sheet(file, bytes, columns, options);
    }
    let (text, encoding) = decode::decode(bytes).map_err(|(line, kind)| {
        vec![Problem {
            line,
            ..whole(file, kind)
        }]
    })?;
    if text.trim().is_empty() {
        return Err(vec![whole(file, ProblemKind::Empty)]);
    }
    let found = header::find(file, &text, columns, mapping)?;
    let (records, open_quote) = records::split(
        &text,
        found.delimiter,
        max_rows.saturating_add(found.record + 2),
    );
    if let Some(line) = open_quote {
        return Err(vec![Problem {
            line,
            ..whole(file, ProblemKind::OpenQuote)
        }]);
    }
    assemble(file, encoding, found, None, records, max_rows)
}

/// Reads a sheet of a spreadsheet. Column names may stand in cells that reach over several rows.
fn read_sheet(
    file: &str,
    bytes: &[u8],
    columns: &[Column],
    options: Options<'_>,
) -> Result<Table, Vec<Problem>> {
    let refused = |kind| vec![whole(file, kind)];
    let Options {
        max_rows,
        mapping,
        sheet,
        ..
    } = options;
    let mut sheet = workbook::read(bytes, sheet, max_rows).map_err(refused)?;
    if sheet.records.is_empty() {
        return Err(refused(ProblemKind::Empty));
    }
    let found = match header::find_in_sheet(file, &sheet.records, columns, mapping) {
        Ok(found) => found,
        Err(_) => {
            workbook::find_tall(bytes, &mut sheet).map_err(refused)?;
            sheet.repeat_tall(header::DEPTH);
            header::find_in_sheet(file, &sheet.records, columns, mapping)?
        }
    };
    let name = Some(single_line(&sheet.name));
    let table = assemble(file, Encoding::Utf8, found, name, sheet.records, max_rows)?;
    Ok(Table {
        other_sheets: sheet.others.iter().map(|name| single_line(name)).collect(),
        ..table
    })
}

/// The rows below the header, without footer and empty ones.
fn assemble(
    file: &str,
    encoding: Encoding,
    found: header::Found,
    sheet: Option<String>,
    mut records: Vec<Record>,
    max_rows: usize,
) -> Result<Table, Vec<Problem>> {
    let mut table = Table {
        file: file.to_owned(),
        encoding,
        delimiter: found.delimiter,
        sheet,
        other_sheets: Vec::new(),
        header_line: found.line,
        unknown: found.unknown,
        rows: Vec::new(),
        footer: Vec::new(),
        problems: Vec::new(),
        fields: found.fields,
    };
    let body = records.split_off((found.record + 1).min(records.len()));
    let end = footer::start(&body, &table.fields);
    table.footer = body[end..]
        .iter()
        .filter(|record| !record.is_blank())
        .map(|record| record.line)
        .collect();
    // Each record goes as it has become a row: both at once would be twice the memory.
    for record in body
        .into_iter()
        .take(end)
        .filter(|record| !record.is_blank())
    {
        if table.rows.len() == max_rows {
            let kind = ProblemKind::TooManyRows { max: max_rows };
            return Err(vec![Problem {
                line: record.line,
                ..whole(file, kind)
            }]);
        }
        let row = table.row(&record, found.width);
        table.rows.push(row);
    }
    Ok(table)
}

impl Table {
    /// Cleans the cells of a record; complains about those too many or too long.
    fn row(&mut self, record: &Record, width: usize) -> Row {
        let mut line = record.line;
        let mut cells = Vec::with_capacity(record.cells.len().min(width));
        for (index, raw) in record.cells.iter().enumerate() {
            let cleaned = clean(csv_unguarded(raw), Lines::Multi, Limit::TEXT);
            let field = self
                .fields
                .iter()
                .find(|(_, at)| *at == index)
                .map(|(name, _)| *name);
            let here = Problem {
                line,
                column: index + 1,
                field,
                ..whole(&self.file, ProblemKind::Empty)
            };
            if cleaned.cut.is_some() {
                let kind = ProblemKind::TooLong {
                    max: Limit::TEXT.graphemes,
                };
                self.problems.push(Problem {
                    kind,
                    ..here.clone()
                });
            }
            let text = cleaned.text.trim();
            if record.broken.contains(&index) && field.is_some() {
                let kind = ProblemKind::CellError(text.to_owned());
                self.problems.push(Problem {
                    kind,
                    ..here.clone()
                });
            }
            if index < width {
                cells.push((text.to_owned(), line));
            } else if !text.is_empty() {
                self.problems.push(Problem {
                    kind: ProblemKind::TooManyCells { want: width },
                    ..here
                });
                break;
            }
            // Lines of a cell are lines of a CSV file; a sheet counts rows.
            if self.sheet.is_none() {
                line += raw.matches('\n').count();
            }
        }
        Row {
            line: record.line,
            cells,
        }
    }
}
