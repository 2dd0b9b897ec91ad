//! What lies above the panes and takes every key: forms, help and palette, questions.

mod asking;
pub mod chooser;
pub mod form;
pub mod history;
pub mod import;
pub mod menu;
pub mod palette;
pub mod question;
pub mod reading;
pub mod step;
mod window;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Ui;
use super::action::{Action, Context};
use super::event::{Cx, Event};

/// Whether an overlay stays after an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stay {
    /// It stays.
    Open,
    /// It is done.
    Close,
}

/// Something above the panes. Drawing is pure; what it wants goes into the [`Cx`].
pub trait Overlay {
    /// Where its keys mean something, nearest first; the app adds [`Context::Global`].
    fn contexts(&self) -> Vec<Context>;

    /// An action its contexts know. `None` = not one of its own: the app looks at it.
    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Option<Stay>;

    /// A character, where one of its contexts takes text.
    fn text(&mut self, _character: char, _cx: &mut Cx<'_>) {}

    /// A pasted text; false if there is no place for it here.
    fn paste(&mut self, _text: &str, _cx: &mut Cx<'_>) -> bool {
        false
    }

    /// Answers, results and changes; each overlay picks what concerns it.
    fn hear(&mut self, _event: &Event, _cx: &mut Cx<'_>) -> Stay {
        Stay::Open
    }

    /// Whether leaving the program now would lose something not even a draft holds.
    fn has_draft(&self) -> bool {
        false
    }

    /// Shows it in its place within the screen.
    fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>);
}

/// Whether an action is the business of the app around, whatever lies above its panes: everything
/// else that an overlay does not know is swallowed, so that no tab changes behind a question.
pub(crate) fn belongs_to_the_frame(action: Action) -> bool {
    matches!(
        action,
        Action::Quit | Action::Suspend | Action::Redraw | Action::ReloadConfig | Action::Help
    )
}
