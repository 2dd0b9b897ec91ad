//! What minutes have to say, worked out without the program: a script of typed lines, and the
//! Markdown that has to come of it.
//!
//! Only the escaping of Markdown is taken from the library (it has tests of its own); which line
//! becomes what, numbers, order, names and dates are written down here by hand.

use std::fmt::Write as _;

use ringbuch::report::markdown;

use crate::ring::{ITEMS, MEMBERS};

/// A small, repeatable source of choices.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// What somebody does at the keyboard.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Types a line and ends it; a number such as `B3` shows if it was lifted.
    Line {
        typed: String,
        number: Option<String>,
    },
    /// The same, and takes the lifting back: the line stands there as this text and stays text.
    TakenBack {
        typed: String,
        number: String,
        text: String,
    },
    /// Pastes a text and ends its last line.
    Paste(String),
    /// Goes to another item of the agenda, from 0.
    Item(usize),
}

/// An outcome as the documents show it.
#[derive(Debug, Clone, Default)]
struct Outcome {
    number: String,
    letter: char,
    text: String,
    from: Option<&'static str>,
    vote: Option<String>,
    responsible: Option<&'static str>,
    due: Option<&'static str>,
    item: usize,
}

#[derive(Debug, Clone)]
enum Entry {
    Text(String),
    Note,
    Topic(String),
    Outcome(Outcome),
}

/// A script and what has to come of it.
pub(crate) struct Script {
    pub(crate) steps: Vec<Step>,
    items: Vec<Vec<Entry>>,
    given: Vec<(char, u32)>,
    at: usize,
}

const TEXTS: [&str; 14] = [
    "Frau Bär begrüßt die Runde",
    "| Spalte | zwei | drei",
    "*wichtig* und **sehr wichtig**",
    "# keine Überschrift",
    "1. keine Liste",
    "<b>nicht fett</b> & mehr",
    "mit `Code` und ``mehr`` darin",
    "Österreich, Köln, Düsseldorf – „so“",
    "Beschluss: kein Buchstabe davor",
    "b: klein bleibt klein",
    "Uhrzeit 9:30, Ende 12:00",
    "_unter_strich_ und ~~weg~~",
    "[Verweis](https://beispiel.de)",
    "eine lange Zeile, die umbrochen wird, weil sie viel mehr Zeichen hat als die Spalte breit ist",
];

const OUTCOMES: [&str; 7] = [
    // A district and a city: nobody can know which, so it is no name but text.
    "Kassel: das klärt der Kreis",
    "Wir machen gemeinsam weiter",
    "Straße, Größe, Maß & Übermaß",
    "a | b und *c*",
    "# Raute <b>vorn</b>",
    "1. zuerst `prüfen`",
    "Lotsen im Wartebereich einsetzen",
];

impl Script {
    pub(crate) fn new(seed: u64, lines: usize) -> Self {
        let mut script = Self {
            steps: Vec::new(),
            items: vec![Vec::new(); ITEMS.len()],
            given: Vec::new(),
            at: 0,
        };
        let mut dice = Dice::new(seed);
        while script.steps.len() < lines {
            script.step(&mut dice);
        }
        script
    }

    fn add(&mut self, entry: Entry) {
        self.items[self.at].push(entry);
    }

    /// Numbers run within a letter and are never given twice.
    fn number(&mut self, letter: char) -> String {
        for (known, last) in &mut self.given {
            if *known == letter {
                *last += 1;
                return format!("{letter}{last}");
            }
        }
        self.given.push((letter, 1));
        format!("{letter}1")
    }

    fn lifted(&mut self, typed: String, outcome: Outcome) {
        let number = self.number(outcome.letter);
        let item = self.at + 1;
        self.steps.push(Step::Line {
            typed,
            number: Some(number.clone()),
        });
        self.add(Entry::Outcome(Outcome {
            number,
            item,
            ..outcome
        }));
    }

    fn plain(&mut self, typed: String, entry: Entry) {
        self.steps.push(Step::Line {
            typed,
            number: None,
        });
        self.add(entry);
    }

