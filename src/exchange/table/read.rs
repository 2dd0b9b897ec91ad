//! From the bytes of a file to its table.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::records::{Raw, Records};
use super::rows::{Cells, Rows};
use super::{
    Column, Encoding, Options, Problem, ProblemKind, Table, decode, header, whole, workbook,
};
use crate::text::single_line;

/// Columns nobody knows at most: as many as Excel has.
const MOST_COLUMNS: usize = 16_384;

/// As [`read_file`], with a digest (XXH3-128, hex) of the file's bytes: the history names what was
/// imported by it. Not a signature: nobody gains by forging their own import.
pub fn read_file_digested(
    path: &Path,
    columns: &[Column],
    options: Options<'_>,
) -> Result<(Table, String), Vec<Problem>> {
    let source = Source::open(path, options)?;
    let digest = source.digest.clone();
    Ok((source.table(columns, options)?, digest))
}

/// Reads the file at `path`; see [`read`].
pub fn read_file(
    path: &Path,
    columns: &[Column],
    options: Options<'_>,
) -> Result<Table, Vec<Problem>> {
    Source::open(path, options)?.table(columns, options)
}

/// The bytes of a file, refused over `max` before they fill the memory.
pub(super) fn bytes_of(path: &Path, name: &str, max: usize) -> Result<Vec<u8>, Vec<Problem>> {
    let limit = u64::try_from(max).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| {
            // Room for all of it at once: growing would copy the file over and over.
            let length = file.metadata().map_or(0, |about| about.len()).min(limit);
            bytes.reserve(usize::try_from(length).unwrap_or(0) + 1);
            file.take(limit).read_to_end(&mut bytes)
        })
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
    Source::of(file, Cow::Borrowed(bytes), options)?.table(columns, options)
}

/// A file as text or sheet, before anybody knows which column is which.
pub struct Source {
    pub(super) file: String,
    pub(super) content: Content,
    /// XXH3-128 of the bytes, in hex.
    pub digest: String,
}

/// What stands in it.
pub(super) enum Content {
    Text(String, Encoding),
    /// The sheet, and the bytes of the file for what a second look needs.
    Sheet(workbook::Sheet, Vec<u8>),
}

impl Source {
    /// Reads the file at `path`.
    pub fn open(path: &Path, options: Options<'_>) -> Result<Self, Vec<Problem>> {
        let name = path.display().to_string();
        let bytes = bytes_of(path, &name, options.max_bytes)?;
        Self::of(&name, Cow::Owned(bytes), options)
    }

    fn of(file: &str, bytes: Cow<'_, [u8]>, options: Options<'_>) -> Result<Self, Vec<Problem>> {
        let refused = |kind| vec![whole(file, kind)];
        if bytes.len() > options.max_bytes {
            let max = options.max_bytes;
            return Err(refused(ProblemKind::TooLarge { max }));
        }
        let digest = format!("{:032x}", xxhash_rust::xxh3::xxh3_128(&bytes));
        let content = if workbook::is_one(&bytes) {
            let sheet = workbook::read(&bytes, options.sheet, options.max_rows);
            let sheet = sheet.map_err(refused)?;
            if sheet.records.is_empty() {
                return Err(refused(ProblemKind::Empty));
            }
            Content::Sheet(sheet, bytes.into_owned())
        } else {
            let (text, encoding) = decode::decode(bytes).map_err(|(line, kind)| {
                vec![Problem {
                    line,
                    ..whole(file, kind)
                }]
            })?;
            if text.trim().is_empty() {
                return Err(refused(ProblemKind::Empty));
            }
            Content::Text(text, encoding)
        };
        Ok(Self {
            file: file.to_owned(),
            content,
            digest,
        })
    }

    /// The table of it, by these columns.
    pub fn table(self, columns: &[Column], options: Options<'_>) -> Result<Table, Vec<Problem>> {
        match self.content {
            Content::Text(text, encoding) => {
                table_of_text(&self.file, text, encoding, columns, options)
            }
            Content::Sheet(sheet, bytes) => {
                table_of_sheet(&self.file, sheet, &bytes, columns, options)
            }
        }
    }
}

fn table_of_text(
    file: &str,
    text: String,
    encoding: Encoding,
    columns: &[Column],
    options: Options<'_>,
) -> Result<Table, Vec<Problem>> {
    let found = header::find(file, &text, columns, options.mapping)?;
    not_too_wide(file, &found)?;
    let table = empty(file, encoding, &found, None);
    let open_quote = |line| {
        vec![Problem {
            line,
            ..whole(file, ProblemKind::OpenQuote)
        }]
    };
    let mut records = Records::of(&text, found.delimiter);
    for _ in 0..=found.record {
        records.read(|_| {}).map_err(open_quote)?;
    }
    let mut rows = Rows::under(&found, table, text.len(), options.max_rows);
    while let Some(line) = records.begins() {
        rows.begin(line);
        let row = records.read(|raw| rows.take(&raw, false));
        row.map_err(open_quote)?;
        rows.end()?;
    }
    rows.finish(text)
}

/// Column names may stand in cells that reach over several rows.
fn table_of_sheet(
    file: &str,
    mut sheet: workbook::Sheet,
    bytes: &[u8],
    columns: &[Column],
    options: Options<'_>,
) -> Result<Table, Vec<Problem>> {
    let mapping = options.mapping;
    let found = match header::find_in_sheet(file, &sheet.records, columns, mapping) {
        Ok(found) => found,
        Err(_) => {
            workbook::find_tall(bytes, &mut sheet).map_err(|kind| vec![whole(file, kind)])?;
            sheet.repeat_tall(header::DEPTH);
            header::find_in_sheet(file, &sheet.records, columns, mapping)?
        }
    };
    not_too_wide(file, &found)?;
    let name = Some(single_line(&sheet.name));
    let mut table = empty(file, Encoding::Utf8, &found, name);
    table.other_sheets = sheet.others.iter().map(|name| single_line(name)).collect();
    let mut rows = Rows::under(&found, table, 0, options.max_rows);
    // Each record goes as it has become a row: both at once would be twice the memory.
    for record in sheet.records.into_iter().skip(found.record + 1) {
        rows.begin(record.line);
        for (index, text) in record.cells.iter().enumerate() {
            let raw = Raw {
                text: Cow::Borrowed(text),
                at: None,
                // Lines of a cell are lines of a CSV file; a sheet counts rows.
                lines: 0,
                is_ascii: false,
            };
            rows.take(&raw, record.broken.contains(&index));
        }
        rows.end()?;
    }
    rows.finish(String::new())
}

/// Refuses more columns than a spreadsheet has: no table people make is that wide, and what a column
/// means is weighed against all others.
fn not_too_wide(file: &str, found: &header::Found) -> Result<(), Vec<Problem>> {
    if found.unknown.len() <= MOST_COLUMNS {
        return Ok(());
    }
    let max = MOST_COLUMNS;
    Err(vec![Problem {
        line: found.line,
        ..whole(file, ProblemKind::TooManyColumns { max })
    }])
}

/// A table without rows.
fn empty(file: &str, encoding: Encoding, found: &header::Found, sheet: Option<String>) -> Table {
    Table {
        file: file.to_owned(),
        encoding,
        delimiter: found.delimiter,
        sheet,
        other_sheets: Vec::new(),
        header_line: found.line,
        unknown: found.unknown.clone(),
        rows: Vec::new(),
        footer: Vec::new(),
        problems: Vec::new(),
        fields: found.fields.clone(),
        cells: Cells::default(),
    }
}
