//! What the store plans by itself: audits and reviews of measures, with every change that concerns
//! them, in the same commit and taken back with it.
#![expect(
    clippy::unwrap_used,
    reason = "a test that can't go on should say where"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{Days, NaiveDate};
use ringbuch::domain::audit::step::AuditStep;
use ringbuch::domain::audit::{Audit, AuditKind, AuditResult, AuditState, Subject};
use ringbuch::domain::date::Land;
use ringbuch::domain::house_rules::{AfterEnd, HouseRules};
use ringbuch::domain::id::{AuditId, Kind, MeasureId, PersonId, ProviderId, RecordId};
use ringbuch::domain::measure::step::MeasureStep;
use ringbuch::domain::measure::{Measure, Procurement, Stage};
use ringbuch::domain::person::Person;
use ringbuch::domain::problem::{Problem, Wrong};
use ringbuch::domain::provider::Provider;
use ringbuch::domain::review::{Review, ReviewState};
use ringbuch::store::apply::{Applied, ApplyError};
use ringbuch::store::backend::embedded::{Embedded, Holder, HolderKind, OpenOptions};
use ringbuch::store::backend::{
    Backend, Batch, CommitError, Fault, Faulty, Limits, MemoryBackend, Page, ReadError, Revision,
    Versioned, Watcher,
};
use ringbuch::store::dump::Row;
use ringbuch::store::index::AuditRow;
use ringbuch::store::{Actor, Change, Client, Entity, Record, Seq, Store, What};

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The day all changes are made on.
const TODAY: &str = "2026-04-20";

fn actor() -> Actor {
    Actor {
        author: "Ute Bär".into(),
        uid: 1000,
        now_ms: d(TODAY)
            .and_hms_opt(12, 0, 0)
            .unwrap()
            .and_utc()
            .timestamp_millis(),
    }
}

fn measure(number: u64, start: &str, end: &str) -> Measure {
    Measure {
        id: MeasureId::provisional(number),
        number: format!("701/{number:05}/26"),
        title: "Aktivierung".into(),
        kind: "MAT".into(),
        legal_basis: String::new(),
        procurement: Procurement::PurchasingCentre,
        predecessor: None,
        provider: ProviderId(1),
        place: "Fulda".into(),
        land: Land::Hesse,
        start: d(start),
        end: d(end),
        extensions: vec![],
        places: 12,
        coordinator: None,
        supervisor: None,
        supervisor_named_by: None,
        supervisor_named_on: None,
        team: String::new(),
        status: Stage::Awarded,
        provider_talk_on: None,
        final_report_on: None,
        anomalies_on: None,
        note: String::new(),
    }
}

/// A year in Hesse: audits due 1 April and 1 October 2026, review 30 June 2027.
fn year(number: u64) -> Measure {
    measure(number, "2026-01-01", "2026-12-31")
}

fn audit(measure: MeasureId, kind: AuditKind, due: &str) -> Audit {
    Audit {
        id: AuditId::provisional(1),
        measure,
        subject: Subject {
            number: String::new(),
            title: String::new(),
            provider: ProviderId(0),
            coordinator: None,
            place: String::new(),
            land: Land::Berlin,
        },
        kind,
        rule_date: d(due),
        due: d(due),
        after_end: false,
        scheduled: None,
        responsible: None,
        status: AuditState::Planned,
        covered_by: None,
        prompted_by: None,
        advice_on: None,
        auditors: vec![],
        sections: vec![],
        note: String::new(),
        recorded: false,
        filed_on: None,
        result_sent_on: None,
    }
}

fn measure_id(id: MeasureId) -> RecordId {
    RecordId {
        kind: Kind::Measure,
        id: id.0,
    }
}

struct Fixture {
    store: Store,
    client: Client,
}

