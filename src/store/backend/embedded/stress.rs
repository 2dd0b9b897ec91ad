//! A loop of commits whose every byte is known, to be killed in the middle.
//!
//! Responsible for: what `tests/kill.rs` and the hidden `crash-test` command run in a process of
//! their own, and for judging what such a process left. Not for: speed.

use std::io::Write;
use std::path::Path;

use crate::store::backend::{
    Backend, Batch, CommitError, CommitId, Operation, ReadError, Revision,
};

use super::{Embedded, Holder, HolderKind, OpenError, OpenOptions, UpkeepError, random_id};

/// Records that are written in turn.
const RECORDS: u64 = 97;
/// Every so many commits one writes more rows than sled is given at once.
const BULK_EVERY: u64 = 50;
const BULK: u64 = 1_500;
/// Every so many commits a checkpoint is written.
const CHECKPOINT_EVERY: u64 = 199;

/// Why the loop ended, or what is wrong with what it left.
#[derive(Debug, thiserror::Error)]
pub enum StressError {
    /// The store did not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A commit was refused.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// Something could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A checkpoint failed.
    #[error(transparent)]
    Upkeep(#[from] UpkeepError),
    /// Nobody reads the acknowledgements any more.
    #[error("acknowledgements can't be written: {0}")]
    Acknowledge(#[from] std::io::Error),
    /// The rows are not those of the last commit.
    #[error("after commit {revision}: {what}")]
    Wrong {
        /// The store's revision.
        revision: u64,
        /// What differs.
        what: String,
    },
}

fn record(n: u64) -> Vec<u8> {
    format!("commit {n} ")
        .repeat(1 + (n * 37 % 250) as usize)
        .into_bytes()
}

fn operations(n: u64) -> Vec<Operation> {
    let slot = n % RECORDS;
    let key = |text: String| text.into_bytes();
    let mut operations = vec![
        Operation::Put(key("count".to_owned()), n.to_string().into_bytes()),
        Operation::Put(key(format!("record/{slot:02}")), record(n)),
        Operation::Put(key(format!("index/{slot:02}/{n}")), Vec::new()),
    ];
    if n > RECORDS {
        operations.push(Operation::Delete(key(format!(
            "index/{slot:02}/{}",
            n - RECORDS
        ))));
    }
    if n.is_multiple_of(BULK_EVERY) {
        let bulk = |row| Operation::Put(key(format!("bulk/{row:04}")), n.to_string().into_bytes());
        operations.extend((0..BULK).map(bulk));
    }
    operations
}

/// The loop's next commit for this store.
pub fn stress_batch(store: &Embedded, id: CommitId) -> Batch {
    Batch {
        id,
        author: "stress".to_owned(),
        uid: 0,
        time_ms: 1_790_000_000_000 + id.sequence as i64,
        expectations: Vec::new(),
        operations: operations(store.revision().0 + 1),
    }
}

/// Commits for ever and writes `ack N` after each commit N was acknowledged.
pub fn stress(path: &Path, acknowledge: &mut dyn Write) -> Result<(), StressError> {
    let holder = Holder::this_process(HolderKind::Command);
    let (store, _) = Embedded::open(path, holder, &OpenOptions::default())?;
    writeln!(acknowledge, "open {}", store.revision().0)?;
    acknowledge.flush()?;
    let client = random_id();
    for sequence in 1.. {
        let Revision(done) = store.commit(&stress_batch(&store, CommitId { client, sequence }))?;
        writeln!(acknowledge, "ack {done}")?;
        acknowledge.flush()?;
        if done.is_multiple_of(CHECKPOINT_EVERY) {
            store.checkpoint(holder.since_ms)?;
        }
    }
    Ok(())
}

/// Compares all rows with what the loop had written up to the store's revision; answers that.
pub fn check_stress(store: &Embedded) -> Result<u64, StressError> {
    let n = store.revision().0;
    let wrong = |what: String| StressError::Wrong { revision: n, what };
    let text = |key: &str| -> Result<Option<String>, StressError> {
        let row = store.get(key.as_bytes())?;
        Ok(row.map(|row| String::from_utf8_lossy(&row.value).into_owned()))
    };
    let count = text("count")?.unwrap_or_else(|| "0".to_owned());
    if count != n.to_string() {
        return Err(wrong(format!("the counter says {count}")));
    }
    for slot in 0..RECORDS {
        // The last commit up to n that wrote this slot.
        let writer = (1..=n)
            .rev()
            .take(RECORDS as usize)
            .find(|n| n % RECORDS == slot);
        let expected = writer.map(|n| String::from_utf8_lossy(&record(n)).into_owned());
        if text(&format!("record/{slot:02}"))? != expected {
            return Err(wrong(format!(
                "record {slot} is not that of commit {writer:?}"
            )));
        }
        let (from, to) = (format!("index/{slot:02}/"), format!("index/{slot:02}0"));
        let rows = store.range(from.as_bytes(), to.as_bytes(), 10)?.rows;
        let found: Vec<_> = rows
            .iter()
            .map(|(key, _)| String::from_utf8_lossy(key).into_owned())
            .collect();
        let expected: Vec<_> = writer
            .iter()
            .map(|n| format!("index/{slot:02}/{n}"))
            .collect();
        if found != expected {
            return Err(wrong(format!("index rows of {slot} are {found:?}")));
        }
    }
    let bulk = store.range(b"bulk/", b"bulk0", 2 * BULK as u32)?.rows;
    let last = n - n % BULK_EVERY;
    let is_right = |value: &[u8]| value == last.to_string().as_bytes();
    let expected = if last == 0 { 0 } else { BULK };
    if bulk.len() as u64 != expected || !bulk.iter().all(|(_, row)| is_right(&row.value)) {
        return Err(wrong(format!(
            "{} bulk rows, not all of commit {last}",
            bulk.len()
        )));
    }
    Ok(n)
}
