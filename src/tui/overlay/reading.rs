//! A text to read: all decisions so far, a report, a sentence too long for the hint line.
//!
//! Responsible for: wrapping and scrolling. The text is ready when it comes.

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::window::{put, put_right, window};
use super::{Overlay, Stay, belongs_to_the_frame};
use crate::text::width;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::Cx;

/// Columns of text at most: longer lines are hard to read aloud.
const COLUMNS: u16 = 84;

/// A line of the text and the meaning its look comes from (empty = plain).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it says; wrapped where it is drawn.
    pub text: String,
    /// Theme scope.
    pub scope: &'static str,
}

/// A text that can be scrolled.
#[derive(Debug)]
pub struct Reading {
    title: String,
    text: Vec<Paragraph>,
    top: usize,
    /// Lines and rows of the last drawing: how far a page and the end are.
    lines: Cell<usize>,
    rows: Cell<usize>,
}

impl Reading {
    /// A plain text under a title.
    pub fn new(title: impl Into<String>, text: &str) -> Self {
        let plain = |line: &str| Paragraph {
            text: line.to_owned(),
            scope: "",
        };
        Self::styled(title, text.lines().map(plain).collect())
    }

    /// A text with headings.
    pub fn styled(title: impl Into<String>, text: Vec<Paragraph>) -> Self {
        Self {
            title: title.into(),
            text,
            top: 0,
            lines: Cell::new(usize::MAX),
            rows: Cell::new(1),
        }
    }

    fn scroll(&mut self, to: usize) {
        self.top = to.min(self.lines.get().saturating_sub(self.rows.get()));
    }
}

impl Overlay for Reading {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Overlay, Context::Detail]
    }

    fn act(&mut self, action: Action, _cx: &mut Cx<'_>) -> Option<Stay> {
        let page = self.rows.get().saturating_sub(1).max(1);
        match action {
            Action::Up => self.scroll(self.top.saturating_sub(1)),
            Action::Down => self.scroll(self.top + 1),
            Action::PageUp => self.scroll(self.top.saturating_sub(page)),
            Action::PageDown => self.scroll(self.top + page),
            Action::First => self.scroll(0),
            Action::Last => self.scroll(self.lines.get()),
            Action::Back | Action::Open | Action::Cancel => return Some(Stay::Close),
            action if belongs_to_the_frame(action) => return None,
            _ => {}
        }
        Some(Stay::Open)
    }

    fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        let columns = COLUMNS.min(screen.width);
        let room = usize::from(columns.saturating_sub(4));
        let wrapped: Vec<(&str, &'static str)> = self
            .text
            .iter()
            .flat_map(|one| {
                width::wrap(&one.text, room)
                    .into_iter()
                    .map(|line| (line, one.scope))
            })
            .collect();
        let wanted = u16::try_from(wrapped.len() + 2).unwrap_or(u16::MAX);
        let inner = window(frame, screen, (columns, wanted), &self.title, ui);
        let rows = usize::from(inner.height);
        self.lines.set(wrapped.len());
        self.rows.set(rows);
        let top = self.top.min(wrapped.len().saturating_sub(rows));
        for ((line, scope), y) in wrapped.iter().skip(top).take(rows).zip(inner.y..) {
            let scope = if scope.is_empty() { "base" } else { scope };
            put(frame, (inner.x, y), inner.width, line, ui.style(scope));
        }
        if wrapped.len() > rows {
            // On the frame: how much of it was seen.
            let seen = format!(" {}/{} ", (top + rows).min(wrapped.len()), wrapped.len());
            let below = Rect::new(inner.x, inner.bottom(), inner.width, 1);
            put_right(frame, below, &seen, ui.style("muted"));
        }
        frame.set_cursor_position(Position::new(inner.x, inner.y));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_keys::Typist;

    fn decisions() -> Reading {
        let mut text = String::from("B1  Der Ring legt die Quote für 2027 gemeinsam fest.\n");
        let long =
            "in Künzelsau und 漢字 gilt und länger ist, als eine Zeile des Fensters breit ist.";
        text.extend((2..40).map(|n| format!("B{n}  Ein Beschluss, der {long}\n")));
        Reading::new("Beschlüsse bisher", &text)
    }

    #[test]
    fn it_scrolls_to_its_end_and_no_further() {
        Typist::new(decisions()).snapshot("reading");
        Typist::new(decisions())
            .look()
            .keys("G")
            .look()
            .keys("<down><down>")
            .snapshot("reading_end");
        assert!(Typist::new(decisions()).keys("q").is_closed());
        assert!(Typist::new(decisions()).keys("<esc>").is_closed());
    }
}
