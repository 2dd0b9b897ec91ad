//! Sheets: what may be typed where, and what stands there already.

use super::Reader;
use crate::domain::audit::{Audit, Section, Verdict};
use crate::domain::date::Month;
use crate::domain::id::{AuditId, MeasureId};
use crate::domain::measure::{Measure, Procurement, Stage};
use crate::domain::utilisation::{FreePlaces, MonthUse};
use crate::report::lists::guideline::Guideline;
use crate::store::index::MeasureRow;
use crate::store::{ReadFailure, Stored};
use crate::tui::sheet::view::{CellKind, SheetColumn, SheetKind, SheetRow, SheetView};

/// More places than any measure has.
const MAX_PLACES: u32 = 100_000;
/// Characters a note about a section may have.
const MAX_NOTE: usize = 2_000;

impl Reader<'_> {
    pub(super) fn sheet(&self, kind: SheetKind) -> Result<Option<SheetView>, ReadFailure> {
        match kind {
            SheetKind::Utilisation(month) => self.utilisation_sheet(month).map(Some),
            SheetKind::Audit(id) => self.audit_sheet(id),
            SheetKind::Rating(id) => self.rating_sheet(id),
            SheetKind::Checklist(id) => self.checklist_sheet(id),
        }
    }

    /// The sections recorded, else those of the guideline for such a measure.
    fn audit_sheet(&self, id: AuditId) -> Result<Option<SheetView>, ReadFailure> {
        let Some(stored) = self.store.get::<Audit>(id)? else {
            return Ok(None);
        };
        let audit = &stored.record;
        let measure = self.store.get::<Measure>(audit.measure)?;
        let sections = if audit.sections.is_empty() {
            let procurement = measure.map(|measure| measure.record.procurement);
            self.guideline(procurement.unwrap_or(Procurement::Other))
        } else {
            Some(audit.sections.clone())
        };
        let none = match sections {
            Some(_) => "sheet-audit-none",
            None => "sheet-audit-guideline-wrong",
        };
        let sections = sections.unwrap_or_default();
        let rows = (1..).zip(sections).map(|(key, section)| SheetRow {
            key,
            label: section.title,
            cells: Some(vec![
                match section.verdict {
                    Verdict::Open => String::new(),
                    verdict => verdict.name().to_owned(),
                },
                section.note,
            ]),
        });
        let verdicts = Verdict::ALL.into_iter().map(|verdict| {
            let label = self.texts.get(&format!("verdict-{}", verdict.name()));
            (verdict.name(), label.into_owned())
        });
        let column = |heading: &str, width, cell| SheetColumn {
            heading: self.texts.get(heading).into_owned(),
            width,
            cell,
            right: false,
        };
        let number = format!("{} {}", audit.subject.number, audit.subject.title);
        let kind = self.kind_in_full(audit.kind);
        let day = self.texts.date(audit.day());
        Ok(Some(SheetView {
            kind: SheetKind::Audit(id),
            title: self.texts.with(
                "sheet-audit",
                &[("measure", number.trim().to_owned().into())],
            ),
            head: vec![(
                self.texts.get("sheet-audit-kind").into_owned(),
                format!("{kind}, {day}"),
            )],
            columns: vec![
                column("sheet-verdict", 12, CellKind::Choice(verdicts.collect())),
                column("sheet-note", 0, CellKind::Text { max: MAX_NOTE }),
            ],
            rows: rows.collect(),
            records: vec![Stored {
                record: stored.record.into(),
                revision: stored.revision,
            }],
            none,
            me: String::new(),
        }))
    }

    /// The guideline in force; none if an own one is wrong: sections are kept with the audit, so the
    /// built-in ones must not slip in.
    fn guideline(&self, of: Procurement) -> Option<Vec<Section>> {
        let memory = self.memory.borrow();
        let (guideline, problems) = Guideline::load(memory.templates.as_deref());
        let is_right = problems.is_empty();
        is_right.then(|| guideline.sections(of, self.texts.lang()))
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
