//! Minutes as Markdown: what was typed is what stands there, in order, whatever it was.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't go on should say where"
)]

mod minutes_support;

use minutes_support::{Ring4, day, visible};
use pretty::assert_in_order;
use proptest::prelude::*;
use ringbuch::domain::agenda::ItemKind;
use ringbuch::domain::id::{MeetingId, TaskId};
use ringbuch::domain::meeting::{MeetingLanguage, MinutesState};
use ringbuch::domain::outcome::{Audience, OutcomeKind};
use ringbuch::domain::task::TaskState;
use ringbuch::report::ReportError;
use ringbuch::report::minutes::{MinutesOptions, export};

/// Assertions that say where they failed.
mod pretty {
    /// Every part stands in the text, each behind the one before it.
    #[track_caller]
    pub(crate) fn assert_in_order(text: &str, parts: &[&str]) {
        let mut from = 0;
        for part in parts {
            match text[from..].find(part) {
                Some(at) => from += at + part.len(),
                None => panic!("{part:?} is missing (or out of order) in\n{text}"),
            }
        }
    }
}

fn minutes(ring: &Ring4, id: MeetingId) -> String {
    export(&ring.store, id, &MinutesOptions::default()).unwrap()
}

/// Two days, outcomes of every kind, an earlier meeting with open tasks, a next one planned.
fn rich(language: MeetingLanguage) -> (Ring4, MeetingId) {
    let ring = Ring4::new();
    let spring = ring.meeting(language, &["2026-06-16"], "Kassel");
    let wrap_up = ring.item(spring, 1, ItemKind::Agreements, "Vereinbarungen", 30);
    let (task, done, dropped) = match language {
        MeetingLanguage::De => (
            "A: Fulda: Leitfaden Eingangszone verschicken bis 30.09.2026",
            "A: Abfrage zu Öffnungszeiten auswerten @Ute Bär bis 31.10.2026",
            "A: Logo abstimmen",
        ),
        MeetingLanguage::En => (
            "A: Fulda: circulate the front-desk guide by 30.09.2026",
            "A: evaluate the survey @Ute Bär by 31.10.2026",
            "A: agree on a logo",
        ),
    };
    ring.typed(wrap_up, &[task, done, dropped]);
    ring.task_state(
        TaskId(2),
        TaskState::Done {
            on: day("2026-11-24"),
        },
    );
    // Settled before this meeting began: nothing to review.
    ring.task_state(
        TaskId(3),
        TaskState::Dropped {
            on: day("2026-07-01"),
            reason: "entbehrlich".into(),
        },
    );
    ring.meeting(language, &["2027-03-09", "2027-03-10"], "Gießen");
    let id = ring.meeting(
        language,
        &["2026-11-24", "2026-11-25"],
        "Fulda, Kreishaus | Saal 2",
    );
    let welcome = ring.item(id, 1, ItemKind::Welcome, "Begrüßung", 15);
    ring.typed(
        welcome,
        &[
            "Frau Bär begrüßt die Runde.",
            "Die Tagesordnung ist angenommen.",
        ],
    );
    ring.item(id, 1, ItemKind::TaskReview, "Stand der Aufträge", 30);
    ring.item(id, 1, ItemKind::Break, "Kaffee", 15);
    let topic = ring.item_by(
        id,
        1,
        ItemKind::Topic,
        "Digitale Akte & <Portal>",
        90,
        "Jan Rau",
    );
    let lines: &[&str] = match language {
        MeetingLanguage::De => &[
            "Drei Kommunen arbeiten schon vollständig elektronisch:",
            "- Fulda seit 2024",
            "- Gießen seit 2025",
            "  - dort auch die Post",
            "Der Rest plant das für 2027.",
            "",
            "# keine Überschrift",
            "1. keine Liste",
            "N: Herr Rau kommt später wieder",
            "B: Die Ringkommunen tauschen ihre Umsetzungspläne aus 7:2:1",
            "F: Fulda: Die Postlaufzeit sinkt auf einen Tag",
            "E: Scannen am Eingang, *nicht* im Team",
            "H: Einheitlicher Aktenplan für alle",
            "G: Gießen: Lotsen im Wartebereich",
            "P: Der Ring hält die Schriftform für entbehrlich",
            "O: Wer trägt die Kosten der Schnittstelle?",
            "T: Posteingang der Widerspruchsstelle",
            "Danach wird noch über <b>Kosten</b> gesprochen.",
            "A: Fulda: Aktenplan verschicken bis 04.12.2026",
        ],
        MeetingLanguage::En => &[
            "Three municipalities already work without paper:",
            "- Fulda since 2024",
            "- Gießen since 2025",
            "  - the mail as well",
            "The others plan to follow in 2027.",
            "",
            "# no heading",
            "1. no list",
            "N: Mr Rau will be back later",
            "D: The members exchange their plans 7:2:1",
            "F: Fulda: mail now takes one day",
            "S: scanning at the entrance, *not* in the team",
            "H: one filing plan for all",
            "G: Gießen: guides in the waiting area",
            "P: the ring considers written form dispensable",
            "Q: who pays for the interface?",
            "T: incoming mail of the appeals office",
            "Afterwards <b>costs</b> are discussed.",
            "A: Fulda: circulate the filing plan by 04.12.2026",
        ],
    };
    ring.typed(topic, lines);
    let agreements = ring.item(id, 2, ItemKind::Agreements, "Vereinbarungen", 45);
    let (decision, task) = match language {
        MeetingLanguage::De => (
            "B: Protokolle gehen binnen zwei Wochen heraus",
            "A: Protokoll versenden @meier",
        ),
        MeetingLanguage::En => (
            "D: Minutes go out within two weeks",
            "A: send the minutes @meier",
        ),
    };
    ring.typed(agreements, &[decision, task]);
    ring.assess(
        OutcomeKind::Approach,
        "aufwendig, lohnt sich | ab 50 Plätzen",
        &["K2", "K1"],
    );
    ring.item(id, 2, ItemKind::NextMeeting, "Nächste Sitzung", 15);
    (ring, id)
}

