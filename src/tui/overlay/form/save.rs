//! Saving a form: what is wrong, what is suspicious, what the store said, what others changed.

use super::entry::{Clash, Trouble};
use super::merge::{Merged, merge};
use super::{Effect, Form, Phase};
use crate::domain::problem::Problem;
use crate::fields;
use crate::store::apply::{Applied, ApplyError, Rejected};
use crate::store::backend::Revision;
use crate::store::{Edit, Expected, Record};
use crate::tui::event::{Cx, Tag};
use crate::tui::overlay::Stay;
use crate::tui::reader::title::title;
use crate::tui::view::{Answer, FormView, Query};

impl Form {
    /// Saves what is typed, or says what keeps it from being saved.
    pub(super) fn save(&mut self, cx: &mut Cx<'_>) -> Stay {
        self.suggestions.close();
        if self.phase != Phase::Typing {
            return Stay::Open;
        }
        if let Some(at) = self.entries.iter().position(|entry| entry.clash.is_some()) {
            self.at = at;
            cx.warn(cx.texts.get("form-clash-first"));
            return Stay::Open;
        }
        if self.step.is_some() {
            return self.take_step(cx);
        }
        let Some(record) = self.collect(cx) else {
            return Stay::Open;
        };
        if !self.is_new() && record == self.base {
            self.forget_draft(cx);
            cx.say(cx.texts.get("form-nothing-changed"));
            return Stay::Close;
        }
        if self.is_suspicious(cx) {
            return Stay::Open;
        }
        let expected = if self.is_new() {
            Expected::New
        } else {
            Expected::Revision(self.revision)
        };
        self.phase = Phase::Saving(self.texts());
        cx.apply(Tag::Form, vec![Edit::Put { record, expected }]);
        Stay::Open
    }

    /// The record as typed; none if something is wrong, which then stands at the fields.
    fn collect(&mut self, cx: &mut Cx<'_>) -> Option<Record> {
        let mut record = self.base.clone();
        let context = self.known.context(self.defaults.today, cx.texts);
        let mut wrong = false;
        for entry in &mut self.entries {
            entry.trouble = None;
            let written = entry
                .value(&context)
                .and_then(|value| (entry.field.set)(&mut record, value));
            if let Err(problem) = written {
                entry.complain(&problem, cx.texts);
                wrong = true;
            }
        }
        // Rules between the fields; a field that could not be read has its sentence already.
        let unread: Vec<&str> = self
            .entries
            .iter()
            .filter(|entry| entry.trouble.is_some())
            .map(|entry| entry.field.name)
            .collect();
        let problems: Vec<Problem> = record
            .check()
            .into_iter()
            .filter(|problem| !unread.contains(&problem.field))
            .collect();
        if wrong || !problems.is_empty() {
            self.complain(&problems, cx);
            return None;
        }
        Some(record)
    }

    /// Puts problems at their fields and the cursor on the first of them.
    pub(super) fn complain(&mut self, problems: &[Problem], cx: &mut Cx<'_>) {
        let mut elsewhere = None;
        for problem in problems {
            let entry = self
                .entries
                .iter_mut()
                .find(|entry| entry.field.name == problem.field);
            match entry {
                Some(entry) => entry.complain(&problem.what, cx.texts),
                None => elsewhere = Some(fields::say(&problem.what, cx.texts)),
            }
        }
        let first = self
            .entries
            .iter()
            .position(|entry| entry.trouble.is_some());
        self.at = first.unwrap_or(self.at);
        let count = self
            .entries
            .iter()
            .filter(|entry| entry.trouble.is_some())
            .count();
        match elsewhere {
            Some(sentence) => cx.fail(sentence),
            None => cx.warn(cx.texts.with("form-problems", &[("n", count.into())])),
        }
    }

    /// Whether something looks like a participant's number (§ 7) that was not confirmed by saving
    /// the same texts again.
    pub(super) fn is_suspicious(&mut self, cx: &mut Cx<'_>) -> bool {
        if self.warned.as_ref() == Some(&self.texts()) {
            return false;
        }
        let context = self.known.context(self.defaults.today, cx.texts);
        let mut first = None;
        for (at, entry) in self.entries.iter_mut().enumerate() {
            let suspicion = entry
                .value(&context)
                .ok()
                .filter(|_| entry.text() != entry.shown)
                .and_then(|value| fields::suspicious(entry.field, &value));
            if let Some(wrong) = suspicion {
                entry.trouble = Some(Trouble {
                    text: fields::say(&wrong, cx.texts),
                    warning: true,
                });
                first = first.or(Some(at));
            }
        }
        let Some(at) = first else {
            return false;
        };
        self.at = at;
        self.warned = Some(self.texts());
        cx.warn(cx.texts.get("form-save-anyway"));
        true
    }

    pub(super) fn forget_draft(&self, cx: &mut Cx<'_>) {
        cx.effects.push(Effect::Draft {
            key: self.key(),
            content: None,
        });
    }

