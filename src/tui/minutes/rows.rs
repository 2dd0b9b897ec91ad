//! The lines of an agenda item while somebody types: what is stored, what is not yet, and how both
//! come together again when the store is read anew.
//!
//! Every line is a record of its own, so that two people in the same item never overwrite each
//! other. A row keeps its place by `position` even before it has a number, which is also how a line
//! that was on its way when the program died is recognised afterwards.

use std::cell::Cell;

use crate::domain::id::{LineId, OutcomeId, TopicId};
use crate::domain::lifting::Letters;
use crate::domain::order;
use crate::domain::outcome::{Line, LineContent};
use crate::store::Stored;
use crate::store::backend::Revision;

/// What a row shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// Text; notes too, with their letter in front.
    Text(String),
    /// The mark of an outcome.
    Outcome(OutcomeId),
    /// The mark of a parked topic.
    Topic(TopicId),
}

/// How a row stands to the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// The same.
    Clean,
    /// Typed, not stored.
    Dirty,
    /// On its way to the store.
    Saving {
        /// It becomes a mark when it arrives: no more typing in it.
        lifting: bool,
        /// Typed in again meanwhile.
        again: bool,
    },
}

/// One line of an item.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Local identity, given once.
    pub(super) key: u64,
    /// Number in the store, once it is there.
    pub(super) id: Option<LineId>,
    /// When it was last written there.
    pub(super) revision: Revision,
    /// Order within the item.
    pub(super) position: u64,
    /// What it shows.
    pub(super) content: Content,
    /// What the store has; none = nothing yet.
    pub(super) stored: Option<LineContent>,
    /// How it stands to the store.
    pub(super) state: State,
    /// It came by a paste: never lifted, until its letter is typed again.
    pub(super) plain: bool,
    /// Which paste brought it, until it is stored: what was pasted together goes into one change.
    pub(super) paste: Option<u64>,
    /// Stored by a pause and still under the cursor: leaving it may still lift it.
    pub(super) paused: bool,
    /// Somebody else changed the same line: this is my version.
    pub(super) conflict: bool,
    /// Width and number of screen lines it took when last drawn.
    pub(super) height: Cell<(u16, u16)>,
}

impl Row {
    /// A line that nobody stored yet.
    pub(super) fn new(key: u64, position: u64, text: &str) -> Self {
        Self {
            key,
            id: None,
            revision: Revision(0),
            position,
            content: Content::Text(text.to_owned()),
            stored: None,
            state: if text.is_empty() {
                State::Clean
            } else {
                State::Dirty
            },
            plain: false,
            paste: None,
            paused: false,
            conflict: false,
            height: Cell::new((0, 0)),
        }
    }

    /// A line as the store has it.
    fn stored(key: u64, line: &Stored<Line>, note: char) -> Self {
        let content = shown(&line.record.content, note);
        Self {
            key,
            id: Some(line.record.id),
            revision: line.revision,
            position: line.record.position,
            // Text that stands in the store with a letter in front was left as text on purpose.
            plain: matches!(line.record.content, LineContent::Text(_)),
            content,
            stored: Some(line.record.content.clone()),
            state: State::Clean,
            paste: None,
            paused: false,
            conflict: false,
            height: Cell::new((0, 0)),
        }
    }

    /// The text, if it is text.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Outcome(_) | Content::Topic(_) => None,
        }
    }

    /// Whether a line at its place may be this one, which has no number yet: sent, and arrived before
    /// its answer did; or sent before the program died, and typed on since. Any other line there is
    /// somebody else's, who wrote at the same place at the same time.
    fn may_have_become(&self, line: &Stored<Line>, note: char) -> bool {
        match self.state {
            State::Saving { .. } => true,
            State::Clean => false,
            State::Dirty => match (self.text(), &shown(&line.record.content, note)) {
                (Some(mine), Content::Text(theirs)) => {
                    mine.starts_with(theirs.as_str()) || theirs.starts_with(mine)
                }
                _ => false,
            },
        }
    }

    /// Whether one can type in it now.
    pub(super) fn is_editable(&self) -> bool {
        self.text().is_some() && !matches!(self.state, State::Saving { lifting: true, .. })
    }

    /// Takes a new text. Typing a new beginning makes a plain line liftable again.
    pub(super) fn set_text(&mut self, text: &str) {
        let Content::Text(own) = &mut self.content else {
            return;
        };
        if own == text {
            return;
        }
        if self.plain && beginning(own) != beginning(text) {
            self.plain = false;
        }
        text.clone_into(own);
        self.height.set((0, 0));
        self.state = match self.state {
            State::Saving { lifting, .. } => State::Saving {
                lifting,
                again: true,
            },
            State::Clean | State::Dirty => State::Dirty,
        };
    }

    /// Whether something in it is not in the store.
    pub(super) fn is_unsaved(&self) -> bool {
        self.state != State::Clean
    }
}

