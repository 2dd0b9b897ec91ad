//! A plan while it is being made: records under construction, bad rows, warnings.
//!
//! Responsible for: which record a row touches, what is new or changed in the end, which rows are
//! out. Not for what the columns of a file mean: the importers beside it know.

use std::collections::{BTreeMap, BTreeSet};

use super::along::Named;
use super::{Plan, Surroundings};
use crate::domain::date::Land;
use crate::domain::id::{Kind, RecordId};
use crate::exchange::table::{Caution, Cell, Problem, ProblemKind, Row, Table};
use crate::fields::{self, Defaults, Field, StoreContext, Value};
use crate::store::{Edit, Expected, ReadFailure, Record, Store};

/// A record under construction.
pub(super) struct Draft {
    pub(super) record: Record,
    /// As the store has it, if it does.
    pub(super) before: Option<(Record, Expected)>,
    pub(super) line: usize,
}

/// A plan while it is being made.
pub(super) struct Work<'a> {
    pub(super) table: &'a Table,
    pub(super) store: &'a Store,
    pub(super) context: &'a StoreContext<'a>,
    pub(super) defaults: Defaults,
    pub(super) land: Option<Land>,
    pub(super) keep_suspicious: bool,
    /// Lines left out because an earlier look found them bad.
    pub(super) skipped: BTreeSet<usize>,
    pub(super) drafts: Vec<Draft>,
    pub(super) places: BTreeMap<RecordId, usize>,
    pub(super) deleted: Vec<(Edit, usize)>,
    pub(super) problems: Vec<Problem>,
    pub(super) warnings: Vec<Problem>,
    /// Whom rows name, and who is made for it.
    pub(super) named: Named,
    /// Numbers for new records, by kind.
    pub(super) next: u64,
    /// Lines with a problem.
    pub(super) bad: BTreeSet<usize>,
    /// Drafts touched, by line, to tell rows that say nothing new.
    pub(super) touched: Vec<(usize, usize)>,
}

/// The lines of the rows that problems are in: a cell may begin lines after its row.
pub(super) fn rows_of(table: &Table, problems: &[Problem]) -> BTreeSet<usize> {
    let row_of = |line: usize| {
        let behind = table.rows.partition_point(|row| row.line <= line);
        behind.checked_sub(1).map(|at| table.rows[at].line)
    };
    problems
        .iter()
        .filter_map(|problem| row_of(problem.line))
        .collect()
}

impl<'a> Work<'a> {
    pub(super) fn new(
        table: &'a Table,
        surroundings: &'a Surroundings<'a>,
        skipped: BTreeSet<usize>,
        problems: Vec<Problem>,
    ) -> Self {
        let mut bad = skipped.clone();
        if skipped.is_empty() {
            bad.extend(rows_of(table, &problems));
        }
        Self {
            table,
            store: surroundings.store,
            context: &surroundings.context,
            defaults: surroundings.defaults,
            land: surroundings.land,
            keep_suspicious: surroundings.keep_suspicious,
            skipped,
            drafts: Vec::new(),
            places: BTreeMap::new(),
            deleted: Vec::new(),
            problems,
            warnings: Vec::new(),
            named: Named::default(),
            next: 0,
            bad,
            touched: Vec::new(),
        }
    }

    /// Notes a bad cell; the row is out.
    pub(super) fn refuse(&mut self, row: &Row, cell: Cell<'_>, wrong: fields::Wrong) {
        self.bad.insert(row.line);
        self.problems
            .push(self.table.problem(cell, ProblemKind::Value(wrong)));
    }

    /// Notes what is wrong with a field of a row, at its cell if there is a column for it; the row is
    /// out.
    pub(super) fn complain(&mut self, row: &Row, name: &'static str, kind: ProblemKind) {
        self.bad.insert(row.line);
        let problem = self.place(row, name, kind);
        self.problems.push(problem);
    }

    /// Notes what is worth a look; the row stays in.
    pub(super) fn warn(&mut self, row: &Row, name: &'static str, caution: Caution) {
        let problem = self.place(row, name, ProblemKind::Caution(caution));
        self.warnings.push(problem);
    }

