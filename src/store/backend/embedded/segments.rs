//! The journal's files, read.
//!
//! Responsible for: which files there are, walking their frames in order, and telling a torn tail
//! (the machine stopped while a commit was being written: harmless, cut) from damage (something that
//! was acknowledged can't be read: stop). Not for: writing; see [`super::journal`].
//!
//! ```text
//! NNNNNN.log = magic "RBJRNL01", format u32, number u64, store id u64, first revision u64, crc u32; frames
//! ```
//! A file begins with the revision after the last one *known to be synced* in the file before. So
//! whatever the older file holds at or behind that revision was never acknowledged, and is skipped.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use crate::store::backend::Revision;

use super::bytes::Reader;
use super::error::Damage;
use super::frame::{self, Frame, HEAD};
use super::layout::entries;

const MAGIC: [u8; 8] = *b"RBJRNL01";
/// Bytes before the first frame.
pub(super) const HEADER: u64 = 40;
/// The layout of a store's files this program writes; a newer one is refused untouched.
pub(super) const FORMAT: u32 = 1;

/// The first bytes of a journal file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) format: u32,
    pub(super) number: u64,
    pub(super) store_id: u64,
    /// Of the first frame.
    pub(super) first: Revision,
}

impl Header {
    pub(super) fn encode(self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend_from_slice(&self.format.to_le_bytes());
        for number in [self.number, self.store_id, self.first.0] {
            out.extend_from_slice(&number.to_le_bytes());
        }
        let crc = crc32fast::hash(&out);
        out.extend_from_slice(&crc.to_le_bytes());
        out
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let header_magic = reader.bytes(8)?;
        let header = Self {
            format: reader.u32()?,
            number: reader.u64()?,
            store_id: reader.u64()?,
            first: Revision(reader.u64()?),
        };
        let whole = header_magic == MAGIC
            && reader.u32()? == crc32fast::hash(bytes.get(..HEADER as usize - 4)?);
        whole.then_some(header)
    }

