//! The question what is odd about the figures of a group, and what was said about it already.
//!
//! Responsible for: reading the series and acknowledgements of the group and no others. Not for: what
//! is odd (`crate::domain::indicator::check`).

use chrono::NaiveDate;

use super::{ReadFailure, Store};
use crate::domain::id::{AcknowledgementId, Kind, MunicipalityId, RecordId};
use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::check::{Finding, Scope, Subject, check};
use crate::domain::indicator::period::Period;
use crate::domain::indicator::question::Question;
use crate::domain::indicator::series::{Series, Sex};
use crate::domain::indicator::target::Acknowledgement;
use crate::domain::ring::Municipality;

/// A finding and what was said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// What is odd.
    pub finding: Finding,
    /// The newest acknowledgement of it, whether it still holds or not.
    pub acknowledgement: Option<Acknowledgement>,
}

/// How a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nobody looked at it.
    Open,
    /// Somebody did, but there are newer figures since.
    Reopened,
    /// Somebody looked at it.
    Acknowledged,
}

impl Standing {
    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Reopened => "reopened",
            Self::Acknowledged => "acknowledged",
        }
    }
}

impl Judged {
    /// How it stands.
    pub fn standing(&self) -> Standing {
        match &self.acknowledgement {
            None => Standing::Open,
            Some(one) if self.finding.is_settled_by(one) => Standing::Acknowledged,
            Some(_) => Standing::Reopened,
        }
    }
}

/// What is odd about the figures of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// What was asked; the period is the last one looked at.
    pub question: Question,
    /// The indicator as it stood in the catalogue.
    pub indicator: Indicator,
    /// The day the members were counted on.
    pub members_on: NaiveDate,
    /// The group, by carrier number.
    pub municipalities: Vec<Municipality>,
    /// Newest period first.
    pub judged: Vec<Judged>,
}

impl Findings {
    /// A member of the group.
    pub fn municipality(&self, id: MunicipalityId) -> Option<&Municipality> {
        self.municipalities.iter().find(|one| one.id == id)
    }
}

/// The series of a member.
struct Read {
    own: Option<Series>,
    male: Option<Series>,
    female: Option<Series>,
}

impl Store {
    /// What is odd about the figures of a group up to the question's period, from a period on or from
    /// the beginning.
    pub fn findings(
        &self,
        indicator: &Indicator,
        question: &Question,
        from: Option<Period>,
        today: NaiveDate,
    ) -> Result<Findings, ReadFailure> {
        let members_on = question.members_day(today);
        let municipalities = self.members_of(&question.group, members_on)?;
        let mut read = Vec::with_capacity(municipalities.len());
        for one in &municipalities {
            read.push(self.series_to_check(indicator, question, one.id)?);
        }
        let subjects: Vec<Subject<'_>> = municipalities
            .iter()
            .zip(&read)
            .map(|(municipality, read)| Subject {
                municipality,
                series: read.own.as_ref(),
                male: read.male.as_ref(),
                female: read.female.as_ref(),
            })
            .collect();
        let asked = question.asked;
        let scope = Scope {
            sex: question.sex,
            from,
            until: asked.period,
            as_of: asked.as_of,
            provisional: asked.provisional,
        };
        let found = check(indicator, &scope, &subjects);
        let mut known = Vec::new();
        for one in &municipalities {
            // Most members have no finding, and then nobody asks what was said.
            if found.iter().any(|finding| finding.municipality == one.id) {
                known.extend(self.acknowledgements_of(one.id, &indicator.code)?);
            }
        }
        let judged = found
            .into_iter()
            .map(|finding| {
                let newest = known
                    .iter()
                    .filter(|one| finding.is_subject_of(one))
                    .max_by_key(|one| (one.on, one.id));
                Judged {
                    acknowledgement: newest.cloned(),
                    finding,
                }
            })
            .collect();
        Ok(Findings {
            question: question.clone(),
            indicator: indicator.clone(),
            members_on,
            municipalities,
            judged,
        })
    }

    fn series_to_check(
        &self,
        indicator: &Indicator,
        question: &Question,
        of: MunicipalityId,
    ) -> Result<Read, ReadFailure> {
        let length = question.asked.period.kind();
        let read = |sex| -> Result<Option<Series>, ReadFailure> {
            let stored = self.series(&indicator.code, length, sex, of)?;
            Ok(stored.map(|stored| stored.record))
        };
        let is_all = question.sex == Sex::All;
        Ok(Read {
            own: read(question.sex)?,
            male: if is_all { read(Sex::Male)? } else { None },
            female: if is_all { read(Sex::Female)? } else { None },
        })
    }

    /// What was said about the figures of a municipality.
    pub fn acknowledgements_of(
        &self,
        municipality: MunicipalityId,
        code: &str,
    ) -> Result<Vec<Acknowledgement>, ReadFailure> {
        let to = RecordId {
            kind: Kind::Municipality,
            id: municipality.0,
        };
        let stored = self.referring::<Acknowledgement>(to, AcknowledgementId)?;
        let records = stored.into_iter().map(|stored| stored.record);
        Ok(records.filter(|one| one.indicator == code).collect())
    }
}
