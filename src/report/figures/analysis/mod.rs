//! The first analysis: what a moderator would say about a comparison before thinking about it.
//! Source: `domain.md` § 3.
//!
//! Responsible for: what the sentences need beside the comparison itself, their order, and the two
//! shapes they leave in. Not for: the wording (`locales/*/figures.ftl`), nor what the figures come to.
//!
//! The sentences are a beginning that people edit. Every one carries its figures, none says why.

mod moves;
mod places;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::naming::Naming;
use super::words::Words;
use crate::domain::id::MunicipalityId;
use crate::domain::indicator::catalogue::SeriesBreak;
use crate::domain::indicator::compare::{Comparison, Placed};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::member::Asked;
use crate::domain::indicator::period::Period;
use crate::domain::indicator::question::Group;
use crate::domain::indicator::target::Target;
use crate::domain::ring::Municipality;
use crate::fields;
use crate::report::markdown::inline;
use crate::store::figures::Figures;
use crate::store::{ReadFailure, Store};
use crate::text::locale::{Texts, Value};

/// Values below which nothing is said about a group: neither leaders nor quartiles of three.
pub const FEWEST: usize = 4;

/// Names in a row before the rest is counted.
const LONGEST: usize = 5;

/// Indicators that count events, of which one person can have several (K2 and its kin).
const EVENTS: [&str; 6] = ["K2", "K2E1", "K2E2", "K2E3", "K2E4", "K3E1"];

/// A comparison in sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    /// Indicator and group.
    pub heading: String,
    /// Of when and how sure the figures are.
    pub statement: String,
    /// One thought each, as plain text.
    pub sentences: Vec<String>,
}

/// The group's figures of the year before, over the members that can be compared.
#[derive(Debug)]
struct OnYear {
    before: Period,
    /// The break between the two years, where there is one.
    broken: Option<SeriesBreak>,
    old: Comparison,
    new: Comparison,
}

/// All that sentences are made from.
struct Gathered<'a> {
    words: Words<'a>,
    texts: &'a Texts,
    figures: &'a Figures,
    comparison: &'a Comparison,
    /// As the document shows them.
    rows: Vec<&'a Placed>,
    names: BTreeMap<MunicipalityId, String>,
    year: Option<OnYear>,
    /// Median of all municipalities, and how many have a value; none where the group is all of them.
    all: Option<(Figure, usize)>,
    targets: Vec<Target>,
}

impl Analysis {
    /// The first analysis of an answer; `group` is what its group is called.
    pub fn of(
        store: &Store,
        figures: &Figures,
        group: &str,
        naming: &mut Naming<'_>,
        texts: &Texts,
        today: NaiveDate,
    ) -> Result<Self, ReadFailure> {
        let words = Words::of(texts, figures);
        let rows = naming.rows(figures);
        let names = rows
            .iter()
            .filter_map(|row| figures.municipality(row.municipality))
            .map(|one| (one.id, naming.name(one, figures)))
            .collect();
        let gathered = Gathered {
            words,
            texts,
            figures,
            comparison: figures.comparison(),
            rows,
            names,
            year: on_year(store, figures)?,
            all: median_of_all(store, figures, today)?,
            // Who agreed on what is known outside the ring: a letter would hide nothing.
            targets: if naming.is_anonymous() {
                Vec::new()
            } else {
                targets(store, figures)?
            },
        };
        let title = fields::indicator_title(&figures.indicator, texts);
        Ok(Self {
            heading: texts.with(
                "analysis-heading",
                &[("indicator", title.into()), ("group", group.into())],
            ),
            statement: words.statement(figures),
            sentences: gathered.sentences(),
        })
    }

    /// As lines of minutes: what it is about, then a sentence a line.
    pub fn lines(&self) -> Vec<String> {
        let head = format!("{} ({})", self.heading, self.statement);
        std::iter::once(head)
            .chain(self.sentences.iter().cloned())
            .collect()
    }

