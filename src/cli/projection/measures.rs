//! Columns of measures and of what belongs to them.
//!
//! Responsible for: the contract's keys of these kinds and the cells that are no field. Not for:
//! which records a list has, and not for audits in bulk, which come from index rows
//! ([`crate::cli::audits`]).

use std::collections::HashMap;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use serde_json::json;

use super::super::failure::Failure;
use super::super::listing::Cell;
use super::super::session::Session;
use crate::domain::audit::AuditState;
use crate::domain::date::Month;
use crate::domain::id::{Kind, MeasureId, PersonId, ProviderId, RecordId};
use crate::domain::measure::Measure;
use crate::domain::rating::Rating;
use crate::domain::rating::assessment::{Assessment, Half};
use crate::domain::review::{Review, ReviewState};
use crate::domain::utilisation::{MonthUse, Utilisation};
use crate::fields::{self, Context, State, StoreContext, Value};
use crate::store::index::AuditRow;
use crate::store::{Record, Store};

/// The contract's columns; those behind them are fields.
pub(super) const fn leading(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Provider => &["id", "name", "places", "accreditation", "accredited_until"],
        Kind::Measure => &[
            "id",
            "number",
            "title",
            "provider",
            "procurement",
            "legal_basis",
            "start",
            "end",
            "places",
            "coordinator",
            "supervisor",
            "status",
            "utilisation",
        ],
        Kind::Audit => AUDIT,
        Kind::Deficiency => super::deficiencies::LEADING,
        Kind::Contact => &[
            "id", "measure", "on", "kind", "by", "with", "text", "recorded",
        ],
        Kind::Rating => &[
            "id",
            "measure",
            "occasion",
            "phase",
            "rater",
            "forwarded_on",
            "due",
            "answered_on",
            "overdue_days",
            "soft",
            "hard",
            "notable",
            "closed_on",
        ],
        Kind::Review => &[
            "id",
            "measure",
            "rule_date",
            "due",
            "done",
            "status",
            "overdue_days",
            "participants",
            "integrated",
            "share",
        ],
        Kind::Indicator => &[
            "id",
            "code",
            "name",
            "unit",
            "decimals",
            "direction",
            "formula",
        ],
        _ => &["id"],
    }
}

/// What a list of audits has, all of it in the index row.
pub(in crate::cli) const AUDIT: &[&str] = &[
    "id",
    "measure",
    "provider",
    "kind",
    "rule_date",
    "due",
    "scheduled",
    "done",
    "status",
    "overdue_days",
    "responsible",
    "after_end",
    "covered_by",
    "announced_on",
    "land",
    "place",
    "result",
];

/// See [`super::is_shown`].
pub(super) fn is_shown(kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Measure => {
            leading(kind).contains(&name) && !matches!(name, "procurement" | "legal_basis")
        }
        Kind::Audit => {
            leading(kind).contains(&name)
                && !matches!(
                    name,
                    "rule_date" | "done" | "after_end" | "covered_by" | "announced_on" | "land"
                )
        }
        Kind::Deficiency => super::deficiencies::is_shown(name),
        Kind::Rating | Kind::Review | Kind::Provider => leading(kind).contains(&name),
        Kind::Indicator => matches!(name, "code" | "name" | "unit" | "direction" | "formula"),
        _ => true,
    }
}

/// The newest figures of measures.
pub(super) type Uses = HashMap<MeasureId, Utilisation>;

/// The figures of these measures: of one alone, or of all there are, read once.
pub(super) fn uses(store: &Store, records: &[Record]) -> Result<Uses, Failure> {
    let mut found = Uses::new();
    match records {
        [Record::Measure(one)] => {
            let stored = store.utilisation_of(one.id)?;
            found.extend(stored.map(|stored| (one.id, stored.record)));
        }
        [Record::Measure(_), ..] => store.each(Kind::Utilisation, |stored| {
            if let Record::Utilisation(one) = stored.record {
                found.insert(one.measure, one);
            }
            ControlFlow::Continue(())
        })?,
        _ => {}
    }
    Ok(found)
}

/// Whether a record belongs to a measure, or is it.
pub(super) fn is_of(record: &Record, measure: MeasureId) -> bool {
    match record {
        Record::Measure(one) => one.id == measure,
        Record::Contact(one) => one.measure == measure,
        Record::Rating(one) => one.measure == measure,
        Record::Deficiency(one) => one.measure == measure,
        Record::Review(one) => one.measure == measure,
        _ => true,
    }
}

/// See [`super::sort`]: what is open and due stands first.
pub(super) fn sort_key(record: &Record) -> String {
    let urgent = |open: bool, due: Option<NaiveDate>| {
        let due = due.map_or_else(|| "~".to_owned(), |day| day.to_string());
        format!("{} {due}", u8::from(!open))
    };
    match record {
        Record::Provider(one) => crate::text::fold(&one.name),
        Record::Measure(one) => one.number.clone(),
        Record::Contact(one) => format!("{:020} {}", one.measure.0, one.on),
        Record::Rating(one) => urgent(one.is_open(), one.due),
        Record::Review(one) => urgent(one.is_open(), Some(one.due)),
        Record::Duty(one) => one.period.to_string(),
        _ => String::new(),
    }
}

/// See [`super::computed`].
pub(super) fn computed(
    session: &Session,
    context: &StoreContext<'_>,
    uses: &Uses,
    record: &Record,
    name: &str,
) -> Option<Cell> {
    match record {
        Record::Measure(one) => measure(session, context, uses, one, name),
        Record::Audit(one) if AUDIT.contains(&name) => {
            Some(audit(session, context, &AuditRow::of(one), name))
        }
        Record::Rating(one) => rating(session, one, name),
        Record::Review(one) => review(session, context, one, name),
        _ => None,
    }
}

