//! What changed since rows were made: whoever keeps rows between two questions reads only that again.

use std::collections::BTreeSet;

use crate::domain::id::RecordId;
use crate::store::backend::Revision;
use crate::store::{Changed, ReadFailure, Store, changed};

/// The newest commit, and the records written or removed since that one; none = any may be different.
///
/// Each time it is a watch of its own that looks back: one that is kept might be told a moment later
/// than whoever asks because of the commit.
pub(super) fn changed_since(
    store: &Store,
    since: Revision,
) -> Result<(Revision, Option<BTreeSet<RecordId>>), ReadFailure> {
    let watcher = store.watch(since)?;
    let (mut revision, mut stale) = (since, Some(BTreeSet::new()));
    for notice in watcher.try_iter() {
        match changed(notice) {
            Changed::Everything(now) => (revision, stale) = (now, None),
            Changed::Records {
                revision: now,
                records,
                ..
            } => {
                revision = now;
                if let Some(stale) = &mut stale {
                    stale.extend(records);
                }
            }
        }
    }
    Ok((revision, stale))
}
