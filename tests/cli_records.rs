//! A meeting from plan to minutes with nothing but commands, and the ways to fail.

mod cli_support;
use std::io::Read;
use std::process::Stdio;

use cli_support::Place;

/// A store with one planned meeting of ring 4, an agenda, two outcomes and a task.
fn planned() -> Place {
    let place = Place::with_rings();
    for arguments in [
        &[
            "people",
            "add",
            "--set",
            "name=Ute Bär",
            "--set",
            "organisation=Büro",
        ][..],
        &[
            "meetings",
            "add",
            "--set",
            "ring=4",
            "--set",
            "place=Fulda",
            "--set",
            "days=24.11.2026 13-17:30; 25.11.2026 9-16",
            "--set",
            "moderators=Ute Bär",
            "--no-agenda",
        ],
        &[
            "agenda",
            "add",
            "--set",
            "meeting=1",
            "--set",
            "title=Auftakt",
            "--set",
            "kind=welcome",
        ],
        &[
            "agenda",
            "add",
            "--set",
            "meeting=1",
            "--set",
            "title=Arbeitgeber",
            "--set",
            "minutes=90",
        ],
        &[
            "outcomes",
            "add",
            "--set",
            "item=2",
            "--set",
            "text=Wir führen das ein",
            "--set",
            "vote=7:2:1",
        ],
        &[
            "outcomes",
            "add",
            "--set",
            "item=2",
            "--set",
            "kind=task",
            "--set",
            "text=Liste schicken",
        ],
        &[
            "tasks",
            "edit",
            "1",
            "--set",
            "responsible=Ute Bär",
            "--set",
            "due=2026-12-01",
        ],
    ] {
        place.run(arguments).exits(0);
    }
    place
}

#[test]
fn a_script_plans_a_meeting_and_gets_its_minutes() {
    let place = planned();
    let agenda = place
        .run(&["agenda", "list", "--meeting", "1", "--format", "json"])
        .json();
    assert_eq!(agenda[1]["start"], "13:30");
    assert_eq!(agenda[1]["end"], "15:00");
    let minutes = place.run(&["minutes", "export", "1"]).exits(0).out;
    for part in [
        "Arbeitgeber",
        "Wir führen das ein",
        "Liste schicken",
        "Ute Bär",
        "D1",
    ] {
        assert!(minutes.contains(part), "no {part} in {minutes}");
    }
    let german = place.run(&["--lang", "de", "minutes", "export", "1", "--language", "de"]);
    assert!(german.exits(0).out.contains("B1"));
    let file = place.path("minutes.md");
    let out = place.run(&["minutes", "export", "1", "-o", file.to_str().unwrap()]);
    assert_eq!(out.exits(0).out, "");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), minutes);
    assert_eq!(place.run(&["minutes", "export", "9"]).code, 1);
}

#[test]
fn adding_prints_the_number_and_nothing_else() {
    let place = Place::new();
    let added = place
        .run(&[
            "tasks",
            "add",
            "--set",
            "text=Anrufen",
            "--set",
            "due=1.12.2026",
        ])
        .exits(0)
        .says("Added: Task #1 Anrufen");
    assert_eq!(added.out, "1\n");
    let json = place
        .run(&[
            "tasks",
            "edit",
            "1",
            "--set",
            "state=done 3.12.2026",
            "--format",
            "json",
        ])
        .exits(0)
        .json();
    assert_eq!(
        (json["id"].as_u64(), json["state"].as_str()),
        (Some(1), Some("done"))
    );
}

