//! What the reader answers for the looks that draw: numbers for the chart, words for beside it.

use crate::domain::id::{MunicipalityId, RingId};
use crate::tui::widgets::chart::boxes::Boxes;
use crate::tui::widgets::chart::course::Course;

/// A municipality that is drawn, with its figure of the period.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drawn {
    /// Which one.
    pub id: Option<MunicipalityId>,
    /// Its letter in the chart; the one that is looked at has none.
    pub letter: Option<char>,
    /// Its name.
    pub name: String,
    /// Its value with the unit; none = missing.
    pub value: Option<String>,
    /// Its rank and among how many.
    pub rank: Option<(usize, usize)>,
    /// Its distance to the median, with a sign.
    pub distance: Option<String>,
}

/// How it went.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CourseView {
    /// The lines; the cursor is on the period that was asked for.
    pub chart: Course,
    /// Members of the group, best first, those without a value last.
    pub members: Vec<MunicipalityId>,
    /// The member that is looked at.
    pub at: Option<MunicipalityId>,
    /// The same in words.
    pub own: Option<Drawn>,
    /// The marked ones beside it.
    pub others: Vec<Drawn>,
    /// Marked ones for which there is no letter left.
    pub more: usize,
    /// The median of the period, with its unit.
    pub median: Option<String>,
    /// The same as a table: its headings.
    pub header: Vec<String>,
    /// And its rows.
    pub rows: Vec<Vec<String>>,
}

/// How far the figures lie apart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DistributionView {
    /// A box a ring.
    pub boxes: Boxes,
    /// The rings, in the order of the boxes.
    pub rings: Vec<RingId>,
    /// Members of the group that was asked about.
    pub members: Vec<MunicipalityId>,
    /// The municipality that is looked at.
    pub own: Option<Drawn>,
    /// The median of the group, with its unit.
    pub median: Option<String>,
    /// Median of all municipalities with its unit, and of how many.
    pub all: Option<(String, usize)>,
    /// The same as a table: its headings.
    pub header: Vec<String>,
    /// And its rows.
    pub rows: Vec<Vec<String>>,
}
