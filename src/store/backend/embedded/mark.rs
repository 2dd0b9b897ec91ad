//! The trust mark: this state was closed in good order, and nobody touched its files since.
//!
//! Responsible for: sparing an honest store the whole-state scan. Not for: any promise to survive a
//! power cut; the mark names the boot it was written in and is worthless in another, so it needs no
//! sync of its own.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::store::backend::Revision;

use super::files::Files;
use super::layout::Layout;
use super::lock::boot_id;

/// One line a file: inode, size, times, name.
fn listing(folder: &Path, prefix: &str, lines: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if metadata.is_dir() {
            listing(&entry.path(), &format!("{name}/"), lines)?;
        } else {
            let (inode, size) = (metadata.ino(), metadata.len());
            let (mtime, ctime) = (metadata.mtime(), metadata.ctime());
            let (mtime_ns, ctime_ns) = (metadata.mtime_nsec(), metadata.ctime_nsec());
            lines.push(format!(
                "{inode} {size} {mtime}.{mtime_ns:09} {ctime}.{ctime_ns:09} {name}"
            ));
        }
    }
    Ok(())
}

/// The mark that would fit the state as it lies there now; `None` where the boot has no name.
fn text(layout: &Layout, generation: u64, revision: Revision) -> io::Result<Option<String>> {
    let Some(boot) = boot_id() else {
        return Ok(None);
    };
    let mut lines = Vec::new();
    listing(&layout.state(generation), "", &mut lines)?;
    lines.sort_unstable();
    let mut text = format!(
        "ringbuch-clean 1\nboot {boot}\ngeneration {generation}\nrevision {}\n",
        revision.0
    );
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    let crc = crc32fast::hash(text.as_bytes());
    Ok(Some(format!("{text}crc {crc:08x}\n")))
}

/// Writes the mark; call it after sled has let go of its files.
pub(super) fn write(
    files: &dyn Files,
    layout: &Layout,
    generation: u64,
    revision: Revision,
) -> io::Result<()> {
    match text(layout, generation, revision)? {
        Some(text) => files.create(&layout.mark())?.write_at(0, text.as_bytes()),
        None => Ok(()),
    }
}

/// What a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) generation: u64,
    /// All of it was synced when the mark was written: a journal that ends before it has lost something.
    pub(super) revision: Revision,
    /// The state lies there as it was left, in this boot.
    pub(super) fits: bool,
}

/// The mark, if there is a whole one; call it before sled is opened.
pub(super) fn read(layout: &Layout) -> Option<Mark> {
    let found = fs::read_to_string(layout.mark()).ok()?;
    let (body, crc) = found.rsplit_once("crc ")?;
    let crc = u32::from_str_radix(crc.trim_end(), 16).ok()?;
    if crc != crc32fast::hash(body.as_bytes()) {
        return None;
    }
    let field = |name: &str| -> Option<u64> {
        found
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok())
    };
    let generation = field("generation")?;
    let revision = Revision(field("revision")?);
    let is_newest = layout.generations().ok()?.last() == Some(&generation);
    let fits = is_newest && text(layout, generation, revision).ok().flatten() == Some(found);
    Some(Mark {
        generation,
        revision,
        fits,
    })
}

/// Takes it away. Not made durable: after a power cut it would be of another boot.
pub(super) fn remove(files: &dyn Files, layout: &Layout) -> io::Result<()> {
    match files.remove(&layout.mark()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}
