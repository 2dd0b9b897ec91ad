//! Figures in words: values with their unit, differences, periods, and the statement without which no
//! figure is shown.
//!
//! Responsible for: decimals, grouping, signs and units as the language writes them. Not for: which
//! figure is worth a sentence.

use std::borrow::Cow;

use crate::domain::indicator::catalogue::{Indicator, Unit};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::domain::indicator::series::Sex;
use crate::fields;
use crate::store::figures::Figures;
use crate::text::locale::{Lang, Texts};

/// Decimals of a change in per cent.
const RELATIVE_DECIMALS: u8 = 1;

/// How the figures of one indicator are written in one language.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The language.
    pub texts: &'a Texts,
    /// What the figures are of.
    pub indicator: &'a Indicator,
    decimals: u8,
}

impl<'a> Words<'a> {
    /// With the decimals of the catalogue.
    pub const fn new(texts: &'a Texts, indicator: &'a Indicator) -> Self {
        Self {
            texts,
            indicator,
            decimals: indicator.decimals,
        }
    }

    /// With one more decimal than the catalogue's where the values have it: more is what division
    /// left over, not what was published.
    pub fn of(texts: &'a Texts, figures: &'a Figures) -> Self {
        let usual = figures.indicator.decimals;
        let rows = figures.comparison().rows.iter();
        let published = rows.filter_map(|row| row.value).map(Figure::scale).max();
        Self {
            texts,
            indicator: &figures.indicator,
            decimals: published.unwrap_or(usual).clamp(usual, usual + 1),
        }
    }

    /// With one more decimal than usual where one of these figures has it: a median between two values
    /// does. Figures that are written with more already stay as they are.
    #[must_use]
    pub fn fit(mut self, figures: &[Figure]) -> Self {
        let has_more = |figure: &Figure| {
            let cut = figure.rounded(self.decimals);
            figure.scale() > self.decimals && cut != *figure
        };
        let is_usual = self.decimals <= self.indicator.decimals;
        self.decimals += u8::from(is_usual && figures.iter().any(has_more));
        self
    }

    /// How far two values are apart as they are shown, so that whoever reckons comes to the same.
    pub fn step(&self, old: Figure, new: Figure) -> String {
        let shown = |one: Figure| one.rounded(self.decimals);
        self.distance(shown(new).minus(shown(old)).unwrap_or_default())
    }

    /// Decimals values are written with.
    pub const fn decimals(&self) -> u8 {
        self.decimals
    }

    /// A number as the language writes it: `−1.234,5`, `−1,234.5`.
    pub fn number(&self, figure: Figure, decimals: u8) -> String {
        let rounded = figure.rounded(decimals);
        let plain = rounded.magnitude().to_string();
        let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut out = String::new();
        if rounded.is_negative() {
            out.push('\u{2212}');
        }
        out.push_str(
            &whole
                .parse()
                .map_or_else(|_| whole.to_owned(), |whole| self.texts.count(whole)),
        );
        if !rest.is_empty() {
            out.push_str(match self.texts.lang() {
                Lang::De => ",",
                Lang::En => ".",
            });
            out.push_str(rest);
        }
        out
    }

    /// A count, as exact as it was published.
    pub fn count(&self, figure: Figure) -> String {
        self.number(figure, figure.scale())
    }

    /// A value without its unit.
    pub fn bare(&self, figure: Figure) -> String {
        self.number(figure, self.decimals)
    }

    /// A value with its unit: `24,3 %`, `24.3%`, `12,50 €`.
    pub fn value(&self, figure: Figure) -> String {
        self.value_exactly(figure, self.decimals)
    }

    /// A value with its unit and so many decimals.
    pub fn value_exactly(&self, figure: Figure, decimals: u8) -> String {
        let value = self.number(figure, decimals);
        match self.indicator.unit {
            Unit::PerCent => self.say("figure-per-cent", &value),
            Unit::Euro => self.say("figure-euro", &value),
            Unit::Number => value,
        }
    }

