//! The power goes off at any moment: nothing acknowledged is lost, nothing is half there.
//!
//! No power is cut. The file operations of a real run are recorded through the seam; for each case
//! they are played up to a random one, and of what was not synced by then only a random part is
//! kept: each 4 KiB piece on its own, any length between the old and the new, and of the names that
//! were not synced with their folder the first few. The sled folder, which nobody syncs, is missing,
//! an earlier copy, or a mix of two.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ringbuch::store::backend::embedded::{
    Embedded, Holder, HolderKind, OpenOptions, check_stress, random_id, stress_batch,
};
use ringbuch::store::backend::{Backend, CommitId};
use seam::{Did, Random, Recording, copy_folder};

mod seam;

const PIECE: usize = 4096;

/// A file's content: what is on the disk, and what the process sees.
#[derive(Debug, Clone, Default)]
struct Content {
    synced: Vec<u8>,
    seen: Vec<u8>,
}

/// A change of names in one folder that is not durable yet.
#[derive(Debug, Clone)]
enum Name {
    Add(PathBuf, usize),
    Move(PathBuf, PathBuf),
    Remove(PathBuf),
}

/// A disk that forgets.
#[derive(Debug, Default)]
struct Disk {
    contents: Vec<Content>,
    seen: BTreeMap<PathBuf, usize>,
    durable: BTreeMap<PathBuf, usize>,
    pending: BTreeMap<PathBuf, Vec<Name>>,
}

fn change(names: &mut BTreeMap<PathBuf, usize>, name: &Name) {
    match name {
        Name::Add(path, content) => {
            names.insert(path.clone(), *content);
        }
        Name::Move(from, to) => {
            if let Some(content) = names.remove(from) {
                names.insert(to.clone(), content);
            }
        }
        Name::Remove(path) => {
            names.remove(path);
        }
    }
}

impl Disk {
    fn name(&mut self, folder: &Path, name: Name) {
        change(&mut self.seen, &name);
        self.pending
            .entry(folder.to_owned())
            .or_default()
            .push(name);
    }

    fn content(&mut self, path: &Path) -> &mut Content {
        let index = self.seen[path];
        &mut self.contents[index]
    }

    fn play(&mut self, did: &Did) {
        match did {
            Did::Create(path) => {
                // An old content of this name stays what it was until the new name is durable.
                self.contents.push(Content::default());
                let index = self.contents.len() - 1;
                self.name(path.parent().unwrap(), Name::Add(path.clone(), index));
            }
            Did::Write(path, offset, bytes) => {
                let seen = &mut self.content(path).seen;
                let (from, to) = (*offset as usize, *offset as usize + bytes.len());
                seen.resize(seen.len().max(to), 0);
                seen[from..to].copy_from_slice(bytes);
            }
            Did::SetLen(path, length) => self.content(path).seen.resize(*length as usize, 0),
            Did::Sync(path) => {
                let content = self.content(path);
                content.synced = content.seen.clone();
            }
            Did::Rename(from, to) => {
                self.name(to.parent().unwrap(), Name::Move(from.clone(), to.clone()));
            }
            Did::Remove(path) => self.name(path.parent().unwrap(), Name::Remove(path.clone())),
            Did::SyncDir(folder) => {
                for name in self.pending.remove(folder).unwrap_or_default() {
                    change(&mut self.durable, &name);
                }
            }
            Did::CreateDir(_) | Did::Acknowledged(_) => {}
        }
    }

    /// What the disk holds when the power is back.
    fn survive(mut self, random: &mut Random, root: &Path) {
        for (_, names) in std::mem::take(&mut self.pending) {
            let kept = random.below(names.len() as u64 + 1) as usize;
            for name in &names[..kept] {
                change(&mut self.durable, name);
            }
        }
        let share = [0, 30, 70, 95][random.below(4) as usize];
        for (path, index) in &self.durable {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, self.contents[*index].survive(random, share)).unwrap();
        }
    }
}

