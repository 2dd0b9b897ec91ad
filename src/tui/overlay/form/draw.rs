//! Drawing a form: labels at the left, values beside them, sentences beneath.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

use super::entry::{Editing, Entry};
use super::known::FormContext;
use super::suggest::{self, ROWS};
use super::{Form, Phase};
use crate::domain::date::{LocalHolidays, holiday};
use crate::fields::{FieldKind, Value};
use crate::text::width;
use crate::tui::Ui;
use crate::tui::overlay::window::{put, window};
use crate::tui::reader::title::title;

/// Columns a form takes at most, and its labels.
const COLUMNS: u16 = 100;
const LABELS: u16 = 24;
/// Columns of a value that is a day, at least; the day in full stands beside it.
const DAY: u16 = 12;
/// Rows of a long text while it is written, and otherwise.
const LONG: u16 = 6;
const SHORT: u16 = 2;
/// Rows for what a step without long texts and names says under its fields.
const NOTES: u16 = 2;

/// Where things stand in a form.
#[derive(Clone, Copy)]
struct Place {
    /// The gutter.
    x: u16,
    /// Columns of a label.
    label: u16,
    /// Columns of a value.
    value: u16,
}

impl Place {
    fn value_x(self) -> u16 {
        self.x + 1 + self.label + 1
    }
}

/// A row under a field's value.
struct Below {
    mark: &'static str,
    text: String,
    scope: &'static str,
}

impl Form {
    pub(super) fn draw_form(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        let columns = COLUMNS.min(screen.width);
        let context = self.known.context(self.defaults.today, ui.texts);
        let place = self.place(columns, ui);
        let heights: Vec<u16> = (0..self.entries.len())
            .map(|at| self.height(at, place, &context, ui))
            .collect();
        // One size as long as the form is open: a window that jumps with every suggestion costs
        // bytes and rest.
        let is_long = |entry: &Entry| {
            let suggests = !suggest::kinds(entry.field.kind).is_empty();
            suggests || matches!(entry.edit, Editing::Long(_))
        };
        let spare = match self.step {
            Some(_) if !self.entries.iter().any(is_long) => NOTES,
            _ => LONG,
        };
        let wanted = (self.entries.len() as u16).saturating_add(spare + 4);
        let inner = window(frame, screen, (columns, wanted), &self.title(ui), ui);
        if inner.height < 2 {
            return;
        }
        let place = Place {
            x: inner.x,
            ..place
        };
        let rows = inner.height - 1;
        let top = self.scroll(&heights, rows);
        self.top.set(top);
        let mut y = inner.y;
        for (at, height) in heights.iter().enumerate().skip(top) {
            let room = (inner.y + rows).saturating_sub(y);
            if room == 0 {
                break;
            }
            self.draw_entry(frame, at, (place, y, room.min(*height)), &context, ui);
            y += height;
        }
        let more = heights
            .iter()
            .skip(top)
            .map(|height| u32::from(*height))
            .sum::<u32>()
            > u32::from(rows);
        self.draw_foot(frame, inner, (top > 0, more), ui);
    }

    fn title(&self, ui: &Ui<'_>) -> String {
        if let Some(step) = &self.step {
            return step.title(ui.texts);
        }
        let kind = ui.texts.get(&format!("kind-{}", self.base.kind().name()));
        if self.is_new() {
            return ui.texts.with("form-new", &[("kind", kind.into())]);
        }
        match title(&self.base, ui.texts).as_str() {
            "" => kind.into_owned(),
            title => format!("{kind}: {title}"),
        }
    }

