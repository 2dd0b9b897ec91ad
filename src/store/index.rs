//! Index rows: derived from a record by one pure function, for commit, rebuild and check alike.
//!
//! ```text
//! i 1 number(text)                         municipality by carrier number   → id   unique
//! i 2 number(8)                            ring by number                   → id   unique
//! i 3 to-kind(1) to-id(8) kind(1) id(8)    who refers to a record           → nothing
//! i 4 first-day(4) meeting(8)              meetings by day                  → nothing
//! i 5 meeting(8) day(1) position(8) item(8)   agenda in order               → nothing
//! i 6 item(8) position(8) line(8)          minutes in order                 → nothing
//! i 7 due(4) task(8)                       open tasks, most urgent first    → the row shown
//! i 8 user(text) person(8)                 people by Unix user              → nothing
//! i 9 due(4) audit(8)                      open audits, most urgent first   → the row shown
//! i 10 day(4) audit(8)                     audits by day of the calendar    → the row shown
//! i 11 end(4) measure(8)                   measures by last day             → the row shown
//! i 12 number(text)                        measure by number                → id   unique
//! i 13 due(4) rating(8)                    questionnaires to be answered    → nothing
//! i 14 deadline(4) deficiency(8)           open deficiencies                → nothing
//! i 15 due(4) review(8)                    success reviews to be done       → nothing
//! i 16 name(text)                          provider by name                 → id   unique
//! i 17 kind(1) measure(8)                  what a measure has at most one of → id   unique
//! i 18                                     the house rules                  → id   unique
//! i 19 kind(1) period(4)                   duties done                      → id   unique
//! i 20 code(text)                          indicator by code                → id   unique
//! i 21 code(text) length(1) sex(1) municipality(8)   series                 → id   unique
//! i 22 municipality(8) code(text) year(2)  target                           → id   unique
//! ```
//! Where speed asks for it the value is the row that is shown (covering), rewritten in the same
//! commit as the record.

use serde::{Deserialize, Serialize};

use super::backend::Key;
use super::codec;
use super::keys::KeyBuilder;
use super::record::Record;
use crate::domain::audit::{Audit, AuditKind, AuditState};
use crate::domain::date::Land;
use crate::domain::duty::DutyKind;
use crate::domain::id::{
    AgendaItemId, AuditId, Kind, MeasureId, MeetingId, MunicipalityId, PersonId, ProviderId,
    RecordId,
};
use crate::domain::indicator::period::PeriodKind;
use crate::domain::indicator::series::Sex;
use crate::domain::measure::{Measure, Procurement, Stage, Status};
use crate::domain::provider::Provider;
use crate::domain::task::{Responsible, Task, TaskSource};
use chrono::NaiveDate;

/// What the list of open tasks shows of a task, kept in the index so that no record is read for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTask {
    /// Number of the task.
    pub id: crate::domain::id::TaskId,
    /// Due day.
    pub due: Option<NaiveDate>,
    /// The beginning of its text, at most [`OPEN_TASK_TEXT`] characters.
    pub text: String,
    /// Who.
    pub responsible: Option<Responsible>,
    /// Where it comes from.
    pub source: TaskSource,
}

impl OpenTask {
    /// The row of a task.
    pub fn of(task: &Task) -> Self {
        Self {
            id: task.id,
            due: task.due,
            text: task.text.chars().take(OPEN_TASK_TEXT).collect(),
            responsible: task.responsible.clone(),
            source: task.source,
        }
    }
}

/// Characters of a task's text kept in its index row: more than any list shows.
pub const OPEN_TASK_TEXT: usize = 200;

/// What lists of audits show, kept in the index so that no record is read for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRow {
    /// Number of the audit.
    pub id: AuditId,
    /// The measure.
    pub measure: MeasureId,
    /// The measure's number, at most [`ROW_TEXT`] characters.
    pub number: String,
    /// The measure's title, likewise.
    pub title: String,
    /// Who carries the measure out.
    pub provider: ProviderId,
    /// Who does the audit.
    pub responsible: Option<PersonId>,
    /// Where, at most [`ROW_TEXT`] characters.
    pub place: String,
    /// The Land of that place.
    pub land: Land,
    /// Why it takes place.
    pub kind: AuditKind,
    /// The day by the rhythm.
    pub rule_date: NaiveDate,
    /// The last day it is in time.
    pub due: NaiveDate,
    /// Whether the rhythm's day lies after the measure's end.
    pub after_end: bool,
    /// The appointment.
    pub scheduled: Option<NaiveDate>,
    /// How it stands.
    pub status: AuditState,
    /// The audit that covers it.
    pub covered_by: Option<AuditId>,
}

