use std::sync::mpsc::Receiver;
use std::time::Duration;

use super::*;
use crate::domain::agenda::{AgendaItem, ItemKind};
use crate::domain::date::Land;
use crate::domain::id::Kind;
use crate::domain::meeting::{Meeting, MeetingDay, MeetingKind, MeetingLanguage};
use crate::fields;
use crate::store::apply::{Applied, ApplyError};
use crate::store::backend::MemoryBackend;
use crate::store::backend::embedded::{Holder, HolderKind, OpenOptions, ScanMode};
use crate::store::{Actor, Client, Expected, Record};
use crate::text::locale::Lang;

const PATIENCE: Duration = Duration::from_secs(20);

struct Office {
    ground: Ground,
    workers: Workers,
    events: Receiver<Event>,
}

fn day() -> NaiveDateTime {
    "2026-11-24T09:00:00".parse().unwrap()
}

fn ground(store: Store, embedded: Option<Arc<Embedded>>) -> Ground {
    Ground {
        store: Arc::new(store),
        embedded,
        texts: Arc::new(Texts::new(Lang::En)),
        author: "kim".to_owned(),
        uid: 1000,
        clock: Clock {
            now: Arc::new(day),
            now_ms: Arc::new(|| 1_790_000_000_000),
        },
        exports: Exports::default(),
    }
}

impl Office {
    fn open(ground: Ground) -> Self {
        let (sender, events) = mpsc::channel();
        let sink: Sink = Arc::new(move |event| drop(sender.send(event)));
        let answers: Answers = Box::new(|store, query, _| match query {
            Query::Me(_) => Ok(Answer::Me(None)),
            _ => Ok(Answer::Found(
                store
                    .all::<crate::domain::person::Person>()?
                    .iter()
                    .map(|stored| crate::tui::view::Hit {
                        record: RecordId {
                            kind: Kind::Person,
                            id: stored.record.id.0,
                        },
                        title: stored.record.name.clone(),
                        detail: String::new(),
                    })
                    .collect(),
            )),
        });
        let workers = Workers::start(&ground, answers, &sink).unwrap();
        Self {
            ground,
            workers,
            events,
        }
    }

    fn in_memory() -> Self {
        Self::open(ground(Store::new(Arc::new(MemoryBackend::new())), None))
    }

    #[track_caller]
    fn wait<T>(&self, mut pick: impl FnMut(Event) -> Option<T>) -> T {
        loop {
            let event = self.events.recv_timeout(PATIENCE).expect("an event");
            if let Some(found) = pick(event) {
                return found;
            }
        }
    }

    #[track_caller]
    fn applied(&self) -> (Tag, Result<Applied, ApplyError>) {
        self.wait(|event| match event {
            Event::Applied { tag, result } => Some((tag, result)),
            Event::Notice(text) => panic!("{text}"),
            _ => None,
        })
    }

    #[track_caller]
    fn notice(&self) -> String {
        self.wait(|event| match event {
            Event::Notice(text) => Some(text),
            _ => None,
        })
    }

    #[track_caller]
    fn create(&self, record: Record) -> RecordId {
        let edit = Edit::Put {
            record,
            expected: Expected::New,
        };
        self.workers.apply(Tag::Form, vec![edit]);
        let (tag, result) = self.applied();
        assert_eq!(tag, Tag::Form);
        result.unwrap().records[0].id()
    }
}

fn defaults() -> fields::Defaults {
    fields::Defaults {
        today: day().date(),
        land: Land::Hesse,
        language: MeetingLanguage::De,
    }
}

fn person(name: &str) -> Record {
    let mut record = fields::blank(Kind::Person, defaults());
    if let Record::Person(person) = &mut record {
        name.clone_into(&mut person.name);
    }
    record
}

fn meeting() -> Record {
    let mut record = fields::blank(Kind::Meeting, defaults());
    if let Record::Meeting(meeting) = &mut record {
        meeting.kind = MeetingKind::Symposium;
        meeting.days = vec![MeetingDay {
            date: day().date(),
            start: day().time(),
            end: day().time() + chrono::TimeDelta::hours(2),
        }];
    }
    record
}

#[test]
fn a_change_is_applied_announced_and_can_be_taken_back_and_made_again() {
    let mut office = Office::in_memory();
    let edit = Edit::Put {
        record: person("Ute Bär"),
        expected: Expected::New,
    };
    office.workers.apply(Tag::Form, vec![edit]);
    // Two threads tell of it: the answer and the announcement come in either order.
    let (mut made, mut announced) = (None, None);
    while made.is_none() || announced.is_none() {
        office.wait(|event| {
            match event {
                Event::Applied { result, .. } => made = Some(result.unwrap().records[0].id()),
                Event::Changed(Changed::Records {
                    records, author, ..
                }) => announced = Some((records, author)),
                _ => {}
            }
            Some(())
        });
    }
    let id = made.unwrap();
    assert_eq!(announced, Some((vec![id], "kim".to_owned())));
    for (redo, there) in [(false, false), (true, true), (false, false)] {
        office.workers.undo(redo);
        let (tag, result) = office.applied();
        assert!(matches!(tag, Tag::Undo { of: Some(_), redo: tagged } if tagged == redo));
        result.unwrap();
        assert_eq!(office.ground.store.record(id).unwrap().is_some(), there);
    }
    office.workers.finish();
}

