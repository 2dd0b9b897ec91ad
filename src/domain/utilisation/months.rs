//! The months of a measure: put together, missing, in a row. Source: `domain.md` § 4 (concept § 7)
//! and § 7.
//!
//! Responsible for: what follows from several months, and what leaves the house. Everything here is
//! about measures; nothing ranks persons, because the supervisor is not responsible for poor use.

use chrono::NaiveDate;

use super::{MonthUse, Utilisation};
use crate::domain::date::Month;

impl MonthUse {
    /// This month with the cells the other one has: an empty cell takes nothing away.
    #[must_use]
    pub fn overlaid(self, newer: Self) -> Self {
        Self {
            month: self.month,
            places: newer.places.or(self.places),
            filled: newer.filled.or(self.filled),
            assigned: newer.assigned.or(self.assigned),
            entries: newer.entries.or(self.entries),
            dropouts: newer.dropouts.or(self.dropouts),
        }
    }

    const fn cells(&self) -> [Option<u32>; 5] {
        [
            self.places,
            self.filled,
            self.assigned,
            self.entries,
            self.dropouts,
        ]
    }

    const fn of_cells(month: Month, cells: [Option<u32>; 5]) -> Self {
        let [places, filled, assigned, entries, dropouts] = cells;
        Self {
            month,
            places,
            filled,
            assigned,
            entries,
            dropouts,
        }
    }
}

impl Utilisation {
    /// Puts a month's figures in place of what it had; an empty month is taken out.
    pub fn set(&mut self, figures: MonthUse) {
        let at = self
            .months
            .binary_search_by_key(&figures.month, |one| one.month);
        match (at, figures.is_empty()) {
            (Ok(at), true) => {
                self.months.remove(at);
            }
            (Ok(at), false) => self.months[at] = figures,
            (Err(_), true) => {}
            (Err(at), false) => self.months.insert(at, figures),
        }
    }

    /// Takes over the cells that are filled in, month by month: how a table is read in.
    pub fn overlay(&mut self, figures: impl IntoIterator<Item = MonthUse>) {
        for newer in figures {
            let here = self.month(newer.month).copied();
            let here = here.unwrap_or(MonthUse::empty(newer.month));
            self.set(here.overlaid(newer));
        }
    }

    /// What somebody typed into figures read as `base`, carried onto `theirs`, which somebody else
    /// has stored meanwhile: cell by cell. The months in which both changed the same cell to
    /// different figures, if any; then nothing is carried.
    pub fn carried(base: &Self, mine: &Self, theirs: &Self) -> Result<Self, Vec<Month>> {
        let mut months: Vec<Month> = [base, mine, theirs]
            .iter()
            .flat_map(|one| one.months.iter().map(|figures| figures.month))
            .collect();
        months.sort_unstable();
        months.dedup();
        let cells = |of: &Self, month| {
            let figures = of.month(month).copied();
            figures.unwrap_or(MonthUse::empty(month)).cells()
        };
        let mut carried = theirs.clone();
        let mut clashes = Vec::new();
        for month in months {
            let (base, mine, theirs) =
                (cells(base, month), cells(mine, month), cells(theirs, month));
            let mut after = theirs;
            for (at, cell) in after.iter_mut().enumerate() {
                if mine[at] != base[at] {
                    if theirs[at] != base[at] && theirs[at] != mine[at] {
                        clashes.push(month);
                    }
                    *cell = mine[at];
                }
            }
            carried.set(MonthUse::of_cells(month, after));
        }
        clashes.dedup();
        if clashes.is_empty() {
            Ok(carried)
        } else {
            Err(clashes)
        }
    }

    /// The thirteen months up to and including one, with their use in per cent: the month itself, the same one a
    /// year before, and what lies between. None where nothing was entered.
    pub fn thirteen_months(&self, until: Month, contracted: u32) -> [(Month, Option<f64>); 13] {
        let mut before = -13;
        [(); 13].map(|()| {
            before += 1;
            let month = until.plus(before);
            let share = self.month(month).and_then(|one| one.share(contracted));
            (month, share)
        })
    }

    /// Places of dropped-out participants not filled again (§ 7: at once, where possible): of the
    /// newest month with both figures, as many drop-outs as there are free places, and no more than
    /// were reported free since. None when nothing is known.
    pub fn unfilled_dropouts(&self, contracted: u32) -> Option<u32> {
        let newest = self.months.iter().rev().find_map(|one| {
            let free = one.places_of(contracted).saturating_sub(one.filled?);
            let unfilled = one.dropouts?.min(free);
            Some((one.month, unfilled))
        });
        let (month, unfilled) = newest?;
        let since = self.free.last().filter(|free| free.on > month.last_day());
        Some(since.map_or(unfilled, |since| unfilled.min(since.free)))
    }
}

/// The months of a measure whose figures are missing: those at whose end it ran, over before
/// `today`, for which nobody entered what is filled. A month the measure did not live to the end of
/// has no figure at its end.
pub fn missing_months(
    start: NaiveDate,
    end: NaiveDate,
    figures: Option<&Utilisation>,
    today: NaiveDate,
) -> Vec<Month> {
    let mut missing = Vec::new();
    let mut month = Month::of(start);
    while month.last_day() <= end && month.last_day() < today {
        let entered = figures.and_then(|figures| figures.month(month));
        if entered.is_none_or(|one| one.filled.is_none()) {
            missing.push(month);
        }
        let next = month.plus(1);
        if next == month {
            break;
        }
        month = next;
    }
    missing
}

/// § 7: a count of persons as documents show it that leave the house: 1 and 2 are masked (none).
/// 0 says nothing about anybody.
pub const fn masked(count: u32) -> Option<u32> {
    match count {
        1 | 2 => None,
        count => Some(count),
    }
}

#[cfg(test)]
#[path = "months_tests.rs"]
mod tests;
