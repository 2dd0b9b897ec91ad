//! From what people type to a value.
//!
//! Everything that comes from outside passes here, so here it is cleaned (no control character, no
//! escape sequence, NFC). The grammar of each kind stands at [`FieldKind`].

use chrono::{NaiveDate, NaiveTime};

use super::choices::LANDS;
use super::{Choice, Context, Field, FieldKind, Found, State, Value};
use crate::domain::carrier::carrier_number;
use crate::domain::date::Land;
use crate::domain::date::spoken::{self, SpokenError};
use crate::domain::id::{Kind, RecordId};
use crate::domain::meeting::MeetingDay;
use crate::domain::person::Deputy;
use crate::domain::problem::Wrong;
use crate::domain::ring::TerritoryBreak;
use crate::domain::task::Responsible;
use crate::text::Folded;
use crate::text::clean::{Limit, Lines, clean};

/// Hours of a day that was typed without: a usual office day.
const HOURS: (u32, u32) = (9, 16);

/// Reads what was typed into a field. Nothing typed is [`Value::Empty`], or a problem where the
/// field is required. For the guard against participant data see [`super::suspicious`].
pub fn parse(field: &Field, text: &str, context: &dyn Context) -> Result<Value, Wrong> {
    let text = clean(text, Lines::Multi, Limit::NONE).text;
    let text = text.trim();
    if text.is_empty() {
        return if field.required {
            Err(Wrong::Missing)
        } else {
            Ok(Value::Empty)
        };
    }
    match field.kind {
        FieldKind::Text { max } => Ok(Value::Text(within(text, Lines::Single, max)?)),
        FieldKind::LongText { max } => Ok(Value::Text(within(text, Lines::Multi, max)?)),
        FieldKind::Texts { max } => {
            let texts: Result<Vec<String>, Wrong> = parts(text)
                .map(|part| within(part, Lines::Single, max))
                .collect();
            Ok(Value::list(&texts?, Value::Texts))
        }
        FieldKind::CarrierNumber => {
            carrier_number(text)
                .map(Value::Text)
                .map_err(|_| Wrong::Shape {
                    text: text.to_owned(),
                    example: "03444",
                })
        }
        FieldKind::Number { min, max } => match text.parse::<i64>() {
            Ok(number) if (min..=max).contains(&number) => Ok(Value::Number(number)),
            _ => Err(Wrong::NotInRange { min, max }),
        },
        FieldKind::Date => date(text, context.anchor()).map(Value::Date),
        FieldKind::Bool => yes_or_no(text, context),
        FieldKind::Choice(choices) => choice(text, choices, context).map(Value::Choice),
        FieldKind::Choices(choices) => {
            let names: Result<Vec<&'static str>, Wrong> = parts(text)
                .map(|part| choice(part, choices, context))
                .collect();
            let mut unique = Vec::new();
            for name in names? {
                if !unique.contains(&name) {
                    unique.push(name);
                }
            }
            Ok(Value::list(&unique, Value::Choices))
        }
        FieldKind::State(choices) => state(text, choices, context).map(Value::State),
        FieldKind::Reference(kind) => find(kind, text, context).map(Value::Reference),
        FieldKind::References(kind) => references(kind, text, context),
        FieldKind::Days => days(text, context.anchor()),
        FieldKind::Vote => text
            .split_whitespace()
            .collect::<String>()
            .parse()
            .map(Value::Vote)
            .map_err(|()| Wrong::Shape {
                text: text.to_owned(),
                example: "7:2:1",
            }),
        FieldKind::Responsible => responsible(text, context),
        FieldKind::Breaks => breaks(text, context.anchor()),
        FieldKind::Deputies => deputies(text, context),
    }
}

