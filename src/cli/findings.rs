//! `indicators check` and `indicators acknowledge`: what is odd about figures, and that somebody looked.
//!
//! Responsible for: which findings are listed, and their columns. Not for: what is odd
//! ([`crate::domain::indicator::check`]) and why ([`crate::report::figures::findings`]).

use serde_json::{Map, Number, Value as Json};

use super::args::figures::{Acknowledge, Check};
use super::failure::{Failure, with};
use super::indicators;
use super::listing::{Cell, Listing};
use super::records;
use super::session::Session;
use super::whose::Whose;
use crate::domain::id::{Kind, MunicipalityId};
use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::check::{Odd, Said};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::member::{Asked, MembersOn};
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::domain::indicator::question::{Group, Question};
use crate::domain::indicator::series::Sex;
use crate::domain::ring::Municipality;
use crate::fields;
use crate::report::figures::findings;
use crate::report::figures::table::sex_name;
use crate::report::figures::words::Words;
use crate::store::Store;
use crate::store::findings::{Findings, Judged, Standing};

/// What is looked at: from which period on, up to which.
struct Span {
    from: Option<Period>,
    until: Period,
}

pub(super) fn check(session: &Session, args: &Check) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let context = session.context(store)?;
    let wanted = indicators::wanted(session, &store.catalogue()?, &args.indicator)?;
    let whose = Whose::of(session, store, &context, &args.whose)?;
    let mut listing = Listing::new(
        session,
        &[
            ("check", "check-column-kind"),
            ("municipality", "compare-name"),
            ("indicator", "kind-indicator"),
            ("period", "check-column-period"),
            ("reason", "check-column-reason"),
            ("state", "check-column-state"),
            ("note", "check-column-note"),
        ],
    );
    listing.with_hidden(&["sex", "figures", "data_status", "on", "by"]);
    for indicator in &wanted {
        for span in spans(session, store, indicator, args)? {
            let question = whose.question(&indicator.code, span.until);
            let found = store.findings(indicator, &question, span.from, session.today)?;
            let rows = found
                .judged
                .iter()
                .filter(|one| !args.open || one.standing() != Standing::Acknowledged)
                .map(|one| row(session, &found, one));
            listing.rows.extend(rows);
        }
    }
    listing.narrow(args.filter.as_deref(), args.limit);
    if listing.rows.is_empty() {
        session.tell(&session.texts.get("check-nothing"));
    }
    listing.print(session, args.formatted.format)
}

/// The periods asked for; without any, all there are of every length there are figures of.
fn spans(
    session: &Session,
    store: &Store,
    indicator: &Indicator,
    args: &Check,
) -> Result<Vec<Span>, Failure> {
    if let Some(text) = &args.period {
        let until = indicators::period(session, text)?;
        let from = Some(until);
        return Ok(vec![Span { from, until }]);
    }
    if let Some(text) = &args.until {
        let until = indicators::period(session, text)?;
        return Ok(vec![Span { from: None, until }]);
    }
    let lengths = store.lengths_of(&indicator.code, Sex::from(args.whose.sex))?;
    Ok(lengths
        .into_iter()
        .filter_map(last_of_all)
        .map(|until| Span { from: None, until })
        .collect())
}

/// The last period the calendar has.
fn last_of_all(length: PeriodKind) -> Option<Period> {
    Period::new(length, 9999, length.in_a_year())
}

fn row(session: &Session, found: &Findings, judged: &Judged) -> Vec<Cell> {
    let texts = &session.texts;
    let finding = &judged.finding;
    let words = Words::new(texts, &found.indicator);
    let municipality = found.municipality(finding.municipality);
    let mut who = Map::new();
    let part = |part: fn(&Municipality) -> &str| Json::from(municipality.map_or("", part));
    who.insert("number".into(), part(|one| &one.number));
    who.insert("name".into(), part(|one| &one.name));
    let standing = judged.standing().name();
    let said = judged.acknowledgement.as_ref();
    let status = finding.data_status.map(|day| day.to_string());
    vec![
        Cell::new(
            finding.odd.name(),
            findings::kind(texts, finding.odd.name()),
        ),
        Cell::new(
            Json::Object(who),
            municipality.map_or("", Municipality::display_name),
        ),
        Cell::same(finding.indicator.as_str()),
        Cell::same(finding.period.to_string()),
        Cell::same(findings::reason(&words, finding)),
        Cell::new(standing, texts.get(&format!("check-state-{standing}"))),
        Cell::same(said.map_or("", |one| one.note.as_str())),
        Cell::same(sex_name(finding.sex)),
        Cell::new(figures(&finding.odd), ""),
        Cell::same(status.unwrap_or_default()),
        Cell::same(said.map_or_else(String::new, |one| one.on.to_string())),
        Cell::same(said.map_or("", |one| one.by.as_str())),
    ]
}

