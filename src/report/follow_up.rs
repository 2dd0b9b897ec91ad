//! The task that a notable rating leaves behind, in words.
//!
//! Responsible for: making it from what the domain says has to be done (`Rating::talk`); screen and
//! command line use the same. Not for: writing it to the store, and the tasks of a deficiency
//! ([`crate::fields::deficiency::change`]).

use chrono::NaiveDate;

use crate::domain::house_rules::HouseRules;
use crate::domain::measure::Measure;
use crate::domain::person::Person;
use crate::domain::rating::Rating;
use crate::domain::rating::steps::manager_of_supervisor;
use crate::domain::task::{Responsible, Task};
use crate::text::locale::Texts;

/// What tasks are put into words with.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The person's texts.
    pub texts: &'a Texts,
    /// The measure it is about.
    pub measure: &'a Measure,
    /// The people there are.
    pub people: &'a [Person],
    /// The house's rules.
    pub rules: &'a HouseRules,
    /// The present day.
    pub today: NaiveDate,
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

#[cfg(test)]
#[path = "follow_up_tests.rs"]
mod tests;
