//! What has to be true of a change before it is written: each record by itself, and among its
//! neighbours. The rules themselves are the domain's; here they are asked.

use std::collections::BTreeMap;

use super::apply::{ApplyError, Draft, Rejected};
use super::backend::Key;
use super::{Change, Entity, ReadFailure, Record, Store, What, index, keys};
use crate::domain::id::{Kind, RecordId};
use crate::domain::measure::Measure;
use crate::domain::problem::{Problem, Wrong};
use crate::domain::rating::Rating;
use crate::domain::ring::{Membership, Ring};

/// Its number is another one's, too.
pub(super) fn duplicate(record: &Record) -> Wrong {
    let value = match record {
        Record::Municipality(one) => one.number.clone(),
        Record::Ring(one) => one.number.to_string(),
        _ => String::new(),
    };
    Wrong::Duplicate { value }
}

/// § 2: what a measure needs before it leaves planning. Who named the supervisor and when is asked of
/// those who tender it now: a list that is read in may not know it. Taking back asks nothing.
fn left_planning(what: &What, before: &Record, measure: &Measure) -> Option<Problem> {
    let Record::Measure(before) = before else {
        return None;
    };
    let supervised = measure.supervised_since(before);
    match what {
        What::Undo { .. } => None,
        What::Edit => supervised.and_then(|()| measure.named_since(before)).err(),
        What::Import { .. } | What::Demo => supervised.err(),
    }
}

/// § 65(5) VgV: a closed rating stays as it is; see [`Rating::may_follow`].
fn evidence(draft: &Draft, id: RecordId, after: Option<&Record>) -> Option<Problem> {
    let before = Rating::of(&draft.before.get(&id)?.record)?;
    let refused = Rating::may_follow(before, after.and_then(Rating::of)).err()?;
    Some(Problem::new("", refused))
}

impl Store {
    /// Every rule a record has to keep, alone and among its neighbours.
    pub(super) fn check(
        &self,
        change: &Change,
        draft: &Draft,
    ) -> Result<Vec<Rejected>, ApplyError> {
        let mut rejected = Vec::new();
        let taken = draft.unique_rows();
        for (edit, (id, record)) in draft.after.iter().enumerate() {
            let mut problems = match record {
                Some(record) => {
                    let mut problems = record.check();
                    problems.extend(self.dangling(draft, record)?);
                    problems.extend(self.duplicates(draft, &taken, *id, record)?);
                    problems
                }
                None => self.still_in_use(draft, *id)?,
            };
            problems.extend(evidence(draft, *id, record.as_ref()));
            if let Some(Record::Membership(membership)) = record
                && problems.is_empty()
            {
                problems.extend(self.overlapping(draft, membership)?);
            }
            if let Some(Record::Measure(measure)) = record
                && let Some(before) = draft.before.get(id)
            {
                problems.extend(left_planning(&change.what, &before.record, measure));
            }
            problems.extend(draft.problems.get(id).into_iter().flatten().cloned());
            if !problems.is_empty() {
                rejected.push(Rejected {
                    edit,
                    record: *id,
                    problems,
                });
            }
        }
        // What the store makes itself is as wrong as what it was made of: that one is said.
        if rejected.iter().any(|one| one.edit < change.edits.len()) {
            rejected.retain(|one| one.edit < change.edits.len());
        }
        Ok(rejected)
    }

    fn exists(&self, draft: &Draft, id: RecordId) -> Result<bool, ReadFailure> {
        match draft.after(id) {
            Some(after) => Ok(after.is_some()),
            None => Ok(self.backend().get(&keys::record(id, 0))?.is_some()),
        }
    }

    fn dangling(&self, draft: &Draft, record: &Record) -> Result<Vec<Problem>, ReadFailure> {
        let mut problems = Vec::new();
        for to in record.referenced() {
            if !self.exists(draft, to)? {
                let to = to.to_string();
                problems.push(Problem::new("", Wrong::Dangling { to }));
            }
        }
        Ok(problems)
    }

    fn duplicates(
        &self,
        draft: &Draft,
        taken: &BTreeMap<Key, Vec<RecordId>>,
        id: RecordId,
        record: &Record,
    ) -> Result<Vec<Problem>, ReadFailure> {
        let mut problems = Vec::new();
        for (key, _) in index::rows(record) {
            if !index::is_unique(&key) {
                continue;
            }
            let stored = self
                .backend()
                .get(&key)?
                .and_then(|row| index::read_id(&row.value));
            let by_store = stored.is_some_and(|owner| {
                let owner = RecordId {
                    kind: id.kind,
                    id: owner,
                };
                // An owner that this change deletes or renumbers gives the number free.
                owner != id
                    && match draft.after(owner) {
                        None => true,
                        Some(after) => after.is_some_and(|after| {
                            index::rows(after).iter().any(|(other, _)| *other == key)
                        }),
                    }
            });
            let by_change = taken
                .get(&key)
                .is_some_and(|owners| owners.iter().any(|owner| *owner != id));
            if by_store || by_change {
                let (field, value) = match record {
                    Record::Municipality(one) => ("number", one.number.clone()),
                    Record::Ring(one) => ("number", one.number.to_string()),
                    Record::Measure(one) => ("number", one.number.clone()),
                    Record::Provider(one) => ("name", one.name.clone()),
                    Record::Duty(one) => ("period", one.period.to_string()),
                    Record::Checklist(_) | Record::Utilisation(_) | Record::Review(_) => {
                        ("measure", String::new())
                    }
                    _ => ("", String::new()),
                };
                problems.push(Problem::new(field, Wrong::Duplicate { value }));
            }
        }
        Ok(problems)
    }

    /// § 1: a municipality is in at most one ring on any day.
    fn overlapping(
        &self,
        draft: &Draft,
        membership: &Membership,
    ) -> Result<Vec<Problem>, ReadFailure> {
        let mut others: Vec<Membership> = self
            .memberships_of(membership.municipality)?
            .into_iter()
            .map(|stored| stored.record)
            .filter(|other| draft.after(other.clone().record().id()).is_none())
            .collect();
        others.extend(
            draft
                .after
                .iter()
                .filter_map(|(_, record)| record.as_ref().and_then(Membership::of))
                .filter(|other| other.municipality == membership.municipality)
                .cloned(),
        );
        for other in others {
            if other.id != membership.id && other.overlaps(membership) {
                let id = RecordId {
                    kind: Kind::Ring,
                    id: other.ring.0,
                };
                let ring = match draft.after(id) {
                    Some(after) => after.and_then(Ring::of).map(|ring| ring.number),
                    None => self.get::<Ring>(other.ring)?.map(|ring| ring.record.number),
                };
                let what = Wrong::OverlappingMembership {
                    ring: ring.unwrap_or(0),
                    from: other.from.max(membership.from),
                };
                return Ok(vec![Problem::new("from", what)]);
            }
        }
        Ok(Vec::new())
    }

    /// Nothing may be deleted that others still refer to; what lives within it has to go along. Names
    /// the first that does.
    fn still_in_use(&self, draft: &Draft, id: RecordId) -> Result<Vec<Problem>, ReadFailure> {
        for dependent in self.dependents(id)? {
            let still_refers = match draft.after(dependent) {
                None => true,
                Some(after) => after.is_some_and(|after| after.referenced().contains(&id)),
            };
            if still_refers {
                let by = dependent.to_string();
                return Ok(vec![Problem::new("", Wrong::StillInUse { by })]);
            }
        }
        Ok(Vec::new())
    }
}
