//! The thread that answers.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;

use chrono::NaiveDateTime;

use super::{Ground, Sink};
use crate::store::{ReadFailure, Store};
use crate::tui::event::Event;
use crate::tui::view::{Answer, Query};

pub(super) fn run(
    ground: &Ground,
    answers: &dyn Fn(&Store, &Query, NaiveDateTime) -> Result<Answer, ReadFailure>,
    queries: &Receiver<(u64, Query)>,
    sink: &Sink,
    leaving: &AtomicBool,
) {
    while let Ok(first) = queries.recv() {
        let mut waiting = vec![first];
        waiting.extend(queries.try_iter());
        for (number, query) in newest(waiting) {
            if leaving.load(Ordering::Acquire) {
                return;
            }
            let answer = answers(&ground.store, &query, (ground.clock.now)());
            let answer = answer.map_err(|failure| {
                let why = failure.to_string();
                ground.texts.with("run-read-failed", &[("why", why.into())])
            });
            sink(Event::Answered { number, answer });
        }
    }
}

/// Of several queries of one kind only the last is worth an answer: whoever asked it would drop the
/// others.
fn newest(waiting: Vec<(u64, Query)>) -> Vec<(u64, Query)> {
    let mut kept: Vec<(u64, Query)> = Vec::with_capacity(waiting.len());
    for (number, query) in waiting {
        kept.retain(|(_, other)| !query.replaces(other));
        kept.push((number, query));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{Kind, RecordId};
    use crate::tui::view::Listing;

    #[test]
    fn of_several_queries_of_a_kind_the_last_is_answered() {
        let detail = |kind, id| Query::Detail(RecordId { kind, id });
        let list = |of| Query::List { of, mine: None };
        let waiting = vec![
            (1, detail(Kind::Ring, 1)),
            (2, list(Listing::Rings)),
            (3, detail(Kind::Ring, 2)),
            (4, detail(Kind::Meeting, 1)),
            (5, detail(Kind::Ring, 3)),
            (6, list(Listing::Meetings)),
        ];
        let numbers: Vec<u64> = newest(waiting).iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [2, 4, 5, 6]);
    }
}
