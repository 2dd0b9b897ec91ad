//! The screen as bytes: few of them, in one write, and none for a frame without a change.
//!
//! Responsible for: turning ratatui's changed cells into control sequences, remembering what the
//! terminal shows and where its cursor is. Not for terminal modes (`terminal`) and not for input.
//!
//! It keeps a copy of the screen. That lets it erase to the end of a line, rewrite two unchanged
//! letters where that is shorter than a move, and leave the pen alone over blanks. The price: whoever
//! else writes to the terminal must be followed by `Terminal::clear`.

mod allowed;
mod hand;
mod moves;
mod place;
mod row;
mod sgr;

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

pub use allowed::{assert_only_allowed_sequences, first_forbidden};
use hand::Hand;
use moves::Cursor;
use place::{Shown, Symbol, columns};
use row::Row;
use sgr::Pen;

/// Frames over this many bytes are bracketed, so that terminals which know how show them at once.
const BRACKET_OVER: usize = 512;

/// More than this is not sent to the clipboard: terminals drop longer ones without a word.
const CLIPBOARD_LIMIT: usize = 74_994;

/// A ratatui backend over anything that takes bytes.
#[derive(Debug)]
pub struct Screen<W: Write> {
    sink: W,
    size: Size,
    out: Vec<u8>,
    shown: Vec<Shown>,
    /// Whether the row being written left half a wide character somewhere.
    halves: bool,
    hand: Hand,
    visible: Option<bool>,
    wanted: Position,
    wanted_visible: bool,
    written: u64,
}

impl<W: Write> Screen<W> {
    /// A screen of that size, of which nothing is known yet: clear it before the first frame.
    pub fn new(sink: W, size: Size) -> Self {
        let mut screen = Self {
            sink,
            size,
            out: Vec::with_capacity(16 * 1024),
            shown: Vec::new(),
            halves: false,
            hand: Hand::LOST,
            visible: None,
            wanted: Position::ORIGIN,
            wanted_visible: true,
            written: 0,
        };
        screen.forget();
        screen
    }

    /// Takes note of a new size. ratatui sees it at its next draw and paints everything.
    pub fn set_size(&mut self, size: Size) {
        self.size = size;
        self.forget();
    }

    /// Forgets what the terminal shows, because someone else wrote to it. Follow it with
    /// `Terminal::clear`.
    pub fn forget(&mut self) {
        self.shown =
            vec![Shown::Unknown; usize::from(self.size.width) * usize::from(self.size.height)];
        self.hand = Hand::LOST;
        self.visible = None;
    }

    /// Bytes written since the start: for the tests of what a key costs.
    pub fn bytes_written(&self) -> u64 {
        self.written
    }

    /// Where the bytes go.
    pub fn sink_mut(&mut self) -> &mut W {
        &mut self.sink
    }

    /// Puts a text on the clipboard of the person's own machine (OSC 52) with the next flush. `false`
    /// if it is too long for that.
    pub fn copy(&mut self, text: &str) -> bool {
        let encoded = base64(text.as_bytes());
        if encoded.len() > CLIPBOARD_LIMIT {
            return false;
        }
        self.out.extend_from_slice(b"\x1b]52;c;");
        self.out.extend_from_slice(encoded.as_bytes());
        self.out.extend_from_slice(b"\x1b\\");
        true
    }

    fn index(&self, x: u16, y: u16) -> Option<usize> {
        let inside = x < self.size.width && y < self.size.height;
        inside.then(|| usize::from(y) * usize::from(self.size.width) + usize::from(x))
    }

    /// Moves to a place of this screen.
    fn go(&mut self, x: u16, y: u16) {
        let row = usize::from(y) * usize::from(self.size.width);
        let shown = |x: u16| {
            let shown = self.shown.get(row + usize::from(x));
            shown.copied().unwrap_or(Shown::Unknown)
        };
        self.hand.go((x, y), shown, &mut self.out);
    }

