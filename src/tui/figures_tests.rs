//! The tab of figures in the whole app, driven by keys.

use super::app_tests::Session;
use crate::domain::date::Land;
use crate::domain::id::{
    IndicatorId, MembershipId, MunicipalityId, RemarkId, RingId, SeriesId, TargetId,
};
use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::period::Period;
use crate::domain::indicator::question::Group;
use crate::domain::indicator::series::{Quality, Series, Sex, Version};
use crate::domain::indicator::target::{Remark, Target};
use crate::domain::ring::{Membership, Municipality, MunicipalityKind, Ring};
use crate::store::Change;
use crate::tui::event::Paper;

fn period(text: &str) -> Period {
    text.parse().expect("a period")
}

fn version(at: Period, value: &str) -> Version {
    let mark = value
        .chars()
        .next()
        .filter(|_| value.len() == 1 && value == "x");
    Version {
        period: at,
        data_status: "2025-09-15".parse().expect("a day"),
        quality: Quality::Final,
        value: value.parse().ok(),
        numerator: None,
        denominator: None,
        mark,
    }
}

fn series(n: u64, code: &str, of: u64, versions: Vec<Version>) -> Series {
    let id = if of > 2 {
        MunicipalityId::provisional(of)
    } else {
        MunicipalityId(of)
    };
    let length = versions
        .first()
        .map_or(period("2025").kind(), |one| one.period.kind());
    let mut series = Series::new(SeriesId::provisional(n), code, id, Sex::All, length);
    series.set(versions);
    series
}

/// Months from January 2024 to June 2025, growing by a tenth a month.
fn months(from: i64) -> Vec<Version> {
    (0..18)
        .map(|n| {
            let value = format!("{}.{}", (from + n) / 10, (from + n) % 10);
            version(period("2024-01").plus(n as i32).expect("a month"), &value)
        })
        .collect()
}

fn municipality(n: u64, number: &str, name: &str, land: Land) -> Municipality {
    Municipality {
        id: MunicipalityId::provisional(n),
        number: number.into(),
        name: name.into(),
        short_name: String::new(),
        land,
        kind: MunicipalityKind::City,
        since: None,
        comparison_type: "IIb".into(),
        participates: true,
        settlement_type: String::new(),
        organisation_size: String::new(),
        region_notes: String::new(),
        organisation_notes: String::new(),
        territory_breaks: vec![],
    }
}

/// Ring 4 with five municipalities, one without a figure of June and one with a name that means
/// mischief; ring 5 without anybody; K2 and a neutral one by months, one of the house by years.
fn furnished(change: Change) -> Change {
    let member = |n: u64| Membership {
        id: MembershipId::provisional(n),
        ring: RingId(1),
        municipality: MunicipalityId::provisional(n),
        from: None,
        to: None,
    };
    let mut gap = months(200);
    gap.truncate(16);
    gap.push(version(period("2025-06"), "x"));
    let mut parts = months(260);
    for (n, one) in (0..).zip(&mut parts) {
        one.numerator = format!("{}", 1_200 + n).parse().ok();
        one.denominator = "4800".parse().ok();
    }
    let mut early = version(period("2025-06"), "21.0");
    early.data_status = "2025-07-10".parse().expect("a day");
    early.quality = Quality::Provisional;
    parts.push(early);
    let years = |values: [&str; 3]| {
        let years = ["2022", "2023", "2024"].map(period);
        let versions = years.into_iter().zip(values);
        versions
            .map(|(at, value)| version(at, value))
            .collect::<Vec<_>>()
    };
    let mut change = change
        .create(Ring::numbered(RingId::provisional(1), 5))
        .create(municipality(3, "03444", "Oldenburg", Land::LowerSaxony))
        .create(municipality(
            4,
            "09999",
            "=HYPERLINK(\"x\")|[a](b)",
            Land::Bavaria,
        ))
        .create(municipality(5, "41111", "Stadt Kassel", Land::Hesse));
    for n in 3..=5 {
        change = change.create(member(n));
    }
    let house = Indicator::own(IndicatorId::provisional(1), "KdU_je_BG_EUR");
    change
        .create(house)
        .create(series(1, "K2", 1, parts))
        .create(series(2, "K2", 2, months(230)))
        .create(series(3, "K2", 3, months(215)))
        .create(series(4, "K2", 4, months(230)))
        .create(series(5, "K2", 5, gap))
        .create(series(6, "K2E1", 1, months(40)))
        .create(series(7, "K2E1", 2, months(55)))
        .create(series(
            8,
            "KdU_je_BG_EUR",
            1,
            years(["410.10", "420.20", "1430.30"]),
        ))
        .create(series(9, "KdU_je_BG_EUR", 2, years(["500", "510", "520"])))
        .create(Target {
            id: TargetId::provisional(1),
            municipality: MunicipalityId(1),
            indicator: "K2".into(),
            year: 2025,
            change: "-7.0".parse().expect("a figure"),
            note: "Zielvereinbarung".into(),
        })
        .create(Remark {
            id: RemarkId::provisional(1),
            indicator: "K2".into(),
            text: "Zählt Ereignisse".into(),
            on: "2025-03-01".parse().expect("a day"),
            from: "Ring 4".into(),
        })
}

