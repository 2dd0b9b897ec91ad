//! Course, distribution and presentation in the whole app, driven by keys.

use super::app_tests::Session;
use crate::domain::date::Land;
use crate::domain::id::{MembershipId, MunicipalityId, RingId, SeriesId};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::period::Period;
use crate::domain::indicator::series::{Quality, Series, Sex, Version};
use crate::domain::ring::{Membership, Municipality, MunicipalityKind, Ring, TerritoryBreak};
use crate::store::Change;

const NAMES: [&str; 7] = [
    "Gießen",
    "Kassel",
    "Marburg",
    "Hanau",
    "Darmstadt",
    "Limburg",
    "Wetzlar",
];

fn municipality(n: u64, name: &str) -> Municipality {
    Municipality {
        id: MunicipalityId::provisional(n),
        number: format!("5000{n}"),
        name: format!("Kreis {name}"),
        short_name: name.into(),
        land: Land::Hesse,
        kind: MunicipalityKind::District,
        since: None,
        comparison_type: String::new(),
        participates: true,
        settlement_type: String::new(),
        organisation_size: String::new(),
        region_notes: String::new(),
        organisation_notes: String::new(),
        territory_breaks: vec![],
    }
}

/// Tenths from July 2017 to June 2020: slopes, two months missing, lower under the text of 2019.
fn value(of: u64, month: i32) -> Option<i64> {
    let of = of as i64;
    let month = i64::from(month);
    if of == 2 && (8..10).contains(&month) {
        return None;
    }
    let wave = (month * (of + 1) % 17 - 8).abs() * 4;
    let text = if month >= 20 { 90 } else { 0 };
    Some(560 + of * 13 + wave + month * (3 - of) / 2 - text)
}

fn series(of: u64, code: &str) -> Series {
    let first: Period = "2017-07".parse().expect("a period");
    let id = MunicipalityId::provisional(of);
    let number = SeriesId::provisional(if code == "K2" { 100 + of } else { of });
    let mut series = Series::new(number, code, id, Sex::All, first.kind());
    let version = |month: i32| {
        Some(Version {
            period: first.plus(month)?,
            data_status: "2020-10-15".parse().ok()?,
            quality: Quality::Final,
            value: Some(Figure::new(value(of, month)?, 1)?),
            numerator: None,
            denominator: None,
            mark: None,
        })
    };
    series.set((0..36).filter_map(version).collect());
    series
}

/// Ring 5 with five municipalities, ring 6 with two, ring 7 with nobody.
fn furnished(mut change: Change) -> Change {
    for number in 5..=7 {
        let id = RingId::provisional(number.into());
        change = change.create(Ring::numbered(id, number));
    }
    for (n, name) in (1..).zip(NAMES) {
        let mut one = municipality(n, name);
        if n == 3 {
            one.territory_breaks.push(TerritoryBreak {
                from: "2018-05-01".parse().expect("a day"),
                note: String::new(),
            });
        }
        change = change
            .create(one)
            .create(Membership {
                id: MembershipId::provisional(n),
                ring: RingId::provisional(if n < 6 { 5 } else { 6 }),
                municipality: MunicipalityId::provisional(n),
                from: None,
                to: None,
            })
            .create(series(n, "K2E3"))
            .create(series(n, "K2"));
    }
    change
}

/// K2E3 in ring 5: ring 4 of the harness has members without figures.
fn figures() -> Session {
    Session::new().given(furnished).keys("4+r")
}

#[test]
fn a_course_shows_band_gap_and_break() {
    let session = figures().keys("c").shows("Verlauf: K2E3").shows("¦03/2019");
    insta::assert_snapshot!("course_80x24", session.screen());
    let session = session.size(120, 40);
    insta::assert_snapshot!("course_120x40", session.screen());
    // A month later and earlier the same course is shown, with another cursor.
    let before = session.screen();
    let session = session.keys("<left>");
    assert_ne!(before, session.screen());
    session.keys("<right>").size(60, 15).shows("Verlauf").end();
}

