//! What is asked before something is done: fields that belong to no record.
//!
//! A step of a procedure needs a day, a reason, a person. They are typed, read, shown and complained
//! about like the fields of a record, on the screen and on the command line alike; what becomes of
//! them is the step's own affair.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::value::read_only;
use super::{Access, Field, FieldKind, Value};
use crate::domain::id::{Kind, PersonId, RecordId};

/// A field that is asked for and stands in no record.
pub const fn asked(
    name: &'static str,
    label: &'static str,
    kind: FieldKind,
    required: bool,
) -> Field {
    Field {
        name,
        label,
        kind,
        required,
        access: Access::Edit,
        get: |_| Value::Empty,
        set: |_, _| read_only(),
    }
}

/// What was answered, by the name of the field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<&'static str, Value>);

impl Answers {
    /// Notes an answer.
    pub fn set(&mut self, field: &'static str, value: Value) {
        self.0.insert(field, value);
    }

    /// The same, for writing several after one another.
    #[must_use]
    pub fn with(mut self, field: &'static str, value: Value) -> Self {
        self.set(field, value);
        self
    }

    /// The answer as it is; none if nothing was answered, or nothing that could be read.
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(field).filter(|value| **value != Value::Empty)
    }

    /// The day answered.
    pub fn day(&self, field: &str) -> Option<NaiveDate> {
        match self.get(field) {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        }
    }

    /// The text answered; empty if there is none.
    pub fn text(&self, field: &str) -> &str {
        match self.get(field) {
            Some(Value::Text(text)) => text.trim(),
            _ => "",
        }
    }

    /// Whether yes was answered.
    pub fn yes(&self, field: &str) -> bool {
        self.get(field) == Some(&Value::Bool(true))
    }

    /// The choice answered, by its name.
    pub fn choice(&self, field: &str) -> Option<&'static str> {
        match self.get(field) {
            Some(Value::Choice(name)) => Some(name),
            _ => None,
        }
    }

    /// The record answered.
    pub fn record(&self, field: &str) -> Option<RecordId> {
        match self.get(field) {
            Some(Value::Reference(id)) => Some(*id),
            _ => None,
        }
    }

    /// The person answered.
    pub fn person(&self, field: &str) -> Option<PersonId> {
        let id = self.record(field)?;
        (id.kind == Kind::Person).then_some(PersonId(id.id))
    }
}
