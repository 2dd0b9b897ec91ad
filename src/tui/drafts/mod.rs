//! Drafts: what is typed and not stored yet, in files that outlive the program.
//!
//! Responsible for: one draft a key, its last state found again after whatever happened. Not for:
//! what is in it, and when it is no longer needed; the app decides both.
//!
//! # What survives what
//! * **A killed program**: everything that ever stood on the screen. The `write` happens on the
//!   thread that draws, before the frame is drawn, so that nothing can be seen that is not in the
//!   kernel's hands. The price: some microseconds a key, and on a folder that hangs (a network
//!   drive) the screen hangs with it.
//! * **A machine without power**: everything but the last second. The `fdatasync` costs milliseconds
//!   and therefore happens on a thread of its own; it sleeps without a time-out unless something is
//!   unsynced.
//!
//! # Files
//! `KEY.GENERATION.draft`, append-only ([`frame`]): a write cut off leaves the frames before it
//! whole. A file grown long is followed by one of the next generation; the older one goes once the
//! newer is on the disk, so that neither moment needs a sync on the drawing thread. The newest
//! generation with a good frame is the draft.
//!
//! Two programs never share the folder: it belongs to a store, and whoever writes here holds that
//! store's lock.

mod frame;
mod name;
mod sync;

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use rustix::fs::OFlags;

use sync::Later;

/// A file is followed by the next generation when it would grow beyond this many bytes, or beyond
/// [`LONG_DRAFTS`] times one draft.
const RESTART: u64 = 256 * 1024;
/// Keeps a long draft from being a new file at every key.
const LONG_DRAFTS: u64 = 4;
/// Files looked at when the folder is opened; more are not ours.
const MOST_FILES: usize = 10_000;
/// Tries to find a free name where something foreign lies in the way.
const NAMES: u64 = 100;
/// Texts given to the person's editor are called so.
const EDITOR: &str = "editor-";

/// Why a draft is not in its file.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// There is no folder for drafts: neither `XDG_STATE_HOME` nor `HOME` says where.
    #[error("there is no folder for drafts")]
    NoFolder,
    /// The key makes no file name, or the content is beyond the limit.
    #[error("the draft is too long")]
    TooLong,
    /// The system refused.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// The folder of a store's drafts: `$XDG_STATE_HOME/ringbuch/<store id>/drafts`, else below
/// `~/.local/state`.
pub fn folder(store_id: u64, variable: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    super::crash::report_folder(variable)
        .map(|state| state.join(format!("{store_id:016x}")).join("drafts"))
}

/// The drafts in a folder, without touching it: for commands that only name them.
pub fn find(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(found) = look(folder) else {
        return BTreeMap::new();
    };
    let newest = found.files.into_iter().filter_map(|(key, generations)| {
        let newest = generations.into_iter().rev();
        let last = newest.into_iter().find_map(|(_, _, found)| found.last)?;
        Some((key, last))
    });
    newest.collect()
}

/// One draft's file.
#[derive(Debug)]
struct Handle {
    file: File,
    /// Whether appending to it makes sense: not after a failed sync, nor with a torn frame inside.
    sound: AtomicBool,
}

#[derive(Debug)]
struct Draft {
    handle: Arc<Handle>,
    path: PathBuf,
    generation: u64,
    bytes: u64,
}

/// The drafts of one store. Dropping it syncs what is left to sync.
#[derive(Debug)]
pub struct Drafts {
    folder: Result<PathBuf, Option<io::Error>>,
    open: BTreeMap<String, Draft>,
    later: Arc<Later>,
    thread: Option<JoinHandle<()>>,
    left_over: Vec<PathBuf>,
}

impl Drafts {
    /// Opens the folder, making it if need be, and gives what is in it. A folder that can't be used
    /// is no reason not to start: every write will say so.
    pub fn open(folder: Option<PathBuf>) -> (Self, BTreeMap<String, Vec<u8>>) {
        let mut drafts = Self {
            folder: Err(None),
            open: BTreeMap::new(),
            later: Arc::default(),
            thread: None,
            left_over: Vec::new(),
        };
        let Some(folder) = folder else {
            return (drafts, BTreeMap::new());
        };
        match prepare(&folder).and_then(|()| look(&folder)) {
            Ok(found) => {
                drafts.folder = Ok(folder);
                let contents = drafts.take(found);
                (drafts, contents)
            }
            Err(error) => {
                drafts.folder = Err(Some(error));
                (drafts, BTreeMap::new())
            }
        }
    }

