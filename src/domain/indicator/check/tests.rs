use chrono::NaiveDate;
use proptest::prelude::*;

use super::jump::jump;
use super::*;
use crate::domain::date::Land;
use crate::domain::id::{AcknowledgementId, SeriesId};
use crate::domain::indicator::catalogue::Catalogue;
use crate::domain::indicator::series::{Quality, RAW_MARKS};
use crate::domain::ring::{MunicipalityKind, TerritoryBreak};

fn f(text: &str) -> Figure {
    text.parse().expect(text)
}

fn period(text: &str) -> Period {
    text.parse().expect(text)
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

fn indicator(code: &str) -> Indicator {
    Catalogue::of([]).find(code).cloned().expect(code)
}

fn municipality(n: u64) -> Municipality {
    Municipality {
        id: MunicipalityId(n),
        number: format!("{n:05}"),
        name: format!("Kreis {n}"),
        short_name: String::new(),
        land: Land::Hesse,
        kind: MunicipalityKind::District,
        since: None,
        comparison_type: String::new(),
        participates: true,
        settlement_type: String::new(),
        organisation_size: String::new(),
        region_notes: String::new(),
        organisation_notes: String::new(),
        territory_breaks: Vec::new(),
    }
}

/// `2025-01 24.3`, `2025-01 24.3=243/1000`, `2025-01 =243/1000`, `2025-01 .`, each with `@DATE` and
/// a `p` for provisional where it matters.
fn version(text: &str) -> Version {
    let (text, quality) = match text.strip_suffix(" p") {
        Some(rest) => (rest, Quality::Provisional),
        None => (text, Quality::Final),
    };
    let (text, status) = text.split_once('@').unwrap_or((text, "2025-09-15"));
    let (when, what) = text.split_once(' ').expect("a period and a value");
    let mark = what.chars().next().filter(|c| RAW_MARKS.contains(c));
    let mark = mark.filter(|_| what.len() == 1);
    let (value, parts) = what.split_once('=').unwrap_or((what, ""));
    let parts = parts.split_once('/');
    Version {
        period: period(when),
        data_status: day(status),
        quality,
        value: (mark.is_none() && !value.is_empty()).then(|| f(value)),
        numerator: parts.map(|(numerator, _)| f(numerator)),
        denominator: parts.map(|(_, denominator)| f(denominator)),
        mark,
    }
}

fn series(code: &str, of: u64, sex: Sex, versions: &[&str]) -> Series {
    let versions: Vec<Version> = versions.iter().map(|text| version(text)).collect();
    let length = versions[0].period.kind();
    let mut series = Series::new(SeriesId(of), code, MunicipalityId(of), sex, length);
    series.set(versions);
    series
}

fn until(text: &str) -> Scope {
    Scope {
        sex: Sex::All,
        from: None,
        until: period(text),
        as_of: None,
        provisional: false,
    }
}

/// The findings of one municipality alone as `period name`.
fn alone(code: &str, versions: &[&str]) -> Vec<String> {
    let series = series(code, 1, Sex::All, versions);
    let municipality = municipality(1);
    let subject = Subject {
        municipality: &municipality,
        series: Some(&series),
        male: None,
        female: None,
    };
    said(&check(&indicator(code), &until("2030-12"), &[subject]))
}

fn said(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|one| format!("{} {}", one.period, one.odd.name()))
        .collect()
}

#[test]
fn gaps_are_found_inside_a_series_and_against_the_others() {
    let have: [&[&str]; 4] = [
        &["2025-01 20", "2025-02 21", "2025-03 20", "2025-04 21"],
        &["2025-01 20", "2025-02 .", "2025-04 21"],
        &["2025-02 20", "2025-03 20"],
        &["2025-03 20", "2025-04 x"],
    ];
    let municipalities: Vec<Municipality> = (1..=5).map(municipality).collect();
    let series: Vec<Series> = (1..)
        .zip(have)
        .map(|(n, have)| series("K2", n, Sex::All, have))
        .collect();
    let subjects: Vec<Subject<'_>> = municipalities
        .iter()
        .enumerate()
        .map(|(at, municipality)| Subject {
            municipality,
            series: series.get(at),
            male: None,
            female: None,
        })
        .collect();
    let found = check(&indicator("K2"), &until("2025-12"), &subjects);
    let found: Vec<(u64, String, Odd)> = found
        .into_iter()
        .map(|one| (one.municipality.0, one.period.to_string(), one.odd))
        .collect();
    let gap = |mark| Odd::MissingPeriod { mark };
    let group = |mark, have| Odd::MissingInGroup {
        mark,
        have,
        others: 4,
    };
    // In January, February and April two of the other four have a figure: that is not most of them.
    let want = vec![
        (2, "2025-03".to_owned(), gap(None)),
        (5, "2025-03".to_owned(), group(None, 3)),
        (2, "2025-02".to_owned(), gap(Some('.'))),
    ];
    assert_eq!(found, want);
    let from = Scope {
        from: Some(period("2025-03")),
        ..until("2025-03")
    };
    assert_eq!(check(&indicator("K2"), &from, &subjects).len(), 2);
}

