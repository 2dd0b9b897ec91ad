//! The figures of a file until they are merged, series by series.
//!
//! Responsible for: holding a million and a half of them in a few dozen bytes each.

use chrono::NaiveDate;

use super::numbered::Numbered;
use crate::domain::id::MunicipalityId;
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::domain::indicator::series::{Quality, Sex, Version};

const VALUE: u8 = 1;
const NUMERATOR: u8 = 2;
const DENOMINATOR: u8 = 4;
const PERCENT: u8 = 8;

/// One series of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// Place in [`super::Reading::codes`].
    pub(super) code: usize,
    pub(super) length: PeriodKind,
    pub(super) sex: Sex,
    pub(super) municipality: MunicipalityId,
}

/// A figure of the file and where it stands. Lines and columns of a file fit by its size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point {
    line: u32,
    column: u32,
    /// Of its period.
    ordinal: u32,
    /// Where its numbers begin in [`Points::numbers`].
    numbers: u32,
    data_status: NaiveDate,
    mark: Option<char>,
    quality: Quality,
    /// Which numbers it has, and whether a percent sign stands behind its value.
    parts: u8,
}

impl Point {
    pub(super) const fn line(&self) -> usize {
        self.line as usize
    }

    pub(super) const fn column(&self) -> usize {
        self.column as usize
    }

    /// Whether it has a number, and is no mark alone.
    pub(super) const fn has_number(&self) -> bool {
        self.parts & (VALUE | NUMERATOR | DENOMINATOR) != 0
    }

    pub(super) const fn quality(&self) -> Quality {
        self.quality
    }

    /// What two figures of a series may not both be: of one period, data status and finality.
    pub(super) const fn place(&self) -> (u32, NaiveDate, bool) {
        (self.ordinal, self.data_status, self.quality.is_final())
    }
}

/// All figures of a file.
#[derive(Debug, Default)]
pub(super) struct Points {
    keys: Numbered<Key>,
    series: Vec<Vec<Point>>,
    numbers: Vec<Figure>,
}

impl Points {
    /// Adds a figure of a line and column; whether a percent sign stands behind its value.
    pub(super) fn add(&mut self, key: Key, version: &Version, at: (usize, usize), percent: bool) {
        let (series, is_new) = self.keys.number(key);
        if is_new {
            self.series.push(Vec::new());
        }
        let numbers = self.numbers.len() as u32;
        let mut parts = if percent { PERCENT } else { 0 };
        for (part, number) in [
            (VALUE, version.value),
            (NUMERATOR, version.numerator),
            (DENOMINATOR, version.denominator),
        ] {
            if let Some(number) = number {
                parts |= part;
                self.numbers.push(number);
            }
        }
        self.series[series].push(Point {
            line: at.0 as u32,
            column: at.1 as u32,
            ordinal: version.period.ordinal(),
            numbers,
            data_status: version.data_status,
            mark: version.mark,
            quality: version.quality,
            parts,
        });
    }

    /// What a figure says.
    pub(super) fn version(&self, length: PeriodKind, point: &Point) -> Option<Version> {
        let mut numbers = self.numbers.get(point.numbers as usize..)?.iter().copied();
        let mut part = |bit| (point.parts & bit != 0).then(|| numbers.next()).flatten();
        Some(Version {
            period: Period::from_ordinal(length, point.ordinal)?,
            data_status: point.data_status,
            quality: point.quality,
            value: part(VALUE),
            numerator: part(NUMERATOR),
            denominator: part(DENOMINATOR),
            mark: point.mark,
        })
    }

    /// The figures of an indicator.
    pub(super) fn of_code(&self, code: usize) -> impl Iterator<Item = &Point> {
        let all = self.keys.all().iter().zip(&self.series);
        let of_code = all.filter(move |(key, _)| key.code == code);
        of_code.flat_map(|(_, points)| points)
    }

    /// Changes the values of an indicator that have no percent sign.
    pub(super) fn change_values(&mut self, code: usize, change: impl Fn(Figure) -> Option<Figure>) {
        let places: Vec<u32> = self
            .of_code(code)
            .filter(|point| point.parts & (VALUE | PERCENT) == VALUE)
            .map(|point| point.numbers)
            .collect();
        for place in places {
            let value = &mut self.numbers[place as usize];
            *value = change(*value).unwrap_or(*value);
        }
    }

    /// Puts the figures of each series into their order; of those at one place the first lines come
    /// first.
    pub(super) fn sort(&mut self) {
        let order = |point: &Point| (point.place(), point.line, point.column);
        for points in &mut self.series {
            if !points.is_sorted_by_key(order) {
                points.sort_by_key(order);
            }
        }
    }

    /// About so many figures that came first: the numbers of a figure tell when it came.
    pub(super) fn first(&self, most: usize) -> impl Iterator<Item = (&Key, &Point)> {
        // A figure has three numbers at most; one without any came at the next one's place.
        let until = 3 * most as u32;
        let early = self.series().flat_map(move |(key, points)| {
            let early = points.iter().filter(move |point| point.numbers < until);
            early.map(move |point| (key, point))
        });
        let mut early: Vec<(&Key, &Point)> = early.collect();
        early.sort_by_key(|(_, point)| (point.line, point.column));
        early.truncate(most);
        early.into_iter()
    }

    /// Each series and its figures.
    pub(super) fn series(&self) -> impl Iterator<Item = (&Key, &[Point])> {
        let all = self.keys.all().iter().zip(&self.series);
        all.map(|(key, points)| (key, points.as_slice()))
    }
}

/// A set of lines: of millions, and most of them in it.
#[derive(Debug, Default)]
pub(super) struct Lines {
    words: Vec<u64>,
    count: usize,
}

impl Lines {
    pub(super) fn insert(&mut self, line: usize) {
        let (word, bit) = (line / 64, 1_u64 << (line % 64));
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        self.count += usize::from(self.words[word] & bit == 0);
        self.words[word] |= bit;
    }

    pub(super) const fn len(&self) -> usize {
        self.count
    }
}
