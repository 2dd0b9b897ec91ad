//! One key, normalised: the same thing however a terminal reports it.
//!
//! Responsible for: the spelling of keys in a keymap, the one place where terminals' differences
//! are levelled, and the names of keys for people. Not for what a key does.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use unicode_normalization::UnicodeNormalization;

use crate::text::locale::Texts;

/// A key as the keymap sees it. Two reports of the same key are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
    alt: bool,
    shift: bool,
}

/// Why a word is no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not a name of a key.
    #[error("`{0}` is not a key")]
    Unknown(String),
    /// Terminals send the same bytes for another key.
    #[error("terminals can't tell `{0}` from `{1}`")]
    SameAs(String, &'static str),
}

const NAMES: &[(&str, KeyCode)] = &[
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("space", KeyCode::Char(' ')),
];

impl Key {
    /// The key an event means; `None` for releases and bare modifiers.
    ///
    /// What is levelled here: SHIFT is dropped from characters, which carry it already; `BackTab`
    /// is `shift+tab`; CTRL with a character is lower case; CTRL+ALT with a character is the bare
    /// character, because Windows consoles report AltGr so; `ctrl+h` is Backspace, because some
    /// terminals send that; characters are NFC.
    pub fn from_event(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release || matches!(event.code, KeyCode::Modifier(_)) {
            return None;
        }
        let held = |modifier| event.modifiers.contains(modifier);
        Some(Self::normal(
            event.code,
            held(KeyModifiers::CONTROL),
            held(KeyModifiers::ALT),
            held(KeyModifiers::SHIFT),
        ))
    }

    fn normal(code: KeyCode, ctrl: bool, alt: bool, shift: bool) -> Self {
        let key = |code, ctrl, alt, shift| Self {
            code,
            ctrl,
            alt,
            shift,
        };
        match code {
            KeyCode::Char(typed) if ctrl && alt => {
                key(KeyCode::Char(nfc(typed)), false, false, false)
            }
            KeyCode::Char('h' | 'H') if ctrl => key(KeyCode::Backspace, false, false, false),
            KeyCode::Char(typed) if ctrl => key(
                KeyCode::Char(nfc(typed).to_ascii_lowercase()),
                true,
                false,
                false,
            ),
            KeyCode::Char(typed) => key(KeyCode::Char(nfc(typed)), false, alt, false),
            KeyCode::BackTab => key(KeyCode::Tab, ctrl, alt, true),
            other => key(other, ctrl, alt, shift),
        }
    }

    /// Reads one key in its keymap spelling.
    ///
    /// ```text
    /// key      = { modifier "+" } name
    /// modifier = "ctrl" | "alt" | "shift"
    /// name     = "enter" | "esc" | "tab" | "backspace" | "delete" | "insert" | "up" | "down"
    ///          | "left" | "right" | "home" | "end" | "pgup" | "pgdn" | "space"
    ///          | "f1" … "f12" | one character, "+" and "ä" among them
    /// ```
    pub fn parse(word: &str) -> Result<Self, KeyError> {
        let unknown = || KeyError::Unknown(word.to_owned());
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut name = word;
        loop {
            let (held, rest) = if let Some(rest) = name.strip_prefix("ctrl+") {
                (&mut ctrl, rest)
            } else if let Some(rest) = name.strip_prefix("alt+") {
                (&mut alt, rest)
            } else if let Some(rest) = name.strip_prefix("shift+") {
                (&mut shift, rest)
            } else {
                break;
            };
            if rest.is_empty() || *held {
                return Err(unknown());
            }
            *held = true;
            name = rest;
        }
        let code = Self::code(name).ok_or_else(unknown)?;
        let twin = |twin| Err(KeyError::SameAs(word.to_owned(), twin));
        match code {
            KeyCode::Char(typed) if ctrl && alt => twin(match typed {
                ' ' => "space",
                _ => "AltGr",
            }),
            KeyCode::Char(_) if shift && ctrl => twin("ctrl"),
            KeyCode::Char('i') if ctrl => twin("tab"),
            KeyCode::Char('m') if ctrl => twin("enter"),
            KeyCode::Char('h') if ctrl => twin("backspace"),
            KeyCode::Char('[') if ctrl => twin("esc"),
            KeyCode::Char(typed) if shift => {
                let mut upper = typed.to_uppercase();
                match (upper.next(), upper.next()) {
                    (Some(upper), None) if upper != typed => {
                        Ok(Self::normal(KeyCode::Char(upper), false, alt, false))
                    }
                    _ => Err(unknown()),
                }
            }
            code => Ok(Self::normal(code, ctrl, alt, shift)),
        }
    }

