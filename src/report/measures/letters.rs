//! Letters: the demand to the provider, the notice to the purchasing centre, the announcement of an
//! audit and its result. Source: `domain.md` § 4 (concept §§ 6.1, 6.4).
//!
//! A letter is written from what is recorded. What is not recorded yet stays visibly blank, and the
//! document is a draft that says so: a deadline nobody set must not look like one.

use chrono::NaiveDate;

use super::common::{block, done_on, file_subject, span_view};
use super::common_view::Day;
use super::letters_view::{
    AuditLetterView, DeadlineView, DeficiencyView, DemandView, EscalationView, ExtendedView,
    FoundInView, FoundView, InformedView, NoticeView, StepView,
};
use super::{Bilingual, Desk, Document, DocumentOptions, Gap, bilingual, desk};
use crate::domain::audit::{Audit, AuditResult, AuditState};
use crate::domain::date::FixedDay;
use crate::domain::deficiency::{Deficiency, Ground, Level, Severity, Step, StepKind};
use crate::domain::id::{AuditId, DeficiencyId};
use crate::domain::measure::Measure;
use crate::report::ReportError;
use crate::store::{ReadFailure, Store};

const DEMAND: Bilingual = bilingual!("demand");
const NOTICE: Bilingual = bilingual!("notice");
const ANNOUNCEMENT: Bilingual = bilingual!("announcement");
const RESULT: Bilingual = bilingual!("result");

/// Stage 1: the demand to remedy and to report back by the same day.
pub fn demand(
    store: &Store,
    id: DeficiencyId,
    options: &DocumentOptions,
) -> Result<Document, ReportError> {
    let desk = desk(store, options);
    let deficiency = desk.deficiency(id)?;
    let measure = desk.measure(deficiency.measure)?;
    let step = last(&deficiency, |what| {
        matches!(what, StepKind::Demanded { .. })
    });
    let date = step.map_or(options.today, |step| step.on);
    let sender = desk.writer(step.map(|step| step.by.as_str()))?;
    let (head, mut gaps) = desk.head(&measure, date, sender)?;
    if step.is_none() {
        gaps.push(Gap::Demand);
    }
    let view = DemandView {
        head,
        names: options.names.clone(),
        deficiency: deficiency_view(&desk, &deficiency)?,
        deadline: step.and_then(|step| deadline_view(&desk, step)),
        extended: deficiency
            .steps
            .iter()
            .rev()
            .find_map(|step| match step.what {
                StepKind::Extended { deadline, .. } => Some(ExtendedView {
                    on: desk.day(step.on),
                    to: desk.day(deadline),
                }),
                _ => None,
            }),
    };
    DEMAND.document(
        &desk,
        &file(&desk, "doc-file-demand", &measure, date),
        &view,
        gaps,
    )
}

/// Stage 2: the notice by which the purchasing centre is involved.
pub fn notice(
    store: &Store,
    id: DeficiencyId,
    options: &DocumentOptions,
) -> Result<Document, ReportError> {
    let desk = desk(store, options);
    let deficiency = desk.deficiency(id)?;
    let measure = desk.measure(deficiency.measure)?;
    let step = last(&deficiency, |what| {
        matches!(what, StepKind::Escalated { .. })
    });
    let date = step.map_or(options.today, |step| step.on);
    let sender = desk.writer(step.map(|step| step.by.as_str()))?;
    // The provider's address matters for letters to it only.
    let (head, _) = desk.head(&measure, date, sender)?;
    let escalation = match step {
        Some(step) => escalation_view(&desk, step)?,
        None => None,
    };
    let gaps = escalation.is_none().then_some(Gap::Escalation);
    let view = NoticeView {
        head,
        names: options.names.clone(),
        deficiency: deficiency_view(&desk, &deficiency)?,
        escalation,
        steps: deficiency
            .steps
            .iter()
            .map(|step| step_view(&desk, step))
            .collect::<Result<_, _>>()?,
        deadline: deficiency.deadline().map(|day| desk.day(day)),
        informed: deficiency
            .steps
            .iter()
            .filter_map(|step| match step.what {
                StepKind::Informed { level } => Some(InformedView {
                    level: level_name(level),
                    on: desk.day(step.on),
                }),
                _ => None,
            })
            .collect(),
    };
    NOTICE.document(
        &desk,
        &file(&desk, "doc-file-notice", &measure, date),
        &view,
        gaps.into_iter().collect(),
    )
}

