//! What every backend promises, held against each of them (see `ringbuch::store::backend`).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use ringbuch::store::backend::embedded::{Embedded, Holder, HolderKind, OpenOptions};
use ringbuch::store::backend::{
    Backend, Batch, CommitError, CommitId, Expect, Faulty, Key, Limits, MemoryBackend, Notice,
    Operation, Revision,
};
use tempfile::TempDir;

/// A backend under test, and how to close and open it again where that means something.
trait Subject: Sized {
    fn new() -> Self;
    fn backend(&self) -> &dyn Backend;
    fn reopened(self) -> Self;
}

struct Memory(MemoryBackend);

impl Subject for Memory {
    fn new() -> Self {
        Self(MemoryBackend::new())
    }
    fn backend(&self) -> &dyn Backend {
        &self.0
    }
    fn reopened(self) -> Self {
        self
    }
}

struct PassThrough(Faulty<MemoryBackend>);

impl Subject for PassThrough {
    fn new() -> Self {
        Self(Faulty::new(MemoryBackend::new()))
    }
    fn backend(&self) -> &dyn Backend {
        &self.0
    }
    fn reopened(self) -> Self {
        self
    }
}

struct OnDisk {
    // Dropped before its folder.
    store: Embedded,
    folder: TempDir,
}

impl OnDisk {
    fn open(folder: TempDir) -> Self {
        let holder = Holder::this_process(HolderKind::Command);
        let (store, _) = Embedded::open(
            &folder.path().join("store"),
            holder,
            &OpenOptions::default(),
        )
        .unwrap();
        Self { store, folder }
    }
}

impl Subject for OnDisk {
    fn new() -> Self {
        Self::open(tempfile::tempdir().unwrap())
    }
    fn backend(&self) -> &dyn Backend {
        &self.store
    }
    fn reopened(self) -> Self {
        let Self { store, folder } = self;
        drop(store);
        Self::open(folder)
    }
}

/// Makes batches of one client with rising sequences.
struct Client {
    id: u64,
    sequence: u64,
}

impl Client {
    fn new(id: u64) -> Self {
        Self { id, sequence: 0 }
    }

    fn batch(&mut self, expectations: Vec<(Key, Expect)>, operations: Vec<Operation>) -> Batch {
        self.sequence += 1;
        Batch {
            id: CommitId {
                client: self.id,
                sequence: self.sequence,
            },
            author: "Künzel".to_owned(),
            uid: 1000,
            time_ms: 1_790_000_000_000 + self.sequence as i64,
            expectations,
            operations,
        }
    }

    fn put(&mut self, key: &str, value: &str) -> Batch {
        self.batch(Vec::new(), vec![put(key, value)])
    }
}

fn put(key: &str, value: &str) -> Operation {
    Operation::Put(key.as_bytes().to_vec(), value.as_bytes().to_vec())
}

fn delete(key: &str) -> Operation {
    Operation::Delete(key.as_bytes().to_vec())
}

#[track_caller]
fn assert_value(backend: &dyn Backend, key: &str, expected: Option<(&str, u64)>) {
    let found = backend.get(key.as_bytes()).unwrap();
    let found = found
        .as_ref()
        .map(|row| (std::str::from_utf8(&row.value).unwrap(), row.revision.0));
    assert_eq!(found, expected, "value of {key}");
}

fn an_empty_store_has_revision_zero_and_no_rows<S: Subject>() {
    let subject = S::new();
    let backend = subject.backend();
    assert_eq!(backend.revision(), Revision(0));
    assert_value(backend, "a", None);
    let page = backend.range(b"", b"\xff", 10).unwrap();
    assert!(page.rows.is_empty() && !page.more);
    assert_eq!(page.revision, Revision(0));
}

