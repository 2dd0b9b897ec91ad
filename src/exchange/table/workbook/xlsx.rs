//! Excel files, cell by cell.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};

use super::{ProblemKind, Rows, Sheet, Tall, choose, value};

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

fn open(bytes: &[u8]) -> Result<Book<'_>, ProblemKind> {
    Xlsx::new(Cursor::new(bytes)).map_err(|_| ProblemKind::BrokenWorkbook)
}

/// Reads a sheet; the first means the first that people see.
pub(super) fn read(
    bytes: &[u8],
    wanted: Option<&str>,
    max_rows: usize,
) -> Result<Sheet, ProblemKind> {
    let broken = |_| ProblemKind::BrokenWorkbook;
    let mut book = open(bytes)?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .filter(|sheet| wanted.is_some() || sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let (name, others) = choose(&names, wanted)?;
    let mut rows = Rows::new(max_rows);
    let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        match cell.get_value() {
            DataRef::Empty => {}
            DataRef::SharedString(text) => rows.put(row, column, text, false)?,
            DataRef::String(text) => rows.put(row, column, text, false)?,
            DataRef::Error(error) => rows.put(row, column, &error.to_string(), true)?,
            other => rows.put(row, column, &text(other), false)?,
        }
    }
    Ok(Sheet {
        name,
        others,
        records: rows.records,
        tall: Vec::new(),
    })
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => value::number(*number),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(moment) => value::moment(*moment),
        DataRef::DateTimeIso(moment) => value::iso_moment(moment),
        DataRef::DurationIso(duration) => value::iso_duration(duration),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Cells that reach over several rows.
pub(super) fn tall(bytes: &[u8], name: &str) -> Result<Vec<Tall>, ProblemKind> {
    let merged = open(bytes)?
        .merge_cells_by_sheet_name(name)
        .map_err(|_| ProblemKind::BrokenWorkbook)?;
    let tall = merged.iter().filter(|one| one.end.0 > one.start.0);
    Ok(tall
        .map(|one| Tall {
            first_row: one.start.0 as usize,
            last_row: one.end.0 as usize,
            column: one.start.1 as usize,
        })
        .collect())
}