    /// The foot: what the form waits for, or that it began with a draft, or how the field in focus is
    /// written, or what the star means.
    fn draw_foot(
        &self,
        frame: &mut Frame<'_>,
        inner: Rect,
        (above, below): (bool, bool),
        ui: &Ui<'_>,
    ) {
        let (id, scope) = match &self.phase {
            Phase::Saving(_) | Phase::Reading(_) => ("form-saving", "muted"),
            Phase::Typing if self.restored => ("form-restored", "field.draft"),
            Phase::Typing => {
                let kind = self.entries.get(self.at).map(|entry| entry.field.kind);
                (kind.and_then(hint).unwrap_or("form-legend"), "muted")
            }
        };
        let y = inner.bottom() - 1;
        let arrows = match (above, below) {
            (true, true) => format!(" {}{}", ui.glyphs.ascending, ui.glyphs.descending),
            (true, false) => format!(" {}", ui.glyphs.ascending),
            (false, true) => format!(" {}", ui.glyphs.descending),
            (false, false) => String::new(),
        };
        let room = inner.width.saturating_sub(width::columns(&arrows) as u16);
        put(
            frame,
            (inner.x, y),
            room,
            &ui.texts.get(id),
            ui.style(scope),
        );
        put(
            frame,
            (inner.x + room, y),
            inner.width - room,
            &arrows,
            ui.style("muted"),
        );
    }

    fn place(&self, columns: u16, ui: &Ui<'_>) -> Place {
        let longest = self
            .entries
            .iter()
            .map(|entry| width::columns(&ui.texts.get(entry.field.label)) as u16 + 1)
            .max()
            .unwrap_or(0);
        let inner = columns.saturating_sub(4);
        let label = longest.min(LABELS).min(inner / 3);
        Place {
            x: 0,
            label,
            value: inner.saturating_sub(label + 2),
        }
    }

    /// The first field to draw: the focused one is seen whole, if it fits.
    fn scroll(&self, heights: &[u16], rows: u16) -> usize {
        let mut top = self.top.get().min(self.at);
        let used = |top: usize| -> u32 {
            heights[top..=self.at.min(heights.len() - 1)]
                .iter()
                .map(|height| u32::from(*height))
                .sum()
        };
        if heights.is_empty() {
            return 0;
        }
        while top < self.at && used(top) > u32::from(rows) {
            top += 1;
        }
        top
    }

    fn height(&self, at: usize, place: Place, context: &FormContext<'_>, ui: &Ui<'_>) -> u16 {
        let value = self.value_rows(at, place);
        let below = self.below(at, place, context, ui).len() as u16;
        value + below
    }

    fn value_rows(&self, at: usize, place: Place) -> u16 {
        let focused = at == self.at && self.entries[at].clash.is_none();
        match &self.entries[at].edit {
            Editing::Long(text) => {
                let most = if focused { LONG } else { SHORT };
                let least = if focused { 2 } else { 1 };
                text.rows(place.value).clamp(least, most)
            }
            Editing::Line(_) | Editing::Choice(_) => 1,
        }
    }

    /// What stands beneath a value: its meaning, suggestions, what is wrong, what others wrote.
    fn below(&self, at: usize, place: Place, context: &FormContext<'_>, ui: &Ui<'_>) -> Vec<Below> {
        let entry = &self.entries[at];
        let mut rows = Vec::new();
        if at == self.at && entry.field.kind == FieldKind::Days {
            rows.extend(self.days_in_full(entry, context, ui));
        }
        if at == self.at {
            self.suggested(entry, &mut rows, ui);
        }
        let room = usize::from(place.value.saturating_sub(2));
        if let Some(trouble) = &entry.trouble {
            let scope = if trouble.warning {
                "message.warning"
            } else {
                "field.error"
            };
            for (n, line) in width::wrap(&trouble.text, room).into_iter().enumerate() {
                rows.push(Below {
                    mark: if n == 0 { ui.glyphs.overdue } else { " " },
                    text: line.to_owned(),
                    scope,
                });
            }
        }
        if let Some(note) = self.note(entry, context) {
            let scope = if note.warning {
                "message.warning"
            } else {
                "muted"
            };
            let lines = width::wrap(&note.text, room).into_iter().enumerate();
            rows.extend(lines.map(|(n, line)| Below {
                mark: if n == 0 { ui.glyphs.arrow } else { " " },
                text: line.to_owned(),
                scope,
            }));
        }
        if let Some(clash) = &entry.clash {
            rows.push(Below {
                mark: ui.glyphs.overdue,
                text: ui.texts.get("form-clash-here").into_owned(),
                scope: "conflict",
            });
            for (id, text, chosen) in [
                ("form-mine", &clash.mine, clash.take_mine),
                ("form-theirs", &clash.theirs, !clash.take_mine),
            ] {
                let text = entry.spoken(text, ui.texts).replace('\n', " / ");
                rows.push(Below {
                    mark: if chosen { ui.glyphs.cursor } else { " " },
                    text: format!("{} {text}", ui.texts.get(id)),
                    scope: if chosen { "selection" } else { "base" },
                });
            }
        }
        rows
    }

