//! Storing lines: when and as what.
//!
//! Not for: what becomes of the answer ([`super::answer`]).

use super::rows::{Row, State};
use super::{Cx, MinutesPane};
use crate::domain::date::spoken;
use crate::domain::id::{AgendaItemId, LineId, OutcomeId, RecordId, TaskId, TopicId};
use crate::domain::lifting::{self, Lifted, Mark};
use crate::domain::outcome::{Audience, Line, LineContent, Outcome, OutcomeKind};
use crate::domain::task::{Responsible, Task, TaskSource, TaskState, Topic};
use crate::store::backend::Revision;
use crate::store::{Edit, Entity, Expected, Record};
use crate::tui::event::Tag;

impl MinutesPane {
    /// The cursor leaves the line: it is lifted or stored as text. An empty line that was never
    /// stored simply goes.
    pub(super) fn leave_row(&mut self, cx: &mut Cx<'_>) {
        self.typed_at = None;
        let text = self.input.text().to_owned();
        let Some(row) = self.row_mut() else {
            return;
        };
        if row.is_editable() {
            row.set_text(&text);
        }
        let key = row.key;
        let vanishes = row.id.is_none() && row.text() == Some("") && !row.is_unsaved();
        if !vanishes {
            self.commit(key, true, cx);
        }
        self.drop_empty_rows(key);
        if self.row().is_some_and(|row| row.key != key) {
            // What was typed into the row that went must not be taken for the next one's text.
            self.focus_row(self.focus, None);
        }
    }

    /// Empty lines nobody stored, but the last one, are no lines.
    fn drop_empty_rows(&mut self, left: u64) {
        let Some(item) = self.item_id() else {
            return;
        };
        if let Some(rows) = self.rows.get_mut(&item) {
            let last = rows.last().map(|row| row.key);
            rows.retain(|row| {
                row.key != left
                    || Some(row.key) == last
                    || row.id.is_some()
                    || row.is_unsaved()
                    || row.text() != Some("")
            });
        }
    }

    /// Enter: the line is done, an empty one too (people leave a line between two thoughts).
    pub(super) fn commit_line(&mut self, key: u64, cx: &mut Cx<'_>) {
        if let Some((_, row)) = self.find_mut(key)
            && row.id.is_none()
            && row.text() == Some("")
            && row.state == State::Clean
        {
            row.state = State::Dirty;
        }
        self.commit(key, true, cx);
    }

    /// Ten seconds without a key: stored as it stands, lifted only when it is left.
    pub(super) fn store_after_pause(&mut self, cx: &mut Cx<'_>) {
        self.typed_at = None;
        let Some(key) = self.row().map(|row| row.key) else {
            return;
        };
        self.commit(key, false, cx);
        if let Some((_, row)) = self.find_mut(key) {
            row.paused = true;
        }
        self.write_draft(cx);
    }

    pub(super) fn find_mut(&mut self, key: u64) -> Option<(AgendaItemId, &mut Row)> {
        self.rows.iter_mut().find_map(|(item, rows)| {
            rows.iter_mut()
                .find(|row| row.key == key)
                .map(|row| (*item, row))
        })
    }

    fn find(&self, key: u64) -> Option<(AgendaItemId, &Row)> {
        self.rows.iter().find_map(|(item, rows)| {
            rows.iter()
                .find(|row| row.key == key)
                .map(|row| (*item, row))
        })
    }

    /// Sends a line to the store if there is something to send; what was pasted together goes in one
    /// change, so that one undo takes it back.
    pub(super) fn commit(&mut self, key: u64, lift: bool, cx: &mut Cx<'_>) {
        let focus = self.row().map(|row| row.key);
        let mut edits = Vec::new();
        let mut sent = Vec::new();
        for one in self.together(key) {
            let lift = if one == key { lift } else { Some(one) != focus };
            let number = sent.len() as u64 + 1;
            if let Some(own) = self.send(one, lift, number, cx) {
                edits.extend(own);
                sent.push(one);
            }
        }
        if !sent.is_empty() {
            cx.apply(Tag::Lines(sent), edits);
        }
    }

    /// The lines that go with a line: those of the same paste. None while one of them is on its way:
    /// its answer sends them all.
    fn together(&self, key: u64) -> Vec<u64> {
        let Some((_, row)) = self.find(key) else {
            return Vec::new();
        };
        let Some(paste) = row.paste else {
            return vec![key];
        };
        let same = || {
            let rows = self.rows.values().flatten();
            rows.filter(move |row| row.paste == Some(paste))
        };
        if same().any(|row| matches!(row.state, State::Saving { .. })) {
            return Vec::new();
        }
        same().map(|row| row.key).collect()
    }

