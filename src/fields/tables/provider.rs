//! Providers, and what is kept about the measures they carry out besides audits.

use super::{LINE, PARAGRAPH, table};
use crate::domain::contact::ContactKind;
use crate::domain::id::{Kind, MeasureId, PersonId};
use crate::domain::problem::Wrong;
use crate::fields::choices::{CONTACT_KINDS, Chosen};
use crate::fields::{FieldKind, Value};

table! {
    /// Provider
    PROVIDER: Provider as "provider" {
        "name" LINE, true, Edit,
            |r| Value::text(&r.name), |r, v| r.name = v.into_text()?;
        "places" FieldKind::Texts { max: 250 }, false, Edit,
            |r| Value::list(&r.places, Value::Texts), |r, v| r.places = v.into_texts()?;
        "address" FieldKind::LongText { max: 500 }, false, Edit,
            |r| Value::text(&r.address), |r, v| r.address = v.into_text()?;
        "contact" FieldKind::LongText { max: 1_000 }, false, Edit,
            |r| Value::text(&r.contact), |r, v| r.contact = v.into_text()?;
        "accreditation" LINE, false, Edit,
            |r| Value::text(&r.accreditation), |r, v| r.accreditation = v.into_text()?;
        "accredited_until" FieldKind::Date, false, Edit,
            |r| Value::option(r.accredited_until, Value::Date),
            |r, v| r.accredited_until = v.into_date()?;
        "first_contract" FieldKind::Date, false, Edit,
            |r| Value::option(r.first_contract, Value::Date),
            |r, v| r.first_contract = v.into_date()?;
        "last_contract" FieldKind::Date, false, Edit,
            |r| Value::option(r.last_contract, Value::Date),
            |r, v| r.last_contract = v.into_date()?;
        "note" PARAGRAPH, false, Edit,
            |r| Value::text(&r.note), |r, v| r.note = v.into_text()?;
    }
}

table! {
    /// Contact
    CONTACT: Contact as "contact" {
        "measure" FieldKind::Reference(Kind::Measure), true, Create,
            |r| Value::reference(Kind::Measure, r.measure.0),
            |r, v| r.measure = MeasureId(v.into_required(Kind::Measure)?);
        "on" FieldKind::Date, true, Edit,
            |r| Value::Date(r.on), |r, v| r.on = v.into_date()?.ok_or(Wrong::Missing)?;
        "kind" FieldKind::Choice(CONTACT_KINDS), true, Edit,
            |r| r.kind.value(), |r, v| r.kind = ContactKind::of_value(&v)?;
        "by" FieldKind::Reference(Kind::Person), false, Edit,
            |r| Value::option(r.by, |id| Value::reference(Kind::Person, id.0)),
            |r, v| r.by = v.into_reference(Kind::Person)?.map(PersonId);
        "with" LINE, false, Edit,
            |r| Value::text(&r.with), |r, v| r.with = v.into_text()?;
        "text" PARAGRAPH, true, Edit,
            |r| Value::text(&r.text), |r, v| r.text = v.into_text()?;
        "recorded" FieldKind::Bool, true, Edit,
            |r| Value::Bool(r.recorded), |r, v| r.recorded = v.into_bool()?;
    }
}
