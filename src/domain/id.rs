//! Identity: the kinds of records and their ids.
//!
//! An id is a number given once by the store and never again. Inside one change, records that do
//! not exist yet refer to each other by *provisional* ids; the store replaces them when it applies
//! the change, so nobody has to reserve numbers first.

use serde::{Deserialize, Serialize};

/// Ids with this bit set are provisional.
const PROVISIONAL: u64 = 1 << 63;

macro_rules! kinds {
    ($($code:literal $kind:ident $name:literal $(#[$doc:meta])* $id:ident;)*) => {
        /// What a record is. The codes are stored: append, never change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Kind { $(#[doc = $name] $kind = $code,)* }

        impl Kind {
            /// Every kind, by code.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// The stored code.
            pub const fn code(self) -> u8 { self as u8 }

            /// The kind of a stored code.
            pub fn from_code(code: u8) -> Option<Self> {
                match code { $($code => Some(Self::$kind),)* _ => None }
            }

            /// Name in files, JSON and on the command line.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// The kind of such a name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$kind),)* _ => None }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
            #[serde(transparent)]
            pub struct $id(pub u64);

            impl $id {
                /// The kind of record it names.
                pub const KIND: Kind = Kind::$kind;

                /// A stand-in for a record of the same change that has no number yet.
                pub const fn provisional(n: u64) -> Self { Self(PROVISIONAL | n) }
            }

            impl std::fmt::Display for $id {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
            }
        )*
    };
}

kinds! {
    1 Municipality "municipality" /// Names a [`super::ring::Municipality`].
        MunicipalityId;
    2 Ring "ring" /// Names a [`super::ring::Ring`].
        RingId;
    3 Membership "membership" /// Names a [`super::ring::Membership`].
        MembershipId;
    4 Person "person" /// Names a [`super::person::Person`].
        PersonId;
    5 Meeting "meeting" /// Names a [`super::meeting::Meeting`].
        MeetingId;
    6 AgendaItem "agenda_item" /// Names an [`super::agenda::AgendaItem`].
        AgendaItemId;
    7 Line "line" /// Names a [`super::outcome::Line`].
        LineId;
    8 Outcome "outcome" /// Names an [`super::outcome::Outcome`].
        OutcomeId;
    9 Task "task" /// Names a [`super::task::Task`].
        TaskId;
    10 Topic "topic" /// Names a [`super::task::Topic`].
        TopicId;
    11 Provider "provider" /// Names a [`super::provider::Provider`].
        ProviderId;
    12 Measure "measure" /// Names a [`super::measure::Measure`].
        MeasureId;
    13 Audit "audit" /// Names an [`super::audit::Audit`].
        AuditId;
    14 Contact "contact" /// Names a [`super::contact::Contact`].
        ContactId;
    15 Checklist "checklist" /// Names a [`super::checklist::Checklist`].
        ChecklistId;
    16 Utilisation "utilisation" /// Names a [`super::utilisation::Utilisation`].
        UtilisationId;
    17 Rating "rating" /// Names a [`super::rating::Rating`].
        RatingId;
    18 Deficiency "deficiency" /// Names a [`super::deficiency::Deficiency`].
        DeficiencyId;
    19 Review "review" /// Names a [`super::review::Review`].
        ReviewId;
    20 Duty "duty" /// Names a [`super::duty::Duty`].
        DutyId;
    21 HouseRules "house_rules" /// Names the [`super::house_rules::HouseRules`].
        HouseRulesId;
    22 Indicator "indicator" /// Names an [`super::indicator::catalogue::Indicator`].
        IndicatorId;
    23 Series "series" /// Names a [`super::indicator::series::Series`].
        SeriesId;
    24 Target "target" /// Names a [`super::indicator::target::Target`].
        TargetId;
    25 Acknowledgement "acknowledgement" /// Names an [`super::indicator::target::Acknowledgement`].
        AcknowledgementId;
    26 Remark "remark" /// Names a [`super::indicator::target::Remark`].
        RemarkId;
}

/// Whether this number stands for a record that the store has not numbered yet.
pub const fn is_provisional(id: u64) -> bool {
    id & PROVISIONAL != 0
}

/// A record by kind and number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordId {
    /// What it is.
    pub kind: Kind,
    /// Its number.
    pub id: u64,
}

impl std::fmt::Display for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.kind.name(), self.id)
    }
}

impl std::str::FromStr for RecordId {
    type Err = ();

    /// `meeting/12`, as `Display` writes it.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, id) = text.split_once('/').ok_or(())?;
        Ok(Self {
            kind: Kind::from_name(kind).ok_or(())?,
            id: id.parse().map_err(|_| ())?,
        })
    }
}

/// Walks over every reference a record holds: how provisional ids are replaced and dangling
/// references found, without any layer knowing the fields.
pub trait References {
    /// Calls `visit` for each reference; `visit` may change the number.
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64));
}
