//! What a group of municipalities is called.

use crate::domain::indicator::question::Group;
use crate::domain::ring::{MunicipalityKind, Ring};
use crate::store::{ReadFailure, Store};
use crate::text::locale::Texts;

/// A group for programs and for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupName {
    /// `ring=3`, `land=HE`, `all`: as `compare --group` takes it, but for a selection, which is only said
    /// to be one.
    pub code: String,
    /// "Ring 3", "Hessen", "alle Kommunen".
    pub title: String,
}

/// The name of a group; a ring that is gone has no number.
pub fn name(store: &Store, group: &Group, texts: &Texts) -> Result<GroupName, ReadFailure> {
    let (code, title) = match group {
        Group::Ring(id) => {
            let ring = store.get::<Ring>(*id)?.map(|stored| stored.record);
            let number = ring.as_ref().map_or(0, |ring| ring.number);
            let title = texts.with("ring-title", &[("ring", number.into())]);
            let own = ring.map_or_else(String::new, |ring| ring.name);
            (
                format!("ring={number}"),
                format!("{title} {own}").trim_end().to_owned(),
            )
        }
        Group::All => ("all".to_owned(), texts.get("compare-all").into_owned()),
        Group::Land(land) => (
            format!("land={}", land.code()),
            land.german_name().to_owned(),
        ),
        Group::Kind(kind) => {
            let (code, id) = match kind {
                MunicipalityKind::District => ("district", "figures-districts"),
                MunicipalityKind::City => ("city", "figures-cities"),
            };
            (format!("kind={code}"), texts.get(id).into_owned())
        }
        Group::ComparisonType(of) => (
            format!("comparison_type={of}"),
            texts.with("figures-comparison-type", &[("type", of.as_str().into())]),
        ),
        Group::Selection(_) => (
            "selection".to_owned(),
            texts.get("compare-selection").into_owned(),
        ),
    };
    Ok(GroupName { code, title })
}
