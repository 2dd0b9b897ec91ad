//! What minutes consist of: lines, and the outcomes lifted out of them. Source: `domain.md` § 2.

use serde::{Deserialize, Serialize};

use super::id::{
    AgendaItemId, Kind, LineId, MeetingId, MunicipalityId, OutcomeId, References, TopicId,
};
use super::problem::{Problem, Wrong};

/// What a meeting can bring about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// Beschluss.
    Decision,
    /// Auftrag; is also a [`super::task::Task`].
    Task,
    /// Feststellung.
    Finding,
    /// Erfolgsfaktor.
    SuccessFactor,
    /// Handlungsansatz, with an assessment.
    Approach,
    /// Gutes Beispiel.
    GoodPractice,
    /// Fachliche Position.
    Position,
    /// Offene Frage.
    OpenQuestion,
}

impl OutcomeKind {
    /// Every kind, in the order documents list them.
    pub const ALL: [Self; 8] = [
        Self::Decision,
        Self::Task,
        Self::Finding,
        Self::SuccessFactor,
        Self::Approach,
        Self::GoodPractice,
        Self::Position,
        Self::OpenQuestion,
    ];

    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Task => "task",
            Self::Finding => "finding",
            Self::SuccessFactor => "success_factor",
            Self::Approach => "approach",
            Self::GoodPractice => "good_practice",
            Self::Position => "position",
            Self::OpenQuestion => "open_question",
        }
    }

    /// The kind of such a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Who may read an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The ring.
    Ring,
    /// All municipalities.
    All,
    /// Everybody.
    Public,
}

/// How a decision was voted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// In favour.
    pub yes: u32,
    /// Against.
    pub no: u32,
    /// Abstained.
    pub abstained: u32,
}

impl std::fmt::Display for Vote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.yes, self.no, self.abstained)
    }
}

impl std::str::FromStr for Vote {
    type Err = ();

    /// `7:2:1` = in favour, against, abstained; each at most four digits.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut counts = text.split(':').map(|count| {
            let digits = !count.is_empty()
                && count.len() <= 4
                && count.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| count.parse::<u32>().ok()).flatten()
        });
        let vote = Self {
            yes: counts.next().flatten().ok_or(())?,
            no: counts.next().flatten().ok_or(())?,
            abstained: counts.next().flatten().ok_or(())?,
        };
        if counts.next().is_some() {
            return Err(());
        }
        Ok(vote)
    }
}

/// An outcome (Ergebnis) of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Its number in this store.
    pub id: OutcomeId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The agenda item it was reached under.
    pub item: AgendaItemId,
    /// What it is.
    pub kind: OutcomeKind,
    /// Number within meeting and kind (the 3 of B3), given by the store, never reused; 0 = not given yet.
    pub number: u32,
    /// What was said.
    pub text: String,
    /// The municipality it comes from.
    pub municipality: Option<MunicipalityId>,
    /// The vote, for a decision.
    pub vote: Option<Vote>,
    /// The assessment, for an approach.
    pub assessment: String,
    /// Codes of the indicators it is about.
    pub indicators: Vec<String>,
    /// Who may read it.
    pub audience: Audience,
}

impl Outcome {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.text.trim().is_empty() {
            problems.push(Problem::new("text", Wrong::Missing));
        }
        problems
    }
}

impl References for Outcome {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Meeting, &mut self.meeting.0);
        visit(Kind::AgendaItem, &mut self.item.0);
        if let Some(municipality) = &mut self.municipality {
            visit(Kind::Municipality, &mut municipality.0);
        }
    }
}

/// What a line of the minutes holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineContent {
    /// Text, without line breaks.
    Text(String),
    /// A note for the minute taker that no document shows.
    Note(String),
    /// The mark where an outcome was typed.
    Outcome(OutcomeId),
    /// The mark where a topic was parked.
    Topic(TopicId),
}

/// One line of the minutes of an agenda item. Lines are records of their own so that two people in
/// the same item never overwrite each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number.
    pub id: LineId,
    /// The item it stands under.
    pub item: AgendaItemId,
    /// Order within the item, see [`super::order`].
    pub position: u64,
    /// What it holds.
    pub content: LineContent,
}

impl Line {
    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        Vec::new()
    }
}

impl References for Line {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::AgendaItem, &mut self.item.0);
        match &mut self.content {
            LineContent::Outcome(id) => visit(Kind::Outcome, &mut id.0),
            LineContent::Topic(id) => visit(Kind::Topic, &mut id.0),
            LineContent::Text(_) | LineContent::Note(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vote_is_three_counts() {
        let cases = [
            ("7:2:1", Some((7, 2, 1))),
            ("10:0:0", Some((10, 0, 0))),
            ("7:2", None),
            ("7:2:1:0", None),
            ("7:2:", None),
            ("12345:0:0", None),
            ("+7:2:1", None),
        ];
        for (text, expected) in cases {
            let vote = text.parse::<Vote>().ok();
            assert_eq!(
                vote.map(|vote| (vote.yes, vote.no, vote.abstained)),
                expected,
                "{text}"
            );
        }
    }
}
