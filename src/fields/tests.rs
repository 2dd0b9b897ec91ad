//! The tables are complete, in every language, and what is shown can be typed back.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::date::Land;
use crate::domain::id::{Kind, MunicipalityId, PersonId, RecordId, RingId};
use crate::domain::meeting::{MeetingDay, MeetingLanguage};
use crate::domain::outcome::Vote;
use crate::domain::person::{Deputy, Person};
use crate::domain::ring::{Municipality, MunicipalityKind, Ring, TerritoryBreak};
use crate::domain::task::Responsible;
use crate::store::Store;
use crate::store::backend::MemoryBackend;
use crate::store::{Actor, Client};
use crate::text::locale::{Lang, Texts};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn defaults() -> Defaults {
    Defaults {
        today: day("2026-11-01"),
        land: Land::Hesse,
        language: MeetingLanguage::De,
    }
}

/// Keys of a record that no person edits, and why; and keys whose field has a clearer name.
const EXEMPT: &[(Kind, &str)] = &[
    // Order is changed by moving, times by the clock.
    (Kind::AgendaItem, "position"),
    (Kind::AgendaItem, "clock"),
    (Kind::Line, "position"),
    // A copy of the measure's, kept alike by the store.
    (Kind::Audit, "subject"),
];
const RENAMED: &[(Kind, &str, &str)] = &[(Kind::Meeting, "minutes", "minutes_state")];

#[test]
fn every_part_of_a_record_has_a_row() {
    for &kind in Kind::ALL {
        let record = serde_json::to_value(blank(kind, defaults())).expect("JSON");
        let keys = record["record"].as_object().expect("an object").keys();
        let rows: BTreeSet<&str> = of(kind).iter().map(|field| field.name).collect();
        assert_eq!(rows.len(), of(kind).len(), "a name stands twice: {kind:?}");
        for key in keys.filter(|key| *key != "id") {
            if EXEMPT.contains(&(kind, key)) {
                continue;
            }
            let name = RENAMED
                .iter()
                .find(|(of, part, _)| *of == kind && part == key)
                .map_or(key.as_str(), |(.., name)| name);
            assert!(rows.contains(name), "{kind:?} has no row for {key}");
        }
    }
}

#[test]
fn every_field_choice_and_kind_has_a_label_in_every_language() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for &kind in Kind::ALL {
            assert!(texts.has(&format!("kind-{}", kind.name())), "{kind:?}");
            for field in of(kind) {
                assert!(texts.has(field.label), "{lang}: {}", field.label);
                if let FieldKind::Choice(list) | FieldKind::Choices(list) | FieldKind::State(list) =
                    field.kind
                {
                    for choice in list {
                        assert!(texts.has(choice.label), "{lang}: {}", choice.label);
                    }
                }
            }
        }
    }
}