    /// What became of the change.
    pub(super) fn applied(
        &mut self,
        result: &Result<Applied, ApplyError>,
        cx: &mut Cx<'_>,
    ) -> Stay {
        let Phase::Saving(sent) = std::mem::replace(&mut self.phase, Phase::Typing) else {
            return Stay::Open;
        };
        match result {
            Ok(applied) if self.step.is_some() => return self.step_taken(applied, cx),
            Ok(applied) => return self.saved(applied, &sent, cx),
            Err(ApplyError::Rejected(rejected)) => self.rejected(rejected, cx),
            Err(ApplyError::Conflict(_)) if self.step.is_some() => return self.step_too_late(cx),
            Err(ApplyError::Conflict(_)) => {
                let number = cx.read(Query::Form(self.base.id()));
                self.phase = Phase::Reading(number);
            }
            Err(error) => {
                let why = error.to_string();
                cx.fail(cx.texts.with("form-not-saved", &[("why", why.into())]));
            }
        }
        Stay::Open
    }

    fn saved(&mut self, applied: &Applied, sent: &[String], cx: &mut Cx<'_>) -> Stay {
        let Some(record) = applied.records.first() else {
            return Stay::Close;
        };
        self.forget_draft(cx);
        let name = Self::name_of(record, cx);
        cx.say(cx.texts.with("form-saved", &[("name", name.into())]));
        if self.texts() == sent {
            return Stay::Close;
        }
        // Something was typed while the store was writing: it belongs to the next change.
        self.base = record.clone();
        self.revision = applied.revision;
        let context = self.known.context(self.defaults.today, cx.texts);
        for entry in &mut self.entries {
            entry.rebase((entry.field.get)(record), &context);
        }
        self.keep_draft(cx);
        Stay::Open
    }

    /// Kind and title, for a message.
    fn name_of(record: &Record, cx: &Cx<'_>) -> String {
        let kind = cx.texts.get(&format!("kind-{}", record.kind().name()));
        match title(record, cx.texts).as_str() {
            "" => kind.into_owned(),
            title => format!("{kind} „{}“", crate::text::width::cut(title, 40)),
        }
    }

    fn rejected(&mut self, rejected: &[Rejected], cx: &mut Cx<'_>) {
        let problems: Vec<Problem> = rejected
            .iter()
            .flat_map(|one| one.problems.iter().cloned())
            .collect();
        self.complain(&problems, cx);
    }

    /// The record as it stands now, after a conflict.
    pub(super) fn read_again(
        &mut self,
        number: u64,
        answer: Result<&Answer, &String>,
        cx: &mut Cx<'_>,
    ) {
        if self.phase != Phase::Reading(number) {
            return;
        }
        self.phase = Phase::Typing;
        match answer {
            Ok(Answer::Form(Some(view))) => self.merge_with(view, cx),
            Ok(Answer::Form(None)) => {
                // Saving again brings it back under its number.
                self.forget_draft(cx);
                self.revision = Revision(0);
                self.keep_draft(cx);
                cx.warn(cx.texts.get("form-deleted-meanwhile"));
            }
            Ok(_) => {}
            Err(why) => {
                let why = why.clone();
                cx.fail(cx.texts.with("form-not-saved", &[("why", why.into())]));
            }
        }
    }

    /// Takes over what only others changed, and asks about what both changed.
    fn merge_with(&mut self, view: &FormView, cx: &mut Cx<'_>) {
        self.known = super::Known::new(std::sync::Arc::clone(&view.names), view.others.clone());
        let context = self.known.context(self.defaults.today, cx.texts);
        let mut taken = Vec::new();
        let mut clashes = 0;
        for entry in &mut self.entries {
            let was = entry.shown.clone();
            let mine = if entry.is_changed() {
                entry.normal_text(&context)
            } else {
                was.clone()
            };
            entry.rebase((entry.field.get)(&view.stored.record), &context);
            let theirs = entry.shown.clone();
            match merge(&was, &mine, &theirs) {
                Merged::Theirs => {
                    entry.set_text(&theirs);
                    if was != theirs {
                        taken.push(cx.texts.get(entry.field.label).into_owned());
                    }
                }
                Merged::Mine => {}
                Merged::Clash => {
                    clashes += 1;
                    entry.clash = Some(Clash {
                        theirs,
                        mine,
                        take_mine: true,
                    });
                }
            }
        }
        self.base = view.stored.record.clone();
        self.revision = view.stored.revision;
        self.keep_draft(cx);
        if clashes == 0 {
            self.save(cx);
            let fields = taken.join(", ");
            cx.say(cx.texts.with("form-merged", &[("fields", fields.into())]));
        } else {
            let first = self.entries.iter().position(|entry| entry.clash.is_some());
            self.at = first.unwrap_or(self.at);
            cx.warn(cx.texts.with("form-clash", &[("n", clashes.into())]));
        }
    }
}
