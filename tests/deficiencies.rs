//! The procedure of a deficiency on the command line, from the finding to its end.

#[expect(dead_code, reason = "the other tests of the command line use the rest")]
mod cli_support;

use cli_support::{Place, Ran};

/// Runs a command on a day; words are split at blanks, `_` in them is a blank.
fn on(place: &Place, day: &str, command: &str) -> Ran {
    let day = format!("2026-{day}");
    let words: Vec<String> = command
        .split_whitespace()
        .map(|word| word.replace('_', " "))
        .collect();
    let mut arguments = vec!["--lang", "de", "--as", "kim", "--today", &day];
    arguments.extend(words.iter().map(String::as_str));
    place.run(&arguments)
}

/// A running measure in Hesse with a deficiency found on the 2nd of November 2026.
fn place(severity: &str) -> Place {
    let place = Place::new();
    for command in [
        "people add --set name=Ute_Bär",
        "people add --set name=Jan_Kranz",
        "providers add --set name=Lernwerk",
        "measures add --set number=701/00001/26 --set title=Coaching --set provider=Lernwerk --set \
         procurement=voucher --set start=2026-08-01 --set end=2027-07-31 --set land=HE --set \
         coordinator=Ute_Bär",
    ] {
        on(&place, "11-02", command).exits(0);
    }
    let raise = format!(
        "deficiencies raise --measure 701/00001/26 --text Eine_Fachkraft_fehlt --set kind=Personal \
         --severity {severity} --found-on 2026-11-02"
    );
    on(&place, "11-02", &raise).exits(0);
    place
}

fn listed(place: &Place, day: &str, flags: &str) -> Vec<serde_json::Value> {
    let ran = on(
        place,
        day,
        &format!("deficiencies list --format json {flags}"),
    )
    .exits(0);
    ran.json().as_array().cloned().unwrap_or_default()
}

/// Stage, state, deadline, days over and next step on a day.
#[track_caller]
fn stands(place: &Place, day: &str, expected: &str) {
    let list = listed(place, day, "");
    let one = &list[0];
    let text = |name: &str| one[name].as_str().unwrap_or("-").to_owned();
    let found = format!(
        "{} {} {} {} {}",
        one["stage"],
        text("state"),
        text("deadline"),
        one["overdue_days"],
        text("next_step")
    );
    assert_eq!(found, expected, "on {day}");
}

#[test]
fn a_deficiency_goes_through_both_stages_to_its_end() {
    let place = place("major");
    stands(&place, "11-02", "0 found - 0 demand");
    // The 14th of November is a Saturday: the deadline moves to Monday, and that is said.
    on(
        &place,
        "11-03",
        "deficiencies demand 1 --deadline 2026-11-14",
    )
    .exits(0)
    .says("Mangel #1: Schriftlich aufgefordert, Frist bis Mo 16.11.2026")
    .says("verschoben von Sa 14.11.2026 (Wochenende)");
    stands(&place, "11-03", "1 demanded 2026-11-16 0 file_letter");
    on(&place, "11-03", "deficiencies filed 1").exits(0);
    stands(&place, "11-03", "1 demanded 2026-11-16 0 follow_up");
    // A week more, from the moved end.
    on(&place, "11-10", "deficiencies extend 1 --by 1w")
        .exits(0)
        .says("Frist verlängert bis Mo 23.11.2026");
    on(&place, "11-10", "deficiencies filed 1").exits(0);
    assert!(listed(&place, "11-23", "--overdue").is_empty());
    assert_eq!(listed(&place, "11-24", "--overdue").len(), 1);
    stands(
        &place,
        "11-24",
        "1 demanded 2026-11-23 1 involve_quality_officer",
    );
    on(
        &place,
        "11-24",
        "deficiencies escalate 1 --reason Nichts_geschah",
    )
    .exits(1)
    .says("Anlass: ");
    on(
        &place,
        "11-24",
        "deficiencies involve 1 --officer Jan_Kranz",
    )
    .exits(0);
    stands(&place, "11-24", "1 quality_officer 2026-11-23 1 decide");
    on(
        &place,
        "11-25",
        "deficiencies escalate 1 --reason Nichts_geschah --agreed-with Ute_Bär",
    )
    .exits(0)
    .says("Aufforderung nicht erfüllt: Nichts geschah (abgestimmt mit Ute Bär)")
    .says("Auftrag angelegt: Bereichsleitung über Stufe 2 informieren: 701/00001/26 Personal");
    stands(
        &place,
        "11-25",
        "2 escalated 2026-11-23 2 inform_divisional",
    );
    for level in ["divisional", "general"] {
        let command = format!("deficiencies inform 1 --level {level}");
        on(&place, "11-25", &command)
            .exits(0)
            .says("Auftrag abgeschlossen");
        on(&place, "11-25", &command).exits(1);
    }
    stands(&place, "11-25", "2 escalated 2026-11-23 2 close");
    on(
        &place,
        "12-01",
        "deficiencies remedied 1 --on 2026-11-30 --by Ute_Bär --evidence Dienstplan",
    )
    .exits(0)
    .says("Auftrag angelegt: Wirksamkeit prüfen");
    stands(
        &place,
        "12-01",
        "2 remedied 2026-11-23 0 check_effectiveness",
    );
    on(
        &place,
        "12-31",
        "deficiencies effectiveness 1 --note Besetzt",
    )
    .exits(0);
    stands(&place, "12-31", "2 remedied 2026-11-23 0 -");
    let steps = listed(&place, "12-31", "")[0]["steps"].clone();
    let story: Vec<String> = steps
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .map(|step| {
            let text = |name: &str| step[name].as_str().unwrap_or_default();
            format!("{} {} {}", text("on"), text("by"), text("step"))
        })
        .collect();
    assert_eq!(
        story,
        [
            "2026-11-03 kim demanded",
            "2026-11-03 kim letter_filed",
            "2026-11-10 kim extended",
            "2026-11-10 kim letter_filed",
            "2026-11-24 kim quality_officer",
            "2026-11-25 kim escalated",
            "2026-11-25 kim informed",
            "2026-11-25 kim informed",
            "2026-11-30 kim remedied",
            "2026-12-31 kim effectiveness_checked",
        ]
    );
}

