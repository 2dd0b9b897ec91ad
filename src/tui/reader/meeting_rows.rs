//! The list of meetings, kept between two questions for it.
//!
//! Responsible for: reading again only what changed since, heard from the store's own commits. Not
//! for: what a row shows ([`super::Reader`] builds it) and in which order rows stand.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Reader;
use super::since::changed_since;
use crate::domain::id::{Kind, MeetingId};
use crate::domain::meeting::{Meeting, MeetingState};
use crate::store::ReadFailure;
use crate::store::backend::Revision;
use crate::tui::view::ListRow;

/// Those that run first; those to come, the next on top; those that are over, the last on top.
type Place = (bool, bool, i64);

/// See the module.
#[derive(Debug, Default)]
pub(super) struct MeetingRows {
    /// The day the rows were made for, and the commit up to which they are right.
    of: Option<(NaiveDate, Revision)>,
    /// Where each of the rows belongs.
    places: Vec<(Place, MeetingId)>,
    rows: Arc<Vec<ListRow>>,
}

impl MeetingRows {
    /// All meetings as they stand now.
    pub(super) fn fresh(&mut self, reader: &Reader<'_>) -> Result<Arc<Vec<ListRow>>, ReadFailure> {
        // After a failure halfway the next question reads everything.
        let since = self.of.take().filter(|(day, _)| *day == reader.today);
        let (revision, stale) = match since {
            Some((_, revision)) => missed(reader, revision)?,
            None => (reader.store.backend().revision(), None),
        };
        match stale {
            Some(stale) if stale.is_empty() => {}
            Some(stale) => {
                let kept = self.places.iter().copied().zip(self.rows.iter());
                let mut all: Vec<_> = kept
                    .filter(|((_, id), _)| !stale.contains(id))
                    .map(|(place, row)| (place, row.clone()))
                    .collect();
                for id in stale {
                    if let Some(stored) = reader.store.get::<Meeting>(id)? {
                        all.push(placed(&stored.record, reader)?);
                    }
                }
                self.arrange(all);
            }
            None => {
                let meetings = reader.store.all::<Meeting>()?;
                let all: Result<_, _> = meetings
                    .iter()
                    .map(|stored| placed(&stored.record, reader))
                    .collect();
                self.arrange(all?);
            }
        }
        self.of = Some((reader.today, revision));
        Ok(Arc::clone(&self.rows))
    }

    fn arrange(&mut self, mut all: Vec<((Place, MeetingId), ListRow)>) {
        all.sort_by_key(|(place, _)| *place);
        let (places, rows) = all.into_iter().unzip();
        (self.places, self.rows) = (places, Arc::new(rows));
    }
}

fn placed(
    meeting: &Meeting,
    reader: &Reader<'_>,
) -> Result<((Place, MeetingId), ListRow), ReadFailure> {
    let place = place(meeting, reader.today);
    Ok(((place, meeting.id), reader.meeting_row(meeting)?))
}

fn place(meeting: &Meeting, today: NaiveDate) -> Place {
    let day = meeting.last_day().unwrap_or(today);
    let days = (day - today).num_days();
    let running = matches!(meeting.state, MeetingState::Running { .. });
    (!running, days < 0, days.abs())
}

/// The newest commit, and the meetings changed since that one; none = any may look different now.
fn missed(
    reader: &Reader<'_>,
    since: Revision,
) -> Result<(Revision, Option<BTreeSet<MeetingId>>), ReadFailure> {
    let (revision, changed) = changed_since(reader.store, since)?;
    let stale = changed
        // The number of its ring stands in a meeting's row.
        .filter(|changed| changed.iter().all(|id| id.kind != Kind::Ring))
        .map(|changed| {
            let meetings = changed.iter().filter(|id| id.kind == Kind::Meeting);
            meetings.map(|id| MeetingId(id.id)).collect()
        });
    Ok((revision, stale))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::super::Memory;
    use super::*;
    use crate::demo;
    use crate::domain::meeting::MeetingLanguage;
    use crate::domain::ring::Ring;
    use crate::store::apply::Applied;
    use crate::store::backend::MemoryBackend;
    use crate::store::{Change, Client, Entity, Store};
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
        fn rows(&self) -> Arc<Vec<ListRow>> {
            let kept = self.ask(&self.memory);
            let anew = self.ask(&RefCell::default());
            assert_eq!(cells(&kept), cells(&anew));
            kept
        }

        fn ask(&self, memory: &RefCell<Memory>) -> Arc<Vec<ListRow>> {
            let reader = Reader {
                store: &self.store,
                texts: german(),
                glyphs: &Glyphs::UTF8,
                today: self.today,
                now: self.today.into(),
                memory,
            };
            let query = Query::List {
                of: Listing::Meetings,
                mine: None,
            };
            match reader.answer(&query) {
                Ok(Answer::List(table)) => table.rows,
                other => panic!("{other:?}"),
            }
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

    impl Asking {
        fn change(&self, change: impl FnOnce(Change) -> Change) -> Applied {
            let change = change(self.client.change());
            self.store.apply(&change, &actor()).expect("a change")
        }

        fn change_meeting(&self, id: MeetingId, change: impl FnOnce(&mut Meeting)) {
            let stored = self.store.get::<Meeting>(id).expect("a store").expect("it");
            let mut meeting = stored.record;
            change(&mut meeting);
            self.change(|all| all.put(meeting, stored.revision));
        }
    }

    #[test]
    fn kept_rows_are_those_a_new_reader_finds() {
        let store = Store::new(Arc::new(MemoryBackend::new()));
        let client = Client::new();
        let day = today();
        demo::fill(&store, &client, &actor(), day, MeetingLanguage::De, 2).expect("a demo");
        let mut asking = Asking {
            store,
            client,
            memory: RefCell::default(),
            today: day,
        };
        let rows = asking.rows();
        assert!(
            Arc::ptr_eq(&rows, &asking.rows()),
            "read again without a change"
        );
        let ids: Vec<MeetingId> = rows
            .iter()
            .filter_map(|row| row.target.map(|target| MeetingId(target.id)))
            .collect();

        asking.change_meeting(ids[1], |meeting| meeting.place = "Hinterhaus".to_owned());
        let changed = asking.rows();
        assert!(cells(&changed)[1].contains("Hinterhaus"));

        asking.change_meeting(ids[2], |meeting| {
            for one in &mut meeting.days {
                one.date = one.date - chrono::Days::new(3_000);
            }
        });
        assert_eq!(
            asking.rows().last().map(|row| row.target),
            Some(rows[2].target)
        );

        let twin = asking.store.get::<Meeting>(ids[1]).expect("a store");
        let twin = Meeting {
            id: MeetingId::provisional(1),
            ..twin.expect("it").record
        };
        let new = asking.change(|change| change.create(twin));
        assert_eq!(asking.rows().len(), rows.len() + 1);
        let new = new.first::<Meeting>().expect("the new one").id;
        let stored = asking.store.get::<Meeting>(new).expect("a store");
        let stored = stored.expect("it");
        asking.change(|change| change.delete(stored.record.record().id(), stored.revision));
        assert_eq!(asking.rows().len(), rows.len());

        let ring = asking.store.all::<Ring>().expect("rings").remove(0);
        asking.change(|change| {
            change.put(
                Ring {
                    number: 77,
                    ..ring.record
                },
                ring.revision,
            )
        });
        assert!(
            cells(&asking.rows())
                .iter()
                .any(|row| row.contains("\"77\""))
        );

        asking.today = day + chrono::Days::new(400);
        assert!(!asking.rows().is_empty());
    }
}
