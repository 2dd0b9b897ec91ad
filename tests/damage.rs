//! Damaged files, full disks, second holders: either nothing is lost and the person is told, or the
//! store stays shut with a sentence. Never a silent loss.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use ringbuch::store::backend::embedded::{
    Damage, Embedded, Holder, HolderKind, OpenError, OpenEvent, OpenOptions, OpenReport, Problem,
    RebuildReason, ScanMode, ScanNeed, check_stress, random_id, stress_batch,
};
use ringbuch::store::backend::{Backend, CommitId, Notice, Revision};
use seam::{Random, copy_folder};
use tempfile::TempDir;

mod seam;

fn open(root: &Path) -> Result<(Embedded, OpenReport), OpenError> {
    Embedded::open(
        root,
        Holder::this_process(HolderKind::Command),
        &OpenOptions::default(),
    )
}

fn commit(store: &Embedded, count: u64) {
    let client = random_id();
    for sequence in 1..=count {
        store
            .commit(&stress_batch(store, CommitId { client, sequence }))
            .unwrap();
    }
}

/// 130 commits, checkpoints at 40, 80 and 110 (the first of them removed again by the third), closed well.
fn sample() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("store");
    let (store, _) = open(&root).unwrap();
    for (commits, checkpoint) in [(40, true), (40, true), (30, true), (20, false)] {
        commit(&store, commits);
        if checkpoint {
            store.checkpoint(0).unwrap();
        }
    }
    store.close().unwrap();
    (folder, root)
}

const COMMITS: u64 = 130;

fn files(folder: &Path, suffix: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = entries
        .filter(|path| path.to_string_lossy().ends_with(suffix))
        .collect();
    found.sort();
    found
}

fn journals(root: &Path) -> Vec<PathBuf> {
    files(&root.join("journal"), ".log")
}

fn checkpoints(root: &Path) -> Vec<PathBuf> {
    files(&root.join("checkpoint"), ".ckpt")
}

fn last(mut paths: Vec<PathBuf>) -> PathBuf {
    paths.pop().unwrap()
}

fn flip(path: &Path, per_cent: usize) {
    let mut bytes = fs::read(path).unwrap();
    let at = (bytes.len() - 1) * per_cent / 100;
    bytes[at] ^= 0x10;
    fs::write(path, bytes).unwrap();
}

fn cut(path: &Path, less: u64) {
    let file = fs::OpenOptions::new().write(true).open(path).unwrap();
    file.set_len(file.metadata().unwrap().len() - less).unwrap();
}

fn append(path: &Path, bytes: &[u8]) {
    let mut content = fs::read(path).unwrap();
    content.extend_from_slice(bytes);
    fs::write(path, content).unwrap();
}

fn remove_state(root: &Path) {
    fs::remove_dir_all(root.join("state-0")).unwrap();
}

/// What opening a damaged store may come to.
enum Outcome {
    /// Everything is there, and this was reported.
    Whole(fn(&[OpenEvent]) -> bool),
    /// Opens with the commits up to this one: the rest is indistinguishable from a torn tail.
    Shorter(u64),
    /// Stays shut, with this error.
    Shut(fn(&OpenError) -> bool),
}

