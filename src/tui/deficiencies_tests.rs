//! The tab of deficiencies in the whole app, driven by keys.

use chrono::NaiveDate;

use super::app_tests::Session;
use crate::domain::date::{FixedDay, Land};
use crate::domain::deficiency::{Deficiency, DeficiencyState, Severity, Step, StepKind};
use crate::domain::id::{DeficiencyId, Kind, MeasureId, PersonId, ProviderId};
use crate::domain::measure::{Measure, Procurement, Stage};
use crate::domain::person::Person;
use crate::domain::provider::Provider;
use crate::domain::task::Task;
use crate::fields::{Defaults, blank};
use crate::store::{Change, Entity};
use crate::tui::test_keys::today;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn defaults() -> Defaults {
    Defaults {
        today: today(),
        land: Land::Hesse,
        language: crate::domain::meeting::MeetingLanguage::De,
    }
}

/// A voucher measure: no rhythm of audits.
fn measure(n: u64, title: &str, coordinator: PersonId) -> Measure {
    Measure {
        id: MeasureId::provisional(n),
        number: format!("701/0000{n}/26"),
        title: title.into(),
        procurement: Procurement::Voucher,
        provider: ProviderId::provisional(n),
        start: d("2026-08-01"),
        end: d("2027-07-31"),
        coordinator: Some(coordinator),
        status: Stage::Awarded,
        ..Measure::from_record(blank(Kind::Measure, defaults())).unwrap()
    }
}

fn step(on: &str, what: StepKind) -> Step {
    Step {
        on: d(on),
        by: "kim".into(),
        what,
    }
}

fn demanded(on: &str, deadline: &str) -> Step {
    step(
        on,
        StepKind::Demanded {
            deadline: d(deadline),
            span: None,
            fixed: FixedDay::Moves,
        },
    )
}

fn found(
    n: u64,
    of: u64,
    (on, severity): (&str, Severity),
    (kind, text): (&str, &str),
    steps: Vec<Step>,
) -> Deficiency {
    Deficiency {
        id: DeficiencyId::provisional(n),
        measure: MeasureId::provisional(of),
        found_on: d(on),
        severity,
        kind: kind.into(),
        text: text.into(),
        steps,
        ..Deficiency::from_record(blank(Kind::Deficiency, defaults())).unwrap()
    }
}

/// One just found, one late, one severe, one remedied lately and one long ago.
fn furnished(change: Change) -> Change {
    let remedied = |on| {
        step(
            on,
            StepKind::Remedied {
                verified_by: "Ute Bär".into(),
                evidence: "Dienstplan".into(),
            },
        )
    };
    let major = |on| (on, Severity::Major);
    change
        .create(Person::named(PersonId::provisional(2), "Jan Kranz"))
        .create(Provider::named(ProviderId::provisional(1), "Lernwerk"))
        .create(Provider::named(ProviderId::provisional(2), "Werkhof"))
        .create(measure(1, "Coaching", PersonId(1)))
        .create(measure(2, "Werkstatt", PersonId::provisional(2)))
        .create(found(
            1,
            1,
            major("2026-11-20"),
            ("Personal", "Eine Fachkraft fehlt"),
            vec![],
        ))
        .create(found(
            2,
            2,
            major("2026-11-02"),
            ("Räume", "Kein zweiter Gruppenraum"),
            vec![
                demanded("2026-11-03", "2026-11-17"),
                step("2026-11-03", StepKind::LetterFiled),
            ],
        ))
        .create(found(
            3,
            2,
            ("2026-11-23", Severity::Severe),
            ("", "Teilnehmende ohne Aufsicht an der Maschine"),
            vec![],
        ))
        .create(found(
            4,
            1,
            ("2026-05-04", Severity::Minor),
            ("personal", "Vertretung nicht gemeldet"),
            vec![demanded("2026-05-05", "2026-05-19"), remedied("2026-05-18")],
        ))
        .create(found(
            5,
            1,
            ("2025-05-05", Severity::Minor),
            ("Unterlagen", "Liste fehlt"),
            vec![demanded("2025-05-06", "2025-05-20"), remedied("2025-05-19")],
        ))
}

fn session() -> Session {
    Session::new().given(furnished).keys("7")
}

fn stored(session: &Session, id: u64) -> Deficiency {
    let found = session.store.get::<Deficiency>(DeficiencyId(id)).unwrap();
    found.unwrap().record
}

#[test]
fn the_tab_opens_on_what_is_open_the_longest_overdue_on_top() {
    let session = session()
        .shows("Offene Mängel")
        .shows("3 hier")
        .shows("Wdh.: Personal")
        .shows("QS einschalten")
        .lacks("Vertretung");
    insta::assert_snapshot!("deficiencies_80x24", session.screen());
    let session = session
        .size(120, 40)
        .shows("Offene")
        .keys("<down>")
        .keys("<up>");
    insta::assert_snapshot!("deficiencies_120x40", session.screen());
}

