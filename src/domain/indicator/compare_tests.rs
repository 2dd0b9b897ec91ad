use chrono::NaiveDate;
use proptest::prelude::*;

use super::super::catalogue::{Catalogue, SeriesBreak};
use super::super::series::Quality;
use super::*;
use crate::domain::id::IndicatorId;

fn f(text: &str) -> Figure {
    text.parse().expect(text)
}

fn version(period: &str, value: Option<&str>, parts: Option<(&str, &str)>) -> Version {
    Version {
        period: period.parse().expect("a period"),
        data_status: NaiveDate::MIN,
        quality: Quality::Final,
        value: value.map(f),
        numerator: parts.map(|(numerator, _)| f(numerator)),
        denominator: parts.map(|(_, denominator)| f(denominator)),
        mark: None,
    }
}

fn member(n: u64, now: Option<&str>, before: Option<&str>) -> Member {
    Member {
        municipality: MunicipalityId(n),
        now: now.map(|value| version("2025-06", Some(value), None)),
        before: before.map(|value| version("2024-06", Some(value), None)),
        months: Vec::new(),
    }
}

fn own(direction: Direction) -> Indicator {
    Indicator {
        direction,
        ..Indicator::own(IndicatorId(1), "Quote_Proz")
    }
}

fn period() -> Period {
    "2025-06".parse().expect("a period")
}

fn members(values: &[Option<&str>]) -> Vec<Member> {
    (1..)
        .zip(values)
        .map(|(n, value)| member(n, *value, None))
        .collect()
}

#[test]
fn ties_share_a_rank_and_the_next_is_skipped() {
    let values = [Some("3"), Some("5"), None, Some("3.0"), Some("1")];
    for (direction, ranks) in [
        (Direction::Higher, [(2, 1), (1, 2), (4, 2), (5, 4)]),
        (Direction::Lower, [(5, 1), (1, 2), (4, 2), (2, 4)]),
    ] {
        let found = compare(&own(direction), period(), &members(&values));
        let got: Vec<(u64, usize)> = found
            .rows
            .iter()
            .filter_map(|row| Some((row.municipality.0, row.rank?)))
            .collect();
        assert_eq!(got, ranks, "{direction:?}");
        let last = found.rows.last().expect("rows");
        assert_eq!(
            (last.municipality.0, last.value, last.rank),
            (3, None, None)
        );
        assert_eq!((found.n, found.missing), (4, 1));
    }
    let neutral = compare(&own(Direction::Neutral), period(), &members(&values));
    assert!(neutral.rows.iter().all(|row| row.rank.is_none()));
    assert_eq!(neutral.rows[0].municipality.0, 2, "highest first");
}

#[test]
fn a_value_on_a_bound_belongs_to_the_better_quarter() {
    // Quartiles of 1 … 5 are 2, 3, 4.
    let values = ["1", "2", "3", "4", "5"].map(Some);
    for (direction, quarters) in [
        (Direction::Higher, [4, 3, 2, 1, 1]),
        (Direction::Neutral, [4, 3, 2, 1, 1]),
        (Direction::Lower, [1, 1, 2, 3, 4]),
    ] {
        let found = compare(&own(direction), period(), &members(&values));
        for (n, want) in (1..).zip(quarters) {
            let row = found.rows.iter().find(|row| row.municipality.0 == n);
            assert_eq!(
                row.and_then(|row| row.quartile),
                Some(want),
                "{direction:?} {n}"
            );
        }
        assert_eq!(
            [found.q1, found.median, found.q3],
            ["2", "3", "4"].map(|q| Some(f(q)))
        );
    }
}

#[test]
fn an_empty_group_has_no_figures_and_one_member_is_all_of_them() {
    let empty = compare(&own(Direction::Higher), period(), &members(&[None, None]));
    assert_eq!(
        (empty.n, empty.missing, empty.median, empty.mean),
        (0, 2, None, None)
    );
    assert_eq!(
        compare(&own(Direction::Higher), period(), &[]),
        Comparison::default()
    );
    let one = compare(&own(Direction::Lower), period(), &members(&[Some("7.25")]));
    for figure in [one.min, one.q1, one.median, one.q3, one.max, one.mean] {
        assert_eq!(figure, Some(f("7.25")));
    }
    assert_eq!(one.rows[0].rank, Some(1));
}

#[test]
fn changes_are_in_points_and_in_per_cent_and_never_mixed() {
    let cases = [
        (
            "Quote_Proz",
            Some("12.4"),
            Some("12.0"),
            Some("0.4"),
            Some("3.3333333333"),
        ),
        ("Quote_Proz", Some("12.4"), None, None, None),
        ("Quote_Proz", None, Some("12.0"), None, None),
        ("Quote_Proz", Some("12.4"), Some("0"), Some("12.4"), None),
        ("Quote_Proz", Some("-1"), Some("-2"), Some("1"), None),
        // A change already: points only.
        ("K1", Some("-3.3"), Some("1.2"), Some("-4.5"), None),
        ("K3", Some("2"), Some("1"), Some("1"), None),
        ("K2", Some("24.5"), Some("25"), Some("-0.5"), Some("-2")),
    ];
    let catalogue = Catalogue::of([own(Direction::Higher)]);
    for (code, now, before, change, relative) in cases {
        let indicator = catalogue.get(code).expect(code);
        let found = compare(indicator, period(), &[member(1, now, before)]);
        let row = &found.rows[0];
        assert_eq!(row.change, change.map(f), "{code} {now:?} {before:?}");
        assert_eq!(
            row.change_relative,
            relative.map(f),
            "{code} {now:?} {before:?}"
        );
    }
}

