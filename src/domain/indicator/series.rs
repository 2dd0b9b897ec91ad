//! The figures of one indicator, municipality and sex over time, with every version they had.
//!
//! Packed: a hundred thousand figures are read for one screen, so a version is some fifteen bytes and
//! no allocation of its own.
//!
//! ```text
//! version   period − period before   varint
//!           data status              varint: position in `statuses`
//!           what is there            byte: quality 3 bits, value, numerator, denominator, raw mark
//!           value, numerator, denominator, each: scale byte, mantissa as zigzag varint
//!           raw mark                 byte
//! ```

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::figure::Figure;
use super::period::{Period, PeriodKind};
use crate::domain::id::{Kind, MunicipalityId, References, SeriesId};
use crate::domain::problem::{Problem, Wrong};

/// Of whom the figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Everybody.
    All,
    /// Men.
    Male,
    /// Women.
    Female,
}

/// How sure a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// After the waiting time (T-3).
    Final,
    /// Before it (T-0).
    Provisional,
    /// Estimated.
    Estimated,
    /// Of limited significance.
    Limited,
    /// Corrected by its publisher.
    Revised,
}

impl Quality {
    /// Every quality, by the code it is packed with: append only.
    pub const ALL: [Self; 5] = [
        Self::Final,
        Self::Provisional,
        Self::Estimated,
        Self::Limited,
        Self::Revised,
    ];

    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Final => "final",
            Self::Provisional => "provisional",
            Self::Estimated => "estimated",
            Self::Limited => "limited",
            Self::Revised => "revised",
        }
    }

    /// Whether it counts with the final figures: everything but provisional ones does.
    pub const fn is_final(self) -> bool {
        !matches!(self, Self::Provisional)
    }
}

/// The marks published instead of a value, by the code they are packed with: append only.
pub const RAW_MARKS: [char; 6] = ['x', '.', '-', '…', '/', '*'];

/// One version of one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Which period.
    pub period: Period,
    /// The date the figures are of.
    pub data_status: NaiveDate,
    /// How sure it is.
    pub quality: Quality,
    /// The value as published; none = missing, or to be reckoned from the next two.
    pub value: Option<Figure>,
    /// Numerator.
    pub numerator: Option<Figure>,
    /// Denominator.
    pub denominator: Option<Figure>,
    /// The mark published instead of a value, one of [`RAW_MARKS`].
    pub mark: Option<char>,
}

impl Version {
    /// Whether it was known on `as_of` (none = now) and is of the wanted finality.
    pub fn is_meant(&self, as_of: Option<NaiveDate>, provisional: bool) -> bool {
        as_of.is_none_or(|day| self.data_status <= day) && self.quality.is_final() != provisional
    }

    /// Whether two versions say the same, whatever day they are of.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let same = |a: Option<Figure>, b: Option<Figure>| match (a, b) {
            (Some(a), Some(b)) => a == b,
            (None, None) => true,
            _ => false,
        };
        self.period == other.period
            && self.quality == other.quality
            && same(self.value, other.value)
            && same(self.numerator, other.numerator)
            && same(self.denominator, other.denominator)
            && self.mark == other.mark
    }
}

/// Versions as bytes, ascending by period, then by data status.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Packed(Vec<u8>);

/// All versions of the figures of one indicator, municipality, sex and length of period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its number.
    pub id: SeriesId,
    /// Code of the indicator.
    pub indicator: String,
    /// Whose figures.
    pub municipality: MunicipalityId,
    /// Of whom.
    pub sex: Sex,
    /// How long its periods are.
    pub length: PeriodKind,
    /// The data statuses that occur, ascending.
    statuses: Vec<NaiveDate>,
    packed: Packed,
}

fn put_varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn put_figure(out: &mut Vec<u8>, figure: Figure) {
    out.push(figure.scale());
    let mantissa = figure.mantissa();
    put_varint(out, ((mantissa << 1) ^ (mantissa >> 63)) as u64);
}

/// Reads packed versions one after the other; stops at the first byte that makes no sense.
struct Unpacking<'a> {
    bytes: &'a [u8],
    length: PeriodKind,
    statuses: &'a [NaiveDate],
    period: u32,
}

