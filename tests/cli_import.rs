//! Imports with the real binary: good files twice, and every kind of bad one.

mod cli_support;
use cli_support::{Place, data};

const HEAD: &str = "number;name;land;kind;since\n";
const FULDA: &str = "41110;Landkreis Fulda;Hessen;district;2005-01-01\n";

#[test]
fn the_real_lists_import_as_they_are_and_a_second_time_without_change() {
    let place = Place::new();
    for (subject, file, created) in [
        ("municipalities", "municipalities.csv", "104 new"),
        ("rings", "rings_example.csv", "114 new"),
    ] {
        let first = place.run(&["import", subject, &data(file)]).exits(0);
        assert!(first.out.contains(created), "{}", first.out);
        let again = place.run(&["import", subject, &data(file)]).exits(0);
        assert!(again.out.contains("0 new, 0 changed"), "{}", again.out);
    }
    let rings = place.run(&["rings", "list", "--format", "json"]).json();
    let members: u64 = rings
        .as_array()
        .unwrap()
        .iter()
        .map(|ring| ring["members"].as_u64().unwrap())
        .sum();
    assert_eq!((rings.as_array().unwrap().len(), members), (10, 104));
    // Each import that did something is one change, taken back as one.
    let history = place.run(&["history", "--format", "json"]).json();
    let last = history.as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["seq"], 2);
    assert_eq!(last["what"], "imported");
    place.run(&["undo"]).exits(0);
    assert_eq!(
        place.run(&["rings", "list", "--format", "json"]).out,
        "[]\n"
    );
}

#[test]
fn a_dry_run_writes_nothing_and_makes_no_store() {
    let place = Place::new();
    let file = data("municipalities.csv");
    let said = place.run(&["import", "municipalities", &file, "--dry-run"]);
    assert!(said.exits(0).out.contains("104 would be new"));
    assert!(!place.path("store").exists());
}

#[test]
fn files_are_read_in_every_encoding_and_with_german_names() {
    for (name, bytes) in [
        ("bom", format!("\u{feff}{HEAD}{FULDA}").into_bytes()),
        ("comma", format!("{HEAD}{FULDA}").replace(';', ",").into_bytes()),
        ("crlf", format!("{HEAD}{FULDA}").replace('\n', "\r\n").into_bytes()),
        (
            "windows-1252",
            b"Tr\xe4gernummer;Kommune;Bundesland;Art;seit\n41110;Kreis F\xfclda;Hessen;Landkreis;1.1.2005\n"
                .to_vec(),
        ),
    ] {
        let place = Place::new();
        let file = place.file("in.csv", bytes);
        place.run(&["import", "municipalities", &file]).exits(0);
        let list = place.run(&["municipalities", "list", "--format", "json"]).json();
        assert_eq!(list[0]["number"], "41110", "{name}");
        assert_eq!(list[0]["kind"], "district", "{name}");
        assert_eq!(list[0]["since"], "2005-01-01", "{name}");
        if name == "windows-1252" {
            assert_eq!(list[0]["name"], "Kreis Fülda");
        }
    }
}

#[test]
fn every_kind_of_bad_cell_is_named_with_its_place_and_nothing_is_imported() {
    for (name, row, place_of_it, reason) in [
        (
            "number",
            "4111x;Kreis A;Hessen;district;",
            ":3:1: number: ",
            "03444",
        ),
        (
            "no name",
            "41111;;Hessen;district;",
            ":3:2: name: ",
            "needed",
        ),
        (
            "land",
            "41111;Kreis A;Atlantis;district;",
            ":3:3: land: ",
            "Atlantis",
        ),
        (
            "kind",
            "41111;Kreis A;Hessen;village;",
            ":3:4: kind: ",
            "district, city",
        ),
        (
            "no such day",
            "41111;Kreis A;Hessen;city;31.2.2005",
            ":3:5: since: ",
            "no day",
        ),
        (
            "no date",
            "41111;Kreis A;Hessen;city;soon",
            ":3:5: since: ",
            "is not a date",
        ),
        (
            "twice",
            "41110;Kreis A;Hessen;city;",
            ":3:1: number: ",
            "taken already",
        ),
        (
            "too many cells",
            "41111;Kreis A;Hessen;city;;x",
            ":3:6: ",
            "5 of the header",
        ),
        (
            "a customer number",
            "41111;zu 123A456789;Hessen;city;",
            ":3:2: name: ",
            "benefit-unit number",
        ),
    ] {
        let place = Place::new();
        let file = place.file("in.csv", format!("{HEAD}{FULDA}{row}\n"));
        let ran = place.run(&["import", "municipalities", &file]).exits(1);
        assert_eq!(ran.out, "", "{name}");
        let ran = ran.says(&format!("{file}{place_of_it}")).says(reason);
        ran.says("Nothing was taken; lines with errors: 1");
        let list = place.run(&["municipalities", "list", "--format", "json"]);
        assert_eq!(list.out, "[]\n", "{name}");
        // The good line is taken when asked for.
        let skipped = place
            .run(&["import", "municipalities", &file, "--skip-bad"])
            .exits(0);
        assert!(
            skipped.out.contains("1 new") && skipped.out.contains("1 left out"),
            "{name}"
        );
    }
}

