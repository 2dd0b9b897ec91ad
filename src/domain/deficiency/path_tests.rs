//! The paths of the procedure: which step may follow which, on which day, with what deadline.

use proptest::prelude::*;

use super::steps::{Surroundings, Term};
use super::*;
use crate::domain::date::{Land, LocalHolidays};

pub(super) fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn found(severity: Severity) -> Deficiency {
    Deficiency {
        id: DeficiencyId(7),
        measure: MeasureId(1),
        audit: None,
        found_on: d("2026-03-02"),
        kind: "Personal".into(),
        severity,
        text: "Zwei Fachkräfte fehlen".into(),
        steps: Vec::new(),
    }
}

pub(super) fn around() -> Surroundings {
    Surroundings {
        land: Land::Hesse,
        local: LocalHolidays::NONE,
        today: d("2026-12-31"),
    }
}

/// A step of the tables below, by a short name.
pub(super) fn what(name: &str) -> StepKind {
    let demanded = |deadline: &str| StepKind::Demanded {
        deadline: d(deadline),
        span: None,
        fixed: FixedDay::Moves,
    };
    let officer = |audit_service| StepKind::QualityOfficer {
        officer: None,
        audit_service,
    };
    let escalated = |ground| StepKind::Escalated {
        ground,
        reason: "Begründung".into(),
        agreed_with: None,
    };
    match name {
        "demand" => demanded("2026-03-20"),
        "extend" => StepKind::Extended {
            deadline: d("2026-04-10"),
            span: None,
            fixed: FixedDay::Moves,
        },
        "file" => StepKind::LetterFiled,
        "insufficient" => StepKind::Insufficient {
            note: "Es fehlt noch eine".into(),
        },
        "officer" => officer(false),
        "audit service" => officer(true),
        "advised" => StepKind::Advised {
            note: "Frist setzen".into(),
        },
        "not met" => escalated(Ground::NotMet),
        "insufficiently met" => escalated(Ground::Insufficient),
        "not expected" => escalated(Ground::NotExpected),
        "severe" => escalated(Ground::Severe),
        "divisional" => StepKind::Informed {
            level: Level::Divisional,
        },
        "general" => StepKind::Informed {
            level: Level::General,
        },
        "remedied" => StepKind::Remedied {
            verified_by: "Berg".into(),
            evidence: "Dienstplan".into(),
        },
        "withdrawn" => StepKind::Withdrawn {
            reason: "Irrtum".into(),
        },
        "ended" => StepKind::ContractEnded {
            reason: "Kündigung".into(),
        },
        "checked" => StepKind::EffectivenessChecked {
            effective: true,
            note: String::new(),
        },
        other => panic!("no step {other}"),
    }
}

/// `03-20 remedied`: a step on a day of 2026.
fn step(text: &str) -> Step {
    let (on, name) = text.split_once(' ').unwrap();
    Step {
        on: d(&format!("2026-{on}")),
        by: "Test".into(),
        what: what(name),
    }
}

/// A deficiency by its story: `severity: day step, day step, …`; days are those of 2026.
pub(super) fn story(text: &str) -> Deficiency {
    let (severity, path) = text.split_once(':').unwrap();
    let severity = match severity {
        "minor" => Severity::Minor,
        "major" => Severity::Major,
        _ => Severity::Severe,
    };
    let mut deficiency = found(severity);
    for one in path.split(',').map(str::trim).filter(|one| !one.is_empty()) {
        deficiency = deficiency
            .take(step(one), around())
            .unwrap_or_else(|wrong| panic!("{text}: {one}: {wrong:?}"));
    }
    deficiency
}

fn wrongs(problems: Vec<Problem>) -> Vec<(&'static str, Wrong)> {
    let pairs = problems.into_iter();
    pairs.map(|one| (one.field, one.what)).collect()
}

#[test]
fn every_allowed_path_ends_where_it_should() {
    use DeficiencyState as S;
    for (text, state, stage) in [
        ("minor:", S::Found, 0),
        ("minor: 03-03 demand, 03-03 file", S::Demanded, 1),
        ("minor: 03-03 demand, 03-19 remedied", S::Remedied, 1),
        (
            "minor: 03-03 demand, 03-03 file, 03-18 extend, 03-18 file",
            S::Demanded,
            1,
        ),
        (
            "major: 03-03 demand, 03-21 officer, 03-22 audit service",
            S::QualityOfficer,
            1,
        ),
        (
            "major: 03-03 demand, 03-21 officer, 03-23 advised, 03-24 not met, 03-24 divisional, \
             03-25 general, 04-20 remedied, 06-01 checked",
            S::Remedied,
            2,
        ),
        (
            "major: 03-03 demand, 03-15 insufficient, 03-16 insufficiently met",
            S::Escalated,
            2,
        ),
        ("minor: 03-02 not expected", S::Escalated, 2),
        ("severe: 03-02 severe, 03-09 ended", S::ContractEnded, 2),
        ("minor: 03-05 withdrawn", S::Withdrawn, 0),
    ] {
        let got = story(text);
        assert_eq!((got.state(), got.stage()), (state, stage), "{text}");
        assert_eq!(got.check(), vec![], "{text}");
    }
}

