//! The change a step is written with: the deficiency, and the tasks that follow from it or are settled
//! by it. Source: `domain.md` § 4.
//!
//! A task is known for one of the procedure by where it comes from and how its text begins, in any
//! language; one that somebody reworded stays open until somebody ticks it.

use std::sync::OnceLock;

use chrono::NaiveDate;

use super::{Answers, DeficiencyStep};
use crate::domain::deficiency::next::NextKind;
use crate::domain::deficiency::steps::Surroundings;
use crate::domain::deficiency::{Deficiency, StepKind};
use crate::domain::house_rules::HouseRules;
use crate::domain::id::{DeficiencyId, Kind, PersonId, RecordId, TaskId};
use crate::domain::measure::Measure;
use crate::domain::person::Role;
use crate::domain::problem::{Problem, Wrong};
use crate::domain::task::{Responsible, Task, TaskSource, TaskState};
use crate::store::{Edit, Entity, Expected, ReadFailure, Store, Stored};
use crate::text::locale::{Lang, Texts};

/// A deficiency with all that its steps are judged by and write to.
#[derive(Debug, Clone)]
pub struct Case {
    /// The deficiency.
    pub deficiency: Stored<Deficiency>,
    /// Its measure.
    pub measure: Measure,
    /// The house rules.
    pub rules: HouseRules,
    /// The tasks that came from it.
    pub tasks: Vec<Stored<Task>>,
}

impl Case {
    /// Reads it; none if it is gone.
    pub fn read(store: &Store, id: DeficiencyId) -> Result<Option<Self>, ReadFailure> {
        let Some(deficiency) = store.get::<Deficiency>(id)? else {
            return Ok(None);
        };
        let Some(measure) = store.get::<Measure>(deficiency.record.measure)? else {
            return Ok(None);
        };
        let to = RecordId {
            kind: Kind::Deficiency,
            id: id.0,
        };
        Ok(Some(Self {
            deficiency,
            measure: measure.record,
            rules: store.house_rules()?,
            tasks: store.tasks_from(to)?,
        }))
    }

    /// What its steps are judged by on a day.
    pub fn around(&self, today: NaiveDate) -> Surroundings {
        Surroundings::of(&self.measure, &self.rules, today)
    }

    /// Who has to do something: the first of its roles that somebody is known for.
    pub fn who(&self, next: NextKind) -> Option<PersonId> {
        who(&self.deficiency.record, &self.measure, next)
    }

    /// The edits of a step, or everything that stands against it.
    pub fn take(
        &self,
        step: DeficiencyStep,
        answers: &Answers,
        by: &str,
        today: NaiveDate,
        texts: &Texts,
    ) -> Result<Vec<Edit>, Vec<Problem>> {
        let around = self.around(today);
        let after = step.take(&self.deficiency.record, answers, by, around)?;
        let on = after.last_day();
        let mut edits = vec![Edit::Put {
            expected: Expected::Revision(self.deficiency.revision),
            record: after.clone().record(),
        }];
        let subject = self.subject();
        for (n, next) in (1..).zip(after.follow_ups(&self.rules)) {
            let Some(step) = DeficiencyStep::doing(next.kind) else {
                continue;
            };
            edits.push(Edit::Put {
                expected: Expected::New,
                record: Task {
                    id: TaskId::provisional(n),
                    text: format!("{}: {subject}", texts.get(step.label())),
                    responsible: who(&after, &self.measure, next.kind).map(Responsible::Person),
                    due: Some(next.due),
                    state: TaskState::Open,
                    source: TaskSource::Deficiency(after.id),
                    created_on: today,
                }
                .record(),
            });
        }
        edits.extend(self.settled(&after, on, texts));
        Ok(edits)
    }

    /// What its tasks are about: the measure, and the kind of deficiency or its first words.
    fn subject(&self) -> String {
        const WORDS: usize = 60;
        let deficiency = &self.deficiency.record;
        let what = match deficiency.kind.trim() {
            "" => crate::text::single_line(&deficiency.text),
            kind => kind.to_owned(),
        };
        let short: String = what.chars().take(WORDS).collect();
        format!("{} {}", self.measure.number, short.trim())
            .trim()
            .to_owned()
    }

    /// The open tasks that the last step settles: done what it did, dropped what can't be done any more
    /// once it is closed.
    fn settled(&self, after: &Deficiency, on: NaiveDate, texts: &Texts) -> Vec<Edit> {
        let done = after.settles();
        let told = [NextKind::InformDivisional, NextKind::InformGeneral];
        let moot: &[NextKind] = match after.steps.last().map(|step| &step.what) {
            Some(
                StepKind::Remedied { .. }
                | StepKind::Withdrawn { .. }
                | StepKind::ContractEnded { .. },
            ) => &told,
            _ => &[],
        };
        let open = self.tasks.iter().filter(|task| task.record.is_open());
        open.filter_map(|task| {
            let is_one_of = |kinds: &[NextKind]| {
                let mut kinds = kinds.iter();
                kinds.any(|kind| is_task_of(&task.record, *kind))
            };
            let state = if is_one_of(done.as_slice()) {
                TaskState::Done { on }
            } else if is_one_of(moot) {
                TaskState::Dropped {
                    on,
                    reason: texts.get("step-task-moot").into_owned(),
                }
            } else {
                return None;
            };
            Some(Edit::Put {
                expected: Expected::Revision(task.revision),
                record: Task {
                    state,
                    ..task.record.clone()
                }
                .record(),
            })
        })
        .collect()
    }
}

/// See [`Case::who`].
pub fn who(deficiency: &Deficiency, measure: &Measure, next: NextKind) -> Option<PersonId> {
    next.roles().iter().find_map(|role| match role {
        Role::Coordinator => measure.coordinator,
        Role::Supervisor => measure.supervisor,
        Role::QualityOfficer => officer(deficiency),
        _ => None,
    })
}

/// The quality officer who was involved last.
pub fn officer(deficiency: &Deficiency) -> Option<PersonId> {
    let mut steps = deficiency.steps.iter().rev();
    steps.find_map(|step| match step.what {
        StepKind::QualityOfficer { officer, .. } => officer,
        _ => None,
    })
}

fn is_task_of(task: &Task, next: NextKind) -> bool {
    static TEXTS: OnceLock<Vec<Texts>> = OnceLock::new();
    let Some(step) = DeficiencyStep::doing(next) else {
        return false;
    };
    let texts = TEXTS.get_or_init(|| Lang::ALL.into_iter().map(Texts::new).collect());
    let mut labels = texts.iter().map(|texts| texts.get(step.label()));
    labels.any(|label| task.text.starts_with(&*label))
}

/// The one sentence of a step that can't be taken.
pub fn first(problems: Vec<Problem>) -> Problem {
    let mut problems = problems.into_iter();
    problems
        .next()
        .unwrap_or_else(|| Problem::new("", Wrong::Missing))
}
