//! Figures of indicators: long (a figure a row) or wide (a row a municipality), merged into the
//! series there are.
//!
//! Responsible for: what the columns mean, and every bad cell. Not for: spellings of figures
//! ([`figure`]) and periods ([`when`]), columns of wide tables ([`wide`]), and what is new about the
//! figures ([`merge`]).
//!
//! Rows are many – 1.45 million in one file – and say the same few words again and again: whatever a
//! cell names is looked up once.

mod figure;
mod merge;
mod shares;
mod when;
mod wide;

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{ImportError, Plan, Surroundings};
use crate::domain::date::spoken;
use crate::domain::id::{IndicatorId, Kind, MunicipalityId};
use crate::domain::indicator::catalogue::{Catalogue, Direction, Indicator, Unit};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::domain::indicator::series::{Quality, Sex, Version};
use crate::domain::problem::Wrong;
use crate::exchange::table::{
    Caution, Cell, Column, FigureProblem, Problem, ProblemKind, Row, Table, without_footnotes,
};
use crate::fields;
use crate::text::Folded;
use figure::{Evidence, Style, Unreadable, Written};

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
}

/// Where a figure stands in a row, and what its column says of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Slot {
    value: Option<usize>,
    numerator: Option<usize>,
    denominator: Option<usize>,
    /// Place in [`Reading::codes`].
    code: Option<usize>,
    period: Option<Period>,
    sex: Option<Sex>,
}

/// An indicator of the file.
struct Code {
    indicator: Indicator,
    /// Whether it comes into being.
    is_new: bool,
    /// Values it has here, as far as they tell shares from per cent.
    range: shares::Range,
}

/// A figure of the file.
struct Point {
    line: usize,
    column: usize,
    version: Version,
    /// A percent sign stands behind it: no share, whatever it is.
    percent: bool,
}

/// One series of the file: place of the indicator, length, sex, municipality.
type Key = (usize, PeriodKind, Sex, u64);

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
    series: HashMap<Key, Vec<Point>>,
    bad: BTreeSet<usize>,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
    missing: usize,
}

