//! `indicators`: the fifteen of the regulation and those of the house, in one list.
//!
//! Responsible for: that a built-in indicator is changed like any other, although it is stored only
//! from then on. Not for: fields and their checks ([`super::records`]).

use super::args::figures::Indicators;
use super::args::{Add, Delete, Edit, List, Show};
use super::failure::{Failure, with};
use super::findings;
use super::indicators::named;
use super::listing::{Cell, Column, Listing};
use super::projection;
use super::records;
use super::session::Session;
use crate::domain::id::{IndicatorId, Kind};
use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::series::Sex;
use crate::fields;
use crate::store::{Entity, Record, Store};

pub(super) fn run(session: &Session, command: &Indicators) -> Result<(), Failure> {
    match command {
        Indicators::List(list) => self::list(session, list),
        Indicators::Show(show) => self::show(session, show),
        Indicators::Add(add) => self::add(session, add),
        Indicators::Edit(edit) => self::edit(session, edit),
        Indicators::Delete(delete) => self::delete(session, delete),
        Indicators::Check(check) => findings::check(session, check),
        Indicators::Acknowledge(one) => findings::acknowledge(session, one),
    }
}

/// Whether a record of it is stored.
const fn is_stored(indicator: &Indicator) -> bool {
    indicator.id.0 != 0
}

/// As people see it: with its name, and without a number it does not have.
fn seen(session: &Session, indicator: &Indicator) -> Record {
    let mut one = indicator.clone();
    one.name = fields::indicator_name(indicator, &session.texts);
    if !is_stored(indicator) {
        one.id = IndicatorId::provisional(1);
    }
    one.record()
}

/// The indicator of a code or, with `#`, of a number.
fn find(session: &Session, store: &Store, text: &str) -> Result<Indicator, Failure> {
    let catalogue = store.catalogue()?;
    let number = text.trim().strip_prefix('#').and_then(|n| n.parse().ok());
    if let Some(number) = number
        && let Some(one) = catalogue.iter().find(|one| one.id == IndicatorId(number))
    {
        return Ok(one.clone());
    }
    named(session, &catalogue, text)
}

fn list(session: &Session, list: &List) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let context = session.context(store)?;
    let catalogue = store.catalogue()?;
    let records: Vec<Record> = catalogue.iter().map(|one| seen(session, one)).collect();
    let kind = Kind::Indicator;
    let mut listing = projection::listing_of(session, store, &context, kind, &records)?;
    parts(session, &mut listing, catalogue.iter());
    listing.narrow(list.filter.as_deref(), list.limit);
    listing.print(session, list.formatted.format)
}

/// What numerator and denominator of the fifteen are.
fn parts<'i>(
    session: &Session,
    listing: &mut Listing,
    indicators: impl Iterator<Item = &'i Indicator>,
) {
    let texts = &session.texts;
    for (name, label) in [
        ("numerator", "compare-numerator"),
        ("denominator", "compare-denominator"),
    ] {
        listing.columns.push(Column {
            name: name.to_owned(),
            label: texts.get(label).into_owned(),
            shown: false,
        });
    }
    for (row, indicator) in listing.rows.iter_mut().zip(indicators) {
        for part in ["numerator", "denominator"] {
            row.push(Cell::same(fields::indicator_part(indicator, part, texts)));
        }
    }
}

fn show(session: &Session, show: &Show) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let indicator = find(session, store, &show.id)?;
    let record = seen(session, &indicator);
    let history = show.history && is_stored(&indicator);
    records::show_record(session, store, &record, history, show.formatted.format)
}

fn add(session: &Session, add: &Add) -> Result<(), Failure> {
    let catalogue = session.planning()?.catalogue()?;
    let code = add.set.iter().find_map(|pair| pair.strip_prefix("code="));
    if let Some(known) = code.and_then(|code| catalogue.find(code)) {
        return Err(said(session, "indicator-exists", &known.code));
    }
    records::add(session, Kind::Indicator, add, records::Agenda::None)
}

fn edit(session: &Session, edit: &Edit) -> Result<(), Failure> {
    let store = session.planning()?;
    let indicator = find(session, store, &edit.id)?;
    if is_stored(&indicator) {
        let edit = Edit {
            id: format!("#{}", indicator.id),
            set: edit.set.clone(),
            keep_suspicious: edit.keep_suspicious,
            formatted: edit.formatted,
        };
        return records::edit(session, Kind::Indicator, &edit);
    }
    let context = session.context(store)?;
    let mut record = Indicator {
        id: IndicatorId::provisional(1),
        ..indicator
    }
    .record();
    records::set(
        session,
        &context,
        &mut record,
        &edit.set,
        false,
        edit.keep_suspicious,
    )?;
    let applied = session.apply(&session.change().create(record))?;
    match applied.records.first() {
        Some(record) => {
            records::written(session, store, record, "cli-changed", edit.formatted.format)
        }
        None => Ok(()),
    }
}

/// What was decided about a built-in indicator goes; one of the house only goes without figures.
fn delete(session: &Session, delete: &Delete) -> Result<(), Failure> {
    let store = &session.existing()?.store;
    let indicator = find(session, store, &delete.id)?;
    if !is_stored(&indicator) {
        return Err(said(session, "indicator-built-in", &indicator.code));
    }
    if !indicator.is_built_in() {
        for sex in [Sex::All, Sex::Male, Sex::Female] {
            if !store.lengths_of(&indicator.code, sex)?.is_empty() {
                return Err(said(session, "indicator-has-figures", &indicator.code));
            }
        }
    }
    let delete = Delete {
        id: format!("#{}", indicator.id),
        with_contents: delete.with_contents,
    };
    records::delete(session, Kind::Indicator, &delete)
}

fn said(session: &Session, id: &str, code: &str) -> Failure {
    Failure::said(with(&session.texts, id, &[("code", code)]))
}
