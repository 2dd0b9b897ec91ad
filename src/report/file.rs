//! Documents on disk: private, whole or not at all.
//!
//! Everything this program writes may hold what only a ring may read (`domain.md` § 7), so files are
//! 0600 from their first byte. A document is written beside its place and moved there when it is
//! complete: whoever syncs or reads the folder never sees half of one. Moving also means that a
//! symbolic link at the target is replaced, never followed.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::error::ReportError;

/// What to do when the target exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Leave it and say so.
    Keep,
    /// Put the new document in its place.
    Replace,
}

/// Writes a document.
pub fn write(
    path: &Path,
    content: impl AsRef<[u8]>,
    existing: Existing,
) -> Result<(), ReportError> {
    let failure = |error: &io::Error| {
        let file = path.display().to_string();
        if error.kind() == io::ErrorKind::AlreadyExists {
            ReportError::FileExists(file)
        } else {
            ReportError::File {
                file,
                reason: error.to_string(),
            }
        }
    };
    write_whole(path, content.as_ref(), existing).map_err(|error| failure(&error))
}

/// A device, a pipe, `/dev/stdout`: written through. Moved over, as `root` may, `/dev/null` would be
/// gone for everybody.
pub fn is_passage(path: &Path) -> bool {
    let special = path.starts_with("/dev") || path.starts_with("/proc");
    special || std::fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir())
}

fn write_whole(path: &Path, content: &[u8], existing: Existing) -> io::Result<()> {
    if existing == Existing::Replace && is_passage(path) {
        let mut file = OpenOptions::new().write(true).open(path)?;
        return file.write_all(content);
    }
    // `rename` would put a file in place of an empty folder's name only by accident; say it plainly.
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if existing == Existing::Keep {
        // Not followed: a dangling link counts as something that is there.
        return match path.symlink_metadata() {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => create(path, content).inspect_err(|error| {
                // Only what this call made may go.
                if error.kind() != io::ErrorKind::AlreadyExists {
                    let _ = std::fs::remove_file(path);
                }
            }),
        };
    }
    let mut attempt = 0_u32;
    let temporary = loop {
        let temporary = beside(path, attempt)?;
        match create(&temporary, content) {
            Ok(()) => break temporary,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => {
                attempt += 1;
            }
            Err(error) => {
                if error.kind() != io::ErrorKind::AlreadyExists {
                    let _ = std::fs::remove_file(&temporary);
                }
                return Err(error);
            }
        }
    };
    std::fs::rename(&temporary, path).inspect_err(|_| {
        let _ = std::fs::remove_file(&temporary);
    })
}

/// A hidden name in the same folder: moving across file systems is no single step.
fn beside(path: &Path, attempt: u32) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}-{attempt}", std::process::id()));
    Ok(path.with_file_name(hidden))
}

/// Makes a new file with this content; what it was before does not matter, because it was not.
fn create(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file: File = options.open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{MetadataExt, symlink};

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_document_is_private_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Protokoll.md");
        for existing in [Existing::Keep, Existing::Replace] {
            write(&path, "ä\n", existing).unwrap();
            assert_eq!(std::fs::read_to_string(&path).unwrap(), "ä\n");
            assert_eq!(path.metadata().unwrap().mode() & 0o777, 0o600);
            assert_eq!(names(folder.path()), ["Protokoll.md"]);
            std::fs::remove_file(&path).unwrap();
        }
    }

    #[test]
    fn an_existing_one_is_kept_unless_it_may_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write(&path, "alt", Existing::Keep).unwrap();
        assert_eq!(
            write(&path, "neu", Existing::Keep),
            Err(ReportError::FileExists(path.display().to_string()))
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "alt");
        write(&path, "neu", Existing::Replace).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "neu");
    }

    #[test]
    fn a_link_is_replaced_and_what_it_points_to_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (folder.path().join("ziel"), folder.path().join("a.md"));
        std::fs::write(&target, "fremd").unwrap();
        symlink(&target, &link).unwrap();
        assert!(write(&link, "x", Existing::Keep).is_err());
        write(&link, "x", Existing::Replace).unwrap();
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "fremd");
        assert!(link.symlink_metadata().unwrap().is_file());
        let dangling = folder.path().join("b.md");
        symlink(folder.path().join("nirgends"), &dangling).unwrap();
        assert!(write(&dangling, "x", Existing::Keep).is_err());
    }

    #[test]
    fn a_place_that_can_not_be_written_to_is_named() {
        let folder = tempfile::tempdir().unwrap();
        for path in [folder.path().join("fehlt/a.md"), folder.path().to_owned()] {
            for existing in [Existing::Keep, Existing::Replace] {
                match write(&path, "x", existing) {
                    Err(ReportError::File { file, .. }) => {
                        assert_eq!(file, path.display().to_string());
                    }
                    other => panic!("{other:?}"),
                }
            }
        }
        assert!(names(folder.path()).is_empty());
    }
}
