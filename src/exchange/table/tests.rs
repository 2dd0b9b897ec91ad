//! Files as people have them.
use super::*;
use crate::exchange::{CsvStyle, write_csv};
use proptest::prelude::*;

const COLUMNS: &[Column] = &[
    Column::required("number", &["Nummer", "Träger-Nr", "carrier number"]),
    Column::required("name", &["Name", "Kommune"]),
    Column::optional("value", &["Wert", "Größe in Tsd."]),
];

fn read_bytes(bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    read("t.csv", bytes, COLUMNS, Options::default())
}

fn cells(table: &Table) -> Vec<Vec<String>> {
    table
        .rows
        .iter()
        .map(|row| {
            COLUMNS
                .iter()
                .map(|column| table.text(row, column.field).to_owned())
                .collect()
        })
        .collect()
}

#[track_caller]
fn reads(bytes: &[u8], want: &[[&str; 3]]) -> Table {
    let table = read_bytes(bytes).unwrap();
    assert_eq!(
        cells(&table),
        want.iter()
            .map(|row| row.map(String::from).to_vec())
            .collect::<Vec<_>>()
    );
    table
}

#[track_caller]
fn refused(bytes: &[u8]) -> Vec<(usize, usize, Option<&'static str>, ProblemKind)> {
    let problems = read_bytes(bytes).unwrap_err();
    problems
        .into_iter()
        .map(|p| (p.line, p.column, p.field, p.kind))
        .collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    let text = "number;name;value\n03444;Künzelsau – „Süd“;1,5\n";
    let want: &[[&str; 3]] = &[["03444", "Künzelsau – „Süd“", "1,5"]];
    let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let ansi = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (with(b"\xef\xbb\xbf", text.as_bytes()), Encoding::Utf8),
        (with(b"\xff\xfe", &le), Encoding::Utf16),
        (with(b"\xfe\xff", &be), Encoding::Utf16),
        (le, Encoding::Utf16),
        (be, Encoding::Utf16),
        (ansi, Encoding::Windows1252),
    ] {
        assert_eq!(reads(&bytes, want).encoding, encoding);
    }
}

#[test]
fn every_delimiter_is_found_by_the_header() {
    for (text, delimiter) in [
        ("number;name;value\n1;Jena, Stadt;1,5", ';'),
        ("number,name,value\n1,\"Jena, Stadt\",\"1,5\"", ','),
        ("number\tname\tvalue\r\n1\tJena, Stadt\t1,5\r\n", '\t'),
        ("number|name|value\r1|Jena, Stadt|1,5\r", '|'),
        ("sep=;\nnumber;name;value\n1;Jena, Stadt;1,5", ';'),
        ("\"sep=|\"\nnumber|name|value\n1|Jena, Stadt|1,5", '|'),
    ] {
        assert_eq!(
            reads(text.as_bytes(), &[["1", "Jena, Stadt", "1,5"]]).delimiter,
            delimiter,
            "{text}"
        );
    }
}

#[test]
fn columns_are_known_by_their_names_in_any_spelling() {
    for header in [
        "Träger-Nr;KOMMUNE;Wert",
        "traeger nr.; Name ;groesse in tsd",
        "Trager_Nr 1);kommune*;Größe in Tsd.",
    ] {
        reads(
            format!("{header}\n1;Jena;2").as_bytes(),
            &[["1", "Jena", "2"]],
        );
    }
}

#[test]
fn the_field_name_is_preferred_to_an_alias_and_unknown_columns_are_named() {
    let table = reads(
        "Kommune;Bemerkung;name;number;;\nX;y;Jena;1;;\n".as_bytes(),
        &[["1", "Jena", ""]],
    );
    let unknown: Vec<_> = table
        .unknown
        .iter()
        .map(|column| (column.index, column.name.as_str()))
        .collect();
    assert_eq!(unknown, [(0, "Kommune"), (1, "Bemerkung")]);
    assert_eq!(table.at(&table.rows[0], 1).text, "y");
    assert!(!table.has("value") && table.cell(&table.rows[0], "value").is_none());
}

