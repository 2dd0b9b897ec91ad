//! Spreadsheets as people have them, and as nobody should.

use std::io::Write;

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet, XlsxError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

const COLUMNS: &[Column] = &[
    Column::required("number", &["Nummer"]),
    Column::required("start", &["Beginn"]),
    Column::optional("value", &["Wert"]),
];

fn xlsx(fill: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet()).unwrap();
    book.save_to_buffer().unwrap()
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An ODS of these tables (name, rows).
fn ods(tables: &[(&str, &str)]) -> Vec<u8> {
    let tables: String = tables
        .iter()
        .map(|(name, rows)| format!("<table:table table:name=\"{name}\"><table:shapes><draw:frame><text:p>Bild</text:p></draw:frame></table:shapes><table:table-column table:number-columns-repeated=\"16384\"/>{rows}</table:table>"))
        .collect();
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ])
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn text(text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
    )
}

fn header() -> String {
    row(&[text("Nummer"), text("Beginn"), text("Wert")].concat())
}

fn open(bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    read("t", bytes, COLUMNS, Options::default())
}

/// Line and cells of every row.
#[track_caller]
fn rows(bytes: &[u8]) -> Vec<(usize, [String; 3])> {
    let table = open(bytes).unwrap();
    let cells =
        |row: &Row| ["number", "start", "value"].map(|field| table.text(row, field).to_owned());
    table
        .rows
        .iter()
        .map(|row| (row.line, cells(row)))
        .collect()
}

fn strings(rows: &[(usize, [&str; 3])]) -> Vec<(usize, [String; 3])> {
    rows.iter()
        .map(|(line, cells)| (*line, cells.map(String::from)))
        .collect()
}

#[track_caller]
fn refused(bytes: &[u8]) -> Vec<ProblemKind> {
    let problems = open(bytes).unwrap_err();
    problems.into_iter().map(|problem| problem.kind).collect()
}

fn heads(sheet: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
    for (column, name) in ["Nummer", "Beginn", "Wert"].iter().enumerate() {
        sheet.write(row, column as u16, *name)?;
    }
    Ok(())
}

#[test]
fn cells_of_an_excel_sheet_are_the_text_of_a_csv_and_lines_are_rows() {
    let bytes = xlsx(|sheet| {
        let day = Format::new().set_num_format("dd.mm.yyyy");
        sheet.write(0, 0, "Liste der Maßnahmen")?;
        heads(sheet, 2)?;
        sheet.write(3, 0, "123/45678/26")?;
        sheet.write_with_format(3, 1, 46_266.0, &day)?;
        sheet.write(3, 2, 24.0)?;
        sheet.write(5, 0, 3444.0)?;
        sheet.write(5, 1, "1.9.2026")?;
        sheet.write_formula(
            5,
            2,
            Formula::new("=0.1+0.2").set_result("0.30000000000000004"),
        )?;
        sheet.write(6, 0, "zwei\nZeilen")?;
        sheet.write_boolean(6, 2, true)?;
        sheet.write(7, 0, "c")?;
        Ok(())
    });
    assert_eq!(
        rows(&bytes),
        strings(&[
            (4, ["123/45678/26", "2026-09-01", "24"]),
            (6, ["3444", "1.9.2026", "0.3"]),
            (7, ["zwei\nZeilen", "", "true"]),
            (8, ["c", "", ""]),
        ])
    );
    assert_eq!(open(&bytes).unwrap().header_line, 3);
}

