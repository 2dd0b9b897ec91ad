//! Documents about measures, audits, deficiencies, use and ratings as Markdown.
//!
//! Responsible for: which record, which template, what the file is called, what a person has still
//! to fill in. What a document holds is gathered per subject ([`letters`], [`audits`], [`figures`],
//! [`mod@ratings`]) into the plain data of their views; how it looks stands in `templates/`.
//!
//! Letters go to providers and to the purchasing centre and hold no counts at all. The reports stay
//! in the house unless [`Readers::Outside`] is asked for; then counts of 1 or 2 are masked
//! (`domain.md` § 7).

mod audits;
mod audits_view;
mod common;
mod common_view;
mod figures;
mod figures_view;
mod letters;
mod letters_view;
mod ratings;
mod ratings_view;

use std::path::PathBuf;

use chrono::NaiveDate;

use super::error::ReportError;
use super::outside::OutsideNames;
use super::template::Template;
use crate::store::Store;
use crate::text::locale::{Lang, Texts};
use common::Desk;

pub use audits::{audit_form, audit_report};
pub use figures::{information, utilisation};
pub use letters::{announcement, demand, notice, result};
pub use ratings::ratings;

/// Who reads a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Readers {
    /// Team leads, management, counsellors: counts as they are.
    #[default]
    Inside,
    /// Anybody else: counts of 1 or 2 are masked.
    Outside,
}

/// How documents are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentOptions {
    /// The language.
    pub language: Lang,
    /// The person's own templates; a file of a built-in one's name replaces it.
    pub templates: Option<PathBuf>,
    /// What bodies outside are called.
    pub names: OutsideNames,
    /// The day to reckon from; letters that were not sent yet bear it.
    pub today: NaiveDate,
    /// The acting person, who signs what nobody else has.
    pub author: String,
    /// For whom.
    pub readers: Readers,
}

impl DocumentOptions {
    /// Plain ones: built-in templates, the concept's names, for the house.
    pub fn new(language: Lang, today: NaiveDate, author: impl Into<String>) -> Self {
        Self {
            language,
            templates: None,
            names: OutsideNames::default(),
            today,
            author: author.into(),
            readers: Readers::Inside,
        }
    }
}

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// A name for its file, safe on every system.
    pub file: String,
    /// Markdown: valid CommonMark (with tables) whatever was typed.
    pub text: String,
    /// What it leaves blank because the store does not know it yet.
    pub gaps: Vec<Gap>,
}

/// Something a document leaves blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// The demand with its deadline is not recorded.
    Demand,
    /// The involvement of the purchasing centre is not recorded.
    Escalation,
    /// The provider's address.
    Address,
    /// The appointment of an audit.
    Appointment,
    /// Nobody is recorded as its auditor.
    Auditors,
}

impl Gap {
    /// The sentence for a person: what is missing, and where to say it.
    pub fn sentence(self, texts: &Texts) -> String {
        match self {
            Self::Demand => texts.get("gap-demand"),
            Self::Escalation => texts.get("gap-escalation"),
            Self::Address => texts.get("gap-address"),
            Self::Appointment => texts.get("gap-appointment"),
            Self::Auditors => texts.get("gap-auditors"),
        }
        .into_owned()
    }
}

/// A template in both languages.
struct Bilingual {
    german: Template,
    english: Template,
}

macro_rules! bilingual {
    ($stem:literal) => {
        $crate::report::measures::Bilingual {
            german: $crate::report::template::Template {
                name: concat!($stem, ".de.md.j2"),
                text: include_str!(concat!("../../../templates/", $stem, ".de.md.j2")),
            },
            english: $crate::report::template::Template {
                name: concat!($stem, ".en.md.j2"),
                text: include_str!(concat!("../../../templates/", $stem, ".en.md.j2")),
            },
        }
    };
}
use bilingual;

impl Bilingual {
    /// The document of a view.
    fn document(
        &self,
        desk: &Desk<'_>,
        file: &str,
        view: &impl serde::Serialize,
        gaps: Vec<Gap>,
    ) -> Result<Document, ReportError> {
        let options = desk.options;
        let template = match options.language {
            Lang::De => self.german,
            Lang::En => self.english,
        };
        Ok(Document {
            file: crate::text::safe_file_name(&format!("{file}.md")),
            text: template.render(options.templates.as_deref(), view)?,
            gaps,
        })
    }
}

/// What every document begins with.
fn desk<'a>(store: &'a Store, options: &'a DocumentOptions) -> Desk<'a> {
    Desk::new(store, options)
}
