//! Figures from spreadsheets, long and wide, with months as Excel and LibreOffice keep them; and what
//! names of files and repeated labels must not be taken for.

#![expect(
    clippy::expect_used,
    reason = "a test that can't go on should say where"
)]

#[expect(dead_code, reason = "the tests of other imports use the rest")]
mod import_support;

use std::io::{Cursor, Write};

use import_support::{Desk, all, said};
use ringbuch::domain::indicator::series::Series;
use ringbuch::exchange::import::{ImportError, Subject};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.import(
        Subject::Municipalities,
        "number;name;land;kind;since\n41110;Landkreis Fulda;Hessen;district;2005-01-01\n\
         03444;Landkreis Vorpommern-Rügen;MV;district;2012-01-01\n",
    );
    desk
}

/// All figures of a file, one a line; the same file again changes nothing.
#[track_caller]
fn taken(name: &str, bytes: &[u8]) -> Vec<String> {
    let desk = desk();
    let plan = desk.plan(Subject::Indicators, name, bytes).expect("a plan");
    assert_eq!(said(&plan), Vec::<String>::new());
    desk.apply(&plan);
    let again = desk.plan(Subject::Indicators, name, bytes).expect("a plan");
    assert!(again.edits.is_empty(), "{:?}", again.edits);
    let mut lines: Vec<String> = all::<Series>(&desk)
        .iter()
        .flat_map(|series| {
            let who = series.municipality.0;
            let line = |one: ringbuch::domain::indicator::series::Version| {
                let value = one.value.map_or("-".to_owned(), |value| value.to_string());
                format!("{} {who} {} {value}", series.indicator, one.period)
            };
            series.versions().map(line).collect::<Vec<_>>()
        })
        .collect();
    lines.sort();
    lines
}

fn xlsx(fill: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet()).expect("a sheet");
    book.save_to_buffer().expect("a workbook")
}

/// An ODS of one table: rows of cells, each a value type with its attribute, and a text.
fn ods(rows: &[&[(&str, &str)]]) -> Vec<u8> {
    let cell = |(kind, text): &(&str, &str)| {
        let attribute = match *kind {
            "date" => format!("office:value-type=\"date\" office:date-value=\"{text}\""),
            "float" => format!("office:value-type=\"float\" office:value=\"{text}\""),
            _ => "office:value-type=\"string\"".to_owned(),
        };
        format!("<table:table-cell {attribute}><text:p>{text}</text:p></table:table-cell>")
    };
    let rows: String = rows
        .iter()
        .map(|row| {
            let cells: String = row.iter().map(cell).collect();
            format!("<table:table-row>{cells}</table:table-row>")
        })
        .collect();
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" \
         xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"Werte\">{rows}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_str()),
    ] {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("an archive").into_inner()
}

const WANTED: [&str; 3] = [
    "K2 1 2008-12 24.6",
    "K2 1 2009-01 24.75",
    "K2 2 2008-12 21.3",
];

#[test]
fn an_excel_sheet_is_read_long_with_months_as_serial_days() {
    let bytes = xlsx(|sheet| {
        let month = Format::new().set_num_format("mmm yy");
        for (column, name) in ["Kennzahl", "Monat", "Nummer", "Wert"]
            .into_iter()
            .enumerate()
        {
            sheet.write(2, column as u16, name)?;
        }
        sheet.write(0, 0, "Stand: Auszug")?;
        for (row, day, number, value) in [
            (3, 39_783.0, 41_110.0, 24.6),
            (4, 39_814.0, 41_110.0, 24.75),
            // The zero in front went when it became a number.
            (5, 39_783.0, 3_444.0, 21.3),
        ] {
            sheet.write(row, 0, "K2")?;
            if row == 4 {
                // A bare number, as pasted values are.
                sheet.write(row, 1, day)?;
            } else {
                sheet.write_with_format(row, 1, day, &month)?;
            }
            sheet.write(row, 2, number)?;
            sheet.write(row, 3, value)?;
        }
        Ok(())
    });
    assert_eq!(taken("lang.xlsx", &bytes), WANTED);
}