fn within(text: &str, lines: Lines, max: usize) -> Result<String, Wrong> {
    let limit = Limit {
        graphemes: max,
        // One character can have any number of bytes; no real text has eight on average.
        bytes: max.saturating_mul(8),
    };
    let cleaned = clean(text, lines, limit);
    if cleaned.cut.is_some() {
        return Err(Wrong::TooLong { max });
    }
    Ok(cleaned.text.trim().to_owned())
}

/// The pieces between `;` or line ends that hold something.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

pub(super) fn date(text: &str, anchor: NaiveDate) -> Result<NaiveDate, Wrong> {
    let typed = || text.to_owned();
    spoken::date(text, anchor).map_err(|error| match error {
        SpokenError::NoSuchDay { .. }
        | SpokenError::NoSuchMonth(_)
        | SpokenError::NoSuchWeek { .. } => Wrong::NoSuchDay { text: typed() },
        SpokenError::OtherWeekday { date, .. } => Wrong::OtherWeekday {
            text: typed(),
            date,
        },
        SpokenError::Empty
        | SpokenError::NotUnderstood(_)
        | SpokenError::NoSuchTime { .. }
        | SpokenError::OutOfRange => Wrong::NotADate { text: typed() },
    })
}

fn time(text: &str) -> Result<NaiveTime, Wrong> {
    spoken::time(text).map_err(|_| Wrong::NotATime {
        text: text.to_owned(),
    })
}

/// Only letters and digits, folded: `Good practice`, `good_practice` and `GOOD-PRACTICE` are one.
fn key(text: &str) -> String {
    Folded::new(text)
        .spelled()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

fn yes_or_no(text: &str, context: &dyn Context) -> Result<Value, Wrong> {
    const YES: Choice = Choice {
        name: "true",
        label: "choice-bool-yes",
    };
    const NO: Choice = Choice {
        name: "false",
        label: "choice-bool-no",
    };
    choice(text, &[YES, NO], context).map(|name| Value::Bool(name == YES.name))
}

fn choice(text: &str, choices: &[Choice], context: &dyn Context) -> Result<&'static str, Wrong> {
    let typed = key(text);
    if let Some(choice) = choices.iter().find(|choice| key(choice.name) == typed) {
        return Ok(choice.name);
    }
    if choices == LANDS
        && let Ok(land) = text.parse::<Land>()
        && let Some(choice) = choices.iter().find(|choice| choice.name == land.code())
    {
        return Ok(choice.name);
    }
    let labelled = choices.iter().find(|choice| {
        let labels = context.labels(choice.label);
        labels.iter().any(|label| key(label) == typed)
    });
    labelled.map(|choice| choice.name).ok_or_else(|| {
        let offered = choices
            .iter()
            .map(|choice| match context.labels(choice.label).first() {
                Some(label) if key(label) != key(choice.name) => {
                    format!("{} ({label})", choice.name)
                }
                _ => choice.name.to_owned(),
            });
        Wrong::NotAChoice {
            text: text.to_owned(),
            choices: offered.collect::<Vec<_>>().join(", "),
        }
    })
}

/// Whether a state of this name carries a day.
pub(super) fn carries_day(name: &str) -> bool {
    !matches!(
        name,
        "open" | "planned" | "tendered" | "awarded" | "ended" | "cancelled" | "waived"
    )
}

/// `name [day] [: reason]`; without a day it is the anchor.
fn state(text: &str, choices: &[Choice], context: &dyn Context) -> Result<State, Wrong> {
    let (head, reason) = match text.split_once(':') {
        Some((head, reason)) => (head.trim(), within(reason.trim(), Lines::Single, 250)?),
        None => (text, String::new()),
    };
    let ends = head
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .chain([head.len()]);
    let mut refused = None;
    // The longest name first: "fällt weg" before "fällt".
    for end in ends.collect::<Vec<_>>().into_iter().rev() {
        let (name, day) = (&head[..end], head[end..].trim());
        match choice(name, choices, context) {
            Ok(name) => {
                let on = match (carries_day(name), day) {
                    (true, "") => Some(context.anchor()),
                    (true, day) => Some(date(day, context.anchor())?),
                    (false, _) => None,
                };
                return Ok(State { name, on, reason });
            }
            Err(wrong) => refused = refused.or(Some(wrong)),
        }
    }
    Err(refused.unwrap_or(Wrong::Missing))
}

