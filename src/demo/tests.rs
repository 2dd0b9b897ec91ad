use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::Datelike;

use super::*;
use crate::domain::agenda::{AgendaItem, overrun_by_day};
use crate::domain::id::RingId;
use crate::domain::indicator::question::{Group, Question};
use crate::domain::indicator::series::Series;
use crate::domain::indicator::target::{Remark, Target};
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::outcome::{Line, Outcome, OutcomeKind};
use crate::domain::person::Person;
use crate::domain::ring::{Membership, Municipality, Ring};
use crate::domain::task::{Task, Topic};
use crate::report::minutes::{MinutesOptions, export};
use crate::store::Stored;
use crate::store::backend::MemoryBackend;

const LANGUAGES: [MeetingLanguage; 2] = [MeetingLanguage::De, MeetingLanguage::En];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn actor() -> Actor {
    Actor {
        author: "ute".into(),
        uid: 1000,
        now_ms: 1_700_000_000_000,
    }
}

fn filled(today: &str, language: MeetingLanguage, scale: u32) -> (Store, Summary) {
    let store = Store::new(Arc::new(MemoryBackend::default()));
    let summary = fill(
        &store,
        &Client::new(),
        &actor(),
        day(today),
        language,
        scale,
    )
    .unwrap();
    (store, summary)
}

fn records<T>(found: Vec<Stored<T>>) -> Vec<T> {
    found.into_iter().map(|stored| stored.record).collect()
}

/// Turns of the year, leap days, Fridays, days around the rings' dates.
const DAYS: [&str; 9] = [
    "2026-11-24",
    "2026-01-01",
    "2026-12-31",
    "2028-02-29",
    "2026-06-05",
    "2026-06-06",
    "2026-03-04",
    "2027-10-08",
    "2025-05-01",
];

#[test]
fn on_any_day_there_is_something_to_see() {
    for today in DAYS {
        let (store, summary) = filled(today, MeetingLanguage::De, 1);
        let today = day(today);
        assert_eq!(
            (summary.municipalities, summary.rings),
            (104, 10),
            "{today}"
        );
        assert_eq!(store.all::<Membership>().unwrap().len(), 104);
        let meetings = records(store.all::<Meeting>().unwrap());
        assert_eq!(meetings.len(), summary.meetings);
        let held = meetings.iter().filter(|one| one.state.is_held()).count();
        assert!(held >= 10 && meetings.len() - held >= 3, "{today}: {held}");
        assert!(
            meetings
                .iter()
                .any(|one| matches!(one.state, MeetingState::Cancelled { .. }))
        );
        let tasks = records(store.all::<Task>().unwrap());
        let late = tasks
            .iter()
            .filter(|task| task.overdue_days(today) > 0)
            .count();
        let open = tasks.iter().filter(|task| task.is_open()).count();
        assert!(
            late >= 3 && late < open && open < tasks.len(),
            "{today}: {late} of {open}"
        );
        let topics = records(store.all::<Topic>().unwrap());
        assert!(
            topics.iter().any(|topic| topic.taken_into.is_none()),
            "{today}"
        );
        let kinds: BTreeSet<OutcomeKind> = records(store.all::<Outcome>().unwrap())
            .iter()
            .map(|outcome| outcome.kind)
            .collect();
        assert_eq!(kinds.len(), OutcomeKind::ALL.len(), "{today}");
    }
}

#[test]
fn ring_4_meets_today_and_has_tasks_to_review() {
    for today in DAYS {
        let (store, _) = filled(today, MeetingLanguage::De, 1);
        let ring = store.ring_numbered(4).unwrap().unwrap().record.id;
        let meetings = records(store.meetings_of_ring(ring).unwrap());
        let todays = meetings
            .iter()
            .find(|one| one.first_day() == Some(day(today)))
            .unwrap_or_else(|| panic!("{today}"));
        assert!(
            todays
                .after(&crate::domain::meeting::MeetingStep::Start, day(today))
                .is_ok()
        );
        let agenda = records(store.agenda_of(todays.id).unwrap());
        assert!(
            agenda.iter().any(|item| item.carried_from.is_some()),
            "{today}"
        );
        let document = export(&store, todays.id, &MinutesOptions::default()).unwrap();
        let review = document.split("### TOP 2").nth(1).unwrap_or_default();
        let review = review.split("###").next().unwrap_or_default();
        assert!(
            review.matches("| offen |").count() >= 3,
            "{today}:\n{review}"
        );
    }
}

#[test]
fn one_ring_falls_short_of_its_target() {
    let (store, _) = filled("2026-11-24", MeetingLanguage::De, 1);
    let of_year = |ring: RingId| {
        let meetings = records(store.meetings_of_ring(ring).unwrap());
        meetings
            .iter()
            .filter(|one| {
                one.first_day().is_some_and(|day| day.year() == 2026)
                    && !matches!(one.state, MeetingState::Cancelled { .. })
            })
            .count()
    };
    let short: Vec<u32> = records(store.all::<Ring>().unwrap())
        .iter()
        .filter(|ring| of_year(ring.id) < ring.target as usize)
        .map(|ring| ring.number)
        .collect();
    assert_eq!(short, [7]);
}

