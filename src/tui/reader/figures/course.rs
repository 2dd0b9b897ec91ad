//! The course: a municipality among its group, over years.

use super::known::{CourseKey, Known};
use super::{Gathered, Reader};
use crate::domain::id::MunicipalityId;
use crate::domain::indicator::catalogue::{Indicator, Unit};
use crate::domain::indicator::compare::{Comparison, Placed};
use crate::domain::indicator::course::{course, periods_around};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::member::territory_breaks_between;
use crate::domain::indicator::period::Period;
use crate::domain::ring::Municipality;
use crate::report::figures::words::period_name;
use crate::tui::panes::figures::drawn::{CourseView, Drawn};
use crate::tui::widgets::chart::course::{Course, Line};

/// Marked municipalities with a letter of their own: more of them nobody tells apart.
const LETTERS: [char; 6] = ['a', 'b', 'c', 'd', 'e', 'f'];

/// The periods between which a rule sees a break, by the later one.
fn cuts(periods: &[Period], breaks: impl Fn(Period, Period) -> bool) -> Vec<usize> {
    let pairs = periods.windows(2).enumerate();
    pairs
        .filter(|(_, pair)| breaks(pair[0], pair[1]))
        .map(|(before, _)| before + 1)
        .collect()
}

/// What stands at an axis.
pub(super) const fn unit(indicator: &Indicator) -> &'static str {
    match indicator.unit {
        Unit::PerCent => "%",
        Unit::Euro => "€",
        Unit::Number => "",
    }
}

fn of(comparison: &Comparison, id: MunicipalityId) -> Option<&Placed> {
    comparison.rows.iter().find(|row| row.municipality == id)
}

fn line(courses: &[Comparison], periods: &[Period], municipality: &Municipality) -> Line {
    let value = |one: &Comparison| of(one, municipality.id)?.value.map(Figure::as_f64);
    Line {
        values: courses.iter().map(value).collect(),
        cuts: cuts(periods, |earlier, later| {
            territory_breaks_between(municipality, earlier, later)
        }),
    }
}

impl Reader<'_> {
    pub(super) fn course_view(
        &self,
        known: &mut Known,
        gathered: &Gathered,
        chosen: &[MunicipalityId],
        with_figures: &[Period],
    ) -> CourseView {
        let question = &gathered.figures.question;
        let indicator = &gathered.figures.indicator;
        let asked = question.asked;
        let periods = match (with_figures.first(), with_figures.last()) {
            (Some(oldest), Some(newest)) => periods_around(asked.period, *oldest, *newest),
            _ => vec![asked.period],
        };
        let municipalities = &gathered.figures.municipalities;
        let key = CourseKey {
            question: question.in_period(periods[0]),
            periods: periods.clone(),
            group: municipalities.iter().map(|one| one.id).collect(),
        };
        let courses = known.course(key, || {
            let series = gathered.series.iter().map(Option::as_deref);
            let group: Vec<_> = municipalities
                .iter()
                .map(|one| one.id)
                .zip(series)
                .collect();
            course(
                indicator,
                &group,
                &periods,
                (asked.as_of, asked.provisional),
            )
        });
        let members: Vec<MunicipalityId> = gathered
            .comparison()
            .rows
            .iter()
            .map(|row| row.municipality)
            .collect();
        let mut shown: Vec<MunicipalityId> = Vec::new();
        for id in chosen.iter().filter(|id| members.contains(id)) {
            if !shown.contains(id) {
                shown.push(*id);
            }
        }
        if shown.is_empty() {
            shown.extend(members.first());
        }
        let known_as = |id: &MunicipalityId| gathered.figures.municipality(*id);
        let mut drawn = shown.iter().filter_map(known_as);
        let own = drawn.next();
        let rest: Vec<&Municipality> = drawn.collect();
        let others: Vec<(char, &Municipality)> =
            LETTERS.into_iter().zip(rest.iter().copied()).collect();
        let figure = |one: Option<Figure>| one.map(Figure::as_f64);
        let chart = Course {
            cursor: periods
                .iter()
                .position(|one| *one == asked.period)
                .unwrap_or(0),
            breaks: cuts(&periods, |earlier, later| {
                indicator.breaks_between(earlier, later)
            }),
            band: courses
                .iter()
                .map(|one| figure(one.q1).zip(figure(one.q3)))
                .collect(),
            median: courses.iter().map(|one| figure(one.median)).collect(),
            own: own.map_or_else(Line::default, |own| line(&courses, &periods, own)),
            others: others
                .iter()
                .map(|(letter, one)| (*letter, line(&courses, &periods, one)))
                .collect(),
            unit: unit(indicator),
            periods,
        };
        let numbers = self.numbers(gathered);
        let (header, rows) = self.course_rows(gathered, &chart.periods, &courses, own, &others);
        CourseView {
            header,
            rows,
            members,
            at: own.map(|own| own.id),
            own: own.map(|own| self.drawn(gathered, own, None)),
            others: others
                .iter()
                .map(|(letter, one)| self.drawn(gathered, one, Some(*letter)))
                .collect(),
            more: rest.len().saturating_sub(LETTERS.len()),
            median: gathered
                .comparison()
                .median
                .map(|median| numbers.with_unit(median)),
            chart,
        }
    }

    /// A municipality with what the comparison says of it.
    pub(super) fn drawn(
        &self,
        gathered: &Gathered,
        municipality: &Municipality,
        letter: Option<char>,
    ) -> Drawn {
        let numbers = self.numbers(gathered);
        let comparison = gathered.comparison();
        let placed = of(comparison, municipality.id);
        Drawn {
            id: Some(municipality.id),
            letter,
            name: municipality.display_name().to_owned(),
            value: placed
                .and_then(|placed| placed.value)
                .map(|value| numbers.with_unit(value)),
            rank: placed
                .and_then(|placed| placed.rank)
                .map(|rank| (rank, comparison.n)),
            distance: placed
                .and_then(|placed| placed.distance)
                .map(|distance| numbers.signed(distance)),
        }
    }

    /// Headings, and a row a period: quartiles, then whoever is drawn.
    fn course_rows(
        &self,
        gathered: &Gathered,
        periods: &[Period],
        courses: &[Comparison],
        own: Option<&Municipality>,
        others: &[(char, &Municipality)],
    ) -> (Vec<String>, Vec<Vec<String>>) {
        let numbers = self.numbers(gathered);
        let drawn: Vec<&Municipality> = own
            .into_iter()
            .chain(others.iter().map(|(_, one)| *one))
            .collect();
        let heads = [
            "figures-period",
            "figures-n-short",
            "figures-q1",
            "figures-median-short",
            "figures-q3",
        ];
        let heads = heads.map(|id| self.texts.get(id).into_owned());
        let names = drawn.iter().map(|one| one.display_name().to_owned());
        let header = heads.into_iter().chain(names).collect();
        let mut rows = Vec::with_capacity(periods.len());
        let figure = |one: Option<Figure>| one.map_or_else(String::new, |one| numbers.plain(one));
        for (period, comparison) in periods.iter().zip(courses) {
            let mut row = vec![period_name(self.texts, *period), comparison.n.to_string()];
            row.extend([comparison.q1, comparison.median, comparison.q3].map(figure));
            let value =
                |one: &&Municipality| figure(of(comparison, one.id).and_then(|row| row.value));
            row.extend(drawn.iter().map(value));
            rows.push(row);
        }
        (header, rows)
    }
}
