//! Utilisation (Auslastung): places and how they are filled, month by month. Counts only, never
//! persons. Source: `domain.md` § 4 (concept § 7) and § 7.
//!
//! Use = filled ÷ places. Whether that is good, to be watched or poor is a threshold of the house;
//! it is compared in whole numbers, so that exactly 90 % is exactly 90 %.
//! What follows from several months is said in [`months`].

pub mod months;

use chrono::{Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::date::Month;
use super::house_rules::HouseRules;
use super::id::{Kind, MeasureId, References, UtilisationId};
use super::problem::{Problem, Wrong};

/// The figures of one month. None = nobody entered it; that is not 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthUse {
    /// The month.
    pub month: Month,
    /// Places; none = the contracted ones.
    pub places: Option<u32>,
    /// Filled places at the month's end.
    pub filled: Option<u32>,
    /// Assigned in the month.
    pub assigned: Option<u32>,
    /// Started in the month.
    pub entries: Option<u32>,
    /// Dropped out in the month.
    pub dropouts: Option<u32>,
}

impl MonthUse {
    /// A month nobody entered anything for.
    pub const fn empty(month: Month) -> Self {
        Self {
            month,
            places: None,
            filled: None,
            assigned: None,
            entries: None,
            dropouts: None,
        }
    }

    /// Whether nothing is entered.
    pub const fn is_empty(&self) -> bool {
        matches!(
            self,
            Self {
                places: None,
                filled: None,
                assigned: None,
                entries: None,
                dropouts: None,
                ..
            }
        )
    }
}

/// The risk mark of a month's use, for internal control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UseMark {
    /// Below the second threshold.
    Poor,
    /// Below the first.
    Watch,
    /// At the first threshold or above, overbooked too.
    Good,
}

impl UseMark {
    /// Name in JSON and in the locales.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Poor => "poor",
            Self::Watch => "watch",
            Self::Good => "good",
        }
    }

    /// The mark of so many filled places (§ 4: default ≥ 90 % good, ≥ 70 % watch, below poor); none
    /// without a place.
    pub fn of(filled: u32, places: u32, rules: &HouseRules) -> Option<Self> {
        let reaches =
            |percent: u32| u64::from(filled) * 100 >= u64::from(percent) * u64::from(places);
        if places == 0 {
            None
        } else if reaches(rules.good_from) {
            Some(Self::Good)
        } else if reaches(rules.watch_from) {
            Some(Self::Watch)
        } else {
            Some(Self::Poor)
        }
    }
}

impl MonthUse {
    /// The month's places; the contracted ones where it gives none.
    pub fn places_of(&self, contracted: u32) -> u32 {
        self.places.unwrap_or(contracted)
    }

    /// Filled of all places in per cent; none without figures or without a place.
    pub fn share(&self, contracted: u32) -> Option<f64> {
        let places = self.places_of(contracted);
        let filled = self.filled.filter(|_| places > 0)?;
        Some(f64::from(filled) / f64::from(places) * 100.0)
    }

    /// The risk mark; none without figures or without a place.
    pub fn mark(&self, contracted: u32, rules: &HouseRules) -> Option<UseMark> {
        UseMark::of(self.filled?, self.places_of(contracted), rules)
    }
}

/// Free places as the supervisor reported them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreePlaces {
    /// On this day.
    pub on: NaiveDate,
    /// How many.
    pub free: u32,
}

/// Days the weekly reports are kept.
const YEAR: u64 = 366;

/// All figures of one measure; a measure has at most one of these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Utilisation {
    /// Its number.
    pub id: UtilisationId,
    /// The measure.
    pub measure: MeasureId,
    /// Months with figures, ascending.
    pub months: Vec<MonthUse>,
    /// The weekly reports of free places, ascending; the newest year of them.
    pub free: Vec<FreePlaces>,
}

impl Utilisation {
    /// The figures of a month, if any were entered.
    pub fn month(&self, month: Month) -> Option<&MonthUse> {
        let at = self.months.binary_search_by_key(&month, |one| one.month);
        at.ok().map(|at| &self.months[at])
    }

