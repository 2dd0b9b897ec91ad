//! What belongs to a measure, as one list under headings: audits, deficiencies, ratings, contacts,
//! checklist, success review, tasks.

use chrono::{Datelike, NaiveDate};

use super::detail::record_of;
use super::first_line;
use crate::domain::audit::{Audit, AuditState, WaiveReason};
use crate::domain::checklist::Checklist;
use crate::domain::contact::Contact;
use crate::domain::deficiency::Deficiency;
use crate::domain::id::{
    AuditId, ContactId, DeficiencyId, Kind, MeasureId, PersonId, RatingId, RecordId, TaskId,
};
use crate::domain::measure::Measure;
use crate::domain::points::Points;
use crate::domain::rating::Rating;
use crate::domain::rating::assessment::{Assessment, Half};
use crate::domain::review::{Review, ReviewState};
use crate::domain::task::{Task, TaskState};
use crate::store::{Entity, ReadFailure, Record, Stored};
use crate::text::locale::Lang;
use crate::tui::reader::{Reader, heading, names, row, table};
use crate::tui::view::{ListRow, Section};
use crate::tui::widgets::list::{Column, Width, cell, column, marked};

pub(super) const PARTS: &[Column] = &[
    column("", Width::Fixed(1)),
    column("", Width::Fixed(10)),
    column("", Width::Rest),
    column("", Width::Fixed(24)),
];

/// How urgent a part is: its mark and the meaning of its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Overdue,
    Soon,
    Done,
}

/// A part: when, what, how it stands.
pub(super) struct Part {
    pub(super) id: RecordId,
    pub(super) mark: Mark,
    pub(super) day: Option<NaiveDate>,
    pub(super) what: String,
    pub(super) state: String,
}

/// Rows with the records some of them stand for.
pub(super) type Parts = (Section, Vec<Stored<Record>>);