/// Each row: what happened, the step tried then, the field the refusal stands at, what it says.
fn refused(rows: Vec<(&str, &str, &str, Wrong)>) {
    for (text, tried, field, want) in rows {
        let refusal = story(text).take(step(tried), around());
        let got = wrongs(refusal.expect_err(&format!("{text} → {tried}")));
        assert_eq!(got, [(field, want)], "{text} → {tried}");
    }
}

fn done(on: &str) -> Wrong {
    Wrong::AlreadyDone { on: d(on) }
}

#[test]
fn before_the_demand_comes_nothing_but_stage_2_at_once() {
    refused(vec![
        ("minor:", "03-05 remedied", "", Wrong::NotDemanded),
        ("minor:", "03-05 extend", "", Wrong::NotDemanded),
        ("minor:", "03-05 file", "", Wrong::NotDemanded),
        ("minor:", "03-05 insufficient", "", Wrong::NotDemanded),
        ("minor:", "03-05 officer", "", Wrong::NotDemanded),
        ("minor:", "03-05 not met", "ground", Wrong::NotDemanded),
        (
            "minor:",
            "03-05 insufficiently met",
            "ground",
            Wrong::NotDemanded,
        ),
        ("major:", "03-05 severe", "ground", Wrong::NotSevere),
        ("minor:", "03-05 general", "", Wrong::NotEscalated),
        ("minor:", "03-05 checked", "", Wrong::NotRemedied),
    ]);
}

#[test]
fn what_is_done_is_not_done_twice() {
    let filed = "minor: 03-03 demand, 03-03 file";
    let officer = "minor: 03-03 demand, 03-21 officer";
    let service = "minor: 03-03 demand, 03-21 audit service";
    let told = "severe: 03-02 severe, 03-04 general";
    refused(vec![
        (filed, "03-05 demand", "", done("2026-03-03")),
        (filed, "03-05 file", "", done("2026-03-03")),
        (officer, "03-22 officer", "", done("2026-03-21")),
        (service, "03-22 audit service", "", done("2026-03-21")),
        (told, "03-05 severe", "", done("2026-03-02")),
        (told, "03-05 general", "", done("2026-03-04")),
    ]);
}

#[test]
fn stage_2_waits_for_the_deadline_and_the_quality_officer() {
    let demanded = "major: 03-03 demand";
    let more_time = "major: 03-03 demand, 03-21 officer, 03-22 extend";
    let insufficient = "major: 03-03 demand, 03-15 insufficient, 03-16 extend";
    let running = |until| Wrong::DeadlineRunning { until: d(until) };
    refused(vec![
        // On the last day the deadline still runs.
        (demanded, "03-20 not met", "ground", running("2026-03-20")),
        (
            demanded,
            "03-21 not met",
            "ground",
            Wrong::QualityOfficerMissing,
        ),
        (more_time, "03-24 not met", "ground", running("2026-04-10")),
        // More time takes back that the first remedy was insufficient.
        (
            insufficient,
            "03-17 insufficiently met",
            "ground",
            Wrong::NoInsufficientRemedy,
        ),
    ]);
}

#[test]
fn a_deadline_ends_after_the_one_before_and_not_before_it_is_set() {
    let early = |earliest| Wrong::DeadlineTooEarly {
        earliest: d(earliest),
    };
    let demanded = "major: 03-03 demand";
    let extended = "major: 03-03 demand, 03-18 extend";
    refused(vec![
        ("major:", "03-23 demand", "deadline", early("2026-03-23")),
        (extended, "03-19 extend", "deadline", early("2026-04-11")),
        (demanded, "05-04 extend", "deadline", early("2026-05-04")),
    ]);
}

#[test]
fn stage_2_and_an_end_have_no_way_back() {
    let forbids = |state| Wrong::StateForbids { state };
    let stage_2 = "severe: 03-02 severe";
    let ended = "minor: 03-05 ended";
    refused(vec![
        (stage_2, "03-05 demand", "", forbids("escalated")),
        (stage_2, "03-05 advised", "", forbids("escalated")),
        (stage_2, "03-05 officer", "", forbids("escalated")),
        (ended, "03-06 demand", "", forbids("contract_ended")),
        (ended, "03-06 withdrawn", "", forbids("contract_ended")),
        (ended, "03-06 checked", "", Wrong::NotRemedied),
    ]);
}

