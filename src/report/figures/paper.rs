//! Comparisons as a file: Markdown, CSV, JSON, lines for the clipboard, a workbook.
//!
//! Responsible for: what each kind of file looks like. Not for: what stands in the cells
//! ([`super::table`]), nor where the file goes ([`crate::report::file`]).

use serde_json::{Number, Value as Json};

use super::naming::Naming;
use super::table::{ComparisonTable, Datum, RELATIVE_DECIMALS, decimals, quality_name, sex_name};
use super::workbook;
use crate::domain::indicator::compare::Placed;
use crate::domain::indicator::figure::Figure;
use crate::exchange::{CsvStyle, write_csv};
use crate::report::ReportError;
use crate::report::markdown::inline;
use crate::store::figures::Figures;
use crate::text::locale::Texts;
use crate::text::single_line;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Headings and tables, to read and to put into other documents.
    Markdown,
    /// For programs, and with a byte order mark for Excel.
    Csv,
    /// For programs: the shape of the contract.
    Json,
    /// Excel: a sheet an indicator, figures as numbers.
    Workbook,
}

impl Form {
    /// All, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Markdown, Self::Workbook, Self::Csv, Self::Json];

    /// How a file's name ends.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Workbook => "xlsx",
        }
    }
}

/// One comparison of a paper.
#[derive(Debug)]
pub struct Part<'a> {
    /// The answer.
    pub figures: &'a Figures,
    /// What programs call its group: `ring=3`, `land=HE`, `all`.
    pub group: &'a str,
    /// What people call it.
    pub title: &'a str,
}

/// One or more comparisons, to be written as one file.
#[derive(Debug)]
pub struct Paper<'a> {
    /// The comparisons, in the order they stand.
    pub parts: Vec<Part<'a>>,
    /// The language of the file.
    pub texts: &'a Texts,
    /// Whether members are named by letters: for readers outside the ring.
    pub anonymous: bool,
}

impl<'a> Paper<'a> {
    fn naming(&self) -> Naming<'a> {
        if self.anonymous {
            Naming::letters(self.texts)
        } else {
            Naming::names()
        }
    }

    /// The tables; a member keeps its letter in all of them.
    pub fn tables(&self) -> Vec<ComparisonTable> {
        let mut naming = self.naming();
        let table = |part: &Part<'_>| {
            ComparisonTable::of(part.figures, part.title, &mut naming, self.texts)
        };
        self.parts.iter().map(table).collect()
    }

    /// The file.
    ///
    /// # Errors
    /// A workbook that can't be made.
    pub fn bytes(&self, form: Form) -> Result<Vec<u8>, ReportError> {
        Ok(match form {
            Form::Markdown => self.markdown().into_bytes(),
            Form::Json => self.json().into_bytes(),
            Form::Csv => self.csv(true)?,
            Form::Workbook => workbook::workbook(&self.tables(), self.texts)?,
        })
    }

    /// Headings, what the figures are, tables.
    pub fn markdown(&self) -> String {
        let tables = self.tables();
        let parts: Vec<String> = tables.iter().map(|one| self.section(one)).collect();
        parts.join("\n")
    }

    fn section(&self, table: &ComparisonTable) -> String {
        let mut out = format!(
            "# {}\n\n{}\n",
            inline(&table.heading),
            inline(&table.statement)
        );
        let statistics: Vec<String> = table.statistics_texts(self.texts).collect();
        if !statistics.is_empty() {
            out.push('\n');
            out.push_str(&inline(&statistics.join(" · ")));
            out.push('\n');
        }
        if !table.rows.is_empty() {
            out.push('\n');
            out.push_str(&markdown_rows(table, self.texts));
        }
        out
    }

    /// Rows with what they are about in every one, figures as programs read them.
    ///
    /// # Errors
    /// None in practice: nothing is written to.
    pub fn csv(&self, bom: bool) -> Result<Vec<u8>, ReportError> {
        const ROW: [&str; 10] = [
            "rank",
            "number",
            "name",
            "value",
            "change",
            "change_relative",
            "distance",
            "quartile",
            "numerator",
            "denominator",
        ];
        const ABOUT: [&str; 8] = [
            "missing",
            "group",
            "indicator",
            "period",
            "sex",
            "members",
            "quality",
            "data_status",
        ];
        let mut rows = Vec::new();
        for (part, table) in self.parts.iter().zip(self.tables()) {
            let figures = part.figures;
            let status = match figures.compared.statuses {
                None => String::new(),
                Some((first, last)) if first == last => first.to_string(),
                Some((first, last)) => format!("{first}/{last}"),
            };
            let about = [
                part.group.to_owned(),
                figures.indicator.code.clone(),
                figures.question.asked.period.to_string(),
                sex_name(figures.question.sex).to_owned(),
                figures.members_on.to_string(),
                quality_name(figures.question.asked.provisional).to_owned(),
                status,
            ];
            for row in &table.rows {
                let cell = |name: &&str| {
                    let at = table.columns.iter().position(|one| one.name == *name);
                    at.map_or_else(String::new, |at| plain(&row[at]))
                };
                let mut cells: Vec<String> = ROW.iter().map(cell).collect();
                let missing = row.contains(&Datum::Missing);
                cells.push(missing.to_string());
                cells.extend(about.iter().cloned());
                rows.push(cells);
            }
        }
        let mut out = Vec::new();
        let header: Vec<&str> = ROW.into_iter().chain(ABOUT).collect();
        let style = CsvStyle {
            bom,
            ..CsvStyle::default()
        };
        write_csv(&mut out, style, &header, rows).map_err(|error| ReportError::File {
            file: "csv".to_owned(),
            reason: error.to_string(),
        })?;
        Ok(out)
    }

    /// The shape of the contract: an object for one comparison, a list of them for several.
    pub fn json(&self) -> String {
        let mut naming = self.naming();
        let objects: Vec<String> = self
            .parts
            .iter()
            .map(|part| json_object(part, &mut naming))
            .collect();
        match &objects[..] {
            [one] => format!("{one}\n"),
            several => format!("[\n{}\n]\n", several.join(",\n")),
        }
    }
}

