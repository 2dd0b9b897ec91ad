//! Letters, numbers and names in the language of a meeting.
//!
//! Responsible for: what a document calls things. The meeting's language counts, not the viewer's:
//! B3 stays B3 whoever reads it. Not for: labels of the screen (`crate::fields`).

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::domain::agenda::ItemKind;
use crate::domain::lifting::{Letters, Mark};
use crate::domain::meeting::{Meeting, MeetingDay, MeetingKind, MeetingLanguage};
use crate::domain::outcome::OutcomeKind;
use crate::domain::ring::Ring;
use crate::domain::task::TaskState;
use crate::text::locale::{Lang, Texts};

/// One language's texts and letters. Loaded once a process: parsing them costs more than a document.
struct Language {
    texts: Texts,
    letters: Letters,
}

impl Language {
    fn load(lang: Lang) -> Self {
        let texts = Texts::new(lang);
        let outcomes = OutcomeKind::ALL
            .into_iter()
            .map(|kind| (kind.name(), Mark::Outcome(kind)));
        let letters = outcomes
            .chain([("topic", Mark::Topic), ("note", Mark::Note)])
            .filter_map(|(name, mark)| {
                let letter = texts.get(&format!("letter-{name}")).chars().next()?;
                Some((letter, mark))
            })
            .collect();
        Self {
            letters: Letters::new(letters),
            texts,
        }
    }
}

static GERMAN: LazyLock<Language> = LazyLock::new(|| Language::load(Lang::De));
static ENGLISH: LazyLock<Language> = LazyLock::new(|| Language::load(Lang::En));

fn language(language: MeetingLanguage) -> &'static Language {
    match language {
        MeetingLanguage::De => &GERMAN,
        MeetingLanguage::En => &ENGLISH,
    }
}

/// The texts of a meeting's language.
pub fn texts(of: MeetingLanguage) -> &'static Texts {
    &language(of).texts
}

/// The texts of a language.
pub fn texts_in(lang: Lang) -> &'static Texts {
    texts(match lang {
        Lang::De => MeetingLanguage::De,
        Lang::En => MeetingLanguage::En,
    })
}

/// The letters that lift a line in a meeting's language.
pub fn letters(of: MeetingLanguage) -> &'static Letters {
    &language(of).letters
}

/// An outcome's number as people cite it: `B3`. A number not given yet (0) is the letter alone.
pub fn number(of: MeetingLanguage, kind: OutcomeKind, n: u32) -> String {
    let letter = letters(of).letter(Mark::Outcome(kind));
    let letter = letter.map(String::from).unwrap_or_default();
    if n == 0 {
        letter
    } else {
        format!("{letter}{n}")
    }
}

/// What a kind of outcome is called.
pub fn outcome_kind(of: MeetingLanguage, kind: OutcomeKind) -> String {
    named(of, "doc-outcome", kind.name())
}

/// What an agenda item of this kind is called: its title unless somebody gives it another.
pub fn item_kind(of: MeetingLanguage, kind: ItemKind) -> String {
    named(of, "doc-item", item_kind_name(kind))
}

/// What a kind of meeting is called.
pub fn meeting_kind(of: MeetingLanguage, kind: MeetingKind) -> String {
    named(of, "doc-meeting", meeting_kind_name(kind))
}

fn named(of: MeetingLanguage, group: &str, name: &str) -> String {
    texts(of).get(&format!("{group}-{name}")).into_owned()
}

/// Where a task stands, with its day or reason.
pub fn task_state(of: MeetingLanguage, state: &TaskState) -> String {
    let texts = texts(of);
    match state {
        TaskState::Open => texts.get("doc-task-open").into_owned(),
        TaskState::Done { on } => {
            texts.with("doc-task-done", &[("on", texts.date_plain(*on).into())])
        }
        TaskState::Dropped { reason, .. } => {
            texts.with("doc-task-dropped", &[("reason", reason.as_str().into())])
        }
    }
}

/// `Vergleichsring 4 (Südwest)`.
pub fn ring(of: MeetingLanguage, ring: &Ring) -> String {
    let texts = texts(of);
    let number = ring.number.to_string();
    if ring.name.is_empty() {
        texts.with("doc-ring", &[("number", number.into())])
    } else {
        texts.with(
            "doc-ring-named",
            &[
                ("number", number.into()),
                ("name", ring.name.as_str().into()),
            ],
        )
    }
}

/// A meeting's title: its own, else made from kind, ring and days.
pub fn meeting_title(of: MeetingLanguage, meeting: &Meeting, ring: Option<&Ring>) -> String {
    if !meeting.title.trim().is_empty() {
        return meeting.title.clone();
    }
    let what = undated_title(of, meeting, ring);
    match days(of, &meeting.days) {
        Some(days) => texts(of).with(
            "doc-title-on",
            &[("what", what.into()), ("days", days.into())],
        ),
        None => what,
    }
}

fn undated_title(of: MeetingLanguage, meeting: &Meeting, ring: Option<&Ring>) -> String {
    match ring {
        Some(ring) if meeting.kind == MeetingKind::Ring => texts(of).with(
            "doc-title-ring",
            &[("ring", ring.number.to_string().into())],
        ),
        _ => meeting_kind(of, meeting.kind),
    }
}

