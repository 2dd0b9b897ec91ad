use super::*;
use crate::domain::date::Land;
use crate::domain::id::{Kind, PersonId};
use crate::domain::meeting::MeetingLanguage;
use crate::domain::person::Role;
use crate::domain::points::Points;
use crate::domain::rating::{Answer, Part};
use crate::fields::{Defaults, blank};
use crate::store::Entity;
use crate::text::locale::Lang;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn of<T: Entity>(kind: Kind) -> T {
    let defaults = Defaults {
        today: d("2026-03-02"),
        land: Land::Hesse,
        language: MeetingLanguage::De,
    };
    T::from_record(blank(kind, defaults)).unwrap()
}

/// Calls `test` with the words of a language.
fn with_words(lang: Lang, people: &[Person], test: impl FnOnce(&Words<'_>)) {
    let measure = Measure {
        number: "401/12345/26".into(),
        coordinator: Some(PersonId(4)),
        ..of(Kind::Measure)
    };
    test(&Words {
        texts: &Texts::new(lang),
        measure: &measure,
        people,
        rules: &HouseRules::default(),
        today: d("2026-03-10"),
    });
}

fn said(tasks: &[Task]) -> Vec<String> {
    let line = |task: &Task| {
        let who = match &task.responsible {
            Some(Responsible::Person(id)) => format!("#{}", id.0),
            Some(Responsible::Named(name)) => name.clone(),
            _ => "–".to_owned(),
        };
        let due = task.due.map_or_else(String::new, |due| due.to_string());
        format!("{} · {who} · {due} · {}", task.text, task.state.name())
    };
    tasks.iter().map(line).collect()
}

#[test]
fn a_notable_rating_is_talked_about_by_the_supervisors_manager() {
    let rating = Rating {
        answered_on: Some(d("2026-03-09")),
        answers: vec![Answer {
            part: Part::Soft,
            question: "Räume".into(),
            value: Some(Points(100)),
            note: String::new(),
        }],
        ..of(Kind::Rating)
    };
    with_words(Lang::De, &[], |words| {
        let tasks: Vec<_> = talk(&rating, words).into_iter().collect();
        assert_eq!(
            said(&tasks),
            [
                "Mit dem Träger über die auffällige Bewertung sprechen (401/12345/26) · \
              Führungskraft der Maßnahmebetreuung · 2026-03-23 · open"
            ]
        );
    });
    let lead = Person {
        roles: vec![Role::TeamLead],
        ..Person::named(PersonId(3), "Lind")
    };
    with_words(Lang::En, &[lead], |words| {
        let leads = talk(&rating, words).and_then(|task| task.responsible);
        assert_eq!(leads, Some(Responsible::Person(PersonId(3))));
    });
}