    fn step(&mut self, dice: &mut Dice) {
        let text = dice.pick(&OUTCOMES);
        let count = self.steps.len();
        match dice.below(16) {
            0..=3 => {
                let text = format!("{} ({count})", dice.pick(&TEXTS));
                self.plain(text.clone(), Entry::Text(text));
            }
            4 => self.plain(String::new(), Entry::Text(String::new())),
            5 => {
                let vote = dice.pick(&["", " 7:2:1", " (12:0:3)"]);
                let shown = vote.trim_matches([' ', '(', ')']).to_owned();
                let outcome = Outcome {
                    letter: 'B',
                    text: text.to_owned(),
                    vote: (!vote.is_empty()).then_some(shown),
                    ..Outcome::default()
                };
                self.lifted(format!("B: {text}{vote}"), outcome);
            }
            6..=8 => self.task(dice, text),
            9 => {
                let letter = dice.pick(&['G', 'E', 'H', 'F', 'O', 'P']);
                let from = dice.pick(&[None, Some(MEMBERS[0]), Some(MEMBERS[1])]);
                let prefix = from.map_or_else(String::new, |name| format!("{name}: "));
                let outcome = Outcome {
                    letter,
                    text: text.to_owned(),
                    from,
                    ..Outcome::default()
                };
                self.lifted(format!("{letter}: {prefix}{text}"), outcome);
            }
            10 => {
                let letter = dice.pick(&['G', 'E', 'H', 'F', 'O', 'P']);
                let outcome = Outcome {
                    letter,
                    text: text.to_owned(),
                    ..Outcome::default()
                };
                self.lifted(format!("{letter}:{text}"), outcome);
            }
            11 => self.plain(format!("N: nur für mich {count}"), Entry::Note),
            12 => {
                let topic = format!("Thema {count} | später");
                self.plain(format!("T: {topic}"), Entry::Topic(topic));
            }
            13 => {
                let letter = dice.pick(&['B', 'F', 'A']);
                let number = self.number(letter);
                let typed = format!("{letter}: doch nur Text {count}");
                self.steps.push(Step::TakenBack {
                    typed: typed.clone(),
                    number,
                    text: typed.clone(),
                });
                self.add(Entry::Text(typed));
            }
            14 => {
                let first = format!("B: eingefügt {count}");
                let last = format!("A: letzte Zeile {count}");
                self.steps
                    .push(Step::Paste(format!("{first}\n- Punkt *eins*\n{last}")));
                self.add(Entry::Text(first));
                self.add(Entry::Text("- Punkt *eins*".to_owned()));
                self.add(Entry::Text(last));
            }
            _ => {
                let other = (self.at + 1 + dice.below(ITEMS.len() - 1)) % ITEMS.len();
                self.at = other;
                self.steps.push(Step::Item(other));
            }
        }
    }

    /// The meeting is on Tuesday, 24 November 2026: days count from there.
    fn task(&mut self, dice: &mut Dice, text: &str) {
        let dates = [
            ("", None),
            (" bis fr", Some("27.11.2026")),
            (" bis 15.3.", Some("15.03.2027")),
            (" bis in 2 Wochen", Some("08.12.2026")),
            (" bis Ende Januar", Some("31.01.2027")),
        ];
        let (until, due) = dice.pick(&dates);
        let names = [
            ("", "", None),
            ("", " @Ute Bär", Some("Ute Bär")),
            ("", " @rau", Some("Jan Rau")),
            ("", " @meier", Some("meier")),
            ("Wetterau: ", "", Some("Wetterau")),
            ("Fulda: ", "", Some("Fulda")),
        ];
        let (before, behind, responsible) = dice.pick(&names);
        let outcome = Outcome {
            letter: 'A',
            text: text.to_owned(),
            responsible,
            due,
            ..Outcome::default()
        };
        self.lifted(format!("A: {before}{text}{behind}{until}"), outcome);
    }

