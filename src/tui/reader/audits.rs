//! Audits: the list by day, month or urgency, and an audit in full.
//!
//! Responsible for: which rows there are and what stands in them. Lists are made of covering rows: no
//! audit and no measure is read for them, and never more rows than the days asked for have. Not for:
//! the month's grid ([`super::calendar`]) and the sheet of the guideline ([`super::sheets`]).

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::{Reader, heading, names, row, table};
use crate::domain::audit::{
    Audit, AuditKind, AuditResult, AuditState, PromptedBy, Verdict, WaiveReason,
};
use crate::domain::date::LocalHolidays;
use crate::domain::deficiency::Deficiency;
use crate::domain::id::{AuditId, DeficiencyId, Kind, PersonId, ProviderId, RecordId};
use crate::domain::provider::Provider;
use crate::store::index::AuditRow;
use crate::store::{Entity, ReadFailure, Store, Stored};
use crate::text::fold::Folded;
use crate::tui::view::{AuditSpan, DetailView, ListRow, Section, Table};
use crate::tui::widgets::list::{Column, Width, cell, column, marked};

/// Days ahead that the usual list shows.
const AHEAD: u64 = 30;

const COLUMNS: &[Column] = &[
    column("", Width::Fixed(1)),
    column("column-audit-due", Width::Fixed(10)),
    column("column-audit-scheduled", Width::Fixed(6)),
    column("column-audit-measure", Width::Rest),
    column("column-audit-place", Width::Fixed(13)).from(66),
    column("column-audit-responsible", Width::Fixed(14)).from(80),
    column("column-audit-kind", Width::Fixed(9)).from(100),
    column("column-audit-provider", Width::Fixed(20)).from(124),
    column("column-audit-state", Width::Fixed(11)).from(58),
];

const DEFICIENCIES: &[Column] = &[
    column("column-audit-found", Width::Fixed(10)),
    column("column-audit-deficiency", Width::Rest),
    column("column-audit-state", Width::Fixed(14)),
];

const OTHERS: &[Column] = &[
    column("", Width::Fixed(1)),
    column("column-audit-day", Width::Fixed(10)),
    column("column-audit-kind", Width::Rest),
    column("column-audit-state", Width::Fixed(11)),
];

/// Names, each read once: a list holds many audits of few people.
struct Known<'a> {
    store: &'a Store,
    people: BTreeMap<PersonId, String>,
    providers: BTreeMap<ProviderId, String>,
}

impl<'a> Known<'a> {
    const fn new(store: &'a Store) -> Self {
        Self {
            store,
            people: BTreeMap::new(),
            providers: BTreeMap::new(),
        }
    }

