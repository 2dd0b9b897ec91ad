//! `compare`: the figures of a group for one indicator and period.
//!
//! Responsible for: which group is meant, and how a comparison is written. Not for: what it comes to
//! ([`crate::domain::indicator::compare`]).

use serde_json::{Number, Value as Json};

use super::args::Format;
use super::args::indicators::{Compare, Finality};
use super::failure::{Failure, with};
use super::indicators;
use super::listing::{Cell, Column, Listing};
use super::records;
use super::session::Session;
use crate::domain::id::{Kind, MunicipalityId, RingId};
use crate::domain::indicator::catalogue::Unit;
use crate::domain::indicator::compare::{Comparison, Placed};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::member::{Asked, MembersOn};
use crate::domain::indicator::question::{Group, Question};
use crate::domain::indicator::series::Sex;
use crate::domain::ring::{Municipality, Ring};
use crate::fields::{self, StoreContext, Value};
use crate::store::figures::Figures;
use crate::store::{Entity, Store};
use crate::text::Folded;

/// Decimals of a change in per cent, as far as people read it.
const RELATIVE_DECIMALS: u8 = 1;

/// An answer, ready to be written.
struct Answer<'a> {
    session: &'a Session,
    /// For programs: `ring=3`, `land=HE`, `all`.
    group: String,
    /// For people.
    title: String,
    figures: Figures,
}

pub(super) fn run(session: &Session, args: &Compare) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let context = session.context(store)?;
    let indicator = indicators::named(session, &store.catalogue()?, &args.indicator)?;
    let asked = Asked {
        period: indicators::period(session, &args.period)?,
        as_of: match &args.as_of {
            Some(text) => Some(session.day(text)?),
            None => None,
        },
        provisional: args.quality == Finality::Provisional,
    };
    let members = match args.members.as_str() {
        "now" => MembersOn::Now,
        "then" => MembersOn::Then,
        day => MembersOn::Day(session.day(day)?),
    };
    let (slug, title, group) = match (&args.ring, &args.group) {
        (Some(ring), _) => {
            let stored = records::find(session, store, &context, Kind::Ring, ring)?;
            let number = Ring::of(&stored.record).map_or(0, |ring| ring.number);
            let id = stored.record.id();
            let title = context.names().name(id).unwrap_or_default();
            (format!("ring={number}"), title, Group::Ring(RingId(id.id)))
        }
        (None, group) => {
            let group = group.as_deref().unwrap_or("all").trim();
            let (title, picked) = picked(session, store, &context, group)?;
            (group.to_owned(), title, picked)
        }
    };
    let question = Question {
        indicator: indicator.code.clone(),
        group,
        sex: Sex::from(args.sex),
        asked,
        members,
    };
    let answer = Answer {
        session,
        group: slug,
        title,
        figures: store.figures(&indicator, &question, session.today)?,
    };
    answer.print(args.formatted.format)
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

