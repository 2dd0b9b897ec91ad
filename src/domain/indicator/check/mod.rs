//! Checking figures before anybody talks about them. Source: `domain.md` § 3, "check of the figures".
//!
//! Responsible for: what is odd about the figures of a group, one named rule a file. Not for: what is
//! done about it; a check reports and never changes.
//!
//! | rule | reports |
//! | --- | --- |
//! | [`missing`] | no figure inside a series, no figure where the others of the group have one |
//! | [`implausible`] | a part larger than its whole, a share outside its bounds, counts below zero |
//! | [`jump`] | a figure far from the municipality's own median |
//! | [`correction`] | what a later data status says otherwise than the one before |
//! | [`sums`] | men and women that are not everybody |
//! | [`printed`] | a printed value that numerator and denominator don't give |

pub mod correction;
pub mod implausible;
pub mod jump;
pub mod missing;
pub mod printed;
pub mod sums;

use chrono::NaiveDate;

use super::catalogue::Indicator;
use super::figure::Figure;
use super::member::territory_breaks_between;
use super::period::Period;
use super::series::{Series, Sex, Version};
use super::target::Acknowledgement;
use crate::domain::id::MunicipalityId;
use crate::domain::ring::Municipality;

/// Which of the two numbers a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The one above the line.
    Numerator,
    /// The one below it.
    Denominator,
}

impl Part {
    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Numerator => "numerator",
            Self::Denominator => "denominator",
        }
    }

    /// That part of a version.
    pub const fn of(self, version: &Version) -> Option<Figure> {
        match self {
            Self::Numerator => version.numerator,
            Self::Denominator => version.denominator,
        }
    }
}

/// One side of a late correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// The value; none = it was missing.
    pub value: Option<Figure>,
    /// Numerator.
    pub numerator: Option<Figure>,
    /// Denominator.
    pub denominator: Option<Figure>,
    /// The date the figures were of.
    pub data_status: NaiveDate,
}

/// What is odd, with the figures that show it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Odd {
    /// The series has figures before and after this period.
    MissingPeriod {
        /// What was published instead of a value.
        mark: Option<char>,
    },
    /// Most of the others have a figure.
    MissingInGroup {
        /// What was published instead of a value.
        mark: Option<char>,
        /// How many others have one.
        have: usize,
        /// How many others there are.
        others: usize,
    },
    /// What is counted above the line is a part of what is counted below it.
    NumeratorAboveDenominator {
        /// Numerator.
        numerator: Figure,
        /// Denominator.
        denominator: Figure,
    },
    /// The value can't be this by what it means.
    OutsideRange {
        /// The value.
        value: Figure,
        /// No value is below.
        low: Figure,
        /// No value is above; none = no bound.
        high: Option<Figure>,
    },
    /// A count or an amount below zero.
    NegativeCount {
        /// Which.
        part: Part,
        /// What it says.
        count: Figure,
    },
    /// Far from the municipality's own median.
    Jump {
        /// The value.
        value: Figure,
        /// Median of the periods looked at.
        median: Figure,
        /// Median of their distances to it.
        mad: Figure,
        /// Distance ÷ (1.4826 · MAD); none where the MAD is 0.
        score: Option<f64>,
        /// Periods looked at.
        periods: usize,
    },
    /// A later data status says otherwise.
    LateCorrection {
        /// What was said.
        old: Said,
        /// What is said now.
        new: Said,
    },
    /// Men and women are not everybody.
    SumMismatch {
        /// In which number.
        part: Part,
        /// Everybody, as published.
        all: Figure,
        /// Men.
        male: Figure,
        /// Women.
        female: Figure,
    },
    /// Numerator and denominator give another value than the printed one.
    PrintedMismatch {
        /// As published.
        printed: Figure,
        /// By the formula.
        computed: Figure,
    },
}

impl Odd {
    /// Every name there is, in the order of the rules.
    pub const NAMES: [&'static str; 9] = [
        "missing_period",
        "missing_in_group",
        "numerator_above_denominator",
        "outside_range",
        "negative_count",
        "jump",
        "late_correction",
        "sum_mismatch",
        "printed_mismatch",
    ];

    /// Its place among [`Self::NAMES`].
    pub fn number(&self) -> u8 {
        u8::try_from(self.place()).unwrap_or(u8::MAX)
    }

    const fn place(&self) -> usize {
        match self {
            Self::MissingPeriod { .. } => 0,
            Self::MissingInGroup { .. } => 1,
            Self::NumeratorAboveDenominator { .. } => 2,
            Self::OutsideRange { .. } => 3,
            Self::NegativeCount { .. } => 4,
            Self::Jump { .. } => 5,
            Self::LateCorrection { .. } => 6,
            Self::SumMismatch { .. } => 7,
            Self::PrintedMismatch { .. } => 8,
        }
    }

    /// Name in JSON, in the locales and in acknowledgements.
    pub const fn name(&self) -> &'static str {
        Self::NAMES[self.place()]
    }
}

