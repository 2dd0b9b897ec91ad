//! Figures of indicators from tables as they really are.

#![expect(
    clippy::expect_used,
    reason = "a test that can't go on should say where"
)]

#[expect(dead_code, reason = "the tests of other imports use the rest")]
mod import_support;

use import_support::{Desk, all, day, said, warned};
use ringbuch::domain::indicator::catalogue::{Direction, Indicator, Unit};
use ringbuch::domain::indicator::period::PeriodKind;
use ringbuch::domain::indicator::series::{Quality, Series, Sex, Version};
use ringbuch::exchange::import::{Between0And1, ImportError, Subject};

const ODDITIES: &str = include_str!("data/importer_oddities.csv");
const HEAD: &str = "indicator;period;municipality;value\n";

/// A desk that knows a few municipalities.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.import(
        Subject::Municipalities,
        "number;name;land;kind;since\n41110;Landkreis Fulda;Hessen;district;2005-01-01\n\
         03444;Landkreis Vorpommern-Rügen;MV;district;2012-01-01\n",
    );
    desk
}

/// All figures of a store, one a line.
fn figures(desk: &Desk) -> Vec<String> {
    let mut lines: Vec<String> = all::<Series>(desk)
        .iter()
        .flat_map(|series| {
            let code = series.indicator.clone();
            let sex = match series.sex {
                Sex::All => "",
                Sex::Male => " m",
                Sex::Female => " f",
            };
            let lines: Vec<String> = series
                .versions()
                .map(|one| format!("{code}{sex} {} {}", one.period, shown(&one)))
                .collect();
            lines
        })
        .collect();
    lines.sort();
    lines
}

fn shown(one: &Version) -> String {
    let mut text = match (one.value, one.mark) {
        (Some(value), _) => value.to_string(),
        (None, Some(mark)) => mark.to_string(),
        (None, None) => "none".to_owned(),
    };
    if let (Some(numerator), Some(denominator)) = (one.numerator, one.denominator) {
        text = format!("{text} {numerator}/{denominator}");
    }
    if one.quality != Quality::Final {
        text = format!("{text} {}", one.quality.name());
    }
    text
}

/// What a file of one figure gives: what is stored, or what is wrong.
fn single(row: &str) -> String {
    let desk = desk();
    let plan = desk
        .plan(Subject::Indicators, "in.csv", format!("{HEAD}{row}\n"))
        .expect("a plan");
    if let Some(wrong) = said(&plan).first() {
        return wrong.clone();
    }
    desk.apply(&plan);
    figures(&desk).first().map_or_else(
        || "nothing".to_owned(),
        |line| line.split_once(' ').map_or("", |(_, rest)| rest).to_owned(),
    )
}

/// Examples of the list with what each has to come to; a refusal by a part of its reason.
const EXPECTED: &[(&str, &[&str])] = &[
    ("12,4", &["2025 12.4"]),
    ("226.880", &["2025 226880"]),
    ("4.771.367", &["2025 4771367"]),
    ("4.7713.67", &["Groups"]),
    ("2797.30338102", &["2025 2797.30338102"]),
    (
        "-13,1 % | -10,8% | − 3,3 %",
        &["2025 -13.1", "2025 -10.8", "2025 -3.3"],
    ),
    ("+3,0 % | +/-0,0", &["2025 3.0", "2025 0.0"]),
    (
        "1.234 | 1 234 | 1\u{202f}234",
        &["2025 1234", "2025 1234", "2025 1234"],
    ),
    ("*", &["2025 *"]),
    ("x", &["2025 x"]),
    ("-", &["2025 -"]),
    (".", &["2025 ."]),
    ("...", &["2025 …"]),
    ("/", &["2025 /"]),
    ("(12,3)", &["2025 12.3 limited"]),
    ("12,3r", &["2025 12.3 revised"]),
    ("leer", &["nothing"]),
    ("2016-12", &["2016-12 7"]),
    (
        "Dez 2016 | Dezember 2016 | Dez. 16",
        &["2016-12 7", "2016-12 7", "2016-12 7"],
    ),
    ("12/05", &["2005-12 7"]),
    ("Februar 2026", &["2026-02 7"]),
    ("202606", &["2026-06 7"]),
    ("2025-01-01", &["2025-01 7"]),
    ("39783", &["2008-12 7"]),
];