#[test]
fn german_minutes_of_a_meeting_of_two_days() {
    let (ring, id) = rich(MeetingLanguage::De);
    insta::assert_snapshot!("german", minutes(&ring, id));
}

#[test]
fn english_minutes_of_a_meeting_of_two_days() {
    let (ring, id) = rich(MeetingLanguage::En);
    insta::assert_snapshot!("english", minutes(&ring, id));
}

#[test]
fn the_meetings_language_counts_unless_another_is_asked_for() {
    let (ring, id) = rich(MeetingLanguage::De);
    assert_in_order(
        &minutes(&ring, id),
        &["# Protokoll: ", "**B1** (Beschluss)"],
    );
    let english = MinutesOptions {
        language: Some(MeetingLanguage::En),
        ..MinutesOptions::default()
    };
    let text = export(&ring.store, id, &english).unwrap();
    assert_in_order(&text, &["# Minutes: ", "**D1** (Decision)"]);
}

#[test]
fn notes_never_appear_and_topics_stand_in_their_place() {
    let (ring, id) = rich(MeetingLanguage::De);
    let text = minutes(&ring, id);
    assert!(!text.contains("kommt später wieder"), "{text}");
    assert_in_order(
        &text,
        &[
            "Kosten der Schnittstelle",
            "Posteingang der Widerspruchsstelle",
            "Danach wird",
        ],
    );
}

#[test]
fn members_are_those_of_the_meetings_days() {
    let ring = Ring4::new();
    let old = ring.meeting(MeetingLanguage::De, &["2023-05-02"], "Fulda");
    let new = ring.meeting(MeetingLanguage::De, &["2026-05-05"], "Fulda");
    ring.member("43506", "Landkreis Marburg", Some("2024-01-01"), None);
    ring.member("43507", "Landkreis Alt", None, Some("2023-12-31"));
    let (then, now) = (minutes(&ring, old), minutes(&ring, new));
    assert!(
        then.contains("Landkreis Alt") && !then.contains("Marburg"),
        "{then}"
    );
    assert!(
        now.contains("Landkreis Marburg") && !now.contains("Landkreis Alt"),
        "{now}"
    );
}

#[test]
fn a_draft_says_so_until_the_minutes_are_sent() {
    let (ring, id) = rich(MeetingLanguage::De);
    assert!(minutes(&ring, id).contains("**Entwurf"));
    ring.change(id, |meeting| meeting.minutes = MinutesState::Approved);
    let text = minutes(&ring, id);
    assert!(
        !text.contains("Entwurf") && text.contains("genehmigt"),
        "{text}"
    );
}

#[test]
fn a_meeting_without_anything_still_gives_minutes() {
    let ring = Ring4::new();
    let id = ring.meeting(MeetingLanguage::De, &["2026-11-24"], "");
    insta::assert_snapshot!("empty", minutes(&ring, id));
}

