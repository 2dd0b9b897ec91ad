//! Agendas to begin with, from `templates/agenda.toml` or a person's own.
//!
//! Responsible for: reading that file strictly (every error, with its line) and making items of it.
//! Not for: storing them. The grammar stands in the file itself.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::names;
use super::template::line_of;
use crate::domain::agenda::{AgendaItem, ItemKind};
use crate::domain::id::AgendaItemId;
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::order;
use crate::text::locale::Texts;
use crate::text::own_file;

/// Name of the file, also of a person's own.
pub const FILE: &str = "agenda.toml";
const BUILT_IN: &str = include_str!("../../templates/agenda.toml");
/// As many days as [`AgendaItem::check`] allows.
const MOST_DAYS: u8 = 31;

/// Something wrong with an agenda template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {what:?}")]
pub struct AgendaProblem {
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: AgendaWrong,
}

/// What can be wrong with an agenda template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgendaWrong {
    /// No file that can be read: too large, a device, not UTF-8.
    Unreadable(String),
    /// Not TOML.
    Syntax(String),
    /// No such kind of meeting.
    MeetingKind(String),
    /// Not a number of days.
    Days(String),
    /// No such kind of item.
    ItemKind(String),
    /// A field is missing, unknown or of the wrong type.
    Entry(String),
    /// An item on a day the template does not have.
    Day {
        /// The item's.
        day: u8,
        /// The template's.
        days: u8,
    },
    /// Longer than a day.
    Minutes(u32),
}

impl AgendaProblem {
    /// The sentence for a person, without file and line.
    pub fn sentence(&self, texts: &Texts) -> String {
        let joined = |names: &[&str]| names.join(", ");
        match &self.what {
            AgendaWrong::Unreadable(reason) => {
                texts.with("agenda-unreadable", &[("reason", reason.as_str().into())])
            }
            AgendaWrong::Syntax(reason) => {
                texts.with("agenda-syntax", &[("reason", reason.as_str().into())])
            }
            AgendaWrong::MeetingKind(text) => texts.with(
                "agenda-meeting-kind",
                &[
                    ("text", text.as_str().into()),
                    (
                        "choices",
                        joined(&names::MEETING_KINDS.map(names::meeting_kind_name)).into(),
                    ),
                ],
            ),
            AgendaWrong::Days(text) => texts.with("agenda-days", &[("text", text.as_str().into())]),
            AgendaWrong::ItemKind(text) => texts.with(
                "agenda-item-kind",
                &[
                    ("text", text.as_str().into()),
                    (
                        "choices",
                        joined(&names::ITEM_KINDS.map(names::item_kind_name)).into(),
                    ),
                ],
            ),
            AgendaWrong::Entry(reason) => {
                texts.with("agenda-entry", &[("reason", reason.as_str().into())])
            }
            AgendaWrong::Day { day, days } => texts.with(
                "agenda-day",
                &[
                    ("day", day.to_string().into()),
                    ("days", days.to_string().into()),
                ],
            ),
            AgendaWrong::Minutes(minutes) => {
                texts.with("agenda-minutes", &[("minutes", minutes.to_string().into())])
            }
        }
    }
}

/// One item of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    day: u8,
    kind: ItemKind,
    minutes: u32,
    title: Option<String>,
}

/// An item as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default = "first_day")]
    day: u8,
    kind: String,
    minutes: u32,
    title: Option<String>,
}

const fn first_day() -> u8 {
    1
}

type RawFile = BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Vec<Spanned<toml::Table>>>>;

/// All templates of a file: by kind of meeting and number of days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgendaTemplates(BTreeMap<(MeetingKind, u8), Vec<Entry>>);

impl AgendaTemplates {
    /// Those in force: of the person's own file if there is one, else the built-in ones. Errors of
    /// an own file come all at once; the built-in templates serve meanwhile.
    pub fn load(own: Option<&Path>) -> (Self, Vec<AgendaProblem>) {
        let Some(path) = own.map(|folder| folder.join(FILE)) else {
            return (Self::built_in(), Vec::new());
        };
        let file = path.display().to_string();
        match own_file::read_text(&path) {
            Ok(text) => match Self::parse(&file, &text) {
                Ok(templates) => (templates, Vec::new()),
                Err(problems) => (Self::built_in(), problems),
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                (Self::built_in(), Vec::new())
            }
            Err(error) => {
                let problem = AgendaProblem {
                    file,
                    line: 1,
                    what: AgendaWrong::Unreadable(error.to_string()),
                };
                (Self::built_in(), vec![problem])
            }
        }
    }

