//! What is kept of municipalities, indicators and figures between two questions about them.
//!
//! Responsible for: reading again only what changed since, heard from the store's own commits. Not for:
//! what the figures come to.
//!
//! Series stay packed: of an indicator that 404 municipalities report for twenty years they take some
//! two megabytes, unpacked ten.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::super::since::changed_since;
use crate::domain::id::{Kind, MunicipalityId, RecordId};
use crate::domain::indicator::catalogue::Catalogue;
use crate::domain::indicator::compare::Comparison;
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::domain::indicator::question::Question;
use crate::domain::indicator::series::{Series, Sex};
use crate::domain::ring::{Membership, Municipality, Ring};
use crate::store::backend::Revision;
use crate::store::{ReadFailure, Store};
use crate::tui::panes::figures::view::Ground;

/// Series kept at most: those of one indicator of all municipalities, or of a ring's for all
/// indicators.
const KEPT: usize = 500;

/// Which series: code, length, sex, municipality.
type Which = (Arc<str>, PeriodKind, Sex, MunicipalityId);

/// See the module.
#[derive(Debug, Default)]
pub(in crate::tui::reader) struct Known {
    /// The commit up to which what is kept is right.
    upto: Option<Revision>,
    municipalities: Option<Arc<Vec<Municipality>>>,
    rings: Option<Arc<Vec<Ring>>>,
    catalogue: Option<Arc<Catalogue>>,
    lengths: BTreeMap<(Arc<str>, Sex), Vec<PeriodKind>>,
    ground: Option<Arc<Ground>>,
    series: BTreeMap<Which, Option<Arc<Series>>>,
    /// The periods found last: stepping through them finds them again.
    periods: Option<(PeriodsKey, Arc<[Period]>)>,
    memberships: Option<Arc<Vec<Membership>>>,
    /// The course seen last: only its cursor moves with a step to the next period.
    course: Option<(CourseKey, Arc<Vec<Comparison>>)>,
}

/// What the periods of a group's figures depend on beside the figures.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PeriodsKey {
    /// Code of the indicator, length, sex.
    pub which: (Arc<str>, PeriodKind, Sex),
    /// Day of knowledge and finality.
    pub meant: (Option<NaiveDate>, bool),
    /// Whose.
    pub group: Vec<MunicipalityId>,
}

/// What a course depends on beside the figures.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CourseKey {
    /// Indicator as it was asked about, whatever period.
    pub question: Question,
    /// Its periods.
    pub periods: Vec<Period>,
    /// Whose.
    pub group: Vec<MunicipalityId>,
}

impl Known {
    /// Forgets what changed since.
    pub(super) fn catch_up(&mut self, store: &Store) -> Result<(), ReadFailure> {
        // After a failure halfway the next question reads everything.
        let Some(since) = self.upto.take() else {
            *self = Self {
                upto: Some(store.backend().revision()),
                ..Self::default()
            };
            return Ok(());
        };
        let (revision, changed) = changed_since(store, since)?;
        match changed {
            None => *self = Self::default(),
            Some(changed) => changed.into_iter().for_each(|id| self.forget(id)),
        }
        self.upto = Some(revision);
        Ok(())
    }

    fn forget(&mut self, id: RecordId) {
        if matches!(id.kind, Kind::Indicator | Kind::Series) {
            self.course = None;
            self.periods = None;
        }
        if matches!(
            id.kind,
            Kind::Indicator | Kind::Series | Kind::Ring | Kind::Municipality
        ) {
            self.ground = None;
        }
        match id.kind {
            Kind::Membership => self.memberships = None,
            Kind::Municipality => self.municipalities = None,
            Kind::Ring => self.rings = None,
            Kind::Indicator => self.catalogue = None,
            Kind::Series => {
                self.lengths.clear();
                // A new one may be of a municipality that had none.
                let stays = |series: &Option<Arc<Series>>| {
                    series.as_ref().is_some_and(|series| series.id.0 != id.id)
                };
                self.series.retain(|_, series| stays(series));
            }
            _ => {}
        }
    }

    /// All municipalities, by carrier number.
    pub(super) fn municipalities(
        &mut self,
        store: &Store,
    ) -> Result<Arc<Vec<Municipality>>, ReadFailure> {
        kept(&mut self.municipalities, || {
            store.municipalities_where(|_| true)
        })
    }

