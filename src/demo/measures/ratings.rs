//! Ratings on their way: in the mailbox, with the rater, late, answered, notable, closed.

use chrono::Days;

use super::samples::place;
use super::{Setting, Writer, nth};
use crate::domain::id::{RatingId, TaskId};
use crate::domain::measure::{Measure, Status};
use crate::domain::points::Points;
use crate::domain::rating::{Answer, Occasion, Part, Rating, RatingPhase};
use crate::domain::task::{Responsible, Task, TaskSource, TaskState};
use crate::report::lists::questionnaire::Questionnaire;
use crate::report::names;

/// What the answers look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answered {
    /// Nothing notable.
    Good,
    /// A single soft answer below the threshold.
    OneLow,
    /// Poor throughout, a question left out.
    Poor,
    /// Means of exactly the threshold, which is not notable.
    Exactly,
}

impl Answered {
    /// The points of the n-th question of a half, in hundredths; none = not answered.
    fn points(self, part: Part, n: usize) -> Option<i32> {
        match (self, part) {
            (Self::OneLow, Part::Soft) if n == 1 => Some(100),
            (Self::Poor, Part::Soft) if n == 4 => None,
            (Self::Poor, _) => Some([200, 100][n % 2]),
            (Self::Exactly, Part::Soft) => Some(200),
            (Self::Exactly, Part::Hard) => Some([300, 100, 200][n % 3]),
            (Self::Good | Self::OneLow, _) => Some([300, 200][n % 2]),
        }
    }

    const fn is_notable(self) -> bool {
        matches!(self, Self::OneLow | Self::Poor)
    }
}

/// How far one has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Open,
    Answered(i64),
    /// Answered, explained, an action recommended; the talk is a task due so many days from today.
    Explained(i64, i64),
    Closed(i64, i64),
}

/// Measure, day in the mailbox, day forwarded, rater, end, values.
type Story = (usize, i64, Option<i64>, usize, End, Answered);

const STORIES: &[Story] = &[
    (0, -2, None, 0, End::Open, Answered::Good),
    (1, -12, Some(-10), 1, End::Open, Answered::Good),
    (4, -26, Some(-24), 2, End::Open, Answered::Good),
    (
        place::EXPERIENCED,
        -39,
        Some(-36),
        0,
        End::Open,
        Answered::Good,
    ),
    (
        place::METAL,
        -25,
        Some(-22),
        1,
        End::Answered(-6),
        Answered::OneLow,
    ),
    (2, -21, Some(-20), 2, End::Answered(-3), Answered::Exactly),
    (
        place::FAMILIES,
        -50,
        Some(-49),
        1,
        End::Explained(-24, 9),
        Answered::Poor,
    ),
    (
        9,
        -100,
        Some(-98),
        2,
        End::Closed(-80, -60),
        Answered::OneLow,
    ),
    (
        place::ENDED_REVIEWED,
        -380,
        Some(-378),
        1,
        End::Closed(-360, -350),
        Answered::Good,
    ),
    (
        23,
        -200,
        Some(-199),
        2,
        End::Closed(-180, -170),
        Answered::Exactly,
    ),
];

pub(super) fn fill(writer: &mut Writer<'_>, setting: &Setting<'_>, measures: &[Measure]) {
    let (questionnaire, _) = Questionnaire::load(None);
    let questions = questionnaire.answers(setting.lang());
    for (at, mailbox, forwarded, rater, end, values) in STORIES {
        let Some(measure) = measures.get(*at) else {
            continue;
        };
        let answered = match end {
            End::Open => None,
            End::Answered(on) | End::Explained(on, _) | End::Closed(on, _) => Some(*on),
        };
        let is_notable = values.is_notable();
        let is_explained = is_notable && matches!(end, End::Explained(..) | End::Closed(..));
        let words = |id: &str| {
            if is_explained {
                setting.text(id)
            } else {
                String::new()
            }
        };
        let forwarded_on = forwarded.map(|days| setting.day(days));
        let weeks = 7 * u64::from(setting.rules.rating_weeks);
        let rating = Rating {
            id: RatingId::provisional(writer.number()),
            measure: measure.id,
            occasion: if *at == place::METAL {
                Occasion::Occasion
            } else {
                Occasion::Regular
            },
            phase: match measure.status(setting.today) {
                Status::Ended => RatingPhase::After,
                _ => RatingPhase::During,
            },
            rater: match rater {
                // Whoever made the demonstration has one to answer, too.
                0 => setting.coordinator(0),
                other => nth(&setting.cast.evaluators, *other),
            },
            mailbox_on: Some(setting.day(*mailbox)),
            forwarded_on,
            due: forwarded_on.map(|day| day + Days::new(weeks)),
            answered_on: answered.map(|days| setting.day(days)),
            basis: None,
            scale: questionnaire.scale(),
            answers: answers(&questions, *values, answered.is_some()),
            explanation: words("demo-rating-explanation"),
            action: words("demo-rating-action"),
            closed_on: match end {
                End::Closed(_, on) => Some(setting.day(*on)),
                _ => None,
            },
        };
        if let End::Explained(on, due) = end {
            let talk = Task {
                id: TaskId::provisional(writer.number()),
                text: names::texts(setting.language).with(
                    "follow-up-talk",
                    &[("measure", measure.number.as_str().into())],
                ),
                responsible: setting.cast.team_lead.map(Responsible::Person),
                due: Some(setting.day(*due)),
                state: TaskState::Open,
                source: TaskSource::Rating(rating.id),
                created_on: setting.day(*on),
            };
            writer.add(talk);
        }
        writer.add(rating);
    }
}

/// The questions, with their answers if there are any yet.
fn answers(questions: &[Answer], values: Answered, is_answered: bool) -> Vec<Answer> {
    let mut soft = 0..;
    let mut hard = 0..;
    questions
        .iter()
        .map(|question| {
            let n = match question.part {
                Part::Soft => soft.next(),
                Part::Hard => hard.next(),
            };
            let points = values.points(question.part, n.unwrap_or_default());
            Answer {
                value: points.filter(|_| is_answered).map(Points),
                ..question.clone()
            }
        })
        .collect()
}
