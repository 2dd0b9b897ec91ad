use std::sync::Arc;

use chrono::{NaiveDate, TimeZone};

use super::*;
use crate::domain::audit::{AuditKind, AuditResult, WaiveReason};
use crate::domain::date::Land;
use crate::domain::id::{AuditId, MeasureId};
use crate::store::backend::MemoryBackend;
use crate::text::locale::Lang;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn row(id: u64, scheduled: Option<&str>, status: AuditState) -> AuditRow {
    AuditRow {
        id: AuditId(id),
        measure: MeasureId(1),
        number: "701/12345/26".into(),
        title: "Aktivcenter".into(),
        provider: ProviderId(9),
        responsible: None,
        place: "Kassel, Hafenstraße 12".into(),
        land: Land::Hesse,
        kind: AuditKind::RegularThreeMonths,
        rule_date: day("2026-08-30"),
        due: day("2026-08-31"),
        after_end: false,
        scheduled: scheduled.map(day),
        status,
        covered_by: None,
    }
}

/// Day, name and status of each event.
fn events(rows: &[AuditRow], lang: Lang) -> Vec<(String, String, String)> {
    let store = Store::new(Arc::new(MemoryBackend::default()));
    let stamp = Utc.with_ymd_and_hms(2026, 11, 22, 7, 0, 0).unwrap();
    let text = calendar(&store, rows, &Texts::new(lang), stamp).unwrap();
    let text = text.replace("\r\n ", "").replace("\r\n", "\n");
    let of = |event: &str, name: &str| {
        let line = event.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_else(|| panic!("no {name} in {event}"))
            .to_owned()
    };
    let events = text.split("BEGIN:VEVENT").skip(1);
    events
        .map(|event| {
            (
                of(event, "DTSTART;VALUE=DATE:"),
                of(event, "SUMMARY:"),
                of(event, "STATUS:"),
            )
        })
        .collect()
}

#[test]
fn an_audit_stands_on_its_appointment_else_on_its_last_day() {
    let told = AuditState::Announced {
        on: day("2026-08-20"),
    };
    let done = AuditState::Done {
        on: day("2026-08-28"),
        result: AuditResult::Passed,
    };
    let waived = AuditState::Waived {
        reason: WaiveReason::MeasureCancelled,
    };
    let plain = "Prüfung: 701/12345/26 Aktivcenter";
    let due = "Prüfung fällig: 701/12345/26 Aktivcenter";
    for (name, row, want) in [
        (
            "nothing agreed",
            row(1, None, AuditState::Planned),
            ("20260831", due, "TENTATIVE"),
        ),
        (
            "agreed, not told",
            row(1, Some("2026-08-27"), AuditState::Planned),
            ("20260827", plain, "TENTATIVE"),
        ),
        (
            "told",
            row(1, Some("2026-08-27"), told.clone()),
            ("20260827", plain, "CONFIRMED"),
        ),
        (
            "told without a day",
            row(1, None, told),
            ("20260831", due, "TENTATIVE"),
        ),
        (
            "done on another day",
            row(1, Some("2026-08-27"), done),
            ("20260828", plain, "CONFIRMED"),
        ),
        (
            "waived",
            row(1, Some("2026-08-27"), waived),
            ("20260827", plain, "CANCELLED"),
        ),
    ] {
        let (date, summary, status) = want;
        assert_eq!(
            events(&[row], Lang::De),
            [(date.into(), summary.into(), status.into())],
            "{name}"
        );
    }
}

#[test]
fn every_audit_has_a_uid_of_its_own_that_stays() {
    let store = Store::new(Arc::new(MemoryBackend::default()));
    let stamp = Utc.with_ymd_and_hms(2026, 11, 22, 7, 0, 0).unwrap();
    let uids = |rows: &[AuditRow]| -> Vec<String> {
        let text = calendar(&store, rows, &Texts::new(Lang::En), stamp).unwrap();
        let uids = text.lines().filter(|line| line.starts_with("UID:"));
        uids.map(str::to_owned).collect()
    };
    let rows = [
        row(1, None, AuditState::Planned),
        row(12, Some("2026-08-27"), AuditState::Planned),
    ];
    let before = uids(&rows);
    assert_eq!(before, ["UID:audit-1@ringbuch", "UID:audit-12@ringbuch"]);
    let moved = [
        row(1, Some("2026-12-01"), AuditState::Planned),
        row(12, None, AuditState::Planned),
    ];
    assert_eq!(uids(&moved), before);
}
