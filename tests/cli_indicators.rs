//! Figures from the file to the comparison, with the real binary.

#[expect(dead_code, reason = "the other tests of the command line use the rest")]
mod cli_support;
use cli_support::{Place, data};

/// The real figures, municipalities and rings.
fn place() -> Place {
    let place = Place::new();
    for (subject, file) in [
        ("municipalities", "municipalities.csv"),
        ("rings", "rings_example.csv"),
    ] {
        place.run(&["import", subject, &data(file)]).exits(0);
    }
    place
}

#[test]
fn the_real_file_imports_as_it_is_and_a_second_time_changes_nothing() {
    let place = place();
    let file = data("inkar_2010_2019.csv");
    let dry = place.run(&["import", "indicators", &file, "--dry-run"]);
    assert!(dry.exits(0).out.contains("15975 figures would be new"));
    let first = place.run(&["import", "indicators", &file]).exits(0);
    assert!(
        first
            .out
            .contains("16640 rows read: 15975 figures new, 0 figures changed"),
        "{}",
        first.out
    );
    assert!(first.out.contains("665 without value"), "{}", first.out);
    assert!(first.out.contains("SGBII_Quote_Proz, "), "{}", first.out);
    let again = place.run(&["import", "indicators", &file]).exits(0);
    assert!(
        again
            .out
            .contains("0 figures new, 0 figures changed, 16640 rows unchanged"),
        "{}",
        again.out
    );
    let history = place.run(&["history", "--format", "json"]).json();
    assert_eq!(
        history
            .as_array()
            .map(|rows| rows.last().map(|row| row["seq"].clone()))
            .unwrap(),
        Some(3.into())
    );

    let ring = place
        .run(&[
            "compare",
            "--ring",
            "1",
            "--indicator",
            "sgbii_quote_proz",
            "--period",
            "2019",
            "--format",
            "json",
        ])
        .exits(0)
        .json();
    assert_eq!(ring["group"], "ring=1");
    let n = ring["n"].as_u64().unwrap();
    assert_eq!(
        ring["rows"].as_array().unwrap().len() as u64,
        n + ring["missing"].as_u64().unwrap()
    );
    let (median, first) = (ring["median"].as_f64().unwrap(), &ring["rows"][0]);
    let distance = first["value"].as_f64().unwrap() - median;
    assert!((first["distance"].as_f64().unwrap() - distance).abs() < 1e-9);
    assert!(first["rank"].is_null(), "neutral for now: no rank");
    assert!(first["change"].is_number() && first["change_relative"].is_number());

    let land = place
        .run(&[
            "compare",
            "--group",
            "land=Hessen",
            "--indicator",
            "SGBII_Quote_Proz",
            "--period",
            "2019",
        ])
        .exits(0);
    assert!(land.out.contains("Members as of "), "{}", land.out);
    assert!(
        land.out.contains("figures: final · data as of"),
        "{}",
        land.out
    );
    let nobody = place
        .run(&[
            "compare",
            "--ring",
            "1",
            "--members",
            "1999-01-01",
            "--indicator",
            "K2",
            "--period",
            "2019",
        ])
        .exits(0);
    assert!(
        nobody.out.contains("No municipality belongs to this group"),
        "{}",
        nobody.out
    );
    let empty = place
        .run(&[
            "compare",
            "--group",
            "all",
            "--indicator",
            "K2",
            "--period",
            "2019",
            "--lang",
            "de",
        ])
        .exits(0);
    assert!(
        empty.out.contains("Ohne Werte gibt es keine Statistik"),
        "{}",
        empty.out
    );
}

