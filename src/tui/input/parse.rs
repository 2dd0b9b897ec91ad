//! Bytes of a terminal to events.
//!
//! Ours instead of crossterm's reader, for three reasons: that one spins when the terminal is gone,
//! blocks inside half a sequence so that `$EDITOR` would lose keys, and leaves what is beyond one
//! kilobyte unread until the next key. The price: this table of sequences. Events keep crossterm's
//! types.
//!
//! ```text
//! ESC [ parameters final     arrows, Pos1, Ende, F1 …, numbers with ~ (xterm, Linux, rxvt, PuTTY)
//! ESC O final                the same in application mode, and the keypad
//! ESC [ 200 ~ … ESC [ 201 ~  a paste
//! ESC character              the character with ALT
//! ```
//! A lone ESC is the Esc key once nothing follows for [`super::ESC_WAIT`].

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::Event;

const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// A paste that never ends is cut here, so that a lost end mark can't swallow keys for ever.
const PASTE_LIMIT: usize = 16 * 1024 * 1024;

/// A sequence this long is none.
const SEQUENCE_LIMIT: usize = 64;

/// Bytes not yet understood.
#[derive(Debug, Default)]
pub(super) struct Parser {
    buffer: Vec<u8>,
    /// Where to go on looking for the end of a paste.
    pasting: Option<usize>,
}

/// What the beginning of the buffer is.
enum Step {
    /// An event, and how many bytes it took.
    Event(KeyEvent, usize),
    /// Bytes that mean nothing.
    Skip(usize),
    /// The start of a paste.
    Paste,
    /// More bytes have to come.
    Wait,
}

impl Parser {
    /// Takes bytes and gives the events they complete.
    pub(super) fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        self.buffer.extend_from_slice(bytes);
        self.run(false, events);
    }

    /// Whether bytes wait that a pause would decide: an ESC, half a sequence, half a letter.
    pub(super) fn is_undecided(&self) -> bool {
        self.pasting.is_none() && !self.buffer.is_empty()
    }

    /// Decides what waits: nothing followed.
    pub(super) fn decide(&mut self, events: &mut Vec<Event>) {
        self.run(true, events);
    }

    fn run(&mut self, nothing_follows: bool, events: &mut Vec<Event>) {
        let mut at = 0;
        loop {
            if let Some(searched) = self.pasting {
                let Some(end) = self.paste_end(at, searched) else {
                    break;
                };
                events.push(Event::Paste(clean(&self.buffer[at..end])));
                at = (end + PASTE_END.len()).min(self.buffer.len());
                self.pasting = None;
            }
            if at >= self.buffer.len() {
                break;
            }
            match step(&self.buffer[at..], nothing_follows) {
                Step::Event(key, length) => {
                    events.push(Event::Key(key));
                    at += length;
                }
                Step::Skip(length) => at += length,
                Step::Paste => {
                    at += PASTE_START.len();
                    self.pasting = Some(0);
                }
                Step::Wait => break,
            }
        }
        self.buffer.drain(..at);
        if self.pasting.is_some() {
            self.pasting = Some(self.buffer.len().saturating_sub(PASTE_END.len()));
        }
    }

    fn paste_end(&self, start: usize, searched: usize) -> Option<usize> {
        let from = (start + searched).min(self.buffer.len());
        let found = self.buffer[from..]
            .windows(PASTE_END.len())
            .position(|window| window == PASTE_END)
            .map(|place| from + place);
        found.or_else(|| (self.buffer.len() - start > PASTE_LIMIT).then_some(self.buffer.len()))
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
    KeyEvent::new(code, modifiers)
}

fn step(bytes: &[u8], nothing_follows: bool) -> Step {
    match bytes {
        [0x1b] if nothing_follows => Step::Event(key(KeyCode::Esc, KeyModifiers::NONE), 1),
        [0x1b] => Step::Wait,
        // Two Esc in a row; the second may begin a sequence.
        [0x1b, 0x1b, ..] => Step::Event(key(KeyCode::Esc, KeyModifiers::NONE), 1),
        [0x1b, b'[', ..] => control_sequence(bytes, nothing_follows),
        [0x1b, b'O', ..] => application_key(bytes, nothing_follows),
        [0x1b, rest @ ..] => match step(rest, nothing_follows) {
            Step::Event(mut event, length) => {
                event.modifiers |= KeyModifiers::ALT;
                Step::Event(event, length + 1)
            }
            Step::Skip(length) => Step::Skip(length + 1),
            other => other,
        },
        [byte, ..] if byte.is_ascii() => Step::Event(ascii(*byte), 1),
        _ => letter(bytes, nothing_follows),
    }
}

fn ascii(byte: u8) -> KeyEvent {
    let ctrl = |letter: u8| key(KeyCode::Char(letter as char), KeyModifiers::CONTROL);
    let plain = |code| key(code, KeyModifiers::NONE);
    match byte {
        0 => ctrl(b' '),
        b'\t' => plain(KeyCode::Tab),
        b'\r' => plain(KeyCode::Enter),
        0x7f => plain(KeyCode::Backspace),
        1..=26 => ctrl(byte - 1 + b'a'),
        27..=31 => ctrl(byte - 28 + b'4'),
        _ => plain(KeyCode::Char(byte as char)),
    }
}

