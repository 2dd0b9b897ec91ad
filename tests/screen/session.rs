//! Beginning, interruptions, end: what a person's terminal and connection do to the program.

use std::time::Duration;

use crate::ring::{many_rings, meeting_running};
use crate::support::{Home, Screen};
use ringbuch::tui::backend::first_forbidden;
use rustix::process::Signal;

/// Long enough for a program that wants to say something.
const PAUSE: Duration = Duration::from_millis(150);

/// The screen with the running meeting's minutes open, ready for typing.
#[track_caller]
fn minutes(home: &Home, columns: u16, rows: u16) -> Screen {
    let mut screen = home.screen(columns, rows);
    screen.wait_for("1 Heute");
    screen.settle(PAUSE);
    screen.keys("0").wait_for("Begrüßung");
    screen.settle(PAUSE);
    screen
}

#[track_caller]
fn leave(mut screen: Screen) -> Vec<u8> {
    screen.keys("<ctrl+q>").wait_until_given_back();
    assert_eq!(screen.exit_code(), 0);
    screen.rest()
}

#[test]
fn a_first_start_shows_the_day_and_leaves_a_clean_terminal() {
    let home = Home::new();
    let mut screen = home.screen(80, 24);
    screen.wait_for("1 Heute").wait_for("24.11.2026");
    screen.settle(PAUSE);
    screen.keys("2").wait_for("Ringe");
    let bytes = leave(screen);
    assert_eq!(first_forbidden(&bytes), None);
    // A clean end needs no check at the next start.
    let listed = home.succeed(&["rings", "list", "--format", "json"]);
    assert_eq!(listed.trim(), "[]");
}

#[test]
fn a_second_program_is_told_who_holds_the_store() {
    let home = Home::new();
    let screen = home.screen(80, 24);
    screen.wait_for("1 Heute");
    let output = home.command(&["rings", "list"]);
    assert_eq!(output.status.code(), Some(4));
    let mut second = home.screen(80, 24);
    assert_eq!(second.exit_code(), 4);
    screen.settle(PAUSE);
    leave(screen);
}

#[test]
fn what_stood_on_the_screen_survives_a_killed_program() {
    let home = meeting_running();
    let mut screen = minutes(&home, 80, 24);
    screen.keys("Grüße aus Fulda").wait_for("Grüße aus Fulda");
    screen.kill9();
    assert!(!home.drafts().is_empty());
    let mut screen = home.screen(80, 24);
    screen.wait_for("1 Heute");
    screen.settle(PAUSE);
    screen.keys("0").wait_for("Grüße aus Fulda");
    screen.keys("<enter>");
    screen.settle(PAUSE);
    leave(screen);
    let minutes = home.succeed(&["minutes", "export", "1"]);
    assert!(minutes.contains("Grüße aus Fulda"), "{minutes}");
}

#[test]
fn a_dropped_line_keeps_what_was_being_typed() {
    let home = meeting_running();
    let mut screen = minutes(&home, 80, 24);
    screen.keys("mitten im Sa").wait_for("mitten im Sa");
    assert_eq!(screen.hang_up(), 0);
    let minutes = home.succeed(&["minutes", "export", "1"]);
    assert!(minutes.contains("mitten im Sa"), "{minutes}");
}

#[test]
fn a_request_to_end_ends_cleanly_and_keeps_everything() {
    let home = meeting_running();
    let mut screen = minutes(&home, 80, 24);
    screen.keys("B: mitten drin").wait_for("B: mitten drin");
    screen.signal(Signal::TERM);
    screen.wait_until_given_back();
    assert_eq!(screen.exit_code(), 0);
    let minutes = home.succeed(&["minutes", "export", "1"]);
    assert!(minutes.contains("mitten drin"), "{minutes}");
}

#[test]
fn esc_keeps_what_was_typed() {
    let home = meeting_running();
    let mut screen = minutes(&home, 80, 24);
    screen.keys("angefangen").wait_for("angefangen");
    screen.keys("<esc>").wait_until_gone("angefangen");
    screen.settle(PAUSE);
    screen.keys("0").wait_for("angefangen");
    leave(screen);
}

#[test]
fn the_same_size_again_paints_everything_anew() {
    let home = Home::new();
    let mut screen = home.screen(80, 24);
    screen.wait_for("1 Heute");
    screen.settle(PAUSE);
    let before = screen.paintings();
    screen.signal(Signal::WINCH);
    screen.settle(PAUSE);
    assert_eq!(screen.paintings(), before + 1);
    leave(screen);
}

