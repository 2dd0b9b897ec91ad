//! What the templates of letters are given.

use minijinja::Value;
use serde::Serialize;

use super::common_view::{Day, Head, PersonView, SpanView};
use crate::report::outside::OutsideNames;

/// The demand to the provider (stage 1).
#[derive(Debug, Serialize)]
pub(super) struct DemandView {
    #[serde(flatten)]
    pub(super) head: Head,
    pub(super) names: OutsideNames,
    pub(super) deficiency: DeficiencyView,
    /// None while no demand is recorded: the letter is a draft then.
    pub(super) deadline: Option<DeadlineView>,
    /// The last extension of it.
    pub(super) extended: Option<ExtendedView>,
}

/// The notice to the purchasing centre (stage 2).
#[derive(Debug, Serialize)]
pub(super) struct NoticeView {
    #[serde(flatten)]
    pub(super) head: Head,
    pub(super) names: OutsideNames,
    pub(super) deficiency: DeficiencyView,
    /// None while it is not recorded: the notice is a draft then.
    pub(super) escalation: Option<EscalationView>,
    /// All steps so far.
    pub(super) steps: Vec<StepView>,
    /// The deadline that holds now.
    pub(super) deadline: Option<Day>,
    /// Management that was informed: `divisional`, `general`.
    pub(super) informed: Vec<InformedView>,
}

#[derive(Debug, Serialize)]
pub(super) struct DeficiencyView {
    pub(super) id: u64,
    pub(super) kind: String,
    /// `minor`, `major`, `severe`.
    pub(super) severity: &'static str,
    pub(super) severity_name: String,
    pub(super) found_on: Day,
    /// What was found; Markdown, safe as it is.
    pub(super) text: Value,
    /// When a deficiency of its kind was found at the provider within the year before.
    pub(super) repeats: Option<Day>,
    /// The audit it was found in.
    pub(super) audit: Option<FoundInView>,
    pub(super) state: &'static str,
    pub(super) state_name: String,
}

#[derive(Debug, Serialize)]
pub(super) struct FoundInView {
    pub(super) kind_name: String,
    pub(super) on: Option<Day>,
}

/// A deadline as a demand gives it.
#[derive(Debug, Serialize)]
pub(super) struct DeadlineView {
    pub(super) day: Day,
    /// The length the letter gives, if it gives one.
    pub(super) span: Option<SpanView>,
    /// For a length: the end by the count, where that is a free day.
    pub(super) moved_from: Option<Day>,
    /// Whether it stands on a free day as well (§ 26(3) sentence 2 SGB X).
    pub(super) stands: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct ExtendedView {
    pub(super) on: Day,
    pub(super) to: Day,
}

#[derive(Debug, Serialize)]
pub(super) struct EscalationView {
    pub(super) on: Day,
    /// `not_met`, `insufficient`, `not_expected`, `severe`.
    pub(super) ground: &'static str,
    pub(super) reason: Value,
    pub(super) agreed_with: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct InformedView {
    pub(super) level: &'static str,
    pub(super) on: Day,
}

/// One step of the procedure; which fields hold something depends on `kind`.
#[derive(Debug, Default, Serialize)]
pub(super) struct StepView {
    pub(super) on: String,
    pub(super) by: String,
    /// `demanded` … as in JSON.
    pub(super) kind: &'static str,
    pub(super) deadline: Option<String>,
    /// What was missing, said, seen or why.
    pub(super) note: String,
    /// The officer, or the supervisor who agreed.
    pub(super) person: Option<String>,
    pub(super) audit_service: bool,
    pub(super) ground: Option<&'static str>,
    pub(super) level: Option<&'static str>,
    pub(super) verified_by: String,
    pub(super) effective: bool,
}

/// The announcement of an audit, and its result.
#[derive(Debug, Serialize)]
pub(super) struct AuditLetterView {
    #[serde(flatten)]
    pub(super) head: Head,
    pub(super) names: OutsideNames,
    /// `regular_3_months` … as in JSON.
    pub(super) kind: &'static str,
    pub(super) kind_name: String,
    /// The appointment, or the day it was done.
    pub(super) day: Option<Day>,
    pub(super) auditors: Vec<PersonView>,
    /// Headings of the guideline.
    pub(super) sections: Vec<String>,
    /// `passed`, `deficient`; none before it is done.
    pub(super) result: Option<&'static str>,
    /// What was found in it.
    pub(super) deficiencies: Vec<FoundView>,
}

/// A deficiency in a letter about its audit.
#[derive(Debug, Serialize)]
pub(super) struct FoundView {
    pub(super) kind: String,
    pub(super) severity_name: String,
    pub(super) text: Value,
    pub(super) deadline: Option<Day>,
}
