//! A list as a board: one lane a stage, every row a card with a line for each cell.
//!
//! Responsible for: moving between and within lanes, and drawing them. Rows, filter, order and marks are
//! those of the [`List`]; the cursor is on one of its rows. A lane shows the page its cursor is on; the
//! others show their first.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::list::{List, Row};
use crate::text::width;
use crate::tui::Ui;
use crate::tui::view::{ListRow, Table};

impl List<ListRow> {
    /// Shows what was read; with other columns the order is the one of the rows again.
    pub fn set_table(&mut self, table: &Table) {
        if self.columns != table.columns {
            self.columns = table.columns;
            self.sort = None;
            self.keep_selected(Self::arrange);
        }
        self.lanes = table.lanes.clone();
        self.set_rows(table.rows.clone());
    }
}

impl<T: Row> List<T> {
    /// Whether it is shown as a board.
    pub fn is_board(&self) -> bool {
        !self.lanes.is_empty()
    }

    /// Places of the cards in a lane, from the top.
    fn cards(&self, lane: usize) -> impl Iterator<Item = usize> {
        let in_lane = move |place: &usize| {
            let row = &self.rows[self.shown[*place]];
            row.lane() == lane && !row.is_heading()
        };
        (0..self.shown.len()).filter(in_lane)
    }

    /// The lane of the cursor, and its place in it.
    fn card_at_cursor(&self) -> Option<(usize, usize)> {
        let lane = self.selected()?.lane();
        let at = self.cards(lane).take_while(|place| *place < self.cursor);
        Some((lane, at.count()))
    }

    /// Up or down within the lane.
    pub(super) fn step_in_lane(&mut self, by: isize) {
        let Some((lane, at)) = self.card_at_cursor() else {
            return;
        };
        let last = self.cards(lane).count().saturating_sub(1);
        let to = at.saturating_add_signed(by).min(last);
        let place = self.cards(lane).nth(to);
        self.cursor = place.unwrap_or(self.cursor);
    }

    /// To the next lane that has cards, at the same height.
    pub(super) fn step_aside(&mut self, right: bool) {
        let Some((lane, at)) = self.card_at_cursor() else {
            return;
        };
        let mut lanes: Vec<usize> = if right {
            (lane + 1..self.lanes.len()).collect()
        } else {
            (0..lane).rev().collect()
        };
        lanes.retain(|lane| self.cards(*lane).next().is_some());
        if let Some(lane) = lanes.first() {
            let to = self.cards(*lane).take(at + 1).last();
            self.cursor = to.unwrap_or(self.cursor);
        }
    }

    /// Draws the lanes beside one another.
    pub(super) fn draw_board(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        let lanes = self.lanes.len() as u16;
        let columns = area.width / lanes.max(1);
        // A blank line between cards; the last one needs none.
        let card = self.columns.len().max(1) + 1;
        let fit = (usize::from(area.height.saturating_sub(1)) + 1) / card;
        self.height.set(fit.max(1));
        let at_cursor = self.card_at_cursor();
        for (lane, heading) in self.lanes.iter().enumerate() {
            let x = area.x + lane as u16 * columns;
            let room = Rect::new(x, area.y, columns.saturating_sub(1), area.height);
            let count = self.cards(lane).count();
            let title = format!("{heading} {count}");
            let title = width::cut(&title, room.width.into());
            put(frame, room, 0, &title, ui.style("header"));
            let at = match at_cursor {
                Some((own, at)) if own == lane => at,
                _ => 0,
            };
            let skipped = at - at % fit.max(1);
            let cards = self.cards(lane).skip(skipped).take(fit.max(1));
            for (number, place) in cards.enumerate() {
                let y = 1 + (number * card) as u16;
                let has_cursor = place == self.cursor;
                self.draw_card(frame, room, ui, (y, place), (has_cursor, focused));
                if has_cursor && focused && !self.typing {
                    let y = (room.y + y).min(room.bottom().saturating_sub(1));
                    frame.set_cursor_position(Position::new(room.x, y));
                }
            }
        }
    }

    fn draw_card(
        &self,
        frame: &mut Frame<'_>,
        room: Rect,
        ui: &Ui<'_>,
        (y, place): (u16, usize),
        (has_cursor, focused): (bool, bool),
    ) {
        let row = &self.rows[self.shown[place]];
        let (gutter, scope) = self.look(row, ui, has_cursor, focused);
        put(frame, room, y, gutter, ui.style(scope));
        let lines = Rect {
            x: room.x + 1,
            width: room.width.saturating_sub(1),
            ..room
        };
        for (number, cell) in row.cells().iter().enumerate() {
            let mut style = match cell.scope {
                "" => Style::default(),
                scope => ui.style(scope),
            };
            if number == 0 && scope != "base" {
                style = style.patch(ui.style(scope));
            }
            let text = width::cut(&cell.text, lines.width.into());
            put(frame, lines, y + number as u16, &text, style);
        }
    }
}

fn put(frame: &mut Frame<'_>, room: Rect, y: u16, text: &str, style: Style) {
    if y < room.height {
        let columns = usize::from(room.width);
        frame
            .buffer_mut()
            .set_stringn(room.x, room.y + y, text, columns, style);
    }
}
