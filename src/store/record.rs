//! The records the store knows, as one type.
//!
//! Responsible for: which domain type has which kind, and the few things every record can do.
//! Not for: bytes ([`super::codec`]) and indexes ([`super::index`]).

use serde::{Deserialize, Serialize};

use crate::domain::agenda::AgendaItem;
use crate::domain::audit::Audit;
use crate::domain::checklist::Checklist;
use crate::domain::contact::Contact;
use crate::domain::deficiency::Deficiency;
use crate::domain::duty::Duty;
use crate::domain::house_rules::HouseRules;
use crate::domain::id::{
    AcknowledgementId, AgendaItemId, AuditId, ChecklistId, ContactId, DeficiencyId, DutyId,
    HouseRulesId, IndicatorId, Kind, LineId, MeasureId, MeetingId, MembershipId, MunicipalityId,
    OutcomeId, PersonId, ProviderId, RatingId, RecordId, References, RemarkId, ReviewId, RingId,
    SeriesId, TargetId, TaskId, TopicId, UtilisationId,
};
use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::series::Series;
use crate::domain::indicator::target::{Acknowledgement, Remark, Target};
use crate::domain::measure::Measure;
use crate::domain::meeting::Meeting;
use crate::domain::outcome::{Line, Outcome};
use crate::domain::person::Person;
use crate::domain::problem::Problem;
use crate::domain::provider::Provider;
use crate::domain::rating::Rating;
use crate::domain::review::Review;
use crate::domain::ring::{Membership, Municipality, Ring};
use crate::domain::task::{Task, Topic};
use crate::domain::utilisation::Utilisation;

/// A domain type that is a record of its own.
pub trait Entity: Clone + Sized {
    /// Its kind.
    const KIND: Kind;
    /// Its id.
    type Id: Copy;

    /// The number inside an id.
    fn number(id: Self::Id) -> u64;
    /// The record, if it is of this type.
    fn from_record(record: Record) -> Option<Self>;
    /// The record, borrowed.
    fn of(record: &Record) -> Option<&Self>;
    /// As a record.
    fn record(self) -> Record;
}

