//! Ratings on their way: in the mailbox, with the rater, late, answered, notable, closed.

use chrono::Days;

use super::samples::place;
use super::{Setting, Writer, nth};
use crate::domain::id::{RatingId, TaskId};
use crate::domain::measure::{Measure, Status};
use crate::domain::points::Points;
use crate::domain::rating::{Answer, Occasion, Part, Rating, RatingPhase, Scale};
use crate::domain::task::{Responsible, Task, TaskSource, TaskState};

/// Points in hundredths: the soft questions, then the hard ones; `-1` is not answered.
type Values = [i32; 8];

const GOOD: Values = [300, 200, 300, 200, 300, 200, 300, 200];
const ONE_LOW: Values = [300, 100, 200, 300, 200, 200, 300, 200];
const POOR: Values = [200, 100, 200, 100, -1, 100, 200, 100];
const EXACTLY: Values = [200, 200, 200, 200, 200, 300, 100, 200];

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
type Story = (usize, i64, Option<i64>, usize, End, Values);

const STORIES: &[Story] = &[
    (0, -2, None, 0, End::Open, GOOD),
    (1, -12, Some(-10), 1, End::Open, GOOD),
    (4, -26, Some(-24), 2, End::Open, GOOD),
    (place::EXPERIENCED, -39, Some(-36), 0, End::Open, GOOD),
    (place::METAL, -25, Some(-22), 1, End::Answered(-6), ONE_LOW),
    (2, -21, Some(-20), 2, End::Answered(-3), EXACTLY),
    (
        place::FAMILIES,
        -50,
        Some(-49),
        1,
        End::Explained(-24, 9),
        POOR,
    ),
    (9, -100, Some(-98), 2, End::Closed(-80, -60), ONE_LOW),
    (
        place::ENDED_REVIEWED,
        -380,
        Some(-378),
        1,
        End::Closed(-360, -350),
        GOOD,
    ),
    (23, -200, Some(-199), 2, End::Closed(-180, -170), EXACTLY),
];

pub(super) fn fill(writer: &mut Writer<'_>, setting: &Setting<'_>, measures: &[Measure]) {
    for (at, mailbox, forwarded, rater, end, values) in STORIES {
        let Some(measure) = measures.get(*at) else {
            continue;
        };
        let answered = match end {
            End::Open => None,
            End::Answered(on) | End::Explained(on, _) | End::Closed(on, _) => Some(*on),
        };
        let is_notable = *values == ONE_LOW || *values == POOR;
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
            scale: Scale::DEFAULT,
            answers: answers(setting, values, answered.is_some()),
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
                text: format!("{} ({})", setting.text("demo-rating-talk"), measure.number),
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

/// The questionnaire, with its answers if there are any yet.
fn answers(setting: &Setting<'_>, values: &Values, answered: bool) -> Vec<Answer> {
    let parts = [(Part::Soft, 5), (Part::Hard, 3)];
    let questions = parts
        .into_iter()
        .flat_map(|(part, n)| (1..=n).map(move |n| (part, n)));
    questions
        .zip(values)
        .map(|((part, n), value)| Answer {
            part,
            question: setting.text(&format!("demo-question-{}-{n}", part.name())),
            value: (answered && *value >= 0).then_some(Points(*value)),
            note: String::new(),
        })
        .collect()
}