#[test]
fn every_wrong_field_is_named_at_once_and_nothing_is_written() {
    let place = Place::with_rings();
    place
        .run(&[
            "meetings",
            "add",
            "--set",
            "days=31.2.2026",
            "--set",
            "ring=77",
            "--set",
            "host=Leipzig",
            "--set",
            "state=running",
            "--set",
            "nothing=1",
        ])
        .exits(1)
        .says("Days (days): There is no day")
        .says("Ring (ring): “77” is not known")
        .says("Host (host): “Leipzig” could mean several: ")
        .says("“state” can't be set")
        .says("no field “nothing” here; the fields are: kind, ring");
    place
        .run(&["meetings", "add"])
        .exits(1)
        .says("Days (days): Something is needed");
    place
        .run(&["meetings", "add", "--set", "days=24.11.2026"])
        .exits(1)
        .says("Ring (ring)");
    place
        .run(&["tasks", "add", "--set", "text"])
        .exits(2)
        .says("FIELD=VALUE");
    assert_eq!(
        place.run(&["meetings", "list", "--format", "json"]).out,
        "[]\n"
    );
}

#[test]
fn participant_data_is_kept_out_unless_somebody_insists() {
    let place = Place::new();
    let set = ["tasks", "add", "--set", "text=123A456789 klären"];
    place.run(&set).exits(1).says("--keep-suspicious");
    let mut insisted = set.to_vec();
    insisted.push("--keep-suspicious");
    place.run(&insisted).exits(0);
}

#[test]
fn steps_follow_the_state_of_the_meeting() {
    let place = planned();
    place
        .run(&["meetings", "start", "1", "--on", "2026-11-23"])
        .exits(1)
        .says("not one of its days");
    place
        .run(&["meetings", "cancel", "1", "--reason", " "])
        .exits(1)
        .says("needs a reason");
    place
        .run(&["meetings", "invite", "1", "--on", "2026-10-01"])
        .exits(0);
    place
        .run(&["meetings", "start", "1", "--on", "2026-11-24"])
        .exits(0);
    place
        .run(&["meetings", "cancel", "1", "--reason", "krank"])
        .exits(1)
        .says("running");
    place
        .run(&["tasks", "done", "1", "--on", "2026-11-30"])
        .exits(0);
    let task = place
        .run(&["tasks", "show", "1", "--format", "json", "--history"])
        .json();
    assert_eq!(task["state"], "done");
    assert_eq!(task["history"].as_array().unwrap().len(), 3);
    assert_eq!(task["history"][2]["fields"][0], "state");
}

#[test]
fn an_agenda_longer_than_its_day_is_warned_of() {
    let place = planned();
    place
        .run(&[
            "agenda",
            "add",
            "--set",
            "meeting=1",
            "--set",
            "title=Lang",
            "--set",
            "minutes=300",
        ])
        .exits(0)
        .says("longer than the day: Tue 24 Nov 2026 by 150 min");
}

#[test]
fn what_was_done_can_be_undone_and_redone() {
    let place = planned();
    let last = || {
        let history = place.run(&["history", "--format", "json"]).json();
        history.as_array().unwrap().last().unwrap()["seq"]
            .as_u64()
            .unwrap()
    };
    let due = || place.run(&["tasks", "list", "--format", "json"]).json()[0]["due"].clone();
    place.run(&["undo"]).exits(0);
    assert_eq!(due(), serde_json::Value::Null);
    place.run(&["redo"]).exits(0);
    assert_eq!(due(), "2026-12-01");
    // The task was changed again, so its making can't be taken back alone.
    place.run(&["undo", "8"]).exits(3).says("changed again");
    place
        .run(&["undo", "999"])
        .exits(1)
        .says("no change number 999");
    place
        .run(&["--as", "Somebody", "undo"])
        .exits(1)
        .says("nothing to take back");
    place
        .run(&["meetings", "delete", "1"])
        .exits(1)
        .says("--with-contents");
    place
        .run(&["meetings", "delete", "1", "--with-contents"])
        .exits(0);
    assert_eq!(
        place.run(&["tasks", "list", "--format", "json"]).out,
        "[]\n"
    );
    place.run(&["undo", &last().to_string()]).exits(0);
    assert_eq!(due(), "2026-12-01");
    place.run(&["verify"]).exits(0);
    let mine = place.run(&["history", "--by", "Nobody", "--format", "json"]);
    assert_eq!(mine.out, "[]\n");
}

