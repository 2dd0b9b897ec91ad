//! What panes and overlays ask of the app around them.

use super::App;
use crate::domain::id::{Kind, MeetingId, RecordId};
use crate::tui::action::Action;
use crate::tui::event::{Command, Cx};
use crate::tui::open;
use crate::tui::overlay::question::Question;
use crate::tui::view::Query;

impl App {
    pub(super) fn command(&mut self, command: Command, cx: &mut Cx<'_>) {
        match command {
            Command::Open(overlay) => self.overlays.push(overlay),
            Command::EditRecord(id) => self.wanted_form = Some(cx.read(Query::Form(id))),
            Command::NewRecord(record) => {
                let form = open::create(*record, &self.drafts, cx);
                self.overlays.push(form);
            }
            Command::History(id, title) => {
                let history = open::history(Some(id), title, cx);
                self.overlays.push(history);
            }
            Command::GoTo(id) => self.go_to(id, cx),
            Command::ShowTab { kind, overdue } => {
                let place = self.tabs.place_of(kind);
                if let Some(tab) = place.or_else(|| self.tabs.place_of(Kind::Measure)) {
                    self.show_tab(tab, cx);
                    if overdue && place.is_some() {
                        self.tabs.pane_mut().show_overdue(cx);
                    }
                }
            }
            Command::Figures(question) => {
                if let Some(tab) = self.tabs.place_of(Kind::Series) {
                    // On the tab already, nothing is to be asked twice.
                    if self.in_minutes || self.tabs.front() != tab {
                        self.show_tab(tab, cx);
                    }
                    self.tabs.pane_mut().ask_figures(*question, cx);
                }
            }
            Command::Narrow(text) => self.tabs.pane_mut().narrow(&text, cx),
            Command::OpenMinutes(meeting, item) => self.open_minutes(meeting, item, cx),
            Command::Close => {
                let meeting = self.minutes.as_ref().map(|minutes| minutes.meeting);
                self.in_minutes = false;
                if let Some(MeetingId(id)) = meeting {
                    let kind = Kind::Meeting;
                    self.go_to(RecordId { kind, id }, cx);
                }
            }
            Command::Ask { question, then } => {
                self.overlays.push(Box::new(Question::new(question, then)));
            }
            Command::SayUndoable(what) => {
                let contexts = self.contexts();
                let ascii = self.glyphs.ascii;
                let key = self
                    .keymap
                    .name_for(&contexts, Action::Undo, &self.texts, ascii)
                    .unwrap_or_default();
                let variables = [("what", what.into()), ("key", key.into())];
                cx.say(cx.texts.with("app-undoable", &variables));
            }
            Command::Act(action) => self.act(action, cx),
        }
    }

    /// To where a record is shown; what has no place of its own opens as a form.
    pub(super) fn go_to(&mut self, id: RecordId, cx: &mut Cx<'_>) {
        match self.tabs.place_of(id.kind) {
            Some(tab) => {
                self.show_tab(tab, cx);
                self.tabs.pane_mut().open(id, cx);
            }
            None => self.wanted_form = Some(cx.read(Query::Form(id))),
        }
    }
}
