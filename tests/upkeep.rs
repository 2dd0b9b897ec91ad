//! Checkpoints and scans while people work, what is kept and what is forgotten.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use ringbuch::store::backend::embedded::{
    CheckpointPolicy, Embedded, Holder, HolderKind, OpenEvent, OpenOptions, ScanMode, ScanNeed,
    check_stress, random_id, stress_batch,
};
use ringbuch::store::backend::{Backend, Batch, CommitError, CommitId, Operation, Revision};
use tempfile::TempDir;

mod seam;

fn open(root: &Path, kind: HolderKind, scan: ScanMode) -> (Embedded, Vec<OpenEvent>) {
    let options = OpenOptions {
        scan,
        ..OpenOptions::default()
    };
    let (store, report) = Embedded::open(root, Holder::this_process(kind), &options).unwrap();
    (store, report.events)
}

fn fresh() -> (TempDir, PathBuf, Embedded) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("store");
    let (store, events) = open(&root, HolderKind::Screen, ScanMode::Foreground);
    assert_eq!(events, [OpenEvent::Created]);
    (folder, root, store)
}

fn commit(store: &Embedded, count: u64) {
    let client = random_id();
    for sequence in 1..=count {
        store
            .commit(&stress_batch(store, CommitId { client, sequence }))
            .unwrap();
    }
}

fn count(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn a_checkpoint_taken_while_commits_go_on_rebuilds_the_same_rows() {
    let (_folder, root, store) = fresh();
    commit(&store, 60);
    let done = AtomicBool::new(false);
    let mut reached = Revision(0);
    let mut in_between = 0;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let client = random_id();
            let mut sequence = 0;
            while !done.load(Ordering::Relaxed) {
                sequence += 1;
                store
                    .commit(&stress_batch(&store, CommitId { client, sequence }))
                    .unwrap();
            }
        });
        for _ in 0..12 {
            let before = store.revision();
            reached = store.checkpoint(0).unwrap().revision;
            in_between += reached.0 - before.0;
        }
        done.store(true, Ordering::Relaxed);
    });
    assert!(
        in_between > 0,
        "no commit fell into a checkpoint: this tests nothing"
    );
    let revision = store.revision();
    store.close().unwrap();
    fs::remove_dir_all(root.join("state-0")).unwrap();
    let (store, events) = open(&root, HolderKind::Screen, ScanMode::Foreground);
    let from_checkpoint = |event: &OpenEvent| matches!(event, OpenEvent::Rebuilt { checkpoint, .. } if *checkpoint == reached);
    assert!(events.iter().any(from_checkpoint), "{events:?}");
    assert!(!events.contains(&OpenEvent::HashDiffers));
    assert_eq!(check_stress(&store).unwrap(), revision.0);
}

#[test]
fn a_scan_behind_commits_that_go_on_finds_nothing_wrong() {
    let (_folder, root, store) = fresh();
    commit(&store, 120);
    store.close().unwrap();
    fs::remove_file(root.join("clean")).unwrap();
    let (store, _) = open(&root, HolderKind::Screen, ScanMode::Caller);
    assert_eq!(store.needs_scan(), ScanNeed::First);
    std::thread::scope(|scope| {
        let scan = scope.spawn(|| store.run_scan().unwrap());
        // These wait for the scan or run it themselves; either way they are made.
        commit(&store, 40);
        assert!(scan.join().unwrap().events.is_empty());
    });
    assert_eq!(check_stress(&store).unwrap(), 160);
    assert!(store.take_events().is_empty());
}

/// What a process leaves that is killed now: a copy of the folder, its line in the lock file included.
fn killed(root: &Path, name: &str) -> PathBuf {
    let copy = root.with_file_name(name);
    seam::copy_folder(root, &copy);
    copy
}

#[test]
fn only_a_holder_that_had_the_state_checked_spares_its_successor_the_wait() {
    let (_folder, root, store) = fresh();
    commit(&store, 20);
    let checked = killed(&root, "checked");
    assert_eq!(
        open(&checked, HolderKind::Screen, ScanMode::Caller)
            .0
            .needs_scan(),
        ScanNeed::Behind
    );
    store.close().unwrap();
    fs::remove_file(root.join("clean")).unwrap();
    let (store, _) = open(&root, HolderKind::Screen, ScanMode::Caller);
    let unchecked = killed(&root, "unchecked");
    let (next, events) = open(&unchecked, HolderKind::Screen, ScanMode::Caller);
    assert!(
        matches!(
            events[..],
            [OpenEvent::AccessTightened, OpenEvent::NotClosed(Some(_))]
        ),
        "{events:?}"
    );
    assert_eq!(next.needs_scan(), ScanNeed::First);
    store.run_scan().unwrap();
    let scanned = killed(&root, "scanned");
    assert_eq!(
        open(&scanned, HolderKind::Screen, ScanMode::Caller)
            .0
            .needs_scan(),
        ScanNeed::Behind
    );
}

#[test]
fn two_checkpoints_and_the_journal_between_are_kept() {
    let (_folder, root, store) = fresh();
    for round in 1..=5 {
        commit(&store, 10);
        store.checkpoint(round).unwrap();
        assert_eq!(count(&root.join("checkpoint")), 2.min(round as usize));
    }
    // The file between the two, and the one begun behind the newer.
    assert_eq!(count(&root.join("journal")), 2);
    store.checkpoint(6).unwrap();
    assert_eq!(
        count(&root.join("journal")),
        2,
        "nothing happened meanwhile: no further file"
    );
    assert!(store.verify().unwrap().problems.is_empty());
}

