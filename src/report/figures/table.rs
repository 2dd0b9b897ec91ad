//! A comparison as rows and columns, with the sentences that belong above it.
//!
//! Responsible for: which columns there are, with how many decimals people read them, what states period,
//! members, quality and data status. Not for: how a file is laid out ([`super::paper`]).

use super::naming::Naming;
use crate::domain::indicator::catalogue::Unit;
use crate::domain::indicator::compare::{Comparison, Placed};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::series::Sex;
use crate::fields;
use crate::store::figures::Figures;
use crate::text::locale::Texts;

/// Decimals of a change in per cent, as far as people read it.
pub(super) const RELATIVE_DECIMALS: u8 = 1;

/// A value with more decimals was reckoned, not published: nobody reads them all.
const MOST_DECIMALS: u8 = 4;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Datum {
    /// Nothing.
    None,
    /// No value was published; never 0.
    Missing,
    /// A rank, a quarter.
    Count(u64),
    /// A figure, with the decimals people read it with.
    Figure(Figure, u8),
    /// A name, a number that is none.
    Text(String),
}

impl Datum {
    /// As people read it.
    pub fn text(&self, texts: &Texts) -> String {
        match self {
            Self::None => String::new(),
            Self::Missing => texts.get("compare-missing").into_owned(),
            Self::Count(count) => count.to_string(),
            Self::Figure(figure, decimals) => figure_text(*figure, *decimals, texts),
            Self::Text(text) => text.clone(),
        }
    }
}

/// A figure as people of a language read it.
pub fn figure_text(figure: Figure, decimals: u8, texts: &Texts) -> String {
    texts.decimal(&figure.rounded(decimals).to_string())
}

/// What is counted in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Words, or plain counts.
    Plain,
    /// In the indicator's own unit.
    Own,
    /// Differences in the indicator's unit: points for per cent.
    Difference,
    /// Per cent.
    PerCent,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Name in JSON and CSV.
    pub name: &'static str,
    /// What people read above it.
    pub label: String,
    /// What is counted in it.
    pub measure: Measure,
}

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparisonTable {
    /// Code of the indicator.
    pub code: String,
    /// Indicator, group, period and of whom the figures are.
    pub heading: String,
    /// Whose figures of when these are: no comparison without it.
    pub statement: String,
    /// The group's own figures: text id and figure.
    pub statistics: Vec<(&'static str, Figure)>,
    /// Members that had both parts of the weighted value.
    pub weighted_n: usize,
    /// What a value is counted in.
    pub unit: Unit,
    /// Decimals people read values with.
    pub decimals: u8,
    /// The columns that have anything in them.
    pub columns: Vec<Column>,
    /// The rows; each has a datum a column.
    pub rows: Vec<Vec<Datum>>,
}

/// Name of a quality in JSON and in the locales.
pub const fn quality_name(provisional: bool) -> &'static str {
    if provisional { "provisional" } else { "final" }
}

/// Name of a sex in JSON and in the locales.
pub const fn sex_name(sex: Sex) -> &'static str {
    match sex {
        Sex::All => "all",
        Sex::Male => "male",
        Sex::Female => "female",
    }
}

/// Decimals people read the values of a comparison with: as many as any of them was published with.
pub fn decimals(figures: &Figures) -> u8 {
    let rows = figures.comparison().rows.iter();
    rows.filter_map(|row| row.value.map(Figure::scale))
        .filter(|scale| *scale <= MOST_DECIMALS)
        .chain([figures.indicator.decimals])
        .max()
        .unwrap_or(0)
}

/// The group's own figures that there are, each with the text that names it.
pub fn statistics(comparison: &Comparison) -> impl Iterator<Item = (&'static str, Figure)> {
    [
        ("compare-min", comparison.min),
        ("compare-q1", comparison.q1),
        ("compare-median", comparison.median),
        ("compare-q3", comparison.q3),
        ("compare-max", comparison.max),
        ("compare-mean", comparison.mean),
        ("compare-weighted", comparison.weighted),
    ]
    .into_iter()
    .filter_map(|(id, figure)| Some((id, figure?)))
}

/// Whose figures of when these are.
pub fn statement(figures: &Figures, texts: &Texts) -> String {
    let comparison = figures.comparison();
    let status = match figures.compared.statuses {
        None => String::new(),
        Some((first, last)) if first == last => texts.date_plain(first),
        Some((first, last)) => format!("{} – {}", texts.date_plain(first), texts.date_plain(last)),
    };
    let name = quality_name(figures.question.asked.provisional);
    let quality = texts.get(&format!("choice-quality-{name}")).into_owned();
    let id = match (figures.municipalities.is_empty(), comparison.n) {
        (true, _) => "compare-nobody",
        (false, 0) => "compare-empty",
        _ => "compare-statement",
    };
    texts.with(
        id,
        &[
            ("members", texts.date_plain(figures.members_on).into()),
            ("n", comparison.n.to_string().into()),
            ("missing", comparison.missing.to_string().into()),
            ("quality", quality.into()),
            ("status", status.into()),
        ],
    )
}

