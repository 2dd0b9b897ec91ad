//! Municipalities: the carrier number is the identity.

use std::collections::BTreeMap;

use super::{Column, Kind, ReadFailure, RecordId, Value, Work, field};
use crate::domain::problem::Wrong;

pub(super) const COLUMNS: &[Column] = &[
    Column::required(
        "number",
        &[
            "Trägernummer",
            "Träger-Nr.",
            "Nummer",
            "Nr.",
            "JC-Nr.",
            "carrier number",
        ],
    ),
    Column::required("name", &["Kommune", "Name der Kommune", "Bezeichnung"]),
    Column::required("land", &["Bundesland"]),
    Column::required("kind", &["Art", "Typ"]),
    Column::required("since", &["seit", "zugelassen seit"]),
    Column::optional("short_name", &["Kurzname", "Kurzbezeichnung"]),
    Column::optional("comparison_type", &["Vergleichstyp", "SGB-II-Typ"]),
    Column::optional("participates", &["nimmt teil", "Teilnahme"]),
];

pub(super) fn plan(
    work: &mut Work<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(), ReadFailure> {
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    let table = work.table;
    for (done, row) in table.rows.iter().enumerate() {
        progress(done, table.rows.len());
        if work.is_skipped(row) {
            continue;
        }
        let Some(number_field) = field(Kind::Municipality, "number") else {
            continue;
        };
        for column in ["number", "name", "land", "kind"] {
            work.need(row, column);
        }
        let mut values = Vec::new();
        for column in COLUMNS {
            if let Some(field) = field(Kind::Municipality, column.field)
                && let Some(value) = work.value(row, column.field, field)
            {
                values.push((field, value));
            }
        }
        let Some(Value::Text(number)) = values
            .iter()
            .find(|(field, _)| field.name == number_field.name)
            .map(|(_, value)| value.clone())
        else {
            continue;
        };
        if lines.insert(number.clone(), row.line).is_some()
            && let Some(cell) = table.cell(row, "number")
        {
            work.refuse(
                row,
                cell,
                Wrong::Duplicate {
                    value: number.clone(),
                },
            );
        }
        if work.is_bad(row) {
            continue;
        }
        let stored = work.store.municipality_numbered(&number)?;
        let at = match stored {
            Some(stored) => {
                let id = RecordId {
                    kind: Kind::Municipality,
                    id: stored.record.id.0,
                };
                work.edit(id, row.line)?
            }
            None => Some(work.create(Kind::Municipality, row.line)),
        };
        if let Some(at) = at {
            for (field, value) in values {
                work.set(at, field, value);
            }
            work.touched.push((row.line, at));
        }
    }
    Ok(())
}
