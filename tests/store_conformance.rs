//! What the typed store promises, held on every backend that carries it.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't go on should say where"
)]

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use ringbuch::domain::agenda::{AgendaItem, ItemKind};
use ringbuch::domain::date::Land;
use ringbuch::domain::id::{
    AgendaItemId, Kind, LineId, MeetingId, MembershipId, MunicipalityId, OutcomeId, RecordId,
    RingId, TaskId,
};
use ringbuch::domain::meeting::{
    Meeting, MeetingDay, MeetingKind, MeetingLanguage, MeetingState, MinutesState,
};
use ringbuch::domain::outcome::{Audience, Line, LineContent, Outcome, OutcomeKind};
use ringbuch::domain::problem::Wrong;
use ringbuch::domain::ring::{Membership, Municipality, MunicipalityKind, Ring};
use ringbuch::domain::task::{Task, TaskSource, TaskState};
use ringbuch::store::apply::{Applied, ApplyError};
use ringbuch::store::backend::embedded::{Embedded, Holder, HolderKind, OpenOptions};
use ringbuch::store::backend::{Backend, Fault, Faulty, MemoryBackend};
use ringbuch::store::dump::Row;
use ringbuch::store::{Actor, Changed, Client, Entity, Record, Seq, Store, What, changed};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn actor() -> Actor {
    Actor {
        author: "Ute Bär".into(),
        uid: 1000,
        now_ms: 1_700_000_000_000,
    }
}

struct Fixture {
    store: Store,
    client: Client,
}

impl Fixture {
    fn on(backend: Arc<dyn Backend>) -> Self {
        Self {
            store: Store::new(backend),
            client: Client::new(),
        }
    }

    #[track_caller]
    fn create(&self, record: impl Into<Record>) -> Applied {
        let change = self.client.change().create(record);
        self.store.apply(&change, &actor()).unwrap()
    }

    #[track_caller]
    fn ring(&self, number: u32) -> RingId {
        self.create(Ring::numbered(RingId::provisional(1), number))
            .first::<Ring>()
            .unwrap()
            .id
    }

    #[track_caller]
    fn municipality(&self, number: &str) -> MunicipalityId {
        self.create(municipality(number))
            .first::<Municipality>()
            .unwrap()
            .id
    }

    #[track_caller]
    fn change<T: Entity>(&self, id: T::Id, with: impl FnOnce(&mut T)) -> Applied {
        let mut stored = self.store.get::<T>(id).unwrap().unwrap();
        with(&mut stored.record);
        let change = self
            .client
            .change()
            .put(stored.record.record(), stored.revision);
        self.store.apply(&change, &actor()).unwrap()
    }
}

fn municipality(number: &str) -> Municipality {
    Municipality {
        id: MunicipalityId::provisional(1),
        number: number.into(),
        name: format!("Landkreis {number}"),
        short_name: String::new(),
        land: Land::Hesse,
        kind: MunicipalityKind::District,
        since: None,
        comparison_type: String::new(),
        participates: true,
        settlement_type: String::new(),
        organisation_size: String::new(),
        region_notes: String::new(),
        organisation_notes: String::new(),
        territory_breaks: vec![],
    }
}

fn membership(ring: RingId, municipality: MunicipalityId, from: &str) -> Membership {
    Membership {
        id: MembershipId::provisional(1),
        ring,
        municipality,
        from: Some(day(from)),
        to: None,
    }
}

fn meeting(ring: RingId) -> Meeting {
    Meeting {
        id: MeetingId::provisional(1),
        kind: MeetingKind::Ring,
        ring: Some(ring),
        title: String::new(),
        days: vec![MeetingDay {
            date: day("2026-11-24"),
            start: NaiveTime::from_hms_opt(13, 0, 0).unwrap(),
            end: NaiveTime::from_hms_opt(17, 0, 0).unwrap(),
        }],
        place: "Fulda".into(),
        host: None,
        moderators: vec![],
        minute_taker: None,
        reply_until: None,
        language: MeetingLanguage::De,
        state: MeetingState::Planned,
        state_reason: String::new(),
        minutes: MinutesState::Draft,
    }
}

