//! A store filled for looking around: every tab is lively on the day it is made.
//!
//! Responsible for: what is in the demonstration. Municipalities are real (`data/README.md` says
//! from where); rings are constructed, people, meetings, minutes, tasks, providers and measures are
//! invented, and their records say so; so are all figures. Deterministic: the same day, language and scale give the same store, so that
//! screenshots, tapes and benchmarks can be compared. No clock, no chance but one
//! that comes out the same every time.
//!
//! Layer: above `store` and `report` (for agendas and the language of meetings), below `cli`.

mod base;
mod calendar;
mod figures;
mod measures;
mod minutes;
mod tasks;
mod writer;

use chrono::{Datelike, NaiveDate};

use crate::domain::meeting::MeetingLanguage;
use crate::store::apply::ApplyError;
use crate::store::{Actor, Client, ReadFailure, Store};
use writer::Writer;

/// What was filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Municipalities.
    pub municipalities: usize,
    /// Rings.
    pub rings: usize,
    /// People.
    pub people: usize,
    /// Meetings.
    pub meetings: usize,
    /// Tasks.
    pub tasks: usize,
    /// Measures.
    pub measures: usize,
    /// Figures of indicators.
    pub figures: usize,
    /// Records of every kind.
    pub records: usize,
}

/// Why nothing was filled in (or, for [`DemoError::Apply`] at a high scale, not all).
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum DemoError {
    /// Somebody's records are in there; a demonstration among them could not be told apart.
    #[error("the store has records already; the demonstration fills an empty one only")]
    NotEmpty,
    /// So far from our time that the calendar around it may not exist.
    #[error("{0} is too far away for a demonstration (1950 to 9000)")]
    Day(NaiveDate),
    /// The store did not take it.
    #[error(transparent)]
    Apply(#[from] ApplyError),
    /// The store can't be read.
    #[error(transparent)]
    Read(#[from] ReadFailure),
    /// A file of this crate is broken; a test holds that none is.
    #[error("data of the demonstration: {0}")]
    Data(String),
}

/// Measures that a scale beyond the first adds.
const MEASURES_A_SCALE: usize = 100;

/// Fills an empty store. `today` is the day the demonstration is about. Past meetings are added
/// until there are about 100 × `scale` records of rings, and about as many measures with all that
/// belongs to them; what a screen needs is there at any scale. Figures are the same at every scale: of
/// all members, three years.
pub fn fill(
    store: &Store,
    client: &Client,
    actor: &Actor,
    today: NaiveDate,
    language: MeetingLanguage,
    scale: u32,
) -> Result<Summary, DemoError> {
    if !store.is_empty()? {
        return Err(DemoError::NotEmpty);
    }
    if !(1950..=9000).contains(&today.year()) {
        return Err(DemoError::Day(today));
    }
    let mut writer = Writer::new(store, client, actor);
    let cast = base::fill(&mut writer, actor, language)?;
    let plans = calendar::around(today, &cast);
    let mut stage = minutes::Stage::new(&cast, language, today);
    for plan in &plans {
        stage.put(&mut writer, plan);
        writer.flush_if_large()?;
    }
    tasks::fill(&mut writer, &cast, language, today);
    let wanted = usize::try_from(scale)
        .unwrap_or(usize::MAX)
        .saturating_mul(100);
    for plan in calendar::long_ago(today, &cast) {
        if writer.summary.records >= wanted {
            break;
        }
        stage.put(&mut writer, &plan);
        writer.flush_if_large()?;
    }
    let many = usize::try_from(scale.saturating_sub(1)).unwrap_or(usize::MAX);
    let many = many.saturating_mul(MEASURES_A_SCALE);
    writer.flush()?;
    measures::fill(&mut writer, &cast, language, today, many)?;
    writer.flush()?;
    figures::fill(&mut writer, &cast, language, today);
    writer.flush()?;
    Ok(writer.summary)
}

#[cfg(test)]
mod measure_tests;
#[cfg(test)]
mod tests;