/// Letter and colon: what decides about lifting.
fn beginning(text: &str) -> Option<(char, char)> {
    let mut characters = text.chars();
    Some((characters.next()?, characters.next()?))
}

/// What a stored line shows. A note shows its letter.
pub(super) fn shown(content: &LineContent, note: char) -> Content {
    match content {
        LineContent::Text(text) => Content::Text(text.clone()),
        LineContent::Note(text) => Content::Text(format!("{note}: {text}")),
        LineContent::Outcome(id) => Content::Outcome(*id),
        LineContent::Topic(id) => Content::Topic(*id),
    }
}

/// The letter of a note in the meeting's language.
pub(super) fn note_letter(letters: &Letters) -> char {
    letters
        .letter(crate::domain::lifting::Mark::Note)
        .unwrap_or('N')
}

/// Gives local keys.
#[derive(Debug, Default)]
pub(super) struct Keys(u64);

impl Keys {
    /// Keys that no other pane gives: `pane` is a number that only grows. Answers to lines of a pane
    /// that is gone then find no row.
    pub(super) fn apart(pane: u64) -> Self {
        Self(pane << 20)
    }

    /// The next one.
    pub(super) fn next(&mut self) -> u64 {
        self.0 += 1;
        self.0
    }
}

/// Brings the rows of an item together with what the store has now. What is typed and not stored
/// stays; what others changed comes in; a line changed by both stands twice, mine marked, right
/// behind theirs.
pub(super) fn merge(
    rows: Vec<Row>,
    lines: &[Stored<Line>],
    note: char,
    keys: &mut Keys,
) -> Vec<Row> {
    let mut left = rows;
    let mut merged = Vec::with_capacity(lines.len() + 1);
    for line in lines {
        let mine = left.iter().position(|row| match row.id {
            Some(id) => id == line.record.id,
            None => row.position == line.record.position && row.may_have_become(line, note),
        });
        let Some(at) = mine else {
            merged.push(Row::stored(keys.next(), line, note));
            continue;
        };
        let mut row = left.remove(at);
        match row.state {
            State::Saving { .. } => merged.push(row),
            State::Clean => {
                let mut fresh = Row::stored(row.key, line, note);
                fresh.paused = row.paused;
                fresh.plain &= row.plain || row.stored.as_ref() != Some(&line.record.content);
                fresh.conflict = row.conflict;
                if fresh.content == row.content {
                    fresh.height = row.height.clone();
                }
                merged.push(fresh);
            }
            State::Dirty if row.stored.as_ref() == Some(&line.record.content) => {
                row.revision = line.revision;
                row.position = line.record.position;
                merged.push(row);
            }
            State::Dirty => {
                let theirs = Row::stored(keys.next(), line, note);
                if theirs.content == row.content {
                    merged.push(Row {
                        key: row.key,
                        ..theirs
                    });
                } else {
                    row.id = None;
                    row.stored = None;
                    row.conflict = true;
                    row.position = line.record.position.saturating_add(1);
                    merged.push(theirs);
                    merged.push(row);
                }
            }
        }
    }
    for mut row in left {
        match (row.id, row.state) {
            // Deleted elsewhere: gone, unless I typed in it.
            (Some(_), State::Clean) => {}
            (Some(_), State::Dirty) => {
                row.id = None;
                row.stored = None;
                merged.push(row);
            }
            (Some(_), State::Saving { .. }) | (None, _) => merged.push(row),
        }
    }
    merged.sort_by_key(|row| row.position);
    merged
}

/// A position right behind row `at` (`None` = before the first), making room if there is none.
/// `true` when rows had to be renumbered: those in the store have to be written again.
pub(super) fn room_behind(rows: &mut [Row], at: Option<usize>) -> (u64, bool) {
    let (positions, renumbered) = room_for(rows, at, 1);
    (positions.first().copied().unwrap_or(order::GAP), renumbered)
}

