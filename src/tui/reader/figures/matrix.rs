//! The matrix: the group's municipalities by every indicator, of one period.

use std::collections::BTreeMap;
use std::mem;
use std::sync::Arc;

use super::known::Known;
use super::words::decimals;
use super::{Gathered, Reader, periods};
use crate::domain::id::MunicipalityId;
use crate::domain::indicator::compare::Member;
use crate::domain::indicator::question::Question;
use crate::domain::ring::Municipality;
use crate::store::ReadFailure;
use crate::text::fold::Folded;
use crate::tui::panes::figures::view::{FiguresView, Matrix, MatrixColumn, MatrixRow, Place};
use crate::tui::widgets::list::cell;

impl Reader<'_> {
    /// By every indicator that has figures.
    pub(super) fn matrix(
        &self,
        known: &mut Known,
        gathered: Gathered,
        view: &mut FiguresView,
    ) -> Result<Matrix, ReadFailure> {
        let length = view.question.asked.period.kind();
        let catalogue = known.catalogue(self.store)?;
        let ground = Arc::clone(&view.ground);
        let mut municipalities = gathered.figures.municipalities;
        municipalities.sort_by(|a, b| named(a).cmp(&named(b)));
        let mut rows: Vec<MatrixRow> = municipalities.iter().map(matrix_row).collect();
        let places: BTreeMap<MunicipalityId, usize> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| (row.id, at))
            .collect();
        let mut columns = Vec::with_capacity(ground.indicators.len());
        for offered in &ground.indicators {
            let Some(indicator) = catalogue.get(&offered.code) else {
                continue;
            };
            let code: Arc<str> = indicator.code.as_str().into();
            let question = Question {
                indicator: indicator.code.clone(),
                ..view.question.clone()
            };
            let lengths = known.lengths(self.store, &code, question.sex)?.to_vec();
            let series = if lengths.contains(&length) {
                let which = (&code, length, question.sex);
                known.series(self.store, which, &municipalities)?
            } else {
                vec![None; municipalities.len()]
            };
            // An indicator without figures of this length leads nowhere; the others do.
            if view.periods.is_empty() {
                view.periods = periods(&series, question.asked);
            }
            let mut gathered =
                self.gathered(indicator, &question, mem::take(&mut municipalities), series);
            let comparison = gathered.comparison();
            columns.push(MatrixColumn {
                decimals: decimals(&gathered),
                n: comparison.n,
                median: comparison.median,
                head: self.head(&gathered, &ground),
                indicator: indicator.clone(),
                lengths,
            });
            for row in &mut rows {
                row.places.push(Place::default());
            }
            for placed in &comparison.rows {
                let place = places.get(&placed.municipality);
                let place = place.and_then(|at| rows[*at].places.last_mut());
                if let Some(place) = place {
                    place.value = placed.value;
                    place.rank = placed.rank;
                    place.distance = placed.distance;
                    place.quartile = placed.quartile;
                }
            }
            for member in &gathered.members {
                let place = places.get(&member.municipality);
                let place = place.and_then(|at| rows[*at].places.last_mut());
                if let Some(place) = place {
                    place.mark = mark(member);
                }
            }
            municipalities = mem::take(&mut gathered.figures.municipalities);
        }
        Ok(Matrix {
            columns,
            rows: Arc::new(rows),
        })
    }
}

fn mark(member: &Member) -> Option<char> {
    member.now.as_ref().and_then(|version| version.mark)
}

/// The order of the rows: as people look names up.
fn named(one: &Municipality) -> (String, &str) {
    (
        Folded::new(one.display_name()).bare().to_owned(),
        &one.number,
    )
}

fn matrix_row(one: &Municipality) -> MatrixRow {
    MatrixRow {
        id: one.id,
        cells: vec![cell(one.number.as_str()), cell(one.display_name())],
        folded: Folded::new(&format!(
            "{} {} {}",
            one.number,
            one.display_name(),
            one.name
        )),
        places: Vec::new(),
    }
}
