//! What is asked of the figures: which indicator, whose, of when. Source: `domain.md` § 3.
//!
//! Responsible for: the question as one value that the screen, the command line and the documents share,
//! and the steps from one question to the next. Not for: its answer (`Store::figures`).

use chrono::NaiveDate;

use super::member::{Asked, MembersOn};
use super::period::Period;
use super::series::Sex;
use crate::domain::date::Land;
use crate::domain::id::{MunicipalityId, RingId};
use crate::domain::ring::{Municipality, MunicipalityKind};

/// Whose figures are compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The members of a ring on a day.
    Ring(RingId),
    /// Every municipality.
    All,
    /// Those of a Land.
    Land(Land),
    /// Districts, or cities.
    Kind(MunicipalityKind),
    /// Those of a comparison type, as loaded ("IIb").
    ComparisonType(String),
    /// An own selection.
    Selection(Vec<MunicipalityId>),
}

impl Group {
    /// Whether a municipality belongs to it by its own fields; a ring's members follow from dated
    /// memberships, so for a ring the answer is no.
    pub fn holds(&self, municipality: &Municipality) -> bool {
        match self {
            Self::Ring(_) => false,
            Self::All => true,
            Self::Land(land) => municipality.land == *land,
            Self::Kind(kind) => municipality.kind == *kind,
            Self::ComparisonType(name) => municipality.comparison_type == *name,
            Self::Selection(ids) => ids.contains(&municipality.id),
        }
    }
}

/// A question that has exactly one answer for what is known on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Code of the indicator, as the catalogue has it.
    pub indicator: String,
    /// Whose figures.
    pub group: Group,
    /// Of whom the figures speak.
    pub sex: Sex,
    /// Period, day of knowledge, quality.
    pub asked: Asked,
    /// On which day a ring's members are counted.
    pub members: MembersOn,
}

impl Question {
    /// The group's figures of a period with all that is usual: everybody, final, known now, members of now.
    pub fn of(indicator: impl Into<String>, group: Group, period: Period) -> Self {
        Self {
            indicator: indicator.into(),
            group,
            sex: Sex::All,
            asked: Asked {
                period,
                as_of: None,
                provisional: false,
            },
            members: MembersOn::Now,
        }
    }

    /// The day a ring's members are counted on.
    pub fn members_day(&self, today: NaiveDate) -> NaiveDate {
        self.members.day(today, self.asked)
    }

    /// The same question about another period.
    #[must_use]
    pub fn in_period(&self, period: Period) -> Self {
        let mut other = self.clone();
        other.asked.period = period;
        other
    }

    /// The same question about another group.
    #[must_use]
    pub fn about(&self, group: Group) -> Self {
        Self {
            group,
            ..self.clone()
        }
    }
}