impl Content {
    fn survive(&self, random: &mut Random, share: u64) -> Vec<u8> {
        let Self { synced, seen } = self;
        if synced == seen {
            return synced.clone();
        }
        let (least, most) = (synced.len().min(seen.len()), synced.len().max(seen.len()));
        let length = match random.below(3) {
            0 => synced.len(),
            1 => seen.len(),
            _ => least + random.below((most - least) as u64 + 1) as usize,
        };
        let mut found = vec![0; most];
        found[..synced.len()].copy_from_slice(synced);
        for start in (0..seen.len()).step_by(PIECE) {
            let end = seen.len().min(start + PIECE);
            if random.chance(share) {
                found[start..end].copy_from_slice(&seen[start..end]);
            }
        }
        found.truncate(length);
        found
    }
}

impl Disk {
    /// What another process sees after a `kill -9`: everything, synced or not.
    fn seen(&self, root: &Path) {
        for (path, index) in &self.seen {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &self.contents[*index].seen).unwrap();
        }
    }
}

/// A recorded run, and copies of sled's folder with the number of operations done by then.
struct Run {
    log: Vec<Did>,
    copies: Vec<(usize, PathBuf)>,
}

fn options(recording: &Recording) -> OpenOptions {
    OpenOptions {
        files: Arc::new(recording.clone()),
        ..OpenOptions::default()
    }
}

fn holder() -> Holder {
    Holder::this_process(HolderKind::Command)
}

/// Creates a store, commits, checkpoints, closes and goes on, copying sled's folder on the way.
fn record(folder: &Path, commits: u64) -> Run {
    let root = folder.join("live");
    fs::create_dir(&root).unwrap();
    let recording = Recording::new(&root);
    let mut copies = Vec::new();
    let client = random_id();
    let mut store = Embedded::open(&root, holder(), &options(&recording))
        .unwrap()
        .0;
    for sequence in 1..=commits {
        let id = CommitId { client, sequence };
        let revision = store.commit(&stress_batch(&store, id)).unwrap();
        recording.note(Did::Acknowledged(revision.0));
        if sequence % 9 == 0 {
            let done = recording.log.lock().unwrap().len();
            let copy = folder.join(format!("copy{done}"));
            copy_folder(&root.join("state-0"), &copy);
            copies.push((done, copy));
        }
        if sequence % 31 == 0 {
            store.checkpoint(sequence as i64).unwrap();
        }
        if sequence % 47 == 0 {
            store.close().unwrap();
            store = Embedded::open(&root, holder(), &options(&recording))
                .unwrap()
                .0;
        }
    }
    drop(store);
    let log = recording.log.lock().unwrap().clone();
    Run { log, copies }
}

/// None, an earlier copy, or files of two.
fn place_state(run: &Run, cut: usize, random: &mut Random, root: &Path) {
    let earlier: Vec<&PathBuf> = run
        .copies
        .iter()
        .filter(|(done, _)| *done <= cut)
        .map(|(_, copy)| copy)
        .collect();
    if earlier.is_empty() || random.chance(20) {
        return;
    }
    // Mostly recent ones: those are what a disk holds.
    let mut pick = || {
        let back = random.below(3.min(earlier.len() as u64)) as usize;
        earlier[earlier.len() - 1 - back]
    };
    let (one, other) = (pick(), pick());
    let state = root.join("state-0");
    copy_folder(one, &state);
    if random.chance(50) {
        for entry in fs::read_dir(other).unwrap() {
            let entry = entry.unwrap();
            if random.chance(50) && entry.file_type().unwrap().is_file() {
                fs::copy(entry.path(), state.join(entry.file_name())).unwrap();
            }
        }
    }
}

fn cut_and_check(run: &Run, folder: &Path, seed: u64) {
    let mut random = Random::new(seed + 1);
    let cut = random.below(run.log.len() as u64 + 1) as usize;
    let mut disk = Disk::default();
    let mut acknowledged = 0;
    for did in &run.log[..cut] {
        disk.play(did);
        if let Did::Acknowledged(revision) = did {
            acknowledged = *revision;
        }
    }
    let root = folder.join(format!("cut{seed}"));
    fs::create_dir(&root).unwrap();
    disk.survive(&mut random, &root);
    place_state(run, cut, &mut random, &root);
    let opened = Embedded::open(&root, holder(), &OpenOptions::default());
    let (store, report) = opened.unwrap_or_else(|error| panic!("seed {seed}, cut {cut}: {error}"));
    let context = format!(
        "seed {seed}, cut {cut}, {acknowledged} acknowledged, {:?}",
        report.events
    );
    let revision = check_stress(&store).unwrap_or_else(|error| panic!("{context}: {error}"));
    assert!(revision >= acknowledged, "{context}: only {revision} there");
    let client = random_id();
    for sequence in 1..=3 {
        store
            .commit(&stress_batch(&store, CommitId { client, sequence }))
            .unwrap();
    }
    let problems = store.verify().unwrap().problems;
    assert!(problems.is_empty(), "{context}: {problems:?}");
    store.close().unwrap();
    drop(store);
    let (store, report) = Embedded::open(&root, holder(), &OpenOptions::default()).unwrap();
    assert!(
        report.events.is_empty(),
        "{context}: not closed well: {:?}",
        report.events
    );
    assert_eq!(check_stress(&store).unwrap(), revision + 3, "{context}");
    drop(store);
    fs::remove_dir_all(&root).unwrap();
}

