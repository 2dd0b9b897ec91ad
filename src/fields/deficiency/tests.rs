//! A deficiency's steps as they are typed: from answers to the change in the store.

use std::sync::Arc;

use super::change::Case;
use super::*;
use crate::domain::id::{DeficiencyId, MeasureId, PersonId, ProviderId};
use crate::domain::measure::{Measure, Procurement, Stage};
use crate::domain::meeting::MeetingLanguage;
use crate::domain::person::Person;
use crate::domain::provider::Provider;
use crate::domain::task::{Responsible, Task, TaskState};
use crate::fields::{Defaults, blank};
use crate::store::backend::MemoryBackend;
use crate::store::{Actor, Client, Entity, Store};
use crate::text::locale::{Lang, Texts};

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const TODAY: &str = "2026-11-24";

fn defaults() -> Defaults {
    Defaults {
        today: d(TODAY),
        land: crate::domain::date::Land::Hesse,
        language: MeetingLanguage::De,
    }
}

fn actor() -> Actor {
    Actor {
        author: "kim".into(),
        uid: 1,
        now_ms: 0,
    }
}

/// A measure in Hesse and a deficiency of it, found on the 2nd of November.
fn store() -> Store {
    let store = Store::new(Arc::new(MemoryBackend::new()));
    let measure = Measure {
        number: "701/00001/26".into(),
        title: "Coaching".into(),
        provider: ProviderId::provisional(1),
        procurement: Procurement::Voucher,
        start: d("2026-08-01"),
        end: d("2027-07-31"),
        coordinator: Some(PersonId::provisional(1)),
        status: Stage::Awarded,
        ..Measure::from_record(blank(Kind::Measure, defaults())).unwrap()
    };
    let deficiency = Deficiency {
        measure: MeasureId::provisional(1),
        found_on: d("2026-11-02"),
        kind: "Personal".into(),
        text: "Eine Fachkraft fehlt".into(),
        ..Deficiency::from_record(blank(Kind::Deficiency, defaults())).unwrap()
    };
    let change = Client::new()
        .change()
        .create(Person::named(PersonId::provisional(1), "Ute Bär"))
        .create(Provider::named(ProviderId::provisional(1), "Lernwerk"))
        .create(Measure {
            id: MeasureId::provisional(1),
            ..measure
        })
        .create(deficiency);
    store.apply(&change, &actor()).unwrap();
    store
}

fn case(store: &Store) -> Case {
    Case::read(store, DeficiencyId(1)).unwrap().unwrap()
}

fn at(day: &str) -> Answers {
    Answers::default().with("on", Value::Date(d(day)))
}

fn said(text: &str) -> Value {
    Value::Text(text.into())
}

/// Takes a step in the language of somebody; what stands against it.
fn take(
    store: &Store,
    step: DeficiencyStep,
    answers: &Answers,
    lang: Lang,
) -> Result<(), Vec<Problem>> {
    let texts = Texts::new(lang);
    let edits = case(store).take(step, answers, "kim", d(TODAY), &texts)?;
    let mut change = Client::new().change();
    change.edits = edits;
    store.apply(&change, &actor()).unwrap();
    Ok(())
}

#[test]
fn a_deadline_is_typed_as_a_day_or_as_a_length() {
    let hesse = case(&store()).around(d(TODAY));
    // Announced on Tuesday, 24 November 2026; the 5th of December is a Saturday.
    for (typed, stands, count, due) in [
        ("14t", false, "2026-12-08", "2026-12-08"),
        ("2w", false, "2026-12-08", "2026-12-08"),
        ("in 2 Wochen", false, "2026-12-08", "2026-12-08"),
        ("+11", false, "2026-12-05", "2026-12-07"),
        ("1 Monat", false, "2026-12-24", "2026-12-24"),
        ("5.12.", false, "2026-12-05", "2026-12-07"),
        ("5.12.", true, "2026-12-05", "2026-12-05"),
        ("25.12.2026", false, "2026-12-25", "2026-12-28"),
    ] {
        let found = term(typed, d(TODAY), stands).unwrap();
        let found = found.from_announcement(d(TODAY), hesse);
        assert_eq!((found.by_count, found.due), (d(count), d(due)), "{typed}");
    }
    for typed in ["", "bald", "0w", "2 Jahrzehnte", "31.2."] {
        assert!(term(typed, d(TODAY), false).is_err(), "{typed}");
    }
}

