//! An audit in full: what is known of it, what was found, the other audits of its measure.

use chrono::NaiveDate;

use super::audits::{Known, audit_id};
use super::{Reader, row, table};
use crate::domain::audit::{Audit, AuditState, PromptedBy, Verdict, WaiveReason};
use crate::domain::date::LocalHolidays;
use crate::domain::deficiency::Deficiency;
use crate::domain::id::{AuditId, DeficiencyId, Kind, RecordId};
use crate::store::{Entity, ReadFailure, Stored};
use crate::tui::view::{DetailView, ListRow, Section};
use crate::tui::widgets::list::{Column, Width, cell, column, marked};

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

impl Reader<'_> {
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
