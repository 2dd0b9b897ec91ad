//! One change for all chosen records.
//!
//! Responsible for: making the edits. Not for: which records are chosen ([`super::Base::chosen`]),
//! reading them ([`super::Base::with_records`]) and asking what the change is (whoever offers it).

use crate::store::{Edit, Entity, Expected, Record, Stored};

/// The records of one type, each changed the same way; those of other types are left alone.
pub fn changed<E: Entity>(records: &[Stored<Record>], change: impl Fn(&mut E)) -> Vec<Edit> {
    records
        .iter()
        .filter_map(|stored| {
            let mut entity = E::of(&stored.record)?.clone();
            change(&mut entity);
            Some(Edit::Put {
                record: entity.record(),
                expected: Expected::Revision(stored.revision),
            })
        })
        .collect()
}
