//! Records as bytes: an envelope with checksum and schema, split into chunks of at most 4,000 bytes.
//!
//! ```text
//! chunk 0   kind(1) schema(1) crc32(4) count(2) length(4) payload…
//! chunk n   payload…
//! ```
//! The checksum covers key, kind, schema and the whole payload, so that a value under another key
//! or a missing chunk is found. No record type knows about chunks. bincode carries no field names:
//! each change of a record's shape gets a new schema number and a frozen struct of the old shape.

use super::backend::Key;
use crate::domain::id::Kind;
use crate::store::record::Record;

/// bincode's settings; the limit keeps hostile lengths from allocating.
pub(super) const CONFIG: bincode::config::Configuration<
    bincode::config::LittleEndian,
    bincode::config::Varint,
    bincode::config::Limit<{ 16 * 1024 * 1024 }>,
> = bincode::config::standard().with_limit::<{ 16 * 1024 * 1024 }>();

/// Payload bytes a chunk holds at most; sled keeps values of this size inside its pages.
pub const CHUNK: usize = 4_000;
/// Bytes of chunk 0 before the payload.
const HEADER: usize = 12;
/// A record's payload may not be larger than this (65,535 chunks would be 260 MB; nobody needs that).
pub const MAX_PAYLOAD: usize = 8 * 1024 * 1024;

/// The newest schema of each kind of record.
pub const fn schema(kind: Kind) -> u8 {
    match kind {
        Kind::Municipality
        | Kind::Ring
        | Kind::Membership
        | Kind::Person
        | Kind::Meeting
        | Kind::AgendaItem
        | Kind::Line
        | Kind::Outcome
        | Kind::Task
        | Kind::Topic
        | Kind::Provider
        | Kind::Measure
        | Kind::Audit
        | Kind::Contact
        | Kind::Checklist
        | Kind::Utilisation
        | Kind::Rating
        | Kind::Deficiency
        | Kind::Review
        | Kind::Duty
        | Kind::HouseRules
        | Kind::Indicator
        | Kind::Series
        | Kind::Target
        | Kind::Acknowledgement
        | Kind::Remark => 1,
    }
}

/// Why bytes are not the record they should be.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum CodecError {
    /// Too short, or a chunk is missing.
    #[error("cut off")]
    CutOff,
    /// The checksum does not fit.
    #[error("checksum does not fit")]
    Checksum,
    /// Another kind than the key says.
    #[error("kind {0} where {1} was expected")]
    Kind(u8, u8),
    /// Written by a newer program.
    #[error("written by a newer program (schema {0})")]
    Newer(u8),
    /// Readable as bytes but not as a record.
    #[error("not readable: {0}")]
    Payload(String),
    /// Larger than a record may be.
    #[error("larger than {MAX_PAYLOAD} bytes")]
    TooLarge,
}

/// What stands before the payload of chunk 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// What it is; record kinds, or the store's own codes.
    pub kind: u8,
    /// Version of its shape.
    pub schema: u8,
    crc: u32,
    /// Number of chunks, at least 1.
    pub chunks: u16,
    length: u32,
}

impl Header {
    /// Reads chunk 0's header.
    pub fn read(chunk: &[u8]) -> Result<Self, CodecError> {
        let Some((header, _)) = chunk.split_at_checked(HEADER) else {
            return Err(CodecError::CutOff);
        };
        let word = |at: usize| [header[at], header[at + 1], header[at + 2], header[at + 3]];
        Ok(Self {
            kind: header[0],
            schema: header[1],
            crc: u32::from_le_bytes(word(2)),
            chunks: u16::from_le_bytes([header[6], header[7]]),
            length: u32::from_le_bytes(word(8)),
        })
    }
}

/// Checksum over everything that must belong together.
fn checksum(key: &[u8], kind: u8, schema: u8, payload: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&(key.len() as u32).to_le_bytes());
    hasher.update(key);
    hasher.update(&[kind, schema]);
    hasher.update(payload);
    hasher.finalize()
}

/// Splits a payload into the values of chunk 0, 1, … . `key` is chunk 0's.
pub fn seal(key: &[u8], kind: u8, schema: u8, payload: &[u8]) -> Result<Vec<Vec<u8>>, CodecError> {
    if payload.len() > MAX_PAYLOAD {
        return Err(CodecError::TooLarge);
    }
    let pieces: Vec<&[u8]> = if payload.is_empty() {
        vec![&[]]
    } else {
        payload.chunks(CHUNK).collect()
    };
    let count = u16::try_from(pieces.len()).map_err(|_| CodecError::TooLarge)?;
    let mut values: Vec<Vec<u8>> = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.into_iter().enumerate() {
        let mut value = Vec::with_capacity(piece.len() + HEADER);
        if index == 0 {
            value.extend([kind, schema]);
            value.extend(checksum(key, kind, schema, payload).to_le_bytes());
            value.extend(count.to_le_bytes());
            value.extend((payload.len() as u32).to_le_bytes());
        }
        value.extend(piece);
        values.push(value);
    }
    Ok(values)
}