    /// The free places known on a day: the newest weekly report up to then, or the places left at the
    /// end of a month since that report; none if nothing was reported.
    pub fn free_on(&self, day: NaiveDate, contracted: u32) -> Option<FreePlaces> {
        let mut weekly = self.free.iter().rev().copied();
        let weekly = weekly.find(|report| report.on <= day);
        let mut months = self.months.iter().rev();
        let month_end = months.find_map(|month| {
            let on = month.month.last_day();
            let free = month.places_of(contracted).saturating_sub(month.filled?);
            (on <= day).then_some(FreePlaces { on, free })
        });
        match (weekly, month_end) {
            (Some(weekly), Some(month_end)) if month_end.on > weekly.on => Some(month_end),
            (weekly, month_end) => weekly.or(month_end),
        }
    }

    /// What was reported in the week (Monday to Sunday) of a day, the last of it: one report a week
    /// is due (§§ 3, 4).
    pub fn reported_in_week_of(&self, day: NaiveDate) -> Option<FreePlaces> {
        let week = day.week(Weekday::Mon);
        let in_week = |report: &&FreePlaces| {
            week.checked_first_day()
                .is_some_and(|first| first <= report.on)
                && week
                    .checked_last_day()
                    .is_some_and(|last| report.on <= last)
        };
        self.free.iter().rfind(in_week).copied()
    }

    /// Reports the free places of a day; none takes back what was reported in its week. A year of
    /// reports is kept.
    pub fn report_free(&mut self, on: NaiveDate, free: Option<u32>) {
        match free {
            Some(free) => {
                let at = self.free.partition_point(|report| report.on < on);
                let same = self.free.get(at).is_some_and(|report| report.on == on);
                self.free
                    .splice(at..at + usize::from(same), [FreePlaces { on, free }]);
            }
            None => {
                while let Some(last) = self.reported_in_week_of(on) {
                    self.free.retain(|report| report.on != last.on);
                }
            }
        }
        let Some(newest) = self.free.last().map(|report| report.on) else {
            return;
        };
        let kept = newest.checked_sub_days(Days::new(YEAR)).unwrap_or(newest);
        self.free.retain(|report| report.on >= kept);
    }

    /// What is wrong with the record by itself.
    pub fn check(&self) -> Vec<Problem> {
        let ascending = self
            .months
            .windows(2)
            .all(|two| two[0].month < two[1].month)
            && self.free.windows(2).all(|two| two[0].on < two[1].on);
        if ascending {
            Vec::new()
        } else {
            vec![Problem::new("months", Wrong::DaysNotAscending)]
        }
    }
}

