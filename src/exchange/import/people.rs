//! People: the same user is the same person; else the same name at the same organisation, or at
//! none known yet.

use super::{Column, Kind, ReadFailure, RecordId, Value, Work, field};
use crate::domain::person::Person;
use crate::text::fold;

pub(super) const COLUMNS: &[Column] = &[
    Column::required("name", &["Vor- und Nachname", "Person"]),
    Column::required("function", &["Funktion", "Stelle"]),
    Column::required("organisation", &["Organisation", "Dienststelle", "Behörde"]),
    Column::optional("mail", &["E-Mail", "Mailadresse", "email"]),
    Column::optional("phone", &["Telefon", "Tel.", "telephone"]),
    Column::optional("user", &["Benutzer", "Benutzerkonto", "Kennung", "login"]),
];

pub(super) fn plan(
    work: &mut Work<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(), ReadFailure> {
    let table = work.table;
    let mut people: Vec<Person> = work
        .store
        .all::<Person>()?
        .into_iter()
        .map(|stored| stored.record)
        .collect();
    for (done, row) in table.rows.iter().enumerate() {
        progress(done, table.rows.len());
        if work.is_skipped(row) {
            continue;
        }
        work.need(row, "name");
        let mut values = Vec::new();
        for column in COLUMNS {
            if let Some(field) = field(Kind::Person, column.field)
                && let Some(value) = work.value(row, column.field, field)
            {
                values.push((field, value));
            }
        }
        if work.is_bad(row) {
            continue;
        }
        let text = |name: &str| {
            values
                .iter()
                .find_map(|(field, value)| match value {
                    Value::Text(text) if field.name == name => Some(text.as_str()),
                    _ => None,
                })
                .unwrap_or_default()
        };
        let (name, organisation, user) = (text("name"), text("organisation"), text("user"));
        let same = |one: &&Person| fold(&one.name) == fold(name);
        let known = people
            .iter()
            .find(|one| !user.is_empty() && one.user == user)
            .or_else(|| {
                people
                    .iter()
                    .filter(same)
                    .find(|one| fold(&one.organisation) == fold(organisation))
            })
            .or_else(|| {
                people
                    .iter()
                    .filter(same)
                    .find(|one| one.organisation.is_empty() || organisation.is_empty())
            })
            .map(|one| one.id);
        let at = match known {
            Some(id) => work.edit(
                RecordId {
                    kind: Kind::Person,
                    id: id.0,
                },
                row.line,
            )?,
            None => Some(work.create(Kind::Person, row.line)),
        };
        let Some(at) = at else { continue };
        for (field, value) in values {
            work.set(at, field, value);
        }
        work.touched.push((row.line, at));
        if let crate::store::Record::Person(person) = &work.drafts[at].record {
            people.retain(|one| one.id != person.id);
            people.push(person.clone());
        }
    }
    Ok(())
}
