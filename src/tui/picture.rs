//! A screen as a picture: what was drawn into a buffer, as SVG.
//!
//! Responsible for: placing every cell where a terminal would have it, its colours and weight on
//! dark and on light paper. Not for: what is drawn, and writing files.
//!
//! The same buffer always gives the same bytes, so a test can hold the pictures in `docs/screens`
//! against the program. No fonts and no links are fetched: text is the viewer's own monospace font,
//! stretched or squeezed to the columns it takes, and frames are drawn as lines, because fonts of
//! different height would tear them.

mod color;
mod lines;

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use crate::text::width;
use color::{Paper, Rgb};

/// Width and height of a cell; fonts of this size come close to the width by themselves.
const CELL: (usize, usize) = (9, 20);
const FONT: usize = 15;
/// Where text stands within its line.
const BASELINE: usize = 15;
/// Paper around the screen.
const MARGIN: usize = 12;

/// How a piece of the screen looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    fn is_reversed(self) -> bool {
        self.modifier.contains(Modifier::REVERSED)
    }

    /// Colours of text and of what lies behind it; `None` behind is the paper itself.
    fn colors(self, paper: Paper) -> (Rgb, Option<Rgb>) {
        let behind = color::background(self.bg);
        let (text, behind) = if self.is_reversed() {
            (
                behind.unwrap_or(paper.paper()),
                Some(paper.text(self.fg, behind.unwrap_or(paper.paper()))),
            )
        } else {
            (paper.text(self.fg, behind.unwrap_or(paper.paper())), behind)
        };
        let under = behind.unwrap_or(paper.paper());
        let text = if self.modifier.contains(Modifier::DIM) {
            color::dimmed(text, under)
        } else {
            text
        };
        (text, behind)
    }

    fn has_background(self) -> bool {
        self.is_reversed() || self.bg != Color::Reset
    }

    fn css(self, class: &str, paper: Paper) -> String {
        let (text, behind) = self.colors(paper);
        let mut css = format!(".{class}{{fill:{text};color:{text}");
        if self.modifier.contains(Modifier::BOLD) {
            css.push_str(";font-weight:bold");
        }
        if self.modifier.contains(Modifier::ITALIC) {
            css.push_str(";font-style:italic");
        }
        let lines: Vec<&str> = [
            (Modifier::UNDERLINED, "underline"),
            (Modifier::CROSSED_OUT, "line-through"),
        ]
        .into_iter()
        .filter(|(modifier, _)| self.modifier.contains(*modifier))
        .map(|(_, name)| name)
        .collect();
        if !lines.is_empty() {
            let _ = write!(css, ";text-decoration:{}", lines.join(" "));
        }
        css.push('}');
        if let Some(behind) = behind {
            let _ = write!(css, ".{class}b{{fill:{behind}}}");
        }
        css
    }
}

/// Neighbouring cells of one look, without the blanks around them.
struct Run {
    row: usize,
    column: usize,
    columns: usize,
    text: String,
    look: usize,
}

/// The looks that occur, in the order in which they do: their place is their name.
#[derive(Default)]
struct Looks(Vec<Look>);

impl Looks {
    fn number(&mut self, look: Look) -> usize {
        self.0
            .iter()
            .position(|known| *known == look)
            .unwrap_or_else(|| {
                self.0.push(look);
                self.0.len() - 1
            })
    }
}

/// The picture of a screen. `title` says what it shows to those who can't see it; the cursor, where
/// there is one, is a frame around its cell.
pub fn svg(buffer: &Buffer, cursor: Option<Position>, title: &str) -> String {
    let (columns, rows) = (
        usize::from(buffer.area.width),
        usize::from(buffer.area.height),
    );
    let (wide, high) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut looks = Looks::default();
    let content = content(buffer, &mut looks);
    let title = escaped(title);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" \
         height=\"{high}\" role=\"img\" aria-label=\"{title}\">\n<title>{title}</title>\n<style>\n\
         text{{font:{FONT}px ui-monospace,\"DejaVu Sans Mono\",Menlo,Consolas,monospace;\
         white-space:pre}}path{{stroke:currentColor}}\n"
    );
    for paper in [Paper::Light, Paper::Dark] {
        let is_dark = paper == Paper::Dark;
        if is_dark {
            svg.push_str("@media(prefers-color-scheme:dark){\n");
        }
        let _ = writeln!(
            svg,
            ".paper{{fill:{};stroke:{}}}.cursor{{fill:none;stroke:{}}}",
            paper.paper(),
            paper.edge(),
            paper.text(Color::Reset, paper.paper())
        );
        for (number, look) in looks.0.iter().enumerate() {
            let _ = writeln!(svg, "{}", look.css(&format!("s{number}"), paper));
        }
        if is_dark {
            svg.push_str("}\n");
        }
    }
    let _ = writeln!(
        svg,
        "</style>\n<rect class=\"paper\" x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"6\"/>",
        wide - 1,
        high - 1
    );
    svg.push_str(&content);
    if let Some(at) = cursor {
        let (x, y) = place(usize::from(at.x), usize::from(at.y));
        let _ = writeln!(
            svg,
            "<rect class=\"cursor\" x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\"/>",
            CELL.0, CELL.1
        );
    }
    svg.push_str("</svg>\n");
    svg
}

/// Left upper corner of a cell.
fn place(column: usize, row: usize) -> (usize, usize) {
    (MARGIN + column * CELL.0, MARGIN + row * CELL.1)
}

