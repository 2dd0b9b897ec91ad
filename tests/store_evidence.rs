//! A closed rating is evidence in later awards (§ 65(5) VgV): the store keeps it as it is.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't go on should say where"
)]

use std::sync::Arc;

use chrono::NaiveDate;
use ringbuch::domain::date::Land;
use ringbuch::domain::id::{Kind, MeasureId, ProviderId, RatingId};
use ringbuch::domain::measure::Measure;
use ringbuch::domain::problem::{Problem, Wrong};
use ringbuch::domain::provider::Provider;
use ringbuch::domain::rating::Rating;
use ringbuch::fields::{Defaults, blank};
use ringbuch::store::apply::ApplyError;
use ringbuch::store::backend::MemoryBackend;
use ringbuch::store::{Actor, Client, Entity, Store};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn of<T: Entity>(kind: Kind) -> T {
    let defaults = Defaults {
        today: day("2026-11-22"),
        land: Land::Hesse,
        language: ringbuch::domain::meeting::MeetingLanguage::De,
    };
    T::from_record(blank(kind, defaults)).unwrap()
}

fn actor() -> Actor {
    Actor {
        author: "Ute Bär".into(),
        uid: 1000,
        now_ms: 1_700_000_000_000,
    }
}

#[test]
fn a_closed_rating_is_neither_changed_nor_deleted_nor_reopened() {
    let store = Store::new(Arc::new(MemoryBackend::new()));
    let client = Client::new();
    let provider = ProviderId::provisional(1);
    let measure = MeasureId::provisional(1);
    let today = day("2026-11-22");
    let open = Rating {
        measure,
        forwarded_on: Some(day("2026-10-01")),
        answered_on: Some(day("2026-10-20")),
        ..of(Kind::Rating)
    };
    let change = client
        .change()
        .create(Provider::named(provider, "Träger"))
        .create(Measure {
            id: measure,
            title: "Maßnahme".into(),
            provider,
            start: day("2026-01-01"),
            end: day("2026-12-31"),
            ..of(Kind::Measure)
        })
        .create(open);
    store.apply(&change, &actor()).unwrap();
    let id = RatingId(1);
    let stored = || store.get::<Rating>(id).unwrap().unwrap();

    let closed = stored().record.close(today, today).unwrap();
    let change = client.change().put(closed.clone(), stored().revision);
    let closing = store.apply(&change, &actor()).unwrap().seq.unwrap();
    // The same again changes nothing and is no offence.
    let change = client.change().put(closed.clone(), stored().revision);
    assert_eq!(store.apply(&change, &actor()).unwrap().seq, None);

    let rewritten = Rating {
        explanation: "anders".into(),
        ..closed.clone()
    };
    let reopened = Rating {
        closed_on: None,
        ..closed.clone()
    };
    let revision = stored().revision;
    let changes = [
        client.change().put(rewritten, revision),
        client.change().put(reopened, revision),
        client
            .change()
            .delete(closed.clone().record().id(), revision),
        store.undo(closing, client.change()).unwrap(),
    ];
    for change in changes {
        let Err(ApplyError::Rejected(rejected)) = store.apply(&change, &actor()) else {
            panic!("taken: {change:?}");
        };
        let evidence = Problem::new("", Wrong::Evidence { on: today });
        assert_eq!(rejected[0].problems, [evidence], "{change:?}");
    }
    assert_eq!(stored().record, closed);
}
