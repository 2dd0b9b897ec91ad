//! What becomes of lines sent to the store.
//!
//! Responsible for: numbers and revisions that came back, lines that were refused, sending again what
//! is left. Not for: what is sent ([`super::save`]) and what others wrote ([`super::rows::merge`]).

use super::rows::{Content, State, note_letter, shown};
use super::{Cx, MinutesPane};
use crate::domain::outcome::{Line, LineContent, Outcome};
use crate::domain::task::{Responsible, Task, Topic};
use crate::report::names as letters;
use crate::store::apply::{Applied, ApplyError};
use crate::store::{Entity, Stored};
use crate::tui::view::OutcomeView;

impl MinutesPane {
    /// The store answered: the lines have numbers and revisions now, or they stay unsaved.
    pub(super) fn saved(
        &mut self,
        keys: &[u64],
        result: &Result<Applied, ApplyError>,
        cx: &mut Cx<'_>,
    ) {
        match result {
            Ok(applied) => {
                self.learn_outcome(applied);
                let lines = applied.records.iter().filter_map(Line::of);
                for (key, line) in keys.iter().zip(lines) {
                    self.arrived(*key, line, applied);
                }
                // What was typed in it meanwhile, and what was refused before, follows.
                self.retry(cx);
            }
            Err(error) => self.refused(keys, error, cx),
        }
        self.write_draft(cx);
    }

    pub(super) fn arrived(&mut self, key: u64, line: &Line, applied: &Applied) {
        let focused = self.row().is_some_and(|row| row.key == key);
        let Some((_, row)) = self.find_mut(key) else {
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
            row.paste = None;
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

    fn refused(&mut self, keys: &[u64], error: &ApplyError, cx: &mut Cx<'_>) {
        let conflict = matches!(error, ApplyError::Conflict(_));
        self.unsent(keys);
        if conflict {
            // The new reading shows both versions.
            self.refresh(cx);
        } else {
            cx.fail(crate::tui::app::sentence(error, cx.texts));
        }
    }

    /// Lines that did not get into the store are as they were before.
    pub(super) fn unsent(&mut self, keys: &[u64]) {
        let note = self
            .view
            .as_deref()
            .map_or('N', |view| note_letter(&view.letters));
        for key in keys {
            let Some((_, row)) = self.find_mut(*key) else {
                continue;
            };
            row.state = State::Dirty;
            // A mark that could not be taken back is a mark.
            if let Some(stored @ (LineContent::Outcome(_) | LineContent::Topic(_))) = &row.stored {
                row.content = shown(stored, note);
                row.state = State::Clean;
                row.height.set((0, 0));
            }
        }
    }

    /// Sends everything unsaved that is not under the cursor: typed in while it was on its way, refused
    /// while the disk had no room, or standing beside somebody else's version.
    pub(super) fn retry(&mut self, cx: &mut Cx<'_>) {
        let focus = self.row().map(|row| row.key);
        for key in self.dirty() {
            if Some(key) != focus {
                self.commit(key, true, cx);
            }
        }
    }
}
