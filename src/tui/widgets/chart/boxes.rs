//! Box plots below one another: a row a group, one axis for all.
//!
//! ```text
//! ▌Ring 3    14    ├──▒▒▒│█▒▒▒───────┤    ○    middle half, median, whiskers, outliers
//!  Ring 4     9       ├──│▒█▒▒■─┤              ■ the chosen one, │ the median of all
//!  Ring 5     0    no figures
//!           %  └────┬──────┬──────┬──────┬──
//!                   2      4      6      8
//! ```
//! More rows than fit are shown by the page that the cursor is on.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::scale::Scale;
use super::{Cells, known, pens};
use crate::text::width;
use crate::tui::Ui;
use crate::tui::theme::Glyphs;

/// The figures of a group.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BoxRow {
    /// Its name.
    pub name: String,
    /// How many values.
    pub n: usize,
    /// End of the left whisker, first quartile, median, third quartile, end of the right whisker; none
    /// without values.
    pub five: Option<[f64; 5]>,
    /// Values beyond the whiskers.
    pub outliers: Vec<f64>,
    /// The value of the chosen one, if it belongs to this group.
    pub own: Option<f64>,
}

/// See the module.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Boxes {
    /// From the top.
    pub rows: Vec<BoxRow>,
    /// The group that is looked at, if it is one of these.
    pub cursor: Option<usize>,
    /// The median of all groups together.
    pub median: Option<f64>,
    /// "%", "€"; nothing for a plain number.
    pub unit: &'static str,
}

/// What the marks look like: middle half, median, whiskers, outlier, the chosen one, the median of all.
pub fn samples(glyphs: &Glyphs) -> [String; 6] {
    let pens = pens(glyphs);
    let [left, right] = pens.ends;
    let ends = format!("{left}{}{right}", pens.axis[0]);
    let [body, middle] = [pens.body, pens.middle].map(str::to_owned);
    let [outlier, own, all] = [pens.outlier, pens.own_mark, pens.light[1]].map(str::to_owned);
    [body, middle, ends, outlier, own, all]
}

/// Where things stand.
struct Layout {
    /// Columns of the names.
    name: usize,
    /// Columns at the left of the plot: mark, name, number of values, blanks.
    left: usize,
    /// Columns of the plot.
    columns: usize,
    /// Rows on a page.
    page: usize,
    /// Lines a row takes.
    line: usize,
    scale: Scale,
}