impl Fixture {
    /// With a provider and two people.
    fn on(backend: Arc<dyn Backend>) -> Self {
        let fixture = Self {
            store: Store::new(backend),
            client: Client::new(),
        };
        let people = fixture
            .change()
            .create(Provider::named(ProviderId::provisional(1), "bfw"))
            .create(Person::named(PersonId::provisional(1), "Ute Bär"))
            .create(Person::named(PersonId::provisional(2), "Jan Kern"));
        fixture.apply(&people);
        fixture
    }

    fn new() -> Self {
        Self::on(Arc::new(MemoryBackend::new()))
    }

    fn change(&self) -> Change {
        self.client.change()
    }

    #[track_caller]
    fn apply(&self, change: &Change) -> Applied {
        self.store.apply(change, &actor()).unwrap()
    }

    #[track_caller]
    fn create(&self, record: impl Into<Record>) -> Applied {
        self.apply(&self.change().create(record))
    }

    #[track_caller]
    fn measure(&self, measure: Measure) -> MeasureId {
        self.create(measure).first::<Measure>().unwrap().id
    }

    fn get<T: Entity>(&self, id: T::Id) -> T {
        self.store.get::<T>(id).unwrap().unwrap().record
    }

    fn edit<T: Entity>(&self, id: T::Id, with: impl FnOnce(&mut T)) -> Change {
        let mut stored = self.store.get::<T>(id).unwrap().unwrap();
        with(&mut stored.record);
        self.change().put(stored.record.record(), stored.revision)
    }

    #[track_caller]
    fn with<T: Entity>(&self, id: T::Id, with: impl FnOnce(&mut T)) -> Applied {
        self.apply(&self.edit(id, with))
    }

    /// The problems of the first rejected record.
    #[track_caller]
    fn refused(&self, change: &Change) -> Vec<Problem> {
        match self.store.apply(change, &actor()) {
            Err(ApplyError::Rejected(mut rejected)) => rejected.remove(0).problems,
            other => panic!("{other:?}"),
        }
    }

    fn audits(&self, measure: MeasureId) -> Vec<Audit> {
        let found = self.store.of_measure::<Audit>(measure, AuditId).unwrap();
        found.into_iter().map(|stored| stored.record).collect()
    }

    /// Number, last day and state of every audit of a measure, and of its review.
    fn said(&self, measure: MeasureId) -> Vec<String> {
        let mut said: Vec<String> = self
            .audits(measure)
            .iter()
            .map(|one| match &one.status {
                AuditState::Waived { reason } => format!("{} {} {reason:?}", one.id, one.due),
                state => format!("{} {} {}", one.id, one.due, state.name()),
            })
            .collect();
        said.extend(
            self.store
                .review_of(measure)
                .unwrap()
                .map(|one| format!("{} {}", one.record.due, one.record.status.name())),
        );
        said
    }

    #[track_caller]
    fn undo(&self, seq: Seq) -> Seq {
        let change = self.store.undo(seq, self.change()).unwrap();
        self.apply(&change).seq.unwrap()
    }

