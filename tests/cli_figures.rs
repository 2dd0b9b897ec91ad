//! What the program says about figures: their check, with the real binary.

#[expect(dead_code, reason = "the other tests of the command line use the rest")]
mod cli_support;
use cli_support::{Place, data};

/// Municipalities, and a file of figures imported with a data status.
fn place(figures: &[(&str, &str)]) -> Place {
    let place = Place::new();
    let file = data("municipalities.csv");
    place.run(&["import", "municipalities", &file]).exits(0);
    for (status, lines) in figures {
        import(&place, status, lines);
    }
    place
}

fn import(place: &Place, status: &str, lines: &str) {
    let head = "indicator;period;municipality;sex;value;numerator;denominator\n";
    let file = place.file("figures.csv", format!("{head}{lines}"));
    place
        .run(&["import", "indicators", &file, "--data-status", status])
        .exits(0);
}

const FIRST: &str = "\
K2;2025-01;03444;all;;230;1000
K2;2025-02;03444;all;24.9;240;1000
K2;2025-04;03444;all;24.0;240;1000
K2;2025-04;03444;male;;130;600
K2;2025-04;03444;female;;100;400
K3E2;2025-04;03444;all;;110;100
";

const LATER: &str = "K2;2025-02;03444;all;24.9;249;1000\n";

const GROUP: [&str; 2] = ["--group", "municipality=03444"];

fn checked(place: &Place, more: &[&str]) -> Vec<serde_json::Value> {
    let mut arguments = vec!["indicators", "check", "--format", "json"];
    arguments.extend(GROUP);
    arguments.extend(more);
    let json = place.run(&arguments).exits(0).json();
    json.as_array().cloned().unwrap_or_default()
}

#[test]
fn findings_are_listed_with_their_figures_and_a_reason() {
    let place = place(&[("2025-05-15", FIRST), ("2025-06-15", LATER)]);
    let found = checked(&place, &["--indicator", "all", "--lang", "de"]);
    let said: Vec<String> = found
        .iter()
        .map(|one| {
            assert_eq!(one["municipality"]["number"], "03444");
            assert_eq!(one["state"], "open");
            let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
            let (check, code, period) = (text("check"), text("indicator"), text("period"));
            format!("{code} {period} {check}: {}", text("reason"))
        })
        .collect();
    let want = [
        "K2 2025-04 sum_mismatch: Zähler: 130 (Männer) und 100 (Frauen) ergeben 230, veröffentlicht sind insgesamt 240",
        "K2 2025-03 missing_period: Kein Wert, obwohl es davor und danach welche gibt",
        "K2 2025-02 late_correction: Erst 24,9 % (240 zu 1.000) (Datenstand 15.05.2025), dann 24,9 % (249 zu 1.000) (Datenstand 15.06.2025)",
        "K3E2 2025-04 numerator_above_denominator: Zähler 110 ist größer als der Nenner 100, dessen Teil er ist",
    ];
    assert_eq!(said, want);
    assert_eq!(found[0]["figures"]["male"], 130);
    assert_eq!(found[2]["figures"]["old"]["numerator"], 240);
    assert_eq!(found[2]["data_status"], "2025-06-15");
    // What was known in May: the printed value did not fit, and nothing was corrected.
    let may = checked(
        &place,
        &[
            "--indicator",
            "K2",
            "--period",
            "2025-02",
            "--as-of",
            "2025-05-31",
        ],
    );
    assert_eq!(may.len(), 1);
    assert_eq!(may[0]["check"], "printed_mismatch");
    assert_eq!(may[0]["figures"]["computed"], 24);
    let until = checked(&place, &["--indicator", "K2", "--until", "2025-03"]);
    assert_eq!(until.len(), 1, "no gap before there is a figure behind it");
}

#[test]
fn an_acknowledged_finding_stays_until_newer_figures_open_it_again() {
    let place = place(&[("2025-05-15", FIRST)]);
    let wanted = ["--indicator", "K2", "--period", "2025-02"];
    let acknowledge = |check: &str, note: &str| {
        let mut arguments = vec!["indicators", "acknowledge", "--municipality", "3444"];
        arguments.extend(wanted);
        arguments.extend(["--check", check, "--note", note, "--today", "2025-05-20"]);
        arguments.extend(["--as", "Mara Nolte"]);
        place.run(&arguments)
    };
    acknowledge("jump", "x").exits(1).says("no finding");
    acknowledge("jumps", "x").exits(1).says("printed_mismatch");
    acknowledge("printed_mismatch", " ").exits(1);
    acknowledge("printed_mismatch", "Druckfehler, 24,0 gemeint").exits(0);
    let found = checked(&place, &wanted);
    assert_eq!(found[0]["state"], "acknowledged");
    assert_eq!(found[0]["note"], "Druckfehler, 24,0 gemeint");
    assert_eq!(found[0]["by"], "Mara Nolte");
    assert_eq!(found[0]["on"], "2025-05-20");
    let open: Vec<&str> = wanted.into_iter().chain(["--open"]).collect();
    assert!(checked(&place, &open).is_empty());
    // The next data status prints the same mistake: the note was about other figures.
    import(&place, "2025-06-15", "K2;2025-02;03444;all;24.9;241;1000\n");
    let found = checked(&place, &open);
    assert_eq!(found[0]["check"], "late_correction");
    assert_eq!(found[1]["check"], "printed_mismatch");
    assert_eq!(found[1]["state"], "reopened");
    assert_eq!(found[1]["note"], "Druckfehler, 24,0 gemeint");
    place.run(&["undo", "--as", "Mara Nolte"]).exits(0);
    let list = place.run(&["acknowledgements", "list", "--format", "json"]);
    assert_eq!(list.exits(0).json().as_array().map(Vec::len), Some(0));
}