    fn code(name: &str) -> Option<KeyCode> {
        if let Some((_, code)) = NAMES.iter().find(|(own, _)| *own == name) {
            return Some(*code);
        }
        if let Some(number) = name.strip_prefix('f').filter(|digits| !digits.is_empty()) {
            let number = number
                .parse()
                .ok()
                .filter(|number| (1..=12).contains(number))?;
            return Some(KeyCode::F(number));
        }
        // Composed first: an `ä` typed as two code points in a keymap is one key.
        let mut characters = name.nfc();
        match (characters.next(), characters.next()) {
            (Some(only), None) if !only.is_control() && !only.is_whitespace() => {
                Some(KeyCode::Char(only))
            }
            _ => None,
        }
    }

    /// Reads a sequence: keys with blanks between.
    pub fn parse_sequence(text: &str) -> Result<Vec<Self>, KeyError> {
        let keys: Vec<Self> = text
            .split_whitespace()
            .map(Self::parse)
            .collect::<Result<_, _>>()?;
        if keys.is_empty() {
            return Err(KeyError::Unknown(text.to_owned()));
        }
        Ok(keys)
    }

    /// The character it types into a text, if it types one.
    pub fn text(self) -> Option<char> {
        match self.code {
            KeyCode::Char(typed) if !self.ctrl && !self.alt => Some(typed),
            _ => None,
        }
    }

    /// The event a terminal sends for it.
    #[cfg(test)]
    pub(crate) fn event(self) -> KeyEvent {
        let held = |held, modifier| if held { modifier } else { KeyModifiers::NONE };
        KeyEvent::new(
            self.code,
            held(self.ctrl, KeyModifiers::CONTROL)
                | held(self.alt, KeyModifiers::ALT)
                | held(self.shift, KeyModifiers::SHIFT),
        )
    }

    /// Its name for people: `Strg-P`, `Bild↓`; `ascii` for terminals without arrows.
    pub fn name(self, texts: &Texts, ascii: bool) -> String {
        let mut name = String::new();
        for (held, id) in [
            (self.ctrl, "key-ctrl"),
            (self.alt, "key-alt"),
            (self.shift, "key-shift"),
        ] {
            if held {
                name.push_str(&texts.get(id));
                name.push('-');
            }
        }
        match self.code {
            KeyCode::Char(typed) if typed != ' ' => {
                if self.ctrl || self.alt {
                    name.extend(typed.to_uppercase());
                } else {
                    name.push(typed);
                }
            }
            KeyCode::F(number) => name.extend([String::from("F"), number.to_string()]),
            code => {
                let id = NAMES
                    .iter()
                    .find(|(_, own)| *own == code)
                    .map_or("unknown", |(id, _)| id);
                let arrows = matches!(
                    code,
                    KeyCode::Up
                        | KeyCode::Down
                        | KeyCode::Left
                        | KeyCode::Right
                        | KeyCode::PageUp
                        | KeyCode::PageDown
                );
                let suffix = if ascii && arrows { "-ascii" } else { "" };
                name.push_str(&texts.get(&format!("key-{id}{suffix}")));
            }
        }
        name
    }
}

/// The keymap spelling; [`Key::parse`] reads it back.
impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, word) in [
            (self.ctrl, "ctrl+"),
            (self.alt, "alt+"),
            (self.shift, "shift+"),
        ] {
            if held {
                out.write_str(word)?;
            }
        }
        match self.code {
            KeyCode::Char(typed) if typed != ' ' => write!(out, "{typed}"),
            KeyCode::F(number) => write!(out, "f{number}"),
            code => out.write_str(
                NAMES
                    .iter()
                    .find(|(_, own)| *own == code)
                    .map_or("unknown", |(name, _)| name),
            ),
        }
    }
}

fn nfc(typed: char) -> char {
    let mut composed = std::iter::once(typed).nfc();
    match (composed.next(), composed.next()) {
        (Some(only), None) => only,
        _ => typed,
    }
}