impl References for Utilisation {
    fn references(&mut self, visit: &mut dyn FnMut(Kind, &mut u64)) {
        visit(Kind::Measure, &mut self.measure.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str, places: Option<u32>, filled: Option<u32>) -> MonthUse {
        MonthUse {
            places,
            filled,
            ..MonthUse::empty(text.parse().unwrap())
        }
    }

    #[test]
    fn the_thresholds_belong_to_the_better_mark() {
        let rules = HouseRules::default();
        for (filled, places, want) in [
            (20, 20, Some(UseMark::Good)),
            (23, 20, Some(UseMark::Good)),
            (18, 20, Some(UseMark::Good)),
            (17, 20, Some(UseMark::Watch)),
            (899, 1000, Some(UseMark::Watch)),
            (14, 20, Some(UseMark::Watch)),
            (13, 20, Some(UseMark::Poor)),
            (699, 1000, Some(UseMark::Poor)),
            (0, 20, Some(UseMark::Poor)),
            (0, 0, None),
            (u32::MAX, u32::MAX, Some(UseMark::Good)),
        ] {
            assert_eq!(
                UseMark::of(filled, places, &rules),
                want,
                "{filled}/{places}"
            );
        }
        let strict = HouseRules {
            good_from: 100,
            watch_from: 0,
            ..rules
        };
        assert_eq!(UseMark::of(19, 20, &strict), Some(UseMark::Watch));
        assert_eq!(UseMark::of(0, 20, &strict), Some(UseMark::Watch));
    }

    #[test]
    fn a_month_without_figures_has_no_use_and_its_own_places_come_first() {
        let rules = HouseRules::default();
        let nothing = month("2026-10", None, None);
        assert_eq!((nothing.share(20), nothing.mark(20, &rules)), (None, None));
        let contracted = month("2026-10", None, Some(10));
        assert_eq!(contracted.share(20), Some(50.0));
        let own = month("2026-10", Some(10), Some(10));
        assert_eq!(own.share(20), Some(100.0));
        assert_eq!(own.mark(20, &rules), Some(UseMark::Good));
        let no_place = month("2026-10", Some(0), Some(3));
        assert_eq!(
            (no_place.share(20), no_place.mark(20, &rules)),
            (None, None)
        );
    }

    #[test]
    fn the_newest_report_up_to_the_day_says_what_is_free() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let report = |on: &str, free| FreePlaces { on: day(on), free };
        let of = |months: Vec<MonthUse>, free: Vec<FreePlaces>| Utilisation {
            id: UtilisationId(1),
            measure: MeasureId(1),
            months,
            free,
        };
        let october = month("2026-10", None, Some(15));
        let november = month("2026-11", Some(10), Some(12));
        let unfilled = month("2026-11", Some(10), None);
        for (name, figures, want) in [
            ("nothing", of(vec![], vec![]), None),
            (
                "a month alone",
                of(vec![october], vec![]),
                Some(report("2026-10-31", 5)),
            ),
            (
                "a month that is not over",
                of(vec![october, november], vec![]),
                Some(report("2026-10-31", 5)),
            ),
            ("a month without figures", of(vec![unfilled], vec![]), None),
            (
                "a week since the month",
                of(vec![october], vec![report("2026-11-20", 3)]),
                Some(report("2026-11-20", 3)),
            ),
            (
                "a month since the week",
                of(vec![october], vec![report("2026-10-23", 3)]),
                Some(report("2026-10-31", 5)),
            ),
            (
                "both of one day",
                of(vec![october], vec![report("2026-10-31", 3)]),
                Some(report("2026-10-31", 3)),
            ),
            (
                "a week to come",
                of(
                    vec![],
                    vec![report("2026-11-20", 3), report("2026-11-27", 1)],
                ),
                Some(report("2026-11-20", 3)),
            ),
        ] {
            assert_eq!(figures.free_on(day("2026-11-22"), 20), want, "{name}");
        }
        let overbooked = of(vec![month("2026-10", Some(10), Some(12))], vec![]);
        let free = overbooked.free_on(day("2026-11-22"), 20);
        assert_eq!(free, Some(report("2026-10-31", 0)));
    }

    #[test]
    fn free_places_are_reported_once_a_week_and_kept_for_a_year() {
        let d = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut one = Utilisation {
            id: UtilisationId(1),
            measure: MeasureId(1),
            months: Vec::new(),
            free: Vec::new(),
        };
        let found = |one: &Utilisation, day: &str| {
            one.reported_in_week_of(d(day))
                .map(|report| (report.on, report.free))
        };
        // A Monday and the Sunday of the same week; the Monday after is another one.
        one.report_free(d("2026-11-16"), Some(3));
        assert_eq!(found(&one, "2026-11-22"), Some((d("2026-11-16"), 3)));
        assert_eq!(found(&one, "2026-11-23"), None);
        assert_eq!(found(&one, "2026-11-15"), None);
        // Later in the week the newer one counts; the same day replaces.
        one.report_free(d("2026-11-20"), Some(5));
        one.report_free(d("2026-11-20"), Some(4));
        assert_eq!(found(&one, "2026-11-16"), Some((d("2026-11-20"), 4)));
        assert_eq!(one.free.len(), 2);
        // An earlier week typed later keeps the order, and taking one back leaves it alone.
        one.report_free(d("2026-11-10"), Some(0));
        assert!(one.check().is_empty());
        one.report_free(d("2026-11-18"), None);
        assert_eq!(found(&one, "2026-11-18"), None);
        assert_eq!(found(&one, "2026-11-13"), Some((d("2026-11-10"), 0)));
        one.report_free(d("2027-11-12"), Some(1));
        assert_eq!(one.free.len(), 1, "{:?}", one.free);
        one.report_free(d("2027-11-12"), None);
        assert!(one.free.is_empty());
    }
}
