//! Audits: the list by day, month or urgency, and an audit in full.
//!
//! Responsible for: which rows there are and what stands in them. Lists are made of covering rows: no
//! audit and no measure is read for them, and never more rows than the days asked for have. Not for:
//! the month's grid ([`super::calendar`]) and the sheet of the guideline ([`super::sheets`]).

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::{Reader, heading, names, row, table};
use crate::domain::audit::{AuditKind, AuditResult, AuditState};
use crate::domain::id::{AuditId, Kind, PersonId, ProviderId, RecordId};
use crate::domain::provider::Provider;
use crate::store::index::AuditRow;
use crate::store::{ReadFailure, Store};
use crate::text::fold::Folded;
use crate::tui::view::{AuditSpan, ListRow, Table};
use crate::tui::widgets::list::{Column, Width, cell, column, marked};

/// Days ahead that the usual list shows.
const AHEAD: u64 = 30;

const COLUMNS: &[Column] = &[
    column("", Width::Fixed(1)),
    column("column-audit-due", Width::Fixed(9)),
    column("column-audit-scheduled", Width::Fixed(6)),
    column("column-audit-measure", Width::Rest),
    column("column-audit-place", Width::Fixed(12)).from(66),
    column("column-audit-responsible", Width::Fixed(12)).from(80),
    column("column-audit-kind", Width::Fixed(9)).from(100),
    column("column-audit-provider", Width::Fixed(20)).from(124),
    column("column-audit-state", Width::Fixed(11)).from(58),
    column("column-audit-land", Width::Fixed(14)).from(140),
];

/// Names, each read once: a list holds many audits of few people.
pub(super) struct Known<'a> {
    store: &'a Store,
    people: BTreeMap<PersonId, String>,
    providers: BTreeMap<ProviderId, String>,
}

impl<'a> Known<'a> {
    pub(super) const fn new(store: &'a Store) -> Self {
        Self {
            store,
            people: BTreeMap::new(),
            providers: BTreeMap::new(),
        }
    }

    pub(super) fn person(&mut self, id: Option<PersonId>) -> Result<String, ReadFailure> {
        let Some(id) = id else {
            return Ok(String::new());
        };
        if let Some(name) = self.people.get(&id) {
            return Ok(name.clone());
        }
        let name = names::person(self.store, id)?;
        self.people.insert(id, name.clone());
        Ok(name)
    }

    pub(super) fn provider(&mut self, id: ProviderId) -> Result<String, ReadFailure> {
        if let Some(name) = self.providers.get(&id) {
            return Ok(name.clone());
        }
        let found = self.store.get::<Provider>(id)?;
        let name = found.map_or_else(String::new, |stored| stored.record.name);
        self.providers.insert(id, name.clone());
        Ok(name)
    }
}

