//! Marks and lines beside colour, with a set for terminals without UTF-8.

use ratatui::symbols::border;

/// The marks of the screen. Every one is one column wide in either set.
///
/// Chosen from what PuTTY's default fonts and the Linux console have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Overdue.
    pub overdue: &'static str,
    /// Due soon.
    pub soon: &'static str,
    /// Done.
    pub done: &'static str,
    /// The row under the cursor.
    pub cursor: &'static str,
    /// A row marked for a change of several.
    pub selected: &'static str,
    /// Becomes, leads to: `→ B3`.
    pub arrow: &'static str,
    /// Cut here.
    pub cut: &'static str,
    /// Sorted upwards.
    pub ascending: &'static str,
    /// Sorted downwards.
    pub descending: &'static str,
    /// An item of a list in running text.
    pub bullet: &'static str,
    /// Nothing known: a month without a figure.
    pub missing: &'static str,
    /// Heights of a small bar, from lowest to full.
    pub bars: &'static [&'static str],
    /// Quarters of a group, from the best to the worst.
    pub quartiles: &'static [&'static str],
    /// From here on figures mean something else.
    pub series_break: &'static str,
    /// Frames.
    pub border: border::Set<'static>,
    /// Whether these are the ASCII ones; [`crate::tui::keymap::Key::name`] wants to know.
    pub ascii: bool,
}

impl Glyphs {
    /// For UTF-8.
    pub const UTF8: Self = Self {
        overdue: "!",
        soon: "~",
        done: "✓",
        cursor: "▌",
        selected: "*",
        arrow: "→",
        cut: "…",
        ascending: "↑",
        descending: "↓",
        bullet: "•",
        missing: "·",
        bars: &["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
        quartiles: &["█", "▓", "▒", "░"],
        series_break: "│",
        border: border::PLAIN,
        ascii: false,
    };

    /// For everything else.
    pub const ASCII: Self = Self {
        overdue: "!",
        soon: "~",
        done: "x",
        cursor: ">",
        selected: "*",
        arrow: ">",
        cut: ".",
        ascending: "^",
        descending: "v",
        bullet: "-",
        missing: ".",
        bars: &["_", ".", "-", "=", "+", "*", "#", "@"],
        quartiles: &["#", "=", "-", "_"],
        series_break: "|",
        border: border::Set {
            top_left: "+",
            top_right: "+",
            bottom_left: "+",
            bottom_right: "+",
            vertical_left: "|",
            vertical_right: "|",
            horizontal_top: "-",
            horizontal_bottom: "-",
        },
        ascii: true,
    };

    /// The set for a terminal; `utf8` as [`crate::text::locale::is_utf8`] says.
    pub const fn new(utf8: bool) -> Self {
        if utf8 { Self::UTF8 } else { Self::ASCII }
    }
}