/// Rows of the list that the other tests of this file hold.
const ELSEWHERE: &[&str] = &["0,1475 vs 14,75 vs 14,8 %"];

#[test]
fn numbers_marks_and_months_of_the_list_come_to_what_it_says() {
    let mut seen = 0;
    for line in ODDITIES.lines().skip(1) {
        let cells: Vec<&str> = line.split(';').collect();
        let (kind, example) = (cells[0], cells[1].trim_matches('"'));
        if !matches!(kind, "Zahl" | "Sonderzeichen" | "Monat") || ELSEWHERE.contains(&example) {
            continue;
        }
        let (_, wanted) = EXPECTED
            .iter()
            .find(|(known, _)| *known == example)
            .unwrap_or_else(|| panic!("no expectation for {example:?}"));
        let written: Vec<&str> = match example {
            "leer" => vec![""],
            example => example.split(" | ").collect(),
        };
        assert_eq!(written.len(), wanted.len(), "{example}");
        for (text, want) in written.iter().zip(*wanted) {
            let row = match kind {
                "Monat" => format!("Test;{text};41110;7"),
                _ => format!("Test;2025;41110;{text}"),
            };
            let found = single(&row);
            assert!(found.contains(want), "{text:?}: {found}, not {want}");
            seen += 1;
        }
    }
    assert_eq!(seen, 31, "rows of the list");
}

#[test]
fn municipalities_are_known_by_number_however_it_lost_its_zero() {
    for (text, known) in [
        ("03444", true),
        ("3444", true),
        ("T03444", true),
        ("JC 03444", true),
        ("Vorpommern-Rügen**)", true),
        ("Landkreis Fulda", true),
        ("99999", false),
        ("", false),
    ] {
        let found = single(&format!("Test;2025;{text};7"));
        assert_eq!(found == "2025 7", known, "{text:?}: {found}");
    }
}

#[test]
fn a_column_between_0_and_1_is_a_question_with_two_answers() {
    let table = format!("{HEAD}K2;2025;41110;0,1475\nK2;2025;03444;0,25\nK2E1;2025;41110;14,8 %\n");
    for (answer, want) in [
        (None, None),
        (
            Some(Between0And1::Shares),
            Some(["K2 2025 14.75", "K2 2025 25"]),
        ),
        (
            Some(Between0And1::PerCent),
            Some(["K2 2025 0.1475", "K2 2025 0.25"]),
        ),
    ] {
        let mut desk = desk();
        desk.figures.between_0_and_1 = answer;
        let plan = desk
            .plan(Subject::Indicators, "in.csv", &table)
            .expect("a plan");
        let Some(want) = want else {
            let questions = said(&plan);
            assert_eq!(questions.len(), 1, "{questions:?}");
            assert!(
                questions[0].starts_with("2:4: value: Shares"),
                "{questions:?}"
            );
            assert_eq!(plan.bad_rows, 2);
            continue;
        };
        assert_eq!(said(&plan), Vec::<String>::new());
        desk.apply(&plan);
        let found = figures(&desk);
        assert_eq!(found[..2], want);
        assert_eq!(found[2], "K2E1 2025 14.8");
    }
    // A value beyond 1, or a percent sign at each, leaves no question.
    for rows in [
        "K2;2025;41110;0,5\nK2;2025;03444;12,5\n",
        "K2;2025;41110;0,5 %\n",
        "KdU_EUR;2025;41110;0,5\n",
    ] {
        let plan = desk().plan(Subject::Indicators, "in.csv", format!("{HEAD}{rows}"));
        assert_eq!(said(&plan.expect("a plan")), Vec::<String>::new(), "{rows}");
    }
}