impl Reader<'_> {
    /// The list of audits of a span.
    pub(super) fn audits(
        &self,
        of: AuditSpan,
        by_place: bool,
        mine: Option<PersonId>,
    ) -> Result<Table, ReadFailure> {
        let is_mine = |row: &AuditRow| mine.is_none_or(|me| row.responsible == Some(me));
        let mut groups: Vec<(&str, Vec<AuditRow>)> = match of {
            AuditSpan::Upcoming => {
                let (late, soon) = self.upcoming()?;
                vec![("audits-overdue-heading", late), ("audits-ahead", soon)]
            }
            AuditSpan::Overdue => vec![("", self.late()?)],
            AuditSpan::Month(month) => {
                let rows = self
                    .store
                    .audits_between(month.first_day(), month.last_day())?;
                vec![("", rows)]
            }
            AuditSpan::Day(day) => vec![("", self.store.audits_between(day, day)?)],
        };
        let soon = self.soon()?;
        let mut known = Known::new(self.store);
        let mut rows = Vec::new();
        for (title, group) in &mut groups {
            group.retain(is_mine);
            if group.is_empty() {
                continue;
            }
            if !title.is_empty() {
                let n = group.len();
                rows.push(heading(self.texts.with(title, &[("n", n.into())])));
            }
            if by_place {
                self.by_place(group, soon, &mut known, &mut rows)?;
            } else {
                for audit in group.iter() {
                    rows.push(self.audit_row(audit, soon, &mut known)?);
                }
            }
        }
        Ok(table(COLUMNS, rows))
    }

    /// Until which day an open audit counts as due soon.
    pub(super) fn soon(&self) -> Result<NaiveDate, ReadFailure> {
        let days = self.store.house_rules()?.soon_days;
        let day = self.today.checked_add_days(Days::new(days.into()));
        Ok(day.unwrap_or(self.today))
    }

    /// What is overdue, the longest first.
    fn late(&self) -> Result<Vec<AuditRow>, ReadFailure> {
        match self.today.pred_opt() {
            Some(yesterday) => self.store.open_audits(Some(yesterday), usize::MAX),
            None => Ok(Vec::new()),
        }
    }

    /// What is overdue, and what is due or agreed for the next days, by day.
    fn upcoming(&self) -> Result<(Vec<AuditRow>, Vec<AuditRow>), ReadFailure> {
        let until = self.today.checked_add_days(Days::new(AHEAD));
        let until = until.unwrap_or(self.today);
        let due = self.store.open_audits(Some(until), usize::MAX)?;
        let (late, mut soon): (Vec<_>, Vec<_>) = due
            .into_iter()
            .partition(|row| row.overdue_days(self.today) > 0);
        // An appointment may lie long before the last day.
        for row in self.store.audits_between(self.today, until)? {
            if row.is_open() && row.due > until {
                soon.push(row);
            }
        }
        soon.sort_by_key(|row| (row.day(), row.due, row.id));
        Ok((late, soon))
    }

    /// A heading for each place: what can be done on one trip stands together.
    fn by_place(
        &self,
        group: &mut [AuditRow],
        soon: NaiveDate,
        known: &mut Known<'_>,
        rows: &mut Vec<ListRow>,
    ) -> Result<(), ReadFailure> {
        let place = |row: &AuditRow| (row.land.code(), Folded::new(&row.place).bare().to_owned());
        group.sort_by_cached_key(|row| (place(row), row.day(), row.id));
        for here in group.chunk_by(|a, b| place(a) == place(b)) {
            let Some(first) = here.first() else { continue };
            let name = if first.place.is_empty() {
                self.texts.get("audits-no-place").into_owned()
            } else {
                first.place.clone()
            };
            rows.push(heading(self.texts.with(
                "audits-place",
                &[
                    ("place", name.into()),
                    ("land", first.land.code().into()),
                    ("n", here.len().into()),
                ],
            )));
            for audit in here {
                rows.push(self.audit_row(audit, soon, known)?);
            }
        }
        Ok(())
    }

    fn audit_row(
        &self,
        audit: &AuditRow,
        soon: NaiveDate,
        known: &mut Known<'_>,
    ) -> Result<ListRow, ReadFailure> {
        let late = i64::from(audit.overdue_days(self.today));
        let (mark, scope) = self.audit_mark(&audit.status, audit.is_open(), audit.due, soon);
        let due = match late {
            0 => self.texts.date_tight(match audit.status {
                AuditState::Done { on, .. } => on,
                _ => audit.due,
            }),
            late => self.texts.with("audits-late", &[("n", late.into())]),
        };
        let agreed = audit.scheduled.filter(|_| audit.is_open());
        let measure = format!("{} {}", audit.number, audit.title);
        let provider = known.provider(audit.provider)?;
        let state = self.audit_state(&audit.status, audit.covered_by.is_some());
        let mut made = row(
            audit_id(audit.id),
            vec![
                marked(mark, scope),
                marked(due, scope),
                cell(agreed.map_or_else(String::new, |day| self.texts.date_short(day))),
                cell(measure.trim()),
                cell(&audit.place),
                cell(known.person(audit.responsible)?),
                cell(self.kind_short(audit.kind)),
                cell(provider),
                marked(state, if late > 0 { scope } else { "" }),
                cell(audit.land.german_name()),
            ],
            vec![
                -late,
                i64::from(audit.due.num_days_from_ce()),
                i64::from(agreed.unwrap_or(NaiveDate::MAX).num_days_from_ce()),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                i64::from(audit.day().num_days_from_ce()),
            ],
        );
        // What stands in no column can be typed into the filter all the same.
        let texts = made.cells.iter().map(|cell| cell.text.as_str());
        let mut words: Vec<&str> = texts.collect();
        words.push(audit.land.code());
        made.folded = Folded::new(&words.join(" "));
        Ok(made)
    }

    pub(super) fn audit_mark(
        &self,
        state: &AuditState,
        is_open: bool,
        due: NaiveDate,
        soon: NaiveDate,
    ) -> (&'static str, &'static str) {
        match state {
            AuditState::Done { .. } => (self.glyphs.done, "mark.done"),
            _ if !is_open => (self.glyphs.missing, "muted"),
            _ if due < self.today => (self.glyphs.overdue, "mark.overdue"),
            _ if due <= soon => (self.glyphs.soon, "mark.soon"),
            _ => (" ", ""),
        }
    }

    /// How an audit stands, in a word.
    pub(super) fn audit_state(&self, state: &AuditState, covered: bool) -> String {
        let id = match state {
            AuditState::Done { result, .. } => match result {
                AuditResult::Passed => "audit-state-passed",
                AuditResult::Deficient => "audit-state-deficient",
            },
            AuditState::Waived { .. } => "audit-state-waived",
            _ if covered => "audit-state-covered",
            AuditState::Announced { .. } => "audit-state-announced",
            AuditState::Planned => "audit-state-planned",
        };
        self.texts.get(id).into_owned()
    }

    fn kind_short(&self, kind: AuditKind) -> String {
        let id = match kind {
            AuditKind::RegularThreeMonths => "audit-kind-3",
            AuditKind::RegularNineMonths => "audit-kind-9",
            AuditKind::SupplierManagement => "audit-kind-supplier",
            AuditKind::Occasion => "audit-kind-occasion",
            AuditKind::External => "audit-kind-external",
        };
        self.texts.get(id).into_owned()
    }

    pub(super) fn kind_in_full(&self, kind: AuditKind) -> String {
        let id = format!("choice-audit_kind-{}", kind.name());
        self.texts.get(&id).into_owned()
    }
}

pub(super) const fn audit_id(id: AuditId) -> RecordId {
    RecordId {
        kind: Kind::Audit,
        id: id.0,
    }
}