type Case = (&'static str, fn(&Path), Outcome);

fn rebuilt(events: &[OpenEvent]) -> bool {
    events
        .iter()
        .any(|event| matches!(event, OpenEvent::Rebuilt { .. }))
}

fn run_case((name, damage, outcome): &Case) {
    let (_folder, root) = sample();
    damage(&root);
    let opened = open(&root);
    let expected = match outcome {
        Outcome::Shut(is_right) => {
            let error = opened.err().unwrap_or_else(|| panic!("{name}: opened"));
            assert!(is_right(&error), "{name}: {error}");
            return;
        }
        Outcome::Whole(_) => COMMITS,
        Outcome::Shorter(commits) => *commits,
    };
    let (store, report) = opened.unwrap_or_else(|error| panic!("{name}: {error}"));
    if let Outcome::Whole(is_told) = outcome {
        assert!(is_told(&report.events), "{name}: {:?}", report.events);
    }
    let revision = check_stress(&store).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(revision, expected, "{name}");
    commit(&store, 2);
    // Two checkpoints later nothing of the damage is left.
    store.checkpoint(0).unwrap();
    commit(&store, 1);
    store.checkpoint(0).unwrap();
    let problems = store.verify().unwrap().problems;
    assert!(problems.is_empty(), "{name}: {problems:?}");
    store.close().unwrap();
    let (store, report) = open(&root).unwrap();
    assert!(report.events.is_empty(), "{name}: {:?}", report.events);
    assert_eq!(check_stress(&store).unwrap(), expected + 3, "{name}");
}

fn is_newer(error: &OpenError) -> bool {
    matches!(error, OpenError::StateNewerThanJournal { .. })
}

fn is_frame(error: &OpenError) -> bool {
    matches!(error, OpenError::Damaged(Damage::JournalFrame { .. }))
}

fn is_missing(error: &OpenError) -> bool {
    matches!(error, OpenError::Damaged(Damage::JournalMissing { .. }))
}

#[test]
fn damage_to_the_journal_is_told_apart_from_a_torn_tail() {
    let torn = |events: &[OpenEvent]| matches!(events, [OpenEvent::TornTail { bytes: 21, .. }]);
    let cases: Vec<Case> = vec![
        (
            "half a frame at the end",
            |root| append(&last(journals(root)), b"RBF1 half a frame ..."),
            Outcome::Whole(torn),
        ),
        (
            "last frame cut, state has it",
            |root| cut(&last(journals(root)), 5),
            Outcome::Shut(is_newer),
        ),
        (
            "last frame cut, state lost",
            |root| {
                cut(&last(journals(root)), 5);
                remove_state(root);
            },
            Outcome::Shut(is_newer),
        ),
        (
            "last frame cut, state and mark lost",
            |root| {
                cut(&last(journals(root)), 5);
                remove_state(root);
                fs::remove_file(root.join("clean")).unwrap();
            },
            Outcome::Shorter(COMMITS - 1),
        ),
        (
            "last frame flipped, state has it",
            |root| flip(&last(journals(root)), 100),
            Outcome::Shut(is_newer),
        ),
        (
            "a bit in the middle, state lost",
            |root| {
                flip(&last(journals(root)), 50);
                remove_state(root);
            },
            Outcome::Shut(is_frame),
        ),
        (
            "a bit in the middle, state good",
            |root| flip(&last(journals(root)), 50),
            Outcome::Whole(<[_]>::is_empty),
        ),
        (
            "the header of the file in use",
            |root| flip(&last(journals(root)), 0),
            Outcome::Shut(|error| {
                matches!(error, OpenError::Damaged(Damage::JournalHeader { .. }))
            }),
        ),
        (
            "the file in use deleted",
            |root| fs::remove_file(last(journals(root))).unwrap(),
            Outcome::Shut(|error| is_newer(error) || is_missing(error)),
        ),
        (
            "the last two files deleted, state and mark lost",
            |root| {
                journals(root)
                    .iter()
                    .rev()
                    .take(2)
                    .for_each(|path| fs::remove_file(path).unwrap());
                remove_state(root);
                fs::remove_file(root.join("clean")).unwrap();
            },
            Outcome::Shut(is_missing),
        ),
        (
            "the whole folder deleted",
            |root| fs::remove_dir_all(root.join("journal")).unwrap(),
            Outcome::Shut(is_missing),
        ),
        (
            "an old file deleted, state good",
            |root| fs::remove_file(&journals(root)[0]).unwrap(),
            Outcome::Whole(<[_]>::is_empty),
        ),
        (
            "a file of another store",
            |root| {
                let (_other, other_root) = sample();
                fs::copy(last(journals(&other_root)), last(journals(root))).unwrap();
            },
            Outcome::Shut(|error| {
                matches!(error, OpenError::Damaged(Damage::ForeignJournal { .. }))
            }),
        ),
    ];
    cases.iter().for_each(run_case);
}

#[test]
fn damage_to_everything_else_costs_time_but_no_commit() {
    let restored = |events: &[OpenEvent]| events == [OpenEvent::FormatRestored];
    let fallen_back = |events: &[OpenEvent]| {
        matches!(events[0], OpenEvent::CheckpointDamaged(_)) && rebuilt(events)
    };
    let cases: Vec<Case> = vec![
        ("state deleted", remove_state, Outcome::Whole(rebuilt)),
        (
            "state deleted, newest checkpoint flipped",
            |root| {
                remove_state(root);
                flip(&last(checkpoints(root)), 50);
            },
            Outcome::Whole(fallen_back),
        ),
        (
            "state deleted, newest checkpoint cut",
            |root| {
                remove_state(root);
                cut(&last(checkpoints(root)), 30);
            },
            Outcome::Whole(fallen_back),
        ),
        (
            "state and all checkpoints deleted",
            |root| {
                remove_state(root);
                fs::remove_dir_all(root.join("checkpoint")).unwrap();
            },
            Outcome::Shut(is_missing),
        ),
        (
            "checkpoints deleted",
            |root| fs::remove_dir_all(root.join("checkpoint")).unwrap(),
            Outcome::Whole(<[_]>::is_empty),
        ),
        (
            "a checkpoint flipped",
            |root| flip(&checkpoints(root)[0], 30),
            Outcome::Whole(<[_]>::is_empty),
        ),
        (
            "mark deleted",
            |root| fs::remove_file(root.join("clean")).unwrap(),
            Outcome::Whole(<[_]>::is_empty),
        ),
        (
            "mark flipped",
            |root| flip(&root.join("clean"), 50),
            Outcome::Whole(<[_]>::is_empty),
        ),
        (
            "format deleted",
            |root| fs::remove_file(root.join("format")).unwrap(),
            Outcome::Whole(restored),
        ),
        (
            "format flipped",
            |root| flip(&root.join("format"), 10),
            Outcome::Whole(restored),
        ),
        (
            "format id flipped",
            |root| fs::write(root.join("format"), "ringbuch-store 1\nid x\n").unwrap(),
            Outcome::Whole(restored),
        ),
        (
            "lock deleted",
            |root| fs::remove_file(root.join("lock")).unwrap(),
            Outcome::Whole(<[_]>::is_empty),
        ),
        (
            "half a snapshot of sled's",
            |root| {
                fs::write(
                    root.join("state-0/snap.00000000000FFFFF.generating"),
                    "half",
                )
                .unwrap();
            },
            Outcome::Whole(<[_]>::is_empty),
        ),
        (
            "half a rebuilt state and half a checkpoint",
            |root| {
                copy_folder(&root.join("state-0"), &root.join("state-1.building"));
                fs::write(root.join("checkpoint/next.tmp"), "half").unwrap();
            },
            Outcome::Whole(<[_]>::is_empty),
        ),
        (
            "sled's conf flipped",
            |root| flip(&root.join("state-0/conf"), 50),
            Outcome::Whole(|_| true),
        ),
        (
            "sled's db cut to nothing",
            |root| fs::write(root.join("state-0/db"), "").unwrap(),
            Outcome::Whole(rebuilt),
        ),
    ];
    cases.iter().for_each(run_case);
}

/// One random damage to one of sled's files.
fn damage_sled(random: &mut Random, root: &Path) -> String {
    let all = files(&root.join("state-0"), "")
        .into_iter()
        .filter(|path| path.is_file())
        .collect::<Vec<_>>();
    let path = &all[random.below(all.len() as u64) as usize];
    let mut bytes = fs::read(path).unwrap();
    // Where there is something: most of sled's file is empty room.
    let used = bytes.iter().rposition(|byte| *byte != 0).unwrap_or(0) as u64 + 1;
    let at = random.below(used) as usize;
    let end = bytes.len().min(at + 4096);
    let kind = random.below(5);
    match kind {
        0 => bytes[at] ^= 1 << random.below(8),
        1 => bytes[at..end].fill(0),
        2 => bytes[at..end].fill_with(|| random.next() as u8),
        3 => bytes.truncate(at),
        _ => (0..8).for_each(|_| bytes[random.below(used) as usize] ^= 0x40),
    }
    fs::write(path, bytes).unwrap();
    format!("kind {kind} at {at} of {used} in {}", path.display())
}

fn damages_to_sled(count: u64) {
    let (_folder, template) = sample();
    let scratch = tempfile::tempdir().unwrap();
    let mut rebuilds = 0;
    for seed in 0..count {
        let root = scratch.path().join(seed.to_string());
        copy_folder(&template, &root);
        let what = format!(
            "seed {seed}: {}",
            damage_sled(&mut Random::new(seed + 1), &root)
        );
        let (store, report) = open(&root).unwrap_or_else(|error| panic!("{what}: {error}"));
        let found = check_stress(&store).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(found, COMMITS, "{what}");
        if rebuilt(&report.events) {
            rebuilds += 1;
            assert_eq!(
                store.evidence(),
                [root.join("state-0")],
                "{what}: the old one is kept"
            );
        }
        commit(&store, 1);
        store.close().unwrap();
        drop(store);
        let (store, report) = open(&root).unwrap();
        assert!(report.events.is_empty(), "{what}: {:?}", report.events);
        assert_eq!(check_stress(&store).unwrap(), COMMITS + 1, "{what}");
        drop(store);
        fs::remove_dir_all(&root).unwrap();
    }
    assert!(
        rebuilds > count / 4,
        "only {rebuilds} of {count} were noticed: are these damages at all?"
    );
}

#[test]
fn a_hundred_damages_to_sled_lose_nothing() {
    damages_to_sled(100);
}

#[test]
#[ignore = "some minutes"]
fn two_thousand_damages_to_sled_lose_nothing() {
    damages_to_sled(2_000);
}

/// Changes one row behind everybody's back, in a way that sled itself finds in order.
fn alter_a_row(root: &Path) {
    let db = sled::open(root.join("state-0")).unwrap();
    let (key, value) = db.range(&b"\x01record/"[..]..).next().unwrap().unwrap();
    let mut value = value.to_vec();
    value[8] ^= 1;
    db.insert(key, value).unwrap();
}

#[test]
fn a_row_that_changed_silently_is_found_and_rebuilt() {
    let (_folder, root) = sample();
    alter_a_row(&root);
    let (store, report) = open(&root).unwrap();
    let altered = |event: &OpenEvent| {
        matches!(
            event,
            OpenEvent::Rebuilt {
                reason: RebuildReason::Altered,
                ..
            }
        )
    };
    assert!(report.events.iter().any(altered), "{:?}", report.events);
    assert_eq!(check_stress(&store).unwrap(), COMMITS);
}

#[test]
fn a_screen_shows_at_once_and_scans_behind_but_commits_wait() {
    let (_folder, root) = sample();
    alter_a_row(&root);
    let options = OpenOptions {
        scan: ScanMode::Caller,
        ..OpenOptions::default()
    };
    let (store, report) =
        Embedded::open(&root, Holder::this_process(HolderKind::Screen), &options).unwrap();
    assert!(report.events.is_empty());
    assert_eq!(store.needs_scan(), ScanNeed::First);
    assert!(
        check_stress(&store).is_err(),
        "the altered row is shown meanwhile"
    );
    let watcher = store.watch(store.revision()).unwrap();
    // A commit that comes before anybody scanned scans itself.
    commit(&store, 1);
    assert_eq!(store.needs_scan(), ScanNeed::None);
    assert_eq!(
        watcher.try_recv(),
        Ok(Notice::Resync(Revision(COMMITS))),
        "what was shown is to be read again"
    );
    assert!(rebuilt(&store.take_events()));
    assert_eq!(check_stress(&store).unwrap(), COMMITS + 1);
}

#[test]
fn a_store_that_stays_shut_stays_shut_the_next_time() {
    let (_folder, root) = sample();
    cut(&last(journals(&root)), 5);
    remove_state(&root);
    for _ in 0..3 {
        assert!(matches!(
            open(&root),
            Err(OpenError::StateNewerThanJournal { .. })
        ));
    }
}

#[test]
fn an_altered_row_with_a_damaged_journal_stays_shut_and_says_so() {
    let (_folder, root) = sample();
    alter_a_row(&root);
    flip(&last(journals(&root)), 50);
    for _ in 0..2 {
        let error = open(&root).err().unwrap();
        assert!(is_frame(&error), "{error}");
    }
}

#[test]
fn a_checkpoint_and_verify_find_an_altered_row_too() {
    for verify in [true, false] {
        let (_folder, root) = sample();
        alter_a_row(&root);
        let options = OpenOptions {
            scan: ScanMode::Caller,
            ..OpenOptions::default()
        };
        let holder = Holder::this_process(HolderKind::Screen);
        let (store, _) = Embedded::open(&root, holder, &options).unwrap();
        if verify {
            assert_eq!(store.verify().unwrap().problems, [Problem::StateHash]);
        } else {
            let refused = store.checkpoint(0);
            assert!(matches!(
                refused,
                Err(ringbuch::store::backend::embedded::UpkeepError::Rebuilt(_))
            ));
            assert_eq!(checkpoints(&root).len(), 2, "no checkpoint of wrong rows");
        }
        store.run_scan().unwrap();
        assert_eq!(check_stress(&store).unwrap(), COMMITS);
        store.checkpoint(0).unwrap();
        assert!(store.verify().unwrap().problems.is_empty());
    }
}

#[test]
fn verify_names_what_an_open_does_not_read() {
    let (_folder, root) = sample();
    flip(&journals(&root)[0], 50);
    flip(&checkpoints(&root)[1], 50);
    let (store, report) = open(&root).unwrap();
    assert!(report.events.is_empty());
    let problems = store.verify().unwrap().problems;
    assert!(
        matches!(
            problems[..],
            [
                Problem::Checkpoint { .. },
                Problem::Journal(Damage::JournalFrame { .. })
            ]
        ),
        "{problems:?}"
    );
}

/// Every file with its bytes, inode and change time.
fn fingerprint(folder: &Path, into: &mut BTreeMap<PathBuf, (Vec<u8>, u64, i64, i64)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            fingerprint(&entry.path(), into);
        } else {
            let metadata = entry.metadata().unwrap();
            let print = (
                fs::read(entry.path()).unwrap(),
                metadata.ino(),
                metadata.ctime(),
                metadata.ctime_nsec(),
            );
            into.insert(entry.path(), print);
        }
    }
}

