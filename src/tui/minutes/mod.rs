//! Minutes mode, the heart: one types, and lines that begin with a letter and a colon become results.
//!
//! Responsible for: the rows of every item, the cursor in them, what is stored when (Enter, leaving
//! the line, ten seconds' pause), lifting and un-lifting, the draft of everything not stored yet.
//! Not for: the grammar of a line (`domain::lifting`), drawing ([`draw`]), bytes of drafts ([`draft`]).

mod agenda;
mod answer;
mod draft;
mod draw;
mod edit;
mod gone;
mod paste;
mod rows;
mod save;

use std::cell::Cell;
use std::collections::BTreeMap;

use chrono::{NaiveDateTime, TimeDelta};
use ratatui::Frame;
use ratatui::layout::Rect;

pub use draft::MinutesDraft;
use rows::{Keys, Row, merge, note_letter, room_behind};

use super::Ui;
use super::action::{Action, Context};
use super::event::{Command, Cx, Effect, Event, Tag};
use super::view::{Answer, MinutesView, Query};
use super::widgets::input::Input;
use crate::domain::agenda::AgendaItem;
use crate::domain::id::{AgendaItemId, MeetingId};
use crate::store::backend::Revision;

/// A pause after which the line under the cursor is stored (architecture: ten seconds).
const PAUSE: TimeDelta = TimeDelta::seconds(10);

/// The minutes of one meeting, being typed.
pub struct MinutesPane {
    /// Which meeting.
    pub meeting: MeetingId,
    view: Option<Box<MinutesView>>,
    rows: BTreeMap<AgendaItemId, Vec<Row>>,
    /// Index of the item in the agenda.
    item: usize,
    /// Index of the row in the item.
    focus: usize,
    /// The text of the row under the cursor, if it is text.
    input: Input,
    keys: Keys,
    asked: u64,
    answered: u64,
    /// Something changed while an answer was awaited: ask again.
    stale: bool,
    /// The newest change that was answered: a reading older than it is not taken.
    newest: Revision,
    /// Where to go once the minutes are read for the first time.
    wanted: Option<AgendaItemId>,
    /// What an earlier run left unsaved.
    restored: Option<MinutesDraft>,
    /// Time of the last key that changed the line under the cursor.
    typed_at: Option<NaiveDateTime>,
    outcomes_shown: bool,
    top: Cell<usize>,
    /// Columns of the text, as last drawn: up and down need them.
    columns: Cell<u16>,
    drafted: bool,
    /// The clock's last press is not read back yet; another one waits.
    clock_busy: bool,
    clock_again: bool,
}

impl MinutesPane {
    /// Opens the minutes of a meeting, at an item if given; with what an earlier run left.
    pub fn new(
        meeting: MeetingId,
        item: Option<AgendaItemId>,
        restored: Option<MinutesDraft>,
        cx: &mut Cx<'_>,
    ) -> Self {
        let mut pane = Self {
            meeting,
            view: None,
            rows: BTreeMap::new(),
            item: 0,
            focus: 0,
            input: Input::default(),
            keys: Keys::apart(*cx.last_query),
            asked: 0,
            answered: 0,
            stale: false,
            newest: Revision(0),
            wanted: item.or(restored.as_ref().and_then(|draft| draft.item)),
            restored,
            typed_at: None,
            outcomes_shown: true,
            top: Cell::new(0),
            columns: Cell::new(60),
            drafted: false,
            clock_busy: false,
            clock_again: false,
        };
        pane.refresh(cx);
        pane
    }

    /// Key of the draft file of a meeting.
    pub fn draft_key(meeting: MeetingId) -> String {
        format!("minutes/{meeting}")
    }

    /// Goes to an item.
    pub fn go_to(&mut self, item: AgendaItemId, cx: &mut Cx<'_>) {
        match self.index_of(item) {
            Some(index) => self.enter_item(index, None, cx),
            None => self.wanted = Some(item),
        }
    }

    fn index_of(&self, item: AgendaItemId) -> Option<usize> {
        let view = self.view.as_deref()?;
        view.items.iter().position(|(own, _)| own.record.id == item)
    }

    /// The items in their order.
    fn agenda(&self) -> Vec<AgendaItemId> {
        let items = self.view.iter().flat_map(|view| &view.items);
        items.map(|(item, _)| item.record.id).collect()
    }

    fn item_id(&self) -> Option<AgendaItemId> {
        let view = self.view.as_deref()?;
        view.items.get(self.item).map(|(item, _)| item.record.id)
    }

    fn current_item(&self) -> Option<&crate::store::Stored<AgendaItem>> {
        let view = self.view.as_deref()?;
        view.items.get(self.item).map(|(item, _)| item)
    }