/// Lookups of a column, by what is written there.
type Known<'t, T> = HashMap<&'t str, Result<T, ProblemKind>>;

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
        series: HashMap::new(),
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

    /// Where figures stand: one place in long tables, a column each in wide ones.
    fn slots(&mut self) -> Result<Vec<Slot>, Vec<Problem>> {
        let table = self.table;
        if let Some(index) = table.place("indicator") {
            for row in &table.rows {
                let text = row.at(index).text;
                if !self.written.contains(text) {
                    self.written.insert(text.to_owned());
                }
            }
        }
        let [value, numerator, denominator] =
            ["value", "numerator", "denominator"].map(|field| table.place(field));
        let slots = if value.or(numerator).or(denominator).is_some() {
            vec![Slot {
                value,
                numerator,
                denominator,
                ..Slot::default()
            }]
        } else {
            self.wide()?
        };
        let mut problems = Vec::new();
        let said = |field: &str, by_caller: bool| table.has(field) || by_caller;
        for (field, there, by_caller) in [
            (
                "indicator",
                slots.iter().all(|slot| slot.code.is_some()),
                self.options().indicator.is_some(),
            ),
            (
                "period",
                slots.iter().all(|slot| slot.period.is_some()),
                self.options().period.is_some(),
            ),
        ] {
            if !there && !said(field, by_caller) {
                problems.push(Problem {
                    file: table.file.clone(),
                    line: table.header_line,
                    column: 0,
                    field: Some(field),
                    kind: ProblemKind::Figure(FigureProblem::NotSaid),
                });
            }
        }
        if problems.is_empty() {
            Ok(slots)
        } else {
            Err(problems)
        }
    }

    /// What points and commas are in this file.
    fn style_of(&self, slots: &[Slot]) -> Style {
        let mut seen = Evidence::default();
        match self.options().decimal {
            Some(',') => seen.see("0,5"),
            Some(_) => seen.see("0.5"),
            None => {
                let places: Vec<usize> = slots
                    .iter()
                    .flat_map(|slot| [slot.value, slot.numerator, slot.denominator])
                    .flatten()
                    .collect();
                for row in &self.table.rows {
                    for place in &places {
                        seen.see(row.at(*place).text);
                    }
                }
            }
        }
        seen.style(self.table.sheet.is_some())
    }

    /// The place of a code among those of the file, and the sex its ending says.
    fn code(&mut self, text: &str) -> Result<(usize, Option<Sex>), Wrong> {
        if let Some(known) = self.spelled.get(text) {
            return known.clone();
        }
        let found = self.look_up(text);
        self.spelled.insert(text.to_owned(), found.clone());
        found
    }

    fn look_up(&mut self, text: &str) -> Result<(usize, Option<Sex>), Wrong> {
        let written = without_footnotes(text);
        let (code, sex) = match wide::sex_behind(written) {
            Some((base, sex)) if self.is_base(written, base) => (base, Some(sex)),
            _ => (written, None),
        };
        if code.is_empty() {
            return Err(Wrong::Missing);
        }
        let is_it = |one: &Code| one.indicator.code.eq_ignore_ascii_case(code);
        if let Some(at) = self.codes.iter().position(is_it) {
            return Ok((at, sex));
        }
        let (indicator, is_new) = match self.catalogue.find(code) {
            Some(known) => (known.clone(), false),
            None => (self.own(code)?, true),
        };
        self.codes.push(Code {
            indicator,
            is_new,
            range: shares::Range::default(),
        });
        Ok((self.codes.len() - 1, sex))
    }

    /// Whether `K2_M` is K2 of men: no indicator is called so, and K2 is known or in the file, or so
    /// is the same of women.
    fn is_base(&self, whole: &str, base: &str) -> bool {
        if self.catalogue.find(whole).is_some() {
            return false;
        }
        let sibling = |one: &String| {
            one != whole && wide::sex_behind(one).is_some_and(|(other, _)| other == base)
        };
        self.catalogue.find(base).is_some()
            || self.written.contains(base)
            || self.written.iter().any(sibling)
    }

    /// A new indicator of the house.
    fn own(&self, code: &str) -> Result<Indicator, Wrong> {
        let field = fields::named(Kind::Indicator, "code").ok_or(Wrong::Missing)?;
        let value = fields::parse(field, code, &self.around.context)?;
        match fields::suspicious(field, &value) {
            Some(wrong) if !self.around.keep_suspicious => Err(wrong),
            _ => {
                let fields::Value::Text(code) = value else {
                    return Err(Wrong::Missing);
                };
                let n = self.codes.len() as u64 + 1;
                Ok(Indicator::own(IndicatorId::provisional(n), code))
            }
        }
    }

    fn read(&mut self, slots: &[Slot], progress: &mut dyn FnMut(usize, usize)) {
        const STEP: usize = 4_096;
        let table = self.table;
        let place = |field: &str| table.place(field);
        let (municipality, indicator, period) =
            (place("municipality"), place("indicator"), place("period"));
        let (sex, status, quality) = (place("sex"), place("data_status"), place("quality"));
        let around = self.around;
        let options = self.options();
        let today = around.defaults.today;
        let mut municipalities: Known<'_, u64> = HashMap::new();
        let mut periods: Known<'_, Period> = HashMap::new();
        let mut sexes: Known<'_, Sex> = HashMap::new();
        let mut statuses: Known<'_, NaiveDate> = HashMap::new();
        let mut qualities: Known<'_, Quality> = HashMap::new();
        for (done, row) in table.rows.iter().enumerate() {
            if done % STEP == 0 {
                progress(done, table.rows.len());
            }
            let who = self.look(row, municipality, &mut municipalities, |text| {
                fields::find(Kind::Municipality, text, &around.context)
                    .map(|id| id.id)
                    .map_err(ProblemKind::Value)
            });
            let when = self.look(row, period, &mut periods, |text| {
                when::period(without_footnotes(text)).ok_or_else(|| {
                    let text = text.to_owned();
                    ProblemKind::Figure(FigureProblem::NoPeriod { text })
                })
            });
            let of = self.look(row, sex, &mut sexes, |text| {
                sex_of(text, around).map_err(ProblemKind::Value)
            });
            let status = self.look(row, status, &mut statuses, |text| {
                spoken::date(text, today).map_err(|_| {
                    let text = text.to_owned();
                    ProblemKind::Value(Wrong::NotADate { text })
                })
            });
            let quality = self.look(row, quality, &mut qualities, |text| {
                quality_of(text).map_err(ProblemKind::Value)
            });
            let what = self.indicator_of(row, indicator);
            if municipality.is_some_and(|at| row.at(at).text.is_empty())
                && let Some(cell) = table.cell(row, "municipality")
            {
                self.complain(row, cell, ProblemKind::Value(Wrong::Missing));
            }
            let said = Said {
                municipality: who,
                code: what,
                period: when.or(options.period),
                sex: of,
                status: status.or(options.data_status).unwrap_or(today),
                quality: quality.or(options.quality).unwrap_or(Quality::Final),
            };
            for slot in slots {
                self.take(row, *slot, said);
            }
        }
    }

    /// What a cell means, looked up once for all that are written alike; none where there is nothing
    /// or it is bad.
    fn look<'t, T: Copy>(
        &mut self,
        row: &'t Row,
        place: Option<usize>,
        known: &mut Known<'t, T>,
        read: impl FnOnce(&'t str) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        let cell = row.at(place?);
        if cell.text.is_empty() {
            return None;
        }
        match known.entry(cell.text).or_insert_with(|| read(cell.text)) {
            Ok(value) => Some(*value),
            Err(kind) => {
                let kind = kind.clone();
                let field = place.and_then(|at| self.table.field_at(at));
                self.complain(row, Cell { field, ..cell }, kind);
                None
            }
        }
    }

    fn indicator_of(&mut self, row: &Row, place: Option<usize>) -> Option<(usize, Option<Sex>)> {
        let options = self.options();
        let cell = place.map(|at| row.at(at));
        let text = match (cell, &options.indicator) {
            (Some(cell), _) if !cell.text.is_empty() => cell.text,
            (_, Some(code)) => code,
            _ => return None,
        };
        match self.code(text) {
            Ok(found) => Some(found),
            Err(wrong) => {
                let cell = cell.unwrap_or_else(|| row.at(0));
                let field = Some("indicator");
                self.complain(row, Cell { field, ..cell }, ProblemKind::Value(wrong));
                None
            }
        }
    }

    /// Takes one figure of a row.
    fn take(&mut self, row: &Row, slot: Slot, said: Said) {
        let [value, numerator, denominator] =
            [slot.value, slot.numerator, slot.denominator].map(|place| {
                let written = self.written_at(row, place)?;
                Some((row.at(place?), written))
            });
        let mark = [value, numerator, denominator]
            .into_iter()
            .flatten()
            .find_map(|(_, written)| match written {
                Written::Mark(mark) => Some(mark),
                _ => None,
            });
        let number = |part: Option<(Cell<'_>, Written)>| match part {
            Some((_, Written::Value(value))) => Some(value.figure),
            _ => None,
        };
        let (there, of, under) = (number(value), number(numerator), number(denominator));
        if there.or(of).or(under).is_none() {
            self.missing += 1;
            if mark.is_none() {
                return;
            }
        }
        let code = slot.code.map(|at| (at, None)).or(said.code);
        for (field, is_there) in [
            ("indicator", code.is_some()),
            ("period", slot.period.or(said.period).is_some()),
        ] {
            // A bad cell was named already; an empty one was not.
            if !is_there
                && let Some(cell) = self.table.cell(row, field)
                && cell.text.is_empty()
            {
                self.complain(row, cell, ProblemKind::Value(Wrong::Missing));
            }
        }
        let (Some((code, sex_of_code)), Some(period), Some(municipality)) =
            (code, slot.period.or(said.period), said.municipality)
        else {
            return;
        };
        let sex = slot.sex.or(sex_of_code).or(said.sex).unwrap_or(Sex::All);
        let mut quality = said.quality;
        let mut percent = false;
        if let Some((cell, Written::Value(value))) = value {
            percent = value.percent;
            if !self.percent_fits(row, cell, code, percent) {
                return;
            }
            self.codes[code].range.see(value.figure, percent);
            // Brackets never make a provisional figure a final one.
            if quality == Quality::Final {
                quality = value.quality.unwrap_or(quality);
            }
        }
        let place = slot.value.or(slot.numerator).or(slot.denominator);
        let version = Version {
            period,
            data_status: said.status,
            quality,
            value: there,
            numerator: of,
            denominator: under,
            mark: mark.filter(|_| there.is_none()),
        };
        let key = (code, period.kind(), sex, municipality);
        self.series.entry(key).or_default().push(Point {
            line: row.line,
            column: place.map_or(0, |at| at + 1),
            version,
            percent,
        });
    }

    /// What a cell of a figure says; a complaint if it can't be read.
    fn written_at(&mut self, row: &Row, place: Option<usize>) -> Option<Written> {
        let cell = row.at(place?);
        let field = place.and_then(|at| self.table.field_at(at));
        let cell = Cell { field, ..cell };
        match figure::read(cell.text, self.style) {
            Ok(Written::Mark('-')) if self.options().dash_is_zero => {
                figure::read("0", self.style).ok()
            }
            Ok(written) => {
                if let Written::Value(value) = written
                    && value.by_style
                    && self.style.is_unproven()
                    && self.warnings.is_empty()
                {
                    let caution = Caution::UnprovenMark {
                        text: cell.text.to_owned(),
                        read: value.figure.to_string(),
                    };
                    let problem = self.table.problem(cell, ProblemKind::Caution(caution));
                    self.warnings.push(problem);
                }
                Some(written)
            }
            Err(why) => {
                let text = cell.text.to_owned();
                let kind = ProblemKind::Figure(match why {
                    Unreadable::NoNumber => FigureProblem::NoNumber { text },
                    Unreadable::Groups => FigureProblem::Groups { text },
                    Unreadable::TooLong => FigureProblem::TooLong { text },
                    Unreadable::Either => FigureProblem::Either { text },
                });
                self.complain(row, cell, kind);
                None
            }
        }
    }

    /// A percent sign tells the unit of a new indicator, and is wrong at one of another unit.
    fn percent_fits(&mut self, row: &Row, cell: Cell<'_>, code: usize, percent: bool) -> bool {
        let one = &mut self.codes[code];
        if !percent || one.indicator.unit == Unit::PerCent {
            return true;
        }
        if one.is_new && one.indicator.unit == Unit::Number {
            one.indicator.unit = Unit::PerCent;
            return true;
        }
        let kind = ProblemKind::Figure(FigureProblem::Percent {
            text: cell.text.to_owned(),
            code: one.indicator.code.clone(),
        });
        self.complain(
            row,
            Cell {
                field: Some("value"),
                ..cell
            },
            kind,
        );
        false
    }

    /// What the caller says about directions.
    fn directions(&mut self) -> Result<(), ImportError> {
        let mut problems = Vec::new();
        for (code, direction) in &self.options().directions {
            let is_it = |one: &&mut Code| one.indicator.code.eq_ignore_ascii_case(code);
            let kind = match self.codes.iter_mut().find(is_it) {
                Some(one) if one.is_new => {
                    one.indicator.direction = *direction;
                    continue;
                }
                Some(one) if one.indicator.direction == *direction => continue,
                Some(one) => FigureProblem::DirectionStands {
                    code: one.indicator.code.clone(),
                    direction: one.indicator.direction.name(),
                },
                None => FigureProblem::NoSuchCode { code: code.clone() },
            };
            problems.push(Problem {
                file: "--direction".to_owned(),
                line: 0,
                column: 0,
                field: None,
                kind: ProblemKind::Figure(kind),
            });
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(ImportError::File(problems))
        }
    }
}

