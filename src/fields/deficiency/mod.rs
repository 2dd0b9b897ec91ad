//! The steps of a deficiency's procedure as people take them. Source: `domain.md` § 4 (concept § 6.4).
//!
//! Responsible for: what each step asks for, on the screen and on the command line alike, and what it
//! makes of the answers; the change a step is written with ([`change`]); the sentences of the story
//! ([`tell`]). Not for: which step may follow which ([`crate::domain::deficiency::steps`]).

pub mod change;
pub mod tell;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::choices::{Chosen, GROUNDS};
use super::tables::PARAGRAPH;
use super::{Answers, Field, FieldKind, Value, asked, parse};
use crate::domain::date::{Deadline, FixedDay, Span};
use crate::domain::deficiency::next::NextKind;
use crate::domain::deficiency::steps::{Surroundings, Term};
use crate::domain::deficiency::{Deficiency, DeficiencyState, Ground, Level, Step, StepKind};
use crate::domain::id::Kind;
use crate::domain::problem::{Problem, Wrong};

/// A step somebody can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeficiencyStep {
    /// Stage 1: call upon the provider in writing.
    Demand,
    /// The draft of the letter was filed.
    FileLetter,
    /// The provider remedied it.
    Remedied,
    /// The provider reported back, but that is not enough.
    Insufficient,
    /// Give more time.
    Extend,
    /// Involve the quality officer.
    Involve,
    /// The purchasing centre advised.
    Advise,
    /// Stage 2: involve the purchasing centre.
    Escalate,
    /// Divisional management was told.
    InformDivisional,
    /// General management was told.
    InformGeneral,
    /// It was none.
    Withdraw,
    /// The contract ended over it.
    EndContract,
    /// Whether the remedy held.
    CheckEffectiveness,
}

const fn on(label: &'static str) -> Field {
    asked("on", label, FieldKind::Date, true)
}

const fn deadline(label: &'static str) -> Field {
    asked("deadline", label, FieldKind::Text { max: 60 }, true)
}

const STANDS: Field = asked("stands", "step-stands", FieldKind::Bool, true);

const fn note(label: &'static str, required: bool) -> Field {
    asked("note", label, PARAGRAPH, required)
}

const fn reason(label: &'static str) -> Field {
    asked("reason", label, PARAGRAPH, true)
}

const DEMAND: &[Field] = &[on("step-announced-on"), deadline("step-deadline"), STANDS];
const FILE_LETTER: &[Field] = &[on("step-filed-on")];
const REMEDIED: &[Field] = &[
    on("step-verified-on"),
    asked(
        "verified_by",
        "step-verified-by",
        FieldKind::Text { max: 200 },
        true,
    ),
    asked("evidence", "step-evidence", PARAGRAPH, false),
];
const INSUFFICIENT: &[Field] = &[on("step-reported-on"), note("step-still-missing", true)];
const EXTEND: &[Field] = &[
    on("step-announced-on"),
    deadline("step-new-deadline"),
    STANDS,
];
const INVOLVE: &[Field] = &[
    on("step-involved-on"),
    asked(
        "officer",
        "step-officer",
        FieldKind::Reference(Kind::Person),
        false,
    ),
    asked("audit_service", "step-audit-service", FieldKind::Bool, true),
];
const ADVISE: &[Field] = &[on("step-advised-on"), note("step-advice", true)];
const ESCALATE: &[Field] = &[
    on("step-escalated-on"),
    asked("ground", "step-ground", FieldKind::Choice(GROUNDS), true),
    reason("step-reason"),
    asked(
        "agreed_with",
        "step-agreed-with",
        FieldKind::Reference(Kind::Person),
        false,
    ),
];
const INFORM: &[Field] = &[on("step-informed-on")];
const WITHDRAW: &[Field] = &[on("step-on"), reason("step-reason")];
const END_CONTRACT: &[Field] = &[on("step-contract-ended-on"), reason("step-reason")];
const CHECK: &[Field] = &[
    on("step-checked-on"),
    asked("effective", "step-effective", FieldKind::Bool, true),
    note("step-seen", false),
];

impl DeficiencyStep {
    /// All of them, in the order the procedure has them.
    pub const ALL: [Self; 13] = [
        Self::Demand,
        Self::FileLetter,
        Self::Remedied,
        Self::Insufficient,
        Self::Extend,
        Self::Involve,
        Self::Advise,
        Self::Escalate,
        Self::InformDivisional,
        Self::InformGeneral,
        Self::Withdraw,
        Self::EndContract,
        Self::CheckEffectiveness,
    ];