#[test]
fn wide_tables_are_read_by_period_by_indicator_and_by_both() {
    for (indicator, period, table, want) in [
        (
            Some("K2"),
            None,
            "Kommune;2025-01;Feb 2025\n41110;24,1;24,2\n",
            vec!["K2 2025-01 24.1", "K2 2025-02 24.2"],
        ),
        (
            None,
            None,
            "Kommune;Kennzahl;39783\n41110;K2;24,1\n",
            vec!["K2 2008-12 24.1"],
        ),
        (
            None,
            None,
            "Träger-Nr.;Land;K2_2025-06;EGT_GSQ_2025;K2_F_2025-06\n41110;HE;24,1;80,5;x\n",
            vec!["EGT_GSQ 2025 80.5", "K2 2025-06 24.1", "K2 f 2025-06 x"],
        ),
        (
            None,
            None,
            "Jahr;Kommune;K2_M;K2_F;KdU_EUR;Bemerkung\n2025;41110;25,1;23,9;301,5;gut\n",
            vec!["K2 f 2025 23.9", "K2 m 2025 25.1", "KdU_EUR 2025 301.5"],
        ),
        (
            None,
            Some("2025-Q2"),
            "Kommune;K2 1)\n41110;24,1\n",
            vec!["K2 2025-Q2 24.1"],
        ),
    ] {
        let mut desk = desk();
        desk.figures.indicator = indicator.map(str::to_owned);
        desk.figures.period = period.map(|text| text.parse().expect("a period"));
        desk.import(Subject::Indicators, table);
        assert_eq!(figures(&desk), want, "{table}");
    }
}

#[test]
fn header_below_metadata_and_footers_are_found() {
    let desk = desk();
    let plan = desk.import(
        Subject::Indicators,
        "Bundesagentur für Arbeit;;;\nStand: 15.11.2026;;;\n\nBerichtsmonat;Kommune;Kürzel;Wert 2)\n\
         Juni 2025;Landkreis Fulda;K2;24,1\n© Statistik;;;\nAus Gründen der Geheimhaltung;;;\n",
    );
    assert_eq!(figures(&desk), ["K2 2025-06 24.1"]);
    assert_eq!(plan.footer.len(), 2);
}

#[test]
fn figures_have_parts_sex_status_and_quality() {
    let desk = desk();
    desk.import(
        Subject::Indicators,
        "indicator;period;municipality;value;numerator;denominator;sex;data_status;quality\n\
         K2;2025-06;41110;;1.234;5.000;;2025-10-01;\n\
         K2;2025-06;41110;24,9;;;w;2025-10-01;vorläufig\n\
         K2;2025-06;41110;24,9;;;m;;(T-0)\n"
            .replace("(T-0)", "T-0")
            .as_str(),
    );
    assert_eq!(
        figures(&desk),
        [
            "K2 2025-06 none 1234/5000",
            "K2 f 2025-06 24.9 provisional",
            "K2 m 2025-06 24.9 provisional",
        ]
    );
    let statuses: Vec<_> = all::<Series>(&desk)
        .iter()
        .flat_map(|series| series.versions().collect::<Vec<_>>())
        .map(|one| one.data_status)
        .collect();
    assert!(statuses.contains(&day(2025, 10, 1)) && statuses.contains(&day(2026, 11, 22)));
}

#[test]
fn a_later_data_status_keeps_both_and_an_equal_value_adds_nothing() {
    let mut desk = desk();
    let mut versions = Vec::new();
    for (status, value, created, changed) in [
        (day(2025, 5, 1), "24,6", 1, 0),
        (day(2026, 1, 15), "24,5", 0, 1),
        (day(2026, 2, 15), "24,50", 0, 0),
        (day(2025, 5, 1), "24,6", 0, 0),
        (day(2026, 3, 15), "24,6", 0, 1),
        (day(2026, 3, 15), "24,7", 0, 1),
    ] {
        desk.figures.data_status = Some(status);
        let table = format!("{HEAD}K2;2014-12;41110;{value}\n");
        let plan = desk
            .plan(Subject::Indicators, "in.csv", table)
            .expect("a plan");
        assert_eq!((plan.created, plan.changed), (created, changed), "{status}");
        desk.apply(&plan);
        versions = figures(&desk);
    }
    // Of one day the last one stays.
    assert_eq!(
        versions,
        ["K2 2014-12 24.5", "K2 2014-12 24.6", "K2 2014-12 24.7"]
    );
}