#[test]
fn nothing_is_expected_before_the_authorisation() {
    let (mut late, early) = (municipality(1), municipality(2));
    late.since = Some(day("2025-02-01"));
    let other = series("K2", 2, Sex::All, &["2025-01 20", "2025-02 20"]);
    let subjects = [(&late, None), (&early, Some(&other))].map(|(municipality, series)| Subject {
        municipality,
        series,
        male: None,
        female: None,
    });
    let found = check(&indicator("K2"), &until("2025-12"), &subjects);
    assert_eq!(said(&found), ["2025-02 missing_in_group"]);
}

#[test]
fn values_that_can_not_be_are_found() {
    for (code, version, want) in [
        (
            "K2E3",
            "2025-01 =101/100",
            &["numerator_above_denominator"][..],
        ),
        ("K2E3", "2025-01 100=100/100", &[]),
        (
            "K3E2",
            "2025-01 101.0=101/100",
            &["numerator_above_denominator", "outside_range"],
        ),
        ("K3E4", "2025-01 100.1", &["outside_range"]),
        ("K2", "2025-01 100.1", &[]),
        ("K2", "2025-01 =120/100", &[]),
        ("K2", "2025-01 -0.1", &["outside_range"]),
        ("K1", "2025-01 -100", &[]),
        ("K1", "2025-01 -100.1", &["outside_range"]),
        ("K1", "2025-01 250", &[]),
        ("K2E1", "2025-01 =0/100", &[]),
        (
            "K2",
            "2025-01 =-1/100",
            &["outside_range", "negative_count"],
        ),
        (
            "K3",
            "2025-01 =-5/-10",
            &["negative_count", "negative_count"],
        ),
    ] {
        let want: Vec<String> = want.iter().map(|name| format!("2025-01 {name}")).collect();
        assert_eq!(alone(code, &[version]), want, "{code} {version}");
    }
}

#[test]
fn a_jump_is_more_than_three_and_a_half_robust_deviations() {
    for (values, want) in [
        // Median 20.5, MAD 1: the bound is 20.5 + 5.1891. The last one counts, too.
        ("19 21 19 21 20 19 21 25.6", None),
        ("19 21 19 21 20 19 21 25.7", Some("3.5")),
        ("19 21 19 21 20 19 21 14.4", None),
        ("19 21 19 21 20 19 21 14.3", Some("3.5")),
        // Seven periods say nothing.
        ("19 21 19 21 20 19 99", None),
        // MAD 0: any deviation.
        ("20 20 20 20 20 20 20 20.1", Some("")),
        ("20 20 20 20 20 20 20 20", None),
        ("20 20 20 20 20 20 99 20", None),
        ("", None),
    ] {
        let figures: Vec<Figure> = values.split_whitespace().map(f).collect();
        let score = jump(&figures).map(|odd| match odd {
            Odd::Jump { score, .. } => score.map_or_else(String::new, |one| format!("{one:.1}")),
            other => panic!("{other:?}"),
        });
        assert_eq!(score.as_deref(), want, "{values}");
    }
}

/// So many months from a first one: `value` each, but for those said otherwise.
fn months(first: &str, n: i32, value: &str, but: &[(i32, &str)]) -> Vec<String> {
    (0..n)
        .map(|at| {
            let other = but.iter().find(|(when, _)| *when == at);
            let value = other.map_or(value, |(_, value)| value);
            format!("{} {value}", period(first).plus(at).expect("a month"))
        })
        .collect()
}

fn jumps_of(code: &str, municipality: &Municipality, versions: &[String]) -> Vec<String> {
    let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
    let series = series(code, 1, Sex::All, &versions);
    let subject = Subject {
        municipality,
        series: Some(&series),
        male: None,
        female: None,
    };
    said(&check(&indicator(code), &until("2030-12"), &[subject]))
}

