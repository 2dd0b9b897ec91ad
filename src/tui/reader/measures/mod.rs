//! Measures and those who carry them out: lists, and each in full.
//!
//! Responsible for: which measures stand in which list, what a row shows, marks beside words. Not for:
//! keeping rows between two questions ([`rows`]), a measure in full ([`detail`] with its [`parts`]) and
//! its use month by month ([`usage`]).

mod detail;
mod parts;
mod providers;
pub(super) mod rows;
mod usage;

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::{Reader, row, table};
use crate::domain::date::Month;
use crate::domain::house_rules::HouseRules;
use crate::domain::id::{Kind, MeasureId, PersonId, RecordId};
use crate::domain::measure::Status;
use crate::domain::utilisation::MonthUse;
use crate::store::index::MeasureRow;
use crate::store::{ReadFailure, Record};
use crate::text::width;
use crate::tui::view::{ListRow, MeasureList, Table};
use crate::tui::widgets::list::{CellText, Column, Width, cell, column, marked, numbers};

const COLUMNS: &[Column] = &[
    column("column-measure", Width::Fixed(12)),
    column("column-title", Width::Rest),
    column("column-provider", Width::Fixed(18)).from(90),
    column("column-start", Width::Fixed(9)).from(100),
    column("column-end", Width::Fixed(9)).from(60),
    numbers("column-places", Width::Fixed(4)).from(70),
    numbers("column-use", Width::Fixed(7)),
    column("column-state", Width::Fixed(10)),
];

/// What is late or missing about measures, for the marks of their rows.
struct Late {
    audits: BTreeSet<MeasureId>,
    deficiencies: BTreeSet<MeasureId>,
}

impl Reader<'_> {
    /// The measures of a list, those that end first on top; the ended ones the other way round.
    pub(super) fn measures(
        &self,
        list: MeasureList,
        mine: Option<PersonId>,
    ) -> Result<Table, ReadFailure> {
        let rows = self.memory.borrow_mut().measures.fresh(self, list, mine)?;
        Ok(Table {
            rows,
            ..table(COLUMNS, Vec::new())
        })
    }

    fn late_of_measures(&self) -> Result<Late, ReadFailure> {
        let yesterday = self.today.pred_opt();
        let audits = self.store.open_audits(yesterday, usize::MAX)?;
        let deficiencies = self.store.open_deficiencies(yesterday)?;
        Ok(Late {
            audits: audits.iter().map(|audit| audit.measure).collect(),
            deficiencies: deficiencies
                .iter()
                .map(|stored| stored.record.measure)
                .collect(),
        })
    }

    fn measure_row(
        &self,
        measure: &MeasureRow,
        provider: &str,
        latest: Option<&MonthUse>,
        list: MeasureList,
        late: &Late,
        rules: &HouseRules,
    ) -> ListRow {
        let day = |day: NaiveDate| i64::from(day.num_days_from_ce());
        let status = measure.status(self.today);
        let used = self.latest_use(measure, latest, rules);
        row(
            measure_record(measure.id),
            vec![
                cell(&measure.number),
                cell(&measure.title),
                cell(provider),
                cell(self.texts.date_tight(measure.start)),
                cell(self.texts.date_tight(measure.end)),
                cell(measure.places.to_string()),
                used.0,
                self.measure_state(measure, status, list, late),
            ],
            vec![
                0,
                0,
                0,
                day(measure.start),
                day(measure.end),
                i64::from(measure.places),
                used.1,
                status as i64,
            ],
        )
    }

    /// What is late comes before how it stands; that all of them run need not stand in every row.
    fn measure_state(
        &self,
        measure: &MeasureRow,
        status: Status,
        list: MeasureList,
        late: &Late,
    ) -> CellText {
        let audit = late.audits.contains(&measure.id);
        let deficiency = late.deficiencies.contains(&measure.id);
        let overdue = match (audit, deficiency) {
            (true, true) => "measure-late-both",
            (true, false) => "measure-late-audit",
            (false, true) => "measure-late-deficiency",
            (false, false) => "",
        };
        if !overdue.is_empty() {
            let text = format!("{} {}", self.glyphs.overdue, self.texts.get(overdue));
            return marked(text, "mark.overdue");
        }
        if needs_talk(measure, status) {
            let text = self.texts.get("measure-talk-due");
            return marked(format!("{} {text}", self.glyphs.soon), "mark.soon");
        }
        if list == MeasureList::Running {
            return cell("");
        }
        cell(self.status_name(status))
    }

    fn status_name(&self, status: Status) -> String {
        self.texts
            .get(&format!("choice-measure_status-{}", status.name()))
            .into_owned()
    }

    /// The newest figure, and what it sorts by. One older than last month says of when it is; where
    /// there should be one and is none it says so.
    fn latest_use(
        &self,
        measure: &MeasureRow,
        latest: Option<&MonthUse>,
        rules: &HouseRules,
    ) -> (CellText, i64) {
        let last = Month::of(self.today).plus(-1);
        if !measure.procurement.is_bought() {
            return (cell(""), -2);
        }
        let known = latest.and_then(|one| {
            let (share, level) = (one.share(measure.places)?, one.mark(measure.places, rules)?);
            Some((one.month, share, level))
        });
        let Some((month, share, level)) = known else {
            let ran = measure.start <= last.last_day()
                && matches!(measure.status(self.today), Status::Running | Status::Ended);
            let missing = marked(self.glyphs.missing, "mark.soon");
            return (if ran { missing } else { cell("") }, -1);
        };
        let (number, (mark, scope)) =
            (self.texts.number(share, 0), usage::mark(level, self.glyphs));
        let text = if month < last && measure.end > month.last_day() {
            let month = self.texts.month_short(month.month());
            format!("{month} {number}{}", mark.trim())
        } else {
            format!("{number} %{mark}")
        };
        (marked(text, scope), (share * 100.0) as i64)
    }

    /// The name of a field's choice, as people see it.
    fn choice(&self, record: impl Into<Record>, field: &str) -> String {
        super::title::choice(&record.into(), field, self.texts)
    }

    /// "überfällig seit 3 Tagen".
    fn overdue(&self, days: u32) -> String {
        self.texts.with("measure-overdue", &[("n", days.into())])
    }
}

/// § 3.1: awarded, bought, and nobody has talked to the provider yet.
fn needs_talk(measure: &MeasureRow, status: Status) -> bool {
    measure.procurement.is_bought()
        && measure.provider_talk_on.is_none()
        && matches!(status, Status::Awarded | Status::Running)
}

fn measure_record(id: MeasureId) -> RecordId {
    RecordId {
        kind: Kind::Measure,
        id: id.0,
    }
}

/// Number and title, as one name.
fn measure_name(number: &str, title: &str) -> String {
    format!("{number} {title}").trim().to_owned()
}

/// The first line of a text, cut to a length no row shows.
pub(super) fn first_line(text: &str) -> String {
    width::cut(text.lines().next().unwrap_or_default(), 120).into_owned()
}