#[test]
fn all_bad_lines_are_named_at_once() {
    let place = Place::new();
    let rows = "1;A;x;y;z\n2;B;x;y;z\n".repeat(3);
    let file = place.file("in.csv", format!("{HEAD}{rows}"));
    let ran = place.run(&["import", "municipalities", &file]).exits(1);
    for line in 2..8 {
        for column in [1, 3, 4, 5] {
            assert!(
                ran.err.contains(&format!("{file}:{line}:{column}:")),
                "{}",
                ran.err
            );
        }
    }
}

#[test]
fn unusable_files_say_why() {
    for (name, bytes, reason) in [
        (
            "no column",
            b"number;name;kind;since\n1;2;3;4\n".to_vec(),
            "land: this column is missing",
        ),
        ("empty", b"\n\n".to_vec(), "empty"),
        ("no header", b"a;b\n1;2\n".to_vec(), "column names"),
        (
            "spreadsheet",
            b"PK\x03\x04xxxxxxxxxxxx".to_vec(),
            "damaged or has a password",
        ),
        (
            "old spreadsheet",
            b"\xd0\xcf\x11\xe0xxxx".to_vec(),
            "XLSX, ODS or CSV",
        ),
        (
            "open quote",
            format!("{HEAD}41110;\"Kreis").into_bytes(),
            "never closed",
        ),
        ("binary", b"number;name\0;land\n\0\0".to_vec(), ""),
    ] {
        let place = Place::new();
        let file = place.file("in.csv", bytes);
        let ran = place.run(&["import", "municipalities", &file]).exits(1);
        assert!(
            ran.err.contains(&file) && ran.err.contains(reason),
            "{name}: {}",
            ran.err
        );
        assert_eq!(ran.out, "", "{name}");
    }
    let place = Place::new();
    let missing = place.path("none.csv").display().to_string();
    place
        .run(&["import", "municipalities", &missing])
        .exits(1)
        .says("none.csv: does not exist");
    assert!(!place.path("store").exists());
}

#[test]
fn escape_sequences_never_reach_the_store_or_a_terminal() {
    let place = Place::new();
    let row = "41110;Kreis \x1b[31mrot\x1b]0;x\x07\u{202e};Hessen;district;\n";
    let file = place.file("in.csv", format!("{HEAD}{}", row.replace("]0;x", "]0,x")));
    place.run(&["import", "municipalities", &file]).exits(0);
    for format in ["table", "json", "csv", "md"] {
        let out = place
            .run(&["municipalities", "list", "--format", format])
            .exits(0)
            .out;
        assert!(
            out.contains("Kreis rot") && !out.contains(['\x1b', '\x07', '\u{202e}']),
            "{out:?}"
        );
    }
    let evil = place.file("x\x1b[2J.csv", "a;b\n");
    let ran = place.run(&["import", "municipalities", &evil]).exits(1);
    assert!(!ran.err.contains('\x1b'), "{:?}", ran.err);
}

#[test]
fn columns_are_renamed_by_a_mapping_and_unknown_ones_named() {
    let place = Place::new();
    let file = place.file(
        "in.csv",
        "Haus;name;land;kind;since;Bemerkung\n41110;Kreis Fulda;HE;district;;x\n",
    );
    let map = place.file("map.toml", "[columns]\n\"Haus\" = \"number\"\n");
    let ran = place.run(&["import", "municipalities", &file, "--map", &map]);
    ran.exits(0).says("Bemerkung");
    let bad = place.file("bad.toml", "[columns]\n\"Haus\" = \"nothing\"\n");
    place
        .run(&["import", "municipalities", &file, "--map", &bad])
        .exits(1)
        .says("nothing");
}