#[test]
fn jumps_are_judged_by_what_came_before_and_never_across_a_break() {
    let plain = municipality(1);
    let jump_at = months("2024-01", 12, "20", &[(8, "30")]);
    assert_eq!(jumps_of("K2", &plain, &jump_at), ["2024-09 jump"]);
    // K2E3 means something else from March 2019 on: a new level there is no jump.
    let mut level = months("2018-01", 14, "70", &[]);
    level.extend(months("2019-03", 14, "80", &[(9, "81")]));
    assert_eq!(jumps_of("K2E3", &plain, &level), ["2019-12 jump"]);
    let mut merged = municipality(1);
    merged.territory_breaks.push(TerritoryBreak {
        from: day("2019-03-01"),
        note: String::new(),
    });
    assert_eq!(jumps_of("K2", &merged, &level), ["2019-12 jump"]);
    assert!(jumps_of("K2", &plain, &level).len() > 5, "a new level");
    // Older than 24 periods is forgotten: the 26th month is no jump back to the first level.
    let mut old = months("2020-01", 4, "20", &[]);
    old.extend(months("2020-05", 24, "30", &[]));
    let found = jumps_of("K2", &plain, &old);
    assert!(!found.contains(&"2022-04 jump".to_owned()), "{found:?}");
}

#[test]
fn what_a_later_data_status_changes_is_a_correction() {
    for (versions, want) in [
        (&["2025-01 20@2025-04-15", "2025-01 21@2025-05-15"][..], 1),
        (&["2025-01 20@2025-04-15", "2025-01 20.0@2025-05-15"], 0),
        (&["2025-01 20@2025-04-15", "2025-02 21@2025-05-15"], 0),
        (&["2025-01 20@2025-04-15", "2025-01 .@2025-05-15"], 1),
        // Published so: employable beneficiaries of one city, revised years later; K2 of the federation.
        (
            &[
                "2008-12 =3198/9000@2011-02-15",
                "2008-12 =3187/9000@2016-02-15",
            ],
            1,
        ),
        (&["2014-12 24.6@2015-04-15", "2014-12 24.5@2016-04-15"], 1),
        // From provisional to final is no correction.
        (&["2025-01 20@2025-02-15 p", "2025-01 21@2025-05-15"], 0),
        // Numerator and denominator came along later.
        (&["2025-01 20@2025-04-15", "2025-01 20=2/10@2025-05-15"], 0),
        (
            &["2025-01 20=2/10@2025-04-15", "2025-01 20=4/20@2025-05-15"],
            1,
        ),
        (
            &[
                "2025-01 20@2025-04-15",
                "2025-01 21@2025-05-15",
                "2025-01 20@2025-06-15",
            ],
            2,
        ),
    ] {
        let found = alone("K2", versions);
        let found = found.iter().filter(|one| one.ends_with("late_correction"));
        assert_eq!(found.count(), want, "{versions:?}");
    }
}

#[test]
fn men_and_women_are_everybody() {
    for (code, all, male, female, want) in [
        ("K2", "=30/100", "=20/60", "=10/40", 0),
        ("K2", "=31/100", "=20/60", "=10/40", 1),
        // The mean stock is rounded thrice, the integrations are counted.
        ("K2", "=30/101", "=20/60", "=10/40", 0),
        ("K2", "=30/102", "=20/60", "=10/40", 1),
        ("K2", "=30/100.1", "=20/60.0", "=10/40.0", 0),
        ("K2", "=30/100.2", "=20/60.0", "=10/40.0", 1),
        ("K3", "=100/101", "=60/60", "=40/40", 1),
        ("K2", "20", "=20/60", "=10/40", 0),
        // Published so: a sum with a part of an older data status, and a misprint.
        ("K3", "=4642/9000", "=3187/5000", "=1444/4000", 1),
        ("K3", "=4631/9000", "=3187/5000", "=1444/4000", 0),
        ("K3", "=6735669/9000", "=4906916/5000", "=1826753/4000", 1),
        ("K3", "=6733669/9000", "=4906916/5000", "=1826753/4000", 0),
        // Decimals that were cut off are no fault: shares are not added up.
        ("K2", "99.98", "49.99", "49.98", 0),
    ] {
        let one = |sex, text: &str| series(code, 1, sex, &[&format!("2025-01 {text}")]);
        let (all_of, male, female) = (
            one(Sex::All, all),
            one(Sex::Male, male),
            one(Sex::Female, female),
        );
        let municipality = municipality(1);
        let subject = Subject {
            municipality: &municipality,
            series: Some(&all_of),
            male: Some(&male),
            female: Some(&female),
        };
        let found = check(&indicator(code), &until("2025-12"), &[subject]);
        assert_eq!(found.len(), want, "{code} {all}: {found:?}");
    }
}