#[test]
fn every_step_says_why_it_can_not_be_taken_now() {
    let store = store();
    let now = |step: DeficiencyStep| step.blocked(&case(&store).deficiency.record);
    let open: Vec<&str> = DeficiencyStep::ALL
        .into_iter()
        .filter(|step| now(*step).is_none())
        .map(DeficiencyStep::name)
        .collect();
    assert_eq!(
        open,
        ["demand", "advise", "escalate", "withdraw", "end-contract"]
    );
    assert_eq!(now(DeficiencyStep::Remedied), Some(Wrong::NotDemanded));
    assert_eq!(
        now(DeficiencyStep::CheckEffectiveness),
        Some(Wrong::NotRemedied)
    );
    // The same is said when it is tried, before anything about its answers.
    let tried = take(
        &store,
        DeficiencyStep::Extend,
        &Answers::default(),
        Lang::De,
    );
    assert_eq!(tried, Err(vec![Problem::new("", Wrong::NotDemanded)]));
}

#[test]
fn what_follows_from_a_step_is_a_task_and_what_it_settles_is_done() {
    use DeficiencyStep as S;
    let store = store();
    let tasks = || {
        let mut tasks: Vec<(String, &str)> = store
            .all::<Task>()
            .unwrap()
            .into_iter()
            .map(|stored| (stored.record.text, stored.record.state.name()))
            .collect();
        tasks.sort();
        tasks
    };
    let demand = at("2026-11-03").with("deadline", said("14t"));
    take(&store, S::Demand, &demand, Lang::De).unwrap();
    let officer = at("2026-11-18").with(
        "officer",
        Value::Reference(Person::named(PersonId(1), "").record().id()),
    );
    take(&store, S::Involve, &officer, Lang::De).unwrap();
    let up = at("2026-11-19").with("reason", said("Nichts geschah"));
    take(&store, S::Escalate, &up, Lang::De).unwrap();
    let divisional = "Bereichsleitung über Stufe 2 informieren: 701/00001/26 Personal";
    let general = "Geschäftsleitung über Stufe 2 informieren: 701/00001/26 Personal";
    let expected =
        |first, second| vec![(divisional.to_owned(), first), (general.to_owned(), second)];
    assert_eq!(tasks(), expected("open", "open"));
    let task = store.all::<Task>().unwrap().remove(0).record;
    assert_eq!(task.due, Some(d("2026-11-19")));
    assert_eq!(task.responsible, Some(Responsible::Person(PersonId(1))));

    // Whoever does it may speak another language.
    take(&store, S::InformDivisional, &at("2026-11-20"), Lang::En).unwrap();
    assert_eq!(tasks(), expected("done", "open"));
    let remedied = at("2026-11-23").with("verified_by", said("Ute Bär"));
    take(&store, S::Remedied, &remedied, Lang::De).unwrap();
    let after = tasks();
    assert_eq!(after[1].1, "dropped", "{after:?}");
    assert_eq!(after[2].0, "Wirksamkeit prüfen: 701/00001/26 Personal");
    let check = at("2026-11-24").with("effective", Value::Bool(true));
    take(&store, S::CheckEffectiveness, &check, Lang::De).unwrap();
    assert!(store.all::<Task>().unwrap().iter().all(|task| matches!(
        task.record.state,
        TaskState::Done { .. } | TaskState::Dropped { .. }
    )));
    assert_eq!(case(&store).deficiency.record.steps.len(), 6);
}

#[test]
fn a_ground_nobody_has_to_judge_is_found_and_else_what_is_missing_is_said() {
    use DeficiencyStep as S;
    let store = store();
    let up = at("2026-11-24").with("reason", said("Darum"));
    let refused = take(&store, S::Escalate, &up, Lang::De).unwrap_err();
    assert_eq!(refused, [Problem::new("ground", Wrong::NotDemanded)]);
    let judged = up.with("ground", Value::Choice("not_expected"));
    take(&store, S::Escalate, &judged, Lang::De).unwrap();
    assert_eq!(case(&store).deficiency.record.stage(), 2);
}

#[test]
fn every_sentence_of_the_story_is_there_in_both_languages() {
    for texts in Lang::ALL.map(Texts::new) {
        for step in DeficiencyStep::ALL {
            assert!(texts.has(step.label()), "{}", step.label());
            for field in step.fields() {
                assert!(texts.has(field.label), "{}", field.label);
            }
        }
        for kind in NextKind::ALL {
            let said = tell::next(kind, &texts);
            assert!(!said.contains("next-"), "{said}");
            assert!(!tell::roles(kind, &texts).contains("next-"));
        }
    }
}