    /// As Markdown, whatever municipalities are called.
    pub fn markdown(&self) -> String {
        let mut out = format!(
            "## {}\n\n{}\n\n",
            inline(&self.heading),
            inline(&self.statement)
        );
        for sentence in &self.sentences {
            out.push_str("- ");
            out.push_str(&inline(sentence));
            out.push('\n');
        }
        out
    }
}

/// The year before, over the members whose values can be compared; none without a year before.
fn on_year(store: &Store, figures: &Figures) -> Result<Option<OnYear>, ReadFailure> {
    let (indicator, question) = (&figures.indicator, &figures.question);
    let asked = question.asked;
    let Some(before) = asked.period.year_before() else {
        return Ok(None);
    };
    let both: Vec<Municipality> = figures
        .comparison()
        .rows
        .iter()
        .filter(|row| row.change.is_some())
        .filter_map(|row| figures.municipality(row.municipality).cloned())
        .collect();
    let compared = |period| {
        let asked = Asked { period, ..asked };
        store.compared(indicator, question.sex, asked, &both)
    };
    let broken = indicator.breaks.iter().rev().find(|one| {
        before.first_day() < one.from.first_day() && one.from.first_day() <= asked.period.last_day()
    });
    Ok(Some(OnYear {
        before,
        broken: broken.cloned(),
        old: compared(before)?.comparison,
        new: compared(asked.period)?.comparison,
    }))
}

fn median_of_all(
    store: &Store,
    figures: &Figures,
    today: NaiveDate,
) -> Result<Option<(Figure, usize)>, ReadFailure> {
    if figures.question.group == Group::All {
        return Ok(None);
    }
    let question = figures.question.about(Group::All);
    let all = store.figures(&figures.indicator, &question, today)?;
    let comparison = all.comparison();
    Ok(comparison.median.map(|median| (median, comparison.n)))
}

/// What was agreed for the period's year, by carrier number.
fn targets(store: &Store, figures: &Figures) -> Result<Vec<Target>, ReadFailure> {
    let mut found = Vec::new();
    let Ok(year) = u16::try_from(figures.question.asked.period.year()) else {
        return Ok(found);
    };
    for one in &figures.municipalities {
        let target = store.target(one.id, &figures.indicator.code, year)?;
        found.extend(target.map(|stored| stored.record));
    }
    Ok(found)
}

impl Gathered<'_> {
    fn sentences(&self) -> Vec<String> {
        let mut out = vec![self.who_has()];
        if self.comparison.n == 0 {
            return out;
        }
        if self.comparison.n < FEWEST {
            out.push(self.few());
            out.extend(self.few_moves());
        } else {
            out.push(self.places());
            out.extend(self.spread());
            out.extend(self.outside());
            out.extend(self.moves());
            out.extend(self.group_on_year());
            out.extend(self.against_all());
        }
        out.extend(self.targets());
        out.extend(self.events());
        out
    }

    fn say(&self, id: &str, variables: &[(&str, Value<'_>)]) -> String {
        self.texts.with(id, variables)
    }

    fn name(&self, id: MunicipalityId) -> String {
        self.names.get(&id).cloned().unwrap_or_default()
    }

    fn period(&self) -> String {
        self.words.period(self.figures.question.asked.period)
    }

    /// Names strung together, the rest counted.
    fn enumeration(&self, parts: &[String]) -> String {
        super::words::enumeration(self.texts, parts, LONGEST)
    }

    /// The names of rows.
    fn named<'r>(&self, rows: impl IntoIterator<Item = &'r &'r Placed>) -> Vec<String> {
        rows.into_iter()
            .map(|row| self.name(row.municipality))
            .collect()
    }

    /// `Fulda (24,3 %)`.
    fn with_value(&self, row: &Placed) -> String {
        let value = row
            .value
            .map_or_else(String::new, |one| self.words.value(one));
        format!("{} ({value})", self.name(row.municipality))
    }

    /// What is counted where a reader might take events for people.
    fn events(&self) -> Option<String> {
        let indicator = self.words.indicator;
        EVENTS.contains(&indicator.code.as_str()).then(|| {
            let what = fields::indicator_part(indicator, "numerator", self.texts);
            self.say("analysis-events", &[("what", what.into())])
        })
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