    /// How far two values are apart, without a sign: points for per cent, else the unit.
    pub fn distance(&self, figure: Figure) -> String {
        let value = self.bare(figure.magnitude());
        match self.indicator.unit {
            // "1 point", but "1.0 points".
            Unit::PerCent if value == "1" => self.say("figure-point", &value),
            Unit::PerCent => self.say("figure-points", &value),
            Unit::Euro => self.say("figure-euro", &value),
            Unit::Number => value,
        }
    }

    /// A relative change without its sign: `4,1 Prozent`.
    pub fn relative(&self, figure: Figure) -> String {
        let value = self.number(figure.magnitude(), RELATIVE_DECIMALS);
        self.say("figure-relative", &value)
    }

    /// A change in per cent with its sign: `+3,1 %`, `−0,4 %`.
    pub fn signed(&self, figure: Figure) -> String {
        let sign = if figure.rounded(RELATIVE_DECIMALS) > Figure::default() {
            "+"
        } else {
            ""
        };
        let value = self.number(figure, RELATIVE_DECIMALS);
        self.say("figure-per-cent", &format!("{sign}{value}"))
    }

    fn say(&self, id: &str, value: &str) -> String {
        self.texts.with(id, &[("value", value.into())])
    }

    /// A period: `Juni 2025`, `2. Quartal 2025`, `2025`.
    pub fn period(&self, period: Period) -> String {
        period_name(self.texts, period)
    }

    /// Code and name of the indicator.
    pub fn title(&self) -> String {
        fields::indicator_title(self.indicator, self.texts)
    }

    /// What a figure has to be said with: period, quality, how old, whose members of which day.
    pub fn statement(&self, figures: &Figures) -> String {
        let texts = self.texts;
        let question = &figures.question;
        let quality = if question.asked.provisional {
            "figure-values-provisional"
        } else {
            "figure-values-final"
        };
        let day = |day| texts.date_plain(day);
        let status = match figures.compared.statuses {
            None => None,
            Some((first, last)) if first == last => Some(day(first)),
            Some((first, last)) => Some(texts.with(
                "figure-status-span",
                &[("first", day(first).into()), ("last", day(last).into())],
            )),
        };
        let members = day(figures.members_on);
        let (period, quality) = (self.period(question.asked.period), texts.get(quality));
        let mut variables = vec![
            ("period", period.into()),
            ("quality", quality.into_owned().into()),
            ("members", members.into()),
        ];
        let said = match status {
            Some(status) => {
                variables.push(("status", status.into()));
                texts.with("figure-statement", &variables)
            }
            None => texts.with("figure-statement-without", &variables),
        };
        match question.sex {
            Sex::All => said,
            sex => format!("{said} · {}", sex_word(texts, sex)),
        }
    }
}

/// What somebody's sex is called.
pub fn sex_word(texts: &Texts, sex: Sex) -> Cow<'_, str> {
    match sex {
        Sex::All => texts.get("choice-sex-all"),
        Sex::Male => texts.get("choice-sex-male"),
        Sex::Female => texts.get("choice-sex-female"),
    }
}

/// A period as people say it.
pub fn period_name(texts: &Texts, period: Period) -> String {
    match period.kind() {
        PeriodKind::Month => texts.month_of(period.first_day()),
        PeriodKind::Quarter => texts.with(
            "figure-quarter",
            &[
                ("part", period.part().to_string().into()),
                ("year", period.year().to_string().into()),
            ],
        ),
        PeriodKind::Year => period.year().to_string(),
    }
}

