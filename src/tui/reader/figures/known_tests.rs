use std::cell::RefCell;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::date::Land;
use crate::domain::id::{IndicatorId, MembershipId, MunicipalityId, RingId, SeriesId};
use crate::domain::indicator::catalogue::{Catalogue, Direction, Indicator};
use crate::domain::indicator::period::PeriodKind;
use crate::domain::indicator::question::{Group, Question};
use crate::domain::indicator::series::{Quality, Series, Sex, Version};
use crate::domain::ring::{Membership, Municipality, MunicipalityKind, Ring};
use crate::store::backend::MemoryBackend;
use crate::store::{Change, Client, Entity, Store};
use crate::tui::panes::figures::view::{FiguresQuery, FiguresView, Look, Part};
use crate::tui::reader::{Memory, Reader};
use crate::tui::test_keys::{actor, german, today};
use crate::tui::theme::Glyphs;
use crate::tui::view::{Answer, Query};

struct Asking {
    store: Store,
    client: Client,
    memory: RefCell<Memory>,
}

fn day() -> NaiveDate {
    "2025-09-15".parse().expect("a day")
}

fn version(value: &str) -> Version {
    Version {
        period: "2025-06".parse().expect("a period"),
        data_status: day(),
        quality: Quality::Final,
        value: value.parse().ok(),
        numerator: None,
        denominator: None,
        mark: None,
    }
}

fn series(n: u64, of: MunicipalityId, value: &str) -> Series {
    let id = SeriesId::provisional(n);
    let mut series = Series::new(id, "K2", of, Sex::All, PeriodKind::Month);
    series.set(vec![version(value)]);
    series
}

fn municipality(n: u64, name: &str) -> Municipality {
    Municipality {
        id: MunicipalityId::provisional(n),
        number: format!("0344{n}"),
        name: name.into(),
        short_name: String::new(),
        land: Land::Hesse,
        kind: MunicipalityKind::City,
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

impl Asking {
    /// A ring of two, one of which has a figure, and a third municipality without a ring.
    fn new() -> Self {
        let asking = Self {
            store: Store::new(Arc::new(MemoryBackend::new())),
            client: Client::new(),
            memory: RefCell::default(),
        };
        let member = |n: u64| Membership {
            id: MembershipId::provisional(n),
            ring: RingId::provisional(1),
            municipality: MunicipalityId::provisional(n),
            from: None,
            to: None,
        };
        asking.change(|change| {
            change
                .create(Ring::numbered(RingId::provisional(1), 1))
                .create(municipality(1, "Altstadt"))
                .create(municipality(2, "Bergstadt"))
                .create(municipality(3, "Chemnitz"))
                .create(member(1))
                .create(member(2))
                .create(series(1, MunicipalityId::provisional(1), "24.5"))
        });
        asking
    }

    fn change(&self, change: impl FnOnce(Change) -> Change) {
        let change = change(self.client.change());
        self.store.apply(&change, &actor()).expect("a change");
    }

    fn put<E: Entity>(&self, id: E::Id, alter: impl FnOnce(&mut E)) {
        let stored = self.store.get::<E>(id).expect("a store").expect("it");
        let mut record = stored.record;
        alter(&mut record);
        self.change(|change| change.put(record.record(), stored.revision));
    }

    /// What a reader says that remembers, in every look; it has to be what one says that doesn't.
    #[track_caller]
    fn seen(&self, group: &Group) -> String {
        let kept = self.ask(group, &self.memory);
        assert_eq!(kept, self.ask(group, &RefCell::default()));
        kept
    }

    fn ask(&self, group: &Group, memory: &RefCell<Memory>) -> String {
        let reader = Reader {
            store: &self.store,
            texts: german(),
            glyphs: &Glyphs::UTF8,
            today: today(),
            now: today().into(),
            memory,
        };
        let period = "2025-06".parse().expect("a period");
        let looks = [
            Look::Ranking,
            Look::Matrix,
            Look::Distribution,
            Look::Course,
            Look::One,
        ];
        let answers = looks.map(|look| {
            let query = Query::Figures(FiguresQuery {
                question: Some(Question::of("K2", group.clone(), period)),
                snap: false,
                look,
                at: Some(MunicipalityId(1)),
                marked: Vec::new(),
                me: None,
            });
            match reader.answer(&query) {
                Ok(Answer::Figures(Some(view))) => said(&view),
                other => panic!("{other:?}"),
            }
        });
        answers.join("\n")
    }
}

fn said(view: &FiguresView) -> String {
    let rows = match &view.part {
        Part::Ranking(ranking) => format!("{:?}", ranking.table.rows),
        other => format!("{other:?}"),
    };
    format!(
        "{:?} {:?} {:?} {rows}",
        view.head, view.ground, view.periods
    )
}

#[test]
fn kept_figures_are_those_a_new_reader_finds() {
    let asking = Asking::new();
    let ring = || Group::Ring(RingId(1));
    assert!(asking.seen(&ring()).contains("1 mit Wert, 1 ohne"));

    // A correction, as an import writes it: the record in full.
    asking.put::<Series>(SeriesId(1), |series| series.set(vec![version("19.5")]));
    assert!(asking.seen(&ring()).contains("19,5"));

    // The first figure of somebody who was known to have none.
    asking.change(|change| change.create(series(1, MunicipalityId(2), "30.1")));
    assert!(asking.seen(&ring()).contains("2 mit Wert, 0 ohne"));

    asking.put::<Municipality>(MunicipalityId(2), |one| one.name = "Neustadt".into());
    assert!(asking.seen(&ring()).contains("Neustadt"));

    asking.put::<Membership>(MembershipId(2), |one| one.to = Some(day()));
    assert!(asking.seen(&ring()).contains("1 mit Wert, 0 ohne"));
    assert!(asking.seen(&Group::All).contains("2 mit Wert, 1 ohne"));

    asking.put::<Ring>(RingId(1), |ring| ring.number = 9);
    assert!(asking.seen(&ring()).contains("Ring 9"));

    let k2 = Catalogue::of([]).get("K2").cloned().expect("K2");
    asking.change(|change| {
        change.create(Indicator {
            id: IndicatorId::provisional(1),
            direction: Direction::Neutral,
            direction_reason: "Beschluss".into(),
            ..k2
        })
    });
    assert!(asking.seen(&ring()).contains("neutral"));

    let stored = asking
        .store
        .get::<Series>(SeriesId(1))
        .expect("a store")
        .expect("it");
    asking.change(|change| change.delete(stored.record.record().id(), stored.revision));
    assert!(asking.seen(&ring()).contains("Das einzige Mitglied"));
}