    fn person(&mut self, id: Option<PersonId>) -> Result<String, ReadFailure> {
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

    fn provider(&mut self, id: ProviderId) -> Result<String, ReadFailure> {
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
    fn soon(&self) -> Result<NaiveDate, ReadFailure> {
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
            0 => self.texts.date_plain(match audit.status {
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
                i64::from(audit.day().num_days_from_ce()),
            ],
        );
        // What stands in no column can be typed into the filter all the same.
        let texts = made.cells.iter().map(|cell| cell.text.as_str());
        let mut words: Vec<&str> = texts.collect();
        words.extend([audit.land.code(), audit.land.german_name()]);
        made.folded = Folded::new(&words.join(" "));
        Ok(made)
    }

    fn audit_mark(
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
    fn audit_state(&self, state: &AuditState, covered: bool) -> String {
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

    /// An audit with what it found and the other audits of its measure.
    pub(super) fn audit(&self, id: AuditId) -> Result<Option<DetailView>, ReadFailure> {
        let Some(audit) = self.store.get::<Audit>(id)? else {
            return Ok(None);
        };
        let record = &audit.record;
        let title = format!("{} {}", record.subject.number, record.subject.title);
        let mut sections = vec![Section::Facts(self.audit_facts(record)?)];
        if !record.note.trim().is_empty() {
            sections.push(Section::Text {
                heading: self.texts.get("field-audit-note").into_owned(),
                text: record.note.clone(),
            });
        }
        sections.extend(self.findings(record));
        let deficiencies = self.found_in(record)?;
        if !deficiencies.is_empty() {
            let rows = deficiencies.iter().map(|one| self.found_row(&one.record));
            sections.push(Section::List {
                name: "deficiencies",
                heading: self.texts.get("audit-deficiencies").into_owned(),
                table: table(DEFICIENCIES, rows.collect()),
                none: "audits-none",
            });
        }
        let others = self.other_audits(record)?;
        if !others.is_empty() {
            sections.push(Section::List {
                name: "others",
                heading: self.texts.get("audit-others").into_owned(),
                table: table(OTHERS, others),
                none: "audits-none",
            });
        }
        Ok(Some(DetailView {
            title: title.trim().to_owned(),
            sections,
            records: deficiencies
                .into_iter()
                .map(|stored| Stored {
                    record: stored.record.record(),
                    revision: stored.revision,
                })
                .collect(),
            stored: Stored {
                record: audit.record.record(),
                revision: audit.revision,
            },
        }))
    }

    fn audit_facts(&self, audit: &Audit) -> Result<Vec<(String, String)>, ReadFailure> {
        let mut known = Known::new(self.store);
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| self.texts.date(day));
        let mut auditors = Vec::new();
        for id in &audit.auditors {
            auditors.push(known.person(Some(*id))?);
        }
        let subject = &audit.subject;
        let place = match subject.place.trim() {
            "" => subject.land.german_name().to_owned(),
            place => format!("{place} ({})", subject.land.code()),
        };
        let local = self.store.house_rules()?.local_holidays;
        let prompted = match audit.prompted_by {
            Some(PromptedBy::JobCentre) => "choice-prompted_by-job_centre",
            Some(PromptedBy::CustomerReaction) => "choice-prompted_by-customer_reaction",
            Some(PromptedBy::Department) => "choice-prompted_by-department",
            None => "",
        };
        let word = |id: &str| match id {
            "" => String::new(),
            id => self.texts.get(id).into_owned(),
        };
        let recorded = if audit.recorded { "audit-yes" } else { "" };
        let facts = [
            ("audit-due", self.due_in_full(audit)),
            ("audit-scheduled", self.appointment(audit, local)),
            ("audit-state", self.state_in_full(audit)),
            ("audit-kind", self.kind_in_full(audit.kind)),
            ("audit-provider", known.provider(subject.provider)?),
            ("audit-place", place),
            ("audit-responsible", known.person(audit.who())?),
            ("audit-auditors", auditors.join(", ")),
            ("audit-prompted", word(prompted)),
            ("audit-advice", day(audit.advice_on)),
            ("audit-recorded", word(recorded)),
            ("audit-filed", day(audit.filed_on)),
            ("audit-sent", day(audit.result_sent_on)),
        ];
        Ok(facts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(label, text)| (self.texts.get(label).into_owned(), text))
            .collect())
    }

    /// The last day, how late it is, and where it comes from.
    fn due_in_full(&self, audit: &Audit) -> String {
        let mut text = self.texts.date(audit.due);
        let mut more = Vec::new();
        match audit.overdue_days(self.today) {
            0 => {}
            late => more.push(
                self.texts
                    .with("audit-overdue-since", &[("n", i64::from(late).into())]),
            ),
        }
        if audit.kind.is_regular() && audit.rule_date != audit.due {
            let rule = self.texts.date_plain(audit.rule_date);
            more.push(self.texts.with("audit-rhythm", &[("date", rule.into())]));
        }
        if audit.after_end {
            more.push(self.texts.get("audit-after-end").into_owned());
        }
        if !more.is_empty() {
            text = format!("{text}, {}", more.join(", "));
        }
        text
    }

    /// The appointment, and what is unusual about its day.
    fn appointment(&self, audit: &Audit, local: LocalHolidays) -> String {
        let Some(day) = audit.scheduled else {
            return String::new();
        };
        let text = self.texts.date(day);
        if !audit.is_open() {
            return text;
        }
        let mut more = Vec::new();
        if let Some(holiday) = crate::domain::date::holiday(day, audit.subject.land, &local) {
            more.push(holiday.german_name().to_owned());
        }
        if day > audit.due {
            more.push(self.texts.get("audit-after-due").into_owned());
        }
        if more.is_empty() {
            text
        } else {
            format!("{text} ({})", more.join(", "))
        }
    }

    fn state_in_full(&self, audit: &Audit) -> String {
        let word = self.audit_state(&audit.status, audit.covered_by.is_some());
        match &audit.status {
            AuditState::Planned => word,
            AuditState::Announced { on } | AuditState::Done { on, .. } => {
                let day = self.texts.date(*on);
                self.texts.with(
                    "audit-state-on",
                    &[("state", word.into()), ("date", day.into())],
                )
            }
            AuditState::Waived { reason } => {
                let why = match reason {
                    WaiveReason::ByHand(why) => why.clone(),
                    WaiveReason::MeasureCancelled => {
                        self.texts.get("audit-why-cancelled").into_owned()
                    }
                    WaiveReason::NotDemanded => {
                        self.texts.get("audit-why-not-demanded").into_owned()
                    }
                    WaiveReason::AfterEnd => self.texts.get("audit-after-end").into_owned(),
                };
                format!("{word}: {why}")
            }
        }
    }

    /// How far the guideline was gone through, and what was found.
    fn findings(&self, audit: &Audit) -> Option<Section> {
        let count = |verdict| {
            let sections = audit.sections.iter();
            sections.filter(|one| one.verdict == verdict).count()
        };
        if audit.sections.is_empty() {
            return None;
        }
        let heading = self.texts.with(
            "audit-sections",
            &[
                ("fine", count(Verdict::Fine).into()),
                ("findings", count(Verdict::Finding).into()),
                ("open", count(Verdict::Open).into()),
            ],
        );
        let found = audit
            .sections
            .iter()
            .filter(|one| one.verdict == Verdict::Finding || !one.note.trim().is_empty());
        let lines = found.map(|one| {
            let mark = match one.verdict {
                Verdict::Finding => self.glyphs.overdue,
                Verdict::Fine => self.glyphs.done,
                Verdict::Open | Verdict::NotApplicable => self.glyphs.missing,
            };
            format!("{mark} {}: {}", one.title, one.note)
        });
        Some(Section::Text {
            heading,
            text: lines.collect::<Vec<_>>().join("\n"),
        })
    }

    /// The deficiencies found in an audit.
    pub(super) fn found_in(&self, audit: &Audit) -> Result<Vec<Stored<Deficiency>>, ReadFailure> {
        let mut found = self
            .store
            .of_measure::<Deficiency>(audit.measure, DeficiencyId)?;
        found.retain(|one| one.record.audit == Some(audit.id));
        Ok(found)
    }

    fn found_row(&self, one: &Deficiency) -> ListRow {
        let target = RecordId {
            kind: Kind::Deficiency,
            id: one.id.0,
        };
        let state = format!("choice-deficiency_state-{}", one.state().name());
        let text = match one.kind.trim() {
            "" => one.text.clone(),
            kind => format!("{kind}: {}", one.text),
        };
        let scope = if one.overdue_days(self.today) > 0 {
            "mark.overdue"
        } else {
            ""
        };
        row(
            target,
            vec![
                cell(self.texts.date_plain(one.found_on)),
                cell(text),
                marked(self.texts.get(&state).into_owned(), scope),
            ],
            Vec::new(),
        )
    }

    fn other_audits(&self, audit: &Audit) -> Result<Vec<ListRow>, ReadFailure> {
        let mut others = self.store.of_measure::<Audit>(audit.measure, AuditId)?;
        others.retain(|other| other.record.id != audit.id);
        others.sort_by_key(|other| other.record.day());
        let soon = self.soon()?;
        let rows = others.iter().map(|other| {
            let other = &other.record;
            let (mark, scope) = self.audit_mark(&other.status, other.is_open(), other.due, soon);
            row(
                audit_id(other.id),
                vec![
                    marked(mark, scope),
                    marked(self.texts.date_plain(other.day()), scope),
                    cell(self.kind_in_full(other.kind)),
                    cell(self.audit_state(&other.status, other.covered_by.is_some())),
                ],
                Vec::new(),
            )
        });
        Ok(rows.collect())
    }
}

const fn audit_id(id: AuditId) -> RecordId {
    RecordId {
        kind: Kind::Audit,
        id: id.0,
    }
}
