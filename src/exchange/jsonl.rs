//! The whole store as JSON Lines and back, lossless: the first line says what it is, each other one
//! is a row of [`crate::store::dump`].
//!
//! A file from outside is not trusted: its lines, rows and texts have limits, every record has to
//! keep the rules, no text may hold what cleaning would take out, and no reference may lead nowhere.
//! All of that is checked before the first byte is written.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Read, Write};
use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::domain::id::{Kind, RecordId, is_provisional};
use crate::domain::problem::Problem as FieldProblem;
use crate::fields::{self, Value};
use crate::store::dump::{LoadError, Row};
use crate::store::{Actor, Client, ReadFailure, Record, Store};
use crate::text::multi_line;

/// What the first line says.
const FORMAT: &str = "ringbuch-export";
/// Version of the rows.
const VERSION: u32 = 1;
/// Bytes of one line: an import of a hundred thousand records is one row of the history.
const MAX_LINE: u64 = 64 << 20;
/// Rows of one file.
const MAX_ROWS: usize = 10_000_000;
/// Problems named before reading stops: a file of another kind has one in every line.
const MAX_PROBLEMS: usize = 50;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    format: String,
    version: u32,
}

/// What is wrong with a file, and on which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Counted from 1; 0 = the file as a whole.
    pub line: usize,
    /// What is wrong.
    pub what: BadRow,
}

/// What can be wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRow {
    /// Not the first line of an export.
    #[error("not an export of Ringbuch")]
    NotAnExport,
    /// Written by a newer program.
    #[error("version {0}")]
    NewerVersion(u32),
    /// No row, by the parser's words.
    #[error("{0}")]
    Syntax(String),
    /// A line or the file is too long.
    #[error("too long")]
    TooLong,
    /// The same record twice.
    #[error("{0} twice")]
    Twice(RecordId),
    /// No number a stored record has.
    #[error("no number")]
    Number,
    /// A field breaks a rule.
    #[error("{record}: {problem:?}")]
    Field {
        /// The record.
        record: RecordId,
        /// What is wrong with it.
        problem: FieldProblem,
    },
    /// A text holds control characters or is not in NFC.
    #[error("{record}: {field}")]
    Unclean {
        /// The record.
        record: RecordId,
        /// The field.
        field: &'static str,
    },
    /// It refers to a record that is not in the file.
    #[error("{from} → {to}")]
    Dangling {
        /// The record.
        from: RecordId,
        /// What is missing.
        to: RecordId,
    },
}

