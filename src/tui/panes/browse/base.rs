//! What browsing keeps and does, whichever tab it is.
//!
//! Responsible for: list and detail, which of them has the keys, what was asked of the reader. Not
//! for: what only one tab can do ([`super::Tab`]).

use std::cell::Cell;

use super::chosen::{Change, Setters};
use super::detail::Detail;
use super::{Mode, Spec};
use crate::domain::id::{Kind, PersonId, RecordId};
use crate::store::{Entity, Stored};
use crate::tui::action::{Action, Context};
use crate::tui::event::{Cx, Event};
use crate::tui::panes::Pane;
use crate::tui::view::{Answer, DetailView, ListRow, Listing, Query, row_key};
use crate::tui::widgets::list::{List, Row};

/// A way to show the list that is none of the spec's modes, because what it shows is chosen elsewhere.
pub struct Shown {
    /// What the reader gathers.
    pub listing: Listing,
    /// The title above the list.
    pub title: String,
    /// Text id of what is said where there is no row.
    pub none: &'static str,
}

/// See the module.
pub struct Base {
    pub(super) spec: &'static Spec,
    /// Kinds its lists hold beside the one of the spec.
    also: &'static [Kind],
    pub(super) list: List<ListRow>,
    pub(super) detail: Detail,
    /// Index of the mode the list is read for.
    pub(super) mode: usize,
    /// Takes the place of the mode.
    pub(super) shown: Option<Shown>,
    pub(super) mine: bool,
    pub(super) asked: u64,
    pub(super) asked_detail: u64,
    pub(super) change: Change,
    /// The record shown at the side or in full.
    pub(super) open: Option<RecordId>,
    /// Keys go to the detail.
    pub(super) in_detail: bool,
    /// What has taken the whole place.
    pub(super) inside: Option<Box<dyn Pane>>,
    pub(super) wide: Cell<bool>,
    /// Another tab was in front since it was last shown.
    away: bool,
}

impl Base {
    pub(super) fn new(spec: &'static Spec, also: &'static [Kind]) -> Self {
        Self {
            spec,
            also,
            list: List::new(&[]),
            detail: Detail::default(),
            mode: 0,
            shown: None,
            mine: false,
            asked: 0,
            asked_detail: 0,
            change: Change::default(),
            open: None,
            in_detail: false,
            inside: None,
            wide: Cell::new(false),
            away: true,
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

    /// Whose records the list is narrowed to, if it is.
    pub fn mine(&self, cx: &Cx<'_>) -> Option<PersonId> {
        cx.me.filter(|_| self.mine)
    }

    /// Whether the detail stands beside the list or below it.
    pub fn is_beside(&self) -> bool {
        self.wide.get() && self.open.is_some()
    }

    /// The list.
    pub fn list(&self) -> &List<ListRow> {
        &self.list
    }

    /// The record under the cursor of the list.
    pub fn under_cursor(&self) -> Option<RecordId> {
        let target = self.list.selected()?.target?;
        (target.kind == self.spec.kind || self.also.contains(&target.kind)).then_some(target)
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

    /// Shows the list in a way of the tab's own; `still` = once nothing newer is asked for a moment.
    pub fn show_as(&mut self, shown: Shown, still: bool, cx: &mut Cx<'_>) {
        let query = Query::List {
            of: shown.listing,
            mine: self.mine(cx),
        };
        self.shown = Some(shown);
        self.asked = if still {
            cx.read_when_still(query)
        } else {
            cx.read(query)
        };
    }

    /// Puts the cursor of the list on the first row that fits; the detail follows.
    pub fn select_row(&mut self, fits: impl Fn(&ListRow) -> bool, cx: &mut Cx<'_>) {
        let key = self.list.shown().find(|row| fits(row)).map(Row::key);
        if let Some(key) = key {
            self.list.select(key);
        }
        self.follow(cx);
    }

    /// Switches to the way to show the list that an action stands for, if there is one.
    pub fn show_mode(&mut self, action: Action, cx: &mut Cx<'_>) {
        let modes = self.spec.modes;
        if let Some(at) = modes.iter().position(|mode| mode.action == Some(action)) {
            self.mode = at;
            self.refresh(cx);
        }
    }

    /// Gives the keys back to the list.
    pub fn leave_detail(&mut self) {
        self.in_detail = false;
    }

    /// Narrows the list as if this had been typed into its filter; nothing typed = shows all.
    pub fn narrow(&mut self, text: &str, cx: &mut Cx<'_>) {
        match text {
            "" => self.list.narrow_no_more(),
            text => self.list.narrow(text),
        }
        self.follow(cx);
    }

    /// Asks for a day or a name, and changes all chosen records of a type; false if there is none.
    pub fn change_chosen<E: Entity + 'static>(&mut self, set: Setters<E>, cx: &mut Cx<'_>) -> bool {
        let chosen = self.chosen();
        self.change.begin(chosen, set, cx)
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

    pub(super) fn focused_list(&self) -> Option<&List<ListRow>> {
        if self.in_detail {
            self.detail.list()
        } else {
            Some(&self.list)
        }
    }

    pub(super) fn focused_list_mut(&mut self) -> Option<&mut List<ListRow>> {
        if self.in_detail {
            self.detail.list_mut()
        } else {
            Some(&mut self.list)
        }
    }

    /// The detail follows the cursor where it stands beside the list, once the cursor stands.
    pub(super) fn follow(&mut self, cx: &mut Cx<'_>) {
        let id = self.under_cursor();
        if !self.wide.get() || self.in_detail || id == self.open && !self.detail.is_hidden() {
            return;
        }
        self.open = id;
        match id {
            Some(id) => self.asked_detail = cx.read_when_still(Query::Detail(id)),
            None => self.detail.set(None),
        }
    }

    /// Whether something else has taken the whole place.
    pub fn is_inside(&self) -> bool {
        self.inside.is_some()
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
            of: self
                .shown
                .as_ref()
                .map_or(self.mode().listing, |shown| shown.listing),
            mine: self.mine(cx),
        });
        let was_away = std::mem::take(&mut self.away);
        let Some(id) = self.open else { return };
        self.asked_detail = if was_away && self.is_beside() && !self.in_detail {
            // The list first: who only passes by doesn't wait for what stands beside it.
            self.detail.hide();
            cx.read_when_still(Query::Detail(id))
        } else {
            cx.read(Query::Detail(id))
        };
    }

    pub(super) fn leave(&mut self, cx: &mut Cx<'_>) {
        self.away = true;
        if let Some(inside) = &mut self.inside {
            inside.leave(cx);
        }
    }

    /// Takes what it asked for; false if the event is nothing of it.
    pub(super) fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) -> bool {
        if let Some(inside) = &mut self.inside {
            inside.hear(event, cx);
        }
        if self.change.hear(event, cx) {
            return true;
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
                self.list.set_table(table);
                self.follow(cx);
            }
            Answer::Detail(view) if *number == self.asked_detail => {
                if view.is_none() {
                    self.open = None;
                    self.in_detail = false;
                }
                self.detail.set(view.clone());
            }
            _ => return false,
        }
        true
    }
}
