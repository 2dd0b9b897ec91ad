//! The words of the grammar, plain (lower case, umlauts spelled out), German and English.
//!
//! They are input, not texts for people: a German types German into an English screen.
use chrono::Weekday;

/// Words in front of a date that don't change it.
pub(super) fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "am" | "an"
            | "bis"
            | "zum"
            | "den"
            | "der"
            | "dem"
            | "ab"
            | "on"
            | "by"
            | "until"
            | "till"
            | "the"
    )
}

/// `next` and the like before a weekday.
pub(super) fn is_next(word: &str) -> bool {
    is_following(word) || word.starts_with("diese") || word == "this"
}

/// `next` and the like before a week or month.
pub(super) fn is_following(word: &str) -> bool {
    ["naechst", "nachst", "kommend"]
        .iter()
        .any(|start| word.starts_with(start))
        || matches!(word, "next" | "coming")
}

/// A weekday by its name or the first two or three letters.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mo" | "mon" | "montag" | "monday" => Weekday::Mon,
        "di" | "die" | "dienstag" | "tu" | "tue" | "tues" | "tuesday" => Weekday::Tue,
        "mi" | "mit" | "mittwoch" | "we" | "wed" | "wednesday" => Weekday::Wed,
        "do" | "don" | "donnerstag" | "th" | "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "fr" | "fre" | "freitag" | "fri" | "friday" => Weekday::Fri,
        "sa" | "sam" | "samstag" | "sonnabend" | "sat" | "saturday" => Weekday::Sat,
        "so" | "son" | "sonntag" | "su" | "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

/// A month by its name or an abbreviation of three letters or more.
pub(super) fn month(word: &str) -> Option<u32> {
    const NAMES: [&[&str]; 12] = [
        &["januar", "jaenner", "january"],
        &["februar", "feber", "february"],
        &["maerz", "march", "marz", "mrz"],
        &["april"],
        &["mai", "may"],
        &["juni", "june"],
        &["juli", "july"],
        &["august"],
        &["september"],
        &["oktober", "october"],
        &["november"],
        &["dezember", "december"],
    ];
    if word.len() < 3 {
        return None;
    }
    let at = NAMES
        .iter()
        .position(|names| names.iter().any(|name| name.starts_with(word)))?;
    Some(at as u32 + 1)
}

/// Days from today to the day a word names.
pub(super) fn day_offset(word: &str) -> Option<i64> {
    Some(match word {
        "vorgestern" => -2,
        "gestern" | "yesterday" => -1,
        "heute" | "today" | "jetzt" | "now" => 0,
        "morgen" | "tomorrow" => 1,
        "uebermorgen" | "ubermorgen" => 2,
        _ => return None,
    })
}

/// A unit of time as one letter: `d`, `w`, `m`, `y`.
pub(super) fn unit(word: &str) -> Option<char> {
    Some(match word {
        "d" | "t" | "tag" | "tage" | "tagen" | "day" | "days" => 'd',
        "w" | "wo" | "woche" | "wochen" | "week" | "weeks" => 'w',
        "m" | "mon" | "monat" | "monate" | "monaten" | "month" | "months" => 'm',
        "j" | "y" | "jahr" | "jahre" | "jahren" | "year" | "years" => 'y',
        _ => return None,
    })
}

/// A small number in words.
pub(super) fn number(word: &str) -> Option<u32> {
    Some(match word {
        "ein" | "eine" | "einem" | "einer" | "einen" | "a" | "an" | "one" => 1,
        "zwei" | "two" => 2,
        "drei" | "three" => 3,
        "vier" | "four" => 4,
        "fuenf" | "funf" | "five" => 5,
        "sechs" | "six" => 6,
        "sieben" | "seven" => 7,
        "acht" | "eight" => 8,
        "neun" | "nine" => 9,
        "zehn" | "ten" => 10,
        "zwoelf" | "zwolf" | "twelve" => 12,
        _ => return None,
    })
}

/// Which part of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Start,
    Middle,
    End,
}

/// The word for a part of a month.
pub(super) fn part(word: &str) -> Option<Part> {
    Some(match word {
        "anfang" | "start" | "beginning" | "beginn" | "early" => Part::Start,
        "mitte" | "middle" | "mid" => Part::Middle,
        "ende" | "end" | "late" => Part::End,
        _ => return None,
    })
}