#[test]
fn a_whole_store_goes_out_and_back_to_the_byte() {
    let place = planned();
    let (first, second) = (place.path("1.jsonl"), place.path("2.jsonl"));
    place
        .run(&["export", "--out", first.to_str().unwrap()])
        .exits(0);
    place
        .run_on("other", &["import", "store", first.to_str().unwrap()])
        .exits(0);
    place
        .run_on("other", &["export", "--out", second.to_str().unwrap()])
        .exits(0);
    let bytes = std::fs::read(&first).unwrap();
    assert_eq!(bytes, std::fs::read(&second).unwrap());
    place.run_on("other", &["verify"]).exits(0);
    place
        .run_on("other", &["import", "store", first.to_str().unwrap()])
        .exits(1)
        .says("records already");
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(&first).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn hostile_exports_are_refused_whole_and_every_line_named() {
    let place = planned();
    let out = place.path("good.jsonl");
    place
        .run(&["export", "--out", out.to_str().unwrap()])
        .exits(0);
    let good = std::fs::read_to_string(&out).unwrap();
    let (body, end) = good.split_at(good.find("{\"row\":\"end\"").unwrap());
    let person = good
        .lines()
        .find(|line| line.contains("\"person\""))
        .unwrap();
    let cases = [
        ("nothing", String::new(), "not a Ringbuch export"),
        (
            "another file",
            "{\"a\":1}\n".to_owned(),
            ":1: this is not a Ringbuch export",
        ),
        (
            "newer",
            good.replacen("\"version\":1", "\"version\":9", 1),
            "version 9",
        ),
        (
            "no JSON",
            format!("{body}{{\"row\":\n{end}"),
            "not a readable line",
        ),
        ("twice", format!("{body}{person}\n{end}"), "is there twice"),
        (
            "escape",
            good.replace("Ute Bär", "Ute \\u001b[31mBär"),
            "control characters",
        ),
        (
            "a rule broken",
            good.replacen("\"number\":\"41110\"", "\"number\":\"4\"", 1),
            "03444",
        ),
        (
            "dangling",
            good.replacen(person, "", 1),
            "refers to person/1",
        ),
        (
            "deep",
            format!("{body}{}\n{end}", "[".repeat(10_000)),
            "not a readable line",
        ),
    ];
    for (name, text, reason) in cases {
        let file = place.file("bad.jsonl", text);
        let ran = place.run_on("bad", &["import", "store", &file]).exits(1);
        assert!(ran.err.contains(reason), "{name}: {}", ran.err);
        assert!(!ran.err.contains('\x1b'));
        assert!(!place.path("bad").exists(), "{name}");
    }
}

#[test]
fn exports_that_would_break_the_store_are_refused() {
    let place = planned();
    let out = place.path("good.jsonl");
    place
        .run(&["export", "--out", out.to_str().unwrap()])
        .exits(0);
    let good = std::fs::read_to_string(&out).unwrap();
    let lines: Vec<&str> = good.lines().collect();
    let (end, body) = lines.split_last().unwrap();
    let with = |row: &str| format!("{}\n{row}\n{end}\n", body.join("\n"));
    let change = body
        .iter()
        .find(|line| line.starts_with("{\"row\":\"change\",\"seq\":1,"))
        .unwrap();
    let counters = |make: &dyn Fn(&str) -> String| {
        let made = lines.iter().map(|line| {
            if line.starts_with("{\"row\":\"counter\"") {
                make(line)
            } else {
                (*line).to_owned()
            }
        });
        made.collect::<Vec<_>>().join("\n")
    };
    let value = |line: &str, value: &str| {
        format!(
            "{}\"value\":{value}}}",
            line.split("\"value\"").next().unwrap()
        )
    };
    let counter = |key: &str| format!("{{\"row\":\"counter\",\"key\":\"{key}\",\"value\":7}}");
    let cases = [
        (
            "cut off at a line",
            format!("{}\n", body.join("\n")),
            "cut off",
        ),
        (
            "cut off in a line",
            good[..good.len() - 3].to_owned(),
            "not a readable line",
        ),
        (
            "a row lost",
            good.replacen(&format!("{}\n", body[1]), "", 1),
            "cut off",
        ),
        ("twice", format!("{good}{good}"), "not a readable line"),
        (
            "behind the end",
            format!("{good}{}\n", body[1]),
            "after the end",
        ),
        (
            "counters of zero",
            counters(&|line| value(line, "0")),
            "a counter that does not fit",
        ),
        (
            "the highest counters",
            counters(&|line| value(line, "18446744073709551615")),
            "a counter that does not fit",
        ),
        (
            "no counters",
            counters(&|_| String::new()).replace("\n\n", "\n"),
            "the counter of the records",
        ),
        (
            "a key of the backend",
            with(&counter("6d")),
            "a counter that does not fit",
        ),
        (
            "a key of a hundred kilobytes",
            with(&counter(&"6d".repeat(50_000))),
            "a counter that does not fit",
        ),
        ("a change twice", with(change), "not the next one"),
        (
            "change 0",
            with(&change.replacen("\"seq\":1", "\"seq\":0", 1)),
            "not the next one",
        ),
        (
            "the last change there can be",
            with(&change.replacen("\"seq\":1", "\"seq\":18446744073709551615", 1)),
            "not the next one",
        ),
        (
            "an author in colour",
            good.replacen("\"author\":\"", "\"author\":\"\\u001b[31m", 1),
            "the change holds control characters",
        ),
        (
            "an author from right to left",
            good.replacen("\"author\":\"", "\"author\":\"\u{202e}", 1),
            "the change holds control characters",
        ),
        (
            "the year 99999",
            good.replacen("2026-12-01", "+99999-01-01", 1),
            "There is no day",
        ),
    ];
    for (name, text, reason) in cases {
        let file = place.file("bad.jsonl", text);
        let ran = place.run_on("bad", &["import", "store", &file]).exits(1);
        assert!(ran.err.contains(reason), "{name}: {}", ran.err);
        assert!(!place.path("bad").exists(), "{name}");
    }
}

#[test]
fn a_municipality_in_two_rings_at_once_is_refused_in_a_whole_store_too() {
    let place = Place::new();
    place.run(&["demo", "--on", "2026-11-22"]).exits(0);
    let out = place.path("good.jsonl");
    place
        .run(&["export", "--out", out.to_str().unwrap()])
        .exits(0);
    let good = std::fs::read_to_string(&out).unwrap();
    let mut municipality = None;
    let lines = good.lines().map(|line| {
        let mut row: serde_json::Value = serde_json::from_str(line).unwrap();
        if row["row"] == "record" && row["kind"] == "membership" {
            let record = &mut row["record"];
            let first = municipality.get_or_insert(record["municipality"].clone());
            record["municipality"] = first.clone();
        }
        format!("{row}\n")
    });
    let file = place.file("bad.jsonl", lines.collect::<String>());
    let ran = place.run_on("bad", &["import", "store", &file]).exits(1);
    assert!(ran.err.contains("bad.jsonl:"), "{}", ran.err);
    assert!(
        ran.err.contains("one ring a day is possible"),
        "{}",
        ran.err
    );
    assert!(!place.path("bad").exists());
}

#[test]
fn lines_of_minutes_are_cleaned_or_refused_too() {
    let place = Place::new();
    place.run(&["demo", "--on", "2026-11-22"]).exits(0);
    let out = place.path("good.jsonl");
    place
        .run(&["export", "--out", out.to_str().unwrap()])
        .exits(0);
    let good = std::fs::read_to_string(&out).unwrap();
    for evil in ["\\u001b[31m", "\u{202e}", "\\u009b2J"] {
        let text = good.replacen("{\"Text\":\"", &format!("{{\"Text\":\"{evil}"), 1);
        assert_ne!(text, good);
        let file = place.file("bad.jsonl", text);
        place
            .run_on("bad", &["import", "store", &file])
            .exits(1)
            .says("control characters");
    }
    place
        .run_on("other", &["import", "store", out.to_str().unwrap()])
        .exits(0);
}

#[test]
fn what_is_refused_makes_no_store() {
    let place = Place::new();
    let bad = place.file("bad.csv", "Trägernummer;Name\nabc;Nirgendwo\n");
    for arguments in [
        &["rings", "add", "--set", "number=0"][..],
        &["rings", "add", "--set", "colour=red"],
        &["memberships", "add", "--set", "ring=4"],
        &["import", "municipalities", &bad],
    ] {
        let ran = place.run_on("none", arguments);
        assert!(!ran.err.is_empty(), "{arguments:?}");
        assert!(!place.path("none").exists(), "{arguments:?}: {}", ran.err);
    }
    place
        .run_on("none", &["rings", "add", "--set", "number=7"])
        .exits(0);
    let list = place.run_on("none", &["rings", "list", "--format", "json"]);
    assert_eq!(list.exits(0).json()[0]["number"], 7);
}

#[test]
fn the_number_of_a_ring_wins_over_its_id() {
    let place = Place::new();
    for number in ["7", "1"] {
        let set = format!("number={number}");
        let added = place.run(&["rings", "add", "--set", &set]).exits(0);
        assert_eq!(added.out, format!("{number}\n"));
    }
    let number = |id: &str| {
        let shown = place.run(&["rings", "show", id, "--format", "json"]);
        shown.exits(0).json()["number"].clone()
    };
    assert_eq!(number("1"), 1);
    assert_eq!(number("#1"), 7);
    assert_eq!(number("7"), 7);
    assert_eq!(number("2"), 1, "no ring 2, so the id counts");
    place.run(&["rings", "edit", "1", "--set", "name=Eins"]);
    place.run(&["rings", "delete", "7"]).exits(0);
    let left = place.run(&["rings", "list", "--format", "json"]).json();
    assert_eq!(
        (&left[0]["number"], &left[0]["name"]),
        (&1.into(), &"Eins".into())
    );
}

#[test]
fn a_new_meeting_begins_with_the_agenda_of_its_kind() {
    let place = Place::with_rings();
    let add = [
        "meetings",
        "add",
        "--set",
        "ring=4",
        "--set",
        "days=24.11.2026",
    ];
    place.run(&add).exits(0);
    place.run(&[&add[..], &["--no-agenda"]].concat()).exits(0);
    let titles = |meeting: &str| {
        let list = place.run(&["agenda", "list", "--meeting", meeting, "--format", "json"]);
        let list = list.exits(0).json();
        let list = list.as_array().unwrap().iter();
        list.map(|item| item["title"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(titles("1").len() > 2, "{:?}", titles("1"));
    assert_eq!(titles("2"), Vec::<String>::new());
    // One change: one undo takes meeting and agenda back.
    place.run(&["undo"]).exits(0);
    place.run(&["undo"]).exits(0);
    assert_eq!(
        place.run(&["agenda", "list", "--format", "json"]).out,
        "[]\n"
    );
    // One's own template, and what is wrong in it.
    std::fs::create_dir_all(place.path(".config/ringbuch/templates")).unwrap();
    let own = ".config/ringbuch/templates/agenda.toml";
    place.file(
        own,
        "[[ring.1]]\nkind = \"topic\"\nminutes = 30\ntitle = \"Eigenes\"\n",
    );
    place.run(&add).exits(0);
    assert_eq!(titles("3"), ["Eigenes"]);
    place.file(own, "[[ring.1]]\nkind = \"party\"\nminutes = 30\n");
    place.run(&add).exits(0).says("agenda.toml:1: ");
    assert!(titles("4").len() > 2);
}

#[test]
fn open_drafts_are_named_by_today_and_by_the_export_of_their_minutes() {
    use ringbuch::store::backend::embedded::{Embedded, Holder, HolderKind, OpenOptions};
    use ringbuch::tui::drafts::{self, Drafts};
    use ringbuch::tui::minutes::MinutesPane;
    let place = planned();
    let held = Embedded::open(
        &place.path("store"),
        Holder::this_process(HolderKind::Command),
        &OpenOptions::default(),
    )
    .unwrap()
    .0;
    let home = place.path("").display().to_string();
    let folder = drafts::folder(held.store_id(), |name| {
        (name == "HOME").then(|| home.clone())
    });
    held.close().unwrap();
    let none = place.run(&["minutes", "export", "1"]).exits(0);
    assert_eq!(none.err, "");
    let (mut drafts, _) = Drafts::open(folder);
    let draft = serde_json::json!({
        "item": 1, "position": 1, "cursor": 0, "at": "14:32",
        "lines": [{"item": 1, "id": null, "position": 1, "text": "nur getippt", "plain": false}],
    });
    let key = MinutesPane::draft_key(ringbuch::domain::id::MeetingId(1));
    drafts.write(&key, draft.to_string().as_bytes()).unwrap();
    drafts.write("form/task/1", b"x").unwrap();
    drafts.write("form/person/new", b"x").unwrap();
    let export = place.run(&["minutes", "export", "1"]).exits(0);
    assert_eq!(export.out, none.out);
    assert!(!export.out.contains("nur getippt"));
    assert!(export.err.contains("14:32"), "{}", export.err);
    let today = place.run(&["today"]).exits(0).out;
    for part in [
        "Drafts that are not stored yet",
        "Minutes of Meeting #1",
        "Form of Task #1 Liste schicken",
        "Form of a new record: Person",
    ] {
        assert!(today.contains(part), "no {part} in {today}");
    }
    let json = place.run(&["today", "--format", "json"]).json();
    assert_eq!(
        json["drafts"],
        serde_json::json!([
            {"draft": "form", "kind": "person", "id": null},
            {"draft": "form", "kind": "task", "id": 1},
            {"draft": "minutes", "kind": "meeting", "id": 1},
        ])
    );
}

#[test]
fn nothing_raw_reaches_stderr_whatever_files_and_settings_are_called() {
    let place = planned();
    let evil = "a\u{1b}[31mb\u{202e}c\u{7}";
    let file = place.path(&format!("{evil}.jsonl")).display().to_string();
    let config = place.file(
        "c.toml",
        format!("theme = \"{evil}\"\n\"{evil}\" = \"x\"\n")
            .replace('\u{1b}', "\\u001b")
            .replace('\u{7}', "\\u0007"),
    );
    for arguments in [
        &["export", "--out", &file][..],
        &["minutes", "export", "1", "-o", &file],
        &["--config", &config, "tasks", "list"],
        &["--config", &file, "tasks", "list"],
        &["--config", &config, "config", "check"],
        &[evil],
        &["tasks", "list", "--format", evil],
        &["--lang", evil, "today"],
    ] {
        let said = place.run(arguments).err;
        assert!(said.contains('a'), "{arguments:?}");
        assert!(
            !said.contains(['\u{1b}', '\u{202e}', '\u{7}']),
            "{arguments:?}: {said:?}"
        );
    }
    place.run_on(evil, &["tasks", "list"]).exits(0);
    let said = place.run_on(evil, &["tasks", "list"]).err;
    assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
}

#[test]
fn twenty_commands_at_once_all_get_their_turn() {
    let place = Place::new();
    let children: Vec<_> = (0..20)
        .map(|n| {
            let mut command = place.command("store");
            command.args(["tasks", "add", "--set", &format!("text=t{n}")]);
            command.stdout(Stdio::null()).stderr(Stdio::piped());
            command.spawn().unwrap()
        })
        .collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{said}");
    }
    let tasks = place.run(&["tasks", "list", "--format", "json"]).json();
    assert_eq!(tasks.as_array().map(Vec::len), Some(20));
    place.run(&["verify"]).exits(0);
}

#[test]
fn a_cluster_that_is_not_built_yet_is_refused_by_readers_too() {
    let place = Place::new();
    for arguments in [&["tasks", "list"][..], &["tasks", "add", "--set", "text=x"]] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ringbuch"));
        command
            .env("HOME", place.path(""))
            .args(["--store", "etcd://host:2379"]);
        let output = command.args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(4));
    }
}

#[test]
fn without_a_home_the_store_lies_in_that_of_the_user_database() {
    let place = Place::new();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ringbuch"));
    command.env_clear().current_dir(place.path(""));
    let output = command
        .args(["config", "check", "--format", "json"])
        .output()
        .unwrap();
    let settings: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for setting in settings.as_array().unwrap().iter().take(2) {
        let path = setting["value"].as_str().unwrap();
        assert!(path.starts_with('/'), "{path}");
    }
}

#[test]
fn pipes_are_written_through_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let place = planned();
    let pipe = place.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    for arguments in [&["export", "--out"][..], &["minutes", "export", "1", "-o"]] {
        let path = pipe.clone();
        let reader = std::thread::spawn(move || std::fs::read_to_string(path).unwrap());
        // A place that is replaced is never read from: the reader would wait for ever.
        let arguments = [arguments, &[pipe.to_str().unwrap()]].concat();
        place.run(&arguments).exits(0);
        assert!(
            std::fs::symlink_metadata(&pipe)
                .unwrap()
                .file_type()
                .is_fifo()
        );
        assert!(reader.join().unwrap().len() > 100);
    }
    let out = place.run(&["minutes", "export", "1", "-o", "-"]).exits(0);
    assert!(out.out.contains("Arbeitgeber") && !std::path::Path::new("-").exists());
}