#[test]
fn metadata_above_and_footers_below_are_left_out() {
    let text = "Berichtsmonat: Juni 2025;;\nNummer der Tabelle;7;\n\nTräger-Nr;Name;Wert\n1;Jena;2\n;;\n2;Gera;3\n\n\
                © Statistik der Bundesagentur; Stand 2025;\nAus Gründen der Geheimhaltung\nund so weiter\n";
    let table = reads(text.as_bytes(), &[["1", "Jena", "2"], ["2", "Gera", "3"]]);
    assert_eq!((table.header_line, table.footer), (4, vec![9, 10, 11]));
    assert_eq!(
        table.rows.iter().map(|row| row.line).collect::<Vec<_>>(),
        [5, 7]
    );
}

#[test]
fn a_scrap_between_rows_is_no_footer() {
    let table = reads(
        "number;name\n1;Jena\nQuelle: x\n2;Gera\n3;\n".as_bytes(),
        &[
            ["1", "Jena", ""],
            ["Quelle: x", "", ""],
            ["2", "Gera", ""],
            ["3", "", ""],
        ],
    );
    assert!(table.footer.is_empty());
}

#[test]
fn in_a_table_of_one_column_only_marked_lines_at_the_end_are_a_footer() {
    let columns = [Column::required("name", &[])];
    let table = read(
        "t",
        "name\nJena\nQuelle der Oder\nGera\n© wir\n".as_bytes(),
        &columns,
        Options::default(),
    );
    let table = table.unwrap();
    assert_eq!((table.rows.len(), &table.footer[..]), (3, &[5][..]));
}

#[test]
fn a_quoted_cell_may_hold_line_ends_and_the_lines_stay_counted() {
    let table = reads(
        "number;name;value\r\n1;\"Jena\r\n\"\"Stadt\"\"\";x\r\n2;5\" Rohr;y\r\n".as_bytes(),
        &[["1", "Jena\n\"Stadt\"", "x"], ["2", "5\" Rohr", "y"]],
    );
    let place = |row: usize, field| {
        let cell = table.cell(&table.rows[row], field).unwrap();
        (cell.line, cell.column)
    };
    assert_eq!(
        (place(0, "name"), place(0, "value"), place(1, "number")),
        ((2, 2), (3, 3), (4, 1))
    );
}

#[test]
fn what_makes_a_file_unusable_is_named_with_its_place() {
    use ProblemKind as P;
    let expected = vec!["number", "name"];
    assert_eq!(refused(b""), [(0, 0, None, P::Empty)]);
    assert_eq!(refused(b" \n "), [(0, 0, None, P::Empty)]);
    assert_eq!(refused(b"PK\x03\x04zip"), [(0, 0, None, P::BrokenWorkbook)]);
    assert_eq!(
        refused(b"\xd0\xcf\x11\xe0x"),
        [(0, 0, None, P::Spreadsheet)]
    );
    assert_eq!(refused(b"number;name\n\0;x"), [(0, 0, None, P::Binary)]);
    assert_eq!(
        refused(b"a;b\n1;2"),
        [(0, 0, None, P::NoHeader { expected })]
    );
    assert_eq!(
        refused(b"\nnumber;value\n1;2"),
        [(2, 0, Some("name"), P::MissingColumn)]
    );
    assert_eq!(
        refused(b"number;name;Number\n1;2;3"),
        [(1, 3, Some("number"), P::DuplicateColumn { first: 1 })]
    );
    assert_eq!(
        refused(b"number;name\n1;Jena\n2;\"Gera\n3;x"),
        [(3, 0, None, P::OpenQuote)]
    );
    let mixed =
        [b"number;name\n1;K\xc3\xbcnzelsau\n2;G\xc3\xb6ttingen\n3;M\xfcnster".as_slice()].concat();
    assert_eq!(refused(&mixed), [(4, 0, None, P::MixedEncoding)]);
}

