//! How little a key writes and reads: what doesn't depend on the machine, so that it can't creep.
//!
//! Times are in `benches/`; what they come to stands in `docs/speed.md`.
#![expect(
    clippy::expect_used,
    reason = "helpers of tests, outside of #[test] functions"
)]

mod desk;

use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use crossterm::event::KeyCode;
use desk::{Desk, fill};
use ringbuch::domain::audit::Audit;
use ringbuch::domain::date::{Land, Month};
use ringbuch::domain::id::{AuditId, Kind, MeasureId, TaskId};
use ringbuch::domain::meeting::MeetingLanguage;
use ringbuch::domain::task::{Task, TaskSource, TaskState};
use ringbuch::fields::{Defaults, blank};
use ringbuch::store::backend::{
    Backend, Batch, CommitError, Limits, MemoryBackend, Page, ReadError, Revision, Versioned,
    Watcher,
};
use ringbuch::store::dump::Row;
use ringbuch::store::{Client, Record, Store};
use ringbuch::text::locale::{Lang, Texts};
use ringbuch::tui::reader::Reader;
use ringbuch::tui::theme::Glyphs;
use ringbuch::tui::view::{Answer, AuditSpan, Listing, Query};

const HOME: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);

fn demo(scale: u32) -> Arc<Store> {
    let store = Store::new(Arc::new(MemoryBackend::new()));
    fill(&store, scale);
    Arc::new(store)
}

/// The demonstration with 72,000 records, for tests that only look at it.
fn large_demo() -> Arc<Store> {
    static STORE: OnceLock<Arc<Store>> = OnceLock::new();
    Arc::clone(STORE.get_or_init(|| demo(100)))
}

#[track_caller]
fn at_most(limit: u64, what: &str, bytes: &[u64]) {
    let most = bytes.iter().max().copied().unwrap_or_default();
    assert!(most <= limit, "{what}: {most} bytes, at most {limit}");
    assert!(most > 0, "{what}: nothing was written");
}

/// What a key writes at most: what follows beside the list once the cursor stands is apart.
struct Bytes {
    page: u64,
    beside: u64,
    hundred: u64,
}

/// Steps and pages through the meetings; bytes of the most expensive of each.
fn bytes_at(size: (u16, u16), most: &Bytes) {
    let store = large_demo();
    let mut desk = Desk::new(&store, size);
    desk.key(KeyCode::Char('3'));
    let steps: Vec<u64> = (0..10).map(|_| desk.key(KeyCode::Down)).collect();
    at_most(60, "cursor down", &steps);
    let (mut pages, mut beside) = (Vec::new(), vec![desk.rests()]);
    for _ in 0..5 {
        pages.push(desk.key(KeyCode::PageDown));
        beside.push(desk.rests());
    }
    at_most(most.page, "page", &pages);
    if size == LARGE {
        at_most(most.beside, "what stands beside the list", &beside);
    }
    desk.key(KeyCode::Home);
    let keys = desk.keys(&[KeyCode::Down; 100]);
    at_most(most.hundred, "100 keys", &[keys]);
}

/// Goes from every tab to every other, at first to each for the first time; no switch to a tab writes
/// more than its limit, and what follows beside the list, once the tab is stayed on, no more than that.
fn tabs_at(size: (u16, u16), most: &[(char, u64)], beside: u64) {
    let store = large_demo();
    let mut desk = Desk::new(&store, size);
    let mut follows = vec![1];
    for to in "235671526375136172317".chars() {
        let (_, most) = most.iter().find(|(tab, _)| *tab == to).expect("a limit");
        at_most(*most, &format!("to tab {to}"), &desk.types(&to.to_string()));
        follows.push(desk.rests());
    }
    at_most(beside, "what stands beside the list of a tab", &follows);
}

#[test]
fn a_tab_is_small() {
    // The goal is 1,300. What is above it are letters: Today has 1,120 of them.
    let most = [
        ('1', 2_000),
        ('2', 1_150),
        ('3', 1_850),
        ('5', 1_950),
        ('6', 2_350),
        ('7', 1_150),
    ];
    tabs_at(HOME, &most, 1);
}

#[test]
fn a_tab_is_small_on_a_large_screen() {
    // The goal is 2,500, above which Today is with its letters alone.
    let most = [
        ('1', 3_950),
        ('2', 1_650),
        ('3', 2_850),
        ('5', 3_000),
        ('6', 3_560),
        ('7', 1_600),
    ];
    tabs_at(LARGE, &most, 1_650);
}

#[test]
fn a_step_and_a_page_are_small() {
    let most = Bytes {
        page: 1_300,
        beside: 0,
        hundred: 3_000,
    };
    bytes_at(HOME, &most);
}

#[test]
fn a_step_and_a_page_are_small_on_a_large_screen() {
    let most = Bytes {
        page: 2_500,
        beside: 1_300,
        hundred: 3_000,
    };
    bytes_at(LARGE, &most);
}

#[test]
fn a_held_key_reads_what_stands_beside_once() {
    let store = demo(10);
    let mut desk = Desk::new(&store, LARGE);
    desk.key(KeyCode::Char('3'));
    let before = desk.asked();
    for _ in 0..20 {
        desk.key(KeyCode::Down);
    }
    assert_eq!(desk.asked(), before);
    assert!(desk.rests() > 0);
    assert_eq!(desk.asked(), before + 1);
    assert_eq!(desk.rests(), 0);
}

