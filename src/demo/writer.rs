//! Records collected into few, large changes.

use super::{DemoError, Summary};
use crate::domain::id::Kind;
use crate::store::apply::Applied;
use crate::store::{Actor, Change, Client, Edit, Expected, Record, Store, What};

/// Edits after which a change is applied: far below what a backend takes, and few enough changes
/// that the history of a demonstration stays short.
const LARGE: usize = 20_000;

/// Collects records and numbers them provisionally.
pub(super) struct Writer<'a> {
    store: &'a Store,
    client: &'a Client,
    actor: &'a Actor,
    edits: Vec<Edit>,
    last: u64,
    pub(super) summary: Summary,
}

impl<'a> Writer<'a> {
    pub(super) fn new(store: &'a Store, client: &'a Client, actor: &'a Actor) -> Self {
        Self {
            store,
            client,
            actor,
            edits: Vec::new(),
            last: 0,
            summary: Summary::default(),
        }
    }

    /// A provisional number nobody else has.
    pub(super) fn number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// Adds a record.
    pub(super) fn add(&mut self, record: impl Into<Record>) {
        let record = record.into();
        let summary = &mut self.summary;
        summary.records += 1;
        match record.kind() {
            Kind::Municipality => summary.municipalities += 1,
            Kind::Ring => summary.rings += 1,
            Kind::Person => summary.people += 1,
            Kind::Meeting => summary.meetings += 1,
            Kind::Task => summary.tasks += 1,
            Kind::Measure => summary.measures += 1,
            _ => {}
        }
        self.edits.push(Edit::Put {
            record,
            expected: Expected::New,
        });
    }

    /// Applies what was collected; what refers to it later needs the numbers it was given.
    pub(super) fn flush(&mut self) -> Result<Option<Applied>, DemoError> {
        if self.edits.is_empty() {
            return Ok(None);
        }
        let change = Change {
            id: self.client.next_id(),
            what: What::Demo,
            edits: std::mem::take(&mut self.edits),
        };
        Ok(Some(self.store.apply(&change, self.actor)?))
    }

    /// Applies between two meetings of long ago, which refer to nothing of each other.
    pub(super) fn flush_if_large(&mut self) -> Result<(), DemoError> {
        if self.edits.len() >= LARGE {
            self.flush()?;
        }
        Ok(())
    }
}
