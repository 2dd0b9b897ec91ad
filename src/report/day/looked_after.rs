//! Measures and providers to look after: what is missing about them, and how they are used.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::known::called;
use super::{Concern, Entry, Gather, Part};
use crate::domain::date::Month;
use crate::domain::duty::calendar::{self, Pending, What};
use crate::domain::id::{Kind, MeasureId, ProviderId, RecordId};
use crate::domain::measure::{Measure, Status};
use crate::domain::provider::Provider;
use crate::domain::utilisation::{UseMark, Utilisation};
use crate::store::ReadFailure;
use crate::store::index::MeasureRow;

const fn measure_target(id: MeasureId) -> RecordId {
    RecordId {
        kind: Kind::Measure,
        id: id.0,
    }
}

impl Gather<'_> {
    /// Awarded without the talk, to be put out to tender without a supervisor, accreditations that
    /// end. Rows alone say so; a record is read for what is shown.
    pub(super) fn measures(&mut self, rows: &[MeasureRow]) -> Result<Part, ReadFailure> {
        let mut entries = Vec::new();
        for row in rows {
            if !self.wants(&[row.coordinator, row.supervisor]) {
                continue;
            }
            entries.extend(self.talk(row)?);
            entries.extend(self.unsupervised(row)?);
        }
        entries.extend(self.accreditations(rows)?);
        Ok(self.shortened(entries))
    }

    /// As many as are asked for, the most urgent first.
    fn shortened(&self, mut entries: Vec<Entry>) -> Part {
        entries.sort_by_key(|one| (one.due.unwrap_or(NaiveDate::MAX), one.concern, one.target));
        let count = entries.len();
        entries.truncate(self.asked.most);
        let more = count - entries.len();
        Part {
            entries,
            more: (more > 0)
                .then_some((Kind::Measure, more))
                .into_iter()
                .collect(),
            count,
        }
    }

    /// § 3.1: awarded, and the provider was not talked to.
    fn talk(&mut self, row: &MeasureRow) -> Result<Option<Entry>, ReadFailure> {
        let awarded = matches!(
            row.status(self.asked.today),
            Status::Awarded | Status::Running
        );
        if !awarded || row.provider_talk_on.is_some() || !row.procurement.is_bought() {
            return Ok(None);
        }
        let Some(measure) = self.known.measure(row.id)? else {
            return Ok(None);
        };
        let pending = calendar::provider_talk(&measure, self.office());
        let Some(Pending { due, .. }) = pending else {
            return Ok(None);
        };
        self.of_row(row, Concern::Duty, due, "day-duty-provider_talk")
            .map(Some)
    }

    /// § 2: a bought measure can't go to tender before its supervisor is named.
    fn unsupervised(&mut self, row: &MeasureRow) -> Result<Option<Entry>, ReadFailure> {
        let open = matches!(
            row.status(self.asked.today),
            Status::Planned | Status::Tendered | Status::Awarded | Status::Running
        );
        if !open || row.supervisor.is_some() || !row.procurement.is_bought() {
            return Ok(None);
        }
        self.of_row(row, Concern::Supervisor, None, "day-supervisor")
            .map(Some)
    }

    fn of_row(
        &mut self,
        row: &MeasureRow,
        concern: Concern,
        due: Option<NaiveDate>,
        id: &str,
    ) -> Result<Entry, ReadFailure> {
        let measure = called(&row.number, &row.title);
        Ok(Entry {
            concern,
            target: measure_target(row.id),
            due,
            late: self.late(due),
            text: self.texts.with(id, &[("measure", measure.into())]),
            who: self.known.person(row.coordinator)?,
        })
    }

    /// Providers of measures that outlast their accreditation.
    fn accreditations(&mut self, rows: &[MeasureRow]) -> Result<Vec<Entry>, ReadFailure> {
        let mut needed: HashMap<ProviderId, NaiveDate> = HashMap::new();
        for row in rows {
            let status = row.status(self.asked.today);
            let runs = matches!(status, Status::Awarded | Status::Running);
            if runs && self.wants(&[row.coordinator, row.supervisor]) {
                let last = needed.entry(row.provider).or_insert(row.end);
                *last = row.end.max(*last);
            }
        }
        let mut ids: Vec<ProviderId> = needed.keys().copied().collect();
        ids.sort_unstable();
        let mut entries = Vec::new();
        for id in ids {
            let Some(provider) = self.store.get::<Provider>(id)? else {
                continue;
            };
            let provider = provider.record;
            let last = needed.get(&id).copied();
            let pending = calendar::accreditation(&provider, last, &self.rules, self.asked.today);
            if let Some(Pending { due, .. }) = pending {
                let ended = due.is_some_and(|due| due < self.asked.today);
                let text = if ended {
                    "day-accreditation-ended"
                } else {
                    "day-accreditation-ends"
                };
                entries.push(Entry {
                    concern: Concern::Accreditation,
                    target: RecordId {
                        kind: Kind::Provider,
                        id: id.0,
                    },
                    due,
                    late: self.late(due),
                    text: self.texts.with(text, &[("provider", provider.name.into())]),
                    who: String::new(),
                });
            }
        }
        Ok(entries)
    }

    /// See [`super::use_of_measures`].
    pub(super) fn uses(&mut self) -> Result<Part, ReadFailure> {
        let mut entries = Vec::new();
        let rows = self.store.measures_ending(Some(self.asked.today))?;
        for row in rows {
            let runs = row.status(self.asked.today) == Status::Running;
            let wanted = self.wants(&[row.coordinator, row.supervisor]);
            if !runs || !row.procurement.is_bought() || !wanted {
                continue;
            }
            let found = self.store.utilisation_of(row.id)?;
            let figures = found.map(|stored| stored.record);
            entries.extend(self.last_month(&row, figures.as_ref()));
            let mine = [row.coordinator, row.supervisor].contains(&self.asked.me);
            if mine
                && self.asked.me.is_some()
                && let Some(measure) = self.known.measure(row.id)?
            {
                entries.extend(self.own(&row, &measure, figures.as_ref())?);
            }
        }
        Ok(self.shortened(entries))
    }

    /// § 7: poor use last month, or nobody entered it.
    fn last_month(&self, row: &MeasureRow, figures: Option<&Utilisation>) -> Option<Entry> {
        let month = Month::of(self.asked.today).plus(-1);
        if month < Month::of(row.start) {
            return None;
        }
        let used = figures.and_then(|figures| figures.month(month));
        let mark = used.and_then(|used| used.mark(row.places, &self.rules));
        let share = used.and_then(|used| used.share(row.places));
        let (concern, id) = match mark {
            None if used.is_some_and(|used| used.filled.is_some()) => return None,
            None => (Concern::NoFigures, "day-no-figures"),
            Some(UseMark::Poor) => (Concern::LowUse, "day-low-use"),
            Some(UseMark::Watch | UseMark::Good) => return None,
        };
        let text = self.texts.with(
            id,
            &[
                ("measure", called(&row.number, &row.title).into()),
                ("month", self.texts.month(month.month()).into()),
                ("share", self.texts.number(share.unwrap_or(0.0), 0).into()),
            ],
        );
        Some(Entry {
            concern,
            target: measure_target(row.id),
            due: None,
            late: 0,
            text,
            // § 7: nobody is held responsible for poor use.
            who: String::new(),
        })
    }

    /// What the person reports about a measure of their own.
    fn own(
        &mut self,
        row: &MeasureRow,
        measure: &Measure,
        figures: Option<&Utilisation>,
    ) -> Result<Vec<Entry>, ReadFailure> {
        let office = self.office();
        let places = calendar::weekly_places(measure, figures, office)
            .filter(|_| row.supervisor == self.asked.me);
        let unfilled = calendar::unfilled(measure, figures, office);
        let mut entries = Vec::new();
        for pending in places.into_iter().chain(unfilled) {
            let n = match pending.what {
                What::Unfilled(n) => n,
                _ => 0,
            };
            let id = format!("day-duty-{}", pending.what.name());
            let text = self.texts.with(
                &id,
                &[
                    ("measure", called(&row.number, &row.title).into()),
                    ("n", n.into()),
                ],
            );
            entries.push(Entry {
                concern: Concern::Duty,
                target: measure_target(row.id),
                due: pending.due,
                late: self.late(pending.due),
                text,
                who: self.known.person(self.asked.me)?,
            });
        }
        Ok(entries)
    }
}
