//! Answers about what a tab shows first, kept until something is written: turning to a tab and back reads
//! nothing.
//!
//! Responsible for: when an answer still holds. Not for: rows that are brought up to date after a commit
//! (each list keeps its own).

use chrono::NaiveDate;

use crate::store::backend::Revision;
use crate::tui::view::{Answer, Query};

/// Answers kept at most: every tab has one or two.
const MOST: usize = 12;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// The commit and the day they are of.
    of: Option<(Revision, NaiveDate)>,
    /// The oldest first.
    answers: Vec<(Query, Answer)>,
}

impl Kept {
    /// Whether answers to such a question follow from the store and the day alone.
    pub(super) fn takes(query: &Query) -> bool {
        matches!(
            query,
            Query::Today { .. } | Query::Uses(_) | Query::List { .. } | Query::Calendar { .. }
        )
    }

    /// The answer of before, if nothing was written since and it is the same day.
    pub(super) fn find(&self, query: &Query, of: (Revision, NaiveDate)) -> Option<Answer> {
        if self.of != Some(of) {
            return None;
        }
        let found = self.answers.iter().find(|(other, _)| other == query);
        found.map(|(_, answer)| answer.clone())
    }

    /// Keeps an answer whose reading began at this commit.
    pub(super) fn keep(&mut self, query: &Query, answer: &Answer, of: (Revision, NaiveDate)) {
        if self.of != Some(of) {
            self.of = Some(of);
            self.answers.clear();
        }
        if self.answers.len() == MOST {
            self.answers.remove(0);
        }
        self.answers.push((query.clone(), answer.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::view::Listing;

    #[test]
    fn an_answer_holds_until_something_is_written_or_a_day_is_over() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let ask = |of| Query::List { of, mine: None };
        let mut kept = Kept::default();
        let rings = ask(Listing::Rings);
        kept.keep(&rings, &Answer::Uses(Vec::new()), (Revision(7), day(22)));
        assert!(kept.find(&rings, (Revision(7), day(22))).is_some());
        assert!(
            kept.find(&ask(Listing::Meetings), (Revision(7), day(22)))
                .is_none()
        );
        assert!(kept.find(&rings, (Revision(8), day(22))).is_none());
        assert!(kept.find(&rings, (Revision(7), day(23))).is_none());

        // What is newer leaves nothing of before.
        let meetings = ask(Listing::Meetings);
        kept.keep(&meetings, &Answer::Uses(Vec::new()), (Revision(8), day(22)));
        assert!(kept.find(&rings, (Revision(8), day(22))).is_none());
        assert!(kept.find(&rings, (Revision(7), day(22))).is_none());
    }
}
