//! What was typed and not saved, as it lies in a file.
//!
//! ```json
//! {"revision": 12, "fields": {"place": {"was": "Fulda", "typed": "Kassel"}}}
//! ```
//! Only fields that were touched are in it, each with what stood there before: so a draft survives
//! a change of the same record by somebody else, field by field.
//!
//! Responsible for: the file's content and name, keeping, dropping and putting back what was typed.
//! Not for: writing files (`tui::drafts`).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::entry::Clash;
use super::merge::{Merged, merge};
use super::{Form, Stay, Step};
use crate::fields::{self, Access, Value};
use crate::store::backend::Revision;
use crate::store::{Record, Stored};
use crate::tui::event::{Cx, Effect};

/// A draft of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// The revision of the record that was changed; 0 for a new one.
    pub(super) revision: u64,
    /// The touched fields, by name.
    pub(super) fields: BTreeMap<String, Typed>,
}

/// A touched field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Typed {
    /// What stood there.
    pub(super) was: String,
    /// What stands there now.
    pub(super) typed: String,
}

impl Draft {
    /// Reads a draft. One that can't be read is none: the file stays where it is until the next
    /// edit, and the record itself is unharmed.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// As bytes; none if nothing is touched.
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        if self.fields.is_empty() {
            return None;
        }
        serde_json::to_vec(self).ok()
    }
}

/// The name of the draft that belongs to a record. New ones are told apart by what they begin with:
/// an agenda item that was given up comes back in its own meeting and in no other.
fn key(record: &Record, revision: Revision) -> String {
    let id = record.id();
    if revision != Revision(0) {
        return format!("form/{id}");
    }
    let mut key = format!("form/{}/new", id.kind.name());
    for field in fields::of(id.kind) {
        if field.access != Access::Read
            && let Value::Reference(id) = (field.get)(record)
        {
            // Writing into a String can't fail.
            let _ = write!(key, "/{id}");
        }
    }
    key
}

/// The name of the draft of a step.
pub(super) fn step_key(step: &dyn Step) -> String {
    format!("step/{}/{}", step.record().id(), step.name())
}

impl Form {
    /// The name of the draft that belongs to a record.
    pub fn draft_key(stored: &Stored<Record>) -> String {
        key(&stored.record, stored.revision)
    }

    pub(super) fn key(&self) -> String {
        if let Some(step) = &self.step {
            return step_key(&**step);
        }
        key(&self.base, self.revision)
    }

    /// Puts the fields of a draft back; what somebody else changed meanwhile becomes a question.
    pub(super) fn restore(&mut self, draft: &Draft) {
        for entry in &mut self.entries {
            let Some(Typed { was, typed }) = draft.fields.get(entry.field.name) else {
                continue;
            };
            let theirs = entry.shown.clone();
            match merge(was, typed, &theirs) {
                Merged::Theirs => continue,
                Merged::Mine => {}
                Merged::Clash => {
                    entry.clash = Some(Clash {
                        theirs,
                        mine: typed.clone(),
                        take_mine: true,
                    });
                }
            }
            entry.set_text(typed);
            self.restored = true;
        }
    }

    pub(super) fn keep_draft(&self, cx: &mut Cx<'_>) {
        let fields = self
            .entries
            .iter()
            .filter(|entry| entry.is_changed())
            .map(|entry| {
                let typed = Typed {
                    was: entry.shown.clone(),
                    typed: entry.text(),
                };
                (entry.field.name.to_owned(), typed)
            });
        let draft = Draft {
            revision: self.revision.0,
            fields: fields.collect(),
        };
        cx.effects.push(Effect::Draft {
            key: self.key(),
            content: draft.bytes(),
        });
    }

    pub(super) fn leave(&mut self, cx: &mut Cx<'_>) -> Stay {
        if self.is_touched() {
            self.keep_draft(cx);
            cx.say(cx.texts.get("form-draft-kept"));
        }
        Stay::Close
    }

    /// Throws away what is typed; the same key brings it back.
    pub(super) fn drop_draft(&mut self, cx: &mut Cx<'_>) {
        self.suggestions.close();
        let texts = if let Some(texts) = self.dropped.take() {
            cx.say(cx.texts.get("form-draft-back"));
            texts
        } else {
            if !self.is_touched() {
                return;
            }
            self.dropped = Some(self.texts());
            cx.say(cx.texts.get("form-draft-dropped"));
            self.entries
                .iter()
                .map(|entry| entry.shown.clone())
                .collect()
        };
        for (entry, text) in self.entries.iter_mut().zip(texts) {
            entry.set_text(&text);
            entry.trouble = None;
            entry.clash = None;
        }
        self.restored = false;
        self.keep_draft(cx);
    }
}