#[test]
fn an_unknown_code_becomes_an_indicator_of_the_house() {
    let mut desk = desk();
    desk.figures.directions = vec![("quote_proz".to_owned(), Direction::Lower)];
    let plan = desk.import(
        Subject::Indicators,
        &format!("{HEAD}Quote_Proz;2025;41110;3,47\nRate;2025;41110;12,5 %\nk2;2025;41110;24,1\n"),
    );
    let named = plan.figures.expect("figures").indicators;
    assert_eq!(named, ["Quote_Proz", "Rate"]);
    let found: Vec<_> = all::<Indicator>(&desk)
        .into_iter()
        .map(|one| (one.code, one.unit, one.direction))
        .collect();
    assert_eq!(
        found,
        [
            ("Quote_Proz".to_owned(), Unit::PerCent, Direction::Lower),
            ("Rate".to_owned(), Unit::PerCent, Direction::Neutral),
        ]
    );
    assert_eq!(figures(&desk)[0], "K2 2025 24.1");
    // What has a direction keeps it.
    desk.figures.directions = vec![("K2".to_owned(), Direction::Lower)];
    let refused = desk.plan(
        Subject::Indicators,
        "in.csv",
        format!("{HEAD}K2;2025;41110;24,1\n"),
    );
    assert!(matches!(refused, Err(ImportError::File(_))));
}

#[test]
fn every_bad_cell_is_named_and_nothing_of_its_row_is_taken() {
    let desk = desk();
    let table = format!(
        "{HEAD}K2;2025-13;41110;24,1\nK2;2025-06;Entenhausen;24,1\nK2;2025-06;41110;4.7713.67\n\
         KdU_EUR;2025;41110;12 %\n;2025;41110;1\nK2;2025-07;41110;24,1\nK2;2025-07;41110;24,2\n\
         K2;2025-07;41110;24,1\n"
    );
    let plan = desk
        .plan(Subject::Indicators, "in.csv", table)
        .expect("a plan");
    let found = said(&plan);
    for (at, part) in [
        "2:2: period: NoPeriod",
        "3:3: municipality: Unknown",
        "4:4: value: Groups",
        "5:4: value: Percent",
        "6:1: indicator: Missing",
        "8:4: -: Twice { line: 7 }",
    ]
    .iter()
    .enumerate()
    {
        assert!(found[at].starts_with(part), "{part}: {found:?}");
    }
    assert_eq!((found.len(), plan.bad_rows, plan.created), (6, 6, 1));
    desk.apply(&plan);
    assert_eq!(figures(&desk), ["K2 2025-07 24.1"]);
}

#[test]
fn a_table_that_says_too_little_is_refused_as_a_whole() {
    let desk = desk();
    for table in [
        "municipality;value\n41110;1\n",
        "municipality;2025-06\n41110;1\n",
        "municipality;Bemerkung\n41110;gut\n",
        "municipality;K2_2025;K2_2025\n41110;1;2\n",
    ] {
        let refused = desk.plan(Subject::Indicators, "in.csv", table);
        assert!(matches!(refused, Err(ImportError::File(_))), "{table}");
    }
}

#[test]
fn a_dash_is_nothing_only_by_order_and_an_unproven_mark_is_said() {
    let mut desk = desk();
    let table = format!("{HEAD}Test;2025;41110;-\nTest;2025;03444;226.880\n");
    let plan = desk
        .plan(Subject::Indicators, "in.csv", &table)
        .expect("a plan");
    assert_eq!(plan.figures.as_ref().map(|one| one.missing), Some(1));
    let warnings = warned(&plan);
    assert!(warnings[0].contains("UnprovenMark"), "{warnings:?}");
    desk.figures.dash_is_zero = true;
    desk.figures.decimal = Some('.');
    desk.import(Subject::Indicators, &table);
    assert_eq!(figures(&desk), ["Test 2025 0", "Test 2025 226.880"]);
    assert!(desk.store.lengths_of("Test", Sex::All).expect("readable") == [PeriodKind::Year]);
}