/// Puts the chunks together again and checks them. `key` is chunk 0's.
pub fn open(key: &[u8], chunks: &[Vec<u8>]) -> Result<(Header, Vec<u8>), CodecError> {
    let first = chunks.first().ok_or(CodecError::CutOff)?;
    let header = Header::read(first)?;
    if chunks.len() != usize::from(header.chunks) {
        return Err(CodecError::CutOff);
    }
    let mut payload = first[HEADER..].to_vec();
    for chunk in &chunks[1..] {
        payload.extend(chunk);
    }
    if payload.len() != header.length as usize {
        return Err(CodecError::CutOff);
    }
    if checksum(key, header.kind, header.schema, &payload) != header.crc {
        return Err(CodecError::Checksum);
    }
    Ok((header, payload))
}

/// A record as the values of its chunks.
pub fn seal_record(key: &Key, record: &Record) -> Result<Vec<Vec<u8>>, CodecError> {
    let payload = record
        .encode_payload()
        .map_err(|error| CodecError::Payload(error.to_string()))?;
    let kind = record.kind();
    seal(key, kind.code(), schema(kind), &payload)
}

/// A record from the values of its chunks.
pub fn open_record(key: &[u8], kind: Kind, chunks: &[Vec<u8>]) -> Result<Record, CodecError> {
    let (header, payload) = open(key, chunks)?;
    if header.kind != kind.code() {
        return Err(CodecError::Kind(header.kind, kind.code()));
    }
    decode_record(kind, header.schema, &payload)
}

/// A record from its payload, whatever schema it was written with.
pub fn decode_record(kind: Kind, version: u8, payload: &[u8]) -> Result<Record, CodecError> {
    if version > schema(kind) {
        return Err(CodecError::Newer(version));
    }
    let (record, read) = Record::decode_payload(kind, payload)
        .map_err(|error| CodecError::Payload(error.to_string()))?;
    if read != payload.len() {
        return Err(CodecError::Payload(format!(
            "{} bytes left over",
            payload.len() - read
        )));
    }
    Ok(record)
}

/// Encodes something of the store's own (log and history entries).
pub fn encode<T: serde::Serialize>(value: &T) -> Result<Vec<u8>, CodecError> {
    bincode::serde::encode_to_vec(value, CONFIG)
        .map_err(|error| CodecError::Payload(error.to_string()))
}

/// Decodes something of the store's own; every byte has to be used.
pub fn decode<T: serde::de::DeserializeOwned>(payload: &[u8]) -> Result<T, CodecError> {
    let (value, read) = bincode::serde::decode_from_slice(payload, CONFIG)
        .map_err(|error| CodecError::Payload(error.to_string()))?;
    if read == payload.len() {
        Ok(value)
    } else {
        Err(CodecError::Payload(format!(
            "{} bytes left over",
            payload.len() - read
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_payload_survives_sealing(payload in prop::collection::vec(any::<u8>(), 0..20_000)) {
            let chunks = seal(b"key", 9, 1, &payload).unwrap();
            prop_assert!(chunks.iter().all(|chunk| chunk.len() <= CHUNK + HEADER));
            let (header, back) = open(b"key", &chunks).unwrap();
            prop_assert_eq!((header.kind, header.schema), (9, 1));
            prop_assert_eq!(back, payload);
        }

        #[test]
        fn every_flipped_bit_is_found(payload in prop::collection::vec(any::<u8>(), 1..9_000), at: usize, bit in 0..8_u8) {
            let mut chunks = seal(b"key", 9, 1, &payload).unwrap();
            let total: usize = chunks.iter().map(Vec::len).sum();
            let mut at = at % total;
            for chunk in &mut chunks {
                if at < chunk.len() {
                    chunk[at] ^= 1 << bit;
                    break;
                }
                at -= chunk.len();
            }
            prop_assert!(open(b"key", &chunks).is_err());
        }
    }

    #[test]
    fn a_value_under_another_key_is_found() {
        let chunks = seal(b"here", 9, 1, b"text").unwrap();
        assert_eq!(open(b"there", &chunks), Err(CodecError::Checksum));
    }

    #[test]
    fn a_missing_chunk_is_found() {
        let mut chunks = seal(b"key", 9, 1, &[7; 9_000]).unwrap();
        chunks.pop();
        assert_eq!(open(b"key", &chunks), Err(CodecError::CutOff));
    }
}