#[test]
fn members_are_stepped_through_and_marked_ones_stay() {
    let session = figures().keys("c").shows("══ Gießen: ");
    let session = session.keys("<space>j<space>j").size(120, 40);
    insta::assert_snapshot!("course_marked_120x40", session.screen());
    session
        .shows("a Gießen: ")
        .shows("b Kassel: ")
        // Marburg's number covers another territory since May 2018.
        .shows("══ Marburg: ")
        .shows("¦05/2018")
        .keys("<end>")
        .shows("Rang 5 von 5")
        .keys("g")
        .shows("══ Gießen: ")
        .shows("a Kassel: ")
        .keys("<esc>")
        .lacks("a Kassel")
        .end();
}

#[test]
fn what_is_looked_at_in_the_ranking_is_drawn() {
    figures()
        .keys("jj")
        .keys("c")
        .shows("══ Marburg: ")
        .keys("L")
        .keys("k")
        .keys("c")
        .shows("══ Kassel: ")
        .end();
}

#[test]
fn all_rings_stand_beside_one_another() {
    let session = figures().keys("b").shows("Verteilung: K2E3");
    insta::assert_snapshot!("distribution_80x24", session.screen());
    insta::assert_snapshot!("distribution_120x40", session.size(120, 40).screen());
    figures()
        .keys("bj")
        .shows("Ring 6")
        .shows("2 mit Wert, 0 ohne")
        .keys("j")
        .shows("Zu dieser Gruppe gehört keine Kommune")
        .shows("keine Werte")
        .keys("k<enter>")
        .shows("Rangliste: K2E3")
        .shows("Limburg")
        .end();
}

#[test]
fn a_group_without_figures_says_so() {
    figures()
        .keys("R")
        .keys("c")
        .shows("Für diese Auswahl gibt es keine Werte")
        .end();
}

#[test]
fn the_projector_shows_large_figures_and_hides_names() {
    let session = figures().keys("B").shows("Großansicht: Esc beendet sie");
    let session = session.lacks("1 Heute").keys("j");
    insta::assert_snapshot!("presentation_80x24", session.screen());
    let session = session.size(120, 40);
    insta::assert_snapshot!("presentation_120x40", session.screen());
    let session = session.keys("A").lacks("Kassel").shows("JC ");
    // The same letter in another period.
    let letter = |session: &Session| {
        let screen = session.screen();
        let at = screen.find("JC ").expect("a letter");
        screen[at..at + 4].to_owned()
    };
    let first = letter(&session);
    let session = session.keys("<left>");
    assert_eq!(first, letter(&session));
    let session = session.keys("<tab>").lacks("Kassel").shows("Ring 7");
    insta::assert_snapshot!(
        "presentation_boxes_120x40",
        session.screen().replace(&first, "JC ?")
    );
    session
        .keys("A")
        .shows("Kassel")
        .keys("<up>")
        .shows("K2 Integrationsquote")
        .keys("<esc>")
        .shows("1 Heute")
        .shows("Rangliste: K2 ")
        .end();
}

#[test]
fn charts_need_neither_colour_nor_more_than_ascii() {
    let session = figures().plain().keys("4+rc");
    insta::assert_snapshot!("course_plain_80x24", session.screen());
    let session = session.keys("b");
    insta::assert_snapshot!("distribution_plain_80x24", session.screen());
}

#[test]
fn charts_speak_english() {
    let session = figures().english().keys("4+rc");
    insta::assert_snapshot!("course_english_80x24", session.screen());
    session
        .keys("b")
        .shows("median of all 7")
        .keys("B")
        .shows("with a figure")
        .end();
}

#[test]
fn what_is_drawn_is_copied_as_a_table() {
    figures()
        .keys("cy")
        .shows("Kopiert")
        .keys("by")
        .shows("Kopiert")
        .end();
}