fn wrongs() -> Vec<Wrong> {
    let text = || "x".to_owned();
    vec![
        Wrong::Missing,
        Wrong::TooLong { max: 3 },
        Wrong::NotADate { text: text() },
        Wrong::NoSuchDay { text: text() },
        Wrong::NotATime { text: text() },
        Wrong::NotInRange { min: 1, max: 2 },
        Wrong::NotAChoice {
            text: text(),
            choices: text(),
        },
        Wrong::Shape {
            text: text(),
            example: "y",
        },
        Wrong::OtherWeekday {
            text: text(),
            date: day("2026-11-24"),
        },
        Wrong::Unknown {
            text: text(),
            similar: String::new(),
        },
        Wrong::Unknown {
            text: text(),
            similar: text(),
        },
        Wrong::Ambiguous {
            text: text(),
            candidates: text(),
        },
        Wrong::Duplicate { value: text() },
        Wrong::EndBeforeStart,
        Wrong::DaysNotAscending,
        Wrong::OverlappingMembership {
            ring: 4,
            from: None,
        },
        Wrong::OverlappingMembership {
            ring: 4,
            from: Some(day("2026-11-24")),
        },
        Wrong::StateForbids { state: "planned" },
        Wrong::StateForbids {
            state: "not_begun_yet",
        },
        Wrong::ReasonMissing,
        Wrong::SupervisorMissing,
        Wrong::OffTheScale {
            question: text(),
            min: text(),
            max: text(),
        },
        Wrong::BeforeLastStep {
            last: day("2026-11-24"),
        },
        Wrong::InTheFuture,
        Wrong::AlreadyDone {
            on: day("2026-11-24"),
        },
        Wrong::DeadlineTooEarly {
            earliest: day("2026-11-24"),
        },
        Wrong::NotDemanded,
        Wrong::DeadlineRunning {
            until: day("2026-11-24"),
        },
        Wrong::QualityOfficerMissing,
        Wrong::NoInsufficientRemedy,
        Wrong::NotSevere,
        Wrong::NotEscalated,
        Wrong::NotRemedied,
        Wrong::NotForwarded,
        Wrong::NotAnswered,
        Wrong::NotableUnexplained,
        Wrong::Evidence {
            on: day("2026-11-24"),
        },
        Wrong::LooksLikeParticipantData { text: text() },
        Wrong::StillInUse {
            by: "meeting/3".into(),
        },
        Wrong::Dangling {
            to: "person/3".into(),
        },
    ]
}

#[test]
fn every_problem_has_a_sentence_in_every_language() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for wrong in wrongs() {
            let sentence = say(&wrong, &texts);
            assert!(texts.has(wrong.message()), "{}", wrong.message());
            assert!(
                !sentence.contains(['{', '}', '[']) && !sentence.contains("none"),
                "{lang}: {sentence}"
            );
        }
    }
}

fn municipality(number: &str, name: &str, short: &str, kind: MunicipalityKind) -> Municipality {
    let Record::Municipality(blank) = blank(Kind::Municipality, defaults()) else {
        panic!("another kind");
    };
    Municipality {
        number: number.into(),
        name: name.into(),
        short_name: short.into(),
        kind,
        ..blank
    }
}

/// A store with two homonyms of which one is listed, twins, and a ring.
fn world() -> Store {
    let store = Store::new(std::sync::Arc::new(MemoryBackend::new()));
    let client = Client::new();
    let actor = Actor {
        author: "Test".into(),
        uid: 1,
        now_ms: 0,
    };
    let mut change = client.change();
    for (n, one) in [
        municipality(
            "03444",
            "Landkreis Fulda",
            "Fulda",
            MunicipalityKind::District,
        ),
        municipality(
            "07502",
            "Landkreis Leipzig",
            "Leipzig",
            MunicipalityKind::District,
        ),
        municipality(
            "43702",
            "Landkreis Offenbach",
            "Offenbach",
            MunicipalityKind::District,
        ),
        municipality(
            "43704",
            "Stadt Offenbach am Main",
            "Offenbach, Stadt",
            MunicipalityKind::City,
        ),
    ]
    .into_iter()
    .enumerate()
    {
        change = change.create(Municipality {
            id: MunicipalityId::provisional(n as u64 + 1),
            ..one
        });
    }
    for (n, name) in [
        "Ute Bär",
        "Jan Müller",
        "Jan Müller",
        "Jan Muller",
        "; seltsam: #",
    ]
    .into_iter()
    .enumerate()
    {
        change = change.create(Person::named(PersonId::provisional(n as u64 + 1), name));
    }
    change = change.create(Ring {
        name: "Großstädte".into(),
        ..Ring::numbered(RingId::provisional(1), 4)
    });
    store.apply(&change, &actor).expect("applied");
    store
}

fn field(kind: Kind, name: &str) -> &'static Field {
    named(kind, name).expect("a field")
}

fn id(kind: Kind, id: u64) -> RecordId {
    RecordId { kind, id }
}

