//! A store in memory that reads files as `ringbuch import` does.

#![expect(
    clippy::expect_used,
    reason = "a test that can't go on should say where"
)]

use std::sync::Arc;

use chrono::NaiveDate;
use ringbuch::domain::date::Land;
use ringbuch::domain::measure::Measure;
use ringbuch::domain::meeting::MeetingLanguage;
use ringbuch::exchange::import::{self, FigureOptions, ImportError, Plan, Subject, Surroundings};
use ringbuch::fields::{Defaults, StoreContext};
use ringbuch::store::backend::MemoryBackend;
use ringbuch::store::{Actor, Client, Entity, Store};
use ringbuch::text::locale::{Lang, Texts};

/// A store on 22 November 2026, in English, with a configured Land.
pub(crate) struct Desk {
    pub(crate) store: Store,
    pub(crate) land: Option<Land>,
    pub(crate) figures: FigureOptions,
    texts: Texts,
    folder: tempfile::TempDir,
    client: Client,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            store: Store::new(Arc::new(MemoryBackend::new())),
            land: Some(Land::Hesse),
            figures: FigureOptions::default(),
            texts: Texts::new(Lang::En),
            folder: tempfile::tempdir().expect("a folder"),
            client: Client::new(),
        }
    }

    /// What reading a file of these bytes comes to.
    pub(crate) fn plan(
        &self,
        subject: Subject,
        name: &str,
        bytes: impl AsRef<[u8]>,
    ) -> Result<Plan, ImportError> {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let surroundings = Surroundings {
            store: &self.store,
            context: StoreContext::new(&self.store, today, &self.texts).expect("names"),
            defaults: Defaults {
                today,
                land: Land::Hesse,
                language: MeetingLanguage::De,
            },
            land: self.land,
            mapping: None,
            sheet: None,
            figures: self.figures.clone(),
            keep_suspicious: false,
        };
        import::plan(subject, &path, &surroundings, &mut |_, _| {})
    }

    /// Writes what a plan has.
    pub(crate) fn apply(&self, plan: &Plan) {
        let mut change = self.client.change();
        change.edits.clone_from(&plan.edits);
        let actor = Actor {
            author: "Test".to_owned(),
            uid: 1,
            now_ms: 0,
        };
        self.store.apply(&change, &actor).expect("applied");
    }

    /// Imports a table that has to be good; and again, which has to change nothing.
    #[track_caller]
    pub(crate) fn import(&self, subject: Subject, table: &str) -> Plan {
        let plan = self.plan(subject, "in.csv", table).expect("a plan");
        assert_eq!(said(&plan), Vec::<String>::new());
        self.apply(&plan);
        let again = self.plan(subject, "in.csv", table).expect("a plan");
        assert_eq!(said(&again), Vec::<String>::new());
        assert!(again.edits.is_empty(), "{:?}", again.edits);
        assert_eq!(again.unchanged, again.rows);
        plan
    }

    /// `line:column: field: problem` of every bad cell.
    #[track_caller]
    pub(crate) fn bad(&self, subject: Subject, table: &str) -> Vec<String> {
        said(&self.plan(subject, "in.csv", table).expect("a plan"))
    }
}

/// `line:column: field: problem` of every bad cell of a plan.
pub(crate) fn said(plan: &Plan) -> Vec<String> {
    plan.problems.iter().map(line).collect()
}

/// The same of every warning.
pub(crate) fn warned(plan: &Plan) -> Vec<String> {
    plan.warnings.iter().map(line).collect()
}

fn line(problem: &ringbuch::exchange::table::Problem) -> String {
    format!(
        "{}:{}: {}: {}",
        problem.line,
        problem.column,
        problem.field.unwrap_or("-"),
        problem.kind
    )
}

/// A day.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

/// The measure of a number.
#[track_caller]
pub(crate) fn measure(desk: &Desk, number: &str) -> Measure {
    let stored = desk.store.measure_numbered(number).expect("readable");
    stored.expect("a measure of this number").record
}

/// All records of a type, in the order they were made.
pub(crate) fn all<T: Entity>(desk: &Desk) -> Vec<T> {
    let all = desk.store.all::<T>().expect("readable");
    all.into_iter().map(|stored| stored.record).collect()
}
