//! Calendars as `.ics` files (RFC 5545), for all who plan their days elsewhere.
//!
//! Responsible for: the format – line ends, folding, escaping, days without times. Not for: what is
//! an appointment and what it is called (`crate::report::appointments`).
//!
//! ```text
//! calendar = BEGIN:VCALENDAR  VERSION  PRODID  CALSCALE  METHOD  { event }  END:VCALENDAR
//! event    = BEGIN:VEVENT  UID  DTSTAMP  DTSTART;VALUE=DATE  DTEND;VALUE=DATE  SUMMARY
//!            [ LOCATION ]  [ DESCRIPTION ]  STATUS  TRANSP  END:VEVENT
//! ```
//! Every line ends with CRLF and has at most 75 octets; a longer one goes on in the next after a
//! space (§ 3.1). A calendar of nothing is written without an event: the standard wants one, but
//! every reader takes it, and a made-up appointment would be worse.

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::text::multi_line;

/// The longest line in octets, its end not counted (§ 3.1).
const LONGEST: usize = 75;

/// How sure an appointment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventStatus {
    /// Not agreed yet.
    Tentative,
    /// It takes place, or did.
    Confirmed,
    /// It does not take place.
    Cancelled,
}

impl EventStatus {
    const fn name(self) -> &'static str {
        match self {
            Self::Tentative => "TENTATIVE",
            Self::Confirmed => "CONFIRMED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

/// An appointment of one whole day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What makes it the same appointment when the calendar is read in again.
    pub uid: String,
    /// The day.
    pub day: NaiveDate,
    /// What it is.
    pub summary: String,
    /// Where; empty = not known.
    pub location: String,
    /// More lines about it; empty = none.
    pub description: String,
    /// How sure it is.
    pub status: EventStatus,
}

/// The calendar of these appointments, as of `stamp`.
pub fn calendar(events: &[Event], stamp: DateTime<Utc>) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Ringbuch//Ringbuch//DE");
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, "METHOD:PUBLISH");
    let stamp = stamp.format("%Y%m%dT%H%M%SZ").to_string();
    for event in events {
        // The format writes years in four digits.
        let Some(first) = day(event.day) else {
            continue;
        };
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}", escaped(&event.uid)));
        line(&mut out, &format!("DTSTAMP:{stamp}"));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{first}"));
        // The end is the first day that is free again; a day without end lasts one day anyway.
        if let Some(end) = event.day.succ_opt().and_then(day) {
            line(&mut out, &format!("DTEND;VALUE=DATE:{end}"));
        }
        line(&mut out, &format!("SUMMARY:{}", escaped(&event.summary)));
        for (name, text) in [
            ("LOCATION", &event.location),
            ("DESCRIPTION", &event.description),
        ] {
            let text = escaped(text);
            if !text.is_empty() {
                line(&mut out, &format!("{name}:{text}"));
            }
        }
        line(&mut out, &format!("STATUS:{}", event.status.name()));
        // A whole day in somebody's calendar must not block it.
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn day(date: NaiveDate) -> Option<String> {
    (0..=9999)
        .contains(&date.year())
        .then(|| date.format("%Y%m%d").to_string())
}

/// A text value (§ 3.3.11): clean, with what has a meaning of its own behind a backslash.
fn escaped(text: &str) -> String {
    let text = multi_line(text);
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.trim().chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Writes one line, folded between characters.
fn line(out: &mut String, text: &str) {
    let mut room = LONGEST;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LONGEST - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
#[path = "ics_tests.rs"]
mod tests;
