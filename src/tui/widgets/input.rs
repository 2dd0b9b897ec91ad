//! One line of text being typed: in filters, palettes, forms and the minutes.
//!
//! Responsible for: editing by actions, the cursor in columns, showing the piece around the cursor
//! when the line is longer than its place. The editing itself is ratatui-textarea's; its own
//! shortcuts are off, because the keymap decides.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tui_textarea::{CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{clean, width};
use crate::tui::action::Action;

/// Bytes one line may have; a paste beyond it is cut.
pub const MAX_BYTES: usize = 64 * 1024;

/// A line of text with a cursor and its own undo.
#[derive(Debug, Clone)]
pub struct Input {
    area: TextArea<'static>,
    /// What the last replacement left: for the text area it was two steps, for the person one.
    replaced: Option<String>,
}

impl Default for Input {
    fn default() -> Self {
        Self::new("")
    }
}

impl Input {
    /// A line with the cursor at its end.
    pub fn new(text: &str) -> Self {
        let mut area = TextArea::new(vec![clean::single_line(text)]);
        area.move_cursor(CursorMove::End);
        Self {
            area,
            replaced: None,
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.area.lines().first().map_or("", String::as_str)
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// The cursor, in characters from the start.
    pub fn cursor(&self) -> usize {
        self.area.cursor().1
    }

    /// The cursor, in bytes from the start.
    pub fn cursor_byte(&self) -> usize {
        let text = self.text();
        text.char_indices()
            .nth(self.cursor())
            .map_or(text.len(), |(at, _)| at)
    }

    /// Puts the cursor behind `character` characters.
    pub fn set_cursor(&mut self, character: usize) {
        let column = u16::try_from(character).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(0, column));
    }

    /// Replaces the text; one undo step.
    pub fn replace(&mut self, text: &str) {
        let was_empty = self.is_empty();
        self.area.move_cursor(CursorMove::Head);
        self.area.delete_line_by_end();
        self.area.insert_str(clean::single_line(text));
        self.replaced = (!was_empty && !self.is_empty()).then(|| self.text().to_owned());
    }

    /// Types a character. Combining marks are joined to what stands before them (NFC).
    pub fn insert(&mut self, character: char) {
        if self.text().len() + character.len_utf8() > MAX_BYTES {
            return;
        }
        self.area.insert_char(character);
        if unicode_normalization::char::is_combining_mark(character) {
            let cursor = self.cursor_byte();
            let (before, behind) = self.text().split_at(cursor);
            let before = clean::single_line(before);
            let column = before.chars().count();
            let joined = format!("{before}{behind}");
            if joined != self.text() {
                self.replace(&joined);
                self.set_cursor(column);
            }
        }
    }

    /// Inserts a text; line ends become blanks. One undo step.
    pub fn insert_text(&mut self, text: &str) {
        let room = MAX_BYTES.saturating_sub(self.text().len());
        let text = clean::single_line(text);
        let mut end = room.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.area.insert_str(&text[..end]);
    }

    /// Does what an action means in a line; false if it means nothing here (a move past the end
    /// included, so that whoever holds several lines can go on to the next).
    pub fn act(&mut self, action: Action) -> bool {
        let before = (self.cursor(), self.text().len());
        match action {
            Action::Left => self.step_back(),
            Action::Right => self.step_forward(),
            Action::WordLeft => self.area.move_cursor(CursorMove::WordBack),
            Action::WordRight => self.area.move_cursor(CursorMove::WordForward),
            Action::LineStart => self.area.move_cursor(CursorMove::Head),
            Action::LineEnd => self.area.move_cursor(CursorMove::End),
            Action::Backspace => {
                let length = self.grapheme_before();
                for _ in 0..length {
                    self.area.delete_char();
                }
            }
            Action::DeleteForward => {
                let length = self.grapheme_behind();
                for _ in 0..length {
                    self.area.delete_next_char();
                }
            }
            Action::DeleteWordBack => {
                if self.cursor() > 0 {
                    self.area.delete_word();
                }
            }
            Action::DeleteToLineEnd => {
                self.area.delete_line_by_end();
            }
            Action::Undo => return self.undo(),
            Action::Redo => return self.redo(),
            _ => return false,
        }
        before != (self.cursor(), self.text().len())
    }

    fn undo(&mut self) -> bool {
        let both = self.replaced.as_deref() == Some(self.text());
        let done = self.area.undo();
        if both {
            self.area.undo();
        }
        done
    }

    fn redo(&mut self) -> bool {
        let done = self.area.redo();
        // The first half of a replacement is an empty line; any other empty line stays one.
        if done && self.is_empty() && self.replaced.is_some() && self.area.redo() {
            let both = self.replaced.as_deref() == Some(self.text());
            if !both {
                self.area.undo();
            }
        }
        done
    }

    /// Characters of the grapheme before the cursor: "ä" typed as two characters goes at once.
    fn grapheme_before(&self) -> usize {
        self.text()[..self.cursor_byte()]
            .graphemes(true)
            .next_back()
            .map_or(0, |grapheme| grapheme.chars().count())
    }

    fn grapheme_behind(&self) -> usize {
        self.text()[self.cursor_byte()..]
            .graphemes(true)
            .next()
            .map_or(0, |grapheme| grapheme.chars().count())
    }

    fn step_back(&mut self) {
        let to = self.cursor() - self.grapheme_before();
        self.set_cursor(to);
    }

    fn step_forward(&mut self) {
        let to = self.cursor() + self.grapheme_behind();
        self.set_cursor(to);
    }

    /// Draws the piece of the line around the cursor; with `focused`, the terminal's cursor stands in it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, style: Style, focused: bool) {
        if area.is_empty() {
            return;
        }
        let text = self.text();
        let before = &text[..self.cursor_byte()];
        let room = usize::from(area.width).saturating_sub(1);
        let mut start = 0;
        let mut columns = width::columns(before);
        for (at, grapheme) in before.grapheme_indices(true) {
            if columns <= room {
                break;
            }
            columns -= width::columns(grapheme);
            start = at + grapheme.len();
        }
        let shown = width::cut(&text[start..], usize::from(area.width)).into_owned();
        let buffer = frame.buffer_mut();
        buffer.set_style(area, style);
        buffer.set_stringn(area.x, area.y, shown, usize::from(area.width), style);
        if focused {
            let x = area.x + u16::try_from(columns).unwrap_or(0).min(area.width - 1);
            frame.set_cursor_position(Position::new(x, area.y));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_oesterreich_is_no_trap() {
        let mut input = Input::new("Österreich");
        assert!(!input.act(Action::Right));
        assert!(!input.act(Action::DeleteForward));
        for _ in 0..12 {
            input.act(Action::Left);
        }
        assert_eq!(input.cursor(), 0);
        assert!(input.act(Action::DeleteForward));
        assert_eq!(input.text(), "sterreich");
    }

    #[test]
    fn a_combining_mark_joins_the_letter_before_it() {
        let mut input = Input::default();
        for character in ['M', 'a', '\u{308}', 'r', 'z'] {
            input.insert(character);
        }
        assert_eq!(input.text(), "März");
        input.act(Action::Backspace);
        input.act(Action::Backspace);
        input.act(Action::Backspace);
        assert_eq!(input.text(), "M");
    }

    #[test]
    fn typing_is_undone_step_by_step() {
        let mut input = Input::default();
        input.insert_text("eins zwei");
        input.act(Action::DeleteWordBack);
        assert_eq!(input.text(), "eins ");
        assert!(input.act(Action::Undo));
        assert_eq!(input.text(), "eins zwei");
        assert!(input.act(Action::Redo));
        assert_eq!(input.text(), "eins ");
    }

    #[test]
    fn a_replacement_is_undone_in_one_step() {
        let mut input = Input::new("an @Ful");
        input.replace("an @Fulda ");
        assert!(input.act(Action::Undo));
        assert_eq!(input.text(), "an @Ful");
        assert!(input.act(Action::Redo));
        assert_eq!(input.text(), "an @Fulda ");
        input.insert('x');
        assert!(input.act(Action::Undo));
        assert_eq!(input.text(), "an @Fulda ");
    }

    #[test]
    fn a_paste_stays_one_line_and_clean() {
        let mut input = Input::default();
        input.insert_text("eins\nzwei\u{1b}[31mrot");
        assert!(!input.text().contains(['\n', '\u{1b}']));
    }
}
