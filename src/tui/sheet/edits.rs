//! What becomes of the cells of a sheet: the records they change.

mod checklist;
mod rating;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Cells;
use super::view::{SheetKind, SheetView};
use crate::domain::audit::{Section, Verdict};
use crate::domain::date::Month;
use crate::domain::id::{MeasureId, UtilisationId};
use crate::domain::utilisation::{MonthUse, Utilisation};
use crate::store::{Edit, Expected, Record};
use crate::tui::event::Cx;

/// The edits that put these cells in the store.
pub(super) fn of(view: &SheetView, cells: &Cells, cx: &Cx<'_>) -> Vec<Edit> {
    match view.kind {
        SheetKind::Utilisation(month) => utilisation(view, month, cells, cx.today),
        SheetKind::Audit(_) => audit(view, cells),
        SheetKind::Rating(_) => rating::of(view, cells),
        SheetKind::Checklist(_) => checklist::of(view, cells, cx.today),
    }
}

/// The verdict on a section.
const VERDICT: usize = 0;
/// What was noted about it.
const NOTE: usize = 1;

/// The sections of an audit; what it has none of yet is copied from the sheet, which has the
/// guideline's.
fn audit(view: &SheetView, cells: &Cells) -> Vec<Edit> {
    let Some((stored, Record::Audit(one))) =
        view.records.first().map(|stored| (stored, &stored.record))
    else {
        return Vec::new();
    };
    let mut audit = one.clone();
    if audit.sections.is_empty() {
        let sections = view.rows.iter().map(|row| Section {
            title: row.label.clone(),
            verdict: Verdict::Open,
            note: String::new(),
        });
        audit.sections = sections.collect();
    }
    for ((row, column), text) in cells {
        let at = usize::try_from(*row).unwrap_or(0);
        let Some(section) = at.checked_sub(1).and_then(|at| audit.sections.get_mut(at)) else {
            continue;
        };
        match *column {
            VERDICT => {
                let verdict = Verdict::ALL.into_iter().find(|one| one.name() == text);
                section.verdict = verdict.unwrap_or(Verdict::Open);
            }
            NOTE => section.note.clone_from(text),
            _ => {}
        }
    }
    vec![Edit::Put {
        record: audit.into(),
        expected: Expected::Revision(stored.revision),
    }]
}

/// Columns of the utilisation, in the order the reader gives them.
const PLACES: usize = 0;
/// Filled places at the month's end.
pub(super) const FILLED: usize = 1;
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
