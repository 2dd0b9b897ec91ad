//! The ratings report of a quarter. Source: `domain.md` § 4 (concept § 6.3).
//!
//! It goes the way the concept gives it: the coordinators' findings a measure, what the providers'
//! ratings were before, then room for management's assessment and the tasks from it. Ratings are
//! confidential (§ 67(2) SGB X) and evidence in later awards, so there is no version for readers
//! outside.

use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};

use super::common::{Desk, block, measure_name};
use super::ratings_view::{
    PointView, RatedMeasure, RatedProvider, RatingView, RatingsView, ReasonView, TalkView,
    UnansweredView,
};
use super::{Bilingual, Document, DocumentOptions, Readers, bilingual, desk};
use crate::domain::date::Quarter;
use crate::domain::id::{AuditId, Kind, MeasureId, ProviderId, RatingId, RecordId, TaskId};
use crate::domain::measure::Measure;
use crate::domain::points::Points;
use crate::domain::rating::assessment::{Assessment, Notable, trend};
use crate::domain::rating::{Occasion, Rating, RatingPhase};
use crate::domain::ring::Municipality;
use crate::domain::task::{Responsible, Task, TaskState};
use crate::report::ReportError;
use crate::store::{ReadFailure, Store};

const RATINGS: Bilingual = bilingual!("ratings");

/// So many ratings of a provider show where it is going.
pub(super) const POINTS: usize = 8;

/// The report of a quarter.
pub fn ratings(
    store: &Store,
    quarter: Quarter,
    options: &DocumentOptions,
) -> Result<Document, ReportError> {
    if options.readers == Readers::Outside {
        return Err(ReportError::Confidential);
    }
    let desk = desk(store, options);
    let all: Vec<Rating> = store
        .all::<Rating>()?
        .into_iter()
        .map(|stored| stored.record)
        .collect();
    let mut measures: BTreeMap<MeasureId, Measure> = BTreeMap::new();
    for rating in &all {
        if let Entry::Vacant(unknown) = measures.entry(rating.measure) {
            unknown.insert(desk.measure(rating.measure)?);
        }
    }
    let in_quarter = |rating: &&Rating| rating.answered_on.map(Quarter::of) == Some(quarter);
    let answered: Vec<&Rating> = all.iter().filter(in_quarter).collect();
    let view = RatingsView {
        quarter: quarter.to_string(),
        first_day: desk.day(quarter.first_day()),
        last_day: desk.day(quarter.last_day()),
        today: desk.day(options.today),
        answered: answered.len(),
        notable: answered
            .iter()
            .filter(|rating| Assessment::of(rating).is_notable())
            .count(),
        measures: desk.rated_measures(&answered, &measures)?,
        providers: desk.rated_providers(&all, &answered, &measures, quarter)?,
        unanswered: desk.unanswered(&all, &measures, quarter)?,
    };
    let file = desk.texts.with(
        "doc-file-ratings",
        &[("quarter", quarter.to_string().into())],
    );
    RATINGS.document(&desk, &file, &view, Vec::new())
}

