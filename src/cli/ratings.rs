//! `ratings`: forwarded, answered, closed.
//!
//! Responsible for: from flags to a step, and the task that a notable answer leaves behind. Not for:
//! what a step needs and forbids ([`crate::domain::rating::steps`]), nor for the questions
//! ([`crate::report::lists::questionnaire`]).

use super::args::ratings::{Answer, Forward, Ratings};
use super::args::{Records, Step};
use super::failure::{FAILED, Failure, field_line, with};
use super::records;
use super::session::Session;
use super::steps;
use crate::domain::id::{Kind, PersonId, RecordId};
use crate::domain::measure::Measure;
use crate::domain::person::Person;
use crate::domain::points::Points;
use crate::domain::problem::Problem;
use crate::domain::rating::{self, Rating};
use crate::domain::task::Task;
use crate::fields::StoreContext;
use crate::report::follow_up::{self, Words};
use crate::report::lists::questionnaire::Questionnaire;
use crate::store::{Entity, Store};

pub(super) fn run(session: &Session, command: Ratings) -> Result<(), Failure> {
    let kind = Kind::Rating;
    match command {
        Ratings::List(list) => records::run(session, kind, &Records::List(list)),
        Ratings::Show(show) => records::run(session, kind, &Records::Show(show)),
        Ratings::Add(add) => records::run(session, kind, &Records::Add(add)),
        Ratings::Edit(edit) => records::run(session, kind, &Records::Edit(edit)),
        Ratings::Delete(delete) => records::run(session, kind, &Records::Delete(delete)),
        Ratings::Forward(Forward { id, rater, on }) => {
            let on = session.day_or_today(on.as_deref())?;
            take(session, &id, |rating, context, store| {
                let rater = match &rater {
                    Some(name) => Some(PersonId(records::reference(
                        session,
                        context,
                        Kind::Person,
                        name,
                    )?)),
                    None => None,
                };
                let rules = store.house_rules()?;
                rating
                    .forward(on, rater, &rules, session.today)
                    .map_err(|problems| refused(session, &problems))
            })
            .map(|_| ())
        }
        Ratings::Answer(answer) => self::answer(session, &answer),
        Ratings::Close(Step { id, on }) => {
            let on = session.day_or_today(on.as_deref())?;
            take(session, &id, |rating, _, _| {
                rating
                    .close(on, session.today)
                    .map_err(|problems| refused(session, &problems))
            })
            .map(|_| ())
        }
    }
}

/// What stands against a step, a line each, at its field.
fn refused(session: &Session, problems: &[Problem]) -> Failure {
    let id = RecordId {
        kind: Kind::Rating,
        id: 0,
    };
    let lines = problems
        .iter()
        .map(|problem| field_line(id, problem, &session.texts));
    Failure::Said {
        code: FAILED,
        lines: lines.collect(),
    }
}

fn take(
    session: &Session,
    id: &str,
    step: impl FnOnce(&Rating, &StoreContext<'_>, &Store) -> Result<Rating, Failure>,
) -> Result<Rating, Failure> {
    let store = &session.existing()?.store;
    steps::change_with(session, Kind::Rating, id, |rating: &Rating, context| {
        step(rating, context, store)
    })
}

/// The answers given take their places; a notable rating leaves the talk with the provider to be done.
fn answer(session: &Session, asked: &Answer) -> Result<(), Failure> {
    let on = session.day_or_today(asked.on.as_deref())?;
    let store = &session.existing()?.store;
    steps::change_along(session, Kind::Rating, &asked.id, |rating: &Rating, _| {
        let rating = with_questions(session, rating.clone());
        let mut answers = rating.answers.clone();
        let lines: Vec<String> = asked
            .values
            .iter()
            .filter_map(|typed| put(session, &mut answers, typed).err())
            .collect();
        if !lines.is_empty() {
            return Err(Failure::Said {
                code: FAILED,
                lines,
            });
        }
        let after = rating
            .answer(on, answers, session.today)
            .map_err(|problems| refused(session, &problems))?;
        let talk = talk(session, store, &after)?;
        if after.is_notable() {
            session.tell_with("cli-rating-notable", &[]);
        }
        Ok((after, talk.into_iter().map(Task::record).collect()))
    })
    .map(|_| ())
}

/// One that was made without questions takes those of the questionnaire, with its scale.
fn with_questions(session: &Session, rating: Rating) -> Rating {
    if !rating.answers.is_empty() {
        return rating;
    }
    let (questionnaire, problems) = Questionnaire::load(session.templates().as_deref());
    for problem in problems {
        session.tell(&problem.sentence(&session.texts));
    }
    Rating {
        scale: questionnaire.scale(),
        answers: questionnaire.answers(session.texts.lang()),
        ..rating
    }
}

/// `3=2,5` or `3=1:late reports`: the question by its number in `show`, its points and a note. No
/// points = not answered.
fn put(session: &Session, answers: &mut [rating::Answer], typed: &str) -> Result<(), String> {
    let count = answers.len().to_string();
    let shape = || {
        let variables = [("text", typed), ("count", count.as_str())];
        with(&session.texts, "cli-answer-shape", &variables)
    };
    let (number, rest) = typed.split_once('=').ok_or_else(shape)?;
    let (points, note) = match rest.split_once(':') {
        Some((points, note)) => (points, Some(note)),
        None => (rest, None),
    };
    let at = number.trim().parse::<usize>().ok();
    let answer = at
        .and_then(|at| answers.get_mut(at.checked_sub(1)?))
        .ok_or_else(shape)?;
    answer.value = match points.trim() {
        "" => None,
        points => Some(points.parse::<Points>().map_err(|_| shape())?),
    };
    if let Some(note) = note {
        answer.note = steps::note(session, note).map_err(|failure| {
            let lines = failure.lines(&session.texts);
            lines.join(" ")
        })?;
    }
    Ok(())
}

/// The task of the talk about a notable rating, unless it has one.
fn talk(session: &Session, store: &Store, rating: &Rating) -> Result<Option<Task>, Failure> {
    let id = rating.clone().record().id();
    let has_one = store.dependents(id)?.iter().any(|id| id.kind == Task::KIND);
    let Some(measure) = store.get::<Measure>(rating.measure)?.filter(|_| !has_one) else {
        return Ok(None);
    };
    let people: Vec<Person> = store
        .all::<Person>()?
        .into_iter()
        .map(|stored| stored.record)
        .collect();
    let words = Words {
        texts: &session.texts,
        measure: &measure.record,
        people: &people,
        rules: &store.house_rules()?,
        today: session.today,
    };
    Ok(follow_up::talk(rating, &words))
}
