//! Which row names the columns, by which delimiter, and which column is which field.
use super::{Column, Mapping, Problem, ProblemKind, Unknown, records, whole};
use crate::text::{Folded, single_line};

/// Delimiters, the likeliest in German files first.
pub(super) const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];
/// How far down a header is looked for: published tables have up to a dozen lines above it.
pub(super) const DEPTH: usize = 40;

/// The header of a file.
pub(super) struct Found {
    pub(super) delimiter: char,
    /// Index of the header among the records.
    pub(super) record: usize,
    pub(super) line: usize,
    /// Columns up to the last with a name.
    pub(super) width: usize,
    /// Field and index, in the order of the importer's columns.
    pub(super) fields: Vec<(&'static str, usize)>,
    pub(super) unknown: Vec<Unknown>,
}

/// Finds the header: the delimiter and row that name the most known columns; the earlier row and
/// the likelier delimiter on a tie.
pub(super) fn find(
    file: &str,
    text: &str,
    columns: &[Column],
    mapping: Option<&Mapping>,
) -> Result<Found, Vec<Problem>> {
    let names = Names::new(columns, mapping)?;
    let told = text.lines().next().and_then(|line| {
        let line = line.trim().trim_matches('"').to_ascii_lowercase();
        line.strip_prefix("sep=")
            .and_then(|rest| rest.chars().next().or(Some('\t')))
    });
    let mut best: Option<Best> = None;
    for delimiter in DELIMITERS.into_iter().chain(told) {
        if told.is_some_and(|told| told != delimiter) {
            continue;
        }
        let rows = records::first(text, delimiter, DEPTH);
        names.better(&mut best, delimiter, rows);
    }
    found(file, &names, columns, best)
}

/// As [`find`], among the rows of a sheet.
pub(super) fn find_in_sheet(
    file: &str,
    rows: &[records::Record],
    columns: &[Column],
    mapping: Option<&Mapping>,
) -> Result<Found, Vec<Problem>> {
    let names = Names::new(columns, mapping)?;
    let mut best = None;
    let first = rows[..rows.len().min(DEPTH)].to_vec();
    names.better(&mut best, '\t', first);
    found(file, &names, columns, best)
}

/// The row that would be taken for the header, and the fields of its columns as far as they are known;
/// where no row names a column, the first of the fullest rows, cut at the likeliest delimiter.
pub(super) fn guess(
    columns: &[Column],
    mapping: Option<&Mapping>,
    rows_by: impl Fn(char) -> Vec<records::Record>,
    delimiters: &[char],
) -> Result<Option<Guess>, Vec<Problem>> {
    let names = Names::new(columns, mapping)?;
    let mut best: Option<Best> = None;
    for delimiter in delimiters {
        names.better(&mut best, *delimiter, rows_by(*delimiter));
    }
    let filled = |row: &records::Record| row.cells.iter().filter(|cell| has_letter(cell)).count();
    let fullest = || {
        let rows = delimiters.iter().flat_map(|delimiter| {
            let rows = rows_by(*delimiter).into_iter().enumerate();
            rows.map(move |(at, row)| (filled(&row), *delimiter, at, row))
        });
        // The first of those with as many names.
        rows.fold(None, |best: Option<Best>, one| match &best {
            Some(known) if known.0 >= one.0 => best,
            _ if one.0 < 2 => best,
            _ => Some(one),
        })
    };
    let Some((_, delimiter, record, row)) = best.or_else(fullest) else {
        return Ok(None);
    };
    let (fields, _) = names.assign("", &row);
    Ok(Some(Guess {
        delimiter,
        record,
        row,
        fields,
    }))
}

/// What [`guess`] finds.
pub(super) struct Guess {
    pub(super) delimiter: char,
    pub(super) record: usize,
    pub(super) row: records::Record,
    pub(super) fields: Vec<(&'static str, usize)>,
}

fn has_letter(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic)
}

/// The row that names the most known columns so far: how many, delimiter, index, the row.
type Best = (usize, char, usize, records::Record);

fn found(
    file: &str,
    names: &Names<'_>,
    columns: &[Column],
    best: Option<Best>,
) -> Result<Found, Vec<Problem>> {
    let Some((_, delimiter, record, row)) = best else {
        let expected = columns
            .iter()
            .filter(|column| column.required)
            .map(|column| column.field)
            .collect();
        return Err(vec![whole(file, ProblemKind::NoHeader { expected })]);
    };
    let (fields, mut problems) = names.assign(file, &row);
    let width = row
        .cells
        .iter()
        .rposition(|cell| !cell.trim().is_empty())
        .map_or(0, |last| last + 1);
    let unknown = (0..width)
        .filter(|index| fields.iter().all(|(_, at)| at != index))
        .filter(|index| !names.leaves_out(&row.cells[*index]))
        .map(|index| Unknown {
            index,
            name: single_line(&row.cells[index]).trim().to_owned(),
        })
        .collect();
    for column in columns.iter().filter(|column| column.required) {
        let is_there = fields.iter().any(|(field, _)| *field == column.field)
            || problems
                .iter()
                .any(|problem| problem.field == Some(column.field));
        if !is_there {
            problems.push(Problem {
                line: row.line,
                field: Some(column.field),
                ..whole(file, ProblemKind::MissingColumn)
            });
        }
    }
    if problems.is_empty() {
        Ok(Found {
            delimiter,
            record,
            line: row.line,
            width,
            fields,
            unknown,
        })
    } else {
        Err(problems)
    }
}

/// A name without case, spaces, punctuation, umlauts and footnote marks, both foldings.
#[derive(PartialEq, Eq)]
pub(super) struct Key(String, String);

impl Key {
    pub(super) fn new(name: &str) -> Self {
        let name = single_line(name);
        let folded = Folded::new(without_footnotes(&name));
        let squeeze = |text: &str| {
            text.chars()
                .filter(|c| c.is_alphanumeric() || *c == '%')
                .collect()
        };
        Self(squeeze(folded.bare()), squeeze(folded.spelled()))
    }

