//! Providers and people whom a row names: found, or made along with it in the same change.
//!
//! A name that could be several is a question, never a guess. What a row found bad would have made
//! is not made: the plan is made again without it.

use std::collections::BTreeMap;

use super::{
    Along, Kind, ProblemKind, ReadFailure, Record, RecordId, Row, Value, Work, field, reference,
};
use crate::domain::id::{PersonId, ProviderId};
use crate::domain::person::Role;
use crate::domain::problem::Wrong;
use crate::domain::provider::Provider;
use crate::text::Folded;

/// Whom rows named so far.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// By the text of the cell: a name is looked up once, however many rows have it.
    people: BTreeMap<String, PersonId>,
    providers: BTreeMap<String, ProviderId>,
    /// Those made, by what spellings of one name have in common; drafts.
    new_people: BTreeMap<String, usize>,
    new_providers: BTreeMap<String, usize>,
}

impl Named {
    /// How many are made.
    pub(super) fn made(&self) -> Along {
        Along {
            providers: self.new_providers.len(),
            people: self.new_people.len(),
        }
    }
}

/// A name without double spaces.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What people write where nobody is named yet.
fn is_nobody(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "" | "-" | "–" | "—" | "n.n." | "n. n." | "nn" | "n.n"
    )
}

impl Work<'_> {
    /// The person a cell names; none where nobody is named or the cell is bad.
    pub(super) fn person_in(
        &mut self,
        row: &Row,
        column: &'static str,
        role: Role,
    ) -> Option<PersonId> {
        let cell = self.table.cell(row, column)?;
        if is_nobody(cell.text) {
            return None;
        }
        match self.person(cell.text, row.line, Some(role)) {
            Ok(id) => Some(id),
            Err(wrong) => {
                self.refuse(row, cell, wrong);
                None
            }
        }
    }

    /// The person of a name; made with this role if there is none.
    pub(super) fn person(
        &mut self,
        text: &str,
        line: usize,
        role: Option<Role>,
    ) -> Result<PersonId, Wrong> {
        let id = match self.named.people.get(text) {
            Some(id) => *id,
            None => match reference(Kind::Person, text, self.context) {
                Ok(id) => PersonId(id.id),
                Err(Wrong::Unknown { .. }) => self.new_person(text, line)?,
                Err(wrong) => return Err(wrong),
            },
        };
        self.named.people.insert(text.to_owned(), id);
        let made = RecordId {
            kind: Kind::Person,
            id: id.0,
        };
        if let Some(role) = role
            && let Some(at) = self.places.get(&made)
            && self.drafts[*at].before.is_none()
            && let Record::Person(person) = &mut self.drafts[*at].record
            && !person.roles.contains(&role)
        {
            person.roles.push(role);
        }
        Ok(id)
    }

    fn new_person(&mut self, text: &str, line: usize) -> Result<PersonId, Wrong> {
        let Some(field) = field(Kind::Person, "name") else {
            return Err(Wrong::Missing);
        };
        let Value::Text(name) = self.read(field, &spaced(text))? else {
            return Err(Wrong::Missing);
        };
        let key = Folded::new(&name).spelled().to_owned();
        let at = match self.named.new_people.get(&key) {
            Some(at) => *at,
            None => {
                let at = self.create(Kind::Person, line);
                self.set(at, field, Value::Text(name));
                self.named.new_people.insert(key, at);
                at
            }
        };
        Ok(PersonId(self.drafts[at].record.number()))
    }

    /// The provider a cell names, made if there is none; none where the cell is empty or bad.
    pub(super) fn provider_in(
        &mut self,
        row: &Row,
        column: &'static str,
    ) -> Result<Option<ProviderId>, ReadFailure> {
        let (Some(cell), Some(field)) =
            (self.table.cell(row, column), field(Kind::Provider, "name"))
        else {
            return Ok(None);
        };
        if cell.text.is_empty() {
            return Ok(None);
        }
        if let Some(id) = self.named.providers.get(cell.text) {
            return Ok(Some(*id));
        }
        let name = match self.read(field, &spaced(cell.text)) {
            Ok(Value::Text(name)) => name,
            Ok(_) => return Ok(None),
            Err(wrong) => {
                self.complain(row, column, ProblemKind::Value(wrong));
                return Ok(None);
            }
        };
        let id = match self.store.provider_named(&name)? {
            Some(stored) => stored.record.id,
            None => {
                let key = Provider::name_key(&name);
                let at = match self.named.new_providers.get(&key) {
                    Some(at) => *at,
                    None => {
                        let at = self.create(Kind::Provider, row.line);
                        self.set(at, field, Value::Text(name));
                        self.named.new_providers.insert(key, at);
                        at
                    }
                };
                ProviderId(self.drafts[at].record.number())
            }
        };
        self.named.providers.insert(cell.text.to_owned(), id);
        Ok(Some(id))
    }
}
