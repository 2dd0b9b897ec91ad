//! A full check above the bytes: every record readable and in order with the rules, every index row
//! derived from a record and no other there, no reference into nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::{ReadFailure, Store, index};
use crate::domain::id::{Kind, RecordId};

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A value can't be read.
    Unreadable(String),
    /// A record refers to nothing.
    Dangling {
        /// The record.
        from: RecordId,
        /// What is missing.
        to: RecordId,
    },
    /// An index row is missing or wrong; in hex.
    IndexRow {
        /// The row's key.
        key: String,
        /// Whether it stands there without a record that has it.
        surplus: bool,
    },
    /// A log entry is missing.
    MissingLog(u64),
}

/// The result of a full check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// Records by kind.
    pub records: BTreeMap<Kind, u64>,
    /// Changes in the history.
    pub history: u64,
    /// What is not right.
    pub findings: Vec<Finding>,
}

fn hex(key: &[u8]) -> String {
    key.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Store {
    /// Checks everything. Reads the whole store; memory grows with the number of index rows.
    pub fn verify(&self) -> Result<Verified, ReadFailure> {
        let mut result = Verified::default();
        let mut derived: BTreeMap<Vec<u8>, Vec<u8>> = BTreeMap::new();
        let mut known: BTreeSet<RecordId> = BTreeSet::new();
        let mut references: Vec<(RecordId, RecordId)> = Vec::new();
        for &kind in Kind::ALL {
            let mut count = 0_u64;
            let read = self.each(kind, |stored| {
                count += 1;
                let record = stored.record;
                known.insert(record.id());
                references.extend(record.referenced().into_iter().map(|to| (record.id(), to)));
                derived.extend(index::rows(&record));
                ControlFlow::Continue(())
            });
            if let Err(failure) = read {
                result
                    .findings
                    .push(Finding::Unreadable(failure.to_string()));
            }
            result.records.insert(kind, count);
        }
        for (from, to) in references {
            if !known.contains(&to) {
                result.findings.push(Finding::Dangling { from, to });
            }
        }
        self.rows_in(b"i", b"j", |key, value| {
            let surplus = match derived.remove(&key) {
                Some(expected) if expected == value => return ControlFlow::Continue(()),
                Some(_) => false,
                None => true,
            };
            let key = hex(&key);
            result.findings.push(Finding::IndexRow { key, surplus });
            ControlFlow::Continue(())
        })?;
        for key in derived.keys() {
            let key = hex(key);
            let surplus = false;
            result.findings.push(Finding::IndexRow { key, surplus });
        }
        let last = self.last_seq()?;
        for seq in 1..=last.0 {
            match self.log_entry(super::Seq(seq)) {
                Ok(Some(entry)) => {
                    result.history += 1;
                    for (id, _) in entry.deeds {
                        if let Err(failure) = self.before(id, super::Seq(seq)) {
                            result
                                .findings
                                .push(Finding::Unreadable(failure.to_string()));
                        }
                    }
                }
                Ok(None) => result.findings.push(Finding::MissingLog(seq)),
                Err(failure) => result
                    .findings
                    .push(Finding::Unreadable(failure.to_string())),
            }
        }
        Ok(result)
    }
}
