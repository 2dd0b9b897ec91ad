//! Editing the rows of an item: one line at a time, with wrapped lines on the screen.

use super::rows::{Content, Row, State, room_behind};
use super::{Cx, MinutesPane};
use crate::domain::lifting::Mark;
use crate::domain::outcome::{LineContent, OutcomeKind};
use crate::domain::task::Responsible;
use crate::store::{Edit, Expected, Record};
use crate::text::locale::Texts;
use crate::text::width;
use crate::tui::action::Action;
use crate::tui::event::{Effect, Tag};

/// Letters behind `@` before names are suggested.
const LETTERS_BEFORE_SUGGESTION: usize = 2;

impl MinutesPane {
    /// An action in the text; false if it means nothing here.
    pub(super) fn act_in_text(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Newline => self.newline(cx),
            Action::Up => self.up(cx),
            Action::Down => self.down(cx),
            Action::PageUp => {
                for _ in 0..10 {
                    self.up(cx);
                }
            }
            Action::PageDown => {
                for _ in 0..10 {
                    self.down(cx);
                }
            }
            Action::First => self.jump(0, cx),
            Action::Last => self.jump(usize::MAX, cx),
            Action::Backspace if self.at_start() => self.backspace_at_start(cx),
            Action::Left if self.at_start() => self.move_focus(false, None, cx),
            Action::Right if self.at_end() => self.move_focus(true, Some(0), cx),
            Action::DeleteForward if self.at_end() => self.delete_at_end(cx),
            Action::Undo => {
                if !self.is_text() || !self.input.act(Action::Undo) {
                    cx.effects.push(Effect::Undo { redo: false });
                }
            }
            Action::Redo => {
                if !self.is_text() || !self.input.act(Action::Redo) {
                    cx.effects.push(Effect::Undo { redo: true });
                }
            }
            Action::Left
            | Action::Right
            | Action::WordLeft
            | Action::WordRight
            | Action::LineStart
            | Action::LineEnd
            | Action::Backspace
            | Action::DeleteForward
            | Action::DeleteWordBack
            | Action::DeleteToLineEnd => {
                if self.is_text() {
                    self.input.act(action);
                }
            }
            _ => return false,
        }
        true
    }

    fn is_text(&self) -> bool {
        self.row().is_some_and(Row::is_editable)
    }

    fn at_start(&self) -> bool {
        !self.is_text() || self.input.cursor() == 0
    }

    fn at_end(&self) -> bool {
        !self.is_text() || self.input.cursor_byte() == self.input.text().len()
    }

    fn jump(&mut self, to: usize, cx: &mut Cx<'_>) {
        self.take_over();
        let key = self
            .rows()
            .get(to.min(self.rows().len().saturating_sub(1)))
            .map(|row| row.key);
        self.leave_row(cx);
        self.ensure_last_row();
        let at = self.rows().iter().position(|row| Some(row.key) == key);
        self.focus_row(at.unwrap_or(to), None);
    }

    /// The text of the input into the row, before rows are looked at.
    pub(super) fn take_over(&mut self) {
        let text = self.input.text().to_owned();
        if let Some(row) = self.row_mut()
            && row.is_editable()
        {
            row.set_text(&text);
        }
    }

    /// Typing on a mark, or on a line that is becoming one, goes to a new line behind it.
    pub(super) fn make_editable(&mut self, cx: &mut Cx<'_>) {
        if self.is_text() {
            return;
        }
        let next_is_fresh = self
            .rows()
            .get(self.focus + 1)
            .is_some_and(|row| row.id.is_none() && row.text() == Some(""));
        if !next_is_fresh {
            self.insert_row(self.focus, "", cx);
        }
        self.focus_row(self.focus + 1, None);
    }

    /// A new row behind row `at`.
    fn insert_row(&mut self, at: usize, text: &str, cx: &mut Cx<'_>) {
        let Some(item) = self.item_id() else {
            return;
        };
        let key = self.keys.next();
        let Some(rows) = self.rows.get_mut(&item) else {
            return;
        };
        let (position, renumbered) = room_behind(rows, Some(at));
        rows.insert(at + 1, Row::new(key, position, text));
        if renumbered {
            self.store_positions(cx);
        }
    }

    /// Rows that had to make room are written with their new places, all in one change.
    pub(super) fn store_positions(&mut self, cx: &mut Cx<'_>) {
        let Some(item) = self.item_id() else {
            return;
        };
        let edits: Vec<Edit> = self
            .rows()
            .iter()
            .filter_map(|row| {
                Some(Edit::Put {
                    record: Record::Line(crate::domain::outcome::Line {
                        id: row.id?,
                        item,
                        position: row.position,
                        content: row.stored.clone()?,
                    }),
                    expected: Expected::Revision(row.revision),
                })
            })
            .collect();
        if !edits.is_empty() {
            cx.apply(Tag::Plain, edits);
        }
    }

    fn newline(&mut self, cx: &mut Cx<'_>) {
        if !self.is_text() {
            self.open_mark(cx);
            return;
        }
        self.take_over();
        let at = self.input.cursor_byte();
        let (before, behind) = self.input.text().split_at(at);
        let (before, behind) = (before.to_owned(), behind.to_owned());
        let Some(key) = self.row().map(|row| row.key) else {
            return;
        };
        if let Some(row) = self.row_mut() {
            row.set_text(&before);
        }
        let next_is_fresh = behind.is_empty()
            && self
                .rows()
                .get(self.focus + 1)
                .is_some_and(|row| row.id.is_none() && row.text() == Some(""));
        if !next_is_fresh {
            self.insert_row(self.focus, &behind, cx);
        }
        self.commit_line(key, cx);
        let at = self
            .rows()
            .iter()
            .position(|row| row.key == key)
            .unwrap_or(self.focus);
        self.focus_row(at + 1, Some(0));
        self.typed_at = self
            .is_text()
            .then_some(cx.now)
            .filter(|_| !behind.is_empty());
    }

    /// At the start of a line: a mark before it is taken back, a text before it is joined.
    fn backspace_at_start(&mut self, cx: &mut Cx<'_>) {
        if !self.is_text() {
            self.unlift(self.focus, cx);
            return;
        }
        let Some(before) = self.focus.checked_sub(1) else {
            return;
        };
        if self.rows()[before].is_editable() {
            self.join(before, cx);
        } else if self.input.is_empty() && self.row().is_some_and(|row| row.id.is_none()) {
            self.unlift(before, cx);
        } else {
            self.move_focus(false, None, cx);
        }
    }

    fn delete_at_end(&mut self, cx: &mut Cx<'_>) {
        let next = self.rows().get(self.focus + 1).map(Row::is_editable);
        if self.is_text() && next == Some(true) {
            let here = self.focus;
            self.take_over();
            self.focus_row(here + 1, Some(0));
            self.join(here, cx);
        }
    }

    /// Joins the row under the cursor to the one before it, in one change.
    fn join(&mut self, before: usize, cx: &mut Cx<'_>) {
        self.take_over();
        let Some(item) = self.item_id() else {
            return;
        };
        let Some(rows) = self.rows.get_mut(&item) else {
            return;
        };
        if matches!(rows[before + 1].state, State::Saving { .. }) {
            return; // its number is not known yet; a moment later it is
        }
        let row = rows.remove(before + 1);
        let tail = row.text().unwrap_or_default().to_owned();
        let head = rows[before].text().unwrap_or_default().to_owned();
        let cursor = head.chars().count();
        rows[before].set_text(&format!("{head}{tail}"));
        let key = rows[before].key;
        if let Some(id) = row.id {
            self.joined_away(key, id, row.revision, cx);
        }
        self.focus_row(before, Some(cursor));
        self.ensure_last_row();
    }

    /// Takes the lifting back: the line becomes the text it was, and stays text.
    fn unlift(&mut self, at: usize, cx: &mut Cx<'_>) {
        let Some(row) = self.rows().get(at) else {
            return;
        };
        if row.state != State::Clean {
            cx.say(cx.texts.get("minutes-still-saving").into_owned());
            return;
        }
        let Some((text, mut edits)) = self.unlifted(row, cx.texts) else {
            return;
        };
        let (Some(item), Some(id)) = (self.item_id(), row.id) else {
            return;
        };
        let key = row.key;
        edits.insert(
            0,
            Edit::Put {
                record: Record::Line(crate::domain::outcome::Line {
                    id,
                    item,
                    position: row.position,
                    content: LineContent::Text(text.clone()),
                }),
                expected: Expected::Revision(row.revision),
            },
        );
        if let Some(row) = self.rows.get_mut(&item).and_then(|rows| rows.get_mut(at)) {
            row.content = Content::Text(text);
            row.plain = true;
            row.state = State::Saving {
                lifting: false,
                again: false,
            };
            row.height.set((0, 0));
        }
        cx.apply(Tag::Lines(vec![key]), edits);
        self.focus_row(at, None);
    }

    /// The line as it could have been typed, and what goes with its mark.
    fn unlifted(&self, row: &Row, texts: &Texts) -> Option<(String, Vec<Edit>)> {
        let view = self.view.as_deref()?;
        let delete = |record: crate::domain::id::RecordId, revision| Edit::Delete {
            id: record,
            expected: revision,
        };
        match row.content {
            Content::Outcome(id) => {
                let one = view.outcomes.get(&id)?;
                let outcome = &one.outcome.record;
                let letter = view.letters.letter(Mark::Outcome(outcome.kind))?;
                let mut text = format!("{letter}: ");
                let mut edits = Vec::new();
                if let Some(task) = &one.task {
                    edits.push(delete(
                        Record::Task(task.record.clone()).id(),
                        task.revision,
                    ));
                }
                if !one.who.is_empty() {
                    let known = one.task.as_ref().is_none_or(|task| {
                        !matches!(task.record.responsible, Some(Responsible::Named(_)))
                    });
                    if known {
                        text.push_str(&one.who);
                        text.push_str(": ");
                    }
                }
                text.push_str(&outcome.text);
                if let Some(Responsible::Named(name)) = one
                    .task
                    .as_ref()
                    .and_then(|task| task.record.responsible.as_ref())
                {
                    text = format!("{text} @{name}");
                }
                if let Some(due) = one.task.as_ref().and_then(|task| task.record.due) {
                    let until = texts.get("minutes-until");
                    text = format!("{text} {until} {}", texts.date_plain(due));
                }
                if let Some(vote) = outcome
                    .vote
                    .filter(|_| outcome.kind == OutcomeKind::Decision)
                {
                    text = format!("{text} {vote}");
                }
                let record = Record::Outcome(outcome.clone()).id();
                edits.push(delete(record, one.outcome.revision));
                Some((text, edits))
            }
            Content::Topic(id) => {
                let topic = view.topics.get(&id)?;
                let letter = view.letters.letter(Mark::Topic)?;
                // The topic stays in the store: somebody may have taken it up already.
                Some((format!("{letter}: {}", topic.text), Vec::new()))
            }
            Content::Text(_) => None,
        }
    }

    // ── wrapped lines ─────────────────────────────────────────────────────────────────────────────

    /// Screen line and column of the cursor within its row, at the width last drawn.
    pub(super) fn cursor_place(&self, columns: u16) -> (usize, usize) {
        place_of(self.input.text(), self.input.cursor_byte(), columns)
    }

    fn up(&mut self, cx: &mut Cx<'_>) {
        let (line, column) = self.cursor_place(self.columns.get());
        if line > 0 && self.is_text() {
            self.cursor_to(line - 1, column);
        } else {
            self.take_over();
            self.move_focus(false, Some(column), cx);
        }
    }

    fn down(&mut self, cx: &mut Cx<'_>) {
        let columns = self.columns.get();
        let (line, column) = self.cursor_place(columns);
        let lines = width::wrap(self.input.text(), usize::from(columns)).len();
        if line + 1 < lines && self.is_text() {
            self.cursor_to(line + 1, column);
        } else {
            self.take_over();
            self.move_focus(true, Some(column), cx);
        }
    }

    /// To a column of the first or, coming from below, the last screen line of the row.
    pub(super) fn cursor_to_column(&mut self, column: usize, last: bool) {
        if !self.is_text() {
            return;
        }
        let lines = width::wrap(self.input.text(), usize::from(self.columns.get())).len();
        self.cursor_to(if last { lines.saturating_sub(1) } else { 0 }, column);
    }

    fn cursor_to(&mut self, line: usize, column: usize) {
        let text = self.input.text().to_owned();
        let pieces = width::wrap(&text, usize::from(self.columns.get()));
        let Some(piece) = pieces.get(line) else {
            return;
        };
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        let mut byte = start;
        let mut columns = 0;
        for (at, grapheme) in
            unicode_segmentation::UnicodeSegmentation::grapheme_indices(*piece, true)
        {
            columns += width::columns(grapheme);
            if columns > column {
                break;
            }
            byte = start + at + grapheme.len();
        }
        self.input.set_cursor(text[..byte].chars().count());
    }

    // ── names ─────────────────────────────────────────────────────────────────────────────────────

    /// The rest of the name that Tab would complete behind the cursor.
    pub(super) fn suggestion(&self) -> Option<String> {
        if !self.is_text() || !self.at_end() {
            return None;
        }
        let text = self.input.text();
        let start = text.rfind('@')? + 1;
        let typed = &text[start..];
        if typed.chars().count() < LETTERS_BEFORE_SUGGESTION || typed.ends_with(' ') {
            return None;
        }
        let name = self.view.as_deref()?.names.complete(typed)?;
        let rest: String = name.chars().skip(typed.chars().count()).collect();
        (!rest.is_empty()).then_some(rest)
    }

    /// The whole name in its own spelling, a blank behind it.
    pub(super) fn accept_suggestion(&mut self) {
        if self.suggestion().is_none() {
            return;
        }
        let text = self.input.text().to_owned();
        let Some(start) = text.rfind('@') else {
            return;
        };
        let name = self
            .view
            .as_deref()
            .and_then(|view| view.names.complete(&text[start + 1..]))
            .map(str::to_owned);
        if let Some(name) = name {
            self.input.replace(&format!("{}@{name} ", &text[..start]));
        }
    }
}

