//! What the templates of the audit form and the audit report are given.

use minijinja::Value;
use serde::Serialize;

use super::common_view::{Day, MeasureView, PersonView, ProviderView};
use crate::report::outside::OutsideNames;

/// An audit, to be taken along or as it came out.
#[derive(Debug, Serialize)]
pub(super) struct AuditView {
    pub(super) id: u64,
    pub(super) measure: MeasureView,
    pub(super) provider: ProviderView,
    pub(super) names: OutsideNames,
    /// `regular_3_months` … as in JSON.
    pub(super) kind: &'static str,
    pub(super) kind_name: String,
    pub(super) rule_date: Day,
    pub(super) due: Day,
    /// The appointment.
    pub(super) scheduled: Option<Day>,
    /// When the provider was told.
    pub(super) announced_on: Option<Day>,
    pub(super) done_on: Option<Day>,
    /// `planned`, `announced`, `done`, `waived`.
    pub(super) status: &'static str,
    /// `passed`, `deficient`; none before it is done.
    pub(super) result: Option<&'static str>,
    pub(super) prompted_by: Option<String>,
    pub(super) auditors: Vec<PersonView>,
    pub(super) sections: Vec<SectionView>,
    pub(super) note: Value,
    pub(super) recorded: bool,
    pub(super) filed_on: Option<Day>,
    pub(super) result_sent_on: Option<Day>,
    /// Found in this audit.
    pub(super) deficiencies: Vec<AuditDeficiencyView>,
    /// Open ones of the measure that were found elsewhere: to be looked at again.
    pub(super) open_deficiencies: Vec<AuditDeficiencyView>,
    /// The day the document is of.
    pub(super) today: Day,
}

/// A section of the guideline.
#[derive(Debug, Serialize)]
pub(super) struct SectionView {
    pub(super) title: String,
    /// What the guideline says to look at.
    pub(super) look_at: Vec<String>,
    /// `open`, `fine`, `finding`, `not_applicable`.
    pub(super) verdict: &'static str,
    /// Markdown, safe as it is; empty if nothing was noted.
    pub(super) note: Value,
    pub(super) has_note: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct AuditDeficiencyView {
    pub(super) id: u64,
    pub(super) kind: String,
    pub(super) severity_name: String,
    pub(super) found_on: Day,
    pub(super) text: String,
    pub(super) state_name: String,
    pub(super) deadline: Option<Day>,
}
