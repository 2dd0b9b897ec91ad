//! The screen: one `App` value is the whole state, events come in, effects go out, one draw shows it.
//!
//! ```text
//! key, paste, resize, signal ─┐                          ┌─▶ reader (store → views)
//! answers, commits done ──────┼─▶ App::update ─▶ effects ┼─▶ writer (Store::apply)
//! changed elsewhere, minute ──┘        │                 ├─▶ drafts (files)
//!                                      ▼                 └─▶ terminal (copy, suspend, editor)
//!                                  App::draw
//! ```
//! Neither `update` nor `draw` blocks, reads a clock or touches the store; what they need to know of
//! the time stands in [`event::Cx`]. Panes match on actions, never on keys, and never import one another:
//! they ask for things with [`event::Command`]s.

pub mod action;
pub mod app;
#[cfg(test)]
mod app_tests;
#[cfg(test)]
mod audits_tests;
pub mod backend;
#[cfg(test)]
mod charts_tests;
#[cfg(test)]
mod check_tests;
pub mod crash;
#[cfg(test)]
mod deficiencies_tests;
pub mod drafts;
pub mod event;
#[cfg(test)]
mod figures_tests;
pub mod files;
mod frame;
pub mod input;
pub mod keymap;
pub mod matching;
pub mod minutes;
mod open;
pub mod overlay;
pub mod panes;
mod parking;
pub mod picture;
pub mod problem;
pub mod reader;
pub mod run;
pub mod sheet;
pub mod signals;
mod tabs;
pub mod terminal;
#[cfg(test)]
pub(crate) mod test_keys;
pub mod theme;
#[cfg(test)]
mod today_tests;
pub mod view;
pub mod widgets;
pub mod worker;

use ratatui::style::Style;

use crate::text::locale::Texts;
use theme::{Glyphs, Theme};

/// What drawing needs beside the state: words, colours, marks, the day.
#[derive(Clone, Copy)]
pub struct Ui<'a> {
    /// Every text.
    pub texts: &'a Texts,
    /// Every colour.
    pub theme: &'a Theme,
    /// Every mark.
    pub glyphs: &'a Glyphs,
    /// The day to reckon from.
    pub today: chrono::NaiveDate,
    /// Now, local time.
    pub now: chrono::NaiveDateTime,
}

impl Ui<'_> {
    /// The style of a meaning.
    pub fn style(&self, scope: &str) -> Style {
        self.theme.style(scope)
    }
}