impl Reader<'_> {
    /// Everything that belongs to a measure.
    pub(super) fn measure_parts(&self, measure: &Measure) -> Result<Parts, ReadFailure> {
        let id = measure.id;
        let mut rows = Vec::new();
        let mut records = Vec::new();
        self.group("measure-audits", self.audit_parts(id)?, &mut rows);
        self.group(
            "measure-deficiencies",
            self.deficiency_parts(id)?,
            &mut rows,
        );
        self.group("measure-ratings", self.rating_parts(id)?, &mut rows);
        self.group("measure-contacts", self.contact_parts(id)?, &mut rows);
        self.group("measure-checklist", self.checklist_part(id)?, &mut rows);
        if let Some(review) = self.store.review_of(id)? {
            let part = self.review_part(&review.record);
            self.group("measure-review", vec![part], &mut rows);
            records.push(Stored {
                record: review.record.record(),
                revision: review.revision,
            });
        }
        self.group("measure-tasks", self.task_parts(id)?, &mut rows);
        let section = Section::List {
            name: "parts",
            heading: String::new(),
            table: table(PARTS, rows),
            none: "measure-no-parts",
        };
        Ok((section, records))
    }

    /// A heading with its rows; nothing where there is none.
    pub(super) fn group(&self, title: &str, parts: Vec<Part>, rows: &mut Vec<ListRow>) {
        if parts.is_empty() {
            return;
        }
        let n = parts.len();
        rows.push(heading(self.texts.with(title, &[("n", n.into())])));
        rows.extend(parts.into_iter().map(|part| self.part_row(part)));
    }

    fn part_row(&self, part: Part) -> ListRow {
        let (mark, scope) = match part.mark {
            Mark::None => ("", ""),
            Mark::Overdue => (self.glyphs.overdue, "mark.overdue"),
            Mark::Soon => (self.glyphs.soon, "mark.soon"),
            Mark::Done => (self.glyphs.done, "mark.done"),
        };
        let day = part.day.map_or(0, |day| i64::from(day.num_days_from_ce()));
        let when = part
            .day
            .map_or_else(String::new, |day| self.texts.date_tight(day));
        row(
            part.id,
            vec![
                marked(mark, scope),
                cell(when),
                cell(part.what),
                marked(part.state, scope),
            ],
            vec![0, day, 0, 0],
        )
    }

    /// Open ones first, the most urgent on top; then the others, the newest on top.
    fn audit_parts(&self, id: MeasureId) -> Result<Vec<Part>, ReadFailure> {
        let mut audits = self.store.of_measure::<Audit>(id, AuditId)?;
        audits.sort_by_key(|stored| order(stored.record.is_open(), stored.record.day()));
        Ok(audits
            .iter()
            .map(|stored| self.audit_part(stored))
            .collect())
    }

    fn audit_part(&self, stored: &Stored<Audit>) -> Part {
        let audit = &stored.record;
        let late = audit.overdue_days(self.today);
        let planned = |texts: &crate::text::locale::Texts| {
            texts
                .get(&format!("choice-audit_status-{}", audit.status.name()))
                .into_owned()
        };
        let (mark, state) = match &audit.status {
            AuditState::Done { result, .. } => (
                Mark::Done,
                self.texts
                    .get(&format!("measure-audit-{}", result.name()))
                    .into_owned(),
            ),
            AuditState::Waived { reason } => {
                let why = match reason {
                    WaiveReason::ByHand(why) => first_line(why),
                    _ => String::new(),
                };
                let state = planned(self.texts);
                let both = format!("{state}: {why}");
                (Mark::None, both.trim_end_matches(": ").to_owned())
            }
            _ if audit.covered_by.is_some() => (
                Mark::None,
                self.texts.get("measure-audit-covered").into_owned(),
            ),
            _ if late > 0 => (Mark::Overdue, self.overdue(late)),
            _ => match audit.scheduled {
                Some(day) => (Mark::None, self.with_day("measure-appointment", day)),
                None => (Mark::None, planned(self.texts)),
            },
        };
        Part {
            id: record_of(stored),
            mark,
            day: Some(audit.day()),
            what: self
                .texts
                .get(&format!("choice-audit_kind-{}", audit.kind.name()))
                .into_owned(),
            state,
        }
    }

    fn deficiency_parts(&self, id: MeasureId) -> Result<Vec<Part>, ReadFailure> {
        let mut all = self.store.of_measure::<Deficiency>(id, DeficiencyId)?;
        all.sort_by_key(|stored| order(stored.record.is_open(), stored.record.found_on));
        Ok(all
            .iter()
            .map(|stored| self.deficiency_part(stored))
            .collect())
    }

    pub(super) fn deficiency_part(&self, stored: &Stored<Deficiency>) -> Part {
        let deficiency = &stored.record;
        let late = deficiency.overdue_days(self.today);
        let name = deficiency.state().name();
        let state = self
            .texts
            .get(&format!("choice-deficiency_state-{name}"))
            .into_owned();
        let (mark, state) = match deficiency.deadline() {
            _ if !deficiency.is_open() => (Mark::Done, state),
            Some(_) if late > 0 => (Mark::Overdue, self.overdue(late)),
            Some(day) => (Mark::Soon, self.with_day("measure-until", day)),
            None => (Mark::Soon, state),
        };
        Part {
            id: record_of(stored),
            mark,
            day: Some(deficiency.found_on),
            what: first_line(&deficiency.text),
            state,
        }
    }

    fn rating_parts(&self, id: MeasureId) -> Result<Vec<Part>, ReadFailure> {
        let mut all = self.store.of_measure::<Rating>(id, RatingId)?;
        all.sort_by_key(|stored| order(stored.record.is_open(), rating_day(&stored.record)));
        let parts = all.iter().map(|stored| self.rating_part(stored));
        parts.collect()
    }

    fn rating_part(&self, stored: &Stored<Rating>) -> Result<Part, ReadFailure> {
        let rating = &stored.record;
        let rater = match rating.rater {
            Some(id) => names::person(self.store, id)?,
            None => String::new(),
        };
        let what = [
            self.choice(rating.clone(), "occasion"),
            self.choice(rating.clone(), "phase"),
            rater,
        ];
        Ok(Part {
            what: joined(&what),
            ..self.rating_state(stored)
        })
    }

    /// When, and how it stands; what it is says whoever shows it.
    pub(super) fn rating_state(&self, stored: &Stored<Rating>) -> Part {
        let rating = &stored.record;
        let late = rating.overdue_days(self.today);
        let (mark, state) = if rating.answered_on.is_some() {
            self.assessed(rating)
        } else if late > 0 {
            (Mark::Overdue, self.overdue(late))
        } else {
            match rating.due {
                Some(day) => (Mark::None, self.with_day("measure-until", day)),
                None => (Mark::None, self.texts.get("rating-not-sent").into_owned()),
            }
        };
        Part {
            id: record_of(stored),
            mark,
            day: Some(rating_day(rating)).filter(|day| *day != NaiveDate::MIN),
            what: String::new(),
            state,
        }
    }

    /// The means of the soft and the hard facts, and whether that is notable. What is not closed yet
    /// waits for somebody.
    fn assessed(&self, rating: &Rating) -> (Mark, String) {
        let assessment = Assessment::of(rating);
        let mut text = self.means(&assessment);
        let notable = assessment.is_notable();
        if notable {
            text = format!("{text} {}", self.texts.get("rating-notable"));
        }
        let mark = if rating.closed_on.is_some() {
            Mark::Done
        } else {
            Mark::Soon
        };
        (mark, text)
    }

    /// Points as people write them.
    pub(in crate::tui::reader) fn points(&self, points: Points) -> String {
        match self.texts.lang() {
            Lang::De => points.to_string().replace('.', ","),
            Lang::En => points.to_string(),
        }
    }

    /// "2,4 / 1,9": soft and hard; a dot where nothing was answered.
    pub(in crate::tui::reader) fn means(&self, assessment: &Assessment<'_>) -> String {
        let mean = |half: Half| {
            let shown = half.mean().map(|mean| self.points(mean));
            shown.unwrap_or_else(|| self.glyphs.missing.to_owned())
        };
        format!("{} / {}", mean(assessment.soft), mean(assessment.hard))
    }

    /// The newest on top.
    fn contact_parts(&self, id: MeasureId) -> Result<Vec<Part>, ReadFailure> {
        let mut all = self.store.of_measure::<Contact>(id, ContactId)?;
        all.sort_by_key(|stored| std::cmp::Reverse(stored.record.on));
        let parts = all.iter().map(|stored| {
            let contact = &stored.record;
            let open = contact.kind.recorded_type().is_some() && !contact.recorded;
            let state = if open {
                let procedure = self.memory.borrow().names.procedure.clone();
                self.texts
                    .with("measure-not-recorded", &[("procedure", procedure.into())])
            } else {
                self.name(contact.by)?
            };
            let kind = self.choice(contact.clone(), "kind");
            Ok(Part {
                id: record_of(stored),
                mark: if open { Mark::Soon } else { Mark::None },
                day: Some(contact.on),
                what: format!("{kind}: {}", first_line(&contact.text)),
                state,
            })
        });
        parts.collect()
    }

    /// One row, even where nothing was ticked yet: it leads to the list.
    fn checklist_part(&self, id: MeasureId) -> Result<Vec<Part>, ReadFailure> {
        let Some(Stored { record, .. }) = self.store.checklist_of(id)? else {
            return Ok(vec![Part {
                id: RecordId {
                    kind: Kind::Checklist,
                    id: 0,
                },
                mark: Mark::None,
                day: None,
                what: self.texts.get("measure-checklist-none").into_owned(),
                state: String::new(),
            }]);
        };
        let Checklist { tasks, filing, .. } = &record;
        let done = tasks.iter().filter(|task| task.done.is_some()).count();
        let filed = filing.iter().filter(|one| one.done.is_some()).count();
        let newest = tasks
            .iter()
            .filter_map(|task| task.done.as_ref())
            .chain(filing.iter().filter_map(|one| one.done.as_ref()))
            .map(|ticked| ticked.on)
            .max();
        let all = done == tasks.len() && filed == filing.len();
        Ok(vec![Part {
            mark: if all { Mark::Done } else { Mark::None },
            day: newest,
            what: self.texts.with(
                "measure-checklist-done",
                &[("n", done.into()), ("all", tasks.len().into())],
            ),
            state: self.texts.with(
                "measure-filing-done",
                &[("n", filed.into()), ("all", filing.len().into())],
            ),
            id: record.record().id(),
        }])
    }

    fn review_part(&self, review: &Review) -> Part {
        let late = review.overdue_days(self.today);
        let name = review.status.name();
        let status = self.texts.get(&format!("choice-review_status-{name}"));
        let success = self.success(review);
        let (mark, day) = match review.status {
            ReviewState::Open if late > 0 => (Mark::Overdue, review.due),
            ReviewState::Open => (Mark::None, review.due),
            ReviewState::Done { on } => (Mark::Done, on),
            ReviewState::Waived { .. } => (Mark::None, review.due),
        };
        Part {
            id: review.clone().record().id(),
            mark,
            day: Some(day),
            what: if success.is_empty() {
                self.texts.get("kind-review").into_owned()
            } else {
                success
            },
            state: if late > 0 {
                self.overdue(late)
            } else {
                status.into_owned()
            },
        }
    }

    fn task_parts(&self, id: MeasureId) -> Result<Vec<Part>, ReadFailure> {
        let mut all = self.store.of_measure::<Task>(id, TaskId)?;
        all.sort_by_key(|stored| {
            let due = stored.record.due.unwrap_or(NaiveDate::MAX);
            order(stored.record.is_open(), due)
        });
        let parts = all.iter().map(|stored| {
            let task = &stored.record;
            let late = task.overdue_days(self.today);
            let mark = match task.state {
                TaskState::Open if late > 0 => Mark::Overdue,
                TaskState::Open => Mark::None,
                TaskState::Done { .. } => Mark::Done,
                TaskState::Dropped { .. } => Mark::None,
            };
            Ok(Part {
                id: record_of(stored),
                mark,
                day: task.due,
                what: first_line(&task.text),
                state: names::responsible(self.store, task.responsible.as_ref())?,
            })
        });
        parts.collect()
    }

    pub(super) fn with_day(&self, id: &str, day: NaiveDate) -> String {
        let day = self.texts.date_plain(day);
        self.texts.with(id, &[("day", day.into())])
    }

    fn name(&self, id: Option<PersonId>) -> Result<String, ReadFailure> {
        match id {
            Some(id) => names::person(self.store, id),
            None => Ok(String::new()),
        }
    }
}

/// Open ones first, the earliest on top; then the others, the newest on top.
fn order(open: bool, day: NaiveDate) -> (bool, i64) {
    let day = i64::from(day.num_days_from_ce());
    (!open, if open { day } else { -day })
}

/// The day a rating stands under: when it was answered, else when it has to be.
fn rating_day(rating: &Rating) -> NaiveDate {
    let days = [
        rating.answered_on,
        rating.due,
        rating.forwarded_on,
        rating.mailbox_on,
    ];
    days.into_iter().flatten().next().unwrap_or(NaiveDate::MIN)
}

fn joined(parts: &[String]) -> String {
    let parts = parts.iter().map(String::as_str);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
