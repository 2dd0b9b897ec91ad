//! The tab of audits in the whole app, driven by keys.

use chrono::NaiveDate;

use super::app_tests::Session;
use crate::domain::audit::{
    Audit, AuditKind, AuditResult, AuditState, Subject, Verdict, WaiveReason,
};
use crate::domain::date::Land;
use crate::domain::deficiency::Deficiency;
use crate::domain::id::{AuditId, DeficiencyId, Kind, MeasureId, PersonId, ProviderId};
use crate::domain::measure::{Measure, Procurement, Stage};
use crate::domain::person::Person;
use crate::domain::provider::Provider;
use crate::fields::{Defaults, blank};
use crate::store::{Change, Record};
use crate::tui::event::{Paper, TableForm};
use crate::tui::test_keys::today;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const DEFAULTS: fn() -> Defaults = || Defaults {
    today: today(),
    land: Land::Hesse,
    language: crate::domain::meeting::MeetingLanguage::De,
};

/// A voucher measure: the rhythm leaves it alone, so the only audits are those given.
fn measure(n: u64, title: &str, place: &str, land: Land) -> Measure {
    let Record::Measure(measure) = blank(Kind::Measure, DEFAULTS()) else {
        panic!("a measure");
    };
    Measure {
        id: MeasureId::provisional(n),
        number: format!("701/0000{n}/26"),
        title: title.into(),
        procurement: Procurement::Voucher,
        provider: ProviderId::provisional(1),
        place: place.into(),
        land,
        start: d("2026-08-01"),
        end: d("2027-07-31"),
        places: 20,
        coordinator: Some(PersonId(1)),
        supervisor: Some(PersonId::provisional(2)),
        status: Stage::Awarded,
        ..measure
    }
}

fn audit(n: u64, of: &Measure, due: &str, status: AuditState) -> Audit {
    let Record::Audit(audit) = blank(Kind::Audit, DEFAULTS()) else {
        panic!("an audit");
    };
    Audit {
        id: AuditId::provisional(n),
        measure: of.id,
        subject: Subject {
            number: of.number.clone(),
            title: of.title.clone(),
            provider: of.provider,
            coordinator: of.coordinator,
            place: of.place.clone(),
            land: of.land,
        },
        kind: AuditKind::Occasion,
        rule_date: d(due),
        due: d(due),
        status,
        ..audit
    }
}

/// Two overdue ones, one of them with an appointment; today's; later ones; a done and a waived one.
fn furnished(change: Change) -> Change {
    let fulda = measure(1, "Coaching Alleinerziehende", "Fulda", Land::Hesse);
    let kassel = measure(2, "Werkstatt Metall", "Kassel", Land::Hesse);
    let leipzig = measure(3, "Sprache und Beruf", "Leipzig", Land::Saxony);
    let mut late = audit(1, &fulda, "2026-11-12", AuditState::Planned);
    late.scheduled = Some(d("2026-11-26"));
    let told = AuditState::Announced {
        on: d("2026-11-18"),
    };
    let mut jan = audit(2, &kassel, "2026-11-20", told);
    jan.responsible = Some(PersonId::provisional(2));
    let done = AuditState::Done {
        on: d("2026-11-10"),
        result: AuditResult::Deficient,
    };
    let waived = AuditState::Waived {
        reason: WaiveReason::ByHand("Träger insolvent".into()),
    };
    change
        .create(Provider::named(
            ProviderId::provisional(1),
            "Bildungswerk Fulda",
        ))
        .create(Person::named(PersonId::provisional(2), "Jan Kranz"))
        .create(fulda.clone())
        .create(kassel.clone())
        .create(leipzig.clone())
        .create(late)
        .create(jan)
        .create(audit(3, &fulda, "2026-11-24", AuditState::Planned))
        .create(audit(4, &leipzig, "2026-11-30", AuditState::Planned))
        .create(audit(5, &kassel, "2026-12-18", AuditState::Planned))
        .create(audit(6, &leipzig, "2027-02-01", AuditState::Planned))
        .create(audit(7, &leipzig, "2026-11-13", done))
        .create(audit(8, &kassel, "2026-11-05", waived))
}