#[test]
fn an_excel_sheet_is_read_wide_with_serial_days_for_columns() {
    let bytes = xlsx(|sheet| {
        let month = Format::new().set_num_format("mm/yyyy");
        sheet.write(0, 0, "Kommune")?;
        sheet.write(0, 1, "Kennzahl")?;
        sheet.write_with_format(0, 2, 39_783.0, &month)?;
        sheet.write(0, 3, 39_814.0)?;
        for (row, name, values) in [
            (1, "Landkreis Fulda", [Some(24.6), Some(24.75)]),
            (2, "Landkreis Vorpommern-Rügen", [Some(21.3), None]),
        ] {
            sheet.write(row, 0, name)?;
            sheet.write(row, 1, "K2")?;
            for (column, value) in values.into_iter().enumerate() {
                if let Some(value) = value {
                    sheet.write(row, 2 + column as u16, value)?;
                }
            }
        }
        Ok(())
    });
    assert_eq!(taken("breit.xlsx", &bytes), WANTED);
}

#[test]
fn an_ods_sheet_is_read_long_and_wide() {
    let long = ods(&[
        &[
            ("", "Kennzahl"),
            ("", "Monat"),
            ("", "Nummer"),
            ("", "Wert"),
        ],
        &[
            ("", "K2"),
            ("date", "2008-12-01"),
            ("float", "41110"),
            ("float", "24.6"),
        ],
        &[
            ("", "K2"),
            ("float", "39814"),
            ("float", "41110"),
            ("float", "24.75"),
        ],
        &[
            ("", "K2"),
            ("date", "2008-12-01"),
            ("float", "3444"),
            ("float", "21.3"),
        ],
    ]);
    assert_eq!(taken("lang.ods", &long), WANTED);
    let wide = ods(&[
        &[
            ("", "Kommune"),
            ("date", "2008-12-01"),
            ("float", "39814"),
            ("", "Kennzahl"),
        ],
        &[
            ("", "Landkreis Fulda"),
            ("float", "24.6"),
            ("float", "24.75"),
            ("", "K2"),
        ],
        &[
            ("", "Landkreis Vorpommern-Rügen"),
            ("float", "21.3"),
            ("", ""),
            ("", "K2"),
        ],
    ]);
    assert_eq!(taken("breit.ods", &wide), WANTED);
}

#[test]
fn the_month_in_a_files_name_is_not_that_of_its_figures() {
    let desk = desk();
    let table = "Kennzahl;Nummer;Wert\nK2;41110;24,6\n";
    let refused = desk.plan(Subject::Indicators, "jc-eckwerte-202606.csv", table);
    let Err(ImportError::File(problems)) = refused else {
        panic!("no period is said");
    };
    assert_eq!(problems[0].field, Some("period"));
}

#[test]
fn labels_that_only_their_section_tells_apart_are_named_and_not_guessed() {
    let desk = desk();
    let rows = "Kommune;2025-06\nBestand;1200\nim Rechtskreis SGB II;900\nBestand;340\n";
    desk.plan(Subject::Indicators, "in.csv", rows)
        .expect_err("no indicator is said");
    let rows = "Kommune;K2_2025-06\nBestand;1200\nim Rechtskreis SGB II;900\nBestand;340\n";
    let plan = desk
        .plan(Subject::Indicators, "in.csv", rows)
        .expect("a plan");
    let lines: Vec<usize> = plan.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [2, 3, 4]);
    assert!(plan.edits.is_empty());
    let twice = "Kommune;Bestand_2025;Bestand_2025\nLandkreis Fulda;1;2\n";
    desk.plan(Subject::Indicators, "in.csv", twice)
        .expect_err("two columns of one name");
}
