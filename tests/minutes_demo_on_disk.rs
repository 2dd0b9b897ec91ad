//! The demonstration on a real store: filled, closed, opened again, minutes out.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't go on should say where"
)]

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use chrono::NaiveDate;
use ringbuch::demo;
use ringbuch::domain::meeting::{Meeting, MeetingLanguage};
use ringbuch::report::minutes::{MinutesOptions, export};
use ringbuch::store::backend::embedded::{Embedded, Holder, HolderKind, OpenOptions};
use ringbuch::store::{Actor, Client, Store};

fn open(folder: &Path) -> Store {
    let holder = Holder::this_process(HolderKind::Command);
    let (backend, _) = Embedded::open(folder, holder, &OpenOptions::default()).unwrap();
    Store::new(Arc::new(backend))
}

fn fill_and_read_back(scale: u32) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let actor = Actor {
        author: "ute".into(),
        uid: 1000,
        now_ms: 1_700_000_000_000,
    };
    let today: NaiveDate = "2026-11-24".parse().unwrap();
    let store = open(&path);
    let begun = Instant::now();
    let summary = demo::fill(
        &store,
        &Client::new(),
        &actor,
        today,
        MeetingLanguage::De,
        scale,
    )
    .unwrap();
    let filled = begun.elapsed();
    drop(store);
    let store = open(&path);
    let verified = store.verify().unwrap();
    assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    let meetings = store.all::<Meeting>().unwrap();
    assert_eq!(meetings.len(), summary.meetings);
    let begun = Instant::now();
    for meeting in meetings.iter().take(50) {
        export(&store, meeting.record.id, &MinutesOptions::default()).unwrap();
    }
    println!(
        "{} records filled in {filled:?}; 50 minutes exported in {:?}",
        summary.records,
        begun.elapsed()
    );
}

#[test]
fn a_demonstration_survives_closing_the_store() {
    fill_and_read_back(1);
}

#[test]
#[ignore = "ten and a hundred thousand records: for measuring, in release"]
fn a_large_demonstration_survives_closing_the_store() {
    fill_and_read_back(100);
    fill_and_read_back(1_000);
}
