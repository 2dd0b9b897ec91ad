//! Minutes (Protokoll) of a meeting as Markdown.
//!
//! Responsible for: which meeting, which language, which template. What minutes hold is gathered in
//! `gather.rs`, how they look stands in `templates/minutes.*.md.j2`.

use std::path::PathBuf;

use super::error::ReportError;
use super::gather;
use super::template::Template;
use crate::domain::id::MeetingId;
use crate::domain::meeting::{Meeting, MeetingLanguage};
use crate::domain::outcome::Audience;
use crate::store::Store;

const GERMAN: Template = Template {
    name: "minutes.de.md.j2",
    text: include_str!("../../templates/minutes.de.md.j2"),
};
const ENGLISH: Template = Template {
    name: "minutes.en.md.j2",
    text: include_str!("../../templates/minutes.en.md.j2"),
};

/// How minutes are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesOptions {
    /// Another language than the meeting's.
    pub language: Option<MeetingLanguage>,
    /// The person's own templates; a file of a built-in one's name replaces it.
    pub templates: Option<PathBuf>,
    /// For whom. Only [`Audience::Ring`] so far: what others may see needs the rules of
    /// `domain.md` § 6 for every part of the minutes.
    pub audience: Audience,
}

impl Default for MinutesOptions {
    fn default() -> Self {
        Self {
            language: None,
            templates: None,
            audience: Audience::Ring,
        }
    }
}

/// The minutes of a meeting as they stand now: valid CommonMark (with tables) whatever was typed.
pub fn export(
    store: &Store,
    id: MeetingId,
    options: &MinutesOptions,
) -> Result<String, ReportError> {
    if options.audience != Audience::Ring {
        return Err(ReportError::Audience);
    }
    let meeting = store
        .get::<Meeting>(id)?
        .ok_or(ReportError::NoMeeting(id))?
        .record;
    let language = options.language.unwrap_or(meeting.language);
    let template = match language {
        MeetingLanguage::De => GERMAN,
        MeetingLanguage::En => ENGLISH,
    };
    let view = gather::gather(store, &meeting, language)?;
    template.render(options.templates.as_deref(), &view)
}
