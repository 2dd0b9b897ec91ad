//! Minutes as a minute taker types them, with a program that is killed on the way.

use std::collections::BTreeSet;
use std::time::Duration;

use ringbuch::tui::backend::first_forbidden;

use crate::oracle::{Dice, Script, Step};
use crate::ring::{ITEMS, meeting_running};
use crate::support::{Home, Screen, Seen};

/// Long enough for a program that wants to say something.
const PAUSE: Duration = Duration::from_millis(120);

/// A minute taker who types on whatever happens to the program.
struct Taker {
    home: Home,
    size: (u16, u16),
    screen: Option<Screen>,
    item: usize,
    /// Keys after which the program is killed.
    deaths: BTreeSet<usize>,
    typed: usize,
    killed: usize,
}

/// Whether the cursor stands on an empty line: nothing but a frame before it.
fn on_empty_line(seen: &Seen) -> bool {
    let before = seen.before_cursor();
    let before = before.trim_end();
    before.ends_with('│') && seen.row(seen.cursor().0).len() > before.len()
}

/// Whether this was typed into the cursor's line. Of a wrapped line its last part is seen there.
fn ends_with(seen: &Seen, text: &str, room: usize) -> bool {
    let before = seen.before_cursor();
    let shown = before.rsplit('│').next().unwrap_or_default();
    let shown = shown.trim_start();
    let is_wrapped = text.chars().count() > room;
    shown == text || (is_wrapped && !shown.is_empty() && text.ends_with(shown))
}

/// Whether this is the item being written: its name stands in a frame, alone or beside the agenda.
fn titled(seen: &Seen, item: &str) -> bool {
    ["┌", "┬"]
        .iter()
        .any(|corner| seen.shows(&format!("{corner} {item} ")))
}

impl Taker {
    /// Characters of a line that is surely not wrapped.
    fn room(&self) -> usize {
        if self.size.0 < 80 { 30 } else { 50 }
    }

    fn new(size: (u16, u16)) -> Self {
        let mut taker = Self {
            home: meeting_running(),
            size,
            screen: None,
            item: 0,
            deaths: BTreeSet::new(),
            typed: 0,
            killed: 0,
        };
        taker.start();
        taker
    }

    #[track_caller]
    fn start(&mut self) {
        let mut screen = self.home.screen(self.size.0, self.size.1);
        screen.wait_for("1 Heu").settle(PAUSE);
        screen.keys("0").wait_until("the minutes", |seen| {
            titled(seen, ITEMS[self.item]) && seen.shows("┌ Tagesordnung")
        });
        screen.settle(PAUSE);
        self.screen = Some(screen);
    }

    fn screen(&mut self) -> &mut Screen {
        self.screen.as_mut().expect("running")
    }

    /// Kills the program and starts it again; the cursor has to stand where it stood.
    #[track_caller]
    fn die(&mut self) {
        let screen = self.screen.take().expect("running");
        let before = screen.seen().before_cursor();
        let bytes = screen.kill9();
        assert_eq!(first_forbidden(&bytes), None);
        self.killed += 1;
        self.start();
        let tail = |text: &str| {
            let last = text.rsplit('│').next().unwrap_or_default();
            last.trim().to_owned()
        };
        let before = tail(&before);
        self.screen()
            .wait_until(&format!("the cursor behind {before:?}"), |seen| {
                tail(&seen.before_cursor()) == before
            });
    }

    /// One key went out; the program may have to die of it.
    #[track_caller]
    fn after_key(&mut self) {
        self.typed += 1;
        if self.deaths.contains(&self.typed) {
            self.die();
        }
    }

    /// Types a text in as few writes as deaths allow.
    #[track_caller]
    fn text(&mut self, text: &str) {
        let room = self.room();
        let mut sent = String::new();
        let mut pending = String::new();
        for character in text.chars() {
            sent.push(character);
            pending.push(character);
            // The echo of a blank can't be told from what was there before: the next key, then.
            if character == ' ' && self.deaths.remove(&(self.typed + 1)) {
                self.deaths.insert(self.typed + 2);
            }
            if self.deaths.contains(&(self.typed + 1)) {
                self.screen().raw(pending.as_bytes());
                pending.clear();
                let shown = sent.clone();
                self.screen()
                    .wait_until(&format!("echo of {shown:?}"), |seen| {
                        ends_with(seen, &shown, room)
                    });
            }
            self.after_key();
        }
        self.screen().raw(pending.as_bytes());
        self.screen()
            .wait_until(&format!("echo of {text:?}"), |seen| {
                text.is_empty() || ends_with(seen, text, room)
            });
    }

