//! Per cent or shares: 0.1475 and 14.75 can be the same figure.
//!
//! Responsible for: asking where a file alone does not tell. Excel keeps 14.75 % as 0.1475, so a whole
//! column between 0 and 1 may be either; whoever imports it says which, nobody guesses.

use super::{Between0And1, Reading};
use crate::domain::indicator::catalogue::Unit;
use crate::domain::indicator::figure::Figure;
use crate::exchange::table::{FigureProblem, Problem, ProblemKind};

/// What the values of an indicator without a percent sign have in common.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Range {
    /// One of them lies beyond 1 (or −1).
    beyond: bool,
    /// One of them lies between 0 and 1.
    within: bool,
}

impl Range {
    /// Looks at a value.
    pub(super) fn see(&mut self, figure: Figure, percent: bool) {
        if percent || figure.is_zero() {
            return;
        }
        let one = 10_u64.pow(u32::from(figure.scale()));
        let size = figure.mantissa().unsigned_abs();
        self.beyond |= size > one;
        self.within |= size < one;
    }

    /// Whether the values may be shares as well as per cent.
    const fn is_question(self) -> bool {
        self.within && !self.beyond
    }
}

impl Reading<'_> {
    /// Makes shares per cent where the caller says so, and asks where nobody does.
    pub(super) fn tell_shares(&mut self) {
        for at in 0..self.codes.len() {
            let code = &self.codes[at];
            if code.indicator.unit != Unit::PerCent || !code.range.is_question() {
                continue;
            }
            match self.options().between_0_and_1 {
                Some(Between0And1::PerCent) => {}
                Some(Between0And1::Shares) => self.points.change_values(at, hundredfold),
                None => self.ask(at),
            }
        }
    }

    /// One question an indicator, at its first cell; none of its rows is taken.
    fn ask(&mut self, code: usize) {
        let mut first: Option<(usize, usize)> = None;
        for point in self.points.of_code(code) {
            let place = (point.line(), point.column());
            first = Some(first.map_or(place, |first| first.min(place)));
            self.bad.insert(point.line());
        }
        let (line, column) = first.unwrap_or_default();
        let code = self.codes[code].indicator.code.clone();
        self.problems.push(Problem {
            file: self.table.file.clone(),
            line,
            column,
            field: Some("value"),
            kind: ProblemKind::Figure(FigureProblem::Shares { code }),
        });
    }
}

/// What a figure is a hundred times as large, exactly.
fn hundredfold(figure: Figure) -> Option<Figure> {
    match figure.scale() {
        0 => Figure::new(figure.mantissa().checked_mul(100)?, 0),
        1 => Figure::new(figure.mantissa().checked_mul(10)?, 0),
        scale => Figure::new(figure.mantissa(), scale - 2),
    }
}
