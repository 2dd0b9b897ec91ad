//! How keys are made: big-endian numbers, terminated strings, so that byte order is the order meant.
//!
//! ```text
//! r kind(1) id(8) chunk(2)                  a record, see codec
//! h kind(1) id(8) seq(8) chunk(2)           what a record was before a change, see history
//! l seq(8) chunk(2)                         what a change did, see history
//! i index(1) …                              index rows, see index
//! m name …                                  counters and settings of the store
//! u part(4) chunk(2)                        what an import under way overwrote, see parted
//! ```

use chrono::{Datelike, NaiveDate};

use super::backend::Key;
use super::history::Seq;
use crate::domain::id::{Kind, RecordId};

/// Builds a key piece by piece.
#[derive(Debug, Clone, Default)]
pub struct KeyBuilder(Vec<u8>);

impl KeyBuilder {
    /// Begins with a tag byte.
    pub fn new(tag: u8) -> Self {
        Self(vec![tag])
    }

    /// One byte.
    #[must_use]
    pub fn byte(mut self, byte: u8) -> Self {
        self.0.push(byte);
        self
    }

    /// A number; smaller sorts first.
    #[must_use]
    pub fn number(mut self, number: u64) -> Self {
        self.0.extend(number.to_be_bytes());
        self
    }

    /// A two-byte number.
    #[must_use]
    pub fn short(mut self, number: u16) -> Self {
        self.0.extend(number.to_be_bytes());
        self
    }

    /// A day; earlier sorts first. No day sorts behind every day.
    #[must_use]
    pub fn day(mut self, day: Option<NaiveDate>) -> Self {
        // Days since 0001-01-01 are signed; the flipped sign bit keeps their order in unsigned bytes.
        let number = day.map_or(u32::MAX, |day| day.num_days_from_ce() as u32 ^ (1 << 31));
        self.0.extend(number.to_be_bytes());
        self
    }

    /// A string: 0x00 is escaped, two 0x00 end it, so that "a" sorts before "ab" whatever follows.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        for byte in text.bytes() {
            self.0.push(byte);
            if byte == 0 {
                self.0.push(0xff);
            }
        }
        self.0.extend([0, 0]);
        self
    }

    /// The key.
    pub fn done(self) -> Key {
        self.0
    }
}

/// The smallest key behind every key that begins with `prefix`.
pub fn behind(prefix: &[u8]) -> Key {
    let mut key = prefix.to_vec();
    while let Some(last) = key.pop() {
        if last < 0xff {
            key.push(last + 1);
            return key;
        }
    }
    vec![0xff; prefix.len() + 1]
}

/// The key of a record's chunk; chunk 0 carries its revision.
pub fn record(id: RecordId, chunk: u16) -> Key {
    KeyBuilder::new(b'r')
        .byte(id.kind.code())
        .number(id.id)
        .short(chunk)
        .done()
}

/// What all records of a kind begin with.
pub fn records_of(kind: Kind) -> Key {
    KeyBuilder::new(b'r').byte(kind.code()).done()
}

/// Reads a record's key back.
pub fn parse_record(key: &[u8]) -> Option<(RecordId, u16)> {
    match key {
        [b'r', kind, rest @ ..] if rest.len() == 10 => {
            let (id, chunk) = rest.split_at(8);
            Some((
                RecordId {
                    kind: Kind::from_code(*kind)?,
                    id: u64::from_be_bytes(id.try_into().ok()?),
                },
                u16::from_be_bytes(chunk.try_into().ok()?),
            ))
        }
        _ => None,
    }
}

/// The key of what a record was before this change.
pub fn history(id: RecordId, seq: Seq, chunk: u16) -> Key {
    KeyBuilder::new(b'h')
        .byte(id.kind.code())
        .number(id.id)
        .number(seq.0)
        .short(chunk)
        .done()
}

/// What all history of a record begins with.
pub fn history_of(id: RecordId) -> Key {
    KeyBuilder::new(b'h')
        .byte(id.kind.code())
        .number(id.id)
        .done()
}

/// Reads the change's number out of a history key.
pub fn history_seq(key: &[u8]) -> Option<Seq> {
    let bytes = key.get(10..18)?;
    Some(Seq(u64::from_be_bytes(bytes.try_into().ok()?)))
}

/// The key of a change's log entry.
pub fn log(seq: Seq, chunk: u16) -> Key {
    KeyBuilder::new(b'l').number(seq.0).short(chunk).done()
}

/// The counter of changes.
pub fn seq() -> Key {
    KeyBuilder::new(b'm').text("seq").done()
}

/// The mark of an import under way.
pub fn unfinished() -> Key {
    KeyBuilder::new(b'm').text("unfinished").done()
}

/// What a part of an import under way overwrote.
pub fn laid_aside(part: u32, chunk: u16) -> Key {
    let mut key = vec![b'u'];
    key.extend(part.to_be_bytes());
    key.extend(chunk.to_be_bytes());
    key
}

/// The counter that numbers records of a kind.
pub fn next_id(kind: Kind) -> Key {
    KeyBuilder::new(b'm').text("next").byte(kind.code()).done()
}

/// The counter that numbers something within a record (outcomes of a kind within a meeting).
pub fn counter(scope: RecordId, letter: u8) -> Key {
    KeyBuilder::new(b'm')
        .text("number")
        .byte(scope.kind.code())
        .number(scope.id)
        .byte(letter)
        .done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn strings_sort_as_text_whatever_follows(a in "\\PC{0,6}", b in "\\PC{0,6}", x: u64, y: u64) {
            let key = |text: &str, number| KeyBuilder::new(b'i').text(text).number(number).done();
            if a != b {
                prop_assert_eq!(key(&a, x).cmp(&key(&b, y)), a.as_bytes().cmp(b.as_bytes()));
            }
        }

        #[test]
        fn days_sort_as_days(a in -700_000_i32..700_000, b in -700_000_i32..700_000) {
            let day = |n| NaiveDate::from_num_days_from_ce_opt(n);
            let key = |n| KeyBuilder::new(b'i').day(day(n)).done();
            prop_assert_eq!(key(a).cmp(&key(b)), a.cmp(&b));
            prop_assert!(key(a) < KeyBuilder::new(b'i').day(None).done());
        }

        #[test]
        fn behind_is_the_first_key_outside(prefix in prop::collection::vec(any::<u8>(), 1..4),
                                           rest in prop::collection::vec(any::<u8>(), 0..4)) {
            let mut inside = prefix.clone();
            inside.extend(rest);
            prop_assert!(inside < behind(&prefix));
        }
    }

    #[test]
    fn a_record_key_reads_back() {
        let id = RecordId {
            kind: Kind::Meeting,
            id: 12,
        };
        assert_eq!(parse_record(&record(id, 3)), Some((id, 3)));
        assert_eq!(parse_record(b"r\x05"), None);
    }
}
