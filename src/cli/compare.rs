//! `compare`: the figures of a group for one period, of one indicator or several.
//!
//! Responsible for: where a comparison goes. Not for: what it comes to
//! ([`crate::domain::indicator::compare`]), how it is written ([`crate::report::figures`]), whose
//! figures are meant ([`super::whose`]).

use std::path::Path;

use serde_json::Value as Json;

use super::args::indicators::{Audience, Compare, Written};
use super::failure::Failure;
use super::indicators;
use super::listing::{Cell, Column, Listing};
use super::session::Session;
use super::whose::Whose;
use crate::report::figures::paper::Part;
use crate::report::figures::{ComparisonTable, Datum, Form, Paper};
use crate::report::file;

pub(super) fn run(session: &Session, compare: &Compare) -> Result<(), Failure> {
    let written = written(session, compare)?;
    let store = &session.reading()?.store;
    let context = session.context(store)?;
    let wanted = indicators::wanted(session, &store.catalogue()?, &compare.indicator)?;
    let mut whose = Whose::of(session, store, &context, &compare.whose)?;
    if compare.audience == Audience::All {
        whose = whose.behind_letters(session);
    }
    let period = indicators::period(session, &compare.period)?;
    let mut answers = Vec::with_capacity(wanted.len());
    for indicator in &wanted {
        let question = whose.question(&indicator.code, period);
        answers.push(store.figures(indicator, &question, session.today)?);
    }
    let parts = answers.iter().map(|figures| Part {
        figures,
        group: &whose.slug,
        title: &whose.title,
    });
    let paper = Paper {
        parts: parts.collect(),
        texts: &session.texts,
        anonymous: compare.audience == Audience::All,
    };
    deliver(session, &paper, written, compare.out.as_deref())
}

/// How the answer is written: as asked for, else by the ending of the file it goes to.
fn written(session: &Session, args: &Compare) -> Result<Written, Failure> {
    let ending = args
        .out
        .as_deref()
        .and_then(Path::extension)
        .and_then(|ending| ending.to_str())
        .map(str::to_lowercase);
    let by_name = match ending.as_deref() {
        Some("json") => Written::Json,
        Some("csv") => Written::Csv,
        Some("xlsx") => Written::Xlsx,
        Some("md") => Written::Md,
        _ => Written::Table,
    };
    let written = args.format.unwrap_or(by_name);
    let has_file = args
        .out
        .as_deref()
        .is_some_and(|out| out.as_os_str() != "-");
    if written == Written::Xlsx && !has_file {
        let text = session.texts.get("compare-needs-file").into_owned();
        return Err(Failure::usage(text));
    }
    Ok(written)
}

/// Prints the answer, or writes it where it was asked for.
fn deliver(
    session: &Session,
    paper: &Paper<'_>,
    written: Written,
    out: Option<&Path>,
) -> Result<(), Failure> {
    let Some(path) = out.filter(|out| out.as_os_str() != "-") else {
        let text = match written {
            Written::Table | Written::Xlsx => table(session, paper),
            Written::Md => paper.markdown(),
            Written::Json => paper.json(),
            // No mark at its beginning: programs take it for a part of the first name.
            Written::Csv => String::from_utf8_lossy(&paper.csv(false)?).into_owned(),
        };
        return session.print(&text);
    };
    let content = match written {
        Written::Table => table(session, paper).into_bytes(),
        Written::Md => paper.bytes(Form::Markdown)?,
        Written::Json => paper.bytes(Form::Json)?,
        Written::Csv => paper.bytes(Form::Csv)?,
        Written::Xlsx => paper.bytes(Form::Workbook)?,
    };
    file::write(path, content, file::Existing::Replace)?;
    let file = path.display().to_string();
    session.tell_with("document-written", &[("file", &file)]);
    Ok(())
}

/// For a terminal: what the figures are, then rows that stand below each other.
fn table(session: &Session, paper: &Paper<'_>) -> String {
    let tables = paper.tables();
    let parts: Vec<String> = tables.iter().map(|one| section(session, one)).collect();
    parts.join("\n")
}

fn section(session: &Session, table: &ComparisonTable) -> String {
    let mut out = format!("{}\n{}\n", table.heading, table.statement);
    let statistics: Vec<String> = table.statistics_texts(&session.texts).collect();
    if !statistics.is_empty() {
        out.push_str(&statistics.join(" · "));
        out.push('\n');
    }
    if table.rows.is_empty() {
        return out;
    }
    let listing = Listing {
        columns: table
            .columns
            .iter()
            .map(|column| Column {
                name: column.name.to_owned(),
                label: column.label.clone(),
                shown: true,
            })
            .collect(),
        rows: table
            .rows
            .iter()
            .map(|row| row.iter().map(|datum| cell(session, datum)).collect())
            .collect(),
    };
    out.push('\n');
    out.push_str(&listing.for_people());
    out
}

fn cell(session: &Session, datum: &Datum) -> Cell {
    let text = datum.text(&session.texts);
    match datum {
        Datum::None | Datum::Missing => Cell::new(Json::Null, text),
        Datum::Count(count) => Cell::new(*count, text),
        Datum::Figure(figure, _) => Cell::new(figure.as_f64(), text),
        Datum::Text(_) => Cell::same(text),
    }
}
