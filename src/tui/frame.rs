//! The frame around the panes: tab bar on top, hint line below.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use super::Ui;
use super::action::Action;
use super::app::App;
use super::keymap::name_of;
use super::tabs::Tabs;
use crate::text::width;

/// Columns between two hints.
const HINT_GAP: usize = 2;

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, ui: &Ui<'_>) {
    let area = frame.area();
    if !App::fits(area.as_size()) {
        too_small(frame, area, ui);
        return;
    }
    let [bar, middle, hints] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Min(1),
        Constraint::Length(1),
    ])
    .areas(area);
    if app.minutes_in_front().is_none() && app.pane().takes_screen() {
        app.pane().draw(frame, area, ui, app.overlays().is_empty());
        if app.message.is_some() || !app.pending.is_empty() {
            let line = " ".repeat(usize::from(hints.width));
            frame
                .buffer_mut()
                .set_string(hints.x, hints.y, line, ui.style("base"));
            draw_hints(app, frame, hints, ui);
        }
        for overlay in app.overlays() {
            overlay.draw(frame, middle, ui);
        }
        return;
    }
    draw_tabs(app, frame, bar, ui);
    let focused = app.overlays().is_empty();
    match app.minutes_in_front() {
        Some(minutes) => minutes.draw(frame, middle, ui, focused),
        None => app.pane().draw(frame, middle, ui, focused),
    }
    draw_hints(app, frame, hints, ui);
    for overlay in app.overlays() {
        overlay.draw(frame, middle, ui);
    }
}

fn too_small(frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    let text = ui.texts.with(
        "frame-too-small",
        &[
            ("columns", 60.into()),
            ("rows", 15.into()),
            ("columns-now", area.width.into()),
            ("rows-now", area.height.into()),
        ],
    );
    for (y, line) in (area.y..area.bottom()).zip(width::wrap(&text, usize::from(area.width))) {
        frame
            .buffer_mut()
            .set_stringn(area.x, y, line, usize::from(area.width), ui.style("base"));
    }
    frame.set_cursor_position(Position::new(area.x, area.y));
}

/// `1 Heute !4  2 Ringe …`: names are shortened where the bar is narrow.
fn draw_tabs(app: &App, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    let names: Vec<String> = Tabs::names()
        .map(|(id, _)| ui.texts.get(id).into_owned())
        .collect();
    let extra = |index: usize| match app.overdue(index) {
        0 => String::new(),
        late => format!(" {}{late}", ui.glyphs.overdue),
    };
    // A blank at the start; number, blank, name, count.
    let fixed: usize = 1
        + (0..names.len())
            .map(|index| 2 + width::columns(&extra(index)))
            .sum::<usize>();
    let free = usize::from(area.width).saturating_sub(fixed);
    let wanted: usize = names.iter().map(|name| width::columns(name)).sum();
    let between = names.len().saturating_sub(1);
    // Where the whole names would not fit with two blanks between them, they stand closer.
    let gap = if wanted + 2 * between <= free { 2 } else { 1 };
    let room = free.saturating_sub(gap * between);
    let mut most = names
        .iter()
        .map(|name| width::columns(name))
        .max()
        .unwrap_or(0);
    let total = |most: usize| -> usize {
        names
            .iter()
            .map(|name| width::columns(name).min(most))
            .sum()
    };
    while most > 3 && total(most) > room {
        most -= 1;
    }
    let mut x = area.x + 1;
    for (index, (name, (_, has_content))) in names.iter().zip(Tabs::names()).enumerate() {
        let scope = if !has_content {
            "tab.empty"
        } else if index == app.tab_index() {
            "tab.active"
        } else {
            "tab"
        };
        let name = width::cut(name, most);
        let text = format!("{} {name}", index + 1);
        let left = usize::from(area.right().saturating_sub(x));
        let (after, _) = frame
            .buffer_mut()
            .set_stringn(x, area.y, &text, left, ui.style(scope));
        let left = usize::from(area.right().saturating_sub(after));
        let (after, _) = frame.buffer_mut().set_stringn(
            after,
            area.y,
            extra(index),
            left,
            ui.style("mark.overdue"),
        );
        x = after + gap as u16;
        if x >= area.right() {
            break;
        }
    }
}

/// A message if there is one; else the keys that work right here, the most useful first.
fn draw_hints(app: &App, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    let columns = usize::from(area.width);
    if let Some(message) = &app.message {
        let text = width::cut(&message.text, columns.saturating_sub(2)).into_owned();
        frame
            .buffer_mut()
            .set_stringn(area.x + 1, area.y, text, columns, ui.style(message.scope));
        return;
    }
    let contexts = app.contexts();
    if !app.pending.is_empty() {
        draw_pending(app, frame, area, ui);
        return;
    }
    let in_pane = app.overlays().is_empty() && app.minutes_in_front().is_none();
    let count = if in_pane {
        app.pane().count(ui)
    } else {
        String::new()
    };
    let end = area
        .right()
        .saturating_sub(width::columns(&count) as u16 + 1);
    let mut x = area.x + 1;
    for action in Action::hints(&contexts) {
        let Some((_, label)) = action.hint() else {
            continue;
        };
        if in_pane && !app.pane().offers(action) {
            continue;
        }
        let Some(key) = app
            .keymap
            .name_for(&contexts, action, ui.texts, ui.glyphs.ascii)
        else {
            continue;
        };
        let label = ui.texts.get(label);
        let needed = width::columns(&key) + 1 + width::columns(&label);
        if usize::from(end.saturating_sub(x)) < needed + HINT_GAP {
            break;
        }
        let (after, _) =
            frame
                .buffer_mut()
                .set_stringn(x, area.y, key, columns, ui.style("hint.key"));
        let (after, _) =
            frame
                .buffer_mut()
                .set_stringn(after + 1, area.y, label, columns, ui.style("hint"));
        x = after + HINT_GAP as u16;
    }
    frame
        .buffer_mut()
        .set_stringn(end, area.y, count, columns, ui.style("muted"));
}

/// A sequence has begun: what may follow.
fn draw_pending(app: &App, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    let keys = name_of(app.pending.keys(), ui.texts, ui.glyphs.ascii);
    let mut text = ui
        .texts
        .with("frame-keys-pending", &[("keys", keys.into())]);
    for (key, action) in app.keymap.continuations(&app.contexts(), &app.pending) {
        let name = key.name(ui.texts, ui.glyphs.ascii);
        let label = action.map_or_else(String::new, |action| {
            ui.texts.get(action.label_id()).into_owned()
        });
        text = format!("{text}  {name} {label}");
    }
    frame.buffer_mut().set_stringn(
        area.x + 1,
        area.y,
        text,
        usize::from(area.width.saturating_sub(2)),
        ui.style("hint"),
    );
}
