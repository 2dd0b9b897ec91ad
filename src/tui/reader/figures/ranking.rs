//! The ranking: who stands where, with the course of thirteen periods.

use super::{Gathered, Reader};
use crate::domain::id::{Kind, RecordId};
use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::compare::{Placed, value_of};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::member::{Asked, territory_breaks_between};
use crate::domain::indicator::period::Period;
use crate::domain::indicator::series::Series;
use crate::domain::ring::Municipality;
use crate::tui::panes::figures::numbers::Numbers;
use crate::tui::panes::figures::view::Ranking;
use crate::tui::reader::{row, table};
use crate::tui::view::ListRow;
use crate::tui::widgets::chart::spark::spark;
use crate::tui::widgets::list::{CellText, Column, LAST, Width, cell, column, marked, numbers};

/// Periods of the small course: a year and the same one of the year before.
const COURSE: i32 = 13;

/// Columns of the table; the course has room for the mark of a break.
const COLUMNS: &[Column] = &[
    numbers("figures-rank", Width::Fixed(4)),
    column("figures-number", Width::Fixed(5)).from(112),
    column("figures-municipality", Width::Rest),
    numbers("figures-value", Width::Fixed(10)),
    numbers("figures-change", Width::Fixed(8)),
    numbers("figures-relative", Width::Fixed(8)).from(90),
    numbers("figures-distance", Width::Fixed(9)),
    column("figures-quartile", Width::Fixed(2)),
    column("figures-course", Width::Fixed(COURSE as u16 + 1)),
];

impl Reader<'_> {
    pub(super) fn ranking(&self, gathered: &Gathered) -> Ranking {
        let comparison = gathered.comparison();
        let numbers = self.numbers(gathered);
        let places = Places::of(&comparison.rows);
        let rows = comparison.rows.iter().enumerate();
        let rows = rows.filter_map(|(at, placed)| {
            let municipality = gathered.figures.municipality(placed.municipality)?;
            Some(self.ranking_row(gathered, municipality, (at, placed), &numbers, &places))
        });
        Ranking {
            table: table(COLUMNS, rows.collect()),
        }
    }

    fn ranking_row(
        &self,
        gathered: &Gathered,
        municipality: &Municipality,
        (at, placed): (usize, &Placed),
        numbers: &Numbers<'_>,
        places: &Places,
    ) -> ListRow {
        let (member, series) = match gathered.member(municipality) {
            Some((member, series)) => (Some(member), series),
            None => (None, None),
        };
        let difference = |figure: Option<Figure>| {
            cell(figure.map_or_else(String::new, |figure| numbers.signed(figure)))
        };
        let relative = |figure| numbers.relative(figure);
        let mark = member
            .and_then(|member| member.now.as_ref())
            .and_then(|version| version.mark);
        let value = match (placed.value, mark) {
            (Some(value), _) => cell(numbers.plain(value)),
            (None, Some(mark)) => marked(mark.to_string(), "muted"),
            (None, None) => marked(self.texts.get("figures-missing"), "muted"),
        };
        let indicator = &gathered.figures.indicator;
        let course = series.map_or_else(String::new, |series| {
            self.course(
                indicator,
                municipality,
                series,
                gathered.figures.question.asked,
            )
        });
        let cells = vec![
            cell(
                placed
                    .rank
                    .map_or_else(String::new, |rank| rank.to_string()),
            ),
            cell(municipality.number.as_str()),
            cell(municipality.display_name()),
            value,
            difference(placed.change),
            cell(placed.change_relative.map_or_else(String::new, relative)),
            difference(placed.distance),
            self.quartile(placed.quartile),
            marked(course, "chart"),
        ];
        let sort = vec![
            placed.rank.map_or(LAST, |rank| rank as i64),
            0,
            0,
            if placed.value.is_some() {
                places.value[at]
            } else {
                LAST
            },
            places.change[at],
            places.relative[at],
            places.distance[at],
            placed.quartile.map_or(LAST, i64::from),
            0,
        ];
        let id = RecordId {
            kind: Kind::Municipality,
            id: municipality.id.0,
        };
        row(id, cells, sort)
    }

    /// The mark of a quarter with its number; nothing for none.
    fn quartile(&self, quartile: Option<u8>) -> CellText {
        let scope = match quartile {
            Some(1) => "quartile.1",
            Some(2) => "quartile.2",
            Some(3) => "quartile.3",
            Some(_) => "quartile.4",
            None => return cell(""),
        };
        let quartile = quartile.unwrap_or_default();
        marked(format!("{}{quartile}", self.quartile_mark(quartile)), scope)
    }

    /// The mark of a quarter.
    pub(super) fn quartile_mark(&self, quartile: u8) -> &'static str {
        let at = usize::from(quartile).checked_sub(1);
        let mark = at.and_then(|at| self.glyphs.quartiles.get(at));
        mark.copied().unwrap_or_default()
    }

    /// The last periods as small bars; what lies before a break has heights of its own.
    fn course(
        &self,
        indicator: &Indicator,
        municipality: &Municipality,
        series: &Series,
        asked: Asked,
    ) -> String {
        let first = asked.period.plus(1 - COURSE).unwrap_or(asked.period);
        let periods: Vec<Period> = (1 - COURSE..=0)
            .filter_map(|n| asked.period.plus(n))
            .collect();
        let mut values: Vec<Option<f64>> = vec![None; periods.len()];
        for version in series.between(first, asked.period) {
            let at = periods.iter().position(|one| *one == version.period);
            if let Some(at) = at.filter(|_| version.is_meant(asked.as_of, asked.provisional)) {
                values[at] = value_of(indicator, &version).map(Figure::as_f64);
            }
        }
        let mut out = String::new();
        let mut from = 0;
        for at in 1..=periods.len() {
            let breaks = periods.get(at).is_none_or(|period| {
                indicator.breaks_between(periods[at - 1], *period)
                    || territory_breaks_between(municipality, periods[at - 1], *period)
            });
            if breaks {
                if from > 0 {
                    out.push_str(self.glyphs.series_break);
                }
                let blank = || " ".repeat(at - from);
                out.push_str(&spark(&values[from..at], self.glyphs).unwrap_or_else(blank));
                from = at;
            }
        }
        if out.trim().is_empty() {
            String::new()
        } else {
            out
        }
    }
}

/// The order of rows by each figure: figures are exact, a sort key is a whole number.
struct Places {
    value: Vec<i64>,
    change: Vec<i64>,
    relative: Vec<i64>,
    distance: Vec<i64>,
}

impl Places {
    fn of(rows: &[Placed]) -> Self {
        let by = |figure: fn(&Placed) -> Option<Figure>| {
            let mut all: Vec<Figure> = rows.iter().filter_map(figure).collect();
            all.sort_unstable();
            let place = |row: &Placed| {
                figure(row).map_or(LAST, |figure| {
                    all.partition_point(|one| *one < figure) as i64
                })
            };
            rows.iter().map(place).collect()
        };
        Self {
            value: by(|row| row.value),
            change: by(|row| row.change),
            relative: by(|row| row.change_relative),
            distance: by(|row| row.distance),
        }
    }
}
