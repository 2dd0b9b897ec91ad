//! What is wrong with a field, without a language: the texts stand in `locales/`.

use chrono::NaiveDate;

/// One thing wrong with one field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field's name (as in `fields/`); empty when the record as a whole is meant.
    pub field: &'static str,
    /// What is wrong.
    pub what: Wrong,
}

impl Problem {
    /// A problem of a field.
    pub const fn new(field: &'static str, what: Wrong) -> Self {
        Self { field, what }
    }
}

/// The ways a value can be wrong. Each has a sentence `problem-…` in every language that says what
/// would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// A value is needed.
    Missing,
    /// More characters than fit.
    TooLong {
        /// What fits.
        max: usize,
    },
    /// Not a date in any spelling we read.
    NotADate {
        /// What was typed.
        text: String,
    },
    /// A date the calendar does not have (31.2.).
    NoSuchDay {
        /// What was typed.
        text: String,
    },
    /// Not a time of day.
    NotATime {
        /// What was typed.
        text: String,
    },
    /// Not a whole number, or outside the range.
    NotInRange {
        /// Smallest allowed.
        min: i64,
        /// Largest allowed.
        max: i64,
    },
    /// Not one of the choices.
    NotAChoice {
        /// What was typed.
        text: String,
        /// What may be typed.
        choices: String,
    },
    /// Not of the shape, with an example of what would be right.
    Shape {
        /// What was typed.
        text: String,
        /// An example of what would be right.
        example: &'static str,
    },
    /// A weekday in front of a date that falls on another one.
    OtherWeekday {
        /// What was typed.
        text: String,
        /// The day meant by the date.
        date: NaiveDate,
    },
    /// No record of this name.
    Unknown {
        /// What was typed.
        text: String,
        /// Names that look like it; empty if none does.
        similar: String,
    },
    /// Several records fit: a question, never a guess.
    Ambiguous {
        /// What was typed.
        text: String,
        /// Names of those that fit.
        candidates: String,
    },
    /// Another record has this number already.
    Duplicate {
        /// The number.
        value: String,
    },
    /// The end lies before the beginning.
    EndBeforeStart,
    /// Meeting days have to follow each other.
    DaysNotAscending,
    /// The municipality is in another ring on these days (§ 1: at most one ring on any day).
    OverlappingMembership {
        /// Number of the other ring.
        ring: u32,
        /// First common day; none = since ever.
        from: Option<NaiveDate>,
    },
    /// A step that the state does not allow now.
    StateForbids {
        /// The present state, as its name.
        state: &'static str,
    },
    /// A reason has to be given for this step.
    ReasonMissing,
    /// Before the measure began.
    BeforeStart {
        /// When it began.
        start: NaiveDate,
    },
    /// An appointment before the day it was announced on.
    TooEarly {
        /// The first day possible.
        from: NaiveDate,
    },
    /// It was waived before.
    AlreadyWaived,
    /// The plan waived it: only other dates or rules bring it back.
    WaivedByPlan,
    /// What an audit shows of its measure is not what the measure says.
    StaleCopy,
    /// The rhythm says when a regular audit is due (§ 6.1).
    ByRhythm,
    /// The rhythm's audit of this kind is there already.
    PlannedAlready {
        /// Which, as `kind/id`.
        by: String,
    },
    /// An extension has to end later than what it extends.
    NoExtension {
        /// The present end.
        end: NaiveDate,
    },
    /// A measure can't go to tender before the team lead has named its supervisor (§ 4).
    SupervisorMissing,
    /// More or fewer points than the scale has.
    OffTheScale {
        /// The question.
        question: String,
        /// Fewest.
        min: String,
        /// Most.
        max: String,
    },
    /// A step dated before what was found or before the step it follows.
    BeforeLastStep {
        /// The day it can't lie before.
        last: NaiveDate,
    },
    /// What was done can't have been done on a day still to come.
    InTheFuture,
    /// A step that was taken already.
    AlreadyDone {
        /// When.
        on: NaiveDate,
    },
    /// A deadline that ends too early.
    DeadlineTooEarly {
        /// The earliest day it may end on.
        earliest: NaiveDate,
    },
    /// The provider has to be demanded in writing first (§ 6.4: stage 1).
    NotDemanded,
    /// The deadline has not passed yet.
    DeadlineRunning {
        /// Its last day.
        until: NaiveDate,
    },
    /// The quality officer has to be involved first (§ 6.4).
    QualityOfficerMissing,
    /// No insufficient remedy was noted since the deadline was set.
    NoInsufficientRemedy,
    /// Stage 2 at once is for severe breaches only (§ 6.4).
    NotSevere,
    /// Only stage 2 asks for this.
    NotEscalated,
    /// Only what is remedied can be looked at again.
    NotRemedied,
    /// The questionnaire has to be forwarded to its rater first.
    NotForwarded,
    /// The questionnaire has to be answered first.
    NotAnswered,
    /// A notable rating needs it before it is closed (§ 6.3).
    NotableUnexplained,
    /// A closed rating is evidence and stays as it is (§ 65(5) VgV).
    Evidence {
        /// When it was closed.
        on: NaiveDate,
    },
    /// Looks like a customer or benefit-unit number (§ 7: no participant data, ever).
    LooksLikeParticipantData {
        /// The suspicious piece.
        text: String,
    },
    /// Other records still refer to it.
    StillInUse {
        /// Which, as `kind/id`.
        by: String,
    },
    /// It refers to a record that does not exist.
    Dangling {
        /// Which, as `kind/id`.
        to: String,
    },
}