#[test]
fn what_people_type_is_read() {
    let store = world();
    let texts = Texts::new(Lang::De);
    let context = StoreContext::new(&store, day("2026-11-01"), &texts).expect("names");
    let person = |n| Value::Responsible(Responsible::Person(PersonId(n)));
    for (kind, name, typed, expected) in [
        (
            Kind::Municipality,
            "number",
            "JC 3444",
            Value::Text("03444".into()),
        ),
        (Kind::Municipality, "land", "hessen", Value::Choice("HE")),
        (Kind::Municipality, "land", "nrw", Value::Choice("NW")),
        (Kind::Municipality, "land", "Bavaria", Value::Choice("BY")),
        (
            Kind::Municipality,
            "kind",
            "Landkreis",
            Value::Choice("district"),
        ),
        (Kind::Municipality, "kind", "city", Value::Choice("city")),
        (Kind::Municipality, "participates", "Ja", Value::Bool(true)),
        (
            Kind::Municipality,
            "participates",
            "false",
            Value::Bool(false),
        ),
        (Kind::Municipality, "since", " ", Value::Empty),
        (
            Kind::Meeting,
            "ring",
            "4",
            Value::Reference(id(Kind::Ring, 1)),
        ),
        (
            Kind::Meeting,
            "ring",
            "Ring 4",
            Value::Reference(id(Kind::Ring, 1)),
        ),
        (
            Kind::Meeting,
            "ring",
            "grossstaedte",
            Value::Reference(id(Kind::Ring, 1)),
        ),
        (
            Kind::Meeting,
            "host",
            "fulda",
            Value::Reference(id(Kind::Municipality, 1)),
        ),
        (
            Kind::Meeting,
            "host",
            "43704",
            Value::Reference(id(Kind::Municipality, 4)),
        ),
        (
            Kind::Meeting,
            "title",
            "a\u{1b}[31mb\nc",
            Value::Text("ab c".into()),
        ),
        (Kind::Task, "responsible", "ute baer", person(1)),
        (Kind::Task, "responsible", "Jan Muller", person(4)),
        (
            Kind::Task,
            "responsible",
            "Fulda",
            Value::Responsible(Responsible::Municipality(MunicipalityId(1))),
        ),
        (
            Kind::Task,
            "responsible",
            "alle",
            Value::Responsible(Responsible::Named("alle".into())),
        ),
        (
            Kind::Task,
            "state",
            "erledigt 3.12.",
            Value::State(State {
                name: "done",
                on: Some(day("2026-12-03")),
                reason: String::new(),
            }),
        ),
        (
            Kind::Task,
            "state",
            "dropped: doppelt",
            Value::State(State {
                name: "dropped",
                on: Some(day("2026-11-01")),
                reason: "doppelt".into(),
            }),
        ),
        (
            Kind::Meeting,
            "moderators",
            "Ute Bär, Jan Muller",
            Value::References(vec![id(Kind::Person, 1), id(Kind::Person, 4)]),
        ),
    ] {
        assert_eq!(
            parse(field(kind, name), typed, &context),
            Ok(expected),
            "{name}: {typed}"
        );
    }
}

