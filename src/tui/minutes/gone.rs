//! Lines without a place: their agenda item was deleted elsewhere, or their minutes were left before
//! the store had answered. Nothing typed is lost by either.

use std::collections::BTreeMap;

use super::rows::{Row, State, room_for};
use super::{Cx, MinutesPane};
use crate::domain::id::AgendaItemId;
use crate::domain::outcome::Line;
use crate::store::Entity as _;
use crate::tui::event::{Event, Tag};

impl MinutesPane {
    /// The item that takes the place of one that is gone: the one before it, else the one behind.
    pub(super) fn instead_of(
        &self,
        gone: AgendaItemId,
        agenda: &[AgendaItemId],
    ) -> Option<AgendaItemId> {
        let at = agenda.iter().position(|item| *item == gone)?;
        let (before, behind) = agenda.split_at(at);
        let nearest = before.iter().rev().chain(behind);
        let mut still = nearest.filter(|item| self.index_of(**item).is_some());
        still.next().copied()
    }

    /// What was typed under items that are gone and is not stored goes to the end of their neighbours,
    /// and that is said; `agenda` is the order they stood in. Without any item left, the draft keeps it.
    pub(super) fn take_in(
        &mut self,
        gone: BTreeMap<AgendaItemId, Vec<Row>>,
        agenda: &[AgendaItemId],
        cx: &mut Cx<'_>,
    ) {
        let first = self.view.as_deref().and_then(|view| view.items.first());
        let first = first.map(|(item, _)| item.record.id);
        let mut moved = None;
        for (item, rows) in gone {
            let unsaved =
                |row: &Row| row.is_unsaved() && row.text().is_some_and(|text| !text.is_empty());
            let rows: Vec<Row> = rows.into_iter().filter(unsaved).collect();
            if rows.is_empty() {
                continue;
            }
            match self.instead_of(item, agenda).or(first) {
                Some(to) => {
                    self.append(to, rows);
                    moved = Some(to);
                }
                None => {
                    self.rows.insert(item, rows);
                    cx.warn(cx.texts.get("minutes-items-gone").into_owned());
                }
            }
        }
        if let Some(to) = moved
            && let Some(view) = self.view.as_deref()
            && let Some((item, _)) = view.items.iter().find(|(item, _)| item.record.id == to)
        {
            let title = item.record.title.clone();
            cx.warn(
                cx.texts
                    .with("minutes-item-gone", &[("title", title.into())]),
            );
        }
    }

    fn append(&mut self, to: AgendaItemId, mut fresh: Vec<Row>) {
        let rows = self.rows.entry(to).or_default();
        // Not behind the empty line one types in next.
        let typed = rows
            .iter()
            .rposition(|row| row.id.is_some() || row.text() != Some(""));
        let (positions, _) = room_for(rows, typed, fresh.len());
        for (row, position) in fresh.iter_mut().zip(positions) {
            row.position = position;
            row.id = None;
            row.stored = None;
        }
        let at = typed.map_or(0, |at| at + 1);
        rows.splice(at..at, fresh);
    }

    /// What still matters to minutes that are no longer on the screen: answers to what they sent. Says
    /// what was refused; it stays in the draft. `false` once nothing more can come.
    pub fn hear_left(&mut self, event: &Event, cx: &mut Cx<'_>) -> bool {
        if let Event::Applied {
            tag: Tag::Lines(keys),
            result,
        } = event
            && keys.iter().any(|key| self.find_mut(*key).is_some())
        {
            match result {
                Ok(applied) => {
                    let lines = applied.records.iter().filter_map(Line::of);
                    for (key, line) in keys.iter().zip(lines) {
                        self.arrived(*key, line, applied);
                    }
                    // Typed while the line was on its way.
                    for key in self.dirty() {
                        self.commit(key, true, cx);
                    }
                }
                Err(error) => {
                    self.unsent(keys);
                    let why = crate::tui::app::sentence(error, cx.texts);
                    cx.fail(
                        cx.texts
                            .with("minutes-left-unsaved", &[("why", why.into())]),
                    );
                }
            }
            self.keep_lines(cx);
        }
        let mut rows = self.rows.values().flatten();
        rows.any(|row| matches!(row.state, State::Saving { .. }))
    }

    /// In front again: nobody heard the answers that were for it meanwhile.
    pub fn come_back(&mut self, cx: &mut Cx<'_>) {
        self.answered = self.asked;
        self.refresh(cx);
    }

    /// Typed, not stored and not on its way.
    pub(super) fn dirty(&self) -> Vec<u64> {
        let rows = self.rows.values().flatten();
        let dirty = rows.filter(|row| row.state == State::Dirty);
        dirty.map(|row| row.key).collect()
    }
}
