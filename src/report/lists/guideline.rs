//! The sections of the audit form, from `templates/guideline.toml`.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::{Both, List, ListProblem, Only, Problems};
use crate::domain::audit::{Section, Verdict};
use crate::domain::measure::Procurement;
use crate::text::locale::Lang;

struct Entry {
    only: Only,
    title: Both,
    look: Vec<Both>,
}

/// The guideline in force.
pub struct Guideline(Vec<Entry>);

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawFile {
    section: Vec<Spanned<toml::Table>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSection {
    #[serde(default)]
    only: Only,
    de: Option<String>,
    en: Option<String>,
    #[serde(default)]
    look_de: Vec<String>,
    #[serde(default)]
    look_en: Vec<String>,
}

impl List for Guideline {
    const FILE: &'static str = "guideline.toml";
    const BUILT_IN: &'static str = include_str!("../../../templates/guideline.toml");

    fn read(_text: &str, problems: &mut Problems<'_>) -> Self {
        let raw: RawFile = problems.file().unwrap_or_default();
        let sections = problems.entries(raw.section, |raw: RawSection| {
            let length = raw.look_de.len().max(raw.look_en.len());
            let look = (0..length).map(|at| {
                let of = |texts: &[String]| texts.get(at).cloned();
                Both::new(of(&raw.look_de).as_deref(), of(&raw.look_en).as_deref())
            });
            Ok(Entry {
                only: raw.only,
                title: Both::new(raw.de.as_deref(), raw.en.as_deref())?,
                look: look.collect::<Result<_, _>>()?,
            })
        });
        problems.not_empty(&sections);
        Self(sections)
    }
}

impl Guideline {
    /// The guideline in force, and what is wrong with an own file; see [`super::load`].
    pub fn load(own: Option<&Path>) -> (Self, Vec<ListProblem>) {
        super::load(own)
    }

    /// The sections an audit of such a measure is recorded under, nothing looked at yet.
    pub fn sections(&self, of: Procurement, lang: Lang) -> Vec<Section> {
        let mine = self.0.iter().filter(|entry| entry.only.takes(of));
        mine.map(|entry| Section {
            title: entry.title.text(lang).to_owned(),
            verdict: Verdict::Open,
            note: String::new(),
        })
        .collect()
    }

    /// What to look at under a heading; nothing for headings of an older guideline.
    pub fn look_at(&self, title: &str, lang: Lang) -> Vec<&str> {
        let entry = self.0.iter().find(|entry| entry.title.text(lang) == title);
        let look = entry.map_or(&[][..], |entry| &entry.look);
        look.iter().map(|one| one.text(lang)).collect()
    }
}
