//! The distribution: all rings beside one another.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::course::unit;
use super::known::Known;
use super::{Gathered, Reader};
use crate::domain::id::{MunicipalityId, RingId};
use crate::domain::indicator::compare::{Comparison, Member, compare};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::question::Group;
use crate::domain::indicator::spread::spread;
use crate::domain::ring::members_on;
use crate::store::ReadFailure;
use crate::tui::panes::figures::drawn::{DistributionView, Drawn};
use crate::tui::panes::figures::view::Ground;
use crate::tui::widgets::chart::boxes::{BoxRow, Boxes};

fn box_of(name: String, comparison: &Comparison, own: Option<MunicipalityId>) -> BoxRow {
    let spread = spread(comparison);
    let own = comparison
        .rows
        .iter()
        .find(|row| Some(row.municipality) == own)
        .and_then(|row| row.value);
    BoxRow {
        name,
        n: comparison.n,
        five: spread
            .as_ref()
            .map(|one| [one.low, one.q1, one.median, one.q3, one.high].map(Figure::as_f64)),
        outliers: spread
            .map(|one| one.outside.into_iter().map(Figure::as_f64).collect())
            .unwrap_or_default(),
        own: own.map(Figure::as_f64),
    }
}

impl Reader<'_> {
    pub(super) fn distribution(
        &self,
        known: &mut Known,
        gathered: &Gathered,
        own: Option<MunicipalityId>,
        ground: &Ground,
    ) -> Result<DistributionView, ReadFailure> {
        let question = &gathered.figures.question;
        let indicator = &gathered.figures.indicator;
        let asked = question.asked;
        let all = known.municipalities(self.store)?;
        let code: Arc<str> = indicator.code.as_str().into();
        let which = (&code, asked.period.kind(), question.sex);
        let series = known.series(self.store, which, &all)?;
        let members: Vec<Member> = all
            .iter()
            .zip(&series)
            .map(|(one, series)| Member {
                municipality: one.id,
                now: series
                    .as_ref()
                    .and_then(|series| series.at(asked.period, asked.as_of, asked.provisional)),
                before: None,
                months: Vec::new(),
            })
            .collect();
        let by_id: BTreeMap<MunicipalityId, &Member> =
            members.iter().map(|one| (one.municipality, one)).collect();
        let memberships = known.memberships(self.store)?;
        let day = question.members_day(self.today);
        let numbers = self.numbers(gathered);
        let figure = |one: Option<Figure>| one.map_or_else(String::new, |one| numbers.plain(one));
        let heads = [
            "figures-group",
            "figures-n-short",
            "figures-min",
            "figures-q1",
            "figures-median-short",
            "figures-q3",
            "figures-max",
        ];
        let mut view = DistributionView {
            header: heads.map(|id| self.texts.get(id).into_owned()).to_vec(),
            ..DistributionView::default()
        };
        let mut boxes = Boxes {
            cursor: None,
            unit: unit(indicator),
            ..Boxes::default()
        };
        for (group, name) in &ground.groups {
            let Group::Ring(ring) = group else { continue };
            let ids = members_on(&memberships, *ring, day);
            let of_ring: Vec<Member> = ids
                .iter()
                .filter_map(|id| by_id.get(id).map(|one| (*one).clone()))
                .collect();
            let comparison = compare(indicator, asked.period, &of_ring);
            if *group == question.group {
                boxes.cursor = Some(view.rings.len());
            }
            let mut row = vec![name.clone(), comparison.n.to_string()];
            let Comparison {
                min,
                q1,
                median,
                q3,
                max,
                ..
            } = &comparison;
            row.extend([min, q1, median, q3, max].map(|one| figure(*one)));
            view.rows.push(row);
            view.rings.push(RingId(ring.0));
            boxes.rows.push(box_of(name.clone(), &comparison, own));
        }
        let of_all = compare(indicator, asked.period, &members);
        boxes.median = of_all.median.map(Figure::as_f64);
        view.all = of_all
            .median
            .map(|median| (numbers.with_unit(median), of_all.n));
        let municipality = own.and_then(|id| all.iter().find(|one| one.id == id));
        view.own = municipality.map(|one| Drawn {
            id: Some(one.id),
            name: one.display_name().to_owned(),
            value: of_all
                .rows
                .iter()
                .find(|row| row.municipality == one.id)
                .and_then(|row| row.value)
                .map(|value| numbers.with_unit(value)),
            ..Drawn::default()
        });
        if let Some(own) = own.and_then(|id| gathered.figures.municipality(id)) {
            view.own = Some(self.drawn(gathered, own, None));
        }
        let comparison = gathered.comparison();
        view.members = comparison.rows.iter().map(|row| row.municipality).collect();
        view.median = comparison.median.map(|median| numbers.with_unit(median));
        view.boxes = boxes;
        Ok(view)
    }
}
