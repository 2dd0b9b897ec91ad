//! The store's folder: where things lie, who may look, and what format it has.
//!
//! Responsible for: paths, modes, the kinds of file system that won't do, the format file with the
//! store's id. Not for: what is in journal, state and checkpoints.

use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::Mode;

use super::error::OpenError;
use super::files::{Files, write_whole};
use super::segments::{self, FORMAT, Header};

/// Set-group-id on a folder: what is made in it belongs to its group, so that colleagues can take over.
const SETGID: u32 = 0o2000;

/// Paths of one store.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) root: PathBuf,
}

impl Layout {
    pub(super) fn journal(&self) -> PathBuf {
        self.root.join("journal")
    }

    pub(super) fn checkpoints(&self) -> PathBuf {
        self.root.join("checkpoint")
    }

    pub(super) fn mark(&self) -> PathBuf {
        self.root.join("clean")
    }

    pub(super) fn format(&self) -> PathBuf {
        self.root.join("format")
    }

    pub(super) fn state(&self, generation: u64) -> PathBuf {
        self.root.join(format!("state-{generation}"))
    }

    /// Where a state is built before it gets its name.
    pub(super) fn building(&self, generation: u64) -> PathBuf {
        self.root.join(format!("state-{generation}.building"))
    }

    /// The generations on the disk, ascending; the last one counts, older ones are evidence.
    pub(super) fn generations(&self) -> io::Result<Vec<u64>> {
        let mut found: Vec<u64> = Vec::new();
        for entry in fs::read_dir(&self.root)? {
            let name = entry?.file_name();
            found.extend(
                name.to_str()
                    .and_then(|name| name.strip_prefix("state-")?.parse::<u64>().ok()),
            );
        }
        found.sort_unstable();
        Ok(found)
    }

    /// Removes what a process left half done: nothing refers to it.
    pub(super) fn sweep(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.root)? {
            let path = entry?.path();
            let is_building = path.extension().is_some_and(|found| found == "building");
            if is_building && path.is_dir() {
                fs::remove_dir_all(&path)?;
            }
        }
        remove_where(&self.checkpoints(), |name| has_extension(name, "tmp"))?;
        if let Some(generation) = self.generations()?.last() {
            // Left by a crash, it makes sled refuse to open (spacejam/sled #1527).
            remove_where(&self.state(*generation), |name| {
                name.starts_with("snap.") && has_extension(name, "generating")
            })?;
        }
        Ok(())
    }
}

/// What is in a folder; nothing if it is missing.
pub(super) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        found => found?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect(),
    }
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == extension)
}

fn remove_where(folder: &Path, matches: impl Fn(&str) -> bool) -> io::Result<()> {
    for path in entries(folder)? {
        let name = path.file_name().and_then(|name| name.to_str());
        if name.is_some_and(&matches) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// The folder itself, or the nearest one above it that exists.
fn nearest(path: &Path) -> Option<&Path> {
    path.ancestors()
        .find(|folder| folder.is_dir())
        .or(Some(Path::new(".")))
        .filter(|folder| folder.is_dir())
}

fn is_shared(path: &Path) -> bool {
    nearest(path)
        .and_then(|folder| fs::metadata(folder).ok())
        .is_some_and(|metadata| metadata.mode() & SETGID != 0)
}

/// Sets the umask of this process so that nobody else can read what it writes: 077, or 007 where
/// `store` lies in a set-group-id folder, so that the group can take over.
///
/// A umask belongs to the whole process: call it first of all in `main`, before any thread.
pub fn private_umask(store: Option<&Path>) {
    let mask = if store.is_some_and(is_shared) {
        0o007
    } else {
        0o077
    };
    rustix::process::umask(Mode::from_raw_mode(mask));
}

/// Makes the store's folder where it is missing. Answers whether an existing one was open to others and was closed.
pub(super) fn prepare_folder(files: &dyn Files, root: &Path) -> Result<bool, OpenError> {
    let fail = |error| OpenError::io(root, error);
    if let Ok(metadata) = fs::metadata(root) {
        let mode = metadata.mode();
        let is_mine = metadata.uid() == rustix::process::geteuid().as_raw();
        if mode & 0o007 != 0 && is_mine {
            fs::set_permissions(root, fs::Permissions::from_mode(mode & 0o7770)).map_err(fail)?;
            return Ok(true);
        }
        return Ok(false);
    }
    let shared = is_shared(root);
    let mode = if shared { 0o2770 } else { 0o700 };
    let mut missing: Vec<&Path> = root
        .ancestors()
        .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
        .collect();
    missing.reverse();
    for folder in missing {
        files
            .create_dir(folder, if shared { 0o770 } else { 0o700 })
            .map_err(fail)?;
        if let Some(parent) = folder
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
        {
            files.sync_dir(parent).map_err(fail)?;
        }
    }
    // Exactly this mode, whatever the umask took away.
    fs::set_permissions(root, fs::Permissions::from_mode(mode)).map_err(fail)?;
    Ok(false)
}

/// File systems on which locks or syncs don't mean what they have to mean. FUSE is among them
/// because sshfs is; the price: local FUSE file systems are refused, too.
const NETWORK: [(u32, &str); 12] = [
    (0x6969, "NFS"),
    (0x517b, "SMB"),
    (0xff53_4d42, "CIFS"),
    (0xfe53_4d42, "SMB2"),
    (0x5346_414f, "AFS"),
    (0x7375_7245, "Coda"),
    (0x564c, "NCP"),
    (0x0102_1997, "9P"),
    (0x00c3_6400, "Ceph"),
    (0x0bd0_0bd0, "Lustre"),
    (0x4750_4653, "GPFS"),
    (0x6573_5546, "FUSE"),
];

/// What kind of network file system has this number, if it is one.
fn network_kind(magic: u32) -> Option<&'static str> {
    NETWORK
        .iter()
        .find(|(known, _)| *known == magic)
        .map(|(_, name)| *name)
}

/// Refuses a store on a network file system.
pub(super) fn check_file_system(root: &Path) -> Result<(), OpenError> {
    let folder = nearest(root).unwrap_or(Path::new("."));
    let stat = rustix::fs::statfs(folder).map_err(|error| OpenError::io(folder, error.into()))?;
    match network_kind(stat.f_type as u32) {
        None => Ok(()),
        Some(kind) => Err(OpenError::NetworkFileSystem {
            path: root.to_owned(),
            kind,
        }),
    }
}

/// Refuses a folder that is no store and can't become one, before anything is written there or its
/// mode is changed: somebody may have named their home.
pub(super) fn check_folder(layout: &Layout, create: bool) -> Result<(), OpenError> {
    let root = &layout.root;
    if layout.format().exists() || layout.journal().is_dir() {
        return Ok(());
    }
    if !create {
        return Err(OpenError::NoStore(root.clone()));
    }
    // What a first try that was cut short leaves, and what other parts of the program put here.
    let ours = ["lock", "sock", "backup", "checkpoint", "format.tmp"];
    let found = entries(root).map_err(|error| OpenError::io(root, error))?;
    let is_ours = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| ours.iter().any(|our| name == *our))
    };
    if found.iter().all(is_ours) {
        Ok(())
    } else {
        Err(OpenError::NotAStore(root.clone()))
    }
}