    fn rows(&self) -> &[Row] {
        self.item_id()
            .and_then(|item| self.rows.get(&item))
            .map_or(&[], Vec::as_slice)
    }

    fn row(&self) -> Option<&Row> {
        self.rows().get(self.focus)
    }

    fn row_mut(&mut self) -> Option<&mut Row> {
        let item = self.item_id()?;
        let focus = self.focus;
        self.rows.get_mut(&item)?.get_mut(focus)
    }

    /// Asks for the minutes anew; while an answer is awaited, remembers to ask again.
    pub fn refresh(&mut self, cx: &mut Cx<'_>) {
        if self.asked > self.answered {
            self.stale = true;
            return;
        }
        self.stale = false;
        self.asked = cx.read(Query::Minutes(self.meeting));
    }

    /// Where its keys mean something, nearest first.
    pub fn contexts(&self) -> Vec<Context> {
        let mut contexts = Vec::new();
        if self.suggestion().is_some() {
            contexts.push(Context::Suggestion);
        }
        contexts.push(Context::Text);
        contexts.push(Context::Minutes);
        contexts
    }

    /// How long until the line under the cursor is stored by itself; none if there is nothing to store.
    pub fn next_tick(&self, now: NaiveDateTime) -> Option<TimeDelta> {
        let pause = self
            .typed_at
            .map(|at| (at + PAUSE - now).max(TimeDelta::zero()));
        let clock = self
            .view
            .as_deref()
            .is_some_and(|view| view.items.iter().any(|(item, _)| item.record.is_running()))
            .then(|| TimeDelta::seconds(60 - i64::from(chrono::Timelike::second(&now)).min(59)));
        match (pause, clock) {
            (Some(pause), Some(clock)) => Some(pause.min(clock)),
            (one, other) => one.or(other),
        }
    }

    /// Whether nothing can be typed yet, and soon can.
    pub fn is_reading(&self) -> bool {
        self.view.is_none() && self.asked > self.answered
    }

    /// Whether something typed is not in the store yet (it is in the draft).
    pub fn has_unsaved(&self) -> bool {
        self.rows.values().flatten().any(Row::is_unsaved)
    }

    /// Whether a clock runs: leaving the program asks then.
    pub fn has_running_clock(&self) -> bool {
        self.view
            .as_deref()
            .is_some_and(|view| view.items.iter().any(|(item, _)| item.record.is_running()))
    }

    /// Leaving the pane: everything typed goes to the store.
    pub fn leave(&mut self, cx: &mut Cx<'_>) {
        self.leave_row(cx);
        self.write_draft(cx);
    }

    /// Leaving on purpose: the place is kept, but the next start has nothing to announce.
    pub fn leave_in_order(&mut self, cx: &mut Cx<'_>) {
        self.leave(cx);
        self.write_session(String::new(), cx);
    }

    // ── moving ────────────────────────────────────────────────────────────────────────────────────

    /// To an item: the line under the cursor is stored, the cursor goes to `position`, or behind the
    /// last line.
    fn enter_item(&mut self, index: usize, position: Option<(u64, usize)>, cx: &mut Cx<'_>) {
        self.leave_row(cx);
        self.item = index;
        self.top.set(0);
        self.ensure_last_row();
        let last = self.rows().len().saturating_sub(1);
        let (focus, cursor) = match position {
            Some((position, cursor)) => (
                self.rows()
                    .iter()
                    .position(|row| row.position >= position)
                    .unwrap_or(last),
                Some(cursor),
            ),
            None => (last, None),
        };
        self.focus_row(focus, cursor);
    }

    /// There is always an empty line at the end to type in.
    fn ensure_last_row(&mut self) {
        let Some(item) = self.item_id() else {
            return;
        };
        let rows = self.rows.entry(item).or_default();
        let fresh = rows
            .last()
            .is_some_and(|row| row.id.is_none() && row.text() == Some(""));
        if !fresh {
            let at = rows.len().checked_sub(1);
            let (position, _) = room_behind(rows, at);
            rows.push(Row::new(self.keys.next(), position, ""));
        }
    }

    /// Puts the cursor into a row; `cursor` in characters, none = behind its last one.
    fn focus_row(&mut self, focus: usize, cursor: Option<usize>) {
        self.focus = focus.min(self.rows().len().saturating_sub(1));
        let text = self
            .row()
            .and_then(|row| row.text().map(str::to_owned))
            .unwrap_or_default();
        self.input = Input::new(&text);
        if let Some(cursor) = cursor {
            self.input.set_cursor(cursor);
        }
    }

