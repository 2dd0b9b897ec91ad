//! The data sheet of an indicator: what it is, how to read it, the table, the chart. Source:
//! `domain.md` § 6.
//!
//! Responsible for: what the template is given. Not for: the layout (`templates/indicator.*`), nor the
//! table ([`super::table`]).

use std::path::Path;

use minijinja::Value as Markdown;
use serde::Serialize;

use super::bars::{Bar, chart};
use super::naming::Naming;
use super::paper::markdown_rows;
use super::table::{self, ComparisonTable};
use super::words::Words;
use crate::domain::indicator::catalogue::{BUILT_IN, Direction, Formula, Indicator};
use crate::domain::indicator::compare::Placed;
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::target::Remark;
use crate::fields;
use crate::report::ReportError;
use crate::report::measures::Document;
use crate::report::template::Template;
use crate::store::figures::Figures;
use crate::store::{ReadFailure, Store};
use crate::text::locale::{Lang, Texts, Value};

const GERMAN: Template = Template {
    name: "indicator.de.md.j2",
    text: include_str!("../../../templates/indicator.de.md.j2"),
};
const ENGLISH: Template = Template {
    name: "indicator.en.md.j2",
    text: include_str!("../../../templates/indicator.en.md.j2"),
};

/// Counts below this say too much about whom they count; no example is made of them (§ 7).
const SMALLEST_COUNT: i64 = 3;

/// What the template is given. Field names are what authors of templates rely on: add, never rename.
#[derive(Debug, Serialize)]
struct SheetView {
    code: String,
    name: String,
    group: String,
    period: String,
    statement: String,
    /// How complete the group is, as the comparison says it.
    members: String,
    /// `change`, `quota`, `mean_rate`, `ratio`, `value`.
    formula: &'static str,
    numerator: String,
    denominator: String,
    /// `higher`, `lower`, `neutral`.
    direction: &'static str,
    direction_reason: String,
    source: String,
    /// How to read a row, in sentences.
    example: Vec<String>,
    statistics: Vec<String>,
    /// Markdown; empty without a member.
    table: Markdown,
    /// Markdown; empty without a value.
    chart: Markdown,
    breaks: Vec<BreakView>,
    remarks: Vec<RemarkView>,
    anonymous: bool,
}

#[derive(Debug, Serialize)]
struct BreakView {
    from: String,
    note: String,
}

#[derive(Debug, Serialize)]
struct RemarkView {
    on: String,
    from: String,
    text: String,
}

const fn formula_name(formula: Formula) -> &'static str {
    match formula {
        Formula::Change => "change",
        Formula::Quota => "quota",
        Formula::MeanRate => "mean_rate",
        Formula::Ratio => "ratio",
        Formula::Value => "value",
    }
}

/// The data sheet of an answer; `group` is what its group is called.
pub fn sheet(
    store: &Store,
    figures: &Figures,
    group: &str,
    naming: &mut Naming<'_>,
    texts: &Texts,
    templates: Option<&Path>,
) -> Result<Document, ReportError> {
    let indicator = &figures.indicator;
    let words = Words::of(texts, figures);
    let table = ComparisonTable::of(figures, group, naming, texts);
    let has_rows = !table.rows.is_empty();
    let view = SheetView {
        code: indicator.code.clone(),
        name: fields::indicator_name(indicator, texts),
        group: group.to_owned(),
        period: words.period(figures.question.asked.period),
        statement: words.statement(figures),
        members: table::statement(figures, texts),
        formula: formula_name(indicator.formula),
        numerator: fields::indicator_part(indicator, "numerator", texts),
        denominator: fields::indicator_part(indicator, "denominator", texts),
        direction: indicator.direction.name(),
        direction_reason: indicator.direction_reason.clone(),
        source: source(indicator),
        example: example(figures, &words, naming),
        statistics: table.statistics_texts(texts).collect(),
        table: Markdown::from_safe_string(if has_rows {
            markdown_rows(&table, texts)
        } else {
            String::new()
        }),
        chart: Markdown::from_safe_string(chart(&bars(figures, &words, naming))),
        breaks: indicator
            .breaks
            .iter()
            .map(|one| BreakView {
                from: words.period(one.from),
                note: one.note.clone(),
            })
            .collect(),
        // Remarks say freely who found what.
        remarks: if naming.is_anonymous() {
            Vec::new()
        } else {
            remarks(store, indicator, texts)?
        },
        anonymous: naming.is_anonymous(),
    };
    let template = match texts.lang() {
        Lang::De => GERMAN,
        Lang::En => ENGLISH,
    };
    let file = texts.with(
        "doc-file-indicator",
        &[
            ("code", indicator.code.as_str().into()),
            ("group", group.into()),
            ("period", figures.question.asked.period.to_string().into()),
        ],
    );
    Ok(Document {
        file: crate::text::safe_file_name(&format!("{file}.md")),
        text: template.render(templates, &view)?,
        gaps: Vec::new(),
    })
}