#[test]
fn a_checkpoint_is_due_by_size_or_age_and_not_before() {
    let (_folder, _root, store) = fresh();
    let day = CheckpointPolicy::RESIDENT.age_ms;
    let now = Holder::this_process(HolderKind::Screen).since_ms;
    let due = |now, policy| store.checkpoint_if_due(now, policy).unwrap().is_some();
    assert!(
        !due(now + 2 * day, CheckpointPolicy::RESIDENT),
        "there is nothing in it"
    );
    commit(&store, 20);
    assert!(!due(now, CheckpointPolicy::RESIDENT));
    assert!(due(now + 2 * day, CheckpointPolicy::RESIDENT), "old");
    assert!(!due(now + 2 * day, CheckpointPolicy::RESIDENT), "just made");
    commit(&store, 20);
    assert!(
        !due(now + 9 * day, CheckpointPolicy::COMMAND),
        "a command does not go by age"
    );
    let small = CheckpointPolicy {
        bytes: 10_000,
        age_ms: i64::MAX,
    };
    assert!(due(now, small), "long");
    assert!(!due(now, small), "just made");
}

#[test]
fn silent_clients_are_forgotten_after_a_week_and_the_others_are_not() {
    let (_folder, _root, store) = fresh();
    let start = 1_790_000_000_000;
    let day = 24 * 60 * 60 * 1000;
    let batch = |client, sequence, days: i64| Batch {
        id: CommitId { client, sequence },
        author: String::new(),
        uid: 0,
        time_ms: start + days * day,
        expectations: Vec::new(),
        operations: vec![Operation::Put(b"a".to_vec(), Vec::new())],
    };
    for client in 0..20 {
        store.commit(&batch(client, 1, 0)).unwrap();
    }
    store.commit(&batch(5, 2, 5)).unwrap();
    store.commit(&batch(100, 1, 8)).unwrap();
    assert_eq!(
        store.commit(&batch(5, 2, 5)).unwrap(),
        Revision(21),
        "spoke three days ago: known"
    );
    assert_eq!(
        store.commit(&batch(5, 1, 5)),
        Err(CommitError::Conflict { keys: Vec::new() })
    );
    assert_eq!(
        store.commit(&batch(7, 1, 0)).unwrap(),
        Revision(23),
        "silent for eight days: forgotten"
    );
    assert!(store.verify().unwrap().problems.is_empty());
}

/// `cargo test --release --test upkeep -- --ignored --nocapture`: the figures of the design note.
#[test]
#[ignore = "measures, judges nothing"]
fn figures() {
    for records in [10_000_u32, 100_000] {
        let (_folder, root, store) = fresh();
        let client = random_id();
        let rows = |n: u32| {
            (0..5).map(move |part| {
                Operation::Put(format!("{part}/{n:08}").into_bytes(), vec![7; 150])
            })
        };
        let batch = |sequence, operations| Batch {
            id: CommitId { client, sequence },
            author: "figures".to_owned(),
            uid: 0,
            time_ms: 0,
            expectations: Vec::new(),
            operations,
        };
        let begun = Instant::now();
        for part in 0..records / 1_000 {
            let operations = (part * 1_000..(part + 1) * 1_000).flat_map(rows).collect();
            store
                .commit(&batch(u64::from(part) + 1, operations))
                .unwrap();
        }
        println!("{records} records: loaded in {:?}", begun.elapsed());
        let mut times: Vec<_> = (0..300)
            .map(|n| {
                let begun = Instant::now();
                store
                    .commit(&batch(10_000 + n, rows(n as u32).collect()))
                    .unwrap();
                begun.elapsed()
            })
            .collect();
        times.sort_unstable();
        println!(
            "  commit of 5 rows: median {:?}, p99 {:?}",
            times[150], times[297]
        );
        let begun = Instant::now();
        let report = store.checkpoint(0).unwrap();
        println!(
            "  checkpoint of {} rows: {:?}",
            report.rows,
            begun.elapsed()
        );
        let begun = Instant::now();
        store.close().unwrap();
        println!("  close: {:?}", begun.elapsed());
        for _ in 0..3 {
            let begun = Instant::now();
            let (store, _) = open(&root, HolderKind::Command, ScanMode::Foreground);
            let opened = begun.elapsed();
            store.close().unwrap();
            println!("  clean open {opened:?}, with close {:?}", begun.elapsed());
        }
        for _ in 0..3 {
            let begun = Instant::now();
            let config = sled::Config::new()
                .path(root.join("state-0"))
                .cache_capacity(64 << 20);
            let db = config.flush_every_ms(Some(500)).open().unwrap();
            db.get(b"\0p").unwrap();
            let opened = begun.elapsed();
            drop(db);
            println!(
                "  sled alone: open {opened:?}, with close {:?}",
                begun.elapsed()
            );
            std::thread::sleep(Duration::from_millis(300));
        }
        let begun = Instant::now();
        let (store, _) = open(&root, HolderKind::Command, ScanMode::Foreground);
        println!("  open with a scan: {:?}", begun.elapsed());
        store.close().unwrap();
        fs::remove_dir_all(root.join("state-0")).unwrap();
        let begun = Instant::now();
        drop(open(&root, HolderKind::Command, ScanMode::Foreground));
        println!("  open with a rebuild: {:?}", begun.elapsed());
    }
}
