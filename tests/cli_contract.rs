//! Holds the program to `docs/cli.md`: the page's tables are read and the binary is run.

#[expect(dead_code, reason = "the other tests of the command line use the rest")]
mod cli_support;

use std::collections::BTreeSet;

use cli_support::Place;

const PAGE: &str = include_str!("../docs/cli.md");

/// The rows of the table under a heading: the cells, without the two rows of its head.
#[track_caller]
fn table(heading: &str) -> Vec<Vec<&'static str>> {
    let (_, rest) = PAGE
        .split_once(&format!("\n## {heading}\n"))
        .unwrap_or_else(|| panic!("no heading {heading}"));
    let rows: Vec<Vec<&str>> = rest
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'))
        .skip(2)
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    assert!(!rows.is_empty(), "no table under {heading}");
    rows
}

/// What stands between backticks.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// The commands that `--help` of a command lists.
fn listed(place: &Place, path: &[&str]) -> BTreeSet<String> {
    let mut arguments = path.to_vec();
    arguments.push("--help");
    let help = place.run(&arguments).exits(0).out;
    help.lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

#[test]
fn every_command_of_the_page_exists_and_every_command_is_on_the_page() {
    let place = Place::new();
    let mut documented: BTreeSet<String> = BTreeSet::new();
    for row in table("Commands") {
        let path = quoted(row[0])[0];
        documented.insert(path.to_owned());
        let noun = path.split(' ').next().unwrap_or_default();
        // "also `show`, `add` …" names the verbs every kind has.
        if row[1].contains("also `show`") || path.starts_with("municipalities") {
            for verb in ["list", "show", "add", "edit", "delete"] {
                documented.insert(format!("{noun} {verb}"));
            }
        }
    }
    let mut existing = BTreeSet::new();
    for command in listed(&place, &[]) {
        let below = listed(&place, &[&command]);
        if below.is_empty() {
            existing.insert(command);
        } else {
            existing.extend(below.iter().map(|verb| format!("{command} {verb}")));
        }
    }
    assert_eq!(documented, existing);
}

#[test]
fn every_flag_of_the_page_is_taken_everywhere() {
    let place = Place::new();
    let flags: Vec<&str> = table("Flags of every command")
        .iter()
        .map(|row| quoted(row[0])[0].split(' ').next().unwrap_or_default())
        .collect();
    for path in [&["today"][..], &["tasks", "list"], &["import", "rings"]] {
        let help = place.run(&[path, &["--help"]].concat()).exits(0).out;
        for flag in &flags {
            assert!(help.contains(flag), "{path:?} has no {flag}");
        }
    }
}

#[test]
fn json_has_exactly_the_keys_of_the_page_in_their_order() {
    let place = Place::new();
    place.run(&["demo", "--on", "2026-11-22"]).exits(0);
    // What the demonstration has none of.
    for command in [
        "targets add --set municipality=41110 --set indicator=K1 --set year=2026 --set change=-7,0",
        "remarks add --set indicator=K2 --set text=Anmerkung --set on=2026-11-22",
        "acknowledgements add --set municipality=41110 --set indicator=K2 --set period=2001 \
         --set check=jump --set note=Anmerkung --set on=2026-11-22",
    ] {
        let arguments: Vec<&str> = command.split_whitespace().collect();
        place.run(&arguments).exits(0);
    }
    let figures = "indicator;period;municipality;value\nK3E2;2001;41110;101\n";
    let figures = place.file("figures.csv", figures);
    place.run(&["import", "indicators", &figures]).exits(0);
    for row in table("JSON") {
        let command = quoted(row[0])[0];
        let mut arguments: Vec<&str> = command.split(' ').collect();
        match command {
            "search" => arguments.push("a"),
            "deficiencies steps" => arguments.push("1"),
            _ => {}
        }
        if command == "compare" {
            arguments.extend(["--group", "all", "--indicator", "K2", "--period", "2025"]);
        }
        if command == "indicators check" {
            arguments.extend(["--group", "all", "--indicator", "K3E2"]);
        }
        arguments.extend(["--format", "json"]);
        let answer = place.run(&arguments).exits(0).json();
        let objects = match answer {
            serde_json::Value::Array(list) => list,
            object => vec![object],
        };
        assert!(
            !objects.is_empty(),
            "the demonstration has nothing for {command}"
        );
        for object in objects {
            let keys: Vec<&str> = object
                .as_object()
                .unwrap_or_else(|| panic!("{command}: no object"))
                .keys()
                .map(String::as_str)
                .collect();
            assert_eq!(keys, quoted(row[1]), "{command}");
        }
    }
}

#[test]
fn the_columns_of_the_page_are_those_the_imports_know() {
    use ringbuch::exchange::import::Subject;
    for row in table("Input files") {
        let subject = match row[0] {
            "municipalities" => Subject::Municipalities,
            "rings" => Subject::Rings,
            "people" => Subject::People,
            "providers" => Subject::Providers,
            "measures" => Subject::Measures,
            "utilisation" => Subject::Utilisation,
            "ratings" => Subject::Ratings,
            "indicators" => Subject::Indicators,
            other => panic!("{other}"),
        };
        let (required, optional) = row[1].split_once("optional").unwrap_or((row[1], ""));
        let columns = |wanted: bool| -> Vec<&str> {
            let columns = subject.columns().iter();
            let columns = columns.filter(|column| column.required == wanted);
            columns.map(|column| column.field).collect()
        };
        assert_eq!(quoted(required), columns(true), "{}", row[0]);
        let sorted = |mut list: Vec<&'static str>| {
            list.sort_unstable();
            list
        };
        assert_eq!(
            sorted(quoted(optional)),
            sorted(columns(false)),
            "{}",
            row[0]
        );
    }
}

#[test]
fn exit_codes_are_those_of_the_page() {
    let place = Place::new();
    let codes: Vec<i32> = table("Exit codes")
        .iter()
        .filter_map(|row| row[0].parse().ok())
        .collect();
    place
        .run(&["tasks", "add", "--set", "text=a"])
        .exits(codes[0]);
    place
        .run(&["tasks", "edit", "1", "--set", "text=b"])
        .exits(0);
    place.run(&["tasks", "show", "9"]).exits(codes[1]);
    place.run(&["tasks", "show"]).exits(codes[2]);
    place.run(&["serve"]).exits(codes[2]);
    place.run(&["undo", "1"]).exits(codes[3]);
    place
        .run_on("none", &["export", "--out", "-"])
        .exits(codes[4]);
}

#[test]
fn what_json_shows_can_be_set_again() {
    let place = Place::new();
    place.run(&["demo", "--on", "2026-11-22"]).exits(0);
    for (kind, fields) in [
        (
            "municipalities",
            &["number", "name", "land", "kind", "since", "participates"][..],
        ),
        ("rings", &["number", "name", "target", "criteria"]),
        (
            "meetings",
            &["kind", "ring", "place", "host", "minute_taker", "language"],
        ),
        ("people", &["name", "function", "organisation", "land"]),
        ("tasks", &["text", "responsible", "due"]),
    ] {
        let list = place
            .run(&[kind, "list", "--limit", "1", "--format", "json"])
            .json();
        let id = list[0]["id"].to_string();
        for field in fields {
            let text = match &list[0][field] {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let pair = format!("{field}={text}");
            place
                .run(&[kind, "edit", &id, "--set", &pair])
                .exits(0)
                .says("Unchanged");
        }
    }
}
