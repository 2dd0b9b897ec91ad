//! A full check above the bytes: every record readable and in order with the rules, every index row
//! derived from a record and no other there, no reference into nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::rules::duplicate;
use super::{Entity, ReadFailure, Record, Store, index};
use crate::domain::audit::Subject;
use crate::domain::id::{Kind, MeasureId, RecordId};
use crate::domain::plan::subject;
use crate::domain::problem::{Problem, Wrong};
use crate::domain::ring::{Membership, Ring, overlapping};

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
    /// A record breaks a rule, by itself or among its neighbours.
    Broken {
        /// The record.
        record: RecordId,
        /// What is wrong with it.
        problem: Problem,
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
        let mut broken: Vec<(RecordId, Problem)> = Vec::new();
        let mut memberships: Vec<Membership> = Vec::new();
        let mut subjects: BTreeMap<MeasureId, Subject> = BTreeMap::new();
        for &kind in Kind::ALL {
            let mut count = 0_u64;
            let read = self.each(kind, |stored| {
                count += 1;
                let record = stored.record;
                known.insert(record.id());
                references.extend(record.referenced().into_iter().map(|to| (record.id(), to)));
                broken.extend(record.check().into_iter().map(|one| (record.id(), one)));
                memberships.extend(Membership::of(&record).cloned());
                match &record {
                    Record::Measure(one) => {
                        subjects.insert(one.id, subject(one));
                    }
                    // Measures come before their audits.
                    Record::Audit(one)
                        if subjects
                            .get(&one.measure)
                            .is_some_and(|subject| *subject != one.subject) =>
                    {
                        broken.push((record.id(), Problem::new("measure", Wrong::StaleCopy)));
                    }
                    _ => {}
                }
                for (key, value) in index::rows(&record) {
                    let other = derived.insert(key, value);
                    if other.is_some() {
                        broken.push((record.id(), Problem::new("number", duplicate(&record))));
                    }
                }
                ControlFlow::Continue(())
            });
            if let Err(failure) = read {
                result
                    .findings
                    .push(Finding::Unreadable(failure.to_string()));
            }
            result.records.insert(kind, count);
        }
        for (at, other) in overlapping(&memberships) {
            let ring = self.get::<Ring>(memberships[other].ring)?;
            let what = Wrong::OverlappingMembership {
                ring: ring.map_or(0, |ring| ring.record.number),
                from: memberships[other].from.max(memberships[at].from),
            };
            let record = memberships[at].clone().record().id();
            broken.push((record, Problem::new("from", what)));
        }
        let broken = broken.into_iter();
        result
            .findings
            .extend(broken.map(|(record, problem)| Finding::Broken { record, problem }));
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
