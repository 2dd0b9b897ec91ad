//! Changes larger than one commit of the backend: all of it or nothing, whatever happens between
//! their commits – a refusal, a lost answer, `kill -9`.
//!
//! The child of the kills is this test binary itself, told by an environment variable where to
//! write; it says `commit N` after each commit.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ringbuch::domain::date::Land;
use ringbuch::domain::id::MunicipalityId;
use ringbuch::domain::ring::{Municipality, MunicipalityKind};
use ringbuch::store::apply::ApplyError;
use ringbuch::store::backend::embedded::{Embedded, Holder, HolderKind, OpenOptions};
use ringbuch::store::backend::{
    Backend, Batch, CommitError, Fault, Faulty, Key, Limits, MemoryBackend, Page, ReadError,
    Revision, Versioned, Watcher,
};
use ringbuch::store::dump::{LoadError, Row};
use ringbuch::store::{Actor, Change, Client, Store};

const CHILD: &str = "RINGBUCH_TEST_LARGE_CHANGE";

/// A backend that takes little at once, as one across the network does.
const SMALL: Limits = Limits {
    operations: 60,
    bytes: 64 << 10,
};

fn actor() -> Actor {
    Actor {
        author: "Ute Bär".into(),
        uid: 1000,
        now_ms: 1_700_000_000_000,
    }
}

fn municipality(number: u64, notes: &str) -> Municipality {
    Municipality {
        id: MunicipalityId::provisional(number),
        number: format!("{number:05}"),
        name: format!("Landkreis {number}"),
        short_name: String::new(),
        land: Land::Hesse,
        kind: MunicipalityKind::District,
        since: None,
        comparison_type: String::new(),
        participates: true,
        settlement_type: String::new(),
        organisation_size: String::new(),
        region_notes: notes.to_owned(),
        organisation_notes: String::new(),
        territory_breaks: vec![],
    }
}

/// More than `SMALL` takes: new ones, one of them longer than a value may be.
fn import(client: &Client, numbers: std::ops::Range<u64>) -> Change {
    numbers.fold(client.change(), |change, number| {
        let notes = if number.is_multiple_of(40) {
            "lang ".repeat(2_000)
        } else {
            String::new()
        };
        change.create(municipality(number, &notes))
    })
}

/// Changes every second one that is there, deletes every seventh and makes some new.
fn mixed(store: &Store, client: &Client) -> Change {
    let all = store.all::<Municipality>().unwrap();
    let change = import(client, 900..940);
    all.into_iter()
        .enumerate()
        .fold(change, |change, (at, stored)| {
            let mut record = stored.record;
            match at % 14 {
                7 => change.delete(
                    ringbuch::domain::id::RecordId {
                        kind: ringbuch::domain::id::Kind::Municipality,
                        id: record.id.0,
                    },
                    stored.revision,
                ),
                even if even % 2 == 0 => {
                    record.region_notes = "anders ".repeat(900);
                    change.put(record, stored.revision)
                }
                _ => change,
            }
        })
}

/// Every row but which revision wrote it.
fn rows(store: &Store) -> BTreeMap<Key, Vec<u8>> {
    let page = store.backend().range(&[], &[0xff], u32::MAX).unwrap();
    let rows = page.rows.into_iter();
    rows.map(|(key, row)| (key, row.value)).collect()
}