fn revisions_grow_by_one_and_values_know_theirs<S: Subject>() {
    let mut subject = S::new();
    let mut client = Client::new(1);
    for n in 1..=5 {
        let batch = client.put(&format!("key{n}"), "value");
        assert_eq!(subject.backend().commit(&batch).unwrap(), Revision(n));
    }
    let empty = client.batch(Vec::new(), Vec::new());
    assert_eq!(
        subject.backend().commit(&empty).unwrap(),
        Revision(6),
        "an empty commit counts too"
    );
    subject = subject.reopened();
    assert_eq!(subject.backend().revision(), Revision(6));
    for n in 1..=5 {
        assert_value(subject.backend(), &format!("key{n}"), Some(("value", n)));
    }
    let batch = client.batch(
        Vec::new(),
        vec![put("key1", "new"), delete("key2"), delete("never was")],
    );
    assert_eq!(subject.backend().commit(&batch).unwrap(), Revision(7));
    assert_value(subject.backend(), "key1", Some(("new", 7)));
    assert_value(subject.backend(), "key2", None);
}

fn a_conflict_names_its_keys_and_changes_nothing<S: Subject>() {
    let subject = S::new();
    let backend = subject.backend();
    let mut client = Client::new(1);
    backend.commit(&client.put("a", "1")).unwrap();
    backend.commit(&client.put("b", "1")).unwrap();
    let expectations = vec![
        (b"a".to_vec(), Expect::Absent),
        (b"b".to_vec(), Expect::Revision(Revision(2))),
        (b"c".to_vec(), Expect::Revision(Revision(1))),
    ];
    let batch = client.batch(
        expectations,
        vec![put("b", "2"), put("d", "2"), delete("a")],
    );
    let keys = vec![b"a".to_vec(), b"c".to_vec()];
    assert_eq!(backend.commit(&batch), Err(CommitError::Conflict { keys }));
    assert_eq!(backend.revision(), Revision(2));
    assert_value(backend, "a", Some(("1", 1)));
    assert_value(backend, "b", Some(("1", 2)));
    assert_value(backend, "d", None);
    // The id was not used up: the same one may come back with expectations that hold.
    let corrected = Batch {
        expectations: vec![
            (b"a".to_vec(), Expect::Revision(Revision(1))),
            (b"d".to_vec(), Expect::Absent),
        ],
        ..batch
    };
    assert_eq!(backend.commit(&corrected).unwrap(), Revision(3));
    assert_value(backend, "d", Some(("2", 3)));
}

fn a_retry_gets_the_old_answer_before_expectations<S: Subject>() {
    let mut subject = S::new();
    let mut client = Client::new(1);
    let batch = client.batch(vec![(b"a".to_vec(), Expect::Absent)], vec![put("a", "1")]);
    assert_eq!(subject.backend().commit(&batch).unwrap(), Revision(1));
    let mut other = Client::new(2);
    subject.backend().commit(&other.put("a", "2")).unwrap();
    assert_eq!(
        subject.backend().commit(&batch).unwrap(),
        Revision(1),
        "applied once, answered twice"
    );
    subject = subject.reopened();
    assert_eq!(
        subject.backend().commit(&batch).unwrap(),
        Revision(1),
        "known after a reopen too"
    );
    assert_eq!(subject.backend().revision(), Revision(2));
    assert_value(subject.backend(), "a", Some(("2", 2)));
    subject.backend().commit(&client.put("b", "1")).unwrap();
    let late = subject.backend().commit(&batch);
    assert_eq!(
        late,
        Err(CommitError::Conflict { keys: Vec::new() }),
        "older than the last known"
    );
}

fn pages_are_ordered_bounded_and_say_whether_more_follows<S: Subject>() {
    let subject = S::new();
    let backend = subject.backend();
    let mut client = Client::new(1);
    let names: Vec<String> = (0..25).map(|n| format!("k{n:02}")).collect();
    let operations = names.iter().rev().map(|name| put(name, name)).collect();
    backend
        .commit(&client.batch(Vec::new(), operations))
        .unwrap();
    backend.commit(&client.put("\u{1}before", "x")).unwrap();
    backend.commit(&client.put("z after", "x")).unwrap();
    let mut from = b"k".to_vec();
    let mut found = Vec::new();
    let mut pages = 0;
    loop {
        let page = backend.range(&from, b"l", 10).unwrap();
        assert_eq!(page.revision, Revision(3));
        pages += 1;
        found.extend(
            page.rows
                .iter()
                .map(|(key, _)| String::from_utf8(key.clone()).unwrap()),
        );
        if !page.more {
            break;
        }
        assert_eq!(page.rows.len(), 10);
        from.clone_from(&page.rows.last().unwrap().0);
        from.push(0);
    }
    assert_eq!((found, pages), (names, 3));
    let exact = backend.range(b"k00", b"k10", 10).unwrap();
    assert!(
        exact.rows.len() == 10 && !exact.more,
        "the upper end is not part of it"
    );
    let none = backend.range(b"k00", b"k10", 0).unwrap();
    assert!(none.rows.is_empty());
    let backwards = backend.range(b"k10", b"k00", 10).unwrap();
    assert!(backwards.rows.is_empty() && !backwards.more);
    let everything = backend.range(b"", &[0xff; 8], 100).unwrap();
    assert_eq!(
        everything.rows.len(),
        27,
        "and nothing of the backend's own"
    );
}