fn item(meeting: MeetingId, position: u64) -> AgendaItem {
    AgendaItem {
        id: AgendaItemId::provisional(position),
        meeting,
        position,
        day: 1,
        title: format!("TOP {position}"),
        kind: ItemKind::Topic,
        minutes: 30,
        presenter: String::new(),
        unplanned: false,
        carried_from: None,
        clock: vec![],
        attachments: vec![],
    }
}

fn outcome(meeting: MeetingId, item: AgendaItemId, kind: OutcomeKind) -> Outcome {
    Outcome {
        id: OutcomeId::provisional(1),
        meeting,
        item,
        kind,
        number: 0,
        text: "Text".into(),
        municipality: None,
        vote: None,
        assessment: String::new(),
        indicators: vec![],
        audience: Audience::Ring,
    }
}

fn task(text: &str, due: Option<&str>, source: TaskSource) -> Task {
    Task {
        id: TaskId::provisional(1),
        text: text.into(),
        responsible: None,
        due: due.map(day),
        state: TaskState::Open,
        source,
        created_on: day("2026-11-01"),
    }
}

fn on_every_backend(test: impl Fn(Fixture)) {
    test(Fixture::on(Arc::new(MemoryBackend::new())));
    test(Fixture::on(Arc::new(Faulty::new(MemoryBackend::new()))));
    let folder = tempfile::tempdir().unwrap();
    let holder = Holder::this_process(HolderKind::Command);
    let path = folder.path().join("store");
    let (embedded, _) = Embedded::open(&path, holder, &OpenOptions::default()).unwrap();
    test(Fixture::on(Arc::new(embedded)));
}

#[test]
fn references_inside_a_change_get_the_numbers_the_store_gives() {
    on_every_backend(|f| {
        f.ring(9);
        let change = f
            .client
            .change()
            .create(Ring::numbered(RingId::provisional(7), 4))
            .create(meeting(RingId::provisional(7)))
            .create(item(MeetingId::provisional(1), 1))
            .create(item(MeetingId::provisional(1), 2));
        let applied = f.store.apply(&change, &actor()).unwrap();
        let meeting = applied.first::<Meeting>().unwrap();
        let ring = f.store.ring_numbered(4).unwrap().unwrap().record;
        assert_eq!(meeting.ring, Some(ring.id));
        let agenda = f.store.agenda_of(meeting.id).unwrap();
        let titles: Vec<_> = agenda.iter().map(|item| &item.record.title).collect();
        assert_eq!(titles, ["TOP 1", "TOP 2"]);
        assert!(f.store.verify().unwrap().findings.is_empty());
    });
}

#[test]
fn a_number_is_never_given_twice() {
    on_every_backend(|f| {
        let ring = f.ring(1);
        let stored = f.store.get::<Ring>(ring).unwrap().unwrap();
        let delete = f
            .client
            .change()
            .delete(stored.record.record().id(), stored.revision);
        f.store.apply(&delete, &actor()).unwrap();
        assert_eq!(f.ring(1).0, ring.0 + 1);
    });
}

#[test]
fn outcomes_are_numbered_within_meeting_and_kind_and_never_again() {
    on_every_backend(|f| {
        let ring = f.ring(4);
        let meeting_id = f.create(meeting(ring)).first::<Meeting>().unwrap().id;
        let item_id = f
            .create(item(meeting_id, 1))
            .first::<AgendaItem>()
            .unwrap()
            .id;
        let number = |kind| {
            let applied = f.create(outcome(meeting_id, item_id, kind));
            let outcome = applied.first::<Outcome>().unwrap().clone();
            (outcome.id, outcome.number)
        };
        assert_eq!(number(OutcomeKind::Decision).1, 1);
        let (second, two) = number(OutcomeKind::Decision);
        assert_eq!(two, 2);
        assert_eq!(number(OutcomeKind::Task).1, 1);
        let stored = f.store.get::<Outcome>(second).unwrap().unwrap();
        let delete = f.client.change().delete(
            RecordId {
                kind: Kind::Outcome,
                id: second.0,
            },
            stored.revision,
        );
        let deleted = f.store.apply(&delete, &actor()).unwrap().seq.unwrap();
        assert_eq!(number(OutcomeKind::Decision).1, 3);
        let undo = f.store.undo(deleted, f.client.change()).unwrap();
        f.store.apply(&undo, &actor()).unwrap();
        let back = f.store.get::<Outcome>(second).unwrap().unwrap().record;
        assert_eq!(back.number, 2, "a restored outcome keeps its number");
    });
}