#[test]
fn printed_values_follow_from_their_parts() {
    for (code, version, want) in [
        ("K2", "2025-01 24.3=243/1000", 0),
        ("K2", "2025-01 24.4=243/1000", 1),
        ("K2", "2025-01 24=244/1000", 0),
        ("K2", "2025-01 25=244/1000", 1),
        // A half may be rounded either way.
        ("K2E3", "2025-01 24.2=2425/10000", 0),
        ("K2E3", "2025-01 24.3=2425/10000", 0),
        ("K2E3", "2025-01 24.1=2425/10000", 1),
        // 3 ÷ 7.4 … 7.5 … 7.6: a mean stock of "7.5" can be any of them.
        ("K2", "2025-01 40.2=3/7.5", 0),
        ("K2", "2025-01 39.0=3/7.5", 1),
        ("K3", "2025-01 -3.2=968/1000", 0),
        ("K3", "2025-01 96.8=968/1000", 1),
        // Published so: -7.5 printed where the counts give -6.5.
        ("K3", "2010-12 -7.5=935/1000", 1),
        ("K3", "2010-12 -6.5=935/1000", 0),
        ("K1", "2025-01 5=0/0", 0),
        ("K1E3", "2025-01 5=1/100", 0),
    ] {
        let found = alone(code, &[version]);
        let found = found.iter().filter(|one| one.ends_with("printed_mismatch"));
        assert_eq!(found.count(), want, "{code} {version}");
    }
    // The mean of twelve monthly rates of 2 % is 2 %.
    for (printed, want) in [("2.0", 0), ("2.1", 1)] {
        let last = format!("{printed}=2/100");
        let year = months("2025-01", 12, "=2/100", &[(11, &last)]);
        let year: Vec<&str> = year.iter().map(String::as_str).collect();
        let found = alone("K1E3", &year);
        let found = found.iter().filter(|one| one.ends_with("printed_mismatch"));
        assert_eq!(found.count(), want, "{printed}");
    }
}

#[test]
fn an_acknowledgement_holds_until_there_are_newer_figures() {
    let finding = Finding {
        municipality: MunicipalityId(1),
        indicator: "K2".into(),
        sex: Sex::All,
        period: period("2025-01"),
        odd: Odd::OutsideRange {
            value: f("-1"),
            low: f("0"),
            high: None,
        },
        data_status: Some(day("2025-04-15")),
    };
    let given = |on: &str, check: &str| Acknowledgement {
        id: AcknowledgementId(1),
        municipality: MunicipalityId(1),
        indicator: "K2".into(),
        period: period("2025-01"),
        check: check.into(),
        note: "Zahlendreher, gemeldet".into(),
        on: day(on),
        by: "mn".into(),
    };
    for (on, check, subject, settled) in [
        ("2025-04-15", "outside_range", true, true),
        ("2025-04-14", "outside_range", true, false),
        ("2025-04-15", "jump", false, false),
        ("2025-04-15", "outside_range.male", false, false),
    ] {
        let acknowledgement = given(on, check);
        assert_eq!(finding.is_subject_of(&acknowledgement), subject, "{check}");
        assert_eq!(finding.is_settled_by(&acknowledgement), settled, "{on}");
    }
    let missing = Finding {
        data_status: None,
        sex: Sex::Male,
        ..finding
    };
    assert!(missing.is_settled_by(&given("2020-01-01", "outside_range.male")));
}

proptest! {
    /// Whoever shifts or turns around a series finds the same jumps.
    #[test]
    fn jumps_do_not_depend_on_the_level(values in prop::collection::vec(-500_i64..500, 8..24), by in -1000_i64..1000) {
        let figures: Vec<Figure> = values.iter().map(|one| Figure::whole(*one)).collect();
        let shifted: Vec<Figure> = values.iter().map(|one| Figure::whole(by - *one)).collect();
        prop_assert_eq!(jump(&figures).is_some(), jump(&shifted).is_some());
    }

    /// Nothing is reported twice for the same reason, and nothing outside what was asked.
    #[test]
    fn findings_stay_inside_their_scope(values in prop::collection::vec(-20_i64..120, 1..40), from in 0..40_i32) {
        let first = period("2022-01");
        let texts: Vec<String> = values.iter().enumerate()
            .map(|(at, value)| format!("{} {value}=1/{value}", first.plus(at as i32).unwrap()))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let series = series("K2E3", 1, Sex::All, &texts);
        let municipality = municipality(1);
        let subject = Subject { municipality: &municipality, series: Some(&series), male: None, female: None };
        let scope = Scope { from: first.plus(from), ..until("2024-06") };
        for one in check(&indicator("K2E3"), &scope, &[subject]) {
            prop_assert!(scope.reports(one.period));
        }
    }
}
