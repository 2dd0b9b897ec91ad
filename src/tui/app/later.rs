//! What is read once the cursor stands still.
//!
//! Responsible for: the detail beside a list. A held key passes records by faster than anybody reads
//! them; over a slow line their details would be most of what is sent. Not for: what somebody asked
//! for with a key of its own: that is read at once.

use std::time::Duration;

use chrono::{NaiveDateTime, TimeDelta};

use super::App;
use crate::tui::action::Action;
use crate::tui::event::Effect;
use crate::tui::view::Query;

/// So long after the last step the cursor stands. A held key repeats every 25 to 40 ms, and less than
/// 100 ms is not felt as waiting.
pub(super) const STILL: TimeDelta = TimeDelta::milliseconds(60);

/// A query that waits.
pub(super) struct Later {
    number: u64,
    query: Query,
    at: NaiveDateTime,
}

impl App {
    /// Takes out of the effects what waits; a newer question makes an older one needless.
    pub(super) fn put_off(&mut self, effects: Vec<Effect>, now: NaiveDateTime) -> Vec<Effect> {
        let mut others = Vec::with_capacity(effects.len());
        for effect in effects {
            match effect {
                Effect::ReadWhenStill { number, query } => {
                    let at = now + STILL;
                    self.later = Some(Later { number, query, at });
                }
                effect => {
                    if let Effect::Read { query, .. } = &effect {
                        self.later.take_if(|later| query.replaces(&later.query));
                    }
                    others.push(effect);
                }
            }
        }
        others
    }

    /// The query whose time has come.
    pub(super) fn due(&mut self, now: NaiveDateTime) -> Option<Effect> {
        let later = self.later.take_if(|later| later.at <= now)?;
        Some(later.read())
    }

    /// Before an action: whatever but a step may be meant for what is still to be read.
    pub(super) fn settle(&mut self, action: Action) -> Option<Effect> {
        let step = matches!(
            action,
            Action::Up
                | Action::Down
                | Action::Left
                | Action::Right
                | Action::PageUp
                | Action::PageDown
                | Action::First
                | Action::Last
        );
        let later = self.later.take_if(|_| !step)?;
        Some(later.read())
    }

    /// How long until the query's time comes.
    pub(super) fn until_still(&self, now: NaiveDateTime) -> Option<Duration> {
        let left = self.later.as_ref()?.at - now;
        Some(left.to_std().unwrap_or_default())
    }
}

impl Later {
    fn read(self) -> Effect {
        Effect::Read {
            number: self.number,
            query: self.query,
        }
    }
}
