//! Audits, ratings, deficiencies.

use super::{LINE, PARAGRAPH, table};
use crate::domain::audit::{AuditKind, AuditState, PromptedBy, WaiveReason};
use crate::domain::deficiency::{Severity, Step, StepKind};
use crate::domain::id::{AuditId, Kind, MeasureId, PersonId};
use crate::domain::problem::Wrong;
use crate::domain::rating::{Occasion, RatingPhase};
use crate::fields::choices::{
    AUDIT_KINDS, AUDIT_STATES, Chosen, DEFICIENCY_STATES, OCCASIONS, PROMPTED_BY, RATING_PHASES,
    SEVERITIES,
};
use crate::fields::value::read_only;
use crate::fields::{FieldKind, State, Value};

fn audit_state(state: &AuditState) -> Value {
    let (on, reason) = match state {
        AuditState::Planned => (None, String::new()),
        AuditState::Announced { on } => (Some(*on), String::new()),
        AuditState::Done { on, result } => (Some(*on), result.name().to_owned()),
        AuditState::Waived { reason } => (
            None,
            match reason {
                WaiveReason::ByHand(reason) => reason.clone(),
                WaiveReason::MeasureCancelled => "measure_cancelled".to_owned(),
                WaiveReason::NotDemanded => "not_demanded".to_owned(),
                WaiveReason::AfterEnd => "after_end".to_owned(),
            },
        ),
    };
    Value::State(State {
        name: state.name(),
        on,
        reason,
    })
}

/// A step in a line no language is needed for: lists of steps are shown by screens and documents
/// of their own; this is for the history and for programs.
fn step(step: &Step) -> String {
    let (name, more) = match &step.what {
        StepKind::Demanded { deadline, .. } => ("demanded", deadline.to_string()),
        StepKind::LetterFiled => ("letter_filed", String::new()),
        StepKind::Extended { deadline, .. } => ("extended", deadline.to_string()),
        StepKind::Insufficient { note } => ("insufficient", note.clone()),
        StepKind::QualityOfficer { audit_service, .. } => (
            "quality_officer",
            if *audit_service { "audit_service" } else { "" }.to_owned(),
        ),
        StepKind::Advised { note } => ("advised", note.clone()),
        StepKind::Escalated { reason, .. } => ("escalated", reason.clone()),
        StepKind::Informed { level } => (
            "informed",
            match level {
                crate::domain::deficiency::Level::Divisional => "divisional",
                crate::domain::deficiency::Level::General => "general",
            }
            .to_owned(),
        ),
        StepKind::Remedied { evidence, .. } => ("remedied", evidence.clone()),
        StepKind::Withdrawn { reason } => ("withdrawn", reason.clone()),
        StepKind::ContractEnded { reason } => ("contract_ended", reason.clone()),
        StepKind::EffectivenessChecked { note, .. } => ("effectiveness_checked", note.clone()),
    };
    format!("{} {name} {more} ({})", step.on, step.by)
}

table! {
    /// Audit
    AUDIT: Audit as "audit" {
        "measure" FieldKind::Reference(Kind::Measure), true, Create,
            |r| Value::reference(Kind::Measure, r.measure.0),
            |r, v| r.measure = MeasureId(v.into_required(Kind::Measure)?);
        "kind" FieldKind::Choice(AUDIT_KINDS), true, Create,
            |r| r.kind.value(), |r, v| r.kind = AuditKind::of_value(&v)?;
        // The rhythm of a regular audit is not typed; for the others the day wanted is both.
        "due" FieldKind::Date, true, Edit,
            |r| Value::Date(r.due),
            |r, v| {
                r.due = v.into_date()?.ok_or(Wrong::Missing)?;
                if !r.kind.is_regular() {
                    r.rule_date = r.due;
                }
            };
        "rule_date" FieldKind::Date, true, Read,
            |r| Value::Date(r.rule_date),
            |r, v| r.rule_date = v.into_date()?.ok_or(Wrong::Missing)?;
        "scheduled" FieldKind::Date, false, Edit,
            |r| Value::option(r.scheduled, Value::Date), |r, v| r.scheduled = v.into_date()?;
        "responsible" FieldKind::Reference(Kind::Person), false, Edit,
            |r| Value::option(r.responsible, |id| Value::reference(Kind::Person, id.0)),
            |r, v| r.responsible = v.into_reference(Kind::Person)?.map(PersonId);
        "status" FieldKind::State(AUDIT_STATES), true, Read,
            |r| audit_state(&r.status), |_r, _v| read_only()?;
        "after_end" FieldKind::Bool, true, Read,
            |r| Value::Bool(r.after_end), |r, v| r.after_end = v.into_bool()?;
        "covered_by" FieldKind::Reference(Kind::Audit), false, Read,
            |r| Value::option(r.covered_by, |id| Value::reference(Kind::Audit, id.0)),
            |r, v| r.covered_by = v.into_reference(Kind::Audit)?.map(AuditId);
        "prompted_by" FieldKind::Choice(PROMPTED_BY), false, Edit,
            |r| r.prompted_by.map_or(Value::Empty, Chosen::value),
            |r, v| r.prompted_by = match v {
                Value::Empty => None,
                v => Some(PromptedBy::of_value(&v)?),
            };
        "advice_on" FieldKind::Date, false, Edit,
            |r| Value::option(r.advice_on, Value::Date), |r, v| r.advice_on = v.into_date()?;
        "auditors" FieldKind::References(Kind::Person), false, Edit,
            |r| Value::references(Kind::Person, r.auditors.iter().map(|id| id.0)),
            |r, v| r.auditors = v.into_references(Kind::Person)?.into_iter().map(PersonId).collect();
        "sections" FieldKind::Texts { max: 5_000 }, false, Read,
            |r| {
                let lines = r.sections.iter().map(|one| {
                    format!("{}: {} {}", one.title, one.verdict.name(), one.note)
                });
                Value::list(&lines.collect::<Vec<_>>(), Value::Texts)
            },
            |_r, _v| read_only()?;
        "note" PARAGRAPH, false, Edit,
            |r| Value::text(&r.note), |r, v| r.note = v.into_text()?;
        "recorded" FieldKind::Bool, true, Edit,
            |r| Value::Bool(r.recorded), |r, v| r.recorded = v.into_bool()?;
        "filed_on" FieldKind::Date, false, Edit,
            |r| Value::option(r.filed_on, Value::Date), |r, v| r.filed_on = v.into_date()?;
        "result_sent_on" FieldKind::Date, false, Edit,
            |r| Value::option(r.result_sent_on, Value::Date),
            |r, v| r.result_sent_on = v.into_date()?;
    }
}

