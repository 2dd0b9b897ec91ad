use super::super::path_tests::{d, found, story};
use super::*;
use crate::domain::deficiency::Ground;
use crate::domain::id::DeficiencyId;

fn rules() -> HouseRules {
    HouseRules::default()
}

#[test]
fn the_next_steps_are_those_the_procedure_demands() {
    for (text, today, want) in [
        ("minor:", "2026-03-09", &["demand since 2026-03-02"][..]),
        (
            "severe:",
            "2026-03-02",
            &["escalate since 2026-03-02 until 2026-03-02"],
        ),
        (
            "severe:",
            "2026-03-03",
            &["escalate since 2026-03-02 until 2026-03-02 !"],
        ),
        (
            "minor: 03-03 demand",
            "2026-03-20",
            &[
                "file_letter since 2026-03-03",
                "follow_up since 2026-03-03 until 2026-03-20",
            ],
        ),
        (
            "minor: 03-03 demand, 03-03 file",
            "2026-03-21",
            &["involve_quality_officer since 2026-03-21 until 2026-03-20 !"],
        ),
        (
            "minor: 03-03 demand, 03-03 file, 03-10 insufficient",
            "2026-03-11",
            &["involve_quality_officer since 2026-03-10 until 2026-03-20"],
        ),
        (
            "minor: 03-03 demand, 03-03 file, 03-23 officer",
            "2026-03-24",
            &["decide since 2026-03-23 until 2026-03-20 !"],
        ),
        // More time: the report is awaited again, and the new letter has to be filed.
        (
            "minor: 03-03 demand, 03-03 file, 03-23 officer, 03-24 extend",
            "2026-04-10",
            &[
                "file_letter since 2026-03-24",
                "follow_up since 2026-03-03 until 2026-04-10",
            ],
        ),
        (
            "major: 03-03 demand, 03-03 file, 03-21 officer, 03-24 not met",
            "2026-03-25",
            &[
                "inform_divisional since 2026-03-24 until 2026-03-24 !",
                "inform_general since 2026-03-24 until 2026-03-24 !",
                "close since 2026-03-24 until 2026-03-20 !",
            ],
        ),
        (
            "major: 03-02 not expected, 03-02 general",
            "2026-03-02",
            &[
                "inform_divisional since 2026-03-02 until 2026-03-02",
                "close since 2026-03-02",
            ],
        ),
        (
            "minor: 03-03 demand, 03-10 remedied",
            "2026-04-22",
            &["check_effectiveness since 2026-03-10 until 2026-04-21 !"],
        ),
        (
            "minor: 03-03 demand, 03-10 remedied, 04-20 checked",
            "2026-04-22",
            &[],
        ),
        ("minor: 03-03 ended", "2026-04-22", &[]),
    ] {
        let steps = story(text).next_steps(d(today), &rules());
        let got: Vec<String> = steps
            .iter()
            .map(|step| {
                let until = step.until.map(|day| format!(" until {day}"));
                let late = if step.overdue { " !" } else { "" };
                let (name, since) = (step.kind.name(), step.since);
                format!("{name} since {since}{}{late}", until.unwrap_or_default())
            })
            .collect();
        assert_eq!(got, want, "{text} on {today}");
    }
}

#[test]
fn a_step_leaves_behind_what_has_to_be_done() {
    let none = HouseRules {
        effectiveness_weeks: 0,
        ..rules()
    };
    for (text, rules, want) in [
        ("minor: 03-03 demand", rules(), &[][..]),
        (
            "minor: 03-03 not expected",
            rules(),
            &[
                (NextKind::InformDivisional, "2026-03-03"),
                (NextKind::InformGeneral, "2026-03-03"),
            ],
        ),
        (
            "minor: 03-03 demand, 03-10 remedied",
            rules(),
            &[(NextKind::CheckEffectiveness, "2026-04-21")],
        ),
        ("minor: 03-03 demand, 03-10 remedied", none, &[]),
    ] {
        let got = story(text).follow_ups(&rules);
        let got: Vec<_> = got.iter().map(|one| (one.kind, one.due)).collect();
        let want: Vec<_> = want.iter().map(|(kind, due)| (*kind, d(due))).collect();
        assert_eq!(got, want, "{text}");
    }
}

#[test]
fn a_step_settles_what_it_was_asked_for() {
    for (text, want) in [
        ("minor: 03-03 not expected", None),
        (
            "minor: 03-03 not expected, 03-04 general",
            Some(NextKind::InformGeneral),
        ),
        (
            "minor: 03-03 demand, 03-04 remedied, 04-01 checked",
            Some(NextKind::CheckEffectiveness),
        ),
    ] {
        assert_eq!(story(text).settles(), want, "{text}");
    }
}

#[test]
fn the_same_kind_at_the_same_provider_within_a_year_is_a_repeat() {
    let this = Deficiency {
        id: DeficiencyId(9),
        kind: "Räume".into(),
        found_on: d("2026-03-02"),
        ..found(Severity::Minor)
    };
    let withdrawn = |mut other: Deficiency| {
        other.steps.push(Step {
            on: other.found_on,
            by: String::new(),
            what: StepKind::Withdrawn {
                reason: "Irrtum".into(),
            },
        });
        other
    };
    let other = |id, kind: &str, found_on: &str| Deficiency {
        id: DeficiencyId(id),
        kind: kind.into(),
        found_on: d(found_on),
        ..found(Severity::Minor)
    };
    for (one, want) in [
        (other(3, " RÄUME ", "2025-03-02"), true),
        (other(3, "Raeume", "2025-09-01"), true),
        (other(3, "Räume", "2025-03-01"), false),
        (other(3, "Personal", "2025-09-01"), false),
        (other(3, "Räume", "2026-03-02"), true),
        (other(10, "Räume", "2026-03-02"), false),
        (other(10, "Räume", "2026-03-03"), false),
        (withdrawn(other(3, "Räume", "2025-09-01")), false),
        (this.clone(), false),
    ] {
        assert_eq!(this.is_repeat([&one]), want, "{one:?}");
    }
    let nameless = Deficiency {
        kind: " ".into(),
        ..this.clone()
    };
    assert!(!nameless.is_repeat([&other(3, "", "2025-09-01")]));
    let several = [
        other(3, "Räume", "2025-05-01"),
        other(4, "Räume", "2025-09-01"),
        other(5, "Räume", "2025-07-01"),
    ];
    let newest = this.repeats(&several).map(|one| one.id);
    assert_eq!(newest, Some(DeficiencyId(4)));
}

#[test]
fn everything_has_a_name_of_its_own_and_somebody_who_does_it() {
    let mut names: Vec<_> = NextKind::ALL.map(NextKind::name).to_vec();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), NextKind::ALL.len());
    assert!(NextKind::ALL.is_sorted());
    assert!(NextKind::ALL.iter().all(|kind| !kind.roles().is_empty()));
    // The ground of stage 2 is asked for by the same rule as the step.
    let severe = found(Severity::Severe);
    assert_eq!(severe.ground_on(severe.found_on), Ok(Ground::Severe));
}
