//! Showing the minutes: the agenda with its clock at the left, the text, the results at the right
//! or, on a narrow screen, below.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use super::MinutesPane;
use super::rows::{Content, Row, State};
use crate::domain::agenda::{self, AgendaItem};
use crate::domain::lifting::Mark;
use crate::domain::outcome::OutcomeKind;
use crate::report::names;
use crate::text::locale::Texts;
use crate::text::width;
use crate::tui::Ui;
use crate::tui::panes::{WIDE, beside, draw_empty, framed};
use crate::tui::view::{MinutesView, OutcomeView};

/// Columns of the agenda on a narrow and on a wide screen.
const AGENDA: (u16, u16) = (20, 28);
/// Columns of the results beside the text on a wide screen.
const OUTCOMES: u16 = 34;
/// Lines of the results below the text on a narrow screen, frame included.
const OUTCOMES_BELOW: u16 = 6;
/// Columns before the text: a mark for unsaved and conflict, a blank.
const GUTTER: u16 = 2;

pub(super) fn draw(
    pane: &MinutesPane,
    frame: &mut Frame<'_>,
    area: Rect,
    ui: &Ui<'_>,
    focused: bool,
) {
    let Some(view) = pane.view.as_deref() else {
        framed(frame, area, ui, &ui.texts.get("minutes-reading"), focused);
        return;
    };
    if view.items.is_empty() {
        let inner = framed(frame, area, ui, &view.title, focused);
        draw_empty(frame, inner, ui, &ui.texts.get("minutes-no-items"));
        frame.set_cursor_position(inner.as_position());
        return;
    }
    let wide = area.width >= WIDE;
    let agenda = if wide { AGENDA.1 } else { AGENDA.0 };
    let agenda = if area.width < 60 { 0 } else { agenda };
    let side = if wide && pane.outcomes_shown {
        OUTCOMES
    } else {
        0
    };
    let [left, rest] = match agenda {
        0 => [Rect::ZERO, area],
        columns => beside(area, columns),
    };
    let [middle, right] = beside(rest, rest.width.saturating_sub(side));
    if agenda > 0 {
        draw_agenda(pane, view, frame, left, ui);
    }
    let below = !wide && pane.outcomes_shown && area.height >= 18 && has_outcomes(pane, view);
    if below {
        // No line in common: the letters stand in the last one of the text.
        let [text, outcomes] =
            Layout::vertical([Constraint::Min(8), Constraint::Length(OUTCOMES_BELOW)])
                .areas(middle);
        draw_text(pane, view, frame, text, ui, focused);
        draw_outcomes(pane, view, frame, outcomes, ui);
    } else {
        draw_text(pane, view, frame, middle, ui, focused);
    }
    if side > 0 {
        draw_outcomes(pane, view, frame, right, ui);
    }
}

fn has_outcomes(pane: &MinutesPane, view: &MinutesView) -> bool {
    !view.outcomes.is_empty()
        || pane.current_item().is_some_and(|item| {
            item.record.kind == agenda::ItemKind::TaskReview && !view.open_tasks.is_empty()
        })
}

/// The agenda: number, title, and how long the item took of its time.
fn draw_agenda(
    pane: &MinutesPane,
    view: &MinutesView,
    frame: &mut Frame<'_>,
    area: Rect,
    ui: &Ui<'_>,
) {
    let inner = framed(frame, area, ui, &ui.texts.get("minutes-agenda"), false);
    let items: Vec<AgendaItem> = view
        .items
        .iter()
        .map(|(item, _)| item.record.clone())
        .collect();
    let slots = agenda::schedule(&view.meeting.record.days, &items);
    let height = usize::from(inner.height);
    let top = (pane.item / height.max(1)) * height.max(1);
    for (line, (index, (item, slot))) in items
        .iter()
        .zip(&slots)
        .enumerate()
        .skip(top)
        .take(height)
        .enumerate()
    {
        let here = index == pane.item;
        let y = inner.y + line as u16;
        let gutter = if here { ui.glyphs.cursor } else { " " };
        let number = slot
            .number
            .map_or_else(|| ui.glyphs.bullet.to_owned(), |number| number.to_string());
        let spent = item.minutes_spent(ui.now);
        let clock = match (item.is_running(), spent) {
            (true, _) => format!("{spent}/{}", item.minutes),
            (false, 0) => String::new(),
            (false, _) => format!("{spent}'"),
        };
        let clock_scope = if spent > item.minutes {
            "clock.over"
        } else {
            "clock"
        };
        let clock_columns = width::columns(&clock) as u16;
        let room = usize::from(inner.width.saturating_sub(4 + clock_columns));
        let title = width::cut(&item.title, room);
        let scope = if here { "selection" } else { "base" };
        let buffer = frame.buffer_mut();
        buffer.set_stringn(inner.x, y, gutter, 1, ui.style(scope));
        buffer.set_stringn(
            inner.x + 1,
            y,
            width::pad_start(&number, 2),
            2,
            ui.style("label"),
        );
        buffer.set_stringn(inner.x + 4, y, title, room, ui.style(scope));
        buffer.set_stringn(
            inner.right().saturating_sub(clock_columns),
            y,
            clock,
            usize::from(clock_columns),
            ui.style(clock_scope),
        );
    }
}

