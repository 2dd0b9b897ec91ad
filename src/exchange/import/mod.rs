//! From other people's tables to one change of the store.
//!
//! Responsible for: what the columns of each input file mean, what is new, changed or the same, and
//! every bad cell with its place. Not for bytes and headers ([`super::table`]), nor for writing: a
//! [`Plan`] holds the edits, and whoever asked applies them, all at once.
//!
//! An empty cell says nothing: what the store knows stays. Running a plan twice finds nothing to do.

mod municipalities;
mod people;
mod rings;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::table::{self, Cell, Column, Mapping, Options, Problem, ProblemKind, Row, Table};
use crate::domain::id::{Kind, RecordId};
use crate::fields::{self, Context, Defaults, Field, StoreContext, Value};
use crate::store::{Edit, Expected, ReadFailure, Record, Store};

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// `number;name;land;kind;since[;short_name;comparison_type;participates]`
    Municipalities,
    /// `ring;municipality[;name;from;to;moderator;speaker;criteria;target]`
    Rings,
    /// `name;function;organisation[;mail;phone;user]`
    People,
}

impl Subject {
    /// The columns of such a file.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Municipalities => municipalities::COLUMNS,
            Self::Rings => rings::COLUMNS,
            Self::People => people::COLUMNS,
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
    /// Every bad cell, line or column.
    pub problems: Vec<Problem>,
    /// Columns no field has, ignored.
    pub ignored: Vec<String>,
    /// Lines taken for a footer, ignored.
    pub footer: Vec<usize>,
    /// Digest of the file's bytes, in hex.
    pub digest: String,
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
    /// Other names for columns.
    pub mapping: Option<&'a Mapping>,
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
        ..Options::default()
    };
    let (table, digest) =
        table::read_file_digested(path, subject.columns(), options).map_err(ImportError::File)?;
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
        }
        if work.bad == work.skipped {
            return Ok(work.finish(digest));
        }
        (skipped, problems) = (work.bad, work.problems);
    }
}

/// A record under construction.
struct Draft {
    record: Record,
    /// As the store has it, if it does.
    before: Option<(Record, Expected)>,
    line: usize,
}

/// A plan while it is being made.
struct Work<'a> {
    table: &'a Table,
    store: &'a Store,
    context: &'a StoreContext<'a>,
    defaults: Defaults,
    keep_suspicious: bool,
    /// Lines left out because an earlier look found them bad.
    skipped: BTreeSet<usize>,
    drafts: Vec<Draft>,
    places: BTreeMap<RecordId, usize>,
    deleted: Vec<(Edit, usize)>,
    problems: Vec<Problem>,
    /// Numbers for new records, by kind.
    next: u64,
    /// Lines with a problem.
    bad: BTreeSet<usize>,
    /// Drafts touched, by line, to tell rows that say nothing new.
    touched: Vec<(usize, usize)>,
}

impl<'a> Work<'a> {
    fn new(
        table: &'a Table,
        surroundings: &'a Surroundings<'a>,
        skipped: BTreeSet<usize>,
        problems: Vec<Problem>,
    ) -> Self {
        // A cell may begin lines after its row.
        let row_of = |line: usize| {
            let behind = table.rows.partition_point(|row| row.line <= line);
            behind.checked_sub(1).map(|at| table.rows[at].line)
        };
        let mut bad = skipped.clone();
        if skipped.is_empty() {
            bad.extend(problems.iter().filter_map(|problem| row_of(problem.line)));
        }
        Self {
            table,
            store: surroundings.store,
            context: &surroundings.context,
            defaults: surroundings.defaults,
            keep_suspicious: surroundings.keep_suspicious,
            skipped,
            drafts: Vec::new(),
            places: BTreeMap::new(),
            deleted: Vec::new(),
            problems,
            next: 0,
            bad,
            touched: Vec::new(),
        }
    }

    /// Notes a bad cell; the row is out.
    fn refuse(&mut self, row: &Row, cell: Cell<'_>, wrong: fields::Wrong) {
        self.bad.insert(row.line);
        self.problems
            .push(self.table.problem(cell, ProblemKind::Value(wrong)));
    }

    /// Whether a row is left out.
    fn is_skipped(&self, row: &Row) -> bool {
        self.skipped.contains(&row.line)
    }

    fn is_bad(&self, row: &Row) -> bool {
        self.bad.contains(&row.line)
    }