macro_rules! records {
    ($($kind:ident $id:ident,)*) => {
        /// Any record.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "record", rename_all = "snake_case")]
        pub enum Record { $(#[doc = stringify!($kind)] $kind($kind),)* }

        impl Record {
            /// What it is.
            pub const fn kind(&self) -> Kind {
                match self { $(Self::$kind(_) => Kind::$kind,)* }
            }

            /// Its number.
            pub const fn number(&self) -> u64 {
                match self { $(Self::$kind(record) => record.id.0,)* }
            }

            /// Gives it another number.
            pub fn set_number(&mut self, number: u64) {
                match self { $(Self::$kind(record) => record.id = $id(number),)* }
            }

            /// What is wrong with it by itself.
            pub fn check(&self) -> Vec<Problem> {
                match self { $(Self::$kind(record) => record.check(),)* }
            }

            /// Its payload as bincode.
            pub(super) fn encode_payload(&self) -> Result<Vec<u8>, bincode::error::EncodeError> {
                let config = super::codec::CONFIG;
                match self { $(Self::$kind(record) => bincode::serde::encode_to_vec(record, config),)* }
            }

            /// Reads a payload of the newest schema; the number of bytes read comes along.
            pub(super) fn decode_payload(kind: Kind, payload: &[u8]) -> Result<(Self, usize), bincode::error::DecodeError> {
                let config = super::codec::CONFIG;
                match kind {
                    $(Kind::$kind => bincode::serde::decode_from_slice(payload, config)
                        .map(|(record, read)| (Self::$kind(record), read)),)*
                }
            }
        }

        impl References for Record {
            fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
                match self { $(Self::$kind(record) => record.references(visit),)* }
            }
        }

        $(
            impl Entity for $kind {
                const KIND: Kind = Kind::$kind;
                type Id = $id;

                fn number(id: $id) -> u64 { id.0 }
                fn from_record(record: Record) -> Option<Self> {
                    match record { Record::$kind(record) => Some(record), _ => None }
                }
                fn of(record: &Record) -> Option<&Self> {
                    match record { Record::$kind(record) => Some(record), _ => None }
                }
                fn record(self) -> Record { Record::$kind(self) }
            }

            impl From<$kind> for Record {
                fn from(record: $kind) -> Self { Self::$kind(record) }
            }
        )*
    };
}

records! {
    Municipality MunicipalityId,
    Ring RingId,
    Membership MembershipId,
    Person PersonId,
    Meeting MeetingId,
    AgendaItem AgendaItemId,
    Line LineId,
    Outcome OutcomeId,
    Task TaskId,
    Topic TopicId,
    Provider ProviderId,
    Measure MeasureId,
    Audit AuditId,
    Contact ContactId,
    Checklist ChecklistId,
    Utilisation UtilisationId,
    Rating RatingId,
    Deficiency DeficiencyId,
    Review ReviewId,
    Duty DutyId,
    HouseRules HouseRulesId,
    Indicator IndicatorId,
    Series SeriesId,
    Target TargetId,
    Acknowledgement AcknowledgementId,
    Remark RemarkId,
}

impl Record {
    /// Kind and number.
    pub const fn id(&self) -> RecordId {
        RecordId {
            kind: self.kind(),
            id: self.number(),
        }
    }

    /// Every reference it holds.
    pub fn referenced(&self) -> Vec<RecordId> {
        let mut found = Vec::new();
        self.clone().references(&mut |kind, id| {
            found.push(RecordId { kind, id: *id });
        });
        found
    }

    /// A few words that name it to a person without looking anything up.
    pub fn title(&self) -> String {
        use crate::domain::outcome::LineContent;
        match self {
            Self::Municipality(one) => one.display_name().to_owned(),
            Self::Ring(one) if one.name.is_empty() => format!("Ring {}", one.number),
            Self::Ring(one) => format!("Ring {} {}", one.number, one.name),
            Self::Membership(one) => one.from.map_or_else(String::new, |from| from.to_string()),
            Self::Person(one) => one.name.clone(),
            Self::Meeting(one) => {
                let day = one.first_day().map(|day| day.to_string());
                [&one.title, &one.place, &day.unwrap_or_default()]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(", ")
            }
            Self::AgendaItem(one) => one.title.clone(),
            Self::Line(one) => match &one.content {
                LineContent::Text(text) | LineContent::Note(text) => text.clone(),
                LineContent::Outcome(id) => format!("→ {id}"),
                LineContent::Topic(id) => format!("→ {id}"),
            },
            Self::Outcome(one) => one.text.clone(),
            Self::Task(one) => one.text.clone(),
            Self::Topic(one) => one.text.clone(),
            Self::Provider(one) => one.name.clone(),
            Self::Measure(one) if one.number.is_empty() => one.title.clone(),
            Self::Measure(one) => format!("{} {}", one.number, one.title),
            Self::Audit(one) => {
                format!("{} {}, {}", one.subject.number, one.subject.title, one.due)
                    .trim_start()
                    .to_owned()
            }
            Self::Contact(one) => one.text.clone(),
            Self::Deficiency(one) => one.text.clone(),
            Self::Rating(one) => one
                .forwarded_on
                .map_or_else(String::new, |day| day.to_string()),
            Self::Review(one) => one.due.to_string(),
            Self::Duty(one) => one.period.to_string(),
            Self::Indicator(one) if one.name.is_empty() => one.code.clone(),
            Self::Indicator(one) => format!("{} {}", one.code, one.name),
            Self::Series(one) => one.indicator.clone(),
            Self::Target(one) => format!("{} {}", one.indicator, one.year),
            Self::Acknowledgement(one) => format!("{} {}", one.indicator, one.period),
            Self::Remark(one) => one.text.clone(),
            Self::Checklist(_) | Self::Utilisation(_) | Self::HouseRules(_) => String::new(),
        }
    }
}