    /// Its name, for drafts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Demand => "demand",
            Self::FileLetter => "filed",
            Self::Remedied => "remedied",
            Self::Insufficient => "insufficient",
            Self::Extend => "extend",
            Self::Involve => "involve",
            Self::Advise => "advise",
            Self::Escalate => "escalate",
            Self::InformDivisional => "inform-divisional",
            Self::InformGeneral => "inform-general",
            Self::Withdraw => "withdraw",
            Self::EndContract => "end-contract",
            Self::CheckEffectiveness => "effectiveness",
        }
    }

    /// Id of what it is called, as something to do.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Demand => "step-demand",
            Self::FileLetter => "step-file-letter",
            Self::Remedied => "step-remedied",
            Self::Insufficient => "step-insufficient",
            Self::Extend => "step-extend",
            Self::Involve => "step-involve",
            Self::Advise => "step-advise",
            Self::Escalate => "step-escalate",
            Self::InformDivisional => "step-inform-divisional",
            Self::InformGeneral => "step-inform-general",
            Self::Withdraw => "step-withdraw",
            Self::EndContract => "step-end-contract",
            Self::CheckEffectiveness => "step-check-effectiveness",
        }
    }

    /// What it asks for.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Demand => DEMAND,
            Self::FileLetter => FILE_LETTER,
            Self::Remedied => REMEDIED,
            Self::Insufficient => INSUFFICIENT,
            Self::Extend => EXTEND,
            Self::Involve => INVOLVE,
            Self::Advise => ADVISE,
            Self::Escalate => ESCALATE,
            Self::InformDivisional | Self::InformGeneral => INFORM,
            Self::Withdraw => WITHDRAW,
            Self::EndContract => END_CONTRACT,
            Self::CheckEffectiveness => CHECK,
        }
    }

    /// The step that does what the procedure demands; none where somebody has to choose between
    /// several.
    pub fn doing(next: NextKind) -> Option<Self> {
        match Self::answering(next) {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The steps that answer what the procedure demands, the likeliest first.
    pub const fn answering(next: NextKind) -> &'static [Self] {
        match next {
            NextKind::Escalate => &[Self::Escalate],
            NextKind::InvolveQualityOfficer => &[Self::Involve],
            NextKind::Decide => &[Self::Escalate, Self::Extend, Self::Remedied],
            NextKind::InformDivisional => &[Self::InformDivisional],
            NextKind::InformGeneral => &[Self::InformGeneral],
            NextKind::Demand => &[Self::Demand],
            NextKind::FileLetter => &[Self::FileLetter],
            NextKind::FollowUp => &[Self::Remedied, Self::Insufficient, Self::Extend],
            NextKind::Close => &[Self::Remedied, Self::EndContract, Self::Extend],
            NextKind::CheckEffectiveness => &[Self::CheckEffectiveness],
        }
    }

    /// Why it can't be taken now, whatever is answered; none if it can.
    pub fn blocked(self, deficiency: &Deficiency) -> Option<Wrong> {
        let text = String::new;
        let (deadline, fixed) = (NaiveDate::MIN, FixedDay::Moves);
        let what = match self {
            Self::Demand => StepKind::Demanded {
                deadline,
                span: None,
                fixed,
            },
            Self::FileLetter => StepKind::LetterFiled,
            Self::Remedied => StepKind::Remedied {
                verified_by: text(),
                evidence: text(),
            },
            Self::Insufficient => StepKind::Insufficient { note: text() },
            Self::Extend => StepKind::Extended {
                deadline,
                span: None,
                fixed,
            },
            Self::Involve => StepKind::QualityOfficer {
                officer: None,
                audit_service: deficiency.state() == DeficiencyState::QualityOfficer,
            },
            Self::Advise => StepKind::Advised { note: text() },
            Self::Escalate => StepKind::Escalated {
                ground: Ground::NotExpected,
                reason: text(),
                agreed_with: None,
            },
            Self::InformDivisional => StepKind::Informed {
                level: Level::Divisional,
            },
            Self::InformGeneral => StepKind::Informed {
                level: Level::General,
            },
            Self::Withdraw => StepKind::Withdrawn { reason: text() },
            Self::EndContract => StepKind::ContractEnded { reason: text() },
            Self::CheckEffectiveness => StepKind::EffectivenessChecked {
                effective: true,
                note: text(),
            },
        };
        deficiency.has_a_place_for(&what).err()
    }

    /// What a field begins with: the day is the present one, a ground is proposed where nobody has to
    /// judge.
    pub fn begin(self, field: &str, deficiency: &Deficiency, today: NaiveDate) -> Value {
        match (self, field) {
            (_, "on") => Value::Date(today),
            (_, "stands") => Value::Bool(false),
            (_, "effective") => Value::Bool(true),
            (_, "audit_service") => {
                Value::Bool(deficiency.state() == DeficiencyState::QualityOfficer)
            }
            (_, "ground") => deficiency
                .ground_on(today)
                .map_or(Value::Empty, Chosen::value),
            _ => Value::Empty,
        }
    }

    /// The deadline that the answers so far come to, as it was meant and as it holds.
    pub fn deadline(
        self,
        deficiency: &Deficiency,
        answers: &Answers,
        around: Surroundings,
    ) -> Option<Deadline> {
        let on = answers.day("on")?;
        let term = self.term(answers, on)?.ok()?;
        Some(match (self, deficiency.deadline()) {
            (Self::Extend, Some(old)) => term.from_old_end(old, around),
            _ => term.from_announcement(on, around),
        })
    }

    fn term(self, answers: &Answers, on: NaiveDate) -> Option<Result<Term, Wrong>> {
        let typed = answers.text("deadline");
        if typed.is_empty() || !matches!(self, Self::Demand | Self::Extend) {
            return None;
        }
        Some(term(typed, on, answers.yes("stands")))
    }

    /// What it comes to with these answers.
    fn what(
        self,
        deficiency: &Deficiency,
        answers: &Answers,
        on: NaiveDate,
        around: Surroundings,
    ) -> Result<StepKind, Problem> {
        let text = |field: &str| answers.text(field).to_owned();
        let term = || match self.term(answers, on) {
            Some(term) => term.map_err(|wrong| Problem::new("deadline", wrong)),
            None => Err(Problem::new("deadline", Wrong::Missing)),
        };
        Ok(match self {
            Self::Demand => StepKind::demanded(term()?, on, around),
            Self::FileLetter => StepKind::LetterFiled,
            Self::Remedied => StepKind::Remedied {
                verified_by: text("verified_by"),
                evidence: text("evidence"),
            },
            Self::Insufficient => StepKind::Insufficient { note: text("note") },
            Self::Extend => {
                let old = deficiency.deadline().unwrap_or(on);
                StepKind::extended(term()?, old, around)
            }
            Self::Involve => StepKind::QualityOfficer {
                officer: answers.person("officer"),
                audit_service: answers.yes("audit_service"),
            },
            Self::Advise => StepKind::Advised { note: text("note") },
            Self::Escalate => StepKind::Escalated {
                ground: match answers.get("ground") {
                    Some(value) => {
                        Ground::of_value(value).map_err(|wrong| Problem::new("ground", wrong))?
                    }
                    // Without one that is proposed, the reason why there is none says what is missing.
                    None => deficiency
                        .ground_on(on)
                        .map_err(|wrong| Problem::new("ground", wrong))?,
                },
                reason: text("reason"),
                agreed_with: answers.person("agreed_with"),
            },
            Self::InformDivisional => StepKind::Informed {
                level: Level::Divisional,
            },
            Self::InformGeneral => StepKind::Informed {
                level: Level::General,
            },
            Self::Withdraw => StepKind::Withdrawn {
                reason: text("reason"),
            },
            Self::EndContract => StepKind::ContractEnded {
                reason: text("reason"),
            },
            Self::CheckEffectiveness => StepKind::EffectivenessChecked {
                effective: answers.yes("effective"),
                note: text("note"),
            },
        })
    }

    /// The deficiency with this step taken, or everything that stands against it.
    pub fn take(
        self,
        deficiency: &Deficiency,
        answers: &Answers,
        by: &str,
        around: Surroundings,
    ) -> Result<Deficiency, Vec<Problem>> {
        // That it has no place now is said before what is wrong with an answer.
        if let Some(wrong) = self.blocked(deficiency) {
            return Err(vec![Problem::new("", wrong)]);
        }
        let on = answers.day("on").unwrap_or(around.today);
        let what = self
            .what(deficiency, answers, on, around)
            .map_err(|problem| vec![problem])?;
        let by = by.to_owned();
        deficiency.take(Step { on, by, what }, around)
    }
}