    /// The value of a cell by a field's grammar; `None` where there is nothing or it is bad.
    fn value(&mut self, row: &Row, column: &str, field: &'static Field) -> Option<Value> {
        let cell = self.table.cell(row, column)?;
        if cell.text.is_empty() {
            return None;
        }
        let wrong = match fields::parse(field, cell.text, self.context) {
            Ok(value) => match fields::suspicious(field, &value) {
                Some(wrong) if !self.keep_suspicious => wrong,
                _ => return Some(value),
            },
            Err(wrong) => wrong,
        };
        self.refuse(row, cell, wrong);
        None
    }

    /// Complains about an empty cell of a column that needs something.
    fn need(&mut self, row: &Row, column: &str) {
        if let Some(cell) = self.table.cell(row, column)
            && cell.text.is_empty()
        {
            self.refuse(row, cell, fields::Wrong::Missing);
        }
    }

    /// A new record, with a provisional number nobody else has.
    fn create(&mut self, kind: Kind, line: usize) -> usize {
        let mut record = fields::blank(kind, self.defaults);
        self.next += 1;
        record.set_number((1 << 63) | self.next);
        self.insert(record, None, line)
    }

    /// The draft of a stored record; the one there is if it was touched before.
    fn edit(&mut self, id: RecordId, line: usize) -> Result<Option<usize>, ReadFailure> {
        if let Some(at) = self.places.get(&id) {
            return Ok(Some(*at));
        }
        let Some(stored) = self.store.record(id)? else {
            return Ok(None);
        };
        let before = (stored.record.clone(), Expected::Revision(stored.revision));
        Ok(Some(self.insert(stored.record, Some(before), line)))
    }

    fn insert(&mut self, record: Record, before: Option<(Record, Expected)>, line: usize) -> usize {
        let at = self.drafts.len();
        self.places.insert(record.id(), at);
        self.drafts.push(Draft {
            record,
            before,
            line,
        });
        at
    }

    /// Sets a field of a draft; the tables only refuse values that no cell gives.
    fn set(&mut self, at: usize, field: &Field, value: Value) {
        if let Err(wrong) = (field.set)(&mut self.drafts[at].record, value) {
            let line = self.drafts[at].line;
            self.bad.insert(line);
            self.problems.push(Problem {
                file: self.table.file.clone(),
                line,
                column: 0,
                field: Some(field.name),
                kind: ProblemKind::Value(wrong),
            });
        }
    }

    fn finish(self, digest: String) -> Plan {
        let mut plan = Plan {
            edits: Vec::new(),
            lines: Vec::new(),
            rows: self.table.rows.len(),
            bad_rows: 0,
            created: 0,
            changed: 0,
            unchanged: 0,
            problems: self.problems,
            ignored: self
                .table
                .unknown
                .iter()
                .map(|one| one.name.clone())
                .collect(),
            footer: self.table.footer.clone(),
            digest,
        };
        plan.problems
            .sort_by_key(|problem| (problem.line, problem.column));
        let is_new = |draft: &Draft| draft.before.is_none();
        let changes = |draft: &Draft| {
            draft
                .before
                .as_ref()
                .is_none_or(|(before, _)| *before != draft.record)
        };
        let rows_that_change: BTreeSet<usize> = self
            .touched
            .iter()
            .filter(|(_, at)| changes(&self.drafts[*at]))
            .map(|(line, _)| *line)
            .chain(self.deleted.iter().map(|(_, line)| *line))
            .collect();
        plan.bad_rows = self
            .table
            .rows
            .iter()
            .filter(|row| self.bad.contains(&row.line))
            .count();
        plan.unchanged = self
            .table
            .rows
            .iter()
            .filter(|row| !self.bad.contains(&row.line) && !rows_that_change.contains(&row.line))
            .count();
        for (edit, line) in self.deleted {
            plan.edits.push(edit);
            plan.lines.push(line);
            plan.changed += 1;
        }
        for draft in self.drafts.into_iter().filter(changes) {
            if is_new(&draft) {
                plan.created += 1;
            } else {
                plan.changed += 1;
            }
            plan.lines.push(draft.line);
            plan.edits.push(Edit::Put {
                record: draft.record,
                expected: draft.before.map_or(Expected::New, |(_, expected)| expected),
            });
        }
        plan
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