/// `A`, `A und B`, `A, B und C`; more than `longest` of them are cut: `A, B und drei weitere`.
pub fn enumeration(texts: &Texts, parts: &[String], longest: usize) -> String {
    // One more name says more than "one more".
    let shown = if parts.len() > longest + 1 {
        longest
    } else {
        parts.len()
    };
    let more = parts.len() - shown;
    if more > 0 {
        return texts.with(
            "figure-and-more",
            &[
                ("first", parts[..shown].join(", ").into()),
                ("n", count_word(texts, more).into()),
            ],
        );
    }
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => texts.with(
            "figure-and",
            &[
                ("first", first.join(", ").into()),
                ("last", last.as_str().into()),
            ],
        ),
    }
}

/// A small number as a word: `drei`, `three`; from thirteen on digits.
pub fn count_word(texts: &Texts, n: usize) -> String {
    if (1..=12).contains(&n) {
        texts.get(&format!("figure-count-{n}")).into_owned()
    } else {
        texts.count(n as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::IndicatorId;
    use crate::domain::indicator::catalogue::Catalogue;

    fn f(text: &str) -> Figure {
        text.parse().expect(text)
    }

    #[test]
    fn units_are_written_as_the_language_does() {
        let own = |code: &str| Indicator::own(IndicatorId(1), code);
        let k2 = Catalogue::of([]).get("K2").cloned().expect("K2");
        let (euro, number) = (own("KdU_EUR"), own("Einwohner"));
        for (indicator, figure, german, english) in [
            (
                &k2,
                "24.35",
                ["24,4 %", "24,4 Prozentpunkte"],
                ["24.4%", "24.4 percentage points"],
            ),
            (
                &k2,
                "-0.04",
                ["0,0 %", "0,0 Prozentpunkte"],
                ["0.0%", "0.0 percentage points"],
            ),
            (
                &k2,
                "-3",
                ["\u{2212}3,0 %", "3,0 Prozentpunkte"],
                ["\u{2212}3.0%", "3.0 percentage points"],
            ),
            (
                &euro,
                "-1234.5",
                ["\u{2212}1.234,50 €", "1.234,50 €"],
                ["\u{2212}1,234.50 €", "1,234.50 €"],
            ),
            (
                &number,
                "1450000",
                ["1.450.000,0", "1.450.000,0"],
                ["1,450,000.0", "1,450,000.0"],
            ),
        ] {
            for (lang, want) in [(Lang::De, german), (Lang::En, english)] {
                let texts = Texts::new(lang);
                let words = Words::new(&texts, indicator);
                assert_eq!([words.value(f(figure)), words.distance(f(figure))], want);
            }
        }
        let mut whole = k2;
        whole.decimals = 0;
        let texts = Texts::new(Lang::De);
        let words = Words::new(&texts, &whole);
        assert_eq!(words.distance(f("-1")), "1 Prozentpunkt");
        assert_eq!(words.relative(f("-5.55")), "5,6 Prozent");
    }

    #[test]
    fn names_are_strung_together() {
        let names = |n: usize| -> Vec<String> { ('A'..).take(n).map(String::from).collect() };
        for (n, german, english) in [
            (0, "", ""),
            (1, "A", "A"),
            (2, "A und B", "A and B"),
            (3, "A, B und C", "A, B and C"),
            (4, "A, B, C und D", "A, B, C and D"),
            (5, "A, B, C und zwei weitere", "A, B, C and two others"),
            (16, "A, B, C und 13 weitere", "A, B, C and 13 others"),
        ] {
            for (lang, want) in [(Lang::De, german), (Lang::En, english)] {
                assert_eq!(enumeration(&Texts::new(lang), &names(n), 3), want);
            }
        }
    }

    #[test]
    fn periods_are_said_in_full() {
        for (period, german, english) in [
            ("2025-06", "Juni 2025", "June 2025"),
            ("2025-Q2", "2. Quartal 2025", "Q2 2025"),
            ("2025", "2025", "2025"),
        ] {
            for (lang, want) in [(Lang::De, german), (Lang::En, english)] {
                let period = period.parse().expect("a period");
                assert_eq!(period_name(&Texts::new(lang), period), want);
            }
        }
    }
}