impl AuditRow {
    /// The row of an audit.
    pub fn of(audit: &Audit) -> Self {
        Self {
            id: audit.id,
            measure: audit.measure,
            number: beginning(&audit.subject.number),
            title: beginning(&audit.subject.title),
            provider: audit.subject.provider,
            responsible: audit.who(),
            place: beginning(&audit.subject.place),
            land: audit.subject.land,
            kind: audit.kind,
            rule_date: audit.rule_date,
            due: audit.due,
            after_end: audit.after_end,
            scheduled: audit.scheduled,
            status: audit.status.clone(),
            covered_by: audit.covered_by,
        }
    }

    /// Neither done nor waived nor covered by another.
    pub const fn is_open(&self) -> bool {
        matches!(
            self.status,
            AuditState::Planned | AuditState::Announced { .. }
        ) && self.covered_by.is_none()
    }

    /// Calendar days it is late on `today`, as [`Audit::overdue_days`] says.
    pub fn overdue_days(&self, today: NaiveDate) -> u32 {
        if self.is_open() {
            u32::try_from((today - self.due).num_days()).unwrap_or(0)
        } else {
            0
        }
    }

    /// The day it stands under in the calendar, as [`Audit::day`] says.
    pub fn day(&self) -> NaiveDate {
        match self.status {
            AuditState::Done { on, .. } => on,
            _ => self.scheduled.unwrap_or(self.due),
        }
    }
}

/// What lists of measures show, kept in the index so that no record is read for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureRow {
    /// Number of the measure in this store.
    pub id: MeasureId,
    /// The number people use, at most [`ROW_TEXT`] characters.
    pub number: String,
    /// Title, likewise.
    pub title: String,
    /// Kind, likewise.
    pub kind: String,
    /// Legal basis, likewise.
    pub legal_basis: String,
    /// How it comes about.
    pub procurement: Procurement,
    /// Who carries it out.
    pub provider: ProviderId,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// Contracted places.
    pub places: u32,
    /// Coordinator.
    pub coordinator: Option<PersonId>,
    /// Supervisor.
    pub supervisor: Option<PersonId>,
    /// How far it has come, without a reason.
    pub stage: Stage,
    /// The Land of the place of performance.
    pub land: Land,
    /// When the provider was talked to after the award.
    pub provider_talk_on: Option<NaiveDate>,
}

impl MeasureRow {
    /// The row of a measure.
    pub fn of(measure: &Measure) -> Self {
        Self {
            id: measure.id,
            number: beginning(&measure.number),
            title: beginning(&measure.title),
            kind: beginning(&measure.kind),
            legal_basis: beginning(&measure.legal_basis),
            procurement: measure.procurement,
            provider: measure.provider,
            start: measure.start,
            end: measure.end,
            places: measure.places,
            coordinator: measure.coordinator,
            supervisor: measure.supervisor,
            stage: match &measure.status {
                Stage::Cancelled { .. } => Stage::Cancelled {
                    reason: String::new(),
                },
                stage => stage.clone(),
            },
            land: measure.land,
            provider_talk_on: measure.provider_talk_on,
        }
    }

    /// How it stands on a day, as [`Measure::status`] says.
    pub fn status(&self, today: NaiveDate) -> Status {
        self.stage.on(self.start, self.end, today)
    }
}

/// Characters of a text kept in a row: more than any list shows.
pub const ROW_TEXT: usize = 120;

fn beginning(text: &str) -> String {
    text.chars().take(ROW_TEXT).collect()
}

fn index(number: u8) -> KeyBuilder {
    KeyBuilder::new(b'i').byte(number)
}

/// The key under which a carrier number is unique.
pub fn municipality_number(number: &str) -> Key {
    index(1).text(number).done()
}

/// The key under which a ring's number is unique.
pub fn ring_number(number: u32) -> Key {
    index(2).number(u64::from(number)).done()
}

/// What all rows naming who refers to a record begin with.
pub fn referring_to(to: RecordId) -> Key {
    index(3).byte(to.kind.code()).number(to.id).done()
}

/// What rows of one kind referring to a record begin with.
pub fn referring_from(to: RecordId, kind: Kind) -> Key {
    index(3)
        .byte(to.kind.code())
        .number(to.id)
        .byte(kind.code())
        .done()
}

/// Meetings from this day on begin here (`None` = those without a day, which come last).
pub fn meetings_from(day: Option<NaiveDate>) -> Key {
    index(4).day(day).done()
}

/// What the agenda rows of a meeting begin with.
pub fn agenda_of(meeting: MeetingId) -> Key {
    index(5).number(meeting.0).done()
}

