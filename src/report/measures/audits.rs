//! The audit form to print and take along, and the report of an audit that was done. Source:
//! `domain.md` § 4 (concept § 6.1).

use super::audits_view::{AuditDeficiencyView, AuditView, SectionView};
use super::common::{Desk, block, done_on, file_subject};
use super::letters::severity_name;
use super::{Bilingual, Document, DocumentOptions, Gap, bilingual, desk};
use crate::domain::audit::{Audit, AuditState, PromptedBy, Section};
use crate::domain::deficiency::Deficiency;
use crate::domain::id::{AuditId, DeficiencyId, PersonId};
use crate::domain::measure::Measure;
use crate::report::ReportError;
use crate::report::lists::guideline::Guideline;
use crate::store::{ReadFailure, Store};

const FORM: Bilingual = bilingual!("audit-form");
const REPORT: Bilingual = bilingual!("audit-report");

/// The form: head, the guideline's sections with room for notes, what is still open.
pub fn audit_form(
    store: &Store,
    id: AuditId,
    options: &DocumentOptions,
) -> Result<Document, ReportError> {
    let desk = desk(store, options);
    let audit = desk.audit(id)?;
    if matches!(audit.status, AuditState::Waived { .. }) {
        return Err(ReportError::Waived(id));
    }
    let measure = desk.measure(audit.measure)?;
    let view = view(&desk, &audit, &measure)?;
    let mut gaps = Vec::new();
    if view.scheduled.is_none() && view.done_on.is_none() {
        gaps.push(Gap::Appointment);
    }
    let day = done_on(&audit).or(audit.scheduled).unwrap_or(audit.due);
    let file = file(&desk, "doc-file-audit-form", &measure, day);
    FORM.document(&desk, &file, &view, gaps)
}

/// The report: result, sections with verdicts and notes, deficiencies.
pub fn audit_report(
    store: &Store,
    id: AuditId,
    options: &DocumentOptions,
) -> Result<Document, ReportError> {
    let desk = desk(store, options);
    let audit = desk.audit(id)?;
    let Some(day) = done_on(&audit) else {
        return Err(ReportError::NotDone(id));
    };
    let measure = desk.measure(audit.measure)?;
    let mut view = view(&desk, &audit, &measure)?;
    // What nobody wrote down is not known; "not looked at" would claim that it is.
    if audit.sections.is_empty() {
        view.sections.clear();
    }
    let gaps = audit.auditors.is_empty().then_some(Gap::Auditors);
    let file = file(&desk, "doc-file-audit-report", &measure, day);
    REPORT.document(&desk, &file, &view, gaps.into_iter().collect())
}

fn file(desk: &Desk<'_>, id: &str, measure: &Measure, day: chrono::NaiveDate) -> String {
    desk.texts.with(
        id,
        &[
            ("what", file_subject(measure).into()),
            ("date", day.to_string().into()),
        ],
    )
}

fn view(desk: &Desk<'_>, audit: &Audit, measure: &Measure) -> Result<AuditView, ReportError> {
    let guideline = desk.guideline()?;
    let provider = desk.provider(measure.provider)?;
    let (found, elsewhere): (Vec<_>, Vec<_>) = desk
        .store
        .of_measure::<Deficiency>(measure.id, DeficiencyId)?
        .into_iter()
        .map(|stored| stored.record)
        .partition(|deficiency| deficiency.audit == Some(audit.id));
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| desk.day(day));
    Ok(AuditView {
        id: audit.id.0,
        measure: desk.measure_view(measure)?,
        provider: Desk::provider_view(&provider),
        names: desk.options.names.clone(),
        kind: audit.kind.name(),
        kind_name: desk.choice("audit_kind", audit.kind.name()),
        rule_date: desk.day(audit.rule_date),
        due: desk.day(audit.due),
        scheduled: day(audit.scheduled),
        announced_on: day(match audit.status {
            AuditState::Announced { on } => Some(on),
            _ => None,
        }),
        done_on: day(done_on(audit)),
        status: audit.status.name(),
        result: match audit.status {
            AuditState::Done { result, .. } => Some(result.name()),
            _ => None,
        },
        prompted_by: audit
            .prompted_by
            .map(|by| desk.choice("prompted_by", prompted_by_name(by))),
        auditors: desk.people(&Desk::auditors(audit))?,
        sections: desk
            .sections(&guideline, audit, measure)
            .into_iter()
            .map(|section| SectionView {
                look_at: guideline
                    .look_at(&section.title, desk.options.language)
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
                has_note: !section.note.trim().is_empty(),
                note: block(&section.note),
                verdict: section.verdict.name(),
                title: section.title,
            })
            .collect(),
        note: block(&audit.note),
        recorded: audit.recorded,
        filed_on: day(audit.filed_on),
        result_sent_on: day(audit.result_sent_on),
        deficiencies: found.iter().map(|one| deficiency(desk, one)).collect(),
        open_deficiencies: elsewhere
            .iter()
            .filter(|one| one.is_open())
            .map(|one| deficiency(desk, one))
            .collect(),
        today: desk.day(desk.options.today),
    })
}

fn deficiency(desk: &Desk<'_>, deficiency: &Deficiency) -> AuditDeficiencyView {
    AuditDeficiencyView {
        id: deficiency.id.0,
        kind: deficiency.kind.clone(),
        severity_name: desk.choice("severity", severity_name(deficiency.severity)),
        found_on: desk.day(deficiency.found_on),
        text: deficiency.text.clone(),
        state_name: desk.choice("deficiency_state", deficiency.state().name()),
        deadline: deficiency.deadline().map(|day| desk.day(day)),
    }
}

impl Desk<'_> {
    /// Who audits: those recorded, else whoever is responsible.
    pub(super) fn auditors(audit: &Audit) -> Vec<PersonId> {
        if audit.auditors.is_empty() {
            audit.who().into_iter().collect()
        } else {
            audit.auditors.clone()
        }
    }

    /// The deficiencies that were found in an audit.
    pub(super) fn found_in(&self, audit: &Audit) -> Result<Vec<Deficiency>, ReadFailure> {
        let of_measure = self
            .store
            .of_measure::<Deficiency>(audit.measure, DeficiencyId)?;
        let records = of_measure.into_iter().map(|stored| stored.record);
        Ok(records
            .filter(|deficiency| deficiency.audit == Some(audit.id))
            .collect())
    }

    /// The guideline in force; an own one that is wrong is no reason to print another.
    pub(super) fn guideline(&self) -> Result<Guideline, ReportError> {
        let (guideline, problems) = Guideline::load(self.options.templates.as_deref());
        match problems.into_iter().next() {
            Some(problem) => Err(problem.into_error(self.texts)),
            None => Ok(guideline),
        }
    }

    /// The sections of an audit: those recorded, else those an audit of such a measure has.
    pub(super) fn sections(
        &self,
        guideline: &Guideline,
        audit: &Audit,
        measure: &Measure,
    ) -> Vec<Section> {
        if audit.sections.is_empty() {
            guideline.sections(measure.procurement, self.options.language)
        } else {
            audit.sections.clone()
        }
    }
}

const fn prompted_by_name(by: PromptedBy) -> &'static str {
    match by {
        PromptedBy::JobCentre => "job_centre",
        PromptedBy::CustomerReaction => "customer_reaction",
        PromptedBy::Department => "department",
    }
}