    fn move_focus(&mut self, down: bool, column: Option<usize>, cx: &mut Cx<'_>) {
        let to = if down {
            self.focus + 1
        } else if let Some(before) = self.focus.checked_sub(1) {
            before
        } else {
            return;
        };
        if to >= self.rows().len() {
            return;
        }
        let key = self.rows()[to].key;
        self.leave_row(cx);
        // Leaving may have dropped an empty line before the one we go to.
        let to = self
            .rows()
            .iter()
            .position(|row| row.key == key)
            .unwrap_or(0);
        self.focus_row(to, None);
        if let Some(column) = column {
            self.cursor_to_column(column, !down);
        }
    }

    fn step_item(&mut self, forward: bool, cx: &mut Cx<'_>) {
        let count = self.view.as_deref().map_or(0, |view| view.items.len());
        let to = if forward {
            self.item + 1
        } else {
            match self.item.checked_sub(1) {
                Some(to) => to,
                None => return,
            }
        };
        if to < count {
            self.enter_item(to, None, cx);
            self.write_draft(cx);
        }
    }

    // ── events ────────────────────────────────────────────────────────────────────────────────────

    /// An action of its contexts; false if it is none of its own.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        if self.view.is_none() {
            return false;
        }
        match action {
            Action::NextItem => self.step_item(true, cx),
            Action::PrevItem => self.step_item(false, cx),
            Action::AddItem => self.add_item(cx),
            Action::Clock => self.toggle_clock(cx),
            Action::ReadDecisions => self.read_decisions(cx),
            Action::ParkItem => self.park(cx),
            Action::SendToNextMeeting => self.send_on(cx),
            Action::ExportMinutes => {
                self.leave_row(cx);
                cx.effects.push(Effect::ExportMinutes(self.meeting));
            }
            Action::ToggleOutcomes => self.outcomes_shown = !self.outcomes_shown,
            Action::Save => self.leave_row(cx),
            Action::AcceptSuggestion => self.accept_suggestion(),
            Action::Back | Action::Cancel => {
                self.leave_in_order(cx);
                cx.commands.push(Command::Close);
                return true;
            }
            action => {
                if !self.act_in_text(action, cx) {
                    return false;
                }
            }
        }
        self.after_key(cx);
        true
    }

    /// A typed character.
    pub fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        if self.view.is_none() {
            return;
        }
        self.make_editable(cx);
        self.input.insert(character);
        self.after_key(cx);
    }

    /// A pasted text: its lines become lines, and none of them is lifted.
    pub fn paste(&mut self, text: &str, cx: &mut Cx<'_>) -> bool {
        if self.view.is_none() {
            return false;
        }
        self.make_editable(cx);
        self.paste_lines(text, cx);
        self.after_key(cx);
        true
    }

    /// Takes over what was typed into the row and writes the draft.
    fn after_key(&mut self, cx: &mut Cx<'_>) {
        let text = self.input.text().to_owned();
        let now = cx.now;
        let mut typed = false;
        if let Some(row) = self.row_mut()
            && row.is_editable()
            && row.text() != Some(&text)
        {
            row.set_text(&text);
            typed = true;
        }
        if typed {
            self.typed_at = Some(now);
        }
        self.write_draft(cx);
    }

    /// Everything unsaved into the draft file; the file goes when nothing is.
    fn write_draft(&mut self, cx: &mut Cx<'_>) {
        self.keep_lines(cx);
        let at = cx.now.format("%H:%M").to_string();
        self.write_session(at, cx);
    }

    fn keep_lines(&mut self, cx: &mut Cx<'_>) {
        let at = cx.now.format("%H:%M").to_string();
        let mut draft = self.place(at);
        for (item, rows) in &self.rows {
            draft.add(*item, rows);
        }
        let key = Self::draft_key(self.meeting);
        if draft.lines.is_empty() {
            if self.drafted {
                self.drafted = false;
                cx.effects.push(Effect::Draft { key, content: None });
            }
        } else {
            self.drafted = true;
            cx.effects.push(Effect::Draft {
                key,
                content: Some(draft.to_bytes()),
            });
        }
    }

    /// Where one was is kept even when all is stored: for "Fortsetzen".
    fn write_session(&self, at: String, cx: &mut Cx<'_>) {
        let place = self.place(at);
        cx.effects.push(Effect::Draft {
            key: SESSION.into(),
            content: Some(serde_json::to_vec(&(self.meeting, &place)).unwrap_or_default()),
        });
    }

    /// Item, line and column of the cursor.
    fn place(&self, at: String) -> MinutesDraft {
        MinutesDraft {
            item: self.item_id(),
            position: self.row().map_or(0, |row| row.position),
            cursor: self.input.cursor(),
            at,
            lines: Vec::new(),
        }
    }

    /// Answers, results, changes, time.
    pub fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) {
        if let Event::Applied {
            result: Ok(applied),
            ..
        } = event
        {
            self.newest = self.newest.max(applied.revision);
        }
        match event {
            Event::Answered {
                number,
                answer: Ok(Answer::Minutes(view)),
            } if *number == self.asked => {
                self.answered = *number;
                match view {
                    Some(view) if view.revision < self.newest => self.stale = true,
                    Some(view) => self.take(view.clone(), cx),
                    None => cx.commands.push(Command::Close),
                }
                if self.stale {
                    self.refresh(cx);
                }
            }
            Event::Answered {
                number,
                answer: Err(_),
            } if *number == self.asked => self.answered = *number,
            Event::Applied {
                tag: Tag::Lines(keys),
                result,
            } => self.saved(keys, result, cx),
            // Its success is read back with the change it announces.
            Event::Applied {
                tag: Tag::Clock,
                result: Err(_),
            } => {
                self.clock_busy = false;
                self.clock_again = false;
            }
            Event::Changed(_) => self.refresh(cx),
            Event::Tick if self.typed_at.is_some_and(|at| cx.now - at >= PAUSE) => {
                self.store_after_pause(cx);
            }
            _ => {}
        }
    }

    /// The minutes were read: what is typed and not stored stays.
    fn take(&mut self, view: Box<MinutesView>, cx: &mut Cx<'_>) {
        let first = self.view.is_none();
        let item = self.item_id();
        let focused = self.row().map(|row| (row.key, row.content.clone()));
        let cursor = self.input.cursor();
        let note = note_letter(&view.letters);
        let agenda = self.agenda();
        let mut old = std::mem::take(&mut self.rows);
        for (own, lines) in &view.items {
            let rows = old.remove(&own.record.id).unwrap_or_default();
            let rows = merge(rows, lines, note, &mut self.keys);
            self.rows.insert(own.record.id, rows);
        }
        self.view = Some(view);
        if first {
            self.begin(cx);
            return;
        }
        self.take_in(old, &agenda, cx);
        // The agenda may have been reordered, the item deleted.
        self.item = item
            .and_then(|item| {
                let instead = || self.index_of(self.instead_of(item, &agenda)?);
                self.index_of(item).or_else(instead)
            })
            .unwrap_or(0);
        if let Some(wanted) = self.wanted.take() {
            if let Some(index) = self.index_of(wanted) {
                self.enter_item(index, None, cx);
                return;
            }
            self.wanted = Some(wanted);
        }
        self.ensure_last_row();
        let place = focused
            .as_ref()
            .and_then(|(key, _)| self.rows().iter().position(|row| row.key == *key));
        match (place, &focused) {
            (Some(place), Some((_, content))) if self.rows()[place].content == *content => {
                self.focus = place;
            }
            (Some(place), _) => self.focus_row(place, Some(cursor)),
            (None, _) => self.focus_row(self.focus, None),
        }
        self.clock_busy = false;
        if std::mem::take(&mut self.clock_again) {
            self.toggle_clock(cx);
        }
        self.retry(cx);
    }

    /// The first reading: back to where one was, with what an earlier run left unsaved.
    fn begin(&mut self, cx: &mut Cx<'_>) {
        let restored = self.restored.take();
        if let Some(draft) = &restored {
            for (item, rows) in &mut self.rows {
                draft.put_back(*item, rows, &mut self.keys);
            }
            self.drafted = !draft.lines.is_empty();
            let gone = draft.elsewhere(&self.rows, &mut self.keys);
            self.take_in(gone, &[], cx);
        }
        let place = restored
            .as_ref()
            .filter(|draft| draft.item == self.wanted)
            .map(|draft| (draft.position, draft.cursor));
        let wanted = self.wanted.take();
        let index = wanted.and_then(|item| self.index_of(item)).unwrap_or(0);
        self.item = index;
        self.ensure_last_row();
        let last = self.rows().len().saturating_sub(1);
        match place {
            Some((position, cursor)) => {
                let at = self
                    .rows()
                    .iter()
                    .position(|row| row.position >= position)
                    .unwrap_or(last);
                self.focus_row(at, Some(cursor));
            }
            None => self.focus_row(last, None),
        }
        // Lines that were on their way when the program ended are sent again, all but the one under
        // the cursor: that one is still being typed.
        let focus = self.row().map(|row| row.key);
        for key in self.dirty() {
            if Some(key) != focus {
                self.commit(key, true, cx);
            }
        }
        if self.row().is_some_and(Row::is_unsaved) {
            self.typed_at = Some(cx.now);
        }
        // What had arrived before is no draft any more.
        self.write_draft(cx);
    }

    /// Shows it.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        draw::draw(self, frame, area, ui, focused);
    }
}

/// Key of the draft that remembers where one was.
pub const SESSION: &str = "session";