fn dump(store: &Store) -> Vec<Row> {
    let mut rows = Vec::new();
    store
        .dump(|row| {
            rows.push(row);
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    rows
}

fn small() -> (Arc<Faulty<MemoryBackend>>, Store, Client) {
    let faulty = Arc::new(Faulty::new(MemoryBackend::with_limits(SMALL)));
    let store = Store::new(faulty.clone());
    (faulty, store, Client::new())
}

/// The same in one commit: what has to come out.
fn at_once(changes: impl Fn(&Store, &Client) -> Vec<Change>) -> BTreeMap<Key, Vec<u8>> {
    let store = Store::new(Arc::new(MemoryBackend::new()));
    let client = Client::new();
    for change in changes(&store, &client) {
        store.apply(&change, &actor()).unwrap();
    }
    rows(&store)
}

#[test]
fn a_change_in_parts_leaves_what_one_commit_would() {
    let (_, store, client) = small();
    store.apply(&import(&client, 1..120), &actor()).unwrap();
    assert!(store.backend().revision().0 > 5, "in parts");
    assert_eq!(
        rows(&store),
        at_once(|_, client| vec![import(client, 1..120)])
    );
    let applied = store.apply(&mixed(&store, &client), &actor()).unwrap();
    assert!(store.verify().unwrap().findings.is_empty());
    let undo = store.undo(applied.seq.unwrap(), client.change()).unwrap();
    store.apply(&undo, &actor()).unwrap();
    assert!(store.verify().unwrap().findings.is_empty());
    assert_eq!(store.all::<Municipality>().unwrap().len(), 119);
}

#[test]
fn the_same_large_change_sent_twice_is_applied_once() {
    let (_, store, client) = small();
    let change = import(&client, 1..120);
    let first = store.apply(&change, &actor()).unwrap();
    // Its numbers are free again, so that nothing but its id says that it was there.
    let undo = store.undo(first.seq.unwrap(), Client::new().change());
    store.apply(&undo.unwrap(), &actor()).unwrap();
    let before = rows(&store);
    let again = store.apply(&change, &actor()).unwrap();
    assert_eq!(again.revision, first.revision);
    assert_eq!(rows(&store), before);
}

/// Runs `act` once for every fault at every commit of it.
fn at_every_commit<E: std::fmt::Debug>(
    begin: impl Fn(&Store, &Client),
    act: impl Fn(&Store, &Client) -> Result<(), E>,
) {
    let start = || {
        let (faulty, store, client) = small();
        begin(&store, &client);
        (faulty, store, client)
    };
    let (faulty, store, client) = start();
    let (before, first) = (rows(&store), faulty.inner().revision().0);
    act(&store, &client).unwrap();
    let after = rows(&store);
    let commits = (faulty.inner().revision().0 - first) as usize;
    assert!(commits > 5, "one commit is no test");
    let faults = [
        Fault::Unavailable,
        Fault::Full,
        Fault::ReadOnly,
        Fault::UnknownApplied,
        Fault::UnknownLost,
    ];
    for (fault, at) in faults
        .iter()
        .flat_map(|fault| (0..commits).map(move |at| (fault, at)))
    {
        let is_lost = matches!(fault, Fault::UnknownApplied | Fault::UnknownLost);
        for for_good in [false, true] {
            let what = format!("{fault:?} at {at} of {commits}, for good: {for_good}");
            let (faulty, store, client) = start();
            faulty.next_commits(std::iter::repeat_n(Fault::Pass, at));
            // Asked again, a lost answer stays lost.
            faulty.next_commits(std::iter::repeat_n(
                fault.clone(),
                if is_lost { 4 } else { 1 },
            ));
            faulty.every_commit(for_good.then(|| fault.clone()));
            let result = act(&store, &client);
            if !for_good && result.is_err() {
                assert_eq!(rows(&store), before, "withdrawn at once: {what}");
            }
            faulty.every_commit(None);
            // The next process looks before it reads.
            let next = Store::new(faulty.clone());
            next.withdraw_unfinished(&actor()).unwrap();
            let found = rows(&next);
            match result {
                Ok(()) => assert_eq!(found, after, "{what}"),
                Err(_) if for_good && is_lost => {
                    assert!(found == before || found == after, "{what}");
                }
                Err(_) => assert_eq!(found, before, "{what}"),
            }
            assert!(!next.withdraw_unfinished(&actor()).unwrap(), "{what}");
        }
    }
}

#[test]
fn an_import_that_fails_anywhere_leaves_nothing() {
    at_every_commit(
        |store, client| {
            store.apply(&import(client, 1..80), &actor()).unwrap();
        },
        |store, client| store.apply(&mixed(store, client), &actor()).map(|_| ()),
    );
}

#[test]
fn a_store_that_is_read_in_and_fails_anywhere_is_empty_again() {
    let (_, full, client) = small();
    full.apply(&import(&client, 1..80), &actor()).unwrap();
    full.apply(&mixed(&full, &client), &actor()).unwrap();
    let dumped = dump(&full);
    at_every_commit(
        |_, _| {},
        |store, client| {
            let loaded = store.load(dumped.clone().into_iter(), client, &actor());
            if loaded.is_err() {
                assert!(!matches!(loaded, Err(LoadError::NotEmpty)));
            }
            loaded.map(|_| ())
        },
    );
}

#[test]
fn whoever_writes_next_withdraws_what_was_broken_off() {
    let (faulty, store, client) = small();
    store.apply(&import(&client, 1..20), &actor()).unwrap();
    let before = dump(&store);
    faulty.next_commits(std::iter::repeat_n(Fault::Pass, 4));
    faulty.every_commit(Some(Fault::Full));
    let refused = store.apply(&mixed(&store, &client), &actor());
    assert_eq!(refused, Err(ApplyError::Commit(CommitError::Full)));
    // Still no room: not even a small change may build on half an import.
    let small = || client.change().create(municipality(5_000, ""));
    let refused = store.apply(&small(), &actor());
    assert_eq!(refused, Err(ApplyError::Commit(CommitError::Full)));
    faulty.every_commit(None);
    let applied = store.apply(&small(), &actor()).unwrap();
    let undo = store.undo(applied.seq.unwrap(), client.change()).unwrap();
    store.apply(&undo, &actor()).unwrap();
    let records = |rows: Vec<Row>| -> Vec<Row> {
        rows.into_iter()
            .filter(|row| matches!(row, Row::Record(_)))
            .collect()
    };
    assert_eq!(records(dump(&store)), records(before));
    assert!(store.verify().unwrap().findings.is_empty());
}

/// On the disk, but taking little at once, and saying each commit.
struct Talking(Embedded, AtomicU64);

impl Backend for Talking {
    fn get(&self, key: &[u8]) -> Result<Option<Versioned>, ReadError> {
        self.0.get(key)
    }

    fn range(&self, from: &[u8], to: &[u8], limit: u32) -> Result<Page, ReadError> {
        self.0.range(from, to, limit)
    }

    fn commit(&self, batch: &Batch) -> Result<Revision, CommitError> {
        let revision = self.0.commit(batch)?;
        let number = self.1.fetch_add(1, Ordering::Relaxed) + 1;
        let _ = writeln!(std::io::stderr(), "commit {number}");
        Ok(revision)
    }

    fn watch(&self, from: Revision) -> Result<Watcher, ReadError> {
        self.0.watch(from)
    }

    fn limits(&self) -> Limits {
        SMALL
    }

    fn revision(&self) -> Revision {
        self.0.revision()
    }
}

fn on_disk(path: &Path) -> Store {
    let holder = Holder::this_process(HolderKind::Command);
    let (embedded, _) = Embedded::open(path, holder, &OpenOptions::default()).unwrap();
    Store::new(Arc::new(Talking(embedded, AtomicU64::new(0))))
}

/// Not a test of its own: what the child runs. With a file beside the store it reads that one in.
#[test]
fn child_writes_until_killed() {
    if let Some(path) = std::env::var_os(CHILD) {
        let path = Path::new(&path);
        let (store, client) = (on_disk(path), Client::new());
        if let Ok(bytes) = std::fs::read(path.with_extension("jsonl")) {
            let rows = ringbuch::exchange::jsonl::read(&mut bytes.as_slice()).unwrap();
            store.load(rows.into_iter(), &client, &actor()).unwrap();
        } else {
            store.apply(&mixed(&store, &client), &actor()).unwrap();
        }
    }
}

/// `kill -9` once the child has said this many commits; whether it came that far.
fn killed_after(path: &Path, commits: u64) -> bool {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_writes_until_killed", "--nocapture"])
        .env(CHILD, path)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let wanted = format!("commit {commits}");
    let came = lines.any(|line| line.is_ok_and(|line| line == wanted));
    child.kill().unwrap();
    child.wait().unwrap();
    came
}

#[test]
fn a_killed_import_is_withdrawn_at_the_next_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let before = {
        let store = on_disk(&path);
        store
            .apply(&import(&Client::new(), 1..80), &actor())
            .unwrap();
        rows(&store)
    };
    let mut withdrawn = 0;
    for commits in 1.. {
        let came = killed_after(&path, commits);
        let store = on_disk(&path);
        withdrawn += u32::from(store.withdraw_unfinished(&actor()).unwrap());
        assert!(
            store.verify().unwrap().findings.is_empty(),
            "kill {commits}"
        );
        if rows(&store) != before {
            // The kill came when all was done.
            assert_eq!(store.last_seq().unwrap().0, 2);
            break;
        }
        assert!(came, "the child came to its end and left nothing");
    }
    assert!(withdrawn > 5, "only {withdrawn} killed in the middle");
}

#[test]
fn a_store_whose_reading_in_was_killed_is_empty_again() {
    let folder = tempfile::tempdir().unwrap();
    let (_, full, client) = small();
    full.apply(&import(&client, 1..120), &actor()).unwrap();
    let mut file = Vec::new();
    ringbuch::exchange::jsonl::export(&full, &mut file).unwrap();
    let mut withdrawn = 0;
    for commits in [1, 2, 3, 5, 7] {
        let path = folder.path().join(format!("store{commits}"));
        std::fs::write(path.with_extension("jsonl"), &file).unwrap();
        assert!(killed_after(&path, commits));
        let store = on_disk(&path);
        withdrawn += u32::from(store.withdraw_unfinished(&actor()).unwrap());
        if !rows(&store).is_empty() {
            assert_eq!(rows(&store), rows(&full), "all of it or nothing");
            continue;
        }
        let read = ringbuch::exchange::jsonl::read(&mut file.as_slice()).unwrap();
        store
            .load(read.into_iter(), &Client::new(), &actor())
            .unwrap();
        assert_eq!(dump(&store), dump(&full));
        assert!(store.verify().unwrap().findings.is_empty());
    }
    assert!(withdrawn > 1, "only {withdrawn} killed in the middle");
}
