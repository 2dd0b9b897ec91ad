//! From other people's tables to one change of the store.
//!
//! Responsible for: what the columns of each input file mean, what is new, changed or the same, and
//! every bad cell with its place. Not for bytes and headers ([`super::table`]), nor for writing: a
//! [`Plan`] holds the edits, and whoever asked applies them, all at once.
//!
//! An empty cell says nothing: what the store knows stays. Running a plan twice finds nothing to do.

mod along;
mod indicators;
mod measures;
mod municipalities;
mod people;
mod preview;
mod providers;
mod ratings;
mod rings;
mod utilisation;
mod work;

use std::collections::BTreeSet;
use std::path::Path;

use super::table::{self, Column, Mapping, Options, Problem, ProblemKind, Row};
use crate::domain::date::Land;
use crate::domain::id::{Kind, RecordId};
use crate::fields::{self, Context, Defaults, Field, StoreContext, Value};
use crate::store::{Edit, ReadFailure, Record, Store};
pub use indicators::{Between0And1, FigureOptions, Figures, First, Found, period};
pub use preview::{Look, Preview, ProfileChoice, look};
use work::Work;

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// `number;name;land;kind;since[;short_name;comparison_type;participates]`
    Municipalities,
    /// `ring;municipality[;name;from;to;moderator;speaker;criteria;target]`
    Rings,
    /// `name;function;organisation[;mail;phone;user]`
    People,
    /// `name[;place;accredited_until;body;contact;address;first_contract;last_contract;note]`
    Providers,
    /// `number;title;provider;procurement;start;end;places;status` and any other field of a measure
    Measures,
    /// `measure;month;filled[;places;assigned;entries;dropouts]`
    Utilisation,
    /// `measure;forwarded_on;phase;rater;part;question;value[;due;answered_on]`
    Ratings,
    /// `indicator;period;municipality;value` or with `numerator;denominator`, or a column a period
    Indicators,
}

impl Subject {
    /// The columns of such a file.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Municipalities => municipalities::COLUMNS,
            Self::Rings => rings::COLUMNS,
            Self::People => people::COLUMNS,
            Self::Providers => providers::COLUMNS,
            Self::Measures => measures::COLUMNS,
            Self::Utilisation => utilisation::COLUMNS,
            Self::Ratings => ratings::COLUMNS,
            Self::Indicators => indicators::COLUMNS,
        }
    }
}

/// What reading a file came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What to write, in an order that [`Store::apply`] takes.
    pub edits: Vec<Edit>,
    /// The line each edit comes from.
    pub lines: Vec<usize>,
    /// Rows of the file, without header, empty lines and footer.
    pub rows: usize,
    /// Rows with a problem: they are in no edit.
    pub bad_rows: usize,
    /// Records that come into being.
    pub created: usize,
    /// Records that change.
    pub changed: usize,
    /// Rows that say nothing new.
    pub unchanged: usize,
    /// Of the records that come into being, the providers and people whom a row only names.
    pub along: Along,
    /// What became of figures; then all counts but those of rows count figures.
    pub figures: Option<Figures>,
    /// What is worth a look, but no reason to leave a row out.
    pub warnings: Vec<Problem>,
    /// Every bad cell, line or column.
    pub problems: Vec<Problem>,
    /// Columns no field has, ignored.
    pub ignored: Vec<String>,
    /// Lines taken for a footer, ignored.
    pub footer: Vec<usize>,
    /// The sheet read, if the file is a spreadsheet, and its others.
    pub sheet: Option<(String, Vec<String>)>,
    /// Digest of the file's bytes, in hex.
    pub digest: String,
}

/// Records that come into being because a row of another kind names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Along {
    /// Providers.
    pub providers: usize,
    /// People.
    pub people: usize,
}

/// Why there is no plan.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file as a whole is unusable.
    #[error("{} problem(s) in the file", .0.len())]
    File(Vec<Problem>),
    /// The store can't be read.
    #[error(transparent)]
    Read(#[from] ReadFailure),
}

/// What a plan needs to know.
pub struct Surroundings<'a> {
    /// The store to compare with.
    pub store: &'a Store,
    /// Names and days are read by it; people the file makes are added.
    pub context: StoreContext<'a>,
    /// For what new records take from their surroundings.
    pub defaults: Defaults,
    /// The Land of measures that don't say theirs; none if nobody configured one.
    pub land: Option<Land>,
    /// Other names for columns.
    pub mapping: Option<&'a Mapping>,
    /// The sheet of a spreadsheet; none = the first.
    pub sheet: Option<&'a str>,
    /// What the caller says about figures.
    pub figures: FigureOptions,
    /// Let values through that look like participant data.
    pub keep_suspicious: bool,
}

/// Reads a file and compares it with the store. `progress` hears (rows done, rows).
pub fn plan(
    subject: Subject,
    path: &Path,
    surroundings: &Surroundings<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Plan, ImportError> {
    let options = Options {
        mapping: surroundings.mapping,
        sheet: surroundings.sheet,
        ..match subject {
            Subject::Indicators => Options::of_figures(),
            _ => Options::default(),
        }
    };
    let (table, digest) =
        table::read_file_digested(path, subject.columns(), options).map_err(ImportError::File)?;
    if subject == Subject::Indicators {
        return indicators::plan(&table, surroundings, digest, progress);
    }
    // A bad row must leave nothing behind, not even the ring it would have made: it is planned again
    // without the rows found bad, until no other one becomes bad by that.
    let mut skipped = BTreeSet::new();
    let mut problems = table.problems.clone();
    loop {
        let mut work = Work::new(&table, surroundings, skipped, problems);
        match subject {
            Subject::Municipalities => municipalities::plan(&mut work, progress)?,
            Subject::Rings => rings::plan(&mut work, progress)?,
            Subject::People => people::plan(&mut work, progress)?,
            Subject::Providers => providers::plan(&mut work, progress)?,
            Subject::Measures => measures::plan(&mut work, progress)?,
            Subject::Utilisation => utilisation::plan(&mut work, progress)?,
            Subject::Ratings => ratings::plan(&mut work, progress)?,
            // Planned above: figures are no records.
            Subject::Indicators => {}
        }
        if work.bad == work.skipped {
            return Ok(work.finish(digest));
        }
        (skipped, problems) = (work.bad, work.problems);
    }
}

/// The field of a table; the importers name only fields that exist, which a test holds them to.
fn field(kind: Kind, name: &str) -> Option<&'static Field> {
    fields::named(kind, name)
}

/// What a text means among the records of a kind, as a problem if it means none.
fn reference(kind: Kind, text: &str, context: &dyn Context) -> Result<RecordId, fields::Wrong> {
    fields::find(kind, text, context)
}