    /// Enter: the cursor is on a new, empty line. What was typed may still be on its way then.
    #[track_caller]
    fn enter(&mut self) {
        let row = self.screen().seen().cursor().0;
        self.screen().keys("<enter>");
        self.screen().wait_until("a new line", |seen| {
            on_empty_line(seen) && (seen.cursor().0 != row || seen.shows("→"))
        });
        self.after_key();
    }

    #[track_caller]
    fn number(&mut self, number: &str) {
        let shown = format!("{number} ");
        self.screen().wait_for(&shown);
    }

    #[track_caller]
    fn step(&mut self, step: &Step) {
        let room = self.room();
        match step {
            Step::Line { typed, number } => {
                self.text(typed);
                self.enter();
                if let Some(number) = number {
                    self.number(number);
                }
            }
            Step::TakenBack {
                typed,
                number,
                text,
            } => {
                self.text(typed);
                self.enter();
                self.number(number);
                // The answer has come: now the mark can be taken back.
                self.screen().settle(PAUSE);
                self.screen().keys("<backspace>");
                self.screen()
                    .wait_until("the text again", |seen| ends_with(seen, text, room));
                self.screen().settle(PAUSE);
                self.after_key();
                self.enter();
            }
            Step::Paste(text) => {
                self.screen().paste(text);
                let last = text.lines().last().unwrap_or_default().to_owned();
                self.screen()
                    .wait_until("the pasted text", |seen| ends_with(seen, &last, room));
                self.after_key();
                self.enter();
            }
            Step::Item(wanted) => {
                let key = if *wanted > self.item {
                    "<alt+down>"
                } else {
                    "<ctrl+pgup>"
                };
                for _ in 0..wanted.abs_diff(self.item) {
                    self.item = if *wanted > self.item {
                        self.item + 1
                    } else {
                        self.item - 1
                    };
                    let item = ITEMS[self.item];
                    self.screen()
                        .keys(key)
                        .wait_until(item, |seen| titled(seen, item));
                    self.after_key();
                }
            }
        }
    }

    #[track_caller]
    fn end(mut self) -> String {
        let mut screen = self.screen.take().expect("running");
        screen.settle(PAUSE);
        screen.keys("<ctrl+q>").wait_until_given_back();
        assert_eq!(screen.exit_code(), 0);
        assert_eq!(first_forbidden(&screen.rest()), None);
        self.home.succeed(&["minutes", "export", "1"])
    }
}

#[track_caller]
fn assert_same(found: &str, expected: &str) {
    let differs = found
        .lines()
        .zip(expected.lines())
        .position(|(found, expected)| found != expected);
    let around = |text: &str| -> String {
        let from = differs.unwrap_or(0).saturating_sub(6);
        let lines = text.lines().skip(from).take(12);
        lines.collect::<Vec<_>>().join("\n")
    };
    assert!(
        found == expected,
        "line {differs:?}\n--- found\n{}\n--- expected\n{}",
        around(found),
        around(expected)
    );
}

#[test]
fn everything_typed_stands_in_the_minutes() {
    let script = Script::new(11, 120);
    let mut taker = Taker::new((80, 24));
    for step in &script.steps {
        taker.step(step);
    }
    assert_same(&taker.end(), &script.markdown());
}

#[test]
fn everything_typed_stands_in_the_minutes_on_a_large_screen() {
    let script = Script::new(12, 60);
    let mut taker = Taker::new((120, 40));
    for step in &script.steps {
        taker.step(step);
    }
    assert_same(&taker.end(), &script.markdown());
}

#[test]
fn everything_typed_stands_in_the_minutes_on_a_small_screen() {
    let script = Script::new(14, 40);
    let mut taker = Taker::new((60, 15));
    for step in &script.steps {
        taker.step(step);
    }
    assert_same(&taker.end(), &script.markdown());
}

#[test]
fn killed_at_twenty_keys_the_minutes_are_still_what_was_typed() {
    let script = Script::new(13, 120);
    let mut dice = Dice::new(17);
    let mut taker = Taker::new((80, 24));
    while taker.deaths.len() < 20 {
        taker.deaths.insert(1 + dice.below(2_500));
    }
    for step in &script.steps {
        taker.step(step);
    }
    assert_eq!(taker.killed, 20, "of {} keys", taker.typed);
    assert_same(&taker.end(), &script.markdown());
}
