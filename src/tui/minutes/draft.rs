//! What of the minutes is not in the store yet, as bytes for the draft file.
//!
//! Written after every key, so that neither a dropped line nor `kill -9` loses what stood on the
//! screen. A line is recognised by its place (item and position), not by a number it may not have.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::rows::{Content, Keys, Row, State};
use crate::domain::id::{AgendaItemId, LineId};

/// One line on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingLine {
    /// Under which item.
    pub item: AgendaItemId,
    /// Its number, if it was stored before.
    pub id: Option<LineId>,
    /// The revision it was typed on; 0 if it was never stored.
    #[serde(default)]
    pub revision: u64,
    /// Its place in the item.
    pub position: u64,
    /// As typed.
    pub text: String,
    /// Not to be lifted.
    pub plain: bool,
    /// Which paste brought it.
    #[serde(default)]
    pub paste: Option<u64>,
}

/// Everything unsaved of one meeting, and where the cursor was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesDraft {
    /// The item that was open.
    pub item: Option<AgendaItemId>,
    /// The place of the line under the cursor.
    pub position: u64,
    /// Characters before the cursor.
    pub cursor: usize,
    /// Time of the last key, local, as `HH:MM`.
    pub at: String,
    /// The lines, by item and place.
    pub lines: Vec<PendingLine>,
}

/// The most a draft may hold when it is read back; beyond it the file is not ours.
const MAX: usize = 16 * 1024 * 1024;

impl MinutesDraft {
    /// For the draft file.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// From the draft file; none if it is not readable.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        (bytes.len() <= MAX)
            .then(|| serde_json::from_slice(bytes).ok())
            .flatten()
    }

    /// What is unsaved in the rows of an item.
    pub(super) fn add(&mut self, item: AgendaItemId, rows: &[Row]) {
        for row in rows {
            let Content::Text(text) = &row.content else {
                continue;
            };
            if row.is_unsaved() || row.paused {
                self.lines.push(PendingLine {
                    item,
                    id: row.id,
                    revision: row.revision.0,
                    position: row.position,
                    text: text.clone(),
                    plain: row.plain,
                    paste: row.paste,
                });
            }
        }
    }

    /// The lines of items that are not there any more, as rows.
    pub(super) fn elsewhere(
        &self,
        there: &BTreeMap<AgendaItemId, Vec<Row>>,
        keys: &mut Keys,
    ) -> BTreeMap<AgendaItemId, Vec<Row>> {
        let mut gone: BTreeMap<AgendaItemId, Vec<Row>> = BTreeMap::new();
        for line in &self.lines {
            if !there.contains_key(&line.item) {
                let row = Row::new(keys.next(), line.position, &line.text);
                put(gone.entry(line.item).or_default(), row, line);
            }
        }
        gone
    }

    /// Puts the lines of an item back among its rows. A line the store has already is not put there
    /// again: it had arrived, only its answer had not. What somebody else wrote in its place meanwhile
    /// stays, and mine stands behind it.
    pub(super) fn put_back(&self, item: AgendaItemId, rows: &mut Vec<Row>, keys: &mut Keys) {
        for line in self.lines.iter().filter(|line| line.item == item) {
            let place = rows.iter().position(|row| match line.id {
                Some(id) => row.id == Some(id),
                None => row.position == line.position,
            });
            let Some(at) = place else {
                put(rows, Row::new(keys.next(), line.position, &line.text), line);
                continue;
            };
            let row = &mut rows[at];
            // A mark: the line arrived and was lifted.
            let Some(stored) = row.text() else {
                continue;
            };
            let on_the_same = line.id.is_some() && row.revision.0 == line.revision;
            if stored == line.text {
                row.plain = line.plain;
                row.paused = !line.plain;
            } else if on_the_same || line.text.starts_with(stored.trim_end()) {
                row.set_text(&line.text);
                row.plain = line.plain;
                row.paste = line.paste;
            } else {
                // Somebody else's line, or theirs by now: both stand.
                let position = row.position.saturating_add(1);
                let mut mine = Row::new(keys.next(), position, &line.text);
                mine.conflict = line.id.is_some();
                put(rows, mine, line);
            }
        }
    }
}

fn put(rows: &mut Vec<Row>, mut row: Row, line: &PendingLine) {
    row.plain = line.plain;
    row.paste = line.paste;
    row.state = State::Dirty;
    rows.push(row);
    rows.sort_by_key(|row| row.position);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::outcome::{Line, LineContent};
    use crate::store::Stored;
    use crate::store::backend::Revision;
    use crate::tui::minutes::rows::merge;

    const ITEM: AgendaItemId = AgendaItemId(3);

    fn draft(id: Option<u64>, position: u64, text: &str) -> MinutesDraft {
        MinutesDraft {
            item: Some(ITEM),
            position,
            cursor: 1,
            at: "14:32".into(),
            lines: vec![PendingLine {
                item: ITEM,
                id: id.map(LineId),
                revision: u64::from(id.is_some()),
                position,
                text: text.into(),
                plain: false,
                paste: None,
            }],
        }
    }

    fn stored(content: LineContent) -> Stored<Line> {
        Stored {
            record: Line {
                id: LineId(1),
                item: ITEM,
                position: 10,
                content,
            },
            revision: Revision(1),
        }
    }

    fn restored(draft: &MinutesDraft, lines: &[Stored<Line>]) -> Vec<(Option<String>, bool)> {
        let mut keys = Keys::default();
        let mut rows = merge(Vec::new(), lines, 'N', &mut keys);
        draft.put_back(ITEM, &mut rows, &mut keys);
        rows.iter()
            .map(|row| (row.text().map(str::to_owned), row.is_unsaved()))
            .collect()
    }

    #[test]
    fn a_line_that_never_arrived_comes_back() {
        let text = LineContent::Text("eins".into());
        assert_eq!(
            restored(&draft(None, 20, "zw"), &[stored(text)]),
            [(Some("eins".into()), false), (Some("zw".into()), true)]
        );
    }

    #[test]
    fn a_line_that_arrived_is_not_doubled() {
        let text = LineContent::Text("eins".into());
        assert_eq!(
            restored(&draft(None, 10, "eins"), &[stored(text)]),
            [(Some("eins".into()), false)]
        );
        let mark = LineContent::Outcome(crate::domain::id::OutcomeId(4));
        assert_eq!(
            restored(&draft(None, 10, "B: eins"), &[stored(mark)]),
            [(None, false)]
        );
    }

    #[test]
    fn a_changed_line_comes_back_changed() {
        let text = LineContent::Text("eins".into());
        assert_eq!(
            restored(&draft(Some(1), 10, "eins und mehr"), &[stored(text)]),
            [(Some("eins und mehr".into()), true)]
        );
    }

    #[test]
    fn bytes_go_there_and_back() {
        let draft = draft(None, 10, "Ä");
        assert_eq!(MinutesDraft::from_bytes(&draft.to_bytes()), Some(draft));
        assert_eq!(MinutesDraft::from_bytes(b"nonsense"), None);
    }
}
