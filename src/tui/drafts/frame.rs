//! One saved state of a draft, as bytes.
//!
//! ```text
//! frame = length of the content, u32 LE | CRC-32 of length and content, u32 LE | content
//! ```
//! A file holds frames one behind the other and nothing else. The first bad one ends it: what
//! follows can only be a write that was cut off.

use std::io::{self, Read};

/// Bytes before the content.
const HEAD: usize = 8;

/// The most one draft may hold. Minutes of a day are some hundred kilobytes; a length beyond this
/// is damage, not text, and must not make us reserve memory.
pub(super) const MOST: usize = 16 << 20;

/// The frame of a content; `None` if that is too long.
pub(super) fn encode(content: &[u8]) -> Option<Vec<u8>> {
    if content.len() > MOST {
        return None;
    }
    let length = u32::try_from(content.len()).ok()?.to_le_bytes();
    let mut bytes = Vec::with_capacity(HEAD + content.len());
    bytes.extend_from_slice(&length);
    bytes.extend_from_slice(&checksum(length, content).to_le_bytes());
    bytes.extend_from_slice(content);
    Some(bytes)
}

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Content of the last good frame, if there is one.
    pub(super) last: Option<Vec<u8>>,
    /// Where that frame ends: new ones belong there.
    pub(super) good: u64,
}

/// Reads frames until the first bad one.
pub(super) fn read(source: impl Read) -> io::Result<Found> {
    let mut source = io::BufReader::new(source);
    let mut found = Found::default();
    loop {
        let mut head = Vec::with_capacity(HEAD);
        source.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
        let Some((length, rest)) = head.split_first_chunk::<4>() else {
            return Ok(found);
        };
        let Ok(crc) = <[u8; 4]>::try_from(rest).map(u32::from_le_bytes) else {
            return Ok(found);
        };
        let count = u32::from_le_bytes(*length) as usize;
        if count > MOST {
            return Ok(found);
        }
        // Grows with what is there, not with what the length claims.
        let mut content = Vec::new();
        source
            .by_ref()
            .take(count as u64)
            .read_to_end(&mut content)?;
        if content.len() < count || checksum(*length, &content) != crc {
            return Ok(found);
        }
        found.good += (HEAD + count) as u64;
        found.last = Some(content);
    }
}

fn checksum(length: [u8; 4], content: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&length);
    hasher.update(content);
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn however_a_file_is_cut_the_last_complete_frame_is_found(
            contents in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..6),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut bytes = Vec::new();
            let mut ends = vec![0];
            for content in &contents {
                bytes.extend(encode(content).unwrap());
                ends.push(bytes.len());
            }
            let cut = cut.index(bytes.len() + 1);
            let whole = ends.iter().rposition(|end| *end <= cut).unwrap();
            let expected = Found {
                last: whole.checked_sub(1).map(|at| contents[at].clone()),
                good: ends[whole] as u64,
            };
            prop_assert_eq!(read(&bytes[..cut]).unwrap(), expected);
        }

        #[test]
        fn bytes_of_anybody_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let found = read(&bytes[..]).unwrap();
            prop_assert!(found.good <= bytes.len() as u64);
        }
    }

    #[test]
    fn a_frame_that_was_not_written_to_its_end_counts_for_nothing() {
        let mut bytes = encode(b"eins").unwrap();
        let good = bytes.len() as u64;
        let mut zeros = bytes.clone();
        zeros.extend([0; 100]);
        // Eight zeros are an empty frame of length 0 only with the right checksum.
        assert_eq!(read(&zeros[..]).unwrap().good, good);
        bytes.extend(encode(b"zwei").unwrap());
        *bytes.last_mut().unwrap() ^= 1;
        let found = read(&bytes[..]).unwrap();
        assert_eq!(
            (found.last.as_deref(), found.good),
            (Some(&b"eins"[..]), good)
        );
    }

    #[test]
    fn a_length_beyond_reason_ends_the_file() {
        let mut bytes = encode(b"eins").unwrap();
        bytes.extend([0xff; 20]);
        assert_eq!(
            read(&bytes[..]).unwrap().last.as_deref(),
            Some(&b"eins"[..])
        );
        assert_eq!(encode(&vec![0; MOST + 1]), None);
    }
}