/// Why nothing was read in.
#[derive(Debug, thiserror::Error)]
pub enum JsonlError {
    /// The file can't be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is no good export; the first problems.
    #[error("{} problem(s)", .0.len())]
    Bad(Vec<BadLine>),
    /// The store can't be read.
    #[error(transparent)]
    Read(#[from] ReadFailure),
    /// The store does not take it.
    #[error(transparent)]
    Load(#[from] LoadError),
}

/// Writes the whole store. The number of rows comes back.
pub fn export(store: &Store, to: &mut dyn Write) -> Result<u64, JsonlError> {
    let head = Head {
        format: FORMAT.to_owned(),
        version: VERSION,
    };
    line(to, &head)?;
    let mut rows = 0;
    let mut failed = None;
    store.dump(|row| match line(to, &row) {
        Ok(()) => {
            rows += 1;
            ControlFlow::Continue(())
        }
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    })?;
    match failed {
        Some(error) => Err(error.into()),
        None => {
            to.flush()?;
            Ok(rows)
        }
    }
}

fn line(to: &mut dyn Write, row: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *to, row)?;
    to.write_all(b"\n")
}

/// Reads an export and checks all of it.
pub fn read(from: &mut dyn BufRead) -> Result<Vec<Row>, JsonlError> {
    let mut rows = Vec::new();
    let mut check = Check::default();
    let mut number = 0;
    loop {
        let mut text = Vec::new();
        let read = Read::take(&mut *from, MAX_LINE + 1).read_until(b'\n', &mut text)?;
        if read == 0 {
            break;
        }
        number += 1;
        if text.len() as u64 > MAX_LINE || rows.len() >= MAX_ROWS {
            check.bad(number, BadRow::TooLong);
            break;
        }
        if text.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if number == 1 {
            if let Some(what) = head(&text) {
                check.bad(number, what);
                break;
            }
            continue;
        }
        match serde_json::from_slice::<Row>(&text) {
            Ok(row) => {
                check.row(number, &row);
                rows.push(row);
            }
            Err(error) => check.bad(number, BadRow::Syntax(error.to_string())),
        }
        if check.problems.len() >= MAX_PROBLEMS {
            break;
        }
    }
    if number == 0 {
        check.bad(0, BadRow::NotAnExport);
    }
    check.references();
    if check.problems.is_empty() {
        Ok(rows)
    } else {
        Err(JsonlError::Bad(check.problems))
    }
}

fn head(text: &[u8]) -> Option<BadRow> {
    match serde_json::from_slice::<Head>(text) {
        Ok(Head { format, version }) if format == FORMAT => {
            (version != VERSION).then_some(BadRow::NewerVersion(version))
        }
        _ => Some(BadRow::NotAnExport),
    }
}

/// Fills an empty store with rows that [`read`] gave.
pub fn load(
    store: &Store,
    rows: Vec<Row>,
    client: &Client,
    actor: &Actor,
) -> Result<(), JsonlError> {
    store.load(rows.into_iter(), client, actor)?;
    Ok(())
}

#[derive(Default)]
struct Check {
    problems: Vec<BadLine>,
    known: BTreeSet<RecordId>,
    unique: BTreeSet<(Kind, String)>,
    references: Vec<(usize, RecordId, RecordId)>,
}

impl Check {
    fn bad(&mut self, line: usize, what: BadRow) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(BadLine { line, what });
        }
    }

    fn row(&mut self, line: usize, row: &Row) {
        match row {
            Row::Record(record) => {
                let id = record.id();
                if id.id == 0 || is_provisional(id.id) {
                    self.bad(line, BadRow::Number);
                }
                if !self.known.insert(id) {
                    self.bad(line, BadRow::Twice(id));
                }
                for problem in record.check() {
                    self.bad(
                        line,
                        BadRow::Field {
                            record: id,
                            problem,
                        },
                    );
                }
                self.numbers(line, record);
                self.clean(line, record);
                for to in record.referenced() {
                    self.references.push((line, id, to));
                }
            }
            Row::Change { before, .. } => {
                for record in before {
                    self.clean(line, record);
                }
            }
            Row::Counter { .. } => {}
        }
    }

    /// Carrier numbers and ring numbers are given once.
    fn numbers(&mut self, line: usize, record: &Record) {
        let number = match record {
            Record::Municipality(one) => one.number.clone(),
            Record::Ring(one) => one.number.to_string(),
            _ => return,
        };
        if !self.unique.insert((record.kind(), number.clone())) {
            let problem = FieldProblem::new("number", fields::Wrong::Duplicate { value: number });
            let record = record.id();
            self.bad(line, BadRow::Field { record, problem });
        }
    }

    /// A stored escape sequence would run in every terminal that shows it.
    fn clean(&mut self, line: usize, record: &Record) {
        for field in fields::of(record.kind()) {
            let is_clean = |text: &str| multi_line(text) == text;
            let good = match (field.get)(record) {
                Value::Text(text) => is_clean(&text),
                Value::Texts(texts) => texts.iter().all(|text| is_clean(text)),
                Value::State(state) => is_clean(&state.reason),
                Value::Breaks(breaks) => breaks.iter().all(|one| is_clean(&one.note)),
                Value::Responsible(crate::domain::task::Responsible::Named(name)) => {
                    is_clean(&name)
                }
                _ => true,
            };
            if !good {
                let record = record.id();
                self.bad(
                    line,
                    BadRow::Unclean {
                        record,
                        field: field.name,
                    },
                );
            }
        }
    }

    fn references(&mut self) {
        for (line, from, to) in std::mem::take(&mut self.references) {
            if !self.known.contains(&to) {
                self.bad(line, BadRow::Dangling { from, to });
            }
        }
    }
}
