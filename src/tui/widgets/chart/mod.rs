//! Figures as pictures of characters.
//!
//! Responsible for: plain numbers in, cells out. Not for: which numbers, whose, and in what words: the
//! reader gathers them, the panes say what is shown.
//!
//! Built from block and line characters, not from Braille dots: PuTTY's usual fonts and the Linux
//! console lack those, and dots are what a projector shows worst. So ratatui's `Chart` and `Canvas`
//! don't serve: they draw lines with dots (or one mark a point), and know neither a band between two
//! lines nor a gap in one.

pub mod boxes;
pub mod course;
pub mod digits;
mod scale;
pub mod spark;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::text::width;
use crate::tui::theme::Glyphs;

/// The characters of charts. Those of the first set stand in the old code page 437 as well, which is
/// what the poorest fonts have. Each is one column wide.
struct Pens {
    /// Lines: across, up, then the four corners as `border` names them (top left first).
    own: [&'static str; 6],
    light: [&'static str; 6],
    /// Between the quartiles.
    band: &'static str,
    /// Before it the figures mean something else.
    breaks: &'static str,
    /// The middle half of a box.
    body: &'static str,
    /// The median in it.
    middle: &'static str,
    /// Ends of the lines at both sides of a box.
    ends: [&'static str; 2],
    /// A value beyond them.
    outlier: &'static str,
    /// The chosen one.
    own_mark: &'static str,
    /// At the axis, below what is read.
    caret: &'static str,
    /// Axes: across, up, corner, a tick on each.
    axis: [&'static str; 5],
    /// A pixel of large figures.
    pixel: &'static str,
}

const UTF8: Pens = Pens {
    own: ["═", "║", "╔", "╗", "╚", "╝"],
    light: ["─", "│", "┌", "┐", "└", "┘"],
    band: "░",
    breaks: "¦",
    body: "▒",
    middle: "█",
    ends: ["├", "┤"],
    outlier: "○",
    own_mark: "■",
    caret: "▲",
    axis: ["─", "│", "└", "┬", "┤"],
    pixel: "█",
};

const ASCII: Pens = Pens {
    own: ["=", "#", "#", "#", "#", "#"],
    light: ["-", "|", "+", "+", "+", "+"],
    band: ":",
    breaks: "!",
    body: ":",
    middle: "#",
    ends: ["|", "|"],
    outlier: "o",
    own_mark: "X",
    caret: "^",
    axis: ["-", "|", "+", "+", "+"],
    pixel: "#",
};

const fn pens(glyphs: &Glyphs) -> &'static Pens {
    if glyphs.ascii { &ASCII } else { &UTF8 }
}

/// Largest number a chart takes: figures have eighteen digits. What is beyond is no figure and counts
/// as missing.
const LIMIT: f64 = 1e18;

/// A value that can be drawn.
fn known(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite() && value.abs() <= LIMIT)
}

/// Cells of an area, by column and row within it; what lies outside is not drawn.
struct Cells<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
}

impl<'a> Cells<'a> {
    fn new(buffer: &'a mut Buffer, area: Rect) -> Self {
        let area = area.intersection(buffer.area);
        Self { buffer, area }
    }

    /// One character.
    fn put(&mut self, x: usize, y: usize, symbol: &str, style: Style) {
        self.text(x, y, symbol, 1, style);
    }

    /// One character where nothing was drawn yet.
    fn put_on_blank(&mut self, x: usize, y: usize, symbol: &str, style: Style) {
        let at = (self.area.x + x as u16, self.area.y + y as u16);
        let is_blank = |cell: &ratatui::buffer::Cell| cell.symbol() == " ";
        if self.buffer.cell(at).is_some_and(is_blank) {
            self.put(x, y, symbol, style);
        }
    }

    /// A text, cut at so many columns and at the edge.
    fn text(&mut self, x: usize, y: usize, text: &str, columns: usize, style: Style) {
        let (wide, high) = (usize::from(self.area.width), usize::from(self.area.height));
        if x < wide && y < high {
            let (at, line) = (self.area.x + x as u16, self.area.y + y as u16);
            // What is drawn over something has none of its look: a line across the band is not dim.
            let taken = width::columns(text).min(columns).min(wide - x) as u16;
            for column in at..at + taken {
                let cell = &mut self.buffer[(column, line)];
                (cell.fg, cell.modifier) = (Color::Reset, Modifier::empty());
            }
            self.buffer
                .set_stringn(at, line, text, columns.min(wide - x), style);
        }
    }
}

#[cfg(test)]
mod tests;