#[test]
fn meeting_days_are_read_in_the_forms_people_use() {
    let store = world();
    let texts = Texts::new(Lang::De);
    let context = StoreContext::new(&store, day("2026-11-01"), &texts).expect("names");
    let days = field(Kind::Meeting, "days");
    let read = |typed: &str| match parse(days, typed, &context) {
        Ok(Value::Days(days)) => days
            .iter()
            .map(|one| {
                let (start, end) = (one.start.format("%H:%M"), one.end.format("%H:%M"));
                format!("{} {start}-{end}", one.date)
            })
            .collect::<Vec<_>>()
            .join("; "),
        other => format!("{other:?}"),
    };
    let two = "2026-11-24 13:00-17:30; 2026-11-25 09:00-16:00";
    for (typed, expected) in [
        ("24.11.2026 13:00-17:30; 25.11.2026 9-16", two),
        ("24.11. 13 - 17.30; 25.11.", two),
        ("Di 24.11. 13 Uhr – 17 Uhr 30\n25.11. 9-16", two),
        ("2026-11-24 13:00-17:30;2026-11-25 9-16", two),
        ("24 Nov 2026 13:00-17:30; 25 Nov 2026", two),
        ("24.11. 13-17:30, 25.11. 9-16", two),
        ("24.11., 13:00-17:30; 25.11.", two),
        (
            "24.11., 25.11.",
            "2026-11-24 09:00-16:00; 2026-11-25 09:00-16:00",
        ),
        ("2026-11-14", "2026-11-14 09:00-16:00"),
        ("morgen 9-12", "2026-11-02 09:00-12:00"),
    ] {
        assert_eq!(read(typed), expected, "{typed}");
    }
    for (typed, wrong) in [
        ("24.11. 17-13", Wrong::EndBeforeStart),
        ("25.11.; 24.11.2026", Wrong::DaysNotAscending),
        (
            "31.2.2027 9-12",
            Wrong::NoSuchDay {
                text: "31.2.2027".into(),
            },
        ),
        (
            "24.11. 9-25",
            Wrong::NotATime {
                text: "9-25".into(),
            },
        ),
        // Nothing says which commas part days; the example has the semicolon.
        (
            "24.11., 13-17, 25.11., 9-12",
            Wrong::Shape {
                text: "24.11., 13-17, 25.11., 9-12".into(),
                example: "24.11.2026 13:00-17:30; 25.11.2026 9-12",
            },
        ),
    ] {
        assert_eq!(parse(days, typed, &context), Err(wrong), "{typed}");
    }
}

#[test]
fn what_can_not_be_read_says_what_would_be_right() {
    let store = world();
    let texts = Texts::new(Lang::De);
    let context = StoreContext::new(&store, day("2026-11-01"), &texts).expect("names");
    let sentence = |kind, name: &str, typed: &str| match parse(field(kind, name), typed, &context) {
        Err(wrong) => say(&wrong, &texts),
        Ok(value) => format!("{value:?}"),
    };
    for (kind, name, typed, expected) in [
        (Kind::Ring, "number", "vier", "1 bis 999"),
        (Kind::Ring, "number", "1000", "1 bis 999"),
        (
            Kind::Municipality,
            "kind",
            "Dorf",
            "district (Landkreis), city (Stadt)",
        ),
        (
            Kind::Municipality,
            "name",
            "\u{7}",
            "wird eine Angabe gebraucht",
        ),
        (Kind::Meeting, "host", "Offenbach", "Kreis Offenbach, "),
        (Kind::Meeting, "host", "Leipzig", "Landkreis Leipzig, "),
        (Kind::Meeting, "host", "Fuldaa", "Ähnlich: Fulda"),
        (Kind::Meeting, "minute_taker", "Bär", "Ähnlich: Ute Bär"),
        (
            Kind::Task,
            "responsible",
            "Jan Müller",
            "Jan Müller (#2), Jan Müller (#3)",
        ),
        (Kind::Task, "due", "31.2.", "gibt es im Kalender nicht"),
        (Kind::Task, "due", "Mo 24.11.2026", "Di 24.11.2026"),
        (Kind::Task, "due", "irgendwann", "24.11.2026"),
        (Kind::Outcome, "vote", "7:2", "7:2:1"),
        (Kind::AgendaItem, "minutes", "-1", "0 bis 1440"),
    ] {
        let said = sentence(kind, name, typed);
        assert!(said.contains(expected), "{name}: {typed}: {said}");
    }
    let long = "ä".repeat(251);
    assert_eq!(
        parse(field(Kind::Person, "name"), &long, &context),
        Err(Wrong::TooLong { max: 250 })
    );
}