    fn suggested(&self, entry: &Entry, rows: &mut Vec<Below>, ui: &Ui<'_>) {
        for (n, row) in self.suggestions.rows.iter().take(ROWS).enumerate() {
            let chosen = self.suggestions.at == Some(n);
            let text = if row.detail.is_empty() {
                row.title.clone()
            } else {
                format!("{}  {}", row.title, row.detail)
            };
            rows.push(Below {
                mark: if chosen { ui.glyphs.cursor } else { " " },
                text,
                scope: if chosen { "selection" } else { "base" },
            });
        }
        if self.suggestions.nothing && suggest::creatable(entry.field.kind).is_some() {
            rows.push(Below {
                mark: " ",
                text: ui.texts.get("form-create").into_owned(),
                scope: "muted",
            });
        }
    }

    /// The days of a meeting with their weekdays, where they can be read.
    fn days_in_full(&self, entry: &Entry, context: &FormContext<'_>, ui: &Ui<'_>) -> Vec<Below> {
        let Ok(Value::Days(days)) = entry.value(context) else {
            return Vec::new();
        };
        let each = days.iter().map(|day| {
            let (start, end) = (day.start.format("%H:%M"), day.end.format("%H:%M"));
            format!("{} {start}-{end}", self.day_in_full(day.date, ui))
        });
        each.map(|text| Below {
            mark: ui.glyphs.arrow,
            text,
            scope: "muted",
        })
        .collect()
    }

    /// A day with its weekday, and the holiday it is.
    fn day_in_full(&self, day: chrono::NaiveDate, ui: &Ui<'_>) -> String {
        let date = ui.texts.date(day);
        match holiday(day, self.defaults.land, &LocalHolidays::NONE) {
            None => date,
            Some(holiday) => {
                let name = ui.texts.get(&format!("holiday-{}", holiday.key()));
                format!("{date}, {name}")
            }
        }
    }

    fn draw_entry(
        &self,
        frame: &mut Frame<'_>,
        at: usize,
        (place, y, room): (Place, u16, u16),
        context: &FormContext<'_>,
        ui: &Ui<'_>,
    ) {
        let entry = &self.entries[at];
        let focused = at == self.at;
        let (gutter, scope) = match (focused, entry.is_changed()) {
            (true, _) => (ui.glyphs.cursor, "selection"),
            (false, true) => (ui.glyphs.bullet, "field.draft"),
            (false, false) => (" ", "base"),
        };
        put(frame, (place.x, y), 1, gutter, ui.style(scope));
        let star = if entry.field.required { "*" } else { "" };
        let label = format!("{}{star}", ui.texts.get(entry.field.label));
        let style = ui.style(if focused { "title.focus" } else { "label" });
        put(frame, (place.x + 1, y), place.label, &label, style);
        let rows = self.value_rows(at, place).min(room);
        let value = Rect::new(place.value_x(), y, place.value, rows);
        let typing = focused && entry.clash.is_none();
        self.draw_value(frame, entry, value, typing, context, ui);
        let below = self.below(at, place, context, ui);
        for (n, row) in below.into_iter().enumerate() {
            let row_y = y + self.value_rows(at, place) + n as u16;
            if row_y >= y + room {
                break;
            }
            let style = ui.style(row.scope);
            put(frame, (place.value_x(), row_y), 1, row.mark, style);
            put(
                frame,
                (place.value_x() + 2, row_y),
                place.value.saturating_sub(2),
                &row.text,
                style,
            );
            let chosen = row.mark == ui.glyphs.cursor && row.scope == "selection";
            if focused && entry.clash.is_some() && chosen {
                frame.set_cursor_position(Position::new(place.value_x(), row_y));
            }
        }
    }

