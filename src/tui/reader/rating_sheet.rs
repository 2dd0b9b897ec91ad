//! A rating as a sheet: its questions with points and notes, above them what they come to.

use super::checklist_sheet::heading_row;
use super::{Reader, names};
use crate::domain::id::{RatingId, RecordId, TaskId};
use crate::domain::measure::Measure;
use crate::domain::person::Person;
use crate::domain::rating::assessment::{Assessment, Notable};
use crate::domain::rating::{Part, Rating};
use crate::domain::task::Task;
use crate::report::follow_up::{self, Words};
use crate::report::lists::questionnaire::Questionnaire;
use crate::store::backend::Revision;
use crate::store::{Entity, ReadFailure, Record, Stored};
use crate::tui::sheet::view::{CellKind, SheetColumn, SheetKind, SheetRow, SheetView};

/// Characters a note about an answer may have.
const MAX_NOTE: usize = 2_000;

impl Reader<'_> {
    /// The questions it was sent with; else those of the questionnaire in force. Closed it is evidence,
    /// and nothing can be typed.
    pub(super) fn rating_sheet(&self, id: RatingId) -> Result<Option<SheetView>, ReadFailure> {
        let Some(Stored { record, revision }) = self.store.get::<Rating>(id)? else {
            return Ok(None);
        };
        let (rating, wrong) = self.with_questions(record);
        let is_right = wrong.is_empty();
        let measure = self.store.get::<Measure>(rating.measure)?;
        let name = measure.as_ref().map_or_else(String::new, |measure| {
            format!("{} {}", measure.record.number, measure.record.title)
        });
        let is_open = rating.closed_on.is_none();
        let cell = |cell| if is_open { cell } else { CellKind::Fixed };
        let column = |heading: &str, width, kind| SheetColumn {
            heading: self.texts.get(heading).into_owned(),
            width,
            cell: cell(kind),
            right: true,
        };
        let points = CellKind::Points {
            min: rating.scale.min,
            max: rating.scale.max,
        };
        let mut note = column("sheet-note", 0, CellKind::Text { max: MAX_NOTE });
        note.right = false;
        let mut head = self.rating_head(&rating)?;
        head.extend(wrong);
        let mut records = vec![Stored {
            record: rating.clone().record(),
            revision,
        }];
        records.push(Stored {
            record: self.store.house_rules()?.record(),
            revision: Revision(0),
        });
        if let Some(measure) = &measure {
            records.extend(self.talk_of(&rating, &measure.record)?);
        }
        Ok(Some(SheetView {
            kind: SheetKind::Rating(id),
            title: self
                .texts
                .with("sheet-rating", &[("measure", name.trim().into())]),
            head,
            columns: vec![column("sheet-points", 6, points), note],
            rows: if is_right {
                self.rating_rows(&rating)
            } else {
                Vec::new()
            },
            records,
            none: if is_right {
                "sheet-rating-none"
            } else {
                "sheet-template-wrong"
            },
            me: String::new(),
        }))
    }

    /// A rating made without questions gets those of the questionnaire, with its scale; or what is wrong with
    /// an own questionnaire: the questions are kept, so the built-in ones must not slip in.
    fn with_questions(&self, rating: Rating) -> (Rating, Vec<(String, String)>) {
        if !rating.answers.is_empty() || rating.closed_on.is_some() {
            return (rating, Vec::new());
        }
        let memory = self.memory.borrow();
        let (questionnaire, problems) = Questionnaire::load(memory.templates.as_deref());
        let rating = Rating {
            answers: questionnaire.answers(self.texts.lang()),
            scale: questionnaire.scale(),
            ..rating
        };
        (rating, self.template_problems(&problems))
    }

    fn rating_rows(&self, rating: &Rating) -> Vec<SheetRow> {
        let mut rows = Vec::new();
        for (part, heading) in [(Part::Soft, "sheet-soft"), (Part::Hard, "sheet-hard")] {
            let of_part = (0_u64..).zip(&rating.answers);
            let mut of_part = of_part.filter(|(_, answer)| answer.part == part).peekable();
            if of_part.peek().is_none() {
                continue;
            }
            let values = [
                ("min", self.points(rating.scale.min).into()),
                ("max", self.points(rating.scale.max).into()),
            ];
            let heading = self.texts.with(heading, &values);
            rows.push(heading_row(rows.len(), heading));
            rows.extend(of_part.map(|(key, answer)| SheetRow {
                key,
                label: answer.question.clone(),
                cells: Some(vec![
                    answer.value.map_or_else(String::new, |value| self.points(value)),
                    answer.note.clone(),
                ]),
            }));
        }
        rows
    }

    /// Who rates until when, what it comes to, and what is said about a notable one.
    fn rating_head(&self, rating: &Rating) -> Result<Vec<(String, String)>, ReadFailure> {
        let rater = match rating.rater {
            Some(id) => names::person(self.store, id)?,
            None => String::new(),
        };
        let mut head = vec![(
            self.texts.get("rating-way").into_owned(),
            self.rating_way(rating, &rater),
        )];
        let assessment = Assessment::of(rating);
        let notable = assessment.notable();
        let mut result = self.means(&assessment);
        if assessment.unanswered() > 0 {
            let n = assessment.unanswered().into();
            result = format!(
                "{result}, {}",
                self.texts.with("rating-unanswered", &[("n", n)])
            );
        }
        if !notable.is_empty() {
            result = format!(
                "{result} {} {}: {}",
                self.glyphs.overdue,
                self.texts.get("rating-notable"),
                self.why_notable(&notable)
            );
        }
        head.push((self.texts.get("rating-means").into_owned(), result));
        for (label, text) in [
            ("field-rating-explanation", &rating.explanation),
            ("field-rating-action", &rating.action),
        ] {
            let text = super::measures::first_line(text);
            if !text.is_empty() {
                head.push((self.texts.get(label).into_owned(), text));
            } else if !notable.is_empty() {
                let missing = self.texts.get("rating-still-missing").into_owned();
                head.push((self.texts.get(label).into_owned(), missing));
            }
        }
        Ok(head)
    }

    fn rating_way(&self, rating: &Rating, rater: &str) -> String {
        let day = |id: &str, day| {
            let day = self.texts.date_plain(day);
            self.texts
                .with(id, &[("day", day.into()), ("who", rater.to_owned().into())])
        };
        let mut parts = Vec::new();
        match rating.forwarded_on {
            Some(on) => parts.push(day("rating-forwarded", on)),
            None => parts.push(self.texts.get("rating-not-sent").into_owned()),
        }
        let late = rating.overdue_days(self.today);
        match (rating.closed_on, rating.answered_on, rating.due) {
            (Some(on), ..) => parts.push(day("rating-closed-on", on)),
            (None, Some(on), _) => parts.push(day("rating-answered-on", on)),
            (None, None, Some(_)) if late > 0 => {
                parts.push(format!(
                    "{} {}",
                    self.glyphs.overdue,
                    self.texts.with("measure-overdue", &[("n", late.into())])
                ));
            }
            (None, None, Some(due)) => parts.push(day("measure-until", due)),
            (None, None, None) => {}
        }
        parts.join(", ")
    }

    fn why_notable(&self, notable: &[Notable<'_>]) -> String {
        let low = notable
            .iter()
            .filter(|one| matches!(one, Notable::SoftAnswer(_)))
            .count();
        let mut reasons: Vec<String> = notable
            .iter()
            .filter_map(|one| match one {
                Notable::SoftMean => Some("rating-notable-soft"),
                Notable::HardMean => Some("rating-notable-hard"),
                Notable::SoftAnswer(_) => None,
            })
            .map(|id| self.texts.get(id).into_owned())
            .collect();
        if low > 0 {
            reasons.push(
                self.texts
                    .with("rating-notable-answers", &[("n", low.into())]),
            );
        }
        reasons.join(", ")
    }

    /// The talk with the provider that an answer given today makes a task, unless there is one.
    fn talk_of(
        &self,
        rating: &Rating,
        measure: &Measure,
    ) -> Result<Vec<Stored<Record>>, ReadFailure> {
        let to: RecordId = rating.clone().record().id();
        let is_known = self
            .store
            .dependents(to)?
            .iter()
            .any(|id| id.kind == Task::KIND);
        if is_known {
            return Ok(Vec::new());
        }
        let people: Vec<Person> = self
            .store
            .all::<Person>()?
            .into_iter()
            .map(|stored| stored.record)
            .collect();
        let words = Words {
            texts: self.texts,
            measure,
            people: &people,
            rules: &self.store.house_rules()?,
            today: self.today,
        };
        let answered = Rating {
            answered_on: rating.answered_on.or(Some(self.today)),
            ..rating.clone()
        };
        let task = follow_up::talk(&answered, &words);
        Ok(task
            .into_iter()
            .map(|task| Stored {
                record: Task {
                    id: TaskId::provisional(1),
                    ..task
                }
                .record(),
                revision: Revision(0),
            })
            .collect())
    }
}
