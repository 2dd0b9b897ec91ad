//! What is wrong in a file a person wrote for the screen: a keymap, a theme.
//!
//! Responsible for: where it is wrong (file, line, column) and saying it in the person's language;
//! reading TOML so that every problem of a file is found at once. Not for deciding what is wrong.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::text::locale::{Texts, Value};

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as the person would name it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The id of the sentence.
    pub id: &'static str,
    /// What the sentence names.
    pub variables: Vec<(&'static str, String)>,
}

impl Problem {
    /// The problem as one line: `keys.toml:3:8: …`.
    pub fn say(&self, texts: &Texts) -> String {
        let variables: Vec<(&str, Value<'_>)> = self
            .variables
            .iter()
            .map(|(name, value)| (*name, Value::from(value.as_str())))
            .collect();
        let sentence = texts.with(self.id, &variables);
        format!("{}:{}:{}: {sentence}", self.file, self.line, self.column)
    }
}

/// Collects the problems of one file.
#[derive(Debug)]
pub(crate) struct Problems<'a> {
    file: &'a str,
    source: &'a str,
    found: Vec<Problem>,
}

impl<'a> Problems<'a> {
    pub(crate) fn new(file: &'a str, source: &'a str) -> Self {
        Self {
            file,
            source,
            found: Vec::new(),
        }
    }

    /// Notes a problem at a place of the source.
    pub(crate) fn add(
        &mut self,
        place: &Range<usize>,
        id: &'static str,
        variables: &[(&'static str, &str)],
    ) {
        let before = self.source.get(..place.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        self.found.push(Problem {
            file: self.file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            id,
            variables: variables
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned()))
                .collect(),
        });
    }

    /// Reads the file as TOML; what can be read is returned, what can't is noted.
    pub(crate) fn parse(&mut self) -> Spanned<DeTable<'a>> {
        let (table, errors) = DeTable::parse_recoverable(self.source);
        for error in errors {
            let place = error.span().unwrap_or(0..0);
            self.add(&place, "problem-syntax", &[("why", error.message())]);
        }
        table
    }

    /// The problems in the order of the file.
    pub(crate) fn into_sorted(mut self) -> Vec<Problem> {
        self.found
            .sort_by_key(|problem| (problem.line, problem.column));
        self.found
    }
}

/// The text of a TOML value that is a string.
pub(crate) fn string<'a>(value: &'a Spanned<DeValue<'_>>) -> Option<&'a str> {
    match value.get_ref() {
        DeValue::String(text) => Some(text),
        _ => None,
    }
}

/// The entries of a table in the order they stand in the file.
pub(crate) fn in_order<'t, 'a>(
    table: &'t DeTable<'a>,
) -> Vec<(&'t str, Range<usize>, &'t Spanned<DeValue<'a>>)> {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| (key.get_ref().as_ref(), key.span(), value))
        .collect();
    entries.sort_by_key(|(_, place, _)| place.start);
    entries
}
