//! Storing lines: when, as what, and what becomes of the answer.

use super::rows::{Content, Row, State, note_letter, shown};
use super::{Cx, MinutesPane};
use crate::domain::date::spoken;
use crate::domain::id::{AgendaItemId, LineId, OutcomeId, RecordId, TaskId, TopicId};
use crate::domain::lifting::{self, Lifted, Mark};
use crate::domain::outcome::{Audience, Line, LineContent, Outcome, OutcomeKind};
use crate::domain::task::{Responsible, Task, TaskSource, TaskState, Topic};
use crate::report::names as letters;
use crate::store::apply::{Applied, ApplyError};
use crate::store::backend::Revision;
use crate::store::{Edit, Entity, Expected, Record, Stored};
use crate::tui::event::Tag;
use crate::tui::view::OutcomeView;

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

    fn find_mut(&mut self, key: u64) -> Option<(AgendaItemId, &mut Row)> {
        self.rows.iter_mut().find_map(|(item, rows)| {
            rows.iter_mut()
                .find(|row| row.key == key)
                .map(|row| (*item, row))
        })
    }

    /// Sends a line to the store if there is something to send.
    pub(super) fn commit(&mut self, key: u64, lift: bool, cx: &mut Cx<'_>) {
        let Some((item, row)) = self.rows.iter().find_map(|(item, rows)| {
            rows.iter()
                .find(|row| row.key == key)
                .map(|row| (*item, row))
        }) else {
            return;
        };
        // A line stored by a pause still waits for its lifting.
        let wants = row.state == State::Dirty || (row.state == State::Clean && row.paused && lift);
        let (true, Some(text)) = (wants, row.text()) else {
            return;
        };
        // A blank before the cursor is the beginning of the next word.
        let text = if lift { text.trim_end() } else { text }.to_owned();
        let lifted = if lift && !row.plain {
            self.lift(&text, cx)
        } else {
            None
        };
        let row = row.clone();
        let same = lifted.is_none() && row.stored == Some(LineContent::Text(text.clone()));
        let (edits, lifting) = match lifted {
            Some(lifted) => self.lifted_edits(item, &row, lifted, cx),
            None => (vec![line_edit(item, &row, LineContent::Text(text))], false),
        };
        if let Some((_, row)) = self.find_mut(key) {
            row.paused = false;
            if row.state == State::Clean && same {
                return;
            }
            row.state = State::Saving {
                lifting,
                again: false,
            };
            row.conflict = false;
        }
        cx.apply(Tag::Line(key), edits);
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
        cx: &Cx<'_>,
    ) -> (Vec<Edit>, bool) {
        let create = |record| Edit::Put {
            record,
            expected: Expected::New,
        };
        match lifted.mark {
            Mark::Note => (
                vec![line_edit(item, row, LineContent::Note(lifted.text))],
                false,
            ),
            Mark::Topic => {
                let topic = Topic {
                    id: TopicId::provisional(1),
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
                let mark = LineContent::Topic(TopicId::provisional(1));
                (
                    vec![create(Record::Topic(topic)), line_edit(item, row, mark)],
                    true,
                )
            }
            Mark::Outcome(kind) => {
                let id = OutcomeId::provisional(1);
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
                        id: TaskId::provisional(1),
                        text: lifted.text,
                        responsible: lifted.who,
                        due: lifted.due,
                        state: TaskState::Open,
                        source: TaskSource::Outcome(id),
                        created_on: cx.today,
                    })));
                }
                edits.push(line_edit(item, row, LineContent::Outcome(id)));
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
                let edits = vec![line_edit(item, row, content), delete];
                row.plain = true;
                row.state = State::Saving {
                    lifting: false,
                    again: false,
                };
                cx.apply(Tag::Line(into), edits);
            }
            _ => cx.apply(Tag::Plain, vec![delete]),
        }
    }

    /// The store answered: the line has a number and a revision now, or it stays unsaved.
    pub(super) fn saved(
        &mut self,
        key: u64,
        result: &Result<Applied, ApplyError>,
        cx: &mut Cx<'_>,
    ) {
        match result {
            Ok(applied) => {
                self.arrived(key, applied);
                // What was typed in it meanwhile, and what was refused before, follows.
                self.retry(cx);
            }
            Err(error) => self.refused(key, error, cx),
        }
        self.write_draft(cx);
    }

    fn arrived(&mut self, key: u64, applied: &Applied) {
        self.learn_outcome(applied);
        let focused = self.row().is_some_and(|row| row.key == key);
        let Some((_, row)) = self.find_mut(key) else {
            return;
        };
        let Some(line) = applied.first::<Line>() else {
            return;
        };
        let again = matches!(row.state, State::Saving { again: true, .. });
        row.id = Some(line.id);
        if applied.seq.is_some() {
            row.revision = applied.revision;
        }
        row.stored = Some(line.content.clone());
        row.height.set((0, 0));
        match &line.content {
            LineContent::Outcome(id) => row.content = Content::Outcome(*id),
            LineContent::Topic(id) => row.content = Content::Topic(*id),
            LineContent::Text(_) | LineContent::Note(_) => {}
        }
        row.state = if again && row.text().is_some() {
            State::Dirty
        } else {
            State::Clean
        };
        // Text that was left as text stays text; under the cursor it may still become a result.
        if !focused && row.text().is_some() && row.state == State::Clean {
            row.plain = matches!(line.content, LineContent::Text(_));
        }
    }

    /// What was lifted is known before the minutes are read again: Backspace may follow at once.
    fn learn_outcome(&mut self, applied: &Applied) {
        let Some(view) = self.view.as_deref_mut() else {
            return;
        };
        if let Some(outcome) = applied.first::<Outcome>() {
            let task = applied.first::<Task>().map(|task| Stored {
                record: task.clone(),
                revision: applied.revision,
            });
            let who = match task.as_ref().map(|task| &task.record.responsible) {
                Some(Some(who)) => view.names.name_of(who),
                _ => outcome.municipality.map_or_else(String::new, |id| {
                    view.names.name_of(&Responsible::Municipality(id))
                }),
            };
            view.outcomes.insert(
                outcome.id,
                OutcomeView {
                    number: letters::number(
                        view.meeting.record.language,
                        outcome.kind,
                        outcome.number,
                    ),
                    outcome: Stored {
                        record: outcome.clone(),
                        revision: applied.revision,
                    },
                    task,
                    who,
                },
            );
        }
        if let Some(topic) = applied.first::<Topic>() {
            view.topics.insert(topic.id, topic.clone());
        }
    }

    fn refused(&mut self, key: u64, error: &ApplyError, cx: &mut Cx<'_>) {
        let conflict = matches!(error, ApplyError::Conflict(_));
        let note = self
            .view
            .as_deref()
            .map_or('N', |view| note_letter(&view.letters));
        if let Some((_, row)) = self.find_mut(key) {
            row.state = State::Dirty;
            // A mark that could not be taken back is a mark.
            if let Some(stored @ (LineContent::Outcome(_) | LineContent::Topic(_))) = &row.stored {
                row.content = shown(stored, note);
                row.state = State::Clean;
                row.height.set((0, 0));
            }
        }
        if conflict {
            // The new reading shows both versions.
            self.refresh(cx);
        } else {
            cx.fail(crate::tui::app::sentence(error, cx.texts));
        }
    }

    /// Sends everything unsaved that is not under the cursor: typed in while it was on its way, refused
    /// while the disk had no room, or standing beside somebody else's version.
    pub(super) fn retry(&mut self, cx: &mut Cx<'_>) {
        let focus = self.row().map(|row| row.key);
        let keys: Vec<u64> = self
            .rows
            .values()
            .flatten()
            .filter(|row| row.state == State::Dirty && Some(row.key) != focus)
            .map(|row| row.key)
            .collect();
        for key in keys {
            self.commit(key, true, cx);
        }
    }
}

fn line_edit(item: AgendaItemId, row: &Row, content: LineContent) -> Edit {
    let line = Line {
        id: row.id.unwrap_or(LineId::provisional(1)),
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