/// Killed in the middle of a commit, opened by the next process, and then the power goes: what that
/// process found and built upon must be on the disk, although the killed one never synced it.
fn kill_then_cut(run: &Run, folder: &Path, seed: u64) {
    let mut random = Random::new(seed + 1);
    let writes = run
        .log
        .iter()
        .enumerate()
        .filter(|(_, did)| matches!(did, Did::Write(..)));
    let writes: Vec<usize> = writes.map(|(index, _)| index + 1).collect();
    let killed = writes[random.below(writes.len() as u64) as usize];
    let mut disk = Disk::default();
    for did in &run.log[..killed] {
        disk.play(did);
    }
    let live = folder.join(format!("killed{seed}"));
    fs::create_dir(&live).unwrap();
    disk.seen(&live);
    place_state(run, killed, &mut random, &live);
    let recording = Recording::new(&live);
    let (store, report) = Embedded::open(&live, holder(), &options(&recording)).unwrap();
    let mut acknowledged = store.revision().0;
    let client = random_id();
    for sequence in 1..=random.below(4) {
        acknowledged = store
            .commit(&stress_batch(&store, CommitId { client, sequence }))
            .unwrap()
            .0;
    }
    // sled may have everything on the disk, or nothing of it.
    let copy = folder.join(format!("state{seed}"));
    let state = files_of_state(&live);
    copy_folder(&state, &copy);
    let log = recording.log.lock().unwrap().clone();
    drop(store);
    for did in &log {
        disk.play(did);
    }
    let root = folder.join(format!("cut{seed}"));
    fs::create_dir(&root).unwrap();
    disk.survive(&mut random, &root);
    if random.chance(70) {
        copy_folder(&copy, &root.join(state.file_name().unwrap()));
    }
    let context = format!("seed {seed}, killed at {killed}, {:?}", report.events);
    let opened = Embedded::open(&root, holder(), &OpenOptions::default());
    let (store, report) = opened.unwrap_or_else(|error| panic!("{context}: {error}"));
    let revision = check_stress(&store)
        .unwrap_or_else(|error| panic!("{context}, {:?}: {error}", report.events));
    assert_eq!(revision, acknowledged, "{context}, {:?}", report.events);
    drop(store);
    for folder in [live, copy, root] {
        fs::remove_dir_all(folder).unwrap();
    }
}

/// The newest state's folder.
fn files_of_state(root: &Path) -> PathBuf {
    let entries = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let is_state = |path: &PathBuf| {
        path.file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with("state-")
    };
    entries.filter(is_state).max().unwrap()
}

#[test]
fn what_a_killed_process_left_unsynced_is_synced_before_it_is_built_upon() {
    let folder = tempfile::tempdir().unwrap();
    let run = record(folder.path(), 100);
    for seed in 0..120 {
        kill_then_cut(&run, folder.path(), seed);
    }
}

fn cuts(commits: u64, count: u64) {
    let folder = tempfile::tempdir().unwrap();
    let run = record(folder.path(), commits);
    for seed in 0..count {
        cut_and_check(&run, folder.path(), seed);
    }
}

#[test]
fn three_hundred_power_cuts_lose_nothing() {
    cuts(120, 300);
}

#[test]
fn power_cuts_while_a_store_is_being_made_leave_one_that_opens() {
    cuts(4, 100);
}

#[test]
#[ignore = "some minutes"]
fn three_thousand_power_cuts_lose_nothing() {
    cuts(400, 3_000);
}
