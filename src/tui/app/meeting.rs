//! The minutes in front of the tabs: opened, taken up again, left.
//!
//! Responsible for: which meeting it is and what an earlier run left of it. Not for: what is typed in
//! them ([`crate::tui::minutes`]).

use super::App;
use crate::domain::id::{AgendaItemId, MeetingId};
use crate::tui::action::{Action, Context};
use crate::tui::event::{Cx, Effect};
use crate::tui::minutes::{MinutesDraft, MinutesPane, SESSION};
use crate::tui::overlay::question::Question;

impl App {
    /// What an earlier run left: the meeting, and when.
    pub(super) fn interrupted(&self) -> Option<String> {
        let (meeting, draft) = self.session()?;
        if draft.at.is_empty() {
            return None; // left in order
        }
        let unsaved = self.drafts.contains_key(&MinutesPane::draft_key(meeting));
        let key = self
            .keymap
            .name_for(
                &[Context::List, Context::Global],
                Action::ResumeMeeting,
                &self.texts,
                self.glyphs.ascii,
            )
            .unwrap_or_default();
        let id = if unsaved {
            "app-resume-unsaved"
        } else {
            "app-resume"
        };
        Some(
            self.texts
                .with(id, &[("at", draft.at.into()), ("key", key.into())]),
        )
    }

    pub(super) fn session(&self) -> Option<(MeetingId, MinutesDraft)> {
        serde_json::from_slice(self.drafts.get(SESSION)?).ok()
    }

    /// Asks while a clock runs or a form holds something; drafts keep it all in any case.
    pub(super) fn quit(&mut self, cx: &mut Cx<'_>) {
        let clock = self
            .minutes
            .as_ref()
            .is_some_and(MinutesPane::has_running_clock);
        let draft = self.overlays.iter().any(|overlay| overlay.has_draft())
            || self.drafts.keys().any(|key| key.starts_with("form/"));
        if let Some(minutes) = &mut self.minutes {
            minutes.leave_in_order(cx);
        }
        self.tabs.leave(cx);
        let question = if clock {
            "ask-quit-clock"
        } else if draft {
            "ask-quit-draft"
        } else {
            cx.effects.push(Effect::Quit);
            return;
        };
        let question = cx.texts.get(question).into_owned();
        self.overlays
            .push(Box::new(Question::new(question, vec![Effect::Quit])));
    }

    /// Back to the meeting one was in, cursor where it was.
    pub(super) fn resume(&mut self, cx: &mut Cx<'_>) {
        if self.minutes.is_some() {
            self.in_minutes = true;
            return;
        }
        if let Some((meeting, draft)) = self.session() {
            let restored = self
                .drafts
                .get(&MinutesPane::draft_key(meeting))
                .and_then(|bytes| MinutesDraft::from_bytes(bytes))
                .unwrap_or(draft);
            let item = restored.item;
            self.minutes = Some(MinutesPane::new(meeting, item, Some(restored), cx));
            self.in_minutes = true;
            return;
        }
        match self.tabs.today.running {
            Some(meeting) => self.open_minutes(meeting, None, cx),
            None => cx.warn(cx.texts.get("app-no-running-meeting").into_owned()),
        }
    }

    pub(super) fn open_minutes(
        &mut self,
        meeting: MeetingId,
        item: Option<AgendaItemId>,
        cx: &mut Cx<'_>,
    ) {
        self.in_minutes = true;
        if let Some(minutes) = &mut self.minutes {
            if minutes.meeting == meeting {
                if let Some(item) = item {
                    minutes.go_to(item, cx);
                }
                return;
            }
            minutes.leave(cx);
        }
        let before = self.minutes.take();
        self.left.extend(before.filter(MinutesPane::has_unsaved));
        if let Some(at) = self.left.iter().position(|left| left.meeting == meeting) {
            // Its draft is of before the answers: read again, it would bring lines back twice.
            let mut minutes = self.left.remove(at);
            minutes.come_back(cx);
            if let Some(item) = item {
                minutes.go_to(item, cx);
            }
            self.minutes = Some(minutes);
            return;
        }
        let restored = self
            .drafts
            .get(&MinutesPane::draft_key(meeting))
            .and_then(|bytes| MinutesDraft::from_bytes(bytes));
        self.minutes = Some(MinutesPane::new(meeting, item, restored, cx));
    }
}