/// What the format file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Ours, with the store's id.
    Known(u64),
    Missing,
    Damaged,
}

/// Reads the format file and changes nothing. One written by a newer program is an error.
pub(super) fn read_format(layout: &Layout) -> Result<Format, OpenError> {
    let path = layout.format();
    let text = match fs::read(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Format::Missing),
        Err(error) => return Err(OpenError::io(&path, error)),
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
    };
    let mut lines = text.lines();
    let format = lines
        .next()
        .and_then(|line| line.strip_prefix("ringbuch-store ")?.parse::<u32>().ok());
    match format {
        // What else a newer format has in this file is its own affair.
        Some(found) if found > FORMAT => Err(OpenError::NewerFormat {
            found,
            known: FORMAT,
        }),
        Some(FORMAT) => {
            let id = lines.next().and_then(|line| line.strip_prefix("id "));
            let id = id
                .filter(|id| id.len() == 16)
                .and_then(|id| u64::from_str_radix(id, 16).ok());
            Ok(id.map_or(Format::Damaged, Format::Known))
        }
        _ => Ok(Format::Damaged),
    }
}

pub(super) fn write_format(
    files: &dyn Files,
    layout: &Layout,
    store_id: u64,
) -> Result<(), OpenError> {
    let path = layout.format();
    let text = format!("ringbuch-store {FORMAT}\nid {store_id:016x}\n");
    write_whole(files, &path, text.as_bytes()).map_err(|error| OpenError::io(&path, error))
}

/// The newest whole header among the journal's files.
pub(super) fn newest_header(layout: &Layout) -> Result<Option<Header>, OpenError> {
    let folder = layout.journal();
    let numbers = segments::list(&folder).map_err(|error| OpenError::io(&folder, error))?;
    for number in numbers.into_iter().rev() {
        let path = folder.join(segments::file_name(number));
        let header = Header::read(&path).map_err(|error| OpenError::io(&path, error))?;
        if header.is_some() {
            return Ok(header);
        }
    }
    Ok(None)
}

/// A number nobody else has: from the randomness the standard library seeds its maps with.
pub fn random_id() -> u64 {
    RandomState::new().hash_one(std::process::id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn network_file_systems_are_known_and_local_ones_are_not_refused() {
        assert_eq!(network_kind(0x6969), Some("NFS"));
        assert_eq!(network_kind(0xef53), None, "ext4");
        assert_eq!(network_kind(0x5846_5342), None, "XFS");
        assert_eq!(network_kind(0x9123_683e), None, "btrfs");
        assert_eq!(network_kind(0x0102_1994), None, "tmpfs");
        check_file_system(&std::env::temp_dir().join("not/there/yet")).unwrap();
    }

    #[test]
    fn random_ids_differ() {
        assert_ne!(random_id(), random_id());
    }
}