/// Where the definition stands: the regulation for the fifteen, else what the house noted.
fn source(indicator: &Indicator) -> String {
    let built_in = BUILT_IN.iter().find(|one| one.code == indicator.code);
    match built_in {
        Some(one) if indicator.source.trim().is_empty() => one.paragraph.to_owned(),
        _ => indicator.source.clone(),
    }
}

fn remarks(
    store: &Store,
    indicator: &Indicator,
    texts: &Texts,
) -> Result<Vec<RemarkView>, ReadFailure> {
    let mut found: Vec<Remark> = store
        .all::<Remark>()?
        .into_iter()
        .map(|stored| stored.record)
        .filter(|remark| remark.indicator == indicator.code)
        .collect();
    found.sort_by_key(|remark| (remark.on, remark.id));
    let view = |remark: Remark| RemarkView {
        on: texts.date_plain(remark.on),
        from: remark.from,
        text: remark.text,
    };
    Ok(found.into_iter().map(view).collect())
}

fn bars(figures: &Figures, words: &Words<'_>, naming: &mut Naming<'_>) -> Vec<Bar> {
    let mut bars = Vec::new();
    for row in naming.rows(figures) {
        let (Some(value), Some(one)) = (row.value, figures.municipality(row.municipality)) else {
            continue;
        };
        bars.push(Bar {
            name: naming.name(one, figures),
            value,
            shown: words.value(value),
        });
    }
    if let Some(median) = figures.comparison().median.filter(|_| bars.len() > 1) {
        bars.push(Bar {
            name: words.texts.get("sheet-median").into_owned(),
            value: median,
            shown: words.value(median),
        });
    }
    bars
}

/// How to read a row, shown with the one in the middle: it says more than the best.
fn example(figures: &Figures, words: &Words<'_>, naming: &mut Naming<'_>) -> Vec<String> {
    let texts = words.texts;
    let comparison = figures.comparison();
    let rows = naming.rows(figures);
    let tells = |row: &Placed| {
        let count = row.numerator.filter(|_| !naming.is_anonymous());
        row.value.is_some() && count.is_none_or(|count| count >= Figure::whole(SMALLEST_COUNT))
    };
    let candidates: Vec<&Placed> = rows.into_iter().filter(|row| tells(row)).collect();
    let Some(row) = candidates.get(candidates.len() / 2) else {
        return Vec::new();
    };
    let Some((municipality, value)) = figures.municipality(row.municipality).zip(row.value) else {
        return Vec::new();
    };
    let name = naming.name(municipality, figures);
    let say = |id: &str, variables: &[(&str, Value<'_>)]| texts.with(id, variables);
    let mut out = Vec::new();
    let indicator = &figures.indicator;
    let part = |name: &str| fields::indicator_part(indicator, name, texts);
    let parts = row
        .numerator
        .zip(row.denominator)
        .filter(|_| !naming.is_anonymous() && indicator.formula != Formula::MeanRate)
        .filter(|_| !part("numerator").is_empty());
    let period = words.period(figures.question.asked.period);
    let shown = words.value(value);
    out.push(match parts {
        Some((numerator, denominator)) => say(
            "sheet-example-parts",
            &[
                ("name", name.as_str().into()),
                ("period", period.into()),
                ("value", shown.into()),
                ("numerator", words.count(numerator).into()),
                ("numerator_name", part("numerator").into()),
                ("denominator", words.count(denominator).into()),
                ("denominator_name", part("denominator").into()),
            ],
        ),
        None => say(
            "sheet-example-value",
            &[
                ("name", name.as_str().into()),
                ("period", period.into()),
                ("value", shown.into()),
            ],
        ),
    });
    if let Some((median, distance)) = comparison.median.zip(row.distance) {
        let words = words.fit(&[median]);
        let way = if distance.is_zero() {
            "same"
        } else if distance.is_negative() {
            "below"
        } else {
            "above"
        };
        let rank = row
            .rank
            .filter(|_| indicator.direction != Direction::Neutral);
        let mut variables = vec![
            ("way", way.into()),
            ("by", words.step(median, value).into()),
            ("median", words.value(median).into()),
        ];
        out.push(match rank {
            Some(rank) => {
                variables.push(("rank", rank.to_string().into()));
                variables.push(("n", comparison.n.to_string().into()));
                say("sheet-example-rank", &variables)
            }
            None => say("sheet-example-median", &variables),
        });
    }
    let before = figures.question.asked.period.year_before();
    if let Some((change, before)) = row.change.zip(before) {
        let way = if change.is_zero() {
            "same"
        } else if change.is_negative() {
            "fell"
        } else {
            "rose"
        };
        let by = words.distance(change);
        let by = match row.change_relative {
            Some(relative) => format!("{by} ({})", words.relative(relative)),
            None => by,
        };
        out.push(say(
            "sheet-example-change",
            &[
                ("way", way.into()),
                ("by", by.into()),
                ("before", words.period(before).into()),
            ],
        ));
    }
    out
}
