//! A step of a deficiency, asked for in a form.
//!
//! Responsible for: what the form says while it is typed, and what is offered once the step is taken.
//! Not for: fields, rules and the change ([`crate::fields::deficiency`]).

use chrono::NaiveDate;

use crate::domain::deficiency::{Deficiency, Ground};
use crate::fields::deficiency::change::Case;
use crate::fields::deficiency::{DeficiencyStep, tell};
use crate::fields::{self, Answers, Field, Problem, Value};
use crate::store::apply::Applied;
use crate::store::{Edit, Entity, Record};
use crate::text::locale::Texts;
use crate::tui::event::{Command, Cx, Effect, Paper};
use crate::tui::overlay::step::{Note, Step};

/// A step that is being typed.
pub(super) struct Taking {
    step: DeficiencyStep,
    case: Case,
    record: Record,
    today: NaiveDate,
}

impl Taking {
    pub(super) fn new(step: DeficiencyStep, case: Case, today: NaiveDate) -> Self {
        Self {
            step,
            record: case.deficiency.record.clone().record(),
            case,
            today,
        }
    }

    /// The day the deadline ends on, and whether it moved.
    fn deadline(&self, answers: &Answers, texts: &Texts) -> Note {
        let around = self.case.around(self.today);
        let (land, local) = (around.land, around.local);
        match self
            .step
            .deadline(&self.case.deficiency.record, answers, around)
        {
            Some(found) => Note {
                text: tell::deadline(found, land, &local, texts),
                warning: !crate::domain::date::is_working_day(found.by_count, land, &local),
            },
            None => Note {
                text: texts
                    .get(match self.step {
                        DeficiencyStep::Extend => "step-extension-hint",
                        _ => "step-deadline-hint",
                    })
                    .into_owned(),
                warning: false,
            },
        }
    }

    /// Why the chosen ground does not hold, or why none is proposed.
    fn ground(&self, answers: &Answers, texts: &Texts) -> Option<Note> {
        let deficiency = &self.case.deficiency.record;
        let on = answers.day("on").unwrap_or(self.today);
        let wrong = match answers.get("ground") {
            Some(value) => deficiency
                .allows(fields::deficiency::ground(value)?, on)
                .err()?,
            None => deficiency.ground_on(on).map(|_: Ground| ()).err()?,
        };
        Some(Note {
            text: texts.with(
                "deficiencies-not-now",
                &[("why", fields::say(&wrong, texts).into())],
            ),
            warning: true,
        })
    }
}

impl Step for Taking {
    fn name(&self) -> &'static str {
        self.step.name()
    }

    fn record(&self) -> &Record {
        &self.record
    }

    fn title(&self, texts: &Texts) -> String {
        let measure = &self.case.measure.number;
        let label = texts.get(self.step.label());
        format!("{label}: {measure} {}", self.record.title())
    }

    fn fields(&self) -> &'static [Field] {
        self.step.fields()
    }

    fn begin(&self, field: &str) -> Value {
        self.step
            .begin(field, &self.case.deficiency.record, self.today)
    }

    fn note(&self, field: &str, answers: &Answers, texts: &Texts) -> Option<Note> {
        match field {
            "deadline" => Some(self.deadline(answers, texts)),
            "ground" => self.ground(answers, texts),
            _ => None,
        }
    }

    fn edits(&self, answers: &Answers, cx: &Cx<'_>) -> Result<Vec<Edit>, Vec<Problem>> {
        self.case
            .take(self.step, answers, cx.author, cx.today, cx.texts)
    }

    fn taken(&self, applied: &Applied, cx: &mut Cx<'_>) {
        let Some(after) = applied.first::<Deficiency>() else {
            return;
        };
        if let Some(step) = after.steps.last() {
            // Names of people stand in the story; here what was done is enough. Before the question:
            // above it the key that takes it back means something else.
            let told = tell::tell(&step.what, &|_| String::new(), cx.texts);
            cx.commands.push(Command::SayUndoable(told));
        }
        let offered = match self.step {
            DeficiencyStep::Demand => Some(("step-ask-letter", Paper::Demand(after.id))),
            DeficiencyStep::Escalate => Some(("step-ask-notice", Paper::Escalation(after.id))),
            _ => None,
        };
        if let Some((question, paper)) = offered {
            cx.commands.push(Command::Ask {
                question: cx.texts.get(question).into_owned(),
                then: vec![Effect::WritePaper(paper)],
            });
        }
    }
}