fn any_bytes_are_a_key_and_a_value<S: Subject>() {
    let mut subject = S::new();
    let mut client = Client::new(1);
    let rows: Vec<(Key, Vec<u8>)> = vec![
        (Vec::new(), b"of the empty key".to_vec()),
        (vec![0], Vec::new()),
        (vec![0, 0xff], vec![0; 4096]),
        (vec![0xff; 40], vec![0xff; 9]),
        (b"meta/pos".to_vec(), b"not the backend's".to_vec()),
    ];
    let operations = rows
        .iter()
        .map(|(key, value)| Operation::Put(key.clone(), value.clone()))
        .collect();
    subject
        .backend()
        .commit(&client.batch(Vec::new(), operations))
        .unwrap();
    subject = subject.reopened();
    for (key, value) in &rows {
        assert_eq!(&subject.backend().get(key).unwrap().unwrap().value, value);
    }
}

fn limits_and_double_keys_are_refused_whole<S: Subject>() {
    let subject = S::new();
    let backend = subject.backend();
    let mut client = Client::new(1);
    let twice = client.batch(Vec::new(), vec![put("a", "1"), put("b", "1"), delete("a")]);
    assert!(matches!(
        backend.commit(&twice),
        Err(CommitError::TooLarge(_))
    ));
    let big = vec![0; backend.limits().bytes];
    let fat = client.batch(
        Vec::new(),
        vec![put("c", "1"), Operation::Put(b"d".to_vec(), big)],
    );
    assert!(matches!(
        backend.commit(&fat),
        Err(CommitError::TooLarge(_))
    ));
    assert_eq!(backend.revision(), Revision(0));
    assert_value(backend, "b", None);
    assert_value(backend, "c", None);
}

fn a_batch_of_thousands_is_one_commit<S: Subject>() {
    let mut subject = S::new();
    let mut client = Client::new(1);
    let operations: Vec<Operation> = (0..3_500).map(|n| put(&format!("k{n:05}"), "1")).collect();
    subject
        .backend()
        .commit(&client.batch(Vec::new(), operations))
        .unwrap();
    let operations: Vec<Operation> = (500..3_500).map(|n| delete(&format!("k{n:05}"))).collect();
    subject
        .backend()
        .commit(&client.batch(Vec::new(), operations))
        .unwrap();
    subject = subject.reopened();
    let page = subject.backend().range(b"k", b"l", 5_000).unwrap();
    assert_eq!(page.rows.len(), 500);
    assert!(
        page.rows
            .iter()
            .all(|(_, value)| value.revision == Revision(1))
    );
}

#[track_caller]
fn assert_changed(notice: &Notice, expected: u64, expected_keys: &[&str]) {
    let Notice::Changed {
        revision,
        author,
        keys,
    } = notice
    else {
        panic!("{notice:?} is no change");
    };
    assert_eq!((revision.0, author.as_str()), (expected, "Künzel"));
    let keys: Vec<&str> = keys
        .iter()
        .map(|key| std::str::from_utf8(key).unwrap())
        .collect();
    assert_eq!(keys, expected_keys);
}