#[test]
fn a_limit_on_the_size_of_files_is_said_and_harms_nothing() {
    let place = Place::with_rings();
    let script = "ulimit -f 8; exec \"$0\" --store \"$1\" export --out \"$2\"";
    let out = place.path("out.jsonl");
    let output = std::process::Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_ringbuch")])
        .args([place.path("store"), out.clone()])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        matches!(output.status.code(), Some(1 | 4)),
        "{:?} {said}",
        output.status
    );
    assert!(said.contains("no room"), "{said}");
    assert!(!out.exists());
    place.run(&["verify"]).exits(0);
}

#[test]
fn settings_that_never_end_or_are_no_text_are_named() {
    let place = Place::new();
    let zero = "/dev/zero";
    place
        .run(&["--config", zero, "config", "check"])
        .exits(1)
        .says("can't be read");
    let bad = place.file("keys.toml", b"\xff\xfe");
    let config = place.file("c.toml", format!("keymap = \"{bad}\"\n"));
    place
        .run(&["--config", &config, "config", "check"])
        .exits(1)
        .says("keys.toml");
}

#[test]
fn what_was_typed_is_not_repeated_by_the_page() {
    let place = Place::new();
    let long = "x".repeat(100_000);
    let pair = format!("{long}=x");
    for (code, arguments) in [
        (2, &["--as", &long, "tasks", "add", "--set", "text=x"][..]),
        (2, &["--today", &long, "today"]),
        (2, &["tasks", "list", "--format", &long]),
        (2, &["tasks", "add", "--set", &long]),
        (1, &["tasks", "add", "--set", &pair]),
        (1, &["tasks", "show", &long]),
    ] {
        let ran = place.run(arguments).exits(code);
        assert!(ran.err.len() < 5_000, "{}", ran.err.len());
    }
}