/// `24.11.2026 und 25.11.2026`; none without a day.
pub fn days(of: MeetingLanguage, days: &[MeetingDay]) -> Option<String> {
    let texts = texts(of);
    let plain = |day: NaiveDate| texts.date_plain(day);
    let first = plain(days.first()?.date);
    let last = plain(days.last()?.date);
    let both = [("first", first.as_str().into()), ("last", last.into())];
    Some(match days.len() {
        1 => first,
        2 => texts.with("doc-days-and", &both),
        _ => texts.with("doc-days-to", &both),
    })
}

/// A name for the file of a meeting's minutes, with its ending.
pub fn minutes_file(of: MeetingLanguage, meeting: &Meeting, called: Option<&Ring>) -> String {
    let what = match called {
        Some(called) if meeting.title.trim().is_empty() => ring(of, called),
        _ if meeting.title.trim().is_empty() => meeting_kind(of, meeting.kind),
        _ => meeting.title.clone(),
    };
    // ISO, so that a folder sorts by day.
    let date = meeting
        .first_day()
        .map_or_else(String::new, |day| day.to_string());
    let name = texts(of).with(
        "doc-file-minutes",
        &[("what", what.into()), ("date", date.into())],
    );
    crate::text::safe_file_name(&format!("{name}.md"))
}

/// Name of a kind of item in `agenda.toml` and in the locales: as in JSON.
pub const fn item_kind_name(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Welcome => "welcome",
        ItemKind::TaskReview => "task_review",
        ItemKind::News => "news",
        ItemKind::Indicators => "indicators",
        ItemKind::PracticeComparison => "practice_comparison",
        ItemKind::GoodExample => "good_example",
        ItemKind::Topic => "topic",
        ItemKind::Agreements => "agreements",
        ItemKind::NextMeeting => "next_meeting",
        ItemKind::Break => "break",
        ItemKind::Approval => "approval",
    }
}

/// Every kind of item.
pub const ITEM_KINDS: [ItemKind; 11] = [
    ItemKind::Welcome,
    ItemKind::TaskReview,
    ItemKind::News,
    ItemKind::Indicators,
    ItemKind::PracticeComparison,
    ItemKind::GoodExample,
    ItemKind::Topic,
    ItemKind::Agreements,
    ItemKind::NextMeeting,
    ItemKind::Break,
    ItemKind::Approval,
];

/// Name of a kind of meeting in `agenda.toml` and in the locales: as in JSON.
pub const fn meeting_kind_name(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Ring => "ring",
        MeetingKind::Speakers => "speakers",
        MeetingKind::Symposium => "symposium",
        MeetingKind::ProviderTalk => "provider_talk",
        MeetingKind::Steering => "steering",
    }
}

/// Every kind of meeting.
pub const MEETING_KINDS: [MeetingKind; 5] = [
    MeetingKind::Ring,
    MeetingKind::Speakers,
    MeetingKind::Symposium,
    MeetingKind::ProviderTalk,
    MeetingKind::Steering,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::meeting::{MeetingState, MinutesState};

    const LANGUAGES: [MeetingLanguage; 2] = [MeetingLanguage::De, MeetingLanguage::En];

    #[test]
    fn every_mark_has_a_letter_of_its_own_in_every_language() {
        let marks = OutcomeKind::ALL
            .map(Mark::Outcome)
            .into_iter()
            .chain([Mark::Topic, Mark::Note]);
        for of in LANGUAGES {
            let mut seen = BTreeSet::new();
            for mark in marks.clone() {
                let letter = letters(of).letter(mark);
                let letter = letter.unwrap_or_else(|| panic!("{of:?}: no letter for {mark:?}"));
                assert!(letter.is_ascii_uppercase(), "{of:?} {mark:?}: {letter}");
                assert!(seen.insert(letter), "{of:?}: {letter} twice");
                assert_eq!(letters(of).mark(letter), Some(mark));
            }
        }
    }

    #[test]
    fn german_minutes_use_the_letters_people_know() {
        let of = MeetingLanguage::De;
        let all: String = OutcomeKind::ALL
            .into_iter()
            .map(|kind| number(of, kind, 0))
            .collect();
        assert_eq!(all, "BAFEHGPO");
        assert_eq!(number(of, OutcomeKind::Decision, 3), "B3");
        assert_eq!(
            number(MeetingLanguage::En, OutcomeKind::Decision, 12),
            "D12"
        );
    }

    #[test]
    fn everything_a_document_names_has_a_name() {
        for of in LANGUAGES {
            let states = [
                MeetingState::Planned.name(),
                "invited",
                "running",
                "minuted",
                "reported",
                "cancelled",
            ];
            let minutes = [
                MinutesState::Draft,
                MinutesState::Sent,
                MinutesState::Approved,
                MinutesState::Corrected,
            ];
            let names = OutcomeKind::ALL
                .map(|kind| outcome_kind(of, kind))
                .into_iter()
                .chain(ITEM_KINDS.map(|kind| item_kind(of, kind)))
                .chain(MEETING_KINDS.map(|kind| meeting_kind(of, kind)))
                .chain(states.map(|name| named(of, "doc-state", name)))
                .chain(minutes.map(|state| named(of, "doc-minutes", state.name())));
            for name in names {
                assert!(!name.starts_with('['), "{of:?}: {name}");
            }
        }
    }

    #[test]
    fn kinds_are_called_as_in_json() {
        for kind in ITEM_KINDS {
            let json = serde_json::to_value(kind).unwrap();
            assert_eq!(json, item_kind_name(kind));
        }
        for kind in MEETING_KINDS {
            let json = serde_json::to_value(kind).unwrap();
            assert_eq!(json, meeting_kind_name(kind));
        }
    }
}
