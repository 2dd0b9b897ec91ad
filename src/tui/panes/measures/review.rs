//! A success review being made: what came of a measure, asked in one form.
//!
//! Responsible for: what is asked and what it begins with. Not for: when a review is due (the plan says
//! so) and putting one right that was made (the form of the record does).

use chrono::NaiveDate;

use crate::domain::id::{Kind, PersonId};
use crate::domain::measure::Measure;
use crate::domain::review::{Review, ReviewState};
use crate::fields::{Answers, Field, FieldKind, Problem, Value, Wrong, asked};
use crate::store::apply::Applied;
use crate::store::backend::Revision;
use crate::store::{Edit, Entity, Expected, Record, Stored};
use crate::text::locale::Texts;
use crate::tui::event::{Command, Cx};
use crate::tui::overlay::step::{Note, Step, dialog};

const COUNT: FieldKind = FieldKind::Number {
    min: 0,
    max: 100_000,
};

const FIELDS: &[Field] = &[
    asked("participants", "field-review-participants", COUNT, true),
    asked("integrated", "field-review-integrated", COUNT, true),
    asked(
        "note",
        "field-review-note",
        FieldKind::LongText { max: 5_000 },
        false,
    ),
    asked("on", "review-on", FieldKind::Date, true),
    asked(
        "by",
        "field-review-by",
        FieldKind::References(Kind::Person),
        true,
    ),
    asked("recorded", "field-review-recorded", FieldKind::Bool, true),
];

/// Asks for it.
pub(super) fn begin(measure: &Measure, stored: Stored<Review>, cx: &mut Cx<'_>) {
    let asked = Asked {
        title: measure.title.clone(),
        together: [measure.coordinator, measure.supervisor],
        record: stored.record.clone().record(),
        review: stored.record,
        revision: stored.revision,
        today: cx.today,
    };
    let dialog = dialog(Box::new(asked), cx);
    cx.commands.push(dialog);
}

struct Asked {
    title: String,
    /// Coordinator and supervisor make it together.
    together: [Option<PersonId>; 2],
    review: Review,
    record: Record,
    revision: Revision,
    today: NaiveDate,
}

impl Asked {
    fn after(&self, answers: &Answers) -> Review {
        let count = |field| match answers.get(field) {
            Some(Value::Number(count)) => u32::try_from(*count).ok(),
            _ => None,
        };
        Review {
            status: ReviewState::Done {
                on: answers.day("on").unwrap_or(self.today),
            },
            participants: count("participants"),
            integrated: count("integrated"),
            note: answers.text("note").to_owned(),
            by: match answers.get("by") {
                Some(Value::References(ids)) => ids.iter().map(|id| PersonId(id.id)).collect(),
                _ => Vec::new(),
            },
            recorded: answers.yes("recorded"),
            ..self.review.clone()
        }
    }
}

impl Step for Asked {
    fn name(&self) -> &'static str {
        "review"
    }

    fn record(&self) -> &Record {
        &self.record
    }

    fn title(&self, texts: &Texts) -> String {
        format!("{}: {}", texts.get("measure-review"), self.title)
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn begin(&self, field: &str) -> Value {
        let count = |count: Option<u32>| match count {
            Some(count) => Value::Number(count.into()),
            None => Value::Empty,
        };
        match field {
            "participants" => count(self.review.participants),
            "integrated" => count(self.review.integrated),
            "note" if !self.review.note.is_empty() => Value::Text(self.review.note.clone()),
            "on" => Value::Date(self.today),
            "by" => {
                let mut who: Vec<u64> = self.together.iter().flatten().map(|id| id.0).collect();
                who.dedup();
                Value::references(Kind::Person, who.into_iter())
            }
            "recorded" => Value::Bool(self.review.recorded),
            _ => Value::Empty,
        }
    }

    /// The share, as soon as both counts stand there.
    fn note(&self, field: &str, answers: &Answers, texts: &Texts) -> Option<Note> {
        if field != "integrated" {
            return None;
        }
        let share = self.after(answers).share()?;
        let share = texts.number(share, 0);
        Some(Note {
            text: texts.with("review-share", &[("share", share.into())]),
            warning: false,
        })
    }

    fn edits(&self, answers: &Answers, cx: &Cx<'_>) -> Result<Vec<Edit>, Vec<Problem>> {
        let after = self.after(answers);
        let mut problems = after.check();
        if answers.day("on").is_some_and(|on| on > cx.today) {
            problems.push(Problem::new("on", Wrong::InTheFuture));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(vec![Edit::Put {
            record: after.record(),
            expected: Expected::Revision(self.revision),
        }])
    }

    fn taken(&self, _applied: &Applied, cx: &mut Cx<'_>) {
        let text = cx.texts.get("review-taken").into_owned();
        cx.commands.push(Command::SayUndoable(text));
    }
}
