//! What is new about the figures of a file, series by series.
//!
//! A value equal to the newest stored one makes no new version; a later data status keeps both; the
//! same data status again replaces what it said. So a second import of the same file changes nothing.

use std::collections::BTreeSet;

use super::points::{Key, Lines, Point};
use super::slots::Slot;
use super::{Figures, Plan, Reading};
use crate::domain::id::SeriesId;
use crate::domain::indicator::series::{Series, Version};
use crate::exchange::import::{Along, ImportError};
use crate::exchange::table::{FigureProblem, Problem, ProblemKind};
use crate::store::{Edit, Entity, Expected, ReadFailure};

/// How a figure stands to those there are.
enum Standing {
    Known,
    New,
    Other,
}

fn standing(stored: &[Version], figure: &Version) -> Standing {
    let alike = stored.iter().filter(|one| {
        one.period == figure.period && one.quality.is_final() == figure.quality.is_final()
    });
    let mut newest = None;
    let mut of_its_day = None;
    for one in alike {
        newest = Some(one);
        if one.data_status <= figure.data_status {
            of_its_day = Some(one);
        }
    }
    let says_it = |one: Option<&Version>| one.is_some_and(|one| one.says_the_same(figure));
    if says_it(newest) || says_it(of_its_day) {
        Standing::Known
    } else if newest.is_some() {
        Standing::Other
    } else {
        Standing::New
    }
}

impl Reading<'_> {
    /// Two figures of one municipality, indicator, period and day that differ are a bad row; the same
    /// said twice is said once.
    pub(super) fn one_of_each(&mut self) {
        self.points.sort();
        let mut found = Vec::new();
        for (key, points) in self.points.series() {
            let says = |point: &Point| self.points.version(key.length, point);
            let mut first: Option<&Point> = None;
            for point in points {
                match first {
                    Some(one) if one.place() == point.place() => {
                        let same = says(one).zip(says(point));
                        if !same.is_some_and(|(one, other)| one.says_the_same(&other)) {
                            found.push((point.line(), point.column(), one.line()));
                        }
                    }
                    _ => first = Some(point),
                }
            }
        }
        for (line, column, first) in found {
            self.bad.insert(line);
            self.problems.push(Problem {
                file: self.table.file.clone(),
                line,
                column,
                field: None,
                kind: ProblemKind::Figure(FigureProblem::Twice { line: first }),
            });
        }
    }

    pub(super) fn finish(mut self, slots: &[Slot], digest: String) -> Result<Plan, ImportError> {
        self.problems
            .sort_by_key(|problem| (problem.line, problem.column));
        let found = self.found(slots);
        let is_good = |point: &&Point| !self.bad.contains(&point.line());
        let mut series: Vec<(&Key, &[Point])> = self
            .points
            .series()
            .filter(|(_, points)| points.iter().any(|point| is_good(&point)))
            .collect();
        series.sort_by(|(a, _), (b, _)| {
            let code = |key: &Key| self.codes[key.code].indicator.code.as_str();
            let rest = |key: &Key| (key.length, key.sex, key.municipality);
            (code(a), rest(a)).cmp(&(code(b), rest(b)))
        });
        let used: BTreeSet<usize> = series.iter().map(|(key, _)| key.code).collect();
        let columns: BTreeSet<usize> = slots.iter().filter_map(|slot| slot.value).collect();
        let table = self.table;
        let ignored = table
            .unknown
            .iter()
            .filter(|one| !columns.contains(&one.index))
            .map(|one| one.name.clone());
        let mut plan = Plan {
            edits: Vec::new(),
            lines: Vec::new(),
            rows: table.rows.len(),
            bad_rows: 0,
            created: 0,
            changed: 0,
            unchanged: 0,
            along: Along::default(),
            figures: Some(Figures {
                missing: self.missing,
                indicators: Vec::new(),
                found,
            }),
            warnings: std::mem::take(&mut self.warnings),
            problems: std::mem::take(&mut self.problems),
            ignored: ignored.collect(),
            footer: table.footer.clone(),
            sheet: table
                .sheet
                .clone()
                .map(|sheet| (sheet, table.other_sheets.clone())),
            digest,
        };
        let lines: usize = table
            .rows
            .iter()
            .filter(|row| self.bad.contains(&row.line))
            .count();
        plan.bad_rows = lines;
        self.new_indicators(&used, &mut plan);
        let mut changing = Lines::default();
        for (n, (key, points)) in (1_u64..).zip(series) {
            let points = points.iter().filter(is_good);
            self.merge(key, n, points, &mut plan, &mut changing)?;
        }
        plan.unchanged = plan.rows - plan.bad_rows - changing.len();
        Ok(plan)
    }

    fn new_indicators(&self, used: &BTreeSet<usize>, plan: &mut Plan) {
        let used = used.iter().map(|at| &self.codes[*at]);
        for code in used.filter(|code| code.is_new) {
            if let Some(figures) = &mut plan.figures {
                figures.indicators.push(code.indicator.code.clone());
            }
            plan.lines.push(self.table.header_line);
            plan.edits.push(Edit::Put {
                record: code.indicator.clone().record(),
                expected: Expected::New,
            });
        }
    }

    /// Puts the new figures of a series beside those there are.
    fn merge<'p>(
        &self,
        key: &Key,
        n: u64,
        points: impl Iterator<Item = &'p Point>,
        plan: &mut Plan,
        changing: &mut Lines,
    ) -> Result<(), ReadFailure> {
        let (length, sex, municipality) = (key.length, key.sex, key.municipality);
        let code = &self.codes[key.code];
        let indicator = &code.indicator.code;
        let stored = if code.is_new {
            None
        } else {
            self.around
                .store
                .series(indicator, length, sex, municipality)?
        };
        let (mut series, expected) = match stored {
            Some(stored) => (stored.record, Expected::Revision(stored.revision)),
            None => (
                Series::new(
                    SeriesId::provisional(n),
                    indicator.as_str(),
                    municipality,
                    sex,
                    length,
                ),
                Expected::New,
            ),
        };
        let mut versions: Vec<Version> = series.versions().collect();
        let known = versions.len();
        let mut line = 0;
        let mut last = None;
        for point in points {
            if last.is_none() {
                line = point.line();
            }
            // Said twice in the file: once is enough.
            if last == Some(point.place()) {
                continue;
            }
            last = Some(point.place());
            let Some(figure) = self.points.version(length, point) else {
                continue;
            };
            let period = versions[..known].partition_point(|one| one.period < figure.period);
            let behind = versions[..known].partition_point(|one| one.period <= figure.period);
            match standing(&versions[period..behind], &figure) {
                Standing::Known => continue,
                Standing::New => plan.created += 1,
                Standing::Other => plan.changed += 1,
            }
            changing.insert(point.line());
            versions.push(figure);
        }
        if versions.len() == known {
            return Ok(());
        }
        series.set(versions);
        plan.lines.push(line);
        plan.edits.push(Edit::Put {
            record: series.record(),
            expected,
        });
        Ok(())
    }
}