    /// Of one file; `None` if it isn't whole.
    pub(super) fn read(path: &Path) -> io::Result<Option<Self>> {
        let file = File::open(path)?;
        let mut bytes = [0; HEADER as usize];
        match file.read_exact_at(&mut bytes, 0) {
            Ok(()) => Ok(Self::decode(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// A spot in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) segment: u64,
    pub(super) offset: u64,
}

/// Name of a journal file.
pub(super) fn file_name(number: u64) -> String {
    format!("{number:06}.log")
}

/// Numbers of the journal's files, ascending.
pub(super) fn list(folder: &Path) -> io::Result<Vec<u64>> {
    let mut numbers: Vec<u64> = Vec::new();
    for path in entries(folder)? {
        let name = path.file_name().and_then(|name| name.to_str());
        numbers.extend(name.and_then(|name| name.strip_suffix(".log")?.parse::<u64>().ok()));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// Bytes of a frame that are summed up at once.
const PIECE: usize = 256 << 10;

/// What stands at an offset.
#[derive(Debug)]
enum Found {
    Frame(Box<Frame>, u64),
    End,
    Broken,
}

fn read_at(file: &File, length: u64, offset: u64) -> io::Result<Found> {
    if offset == length {
        return Ok(Found::End);
    }
    let mut head = [0; HEAD];
    if offset + HEAD as u64 > length {
        return Ok(Found::Broken);
    }
    file.read_exact_at(&mut head, offset)?;
    let body_at = offset + HEAD as u64;
    // Never allocate what the file cannot hold.
    let Some(size) = frame::claimed_length(&head).filter(|size| body_at + *size as u64 <= length)
    else {
        return Ok(Found::Broken);
    };
    let mut body = vec![0; size];
    file.read_exact_at(&mut body, body_at)?;
    if !frame::is_whole(&head, &body) {
        return Ok(Found::Broken);
    }
    Ok(Frame::decode(&body).map_or(Found::Broken, |frame| {
        Found::Frame(Box::new(frame), body_at + size as u64)
    }))
}

/// The revision of the whole frame that starts at `place`, and where it ends. What it did is not
/// looked at: an import leaves one of many megabytes, and every open asks.
pub(super) fn frame_at(folder: &Path, place: Place) -> io::Result<Option<(Revision, u64)>> {
    let file = match File::open(folder.join(file_name(place.segment))) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let length = file.metadata()?.len();
    let body_at = place.offset.saturating_add(HEAD as u64);
    if body_at > length {
        return Ok(None);
    }
    let mut head = [0; HEAD];
    file.read_exact_at(&mut head, place.offset)?;
    let size = frame::claimed_length(&head).map(|size| size as u64);
    let Some(end) = size.map(|size| body_at + size).filter(|end| *end <= length) else {
        return Ok(None);
    };
    let mut sum = frame::Sum::of(&head);
    let mut revision = None;
    let mut piece = vec![0; PIECE];
    let mut at = body_at;
    while at < end {
        let piece = &mut piece[..PIECE.min((end - at) as usize)];
        file.read_exact_at(piece, at)?;
        revision = revision.or_else(|| frame::revision(piece));
        sum.add(piece);
        at += piece.len() as u64;
    }
    Ok(revision
        .filter(|_| sum.fits())
        .map(|revision| (revision, end)))
}

/// Whether a whole frame lies at or behind `offset` that proves `revision` to have been synced.
/// Reads the rest of the file into memory: this happens only after a crash or damage.
fn proves_durable(file: &File, length: u64, offset: u64, revision: Revision) -> io::Result<bool> {
    let mut rest = vec![0; length.saturating_sub(offset) as usize];
    file.read_exact_at(&mut rest, offset)?;
    let candidates = rest.windows(frame::MAGIC.len()).enumerate();
    for (at, _) in candidates.filter(|(_, window)| *window == frame::MAGIC) {
        if let Found::Frame(found, _) = read_at(file, length, offset + at as u64)?
            && found.durable >= revision
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How a walk failed.
#[derive(Debug)]
pub(super) enum WalkError {
    Io(io::Error),
    Damaged(Damage),
}

impl From<io::Error> for WalkError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Where a walk ended in good order.
#[derive(Debug, Clone)]
pub(super) struct Tail {
    /// The next frame belongs here.
    pub(super) place: Place,
    /// The last good one.
    pub(super) last: Revision,
    /// Bytes behind `place` that were never acknowledged.
    pub(super) torn: u64,
    /// A file begun but never used, behind `place`.
    pub(super) unused: Option<u64>,
}

/// Reads frames in order, from a place on.
#[derive(Debug)]
pub(super) struct Walker {
    folder: PathBuf,
    store_id: u64,
    numbers: Vec<u64>,
    file: File,
    length: u64,
    place: Place,
    last: Revision,
    /// The following file, if it is whole: its number and first revision.
    following: Option<(u64, Revision)>,
    unused: Option<u64>,
}

/// A frame and where it lies.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) frame: Frame,
    pub(super) start: Place,
    pub(super) end: u64,
}

impl Walker {
    /// From `place` on, where the frame after `last` is expected.
    pub(super) fn new(
        folder: &Path,
        store_id: u64,
        place: Place,
        last: Revision,
    ) -> Result<Self, WalkError> {
        let path = folder.join(file_name(place.segment));
        let file = File::open(&path)?;
        let length = file.metadata()?.len();
        let mut walker = Self {
            folder: folder.to_owned(),
            store_id,
            numbers: list(folder)?,
            file,
            length,
            place,
            last,
            following: None,
            unused: None,
        };
        walker.check_header(place.segment)?;
        walker.look_ahead()?;
        Ok(walker)
    }

    /// From the beginning of the file that holds the frame after `last`, if there is one.
    pub(super) fn after(
        folder: &Path,
        store_id: u64,
        last: Revision,
    ) -> Result<Option<Self>, WalkError> {
        let mut found = None;
        for number in list(folder)? {
            if let Some(header) = Header::read(&folder.join(file_name(number)))?
                && header.first.0 <= last.0 + 1
            {
                found = Some(header);
            }
        }
        let Some(header) = found else { return Ok(None) };
        let place = Place {
            segment: header.number,
            offset: HEADER,
        };
        let before = Revision(header.first.0.saturating_sub(1));
        Self::new(folder, store_id, place, before).map(Some)
    }

    fn path(&self, number: u64) -> PathBuf {
        self.folder.join(file_name(number))
    }

    fn check_header(&self, number: u64) -> Result<Header, WalkError> {
        let header = Header::read(&self.path(number))?;
        let name = file_name(number);
        match header {
            Some(header) if header.store_id != self.store_id || header.number != number => {
                Err(WalkError::Damaged(Damage::ForeignJournal { file: name }))
            }
            Some(header) => Ok(header),
            None => Err(WalkError::Damaged(Damage::JournalHeader { file: name })),
        }
    }

    /// Finds out what follows the current file.
    fn look_ahead(&mut self) -> Result<(), WalkError> {
        self.following = None;
        let Some(number) = self
            .numbers
            .iter()
            .copied()
            .find(|number| *number > self.place.segment)
        else {
            return Ok(());
        };
        match self.check_header(number) {
            Ok(header) => self.following = Some((number, header.first)),
            Err(WalkError::Damaged(damage)) => {
                // The header is synced before the first frame is written: without a frame the file
                // was only begun when the machine stopped.
                let file = File::open(self.path(number))?;
                let length = file.metadata()?.len();
                let is_last = self.numbers.last() == Some(&number);
                if !is_last || proves_durable(&file, length, 0, Revision(0))? {
                    return Err(WalkError::Damaged(damage));
                }
                self.unused = Some(number);
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// The next frame, or where the journal ends.
    pub(super) fn next(&mut self) -> Result<Result<Placed, Tail>, WalkError> {
        loop {
            let wanted = Revision(self.last.0 + 1);
            if self.following.is_some_and(|(_, first)| first == wanted) {
                self.enter_following()?;
                continue;
            }
            let found = read_at(&self.file, self.length, self.place.offset)?;
            return match found {
                Found::Frame(frame, end) if frame.revision == wanted => {
                    let start = self.place;
                    self.place.offset = end;
                    self.last = wanted;
                    Ok(Ok(Placed {
                        frame: *frame,
                        start,
                        end,
                    }))
                }
                Found::End if self.following.is_none() => Ok(Err(self.tail(0))),
                Found::Frame(..) | Found::End | Found::Broken => self.broken(wanted).map(Err),
            };
        }
    }

    fn enter_following(&mut self) -> Result<(), WalkError> {
        if let Some((number, _)) = self.following {
            self.file = File::open(self.path(number))?;
            self.length = self.file.metadata()?.len();
            self.place = Place {
                segment: number,
                offset: HEADER,
            };
            self.look_ahead()?;
        }
        Ok(())
    }

    pub(super) fn tail(&self, torn: u64) -> Tail {
        Tail {
            place: self.place,
            last: self.last,
            torn,
            unused: self.unused,
        }
    }

    /// The frame `wanted` is not where it has to be: was it ever acknowledged?
    fn broken(&self, wanted: Revision) -> Result<Tail, WalkError> {
        let Place { segment, offset } = self.place;
        let acknowledged =
            self.following.is_some() || proves_durable(&self.file, self.length, offset, wanted)?;
        if acknowledged {
            return Err(WalkError::Damaged(Damage::JournalFrame {
                file: file_name(segment),
                offset,
                revision: wanted,
            }));
        }
        Ok(self.tail(self.length.saturating_sub(offset)))
    }
}