impl Unpacking<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn varint(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn figure(&mut self) -> Option<Figure> {
        let scale = self.byte()?;
        let zigzag = self.varint()?;
        Figure::new((zigzag >> 1) as i64 ^ -((zigzag & 1) as i64), scale)
    }

    /// Passes over a version without taking it apart.
    fn pass(&mut self) -> Option<()> {
        let step = u32::try_from(self.varint()?).ok()?;
        self.period = self.period.checked_add(step)?;
        self.varint()?;
        let what = self.byte()?;
        for bit in [8, 16, 32] {
            if what & bit != 0 {
                self.byte()?;
                self.varint()?;
            }
        }
        if what & 64 != 0 {
            self.byte()?;
        }
        Some(())
    }

    /// Passes over all versions of periods before this one.
    fn pass_to(&mut self, period: u32) {
        loop {
            let before = (self.bytes, self.period);
            if self.pass().is_none() || self.period >= period {
                (self.bytes, self.period) = before;
                return;
            }
        }
    }

    fn one(&mut self) -> Option<Version> {
        let step = u32::try_from(self.varint()?).ok()?;
        self.period = self.period.checked_add(step)?;
        let period = Period::from_ordinal(self.length, self.period)?;
        let status = usize::try_from(self.varint()?).ok()?;
        let data_status = *self.statuses.get(status)?;
        let what = self.byte()?;
        let quality = *Quality::ALL.get(usize::from(what & 7))?;
        let mut figure = |bit: u8| -> Option<Option<Figure>> {
            if what & bit == 0 {
                Some(None)
            } else {
                self.figure().map(Some)
            }
        };
        let (value, numerator, denominator) = (figure(8)?, figure(16)?, figure(32)?);
        let mark = if what & 64 == 0 {
            None
        } else {
            Some(*RAW_MARKS.get(usize::from(self.byte()?))?)
        };
        Some(Version {
            period,
            data_status,
            quality,
            value,
            numerator,
            denominator,
            mark,
        })
    }
}

impl Iterator for Unpacking<'_> {
    type Item = Version;

    fn next(&mut self) -> Option<Version> {
        if self.bytes.is_empty() {
            return None;
        }
        self.one()
    }
}

impl Series {
    /// A series without figures.
    pub fn new(
        id: SeriesId,
        indicator: impl Into<String>,
        municipality: MunicipalityId,
        sex: Sex,
        length: PeriodKind,
    ) -> Self {
        Self {
            id,
            indicator: indicator.into(),
            municipality,
            sex,
            length,
            statuses: Vec::new(),
            packed: Packed::default(),
        }
    }

