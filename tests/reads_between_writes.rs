//! A record of several rows that is written while it is read comes out as it was or as it is, never
//! as damage. The writes happen at the worst moments: between any two reads of the backend.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use ringbuch::domain::id::{Kind, RecordId, TaskId};
use ringbuch::domain::task::{Task, TaskSource, TaskState};
use ringbuch::store::backend::{
    Backend, Batch, CommitError, Limits, MemoryBackend, Page, ReadError, Revision, Versioned,
    Watcher,
};
use ringbuch::store::{Actor, Client, Store};

type Deed = Box<dyn FnOnce(&Store) + Send>;

/// Somebody else does one thing after each read.
struct Busy {
    below: Arc<MemoryBackend>,
    next: Mutex<Vec<Deed>>,
}

impl Busy {
    fn meanwhile(&self) {
        let deed = self.next.lock().unwrap().pop();
        if let Some(deed) = deed {
            deed(&Store::new(self.below.clone()));
        }
    }
}

impl Backend for Busy {
    fn get(&self, key: &[u8]) -> Result<Option<Versioned>, ReadError> {
        let found = self.below.get(key);
        self.meanwhile();
        found
    }

    fn range(&self, from: &[u8], to: &[u8], limit: u32) -> Result<Page, ReadError> {
        let found = self.below.range(from, to, limit);
        self.meanwhile();
        found
    }

    fn commit(&self, batch: &Batch) -> Result<Revision, CommitError> {
        self.below.commit(batch)
    }

    fn watch(&self, from: Revision) -> Result<Watcher, ReadError> {
        self.below.watch(from)
    }

    fn limits(&self) -> Limits {
        self.below.limits()
    }

    fn revision(&self) -> Revision {
        self.below.revision()
    }
}

fn actor() -> Actor {
    Actor {
        author: "Ute Bär".into(),
        uid: 1000,
        now_ms: 1_700_000_000_000,
    }
}

/// Of this many rows; every writing is another text.
fn text(rows: usize, letter: char) -> String {
    letter.to_string().repeat(rows * 4_000 - 500)
}

fn task(number: u64, text: String) -> Task {
    Task {
        id: TaskId::provisional(number),
        text,
        responsible: None,
        due: NaiveDate::from_ymd_opt(2026, 11, 22),
        state: TaskState::Open,
        source: TaskSource::Manual,
        created_on: NaiveDate::from_ymd_opt(2026, 11, 1).unwrap(),
    }
}

fn write(store: &Store, id: TaskId, text: String) {
    let stored = store.get::<Task>(id).unwrap().unwrap();
    let record = Task {
        text,
        ..stored.record
    };
    let change = Client::new().change().put(record, stored.revision);
    store.apply(&change, &actor()).unwrap();
}

fn busy(texts: impl IntoIterator<Item = String>) -> (Arc<Busy>, Store) {
    let below = Arc::new(MemoryBackend::new());
    let (change, store) = (Client::new().change(), Store::new(below.clone()));
    let change = (1..).zip(texts).fold(change, |change, (number, text)| {
        change.create(task(number, text))
    });
    store.apply(&change, &actor()).unwrap();
    let next = Mutex::default();
    let busy = Arc::new(Busy { below, next });
    let store = Store::new(busy.clone());
    (busy, store)
}

#[test]
fn a_record_written_while_it_is_read_is_one_writing() {
    for before in 1..=4 {
        for first in 1..=4 {
            for second in 1..=4 {
                let (busy, store) = busy([text(before, 'a')]);
                let write = |rows, letter| -> Deed {
                    Box::new(move |store| write(store, TaskId(1), text(rows, letter)))
                };
                *busy.next.lock().unwrap() = vec![write(second, 'c'), write(first, 'b')];
                let read = store.get::<Task>(TaskId(1)).unwrap().unwrap().record.text;
                let all = [text(before, 'a'), text(first, 'b'), text(second, 'c')];
                assert!(all.contains(&read), "{before}, {first}, {second}");
            }
        }
    }
}

#[test]
fn a_record_deleted_while_it_is_read_is_not_there() {
    let (busy, store) = busy([text(3, 'a')]);
    *busy.next.lock().unwrap() = vec![Box::new(|store| {
        let id = RecordId {
            kind: Kind::Task,
            id: 1,
        };
        let revision = store.record(id).unwrap().unwrap().revision;
        let change = Client::new().change().delete(id, revision);
        store.apply(&change, &actor()).unwrap();
    })];
    assert_eq!(store.get::<Task>(TaskId(1)), Ok(None));
}

#[test]
fn records_written_between_two_pages_of_all_are_one_writing_each() {
    // A page holds 1,000 rows: with records of three it ends in the middle of number 334, with
    // records of two behind number 500.
    for (rows, at) in [(3, 334), (3, 333), (3, 335), (2, 500), (2, 501)] {
        for new in 1..=4 {
            let (busy, store) = busy((0..510).map(|_| text(rows, 'a')));
            *busy.next.lock().unwrap() = vec![Box::new(move |store| {
                write(store, TaskId(at), text(new, 'b'));
            })];
            let mut found = 0;
            let read = store.each(Kind::Task, |stored| {
                found += 1;
                assert_eq!(stored.record.number(), found);
                let text_read = stored.record.title();
                let whole = [text(rows, 'a'), text(new, 'b')];
                assert!(whole.contains(&text_read));
                ControlFlow::Continue(())
            });
            assert_eq!(read, Ok(()), "{rows} rows, number {at}, then {new}");
            assert_eq!(found, 510);
        }
    }
}
