//! The half about measures: on any day everything a screen shows is there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::*;
use crate::domain::audit::{Audit, AuditKind, AuditState};
use crate::domain::checklist::Checklist;
use crate::domain::contact::Contact;
use crate::domain::date::Month;
use crate::domain::deficiency::{Deficiency, DeficiencyState};
use crate::domain::id::{Kind, MeasureId};
use crate::domain::measure::{Measure, Status};
use crate::domain::provider::Provider;
use crate::domain::rating::Rating;
use crate::domain::review::{Review, ReviewState};
use crate::domain::task::{Task, TaskSource};
use crate::domain::utilisation::Utilisation;
use crate::store::backend::MemoryBackend;
use crate::store::{Entity, Record};

/// Turns of the year, leap days, days around Easter, Christmas and the ends of months.
const DAYS: [&str; 12] = [
    "2026-11-22",
    "2026-11-24",
    "2026-01-01",
    "2026-12-31",
    "2028-02-29",
    "2026-04-06",
    "2026-05-31",
    "2027-03-31",
    "2027-08-30",
    "2026-06-06",
    "2025-12-27",
    "2030-07-01",
];

fn filled(today: &str, language: MeetingLanguage) -> (Store, NaiveDate) {
    let store = Store::new(Arc::new(MemoryBackend::default()));
    let today = today.parse().unwrap();
    let actor = Actor {
        author: "ute".into(),
        uid: 1000,
        now_ms: 1_700_000_000_000,
    };
    fill(&store, &Client::new(), &actor, today, language, 1).unwrap();
    (store, today)
}

fn all<T: Entity>(store: &Store) -> Vec<T> {
    let stored = store.all::<T>().unwrap();
    stored.into_iter().map(|one| one.record).collect()
}

#[test]
fn measures_stand_everywhere_between_plan_and_end() {
    for day in DAYS {
        let (store, today) = filled(day, MeetingLanguage::De);
        let measures = all::<Measure>(&store);
        let mut counts: BTreeMap<Status, usize> = BTreeMap::new();
        for measure in &measures {
            *counts.entry(measure.status(today)).or_default() += 1;
            assert_eq!(measure.check(), [], "{day} {}", measure.title);
        }
        assert_eq!(measures.len(), 30);
        assert_eq!(counts.len(), 6, "{day}: {counts:?}");
        assert!(counts[&Status::Running] >= 17, "{day}: {counts:?}");
        let lands: BTreeSet<_> = measures.iter().map(|one| one.land.code()).collect();
        assert_eq!(lands, BTreeSet::from(["BY", "HE", "TH"]));
        assert!(measures.iter().any(|one| one.extensions.len() == 2));
        assert!(measures.iter().any(|one| one.supervisor.is_none()));
        assert!(
            measures
                .iter()
                .any(|one| one.provider_talk_on.is_none() && one.status(today) == Status::Awarded)
        );
        let me = store.person_of_user("ute").unwrap().unwrap().record.id;
        let mine = measures.iter().filter(|one| one.coordinator == Some(me));
        assert!(mine.count() >= 8);
        let providers = all::<Provider>(&store);
        let until = |one: &Provider| (one.accredited_until.unwrap() - today).num_days();
        assert!(providers.iter().any(|one| until(one) < 0));
        assert!(providers.iter().any(|one| (1..30).contains(&until(one))));
    }
}

#[test]
fn audits_are_late_due_announced_done_covered_and_waived() {
    for day in DAYS {
        let (store, today) = filled(day, MeetingLanguage::De);
        let audits = all::<Audit>(&store);
        let late = store.open_audits(today.pred_opt(), usize::MAX).unwrap();
        assert!((4..=7).contains(&late.len()), "{day}: {}", late.len());
        let me = store.person_of_user("ute").unwrap().unwrap().record.id;
        let mine = late.iter().filter(|row| row.responsible == Some(me));
        assert!(mine.count() >= 3, "{day}");
        // Late, and yet with an appointment to come.
        assert!(
            late.iter()
                .any(|row| row.scheduled.is_some_and(|on| on > today)),
            "{day}"
        );
        let soon = store.open_audits(Some(today + chrono::Days::new(14)), usize::MAX);
        assert!(soon.unwrap().len() >= late.len() + 3, "{day}");
        let states: BTreeSet<&str> = audits.iter().map(|one| one.status.name()).collect();
        assert_eq!(states.len(), 4, "{day}: {states:?}");
        let kinds: BTreeSet<AuditKind> = audits.iter().map(|one| one.kind).collect();
        assert_eq!(kinds.len(), 5, "{day}");
        assert!(audits.iter().any(|one| one.covered_by.is_some()), "{day}");
        for audit in &audits {
            if let AuditState::Done { on, .. } = audit.status {
                assert!(on <= today, "{day}: {audit:?}");
                assert!(!audit.sections.is_empty(), "{day}: {audit:?}");
            }
        }
    }
}

