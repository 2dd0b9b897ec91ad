//! What the README tells a newcomer to do works: every command in a fenced block is run, in the order
//! of the page, with the program built for this test, in a folder of its own; every file it points to
//! is there; every key it names is in the keymap. Both languages.
#![expect(
    clippy::expect_used,
    reason = "helpers of tests, outside of #[test] functions"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ENGLISH: &str = include_str!("../README.md");
const GERMAN: &str = include_str!("../README.de.md");

/// How a newcomer starts the program before it is installed.
const RUN: &str = "cargo run --release -- ";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The lines of all ```sh blocks.
fn commands(page: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut is_shell = false;
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(language) => is_shell = language == "sh",
            None if is_shell => found.push(line),
            None => {}
        }
    }
    found
}

/// A newcomer's folder: the data of the clone lies where the page says, everything else is empty.
fn newcomer() -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a folder");
    for folder in ["src/demo/data", "tests/data"] {
        let data = home.path().join(folder);
        std::fs::create_dir_all(&data).expect("a folder");
        for entry in std::fs::read_dir(root().join(folder)).expect("the data") {
            let entry = entry.expect("an entry");
            std::fs::copy(entry.path(), data.join(entry.file_name())).expect("a copy");
        }
    }
    home
}

fn ringbuch(home: &Path, arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ringbuch"));
    command
        .args(arguments.split_whitespace())
        .current_dir(home)
        .env_clear()
        .env("HOME", home)
        .env("TMPDIR", home)
        .env("LANG", "C.UTF-8")
        .env("TERM", "xterm-256color");
    command.output().expect("started")
}

#[track_caller]
fn runs(home: &Path, arguments: &str) -> String {
    let output = ringbuch(home, arguments);
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "ringbuch {arguments}: {out}{err}");
    out
}

#[test]
fn the_first_two_commands_are_those_that_need_nothing_but_rust() {
    for page in [ENGLISH, GERMAN] {
        let commands = commands(page);
        let first_two: Vec<&str> = commands.iter().copied().take(2).collect();
        assert_eq!(
            first_two,
            ["cargo run --release -- demo --try", "cargo test"]
        );
    }
    assert_eq!(
        commands(ENGLISH),
        commands(GERMAN),
        "one way in both languages"
    );
}

#[test]
fn every_command_of_the_page_runs_in_its_order() {
    let home = newcomer();
    for line in commands(ENGLISH) {
        if line == "cargo test" {
            continue; // it is what runs this
        }
        // What the page lets people do on the screen in between: plan the meeting.
        if line == "ringbuch meetings list" {
            let id = runs(
                home.path(),
                "meetings add --set kind=ring --set ring=4 --set days=2026-12-02 --set place=Verden",
            );
            assert_eq!(id.trim(), "1");
        }
        let arguments = line
            .strip_prefix(RUN)
            .or(line.strip_prefix("ringbuch "))
            .unwrap_or_else(|| panic!("nobody knows how to check {line:?}"));
        let out = runs(home.path(), arguments);
        if arguments == "search gutersl" {
            assert!(out.contains("Gütersloh"), "{out}");
        }
    }
    let minutes = std::fs::read_to_string(home.path().join("minutes.md")).expect("minutes");
    assert!(minutes.starts_with("# "), "{minutes}");
}

#[test]
fn importing_the_files_of_the_page_twice_changes_nothing() {
    let home = newcomer();
    let imports: Vec<&str> = commands(ENGLISH)
        .into_iter()
        .filter_map(|line| line.strip_prefix("ringbuch import "))
        .collect();
    assert_eq!(imports.len(), 4);
    for _ in 0..2 {
        for import in &imports {
            runs(home.path(), &format!("import {import}"));
        }
    }
    let history = runs(home.path(), "history --format json");
    let changes: serde_json::Value = serde_json::from_str(&history).expect("JSON");
    let last = changes
        .as_array()
        .and_then(|all| all.iter().filter_map(|one| one["seq"].as_u64()).max());
    assert_eq!(last, Some(4), "four imports, four changes");
}

#[test]
fn every_file_the_pages_point_to_is_there() {
    let pages = [
        "README.md",
        "README.de.md",
        "docs/guide.md",
        "docs/handbuch.md",
    ];
    for page in pages {
        let text = std::fs::read_to_string(root().join(page)).expect(page);
        let folder = root().join(page).parent().expect("a folder").to_owned();
        let mut seen = 0;
        for link in text.split("](").skip(1) {
            let target = link.split(')').next().unwrap_or_default();
            if !target.starts_with("http") {
                assert!(folder.join(target).exists(), "{page} points to {target}");
                seen += 1;
            }
        }
        assert!(seen > 0, "{page} has links");
    }
}

#[test]
fn every_key_of_the_tables_is_one_of_the_keymap() {
    let home = newcomer();
    for (page, lang, head) in [(ENGLISH, "en", "| key "), (GERMAN, "de", "| Taste ")] {
        let keys = runs(home.path(), &format!("--lang {lang} keys --format json"));
        let keys: serde_json::Value = serde_json::from_str(&keys).expect("JSON");
        let known: Vec<&str> = keys
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|row| row["keys"].as_str())
            .collect();
        let rows = page
            .lines()
            .skip_while(|line| !line.starts_with(head))
            .skip(2)
            .take_while(|line| line.starts_with('|'));
        let mut seen = 0;
        for row in rows {
            let cell = row.split('|').nth(1).unwrap_or_default();
            for key in cell.split('`').skip(1).step_by(2) {
                assert!(
                    known.contains(&key),
                    "{key} is not among the keys of {lang}"
                );
                seen += 1;
            }
        }
        assert!(seen >= 10, "the table of keys was found");
    }
}

#[test]
fn the_letters_of_the_guides_are_those_of_the_minutes() {
    let guide = include_str!("../docs/guide.md");
    let handbook = include_str!("../docs/handbuch.md");
    let english = include_str!("../locales/en/letters.ftl");
    let german = include_str!("../locales/de/letters.ftl");
    for (page, column, letters) in [
        (guide, 1, english),
        (guide, 2, german),
        (handbook, 1, german),
    ] {
        let mut told: Vec<&str> = page
            .lines()
            .filter(|line| line.starts_with("| `"))
            .filter_map(|line| line.split('|').nth(column))
            .map(|cell| cell.trim().trim_matches(['`', ':']))
            .collect();
        let mut known: Vec<&str> = letters
            .lines()
            .filter_map(|line| line.strip_prefix("letter-")?.split(" = ").nth(1))
            .collect();
        told.sort_unstable();
        known.sort_unstable();
        assert_eq!(told, known);
    }
}
