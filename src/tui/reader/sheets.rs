//! Sheets: what may be typed where, and what stands there already.

use super::Reader;
use crate::domain::date::Month;
use crate::domain::id::MeasureId;
use crate::domain::measure::Stage;
use crate::domain::utilisation::{FreePlaces, MonthUse};
use crate::store::index::MeasureRow;
use crate::store::{ReadFailure, Stored};
use crate::tui::sheet::view::{CellKind, SheetColumn, SheetKind, SheetRow, SheetView};

/// More places than any measure has.
const MAX_PLACES: u32 = 100_000;

impl Reader<'_> {
    pub(super) fn sheet(&self, kind: SheetKind) -> Result<Option<SheetView>, ReadFailure> {
        match kind {
            SheetKind::Utilisation(month) => self.utilisation_sheet(month).map(Some),
            SheetKind::Audit(_) | SheetKind::Rating(_) | SheetKind::Checklist(_) => Ok(None),
        }
    }

    /// The bought measures that run on at least one day of the month, by number.
    fn utilisation_sheet(&self, month: Month) -> Result<SheetView, ReadFailure> {
        let mut measures = self.store.measures_ending(Some(month.first_day()))?;
        measures.retain(|one| {
            one.procurement.is_bought()
                && one.stage == Stage::Awarded
                && one.start <= month.last_day()
        });
        measures.sort_by(|a, b| (&a.number, &a.title).cmp(&(&b.number, &b.title)));
        let mut records = Vec::new();
        let mut rows = Vec::new();
        for measure in &measures {
            let stored = self.store.utilisation_of(measure.id)?;
            let figures = stored
                .as_ref()
                .and_then(|stored| stored.record.month(month).copied())
                .unwrap_or(MonthUse::empty(month));
            let reported = stored
                .as_ref()
                .and_then(|stored| stored.record.reported_in_week_of(self.today));
            rows.push(row(measure, &figures, reported, |share| {
                self.texts.number(share, 0)
            }));
            if let Some(Stored { record, revision }) = stored {
                records.push(Stored {
                    record: record.into(),
                    revision,
                });
            }
        }
        let count = |heading: &str, width| SheetColumn {
            heading: self.texts.get(heading).into_owned(),
            width,
            cell: CellKind::Count { max: MAX_PLACES },
            right: true,
        };
        let fixed = |heading: &str, width| SheetColumn {
            cell: CellKind::Fixed,
            ..count(heading, width)
        };
        let name = self.texts.month_of(month.first_day());
        Ok(SheetView {
            kind: SheetKind::Utilisation(month),
            title: self
                .texts
                .with("sheet-utilisation", &[("month", name.into())]),
            head: Vec::new(),
            columns: vec![
                count("sheet-places", 6),
                count("sheet-filled", 6),
                count("sheet-assigned", 6),
                count("sheet-entries", 7),
                count("sheet-dropouts", 6),
                fixed("sheet-free", 5),
                fixed("sheet-share", 4),
                count("sheet-reported", 8),
            ],
            rows,
            records,
            none: "sheet-utilisation-none",
            me: String::new(),
        })
    }
}

fn row(
    measure: &MeasureRow,
    figures: &MonthUse,
    reported: Option<FreePlaces>,
    per_cent: impl Fn(f64) -> String,
) -> SheetRow {
    let MeasureId(key) = measure.id;
    let text = |count: Option<u32>| count.map_or_else(String::new, |count| count.to_string());
    // Contracted places stand there until somebody types others.
    let places = figures.places.unwrap_or(measure.places);
    let free = figures.filled.map(|filled| places.saturating_sub(filled));
    let share = figures
        .filled
        .filter(|_| places > 0)
        .map(|filled| f64::from(filled) / f64::from(places) * 100.0);
    SheetRow {
        key,
        label: format!("{} {}", measure.number, measure.title)
            .trim()
            .to_owned(),
        cells: Some(vec![
            places.to_string(),
            text(figures.filled),
            text(figures.assigned),
            text(figures.entries),
            text(figures.dropouts),
            text(free),
            share.map_or_else(String::new, per_cent),
            text(reported.map(|report| report.free)),
        ]),
    }
}