#[test]
fn the_c_locale_is_english_and_ascii() {
    let place = Place::new();
    for (name, value) in [("LC_ALL", "C"), ("LANG", "POSIX"), ("LC_ALL", "POSIX")] {
        let run = |arguments: &[&str]| {
            let mut command = place.command("store");
            command.env("LANG", "de_DE.UTF-8").env(name, value);
            let output = command.args(arguments).output().unwrap();
            String::from_utf8(output.stdout).unwrap()
        };
        let keys = run(&["keys"]);
        assert!(keys.starts_with("Where ") && keys.is_ascii(), "{keys}");
        let today = run(&["today"]);
        assert!(today.starts_with("Today, "), "{today}");
    }
}

#[test]
fn csv_guards_formulas_and_goes_back_in() {
    let place = Place::new();
    place
        .run(&[
            "people",
            "add",
            "--set",
            "name==SUM(A1)",
            "--set",
            "function=@x",
            "--set",
            "organisation=-o+1",
        ])
        .exits(0);
    let csv = place
        .run(&["people", "list", "--format", "csv"])
        .exits(0)
        .out;
    assert!(csv.contains(";'=SUM(A1);'@x;'-o+1;"), "{csv}");
    let file = place.file("people.csv", &csv);
    let again = place.run(&["import", "people", &file]).exits(0);
    assert!(again.out.contains("0 new, 0 changed"), "{}", again.out);
}

