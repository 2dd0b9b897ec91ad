//! Providers: the name is the identity, upper and lower case aside. Lines of one provider add their
//! places; what else they say has to be the same.

use std::collections::BTreeMap;

use super::along::spaced;
use super::{Column, Kind, ProblemKind, ReadFailure, RecordId, Row, Value, Work, field};
use crate::domain::problem::Wrong;
use crate::domain::provider::Provider;
use crate::fields;
use crate::store::Record;

pub(super) const COLUMNS: &[Column] = &[
    Column::required(
        "name",
        &[
            "Träger",
            "Trägername",
            "Name des Trägers",
            "Maßnahmeträger",
            "Bildungsträger",
            "provider",
        ],
    ),
    Column::optional("place", &["Ort", "Orte", "Standort", "Standorte", "places"]),
    Column::optional(
        "accredited_until",
        &[
            "zugelassen bis",
            "Zulassung bis",
            "Zertifikat bis",
            "gültig bis",
        ],
    ),
    Column::optional(
        "body",
        &[
            "fachkundige Stelle",
            "FKS",
            "Zulassung durch",
            "Zertifizierer",
            "accreditation",
        ],
    ),
    Column::optional(
        "contact",
        &["Ansprechpartner", "Ansprechpartnerin", "Kontakt"],
    ),
    Column::optional("address", &["Anschrift", "Adresse"]),
    Column::optional("first_contract", &["erster Vertrag", "Vertrag seit"]),
    Column::optional("last_contract", &["letzter Vertrag", "Vertrag bis"]),
    Column::optional("note", &["Bemerkung", "Notiz"]),
];

/// The field behind a column.
fn field_of(column: &'static str) -> &'static str {
    match column {
        "place" => "places",
        "body" => "accreditation",
        same => same,
    }
}

pub(super) fn plan(
    work: &mut Work<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(), ReadFailure> {
    let table = work.table;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut said: BTreeMap<(usize, &'static str), Value> = BTreeMap::new();
    for (done, row) in table.rows.iter().enumerate() {
        progress(done, table.rows.len());
        if work.is_skipped(row) {
            continue;
        }
        work.need(row, "name");
        let mut values = Vec::new();
        for column in COLUMNS {
            if let Some(field) = field(Kind::Provider, field_of(column.field))
                && let Some(value) = value_of(work, row, column.field, field)
            {
                values.push((column.field, field, value));
            }
        }
        let name = values.iter().find_map(|(column, _, value)| match value {
            Value::Text(name) if *column == "name" => Some(name.clone()),
            _ => None,
        });
        let Some(name) = name.filter(|_| !work.is_bad(row)) else {
            continue;
        };
        let key = Provider::name_key(&name);
        let at = match seen.get(&key) {
            Some(at) => *at,
            None => match provider(work, &name, row)? {
                Some(at) => at,
                None => continue,
            },
        };
        seen.insert(key, at);
        for (column, field, value) in values {
            let known = work.drafts[at].before.is_some() || said.contains_key(&(at, column));
            if column == "name" && known {
                // Another spelling of a known name is no news.
                continue;
            }
            let value = match said.get(&(at, column)) {
                Some(said) if column != "place" && *said != value => {
                    contradicts(work, row, column, said);
                    continue;
                }
                _ => value,
            };
            said.insert((at, column), value.clone());
            take(work, row, at, field, value);
        }
        if work.drafts[at].before.is_none() {
            work.touched.push((row.line, at));
        }
    }
    Ok(())
}

/// A cell; places may also be separated by commas, a name has no double spaces.
fn value_of(
    work: &mut Work<'_>,
    row: &Row,
    column: &'static str,
    field: &'static fields::Field,
) -> Option<Value> {
    match column {
        "place" | "name" => {
            let text = match column {
                "place" => work.table.text(row, column).replace(',', ";"),
                _ => spaced(work.table.text(row, column)),
            };
            if text.is_empty() {
                return None;
            }
            match work.read(field, &text) {
                Ok(value) => Some(value),
                Err(wrong) => {
                    work.complain(row, column, ProblemKind::Value(wrong));
                    None
                }
            }
        }
        _ => work.value(row, column, field),
    }
}

fn provider(work: &mut Work<'_>, name: &str, row: &Row) -> Result<Option<usize>, ReadFailure> {
    match work.store.provider_named(name)? {
        Some(stored) => {
            let id = RecordId {
                kind: Kind::Provider,
                id: stored.record.id.0,
            };
            work.edit(id, row.line)
        }
        None => Ok(Some(work.create(Kind::Provider, row.line))),
    }
}

/// Sets a field; places are added to those there are.
fn take(work: &mut Work<'_>, row: &Row, at: usize, field: &fields::Field, value: Value) {
    let value = match (&work.drafts[at].record, value) {
        (Record::Provider(provider), Value::Texts(new)) if field.name == "places" => {
            let mut places = provider.places.clone();
            for place in new {
                if !places.contains(&place) {
                    places.push(place);
                }
            }
            Value::Texts(places)
        }
        (_, value) => value,
    };
    if (field.get)(&work.drafts[at].record) != value {
        work.set(at, field, value);
        work.touched.push((row.line, at));
    }
    let record = &work.drafts[at].record;
    if record
        .check()
        .iter()
        .any(|problem| problem.field == field.name)
    {
        work.check(row, at);
    }
}

/// An earlier line said something else about the same provider.
fn contradicts(work: &mut Work<'_>, row: &Row, column: &'static str, said: &Value) {
    let text = work.table.text(row, column).to_owned();
    let Some(field) = field(Kind::Provider, field_of(column)) else {
        return;
    };
    let said = fields::show(field, said, work.context, work.context.texts());
    let wrong = Wrong::Ambiguous {
        candidates: format!("{said}, {text}"),
        text,
    };
    work.complain(row, column, ProblemKind::Value(wrong));
}
