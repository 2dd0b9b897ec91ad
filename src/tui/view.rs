//! What the panes show: small projections that the reader gathers from the store.
//!
//! A view is plain data, ready to draw, ready to search; texts in it are already in the person's
//! language where they are made of several fields. Nothing here refers to the store.

use std::collections::BTreeMap;
use std::mem::discriminant;
use std::sync::Arc;

use chrono::NaiveDate;

use super::panes::figures::view::{AnalysisView, FiguresQuery, FiguresView};
use super::sheet::view::{SheetKind, SheetView};
use super::widgets::list::{CellText, Column, Row};
use crate::domain::agenda::AgendaItem;
use crate::domain::date::{Land, LocalHolidays, Month};
use crate::domain::deficiency::next::NextKind;
use crate::domain::id::{
    Kind, MeetingId, MunicipalityId, OutcomeId, PersonId, RecordId, RingId, TopicId,
};
use crate::domain::indicator::question::Question;
use crate::domain::lifting::Letters;
use crate::domain::meeting::Meeting;
use crate::domain::outcome::{Line, Outcome};
use crate::domain::person::Person;
use crate::domain::ring::Membership;
use crate::domain::task::{Responsible, Task, Topic};
use crate::fields;
use crate::report::day::Late;
use crate::store::backend::Revision;
use crate::store::history::Seq;
use crate::store::{Record, Stored};
use crate::text::fold::Folded;

/// What a pane wants to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// What is due, late and next.
    Today {
        /// Whose day.
        whose: Whose,
        /// Whether nobody is known under the login name: then the first thing to do is to say who.
        stranger: bool,
    },
    /// How measures are used, for the same screen: it takes a record a measure, so what is due does
    /// not wait for it.
    Uses(Whose),
    /// The list of a tab.
    List {
        /// Which.
        of: Listing,
        /// Only what this person is responsible for.
        mine: Option<PersonId>,
    },
    /// A record in full, with what belongs to it.
    Detail(RecordId),
    /// A meeting with everything typed in it.
    Minutes(MeetingId),
    /// A record and the names it refers to, for its form.
    Form(RecordId),
    /// A record that does not exist yet, and the names its form needs.
    NewForm(Box<Record>),
    /// Records of some kinds whose names fit a few letters.
    Find {
        /// Which kinds; empty = all that have a place on the screen.
        kinds: Vec<Kind>,
        /// The letters.
        text: String,
        /// Whether records that only have the letters in this order count too, behind those that
        /// have the words. That takes longer, so words are asked for first.
        fuzzy: bool,
    },
    /// Who changed what: of one record, or of everything.
    History(Option<RecordId>),
    /// The person who sits here.
    Me(String),
    /// Some records as they are: for a change of several at once.
    Records {
        /// Which.
        ids: Vec<RecordId>,
        /// Whether names that can be typed are wanted too.
        names: bool,
    },
    /// Cells to type in; see [`super::sheet`].
    Sheet(SheetKind),
    /// What a comparison says in sentences, and where they could go.
    Analysis(Box<Question>),
    /// Figures of a group; see [`super::panes::figures`].
    Figures(FiguresQuery),
    /// Where a municipality belongs and belonged, and the rings there are: for moving it.
    Move(MunicipalityId),
    /// The days of a month with what stands on them.
    Calendar {
        /// Which.
        month: Month,
        /// Whose public holidays.
        land: Land,
        /// Only what this person is responsible for.
        mine: Option<PersonId>,
    },
}

impl Query {
    /// Whether an answer to this one makes an answer to the other worthless: whoever asked both would
    /// drop the older.
    pub fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::List { of, .. }, Self::List { of: other, .. }) => of.replaces(*other),
            (Self::Detail(id), Self::Detail(other)) => id.kind == other.kind,
            (Self::Figures(query), Self::Figures(other)) => query.look == other.look,
            // A month turned away from may still have figures to store.
            (Self::Sheet(kind), Self::Sheet(other)) => kind == other,
            _ => discriminant(self) == discriminant(other),
        }
    }
}

