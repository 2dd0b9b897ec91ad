//! What is due between two days, by the indexes alone: how many, and the first few of them.
//!
//! Responsible for: answering without reading what is not answered with. A store that was filled from
//! a file of ten years has thousands of late things, and the first screen shows twenty of them.

use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::index::{self, AuditRow, OpenTask};
use super::{Entity, ReadFailure, Store, Stored, keys};
use crate::domain::audit::Audit;
use crate::domain::id::{AuditId, Kind, TaskId};
use crate::domain::task::Task;

/// Where what is due from a day on begins.
type From = fn(Option<NaiveDate>) -> Vec<u8>;

/// Days from and until (both inclusive); none = without bound. Without an end, what has no day comes
/// last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Due {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl Due {
    /// What was due before a day.
    pub fn before(day: NaiveDate) -> Self {
        Self {
            from: None,
            until: day.pred_opt(),
        }
    }

    fn keys(self, kind: Kind) -> Option<(Vec<u8>, Vec<u8>)> {
        let (all, from): (Vec<u8>, From) = match kind {
            Kind::Task => (index::open_tasks(), index::open_tasks_from),
            Kind::Audit => (index::open_audits(), index::open_audits_from),
            Kind::Rating => (index::open_ratings(), index::open_ratings_from),
            Kind::Deficiency => (index::open_deficiencies(), index::open_deficiencies_from),
            Kind::Review => (index::open_reviews(), index::open_reviews_from),
            _ => return None,
        };
        let begin = self.from.map_or_else(|| all.clone(), |day| from(Some(day)));
        let end = match self.until {
            Some(day) => from(day.succ_opt()),
            None => keys::behind(&all),
        };
        Some((begin, end))
    }
}

impl Store {
    /// How many open tasks, audits, ratings, deficiencies or reviews are due; none of other kinds.
    pub fn count_due(&self, kind: Kind, due: Due) -> Result<usize, ReadFailure> {
        let mut count = 0;
        if let Some((from, to)) = due.keys(kind) {
            self.rows_in(&from, &to, |_, _| {
                count += 1;
                ControlFlow::Continue(())
            })?;
        }
        Ok(count)
    }

    /// The first of what is due of a kind, the most urgent first.
    pub fn first_due<T: Entity>(
        &self,
        due: Due,
        most: usize,
        id: fn(u64) -> T::Id,
    ) -> Result<Vec<Stored<T>>, ReadFailure> {
        let mut found = Vec::new();
        if let Some((from, to)) = due.keys(T::KIND).filter(|_| most > 0) {
            self.rows_in(&from, &to, |key, _| {
                found.push(key);
                if found.len() < most {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            })?;
        }
        self.follow(&found, id)
    }

    /// The first open audits that are due, from their rows alone.
    pub fn first_audits_due(&self, due: Due, most: usize) -> Result<Vec<AuditRow>, ReadFailure> {
        let Some((from, to)) = due.keys(Kind::Audit) else {
            return Ok(Vec::new());
        };
        self.covering(&from, &to, most, |id| {
            let found = self.get::<Audit>(AuditId(id))?;
            Ok(found.map(|stored| AuditRow::of(&stored.record)))
        })
    }

    /// The first open tasks that are due, from their rows alone.
    pub fn first_tasks_due(&self, due: Due, most: usize) -> Result<Vec<OpenTask>, ReadFailure> {
        let Some((from, to)) = due.keys(Kind::Task) else {
            return Ok(Vec::new());
        };
        self.covering(&from, &to, most, |id| {
            let found = self.get::<Task>(TaskId(id))?;
            Ok(found.map(|stored| OpenTask::of(&stored.record)))
        })
    }
}
