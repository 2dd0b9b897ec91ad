//! The tab of audits in the whole app, driven by keys.

use chrono::NaiveDate;

use super::app_tests::Session;
use crate::domain::audit::{Audit, AuditKind, AuditResult, AuditState, Subject, WaiveReason};
use crate::domain::date::Land;
use crate::domain::id::{AuditId, Kind, MeasureId, PersonId, ProviderId};
use crate::domain::measure::{Measure, Procurement, Stage};
use crate::domain::person::Person;
use crate::domain::provider::Provider;
use crate::fields::{Defaults, blank};
use crate::store::{Change, Record};
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
        .shows("seit 12 T. 26.11.")
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
        .lacks("30.11.2026")
        .keys("o")
        .shows("30.11.2026")
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
        .shows("▌! seit 12 T.")
        .keys("<home>")
        .shows("So 01.11.2026, KW 44")
        .keys("<pgdn>")
        .shows("Prüfungen im Dezember 2026")
        .shows("18.12.2026")
        .lacks("24.11.2026")
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
        .shows("▌✓ 10.11.2026")
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
