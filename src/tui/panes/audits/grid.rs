//! A month of days with what stands on them.
//!
//! Responsible for: the day under the cursor, and showing the month: weeks with their numbers, public
//! holidays, today, how many audits a day has and whether one of them is overdue. Not for: where the
//! figures come from (the reader), and what the list beside it shows.
//!
//! Two lines a week: the days with their marks, below them the counts. Where the screen is low the
//! counts stand behind the days.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::domain::date::{Month, iso_week, public_holidays};
use crate::text::width;
use crate::tui::Ui;
use crate::tui::action::Action;
use crate::tui::panes::framed;
use crate::tui::view::{CalendarDay, CalendarView};

/// Columns of the number of the week and the blank behind it.
const WEEK: u16 = 3;
/// Columns of a day: mark, two digits, mark.
const DAY: u16 = 4;
/// Columns with the frame.
pub(super) const COLUMNS: u16 = WEEK + 7 * DAY + 2;
/// Lines inside the frame from which on a week has two of them: heads, six weeks, the day in words.
const TALL: u16 = 1 + 6 * 2 + 3;

/// Where the cursor goes; none if the action moves nothing.
pub(super) fn moved(day: NaiveDate, action: Action, today: NaiveDate) -> Option<NaiveDate> {
    let month = Month::of(day);
    let by = |days: i64| {
        let by = Days::new(days.unsigned_abs());
        let moved = if days < 0 {
            day.checked_sub_days(by)
        } else {
            day.checked_add_days(by)
        };
        moved.unwrap_or(day)
    };
    Some(match action {
        Action::Left => by(-1),
        Action::Right => by(1),
        Action::Up => by(-7),
        Action::Down => by(7),
        Action::First => month.first_day(),
        Action::Last => month.last_day(),
        Action::PrevMonth => crate::domain::date::add_months(day, -1),
        Action::NextMonth => crate::domain::date::add_months(day, 1),
        Action::GoToday => today,
        _ => return None,
    })
}

/// Shows the month of a day; `view` may still be that of another month.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    ui: &Ui<'_>,
    day: NaiveDate,
    view: &CalendarView,
    focused: bool,
) {
    let month = Month::of(day);
    let title = format!("{} ({})", ui.texts.month_of(day), view.land.code());
    let inner = framed(frame, area, ui, &title, focused);
    let tall = inner.height >= TALL;
    heads(frame, inner, ui);
    let first = month.first_day();
    let offset = i64::from(first.weekday().num_days_from_monday());
    let mut y = inner.y + 1;
    let mut monday = first - chrono::TimeDelta::days(offset);
    while monday <= month.last_day() && y < inner.bottom() {
        let (_, week) = iso_week(monday);
        let number = format!("{week:>2}");
        frame
            .buffer_mut()
            .set_stringn(inner.x, y, number, 2, ui.style("muted"));
        for (at, date) in (0_u16..).zip(monday.iter_days().take(7)) {
            if Month::of(date) != month {
                continue;
            }
            let known = (view.month == month).then(|| view.days.get(date.day0() as usize));
            let known = known.flatten();
            let place = Position::new(inner.x + WEEK + at * DAY, y);
            draw_day(frame, place, ui, (date, day), known, tall);
            if date == day && focused {
                frame.set_cursor_position(Position::new(place.x + 1, y));
            }
        }
        y += if tall { 2 } else { 1 };
        monday = match monday.checked_add_days(Days::new(7)) {
            Some(next) => next,
            None => break,
        };
    }
    // Always the same place, however many weeks the month has: below it nothing moves.
    let used = 1 + if tall { 12 } else { 6 };
    let foot = Rect {
        y: inner.y + used.min(inner.height),
        height: inner.height.saturating_sub(used),
        ..inner
    };
    draw_foot(frame, foot, ui, day, view);
}

fn heads(frame: &mut Frame<'_>, inner: Rect, ui: &Ui<'_>) {
    let buffer = frame.buffer_mut();
    let week = ui.texts.get("calendar-week");
    buffer.set_stringn(inner.x, inner.y, week, 2, ui.style("header"));
    for at in 0..7 {
        let name = ui.texts.get(&format!("weekday-short-{}", at + 1));
        let style = ui.style(if at < 5 { "header" } else { "calendar.weekend" });
        let x = inner.x + WEEK + at * DAY + 1;
        buffer.set_stringn(x, inner.y, name, 2, style);
    }
}

