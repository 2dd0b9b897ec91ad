//! Showing a list: header, the rows that fit, the filter line.
//!
//! The selection is a mark in the gutter and a bold first cell, not a reversed row: that costs 35
//! bytes a step over SSH instead of 201. At the edge the list moves by a page, not by a line, for the
//! same reason.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::list::{Column, List, Row, Width};
use crate::text::width;
use crate::tui::Ui;

impl<T: Row> List<T> {
    /// Draws heading, rows and, while one is typed or set, the filter line.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        self.draw_with(frame, area, ui, (true, focused));
    }

    /// The same where keys mean another list near by: one cursor is enough to look for.
    pub fn draw_without_cursor(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        self.draw_with(frame, area, ui, (false, false));
    }

    fn draw_with(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        ui: &Ui<'_>,
        (with_cursor, focused): (bool, bool),
    ) {
        let mut area = area;
        if self.filter.is_some() && area.height > 2 {
            area.height -= 1;
            self.draw_filter(frame, Rect::new(area.x, area.bottom(), area.width, 1), ui);
        }
        if self.is_board() {
            self.draw_board(frame, area, ui, focused);
            return;
        }
        self.room.set(area.width.saturating_sub(2));
        let widths = self.widths(self.room.get());
        if self.columns.iter().any(|column| !column.title.is_empty()) && area.height > 1 {
            self.draw_header(frame, Rect { height: 1, ..area }, ui, &widths);
            area.y += 1;
            area.height -= 1;
        }
        let height = usize::from(area.height);
        self.height.set(height);
        let mut top = self.top.get().min(self.shown.len().saturating_sub(1));
        if self.cursor < top {
            top = (self.cursor + 1).saturating_sub(height);
        } else if self.cursor >= top + height {
            top = self.cursor;
        }
        // A heading right above the first row stays in sight.
        if top == self.cursor
            && top > 0
            && height > 1
            && self.rows[self.shown[top - 1]].is_heading()
        {
            top -= 1;
        }
        self.top.set(top);
        for (line, index) in self.shown.iter().skip(top).take(height).enumerate() {
            let y = area.y + line as u16;
            let place = top + line;
            self.draw_row(
                frame,
                Rect::new(area.x, y, area.width, 1),
                ui,
                &widths,
                &self.rows[*index],
                with_cursor && place == self.cursor,
                focused,
            );
        }
        if focused && !self.typing && !self.shown.is_empty() {
            let y = area.y + (self.cursor - top) as u16;
            frame.set_cursor_position(Position::new(
                area.x,
                y.min(area.bottom().saturating_sub(1)),
            ));
        }
    }

    fn draw_filter(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let Some(filter) = &self.filter else {
            return;
        };
        let label = format!("{} ", ui.texts.get("list-filter"));
        let columns = width::columns(&label) as u16;
        frame.buffer_mut().set_stringn(
            area.x,
            area.y,
            &label,
            usize::from(area.width),
            ui.style("label"),
        );
        let rest = Rect::new(
            area.x + columns.min(area.width),
            area.y,
            area.width.saturating_sub(columns),
            1,
        );
        filter.draw(frame, rest, ui.style("field.focus"), self.typing);
    }

    fn draw_header(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, widths: &[u16]) {
        let mut x = area.x + 1;
        for (number, (column, width)) in self.columns.iter().zip(widths).enumerate() {
            if *width == 0 {
                continue;
            }
            let mut title = if column.title.is_empty() {
                String::new()
            } else {
                ui.texts.get(column.title).into_owned()
            };
            if let Some((sorted, down)) = self.sort
                && sorted == number
            {
                let arrow = if down {
                    ui.glyphs.descending
                } else {
                    ui.glyphs.ascending
                };
                title = format!("{title}{arrow}");
            }
            draw_cell(
                frame,
                x,
                area,
                *width,
                &title,
                column.right,
                ui.style("header"),
            );
            x += width + 1;
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a row's place, look and state, used once"
    )]
    fn draw_row(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        ui: &Ui<'_>,
        widths: &[u16],
        row: &T,
        at_cursor: bool,
        focused: bool,
    ) {
        if row.is_heading() {
            let text = row.cells().first().map_or("", |cell| cell.text.as_str());
            let shown = width::cut(text, usize::from(area.width));
            frame.buffer_mut().set_stringn(
                area.x,
                area.y,
                shown,
                usize::from(area.width),
                ui.style("title"),
            );
            return;
        }
        let (gutter, scope) = self.look(row, ui, at_cursor, focused);
        frame
            .buffer_mut()
            .set_stringn(area.x, area.y, gutter, 1, ui.style(scope));
        let mut x = area.x + 1;
        let mut key_cell = true;
        for ((column, width), cell) in self.columns.iter().zip(widths).zip(row.cells()) {
            if *width == 0 {
                continue;
            }
            let mut style = if cell.scope.is_empty() {
                Style::default()
            } else {
                ui.style(cell.scope)
            };
            // The first cell with words in it carries the selection beside the gutter.
            if key_cell && *width > 2 {
                key_cell = false;
                if scope != "base" {
                    style = style.patch(ui.style(scope));
                }
            }
            draw_cell(frame, x, area, *width, &cell.text, column.right, style);
            x += width + 1;
        }
    }

    /// The mark in the gutter of a row, and the scope of its key cell.
    pub(super) fn look(
        &self,
        row: &T,
        ui: &Ui<'_>,
        at_cursor: bool,
        focused: bool,
    ) -> (&'static str, &'static str) {
        let marked = self.marked.contains(&row.key());
        let gutter = match (at_cursor, marked) {
            (true, _) => ui.glyphs.cursor,
            (false, true) => ui.glyphs.selected,
            (false, false) => " ",
        };
        let scope = match (at_cursor, focused, marked) {
            (_, _, true) => "selection.marked",
            (true, true, false) => "selection",
            (true, false, false) => "selection.inactive",
            (false, _, false) => "base",
        };
        (gutter, scope)
    }

    /// Shares the room: fixed columns first, the rest evenly; 0 = left out.
    fn widths(&self, total: u16) -> Vec<u16> {
        let is_shown = |column: &&Column| column.from <= total;
        let shown = || self.columns.iter().filter(is_shown);
        let gaps = (shown().count() as u16).saturating_sub(1);
        let fixed: u16 = shown()
            .map(|column| match column.width {
                Width::Fixed(width) => width,
                Width::Rest => 0,
            })
            .sum();
        let flexible = shown().filter(|column| column.width == Width::Rest).count() as u16;
        let left = total.saturating_sub(fixed + gaps);
        let share = left / flexible.max(1);
        let mut extra = left % flexible.max(1);
        self.columns
            .iter()
            .map(|column| match column.width {
                _ if column.from > total => 0,
                Width::Fixed(width) => width,
                Width::Rest => {
                    let one = u16::from(extra > 0);
                    extra -= one;
                    share + one
                }
            })
            .collect()
    }
}

fn draw_cell(
    frame: &mut Frame<'_>,
    x: u16,
    area: Rect,
    columns: u16,
    text: &str,
    right: bool,
    style: Style,
) {
    if x >= area.right() {
        return;
    }
    let room = usize::from(columns.min(area.right() - x));
    let shown = if right {
        width::pad_start(text, room)
    } else {
        width::cut(text, room).into_owned()
    };
    frame
        .buffer_mut()
        .set_stringn(x, area.y, shown, room, style);
}
