//! Documents from the command line: to stdout or a private file, with what is missing on stderr.

#[expect(dead_code, reason = "the other tests of the command line use the rest")]
mod cli_support;

use std::os::unix::fs::MetadataExt;

use cli_support::{Place, Ran};

/// A measure with an announced audit, and a deficiency of which nothing was demanded yet.
fn place() -> Place {
    let place = Place::new();
    for command in [
        &["providers", "add", "--set", "name=Lernwerk"][..],
        &[
            "measures",
            "add",
            "--set",
            "number=701/00001/26",
            "--set",
            "title=Aktivierung",
            "--set",
            "provider=Lernwerk",
            "--set",
            "procurement=purchasing_centre",
            "--set",
            "start=2026-09-01",
            "--set",
            "end=2027-08-31",
            "--set",
            "places=20",
            "--set",
            "status=awarded",
        ],
    ] {
        place.run(command).exits(0);
    }
    place
}

/// The number of the first audit the rhythm planned.
fn audit(place: &Place) -> String {
    let audits = place.run(&["audits", "list", "--format", "json"]).json();
    audits[0]["id"].to_string()
}

fn on(place: &Place, arguments: &[&str]) -> Ran {
    place.run(&[&["--today", "2026-11-22", "--lang", "de"], arguments].concat())
}

#[test]
fn a_form_is_printed_or_written_privately() {
    let place = place();
    let audit = audit(&place);
    let printed = on(&place, &["audits", "form", &audit])
        .exits(0)
        .says("Ein Termin ist noch nicht eingetragen");
    assert!(
        printed.out.starts_with("# Prüfbogen: 701/00001/26"),
        "{}",
        printed.out
    );
    let file = place.path("bogen.md");
    let path = file.display().to_string();
    let written = on(&place, &["audits", "form", &audit, "-o", &path])
        .exits(0)
        .says("Das Dokument steht in");
    assert_eq!(written.out, "");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), printed.out);
    assert_eq!(file.metadata().unwrap().mode() & 0o777, 0o600);
}

#[test]
fn the_letter_about_an_audit_follows_its_state() {
    let place = place();
    let audit = audit(&place);
    on(&place, &["audits", "report", &audit])
        .exits(1)
        .says("noch nicht durchgeführt");
    let letter = on(&place, &["audits", "letter", &audit]).exits(0);
    assert!(letter.out.contains("# Ankündigung"), "{}", letter.out);
    on(
        &place,
        &[
            "audits",
            "done",
            &audit,
            "--result",
            "passed",
            "--on",
            "2026-11-20",
        ],
    )
    .exits(0);
    let letter = on(&place, &["audits", "letter", &audit]).exits(0);
    assert!(
        letter.out.contains("hat keine Mängel ergeben"),
        "{}",
        letter.out
    );
    let report = on(&place, &["audits", "report", &audit]).exits(0);
    assert!(
        report.out.contains("**Ergebnis:** ohne Mängel"),
        "{}",
        report.out
    );
}

#[test]
fn audits_come_as_a_calendar_narrowed_like_every_list() {
    let place = place();
    let all = on(&place, &["audits", "list", "--format", "ics"])
        .exits(0)
        .out;
    assert!(all.starts_with("BEGIN:VCALENDAR\r\n") && all.ends_with("END:VCALENDAR\r\n"));
    let listed = place.run(&["audits", "list", "--format", "json"]).json();
    let count = listed.as_array().unwrap().len();
    assert_eq!(all.matches("BEGIN:VEVENT").count(), count);
    for audit in listed.as_array().unwrap() {
        assert!(
            all.contains(&format!("UID:audit-{}@ringbuch\r\n", audit["id"])),
            "{all}"
        );
    }
    let one = on(
        &place,
        &["audits", "list", "--limit", "1", "--format", "ics"],
    )
    .exits(0);
    assert_eq!(one.out.matches("BEGIN:VEVENT").count(), 1);
    let none = on(&place, &["audits", "list", "--overdue", "--format", "ics"]).exits(0);
    assert_eq!(none.out.matches("BEGIN:VEVENT").count(), 0);
    on(&place, &["today", "--format", "ics"]).exits(2);
}

#[test]
fn reports_take_a_period_and_readers() {
    let place = place();
    let utilisation = on(&place, &["report", "utilisation"]).exits(0);
    assert!(
        utilisation.out.contains(": Oktober 2026"),
        "{}",
        utilisation.out
    );
    let september = on(&place, &["report", "utilisation", "--month", "2026-09"]).exits(0);
    assert!(
        september.out.contains(": September 2026"),
        "{}",
        september.out
    );
    for (audience, masked) in [
        ("inside", false),
        ("steering", false),
        ("ring", true),
        ("all", true),
        ("public", true),
    ] {
        let report = on(&place, &["report", "utilisation", "--audience", audience]).exits(0);
        assert_eq!(report.out.contains("**Verdeckt:**"), masked, "{audience}");
    }
    let information = on(&place, &["report", "measures"]).exits(0);
    assert!(
        information.out.contains("## Ohne Meldung"),
        "{}",
        information.out
    );
    let ratings = on(&place, &["report", "ratings"]).exits(0);
    assert!(ratings.out.contains("2026-Q3"), "{}", ratings.out);
    on(&place, &["report", "ratings", "--audience", "public"])
        .exits(1)
        .says("vertraulich");
    for (arguments, part) in [
        (
            &["report", "utilisation", "--month", "13/2026"][..],
            "kein Monat",
        ),
        (
            &["report", "ratings", "--quarter", "2026-Q5"],
            "kein Quartal",
        ),
    ] {
        on(&place, arguments).exits(2).says(part);
    }
}

#[test]
fn outside_names_come_from_the_configuration_and_templates_from_its_folder() {
    let place = place();
    let audit = audit(&place);
    on(
        &place,
        &[
            "audits",
            "done",
            &audit,
            "--result",
            "passed",
            "--on",
            "2026-11-20",
        ],
    )
    .exits(0);
    std::fs::create_dir_all(place.path("conf/templates")).unwrap();
    let config = place.file("conf/config.toml", "[names]\nprocedure = \"FALKE\"\n");
    let report = on(&place, &["--config", &config, "audits", "report", &audit]).exits(0);
    assert!(
        report.out.contains("**In FALKE erfasst:**"),
        "{}",
        report.out
    );
    place.file(
        "conf/templates/audit-report.de.md.j2",
        "Nr. {{ measure.number }}\n",
    );
    let own = on(&place, &["--config", &config, "audits", "report", &audit]).exits(0);
    assert_eq!(own.out, "Nr. 701/00001/26\n");
    place.file("conf/templates/audit-report.de.md.j2", "{{ nix }}\n");
    on(&place, &["--config", &config, "audits", "report", &audit])
        .exits(1)
        .says("audit-report.de.md.j2, Zeile 1");
}

#[test]
fn a_deficiency_that_is_not_there_is_said() {
    let place = place();
    for command in ["letter", "notice"] {
        on(&place, &["deficiencies", command, "7"])
            .exits(1)
            .says("Mangel");
    }
}