/// Whose day the first screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whose {
    /// Who sits here, if known.
    pub me: Option<PersonId>,
    /// Whether only what is theirs is wanted.
    pub only_mine: bool,
    /// The house's Land.
    pub land: Land,
}

/// A list that a tab shows; every way to show one is a list of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// All rings.
    Rings,
    /// All meetings.
    Meetings,
    /// Measures.
    Measures(MeasureList),
    /// All providers.
    Providers,
    /// Audits.
    Audits {
        /// Which.
        of: AuditSpan,
        /// Whether they stand by place, for going on a trip, and not by day.
        by_place: bool,
    },
    /// Open deficiencies.
    OpenDeficiencies,
    /// Open deficiencies past their deadline.
    OverdueDeficiencies,
    /// Open deficiencies and those closed in the last twelve months, by stage.
    DeficienciesByStage,
}

impl Listing {
    /// Whether a list like this one takes the place of the other on the screen.
    fn replaces(self, other: Self) -> bool {
        match (self, other) {
            (Self::Audits { .. }, Self::Audits { .. })
            | (Self::Measures(_) | Self::Providers, Self::Measures(_) | Self::Providers) => true,
            _ => self == other,
        }
    }
}

/// Which audits a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditSpan {
    /// Those that are overdue, and those of the next days.
    Upcoming,
    /// Those that are overdue.
    Overdue,
    /// Those of a month, done and waived ones too.
    Month(Month),
    /// Those of a day.
    Day(NaiveDate),
}

/// Which measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeasureList {
    /// Running today.
    Running,
    /// Planned, out to tender, awarded.
    Planned,
    /// Over or called off.
    Ended,
    /// Every one.
    All,
}

/// What the reader found.
#[derive(Debug, Clone)]
pub enum Answer {
    /// To [`Query::Today`].
    Today(TodayView),
    /// To [`Query::Uses`].
    Uses(Vec<ListRow>),
    /// To [`Query::List`].
    List(Table),
    /// To [`Query::Detail`]; none if it is gone.
    Detail(Option<Box<DetailView>>),
    /// To [`Query::Minutes`]; none if it is gone.
    Minutes(Option<Box<MinutesView>>),
    /// To [`Query::Form`] and [`Query::NewForm`]; none if it is gone.
    Form(Option<Box<FormView>>),
    /// To [`Query::Find`].
    Found(Vec<Hit>),
    /// To [`Query::History`].
    History(Vec<HistoryRow>),
    /// To [`Query::Me`].
    Me(Option<Box<Person>>),
    /// To [`Query::Records`].
    Records {
        /// Those that are not gone.
        records: Vec<Stored<Record>>,
        /// Everybody something can be given to; nobody if that was not asked.
        names: Names,
    },
    /// To [`Query::Sheet`]; none if what it is about is gone.
    Sheet(Option<Box<SheetView>>),
    /// To [`Query::Analysis`]; none if the indicator is gone.
    Analysis(Option<Box<AnalysisView>>),
    /// To [`Query::Figures`]; none if there are none.
    Figures(Option<Box<FiguresView>>),
    /// To [`Query::Move`].
    Move(Box<MoveView>),
    /// To [`Query::Calendar`].
    Calendar(CalendarView),
}

/// A month of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarView {
    /// Which.
    pub month: Month,
    /// Whose public holidays.
    pub land: Land,
    /// The house's local holidays.
    pub local: LocalHolidays,
    /// Its days in order, all of them.
    pub days: Vec<CalendarDay>,
}

/// A day of a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CalendarDay {
    /// Name of the public holiday; empty = none.
    pub holiday: String,
    /// How many audits stand on it.
    pub count: usize,
    /// How many of them are overdue.
    pub overdue: usize,
}

/// What moving a municipality needs.
#[derive(Debug, Clone)]
pub struct MoveView {
    /// Which.
    pub municipality: MunicipalityId,
    /// Its name.
    pub name: String,
    /// All its memberships.
    pub memberships: Vec<Stored<Membership>>,
    /// Every ring by the number people use.
    pub rings: BTreeMap<u32, RingId>,
}