#[test]
fn size_and_rows_are_bounded() {
    let options = Options {
        max_bytes: 30,
        max_rows: 1,
        mapping: None,
        sheet: None,
    };
    let kind = |bytes: &[u8]| {
        read("t", bytes, COLUMNS, options).unwrap_err()[0]
            .kind
            .clone()
    };
    assert_eq!(kind(&[b'x'; 31]), ProblemKind::TooLarge { max: 30 });
    assert_eq!(
        kind(b"number;name\n1;a\n2;b\n"),
        ProblemKind::TooManyRows { max: 1 }
    );
    assert!(read("t", b"number;name\n1;a\n\n", COLUMNS, options).is_ok());
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("gross.csv");
    std::fs::write(&path, "x".repeat(100)).unwrap();
    let problems = read_file(&path, COLUMNS, options).unwrap_err();
    assert_eq!(problems[0].kind, ProblemKind::TooLarge { max: 30 });
    assert!(matches!(
        read_file(&dir.path().join("fehlt.csv"), COLUMNS, options).unwrap_err()[0].kind,
        ProblemKind::Unreadable(_)
    ));
}

#[test]
fn all_bad_rows_are_reported_and_the_good_ones_kept() {
    let table = reads(
        b"number;name\n1;Jena;zuviel\n2;Gera;;\n3;Suhl;a;b\n",
        &[["1", "Jena", ""], ["2", "Gera", ""], ["3", "Suhl", ""]],
    );
    let places: Vec<_> = table
        .problems
        .iter()
        .map(|p| (p.line, p.column, p.kind.clone()))
        .collect();
    let kind = ProblemKind::TooManyCells { want: 2 };
    assert_eq!(places, [(2, 3, kind.clone()), (4, 3, kind)]);
    assert_eq!(
        table.problems[0].to_string(),
        "t.csv:2:3: more cells than the 2 of the header"
    );
}

#[test]
fn a_mapping_renames_and_leaves_out_columns() {
    let mapping = Mapping::parse(
        "m.toml",
        "[columns]\n\"Schlüssel\" = \"number\"\nBez = \"name\"\nWert = \"\"\n",
    )
    .unwrap();
    let options = Options {
        mapping: Some(&mapping),
        ..Options::default()
    };
    let table = read(
        "t",
        "SCHLUESSEL;Bez;Wert\n1;Jena;2".as_bytes(),
        COLUMNS,
        options,
    )
    .unwrap();
    assert_eq!(cells(&table), [["1", "Jena", ""]]);
    assert_eq!(table.unknown, [], "what was left out is no surprise");
    let problems = read("t", b"Bez;number\nx;1", COLUMNS, options).unwrap_err();
    assert!(problems.iter().any(|p| p.file == "m.toml" && p.kind == ProblemKind::UnknownColumn("Schlüssel".into())));
}

#[test]
fn a_bad_mapping_is_named_with_its_place() {
    let problem = &Mapping::parse("m.toml", "[columns]\na = 1\n").unwrap_err()[0];
    assert_eq!((problem.line, problem.column), (2, 5));
    assert!(Mapping::parse("m.toml", "[spalten]\n").is_err());
    let mapping = Mapping::parse("m.toml", "[columns]\na = \"nix\"\n").unwrap();
    let options = Options {
        mapping: Some(&mapping),
        ..Options::default()
    };
    let problems = read("t", b"a\n1", COLUMNS, options).unwrap_err();
    assert_eq!(problems[0].kind, ProblemKind::UnknownField("nix".into()));
}

#[test]
fn cells_are_cleaned() {
    reads(
        b"number;name;value\n\x1b[31m1 ;\xc2\xa0Jena\xe2\x80\xae;-13,1\n",
        &[["1", "Jena", "-13,1"]],
    );
}

proptest! {
    #[test]
    fn what_we_write_we_read(
        rows in proptest::collection::vec(proptest::array::uniform3("[=+@\"a-zäß;,\n%|-][a-z0-9;\", \n'-]{0,8}[a-z0-9]"), 1..6),
        bom: bool,
        delimiter in proptest::sample::select(vec![b';', b',', b'\t', b'|']),
    ) {
        let mut out = Vec::new();
        write_csv(&mut out, CsvStyle { delimiter, bom }, &["number", "name", "value"], &rows).unwrap();
        let table = read_bytes(&out).unwrap();
        let want: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        prop_assert_eq!(cells(&table), want);
        prop_assert!(table.problems.is_empty());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "(number|name|;|,|\"|\n|[a-zä]){0,40}") {
        let _ = read_bytes(&bytes);
        let _ = read_bytes(text.as_bytes());
    }
}
