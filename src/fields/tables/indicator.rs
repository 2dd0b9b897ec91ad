//! Indicators, and what is agreed and noted about them.

use super::{LINE, PARAGRAPH, table};
use crate::domain::id::{Kind, MunicipalityId};
use crate::domain::indicator::catalogue::{Direction, Formula, Indicator, SeriesBreak, Unit};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::domain::indicator::series::Sex;
use crate::domain::problem::Wrong;
use crate::fields::choices::{Chosen, DIRECTIONS, FORMULAS, PERIOD_KINDS, SEXES, UNITS};
use crate::fields::value::read_only;
use crate::fields::{FieldKind, Value};

/// A code: what stands in files and on the command line.
const CODE: FieldKind = FieldKind::Text { max: 60 };

fn period(text: &str) -> Result<Period, Wrong> {
    text.trim().parse().map_err(|_| Wrong::Shape {
        text: text.to_owned(),
        example: "2025-06",
    })
}

fn figure(text: &str) -> Result<Figure, Wrong> {
    text.trim()
        .replace(',', ".")
        .replace('\u{2212}', "-")
        .parse()
        .map_err(|_| Wrong::Shape {
            text: text.to_owned(),
            example: "-7.0",
        })
}

/// `2019-03 what changed`, one a break.
fn breaks(indicator: &Indicator) -> Value {
    let lines: Vec<String> = indicator
        .breaks
        .iter()
        .map(|one| format!("{} {}", one.from, one.note).trim_end().to_owned())
        .collect();
    Value::list(&lines, Value::Texts)
}

fn series_breaks(value: Value) -> Result<Vec<SeriesBreak>, Wrong> {
    let mut breaks = Vec::new();
    for line in value.into_texts()? {
        let (from, note) = line.split_once(' ').unwrap_or((&line, ""));
        breaks.push(SeriesBreak {
            from: period(from)?,
            note: note.trim().to_owned(),
        });
    }
    breaks.sort_by_key(|one| one.from.first_day());
    Ok(breaks)
}

table! {
    /// Indicator
    INDICATOR: Indicator as "indicator" {
        "code" CODE, true, Create,
            |r| Value::text(&r.code), |r, v| r.code = v.into_text()?;
        "name" LINE, false, Edit,
            |r| Value::text(&r.name), |r, v| r.name = v.into_text()?;
        "unit" FieldKind::Choice(UNITS), true, Edit,
            |r| r.unit.value(), |r, v| r.unit = Unit::of_value(&v)?;
        "decimals" FieldKind::Number { min: 0, max: 6 }, true, Edit,
            |r| Value::Number(r.decimals.into()), |r, v| r.decimals = v.into_number()?;
        "direction" FieldKind::Choice(DIRECTIONS), true, Edit,
            |r| r.direction.value(), |r, v| r.direction = Direction::of_value(&v)?;
        "direction_reason" LINE, false, Edit,
            |r| Value::text(&r.direction_reason), |r, v| r.direction_reason = v.into_text()?;
        "formula" FieldKind::Choice(FORMULAS), true, Edit,
            |r| r.formula.value(), |r, v| r.formula = Formula::of_value(&v)?;
        "breaks" FieldKind::Texts { max: 250 }, false, Edit,
            |r| breaks(r), |r, v| r.breaks = series_breaks(v)?;
        "source" LINE, false, Edit,
            |r| Value::text(&r.source), |r, v| r.source = v.into_text()?;
    }
}

table! {
    /// Series. Its figures are imported, not typed.
    SERIES: Series as "series" {
        "indicator" CODE, true, Create,
            |r| Value::text(&r.indicator), |r, v| r.indicator = v.into_text()?;
        "municipality" FieldKind::Reference(Kind::Municipality), true, Create,
            |r| Value::reference(Kind::Municipality, r.municipality.0),
            |r, v| r.municipality = MunicipalityId(v.into_required(Kind::Municipality)?);
        "sex" FieldKind::Choice(SEXES), true, Create,
            |r| r.sex.value(), |r, v| r.sex = Sex::of_value(&v)?;
        "length" FieldKind::Choice(PERIOD_KINDS), true, Create,
            |r| r.length.value(), |r, v| r.length = PeriodKind::of_value(&v)?;
        "versions" FieldKind::Texts { max: 250 }, false, Read,
            |r| {
                let lines = r.versions().map(|one| {
                    let value = one.value.map(|value| value.to_string());
                    let mark = one.mark.map(String::from);
                    format!("{} {} {}", one.period, one.data_status, value.or(mark).unwrap_or_default())
                });
                Value::list(&lines.collect::<Vec<_>>(), Value::Texts)
            },
            |_r, _v| read_only()?;
    }
}

table! {
    /// Target
    TARGET: Target as "target" {
        "municipality" FieldKind::Reference(Kind::Municipality), true, Create,
            |r| Value::reference(Kind::Municipality, r.municipality.0),
            |r, v| r.municipality = MunicipalityId(v.into_required(Kind::Municipality)?);
        "indicator" CODE, true, Create,
            |r| Value::text(&r.indicator), |r, v| r.indicator = v.into_text()?;
        "year" FieldKind::Number { min: 2005, max: 2100 }, true, Create,
            |r| Value::Number(r.year.into()), |r, v| r.year = v.into_number()?;
        "change" FieldKind::Text { max: 30 }, true, Edit,
            |r| Value::Text(r.change.to_string()), |r, v| r.change = figure(&v.into_text()?)?;
        "note" PARAGRAPH, false, Edit,
            |r| Value::text(&r.note), |r, v| r.note = v.into_text()?;
    }
}

table! {
    /// Acknowledgement
    ACKNOWLEDGEMENT: Acknowledgement as "acknowledgement" {
        "municipality" FieldKind::Reference(Kind::Municipality), true, Create,
            |r| Value::reference(Kind::Municipality, r.municipality.0),
            |r, v| r.municipality = MunicipalityId(v.into_required(Kind::Municipality)?);
        "indicator" CODE, true, Create,
            |r| Value::text(&r.indicator), |r, v| r.indicator = v.into_text()?;
        "period" FieldKind::Text { max: 30 }, true, Create,
            |r| Value::Text(r.period.to_string()), |r, v| r.period = period(&v.into_text()?)?;
        "check" CODE, true, Create,
            |r| Value::text(&r.check), |r, v| r.check = v.into_text()?;
        "note" PARAGRAPH, true, Edit,
            |r| Value::text(&r.note), |r, v| r.note = v.into_text()?;
        "on" FieldKind::Date, true, Create,
            |r| Value::Date(r.on), |r, v| r.on = v.into_date()?.ok_or(Wrong::Missing)?;
        "by" LINE, false, Create,
            |r| Value::text(&r.by), |r, v| r.by = v.into_text()?;
    }
}

table! {
    /// Remark
    REMARK: Remark as "remark" {
        "indicator" CODE, true, Edit,
            |r| Value::text(&r.indicator), |r, v| r.indicator = v.into_text()?;
        "text" PARAGRAPH, true, Edit,
            |r| Value::text(&r.text), |r, v| r.text = v.into_text()?;
        "on" FieldKind::Date, true, Edit,
            |r| Value::Date(r.on), |r, v| r.on = v.into_date()?.ok_or(Wrong::Missing)?;
        "from" LINE, false, Edit,
            |r| Value::text(&r.from), |r, v| r.from = v.into_text()?;
    }
}
