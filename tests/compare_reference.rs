//! Every ring, indicator and year of the real figures, against figures reckoned by another program:
//! NumPy (`percentile` with linear interpolation, which is Excel's QUARTILE.INC; ranks as RANG).
//!
//! `tests/data/compare_expected.csv` was written by it once from the same files. Directions are
//! higher and lower in turn, by the indicators' order, so that both are tried on every kind of figure.
#![expect(
    clippy::unwrap_used,
    reason = "a test that can't go on should say where"
)]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ringbuch::domain::id::{IndicatorId, MunicipalityId};
use ringbuch::domain::indicator::catalogue::{Direction, Indicator};
use ringbuch::domain::indicator::compare::{Member, compare};
use ringbuch::domain::indicator::figure::Figure;
use ringbuch::domain::indicator::series::{Quality, Version};

const FIGURES: &str = include_str!("data/inkar_2010_2019.csv");
const RINGS: &str = include_str!("data/rings_example.csv");
const EXPECTED: &str = include_str!("data/compare_expected.csv");

fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.trim_start_matches('\u{feff}')
        .lines()
        .skip(1)
        .filter(|line| !line.is_empty())
        .map(|line| line.split(';').collect())
}

/// Figures by indicator, year and municipality.
fn figures() -> BTreeMap<(&'static str, &'static str, &'static str), Figure> {
    rows(FIGURES)
        .filter(|row| !row[3].trim().is_empty())
        .map(|row| {
            let figure = row[3].trim().replace(',', ".").parse().unwrap();
            ((row[0], row[1], row[2]), figure)
        })
        .collect()
}

#[test]
fn every_ring_year_and_indicator_agrees_with_another_program() {
    let figures = figures();
    let mut rings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in rows(RINGS) {
        rings.entry(row[0]).or_default().push(row[1]);
    }
    for members in rings.values_mut() {
        members.sort_unstable();
    }
    let mut compared = 0;
    for row in rows(EXPECTED) {
        let [
            code,
            year,
            ring,
            direction,
            n,
            missing,
            min,
            q1,
            median,
            q3,
            max,
            mean,
            ranks,
        ] = row.as_slice()
        else {
            panic!("{row:?}");
        };
        let indicator = Indicator {
            direction: if *direction == "higher" {
                Direction::Higher
            } else {
                Direction::Lower
            },
            ..Indicator::own(IndicatorId(1), *code)
        };
        let period = year.parse().unwrap();
        let group: Vec<Member> = (1..)
            .zip(&rings[ring])
            .map(|(number, municipality)| Member {
                municipality: MunicipalityId(number),
                now: figures
                    .get(&(*code, *year, *municipality))
                    .map(|value| Version {
                        period,
                        data_status: NaiveDate::MIN,
                        quality: Quality::Final,
                        value: Some(*value),
                        numerator: None,
                        denominator: None,
                        mark: None,
                    }),
                before: None,
                months: Vec::new(),
            })
            .collect();
        let found = compare(&indicator, period, &group);
        let place = format!("{code} {year} ring {ring}");
        assert_eq!(found.n.to_string(), *n, "{place}");
        assert_eq!(found.missing.to_string(), *missing, "{place}");
        for (name, got, want) in [
            ("min", found.min, min),
            ("q1", found.q1, q1),
            ("median", found.median, median),
            ("q3", found.q3, q3),
            ("max", found.max, max),
            ("mean", found.mean, mean),
        ] {
            match (got, want.parse::<f64>()) {
                (Some(got), Ok(want)) => {
                    let off = (got.as_f64() - want).abs();
                    assert!(off < 1e-6, "{place} {name}: {got} instead of {want}");
                }
                (None, Err(_)) => {}
                (got, want) => panic!("{place} {name}: {got:?} instead of {want:?}"),
            }
        }
        let mut ranked: BTreeMap<u64, String> = BTreeMap::new();
        for row in &found.rows {
            let rank = row
                .rank
                .map_or_else(|| "-".to_owned(), |rank| rank.to_string());
            ranked.insert(row.municipality.0, rank);
        }
        let got: Vec<String> = ranked.into_values().collect();
        assert_eq!(got.join(" "), *ranks, "{place}");
        compared += 1;
    }
    assert_eq!(compared, 16 * 10 * 10);
}
