//! Ticks and notes of a checklist: each tick with the day and who made it.

use chrono::NaiveDate;

use crate::domain::checklist::{Checklist, Ticked};
use crate::store::backend::Revision;
use crate::store::{Edit, Entity, Expected};
use crate::tui::sheet::Cells;
use crate::tui::sheet::view::{FILED, SheetView};

/// The column that is ticked.
const DONE: usize = 0;
/// Where a document lies, or which of several.
const NOTE: usize = 3;

/// The list with these cells; the first one begins it.
pub(super) fn of(view: &SheetView, cells: &Cells, today: NaiveDate) -> Vec<Edit> {
    let Some(stored) = view.records.first() else {
        return Vec::new();
    };
    let Some(mut list) = Checklist::of(&stored.record).cloned() else {
        return Vec::new();
    };
    let ticked = |text: &str| {
        (!text.is_empty()).then(|| Ticked {
            on: today,
            by: view.me.clone(),
        })
    };
    for ((row, column), text) in cells {
        if let Some(at) = row.checked_sub(FILED) {
            let Some(filed) = usize::try_from(at)
                .ok()
                .and_then(|at| list.filing.get_mut(at))
            else {
                continue;
            };
            match *column {
                DONE => filed.done = ticked(text),
                NOTE => filed.note.clone_from(text),
                _ => {}
            }
        } else if *column == DONE
            && let Some(task) = usize::try_from(*row)
                .ok()
                .and_then(|at| list.tasks.get_mut(at))
        {
            task.done = ticked(text);
        }
    }
    vec![Edit::Put {
        record: list.record(),
        expected: match stored.revision {
            Revision(0) => Expected::New,
            revision => Expected::Revision(revision),
        },
    }]
}
