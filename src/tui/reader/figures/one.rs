//! One municipality in full: its place, what stands behind it, the last periods with every version.

use super::{Gathered, Reader};
use crate::domain::id::{Kind, MunicipalityId, RecordId};
use crate::domain::indicator::catalogue::{Direction, Unit};
use crate::domain::indicator::compare::{Placed, value_of};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::member::territory_breaks_between;
use crate::domain::indicator::period::Period;
use crate::domain::indicator::series::{Series, Sex, Version};
use crate::domain::indicator::target::{Remark, achieved, is_met};
use crate::domain::ring::Municipality;
use crate::fields;
use crate::report::figures::words::period_name;
use crate::store::ReadFailure;
use crate::text::fold::Folded;
use crate::tui::panes::figures::numbers::Numbers;
use crate::tui::panes::figures::view::One;
use crate::tui::reader::{heading, table};
use crate::tui::view::{ListRow, Table};
use crate::tui::widgets::list::{CellText, Column, Width, cell, column, marked, numbers};

/// Periods shown: a year and the same one of the year before.
const PERIODS: i32 = 13;

const COLUMNS: &[Column] = &[
    column("figures-period", Width::Fixed(15)),
    numbers("figures-value", Width::Fixed(9)),
    numbers("figures-change", Width::Fixed(8)),
    numbers("figures-numerator", Width::Fixed(11)).from(70),
    numbers("figures-denominator", Width::Fixed(11)).from(70),
    column("figures-data-status", Width::Fixed(10)),
    column("figures-quality", Width::Rest),
];

/// Without what values come from, where nothing of it was published.
const VALUES: &[Column] = &[
    column("figures-period", Width::Fixed(16)),
    numbers("figures-value", Width::Fixed(11)),
    numbers("figures-change", Width::Fixed(9)),
    column("figures-data-status", Width::Fixed(12)),
    column("figures-quality", Width::Rest),
];

/// A municipality with all that its figures are made of.
struct About<'a> {
    gathered: &'a Gathered,
    municipality: &'a Municipality,
    series: Option<&'a Series>,
    placed: &'a Placed,
    now: Option<&'a Version>,
    numbers: Numbers<'a>,
}

