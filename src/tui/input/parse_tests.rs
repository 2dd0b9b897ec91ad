use proptest::prelude::*;

use super::*;
use crate::tui::keymap::Key;

/// The events of bytes after which nothing follows, in the keymap's spelling.
fn read(bytes: &[u8]) -> Vec<String> {
    let mut parser = Parser::default();
    let mut events = Vec::new();
    parser.feed(bytes, &mut events);
    parser.decide(&mut events);
    events.iter().map(spelled).collect()
}

fn spelled(event: &Event) -> String {
    match event {
        Event::Key(key) => Key::from_event(key).map_or_else(String::new, |key| key.to_string()),
        Event::Paste(text) => format!("<{text}>"),
        other => format!("{other:?}"),
    }
}

#[test]
fn every_terminals_spelling_of_a_key_is_read() {
    for (bytes, expected) in [
        ("a", "a"),
        ("Ä", "Ä"),
        ("\r", "enter"),
        ("\t", "tab"),
        ("\x7f", "backspace"),
        ("\x08", "backspace"),
        ("\n", "ctrl+j"),
        ("\x13", "ctrl+s"),
        ("\x1b", "esc"),
        ("\x1bx", "alt+x"),
        ("\x1bä", "alt+ä"),
        ("\x1b[A", "up"),
        ("\x1bOB", "down"),
        ("\x1b[1;3B", "alt+down"),
        ("\x1b[1;5C", "ctrl+right"),
        ("\x1b[Z", "shift+tab"),
        ("\x1b[5~", "pgup"),
        ("\x1b[6;5~", "ctrl+pgdn"),
        ("\x1b[H", "home"),
        ("\x1b[1~", "home"),
        ("\x1b[7~", "home"),
        ("\x1bOF", "end"),
        ("\x1b[3~", "delete"),
        ("\x1b[2~", "insert"),
        ("\x1bOP", "f1"),
        ("\x1b[11~", "f1"),
        ("\x1b[[A", "f1"),
        ("\x1b[[E", "f5"),
        ("\x1b[15~", "f5"),
        ("\x1b[17~", "f6"),
        ("\x1b[21~", "f10"),
        ("\x1b[24~", "f12"),
        ("\x1b[6^", "ctrl+pgdn"),
        ("\x1b[3$", "shift+delete"),
        ("\x1bOj", "*"),
        ("\x1bOy", "9"),
        ("\x1bOM", "enter"),
        ("\x1b[115;5u", "ctrl+s"),
        ("\x1b[27;5;9~", "ctrl+tab"),
        ("\x1b\x7f", "alt+backspace"),
        ("\x1b[", "alt+["),
    ] {
        assert_eq!(read(bytes.as_bytes()), [expected], "{bytes:?}");
    }
}

#[test]
fn what_is_no_key_is_skipped_and_the_next_key_lives() {
    for bytes in [
        "\x1b[?1;2cx",
        "\x1b[Ix",
        "\x1b[99~x",
        "\x1b[<0;3;4Mx",
        "\x1b[[Zx",
        "\x1bO!x",
    ] {
        let keys = read(bytes.as_bytes());
        assert_eq!(
            keys.last().map(String::as_str),
            Some("x"),
            "{bytes:?}: {keys:?}"
        );
    }
}

#[test]
fn latin_1_from_an_old_session_is_read_too() {
    assert_eq!(read(b"K\xfcn"), ["K", "ü", "n"]);
    assert_eq!(read(b"\xe4"), ["ä"]);
}

#[test]
fn a_split_sequence_waits_for_its_rest() {
    let mut parser = Parser::default();
    let mut events = Vec::new();
    for part in ["\x1b", "[1;", "5", "C"] {
        assert!(events.is_empty());
        parser.feed(part.as_bytes(), &mut events);
    }
    assert_eq!(
        events.iter().map(spelled).collect::<Vec<_>>(),
        ["ctrl+right"]
    );
    assert!(!parser.is_undecided());
}

#[test]
fn a_paste_is_one_event_and_plain_text() {
    let mut parser = Parser::default();
    let mut events = Vec::new();
    for part in ["x\x1b[20", "0~eins\r\nzw\x1b[31mei\rd\trei\x1b[20", "1~y"] {
        parser.feed(part.as_bytes(), &mut events);
        assert!(!parser.is_undecided() || parser.pasting.is_none());
    }
    let read: Vec<_> = events.iter().map(spelled).collect();
    assert_eq!(read, ["x", "<eins\nzw[31mei\nd\trei>", "y"]);
}

#[test]
fn a_large_paste_is_searched_once_not_again_and_again() {
    let mut parser = Parser::default();
    let mut events = Vec::new();
    parser.feed(PASTE_START, &mut events);
    for _ in 0..2_000 {
        parser.feed(&[b'x'; 1_000], &mut events);
    }
    parser.feed(PASTE_END, &mut events);
    assert!(matches!(&events[..], [Event::Paste(text)] if text.len() == 2_000_000));
}

proptest! {
    #[test]
    fn any_bytes_are_read_to_their_end(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut parser = Parser::default();
        let mut events = Vec::new();
        parser.feed(&bytes, &mut events);
        parser.decide(&mut events);
        prop_assert!(parser.pasting.is_some() || !parser.is_undecided());
    }

    #[test]
    fn typed_text_arrives_however_it_is_cut(text in "[a-zäöüß€漢 ]{0,40}", cut in 1usize..5) {
        let mut parser = Parser::default();
        let mut events = Vec::new();
        for part in text.as_bytes().chunks(cut) {
            parser.feed(part, &mut events);
        }
        let typed: String = events
            .iter()
            .filter_map(|event| match event {
                Event::Key(key) => Key::from_event(key).and_then(Key::text),
                _ => None,
            })
            .collect();
        prop_assert_eq!(typed, text);
    }
}