#[test]
fn an_outcome_that_was_turned_into_another_kind_gets_its_number_back_by_undo() {
    on_every_backend(|f| {
        let ring = f.ring(4);
        let meeting_id = f.create(meeting(ring)).first::<Meeting>().unwrap().id;
        let item_id = f
            .create(item(meeting_id, 1))
            .first::<AgendaItem>()
            .unwrap()
            .id;
        let made = f.create(outcome(meeting_id, item_id, OutcomeKind::Decision));
        let id = made.first::<Outcome>().unwrap().id;
        let turned = f.change::<Outcome>(id, |outcome| outcome.kind = OutcomeKind::Finding);
        let undo = f
            .store
            .undo(turned.seq.unwrap(), f.client.change())
            .unwrap();
        f.store.apply(&undo, &actor()).unwrap();
        let back = f.store.get::<Outcome>(id).unwrap().unwrap().record;
        assert_eq!((back.kind, back.number), (OutcomeKind::Decision, 1));
        let next = f.create(outcome(meeting_id, item_id, OutcomeKind::Decision));
        assert_eq!(next.first::<Outcome>().unwrap().number, 2);
    });
}

#[test]
fn a_rule_broken_by_one_record_keeps_the_whole_change_out() {
    on_every_backend(|f| {
        let mut wrong = municipality("12");
        wrong.id = MunicipalityId::provisional(2);
        let change = f
            .client
            .change()
            .create(municipality("03444"))
            .create(wrong);
        let Err(ApplyError::Rejected(rejected)) = f.store.apply(&change, &actor()) else {
            panic!("a number of two digits was taken");
        };
        assert_eq!(rejected.len(), 1);
        assert_eq!(rejected[0].edit, 1);
        assert!(f.store.is_empty().unwrap());
    });
}

#[test]
fn carrier_numbers_and_ring_numbers_are_unique() {
    on_every_backend(|f| {
        let first = f.municipality("03444");
        let twice = f.client.change().create(municipality("03444"));
        let Err(ApplyError::Rejected(rejected)) = f.store.apply(&twice, &actor()) else {
            panic!("a number was taken twice");
        };
        assert!(matches!(
            rejected[0].problems[0].what,
            Wrong::Duplicate { .. }
        ));
        // A number given free in the same change may be taken over.
        let stored = f.store.get::<Municipality>(first).unwrap().unwrap();
        let mut renumbered = stored.record.clone();
        renumbered.number = "03445".into();
        let swap = f
            .client
            .change()
            .put(renumbered, stored.revision)
            .create(municipality("03444"));
        f.store.apply(&swap, &actor()).unwrap();
        assert_ne!(
            f.store
                .municipality_numbered("03444")
                .unwrap()
                .unwrap()
                .record
                .id,
            first
        );
        assert_eq!(
            f.store
                .municipality_numbered("03445")
                .unwrap()
                .unwrap()
                .record
                .id,
            first
        );
        assert!(f.store.verify().unwrap().findings.is_empty());
    });
}

#[test]
fn a_municipality_is_in_one_ring_on_any_day() {
    on_every_backend(|f| {
        let (one, two) = (f.ring(1), f.ring(2));
        let fulda = f.municipality("41110");
        f.create(membership(one, fulda, "2020-01-01"));
        let second = f
            .client
            .change()
            .create(membership(two, fulda, "2026-01-01"));
        let Err(ApplyError::Rejected(rejected)) = f.store.apply(&second, &actor()) else {
            panic!("two rings at once");
        };
        assert_eq!(
            rejected[0].problems[0].what,
            Wrong::OverlappingMembership {
                ring: 1,
                from: Some(day("2026-01-01"))
            }
        );
    });
}

