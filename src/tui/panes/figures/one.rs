//! One municipality in full: where it stands, what stands behind its figure, and how it went, with every
//! version that was ever read in.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::copy::Grid;
use super::look::{Looking, Shared};
use super::view::{One, Part};
use crate::text::locale::Texts;
use crate::tui::Ui;
use crate::tui::action::Action;
use crate::tui::event::Cx;
use crate::tui::panes::{draw_empty, draw_facts};
use crate::tui::view::ListRow;
use crate::tui::widgets::list::List;

/// See the module.
pub(super) struct OneLook {
    one: Option<One>,
    list: List<ListRow>,
}

impl Default for OneLook {
    fn default() -> Self {
        Self {
            one: None,
            list: List::new(&[]),
        }
    }
}

impl Looking for OneLook {
    fn title(&self) -> &'static str {
        "figures-one"
    }

    fn subject(&self) -> Option<&str> {
        self.one.as_ref().map(|one| one.name.as_str())
    }

    fn take(&mut self, shared: &mut Shared) {
        if let Some(Part::One(one)) = shared.view.as_ref().map(|view| &view.part) {
            self.one.clone_from(one);
            if let Some(one) = one {
                self.list.set_table(&one.table);
            }
        }
    }

    fn act(&mut self, action: Action, _shared: &mut Shared, _cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Left | Action::Right | Action::Filter | Action::Select | Action::SelectAll => {
                false
            }
            action => self.list.act(action),
        }
    }

    fn offers(&self, action: Action, _shared: &Shared) -> bool {
        !matches!(action, Action::Filter)
    }

    fn grid(&self, texts: &Texts, _shared: &Shared) -> Grid {
        Grid::of(&self.list, texts)
    }

    fn draw(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        ui: &Ui<'_>,
        _shared: &Shared,
        focused: bool,
    ) {
        let Some(one) = &self.one else {
            draw_empty(frame, area, ui, &ui.texts.get("figures-one-none"));
            return;
        };
        // The figures over time keep some lines, however much was remarked.
        let top = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(1),
            height: area.height.saturating_sub(area.height / 3),
            ..area
        };
        let used = draw_facts(frame, top, ui, &one.facts) + 1;
        let below = Rect {
            y: area.y + used,
            height: area.height.saturating_sub(used),
            ..area
        };
        self.list.draw(frame, below, ui, focused);
    }
}
