//! Points and notes of a rating's questions.

use crate::domain::rating::Rating;
use crate::store::{Edit, Entity, Expected};
use crate::tui::sheet::Cells;
use crate::tui::sheet::view::SheetView;

/// The column of points.
const POINTS: usize = 0;
/// What was said about it.
const NOTE: usize = 1;

/// The rating with these answers; questions of the questionnaire come along with the first.
pub(super) fn of(view: &SheetView, cells: &Cells) -> Vec<Edit> {
    let Some(stored) = view.records.first() else {
        return Vec::new();
    };
    let Some(mut rating) = Rating::of(&stored.record).cloned() else {
        return Vec::new();
    };
    for ((row, column), text) in cells {
        let at = usize::try_from(*row).ok();
        let Some(answer) = at.and_then(|at| rating.answers.get_mut(at)) else {
            continue;
        };
        match *column {
            POINTS => answer.value = text.parse().ok(),
            NOTE => answer.note.clone_from(text),
            _ => {}
        }
    }
    vec![Edit::Put {
        record: rating.record(),
        expected: Expected::Revision(stored.revision),
    }]
}
