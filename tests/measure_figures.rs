//! Reports about use and free places: which measures stand in them, what is masked, what is missing.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't go on should say where"
)]

#[expect(dead_code, reason = "the other documents use the rest")]
mod measure_support;

use measure_support::{HOSTILE, House, day, options, visible};
use ringbuch::domain::date::Month;
use ringbuch::domain::id::{MeasureId, UtilisationId};
use ringbuch::domain::measure::{Measure, Procurement, Stage};
use ringbuch::domain::utilisation::{FreePlaces, MonthUse, Utilisation};
use ringbuch::report::measures::{Readers, information, utilisation};
use ringbuch::text::locale::Lang;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn used(text: &str, filled: u32, entries: u32, dropouts: u32) -> MonthUse {
    MonthUse {
        filled: Some(filled),
        entries: Some(entries),
        dropouts: Some(dropouts),
        ..MonthUse::empty(month(text))
    }
}

impl House {
    fn figures(&self, measure: MeasureId, months: Vec<MonthUse>, free: Vec<(&str, u32)>) {
        let free = free
            .into_iter()
            .map(|(on, free)| FreePlaces { on: day(on), free });
        self.create::<Utilisation>(Utilisation {
            id: UtilisationId::provisional(1),
            measure,
            months,
            free: free.collect(),
        });
    }

    fn with(&self, number: &str, change: impl FnOnce(&mut Measure)) -> MeasureId {
        let mut measure = self.plain_measure(number, &format!("Maßnahme {number}"));
        change(&mut measure);
        self.create::<Measure>(measure).id
    }
}

/// Measures that run, one that begins in the month, one that ended before, one called off, one that
/// is not bought; figures with gaps.
fn house() -> House {
    let house = House::new();
    let second = house.with("701/00002/26", |_| {});
    let first = house.with("701/00001/26", |measure| {
        measure.start = day("2026-10-15");
        measure.places = 10;
    });
    let third = house.with("701/00003/26", |_| {});
    house.with("701/00004/26", |_| {});
    house.with("701/00005/26", |measure| measure.end = day("2026-09-30"));
    house.with("701/00006/26", |measure| {
        measure.status = Stage::Cancelled {
            reason: "kein Bedarf".into(),
        };
    });
    house.with("701/00007/26", |measure| {
        measure.procurement = Procurement::Voucher;
    });
    house.with("701/00008/26", |measure| {
        measure.status = Stage::Planned;
    });
    house.figures(
        second,
        vec![
            used("2026-06", 12, 4, 0),
            used("2026-07", 13, 3, 1),
            used("2026-09", 16, 5, 3),
            used("2026-10", 17, 2, 1),
        ],
        vec![("2026-11-13", 5), ("2026-11-20", 4)],
    );
    house.figures(first, vec![used("2026-10", 2, 2, 0)], vec![]);
    house.figures(third, vec![used("2026-10", 20, 0, 0)], vec![]);
    house
}

#[test]
fn the_report_of_a_month() {
    let house = house();
    for lang in Lang::ALL {
        let report = utilisation(&house.store, month("2026-10"), &options(lang)).unwrap();
        insta::assert_snapshot!(format!("utilisation_{lang}"), report.text);
    }
    let report = utilisation(&house.store, month("2026-10"), &options(Lang::De)).unwrap();
    assert_eq!(report.file, "Auslastung-2026-10.md");
}

#[test]
fn small_counts_are_masked_for_readers_outside_and_no_sum_gives_them_away() {
    let house = house();
    let mut options = options(Lang::De);
    options.readers = Readers::Outside;
    let report = utilisation(&house.store, month("2026-10"), &options).unwrap();
    insta::assert_snapshot!("utilisation_outside", report.text);
}

#[test]
fn a_month_in_which_nothing_ran_says_so() {
    let house = house();
    let report = utilisation(&house.store, month("2020-01"), &options(Lang::De)).unwrap();
    assert!(
        report.text.contains("lief keine Einkaufsmaßnahme"),
        "{}",
        report.text
    );
    assert!(!report.text.contains("Fehlende Monate"), "{}", report.text);
}

#[test]
fn counsellors_read_where_places_are_free() {
    let house = house();
    for lang in Lang::ALL {
        let report = information(&house.store, &options(lang)).unwrap();
        insta::assert_snapshot!(format!("information_{lang}"), report.text);
    }
    let nobody = information(&House::new().store, &options(Lang::De)).unwrap();
    assert!(
        nobody.text.contains("In keiner laufenden Maßnahme"),
        "{}",
        nobody.text
    );
}

/// The supervisor is not responsible for poor use (concept § 7), and counsellors need no names.
#[test]
fn no_person_stands_in_either() {
    let house = house();
    for lang in Lang::ALL {
        let texts = [
            utilisation(&house.store, month("2026-10"), &options(lang))
                .unwrap()
                .text,
            information(&house.store, &options(lang)).unwrap().text,
        ];
        for text in texts {
            for name in ["Rau", "Sommer", "Bär", "Öztürk"] {
                assert!(!text.contains(name), "{name} in\n{text}");
            }
        }
    }
}

#[test]
fn what_was_typed_shows_as_it_was_typed() {
    for typed in HOSTILE {
        let house = House::new();
        let provider = house.provider(&format!("Träger {typed}"));
        let measure = house.with("", |measure| {
            measure.title = typed.into();
            measure.place = typed.into();
            measure.kind = typed.into();
            measure.provider = provider;
        });
        house.figures(measure, vec![used("2026-10", 10, 5, 0)], vec![]);
        for lang in Lang::ALL {
            for document in [
                utilisation(&house.store, month("2026-10"), &options(lang)).unwrap(),
                information(&house.store, &options(lang)).unwrap(),
            ] {
                let seen = visible(&document.text);
                assert!(
                    seen.matches(typed).count() > 1 && !seen.contains("<<markup>>"),
                    "{typed:?}\n{}\n{seen}",
                    document.text
                );
            }
        }
    }
}
