//! What is asked before an audit is announced, recorded as done, or waived.
//!
//! Responsible for: the fields of each step and what they begin with. Not for: what a step means and
//! forbids ([`crate::domain::audit::step`]), and typing ([`crate::tui::overlay::step`]).

use chrono::NaiveDate;

use crate::domain::audit::step::{AuditStep, AuditWarning};
use crate::domain::audit::{Audit, AuditResult, AuditState, Verdict};
use crate::domain::date::LocalHolidays;
use crate::domain::id::{Kind, PersonId};
use crate::fields::{Answers, Choice, Field, FieldKind, Problem, Value, asked};
use crate::store::apply::Applied;
use crate::store::backend::Revision;
use crate::store::{Edit, Entity, Expected, Record};
use crate::text::locale::Texts;
use crate::tui::event::{Command, Cx};
use crate::tui::overlay::step::{Note, Step};

/// Which step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Announce,
    Done,
    Waive,
}

const RESULTS: &[Choice] = &[
    Choice {
        name: "passed",
        label: "audit-state-passed",
    },
    Choice {
        name: "deficient",
        label: "audit-state-deficient",
    },
];

const ANNOUNCE: &[Field] = &[
    asked("on", "audit-told-on", FieldKind::Date, true),
    asked("scheduled", "audit-scheduled", FieldKind::Date, false),
];

const DONE: &[Field] = &[
    asked("on", "audit-done-on", FieldKind::Date, true),
    asked("result", "audit-result", FieldKind::Choice(RESULTS), true),
    asked(
        "by",
        "audit-auditors",
        FieldKind::References(Kind::Person),
        false,
    ),
    asked(
        "note",
        "field-audit-note",
        FieldKind::LongText { max: 4_000 },
        false,
    ),
];

const WAIVE: &[Field] = &[asked(
    "reason",
    "audit-reason",
    FieldKind::LongText { max: 1_000 },
    true,
)];

/// A step with an audit, being typed.
pub(super) struct Taking {
    wanted: Wanted,
    audit: Audit,
    record: Record,
    revision: Revision,
    today: NaiveDate,
    me: Option<PersonId>,
    local: LocalHolidays,
}

impl Taking {
    pub(super) fn new(
        wanted: Wanted,
        audit: &Audit,
        revision: Revision,
        local: LocalHolidays,
        cx: &Cx<'_>,
    ) -> Self {
        Self {
            wanted,
            audit: audit.clone(),
            record: audit.clone().record(),
            revision,
            today: cx.today,
            me: cx.me,
            local,
        }
    }

    fn step(&self, answers: &Answers) -> AuditStep {
        let on = answers.day("on").unwrap_or(self.today);
        match self.wanted {
            Wanted::Announce => AuditStep::Announce {
                on,
                scheduled: answers.day("scheduled"),
            },
            Wanted::Done => AuditStep::Done {
                on,
                result: match answers.choice("result") {
                    Some("deficient") => AuditResult::Deficient,
                    _ => AuditResult::Passed,
                },
                by: people(answers.get("by")),
                note: answers.text("note").to_owned(),
            },
            Wanted::Waive => AuditStep::Waive {
                reason: answers.text("reason").to_owned(),
            },
        }
    }

    /// What the sections came to, if all of them were looked at or one of them has a finding.
    fn result(&self) -> Value {
        let mut verdicts = self.audit.sections.iter().map(|one| one.verdict);
        if verdicts.clone().any(|one| one == Verdict::Finding) {
            Value::Choice("deficient")
        } else if !self.audit.sections.is_empty() && verdicts.all(|one| one != Verdict::Open) {
            Value::Choice("passed")
        } else {
            Value::Empty
        }
    }
}

fn people(value: Option<&Value>) -> Vec<PersonId> {
    match value {
        Some(Value::References(ids)) => ids.iter().map(|id| PersonId(id.id)).collect(),
        _ => Vec::new(),
    }
}