fn session() -> Session {
    Session::new().given(furnished).keys("6")
}

#[test]
fn the_tab_opens_on_what_is_overdue_and_what_comes_next() {
    let session = session()
        .shows("Überfällig (2)")
        .shows("12 Tage   26.11.")
        .shows("In den nächsten 30 Tagen (3)")
        .lacks("01.02.2027");
    insta::assert_snapshot!("audits_80x24", session.screen());
    insta::assert_snapshot!(
        "audits_120x40",
        session
            .size(120, 40)
            .shows("Fulda")
            .keys("<down>")
            .shows("Jan Kranz")
            .screen()
    );
}

#[test]
fn a_small_screen_shows_the_month_or_the_list() {
    let session = session().size(60, 15).lacks("KW").shows("Überfällig (2)");
    insta::assert_snapshot!("audits_60x15", session.screen());
    let session = session.keys("<tab>").shows("KW").lacks("Überfällig (2)");
    insta::assert_snapshot!("audits_month_60x15", session.screen());
    session.keys("<tab>").lacks("KW").end();
}

#[test]
fn one_key_shows_what_is_overdue_and_again_what_comes() {
    session()
        .keys("o")
        .shows("Überfällige Prüfungen")
        .shows("2 hier")
        .lacks("30.11.26")
        .keys("o")
        .shows("30.11.26")
        .end();
}

#[test]
fn the_grid_moves_by_days_weeks_and_months_and_the_list_goes_along() {
    let session = session()
        .keys("<tab>")
        .shows("Prüfungen im November 2026")
        .shows("Di 24.11.2026, KW 48")
        .keys("<right><right>")
        .shows("Do 26.11.2026")
        .shows("eine Prüfung, 1 überfällig")
        .shows("▌! 12 Tage")
        .keys("<home>")
        .shows("So 01.11.2026, KW 44")
        .keys("<pgdn>")
        .shows("Prüfungen im Dezember 2026")
        .shows("18.12.26")
        .lacks("24.11.26")
        .keys("t<enter>")
        .shows("Prüfungen am Di 24.11.2026")
        .shows("1 hier")
        .keys("q")
        .shows("Prüfungen: was ansteht");
    insta::assert_snapshot!(
        "audits_month_80x24",
        session.keys("<tab><pgdn><end>").screen()
    );
}

#[test]
fn an_audit_is_shown_in_full_with_what_else_is_planned_for_its_measure() {
    let session = session()
        .keys("<enter>")
        .shows("701/00001/26 Coaching Alleinerziehende")
        .shows("überfällig seit 12 Tagen")
        .shows("Do 26.11.2026 (nach der Fälligkeit)")
        .shows("Weitere Prüfungen der Maßnahme");
    insta::assert_snapshot!("audit_80x24", session.screen());
}

#[test]
fn what_lies_in_one_place_stands_together() {
    session()
        .keys("MO")
        .shows("Prüfungen im November 2026, nach Orten")
        .shows("Fulda (HE): 2")
        .shows("Leipzig (SN): 2")
        .keys("/Sachsen<enter>")
        .shows("▌✓ 10.11.26")
        .end();
}

#[test]
fn only_mine_counts_in_list_and_month() {
    session()
        .keys("m")
        .shows("Überfällig (1)")
        .keys("<tab>")
        .shows("November: 4 Prüfungen, 1 überf.")
        .end();
}

#[test]
fn marked_audits_get_a_day_or_somebody_at_once() {
    let session = session()
        .keys("<space><space>e")
        .shows("für 2 Einträge")
        .keys("27.11.<enter>");
    let stored = |id| session.store.get::<Audit>(AuditId(id)).unwrap().unwrap();
    for id in [1, 2] {
        assert_eq!(stored(id).record.scheduled, Some(d("2026-11-27")), "{id}");
    }
    assert_eq!(stored(3).record.scheduled, None);
}

impl Session {
    fn audit(&self, id: u64) -> Audit {
        let stored = self.store.get::<Audit>(AuditId(id));
        stored.unwrap().unwrap().record
    }
}