#[test]
fn steps_are_dated_in_order_and_not_ahead() {
    let demanded = "minor: 03-03 demand";
    let before = |last| Wrong::BeforeLastStep { last: d(last) };
    refused(vec![
        ("minor:", "03-01 demand", "on", before("2026-03-02")),
        (demanded, "03-02 remedied", "on", before("2026-03-03")),
    ]);
    let yesterday = Surroundings {
        today: d("2026-03-04"),
        ..around()
    };
    let refusal = story(demanded).take(step("03-05 remedied"), yesterday);
    assert_eq!(wrongs(refusal.unwrap_err()), [("on", Wrong::InTheFuture)]);
}

#[test]
fn a_step_needs_its_words() {
    let severe = "severe: 03-03 demand";
    let remedied = "minor: 03-03 demand, 03-04 remedied";
    let empty = || " ".to_owned();
    let escalated = StepKind::Escalated {
        ground: Ground::Severe,
        reason: empty(),
        agreed_with: None,
    };
    let nobody = StepKind::Remedied {
        verified_by: empty(),
        evidence: "Dienstplan".into(),
    };
    let in_vain = StepKind::EffectivenessChecked {
        effective: false,
        note: empty(),
    };
    let withdrawn = StepKind::Withdrawn { reason: empty() };
    let ended = StepKind::ContractEnded { reason: empty() };
    let insufficient = StepKind::Insufficient { note: empty() };
    let advised = StepKind::Advised { note: empty() };
    for (text, what, field, want) in [
        (severe, insufficient, "note", Wrong::Missing),
        (severe, advised, "note", Wrong::Missing),
        (severe, escalated, "reason", Wrong::ReasonMissing),
        (severe, nobody, "verified_by", Wrong::Missing),
        (severe, withdrawn, "reason", Wrong::ReasonMissing),
        (severe, ended, "reason", Wrong::ReasonMissing),
        (remedied, in_vain, "note", Wrong::Missing),
    ] {
        let step = Step {
            on: d("2026-03-09"),
            by: "Test".into(),
            what,
        };
        let got = wrongs(story(text).take(step.clone(), around()).unwrap_err());
        assert_eq!(got, [(field, want)], "{step:?}");
    }
}

#[test]
fn the_ground_offered_is_the_one_that_holds() {
    let running = Wrong::DeadlineRunning {
        until: d("2026-03-20"),
    };
    let officer = "minor: 03-03 demand, 03-21 officer";
    let insufficient = "minor: 03-03 demand, 03-10 insufficient";
    for (text, on, want) in [
        ("severe:", "2026-03-02", Ok(Ground::Severe)),
        ("minor:", "2026-03-02", Err(Wrong::NotDemanded)),
        ("minor: 03-03 demand", "2026-03-20", Err(running)),
        (
            "minor: 03-03 demand",
            "2026-03-21",
            Err(Wrong::QualityOfficerMissing),
        ),
        (officer, "2026-03-21", Ok(Ground::NotMet)),
        (insufficient, "2026-03-10", Ok(Ground::Insufficient)),
    ] {
        assert_eq!(story(text).ground_on(d(on)), want, "{text} {on}");
    }
}

#[test]
fn demands_end_as_in_the_table() {
    let table = include_str!("../../../tests/data/deadlines_sgbx26.csv");
    let mut rows = 0;
    for row in table.lines().skip(1) {
        let row: Vec<&str> = row.split(';').collect();
        let n = row[3].parse().unwrap();
        let span = match row[2] {
            "T" => Span::Days(n),
            "W" => Span::Weeks(n),
            _ => Span::Months(n),
        };
        let around = Surroundings {
            land: row[0].parse().unwrap(),
            ..around()
        };
        let announced = d(row[1]);
        let before = Deficiency {
            found_on: announced,
            ..found(Severity::Minor)
        };
        // As the length the letter gives, and as the day one would count by hand.
        for term in [Term::Span(span), Term::day(d(row[4]))] {
            let demanded = before
                .take(
                    Step {
                        on: announced,
                        by: String::new(),
                        what: StepKind::demanded(term, announced, around),
                    },
                    around,
                )
                .unwrap();
            assert_eq!(demanded.deadline(), Some(d(row[5])), "{row:?} {term:?}");
            let due = d(row[5]);
            assert_eq!(demanded.overdue_days(due), 0, "{row:?}");
            assert_eq!(demanded.overdue_days(due.succ_opt().unwrap()), 1, "{row:?}");
        }
        rows += 1;
    }
    assert_eq!(rows, 10);
}

