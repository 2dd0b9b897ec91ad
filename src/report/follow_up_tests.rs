use super::*;
use crate::domain::date::{Land, LocalHolidays};
use crate::domain::deficiency::steps::Surroundings;
use crate::domain::deficiency::{Ground, Level, Step};
use crate::domain::id::{DeficiencyId, Kind, PersonId};
use crate::domain::meeting::MeetingLanguage;
use crate::domain::points::Points;
use crate::domain::rating::{Answer, Part};
use crate::fields::{Defaults, blank};
use crate::store::Entity;

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

fn take(before: &Deficiency, on: &str, what: StepKind) -> Deficiency {
    let around = Surroundings {
        land: Land::Hesse,
        local: LocalHolidays::NONE,
        today: d("2026-12-31"),
    };
    let step = Step {
        on: d(on),
        by: "Test".into(),
        what,
    };
    before.take(step, around).unwrap()
}

fn escalated() -> Deficiency {
    let found = Deficiency {
        id: DeficiencyId(12),
        found_on: d("2026-03-02"),
        text: "Text".into(),
        ..of(Kind::Deficiency)
    };
    let what = StepKind::Escalated {
        ground: Ground::NotExpected,
        reason: "Grund".into(),
        agreed_with: None,
    };
    take(&found, "2026-03-03", what)
}

fn remedied(before: &Deficiency) -> Deficiency {
    let what = StepKind::Remedied {
        verified_by: "Berg".into(),
        evidence: String::new(),
    };
    take(before, "2026-03-10", what)
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
        names: &OutsideNames::default(),
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
fn stage_2_and_a_remedy_leave_tasks_behind() {
    let officer = Person {
        roles: vec![Role::QualityOfficer],
        ..Person::named(PersonId(8), "Kern")
    };
    with_words(Lang::De, &[], |words| {
        assert_eq!(
            said(&of_deficiency(&escalated(), words)),
            [
                "Bereichsleitung über die Einschaltung von REZ Südwest informieren (Mangel #12, \
                 401/12345/26) · Fachkraft Steuerung & Qualitätssicherung · 2026-03-03 · open",
                "Geschäftsleitung über die Einschaltung von REZ Südwest informieren (Mangel #12, \
                 401/12345/26) · Fachkraft Steuerung & Qualitätssicherung · 2026-03-03 · open",
            ]
        );
        assert_eq!(
            said(&of_deficiency(&remedied(&escalated()), words)),
            ["Prüfen, ob die Abhilfe wirkt (Mangel #12, 401/12345/26) · #4 · 2026-04-21 · open"]
        );
    });
    with_words(Lang::En, &[officer], |words| {
        let tasks = of_deficiency(&escalated(), words);
        assert_eq!(tasks[0].responsible, Some(Responsible::Person(PersonId(8))));
        assert_eq!(tasks[0].source, TaskSource::Deficiency(DeficiencyId(12)));
        assert_ne!(tasks[0].id, tasks[1].id);
    });
}

#[test]
fn a_notice_ticks_its_task_and_no_other() {
    let general = StepKind::Informed {
        level: Level::General,
    };
    let told = take(&escalated(), "2026-03-05", general);
    // Made on a German screen, settled on an English one.
    let mut tasks = Vec::new();
    with_words(Lang::De, &[], |words| {
        tasks = of_deficiency(&escalated(), words);
    });
    let mut foreign = tasks[1].clone();
    foreign.source = TaskSource::Deficiency(DeficiencyId(13));
    let mut reworded = tasks[1].clone();
    reworded.text = "Chefin anrufen".into();
    tasks.extend([foreign, reworded]);
    with_words(Lang::En, &[], |words| {
        let done = settled(&told, &tasks, words);
        assert_eq!(done.len(), 1);
        assert_eq!(done[0].id, tasks[1].id);
        assert_eq!(
            done[0].state,
            TaskState::Done {
                on: d("2026-03-05")
            }
        );
        assert_eq!(settled(&told, &done, words), []);
        assert_eq!(settled(&escalated(), &tasks, words), []);
    });
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
