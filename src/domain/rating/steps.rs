//! A questionnaire's way: forwarded, answered, closed, and then evidence. Source: `domain.md` § 4
//! (concept § 6.3, § 65(5) VgV).
//!
//! Responsible for: taking these steps or saying what is missing, and the talk that follows from a
//! notable rating. Not for: what is notable ([`super::assessment`]).

use chrono::{Days, NaiveDate};

use super::assessment::Assessment;
use super::{Answer, Rating};
use crate::domain::house_rules::HouseRules;
use crate::domain::id::{PersonId, TaskId};
use crate::domain::measure::Measure;
use crate::domain::person::{Person, Role};
use crate::domain::problem::{Problem, Wrong};
use crate::domain::task::{Responsible, Task, TaskSource, TaskState};

impl Rating {
    /// § 6.3: the last day to answer, so many weeks (four) after the questionnaire was forwarded to
    /// the rater. Inside the house, so a free day moves nothing.
    pub fn due_after(forwarded_on: NaiveDate, rules: &HouseRules) -> NaiveDate {
        let days = Days::new(7 * u64::from(rules.rating_weeks));
        forwarded_on
            .checked_add_days(days)
            .unwrap_or(NaiveDate::MAX)
    }

    /// Whether it is notable.
    pub fn is_notable(&self) -> bool {
        Assessment::of(self).is_notable()
    }

    /// Forwarded to the rater: the weeks begin. Again to another rater, they begin again.
    pub fn forward(
        &self,
        on: NaiveDate,
        rater: Option<PersonId>,
        rules: &HouseRules,
        today: NaiveDate,
    ) -> Result<Self, Vec<Problem>> {
        self.open()?;
        if let Some(answered) = self.answered_on {
            let what = Wrong::AlreadyDone { on: answered };
            return Err(vec![Problem::new("", what)]);
        }
        dated("forwarded_on", on, self.mailbox_on, today)?;
        Ok(Self {
            forwarded_on: Some(on),
            due: Some(Self::due_after(on, rules)),
            rater: rater.or(self.rater),
            ..self.clone()
        })
    }

    /// Answered by the rater. Until it is closed the answers may be put right.
    pub fn answer(
        &self,
        on: NaiveDate,
        answers: Vec<Answer>,
        today: NaiveDate,
    ) -> Result<Self, Vec<Problem>> {
        self.open()?;
        if self.forwarded_on.is_none() {
            return Err(vec![Problem::new("forwarded_on", Wrong::NotForwarded)]);
        }
        dated("answered_on", on, self.forwarded_on, today)?;
        let after = Self {
            answered_on: Some(on),
            answers,
            ..self.clone()
        };
        let problems = after.check();
        if problems.is_empty() {
            Ok(after)
        } else {
            Err(problems)
        }
    }

    /// Closed: from now on it is evidence. A notable one needs an explanation and a recommended
    /// action first.
    pub fn close(&self, on: NaiveDate, today: NaiveDate) -> Result<Self, Vec<Problem>> {
        self.open()?;
        let mut problems = self.missing_to_close();
        if let Err(more) = dated("closed_on", on, self.answered_on, today) {
            problems.extend(more);
        }
        if problems.is_empty() {
            Ok(Self {
                closed_on: Some(on),
                ..self.clone()
            })
        } else {
            Err(problems)
        }
    }

    /// What it lacks before it can be closed: the answer; explanation and recommended action of a
    /// notable one (§ 6.3: in every single case).
    pub fn missing_to_close(&self) -> Vec<Problem> {
        if self.answered_on.is_none() {
            return vec![Problem::new("answered_on", Wrong::NotAnswered)];
        }
        let words = [("explanation", &self.explanation), ("action", &self.action)];
        let missing = words
            .into_iter()
            .filter(|(_, text)| self.is_notable() && text.trim().is_empty());
        missing
            .map(|(field, _)| Problem::new(field, Wrong::NotableUnexplained))
            .collect()
    }

    /// § 65(5) VgV: whether this may follow `before` in the store. Closed ratings are evidence in
    /// later awards, so rater, date and basis are kept: nothing changes, deletes or reopens one, not
    /// even taking back the change that closed it.
    pub fn may_follow(before: &Self, after: Option<&Self>) -> Result<(), Wrong> {
        match before.closed_on {
            Some(on) if after != Some(before) => Err(Wrong::Evidence { on }),
            _ => Ok(()),
        }
    }

    /// § 6.3: the talk with the provider about a notable rating, led by the supervisor's manager. Its
    /// last day is ours (the concept names none): as long after the answer as the house looks ahead.
    /// None when it is not answered or not notable.
    pub fn talk(
        &self,
        text: String,
        leads: Option<Responsible>,
        rules: &HouseRules,
        today: NaiveDate,
    ) -> Option<Task> {
        let answered = self.answered_on?;
        let ahead = Days::new(u64::from(rules.soon_days));
        self.is_notable().then(|| Task {
            id: TaskId::provisional(1),
            text,
            responsible: leads,
            due: answered.checked_add_days(ahead),
            state: TaskState::Open,
            source: TaskSource::Rating(self.id),
            created_on: today,
        })
    }

    fn open(&self) -> Result<(), Vec<Problem>> {
        match self.closed_on {
            Some(on) => Err(vec![Problem::new("", Wrong::Evidence { on })]),
            None => Ok(()),
        }
    }
}

/// § 6.3: the manager of a measure's supervisor: the team lead who named the supervisor (§ 2), else
/// the only team lead there is, else the only coordinating manager. None if that leaves it open.
pub fn manager_of_supervisor<'a>(
    measure: &Measure,
    people: impl IntoIterator<Item = &'a Person>,
) -> Option<PersonId> {
    let people: Vec<&Person> = people.into_iter().collect();
    let only = |role: Role| {
        let mut with = people.iter().filter(|one| one.roles.contains(&role));
        with.next()
            .filter(|_| with.next().is_none())
            .map(|one| one.id)
    };
    measure
        .supervisor_named_by
        .or_else(|| only(Role::TeamLead))
        .or_else(|| only(Role::CoordinatingManager))
}

fn dated(
    field: &'static str,
    on: NaiveDate,
    after: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Vec<Problem>> {
    let what = match after {
        Some(last) if on < last => Wrong::BeforeLastStep { last },
        _ if on > today => Wrong::InTheFuture,
        _ => return Ok(()),
    };
    Err(vec![Problem::new(field, what)])
}

#[cfg(test)]
#[path = "steps_tests.rs"]
mod tests;