#[test]
fn the_board_has_a_column_a_stage_and_what_was_closed_lately() {
    let session = session()
        .keys("B")
        .shows("Festgestellt 2")
        .shows("Stufe 1 1")
        .shows("Stufe 2 0")
        .shows("Abgeschlossen 1");
    insta::assert_snapshot!("deficiencies_board_80x24", session.screen());
    session
        .keys("<right><right><enter>")
        .shows("Vertretung nicht gemeldet")
        .end();
}

#[test]
fn only_what_is_overdue_and_only_mine() {
    session()
        .keys("o")
        .shows("1 hier")
        .shows("701/00002/26")
        .keys("o")
        .shows("3 hier")
        .keys("m")
        .shows("1 hier")
        .shows("701/00001/26")
        .end();
}

#[test]
fn one_in_full_shows_its_story_and_what_comes_next() {
    let session = session()
        .keys("<enter>")
        .shows("Frist")
        .shows("seit 7 Tagen abgelaufen")
        .shows("QS einschalten")
        .shows("Schriftlich aufgefordert, Frist bis Di 17.11.2026");
    insta::assert_snapshot!("deficiency_80x24", session.screen());
}

#[test]
fn a_demand_shows_where_its_deadline_ends_and_offers_the_letter() {
    // The cursor is on the late one; the next ones are the severe and the one just found.
    let session = session()
        .keys("<end>t")
        .shows("Schriftlich auffordern: 701/00001/26");
    let session = session
        .keys("<tab>5.12.")
        .shows("Frist bis Mo 07.12.2026; verschoben von Sa 05.12.2026")
        .shows("(Wochenende)");
    insta::assert_snapshot!("deficiency_demand_80x24", session.screen());
    let session = session
        .keys(&"<backspace>".repeat(5))
        .shows("14t, 2w, 1m")
        .keys("2w")
        .shows("Frist bis Di 08.12.2026")
        .keys("<ctrl+s>")
        .shows("Das Schreiben an den Träger")
        .shows("(u nimmt es zurück)")
        .keys("n");
    let one = stored(&session, 1);
    assert_eq!(one.deadline(), Some(d("2026-12-08")));
    assert_eq!(one.steps[0].by, "ute");
    session
        .shows("08.12.2026")
        .keys("u")
        .lacks("08.12.2026")
        .end();
}

#[test]
fn a_deficiency_goes_to_its_end_by_keys_alone() {
    // Late: the officer is involved, then the menu asks what to decide.
    let session = session()
        .keys("t")
        .shows("Qualitätssicherung einschalten: 701/00002/26")
        .keys("<tab>Jan Kranz<tab><ctrl+s>")
        .shows("Stufe 2 oder mehr Zeit")
        .keys("<enter><enter>")
        .shows("Schritte: ")
        .shows("Frist verlängern");
    insta::assert_snapshot!("deficiency_steps_80x24", session.screen());
    let session = session
        .keys("e<enter>")
        .shows("Einkauf einschalten (Stufe 2): 701/00002/26");
    let session = session
        .shows("Aufforderung nicht erfüllt")
        .keys("<tab><tab>Nichts geschah<ctrl+s>")
        .shows("Die Mitteilung an den Einkauf")
        .keys("n");
    assert_eq!(stored(&session, 2).state(), DeficiencyState::Escalated);
    assert_eq!(session.store.all::<Task>().unwrap().len(), 2);
    let session = session.keys("t<ctrl+s>t<ctrl+s>");
    let open = |session: &Session| {
        let tasks = session.store.all::<Task>().unwrap();
        tasks.iter().filter(|task| task.record.is_open()).count()
    };
    assert_eq!(open(&session), 0, "both were informed");
    let session = session
        .shows("Stufe 2 abschließen")
        .keys("f")
        .keys("a<enter>")
        .shows("Als behoben vermerken")
        .keys("<tab>Ute Bär<ctrl+s>");
    let one = stored(&session, 2);
    assert_eq!((one.state(), one.stage()), (DeficiencyState::Remedied, 2));
    assert_eq!(open(&session), 1, "the check of the effect");
    session.shows("Wirksamkeit prüfen").end();
}

#[test]
fn what_can_not_be_done_now_says_why_in_the_menu() {
    let session = session().keys("<end>f").keys("<up>");
    insta::assert_snapshot!("deficiency_refused_80x24", session.screen());
    session.keys("<enter>").shows("Schritte: ").end();
}

#[test]
fn what_stands_against_a_step_stands_at_its_field() {
    let session = session()
        .keys("<end>f")
        .keys("e<enter>")
        .shows("Nicht jetzt: ")
        .keys("<tab><left><tab>Darum<ctrl+s>")
        .shows("Einkauf einschalten (Stufe 2)");
    assert_eq!(stored(&session, 1).state(), DeficiencyState::Found);
    session.keys("<esc>").shows("Entwurf behalten").end();
}
