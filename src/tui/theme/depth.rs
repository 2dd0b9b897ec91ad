//! How many colours the terminal shows, and the nearest colour when it shows fewer.
//!
//! Only the environment is asked, never the terminal: an unanswered query would hold up the start.

use ratatui::style::Color;

/// How many colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColorDepth {
    /// None: weight, underline and reverse only.
    None,
    /// The sixteen of the terminal's own palette.
    Ansi16,
    /// The fixed 256.
    Indexed256,
    /// All of them.
    True,
}

/// A terminal that can't place text on the screen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the terminal `{term}` can't draw a screen")]
pub struct DumbTerminal {
    /// What `TERM` says.
    pub term: String,
}

impl ColorDepth {
    /// What an environment promises: `NO_COLOR` if not empty, then `COLORTERM`, then `TERM`.
    pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Result<Self, DumbTerminal> {
        let read = |name| variable(name).unwrap_or_default();
        let term = read("TERM");
        if term.is_empty() || term == "dumb" {
            return Err(DumbTerminal { term });
        }
        Ok(if !read("NO_COLOR").is_empty() {
            Self::None
        } else if matches!(read("COLORTERM").as_str(), "truecolor" | "24bit") {
            Self::True
        } else if term.contains("256color") {
            Self::Indexed256
        } else {
            Self::Ansi16
        })
    }

    /// Its spelling in a theme's `depth`.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "none" => Some(Self::None),
            "16" => Some(Self::Ansi16),
            "256" => Some(Self::Indexed256),
            "true" => Some(Self::True),
            _ => None,
        }
    }

    /// The nearest colour this depth has.
    pub fn nearest(self, color: Color) -> Color {
        match (self, color) {
            (Self::None, _) => Color::Reset,
            (Self::True, color) => color,
            (Self::Indexed256, Color::Rgb(red, green, blue)) => to_256((red, green, blue)),
            (Self::Ansi16, Color::Rgb(red, green, blue)) => to_16((red, green, blue)),
            (Self::Ansi16, Color::Indexed(index)) => match ANSI.get(usize::from(index)) {
                Some((color, _)) => *color,
                None => to_16(of_index(index)),
            },
            (_, color) => color,
        }
    }
}

type Rgb = (u8, u8, u8);

/// The sixteen with the values xterm gives them; a terminal's own palette differs, which is why
/// themes name them by name where they can.
const ANSI: [(Color, Rgb); 16] = [
    (Color::Black, (0, 0, 0)),
    (Color::Red, (205, 0, 0)),
    (Color::Green, (0, 205, 0)),
    (Color::Yellow, (205, 205, 0)),
    (Color::Blue, (0, 0, 238)),
    (Color::Magenta, (205, 0, 205)),
    (Color::Cyan, (0, 205, 205)),
    (Color::Gray, (229, 229, 229)),
    (Color::DarkGray, (127, 127, 127)),
    (Color::LightRed, (255, 0, 0)),
    (Color::LightGreen, (0, 255, 0)),
    (Color::LightYellow, (255, 255, 0)),
    (Color::LightBlue, (92, 92, 255)),
    (Color::LightMagenta, (255, 0, 255)),
    (Color::LightCyan, (0, 255, 255)),
    (Color::White, (255, 255, 255)),
];

/// The steps of one side of the 6×6×6 cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// Squared distance, weighted roughly as the eye sees it.
fn distance(one: Rgb, other: Rgb) -> u32 {
    let part = |a: u8, b: u8, weight: u32| u32::from(a.abs_diff(b)).pow(2) * weight;
    part(one.0, other.0, 3) + part(one.1, other.1, 4) + part(one.2, other.2, 2)
}

fn to_16(wanted: Rgb) -> Color {
    ANSI.iter()
        .min_by_key(|(_, rgb)| distance(*rgb, wanted))
        .map_or(Color::Reset, |(color, _)| *color)
}

fn to_256(wanted: Rgb) -> Color {
    // 16 to 255 only: the first sixteen belong to the person's own palette.
    (16..=255)
        .min_by_key(|index| distance(of_index(*index), wanted))
        .map_or(Color::Reset, Color::Indexed)
}

/// The value of one of the 256.
fn of_index(index: u8) -> Rgb {
    match index {
        0..=15 => ANSI[usize::from(index)].1,
        16..=231 => {
            let place = usize::from(index - 16);
            (STEPS[place / 36], STEPS[place / 6 % 6], STEPS[place % 6])
        }
        232..=255 => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
    }
}
