//! The journal, written: the store's truth.
//!
//! Responsible for: that a frame is on the disk before [`Journal::append`] answers, and that a write
//! that failed leaves nothing a later reader could take for a commit. Not for: what is in a frame.
//!
//! After a failed sync nobody knows what the disk holds, and asking it again proves nothing (the
//! kernel reports the error once and forgets the pages). So that file is left for good: the next
//! frame goes into a new file, whose header names the revision it begins with; see [`super::segments`].

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::store::backend::Revision;

use super::files::{Files, Writable, is_full};
use super::segments::{FORMAT, HEADER, Header, Place, file_name};

/// See the module.
#[derive(Debug)]
pub(super) struct Journal {
    files: Arc<dyn Files>,
    folder: PathBuf,
    store_id: u64,
    file: Box<dyn Writable>,
    /// Where the next frame goes.
    place: Place,
    /// Why the current file must not be written any more.
    abandoned: Option<String>,
}

/// Why a frame is not in the journal.
#[derive(Debug)]
pub(super) enum AppendError {
    /// No room; nothing was written.
    Full,
    /// Nothing was written.
    Refused(String),
    /// Written, but nobody knows whether it will be there after a power cut.
    Uncertain(String),
}

fn refused(error: &std::io::Error) -> AppendError {
    if is_full(error) {
        AppendError::Full
    } else {
        AppendError::Refused(error.to_string())
    }
}

fn create(
    files: &dyn Files,
    folder: &Path,
    store_id: u64,
    number: u64,
    first: Revision,
) -> std::io::Result<Box<dyn Writable>> {
    let header = Header {
        format: FORMAT,
        number,
        store_id,
        first,
    };
    let mut file = files.create(&folder.join(file_name(number)))?;
    file.write_at(0, &header.encode())?;
    file.sync()?;
    files.sync_dir(folder)?;
    Ok(file)
}

impl Journal {
    /// The first file of a new store, durable when this returns.
    pub(super) fn begin(
        files: Arc<dyn Files>,
        folder: &Path,
        store_id: u64,
    ) -> std::io::Result<Self> {
        let file = create(&*files, folder, store_id, 1, Revision(1))?;
        let place = Place {
            segment: 1,
            offset: HEADER,
        };
        Ok(Self::at(files, folder, store_id, file, place))
    }

    /// Goes on at `place`, which must be the end of the last file.
    pub(super) fn resume(
        files: Arc<dyn Files>,
        folder: &Path,
        store_id: u64,
        place: Place,
    ) -> std::io::Result<Self> {
        let file = files.open(&folder.join(file_name(place.segment)))?;
        Ok(Self::at(files, folder, store_id, file, place))
    }

    fn at(
        files: Arc<dyn Files>,
        folder: &Path,
        store_id: u64,
        file: Box<dyn Writable>,
        place: Place,
    ) -> Self {
        Self {
            files,
            folder: folder.to_owned(),
            store_id,
            file,
            place,
            abandoned: None,
        }
    }

    /// Cuts off what lies behind the end, durably.
    pub(super) fn settle(&mut self) -> std::io::Result<()> {
        self.file.set_len(self.place.offset)?;
        self.file.sync()?;
        self.files.sync_dir(&self.folder)
    }

    /// Whether the current file may be written.
    pub(super) fn is_sound(&self) -> bool {
        self.abandoned.is_none()
    }

    /// Whether the current file has no frame yet, and may get one.
    pub(super) fn is_unused(&self) -> bool {
        self.is_sound() && self.place.offset == HEADER
    }

    /// Leaves an abandoned file for a new one that begins with `next`; nothing to do otherwise.
    pub(super) fn ready(&mut self, next: Revision) -> Result<(), AppendError> {
        match &self.abandoned {
            None => Ok(()),
            Some(_) => self.roll(next).map_err(|error| refused(&error)),
        }
    }

    /// Writes and syncs a frame; answers where it starts. Call [`Journal::ready`] before.
    pub(super) fn append(&mut self, frame: &[u8]) -> Result<Place, AppendError> {
        if let Some(why) = &self.abandoned {
            return Err(AppendError::Refused(why.clone()));
        }
        let start = self.place;
        if let Err(error) = self.file.write_at(start.offset, frame) {
            if let Err(second) = self.file.set_len(start.offset) {
                self.abandoned = Some(second.to_string());
            }
            return Err(refused(&error));
        }
        if let Err(error) = self.file.sync() {
            self.abandoned = Some(error.to_string());
            return Err(AppendError::Uncertain(error.to_string()));
        }
        self.place.offset += frame.len() as u64;
        Ok(start)
    }

    /// Starts the next file, which begins with revision `first`.
    ///
    /// From the first try on the current file is closed for good, even if the try fails: a half-made
    /// successor may come back after a power cut, and would hide what was appended here meanwhile.
    pub(super) fn roll(&mut self, first: Revision) -> std::io::Result<()> {
        let number = self.place.segment + 1;
        self.abandoned
            .get_or_insert_with(|| "a new journal file could not be started".to_owned());
        self.file = create(&*self.files, &self.folder, self.store_id, number, first)?;
        self.place = Place {
            segment: number,
            offset: HEADER,
        };
        self.abandoned = None;
        Ok(())
    }
}
