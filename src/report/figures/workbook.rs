//! Comparisons as an Excel workbook: a sheet an indicator, figures as numbers that can be reckoned with.
//!
//! Responsible for: sheets, number formats, widths. Not for: what stands in the cells ([`super::table`]).
//! Texts are written as texts, so nothing in a name can run as a formula.

use std::collections::BTreeSet;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::table::{ComparisonTable, Datum, Measure};
use crate::domain::indicator::catalogue::Unit;
use crate::report::ReportError;
use crate::text::locale::Texts;
use crate::text::single_line;
use crate::text::width::columns;

/// Characters Excel takes for a sheet's name.
const NAME: usize = 31;

/// Columns of a sheet at most, in characters.
const WIDEST: usize = 44;

/// The row of the sheet where the table's header stands, counted from 0.
const HEADER: u32 = 3;

/// The workbook as the bytes of its file.
///
/// # Errors
/// What the writer refuses, said as a file that can't be written.
pub fn workbook(tables: &[ComparisonTable], texts: &Texts) -> Result<Vec<u8>, ReportError> {
    written(tables, texts).map_err(|error| ReportError::File {
        file: "xlsx".to_owned(),
        reason: error.to_string(),
    })
}

fn written(tables: &[ComparisonTable], texts: &Texts) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let mut names = BTreeSet::new();
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(&table.code, &mut names))?;
        fill(sheet, table, texts)?;
    }
    if tables.is_empty() {
        workbook.add_worksheet();
    }
    workbook.save_to_buffer()
}

/// A name no other sheet has, without what Excel refuses.
fn sheet_name(code: &str, taken: &mut BTreeSet<String>) -> String {
    let clean: String = single_line(code)
        .chars()
        .map(|c| if "[]:*?/\\'".contains(c) { '_' } else { c })
        .take(NAME)
        .collect();
    let clean = if clean.trim().is_empty() {
        "_".to_owned()
    } else {
        clean
    };
    let mut name = clean.clone();
    let mut next = 2;
    while !taken.insert(name.to_lowercase()) {
        let end = format!(" {next}");
        name = clean.chars().take(NAME - end.len()).collect();
        name.push_str(&end);
        next += 1;
    }
    name
}

fn fill(sheet: &mut Worksheet, table: &ComparisonTable, texts: &Texts) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold().set_font_size(14);
    let label = Format::new()
        .set_bold()
        .set_border_bottom(FormatBorder::Thin);
    sheet.write_string_with_format(0, 0, single_line(&table.heading), &heading)?;
    sheet.write_string(1, 0, single_line(&table.statement))?;
    for (at, column) in (0_u16..).zip(&table.columns) {
        let place = match column.name {
            "number" | "name" => FormatAlign::Left,
            _ => FormatAlign::Right,
        };
        let label = label.clone().set_align(place);
        sheet.write_string_with_format(HEADER, at, single_line(&column.label), &label)?;
        let widest = table
            .rows
            .iter()
            .map(|row| columns(&row[usize::from(at)].text(texts)))
            .chain([columns(&column.label)])
            .max()
            .unwrap_or(0);
        let width = u32::try_from(widest.min(WIDEST) + 2).unwrap_or(10);
        sheet.set_column_width(at, f64::from(width))?;
    }
    let mut at = HEADER;
    for row in &table.rows {
        at += 1;
        for ((place, column), datum) in (0_u16..).zip(&table.columns).zip(row) {
            match datum {
                Datum::None => {}
                // A word, so that nothing reckons with it: missing is never 0.
                Datum::Missing => {
                    let right = Format::new().set_align(FormatAlign::Right);
                    sheet.write_string_with_format(at, place, datum.text(texts), &right)?;
                }
                Datum::Count(count) => {
                    let count = u32::try_from(*count).unwrap_or(u32::MAX);
                    sheet.write_number(at, place, count)?;
                }
                Datum::Figure(figure, decimals) => {
                    let format = Format::new().set_num_format(number_format(
                        column.measure,
                        table.unit,
                        *decimals,
                    ));
                    sheet.write_number_with_format(at, place, figure.as_f64(), &format)?;
                }
                Datum::Text(text) => {
                    sheet.write_string(at, place, single_line(text))?;
                }
            }
        }
    }
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(0);
    if !table.rows.is_empty() {
        sheet.autofilter(HEADER, 0, at, last)?;
        sheet.set_freeze_panes(HEADER + 1, 0)?;
    }
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    below(sheet, at + 2, table, texts)
}

/// The group's own figures below the rows, each in a cell of its own to reckon with.
fn below(
    sheet: &mut Worksheet,
    first: u32,
    table: &ComparisonTable,
    texts: &Texts,
) -> Result<(), XlsxError> {
    let place = |name: &str| {
        let at = table.columns.iter().position(|one| one.name == name);
        at.and_then(|at| u16::try_from(at).ok())
    };
    let (Some(name), Some(value)) = (place("name"), place("value")) else {
        return Ok(());
    };
    let format = number_format(Measure::Own, table.unit, table.decimals);
    let format = Format::new().set_num_format(format);
    for (at, (id, figure)) in (first..).zip(&table.statistics) {
        let called = texts.with(
            &format!("{id}-name"),
            &[("n", table.weighted_n.to_string().into())],
        );
        sheet.write_string(at, name, called)?;
        sheet.write_number_with_format(at, value, figure.as_f64(), &format)?;
    }
    Ok(())
}

/// How Excel shows a figure; differences carry their sign.
fn number_format(measure: Measure, unit: Unit, decimals: u8) -> String {
    let digits = if decimals == 0 {
        "0".to_owned()
    } else {
        format!("0.{}", "0".repeat(usize::from(decimals)))
    };
    let own = match unit {
        Unit::PerCent => format!("{digits}\" %\""),
        Unit::Euro => format!("#,##{digits} \"€\""),
        Unit::Number => format!("#,##{digits}"),
    };
    match measure {
        Measure::Plain => format!("#,##{digits}"),
        Measure::Own => own,
        Measure::Difference => format!("+#,##{digits};-#,##{digits};{digits}"),
        Measure::PerCent => format!("+{digits}\" %\";-{digits}\" %\";{digits}\" %\""),
    }
}
