//! Fields: what every entity consists of, said once.
//!
//! Responsible for: one table an entity, from which form, list column, `--set`, CSV, JSON, history
//! and merge are made; reading what people type and showing it to them. Not for rules between
//! records (`Store::apply` asks the domain) and not for who may do what.
//!
//! ```text
//! typed text ── parse ──▶ Value ── Field::set ──▶ Record
//! Record ── Field::get ──▶ Value ── show ──▶ text for people     parse(show(v)) == v
//!                                └─ json ──▶ text for programs   --set takes it back
//! ```
//!
//! A new field is one row in [`tables`](of), one label in `locales/*/fields.ftl`; tests fail until
//! both exist.

mod asked;
mod blank;
mod choices;
mod context;
pub mod deficiency;
mod guard;
mod indicators;
mod lookup;
mod parse;
mod say;
mod show;
mod tables;
#[cfg(test)]
mod tests;
mod value;

pub use asked::{Answers, asked};
pub use blank::{Defaults, blank};
pub use choices::role_label;
pub use context::{Context, Found, Names, StoreContext};
pub use guard::{participant_data, suspicious};
pub use indicators::{indicator_name, indicator_part, indicator_title};
pub use parse::{find, parse};
pub use say::{say, say_warning};
pub use show::{json, show};
pub use value::{State, Value};

use crate::domain::id::Kind;
pub use crate::domain::problem::{Problem, Wrong};
use crate::store::Record;

/// One choice of a [`FieldKind::Choice`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Name in JSON, CSV and `--set`.
    pub name: &'static str,
    /// Id of its text in the locales. `<label>-also`, if there is one, lists other spellings that
    /// are read, separated by `;`.
    pub label: &'static str,
}

/// What a field holds, and so how it is read, shown and edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Text {
        /// Characters as people count them.
        max: usize,
    },
    /// Several lines.
    LongText {
        /// Characters as people count them.
        max: usize,
    },
    /// Short texts separated by `;`.
    Texts {
        /// Characters of each.
        max: usize,
    },
    /// A carrier number, read as `domain::carrier` does and kept with five digits.
    CarrierNumber,
    /// A whole number; both bounds belong to it.
    Number {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
    },
    /// A day.
    Date,
    /// Yes or no.
    Bool,
    /// One of a few.
    Choice(&'static [Choice]),
    /// Some of a few, separated by `;`.
    Choices(&'static [Choice]),
    /// A state that carries a day or a reason: `name [day] [: reason]`.
    State(&'static [Choice]),
    /// A record.
    Reference(Kind),
    /// Records, separated by `;`.
    References(Kind),
    /// Days with times: `24.11.2026 13:00-17:30; 25.11.2026 9-16`.
    Days,
    /// Votes in favour, against, abstained: `7:2:1`.
    Vote,
    /// A person, a municipality, or a name that fits neither.
    Responsible,
    /// `day: what changed`, separated by `;`.
    Breaks,
    /// `who: day - day`, separated by `;`.
    Deputies,
}

/// Who may write a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// People, always.
    Edit,
    /// People, as long as the record is new.
    Create,
    /// Only the program: by a step (a meeting's state) or by the store (numbers).
    Read,
}

/// One field of one entity.
#[derive(Clone, Copy)]
pub struct Field {
    /// JSON key, `--set` name and CSV column.
    pub name: &'static str,
    /// Id of its label in the locales.
    pub label: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether a record needs it.
    pub required: bool,
    /// Who may write it.
    pub access: Access,
    /// Reads it; [`Value::Empty`] where there is nothing, or for a record of another kind.
    pub get: fn(&Record) -> Value,
    /// Writes it, whoever may. A value of another kind is refused.
    pub set: fn(&mut Record, Value) -> Result<(), Wrong>,
}

impl std::fmt::Debug for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Field")
            .field("name", &self.name)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// The fields of a kind of record, in the order forms and tables show them.
pub fn of(kind: Kind) -> &'static [Field] {
    tables::of(kind)
}

/// The field of a name.
pub fn named(kind: Kind, name: &str) -> Option<&'static Field> {
    of(kind).iter().find(|field| field.name == name)
}

/// The required fields that hold nothing.
pub fn missing(record: &Record) -> Vec<Problem> {
    of(record.kind())
        .iter()
        .filter(|field| field.required && (field.get)(record) == Value::Empty)
        .map(|field| Problem::new(field.name, Wrong::Missing))
        .collect()
}

/// The fields in which two records of one kind differ: for the history and for merging.
pub fn differing(before: &Record, after: &Record) -> Vec<&'static Field> {
    of(after.kind())
        .iter()
        .filter(|field| (field.get)(before) != (field.get)(after))
        .collect()
}
