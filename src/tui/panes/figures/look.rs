//! What every way to look at the figures has in common.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::copy::Grid;
use super::view::{FiguresView, Look};
use crate::domain::id::MunicipalityId;
use crate::domain::indicator::period::Period;
use crate::domain::indicator::question::Group;
use crate::text::locale::Texts;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::Cx;

/// What stays when another look, indicator, group or period is chosen.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// The last answer.
    pub view: Option<Box<FiguresView>>,
    /// The municipality under the cursor.
    pub at: Option<MunicipalityId>,
    /// Those that are marked.
    pub marked: BTreeSet<MunicipalityId>,
    /// What the look in front wants to be asked for next.
    pub wish: Option<Wish>,
}

/// A choice made in a look that needs another answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    /// The figures of another group.
    Group(Group),
    /// The same figures in another look.
    Look(Look),
    /// The municipality under the cursor in full, in this period.
    One(Period),
    /// The same for the municipalities that are now under the cursor and marked.
    Chosen,
}

/// A way to look at the figures: its cursor, keys and picture.
pub(super) trait Looking {
    /// Text id of its name.
    fn title(&self) -> &'static str;

    /// Whose figures they are, if it is about one municipality: stands in the place of the name.
    fn subject(&self) -> Option<&str> {
        None
    }

    /// Takes an answer; one of another look is nothing of its own.
    fn take(&mut self, shared: &mut Shared);

    /// Another indicator is wanted: true if it can be shown from what was read already.
    fn turn(&mut self, _code: &str, _shared: &mut Shared) -> bool {
        false
    }

    /// Where keys mean something, before they mean what they mean in the tab.
    fn contexts(&self) -> Vec<Context> {
        Vec::new()
    }

    /// An action, before it means what it means in the tab; false = it shall mean that.
    fn act(&mut self, action: Action, shared: &mut Shared, cx: &mut Cx<'_>) -> bool;

    /// A character, where one of its contexts takes text.
    fn text(&mut self, _character: char, _shared: &mut Shared) {}

    /// A pasted text; false if there is no place for it.
    fn paste(&mut self, _text: &str, _shared: &mut Shared) -> bool {
        false
    }

    /// Whether an action can be of use now.
    fn offers(&self, _action: Action, _shared: &Shared) -> bool {
        true
    }

    /// What the hint line says at its right end.
    fn count(&self, _ui: &Ui<'_>) -> String {
        String::new()
    }

    /// What it shows as a table of texts, for the clipboard.
    fn grid(&self, texts: &Texts, shared: &Shared) -> Grid;

    /// Shows it, below the lines that are said of any figures.
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, shared: &Shared, focused: bool);
}
