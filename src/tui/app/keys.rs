//! What keys and pasted texts do.
//!
//! Responsible for: who gets them, and the actions that mean the same everywhere. Not for: what panes
//! and overlays make of theirs.

use super::App;
use crate::tui::action::Action;
use crate::tui::event::{Cx, Effect};
use crate::tui::open;
use crate::tui::overlay::Stay;
use crate::tui::overlay::palette::Mode;
use crate::tui::view::Query;

impl App {
    pub(super) fn act(&mut self, action: Action, cx: &mut Cx<'_>) {
        if let Some(overlay) = self.overlays.last_mut() {
            match overlay.act(action, cx) {
                Some(Stay::Close) => {
                    self.overlays.pop();
                }
                Some(Stay::Open) => {}
                None => self.act_globally(action, cx),
            }
            return;
        }
        let done = match (&mut self.minutes, self.in_minutes) {
            (Some(minutes), true) => minutes.act(action, cx),
            _ => self.tabs.pane_mut().act(action, cx),
        };
        if !done {
            self.act_globally(action, cx);
        }
    }

    pub(super) fn act_globally(&mut self, action: Action, cx: &mut Cx<'_>) {
        if let Some(tab) = action.tab() {
            self.show_tab(tab, cx);
            return;
        }
        match action {
            Action::ResumeMeeting => self.resume(cx),
            Action::Palette => self.open_palette(Mode::Search, cx),
            Action::Help => self.open_palette(Mode::Help, cx),
            Action::CommandMenu => self.open_palette(Mode::Commands, cx),
            Action::Undo => cx.effects.push(Effect::Undo { redo: false }),
            Action::Redo => cx.effects.push(Effect::Undo { redo: true }),
            Action::History => {
                let history = open::history(None, String::new(), cx);
                self.overlays.push(history);
            }
            Action::ImportFigures => {
                let import = open::import_figures(cx);
                self.overlays.push(import);
            }
            Action::Redraw => cx.effects.push(Effect::Redraw),
            Action::Suspend => cx.effects.push(Effect::Suspend),
            Action::Quit => self.quit(cx),
            // A key that does nothing looks broken; one that says why does not.
            action if action.is_command() => {
                cx.say(cx.texts.get("app-not-here").into_owned());
            }
            _ => {}
        }
    }

    pub(super) fn show_tab(&mut self, tab: usize, cx: &mut Cx<'_>) {
        self.tabs.pane_mut().leave(cx);
        if !self.tabs.show(tab) {
            cx.say(cx.texts.get("app-tab-empty").into_owned());
            return;
        }
        if self.in_minutes
            && let Some(minutes) = &mut self.minutes
        {
            minutes.leave_in_order(cx);
        }
        self.in_minutes = false;
        self.tabs.pane_mut().refresh(cx);
    }

    pub(super) fn open_palette(&mut self, mode: Mode, cx: &mut Cx<'_>) {
        if mode == Mode::Search {
            // Nobody waits for this answer: asking builds the index while the first letter is typed.
            cx.read(Query::Find {
                kinds: Vec::new(),
                text: String::new(),
                fuzzy: false,
            });
        }
        // The palette tells about the place it was opened from, not about itself.
        let contexts = self.contexts();
        let ascii = self.glyphs.ascii;
        let palette = open::palette(mode, &contexts, &self.keymap, &self.texts, ascii);
        self.overlays.push(palette);
    }

    pub(super) fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        if let Some(overlay) = self.overlays.last_mut() {
            overlay.text(character, cx);
        } else if let (Some(minutes), true) = (&mut self.minutes, self.in_minutes) {
            minutes.text(character, cx);
        } else {
            self.tabs.pane_mut().text(character, cx);
        }
    }

    pub(super) fn paste(&mut self, text: &str, cx: &mut Cx<'_>) {
        let taken = if let Some(overlay) = self.overlays.last_mut() {
            overlay.paste(text, cx)
        } else if let (Some(minutes), true) = (&mut self.minutes, self.in_minutes) {
            minutes.paste(text, cx)
        } else {
            self.tabs.pane_mut().paste(text, cx)
        };
        if !taken {
            let key = self
                .keymap
                .name_for(
                    &self.contexts(),
                    Action::New,
                    &self.texts,
                    self.glyphs.ascii,
                )
                .unwrap_or_default();
            cx.warn(cx.texts.with("frame-paste-refused", &[("key", key.into())]));
        }
    }
}
