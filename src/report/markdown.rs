//! Text as Markdown that shows exactly that text.
//!
//! Responsible for: escaping what people typed so that a CommonMark reader (with or without tables
//! and strikethrough) shows the same characters, and as little of it as possible, because the files
//! are read as plain text too. Not for: the layout of documents (`templates/`).
//!
//! Two shapes: [`inline`] for anything that stands within a line – also at its beginning, in a
//! heading, in a list entry, in a cell of a table – and [`block`] for typed lines that form
//! paragraphs and lists of their own.
//!
//! Spaces at the ends of a line are dropped: CommonMark has no way to show them. A formatter can't
//! know what stands beside a value, so its ends count as if letters touched them.

use crate::text::{multi_line, single_line};

/// One line of text, safe wherever a template puts it. Line ends become spaces.
pub fn inline(text: &str) -> String {
    escaped(single_line(text).trim())
}

/// A table; what stands in a cell stays in it.
pub fn table(header: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| inline(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule = vec!["---"; header.len()].join(" | ");
    let rows: String = rows.iter().map(|row| line(row)).collect();
    format!("{}| {rule} |\n{rows}", line(header))
}

/// Typed lines as paragraphs and lists.
///
/// ```text
/// block = { blank | entry | line }
/// entry = spaces "- " text      a list entry; two more spaces than the one before = one level deeper
/// ```
/// Lines that follow each other stay lines of one paragraph (a backslash at the end breaks them:
/// two spaces would not survive most editors). A blank line ends the paragraph. No line end at the
/// end; empty if nothing but blank lines was typed.
pub fn block<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    let mut before = Before::Nothing;
    let mut levels: Vec<usize> = Vec::new();
    for line in lines {
        for line in multi_line(line).split('\n') {
            let text = line.trim();
            if text.is_empty() {
                if before != Before::Nothing {
                    before = Before::Blank;
                }
                continue;
            }
            let now = match text.strip_prefix("- ").map(str::trim) {
                Some(entry) if !entry.is_empty() => {
                    if before != Before::Entry {
                        levels.clear();
                    }
                    let indent = line.len() - line.trim_start().len();
                    let level = level_of(&mut levels, indent);
                    separate(&mut out, before, Before::Entry);
                    out.extend(std::iter::repeat_n("  ", level));
                    out.push_str("- ");
                    out.push_str(&escaped(entry));
                    Before::Entry
                }
                _ => {
                    separate(&mut out, before, Before::Line);
                    out.push_str(&escaped(text));
                    Before::Line
                }
            };
            before = now;
        }
    }
    out
}

/// What stands in front of the line being written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Blank,
    Line,
    Entry,
}

fn separate(out: &mut String, before: Before, now: Before) {
    out.push_str(match (before, now) {
        (Before::Nothing, _) => "",
        (Before::Line, Before::Line) => "\\\n",
        (Before::Entry, Before::Entry) => "\n",
        // A list of its own after a blank line; a line directly below an entry would join it.
        _ => "\n\n",
    });
}

/// How deep an entry of this indentation lies below those still open.
fn level_of(levels: &mut Vec<usize>, indent: usize) -> usize {
    while levels.len() > 1 && levels.last().is_some_and(|last| indent < *last) {
        levels.pop();
    }
    match levels.last() {
        Some(last) if indent >= last + 2 => levels.push(indent),
        None => levels.push(indent),
        Some(_) => {}
    }
    levels.len() - 1
}

/// A cleaned line without spaces at its ends.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let start = needs_escape_at_start(line);
    let closing = closing_hashes(line);
    let mut previous = None;
    for (at, c) in line.char_indices() {
        let rest = &line[at + c.len_utf8()..];
        let next = rest.chars().next();
        if Some(at) == start
            || Some(at) == closing
            || match c {
                '`' | '[' | ']' | '|' => true,
                '\\' => next.is_none_or(|next| next.is_ascii_punctuation()),
                '*' | '~' => !between(previous, next, char::is_whitespace),
                '_' => {
                    !between(previous, next, char::is_whitespace)
                        && !between(previous, next, char::is_alphanumeric)
                }
                '<' => next.is_none_or(|next| {
                    next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')
                }),
                '&' => may_be_entity(rest),
                _ => false,
            }
        {
            out.push('\\');
        }
        out.push(c);
        previous = Some(c);
    }
    out
}

/// Whether both neighbours exist and are so.
fn between(previous: Option<char>, next: Option<char>, so: impl Fn(char) -> bool) -> bool {
    previous.is_some_and(&so) && next.is_some_and(&so)
}

/// The character at the line's beginning that would make it something else than a paragraph: a
/// heading, a list entry, a quote, a rule, the underline of a heading, the second row of a table.
fn needs_escape_at_start(line: &str) -> Option<usize> {
    let ends_word = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let first = line.chars().next()?;
    let risky = match first {
        // The colon makes a definition where a reader knows lists of them.
        '>' | ':' => true,
        '#' => {
            let rest = line.trim_start_matches('#');
            line.len() - rest.len() <= 6 && ends_word(rest)
        }
        '+' => ends_word(&line[1..]) || line.starts_with("+++"),
        '-' => ends_word(&line[1..]) || is_only(line, "-|: \t"),
        '=' => is_only(line, "= \t"),
        '0'..='9' => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = line.len() - rest.len();
            let is_number = digits <= 9 && rest.starts_with(['.', ')']) && ends_word(&rest[1..]);
            return is_number.then_some(digits);
        }
        _ => false,
    };
    risky.then_some(0)
}

fn is_only(line: &str, of: &str) -> bool {
    line.chars().all(|c| of.contains(c))
}

/// The first of the `#` that a heading would take for its closing ones.
fn closing_hashes(line: &str) -> Option<usize> {
    let stem = line.trim_end_matches('#');
    (stem.len() < line.len() && (stem.is_empty() || stem.ends_with([' ', '\t'])))
        .then_some(stem.len())
}

/// Whether what follows a `&` makes or could make an entity, up to the end of the text.
fn may_be_entity(rest: &str) -> bool {
    let body = rest.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric());
    body.is_empty() || (body.starts_with(';') && body.len() < rest.len())
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
