//! Colours a picture can be read in.
//!
//! A terminal's palette is the person's own; a picture has to choose. Every colour of text is moved
//! towards black or white until it stands out from what lies behind it as the Web Content
//! Accessibility Guidelines ask of text (contrast 4.5:1), so one theme serves both papers.

use std::fmt;

use ratatui::style::Color;

/// Contrast of text against what lies behind it.
const ENOUGH: f64 = 4.5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rgb(pub(super) u8, pub(super) u8, pub(super) u8);

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// What the screen is shown on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    Light,
    Dark,
}

impl Paper {
    pub(super) fn paper(self) -> Rgb {
        match self {
            Self::Light => Rgb(0xff, 0xff, 0xff),
            Self::Dark => Rgb(0x16, 0x1a, 0x21),
        }
    }

    /// The line around the screen.
    pub(super) fn edge(self) -> Rgb {
        match self {
            Self::Light => Rgb(0xc9, 0xd1, 0xd9),
            Self::Dark => Rgb(0x3d, 0x44, 0x4d),
        }
    }

    fn ink(self) -> Rgb {
        match self {
            Self::Light => Rgb(0x1f, 0x23, 0x28),
            Self::Dark => Rgb(0xd8, 0xde, 0xe6),
        }
    }

    /// A colour of text, readable on what lies behind it.
    pub(super) fn text(self, color: Color, behind: Rgb) -> Rgb {
        readable(rgb_of(color).unwrap_or(self.ink()), behind)
    }
}

/// A colour behind text; `None` is the paper.
pub(super) fn background(color: Color) -> Option<Rgb> {
    rgb_of(color)
}

/// Weaker than text around it and still to be read.
pub(super) fn dimmed(text: Rgb, behind: Rgb) -> Rgb {
    readable(mixed(text, behind, 40), behind)
}

/// `percent` of `other` in `color`.
fn mixed(color: Rgb, other: Rgb, percent: u32) -> Rgb {
    let part = |one: u8, two: u8| {
        ((u32::from(one) * (100 - percent) + u32::from(two) * percent) / 100) as u8
    };
    Rgb(
        part(color.0, other.0),
        part(color.1, other.1),
        part(color.2, other.2),
    )
}

fn readable(color: Rgb, behind: Rgb) -> Rgb {
    let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
    let towards = if contrast(black, behind) > contrast(white, behind) {
        black
    } else {
        white
    };
    (0..=100)
        .step_by(5)
        .map(|percent| mixed(color, towards, percent))
        .find(|one| contrast(*one, behind) >= ENOUGH)
        .unwrap_or(towards)
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance as WCAG 2 defines it.
fn luminance(color: Rgb) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(color.0) + 0.7152 * part(color.1) + 0.0722 * part(color.2)
}

/// The values behind names and numbers; `None` is the terminal's own.
fn rgb_of(color: Color) -> Option<Rgb> {
    Some(match color {
        Color::Reset => return None,
        Color::Black => Rgb(0x1f, 0x23, 0x28),
        Color::Red => Rgb(0xd4, 0x37, 0x3c),
        Color::Green => Rgb(0x2f, 0x9e, 0x44),
        Color::Yellow => Rgb(0xb0, 0x80, 0x00),
        Color::Blue => Rgb(0x2f, 0x6f, 0xde),
        Color::Magenta => Rgb(0xa8, 0x4f, 0xc9),
        Color::Cyan => Rgb(0x0c, 0x8f, 0xa3),
        Color::Gray => Rgb(0xb5, 0xbc, 0xc5),
        Color::DarkGray => Rgb(0x76, 0x7f, 0x8a),
        Color::LightRed => Rgb(0xff, 0x7b, 0x72),
        Color::LightGreen => Rgb(0x56, 0xd3, 0x64),
        Color::LightYellow => Rgb(0xe3, 0xb3, 0x41),
        Color::LightBlue => Rgb(0x79, 0xb8, 0xff),
        Color::LightMagenta => Rgb(0xd2, 0xa8, 0xff),
        Color::LightCyan => Rgb(0x56, 0xd4, 0xdd),
        Color::White => Rgb(0xff, 0xff, 0xff),
        Color::Rgb(red, green, blue) => Rgb(red, green, blue),
        Color::Indexed(index) => return indexed(index),
    })
}

/// The fixed part of the 256: a cube of six steps a side, then greys.
fn indexed(index: u8) -> Option<Rgb> {
    const NAMED: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    let step = |value: u8| if value == 0 { 0 } else { 55 + value * 40 };
    match index {
        0..16 => rgb_of(NAMED[usize::from(index)]),
        16..232 => {
            let index = index - 16;
            Some(Rgb(step(index / 36), step(index / 6 % 6), step(index % 6)))
        }
        232.. => {
            let grey = 8 + (index - 232) * 10;
            Some(Rgb(grey, grey, grey))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_can_be_read_on_both_papers_dimmed_as_well() {
        for paper in [Paper::Light, Paper::Dark] {
            for index in 0..=255 {
                let text = paper.text(Color::Indexed(index), paper.paper());
                assert!(contrast(text, paper.paper()) >= ENOUGH, "{index}");
                let dimmed = dimmed(text, paper.paper());
                assert!(contrast(dimmed, paper.paper()) >= ENOUGH, "{index} dimmed");
            }
            for index in 0..=255 {
                if let Some(behind) = background(Color::Indexed(index)) {
                    let text = paper.text(Color::Reset, behind);
                    assert!(contrast(text, behind) >= 4.4, "on {index}");
                }
            }
        }
    }

    #[test]
    fn known_contrasts_come_out() {
        let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
        assert!((contrast(black, white) - 21.0).abs() < 0.001);
        assert!((contrast(Rgb(0x76, 0x76, 0x76), white) - 4.54).abs() < 0.01);
    }
}
