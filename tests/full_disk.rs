//! Full and broken disks: a commit is refused or unknown, never half there, and the store goes on
//! when there is room again.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use ringbuch::store::backend::embedded::{
    Embedded, Holder, HolderKind, OpenError, OpenOptions, UpkeepError, check_stress, random_id,
    stress_batch,
};
use ringbuch::store::backend::{Backend, Batch, CommitError, CommitId, Operation, Revision};
use seam::{Failing, Kind};
use tempfile::TempDir;

mod seam;

struct Fixture {
    _folder: TempDir,
    root: PathBuf,
    disk: Failing,
    store: Embedded,
    client: u64,
    sequence: u64,
}

fn options(disk: &Failing) -> OpenOptions {
    OpenOptions {
        files: Arc::new(disk.clone()),
        ..OpenOptions::default()
    }
}

fn holder() -> Holder {
    Holder::this_process(HolderKind::Command)
}

impl Fixture {
    /// A store with ten commits on a disk that still works.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("store");
        let disk = Failing::default();
        let store = Embedded::open(&root, holder(), &options(&disk)).unwrap().0;
        let mut fixture = Self {
            _folder: folder,
            root,
            disk,
            store,
            client: random_id(),
            sequence: 0,
        };
        for n in 1..=10 {
            assert_eq!(fixture.commit(), Ok(Revision(n)));
        }
        fixture
    }

    fn batch(&self) -> Batch {
        let (client, sequence) = (self.client, self.sequence);
        stress_batch(&self.store, CommitId { client, sequence })
    }

    /// Commits under a new id.
    fn commit(&mut self) -> Result<Revision, CommitError> {
        self.sequence += 1;
        self.again()
    }

    /// Commits under the last id.
    fn again(&self) -> Result<Revision, CommitError> {
        self.store.commit(&self.batch())
    }

    #[track_caller]
    fn assert_holds(&self, revision: u64) {
        assert_eq!(check_stress(&self.store).unwrap(), revision);
        let problems = self.store.verify().unwrap().problems;
        assert!(problems.is_empty(), "{problems:?}");
    }

    /// Closes and opens, on a disk that works.
    fn reopened(mut self) -> Self {
        self.disk.heal();
        self.store.close().unwrap();
        self.store = Embedded::open(&self.root, holder(), &options(&self.disk))
            .unwrap()
            .0;
        self
    }
}

#[test]
fn a_write_without_room_is_cut_back_and_refused_until_there_is_room() {
    let mut fixture = Fixture::new();
    fixture.disk.fail(Kind::Write, 3, ErrorKind::StorageFull);
    for _ in 0..3 {
        assert_eq!(fixture.commit(), Err(CommitError::Full));
        fixture.assert_holds(10);
    }
    assert_eq!(
        fixture.again(),
        Ok(Revision(11)),
        "the refused id is not used up"
    );
    fixture.assert_holds(11);
    fixture.reopened().assert_holds(11);
}

#[test]
fn a_full_disk_is_seen_before_it_is_full() {
    let mut fixture = Fixture::new();
    fixture.disk.free(1 << 20);
    assert_eq!(fixture.commit(), Err(CommitError::Full));
    fixture.assert_holds(10);
    fixture.disk.free(1 << 30);
    assert_eq!(fixture.again(), Ok(Revision(11)));
}

#[test]
fn a_write_error_that_is_not_about_room_is_named() {
    let mut fixture = Fixture::new();
    fixture
        .disk
        .fail(Kind::Write, 1, ErrorKind::PermissionDenied);
    assert!(matches!(fixture.commit(), Err(CommitError::ReadOnly(_))));
    assert_eq!(fixture.again(), Ok(Revision(11)));
    fixture.assert_holds(11);
}

#[test]
fn a_failed_sync_is_unknown_and_settled_by_a_retry_in_a_new_file() {
    let mut fixture = Fixture::new();
    fixture.disk.fail(Kind::Sync, 1, ErrorKind::Other);
    assert!(matches!(fixture.commit(), Err(CommitError::Unknown(_))));
    assert_eq!(
        fixture.store.revision(),
        Revision(10),
        "not shown to anybody"
    );
    fixture.assert_holds(10);
    assert_eq!(fixture.again(), Ok(Revision(11)));
    assert_eq!(fixture.again(), Ok(Revision(11)), "once");
    assert!(fixture.root.join("journal/000002.log").exists());
    fixture.assert_holds(11);
    let fixture = fixture.reopened();
    fixture.assert_holds(11);
    fixture.store.checkpoint(0).unwrap();
    // The frame nobody acknowledged still lies at the end of the first file, and must not count.
    std::fs::remove_dir_all(fixture.root.join("checkpoint")).unwrap();
    let fixture = fixture.reopened();
    fixture.assert_holds(11);
}