/// The record a number or name means; a problem that names the likely ones if it means none or
/// several.
pub fn find(kind: Kind, text: &str, context: &dyn Context) -> Result<RecordId, Wrong> {
    match context.find(kind, text) {
        Found::One(id) => Ok(id),
        Found::None { similar } => Err(Wrong::Unknown {
            text: text.to_owned(),
            similar: similar.join(", "),
        }),
        Found::Many { candidates } => Err(Wrong::Ambiguous {
            text: text.to_owned(),
            candidates: candidates.join(", "),
        }),
    }
}

/// Separated by `;`. Commas separate too if the whole is no name by itself ("Offenbach, Stadt").
fn references(kind: Kind, text: &str, context: &dyn Context) -> Result<Value, Wrong> {
    let mut ids = Vec::new();
    for part in parts(text) {
        match find(kind, part, context) {
            Ok(id) => ids.push(id),
            Err(_) if part.contains(',') => {
                for piece in part.split(',').map(str::trim).filter(|one| !one.is_empty()) {
                    ids.push(find(kind, piece, context)?);
                }
            }
            Err(wrong) => return Err(wrong),
        }
    }
    let mut unique = Vec::new();
    for id in ids {
        if !unique.contains(&id) {
            unique.push(id);
        }
    }
    Ok(Value::list(&unique, Value::References))
}

fn responsible(text: &str, context: &dyn Context) -> Result<Value, Wrong> {
    let named = || within(text, Lines::Single, 250).map(Responsible::Named);
    let ambiguous = |candidates: Vec<String>| Wrong::Ambiguous {
        text: text.to_owned(),
        candidates: candidates.join(", "),
    };
    let who = match context.find(Kind::Person, text) {
        Found::One(id) => Responsible::Person(crate::domain::id::PersonId(id.id)),
        Found::Many { candidates } => return Err(ambiguous(candidates)),
        Found::None { .. } => match context.find(Kind::Municipality, text) {
            Found::One(id) => Responsible::Municipality(crate::domain::id::MunicipalityId(id.id)),
            Found::Many { candidates } => return Err(ambiguous(candidates)),
            Found::None { .. } => named()?,
        },
    };
    Ok(Value::Responsible(who))
}

/// Where a span could be split: at every dash, from the right.
fn dashes(text: &str) -> Vec<(&str, &str)> {
    text.char_indices()
        .filter(|(_, c)| matches!(c, '-' | '–' | '—'))
        .map(|(at, c)| {
            (
                text[..at].trim_end(),
                text[at + c.len_utf8()..].trim_start(),
            )
        })
        .rev()
        .collect()
}

/// ```text
/// days = day { ";" day }        day = date [time "-" time]
/// ```
/// Without times: 9 to 16 o'clock. A day without year is the next one after the day before it.
/// Commas separate too if the whole is no day by itself ("24.11., 13-17").
fn days(text: &str, anchor: NaiveDate) -> Result<Value, Wrong> {
    let mut days: Vec<MeetingDay> = Vec::new();
    for part in parts(text) {
        let anchor = days.last().map_or(anchor, |day| day.date);
        match meeting_day(part, anchor) {
            Ok(day) => days.push(day),
            Err(_) if part.contains(',') => days.extend(days_with_commas(part, anchor)?),
            Err(wrong) => return Err(wrong),
        }
    }
    if days.iter().any(|day| day.end <= day.start) {
        return Err(Wrong::EndBeforeStart);
    }
    if days.windows(2).any(|pair| pair[1].date <= pair[0].date) {
        return Err(Wrong::DaysNotAscending);
    }
    Ok(Value::list(&days, Value::Days))
}