    /// Every record, as it stands.
    fn everything(&self) -> Vec<Record> {
        let mut found = Vec::new();
        self.store
            .dump(|row| {
                if let Row::Record(record) = row {
                    found.push(record);
                }
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
        found
    }

    #[track_caller]
    fn in_order(&self) {
        assert_eq!(self.store.verify().unwrap().findings, []);
    }
}

#[test]
fn a_new_measure_comes_with_its_audits_and_its_review() {
    let folder = tempfile::tempdir().unwrap();
    let holder = Holder::this_process(HolderKind::Command);
    let path = folder.path().join("store");
    let (embedded, _) = Embedded::open(&path, holder, &OpenOptions::default()).unwrap();
    for fixture in [Fixture::new(), Fixture::on(Arc::new(embedded))] {
        let applied = fixture.create(year(1));
        assert_eq!(applied.records.len(), 1);
        assert_eq!(applied.created.len(), 4);
        let id = applied.first::<Measure>().unwrap().id;
        assert_eq!(
            fixture.said(id),
            [
                "1 2026-04-01 planned",
                "2 2026-10-01 planned",
                "2027-06-30 open"
            ]
        );
        assert_eq!(fixture.audits(id)[0].subject.title, "Aktivierung");
        let log = fixture
            .store
            .log_entry(applied.seq.unwrap())
            .unwrap()
            .unwrap();
        assert_eq!(log.deeds.len(), 4);
        fixture.in_order();
    }
}

#[test]
fn the_audits_follow_what_happens_to_their_measure() {
    let f = Fixture::new();
    let id = f.measure(year(1));
    f.with::<Measure>(id, |one| one.end = d("2026-06-30"));
    assert_eq!(
        f.said(id),
        [
            "1 2026-04-01 planned",
            "2 2026-10-01 NotDemanded",
            "2026-12-30 open"
        ]
    );
    f.with::<Measure>(id, |one| one.end = d("2026-07-01"));
    assert_eq!(
        f.said(id),
        [
            "1 2026-04-01 planned",
            "2 2026-07-01 planned",
            "2027-01-04 open"
        ]
    );
    f.with::<Measure>(id, |one| {
        one.status = Stage::Cancelled {
            reason: "kein Bedarf".into(),
        };
    });
    assert_eq!(
        f.said(id),
        [
            "1 2026-04-01 MeasureCancelled",
            "2 2026-07-01 MeasureCancelled",
            "2027-01-04 waived"
        ]
    );
    f.with::<Measure>(id, |one| one.status = Stage::Awarded);
    f.with::<Measure>(id, |one| one.title = "Aktivierung II".into());
    assert!(
        f.audits(id)
            .iter()
            .all(|one| one.subject.title == "Aktivierung II")
    );
    f.with::<Measure>(id, |one| one.procurement = Procurement::Voucher);
    assert_eq!(
        f.said(id),
        [
            "1 2026-04-01 NotDemanded",
            "2 2026-07-01 NotDemanded",
            "2027-01-04 open"
        ]
    );
    f.in_order();
}

#[test]
fn a_note_on_the_measure_leaves_its_audits_alone() {
    let f = Fixture::new();
    let id = f.measure(year(1));
    let applied = f.with::<Measure>(id, |one| one.note = "zwei Standorte".into());
    let log = f.store.log_entry(applied.seq.unwrap()).unwrap().unwrap();
    assert_eq!(log.deeds.len(), 1);
    let same = f.edit::<Measure>(id, |_| {});
    assert_eq!(f.apply(&same).seq, None);
}

#[test]
fn whatever_is_taken_back_leaves_the_store_as_it_was() {
    type Step = (&'static str, fn(&Fixture, MeasureId) -> Change);
    let steps: [Step; 9] = [
        ("another end", |f, id| {
            f.edit::<Measure>(id, |one| one.end = d("2026-05-31"))
        }),
        ("called off", |f, id| {
            f.edit::<Measure>(id, |one| {
                one.status = Stage::Cancelled {
                    reason: "kein Bedarf".into(),
                };
            })
        }),
        ("another title", |f, id| {
            f.edit::<Measure>(id, |one| one.title = "Neu".into())
        }),
        ("another audit", |f, id| {
            f.change()
                .create(audit(id, AuditKind::SupplierManagement, "2026-05-15"))
        }),
        ("house rules", |f, _| {
            f.change().create(HouseRules {
                after_end: AfterEnd::Drop,
                audited: vec![Procurement::Voucher],
                review_months: 3,
                ..HouseRules::default()
            })
        }),
        ("an audit done", |f, _| {
            f.edit::<Audit>(AuditId(1), |one| {
                one.status = AuditState::Done {
                    on: d("2026-03-20"),
                    result: AuditResult::Passed,
                };
            })
        }),
        ("an audit deleted", |f, _| {
            let stored = f.store.get::<Audit>(AuditId(2)).unwrap().unwrap();
            f.change()
                .delete(stored.record.record().id(), stored.revision)
        }),
        ("the measure deleted", |f, id| {
            let gone = f.store.deletion_of(measure_id(id)).unwrap();
            gone.into_iter().fold(f.change(), |change, id| {
                let revision = f.store.revision_of(id).unwrap().unwrap();
                change.delete(id, revision)
            })
        }),
        ("another measure", |f, _| f.change().create(year(2))),
    ];
    for (name, step) in steps {
        let f = Fixture::new();
        let id = f.measure(year(1));
        // One audit that covers another, so that coverage has to come back as well.
        f.create(audit(id, AuditKind::SupplierManagement, "2026-06-15"));
        let before = f.everything();
        let done = f.apply(&step(&f, id)).seq.unwrap();
        let after = f.everything();
        assert_ne!(before, after, "{name}");
        f.in_order();
        let undone = f.undo(done);
        assert_eq!(f.everything(), before, "{name} taken back");
        f.in_order();
        f.undo(undone);
        assert_eq!(f.everything(), after, "{name} done again");
        f.in_order();
    }
}

#[test]
fn taking_back_a_new_measure_takes_along_what_was_planned() {
    let f = Fixture::new();
    let before = f.everything();
    let made = f.create(year(1)).seq.unwrap();
    let undone = f.undo(made);
    assert_eq!(f.everything(), before);
    f.undo(undone);
    assert_eq!(f.audits(MeasureId(1)).len(), 2);
    // Numbers that were given once are not given again.
    let other = f.measure(year(2));
    assert_eq!(f.audits(other)[0].id, AuditId(3));
    f.in_order();
}

#[test]
fn an_audit_changed_since_keeps_its_measure_from_being_taken_back() {
    let f = Fixture::new();
    let made = f.create(year(1)).seq.unwrap();
    f.with::<Audit>(AuditId(1), |one| one.scheduled = Some(d("2026-03-30")));
    assert!(f.store.undo(made, f.change()).is_err());
}

#[test]
fn a_deleted_regular_audit_is_planned_again() {
    let f = Fixture::new();
    let id = f.measure(year(1));
    let stored = f.store.get::<Audit>(AuditId(2)).unwrap().unwrap();
    f.apply(
        &f.change()
            .delete(stored.record.record().id(), stored.revision),
    );
    assert_eq!(
        f.said(id)[..2],
        ["1 2026-04-01 planned", "3 2026-10-01 planned"]
    );
}

#[test]
fn the_day_of_a_regular_audit_is_not_typed() {
    let f = Fixture::new();
    let id = f.measure(year(1));
    let typed = f.edit::<Audit>(AuditId(1), |one| one.due = d("2026-04-30"));
    assert_eq!(f.refused(&typed), [Problem::new("due", Wrong::ByRhythm)]);
    // Everything else about it is.
    f.with::<Audit>(AuditId(1), |one| one.scheduled = Some(d("2026-04-30")));
    assert_eq!(f.audits(id)[0].due, d("2026-04-01"));
    // Nor that of one that is done.
    f.with::<Audit>(AuditId(1), |one| {
        one.status = AuditState::Done {
            on: d("2026-03-20"),
            result: AuditResult::Passed,
        };
    });
    let typed = f.edit::<Audit>(AuditId(1), |one| one.due = d("2026-04-30"));
    assert_eq!(f.refused(&typed), [Problem::new("due", Wrong::ByRhythm)]);
    // Others have the day they are wanted by.
    f.create(audit(id, AuditKind::Occasion, "2026-05-15"));
    f.with::<Audit>(AuditId(3), |one| one.due = d("2026-05-20"));
    assert_eq!(f.audits(id)[2].due, d("2026-05-20"));
}

#[test]
fn a_second_audit_of_the_rhythm_is_refused() {
    let f = Fixture::new();
    let id = f.measure(year(1));
    let second = f
        .change()
        .create(audit(id, AuditKind::RegularNineMonths, "2026-10-01"));
    let by = "audit/2".to_owned();
    assert_eq!(
        f.refused(&second),
        [Problem::new("kind", Wrong::PlannedAlready { by })]
    );
    // With the measure itself it is the rhythm's own: how a list of the past is read in.
    let mut done = audit(
        MeasureId::provisional(2),
        AuditKind::RegularThreeMonths,
        "2026-04-01",
    );
    done.status = AuditState::Done {
        on: d("2026-03-20"),
        result: AuditResult::Passed,
    };
    let both = f.apply(&f.change().create(year(2)).create(done));
    let id = both.first::<Measure>().unwrap().id;
    assert_eq!(
        f.said(id)[..2],
        ["3 2026-04-01 done", "4 2026-10-01 planned"]
    );
}

#[test]
fn an_audit_is_not_done_before_its_measure_began() {
    let f = Fixture::new();
    f.measure(year(1));
    let done = |on: &str| AuditStep::Done {
        on: d(on),
        result: AuditResult::Passed,
        by: vec![PersonId(1)],
        note: String::new(),
    };
    let stepped = |step: &AuditStep| {
        let after = f.get::<Audit>(AuditId(1)).step(step, d(TODAY)).unwrap();
        f.edit::<Audit>(AuditId(1), |one| *one = after)
    };
    let start = d("2026-01-01");
    assert_eq!(
        f.refused(&stepped(&done("2025-12-31"))),
        [Problem::new("status", Wrong::BeforeStart { start })]
    );
    f.apply(&stepped(&done("2026-01-01")));
    // A measure that turns out to have begun later keeps what was recorded.
    f.with::<Measure>(MeasureId(1), |one| one.start = d("2026-02-01"));
    assert_eq!(f.audits(MeasureId(1))[0].status.name(), "done");
}

#[test]
fn a_supplier_audit_says_which_regular_one_covers_it() {
    let f = Fixture::new();
    let id = f.measure(year(1));
    f.create(audit(id, AuditKind::SupplierManagement, "2026-05-15"));
    assert_eq!(f.audits(id)[2].covered_by, Some(AuditId(1)));
    // A year with one in the same change: the number the covering one gets is not known before.
    let change = f.change().create(year(2)).create(audit(
        MeasureId::provisional(2),
        AuditKind::SupplierManagement,
        "2026-05-15",
    ));
    let id = f.apply(&change).first::<Measure>().unwrap().id;
    let all = f.audits(id);
    let supplier = all.iter().find(|one| !one.kind.is_regular()).unwrap();
    let first = all
        .iter()
        .find(|one| one.kind == AuditKind::RegularThreeMonths)
        .unwrap();
    assert_eq!(supplier.covered_by, Some(first.id));
    // The audit that covers it is waived: it has to be done after all.
    let waive = AuditStep::Waive {
        reason: "Träger insolvent".into(),
    };
    let waived = first.step(&waive, d(TODAY)).unwrap();
    f.with::<Audit>(first.id, |one| *one = waived);
    assert!(f.get::<Audit>(supplier.id).is_open());
    f.in_order();
}

#[test]
fn other_house_rules_plan_every_measure_again() {
    let f = Fixture::new();
    let first = f.measure(year(1));
    let short = f.measure(measure(2, "2026-01-05", "2026-03-13"));
    assert_eq!(f.said(short), ["3 2026-03-13 planned", "2026-09-14 open"]);
    f.create(HouseRules {
        after_end: AfterEnd::Keep,
        review_months: 3,
        ..HouseRules::default()
    });
    assert_eq!(f.said(short), ["3 2026-04-07 planned", "2026-06-15 open"]);
    assert_eq!(f.said(first)[2], "2027-03-31 open");
    let rules = f.store.house_rules().unwrap().id;
    f.with::<HouseRules>(rules, |one| one.audited = vec![]);
    assert_eq!(f.said(short)[0], "3 2026-04-07 NotDemanded");
    // What has nothing to do with days plans nothing.
    let applied = f.with::<HouseRules>(rules, |one| one.soon_days = 30);
    let log = f.store.log_entry(applied.seq.unwrap()).unwrap().unwrap();
    assert_eq!(log.deeds.len(), 1);
    f.in_order();
}

#[test]
fn a_later_end_is_kept_as_an_extension() {
    let f = Fixture::new();
    let id = f.measure(year(1));
    let applied = f.with::<Measure>(id, |one| one.end = d("2027-03-31"));
    let after = applied.first::<Measure>().unwrap();
    let [extension] = after.extensions.as_slice() else {
        panic!("{after:?}");
    };
    assert_eq!(
        (extension.from, extension.to),
        (d("2026-12-31"), d("2027-03-31"))
    );
    assert_eq!(extension.on, d(TODAY));
    assert_eq!(f.get::<Measure>(id), *after);
    f.undo(applied.seq.unwrap());
    assert_eq!(f.get::<Measure>(id).extensions, []);
    // The step says why, and is not noted twice; shorter is a correction.
    let step = MeasureStep::Extend {
        until: d("2027-01-31"),
        on: d(TODAY),
        reason: "Option gezogen".into(),
    };
    let longer = f.get::<Measure>(id).step(&step, d(TODAY)).unwrap();
    f.with::<Measure>(id, |one| *one = longer);
    f.with::<Measure>(id, |one| one.end = d("2026-11-30"));
    let extensions = f.get::<Measure>(id).extensions;
    assert_eq!(extensions.len(), 1);
    assert_eq!(extensions[0].reason, "Option gezogen");
}

#[test]
fn a_purchased_measure_does_not_leave_planning_unattended() {
    let missing = |field| vec![Problem::new(field, Wrong::Missing)];
    let unsupervised = vec![Problem::new("supervisor", Wrong::SupervisorMissing)];
    // Stage, procurement, supervisor, who named them, whether it is an import; what is refused.
    let bought = Procurement::Negotiated;
    let table = [
        (
            Stage::Awarded,
            bought,
            false,
            false,
            What::Edit,
            unsupervised.clone(),
        ),
        (Stage::Awarded, bought, true, false, What::Edit, vec![]),
        (
            Stage::Tendered,
            bought,
            true,
            false,
            What::Edit,
            missing("supervisor_named_by"),
        ),
        (Stage::Tendered, bought, true, false, an_import(), vec![]),
        (Stage::Tendered, bought, true, true, What::Edit, vec![]),
        (
            Stage::Awarded,
            bought,
            false,
            false,
            an_import(),
            unsupervised,
        ),
        (
            Stage::Awarded,
            Procurement::Voucher,
            false,
            false,
            What::Edit,
            vec![],
        ),
    ];
    for (stage, procurement, supervised, named, what, expected) in table {
        let f = Fixture::new();
        let id = f.measure(Measure {
            status: Stage::Planned,
            procurement,
            ..year(1)
        });
        let mut change = f.edit::<Measure>(id, |one| {
            one.status = stage.clone();
            one.supervisor = supervised.then_some(PersonId(1));
            one.supervisor_named_by = named.then_some(PersonId(2));
            one.supervisor_named_on = named.then(|| d("2026-01-10"));
        });
        change.what = what;
        if expected.is_empty() {
            f.apply(&change);
        } else {
            assert_eq!(f.refused(&change), expected, "{stage:?} {procurement:?}");
        }
    }
}

fn an_import() -> What {
    What::Import {
        file: "massnahmen.csv".into(),
        digest: String::new(),
        lines: 1,
    }
}

#[test]
fn what_is_wrong_with_a_measure_is_said_of_the_measure_alone() {
    let f = Fixture::new();
    let mut wrong = year(1);
    wrong.provider = ProviderId(99);
    let change = f.change().create(wrong);
    match f.store.apply(&change, &actor()) {
        Err(ApplyError::Rejected(rejected)) => assert_eq!(rejected.len(), 1),
        other => panic!("{other:?}"),
    }
}

#[test]
fn rows_of_audits_are_right_after_each_change() {
    let f = Fixture::new();
    let id = f.measure(year(1));
    let hold = |when: &str| {
        let rows: Vec<AuditRow> = f.audits(id).iter().map(AuditRow::of).collect();
        let mut by_day = f.store.audits().unwrap();
        by_day.sort_by_key(|row| row.id);
        assert_eq!(by_day, rows, "{when}");
        let mut open = f.store.open_audits(None, usize::MAX).unwrap();
        open.sort_by_key(|row| row.id);
        let expected: Vec<AuditRow> = rows.into_iter().filter(AuditRow::is_open).collect();
        assert_eq!(open, expected, "{when}");
        f.in_order();
    };
    hold("new");
    f.with::<Measure>(id, |one| {
        one.title = "Aktivierung II".into();
        one.place = "Kassel".into();
        one.land = Land::Thuringia;
        one.coordinator = Some(PersonId(1));
    });
    hold("measure renamed and moved");
    f.with::<Measure>(id, |one| one.start = d("2026-02-01"));
    hold("measure begins later");
    f.with::<Audit>(AuditId(1), |one| {
        one.scheduled = Some(d("2026-05-06"));
        one.responsible = Some(PersonId(2));
    });
    hold("appointment");
    f.create(audit(id, AuditKind::SupplierManagement, "2026-05-15"));
    hold("covered");
    f.with::<Audit>(AuditId(1), |one| {
        one.status = AuditState::Done {
            on: d("2026-04-15"),
            result: AuditResult::Deficient,
        };
    });
    hold("done");
    f.with::<Measure>(id, |one| {
        one.status = Stage::Cancelled {
            reason: "kein Bedarf".into(),
        };
    });
    hold("called off");
    f.create(HouseRules {
        audited: vec![],
        ..HouseRules::default()
    });
    hold("no rhythm");
}

#[test]
fn a_store_that_is_read_in_is_taken_as_it_is() {
    let f = Fixture::new();
    let id = f.measure(year(1));
    // Without its audits and its review, as an older program may have written it.
    let rows: Vec<Row> = f
        .everything()
        .into_iter()
        .filter(|record| !matches!(record.kind(), Kind::Audit | Kind::Review))
        .map(Row::Record)
        .collect();
    let other = Store::new(Arc::new(MemoryBackend::new()));
    let client = Client::new();
    other.load(rows.into_iter(), &client, &actor()).unwrap();
    assert_eq!(other.of_measure::<Audit>(id, AuditId).unwrap(), []);
    assert_eq!(other.verify().unwrap().findings, []);
}

#[test]
fn a_copy_that_differs_from_its_measure_is_found() {
    let f = Fixture::new();
    f.measure(year(1));
    let rows = f.everything().into_iter().map(|record| match record {
        Record::Audit(mut audit) if audit.id == AuditId(2) => {
            audit.subject.title = "Ganz anders".into();
            Row::Record(audit.into())
        }
        other => Row::Record(other),
    });
    let other = Store::new(Arc::new(MemoryBackend::new()));
    other.load(rows, &Client::new(), &actor()).unwrap();
    let findings = other.verify().unwrap().findings;
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(
        format!("{findings:?}").contains("StaleCopy"),
        "{findings:?}"
    );
}

#[test]
fn a_counter_that_moved_meanwhile_is_no_conflict() {
    let faulty = Arc::new(Faulty::new(MemoryBackend::new()));
    let f = Fixture::on(Arc::clone(&faulty) as Arc<dyn Backend>);
    let id = f.measure(year(1));
    let audits = ringbuch::store::keys::record(
        RecordId {
            kind: Kind::Audit,
            id: 1,
        },
        0,
    );
    faulty.next_commits([Fault::Conflict(vec![audits])]);
    f.with::<Measure>(id, |one| one.title = "Neu".into());
    assert!(f.audits(id).iter().all(|one| one.subject.title == "Neu"));
}

#[test]
fn the_review_of_a_measure_keeps_what_people_entered() {
    let f = Fixture::new();
    let id = f.measure(year(1));
    let review = f.store.review_of(id).unwrap().unwrap().record.id;
    f.with::<Review>(review, |one| {
        one.status = ReviewState::Done { on: d(TODAY) };
        one.participants = Some(12);
        one.integrated = Some(5);
    });
    let before = f.get::<Review>(review);
    f.with::<Measure>(id, |one| one.end = d("2027-06-30"));
    assert_eq!(f.get::<Review>(review), before);
}

/// Counts the rows that are read.
#[derive(Debug)]
struct Counting {
    inner: MemoryBackend,
    rows: AtomicUsize,
}

impl Backend for Counting {
    fn get(&self, key: &[u8]) -> Result<Option<Versioned>, ReadError> {
        self.rows.fetch_add(1, Ordering::Relaxed);
        self.inner.get(key)
    }

    fn range(&self, from: &[u8], to: &[u8], limit: u32) -> Result<Page, ReadError> {
        let page = self.inner.range(from, to, limit)?;
        self.rows.fetch_add(page.rows.len(), Ordering::Relaxed);
        Ok(page)
    }

    fn commit(&self, batch: &Batch) -> Result<Revision, CommitError> {
        self.inner.commit(batch)
    }

    fn watch(&self, from: Revision) -> Result<Watcher, ReadError> {
        self.inner.watch(from)
    }

    fn limits(&self) -> Limits {
        self.inner.limits()
    }

    fn revision(&self) -> Revision {
        self.inner.revision()
    }
}

/// So many audits, one due each day. Read in without their measures: what is asked here is how they
/// are read.
fn with_audits(count: u64) -> (Arc<Counting>, Store) {
    let counting = Arc::new(Counting {
        inner: MemoryBackend::new(),
        rows: AtomicUsize::new(0),
    });
    let store = Store::new(Arc::clone(&counting) as Arc<dyn Backend>);
    let one = audit(MeasureId(1), AuditKind::RegularThreeMonths, "2026-01-05");
    let rows = (1..=count).map(|number| {
        let due = one.due + Days::new(number);
        Row::Record(Record::Audit(Audit {
            id: AuditId(number),
            due,
            ..one.clone()
        }))
    });
    store.load(rows, &Client::new(), &actor()).unwrap();
    counting.rows.store(0, Ordering::Relaxed);
    (counting, store)
}

#[test]
fn what_is_overdue_is_read_without_a_look_at_the_rest() {
    let mut read = Vec::new();
    for count in [1_000, 100_000] {
        let (counting, store) = with_audits(count);
        // Due up to the day before: 200 of them.
        let until = d("2026-01-05") + Days::new(200);
        let found = store.open_audits(Some(until), usize::MAX).unwrap();
        assert_eq!(found.len(), 200);
        assert!(found.is_sorted_by_key(|row| row.due));
        assert_eq!(found[0].overdue_days(until), 199);
        read.push(counting.rows.load(Ordering::Relaxed));
    }
    assert_eq!(read, [200, 200]);
}

#[test]
fn planning_many_measures_reads_as_much_for_each() {
    let reads = |count: u64| {
        let counting = Arc::new(Counting {
            inner: MemoryBackend::new(),
            rows: AtomicUsize::new(0),
        });
        let f = Fixture::on(Arc::clone(&counting) as Arc<dyn Backend>);
        let read = || counting.rows.swap(0, Ordering::Relaxed);
        read();
        f.apply(&(1..=count).fold(f.change(), |change, number| change.create(year(number))));
        let made = read();
        f.create(HouseRules {
            after_end: AfterEnd::Keep,
            review_months: 3,
            ..HouseRules::default()
        });
        (made, read())
    };
    let (few, many) = (reads(50), reads(500));
    assert!(many.0 <= 10 * few.0, "{few:?} {many:?}");
    assert!(many.1 <= 10 * few.1, "{few:?} {many:?}");
}
