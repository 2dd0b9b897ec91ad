//! Figures of indicators: long (a figure a row) or wide (a row a municipality), merged into the
//! series there are.
//!
//! Responsible for: what the columns mean, and every bad cell. Not for: spellings of figures
//! ([`figure`]) and periods ([`when`]), which columns hold figures ([`slots`], [`wide`]), which
//! indicators they are of ([`codes`]), what a row says ([`rows`]), and what is new about the figures
//! ([`merge`]).
//!
//! Rows are many – 1.45 million in one file – and say the same few words again and again: whatever a
//! cell names is looked up once.

mod codes;
mod figure;
mod found;
mod merge;
mod numbered;
mod points;
mod rows;
mod shares;
mod slots;
mod when;
mod wide;
mod words;

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{ImportError, Plan, Surroundings};
use crate::domain::id::MunicipalityId;
use crate::domain::indicator::catalogue::{Catalogue, Direction};
use crate::domain::indicator::period::Period;
use crate::domain::indicator::series::{Quality, Sex, Version};
use crate::domain::problem::Wrong;
use crate::exchange::table::{Cell, Column, Problem, ProblemKind, Row, Table};
use codes::Code;
use figure::{Evidence, Style};
use points::Points;

pub(super) const COLUMNS: &[Column] = &[
    Column::required(
        "municipality",
        &[
            "Trägernummer",
            "Träger-Nr.",
            "JC-Nr.",
            "Jobcenter-Nummer",
            "carrier number",
            "Nummer",
            "number",
            "Kommune",
            "Jobcenter",
            "Träger",
            "Name der Kommune",
            "Region",
        ],
    ),
    Column::optional("indicator", &["Kennzahl", "Kürzel", "Kennziffer", "code"]),
    Column::optional(
        "period",
        &[
            "month",
            "Monat",
            "Berichtsmonat",
            "Zeitraum",
            "Zeit",
            "quarter",
            "Quartal",
            "year",
            "Jahr",
        ],
    ),
    Column::optional("value", &["Wert", "Kennzahlwert"]),
    Column::optional("numerator", &["Zähler"]),
    Column::optional("denominator", &["Nenner"]),
    Column::optional("sex", &["Geschlecht"]),
    Column::optional("data_status", &["Datenstand", "Stand"]),
    Column::optional("quality", &["Qualität"]),
];

/// What the caller says about figures, where a file does not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureOptions {
    /// The date the figures are of; none = the day of the import.
    pub data_status: Option<NaiveDate>,
    /// How sure they are; none = final.
    pub quality: Option<Quality>,
    /// Which way is better, by code.
    pub directions: Vec<(String, Direction)>,
    /// A dash is exactly nothing, not a missing value.
    pub dash_is_zero: bool,
    /// What values of an indicator in per cent are that all lie between 0 and 1.
    pub between_0_and_1: Option<Between0And1>,
    /// The decimal mark; none = as the file shows.
    pub decimal: Option<char>,
    /// The indicator, for tables that don't say it.
    pub indicator: Option<String>,
    /// The period, for tables that don't say it.
    pub period: Option<Period>,
}

/// What values between 0 and 1 of an indicator in per cent are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between0And1 {
    /// Shares: 0.1475 is 14.75 per cent.
    Shares,
    /// Per cent: 0.1475 is less than one.
    PerCent,
}

/// What became of the figures, beside the counts of every plan (which count figures here).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// Cells that say that there is no value.
    pub missing: usize,
    /// Codes of indicators that come into being.
    pub indicators: Vec<String>,
    /// What the file was found to hold.
    pub found: Found,
}

/// What a file of figures holds, for whoever looks before taking it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Columns with figures, from 0: one in a long table, one a period or indicator in a wide one.
    pub slots: Vec<usize>,
    /// Whether it is a wide table.
    pub is_wide: bool,
    /// Codes of its indicators.
    pub codes: Vec<String>,
    /// Its first and last period, by length.
    pub periods: Vec<(Period, Period)>,
    /// The oldest and the newest data status.
    pub statuses: Option<(NaiveDate, NaiveDate)>,
    /// How sure its figures are.
    pub qualities: Vec<Quality>,
    /// How many municipalities it has figures of.
    pub municipalities: usize,
    /// Figures with a number; those that are marked as missing are not among them.
    pub figures: usize,
    /// The first of them, in the file's order.
    pub first: Vec<First>,
}

/// A figure as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct First {
    /// The line it stands on.
    pub line: usize,
    /// Code of its indicator.
    pub code: String,
    /// Whose it is.
    pub municipality: MunicipalityId,
    /// Of whom.
    pub sex: Sex,
    /// What it says.
    pub version: Version,
}

/// A file while it is being read.
struct Reading<'a> {
    table: &'a Table,
    around: &'a Surroundings<'a>,
    catalogue: Catalogue,
    style: Style,
    codes: Vec<Code>,
    /// Codes as the file writes them.
    spelled: HashMap<String, Result<(usize, Option<Sex>), Wrong>>,
    /// Written so in the file: what tells a sex behind a code from a part of it.
    written: BTreeSet<String>,
    points: Points,
    bad: BTreeSet<usize>,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
    missing: usize,
}

/// A period in any spelling of files.
pub fn period(text: &str) -> Option<Period> {
    when::period(text)
}

pub(super) fn plan(
    table: &Table,
    around: &Surroundings<'_>,
    digest: String,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Plan, ImportError> {
    let catalogue = around.store.catalogue()?;
    let mut reading = Reading {
        table,
        around,
        catalogue,
        style: Evidence::default().style(false),
        codes: Vec::new(),
        spelled: HashMap::new(),
        written: BTreeSet::new(),
        points: Points::default(),
        bad: super::work::rows_of(table, &table.problems),
        problems: table.problems.clone(),
        warnings: Vec::new(),
        missing: 0,
    };
    let slots = reading.slots().map_err(ImportError::File)?;
    reading.style = reading.style_of(&slots);
    reading.read(&slots, progress);
    reading.directions()?;
    reading.tell_shares();
    reading.one_of_each();
    reading.finish(&slots, digest)
}

impl<'a> Reading<'a> {
    fn options(&self) -> &'a FigureOptions {
        &self.around.figures
    }

    fn complain(&mut self, row: &Row, cell: Cell<'_>, kind: ProblemKind) {
        self.bad.insert(row.line);
        self.problems.push(self.table.problem(cell, kind));
    }
}
