//! CSV records (RFC 4180) with the line each begins on.
//!
//! Not the `csv` crate, which writes our files: it takes an unclosed quotation mark for a cell up to
//! the end of the file, and skips empty lines without counting them, so that complaints would name
//! the wrong line.

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

impl Record {
    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// At most `max` records of a text whose line ends are `\n`, and the line of a quotation mark that
/// is never closed.
///
/// A cell is quoted if its first character is `"`; inside, `""` is one. What follows the closing
/// mark belongs to the cell, and a mark inside an unquoted cell is a character (`5" Rohr`).
pub(super) fn split(text: &str, delimiter: char, max: usize) -> (Vec<Record>, Option<usize>) {
    let mut records = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while !rest.is_empty() && records.len() < max {
        let mut record = Record {
            line,
            cells: Vec::new(),
            broken: Vec::new(),
        };
        loop {
            let Some((cell, lines, after)) = cell(rest, delimiter) else {
                return (records, Some(line));
            };
            line += lines;
            record.cells.push(cell);
            rest = after;
            if let Some(next) = rest.strip_prefix(delimiter) {
                rest = next;
                continue;
            }
            if let Some(next) = rest.strip_prefix('\n') {
                rest = next;
                line += 1;
            }
            break;
        }
        records.push(record);
    }
    (records, None)
}

/// One cell, the line ends in it, and the text from its delimiter or line end on; `None` if its
/// quotation mark is never closed.
fn cell(text: &str, delimiter: char) -> Option<(String, usize, &str)> {
    let mut out = String::new();
    let mut rest = text;
    if let Some(mut quoted) = text.strip_prefix('"') {
        loop {
            let mark = quoted.find('"')?;
            out.push_str(&quoted[..mark]);
            quoted = &quoted[mark + 1..];
            match quoted.strip_prefix('"') {
                Some(more) => {
                    out.push('"');
                    quoted = more;
                }
                None => break,
            }
        }
        rest = quoted;
    }
    let lines = out.matches('\n').count();
    let end = rest.find([delimiter, '\n']).unwrap_or(rest.len());
    out.push_str(&rest[..end]);
    Some((out, lines, &rest[end..]))
}
