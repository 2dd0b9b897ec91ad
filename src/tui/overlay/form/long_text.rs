//! Several lines of text with wrap. The cursor keys stay inside; Tab leaves.

use std::cell::RefCell;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tui_textarea::{CursorMove, TextArea, WrapMode};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{clean, width};
use crate::tui::action::Action;

/// A text of several lines.
#[derive(Debug, Clone)]
pub(super) struct LongText {
    // Drawing has to hand its style to the text area, which takes it mutably.
    area: RefCell<TextArea<'static>>,
}

impl LongText {
    pub(super) fn new(text: &str) -> Self {
        let clean = clean::multi_line(text);
        let mut area = TextArea::new(clean.split('\n').map(str::to_owned).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_cursor_line_style(Style::default());
        area.set_cursor_style(Style::default());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self {
            area: RefCell::new(area),
        }
    }

    pub(super) fn text(&self) -> String {
        self.area.borrow().lines().join("\n")
    }

    /// Types a character; a combining mark joins what stands before it.
    pub(super) fn insert(&mut self, character: char) {
        let area = self.area.get_mut();
        area.insert_char(character);
        if is_combining_mark(character) {
            let before = before_cursor(area);
            let Some(last) = before.graphemes(true).next_back() else {
                return;
            };
            let joined: String = last.nfc().collect();
            if joined != last {
                for _ in last.chars() {
                    area.delete_char();
                }
                area.insert_str(joined);
            }
        }
    }

    pub(super) fn insert_text(&mut self, text: &str) {
        self.area.get_mut().insert_str(clean::multi_line(text));
    }

    /// Does what an action means in a text; false if it means nothing here.
    pub(super) fn act(&mut self, action: Action) -> bool {
        let area = self.area.get_mut();
        match action {
            Action::Up => area.move_cursor(CursorMove::Up),
            Action::Down => area.move_cursor(CursorMove::Down),
            Action::Left => step(area, false),
            Action::Right => step(area, true),
            Action::WordLeft => area.move_cursor(CursorMove::WordBack),
            Action::WordRight => area.move_cursor(CursorMove::WordForward),
            Action::LineStart => area.move_cursor(CursorMove::Head),
            Action::LineEnd => area.move_cursor(CursorMove::End),
            Action::First => {
                area.move_cursor(CursorMove::Top);
                area.move_cursor(CursorMove::Head);
            }
            Action::Last => {
                area.move_cursor(CursorMove::Bottom);
                area.move_cursor(CursorMove::End);
            }
            Action::PageUp => area.move_cursor(CursorMove::ParagraphBack),
            Action::PageDown => area.move_cursor(CursorMove::ParagraphForward),
            Action::Newline => area.insert_newline(),
            Action::Backspace => {
                // "ä" typed as two characters goes at once; at the start of a line, the line's end.
                for _ in 0..grapheme_before(area).max(1) {
                    area.delete_char();
                }
            }
            Action::DeleteForward => {
                for _ in 0..grapheme_behind(area).max(1) {
                    area.delete_next_char();
                }
            }
            Action::DeleteWordBack => {
                area.delete_word();
            }
            Action::DeleteToLineEnd => {
                area.delete_line_by_end();
            }
            Action::Undo => {
                area.undo();
            }
            Action::Redo => {
                area.redo();
            }
            _ => return false,
        }
        true
    }

    /// Rows it takes at this width.
    pub(super) fn rows(&self, columns: u16) -> u16 {
        let area = self.area.borrow();
        let rows = area
            .lines()
            .iter()
            .map(|line| width::wrap(line, usize::from(columns.max(2))).len());
        u16::try_from(rows.sum::<usize>()).unwrap_or(u16::MAX)
    }

    /// Draws the rows around the cursor, with the terminal's cursor in them.
    pub(super) fn draw(&self, frame: &mut Frame<'_>, place: Rect, style: Style) {
        if place.is_empty() {
            return;
        }
        let mut area = self.area.borrow_mut();
        area.set_style(style);
        frame.render_widget(&*area, place);
        let cursor = area.screen_cursor();
        let top = usize::from(area.scroll_offset().0);
        let x = place.x + (cursor.col as u16).min(place.width.saturating_sub(1));
        let y = place.y + (cursor.row.saturating_sub(top) as u16).min(place.height - 1);
        frame.set_cursor_position(Position::new(x, y));
    }
}

fn before_cursor(area: &TextArea<'_>) -> String {
    let cursor = area.cursor();
    area.lines()
        .get(cursor.0)
        .map_or_else(String::new, |line| line.chars().take(cursor.1).collect())
}

fn grapheme_before(area: &TextArea<'_>) -> usize {
    let before = before_cursor(area);
    let last = before.graphemes(true).next_back();
    last.map_or(0, |grapheme| grapheme.chars().count())
}

fn grapheme_behind(area: &TextArea<'_>) -> usize {
    let cursor = area.cursor();
    let behind: String = area
        .lines()
        .get(cursor.0)
        .map_or_else(String::new, |line| line.chars().skip(cursor.1).collect());
    let first = behind.graphemes(true).next();
    first.map_or(0, |grapheme| grapheme.chars().count())
}

fn step(area: &mut TextArea<'_>, forward: bool) {
    let (length, by) = if forward {
        (grapheme_behind(area), CursorMove::Forward)
    } else {
        (grapheme_before(area), CursorMove::Back)
    };
    for _ in 0..length.max(1) {
        area.move_cursor(by);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_combining_mark_joins_and_goes_at_once() {
        let mut text = LongText::new("");
        for character in "Ma\u{308}rz".chars() {
            text.insert(character);
        }
        assert_eq!(text.text(), "März");
        let mut text = LongText::new("a\u{323}\u{307}x");
        text.act(Action::Left);
        text.act(Action::Backspace);
        assert_eq!(text.text(), "x");
        text.act(Action::DeleteForward);
        text.act(Action::DeleteForward);
        assert_eq!(text.text(), "");
    }

    #[test]
    fn lines_are_joined_at_their_start() {
        let mut text = LongText::new("eins\nzwei");
        text.act(Action::LineStart);
        text.act(Action::Backspace);
        assert_eq!(text.text(), "einszwei");
        text.act(Action::Undo);
        assert_eq!(text.text(), "eins\nzwei");
        text.act(Action::First);
        text.insert_text("\u{1b}[31mnull\r\n");
        assert_eq!(text.text(), "null\neins\nzwei");
    }
}
