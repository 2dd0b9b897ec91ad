//! The calendar of duties: what is due on a day. Source: `domain.md` § 4 (concept §§ 3–7).
//!
//! Responsible for: which duty stands on Heute on a day, until when, and whose it is. Not for: duties
//! that are records of their own (audits, reviews, deficiencies, ratings, tasks).
//!
//! Last days that the concept leaves open are ours and named where they are reckoned.

use chrono::{Datelike, Days, NaiveDate};

use super::DutyKind;
use crate::domain::date::{
    Land, LocalHolidays, Month, Quarter, add_months, next_working_day, previous_working_day,
};
use crate::domain::house_rules::HouseRules;
use crate::domain::measure::{Measure, Status};
use crate::domain::person::Role;
use crate::domain::provider::Provider;
use crate::domain::utilisation::Utilisation;

/// Where and when duties are reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Office {
    /// The house's Land.
    pub land: Land,
    /// Local holidays there.
    pub local: LocalHolidays,
    /// The present day.
    pub today: NaiveDate,
}

/// A duty that is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pending {
    /// Which.
    pub what: What,
    /// Since when it can be done; for a duty of the house the first day of its period.
    pub since: NaiveDate,
    /// The last day for it, if there is one.
    pub due: Option<NaiveDate>,
    /// Whether that day is past.
    pub overdue: bool,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A duty of the house, ticked by a record.
    House(DutyKind),
    /// This week's free places of a measure.
    FreePlaces,
    /// Places of drop-outs to be filled again: so many.
    Unfilled(u32),
    /// The talk with the provider after the award.
    ProviderTalk,
    /// The provider's accreditation ends.
    Accreditation,
    /// The provider is new or was long absent: an occasion for an external audit (§ 6.2).
    ExternalAudit(Occasion),
}

/// Why an external audit suggests itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// Its first contract.
    NewProvider,
    /// The first after years.
    LongAbsent,
}

impl What {
    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::House(kind) => kind.name(),
            Self::FreePlaces => "free_places",
            Self::Unfilled(_) => "unfilled",
            Self::ProviderTalk => "provider_talk",
            Self::Accreditation => "accreditation",
            Self::ExternalAudit(Occasion::NewProvider) => "new_provider",
            Self::ExternalAudit(Occasion::LongAbsent) => "long_absent",
        }
    }

    /// Whose it is, the leading role first (§§ 3–5, 6.3).
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::House(kind) => kind.roles(),
            Self::FreePlaces => &[Role::Supervisor],
            Self::Unfilled(_) => &[Role::Supervisor, Role::Coordinator],
            Self::ProviderTalk => &[Role::Coordinator, Role::Supervisor],
            Self::Accreditation => &[Role::Coordinator],
            Self::ExternalAudit(_) => &[Role::QualityOfficer, Role::Coordinator],
        }
    }
}

