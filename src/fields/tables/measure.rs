//! Measures, their checklist, utilisation and success review.

use super::{LINE, PARAGRAPH, table};
use crate::domain::date::Land;
use crate::domain::id::{Kind, MeasureId, PersonId, ProviderId};
use crate::domain::measure::{Measure, Procurement, Stage};
use crate::domain::problem::Wrong;
use crate::domain::review::ReviewState;
use crate::fields::choices::{Chosen, LANDS, MEASURE_STATES, PROCUREMENTS, REVIEW_STATES};
use crate::fields::value::{mismatch, read_only};
use crate::fields::{FieldKind, State, Value};

/// More places than any measure has.
const MAX_PLACES: i64 = 100_000;

fn stage(stage: &Stage) -> Value {
    let reason = match stage {
        Stage::Cancelled { reason } => reason.clone(),
        _ => String::new(),
    };
    Value::State(State {
        name: stage.name(),
        on: None,
        reason,
    })
}

/// Running and ended are awarded: the dates say which of them it is.
fn measure_stage(value: Value) -> Result<Stage, Wrong> {
    let Value::State(State { name, reason, .. }) = value else {
        return Err(mismatch());
    };
    match name {
        "planned" => Ok(Stage::Planned),
        "tendered" => Ok(Stage::Tendered),
        "awarded" | "running" | "ended" => Ok(Stage::Awarded),
        "cancelled" if reason.is_empty() => Err(Wrong::ReasonMissing),
        "cancelled" => Ok(Stage::Cancelled { reason }),
        _ => Err(mismatch()),
    }
}

fn review_state(state: &ReviewState) -> Value {
    let (on, reason) = match state {
        ReviewState::Open => (None, ""),
        ReviewState::Done { on } => (Some(*on), ""),
        ReviewState::Waived { reason } => (None, reason.as_str()),
    };
    Value::State(State {
        name: state.name(),
        on,
        reason: reason.to_owned(),
    })
}

fn review_status(value: Value) -> Result<ReviewState, Wrong> {
    let Value::State(State { name, on, reason }) = value else {
        return Err(mismatch());
    };
    match (name, on) {
        ("open", _) => Ok(ReviewState::Open),
        ("done", Some(on)) => Ok(ReviewState::Done { on }),
        ("waived", _) if reason.is_empty() => Err(Wrong::ReasonMissing),
        ("waived", _) => Ok(ReviewState::Waived { reason }),
        _ => Err(mismatch()),
    }
}

/// A count that may be missing.
fn count(value: Option<u32>) -> Value {
    Value::option(value, |count| Value::Number(count.into()))
}

fn optional_count(value: Value) -> Result<Option<u32>, Wrong> {
    match value {
        Value::Empty => Ok(None),
        value => value.into_number().map(Some),
    }
}

fn extensions(measure: &Measure) -> Value {
    let lines: Vec<String> = measure
        .extensions
        .iter()
        .map(|one| format!("{}: {} → {} {}", one.on, one.from, one.to, one.reason))
        .collect();
    Value::list(&lines, Value::Texts)
}

table! {
    /// Measure
    MEASURE: Measure as "measure" {
        "number" FieldKind::Text { max: 60 }, false, Edit,
            |r| Value::text(&r.number), |r, v| r.number = v.into_text()?;
        "title" LINE, true, Edit,
            |r| Value::text(&r.title), |r, v| r.title = v.into_text()?;
        "provider" FieldKind::Reference(Kind::Provider), true, Edit,
            |r| Value::reference(Kind::Provider, r.provider.0),
            |r, v| r.provider = ProviderId(v.into_required(Kind::Provider)?);
        "kind" FieldKind::Text { max: 60 }, false, Edit,
            |r| Value::text(&r.kind), |r, v| r.kind = v.into_text()?;
        "legal_basis" LINE, false, Edit,
            |r| Value::text(&r.legal_basis), |r, v| r.legal_basis = v.into_text()?;
        "procurement" FieldKind::Choice(PROCUREMENTS), true, Edit,
            |r| r.procurement.value(), |r, v| r.procurement = Procurement::of_value(&v)?;
        "start" FieldKind::Date, true, Edit,
            |r| Value::option(Measure::set(r.start), Value::Date),
            |r, v| r.start = v.into_date()?.ok_or(Wrong::Missing)?;
        "end" FieldKind::Date, true, Edit,
            |r| Value::option(Measure::set(r.end), Value::Date),
            |r, v| r.end = v.into_date()?.ok_or(Wrong::Missing)?;
        "places" FieldKind::Number { min: 0, max: MAX_PLACES }, true, Edit,
            |r| Value::Number(r.places.into()), |r, v| r.places = v.into_number()?;
        "place" LINE, false, Edit,
            |r| Value::text(&r.place), |r, v| r.place = v.into_text()?;
        "land" FieldKind::Choice(LANDS), true, Edit,
            |r| r.land.value(), |r, v| r.land = Land::of_value(&v)?;
        "coordinator" FieldKind::Reference(Kind::Person), false, Edit,
            |r| Value::option(r.coordinator, |id| Value::reference(Kind::Person, id.0)),
            |r, v| r.coordinator = v.into_reference(Kind::Person)?.map(PersonId);
        "supervisor" FieldKind::Reference(Kind::Person), false, Edit,
            |r| Value::option(r.supervisor, |id| Value::reference(Kind::Person, id.0)),
            |r, v| r.supervisor = v.into_reference(Kind::Person)?.map(PersonId);
        "supervisor_named_by" FieldKind::Reference(Kind::Person), false, Edit,
            |r| Value::option(r.supervisor_named_by, |id| Value::reference(Kind::Person, id.0)),
            |r, v| r.supervisor_named_by = v.into_reference(Kind::Person)?.map(PersonId);
        "supervisor_named_on" FieldKind::Date, false, Edit,
            |r| Value::option(r.supervisor_named_on, Value::Date),
            |r, v| r.supervisor_named_on = v.into_date()?;
        "team" LINE, false, Edit,
            |r| Value::text(&r.team), |r, v| r.team = v.into_text()?;
        "status" FieldKind::State(MEASURE_STATES), true, Edit,
            |r| stage(&r.status), |r, v| r.status = measure_stage(v)?;
        "predecessor" FieldKind::Reference(Kind::Measure), false, Edit,
            |r| Value::option(r.predecessor, |id| Value::reference(Kind::Measure, id.0)),
            |r, v| r.predecessor = v.into_reference(Kind::Measure)?.map(MeasureId);
        "provider_talk_on" FieldKind::Date, false, Edit,
            |r| Value::option(r.provider_talk_on, Value::Date),
            |r, v| r.provider_talk_on = v.into_date()?;
        "final_report_on" FieldKind::Date, false, Edit,
            |r| Value::option(r.final_report_on, Value::Date),
            |r, v| r.final_report_on = v.into_date()?;
        "anomalies_on" FieldKind::Date, false, Edit,
            |r| Value::option(r.anomalies_on, Value::Date),
            |r, v| r.anomalies_on = v.into_date()?;
        "note" PARAGRAPH, false, Edit,
            |r| Value::text(&r.note), |r, v| r.note = v.into_text()?;
        "extensions" FieldKind::Texts { max: 500 }, false, Read,
            |r| extensions(r), |_r, _v| read_only()?;
    }
}

