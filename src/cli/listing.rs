//! Rows and columns, written as a table, JSON, CSV or Markdown.

use serde_json::Value as Json;

use super::args::Format;
use super::failure::Failure;
use super::session::{self, Session};
use crate::exchange::{CsvStyle, write_csv};
use crate::text::single_line;
use crate::text::width::{columns, cut, pad, pad_start};

/// Columns between columns.
const GAP: usize = 2;

/// One column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// JSON key and CSV column.
    pub(super) name: String,
    /// What people read above it.
    pub(super) label: String,
    /// Whether a table for people has it; JSON and CSV have all.
    pub(super) shown: bool,
}

/// One cell, for programs and for people.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// For JSON and CSV.
    pub(super) json: Json,
    /// For people.
    pub(super) text: String,
}

impl Cell {
    /// The same for both.
    pub(super) fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            json: Json::String(text.clone()),
            text,
        }
    }

    /// A number.
    pub(super) fn number(number: u64) -> Self {
        Self {
            json: number.into(),
            text: number.to_string(),
        }
    }

    /// Whether it stands to the right among others: a number, not a record that is named by one.
    fn is_figure(&self) -> bool {
        let is_digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
        (self.json.is_number() || self.json.is_null()) && self.text.chars().all(is_digits)
    }

    /// Nothing.
    pub(super) fn none() -> Self {
        Self::new(Json::Null, "")
    }

    /// Days something is late; people need not read 0.
    pub(super) fn days_late(days: u32) -> Self {
        let text = match days {
            0 => String::new(),
            days => days.to_string(),
        };
        Self::new(days, text)
    }

    /// Two texts.
    pub(super) fn new(json: impl Into<Json>, text: impl Into<String>) -> Self {
        Self {
            json: json.into(),
            text: text.into(),
        }
    }
}

/// A table.
#[derive(Debug, Clone, Default)]
pub(super) struct Listing {
    /// The columns.
    pub(super) columns: Vec<Column>,
    /// The rows; each has a cell a column.
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Listing {
    /// An empty listing with columns whose labels stand in the locales.
    pub(super) fn new(session: &Session, columns: &[(&str, &str)]) -> Self {
        let columns = columns.iter().map(|(name, label)| Column {
            name: (*name).to_owned(),
            label: session.texts.get(label).into_owned(),
            shown: true,
        });
        Self {
            columns: columns.collect(),
            rows: Vec::new(),
        }
    }

    /// Adds columns that only programs read.
    pub(super) fn with_hidden(&mut self, names: &[&str]) {
        self.columns.extend(names.iter().map(|name| Column {
            name: (*name).to_owned(),
            label: String::new(),
            shown: false,
        }));
    }

    /// Keeps the rows that fit a query, and no more than so many.
    pub(super) fn narrow(&mut self, query: Option<&str>, limit: Option<usize>) {
        if let Some(query) = query {
            super::search::filter(self, query);
        }
        if let Some(limit) = limit {
            self.rows.truncate(limit);
        }
    }

    /// Writes it to stdout.
    pub(super) fn print(&self, session: &Session, format: Format) -> Result<(), Failure> {
        let text = match format {
            Format::Json => self.json(),
            Format::Csv => self.csv()?,
            Format::Md => self.markdown(),
            Format::Table => self.for_people(),
        };
        session.print(&text)
    }

    /// As a table, cut at the edge of the terminal if it goes to one.
    pub(super) fn for_people(&self) -> String {
        let width = session::is_terminal()
            .then(crossterm::terminal::size)
            .and_then(Result::ok)
            .map_or(usize::MAX, |(width, _)| usize::from(width));
        self.table(width)
    }

    /// An array of objects, a row a line, keys in the order of the columns.
    pub(super) fn json(&self) -> String {
        let rows: Vec<String> = (0..self.rows.len()).map(|row| self.object(row)).collect();
        if rows.is_empty() {
            "[]\n".to_owned()
        } else {
            format!("[\n{}\n]\n", rows.join(",\n"))
        }
    }

    /// One row as an object.
    pub(super) fn object(&self, row: usize) -> String {
        let entries: Vec<String> = self
            .columns
            .iter()
            .zip(&self.rows[row])
            .map(|(column, cell)| format!("{}:{}", Json::from(column.name.as_str()), cell.json))
            .collect();
        format!("{{{}}}", entries.join(","))
    }

    fn csv(&self) -> Result<String, Failure> {
        let mut out = Vec::new();
        let header: Vec<&str> = self.columns.iter().map(|column| &*column.name).collect();
        let rows = self
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| plain(&cell.json)));
        write_csv(&mut out, CsvStyle::default(), &header, rows)?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    fn shown(&self) -> Vec<usize> {
        (0..self.columns.len())
            .filter(|at| self.columns[*at].shown)
            .collect()
    }

