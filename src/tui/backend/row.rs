//! A row in the fewest bytes.
//!
//! Responsible for: the choice between writing blanks, erasing a stretch (`CSI X`) and erasing the
//! rest of the row (`CSI K`) with what stands there written again. Each promising way is written out,
//! the shortest is taken. Not for rows with wide characters, where terminals differ in what erasing
//! half of one leaves: those are written plainly.

use ratatui::buffer::Cell;

use super::hand::Hand;
use super::moves::{Cursor, move_to};
use super::place::Shown;

/// Blanks up to this many are never erased: the shortest sequence is as long.
const FEW: u16 = 3;
/// Places from which on erasing the rest of the row is tried.
const TRIED: usize = 6;

/// A row as it should be, and what differs from how it is.
pub(super) struct Row {
    y: u16,
    width: u16,
    new: Vec<Shown>,
    /// The columns that differ, from left to right.
    changed: Vec<u16>,
}

/// Blanks to come where something else stands.
#[derive(Clone, Copy)]
struct Blanks {
    from: u16,
    to: u16,
}

impl Row {
    /// The row `y`, if nothing in it is wide, before or after.
    pub(super) fn new(y: u16, old: &[Shown], changes: &[(u16, u16, &Cell)]) -> Option<Self> {
        let mut new = old.to_vec();
        for (x, _, cell) in changes {
            *new.get_mut(usize::from(*x))? = Shown::of(cell);
        }
        let letters = |row: &[Shown]| row.iter().all(|shown| matches!(shown, Shown::Letter(..)));
        (letters(old) && letters(&new)).then(|| Self {
            y,
            width: old.len() as u16,
            new,
            changed: changes.iter().map(|(x, ..)| *x).collect(),
        })
    }

    /// Writes what differs; gives back what the row shows now.
    pub(super) fn write(self, hand: &mut Hand, out: &mut Vec<u8>) -> Vec<Shown> {
        let mut best = (Vec::with_capacity(256), *hand);
        self.attempt(None, &mut best.1, &mut best.0);
        for from in self.erasable() {
            let mut other = (Vec::with_capacity(best.0.len()), *hand);
            self.attempt(Some(from), &mut other.1, &mut other.0);
            if other.0.len() < best.0.len() {
                best = other;
            }
        }
        out.extend_from_slice(&best.0);
        *hand = best.1;
        self.new
    }

    /// Where erasing the rest of the row may pay: at its first change, and where blanks begin.
    fn erasable(&self) -> Vec<u16> {
        let mut places = Vec::new();
        let mut x = 0;
        while x < self.width && places.len() < TRIED {
            match self.blanks(x, None) {
                Some(blanks) => {
                    if blanks.to - blanks.from > FEW {
                        places.push(blanks.from);
                    }
                    x = blanks.to;
                }
                None => x += 1,
            }
        }
        if !places.is_empty()
            && let Some(first) = self.changed.first()
            && !places.contains(first)
        {
            places.push(*first);
        }
        places
    }

    /// Whether a column has to be written when the rest was erased from `erased` on.
    fn differs(&self, x: u16, erased: Option<u16>) -> bool {
        let new = self.new[usize::from(x)];
        match erased {
            Some(from) if x >= from => !new.is_erased(),
            _ => self.changed.binary_search(&x).is_ok(),
        }
    }

    /// The blanks to come from `x` on, up to the last that has to be written.
    fn blanks(&self, x: u16, erased: Option<u16>) -> Option<Blanks> {
        let blank = |x: u16| self.new[usize::from(x)].is_erased();
        if !self.differs(x, erased) {
            return None;
        }
        // Blanks that reach the rest are erased with it.
        let end = erased.filter(|from| *from > x).unwrap_or(self.width);
        let to = (x..end)
            .take_while(|x| blank(*x))
            .filter(|x| self.differs(*x, erased))
            .last()?;
        Some(Blanks {
            from: x,
            to: to + 1,
        })
    }

    fn attempt(&self, erased: Option<u16>, hand: &mut Hand, out: &mut Vec<u8>) {
        // Everything left of the hand is written.
        let seen = |x: u16| self.new[usize::from(x)];
        let mut x = 0;
        while x < self.width {
            if erased == Some(x) {
                hand.go((x, self.y), seen, out);
                hand.use_plain_on_blank(out);
                out.extend_from_slice(b"\x1b[K");
            }
            if !self.differs(x, erased) {
                x += 1;
                continue;
            }
            hand.go((x, self.y), seen, out);
            match self.blanks(x, erased) {
                Some(blanks) if self.is_better_erased(blanks, erased) => {
                    hand.use_plain_on_blank(out);
                    out.extend_from_slice(format!("\x1b[{}X", blanks.to - x).as_bytes());
                    x = blanks.to;
                }
                _ => {
                    if let Shown::Letter(letter, pen) = self.new[usize::from(x)] {
                        hand.letter(letter, pen, self.width, out);
                    }
                    x += 1;
                }
            }
        }
    }

    /// Whether the sequence and the move behind it are shorter than the blanks.
    fn is_better_erased(&self, blanks: Blanks, erased: Option<u16>) -> bool {
        let count = blanks.to - blanks.from;
        if count <= FEW {
            return false;
        }
        let next = (blanks.to..self.width).find(|x| self.differs(*x, erased));
        let way = |from: u16| {
            let mut bytes = Vec::new();
            match next {
                Some(next) => move_to(Cursor::At(from, self.y), (next, self.y), &mut bytes),
                None => return 0,
            }
            bytes.len()
        };
        let written = usize::from(count) + way(blanks.to);
        let digits = if count < 10 {
            1
        } else if count < 100 {
            2
        } else {
            3
        };
        3 + digits + way(blanks.from) < written
    }
}
