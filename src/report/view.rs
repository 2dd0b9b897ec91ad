//! What a template of minutes is given: plain data, as texts in the document's language.
//!
//! Field names are what authors of templates rely on: add, never rename. Filled in by
//! [`super::gather`].

use minijinja::Value;
use serde::Serialize;

/// The whole minutes.
#[derive(Debug, Serialize)]
pub(super) struct Document {
    pub(super) title: String,
    pub(super) kind: String,
    pub(super) ring: Option<String>,
    pub(super) days: Vec<Day>,
    pub(super) place: String,
    pub(super) host: Option<String>,
    pub(super) moderators: Vec<String>,
    pub(super) minute_taker: Option<String>,
    pub(super) members: Vec<String>,
    /// `planned` … as in JSON.
    pub(super) state: &'static str,
    pub(super) state_name: String,
    pub(super) minutes_state: &'static str,
    pub(super) minutes_state_name: String,
    pub(super) is_draft: bool,
    /// The agenda, a part a day.
    pub(super) parts: Vec<Part>,
    pub(super) decisions: Vec<OutcomeView>,
    pub(super) tasks: Vec<OutcomeView>,
    pub(super) open_questions: Vec<OutcomeView>,
    /// Every outcome, by kind and number.
    pub(super) outcomes: Vec<OutcomeView>,
    pub(super) next_meeting: Option<NextMeeting>,
}

/// A day of the meeting.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Day {
    /// In full, as the language writes it.
    pub(super) date: String,
    pub(super) weekday: String,
    pub(super) plain_date: String,
    pub(super) iso: String,
    pub(super) start: String,
    pub(super) end: String,
    pub(super) time: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Part {
    pub(super) day: Option<Day>,
    pub(super) items: Vec<Item>,
}

/// An agenda item.
#[derive(Debug, Serialize)]
pub(super) struct Item {
    /// None for a break.
    pub(super) number: Option<u32>,
    pub(super) title: String,
    pub(super) kind: &'static str,
    pub(super) start: String,
    pub(super) end: String,
    pub(super) time: String,
    pub(super) presenter: String,
    pub(super) unplanned: bool,
    pub(super) attachments: Vec<String>,
    /// What was typed, in order.
    pub(super) blocks: Vec<Block>,
    /// For the review of tasks: those still open when the meeting began.
    pub(super) review: Option<Vec<Review>>,
}

/// A stretch of an item's minutes. Exactly one of the last three is there.
#[derive(Debug, Default, Serialize)]
pub(super) struct Block {
    /// `text`, `outcome` or `topic`.
    pub(super) kind: &'static str,
    /// Markdown, safe as it is.
    pub(super) text: Option<Value>,
    pub(super) outcome: Option<OutcomeView>,
    pub(super) topic: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct OutcomeView {
    /// `B3`.
    pub(super) number: String,
    pub(super) kind: &'static str,
    pub(super) kind_name: String,
    pub(super) text: String,
    pub(super) municipality: Option<String>,
    /// `7:2:1`.
    pub(super) vote: Option<String>,
    pub(super) assessment: String,
    pub(super) indicators: Vec<String>,
    /// Of a task.
    pub(super) responsible: Option<String>,
    /// Of a task.
    pub(super) due: Option<String>,
    /// Number of the agenda item.
    pub(super) item: Option<u32>,
}

/// A task of an earlier meeting.
#[derive(Debug, Serialize)]
pub(super) struct Review {
    /// `A2`.
    pub(super) number: String,
    /// Day of the meeting it was agreed in.
    pub(super) from: String,
    pub(super) text: String,
    pub(super) responsible: Option<String>,
    pub(super) due: Option<String>,
    /// `open`, `done`, `dropped`.
    pub(super) state: &'static str,
    pub(super) state_name: String,
}

#[derive(Debug, Serialize)]
pub(super) struct NextMeeting {
    pub(super) title: String,
    pub(super) days: Vec<Day>,
    pub(super) place: String,
}

impl Block {
    /// An outcome where it was typed.
    pub(super) fn outcome(view: &OutcomeView) -> Self {
        Self {
            kind: "outcome",
            outcome: Some(view.clone()),
            ..Self::default()
        }
    }
}