#[test]
fn what_can_not_be_exported_is_said() {
    let (ring, id) = rich(MeetingLanguage::De);
    let nobody = export(&ring.store, MeetingId(99), &MinutesOptions::default());
    assert_eq!(nobody, Err(ReportError::NoMeeting(MeetingId(99))));
    let public = MinutesOptions {
        audience: Audience::Public,
        ..MinutesOptions::default()
    };
    assert_eq!(export(&ring.store, id, &public), Err(ReportError::Audience));
}

#[test]
fn a_persons_own_template_is_used_and_its_errors_are_named() {
    let (ring, id) = rich(MeetingLanguage::De);
    let folder = tempfile::tempdir().unwrap();
    let options = MinutesOptions {
        templates: Some(folder.path().to_owned()),
        ..MinutesOptions::default()
    };
    let built_in = export(&ring.store, id, &options).unwrap();
    assert_eq!(built_in, minutes(&ring, id));
    let file = folder.path().join("minutes.de.md.j2");
    std::fs::write(
        &file,
        "{% for d in decisions %}\n{{ d.number }} {{ d.text }}\n{% endfor %}",
    )
    .unwrap();
    let own = export(&ring.store, id, &options).unwrap();
    assert!(own.starts_with("B1 Die Ringkommunen"), "{own}");
    std::fs::write(&file, "ok\n\n{{ entscheidungen }}\n").unwrap();
    match export(&ring.store, id, &options) {
        Err(ReportError::Template {
            file: named,
            line,
            reason,
        }) => {
            assert_eq!(named, file.display().to_string());
            assert_eq!(line, Some(3));
            assert!(reason.contains("undefined"), "{reason}");
        }
        other => panic!("{other:?}"),
    }
    std::fs::write(&file, b"ok\n\xff").unwrap();
    assert!(matches!(
        export(&ring.store, id, &options),
        Err(ReportError::Template { line: Some(2), .. })
    ));
}

/// A line of a kind, and what has to be visible of it.
fn typed_line() -> impl Strategy<Value = (String, String)> {
    let text = prop_oneof![
        "[ -~äöüß|*_<>`#&]{1,20}",
        proptest::sample::select(vec![
            "a | b", "# x", "1. x", "* x", "> x", "---", "===", "```", "~~~", "<b>", "&amp;", "\\",
            "[x](y)", "a\\|b", "__x__", "| a |", "+ x", "<!-- x", "**", "x  ", "[^1]: x",
        ])
        .prop_map(String::from),
    ];
    (
        proptest::sample::select(vec!["", "B: ", "F: ", "O: ", "G: ", "T: "]),
        text,
    )
        .prop_filter_map(
            "something to see, and no second grammar inside it",
            |(letter, text)| {
                let text = text.trim().to_owned();
                let plain =
                    !text.is_empty() && !text.contains([':', '@']) && !text.starts_with("- ");
                plain.then(|| (format!("{letter}{text}"), text))
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The oracle: whatever lines are typed under whatever titles, a reader of the parsed document
    /// sees each of them as typed, in the order they were typed in.
    #[test]
    fn every_typed_line_is_seen_in_order(
        lines in proptest::collection::vec(typed_line(), 1..12),
        title in "[ -~äöüß|*_<>`#&]{1,20}",
    ) {
        let ring = Ring4::new();
        let place = title.clone();
        let id = ring.meeting(MeetingLanguage::De, &["2026-11-24"], &place);
        let title = if title.trim().is_empty() { "x".to_owned() } else { title };
        let item = ring.item(id, 1, ItemKind::Topic, &title, 30);
        let typed: Vec<&str> = lines.iter().map(|(line, _)| line.as_str()).collect();
        ring.typed(item, &typed);
        let document = minutes(&ring, id);
        let shown = visible(&document);
        let title = title.trim();
        let mut expected = vec![title, title];
        expected.extend(lines.iter().map(|(_, text)| text.as_str()));
        let mut from = 0;
        for part in expected {
            match shown[from..].find(part) {
                Some(at) => from += at + part.len(),
                None => prop_assert!(false, "{part:?} missing in\n{shown}\n---\n{document}"),
            }
        }
        prop_assert!(!shown.contains("⟪"), "{}", shown);
        // The lists at the end repeat decisions and questions, in a table each.
        let cells = shown.split("Beschlüsse").last().unwrap_or_default();
        for (line, text) in lines.iter().filter(|(line, _)| line.starts_with("B: ") || line.starts_with("O: ")) {
            prop_assert!(cells.contains(text.as_str()), "{line:?} is not listed in\n{cells}");
        }
    }
}
