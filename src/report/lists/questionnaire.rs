//! The questionnaire a rating begins with, from `templates/questionnaire.toml`.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::{Both, List, ListProblem, ListWrong, Problems};
use crate::domain::points::Points;
use crate::domain::rating::{Answer, Part, Scale};
use crate::text::locale::Lang;

/// The questionnaire in force.
pub struct Questionnaire {
    scale: Scale,
    questions: Vec<(Part, Both)>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawFile {
    scale: Option<Spanned<RawScale>>,
    soft: Vec<Spanned<toml::Table>>,
    hard: Vec<Spanned<toml::Table>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawScale {
    min: String,
    max: String,
    threshold: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuestion {
    de: Option<String>,
    en: Option<String>,
}

impl RawScale {
    fn scale(&self) -> Option<Scale> {
        let points = |text: &str| text.parse::<Points>().ok();
        let scale = Scale {
            min: points(&self.min)?,
            max: points(&self.max)?,
            threshold: points(&self.threshold)?,
        };
        let in_order = scale.min < scale.max && (scale.min..=scale.max).contains(&scale.threshold);
        in_order.then_some(scale)
    }
}

impl List for Questionnaire {
    const FILE: &'static str = "questionnaire.toml";
    const BUILT_IN: &'static str = include_str!("../../../templates/questionnaire.toml");

    fn read(_text: &str, problems: &mut Problems<'_>) -> Self {
        let raw: RawFile = problems.file().unwrap_or_default();
        let scale = match raw.scale {
            None => Scale::DEFAULT,
            Some(raw) => raw.get_ref().scale().unwrap_or_else(|| {
                problems.add(raw.span().start, ListWrong::Scale);
                Scale::DEFAULT
            }),
        };
        let mut questions = Vec::new();
        for (part, raw) in [(Part::Soft, raw.soft), (Part::Hard, raw.hard)] {
            questions.extend(problems.entries(raw, |raw: RawQuestion| {
                Ok((part, Both::new(raw.de.as_deref(), raw.en.as_deref())?))
            }));
        }
        problems.not_empty(&questions);
        Self { scale, questions }
    }
}

impl Questionnaire {
    /// The questionnaire in force, and what is wrong with an own file; see [`super::load`].
    pub fn load(own: Option<&Path>) -> (Self, Vec<ListProblem>) {
        super::load(own)
    }

    /// The scale a new rating is made with.
    pub const fn scale(&self) -> Scale {
        self.scale
    }

    /// The questions of a new rating, soft facts first, none answered.
    pub fn answers(&self, lang: Lang) -> Vec<Answer> {
        let answer = |(part, question): &(Part, Both)| Answer {
            part: *part,
            question: question.text(lang).to_owned(),
            value: None,
            note: String::new(),
        };
        self.questions.iter().map(answer).collect()
    }
}
