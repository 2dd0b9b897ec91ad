//! What the template of the quarterly ratings report is given.

use minijinja::Value;
use serde::Serialize;

use super::common_view::Day;

/// The ratings report of a quarter.
#[derive(Debug, Serialize)]
pub(super) struct RatingsView {
    /// `2026-Q4`.
    pub(super) quarter: String,
    pub(super) first_day: Day,
    pub(super) last_day: Day,
    /// The day the ratings were gathered.
    pub(super) today: Day,
    /// Ratings answered in the quarter.
    pub(super) answered: usize,
    /// Those of them that are notable.
    pub(super) notable: usize,
    /// Measures with ratings of the quarter, by number.
    pub(super) measures: Vec<RatedMeasure>,
    /// Their providers, by name.
    pub(super) providers: Vec<RatedProvider>,
    /// Questionnaires whose last day lies in the quarter or before and that are not answered.
    pub(super) unanswered: Vec<UnansweredView>,
}

#[derive(Debug, Serialize)]
pub(super) struct RatedMeasure {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) name: String,
    pub(super) provider: String,
    pub(super) ratings: Vec<RatingView>,
}

#[derive(Debug, Serialize)]
pub(super) struct RatingView {
    pub(super) answered_on: Day,
    pub(super) occasion_name: String,
    pub(super) phase_name: String,
    pub(super) rater: Option<String>,
    /// The on-site audit that prepared it.
    pub(super) basis_on: Option<Day>,
    /// Means; none without an answer.
    pub(super) soft: Option<String>,
    pub(super) hard: Option<String>,
    /// Questions without an answer.
    pub(super) open_questions: u32,
    /// The scale it was made with.
    pub(super) scale_min: String,
    pub(super) scale_max: String,
    pub(super) threshold: String,
    /// Why it is notable; empty if it is not.
    pub(super) reasons: Vec<ReasonView>,
    pub(super) has_explanation: bool,
    pub(super) explanation: Value,
    pub(super) has_action: bool,
    pub(super) action: Value,
    /// Talks with the provider that follow from it.
    pub(super) talks: Vec<TalkView>,
    pub(super) closed_on: Option<Day>,
}

#[derive(Debug, Serialize)]
pub(super) struct ReasonView {
    /// `soft_mean`, `hard_mean`, `soft_answer`.
    pub(super) kind: &'static str,
    /// Of a single answer.
    pub(super) question: String,
    pub(super) value: String,
    pub(super) note: String,
}

#[derive(Debug, Serialize)]
pub(super) struct TalkView {
    pub(super) text: String,
    pub(super) responsible: Option<String>,
    pub(super) due: Option<Day>,
    pub(super) state_name: String,
}

#[derive(Debug, Serialize)]
pub(super) struct RatedProvider {
    pub(super) name: String,
    /// Its ratings so far, oldest first, at most [`super::ratings::POINTS`].
    pub(super) points: Vec<PointView>,
}

#[derive(Debug, Serialize)]
pub(super) struct PointView {
    pub(super) on: Day,
    pub(super) measure: String,
    pub(super) soft: Option<String>,
    pub(super) hard: Option<String>,
    pub(super) notable: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct UnansweredView {
    pub(super) measure: String,
    pub(super) rater: Option<String>,
    pub(super) due: Day,
    pub(super) overdue_days: u32,
}
