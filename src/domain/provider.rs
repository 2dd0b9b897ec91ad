//! Providers (Träger): who carries measures out. Source: `domain.md` § 4 (concept §§ 3, 6.2).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::{Kind, ProviderId, References};
use super::plain::plain;
use super::problem::{Problem, Wrong};

/// A provider of measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// Its number.
    pub id: ProviderId,
    /// Its name; no two providers have the same one, upper and lower case aside.
    pub name: String,
    /// Where it has rooms.
    pub places: Vec<String>,
    /// Street and town, for letters.
    pub address: String,
    /// Whom to talk to there: office contacts only.
    pub contact: String,
    /// Who accredited it (fachkundige Stelle).
    pub accreditation: String,
    /// Last day of the accreditation.
    pub accredited_until: Option<NaiveDate>,
    /// Start of its first contract, if it is older than the measures in this store.
    pub first_contract: Option<NaiveDate>,
    /// End of its last contract, if it is later than those of the measures in this store.
    pub last_contract: Option<NaiveDate>,
    /// Anything else.
    pub note: String,
}

impl Provider {
    /// A provider of whom only the name is known.
    pub fn named(id: ProviderId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            places: Vec::new(),
            address: String::new(),
            contact: String::new(),
            accreditation: String::new(),
            accredited_until: None,
            first_contract: None,
            last_contract: None,
            note: String::new(),
        }
    }

    /// What two spellings of one name have in common.
    pub fn name_key(name: &str) -> String {
        plain(name.trim())
    }

    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.name.trim().is_empty() {
            problems.push(Problem::new("name", Wrong::Missing));
        }
        if let (Some(first), Some(last)) = (self.first_contract, self.last_contract)
            && last < first
        {
            problems.push(Problem::new("last_contract", Wrong::EndBeforeStart));
        }
        problems
    }
}

impl References for Provider {
    fn references(&mut self, _visit: &mut dyn FnMut(Kind, &mut u64)) {}
}
