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
use ringbuch::domain::audit::{
    Audit, AuditKind, AuditState, PromptedBy, Section, Subject, Verdict, WaiveReason,
};
use ringbuch::domain::checklist::{Checklist, ChecklistTask, Filed, Phase, Ticked};
use ringbuch::domain::contact::{Contact, ContactKind};
use ringbuch::domain::date::{FixedDay, Land, LocalHolidays, Span};
use ringbuch::domain::deficiency::{Deficiency, Severity, Step, StepKind};
use ringbuch::domain::duty::{Duty, DutyKind};
use ringbuch::domain::house_rules::{AfterEnd, HouseRules};
use ringbuch::domain::id::{
    AcknowledgementId, AgendaItemId, AuditId, ChecklistId, ContactId, DeficiencyId, DutyId,
    HouseRulesId, IndicatorId, Kind, LineId, MeasureId, MeetingId, MembershipId, MunicipalityId,
    OutcomeId, PersonId, ProviderId, RatingId, RecordId, RemarkId, ReviewId, RingId, SeriesId,
    TargetId, TaskId, TopicId, UtilisationId,
};
use ringbuch::domain::indicator::catalogue::{Direction, Formula, Indicator, SeriesBreak, Unit};
use ringbuch::domain::indicator::period::PeriodKind;
use ringbuch::domain::indicator::series::{Quality, Series, Sex, Version};
use ringbuch::domain::indicator::target::{Acknowledgement, Remark, Target};
use ringbuch::domain::measure::{Extension, Measure, Procurement, Stage};
use ringbuch::domain::meeting::{
    Meeting, MeetingDay, MeetingKind, MeetingLanguage, MeetingState, MinutesState,
};
use ringbuch::domain::outcome::{Audience, Line, LineContent, Outcome, OutcomeKind, Vote};
use ringbuch::domain::person::{Deputy, Person, Role};
use ringbuch::domain::points::Points;
use ringbuch::domain::provider::Provider;
use ringbuch::domain::rating::{Answer, Occasion, Part, Rating, RatingPhase, Scale};
use ringbuch::domain::review::{Review, ReviewState};
use ringbuch::domain::ring::{Membership, Municipality, MunicipalityKind, Ring, TerritoryBreak};
use ringbuch::domain::task::{Responsible, Task, TaskSource, TaskState, Topic};
use ringbuch::domain::utilisation::{FreePlaces, MonthUse, Utilisation};
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
        Provider {
            id: ProviderId(11),
            name: "bfw Fulda".into(),
            places: vec!["Fulda".into(), "Hünfeld".into()],
            address: "Am Bahnhof 1, 36037 Fulda".into(),
            contact: "Frau Adam".into(),
            accreditation: "CERTQUA".into(),
            accredited_until: Some(day("2028-05-31")),
            first_contract: Some(day("2015-02-01")),
            last_contract: Some(day("2027-01-31")),
            note: "zwei Häuser".into(),
        }
        .into(),
        Measure {
            id: MeasureId(12),
            number: "701/00012/26".into(),
            title: "Aktivierung".into(),
            kind: "MAT".into(),
            legal_basis: "§ 45 SGB III".into(),
            procurement: Procurement::Negotiated,
            predecessor: Some(MeasureId(3)),
            provider: ProviderId(11),
            place: "Fulda".into(),
            land: Land::Hesse,
            start: day("2026-02-01"),
            end: day("2027-01-31"),
            extensions: vec![Extension {
                on: day("2026-06-01"),
                from: day("2026-07-31"),
                to: day("2027-01-31"),
                reason: "Option gezogen".into(),
            }],
            places: 24,
            coordinator: Some(PersonId(4)),
            supervisor: Some(PersonId(5)),
            supervisor_named_by: Some(PersonId(6)),
            supervisor_named_on: Some(day("2025-11-03")),
            team: "Team 7".into(),
            status: Stage::Cancelled {
                reason: "kein Bedarf".into(),
            },
            provider_talk_on: Some(day("2026-01-12")),
            final_report_on: Some(day("2027-03-01")),
            anomalies_on: Some(day("2027-03-02")),
            note: "Hinweis".into(),
        }
        .into(),
        Audit {
            id: AuditId(13),
            measure: MeasureId(12),
            subject: Subject {
                number: "701/00012/26".into(),
                title: "Aktivierung".into(),
                provider: ProviderId(11),
                coordinator: Some(PersonId(4)),
                place: "Fulda".into(),
                land: Land::Hesse,
            },
            kind: AuditKind::External,
            rule_date: day("2026-05-01"),
            due: day("2026-05-04"),
            after_end: true,
            scheduled: Some(day("2026-04-30")),
            responsible: Some(PersonId(5)),
            status: AuditState::Waived {
                reason: WaiveReason::ByHand("Insolvenz".into()),
            },
            covered_by: Some(AuditId(9)),
            prompted_by: Some(PromptedBy::CustomerReaction),
            advice_on: Some(day("2026-04-01")),
            auditors: vec![PersonId(4), PersonId(300)],
            sections: vec![Section {
                title: "Räume".into(),
                verdict: Verdict::Finding,
                note: "zu eng".into(),
            }],
            note: "unangekündigt".into(),
            recorded: true,
            filed_on: Some(day("2026-05-06")),
            result_sent_on: Some(day("2026-05-07")),
        }
        .into(),
        Contact {
            id: ContactId(14),
            measure: MeasureId(12),
            on: day("2026-03-10"),
            kind: ContactKind::Visit,
            by: Some(PersonId(5)),
            with: "Frau Adam".into(),
            text: "Werkstatt gesehen".into(),
            recorded: true,
        }
        .into(),
        Checklist {
            id: ChecklistId(15),
            measure: MeasureId(12),
            tasks: vec![ChecklistTask {
                role: Role::Reader,
                phase: Phase::Running,
                text: "Besuch".into(),
                done: Some(Ticked {
                    on: day("2026-03-10"),
                    by: "Ute Bär".into(),
                }),
            }],
            filing: vec![Filed {
                document: "Bewertungsbogen".into(),
                done: Some(Ticked {
                    on: day("2026-03-11"),
                    by: "Ute Bär".into(),
                }),
                note: "E-Akte".into(),
            }],
        }
        .into(),
        Utilisation {
            id: UtilisationId(16),
            measure: MeasureId(12),
            months: vec![MonthUse {
                month: "2026-03".parse().unwrap(),
                places: Some(24),
                filled: Some(20),
                assigned: Some(5),
                entries: Some(3),
                dropouts: Some(300),
            }],
            free: vec![FreePlaces {
                on: day("2026-03-16"),
                free: 4,
            }],
        }
        .into(),
        Rating {
            id: RatingId(17),
            measure: MeasureId(12),
            occasion: Occasion::Regular,
            phase: RatingPhase::During,
            rater: Some(PersonId(5)),
            mailbox_on: Some(day("2026-06-01")),
            forwarded_on: Some(day("2026-06-02")),
            due: Some(day("2026-06-30")),
            answered_on: Some(day("2026-06-25")),
            basis: Some(AuditId(13)),
            scale: Scale::DEFAULT,
            answers: vec![Answer {
                part: Part::Hard,
                question: "Integrationsquote".into(),
                value: Some(Points(1500)),
                note: "geschätzt".into(),
            }],
            explanation: "Krankheit".into(),
            action: "Gespräch".into(),
            closed_on: Some(day("2026-07-10")),
        }
        .into(),
        Deficiency {
            id: DeficiencyId(18),
            measure: MeasureId(12),
            audit: Some(AuditId(13)),
            found_on: day("2026-05-04"),
            kind: "Räume".into(),
            severity: Severity::Major,
            text: "Raum zu eng".into(),
            steps: vec![Step {
                on: day("2026-05-06"),
                by: "Ute Bär".into(),
                what: StepKind::Demanded {
                    deadline: day("2026-05-20"),
                    span: Some(Span::Weeks(2)),
                    fixed: FixedDay::Moves,
                },
            }],
        }
        .into(),
        Review {
            id: ReviewId(19),
            measure: MeasureId(12),
            rule_date: day("2027-07-31"),
            due: day("2027-08-02"),
            status: ReviewState::Waived {
                reason: "niemand zugewiesen".into(),
            },
            by: vec![PersonId(4), PersonId(5)],
            participants: Some(40),
            integrated: Some(14),
            note: "fortführen".into(),
            recorded: true,
        }
        .into(),
        Duty {
            id: DutyId(20),
            kind: DutyKind::RatingReport,
            period: day("2026-04-01"),
            on: day("2026-07-03"),
            by: "Ute Bär".into(),
        }
        .into(),
        HouseRules {
            id: HouseRulesId(21),
            after_end: AfterEnd::Drop,
            working_day: false,
            audited: vec![Procurement::Voucher, Procurement::Grant],
            local_holidays: LocalHolidays {
                peace_festival: true,
                assumption: false,
                corpus_christi: true,
            },
            rating_weeks: 5,
            review_months: 7,
            soon_days: 10,
            good_from: 95,
            watch_from: 75,
            effectiveness_weeks: 8,
            absent_years: 2,
        }
        .into(),
        Indicator {
            id: IndicatorId(22),
            code: "KdU_je_BG_EUR".into(),
            name: "Kosten der Unterkunft".into(),
            unit: Unit::Euro,
            decimals: 2,
            direction: Direction::Lower,
            direction_reason: "Beschluss".into(),
            formula: Formula::Ratio,
            breaks: vec![SeriesBreak {
                from: "2019-03".parse().unwrap(),
                note: "Wortlaut".into(),
            }],
            source: "INKAR".into(),
        }
        .into(),
        figures().into(),
        Target {
            id: TargetId(24),
            municipality: MunicipalityId(1),
            indicator: "K3".into(),
            year: 2027,
            change: "-7.0".parse().unwrap(),
            note: "vereinbart".into(),
        }
        .into(),
        Acknowledgement {
            id: AcknowledgementId(25),
            municipality: MunicipalityId(1),
            indicator: "K2".into(),
            period: "2026-Q2".parse().unwrap(),
            check: "jump".into(),
            note: "Zuschnitt".into(),
            on: day("2026-11-22"),
            by: "Ute Bär".into(),
        }
        .into(),
        Remark {
            id: RemarkId(26),
            indicator: "K2E1".into(),
            text: "keine Richtung".into(),
            on: day("2026-11-22"),
            from: "Ring 4".into(),
        }
        .into(),
    ]
}

/// Two versions of one month, everything in one of them.
fn figures() -> Series {
    let mut series = Series::new(
        SeriesId(23),
        "K2",
        MunicipalityId(1),
        Sex::Female,
        PeriodKind::Month,
    );
    let version = Version {
        period: "2026-06".parse().unwrap(),
        data_status: day("2026-10-01"),
        quality: Quality::Revised,
        value: Some("24.57".parse().unwrap()),
        numerator: Some("1234".parse().unwrap()),
        denominator: Some("-5022.583".parse().unwrap()),
        mark: None,
    };
    let missing = Version {
        data_status: day("2026-07-01"),
        quality: Quality::Provisional,
        value: None,
        numerator: None,
        denominator: None,
        mark: Some('x'),
        ..version
    };
    series.set(vec![version, missing]);
    series
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
