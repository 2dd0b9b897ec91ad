//! Lists that are data: the checklist, the questionnaire, the guideline of the audit form.
//!
//! Responsible for: reading them from `templates/` or a person's own folder, strictly and within
//! limits, every error with its line. Not for: storing what is made of them. The grammar of each
//! stands in its file.

pub mod checklist;
pub mod guideline;
pub mod questionnaire;

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::error::ReportError;
use super::outside::OutsideNames;
use super::template::line_of;
use crate::domain::measure::Procurement;
use crate::text::locale::{Lang, Texts};
use crate::text::{self, own_file};

/// No list has more entries.
const MOST: usize = 300;
/// No text of a list is longer.
const LONGEST: usize = 400;

/// Something wrong with a list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {what:?}")]
pub struct ListProblem {
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: ListWrong,
}

/// What can be wrong with a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListWrong {
    /// No file that can be read: too large, a device, not UTF-8.
    Unreadable(String),
    /// Not TOML, or not this grammar.
    Syntax(String),
    /// No such role.
    Role(String),
    /// An entry without a text in either language.
    NoText,
    /// A text too long.
    TooLong,
    /// `{…}` that is none of the outside names.
    Name(String),
    /// More entries than a list may have.
    TooMany,
    /// Nothing in it.
    Empty,
    /// Not a scale: points are no numbers, or not min ≤ threshold ≤ max with min < max.
    Scale,
}

impl ListProblem {
    /// The sentence for a person, without file and line.
    pub fn sentence(&self, texts: &Texts) -> String {
        let with = |id: &str, name: &str, value: &str| texts.with(id, &[(name, value.into())]);
        match &self.what {
            ListWrong::Unreadable(reason) => with("agenda-unreadable", "reason", reason),
            ListWrong::Syntax(reason) => with("agenda-syntax", "reason", reason),
            ListWrong::Role(text) => {
                let choices = checklist::ROLES.map(|(name, _)| name).join(", ");
                texts.with(
                    "list-role",
                    &[("text", text.as_str().into()), ("choices", choices.into())],
                )
            }
            ListWrong::NoText => texts.get("list-no-text").into_owned(),
            ListWrong::TooLong => with("list-too-long", "max", &LONGEST.to_string()),
            ListWrong::Name(name) => texts.with(
                "list-name",
                &[
                    ("name", name.as_str().into()),
                    ("choices", OutsideNames::KEYS.join(", ").into()),
                ],
            ),
            ListWrong::TooMany => with("list-too-many", "max", &MOST.to_string()),
            ListWrong::Empty => texts.get("list-empty").into_owned(),
            ListWrong::Scale => texts.get("list-scale").into_owned(),
        }
    }

    /// As the reason why a document could not be made.
    pub(super) fn into_error(self, texts: &Texts) -> ReportError {
        ReportError::Template {
            reason: self.sentence(texts),
            line: Some(self.line),
            file: self.file,
        }
    }
}

/// A list that is read from a file.
trait List: Sized {
    /// Name of its file, also of a person's own.
    const FILE: &'static str;
    /// The one of this crate.
    const BUILT_IN: &'static str;

