//! Lines over time: one that is looked at, the median of its group, the band between the quartiles.
//!
//! ```text
//!    %                       ¦03/2019       head: unit, breaks of the series
//! 60 ┤  ░░░░░░░░ ═══         ¦
//! 50 ┤░░───────░═╝░╚══   ════¦══════        values by row; between two periods a straight line
//!    └┬──────────────┬───────────▲──        axis; the caret stands below the period that is read
//!     2018           Jul         2019       ticks of periods
//! ```
//! A missing value is a gap; across a break nothing is joined. Other municipalities are letters at their
//! periods: a third and fourth line would only cover the first two.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::scale::Scale;
use super::{Cells, Pens, known, pens};
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::text::locale::Texts;
use crate::text::width;
use crate::tui::Ui;
use crate::tui::theme::Glyphs;

/// Columns a period takes at most: wider, the slopes say nothing more.
const WIDEST: usize = 12;
/// Lines that are no values: head, axis, names of periods.
const AROUND: usize = 3;

/// The values of one municipality, one a period.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// None = missing.
    pub values: Vec<Option<f64>>,
    /// Periods before which this line alone breaks: the number covers another territory.
    pub cuts: Vec<usize>,
}

/// See the module. Values stand in the order of the periods; what a list lacks at its end is missing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Course {
    /// One after the other without gaps.
    pub periods: Vec<Period>,
    /// The period that is read.
    pub cursor: usize,
    /// Periods from which on the figures mean something else.
    pub breaks: Vec<usize>,
    /// First and third quartile.
    pub band: Vec<Option<(f64, f64)>>,
    /// Median.
    pub median: Vec<Option<f64>>,
    /// The one that is looked at.
    pub own: Line,
    /// Others, each with its letter.
    pub others: Vec<(char, Line)>,
    /// "%", "€"; nothing for a plain number.
    pub unit: &'static str,
}

/// What the pens look like: the one that is looked at, the median, the band.
pub fn samples(glyphs: &Glyphs) -> [String; 3] {
    let pens = pens(glyphs);
    [pens.own[0], pens.light[0], pens.band].map(|pen| pen.repeat(2))
}

/// Which periods are seen, and where.
struct Window {
    first: usize,
    count: usize,
    /// Columns of the plot, shared evenly by the periods.
    columns: usize,
    /// Columns at the left.
    left: usize,
    /// Rows of values.
    rows: usize,
    scale: Scale,
}

impl Window {
    /// First column, within the plot, of a period.
    fn start(&self, period: usize) -> usize {
        (period - self.first) * self.columns / self.count
    }

    /// Column, within the plot, of the middle of a period.
    fn middle(&self, period: usize) -> usize {
        (self.start(period) + self.start(period + 1) - 1) / 2
    }

    /// The period a column of the plot belongs to.
    fn period(&self, column: usize) -> usize {
        self.first + ((column + 1) * self.count - 1) / self.columns
    }

    /// Row of a value, from the top of the plot.
    fn row(&self, value: f64) -> usize {
        self.rows - 1 - self.scale.place(value, self.rows)
    }

    fn sees(&self, period: usize) -> bool {
        (self.first..self.first + self.count).contains(&period)
    }
}

/// The value at a column of the plot: straight between the middles of two periods that are joined.
fn between(
    window: &Window,
    column: usize,
    value: impl Fn(usize) -> Option<f64>,
    is_cut: impl Fn(usize) -> bool,
) -> Option<f64> {
    let period = window.period(column);
    let here = value(period)?;
    let middle = window.middle(period);
    let (other, cut) = if column < middle {
        (period.checked_sub(1), is_cut(period))
    } else {
        (Some(period + 1), is_cut(period + 1))
    };
    let other = other.filter(|other| !cut && window.sees(*other));
    let joined = other.and_then(|other| Some((window.middle(other), value(other)?)));
    Some(joined.map_or(here, |(end, there)| {
        let share = column.abs_diff(middle) as f64 / end.abs_diff(middle).max(1) as f64;
        here + (there - here) * share
    }))
}

impl Course {
    fn is_break(&self, period: usize) -> bool {
        self.breaks.contains(&period)
    }

    fn all_values(&self) -> impl Iterator<Item = f64> {
        let band = self
            .band
            .iter()
            .flatten()
            .flat_map(|(low, high)| [*low, *high]);
        let lines = self.others.iter().map(|(_, line)| line).chain([&self.own]);
        let lines = lines.flat_map(|line| line.values.iter().flatten().copied());
        band.chain(self.median.iter().flatten().copied())
            .chain(lines)
    }