fn measure(
    session: &Session,
    context: &StoreContext<'_>,
    uses: &Uses,
    measure: &Measure,
    name: &str,
) -> Option<Cell> {
    match name {
        "status" => {
            let status = measure.status(session.today).name();
            Some(choice(session, context, Kind::Measure, name, status))
        }
        "utilisation" => {
            let newest = uses
                .get(&measure.id)
                .and_then(|found| newest(found, Month::of(session.today)));
            Some(
                newest
                    .and_then(|month| month.share(measure.places))
                    .map_or_else(Cell::none, |share| per_cent(session, share)),
            )
        }
        _ => None,
    }
}

/// The newest month up to this one whose filled places somebody entered.
fn newest(utilisation: &Utilisation, until: Month) -> Option<MonthUse> {
    let mut months = utilisation.months.iter().rev();
    months
        .find(|one| one.month <= until && one.filled.is_some())
        .copied()
}

/// Per cent with one decimal.
fn per_cent(session: &Session, share: f64) -> Cell {
    let rounded = (share * 10.0).round() / 10.0;
    Cell::new(rounded, session.texts.number(rounded, 1))
}

/// § 6.3: means and what is notable; nothing before it is answered.
fn rating(session: &Session, rating: &Rating, name: &str) -> Option<Cell> {
    let assessment = Assessment::of(rating);
    let mean = |half: Half| {
        let shown = half.mean();
        // Rounded down, as everywhere: what lies below the threshold never looks as if it did not.
        shown.map_or_else(Cell::none, |mean| {
            Cell::new(mean.as_f64(), session.texts.number(mean.as_f64(), 2))
        })
    };
    match name {
        "overdue_days" => Some(Cell::days_late(rating.overdue_days(session.today))),
        "soft" => Some(mean(assessment.soft)),
        "hard" => Some(mean(assessment.hard)),
        "notable" => {
            let word = if assessment.is_notable() {
                session.texts.get("choice-bool-yes").into_owned()
            } else {
                String::new()
            };
            Some(Cell::new(assessment.is_notable(), word))
        }
        _ => None,
    }
}

fn review(
    session: &Session,
    context: &StoreContext<'_>,
    review: &Review,
    name: &str,
) -> Option<Cell> {
    match name {
        // Its day stands in a column of its own.
        "status" => {
            let status = review.status.name();
            Some(choice(session, context, Kind::Review, name, status))
        }
        "done" => Some(match review.status {
            ReviewState::Done { on } => day(session, on),
            _ => Cell::none(),
        }),
        "overdue_days" => Some(Cell::days_late(review.overdue_days(session.today))),
        "share" => Some(
            review
                .share()
                .map_or_else(Cell::none, |share| per_cent(session, share)),
        ),
        _ => None,
    }
}

/// A cell of an audit, from its index row.
pub(in crate::cli) fn audit(
    session: &Session,
    context: &StoreContext<'_>,
    row: &AuditRow,
    name: &str,
) -> Cell {
    let optional = |on: Option<NaiveDate>| on.map_or_else(Cell::none, |on| day(session, on));
    match name {
        "id" => Cell::number(row.id.0),
        "measure" => Cell::new(
            json!({"id": row.measure.0, "number": row.number, "title": row.title}),
            format!("{} {}", row.number, row.title).trim(),
        ),
        "provider" => provider(context, row.provider),
        "kind" => choice(session, context, Kind::Audit, name, row.kind.name()),
        "rule_date" => day(session, row.rule_date),
        "due" => day(session, row.due),
        "scheduled" => optional(row.scheduled),
        "done" => optional(match row.status {
            AuditState::Done { on, .. } => Some(on),
            _ => None,
        }),
        "status" => choice(session, context, Kind::Audit, name, row.status.name()),
        "overdue_days" => Cell::days_late(row.overdue_days(session.today)),
        "responsible" => row
            .responsible
            .map_or_else(Cell::none, |id| person(context, id)),
        "after_end" => Cell::new(row.after_end, ""),
        "covered_by" => row
            .covered_by
            .map_or_else(Cell::none, |id| Cell::number(id.0)),
        "announced_on" => optional(match row.status {
            AuditState::Announced { on } => Some(on),
            _ => None,
        }),
        "land" => Cell::same(row.land.code()),
        "place" => Cell::same(row.place.as_str()),
        "result" => match row.status {
            AuditState::Done { result, .. } => {
                let word = session
                    .texts
                    .get(&format!("audit-result-{}", result.name()));
                Cell::new(result.name(), word)
            }
            _ => Cell::none(),
        },
        _ => Cell::none(),
    }
}

fn day(session: &Session, on: NaiveDate) -> Cell {
    Cell::new(on.to_string(), session.texts.date_plain(on))
}

fn person(context: &StoreContext<'_>, id: PersonId) -> Cell {
    named(context, Kind::Person, id.0)
}

fn provider(context: &StoreContext<'_>, id: ProviderId) -> Cell {
    named(context, Kind::Provider, id.0)
}

fn named(context: &StoreContext<'_>, kind: Kind, id: u64) -> Cell {
    let name = context.name(RecordId { kind, id });
    Cell::same(name.unwrap_or_else(|| format!("#{id}")))
}

/// The name of a choice or a state, and its word.
fn choice(
    session: &Session,
    context: &StoreContext<'_>,
    kind: Kind,
    field: &str,
    name: &'static str,
) -> Cell {
    let Some(field) = fields::named(kind, field) else {
        return Cell::same(name);
    };
    let value = match field.kind {
        fields::FieldKind::State(_) => Value::State(State {
            name,
            on: None,
            reason: String::new(),
        }),
        _ => Value::Choice(name),
    };
    Cell::new(name, fields::show(field, &value, context, &session.texts))
}
