//! What a field can hold, whatever record it belongs to.

use chrono::NaiveDate;

use crate::domain::id::{Kind, RecordId};
use crate::domain::meeting::MeetingDay;
use crate::domain::outcome::Vote;
use crate::domain::person::Deputy;
use crate::domain::problem::Wrong;
use crate::domain::ring::TerritoryBreak;
use crate::domain::task::Responsible;

/// A state with what had to be known to reach it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Its name, one of the field's choices.
    pub name: &'static str,
    /// Since when, if the state carries a day.
    pub on: Option<NaiveDate>,
    /// Why; empty if the state carries no reason.
    pub reason: String,
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// One line or several, never empty.
    Text(String),
    /// Short texts, never none.
    Texts(Vec<String>),
    /// A whole number.
    Number(i64),
    /// A day.
    Date(NaiveDate),
    /// Yes or no.
    Bool(bool),
    /// One of the field's choices.
    Choice(&'static str),
    /// Some of the field's choices, never none.
    Choices(Vec<&'static str>),
    /// A state.
    State(State),
    /// A record.
    Reference(RecordId),
    /// Records, never none.
    References(Vec<RecordId>),
    /// Days, never none.
    Days(Vec<MeetingDay>),
    /// A vote.
    Vote(Vote),
    /// Who has to do something.
    Responsible(Responsible),
    /// Breaks of a territory, never none.
    Breaks(Vec<TerritoryBreak>),
    /// Deputies, never none.
    Deputies(Vec<Deputy>),
}

/// A value of the wrong kind: only a mistake in a table or a caller makes it.
pub(super) fn mismatch() -> Wrong {
    Wrong::Missing
}

/// A field that follows from others and can't be written.
pub(super) fn read_only() -> Result<(), Wrong> {
    Err(mismatch())
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text.to_owned())
        }
    }

    /// Nothing for an empty list, else what `make` makes of it.
    pub(super) fn list<T: Clone>(list: &[T], make: impl FnOnce(Vec<T>) -> Self) -> Self {
        if list.is_empty() {
            Self::Empty
        } else {
            make(list.to_vec())
        }
    }

    /// Nothing for none, else what `make` makes of it.
    pub(super) fn option<T>(value: Option<T>, make: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, make)
    }

    /// A reference; the number 0 is none, which only a record under construction has.
    pub(super) fn reference(kind: Kind, id: u64) -> Self {
        if id == 0 {
            Self::Empty
        } else {
            Self::Reference(RecordId { kind, id })
        }
    }

    /// Several records of a kind; none is [`Value::Empty`].
    pub fn references(kind: Kind, ids: impl Iterator<Item = u64>) -> Self {
        let ids: Vec<RecordId> = ids.map(|id| RecordId { kind, id }).collect();
        Self::list(&ids, Self::References)
    }

    pub(super) fn into_text(self) -> Result<String, Wrong> {
        match self {
            Self::Text(text) => Ok(text),
            Self::Empty => Ok(String::new()),
            _ => Err(mismatch()),
        }
    }

    pub(super) fn into_texts(self) -> Result<Vec<String>, Wrong> {
        match self {
            Self::Texts(texts) => Ok(texts),
            Self::Empty => Ok(Vec::new()),
            _ => Err(mismatch()),
        }
    }

    pub(super) fn into_number<N: TryFrom<i64>>(self) -> Result<N, Wrong> {
        match self {
            Self::Number(number) => N::try_from(number).map_err(|_| mismatch()),
            _ => Err(mismatch()),
        }
    }

    pub(super) fn into_date(self) -> Result<Option<NaiveDate>, Wrong> {
        match self {
            Self::Date(date) => Ok(Some(date)),
            Self::Empty => Ok(None),
            _ => Err(mismatch()),
        }
    }

    pub(super) fn into_bool(self) -> Result<bool, Wrong> {
        match self {
            Self::Bool(value) => Ok(value),
            _ => Err(mismatch()),
        }
    }

    /// The number of a reference to a record of this kind.
    pub(super) fn into_reference(self, kind: Kind) -> Result<Option<u64>, Wrong> {
        match self {
            Self::Reference(id) if id.kind == kind => Ok(Some(id.id)),
            Self::Empty => Ok(None),
            _ => Err(mismatch()),
        }
    }

    pub(super) fn into_required(self, kind: Kind) -> Result<u64, Wrong> {
        self.into_reference(kind)?.ok_or(Wrong::Missing)
    }

    pub(super) fn into_references(self, kind: Kind) -> Result<Vec<u64>, Wrong> {
        match self {
            Self::References(ids) if ids.iter().all(|id| id.kind == kind) => {
                Ok(ids.into_iter().map(|id| id.id).collect())
            }
            Self::Empty => Ok(Vec::new()),
            _ => Err(mismatch()),
        }
    }
}
