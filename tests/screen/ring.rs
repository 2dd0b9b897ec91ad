//! A store to work in: ring 4 with three members, two people, and a running meeting.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use ringbuch::domain::agenda::{AgendaItem, ItemKind};
use ringbuch::domain::date::Land;
use ringbuch::domain::id::Kind;
use ringbuch::domain::meeting::{MeetingDay, MeetingLanguage, MeetingState};
use ringbuch::domain::order;
use ringbuch::domain::person::Person;
use ringbuch::domain::ring::Ring;
use ringbuch::fields::{Defaults, blank};
use ringbuch::store::backend::Backend;
use ringbuch::store::backend::embedded::{Embedded, Holder, HolderKind, OpenOptions};
use ringbuch::store::{Actor, Change, Client, Edit, Expected, Record, Store};

use crate::support::{Home, TODAY};

/// Titles of the agenda of the running meeting.
pub(crate) const ITEMS: [&str; 3] = ["Begrüßung", "Digitale Akte", "Ausblick"];
/// Members of the ring.
pub(crate) const MEMBERS: [&str; 3] = ["Fulda", "Gießen", "Wetterau"];

fn today() -> NaiveDate {
    TODAY.parse().expect("a day")
}

fn new(kind: Kind) -> Record {
    let defaults = Defaults {
        today: today(),
        land: Land::Hesse,
        language: MeetingLanguage::De,
    };
    blank(kind, defaults)
}

struct Desk {
    store: Store,
    client: Client,
}

impl Desk {
    #[track_caller]
    fn put(&self, record: Record) -> u64 {
        let change = Change {
            edits: vec![Edit::Put {
                record,
                expected: Expected::New,
            }],
            ..self.client.change()
        };
        let actor = Actor {
            author: "ute".to_owned(),
            uid: 1000,
            now_ms: 1_790_000_000_000,
        };
        let applied = self.store.apply(&change, &actor).expect("applied");
        applied.records[0].id().id
    }
}

/// Opens the home's store, fills it, closes it in good order.
fn fill(home: &Home, with: impl FnOnce(&Desk)) {
    let holder = Holder::this_process(HolderKind::Command);
    std::fs::create_dir_all(home.store()).expect("a folder");
    let (embedded, _) =
        Embedded::open(&home.store(), holder, &OpenOptions::default()).expect("a store");
    let embedded = Arc::new(embedded);
    let backend: Arc<dyn Backend> = Arc::<Embedded>::clone(&embedded);
    let desk = Desk {
        store: Store::new(backend),
        client: Client::new(),
    };
    with(&desk);
    drop(desk);
    embedded.close().expect("closed");
}

/// A home whose ring sits in a meeting.
pub(crate) fn meeting_running() -> Home {
    let home = Home::new();
    fill(&home, |desk| {
        let Record::Ring(ring) = new(Kind::Ring) else {
            unreachable!()
        };
        let ring = Ring { number: 4, ..ring };
        let ring = desk.put(Record::Ring(ring));
        for (number, name) in MEMBERS.into_iter().enumerate() {
            let mut record = new(Kind::Municipality);
            if let Record::Municipality(municipality) = &mut record {
                municipality.number = format!("4350{number}");
                name.clone_into(&mut municipality.name);
            }
            let municipality = desk.put(record);
            let mut record = new(Kind::Membership);
            if let Record::Membership(membership) = &mut record {
                membership.ring.0 = ring;
                membership.municipality.0 = municipality;
                membership.from = None;
            }
            desk.put(record);
        }
        for name in ["Ute Bär", "Jan Rau"] {
            let mut record = new(Kind::Person);
            if let Record::Person(Person { name: own, .. }) = &mut record {
                name.clone_into(own);
            }
            desk.put(record);
        }
        let mut record = new(Kind::Meeting);
        if let Record::Meeting(meeting) = &mut record {
            meeting.ring = Some(ringbuch::domain::id::RingId(ring));
            let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
            meeting.days = vec![MeetingDay {
                date: today(),
                start: time(9),
                end: time(17),
            }];
            meeting.state = MeetingState::Running { since: today() };
        }
        let meeting = desk.put(record);
        for (number, title) in (1_u64..).zip(ITEMS) {
            let mut record = new(Kind::AgendaItem);
            if let Record::AgendaItem(item) = &mut record {
                *item = AgendaItem {
                    title: title.to_owned(),
                    kind: ItemKind::Topic,
                    position: number * order::GAP,
                    minutes: 60,
                    ..item.clone()
                };
                item.meeting.0 = meeting;
            }
            desk.put(record);
        }
    });
    home
}

/// A home with many rings, so that lists are longer than a screen.
pub(crate) fn many_rings(count: u32) -> Home {
    let home = Home::new();
    fill(&home, |desk| {
        for number in 1..=count {
            let mut record = new(Kind::Ring);
            if let Record::Ring(ring) = &mut record {
                ring.number = number;
                ring.name = format!("Ring der Nummer {number}");
            }
            desk.put(record);
        }
    });
    home
}
