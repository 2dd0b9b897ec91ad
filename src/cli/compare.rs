//! `compare`: the figures of a group for one period, of one indicator or several.
//!
//! Responsible for: which group is meant, and where its comparison goes. Not for: what it comes to
//! ([`crate::domain::indicator::compare`]) and how it is written ([`crate::report::figures`]).

use std::path::Path;

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::args::figures as args;
use super::args::indicators::{Audience, Compare, Finality, Written};
use super::failure::{Failure, with};
use super::indicators;
use super::listing::{Cell, Column, Listing};
use super::records;
use super::session::Session;
use crate::domain::id::{Kind, MunicipalityId, RingId};
use crate::domain::indicator::catalogue::{Catalogue, Indicator};
use crate::domain::indicator::member::{Asked, MembersOn};
use crate::domain::indicator::period::Period;
use crate::domain::indicator::question::{Group, Question};
use crate::domain::indicator::series::Sex;
use crate::domain::ring::Ring;
use crate::fields::{self, StoreContext, Value};
use crate::report::figures::paper::Part;
use crate::report::figures::{ComparisonTable, Datum, Form, Paper};
use crate::report::file;
use crate::store::{Entity, Store};
use crate::text::Folded;

pub(super) fn run(session: &Session, compare: &Compare) -> Result<(), Failure> {
    let written = written(session, compare)?;
    let store = &session.reading()?.store;
    let context = session.context(store)?;
    let wanted = wanted(session, &store.catalogue()?, &compare.indicator)?;
    let whose = Whose::of(
        session,
        store,
        &context,
        &args::Whose {
            ring: compare.ring.clone(),
            group: compare.group.clone(),
            members: compare.members.clone(),
            quality: compare.quality,
            as_of: compare.as_of.clone(),
            sex: compare.sex,
        },
    )?;
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

/// Whose figures a command is about, of all indicators and periods alike.
pub(super) struct Whose {
    /// For programs: `ring=3`, `land=HE`, `all`.
    pub(super) slug: String,
    /// For people.
    pub(super) title: String,
    group: Group,
    sex: Sex,
    as_of: Option<NaiveDate>,
    provisional: bool,
    members: MembersOn,
}

impl Whose {
    /// What the flags say.
    pub(super) fn of(
        session: &Session,
        store: &Store,
        context: &StoreContext<'_>,
        args: &args::Whose,
    ) -> Result<Self, Failure> {
        let (slug, title, group) = match (&args.ring, &args.group) {
            (Some(ring), _) => {
                let stored = records::find(session, store, context, Kind::Ring, ring)?;
                let number = Ring::of(&stored.record).map_or(0, |ring| ring.number);
                let id = stored.record.id();
                let title = context.names().name(id).unwrap_or_default();
                (format!("ring={number}"), title, Group::Ring(RingId(id.id)))
            }
            (None, group) => {
                let group = group.as_deref().unwrap_or("all").trim();
                let (title, picked) = picked(session, store, context, group)?;
                (group.to_owned(), title, picked)
            }
        };
        Ok(Self {
            slug,
            title,
            group,
            sex: Sex::from(args.sex),
            as_of: match &args.as_of {
                Some(text) => Some(session.day(text)?),
                None => None,
            },
            provisional: args.quality == Finality::Provisional,
            members: match args.members.as_str() {
                "now" => MembersOn::Now,
                "then" => MembersOn::Then,
                day => MembersOn::Day(session.day(day)?),
            },
        })
    }

    /// The question about an indicator and period.
    pub(super) fn question(&self, code: &str, period: Period) -> Question {
        Question {
            indicator: code.to_owned(),
            group: self.group.clone(),
            sex: self.sex,
            asked: Asked {
                period,
                as_of: self.as_of,
                provisional: self.provisional,
            },
            members: self.members,
        }
    }
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

/// The indicators of `K2`, of `K1,K2`, or of `all`.
pub(super) fn wanted(
    session: &Session,
    catalogue: &Catalogue,
    codes: &str,
) -> Result<Vec<Indicator>, Failure> {
    if codes.trim() == "all" && catalogue.find("all").is_none() {
        return Ok(catalogue.iter().cloned().collect());
    }
    let mut wanted: Vec<Indicator> = Vec::new();
    for code in codes.split(',') {
        let one = indicators::named(session, catalogue, code)?;
        if wanted.iter().all(|other| other.code != one.code) {
            wanted.push(one);
        }
    }
    Ok(wanted)
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

/// The municipalities of `all`, `FIELD=VALUE`, or `municipality=ONE;ANOTHER`, and what to call them.
fn picked(
    session: &Session,
    store: &Store,
    context: &StoreContext<'_>,
    group: &str,
) -> Result<(String, Group), Failure> {
    if group == "all" {
        let title = session.texts.get("compare-all").into_owned();
        return Ok((title, Group::All));
    }
    let refused = || {
        let names: Vec<&str> = fields::of(Kind::Municipality)
            .iter()
            .map(|field| field.name)
            .collect();
        let names = names.join(", ");
        Failure::usage(with(
            &session.texts,
            "compare-group-shape",
            &[("text", group), ("fields", &names)],
        ))
    };
    let (name, text) = group.split_once('=').ok_or_else(refused)?;
    let (name, text) = (name.trim(), text.trim());
    if name == "municipality" {
        let mut wanted = Vec::new();
        for one in text.split(';').map(str::trim).filter(|one| !one.is_empty()) {
            let id = records::reference(session, context, Kind::Municipality, one)?;
            wanted.push(MunicipalityId(id));
        }
        let title = session.texts.get("compare-selection").into_owned();
        return Ok((title, Group::Selection(wanted)));
    }
    let field = fields::named(Kind::Municipality, name).ok_or_else(refused)?;
    let value = fields::parse(field, text, context).map_err(|wrong| {
        let why = fields::say(&wrong, &session.texts);
        Failure::usage(format!("{name}: {why}"))
    })?;
    let same = |other: &Value| match (&value, other) {
        (Value::Text(a), Value::Text(b)) => Folded::new(a).spelled() == Folded::new(b).spelled(),
        (a, b) => a == b,
    };
    let found = store.municipalities_where(|one| same(&(field.get)(&one.clone().record())))?;
    let shown = fields::show(field, &value, context, &session.texts);
    let title = format!("{}: {shown}", session.texts.get(field.label));
    let found = found.into_iter().map(|one| one.id).collect();
    Ok((title, Group::Selection(found)))
}
