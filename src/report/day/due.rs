//! What has a last day: audits, deficiencies, questionnaires, success reviews, tasks.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::known::called;
use super::{Concern, Entry, Gather, Late, Part};
use crate::domain::deficiency::Deficiency;
use crate::domain::deficiency::next::NextStep;
use crate::domain::id::{DeficiencyId, Kind, RatingId, RecordId, ReviewId};
use crate::domain::measure::Measure;
use crate::domain::person::Role;
use crate::domain::rating::Rating;
use crate::domain::review::Review;
use crate::domain::task::{Responsible, TaskSource};
use crate::fields::deficiency::{change, tell as told};
use crate::store::due::Due;
use crate::store::index::{AuditRow, OpenTask};
use crate::store::{ReadFailure, Stored};

/// Records read to find one's own among them: more of one kind are nobody's day.
const READ_MOST: usize = 2_000;
/// Open deficiencies looked at: what the procedure demands next is known from the record alone.
const DEFICIENCIES: usize = 500;
/// Tasks have no list of their own where the rest of them could be looked at.
const TASKS: usize = 200;

/// The entries of a kind, and how many there are.
struct Found {
    kind: Kind,
    entries: Vec<Entry>,
    count: usize,
}

impl Gather<'_> {
    /// Late, due soon, and how much is late of what has a tab.
    pub(super) fn due(&mut self) -> Result<(Part, Part, Late), ReadFailure> {
        let before = Due::before(self.asked.today);
        let soon = Due {
            from: Some(self.asked.today),
            until: Some(self.soon),
        };
        let (late_deficiencies, soon_deficiencies) = self.deficiencies()?;
        let mut parts = Vec::new();
        let mut late = Late::default();
        // A task that only repeats what stands there already says nothing new.
        let told: HashSet<DeficiencyId> = [&late_deficiencies, &soon_deficiencies]
            .into_iter()
            .flat_map(|found| &found.entries)
            .map(|entry| DeficiencyId(entry.target.id))
            .collect();
        for (span, deficiencies) in [(before, late_deficiencies), (soon, soon_deficiencies)] {
            let audits = self.audits(span)?;
            if parts.is_empty() {
                late = Late {
                    audits: audits.count,
                    deficiencies: deficiencies.count,
                };
            }
            let kinds = [
                deficiencies,
                audits,
                self.ratings(span)?,
                self.reviews(span)?,
                self.tasks(span, &told)?,
            ];
            parts.push(self.part(kinds));
        }
        let soon = parts.pop().unwrap_or_default();
        Ok((parts.pop().unwrap_or_default(), soon, late))
    }

    /// All kinds together, the longest late or the earliest due first.
    fn part(&self, kinds: [Found; 5]) -> Part {
        let mut part = Part::default();
        for Found {
            kind,
            mut entries,
            count,
        } in kinds
        {
            entries.truncate(self.most(kind));
            part.count += count;
            if count > entries.len() {
                part.more.push((kind, count - entries.len()));
            }
            part.entries.extend(entries);
        }
        part.entries.sort_by_key(|entry| {
            (
                entry.due.unwrap_or(NaiveDate::MAX),
                entry.concern,
                entry.target,
            )
        });
        part
    }

    fn most(&self, kind: Kind) -> usize {
        match kind {
            Kind::Task => self.asked.most.max(TASKS),
            _ => self.asked.most,
        }
    }

    /// How many rows to read and, where all of them count, how many there are.
    fn limits(&self, kind: Kind, span: Due) -> Result<(usize, Option<usize>), ReadFailure> {
        if self.asked.only_mine {
            Ok((READ_MOST, None))
        } else {
            Ok((self.most(kind), Some(self.store.count_due(kind, span)?)))
        }
    }

    fn audits(&mut self, span: Due) -> Result<Found, ReadFailure> {
        let (most, count) = self.limits(Kind::Audit, span)?;
        let mut rows = self.store.first_audits_due(span, most)?;
        rows.retain(|row| self.wants(&[row.responsible]));
        let count = count.unwrap_or(rows.len());
        rows.truncate(self.most(Kind::Audit));
        let entries = rows.iter().map(|row| self.audit(row));
        Ok(Found {
            kind: Kind::Audit,
            entries: entries.collect::<Result<_, _>>()?,
            count,
        })
    }

    fn audit(&mut self, row: &AuditRow) -> Result<Entry, ReadFailure> {
        let kind = self.texts.get(&format!("day-audit-{}", row.kind.name()));
        let mut text = self.texts.with(
            "day-audit",
            &[
                ("kind", kind.into()),
                ("measure", called(&row.number, &row.title).into()),
            ],
        );
        // One who is late and has an appointment knows of both.
        if let Some(day) = row.scheduled {
            let day = self.texts.date_short(day);
            text = self.texts.with(
                "day-audit-scheduled",
                &[("text", text.into()), ("day", day.into())],
            );
        }
        Ok(Entry {
            concern: Concern::Audit,
            target: RecordId {
                kind: Kind::Audit,
                id: row.id.0,
            },
            due: Some(row.due),
            late: self.late(Some(row.due)),
            text,
            who: self.known.person(row.responsible)?,
        })
    }

    fn ratings(&mut self, span: Due) -> Result<Found, ReadFailure> {
        let (most, count) = self.limits(Kind::Rating, span)?;
        let mut found: Vec<Stored<Rating>> = self.store.first_due(span, most, RatingId)?;
        found.retain(|stored| self.wants(&[stored.record.rater]));
        let count = count.unwrap_or(found.len());
        let mut entries = Vec::new();
        for Stored { record: one, .. } in found.into_iter().take(self.most(Kind::Rating)) {
            let measure = self.known.measure(one.measure)?;
            entries.push(Entry {
                concern: Concern::Rating,
                target: RecordId {
                    kind: Kind::Rating,
                    id: one.id.0,
                },
                due: one.due,
                late: self.late(one.due),
                text: self.about("day-rating", measure.as_ref()),
                who: self.known.person(one.rater)?,
            });
        }
        Ok(Found {
            kind: Kind::Rating,
            entries,
            count,
        })
    }

    fn reviews(&mut self, span: Due) -> Result<Found, ReadFailure> {
        let (most, count) = self.limits(Kind::Review, span)?;
        let found: Vec<Stored<Review>> = self.store.first_due(span, most, ReviewId)?;
        let shown = self.most(Kind::Review);
        let mut entries = Vec::new();
        let mut own = 0;
        for Stored { record: one, .. } in found {
            let measure = self.known.measure(one.measure)?;
            let people = |measure: &Measure| [measure.coordinator, measure.supervisor];
            let people = measure.as_ref().map_or([None, None], people);
            if !self.wants(&people) {
                continue;
            }
            own += 1;
            if entries.len() < shown {
                entries.push(Entry {
                    concern: Concern::Review,
                    target: RecordId {
                        kind: Kind::Review,
                        id: one.id.0,
                    },
                    due: Some(one.due),
                    late: self.late(Some(one.due)),
                    text: self.about("day-review", measure.as_ref()),
                    who: self.known.person(people[0].or(people[1]))?,
                });
            }
        }
        Ok(Found {
            kind: Kind::Review,
            entries,
            count: count.unwrap_or(own),
        })
    }

    fn tasks(&mut self, span: Due, told: &HashSet<DeficiencyId>) -> Result<Found, ReadFailure> {
        let (most, count) = self.limits(Kind::Task, span)?;
        let mut found: Vec<OpenTask> = self.store.first_tasks_due(span, most)?;
        let read = found.len();
        found.retain(|task| match task.source {
            TaskSource::Deficiency(id) => !told.contains(&id),
            _ => true,
        });
        let count = count.map(|count| count - (read - found.len()));
        found.retain(|task| {
            let person = match task.responsible {
                Some(Responsible::Person(id)) => Some(id),
                _ => None,
            };
            self.wants(&[person])
        });
        let count = count.unwrap_or(found.len());
        let mut entries = Vec::new();
        for task in found.iter().take(self.most(Kind::Task)) {
            entries.push(Entry {
                concern: Concern::Task,
                target: RecordId {
                    kind: Kind::Task,
                    id: task.id.0,
                },
                due: task.due,
                late: self.late(task.due),
                text: task.text.clone(),
                who: self.known.responsible(task.responsible.as_ref())?,
            });
        }
        Ok(Found {
            kind: Kind::Task,
            entries,
            count,
        })
    }

    /// Late ones, and those due soon. What the procedure demands at once has no deadline in the index,
    /// so all open ones are looked at.
    fn deficiencies(&mut self) -> Result<(Found, Found), ReadFailure> {
        let open: Vec<Stored<Deficiency>> =
            self.store
                .first_due(Due::default(), DEFICIENCIES, DeficiencyId)?;
        let (mut late, mut soon) = (Vec::new(), Vec::new());
        for Stored { record: one, .. } in open {
            let Some(next) = one
                .next_steps(self.asked.today, &self.rules)
                .into_iter()
                .next()
            else {
                continue;
            };
            let due = next.until.or_else(|| one.deadline());
            if due.is_some_and(|day| day > self.soon) {
                continue;
            }
            let measure = self.known.measure(one.measure)?;
            if !self.wants_deficiency(&next, measure.as_ref()) {
                continue;
            }
            let entry = self.deficiency(&one, &next, due, measure.as_ref())?;
            if entry.late > 0 {
                late.push(entry);
            } else {
                soon.push(entry);
            }
        }
        late.sort_by_key(|entry| entry.due);
        soon.sort_by_key(|entry| entry.due.unwrap_or(NaiveDate::MAX));
        let found = |entries: Vec<Entry>| Found {
            kind: Kind::Deficiency,
            count: entries.len(),
            entries,
        };
        Ok((found(late), found(soon)))
    }

    /// One's own: those of one's measures, and to the quality officer what they have to do.
    fn wants_deficiency(&self, next: &NextStep, measure: Option<&Measure>) -> bool {
        let officer = self
            .me
            .as_ref()
            .is_some_and(|me| me.roles.contains(&Role::QualityOfficer));
        let people = measure.map_or([None, None], |one| [one.coordinator, one.supervisor]);
        self.wants(&people) || (officer && next.roles().contains(&Role::QualityOfficer))
    }

    fn deficiency(
        &mut self,
        one: &Deficiency,
        next: &NextStep,
        due: Option<NaiveDate>,
        measure: Option<&Measure>,
    ) -> Result<Entry, ReadFailure> {
        let step = told::next(next.kind, self.texts);
        let measure_called =
            measure.map_or_else(String::new, |one| called(&one.number, &one.title));
        let id = if one.kind.trim().is_empty() {
            "day-deficiency"
        } else {
            "day-deficiency-kind"
        };
        let text = self.texts.with(
            id,
            &[
                ("next", step.into()),
                ("kind", one.kind.clone().into()),
                ("measure", measure_called.into()),
            ],
        );
        let person = measure.and_then(|measure| change::who(one, measure, next.kind));
        let who = match person {
            Some(_) => self.known.person(person)?,
            None => told::roles(next.kind, self.texts),
        };
        Ok(Entry {
            concern: Concern::Deficiency,
            target: RecordId {
                kind: Kind::Deficiency,
                id: one.id.0,
            },
            due,
            late: self.late(due),
            text,
            who,
        })
    }

    /// A line about a measure.
    pub(super) fn about(&self, id: &str, measure: Option<&Measure>) -> String {
        let measure = measure.map_or_else(String::new, |one| called(&one.number, &one.title));
        self.texts.with(id, &[("measure", measure.into())])
    }
}
