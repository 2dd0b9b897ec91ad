//! Values as text bars, for documents that are read as plain text too.
//!
//! Responsible for: lengths, the line of zero, a block of code that no name can end. Not for: order and
//! wording.

use crate::domain::indicator::figure::Figure;
use crate::text::single_line;
use crate::text::width::{columns, cut, pad, pad_start};

/// Columns of the longest bar, both sides of zero together.
const WIDTH: usize = 32;

/// Columns of a name.
const LONGEST_NAME: usize = 26;

/// Eighths of a column, from one to seven.
const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// One bar: its name, its value, and the value as people read it.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Whose.
    pub name: String,
    /// How long.
    pub value: Figure,
    /// As it is written behind the bar.
    pub shown: String,
}

/// To the right of zero: whole columns and an eighth.
fn right(length: f64) -> String {
    let eighths = (length * 8.0).round().max(0.0) as usize;
    let mut bar = "█".repeat(eighths / 8);
    if let Some(rest) = (eighths % 8).checked_sub(1) {
        bar.push(EIGHTHS[rest]);
    }
    bar
}

/// To the left of zero, where only half columns can be drawn.
fn left(length: f64, width: usize) -> String {
    let halves = (length * 2.0).round().max(0.0) as usize;
    let mut bar = String::new();
    if halves % 2 == 1 {
        bar.push('▐');
    }
    bar.push_str(&"█".repeat(halves / 2));
    pad_start(&bar, width)
}

/// The bars as a fenced block of code; empty without any.
pub fn chart(bars: &[Bar]) -> String {
    let names: Vec<String> = bars
        .iter()
        .map(|bar| {
            let name = single_line(&bar.name);
            cut(name.trim(), LONGEST_NAME).into_owned()
        })
        .collect();
    let widest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0);
    let name_width = widest(&mut names.iter().map(|name| columns(name)));
    let value_width = widest(&mut bars.iter().map(|bar| columns(&bar.shown)));
    let values = || bars.iter().map(|bar| bar.value.as_f64());
    let highest = values().fold(0.0, f64::max);
    let lowest = values().fold(0.0, f64::min);
    let span = highest - lowest;
    let unit = if span > 0.0 { WIDTH as f64 / span } else { 0.0 };
    let left_width = if lowest < 0.0 {
        ((-lowest * unit).ceil() as usize).clamp(1, WIDTH)
    } else {
        0
    };
    let mut lines = String::new();
    for (bar, name) in bars.iter().zip(&names) {
        let length = bar.value.as_f64() * unit;
        let drawn = if left_width == 0 {
            right(length)
        } else if length < 0.0 {
            format!("{}│", left(-length, left_width))
        } else {
            format!("{}│{}", " ".repeat(left_width), right(length))
        };
        let line = format!(
            "{} {} {drawn}",
            pad(name, name_width),
            pad_start(&bar.shown, value_width)
        );
        lines.push_str(line.trim_end());
        lines.push('\n');
    }
    if lines.is_empty() {
        return lines;
    }
    let fence = "`".repeat(longest_run(&lines, '`').max(2) + 1);
    format!("{fence}text\n{lines}{fence}")
}

/// How many of a character follow each other at most.
fn longest_run(text: &str, of: char) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in text.chars() {
        run = if c == of { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bars(of: &[(&str, &str)]) -> String {
        let bars: Vec<Bar> = of
            .iter()
            .map(|(name, value)| Bar {
                name: (*name).to_owned(),
                value: value.parse().expect("a figure"),
                shown: (*value).to_owned(),
            })
            .collect();
        chart(&bars)
    }

    #[test]
    fn bars_are_as_long_as_their_values() {
        let drawn = bars(&[("Fulda", "32"), ("Köln", "16"), ("Ulm", "0.5"), ("X", "0")]);
        let want = "```text\n\
            Fulda  32 ████████████████████████████████\n\
            Köln   16 ████████████████\n\
            Ulm   0.5 ▌\n\
            X       0\n```";
        assert_eq!(drawn, want);
        assert_eq!(bars(&[]), "");
        assert_eq!(bars(&[("A", "0"), ("B", "0")]), "```text\nA 0\nB 0\n```");
    }

    #[test]
    fn below_zero_they_point_to_the_left() {
        let drawn = bars(&[("A", "-8"), ("B", "8"), ("C", "-0.25"), ("D", "0")]);
        let want = "```text\n\
            A    -8 ████████████████│\n\
            B     8                 │████████████████\n\
            C -0.25                ▐│\n\
            D     0                 │\n```";
        assert_eq!(drawn, want);
        assert!(
            bars(&[("A", "-8"), ("B", "-4")]).contains("│\nB -4                 ████████████████│")
        );
    }

    #[test]
    fn no_name_ends_the_block() {
        let drawn = bars(&[("```", "1"), ("a\n````\nb", "2")]);
        assert!(drawn.starts_with("`````text\n"), "{drawn}");
        assert_eq!(drawn.lines().count(), 4);
        assert_eq!(drawn.lines().last(), Some("`````"));
    }
}