/// A day: cursor or today before it, the mark of a holiday behind it; below or behind, the audits.
fn draw_day(
    frame: &mut Frame<'_>,
    at: Position,
    ui: &Ui<'_>,
    (date, cursor): (NaiveDate, NaiveDate),
    known: Option<&CalendarDay>,
    tall: bool,
) {
    let is_holiday = known.is_some_and(|day| !day.holiday.is_empty());
    let is_weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    let is_today = date == ui.today;
    let scope = match (is_today, is_holiday, is_weekend) {
        (true, ..) => "calendar.today",
        (_, true, _) => "calendar.holiday",
        (_, _, true) => "calendar.weekend",
        _ => "calendar",
    };
    let (count, overdue) = known.map_or((0, 0), |day| (day.count, day.overdue));
    let before = match (date == cursor, is_today) {
        (true, _) => ui.glyphs.cursor,
        (_, true) => "[",
        _ => " ",
    };
    let behind = match (tall, overdue, count) {
        (false, 1.., _) => ui.glyphs.overdue,
        (false, 0, 1..) => ui.glyphs.bullet,
        _ if is_holiday => "*",
        _ if is_today => "]",
        _ => " ",
    };
    let behind_scope = match (tall, overdue, count) {
        (false, 1.., _) => "mark.overdue",
        (false, 0, 1..) => "mark",
        _ if is_holiday => "calendar.holiday",
        _ => "calendar",
    };
    let mut style = ui.style(scope);
    if date == cursor {
        style = style.patch(ui.style("selection"));
    }
    let buffer = frame.buffer_mut();
    let mark = if date == cursor { "mark" } else { "calendar" };
    buffer.set_stringn(at.x, at.y, before, 1, ui.style(mark));
    buffer.set_stringn(at.x + 1, at.y, format!("{:>2}", date.day()), 2, style);
    buffer.set_stringn(at.x + 3, at.y, behind, 1, ui.style(behind_scope));
    if tall && count > 0 {
        let text = match count {
            0..=99 => format!("{count:>2}"),
            _ => "++".to_owned(),
        };
        let (mark, scope) = match overdue {
            0 => (" ", "calendar"),
            _ => (ui.glyphs.overdue, "mark.overdue"),
        };
        buffer.set_stringn(at.x + 1, at.y + 1, text, 2, ui.style(scope));
        buffer.set_stringn(at.x + 3, at.y + 1, mark, 1, ui.style(scope));
    }
}

/// The day under the cursor in words, then the month's public holidays.
fn draw_foot(frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, day: NaiveDate, view: &CalendarView) {
    let month = Month::of(day);
    let known = (view.month == month).then(|| view.days.get(day.day0() as usize));
    let known = known.flatten().cloned().unwrap_or_default();
    let (_, week) = iso_week(day);
    let date = ui.texts.date(day);
    let mut lines = vec![
        (
            ui.texts.with(
                "calendar-day",
                &[("date", date.into()), ("week", week.into())],
            ),
            "title",
        ),
        (
            ui.texts.with(
                "calendar-count",
                &[("n", known.count.into()), ("overdue", known.overdue.into())],
            ),
            if known.overdue > 0 {
                "mark.overdue"
            } else {
                "base"
            },
        ),
    ];
    let special = match (day == ui.today, known.holiday.is_empty()) {
        (true, true) => ui.texts.get("today-is-today").into_owned(),
        _ => known.holiday.clone(),
    };
    lines.push((special, "calendar.holiday"));
    let total: usize = view.days.iter().map(|day| day.count).sum();
    let overdue: usize = view.days.iter().map(|day| day.overdue).sum();
    if view.month == month {
        let name = ui.texts.month(month.month()).into_owned();
        lines.push((
            ui.texts.with(
                "calendar-month",
                &[
                    ("month", name.into()),
                    ("n", total.into()),
                    ("overdue", overdue.into()),
                ],
            ),
            "muted",
        ));
        for (at, free) in (1..).zip(&view.days) {
            if !free.holiday.is_empty() {
                lines.push((format!("*{at:>2}. {}", free.holiday), "muted"));
            }
        }
    }
    let room = usize::from(area.width);
    for (y, (text, scope)) in (area.y..area.bottom()).zip(lines) {
        let text = width::cut(&text, room);
        frame
            .buffer_mut()
            .set_stringn(area.x, y, text, room, ui.style(scope));
    }
}

/// Days around a day that are public holidays where the reader has not said so yet: none.
pub(super) fn empty(day: NaiveDate, land: crate::domain::date::Land) -> CalendarView {
    let month = Month::of(day);
    let holidays = public_holidays(
        land,
        month.year(),
        &crate::domain::date::LocalHolidays::NONE,
    );
    let last = month.last_day();
    let days = month.first_day().iter_days().take_while(|day| *day <= last);
    CalendarView {
        month,
        land,
        local: crate::domain::date::LocalHolidays::NONE,
        days: days
            .map(|day| CalendarDay {
                holiday: holidays
                    .iter()
                    .find(|(date, _)| *date == day)
                    .map_or_else(String::new, |(_, name)| name.german_name().to_owned()),
                ..CalendarDay::default()
            })
            .collect(),
    }
}