#[test]
fn a_saved_profile_is_found_by_its_name() {
    let place = Place::new();
    let file = place.file(
        "in.csv",
        "Haus;name;land;kind;since;Bemerkung\n41110;Kreis Fulda;HE;district;;x\n",
    );
    let import = ["import", "municipalities", &file, "--map", "Kreise 2026"];
    place.run(&import).exits(1).says("Kreise 2026");
    let folder = place.path(".config/ringbuch/profiles");
    std::fs::create_dir_all(&folder).expect("a folder");
    let profile = "[columns]\n\"Haus\" = \"number\"\n\"Bemerkung\" = \"\"\n";
    std::fs::write(folder.join("Kreise-2026.toml"), profile).expect("written");
    let ran = place.run(&import).exits(0);
    assert!(
        !ran.err.contains("Bemerkung"),
        "left out by it: {}",
        ran.err
    );
    assert!(ran.out.contains("1 new"), "{}", ran.out);
}

#[test]
fn a_municipality_moves_between_rings_on_the_day_before() {
    let place = Place::with_rings();
    let move_it = place.file("move.csv", "ring;municipality;from\n5;71146;2026-07-01\n");
    let said = place.run(&["import", "rings", &move_it]).exits(0);
    assert!(said.out.contains("1 new, 1 changed"), "{}", said.out);
    let member = |today: &str| {
        let list = place
            .run(&[
                "municipalities",
                "list",
                "--filter",
                "71146",
                "--format",
                "json",
                "--today",
                today,
            ])
            .json();
        list[0]["ring"].clone()
    };
    assert_eq!(member("2026-06-30"), 1);
    assert_eq!(member("2026-07-01"), 5);
    // Both files again: nothing new, whatever is known meanwhile.
    for file in [move_it, data("rings_example.csv")] {
        let again = place.run(&["import", "rings", &file]).exits(0);
        assert!(again.out.contains("0 new, 0 changed"), "{}", again.out);
    }
}

#[test]
fn rings_files_with_problems_change_nothing() {
    for (name, rows, reason) in [
        (
            "unknown municipality",
            "1;99999;2026-01-01;\n",
            ":2:2: municipality: “99999” is not known",
        ),
        (
            "homonym",
            "1;Offenbach;2026-01-01;\n",
            "could mean several: ",
        ),
        ("similar", "1;Fuldda;2026-01-01;\n", "Similar: Fulda"),
        ("no ring", ";71146;2026-01-01;\n", ":2:1: ring: "),
        ("ring number", "R;71146;2026-01-01;\n", "1 to 999"),
        (
            "no such day",
            "1;71146;2026-02-30;\n",
            ":2:3: from: There is no day",
        ),
        (
            "end before start",
            "2;71146;2026-02-02;2026-02-01\n",
            ":2:4: to: ",
        ),
        (
            "pushes out what is there",
            "2;71146;;\n",
            "is in ring 1 already from 1 Jan 2020",
        ),
        (
            "overlapping in the file",
            "2;71146;2026-01-01;2026-12-31\n3;71146;2026-06-01;\n",
            ":3:2: municipality: The municipality is in ring 2 already",
        ),
        (
            "two rings on one day",
            "2;71146;2026-01-01;\n3;71146;2026-01-01;\n",
            "already from 1 Jan 2026",
        ),
    ] {
        let place = Place::with_rings();
        let file = place.file("in.csv", format!("ring;municipality;from;to\n{rows}"));
        let ran = place.run(&["import", "rings", &file]).exits(1);
        assert!(ran.err.contains(reason), "{name}: {}", ran.err);
        let history = place.run(&["history", "--format", "json", "--since", "2"]);
        assert_eq!(history.out, "[]\n", "{name}");
    }
}