#[test]
fn what_can_not_be_taken_back_is_said_in_a_sentence() {
    let office = Office::in_memory();
    office.workers.undo(false);
    assert!(office.notice().contains("nothing of yours"));
    office.workers.undo(true);
    assert!(office.notice().contains("nothing to bring back"));
    let id = office.create(person("Ute Bär"));
    // Somebody else changes the same record.
    let store = &office.ground.store;
    let stored = store.record(id).unwrap().unwrap();
    let mut record = stored.record;
    if let Record::Person(person) = &mut record {
        person.phone = "1".to_owned();
    }
    let change = Client::new().change().put(record, stored.revision);
    let other = Actor {
        author: "max".to_owned(),
        uid: 1,
        now_ms: 0,
    };
    store.apply(&change, &other).unwrap();
    office.workers.undo(false);
    let notice = office.notice();
    assert!(
        notice.contains("Ute Bär") && notice.contains("no. 2"),
        "{notice}"
    );
}

#[test]
fn a_meeting_goes_with_everything_that_only_exists_within_it() {
    let office = Office::in_memory();
    let id = office.create(meeting());
    let mut item = fields::blank(Kind::AgendaItem, defaults());
    if let Record::AgendaItem(AgendaItem {
        meeting,
        title,
        kind,
        ..
    }) = &mut item
    {
        *meeting = MeetingId(id.id);
        "Anfang".clone_into(title);
        *kind = ItemKind::Topic;
    }
    let item = office.create(item);
    office.workers.delete(id);
    let (tag, result) = office.applied();
    assert_eq!(tag, Tag::Plain);
    result.unwrap();
    assert!(office.ground.store.record(item).unwrap().is_none());
    // Deleting what is gone is no fault.
    office.workers.delete(id);
    assert_eq!(office.applied().1.unwrap().seq, None);
}

#[test]
fn questions_are_answered_under_their_number() {
    let office = Office::in_memory();
    office.create(person("Ute Bär"));
    office.workers.read(7, Query::History(None));
    let (number, found) = office.wait(|event| match event {
        Event::Answered { number, answer } => Some((number, answer)),
        _ => None,
    });
    assert_eq!(number, 7);
    assert!(matches!(found, Ok(Answer::Found(hits)) if hits.len() == 1));
}

#[test]
fn changes_asked_for_are_made_before_the_end_and_nothing_stays_behind() {
    let folder = tempfile::tempdir().unwrap();
    let options = OpenOptions {
        scan: ScanMode::Caller,
        ..OpenOptions::default()
    };
    let store = folder.path().join("store");
    let open = || {
        let holder = Holder::this_process(HolderKind::Screen);
        let (embedded, _) = Embedded::open(&store, holder, &options).unwrap();
        Arc::new(embedded)
    };
    let embedded = open();
    let backend: Arc<dyn store::backend::Backend> = Arc::clone(&embedded) as _;
    let mut office = Office::open(ground(Store::new(backend), Some(embedded)));
    for number in 0..20 {
        let edit = Edit::Put {
            record: person(&format!("Person {number}")),
            expected: Expected::New,
        };
        office.workers.apply(Tag::Plain, vec![edit]);
    }
    office.workers.finish();
    let done = office
        .events
        .try_iter()
        .filter(|event| matches!(event, Event::Applied { result: Ok(_), .. }));
    assert_eq!(done.count(), 20);
    let Office {
        ground, workers, ..
    } = office;
    drop(workers);
    let embedded = ground.embedded.clone().unwrap();
    drop(ground);
    embedded.close().unwrap();
    assert_eq!(Arc::strong_count(&embedded), 1, "no thread holds the store");
    drop(embedded);
    let again = open();
    assert_eq!(
        again.needs_scan(),
        store::backend::embedded::ScanNeed::None,
        "a clean end is vouched for"
    );
}

#[test]
fn a_new_meeting_begins_with_the_agenda_of_ones_own_template() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("agenda.toml");
    let begin = "[[symposium.1]]\nkind = 'news'\nminutes = 5\ntitle = 'Eigenes'\n";
    std::fs::write(&file, begin).unwrap();
    let mut ground = ground(Store::new(Arc::new(MemoryBackend::new())), None);
    ground.exports.templates = Some(folder.path().to_owned());
    let office = Office::open(ground);
    let id = MeetingId(office.create(meeting()).id);
    let stored = office.ground.store.get::<Meeting>(id).unwrap().unwrap();
    office.workers.begin_agenda(Box::new(stored.record.clone()));
    let (_, result) = office.applied();
    let titles: Vec<String> = result.unwrap().records.iter().map(Record::title).collect();
    assert_eq!(titles, ["Eigenes"]);
    // A broken one is said, with file and line.
    std::fs::write(&file, "[[symposium.1]]\nkind = 'nix'\n").unwrap();
    office.workers.begin_agenda(Box::new(stored.record));
    assert!(office.notice().contains("agenda.toml:1: "));
    office.applied().1.unwrap();
}

#[test]
fn minutes_are_written_where_they_belong() {
    let folder = tempfile::tempdir().unwrap();
    let mut ground = ground(Store::new(Arc::new(MemoryBackend::new())), None);
    ground.exports.folder = Some(folder.path().join("out"));
    let office = Office::open(ground);
    let id = MeetingId(office.create(meeting()).id);
    office.workers.export_minutes(id);
    let path = office.wait(|event| match event {
        Event::Written { what, result } => {
            assert_eq!(what, Tag::Minutes(id));
            Some(result.unwrap())
        }
        _ => None,
    });
    assert!(path.starts_with(folder.path().join("out")));
    let mode = std::os::unix::fs::PermissionsExt::mode(&path.metadata().unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    office.workers.export_minutes(MeetingId::provisional(1));
    let failed = office.wait(|event| match event {
        Event::Written { result, .. } => Some(result),
        _ => None,
    });
    assert!(failed.is_err());
}
