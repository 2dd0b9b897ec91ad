//! Times of day as people type them.
use super::{SpokenError, Token, plain, tokens};
use chrono::NaiveTime;

/// A time of day, to the minute.
///
/// ```text
/// time = H | HH | H(:|.)MM | HMM | HHMM, then [Uhr | h [MM]] or [am | pm]
/// ```
///
/// `9`, `9:30`, `9.30`, `0930`, `930`, `9 Uhr 30`, `9h30`, `9:30 Uhr`, `2 pm`. Minutes take two
/// digits: `9:5` could be 9:05 or 9:50. Midnight is 0:00; 24:00 does not exist.
pub fn time(text: &str) -> Result<NaiveTime, SpokenError> {
    use Token::{Number as N, Sign as S, Word as W};
    let plain = plain(text);
    let tokens = tokens(&plain)?;
    let (hour, minute, half) = match tokens[..] {
        [] => return Err(SpokenError::Empty),
        [N(h, ..=2)] | [N(h, ..=2), W("uhr" | "h")] => (h, 0, None),
        [N(n, 3..=4)] | [N(n, 3..=4), W("uhr")] => (n / 100, n % 100, None),
        [N(h, ..=2), S(':' | '.') | W("uhr" | "h"), N(m, 2)]
        | [N(h, ..=2), S(':' | '.'), N(m, 2), W("uhr" | "h")] => (h, m, None),
        [N(h, ..=2), W(half @ ("am" | "pm"))] => (h, 0, Some(half)),
        [N(h, ..=2), S(':' | '.'), N(m, 2), W(half @ ("am" | "pm"))] => (h, m, Some(half)),
        _ => return Err(SpokenError::NotUnderstood(text.trim().to_owned())),
    };
    let no_such = SpokenError::NoSuchTime { hour, minute };
    let of_day = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return Err(no_such),
        Some("pm") => hour % 12 + 12,
        Some(_) => hour % 12,
    };
    NaiveTime::from_hms_opt(of_day, minute, 0).ok_or(no_such)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_the_forms_people_use() {
        for (text, hour, minute) in [
            ("9", 9, 0),
            ("09", 9, 0),
            ("9:30", 9, 30),
            ("9.30", 9, 30),
            ("0930", 9, 30),
            ("930", 9, 30),
            ("9 Uhr", 9, 0),
            ("9 Uhr 30", 9, 30),
            ("9:30 Uhr", 9, 30),
            ("9h30", 9, 30),
            ("0:00", 0, 0),
            ("23:59", 23, 59),
            ("2 pm", 14, 0),
            ("12 am", 0, 0),
            ("12:15pm", 12, 15),
        ] {
            assert_eq!(
                time(text),
                Ok(NaiveTime::from_hms_opt(hour, minute, 0).unwrap()),
                "{text}"
            );
        }
    }

    #[test]
    fn times_that_do_not_exist_are_named() {
        for (text, hour, minute) in [
            ("24:00", 24, 0),
            ("9:75", 9, 75),
            ("25", 25, 0),
            ("2400", 24, 0),
            ("13 pm", 13, 0),
        ] {
            assert_eq!(
                time(text),
                Err(SpokenError::NoSuchTime { hour, minute }),
                "{text}"
            );
        }
        for text in ["9:5", "neun", "9:30:15", "-9", "9 30 15", "😀"] {
            assert!(
                matches!(time(text), Err(SpokenError::NotUnderstood(_))),
                "{text}"
            );
        }
        assert_eq!(time(" "), Err(SpokenError::Empty));
    }
}
