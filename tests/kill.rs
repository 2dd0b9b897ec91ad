//! `kill -9` in the middle of commits: nothing acknowledged is lost, nothing is half there.
//!
//! The child is this test binary itself, told by an environment variable to run
//! [`ringbuch::store::backend::embedded::stress`], which says `ack N` after each commit.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ringbuch::store::backend::embedded::{
    Embedded, Holder, HolderKind, OpenError, OpenEvent, OpenOptions, ScanMode, ScanNeed,
    check_stress, stress,
};

const CHILD: &str = "RINGBUCH_TEST_STRESS_STORE";

/// Not a test of its own: what the child runs.
#[test]
fn child_commits_until_killed() {
    if let Some(path) = std::env::var_os(CHILD) {
        stress(Path::new(&path), &mut std::io::stderr()).unwrap();
    }
}

fn spawn(store: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "child_commits_until_killed",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(CHILD, store)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Kills the child after this long; answers the last commit it acknowledged.
fn killed_after(store: &Path, life: Duration) -> u64 {
    let mut child = spawn(store);
    let lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let reader = std::thread::spawn(move || {
        let mut last = 0;
        for line in lines.map_while(Result::ok) {
            match line.strip_prefix("ack ") {
                Some(number) => last = number.parse().unwrap_or(last),
                None => assert!(line.starts_with("open "), "the child says: {line}"),
            }
        }
        last
    });
    std::thread::sleep(life);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

fn open(store: &Path, scan: ScanMode) -> (Embedded, Vec<OpenEvent>) {
    let options = OpenOptions {
        scan,
        ..OpenOptions::default()
    };
    let holder = Holder::this_process(HolderKind::Command);
    let (store, report) = Embedded::open(store, holder, &options).unwrap();
    (store, report.events)
}

fn kill_again_and_again(kills: u64) {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = 0;
    for kill in 0..kills {
        // A new store now and then: creation is killed, too.
        let path = folder.path().join(format!("store{}", kill / 20));
        if kill % 20 == 0 {
            acknowledged = 0;
        }
        let life = Duration::from_millis(15 + kill * 7919 % 230);
        acknowledged = acknowledged.max(killed_after(&path, life));
        let (store, events) = open(&path, ScanMode::Foreground);
        let revision = check_stress(&store).unwrap();
        assert!(
            revision >= acknowledged,
            "kill {kill}: {acknowledged} acknowledged, {revision} there"
        );
        let rebuilt = events.iter().any(|event| {
            matches!(event, OpenEvent::Rebuilt { reason, .. }
            if !matches!(reason, ringbuch::store::backend::embedded::RebuildReason::Missing))
        });
        assert!(!rebuilt, "kill {kill}: sled survives a kill: {events:?}");
        let problems = store.verify().unwrap().problems;
        assert!(problems.is_empty(), "kill {kill}: {problems:?}");
        store.close().unwrap();
        acknowledged = revision;
    }
}

#[test]
fn sixty_kills_lose_nothing() {
    kill_again_and_again(60);
}

#[test]
#[ignore = "some minutes"]
fn five_hundred_kills_lose_nothing() {
    kill_again_and_again(500);
}

fn wait_for_first_ack(child: &mut Child) {
    let mut lines = BufReader::new(child.stderr.as_mut().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().starts_with("ack ")));
}

#[test]
fn a_living_holder_is_named_and_a_dead_one_is_followed_in_the_same_boot() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let mut child = spawn(&path);
    wait_for_first_ack(&mut child);
    let begun = Instant::now();
    let mine = Holder::this_process(HolderKind::Screen);
    let refused = Embedded::open(&path, mine, &OpenOptions::default());
    let Err(OpenError::Held(Some(holder))) = refused else {
        panic!("two holders");
    };
    assert_eq!((holder.kind, holder.pid), (HolderKind::Command, child.id()));
    assert!(
        begun.elapsed() < Duration::from_secs(1),
        "a screen does not wait"
    );
    assert_eq!(Embedded::peek_holder(&path), Some(holder));
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(Embedded::peek_holder(&path), None);
    let (store, events) = open(&path, ScanMode::Caller);
    assert!(
        events.contains(&OpenEvent::NotClosed(Some(holder))),
        "{events:?}"
    );
    assert_eq!(store.needs_scan(), ScanNeed::Behind);
    assert!(store.run_scan().unwrap().events.is_empty());
    assert_eq!(store.needs_scan(), ScanNeed::None);
    check_stress(&store).unwrap();
}