/// The announcement of an audit to the provider.
pub fn announcement(
    store: &Store,
    id: AuditId,
    options: &DocumentOptions,
) -> Result<Document, ReportError> {
    let desk = desk(store, options);
    let audit = desk.audit(id)?;
    let date = match audit.status {
        AuditState::Announced { on } => on,
        AuditState::Waived { .. } => return Err(ReportError::Waived(id)),
        AuditState::Planned | AuditState::Done { .. } => options.today,
    };
    let day = done_on(&audit).or(audit.scheduled);
    let (view, mut gaps, measure) = audit_letter(&desk, &audit, day, date)?;
    if day.is_none() {
        gaps.push(Gap::Appointment);
    }
    let name = file(&desk, "doc-file-announcement", &measure, date);
    ANNOUNCEMENT.document(&desk, &name, &view, gaps)
}

/// The result of an audit to the provider.
pub fn result(
    store: &Store,
    id: AuditId,
    options: &DocumentOptions,
) -> Result<Document, ReportError> {
    let desk = desk(store, options);
    let audit = desk.audit(id)?;
    let Some(day) = done_on(&audit) else {
        return Err(ReportError::NotDone(id));
    };
    let date = audit.result_sent_on.unwrap_or(options.today);
    let (view, gaps, measure) = audit_letter(&desk, &audit, Some(day), date)?;
    let name = file(&desk, "doc-file-result", &measure, date);
    RESULT.document(&desk, &name, &view, gaps)
}

fn audit_letter(
    desk: &Desk<'_>,
    audit: &Audit,
    day: Option<NaiveDate>,
    date: NaiveDate,
) -> Result<(AuditLetterView, Vec<Gap>, Measure), ReportError> {
    let measure = desk.measure(audit.measure)?;
    let sender = match audit.who() {
        Some(id) => desk.person(id)?,
        None => desk.acting(&desk.options.author)?,
    };
    let (head, gaps) = desk.head(&measure, date, sender)?;
    let view = AuditLetterView {
        head,
        names: desk.options.names.clone(),
        kind: audit.kind.name(),
        kind_name: desk.choice("audit_kind", audit.kind.name()),
        day: day.map(|day| desk.day(day)),
        auditors: desk.people(&Desk::auditors(audit))?,
        sections: desk
            .sections(&desk.guideline()?, audit, &measure)
            .into_iter()
            .map(|section| section.title)
            .collect(),
        result: match audit.status {
            AuditState::Done { result, .. } => Some(AuditResult::name(result)),
            _ => None,
        },
        deficiencies: desk
            .found_in(audit)?
            .iter()
            .map(|deficiency| FoundView {
                kind: deficiency.kind.clone(),
                severity_name: desk.choice("severity", severity_name(deficiency.severity)),
                text: block(&deficiency.text),
                deadline: deficiency.deadline().map(|day| desk.day(day)),
            })
            .collect(),
    };
    Ok((view, gaps, measure))
}

fn last(deficiency: &Deficiency, is: impl Fn(&StepKind) -> bool) -> Option<&Step> {
    deficiency.steps.iter().rev().find(|step| is(&step.what))
}

fn file(desk: &Desk<'_>, id: &str, measure: &Measure, date: NaiveDate) -> String {
    // ISO, so that a folder sorts by day.
    desk.texts.with(
        id,
        &[
            ("what", file_subject(measure).into()),
            ("date", date.to_string().into()),
        ],
    )
}

fn deficiency_view(
    desk: &Desk<'_>,
    deficiency: &Deficiency,
) -> Result<DeficiencyView, ReportError> {
    let severity = severity_name(deficiency.severity);
    let state = deficiency.state().name();
    let audit = deficiency.audit.map(|id| desk.audit(id)).transpose()?;
    Ok(DeficiencyView {
        id: deficiency.id.0,
        kind: deficiency.kind.clone(),
        severity,
        severity_name: desk.choice("severity", severity),
        found_on: desk.day(deficiency.found_on),
        text: block(&deficiency.text),
        repeats: repeats(desk, deficiency)?,
        audit: audit.map(|audit| FoundInView {
            kind_name: desk.choice("audit_kind", audit.kind.name()),
            on: done_on(&audit).map(|day| desk.day(day)),
        }),
        state,
        state_name: desk.choice("deficiency_state", state),
    })
}

