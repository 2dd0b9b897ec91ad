//! Dates, times and months as people type them, in German or English whatever the screen speaks.
//!
//! Responsible for the meaning of what was typed, relative to an anchor day. Not for the sentence
//! about an error: a [`SpokenError`] carries the part and the numbers, the locales the words.
//!
//! # Grammar
//!
//! Case, umlauts (`ä`, `ae`) and extra spaces don't matter; `am`, `den`, `bis`, `on`, `by` … may
//! stand in front; `[…]` = may be left out, `|` = or.
//!
//! ```text
//! date    = [weekday] day | weekday | relative | part | week
//! day     = D.M.[Y] | D/M[/Y] | D-M[-Y] | D M [Y] | Y-M-D      15.3.  15.3.26  15/3  2026-03-15
//!         | DDMMYY | DDMMYYYY | YYYYMMDD                       120326  12032026
//!         | D. | D[.] NAME [Y] | NAME D [Y]                    15.  15. März  March 15, 2026
//! weekday = [nächsten | next …] (mo … so | Montag … | Monday …)
//! relative= heute | morgen | übermorgen | gestern | vorgestern | today | tomorrow | yesterday
//!         | (+ | -)N[unit]                                     +14  +2w  +3m  -1
//!         | in N unit | vor N unit | N unit ago                in 2 Wochen  two weeks ago
//!         | nächste Woche | nächsten Monat | next week …       the Monday, the 1st
//! unit    = d t Tag day | w Woche week | m Monat month | j y Jahr year   (any ending)
//! part    = (Anfang | Mitte | Ende | start | middle | end) [of] (NAME [Y] | [des] Monats
//!         | nächsten Monats | [des] Jahres)                    Ende Januar  end of month
//!         | Monatsende | Jahresende
//! week    = (KW | week) N [/] [Y]                              KW 12  week 12/2027
//! Y       = two digits (20..) or four
//! ```
//!
//! - A day without year is the next such day on or after the anchor: the anchor itself counts.
//! - A weekday is the next one strictly after the anchor, with or without `nächsten`. A weekday
//!   in front of a day must be that day's.
//! - The beginning, middle and end of a month are its 1st, 15th and last day; without year the
//!   next such day on or after the anchor. `… des Monats` means the anchor's month, `… nächsten
//!   Monats` the one after.
//! - A week is its Monday; without year the next such week that is not over. In the week of the
//!   anchor it is the anchor, since its Monday is past.
//! - Months end as [`add_months`] says. Results lie in the years 1900 to 2199.
use super::{Month, add_months, iso_week, monday_of_week};
use crate::domain::plain::plain;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use token::{Token, tokens};

mod months;
#[cfg(test)]
mod tests;
mod time;
mod token;
mod words;

pub use months::month;
pub use time::time;

/// Why something typed is no date, month or time. No language: the parts are for the sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpokenError {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// No form of the grammar; the part that fits none.
    #[error("not understood: {0:?}")]
    NotUnderstood(String),
    /// A day the month doesn't have (31.2.), in that year or in any.
    #[error("day {day} of month {month} does not exist (year {year:?})")]
    NoSuchDay {
        /// As typed.
        day: u32,
        /// 1 to 12.
        month: u32,
        /// The year, if one was typed.
        year: Option<i32>,
    },
    /// A month above 12 or 0.
    #[error("month {0} does not exist")]
    NoSuchMonth(u32),
    /// A week above 53 or 0, or a 53rd in a year that has none.
    #[error("week {week} does not exist (year {year:?})")]
    NoSuchWeek {
        /// As typed.
        week: u32,
        /// The year, if one was typed.
        year: Option<i32>,
    },
    /// The weekday in front is not the day's.
    #[error("{date} is a {is}, not a {said}")]
    OtherWeekday {
        /// As typed.
        said: Weekday,
        /// What the day is.
        is: Weekday,
        /// The day.
        date: NaiveDate,
    },
    /// A time of day that doesn't exist, such as 24:00 or 9:75.
    #[error("the time {hour}:{minute:02} does not exist")]
    NoSuchTime {
        /// As typed.
        hour: u32,
        /// As typed.
        minute: u32,
    },
    /// Before 1900 or after 2199.
    #[error("out of the years 1900 to 2199")]
    OutOfRange,
}

