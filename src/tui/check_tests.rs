//! What is odd about figures, and the first analysis, in the keys of a person.

use super::app_tests::Session;
use crate::domain::id::{MunicipalityId, SeriesId};
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::domain::indicator::series::{Quality, Series, Sex, Version};
use crate::domain::indicator::target::Acknowledgement;
use crate::store::Change;

/// Months of K3E2 up to October 2026: the value of each, or nothing.
fn series(municipality: u64, values: &[&str]) -> Series {
    let mut series = Series::new(
        SeriesId::provisional(municipality),
        "K3E2",
        MunicipalityId(municipality),
        Sex::All,
        PeriodKind::Month,
    );
    let last: Period = "2026-10".parse().expect("a month");
    let first = last.plus(1 - values.len() as i32).expect("a month");
    let version = |(at, value): (usize, &&str)| {
        (!value.is_empty()).then(|| Version {
            period: first.plus(at as i32).expect("a month"),
            data_status: "2026-11-15".parse().expect("a day"),
            quality: Quality::Final,
            value: Some(value.parse().expect("a figure")),
            numerator: None,
            denominator: None,
            mark: None,
        })
    };
    series.set(values.iter().enumerate().filter_map(version).collect());
    series
}

/// Fulda with a gap, a jump and an impossible value; Offenbach plain.
fn odd(change: Change) -> Change {
    let fulda = [
        "12.1", "12.3", "12.2", "", "12.4", "12.0", "12.2", "12.1", "12.3", "30.0", "12.2", "101.5",
    ];
    let offenbach = [
        "9.1", "9.2", "9.3", "9.2", "9.1", "9.0", "9.2", "9.1", "9.2", "9.3", "9.2", "9.1",
    ];
    change
        .create(series(1, &fulda))
        .create(series(2, &offenbach))
}

fn checking() -> Session {
    Session::new().given(odd).keys("4P")
}

fn notes(session: &Session) -> Vec<(String, String)> {
    let all = session.store.all::<Acknowledgement>().expect("read");
    let pair = |one: Acknowledgement| (format!("{} {}", one.period, one.check), one.note);
    all.into_iter().map(|one| pair(one.record)).collect()
}

#[test]
fn what_is_odd_is_listed_and_ticked_off_with_a_note() {
    let session = checking().shows("Plausibilität").shows("101,5 % liegt");
    insta::assert_snapshot!("check_80x24", session.screen());
    insta::assert_snapshot!("check_120x40", session.size(120, 40).screen());
    let session = checking()
        .keys("<space><space>A")
        .shows("zu diesen 2 Befunden")
        .keys("<enter>")
        .keys("Tippfehler, gemeldet<enter>");
    let said = notes(&session);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said.iter()
            .all(|(what, note)| { what.starts_with("2026-10 ") && note == "Tippfehler, gemeldet" })
    );
    let session = session.lacks("101,5 %").shows("2026-08");
    // Ticked off ones come back for a look, with who said what.
    let session = session
        .keys("o<home>")
        .shows("101,5 %")
        .shows("geprüft am 24.11.2026 durch ute: Tippfehler, gemeldet");
    insta::assert_snapshot!("check_all_80x24", session.screen());
    let session = session.keys("u");
    assert!(notes(&session).is_empty());
    session.keys("o").shows("101,5 %").end();
}

#[test]
fn nothing_like_customer_data_gets_into_a_note() {
    let session = checking().keys("A123A456789 ist gemeint<enter>");
    assert!(notes(&session).is_empty());
    session.shows("Kundendaten").end();
}

#[test]
fn a_finding_leads_to_the_municipality_in_its_period_and_back() {
    let session = checking().keys("<end>").shows("Kein Wert, obwohl");
    let session = session.keys("<enter>").shows("Fulda").shows("Februar 2026");
    session
        .keys("q")
        .shows("Plausibilität")
        .shows("101,5 %")
        .end();
}

#[test]
fn one_period_alone_is_a_key_away() {
    let session = checking().shows("2026-08").keys("w");
    session
        .shows("2026-10")
        .lacks("2026-08")
        .keys("w")
        .shows("2026-08")
        .end();
}

#[test]
fn the_first_analysis_goes_into_the_minutes_and_out_again() {
    let session = Session::new()
        .given(odd)
        .keys("4a")
        .shows("TOP 2: Kennzahlen");
    insta::assert_snapshot!("analysis_where_80x24", session.screen());
    let session = session
        .keys("<enter>")
        .shows("Ins Protokoll eingefügt: TOP 2");
    let lines = session.lines(2);
    assert!(
        lines[0].starts_with("K3E2 Aktivierungsquote der Langzeitleistungsbeziehenden, Ring 4"),
        "{lines:?}"
    );
    assert!(lines[0].contains("Oktober 2026 · endgültige Werte · Datenstand 15.11.2026"));
    assert_eq!(lines[1], "Alle 2 Kommunen haben einen Wert.");
    assert!(lines.len() >= 3);
    let session = session.keys("u");
    assert!(session.lines(2).is_empty());
    // Elsewhere, or on the clipboard.
    let session = session.keys("a").keys("Nächste<enter>");
    assert!(!session.lines(3).is_empty() && session.lines(2).is_empty());
    session.keys("aZwischen<enter>").shows("Kopiert.").end();
}
