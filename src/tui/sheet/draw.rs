//! Showing a sheet: facts, headings, the label column pinned, as many columns and rows as fit.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::Sheet;
use super::view::{SheetColumn, SheetView};
use crate::text::width;
use crate::tui::Ui;
use crate::tui::panes::{draw_empty, draw_facts, framed};

/// The label column takes this share of the width at most, in per cent, unless the rest is free.
const LABEL_SHARE: u16 = 45;
/// Columns of the terminal the labels have at least where figures need the rest.
const LABEL_LEAST: u16 = 20;
/// Columns of the terminal a column of what is left gets at least.
const LEAST: u16 = 16;

pub(super) fn draw(sheet: &Sheet, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
    let Some(view) = sheet.view() else {
        framed(frame, area, ui, &ui.texts.get("sheet-reading"), focused);
        return;
    };
    let mut inner = framed(frame, area, ui, &view.title, focused);
    let used = draw_facts(
        frame,
        Rect {
            height: inner.height / 3,
            ..inner
        },
        ui,
        &view.head,
    );
    inner.y += used;
    inner.height -= used;
    if view.rows.iter().all(|row| row.cells.is_none()) {
        draw_empty(frame, inner, ui, &ui.texts.get(view.none));
        frame.set_cursor_position(inner.as_position());
        return;
    }
    // The last line says what the cell is, in full.
    let foot = Rect::new(inner.x, inner.bottom().saturating_sub(1), inner.width, 1);
    inner.height = inner.height.saturating_sub(1);
    let layout = Columns::new(sheet, view, inner.width);
    header(view, &layout, frame, inner, ui);
    inner.y += 1;
    inner.height = inner.height.saturating_sub(1);
    let height = usize::from(inner.height).max(1);
    sheet.cursor.height.set(height);
    // Whole pages, so that a step inside one moves nothing else.
    let top = sheet.cursor.row / height * height;
    for (line, (at, row)) in (0_u16..).zip(view.rows.iter().enumerate().skip(top).take(height)) {
        let y = inner.y + line;
        let here = at == sheet.cursor.row;
        let gutter = if here { ui.glyphs.cursor } else { " " };
        let style = if row.cells.is_none() {
            ui.style("header")
        } else if here {
            ui.style("selection")
        } else {
            ratatui::style::Style::default()
        };
        let buffer = frame.buffer_mut();
        buffer.set_stringn(inner.x, y, gutter, 1, ui.style("mark"));
        let room = if row.cells.is_none() {
            usize::from(inner.width.saturating_sub(1))
        } else {
            usize::from(layout.label)
        };
        let label = width::cut(&row.label, room);
        buffer.set_stringn(inner.x + 1, y, label, room, style);
        if row.cells.is_none() {
            continue;
        }
        for (column, x, columns) in &layout.shown {
            if !row.has(*column) {
                if here && *column == sheet.cursor.column {
                    frame.set_cursor_position(Position::new(inner.x + x, y));
                }
                continue;
            }
            let place = (row.key, *column);
            let shown = &view.columns[*column];
            let here = here && *column == sheet.cursor.column;
            let area = Rect::new(inner.x + x, y, *columns, 1);
            match (&sheet.typing, here) {
                (Some(input), true) => {
                    let scope = if sheet.wrong.is_some() {
                        "field.error"
                    } else {
                        "field.focus"
                    };
                    input.draw(frame, area, ui.style(scope), focused);
                }
                _ => cell(sheet, shown, place, frame, area, ui, here && focused),
            }
        }
    }
    draw_foot(sheet, view, frame, foot, ui);
}