impl Boxes {
    fn all_values(&self) -> impl Iterator<Item = f64> {
        let of = |row: &'_ BoxRow| {
            let five = row.five.into_iter().flatten();
            five.chain(row.outliers.clone())
                .chain(row.own)
                .collect::<Vec<_>>()
        };
        self.rows.iter().flat_map(of).chain(self.median)
    }

    /// Whether there is anything to show.
    pub fn is_empty(&self) -> bool {
        !self.all_values().any(|value| known(Some(value)).is_some())
    }

    /// The row whose page is shown.
    fn at(&self) -> usize {
        let last = self.rows.len().saturating_sub(1);
        self.cursor.unwrap_or(0).min(last)
    }

    fn layout(&self, area: Rect) -> Option<Layout> {
        let (wide, high) = (usize::from(area.width), usize::from(area.height));
        let names = self.rows.iter().map(|row| width::columns(&row.name));
        let name = names.max()?.min(wide / 3);
        let count = self.rows.iter().map(|row| row.n.to_string().len()).max()?;
        let left = 1 + name + 1 + count + 2;
        let columns = wide.checked_sub(left).filter(|columns| *columns > 4)?;
        let lines = high.checked_sub(2).filter(|lines| *lines > 0)?;
        // A blank line between them where there is room.
        let line = if lines >= 2 * self.rows.len() { 2 } else { 1 };
        Some(Layout {
            name,
            left,
            columns,
            page: (lines / line).max(1),
            line,
            scale: Scale::around(self.all_values(), columns / 8 + 1)?,
        })
    }

    /// First row, last row and number of rows, counted from 1, if not all of them fit.
    pub fn page(&self, area: Rect) -> Option<(usize, usize, usize)> {
        let page = self.layout(area)?.page;
        let all = self.rows.len();
        let first = self.at() / page * page;
        (all > page).then(|| (first + 1, (first + page).min(all), all))
    }

    /// Shows them; gives the place of the row at the cursor. `none` is said of a group without values.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        ui: &Ui<'_>,
        none: &str,
    ) -> Option<Position> {
        let area = area.intersection(buffer.area);
        let layout = self.layout(area)?;
        let first = self.at() / layout.page * layout.page;
        let mut cells = Cells::new(buffer, area);
        let shown = self.rows.iter().enumerate().skip(first).take(layout.page);
        let mut foot = 0;
        let mut place = None;
        for (line, (number, row)) in shown.enumerate() {
            let y = line * layout.line;
            foot = y + 1;
            let count = width::pad_start(&row.n.to_string(), layout.left - layout.name - 4);
            let mut style = ui.style("base");
            if Some(number) == self.cursor {
                cells.put(0, y, ui.glyphs.cursor, ui.style("selection"));
                style = ui.style("selection");
                place = Some(Position::new(area.x, area.y + y as u16));
            }
            cells.text(
                1,
                y,
                &width::cut(&row.name, layout.name),
                layout.name,
                style,
            );
            cells.text(2 + layout.name, y, &count, 20, ui.style("label"));
            self.draw_row(&mut cells, &layout, y, row, ui, none);
        }
        // The axis stays where it is from page to page.
        let foot = if self.rows.len() > layout.page {
            usize::from(area.height) - 2
        } else {
            foot
        };
        self.draw_axis(&mut cells, &layout, foot, ui);
        place
    }

    fn draw_row(
        &self,
        cells: &mut Cells<'_>,
        layout: &Layout,
        y: usize,
        row: &BoxRow,
        ui: &Ui<'_>,
        none: &str,
    ) {
        let pens = pens(ui.glyphs);
        let at = |value: f64| layout.left + layout.scale.place(value, layout.columns);
        let Some([low, q1, median, q3, high]) = row
            .five
            .filter(|five| five.iter().all(|one| known(Some(*one)).is_some()))
        else {
            let room = layout.columns;
            cells.text(
                layout.left,
                y,
                &width::cut(none, room),
                room,
                ui.style("muted"),
            );
            return;
        };
        let chart = ui.style("chart");
        for x in at(low)..=at(high) {
            cells.put(x, y, pens.axis[0], chart);
        }
        cells.put(at(low), y, pens.ends[0], chart);
        cells.put(at(high), y, pens.ends[1], chart);
        for x in at(q1)..=at(q3) {
            cells.put(x, y, pens.body, chart);
        }
        if let Some(all) = known(self.median) {
            cells.put(at(all), y, pens.light[1], ui.style("chart.median"));
        }
        cells.put(at(median), y, pens.middle, ui.style("chart.own"));
        for outlier in row.outliers.iter().filter_map(|one| known(Some(*one))) {
            cells.put(at(outlier), y, pens.outlier, chart);
        }
        if let Some(own) = known(row.own) {
            cells.put(at(own), y, pens.own_mark, ui.style("mark.outcome"));
        }
    }

    fn draw_axis(&self, cells: &mut Cells<'_>, layout: &Layout, foot: usize, ui: &Ui<'_>) {
        let pens = pens(ui.glyphs);
        let [across, _, _, below, _] = pens.axis;
        let style = ui.style("border");
        if let Some(all) = known(self.median) {
            let x = layout.left + layout.scale.place(all, layout.columns);
            // Between the rows and beside the boxes: what was drawn there stays.
            for y in 0..foot {
                cells.put_on_blank(x, y, pens.light[1], ui.style("chart.median"));
            }
        }
        for x in 0..layout.columns {
            cells.put(layout.left + x, foot, across, style);
        }
        let unit = width::columns(self.unit);
        let label = ui.style("label");
        cells.text(
            layout.left.saturating_sub(unit + 3),
            foot + 1,
            self.unit,
            unit,
            label,
        );
        let mut free = 0;
        let end = layout.left + layout.columns;
        for tick in layout.scale.ticks() {
            let x = layout.left + layout.scale.place(tick, layout.columns);
            cells.put(x, foot, below, style);
            let text = ui.texts.number(tick, layout.scale.decimals);
            let columns = width::columns(&text);
            let from = x
                .saturating_sub(columns / 2)
                .min(end.saturating_sub(columns));
            if from >= free {
                cells.text(from, foot + 1, &text, columns, label);
                free = from + columns + 1;
            }
        }
    }
}