fn every_watcher_hears_every_commit_once_in_order<S: Subject>() {
    let subject = S::new();
    let backend = subject.backend();
    let mut client = Client::new(1);
    let early = backend.watch(Revision(0)).unwrap();
    let first = client.batch(Vec::new(), vec![put("a", "1"), delete("b")]);
    backend.commit(&first).unwrap();
    backend.commit(&client.put("c", "1")).unwrap();
    let past = backend.watch(Revision(1)).unwrap();
    let now = backend.watch(Revision(2)).unwrap();
    backend.commit(&client.put("d", "1")).unwrap();
    let refused = client.batch(vec![(b"a".to_vec(), Expect::Absent)], vec![put("a", "2")]);
    backend.commit(&refused).unwrap_err();
    backend.commit(&first).unwrap_err();
    let heard: Vec<Notice> = early.try_iter().collect();
    assert_eq!(heard.len(), 3);
    assert_changed(&heard[0], 1, &["a", "b"]);
    assert_changed(&heard[1], 2, &["c"]);
    assert_changed(&heard[2], 3, &["d"]);
    assert_eq!(past.try_iter().collect::<Vec<_>>(), heard[1..]);
    assert_eq!(now.try_iter().collect::<Vec<_>>(), heard[2..]);
}

fn a_watcher_from_a_forgotten_or_future_revision_is_told_to_read<S: Subject>() {
    let subject = S::new();
    let backend = subject.backend();
    let mut client = Client::new(1);
    for n in 0..1_100 {
        backend.commit(&client.put("a", &n.to_string())).unwrap();
    }
    let forgotten = backend.watch(Revision(3)).unwrap();
    assert_eq!(forgotten.try_recv(), Ok(Notice::Resync(Revision(1_100))));
    let future = backend.watch(Revision(9_999)).unwrap();
    assert_eq!(future.try_recv(), Ok(Notice::Resync(Revision(1_100))));
    backend.commit(&client.put("a", "x")).unwrap();
    assert_changed(&forgotten.try_recv().unwrap(), 1_101, &["a"]);
}

fn a_watcher_that_does_not_read_blocks_nobody<S: Subject>() {
    let subject = S::new();
    let backend = subject.backend();
    let mut client = Client::new(1);
    let asleep = backend.watch(Revision(0)).unwrap();
    for n in 0..1_500 {
        backend.commit(&client.put("a", &n.to_string())).unwrap();
    }
    let heard: Vec<Notice> = asleep.try_iter().collect();
    assert_eq!(
        heard[0],
        Notice::Resync(Revision(1_025)),
        "all that waited became one"
    );
    assert_changed(&heard[1], 1_026, &["a"]);
    assert_changed(heard.last().unwrap(), 1_500, &["a"]);
    assert_eq!(heard.len(), 1 + 475);
}

fn commits_of_many_threads_get_one_revision_each<S: Subject>() {
    let subject = S::new();
    let backend = subject.backend();
    let watcher = backend.watch(Revision(0)).unwrap();
    std::thread::scope(|scope| {
        for id in 1..=4 {
            scope.spawn(move || {
                let mut client = Client::new(id);
                for n in 0..25 {
                    // Everybody raises the same counter; a conflict is answered by reading again.
                    loop {
                        let old = backend.get(b"counter").unwrap();
                        let count: u32 = old.as_ref().map_or(0, |row| {
                            std::str::from_utf8(&row.value).unwrap().parse().unwrap()
                        });
                        let expect =
                            old.map_or(Expect::Absent, |row| Expect::Revision(row.revision));
                        let own = format!("own/{id}/{n}");
                        let operations =
                            vec![put("counter", &(count + 1).to_string()), put(&own, "x")];
                        match backend
                            .commit(&client.batch(vec![(b"counter".to_vec(), expect)], operations))
                        {
                            Ok(_) => break,
                            Err(CommitError::Conflict { .. }) => {}
                            Err(other) => panic!("{other}"),
                        }
                    }
                }
            });
        }
    });
    assert_value(backend, "counter", Some(("100", 100)));
    let order: Vec<u64> = watcher
        .try_iter()
        .map(|notice| match notice {
            Notice::Changed { revision, .. } => revision.0,
            Notice::Resync(_) => panic!("nothing was lost"),
        })
        .collect();
    assert_eq!(order, (1..=100).collect::<Vec<_>>());
}

