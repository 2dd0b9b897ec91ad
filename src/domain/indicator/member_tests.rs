use super::*;
use crate::domain::date::Land;
use crate::domain::id::{IndicatorId, MunicipalityId, SeriesId};
use crate::domain::indicator::series::{Quality, Sex, Version};
use crate::domain::ring::{MunicipalityKind, TerritoryBreak};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn period(text: &str) -> Period {
    text.parse().expect("a period")
}

fn municipality(breaks: &[&str]) -> Municipality {
    Municipality {
        id: MunicipalityId(7),
        number: "03002".into(),
        name: "Vorpommern-Greifswald".into(),
        short_name: String::new(),
        land: Land::MecklenburgVorpommern,
        kind: MunicipalityKind::District,
        since: None,
        comparison_type: String::new(),
        participates: true,
        settlement_type: String::new(),
        organisation_size: String::new(),
        region_notes: String::new(),
        organisation_notes: String::new(),
        territory_breaks: breaks
            .iter()
            .map(|from| TerritoryBreak {
                from: day(from),
                note: String::new(),
            })
            .collect(),
    }
}

fn months() -> Series {
    let mut series = Series::new(
        SeriesId(1),
        "K1E3",
        MunicipalityId(7),
        Sex::All,
        PeriodKind::Month,
    );
    let versions = (0..36).map(|n| Version {
        period: period("2022-07").plus(n).expect("a month"),
        data_status: day("2025-01-01"),
        quality: Quality::Final,
        value: Some(format!("{n}").parse().expect("a figure")),
        numerator: None,
        denominator: None,
        mark: None,
    });
    series.set(versions.collect());
    series
}

#[test]
fn nothing_is_compared_across_a_break_of_the_territory() {
    for (breaks, at, before) in [
        (&[][..], "2024-06", true),
        (&["2024-01-01"], "2024-06", false),
        (&["2024-01-01"], "2023-12", true),
        (&["2024-01-01"], "2024-12", false),
        (&["2024-01-01"], "2025-01", true),
        (&["2024-06-15"], "2024-06", false),
        (&["2024-07-01"], "2024-06", true),
        (&["2020-01-01", "2024-02-01"], "2024-03", false),
    ] {
        let asked = Asked {
            period: period(at),
            as_of: None,
            provisional: false,
        };
        let indicator = Indicator::own(IndicatorId(1), "Quote_Proz");
        let found = member(&indicator, &municipality(breaks), Some(&months()), asked);
        assert!(found.now.is_some(), "{at}");
        assert_eq!(found.before.is_some(), before, "{breaks:?} {at}");
    }
}

#[test]
fn a_mean_of_rates_needs_its_twelve_months_and_nothing_else_does() {
    let mut indicator = Indicator::own(IndicatorId(1), "K1E3");
    let asked = |at| Asked {
        period: period(at),
        as_of: None,
        provisional: false,
    };
    let of = |indicator: &Indicator, at| {
        member(indicator, &municipality(&[]), Some(&months()), asked(at))
            .months
            .len()
    };
    assert_eq!(of(&indicator, "2024-06"), 0);
    indicator.formula = Formula::MeanRate;
    assert_eq!(of(&indicator, "2024-06"), 12);
    assert_eq!(of(&indicator, "2022-09"), 3);
}

#[test]
fn without_a_series_everything_is_missing() {
    let indicator = Indicator::own(IndicatorId(1), "Quote_Proz");
    let asked = Asked {
        period: period("2024-06"),
        as_of: None,
        provisional: true,
    };
    assert_eq!(
        member(&indicator, &municipality(&[]), None, asked).now,
        None
    );
    // Final figures are no provisional ones.
    let found = member(&indicator, &municipality(&[]), Some(&months()), asked);
    assert_eq!((found.now, found.before), (None, None));
}

#[test]
fn members_are_those_of_the_day_asked_for() {
    let asked = |as_of: Option<&str>| Asked {
        period: period("2024-Q2"),
        as_of: as_of.map(day),
        provisional: false,
    };
    let today = day("2026-11-22");
    for (on, as_of, want) in [
        (MembersOn::Now, None, "2026-11-22"),
        (MembersOn::Now, Some("2025-03-31"), "2025-03-31"),
        (MembersOn::Then, Some("2025-03-31"), "2024-06-30"),
        (MembersOn::Day(day("2020-01-01")), None, "2020-01-01"),
    ] {
        assert_eq!(on.day(today, asked(as_of)), day(want));
    }
}