impl Step for Taking {
    fn name(&self) -> &'static str {
        match self.wanted {
            Wanted::Announce => "announce",
            Wanted::Done => "done",
            Wanted::Waive => "waive",
        }
    }

    fn record(&self) -> &Record {
        &self.record
    }

    fn title(&self, texts: &Texts) -> String {
        let id = match self.wanted {
            Wanted::Announce => "audit-step-announce",
            Wanted::Done => "audit-step-done",
            Wanted::Waive => "audit-step-waive",
        };
        let subject = &self.audit.subject;
        let measure = format!("{} {}", subject.number, subject.title);
        texts.with(id, &[("measure", measure.trim().to_owned().into())])
    }

    fn fields(&self) -> &'static [Field] {
        match self.wanted {
            Wanted::Announce => ANNOUNCE,
            Wanted::Done => DONE,
            Wanted::Waive => WAIVE,
        }
    }

    fn begin(&self, field: &str) -> Value {
        match (self.wanted, field) {
            // It mostly took place on its appointment.
            (Wanted::Done, "on") => {
                let day = self.audit.scheduled.filter(|day| *day <= self.today);
                Value::Date(day.unwrap_or(self.today))
            }
            (_, "on") => Value::Date(self.today),
            (_, "scheduled") => self.audit.scheduled.map_or(Value::Empty, Value::Date),
            (_, "result") => self.result(),
            (_, "by") => {
                let mut who = self.audit.auditors.clone();
                if who.is_empty() {
                    who.extend(self.audit.who().or(self.me));
                }
                Value::references(Kind::Person, who.into_iter().map(|id| id.0))
            }
            _ => Value::Empty,
        }
    }

    fn note(&self, field: &str, answers: &Answers, texts: &Texts) -> Option<Note> {
        if (self.wanted, field) != (Wanted::Announce, "scheduled") {
            return None;
        }
        let after = self.audit.step(&self.step(answers), self.today).ok()?;
        let text = unusual(&after, self.local, texts)?;
        Some(Note {
            text,
            warning: true,
        })
    }

    fn edits(&self, answers: &Answers, cx: &Cx<'_>) -> Result<Vec<Edit>, Vec<Problem>> {
        let after = self.audit.step(&self.step(answers), cx.today);
        let after = after.map_err(|problem| vec![problem])?;
        Ok(vec![Edit::Put {
            record: after.record(),
            expected: Expected::Revision(self.revision),
        }])
    }

    fn taken(&self, applied: &Applied, cx: &mut Cx<'_>) {
        let Some(audit) = applied.first::<Audit>() else {
            return;
        };
        let id = match audit.status {
            AuditState::Done {
                result: AuditResult::Deficient,
                ..
            } => "audit-is-deficient",
            AuditState::Done { .. } => "audit-is-done",
            AuditState::Waived { .. } => "audit-is-waived",
            AuditState::Planned | AuditState::Announced { .. } => "audit-is-announced",
        };
        cx.commands
            .push(Command::SayUndoable(cx.texts.get(id).into_owned()));
    }
}

/// What is unusual about an audit's appointment, in a sentence.
pub(super) fn unusual(audit: &Audit, local: LocalHolidays, texts: &Texts) -> Option<String> {
    let sentences: Vec<String> = audit
        .warnings(&local)
        .into_iter()
        .map(|warning| match warning {
            AuditWarning::FreeDay { on } => {
                let holiday = crate::domain::date::holiday(on, audit.subject.land, &local);
                let name = holiday.map_or_else(
                    || texts.weekday(on).into_owned(),
                    |holiday| holiday.german_name().to_owned(),
                );
                texts.with("audit-on-free-day", &[("name", name.into())])
            }
            AuditWarning::Late { due } => {
                let due = texts.date_plain(due);
                texts.with("audit-on-late-day", &[("date", due.into())])
            }
            AuditWarning::Notice { days } => {
                texts.with("audit-notice", &[("n", i64::from(days).into())])
            }
        })
        .collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}
