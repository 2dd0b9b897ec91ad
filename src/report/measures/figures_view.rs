//! What the templates of the utilisation report and of the measure information are given.

use serde::Serialize;

use super::common_view::Day;
use crate::report::outside::OutsideNames;

/// The utilisation report of a month.
#[derive(Debug, Serialize)]
pub(super) struct UtilisationView {
    /// `Oktober 2026`.
    pub(super) month: String,
    /// `2026-10`.
    pub(super) month_iso: String,
    /// The day the filled places are of.
    pub(super) month_end: Day,
    /// The day the figures were gathered.
    pub(super) today: Day,
    /// Whether counts of 1 and 2 are masked.
    pub(super) masked: bool,
    /// From here on use is good, in per cent.
    pub(super) good_from: u32,
    /// From here on it is to be watched.
    pub(super) watch_from: u32,
    /// By measure number.
    pub(super) rows: Vec<UseRow>,
    /// Over the measures whose filled places are known.
    pub(super) total: UseTotal,
    /// Measures with months nobody entered filled places for.
    pub(super) missing: Vec<MissingRow>,
    pub(super) names: OutsideNames,
}

/// A measure's month. Counts are texts: masked ones are none any more.
#[derive(Debug, Serialize)]
pub(super) struct UseRow {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) provider: String,
    pub(super) places: u32,
    pub(super) filled: Option<String>,
    /// Filled of all places in per cent.
    pub(super) share: Option<String>,
    pub(super) entries: Option<String>,
    pub(super) dropouts: Option<String>,
    /// `good`, `watch`, `poor`; none without figures.
    pub(super) mark: Option<&'static str>,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct UseTotal {
    /// Measures that ran in the month.
    pub(super) measures: usize,
    /// Those of them whose filled places are known.
    pub(super) reported: usize,
    pub(super) good: usize,
    pub(super) watch: usize,
    pub(super) poor: usize,
    /// Places of the reported ones.
    pub(super) places: u64,
    pub(super) filled: Option<String>,
    pub(super) share: Option<String>,
    pub(super) entries: Option<String>,
    pub(super) dropouts: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct MissingRow {
    pub(super) number: String,
    pub(super) title: String,
    /// Single months and spans of them.
    pub(super) months: Vec<String>,
}

/// The measure information: where there are places.
#[derive(Debug, Serialize)]
pub(super) struct InformationView {
    pub(super) today: Day,
    /// Calendar week and its year.
    pub(super) week: u32,
    pub(super) week_year: i32,
    /// Running measures with free places.
    pub(super) rows: Vec<FreeRow>,
    /// Running measures without a free place.
    pub(super) full: Vec<String>,
    /// Running measures of which nothing was reported.
    pub(super) unreported: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct FreeRow {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) kind: String,
    pub(super) legal_basis: String,
    pub(super) provider: String,
    pub(super) place: String,
    pub(super) start: Day,
    pub(super) end: Day,
    pub(super) free: String,
    /// The day the figure is of.
    pub(super) as_of: Day,
    /// Older than a week.
    pub(super) old: bool,
}
