use std::fmt::Write as _;
use std::sync::Arc;

use super::*;
use crate::domain::date::Land;
use crate::domain::id::{IndicatorId, SeriesId, TargetId};
use crate::domain::indicator::catalogue::{Direction, Indicator, Unit};
use crate::domain::indicator::question::Question;
use crate::domain::indicator::series::{Quality, Series, Sex, Version};
use crate::domain::ring::{MunicipalityKind, TerritoryBreak};
use crate::store::backend::MemoryBackend;
use crate::store::{Actor, Client, Entity};
use crate::text::locale::Lang;

/// A member with its figures now and a year ago: `24.3`, `243/1000`, nothing.
struct Has {
    name: &'static str,
    now: &'static str,
    before: &'static str,
}

const fn has(name: &'static str, now: &'static str, before: &'static str) -> Has {
    Has { name, now, before }
}

/// A store of one indicator, the group first, then others that only all of them hold.
struct Scene {
    store: Store,
    indicator: Indicator,
    group: Vec<MunicipalityId>,
    period: Period,
}

const TODAY: &str = "2025-10-01";

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

fn actor() -> Actor {
    Actor {
        author: "test".into(),
        uid: 0,
        now_ms: 0,
    }
}

fn version(period: Period, text: &str) -> Option<Version> {
    let (value, parts) = match text.split_once('/') {
        Some((numerator, denominator)) => (None, Some((numerator, denominator))),
        None if text.is_empty() => return None,
        None => (Some(text), None),
    };
    let f = |text: &str| text.parse::<Figure>().expect(text);
    Some(Version {
        period,
        data_status: day("2025-09-15"),
        quality: Quality::Final,
        value: value.map(f),
        numerator: parts.map(|(numerator, _)| f(numerator)),
        denominator: parts.map(|(_, denominator)| f(denominator)),
        mark: None,
    })
}

impl Scene {
    fn of(indicator: Indicator, period: &str, group: &[Has], others: &[Has]) -> Self {
        let store = Store::new(Arc::new(MemoryBackend::new()));
        let client = Client::new();
        let period: Period = period.parse().expect(period);
        let mut change = client.change();
        if !indicator.is_built_in() {
            change = change.create(
                Indicator {
                    id: IndicatorId::provisional(1),
                    ..indicator.clone()
                }
                .record(),
            );
        }
        for (n, one) in (1..).zip(group.iter().chain(others)) {
            let municipality = Municipality {
                id: MunicipalityId::provisional(n),
                number: format!("{n:05}"),
                name: one.name.into(),
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
                territory_breaks: if one.name.starts_with("Neu") {
                    vec![TerritoryBreak {
                        from: day("2025-01-01"),
                        note: String::new(),
                    }]
                } else {
                    Vec::new()
                },
            };
            let mut series = Series::new(
                SeriesId::provisional(n),
                indicator.code.as_str(),
                municipality.id,
                Sex::All,
                period.kind(),
            );
            let before = period.year_before().expect("a year before");
            let versions = [version(before, one.before), version(period, one.now)];
            series.set(versions.into_iter().flatten().collect());
            change = change.create(municipality.record()).create(series.record());
        }
        store.apply(&change, &actor()).expect("a store");
        let municipalities = store.municipalities_where(|_| true).expect("read");
        let group = municipalities.iter().take(group.len());
        Self {
            group: group.map(|one| one.id).collect(),
            indicator,
            period,
            store,
        }
    }

    fn target(&self, member: usize, change: &str) {
        let target = Target {
            id: TargetId::provisional(1),
            municipality: self.group[member],
            indicator: self.indicator.code.clone(),
            year: 2025,
            change: change.parse().expect(change),
            note: String::new(),
        };
        let change = Client::new().change().create(target.record());
        self.store.apply(&change, &actor()).expect("a target");
    }

    fn analysis(&self, lang: Lang, letters: bool) -> Analysis {
        let texts = Texts::new(lang);
        let group = Group::Selection(self.group.clone());
        let question = Question::of(self.indicator.code.as_str(), group, self.period);
        let figures = self
            .store
            .figures(&self.indicator, &question, day(TODAY))
            .expect("figures");
        let mut naming = if letters {
            Naming::letters(&texts)
        } else {
            Naming::names()
        };
        Analysis::of(
            &self.store,
            &figures,
            "Ring 4",
            &mut naming,
            &texts,
            day(TODAY),
        )
        .expect("an analysis")
    }

    fn both(&self, title: &str) -> String {
        let mut out = format!("# {title}\n");
        for lang in [Lang::De, Lang::En] {
            for line in self.analysis(lang, false).lines() {
                let _ = writeln!(out, "{line}");
            }
            out.push('\n');
        }
        out
    }
}

fn built_in(code: &str) -> Indicator {
    let catalogue = crate::domain::indicator::catalogue::Catalogue::of([]);
    catalogue.find(code).cloned().expect(code)
}

const OTHERS: [Has; 3] = [
    has("Worms", "18.0", ""),
    has("Trier", "19.0", ""),
    has("Jena", "20.0", ""),
];