    fn place(&self, row: &Row, name: &'static str, kind: ProblemKind) -> Problem {
        match self.table.cell(row, name) {
            Some(cell) => self.table.problem(cell, kind),
            None => Problem {
                field: Some(name),
                ..self.table.row_problem(row, kind)
            },
        }
    }

    /// Asks the record's own rules, so that what they refuse is a bad row and not a bad file.
    pub(super) fn check(&mut self, row: &Row, at: usize) {
        let record = &self.drafts[at].record;
        let mut problems = fields::missing(record);
        for problem in record.check() {
            // An end that is missing also lies before the start: one sentence is enough.
            if problems.iter().all(|other| other.field != problem.field) {
                problems.push(problem);
            }
        }
        for problem in problems {
            self.complain(row, problem.field, ProblemKind::Value(problem.what));
        }
    }

    /// Whether a row is left out.
    pub(super) fn is_skipped(&self, row: &Row) -> bool {
        self.skipped.contains(&row.line)
    }

    pub(super) fn is_bad(&self, row: &Row) -> bool {
        self.bad.contains(&row.line)
    }

    /// The value of a cell by a field's grammar; `None` where there is nothing or it is bad.
    pub(super) fn value(
        &mut self,
        row: &Row,
        column: &str,
        field: &'static Field,
    ) -> Option<Value> {
        let cell = self.table.cell(row, column)?;
        if cell.text.is_empty() {
            return None;
        }
        match self.read(field, cell.text) {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.refuse(row, cell, wrong);
                None
            }
        }
    }

    /// A text by a field's grammar, unless it looks like participant data.
    pub(super) fn read(&self, field: &Field, text: &str) -> Result<Value, fields::Wrong> {
        let value = fields::parse(field, text, self.context)?;
        match fields::suspicious(field, &value) {
            Some(wrong) if !self.keep_suspicious => Err(wrong),
            _ => Ok(value),
        }
    }

    /// Complains about an empty cell of a column that needs something.
    pub(super) fn need(&mut self, row: &Row, column: &str) {
        if let Some(cell) = self.table.cell(row, column)
            && cell.text.is_empty()
        {
            self.refuse(row, cell, fields::Wrong::Missing);
        }
    }

    /// A new record, with a provisional number nobody else has.
    pub(super) fn create(&mut self, kind: Kind, line: usize) -> usize {
        let mut record = fields::blank(kind, self.defaults);
        self.next += 1;
        record.set_number((1 << 63) | self.next);
        self.insert(record, None, line)
    }

    /// The draft of a stored record; the one there is if it was touched before.
    pub(super) fn edit(&mut self, id: RecordId, line: usize) -> Result<Option<usize>, ReadFailure> {
        if let Some(at) = self.places.get(&id) {
            return Ok(Some(*at));
        }
        let Some(stored) = self.store.record(id)? else {
            return Ok(None);
        };
        let before = (stored.record.clone(), Expected::Revision(stored.revision));
        Ok(Some(self.insert(stored.record, Some(before), line)))
    }

    pub(super) fn insert(
        &mut self,
        record: Record,
        before: Option<(Record, Expected)>,
        line: usize,
    ) -> usize {
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
    pub(super) fn set(&mut self, at: usize, field: &Field, value: Value) {
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

    pub(super) fn finish(self, digest: String) -> Plan {
        let mut plan = Plan {
            edits: Vec::new(),
            lines: Vec::new(),
            rows: self.table.rows.len(),
            bad_rows: 0,
            created: 0,
            changed: 0,
            unchanged: 0,
            along: self.named.made(),
            figures: None,
            warnings: self.warnings,
            problems: self.problems,
            ignored: self
                .table
                .unknown
                .iter()
                .map(|one| one.name.clone())
                .collect(),
            footer: self.table.footer.clone(),
            sheet: self
                .table
                .sheet
                .clone()
                .map(|sheet| (sheet, self.table.other_sheets.clone())),
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
