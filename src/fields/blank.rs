//! New records with sensible defaults.

use chrono::NaiveDate;

use crate::domain::agenda::{AgendaItem, ItemKind};
use crate::domain::date::Land;
use crate::domain::id::{
    AgendaItemId, Kind, LineId, MeetingId, MembershipId, MunicipalityId, OutcomeId, PersonId,
    RingId, TaskId, TopicId,
};
use crate::domain::meeting::{Meeting, MeetingKind, MeetingLanguage, MeetingState, MinutesState};
use crate::domain::order;
use crate::domain::outcome::{Audience, Line, LineContent, Outcome, OutcomeKind};
use crate::domain::person::Person;
use crate::domain::ring::{Membership, Municipality, MunicipalityKind, Ring};
use crate::domain::task::{Task, TaskSource, TaskState, Topic};
use crate::store::Record;

/// Minutes planned for an item unless somebody says otherwise.
const ITEM_MINUTES: u32 = 30;

/// What new records take from their surroundings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Defaults {
    /// The day.
    pub today: NaiveDate,
    /// The person's Land.
    pub land: Land,
    /// The language of new meetings.
    pub language: MeetingLanguage,
}

/// A new record under the provisional id 1. References it needs are still 0, which
/// [`super::missing`] names until they are set.
pub fn blank(kind: Kind, defaults: Defaults) -> Record {
    let Defaults {
        today,
        land,
        language,
    } = defaults;
    match kind {
        Kind::Municipality => Record::Municipality(Municipality {
            id: MunicipalityId::provisional(1),
            number: String::new(),
            name: String::new(),
            short_name: String::new(),
            land,
            kind: MunicipalityKind::District,
            since: None,
            comparison_type: String::new(),
            participates: true,
            settlement_type: String::new(),
            organisation_size: String::new(),
            region_notes: String::new(),
            organisation_notes: String::new(),
            territory_breaks: Vec::new(),
        }),
        Kind::Ring => Record::Ring(Ring::numbered(RingId::provisional(1), 0)),
        Kind::Membership => Record::Membership(Membership {
            id: MembershipId::provisional(1),
            ring: RingId(0),
            municipality: MunicipalityId(0),
            from: Some(today),
            to: None,
        }),
        Kind::Person => Record::Person(Person::named(PersonId::provisional(1), "")),
        Kind::Meeting => Record::Meeting(Meeting {
            id: MeetingId::provisional(1),
            kind: MeetingKind::Ring,
            ring: None,
            title: String::new(),
            days: Vec::new(),
            place: String::new(),
            host: None,
            moderators: Vec::new(),
            minute_taker: None,
            reply_until: None,
            language,
            state: MeetingState::Planned,
            state_reason: String::new(),
            minutes: MinutesState::Draft,
        }),
        Kind::AgendaItem => Record::AgendaItem(AgendaItem {
            id: AgendaItemId::provisional(1),
            meeting: MeetingId(0),
            position: order::GAP,
            day: 1,
            title: String::new(),
            kind: ItemKind::Topic,
            minutes: ITEM_MINUTES,
            presenter: String::new(),
            unplanned: false,
            carried_from: None,
            clock: Vec::new(),
            attachments: Vec::new(),
        }),
        Kind::Line => Record::Line(Line {
            id: LineId::provisional(1),
            item: AgendaItemId(0),
            position: order::GAP,
            content: LineContent::Text(String::new()),
        }),
        Kind::Outcome => Record::Outcome(Outcome {
            id: OutcomeId::provisional(1),
            meeting: MeetingId(0),
            item: AgendaItemId(0),
            kind: OutcomeKind::Decision,
            number: 0,
            text: String::new(),
            municipality: None,
            vote: None,
            assessment: String::new(),
            indicators: Vec::new(),
            audience: Audience::Ring,
        }),
        Kind::Task => Record::Task(Task {
            id: TaskId::provisional(1),
            text: String::new(),
            responsible: None,
            due: None,
            state: TaskState::Open,
            source: TaskSource::Manual,
            created_on: today,
        }),
        Kind::Topic => Record::Topic(Topic {
            id: TopicId::provisional(1),
            ring: None,
            text: String::new(),
            from_meeting: None,
            from_item: None,
            taken_into: None,
            parked_on: today,
        }),
    }
}