#[test]
fn an_extension_runs_from_the_end_that_held() {
    let take = |before: &Deficiency, on: &str, what: StepKind| {
        let step = Step {
            on: d(on),
            by: String::new(),
            what,
        };
        before.take(step, around()).unwrap()
    };
    let before = Deficiency {
        found_on: d("2025-04-01"),
        ..found(Severity::Minor)
    };
    let demand = StepKind::demanded(Term::Span(Span::Days(14)), d("2025-04-04"), around());
    let demanded = take(&before, "2025-04-04", demand);
    // Good Friday moved to the Tuesday after Easter.
    assert_eq!(demanded.deadline(), Some(d("2025-04-22")));
    for granted in ["2025-04-10", "2025-04-30"] {
        let more = StepKind::extended(Term::Span(Span::Weeks(2)), d("2025-04-22"), around());
        let extended = take(&demanded, granted, more);
        assert_eq!(extended.deadline(), Some(d("2025-05-06")), "{granted}");
    }
    // A Saturday gives way unless the letter says that it stands.
    for (fixed, want) in [
        (FixedDay::Moves, "2025-05-12"),
        (FixedDay::Stands, "2025-05-10"),
    ] {
        let more = StepKind::Extended {
            deadline: d("2025-05-10"),
            span: None,
            fixed,
        };
        let extended = take(&demanded, "2025-04-10", more);
        assert_eq!(extended.deadline(), Some(d(want)), "{fixed:?}");
    }
}

#[test]
fn a_record_whose_steps_could_not_have_been_taken_is_not_right() {
    let mut deficiency = story("minor: 03-03 demand, 03-04 remedied");
    deficiency.steps.swap(0, 1);
    let what = Wrong::NotDemanded;
    assert_eq!(deficiency.check(), [Problem::new("steps", what)]);
    deficiency.steps.swap(0, 1);
    deficiency.found_on = d("2026-03-04");
    let what = Wrong::BeforeLastStep {
        last: d("2026-03-04"),
    };
    assert_eq!(deficiency.check(), [Problem::new("steps", what)]);
}

const NAMES: [&str; 17] = [
    "demand",
    "extend",
    "file",
    "insufficient",
    "officer",
    "audit service",
    "advised",
    "not met",
    "insufficiently met",
    "not expected",
    "severe",
    "divisional",
    "general",
    "remedied",
    "withdrawn",
    "ended",
    "checked",
];

proptest! {
    /// Whatever is tried in whatever order: what was taken stands in order, closed stays closed, and
    /// nobody comes to stage 2 without a ground that held on that day.
    #[test]
    fn no_sequence_of_steps_leaves_the_procedure(
        severity in 0..3_usize,
        tried in proptest::collection::vec((0..NAMES.len(), 0..40_u64), 0..40),
    ) {
        let severity = [Severity::Minor, Severity::Major, Severity::Severe][severity];
        let mut now = found(severity);
        for (name, days) in tried {
            let on = now.last_day() + chrono::Days::new(days) - chrono::Days::new(5);
            let what = what(NAMES[name]);
            let step = Step { on, by: "Test".into(), what: what.clone() };
            let before = now.clone();
            let Ok(after) = now.take(step, around()) else {
                continue;
            };
            prop_assert_eq!(after.steps.len(), before.steps.len() + 1);
            prop_assert_eq!(&after.steps[..before.steps.len()], &before.steps[..]);
            prop_assert!(after.steps.windows(2).all(|two| two[0].on <= two[1].on));
            prop_assert!(after.found_on <= on && on <= around().today);
            prop_assert!(after.stage() >= before.stage());
            prop_assert_eq!(after.check(), vec![]);
            if !before.is_open() {
                prop_assert_eq!(before.state(), DeficiencyState::Remedied);
                prop_assert_eq!(after.state(), DeficiencyState::Remedied);
            }
            if let StepKind::Escalated { ground, .. } = what {
                let demanded = before.demanded_on().is_some();
                let passed = before.deadline().is_some_and(|deadline| on > deadline);
                let officer = before.quality_officer_on().is_some();
                let insufficient = before.insufficient_on().is_some();
                let holds = match ground {
                    Ground::NotMet => passed && officer,
                    Ground::Insufficient => demanded && insufficient,
                    Ground::Severe => severity == Severity::Severe,
                    Ground::NotExpected => true,
                };
                prop_assert!(holds, "{:?}", ground);
            }
            if let (Some(old), Some(new)) = (before.deadline(), after.deadline()) {
                prop_assert!(old <= new);
            }
            now = after;
        }
    }
}