#[test]
fn lists_are_filtered_folded_and_limited() {
    let place = Place::with_rings();
    let names = |query: &str| -> Vec<String> {
        let list = place
            .run(&[
                "municipalities",
                "list",
                "--filter",
                query,
                "--format",
                "json",
            ])
            .json();
        let list = list.as_array().unwrap().clone();
        list.iter()
            .map(|one| one["short_name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names("FULDA"), ["Fulda"]);
    assert!(
        names("wurzburg")
            .iter()
            .any(|name| name.contains("Würzburg"))
    );
    assert_eq!(names("fulda hesse"), ["Fulda"]);
    assert_eq!(names("fuld")[0], "Fulda");
    let three = place
        .run(&["municipalities", "list", "--limit", "3", "--format", "json"])
        .json();
    assert_eq!(three.as_array().unwrap().len(), 3);
    let hits = place
        .run(&["search", "wurzburg", "--format", "json"])
        .json();
    assert_eq!(hits[0]["kind"], "municipality");
}

#[test]
fn the_store_says_who_holds_it_and_what_it_is_not() {
    use ringbuch::store::backend::embedded::{Embedded, Holder, HolderKind, OpenOptions};
    let place = Place::new();
    place.run(&["tasks", "add", "--set", "text=x"]).exits(0);
    let holder = Holder::this_process(HolderKind::Screen);
    let held = Embedded::open(&place.path("store"), holder, &OpenOptions::default()).unwrap();
    let pid = std::process::id().to_string();
    place
        .run(&["tasks", "list"])
        .exits(4)
        .says("has the store open (screen, process ")
        .says(&pid);
    drop(held);
    std::fs::create_dir(place.path("stuff")).unwrap();
    place.file("stuff/letter.txt", "Dear");
    place
        .run_on("stuff", &["tasks", "add", "--set", "text=x"])
        .exits(4)
        .says("neither a store");
    place.run_on("none", &["verify"]).exits(4).says("no store");
    assert_eq!(
        place
            .run_on("none", &["tasks", "list", "--format", "json"])
            .exits(0)
            .out,
        "[]\n"
    );
    assert!(!place.path("none").exists());
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let place = Place::with_rings();
    let mut child = place
        .command("store")
        .args(["municipalities", "list", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

#[test]
fn a_configuration_with_errors_is_reported_whole_and_its_defaults_hold() {
    let place = Place::new();
    let file = place.file(
        "config.toml",
        "language = \"de\"\ntheme = \"pink\"\ncolour = \"x\"\nland = [\n",
    );
    let ran = place.run(&["--config", &file, "config", "check"]).exits(1);
    for part in [":2:9: theme: ", ":3:1: ", ":4:9: ", "Vorgaben"] {
        assert!(ran.err.contains(part), "no {part} in {}", ran.err);
    }
    // Other commands say it and work.
    let ran = place.run(&["--config", &file, "tasks", "list"]).exits(0);
    assert!(ran.err.contains(":2:9:"), "{}", ran.err);
}

#[test]
fn the_demonstration_fills_an_empty_store_only() {
    let place = Place::new();
    place
        .run(&["demo", "--on", "2026-11-22"])
        .exits(0)
        .says("104 municipalities");
    place.run(&["verify"]).exits(0);
    place.run(&["demo"]).exits(1).says("records already");
    let today = place.run(&["--today", "2026-11-22"]).exits(0).out;
    assert!(
        today.contains("Sun 22 Nov 2026") && today.lines().count() > 5,
        "{today}"
    );
}
