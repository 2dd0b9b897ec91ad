//! List and detail on the screen: beside one another, or one above the other where it is narrow.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Base;
use crate::tui::Ui;
use crate::tui::panes::{WIDE, beside, count_rows, draw_empty, framed, stacked};

/// From so many columns and lines on, the detail stands below the list.
const STACKED: (u16, u16) = (60, 28);

impl Base {
    pub(super) fn count(&self, ui: &Ui<'_>) -> String {
        if let Some(inside) = &self.inside {
            return inside.count(ui);
        }
        match self.focused_list() {
            Some(list) => count_rows(list, ui),
            None => ui.texts.with("frame-here", &[("n", 0.into())]),
        }
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        if let Some(inside) = &self.inside {
            inside.draw(frame, area, ui, focused);
            return;
        }
        // A board wants the whole width for its lanes.
        self.wide.set(area.width >= WIDE && !self.list.is_board());
        if !self.wide.get() {
            if self.in_detail {
                self.detail.draw(frame, area, ui, focused);
            } else {
                self.draw_list(frame, area, ui, focused);
            }
            return;
        }
        let share = self.spec.share;
        let columns = u32::from(area.width) * u32::from(share) / 100;
        let [left, right] = beside(area, columns as u16);
        self.draw_list(frame, left, ui, focused && !self.in_detail);
        self.detail
            .draw(frame, right, ui, focused && self.in_detail);
    }

    /// Behind what a tab has at the left: the detail below the list where there is room for both.
    pub(super) fn draw_behind(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        ui: &Ui<'_>,
        focused: bool,
    ) {
        let has_room = area.height >= STACKED.1 && area.width >= STACKED.0;
        self.wide.set(has_room && !self.list.is_board());
        match (self.wide.get(), self.in_detail) {
            (true, _) => {
                let [above, below] = stacked(area, area.height / 2);
                self.draw_list(frame, above, ui, focused && !self.in_detail);
                self.detail
                    .draw(frame, below, ui, focused && self.in_detail);
            }
            (false, true) => self.detail.draw(frame, area, ui, focused),
            (false, false) => self.draw_list(frame, area, ui, focused),
        }
    }

    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        let (mut title, none) = match &self.shown {
            Some(shown) => (shown.title.clone(), shown.none),
            None => {
                let mode = self.mode();
                (ui.texts.get(mode.title).into_owned(), mode.none)
            }
        };
        if self.mine {
            title = ui.texts.with("list-mine", &[("title", title.into())]);
        }
        let inner = framed(frame, area, ui, &title, focused);
        if self.list.rows().is_empty() && !self.list.incomplete {
            draw_empty(frame, inner, ui, &ui.texts.get(none));
            if focused {
                frame.set_cursor_position(inner.as_position());
            }
        } else {
            self.list.draw(frame, inner, ui, focused);
        }
    }
}
