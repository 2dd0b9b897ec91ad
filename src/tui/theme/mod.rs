//! Colour and weight by meaning. Themes are data: `themes/*.toml`.
//!
//! Responsible for: finding the style of a meaning, reading theme files, fitting colours to what
//! the terminal shows. Not for layout, and not for meaning itself: a mark or a word always stands
//! beside the colour.
//!
//! A meaning is a dotted name. What a theme does not name falls back to the name without its last
//! part, `mark.overdue` → `mark` → `base`.
//!
//! ```toml
//! inherits = "dark"              # a shipped theme; only differences follow
//! depth = "256"                  # what the colours were chosen for: none, 16, 256, true
//!
//! [palette]
//! alarm = "#d70000"
//!
//! [styles]
//! "mark.overdue" = { fg = "alarm", bold = true }
//! hint = "cyan"                  # short for { fg = "cyan" }
//! ```

mod depth;
mod glyphs;

use std::collections::HashMap;

use ratatui::style::{Color, Modifier, Style};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub use depth::{ColorDepth, DumbTerminal};
pub use glyphs::Glyphs;

use super::problem::{Problem, Problems, in_order, string};

const SHIPPED: &[(&str, &str)] = &[
    ("dark", include_str!("../../../themes/dark.toml")),
    ("light", include_str!("../../../themes/light.toml")),
    (
        "high-contrast",
        include_str!("../../../themes/high-contrast.toml"),
    ),
    ("mono", include_str!("../../../themes/mono.toml")),
];

/// The meanings a theme may name. A more special one (`mark.overdue.old`) is fine anywhere: it falls
/// back to one of these.
const SCOPES: &[&str] = &[
    "base",
    "border",
    "border.focus",
    "calendar",
    "calendar.holiday",
    "calendar.today",
    "calendar.weekend",
    "chart",
    "chart.band",
    "chart.median",
    "chart.own",
    "clock",
    "clock.over",
    "conflict",
    "field",
    "field.draft",
    "field.error",
    "field.focus",
    "header",
    "hint",
    "hint.key",
    "label",
    "mark",
    "mark.done",
    "mark.outcome",
    "mark.overdue",
    "mark.soon",
    "match",
    "message",
    "message.error",
    "message.warning",
    "muted",
    "overlay",
    "overlay.title",
    "quartile",
    "quartile.1",
    "quartile.2",
    "quartile.3",
    "quartile.4",
    "question",
    "selection",
    "selection.inactive",
    "selection.marked",
    "tab",
    "tab.active",
    "tab.empty",
    "title",
    "title.focus",
];

/// Styles by meaning, already fitted to the terminal's colours.
#[derive(Debug, Clone)]
pub struct Theme {
    name: String,
    depth: ColorDepth,
    styles: HashMap<String, Style>,
}

impl Theme {
    /// The theme for a terminal whose owner chose nothing. Without colours it is `mono`.
    pub fn standard(depth: ColorDepth) -> Self {
        Self::shipped("dark", depth).unwrap_or_else(|| Self {
            name: "bare".to_owned(),
            depth,
            styles: HashMap::new(),
        })
    }

    /// A shipped theme; `mono` in its place where there are no colours. `None` if there is none of
    /// that name.
    pub fn shipped(name: &str, depth: ColorDepth) -> Option<Self> {
        let known = source_of(name)?;
        let (name, source) = match depth {
            ColorDepth::None => ("mono", source_of("mono")?),
            _ => (name, known),
        };
        let (theme, _) = Self::read(name, name, source, depth);
        Some(theme)
    }

    /// The names of the shipped themes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(name, _)| *name)
    }

    /// The meanings a theme may name.
    pub fn scopes() -> &'static [&'static str] {
        SCOPES
    }

    /// A person's own theme. What is wrong in it is reported at once; the rest holds. `file` is how
    /// the problems name it.
    pub fn from_source(file: &str, source: &str, depth: ColorDepth) -> (Self, Vec<Problem>) {
        let (theme, problems) = Self::read(file, file, source, depth);
        match depth {
            ColorDepth::None => (Self::standard(depth), problems),
            _ => (theme, problems),
        }
    }

    fn read(name: &str, file: &str, source: &str, depth: ColorDepth) -> (Self, Vec<Problem>) {
        let mut sheet = Sheet::default();
        let mut problems = Problems::new(file, source);
        sheet.read(&mut problems);
        let styles = sheet
            .styles
            .into_iter()
            .map(|(scope, style)| (scope, fitted(style, depth)))
            .collect();
        let theme = Self {
            name: name.to_owned(),
            depth,
            styles,
        };
        (theme, problems.into_sorted())
    }

    /// The name of the theme, or of its file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The colours it was fitted to.
    pub fn depth(&self) -> ColorDepth {
        self.depth
    }

    /// The style of a meaning, or of what it falls back to.
    pub fn style(&self, scope: &str) -> Style {
        debug_assert!(is_known(scope), "{scope} is not in SCOPES");
        let mut part = scope;
        loop {
            if let Some(style) = self.styles.get(part) {
                return *style;
            }
            match part.rfind('.') {
                Some(dot) => part = &part[..dot],
                None => break,
            }
        }
        self.styles.get("base").copied().unwrap_or_default()
    }
}