/// A row of a list.
#[derive(Debug, Clone)]
pub struct ListRow {
    /// Where Enter leads; none = a heading.
    pub target: Option<RecordId>,
    /// One a column.
    pub cells: Vec<CellText>,
    /// For filtering.
    pub folded: Folded,
    /// For sorting, one a column; empty = as text.
    pub sort: Vec<i64>,
    /// On a board: its lane, counted from 0.
    pub lane: usize,
}

/// The day that an audit's row stands under in the calendar.
pub fn audit_day(row: &ListRow) -> Option<NaiveDate> {
    let days = row.sort.get(AUDIT_DAY)?;
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(*days).ok()?)
}

/// Where [`audit_day`] stands among what a row is sorted by: behind all columns.
pub const AUDIT_DAY: usize = 10;

/// What the procedure demands by a row of a deficiency's next steps; none for any other row.
pub fn next_kind(row: &ListRow) -> Option<NextKind> {
    let place = usize::try_from(*row.sort.get(NEXT_KIND)?).ok()?;
    NextKind::ALL.get(place).copied()
}

/// Where [`next_kind`] stands among what a row is sorted by: behind all columns.
pub const NEXT_KIND: usize = 4;

/// What tells the row of a record from others in a list.
pub fn row_key(id: RecordId) -> u64 {
    (u64::from(id.kind.code()) << 56) | id.id
}

/// Rows and the columns their cells stand in. A clone shares the rows.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The columns.
    pub columns: &'static [Column],
    /// The rows, one cell a column.
    pub rows: Arc<Vec<ListRow>>,
    /// Headings of the lanes of a board, in which every row is a card of one line a cell; none = it is
    /// shown as a table.
    pub lanes: Arc<[String]>,
}

/// A record in full.
#[derive(Debug, Clone)]
pub struct DetailView {
    /// The record.
    pub stored: Stored<Record>,
    /// Its title, made up if it has none.
    pub title: String,
    /// What is shown of it, from the top.
    pub sections: Vec<Section>,
    /// Records behind the rows of its lists that actions need as they are, in order.
    pub records: Vec<Stored<Record>>,
}

/// A part of a record in full.
#[derive(Debug, Clone)]
pub enum Section {
    /// Facts, as label and text.
    Facts(Vec<(String, String)>),
    /// A paragraph.
    Text {
        /// Above it; empty = nothing.
        heading: String,
        /// What it says.
        text: String,
    },
    /// What belongs to the record: a list with a cursor of its own.
    List {
        /// Tells it from the other lists of the record.
        name: &'static str,
        /// Above it; empty only where it is the only list.
        heading: String,
        /// The rows.
        table: Table,
        /// Text id of what is said where there is no row.
        none: &'static str,
    },
}

impl Row for ListRow {
    fn key(&self) -> u64 {
        self.target.map_or(0, row_key)
    }

    fn cells(&self) -> &[CellText] {
        &self.cells
    }

    fn folded(&self) -> &Folded {
        &self.folded
    }

    fn sort_key(&self, column: usize) -> i64 {
        self.sort.get(column).copied().unwrap_or(0)
    }

    fn lane(&self) -> usize {
        self.lane
    }

    fn is_heading(&self) -> bool {
        self.target.is_none()
    }
}

/// The first screen.
#[derive(Debug, Clone, Default)]
pub struct TodayView {
    /// Everything, in sections.
    pub rows: Vec<ListRow>,
    /// How many things are late.
    pub overdue: usize,
    /// How many of them are audits, and how many deficiencies.
    pub late: Late,
    /// How many rows they have, under one heading.
    pub overdue_rows: usize,
    /// Rows before that heading.
    pub overdue_from: usize,
    /// Before which row the use of measures goes.
    pub uses_from: usize,
    /// The running meeting, if there is one.
    pub running: Option<MeetingId>,
    /// Whether the store has no record at all.
    pub empty: bool,
}

