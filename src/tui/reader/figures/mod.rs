//! The tab of figures: which question it is, and what has to be said of any answer.
//!
//! Responsible for: where one begins, what else can be asked, the figures of the group, the head.
//! Not for: what a look shows of them (a module for each), what is kept ([`known`]), the rules
//! (`domain/indicator`).

mod analysis;
mod check;
mod course;
mod distribution;
pub(super) mod known;
mod matrix;
mod one;
mod ranking;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Reader;
use crate::domain::date::Land;
use crate::domain::id::PersonId;
use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::compare::{Comparison, Member, compare};
use crate::domain::indicator::member::{Asked, member};
use crate::domain::indicator::period::{Period, PeriodKind};
use crate::domain::indicator::question::{Group, Question};
use crate::domain::indicator::series::{Series, Sex};
use crate::domain::ring::{Municipality, MunicipalityKind};
use crate::fields;
use crate::report::figures::group;
use crate::store::ReadFailure;
use crate::store::figures::{Compared, Figures};
use crate::tui::panes::figures::view::{FiguresQuery, FiguresView, Ground, Look, Offered, Part};
use known::{Known, PeriodsKey};

/// The figures a look is made from.
struct Gathered {
    /// The answer to the question.
    figures: Figures,
    /// What is known of each member, in the order of `figures.municipalities`.
    members: Vec<Member>,
    /// Their series, in the same order.
    series: Vec<Option<Arc<Series>>>,
}

impl Gathered {
    fn comparison(&self) -> &Comparison {
        self.figures.comparison()
    }

    /// A member with what is known of it.
    fn member(&self, of: &Municipality) -> Option<(&Member, Option<&Series>)> {
        let at = self
            .figures
            .municipalities
            .iter()
            .position(|one| one.id == of.id)?;
        Some((&self.members[at], self.series[at].as_deref()))
    }
}

