//! Municipalities, rings, memberships.

use super::{LINE, PARAGRAPH, table};
use crate::domain::date::Land;
use crate::domain::id::{Kind, MunicipalityId, PersonId, RingId};
use crate::domain::ring::MunicipalityKind;
use crate::fields::choices::{Chosen, LANDS, MUNICIPALITY_KINDS};
use crate::fields::value::mismatch;
use crate::fields::{FieldKind, Value};

table! {
    /// Municipality
    MUNICIPALITY: Municipality as "municipality" {
        "number" FieldKind::CarrierNumber, true, Edit,
            |r| Value::text(&r.number), |r, v| r.number = v.into_text()?;
        "name" LINE, true, Edit,
            |r| Value::text(&r.name), |r, v| r.name = v.into_text()?;
        "short_name" LINE, false, Edit,
            |r| Value::text(&r.short_name), |r, v| r.short_name = v.into_text()?;
        "land" FieldKind::Choice(LANDS), true, Edit,
            |r| r.land.value(), |r, v| r.land = Land::of_value(&v)?;
        "kind" FieldKind::Choice(MUNICIPALITY_KINDS), true, Edit,
            |r| r.kind.value(), |r, v| r.kind = MunicipalityKind::of_value(&v)?;
        "since" FieldKind::Date, false, Edit,
            |r| Value::option(r.since, Value::Date), |r, v| r.since = v.into_date()?;
        "participates" FieldKind::Bool, true, Edit,
            |r| Value::Bool(r.participates), |r, v| r.participates = v.into_bool()?;
        "comparison_type" FieldKind::Text { max: 20 }, false, Edit,
            |r| Value::text(&r.comparison_type), |r, v| r.comparison_type = v.into_text()?;
        "settlement_type" LINE, false, Edit,
            |r| Value::text(&r.settlement_type), |r, v| r.settlement_type = v.into_text()?;
        "organisation_size" LINE, false, Edit,
            |r| Value::text(&r.organisation_size), |r, v| r.organisation_size = v.into_text()?;
        "region_notes" PARAGRAPH, false, Edit,
            |r| Value::text(&r.region_notes), |r, v| r.region_notes = v.into_text()?;
        "organisation_notes" PARAGRAPH, false, Edit,
            |r| Value::text(&r.organisation_notes), |r, v| r.organisation_notes = v.into_text()?;
        "territory_breaks" FieldKind::Breaks, false, Edit,
            |r| Value::list(&r.territory_breaks, Value::Breaks),
            |r, v| r.territory_breaks = match v {
                Value::Breaks(breaks) => breaks,
                Value::Empty => Vec::new(),
                _ => return Err(mismatch()),
            };
    }
}

table! {
    /// Ring
    RING: Ring as "ring" {
        "number" FieldKind::Number { min: 1, max: 999 }, true, Edit,
            |r| if r.number == 0 { Value::Empty } else { Value::Number(r.number.into()) },
            |r, v| r.number = v.into_number()?;
        "name" LINE, false, Edit,
            |r| Value::text(&r.name), |r, v| r.name = v.into_text()?;
        "criteria" PARAGRAPH, false, Edit,
            |r| Value::text(&r.criteria), |r, v| r.criteria = v.into_text()?;
        "target" FieldKind::Number { min: 0, max: 52 }, true, Edit,
            |r| Value::Number(r.target.into()), |r, v| r.target = v.into_number()?;
        "moderators" FieldKind::References(Kind::Person), false, Edit,
            |r| Value::references(Kind::Person, r.moderators.iter().map(|id| id.0)),
            |r, v| r.moderators = v.into_references(Kind::Person)?.into_iter().map(PersonId).collect();
        "speakers" FieldKind::References(Kind::Person), false, Edit,
            |r| Value::references(Kind::Person, r.speakers.iter().map(|id| id.0)),
            |r, v| r.speakers = v.into_references(Kind::Person)?.into_iter().map(PersonId).collect();
    }
}

table! {
    /// Membership
    MEMBERSHIP: Membership as "membership" {
        "ring" FieldKind::Reference(Kind::Ring), true, Edit,
            |r| Value::reference(Kind::Ring, r.ring.0),
            |r, v| r.ring = RingId(v.into_required(Kind::Ring)?);
        "municipality" FieldKind::Reference(Kind::Municipality), true, Edit,
            |r| Value::reference(Kind::Municipality, r.municipality.0),
            |r, v| r.municipality = MunicipalityId(v.into_required(Kind::Municipality)?);
        "from" FieldKind::Date, false, Edit,
            |r| Value::option(r.from, Value::Date), |r, v| r.from = v.into_date()?;
        "to" FieldKind::Date, false, Edit,
            |r| Value::option(r.to, Value::Date), |r, v| r.to = v.into_date()?;
    }
}