fn watchers_end_with_their_backend<S: Subject>() {
    let subject = S::new();
    let watcher = subject.backend().watch(Revision(0)).unwrap();
    let waiting = std::thread::spawn(move || watcher.recv());
    drop(subject);
    assert!(waiting.join().unwrap().is_err());
}

/// One step of the random history.
#[derive(Debug, Clone)]
enum Step {
    Commit {
        writes: BTreeMap<u8, Option<Vec<u8>>>,
        expect: Option<(u8, bool)>,
    },
    Retry,
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let writes = prop::collection::btree_map(
        0_u8..12,
        prop::option::of(prop::collection::vec(any::<u8>(), 0..40)),
        0..6,
    );
    let expect = prop::option::of((0_u8..12, any::<bool>()));
    prop_oneof![
        8 => (writes, expect).prop_map(|(writes, expect)| Step::Commit { writes, expect }),
        2 => Just(Step::Retry),
        1 => Just(Step::Reopen),
    ]
}

/// A random history against a map that is obviously right.
fn follows_the_model<S: Subject>(steps: Vec<Step>) {
    let mut subject = S::new();
    let mut model: BTreeMap<Key, (Vec<u8>, u64)> = BTreeMap::new();
    let mut revision = 0;
    let mut client = Client::new(7);
    let mut last: Option<(Batch, u64)> = None;
    for step in steps {
        match step {
            Step::Reopen => subject = subject.reopened(),
            Step::Retry => {
                if let Some((batch, answer)) = &last {
                    assert_eq!(subject.backend().commit(batch), Ok(Revision(*answer)));
                }
            }
            Step::Commit { writes, expect } => {
                let expectations = expect.map(|(key, right)| {
                    let held = model.get(&vec![key]).map(|row| row.1);
                    let true_one =
                        held.map_or(Expect::Absent, |held| Expect::Revision(Revision(held)));
                    let false_one = held.map_or(Expect::Revision(Revision(1)), |_| Expect::Absent);
                    (vec![key], if right { true_one } else { false_one })
                });
                let operations = writes
                    .iter()
                    .map(|(key, value)| match value {
                        Some(value) => Operation::Put(vec![*key], value.clone()),
                        None => Operation::Delete(vec![*key]),
                    })
                    .collect();
                let batch = client.batch(expectations.into_iter().collect(), operations);
                let answer = subject.backend().commit(&batch);
                if expect.is_some_and(|(_, right)| !right) {
                    assert!(matches!(answer, Err(CommitError::Conflict { .. })));
                    continue;
                }
                revision += 1;
                assert_eq!(answer, Ok(Revision(revision)));
                for (key, value) in writes {
                    match value {
                        Some(value) => model.insert(vec![key], (value, revision)),
                        None => model.remove(&vec![key]),
                    };
                }
                last = Some((batch, revision));
            }
        }
        let page = subject.backend().range(b"", &[0xff; 4], 1_000).unwrap();
        let found: BTreeMap<Key, (Vec<u8>, u64)> = page
            .rows
            .into_iter()
            .map(|(key, row)| (key, (row.value, row.revision.0)))
            .collect();
        assert_eq!(found, model);
        assert_eq!(page.revision, Revision(revision));
    }
}