#[test]
fn what_others_refer_to_stays() {
    on_every_backend(|f| {
        let ring = f.ring(1);
        let fulda = f.municipality("41110");
        f.create(membership(ring, fulda, "2020-01-01"));
        let stored = f.store.get::<Municipality>(fulda).unwrap().unwrap();
        let delete = f
            .client
            .change()
            .delete(stored.record.record().id(), stored.revision);
        assert!(matches!(
            f.store.apply(&delete, &actor()),
            Err(ApplyError::Rejected(_))
        ));
        let nowhere = f
            .client
            .change()
            .create(membership(RingId(99), fulda, "2030-01-01"));
        assert!(matches!(
            f.store.apply(&nowhere, &actor()),
            Err(ApplyError::Rejected(_))
        ));
    });
}

#[test]
fn somebody_elses_change_is_a_conflict_and_not_overwritten() {
    on_every_backend(|f| {
        let ring = f.ring(1);
        let mine = f.store.get::<Ring>(ring).unwrap().unwrap();
        f.change::<Ring>(ring, |ring| ring.name = "von anderen".into());
        let mut record = mine.record;
        record.name = "von mir".into();
        let late = f.client.change().put(record, mine.revision);
        assert_eq!(
            f.store.apply(&late, &actor()),
            Err(ApplyError::Conflict(vec![RecordId {
                kind: Kind::Ring,
                id: ring.0
            }]))
        );
        let name = f.store.get::<Ring>(ring).unwrap().unwrap().record.name;
        assert_eq!(name, "von anderen");
    });
}

#[test]
fn a_change_of_nothing_writes_nothing() {
    on_every_backend(|f| {
        let ring = f.ring(1);
        let before = f.store.backend().revision();
        let applied = f.change::<Ring>(ring, |_| {});
        assert_eq!(applied.seq, None);
        assert_eq!(f.store.backend().revision(), before);
    });
}

#[test]
fn undo_and_redo_walk_back_and_forth() {
    on_every_backend(|f| {
        let ring = f.ring(1);
        f.change::<Ring>(ring, |ring| ring.name = "A".into());
        f.change::<Ring>(ring, |ring| ring.name = "B".into());
        let name = || {
            f.store
                .get::<Ring>(ring)
                .unwrap()
                .map(|stored| stored.record.name)
        };
        let author = actor().author;
        let undo = || {
            let seq = f.store.last_undoable(&author)?;
            let change = f.store.undo(seq, f.client.change())?;
            f.store.apply(&change, &actor()).unwrap();
            Ok::<_, ringbuch::store::history::UndoError>(())
        };
        let redo = || {
            let seq = f.store.last_redoable(&author)?;
            let change = f.store.undo(seq, f.client.change())?;
            f.store.apply(&change, &actor()).unwrap();
            Ok::<_, ringbuch::store::history::UndoError>(())
        };
        let mut seen = vec![name()];
        for step in [
            &undo as &dyn Fn() -> _,
            &undo,
            &undo,
            &redo,
            &redo,
            &redo,
            &undo,
        ] {
            step().unwrap();
            seen.push(name());
        }
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            seen,
            [
                text("B"),
                text("A"),
                text(""),
                None,
                text(""),
                text("A"),
                text("B"),
                text("A")
            ]
        );
        assert!(f.store.verify().unwrap().findings.is_empty());
    });
}

#[test]
fn undo_refuses_what_was_changed_again() {
    on_every_backend(|f| {
        let ring = f.ring(1);
        let first = f.change::<Ring>(ring, |ring| ring.name = "A".into());
        f.change::<Ring>(ring, |ring| ring.name = "B".into());
        assert!(f.store.undo(first.seq.unwrap(), f.client.change()).is_err());
    });
}