#[test]
fn a_ring_is_told_what_its_figures_say() {
    let mut out = String::new();
    let ring = [
        has("Fulda", "284/1000", "261/1000"),
        has("Gießen", "191/1000", "202/1000"),
        has("Kassel", "243/1000", "243/1000"),
        has("Marburg", "243/1000", "238/1000"),
        has("Odenwald", "", "220/1000"),
        has("Werra", "226/1000", "230/1000"),
    ];
    let scene = Scene::of(built_in("K2"), "2025-06", &ring, &OTHERS);
    scene.target(0, "5.0");
    scene.target(1, "2.0");
    scene.target(4, "2.0");
    out += &scene.both("K2: integrations, one without a value, targets");

    let lower = [
        has("Fulda", "-7.2", "-3.0"),
        has("Gießen", "-7.2", "-4.0"),
        has("Kassel", "-1.0", "-2.5"),
        has("Marburg", "0.5", "1.0"),
        has("Neustadt", "9.0", "1.0"),
    ];
    let scene = Scene::of(built_in("K1"), "2025-06", &lower, &[]);
    scene.target(0, "-7.0");
    scene.target(2, "-1.5");
    out += &scene.both("K1: a change already, lower is better, ties, new territory, one far above");

    let neutral = [
        has("Fulda", "4.1", "4.0"),
        has("Gießen", "4.1", "4.0"),
        has("Kassel", "3.0", "2.9"),
        has("Marburg", "2.2", "2.0"),
        has("Werra", "2.0", "1.9"),
    ];
    out += &Scene::of(built_in("K2E1"), "2025-06", &neutral, &OTHERS)
        .both("K2E1: neutral, nothing fell");

    let broken = [
        has("Fulda", "70.0", "60.0"),
        has("Gießen", "71.0", "61.0"),
        has("Kassel", "72.0", "62.0"),
        has("Marburg", "73.0", "63.0"),
    ];
    out += &Scene::of(built_in("K2E3"), "2019-06", &broken, &[]).both("K2E3: across its break");

    let euro = Indicator {
        unit: Unit::Euro,
        decimals: 2,
        name: "Kosten der Unterkunft je BG".into(),
        direction: Direction::Neutral,
        ..Indicator::own(IndicatorId(1), "KdU_EUR")
    };
    let amounts = [
        has("Fulda", "1412.50", "1412.50"),
        has("Gießen", "390.00", "400.00"),
        has("Kassel", "401.10", "402.00"),
        has("Marburg", "395.00", "396.00"),
        has("Werra", "398.20", "399.00"),
        has("Worms", "402.00", "403.00"),
        has("Jena", "400.00", "410.00"),
    ];
    out +=
        &Scene::of(euro, "2024", &amounts, &[]).both("Euro: a year, nothing rose, one far above");
    insta::assert_snapshot!("analysis", out);
}

#[test]
fn of_little_little_is_said() {
    let mut out = String::new();
    for (title, ring) in [
        ("nobody", &[][..]),
        (
            "none has a value",
            &[has("Fulda", "", "20"), has("Kassel", "", "")],
        ),
        ("one without a value", &[has("Fulda", "", "")]),
        ("one", &[has("Fulda", "24.3", "24.0")]),
        (
            "one of two",
            &[has("Fulda", "24.3", ""), has("Kassel", "", "")],
        ),
        (
            "three",
            &[
                has("Fulda", "24.3", "24.0"),
                has("Kassel", "20.0", "21.5"),
                has("Marburg", "22.0", "22.0"),
            ],
        ),
        (
            "four alike without a year before",
            &[
                has("Fulda", "24.3", ""),
                has("Kassel", "24.3", ""),
                has("Marburg", "24.3", ""),
                has("Werra", "24.30", ""),
            ],
        ),
        (
            "one to compare, many missing",
            &[
                has("Fulda", "24.3", "24.0"),
                has("Kassel", "20.0", ""),
                has("Marburg", "22.0", ""),
                has("Werra", "21.0", ""),
                has("A", "", ""),
                has("B", "", ""),
                has("C", "", ""),
                has("D", "", ""),
                has("E", "", ""),
                has("F", "", ""),
                has("G", "", ""),
            ],
        ),
    ] {
        out += &Scene::of(built_in("K3E2"), "2025-06", ring, &[]).both(title);
    }
    insta::assert_snapshot!("analysis_of_little", out);
}

#[test]
fn names_are_text_and_letters_hide_them() {
    let ring = [
        has("# Fulda | *x*", "22.0", "20.0"),
        has("<b>Kassel</b>", "20.0", "21.5"),
        has("[Marburg](http://x)", "24.3", "24.0"),
        has("- Werra_", "21.0", "22.0"),
    ];
    let scene = Scene::of(built_in("K2"), "2025-06", &ring, &OTHERS);
    scene.target(0, "5.0");
    let markdown = scene.analysis(Lang::De, false).markdown();
    assert!(markdown.contains("\\[Marburg\\](http://x)"), "{markdown}");
    assert!(markdown.contains("\\<b>Kassel\\</b>"), "{markdown}");
    assert!(!markdown.contains("| *x*"), "{markdown}");
    let hidden = scene.analysis(Lang::De, true);
    for line in hidden.lines() {
        for name in ["Fulda", "Kassel", "Marburg", "Werra", "vereinbart"] {
            assert!(!line.contains(name), "{line}");
        }
    }
    assert!(
        hidden.sentences[1].starts_with("Vorn liegt JC "),
        "{hidden:?}"
    );
}
