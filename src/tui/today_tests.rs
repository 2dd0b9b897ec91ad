//! The first screen in the whole app, with measures behind it, driven by keys.

use super::app_tests::Session;
use crate::domain::date::Land;
use crate::domain::duty::{Duty, DutyKind};
use crate::domain::id::{Kind, MeasureId, PersonId, ProviderId};
use crate::domain::measure::{Measure, Procurement, Stage};
use crate::domain::person::{Person, Role};
use crate::domain::provider::Provider;
use crate::fields::{Defaults, blank};
use crate::store::{Change, Record};
use crate::tui::test_keys::today;

/// A running measure of the person at the screen and one of somebody else, each with an audit that is
/// late by the rhythm and without a figure for October.
fn furnished(change: Change) -> Change {
    measures(change, 1)
}

/// As many of somebody else.
fn measures(change: Change, others: u64) -> Change {
    let defaults = Defaults {
        today: today(),
        land: Land::Hesse,
        language: crate::domain::meeting::MeetingLanguage::De,
    };
    let measure = |n: u64, title: &str, whose: PersonId| {
        let Record::Measure(measure) = blank(Kind::Measure, defaults) else {
            panic!("a measure");
        };
        Measure {
            id: MeasureId::provisional(n),
            number: format!("701/0000{n}/26"),
            title: title.into(),
            procurement: Procurement::PurchasingCentre,
            provider: ProviderId::provisional(1),
            start: "2026-08-03".parse().unwrap(),
            end: "2027-07-30".parse().unwrap(),
            places: 20,
            coordinator: Some(whose),
            supervisor: Some(whose),
            status: Stage::Awarded,
            provider_talk_on: Some("2026-07-20".parse().unwrap()),
            ..measure
        }
    };
    let other = PersonId::provisional(2);
    let change = change
        .create(Provider::named(ProviderId::provisional(1), "Lernwerk"))
        .create(Person {
            user: "jan".into(),
            roles: vec![Role::QualityOfficer],
            ..Person::named(other, "Jan Kranz")
        })
        .create(measure(1, "Sprache im Betrieb", PersonId(1)));
    (0..others).fold(change, |change, n| {
        change.create(measure(2 + n, "Grünpflege", other))
    })
}

fn session() -> Session {
    Session::new().given(furnished).keys("1")
}

#[test]
fn audits_and_use_stand_on_the_first_screen_and_the_bar_counts_them() {
    let session = session()
        .shows("6 Prüfungen !2")
        .shows("Überfällig (2)")
        .shows("3M-Prüfung: Grünpflege")
        .shows("Keine Auslastung für Oktober");
    insta::assert_snapshot!("today_measures_80x24", session.screen());
    insta::assert_snapshot!(
        "today_measures_120x40",
        session.size(120, 40).shows("6 Prüfungen !2").screen()
    );
}

#[test]
fn enter_leads_to_the_tab_of_what_the_cursor_is_on() {
    session()
        .keys("/Grün<enter><enter>")
        .shows("Fällig")
        .shows("überfällig seit")
        .keys("1<esc>/Keine<enter><enter>")
        .shows("701/0000")
        .end();
}

#[test]
fn a_row_that_stands_for_many_leads_to_what_is_overdue() {
    Session::new()
        .given(|change| measures(change, 24))
        .keys("1/weitere<enter>")
        .shows("… und 5 weitere Prüfungen")
        .keys("<enter>")
        .shows("Überfällige Prüfungen")
        .shows("25 hier")
        .keys("1")
        .lacks("Filter:")
        .end();
}

#[test]
fn ones_own_is_shown_with_a_key() {
    session()
        .keys("m")
        .shows("nur Eigenes")
        .shows("Sprache im Betrieb")
        .lacks("Grünpflege")
        .shows("Freie Plätze melden")
        .keys("m")
        .shows("Grünpflege")
        .end();
}

#[test]
fn a_duty_of_the_house_is_ticked_where_it_stands() {
    let session = Session::new();
    let me = session
        .store
        .get::<Person>(PersonId(1))
        .unwrap()
        .expect("who sits here");
    let mut person = me.record;
    person.roles = vec![Role::QualityOfficer];
    let session = session
        .given(furnished)
        .given(|change| change.put(person, me.revision))
        .keys("1")
        .shows("Auslastungsbericht")
        .keys("/Auslastungsbericht<enter><enter>")
        .shows("als erledigt vermerken?")
        .keys("j")
        .lacks("Auslastungsbericht Oktober");
    let done = session.store.all::<Duty>().unwrap();
    assert_eq!(done[0].record.kind, DutyKind::UtilisationReport);
    session.keys("<esc>u").shows("Auslastungsbericht").end();
}
