//! Checkpoints: all rows in one checksummed file, so that older journal files may go.
//!
//! Responsible for: the file's layout, writing it row by row, reading it back. Not for: when one is
//! written, nor for being a backup for people (that is `store::backup`).
//!
//! ```text
//! RRRRRRRRRRRRRRRRRRRR.ckpt (the revision) = magic "RBCKPT01", block …, end block
//! block = kind u8, length u32, crc u32 (of kind, length, body), body
//! kind 1 head: format u32, store id u64, time i64
//! kind 2 rows: { key (counted), value (counted) } …      as stored, in key order
//! kind 3 frame: one commit made while the rows were read, to be applied to them
//! kind 4 end: position in the journal, count of rows u64; the last block of the file
//! ```

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::bytes::{Reader, put_counted};
use super::files::{Files, Writable};
use super::frame::MAX_BODY;
use super::layout::entries;
use super::position::Position;
use super::segments::FORMAT;
use crate::store::backend::Revision;

const MAGIC: [u8; 8] = *b"RBCKPT01";
const BLOCK_HEAD: usize = 9;
const HEAD: u8 = 1;
const ROWS: u8 = 2;
const FRAME: u8 = 3;
const END: u8 = 4;
/// Position and count of rows.
const END_BODY: usize = 48;
/// Of the last block, from the end of the file.
const END_BLOCK: u64 = (BLOCK_HEAD + END_BODY) as u64;

/// What a checkpoint says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Summary {
    pub(super) store_id: u64,
    pub(super) time_ms: i64,
    pub(super) position: Position,
    pub(super) rows: u64,
}

/// A part of one, for the reader.
#[derive(Debug)]
pub(super) enum Part {
    /// Rows as stored.
    Rows(Vec<(Vec<u8>, Vec<u8>)>),
    /// The body of a frame.
    Frame(Vec<u8>),
}

/// Name of the file of a revision.
pub(super) fn file_name(revision: Revision) -> String {
    format!("{:020}.ckpt", revision.0)
}

/// The checkpoints of a store, newest first.
pub(super) fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if path
            .extension()
            .is_some_and(|extension| extension == "ckpt")
        {
            found.push(path);
        }
    }
    found.sort_unstable();
    found.reverse();
    Ok(found)
}

fn checksum(head: &[u8], body: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(head);
    hasher.update(body);
    hasher.finalize()
}

/// A checkpoint being written, under a temporary name.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    files: &'a dyn Files,
    folder: &'a Path,
    temporary: PathBuf,
    file: Box<dyn Writable>,
    offset: u64,
    rows: u64,
}

impl<'a> Writer<'a> {
    pub(super) fn create(
        files: &'a dyn Files,
        folder: &'a Path,
        store_id: u64,
        time_ms: i64,
    ) -> io::Result<Self> {
        let temporary = folder.join("next.tmp");
        let mut file = files.create(&temporary)?;
        file.write_at(0, &MAGIC)?;
        let mut writer = Self {
            files,
            folder,
            temporary,
            file,
            offset: MAGIC.len() as u64,
            rows: 0,
        };
        let mut head = FORMAT.to_le_bytes().to_vec();
        head.extend_from_slice(&store_id.to_le_bytes());
        head.extend_from_slice(&time_ms.to_le_bytes());
        writer.block(HEAD, &head)?;
        Ok(writer)
    }

    fn block(&mut self, kind: u8, body: &[u8]) -> io::Result<()> {
        let mut block = Vec::with_capacity(BLOCK_HEAD + body.len());
        block.push(kind);
        block.extend_from_slice(&(body.len() as u32).to_le_bytes());
        let crc = checksum(&block, body);
        block.extend_from_slice(&crc.to_le_bytes());
        block.extend_from_slice(body);
        self.file.write_at(self.offset, &block)?;
        self.offset += block.len() as u64;
        Ok(())
    }

    pub(super) fn rows<'r>(
        &mut self,
        rows: impl Iterator<Item = (&'r [u8], &'r [u8])>,
    ) -> io::Result<()> {
        let mut body = Vec::new();
        for (key, value) in rows {
            put_counted(&mut body, key);
            put_counted(&mut body, value);
            self.rows += 1;
        }
        if body.is_empty() {
            Ok(())
        } else {
            self.block(ROWS, &body)
        }
    }

    pub(super) fn frame(&mut self, body: &[u8]) -> io::Result<()> {
        self.block(FRAME, body)
    }

    /// Ends it, makes it durable and gives it its name.
    pub(super) fn finish(mut self, position: Position) -> io::Result<PathBuf> {
        let mut end = position.encode();
        end.extend_from_slice(&self.rows.to_le_bytes());
        self.block(END, &end)?;
        self.file.sync()?;
        let path = self.folder.join(file_name(position.revision));
        self.files.rename(&self.temporary, &path)?;
        self.files.sync_dir(self.folder)?;
        Ok(path)
    }

    /// Gives it up. What can't be removed now is removed at the next open.
    pub(super) fn discard(self) {
        drop(self.files.remove(&self.temporary));
    }
}

