//! The whole store as JSON Lines and back, lossless: the first line says what it is, the last one how
//! many lie between, and each of those is a row of [`crate::store::dump`].
//!
//! A file from outside is not trusted: its lines, rows and texts have limits, every record has to
//! keep the rules, no text may hold what cleaning would take out, no reference may lead nowhere, and
//! counters must lie ahead of what they count: a store with wrong ones could never be written again.
//! All of that is checked before the first byte is written.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, Read, Write};
use std::ops::ControlFlow;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::id::{Kind, RecordId, RingId, is_provisional};
use crate::domain::problem::Problem as FieldProblem;
use crate::domain::ring::{Membership, overlapping};
use crate::fields::{self, Value};
use crate::store::dump::{LoadError, Row};
use crate::store::{Actor, Client, ReadFailure, Record, Store, keys};
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

/// Changes that may be missing in a row: a damaged store is exported with what is left of it.
const MOST_LOST: u64 = 1_000;
/// More records of a kind than anybody ever makes; counting on from there still works.
const MOST_COUNTED: u64 = 1 << 53;

/// The last line: without it the file was cut off.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case", deny_unknown_fields)]
enum Foot {
    End { rows: u64 },
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
    /// The last line is missing, or tells another number of rows.
    #[error("no end")]
    NoEnd,
    /// Something stands behind the last line.
    #[error("behind the end")]
    BehindEnd,
    /// A counter that is none of ours, twice, too high, or behind what it counts.
    #[error("counter")]
    Counter,
    /// Records without the counter that numbers them.
    #[error("no counter of {0:?}")]
    NoCounter(Kind),
    /// Changes are not numbered one by one.
    #[error("not the next change")]
    ChangeNumber,
    /// The author or file of a change holds control characters.
    #[error("unclean change")]
    UncleanChange,
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
            line(to, &Foot::End { rows })?;
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
    let mut ended = false;
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
            Ok(_) if ended => {
                check.bad(number, BadRow::BehindEnd);
                break;
            }
            Ok(row) => {
                check.row(number, &row, &text);
                rows.push(row);
            }
            Err(_) if let Ok(Foot::End { rows: told }) = serde_json::from_slice(&text) => {
                if ended || told != rows.len() as u64 && check.problems.is_empty() {
                    check.bad(number, BadRow::NoEnd);
                }
                ended = true;
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
    if !ended && check.problems.is_empty() {
        check.bad(number, BadRow::NoEnd);
    }
    check.references();
    check.counters();
    check.memberships();
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

/// Whether a line can hold anything that cleaning would take out: most can't, and walking all their
/// texts would cost as much as reading them.
fn may_be_unclean(line: &[u8]) -> bool {
    line.iter().any(|byte| matches!(byte, b'\\' | 0x7f..))
}

fn is_clean(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => multi_line(text) == *text,
        serde_json::Value::Array(list) => list.iter().all(is_clean),
        serde_json::Value::Object(object) => object.values().all(is_clean),
        _ => true,
    }
}

/// The key of one of the two kinds of counters there are.
fn counter_key(hex: &str) -> Option<Vec<u8>> {
    // The longest is 19 bytes.
    if hex.len() > 64 || !hex.is_ascii() {
        return None;
    }
    let bytes: Option<Vec<u8>> = hex
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    let key = bytes?;
    let (letter, rest) = key.split_last()?;
    let numbers_kind = Kind::from_code(*letter).is_some_and(|kind| keys::next_id(kind) == key);
    let id = rest.last_chunk::<8>().map(|id| u64::from_be_bytes(*id));
    let numbers_outcomes = id.is_some_and(|id| {
        let scope = RecordId {
            kind: Kind::Meeting,
            id,
        };
        keys::counter(scope, *letter) == key
    });
    (numbers_kind || numbers_outcomes).then_some(key)
}

#[derive(Default)]
struct Check {
    problems: Vec<BadLine>,
    known: BTreeSet<RecordId>,
    unique: BTreeSet<(Kind, String)>,
    references: Vec<(usize, RecordId, RecordId)>,
    /// The last change read.
    seq: u64,
    /// The highest number given, by kind.
    highest: BTreeMap<Kind, u64>,
    /// The highest number of an outcome, by the counter's key.
    outcomes: BTreeMap<Vec<u8>, u64>,
    counters: BTreeMap<Vec<u8>, (usize, u64)>,
    memberships: Vec<Membership>,
    /// Where each of those stands.
    membership_lines: Vec<usize>,
    rings: BTreeMap<RingId, u32>,
}

impl Check {
    fn bad(&mut self, line: usize, what: BadRow) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(BadLine { line, what });
        }
    }

    fn row(&mut self, line: usize, row: &Row, text: &[u8]) {
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
                self.count(record.id());
                self.clean(line, record, text);
                for to in record.referenced() {
                    self.references.push((line, id, to));
                }
            }
            Row::Change { seq, entry, before } => {
                let behind = seq.0.checked_sub(self.seq);
                if !behind.is_some_and(|behind| (1..=MOST_LOST).contains(&behind)) {
                    self.bad(line, BadRow::ChangeNumber);
                }
                self.seq = seq.0;
                if may_be_unclean(text)
                    && serde_json::to_value(entry).is_ok_and(|one| !is_clean(&one))
                {
                    self.bad(line, BadRow::UncleanChange);
                }
                for (id, _) in &entry.deeds {
                    self.count(*id);
                }
                for record in before {
                    self.count(record.id());
                    self.clean(line, record, text);
                }
            }
            Row::Counter { key, value } => match counter_key(key) {
                Some(key) if *value <= MOST_COUNTED => {
                    if self.counters.insert(key, (line, *value)).is_some() {
                        self.bad(line, BadRow::Counter);
                    }
                }
                _ => self.bad(line, BadRow::Counter),
            },
        }
    }

    fn count(&mut self, id: RecordId) {
        let highest = self.highest.entry(id.kind).or_default();
        *highest = id.id.max(*highest);
    }

    /// Counters have to be there and at or ahead of what they gave.
    fn counters(&mut self) {
        let of_records = std::mem::take(&mut self.highest).into_iter();
        let of_outcomes = std::mem::take(&mut self.outcomes).into_iter();
        let needed = of_records
            .map(|(kind, highest)| (kind, keys::next_id(kind), highest))
            .chain(of_outcomes.map(|(key, highest)| (Kind::Outcome, key, highest)));
        for (kind, key, highest) in needed {
            match self.counters.get(&key) {
                Some((_, value)) if *value >= highest => {}
                Some((line, _)) => self.bad(*line, BadRow::Counter),
                None => self.bad(0, BadRow::NoCounter(kind)),
            }
        }
    }

    /// § 1: a municipality is in at most one ring on any day.
    fn memberships(&mut self) {
        let all = std::mem::take(&mut self.memberships);
        for (at, other) in overlapping(&all) {
            let ring = self.rings.get(&all[other].ring).copied().unwrap_or(0);
            let from = all[other].from.max(all[at].from);
            let what = fields::Wrong::OverlappingMembership { ring, from };
            let problem = FieldProblem::new("from", what);
            let record = RecordId {
                kind: Kind::Membership,
                id: all[at].id.0,
            };
            self.bad(self.membership_lines[at], BadRow::Field { record, problem });
        }
    }

    /// Carrier numbers and ring numbers are given once; what has to be seen together is kept.
    fn numbers(&mut self, line: usize, record: &Record) {
        let number = match record {
            Record::Municipality(one) => one.number.clone(),
            Record::Ring(one) => {
                self.rings.insert(one.id, one.number);
                one.number.to_string()
            }
            Record::Membership(one) => {
                self.memberships.push(one.clone());
                self.membership_lines.push(line);
                return;
            }
            Record::Outcome(one) => {
                let scope = RecordId {
                    kind: Kind::Meeting,
                    id: one.meeting.0,
                };
                let highest = self
                    .outcomes
                    .entry(keys::counter(scope, one.kind as u8))
                    .or_default();
                *highest = u64::from(one.number).max(*highest);
                format!("{}/{}/{}", one.meeting, one.kind as u8, one.number)
            }
            _ => return,
        };
        if !self.unique.insert((record.kind(), number.clone())) {
            let problem = FieldProblem::new("number", fields::Wrong::Duplicate { value: number });
            let record = record.id();
            self.bad(line, BadRow::Field { record, problem });
        }
    }

    /// A stored escape sequence would run in every terminal that shows it.
    fn clean(&mut self, line: usize, record: &Record, text: &[u8]) {
        let found = self.problems.len();
        for field in fields::of(record.kind()) {
            let is_clean = |text: &str| multi_line(text) == text;
            let good = match (field.get)(record) {
                Value::Date(day) => self.day(line, record, field.name, day),
                Value::Days(days) => {
                    let days = days.iter().map(|day| day.date);
                    days.fold(true, |_, day| self.day(line, record, field.name, day))
                }
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
        // What no field shows, such as a line of the minutes.
        if found == self.problems.len()
            && may_be_unclean(text)
            && serde_json::to_value(record).is_ok_and(|one| !is_clean(&one))
        {
            let record = record.id();
            let field = "text";
            self.bad(line, BadRow::Unclean { record, field });
        }
    }

    /// A day no field would take. Says so itself; the text is clean.
    fn day(&mut self, line: usize, record: &Record, field: &'static str, day: NaiveDate) -> bool {
        if !(1900..=2199).contains(&day.year()) {
            let text = day.to_string();
            let problem = FieldProblem::new(field, fields::Wrong::NoSuchDay { text });
            let record = record.id();
            self.bad(line, BadRow::Field { record, problem });
        }
        true
    }

    fn references(&mut self) {
        for (line, from, to) in std::mem::take(&mut self.references) {
            if !self.known.contains(&to) {
                self.bad(line, BadRow::Dangling { from, to });
            }
        }
    }
}