    /// Starts the thread that syncs. `failed` is called there, once for every row of failures.
    pub fn start(&mut self, failed: impl Fn(DraftError) + Send + 'static) -> io::Result<()> {
        let Ok(folder) = &self.folder else {
            return Ok(());
        };
        let (later, folder) = (Arc::clone(&self.later), folder.clone());
        let thread = thread::Builder::new()
            .name("drafts".to_owned())
            .spawn(move || later.run(&folder, &failed))?;
        self.thread = Some(thread);
        Ok(())
    }

    /// Why nothing can be kept, if that is so from the start.
    pub fn unusable(&self) -> Option<DraftError> {
        self.usable().err()
    }

    /// Texts that a killed program left in the person's editor.
    pub fn left_over(&self) -> &[PathBuf] {
        &self.left_over
    }

    /// Keeps the newest state of a draft. When this returns `Ok`, it survives the program.
    pub fn write(&mut self, key: &str, content: &[u8]) -> Result<(), DraftError> {
        self.usable()?;
        let frame = frame::encode(content).ok_or(DraftError::TooLong)?;
        let length = frame.len() as u64;
        let limit = RESTART.max(LONG_DRAFTS * length);
        match self.open.get_mut(key) {
            Some(draft)
                if draft.handle.sound.load(Ordering::Acquire) && draft.bytes + length <= limit =>
            {
                append(draft, &frame)?;
                self.later.changed(key, &draft.handle, None);
                Ok(())
            }
            _ => self.begin(key, &frame),
        }
    }

    /// Forgets a draft: what it held is stored, or not wanted.
    pub fn remove(&mut self, key: &str) -> Result<(), DraftError> {
        let Some(draft) = self.open.remove(key) else {
            return Ok(());
        };
        // The oldest first: a fault in between must not bring an older text back.
        for path in self.later.forget(key) {
            unlink(&path)?;
        }
        unlink(&draft.path)?;
        Ok(())
    }

    /// A new file with a text for the person's editor, readable by its owner alone. It lies with the
    /// drafts, because it is one as long as the editor runs.
    pub fn editor_file(&self, text: &str) -> Result<PathBuf, DraftError> {
        let folder = self.usable()?;
        for number in 0..NAMES {
            let path = folder.join(format!("{EDITOR}{}-{number}.txt", std::process::id()));
            match create(&path).and_then(|mut file| file.write_all(text.as_bytes())) {
                Ok(()) => return Ok(path),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => {
                    drop(unlink(&path));
                    return Err(error.into());
                }
            }
        }
        Err(io::Error::from(io::ErrorKind::AlreadyExists).into())
    }

    fn usable(&self) -> Result<&Path, DraftError> {
        match &self.folder {
            Ok(folder) => Ok(folder),
            Err(None) => Err(DraftError::NoFolder),
            Err(Some(error)) => Err(io::Error::new(error.kind(), error.to_string()).into()),
        }
    }

    /// A file of the next generation, beginning with this frame. Until it holds the frame, the one
    /// before stays what it is.
    fn begin(&mut self, key: &str, frame: &[u8]) -> Result<(), DraftError> {
        let folder = self.usable()?.to_owned();
        let before = self.open.get(key).map(|draft| draft.generation);
        let mut generation = before.unwrap_or(0) + 1;
        let last = generation + NAMES;
        let (path, file) = loop {
            let name = name::of(key, generation).ok_or(DraftError::TooLong)?;
            let path = folder.join(name);
            match create(&path) {
                Ok(file) => break (path, file),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && generation < last => {
                    generation += 1;
                }
                Err(error) => return Err(error.into()),
            }
        };
        if let Err(error) = (&file).write_all(frame) {
            drop(unlink(&path));
            return Err(error.into());
        }
        let draft = Draft {
            handle: Arc::new(Handle {
                file,
                sound: AtomicBool::new(true),
            }),
            path,
            generation,
            bytes: frame.len() as u64,
        };
        let handle = Arc::clone(&draft.handle);
        let older = self.open.insert(key.to_owned(), draft);
        self.later
            .changed(key, &handle, Some(older.map(|draft| draft.path)));
        Ok(())
    }