#[test]
fn after_a_failed_sync_a_rebuild_ignores_what_was_not_acknowledged() {
    let mut fixture = Fixture::new();
    fixture.disk.fail(Kind::Sync, 1, ErrorKind::Other);
    assert!(matches!(fixture.commit(), Err(CommitError::Unknown(_))));
    // Another commit takes the revision.
    fixture.sequence += 1;
    assert_eq!(fixture.commit(), Ok(Revision(11)));
    fixture.store.close().unwrap();
    std::fs::remove_dir_all(fixture.root.join("state-0")).unwrap();
    let fixture = fixture.reopened();
    fixture.assert_holds(11);
}

#[test]
fn a_disk_that_stays_broken_leaves_a_store_that_can_be_read() {
    let mut fixture = Fixture::new();
    fixture.disk.fail(Kind::Sync, 100, ErrorKind::Other);
    assert!(matches!(fixture.commit(), Err(CommitError::Unknown(_))));
    for _ in 0..3 {
        assert!(matches!(fixture.again(), Err(CommitError::ReadOnly(_))));
        assert_eq!(check_stress(&fixture.store).unwrap(), 10);
    }
    fixture.disk.heal();
    assert_eq!(fixture.again(), Ok(Revision(11)));
    fixture.assert_holds(11);
    fixture.reopened().assert_holds(11);
}

#[test]
fn a_new_journal_file_that_could_not_be_finished_hides_nothing() {
    let kinds = [Kind::Create, Kind::Write, Kind::Sync, Kind::SyncDir];
    for kind in kinds {
        let mut fixture = Fixture::new();
        fixture.disk.fail(Kind::Sync, 1, ErrorKind::Other);
        assert!(matches!(fixture.commit(), Err(CommitError::Unknown(_))));
        fixture.disk.fail(kind, 1, ErrorKind::StorageFull);
        assert_eq!(fixture.again(), Err(CommitError::Full), "{kind:?}");
        assert_eq!(fixture.again(), Ok(Revision(11)), "{kind:?}");
        assert_eq!(fixture.commit(), Ok(Revision(12)), "{kind:?}");
        fixture.assert_holds(12);
        fixture.reopened().assert_holds(12);
    }
}

#[test]
fn a_write_that_can_not_be_cut_back_moves_on_to_a_new_file() {
    let mut fixture = Fixture::new();
    fixture.disk.fail(Kind::Write, 1, ErrorKind::StorageFull);
    fixture.disk.fail(Kind::SetLen, 1, ErrorKind::Other);
    assert_eq!(fixture.commit(), Err(CommitError::Full));
    assert_eq!(fixture.again(), Ok(Revision(11)));
    fixture.assert_holds(11);
    fixture.store.close().unwrap();
    std::fs::remove_dir_all(fixture.root.join("state-0")).unwrap();
    fixture.reopened().assert_holds(11);
}

#[test]
fn a_checkpoint_without_room_leaves_everything_as_it_was() {
    for kind in [Kind::Create, Kind::Write, Kind::Sync, Kind::SyncDir] {
        let mut fixture = Fixture::new();
        fixture.disk.fail(kind, 1, ErrorKind::StorageFull);
        assert!(
            matches!(fixture.store.checkpoint(0), Err(UpkeepError::Full)),
            "{kind:?}"
        );
        fixture.assert_holds(10);
        assert_eq!(fixture.commit(), Ok(Revision(11)), "{kind:?}");
        fixture.store.checkpoint(0).unwrap();
        fixture.assert_holds(11);
        fixture.reopened().assert_holds(11);
    }
}