    pub(super) fn is(&self, other: &Self) -> bool {
        !self.0.is_empty()
            && (self.0 == other.0 || self.0 == other.1 || self.1 == other.0 || self.1 == other.1)
    }
}

/// `Bestand 1)`, `Arbeitslose 2) 4)`, `Demmin**)` without their marks.
pub fn without_footnotes(name: &str) -> &str {
    let mut name = name.trim();
    while let Some(rest) = name.strip_suffix(')') {
        let rest = rest
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == '*')
            .trim_end();
        if rest.len() + 1 == name.len() || rest.contains('(') {
            break;
        }
        name = rest;
    }
    name.trim_end_matches('*').trim_end()
}

/// What columns may be called.
struct Names<'a> {
    columns: &'a [Column],
    /// Keys of each column, the preferred first.
    keys: Vec<Vec<Key>>,
    /// The person's own names: key, as written, index of the column or `None` to leave it out.
    own: Vec<(Key, &'a str, Option<usize>)>,
    map_file: &'a str,
}

impl<'a> Names<'a> {
    fn new(columns: &'a [Column], mapping: Option<&'a Mapping>) -> Result<Self, Vec<Problem>> {
        let keys = columns
            .iter()
            .map(|column| {
                std::iter::once(&column.field)
                    .chain(column.aliases)
                    .map(|name| Key::new(name))
                    .collect()
            })
            .collect();
        let map_file = mapping.map_or("", |mapping| mapping.file.as_str());
        let (mut own, mut problems) = (Vec::new(), Vec::new());
        for (theirs, field) in mapping.into_iter().flat_map(|mapping| &mapping.columns) {
            let at = columns.iter().position(|column| column.field == field);
            if at.is_none() && !field.is_empty() {
                problems.push(whole(map_file, ProblemKind::UnknownField(field.clone())));
            }
            own.push((Key::new(theirs), theirs.as_str(), at));
        }
        if problems.is_empty() {
            Ok(Self {
                columns,
                keys,
                own,
                map_file,
            })
        } else {
            Err(problems)
        }
    }

    /// Whether the person said that a column is nothing to us.
    fn leaves_out(&self, name: &str) -> bool {
        let key = Key::new(name);
        let own = self.own.iter().find(|(own, ..)| own.is(&key));
        own.is_some_and(|(_, _, at)| at.is_none())
    }

    /// The column a cell names, and how much it is preferred (less is better).
    fn column(&self, key: &Key) -> Option<(usize, usize)> {
        if let Some((_, _, at)) = self.own.iter().find(|(own, ..)| own.is(key)) {
            return at.map(|at| (at, 0));
        }
        self.keys
            .iter()
            .enumerate()
            .find_map(|(at, keys)| Some((at, keys.iter().position(|own| own.is(key))? + 1)))
    }

    /// Keeps the row that names more columns than the best so far.
    fn better(&self, best: &mut Option<Best>, delimiter: char, rows: Vec<records::Record>) {
        for (at, row) in rows.into_iter().enumerate() {
            let score = self.score(&row.cells);
            if score > best.as_ref().map_or(0, |(score, ..)| *score) {
                *best = Some((score, delimiter, at, row));
            }
        }
    }

    /// How many known columns a row names; a required one weighs more.
    fn score(&self, cells: &[String]) -> usize {
        let mut seen: Vec<_> = cells
            .iter()
            .filter_map(|cell| Some(self.column(&Key::new(cell))?.0))
            .collect();
        seen.sort_unstable();
        seen.dedup();
        seen.into_iter()
            .map(|at| 1 + usize::from(self.columns[at].required))
            .sum()
    }

    /// Field by field the column that is it; two equally good ones are a problem.
    fn assign(
        &self,
        file: &str,
        row: &records::Record,
    ) -> (Vec<(&'static str, usize)>, Vec<Problem>) {
        let keys: Vec<_> = row.cells.iter().map(|cell| Key::new(cell)).collect();
        let named: Vec<_> = keys.iter().map(|key| self.column(key)).collect();
        let (mut fields, mut problems) = (Vec::new(), Vec::new());
        for (at, column) in self.columns.iter().enumerate() {
            let ranks = || {
                named
                    .iter()
                    .enumerate()
                    .filter_map(move |(index, hit)| match hit {
                        Some((column, rank)) if *column == at => Some((*rank, index)),
                        _ => None,
                    })
            };
            let Some((best, first)) = ranks().min() else {
                continue;
            };
            fields.push((column.field, first));
            for (_, index) in ranks().filter(|(rank, index)| *rank == best && *index != first) {
                problems.push(Problem {
                    line: row.line,
                    column: index + 1,
                    field: Some(column.field),
                    ..whole(file, ProblemKind::DuplicateColumn { first: first + 1 })
                });
            }
        }
        for (own, name, _) in &self.own {
            if !keys.iter().any(|key| own.is(key)) {
                problems.push(whole(
                    self.map_file,
                    ProblemKind::UnknownColumn((*name).to_owned()),
                ));
            }
        }
        (fields, problems)
    }
}
