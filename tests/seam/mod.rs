//! Files that misbehave: recorded ones for simulated power cuts, failing ones for full and broken disks.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(dead_code, reason = "each test binary uses its own part")]

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use ringbuch::store::backend::embedded::files::{Files, RealFiles, Writable};

/// One recorded operation; paths are relative to the store.
#[derive(Debug, Clone)]
pub(crate) enum Did {
    Create(PathBuf),
    Write(PathBuf, u64, Vec<u8>),
    SetLen(PathBuf, u64),
    Sync(PathBuf),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
    CreateDir(PathBuf),
    SyncDir(PathBuf),
    /// The test was told that this commit is durable.
    Acknowledged(u64),
}

/// Does everything for real and writes it down.
#[derive(Debug, Clone)]
pub(crate) struct Recording {
    root: PathBuf,
    pub(crate) log: Arc<Mutex<Vec<Did>>>,
}

impl Recording {
    pub(crate) fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            log: Arc::default(),
        }
    }

    pub(crate) fn note(&self, did: Did) {
        self.log.lock().unwrap().push(did);
    }

    fn relative(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root)
            .map_or_else(|_| PathBuf::from("/outside"), Path::to_owned)
    }
}

#[derive(Debug)]
struct RecordedFile {
    recording: Recording,
    path: PathBuf,
    real: Box<dyn Writable>,
}

impl Writable for RecordedFile {
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.recording
            .note(Did::Write(self.path.clone(), offset, bytes.to_vec()));
        self.real.write_at(offset, bytes)
    }
    fn set_len(&mut self, length: u64) -> io::Result<()> {
        self.recording.note(Did::SetLen(self.path.clone(), length));
        self.real.set_len(length)
    }
    fn sync(&mut self) -> io::Result<()> {
        // Noted behind: while it runs nothing is promised. Not really done: the model decides.
        self.recording.note(Did::Sync(self.path.clone()));
        Ok(())
    }
}

impl Files for Recording {
    fn create(&self, path: &Path) -> io::Result<Box<dyn Writable>> {
        let real = RealFiles.create(path)?;
        let path = self.relative(path);
        self.note(Did::Create(path.clone()));
        let recording = self.clone();
        Ok(Box::new(RecordedFile {
            recording,
            path,
            real,
        }))
    }
    fn open(&self, path: &Path) -> io::Result<Box<dyn Writable>> {
        let real = RealFiles.open(path)?;
        let (recording, path) = (self.clone(), self.relative(path));
        Ok(Box::new(RecordedFile {
            recording,
            path,
            real,
        }))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.note(Did::Rename(self.relative(from), self.relative(to)));
        RealFiles.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        RealFiles.remove(path)?;
        self.note(Did::Remove(self.relative(path)));
        Ok(())
    }
    fn create_dir(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.note(Did::CreateDir(self.relative(path)));
        RealFiles.create_dir(path, mode)
    }
    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.note(Did::SyncDir(self.relative(path)));
        Ok(())
    }
    fn free_bytes(&self, path: &Path) -> io::Result<u64> {
        RealFiles.free_bytes(path)
    }
}

/// What a failing disk does to the next operations of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Create,
    Write,
    SetLen,
    Sync,
    SyncDir,
}

/// Does everything for real until told otherwise.
#[derive(Debug, Clone, Default)]
pub(crate) struct Failing {
    plan: Arc<Mutex<Plan>>,
}

#[derive(Debug, Default)]
struct Plan {
    /// Kind → how many of the next fail, and with what.
    faults: BTreeMap<Kind, (u32, Option<io::ErrorKind>)>,
    free: Option<u64>,
}

impl Failing {
    /// The next `count` operations of this kind fail.
    pub(crate) fn fail(&self, kind: Kind, count: u32, error: io::ErrorKind) {
        self.plan
            .lock()
            .unwrap()
            .faults
            .insert(kind, (count, Some(error)));
    }

    /// Everything works again.
    pub(crate) fn heal(&self) {
        *self.plan.lock().unwrap() = Plan::default();
    }

    /// What `statvfs` says from now on.
    pub(crate) fn free(&self, bytes: u64) {
        self.plan.lock().unwrap().free = Some(bytes);
    }

    fn check(&self, kind: Kind) -> io::Result<()> {
        let mut plan = self.plan.lock().unwrap();
        match plan.faults.get_mut(&kind) {
            Some((count, error)) if *count > 0 => {
                *count -= 1;
                Err(error.unwrap_or(io::ErrorKind::Other).into())
            }
            _ => Ok(()),
        }
    }
}

#[derive(Debug)]
struct FailingFile {
    disk: Failing,
    real: Box<dyn Writable>,
}

impl Writable for FailingFile {
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.disk.check(Kind::Write) {
            // As disks do: some of it is there.
            self.real.write_at(offset, &bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        self.real.write_at(offset, bytes)
    }
    fn set_len(&mut self, length: u64) -> io::Result<()> {
        self.disk.check(Kind::SetLen)?;
        self.real.set_len(length)
    }
    fn sync(&mut self) -> io::Result<()> {
        self.disk.check(Kind::Sync)?;
        self.real.sync()
    }
}

impl Files for Failing {
    fn create(&self, path: &Path) -> io::Result<Box<dyn Writable>> {
        self.check(Kind::Create)?;
        let (disk, real) = (self.clone(), RealFiles.create(path)?);
        Ok(Box::new(FailingFile { disk, real }))
    }
    fn open(&self, path: &Path) -> io::Result<Box<dyn Writable>> {
        let (disk, real) = (self.clone(), RealFiles.open(path)?);
        Ok(Box::new(FailingFile { disk, real }))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealFiles.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        RealFiles.remove(path)
    }
    fn create_dir(&self, path: &Path, mode: u32) -> io::Result<()> {
        RealFiles.create_dir(path, mode)
    }
    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.check(Kind::SyncDir)?;
        RealFiles.sync_dir(path)
    }
    fn free_bytes(&self, path: &Path) -> io::Result<u64> {
        match self.plan.lock().unwrap().free {
            Some(bytes) => Ok(bytes),
            None => RealFiles.free_bytes(path),
        }
    }
}

/// A small generator with a seed, so that a case that fails can be run again.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        if end == 0 { 0 } else { self.next() % end }
    }

    pub(crate) fn chance(&mut self, per_cent: u64) -> bool {
        self.below(100) < per_cent
    }
}

/// Copies a folder with everything in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            // sled may remove an old snapshot between listing and copying.
            drop(std::fs::copy(entry.path(), target));
        }
    }
}
