//! The questions about measures, answered from indexes: what is due, by day, by measure.

use chrono::NaiveDate;

use super::index::{self, AuditRow, MeasureRow};
use super::{Entity, ReadFailure, Store, Stored, keys};
use crate::domain::audit::Audit;
use crate::domain::checklist::Checklist;
use crate::domain::deficiency::Deficiency;
use crate::domain::duty::{Duty, DutyKind};
use crate::domain::house_rules::HouseRules;
use crate::domain::id::{
    AuditId, ChecklistId, DeficiencyId, DutyId, HouseRulesId, Kind, MeasureId, ProviderId,
    RatingId, RecordId, ReviewId, TaskId, UtilisationId,
};
use crate::domain::measure::Measure;
use crate::domain::provider::Provider;
use crate::domain::rating::Rating;
use crate::domain::review::Review;
use crate::domain::task::Task;
use crate::domain::utilisation::Utilisation;

impl Store {
    /// The provider of a name, upper and lower case aside.
    pub fn provider_named(&self, name: &str) -> Result<Option<Stored<Provider>>, ReadFailure> {
        self.unique(&index::provider_name(name), ProviderId)
    }

    /// The measure people call by this number.
    pub fn measure_numbered(&self, number: &str) -> Result<Option<Stored<Measure>>, ReadFailure> {
        self.unique(&index::measure_number(number), MeasureId)
    }

    /// The utilisation of a measure, if any was entered.
    pub fn utilisation_of(
        &self,
        measure: MeasureId,
    ) -> Result<Option<Stored<Utilisation>>, ReadFailure> {
        self.unique(
            &index::one_of_measure(Kind::Utilisation, measure),
            UtilisationId,
        )
    }

    /// The checklist of a measure, if it was begun.
    pub fn checklist_of(
        &self,
        measure: MeasureId,
    ) -> Result<Option<Stored<Checklist>>, ReadFailure> {
        self.unique(
            &index::one_of_measure(Kind::Checklist, measure),
            ChecklistId,
        )
    }

    /// The success review of a measure.
    pub fn review_of(&self, measure: MeasureId) -> Result<Option<Stored<Review>>, ReadFailure> {
        self.unique(&index::one_of_measure(Kind::Review, measure), ReviewId)
    }

    /// The house rules; the defaults if nobody changed them.
    pub fn house_rules(&self) -> Result<HouseRules, ReadFailure> {
        let found: Option<Stored<HouseRules>> = self.unique(&index::house_rules(), HouseRulesId)?;
        Ok(found.map(|stored| stored.record).unwrap_or_default())
    }

    /// Whether a duty was done for a period.
    pub fn duty_done(
        &self,
        kind: DutyKind,
        period: NaiveDate,
    ) -> Result<Option<Stored<Duty>>, ReadFailure> {
        self.unique(&index::duty(kind, period), DutyId)
    }

    /// The measures a provider carries out, in the order they were made.
    pub fn measures_of(&self, provider: ProviderId) -> Result<Vec<Stored<Measure>>, ReadFailure> {
        let to = RecordId {
            kind: Kind::Provider,
            id: provider.0,
        };
        self.referring(to, MeasureId)
    }

    /// Everything of a kind that belongs to a measure, in the order it was made.
    pub fn of_measure<T: Entity>(
        &self,
        measure: MeasureId,
        id: fn(u64) -> T::Id,
    ) -> Result<Vec<Stored<T>>, ReadFailure> {
        let to = RecordId {
            kind: Kind::Measure,
            id: measure.0,
        };
        self.referring(to, id)
    }

    /// The tasks that came from a record, in the order they were made.
    pub fn tasks_from(&self, source: RecordId) -> Result<Vec<Stored<Task>>, ReadFailure> {
        self.referring(source, TaskId)
    }

    /// Open audits that are due up to this day (inclusive; none = all), longest overdue first.
    /// Reads as many rows as it answers with, and no record.
    pub fn open_audits(
        &self,
        until: Option<NaiveDate>,
        limit: usize,
    ) -> Result<Vec<AuditRow>, ReadFailure> {
        let from = index::open_audits();
        let to = match until.and_then(|day| day.succ_opt()) {
            Some(day) => index::open_audits_from(Some(day)),
            None => keys::behind(&from),
        };
        self.audit_rows(&from, &to, limit)
    }

    /// Audits whose day in the calendar lies in `from..=to`, by day, done and waived ones too.
    pub fn audits_between(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<AuditRow>, ReadFailure> {
        let end = index::audits_from(to.succ_opt());
        self.audit_rows(&index::audits_from(Some(from)), &end, usize::MAX)
    }

    /// All audits by day.
    pub fn audits(&self) -> Result<Vec<AuditRow>, ReadFailure> {
        let from = index::audits();
        self.audit_rows(&from, &keys::behind(&from), usize::MAX)
    }

    fn audit_rows(
        &self,
        from: &[u8],
        to: &[u8],
        limit: usize,
    ) -> Result<Vec<AuditRow>, ReadFailure> {
        self.covering(from, to, limit, |id| {
            let found = self.get::<Audit>(AuditId(id))?;
            Ok(found.map(|stored| AuditRow::of(&stored.record)))
        })
    }

    /// Measures that end on this day or later (none = all), by last day.
    pub fn measures_ending(&self, from: Option<NaiveDate>) -> Result<Vec<MeasureRow>, ReadFailure> {
        let all = index::measures();
        let start = from.map_or_else(|| all.clone(), |day| index::measures_from(Some(day)));
        self.covering(&start, &keys::behind(&all), usize::MAX, |id| {
            let found = self.get::<Measure>(MeasureId(id))?;
            Ok(found.map(|stored| MeasureRow::of(&stored.record)))
        })
    }

    /// Questionnaires to be answered, the most urgent first, those not forwarded yet last;
    /// `until` inclusive, none = all.
    pub fn open_ratings(
        &self,
        until: Option<NaiveDate>,
    ) -> Result<Vec<Stored<Rating>>, ReadFailure> {
        let from = index::open_ratings();
        let to = match until.and_then(|day| day.succ_opt()) {
            Some(day) => index::open_ratings_from(Some(day)),
            None => keys::behind(&from),
        };
        self.follow(&self.keys_in(&from, &to)?, RatingId)
    }

    /// Open deficiencies, the most urgent first, those without a deadline last; `until` inclusive,
    /// none = all.
    pub fn open_deficiencies(
        &self,
        until: Option<NaiveDate>,
    ) -> Result<Vec<Stored<Deficiency>>, ReadFailure> {
        let from = index::open_deficiencies();
        let to = match until.and_then(|day| day.succ_opt()) {
            Some(day) => index::open_deficiencies_from(Some(day)),
            None => keys::behind(&from),
        };
        self.follow(&self.keys_in(&from, &to)?, DeficiencyId)
    }

    /// Success reviews to be done up to this day (inclusive; none = all), the most urgent first.
    pub fn open_reviews(
        &self,
        until: Option<NaiveDate>,
    ) -> Result<Vec<Stored<Review>>, ReadFailure> {
        let from = index::open_reviews();
        let to = match until.and_then(|day| day.succ_opt()) {
            Some(day) => index::open_reviews_from(Some(day)),
            None => keys::behind(&from),
        };
        self.follow(&self.keys_in(&from, &to)?, ReviewId)
    }
}