    fn markdown(&self) -> String {
        let shown = self.shown();
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut out = line(
            shown
                .iter()
                .map(|at| escaped(&self.columns[*at].label))
                .collect(),
        );
        out.push_str(&line(shown.iter().map(|_| "---".to_owned()).collect()));
        for row in &self.rows {
            out.push_str(&line(
                shown.iter().map(|at| escaped(&row[*at].text)).collect(),
            ));
        }
        out
    }

    /// Columns as wide as their widest cell, numbers to the right; cut at the terminal's edge.
    fn table(&self, width: usize) -> String {
        let shown = self.shown();
        let texts: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| shown.iter().map(|at| single_line(&row[*at].text)).collect())
            .collect();
        let right: Vec<bool> = shown
            .iter()
            .map(|at| !self.rows.is_empty() && self.rows.iter().all(|row| row[*at].is_figure()))
            .collect();
        let widths: Vec<usize> = shown
            .iter()
            .enumerate()
            .map(|(place, at)| {
                texts
                    .iter()
                    .map(|row| columns(&row[place]))
                    .chain([columns(&self.columns[*at].label)])
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let mut out = String::new();
        let mut line = |cells: Vec<&str>| {
            let mut text = String::new();
            for (place, cell) in cells.into_iter().enumerate() {
                if place > 0 {
                    text.push_str(&" ".repeat(GAP));
                }
                text.push_str(&if right[place] {
                    pad_start(cell, widths[place])
                } else {
                    pad(cell, widths[place])
                });
            }
            out.push_str(cut(text.trim_end(), width).trim_end());
            out.push('\n');
        };
        line(
            shown
                .iter()
                .map(|at| self.columns[*at].label.as_str())
                .collect(),
        );
        for row in &texts {
            line(row.iter().map(String::as_str).collect());
        }
        out
    }
}

/// JSON as the cell of a CSV, so that it can be imported and set again: lists by `;`, days in the
/// grammar of their field.
fn plain(json: &Json) -> String {
    match json {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join("; "),
        Json::Object(object) => {
            let part = |name: &str| object.get(name).map(plain).unwrap_or_default();
            if object.contains_key("start") {
                format!("{} {}-{}", part("date"), part("start"), part("end"))
            } else if object.contains_key("person") {
                format!("{}: {} - {}", part("person"), part("from"), part("to"))
            } else if object.contains_key("note") {
                format!("{}: {}", part("from"), part("note"))
            } else {
                object.values().map(plain).collect::<Vec<_>>().join(" ")
            }
        }
        other => other.to_string(),
    }
}

/// Text that Markdown shows as it is, in one cell of a table.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing() -> Listing {
        let column = |name: &str| Column {
            name: name.into(),
            label: name.to_uppercase(),
            shown: true,
        };
        Listing {
            columns: vec![column("id"), column("name")],
            rows: vec![
                vec![Cell::number(7), Cell::same("a|b*")],
                vec![Cell::number(12), Cell::same("=1+1")],
            ],
        }
    }

    #[test]
    fn a_table_stands_in_columns_and_is_cut_at_the_edge() {
        assert_eq!(listing().table(80), "ID  NAME\n 7  a|b*\n12  =1+1\n");
        assert!(listing().table(6).lines().all(|line| columns(line) <= 6));
    }

    #[test]
    fn json_keeps_the_order_of_the_columns() {
        assert_eq!(
            listing().json(),
            "[\n{\"id\":7,\"name\":\"a|b*\"},\n{\"id\":12,\"name\":\"=1+1\"}\n]\n"
        );
        assert_eq!(Listing::default().json(), "[]\n");
    }

    #[test]
    fn csv_guards_formulas_and_markdown_its_signs() {
        assert_eq!(
            listing().csv().ok().as_deref(),
            Some("id;name\n7;a|b*\n12;'=1+1\n")
        );
        assert!(listing().markdown().contains("| 7 | a\\|b\\* |"));
    }
}
