//! What a file looks like, for whoever has to say what its columns mean.
//!
//! Responsible for: a header and a first look at each column even where nothing is known yet. Not for:
//! what is wrong with the file ([`Source::table`] says).

use super::read::{Content, Source};
use super::records::{self, Record};
use super::{Column, Encoding, Mapping, Problem, header};
use crate::text::single_line;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The encoding found; that of a spreadsheet is UTF-8.
    pub encoding: Encoding,
    /// The delimiter found; none in a spreadsheet.
    pub delimiter: Option<char>,
    /// The sheet, if the file is a spreadsheet, and its others.
    pub sheet: Option<(String, Vec<String>)>,
    /// The line the header stands on, counted from 1; 0 = none found.
    pub header_line: usize,
    /// Its columns, in their order.
    pub columns: Vec<Heading>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its name, cleaned.
    pub name: String,
    /// The field it is, if one.
    pub field: Option<&'static str>,
    /// The first thing that stands in it, cleaned.
    pub first: String,
}

/// Columns looked at: a wide table of fifteen indicators and twenty years has 3,600.
const COLUMNS: usize = 20_000;
/// Letters of a name or a cell: nobody reads more of it here.
const LETTERS: usize = 200;

impl Source {
    /// The outline; an error if the mapping itself is wrong.
    pub fn outline(
        &self,
        columns: &[Column],
        mapping: Option<&Mapping>,
    ) -> Result<Outline, Vec<Problem>> {
        let rows = |delimiter| match &self.content {
            Content::Text(text, _) => records::first(text, delimiter, header::DEPTH),
            Content::Sheet(sheet, _) => sheet.records.iter().take(header::DEPTH).cloned().collect(),
        };
        let (delimiters, encoding, sheet) = match &self.content {
            Content::Text(_, encoding) => (header::DELIMITERS.as_slice(), *encoding, None),
            Content::Sheet(sheet, _) => {
                let others = sheet.others.iter().map(|name| single_line(name)).collect();
                let sheet = (single_line(&sheet.name), others);
                (['\t'].as_slice(), Encoding::Utf8, Some(sheet))
            }
        };
        let Some(guess) = header::guess(columns, mapping, rows, delimiters)? else {
            return Ok(Outline {
                encoding,
                delimiter: None,
                sheet,
                header_line: 0,
                columns: Vec::new(),
            });
        };
        let below: Vec<Record> = rows(guess.delimiter)
            .into_iter()
            .skip(guess.record + 1)
            .collect();
        let heading = |(index, name): (usize, &String)| {
            let of_column = below.iter().filter_map(|row| row.cells.get(index));
            let first = of_column
                .map(|cell| cell.trim())
                .find(|cell| !cell.is_empty());
            let field = guess.fields.iter().find(|(_, at)| *at == index);
            Heading {
                name: short(name),
                field: field.map(|(field, _)| *field),
                first: short(first.unwrap_or_default()),
            }
        };
        let width = guess
            .row
            .cells
            .iter()
            .rposition(|cell| !cell.trim().is_empty());
        let width = width.map_or(0, |last| last + 1).min(COLUMNS);
        Ok(Outline {
            encoding,
            delimiter: sheet.is_none().then_some(guess.delimiter),
            sheet,
            header_line: guess.row.line,
            columns: guess
                .row
                .cells
                .iter()
                .take(width)
                .enumerate()
                .map(heading)
                .collect(),
        })
    }
}

fn short(text: &str) -> String {
    let text: String = text.chars().take(LETTERS).collect();
    single_line(&text).trim().to_owned()
}
