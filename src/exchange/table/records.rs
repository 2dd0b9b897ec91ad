//! CSV records (RFC 4180) with the line each begins on.
//!
//! Not the `csv` crate, which writes our files: it takes an unclosed quotation mark for a cell up to
//! the end of the file, and skips empty lines without counting them, so that complaints would name
//! the wrong line.
//!
//! A file of figures has millions of cells: they are pieces of its text, and only a cell with a
//! doubled quotation mark gets a text of its own.

use std::borrow::Cow;

/// The raw cells of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// Counted from 1.
    pub(super) line: usize,
    /// As written, without quotation marks.
    pub(super) cells: Vec<String>,
    /// Cells of a sheet whose formula came to an error.
    pub(super) broken: Vec<usize>,
}

/// A raw cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raw<'t> {
    /// As written, without quotation marks.
    pub(super) text: Cow<'t, str>,
    /// Where it begins in the text of the file; none if it is no piece of that.
    pub(super) at: Option<usize>,
    /// Line ends in it.
    pub(super) lines: usize,
    /// Nothing but printable ASCII.
    pub(super) is_ascii: bool,
}

impl Raw<'_> {
    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The records of a text whose line ends are `\n`, one after the other.
///
/// A cell is quoted if its first character is `"`; inside, `""` is one. What follows the closing
/// mark belongs to the cell, and a mark inside an unquoted cell is a character (`5" Rohr`).
pub(super) struct Records<'t> {
    text: &'t str,
    delimiter: char,
    at: usize,
    line: usize,
}

impl<'t> Records<'t> {
    pub(super) const fn of(text: &'t str, delimiter: char) -> Self {
        Self {
            text,
            delimiter,
            at: 0,
            line: 1,
        }
    }

    /// The line of the next record; none at the end.
    pub(super) fn begins(&self) -> Option<usize> {
        (self.at < self.text.len()).then_some(self.line)
    }

    /// Reads the next record cell by cell; an error is the line of a quotation mark that is never
    /// closed.
    pub(super) fn read(&mut self, mut take: impl FnMut(Raw<'t>)) -> Result<(), usize> {
        loop {
            let cell = self.cell().ok_or(self.line)?;
            self.line += cell.lines;
            take(cell);
            let rest = &self.text[self.at..];
            if rest.starts_with(self.delimiter) {
                self.at += self.delimiter.len_utf8();
                continue;
            }
            if rest.starts_with('\n') {
                self.at += 1;
                self.line += 1;
            }
            return Ok(());
        }
    }

    /// Goes behind one cell; none if its quotation mark is never closed.
    fn cell(&mut self) -> Option<Raw<'t>> {
        let from = self.at;
        if self.text.as_bytes().get(from) == Some(&b'"') {
            return self.quoted();
        }
        let (end, is_ascii) = self.end_of(from);
        self.at = end;
        Some(Raw {
            text: Cow::Borrowed(&self.text[from..end]),
            at: Some(from),
            lines: 0,
            is_ascii,
        })
    }

    fn quoted(&mut self) -> Option<Raw<'t>> {
        let text = self.text;
        let from = self.at + 1;
        let mut mark = from + text[from..].find('"')?;
        let mut made = String::new();
        let mut piece = from;
        while text[mark + 1..].starts_with('"') {
            made.push_str(&text[piece..=mark]);
            piece = mark + 2;
            mark = piece + text[piece..].find('"')?;
        }
        let (end, _) = self.end_of(mark + 1);
        self.at = end;
        let lines = text[from..mark].matches('\n').count();
        let is_piece = made.is_empty() && end == mark + 1;
        let text = if is_piece {
            Cow::Borrowed(&text[from..mark])
        } else {
            made.push_str(&text[piece..mark]);
            made.push_str(&text[mark + 1..end]);
            Cow::Owned(made)
        };
        Some(Raw {
            is_ascii: text.bytes().all(is_printable),
            text,
            at: is_piece.then_some(from),
            lines,
        })
    }

    /// Where the delimiter or line end behind a place stands, and whether all up to it is printable
    /// ASCII.
    fn end_of(&self, from: usize) -> (usize, bool) {
        let rest = &self.text[from..];
        let ascii = u8::try_from(self.delimiter).ok().filter(u8::is_ascii);
        let Some(delimiter) = ascii else {
            let end = rest.find([self.delimiter, '\n']).unwrap_or(rest.len());
            return (from + end, false);
        };
        let mut is_ascii = true;
        for (at, byte) in rest.bytes().enumerate() {
            if byte == delimiter || byte == b'\n' {
                return (from + at, is_ascii);
            }
            is_ascii &= is_printable(byte);
        }
        (self.text.len(), is_ascii)
    }
}

const fn is_printable(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// At most `max` records of a text: among them the header is looked for.
pub(super) fn first(text: &str, delimiter: char, max: usize) -> Vec<Record> {
    let mut records = Vec::new();
    let mut rows = Records::of(text, delimiter);
    while let Some(line) = rows.begins()
        && records.len() < max
    {
        let mut cells = Vec::new();
        if rows
            .read(|cell| cells.push(cell.text.into_owned()))
            .is_err()
        {
            break;
        }
        records.push(Record {
            line,
            cells,
            broken: Vec::new(),
        });
    }
    records
}