/// Screen line and column of a byte of a text wrapped at `columns`.
pub(super) fn place_of(text: &str, byte: usize, columns: u16) -> (usize, usize) {
    let pieces = width::wrap(text, usize::from(columns));
    let start = |piece: &str| piece.as_ptr() as usize - text.as_ptr() as usize;
    let line = pieces
        .iter()
        .rposition(|piece| start(piece) <= byte)
        .unwrap_or(0);
    let column = pieces.get(line).map_or(0, |piece| {
        width::columns(&text[start(piece)..byte.max(start(piece))])
    });
    // Blanks at the end of a full line are not shown; the cursor stays in sight.
    (line, column.min(usize::from(columns)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_given_back_as_text_is_one_when_it_is_typed_again() {
        use crate::domain::date::spoken;
        use crate::domain::lifting::{Context, Letters, lift};
        use crate::text::locale::Lang;

        let day = chrono::NaiveDate::from_ymd_opt(2027, 3, 5).unwrap();
        let before = day - chrono::TimeDelta::days(90);
        let letters = Letters::new(vec![('A', Mark::Outcome(OutcomeKind::Task))]);
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            let until = texts.get("minutes-until");
            let line = format!("A: Text {until} {}", texts.date_plain(day));
            let context = Context {
                letters: &letters,
                who: &|_| None,
                date: &|text| spoken::date(text, before).ok(),
            };
            assert_eq!(lift(&line, &context).unwrap().due, Some(day), "{line}");
        }
    }

    #[test]
    fn the_cursor_is_found_in_wrapped_text() {
        let text = "eins zwei drei";
        for (byte, expected) in [
            (0, (0, 0)),
            (4, (0, 4)),
            (5, (0, 5)),
            (9, (0, 9)),
            (10, (1, 0)),
            (14, (1, 4)),
        ] {
            assert_eq!(place_of(text, byte, 10), expected, "{byte}");
        }
        assert_eq!(place_of("", 0, 10), (0, 0));
        assert_eq!(place_of("Öl", 3, 10), (0, 2));
    }
}
