//! Row by row: what the cells say, and every bad one.

use chrono::NaiveDate;

use super::Reading;
use super::figure::{self, Unreadable, Written};
use super::numbered::Numbered;
use super::points::Key;
use super::slots::Slot;
use super::when;
use super::words::{quality_of, sex_of};
use crate::domain::date::spoken;
use crate::domain::id::{Kind, MunicipalityId};
use crate::domain::indicator::catalogue::Unit;
use crate::domain::indicator::period::Period;
use crate::domain::indicator::series::{Quality, Sex, Version};
use crate::domain::problem::Wrong;
use crate::exchange::table::{Caution, Cell, FigureProblem, ProblemKind, Row, without_footnotes};
use crate::fields;

/// What the texts of a column mean, each read once.
struct Known<'t, T> {
    texts: Numbered<&'t str>,
    meanings: Vec<Result<T, ProblemKind>>,
}

impl<T> Default for Known<'_, T> {
    fn default() -> Self {
        Self {
            texts: Numbered::default(),
            meanings: Vec::new(),
        }
    }
}

impl<'t, T> Known<'t, T> {
    fn meaning(
        &mut self,
        text: &'t str,
        read: impl FnOnce(&'t str) -> Result<T, ProblemKind>,
    ) -> &Result<T, ProblemKind> {
        let (at, is_new) = self.texts.number(text);
        if is_new {
            self.meanings.push(read(text));
        }
        &self.meanings[at]
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

impl<'a> Reading<'a> {
    pub(super) fn read(&mut self, slots: &[Slot], progress: &mut dyn FnMut(usize, usize)) {
        const STEP: usize = 4_096;
        let table = self.table;
        let place = |field: &str| table.place(field);
        let (municipality, indicator, period) =
            (place("municipality"), place("indicator"), place("period"));
        let (sex, status, quality) = (place("sex"), place("data_status"), place("quality"));
        let around = self.around;
        let options = self.options();
        let today = around.defaults.today;
        let mut indicators: Known<'_, (usize, Option<Sex>)> = Known::default();
        let mut municipalities: Known<'_, u64> = Known::default();
        let mut periods: Known<'_, Period> = Known::default();
        let mut sexes: Known<'_, Sex> = Known::default();
        let mut statuses: Known<'_, NaiveDate> = Known::default();
        let mut qualities: Known<'_, Quality> = Known::default();
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
            let what = self.indicator_of(row, indicator, &mut indicators);
            if municipality.is_some_and(|at| table.at(row, at).text.is_empty())
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
    fn look<T: Copy>(
        &mut self,
        row: &Row,
        place: Option<usize>,
        known: &mut Known<'a, T>,
        read: impl FnOnce(&'a str) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        let cell = self.table.at(row, place?);
        if cell.text.is_empty() {
            return None;
        }
        match known.meaning(cell.text, read) {
            Ok(value) => Some(*value),
            Err(kind) => {
                let kind = kind.clone();
                let field = place.and_then(|at| self.table.field_at(at));
                self.complain(row, Cell { field, ..cell }, kind);
                None
            }
        }
    }

    fn indicator_of(
        &mut self,
        row: &Row,
        place: Option<usize>,
        known: &mut Known<'a, (usize, Option<Sex>)>,
    ) -> Option<(usize, Option<Sex>)> {
        let cell = place.map(|at| self.table.at(row, at));
        let text = match (cell, &self.options().indicator) {
            (Some(cell), _) if !cell.text.is_empty() => cell.text,
            (_, Some(code)) => code,
            _ => return None,
        };
        match known.meaning(text, |text| self.code(text).map_err(ProblemKind::Value)) {
            Ok(found) => Some(*found),
            Err(kind) => {
                let kind = kind.clone();
                let cell = cell.unwrap_or_else(|| self.table.at(row, 0));
                let field = Some("indicator");
                self.complain(row, Cell { field, ..cell }, kind);
                None
            }
        }
    }

    /// Takes one figure of a row.
    fn take(&mut self, row: &Row, slot: Slot, said: Said) {
        let [value, numerator, denominator] =
            [slot.value, slot.numerator, slot.denominator].map(|place| {
                let written = self.written_at(row, place)?;
                Some((self.table.at(row, place?), written))
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
        let key = Key {
            code,
            length: period.kind(),
            sex,
            municipality: MunicipalityId(municipality),
        };
        let at = (row.line, place.map_or(0, |at| at + 1));
        self.points.add(key, &version, at, percent);
    }

    /// What a cell of a figure says; a complaint if it can't be read.
    fn written_at(&mut self, row: &Row, place: Option<usize>) -> Option<Written> {
        let cell = self.table.at(row, place?);
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
}
