//! Audits (Prüfungen) of measures. Source: `domain.md` § 4 (concept §§ 6.1, 6.2).
//!
//! Responsible for what an audit is and how it stands. When the regular ones are due is said in
//! [`super::plan`], what people do with one in [`step`].

pub mod step;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::date::Land;
use super::id::{AuditId, Kind, MeasureId, PersonId, ProviderId, References};
use super::problem::{Problem, Wrong};

/// Why the audit takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuditKind {
    /// By the rhythm, three months after the start.
    #[serde(rename = "regular_3_months")]
    RegularThreeMonths,
    /// By the rhythm, nine months after the start, if the measure is longer than six months.
    #[serde(rename = "regular_9_months")]
    RegularNineMonths,
    /// Supplier management (Lieferantenmanagement).
    SupplierManagement,
    /// By occasion (anlassbezogen).
    Occasion,
    /// By the purchasing centre or the audit service.
    External,
}

impl AuditKind {
    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RegularThreeMonths => "regular_3_months",
            Self::RegularNineMonths => "regular_9_months",
            Self::SupplierManagement => "supplier_management",
            Self::Occasion => "occasion",
            Self::External => "external",
        }
    }

    /// Whether the rhythm demands it.
    pub const fn is_regular(self) -> bool {
        matches!(self, Self::RegularThreeMonths | Self::RegularNineMonths)
    }
}

/// Who prompted an external audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromptedBy {
    /// The job centre itself.
    JobCentre,
    /// Customer reaction management (Kundenreaktionsmanagement).
    CustomerReaction,
    /// A department.
    Department,
}

/// What an audit found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuditResult {
    /// Nothing to demand.
    Passed,
    /// Deficiencies.
    Deficient,
}

impl AuditResult {
    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Deficient => "deficient",
        }
    }
}

/// Why an audit will not take place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaiveReason {
    /// Somebody decided so, with this reason.
    ByHand(String),
    /// The measure was cancelled.
    MeasureCancelled,
    /// Changed dates or rules no longer demand it.
    NotDemanded,
    /// It would lie after the end, and the house drops those.
    AfterEnd,
}

impl WaiveReason {
    /// Whether the plan set it, so that the plan may take it back.
    pub const fn is_by_plan(&self) -> bool {
        !matches!(self, Self::ByHand(_))
    }
}

/// How an audit stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuditState {
    /// To be done.
    Planned,
    /// The provider was told.
    Announced {
        /// When it was told.
        on: NaiveDate,
    },
    /// Done.
    Done {
        /// On this day.
        on: NaiveDate,
        /// What came out.
        result: AuditResult,
    },
    /// Will not be done.
    Waived {
        /// Why.
        reason: WaiveReason,
    },
}

impl AuditState {
    /// Name in JSON and in the locales.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Announced { .. } => "announced",
            Self::Done { .. } => "done",
            Self::Waived { .. } => "waived",
        }
    }
}

/// What a section of the guideline came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Not looked at.
    Open,
    /// In order.
    Fine,
    /// Something was found.
    Finding,
    /// Does not apply here.
    NotApplicable,
}

impl Verdict {
    /// Every one, in the order they are chosen from.
    pub const ALL: [Self; 4] = [Self::Fine, Self::Finding, Self::NotApplicable, Self::Open];

    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Fine => "fine",
            Self::Finding => "finding",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// One section of the guideline, as it was when the audit was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What it came to.
    pub verdict: Verdict,
    /// Notes.
    pub note: String,
}

/// What lists of audits show of the measure. A copy the store keeps alike with every change of the
/// measure, so that no second record is read for a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The measure's number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its provider.
    pub provider: ProviderId,
    /// Its coordinator.
    pub coordinator: Option<PersonId>,
    /// Where it takes place.
    pub place: String,
    /// The Land of that place.
    pub land: Land,
}

/// An audit of a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audit {
    /// Its number.
    pub id: AuditId,
    /// The measure.
    pub measure: MeasureId,
    /// See [`Subject`].
    pub subject: Subject,
    /// Why it takes place.
    pub kind: AuditKind,
    /// The day by the rhythm; for other kinds the day it is wanted by.
    pub rule_date: NaiveDate,
    /// The last day it is in time; it may lie before `rule_date` (see `after_end`).
    pub due: NaiveDate,
    /// Whether the day by the rhythm, or the working day after it, lies behind the measure's end.
    pub after_end: bool,
    /// The appointment. One behind `due` leaves the audit overdue.
    pub scheduled: Option<NaiveDate>,
    /// Who does it; none = the measure's coordinator.
    pub responsible: Option<PersonId>,
    /// How it stands.
    pub status: AuditState,
    /// The regular audit of the same quarter that covers this one.
    pub covered_by: Option<AuditId>,
    /// Who prompted it, if it is external.
    pub prompted_by: Option<PromptedBy>,
    /// When the purchasing centre advised (before stage 2).
    pub advice_on: Option<NaiveDate>,
    /// Who did it.
    pub auditors: Vec<PersonId>,
    /// The guideline's sections; empty until it is recorded.
    pub sections: Vec<Section>,
    /// Anything else.
    pub note: String,
    /// Whether it is recorded in the procedure (COSACH).
    pub recorded: bool,
    /// When the report was filed.
    pub filed_on: Option<NaiveDate>,
    /// When the result was sent to the provider.
    pub result_sent_on: Option<NaiveDate>,
}

impl Audit {
    /// Neither done nor waived nor covered by another.
    pub const fn is_open(&self) -> bool {
        matches!(
            self.status,
            AuditState::Planned | AuditState::Announced { .. }
        ) && self.covered_by.is_none()
    }

    /// Calendar days it is late on `today`; 0 on its last day, before it, and when it is not open.
    pub fn overdue_days(&self, today: NaiveDate) -> u32 {
        if self.is_open() {
            u32::try_from((today - self.due).num_days()).unwrap_or(0)
        } else {
            0
        }
    }

    /// The day it stands under in the calendar: when it was done, else its appointment, else its
    /// last day.
    pub fn day(&self) -> NaiveDate {
        match self.status {
            AuditState::Done { on, .. } => on,
            _ => self.scheduled.unwrap_or(self.due),
        }
    }

    /// Who does it.
    pub fn who(&self) -> Option<PersonId> {
        self.responsible.or(self.subject.coordinator)
    }

    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if let AuditState::Waived {
            reason: WaiveReason::ByHand(reason),
        } = &self.status
            && reason.trim().is_empty()
        {
            problems.push(Problem::new("status", Wrong::ReasonMissing));
        }
        problems
    }
}

impl References for Audit {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Measure, &mut self.measure.0);
        // Until the store has filled in the copy.
        if self.subject.provider.0 != 0 {
            visit(Kind::Provider, &mut self.subject.provider.0);
        }
        let people = [&mut self.subject.coordinator, &mut self.responsible];
        for id in people.into_iter().flatten().chain(&mut self.auditors) {
            visit(Kind::Person, &mut id.0);
        }
        if let Some(id) = &mut self.covered_by {
            visit(Kind::Audit, &mut id.0);
        }
    }
}