    /// The templates of this crate.
    pub fn built_in() -> Self {
        // A test holds the file to its grammar; an empty set would only mean an empty agenda.
        Self::parse(FILE, BUILT_IN).unwrap_or_default()
    }

    /// Reads a file; all of its errors, in the order of their lines.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<AgendaProblem>> {
        let mut problems = Vec::new();
        let mut problem = |offset: usize, what| {
            problems.push(AgendaProblem {
                file: file.to_owned(),
                line: line_of(text.as_bytes(), offset),
                what,
            });
        };
        let mut found = BTreeMap::new();
        match toml::from_str::<RawFile>(text) {
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                problem(offset, AgendaWrong::Syntax(error.message().to_owned()));
            }
            Ok(raw) => {
                for (name, by_days) in raw {
                    let kind = names::MEETING_KINDS
                        .into_iter()
                        .find(|kind| names::meeting_kind_name(*kind) == name.get_ref());
                    let Some(kind) = kind else {
                        let what = AgendaWrong::MeetingKind(name.get_ref().clone());
                        problem(name.span().start, what);
                        continue;
                    };
                    for (days, entries) in by_days {
                        let number = days.get_ref().parse().ok();
                        let Some(number) = number.filter(|n| (1..=MOST_DAYS).contains(n)) else {
                            let what = AgendaWrong::Days(days.get_ref().clone());
                            problem(days.span().start, what);
                            continue;
                        };
                        let mut read = Vec::with_capacity(entries.len());
                        for entry in entries {
                            let offset = entry.span().start;
                            match Entry::read(entry.into_inner(), number) {
                                Ok(entry) => read.push(entry),
                                Err(what) => problem(offset, what),
                            }
                        }
                        read.sort_by_key(|entry| entry.day);
                        found.insert((kind, number), read);
                    }
                }
            }
        }
        if problems.is_empty() {
            Ok(Self(found))
        } else {
            problems.sort_by_key(|problem| problem.line);
            Err(problems)
        }
    }

    /// The items a new meeting begins with, in order, with provisional numbers and positions; none
    /// if its kind has no template. Items of days the meeting does not have stand on its last one.
    pub fn items(&self, meeting: &Meeting) -> Vec<AgendaItem> {
        let days = u8::try_from(meeting.days.len())
            .unwrap_or(MOST_DAYS)
            .clamp(1, MOST_DAYS);
        let of = |least, most| self.0.range((meeting.kind, least)..=(meeting.kind, most));
        let entries = of(1, days)
            .next_back()
            .or_else(|| of(days, MOST_DAYS).next())
            .map(|(_, entries)| entries);
        let entries = entries.map_or(&[][..], Vec::as_slice);
        (1_u64..)
            .zip(entries)
            .zip(order::renumbered(entries.len()))
            .map(|((n, entry), position)| AgendaItem {
                id: AgendaItemId::provisional(n),
                meeting: meeting.id,
                position,
                day: entry.day.min(days),
                title: entry
                    .title
                    .clone()
                    .unwrap_or_else(|| names::item_kind(meeting.language, entry.kind)),
                kind: entry.kind,
                minutes: entry.minutes,
                presenter: String::new(),
                unplanned: false,
                carried_from: None,
                clock: Vec::new(),
                attachments: Vec::new(),
            })
            .collect()
    }
}

impl Entry {
    fn read(table: toml::Table, days: u8) -> Result<Self, AgendaWrong> {
        let raw: Raw = table
            .try_into()
            .map_err(|error: toml::de::Error| AgendaWrong::Entry(error.message().to_owned()))?;
        let kind = names::ITEM_KINDS
            .into_iter()
            .find(|kind| names::item_kind_name(*kind) == raw.kind)
            .ok_or(AgendaWrong::ItemKind(raw.kind))?;
        if raw.day == 0 || raw.day > days {
            return Err(AgendaWrong::Day { day: raw.day, days });
        }
        if raw.minutes > 24 * 60 {
            return Err(AgendaWrong::Minutes(raw.minutes));
        }
        let title = raw.title.map(|title| crate::text::single_line(&title));
        Ok(Self {
            day: raw.day,
            kind,
            minutes: raw.minutes,
            title: title.filter(|title| !title.trim().is_empty()),
        })
    }
}

/// The agenda a new meeting begins with, from the templates in force; problems of a person's own
/// file come along, and then the built-in templates were used.
pub fn agenda_template(
    meeting: &Meeting,
    own: Option<&Path>,
) -> (Vec<AgendaItem>, Vec<AgendaProblem>) {
    let (templates, problems) = AgendaTemplates::load(own);
    (templates.items(meeting), problems)
}

#[cfg(test)]
#[path = "agenda_tests.rs"]
mod tests;