/// What the line rows of an item begin with.
pub fn lines_of(item: AgendaItemId) -> Key {
    index(6).number(item.0).done()
}

/// Open tasks due from this day on begin here.
pub fn open_tasks_from(due: Option<NaiveDate>) -> Key {
    index(7).day(due).done()
}

/// What all rows of open tasks begin with.
pub fn open_tasks() -> Key {
    index(7).done()
}

/// What the rows of a Unix user begin with.
pub fn person_of_user(user: &str) -> Key {
    index(8).text(user).done()
}

/// Open audits due from this day on begin here; none = behind all of them.
pub fn open_audits_from(due: Option<NaiveDate>) -> Key {
    index(9).day(due).done()
}

/// What all rows of open audits begin with.
pub fn open_audits() -> Key {
    index(9).done()
}

/// Audits whose day in the calendar is this or later begin here.
pub fn audits_from(day: Option<NaiveDate>) -> Key {
    index(10).day(day).done()
}

/// What all rows of audits by day begin with.
pub fn audits() -> Key {
    index(10).done()
}

/// Measures that end on this day or later begin here.
pub fn measures_from(end: Option<NaiveDate>) -> Key {
    index(11).day(end).done()
}

/// What all rows of measures begin with.
pub fn measures() -> Key {
    index(11).done()
}

/// The key under which a measure's number is unique.
pub fn measure_number(number: &str) -> Key {
    index(12).text(number).done()
}

/// Questionnaires due from this day on begin here (`None` = those not forwarded yet, at the end).
pub fn open_ratings_from(due: Option<NaiveDate>) -> Key {
    index(13).day(due).done()
}

/// What all rows of questionnaires to be answered begin with.
pub fn open_ratings() -> Key {
    index(13).done()
}

/// Open deficiencies whose deadline is this day or later begin here (`None` = without deadline).
pub fn open_deficiencies_from(deadline: Option<NaiveDate>) -> Key {
    index(14).day(deadline).done()
}

/// What all rows of open deficiencies begin with.
pub fn open_deficiencies() -> Key {
    index(14).done()
}

/// Success reviews due from this day on begin here.
pub fn open_reviews_from(due: Option<NaiveDate>) -> Key {
    index(15).day(due).done()
}

/// What all rows of reviews to be done begin with.
pub fn open_reviews() -> Key {
    index(15).done()
}

/// The key under which a provider's name is unique.
pub fn provider_name(name: &str) -> Key {
    index(16).text(&Provider::name_key(name)).done()
}

/// The key of what a measure has at most one of: checklist, utilisation, review.
pub fn one_of_measure(kind: Kind, measure: MeasureId) -> Key {
    index(17).byte(kind.code()).number(measure.0).done()
}

/// The key of the house rules.
pub fn house_rules() -> Key {
    index(18).done()
}

/// The key under which a duty is done for a period once.
pub fn duty(kind: DutyKind, period: NaiveDate) -> Key {
    index(19).byte(kind as u8).day(Some(period)).done()
}

/// The key under which an indicator's code is unique.
pub fn indicator_code(code: &str) -> Key {
    index(20).text(code).done()
}

/// What the rows of an indicator's series of one length and sex begin with.
pub fn series_of(code: &str, length: PeriodKind, sex: Sex) -> Key {
    index(21)
        .text(code)
        .byte(length as u8)
        .byte(sex as u8)
        .done()
}

/// The key of one series.
pub fn series(code: &str, length: PeriodKind, sex: Sex, municipality: MunicipalityId) -> Key {
    index(21)
        .text(code)
        .byte(length as u8)
        .byte(sex as u8)
        .number(municipality.0)
        .done()
}

/// What all rows of series begin with.
pub fn all_series() -> Key {
    index(21).done()
}

/// The key of a municipality's target for an indicator and year.
pub fn target(municipality: MunicipalityId, code: &str, year: u16) -> Key {
    index(22)
        .number(municipality.0)
        .text(code)
        .short(year)
        .done()
}

/// The number at the end of an index key.
pub fn last_number(key: &[u8]) -> Option<u64> {
    let tail = key.last_chunk::<8>()?;
    Some(u64::from_be_bytes(*tail))
}

/// Whether two records may not share this row.
pub fn is_unique(key: &[u8]) -> bool {
    matches!(
        key,
        [b'i', 1 | 2 | 12 | 16 | 17 | 18 | 19 | 20 | 21 | 22, ..]
    )
}

