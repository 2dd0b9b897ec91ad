//! What the check of the figures found, in sentences.
//!
//! Responsible for: the name of a rule and the reason of a finding, with its figures. Not for: what is
//! found (`crate::domain::indicator::check`).

use super::words::{Words, sex_word};
use crate::domain::indicator::check::{Finding, Odd, Said};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::series::Sex;
use crate::text::locale::{Texts, Value};

/// What a rule is called in lists.
pub fn kind(texts: &Texts, name: &str) -> String {
    texts.get(&format!("check-{name}")).into_owned()
}

/// Why a figure is odd.
pub fn reason(words: &Words<'_>, finding: &Finding) -> String {
    let said = sentence(words, &finding.odd);
    match finding.sex {
        Sex::All => said,
        sex => words.texts.with(
            "check-of-sex",
            &[
                ("sex", sex_word(words.texts, sex).into_owned().into()),
                ("reason", said.into()),
            ],
        ),
    }
}

fn sentence(words: &Words<'_>, odd: &Odd) -> String {
    let texts = words.texts;
    let say = |id: &str, variables: &[(&str, String)]| {
        let variables: Vec<(&str, Value<'_>)> = variables
            .iter()
            .map(|(name, value)| (*name, Value::from(value.as_str())))
            .collect();
        texts.with(id, &variables)
    };
    match *odd {
        Odd::MissingPeriod { mark: None } => texts.get("check-why-gap").into_owned(),
        Odd::MissingPeriod { mark: Some(mark) } => {
            say("check-why-gap-mark", &[("mark", mark.to_string())])
        }
        Odd::MissingInGroup { mark, have, others } => {
            let counts = [
                ("have", have.to_string()),
                ("others", others.to_string()),
                ("mark", mark.map_or_else(String::new, String::from)),
            ];
            match mark {
                None => say("check-why-group", &counts[..2]),
                Some(_) => say("check-why-group-mark", &counts),
            }
        }
        Odd::NumeratorAboveDenominator {
            numerator,
            denominator,
        } => say(
            "check-why-above",
            &[
                ("numerator", words.count(numerator)),
                ("denominator", words.count(denominator)),
            ],
        ),
        Odd::OutsideRange { value, low, high } => {
            let mut variables = vec![
                ("value", exact(words, value)),
                ("low", words.number(low, 0)),
            ];
            match high {
                Some(high) => {
                    variables.push(("high", words.number(high, 0)));
                    say("check-why-outside", &variables)
                }
                None => say("check-why-below", &variables),
            }
        }
        Odd::NegativeCount { part, count } => say(
            match part.name() {
                "numerator" => "check-why-negative-numerator",
                _ => "check-why-negative-denominator",
            },
            &[("count", words.count(count))],
        ),
        Odd::Jump {
            value,
            median,
            mad,
            score,
            periods,
        } => {
            let mut variables = vec![
                ("value", exact(words, value)),
                ("median", exact(words, median)),
                ("periods", periods.to_string()),
                ("mad", words.number(mad, digits(words, mad))),
            ];
            match score {
                Some(score) => {
                    variables.push(("score", texts.number(score, 1)));
                    say("check-why-jump", &variables)
                }
                None => say("check-why-jump-still", &variables[..3]),
            }
        }
        Odd::LateCorrection { old, new } => say(
            "check-why-correction",
            &[
                ("old", side(words, &old, &new)),
                ("old_status", texts.date_plain(old.data_status)),
                ("new", side(words, &new, &old)),
                ("new_status", texts.date_plain(new.data_status)),
            ],
        ),
        Odd::SumMismatch {
            part,
            all,
            male,
            female,
        } => say(
            match part.name() {
                "numerator" => "check-why-sum-numerator",
                _ => "check-why-sum-denominator",
            },
            &[
                ("all", words.count(all)),
                ("male", words.count(male)),
                ("female", words.count(female)),
                (
                    "sum",
                    male.plus(female)
                        .map_or_else(String::new, |sum| words.count(sum)),
                ),
            ],
        ),
        Odd::PrintedMismatch { printed, computed } => say(
            "check-why-printed",
            &[
                ("printed", exact(words, printed)),
                (
                    "computed",
                    words.value_exactly(computed, printed.scale() + 1),
                ),
            ],
        ),
    }
}

/// Decimals of a figure the check speaks of: every one that was published, since the check is about
/// digits, but not what a division left over.
fn digits(words: &Words<'_>, figure: Figure) -> u8 {
    match figure.scale() {
        published @ 0..=6 => published,
        _ => words.decimals() + 2,
    }
}

fn exact(words: &Words<'_>, figure: Figure) -> String {
    words.value_exactly(figure, digits(words, figure))
}

/// One side of a correction: the value, and its parts where the value alone would show no difference.
fn side(words: &Words<'_>, one: &Said, other: &Said) -> String {
    let texts = words.texts;
    let value = one.value.map_or_else(
        || texts.get("check-no-value").into_owned(),
        |value| exact(words, value),
    );
    match (one.numerator, one.denominator) {
        (Some(numerator), Some(denominator)) if one.value == other.value => texts.with(
            "check-parts",
            &[
                ("value", value.into()),
                ("numerator", words.count(numerator).into()),
                ("denominator", words.count(denominator).into()),
            ],
        ),
        _ => value,
    }
}
