//! What a house decides and does as a whole: its rules, and duties done.

use super::{LINE, table};
use crate::domain::date::LocalHolidays;
use crate::domain::duty::DutyKind;
use crate::domain::house_rules::AfterEnd;
use crate::domain::measure::Procurement;
use crate::domain::problem::Wrong;
use crate::fields::choices::{AFTER_END, Chosen, DUTY_KINDS, LOCAL_HOLIDAYS, PROCUREMENTS};
use crate::fields::value::mismatch;
use crate::fields::{FieldKind, Value};

const WEEKS: FieldKind = FieldKind::Number { min: 0, max: 52 };
const PER_CENT: FieldKind = FieldKind::Number { min: 0, max: 100 };

fn names(value: Value) -> Result<Vec<&'static str>, Wrong> {
    match value {
        Value::Choices(names) => Ok(names),
        Value::Empty => Ok(Vec::new()),
        _ => Err(mismatch()),
    }
}

fn local(switches: LocalHolidays) -> Value {
    let LocalHolidays {
        peace_festival,
        assumption,
        corpus_christi,
    } = switches;
    let on: Vec<&'static str> = [
        (peace_festival, "peace_festival"),
        (assumption, "assumption"),
        (corpus_christi, "corpus_christi"),
    ]
    .into_iter()
    .filter_map(|(on, name)| on.then_some(name))
    .collect();
    Value::list(&on, Value::Choices)
}

fn local_holidays(value: Value) -> Result<LocalHolidays, Wrong> {
    let names = names(value)?;
    Ok(LocalHolidays {
        peace_festival: names.contains(&"peace_festival"),
        assumption: names.contains(&"assumption"),
        corpus_christi: names.contains(&"corpus_christi"),
    })
}

fn procurements(list: &[Procurement]) -> Value {
    let names: Vec<&'static str> = Procurement::CHOICES
        .iter()
        .filter(|(procurement, _)| list.contains(procurement))
        .map(|(_, choice)| choice.name)
        .collect();
    Value::list(&names, Value::Choices)
}

table! {
    /// House rules
    HOUSE_RULES: HouseRules as "house_rules" {
        "after_end" FieldKind::Choice(AFTER_END), true, Edit,
            |r| r.after_end.value(), |r, v| r.after_end = AfterEnd::of_value(&v)?;
        "working_day" FieldKind::Bool, true, Edit,
            |r| Value::Bool(r.working_day), |r, v| r.working_day = v.into_bool()?;
        "audited" FieldKind::Choices(PROCUREMENTS), false, Edit,
            |r| procurements(&r.audited),
            |r, v| r.audited = names(v)?.into_iter().map(Procurement::of_name).collect::<Result<_, _>>()?;
        "local_holidays" FieldKind::Choices(LOCAL_HOLIDAYS), false, Edit,
            |r| local(r.local_holidays), |r, v| r.local_holidays = local_holidays(v)?;
        "rating_weeks" WEEKS, true, Edit,
            |r| Value::Number(r.rating_weeks.into()), |r, v| r.rating_weeks = v.into_number()?;
        "review_months" FieldKind::Number { min: 0, max: 60 }, true, Edit,
            |r| Value::Number(r.review_months.into()), |r, v| r.review_months = v.into_number()?;
        "soon_days" FieldKind::Number { min: 0, max: 366 }, true, Edit,
            |r| Value::Number(r.soon_days.into()), |r, v| r.soon_days = v.into_number()?;
        "good_from" PER_CENT, true, Edit,
            |r| Value::Number(r.good_from.into()), |r, v| r.good_from = v.into_number()?;
        "watch_from" PER_CENT, true, Edit,
            |r| Value::Number(r.watch_from.into()), |r, v| r.watch_from = v.into_number()?;
        "effectiveness_weeks" WEEKS, true, Edit,
            |r| Value::Number(r.effectiveness_weeks.into()),
            |r, v| r.effectiveness_weeks = v.into_number()?;
        "absent_years" FieldKind::Number { min: 0, max: 99 }, true, Edit,
            |r| Value::Number(r.absent_years.into()), |r, v| r.absent_years = v.into_number()?;
    }
}

table! {
    /// Duty done
    DUTY: Duty as "duty" {
        "kind" FieldKind::Choice(DUTY_KINDS), true, Create,
            |r| r.kind.value(), |r, v| r.kind = DutyKind::of_value(&v)?;
        "period" FieldKind::Date, true, Create,
            |r| Value::Date(r.period), |r, v| r.period = v.into_date()?.ok_or(Wrong::Missing)?;
        "on" FieldKind::Date, true, Edit,
            |r| Value::Date(r.on), |r, v| r.on = v.into_date()?.ok_or(Wrong::Missing)?;
        "by" LINE, false, Edit,
            |r| Value::text(&r.by), |r, v| r.by = v.into_text()?;
    }
}
