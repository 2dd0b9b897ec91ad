//! The guard against participant data (`domain.md` § 7): numbers of customers and benefit units.
//!
//! Responsible for shapes only. A hit is a warning before saving, not a refusal: the same shape can
//! be a file number, and only a person can tell.

use super::{Field, FieldKind, Value};
use crate::domain::problem::Wrong;

/// The shapes, `d` a digit, `A` a capital letter, all else itself: customer number, and the two
/// ways a benefit unit is written.
const SHAPES: [&str; 3] = ["dddAdddddd", "ddddd//ddddddd", "dddddBGddddddd"];

/// The first piece of a text that has the shape of a customer or benefit-unit number. A longer run
/// of letters and digits is something else.
///
/// ```
/// use ringbuch::fields::participant_data;
/// assert_eq!(participant_data("Fall 123A456789 klären"), Some("123A456789"));
/// assert_eq!(participant_data("Maßnahme 123/45678/26"), None);
/// ```
pub fn participant_data(text: &str) -> Option<&str> {
    let mut before = None;
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() && !before.is_some_and(char::is_alphanumeric) {
            for shape in SHAPES {
                if let Some(found) = fits(&text[at..], shape) {
                    return Some(found);
                }
            }
        }
        before = Some(c);
    }
    None
}

fn fits<'a>(text: &'a str, shape: &str) -> Option<&'a str> {
    let bytes = text.as_bytes();
    let matches = bytes.len() >= shape.len()
        && shape.bytes().zip(bytes).all(|(want, found)| match want {
            b'd' => found.is_ascii_digit(),
            b'A' => found.is_ascii_alphabetic(),
            letter => found.eq_ignore_ascii_case(&letter),
        });
    let ends = |rest: &str| !rest.chars().next().is_some_and(char::is_alphanumeric);
    // All of it is ASCII, so the cut lies between characters.
    let (found, rest) = matches.then(|| text.split_at_checked(shape.len()))??;
    ends(rest).then_some(found)
}

/// What a form or command warns about before it saves this value.
pub fn suspicious(field: &Field, value: &Value) -> Option<Wrong> {
    let texts: Vec<&str> = match (field.kind, value) {
        (_, Value::Text(text)) => vec![text],
        (_, Value::Texts(texts)) => texts.iter().map(String::as_str).collect(),
        (FieldKind::State(_), Value::State(state)) => vec![&state.reason],
        (_, Value::Responsible(crate::domain::task::Responsible::Named(name))) => vec![name],
        (_, Value::Breaks(breaks)) => breaks.iter().map(|one| one.note.as_str()).collect(),
        _ => return None,
    };
    texts
        .into_iter()
        .find_map(participant_data)
        .map(|found| Wrong::LooksLikeParticipantData {
            text: found.to_owned(),
        })
}

#[cfg(test)]
mod tests {
    use super::participant_data;

    #[test]
    fn numbers_of_customers_and_benefit_units_are_seen_wherever_they_stand() {
        for (text, found) in [
            ("123A456789", Some("123A456789")),
            ("(123a456789)", Some("123a456789")),
            ("zu 12345//0001234, bitte", Some("12345//0001234")),
            ("BG: 12345BG0001234", Some("12345BG0001234")),
            ("12345bg0001234.", Some("12345bg0001234")),
            ("ä123A456789", None),
            ("123A4567890", None),
            ("1123A456789", None),
            ("123/45678/26", None),
            ("03444", None),
            ("24.11.2026 13:00", None),
            ("123A45678ä", None),
        ] {
            assert_eq!(participant_data(text), found, "{text}");
        }
    }
}