/// A journal header of format 9, in the file in use.
fn newer_header(root: &Path) {
    let path = last(journals(root));
    let mut bytes = fs::read(&path).unwrap();
    bytes[8] = 9;
    let crc = crc32fast::hash(&bytes[..36]);
    bytes[36..40].copy_from_slice(&crc.to_le_bytes());
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_store_of_a_newer_program_is_not_touched() {
    let newer_file = |root: &Path| {
        fs::write(
            root.join("format"),
            "ringbuch-store 9
whatever comes then
",
        )
        .unwrap();
    };
    for make_newer in [newer_file, newer_header] {
        let (_folder, root) = sample();
        make_newer(&root);
        let mut before = BTreeMap::new();
        fingerprint(&root, &mut before);
        let refused = open(&root);
        assert!(matches!(
            refused,
            Err(OpenError::NewerFormat { found: 9, known: 1 })
        ));
        let mut after = BTreeMap::new();
        fingerprint(&root, &mut after);
        assert_eq!(before, after);
    }
}

#[test]
fn a_second_holder_is_refused_and_named() {
    let (_folder, root) = sample();
    let screen = Holder::this_process(HolderKind::Screen);
    let (store, _) = Embedded::open(&root, screen, &OpenOptions::default()).unwrap();
    let refused = open(&root);
    assert!(matches!(&refused, Err(OpenError::Held(Some(holder))) if *holder == screen));
    let sentence = refused.err().unwrap().to_string();
    assert!(
        sentence.contains(&std::process::id().to_string()) && sentence.contains("screen"),
        "{sentence}"
    );
    assert_eq!(Embedded::peek_holder(&root), Some(screen));
    commit(&store, 1);
    store.close().unwrap();
    assert_eq!(Embedded::peek_holder(&root), None);
    assert!(store.get(b"count").is_err(), "closed is closed");
    assert_eq!(check_stress(&open(&root).unwrap().0).unwrap(), COMMITS + 1);
}

#[test]
fn where_there_is_no_store_none_is_made_unless_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let options = OpenOptions {
        create: false,
        ..OpenOptions::default()
    };
    for path in [folder.path().join("none"), folder.path().to_owned()] {
        let refused = Embedded::open(&path, Holder::this_process(HolderKind::Command), &options);
        assert!(matches!(refused, Err(OpenError::NoStore(_))));
    }
    assert_eq!(
        files(folder.path(), ""),
        Vec::<PathBuf>::new(),
        "not even a lock"
    );
}