#[test]
fn json_names_records_by_what_identifies_them_outside() {
    let store = world();
    let texts = Texts::new(Lang::En);
    let context = StoreContext::new(&store, day("2026-11-01"), &texts).expect("names");
    for (kind, name, typed, expected) in [
        (Kind::Meeting, "ring", "4", "4"),
        (Kind::Meeting, "host", "Fulda", "\"03444\""),
        (Kind::Meeting, "minute_taker", "Ute Bär", "\"Ute Bär\""),
        (
            Kind::Meeting,
            "days",
            "24.11.2026 9-12",
            r#"[{"date":"2026-11-24","start":"09:00","end":"12:00"}]"#,
        ),
        (Kind::Meeting, "reply_until", "", "null"),
        (
            Kind::Task,
            "responsible",
            "Jan Müller (#3)",
            "\"Jan Müller (#3)\"",
        ),
        (Kind::Task, "due", "1.12.2026", "\"2026-12-01\""),
        (Kind::Task, "state", "open", "\"open\""),
    ] {
        let field = field(kind, name);
        let value = parse(field, typed, &context).expect("read");
        let expected: serde_json::Value = serde_json::from_str(expected).expect("JSON");
        assert_eq!(json(field, &value, &context), expected, "{name}");
    }
}

#[test]
fn a_new_record_needs_exactly_what_it_can_not_know() {
    let names = |kind| -> Vec<&str> {
        missing(&blank(kind, defaults()))
            .iter()
            .map(|problem| problem.field)
            .collect()
    };
    assert_eq!(names(Kind::Municipality), ["number", "name"]);
    assert_eq!(names(Kind::Ring), ["number"]);
    assert_eq!(names(Kind::Membership), ["ring", "municipality"]);
    assert_eq!(names(Kind::Meeting), ["days"]);
    assert_eq!(names(Kind::AgendaItem), ["meeting", "title"]);
    assert_eq!(names(Kind::Outcome), ["meeting", "item", "text"]);
    assert_eq!(names(Kind::Task), ["text"]);
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..100_000i64).prop_map(|n| day("1930-01-01") + chrono::TimeDelta::days(n % 80_000))
}

fn any_text() -> impl Strategy<Value = String> {
    "[a-zA-ZäöüßÉ0-9][a-zA-Zäöüß0-9 ,.()#/+-]{0,17}[a-zäöü]"
}

