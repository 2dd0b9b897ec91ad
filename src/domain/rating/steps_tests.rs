use super::*;
use crate::domain::id::{MeasureId, ProviderId};
use crate::domain::measure::{Procurement, Stage};
use crate::domain::rating::tests::{d, rating};
use crate::domain::rating::{Part, Points};

const TODAY: &str = "2026-11-22";

fn answer(points: i32) -> Answer {
    Answer {
        part: Part::Soft,
        question: "Räume".into(),
        value: Some(Points(points)),
        note: String::new(),
    }
}

fn answered(points: i32) -> Rating {
    rating()
        .forward(d("2026-10-01"), None, &HouseRules::default(), d(TODAY))
        .and_then(|one| one.answer(d("2026-10-20"), vec![answer(points)], d(TODAY)))
        .unwrap()
}

fn wrongs<T: std::fmt::Debug>(refused: Result<T, Vec<Problem>>) -> Vec<(&'static str, Wrong)> {
    let problems = refused.unwrap_err().into_iter();
    problems.map(|one| (one.field, one.what)).collect()
}

#[test]
fn the_weeks_run_from_the_day_it_was_forwarded() {
    let rules = HouseRules::default();
    let first = rating()
        .forward(d("2026-10-01"), Some(PersonId(4)), &rules, d(TODAY))
        .unwrap();
    assert_eq!(
        (first.due, first.rater),
        (Some(d("2026-10-29")), Some(PersonId(4)))
    );
    assert_eq!(first.overdue_days(d("2026-10-29")), 0);
    assert_eq!(first.overdue_days(d("2026-10-30")), 1);
    let again = first
        .forward(d("2026-10-08"), None, &rules, d(TODAY))
        .unwrap();
    assert_eq!(
        (again.due, again.rater),
        (Some(d("2026-11-05")), Some(PersonId(4)))
    );
}

#[test]
fn a_step_out_of_turn_is_refused() {
    let rules = HouseRules::default();
    let today = d(TODAY);
    let in_mailbox = Rating {
        mailbox_on: Some(d("2026-10-02")),
        ..rating()
    };
    let before = |last| Wrong::BeforeLastStep { last: d(last) };
    assert_eq!(
        wrongs(in_mailbox.forward(d("2026-10-01"), None, &rules, today)),
        [("forwarded_on", before("2026-10-02"))]
    );
    assert_eq!(
        wrongs(rating().forward(d("2026-11-23"), None, &rules, today)),
        [("forwarded_on", Wrong::InTheFuture)]
    );
    assert_eq!(
        wrongs(rating().answer(today, vec![], today)),
        [("forwarded_on", Wrong::NotForwarded)]
    );
    assert_eq!(
        wrongs(answered(300).forward(today, None, &rules, today)),
        [(
            "",
            Wrong::AlreadyDone {
                on: d("2026-10-20")
            }
        )]
    );
    assert_eq!(
        wrongs(answered(300).answer(d("2026-09-30"), vec![], today)),
        [("answered_on", before("2026-10-01"))]
    );
    let off = wrongs(answered(300).answer(today, vec![answer(301)], today));
    assert!(
        matches!(off[..], [("answers", Wrong::OffTheScale { .. })]),
        "{off:?}"
    );
    assert_eq!(
        wrongs(rating().close(today, today)),
        [("answered_on", Wrong::NotAnswered)]
    );
    assert_eq!(
        wrongs(answered(300).close(d("2026-10-19"), today)),
        [("closed_on", before("2026-10-20"))]
    );
}

