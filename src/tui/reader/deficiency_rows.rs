//! Deficiencies with their measures and providers, kept between two questions for them.
//!
//! A repeat is known only among all deficiencies of a provider, so all are read once; then only what
//! changed since is read again, heard from the store's own commits. Not for: what a row shows.

use std::collections::{BTreeMap, BTreeSet};

use super::Reader;
use crate::domain::deficiency::Deficiency;
use crate::domain::id::{DeficiencyId, Kind, MeasureId, ProviderId, RecordId};
use crate::domain::measure::Measure;
use crate::domain::provider::Provider;
use crate::store::backend::Revision;
use crate::store::{Changed, ReadFailure, Record, changed};

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The commit up to which all this is right.
    of: Option<Revision>,
    deficiencies: BTreeMap<DeficiencyId, Deficiency>,
    measures: BTreeMap<MeasureId, Measure>,
    providers: BTreeMap<ProviderId, String>,
    /// Numbers of the deficiencies of a provider.
    at: BTreeMap<ProviderId, Vec<DeficiencyId>>,
}

impl Known {
    /// Everything as it stands now.
    pub(super) fn fresh(&mut self, reader: &Reader<'_>) -> Result<&Self, ReadFailure> {
        // After a failure halfway the next question reads everything.
        let stale = match self.of.take() {
            Some(since) => missed(reader, since)?,
            None => (reader.store.backend().revision(), None),
        };
        match stale.1 {
            Some(stale) if stale.is_empty() => {}
            Some(stale) => {
                for id in stale {
                    self.read_again(reader, id)?;
                }
                self.arrange(reader)?;
            }
            None => {
                *self = Self::default();
                reader.store.each(Kind::Deficiency, |stored| {
                    if let Record::Deficiency(one) = stored.record {
                        self.deficiencies.insert(one.id, one);
                    }
                    std::ops::ControlFlow::Continue(())
                })?;
                self.arrange(reader)?;
            }
        }
        self.of = Some(stale.0);
        Ok(self)
    }

    fn read_again(&mut self, reader: &Reader<'_>, id: RecordId) -> Result<(), ReadFailure> {
        match id.kind {
            Kind::Deficiency => {
                let id = DeficiencyId(id.id);
                match reader.store.get::<Deficiency>(id)? {
                    Some(stored) => self.deficiencies.insert(id, stored.record),
                    None => self.deficiencies.remove(&id),
                };
            }
            // Read again where it is needed.
            Kind::Measure => {
                self.measures.remove(&MeasureId(id.id));
            }
            Kind::Provider => {
                self.providers.remove(&ProviderId(id.id));
            }
            _ => {}
        }
        Ok(())
    }

    /// Reads measures and providers that are not known yet, and who has which deficiencies.
    fn arrange(&mut self, reader: &Reader<'_>) -> Result<(), ReadFailure> {
        self.at.clear();
        for (id, one) in &self.deficiencies {
            if !self.measures.contains_key(&one.measure)
                && let Some(stored) = reader.store.get::<Measure>(one.measure)?
            {
                self.measures.insert(one.measure, stored.record);
            }
            let Some(measure) = self.measures.get(&one.measure) else {
                continue;
            };
            self.at.entry(measure.provider).or_default().push(*id);
            if !self.providers.contains_key(&measure.provider)
                && let Some(stored) = reader.store.get::<Provider>(measure.provider)?
            {
                self.providers.insert(measure.provider, stored.record.name);
            }
        }
        Ok(())
    }

    /// All of them, by number.
    pub(super) fn all(&self) -> impl Iterator<Item = &Deficiency> {
        self.deficiencies.values()
    }

    /// The measure of a deficiency.
    pub(super) fn measure(&self, id: MeasureId) -> Option<&Measure> {
        self.measures.get(&id)
    }

    /// The name of a provider.
    pub(super) fn provider(&self, id: ProviderId) -> String {
        self.providers.get(&id).cloned().unwrap_or_default()
    }

    /// The deficiencies of a provider.
    pub(super) fn at_provider(&self, id: ProviderId) -> impl Iterator<Item = &Deficiency> {
        let ids = self.at.get(&id).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|id| self.deficiencies.get(id))
    }
}

/// What changed since, and the commit up to which that is known; none = everything may have.
fn missed(
    reader: &Reader<'_>,
    since: Revision,
) -> Result<(Revision, Option<BTreeSet<RecordId>>), ReadFailure> {
    let watcher = reader.store.watch(since)?;
    let (mut revision, mut stale) = (since, Some(BTreeSet::new()));
    for notice in watcher.try_iter() {
        match changed(notice) {
            Changed::Everything(now) => (revision, stale) = (now, None),
            Changed::Records {
                revision: now,
                records,
                ..
            } => {
                revision = now;
                let wanted = |id: &RecordId| {
                    matches!(id.kind, Kind::Deficiency | Kind::Measure | Kind::Provider)
                };
                if let Some(stale) = &mut stale {
                    stale.extend(records.into_iter().filter(wanted));
                }
            }
        }
    }
    Ok((revision, stale))
}
