//! The ratings report of a quarter: what is notable and why, and what has still to be said about it.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't go on should say where"
)]

#[expect(dead_code, reason = "the other documents use the rest")]
mod measure_support;

use measure_support::{HOSTILE, House, day, options, visible};
use ringbuch::domain::id::{MeasureId, RatingId, TaskId};
use ringbuch::domain::measure::Measure;
use ringbuch::domain::rating::{Answer, Occasion, Part, Rating, RatingPhase, Scale};
use ringbuch::domain::task::{Responsible, Task, TaskSource, TaskState};
use ringbuch::report::ReportError;
use ringbuch::report::measures::{DocumentOptions, Readers, ratings};
use ringbuch::text::locale::Lang;

fn answer(part: Part, question: &str, value: Option<&str>, note: &str) -> Answer {
    Answer {
        part,
        question: question.into(),
        value: value.map(|value| value.parse().unwrap()),
        note: note.into(),
    }
}

impl House {
    fn plain_rating(&self, measure: MeasureId, answered_on: Option<&str>) -> Rating {
        Rating {
            id: RatingId::provisional(1),
            measure,
            occasion: Occasion::Regular,
            phase: RatingPhase::During,
            rater: Some(self.supervisor),
            mailbox_on: Some(day("2026-07-01")),
            forwarded_on: Some(day("2026-07-02")),
            due: Some(day("2026-07-30")),
            answered_on: answered_on.map(day),
            basis: None,
            scale: Scale::DEFAULT,
            answers: vec![],
            explanation: String::new(),
            action: String::new(),
            closed_on: None,
        }
    }

    fn rating(&self, measure: MeasureId, answered_on: &str, answers: Vec<Answer>) -> RatingId {
        self.create::<Rating>(Rating {
            answers,
            ..self.plain_rating(measure, Some(answered_on))
        })
        .id
    }

    fn report(&self, quarter: &str, options: &DocumentOptions) -> String {
        let quarter = quarter.parse().unwrap();
        ratings(&self.store, quarter, options).unwrap().text
    }
}

fn house() -> House {
    let house = House::new();
    let other = house.provider("Ausbildungszentrum Ost");
    let second = house.measure("701/00002/26", "Aktivcenter Nord");
    let first = house
        .create::<Measure>(Measure {
            provider: other,
            ..house.plain_measure("701/00001/26", "Bewerbungstraining")
        })
        .id;
    let good = || {
        vec![
            answer(Part::Soft, "Zusammenarbeit", Some("2.5"), ""),
            answer(Part::Hard, "Integrationsquote", Some("2"), ""),
        ]
    };
    house.rating(second, "2026-02-11", good());
    house.rating(second, "2026-05-11", good());
    // Exactly the threshold is not notable.
    house.rating(
        first,
        "2026-07-20",
        vec![
            answer(Part::Soft, "Zusammenarbeit", Some("2"), ""),
            answer(Part::Hard, "Integrationsquote", Some("3"), ""),
            answer(Part::Hard, "Abbruchquote", Some("1"), ""),
        ],
    );
    let audit = house.deficient_audit(second);
    let notable = house
        .create::<Rating>(Rating {
            answers: vec![
                answer(
                    Part::Soft,
                    "Zusammenarbeit",
                    Some("1.5"),
                    "Rückrufe dauern Tage",
                ),
                answer(Part::Soft, "Fachkräfte", Some("2"), ""),
                answer(Part::Soft, "Räume", None, ""),
                answer(Part::Hard, "Integrationsquote", Some("1"), ""),
            ],
            basis: Some(audit),
            occasion: Occasion::Occasion,
            explanation: "Zwei Stellen sind seit August unbesetzt.".into(),
            ..house.plain_rating(second, Some("2026-09-30"))
        })
        .id;
    house.create::<Task>(Task {
        id: TaskId::provisional(1),
        text: "Gespräch mit dem Träger führen".into(),
        responsible: Some(Responsible::Person(house.coordinator)),
        due: Some(day("2026-10-15")),
        state: TaskState::Open,
        source: TaskSource::Rating(notable),
        created_on: day("2026-09-30"),
    });
    // After the quarter: neither counted nor part of a trend up to it.
    house.rating(second, "2026-10-02", good());
    house.create::<Rating>(house.plain_rating(first, None));
    house
}

#[test]
fn the_report_of_a_quarter() {
    let house = house();
    for lang in Lang::ALL {
        insta::assert_snapshot!(
            format!("ratings_{lang}"),
            house.report("2026-Q3", &options(lang))
        );
    }
}

#[test]
fn a_quarter_without_ratings_says_so() {
    let text = house().report("2025-Q1", &options(Lang::De));
    assert!(text.contains("wurde keine Bewertung beantwortet"), "{text}");
    assert!(!text.contains("Entwicklung je Träger"), "{text}");
}

#[test]
fn ratings_stay_in_the_house() {
    let mut options = options(Lang::De);
    options.readers = Readers::Outside;
    assert_eq!(
        ratings(&house().store, "2026-Q3".parse().unwrap(), &options),
        Err(ReportError::Confidential)
    );
}

#[test]
fn what_was_typed_shows_as_it_was_typed() {
    for typed in HOSTILE {
        let house = House::new();
        let measure = house.measure("", typed);
        house.create::<Rating>(Rating {
            answers: vec![answer(Part::Soft, typed, Some("1"), typed)],
            explanation: format!("vorher\n{typed}"),
            action: typed.into(),
            ..house.plain_rating(measure, Some("2026-09-30"))
        });
        for lang in Lang::ALL {
            let text = house.report("2026-Q3", &options(lang));
            let seen = visible(&text);
            let dashless = typed.strip_prefix("- ").unwrap_or(typed);
            assert!(
                seen.matches(dashless).count() >= 6 && !seen.contains("<<markup>>"),
                "{typed:?}\n{text}\n{seen}"
            );
        }
    }
}