#[test]
fn agendas_fit_their_days_and_every_text_is_there() {
    for language in LANGUAGES {
        let (store, _) = filled("2026-11-24", language, 1);
        for meeting in records(store.all::<Meeting>().unwrap()) {
            let agenda: Vec<AgendaItem> = records(store.agenda_of(meeting.id).unwrap());
            assert!(!agenda.is_empty());
            let over = overrun_by_day(&meeting.days, &agenda);
            assert!(over.iter().all(|minutes| *minutes == 0), "{meeting:?}");
            let document = export(&store, meeting.id, &MinutesOptions::default()).unwrap();
            assert!(
                !document.contains("\\[d"),
                "a text is missing in\n{document}"
            );
        }
        let texts = records(store.all::<Line>().unwrap())
            .into_iter()
            .map(|line| crate::store::Record::from(line).title())
            .chain(
                records(store.all::<Task>().unwrap())
                    .into_iter()
                    .map(|task| task.text),
            )
            .chain(
                records(store.all::<Person>().unwrap())
                    .into_iter()
                    .map(|one| one.function),
            )
            .chain(
                records(store.all::<Ring>().unwrap())
                    .into_iter()
                    .map(|one| one.criteria),
            );
        for text in texts {
            assert!(!text.starts_with('['), "{text}");
        }
    }
}

#[test]
fn people_are_said_to_be_invented() {
    for language in LANGUAGES {
        let (store, _) = filled("2026-11-24", language, 1);
        let people = records(store.all::<Person>().unwrap());
        assert!(people.len() >= 20);
        let word = match language {
            MeetingLanguage::De => "erfunden",
            MeetingLanguage::En => "invented",
        };
        let mut mails = BTreeSet::new();
        for person in people {
            assert!(person.function.contains(word), "{person:?}");
            assert!(person.mail.is_ascii() && person.mail.ends_with("@example.org"));
            assert!(mails.insert(person.mail));
        }
    }
}

#[test]
fn the_same_day_gives_the_same_store() {
    let dump = |_| {
        let (store, _) = filled("2026-11-24", MeetingLanguage::De, 20);
        (
            store.all::<Municipality>().unwrap(),
            store.all::<Meeting>().unwrap(),
            store.all::<Line>().unwrap(),
            store.all::<Outcome>().unwrap(),
            store.all::<Task>().unwrap(),
        )
    };
    assert_eq!(dump(1), dump(2));
}

#[test]
fn a_store_with_records_is_left_alone() {
    let (store, _) = filled("2026-11-24", MeetingLanguage::De, 1);
    let before = store.backend().revision();
    let again = fill(
        &store,
        &Client::new(),
        &actor(),
        day("2026-11-24"),
        MeetingLanguage::De,
        1,
    );
    assert_eq!(again, Err(DemoError::NotEmpty));
    assert_eq!(store.backend().revision(), before);
}

#[test]
fn scale_makes_the_store_large_in_few_changes() {
    let (store, summary) = filled("2026-11-24", MeetingLanguage::De, 100);
    assert!((9_900..10_100).contains(&summary.measures), "{summary:?}");
    let audits = store.audits().unwrap().len();
    assert!((38_000..42_000).contains(&audits), "{audits}");
    // Every commit is a change of the history; a handful of them is easy to look through.
    assert!(store.backend().revision().0 <= 12);
    let (_, base) = filled("2026-11-24", MeetingLanguage::De, 0);
    assert!(base.records < 4_800, "{base:?}");
    let meetings = records(store.all::<Meeting>().unwrap());
    let late = records(store.all::<Task>().unwrap());
    let late = late
        .iter()
        .filter(|task| task.overdue_days(day("2026-11-24")) > 0);
    assert!(late.count() < 100 && meetings.len() == summary.meetings);
}

#[test]
fn a_day_out_of_all_reason_is_refused() {
    let store = Store::new(Arc::new(MemoryBackend::default()));
    for today in [NaiveDate::MIN, NaiveDate::MAX] {
        let refused = fill(
            &store,
            &Client::new(),
            &actor(),
            today,
            MeetingLanguage::De,
            1,
        );
        assert_eq!(refused, Err(DemoError::Day(today)));
    }
}

#[test]
fn figures_are_plausible_and_the_check_finds_what_is_odd() {
    let today = day("2026-11-24");
    let (store, summary) = filled("2026-11-24", MeetingLanguage::De, 1);
    let series = records(store.all::<Series>().unwrap());
    assert_eq!(series.len(), 104 * 15);
    let versions: usize = series.iter().map(|one| one.versions().count()).sum();
    assert_eq!(versions, summary.figures);
    assert_eq!(records(store.all::<Target>().unwrap()).len(), 2);
    assert_eq!(records(store.all::<Remark>().unwrap()).len(), 1);
    // Three months of waiting time; two of them have provisional figures.
    let newest = |is_final: bool| {
        let all = series.iter().flat_map(Series::versions);
        let all = all.filter(|one| one.quality.is_final() == is_final);
        all.map(|one| one.period)
            .max()
            .map(|period| period.to_string())
    };
    assert_eq!(newest(true).as_deref(), Some("2026-08"));
    assert_eq!(newest(false).as_deref(), Some("2026-10"));
    let catalogue = store.catalogue().unwrap();
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for indicator in catalogue.iter() {
        let until = "2026-08".parse().unwrap();
        let question = Question::of(indicator.code.as_str(), Group::All, until);
        let findings = store.findings(indicator, &question, None, today).unwrap();
        for judged in &findings.judged {
            *found.entry(judged.finding.odd.name()).or_default() += 1;
        }
    }
    for name in [
        "jump",
        "late_correction",
        "missing_period",
        "numerator_above_denominator",
    ] {
        assert!(found.contains_key(name), "{name} in {found:?}");
    }
    assert!(found.values().sum::<usize>() < 150, "{found:?}");
}