    /// Takes over what was found: the newest good generation of each key is the draft.
    fn take(&mut self, found: Look) -> BTreeMap<String, Vec<u8>> {
        self.left_over = found.left_over;
        let mut contents = BTreeMap::new();
        for (key, mut generations) in found.files {
            let newest = generations
                .iter()
                .rposition(|(_, _, found)| found.last.is_some());
            let taken = newest.map(|at| generations.remove(at));
            let mut older: Vec<PathBuf> = Vec::new();
            older.extend(generations.into_iter().map(|(_, path, _)| path));
            let Some((generation, path, found)) = taken else {
                self.later.obsolete(&key, older);
                continue;
            };
            // Appended to behind its last good frame. Where that is not allowed, the next write
            // begins another generation; it has to be a newer one.
            let flags = OFlags::NOFOLLOW.bits() as i32;
            let mut options = OpenOptions::new();
            let appending = options.append(true).custom_flags(flags).open(&path);
            let appending = appending.and_then(|file| file.set_len(found.good).map(|()| file));
            let sound = appending.is_ok();
            if let Ok(file) = appending.or_else(|_| File::open(&path)) {
                let handle = Arc::new(Handle {
                    file,
                    sound: AtomicBool::new(sound),
                });
                let draft = Draft {
                    handle: Arc::clone(&handle),
                    path,
                    generation,
                    bytes: found.good,
                };
                self.later.changed(&key, &handle, None);
                self.later.obsolete(&key, older);
                self.open.insert(key.clone(), draft);
            }
            contents.extend(found.last.map(|content| (key, content)));
        }
        contents
    }
}

impl Drop for Drafts {
    fn drop(&mut self) {
        self.later.stop();
        if let Some(thread) = self.thread.take() {
            // A panic of the thread was reported by the hook.
            let _ = thread.join();
        }
    }
}

/// Files of one key: generation, path, content; ascending.
type Generations = Vec<(u64, PathBuf, frame::Found)>;

struct Look {
    files: BTreeMap<String, Generations>,
    left_over: Vec<PathBuf>,
}

fn look(folder: &Path) -> io::Result<Look> {
    let mut look = Look {
        files: BTreeMap::new(),
        left_over: Vec::new(),
    };
    for entry in fs::read_dir(folder)?.take(MOST_FILES) {
        let entry = entry?;
        let file_name = entry.file_name();
        let Some(file_name) = file_name.to_str() else {
            continue;
        };
        if file_name.starts_with(EDITOR) {
            look.left_over.push(entry.path());
        } else if let Some((key, generation)) = name::read(file_name)
            && let Ok(found) = read(&entry.path())
        {
            let generations = look.files.entry(key).or_default();
            generations.push((generation, entry.path(), found));
        }
    }
    for generations in look.files.values_mut() {
        generations.sort_by_key(|(generation, ..)| *generation);
    }
    Ok(look)
}

/// Regular files only, and without waiting: a link or a pipe was put there by somebody else.
fn read(path: &Path) -> io::Result<frame::Found> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let mut options = OpenOptions::new();
    let file = options
        .read(true)
        .custom_flags(flags.bits() as i32)
        .open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    frame::read(file)
}

fn prepare(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true).mode(0o700).create(folder)?;
    if fs::metadata(folder)?.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(folder, Permissions::from_mode(0o700))?;
    }
    Ok(())
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create_new(true).mode(0o600).open(path)
}

/// A frame written in part would hide every later one, so it is cut off again.
fn append(draft: &mut Draft, frame: &[u8]) -> io::Result<()> {
    let handle = &draft.handle;
    match (&handle.file).write_all(frame) {
        Ok(()) => {
            draft.bytes += frame.len() as u64;
            Ok(())
        }
        Err(error) => {
            if handle.file.set_len(draft.bytes).is_err() {
                handle.sound.store(false, Ordering::Release);
            }
            Err(error)
        }
    }
}

fn unlink(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
