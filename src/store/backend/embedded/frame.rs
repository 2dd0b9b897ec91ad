//! One commit as the journal keeps it.
//!
//! Responsible for: the bytes of a frame and whether they are whole. Not for: where frames lie.
//!
//! ```text
//! frame = magic "RBF1", length u32 (of the body), crc u32 (of length and body), body
//! body  = revision u64, time i64, durable u64, state hash after u64,
//!         client u64, sequence u64, uid u32, author (counted),
//!         count u32, { key (counted), tag u8 [, revision u64 if tag 1] }      expectations
//!         count u32, { tag u8, key (counted) [, value (counted) if tag 1] }   operations
//! ```
//! All little-endian; "counted" is a u32 length and that many bytes. Operations are those on the
//! state, the backend's own rows included, so that a replay has to decide nothing.

use crate::store::backend::{CommitId, Expect, Key, Operation, Revision};

use super::bytes::{Reader, put_counted};

/// Where a frame starts.
pub(super) const MAGIC: [u8; 4] = *b"RBF1";
/// Magic, length, checksum.
pub(super) const HEAD: usize = 12;
/// The body of the largest batch allowed, with room for lengths and expectations; a claim of more is damage.
pub(super) const MAX_BODY: usize = 256 << 20;

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) revision: Revision,
    pub(super) time_ms: i64,
    /// The last revision that was known to be synced when this one was written: whatever is missing
    /// at or before it is damage, not a torn tail.
    pub(super) durable: Revision,
    /// See [`super::state`].
    pub(super) hash: u64,
    pub(super) id: CommitId,
    pub(super) uid: u32,
    pub(super) author: String,
    pub(super) expectations: Vec<(Key, Expect)>,
    pub(super) operations: Vec<Operation>,
}

fn checksum(length: u32, body: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&length.to_le_bytes());
    hasher.update(body);
    hasher.finalize()
}

/// Length of the body that the head claims, if it is a head at all.
pub(super) fn claimed_length(head: &[u8; HEAD]) -> Option<usize> {
    let mut reader = Reader::new(head);
    if reader.bytes(4)? != MAGIC {
        return None;
    }
    let length = reader.u32()? as usize;
    (length <= MAX_BODY).then_some(length)
}

/// Whether the checksum in the head is that of the body.
pub(super) fn is_whole(head: &[u8; HEAD], body: &[u8]) -> bool {
    let mut reader = Reader::new(&head[8..]);
    reader.u32() == Some(checksum(body.len() as u32, body))
}

/// A body's checksum, taken piece by piece.
pub(super) struct Sum {
    hasher: crc32fast::Hasher,
    claimed: Option<u32>,
}

impl Sum {
    /// Of the body behind a head.
    pub(super) fn of(head: &[u8; HEAD]) -> Self {
        let mut hasher = crc32fast::Hasher::new();
        hasher.update(&head[4..8]);
        Self {
            hasher,
            claimed: Reader::new(&head[8..]).u32(),
        }
    }

    /// The next piece of the body.
    pub(super) fn add(&mut self, piece: &[u8]) {
        self.hasher.update(piece);
    }

    /// Whether it is the one in the head.
    pub(super) fn fits(self) -> bool {
        self.claimed == Some(self.hasher.finalize())
    }
}

/// The revision at the beginning of a body.
pub(super) fn revision(body: &[u8]) -> Option<Revision> {
    Reader::new(body).u64().map(Revision)
}

impl Frame {
    /// The whole frame; `None` if it is larger than a reader would believe.
    pub(super) fn encode(&self) -> Option<Vec<u8>> {
        let size: usize = self.operations.iter().map(weight).sum();
        let mut out = Vec::with_capacity(HEAD + 128 + size);
        out.extend_from_slice(&MAGIC);
        out.extend_from_slice(&[0; 8]);
        for number in [
            self.revision.0,
            self.time_ms as u64,
            self.durable.0,
            self.hash,
            self.id.client,
            self.id.sequence,
        ] {
            out.extend_from_slice(&number.to_le_bytes());
        }
        out.extend_from_slice(&self.uid.to_le_bytes());
        put_counted(&mut out, self.author.as_bytes());
        out.extend_from_slice(&(self.expectations.len() as u32).to_le_bytes());
        for (key, expect) in &self.expectations {
            put_counted(&mut out, key);
            match expect {
                Expect::Absent => out.push(0),
                Expect::Revision(revision) => {
                    out.push(1);
                    out.extend_from_slice(&revision.0.to_le_bytes());
                }
            }
        }
        out.extend_from_slice(&(self.operations.len() as u32).to_le_bytes());
        for operation in &self.operations {
            match operation {
                Operation::Delete(key) => {
                    out.push(0);
                    put_counted(&mut out, key);
                }
                Operation::Put(key, value) => {
                    out.push(1);
                    put_counted(&mut out, key);
                    put_counted(&mut out, value);
                }
            }
        }
        let length = out.len() - HEAD;
        if length > MAX_BODY {
            return None;
        }
        let crc = checksum(length as u32, &out[HEAD..]);
        out[4..8].copy_from_slice(&(length as u32).to_le_bytes());
        out[8..12].copy_from_slice(&crc.to_le_bytes());
        Some(out)
    }