#[test]
fn a_notable_rating_is_closed_only_with_explanation_and_action() {
    let today = d(TODAY);
    let unexplained = |field| (field, Wrong::NotableUnexplained);
    assert!(answered(200).close(today, today).is_ok());
    let mut notable = answered(199);
    assert_eq!(
        wrongs(notable.close(today, today)),
        [unexplained("explanation"), unexplained("action")]
    );
    notable.explanation = "Umbau".into();
    assert_eq!(wrongs(notable.close(today, today)), [unexplained("action")]);
    notable.action = "Prüfung im Mai".into();
    let closed = notable.close(today, today).unwrap();
    assert_eq!(closed.closed_on, Some(today));
    // Nor does the store take a closed one that lacks them.
    let forged = Rating {
        action: " ".into(),
        ..closed
    };
    assert_eq!(
        forged.check(),
        [Problem::new("action", Wrong::NotableUnexplained)]
    );
}

#[test]
fn a_closed_rating_is_never_rewritten() {
    let today = d(TODAY);
    let open = answered(300);
    let closed = open.close(today, today).unwrap();
    let evidence = Err(Wrong::Evidence { on: today });
    let changed = Rating {
        explanation: "anders".into(),
        ..closed.clone()
    };
    for (before, after, want) in [
        (&open, Some(&closed), Ok(())),
        (&open, Some(&changed), Ok(())),
        (&open, None, Ok(())),
        (&closed, Some(&closed), Ok(())),
        (&closed, Some(&changed), evidence.clone()),
        (&closed, Some(&open), evidence.clone()),
        (&closed, None, evidence),
    ] {
        assert_eq!(Rating::may_follow(before, after), want, "{after:?}");
    }
    let refused = [("", Wrong::Evidence { on: today })];
    assert_eq!(wrongs(closed.close(today, today)), refused);
    assert_eq!(wrongs(closed.answer(today, vec![], today)), refused);
}

#[test]
fn a_notable_rating_leaves_a_talk_behind() {
    let rules = HouseRules::default();
    let leads = Responsible::Person(PersonId(2));
    let talk =
        |rating: &Rating| rating.talk("Gespräch".into(), Some(leads.clone()), &rules, d(TODAY));
    assert_eq!(talk(&answered(200)), None);
    assert_eq!(talk(&rating()), None);
    let task = talk(&answered(199)).unwrap();
    assert_eq!(task.source, TaskSource::Rating(answered(199).id));
    assert_eq!(
        (task.due, task.responsible.as_ref()),
        (Some(d("2026-11-03")), Some(&leads))
    );
}

#[test]
fn the_supervisors_manager_is_known_or_left_open() {
    let person = |id, roles: &[Role]| Person {
        roles: roles.to_vec(),
        ..Person::named(PersonId(id), "Name")
    };
    let lead = |id| person(id, &[Role::TeamLead]);
    let manager = person(9, &[Role::Reader, Role::CoordinatingManager]);
    for (named_by, people, want) in [
        (Some(7), vec![lead(1)], Some(7)),
        (None, vec![lead(1), manager.clone()], Some(1)),
        (None, vec![lead(1), lead(2), manager.clone()], Some(9)),
        (None, vec![lead(1), lead(2)], None),
        (None, vec![], None),
    ] {
        let measure = Measure {
            supervisor_named_by: named_by.map(PersonId),
            ..measure()
        };
        let got = manager_of_supervisor(&measure, &people);
        assert_eq!(got, want.map(PersonId), "{named_by:?} {people:?}");
    }
}

fn measure() -> Measure {
    Measure {
        id: MeasureId(1),
        number: String::new(),
        title: "Titel".into(),
        kind: String::new(),
        legal_basis: String::new(),
        procurement: Procurement::PurchasingCentre,
        predecessor: None,
        provider: ProviderId(1),
        place: String::new(),
        land: crate::domain::date::Land::Hesse,
        start: d("2026-01-01"),
        end: d("2026-12-31"),
        extensions: Vec::new(),
        places: 10,
        coordinator: None,
        supervisor: None,
        supervisor_named_by: None,
        supervisor_named_on: None,
        team: String::new(),
        status: Stage::Awarded,
        provider_talk_on: None,
        final_report_on: None,
        anomalies_on: None,
        note: String::new(),
    }
}