/// What the cells of a row say about all its figures.
#[derive(Debug, Clone, Copy)]
struct Said {
    municipality: Option<u64>,
    code: Option<(usize, Option<Sex>)>,
    period: Option<Period>,
    sex: Option<Sex>,
    status: NaiveDate,
    quality: Quality,
}

fn sex_of(text: &str, around: &Surroundings<'_>) -> Result<Sex, Wrong> {
    let field = fields::named(Kind::Series, "sex").ok_or(Wrong::Missing)?;
    let value = fields::parse(field, text, &around.context)?;
    Ok(match value {
        fields::Value::Choice("male") => Sex::Male,
        fields::Value::Choice("female") => Sex::Female,
        _ => Sex::All,
    })
}

/// A quality by its name or what German files call it.
fn quality_of(text: &str) -> Result<Quality, Wrong> {
    const NAMES: [(&str, Quality); 14] = [
        ("final", Quality::Final),
        ("endgueltig", Quality::Final),
        ("t-3", Quality::Final),
        ("provisional", Quality::Provisional),
        ("vorlaeufig", Quality::Provisional),
        ("hochgerechnet", Quality::Provisional),
        ("t-0", Quality::Provisional),
        ("estimated", Quality::Estimated),
        ("geschaetzt", Quality::Estimated),
        ("limited", Quality::Limited),
        ("eingeschraenkt", Quality::Limited),
        ("revised", Quality::Revised),
        ("revidiert", Quality::Revised),
        ("korrigiert", Quality::Revised),
    ];
    let typed = Folded::new(text);
    let found = NAMES.iter().find(|(name, _)| *name == typed.spelled());
    found
        .map(|(_, quality)| *quality)
        .ok_or_else(|| Wrong::NotAChoice {
            text: text.to_owned(),
            choices: "final, provisional, estimated, limited, revised".to_owned(),
        })
}

/// What a figure is a hundred times as large, exactly.
fn hundredfold(figure: Figure) -> Option<Figure> {
    match figure.scale() {
        0 => Figure::new(figure.mantissa().checked_mul(100)?, 0),
        1 => Figure::new(figure.mantissa().checked_mul(10)?, 0),
        scale => Figure::new(figure.mantissa(), scale - 2),
    }
}

/// Whose series a key is of.
const fn municipality(key: &Key) -> MunicipalityId {
    MunicipalityId(key.3)
}