/// The rows of the item, wrapped; scrolls by half a page so that typing at the end stays cheap.
fn draw_text(
    pane: &MinutesPane,
    view: &MinutesView,
    frame: &mut Frame<'_>,
    area: Rect,
    ui: &Ui<'_>,
    focused: bool,
) {
    let title = pane.current_item().map_or("", |item| &item.record.title);
    let inner = framed(frame, area, ui, title, focused);
    draw_letters(view, frame, area, ui);
    let columns = inner.width.saturating_sub(GUTTER + 1).max(2);
    pane.columns.set(columns);
    let rows = pane.rows();
    let heights: Vec<usize> = rows
        .iter()
        .enumerate()
        .map(|(index, row)| height_of(pane, view, (index, row), columns, ui.texts))
        .collect();
    let height = usize::from(inner.height);
    let top = scroll(pane, &heights, columns, height);
    let mut y = 0_usize;
    let mut line = 0_usize;
    for (index, row) in rows.iter().enumerate() {
        let lines = heights[index];
        if line + lines <= top {
            line += lines;
            continue;
        }
        if y >= height {
            break;
        }
        let skip = top.saturating_sub(line);
        draw_row(pane, view, frame, inner, ui, index, row, skip, y);
        y += lines - skip;
        line += lines;
    }
    if focused && pane.row().is_some() {
        let (line, column) = if pane.row().is_some_and(Row::is_editable) {
            pane.cursor_place(columns)
        } else {
            (0, 0)
        };
        let before: usize = heights[..pane.focus.min(heights.len())].iter().sum();
        let y = (before + line).saturating_sub(top);
        let x = inner.x + GUTTER + column as u16;
        frame.set_cursor_position(Position::new(
            x.min(inner.right().saturating_sub(1)),
            inner.y + (y as u16).min(inner.height.saturating_sub(1)),
        ));
    }
}

/// The letters and what they stand for, in the lower border: it never changes, so it costs nothing
/// while one types. As many as fit, the most used first.
fn draw_letters(view: &MinutesView, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    let language = view.meeting.record.language;
    let kinds = OutcomeKind::ALL
        .into_iter()
        .map(|kind| (Mark::Outcome(kind), names::outcome_kind(language, kind)));
    let rest = [(Mark::Topic, "minutes-topic"), (Mark::Note, "minutes-note")]
        .into_iter()
        .map(|(mark, id)| (mark, names::texts(language).get(id).into_owned()));
    let room = usize::from(area.width.saturating_sub(4));
    let mut text = String::new();
    for (mark, name) in kinds.chain(rest) {
        let Some(letter) = view.letters.letter(mark) else {
            continue;
        };
        let more = format!(" {letter}: {name} ");
        if width::columns(&text) + width::columns(&more) > room {
            continue;
        }
        text.push_str(&more);
    }
    frame.buffer_mut().set_stringn(
        area.x + 2,
        area.bottom().saturating_sub(1),
        text,
        room,
        ui.style("muted"),
    );
}

/// Screen lines of a row; remembered until its text or the width changes.
fn height_of(
    pane: &MinutesPane,
    view: &MinutesView,
    (index, row): (usize, &Row),
    columns: u16,
    texts: &Texts,
) -> usize {
    if index == pane.focus && row.is_editable() {
        return width::wrap(pane.input.text(), usize::from(columns)).len();
    }
    let (known_columns, lines) = row.height.get();
    if known_columns == columns && lines > 0 {
        return usize::from(lines);
    }
    let lines = width::wrap(&shown_text(view, row, texts), usize::from(columns)).len();
    row.height
        .set((columns, u16::try_from(lines).unwrap_or(u16::MAX)));
    lines
}

/// The first screen line shown: the line of the cursor stays in sight, moves go by half a page.
fn scroll(pane: &MinutesPane, heights: &[usize], columns: u16, height: usize) -> usize {
    let before: usize = heights[..pane.focus.min(heights.len())].iter().sum();
    let own = pane.cursor_place(columns).0;
    let at = before + own;
    let mut top = pane.top.get();
    if at < top {
        top = at.saturating_sub(height / 2);
    } else if at >= top + height {
        top = at + 1 - height.div_ceil(2);
    }
    let total: usize = heights.iter().sum();
    if total <= height {
        top = 0;
    }
    pane.top.set(top);
    top
}

/// What a row reads like.
fn shown_text(view: &MinutesView, row: &Row, texts: &Texts) -> String {
    match &row.content {
        Content::Text(text) => text.clone(),
        Content::Outcome(id) => view.outcomes.get(id).map_or_else(String::new, |one| {
            one.number.clone() + " " + &said(one, texts)
        }),
        Content::Topic(id) => view
            .topics
            .get(id)
            .map_or_else(String::new, |topic| topic.text.clone()),
    }
}