#[test]
fn what_others_have_and_one_has_not_can_be_acknowledged_too() {
    let place = place(&[(
        "2025-05-15",
        "K2;2025-01;03444;all;20;;\nK2;2025-01;41110;all;21;;\nK2;2025-01;63404;all;x;;\n",
    )]);
    let group = ["--group", "municipality=03444;41110;63404"];
    let check = [
        "indicators",
        "check",
        "--indicator",
        "K2",
        "--format",
        "json",
    ];
    let arguments: Vec<&str> = check.into_iter().chain(group).collect();
    let found = place.run(&arguments).exits(0).json();
    assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
    assert_eq!(found[0]["check"], "missing_in_group");
    assert_eq!(found[0]["figures"]["mark"], "x");
    assert_eq!(found[0]["figures"]["have"], 2);
    let acknowledge = |municipality| {
        let what = ["--check", "missing_in_group", "--note", "kommt im Juni"];
        let of = ["--municipality", municipality, "--indicator", "K2"];
        let command = ["indicators", "acknowledge", "--period", "2025-01"];
        let arguments: Vec<&str> = command.into_iter().chain(of).chain(what).collect();
        place.run(&arguments)
    };
    acknowledge("41110").exits(1).says("no finding");
    acknowledge("63404").exits(0);
    let found = place.run(&arguments).exits(0).json();
    assert_eq!(found[0]["state"], "acknowledged");
}

const RING: &str = "\
K2;2025-06;41110;all;;2840;10000
K2;2024-06;41110;all;;2610;10000
K2;2025-06;03444;all;19.1;;
K2;2024-06;03444;all;20.2;;
K2;2025-06;63404;all;;2430;10000
K2;2025-06;64712;all;;2260;10000
K2;2025-06;67748;all;21.0;;
K2E3;2025-06;41110;all;-1;;
K2E3;2025-06;67748;all;70;;
";

const OF_FIVE: [&str; 4] = [
    "--group",
    "municipality=41110;03444;63404;64712;67748",
    "--period",
    "2025-06",
];

fn written(place: &Place, what: &str, more: &[&str]) -> String {
    let mut arguments = vec!["report", what, "--today", "2025-10-01"];
    arguments.extend(OF_FIVE);
    arguments.extend(more);
    place.run(&arguments).exits(0).out
}

#[test]
fn a_data_sheet_shows_how_to_read_the_figures() {
    let place = place(&[("2025-09-15", RING)]);
    for remark in ["Zählt *Ereignisse*", "| Zeile\u{7} |"] {
        let text = format!("text={remark}");
        let set = ["--set", "indicator=K2", "--set", "on=2025-09-30", "--set"];
        let arguments: Vec<&str> = ["remarks", "add"]
            .into_iter()
            .chain(set)
            .chain([text.as_str()])
            .collect();
        place.run(&arguments).exits(0);
    }
    let german = ["--indicator", "K2,K2E3", "--lang", "de"];
    insta::assert_snapshot!("sheet_de", written(&place, "indicator", &german));
    let english = ["--indicator", "K2", "--lang", "en"];
    insta::assert_snapshot!("sheet_en", written(&place, "indicator", &english));
    let outside = ["--indicator", "K2", "--audience", "all", "--lang", "de"];
    for what in ["indicator", "analysis"] {
        let outside = written(&place, what, &outside);
        for hidden in [
            "Fulda",
            "Enzkreis",
            "Stuttgart",
            "41110",
            "2840",
            "2.840",
            "10.000",
        ] {
            assert!(!outside.contains(hidden), "{what}: {hidden} in {outside}");
        }
        assert!(outside.contains("JC "), "{outside}");
    }
}

#[test]
fn a_template_of_ones_own_replaces_the_sheet() {
    let place = place(&[("2025-09-15", RING)]);
    let folder = place.path(".config/ringbuch/templates");
    std::fs::create_dir_all(&folder).expect("a folder");
    let own = folder.join("indicator.de.md.j2");
    std::fs::write(own, "{{ code }}: {{ example | join(' ') }}").expect("a template");
    let said = written(&place, "indicator", &["--indicator", "K2", "--lang", "de"]);
    assert!(said.starts_with("K2: Enzkreis, Juni 2025: 2.260"), "{said}");
}