fn cell(
    sheet: &Sheet,
    column: &SheetColumn,
    place: super::Place,
    frame: &mut Frame<'_>,
    area: Rect,
    ui: &Ui<'_>,
    here: bool,
) {
    let text = column.cell.show(sheet.text_at(place), ui.glyphs.done);
    let unsaved = sheet.waiting.contains_key(&place);
    let room = usize::from(area.width);
    let empty = text.is_empty() && column.cell.is_open();
    let shown = if empty { ui.glyphs.missing } else { &text };
    let shown = width::cut(shown, room);
    let shown = if column.cell.is_number(column.right) {
        width::pad_start(&shown, room)
    } else {
        width::pad(&shown, room)
    };
    let scope = match (unsaved, empty, here) {
        (true, ..) => "field.draft",
        (_, _, true) => "field.focus",
        (_, true, _) => "muted",
        _ => "base",
    };
    frame
        .buffer_mut()
        .set_stringn(area.x, area.y, shown, room, ui.style(scope));
    if here {
        let x = if column.cell.is_number(column.right) {
            area.right().saturating_sub(1)
        } else {
            area.x
        };
        frame.set_cursor_position(Position::new(x, area.y));
    }
}

/// What the cursor is on, in full: label, heading, content that did not fit.
fn draw_foot(sheet: &Sheet, view: &SheetView, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    let Some(place) = sheet.place() else { return };
    let row = view.rows.iter().find(|row| row.key == place.0);
    let label = row.map_or("", |row| row.label.as_str());
    let column = &view.columns[place.1];
    let kept = column.cell.show(sheet.text_at(place), ui.glyphs.done);
    let text = match &sheet.wrong {
        Some(wrong) => wrong.clone(),
        None => format!("{label} · {} {kept}", column.heading),
    };
    let room = usize::from(area.width);
    let scope = if sheet.wrong.is_some() {
        "field.error"
    } else {
        "muted"
    };
    let text = width::pad(&width::cut(&text, room), room);
    frame
        .buffer_mut()
        .set_stringn(area.x, area.y, text, room, ui.style(scope));
}

fn header(view: &SheetView, layout: &Columns, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    for (column, x, columns) in &layout.shown {
        let column = &view.columns[*column];
        let room = usize::from(*columns);
        let text = width::cut(&column.heading, room);
        let text = if column.cell.is_number(column.right) {
            width::pad_start(&text, room)
        } else {
            text.into_owned()
        };
        frame
            .buffer_mut()
            .set_stringn(area.x + x, area.y, text, room, ui.style("header"));
    }
}

/// Where each column that fits stands.
struct Columns {
    /// Width of the labels.
    label: u16,
    /// Number of the column, its place, its width.
    shown: Vec<(usize, u16, u16)>,
}

impl Columns {
    fn new(sheet: &Sheet, view: &SheetView, room: u16) -> Self {
        let fixed =
            |column: &SheetColumn| column.width.max(if column.width == 0 { LEAST } else { 1 });
        let wanted: u16 = view.columns.iter().map(|column| fixed(column) + 1).sum();
        let labels = view
            .rows
            .iter()
            .filter(|row| row.cells.is_some())
            .map(|row| width::columns(&row.label))
            .max()
            .unwrap_or(0) as u16;
        let has_rest = view.columns.iter().any(|column| column.width == 0);
        let share = if has_rest {
            room * LABEL_SHARE / 100
        } else {
            LABEL_LEAST.min(room / 3)
        };
        let most = share.max(room.saturating_sub(wanted + 2));
        let label = labels.min(most).max(8);
        let left = room.saturating_sub(label + 1);
        // Scrolls by columns only as far as the one with the cursor needs.
        let mut first = 0;
        let fits = |first: usize| {
            let columns = view
                .columns
                .iter()
                .skip(first)
                .take(sheet.cursor.column + 1 - first);
            columns.map(|column| fixed(column) + 1).sum::<u16>() <= left
        };
        while first < sheet.cursor.column && !fits(first) {
            first += 1;
        }
        let mut shown = Vec::new();
        let mut x = label + 2;
        for (number, column) in view.columns.iter().enumerate().skip(first) {
            let mut columns = fixed(column);
            if column.width == 0 {
                let behind: u16 = view.columns[number + 1..]
                    .iter()
                    .map(|column| fixed(column) + 1)
                    .sum();
                columns = columns.max(room.saturating_sub(x + behind));
            }
            if x + columns > room {
                if x + 4 > room || !has_rest {
                    break;
                }
                columns = room - x;
            }
            shown.push((number, x, columns));
            x += columns + 1;
        }
        Self { label, shown }
    }
}
