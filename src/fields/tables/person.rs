//! People.

use super::{LINE, table};
use crate::domain::date::Land;
use crate::domain::person::Role;
use crate::fields::choices::{Chosen, LANDS, ROLES};
use crate::fields::value::mismatch;
use crate::fields::{FieldKind, Value};

fn names(roles: &[Role]) -> Value {
    let names: Vec<&'static str> = roles
        .iter()
        .filter_map(|role| match role.value() {
            Value::Choice(name) => Some(name),
            _ => None,
        })
        .collect();
    Value::list(&names, Value::Choices)
}

table! {
    /// Person
    PERSON: Person as "person" {
        "name" LINE, true, Edit,
            |r| Value::text(&r.name), |r, v| r.name = v.into_text()?;
        "function" LINE, false, Edit,
            |r| Value::text(&r.function), |r, v| r.function = v.into_text()?;
        "organisation" LINE, false, Edit,
            |r| Value::text(&r.organisation), |r, v| r.organisation = v.into_text()?;
        "mail" LINE, false, Edit,
            |r| Value::text(&r.mail), |r, v| r.mail = v.into_text()?;
        "phone" FieldKind::Text { max: 60 }, false, Edit,
            |r| Value::text(&r.phone), |r, v| r.phone = v.into_text()?;
        "user" FieldKind::Text { max: 60 }, false, Edit,
            |r| Value::text(&r.user), |r, v| r.user = v.into_text()?;
        "roles" FieldKind::Choices(ROLES), false, Edit,
            |r| names(&r.roles),
            |r, v| r.roles = match v {
                Value::Choices(names) => names.into_iter().map(Role::of_name).collect::<Result<_, _>>()?,
                Value::Empty => Vec::new(),
                _ => return Err(mismatch()),
            };
        "land" FieldKind::Choice(LANDS), false, Edit,
            |r| Value::option(r.land, Chosen::value),
            |r, v| r.land = match v {
                Value::Empty => None,
                other => Some(Land::of_value(&other)?),
            };
        "deputies" FieldKind::Deputies, false, Edit,
            |r| Value::list(&r.deputies, Value::Deputies),
            |r, v| r.deputies = match v {
                Value::Deputies(deputies) => deputies,
                Value::Empty => Vec::new(),
                _ => return Err(mismatch()),
            };
    }
}
