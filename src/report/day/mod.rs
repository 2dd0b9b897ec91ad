//! What a day demands: late, due soon, duties, measures to look after. The first screen and the
//! command `today` say the same because both ask here.
//!
//! Responsible for: gathering it, through indexes, and putting it into words of the person's language.
//! Not for: meetings and rings, which the two show each in their own way, nor for marks and columns.
//!
//! Of every kind only so many entries are made as are shown; the rest is counted.

mod due;
mod duties;
mod known;
mod looked_after;

use chrono::{Days, NaiveDate};

use crate::domain::date::Land;
use crate::domain::duty::DutyKind;
use crate::domain::house_rules::HouseRules;
use crate::domain::id::{DutyId, Kind, PersonId, RecordId};
use crate::domain::person::Person;
use crate::store::{ReadFailure, Store};
use crate::text::locale::Texts;
use known::Known;

/// Whose day is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The day.
    pub today: NaiveDate,
    /// Who asks, if known: their roles decide which duties are theirs.
    pub me: Option<PersonId>,
    /// Whether only what is theirs is wanted.
    pub only_mine: bool,
    /// The house's Land.
    pub land: Land,
    /// Entries of a kind at most.
    pub most: usize,
}

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concern {
    /// A deficiency: its deadline or the next step.
    Deficiency,
    /// An audit.
    Audit,
    /// A questionnaire.
    Rating,
    /// A success review.
    Review,
    /// A task.
    Task,
    /// A duty of the house or about a measure.
    Duty,
    /// A measure without its supervisor.
    Supervisor,
    /// A provider's accreditation.
    Accreditation,
    /// A month of poor use.
    LowUse,
    /// A month without figures.
    NoFigures,
}

impl Concern {
    /// Name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Deficiency => "deficiency",
            Self::Audit => "audit",
            Self::Rating => "rating",
            Self::Review => "review",
            Self::Task => "task",
            Self::Duty => "duty",
            Self::Supervisor => "supervisor",
            Self::Accreditation => "accreditation",
            Self::LowUse => "low_use",
            Self::NoFigures => "no_figures",
        }
    }
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is about.
    pub concern: Concern,
    /// The record it is shown at.
    pub target: RecordId,
    /// The last day, if there is one.
    pub due: Option<NaiveDate>,
    /// Calendar days it is late; 0 or less = it is not.
    pub late: i64,
    /// What, in one line.
    pub text: String,
    /// Who; empty = nobody in particular.
    pub who: String,
}

/// A part of the day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// What is shown, the most urgent first.
    pub entries: Vec<Entry>,
    /// How many of a kind there are beyond that.
    pub more: Vec<(Kind, usize)>,
    /// How many there are in all.
    pub count: usize,
}

/// How many are late of what has a tab of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Late {
    /// Audits.
    pub audits: usize,
    /// Deficiencies.
    pub deficiencies: usize,
}

/// What is read at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Day {
    /// Late, the longest first.
    pub overdue: Part,
    /// Due soon.
    pub soon: Part,
    /// Duties of the person's roles.
    pub duties: Part,
    /// Measures and providers to look after.
    pub measures: Part,
    /// Of what is overdue.
    pub late: Late,
}

/// What everything is gathered with.
struct Gather<'a> {
    store: &'a Store,
    texts: &'a Texts,
    asked: Asked,
    rules: HouseRules,
    /// Who asks.
    me: Option<Person>,
    /// The last day that counts as soon.
    soon: NaiveDate,
    known: Known<'a>,
}

impl<'a> Gather<'a> {
    fn new(store: &'a Store, texts: &'a Texts, asked: Asked) -> Result<Self, ReadFailure> {
        let rules = store.house_rules()?;
        let me = match asked.me {
            Some(id) => store.get::<Person>(id)?.map(|stored| stored.record),
            None => None,
        };
        let ahead = Days::new(rules.soon_days.into());
        Ok(Self {
            store,
            texts,
            asked,
            me,
            soon: asked.today.checked_add_days(ahead).unwrap_or(asked.today),
            rules,
            known: Known::new(store),
        })
    }

    /// Whether a person's things are wanted.
    fn wants(&self, who: &[Option<PersonId>]) -> bool {
        !self.asked.only_mine || (self.asked.me.is_some() && who.contains(&self.asked.me))
    }

    fn late(&self, due: Option<NaiveDate>) -> i64 {
        due.map_or(0, |due| (self.asked.today - due).num_days())
    }
}

/// What a day demands, except what has to be read measure by measure ([`use_of_measures`]).
pub fn day(store: &Store, texts: &Texts, asked: Asked) -> Result<Day, ReadFailure> {
    let mut gather = Gather::new(store, texts, asked)?;
    let (overdue, soon, late) = gather.due()?;
    let rows = gather.measure_rows()?;
    let duties = gather.house_duties(&rows)?;
    let measures = gather.measures(&rows)?;
    Ok(Day {
        overdue,
        soon,
        duties,
        measures,
        late,
    })
}

/// Running bought measures with low use or no figure for last month, and what the person has to report
/// about their own. Takes a record a measure, so it is asked apart.
pub fn use_of_measures(store: &Store, texts: &Texts, asked: Asked) -> Result<Part, ReadFailure> {
    Gather::new(store, texts, asked)?.uses()
}

/// A duty of the house that nobody has done yet has no number: its kind and period stand for it.
pub fn duty_to_do(kind: DutyKind, period: NaiveDate) -> RecordId {
    use chrono::Datelike;
    let days = u64::try_from(period.num_days_from_ce()).unwrap_or(0);
    RecordId {
        kind: Kind::Duty,
        id: DutyId::provisional(((kind as u64) << 32) | days).0,
    }
}

/// The kind and period behind [`duty_to_do`].
pub fn duty_of(id: RecordId) -> Option<(DutyKind, NaiveDate)> {
    let all = DutyKind::ALL.into_iter();
    let mut all = all.filter(|_| id.kind == Kind::Duty);
    all.find_map(|kind| {
        let base = DutyId::provisional((kind as u64) << 32).0;
        let days = i32::try_from(id.id.checked_sub(base)?).ok()?;
        let period = NaiveDate::from_num_days_from_ce_opt(days)?;
        Some((kind, period)).filter(|(kind, period)| duty_to_do(*kind, *period) == id)
    })
}

#[cfg(test)]
mod tests;
