use chrono::TimeZone;
use proptest::prelude::*;

use super::*;

/// A content line taken apart: name, parameters, value as text.
#[derive(Debug, PartialEq, Eq)]
struct Content {
    name: String,
    parameters: Vec<String>,
    value: String,
}

/// Reads a calendar as another program would: § 3.1 unfolding, § 3.3.11 text values. Complains of
/// everything the standard forbids.
#[track_caller]
fn read(calendar: &str) -> Vec<Content> {
    let physical: Vec<&str> = calendar.split("\r\n").collect();
    let (last, physical) = physical.split_last().unwrap();
    assert_eq!(*last, "", "the last line has no end");
    let mut unfolded: Vec<String> = Vec::new();
    for line in physical {
        assert!(!line.contains(['\r', '\n']), "a bare line end in {line:?}");
        assert!(line.len() <= 75, "{} octets: {line:?}", line.len());
        assert!(!line.is_empty());
        match line.strip_prefix(' ') {
            Some(rest) => unfolded.last_mut().unwrap().push_str(rest),
            None => unfolded.push((*line).to_owned()),
        }
    }
    unfolded
        .iter()
        .map(|line| {
            let (head, value) = line.split_once(':').unwrap();
            let mut head = head.split(';').map(str::to_owned);
            Content {
                name: head.next().unwrap(),
                parameters: head.collect(),
                value: unescaped(value),
            }
        })
        .collect()
}

#[track_caller]
fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => out.push(c),
                other => panic!("\\{other:?} in {value:?}"),
            },
            ';' | ',' => panic!("a bare {c} in {value:?}"),
            c => out.push(c),
        }
    }
    out
}

fn values<'a>(read: &'a [Content], name: &str) -> Vec<&'a str> {
    let named = read.iter().filter(|content| content.name == name);
    named.map(|content| content.value.as_str()).collect()
}

fn stamp() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 7, 5, 9).unwrap()
}

fn event(summary: &str) -> Event {
    Event {
        uid: "audit-7@ringbuch".into(),
        day: "2026-12-31".parse().unwrap(),
        summary: summary.into(),
        location: "Kassel, Königsplatz 1".into(),
        description: "Regelprüfung\nfällig am 31.12.2026".into(),
        status: EventStatus::Confirmed,
    }
}

#[test]
fn a_day_in_december_reads_back_as_it_was_meant() {
    let text = calendar(&[event("Prüfung; Träger, Ort \\ Raum")], stamp());
    let read = read(&text);
    let all: Vec<(&str, &str)> = read
        .iter()
        .map(|content| (content.name.as_str(), content.value.as_str()))
        .collect();
    assert_eq!(
        all,
        [
            ("BEGIN", "VCALENDAR"),
            ("VERSION", "2.0"),
            ("PRODID", "-//Ringbuch//Ringbuch//DE"),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", "PUBLISH"),
            ("BEGIN", "VEVENT"),
            ("UID", "audit-7@ringbuch"),
            ("DTSTAMP", "20261122T070509Z"),
            ("DTSTART", "20261231"),
            ("DTEND", "20270101"),
            ("SUMMARY", "Prüfung; Träger, Ort \\ Raum"),
            ("LOCATION", "Kassel, Königsplatz 1"),
            ("DESCRIPTION", "Regelprüfung\nfällig am 31.12.2026"),
            ("STATUS", "CONFIRMED"),
            ("TRANSP", "TRANSPARENT"),
            ("END", "VEVENT"),
            ("END", "VCALENDAR"),
        ]
    );
    for name in ["DTSTART", "DTEND"] {
        let day = read.iter().find(|content| content.name == name).unwrap();
        assert_eq!(day.parameters, ["VALUE=DATE"]);
    }
}

#[test]
fn what_is_not_known_is_left_out_and_no_line_can_be_slipped_in() {
    let text = calendar(
        &[Event {
            location: " ".into(),
            description: String::new(),
            ..event("a\r\nATTENDEE:mailto:x\u{2028}\u{1b}[31m")
        }],
        stamp(),
    );
    let read = read(&text);
    assert!(values(&read, "LOCATION").is_empty() && values(&read, "DESCRIPTION").is_empty());
    assert!(values(&read, "ATTENDEE").is_empty(), "{text}");
    assert!(values(&read, "SUMMARY")[0].starts_with("a\nATTENDEE:mailto:x"));
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn the_ends_of_the_calendar_make_no_year_of_five_digits() {
    let on = |day: NaiveDate| Event { day, ..event("x") };
    let last = on("9999-12-31".parse().unwrap());
    let read_last = read(&calendar(&[last], stamp()));
    assert_eq!(values(&read_last, "DTSTART"), ["99991231"]);
    assert!(values(&read_last, "DTEND").is_empty());
    let beyond = read(&calendar(
        &[on(NaiveDate::MAX), on(NaiveDate::MIN)],
        stamp(),
    ));
    assert!(values(&beyond, "DTSTART").is_empty());
}

#[test]
fn a_line_of_exactly_75_octets_is_not_folded_and_one_of_76_is() {
    let summary = |octets: usize| "x".repeat(octets - "SUMMARY:".len());
    for (octets, folds) in [(74, 0), (75, 0), (76, 1), (75 + 74, 1), (75 + 75, 2)] {
        let text = calendar(&[event(&summary(octets))], stamp());
        assert_eq!(text.matches("\r\n ").count(), folds, "{octets}");
    }
}

proptest! {
    #[test]
    fn any_text_reads_back(summary in "\\PC{0,200}", description in "(?s).{0,300}") {
        let text = calendar(&[Event { description: description.clone(), ..event(&summary) }], stamp());
        let read = read(&text);
        let meant = |text: &str| multi_line(text).trim().replace('\t', " ");
        prop_assert_eq!(values(&read, "SUMMARY"), [meant(&summary)]);
        let description = meant(&description);
        if description.is_empty() {
            prop_assert!(values(&read, "DESCRIPTION").is_empty());
        } else {
            prop_assert_eq!(values(&read, "DESCRIPTION"), [description]);
        }
    }
}
