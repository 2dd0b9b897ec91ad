//! What a sheet shows: rows and columns of cells, each of a kind that says what may be typed.

use crate::domain::date::Month;
use crate::domain::id::{AuditId, MeasureId, RatingId};
use crate::domain::points::Points;
use crate::domain::problem::Wrong;
use crate::store::{Record, Stored};
use crate::text::clean::{Limit, Lines, clean};

/// Which sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetKind {
    /// The figures of a month of all running bought measures.
    Utilisation(Month),
    /// The guideline's sections of an audit.
    Audit(AuditId),
    /// Questions and answers of a rating.
    Rating(RatingId),
    /// The checklist and the filing list of a measure.
    Checklist(MeasureId),
}

impl SheetKind {
    /// Names it in files.
    pub fn key(self) -> String {
        match self {
            Self::Utilisation(month) => format!("sheet/utilisation/{month}"),
            Self::Audit(id) => format!("sheet/audit/{id}"),
            Self::Rating(id) => format!("sheet/rating/{id}"),
            Self::Checklist(id) => format!("sheet/checklist/{id}"),
        }
    }
}

/// What may stand in the cells of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellKind {
    /// Nothing is typed here.
    Fixed,
    /// A count; nothing typed = missing, which is not 0.
    Count {
        /// Largest.
        max: u32,
    },
    /// Points of a rating.
    Points {
        /// Fewest.
        min: Points,
        /// Most.
        max: Points,
    },
    /// One of a few: name and what people see. A letter jumps to the next that begins with it.
    Choice(Vec<(&'static str, String)>),
    /// A line of text.
    Text {
        /// Characters as people count them.
        max: usize,
    },
    /// Ticked or not.
    Tick,
}

/// Keys of a checklist's documents begin here; those of its tasks are lower.
pub const FILED: u64 = 1 << 20;
/// Keys of headings begin here.
pub const HEADING: u64 = 1 << 40;

/// What stands in a ticked cell.
pub const TICKED: &str = "x";

impl CellKind {
    /// Whether something can be typed.
    pub const fn is_open(&self) -> bool {
        !matches!(self, Self::Fixed)
    }

    /// Whether typing goes on behind what is there, instead of replacing it.
    pub const fn appends(&self) -> bool {
        matches!(self, Self::Text { .. })
    }

    /// Whether a key chooses at once, without typing.
    pub const fn chooses(&self) -> bool {
        matches!(self, Self::Choice(_) | Self::Tick)
    }

    /// What a character chooses, from what is there now; none if nothing begins with it.
    pub fn chosen(&self, now: &str, character: char) -> Option<String> {
        match self {
            Self::Tick if now.is_empty() => Some(TICKED.to_owned()),
            Self::Tick => Some(String::new()),
            Self::Choice(choices) => {
                let at = choices.iter().position(|(name, _)| *name == now);
                let next = at.map_or(0, |at| at + 1);
                let turned = choices.iter().cycle().skip(next).take(choices.len());
                let letter = |label: &str| {
                    let first = label.chars().next().map(|c| c.to_lowercase().to_string());
                    first == Some(character.to_lowercase().to_string())
                };
                turned
                    .into_iter()
                    .find(|(_, label)| character == ' ' || letter(label))
                    .map(|(name, _)| (*name).to_owned())
            }
            _ => None,
        }
    }

    /// What was typed, as it is kept; a problem that says what would be right.
    pub fn read(&self, typed: &str) -> Result<String, Wrong> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(String::new());
        }
        match self {
            Self::Fixed => Err(Wrong::Missing),
            Self::Count { max } => match typed.parse::<u32>() {
                Ok(count) if count <= *max => Ok(count.to_string()),
                _ => Err(Wrong::NotInRange {
                    min: 0,
                    max: i64::from(*max),
                }),
            },
            Self::Points { min, max } => match typed.parse::<Points>() {
                Ok(points) if (*min..=*max).contains(&points) => Ok(points.to_string()),
                _ => Err(Wrong::OffTheScale {
                    question: typed.to_owned(),
                    min: min.to_string(),
                    max: max.to_string(),
                }),
            },
            Self::Choice(choices) => choices
                .iter()
                .find(|(name, label)| *name == typed || label.eq_ignore_ascii_case(typed))
                .map(|(name, _)| (*name).to_owned())
                .ok_or_else(|| {
                    let labels: Vec<&str> =
                        choices.iter().map(|(_, label)| label.as_str()).collect();
                    Wrong::NotAChoice {
                        text: typed.to_owned(),
                        choices: labels.join(", "),
                    }
                }),
            Self::Text { max } => {
                let limit = Limit {
                    graphemes: *max,
                    bytes: max.saturating_mul(8),
                };
                let cleaned = clean(typed, Lines::Single, limit);
                if cleaned.cut.is_some() {
                    return Err(Wrong::TooLong { max: *max });
                }
                Ok(cleaned.text.trim().to_owned())
            }
            Self::Tick => Ok(TICKED.to_owned()),
        }
    }

    /// What is kept, as people see it.
    pub fn show(&self, kept: &str, done: &str) -> String {
        match self {
            Self::Choice(choices) => choices
                .iter()
                .find(|(name, _)| *name == kept)
                .map_or_else(|| kept.to_owned(), |(_, label)| label.clone()),
            Self::Tick if !kept.is_empty() => done.to_owned(),
            _ => kept.to_owned(),
        }
    }

    /// Whether it stands at the right.
    pub const fn is_number(&self, fixed_right: bool) -> bool {
        match self {
            Self::Count { .. } | Self::Points { .. } => true,
            Self::Fixed => fixed_right,
            _ => false,
        }
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetColumn {
    /// Above it.
    pub heading: String,
    /// Its width in columns of the terminal; 0 = what is left.
    pub width: u16,
    /// What may stand in it.
    pub cell: CellKind,
    /// Whether a fixed one stands at the right.
    pub right: bool,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Tells it from the others; stays the same when the sheet is read again.
    pub key: u64,
    /// What it is about, at the left.
    pub label: String,
    /// One a column, as it is kept. None = a heading that takes no figures.
    pub cells: Option<Vec<String>>,
}

/// A sheet.
#[derive(Debug, Clone)]
pub struct SheetView {
    /// Which.
    pub kind: SheetKind,
    /// Its title.
    pub title: String,
    /// Facts above it, as label and text.
    pub head: Vec<(String, String)>,
    /// The columns behind the label.
    pub columns: Vec<SheetColumn>,
    /// The rows.
    pub rows: Vec<SheetRow>,
    /// The records behind it.
    pub records: Vec<Stored<Record>>,
    /// Text id of what is said where there is no row.
    pub none: &'static str,
    /// Who ticks, as the history names them.
    pub me: String,
}

impl SheetRow {
    /// Whether it has a cell in a column: a row may be shorter than others.
    pub fn has(&self, column: usize) -> bool {
        self.cells
            .as_ref()
            .is_some_and(|cells| column < cells.len())
    }
}

impl SheetView {
    /// Whether something can be typed in a cell.
    pub fn is_open(&self, (row, column): Place) -> bool {
        let found = self.rows.iter().find(|one| one.key == row);
        found.is_some_and(|row| row.has(column))
            && self
                .columns
                .get(column)
                .is_some_and(|column| column.cell.is_open())
    }

    /// What is kept in a cell.
    pub fn kept(&self, (row, column): Place) -> &str {
        let found = self.rows.iter().find(|one| one.key == row);
        found
            .and_then(|one| one.cells.as_ref()?.get(column))
            .map_or("", String::as_str)
    }
}

/// A cell: key of its row, number of its column.
pub type Place = (u64, usize);