/// The figures of a finding, each under its name.
fn figures(odd: &Odd) -> Json {
    let mut out = Map::new();
    let mut put = |name: &str, value: Json| {
        out.insert(name.to_owned(), value);
    };
    let mark = |mark: Option<char>| mark.map_or(Json::Null, |mark| mark.to_string().into());
    match *odd {
        Odd::MissingPeriod { mark: one } => put("mark", mark(one)),
        Odd::MissingInGroup {
            mark: one,
            have,
            others,
        } => {
            put("mark", mark(one));
            put("have", have.into());
            put("others", others.into());
        }
        Odd::NumeratorAboveDenominator {
            numerator,
            denominator,
        } => {
            put("numerator", number(Some(numerator)));
            put("denominator", number(Some(denominator)));
        }
        Odd::OutsideRange { value, low, high } => {
            put("value", number(Some(value)));
            put("low", number(Some(low)));
            put("high", number(high));
        }
        Odd::NegativeCount { part, count } => put(part.name(), number(Some(count))),
        Odd::Jump {
            value,
            median,
            mad,
            score,
            periods,
        } => {
            put("value", number(Some(value)));
            put("median", number(Some(median)));
            put("mad", number(Some(mad)));
            put(
                "score",
                score
                    .and_then(Number::from_f64)
                    .map_or(Json::Null, Json::Number),
            );
            put("periods", periods.into());
        }
        Odd::LateCorrection { old, new } => {
            put("old", side(&old));
            put("new", side(&new));
        }
        Odd::SumMismatch {
            part,
            all,
            male,
            female,
        } => {
            put("part", part.name().into());
            put("all", number(Some(all)));
            put("male", number(Some(male)));
            put("female", number(Some(female)));
        }
        Odd::PrintedMismatch { printed, computed } => {
            put("printed", number(Some(printed)));
            put("computed", number(Some(computed)));
        }
    }
    Json::Object(out)
}

fn side(said: &Said) -> Json {
    let mut out = Map::new();
    out.insert("value".into(), number(said.value));
    out.insert("numerator".into(), number(said.numerator));
    out.insert("denominator".into(), number(said.denominator));
    out.insert("data_status".into(), said.data_status.to_string().into());
    Json::Object(out)
}

fn number(figure: Option<Figure>) -> Json {
    match figure {
        None => Json::Null,
        Some(figure) if figure.scale() == 0 => figure.mantissa().into(),
        Some(figure) => Number::from_f64(figure.as_f64()).map_or(Json::Null, Json::Number),
    }
}

pub(super) fn acknowledge(session: &Session, args: &Acknowledge) -> Result<(), Failure> {
    let store = &session.existing()?.store;
    let context = session.context(store)?;
    let indicator = indicators::named(session, &store.catalogue()?, &args.indicator)?;
    let period = indicators::period(session, &args.period)?;
    let name = args.check.trim();
    let id = records::reference(session, &context, Kind::Municipality, &args.municipality)?;
    let municipality = MunicipalityId(id);
    if !is_found(session, store, &indicator, period, municipality, name)? {
        let sentence = if Odd::NAMES.contains(&bare(name).0) {
            with(
                &session.texts,
                "check-no-such-finding",
                &[
                    ("check", name),
                    ("indicator", &indicator.code),
                    ("period", &period.to_string()),
                ],
            )
        } else {
            with(
                &session.texts,
                "check-no-such-check",
                &[("text", name), ("known", &Odd::NAMES.join(", "))],
            )
        };
        return Err(Failure::said(sentence));
    }
    let mut record = fields::blank(Kind::Acknowledgement, session.defaults());
    let pairs = [
        format!("municipality=#{id}"),
        format!("indicator={}", indicator.code),
        format!("period={period}"),
        format!("check={name}"),
        format!("note={}", args.note),
        format!("by={}", session.author()),
    ];
    records::set(
        session,
        &context,
        &mut record,
        &pairs,
        true,
        args.keep_suspicious,
    )?;
    let applied = session.apply(&session.change().create(record))?;
    match applied.records.first() {
        Some(record) => {
            records::written(session, store, record, "cli-added", args.formatted.format)
        }
        None => Ok(()),
    }
}

/// The rule of a name, and of whom the figure is.
fn bare(name: &str) -> (&str, Sex) {
    match name.split_once('.') {
        Some((rule, "male")) => (rule, Sex::Male),
        Some((rule, "female")) => (rule, Sex::Female),
        _ => (name, Sex::All),
    }
}

/// Whether the check finds this, among final figures or provisional ones. Beside whom something is
/// missing is up to who looks, so there it is enough that it is.
fn is_found(
    session: &Session,
    store: &Store,
    indicator: &Indicator,
    period: Period,
    municipality: MunicipalityId,
    name: &str,
) -> Result<bool, Failure> {
    let (rule, sex) = bare(name);
    for provisional in [false, true] {
        let question = Question {
            indicator: indicator.code.clone(),
            group: Group::Selection(vec![municipality]),
            sex,
            asked: Asked {
                period,
                as_of: None,
                provisional,
            },
            members: MembersOn::Now,
        };
        let is_so = if rule == "missing_in_group" {
            let figures = store.figures(indicator, &question, session.today)?;
            // Whoever has final figures has no provisional ones to miss.
            !provisional && figures.comparison().n == 0
        } else {
            let found = store.findings(indicator, &question, Some(period), session.today)?;
            found.judged.iter().any(|one| one.finding.check() == name)
        };
        if is_so {
            return Ok(true);
        }
    }
    Ok(false)
}