/// A table's header and rows in Markdown.
pub fn markdown_rows(table: &ComparisonTable, texts: &Texts) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let labels = table.columns.iter().map(|one| inline(&one.label));
    let mut out = line(labels.collect());
    let rules = table.columns.iter().map(|one| match one.name {
        "number" | "name" => "---".to_owned(),
        _ => "---:".to_owned(),
    });
    out.push_str(&line(rules.collect()));
    for row in &table.rows {
        let cells = row.iter().map(|datum| inline(&datum.text(texts)));
        out.push_str(&line(cells.collect()));
    }
    out
}

/// A table's header and rows with tabs between, as spreadsheets take them from the clipboard: decimal
/// marks of the language, nothing that runs as a formula.
pub fn tab_separated(table: &ComparisonTable, texts: &Texts) -> String {
    let line = |cells: Vec<String>| format!("{}\n", cells.join("\t"));
    let safe = |text: &str| crate::text::csv_safe(&single_line(text)).into_owned();
    let mut out = line(table.columns.iter().map(|one| safe(&one.label)).collect());
    for row in &table.rows {
        out.push_str(&line(
            row.iter().map(|datum| safe(&datum.text(texts))).collect(),
        ));
    }
    out
}

/// A cell for programs: figures in full, with a point.
fn plain(datum: &Datum) -> String {
    match datum {
        Datum::None | Datum::Missing => String::new(),
        Datum::Count(count) => count.to_string(),
        Datum::Figure(figure, _) => figure.to_string(),
        Datum::Text(text) => text.clone(),
    }
}

/// A figure as a JSON number.
fn number(figure: Option<Figure>) -> Json {
    let Some(figure) = figure else {
        return Json::Null;
    };
    if figure.scale() == 0 {
        return figure.mantissa().into();
    }
    Number::from_f64(figure.as_f64()).map_or(Json::Null, Json::Number)
}

fn json_object(part: &Part<'_>, naming: &mut Naming<'_>) -> String {
    let figures = part.figures;
    let comparison = figures.comparison();
    let rows: Vec<String> = naming
        .rows(figures)
        .into_iter()
        .map(|row| json_row(row, figures, naming))
        .collect();
    let rows = if rows.is_empty() {
        "[]".to_owned()
    } else {
        format!("[\n{}\n]", rows.join(",\n"))
    };
    let status = match figures.compared.statuses {
        None => "null".to_owned(),
        Some((first, last)) => format!("{{\"from\":\"{first}\",\"to\":\"{last}\"}}"),
    };
    let text = |text: &str| Json::from(text).to_string();
    let decimals = decimals(figures);
    let number = |figure: Option<Figure>| number(figure.map(|one| naming.told(one, decimals)));
    let asked = figures.question.asked;
    object(&[
        ("group", text(part.group)),
        ("indicator", text(&figures.indicator.code)),
        ("period", text(&asked.period.to_string())),
        ("n", comparison.n.to_string()),
        ("missing", comparison.missing.to_string()),
        ("min", number(comparison.min).to_string()),
        ("q1", number(comparison.q1).to_string()),
        ("median", number(comparison.median).to_string()),
        ("q3", number(comparison.q3).to_string()),
        ("max", number(comparison.max).to_string()),
        ("mean", number(comparison.mean).to_string()),
        ("weighted", number(comparison.weighted).to_string()),
        ("weighted_n", comparison.weighted_n.to_string()),
        ("members", text(&figures.members_on.to_string())),
        ("quality", text(quality_name(asked.provisional))),
        ("rows", rows),
        ("sex", text(sex_name(figures.question.sex))),
        ("data_status", status),
    ])
}

fn json_row(row: &Placed, figures: &Figures, naming: &mut Naming<'_>) -> String {
    let municipality = figures.municipality(row.municipality);
    let named = !naming.is_anonymous();
    let who = municipality.map_or_else(
        || (String::new(), String::new()),
        |one| {
            let full = if named {
                one.name.clone()
            } else {
                naming.name(one, figures)
            };
            (naming.number(one), full)
        },
    );
    let who = format!(
        "{{\"number\":{},\"name\":{}}}",
        Json::from(who.0),
        Json::from(who.1)
    );
    let rank = row.rank.map_or(Json::Null, Json::from);
    let quartile = row.quartile.map_or(Json::Null, Json::from);
    let counted = |figure: Option<Figure>| number(figure.filter(|_| named)).to_string();
    let decimals = decimals(figures);
    let told = |figure: Option<Figure>, decimals| {
        number(figure.map(|one| naming.told(one, decimals))).to_string()
    };
    object(&[
        ("rank", rank.to_string()),
        ("municipality", who),
        ("value", told(row.value, decimals)),
        ("numerator", counted(row.numerator)),
        ("denominator", counted(row.denominator)),
        ("change", told(row.change, decimals)),
        (
            "change_relative",
            told(row.change_relative, RELATIVE_DECIMALS),
        ),
        ("distance", told(row.distance, decimals)),
        ("quartile", quartile.to_string()),
        ("missing", row.value.is_none().to_string()),
    ])
}

/// An object whose keys stay in this order; values are JSON already.
fn object(entries: &[(&str, String)]) -> String {
    let entries: Vec<String> = entries
        .iter()
        .map(|(name, value)| format!("{}:{value}", Json::from(*name)))
        .collect();
    format!("{{{}}}", entries.join(","))
}
