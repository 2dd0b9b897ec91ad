use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::domain::date::Land;
use crate::domain::measure::{Measure, Procurement, Stage};
use crate::domain::provider::Provider;
use crate::fields::{Defaults, blank};
use crate::store::backend::{
    Backend, Batch, CommitError, Limits, MemoryBackend, Page, ReadError, Revision, Versioned,
    Watcher,
};
use crate::store::{Actor, Client, Entity};

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Counts the rows read, and of which kinds.
#[derive(Default)]
struct Counting {
    inner: MemoryBackend,
    index: AtomicUsize,
    others: AtomicUsize,
}

impl Counting {
    fn count(&self, key: &[u8]) {
        let of = if key.first() == Some(&b'i') {
            &self.index
        } else {
            &self.others
        };
        of.fetch_add(1, Ordering::Relaxed);
    }
}

impl Backend for Counting {
    fn get(&self, key: &[u8]) -> Result<Option<Versioned>, ReadError> {
        self.count(key);
        self.inner.get(key)
    }
    fn range(&self, from: &[u8], to: &[u8], limit: u32) -> Result<Page, ReadError> {
        let page = self.inner.range(from, to, limit)?;
        page.rows.iter().for_each(|(key, _)| self.count(key));
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

/// A measure of provider 1 and as many audits of it as days are given; the first is due the longest
/// ago.
fn with_audits(due: &[&str]) -> (Arc<Counting>, Store) {
    let backend = Arc::new(Counting::default());
    let store = Store::new(Arc::<Counting>::clone(&backend));
    let client = Client::new();
    let defaults = Defaults {
        today: d("2026-11-22"),
        land: Land::Hesse,
        language: crate::domain::meeting::MeetingLanguage::De,
    };
    let provider = Provider::named(ProviderId::provisional(1), "Lernwerk");
    let blank_measure = Measure::from_record(blank(Kind::Measure, defaults)).unwrap();
    let measure = Measure {
        title: "Aktivierung".into(),
        provider: provider.id,
        // No rhythm: the audits are those of the test.
        procurement: Procurement::Voucher,
        start: d("2026-01-01"),
        end: d("2026-12-31"),
        status: Stage::Awarded,
        ..blank_measure
    };
    let mut change = client.change().create(provider).create(measure);
    for (n, due) in (1..).zip(due) {
        let blank_audit = Audit::from_record(blank(Kind::Audit, defaults)).unwrap();
        change = change.create(Audit {
            id: AuditId::provisional(n),
            measure: MeasureId::provisional(1),
            due: d(due),
            rule_date: d(due),
            ..blank_audit
        });
    }
    let actor = Actor {
        author: "test".into(),
        uid: 1,
        now_ms: 0,
    };
    store.apply(&change, &actor).unwrap();
    backend.index.store(0, Ordering::Relaxed);
    backend.others.store(0, Ordering::Relaxed);
    (backend, store)
}

#[test]
fn what_is_overdue_is_read_from_as_many_index_rows_as_are_answered() {
    let late = ["2026-11-01", "2026-11-21", "2026-10-01"];
    for later in [3, 300] {
        let mut due = late.to_vec();
        due.extend(std::iter::repeat_n("2026-11-22", later));
        let (backend, store) = with_audits(&due);
        let wanted = Wanted {
            overdue: true,
            ..Wanted::default()
        };
        let rows = rows(&store, &wanted, d("2026-11-22"), None).unwrap();
        let days: Vec<String> = rows.iter().map(|row| row.due.to_string()).collect();
        assert_eq!(days, ["2026-10-01", "2026-11-01", "2026-11-21"]);
        assert_eq!(backend.index.load(Ordering::Relaxed), 3);
        assert_eq!(backend.others.load(Ordering::Relaxed), 0);
    }
}

#[test]
fn a_list_is_narrowed_by_day_provider_and_person() {
    let days = ["2026-11-01", "2026-11-22", "2026-12-22", "2026-12-23"];
    let (_, store) = with_audits(&days);
    let today = d("2026-11-22");
    let some = |overdue, until: Option<&str>| Wanted {
        overdue,
        until: until.map(d),
        ..Wanted::default()
    };
    let elsewhere = Wanted {
        provider: Some(ProviderId(2)),
        ..Wanted::default()
    };
    let nobody = Wanted {
        responsible: Some(PersonId(1)),
        overdue: true,
        ..Wanted::default()
    };
    let of_measure = Wanted {
        measure: Some(MeasureId(1)),
        ..some(false, Some("2026-12-22"))
    };
    // What is wanted, and the places in `days` of what is found.
    for (wanted, found) in [
        (some(false, None), &[0, 1, 2, 3][..]),
        (some(true, None), &[0]),
        (some(false, Some("2026-12-22")), &[1, 2]),
        (some(true, Some("2026-12-22")), &[0, 1, 2]),
        (of_measure, &[1, 2]),
        (elsewhere, &[]),
        (nobody, &[]),
    ] {
        let rows = rows(&store, &wanted, today, None).unwrap();
        let dues: Vec<String> = rows.iter().map(|row| row.due.to_string()).collect();
        let expected: Vec<&str> = found.iter().map(|at| days[*at]).collect();
        assert_eq!(dues, expected, "{wanted:?}");
    }
    let first = rows(&store, &some(false, None), today, Some(2)).unwrap();
    assert_eq!(first.len(), 2);
}
