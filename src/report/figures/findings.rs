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

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::domain::id::MunicipalityId;
    use crate::domain::indicator::catalogue::Catalogue;
    use crate::domain::indicator::check::Part;
    use crate::text::locale::Lang;

    fn f(text: &str) -> Figure {
        text.parse().expect(text)
    }

    fn said(value: Option<&str>, parts: Option<(&str, &str)>, day: &str) -> Said {
        Said {
            value: value.map(f),
            numerator: parts.map(|(numerator, _)| f(numerator)),
            denominator: parts.map(|(_, denominator)| f(denominator)),
            data_status: day.parse().expect(day),
        }
    }

    #[test]
    fn every_finding_says_why_in_both_languages() {
        let first = "2025-04-15";
        let cases = [
            Odd::MissingPeriod { mark: None },
            Odd::MissingPeriod { mark: Some('.') },
            Odd::MissingInGroup {
                mark: None,
                have: 10,
                others: 11,
            },
            Odd::MissingInGroup {
                mark: Some('x'),
                have: 10,
                others: 11,
            },
            Odd::NumeratorAboveDenominator {
                numerator: f("1201"),
                denominator: f("1200"),
            },
            Odd::OutsideRange {
                value: f("100.08"),
                low: f("0"),
                high: Some(f("100")),
            },
            Odd::OutsideRange {
                value: f("-100.5"),
                low: f("-100"),
                high: None,
            },
            Odd::NegativeCount {
                part: Part::Numerator,
                count: f("-3"),
            },
            Odd::NegativeCount {
                part: Part::Denominator,
                count: f("-12345"),
            },
            Odd::Jump {
                value: f("31.2"),
                median: f("24.35"),
                mad: f("0.8"),
                score: Some(5.775),
                periods: 24,
            },
            Odd::Jump {
                value: f("24.1666666667"),
                median: f("24"),
                mad: f("0"),
                score: None,
                periods: 9,
            },
            Odd::LateCorrection {
                old: said(Some("24.3"), None, first),
                new: said(Some("24.8"), None, "2025-05-15"),
            },
            Odd::LateCorrection {
                old: said(Some("24.3"), Some(("243", "1000")), first),
                new: said(Some("24.3"), Some(("2430", "10000")), "2025-05-15"),
            },
            Odd::LateCorrection {
                old: said(Some("24.3"), None, first),
                new: said(None, None, "2025-05-15"),
            },
            Odd::SumMismatch {
                part: Part::Numerator,
                all: f("240"),
                male: f("130"),
                female: f("100"),
            },
            Odd::SumMismatch {
                part: Part::Denominator,
                all: f("10000.5"),
                male: f("6000"),
                female: f("4100"),
            },
            Odd::PrintedMismatch {
                printed: f("24.9"),
                computed: f("24.0345678901"),
            },
        ];
        let mut out = String::new();
        for lang in [Lang::De, Lang::En] {
            let texts = Texts::new(lang);
            let catalogue = Catalogue::of([]);
            let k2 = catalogue.get("K2").expect("K2");
            let words = Words::new(&texts, k2);
            for (at, odd) in cases.into_iter().enumerate() {
                let finding = Finding {
                    municipality: MunicipalityId(1),
                    indicator: "K2".into(),
                    sex: if at == 0 { Sex::Female } else { Sex::All },
                    period: "2025-01".parse().expect("a period"),
                    odd,
                    data_status: None,
                };
                let name = kind(&texts, finding.odd.name());
                assert!(!name.starts_with('['), "{name}");
                let _ = writeln!(out, "{name}: {}", reason(&words, &finding));
            }
            out.push('\n');
        }
        insta::assert_snapshot!("findings", out);
    }
}
