use std::sync::Arc;

use super::*;
use crate::demo;
use crate::domain::duty::Duty;
use crate::domain::meeting::MeetingLanguage;
use crate::store::backend::MemoryBackend;
use crate::store::{Actor, Client};
use crate::text::locale::Lang;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn filled(scale: u32) -> Store {
    let store = Store::new(Arc::new(MemoryBackend::new()));
    let actor = Actor {
        author: "ute".into(),
        uid: 1,
        now_ms: 1_795_000_000_000,
    };
    let (client, day) = (Client::new(), d("2026-11-24"));
    demo::fill(&store, &client, &actor, day, MeetingLanguage::De, scale).unwrap();
    store
}

fn asked(store: &Store, only_mine: bool, most: usize) -> Asked {
    let me = store.person_of_user("ute").unwrap().unwrap();
    Asked {
        today: d("2026-11-24"),
        me: Some(me.record.id),
        only_mine,
        land: Land::Hesse,
        most,
    }
}

fn concerns(part: &Part) -> Vec<Concern> {
    let mut found: Vec<Concern> = part.entries.iter().map(|one| one.concern).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[test]
fn late_things_of_every_kind_stand_together_the_longest_late_first() {
    let store = filled(1);
    let texts = Texts::new(Lang::De);
    let found = day(&store, &texts, asked(&store, false, usize::MAX)).unwrap();
    let days: Vec<i64> = found.overdue.entries.iter().map(|one| one.late).collect();
    assert!(days.is_sorted_by(|a, b| a >= b) && days.iter().all(|days| *days > 0));
    use Concern as C;
    let all = [C::Deficiency, C::Audit, C::Rating, C::Review, C::Task];
    assert_eq!(concerns(&found.overdue), all);
    assert_eq!(found.overdue.count, found.overdue.entries.len());
    let soon: Vec<i64> = found.soon.entries.iter().map(|one| -one.late).collect();
    assert!(soon.iter().all(|days| (0..=14).contains(days)), "{soon:?}");
    assert_eq!(concerns(&found.soon), all);
    assert_eq!(
        concerns(&found.measures),
        [C::Duty, C::Supervisor, C::Accreditation]
    );
    let late = |concern| {
        let of = found.overdue.entries.iter();
        of.filter(|one| one.concern == concern).count()
    };
    assert_eq!(
        found.late,
        Late {
            audits: late(C::Audit),
            deficiencies: late(C::Deficiency)
        }
    );
    for part in [&found.overdue, &found.soon, &found.duties, &found.measures] {
        for entry in &part.entries {
            assert!(!entry.text.contains('['), "{entry:?}");
        }
    }
}

#[test]
fn a_task_that_repeats_a_deficiency_is_left_out() {
    let store = filled(1);
    let texts = Texts::new(Lang::De);
    let found = day(&store, &texts, asked(&store, false, usize::MAX)).unwrap();
    let informs = found.overdue.entries.iter().chain(&found.soon.entries);
    let informs = informs.filter(|one| one.text.contains("Geschäftsleitung"));
    let concerns: Vec<Concern> = informs.map(|one| one.concern).collect();
    assert_eq!(concerns, [Concern::Deficiency]);
}

#[test]
fn only_ones_own_is_shown_to_whoever_wants_that() {
    let store = filled(1);
    let texts = Texts::new(Lang::De);
    let all = day(&store, &texts, asked(&store, false, usize::MAX)).unwrap();
    let mine = day(&store, &texts, asked(&store, true, usize::MAX)).unwrap();
    assert!(mine.overdue.count > 0 && mine.overdue.count < all.overdue.count);
    let me = "Katharina Wendel";
    let of_others = mine.overdue.entries.iter().filter(|one| {
        one.who != me && !matches!(one.concern, Concern::Deficiency | Concern::Review)
    });
    assert_eq!(of_others.count(), 0);
    let uses = use_of_measures(&store, &texts, asked(&store, true, usize::MAX)).unwrap();
    assert!(concerns(&uses).contains(&Concern::LowUse));
}

#[test]
fn what_is_left_out_is_counted() {
    let store = filled(20);
    let texts = Texts::new(Lang::De);
    let short = day(&store, &texts, asked(&store, false, 3)).unwrap();
    let long = day(&store, &texts, asked(&store, false, usize::MAX)).unwrap();
    assert_eq!(short.overdue.count, long.overdue.count);
    let audits = short.overdue.entries.iter();
    let audits = audits.filter(|one| one.concern == Concern::Audit).count();
    assert_eq!(audits, 3);
    let more = short.overdue.more.iter();
    let more: usize = more.map(|(_, n)| n).sum();
    assert_eq!(short.overdue.entries.len() + more, short.overdue.count);
    assert!(short.late.audits > 30, "{:?}", short.late);
}

#[test]
fn duties_are_those_of_ones_roles_until_they_are_done() {
    let store = filled(1);
    let texts = Texts::new(Lang::De);
    let found = day(&store, &texts, asked(&store, false, usize::MAX)).unwrap();
    let kinds = found.duties.entries.iter();
    let kinds: Vec<DutyKind> = kinds
        .filter_map(|one| duty_of(one.target).map(|(kind, _)| kind))
        .collect();
    assert_eq!(kinds, [DutyKind::MeasureInformation]);
    let client = Client::new();
    let (kind, period) = duty_of(found.duties.entries[0].target).unwrap();
    let done = Duty {
        id: DutyId::provisional(1),
        kind,
        period,
        on: d("2026-11-24"),
        by: "ute".into(),
    };
    let actor = Actor {
        author: "ute".into(),
        uid: 1,
        now_ms: 1_795_000_000_000,
    };
    store.apply(&client.change().create(done), &actor).unwrap();
    let found = day(&store, &texts, asked(&store, false, usize::MAX)).unwrap();
    assert_eq!(found.duties.count, 0);
    let stranger = Asked {
        me: None,
        ..asked(&store, false, usize::MAX)
    };
    assert_eq!(day(&store, &texts, stranger).unwrap().duties.count, 0);
}

#[test]
fn a_duty_to_do_is_known_by_kind_and_period() {
    for kind in DutyKind::ALL {
        for day in ["2026-11-23", "1950-01-01", "9000-12-31"] {
            assert_eq!(duty_of(duty_to_do(kind, d(day))), Some((kind, d(day))));
        }
    }
    for (kind, id) in [(Kind::Duty, 7), (Kind::Audit, 7)] {
        assert_eq!(duty_of(RecordId { kind, id }), None);
    }
    let audit = RecordId {
        kind: Kind::Audit,
        ..duty_to_do(DutyKind::RatingData, d("2026-10-01"))
    };
    assert_eq!(duty_of(audit), None);
}