#[test]
fn history_knows_before_and_after() {
    on_every_backend(|f| {
        let ring = f.ring(1);
        f.change::<Ring>(ring, |ring| ring.name = "A".into());
        f.change::<Ring>(ring, |ring| ring.name = "B".into());
        let id = RecordId {
            kind: Kind::Ring,
            id: ring.0,
        };
        let name =
            |record: Option<Record>| record.as_ref().and_then(Ring::of).map(|r| r.name.clone());
        assert_eq!(name(f.store.before(id, Seq(1)).unwrap()), None);
        assert_eq!(
            name(f.store.after(id, Seq(1)).unwrap()).as_deref(),
            Some("")
        );
        assert_eq!(
            name(f.store.before(id, Seq(2)).unwrap()).as_deref(),
            Some("")
        );
        assert_eq!(
            name(f.store.after(id, Seq(2)).unwrap()).as_deref(),
            Some("A")
        );
        assert_eq!(
            name(f.store.after(id, Seq(3)).unwrap()).as_deref(),
            Some("B")
        );
        let entry = f.store.log_entry(Seq(2)).unwrap().unwrap();
        assert_eq!((entry.author.as_str(), entry.uid), ("Ute Bär", 1000));
        assert_eq!(entry.what, What::Edit);
    });
}

#[test]
fn a_task_and_its_outcome_keep_the_same_text() {
    on_every_backend(|f| {
        let ring = f.ring(4);
        let meeting_id = f.create(meeting(ring)).first::<Meeting>().unwrap().id;
        let item_id = f
            .create(item(meeting_id, 1))
            .first::<AgendaItem>()
            .unwrap()
            .id;
        let change = f
            .client
            .change()
            .create(outcome(meeting_id, item_id, OutcomeKind::Task))
            .create(task(
                "Text",
                Some("2026-12-01"),
                TaskSource::Outcome(OutcomeId::provisional(1)),
            ));
        let applied = f.store.apply(&change, &actor()).unwrap();
        let (outcome, task) = (
            applied.first::<Outcome>().unwrap().id,
            applied.first::<Task>().unwrap().id,
        );
        f.change::<Outcome>(outcome, |outcome| outcome.text = "Neu".into());
        assert_eq!(
            f.store.get::<Task>(task).unwrap().unwrap().record.text,
            "Neu"
        );
        f.change::<Task>(task, |task| task.text = "Noch neuer".into());
        let text = f
            .store
            .get::<Outcome>(outcome)
            .unwrap()
            .unwrap()
            .record
            .text;
        assert_eq!(text, "Noch neuer");
        // An outcome that is no task any more goes its own way, and so does the task.
        f.change::<Outcome>(outcome, |outcome| outcome.kind = OutcomeKind::Decision);
        f.change::<Task>(task, |task| task.text = "Allein".into());
        f.change::<Outcome>(outcome, |outcome| outcome.text = "Beschluss".into());
        let outcome = f.store.get::<Outcome>(outcome).unwrap().unwrap().record;
        let task = f.store.get::<Task>(task).unwrap().unwrap().record;
        assert_eq!(
            (outcome.text.as_str(), task.text.as_str()),
            ("Beschluss", "Allein")
        );
    });
}

#[test]
fn open_tasks_come_by_due_day_from_the_index_alone() {
    on_every_backend(|f| {
        for (text, due) in [
            ("ohne", None),
            ("spät", Some("2026-12-24")),
            ("früh", Some("2026-11-01")),
        ] {
            f.create(task(text, due, TaskSource::Manual));
        }
        let texts = |until| {
            f.store
                .open_tasks(until, 10)
                .unwrap()
                .into_iter()
                .map(|row| row.text)
                .collect::<Vec<_>>()
        };
        assert_eq!(texts(None), ["früh", "spät", "ohne"]);
        assert_eq!(texts(Some(day("2026-11-01"))), ["früh"]);
        f.change::<Task>(TaskId(3), |task| {
            task.state = TaskState::Done {
                on: day("2026-11-02"),
            };
        });
        assert_eq!(texts(Some(day("2026-12-24"))), ["spät"]);
    });
}