#[test]
fn a_day_in_the_calendar_is_small() {
    for size in [HOME, LARGE] {
        let store = large_demo();
        let mut desk = Desk::new(&store, size);
        desk.types("6");
        desk.key(KeyCode::BackTab);
        let steps = [KeyCode::Home, KeyCode::Right, KeyCode::Right, KeyCode::Down];
        let mut bytes: Vec<u64> = steps.map(|key| desk.key(key)).to_vec();
        bytes.extend([KeyCode::Right; 5].map(|key| desk.key(key)));
        at_most(120, "a day in the calendar", &bytes);
    }
}

#[test]
fn a_letter_in_the_minutes_is_small() {
    for size in [HOME, LARGE] {
        let store = demo(10);
        let mut desk = Desk::new(&store, size);
        desk.types("3");
        desk.key(KeyCode::Enter);
        desk.types("b");
        // The first key takes the hint line's message away.
        desk.types("D");
        at_most(40, "letter", &desk.types("er Ring geht weiter"));
    }
}

#[test]
fn a_frame_without_a_change_writes_nothing() {
    let store = demo(10);
    let mut desk = Desk::new(&store, HOME);
    for key in "321".chars() {
        desk.key(KeyCode::Char(key));
        assert_eq!(desk.draw(), 0, "{key}");
    }
}

/// Counts what is read.
struct Counting {
    inner: MemoryBackend,
    rows: AtomicU64,
}

impl Backend for Counting {
    fn get(&self, key: &[u8]) -> Result<Option<Versioned>, ReadError> {
        self.rows.fetch_add(1, Ordering::Relaxed);
        self.inner.get(key)
    }
    fn range(&self, from: &[u8], to: &[u8], limit: u32) -> Result<Page, ReadError> {
        let page = self.inner.range(from, to, limit)?;
        let rows = page.rows.len() as u64;
        self.rows.fetch_add(rows, Ordering::Relaxed);
        Ok(page)
    }
    fn commit(&self, batch: &Batch) -> Result<Revision, CommitError> {
        self.inner.commit(batch)
    }
    fn watch(&self, from: Revision) -> Result<Watcher, ReadError> {
        self.inner.watch(from)
    }
    fn limits(&self) -> Limits {
        self.inner.limits()
    }
    fn revision(&self) -> Revision {
        self.inner.revision()
    }
}

/// Keys read for what is late among `records` records, of which 50 are late.
fn read_for_overdue(records: u64) -> u64 {
    let backend = Arc::new(Counting {
        inner: MemoryBackend::new(),
        rows: AtomicU64::new(0),
    });
    let store = Store::new(Arc::<Counting>::clone(&backend));
    let client = Client::new();
    let today = desk::now().date();
    for first in (0..records).step_by(10_000) {
        let mut change = client.change();
        for n in first..records.min(first + 10_000) {
            let days = chrono::Days::new(1 + n / 50);
            let due = if n < 50 { today - days } else { today + days };
            change = change.create(Task {
                id: TaskId::provisional(n + 1),
                text: "Etwas".to_owned(),
                responsible: None,
                due: Some(due),
                state: TaskState::Open,
                source: TaskSource::Manual,
                created_on: today,
            });
        }
        store.apply(&change, &desk::actor()).expect("tasks");
    }
    backend.rows.store(0, Ordering::Relaxed);
    let late = store.open_tasks(today.pred_opt(), usize::MAX);
    assert_eq!(late.expect("tasks").len(), 50);
    backend.rows.load(Ordering::Relaxed)
}

#[test]
fn what_is_late_is_read_without_what_is_not() {
    assert_eq!(read_for_overdue(1_000), read_for_overdue(20_000));
}

/// Rows read to show a month, of `audits` in all: one due each day from the month's first on.
fn read_for_a_month(audits: u64) -> u64 {
    let backend = Arc::new(Counting {
        inner: MemoryBackend::new(),
        rows: AtomicU64::new(0),
    });
    let store = Store::new(Arc::<Counting>::clone(&backend));
    let month = Month::of(desk::now().date());
    let defaults = Defaults {
        today: desk::now().date(),
        land: Land::Hesse,
        language: MeetingLanguage::De,
    };
    let Record::Audit(blank) = blank(Kind::Audit, defaults) else {
        unreachable!("a blank audit is one");
    };
    let rows = (0..audits).map(|number| {
        let due = month.first_day() + chrono::Days::new(number);
        Row::Record(Record::Audit(Audit {
            id: AuditId(number + 1),
            measure: MeasureId(1),
            due,
            ..blank.clone()
        }))
    });
    let loaded = store.load(rows, &Client::new(), &desk::actor());
    loaded.expect("audits");
    backend.rows.store(0, Ordering::Relaxed);
    let texts = Texts::new(Lang::De);
    let memory = RefCell::default();
    let reader = Reader {
        store: &store,
        texts: &texts,
        glyphs: &Glyphs::UTF8,
        today: desk::now().date(),
        now: desk::now(),
        memory: &memory,
    };
    let (land, mine) = (Land::Hesse, None);
    let days = match reader.answer(&Query::Calendar { month, land, mine }) {
        Ok(Answer::Calendar(view)) => view.days,
        other => panic!("{other:?}"),
    };
    assert!(days.len() == 30 && days.iter().all(|day| day.count == 1));
    let of = Listing::Audits {
        of: AuditSpan::Month(month),
        by_place: false,
    };
    match reader.answer(&Query::List { of, mine }) {
        Ok(Answer::List(table)) => assert_eq!(table.rows.len(), 30),
        other => panic!("{other:?}"),
    }
    backend.rows.load(Ordering::Relaxed)
}

#[test]
fn a_month_of_audits_is_read_without_the_others() {
    let few = read_for_a_month(100);
    assert_eq!(read_for_a_month(40_000), few);
    assert!(few < 100, "{few} rows for 30 audits in grid and list");
}