table! {
    /// Checklist
    CHECKLIST: Checklist as "checklist" {
        "measure" FieldKind::Reference(Kind::Measure), true, Create,
            |r| Value::reference(Kind::Measure, r.measure.0),
            |r, v| r.measure = MeasureId(v.into_required(Kind::Measure)?);
        "tasks" FieldKind::Texts { max: 500 }, false, Read,
            |r| {
                let done = r.tasks.iter().filter_map(|task| {
                    let ticked = task.done.as_ref()?;
                    Some(format!("{}: {} ({})", ticked.on, task.text, ticked.by))
                });
                Value::list(&done.collect::<Vec<_>>(), Value::Texts)
            },
            |_r, _v| read_only()?;
        "filing" FieldKind::Texts { max: 500 }, false, Read,
            |r| {
                let filed = r.filing.iter().filter_map(|one| {
                    let ticked = one.done.as_ref()?;
                    Some(format!("{}: {} {} ({})", ticked.on, one.document, one.note, ticked.by))
                });
                Value::list(&filed.collect::<Vec<_>>(), Value::Texts)
            },
            |_r, _v| read_only()?;
    }
}

table! {
    /// Utilisation
    UTILISATION: Utilisation as "utilisation" {
        "measure" FieldKind::Reference(Kind::Measure), true, Create,
            |r| Value::reference(Kind::Measure, r.measure.0),
            |r, v| r.measure = MeasureId(v.into_required(Kind::Measure)?);
        "months" FieldKind::Texts { max: 500 }, false, Read,
            |r| {
                let part = |count: Option<u32>| count.map_or_else(|| "·".to_owned(), |n| n.to_string());
                let lines = r.months.iter().map(|one| format!(
                    "{}: {}/{} +{} -{} ({})", one.month, part(one.filled), part(one.places),
                    part(one.entries), part(one.dropouts), part(one.assigned),
                ));
                Value::list(&lines.collect::<Vec<_>>(), Value::Texts)
            },
            |_r, _v| read_only()?;
        "free" FieldKind::Texts { max: 500 }, false, Read,
            |r| {
                let lines = r.free.iter().map(|one| format!("{}: {}", one.on, one.free));
                Value::list(&lines.collect::<Vec<_>>(), Value::Texts)
            },
            |_r, _v| read_only()?;
    }
}

table! {
    /// Review
    REVIEW: Review as "review" {
        "measure" FieldKind::Reference(Kind::Measure), true, Create,
            |r| Value::reference(Kind::Measure, r.measure.0),
            |r, v| r.measure = MeasureId(v.into_required(Kind::Measure)?);
        "rule_date" FieldKind::Date, true, Read,
            |r| Value::Date(r.rule_date),
            |r, v| r.rule_date = v.into_date()?.ok_or(Wrong::Missing)?;
        "due" FieldKind::Date, true, Read,
            |r| Value::Date(r.due), |r, v| r.due = v.into_date()?.ok_or(Wrong::Missing)?;
        "status" FieldKind::State(REVIEW_STATES), true, Edit,
            |r| review_state(&r.status), |r, v| r.status = review_status(v)?;
        "by" FieldKind::References(Kind::Person), false, Edit,
            |r| Value::references(Kind::Person, r.by.iter().map(|id| id.0)),
            |r, v| r.by = v.into_references(Kind::Person)?.into_iter().map(PersonId).collect();
        "participants" FieldKind::Number { min: 0, max: MAX_PLACES }, false, Edit,
            |r| count(r.participants), |r, v| r.participants = optional_count(v)?;
        "integrated" FieldKind::Number { min: 0, max: MAX_PLACES }, false, Edit,
            |r| count(r.integrated), |r, v| r.integrated = optional_count(v)?;
        "note" PARAGRAPH, false, Edit,
            |r| Value::text(&r.note), |r, v| r.note = v.into_text()?;
        "recorded" FieldKind::Bool, true, Edit,
            |r| Value::Bool(r.recorded), |r, v| r.recorded = v.into_bool()?;
    }
}