    /// All rings, by number.
    pub(super) fn rings(&mut self, store: &Store) -> Result<Arc<Vec<Ring>>, ReadFailure> {
        kept(&mut self.rings, || {
            let rings = store.all::<Ring>()?;
            let mut rings: Vec<Ring> = rings.into_iter().map(|stored| stored.record).collect();
            rings.sort_by_key(|ring| (ring.number, ring.id));
            Ok(rings)
        })
    }

    /// Who belongs where since when.
    pub(super) fn memberships(
        &mut self,
        store: &Store,
    ) -> Result<Arc<Vec<Membership>>, ReadFailure> {
        kept(&mut self.memberships, || {
            let all = store.all::<Membership>()?;
            Ok(all.into_iter().map(|stored| stored.record).collect())
        })
    }

    /// The periods of this key, or what `find` finds.
    pub(super) fn periods(
        &mut self,
        key: PeriodsKey,
        find: impl FnOnce() -> Vec<Period>,
    ) -> Arc<[Period]> {
        match &self.periods {
            Some((kept, periods)) if *kept == key => Arc::clone(periods),
            _ => {
                let periods: Arc<[Period]> = find().into();
                self.periods = Some((key, Arc::clone(&periods)));
                periods
            }
        }
    }

    /// The course of this key, or what `compare` makes of it.
    pub(super) fn course(
        &mut self,
        key: CourseKey,
        compare: impl FnOnce() -> Vec<Comparison>,
    ) -> Arc<Vec<Comparison>> {
        match &self.course {
            Some((kept, course)) if *kept == key => Arc::clone(course),
            _ => {
                let course = Arc::new(compare());
                self.course = Some((key, Arc::clone(&course)));
                course
            }
        }
    }

    /// Every indicator.
    pub(super) fn catalogue(&mut self, store: &Store) -> Result<Arc<Catalogue>, ReadFailure> {
        kept(&mut self.catalogue, || store.catalogue())
    }

    /// What can be asked, or what `gather` makes of the store.
    pub(super) fn ground(
        &mut self,
        gather: impl FnOnce(&mut Self) -> Result<Ground, ReadFailure>,
    ) -> Result<Arc<Ground>, ReadFailure> {
        if let Some(ground) = &self.ground {
            return Ok(Arc::clone(ground));
        }
        let ground = Arc::new(gather(self)?);
        self.ground = Some(Arc::clone(&ground));
        Ok(ground)
    }

    /// The lengths of period an indicator has figures of.
    pub(super) fn lengths(
        &mut self,
        store: &Store,
        code: &Arc<str>,
        sex: Sex,
    ) -> Result<&[PeriodKind], ReadFailure> {
        let key = (Arc::clone(code), sex);
        if !self.lengths.contains_key(&key) {
            let lengths = store.lengths_of(code, sex)?;
            self.lengths.insert(key.clone(), lengths);
        }
        Ok(self.lengths.get(&key).map_or(&[], Vec::as_slice))
    }

    /// The series of these municipalities, in their order; none where there is none.
    pub(super) fn series(
        &mut self,
        store: &Store,
        (code, length, sex): (&Arc<str>, PeriodKind, Sex),
        of: &[Municipality],
    ) -> Result<Vec<Option<Arc<Series>>>, ReadFailure> {
        if self.series.len() + of.len() > KEPT {
            self.series.retain(|(kept, ..), _| kept == code);
        }
        if self.series.len() + of.len() > 2 * KEPT {
            self.series.clear();
        }
        let mut found = Vec::with_capacity(of.len());
        for one in of {
            let which = (Arc::clone(code), length, sex, one.id);
            let series = match self.series.get(&which) {
                Some(series) => series.clone(),
                None => {
                    let stored = store.series(code, length, sex, one.id)?;
                    let series = stored.map(|stored| Arc::new(stored.record));
                    self.series.insert(which, series.clone());
                    series
                }
            };
            found.push(series);
        }
        Ok(found)
    }
}

/// What is kept, or read now.
fn kept<T>(
    place: &mut Option<Arc<T>>,
    read: impl FnOnce() -> Result<T, ReadFailure>,
) -> Result<Arc<T>, ReadFailure> {
    if let Some(kept) = place {
        return Ok(Arc::clone(kept));
    }
    let new = Arc::new(read()?);
    *place = Some(Arc::clone(&new));
    Ok(new)
}

#[cfg(test)]
#[path = "known_tests.rs"]
mod tests;
