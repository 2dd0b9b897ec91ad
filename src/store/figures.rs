//! The questions about indicators: which there are, their figures, what was agreed about them.
//!
//! Responsible for: reading no more series than a question is about. Not for: what the figures come
//! to (`crate::domain::indicator`).

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::index;
use super::{ReadFailure, Store, Stored, keys};
use crate::domain::id::{Kind, MunicipalityId, RecordId, RingId, SeriesId, TargetId};
use crate::domain::indicator::catalogue::{Catalogue, Indicator};
use crate::domain::indicator::compare::{Comparison, compare};
use crate::domain::indicator::member::{Asked, member};
use crate::domain::indicator::period::PeriodKind;
use crate::domain::indicator::question::{Group, Question};
use crate::domain::indicator::series::{Series, Sex};
use crate::domain::indicator::target::Target;
use crate::domain::ring::{Membership, Municipality, members_on};

/// A comparison, and how old the figures in it are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Compared {
    /// The figures of the group and the place of each member.
    pub comparison: Comparison,
    /// The oldest and the newest data status of the values; none without values.
    pub statuses: Option<(NaiveDate, NaiveDate)>,
}

/// The answer to a [`Question`], with what a reader has to know to understand it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// What was asked.
    pub question: Question,
    /// The indicator as it stood in the catalogue.
    pub indicator: Indicator,
    /// The day the members were counted on.
    pub members_on: NaiveDate,
    /// The group, by carrier number.
    pub municipalities: Vec<Municipality>,
    /// Its figures, and how old they are.
    pub compared: Compared,
}

impl Figures {
    /// The group's figures and every member's place.
    pub fn comparison(&self) -> &Comparison {
        &self.compared.comparison
    }

    /// A member of the group.
    pub fn municipality(&self, id: MunicipalityId) -> Option<&Municipality> {
        self.municipalities.iter().find(|one| one.id == id)
    }
}

impl Store {
    /// The answer to a question about this indicator, which is the one the question names.
    pub fn figures(
        &self,
        indicator: &Indicator,
        question: &Question,
        today: NaiveDate,
    ) -> Result<Figures, ReadFailure> {
        let members_on = question.members_day(today);
        let municipalities = self.members_of(&question.group, members_on)?;
        let compared = self.compared(indicator, question.sex, question.asked, &municipalities)?;
        Ok(Figures {
            question: question.clone(),
            indicator: indicator.clone(),
            members_on,
            municipalities,
            compared,
        })
    }

    /// Who belongs to a group on a day, by carrier number.
    pub fn members_of(
        &self,
        group: &Group,
        on: NaiveDate,
    ) -> Result<Vec<Municipality>, ReadFailure> {
        match group {
            Group::Ring(ring) => self.ring_members(*ring, on),
            other => self.municipalities_where(|one| other.holds(one)),
        }
    }

    /// Every indicator: the fifteen, with what the house decided about them, then its own.
    pub fn catalogue(&self) -> Result<Catalogue, ReadFailure> {
        let own = self.all::<Indicator>()?;
        Ok(Catalogue::of(own.into_iter().map(|stored| stored.record)))
    }

    /// The series of one municipality.
    pub fn series(
        &self,
        code: &str,
        length: PeriodKind,
        sex: Sex,
        municipality: MunicipalityId,
    ) -> Result<Option<Stored<Series>>, ReadFailure> {
        self.unique(&index::series(code, length, sex, municipality), SeriesId)
    }

    /// The series of an indicator, all municipalities, by municipality.
    pub fn series_of(
        &self,
        code: &str,
        length: PeriodKind,
        sex: Sex,
    ) -> Result<Vec<Stored<Series>>, ReadFailure> {
        let from = index::series_of(code, length, sex);
        let mut numbers = Vec::new();
        self.rows_in(&from, &keys::behind(&from), |_, value| {
            numbers.extend(index::read_id(&value));
            ControlFlow::Continue(())
        })?;
        let mut found = Vec::with_capacity(numbers.len());
        for number in numbers {
            found.extend(self.get::<Series>(SeriesId(number))?);
        }
        Ok(found)
    }