fn content(buffer: &Buffer, looks: &mut Looks) -> String {
    let mut backgrounds = String::new();
    let mut frames = String::new();
    let mut texts = String::new();
    for row in 0..usize::from(buffer.area.height) {
        for run in runs_of(buffer, row, looks) {
            let (x, y) = place(run.column, run.row);
            let wide = run.columns * CELL.0;
            if looks.0[run.look].has_background() {
                let _ = writeln!(
                    backgrounds,
                    "<rect class=\"s{}b\" x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{}\"/>",
                    run.look, CELL.1
                );
            }
            if let Some(path) = lines::path(&run.text, (x, y), CELL) {
                let _ = writeln!(frames, "<path class=\"s{}\" d=\"{path}\"/>", run.look);
            } else if !run.text.trim().is_empty() {
                let _ = writeln!(
                    texts,
                    "<text class=\"s{}\" x=\"{x}\" y=\"{}\" textLength=\"{wide}\" \
                     lengthAdjust=\"spacingAndGlyphs\">{}</text>",
                    run.look,
                    y + BASELINE,
                    escaped(&run.text)
                );
            }
        }
    }
    backgrounds + &frames + &texts
}

/// A row in pieces that are drawn as one. A wide character stands alone, for a font may give it
/// another width than two columns; so do the pieces of frames.
fn runs_of(buffer: &Buffer, row: usize, looks: &mut Looks) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    // Whether the last run may grow.
    let mut is_open = false;
    while column < usize::from(buffer.area.width) {
        let cell = &buffer[(buffer.area.x + column as u16, buffer.area.y + row as u16)];
        let symbol = cell.symbol();
        let columns = width::columns(symbol).max(1);
        let look = Look {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        };
        let number = looks.number(look);
        let is_text = columns == 1 && !lines::is_line(symbol);
        match runs.last_mut() {
            Some(run)
                if run.look == number
                    && ((is_open && is_text) || lines::joins(&run.text, symbol)) =>
            {
                run.columns += columns;
                run.text.push_str(symbol);
            }
            _ => runs.push(Run {
                row,
                column,
                columns,
                text: symbol.to_owned(),
                look: number,
            }),
        }
        is_open = is_text;
        column += columns;
    }
    runs.into_iter()
        .flat_map(|run| {
            if looks.0[run.look].has_background() || is_underlined(looks.0[run.look]) {
                vec![run]
            } else {
                words(run)
            }
        })
        .collect()
}

fn is_underlined(look: Look) -> bool {
    look.modifier
        .intersects(Modifier::UNDERLINED | Modifier::CROSSED_OUT)
}

/// A run cut where two or more blanks stand: some viewers fold those into one.
fn words(run: Run) -> Vec<Run> {
    if lines::is_line(&run.text) {
        return vec![run];
    }
    let mut cut: Vec<Run> = Vec::new();
    let (mut column, mut blanks) = (run.column, 2);
    for symbol in unicode_segmentation::UnicodeSegmentation::graphemes(run.text.as_str(), true) {
        let columns = width::columns(symbol).max(1);
        if symbol == " " {
            blanks += 1;
        } else {
            match cut.last_mut() {
                Some(word) if blanks < 2 => {
                    word.text.push_str(&" ".repeat(blanks));
                    word.text.push_str(symbol);
                    word.columns += blanks + columns;
                }
                _ => cut.push(Run {
                    row: run.row,
                    column,
                    columns,
                    text: symbol.to_owned(),
                    look: run.look,
                }),
            }
            blanks = 0;
        }
        column += columns;
    }
    cut
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn drawn(text: &str, style: Style) -> String {
        let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 20, 1));
        buffer.set_string(0, 0, text, style);
        svg(&buffer, None, "a <title>")
    }

    #[test]
    fn text_stands_in_its_columns() {
        let svg = drawn("Künzelsau   a", Style::new());
        assert!(svg.contains(r#"x="12" y="27" textLength="81""#), "{svg}");
        assert!(svg.contains(r#"x="120" y="27" textLength="9""#), "{svg}");
    }

    #[test]
    fn what_could_be_markup_is_text() {
        let svg = drawn("<b>&\"", Style::new());
        assert!(svg.contains(">&lt;b&gt;&amp;&quot;</text>"), "{svg}");
        assert!(svg.contains("<title>a &lt;title&gt;</title>"), "{svg}");
    }

    #[test]
    fn a_wide_character_takes_two_columns() {
        let svg = drawn("漢b", Style::new());
        assert!(svg.contains("x=\"12\" y=\"27\" textLength=\"18\""), "{svg}");
        assert!(svg.contains("x=\"30\" y=\"27\" textLength=\"9\""), "{svg}");
    }

    #[test]
    fn styles_are_kept() {
        let style = Style::new().red().bold().underlined();
        let svg = drawn("x", style);
        assert!(
            svg.contains("font-weight:bold;text-decoration:underline"),
            "{svg}"
        );
        let svg = drawn("x", Style::new().reversed());
        assert!(svg.contains("<rect class=\"s0b\" x=\"12\""), "{svg}");
    }

    #[test]
    fn frames_are_lines_and_join() {
        let svg = drawn("┌──┐", Style::new());
        assert!(!svg.contains("<text"), "{svg}");
        assert_eq!(svg.matches("<path").count(), 1, "{svg}");
    }

    #[test]
    fn nothing_is_fetched() {
        let svg = drawn("x", Style::new());
        assert!(!svg.contains("url(") && !svg.contains("href") && !svg.contains("@import"));
    }
}
