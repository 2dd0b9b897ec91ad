//! When a rating is notable (auffällig). Source: `domain.md` § 4 (concept § 6.3).
//!
//! Responsible for: means and what is notable about them, reckoned in whole hundredths so that
//! exactly the threshold is exactly the threshold. Not for: what follows from it ([`super::steps`]).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Answer, Part, Rating, Scale};
use crate::domain::date::Quarter;
use crate::domain::id::RatingId;
use crate::domain::points::Points;

/// One half of the questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Half {
    /// Questions answered.
    pub answered: u32,
    /// Questions not answered: left out of the mean, not counted as 0.
    pub unanswered: u32,
    /// Sum of the answers, in hundredths.
    sum: i64,
}

impl Half {
    fn of(part: Part, answers: &[Answer]) -> Self {
        let mut half = Self::default();
        for answer in answers.iter().filter(|answer| answer.part == part) {
            match answer.value {
                Some(points) => {
                    half.answered += 1;
                    half.sum += i64::from(points.0);
                }
                None => half.unanswered += 1,
            }
        }
        half
    }

    /// The mean to show, rounded down so that what lies below the threshold is never shown as the
    /// threshold: 1.996 is 1.99. None without an answer.
    pub fn mean(self) -> Option<Points> {
        let down = self.sum.checked_div_euclid(i64::from(self.answered))?;
        i32::try_from(down).ok().map(Points)
    }

    /// The mean for programs and charts.
    pub fn mean_exact(self) -> Option<f64> {
        let hundredths = i32::try_from(self.sum).ok()?;
        (self.answered > 0).then(|| f64::from(hundredths) / 100.0 / f64::from(self.answered))
    }

    /// Whether the mean lies below the threshold. Exactly the threshold does not, nor no answer.
    pub fn is_below(self, threshold: Points) -> bool {
        self.answered > 0 && self.sum < i64::from(threshold.0) * i64::from(self.answered)
    }
}

/// One thing notable about a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notable<'a> {
    /// The mean of the soft facts lies below the threshold.
    SoftMean,
    /// The mean of the hard facts does.
    HardMean,
    /// The answer to a single soft question does. (A single hard one may.)
    SoftAnswer(&'a Answer),
}

impl Notable<'_> {
    /// Name in JSON and in the locales.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::SoftMean => "soft_mean",
            Self::HardMean => "hard_mean",
            Self::SoftAnswer(_) => "soft_answer",
        }
    }
}

/// What the answers of a rating come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment<'a> {
    /// The questions.
    pub soft: Half,
    /// The points for quotas.
    pub hard: Half,
    /// Soft questions answered below the threshold, in their order.
    pub low: Vec<&'a Answer>,
    /// The scale it was made with.
    pub scale: Scale,
}

impl<'a> Assessment<'a> {
    /// What a rating comes to, by its own scale.
    pub fn of(rating: &'a Rating) -> Self {
        let threshold = rating.scale.threshold;
        let low = |answer: &&Answer| {
            answer.part == Part::Soft && answer.value.is_some_and(|value| value < threshold)
        };
        Self {
            soft: Half::of(Part::Soft, &rating.answers),
            hard: Half::of(Part::Hard, &rating.answers),
            low: rating.answers.iter().filter(low).collect(),
            scale: rating.scale,
        }
    }

    /// Questions without an answer.
    pub const fn unanswered(&self) -> u32 {
        self.soft.unanswered + self.hard.unanswered
    }

    /// § 6.3: notable when the mean of the soft or of the hard facts lies below the threshold, or a
    /// single soft answer does. Exactly the threshold is not; a single hard value below it is not.
    pub fn notable(&self) -> Vec<Notable<'a>> {
        let threshold = self.scale.threshold;
        let means = [
            (self.soft, Notable::SoftMean),
            (self.hard, Notable::HardMean),
        ];
        let means = means
            .into_iter()
            .filter(|(half, _)| half.is_below(threshold));
        let low = self.low.iter().map(|answer| Notable::SoftAnswer(answer));
        means.map(|(_, notable)| notable).chain(low).collect()
    }

    /// Whether anything is notable.
    pub fn is_notable(&self) -> bool {
        !self.notable().is_empty()
    }
}

/// A provider's rating as a point of its trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrendPoint {
    /// The rating.
    pub rating: RatingId,
    /// When it was answered.
    pub on: NaiveDate,
    /// Mean of its soft facts.
    pub soft: Option<Points>,
    /// Mean of its hard facts.
    pub hard: Option<Points>,
    /// Whether it was notable.
    pub notable: bool,
}

/// The means of a provider's answered ratings in the order of their answers. Ratings of another scale
/// stand in it as they are: each keeps its own.
pub fn trend<'a>(ratings: impl IntoIterator<Item = &'a Rating>) -> Vec<TrendPoint> {
    let point = |rating: &Rating| {
        let assessment = Assessment::of(rating);
        Some(TrendPoint {
            rating: rating.id,
            on: rating.answered_on?,
            soft: assessment.soft.mean(),
            hard: assessment.hard.mean(),
            notable: assessment.is_notable(),
        })
    };
    let mut points: Vec<_> = ratings.into_iter().filter_map(point).collect();
    points.sort_by_key(|point| (point.on, point.rating));
    points
}

/// Answered ratings by the quarter of their answer: what the quarterly report is about.
pub fn by_quarter<'a>(
    ratings: impl IntoIterator<Item = &'a Rating>,
) -> BTreeMap<Quarter, Vec<&'a Rating>> {
    let mut quarters: BTreeMap<Quarter, Vec<&Rating>> = BTreeMap::new();
    for rating in ratings {
        if let Some(on) = rating.answered_on {
            quarters.entry(Quarter::of(on)).or_default().push(rating);
        }
    }
    quarters
}

#[cfg(test)]
#[path = "assessment_tests.rs"]
mod tests;