impl DutyKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::MeasureInformation,
        Self::UtilisationReport,
        Self::RatingData,
        Self::RatingReview,
        Self::RatingReport,
        Self::RatingAssessment,
    ];

    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MeasureInformation => "measure_information",
            Self::UtilisationReport => "utilisation_report",
            Self::RatingData => "rating_data",
            Self::RatingReview => "rating_review",
            Self::RatingReport => "rating_report",
            Self::RatingAssessment => "rating_assessment",
        }
    }

    /// Whose it is (§§ 3, 5, 6.3): the coordinating manager has the data looked through.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::MeasureInformation | Self::RatingReview => &[Role::Coordinator],
            Self::UtilisationReport => &[Role::QualityOfficer],
            Self::RatingData | Self::RatingReport => &[Role::CoordinatingManager],
            Self::RatingAssessment => &[Role::Management],
        }
    }

    /// The first day of the week, month or quarter a day lies in, as this duty counts.
    pub fn period_of(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::MeasureInformation => monday(day),
            Self::UtilisationReport => Month::of(day).first_day(),
            _ => Quarter::of(day).first_day(),
        }
    }

    fn last_day_of(self, period: NaiveDate) -> NaiveDate {
        match self {
            Self::MeasureInformation => plus(period, 6),
            Self::UtilisationReport => Month::of(period).last_day(),
            _ => Quarter::of(period).last_day(),
        }
    }

    /// The last day for the duty of a period.
    ///
    /// Week and month: the last working day in it. The concept asks for the report *zum Monatsende*,
    /// so one that moved into the next month would be late; and a figure at the month's end is known
    /// on the last day anybody attends. § 26(3) SGB X, which moves forward, gives time to those who
    /// owe an authority something, not to the authority's own calendar.
    /// Quarter: the data are provided at its end (§ 6.3), the three steps after it follow at
    /// distances of two weeks, which are ours, on working days.
    pub fn due(self, period: NaiveDate, office: Office) -> NaiveDate {
        let Office { land, local, .. } = office;
        let end = self.last_day_of(period);
        let later = |weeks: u64| next_working_day(plus(end, 7 * weeks), land, &local);
        match self {
            Self::MeasureInformation | Self::UtilisationReport | Self::RatingData => {
                previous_working_day(end, land, &local).max(period)
            }
            Self::RatingReview => later(2),
            Self::RatingReport => later(4),
            Self::RatingAssessment => later(6),
        }
    }

    /// The step of the quarter that has to be done before this one.
    const fn after(self) -> Option<Self> {
        match self {
            Self::RatingReview => Some(Self::RatingData),
            Self::RatingReport => Some(Self::RatingReview),
            Self::RatingAssessment => Some(Self::RatingReport),
            _ => None,
        }
    }
}

fn monday(day: NaiveDate) -> NaiveDate {
    let back = Days::new(day.weekday().num_days_from_monday().into());
    day.checked_sub_days(back).unwrap_or(day)
}

fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

fn pending(what: What, since: NaiveDate, due: Option<NaiveDate>, today: NaiveDate) -> Pending {
    Pending {
        what,
        since,
        due,
        overdue: due.is_some_and(|due| due < today),
    }
}

/// The duties of the house that are not ticked: those of the present period from `soon_days` before
/// their last day on, and those of the period before it. Older ones are not asked for: whoever begins
/// with this program has not neglected years. A missed week is not made up for. Of a quarter's chain
/// only the next step stands there. `ran` says whether any bought measure ran between two days: a
/// house without them owes nothing.
pub fn house_duties(
    office: Office,
    rules: &HouseRules,
    done: impl Fn(DutyKind, NaiveDate) -> bool,
    ran: impl Fn(NaiveDate, NaiveDate) -> bool,
) -> Vec<Pending> {
    let today = office.today;
    let mut found = Vec::new();
    for kind in DutyKind::ALL {
        let present = kind.period_of(today);
        let before = present.pred_opt().map(|day| kind.period_of(day));
        let weekly = kind == DutyKind::MeasureInformation;
        for period in before.filter(|_| !weekly).into_iter().chain([present]) {
            let due = kind.due(period, office);
            let shown = weekly || today >= due || plus(today, rules.soon_days.into()) >= due;
            let turn = kind.after().is_none_or(|earlier| done(earlier, period));
            if shown && turn && !done(kind, period) && ran(period, kind.last_day_of(period)) {
                found.push(pending(What::House(kind), period, Some(due), today));
            }
        }
    }
    found.sort_by_key(|one| (one.due, one.what));
    found
}

/// Whether a measure is bought and ran on any day between two days.
pub fn ran_between(measure: &Measure, from: NaiveDate, to: NaiveDate) -> bool {
    let held = matches!(measure.status(measure.start), Status::Running);
    measure.procurement.is_bought() && held && measure.start <= to && measure.end >= from
}

