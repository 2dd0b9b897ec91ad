//! What keys and pastes mean while browsing, whichever tab it is.

use super::Base;
use crate::tui::action::Action;
use crate::tui::event::{Command, Cx, Effect};
use crate::tui::panes::{copy_rows, offer_export, show_history};

impl Base {
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

    /// Does what an action means in every list and every detail; false if it means nothing here.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::History => {
                return self
                    .focused_list()
                    .is_some_and(|list| show_history(list, cx));
            }
            Action::Export => {
                let list = self.focused_list().unwrap_or(&self.list);
                offer_export(list, self.spec.name, cx);
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
}
