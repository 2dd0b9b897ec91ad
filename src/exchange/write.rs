//! CSV as we write it.
use crate::text::{csv_safe, multi_line};
use std::io::{self, Write};

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvStyle {
    /// Between cells. `;` by default: a German Excel splits at nothing else.
    pub delimiter: u8,
    /// A byte order mark, so that Excel sees UTF-8. Not for pipes: other programs take it for a
    /// part of the first name.
    pub bom: bool,
}

impl Default for CsvStyle {
    fn default() -> Self {
        Self {
            delimiter: b';',
            bom: false,
        }
    }
}

/// Writes a header and rows as UTF-8 CSV with LF. Cells are cleaned of control characters and kept
/// from running as formulas ([`csv_safe`]); reading them back by [`super::table`] undoes that.
pub fn write_csv<R>(to: impl Write, style: CsvStyle, header: &[&str], rows: R) -> io::Result<()>
where
    R: IntoIterator<Item: IntoIterator<Item: AsRef<str>>>,
{
    let mut to = to;
    if style.bom {
        to.write_all(b"\xef\xbb\xbf")?;
    }
    let mut out = csv::WriterBuilder::new()
        .delimiter(style.delimiter)
        .flexible(true)
        .from_writer(to);
    out.write_record(header.iter().map(|cell| csv_safe(cell).into_owned()))?;
    for row in rows {
        for cell in row {
            out.write_field(csv_safe(&multi_line(cell.as_ref())).as_bytes())?;
        }
        out.write_record(None::<&[u8]>)?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(style: CsvStyle, rows: &[&[&str]]) -> String {
        let mut out = Vec::new();
        let rows = rows.iter().map(|row| row.iter());
        write_csv(&mut out, style, &["Name", "Wert"], rows).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_needed_cleaned_and_never_run() {
        assert_eq!(
            written(
                CsvStyle::default(),
                &[
                    &["Jena; Stadt", "-13,1"],
                    &["=HYPERLINK(\"x\")", "a\x1b[31m"],
                    &["eins\nzwei", ""],
                ]
            ),
            "Name;Wert\n\"Jena; Stadt\";-13,1\n\"'=HYPERLINK(\"\"x\"\")\";a\n\"eins\nzwei\";\n"
        );
        let excel = CsvStyle {
            delimiter: b',',
            bom: true,
        };
        assert_eq!(written(excel, &[&["ä", "1"]]), "\u{feff}Name,Wert\nä,1\n");
        assert_eq!(written(CsvStyle::default(), &[]), "Name;Wert\n");
    }

    #[test]
    fn a_closed_pipe_is_seen_by_the_caller() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let error = write_csv(Closed, CsvStyle::default(), &["a"], [["b"]]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
    }
}
