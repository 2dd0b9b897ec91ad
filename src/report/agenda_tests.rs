use chrono::NaiveTime;

use super::*;
use crate::domain::agenda::overrun_by_day;
use crate::domain::id::MeetingId;
use crate::domain::meeting::{MeetingDay, MeetingLanguage, MeetingState, MinutesState};

fn meeting(kind: MeetingKind, days: u32) -> Meeting {
    let time = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
    let day = |n: u32| MeetingDay {
        date: format!("2026-11-{:02}", n + 1).parse().unwrap(),
        start: if n == 0 && days == 2 {
            time(13, 0)
        } else {
            time(9, 0)
        },
        end: match (n, days) {
            (0, 2) => time(17, 30),
            (_, 2) => time(13, 0),
            _ => time(16, 0),
        },
    };
    Meeting {
        id: MeetingId(7),
        kind,
        ring: None,
        title: String::new(),
        days: (0..days).map(day).collect(),
        place: String::new(),
        host: None,
        moderators: vec![],
        minute_taker: None,
        reply_until: None,
        language: MeetingLanguage::De,
        state: MeetingState::Planned,
        state_reason: String::new(),
        minutes: MinutesState::Draft,
    }
}

#[test]
fn the_built_in_file_is_right() {
    AgendaTemplates::parse(FILE, BUILT_IN).unwrap();
}

#[test]
fn every_kind_of_meeting_has_an_agenda_that_fits_its_usual_days() {
    for (kind, days) in [
        (MeetingKind::Ring, 1),
        (MeetingKind::Ring, 2),
        (MeetingKind::Speakers, 1),
        (MeetingKind::Symposium, 1),
        (MeetingKind::ProviderTalk, 1),
        (MeetingKind::Steering, 1),
    ] {
        let meeting = meeting(kind, days);
        let items = AgendaTemplates::built_in().items(&meeting);
        assert!(!items.is_empty(), "{kind:?}");
        assert!(
            overrun_by_day(&meeting.days, &items)
                .iter()
                .all(|over| *over == 0),
            "{kind:?} of {days} day(s)"
        );
        assert!(items.iter().all(|item| item.check().is_empty()));
        assert!(
            items
                .windows(2)
                .all(|pair| pair[0].position < pair[1].position)
        );
    }
}

#[test]
fn the_first_working_item_of_a_ring_meeting_reviews_the_tasks() {
    for days in [1, 2, 3] {
        let items = AgendaTemplates::built_in().items(&meeting(MeetingKind::Ring, days));
        assert_eq!(items[0].kind, ItemKind::Welcome);
        assert_eq!(items[1].kind, ItemKind::TaskReview);
        assert_eq!(
            items[1].title,
            names::item_kind(MeetingLanguage::De, ItemKind::TaskReview)
        );
    }
}

#[test]
fn a_meeting_takes_the_template_nearest_to_its_days() {
    let text = "[[ring.2]]\nkind='topic'\nminutes=1\ntitle='zwei'\nday=2\n\
                [[ring.4]]\nkind='topic'\nminutes=1\ntitle='vier'\n";
    let templates = AgendaTemplates::parse("x", text).unwrap();
    for (days, title, day) in [
        (1, "zwei", 1),
        (2, "zwei", 2),
        (3, "zwei", 2),
        (5, "vier", 1),
    ] {
        let items = templates.items(&meeting(MeetingKind::Ring, days));
        assert_eq!(
            (items[0].title.as_str(), items[0].day),
            (title, day),
            "{days}"
        );
    }
    assert!(
        templates
            .items(&meeting(MeetingKind::Steering, 1))
            .is_empty()
    );
}

#[test]
fn all_errors_come_at_once_with_their_lines() {
    let text = "[[ring.1]]\nkind = \"welcom\"\nminutes = 5\n\
                [[rings.1]]\nkind = \"topic\"\nminutes = 5\n\
                [[speakers.0]]\nkind = \"topic\"\nminutes = 5\n\
                [[ring.1]]\nkind = \"topic\"\nminuten = 5\n\
                [[ring.1]]\nkind = \"topic\"\nminutes = 5\nday = 2\n\
                [[ring.1]]\nkind = \"topic\"\nminutes = 1441\n";
    let problems = AgendaTemplates::parse("agenda.toml", text).unwrap_err();
    let found: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line, std::mem::discriminant(&problem.what)))
        .collect();
    let of = |what: &AgendaWrong| std::mem::discriminant(what);
    assert_eq!(
        found,
        [
            (1, of(&AgendaWrong::ItemKind(String::new()))),
            (4, of(&AgendaWrong::MeetingKind(String::new()))),
            (7, of(&AgendaWrong::Days(String::new()))),
            (10, of(&AgendaWrong::Entry(String::new()))),
            (13, of(&AgendaWrong::Day { day: 0, days: 0 })),
            (17, of(&AgendaWrong::Minutes(0))),
        ],
        "{problems:?}"
    );
    let texts = names::texts(MeetingLanguage::De);
    for problem in &problems {
        assert!(!problem.sentence(texts).starts_with('['), "{problem:?}");
    }
    let syntax = AgendaTemplates::parse("x", "[[ring.1]]\nkind = \n").unwrap_err();
    assert!(matches!(
        &syntax[..],
        [AgendaProblem {
            line: 2,
            what: AgendaWrong::Syntax(_),
            ..
        }]
    ));
}

#[test]
fn a_broken_file_of_ones_own_is_named_and_the_built_in_one_serves() {
    let folder = tempfile::tempdir().unwrap();
    let meeting = meeting(MeetingKind::Ring, 2);
    let (built_in, none) = agenda_template(&meeting, Some(folder.path()));
    assert!(none.is_empty());
    std::fs::write(
        folder.path().join(FILE),
        "[[ring.2]]\nkind='nix'\nminutes=1\n",
    )
    .unwrap();
    let (items, problems) = agenda_template(&meeting, Some(folder.path()));
    assert_eq!(items, built_in);
    assert_eq!(problems.len(), 1);
    std::fs::write(
        folder.path().join(FILE),
        "[[ring.2]]\nkind='news'\nminutes=1\n",
    )
    .unwrap();
    let (items, problems) = agenda_template(&meeting, Some(folder.path()));
    assert_eq!((items.len(), problems.len()), (1, 0));
    std::fs::remove_file(folder.path().join(FILE)).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join(FILE)).unwrap();
    let (items, problems) = agenda_template(&meeting, Some(folder.path()));
    assert_eq!(items, built_in);
    assert!(matches!(problems[0].what, AgendaWrong::Unreadable(_)));
}