impl Answer<'_> {
    fn quality(&self) -> &'static str {
        if self.figures.question.asked.provisional {
            "provisional"
        } else {
            "final"
        }
    }

    fn comparison(&self) -> &Comparison {
        self.figures.comparison()
    }

    /// Decimals people read values with: as many as any of them was published with.
    fn decimals(&self) -> u8 {
        let rows = self.comparison().rows.iter();
        rows.filter_map(|row| row.value)
            .map(|value| value.scale().min(6))
            .chain([self.figures.indicator.decimals])
            .max()
            .unwrap_or(0)
    }

    fn figure(&self, figure: Option<Figure>, decimals: u8) -> Cell {
        let text = figure.map_or_else(String::new, |one| {
            self.session
                .texts
                .decimal(&one.rounded(decimals).to_string())
        });
        Cell::new(number(figure), text)
    }

    fn print(&self, format: Format) -> Result<(), Failure> {
        match format {
            Format::Json => self.session.print(&self.json()),
            Format::Csv => self.rows(true).print(self.session, format),
            Format::Table | Format::Md => {
                let head = self.head(format == Format::Md);
                self.session.print(&head)?;
                if self.comparison().rows.is_empty() {
                    return Ok(());
                }
                self.session.print("\n")?;
                self.rows(false).print(self.session, format)
            }
        }
    }

    /// The figures of the group, on a few lines.
    fn head(&self, markdown: bool) -> String {
        let texts = &self.session.texts;
        let mark = if markdown { "# " } else { "" };
        let sex = texts.get(&format!(
            "choice-sex-{}",
            indicators::sex_name(self.figures.question.sex)
        ));
        let mut out = format!(
            "{mark}{} · {} · {} · {sex}\n",
            fields::indicator_title(&self.figures.indicator, texts),
            self.title,
            self.figures.question.asked.period
        );
        if markdown {
            out.push('\n');
        }
        out.push_str(&self.statement());
        out.push('\n');
        if self.comparison().n > 0 {
            if markdown {
                out.push('\n');
            }
            out.push_str(&self.statistics());
            out.push('\n');
        }
        out
    }

    /// Whose figures of when these are: no comparison without it.
    fn statement(&self) -> String {
        let texts = &self.session.texts;
        let comparison = self.comparison();
        let status = match self.figures.compared.statuses {
            None => String::new(),
            Some((first, last)) if first == last => texts.date_plain(first),
            Some((first, last)) => {
                format!("{} – {}", texts.date_plain(first), texts.date_plain(last))
            }
        };
        let quality = texts.get(&format!("choice-quality-{}", self.quality()));
        let id = match (self.figures.municipalities.is_empty(), comparison.n) {
            (true, _) => "compare-nobody",
            (false, 0) => "compare-empty",
            _ => "compare-statement",
        };
        with(
            texts,
            id,
            &[
                ("members", &texts.date_plain(self.figures.members_on)),
                ("n", &comparison.n.to_string()),
                ("missing", &comparison.missing.to_string()),
                ("quality", &quality),
                ("status", &status),
            ],
        )
    }

    fn statistics(&self) -> String {
        let texts = &self.session.texts;
        let comparison = self.comparison();
        let decimals = self.decimals();
        let parts = [
            ("compare-min", comparison.min),
            ("compare-q1", comparison.q1),
            ("compare-median", comparison.median),
            ("compare-q3", comparison.q3),
            ("compare-max", comparison.max),
            ("compare-mean", comparison.mean),
            ("compare-weighted", comparison.weighted),
        ];
        let shown = parts.into_iter().filter(|(_, figure)| figure.is_some());
        let shown: Vec<String> = shown
            .map(|(id, figure)| {
                let value = self.figure(figure, decimals).text;
                with(
                    texts,
                    id,
                    &[("value", &value), ("n", &comparison.weighted_n.to_string())],
                )
            })
            .collect();
        shown.join(" · ")
    }

    fn json(&self) -> String {
        let comparison = self.comparison();
        let rows: Vec<String> = comparison
            .rows
            .iter()
            .map(|row| {
                let municipality = self.municipality(row);
                let who = format!(
                    "{{\"number\":{},\"name\":{}}}",
                    Json::from(municipality.map_or("", |one| one.number.as_str())),
                    Json::from(municipality.map_or("", |one| one.name.as_str()))
                );
                let rank = row.rank.map_or(Json::Null, Json::from);
                let quartile = row.quartile.map_or(Json::Null, Json::from);
                object(&[
                    ("rank", rank.to_string()),
                    ("municipality", who),
                    ("value", number(row.value).to_string()),
                    ("numerator", number(row.numerator).to_string()),
                    ("denominator", number(row.denominator).to_string()),
                    ("change", number(row.change).to_string()),
                    ("change_relative", number(row.change_relative).to_string()),
                    ("distance", number(row.distance).to_string()),
                    ("quartile", quartile.to_string()),
                    ("missing", row.value.is_none().to_string()),
                ])
            })
            .collect();
        let rows = if rows.is_empty() {
            "[]".to_owned()
        } else {
            format!("[\n{}\n]", rows.join(",\n"))
        };
        let status = match self.figures.compared.statuses {
            None => "null".to_owned(),
            Some((first, last)) => format!("{{\"from\":\"{first}\",\"to\":\"{last}\"}}"),
        };
        let text = |text: &str| Json::from(text).to_string();
        let all = object(&[
            ("group", text(&self.group)),
            ("indicator", text(&self.figures.indicator.code)),
            (
                "period",
                text(&self.figures.question.asked.period.to_string()),
            ),
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
            ("members", text(&self.figures.members_on.to_string())),
            ("quality", text(self.quality())),
            ("rows", rows),
            ("sex", text(indicators::sex_name(self.figures.question.sex))),
            ("data_status", status),
        ]);
        format!("{all}\n")
    }

    fn municipality(&self, row: &Placed) -> Option<&Municipality> {
        self.figures.municipality(row.municipality)
    }

    /// The rows; `alone` = without a head, so that each row says what it is about.
    fn rows(&self, alone: bool) -> Listing {
        let texts = &self.session.texts;
        let unit = match self.figures.indicator.unit {
            Unit::PerCent => "compare-points",
            Unit::Euro | Unit::Number => "compare-change",
        };
        let mut listing = Listing::new(
            self.session,
            &[
                ("rank", "compare-rank"),
                ("number", "compare-number"),
                ("name", "compare-name"),
                ("value", "compare-value"),
                ("change", unit),
                ("change_relative", "compare-relative"),
                ("distance", "compare-distance"),
                ("quartile", "compare-quartile"),
                ("numerator", "compare-numerator"),
                ("denominator", "compare-denominator"),
            ],
        );
        let has = |part: fn(&Placed) -> Option<Figure>| {
            self.comparison().rows.iter().any(|row| part(row).is_some())
        };
        let there = [
            ("numerator", has(|row| row.numerator)),
            ("denominator", has(|row| row.denominator)),
            ("change_relative", has(|row| row.change_relative)),
        ];
        for column in &mut listing.columns {
            let is_there = there.iter().find(|(name, _)| *name == column.name);
            column.shown = is_there.is_none_or(|(_, there)| *there);
        }
        let about = [
            ("missing", String::new()),
            ("group", self.group.clone()),
            ("indicator", self.figures.indicator.code.clone()),
            ("period", self.figures.question.asked.period.to_string()),
            (
                "sex",
                indicators::sex_name(self.figures.question.sex).to_owned(),
            ),
            ("members", self.figures.members_on.to_string()),
            ("quality", self.quality().to_owned()),
            (
                "data_status",
                match self.figures.compared.statuses {
                    None => String::new(),
                    Some((first, last)) if first == last => first.to_string(),
                    Some((first, last)) => format!("{first}/{last}"),
                },
            ),
        ];
        if alone {
            let columns = about.iter().map(|(name, _)| Column {
                name: (*name).to_owned(),
                label: String::new(),
                shown: false,
            });
            listing.columns.extend(columns);
        }
        let decimals = self.decimals();
        let count =
            |count: Option<usize>| count.map_or_else(Cell::none, |n| Cell::number(n as u64));
        for row in &self.comparison().rows {
            let municipality = self.municipality(row);
            let name = municipality.map_or("", Municipality::display_name);
            let value = if row.value.is_none() {
                Cell::new(Json::Null, texts.get("compare-missing"))
            } else {
                self.figure(row.value, decimals)
            };
            let mut cells = vec![
                count(row.rank),
                Cell::same(municipality.map_or("", |one| one.number.as_str())),
                Cell::same(name),
                value,
                self.figure(row.change, decimals),
                self.figure(row.change_relative, RELATIVE_DECIMALS),
                self.figure(row.distance, decimals),
                count(row.quartile.map(usize::from)),
                self.figure(row.numerator, 0),
                self.figure(row.denominator, 0),
            ];
            if alone {
                cells.push(Cell::new(row.value.is_none(), ""));
                cells.extend(about[1..].iter().map(|(_, text)| Cell::same(text.as_str())));
            }
            listing.rows.push(cells);
        }
        listing
    }
}

/// An object whose keys stay in this order; values are JSON already.
fn object(entries: &[(&str, String)]) -> String {
    let entries: Vec<String> = entries
        .iter()
        .map(|(name, value)| format!("{}:{value}", Json::from(*name)))
        .collect();
    format!("{{{}}}", entries.join(","))
}