#[test]
fn a_store_can_not_be_made_on_a_full_disk_and_can_be_made_later() {
    for kind in [Kind::Create, Kind::Write, Kind::Sync, Kind::SyncDir] {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("store");
        let disk = Failing::default();
        disk.fail(kind, 1, ErrorKind::StorageFull);
        let refused = Embedded::open(&root, holder(), &options(&disk));
        assert!(matches!(refused, Err(OpenError::Full(_))), "{kind:?}");
        let (store, _) = Embedded::open(&root, holder(), &options(&disk)).unwrap();
        let id = CommitId {
            client: 1,
            sequence: 1,
        };
        assert_eq!(store.commit(&stress_batch(&store, id)), Ok(Revision(1)));
    }
}

#[test]
fn a_random_series_of_faults_never_loses_an_acknowledged_commit() {
    let kinds = [
        Kind::Create,
        Kind::Write,
        Kind::SetLen,
        Kind::Sync,
        Kind::SyncDir,
    ];
    let mut random = seam::Random::new(5);
    let mut fixture = Fixture::new();
    for _ in 0..400 {
        if random.chance(20) {
            let kind = kinds[random.below(5) as usize];
            fixture
                .disk
                .fail(kind, 1 + random.below(2) as u32, ErrorKind::StorageFull);
        }
        let before = fixture.store.revision().0;
        let answer = if random.chance(30) {
            fixture.again()
        } else {
            fixture.commit()
        };
        if let Ok(Revision(revision)) = answer {
            assert!(revision == before + 1 || revision == before);
        } else {
            assert_eq!(fixture.store.revision().0, before);
        }
        if random.chance(5) {
            drop(fixture.store.checkpoint(0));
        }
        if random.chance(5) {
            // What was unknown may be there after a reopen, but nothing that was known may be gone.
            let known = fixture.store.revision().0;
            fixture = fixture.reopened();
            let found = check_stress(&fixture.store).unwrap();
            assert!(
                found == known || found == known + 1,
                "{known} known, {found} found"
            );
        }
    }
    let known = fixture.store.revision().0;
    fixture.assert_holds(known);
}

const CHILD: &str = "RINGBUCH_TEST_LIMITED_STORE";

/// Not a test of its own: what the child runs. No file of its may grow over 1.5 MB: the journal's
/// or sled's, whichever gets there first.
#[test]
fn child_commits_until_a_file_may_not_grow() {
    let Some(path) = std::env::var_os(CHILD) else {
        return;
    };
    // Without a handler the kernel would kill the process instead of failing the write.
    signal_hook::flag::register(
        signal_hook::consts::SIGXFSZ,
        Arc::new(AtomicBool::new(false)),
    )
    .unwrap();
    let limit = rustix::process::Rlimit {
        current: Some(1_500_000),
        maximum: None,
    };
    let (store, _) = Embedded::open(Path::new(&path), holder(), &OpenOptions::default()).unwrap();
    rustix::process::setrlimit(rustix::process::Resource::Fsize, limit).unwrap();
    let mut out = std::io::stderr();
    let client = random_id();
    for sequence in 1..2_000 {
        let mut batch = stress_batch(&store, CommitId { client, sequence });
        // Bytes that count, so that it does not take long.
        batch.operations.push(Operation::Put(
            format!("fill/{sequence}").into_bytes(),
            vec![7; 3_000],
        ));
        match store.commit(&batch) {
            Ok(revision) => writeln!(out, "ack {}", revision.0).unwrap(),
            Err(error) => {
                writeln!(out, "refused {error}").unwrap();
                return;
            }
        }
    }
}

#[test]
fn a_limit_on_file_sizes_refuses_commits_and_loses_none() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("store");
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "child_commits_until_a_file_may_not_grow",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(CHILD, &root)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines: Vec<String> = BufReader::new(child.stderr.take().unwrap())
        .lines()
        .map(Result::unwrap)
        .collect();
    child.wait().unwrap();
    let acknowledged = lines
        .iter()
        .filter_map(|line| line.strip_prefix("ack ")?.parse::<u64>().ok())
        .max()
        .unwrap_or(0);
    assert!(acknowledged > 10, "{:?}", lines.last());
    assert!(
        lines.iter().any(|line| line.starts_with("refused ")),
        "{:?}",
        lines.last()
    );
    let (store, _) = Embedded::open(&root, holder(), &OpenOptions::default()).unwrap();
    let found = check_stress(&store).unwrap();
    assert!(
        found >= acknowledged,
        "{acknowledged} acknowledged, {found} there"
    );
    let problems = store.verify().unwrap().problems;
    assert!(problems.is_empty(), "{problems:?}");
}