impl Desk<'_> {
    /// A number of points as people write it.
    fn points(&self, points: Points) -> String {
        let text = points.to_string();
        match self.options.language {
            crate::text::locale::Lang::De => text.replace('.', ","),
            crate::text::locale::Lang::En => text,
        }
    }

    fn rated_measures(
        &self,
        answered: &[&Rating],
        measures: &BTreeMap<MeasureId, Measure>,
    ) -> Result<Vec<RatedMeasure>, ReportError> {
        let rated: BTreeSet<MeasureId> = answered.iter().map(|rating| rating.measure).collect();
        let mut found: Vec<&Measure> = rated.iter().filter_map(|id| measures.get(id)).collect();
        found.sort_by_key(|measure| {
            (
                measure.number.is_empty(),
                measure.number.clone(),
                measure.title.clone(),
                measure.id,
            )
        });
        found
            .into_iter()
            .map(|measure| {
                let mut own: Vec<&&Rating> = answered
                    .iter()
                    .filter(|rating| rating.measure == measure.id)
                    .collect();
                own.sort_by_key(|rating| (rating.answered_on, rating.id));
                Ok(RatedMeasure {
                    number: measure.number.clone(),
                    title: measure.title.clone(),
                    name: measure_name(&measure.number, &measure.title),
                    provider: self.provider(measure.provider)?.name,
                    ratings: own
                        .into_iter()
                        .filter_map(|rating| self.rating(rating).transpose())
                        .collect::<Result<_, _>>()?,
                })
            })
            .collect()
    }

    fn rating(&self, rating: &Rating) -> Result<Option<RatingView>, ReportError> {
        let Some(on) = rating.answered_on else {
            return Ok(None);
        };
        let assessment = Assessment::of(rating);
        let basis = rating.basis.map(|id| self.basis(id)).transpose()?;
        Ok(Some(RatingView {
            answered_on: self.day(on),
            occasion_name: self.choice("occasion", occasion_name(rating.occasion)),
            phase_name: self.choice("rating_phase", phase_name(rating.phase)),
            rater: self.person_name(rating.rater)?,
            basis_on: basis.flatten(),
            soft: assessment.soft.mean().map(|mean| self.points(mean)),
            hard: assessment.hard.mean().map(|mean| self.points(mean)),
            open_questions: assessment.unanswered(),
            scale_min: self.points(rating.scale.min),
            scale_max: self.points(rating.scale.max),
            threshold: self.points(rating.scale.threshold),
            reasons: assessment
                .notable()
                .into_iter()
                .map(|notable| self.reason(notable, &assessment))
                .collect(),
            has_explanation: !rating.explanation.trim().is_empty(),
            explanation: block(&rating.explanation),
            has_action: !rating.action.trim().is_empty(),
            action: block(&rating.action),
            talks: self.talks(rating.id)?,
            closed_on: rating.closed_on.map(|day| self.day(day)),
        }))
    }

    fn basis(&self, id: AuditId) -> Result<Option<super::common_view::Day>, ReportError> {
        let audit = self.audit(id)?;
        Ok(super::common::done_on(&audit).map(|day| self.day(day)))
    }

    fn reason(&self, notable: Notable<'_>, assessment: &Assessment<'_>) -> ReasonView {
        let kind = notable.name();
        let mean = |half: crate::domain::rating::assessment::Half| {
            let mean = half.mean().map(|mean| self.points(mean));
            (String::new(), mean.unwrap_or_default(), String::new())
        };
        let (question, value, note) = match notable {
            Notable::SoftMean => mean(assessment.soft),
            Notable::HardMean => mean(assessment.hard),
            Notable::SoftAnswer(answer) => (
                answer.question.clone(),
                answer
                    .value
                    .map_or_else(String::new, |value| self.points(value)),
                answer.note.clone(),
            ),
        };
        ReasonView {
            kind,
            question,
            value,
            note,
        }
    }

    /// The tasks that came of a rating.
    fn talks(&self, rating: RatingId) -> Result<Vec<TalkView>, ReadFailure> {
        let of = RecordId {
            kind: Kind::Rating,
            id: rating.0,
        };
        let mut talks = Vec::new();
        for id in self.store.dependents(of)? {
            if id.kind != Kind::Task {
                continue;
            }
            let Some(stored) = self.store.get::<Task>(TaskId(id.id))? else {
                continue;
            };
            let task = stored.record;
            let state = match task.state {
                TaskState::Open => "open",
                TaskState::Done { .. } => "done",
                TaskState::Dropped { .. } => "dropped",
            };
            talks.push(TalkView {
                responsible: self.responsible(task.responsible.as_ref())?,
                due: task.due.map(|day| self.day(day)),
                state_name: self.choice("task_state", state),
                text: task.text,
            });
        }
        Ok(talks)
    }

    fn responsible(&self, who: Option<&Responsible>) -> Result<Option<String>, ReadFailure> {
        Ok(match who {
            None => None,
            Some(Responsible::Person(id)) => Some(self.person(*id)?.name),
            Some(Responsible::Municipality(id)) => {
                let found = self.store.get::<Municipality>(*id)?;
                Some(found.map_or_else(
                    || format!("#{id}"),
                    |stored| stored.record.display_name().to_owned(),
                ))
            }
            Some(Responsible::Named(name)) => Some(name.clone()),
        })
    }

    /// The providers rated in the quarter with what their ratings came to up to its end.
    fn rated_providers(
        &self,
        all: &[Rating],
        answered: &[&Rating],
        measures: &BTreeMap<MeasureId, Measure>,
        quarter: Quarter,
    ) -> Result<Vec<RatedProvider>, ReadFailure> {
        let provider_of = |rating: &Rating| measures.get(&rating.measure).map(|one| one.provider);
        let rated: BTreeSet<ProviderId> = answered
            .iter()
            .filter_map(|rating| provider_of(rating))
            .collect();
        let mut found = Vec::with_capacity(rated.len());
        for id in rated {
            let own: BTreeMap<RatingId, &Rating> = all
                .iter()
                .filter(|rating| provider_of(rating) == Some(id))
                .filter(|rating| {
                    rating
                        .answered_on
                        .is_some_and(|on| on <= quarter.last_day())
                })
                .map(|rating| (rating.id, rating))
                .collect();
            let points = trend(own.values().copied());
            let newest = points.len().saturating_sub(POINTS);
            let points = points.into_iter().skip(newest).map(|point| PointView {
                on: self.day(point.on),
                measure: own
                    .get(&point.rating)
                    .and_then(|rating| measures.get(&rating.measure))
                    .map_or_else(String::new, |one| measure_name(&one.number, &one.title)),
                soft: point.soft.map(|mean| self.points(mean)),
                hard: point.hard.map(|mean| self.points(mean)),
                notable: point.notable,
            });
            found.push(RatedProvider {
                name: self.provider(id)?.name,
                points: points.collect(),
            });
        }
        found.sort_by_cached_key(|provider| crate::text::fold(&provider.name));
        Ok(found)
    }

    fn unanswered(
        &self,
        all: &[Rating],
        measures: &BTreeMap<MeasureId, Measure>,
        quarter: Quarter,
    ) -> Result<Vec<UnansweredView>, ReadFailure> {
        let mut open: Vec<_> = all
            .iter()
            .filter(|rating| rating.is_open())
            .filter_map(|rating| Some((rating.due?, rating)))
            .filter(|(due, _)| *due <= quarter.last_day())
            .collect();
        open.sort_by_key(|(due, rating)| (*due, rating.id));
        open.into_iter()
            .map(|(due, rating)| {
                Ok(UnansweredView {
                    measure: measures
                        .get(&rating.measure)
                        .map_or_else(String::new, |one| measure_name(&one.number, &one.title)),
                    rater: self.person_name(rating.rater)?,
                    due: self.day(due),
                    overdue_days: rating.overdue_days(self.options.today),
                })
            })
            .collect()
    }
}

const fn occasion_name(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Regular => "regular",
        Occasion::Occasion => "occasion",
    }
}

const fn phase_name(phase: RatingPhase) -> &'static str {
    match phase {
        RatingPhase::During => "during",
        RatingPhase::After => "after",
    }
}