fn damaged(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// One block; `None` at the end of the file.
fn read_block(from: &mut impl Read) -> io::Result<Option<(u8, Vec<u8>)>> {
    let mut head = [0; BLOCK_HEAD];
    let mut filled = 0;
    while filled < BLOCK_HEAD {
        match from.read(&mut head[filled..])? {
            0 if filled == 0 => return Ok(None),
            0 => return Err(damaged("it ends in the middle of a block")),
            count => filled += count,
        }
    }
    let mut reader = Reader::new(&head);
    let (Some(kind), Some(length), Some(crc)) = (reader.u8(), reader.u32(), reader.u32()) else {
        return Err(damaged("a block without a head"));
    };
    if length as usize > MAX_BODY {
        return Err(damaged("a block claims an impossible length"));
    }
    let mut body = Vec::new();
    // `take` reads what is there: a wrong length costs no more memory than the file has.
    from.take(u64::from(length)).read_to_end(&mut body)?;
    if body.len() != length as usize || checksum(&head[..5], &body) != crc {
        return Err(damaged("a block has the wrong checksum"));
    }
    Ok(Some((kind, body)))
}

fn parse_rows(body: &[u8]) -> Option<Vec<(Vec<u8>, Vec<u8>)>> {
    let mut reader = Reader::new(body);
    let mut rows = Vec::new();
    while !reader.is_empty() {
        rows.push((reader.counted()?.to_vec(), reader.counted()?.to_vec()));
    }
    Some(rows)
}

fn parse_head(body: &[u8]) -> Option<(u32, u64, i64)> {
    let mut reader = Reader::new(body);
    Some((reader.u32()?, reader.u64()?, reader.i64()?))
}

fn parse_end(body: &[u8]) -> Option<(Position, u64)> {
    let (position, rows) = body.split_at_checked(END_BODY - 8)?;
    let mut reader = Reader::new(rows);
    let rows = reader.u64()?;
    reader
        .is_empty()
        .then_some((Position::decode(position)?, rows))
}

/// Reads a whole checkpoint, checking every byte, and hands its parts on in order.
pub(super) fn read(
    path: &Path,
    mut each: impl FnMut(Part) -> io::Result<()>,
) -> io::Result<Summary> {
    let mut file = BufReader::with_capacity(256 << 10, File::open(path)?);
    let mut magic = [0; 8];
    file.read_exact(&mut magic)
        .map_err(|_| damaged("it is no checkpoint"))?;
    if magic != MAGIC {
        return Err(damaged("it is no checkpoint"));
    }
    let head = match read_block(&mut file)? {
        Some((HEAD, body)) => parse_head(&body),
        _ => None,
    };
    let Some((FORMAT, store_id, time_ms)) = head else {
        return Err(damaged("its head is not of this format"));
    };
    let mut counted = 0;
    while let Some((kind, body)) = read_block(&mut file)? {
        match kind {
            ROWS => {
                let rows = parse_rows(&body).ok_or_else(|| damaged("rows that are none"))?;
                counted += rows.len() as u64;
                each(Part::Rows(rows))?;
            }
            FRAME => each(Part::Frame(body))?,
            END => {
                let (position, rows) =
                    parse_end(&body).ok_or_else(|| damaged("an end that is none"))?;
                if rows != counted || read_block(&mut file)?.is_some() {
                    return Err(damaged("its end is not its end"));
                }
                return Ok(Summary {
                    store_id,
                    time_ms,
                    position,
                    rows,
                });
            }
            _ => return Err(damaged("a block of unknown kind")),
        }
    }
    Err(damaged("its end is missing"))
}

/// Head and end only: cheap, and says nothing about what lies between.
pub(super) fn summary(path: &Path) -> io::Result<Summary> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(MAGIC.len() as u64))?;
    let head = match read_block(&mut file)? {
        Some((HEAD, body)) => parse_head(&body),
        _ => None,
    };
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(END_BLOCK)))?;
    let end = match read_block(&mut file)? {
        Some((END, body)) => parse_end(&body),
        _ => None,
    };
    match (head, end) {
        (Some((_, store_id, time_ms)), Some((position, rows))) => Ok(Summary {
            store_id,
            time_ms,
            position,
            rows,
        }),
        _ => Err(damaged("its head or end is damaged")),
    }
}
