//! The hand that writes: where the terminal's cursor is, which pen it holds, and the bytes that bring
//! it elsewhere.

use ratatui::buffer::Cell;

use super::moves::{Cursor, move_to};
use super::place::{Shown, Symbol};
use super::sgr::Pen;

/// Letters up to this many are written again where that is shorter than a move over them: none is.
const REWRITTEN: u16 = 6;

/// See the module. A copy of it tries a way to write out without taking it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hand {
    pub(super) cursor: Cursor,
    pub(super) pen: Option<Pen>,
}

impl Hand {
    /// Nothing is known of the terminal.
    pub(super) const LOST: Self = Self {
        cursor: Cursor::Lost,
        pen: None,
    };

    pub(super) fn use_pen(&mut self, pen: Pen, out: &mut Vec<u8>) {
        let now = self.pen.unwrap_or_else(|| {
            out.extend_from_slice(b"\x1b[m");
            Pen::PLAIN
        });
        now.change(pen, out);
        self.pen = Some(pen);
    }

    /// Takes a pen with which erasing leaves plain blanks.
    pub(super) fn use_plain_on_blank(&mut self, out: &mut Vec<u8>) {
        if !self.pen.is_some_and(Pen::is_plain_on_blank) {
            self.use_pen(Pen::PLAIN, out);
        }
    }

    /// Moves to a place; over a few letters in the right pen by writing them again. `shown` tells
    /// what a column of that row shows.
    pub(super) fn go(
        &mut self,
        (x, y): (u16, u16),
        shown: impl Fn(u16) -> Shown,
        out: &mut Vec<u8>,
    ) {
        let begun = out.len();
        move_to(self.cursor, (x, y), out);
        if let (Cursor::At(from, row), Some(pen)) = (self.cursor, self.pen)
            && row == y
            && (1..=REWRITTEN).contains(&x.saturating_sub(from))
            && usize::from(x - from) < out.len() - begun
        {
            let mut letters = [0; REWRITTEN as usize];
            let all = (from..x).zip(&mut letters).all(|(x, byte)| {
                let cheap = match shown(x) {
                    Shown::Letter(' ', own) if own.same_on_blank(pen) => Some(' '),
                    Shown::Letter(letter, own) if letter.is_ascii() && own == pen => Some(letter),
                    _ => None,
                };
                *byte = cheap.map_or(0, |letter| letter as u8);
                cheap.is_some()
            });
            if all {
                out.truncate(begun);
                out.extend_from_slice(&letters[..usize::from(x - from)]);
            }
        }
        self.cursor = Cursor::At(x, y);
    }

    /// Writes a letter of one column where the cursor is.
    pub(super) fn letter(&mut self, letter: char, pen: Pen, width: u16, out: &mut Vec<u8>) {
        if !(letter == ' ' && self.pen.is_some_and(|now| now.same_on_blank(pen))) {
            self.use_pen(pen, out);
        }
        push(letter, out);
        self.advance(1, width);
    }

    /// Writes a cell where the cursor is.
    pub(super) fn cell(&mut self, cell: &Cell, width: u16, out: &mut Vec<u8>) {
        let pen = Pen::of(cell);
        match Symbol::of(cell.symbol()) {
            Symbol::Letter(letter) => self.letter(letter, pen, width, out),
            Symbol::Wide(letter) => {
                self.use_pen(pen, out);
                push(letter, out);
                self.advance(2, width);
            }
            Symbol::Cluster => {
                self.use_pen(pen, out);
                for letter in cell.symbol().chars().filter(|one| !one.is_control()) {
                    push(letter, out);
                }
                if let Cursor::At(_, y) = self.cursor {
                    self.cursor = Cursor::Row(y);
                }
            }
        }
    }

    fn advance(&mut self, columns: u16, width: u16) {
        if let Cursor::At(x, y) = self.cursor {
            self.cursor = if x + columns < width {
                Cursor::At(x + columns, y)
            } else {
                Cursor::Row(y)
            };
        }
    }
}

fn push(letter: char, out: &mut Vec<u8>) {
    let mut bytes = [0; 4];
    out.extend_from_slice(letter.encode_utf8(&mut bytes).as_bytes());
}
