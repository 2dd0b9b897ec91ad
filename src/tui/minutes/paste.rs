//! Pasting into the minutes: a pasted page is one edit, one change of the store, one undo.
//!
//! Responsible for: what becomes of pasted lines and that they go together ([`Row::paste`]). Not for:
//! sending them ([`super::save`]), cleaning (`text::clean`).

use super::rows::{Row, State, room_for};
use super::{Cx, MinutesPane};
use crate::text::clean;
use crate::tui::widgets::input::Input;

/// Lines a paste may bring at once; more is cut and said.
const MAX_PASTED: usize = 2_000;

impl MinutesPane {
    /// Pasted lines: the first joins the line under the cursor, the rest become lines of their own,
    /// the last one with what stood behind the cursor.
    pub(super) fn paste_lines(&mut self, text: &str, cx: &mut Cx<'_>) {
        let cleaned = clean::multi_line(text);
        let mut lines: Vec<&str> = cleaned.lines().collect();
        if lines.len() > MAX_PASTED {
            let n = lines.len() - MAX_PASTED;
            cx.warn(cx.texts.with("minutes-paste-cut", &[("n", n.into())]));
            lines.truncate(MAX_PASTED);
        }
        let Some((first, rest)) = lines.split_first() else {
            return;
        };
        let was_empty = self.input.is_empty();
        let Some((last, between)) = rest.split_last() else {
            self.input.insert_text(first);
            self.take_over();
            self.set_plain(was_empty);
            return;
        };
        self.take_over();
        let Some(key) = self.row().map(|row| row.key) else {
            return;
        };
        // What was typed before the paste is a change of its own: taking the paste back leaves it.
        self.commit(key, false, cx);
        let (head, tail) = self.input.text().split_at(self.input.cursor_byte());
        let (head, tail) = (format!("{head}{first}"), tail.to_owned());
        self.input = Input::new(&head);
        self.take_over();
        self.set_plain(was_empty);
        let mut texts: Vec<String> = between.iter().map(|line| (*line).to_owned()).collect();
        texts.push(format!("{last}{tail}"));
        self.insert_pasted(key, &texts, cx);
        self.focus_row(self.focus + texts.len(), Some(last.chars().count()));
        self.commit(key, true, cx);
    }

    /// Rows behind the one under the cursor, all of one paste with it.
    fn insert_pasted(&mut self, paste: u64, texts: &[String], cx: &mut Cx<'_>) {
        let at = self.focus;
        let Some(item) = self.item_id() else {
            return;
        };
        let Some(rows) = self.rows.get_mut(&item) else {
            return;
        };
        let (positions, renumbered) = room_for(rows, Some(at), texts.len());
        let fresh: Vec<Row> = positions
            .into_iter()
            .zip(texts)
            .map(|(position, text)| {
                let mut row = Row::new(self.keys.next(), position, text);
                // Empty lines of the page are lines too.
                row.state = State::Dirty;
                row.plain = true;
                row.paste = Some(paste);
                row
            })
            .collect();
        rows.splice((at + 1)..=at, fresh);
        rows[at].paste = Some(paste);
        if rows[at].id.is_none() && rows[at].state == State::Clean {
            rows[at].state = State::Dirty;
        }
        if renumbered {
            self.store_positions(cx);
        }
    }

    fn set_plain(&mut self, plain: bool) {
        if let Some(row) = self.row_mut() {
            row.plain |= plain;
        }
    }
}