/// Every index row of a record, with its value.
pub fn rows(record: &Record) -> Vec<(Key, Vec<u8>)> {
    let mut rows = Vec::new();
    let own = record.id();
    match record {
        Record::Municipality(one) => {
            rows.push((municipality_number(&one.number), id_value(own.id)));
        }
        Record::Ring(one) => rows.push((ring_number(one.number), id_value(own.id))),
        Record::Meeting(one) => rows.push((
            index(4).day(one.first_day()).number(own.id).done(),
            Vec::new(),
        )),
        Record::AgendaItem(one) => rows.push((
            index(5)
                .number(one.meeting.0)
                .byte(one.day)
                .number(one.position)
                .number(own.id)
                .done(),
            Vec::new(),
        )),
        Record::Line(one) => rows.push((
            index(6)
                .number(one.item.0)
                .number(one.position)
                .number(own.id)
                .done(),
            Vec::new(),
        )),
        Record::Task(one) if one.is_open() => {
            // A row that can't be encoded is written empty; readers then take the record itself.
            let value = codec::encode(&OpenTask::of(one)).unwrap_or_default();
            rows.push((index(7).day(one.due).number(own.id).done(), value));
        }
        Record::Person(one) if !one.user.is_empty() => {
            rows.push((index(8).text(&one.user).number(own.id).done(), Vec::new()));
        }
        Record::Audit(one) => {
            // As with tasks: a row that can't be encoded is written empty.
            let value = codec::encode(&AuditRow::of(one)).unwrap_or_default();
            if one.is_open() {
                rows.push((
                    index(9).day(Some(one.due)).number(own.id).done(),
                    value.clone(),
                ));
            }
            rows.push((index(10).day(Some(one.day())).number(own.id).done(), value));
        }
        Record::Measure(one) => {
            let value = codec::encode(&MeasureRow::of(one)).unwrap_or_default();
            rows.push((index(11).day(Some(one.end)).number(own.id).done(), value));
            if !one.number.is_empty() {
                rows.push((measure_number(&one.number), id_value(own.id)));
            }
        }
        Record::Rating(one) if one.is_open() => {
            rows.push((index(13).day(one.due).number(own.id).done(), Vec::new()));
        }
        Record::Deficiency(one) if one.is_open() => rows.push((
            index(14).day(one.deadline()).number(own.id).done(),
            Vec::new(),
        )),
        Record::Review(one) => {
            rows.push((one_of_measure(own.kind, one.measure), id_value(own.id)));
            if one.is_open() {
                rows.push((
                    index(15).day(Some(one.due)).number(own.id).done(),
                    Vec::new(),
                ));
            }
        }
        Record::Provider(one) => rows.push((provider_name(&one.name), id_value(own.id))),
        Record::Checklist(one) => {
            rows.push((one_of_measure(own.kind, one.measure), id_value(own.id)));
        }
        Record::Utilisation(one) => {
            rows.push((one_of_measure(own.kind, one.measure), id_value(own.id)));
        }
        Record::HouseRules(_) => rows.push((house_rules(), id_value(own.id))),
        Record::Duty(one) => rows.push((duty(one.kind, one.period), id_value(own.id))),
        Record::Indicator(one) => rows.push((indicator_code(&one.code), id_value(own.id))),
        Record::Series(one) => rows.push((
            series(&one.indicator, one.length, one.sex, one.municipality),
            id_value(own.id),
        )),
        Record::Target(one) => rows.push((
            target(one.municipality, &one.indicator, one.year),
            id_value(own.id),
        )),
        Record::Acknowledgement(_) | Record::Remark(_) => {}
        Record::Person(_)
        | Record::Task(_)
        | Record::Membership(_)
        | Record::Outcome(_)
        | Record::Rating(_)
        | Record::Deficiency(_)
        | Record::Contact(_)
        | Record::Topic(_) => {}
    }
    let mut referenced = record.referenced();
    referenced.sort_unstable();
    referenced.dedup();
    for to in referenced {
        if is_ordered_parent(own.kind, to.kind) {
            continue;
        }
        rows.push((
            index(3)
                .byte(to.kind.code())
                .number(to.id)
                .byte(own.kind.code())
                .number(own.id)
                .done(),
            Vec::new(),
        ));
    }
    rows
}

/// References that an ordered index holds already.
fn is_ordered_parent(own: Kind, to: Kind) -> bool {
    matches!(
        (own, to),
        (Kind::AgendaItem, Kind::Meeting) | (Kind::Line, Kind::AgendaItem)
    )
}

fn id_value(id: u64) -> Vec<u8> {
    id.to_be_bytes().to_vec()
}

/// Reads the value of a unique row.
pub fn read_id(value: &[u8]) -> Option<u64> {
    value.try_into().ok().map(u64::from_be_bytes)
}
