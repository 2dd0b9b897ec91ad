//! Ratings (Bewertungen) of measures and providers. Source: `domain.md` § 4 (concept § 6.3).
//!
//! Responsible for: what a rating is. What it comes to is said in [`assessment`], what may be done
//! with it and when in [`steps`].

pub mod assessment;
pub mod steps;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::{AuditId, Kind, MeasureId, PersonId, RatingId, References};
use super::points::Points;
use super::problem::{Problem, Wrong};

/// Why a rating is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// Sent out regularly.
    Regular,
    /// By occasion (anlassbezogen).
    Occasion,
}

/// When in the measure's life it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RatingPhase {
    /// While it runs.
    During,
    /// After its end.
    After,
}

/// Which half of the questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Questions answered by judgement.
    Soft,
    /// Points for quotas: integration, exit, drop-out.
    Hard,
}

impl Part {
    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Soft => "soft",
            Self::Hard => "hard",
        }
    }
}

/// What the points mean. A rating keeps the one it was made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// Fewest points.
    pub min: Points,
    /// Most points; higher is better.
    pub max: Points,
    /// Below this something is notable; exactly this is not.
    pub threshold: Points,
}

impl Scale {
    /// 0 to 3, threshold 2: the range is ours, the concept names only the threshold.
    pub const DEFAULT: Self = Self {
        min: Points::whole(0),
        max: Points::whole(3),
        threshold: Points::whole(2),
    };
}

/// One question and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Which half.
    pub part: Part,
    /// The question, as it was asked.
    pub question: String,
    /// The points; none = not answered, which is not 0.
    pub value: Option<Points>,
    /// What was said about it.
    pub note: String,
}

/// A rating: a questionnaire on its way, and its answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Its number.
    pub id: RatingId,
    /// The measure.
    pub measure: MeasureId,
    /// Why it is made.
    pub occasion: Occasion,
    /// When.
    pub phase: RatingPhase,
    /// Who rates.
    pub rater: Option<PersonId>,
    /// When the questionnaire lay in the mailbox.
    pub mailbox_on: Option<NaiveDate>,
    /// When it was forwarded to the rater: the four weeks run from here.
    pub forwarded_on: Option<NaiveDate>,
    /// Last day to answer.
    pub due: Option<NaiveDate>,
    /// When it was answered.
    pub answered_on: Option<NaiveDate>,
    /// The on-site audit that prepared it.
    pub basis: Option<AuditId>,
    /// See [`Scale`].
    pub scale: Scale,
    /// Questions and answers.
    pub answers: Vec<Answer>,
    /// Why the values are what they are; a notable rating needs it before it is closed.
    pub explanation: String,
    /// What is recommended; likewise.
    pub action: String,
    /// When it was closed: from then on it is evidence and never rewritten (§ 65(5) VgV).
    pub closed_on: Option<NaiveDate>,
}

impl Rating {
    /// Whether an answer is still awaited.
    pub const fn is_open(&self) -> bool {
        self.answered_on.is_none() && self.closed_on.is_none()
    }

    /// Calendar days the answer is late on `today`; 0 on its last day, before it, and when it was
    /// given.
    pub fn overdue_days(&self, today: NaiveDate) -> u32 {
        match self.due {
            Some(due) if self.is_open() => u32::try_from((today - due).num_days()).unwrap_or(0),
            _ => 0,
        }
    }

    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let Scale { min, max, .. } = self.scale;
        let outside =
            |answer: &&Answer| answer.value.is_some_and(|value| value < min || value > max);
        if let Some(answer) = self.answers.iter().find(outside) {
            problems.push(Problem::new(
                "answers",
                Wrong::OffTheScale {
                    question: answer.question.clone(),
                    min: min.to_string(),
                    max: max.to_string(),
                },
            ));
        }
        if self
            .answers
            .iter()
            .any(|answer| answer.question.trim().is_empty())
        {
            problems.push(Problem::new("answers", Wrong::Missing));
        }
        if self.closed_on.is_some() {
            problems.extend(self.missing_to_close());
        }
        problems
    }
}

impl References for Rating {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Measure, &mut self.measure.0);
        if let Some(id) = &mut self.rater {
            visit(Kind::Person, &mut id.0);
        }
        if let Some(id) = &mut self.basis {
            visit(Kind::Audit, &mut id.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    pub(super) fn rating() -> Rating {
        Rating {
            id: RatingId(5),
            measure: MeasureId(1),
            occasion: Occasion::Regular,
            phase: RatingPhase::During,
            rater: None,
            mailbox_on: None,
            forwarded_on: None,
            due: None,
            answered_on: None,
            basis: None,
            scale: Scale::DEFAULT,
            answers: Vec::new(),
            explanation: String::new(),
            action: String::new(),
            closed_on: None,
        }
    }
}