    /// Reads it; problems go into `problems`, and then what is returned does not count.
    fn read(text: &str, problems: &mut Problems<'_>) -> Self;
}

/// The list in force: the person's own if there is one, else the built-in one. Errors of an own file
/// come all at once; the built-in one serves meanwhile.
fn load<T: List>(own: Option<&Path>) -> (T, Vec<ListProblem>) {
    let Some(path) = own.map(|folder| folder.join(T::FILE)) else {
        return (built_in(), Vec::new());
    };
    let file = path.display().to_string();
    match own_file::read_text(&path) {
        Ok(text) => match parse(&file, &text) {
            Ok(list) => (list, Vec::new()),
            Err(problems) => (built_in(), problems),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => (built_in(), Vec::new()),
        Err(error) => {
            let problem = ListProblem {
                file,
                line: 1,
                what: ListWrong::Unreadable(error.to_string()),
            };
            (built_in(), vec![problem])
        }
    }
}

/// The list of this crate. A test holds its file to the grammar.
fn built_in<T: List>() -> T {
    let mut problems = Problems::new(T::FILE, T::BUILT_IN);
    T::read(T::BUILT_IN, &mut problems)
}

/// Reads a file; all of its errors, in the order of their lines.
fn parse<T: List>(file: &str, text: &str) -> Result<T, Vec<ListProblem>> {
    let mut problems = Problems::new(file, text);
    let list = T::read(text, &mut problems);
    if problems.found.is_empty() {
        Ok(list)
    } else {
        problems.found.sort_by_key(|problem| problem.line);
        Err(problems.found)
    }
}

/// What is wrong so far.
struct Problems<'a> {
    file: &'a str,
    text: &'a str,
    found: Vec<ListProblem>,
}

impl<'a> Problems<'a> {
    const fn new(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            text,
            found: Vec::new(),
        }
    }

    fn add(&mut self, offset: usize, what: ListWrong) {
        self.found.push(ListProblem {
            file: self.file.to_owned(),
            line: line_of(self.text.as_bytes(), offset),
            what,
        });
    }

    /// The file as its grammar; none, and a problem, if it is not of it.
    fn file<T: serde::de::DeserializeOwned>(&mut self) -> Option<T> {
        match toml::from_str(self.text) {
            Ok(file) => Some(file),
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                self.add(offset, ListWrong::Syntax(error.message().to_owned()));
                None
            }
        }
    }

    /// The entries that are right.
    fn entries<R: serde::de::DeserializeOwned, T>(
        &mut self,
        raw: Vec<Spanned<toml::Table>>,
        entry: impl Fn(R) -> Result<T, ListWrong>,
    ) -> Vec<T> {
        if let Some(beyond) = raw.get(MOST) {
            self.add(beyond.span().start, ListWrong::TooMany);
            return Vec::new();
        }
        let mut right = Vec::with_capacity(raw.len());
        for one in raw {
            let offset = one.span().start;
            let read = one.into_inner().try_into();
            let read = read
                .map_err(|error: toml::de::Error| ListWrong::Syntax(error.message().to_owned()));
            match read.and_then(&entry) {
                Ok(entry) => right.push(entry),
                Err(what) => self.add(offset, what),
            }
        }
        right
    }

    fn not_empty<T>(&mut self, entries: &[T]) {
        if entries.is_empty() && self.found.is_empty() {
            self.add(0, ListWrong::Empty);
        }
    }
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Both {
    de: String,
    en: String,
}

impl Both {
    /// One language is enough. Outside names in braces have to be known.
    fn new(de: Option<&str>, en: Option<&str>) -> Result<Self, ListWrong> {
        let safe = |text: &str| text::single_line(text).trim().to_owned();
        let de = de.map(safe).filter(|text| !text.is_empty());
        let en = en.map(safe).filter(|text| !text.is_empty());
        let (de, en) = match (de, en) {
            (None, None) => return Err(ListWrong::NoText),
            (Some(de), en) => (de.clone(), en.unwrap_or(de)),
            (None, Some(en)) => (en.clone(), en),
        };
        let names = OutsideNames::default();
        for text in [&de, &en] {
            if text.chars().count() > LONGEST {
                return Err(ListWrong::TooLong);
            }
            names.fill(text).map_err(ListWrong::Name)?;
        }
        Ok(Self { de, en })
    }

    fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::De => &self.de,
            Lang::En => &self.en,
        }
    }

    fn filled(&self, lang: Lang, names: &OutsideNames) -> String {
        let text = self.text(lang);
        // Its names were looked up when it was read.
        names.fill(text).unwrap_or_else(|_| text.to_owned())
    }
}

/// The measures an entry is for; all if it names none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(transparent)]
struct Only(Vec<Procurement>);

impl Only {
    fn takes(&self, procurement: Procurement) -> bool {
        self.0.is_empty() || self.0.contains(&procurement)
    }
}

#[cfg(test)]
mod tests;
