//! The pen: which SGR codes lead from one style to the next in the fewest bytes.

use std::io::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// How the terminal writes at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// What a blank shows; with none of these its colour of text and its weight are invisible.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

/// Modifier, the code that sets it, the code that ends it.
const CODES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Pen {
    pub(super) const PLAIN: Self = Self {
        fg: Color::Reset,
        bg: Color::Reset,
        modifier: Modifier::empty(),
    };

    pub(super) fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Whether a blank looks the same in both.
    pub(super) fn same_on_blank(self, other: Self) -> bool {
        let seen = |pen: Self| pen.modifier & SEEN_ON_BLANKS;
        // Underline and reverse take the colour of text.
        let plain = seen(self).is_empty() && seen(other).is_empty();
        self == other || (plain && self.bg == other.bg)
    }

    /// Whether a blank in it looks as an erased cell does.
    pub(super) fn is_plain_on_blank(self) -> bool {
        self.same_on_blank(Self::PLAIN)
    }

    /// Writes what turns this pen into `next`: the shorter of "only what differs" and "from the
    /// start".
    pub(super) fn change(self, next: Self, out: &mut Vec<u8>) {
        if self == next {
            return;
        }
        let mut stepwise = Codes::default();
        let gone = self.modifier - next.modifier;
        let mut have = self.modifier;
        for (modifier, _, end) in CODES {
            if gone.contains(modifier) && have.contains(modifier) {
                stepwise.code(end);
                // One code ends every modifier that shares it.
                for (twin, _, _) in CODES.iter().filter(|(_, _, other)| *other == end) {
                    have.remove(*twin);
                }
            }
        }
        for (modifier, start, _) in CODES {
            if next.modifier.contains(modifier) && !have.contains(modifier) {
                stepwise.code(start);
            }
        }
        if self.fg != next.fg {
            stepwise.color(next.fg, 30);
        }
        if self.bg != next.bg {
            stepwise.color(next.bg, 40);
        }

        let mut anew = Codes::default();
        if next != Self::PLAIN {
            anew.code(0);
        }
        for (modifier, start, _) in CODES {
            if next.modifier.contains(modifier) {
                anew.code(start);
            }
        }
        if next.fg != Color::Reset {
            anew.color(next.fg, 30);
        }
        if next.bg != Color::Reset {
            anew.color(next.bg, 40);
        }

        let shorter = if stepwise.0.len() < anew.0.len() {
            stepwise
        } else {
            anew
        };
        out.extend_from_slice(b"\x1b[");
        out.extend_from_slice(&shorter.0);
        out.push(b'm');
    }
}

/// Codes with `;` between.
#[derive(Default)]
struct Codes(Vec<u8>);

impl Codes {
    fn code(&mut self, code: u8) {
        if !self.0.is_empty() {
            self.0.push(b';');
        }
        // Writing into a Vec can't fail.
        let _ = write!(self.0, "{code}");
    }

    fn codes(&mut self, codes: &[u8]) {
        for code in codes {
            self.code(*code);
        }
    }

    /// `base` is 30 for text, 40 for background.
    fn color(&mut self, color: Color, base: u8) {
        match color {
            Color::Reset => self.code(base + 9),
            Color::Black => self.code(base),
            Color::Red => self.code(base + 1),
            Color::Green => self.code(base + 2),
            Color::Yellow => self.code(base + 3),
            Color::Blue => self.code(base + 4),
            Color::Magenta => self.code(base + 5),
            Color::Cyan => self.code(base + 6),
            Color::Gray => self.code(base + 7),
            Color::DarkGray => self.code(base + 60),
            Color::LightRed => self.code(base + 61),
            Color::LightGreen => self.code(base + 62),
            Color::LightYellow => self.code(base + 63),
            Color::LightBlue => self.code(base + 64),
            Color::LightMagenta => self.code(base + 65),
            Color::LightCyan => self.code(base + 66),
            Color::White => self.code(base + 67),
            Color::Indexed(index) => self.codes(&[base + 8, 5, index]),
            Color::Rgb(red, green, blue) => self.codes(&[base + 8, 2, red, green, blue]),
        }
    }
}