fn source_of(name: &str) -> Option<&'static str> {
    SHIPPED
        .iter()
        .find(|(own, _)| *own == name)
        .map(|(_, source)| *source)
}

fn is_known(scope: &str) -> bool {
    let root = scope.split('.').next().unwrap_or_default();
    SCOPES.contains(&root)
}

fn fitted(mut style: Style, depth: ColorDepth) -> Style {
    style.fg = style.fg.map(|color| depth.nearest(color));
    style.bg = style.bg.map(|color| depth.nearest(color));
    style
}

/// What a file and those it inherits from say.
#[derive(Default)]
struct Sheet {
    palette: HashMap<String, Color>,
    styles: HashMap<String, Style>,
}

impl Sheet {
    /// Palettes first, the parent's and then the file's own, so that a theme which changes nothing
    /// but its palette recolours what it inherits.
    fn read(&mut self, problems: &mut Problems<'_>) {
        let root = problems.parse();
        let root = root.get_ref();
        let parent = Self::head(problems, root);
        // Shipped files have no problem (a test sees to it) and are inherited once, not in chains.
        let mut unheard = Problems::new("", parent.unwrap_or_default());
        let inherited = unheard.parse();
        self.read_palette(&mut unheard, inherited.get_ref());
        self.read_palette(problems, root);
        self.read_styles(&mut unheard, inherited.get_ref());
        self.read_styles(problems, root);
    }

    /// Everything but the two tables; gives the source of the parent.
    fn head(problems: &mut Problems<'_>, root: &DeTable<'_>) -> Option<&'static str> {
        let mut parent = None;
        for (name, place, value) in in_order(root) {
            match name {
                "inherits" => {
                    parent = string(value).and_then(source_of);
                    if parent.is_none() {
                        problems.add(&value.span(), "problem-theme-parent", &[]);
                    }
                }
                "depth" if string(value).and_then(ColorDepth::from_name).is_some() => {}
                "depth" => problems.add(&value.span(), "problem-theme-depth", &[]),
                "palette" | "styles" if matches!(value.get_ref(), DeValue::Table(_)) => {}
                "palette" | "styles" => {
                    problems.add(&place, "problem-no-table", &[("name", name)]);
                }
                _ => problems.add(&place, "problem-theme-entry", &[("name", name)]),
            }
        }
        parent
    }

    fn read_palette(&mut self, problems: &mut Problems<'_>, root: &DeTable<'_>) {
        if let Some(DeValue::Table(table)) = root.get("palette").map(Spanned::get_ref) {
            for (name, _, value) in in_order(table) {
                if let Some(color) = self.color(problems, value) {
                    self.palette.insert(name.to_owned(), color);
                }
            }
        }
    }

    fn read_styles(&mut self, problems: &mut Problems<'_>, root: &DeTable<'_>) {
        if let Some(DeValue::Table(table)) = root.get("styles").map(Spanned::get_ref) {
            for (scope, place, value) in in_order(table) {
                if !is_known(scope) {
                    problems.add(&place, "problem-theme-scope", &[("name", scope)]);
                } else if let Some(style) = self.style(problems, value) {
                    self.styles.insert(scope.to_owned(), style);
                }
            }
        }
    }

    fn style(&self, problems: &mut Problems<'_>, value: &Spanned<DeValue<'_>>) -> Option<Style> {
        match value.get_ref() {
            DeValue::String(_) => self
                .color(problems, value)
                .map(|color| Style::new().fg(color)),
            DeValue::Table(table) => Some(self.style_of(problems, table)),
            _ => {
                problems.add(&value.span(), "problem-theme-style", &[]);
                None
            }
        }
    }

    fn style_of(&self, problems: &mut Problems<'_>, table: &DeTable<'_>) -> Style {
        let mut style = Style::new();
        for (name, place, value) in in_order(table) {
            let modifier = match name {
                "fg" => {
                    style.fg = self.color(problems, value).or(style.fg);
                    continue;
                }
                "bg" => {
                    style.bg = self.color(problems, value).or(style.bg);
                    continue;
                }
                "bold" => Modifier::BOLD,
                "dim" => Modifier::DIM,
                "italic" => Modifier::ITALIC,
                "underlined" => Modifier::UNDERLINED,
                "reversed" => Modifier::REVERSED,
                "crossed_out" => Modifier::CROSSED_OUT,
                _ => {
                    problems.add(&place, "problem-theme-entry", &[("name", name)]);
                    continue;
                }
            };
            match value.get_ref() {
                DeValue::Boolean(true) => style = style.add_modifier(modifier),
                DeValue::Boolean(false) => {}
                _ => problems.add(&value.span(), "problem-theme-style", &[]),
            }
        }
        style
    }

    /// A name of the palette, of the sixteen (`red`, `light-blue`, `dark-gray`, `reset`), an index
    /// (`208`) or `#rrggbb`.
    fn color(&self, problems: &mut Problems<'_>, value: &Spanned<DeValue<'_>>) -> Option<Color> {
        let text = string(value).unwrap_or_default();
        let color = self.palette.get(text).copied().or_else(|| {
            let number = text.parse::<u8>().ok().map(Color::Indexed);
            number.or_else(|| text.parse::<Color>().ok())
        });
        if color.is_none() {
            problems.add(&value.span(), "problem-theme-color", &[("name", text)]);
        }
        color
    }
}

#[cfg(test)]
mod tests;
