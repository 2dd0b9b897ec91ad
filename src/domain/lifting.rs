//! How a typed line becomes an outcome: a letter and a colon at its beginning.
//!
//! Responsible for the grammar only. The letters are data of the meeting's language; names and dates
//! are resolved by whoever calls, because only they know the people and the day.
//!
//! ```text
//! line     = LETTER ":" [space] [who ":"] text [mentions]        LETTER as in Letters, upper case
//! mentions = any order of  "@" who   and, at the end,  ("bis" | "until" | "by") date
//! vote     = count ":" count ":" count         at the end of a decision
//! ```
//! `who ":"` counts only if the name is known; a task's becomes its responsible, another outcome's
//! the municipality it comes from. `@who` takes the longest known name behind it, else one word.

use chrono::NaiveDate;

use super::outcome::{OutcomeKind, Vote};
use super::task::Responsible;

/// What a letter stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// An outcome of this kind.
    Outcome(OutcomeKind),
    /// A topic for the ring's topic store.
    Topic,
    /// A note that no document shows.
    Note,
}

/// The letters of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters(Vec<(char, Mark)>);

impl Letters {
    /// Letters and what they stand for.
    pub fn new(letters: Vec<(char, Mark)>) -> Self {
        Self(letters)
    }

    /// What this letter stands for.
    pub fn mark(&self, letter: char) -> Option<Mark> {
        self.0
            .iter()
            .find(|(known, _)| *known == letter)
            .map(|(_, mark)| *mark)
    }

    /// The letter of a mark.
    pub fn letter(&self, mark: Mark) -> Option<char> {
        self.0
            .iter()
            .find(|(_, known)| *known == mark)
            .map(|(letter, _)| *letter)
    }
}

/// What the grammar can't know by itself.
pub struct Context<'a> {
    /// The letters of the meeting's language.
    pub letters: &'a Letters,
    /// A known person or municipality of this name.
    pub who: &'a dyn Fn(&str) -> Option<Responsible>,
    /// A date as people type it, counted from the meeting's day.
    pub date: &'a dyn Fn(&str) -> Option<NaiveDate>,
}

/// What was found in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifted {
    /// What the letter stands for.
    pub mark: Mark,
    /// The text without what was recognised; never empty.
    pub text: String,
    /// Who: the responsible of a task, the origin of another outcome.
    pub who: Option<Responsible>,
    /// Until when, for a task.
    pub due: Option<NaiveDate>,
    /// The vote, for a decision.
    pub vote: Option<Vote>,
}

/// Words that stand before a date.
const UNTIL: [&str; 3] = ["bis", "until", "by"];
/// A name behind `@` has at most this many words.
const NAME_WORDS: usize = 5;

/// Reads a line; `None` if it is plain text.
pub fn lift(line: &str, context: &Context<'_>) -> Option<Lifted> {
    let line = line.trim();
    let mut characters = line.chars();
    let mark = context.letters.mark(characters.next()?)?;
    let rest = characters.as_str().strip_prefix(':')?;
    if rest.starts_with("//") {
        return None; // the beginning of an address
    }
    let mut lifted = Lifted {
        mark,
        text: rest.trim().to_owned(),
        who: None,
        due: None,
        vote: None,
    };
    match mark {
        Mark::Outcome(kind) => {
            take_known_name(&mut lifted, context);
            match kind {
                OutcomeKind::Task => {
                    take_mention(&mut lifted, context);
                    take_due(&mut lifted, context);
                }
                OutcomeKind::Decision => take_vote(&mut lifted),
                _ => {}
            }
        }
        Mark::Topic | Mark::Note => {}
    }
    (!lifted.text.is_empty()).then_some(lifted)
}

/// `Fulda: Text` – only for a name we know, because colons are common.
fn take_known_name(lifted: &mut Lifted, context: &Context<'_>) {
    if let Some((name, text)) = lifted.text.split_once(':')
        && !text.trim().is_empty()
        && let Some(who) = (context.who)(name.trim())
    {
        lifted.who = Some(who);
        lifted.text = text.trim().to_owned();
    }
}

/// `@name` anywhere at the beginning of a word.
fn take_mention(lifted: &mut Lifted, context: &Context<'_>) {
    let Some(at) = lifted
        .text
        .match_indices('@')
        .map(|(at, _)| at)
        .find(|&at| at == 0 || lifted.text[..at].ends_with(char::is_whitespace))
    else {
        return;
    };
    let behind = &lifted.text[at + 1..];
    let ends = word_ends(behind);
    let known = ends.iter().take(NAME_WORDS).rev().find_map(|&end| {
        let name = behind[..end].trim_end_matches([',', ';', '.', ':']);
        (context.who)(name).map(|who| (name.len(), who))
    });
    let (length, who) = match (known, ends.first()) {
        (Some(known), _) => known,
        (None, Some(&end)) => {
            let name = behind[..end].trim_end_matches([',', ';', '.', ':']);
            if name.is_empty() {
                return;
            }
            (name.len(), Responsible::Named(name.to_owned()))
        }
        (None, None) => return,
    };
    let tail = behind[length..].trim_start_matches([',', ';', ':']);
    let text = format!("{} {}", lifted.text[..at].trim_end(), tail.trim_start());
    let text = text.trim();
    if !text.is_empty() {
        text.clone_into(&mut lifted.text);
        lifted.who = Some(who);
    }
}

