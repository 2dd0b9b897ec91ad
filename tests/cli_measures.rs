//! A measure, its audits and ratings with nothing but commands, and the ways to fail.

#[expect(dead_code, reason = "the other tests of the command line use the rest")]
mod cli_support;

use cli_support::{Place, Ran};

fn run(place: &Place, command: &str) -> Ran {
    let arguments: Vec<String> = command
        .split_whitespace()
        .map(|word| word.replace('~', " "))
        .collect();
    let mut all = vec!["--today", "2026-11-24"];
    all.extend(arguments.iter().map(String::as_str));
    place.run(&all)
}

/// A measure that began in August, with its team: the store plans its audits and its review.
fn planned() -> Place {
    let place = Place::new();
    for command in [
        "providers add --set name=Lernwerk",
        "people add --set name=Ute~Bär",
        "people add --set name=Jan~Kranz --set roles=team_lead;quality_officer",
        "measures add --set number=701/00001/26 --set title=Aktivierung --set provider=Lernwerk \
         --set start=2026-08-03 --set end=2027-08-02 --set places=20 --set coordinator=Ute~Bär",
    ] {
        run(&place, command).exits(0);
    }
    place
}

fn awarded() -> Place {
    let place = planned();
    for command in [
        "measures tender 701/00001/26 --supervisor Ute~Bär --named-by Jan~Kranz \
         --named-on 2026-06-01",
        "measures award 701/00001/26",
    ] {
        run(&place, command).exits(0);
    }
    place
}

fn measure(place: &Place) -> serde_json::Value {
    run(place, "measures show 701/00001/26 --format json").json()
}

#[test]
fn a_measure_goes_from_plan_to_its_extension() {
    let place = planned();
    run(&place, "measures tender 1")
        .exits(1)
        .says("(supervisor)");
    assert_eq!(measure(&place)["status"], "planned");
    run(&place, "measures tender 1 --supervisor Ute~Bär")
        .exits(1)
        .says("(supervisor_named_by)");
    run(
        &place,
        "measures tender 1 --supervisor Ute~Bär --named-by Jan~Kranz",
    )
    .exits(0);
    assert_eq!(measure(&place)["status"], "tendered");
    run(&place, "measures award 1").exits(0);
    run(&place, "measures award 1").exits(1).says("(status)");
    assert_eq!(measure(&place)["status"], "running");
    run(&place, "measures talk 1 --on 2026-12-01").exits(1);
    run(&place, "measures talk 1 --on 2026-07-20").exits(0);
    run(&place, "measures extend 1 --until 2027-08-02").exits(1);
    run(
        &place,
        "measures extend 1 --until 2027-12-31 --reason Bedarf",
    )
    .exits(0);
    let after = measure(&place);
    assert_eq!(after["end"], "2027-12-31");
    assert_eq!(after["provider_talk_on"], "2026-07-20");
    assert!(after["extensions"][0].as_str().unwrap().contains("Bedarf"));
    run(&place, "measures cancel 1 --reason ~").exits(1);
    run(&place, "measures cancel 1 --reason zu~teuer").exits(0);
    let open = run(&place, "audits list --within 5000d --format json").json();
    assert_eq!(open.as_array().map(Vec::len), Some(0), "{open}");
}

