//! What the tab of figures asks, and what the reader answers: plain data, texts ready to be read.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::id::{AgendaItemId, MunicipalityId, PersonId};
use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::domain::indicator::question::{Group, Question};
use crate::text::fold::Folded;
use crate::tui::panes::figures::drawn::{CourseView, DistributionView};
use crate::tui::view::Table;
use crate::tui::widgets::list::{CellText, Row};

/// The ways to look at the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// Who stands where.
    Ranking,
    /// Everybody by every indicator.
    Matrix,
    /// One municipality in full.
    One,
    /// How it went.
    Course,
    /// How far apart the rings are, and each in itself.
    Distribution,
    /// What is odd about them.
    Check,
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
    /// The municipality under the cursor: for looks that show one among others.
    pub at: Option<MunicipalityId>,
    /// Those that are marked, likewise.
    pub marked: Vec<MunicipalityId>,
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
    /// The days figures of the group are of, ascending: any can be the day of knowledge.
    pub statuses: Vec<NaiveDate>,
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
    /// Of [`Look::Matrix`].
    Matrix(Matrix),
    /// Of [`Look::One`]; none if nobody is meant.
    One(Option<One>),
    /// Of [`Look::Course`].
    Course(Box<CourseView>),
    /// Of [`Look::Distribution`].
    Distribution(Box<DistributionView>),
    /// Of [`Look::Check`].
    Check(Arc<Vec<CheckRow>>),
}

/// Something odd about a figure.
#[derive(Debug, Clone)]
pub struct CheckRow {
    /// Stays the same when it is read again.
    pub key: u64,
    /// Whose figure.
    pub municipality: MunicipalityId,
    /// Which period.
    pub period: Period,
    /// Code of the indicator.
    pub indicator: String,
    /// What an acknowledgement calls it.
    pub check: String,
    /// Whether somebody looked at it, and no newer figures came since.
    pub is_settled: bool,
    /// How it stands, in a word.
    pub state: String,
    /// Why it is odd, in full.
    pub reason: String,
    /// What was said about it; empty = nothing.
    pub said: String,
    /// One a column.
    pub cells: Vec<CellText>,
    /// For filtering.
    pub folded: Folded,
}

/// The first analysis of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnalysisView {
    /// In the person's language, what it is about in the first line.
    pub lines: Vec<String>,
    /// Where it could stand, the likeliest meeting first.
    pub places: Vec<AnalysisPlace>,
}

/// An agenda item that the analysis could go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnalysisPlace {
    /// Number and title of the item.
    pub label: String,
    /// Its number alone.
    pub number: String,
    /// What its meeting is called.
    pub meeting: String,
    /// The item.
    pub item: AgendaItemId,
    /// Where its last line stands.
    pub after: Option<u64>,
    /// The lines, in the meeting's language.
    pub lines: Vec<String>,
    /// Whether of its meeting it is the one that is probably meant.
    pub is_likeliest: bool,
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

/// Everybody by every indicator.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    /// The indicators.
    pub columns: Vec<MatrixColumn>,
    /// The municipalities, by name.
    pub rows: Arc<Vec<MatrixRow>>,
}

/// An indicator in a matrix.
#[derive(Debug, Clone)]
pub struct MatrixColumn {
    /// Which.
    pub indicator: Indicator,
    /// Decimals its figures are written with.
    pub decimals: u8,
    /// Municipalities with a figure.
    pub n: usize,
    /// The group's median.
    pub median: Option<Figure>,
    /// What has to be said of its figures.
    pub head: Head,
    /// Lengths of period there are figures of.
    pub lengths: Vec<PeriodKind>,
}

/// A municipality in a matrix.
#[derive(Debug, Clone)]
pub struct MatrixRow {
    /// Which.
    pub id: MunicipalityId,
    /// Carrier number and name.
    pub cells: Vec<CellText>,
    /// For filtering.
    pub folded: Folded,
    /// Its place by each indicator, in the order of the columns.
    pub places: Vec<Place>,
}

/// A municipality's place by one indicator.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place {
    /// The value; none = missing.
    pub value: Option<Figure>,
    /// Its rank; none for neutral indicators too.
    pub rank: Option<usize>,
    /// Value − median.
    pub distance: Option<Figure>,
    /// 1 = best quarter.
    pub quartile: Option<u8>,
    /// What was published instead of a value.
    pub mark: Option<char>,
}

impl Row for MatrixRow {
    fn key(&self) -> u64 {
        self.id.0
    }

    fn cells(&self) -> &[CellText] {
        &self.cells
    }

    fn folded(&self) -> &Folded {
        &self.folded
    }
}

/// One municipality in full.
#[derive(Debug, Clone)]
pub struct One {
    /// Its name.
    pub name: String,
    /// Its place, and what stands behind it, as label and text.
    pub facts: Vec<(String, String)>,
    /// The last periods with every version of their figures, the newest on top.
    pub table: Table,
}