    /// The document.
    pub(crate) fn markdown(&self) -> String {
        let members = MEMBERS.join(", ");
        let mut out = format!(
            "# Protokoll: Sitzung des Vergleichsrings 4 am 24.11.2026\n\n\
             **Entwurf, noch nicht versandt**\n\n\
             - **Ring:** Vergleichsring 4\n\
             - **Termin:** Di 24.11.2026, 09:00–17:00 Uhr\n\
             - **Mitglieder des Rings (3):** {members}\n\
             - **Stand des Protokolls:** Entwurf\n\n\
             ## Dienstag, 24.11.2026\n\n"
        );
        for (at, (title, entries)) in ITEMS.iter().zip(&self.items).enumerate() {
            let (number, start, end) = (at + 1, at + 9, at + 10);
            let _ = write!(
                out,
                "### TOP {number}: {title}\n\n{start:02}:00–{end:02}:00 Uhr\n\n"
            );
            for block in blocks(entries) {
                let _ = write!(out, "{block}\n\n");
            }
        }
        let of = |letter: char| -> Vec<&Outcome> {
            let entries = self.items.iter().flatten();
            let mut found: Vec<&Outcome> = entries
                .filter_map(|entry| match entry {
                    Entry::Outcome(outcome) if outcome.letter == letter => Some(outcome),
                    _ => None,
                })
                .collect();
            found.sort_by_key(|outcome| outcome.number[1..].parse::<u32>().unwrap_or(0));
            found
        };
        out.push_str("## Beschlüsse\n\n");
        out.push_str(if of('B').is_empty() {
            "Es wurden keine Beschlüsse gefasst.\n"
        } else {
            "| Nr. | Beschluss | Abstimmung | TOP |\n|---|---|---|---|\n"
        });
        for one in of('B') {
            let (number, text) = (&one.number, markdown::inline(&one.text));
            let vote = one.vote.as_deref().unwrap_or("–");
            let _ = writeln!(out, "| {number} | {text} | {vote} | {} |", one.item);
        }
        out.push_str("\n## Aufträge\n\n");
        out.push_str(if of('A').is_empty() {
            "Es wurden keine Aufträge vergeben.\n"
        } else {
            "| Nr. | Auftrag | Zuständig | Bis |\n|---|---|---|---|\n"
        });
        for one in of('A') {
            let (number, text) = (&one.number, markdown::inline(&one.text));
            let who = one.responsible.unwrap_or("–");
            let due = one.due.unwrap_or("–");
            let _ = writeln!(out, "| {number} | {text} | {who} | {due} |");
        }
        let questions = of('O');
        if !questions.is_empty() {
            out.push_str("\n## Offene Fragen\n\n| Nr. | Frage | TOP |\n|---|---|---|\n");
            for one in questions {
                let (number, text) = (&one.number, markdown::inline(&one.text));
                let _ = writeln!(out, "| {number} | {text} | {} |", one.item);
            }
        }
        out.push_str("\n## Nächste Sitzung\n\nEin Termin steht noch nicht fest.\n");
        out
    }
}

/// Lines of text that follow each other make one block; notes are as if they were not there.
fn blocks(entries: &[Entry]) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut text: Vec<&str> = Vec::new();
    let close = |text: &mut Vec<&str>, blocks: &mut Vec<String>| {
        let block = markdown::block(text.drain(..));
        blocks.extend((!block.is_empty()).then_some(block));
    };
    for entry in entries {
        match entry {
            Entry::Text(line) => text.push(line),
            Entry::Note => {}
            Entry::Topic(topic) => {
                close(&mut text, &mut blocks);
                let topic = markdown::inline(topic);
                blocks.push(format!("*Für den Themenspeicher vorgemerkt:* {topic}"));
            }
            Entry::Outcome(outcome) => {
                close(&mut text, &mut blocks);
                blocks.push(paragraph(outcome));
            }
        }
    }
    close(&mut text, &mut blocks);
    blocks
}

fn paragraph(outcome: &Outcome) -> String {
    let kind = match outcome.letter {
        'B' => "Beschluss",
        'A' => "Auftrag",
        'F' => "Feststellung",
        'E' => "Erfolgsfaktor",
        'H' => "Handlungsansatz",
        'G' => "Gutes Beispiel",
        'P' => "Fachliche Position",
        _ => "Offene Frage",
    };
    let from = outcome
        .from
        .map_or_else(String::new, |name| format!(", {name}"));
    let mut out = format!(
        "**{}** ({kind}{from}) {}",
        outcome.number,
        markdown::inline(&outcome.text)
    );
    if let Some(vote) = &outcome.vote {
        let _ = write!(out, " – Abstimmung {vote} (dafür:dagegen:Enthaltung)");
    }
    if let Some(who) = outcome.responsible {
        let _ = write!(out, " – zuständig: {who}");
    }
    if let Some(due) = outcome.due {
        let _ = write!(out, " – bis {due}");
    }
    out
}