fn session() -> Session {
    Session::new().given(furnished).keys("4")
}

#[test]
fn the_tab_opens_on_the_persons_ring_and_its_newest_final_figures() {
    let session = session().shows("Rangliste: K2 Integrationsquote · Ring 4 · Juni 2025");
    insta::assert_snapshot!("figures_80x24", session.screen());
    insta::assert_snapshot!("figures_120x40", session.size(120, 40).screen());
}

#[test]
fn it_reads_well_in_english_and_without_utf8() {
    insta::assert_snapshot!(
        "figures_english_80x24",
        session().english().keys("4").screen()
    );
    insta::assert_snapshot!("figures_ascii_80x24", session().ascii().keys("4").screen());
    insta::assert_snapshot!("matrix_ascii_80x24", session().ascii().keys("4X").screen());
}

#[test]
fn one_key_leads_to_the_next_of_everything() {
    let _ = session()
        .keys("<left>")
        .shows("Mai 2025")
        .keys("<left><shift+left>")
        .shows("April 2024")
        .keys("<shift+left>")
        .shows("keine älteren Werte")
        .shows("April 2024")
        .keys("><right>")
        .shows("Mai 2025")
        .keys("<right><right>")
        .shows("keine neueren Werte")
        .shows("Juni 2025")
        .keys("r")
        .shows("Ring 5 · Juni 2025")
        .shows("Zu dieser Gruppe gehört keine Kommune")
        .keys("r")
        .shows("alle Kommunen")
        .keys("r")
        .shows("K2 Integrationsquote · Bayern")
        .keys("RRR")
        .shows("Ring 4")
        .keys("+")
        .shows("K2E1 Quote der Eintritte in geringfügige … · Ring 4 · Juni 2025")
        .keys("-")
        .shows("K2 Integrationsquote")
        .keys("-")
        .shows("KdU_je_BG_EUR · Ring 4 · 2024");
}

#[test]
fn a_period_chosen_once_comes_back_with_the_indicator_that_has_it() {
    let _ = session()
        .keys("<left><left>")
        .shows("April 2025")
        .keys("-")
        .shows("KdU_je_BG_EUR · Ring 4 · 2024")
        .keys("-")
        .shows("K2E1")
        .shows("April 2025")
        .keys("-")
        .shows("K2 Integrationsquote · Ring 4 · April 2025");
}

#[test]
fn whose_and_which_figures_count_can_be_switched() {
    let _ = session()
        .keys("p")
        .shows("1 mit Wert, 4 ohne · vorläufig")
        .shows("21,0")
        .keys("p")
        .shows("4 mit Wert, 1 ohne · endgültig")
        .keys("f")
        .shows("(Frauen)")
        .shows("Keines der 5 Mitglieder hat hier einen Wert")
        .keys("ff")
        .lacks("(Frauen)")
        .keys("M")
        .shows("Mitglieder am 30.06.2025")
        .keys("M")
        .shows("Mitglieder am 24.11.2026")
        .keys("l")
        .shows("nur für diese Art von Zeitraum");
}

#[test]
fn a_neutral_indicator_is_not_ranked_and_says_so() {
    let _ = session()
        .keys("+")
        .shows("neutral, deshalb ohne Rang")
        .shows("2 mit Wert, 3 ohne");
}

#[test]
fn missing_figures_stay_last_whichever_way_rows_are_ordered() {
    let place = |session: &Session| {
        let screen = session.screen();
        let rows: Vec<&str> = screen
            .lines()
            .skip_while(|line| !line.contains("z. Median"))
            .collect();
        let at = |name: &str| rows.iter().position(|line| line.contains(name));
        (at("Stadt Kassel"), at("Oldenburg"))
    };
    for keys in ["", "S", "sss", "sssS", "ssss"] {
        let session = session().shows("Rangliste").keys(keys);
        let (kassel, oldenburg) = place(&session);
        assert_eq!(kassel, Some(5), "{keys}: {}", session.screen());
        assert!(oldenburg < kassel, "{keys}");
    }
}

