//! The checklist and the filing list of a measure. Source: `domain.md` § 4 (concept §§ 3–6).
//!
//! Which tasks and documents there are is a template (`templates/`), copied into the measure's own
//! list when the first one is ticked: a later template changes no list that was begun.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::{ChecklistId, Kind, MeasureId, References};
use super::person::Role;
use super::problem::{Problem, Wrong};

/// When in a measure's life a task belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Planning and purchase.
    Planning,
    /// While it runs.
    Running,
    /// Follow-up.
    FollowUp,
}

/// That something was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticked {
    /// When.
    pub on: NaiveDate,
    /// Who ticked it.
    pub by: String,
}

/// One task of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistTask {
    /// Whose task it is.
    pub role: Role,
    /// When it belongs.
    pub phase: Phase,
    /// What is to be done.
    pub text: String,
    /// Whether it is done.
    pub done: Option<Ticked>,
}

/// One document of the filing list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// What has to lie in the file.
    pub document: String,
    /// Whether it lies there.
    pub done: Option<Ticked>,
    /// Where, or which of several.
    pub note: String,
}

/// Both lists of one measure; a measure has at most one of these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checklist {
    /// Its number.
    pub id: ChecklistId,
    /// The measure.
    pub measure: MeasureId,
    /// Tasks by role and phase.
    pub tasks: Vec<ChecklistTask>,
    /// What lies in the electronic file.
    pub filing: Vec<Filed>,
}

impl Checklist {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let nameless = self.tasks.iter().any(|task| task.text.trim().is_empty())
            || self.filing.iter().any(|one| one.document.trim().is_empty());
        if nameless {
            vec![Problem::new("tasks", Wrong::Missing)]
        } else {
            Vec::new()
        }
    }
}

impl References for Checklist {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Measure, &mut self.measure.0);
    }
}
