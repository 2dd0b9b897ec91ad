//! The checklist and the filing list a measure begins with, from `templates/checklist.toml`.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::{Both, List, ListProblem, ListWrong, Only, Problems};
use crate::domain::checklist::{Checklist, ChecklistTask, Filed, Phase};
use crate::domain::id::ChecklistId;
use crate::domain::measure::Measure;
use crate::domain::person::Role;
use crate::report::outside::OutsideNames;
use crate::text::locale::Lang;

/// The roles a task may be of, by their names.
pub(super) const ROLES: [(&str, Role); 8] = [
    ("coordinator", Role::Coordinator),
    ("supervisor", Role::Supervisor),
    ("quality_officer", Role::QualityOfficer),
    ("team_lead", Role::TeamLead),
    ("coordinating_manager", Role::CoordinatingManager),
    ("management", Role::Management),
    ("evaluator", Role::Evaluator),
    ("mailbox_keeper", Role::MailboxKeeper),
];

struct Task {
    role: Role,
    phase: Phase,
    only: Only,
    text: Both,
}

struct Document {
    only: Only,
    text: Both,
}

/// The list in force.
#[derive(Default)]
pub struct ChecklistTemplate {
    tasks: Vec<Task>,
    filing: Vec<Document>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawFile {
    task: Vec<Spanned<toml::Table>>,
    filing: Vec<Spanned<toml::Table>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTask {
    role: String,
    phase: Phase,
    #[serde(default)]
    only: Only,
    de: Option<String>,
    en: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDocument {
    #[serde(default)]
    only: Only,
    de: Option<String>,
    en: Option<String>,
}

impl List for ChecklistTemplate {
    const FILE: &'static str = "checklist.toml";
    const BUILT_IN: &'static str = include_str!("../../../templates/checklist.toml");

    fn read(_text: &str, problems: &mut Problems<'_>) -> Self {
        let raw: RawFile = problems.file().unwrap_or_default();
        let tasks = problems.entries(raw.task, |raw: RawTask| {
            let role = ROLES.into_iter().find(|(name, _)| *name == raw.role);
            Ok(Task {
                role: role.ok_or(ListWrong::Role(raw.role))?.1,
                phase: raw.phase,
                only: raw.only,
                text: Both::new(raw.de.as_deref(), raw.en.as_deref())?,
            })
        });
        let filing = problems.entries(raw.filing, |raw: RawDocument| {
            Ok(Document {
                only: raw.only,
                text: Both::new(raw.de.as_deref(), raw.en.as_deref())?,
            })
        });
        problems.not_empty(&tasks);
        Self { tasks, filing }
    }
}

impl ChecklistTemplate {
    /// The list in force, and what is wrong with an own file; see [`super::load`].
    pub fn load(own: Option<&Path>) -> (Self, Vec<ListProblem>) {
        super::load(own)
    }

    /// Both lists of a measure, nothing ticked, under a provisional number; the tasks by phase.
    pub fn begin(&self, measure: &Measure, lang: Lang, names: &OutsideNames) -> Checklist {
        let of = measure.procurement;
        let mut tasks: Vec<ChecklistTask> = self
            .tasks
            .iter()
            .filter(|task| task.only.takes(of))
            .map(|task| ChecklistTask {
                role: task.role,
                phase: task.phase,
                text: task.text.filled(lang, names),
                done: None,
            })
            .collect();
        tasks.sort_by_key(|task| task.phase);
        let filing = self.filing.iter().filter(|one| one.only.takes(of));
        Checklist {
            id: ChecklistId::provisional(1),
            measure: measure.id,
            tasks,
            filing: filing
                .map(|one| Filed {
                    document: one.text.filled(lang, names),
                    done: None,
                    note: String::new(),
                })
                .collect(),
        }
    }
}