#[test]
fn nothing_is_reckoned_across_a_break() {
    let mut indicator = own(Direction::Higher);
    indicator.breaks = vec![SeriesBreak {
        from: "2025-01".parse().expect("a period"),
        note: String::new(),
    }];
    let found = compare(&indicator, period(), &[member(1, Some("2"), Some("1"))]);
    assert_eq!(
        (found.rows[0].change, found.rows[0].change_relative),
        (None, None)
    );
}

#[test]
fn parts_give_the_value_where_none_was_published() {
    for (formula, numerator, denominator, want) in [
        (Formula::Quota, "1", "3", Some("33.3333333333")),
        (Formula::Quota, "2", "3", Some("66.6666666667")),
        (Formula::Change, "95", "100", Some("-5")),
        (Formula::Change, "2.5", "2", Some("25")),
        (Formula::Ratio, "7", "2", Some("3.5")),
        (Formula::Quota, "1", "0", None),
        (Formula::MeanRate, "1", "2", None),
        (Formula::Value, "1", "2", None),
        (Formula::Ratio, "-1", "3", Some("-0.3333333333")),
        (Formula::Ratio, "-2", "3", Some("-0.6666666667")),
    ] {
        let got = from_parts(formula, f(numerator), f(denominator));
        assert_eq!(got, want.map(f), "{formula:?} {numerator} {denominator}");
    }
}

#[test]
fn the_group_as_a_whole_is_sums_over_sums_of_those_with_both() {
    let catalogue = Catalogue::of([]);
    let with = |n: u64, parts: Option<(&str, &str)>| Member {
        municipality: MunicipalityId(n),
        now: Some(version("2025-06", Some("9"), parts)),
        before: None,
        months: Vec::new(),
    };
    let group = [
        with(1, Some(("10", "100"))),
        with(2, Some(("30", "100"))),
        with(3, None),
    ];
    let quota = compare(catalogue.get("K2").expect("K2"), period(), &group);
    assert_eq!(
        (quota.weighted, quota.weighted_n, quota.n),
        (Some(f("20")), 2, 3)
    );
    let change = compare(catalogue.get("K1").expect("K1"), period(), &group);
    assert_eq!(change.weighted, Some(f("-80")));
}

#[test]
fn a_mean_of_rates_is_weighted_month_by_month() {
    let catalogue = Catalogue::of([]);
    let months = |numerator: &str, denominator: &str, n: usize| {
        vec![version("2025-06", None, Some((numerator, denominator))); n]
    };
    let with = |n: u64, months: Vec<Version>| Member {
        municipality: MunicipalityId(n),
        now: Some(version("2025-06", Some("5"), None)),
        before: None,
        months,
    };
    let group = [
        with(1, months("5", "100", 12)),
        with(2, months("15", "300", 12)),
        with(3, months("99", "100", 11)),
    ];
    let found = compare(catalogue.get("K1E3").expect("K1E3"), period(), &group);
    assert_eq!((found.weighted, found.weighted_n), (Some(f("5")), 2));
}

proptest! {
    #[test]
    fn a_group_keeps_its_laws(values in prop::collection::vec(proptest::option::of((-99_999_i64..99_999, 0..4_u8)), 0..40), lower: bool) {
        let direction = if lower { Direction::Lower } else { Direction::Higher };
        let group: Vec<Member> = (1..).zip(&values).map(|(n, value)| Member {
            municipality: MunicipalityId(n),
            now: value.map(|(mantissa, scale)| Version {
                value: Figure::new(mantissa, scale),
                ..version("2025-06", None, None)
            }),
            before: None,
            months: Vec::new(),
        }).collect();
        let found = compare(&own(direction), period(), &group);
        prop_assert_eq!(found.n + found.missing, values.len());
        prop_assert_eq!(found.rows.len(), values.len());
        prop_assert!(found.min <= found.q1 && found.q1 <= found.median && found.median <= found.q3 && found.q3 <= found.max);
        for row in &found.rows {
            prop_assert_eq!(row.rank.is_some(), row.value.is_some());
            if let (Some(rank), Some(value)) = (row.rank, row.value) {
                let better = found.rows.iter().filter(|other| other.value.is_some_and(|other| if lower { other < value } else { other > value }));
                prop_assert_eq!(rank, better.count() + 1);
            }
        }
        // The order of the members decides nothing.
        let mut turned = group.clone();
        turned.reverse();
        let again = compare(&own(direction), period(), &turned);
        prop_assert_eq!((again.q1, again.median, again.q3, again.mean), (found.q1, found.median, found.q3, found.mean));
    }
}
