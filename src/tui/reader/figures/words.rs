//! Figures in words: numbers as tables have them, the head.

use super::{Gathered, Reader};
use crate::domain::indicator::catalogue::{Direction, Unit};
use crate::domain::indicator::question::Group;
use crate::domain::indicator::series::Sex;
use crate::report::figures::table::quality_name;
use crate::report::figures::words::{period_name, sex_word};
use crate::tui::panes::figures::numbers::Numbers;
use crate::tui::panes::figures::view::{Ground, Head};

/// Decimals a table has at most, however many a figure was published with.
const MOST_DECIMALS: u8 = 6;

impl Reader<'_> {
    /// How figures of this comparison are written.
    pub(super) fn numbers<'a>(&'a self, gathered: &'a Gathered) -> Numbers<'a> {
        Numbers::new(self.texts, &gathered.figures.indicator, decimals(gathered))
    }

    /// What has to be said of these figures.
    pub(super) fn head(&self, gathered: &Gathered, ground: &Ground) -> Head {
        let question = &gathered.figures.question;
        let named = ground
            .groups
            .iter()
            .find(|(group, _)| *group == question.group);
        Head {
            indicator: self.indicator_of(gathered),
            group: named.map_or_else(String::new, |(_, name)| name.clone()),
            period: period_name(self.texts, question.asked.period),
            statement: self.statement(gathered),
            statistics: self.statistics(gathered),
        }
    }

    /// Code and name; of whom, unless of everybody.
    fn indicator_of(&self, gathered: &Gathered) -> String {
        let title = self.numbers(gathered).title();
        match gathered.figures.question.sex {
            Sex::All => title,
            sex => {
                let sex = sex_word(self.texts, sex).into_owned();
                let variables = [("indicator", title.into()), ("sex", sex.into())];
                self.texts.with("figures-of-sex", &variables)
            }
        }
    }

    fn statement(&self, gathered: &Gathered) -> Vec<String> {
        let figures = &gathered.figures;
        let texts = self.texts;
        let question = &figures.question;
        let comparison = figures.comparison();
        let count = match (figures.municipalities.is_empty(), comparison.n) {
            (true, _) => "figures-nobody",
            (false, 0) => "figures-empty",
            _ => "figures-n",
        };
        let counts = [
            ("n", comparison.n.into()),
            ("missing", comparison.missing.into()),
        ];
        let quality = quality_name(question.asked.provisional);
        let quality = format!("choice-quality-{quality}");
        let mut pieces = vec![texts.with(count, &counts), texts.get(&quality).into_owned()];
        if let Some((first, last)) = figures.compared.statuses {
            let status = if first == last {
                texts.date_plain(first)
            } else {
                format!(
                    "{} \u{2013} {}",
                    texts.date_plain(first),
                    texts.date_plain(last)
                )
            };
            pieces.push(texts.with("figures-status", &[("status", status.into())]));
        }
        if let Some(day) = question.asked.as_of {
            let day = [("day", texts.date_plain(day).into())];
            pieces.push(texts.with("figures-as-of", &day));
        }
        if matches!(question.group, Group::Ring(_)) {
            let day = [("day", texts.date_plain(figures.members_on).into())];
            pieces.push(texts.with("figures-members", &day));
        }
        if comparison.n > 0 {
            let direction = match figures.indicator.direction {
                Direction::Higher => "figures-better-higher",
                Direction::Lower => "figures-better-lower",
                Direction::Neutral => "figures-better-neutral",
            };
            pieces.push(texts.get(direction).into_owned());
            if figures.indicator.unit == Unit::PerCent {
                pieces.push(texts.get("figures-points").into_owned());
            }
        }
        pieces
    }

    fn statistics(&self, gathered: &Gathered) -> Vec<String> {
        let texts = self.texts;
        let comparison = gathered.comparison();
        let numbers = self.numbers(gathered);
        let mut pieces = Vec::new();
        if let Some(median) = comparison.median {
            let median = [("value", numbers.with_unit(median).into())];
            pieces.push(texts.with("figures-median", &median));
        }
        if let (Some(q1), Some(q3)) = (comparison.q1, comparison.q3) {
            let quartiles = [
                ("q1", numbers.plain(q1).into()),
                ("q3", numbers.plain(q3).into()),
            ];
            pieces.push(texts.with("figures-quartiles", &quartiles));
        }
        if let Some(weighted) = comparison.weighted {
            let weighted = [
                ("value", numbers.plain(weighted).into()),
                ("n", comparison.weighted_n.into()),
            ];
            pieces.push(texts.with("figures-weighted", &weighted));
        }
        pieces
    }
}

/// As many decimals as any value was published with. What division left over is not worth more than one
/// beyond the usual.
pub(super) fn decimals(gathered: &Gathered) -> u8 {
    let usual = gathered.figures.indicator.decimals;
    let now = || {
        let members = gathered.members.iter();
        members.filter_map(|member| member.now.as_ref())
    };
    let published = now().filter_map(|version| version.value);
    let most = published
        .map(|value| value.scale().min(MOST_DECIMALS))
        .max();
    let reckoned = now().any(|version| version.value.is_none() && version.denominator.is_some());
    most.unwrap_or(0).max(usual + u8::from(reckoned))
}