/// One of the group's own figures, with its name.
pub fn statistic(
    (id, figure): (&str, Figure),
    decimals: u8,
    weighted_n: usize,
    texts: &Texts,
) -> String {
    let value = figure_text(figure, decimals, texts);
    texts.with(
        id,
        &[
            ("value", value.into()),
            ("n", weighted_n.to_string().into()),
        ],
    )
}

impl ComparisonTable {
    /// The table of an answer; `group` is what its group is called.
    pub fn of(figures: &Figures, group: &str, naming: &mut Naming<'_>, texts: &Texts) -> Self {
        let comparison = figures.comparison();
        let decimals = decimals(figures);
        let asked = figures.question.asked;
        let sex = texts.get(&format!("choice-sex-{}", sex_name(figures.question.sex)));
        let mut table = Self {
            code: figures.indicator.code.clone(),
            heading: format!(
                "{} · {group} · {} · {sex}",
                fields::indicator_title(&figures.indicator, texts),
                asked.period
            ),
            statement: statement(figures, texts),
            statistics: statistics(comparison)
                .map(|(id, figure)| (id, naming.told(figure, decimals)))
                .collect(),
            weighted_n: comparison.weighted_n,
            unit: figures.indicator.unit,
            decimals,
            columns: columns(figures, naming, texts),
            rows: Vec::with_capacity(comparison.rows.len()),
        };
        for placed in naming.rows(figures) {
            let row = table
                .columns
                .iter()
                .map(|column| datum(column.name, placed, figures, decimals, naming));
            let row = row.collect();
            table.rows.push(row);
        }
        table
    }

    /// The group's own figures, each with its name.
    pub fn statistics_texts<'a>(&'a self, texts: &'a Texts) -> impl Iterator<Item = String> + 'a {
        self.statistics
            .iter()
            .map(|one| statistic(*one, self.decimals, self.weighted_n, texts))
    }
}

/// The columns that have anything in them.
fn columns(figures: &Figures, naming: &Naming<'_>, texts: &Texts) -> Vec<Column> {
    let rows = &figures.comparison().rows;
    let any = |part: fn(&Placed) -> Option<Figure>| rows.iter().any(|row| part(row).is_some());
    let named = !naming.is_anonymous();
    let change = match figures.indicator.unit {
        Unit::PerCent => "compare-points",
        Unit::Euro | Unit::Number => "compare-change",
    };
    let all = [
        ("rank", "compare-rank", Measure::Plain, true),
        ("number", "compare-number", Measure::Plain, named),
        ("name", "compare-name", Measure::Plain, true),
        ("value", "compare-value", Measure::Own, true),
        ("change", change, Measure::Difference, true),
        (
            "change_relative",
            "compare-relative",
            Measure::PerCent,
            any(|row| row.change_relative),
        ),
        ("distance", "compare-distance", Measure::Difference, true),
        ("quartile", "compare-quartile", Measure::Plain, true),
        (
            "numerator",
            "compare-numerator",
            Measure::Plain,
            named && any(|row| row.numerator),
        ),
        (
            "denominator",
            "compare-denominator",
            Measure::Plain,
            named && any(|row| row.denominator),
        ),
    ];
    all.into_iter()
        .filter(|(.., there)| *there)
        .map(|(name, label, measure, _)| Column {
            name,
            label: texts.get(label).into_owned(),
            measure,
        })
        .collect()
}

fn datum(
    column: &str,
    placed: &Placed,
    figures: &Figures,
    decimals: u8,
    naming: &mut Naming<'_>,
) -> Datum {
    let figure = |naming: &Naming<'_>, figure: Option<Figure>, decimals| {
        figure.map_or(Datum::None, |figure| {
            Datum::Figure(naming.told(figure, decimals), decimals)
        })
    };
    let count = |count: Option<u64>| count.map_or(Datum::None, Datum::Count);
    let municipality = figures.municipality(placed.municipality);
    match column {
        "rank" => count(placed.rank.map(|rank| rank as u64)),
        "number" => Datum::Text(municipality.map_or_else(String::new, |one| naming.number(one))),
        "name" => {
            Datum::Text(municipality.map_or_else(String::new, |one| naming.name(one, figures)))
        }
        "value" if placed.value.is_none() => Datum::Missing,
        "value" => figure(naming, placed.value, decimals),
        "change" => figure(naming, placed.change, decimals),
        "change_relative" => figure(naming, placed.change_relative, RELATIVE_DECIMALS),
        "distance" => figure(naming, placed.distance, decimals),
        "quartile" => count(placed.quartile.map(u64::from)),
        "numerator" => figure(naming, placed.numerator, 0),
        _ => figure(naming, placed.denominator, 0),
    }
}
