//! What comes back from the reader, the writer and the store.
//!
//! Responsible for: handing it to everybody whom it may concern, and what the app itself makes of it.

use super::App;
use crate::domain::person::Person;
use crate::store::Record;
use crate::store::apply::ApplyError;
use crate::store::backend::CommitError;
use crate::text::locale::Texts;
use crate::tui::event::{Cx, Event, Tag};
use crate::tui::open;
use crate::tui::overlay::Stay;
use crate::tui::panes::Pane;
use crate::tui::view::{Answer, Query};

impl App {
    pub(super) fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) {
        match event {
            Event::Answered { number, answer } => {
                self.last_answered = self.last_answered.max(*number);
                if let Err(why) = answer {
                    cx.fail(why.clone());
                }
                self.answered(*number, answer, cx);
            }
            Event::Applied { tag, result } => self.applied(tag, result, cx),
            Event::Changed(_) => {
                // The tab bar counts what is late, whatever stands in front.
                if self.in_minutes || self.tabs.front() != 0 {
                    self.tabs.today.recount(cx);
                }
                if !self.in_minutes {
                    self.tabs.pane_mut().refresh(cx);
                }
            }
            Event::Notice(text) => cx.warn(text.clone()),
            Event::Written { result, .. } => match result {
                Ok(path) => cx.say(cx.texts.with(
                    "app-written",
                    &[("path", path.display().to_string().into())],
                )),
                Err(why) => cx.fail(why.clone()),
            },
            _ => {}
        }
        self.tabs.hear(event, cx);
        if let Some(minutes) = &mut self.minutes {
            minutes.hear(event, cx);
        }
        self.left.retain_mut(|left| left.hear_left(event, cx));
        let mut at = 0;
        while at < self.overlays.len() {
            if self.overlays[at].hear(event, cx) == Stay::Close {
                self.overlays.remove(at);
            } else {
                at += 1;
            }
        }
    }

    pub(super) fn answered(
        &mut self,
        number: u64,
        answer: &Result<Answer, String>,
        cx: &mut Cx<'_>,
    ) {
        if number == self.asked_me {
            match answer {
                Ok(Answer::Me(me)) => self.know_me(me.as_deref(), cx),
                _ => self.tabs.today.refresh(cx),
            }
        }
        if self.wanted_form == Some(number) {
            self.wanted_form = None;
            if let Ok(Answer::Form(view)) = answer {
                match view {
                    Some(view) => {
                        let form = open::edit((**view).clone(), &self.drafts, cx);
                        self.overlays.push(form);
                    }
                    None => cx.warn(cx.texts.get("app-record-gone").into_owned()),
                }
            }
        }
    }

    /// "Mine" and the Land need to know who sits here; a stranger is asked on the first screen.
    pub(super) fn know_me(&mut self, me: Option<&Person>, cx: &mut Cx<'_>) {
        if let Some(land) = me.and_then(|person| person.land) {
            self.defaults.land = land;
        }
        let me = me.map(|person| person.id);
        self.me = me;
        self.tabs.today.set_me(me.ok_or_else(|| self.user.clone()));
        self.tabs.today.refresh(cx);
    }

    pub(super) fn applied(
        &mut self,
        tag: &Tag,
        result: &Result<crate::store::apply::Applied, ApplyError>,
        cx: &mut Cx<'_>,
    ) {
        match (tag, result) {
            (Tag::Undo { redo, .. }, Ok(applied)) => {
                let said = match (applied.records.first(), redo) {
                    (Some(record), redo) => {
                        let id = if *redo { "app-redone" } else { "app-undone" };
                        let what = named(record, cx);
                        cx.texts.with(id, &[("what", what.into())])
                    }
                    (None, false) => cx.texts.get("app-undone-new").into_owned(),
                    (None, true) => cx.texts.get("app-redone-gone").into_owned(),
                };
                cx.say(said);
            }
            // Whoever saved their own person is known from now on.
            (Tag::Form, Ok(applied))
                if applied
                    .first::<Person>()
                    .is_some_and(|person| person.user == self.user) =>
            {
                self.asked_me = cx.read(Query::Me(self.user.clone()));
            }
            (
                Tag::Plain
                | Tag::Appointments
                | Tag::Clock
                | Tag::Order
                | Tag::Undo { .. }
                | Tag::Step(_),
                Err(error),
            ) => {
                cx.fail(sentence(error, cx.texts));
            }
            _ => {}
        }
    }
}

/// What a record is called in a message; what has no title, by its kind.
fn named(record: &Record, cx: &Cx<'_>) -> String {
    match record.title() {
        title if title.is_empty() => {
            let kind = format!("kind-{}", record.kind().name());
            cx.texts.get(&kind).into_owned()
        }
        title => title,
    }
}

/// Why a change was not stored, as a sentence.
pub(in crate::tui) fn sentence(error: &ApplyError, texts: &Texts) -> String {
    match error {
        ApplyError::Rejected(rejected) => rejected
            .first()
            .and_then(|one| {
                let problem = one.problems.first()?;
                Some(crate::fields::say(&problem.what, texts))
            })
            .unwrap_or_default(),
        ApplyError::Conflict(_) => texts.get("apply-conflict").into_owned(),
        ApplyError::Twice(_) | ApplyError::Codec(..) => {
            texts.with("apply-error", &[("why", error.to_string().into())])
        }
        ApplyError::Commit(error) => match error {
            CommitError::Conflict { .. } => texts.get("apply-conflict").into_owned(),
            CommitError::Full => texts.get("apply-full").into_owned(),
            CommitError::ReadOnly(why) => {
                texts.with("apply-read-only", &[("why", why.clone().into())])
            }
            other => texts.with("apply-error", &[("why", other.to_string().into())]),
        },
        ApplyError::Read(error) => texts.with("apply-error", &[("why", error.to_string().into())]),
    }
}