/// `… bis DATE` at the very end.
fn take_due(lifted: &mut Lifted, context: &Context<'_>) {
    let text = lifted.text.trim_end_matches(['!', ';', ',']);
    let words: Vec<(usize, &str)> = text
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect();
    for (at, word) in words.iter().rev() {
        if *at == 0 || !UNTIL.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        let date = text[at + word.len()..].trim();
        let found = (context.date)(date).or_else(|| (context.date)(date.trim_end_matches('.')));
        if let Some(due) = found {
            lifted.due = Some(due);
            lifted.text = text[..*at].trim_end_matches([' ', ',', ';']).to_owned();
            return;
        }
    }
}

/// `… 7:2:1` at the very end.
fn take_vote(lifted: &mut Lifted) {
    let text = lifted.text.trim_end_matches('.');
    let Some((before, last)) = text.rsplit_once(char::is_whitespace) else {
        return;
    };
    let last = last.trim_start_matches('(').trim_end_matches(')');
    if let Ok(vote) = last.parse()
        && !before.trim().is_empty()
    {
        lifted.vote = Some(vote);
        lifted.text = before.trim_end_matches([' ', ',', ';']).to_owned();
    }
}

/// Byte offsets behind each word.
fn word_ends(text: &str) -> Vec<usize> {
    text.split_whitespace()
        .map(|word| word.as_ptr() as usize - text.as_ptr() as usize + word.len())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{MunicipalityId, PersonId};

    fn letters() -> Letters {
        Letters::new(vec![
            ('B', Mark::Outcome(OutcomeKind::Decision)),
            ('A', Mark::Outcome(OutcomeKind::Task)),
            ('G', Mark::Outcome(OutcomeKind::GoodPractice)),
            ('T', Mark::Topic),
            ('N', Mark::Note),
        ])
    }

    fn read(line: &str) -> Option<Lifted> {
        let who = |name: &str| match name {
            "Fulda" => Some(Responsible::Municipality(MunicipalityId(1))),
            "Ute Bär" | "ute" => Some(Responsible::Person(PersonId(2))),
            _ => None,
        };
        let date = |text: &str| match text {
            "fr" | "27.11." | "in 2 Wochen" => "2026-11-27".parse().ok(),
            _ => None,
        };
        lift(
            line,
            &Context {
                letters: &letters(),
                who: &who,
                date: &date,
            },
        )
    }

    fn task(text: &str, who: Option<Responsible>, due: bool) -> Lifted {
        Lifted {
            mark: Mark::Outcome(OutcomeKind::Task),
            text: text.into(),
            who,
            due: due.then(|| "2026-11-27".parse().unwrap()),
            vote: None,
        }
    }

    #[test]
    fn plain_lines_stay_plain() {
        for line in [
            "",
            "B",
            "B:",
            "B:   ",
            "b: klein",
            "Beschluss: nein",
            "X: kein Buchstabe",
            "B://pfad",
            "Ä: Umlaut",
            "1: Zahl",
        ] {
            assert_eq!(read(line), None, "{line:?}");
        }
    }

    #[test]
    fn a_task_knows_who_and_until_when() {
        let fulda = || Some(Responsible::Municipality(MunicipalityId(1)));
        let ute = || Some(Responsible::Person(PersonId(2)));
        let named = |name: &str| Some(Responsible::Named(name.into()));
        let cases = [
            ("A: Text", task("Text", None, false)),
            ("A:Text", task("Text", None, false)),
            ("A: Fulda: Text bis fr", task("Text", fulda(), true)),
            ("A: Text @Fulda bis 27.11.", task("Text", fulda(), true)),
            ("A: Text bis in 2 Wochen @ute", task("Text", ute(), true)),
            (
                "A: Text @Ute Bär schicken",
                task("Text schicken", ute(), false),
            ),
            ("A: @Ute Bär, Text", task("Text", ute(), false)),
            ("A: Text @meier bis fr", task("Text", named("meier"), true)),
            ("A: Kassel: Text", task("Kassel: Text", None, false)),
            (
                "A: von 8 bis 12 Uhr öffnen",
                task("von 8 bis 12 Uhr öffnen", None, false),
            ),
            ("A: Mail an a@b.de", task("Mail an a@b.de", None, false)),
            ("A: bis fr", task("bis fr", None, false)),
            ("A: @Fulda", task("@Fulda", None, false)),
            ("A: Liste bis fr!", task("Liste", None, true)),
        ];
        for (line, expected) in cases {
            assert_eq!(read(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn a_decision_may_carry_its_vote() {
        let vote = |line: &str| read(line).map(|lifted| (lifted.text, lifted.vote));
        let counted = Some(Vote {
            yes: 7,
            no: 2,
            abstained: 1,
        });
        assert_eq!(
            vote("B: Wir machen mit 7:2:1"),
            Some(("Wir machen mit".into(), counted))
        );
        assert_eq!(
            vote("B: Wir machen mit (7:2:1)."),
            Some(("Wir machen mit".into(), counted))
        );
        assert_eq!(vote("B: 7:2:1"), Some(("7:2:1".into(), None)));
        assert_eq!(vote("B: Beginn 9:30"), Some(("Beginn 9:30".into(), None)));
    }

    #[test]
    fn origin_topic_and_note() {
        let good = read("G: Fulda: Lotsen im Wartebereich").unwrap();
        assert_eq!(good.who, Some(Responsible::Municipality(MunicipalityId(1))));
        assert_eq!(good.text, "Lotsen im Wartebereich");
        assert_eq!(read("T: Digitale Akte").unwrap().mark, Mark::Topic);
        let note = read("N: Fulda: später fragen").unwrap();
        assert_eq!((note.mark, note.who), (Mark::Note, None));
        assert_eq!(note.text, "Fulda: später fragen");
    }
}
