//! Utilisation: one row a measure and month, merged into the figures there are. Counts only.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Kind, ProblemKind, ReadFailure, Record, RecordId, Row, Work, reference};
use crate::domain::date::{Month, spoken};
use crate::domain::id::MeasureId;
use crate::domain::measure::Measure;
use crate::domain::problem::Wrong;
use crate::domain::utilisation::MonthUse;
use crate::exchange::table::{Caution, Column};
use crate::fields::Context;

pub(super) const COLUMNS: &[Column] = &[
    Column::required(
        "measure",
        &[
            "Maßnahme",
            "Maßnahmenummer",
            "Maßnahme-Nr.",
            "Maßnahmennummer",
            "Nummer",
            "number",
        ],
    ),
    Column::required("month", &["Monat", "Berichtsmonat"]),
    Column::required(
        "filled",
        &[
            "besetzt",
            "besetzte Plätze",
            "belegt",
            "belegte Plätze",
            "Teilnehmer",
        ],
    ),
    Column::optional("places", &["Plätze", "Platzzahl", "Soll"]),
    Column::optional("assigned", &["zugewiesen", "Zuweisungen"]),
    Column::optional("entries", &["Eintritte", "Zugänge", "eingetreten"]),
    Column::optional(
        "dropouts",
        &["Abbrüche", "Abbrecher", "abgebrochen", "drop-outs"],
    ),
];

/// More than any measure has places.
const MAX: u32 = 100_000;

/// What rows need to know about the measure they name.
#[derive(Clone, Copy)]
struct Known {
    id: MeasureId,
    start: NaiveDate,
    end: NaiveDate,
    places: u32,
}

impl From<&Measure> for Known {
    fn from(measure: &Measure) -> Self {
        Self {
            id: measure.id,
            start: measure.start,
            end: measure.end,
            places: measure.places,
        }
    }
}

pub(super) fn plan(
    work: &mut Work<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(), ReadFailure> {
    let table = work.table;
    let mut named: BTreeMap<&str, Known> = BTreeMap::new();
    let mut drafts: BTreeMap<MeasureId, usize> = BTreeMap::new();
    let mut seen: BTreeSet<(MeasureId, Month)> = BTreeSet::new();
    for (done, row) in table.rows.iter().enumerate() {
        progress(done, table.rows.len());
        if work.is_skipped(row) {
            continue;
        }
        for column in ["measure", "month"] {
            work.need(row, column);
        }
        let text = table.text(row, "measure");
        let known = match named.get(text) {
            Some(known) => Some(*known),
            None => measure_in(work, row, text)?.as_ref().map(Known::from),
        };
        let month = month_in(work, row);
        let figures = figures_in(work, row, month);
        let (Some(known), Some(month)) = (known, month) else {
            continue;
        };
        named.insert(text, known);
        if !seen.insert((known.id, month)) {
            let value = month.to_string();
            work.complain(row, "month", ProblemKind::Value(Wrong::Duplicate { value }));
        }
        if work.is_bad(row) || figures.is_empty() {
            continue;
        }
        let draft = match drafts.get(&known.id) {
            Some(at) => Some(*at),
            None => draft(work, row, known.id)?,
        };
        if let Some(at) = draft {
            drafts.insert(known.id, at);
            merge(work, row, at, known, figures);
        }
    }
    Ok(())
}

/// The figures of a measure, new or stored.
fn draft(work: &mut Work<'_>, row: &Row, measure: MeasureId) -> Result<Option<usize>, ReadFailure> {
    if let Some(stored) = work.store.utilisation_of(measure)? {
        let id = RecordId {
            kind: Kind::Utilisation,
            id: stored.record.id.0,
        };
        return work.edit(id, row.line);
    }
    let at = work.create(Kind::Utilisation, row.line);
    if let Record::Utilisation(one) = &mut work.drafts[at].record {
        one.measure = measure;
    }
    Ok(Some(at))
}

/// The measure of a number; a complaint if there is none.
pub(super) fn measure_in(
    work: &mut Work<'_>,
    row: &Row,
    text: &str,
) -> Result<Option<Measure>, ReadFailure> {
    if text.is_empty() {
        return Ok(None);
    }
    let id = match reference(Kind::Measure, text, work.context) {
        Ok(id) => id,
        Err(wrong) => {
            work.complain(row, "measure", ProblemKind::Value(wrong));
            return Ok(None);
        }
    };
    let stored = work.store.get::<Measure>(MeasureId(id.id))?;
    Ok(stored.map(|stored| stored.record))
}

/// A month as files write it; also the last day of one, since figures are of a month's end.
fn month_in(work: &mut Work<'_>, row: &Row) -> Option<Month> {
    let text = work.table.text(row, "month");
    if text.is_empty() {
        return None;
    }
    let anchor = work.context.anchor();
    let last_day = || {
        let day = spoken::date(text, anchor).ok()?;
        let month = Month::of(day);
        (month.last_day() == day).then_some(month)
    };
    let month = spoken::month(text, anchor).ok().or_else(last_day);
    if month.is_none() {
        let wrong = Wrong::Shape {
            text: text.to_owned(),
            example: "2026-11",
        };
        work.complain(row, "month", ProblemKind::Value(wrong));
    }
    month
}

/// The counts of a row; what is empty says nothing.
fn figures_in(work: &mut Work<'_>, row: &Row, month: Option<Month>) -> MonthUse {
    let mut count = |column: &'static str| {
        let text = work.table.text(row, column);
        if text.is_empty() {
            return None;
        }
        match text.parse::<u32>() {
            Ok(count) if count <= MAX => Some(count),
            _ => {
                let wrong = Wrong::NotInRange {
                    min: 0,
                    max: MAX.into(),
                };
                work.complain(row, column, ProblemKind::Value(wrong));
                None
            }
        }
    };
    MonthUse {
        filled: count("filled"),
        places: count("places"),
        assigned: count("assigned"),
        entries: count("entries"),
        dropouts: count("dropouts"),
        ..MonthUse::empty(month.unwrap_or(Month::of(NaiveDate::MIN)))
    }
}

fn merge(work: &mut Work<'_>, row: &Row, at: usize, known: Known, new: MonthUse) {
    let Record::Utilisation(figures) = &mut work.drafts[at].record else {
        return;
    };
    let found = figures
        .months
        .binary_search_by_key(&new.month, |one| one.month);
    let before = match found {
        Ok(month) => figures.months[month],
        Err(_) => MonthUse::empty(new.month),
    };
    let after = MonthUse {
        month: new.month,
        places: new.places.or(before.places),
        filled: new.filled.or(before.filled),
        assigned: new.assigned.or(before.assigned),
        entries: new.entries.or(before.entries),
        dropouts: new.dropouts.or(before.dropouts),
    };
    if after != before {
        match found {
            Ok(month) => figures.months[month] = after,
            Err(month) => figures.months.insert(month, after),
        }
        work.touched.push((row.line, at));
    }
    let places = after.places.unwrap_or(known.places);
    if let Some(filled) = new.filled
        && filled > places
    {
        work.warn(row, "filled", Caution::MoreThanPlaces { filled, places });
    }
    if new.month.last_day() < known.start || new.month.first_day() > known.end {
        let (start, end) = (known.start, known.end);
        work.warn(row, "month", Caution::OutsideMeasure { start, end });
    }
}
