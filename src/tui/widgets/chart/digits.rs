//! Figures five lines high, to be read from the last row.
//!
//! A font of our own: the crates there are draw all of a Latin alphabet in pixels of quadrants, which
//! the fonts named in the module above lack, and need more room for less.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Cells, pens};
use crate::tui::theme::Glyphs;

/// Pixels from top to bottom.
pub const HEIGHT: u16 = 5;

/// The pixels of a character, from the top; a blank for none.
fn pixels(character: char) -> Option<[&'static str; HEIGHT as usize]> {
    Some(match character {
        '0' => ["###", "# #", "# #", "# #", "###"],
        '1' => [" #", "##", " #", " #", " #"],
        '2' => ["###", "  #", "###", "#  ", "###"],
        '3' => ["###", "  #", "###", "  #", "###"],
        '4' => ["# #", "# #", "###", "  #", "  #"],
        '5' => ["###", "#  ", "###", "  #", "###"],
        '6' => ["###", "#  ", "###", "# #", "###"],
        '7' => ["###", "  #", "  #", "  #", "  #"],
        '8' => ["###", "# #", "###", "# #", "###"],
        '9' => ["###", "# #", "###", "  #", "###"],
        ',' => ["  ", "  ", "  ", " #", "# "],
        '.' => [" ", " ", " ", " ", "#"],
        '-' | '−' | '–' => ["   ", "   ", "###", "   ", "   "],
        '+' => ["   ", " # ", "###", " # ", "   "],
        '%' => ["#  #", "  # ", " ## ", " #  ", "#  #"],
        '€' => [" ###", "### ", "#   ", "### ", " ###"],
        '/' => ["  #", "  #", " # ", "#  ", "#  "],
        ' ' | '\u{a0}' | '\u{202f}' => [" ", " ", " ", " ", " "],
        _ => return None,
    })
}

/// How large a pixel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pixel {
    /// Columns.
    pub wide: u16,
    /// Lines.
    pub high: u16,
}

/// From the largest to the smallest; a cell is twice as high as it is wide.
pub const SIZES: [Pixel; 4] = [
    Pixel { wide: 4, high: 2 },
    Pixel { wide: 3, high: 2 },
    Pixel { wide: 2, high: 1 },
    Pixel { wide: 1, high: 1 },
];

/// Columns a text takes; characters without pixels take none.
pub fn columns(text: &str, pixel: Pixel) -> u16 {
    let pixels: usize = text
        .chars()
        .filter_map(pixels)
        .map(|one| one[0].len() + 1)
        .sum();
    u16::try_from(pixels.saturating_sub(1))
        .unwrap_or(u16::MAX)
        .saturating_mul(pixel.wide)
}

/// The largest size in which a text fits; none if it does not at all.
pub fn fitting(text: &str, columns_free: u16, lines_free: u16) -> Option<Pixel> {
    let fits =
        |pixel: &Pixel| columns(text, *pixel) <= columns_free && HEIGHT * pixel.high <= lines_free;
    SIZES.into_iter().find(fits)
}

/// Shows a text; what does not fit is cut.
pub fn draw(
    buffer: &mut Buffer,
    area: Rect,
    (text, pixel): (&str, Pixel),
    (glyphs, style): (&Glyphs, Style),
) {
    let mut cells = Cells::new(buffer, area);
    let (wide, high) = (usize::from(pixel.wide), usize::from(pixel.high));
    let symbol = pens(glyphs).pixel.repeat(wide);
    let mut left = 0;
    for rows in text.chars().filter_map(pixels) {
        for (y, row) in rows.into_iter().enumerate() {
            for (x, _) in row.bytes().enumerate().filter(|(_, one)| *one == b'#') {
                for line in 0..high {
                    cells.text(left + x * wide, y * high + line, &symbol, wide, style);
                }
            }
        }
        left += (rows[0].len() + 1) * wide;
    }
}