/// An outcome with everything that belongs to it, on one line.
fn said(one: &OutcomeView, texts: &Texts) -> String {
    let outcome = &one.outcome.record;
    let mut text = String::new();
    if one.task.is_none() && !one.who.is_empty() {
        text.push_str(&one.who);
        text.push_str(": ");
    }
    text.push_str(&outcome.text);
    if let Some(vote) = outcome.vote {
        text = format!("{text} ({vote})");
    }
    if let Some(task) = &one.task {
        if !one.who.is_empty() {
            text = format!("{text} – {}", one.who);
        }
        if let Some(due) = task.record.due {
            text = format!("{text} – {}", texts.date_plain(due));
        }
    }
    text
}

#[expect(
    clippy::too_many_arguments,
    reason = "a row's place, look and state, used once"
)]
fn draw_row(
    pane: &MinutesPane,
    view: &MinutesView,
    frame: &mut Frame<'_>,
    inner: Rect,
    ui: &Ui<'_>,
    index: usize,
    row: &Row,
    skip: usize,
    at: usize,
) {
    let here = index == pane.focus;
    let text = if here && row.is_editable() {
        pane.input.text().to_owned()
    } else {
        shown_text(view, row, ui.texts)
    };
    let is_mark = row.text().is_none();
    let is_note = row.text().is_some_and(|text| {
        view.letters
            .letter(Mark::Note)
            .is_some_and(|note| text.starts_with(&format!("{note}:")))
    });
    let scope = match (is_mark, is_note, row.state) {
        (true, ..) => "mark.outcome",
        (_, _, State::Saving { lifting: true, .. }) | (_, true, _) => "muted",
        _ => "base",
    };
    let columns = usize::from(pane.columns.get());
    let room = usize::from(inner.height);
    for (number, piece) in width::wrap(&text, columns)
        .into_iter()
        .enumerate()
        .skip(skip)
    {
        let y = at + number - skip;
        if y >= room {
            return;
        }
        let y = inner.y + y as u16;
        let gutter = match (number, row.conflict, is_mark, here) {
            (0, true, ..) => ("≠", "conflict"),
            (0, _, true, true) => (ui.glyphs.cursor, "mark.outcome"),
            (0, _, true, false) => (ui.glyphs.arrow, "mark.outcome"),
            _ => (" ", "base"),
        };
        let mark = if ui.glyphs.ascii && gutter.0 == "≠" {
            "#"
        } else {
            gutter.0
        };
        let buffer = frame.buffer_mut();
        buffer.set_stringn(inner.x, y, mark, 1, ui.style(gutter.1));
        buffer.set_stringn(inner.x + GUTTER, y, piece, columns, ui.style(scope));
    }
    if here && let Some(rest) = pane.suggestion() {
        let (line, column) = pane.cursor_place(pane.columns.get());
        let y = at + line.saturating_sub(skip);
        if y < room && column < columns {
            frame.buffer_mut().set_stringn(
                inner.x + GUTTER + column as u16,
                inner.y + y as u16,
                rest,
                columns - column,
                ui.style("muted"),
            );
        }
    }
}

/// The results so far, the newest at the bottom; under the review of tasks, the open ones.
fn draw_outcomes(
    pane: &MinutesPane,
    view: &MinutesView,
    frame: &mut Frame<'_>,
    area: Rect,
    ui: &Ui<'_>,
) {
    let review = pane.current_item().is_some_and(|item| {
        item.record.kind == agenda::ItemKind::TaskReview && !view.open_tasks.is_empty()
    });
    let (title, entries): (&str, Vec<String>) = if review {
        ("minutes-open-tasks", view.open_tasks.clone())
    } else {
        (
            "minutes-outcomes",
            view.outcomes
                .values()
                .map(|one| format!("{} {}", one.number, said(one, ui.texts)))
                .collect(),
        )
    };
    let n = entries.len();
    let title = ui.texts.with(title, &[("n", n.into())]);
    let inner = framed(frame, area, ui, &title, false);
    let columns = usize::from(inner.width).max(2);
    let mut lines: Vec<(String, bool)> = Vec::new();
    for entry in &entries {
        for (number, piece) in width::wrap(entry, columns).into_iter().enumerate() {
            lines.push((piece.to_owned(), number == 0));
        }
    }
    let skip = if review {
        0
    } else {
        lines.len().saturating_sub(usize::from(inner.height))
    };
    for (y, (line, first)) in (0_u16..inner.height).zip(lines.iter().skip(skip)) {
        let buffer = frame.buffer_mut();
        buffer.set_stringn(inner.x, inner.y + y, line, columns, ui.style("base"));
        if *first {
            let number = line.split(' ').next().unwrap_or_default();
            buffer.set_stringn(
                inner.x,
                inner.y + y,
                number,
                columns,
                ui.style("mark.outcome"),
            );
        }
    }
}