#[test]
fn audits_are_late_told_done_and_reopened() {
    let place = awarded();
    let late = run(&place, "audits list --overdue --format json").json();
    assert_eq!(late.as_array().map(Vec::len), Some(1));
    assert_eq!(late[0]["kind"], "regular_3_months");
    assert_eq!(late[0]["due"], "2026-11-03");
    assert_eq!(late[0]["overdue_days"], 21);
    assert_eq!(
        late[0]["measure"],
        serde_json::json!({"id": 1, "number": "701/00001/26", "title": "Aktivierung"})
    );
    assert_eq!(late[0]["provider"], "Lernwerk");
    assert_eq!(late[0]["responsible"], "Ute Bär");
    let id = late[0]["id"].to_string();
    let step = |command: &str| run(&place, &command.replace("ID", &id));
    step("audits schedule ID --on 2026-11-29")
        .exits(0)
        .says("day off")
        .says("stays overdue");
    step("audits announce ID --for 2026-11-27").exits(0);
    step("audits done ID --on 2026-11-25 --result passed")
        .exits(1)
        .says("future");
    step("audits done ID --result maybe").exits(2);
    step("audits done ID --result deficient --auditor Ute~Bär --note zwei~Räume").exits(0);
    let done = step("audits show ID --format json").json();
    assert_eq!(
        (&done["status"], &done["result"], &done["done"]),
        (&"done".into(), &"deficient".into(), &"2026-11-24".into())
    );
    assert_eq!(done["auditors"][0], "Ute Bär");
    step("audits waive ID --reason doppelt").exits(1);
    step("audits reopen ID --reason Irrtum").exits(0);
    step("audits waive ID --reason doppelt").exits(0);
    let late = run(&place, "audits list --overdue --format json").json();
    assert_eq!(late.as_array().map(Vec::len), Some(0));
    run(&place, "audits list --within 5x").exits(2).says("5x");
    let nine = run(
        &place,
        "audits list --within 10m --measure 701/00001/26 --responsible Ute~Bär --provider Lernwerk",
    );
    assert_eq!(nine.exits(0).out.lines().count(), 2);
    run(&place, "audits list --provider Niemand").exits(1);
}

#[test]
fn a_rating_is_forwarded_answered_and_closed_when_nothing_is_missing() {
    let place = awarded();
    run(&place, "ratings add --set measure=701/00001/26").exits(0);
    run(&place, "ratings answer 1 --value 1=2")
        .exits(1)
        .says("(forwarded_on)");
    run(&place, "ratings forward 1 --to Ute~Bär --on 2026-11-02").exits(0);
    let show = || run(&place, "ratings show 1 --format json").json();
    assert_eq!(show()["due"], "2026-11-30");
    run(&place, "ratings answer 1 --value 1=4").exits(1);
    run(&place, "ratings answer 1 --value 99=1 --value x")
        .exits(1)
        .says("99=1")
        .says("“x”");
    run(
        &place,
        "ratings answer 1 --value 1=3 --value 2=1,5:viel~Wechsel",
    )
    .exits(0)
    .says("notable")
    .says("Task #1");
    let answered = show();
    assert_eq!(answered["soft"], 2.25);
    assert_eq!(answered["hard"], serde_json::Value::Null);
    assert_eq!(answered["notable"], true);
    // The task is made once.
    run(&place, "ratings answer 1 --value 2=1,75").exits(0);
    let tasks = run(&place, "tasks list --format json").json();
    assert_eq!(tasks.as_array().map(Vec::len), Some(1));
    assert_eq!(tasks[0]["responsible"], "Jan Kranz");
    run(&place, "ratings close 1")
        .exits(1)
        .says("(explanation)")
        .says("(action)");
    run(
        &place,
        "ratings edit 1 --set explanation=Wechsel --set action=Gespräch",
    )
    .exits(0);
    run(&place, "ratings close 1").exits(0);
    run(&place, "ratings edit 1 --set explanation=anders").exits(1);
    run(&place, "ratings close 1").exits(1);
}

#[test]
fn house_rules_hold_from_the_first_change_on() {
    let place = awarded();
    let rules = || run(&place, "house-rules show --format json").json();
    assert_eq!(rules()["id"], serde_json::Value::Null);
    assert_eq!(rules()["working_day"], true);
    run(&place, "house-rules edit --set after_end=maybe").exits(1);
    run(&place, "house-rules edit --set audited=grant").exits(0);
    run(&place, "house-rules edit --set soon_days=30").exits(0);
    assert_eq!(rules()["id"], 1);
    assert_eq!(rules()["soon_days"], 30);
    // The rhythm no longer is for purchased measures.
    let late = run(&place, "audits list --overdue --format json").json();
    assert_eq!(late.as_array().map(Vec::len), Some(0));
}

#[test]
fn today_says_what_measures_demand() {
    let place = awarded();
    let today = run(&place, "today --format json").json();
    let concerns: Vec<&str> = today["measures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["concern"].as_str().unwrap())
        .collect();
    // An audit is late, the talk is missing, October has no figures.
    assert_eq!(concerns, ["audit", "duty", "no_figures"]);
    assert_eq!(today["measures"][0]["overdue_days"], 21);
    let plain = run(&place, "today").exits(0).out;
    assert!(plain.contains("3M audit: Aktivierung (701/00001/26)"));
    assert!(plain.contains("21 days"), "{plain}");
}