    /// Every version, by period, then by data status.
    pub fn versions(&self) -> impl Iterator<Item = Version> + '_ {
        Unpacking {
            bytes: &self.packed.0,
            length: self.length,
            statuses: &self.statuses,
            period: 0,
        }
    }

    /// The versions of these periods, by period, then by data status. What lies before is passed over,
    /// which takes a fraction of reading it.
    pub fn between(&self, first: Period, last: Period) -> impl Iterator<Item = Version> + '_ {
        let same_length = first.kind() == self.length && last.kind() == self.length;
        let mut unpacking = Unpacking {
            bytes: if same_length { &self.packed.0 } else { &[] },
            length: self.length,
            statuses: &self.statuses,
            period: 0,
        };
        unpacking.pass_to(first.ordinal());
        unpacking.take_while(move |one| one.period <= last)
    }

    /// The days its figures are of, ascending.
    pub fn statuses(&self) -> &[NaiveDate] {
        &self.statuses
    }

    /// Puts versions in the place of all there are. They are sorted; of two with the same period,
    /// data status and finality the later one in the list stays.
    pub fn set(&mut self, mut versions: Vec<Version>) {
        let place = |one: &Version| (one.period, one.data_status, one.quality.is_final());
        // Stable, so that the later one of a pair is the last.
        versions.sort_by_key(place);
        versions.dedup_by(|later, earlier| {
            let same = place(later) == place(earlier);
            if same {
                *earlier = *later;
            }
            same
        });
        let mut statuses: Vec<NaiveDate> = versions.iter().map(|one| one.data_status).collect();
        statuses.sort_unstable();
        statuses.dedup();
        let mut out = Vec::with_capacity(versions.len() * 16);
        let mut before = 0;
        for one in &versions {
            put_varint(&mut out, u64::from(one.period.ordinal() - before));
            before = one.period.ordinal();
            let status = statuses.binary_search(&one.data_status).unwrap_or(0);
            put_varint(&mut out, status as u64);
            let quality = Quality::ALL
                .iter()
                .position(|quality| *quality == one.quality);
            let mark = one
                .mark
                .and_then(|mark| RAW_MARKS.iter().position(|known| *known == mark));
            let mut what = quality.unwrap_or(0) as u8;
            for (bit, there) in [
                (8, one.value.is_some()),
                (16, one.numerator.is_some()),
                (32, one.denominator.is_some()),
                (64, mark.is_some()),
            ] {
                if there {
                    what |= bit;
                }
            }
            out.push(what);
            for figure in [one.value, one.numerator, one.denominator]
                .into_iter()
                .flatten()
            {
                put_figure(&mut out, figure);
            }
            out.extend(mark.map(|mark| mark as u8));
        }
        self.statuses = statuses;
        self.packed = Packed(out);
    }

    /// The figure that holds for a period: the newest version known on `as_of` (none = now) of the
    /// wanted finality.
    pub fn at(
        &self,
        period: Period,
        as_of: Option<NaiveDate>,
        provisional: bool,
    ) -> Option<Version> {
        self.between(period, period)
            .filter(|one| one.is_meant(as_of, provisional))
            .last()
    }

    /// The figures that hold, one a period, ascending; see [`Self::at`].
    pub fn holding(
        &self,
        as_of: Option<NaiveDate>,
        provisional: bool,
    ) -> impl Iterator<Item = Version> + '_ {
        let mut versions = self
            .versions()
            .filter(move |one| one.is_meant(as_of, provisional))
            .peekable();
        std::iter::from_fn(move || {
            let mut newest = versions.next()?;
            while let Some(later) = versions.next_if(|one| one.period == newest.period) {
                newest = later;
            }
            Some(newest)
        })
    }

    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.indicator.trim().is_empty() {
            problems.push(Problem::new("indicator", Wrong::Missing));
        }
        problems
    }
}

impl References for Series {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Municipality, &mut self.municipality.0);
    }
}

impl Serialize for Packed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Packed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl de::Visitor<'_> for Bytes {
            type Value = Packed;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("packed versions")
            }

            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Packed, E> {
                Ok(Packed(bytes.to_vec()))
            }

            fn visit_byte_buf<E: de::Error>(self, bytes: Vec<u8>) -> Result<Packed, E> {
                Ok(Packed(bytes))
            }
        }
        deserializer.deserialize_byte_buf(Bytes)
    }
}

/// The shape in text formats: versions in full.
#[derive(Serialize, Deserialize)]
struct Plain {
    id: SeriesId,
    indicator: String,
    municipality: MunicipalityId,
    sex: Sex,
    length: PeriodKind,
    versions: Vec<Version>,
}

/// The shape in binary stores.
#[derive(Serialize, Deserialize)]
struct Dense {
    id: SeriesId,
    indicator: String,
    municipality: MunicipalityId,
    sex: Sex,
    length: PeriodKind,
    statuses: Vec<NaiveDate>,
    packed: Packed,
}

impl Serialize for Series {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let one = self.clone();
        if serializer.is_human_readable() {
            Plain {
                id: one.id,
                municipality: one.municipality,
                sex: one.sex,
                length: one.length,
                versions: one.versions().collect(),
                indicator: one.indicator,
            }
            .serialize(serializer)
        } else {
            Dense {
                id: one.id,
                indicator: one.indicator,
                municipality: one.municipality,
                sex: one.sex,
                length: one.length,
                statuses: one.statuses,
                packed: one.packed,
            }
            .serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Series {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let plain = Plain::deserialize(deserializer)?;
            let length = plain.length;
            if plain.versions.iter().any(|one| one.period.kind() != length) {
                return Err(de::Error::custom("a period of another length"));
            }
            let mut series = Self::new(
                plain.id,
                plain.indicator,
                plain.municipality,
                plain.sex,
                length,
            );
            series.set(plain.versions);
            Ok(series)
        } else {
            let dense = Dense::deserialize(deserializer)?;
            Ok(Self {
                id: dense.id,
                indicator: dense.indicator,
                municipality: dense.municipality,
                sex: dense.sex,
                length: dense.length,
                statuses: dense.statuses,
                packed: dense.packed,
            })
        }
    }
}

#[cfg(test)]
#[path = "series_tests.rs"]
mod tests;