/// What is due about a measure on a day.
pub fn of_measure(
    measure: &Measure,
    figures: Option<&Utilisation>,
    office: Office,
) -> Vec<Pending> {
    let found = [
        weekly_places(measure, figures, office),
        unfilled(measure, figures, office),
        provider_talk(measure, office),
    ];
    found.into_iter().flatten().collect()
}

/// § 4: every week the supervisor reports the free places of each running bought measure. Due on the
/// week's last working day; overdue only at its weekend, since the next week asks anew.
pub fn weekly_places(
    measure: &Measure,
    figures: Option<&Utilisation>,
    office: Office,
) -> Option<Pending> {
    let today = office.today;
    let monday = monday(today);
    let reported = figures
        .and_then(|figures| figures.free.last())
        .is_some_and(|last| last.on >= monday);
    let runs = measure.procurement.is_bought() && measure.status(today) == Status::Running;
    let due = DutyKind::MeasureInformation.due(monday, office);
    (runs && !reported).then(|| pending(What::FreePlaces, monday, Some(due), today))
}

/// § 7: the places of drop-outs are filled again at once, where possible. No last day.
pub fn unfilled(
    measure: &Measure,
    figures: Option<&Utilisation>,
    office: Office,
) -> Option<Pending> {
    let today = office.today;
    let figures = figures?;
    let runs = measure.procurement.is_bought() && measure.status(today) == Status::Running;
    let places = figures.unfilled_dropouts(measure.places)?;
    let since = figures.months.last()?.month.last_day().min(today);
    (runs && places > 0).then(|| pending(What::Unfilled(places), since, None, today))
}

/// § 3.1: after the award of a bought measure coordinator and supervisor talk with the provider. Due
/// on the last day before the start (ours): the talk is about how it begins. Asked for until it is
/// held or the measure is over.
pub fn provider_talk(measure: &Measure, office: Office) -> Option<Pending> {
    let today = office.today;
    let awarded = matches!(measure.status(today), Status::Awarded | Status::Running);
    let missing = measure.procurement.is_bought() && measure.provider_talk_on.is_none();
    let before = measure.start.pred_opt();
    let since = before.map_or(today, |day| day.min(today));
    (awarded && missing).then(|| pending(What::ProviderTalk, since, before, today))
}

/// The accreditation of a provider with a measure that is not over ends soon, or has ended. `needed`
/// is the last day of its measures.
pub fn accreditation(
    provider: &Provider,
    needed: Option<NaiveDate>,
    rules: &HouseRules,
    today: NaiveDate,
) -> Option<Pending> {
    let until = provider.accredited_until?;
    let soon = plus(today, rules.soon_days.into());
    let matters = needed.is_some_and(|needed| needed >= today && needed > until);
    (matters && until <= soon).then(|| pending(What::Accreditation, today, Some(until), today))
}

/// § 6.2: whether the provider of a measure is new or comes back after years, by the contracts that
/// began before it. `earlier` are start and end of its other measures that were held.
pub fn external_occasion(
    measure: &Measure,
    provider: &Provider,
    earlier: impl IntoIterator<Item = (NaiveDate, NaiveDate)>,
    rules: &HouseRules,
) -> Option<Occasion> {
    let start = measure.start;
    let held = earlier.into_iter().filter(|(from, _)| *from < start);
    // What the provider's own record knows of contracts this store does not have.
    let known = provider.last_contract.or(provider.first_contract);
    let known = known.filter(|_| provider.first_contract.is_none_or(|first| first < start));
    let last = held.map(|(_, to)| to).chain(known).max();
    let years = i32::try_from(rules.absent_years).unwrap_or(i32::MAX / 12);
    match last {
        None => Some(Occasion::NewProvider),
        Some(last)
            if rules.absent_years > 0 && add_months(last, years.saturating_mul(12)) < start =>
        {
            Some(Occasion::LongAbsent)
        }
        Some(_) => None,
    }
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