/// A value a field of this kind can hold.
fn any_value(field: &'static Field) -> BoxedStrategy<Value> {
    let people = prop::sample::subsequence(vec![1u64, 2, 3, 4, 5], 1..=5);
    match field.kind {
        FieldKind::Text { .. } => any_text().prop_map(Value::Text).boxed(),
        FieldKind::LongText { .. } => prop::collection::vec(any_text(), 1..4)
            .prop_map(|lines| Value::Text(lines.join("\n")))
            .boxed(),
        FieldKind::Texts { .. } => prop::collection::vec(any_text(), 1..4)
            .prop_map(Value::Texts)
            .boxed(),
        FieldKind::CarrierNumber => (1..99_999u32)
            .prop_map(|n| Value::Text(format!("{n:05}")))
            .boxed(),
        FieldKind::Number { min, max } => (min..=max).prop_map(Value::Number).boxed(),
        FieldKind::Date => any_day().prop_map(Value::Date).boxed(),
        FieldKind::Bool => any::<bool>().prop_map(Value::Bool).boxed(),
        FieldKind::Choice(choices) => prop::sample::select(choices)
            .prop_map(|choice| Value::Choice(choice.name))
            .boxed(),
        FieldKind::Choices(choices) => prop::sample::subsequence(choices, 1..=choices.len())
            .prop_map(|list| Value::Choices(list.iter().map(|one| one.name).collect()))
            .boxed(),
        FieldKind::State(choices) => (prop::sample::select(choices), any_day(), any_text())
            .prop_map(|(choice, on, reason)| {
                let dated = super::parse::carries_day(choice.name);
                Value::State(State {
                    name: choice.name,
                    on: dated.then_some(on),
                    reason,
                })
            })
            .boxed(),
        FieldKind::Reference(kind) => match kind {
            Kind::Municipality => (1..=4u64)
                .prop_map(move |n| Value::Reference(id(kind, n)))
                .boxed(),
            Kind::Person => (1..=5u64)
                .prop_map(move |n| Value::Reference(id(kind, n)))
                .boxed(),
            Kind::Ring => Just(Value::Reference(id(kind, 1))).boxed(),
            _ => Just(Value::Empty).boxed(),
        },
        FieldKind::References(kind) => people
            .prop_map(move |ids| Value::References(ids.into_iter().map(|n| id(kind, n)).collect()))
            .boxed(),
        FieldKind::Days => prop::collection::btree_map(any_day(), (0..1439u32, 0..1439u32), 1..4)
            .prop_map(|days| {
                let time = |minutes: u32| {
                    chrono::NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0)
                        .expect("a time")
                };
                Value::Days(
                    days.into_iter()
                        .map(|(date, (a, b))| MeetingDay {
                            date,
                            start: time(a.min(b)),
                            end: time(a.max(b) + 1),
                        })
                        .collect(),
                )
            })
            .boxed(),
        FieldKind::Vote => (0..10_000u32, 0..10_000u32, 0..10_000u32)
            .prop_map(|(yes, no, abstained)| Value::Vote(Vote { yes, no, abstained }))
            .boxed(),
        FieldKind::Responsible => prop_oneof![
            (1..=5u64).prop_map(|n| Responsible::Person(PersonId(n))),
            (1..=4u64).prop_map(|n| Responsible::Municipality(MunicipalityId(n))),
            any_text().prop_map(Responsible::Named),
        ]
        .prop_map(Value::Responsible)
        .boxed(),
        FieldKind::Breaks => prop::collection::btree_map(any_day(), any_text(), 1..3)
            .prop_map(|breaks| {
                Value::Breaks(
                    breaks
                        .into_iter()
                        .map(|(from, note)| TerritoryBreak { from, note })
                        .collect(),
                )
            })
            .boxed(),
        FieldKind::Deputies => prop::collection::vec((1..=5u64, any_day(), 0..400i64), 1..3)
            .prop_map(|list| {
                Value::Deputies(
                    list.into_iter()
                        .map(|(n, from, days)| Deputy {
                            person: PersonId(n),
                            from,
                            to: from + chrono::TimeDelta::days(days),
                        })
                        .collect(),
                )
            })
            .boxed(),
    }
}

#[test]
fn what_is_shown_can_be_typed_back_and_set() {
    let store = world();
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        let context = StoreContext::new(&store, day("2026-11-01"), &texts).expect("names");
        let fields = Kind::ALL
            .iter()
            .flat_map(|&kind| of(kind).iter().map(move |field| (kind, field)));
        for (kind, field) in fields {
            let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
                failure_persistence: None,
                ..ProptestConfig::with_cases(60)
            });
            runner
                .run(&any_value(field), |value| {
                    let shown = show(field, &value, &context, &texts);
                    let read = match value {
                        Value::Empty => return Ok(()),
                        _ => parse(field, &shown, &context),
                    };
                    prop_assert_eq!(read, Ok(value.clone()), "{}: {}", field.label, shown);
                    let mut record = blank(kind, defaults());
                    // Sources that are records are not chosen by name.
                    if (field.set)(&mut record, value.clone()).is_ok() {
                        let kept = (field.get)(&record);
                        let without_reason = matches!(value, Value::State(_));
                        prop_assert!(kept == value || without_reason, "{:?}", kept);
                    }
                    Ok(())
                })
                .unwrap_or_else(|error| panic!("{lang} {}: {error}", field.label));
        }
    }
}