#[test]
fn a_built_in_indicator_is_changed_like_any_other() {
    let place = place();
    let all = place
        .run(&["indicators", "list", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(all.as_array().unwrap().len(), 15);
    assert_eq!(all[5]["code"], "K2");
    assert_eq!(all[5]["name"], "Integration rate");
    assert!(all[5]["id"].is_null());
    place
        .run(&["indicators", "edit", "k2", "--set", "direction=neutral"])
        .exits(1)
        .says("direction_reason");
    place
        .run(&[
            "indicators",
            "edit",
            "K2",
            "--set",
            "direction=neutral",
            "--set",
            "direction_reason=Beschluss der Sprecher",
        ])
        .exits(0);
    let shown = place
        .run(&["indicators", "show", "K2", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(shown["direction"], "neutral");
    place
        .run(&["indicators", "add", "--set", "code=k3"])
        .exits(1)
        .says("indicators edit K3");
    place.run(&["indicators", "delete", "K2"]).exits(0);
    place.run(&["indicators", "delete", "K2"]).exits(1);
    place
        .run(&["indicators", "add", "--set", "code=Eigene_Proz"])
        .exits(0);
    let file = place.file(
        "own.csv",
        "indicator;period;municipality;value\nEigene_Proz;2025;41110;12,5\n",
    );
    place.run(&["import", "indicators", &file]).exits(0);
    place
        .run(&["indicators", "delete", "Eigene_Proz"])
        .exits(1)
        .says("as long as they do");
}

#[test]
fn what_is_asked_wrongly_gets_a_sentence() {
    let place = place();
    for (arguments, code, part) in [
        (
            &["--ring", "1", "--indicator", "K9", "--period", "2019"][..],
            1,
            "no indicator “K9”",
        ),
        (
            &["--ring", "1", "--indicator", "K2", "--period", "2019-13"],
            2,
            "is no period",
        ),
        (
            &["--ring", "77", "--indicator", "K2", "--period", "2019"],
            1,
            "77",
        ),
        (
            &["--group", "Hessen", "--indicator", "K2", "--period", "2019"],
            2,
            "is no group",
        ),
        (
            &[
                "--group",
                "land=Atlantis",
                "--indicator",
                "K2",
                "--period",
                "2019",
            ],
            2,
            "Atlantis",
        ),
        (&["--indicator", "K2", "--period", "2019"], 2, "--ring"),
    ] {
        let mut all = vec!["compare"];
        all.extend(arguments);
        place.run(&all).exits(code).says(part);
    }
    let file = place.file(
        "bad.csv",
        "indicator;period;municipality;value\nK2;2025-06;41110;4.7713.67\nK2;2025-06;41110;0,5\n",
    );
    place
        .run(&["import", "indicators", &file])
        .exits(1)
        .says("bad.csv:2:4: value: In “4.7713.67” the thousands")
        .says("--shares or --per-cent")
        .says("Nothing");
}

#[test]
fn several_indicators_go_into_one_workbook_with_figures_that_can_be_reckoned_with() {
    use calamine::Reader as _;
    let place = place();
    place
        .run(&["import", "indicators", &data("inkar_2010_2019.csv")])
        .exits(0);
    let file = place.path("vergleich.xlsx");
    let out = file.to_str().unwrap();
    let asked = [
        "compare",
        "--ring",
        "1",
        "--indicator",
        "BG_1_Person_Proz,SGBII_Quote_Proz",
        "--period",
        "2019",
    ];
    let with = |more: &[&str]| {
        let mut all = asked.to_vec();
        all.extend(more);
        place.run(&all)
    };
    let listed = with(&["--format", "json"]).exits(0).json();
    let parts = listed.as_array().unwrap();
    assert_eq!(parts.len(), 2);
    with(&["-o", out]).exits(0);
    for (part, name) in parts.iter().zip(["BG_1_Person_Proz", "SGBII_Quote_Proz"]) {
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(&file).unwrap();
        let range = book.worksheet_range(name).unwrap();
        let texts = |row: &[calamine::Data]| row.iter().map(ToString::to_string).collect();
        let cells: Vec<Vec<String>> = range.rows().map(texts).collect();
        let header = &cells[3];
        let column = |name: &str| header.iter().position(|cell| cell == name).unwrap();
        let (value, called) = (column("Value"), column("Municipality"));
        let rows = part["rows"].as_array().unwrap();
        for (row, cells) in rows.iter().zip(&cells[4..]) {
            let expected = match row["value"].as_f64() {
                Some(value) => value.to_string(),
                None => "missing".to_owned(),
            };
            assert_eq!(cells[value], expected, "{cells:?}");
        }
        let median = cells.iter().find(|row| row[called] == "median").unwrap();
        assert_eq!(median[value], part["median"].as_f64().unwrap().to_string());
    }
    let bytes = std::fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"PK"));

    let csv = place.path("vergleich.csv");
    with(&["-o", csv.to_str().unwrap()]).exits(0);
    assert!(
        std::fs::read(&csv)
            .unwrap()
            .starts_with(b"\xef\xbb\xbfrank;")
    );
    let piped = with(&["--format", "csv"]).exits(0);
    assert!(piped.out.starts_with("rank;"), "{}", piped.out);
    with(&["--format", "xlsx"]).exits(2).says("-o");
}

#[test]
fn outside_the_ring_letters_stand_for_names_and_keep_their_meaning_in_one_document() {
    let place = place();
    place
        .run(&["import", "indicators", &data("inkar_2010_2019.csv")])
        .exits(0);
    let asked = |more: &[&str]| {
        let mut all = vec![
            "compare",
            "--ring",
            "1",
            "--period",
            "2019",
            "--format",
            "json",
            "--indicator",
        ];
        all.extend(more);
        place.run(&all).exits(0).json()
    };
    let named = asked(&["BG_1_Person_Proz,SGBII_Quote_Proz"]);
    let hidden = asked(&["BG_1_Person_Proz,SGBII_Quote_Proz", "--audience", "all"]);
    let mut letters = std::collections::BTreeMap::new();
    for (named, hidden) in named
        .as_array()
        .unwrap()
        .iter()
        .zip(hidden.as_array().unwrap())
    {
        assert_eq!(named["median"], hidden["median"]);
        let rows = named["rows"].as_array().unwrap();
        for (named, hidden) in rows.iter().zip(hidden["rows"].as_array().unwrap()) {
            assert_eq!(named["value"], hidden["value"]);
            assert_eq!(hidden["municipality"]["number"], "");
            assert!(hidden["numerator"].is_null() && hidden["denominator"].is_null());
            let letter = hidden["municipality"]["name"].as_str().unwrap().to_owned();
            assert!(letter.starts_with("JC "), "{letter}");
            // The figures tell who is who where no two are the same.
            if rows
                .iter()
                .filter(|row| row["value"] == named["value"])
                .count()
                > 1
            {
                continue;
            }
            let name = named["municipality"]["name"].as_str().unwrap().to_owned();
            let before = letters.insert(letter, name.clone());
            assert!(before.is_none_or(|before| before == name));
        }
    }
    let names: std::collections::BTreeSet<&String> = letters.values().collect();
    assert_eq!(names.len(), letters.len(), "one letter, one member");
    let markdown = place
        .run(&[
            "compare",
            "--ring",
            "1",
            "--indicator",
            "SGBII_Quote_Proz",
            "--period",
            "2019",
            "--format",
            "md",
            "--audience",
            "all",
        ])
        .exits(0);
    for name in names {
        assert!(!markdown.out.contains(name.as_str()), "{name}");
    }
}

#[test]
fn behind_letters_nothing_gives_a_member_away() {
    let place = place();
    let file = place.file(
        "teile.csv",
        "indicator;period;municipality;numerator;denominator\n\
         K2;2025-06;41110;906;3441\nK2;2025-06;03444;812;3304\nK2;2025-06;71146;700;2999\n",
    );
    place.run(&["import", "indicators", &file]).exits(0);
    place
        .run(&[
            "remarks",
            "add",
            "--set",
            "indicator=K2",
            "--set",
            "text=Uelzen meldet anders",
            "--set",
            "on=2026-11-22",
        ])
        .exits(0);
    let asked = |command: &[&str], group: &str, format: &[&str]| {
        let mut all = command.to_vec();
        all.extend(["--group", group, "--indicator", "K2", "--period", "2025-06"]);
        all.extend(["--audience", "all"]);
        all.extend(format);
        place.run(&all).exits(0).out
    };
    for group in ["municipality=41110;03444", "number=41110"] {
        for format in ["json", "csv", "md", "table"] {
            let out = asked(&["compare"], group, &["--format", format]);
            assert!(!out.contains("41110") && !out.contains("3441"), "{out}");
        }
        for document in ["analysis", "indicator"] {
            let out = asked(&["report", document], group, &[]);
            assert!(!out.contains("41110") && !out.contains("Uelzen"), "{out}");
        }
    }
    // 906 / 3441 in full would give both numbers back.
    let value = asked(
        &["compare"],
        "municipality=41110;03444",
        &["--format", "csv"],
    );
    assert!(value.contains(";26.3;"), "{value}");
    let named = place.run(&[
        "compare",
        "--group",
        "number=41110",
        "--indicator",
        "K2",
        "--period",
        "2025-06",
        "--format",
        "csv",
    ]);
    assert!(
        named.exits(0).out.contains("26.32955"),
        "exact for the ring"
    );
}

#[test]
fn a_mark_is_missing_whatever_stands_beside_it() {
    let place = place();
    let file = place.file(
        "marke.csv",
        "indicator;period;municipality;value;numerator;denominator\n\
         K2;2025-06;41110;x;3;4\n",
    );
    place.run(&["import", "indicators", &file]).exits(0);
    let found = place
        .run(&[
            "compare",
            "--group",
            "number=41110",
            "--indicator",
            "K2",
            "--period",
            "2025-06",
            "--format",
            "json",
        ])
        .exits(0)
        .json();
    assert_eq!(found["n"], 0);
    assert_eq!(found["rows"][0]["missing"], true);
}

#[test]
fn a_table_wider_than_any_spreadsheet_is_refused() {
    let place = place();
    let columns: Vec<String> = (0..20_000).map(|n| format!("X{n}_2025")).collect();
    let cells = vec!["1"; 20_000].join(";");
    let file = place.file(
        "breit.csv",
        format!("municipality;{}\n41110;{cells}\n", columns.join(";")),
    );
    place
        .run(&["import", "indicators", &file, "--dry-run"])
        .exits(1)
        .says("16384 columns");
}
