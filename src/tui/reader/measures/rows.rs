//! The lists of measures, kept between two questions for them.
//!
//! Responsible for: reading again only what changed since. Not for: what a row shows. Rows come from
//! the covering index; the newest figure of a measure is the only thing of a row that needs a record,
//! and is read once.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::date::Month;
use crate::domain::id::{Kind, MeasureId, PersonId, ProviderId, RecordId, UtilisationId};
use crate::domain::measure::Status;
use crate::domain::utilisation::{MonthUse, Utilisation};
use crate::store::ReadFailure;
use crate::store::backend::Revision;
use crate::store::index::MeasureRow;
use crate::tui::reader::Reader;
use crate::tui::reader::since::changed_since;
use crate::tui::view::{ListRow, MeasureList};

/// See the module.
#[derive(Debug, Default)]
pub(in crate::tui::reader) struct MeasureRows {
    /// The day the rows were made for, and the commit up to which they are right.
    of: Option<(NaiveDate, Revision)>,
    lists: BTreeMap<(MeasureList, Option<PersonId>), Arc<Vec<ListRow>>>,
    latest: BTreeMap<MeasureId, Option<MonthUse>>,
    providers: BTreeMap<ProviderId, String>,
}

impl MeasureRows {
    /// The rows of a list as they stand now.
    pub(super) fn fresh(
        &mut self,
        reader: &Reader<'_>,
        list: MeasureList,
        mine: Option<PersonId>,
    ) -> Result<Arc<Vec<ListRow>>, ReadFailure> {
        // After a failure halfway the next question reads everything.
        let since = self.of.take().filter(|(day, _)| *day == reader.today);
        let revision = match since {
            Some((_, revision)) => {
                let (revision, changed) = changed_since(reader.store, revision)?;
                match changed {
                    Some(changed) => self.forget(reader, &changed)?,
                    None => *self = Self::default(),
                }
                revision
            }
            None => {
                *self = Self::default();
                reader.store.backend().revision()
            }
        };
        let rows = match self.lists.get(&(list, mine)) {
            Some(rows) => Arc::clone(rows),
            None => {
                let rows = Arc::new(self.made(reader, list, mine)?);
                self.lists.insert((list, mine), Arc::clone(&rows));
                rows
            }
        };
        self.of = Some((reader.today, revision));
        Ok(rows)
    }