    /// Whether there is anything to show.
    pub fn is_empty(&self) -> bool {
        !self.all_values().any(|value| known(Some(value)).is_some())
    }

    fn window(&self, area: Rect, texts: &Texts) -> Option<Window> {
        let rows = usize::from(area.height)
            .checked_sub(AROUND)
            .filter(|rows| *rows > 1)?;
        let scale = Scale::around(self.all_values(), rows / 2 + 1)?;
        let labels = scale.ticks().map(|tick| label(texts, scale, tick));
        let left = labels
            .map(|text| width::columns(&text))
            .max()?
            .max(width::columns(self.unit))
            + 2;
        let columns = usize::from(area.width).checked_sub(left)?;
        let count = self.periods.len().min(columns);
        if count == 0 {
            return None;
        }
        // The newest, as far as the period that is read stays in sight.
        let last = self.periods.len() - count;
        Some(Window {
            first: last.min(self.cursor.min(self.periods.len() - 1)),
            count,
            columns: columns.min(count * WIDEST),
            left,
            rows,
            scale,
        })
    }

    /// Shows it; gives the place of the caret. Without values or room nothing is drawn.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, ui: &Ui<'_>) -> Option<Position> {
        let area = area.intersection(buffer.area);
        let window = self.window(area, ui.texts)?;
        let pens = pens(ui.glyphs);
        let mut cells = Cells::new(buffer, area);
        self.draw_axes(&mut cells, &window, ui);
        let plot = Rect {
            x: area.x + window.left as u16,
            y: area.y + 1,
            width: window.columns as u16,
            height: window.rows as u16,
        };
        let mut inside = Cells::new(buffer, plot);
        self.draw_band(&mut inside, &window, pens, ui.style("chart.band"));
        for period in self.marked(&window) {
            let x = window.start(period);
            for y in 0..window.rows {
                inside.put(x, y, pens.breaks, ui.style("muted"));
            }
        }
        let style = ui.style("chart.median");
        self.trace(
            &mut inside,
            &window,
            (&self.median, &[]),
            &pens.light,
            style,
        );
        for (letter, line) in &self.others {
            let letter = letter.to_string();
            for period in window.first..window.first + window.count {
                if let Some(value) = at(&line.values, period) {
                    let (x, y) = (window.middle(period), window.row(value));
                    inside.put(x, y, &letter, ui.style("chart"));
                }
            }
        }
        let own = (&self.own.values[..], &self.own.cuts[..]);
        self.trace(&mut inside, &window, own, &pens.own, ui.style("chart.own"));
        let x =
            area.x as usize + window.left + window.middle(self.cursor.min(self.periods.len() - 1));
        let caret = Position::new(x as u16, area.y + window.rows as u16 + 1);
        buffer.set_stringn(caret.x, caret.y, pens.caret, 1, ui.style("chart.own"));
        Some(caret)
    }

    fn draw_band(&self, inside: &mut Cells<'_>, window: &Window, pens: &Pens, style: Style) {
        let ends = |period: usize| self.band.get(period).copied().flatten();
        let low = |period| known(ends(period).map(|(low, _)| low));
        let high = |period| known(ends(period).map(|(_, high)| high));
        let cut = |period| self.is_break(period);
        for column in 0..window.columns {
            let ends = between(window, column, low, cut).zip(between(window, column, high, cut));
            if let Some((low, high)) = ends {
                for y in window.row(high)..=window.row(low) {
                    inside.put(column, y, pens.band, style);
                }
            }
        }
    }

    fn trace(
        &self,
        inside: &mut Cells<'_>,
        window: &Window,
        (values, cuts): (&[Option<f64>], &[usize]),
        [across, up, corners @ ..]: &[&'static str; 6],
        style: Style,
    ) {
        let [top_left, top_right, bottom_left, bottom_right] = corners;
        let is_cut = |period| self.is_break(period) || cuts.contains(&period);
        let mut before: Option<usize> = None;
        for column in 0..window.columns {
            let period = window.period(column);
            if window.start(period) == column && is_cut(period) {
                before = None;
            }
            let row = between(window, column, |period| at(values, period), is_cut)
                .map(|value| window.row(value));
            if let Some(row) = row {
                match before {
                    Some(from) if from != row => {
                        let rises = row < from;
                        let (leave, reach) = if rises {
                            (bottom_right, top_left)
                        } else {
                            (top_right, bottom_left)
                        };
                        inside.put(column, from, leave, style);
                        for y in from.min(row) + 1..from.max(row) {
                            inside.put(column, y, up, style);
                        }
                        inside.put(column, row, reach, style);
                    }
                    _ => inside.put(column, row, across, style),
                }
            }
            before = row;
        }
    }

    fn draw_axes(&self, cells: &mut Cells<'_>, window: &Window, ui: &Ui<'_>) {
        let [across, up, corner, below, beside] = pens(ui.glyphs).axis;
        let style = ui.style("border");
        let line = window.left - 1;
        cells.text(
            0,
            0,
            &width::pad_start(self.unit, line - 1),
            line,
            ui.style("label"),
        );
        for y in 0..window.rows {
            cells.put(line, 1 + y, up, style);
        }
        for tick in window.scale.ticks() {
            let y = 1 + window.row(tick);
            let text = label(ui.texts, window.scale, tick);
            cells.text(
                0,
                y,
                &width::pad_start(&text, line - 1),
                line,
                ui.style("label"),
            );
            cells.put(line, y, beside, style);
        }
        let foot = 1 + window.rows;
        cells.put(line, foot, corner, style);
        for x in 0..window.columns {
            cells.put(window.left + x, foot, across, style);
        }
        let mut free = 0;
        for period in window.first..window.first + window.count {
            let Some(text) = self.name_at(period, window, ui.texts) else {
                continue;
            };
            let x = window.middle(period);
            cells.put(window.left + x, foot, below, style);
            let columns = width::columns(&text);
            let end = usize::from(cells.area.width).saturating_sub(window.left);
            let from = x
                .saturating_sub(columns / 2)
                .min(end.saturating_sub(columns));
            if from >= free {
                cells.text(
                    window.left + from,
                    foot + 1,
                    &text,
                    columns,
                    ui.style("label"),
                );
                free = from + columns + 1;
            }
        }
        let mut free = 0;
        for period in self.marked(window) {
            let x = window.left + window.start(period);
            cells.put(x, 0, pens(ui.glyphs).breaks, ui.style("muted"));
            let text = self
                .periods
                .get(period)
                .copied()
                .map_or_else(String::new, short);
            let columns = width::columns(&text);
            let room = usize::from(cells.area.width).saturating_sub(x + 1);
            // Behind its mark, or before it where the edge is near.
            let from = if columns <= room {
                x + 1
            } else {
                x.saturating_sub(columns)
            };
            if from >= free.max(window.left) {
                cells.text(from, 0, &text, columns, ui.style("label"));
                free = from + columns + 2;
            }
        }
    }

    /// The periods with a mark before them, ascending.
    fn marked(&self, window: &Window) -> BTreeSet<usize> {
        let breaks = self.breaks.iter().chain(&self.own.cuts).copied();
        breaks.filter(|period| window.sees(*period)).collect()
    }

    /// What stands below a period of the axis, if it is one of those with a name: as many as have room.
    fn name_at(&self, period: usize, window: &Window, texts: &Texts) -> Option<String> {
        let period = *self.periods.get(period)?;
        let in_a_year = period.kind().in_a_year();
        let parts: &[u32] = match period.kind() {
            PeriodKind::Month => &[1, 3, 6],
            PeriodKind::Quarter => &[1, 2],
            PeriodKind::Year => &[],
        };
        // Names are four columns at most, with two between them.
        let has_room = |every: &u32| *every as usize * window.columns >= 6 * window.count;
        let years = [1, 2, 5, 10, 20, 50, 100].map(|years| years * in_a_year);
        let every = parts.iter().copied().chain(years).find(has_room)?;
        if !period.ordinal().is_multiple_of(every) {
            return None;
        }
        Some(if period.part() == 1 {
            period.year().to_string()
        } else {
            match period.kind() {
                PeriodKind::Month => texts.month_short(period.part()).into_owned(),
                _ => format!("Q{}", period.part()),
            }
        })
    }
}

/// A value of a list, if it can be drawn.
fn at(values: &[Option<f64>], period: usize) -> Option<f64> {
    known(values.get(period).copied().flatten())
}

fn label(texts: &Texts, scale: Scale, tick: f64) -> String {
    texts.number(tick, scale.decimals)
}

/// A period in a few columns: `03/2019`, `Q1/2019`, `2019`.
fn short(period: Period) -> String {
    match period.kind() {
        PeriodKind::Month => format!("{:02}/{}", period.part(), period.year()),
        PeriodKind::Quarter => format!("Q{}/{}", period.part(), period.year()),
        PeriodKind::Year => period.year().to_string(),
    }
}