/// From when to when, without a day.
fn is_span(text: &str) -> bool {
    dashes(text)
        .into_iter()
        .any(|(start, end)| time(start).is_ok() && time(end).is_ok())
}

fn days_with_commas(text: &str, anchor: NaiveDate) -> Result<Vec<MeetingDay>, Wrong> {
    let mut days: Vec<MeetingDay> = Vec::new();
    for piece in text.split(',').map(str::trim).filter(|one| !one.is_empty()) {
        let anchor = days.last().map_or(anchor, |day| day.date);
        let day = meeting_day(piece, anchor).map_err(|wrong| match wrong {
            // 31.2. is a mistake of its own; 13-17 is none, the comma before it is.
            Wrong::NoSuchDay { .. } if !is_span(piece) => wrong,
            Wrong::NoSuchDay { .. } | Wrong::NotADate { .. } | Wrong::NotATime { .. } => {
                Wrong::Shape {
                    text: text.to_owned(),
                    example: "24.11.2026 13:00-17:30; 25.11.2026 9-12",
                }
            }
            wrong => wrong,
        })?;
        days.push(day);
    }
    Ok(days)
}

fn meeting_day(text: &str, anchor: NaiveDate) -> Result<MeetingDay, Wrong> {
    for (left, right) in dashes(text) {
        let Ok(end) = time(right) else { continue };
        // The shortest piece before the dash that is a time, with a day before it.
        let starts = left
            .char_indices()
            .rev()
            .filter(|(_, c)| c.is_whitespace() || *c == ',');
        for (at, c) in starts {
            let (day, begin) = (left[..at].trim(), left[at + c.len_utf8()..].trim());
            if let (Ok(start), false) = (time(begin), day.is_empty()) {
                let date = date(day.trim_end_matches(','), anchor)?;
                return Ok(MeetingDay { date, start, end });
            }
        }
    }
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN);
    // A time that doesn't exist makes the whole no date: complain about the time.
    let date = date(text, anchor).map_err(|wrong| match text.rsplit_once(' ') {
        Some((day, times)) if spoken::date(day, anchor).is_ok() => Wrong::NotATime {
            text: times.to_owned(),
        },
        _ => wrong,
    })?;
    Ok(MeetingDay {
        date,
        start: hour(HOURS.0),
        end: hour(HOURS.1),
    })
}

fn breaks(text: &str, anchor: NaiveDate) -> Result<Value, Wrong> {
    let mut breaks = Vec::new();
    for part in parts(text) {
        let (day, note) = part.split_once(':').unwrap_or((part, ""));
        breaks.push(TerritoryBreak {
            from: date(day.trim(), anchor)?,
            note: within(note, Lines::Single, 250)?,
        });
    }
    breaks.sort_by_key(|one| one.from);
    Ok(Value::list(&breaks, Value::Breaks))
}

fn deputies(text: &str, context: &dyn Context) -> Result<Value, Wrong> {
    let mut deputies = Vec::new();
    for part in parts(text) {
        let shape = || Wrong::Shape {
            text: part.to_owned(),
            example: "Ute Bär: 1.8.2026 - 15.8.2026",
        };
        let (who, span) = part.rsplit_once(':').ok_or_else(shape)?;
        let person = find(Kind::Person, who.trim(), context)?;
        let (from, to) = dashes(span.trim())
            .into_iter()
            .find_map(|(from, to)| {
                let from = spoken::date(from, context.anchor()).ok()?;
                Some((from, spoken::date(to, from).ok()?))
            })
            .ok_or_else(shape)?;
        if to < from {
            return Err(Wrong::EndBeforeStart);
        }
        deputies.push(Deputy {
            person: crate::domain::id::PersonId(person.id),
            from,
            to,
        });
    }
    Ok(Value::list(&deputies, Value::Deputies))
}
