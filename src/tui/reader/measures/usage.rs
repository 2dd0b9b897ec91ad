//! The use of a measure, month by month: bars, figures, and what is missing.

use crate::domain::date::Month;
use crate::domain::house_rules::HouseRules;
use crate::domain::measure::{Measure, Stage};
use crate::domain::utilisation::{MonthUse, Utilisation};
use crate::text::width;
use crate::tui::reader::Reader;
use crate::tui::theme::Glyphs;
use crate::tui::view::Section;

/// Months shown: a year and the same month of the year before.
const MONTHS: i32 = 13;
/// Columns of the terminal a month takes.
const COLUMN: usize = 4;

/// How good a use is, by the house's thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Good,
    Watch,
    Poor,
}

impl Level {
    pub(super) fn of(share: f64, rules: &HouseRules) -> Self {
        if share >= f64::from(rules.good_from) {
            Self::Good
        } else if share >= f64::from(rules.watch_from) {
            Self::Watch
        } else {
            Self::Poor
        }
    }

    /// Beside the figure: colour alone says nothing.
    pub(super) const fn mark(self, glyphs: &Glyphs) -> &'static str {
        match self {
            Self::Good => " ",
            Self::Watch => glyphs.soon,
            Self::Poor => glyphs.overdue,
        }
    }

    pub(super) const fn scope(self) -> &'static str {
        match self {
            Self::Good => "",
            Self::Watch => "mark.soon",
            Self::Poor => "mark.overdue",
        }
    }
}

/// Filled of all places at the month's end, in per cent; none without a figure or without places.
pub(super) fn share(figures: &MonthUse, contracted: u32) -> Option<f64> {
    let places = figures.places.unwrap_or(contracted);
    let filled = figures.filled.filter(|_| places > 0)?;
    Some(f64::from(filled) / f64::from(places) * 100.0)
}

impl Reader<'_> {
    /// Names of months, bars and per cent below one another; none for a measure that is not bought or
    /// has not begun.
    pub(super) fn usage(
        &self,
        measure: &Measure,
        figures: Option<&Utilisation>,
        rules: &HouseRules,
    ) -> Option<Section> {
        let begun = measure.status == Stage::Awarded && measure.start <= self.today;
        if !measure.procurement.is_bought() || !begun {
            return None;
        }
        let last = Month::of(self.today.min(measure.end));
        let first = Month::of(measure.start);
        let over = Month::of(self.today).plus(-1).min(last);
        let (mut names, mut bars, mut shares) = (String::new(), String::new(), String::new());
        let (mut missing, mut newest) = (Vec::new(), None);
        for month in (0..MONTHS).map(|n| last.plus(n - MONTHS + 1)) {
            if month < first {
                continue;
            }
            names.push_str(&width::pad(&self.texts.month_short(month.month()), COLUMN));
            let share = figures
                .and_then(|figures| figures.month(month))
                .and_then(|figures| share(figures, measure.places));
            let (bar, text) = match share {
                Some(share) => {
                    newest = Some((month, share));
                    (self.bar(share), self.texts.number(share, 0))
                }
                None => {
                    if month <= over {
                        missing.push(self.texts.month_of(month.first_day()));
                    }
                    (self.glyphs.missing, self.glyphs.missing.to_owned())
                }
            };
            bars.push_str(&width::pad(&bar.repeat(COLUMN - 1), COLUMN));
            shares.push_str(&width::pad(&text, COLUMN));
        }
        let mut heading = match newest {
            Some((month, share)) => {
                let level = Level::of(share, rules);
                let values = [
                    ("month", self.texts.month_of(month.first_day()).into()),
                    ("share", self.texts.number(share, 0).into()),
                    ("mark", level.mark(self.glyphs).trim().into()),
                ];
                self.texts.with("measure-use", &values)
            }
            None => self.texts.get("measure-use-none").into_owned(),
        };
        heading = heading.trim_end().to_owned();
        let mut text = [names, bars, shares]
            .map(|line| line.trim_end().to_owned())
            .join("\n");
        if !missing.is_empty() {
            text.push('\n');
            let months = missing.join(", ");
            text.push_str(
                &self
                    .texts
                    .with("measure-use-missing", &[("months", months.into())]),
            );
        }
        Some(Section::Text { heading, text })
    }

    /// The height of a bar: full at 100 per cent and above.
    fn bar(&self, share: f64) -> &'static str {
        let bars = self.glyphs.bars;
        let at = (share / 100.0 * bars.len() as f64).ceil() as usize;
        bars[at.clamp(1, bars.len()) - 1]
    }
}
