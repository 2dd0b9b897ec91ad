//! What becomes of the cells of a sheet: the records they change.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Cells;
use super::view::{SheetKind, SheetView};
use crate::domain::date::Month;
use crate::domain::id::{MeasureId, UtilisationId};
use crate::domain::utilisation::{MonthUse, Utilisation};
use crate::store::{Edit, Expected, Record};
use crate::tui::event::Cx;

/// The edits that put these cells in the store.
pub(super) fn of(view: &SheetView, cells: &Cells, cx: &Cx<'_>) -> Vec<Edit> {
    match view.kind {
        SheetKind::Utilisation(month) => utilisation(view, month, cells, cx.today),
        SheetKind::Audit(_) | SheetKind::Rating(_) | SheetKind::Checklist(_) => Vec::new(),
    }
}

/// Columns of the utilisation, in the order the reader gives them.
const PLACES: usize = 0;
/// Filled places at the month's end.
const FILLED: usize = 1;
/// Assigned.
const ASSIGNED: usize = 2;
/// Started.
const ENTRIES: usize = 3;
/// Dropped out.
const DROPOUTS: usize = 4;
/// Free places as they were reported this week; behind what the sheet works out itself.
const REPORTED: usize = 7;

/// One record a measure, whichever months it has.
fn utilisation(view: &SheetView, month: Month, cells: &Cells, today: NaiveDate) -> Vec<Edit> {
    let mut changed: BTreeMap<u64, (Utilisation, Expected)> = BTreeMap::new();
    for ((row, column), text) in cells {
        let (record, _) = changed.entry(*row).or_insert_with(|| {
            let stored = view.records.iter().find_map(|stored| match &stored.record {
                Record::Utilisation(one) if one.measure.0 == *row => {
                    Some((one.clone(), Expected::Revision(stored.revision)))
                }
                _ => None,
            });
            stored.unwrap_or_else(|| {
                let id = UtilisationId::provisional(*row);
                let new = Utilisation {
                    id,
                    measure: MeasureId(*row),
                    months: Vec::new(),
                    free: Vec::new(),
                };
                (new, Expected::New)
            })
        });
        let count = text.parse().ok();
        if *column == REPORTED {
            record.report_free(today, count);
            continue;
        }
        let at = match record.months.binary_search_by_key(&month, |one| one.month) {
            Ok(at) => at,
            Err(at) => {
                record.months.insert(at, MonthUse::empty(month));
                at
            }
        };
        let figures = &mut record.months[at];
        match *column {
            PLACES => figures.places = count,
            FILLED => figures.filled = count,
            ASSIGNED => figures.assigned = count,
            ENTRIES => figures.entries = count,
            DROPOUTS => figures.dropouts = count,
            _ => {}
        }
    }
    changed
        .into_values()
        .map(|(mut record, expected)| {
            record.months.retain(|one| !one.is_empty());
            Edit::Put {
                record: record.into(),
                expected,
            }
        })
        .collect()
}