/// The day that `text` means, said on `anchor`; see the module for the grammar.
pub fn date(text: &str, anchor: NaiveDate) -> Result<NaiveDate, SpokenError> {
    let plain = plain(text);
    let mut tokens = tokens(&plain)?;
    if tokens.is_empty() {
        return Err(SpokenError::Empty);
    }
    while let [Token::Word(word), _, ..] = tokens[..] {
        if !words::is_filler(word) {
            break;
        }
        tokens.remove(0);
    }
    let (weekday, rest) = leading_weekday(&tokens);
    let found = match (weekday, rest) {
        (Some(day), []) => Some(strictly_after(anchor, day)),
        (Some(_), rest) => day(rest, anchor)?,
        (None, rest) => match day(rest, anchor)? {
            Some(date) => Some(date),
            None => other(rest, anchor)?,
        },
    };
    let date = found.ok_or_else(|| SpokenError::NotUnderstood(text.trim().to_owned()))?;
    match weekday {
        Some(said) if said != date.weekday() => Err(SpokenError::OtherWeekday {
            said,
            is: date.weekday(),
            date,
        }),
        _ => in_range(date),
    }
}

fn in_range(date: NaiveDate) -> Result<NaiveDate, SpokenError> {
    if (1900..=2199).contains(&date.year()) {
        Ok(date)
    } else {
        Err(SpokenError::OutOfRange)
    }
}

/// A weekday at the start, with `next` and the like before it.
fn leading_weekday<'t, 'a>(tokens: &'t [Token<'a>]) -> (Option<Weekday>, &'t [Token<'a>]) {
    let (word, rest) = match tokens {
        [Token::Word(next), Token::Word(day), rest @ ..] if words::is_next(next) => (day, rest),
        [Token::Word(day), rest @ ..] => (day, rest),
        _ => return (None, tokens),
    };
    let Some(day) = words::weekday(word) else {
        return (None, tokens);
    };
    match rest {
        [Token::Sign('.'), rest @ ..] => (Some(day), rest),
        rest => (Some(day), rest),
    }
}

fn strictly_after(anchor: NaiveDate, day: Weekday) -> NaiveDate {
    let ahead = (6 + day.num_days_from_monday() - anchor.weekday().num_days_from_monday()) % 7 + 1;
    plus_days(anchor, ahead.into())
}

