//! Contact notes (Kontakte): visits and talks between the audits. Source: `domain.md` § 4 (concept
//! § 6).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::{ContactId, Kind, MeasureId, PersonId, References};
use super::problem::{Problem, Wrong};

/// What kind of contact it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// A visit (Kontaktbesuch; type 6 in the procedure).
    Visit,
    /// An audit (Maßnahmeprüfung; type 3).
    Audit,
    /// A talk, in person or by telephone.
    Talk,
    /// A letter or mail.
    Letter,
}

impl ContactKind {
    /// The type under which the procedure (COSACH) knows it; talks and letters have none.
    pub const fn recorded_type(self) -> Option<u8> {
        match self {
            Self::Audit => Some(3),
            Self::Visit => Some(6),
            Self::Talk | Self::Letter => None,
        }
    }
}

/// A contact with the provider of a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Its number.
    pub id: ContactId,
    /// The measure.
    pub measure: MeasureId,
    /// When.
    pub on: NaiveDate,
    /// What kind.
    pub kind: ContactKind,
    /// Who of us.
    pub by: Option<PersonId>,
    /// With whom of them.
    pub with: String,
    /// What it was about.
    pub text: String,
    /// Whether it is recorded in the procedure.
    pub recorded: bool,
}

impl Contact {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        if self.text.trim().is_empty() {
            vec![Problem::new("text", Wrong::Missing)]
        } else {
            Vec::new()
        }
    }
}

impl References for Contact {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Measure, &mut self.measure.0);
        if let Some(id) = &mut self.by {
            visit(Kind::Person, &mut id.0);
        }
    }
}
