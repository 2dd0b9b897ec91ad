use super::*;
use crate::domain::audit::{AuditKind, Subject};
use crate::domain::id::{AuditId, MeasureId, ProviderId};

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn audit(status: AuditState) -> Audit {
    Audit {
        id: AuditId(1),
        measure: MeasureId(1),
        subject: Subject {
            number: "701/00001/26".into(),
            title: "Aktivierung".into(),
            provider: ProviderId(1),
            coordinator: None,
            place: "Fulda".into(),
            land: Land::Hesse,
        },
        kind: AuditKind::RegularThreeMonths,
        rule_date: d("2026-04-01"),
        due: d("2026-04-01"),
        after_end: false,
        scheduled: None,
        responsible: None,
        status,
        covered_by: None,
        prompted_by: None,
        advice_on: None,
        auditors: vec![],
        sections: vec![],
        note: String::new(),
        recorded: false,
        filed_on: None,
        result_sent_on: None,
    }
}

fn by_hand() -> AuditState {
    AuditState::Waived {
        reason: WaiveReason::ByHand("Träger insolvent".into()),
    }
}

fn by_plan() -> AuditState {
    AuditState::Waived {
        reason: WaiveReason::NotDemanded,
    }
}

fn done() -> AuditState {
    AuditState::Done {
        on: d("2026-03-20"),
        result: AuditResult::Passed,
    }
}

fn does(on: &str) -> AuditStep {
    AuditStep::Done {
        on: d(on),
        result: AuditResult::Deficient,
        by: vec![PersonId(7)],
        note: "zwei Räume fehlen".into(),
    }
}

#[test]
fn an_audit_takes_only_the_steps_its_state_allows() {
    let today = d("2026-03-30");
    let on = d("2026-03-24");
    let states = [
        AuditState::Planned,
        AuditState::Announced { on },
        done(),
        by_hand(),
        by_plan(),
    ];
    let why = || "Irrtum".to_owned();
    let steps = [
        AuditStep::Schedule { on },
        AuditStep::Announce {
            on,
            scheduled: None,
        },
        does("2026-03-27"),
        AuditStep::Waive { reason: why() },
        AuditStep::Reopen { reason: why() },
    ];
    // One row a state, one column a step: the state after it, or the sentence that forbids it.
    let table = [
        [
            "planned",
            "announced",
            "done",
            "waived",
            "problem-state-forbids",
        ],
        [
            "announced",
            "announced",
            "done",
            "waived",
            "problem-state-forbids",
        ],
        ["problem-already-done"; 5],
        ["problem-already-waived"; 5],
        [
            "problem-already-waived",
            "problem-already-waived",
            "done",
            "problem-already-waived",
            "problem-waived-by-plan",
        ],
    ];
    for (state, mut row) in states.iter().zip(table) {
        if matches!(state.name(), "done" | "waived") && *state != by_plan() {
            row[4] = "planned";
        }
        for (step, expected) in steps.iter().zip(row) {
            let found = match audit(state.clone()).step(step, today) {
                Ok(after) => after.status.name(),
                Err(problem) => problem.what.message(),
            };
            assert_eq!(found, expected, "{state:?} {step:?}");
        }
    }
}

#[test]
fn a_step_says_what_would_be_right() {
    let today = d("2026-03-30");
    let cases = [
        (does("2026-03-31"), "on", "problem-in-the-future"),
        (
            AuditStep::Announce {
                on: d("2026-03-31"),
                scheduled: None,
            },
            "on",
            "problem-in-the-future",
        ),
        (
            AuditStep::Announce {
                on: d("2026-03-30"),
                scheduled: Some(d("2026-03-29")),
            },
            "scheduled",
            "problem-too-early",
        ),
        (
            AuditStep::Waive { reason: " ".into() },
            "reason",
            "problem-reason-missing",
        ),
    ];
    for (step, field, message) in cases {
        let problem = audit(AuditState::Planned).step(&step, today).unwrap_err();
        assert_eq!((problem.field, problem.what.message()), (field, message));
    }
    let problem = audit(done())
        .step(
            &AuditStep::Reopen {
                reason: String::new(),
            },
            today,
        )
        .unwrap_err();
    assert_eq!(problem.what, Wrong::ReasonMissing);
}

#[test]
fn what_was_done_notes_who_did_it_and_keeps_the_note_there_was() {
    let mut before = audit(AuditState::Planned);
    before.note = "Schlüssel beim Pförtner".into();
    before.covered_by = Some(AuditId(9));
    let after = before.step(&does("2026-03-30"), d("2026-03-30")).unwrap();
    assert_eq!(after.auditors, [PersonId(7)]);
    assert_eq!(after.note, "Schlüssel beim Pförtner\nzwei Räume fehlen");
    assert_eq!(after.covered_by, None);
    let reopened = after
        .step(
            &AuditStep::Reopen {
                reason: "falsche Maßnahme".into(),
            },
            d("2026-03-30"),
        )
        .unwrap();
    assert_eq!(reopened.status, AuditState::Planned);
    assert!(reopened.note.ends_with("\nfalsche Maßnahme"));
}

#[test]
fn announcing_keeps_an_appointment_made_before() {
    let mut before = audit(AuditState::Planned);
    before.scheduled = Some(d("2026-03-31"));
    let step = AuditStep::Announce {
        on: d("2026-03-27"),
        scheduled: None,
    };
    let after = before.step(&step, d("2026-03-27")).unwrap();
    assert_eq!(after.scheduled, before.scheduled);
    assert_eq!(
        after.status,
        AuditState::Announced {
            on: d("2026-03-27")
        }
    );
}

#[test]
fn an_unusual_appointment_is_said_and_not_forbidden() {
    use AuditWarning as W;
    // Good Friday is 3 April 2026, Easter Monday the 6th; the last day is the 1st.
    let cases = [
        (None, None, vec![]),
        (Some("2026-03-31"), None, vec![]),
        (
            Some("2026-03-28"),
            None,
            vec![W::FreeDay {
                on: d("2026-03-28"),
            }],
        ),
        (
            Some("2026-04-03"),
            None,
            vec![
                W::FreeDay {
                    on: d("2026-04-03"),
                },
                W::Late {
                    due: d("2026-04-01"),
                },
            ],
        ),
        (
            Some("2026-03-31"),
            Some("2026-03-31"),
            vec![W::Notice { days: 0 }],
        ),
        (
            Some("2026-03-31"),
            Some("2026-03-30"),
            vec![W::Notice { days: 1 }],
        ),
        (Some("2026-03-31"), Some("2026-03-27"), vec![]),
        (Some("2026-03-31"), Some("2026-03-25"), vec![]),
        (
            Some("2026-03-31"),
            Some("2026-03-24"),
            vec![W::Notice { days: 5 }],
        ),
    ];
    for (scheduled, told, expected) in cases {
        let mut one = audit(
            told.map_or(AuditState::Planned, |on| AuditState::Announced {
                on: d(on),
            }),
        );
        one.scheduled = scheduled.map(d);
        assert_eq!(
            one.warnings(&LocalHolidays::NONE),
            expected,
            "{scheduled:?} {told:?}"
        );
    }
    let mut settled = audit(done());
    settled.scheduled = Some(d("2026-04-03"));
    assert_eq!(settled.warnings(&LocalHolidays::NONE), []);
    let mut absurd = audit(AuditState::Announced { on: NaiveDate::MIN });
    absurd.scheduled = Some(NaiveDate::MAX);
    assert_eq!(absurd.warnings(&LocalHolidays::NONE).len(), 2);
}
