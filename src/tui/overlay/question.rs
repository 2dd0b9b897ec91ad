//! A question above everything: yes or no, or a line that gives a reason.
//!
//! Responsible for: waiting for the answer and handing out what a yes sets off. Not for: what is
//! asked and why (whoever asks). The answer in focus at first is *no*, so that Enter pressed once
//! too often destroys nothing; a paper that is to be written destroys nothing and begins on *yes*.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::window::{put, window};
use super::{Overlay, Stay, belongs_to_the_frame};
use crate::text::width;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Cx, Effect};
use crate::tui::widgets::input::Input;

/// Columns a question takes at most: longer lines are hard to read.
const COLUMNS: u16 = 64;

/// A yes or a no.
#[derive(Debug)]
pub struct Question {
    text: String,
    then: Vec<Effect>,
    yes: bool,
}

impl Question {
    /// A question, and what a yes sets off.
    pub fn new(text: impl Into<String>, then: Vec<Effect>) -> Self {
        let is_harmless = |effect: &Effect| matches!(effect, Effect::WritePaper(_));
        Self {
            text: text.into(),
            yes: !then.is_empty() && then.iter().all(is_harmless),
            then,
        }
    }

    fn asks_to_leave(&self) -> bool {
        self.then
            .iter()
            .any(|effect| matches!(effect, Effect::Quit))
    }

    fn answer(&mut self, yes: bool, cx: &mut Cx<'_>) -> Stay {
        if yes {
            cx.effects.append(&mut self.then);
        }
        Stay::Close
    }
}

impl Overlay for Question {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Question]
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Option<Stay> {
        Some(match action {
            Action::Yes => self.answer(true, cx),
            Action::No | Action::Cancel => self.answer(false, cx),
            Action::Open => self.answer(self.yes, cx),
            Action::Left | Action::Right => {
                self.yes = !self.yes;
                Stay::Open
            }
            // It is being asked already.
            Action::Quit if self.asks_to_leave() => Stay::Open,
            action if belongs_to_the_frame(action) => return None,
            _ => Stay::Open,
        })
    }

    fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        let columns = COLUMNS.min(screen.width);
        let lines = width::wrap(&self.text, usize::from(columns.saturating_sub(4)));
        let rows = lines.len() as u16 + 4;
        let inner = window(frame, screen, (columns, rows), "", ui);
        let room = inner.height.saturating_sub(2);
        for (line, y) in lines.iter().take(room.into()).zip(inner.y..) {
            put(frame, (inner.x, y), inner.width, line, ui.style("question"));
        }
        let y = inner.bottom().saturating_sub(1);
        let mut x = inner.x;
        for (yes, id) in [(true, "overlay-yes"), (false, "overlay-no")] {
            let chosen = self.yes == yes;
            let mark = if chosen { ui.glyphs.cursor } else { " " };
            let style = ui.style(if chosen { "selection" } else { "base" });
            let text = format!("{mark}{}", ui.texts.get(id));
            if chosen {
                frame.set_cursor_position(Position::new(x, y));
            }
            x += put(frame, (x, y), inner.right().saturating_sub(x), &text, style) + 3;
        }
    }
}

/// What a reason sets off.
pub type WithReason = Box<dyn FnOnce(String) -> Vec<Effect>>;

/// A question that wants a line of reason: without one, nothing happens.
pub struct ReasonQuestion {
    text: String,
    input: Input,
    then: Option<WithReason>,
    missing: bool,
    /// Text ids below the line: what it is for, what to do when it is empty.
    notes: (&'static str, &'static str),
}

impl ReasonQuestion {
    /// A question, and what its answer sets off.
    pub fn new(text: impl Into<String>, then: WithReason) -> Self {
        Self {
            text: text.into(),
            input: Input::default(),
            then: Some(then),
            missing: false,
            notes: ("overlay-reason", "overlay-reason-missing"),
        }
    }

    /// The same for a line that is an answer and not a reason.
    pub fn answer_to(text: impl Into<String>, then: WithReason) -> Self {
        Self {
            notes: ("overlay-answer", "overlay-answer-missing"),
            ..Self::new(text, then)
        }
    }

