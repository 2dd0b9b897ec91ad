//! Measures (Maßnahmen): what a job centre buys or grants. Source: `domain.md` § 4 (concept
//! §§ 1–3).
//!
//! Responsible for what a measure is and how it stands. What people do with one is said in [`step`].

pub mod step;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::date::Land;
use super::id::{Kind, MeasureId, PersonId, ProviderId, References};
use super::problem::{Problem, Wrong};

/// How a measure comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Procurement {
    /// Awarded by the purchasing centre (REZ).
    PurchasingCentre,
    /// Price negotiated (preisverhandelt).
    Negotiated,
    /// By voucher (AVGS, BGS).
    Voucher,
    /// By grant (Zuwendung, Bescheid).
    Grant,
    /// Otherwise.
    Other,
}

impl Procurement {
    /// Whether the measure is bought (Einkaufsmaßnahme): utilisation and the rhythm of audits are
    /// about these.
    pub const fn is_bought(self) -> bool {
        matches!(self, Self::PurchasingCentre | Self::Negotiated)
    }
}

/// How far the measure has come by what people did. Whether an awarded one runs or has ended
/// follows from its dates: see [`Measure::status`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Being planned.
    Planned,
    /// Out to tender.
    Tendered,
    /// Awarded.
    Awarded,
    /// Called off.
    Cancelled {
        /// Why.
        reason: String,
    },
}

/// How a measure stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Being planned.
    Planned,
    /// Out to tender.
    Tendered,
    /// Awarded, not begun.
    Awarded,
    /// Between start and end, both included.
    Running,
    /// Over.
    Ended,
    /// Called off.
    Cancelled,
}

impl Status {
    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Tendered => "tendered",
            Self::Awarded => "awarded",
            Self::Running => "running",
            Self::Ended => "ended",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Stage {
    /// Name in JSON and in the locales.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Tendered => "tendered",
            Self::Awarded => "awarded",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// How a measure of this stage and these dates stands on a day.
    pub fn on(&self, start: NaiveDate, end: NaiveDate, today: NaiveDate) -> Status {
        match self {
            Self::Planned => Status::Planned,
            Self::Tendered => Status::Tendered,
            Self::Cancelled { .. } => Status::Cancelled,
            Self::Awarded if today < start => Status::Awarded,
            Self::Awarded if today <= end => Status::Running,
            Self::Awarded => Status::Ended,
        }
    }
}

/// One extension: the end before it stays known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// When it was agreed.
    pub on: NaiveDate,
    /// The end before.
    pub from: NaiveDate,
    /// The end from then on.
    pub to: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Its number in this store.
    pub id: MeasureId,
    /// The number people use; free text, `ddd/ddddd/yy` is usual. Unique if there is one.
    pub number: String,
    /// Title.
    pub title: String,
    /// Kind, by its short name (MAT, AGH, BaE …).
    pub kind: String,
    /// Legal basis.
    pub legal_basis: String,
    /// How it comes about.
    pub procurement: Procurement,
    /// The measure it follows, whose success it shows.
    pub predecessor: Option<MeasureId>,
    /// Who carries it out.
    pub provider: ProviderId,
    /// Place of performance.
    pub place: String,
    /// Land of the place of performance: its holidays count.
    pub land: Land,
    /// First day.
    pub start: NaiveDate,
    /// Last day, inclusive, with all extensions.
    pub end: NaiveDate,
    /// Extensions so far, oldest first.
    pub extensions: Vec<Extension>,
    /// Contracted places.
    pub places: u32,
    /// Coordinator (Maßnahmekoordinator/in).
    pub coordinator: Option<PersonId>,
    /// Supervisor (Maßnahmebetreuer/in).
    pub supervisor: Option<PersonId>,
    /// The team lead who named the supervisor.
    pub supervisor_named_by: Option<PersonId>,
    /// When.
    pub supervisor_named_on: Option<NaiveDate>,
    /// Team.
    pub team: String,
    /// How far it has come; see [`Measure::status`].
    pub status: Stage,
    /// When the provider was talked to after the award (§ 3.1).
    pub provider_talk_on: Option<NaiveDate>,
    /// When the supplier's final report was checked.
    pub final_report_on: Option<NaiveDate>,
    /// When anomalies were reported to the quality officer.
    pub anomalies_on: Option<NaiveDate>,
    /// Anything else.
    pub note: String,
}

/// The day of a measure under construction whose day is not known yet.
pub const NO_DAY: NaiveDate = NaiveDate::MIN;

impl Measure {
    /// The day, if it is set.
    pub fn set(day: NaiveDate) -> Option<NaiveDate> {
        (day != NO_DAY).then_some(day)
    }

    /// How it stands on a day: running and ended follow the dates.
    pub fn status(&self, today: NaiveDate) -> Status {
        self.status.on(self.start, self.end, today)
    }

    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.title.trim().is_empty() {
            problems.push(Problem::new("title", Wrong::Missing));
        }
        if self.end < self.start {
            problems.push(Problem::new("end", Wrong::EndBeforeStart));
        }
        if let Stage::Cancelled { reason } = &self.status
            && reason.trim().is_empty()
        {
            problems.push(Problem::new("status", Wrong::ReasonMissing));
        }
        if self.status == Stage::Tendered && self.supervisor.is_none() {
            problems.push(Problem::new("supervisor", Wrong::SupervisorMissing));
        }
        problems
    }
}

impl References for Measure {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        if let Some(id) = &mut self.predecessor {
            visit(Kind::Measure, &mut id.0);
        }
        visit(Kind::Provider, &mut self.provider.0);
        let people = [
            &mut self.coordinator,
            &mut self.supervisor,
            &mut self.supervisor_named_by,
        ];
        for id in people.into_iter().flatten() {
            visit(Kind::Person, &mut id.0);
        }
    }
}
