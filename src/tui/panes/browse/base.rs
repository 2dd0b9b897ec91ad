//! What browsing keeps and does, whichever tab it is.
//!
//! Responsible for: list and detail, which of them has the keys, what was asked of the reader. Not
//! for: what only one tab can do ([`super::Tab`]).

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::detail::Detail;
use super::{Mode, Spec};
use crate::domain::id::RecordId;
use crate::store::{Entity, Record, Stored};
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Event};
use crate::tui::panes::{
    Pane, WIDE, copy_rows, count_rows, draw_empty, export_rows, framed, show_history,
};
use crate::tui::view::{Answer, DetailView, ListRow, Query, row_key};
use crate::tui::widgets::list::List;

/// What is done with records once they are read.
pub type WithRecords = Box<dyn FnOnce(Vec<Stored<Record>>, &mut Cx<'_>)>;

/// See the module.
pub struct Base {
    spec: &'static Spec,
    list: List<ListRow>,
    detail: Detail,
    /// Index of the mode the list is read for.
    mode: usize,
    mine: bool,
    asked: u64,
    asked_detail: u64,
    /// Records being read for a change, and the change.
    asked_records: Option<(u64, WithRecords)>,
    /// The record shown at the side or in full.
    open: Option<RecordId>,
    /// Keys go to the detail.
    in_detail: bool,
    /// What has taken the whole place.
    inside: Option<Box<dyn Pane>>,
    wide: Cell<bool>,
}

impl Base {
    pub(super) fn new(spec: &'static Spec) -> Self {
        Self {
            spec,
            list: List::new(&[]),
            detail: Detail::default(),
            mode: 0,
            mine: false,
            asked: 0,
            asked_detail: 0,
            asked_records: None,
            open: None,
            in_detail: false,
            inside: None,
            wide: Cell::new(false),
        }
    }

    // ── what a tab asks ───────────────────────────────────────────────────────────────────────────

    /// Whether keys go to the detail.
    pub fn in_detail(&self) -> bool {
        self.in_detail
    }

    /// How the list is shown.
    pub fn mode(&self) -> &'static Mode {
        &self.spec.modes[self.mode]
    }

    /// The record under the cursor of the list.
    pub fn under_cursor(&self) -> Option<RecordId> {
        let target = self.list.selected()?.target?;
        (target.kind == self.spec.kind).then_some(target)
    }

    /// What the cursor is on, in the list or in the detail.
    pub fn target(&self) -> Option<RecordId> {
        self.focused_list()?.selected()?.target
    }

    /// The record that is meant: the open one in the detail, else the one under the cursor.
    pub fn meant(&self) -> Option<RecordId> {
        if self.in_detail {
            self.open
        } else {
            self.under_cursor()
        }
    }

    /// The marked rows of the list with the keys, or the one under its cursor.
    pub fn chosen(&self) -> Vec<RecordId> {
        let rows = self.focused_list().map(List::chosen).unwrap_or_default();
        rows.into_iter().filter_map(|row| row.target).collect()
    }

    /// How many rows are marked in the list with the keys.
    pub fn marked(&self) -> usize {
        self.focused_list().map_or(0, List::marked_count)
    }

    /// The detail of [`Self::meant`], if it was read already.
    pub fn view(&self) -> Option<&DetailView> {
        let view = self.detail.view()?;
        (self.meant() == Some(view.stored.record.id())).then_some(view)
    }

    /// The record of [`Self::view`].
    pub fn record<E: Entity>(&self) -> Option<Stored<&E>> {
        let stored = &self.view()?.stored;
        E::of(&stored.record).map(|record| Stored {
            record,
            revision: stored.revision,
        })
    }

    /// The records of this type that came with [`Self::view`], in its order.
    pub fn parts<E: Entity>(&self) -> Vec<Stored<E>> {
        let records = self.view().map_or(&[][..], |view| &view.records);
        records
            .iter()
            .filter_map(|stored| {
                E::of(&stored.record).map(|record| Stored {
                    record: record.clone(),
                    revision: stored.revision,
                })
            })
            .collect()
    }

    /// The row under the cursor of the detail's list.
    pub fn detail_row(&self) -> Option<&ListRow> {
        self.detail.list()?.selected()
    }

    // ── what a tab has done ───────────────────────────────────────────────────────────────────────

    /// Shows a record in full.
    pub fn open(&mut self, id: RecordId, cx: &mut Cx<'_>) {
        self.list.select(row_key(id));
        self.in_detail = true;
        self.show(Some(id), cx);
    }

    /// Reads the detail of a record, for the place it is shown in.
    pub fn show(&mut self, id: Option<RecordId>, cx: &mut Cx<'_>) {
        if self.open != id {
            self.open = id;
            // Beside the list the old detail stays until the new one is read: emptying it first would
            // write the place twice.
            if self.in_detail {
                self.detail.clear();
            }
        }
        if let Some(id) = id {
            self.asked_detail = cx.read(Query::Detail(id));
        }
    }

    /// Puts the cursor of the detail on a row.
    pub fn select_in_detail(&mut self, id: RecordId) {
        if let Some(list) = self.detail.list_mut() {
            list.select(row_key(id));
        }
    }

    /// Reads records, then does something with them: the marks are gone then.
    pub fn with_records(&mut self, ids: Vec<RecordId>, then: WithRecords, cx: &mut Cx<'_>) {
        self.asked_records = Some((cx.read(Query::Records(ids)), then));
    }

    /// Gives the whole place to something else until it lets [`Action::Back`] through.
    pub fn enter(&mut self, mut inside: Box<dyn Pane>, cx: &mut Cx<'_>) {
        inside.refresh(cx);
        self.inside = Some(inside);
    }

    /// Lets the list do what an action means in it; the detail follows its cursor.
    pub fn act_in_list(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        let done = self.list.act(action);
        self.follow(cx);
        done
    }

    // ── the pane ──────────────────────────────────────────────────────────────────────────────────

    fn focused_list(&self) -> Option<&List<ListRow>> {
        if self.in_detail {
            self.detail.list()
        } else {
            Some(&self.list)
        }
    }

    fn focused_list_mut(&mut self) -> Option<&mut List<ListRow>> {
        if self.in_detail {
            self.detail.list_mut()
        } else {
            Some(&mut self.list)
        }
    }

    /// The detail follows the cursor where it stands beside the list: the first one at once.
    fn follow(&mut self, cx: &mut Cx<'_>) {
        let id = self.under_cursor();
        if !self.wide.get() || self.in_detail || id == self.open {
            return;
        }
        if let (Some(_), Some(id)) = (self.detail.view(), id) {
            self.open = Some(id);
            self.asked_detail = cx.read_when_still(Query::Detail(id));
        } else {
            self.show(id, cx);
        }
    }

    pub(super) fn contexts(&self) -> Vec<Context> {
        if let Some(inside) = &self.inside {
            return inside.contexts();
        }
        let mut contexts = Vec::new();
        if self.list.is_typing() || self.detail.is_typing() {
            contexts.push(Context::Text);
        }
        if self.in_detail {
            contexts.extend(self.spec.detail);
        }
        contexts.push(Context::List);
        contexts
    }

    pub(super) fn is_reading(&self) -> bool {
        match &self.inside {
            Some(inside) => inside.is_reading(),
            None => self.list.incomplete || self.in_detail && self.detail.view().is_none(),
        }
    }

    pub(super) fn refresh(&mut self, cx: &mut Cx<'_>) {
        if let Some(inside) = &mut self.inside {
            inside.refresh(cx);
        }
        self.asked = cx.read(Query::List {
            of: self.mode().listing,
            mine: cx.me.filter(|_| self.mine),
        });
        if let Some(id) = self.open {
            self.asked_detail = cx.read(Query::Detail(id));
        }
    }

    pub(super) fn leave(&mut self, cx: &mut Cx<'_>) {
        if let Some(inside) = &mut self.inside {
            inside.leave(cx);
        }
    }

    /// What has taken the place has the action; none if nothing has.
    pub(super) fn act_inside(&mut self, action: Action, cx: &mut Cx<'_>) -> Option<bool> {
        let inside = self.inside.as_mut()?;
        if inside.act(action, cx) {
            return Some(true);
        }
        if action != Action::Back {
            return Some(false);
        }
        inside.leave(cx);
        self.inside = None;
        self.refresh(cx);
        Some(true)
    }

    pub(super) fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::History => {
                return self
                    .focused_list()
                    .is_some_and(|list| show_history(list, cx));
            }
            Action::Export => {
                let list = self.focused_list().unwrap_or(&self.list);
                export_rows(list, self.spec.name, cx);
            }
            Action::Copy => {
                if let Some(list) = self.focused_list() {
                    copy_rows(list, cx);
                }
            }
            Action::NextArea | Action::PrevArea if self.open.is_some() => {
                self.in_detail = self
                    .detail
                    .next_area(self.in_detail, action == Action::NextArea);
            }
            action if self.in_detail => return self.act_in_detail(action, cx),
            Action::Open if !self.list.is_typing() => {
                if let Some(id) = self.under_cursor() {
                    self.in_detail = true;
                    self.show(Some(id), cx);
                }
            }
            Action::New => {
                let record = cx.blank(self.spec.kind);
                cx.commands.push(Command::NewRecord(Box::new(record)));
            }
            Action::Edit => {
                if let Some(target) = self.target() {
                    cx.commands.push(Command::EditRecord(target));
                }
            }
            Action::Delete => self.ask_delete(cx),
            Action::Mine if self.spec.mine => self.toggle_mine(cx),
            action => {
                let modes = self.spec.modes;
                let Some(at) = modes.iter().position(|mode| mode.action == Some(action)) else {
                    return self.act_in_list(action, cx);
                };
                self.mode = if self.mode == at { 0 } else { at };
                self.refresh(cx);
            }
        }
        true
    }

    fn act_in_detail(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Back => {
                if !self.detail.act(action) {
                    self.in_detail = false;
                }
            }
            Action::Open => {
                if let Some(target) = self.target() {
                    cx.commands.push(Command::EditRecord(target));
                }
            }
            Action::Edit => {
                if let Some(target) = self.target().or(self.open) {
                    cx.commands.push(Command::EditRecord(target));
                }
            }
            action => return self.detail.act(action),
        }
        true
    }

    fn toggle_mine(&mut self, cx: &mut Cx<'_>) {
        if cx.me.is_none() {
            cx.warn(cx.texts.get("today-who-am-i").into_owned());
            return;
        }
        self.mine = !self.mine;
        self.refresh(cx);
    }

    fn ask_delete(&self, cx: &mut Cx<'_>) {
        let Some(row) = self.list.selected() else {
            return;
        };
        let Some(id) = row.target else {
            return;
        };
        let title = row
            .cells
            .iter()
            .map(|cell| cell.text.as_str())
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let question = cx
            .texts
            .with(self.spec.ask_delete, &[("title", title.into())]);
        cx.commands.push(Command::Ask {
            question,
            then: vec![Effect::Delete { id }],
        });
    }

    pub(super) fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        if let Some(inside) = &mut self.inside {
            inside.text(character, cx);
            return;
        }
        if let Some(list) = self.focused_list_mut() {
            list.type_char(character);
        }
        self.follow(cx);
    }

    pub(super) fn paste(&mut self, text: &str, cx: &mut Cx<'_>) -> bool {
        if let Some(inside) = &mut self.inside {
            return inside.paste(text, cx);
        }
        let Some(list) = self.focused_list_mut().filter(|list| list.is_typing()) else {
            return false;
        };
        list.paste(text);
        true
    }

    /// Takes what it asked for; false if the event is nothing of it.
    pub(super) fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) -> bool {
        if let Some(inside) = &mut self.inside {
            inside.hear(event, cx);
        }
        let Event::Answered {
            number,
            answer: Ok(answer),
        } = event
        else {
            return false;
        };
        match answer {
            Answer::List(table) if *number == self.asked => {
                self.list.set_table(table.columns, table.rows.clone());
                self.follow(cx);
            }
            Answer::Detail(view) if *number == self.asked_detail => {
                if view.is_none() {
                    self.open = None;
                    self.in_detail = false;
                }
                self.detail.set(view.clone());
            }
            Answer::Records(records) => {
                let asked = |asked: &mut (u64, WithRecords)| asked.0 == *number;
                let Some((_, then)) = self.asked_records.take_if(asked) else {
                    return false;
                };
                then(records.clone(), cx);
            }
            _ => return false,
        }
        true
    }

    pub(super) fn count(&self, ui: &Ui<'_>) -> String {
        if let Some(inside) = &self.inside {
            return inside.count(ui);
        }
        match self.focused_list() {
            Some(list) => count_rows(list, ui),
            None => ui.texts.with("frame-here", &[("n", 0.into())]),
        }
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        if let Some(inside) = &self.inside {
            inside.draw(frame, area, ui, focused);
            return;
        }
        self.wide.set(area.width >= WIDE);
        if area.width < WIDE {
            if self.in_detail {
                self.detail.draw(frame, area, ui, focused);
            } else {
                self.draw_list(frame, area, ui, focused);
            }
            return;
        }
        let share = self.spec.share;
        let [left, right] = Layout::horizontal([
            Constraint::Percentage(share),
            Constraint::Percentage(100 - share),
        ])
        .areas(area);
        self.draw_list(frame, left, ui, focused && !self.in_detail);
        self.detail
            .draw(frame, right, ui, focused && self.in_detail);
    }

    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        let mut title = ui.texts.get(self.mode().title).into_owned();
        if self.mine {
            title = ui.texts.with("list-mine", &[("title", title.into())]);
        }
        let inner = framed(frame, area, ui, &title, focused);
        if self.list.rows().is_empty() && !self.list.incomplete {
            draw_empty(frame, inner, ui, &ui.texts.get(self.mode().none));
            if focused {
                frame.set_cursor_position(inner.as_position());
            }
        } else {
            self.list.draw(frame, inner, ui, focused);
        }
    }
}