#[test]
fn an_appointment_moves_by_days_and_weeks_and_says_what_is_unusual_about_the_day() {
    let session = session()
        .keys("+")
        .shows("Termin: Fr 27.11.2026. Das liegt nach der F")
        .keys("+")
        .shows("Das ist ein freier Tag: Samstag.")
        .keys("<lt><lt>-");
    assert_eq!(session.audit(1).scheduled, Some(d("2026-11-13")));
    // Without an appointment it is reckoned from the last day.
    let session = session.keys("<down>>");
    assert_eq!(session.audit(2).scheduled, Some(d("2026-11-27")));
    let session = session.keys("u");
    assert_eq!(session.audit(2).scheduled, None);
}

#[test]
fn moves_faster_than_the_store_add_up() {
    let session = session().hold().keys("+++").deliver();
    assert_eq!(session.audit(1).scheduled, Some(d("2026-11-29")));
}

#[test]
fn several_appointments_move_together() {
    let session = session()
        .keys("<space><space>>")
        .shows("2 Termine verschoben, davon auf freien Tagen");
    assert_eq!(session.audit(1).scheduled, Some(d("2026-12-03")));
    assert_eq!(session.audit(2).scheduled, Some(d("2026-11-27")));
}

#[test]
fn what_is_done_is_not_moved() {
    let session = session()
        .keys("M<home><down>")
        .shows("▌✓ 10.11.26")
        .keys("+");
    assert_eq!(session.audit(7).scheduled, None);
    session.shows("10.11.2026").end();
}

#[test]
fn an_audit_is_announced_with_a_word_about_the_notice() {
    let session = session()
        .keys("<down>a")
        .shows("Prüfung ankündigen: 701/00002/26");
    insta::assert_snapshot!("audit_announce_80x24", session.screen());
    let session = session
        .keys("<tab>25.11.<tab>")
        .shows("liegt ein Arbeitstag")
        .keys("<ctrl+s>")
        .shows("Angekündigt.");
    let audit = session.audit(2);
    assert_eq!(audit.scheduled, Some(d("2026-11-25")));
    assert_eq!(audit.status, AuditState::Announced { on: today() });
}

#[test]
fn a_result_can_not_lie_ahead() {
    let session = session()
        .keys("f")
        .shows("Prüfung abschließen")
        .keys("<ctrl+s>")
        .lacks("Durchgeführt, ")
        .keys("<esc>");
    assert_eq!(session.audit(1).status, AuditState::Planned);
}

#[test]
fn an_audit_done_without_a_finding_leaves_the_list_of_what_is_due() {
    let session = session()
        .keys("f<tab><right><ctrl+s>")
        .shows("Durchgeführt, ohne Mangel.")
        .shows("Überfällig (1)");
    let audit = session.audit(1);
    let passed = AuditResult::Passed;
    assert_eq!(
        audit.status,
        AuditState::Done {
            on: today(),
            result: passed
        }
    );
    assert_eq!(audit.auditors, [PersonId(1)]);
}

#[test]
fn waiving_wants_a_reason() {
    let session = session().keys("X<ctrl+s>");
    assert_eq!(session.audit(1).status, AuditState::Planned);
    let session = session.keys("Träger insolvent<ctrl+s>");
    assert_eq!(session.audit(1).status.name(), "waived");
}

