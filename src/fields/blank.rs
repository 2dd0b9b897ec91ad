//! New records with sensible defaults.

use chrono::{Datelike, NaiveDate};

use crate::domain::agenda::{AgendaItem, ItemKind};
use crate::domain::audit::{Audit, AuditKind, AuditState, Subject};
use crate::domain::checklist::Checklist;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::date::{Land, Month};
use crate::domain::deficiency::{Deficiency, Severity};
use crate::domain::duty::{Duty, DutyKind};
use crate::domain::house_rules::HouseRules;
use crate::domain::id::{
    AcknowledgementId, AgendaItemId, AuditId, ChecklistId, ContactId, DeficiencyId, DutyId,
    IndicatorId, Kind, LineId, MeasureId, MeetingId, MembershipId, MunicipalityId, OutcomeId,
    PersonId, ProviderId, RatingId, RemarkId, ReviewId, RingId, SeriesId, TargetId, TaskId,
    TopicId, UtilisationId,
};
use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::domain::indicator::series::{Series, Sex};
use crate::domain::indicator::target::{Acknowledgement, Remark, Target};
use crate::domain::measure::{self, Measure, Procurement, Stage};
use crate::domain::meeting::{Meeting, MeetingKind, MeetingLanguage, MeetingState, MinutesState};
use crate::domain::order;
use crate::domain::outcome::{Audience, Line, LineContent, Outcome, OutcomeKind};
use crate::domain::person::Person;
use crate::domain::provider::Provider;
use crate::domain::rating::{Occasion, Rating, RatingPhase, Scale};
use crate::domain::review::{Review, ReviewState};
use crate::domain::ring::{Membership, Municipality, MunicipalityKind, Ring};
use crate::domain::task::{Task, TaskSource, TaskState, Topic};
use crate::domain::utilisation::Utilisation;
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
        Kind::Provider => Record::Provider(Provider::named(ProviderId::provisional(1), "")),
        Kind::Measure => Record::Measure(Measure {
            id: MeasureId::provisional(1),
            number: String::new(),
            title: String::new(),
            kind: String::new(),
            legal_basis: String::new(),
            procurement: Procurement::PurchasingCentre,
            predecessor: None,
            provider: ProviderId(0),
            place: String::new(),
            land,
            start: measure::NO_DAY,
            end: measure::NO_DAY,
            extensions: Vec::new(),
            places: 0,
            coordinator: None,
            supervisor: None,
            supervisor_named_by: None,
            supervisor_named_on: None,
            team: String::new(),
            status: Stage::Planned,
            provider_talk_on: None,
            final_report_on: None,
            anomalies_on: None,
            note: String::new(),
        }),
        Kind::Audit => Record::Audit(Audit {
            id: AuditId::provisional(1),
            measure: MeasureId(0),
            subject: Subject {
                number: String::new(),
                title: String::new(),
                provider: ProviderId(0),
                coordinator: None,
                place: String::new(),
                land,
            },
            kind: AuditKind::Occasion,
            rule_date: today,
            due: today,
            after_end: false,
            scheduled: None,
            responsible: None,
            status: AuditState::Planned,
            covered_by: None,
            prompted_by: None,
            advice_on: None,
            auditors: Vec::new(),
            sections: Vec::new(),
            note: String::new(),
            recorded: false,
            filed_on: None,
            result_sent_on: None,
        }),
        Kind::Contact => Record::Contact(Contact {
            id: ContactId::provisional(1),
            measure: MeasureId(0),
            on: today,
            kind: ContactKind::Visit,
            by: None,
            with: String::new(),
            text: String::new(),
            recorded: false,
        }),
        Kind::Checklist => Record::Checklist(Checklist {
            id: ChecklistId::provisional(1),
            measure: MeasureId(0),
            tasks: Vec::new(),
            filing: Vec::new(),
        }),
        Kind::Utilisation => Record::Utilisation(Utilisation {
            id: UtilisationId::provisional(1),
            measure: MeasureId(0),
            months: Vec::new(),
            free: Vec::new(),
        }),
        Kind::Rating => Record::Rating(Rating {
            id: RatingId::provisional(1),
            measure: MeasureId(0),
            occasion: Occasion::Regular,
            phase: RatingPhase::During,
            rater: None,
            mailbox_on: None,
            forwarded_on: None,
            due: None,
            answered_on: None,
            basis: None,
            scale: Scale::DEFAULT,
            answers: Vec::new(),
            explanation: String::new(),
            action: String::new(),
            closed_on: None,
        }),
        Kind::Deficiency => Record::Deficiency(Deficiency {
            id: DeficiencyId::provisional(1),
            measure: MeasureId(0),
            audit: None,
            found_on: today,
            kind: String::new(),
            severity: Severity::Minor,
            text: String::new(),
            steps: Vec::new(),
        }),
        Kind::Review => Record::Review(Review {
            id: ReviewId::provisional(1),
            measure: MeasureId(0),
            rule_date: today,
            due: today,
            status: ReviewState::Open,
            by: Vec::new(),
            participants: None,
            integrated: None,
            note: String::new(),
            recorded: false,
        }),
        Kind::Duty => Record::Duty(Duty {
            id: DutyId::provisional(1),
            kind: DutyKind::UtilisationReport,
            period: today,
            on: today,
            by: String::new(),
        }),
        Kind::HouseRules => Record::HouseRules(HouseRules::default()),
        Kind::Indicator => Record::Indicator(Indicator::own(IndicatorId::provisional(1), "")),
        Kind::Series => Record::Series(Series::new(
            SeriesId::provisional(1),
            "",
            MunicipalityId(0),
            Sex::All,
            PeriodKind::Month,
        )),
        Kind::Target => Record::Target(Target {
            id: TargetId::provisional(1),
            municipality: MunicipalityId(0),
            indicator: String::new(),
            year: u16::try_from(today.year()).unwrap_or(0),
            change: Figure::whole(0),
            note: String::new(),
        }),
        Kind::Acknowledgement => Record::Acknowledgement(Acknowledgement {
            id: AcknowledgementId::provisional(1),
            municipality: MunicipalityId(0),
            indicator: String::new(),
            period: Period::month(Month::of(today)),
            check: String::new(),
            note: String::new(),
            on: today,
            by: String::new(),
        }),
        Kind::Remark => Record::Remark(Remark {
            id: RemarkId::provisional(1),
            indicator: String::new(),
            text: String::new(),
            on: today,
            from: String::new(),
        }),
    }
}