    fn forget(
        &mut self,
        reader: &Reader<'_>,
        changed: &BTreeSet<RecordId>,
    ) -> Result<(), ReadFailure> {
        for id in changed {
            match id.kind {
                Kind::Utilisation => {
                    match reader.store.get::<Utilisation>(UtilisationId(id.id))? {
                        Some(stored) => {
                            self.latest.remove(&stored.record.measure);
                        }
                        None => self.latest.clear(),
                    }
                    self.lists.clear();
                }
                Kind::Provider => {
                    self.providers.remove(&ProviderId(id.id));
                    self.lists.clear();
                }
                Kind::Measure | Kind::Audit | Kind::Deficiency | Kind::HouseRules => {
                    self.lists.clear();
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn made(
        &mut self,
        reader: &Reader<'_>,
        list: MeasureList,
        mine: Option<PersonId>,
    ) -> Result<Vec<ListRow>, ReadFailure> {
        let measures = measures_of(reader, list, mine)?;
        let late = reader.late_of_measures()?;
        let rules = reader.store.house_rules()?;
        let mut rows = Vec::with_capacity(measures.len());
        for measure in &measures {
            let latest = self.latest(reader, measure)?;
            let provider = self.provider(reader, measure.provider)?;
            rows.push(reader.measure_row(measure, provider, latest.as_ref(), list, &late, &rules));
        }
        Ok(rows)
    }

    fn latest(
        &mut self,
        reader: &Reader<'_>,
        measure: &MeasureRow,
    ) -> Result<Option<MonthUse>, ReadFailure> {
        if !measure.procurement.is_bought() {
            return Ok(None);
        }
        if let Some(latest) = self.latest.get(&measure.id) {
            return Ok(*latest);
        }
        let stored = reader.store.utilisation_of(measure.id)?;
        let this = Month::of(reader.today);
        let latest = stored.and_then(|stored| {
            let mut months = stored.record.months.into_iter().rev();
            months.find(|one| one.filled.is_some() && one.month <= this)
        });
        self.latest.insert(measure.id, latest);
        Ok(latest)
    }

    fn provider(&mut self, reader: &Reader<'_>, id: ProviderId) -> Result<&str, ReadFailure> {
        Ok(match self.providers.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(reader.provider_name(id)?),
        })
    }
}

/// The measures of a list, in its order.
fn measures_of(
    reader: &Reader<'_>,
    list: MeasureList,
    mine: Option<PersonId>,
) -> Result<Vec<MeasureRow>, ReadFailure> {
    let today = reader.today;
    // A measure that runs ends today or later; those of the other lists may have any end.
    let from = (list == MeasureList::Running).then_some(today);
    let mut measures = reader.store.measures_ending(from)?;
    measures.retain(|one| {
        let status = one.status(today);
        let listed = match list {
            MeasureList::Running => status == Status::Running,
            MeasureList::Planned => {
                matches!(status, Status::Planned | Status::Tendered | Status::Awarded)
            }
            MeasureList::Ended => matches!(status, Status::Ended | Status::Cancelled),
            MeasureList::All => true,
        };
        listed && mine.is_none_or(|me| one.coordinator == Some(me) || one.supervisor == Some(me))
    });
    match list {
        // What is over longest matters least.
        MeasureList::Ended | MeasureList::All => measures.reverse(),
        MeasureList::Planned => measures.sort_by_key(|one| one.start),
        MeasureList::Running => {}
    }
    Ok(measures)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::demo;
    use crate::domain::measure::Measure;
    use crate::domain::meeting::MeetingLanguage;
    use crate::domain::provider::Provider;
    use crate::store::backend::MemoryBackend;
    use crate::store::{Client, Entity, Store, Stored};
    use crate::tui::reader::Memory;
    use crate::tui::test_keys::{actor, german, today};
    use crate::tui::theme::Glyphs;
    use crate::tui::view::{Answer, Listing, Query};

    struct Asking {
        store: Store,
        client: Client,
        memory: RefCell<Memory>,
        today: NaiveDate,
    }

    impl Asking {
        /// What the reader says that remembers, which has to be what one says that doesn't.
        #[track_caller]
        fn rows(&self, list: MeasureList) -> Vec<String> {
            let kept = self.ask(list, &self.memory);
            let anew = self.ask(list, &RefCell::default());
            assert_eq!(cells(&kept), cells(&anew), "{list:?}");
            cells(&kept)
        }

        fn ask(&self, list: MeasureList, memory: &RefCell<Memory>) -> Arc<Vec<ListRow>> {
            let reader = Reader {
                store: &self.store,
                texts: german(),
                glyphs: &Glyphs::UTF8,
                today: self.today,
                now: self.today.into(),
                memory,
            };
            let query = Query::List {
                of: Listing::Measures(list),
                mine: None,
            };
            match reader.answer(&query) {
                Ok(Answer::List(table)) => table.rows,
                other => panic!("{other:?}"),
            }
        }

        fn first<T: Entity>(&self) -> Stored<T> {
            self.store.all::<T>().expect("a store").swap_remove(0)
        }

        fn put<T: Entity>(&self, stored: Stored<T>, change: impl FnOnce(&mut T)) {
            let Stored {
                mut record,
                revision,
            } = stored;
            change(&mut record);
            let change = self.client.change().put(record.record(), revision);
            self.store.apply(&change, &actor()).expect("a change");
        }
    }

    fn cells(rows: &[ListRow]) -> Vec<String> {
        let line = |row: &ListRow| {
            let cells = row.cells.iter();
            let cells: Vec<_> = cells.map(|cell| (cell.text.as_str(), cell.scope)).collect();
            format!("{cells:?}")
        };
        rows.iter().map(line).collect()
    }

    #[test]
    fn kept_rows_are_those_a_new_reader_finds() {
        let store = Store::new(Arc::new(MemoryBackend::new()));
        let client = Client::new();
        let day = today();
        demo::fill(&store, &client, &actor(), day, MeetingLanguage::De, 1).expect("a demo");
        let mut asking = Asking {
            store,
            client,
            memory: RefCell::default(),
            today: day,
        };
        let running = asking.rows(MeasureList::Running);
        assert!(!running.is_empty());
        assert!(
            Arc::ptr_eq(
                &asking.ask(MeasureList::Running, &asking.memory),
                &asking.ask(MeasureList::Running, &asking.memory)
            ),
            "made again without a change"
        );

        let of = asking.first::<Utilisation>();
        let measure = of.record.measure;
        asking.put(of, |one| {
            let this = Month::of(day).plus(-1);
            one.months.retain(|month| month.month < this);
            one.months.push(MonthUse {
                filled: Some(1),
                places: Some(50),
                ..MonthUse::empty(this)
            });
        });
        assert!(
            asking
                .rows(MeasureList::All)
                .iter()
                .any(|row| row.contains("\"2 %!\"")),
        );

        let provider = asking.first::<Provider>();
        asking.put(provider, |one| one.name = "Umbenannt".into());
        let all = asking.rows(MeasureList::All);
        assert!(all.iter().any(|row| row.contains("Umbenannt")));

        let stored = asking.store.get::<Measure>(measure).expect("a store");
        asking.put(stored.expect("it"), |one| one.title = "Anders".into());
        let all = asking.rows(MeasureList::All);
        assert!(all.iter().any(|row| row.contains("Anders")));

        asking.today = day + chrono::Days::new(400);
        assert_ne!(asking.rows(MeasureList::Running), running);
        asking.rows(MeasureList::Ended);
        asking.rows(MeasureList::Planned);
    }
}
