//! The tasks that a step of a deficiency's procedure or a notable rating leaves behind, in words.
//!
//! Responsible for: making them from what the domain says has to be done
//! (`Deficiency::follow_ups`, `Rating::talk`), and ticking those a step settles; screen and command
//! line use the same. Not for: writing them to the store.

use chrono::NaiveDate;

use super::outside::OutsideNames;
use crate::domain::deficiency::next::NextKind;
use crate::domain::deficiency::{Deficiency, StepKind};
use crate::domain::house_rules::HouseRules;
use crate::domain::id::TaskId;
use crate::domain::measure::Measure;
use crate::domain::person::{Person, Role};
use crate::domain::rating::Rating;
use crate::domain::rating::steps::manager_of_supervisor;
use crate::domain::task::{Responsible, Task, TaskSource, TaskState};
use crate::text::locale::{Lang, Texts};

/// What tasks are put into words with.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The person's texts.
    pub texts: &'a Texts,
    /// What bodies outside are called.
    pub names: &'a OutsideNames,
    /// The measure it is about.
    pub measure: &'a Measure,
    /// The people there are.
    pub people: &'a [Person],
    /// The house's rules.
    pub rules: &'a HouseRules,
    /// The present day.
    pub today: NaiveDate,
}

/// The tasks that the last step of a deficiency creates, with provisional numbers: the notices to
/// management in stage 2, the check some weeks after the remedy.
pub fn of_deficiency(after: &Deficiency, words: &Words<'_>) -> Vec<Task> {
    let ups = after.follow_ups(words.rules);
    (1..)
        .zip(ups)
        .map(|(n, up)| Task {
            id: TaskId::provisional(n),
            text: text(up.kind, after, words.texts, words),
            responsible: Some(responsible(up.kind, after, words)),
            due: Some(up.due),
            state: TaskState::Open,
            source: TaskSource::Deficiency(after.id),
            created_on: words.today,
        })
        .collect()
}

/// Those of a deficiency's open tasks that its last step settles, done on that step's day. A task is
/// known by the words it was made with, in either language; one that somebody worded anew is left to
/// them.
pub fn settled(after: &Deficiency, tasks: &[Task], words: &Words<'_>) -> Vec<Task> {
    let (Some(kind), Some(step)) = (after.settles(), after.steps.last()) else {
        return Vec::new();
    };
    let known = Lang::ALL.map(|lang| text(kind, after, super::names::texts_in(lang), words));
    tasks
        .iter()
        .filter(|task| task.is_open() && task.source == TaskSource::Deficiency(after.id))
        .filter(|task| known.contains(&task.text))
        .map(|task| Task {
            state: TaskState::Done { on: step.on },
            ..task.clone()
        })
        .collect()
}

/// The talk with the provider about a notable rating, for the supervisor's manager; none when it is
/// not notable.
pub fn talk(rating: &Rating, words: &Words<'_>) -> Option<Task> {
    let leads = manager_of_supervisor(words.measure, words.people).map_or_else(
        || Responsible::Named(words.texts.get("follow-up-manager").into_owned()),
        Responsible::Person,
    );
    let text = words.texts.with(
        "follow-up-talk",
        &[("measure", subject(words.measure).into())],
    );
    rating.talk(text, Some(leads), words.rules, words.today)
}

fn subject(measure: &Measure) -> &str {
    if measure.number.is_empty() {
        &measure.title
    } else {
        &measure.number
    }
}

fn text(kind: NextKind, of: &Deficiency, texts: &Texts, words: &Words<'_>) -> String {
    let centre = words.names.purchasing_centre.as_str();
    let variables = [
        ("measure", subject(words.measure).into()),
        ("id", of.id.0.to_string().into()),
        ("centre", centre.into()),
    ];
    texts.with(&format!("follow-up-{}", kind.name()), &variables)
}

/// Notices: the quality officer involved, else the only one there is. The check: the coordinator, who
/// followed it up. Nobody known: the role by its name.
fn responsible(kind: NextKind, of: &Deficiency, words: &Words<'_>) -> Responsible {
    let involved = of.steps.iter().rev().find_map(|step| match step.what {
        StepKind::QualityOfficer { officer, .. } => officer,
        _ => None,
    });
    let role = kind.roles().first();
    let known = match role {
        Some(Role::QualityOfficer) => involved.or_else(|| {
            let mut all = words
                .people
                .iter()
                .filter(|one| one.roles.contains(&Role::QualityOfficer));
            all.next()
                .filter(|_| all.next().is_none())
                .map(|one| one.id)
        }),
        _ => words.measure.coordinator.or(words.measure.supervisor),
    };
    let named = match role {
        Some(Role::QualityOfficer) => "follow-up-quality-officer",
        _ => "follow-up-coordinator",
    };
    known.map_or_else(
        || Responsible::Named(words.texts.get(named).into_owned()),
        Responsible::Person,
    )
}

#[cfg(test)]
#[path = "follow_up_tests.rs"]
mod tests;