#[test]
fn a_folder_with_other_things_in_it_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(folder.path().join("letter.txt"), "Dear …").unwrap();
    assert!(matches!(open(folder.path()), Err(OpenError::NotAStore(_))));
    assert_eq!(count_of(folder.path()), 1);
    assert_eq!(fs::metadata(folder.path()).unwrap().mode() & 0o777, 0o755);
}

fn count_of(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn a_lock_file_deleted_under_a_living_holder_lets_nobody_in() {
    let (_folder, root) = sample();
    let (store, _) = open(&root).unwrap();
    fs::remove_file(root.join("lock")).unwrap();
    assert!(
        matches!(open(&root), Err(OpenError::Held(None))),
        "sled's own lock is still there"
    );
    commit(&store, 1);
    assert_eq!(check_stress(&store).unwrap(), COMMITS + 1);
    assert!(store.verify().unwrap().problems.is_empty());
    assert!(store.evidence().is_empty());
}

#[test]
fn a_folder_one_may_not_write_to_is_named() {
    if rustix::process::geteuid().is_root() {
        return; // root may everything
    }
    let (_folder, root) = sample();
    fs::set_permissions(root.join("lock"), fs::Permissions::from_mode(0o400)).unwrap();
    assert!(matches!(open(&root), Err(OpenError::Permission(_))));
}

#[test]
fn a_folder_open_to_all_is_closed_and_a_new_one_is_private() {
    let (_folder, root) = sample();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    assert_eq!(mode(&root), 0o700);
    fs::set_permissions(&root, fs::Permissions::from_mode(0o755)).unwrap();
    let (_store, report) = open(&root).unwrap();
    assert_eq!(report.events, [OpenEvent::AccessTightened]);
    assert_eq!(mode(&root), 0o750);
    let shared = tempfile::tempdir().unwrap();
    fs::set_permissions(shared.path(), fs::Permissions::from_mode(0o2770)).unwrap();
    let root = shared.path().join("store");
    drop(open(&root).unwrap());
    assert_eq!(mode(&root), 0o2770, "colleagues can take over");
}

#[test]
fn a_store_id_stays() {
    let (_folder, root) = sample();
    let id = open(&root).unwrap().0.store_id();
    fs::remove_file(root.join("format")).unwrap();
    assert_eq!(open(&root).unwrap().0.store_id(), id);
    let (_other, other) = sample();
    assert_ne!(open(&other).unwrap().0.store_id(), id);
}