#[test]
fn a_step_that_is_not_allowed_says_what_is_missing() {
    let place = place("minor");
    for (command, said) in [
        ("remedied 1", "noch nicht aufgefordert"),
        ("extend 1 --by 1w", "noch nicht aufgefordert"),
        ("filed 1", "noch nicht aufgefordert"),
        (
            "insufficient 1 --note Es_fehlt_etwas",
            "noch nicht aufgefordert",
        ),
        ("effectiveness 1", "behoben"),
        ("inform 1 --level general", "Stufe 2"),
        ("escalate 1 --reason Darum --ground severe", "Anlass: "),
        ("demand 1 --within 2w --on 2026-11-01", "Bekanntgabe am: "),
        ("demand 1 --within 2w --on 2026-11-20", "Bekanntgabe am: "),
        ("demand 1 --deadline bald", "Frist: "),
        ("withdraw 1 --reason 123A456789", "Begründung: "),
    ] {
        let ran = on(&place, "11-10", &format!("deficiencies {command}"));
        assert_eq!(ran.code, 1, "{command}: {}", ran.err);
        assert!(ran.err.contains(said), "{command}: {}", ran.err);
    }
    stands(&place, "11-10", "0 found - 0 demand");
    on(&place, "11-10", "deficiencies demand 1 --within bald").exits(2);
    on(&place, "11-10", "deficiencies demand 1").exits(2);
}

#[test]
fn a_severe_breach_goes_to_stage_2_at_once_and_may_end_the_contract() {
    let place = place("severe");
    stands(&place, "11-02", "0 found - 0 escalate");
    on(&place, "11-02", "deficiencies escalate 1 --reason Gefahr")
        .exits(0)
        .says("schwerwiegender Verstoß: Gefahr");
    assert_eq!(listed(&place, "11-02", "--stage 2").len(), 1);
    assert!(listed(&place, "11-02", "--stage 1").is_empty());
    on(
        &place,
        "11-05",
        "deficiencies end-contract 1 --reason Gekündigt",
    )
    .exits(0);
    stands(&place, "11-05", "2 contract_ended - 0 -");
    on(&place, "11-06", "deficiencies demand 1 --within 2w").exits(1);
    assert!(listed(&place, "11-06", "--open").is_empty());
}

#[test]
fn what_is_found_again_at_the_provider_names_what_it_repeats() {
    let place = place("minor");
    on(
        &place,
        "11-10",
        "deficiencies raise --measure 701/00001/26 --text Wieder --kind personal",
    )
    .exits(0);
    let list = listed(&place, "11-10", "--provider Lernwerk");
    let repeats: Vec<String> = list
        .iter()
        .map(|one| format!("{} {}", one["id"], one["repeat_of"]))
        .collect();
    assert_eq!(repeats, ["1 null", "2 1"]);
    assert_eq!(list[0]["measure"]["number"], "701/00001/26");
    let letter = on(&place, "11-10", "deficiencies letter 2").exits(0).out;
    assert!(
        letter.contains("bereits am 02.11.2026 festgestellt"),
        "{letter}"
    );
    let first = on(&place, "11-10", "deficiencies letter 1").exits(0).out;
    assert!(!first.contains("bereits am"), "{first}");
    on(&place, "11-10", "deficiencies withdraw 1 --reason Irrtum").exits(0);
    assert_eq!(
        listed(&place, "11-10", "--open")[0]["repeat_of"],
        serde_json::Value::Null
    );
}