    fn answer(&mut self, cx: &mut Cx<'_>) -> Stay {
        let reason = self.input.text().trim().to_owned();
        if reason.is_empty() {
            self.missing = true;
            return Stay::Open;
        }
        if let Some(then) = self.then.take() {
            cx.effects.extend(then(reason));
        }
        Stay::Close
    }
}

impl Overlay for ReasonQuestion {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Text]
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Option<Stay> {
        Some(match action {
            Action::Newline => self.answer(cx),
            Action::Cancel => Stay::Close,
            action if belongs_to_the_frame(action) => return None,
            action => {
                self.input.act(action);
                Stay::Open
            }
        })
    }

    fn text(&mut self, character: char, _cx: &mut Cx<'_>) {
        self.missing = false;
        self.input.insert(character);
    }

    fn paste(&mut self, text: &str, _cx: &mut Cx<'_>) -> bool {
        self.missing = false;
        self.input.insert_text(text);
        true
    }

    fn has_draft(&self) -> bool {
        !self.input.is_empty()
    }

    fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        let columns = COLUMNS.min(screen.width);
        let lines = width::wrap(&self.text, usize::from(columns.saturating_sub(4)));
        let rows = lines.len() as u16 + 5;
        let inner = window(frame, screen, (columns, rows), "", ui);
        let room = inner.height.saturating_sub(2);
        for (line, y) in lines.iter().take(room.into()).zip(inner.y..) {
            put(frame, (inner.x, y), inner.width, line, ui.style("question"));
        }
        let place = Rect::new(
            inner.x,
            inner.bottom().saturating_sub(2),
            inner.width,
            inner.height.min(1),
        );
        self.input.draw(frame, place, ui.style("field.focus"), true);
        let (id, scope) = if self.missing {
            (self.notes.1, "field.error")
        } else {
            (self.notes.0, "muted")
        };
        let below = (inner.x, inner.bottom().saturating_sub(1));
        put(
            frame,
            below,
            inner.width,
            &ui.texts.get(id),
            ui.style(scope),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_keys::Typist;

    fn delete() -> Question {
        let then = vec![Effect::Redraw];
        Question::new("Sitzung „Fulda, 24.11.2026“ mit 7 Punkten löschen?", then)
    }

    #[test]
    fn only_a_yes_does_it() {
        for (keys, done) in [
            ("j", true),
            ("y", true),
            ("<left><enter>", true),
            ("<right><enter>", true),
            ("<right><left><enter>", false),
            ("<enter>", false),
            ("n", false),
            ("<esc>", false),
        ] {
            let typist = Typist::new(delete()).keys(keys);
            assert!(typist.is_closed(), "{keys}");
            assert_eq!(typist.effects.len(), usize::from(done), "{keys}");
        }
    }

    #[test]
    fn other_keys_answer_nothing() {
        let typist = Typist::new(delete()).keys("1x0<tab><ctrl+s>");
        assert!(!typist.is_closed());
        assert!(typist.effects.is_empty() && typist.unheard.is_empty());
    }

    #[test]
    fn a_question_about_leaving_is_asked_once() {
        let leave = || Question::new("Verlassen?", vec![Effect::Quit]);
        let typist = Typist::new(leave()).keys("<ctrl+q><ctrl+q>");
        assert!(typist.unheard.is_empty());
        // Any other question lets the app ask.
        let typist = Typist::new(delete()).keys("<ctrl+q>");
        assert_eq!(typist.unheard, [Action::Quit]);
    }

    #[test]
    fn the_question_stands_in_the_middle() {
        Typist::new(delete()).snapshot("question");
        Typist::new(delete())
            .size(60, 15)
            .snapshot("question_small");
    }

    #[test]
    fn a_reason_has_to_be_given() {
        let ask = || {
            ReasonQuestion::new(
                "Sitzung „Fulda“ absagen?",
                Box::new(|reason| vec![Effect::Copy(reason)]),
            )
        };
        let typist = Typist::new(ask()).keys("  <enter>");
        assert!(!typist.is_closed());
        typist.snapshot("reason_missing");
        let typist = Typist::new(ask()).keys("Bahnstreik ja<enter>");
        assert!(typist.is_closed());
        assert!(matches!(&typist.effects[..], [Effect::Copy(reason)] if reason == "Bahnstreik ja"));
        let typist = Typist::new(ask()).keys("doch<esc>");
        assert!(typist.is_closed() && typist.effects.is_empty());
    }
}