/// A deadline as people type it: a length (`14t`, `2w`, `in 2 Wochen`, `1m`) or a day, which is
/// reckoned from the announcement.
///
/// ```text
/// term = [+ | in] N [unit] | date        unit = d t Tag day | w Woche week | m Monat month (any ending)
/// ```
pub fn term(text: &str, announced: NaiveDate, stands: bool) -> Result<Term, Wrong> {
    if let Some(span) = span(text) {
        return Ok(Term::Span(span));
    }
    let fixed = if stands {
        FixedDay::Stands
    } else {
        FixedDay::Moves
    };
    match parse::date(text, announced) {
        Ok(day) => Ok(Term::Day(day, fixed)),
        Err(Wrong::NotADate { text }) => Err(Wrong::Shape {
            text,
            example: "15.12.2026, 14t, 2w, 1m",
        }),
        Err(wrong) => Err(wrong),
    }
}

/// The ground that was answered.
pub fn ground(value: &Value) -> Option<Ground> {
    Ground::of_value(value).ok()
}

/// The length of time that was typed, never 0.
pub fn span(text: &str) -> Option<Span> {
    let plain = crate::text::fold(text);
    let plain = plain.trim();
    let plain = plain.strip_prefix("in ").unwrap_or(plain);
    let plain = plain.strip_prefix('+').unwrap_or(plain);
    let end = plain
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(plain.len());
    let n: u16 = plain[..end].parse().ok().filter(|n| *n > 0)?;
    Some(match plain[end..].trim() {
        "" | "d" | "t" | "tag" | "tage" | "tagen" | "day" | "days" => Span::Days(n),
        "w" | "woche" | "wochen" | "week" | "weeks" => Span::Weeks(n),
        "m" | "monat" | "monate" | "monaten" | "month" | "months" => Span::Months(n),
        _ => return None,
    })
}