#[test]
fn the_form_takes_a_verdict_and_a_note_a_section_and_makes_a_deficiency_of_a_finding() {
    let session = session().keys("p").shows("Prüfbogen 701/00001/26 Coaching");
    // A voucher measure is looked at for its costs as well.
    let session = session
        .shows("Übereinstimmung mit Zulassung")
        .keys("i<down>f<right>Zwei Kräfte fehlen<enter>");
    insta::assert_snapshot!("audit_form_80x24", session.screen());
    let sections = session.audit(1).sections;
    assert_eq!(sections.len(), 10);
    assert_eq!(sections[0].verdict, Verdict::Fine);
    assert_eq!(sections[1].verdict, Verdict::Finding);
    assert_eq!(sections[1].note, "Zwei Kräfte fehlen");
    let session = session
        .keys("<up><f5>")
        .shows("Zwei Kräfte fehlen")
        .keys("<ctrl+s>");
    let found = session
        .store
        .get::<Deficiency>(DeficiencyId(1))
        .unwrap()
        .unwrap()
        .record;
    assert_eq!(found.audit, Some(AuditId(1)));
    assert_eq!(found.kind, "Personal");
    assert_eq!(found.text, "Zwei Kräfte fehlen");
    // The finding decides what the result begins with.
    let session = session
        .keys("<f6>")
        .shows("Prüfung abschließen")
        .keys("<ctrl+s>");
    assert_eq!(session.audit(1).status.name(), "done");
    let session = session.keys("<f7><esc>");
    assert_eq!(session.papers, [Paper::AuditReport(AuditId(1))]);
}

#[test]
fn what_is_being_typed_belongs_to_the_deficiency_made_of_it() {
    let session = session().keys("pf<right>Kein Raum<f5>").shows("Kein Raum");
    let session = session.keys("<ctrl+s>");
    let found = session
        .store
        .get::<Deficiency>(DeficiencyId(1))
        .unwrap()
        .unwrap()
        .record;
    assert_eq!(found.text, "Kein Raum");
    assert_eq!(found.kind, "Konzept und seine Umsetzung");
}

#[test]
fn papers_are_the_ones_that_come_next() {
    let session = session().keys("P").keys("B").keys("i");
    assert_eq!(
        session.papers,
        [
            Paper::AuditForm(AuditId(1)),
            Paper::AuditAnnouncement(AuditId(1)),
            Paper::Appointments([1, 2, 3, 4, 5].map(AuditId).to_vec()),
        ]
    );
    let session = session.keys("M<home><down>B").shows("▌✓ 10.11.26");
    assert_eq!(session.papers.last(), Some(&Paper::AuditResult(AuditId(7))));
}

#[test]
fn a_contact_note_and_the_tick_of_the_procedure_are_one_key_each() {
    let session = session().keys("c").shows("Im Fachverfahren erfasst.");
    assert!(session.audit(1).recorded);
    session
        .keys("K")
        .shows("Maßnahmeprüfung")
        .keys("<esc>")
        .end();
}

#[test]
fn a_menu_narrows_to_a_person_a_provider_a_place_or_a_land() {
    session()
        .keys("z")
        .shows("Nur Prüfungen von")
        .shows("Ute Bär")
        .shows("Zuständig, 4")
        .keys("<enter>")
        .shows("Filter: Ute Bär")
        .lacks("Eingegrenzt")
        .keys("zS<enter>")
        .shows("Filter: Sachsen")
        .shows("701/00003/26")
        .shows("1 hier")
        .keys("z")
        .shows("Alle zeigen")
        .keys("<enter>")
        .lacks("Filter:")
        .shows("5 hier")
        .end();
}

#[test]
fn the_list_becomes_a_table_a_text_or_a_calendar() {
    let session = session()
        .keys("x")
        .shows("CSV für Excel")
        .shows("Kalenderdatei")
        .keys("<enter>");
    assert_eq!(session.lists, [TableForm::Csv]);
    let session = session.keys("x<down><enter>x<down><down><enter>");
    assert_eq!(session.lists, [TableForm::Csv, TableForm::Markdown]);
    assert!(matches!(session.papers[..], [Paper::Appointments(_)]));
    session.end();
}

#[test]
fn the_public_holidays_of_another_land_are_one_key_away() {
    let session = session().keys("<tab><left><left><left><left><left><left>");
    let session = session.shows("Mi 18.11.2026").lacks("Buß- und Bettag");
    // From Hesse to Saxony in the alphabet.
    session
        .keys("LLLLLL")
        .shows("(SN)")
        .shows("Buß- und Bettag")
        .end();
}

#[test]
fn a_new_audit_is_wanted_by_the_day_in_the_grid() {
    session()
        .keys("<tab><down>n")
        .shows("01.12.2026")
        .keys("<esc>")
        .end();
}