/// The same for `n` rows in a row.
pub(super) fn room_for(rows: &mut [Row], at: Option<usize>, n: usize) -> (Vec<u64>, bool) {
    let place = |rows: &[Row]| {
        let before = at.map(|at| rows[at].position);
        let behind = rows.get(at.map_or(0, |at| at + 1)).map(|row| row.position);
        order::spread(before, behind, n)
    };
    if let Some(positions) = place(rows) {
        return (positions, false);
    }
    for (row, position) in rows.iter_mut().zip(order::renumbered(usize::MAX)) {
        row.position = position;
    }
    (place(rows).unwrap_or_default(), true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::AgendaItemId;

    fn line(id: u64, position: u64, text: &str, revision: u64) -> Stored<Line> {
        Stored {
            record: Line {
                id: LineId(id),
                item: AgendaItemId(1),
                position,
                content: LineContent::Text(text.into()),
            },
            revision: Revision(revision),
        }
    }

    fn texts(rows: &[Row]) -> Vec<String> {
        rows.iter()
            .map(|row| {
                let mark = if row.conflict { "≠" } else { "" };
                format!("{mark}{}", row.text().unwrap_or("→"))
            })
            .collect()
    }

    fn read(lines: &[Stored<Line>], keys: &mut Keys) -> Vec<Row> {
        merge(Vec::new(), lines, 'N', keys)
    }

    #[test]
    fn unsaved_rows_survive_a_new_reading() {
        let mut keys = Keys::default();
        let mut rows = read(&[line(1, 10, "eins", 1)], &mut keys);
        rows.push(Row::new(keys.next(), 20, "zwei"));
        let rows = merge(
            rows,
            &[line(1, 10, "eins!", 2), line(7, 15, "von anderen", 2)],
            'N',
            &mut keys,
        );
        assert_eq!(texts(&rows), ["eins!", "von anderen", "zwei"]);
    }

    #[test]
    fn a_line_changed_by_both_stands_twice() {
        let mut keys = Keys::default();
        let mut rows = read(&[line(1, 10, "eins", 1), line(2, 20, "zwei", 1)], &mut keys);
        rows[0].set_text("eins von mir");
        let rows = merge(
            rows,
            &[line(1, 10, "eins von ihr", 2), line(2, 20, "zwei", 1)],
            'N',
            &mut keys,
        );
        assert_eq!(texts(&rows), ["eins von ihr", "≠eins von mir", "zwei"]);
    }

    #[test]
    fn both_typing_the_same_is_no_conflict() {
        let mut keys = Keys::default();
        let mut rows = read(&[line(1, 10, "eins", 1)], &mut keys);
        rows[0].set_text("uno");
        let rows = merge(rows, &[line(1, 10, "uno", 2)], 'N', &mut keys);
        assert_eq!(texts(&rows), ["uno"]);
        assert!(!rows[0].is_unsaved());
    }

    #[test]
    fn a_line_deleted_elsewhere_goes_unless_typed_in() {
        let mut keys = Keys::default();
        let mut rows = read(&[line(1, 10, "eins", 1), line(2, 20, "zwei", 1)], &mut keys);
        rows[1].set_text("zwei mehr");
        let rows = merge(rows, &[], 'N', &mut keys);
        assert_eq!(texts(&rows), ["zwei mehr"]);
        assert_eq!(rows[0].id, None);
    }

    #[test]
    fn what_arrived_before_its_answer_is_no_second_line() {
        let mut keys = Keys::default();
        let mut row = Row::new(keys.next(), 20, "neu");
        row.state = State::Saving {
            lifting: false,
            again: false,
        };
        let rows = merge(vec![row], &[line(9, 20, "neu", 3)], 'N', &mut keys);
        assert_eq!(texts(&rows), ["neu"]);
    }

    #[test]
    fn two_appends_at_the_same_place_are_two_lines_and_no_conflict() {
        let mut keys = Keys::default();
        for (mine, theirs, both) in [
            ("von mir", "von ihr", vec!["von ihr", "von mir"]),
            ("dasselbe", "dasselbe", vec!["dasselbe"]),
            // Stored before the program died, and typed on since.
            ("halb und ganz", "halb", vec!["halb", "≠halb und ganz"]),
        ] {
            let row = Row::new(keys.next(), 20, mine);
            let rows = merge(vec![row], &[line(9, 20, theirs, 3)], 'N', &mut keys);
            assert_eq!(texts(&rows), both);
        }
    }

    #[test]
    fn there_is_always_room_between_two_rows() {
        let mut keys = Keys::default();
        let mut rows = read(&[line(1, 1, "a", 1), line(2, 2, "b", 1)], &mut keys);
        let (position, renumbered) = room_behind(&mut rows, Some(0));
        assert!(renumbered);
        assert!(rows[0].position < position && position < rows[1].position);
        let (first, _) = room_behind(&mut rows, None);
        assert!(first < rows[0].position);
    }

    #[test]
    fn a_plain_line_becomes_liftable_when_its_beginning_is_typed_anew() {
        let mut keys = Keys::default();
        let mut rows = read(&[line(1, 10, "F: wer?", 1)], &mut keys);
        rows[0].set_text("F: wer denn?");
        assert!(rows[0].plain);
        rows[0].set_text("B: wer denn?");
        assert!(!rows[0].plain);
    }
}
