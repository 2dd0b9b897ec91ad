use super::*;
use crate::domain::date::Land;
use crate::domain::id::{MeasureId, ProviderId};
use crate::domain::measure::Procurement;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn measure(status: Stage) -> Measure {
    Measure {
        id: MeasureId(1),
        number: "701/00001/26".into(),
        title: "Aktivierung".into(),
        kind: "MAT".into(),
        legal_basis: String::new(),
        procurement: Procurement::PurchasingCentre,
        predecessor: None,
        provider: ProviderId(1),
        place: "Fulda".into(),
        land: Land::Hesse,
        start: d("2026-03-01"),
        end: d("2026-08-31"),
        extensions: vec![],
        places: 12,
        coordinator: None,
        supervisor: Some(PersonId(3)),
        supervisor_named_by: None,
        supervisor_named_on: None,
        team: String::new(),
        status,
        provider_talk_on: None,
        final_report_on: None,
        anomalies_on: None,
        note: String::new(),
    }
}

fn cancelled() -> Stage {
    Stage::Cancelled {
        reason: "kein Bedarf".into(),
    }
}

fn tender() -> MeasureStep {
    MeasureStep::Tender {
        supervisor: PersonId(4),
        named_by: PersonId(5),
        named_on: d("2026-01-10"),
    }
}

fn extend(until: &str) -> MeasureStep {
    MeasureStep::Extend {
        until: d(until),
        on: d("2026-05-01"),
        reason: "Option gezogen".into(),
    }
}

#[test]
fn a_measure_takes_only_the_steps_its_state_allows() {
    let steps = [
        tender(),
        MeasureStep::Award,
        MeasureStep::TalkedTo {
            on: d("2026-02-20"),
        },
        MeasureStep::Cancel {
            reason: "kein Bedarf".into(),
        },
        extend("2026-10-31"),
    ];
    // Stage, today, and one column a step: the state after it on that day, `-` = forbidden.
    let table = [
        (
            Stage::Planned,
            "2026-05-02",
            ["tendered", "running", "-", "cancelled", "-"],
        ),
        (
            Stage::Tendered,
            "2026-05-02",
            ["-", "running", "-", "cancelled", "-"],
        ),
        (
            Stage::Awarded,
            "2026-05-02",
            ["-", "-", "running", "cancelled", "running"],
        ),
        (
            Stage::Awarded,
            "2026-09-30",
            ["-", "-", "ended", "-", "running"],
        ),
        (cancelled(), "2026-05-02", ["-", "-", "-", "-", "-"]),
    ];
    for (stage, today, row) in table {
        for (step, expected) in steps.iter().zip(row) {
            let after = measure(stage.clone()).step(step, d(today));
            let found = after
                .as_ref()
                .map_or("-", |after| after.status(d(today)).name());
            assert_eq!(found, expected, "{stage:?} {today} {step:?}");
        }
    }
}

#[test]
fn a_measure_goes_to_tender_with_a_supervisor_and_who_named_them() {
    let after = measure(Stage::Planned)
        .step(&tender(), d("2026-01-10"))
        .unwrap();
    assert_eq!(after.supervisor, Some(PersonId(4)));
    assert_eq!(after.supervisor_named_by, Some(PersonId(5)));
    assert_eq!(after.supervisor_named_on, Some(d("2026-01-10")));
    let early = measure(Stage::Planned).step(&tender(), d("2026-01-09"));
    assert_eq!(early.unwrap_err().field, "on");
}

#[test]
fn a_purchased_measure_without_supervisor_stays_in_planning() {
    // Procurement, whether there is a supervisor, whether it may be awarded.
    let table = [
        (Procurement::PurchasingCentre, true, true),
        (Procurement::PurchasingCentre, false, false),
        (Procurement::Negotiated, false, false),
        (Procurement::Voucher, false, true),
        (Procurement::Grant, false, true),
        (Procurement::Other, false, true),
    ];
    for (procurement, supervised, allowed) in table {
        let mut planned = measure(Stage::Planned);
        planned.procurement = procurement;
        planned.supervisor = supervised.then_some(PersonId(3));
        let after = planned.step(&MeasureStep::Award, d("2026-02-01"));
        assert_eq!(after.is_ok(), allowed, "{procurement:?} {supervised}");
        if let Err(problem) = after {
            assert_eq!(
                problem,
                Problem::new("supervisor", Wrong::SupervisorMissing)
            );
        }
    }
    let tendered = Measure {
        supervisor: None,
        ..measure(Stage::Tendered)
    };
    assert!(tendered.step(&MeasureStep::Award, d("2026-02-01")).is_ok());
}

#[test]
fn an_extension_ends_later_and_keeps_the_ends_before() {
    let today = d("2026-09-30");
    let once = measure(Stage::Awarded)
        .step(&extend("2026-10-31"), today)
        .unwrap();
    let twice = once.step(&extend("2026-12-31"), today).unwrap();
    let ends: Vec<_> = twice
        .extensions
        .iter()
        .map(|one| (one.from, one.to))
        .collect();
    assert_eq!(
        ends,
        [
            (d("2026-08-31"), d("2026-10-31")),
            (d("2026-10-31"), d("2026-12-31"))
        ]
    );
    assert_eq!(twice.end, d("2026-12-31"));
    let refused = |until| twice.step(&extend(until), today).unwrap_err().what;
    let end = twice.end;
    assert_eq!(refused("2026-12-31"), Wrong::NoExtension { end });
    assert_eq!(refused("2026-11-30"), Wrong::NoExtension { end });
    assert_eq!(refused("2026-02-28"), Wrong::EndBeforeStart);
    let future = twice
        .step(&extend("2027-01-31"), d("2026-04-30"))
        .unwrap_err();
    assert_eq!(future.what.message(), "problem-in-the-future");
}

#[test]
fn a_later_end_of_an_awarded_measure_is_an_extension_however_it_was_typed() {
    let on = d("2026-05-01");
    let before = measure(Stage::Awarded);
    let ends = |end: &str, stage: Stage| Measure {
        end: d(end),
        status: stage,
        ..before.clone()
    };
    let later = ends("2026-09-30", Stage::Awarded);
    assert_eq!(
        later.extended_since(&before, on),
        Some(Extension {
            on,
            from: d("2026-08-31"),
            to: d("2026-09-30"),
            reason: String::new(),
        })
    );
    assert_eq!(
        ends("2026-07-31", Stage::Awarded).extended_since(&before, on),
        None
    );
    assert_eq!(
        ends("2026-09-30", cancelled()).extended_since(&before, on),
        None
    );
    let stepped = before.step(&extend("2026-09-30"), on).unwrap();
    assert_eq!(stepped.extended_since(&before, on), None);
    assert_eq!(later.extended_since(&measure(Stage::Planned), on), None);
}