/// Something odd about one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Whose figure.
    pub municipality: MunicipalityId,
    /// Code of the indicator.
    pub indicator: String,
    /// Of whom the figure is.
    pub sex: Sex,
    /// Which period.
    pub period: Period,
    /// What is odd.
    pub odd: Odd,
    /// The newest data status among the figures it rests on; none where there is no figure.
    pub data_status: Option<NaiveDate>,
}

impl Finding {
    /// What an [`Acknowledgement`] calls it: the rule, and the sex where it is not everybody.
    pub fn check(&self) -> String {
        let name = self.odd.name();
        match self.sex {
            Sex::All => name.to_owned(),
            Sex::Male => format!("{name}.male"),
            Sex::Female => format!("{name}.female"),
        }
    }

    /// Whether an acknowledgement is about it, whenever it was given.
    pub fn is_subject_of(&self, acknowledgement: &Acknowledgement) -> bool {
        acknowledgement.municipality == self.municipality
            && acknowledgement.period == self.period
            && acknowledgement.indicator == self.indicator
            && acknowledgement.check == self.check()
    }

    /// Whether an acknowledgement still holds: figures of a later day than it open the question again.
    pub fn is_settled_by(&self, acknowledgement: &Acknowledgement) -> bool {
        self.is_subject_of(acknowledgement)
            && self
                .data_status
                .is_none_or(|status| status <= acknowledgement.on)
    }
}

/// Which figures are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// Of whom.
    pub sex: Sex,
    /// The first period reported; none = from the beginning. Earlier ones still count as history.
    pub from: Option<Period>,
    /// The last period looked at.
    pub until: Period,
    /// Only what was known on this day; none = what is known now.
    pub as_of: Option<NaiveDate>,
    /// Provisional figures instead of final ones.
    pub provisional: bool,
}

impl Scope {
    fn reports(&self, period: Period) -> bool {
        period <= self.until && self.from.is_none_or(|from| period >= from)
    }

    fn knows(&self, version: &Version) -> bool {
        version.period <= self.until
            && self.as_of.is_none_or(|day| version.data_status <= day)
            && version.quality.is_final() != self.provisional
    }

    /// The versions that hold, one a period, ascending.
    fn holding(&self, series: Option<&Series>) -> Vec<Version> {
        series.map_or_else(Vec::new, |series| {
            series
                .holding(self.as_of, self.provisional)
                .filter(|version| version.period <= self.until)
                .collect()
        })
    }
}

/// A member of the group with the series that are known of it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Who.
    pub municipality: &'a Municipality,
    /// The series asked about.
    pub series: Option<&'a Series>,
    /// That of men, where the one asked about is everybody's.
    pub male: Option<&'a Series>,
    /// That of women, likewise.
    pub female: Option<&'a Series>,
}

/// What a rule works on: one member, its figures, where they break.
struct Desk<'a> {
    indicator: &'a Indicator,
    scope: &'a Scope,
    municipality: &'a Municipality,
    /// The figures that hold, ascending.
    known: &'a [Version],
}

impl Desk<'_> {
    fn finding(&self, period: Period, data_status: Option<NaiveDate>, odd: Odd) -> Finding {
        Finding {
            municipality: self.municipality.id,
            indicator: self.indicator.code.clone(),
            sex: self.scope.sex,
            period,
            odd,
            data_status,
        }
    }

    /// The figures that are reported on.
    fn reported(&self) -> impl Iterator<Item = &Version> {
        self.known
            .iter()
            .filter(|version| self.scope.reports(version.period))
    }

    /// Whether figures of two periods mean the same.
    fn is_broken_between(&self, earlier: Period, later: Period) -> bool {
        self.indicator.breaks_between(earlier, later)
            || territory_breaks_between(self.municipality, earlier, later)
    }
}

/// Everything odd about the figures of a group: newest period first, within it in the group's order.
pub fn check(indicator: &Indicator, scope: &Scope, group: &[Subject<'_>]) -> Vec<Finding> {
    let known: Vec<Vec<Version>> = group
        .iter()
        .map(|subject| scope.holding(subject.series))
        .collect();
    let have = missing::who_has(indicator, &known);
    let mut findings: Vec<(usize, Finding)> = Vec::new();
    for (at, subject) in group.iter().enumerate() {
        let desk = Desk {
            indicator,
            scope,
            municipality: subject.municipality,
            known: &known[at],
        };
        let found = missing::missing(&desk, &have, group.len())
            .into_iter()
            .chain(implausible::implausible(&desk))
            .chain(jump::jumps(&desk))
            .chain(correction::corrections(&desk, subject.series))
            .chain(sums::sums(&desk, subject))
            .chain(printed::printed(&desk));
        findings.extend(found.map(|finding| (at, finding)));
    }
    // Stable: what is found twice in a period (corrections) stays in its order.
    findings.sort_by(|(a_at, a), (b_at, b)| {
        (b.period, a_at, a.odd.place()).cmp(&(a.period, b_at, b.odd.place()))
    });
    findings.into_iter().map(|(_, finding)| finding).collect()
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