#[test]
fn the_matrix_moves_through_its_columns() {
    let session = session().keys("X").shows("Matrix: K2 Integrationsquote");
    insta::assert_snapshot!("matrix_80x24", session.screen());
    let session = session
        .keys("w")
        .shows("Ränge")
        .keys("w")
        .shows("Abstand zum Median")
        .keys("w+")
        .shows("Matrix: K2E1")
        .keys("+")
        .shows("Keines der 5 Mitglieder hat hier einen Wert")
        .keys("s");
    insta::assert_snapshot!("matrix_120x40", session.size(120, 40).screen());
}

#[test]
fn the_next_look_is_one_tab_further() {
    let _ = session()
        .keys("<tab>")
        .lacks("Rangliste:")
        .keys("<shift+tab>")
        .shows("Rangliste:")
        .keys("<shift+tab>")
        .lacks("Rangliste:")
        .keys("<tab>")
        .shows("Rangliste:")
        .keys("X<enter>L")
        .shows("Rangliste:");
}

#[test]
fn enter_shows_what_stands_behind_a_figure() {
    let session = session().keys("<enter>").shows("Fulda: K2");
    insta::assert_snapshot!("municipality_80x24", session.screen());
    let _ = session
        .shows("eingehalten")
        .shows("Zählt Ereignisse")
        .shows("anderer Stand")
        .keys("<left>")
        .shows("Fulda: K2 Integrationsquote · Ring 4 · Mai 2025")
        .keys("r")
        .shows("gehört hier nicht zur Gruppe")
        .keys("R<esc>")
        .shows("Rangliste");
}

#[test]
fn the_clipboard_gets_a_table_for_a_spreadsheet_or_a_document() {
    let session = session().keys("y");
    let copied = session.copied.last().expect("a copy").clone();
    let lines: Vec<&str> = copied.lines().collect();
    assert!(lines[0].starts_with("Rang\tNr.\tKommune\tWert"), "{copied}");
    assert!(
        lines[1].starts_with("1\t41110\tFulda\t27,7\t+1,2\t"),
        "{copied}"
    );
    assert!(copied.contains("\t'=HYPERLINK(\"x\")|[a](b)\t"), "{copied}");
    assert!(
        copied.contains("K2 Integrationsquote · Ring 4 · Juni 2025"),
        "{copied}"
    );
    assert!(copied.contains("Mitglieder am 24.11.2026"), "{copied}");
    let session = session.keys("<space><space>Y");
    let copied = session.copied.last().expect("a copy").clone();
    assert!(
        copied.contains("=HYPERLINK(\"x\")\\|\\[a\\](b)"),
        "{copied}"
    );
    assert!(!copied.contains("Oldenburg"), "{copied}");
}

#[test]
fn everything_can_be_chosen_from_a_list_too() {
    let _ = session()
        .keys("Kkdu<enter>")
        .shows("KdU_je_BG_EUR")
        .keys("Kk2<enter>")
        .shows("K2 Integrationsquote")
        .keys("Ghess<enter>")
        .shows("· Hessen ·")
        .keys("z2024-03<enter>")
        .shows("März 2024")
        .keys("D2025-07<enter>")
        .shows("bekannt am 10.07.2025")
        .shows("Keines der 3 Mitglieder")
        .keys("Dheute<enter>")
        .shows("3 mit Wert, 0 ohne")
        .keys("L<space><space>Gmark<enter>")
        .shows("eigene Auswahl")
        .shows("2 mit Wert, 0 ohne");
}

#[test]
fn a_file_is_made_of_what_is_shown() {
    let session = session().keys("Xx<down><enter>");
    let Some(Paper::Comparisons {
        questions,
        anonymous,
        ..
    }) = session.papers.last()
    else {
        panic!("{:?}", session.papers);
    };
    assert!(!anonymous);
    let codes: Vec<&str> = questions.iter().map(|one| one.indicator.as_str()).collect();
    // The matrix leaves out what has no figure in it.
    assert_eq!(codes, ["K2", "K2E1"]);
    assert!(
        questions
            .iter()
            .all(|one| one.group == Group::Ring(RingId(1)))
    );
}

#[test]
fn a_store_without_figures_says_what_to_do() {
    let _ = Session::new()
        .keys("4")
        .shows("noch keine Werte")
        .keys("+rXx<enter>y")
        .shows("noch keine Werte");
}

#[test]
fn figures_read_in_meanwhile_are_shown_at_once() {
    let _ = Session::new()
        .keys("4")
        .shows("noch keine Werte")
        .given(furnished)
        .shows("Rangliste: K2 Integrationsquote · Ring 4 · Juni 2025");
}