#[test]
fn a_long_text_is_cut_into_chunks_and_shrinks_again() {
    on_every_backend(|f| {
        let ring = f.ring(4);
        let meeting_id = f.create(meeting(ring)).first::<Meeting>().unwrap().id;
        let item_id = f
            .create(item(meeting_id, 1))
            .first::<AgendaItem>()
            .unwrap()
            .id;
        let long = "Ä".repeat(30_000);
        let line = Line {
            id: LineId::provisional(1),
            item: item_id,
            position: 1,
            content: LineContent::Text(long.clone()),
        };
        let id = f.create(line).first::<Line>().unwrap().id;
        let content = |f: &Fixture| f.store.get::<Line>(id).unwrap().unwrap().record.content;
        assert_eq!(content(&f), LineContent::Text(long.clone()));
        let shorter = f.change::<Line>(id, |line| line.content = LineContent::Text("kurz".into()));
        assert_eq!(content(&f), LineContent::Text("kurz".into()));
        assert_eq!(f.store.all::<Line>().unwrap().len(), 1);
        let undo = f
            .store
            .undo(shorter.seq.unwrap(), f.client.change())
            .unwrap();
        f.store.apply(&undo, &actor()).unwrap();
        assert_eq!(content(&f), LineContent::Text(long));
        assert!(f.store.verify().unwrap().findings.is_empty());
    });
}

#[test]
fn a_dump_fills_an_empty_store_with_the_same() {
    on_every_backend(|f| {
        let ring = f.ring(4);
        f.change::<Ring>(ring, |ring| ring.name = "Nord".into());
        let meeting_id = f.create(meeting(ring)).first::<Meeting>().unwrap().id;
        let item_id = f
            .create(item(meeting_id, 1))
            .first::<AgendaItem>()
            .unwrap()
            .id;
        f.create(outcome(meeting_id, item_id, OutcomeKind::Decision));
        let dump = |store: &Store| {
            let mut rows = Vec::new();
            store
                .dump(|row| {
                    rows.push(row);
                    std::ops::ControlFlow::Continue(())
                })
                .unwrap();
            rows
        };
        let rows = dump(&f.store);
        let other = Store::new(Arc::new(MemoryBackend::new()));
        other
            .load(rows.clone().into_iter(), &Client::new(), &actor())
            .unwrap();
        assert_eq!(dump(&other), rows);
        assert!(other.verify().unwrap().findings.is_empty());
        assert!(
            other
                .load(rows.into_iter(), &Client::new(), &actor())
                .is_err()
        );
    });
}

#[test]
fn after_a_dump_without_counters_no_number_is_given_twice() {
    on_every_backend(|f| {
        let ring = f.ring(4);
        let meeting_id = f.create(meeting(ring)).first::<Meeting>().unwrap().id;
        let item_id = f
            .create(item(meeting_id, 1))
            .first::<AgendaItem>()
            .unwrap()
            .id;
        f.create(outcome(meeting_id, item_id, OutcomeKind::Decision));
        let mut rows = Vec::new();
        f.store
            .dump(|row| {
                rows.extend(matches!(row, Row::Record(_)).then_some(row));
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
        let other = Fixture::on(Arc::new(MemoryBackend::new()));
        other
            .store
            .load(rows.into_iter(), &other.client, &actor())
            .unwrap();
        assert_eq!(other.ring(5).0, ring.0 + 1);
        let next = other.create(outcome(meeting_id, item_id, OutcomeKind::Decision));
        assert_eq!(next.first::<Outcome>().unwrap().number, 2);
    });
}

#[test]
fn watchers_hear_which_records_changed() {
    on_every_backend(|f| {
        let watcher = f.store.watch(f.store.backend().revision()).unwrap();
        let ring = f.ring(4);
        let Changed::Records { records, .. } = changed(watcher.recv().unwrap()) else {
            panic!("nothing heard");
        };
        assert_eq!(
            records,
            [RecordId {
                kind: Kind::Ring,
                id: ring.0
            }]
        );
    });
}

#[test]
fn a_lost_answer_is_asked_for_again_and_applied_once() {
    let faulty = Arc::new(Faulty::new(MemoryBackend::new()));
    let f = Fixture::on(faulty.clone());
    faulty.next_commits([Fault::UnknownApplied]);
    let applied = f.create(Ring::numbered(RingId::provisional(1), 4));
    assert_eq!(applied.seq, Some(Seq(1)));
    assert_eq!(f.store.all::<Ring>().unwrap().len(), 1);
    assert_eq!(f.store.backend().revision().0, 1);
}
