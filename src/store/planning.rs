//! Audits and reviews are planned by the store: with every change of a measure, of one of them or of
//! the house rules, in the same commit.
//!
//! Responsible for: which measures a change concerns, and bringing what [`crate::domain::plan`] says
//! into the change, with numbers. Not for: the rules themselves. A store that is read in whole is
//! taken as it is (`dump`).
//!
//! What is planned follows from what stands there, so taking a change back plans what was planned
//! before, and finds it in the change already.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate};

use super::apply::Draft;
use super::{Actor, Entity, ReadFailure, Record, Store, Stored, What, index, keys};
use crate::domain::audit::Audit;
use crate::domain::house_rules::HouseRules;
use crate::domain::id::{AuditId, Kind, MeasureId, RecordId, References, is_provisional};
use crate::domain::measure::Measure;
use crate::domain::plan::{self, Plan};
use crate::domain::problem::{Problem, Wrong};
use crate::domain::review::Review;

/// Audits and reviews of the change, by measure.
type OfMeasure = BTreeMap<MeasureId, Vec<RecordId>>;

/// Records that are not in the change, with the number of their rows.
type Besides = BTreeMap<RecordId, (Stored<Record>, u16)>;

/// The measure an audit or a review is of.
fn measure_of(record: &Record) -> Option<MeasureId> {
    match record {
        Record::Audit(audit) => Some(audit.measure),
        Record::Review(review) => Some(review.measure),
        _ => None,
    }
}

const fn measure_record(id: MeasureId) -> RecordId {
    RecordId {
        kind: Kind::Measure,
        id: id.0,
    }
}

/// The day in UTC: what is dated by the store itself needs no clock of a place.
fn day_of(actor: &Actor) -> NaiveDate {
    DateTime::from_timestamp_millis(actor.now_ms)
        .unwrap_or_default()
        .date_naive()
}

impl Store {
    /// Adds what has to be planned to the change.
    pub(super) fn plan_measures(
        &self,
        what: &What,
        actor: &Actor,
        draft: &mut Draft,
    ) -> Result<(), ReadFailure> {
        let taken_back = matches!(what, What::Undo { .. });
        if !taken_back {
            note_extensions(draft, day_of(actor));
        }
        let (concerned, in_change) = self.concerned(draft)?;
        if concerned.is_empty() {
            return Ok(());
        }
        let rules = self.rules_after(draft)?;
        for id in concerned {
            let measure = match draft.after(measure_record(id)) {
                Some(after) => after.and_then(Measure::of).cloned(),
                None => self.get::<Measure>(id)?.map(|stored| stored.record),
            };
            // A measure that goes takes along what was planned; one that never was is said elsewhere.
            let Some(measure) = measure else { continue };
            let own = in_change.get(&id).map_or(&[][..], Vec::as_slice);
            self.plan_one(&measure, own, &rules, taken_back, draft)?;
        }
        Ok(())
    }

    /// The measures to be planned again, and the audits and reviews of the change by measure.
    fn concerned(&self, draft: &Draft) -> Result<(BTreeSet<MeasureId>, OfMeasure), ReadFailure> {
        let mut concerned = BTreeSet::new();
        let mut in_change = OfMeasure::new();
        let mut everything = false;
        for (id, after) in &draft.after {
            let before = draft.before.get(id).map(|stored| &stored.record);
            if let Some(measure) = after.as_ref().and_then(measure_of) {
                in_change.entry(measure).or_default().push(*id);
            }
            if before == after.as_ref() {
                continue;
            }
            match id.kind {
                Kind::Measure => {
                    concerned.insert(MeasureId(id.id));
                }
                Kind::Audit | Kind::Review => {
                    concerned.extend(
                        [before, after.as_ref()]
                            .into_iter()
                            .flatten()
                            .filter_map(measure_of),
                    );
                }
                Kind::HouseRules => everything = true,
                _ => {}
            }
        }
        if everything {
            let all = index::measures();
            let keys = self.keys_in(&all, &keys::behind(&all))?;
            concerned.extend(
                keys.iter()
                    .filter_map(|key| index::last_number(key))
                    .map(MeasureId),
            );
        }
        Ok((concerned, in_change))
    }

    /// The house rules as the change leaves them.
    fn rules_after(&self, draft: &Draft) -> Result<HouseRules, ReadFailure> {
        let changed = draft
            .after
            .iter()
            .find(|(id, _)| id.kind == Kind::HouseRules);
        match changed {
            Some((_, after)) => Ok(after
                .as_ref()
                .and_then(HouseRules::of)
                .cloned()
                .unwrap_or_default()),
            None => self.house_rules(),
        }
    }

