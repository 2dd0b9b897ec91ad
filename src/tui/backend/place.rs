//! What a place of the screen shows, and what a cell's text is to a terminal.

use ratatui::buffer::Cell;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::sgr::Pen;

/// What a place of the screen shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shown {
    /// Something, but not known what.
    Unknown,
    /// The right half of a wide character.
    Half,
    /// One character of one column.
    Letter(char, Pen),
    /// A wide character or several code points.
    Wide,
}

impl Shown {
    pub(super) const ERASED: Self = Self::Letter(' ', Pen::PLAIN);

    /// What a cell shows at its first column.
    pub(super) fn of(cell: &Cell) -> Self {
        match Symbol::of(cell.symbol()) {
            Symbol::Letter(letter) => Self::Letter(letter, Pen::of(cell)),
            Symbol::Wide(_) | Symbol::Cluster => Self::Wide,
        }
    }

    /// Whether an erased place looks the same.
    pub(super) fn is_erased(self) -> bool {
        matches!(self, Self::Letter(' ', pen) if pen.is_plain_on_blank())
    }
}

/// What a cell's text is to a terminal.
#[derive(Debug, Clone, Copy)]
pub(super) enum Symbol {
    /// One code point, one column.
    Letter(char),
    /// One code point, two columns.
    Wide(char),
    /// Several code points, or a width terminals disagree about.
    Cluster,
}

impl Symbol {
    pub(super) fn of(symbol: &str) -> Self {
        let mut letters = symbol.chars();
        match (letters.next(), letters.next()) {
            (None, _) => Self::Letter(' '),
            (Some(only), None) => match only.width() {
                Some(1) => Self::Letter(only),
                Some(2) => Self::Wide(only),
                // A control character or a lone combining mark: from someone's data, not from us.
                _ => Self::Letter(' '),
            },
            _ => Self::Cluster,
        }
    }
}

pub(super) fn columns(symbol: &str) -> usize {
    symbol.width()
}