#[test]
fn deficiencies_are_in_every_state_with_one_late_and_one_repeated() {
    for day in DAYS {
        let (store, today) = filled(day, MeetingLanguage::De);
        let found = all::<Deficiency>(&store);
        let states: BTreeSet<DeficiencyState> = found.iter().map(Deficiency::state).collect();
        assert_eq!(states.len(), 7, "{day}: {states:?}");
        let late = found.iter().filter(|one| one.overdue_days(today) > 0);
        assert!(late.count() >= 2, "{day}");
        let provider: BTreeMap<MeasureId, _> = all::<Measure>(&store)
            .iter()
            .map(|one| (one.id, one.provider))
            .collect();
        let repeated = found.iter().filter(|one| {
            let others = found
                .iter()
                .filter(|other| provider[&other.measure] == provider[&one.measure]);
            one.is_repeat(others)
        });
        assert_eq!(repeated.count(), 1, "{day}");
        let tasks = all::<Task>(&store);
        assert!(
            tasks
                .iter()
                .any(|one| matches!(one.source, TaskSource::Deficiency(_)))
        );
    }
}

#[test]
fn ratings_reviews_and_figures_are_lively_too() {
    for day in DAYS {
        let (store, today) = filled(day, MeetingLanguage::De);
        let ratings = all::<Rating>(&store);
        assert_eq!(
            ratings
                .iter()
                .filter(|one| one.overdue_days(today) > 0)
                .count(),
            1,
            "{day}"
        );
        assert!(ratings.iter().any(|one| one.forwarded_on.is_none()));
        assert!(
            ratings
                .iter()
                .any(|one| one.is_notable() && one.closed_on.is_none())
        );
        assert!(
            ratings
                .iter()
                .any(|one| one.is_notable() && one.closed_on.is_some())
        );
        let reviews = all::<Review>(&store);
        let late = reviews.iter().filter(|one| one.overdue_days(today) > 0);
        assert_eq!(late.count(), 1, "{day}");
        let done = |one: &&Review| matches!(one.status, ReviewState::Done { .. });
        assert_eq!(reviews.iter().filter(done).count(), 1, "{day}");
        let soon = today + chrono::Days::new(14);
        let soon = reviews
            .iter()
            .filter(|one| one.is_open() && (today..=soon).contains(&one.due));
        assert_eq!(soon.count(), 1, "{day}");
        let last = Month::of(today).plus(-1);
        let figures = all::<Utilisation>(&store);
        assert!(figures.len() >= 18, "{day}: {}", figures.len());
        assert!(figures.iter().any(|one| one.months.len() == 13), "{day}");
        assert!(
            figures.iter().any(|one| one.month(last).is_none()
                && one.months.iter().any(|month| month.month < last))
        );
        let lists = all::<Checklist>(&store);
        assert!(lists.len() >= 8, "{day}: {}", lists.len());
        let ticked = |list: &&Checklist| list.tasks.iter().any(|task| task.done.is_some());
        assert!(lists.iter().all(|list| ticked(&list)));
        assert!(all::<Contact>(&store).iter().all(|one| one.on <= today));
    }
}

#[test]
fn everything_has_its_words_in_both_languages() {
    for language in [MeetingLanguage::De, MeetingLanguage::En] {
        let (store, _) = filled("2026-11-24", language);
        let mut seen = 0;
        for kind in [
            Kind::Provider,
            Kind::Measure,
            Kind::Audit,
            Kind::Contact,
            Kind::Rating,
            Kind::Deficiency,
            Kind::Review,
            Kind::Task,
        ] {
            store
                .each(kind, |stored| {
                    let text = format!("{:?}", Record::clone(&stored.record));
                    assert!(!text.contains("\"[demo"), "{language:?}: {text}");
                    seen += 1;
                    std::ops::ControlFlow::Continue(())
                })
                .unwrap();
        }
        assert!(seen > 150, "{seen}");
    }
}