#[test]
fn cells_of_an_ods_sheet_are_the_text_of_a_csv_and_lines_are_rows() {
    let bytes = ods(&[(
        "Liste",
        &[
            "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
            header(),
            row("<table:table-cell office:value-type=\"string\"><text:p>a &amp; b&#33;</text:p><text:p>zwei<text:s text:c=\"2\"/>x</text:p><office:annotation><text:p>nicht</text:p></office:annotation></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2026-09-01T00:00:00\"><text:p>01.09.26</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"0.30000000000000004\"><text:p>0,3</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16381\"/>"),
            "<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
            row(&format!("<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell><table:table-cell/>{}", text("x"))),
            format!("<table:table-row table:number-rows-repeated=\"2\">{}</table:table-row>", text("d")),
            "<table:table-row table:number-rows-repeated=\"1047000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
        ]
        .concat(),
    )]);
    assert_eq!(
        rows(&bytes),
        strings(&[
            (4, ["a & b!\nzwei  x", "2026-09-01", "0.3"]),
            (1005, ["true", "", "x"]),
            (1006, ["d", "", ""]),
            (1007, ["d", "", ""]),
        ])
    );
}

#[test]
fn column_names_in_cells_over_two_rows_are_found() {
    let tall = xlsx(|sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 1, 0, "Nummer", &plain)?;
        sheet.merge_range(0, 1, 0, 2, "Zeitraum", &plain)?;
        sheet.write(1, 1, "Beginn")?;
        sheet.write(1, 2, "Wert")?;
        sheet.write(2, 0, "1")?;
        sheet.write(2, 1, "b")?;
        Ok(())
    });
    assert_eq!(rows(&tall), strings(&[(3, ["1", "b", ""])]));
    let tall = ods(&[(
        "a",
        &[
            row(&format!("<table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\"><text:p>Nummer</text:p></table:table-cell>{}", text("Zeitraum"))),
            row(&format!("<table:covered-table-cell/>{}{}", text("Beginn"), text("Wert"))),
            row(&[text("1"), text("b")].concat()),
        ]
        .concat(),
    )]);
    assert_eq!(rows(&tall), strings(&[(3, ["1", "b", ""])]));
}

#[test]
fn a_formula_that_failed_is_a_bad_cell_where_the_column_matters() {
    let bytes = xlsx(|sheet| {
        heads(sheet, 0)?;
        sheet.write(0, 3, "Rest")?;
        sheet.write(1, 0, "1")?;
        sheet.write_formula(1, 2, Formula::new("=NA()").set_result("#N/A"))?;
        sheet.write_formula(1, 3, Formula::new("=1/0").set_result("#DIV/0!"))?;
        Ok(())
    });
    let table = open(&bytes).unwrap();
    let said: Vec<String> = table.problems.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["t:2:3: the formula came to #N/A"]);
    let bytes = ods(&[(
        "a",
        &[
            header(),
            row(&format!("{}<table:table-cell table:formula=\"of:=NA()\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>", text("1"))),
        ]
        .concat(),
    )]);
    let table = open(&bytes).unwrap();
    assert_eq!(
        table.problems[0].kind,
        ProblemKind::CellError("#N/A".to_owned())
    );
}

#[test]
fn the_first_sheet_is_read_unless_another_is_asked_for() {
    let mut book = Workbook::new();
    for (name, number) in [("Alt", "1"), ("Verborgen", "2"), ("Neu", "3")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        heads(sheet, 0).unwrap();
        sheet.write(1, 0, number).unwrap();
        sheet.set_hidden(name == "Verborgen");
    }
    let excel = book.save_to_buffer().unwrap();
    let one = |number: &str| [header(), row(&text(number))].concat();
    let open_document = ods(&[
        ("Alt", &one("1")),
        ("Verborgen", &one("2")),
        ("Neu", &one("3")),
    ]);
    for bytes in [&excel, &open_document] {
        for (wanted, number) in [(None, "1"), (Some("Neu"), "3"), (Some(" verborgen"), "2")] {
            let options = Options {
                sheet: wanted,
                ..Options::default()
            };
            let table = read("t", bytes, COLUMNS, options).unwrap();
            assert_eq!(table.text(&table.rows[0], "number"), number);
        }
        let table = open(bytes).unwrap();
        assert_eq!(table.sheet.as_deref(), Some("Alt"));
        assert!(table.other_sheets.contains(&"Neu".to_owned()));
        let options = Options {
            sheet: Some("Fehlt"),
            ..Options::default()
        };
        let problems = read("t", bytes, COLUMNS, options).unwrap_err();
        let sheets = ["Alt", "Verborgen", "Neu"].map(String::from).to_vec();
        assert_eq!(
            problems[0].kind,
            ProblemKind::NoSheet {
                name: "Fehlt".to_owned(),
                sheets
            }
        );
    }
}

