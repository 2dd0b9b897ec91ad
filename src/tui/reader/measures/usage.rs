//! The use of a measure, month by month: bars, figures, and what is missing.

use crate::domain::date::Month;
use crate::domain::house_rules::HouseRules;
use crate::domain::measure::{Measure, Stage};
use crate::domain::utilisation::{UseMark, Utilisation};
use crate::text::width;
use crate::tui::reader::Reader;
use crate::tui::theme::Glyphs;
use crate::tui::view::Section;

/// Months shown: a year and the same month of the year before.
const MONTHS: i32 = 13;
/// Columns of the terminal a month takes.
const COLUMN: usize = 4;

/// Beside the figure of such a use: colour alone says nothing.
pub(super) fn mark(level: UseMark, glyphs: &Glyphs) -> (&'static str, &'static str) {
    match level {
        UseMark::Good => (" ", ""),
        UseMark::Watch => (glyphs.soon, "mark.soon"),
        UseMark::Poor => (glyphs.overdue, "mark.overdue"),
    }
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
                .and_then(|one| {
                    Some((one.share(measure.places)?, one.mark(measure.places, rules)?))
                });
            let (bar, text) = match share {
                Some((share, level)) => {
                    newest = Some((month, share, level));
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
            Some((month, share, level)) => {
                let values = [
                    ("month", self.texts.month_of(month.first_day()).into()),
                    ("share", self.texts.number(share, 0).into()),
                    ("mark", mark(level, self.glyphs).0.trim().into()),
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