/// Every promise, for each subject, as a test of its own.
macro_rules! conformance {
    ($($module:ident: $subject:ty, $cases:literal;)*) => {
        $(mod $module {
            use super::*;
            conformance!(@promises $subject:
                an_empty_store_has_revision_zero_and_no_rows
                revisions_grow_by_one_and_values_know_theirs
                a_conflict_names_its_keys_and_changes_nothing
                a_retry_gets_the_old_answer_before_expectations
                pages_are_ordered_bounded_and_say_whether_more_follows
                any_bytes_are_a_key_and_a_value
                limits_and_double_keys_are_refused_whole
                a_batch_of_thousands_is_one_commit
                every_watcher_hears_every_commit_once_in_order
                a_watcher_from_a_forgotten_or_future_revision_is_told_to_read
                a_watcher_that_does_not_read_blocks_nobody
                commits_of_many_threads_get_one_revision_each
                watchers_end_with_their_backend
            );
            proptest! {
                #![proptest_config(ProptestConfig { cases: $cases, failure_persistence: None, ..ProptestConfig::default() })]
                #[test]
                fn any_history_follows_the_model(steps in prop::collection::vec(step(), 1..40)) {
                    follows_the_model::<$subject>(steps);
                }
            }
        })*
    };
    (@promises $subject:ty: $($promise:ident)*) => {
        $(#[test] fn $promise() { super::$promise::<$subject>(); })*
    };
}

conformance! {
    memory: Memory, 200;
    faulty: PassThrough, 50;
    embedded: OnDisk, 24;
}

#[test]
fn the_limit_of_operations_is_kept() {
    let backend = MemoryBackend::with_limits(Limits {
        operations: 2,
        bytes: 1_000,
    });
    let mut client = Client::new(1);
    let batch = client.batch(
        Vec::new(),
        vec![put("a", "1"), put("b", "1"), put("c", "1")],
    );
    assert!(matches!(
        backend.commit(&batch),
        Err(CommitError::TooLarge(_))
    ));
    assert_eq!(backend.revision(), Revision(0));
}

mod faults {
    use super::*;
    use ringbuch::store::backend::{Fault, ReadError};

    #[test]
    fn a_script_is_followed_in_order_and_then_forgotten() {
        let backend = Faulty::new(MemoryBackend::new());
        let mut client = Client::new(1);
        backend.next_commits([
            Fault::Conflict(Vec::new()),
            Fault::Unavailable,
            Fault::Full,
            Fault::ReadOnly,
            Fault::Damaged,
        ]);
        let batch = client.batch(vec![(b"a".to_vec(), Expect::Absent)], vec![put("a", "1")]);
        let keys = vec![b"a".to_vec()];
        assert_eq!(backend.commit(&batch), Err(CommitError::Conflict { keys }));
        assert!(matches!(
            backend.commit(&batch),
            Err(CommitError::Unavailable(_))
        ));
        assert_eq!(backend.commit(&batch), Err(CommitError::Full));
        assert!(matches!(
            backend.commit(&batch),
            Err(CommitError::ReadOnly(_))
        ));
        assert!(matches!(
            backend.commit(&batch),
            Err(CommitError::Damaged(_))
        ));
        assert_eq!(backend.commit(&batch), Ok(Revision(1)));
    }

    #[test]
    fn an_unknown_outcome_is_settled_by_trying_again() {
        for (fault, before) in [(Fault::UnknownApplied, 1), (Fault::UnknownLost, 0)] {
            let backend = Faulty::new(MemoryBackend::new());
            backend.next_commits([fault]);
            let batch = Client::new(1).put("a", "1");
            assert!(matches!(
                backend.commit(&batch),
                Err(CommitError::Unknown(_))
            ));
            assert_eq!(backend.revision(), Revision(before));
            assert_eq!(backend.commit(&batch), Ok(Revision(1)));
        }
    }

    #[test]
    fn a_standing_fault_lasts_until_it_is_taken_away() {
        let backend = Faulty::new(MemoryBackend::new());
        let mut client = Client::new(1);
        backend.every_commit(Some(Fault::Full));
        for _ in 0..3 {
            assert_eq!(
                backend.commit(&client.put("a", "1")),
                Err(CommitError::Full)
            );
        }
        backend.every_commit(None);
        assert_eq!(backend.commit(&client.put("a", "1")), Ok(Revision(1)));
    }

    #[test]
    fn reads_fail_and_watchers_resync_on_demand() {
        let backend = Faulty::new(MemoryBackend::new());
        let watcher = backend.watch(Revision(0)).unwrap();
        let down = ReadError::Unavailable("down".to_owned());
        backend.next_reads([None, Some(down.clone())]);
        assert_eq!(backend.get(b"a"), Ok(None));
        assert_eq!(backend.range(b"a", b"b", 1), Err(down));
        backend.resync();
        assert_eq!(watcher.try_recv(), Ok(Notice::Resync(Revision(0))));
    }
}