/// An Excel file whose list of texts and sheet are these.
fn raw_xlsx(strings: &[u8], sheet: &[u8]) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

#[test]
fn hostile_workbooks_get_a_sentence() {
    use ProblemKind as P;
    let sheet = |cells: &str| format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let inline = |place: &str, text: &str| {
        format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let head = format!(
        "<row r=\"1\">{}{}</row>",
        inline("A1", "Nummer"),
        inline("B1", "Beginn")
    );
    let good = sheet(&format!("{head}<row r=\"2\">{}</row>", inline("A2", "1")));
    let texts = b"<sst><si><t>x</t></si></sst>";
    assert_eq!(
        rows(&raw_xlsx(texts, good.as_bytes())),
        strings(&[(2, ["1", "", ""])])
    );
    let far: String = (2..1_500)
        .map(|row| {
            format!(
                "<row r=\"{row}\">{}</row>",
                inline(&format!("XFD{row}"), "x")
            )
        })
        .collect();
    let backwards = format!("<row r=\"9\">{}</row>{head}", inline("A9", "1"));
    let promise = |count: &str| format!("<sst uniqueCount=\"{count}\"><si><t>x</t></si></sst>");
    let zeros = vec![b' '; (128 << 20) + 1];
    let full = "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16000\"/>";
    for (name, bytes, want) in [
        (
            "cut",
            raw_xlsx(texts, good.as_bytes())[..900].to_vec(),
            P::BrokenWorkbook,
        ),
        (
            "no end",
            raw_xlsx(texts, &good.as_bytes()[..80]),
            P::BrokenWorkbook,
        ),
        (
            "far cells",
            raw_xlsx(texts, sheet(&format!("{head}{far}")).as_bytes()),
            P::WorkbookTooLarge { max: 512 << 20 },
        ),
        (
            "backwards",
            raw_xlsx(texts, sheet(&backwards).as_bytes()),
            P::BrokenWorkbook,
        ),
        (
            "promise",
            raw_xlsx(promise("99999999999").as_bytes(), good.as_bytes()),
            P::BrokenWorkbook,
        ),
        (
            "no number",
            raw_xlsx(promise("-1").as_bytes(), good.as_bytes()),
            P::BrokenWorkbook,
        ),
        (
            "bomb",
            raw_xlsx(&zeros, good.as_bytes()),
            P::WorkbookTooLarge { max: 128 << 20 },
        ),
        ("empty", raw_xlsx(texts, sheet("").as_bytes()), P::Empty),
        (
            "text document",
            archive(&[("mimetype", b"application/vnd.oasis.opendocument.text")]),
            P::Spreadsheet,
        ),
        ("any archive", archive(&[("a.txt", b"x")]), P::Spreadsheet),
        (
            "old",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            P::Spreadsheet,
        ),
        (
            "repeated rows",
            ods(&[(
                "a",
                &format!(
                    "{}<table:table-row table:number-rows-repeated=\"1000000\">{full}</table:table-row>",
                    header()
                ),
            )]),
            P::WorkbookTooLarge { max: 512 << 20 },
        ),
        (
            "repeated cells",
            ods(&[("a", &row(&full.replace("16000", "99999999999")))]),
            P::BrokenWorkbook,
        ),
        ("no table", ods(&[]), P::Empty),
        (
            "no xml",
            archive(&[
                (
                    "mimetype",
                    b"application/vnd.oasis.opendocument.spreadsheet",
                ),
                ("content.xml", b"\x00\x01encrypted"),
            ]),
            P::BrokenWorkbook,
        ),
    ] {
        assert_eq!(refused(&bytes), [want], "{name}");
    }
}