/// Everything typed in a meeting.
#[derive(Debug, Clone)]
pub struct MinutesView {
    /// What the store had come to when the reading began: an answer older than a change of one's own
    /// knows nothing of it.
    pub revision: Revision,
    /// The meeting.
    pub meeting: Stored<Meeting>,
    /// Its title, made up if it has none.
    pub title: String,
    /// The agenda in order, each with its lines in order.
    pub items: Vec<(Stored<AgendaItem>, Vec<Stored<Line>>)>,
    /// Outcomes by id: record, number as shown (B3), task.
    pub outcomes: BTreeMap<OutcomeId, OutcomeView>,
    /// Parked topics by id.
    pub topics: BTreeMap<TopicId, Topic>,
    /// Letters of the meeting's language.
    pub letters: Letters,
    /// Everybody a task can be given to.
    pub names: Names,
    /// The next meeting of the same ring, if planned.
    pub next: Option<MeetingId>,
    /// Open tasks of earlier meetings of the ring, as text lines for the review.
    pub open_tasks: Vec<String>,
}

/// An outcome as the minutes show it.
#[derive(Debug, Clone)]
pub struct OutcomeView {
    /// The record.
    pub outcome: Stored<Outcome>,
    /// Number as shown: B3.
    pub number: String,
    /// Its task, for a task.
    pub task: Option<Stored<Task>>,
    /// Responsible or origin, as shown.
    pub who: String,
}

/// Names that can be typed, with what they stand for.
#[derive(Debug, Clone, Default)]
pub struct Names(pub Vec<(String, Folded, Option<Responsible>)>);

impl Names {
    /// Who this is, if exactly one name is spelled so (upper and lower case, umlauts aside). A name
    /// that several bear is in the list without an answer: a question, never a guess.
    pub fn exact(&self, name: &str) -> Option<Responsible> {
        let wanted = crate::text::fold::Folded::new(name.trim());
        let mut found = None;
        for (_, folded, who) in &self.0 {
            if folded.spelled() == wanted.spelled() || folded.bare() == wanted.bare() {
                match (&found, who) {
                    (_, None) => return None,
                    (None, Some(who)) => found = Some(who.clone()),
                    (Some(first), Some(who)) if first == who => {}
                    (Some(_), Some(_)) => return None,
                }
            }
        }
        found
    }

    /// The first name of somebody, as typed names show it.
    pub fn name_of(&self, who: &Responsible) -> String {
        if let Responsible::Named(name) = who {
            return name.clone();
        }
        self.0
            .iter()
            .find(|(_, _, known)| known.as_ref() == Some(who))
            .map_or_else(String::new, |(name, ..)| name.clone())
    }

    /// The first name that begins so.
    pub fn complete(&self, start: &str) -> Option<&str> {
        let start = crate::text::fold::Folded::new(start);
        self.0
            .iter()
            .find(|(_, folded, who)| {
                who.is_some()
                    && (folded.bare().starts_with(start.bare())
                        || folded.spelled().starts_with(start.spelled()))
            })
            .map(|(name, ..)| name.as_str())
    }
}

/// A record with the names its form needs.
#[derive(Debug, Clone)]
pub struct FormView {
    /// The record; at revision 0 one that does not exist yet.
    pub stored: Stored<Record>,
    /// Municipalities, rings and people, so that what is typed is understood at once.
    pub names: Arc<fields::Names>,
    /// Names of whatever else it refers to.
    pub others: BTreeMap<RecordId, String>,
}

/// A record found by a few letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub record: RecordId,
    /// Its name.
    pub title: String,
    /// What tells it apart: ring, day, Land.
    pub detail: String,
}

/// A change in the history, or several that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// Numbers of the changes, the newest first; never none.
    pub seqs: Vec<Seq>,
    /// When the newest of them was, local, as shown.
    pub at: String,
    /// By whom.
    pub author: String,
    /// What happened to what, as shown.
    pub what: String,
    /// Fields with old and new, as shown.
    pub fields: Vec<(String, String, String)>,
}
