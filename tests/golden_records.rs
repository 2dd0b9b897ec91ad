//! Stored bytes of every kind of record, pinned: a program that can't read yesterday's store, or
//! writes other bytes under the same schema number, fails here.
//!
//! `tests/data/golden_records.txt` holds one line a kind and schema: name, schema, bytes in hex.
//! Lines are added, never changed: a new shape gets a new schema and a new line.
#![expect(
    clippy::unwrap_used,
    reason = "a test that can't go on should say where"
)]

use chrono::NaiveDate;
use ringbuch::domain::agenda::{AgendaItem, ClockRun, ItemKind};
use ringbuch::domain::date::Land;
use ringbuch::domain::id::{
    AgendaItemId, Kind, LineId, MeetingId, MembershipId, MunicipalityId, OutcomeId, PersonId,
    RecordId, RingId, TaskId, TopicId,
};
use ringbuch::domain::meeting::{
    Meeting, MeetingDay, MeetingKind, MeetingLanguage, MeetingState, MinutesState,
};
use ringbuch::domain::outcome::{Audience, Line, LineContent, Outcome, OutcomeKind, Vote};
use ringbuch::domain::person::{Deputy, Person, Role};
use ringbuch::domain::ring::{Membership, Municipality, MunicipalityKind, Ring, TerritoryBreak};
use ringbuch::domain::task::{Responsible, Task, TaskSource, TaskState, Topic};
use ringbuch::store::{Record, codec, keys};

const GOLDEN: &str = include_str!("data/golden_records.txt");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// One record of every kind with something in every field.
fn samples() -> Vec<Record> {
    let start = day("2026-11-24").and_hms_opt(13, 0, 0).unwrap();
    vec![
        Municipality {
            id: MunicipalityId(1),
            number: "03444".into(),
            name: "Landkreis Vorpommern-Rügen".into(),
            short_name: "Vorpommern-Rügen".into(),
            land: Land::MecklenburgVorpommern,
            kind: MunicipalityKind::District,
            since: Some(day("2012-01-01")),
            comparison_type: "IIIe".into(),
            participates: true,
            settlement_type: "ländlich".into(),
            organisation_size: "groß".into(),
            region_notes: "Küste".into(),
            organisation_notes: "zwei Standorte".into(),
            territory_breaks: vec![TerritoryBreak {
                from: day("2024-01-01"),
                note: "Zuschnitt".into(),
            }],
        }
        .into(),
        Ring {
            id: RingId(2),
            number: 4,
            name: "Nord".into(),
            criteria: "SGB-II-Quote".into(),
            target: 3,
            moderators: vec![PersonId(4)],
            speakers: vec![PersonId(5), PersonId(300)],
        }
        .into(),
        Membership {
            id: MembershipId(3),
            ring: RingId(2),
            municipality: MunicipalityId(1),
            from: Some(day("2020-01-01")),
            to: None,
        }
        .into(),
        Person {
            id: PersonId(4),
            name: "Ute Bär".into(),
            function: "Leitung".into(),
            organisation: "Jobcenter".into(),
            mail: "ute@example.org".into(),
            phone: "0123".into(),
            user: "ute".into(),
            roles: vec![Role::Moderator, Role::Reader],
            land: Some(Land::Hesse),
            deputies: vec![Deputy {
                person: PersonId(5),
                from: day("2026-07-01"),
                to: day("2026-07-31"),
            }],
        }
        .into(),
        Meeting {
            id: MeetingId(5),
            kind: MeetingKind::Ring,
            ring: Some(RingId(2)),
            title: "Herbst".into(),
            days: vec![MeetingDay {
                date: day("2026-11-24"),
                start: start.time(),
                end: start.time() + chrono::TimeDelta::hours(4),
            }],
            place: "Fulda".into(),
            host: Some(MunicipalityId(1)),
            moderators: vec![PersonId(4)],
            minute_taker: Some(PersonId(5)),
            reply_until: Some(day("2026-11-10")),
            language: MeetingLanguage::En,
            state: MeetingState::Cancelled {
                reason: "Sturm".into(),
            },
            state_reason: "Absage".into(),
            minutes: MinutesState::Approved,
        }
        .into(),
        AgendaItem {
            id: AgendaItemId(6),
            meeting: MeetingId(5),
            position: 1 << 32,
            day: 2,
            title: "Kennzahlen".into(),
            kind: ItemKind::Approval,
            minutes: 90,
            presenter: "Frau Müller".into(),
            unplanned: true,
            carried_from: Some(AgendaItemId(1)),
            clock: vec![ClockRun {
                start,
                end: Some(start + chrono::TimeDelta::minutes(5)),
            }],
            attachments: vec!["k2.pdf".into()],
        }
        .into(),
        Line {
            id: LineId(7),
            item: AgendaItemId(6),
            position: 3 << 32,
            content: LineContent::Topic(TopicId(10)),
        }
        .into(),
        Outcome {
            id: OutcomeId(8),
            meeting: MeetingId(5),
            item: AgendaItemId(6),
            kind: OutcomeKind::OpenQuestion,
            number: 3,
            text: "Wer macht mit?".into(),
            municipality: Some(MunicipalityId(1)),
            vote: Some(Vote {
                yes: 7,
                no: 2,
                abstained: 1,
            }),
            assessment: "trägt".into(),
            indicators: vec!["K2".into()],
            audience: Audience::Public,
        }
        .into(),
        Task {
            id: TaskId(9),
            text: "Bericht".into(),
            responsible: Some(Responsible::Named("Meier".into())),
            due: Some(day("2026-12-01")),
            state: TaskState::Dropped {
                on: day("2026-11-30"),
                reason: "entfällt".into(),
            },
            source: TaskSource::Management,
            created_on: day("2026-11-24"),
        }
        .into(),
        Topic {
            id: TopicId(10),
            ring: Some(RingId(2)),
            text: "Digitale Akte".into(),
            from_meeting: Some(MeetingId(5)),
            from_item: Some(AgendaItemId(6)),
            taken_into: Some(AgendaItemId(9)),
            parked_on: day("2026-11-24"),
        }
        .into(),
    ]
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
        .collect()
}

fn stored(record: &Record) -> String {
    let key = keys::record(record.id(), 0);
    let chunks = codec::seal_record(&key, record).unwrap();
    assert_eq!(chunks.len(), 1);
    format!(
        "{} {} {}",
        record.kind().name(),
        codec::schema(record.kind()),
        hex(&chunks[0])
    )
}

#[test]
fn every_record_is_written_as_pinned() {
    let written: Vec<String> = samples().iter().map(stored).collect();
    for line in &written {
        assert!(
            GOLDEN.lines().any(|golden| golden == line),
            "these bytes are not pinned:\n{}",
            written.join("\n")
        );
    }
    assert_eq!(written.len(), Kind::ALL.len());
}

#[test]
fn every_pinned_record_can_be_read() {
    let samples = samples();
    for line in GOLDEN.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let [kind, _schema, bytes] = words.as_slice() else {
            panic!("{line}");
        };
        let kind = Kind::from_name(kind).unwrap();
        let sample = samples.iter().find(|one| one.kind() == kind).unwrap();
        let id = RecordId {
            kind,
            id: sample.number(),
        };
        let read = codec::open_record(&keys::record(id, 0), kind, &[unhex(bytes)]).unwrap();
        assert_eq!(&read, sample);
    }
}
