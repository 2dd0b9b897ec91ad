//! What a file of figures holds, all series taken together.

use std::collections::{BTreeMap, BTreeSet};

use super::slots::Slot;
use super::{First, Found, Reading};
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::domain::indicator::series::Quality;

/// Figures shown as they are read.
const FIRST: usize = 8;

impl Reading<'_> {
    /// See the module. Bad rows count here: whoever looks wants to know what was meant.
    pub(super) fn found(&self, slots: &[Slot]) -> Found {
        let mut codes = BTreeSet::new();
        let mut municipalities = BTreeSet::new();
        let mut periods: BTreeMap<PeriodKind, (u32, u32)> = BTreeMap::new();
        let mut found = Found {
            is_wide: slots
                .iter()
                .any(|slot| slot.code.is_some() || slot.period.is_some()),
            slots: slots
                .iter()
                .filter_map(|slot| slot.value.or(slot.numerator).or(slot.denominator))
                .collect(),
            ..Found::default()
        };
        let mut qualities = [false; Quality::ALL.len()];
        for (key, points) in self.points.series() {
            codes.insert(key.code);
            municipalities.insert(key.municipality);
            let span = periods.entry(key.length).or_insert((u32::MAX, 0));
            for point in points {
                found.figures += usize::from(point.has_number());
                let (ordinal, status, _) = point.place();
                *span = (span.0.min(ordinal), span.1.max(ordinal));
                let (first, last) = found.statuses.unwrap_or((status, status));
                found.statuses = Some((first.min(status), last.max(status)));
                qualities[point.quality() as usize] = true;
            }
        }
        let code = |at: usize| self.codes[at].indicator.code.clone();
        found.codes = codes.into_iter().map(code).collect();
        found.municipalities = municipalities.len();
        let whole = |(length, (first, last)): (PeriodKind, (u32, u32))| {
            let first = Period::from_ordinal(length, first)?;
            Some((first, Period::from_ordinal(length, last)?))
        };
        found.periods = periods.into_iter().filter_map(whole).collect();
        let all = Quality::ALL.into_iter();
        found.qualities = all.filter(|one| qualities[*one as usize]).collect();
        found.first = self.first();
        found
    }

    fn first(&self) -> Vec<First> {
        let mut first: Vec<First> = self
            .points
            .first(FIRST)
            .filter_map(|(key, point)| {
                Some(First {
                    line: point.line(),
                    code: self.codes[key.code].indicator.code.clone(),
                    municipality: key.municipality,
                    sex: key.sex,
                    version: self.points.version(key.length, point)?,
                })
            })
            .collect();
        first.sort_by_key(|one| one.line);
        first
    }
}