/// § 4: the day on which a deficiency of the same kind was found at the provider before.
fn repeats(desk: &Desk<'_>, deficiency: &Deficiency) -> Result<Option<Day>, ReportError> {
    let provider = desk.measure(deficiency.measure)?.provider;
    let mut there = Vec::new();
    for stored in desk.store.all::<Deficiency>()? {
        if desk.measure(stored.record.measure)?.provider == provider {
            there.push(stored.record);
        }
    }
    let of = deficiency.repeats(&there);
    Ok(of.map(|of| desk.day(of.found_on)))
}

/// § 26(3) SGB X: a length of time ends on the next working day when its count ends on a free one,
/// and the letter says which day that is; a day that is to stand nevertheless stands only if the
/// letter points to sentence 2.
fn deadline_view(desk: &Desk<'_>, step: &Step) -> Option<DeadlineView> {
    let StepKind::Demanded {
        deadline,
        span,
        fixed,
    } = &step.what
    else {
        return None;
    };
    let by_count = span.map(|span| span.after(step.on));
    let moved_from: Option<Day> = by_count
        .filter(|by_count| by_count < deadline)
        .map(|day| desk.day(day));
    Some(DeadlineView {
        day: desk.day(*deadline),
        span: span.map(span_view),
        moved_from,
        stands: span.is_none() && *fixed == FixedDay::Stands,
    })
}

fn escalation_view(desk: &Desk<'_>, step: &Step) -> Result<Option<EscalationView>, ReadFailure> {
    let StepKind::Escalated {
        ground,
        reason,
        agreed_with,
    } = &step.what
    else {
        return Ok(None);
    };
    Ok(Some(EscalationView {
        on: desk.day(step.on),
        ground: ground_name(*ground),
        reason: block(reason),
        agreed_with: desk.person_name(*agreed_with)?,
    }))
}

fn step_view(desk: &Desk<'_>, step: &Step) -> Result<StepView, ReadFailure> {
    let view = StepView {
        on: desk.texts.date_plain(step.on),
        by: desk.acting(&step.by)?.name,
        ..StepView::default()
    };
    let plain = |day: &NaiveDate| Some(desk.texts.date_plain(*day));
    Ok(match &step.what {
        StepKind::Demanded { deadline, .. } => StepView {
            kind: "demanded",
            deadline: plain(deadline),
            ..view
        },
        StepKind::LetterFiled => StepView {
            kind: "letter_filed",
            ..view
        },
        StepKind::Extended { deadline, .. } => StepView {
            kind: "extended",
            deadline: plain(deadline),
            ..view
        },
        StepKind::Insufficient { note } => StepView {
            kind: "insufficient",
            note: note.clone(),
            ..view
        },
        StepKind::QualityOfficer {
            officer,
            audit_service,
        } => StepView {
            kind: "quality_officer",
            person: desk.person_name(*officer)?,
            audit_service: *audit_service,
            ..view
        },
        StepKind::Advised { note } => StepView {
            kind: "advised",
            note: note.clone(),
            ..view
        },
        StepKind::Escalated {
            ground,
            reason,
            agreed_with,
        } => StepView {
            kind: "escalated",
            ground: Some(ground_name(*ground)),
            note: reason.clone(),
            person: desk.person_name(*agreed_with)?,
            ..view
        },
        StepKind::Informed { level } => StepView {
            kind: "informed",
            level: Some(level_name(*level)),
            ..view
        },
        StepKind::Remedied {
            verified_by,
            evidence,
        } => StepView {
            kind: "remedied",
            verified_by: verified_by.clone(),
            note: evidence.clone(),
            ..view
        },
        StepKind::Withdrawn { reason } => StepView {
            kind: "withdrawn",
            note: reason.clone(),
            ..view
        },
        StepKind::ContractEnded { reason } => StepView {
            kind: "contract_ended",
            note: reason.clone(),
            ..view
        },
        StepKind::EffectivenessChecked { effective, note } => StepView {
            kind: "effectiveness_checked",
            effective: *effective,
            note: note.clone(),
            ..view
        },
    })
}

/// Names for templates and locales, as in JSON.
pub(super) const fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Minor => "minor",
        Severity::Major => "major",
        Severity::Severe => "severe",
    }
}

const fn ground_name(ground: Ground) -> &'static str {
    match ground {
        Ground::NotMet => "not_met",
        Ground::Insufficient => "insufficient",
        Ground::NotExpected => "not_expected",
        Ground::Severe => "severe",
    }
}

const fn level_name(level: Level) -> &'static str {
    match level {
        Level::Divisional => "divisional",
        Level::General => "general",
    }
}
