//! What was typed on a screen and is not stored: commands only name it.

use super::failure::with;
use super::session::Session;
use crate::domain::id::{Kind, MeetingId, RecordId};
use crate::store::{ReadFailure, Store};
use crate::tui::drafts;
use crate::tui::minutes::{MinutesDraft, MinutesPane};

/// A draft of a record, or of a new one of a kind.
pub(super) struct Draft {
    /// Of its minutes, not of its form.
    pub(super) is_minutes: bool,
    pub(super) kind: Kind,
    /// None for a record that is not made yet.
    pub(super) id: Option<u64>,
    /// For people.
    pub(super) said: String,
}

fn found(session: &Session) -> std::collections::BTreeMap<String, Vec<u8>> {
    let embedded = session.opened().and_then(|opened| opened.embedded.as_ref());
    let folder = embedded
        .and_then(|embedded| drafts::folder(embedded.store_id(), |name| std::env::var(name).ok()));
    folder.map_or_else(std::collections::BTreeMap::new, |folder| {
        drafts::find(&folder)
    })
}

/// The open draft of a meeting's minutes.
pub(super) fn minutes(session: &Session, meeting: MeetingId) -> Option<MinutesDraft> {
    let bytes = found(session).remove(&MinutesPane::draft_key(meeting))?;
    let draft = MinutesDraft::from_bytes(&bytes)?;
    (!draft.lines.is_empty()).then_some(draft)
}

/// All open drafts of the store.
pub(super) fn all(session: &Session, store: &Store) -> Result<Vec<Draft>, ReadFailure> {
    let mut all = Vec::new();
    for key in found(session).into_keys() {
        let parts: Vec<&str> = key.split('/').collect();
        let (is_minutes, kind, id) = match parts[..] {
            ["minutes", id] => (true, Some(Kind::Meeting), id.parse().ok()),
            ["form", kind, id] | ["step", kind, id, _] => (
                false,
                Kind::ALL.iter().copied().find(|one| one.name() == kind),
                id.parse().ok(),
            ),
            _ => continue,
        };
        let Some(kind) = kind else { continue };
        let texts = &session.texts;
        let said = match id {
            Some(id) => {
                let stored = store.record(RecordId { kind, id })?;
                let name = texts.get(&format!("kind-{}", kind.name()));
                let title = stored.map(|stored| stored.record.title());
                let title = format!("{name} #{id} {}", title.unwrap_or_default());
                let id = if is_minutes {
                    "day-draft-minutes"
                } else {
                    "day-draft-form"
                };
                with(texts, id, &[("title", title.trim_end())])
            }
            None => {
                let name = texts.get(&format!("kind-{}", kind.name()));
                with(texts, "day-draft-new", &[("kind", &name)])
            }
        };
        all.push(Draft {
            is_minutes,
            kind,
            id,
            said,
        });
    }
    Ok(all)
}
