//! People: name, function, organisation, how to reach them at the office. Nothing more (§ 7).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::date::Land;
use super::id::{Kind, PersonId, References};
use super::problem::{Problem, Wrong};

/// What somebody does in the rings or in the quality of measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Moderates rings (Moderator/in).
    Moderator,
    /// Leads the project (Projektleitung).
    ProjectLead,
    /// Speaks for a ring (Ringsprecher/in).
    Speaker,
    /// Coordinates measures (Maßnahmekoordinator/in).
    Coordinator,
    /// Looks after a measure (Maßnahmebetreuer/in).
    Supervisor,
    /// Fachkraft Steuerung & Qualitätssicherung.
    QualityOfficer,
    /// Teamleitung.
    TeamLead,
    /// Koordinierende Führungskraft.
    CoordinatingManager,
    /// Bereichs-/Geschäftsleitung.
    Management,
    /// Trained by the purchasing centre to rate (Werter).
    Evaluator,
    /// Keeps the purchasing mailbox.
    MailboxKeeper,
    /// Reads only.
    Reader,
}

/// Somebody who stands in for a person on some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deputy {
    /// Who stands in.
    pub person: PersonId,
    /// First day.
    pub from: NaiveDate,
    /// Last day, inclusive.
    pub to: NaiveDate,
}

/// A person of an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Its number.
    pub id: PersonId,
    /// First and last name.
    pub name: String,
    /// What their door says.
    pub function: String,
    /// Where they work.
    pub organisation: String,
    /// Office mail.
    pub mail: String,
    /// Office telephone.
    pub phone: String,
    /// Their Unix user on this machine, so that "mine" can be answered; empty if none.
    pub user: String,
    /// What they do; the first one is their main role.
    pub roles: Vec<Role>,
    /// The Land whose holidays count for them.
    pub land: Option<Land>,
    /// Who stands in for them, and when.
    pub deputies: Vec<Deputy>,
}

impl Person {
    /// A person of whom only the name is known.
    pub fn named(id: PersonId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            function: String::new(),
            organisation: String::new(),
            mail: String::new(),
            phone: String::new(),
            user: String::new(),
            roles: Vec::new(),
            land: None,
            deputies: Vec::new(),
        }
    }

    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.name.trim().is_empty() {
            problems.push(Problem::new("name", Wrong::Missing));
        }
        if self.deputies.iter().any(|deputy| deputy.to < deputy.from) {
            problems.push(Problem::new("deputies", Wrong::EndBeforeStart));
        }
        problems
    }

    /// Who acts for this person on a day: the first deputy whose days cover it, else the person.
    pub fn acting_on(&self, day: NaiveDate) -> PersonId {
        self.deputies
            .iter()
            .find(|deputy| deputy.from <= day && day <= deputy.to)
            .map_or(self.id, |deputy| deputy.person)
    }
}

impl References for Person {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        for deputy in &mut self.deputies {
            visit(Kind::Person, &mut deputy.person.0);
        }
    }
}
