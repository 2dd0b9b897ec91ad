//! Where in the journal a state stands.
//!
//! Responsible for: the one row of the state that links it to the journal. Not for: what is there.

use crate::store::backend::Revision;

use super::bytes::Reader;
use super::segments::{HEADER, Place};

/// Up to where in the journal the rows have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) revision: Revision,
    /// The frame of that revision; at revision 0 the beginning of the first file.
    pub(super) start: Place,
    /// Where that frame ends.
    pub(super) end: u64,
    /// Over all rows.
    pub(super) hash: u64,
}

impl Position {
    /// Of a store without commits.
    pub(super) const EMPTY: Self = Self {
        revision: Revision(0),
        start: Place {
            segment: 1,
            offset: HEADER,
        },
        end: HEADER,
        hash: 0,
    };

    pub(super) fn encode(self) -> Vec<u8> {
        [
            self.revision.0,
            self.start.segment,
            self.start.offset,
            self.end,
            self.hash,
        ]
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect()
    }

    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let position = Self {
            revision: Revision(reader.u64()?),
            start: Place {
                segment: reader.u64()?,
                offset: reader.u64()?,
            },
            end: reader.u64()?,
            hash: reader.u64()?,
        };
        reader.is_empty().then_some(position)
    }

    /// Where the next frame has to be, unless it begins a new file.
    pub(super) fn next_place(self) -> Place {
        Place {
            segment: self.start.segment,
            offset: self.end,
        }
    }
}