    /// The series of an indicator of these municipalities; those without one are missing.
    pub fn series_among(
        &self,
        code: &str,
        length: PeriodKind,
        sex: Sex,
        municipalities: &[MunicipalityId],
    ) -> Result<BTreeMap<MunicipalityId, Series>, ReadFailure> {
        let mut found = BTreeMap::new();
        for municipality in municipalities {
            if let Some(stored) = self.series(code, length, sex, *municipality)? {
                found.insert(*municipality, stored.record);
            }
        }
        Ok(found)
    }

    /// The lengths of period an indicator has figures of.
    pub fn lengths_of(&self, code: &str, sex: Sex) -> Result<Vec<PeriodKind>, ReadFailure> {
        let mut lengths = Vec::new();
        for length in [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Year] {
            let from = index::series_of(code, length, sex);
            let page = self.backend().range(&from, &keys::behind(&from), 1)?;
            if !page.rows.is_empty() {
                lengths.push(length);
            }
        }
        Ok(lengths)
    }

    /// Compares the figures of these municipalities, in their order where values are the same.
    pub fn compared(
        &self,
        indicator: &Indicator,
        sex: Sex,
        asked: Asked,
        group: &[Municipality],
    ) -> Result<Compared, ReadFailure> {
        let length = asked.period.kind();
        let mut members = Vec::with_capacity(group.len());
        let mut statuses: Option<(NaiveDate, NaiveDate)> = None;
        for one in group {
            let series = self.series(&indicator.code, length, sex, one.id)?;
            let series = series.as_ref().map(|stored| &stored.record);
            let member = member(indicator, one, series, asked);
            if let Some(day) = member.now.as_ref().map(|version| version.data_status) {
                let (first, last) = statuses.unwrap_or((day, day));
                statuses = Some((first.min(day), last.max(day)));
            }
            members.push(member);
        }
        Ok(Compared {
            comparison: compare(indicator, asked.period, &members),
            statuses,
        })
    }

    /// The members of a ring on a day, by carrier number.
    pub fn ring_members(
        &self,
        ring: RingId,
        on: NaiveDate,
    ) -> Result<Vec<Municipality>, ReadFailure> {
        let memberships: Vec<Membership> = self
            .memberships_in(ring)?
            .into_iter()
            .map(|stored| stored.record)
            .collect();
        let mut members = Vec::new();
        for id in members_on(&memberships, ring, on) {
            members.extend(self.get::<Municipality>(id)?.map(|stored| stored.record));
        }
        members.sort_by(|a, b| a.number.cmp(&b.number));
        Ok(members)
    }

    /// The municipalities picked, by carrier number.
    pub fn municipalities_where(
        &self,
        pick: impl Fn(&Municipality) -> bool,
    ) -> Result<Vec<Municipality>, ReadFailure> {
        let mut found: Vec<Municipality> = self
            .all::<Municipality>()?
            .into_iter()
            .map(|stored| stored.record)
            .filter(pick)
            .collect();
        found.sort_by(|a, b| a.number.cmp(&b.number));
        Ok(found)
    }

    /// The target of a municipality for a year.
    pub fn target(
        &self,
        municipality: MunicipalityId,
        code: &str,
        year: u16,
    ) -> Result<Option<Stored<Target>>, ReadFailure> {
        self.unique(&index::target(municipality, code, year), TargetId)
    }

    /// All targets of a municipality.
    pub fn targets_of(
        &self,
        municipality: MunicipalityId,
    ) -> Result<Vec<Stored<Target>>, ReadFailure> {
        let to = RecordId {
            kind: Kind::Municipality,
            id: municipality.0,
        };
        self.referring(to, TargetId)
    }
}
