//! Reading records out of rows.
//!
//! Responsible for: records whole, also while others write: what is put together out of several rows
//! was written together. Not for: lists in an order ([`super::query`]) and what was before
//! ([`super::history`]).

use std::ops::ControlFlow;

use super::backend::{Key, ReadError, Revision};
use super::codec::{self, CodecError, Header};
use super::{Entity, ReadFailure, Record, Store, Stored, keys};
use crate::domain::id::{Kind, RecordId};

/// Rows a page holds when everything of a kind is read: a compromise between the time the read lock
/// is held and the number of locks.
const PAGE: u32 = 1_000;
/// How often a long record is read again because it got another length meanwhile.
const READ_AGAIN: u32 = 8;

impl Store {
    /// A record of a type, if it exists.
    pub fn get<T: Entity>(&self, id: T::Id) -> Result<Option<Stored<T>>, ReadFailure> {
        let id = RecordId {
            kind: T::KIND,
            id: T::number(id),
        };
        Ok(self.record(id)?.and_then(|stored| {
            T::from_record(stored.record).map(|record| Stored {
                record,
                revision: stored.revision,
            })
        }))
    }

    /// Any record, if it exists.
    pub fn record(&self, id: RecordId) -> Result<Option<Stored<Record>>, ReadFailure> {
        Ok(self.record_in_rows(id)?.map(|(stored, _)| stored))
    }

    /// Any record, and how many rows it stands in.
    pub(super) fn record_in_rows(
        &self,
        id: RecordId,
    ) -> Result<Option<(Stored<Record>, u16)>, ReadFailure> {
        let key = keys::record(id, 0);
        let Some((header, payload, revision)) = self.read_chunks(&key)? else {
            return Ok(None);
        };
        if header.kind != id.kind.code() {
            let error = CodecError::Kind(header.kind, id.kind.code());
            return Err(ReadFailure::codec(&key, error));
        }
        let record = codec::decode_record(id.kind, header.schema, &payload)
            .map_err(|error| ReadFailure::codec(&key, error))?;
        Ok(Some((Stored { record, revision }, header.chunks)))
    }

    /// Every record of a type, by number.
    pub fn all<T: Entity>(&self) -> Result<Vec<Stored<T>>, ReadFailure> {
        let mut found = Vec::new();
        self.each(T::KIND, |stored| {
            if let Some(record) = T::from_record(stored.record) {
                found.push(Stored {
                    record,
                    revision: stored.revision,
                });
            }
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }

    /// Hands out every record of a kind, by number, until told to stop.
    pub fn each(
        &self,
        kind: Kind,
        mut visit: impl FnMut(Stored<Record>) -> ControlFlow<()>,
    ) -> Result<(), ReadFailure> {
        let mut from = keys::records_of(kind);
        let end = keys::behind(&from);
        loop {
            let page = self.backend.range(&from, &end, PAGE)?;
            let mut rows = page.rows.into_iter().peekable();
            while let Some((key, first)) = rows.next() {
                let failure = |error| ReadFailure::codec(&key, error);
                let header = Header::read(&first.value).map_err(failure)?;
                let mut chunks = vec![first.value];
                while chunks.len() < usize::from(header.chunks)
                    && let Some((_, row)) = rows.next()
                {
                    chunks.push(row.value);
                }
                from = keys::behind(&key[..key.len() - 2]);
                // Chunks of two pages may be of two writings.
                let found = if chunks.len() < usize::from(header.chunks) && page.more {
                    let id = keys::parse_record(&key).map(|(id, _)| id);
                    let id = id.ok_or_else(|| failure(CodecError::CutOff))?;
                    self.record(id)?
                } else {
                    Some(Stored {
                        record: codec::open_record(&key, kind, &chunks).map_err(failure)?,
                        revision: first.revision,
                    })
                };
                if found.is_some_and(|stored| visit(stored).is_break()) {
                    return Ok(());
                }
            }
            if !page.more {
                return Ok(());
            }
        }
    }

    /// All chunks under chunk 0's key, put together and checked.
    pub(crate) fn read_chunks(
        &self,
        key: &Key,
    ) -> Result<Option<(Header, Vec<u8>, Revision)>, ReadFailure> {
        let failure = |error| ReadFailure::codec(key, error);
        let Some(mut first) = self.backend.get(key)? else {
            return Ok(None);
        };
        let mut header = Header::read(&first.value).map_err(failure)?;
        let mut chunks = vec![first.value];
        // One page is of one moment; only its length has to be known before.
        for attempt in 0.. {
            if header.chunks < 2 {
                break;
            }
            let count = header.chunks;
            let mut last = key.clone();
            last.truncate(key.len() - 2);
            last.extend((count - 1).to_be_bytes());
            let page = self
                .backend
                .range(key, &keys::behind(&last), u32::from(count))?;
            let mut rows = page.rows.into_iter().map(|(_, row)| row);
            match rows.next() {
                Some(row) => first = row,
                None => return Ok(None),
            }
            header = Header::read(&first.value).map_err(failure)?;
            chunks = vec![first.value];
            chunks.extend(rows.map(|row| row.value));
            if header.chunks == count {
                break;
            }
            if attempt == READ_AGAIN {
                let why = "written again and again while it was read";
                return Err(ReadError::Unavailable(why.to_owned()).into());
            }
        }
        let revision = first.revision;
        let (header, payload) = codec::open(key, &chunks).map_err(failure)?;
        Ok(Some((header, payload, revision)))
    }

    /// A counter's value and the revision that wrote it; (0, 0) if it was never used.
    pub(crate) fn counter(&self, key: &Key) -> Result<(u64, Option<Revision>), ReadFailure> {
        match self.backend.get(key)? {
            None => Ok((0, None)),
            Some(versioned) => {
                let value = versioned
                    .value
                    .as_slice()
                    .try_into()
                    .map(u64::from_be_bytes)
                    .map_err(|_| ReadFailure::codec(key, CodecError::CutOff))?;
                Ok((value, Some(versioned.revision)))
            }
        }
    }

    /// The keys of a range, without values, page by page.
    pub(crate) fn keys_in(&self, from: &[u8], to: &[u8]) -> Result<Vec<Key>, ReadFailure> {
        let mut found = Vec::new();
        self.rows_in(from, to, |key, _| {
            found.push(key);
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }

    /// Hands out the rows of a range until told to stop.
    pub(crate) fn rows_in(
        &self,
        from: &[u8],
        to: &[u8],
        mut visit: impl FnMut(Key, Vec<u8>) -> ControlFlow<()>,
    ) -> Result<(), ReadFailure> {
        let mut from = from.to_vec();
        loop {
            let page = self.backend.range(&from, to, PAGE)?;
            for (key, versioned) in page.rows {
                from.clone_from(&key);
                from.push(0);
                if visit(key, versioned.value).is_break() {
                    return Ok(());
                }
            }
            if !page.more {
                return Ok(());
            }
        }
    }

    /// Whether nothing was ever recorded.
    pub fn is_empty(&self) -> Result<bool, ReadFailure> {
        Ok(self.backend.range(b"r", b"s", 1)?.rows.is_empty())
    }
}
