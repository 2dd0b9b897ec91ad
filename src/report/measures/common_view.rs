//! What templates of several documents are given alike: people, providers, measures, days.
//!
//! As in [`crate::report`]'s other views: field names are what authors of templates rely on.

use minijinja::Value;
use serde::Serialize;

/// A day in the document's language.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Day {
    /// `09.03.2026`.
    pub(super) date: String,
    /// `Montag`.
    pub(super) weekday: String,
    /// `2026-03-09`.
    pub(super) iso: String,
}

/// Somebody of the house.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct PersonView {
    pub(super) name: String,
    pub(super) function: String,
    pub(super) organisation: String,
    pub(super) phone: String,
    pub(super) mail: String,
}

/// A provider.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ProviderView {
    pub(super) name: String,
    pub(super) contact: String,
    /// The address, a line each.
    pub(super) address: Vec<String>,
    /// Name, contact and address as the block of a letter: Markdown, safe as it is.
    pub(super) block: Value,
}

/// A measure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MeasureView {
    pub(super) number: String,
    pub(super) title: String,
    /// Number and title.
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) legal_basis: String,
    /// `voucher` … as in JSON.
    pub(super) procurement: &'static str,
    pub(super) procurement_name: String,
    pub(super) place: String,
    pub(super) land: String,
    pub(super) start: Day,
    pub(super) end: Day,
    pub(super) places: u32,
    pub(super) team: String,
    pub(super) coordinator: Option<PersonView>,
    pub(super) supervisor: Option<PersonView>,
}

/// A length of time a letter gives.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SpanView {
    pub(super) n: u16,
    /// `days`, `weeks`, `months`.
    pub(super) unit: &'static str,
}

/// What stands above every letter.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    pub(super) date: Day,
    /// Who writes; none if the store knows nobody of that name.
    pub(super) sender: PersonView,
    pub(super) provider: ProviderView,
    pub(super) measure: MeasureView,
}