/// One letter in UTF-8; bytes that are none are read as Latin-1, which old PuTTY sessions send.
fn letter(bytes: &[u8], nothing_follows: bool) -> Step {
    let wanted = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let have = &bytes[..wanted.min(bytes.len())];
    let read = match std::str::from_utf8(have) {
        Ok(text) => text.chars().next().map(|letter| (letter, wanted)),
        Err(error) if error.error_len().is_none() && !nothing_follows => return Step::Wait,
        Err(_) => Some((char::from(bytes[0]), 1)),
    };
    match read {
        Some((letter, length)) if !letter.is_control() => {
            Step::Event(key(KeyCode::Char(letter), KeyModifiers::NONE), length)
        }
        _ => Step::Skip(1),
    }
}

fn control_sequence(bytes: &[u8], nothing_follows: bool) -> Step {
    let rest = &bytes[2..];
    // The Linux console's F1 to F5.
    if let [b'[', last, ..] = rest {
        return match last {
            b'A'..=b'E' => Step::Event(key(KeyCode::F(last - b'A' + 1), KeyModifiers::NONE), 4),
            _ => Step::Skip(4),
        };
    }
    let length = rest
        .iter()
        .take_while(|byte| matches!(byte, 0x20..=0x3f) && **byte != b'$')
        .count();
    let Some(last) = rest.get(length) else {
        return match rest {
            [] if nothing_follows => Step::Event(key(KeyCode::Char('['), KeyModifiers::ALT), 2),
            _ if nothing_follows || length > SEQUENCE_LIMIT => Step::Skip(bytes.len()),
            _ => Step::Wait,
        };
    };
    let whole = 2 + length + 1;
    if !matches!(last, b'$' | 0x40..=0x7e) {
        // Something else broke in: what came before it meant nothing.
        return Step::Skip(whole - 1);
    }
    let numbers: Vec<u32> = rest[..length]
        .split(|byte| *byte == b';')
        .map(|part| {
            let digits = part.split(|byte| *byte == b':').next().unwrap_or_default();
            std::str::from_utf8(digits)
                .ok()
                .and_then(|text| text.parse().ok())
                .unwrap_or(0)
        })
        .collect();
    let number = |place: usize| numbers.get(place).copied().unwrap_or(0);
    if (*last, number(0)) == (b'~', 200) {
        return Step::Paste;
    }
    let mut modifiers = modifiers(number(1));
    let code = match last {
        b'~' if number(0) == 27 => char::from_u32(number(2)).and_then(typed),
        b'~' => numbered(number(0)),
        // rxvt says CTRL and SHIFT by the final byte.
        b'^' | b'$' | b'@' => {
            modifiers |= match last {
                b'^' => KeyModifiers::CONTROL,
                b'$' => KeyModifiers::SHIFT,
                _ => KeyModifiers::CONTROL | KeyModifiers::SHIFT,
            };
            numbered(number(0))
        }
        b'a'..=b'd' => {
            modifiers |= KeyModifiers::SHIFT;
            named(last.to_ascii_uppercase())
        }
        b'u' => char::from_u32(number(0)).and_then(typed),
        b'Z' => {
            modifiers |= KeyModifiers::SHIFT;
            Some(KeyCode::BackTab)
        }
        _ => named(*last),
    };
    match code {
        Some(code) => Step::Event(key(code, modifiers), whole),
        None => Step::Skip(whole),
    }
}

fn application_key(bytes: &[u8], nothing_follows: bool) -> Step {
    let rest = &bytes[2..];
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let Some(last) = rest.get(digits) else {
        return match rest {
            [] if nothing_follows => Step::Event(key(KeyCode::Char('O'), KeyModifiers::ALT), 2),
            _ if nothing_follows || digits > SEQUENCE_LIMIT => Step::Skip(bytes.len()),
            _ => Step::Wait,
        };
    };
    let held = std::str::from_utf8(&rest[..digits])
        .ok()
        .and_then(|text| text.parse().ok());
    let mut modifiers = modifiers(held.unwrap_or(0));
    let code = match last {
        b'M' => Some(KeyCode::Enter),
        b'j'..=b'y' => Some(KeyCode::Char(char::from(last - b'j' + b'*'))),
        b'a'..=b'd' => {
            modifiers |= KeyModifiers::CONTROL;
            named(last.to_ascii_uppercase())
        }
        _ => named(*last),
    };
    match code {
        Some(code) => Step::Event(key(code, modifiers), 2 + digits + 1),
        None => Step::Skip(2 + digits + 1),
    }
}

fn named(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'R' => KeyCode::F(3),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23 | 24 => KeyCode::F(number as u8 - 12),
        _ => return None,
    })
}

/// The key of a character sent as a number.
fn typed(letter: char) -> Option<KeyCode> {
    Some(match letter {
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\x1b' => KeyCode::Esc,
        '\x7f' | '\x08' => KeyCode::Backspace,
        letter if letter.is_control() => return None,
        letter => KeyCode::Char(letter),
    })
}

/// xterm counts modifiers from 1: SHIFT 1, ALT 2, CTRL 4.
fn modifiers(number: u32) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::SHIFT, bits & 1 != 0);
    modifiers.set(KeyModifiers::ALT, bits & 2 != 0);
    modifiers.set(KeyModifiers::CONTROL, bits & 4 != 0);
    modifiers
}

/// A paste as text: line ends are `\n`, other control characters but Tab are left out.
fn clean(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes)
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'))
        .collect()
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
