use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn version(period: &str, status: &str, quality: Quality, value: &str) -> Version {
    Version {
        period: period.parse().expect("a period"),
        data_status: day(status),
        quality,
        value: Some(value.parse().expect("a figure")),
        numerator: None,
        denominator: None,
        mark: None,
    }
}

fn series(versions: Vec<Version>) -> Series {
    let mut series = Series::new(
        SeriesId(1),
        "K2",
        MunicipalityId(2),
        Sex::All,
        PeriodKind::Month,
    );
    series.set(versions);
    series
}

#[test]
fn the_newest_known_version_of_the_wanted_finality_holds() {
    let one = series(vec![
        version("2025-01", "2025-05-01", Quality::Final, "24.6"),
        version("2025-01", "2025-02-01", Quality::Provisional, "24.9"),
        version("2025-01", "2026-01-15", Quality::Revised, "24.5"),
        version("2025-02", "2025-03-01", Quality::Provisional, "25.0"),
    ]);
    let period = |text: &str| text.parse().expect("a period");
    for (at, as_of, provisional, want) in [
        ("2025-01", None, false, Some("24.5")),
        ("2025-01", Some("2025-12-31"), false, Some("24.6")),
        ("2025-01", Some("2025-05-01"), false, Some("24.6")),
        ("2025-01", Some("2025-04-30"), false, None),
        ("2025-01", None, true, Some("24.9")),
        ("2025-02", None, false, None),
        ("2025-02", None, true, Some("25.0")),
        ("2025-03", None, true, None),
    ] {
        let found = one.at(period(at), as_of.map(day), provisional);
        let found = found
            .and_then(|one| one.value)
            .map(|value| value.to_string());
        assert_eq!(found.as_deref(), want, "{at} {as_of:?} {provisional}");
    }
    let holding: Vec<_> = one.holding(None, false).map(|one| one.period).collect();
    assert_eq!(holding, [period("2025-01")]);
}

#[test]
fn a_second_figure_of_the_same_day_replaces_the_first() {
    let one = series(vec![
        version("2025-01", "2025-05-01", Quality::Final, "1"),
        version("2025-01", "2025-05-01", Quality::Revised, "2"),
    ]);
    let values: Vec<String> = one
        .versions()
        .filter_map(|one| one.value)
        .map(|value| value.to_string())
        .collect();
    assert_eq!(values, ["2"]);
}

#[test]
fn cut_or_foreign_bytes_end_the_series_and_never_panic() {
    let whole = series(vec![
        version("2025-01", "2025-05-01", Quality::Final, "24.6"),
        version("2025-02", "2025-05-01", Quality::Final, "-24.61"),
    ]);
    for cut in 0..whole.packed.0.len() {
        let mut damaged = whole.clone();
        damaged.packed.0.truncate(cut);
        assert!(damaged.versions().count() <= 1, "{cut}");
    }
    for byte in 0..=255 {
        for at in 0..whole.packed.0.len() {
            let mut damaged = whole.clone();
            damaged.packed.0[at] = byte;
            damaged.versions().for_each(drop);
        }
    }
}

fn any_version() -> impl Strategy<Value = Version> {
    let figure = || {
        proptest::option::of((-9_999_999_i64..9_999_999, 0..=6_u8))
            .prop_map(|figure| figure.and_then(|(mantissa, scale)| Figure::new(mantissa, scale)))
    };
    (
        (2000..2030_i32, 1..=12_u32),
        0..2_000_u64,
        0..Quality::ALL.len(),
        (figure(), figure(), figure()),
        proptest::option::of(0..RAW_MARKS.len()),
    )
        .prop_map(|((year, month), days, quality, figures, mark)| Version {
            period: Period::new(PeriodKind::Month, year, month).expect("a period"),
            data_status: day("2020-01-01") + chrono::Days::new(days),
            quality: Quality::ALL[quality],
            value: figures.0,
            numerator: figures.1,
            denominator: figures.2,
            mark: mark.map(|at| RAW_MARKS[at]),
        })
}

proptest! {
    #[test]
    fn what_is_packed_unpacks(versions in prop::collection::vec(any_version(), 0..60)) {
        let one = series(versions.clone());
        let back: Vec<Version> = one.versions().collect();
        prop_assert!(back.windows(2).all(|two| (two[0].period, two[0].data_status) <= (two[1].period, two[1].data_status)));
        for version in &back {
            prop_assert!(versions.contains(version));
        }
        for version in &versions {
            prop_assert!(back.iter().any(|one| one.period == version.period && one.data_status == version.data_status));
        }
        let mut again = one.clone();
        again.set(back);
        prop_assert_eq!(&again, &one);
        let json = serde_json::to_string(&one).expect("JSON");
        prop_assert_eq!(&serde_json::from_str::<Series>(&json).expect("a series"), &one);
        let config = bincode::config::standard();
        let bytes = bincode::serde::encode_to_vec(&one, config).expect("bytes");
        let (read, _): (Series, _) = bincode::serde::decode_from_slice(&bytes, config).expect("a series");
        prop_assert_eq!(&read, &one);
        // What is passed over is not what is looked for.
        if let (Some(first), Some(last)) = (versions.first(), versions.last()) {
            let (first, last) = (first.period, last.period);
            let between: Vec<Version> = one.between(first, last).collect();
            let all = one.versions();
            let wanted: Vec<Version> = all.filter(|one| (first..=last).contains(&one.period)).collect();
            prop_assert_eq!(between, wanted);
        }
    }
}

#[test]
fn twenty_years_of_months_fit_in_one_value() {
    let months = (0..240).map(|n| Version {
        numerator: Some(Figure::whole(12_345 + n)),
        denominator: Some(Figure::new(4_771_367 + n, 2).expect("a figure")),
        ..version("2006-01", "2026-05-01", Quality::Final, "25.87")
    });
    let versions = months
        .zip(0..)
        .map(|(one, n)| Version {
            period: one.period.plus(n).expect("a month"),
            ..one
        })
        .collect();
    let bytes = series(versions).packed.0.len();
    assert!(bytes < 3_900, "{bytes}");
}