impl Wrong {
    /// Id of the sentence in `locales/`.
    pub fn message(&self) -> &'static str {
        match self {
            Self::Missing => "problem-missing",
            Self::TooLong { .. } => "problem-too-long",
            Self::NotADate { .. } => "problem-not-a-date",
            Self::NoSuchDay { .. } => "problem-no-such-day",
            Self::NotATime { .. } => "problem-not-a-time",
            Self::NotInRange { .. } => "problem-not-in-range",
            Self::NotAChoice { .. } => "problem-not-a-choice",
            Self::Shape { .. } => "problem-shape",
            Self::OtherWeekday { .. } => "problem-other-weekday",
            Self::Unknown { similar, .. } if similar.is_empty() => "problem-unknown",
            Self::Unknown { .. } => "problem-unknown-similar",
            Self::Ambiguous { .. } => "problem-ambiguous",
            Self::Duplicate { .. } => "problem-duplicate",
            Self::EndBeforeStart => "problem-end-before-start",
            Self::DaysNotAscending => "problem-days-not-ascending",
            Self::OverlappingMembership { .. } => "problem-overlapping-membership",
            Self::StateForbids { .. } => "problem-state-forbids",
            Self::ReasonMissing => "problem-reason-missing",
            Self::BeforeStart { .. } => "problem-before-start",
            Self::TooEarly { .. } => "problem-too-early",
            Self::AlreadyWaived => "problem-already-waived",
            Self::WaivedByPlan => "problem-waived-by-plan",
            Self::StaleCopy => "problem-stale-copy",
            Self::ByRhythm => "problem-by-rhythm",
            Self::PlannedAlready { .. } => "problem-planned-already",
            Self::NoExtension { .. } => "problem-no-extension",
            Self::SupervisorMissing => "problem-supervisor-missing",
            Self::OffTheScale { .. } => "problem-off-the-scale",
            Self::BeforeLastStep { .. } => "problem-before-last-step",
            Self::InTheFuture => "problem-in-the-future",
            Self::AlreadyDone { .. } => "problem-already-done",
            Self::DeadlineTooEarly { .. } => "problem-deadline-too-early",
            Self::NotDemanded => "problem-not-demanded",
            Self::DeadlineRunning { .. } => "problem-deadline-running",
            Self::QualityOfficerMissing => "problem-quality-officer-missing",
            Self::NoInsufficientRemedy => "problem-no-insufficient-remedy",
            Self::NotSevere => "problem-not-severe",
            Self::NotEscalated => "problem-not-escalated",
            Self::NotRemedied => "problem-not-remedied",
            Self::NotForwarded => "problem-not-forwarded",
            Self::NotAnswered => "problem-not-answered",
            Self::NotableUnexplained => "problem-notable-unexplained",
            Self::Evidence { .. } => "problem-evidence",
            Self::LooksLikeParticipantData { .. } => "problem-participant-data",
            Self::StillInUse { .. } => "problem-still-in-use",
            Self::Dangling { .. } => "problem-dangling",
        }
    }

    /// The sentence's variables.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Missing
            | Self::EndBeforeStart
            | Self::DaysNotAscending
            | Self::ReasonMissing
            | Self::SupervisorMissing
            | Self::InTheFuture
            | Self::NotDemanded
            | Self::QualityOfficerMissing
            | Self::NoInsufficientRemedy
            | Self::NotSevere
            | Self::NotEscalated
            | Self::NotRemedied
            | Self::AlreadyWaived
            | Self::WaivedByPlan
            | Self::StaleCopy
            | Self::ByRhythm
            | Self::NotForwarded
            | Self::NotAnswered
            | Self::NotableUnexplained => vec![],
            Self::BeforeLastStep { last: day }
            | Self::AlreadyDone { on: day }
            | Self::Evidence { on: day }
            | Self::DeadlineTooEarly { earliest: day }
            | Self::DeadlineRunning { until: day }
            | Self::BeforeStart { start: day }
            | Self::TooEarly { from: day }
            | Self::NoExtension { end: day } => vec![("day", day.to_string())],
            Self::OffTheScale { question, min, max } => vec![
                ("question", question.clone()),
                ("min", min.clone()),
                ("max", max.clone()),
            ],
            Self::TooLong { max } => vec![("max", max.to_string())],
            Self::NotADate { text }
            | Self::NoSuchDay { text }
            | Self::NotATime { text }
            | Self::LooksLikeParticipantData { text } => vec![("text", text.clone())],
            Self::NotInRange { min, max } => {
                vec![("min", min.to_string()), ("max", max.to_string())]
            }
            Self::NotAChoice { text, choices } => {
                vec![("text", text.clone()), ("choices", choices.clone())]
            }
            Self::OtherWeekday { text, date } => {
                vec![("text", text.clone()), ("date", date.to_string())]
            }
            Self::Unknown { text, similar } => {
                vec![("text", text.clone()), ("similar", similar.clone())]
            }
            Self::Shape { text, example } => {
                vec![("text", text.clone()), ("example", (*example).to_owned())]
            }
            Self::Ambiguous { text, candidates } => {
                vec![("text", text.clone()), ("candidates", candidates.clone())]
            }
            Self::Duplicate { value } => vec![("value", value.clone())],
            Self::OverlappingMembership { ring, from } => vec![
                ("ring", ring.to_string()),
                ("from", from.map_or_else(String::new, |day| day.to_string())),
            ],
            Self::StateForbids { state } => vec![("state", (*state).to_owned())],
            Self::StillInUse { by } | Self::PlannedAlready { by } => vec![("by", by.clone())],
            Self::Dangling { to } => vec![("to", to.clone())],
        }
    }
}