table! {
    /// Rating
    RATING: Rating as "rating" {
        "measure" FieldKind::Reference(Kind::Measure), true, Create,
            |r| Value::reference(Kind::Measure, r.measure.0),
            |r, v| r.measure = MeasureId(v.into_required(Kind::Measure)?);
        "occasion" FieldKind::Choice(OCCASIONS), true, Edit,
            |r| r.occasion.value(), |r, v| r.occasion = Occasion::of_value(&v)?;
        "phase" FieldKind::Choice(RATING_PHASES), true, Edit,
            |r| r.phase.value(), |r, v| r.phase = RatingPhase::of_value(&v)?;
        "rater" FieldKind::Reference(Kind::Person), false, Edit,
            |r| Value::option(r.rater, |id| Value::reference(Kind::Person, id.0)),
            |r, v| r.rater = v.into_reference(Kind::Person)?.map(PersonId);
        "mailbox_on" FieldKind::Date, false, Edit,
            |r| Value::option(r.mailbox_on, Value::Date), |r, v| r.mailbox_on = v.into_date()?;
        "forwarded_on" FieldKind::Date, false, Edit,
            |r| Value::option(r.forwarded_on, Value::Date), |r, v| r.forwarded_on = v.into_date()?;
        "due" FieldKind::Date, false, Edit,
            |r| Value::option(r.due, Value::Date), |r, v| r.due = v.into_date()?;
        "answered_on" FieldKind::Date, false, Edit,
            |r| Value::option(r.answered_on, Value::Date), |r, v| r.answered_on = v.into_date()?;
        "basis" FieldKind::Reference(Kind::Audit), false, Edit,
            |r| Value::option(r.basis, |id| Value::reference(Kind::Audit, id.0)),
            |r, v| r.basis = v.into_reference(Kind::Audit)?.map(AuditId);
        "explanation" PARAGRAPH, false, Edit,
            |r| Value::text(&r.explanation), |r, v| r.explanation = v.into_text()?;
        "action" PARAGRAPH, false, Edit,
            |r| Value::text(&r.action), |r, v| r.action = v.into_text()?;
        "scale" FieldKind::Text { max: 100 }, true, Read,
            |r| Value::Text(format!("{} – {} < {}", r.scale.min, r.scale.max, r.scale.threshold)),
            |_r, _v| read_only()?;
        "answers" FieldKind::Texts { max: 2_000 }, false, Read,
            |r| {
                let lines = r.answers.iter().map(|one| {
                    let value = one.value.map_or_else(|| "·".to_owned(), |value| value.to_string());
                    format!("{}: {} = {value} {}", one.part.name(), one.question, one.note)
                });
                Value::list(&lines.collect::<Vec<_>>(), Value::Texts)
            },
            |_r, _v| read_only()?;
        "closed_on" FieldKind::Date, false, Read,
            |r| Value::option(r.closed_on, Value::Date), |r, v| r.closed_on = v.into_date()?;
    }
}

table! {
    /// Deficiency. State and deadline follow from the steps and can't be typed.
    DEFICIENCY: Deficiency as "deficiency" {
        "measure" FieldKind::Reference(Kind::Measure), true, Create,
            |r| Value::reference(Kind::Measure, r.measure.0),
            |r, v| r.measure = MeasureId(v.into_required(Kind::Measure)?);
        "audit" FieldKind::Reference(Kind::Audit), false, Create,
            |r| Value::option(r.audit, |id| Value::reference(Kind::Audit, id.0)),
            |r, v| r.audit = v.into_reference(Kind::Audit)?.map(AuditId);
        "found_on" FieldKind::Date, true, Edit,
            |r| Value::Date(r.found_on), |r, v| r.found_on = v.into_date()?.ok_or(Wrong::Missing)?;
        "severity" FieldKind::Choice(SEVERITIES), true, Edit,
            |r| r.severity.value(), |r, v| r.severity = Severity::of_value(&v)?;
        "kind" LINE, false, Edit,
            |r| Value::text(&r.kind), |r, v| r.kind = v.into_text()?;
        "text" PARAGRAPH, true, Edit,
            |r| Value::text(&r.text), |r, v| r.text = v.into_text()?;
        "state" FieldKind::Choice(DEFICIENCY_STATES), false, Read,
            |r| r.state().value(), |_r, _v| read_only()?;
        "deadline" FieldKind::Date, false, Read,
            |r| Value::option(r.deadline(), Value::Date), |_r, _v| read_only()?;
        "steps" FieldKind::Texts { max: 5_000 }, false, Read,
            |r| Value::list(&r.steps.iter().map(step).collect::<Vec<_>>(), Value::Texts),
            |_r, _v| read_only()?;
    }
}
