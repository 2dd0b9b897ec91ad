//! The rows: one file a topic, one table an entity.

mod audit;
mod house;
mod indicator;
mod measure;
mod meeting;
mod outcome;
mod person;
mod provider;
mod ring;
mod task;

use super::Field;
use crate::domain::id::Kind;

/// The table of a kind.
pub(super) fn of(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Municipality => ring::MUNICIPALITY,
        Kind::Ring => ring::RING,
        Kind::Membership => ring::MEMBERSHIP,
        Kind::Person => person::PERSON,
        Kind::Meeting => meeting::MEETING,
        Kind::AgendaItem => meeting::AGENDA_ITEM,
        Kind::Line => outcome::LINE_ROWS,
        Kind::Outcome => outcome::OUTCOME,
        Kind::Task => task::TASK,
        Kind::Topic => task::TOPIC,
        Kind::Provider => provider::PROVIDER,
        Kind::Measure => measure::MEASURE,
        Kind::Audit => audit::AUDIT,
        Kind::Contact => provider::CONTACT,
        Kind::Checklist => measure::CHECKLIST,
        Kind::Utilisation => measure::UTILISATION,
        Kind::Rating => audit::RATING,
        Kind::Deficiency => audit::DEFICIENCY,
        Kind::Review => measure::REVIEW,
        Kind::Duty => house::DUTY,
        Kind::HouseRules => house::HOUSE_RULES,
        Kind::Indicator => indicator::INDICATOR,
        Kind::Series => indicator::SERIES,
        Kind::Target => indicator::TARGET,
        Kind::Acknowledgement => indicator::ACKNOWLEDGEMENT,
        Kind::Remark => indicator::REMARK,
    }
}

/// A table. A row reads
/// `"name" kind required access { |record| value } { |record, value| what writes it }`;
/// writing uses `?`.
macro_rules! table {
    ($(#[$doc:meta])* $table:ident: $entity:ident as $id:literal {
        $($name:literal $kind:expr, $required:literal, $access:ident,
            |$read:ident| $get:expr,
            |$write:ident, $value:ident| $set:expr;)*
    }) => {
        $(#[$doc])*
        pub(super) const $table: &[$crate::fields::Field] = &[
            $($crate::fields::Field {
                name: $name,
                label: concat!("field-", $id, "-", $name),
                kind: $kind,
                required: $required,
                access: $crate::fields::Access::$access,
                get: |record| match record {
                    $crate::store::Record::$entity($read) => $get,
                    _ => $crate::fields::Value::Empty,
                },
                set: |record, $value| match record {
                    $crate::store::Record::$entity($write) => {
                        $set;
                        Ok(())
                    }
                    _ => Err($crate::fields::value::mismatch()),
                },
            },)*
        ];
    };
}
use table;

/// Names, titles, places.
const LINE: super::FieldKind = super::FieldKind::Text { max: 250 };
/// What a task, an outcome or a topic says: more than a line, less than a report.
pub(super) const PARAGRAPH: super::FieldKind = super::FieldKind::LongText { max: 4_000 };