impl Reader<'_> {
    /// One of the group; none if nobody, or somebody else is meant.
    pub(super) fn one(
        &self,
        gathered: &Gathered,
        of: Option<MunicipalityId>,
    ) -> Result<Option<One>, ReadFailure> {
        let Some(municipality) = of.and_then(|id| gathered.figures.municipality(id)) else {
            return Ok(None);
        };
        let Some((member, series)) = gathered.member(municipality) else {
            return Ok(None);
        };
        let mut rows = gathered.comparison().rows.iter();
        let Some(placed) = rows.find(|row| row.municipality == municipality.id) else {
            return Ok(None);
        };
        let about = About {
            gathered,
            municipality,
            series,
            placed,
            now: member.now.as_ref(),
            numbers: self.numbers(gathered),
        };
        Ok(Some(One {
            name: municipality.display_name().to_owned(),
            facts: self.facts_of(&about)?,
            table: self.versions(&about),
        }))
    }

    fn facts_of(&self, about: &About<'_>) -> Result<Vec<(String, String)>, ReadFailure> {
        let texts = self.texts;
        let mut facts = Vec::new();
        let mut say = |label: &str, text: String| {
            if !text.is_empty() {
                facts.push((texts.get(label).into_owned(), text));
            }
        };
        say("figures-value", self.value_and_place(about));
        say("figures-against", self.differences(about));
        for (id, part, figure) in [
            ("figures-numerator", "numerator", about.placed.numerator),
            (
                "figures-denominator",
                "denominator",
                about.placed.denominator,
            ),
        ] {
            let Some(figure) = figure else { continue };
            let what = fields::indicator_part(&about.gathered.figures.indicator, part, texts);
            say(
                id,
                format!("{} {what}", about.numbers.count(figure))
                    .trim_end()
                    .to_owned(),
            );
        }
        if let Some(version) = about.now {
            let quality = texts.get(&format!("choice-quality-{}", version.quality.name()));
            let status = texts.date_plain(version.data_status);
            say("figures-data-status", format!("{status} \u{b7} {quality}"));
        }
        say("figures-target", self.target(about)?);
        for remark in self.remarks(about)? {
            let said = [texts.date_plain(remark.on), remark.from.clone()];
            let said: Vec<String> = said.into_iter().filter(|one| !one.is_empty()).collect();
            say(
                "figures-remark",
                format!("{} ({})", remark.text, said.join(", ")),
            );
        }
        Ok(facts)
    }

    fn value_and_place(&self, about: &About<'_>) -> String {
        let texts = self.texts;
        let Some(value) = about.placed.value else {
            return match about.now.and_then(|version| version.mark) {
                Some(mark) => {
                    let mark = [("mark", mark.to_string().into())];
                    texts.with("figures-missing-marked", &mark)
                }
                None => texts.get("figures-missing").into_owned(),
            };
        };
        let mut pieces = vec![about.numbers.with_unit(value)];
        if let Some(rank) = about.placed.rank {
            let n = about.gathered.comparison().n;
            let rank = [("rank", rank.into()), ("n", n.into())];
            pieces.push(texts.with("figures-rank-of", &rank));
        }
        if let Some(quartile) = about.placed.quartile {
            let mark = self.quartile_mark(quartile);
            let quarter = [("quarter", quartile.into())];
            pieces.push(format!(
                "{mark} {}",
                texts.with("figures-quarter", &quarter)
            ));
        }
        pieces.join(" \u{b7} ")
    }

    fn differences(&self, about: &About<'_>) -> String {
        let texts = self.texts;
        let numbers = &about.numbers;
        let mut pieces = Vec::new();
        let with_unit = |figure: Figure| {
            let value = numbers.signed(figure);
            match about.gathered.figures.indicator.unit {
                Unit::PerCent => texts.with("figures-in-points", &[("value", value.into())]),
                Unit::Euro => format!("{value}\u{a0}\u{20ac}"),
                Unit::Number => value,
            }
        };
        if let Some(change) = about.placed.change {
            let change = [("value", with_unit(change).into())];
            pieces.push(texts.with("figures-against-year", &change));
        }
        if let Some(relative) = about.placed.change_relative {
            let relative = [("value", numbers.relative(relative).into())];
            pieces.push(texts.with("figures-against-year-relative", &relative));
        }
        if let Some(distance) = about.placed.distance {
            let distance = [("value", with_unit(distance).into())];
            pieces.push(texts.with("figures-against-median", &distance));
        }
        pieces.join(" \u{b7} ")
    }

    /// The target of the year and whether it is met; targets are agreed for everybody.
    fn target(&self, about: &About<'_>) -> Result<String, ReadFailure> {
        let figures = &about.gathered.figures;
        let question = &figures.question;
        if question.sex != Sex::All {
            return Ok(String::new());
        }
        let Ok(year) = u16::try_from(question.asked.period.year()) else {
            return Ok(String::new());
        };
        let id = about.municipality.id;
        let Some(stored) = self.store.target(id, &question.indicator, year)? else {
            return Ok(String::new());
        };
        let target = stored.record;
        let numbers = &about.numbers;
        let mut pieces = vec![self.texts.with(
            match figures.indicator.direction {
                Direction::Lower => "figures-target-most",
                _ => "figures-target-least",
            },
            &[
                ("year", year.to_string().into()),
                ("value", numbers.relative(target.change).into()),
            ],
        )];
        let now = achieved(&figures.indicator, about.placed);
        pieces.push(match now {
            Some(now) => {
                let value = [("value", numbers.relative(now).into())];
                self.texts.with("figures-target-now", &value)
            }
            None => self.texts.get("figures-target-unknown").into_owned(),
        });
        let met = now.and_then(|now| is_met(figures.indicator.direction, target.change, now));
        if let Some(met) = met {
            let (id, mark) = if met {
                ("figures-target-met", self.glyphs.done)
            } else {
                ("figures-target-missed", self.glyphs.overdue)
            };
            pieces.push(format!("{mark} {}", self.texts.get(id)));
        }
        if !target.note.trim().is_empty() {
            pieces.push(target.note);
        }
        Ok(pieces.join(" \u{b7} "))
    }

    /// What was noted about the indicator, the newest first.
    fn remarks(&self, about: &About<'_>) -> Result<Vec<Remark>, ReadFailure> {
        let code = &about.gathered.figures.question.indicator;
        let all = self.store.all::<Remark>()?.into_iter();
        let mut remarks: Vec<Remark> = all
            .map(|stored| stored.record)
            .filter(|remark| remark.indicator == *code)
            .collect();
        remarks.sort_by_key(|remark| (std::cmp::Reverse(remark.on), remark.id));
        Ok(remarks)
    }

    /// A row for each period, and one for every version that does not hold.
    fn versions(&self, about: &About<'_>) -> Table {
        let asked = about.gathered.figures.question.asked;
        let first = asked.period.plus(1 - PERIODS);
        let all: Vec<Version> = about.series.map_or_else(Vec::new, |series| {
            let recent = series.versions().filter(|one| Some(one.period) >= first);
            recent.filter(|one| one.period <= asked.period).collect()
        });
        // Nothing is missing of before the first that was ever published.
        let first = all.first().map_or(asked.period, |version| version.period);
        let has_parts = all.iter().any(|version| version.denominator.is_some());
        let mut rows = Vec::new();
        let mut period = Some(asked.period);
        while let Some(this) = period.filter(|period| *period >= first) {
            let holds = about
                .series
                .and_then(|series| series.at(this, asked.as_of, asked.provisional));
            let others = all.iter().rev();
            let others = others.filter(|one| one.period == this && Some(**one) != holds);
            let holding = (holds.as_ref(), true);
            for (version, holds) in
                std::iter::once(holding).chain(others.map(|one| (Some(one), false)))
            {
                let row = (rows.len(), holds, has_parts);
                rows.push(self.version_row(about, this, version, row));
            }
            if this > first && is_break(about, this) {
                rows.push(heading(self.texts.get("figures-break").into_owned()));
            }
            period = this.plus(-1);
        }
        table(if has_parts { COLUMNS } else { VALUES }, rows)
    }

    fn version_row(
        &self,
        about: &About<'_>,
        period: Period,
        version: Option<&Version>,
        (at, holds, has_parts): (usize, bool, bool),
    ) -> ListRow {
        let indicator = &about.gathered.figures.indicator;
        let numbers = &about.numbers;
        let scope = if holds { "" } else { "muted" };
        let text = |text: String| CellText { text, scope };
        let figure = |figure: Option<Figure>| {
            text(figure.map_or_else(String::new, |figure| numbers.count(figure)))
        };
        let value = version.and_then(|version| value_of(indicator, version));
        let shown = match (value, version.and_then(|version| version.mark)) {
            (Some(value), _) => text(numbers.plain(value)),
            (None, Some(mark)) => marked(mark.to_string(), "muted"),
            (None, None) => marked(self.texts.get("figures-missing"), "muted"),
        };
        let name = if holds {
            cell(period_name(self.texts, period))
        } else {
            marked(self.texts.get("figures-other-version"), "muted")
        };
        let mut cells = vec![
            name,
            shown,
            text(change_on_year(about, period, value.filter(|_| holds))),
            figure(version.and_then(|version| version.numerator)),
            figure(version.and_then(|version| version.denominator)),
            text(version.map_or_else(String::new, |one| self.texts.date_plain(one.data_status))),
            text(version.map_or_else(String::new, |one| {
                let id = format!("choice-quality-{}", one.quality.name());
                self.texts.get(&id).into_owned()
            })),
        ];
        if !has_parts {
            cells.drain(3..5);
        }
        ListRow {
            // Tells it from the others; nothing opens it.
            target: Some(RecordId {
                kind: Kind::Series,
                id: at as u64,
            }),
            folded: Folded::new(&cells[0].text),
            cells,
            sort: Vec::new(),
            lane: 0,
        }
    }
}

/// Whether figures mean something else from this period on.
fn is_break(about: &About<'_>, period: Period) -> bool {
    period.plus(-1).is_some_and(|before| {
        about
            .gathered
            .figures
            .indicator
            .breaks_between(before, period)
            || territory_breaks_between(about.municipality, before, period)
    })
}

fn change_on_year(about: &About<'_>, period: Period, value: Option<Figure>) -> String {
    let figures = &about.gathered.figures;
    let asked = figures.question.asked;
    let before = period
        .year_before()
        .filter(|before| !figures.indicator.breaks_between(*before, period))
        .filter(|before| !territory_breaks_between(about.municipality, *before, period));
    let old = before
        .zip(about.series)
        .and_then(|(before, series)| series.at(before, asked.as_of, asked.provisional))
        .and_then(|version| value_of(&figures.indicator, &version));
    let change = value.zip(old).and_then(|(new, old)| new.minus(old));
    change.map_or_else(String::new, |change| about.numbers.signed(change))
}
