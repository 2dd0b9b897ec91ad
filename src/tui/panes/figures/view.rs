//! What the tab of figures asks, and what the reader answers: plain data, texts ready to be read.

use std::sync::Arc;

use crate::domain::id::{MunicipalityId, PersonId};
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::domain::indicator::question::{Group, Question};
use crate::tui::view::Table;

/// The ways to look at the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// Who stands where.
    Ranking,
}

/// What the tab asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiguresQuery {
    /// Whose figures of what and when; none = where one begins.
    pub question: Option<Question>,
    /// Whether the period may move to one there are figures of: another indicator is known for other
    /// periods.
    pub snap: bool,
    /// What is to be shown of them.
    pub look: Look,
    /// The municipality under the cursor, and those that are marked: for looks that show some among
    /// others.
    pub chosen: Vec<MunicipalityId>,
    /// Who sits here: their ring is where one begins.
    pub me: Option<PersonId>,
}

/// The answer to a [`FiguresQuery`].
#[derive(Debug, Clone)]
pub struct FiguresView {
    /// What it is an answer to: as it was asked, but for what had to be chosen.
    pub question: Question,
    /// What else can be asked.
    pub ground: Arc<Ground>,
    /// Lengths of period there are figures of, of this indicator and sex.
    pub lengths: Vec<PeriodKind>,
    /// Periods of this length that anybody of the group has a figure of, ascending.
    pub periods: Vec<Period>,
    /// What has to be said of any figures, whatever is shown of them.
    pub head: Head,
    /// What the look shows.
    pub part: Part,
}

/// What a look shows; one for each [`Look`].
#[derive(Debug, Clone)]
pub enum Part {
    /// Of [`Look::Ranking`].
    Ranking(Ranking),
}

/// What can be asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ground {
    /// Indicators with figures, in the catalogue's order.
    pub indicators: Vec<Offered>,
    /// Groups with their names: rings, all, Länder, kinds, comparison types.
    pub groups: Vec<(Group, String)>,
}

/// An indicator that can be asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Its code.
    pub code: String,
    /// Code and name.
    pub title: String,
}

/// What every picture and table of figures says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Code and name of the indicator; of whom, unless of everybody.
    pub indicator: String,
    /// Whose figures.
    pub group: String,
    /// Of when.
    pub period: String,
    /// How many, of what quality, how old, whose members: in pieces that may stand on lines of their own.
    pub statement: Vec<String>,
    /// The group's figures, likewise; empty if there is no figure.
    pub statistics: Vec<String>,
}

/// Who stands where.
#[derive(Debug, Clone, Default)]
pub struct Ranking {
    /// The rows; municipalities without a figure are the last.
    pub table: Table,
}