/// A day by its numbers: the rule `day` of the grammar.
fn day(tokens: &[Token<'_>], anchor: NaiveDate) -> Result<Option<NaiveDate>, SpokenError> {
    use Token::{Number as N, Sign as S, Word as W};
    let date = match *tokens {
        [
            N(y, 4),
            S('-' | '/' | '.'),
            N(m, _),
            S('-' | '/' | '.'),
            N(d, _),
        ] => full(d, m, year(y, 4)?),
        [
            N(d, ..=2),
            S(first @ ('.' | '/' | '-')),
            N(m, ..=2),
            S(second),
            N(y, len),
        ] if first == second => full(d, m, year(y, len)?),
        [N(d, ..=2), N(m, ..=2), N(y, len)] => full(d, m, year(y, len)?),
        [N(d, ..=2), S('.' | '/' | '-'), N(m, ..=2)]
        | [N(d, ..=2), S('.'), N(m, ..=2), S('.')]
        | [N(d, ..=2), N(m, ..=2)] => upcoming(d, m, anchor),
        [N(n, 6)] => full(n / 10_000, n / 100 % 100, year(n % 100, 2)?),
        [N(n, 8)] => eight_digits(n),
        [N(d, ..=2), S('.')] => next_day_of_month(d, anchor),
        [N(d, ..=2), W(name)]
        | [N(d, ..=2), S('.'), W(name)]
        | [W(name), N(d, ..=2)]
        | [N(d, ..=2), S('.'), W(name), S('.')]
        | [W(name), N(d, ..=2), S('.')]
        | [N(d, ..=2), W(name), S('.')] => match words::month(name) {
            Some(m) => upcoming(d, m, anchor),
            None => return Ok(None),
        },
        [N(d, ..=2), W(name), N(y, len)]
        | [N(d, ..=2), S('.'), W(name), N(y, len)]
        | [N(d, ..=2), W(name), S('.'), N(y, len)]
        | [N(d, ..=2), S('.'), W(name), S('.'), N(y, len)]
        | [W(name), N(d, ..=2), N(y, len)] => match words::month(name) {
            Some(m) => full(d, m, year(y, len)?),
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    date.map(Some)
}

/// German order first; the other way round only where that is no date. The risk: a few days of
/// 1912 and 2012 (`20121912`) are read as German although they could be the other.
fn eight_digits(n: u32) -> Result<NaiveDate, SpokenError> {
    let german = year(n % 10_000, 4).and_then(|year| full(n / 1_000_000, n / 10_000 % 100, year));
    german.or_else(|german| {
        let year = year(n / 10_000, 4).map_err(|_| german.clone())?;
        full(n % 100, n / 100 % 100, year).map_err(|_| german)
    })
}

/// A year of two digits lies in this century: the field's law is of 2005.
fn year(typed: u32, digits: usize) -> Result<i32, SpokenError> {
    match digits {
        2 => Ok(2000 + typed as i32),
        4 if (1900..=2199).contains(&typed) => Ok(typed as i32),
        4 => Err(SpokenError::OutOfRange),
        _ => Err(SpokenError::NotUnderstood(typed.to_string())),
    }
}

fn full(day: u32, month: u32, year: i32) -> Result<NaiveDate, SpokenError> {
    if !(1..=12).contains(&month) {
        return Err(SpokenError::NoSuchMonth(month));
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(SpokenError::NoSuchDay {
        day,
        month,
        year: Some(year),
    })
}

/// The next such day on or after the anchor. Eight years on, because 2096 to 2104 has no 29 February.
fn upcoming(day: u32, month: u32, anchor: NaiveDate) -> Result<NaiveDate, SpokenError> {
    if !(1..=12).contains(&month) {
        return Err(SpokenError::NoSuchMonth(month));
    }
    (0..=8)
        .filter_map(|n| NaiveDate::from_ymd_opt(anchor.year() + n, month, day))
        .find(|date| *date >= anchor)
        .ok_or(SpokenError::NoSuchDay {
            day,
            month,
            year: None,
        })
}

/// The next month's or this month's `day`, on or after the anchor.
fn next_day_of_month(day: u32, anchor: NaiveDate) -> Result<NaiveDate, SpokenError> {
    (0..=2)
        .filter_map(|n| Month::of(anchor).plus(n).first_day().with_day(day))
        .find(|date| *date >= anchor)
        .ok_or(SpokenError::NoSuchDay {
            day,
            month: anchor.month(),
            year: None,
        })
}

/// Everything said in words: `relative`, `part` and `week`.
fn other(tokens: &[Token<'_>], anchor: NaiveDate) -> Result<Option<NaiveDate>, SpokenError> {
    use Token::{Number as N, Sign as S, Word as W};
    if let [W(word)] = tokens
        && let Some(days) = words::day_offset(word)
    {
        return Ok(Some(plus_days(anchor, days)));
    }
    let date = match tokens {
        [W("monatsende")] => Month::of(anchor).last_day(),
        [W("jahresende")] => full(31, 12, anchor.year())?,
        [S(sign), N(n, _)] => return offset(*sign == '-', *n, "d", anchor).map(Some),
        [S(sign), N(n, _), W(unit)] if words::unit(unit).is_some() => {
            return offset(*sign == '-', *n, unit, anchor).map(Some);
        }
        [W(way @ ("in" | "vor")), n, W(unit)] if words::unit(unit).is_some() => {
            let Some(n) = count(n) else { return Ok(None) };
            return offset(*way == "vor", n, unit, anchor).map(Some);
        }
        [n, W(unit), W("ago")] if words::unit(unit).is_some() => {
            let Some(n) = count(n) else { return Ok(None) };
            return offset(true, n, unit, anchor).map(Some);
        }
        [W(next), W(unit)] if words::is_following(next) => match words::unit(unit) {
            Some('w') => strictly_after(anchor, Weekday::Mon),
            Some('m') => Month::of(anchor).plus(1).first_day(),
            _ => return Ok(None),
        },
        [W("kw" | "week" | "woche" | "kalenderwoche"), rest @ ..] => return week(rest, anchor),
        [W(part), rest @ ..] => match words::part(part) {
            Some(part) => return part_of_month(part, rest, anchor),
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    Ok(Some(date))
}

fn plus_days(date: NaiveDate, n: i64) -> NaiveDate {
    let days = Days::new(n.unsigned_abs());
    if n < 0 {
        date.checked_sub_days(days).unwrap_or(NaiveDate::MIN)
    } else {
        date.checked_add_days(days).unwrap_or(NaiveDate::MAX)
    }
}

fn count(token: &Token<'_>) -> Option<u32> {
    match token {
        Token::Number(n, _) => Some(*n),
        Token::Word(word) => words::number(word),
        Token::Sign(_) => None,
    }
}

/// `n` units after the anchor, or before it.
fn offset(back: bool, n: u32, unit: &str, anchor: NaiveDate) -> Result<NaiveDate, SpokenError> {
    let n = if back { -i64::from(n) } else { i64::from(n) };
    let months = |n: i64| add_months(anchor, i32::try_from(n).unwrap_or(i32::MAX));
    in_range(match words::unit(unit) {
        Some('w') => plus_days(anchor, 7 * n),
        Some('m') => months(n),
        Some('y') => months(12 * n),
        _ => plus_days(anchor, n),
    })
}

/// The beginning, middle or end of a month or year.
fn part_of_month(
    part: words::Part,
    rest: &[Token<'_>],
    anchor: NaiveDate,
) -> Result<Option<NaiveDate>, SpokenError> {
    use Token::{Number as N, Word as W};
    let rest: Vec<_> = rest
        .iter()
        .filter(|token| {
            !matches!(
                token,
                W("of" | "des" | "the" | "dieses" | "this") | Token::Sign('.')
            )
        })
        .collect();
    let in_month = |month: Month| match part {
        words::Part::Start => month.first_day(),
        words::Part::Middle => plus_days(month.first_day(), 14),
        words::Part::End => month.last_day(),
    };
    let month_of = |year, month| Month::new(year, month).map_err(|_| SpokenError::OutOfRange);
    Ok(Some(match rest[..] {
        [W("monats" | "monat" | "month")] => in_month(Month::of(anchor)),
        [W(next), W("monats" | "monat" | "month")] if words::is_following(next) => {
            in_month(Month::of(anchor).plus(1))
        }
        [W("jahres" | "jahr" | "year")] => in_month(month_of(
            anchor.year(),
            match part {
                words::Part::Start => 1,
                words::Part::Middle => 7,
                words::Part::End => 12,
            },
        )?),
        [W(name)] => match words::month(name) {
            Some(month) => {
                let this_year = in_month(month_of(anchor.year(), month)?);
                if this_year >= anchor {
                    this_year
                } else {
                    in_month(month_of(anchor.year() + 1, month)?)
                }
            }
            None => return Ok(None),
        },
        [W(name), N(y, digits)] => match words::month(name) {
            Some(month) => in_month(month_of(year(*y, *digits)?, month)?),
            None => return Ok(None),
        },
        _ => return Ok(None),
    }))
}

/// A calendar week.
fn week(rest: &[Token<'_>], anchor: NaiveDate) -> Result<Option<NaiveDate>, SpokenError> {
    use Token::{Number as N, Sign as S};
    match *rest {
        [N(week, ..=2)] => (0..=8)
            .filter_map(|n| monday_of_week(iso_week(anchor).0 + n, week))
            .find(|monday| plus_days(*monday, 6) >= anchor)
            .map(|monday| Some(monday.max(anchor)))
            .ok_or(SpokenError::NoSuchWeek { week, year: None }),
        [N(week, ..=2), S('/' | '-'), N(y, len)] | [N(week, ..=2), N(y, len)] => {
            let year = year(y, len)?;
            monday_of_week(year, week)
                .map(Some)
                .ok_or(SpokenError::NoSuchWeek {
                    week,
                    year: Some(year),
                })
        }
        _ => Ok(None),
    }
}