    /// What storing a line takes, if there is something to store; it is on its way from now on. New
    /// records get the provisional `number`.
    fn send(&mut self, key: u64, lift: bool, number: u64, cx: &Cx<'_>) -> Option<Vec<Edit>> {
        let (item, row) = self.find(key)?;
        // A line stored by a pause still waits for its lifting.
        let wants = row.state == State::Dirty || (row.state == State::Clean && row.paused && lift);
        let (true, Some(text)) = (wants, row.text()) else {
            return None;
        };
        // A blank before the cursor is the beginning of the next word.
        let text = if lift { text.trim_end() } else { text }.to_owned();
        let lifted = if lift && !row.plain {
            self.lift(&text, cx)
        } else {
            None
        };
        let same = lifted.is_none() && row.stored == Some(LineContent::Text(text.clone()));
        let (edits, lifting) = match lifted {
            Some(lifted) => self.lifted_edits(item, row, lifted, number, cx),
            None => {
                let content = LineContent::Text(text);
                (vec![line_edit(item, row, number, content)], false)
            }
        };
        let (_, row) = self.find_mut(key)?;
        row.paused = false;
        if same {
            row.state = State::Clean;
            return None;
        }
        row.state = State::Saving {
            lifting,
            again: false,
        };
        row.conflict = false;
        Some(edits)
    }

    fn lift(&self, text: &str, cx: &Cx<'_>) -> Option<Lifted> {
        let view = self.view.as_deref()?;
        // Dates count from the meeting's day (its last one before today, else its first).
        let meeting = &view.meeting.record;
        let anchor = meeting
            .days
            .iter()
            .map(|day| day.date)
            .filter(|day| *day <= cx.today)
            .max()
            .or(meeting.first_day())
            .unwrap_or(cx.today);
        lifting::lift(
            text,
            &lifting::Context {
                letters: &view.letters,
                who: &|name| view.names.exact(name),
                date: &|text| spoken::date(text, anchor).ok(),
            },
        )
    }

    /// What a lifted line becomes: an outcome with its task, a topic, or a note.
    fn lifted_edits(
        &self,
        item: AgendaItemId,
        row: &Row,
        lifted: Lifted,
        number: u64,
        cx: &Cx<'_>,
    ) -> (Vec<Edit>, bool) {
        let create = |record| Edit::Put {
            record,
            expected: Expected::New,
        };
        match lifted.mark {
            Mark::Note => (
                vec![line_edit(item, row, number, LineContent::Note(lifted.text))],
                false,
            ),
            Mark::Topic => {
                let topic = Topic {
                    id: TopicId::provisional(number),
                    ring: self
                        .view
                        .as_deref()
                        .and_then(|view| view.meeting.record.ring),
                    text: lifted.text,
                    from_meeting: Some(self.meeting),
                    from_item: Some(item),
                    taken_into: None,
                    parked_on: cx.today,
                };
                let mark = LineContent::Topic(TopicId::provisional(number));
                (
                    vec![
                        create(Record::Topic(topic)),
                        line_edit(item, row, number, mark),
                    ],
                    true,
                )
            }
            Mark::Outcome(kind) => {
                let id = OutcomeId::provisional(number);
                let outcome = Outcome {
                    id,
                    meeting: self.meeting,
                    item,
                    kind,
                    number: 0,
                    text: lifted.text.clone(),
                    municipality: match lifted.who {
                        Some(Responsible::Municipality(id)) if kind != OutcomeKind::Task => {
                            Some(id)
                        }
                        _ => None,
                    },
                    vote: lifted.vote,
                    assessment: String::new(),
                    indicators: Vec::new(),
                    audience: Audience::Ring,
                };
                let mut edits = vec![create(Record::Outcome(outcome))];
                if kind == OutcomeKind::Task {
                    edits.push(create(Record::Task(Task {
                        id: TaskId::provisional(number),
                        text: lifted.text,
                        responsible: lifted.who,
                        due: lifted.due,
                        state: TaskState::Open,
                        source: TaskSource::Outcome(id),
                        created_on: cx.today,
                    })));
                }
                edits.push(line_edit(item, row, number, LineContent::Outcome(id)));
                (edits, true)
            }
        }
    }

    /// A line joined to the one before it: both in one change.
    pub(super) fn joined_away(
        &mut self,
        into: u64,
        id: LineId,
        revision: Revision,
        cx: &mut Cx<'_>,
    ) {
        let delete = Edit::Delete {
            id: RecordId {
                kind: LineId::KIND,
                id: id.0,
            },
            expected: revision,
        };
        let Some((item, row)) = self.find_mut(into) else {
            return;
        };
        match (row.state, row.text()) {
            (State::Dirty, Some(text)) => {
                let content = LineContent::Text(text.to_owned());
                let edits = vec![line_edit(item, row, 1, content), delete];
                row.plain = true;
                row.state = State::Saving {
                    lifting: false,
                    again: false,
                };
                cx.apply(Tag::Lines(vec![into]), edits);
            }
            _ => cx.apply(Tag::Plain, vec![delete]),
        }
    }
}

fn line_edit(item: AgendaItemId, row: &Row, number: u64, content: LineContent) -> Edit {
    let line = Line {
        id: row.id.unwrap_or(LineId::provisional(number)),
        item,
        position: row.position,
        content,
    };
    Edit::Put {
        record: line.record(),
        expected: match row.id {
            Some(_) => Expected::Revision(row.revision),
            None => Expected::New,
        },
    }
}