    /// Reads a body whose checksum was right; `None` means that a program wrote it that we don't know.
    pub(super) fn decode(body: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(body);
        let frame = Self {
            revision: Revision(reader.u64()?),
            time_ms: reader.i64()?,
            durable: Revision(reader.u64()?),
            hash: reader.u64()?,
            id: CommitId {
                client: reader.u64()?,
                sequence: reader.u64()?,
            },
            uid: reader.u32()?,
            author: String::from_utf8(reader.counted()?.to_vec()).ok()?,
            expectations: expectations(&mut reader)?,
            operations: operations(&mut reader)?,
        };
        reader.is_empty().then_some(frame)
    }
}

fn expectations(reader: &mut Reader<'_>) -> Option<Vec<(Key, Expect)>> {
    let count = reader.count(5)?;
    let mut found = Vec::with_capacity(count);
    for _ in 0..count {
        let key = reader.counted()?.to_vec();
        let expect = match reader.u8()? {
            0 => Expect::Absent,
            1 => Expect::Revision(Revision(reader.u64()?)),
            _ => return None,
        };
        found.push((key, expect));
    }
    Some(found)
}

fn operations(reader: &mut Reader<'_>) -> Option<Vec<Operation>> {
    let count = reader.count(5)?;
    let mut found = Vec::with_capacity(count);
    for _ in 0..count {
        let tag = reader.u8()?;
        let key = reader.counted()?.to_vec();
        found.push(match tag {
            0 => Operation::Delete(key),
            1 => Operation::Put(key, reader.counted()?.to_vec()),
            _ => return None,
        });
    }
    Some(found)
}

/// Bytes an operation takes in a frame.
fn weight(operation: &Operation) -> usize {
    match operation {
        Operation::Delete(key) => 5 + key.len(),
        Operation::Put(key, value) => 9 + key.len() + value.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Frame {
        Frame {
            revision: Revision(7),
            time_ms: -5,
            durable: Revision(6),
            hash: 0xdead_beef,
            id: CommitId {
                client: 3,
                sequence: 4,
            },
            uid: 1000,
            author: "Künzel".to_owned(),
            expectations: vec![
                (b"a".to_vec(), Expect::Absent),
                (b"b".to_vec(), Expect::Revision(Revision(2))),
            ],
            operations: vec![
                Operation::Put(b"a".to_vec(), vec![1, 2]),
                Operation::Delete(Vec::new()),
            ],
        }
    }

    #[test]
    fn a_frame_reads_back_as_written() {
        let bytes = sample().encode().unwrap();
        let head: [u8; HEAD] = bytes[..HEAD].try_into().unwrap();
        assert_eq!(claimed_length(&head), Some(bytes.len() - HEAD));
        assert!(is_whole(&head, &bytes[HEAD..]));
        assert_eq!(Frame::decode(&bytes[HEAD..]), Some(sample()));
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_seen() {
        let bytes = sample().encode().unwrap();
        for bit in 0..bytes.len() * 8 {
            let mut bad = bytes.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            let head: [u8; HEAD] = bad[..HEAD].try_into().unwrap();
            let seen =
                claimed_length(&head) != Some(bad.len() - HEAD) || !is_whole(&head, &bad[HEAD..]);
            assert!(seen, "bit {bit}");
        }
        for end in 0..bytes.len() - HEAD {
            assert_eq!(
                Frame::decode(&bytes[HEAD..HEAD + end]),
                None,
                "a cut is an answer, never a panic"
            );
        }
    }
}