    fn draw_value(
        &self,
        frame: &mut Frame<'_>,
        entry: &Entry,
        area: Rect,
        focused: bool,
        context: &FormContext<'_>,
        ui: &Ui<'_>,
    ) {
        if area.is_empty() {
            return;
        }
        let style = ui.style(if focused { "field.focus" } else { "field" });
        match &entry.edit {
            Editing::Choice(_) => {
                let text = entry.choice_text(context);
                let text = if text.is_empty() {
                    ui.glyphs.missing.to_owned()
                } else {
                    text
                };
                let text = if focused { format!("< {text} >") } else { text };
                put(frame, (area.x, area.y), area.width, &text, style);
                if focused {
                    let inside = (area.x + 2).min(area.right() - 1);
                    frame.set_cursor_position(Position::new(inside, area.y));
                }
            }
            Editing::Long(text) if focused => text.draw(frame, area, style),
            Editing::Long(text) => {
                let text = text.text();
                let lines = width::wrap(&text, usize::from(area.width));
                let rows = usize::from(area.height);
                for (n, line) in lines.iter().take(rows).enumerate() {
                    let line = if n + 1 == rows && lines.len() > rows {
                        with_mark(line, area.width, ui)
                    } else {
                        (*line).to_owned()
                    };
                    put(frame, (area.x, area.y + n as u16), area.width, &line, style);
                }
            }
            Editing::Line(input) => {
                let is_day = entry.field.kind == FieldKind::Date;
                let typed = width::columns(input.text()) as u16 + 1;
                let line = if is_day {
                    let width = typed.max(DAY).min(area.width);
                    Rect { width, ..area }
                } else {
                    area
                };
                if focused {
                    input.draw(frame, line, style, true);
                } else {
                    put(frame, (line.x, line.y), line.width, input.text(), style);
                }
                if is_day && let Ok(Value::Date(day)) = entry.value(context) {
                    let full = format!("{} {}", ui.glyphs.arrow, self.day_in_full(day, ui));
                    let beside = (line.right() + 1, line.y);
                    put(
                        frame,
                        beside,
                        area.width - DAY - 1,
                        &full,
                        ui.style("muted"),
                    );
                }
            }
        }
    }
}

/// How the text of a field is written, where a label does not say it.
fn hint(kind: FieldKind) -> Option<&'static str> {
    Some(match kind {
        FieldKind::Date => "form-hint-date",
        FieldKind::Days => "form-hint-days",
        FieldKind::Vote => "form-hint-vote",
        FieldKind::Breaks => "form-hint-breaks",
        FieldKind::Deputies => "form-hint-deputies",
        FieldKind::Texts { .. } | FieldKind::Choices(_) | FieldKind::References(_) => {
            "form-hint-several"
        }
        FieldKind::Responsible => "form-hint-responsible",
        FieldKind::Text { .. }
        | FieldKind::LongText { .. }
        | FieldKind::CarrierNumber
        | FieldKind::Number { .. }
        | FieldKind::Bool
        | FieldKind::Choice(_)
        | FieldKind::State(_)
        | FieldKind::Reference(_) => return None,
    })
}

/// A line with the mark that more follows.
fn with_mark(line: &str, columns: u16, ui: &Ui<'_>) -> String {
    let room = usize::from(columns).saturating_sub(2);
    let mut shown = String::new();
    let mut used = 0;
    for grapheme in line.graphemes(true) {
        used += width::columns(grapheme);
        if used > room {
            break;
        }
        shown.push_str(grapheme);
    }
    format!("{shown} {}", ui.glyphs.cut)
}
