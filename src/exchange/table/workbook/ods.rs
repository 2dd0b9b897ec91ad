//! `OpenDocument` sheets, cell by cell.
//!
//! Repeated cells and rows stand in the file once with a number behind: empty ones are skipped by
//! it, full ones are repeated within the bounds of [`Rows`].

use std::io::{BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Archive, MAX_COLUMNS, MAX_PART, ProblemKind, Rows, Sheet, Tall, choose, cut, value};

/// A cell while it is read.
#[derive(Default)]
struct Cell {
    kind: String,
    /// What an attribute says it holds.
    value: Option<String>,
    text: String,
    paragraphs: usize,
    repeated: usize,
    rows_spanned: usize,
    broken: bool,
}

/// What has been read so far.
struct State {
    names: Vec<String>,
    /// The table being read, if it is the one wanted; tables in its cells count up.
    depth: usize,
    read: Option<String>,
    row: usize,
    repeated_rows: usize,
    /// Full cells of the row: column, text, whether it is an error.
    cells: Vec<(usize, String, bool)>,
    column: usize,
    cell: Option<Cell>,
    rows: Rows,
    tall: Vec<Tall>,
}

/// Reads a sheet.
pub(super) fn read(
    archive: &mut Archive<'_>,
    wanted: Option<&str>,
    max_rows: usize,
) -> Result<Sheet, ProblemKind> {
    let broken = ProblemKind::BrokenWorkbook;
    let Ok(part) = archive.by_name("content.xml") else {
        return Err(broken);
    };
    // Its end is then missing, which the loop sees.
    let mut xml = Reader::from_reader(BufReader::new(part.take(MAX_PART)));
    let config = xml.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    let mut state = State {
        names: Vec::new(),
        depth: 0,
        read: None,
        row: 0,
        repeated_rows: 1,
        cells: Vec::new(),
        column: 0,
        cell: None,
        rows: Rows::new(max_rows),
        tall: Vec::new(),
    };
    let mut buffer = Vec::new();
    let mut whole = false;
    loop {
        buffer.clear();
        let Ok(event) = xml.read_event_into(&mut buffer) else {
            return Err(broken);
        };
        match event {
            Event::Start(start) => {
                if start.name().as_ref() == "office:annotation" {
                    let mut skipped = Vec::new();
                    let end = start.to_end().into_owned();
                    skip(&mut xml, end.name().as_ref(), &mut skipped)?;
                } else {
                    state.start(&start, wanted);
                }
            }
            Event::End(end) => {
                whole |= end.name().as_ref() == "office:document-content";
                state.end(end.name().as_ref())?;
            }
            Event::Text(text) => state.text(&text.xml10_content()),
            Event::CData(text) => state.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let text = match reference.resolve_char_ref() {
                    Ok(Some(c)) => c.to_string(),
                    _ => quick_xml::escape::resolve_predefined_entity(&reference)
                        .unwrap_or_default()
                        .to_owned(),
                };
                state.text(&text);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if !whole {
        return Err(broken);
    }
    let (name, others) = choose(&state.names, wanted)?;
    Ok(Sheet {
        name,
        others,
        records: state.rows.records,
        tall: state.tall,
    })
}

/// Skips to the end of an element.
fn skip(
    xml: &mut Reader<impl BufRead>,
    name: &str,
    buffer: &mut Vec<u8>,
) -> Result<(), ProblemKind> {
    loop {
        buffer.clear();
        match xml.read_event_into(buffer) {
            Ok(Event::End(end)) if end.name().as_ref() == name => return Ok(()),
            Ok(Event::Eof) | Err(_) => return Err(ProblemKind::BrokenWorkbook),
            Ok(_) => {}
        }
    }
}

/// An attribute's value with its entities read.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name)?;
    let text = quick_xml::escape::unescape(&found.value).ok()?;
    Some(text.into_owned())
}

/// How often something is repeated; at least once.
fn count(start: &BytesStart<'_>, name: &str) -> usize {
    attribute(start, name)
        .and_then(|text| text.parse().ok())
        .unwrap_or(1)
        .max(1)
}

impl State {
    fn start(&mut self, start: &BytesStart<'_>, wanted: Option<&str>) {
        match start.name().as_ref() {
            "table:table" if self.depth > 0 => self.depth += 1,
            "table:table" => {
                let name = attribute(start, "table:name").unwrap_or_default();
                self.names.push(name);
                let chosen = choose(&self.names, wanted).map(|(name, _)| name);
                if self.read.is_none()
                    && let Ok(chosen) = chosen
                {
                    self.read = Some(chosen);
                    self.depth = 1;
                }
            }
            "table:table-row" if self.depth == 1 => {
                self.repeated_rows = count(start, "table:number-rows-repeated");
                self.column = 0;
                self.cells.clear();
            }
            "table:table-cell" | "table:covered-table-cell" if self.depth == 1 => {
                let error = attribute(start, "calcext:value-type");
                let value = [
                    "office:value",
                    "office:date-value",
                    "office:time-value",
                    "office:boolean-value",
                    "office:string-value",
                ]
                .into_iter()
                .find_map(|name| attribute(start, name));
                self.cell = Some(Cell {
                    kind: attribute(start, "office:value-type").unwrap_or_default(),
                    value,
                    repeated: count(start, "table:number-columns-repeated"),
                    rows_spanned: count(start, "table:number-rows-spanned"),
                    broken: error.is_some_and(|kind| kind == "error"),
                    ..Cell::default()
                });
            }
            "text:p" => {
                let paragraphs = self.cell.as_ref().map_or(0, |cell| cell.paragraphs);
                if paragraphs > 0 {
                    self.text("\n");
                }
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs += 1;
                }
            }
            "text:s" => self.text(&" ".repeat(count(start, "text:c").min(100))),
            "text:tab" => self.text("\t"),
            "text:line-break" => self.text("\n"),
            _ => {}
        }
    }

    /// Text of a cell's paragraphs; what stands elsewhere is formatting.
    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell
            && cell.paragraphs > 0
            && self.depth == 1
        {
            let room = cut(&cell.text).len() == cell.text.len();
            if room {
                cell.text.push_str(cut(text));
            }
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ProblemKind> {
        match name {
            "table:table" => self.depth = self.depth.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" if self.depth == 1 => {
                if let Some(cell) = self.cell.take() {
                    self.cell_done(cell)?;
                }
            }
            "table:table-row" if self.depth == 1 => self.row_done()?,
            _ => {}
        }
        Ok(())
    }

    fn cell_done(&mut self, cell: Cell) -> Result<(), ProblemKind> {
        let text = match (cell.kind.as_str(), cell.value) {
            _ if cell.broken => cell.text,
            ("float" | "percentage" | "currency", Some(value)) => match value.parse::<f64>() {
                Ok(number) => value::number(number),
                Err(_) => return Err(ProblemKind::BrokenWorkbook),
            },
            ("date", Some(value)) => value::iso_moment(&value),
            ("time", Some(value)) => value::iso_duration(&value),
            ("boolean" | "string", Some(value)) => value,
            _ => cell.text,
        };
        if text.is_empty() {
            self.column = self.column.saturating_add(cell.repeated);
            return Ok(());
        }
        if cell.rows_spanned > 1 && self.row < super::super::header::DEPTH {
            self.tall.push(Tall {
                first_row: self.row,
                last_row: self.row.saturating_add(cell.rows_spanned - 1),
                column: self.column,
            });
        }
        for _ in 0..cell.repeated {
            if self.column >= MAX_COLUMNS {
                return Err(ProblemKind::BrokenWorkbook);
            }
            self.cells.push((self.column, text.clone(), cell.broken));
            self.column += 1;
        }
        Ok(())
    }

    fn row_done(&mut self) -> Result<(), ProblemKind> {
        if self.cells.is_empty() {
            self.row = self.row.saturating_add(self.repeated_rows);
            return Ok(());
        }
        for _ in 0..self.repeated_rows {
            for (column, text, broken) in &self.cells {
                self.rows.put(self.row, *column, text, *broken)?;
            }
            self.row += 1;
        }
        Ok(())
    }
}