    /// Notes what a place will show and what that does to a wide character it cuts in half.
    fn note(&mut self, x: u16, y: u16, cell: &Cell) {
        let Some(at) = self.index(x, y) else {
            return;
        };
        let last = self.size.width - 1;
        if self.shown[at] == Shown::Half && x > 0 {
            self.shown[at - 1] = Shown::Unknown;
            self.halves = true;
        }
        if self.shown[at] == Shown::Wide && x < last && self.shown[at + 1] == Shown::Half {
            self.shown[at + 1] = Shown::Unknown;
            self.halves = true;
        }
        let symbol = Symbol::of(cell.symbol());
        self.shown[at] = Shown::of(cell);
        if !matches!(symbol, Symbol::Letter(_)) && columns(cell.symbol()) > 1 && x < last {
            if x + 1 < last && self.shown[at + 2] == Shown::Half {
                self.shown[at + 2] = Shown::Unknown;
                self.halves = true;
            }
            self.shown[at + 1] = Shown::Half;
        }
    }

    fn write_cell(&mut self, x: u16, y: u16, cell: &Cell) {
        self.go(x, y);
        self.hand.cell(cell, self.size.width, &mut self.out);
    }

    fn erase_screen(&mut self) {
        self.hand.use_pen(Pen::PLAIN, &mut self.out);
        self.out.extend_from_slice(b"\x1b[H\x1b[J");
        self.hand.cursor = Cursor::At(0, 0);
        self.shown.fill(Shown::ERASED);
    }
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let width = self.size.width;
        let changes: Vec<(u16, u16, &Cell)> = content
            .filter(|(x, y, _)| *x < width && *y < self.size.height)
            .collect();
        let mut at = 0;
        while at < changes.len() {
            let row = changes[at].1;
            let length = changes[at..]
                .iter()
                .take_while(|(_, y, _)| *y == row)
                .count();
            self.draw_row(&changes[at..at + length]);
            at += length;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wanted_visible = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.wanted_visible = true;
        Ok(())
    }

    /// Where the cursor was last put; the terminal is never asked.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.wanted)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.wanted = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.erase_screen();
        Ok(())
    }

    /// The whole screen, whatever part was asked for: this program has no other viewport.
    fn clear_region(&mut self, _part: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.wanted_visible {
            let x = self.wanted.x.min(self.size.width.saturating_sub(1));
            let y = self.wanted.y.min(self.size.height.saturating_sub(1));
            self.go(x, y);
        }
        if self.visible != Some(self.wanted_visible) {
            let sequence: &[u8] = if self.wanted_visible {
                b"\x1b[?25h"
            } else {
                b"\x1b[?25l"
            };
            self.out.extend_from_slice(sequence);
            self.visible = Some(self.wanted_visible);
        }
        if self.out.is_empty() {
            return Ok(());
        }
        if self.out.len() > BRACKET_OVER {
            self.out.splice(0..0, *b"\x1b[?2026h");
            self.out.extend_from_slice(b"\x1b[?2026l");
        }
        self.written += self.out.len() as u64;
        let result = self
            .sink
            .write_all(&self.out)
            .and_then(|()| self.sink.flush());
        self.out.clear();
        if result.is_err() {
            self.forget();
        }
        result
    }
}

impl<W: Write> Screen<W> {
    /// Writes the changes of one row.
    fn draw_row(&mut self, changes: &[(u16, u16, &Cell)]) {
        let y = changes[0].1;
        let start = usize::from(y) * usize::from(self.size.width);
        let places = start..start + usize::from(self.size.width);
        if let Some(row) = Row::new(y, &self.shown[places.clone()], changes) {
            let shown = row.write(&mut self.hand, &mut self.out);
            self.shown[places].copy_from_slice(&shown);
            return;
        }
        for (x, y, cell) in changes {
            self.write_cell(*x, *y, cell);
            self.note(*x, *y, cell);
        }
        if std::mem::take(&mut self.halves) {
            self.blank_halves(y);
        }
    }

    /// Writes blanks where half a wide character was left over. ratatui takes them for blank already,
    /// but terminals differ in the style they leave there.
    fn blank_halves(&mut self, y: u16) {
        for x in 0..self.size.width {
            let left_over = self
                .index(x, y)
                .is_some_and(|at| self.shown[at] == Shown::Unknown);
            if left_over {
                self.write_cell(x, y, &Cell::EMPTY);
                self.note(x, y, &Cell::EMPTY);
            }
        }
        self.halves = false;
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let part = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let group = part(0) << 16 | part(1) << 8 | part(2);
        for place in 0..4 {
            if place <= three.len() {
                text.push(LETTERS[(group >> (18 - 6 * place) & 63) as usize] as char);
            } else {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests;