#[test]
fn a_skipped_row_leaves_no_ring_no_person_and_no_name_behind() {
    let place = Place::with_rings();
    let rings = place.run(&["rings", "list", "--format", "csv"]).out;
    let file = place.file(
        "rings.csv",
        "ring;municipality;name;from;moderator;target\n\
         77;Atlantis;Neu;2026-01-01;Neue Person;3\n\
         78;41110;;31.2.2026;;3\n\
         4;41110;Umbenannt;2026-01-01;Andere Person;viele\n\
         79;Fulda;Gut;2027-01-01;Gute Person;3\n",
    );
    let ran = place
        .run(&["import", "rings", &file, "--skip-bad", "--format", "json"])
        .exits(0);
    assert_eq!(ran.err.lines().count(), 3, "{}", ran.err);
    assert_eq!(ran.json()["skipped"], 3);
    let people = place.run(&["people", "list", "--format", "json"]).json();
    assert_eq!(people.as_array().map(Vec::len), Some(1));
    assert_eq!(people[0]["name"], "Gute Person");
    let now = place.run(&["rings", "list", "--format", "csv"]).out;
    assert_eq!(now.lines().count(), rings.lines().count() + 1);
    for gone in ["77;", "78;", "Umbenannt"] {
        assert!(!now.contains(gone), "{now}");
    }
    place.run(&["verify"]).exits(0);
}

#[test]
fn a_cell_too_long_below_the_first_line_of_its_row_is_a_bad_row() {
    let place = Place::new();
    let long = "x".repeat(100_001);
    let file = place.file(
        "people.csv",
        format!("name;function;organisation;other\n\"Ute\nBär\";f;o;{long}\nUdo;f;o;\n"),
    );
    let ran = place
        .run(&["import", "people", &file, "--skip-bad"])
        .exits(0);
    assert!(ran.err.contains("too long"), "{}", ran.err);
    let people = place.run(&["people", "list", "--format", "json"]).json();
    assert_eq!(people.as_array().map(Vec::len), Some(1), "{people}");
    assert_eq!(people[0]["name"], "Udo");
}

#[test]
fn a_sentence_does_not_quote_a_whole_page() {
    let place = Place::new();
    let file = place.file(
        "list.csv",
        format!("number;name;land;kind;since\n{}\n", "x".repeat(300_000)),
    );
    let ran = place.run(&["import", "municipalities", &file]).exits(1);
    assert!(ran.err.contains("too long") && ran.err.len() < 5_000);
}

#[test]
fn rings_make_the_people_they_name() {
    let place = Place::with_rings();
    let file = place.file(
        "in.csv",
        "ring;municipality;from;name;moderator;speaker\n1;71146;2020-01-01;Nord;Ute Bär;Jan Groß\n1;85504;2020-01-01;;Ute Bär;\n",
    );
    let said = place.run(&["import", "rings", &file]).exits(0);
    assert!(said.out.contains("2 new, 1 changed"), "{}", said.out);
    let again = place.run(&["import", "rings", &file]).exits(0);
    assert!(again.out.contains("0 new, 0 changed"), "{}", again.out);
    let rings = place.run(&["rings", "list", "--format", "json"]).json();
    assert_eq!(rings[0]["name"], "Nord");
    assert_eq!(rings[0]["moderators"][0], "Ute Bär");
    let two = place.file(
        "two.csv",
        "ring;municipality;from;name\n1;71146;2020-01-01;A\n1;85504;2020-01-01;B\n",
    );
    place
        .run(&["import", "rings", &two])
        .exits(1)
        .says(":3:4: name: ");
}

#[test]
fn people_are_told_apart_by_user_name_and_organisation() {
    let place = Place::new();
    let file = place.file(
        "people.csv",
        "Name;Funktion;Organisation;E-Mail;user\nUte Bär;Moderatorin;Büro;u@example.org;baer\nUte Bär;Leiterin;Kreis A;;\n",
    );
    for expected in ["2 new, 0 changed", "0 new, 0 changed"] {
        let said = place.run(&["import", "people", &file]).exits(0);
        assert!(said.out.contains(expected), "{}", said.out);
    }
    let new = place.file(
        "new.csv",
        "name;function;organisation;user\nUte Bär-Groß;;;baer\n",
    );
    let said = place.run(&["import", "people", &new]).exits(0);
    assert!(said.out.contains("0 new, 1 changed"), "{}", said.out);
    let list = place.run(&["people", "list", "--format", "json"]).json();
    assert_eq!(list[0]["name"], "Ute Bär-Groß");
    assert_eq!(
        list[0]["mail"], "u@example.org",
        "an empty or missing cell says nothing"
    );
}