impl Reader<'_> {
    /// The figures asked for; none if the store holds none.
    pub(super) fn figures(&self, query: &FiguresQuery) -> Result<Option<FiguresView>, ReadFailure> {
        let mut memory = self.memory.borrow_mut();
        let known = &mut memory.figures;
        known.catch_up(self.store)?;
        let mut ground = known.ground(|known| self.ground(known))?;
        if let Some(group @ Group::Selection(_)) = query.question.as_ref().map(|one| &one.group) {
            let name = group::name(self.store, group, self.texts)?.title;
            Arc::make_mut(&mut ground)
                .groups
                .push((group.clone(), name));
        }
        let Some(first) = ground.indicators.first() else {
            return Ok(None);
        };
        let mut question = match &query.question {
            Some(question) => question.clone(),
            None => self.beginning(known, first, query.me)?,
        };
        let snap = query.snap || query.question.is_none();
        let catalogue = known.catalogue(self.store)?;
        // One that was deleted meanwhile.
        let indicator = match catalogue.get(&question.indicator) {
            Some(indicator) => indicator.clone(),
            None => return Ok(None),
        };
        let code: Arc<str> = indicator.code.as_str().into();
        let lengths = known.lengths(self.store, &code, question.sex)?.to_vec();
        if snap
            && !lengths.contains(&question.asked.period.kind())
            && let Some(length) = lengths.first()
            && let Some(period) = question.asked.period.of_length(*length)
        {
            question.asked.period = period;
        }
        let (municipalities, series) = self.series_of(known, &indicator, &question)?;
        let key = PeriodsKey {
            which: (code, question.asked.period.kind(), question.sex),
            meant: (question.asked.as_of, question.asked.provisional),
            group: municipalities.iter().map(|one| one.id).collect(),
        };
        let periods = known.periods(key, || periods(&series, question.asked));
        if snap && let Some(period) = nearest(&periods, question.asked.period) {
            question.asked.period = period;
        }
        if query.question.is_none() && periods.is_empty() {
            // Nothing final yet: what there is, is better than nothing.
            let provisional = Asked {
                provisional: true,
                ..question.asked
            };
            let others = self::periods(&series, provisional);
            if let Some(period) = nearest(&others, question.asked.period) {
                question.asked = Asked {
                    period,
                    ..provisional
                };
            }
        }
        let statuses = statuses(&series);
        let gathered = self.gathered(&indicator, &question, municipalities, series);
        let mut view = FiguresView {
            head: self.head(&gathered, &ground),
            question,
            ground,
            lengths,
            periods: periods.to_vec(),
            statuses,
            part: Part::One(None),
        };
        view.part = self.shown(query, known, gathered, &mut view)?;
        Ok(Some(view))
    }

    /// What a look shows.
    fn shown(
        &self,
        query: &FiguresQuery,
        known: &mut Known,
        gathered: Gathered,
        view: &mut FiguresView,
    ) -> Result<Part, ReadFailure> {
        Ok(match query.look {
            Look::Ranking => Part::Ranking(self.ranking(&gathered)),
            Look::Course => {
                let chosen: Vec<_> = query.at.iter().chain(&query.marked).copied().collect();
                let course = self.course_view(known, &gathered, &chosen, &view.periods);
                Part::Course(Box::new(course))
            }
            Look::Distribution => {
                let boxes = self.distribution(known, &gathered, query.at, &view.ground)?;
                Part::Distribution(Box::new(boxes))
            }
            Look::Matrix => Part::Matrix(self.matrix(known, gathered, view)?),
            Look::Check => Part::Check(self.check(&gathered)?),
            Look::One => Part::One(self.one(&gathered, query.at)?),
        })
    }

    /// What can be asked.
    fn ground(&self, known: &mut Known) -> Result<Ground, ReadFailure> {
        let mut indicators = Vec::new();
        let catalogue = known.catalogue(self.store)?;
        for one in catalogue.iter() {
            let code: Arc<str> = one.code.as_str().into();
            let mut has = false;
            for sex in [Sex::All, Sex::Female, Sex::Male] {
                has = has || !known.lengths(self.store, &code, sex)?.is_empty();
            }
            if has {
                indicators.push(Offered {
                    code: one.code.clone(),
                    title: fields::indicator_title(one, self.texts),
                });
            }
        }
        let rings = known.rings(self.store)?;
        let municipalities = known.municipalities(self.store)?;
        let lands: BTreeSet<Land> = municipalities.iter().map(|one| one.land).collect();
        let types: BTreeSet<&str> = municipalities
            .iter()
            .map(|one| one.comparison_type.as_str())
            .filter(|name| !name.is_empty())
            .collect();
        let mut groups: Vec<Group> = rings.iter().map(|ring| Group::Ring(ring.id)).collect();
        groups.push(Group::All);
        let lands = Land::ALL.into_iter().filter(|land| lands.contains(land));
        groups.extend(lands.map(Group::Land));
        groups.extend([MunicipalityKind::District, MunicipalityKind::City].map(Group::Kind));
        groups.extend(
            types
                .into_iter()
                .map(|name| Group::ComparisonType(name.to_owned())),
        );
        let mut named = Vec::with_capacity(groups.len());
        for group in groups {
            let name = group::name(self.store, &group, self.texts)?.title;
            named.push((group, name));
        }
        Ok(Ground {
            indicators,
            groups: named,
        })
    }

    /// The first ring of the person, or the first one that has members; else all there are.
    fn beginning(
        &self,
        known: &mut Known,
        first: &Offered,
        me: Option<PersonId>,
    ) -> Result<Question, ReadFailure> {
        let rings = known.rings(self.store)?;
        let own = me.and_then(|me| {
            let is_mine = |people: &[PersonId]| people.contains(&me);
            rings
                .iter()
                .find(|ring| is_mine(&ring.moderators) || is_mine(&ring.speakers))
        });
        let mut group = Group::All;
        for ring in own.into_iter().chain(rings.iter()) {
            if !self.store.ring_members(ring.id, self.today)?.is_empty() {
                group = Group::Ring(ring.id);
                break;
            }
        }
        let code: Arc<str> = first.code.as_str().into();
        let mut sex = Sex::All;
        let mut length = PeriodKind::Month;
        for one in [Sex::All, Sex::Female, Sex::Male] {
            if let Some(first) = known.lengths(self.store, &code, one)?.first() {
                (sex, length) = (one, *first);
                break;
            }
        }
        // Later than any: the newest there is will be taken.
        let far = Period::new(length, 9999, length.in_a_year());
        let newest = far.unwrap_or(Period::month(crate::domain::date::Month::of(self.today)));
        let mut question = Question::of(first.code.clone(), group, newest);
        question.sex = sex;
        Ok(question)
    }

    /// Members of the group, each with its series.
    #[expect(clippy::type_complexity, reason = "two lists of one length")]
    fn series_of(
        &self,
        known: &mut Known,
        indicator: &Indicator,
        question: &Question,
    ) -> Result<(Vec<Municipality>, Vec<Option<Arc<Series>>>), ReadFailure> {
        let municipalities = self.members_asked(known, question)?;
        let code: Arc<str> = indicator.code.as_str().into();
        let which = (&code, question.asked.period.kind(), question.sex);
        let series = known.series(self.store, which, &municipalities)?;
        Ok((municipalities, series))
    }

    fn members_asked(
        &self,
        known: &mut Known,
        question: &Question,
    ) -> Result<Vec<Municipality>, ReadFailure> {
        match &question.group {
            Group::Ring(ring) => self
                .store
                .ring_members(*ring, question.members_day(self.today)),
            group => {
                let all = known.municipalities(self.store)?;
                Ok(all.iter().filter(|one| group.holds(one)).cloned().collect())
            }
        }
    }

    fn gathered(
        &self,
        indicator: &Indicator,
        question: &Question,
        municipalities: Vec<Municipality>,
        series: Vec<Option<Arc<Series>>>,
    ) -> Gathered {
        let members: Vec<Member> = municipalities
            .iter()
            .zip(&series)
            .map(|(one, series)| member(indicator, one, series.as_deref(), question.asked))
            .collect();
        let days = members
            .iter()
            .filter_map(|member| member.now.as_ref().map(|version| version.data_status));
        let statuses = days.fold(None, |span, day| match span {
            None => Some((day, day)),
            Some((first, last)) => Some((day.min(first), day.max(last))),
        });
        Gathered {
            figures: Figures {
                question: question.clone(),
                indicator: indicator.clone(),
                members_on: question.members_day(self.today),
                compared: Compared {
                    comparison: compare(indicator, question.asked.period, &members),
                    statuses,
                },
                municipalities,
            },
            members,
            series,
        }
    }
}

/// Periods that any of the series has a figure of, ascending.
fn periods(series: &[Option<Arc<Series>>], asked: Asked) -> Vec<Period> {
    let mut found: BTreeSet<Period> = BTreeSet::new();
    for one in series.iter().flatten() {
        let holding = one.holding(asked.as_of, asked.provisional);
        found.extend(holding.filter(has_figure).map(|version| version.period));
    }
    found.into_iter().collect()
}

fn has_figure(version: &crate::domain::indicator::series::Version) -> bool {
    version.value.is_some() || version.numerator.is_some() && version.denominator.is_some()
}

/// The last period up to this one; else the first behind it.
fn nearest(periods: &[Period], to: Period) -> Option<Period> {
    let until = periods.iter().rev().find(|one| **one <= to);
    until.or_else(|| periods.first()).copied()
}

/// The days that figures of any of the series are of, ascending.
fn statuses(series: &[Option<Arc<Series>>]) -> Vec<NaiveDate> {
    let all = series.iter().flatten();
    let all: BTreeSet<NaiveDate> = all.flat_map(|one| one.statuses()).copied().collect();
    all.into_iter().collect()
}