    fn plan_one(
        &self,
        measure: &Measure,
        own: &[RecordId],
        rules: &HouseRules,
        taken_back: bool,
        draft: &mut Draft,
    ) -> Result<(), ReadFailure> {
        let besides = self.besides(measure.id, draft)?;
        let mut audits: Vec<Audit> = Vec::new();
        let mut review: Option<Review> = None;
        let in_change = own.iter().filter_map(|id| draft.after(*id).flatten());
        let stored = besides.values().map(|(stored, _)| &stored.record);
        for record in stored.chain(in_change) {
            match record {
                Record::Audit(audit) => audits.push(audit.clone()),
                Record::Review(one) => review = review.or_else(|| Some(one.clone())),
                _ => {}
            }
        }
        audits.sort_by_key(|audit| audit.id);
        if !taken_back {
            let problems = own
                .iter()
                .flat_map(|id| typed_wrongly(*id, measure, &audits, rules, draft));
            let problems: Vec<_> = problems.collect();
            for (id, problem) in problems {
                draft.problems.entry(id).or_default().push(problem);
            }
        }
        let planned = plan::plan(measure, &audits, review.as_ref(), rules);
        self.write_plan(planned, besides, draft)
    }

    /// Audits and review of a measure that the change does not touch.
    fn besides(&self, measure: MeasureId, draft: &Draft) -> Result<Besides, ReadFailure> {
        let mut besides = Besides::new();
        let id = measure_record(measure);
        // One that is made here can't have any yet.
        if draft.after(id).is_some() && !draft.before.contains_key(&id) {
            return Ok(besides);
        }
        for kind in [Kind::Audit, Kind::Review] {
            let prefix = index::referring_from(id, kind);
            for key in self.keys_in(&prefix, &keys::behind(&prefix))? {
                let Some(number) = index::last_number(&key) else {
                    continue;
                };
                let id = RecordId { kind, id: number };
                if draft.after(id).is_none()
                    && let Some(found) = self.record_in_rows(id)?
                {
                    besides.insert(id, found);
                }
            }
        }
        Ok(besides)
    }

    fn write_plan(
        &self,
        planned: Plan,
        mut besides: Besides,
        draft: &mut Draft,
    ) -> Result<(), ReadFailure> {
        let mut numbers: BTreeMap<AuditId, u64> = BTreeMap::new();
        for audit in planned.audits.iter().filter(|one| is_provisional(one.id.0)) {
            numbers.insert(audit.id, self.next_number(draft, Kind::Audit)?);
        }
        let review = planned.review.map(Record::Review);
        let records = planned.audits.into_iter().map(Record::Audit).chain(review);
        for mut record in records {
            let is_new = is_provisional(record.number());
            if let Record::Audit(audit) = &mut record {
                if let Some(number) = numbers.get(&audit.id) {
                    audit.id = AuditId(*number);
                }
                audit.references(&mut |kind, id| {
                    if let (Kind::Audit, Some(number)) = (kind, numbers.get(&AuditId(*id))) {
                        *id = *number;
                    }
                });
            } else if is_new {
                record.set_number(self.next_number(draft, Kind::Review)?);
            }
            match besides.remove(&record.id()) {
                _ if is_new => draft.add(record),
                Some((before, rows)) => draft.change_too(before, rows, record),
                None => draft.replace(record),
            }
        }
        Ok(())
    }
}

/// A later end that was simply typed is an extension all the same.
fn note_extensions(draft: &mut Draft, today: NaiveDate) {
    let mut extended = Vec::new();
    for (id, after) in &draft.after {
        if let Some(Record::Measure(measure)) = after
            && let Some(Record::Measure(before)) = draft.before.get(id).map(|stored| &stored.record)
            && let Some(extension) = measure.extended_since(before, today)
        {
            let mut measure = measure.clone();
            measure.extensions.push(extension);
            extended.push(Record::Measure(measure));
        }
    }
    for record in extended {
        draft.replace(record);
    }
}

/// What people may not do to an audit, because the rhythm or the measure says otherwise.
fn typed_wrongly(
    id: RecordId,
    measure: &Measure,
    audits: &[Audit],
    rules: &HouseRules,
    draft: &Draft,
) -> Vec<(RecordId, Problem)> {
    let Some(Some(Record::Audit(audit))) = draft.after(id) else {
        return Vec::new();
    };
    let before = draft
        .before
        .get(&id)
        .and_then(|stored| Audit::of(&stored.record));
    let mut problems = Vec::new();
    if before.is_none_or(|before| before.status != audit.status) {
        problems.extend(audit.within(measure).err());
    }
    if audit.kind.is_regular() {
        match before {
            Some(before) if before.due != audit.due => {
                let demanded = plan::regular(audit.kind, measure, rules);
                if demanded.is_none_or(|days| days.due != audit.due) {
                    problems.push(Problem::new("due", Wrong::ByRhythm));
                }
            }
            Some(_) => {}
            None => problems.extend(
                audits
                    .iter()
                    .find(|other| other.kind == audit.kind && other.id != audit.id)
                    .map(|other| {
                        let by = other.clone().record().id().to_string();
                        Problem::new("kind", Wrong::PlannedAlready { by })
                    }),
            ),
        }
    }
    problems.into_iter().map(|problem| (id, problem)).collect()
}