#[test]
fn every_size_is_usable_and_too_small_a_one_says_so() {
    let home = meeting_running();
    let mut screen = minutes(&home, 80, 24);
    screen.keys("eins zwei").wait_for("eins zwei");
    for (columns, rows) in [(120, 40), (60, 15), (80, 24)] {
        screen.resize(columns, rows).settle(PAUSE);
        screen.wait_for("eins zwei");
    }
    screen.resize(40, 10).settle(PAUSE);
    screen.wait_for("60");
    screen.keys(" drei").settle(PAUSE);
    screen.resize(80, 24).wait_for("eins zwei drei");
    let bytes = leave(screen);
    assert_eq!(first_forbidden(&bytes), None);
}

#[test]
fn suspending_leads_to_the_shell_and_back() {
    let home = Home::new();
    let mut screen = home.screen_under_a_shell();
    screen.wait_for("1 Heute");
    screen.settle(PAUSE);
    screen.keys("Z").wait_for("back in the shell");
    screen.wait_until_given_back();
    screen.keys("<enter>").wait_for("1 Heute");
    screen.settle(PAUSE);
    screen.keys("<ctrl+q>").wait_for("ended");
}

#[test]
fn a_sessions_first_process_says_why_it_does_not_suspend() {
    let home = Home::new();
    let mut screen = home.screen(80, 24);
    screen.wait_for("1 Heute");
    screen.settle(PAUSE);
    screen.keys("Z").wait_for("keine Shell");
    leave(screen);
}

#[test]
fn while_nothing_happens_nothing_is_written_and_nothing_wakes_up() {
    let home = meeting_running();
    let mut screen = minutes(&home, 80, 24);
    screen.keys("abc").wait_for("abc");
    screen.keys("<enter>").settle(Duration::from_secs(1));
    let before = screen.wake_ups();
    assert!(before.len() >= 6, "{before:?}");
    screen.assert_quiet(Duration::from_secs(2));
    assert_eq!(screen.wake_ups(), before);
    leave(screen);
}

#[test]
fn a_key_costs_few_bytes() {
    let home = many_rings(60);
    let mut screen = home.screen(80, 24);
    screen.wait_for("1 Heute");
    screen.settle(PAUSE);
    screen.keys("2").wait_for("Ring der Nummer 3");
    screen.settle(PAUSE);
    for _ in 0..5 {
        screen.mark().keys("j").settle(PAUSE);
        assert!(screen.bytes() <= 60, "cursor down: {}", screen.bytes());
    }
    screen.mark().keys("<pgdn>").settle(PAUSE);
    assert!(screen.bytes() <= 1300, "page: {}", screen.bytes());
    screen.mark().keys("3").settle(PAUSE);
    assert!(screen.bytes() <= 1300, "tab: {}", screen.bytes());
    screen.keys("2").settle(PAUSE);
    screen.mark().raw(&[b'j'; 100]).settle(PAUSE);
    assert!(screen.bytes() <= 3000, "100 keys: {}", screen.bytes());
    leave(screen);
    let home = meeting_running();
    let mut screen = minutes(&home, 80, 24);
    screen.keys("So").settle(PAUSE);
    for letter in "nst ä,".chars() {
        screen.mark().keys(&letter.to_string()).settle(PAUSE);
        assert!(screen.bytes() <= 40, "{letter:?}: {}", screen.bytes());
    }
    screen.mark().keys(&"wort ".repeat(20)).settle(PAUSE);
    assert!(screen.bytes() <= 3000, "100 letters: {}", screen.bytes());
    leave(screen);
}

#[test]
fn an_editor_gets_the_text_of_a_field_and_gives_it_back() {
    let home = many_rings(1);
    let script = home.path().join("editor.sh");
    let lines = "cat \"$1\"; echo editor here; read line; printf %s \"$line\" >> \"$1\"";
    std::fs::write(&script, lines).expect("a script");
    let editor = format!("sh {}", script.display());
    let mut screen = home.screen_with(80, 24, &[("EDITOR", &editor)]);
    screen.wait_for("1 Heute").settle(PAUSE);
    screen.keys("2").wait_for("Ring der Nummer 1");
    screen.keys("e").settle(PAUSE);
    // The number comes first, then the name.
    screen.keys("<tab>").settle(PAUSE);
    screen.keys("<f4>").wait_for("editor here");
    assert!(!screen.seen().screen().alternate_screen());
    assert!(screen.seen().shows("Ring der Nummer 1"));
    assert!(home.drafts().iter().any(|name| name.starts_with("editor-")));
    screen.raw(b"und mehr\n").wait_until("the form", |seen| {
        seen.screen().alternate_screen() && seen.shows("Nummer 1und mehr")
    });
    assert!(!home.drafts().iter().any(|name| name.starts_with("editor-")));
    screen.keys("<ctrl+s>").settle(PAUSE);
    leave(screen);
    let listed = home.succeed(&["rings", "list"]);
    assert!(listed.contains("Nummer 1und mehr"), "{listed}");
}
