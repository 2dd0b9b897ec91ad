//! Small files of a person's own: settings, templates.
//!
//! Responsible for: reading them within bounds, so that a link to something endless is an error and
//! not a full memory. Not for: what stands in them, and tables to import (`exchange`).

use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

/// The most such a file may hold: a hundred times what anybody writes by hand.
pub const MAX_BYTES: u64 = 1024 * 1024;

/// The bytes of a file. A pipe or a device is none: it might never end.
pub fn read(file: &Path) -> io::Result<Vec<u8>> {
    let data = std::fs::metadata(file)?;
    if data.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !data.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    File::open(file)?
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// The text of a file.
pub fn read_text(file: &Path) -> io::Result<String> {
    String::from_utf8(read(file)?).map_err(|_| ErrorKind::InvalidData.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_the_limit_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let kind = |path: &Path| read_text(path).unwrap_err().kind();
        let most = usize::try_from(MAX_BYTES).unwrap();
        std::fs::write(&path, "a".repeat(most)).unwrap();
        assert_eq!(read_text(&path).unwrap().len(), most);
        std::fs::write(&path, "a".repeat(most + 1)).unwrap();
        assert_eq!(kind(&path), ErrorKind::FileTooLarge);
        std::fs::write(&path, b"\xff").unwrap();
        assert_eq!(kind(&path), ErrorKind::InvalidData);
        assert_eq!(kind(Path::new("/dev/zero")), ErrorKind::InvalidInput);
        assert_eq!(kind(folder.path()), ErrorKind::IsADirectory);
        assert_eq!(kind(&folder.path().join("none")), ErrorKind::NotFound);
    }
}
