//! Working days: Monday to Friday without public holidays.
//!
//! Saturday is none because a deadline that ends on one moves (§ 26(3) sentence 1 SGB X, § 193 BGB).
//! 24 and 31 December are working days: no law says otherwise, whatever the office does.
use super::{Land, LocalHolidays, holiday};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Whether `date` is neither Saturday nor Sunday nor a public holiday where the act is due.
pub fn is_working_day(date: NaiveDate, land: Land, local: &LocalHolidays) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && holiday(date, land, local).is_none()
}

/// The first working day on or after `date`: a working day is its own.
pub fn next_working_day(date: NaiveDate, land: Land, local: &LocalHolidays) -> NaiveDate {
    let mut day = date;
    while !is_working_day(day, land, local) {
        match day.succ_opt() {
            Some(next) => day = next,
            None => return date,
        }
    }
    day
}

/// The last working day on or before `date`: a working day is its own.
pub fn previous_working_day(date: NaiveDate, land: Land, local: &LocalHolidays) -> NaiveDate {
    let mut day = date;
    while !is_working_day(day, land, local) {
        match day.pred_opt() {
            Some(previous) => day = previous,
            None => return date,
        }
    }
    day
}

/// The `n`-th working day after `date` (before, when negative), `date` itself not counted;
/// 0 is `date`, working day or not. Stops at the ends of the calendar.
pub fn add_working_days(date: NaiveDate, n: i32, land: Land, local: &LocalHolidays) -> NaiveDate {
    let mut day = date;
    let mut left = n.unsigned_abs();
    while left > 0 {
        let one = Days::new(1);
        let next = if n < 0 {
            day.checked_sub_days(one)
        } else {
            day.checked_add_days(one)
        };
        let Some(next) = next else { return day };
        day = next;
        left -= u32::from(is_working_day(day, land, local));
    }
    day
}

/// How many working days lie after `from` up to and including `to`; 0 when `to` is not after
/// `from`. The notice of an audit told on `from` and held on `to`.
pub fn working_days_between(
    from: NaiveDate,
    to: NaiveDate,
    land: Land,
    local: &LocalHolidays,
) -> u32 {
    from.iter_days()
        .skip(1)
        .take_while(|day| *day <= to)
        .filter(|day| is_working_day(*day, land, local))
        .count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NONE: LocalHolidays = LocalHolidays::NONE;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn christmas_eve_and_new_years_eve_are_working_days() {
        for date in ["2025-12-24", "2025-12-31"] {
            for land in Land::ALL {
                assert!(is_working_day(d(date), land, &NONE), "{date} {land}");
            }
        }
    }

    #[test]
    fn the_next_and_previous_working_day_pass_over_runs_of_free_days() {
        // Good Friday to Easter Monday 2026.
        assert_eq!(
            next_working_day(d("2026-04-03"), Land::Hesse, &NONE),
            d("2026-04-07")
        );
        assert_eq!(
            previous_working_day(d("2026-04-06"), Land::Hesse, &NONE),
            d("2026-04-02")
        );
        assert_eq!(
            next_working_day(d("2026-04-07"), Land::Hesse, &NONE),
            d("2026-04-07")
        );
        let augsburg = LocalHolidays {
            peace_festival: true,
            ..NONE
        };
        assert_eq!(
            next_working_day(d("2025-08-08"), Land::Bavaria, &NONE),
            d("2025-08-08")
        );
        assert_eq!(
            next_working_day(d("2025-08-08"), Land::Bavaria, &augsburg),
            d("2025-08-11")
        );
    }

    #[test]
    fn working_days_are_counted_without_the_first_day() {
        // Thursday before Easter 2026 to the Thursday after.
        assert_eq!(
            working_days_between(d("2026-04-02"), d("2026-04-09"), Land::Hesse, &NONE),
            3
        );
        assert_eq!(
            working_days_between(d("2026-04-09"), d("2026-04-02"), Land::Hesse, &NONE),
            0
        );
        assert_eq!(
            add_working_days(d("2026-04-02"), 3, Land::Hesse, &NONE),
            d("2026-04-09")
        );
        assert_eq!(
            add_working_days(d("2026-04-09"), -3, Land::Hesse, &NONE),
            d("2026-04-02")
        );
        assert_eq!(
            add_working_days(d("2026-04-03"), 0, Land::Hesse, &NONE),
            d("2026-04-03")
        );
    }

    #[test]
    fn the_ends_of_the_calendar_stop_instead_of_panicking() {
        for date in [NaiveDate::MIN, NaiveDate::MAX] {
            next_working_day(date, Land::Hesse, &NONE);
            previous_working_day(date, Land::Hesse, &NONE);
            add_working_days(date, 5, Land::Hesse, &NONE);
            add_working_days(date, -5, Land::Hesse, &NONE);
        }
    }

    proptest! {
        #[test]
        fn the_next_working_day_is_the_nearest_one(days in 0..20_000u64, land in 0..16usize) {
            let date = d("1995-01-01") + Days::new(days);
            let land = Land::ALL[land];
            let next = next_working_day(date, land, &NONE);
            prop_assert!(is_working_day(next, land, &NONE));
            prop_assert!((next - date).num_days() < 7);
            prop_assert!(date.iter_days().take_while(|d| *d < next).all(|d| !is_working_day(d, land, &NONE)));
            prop_assert_eq!(next_working_day(next, land, &NONE), next);
            let before = previous_working_day(date, land, &NONE);
            prop_assert!(is_working_day(before, land, &NONE) && before <= date);
        }

        #[test]
        fn counting_undoes_adding(days in 0..10_000u64, n in 0..40i32) {
            let date = d("2000-01-01") + Days::new(days);
            let then = add_working_days(date, n, Land::Bavaria, &NONE);
            prop_assert_eq!(working_days_between(date, then, Land::Bavaria, &NONE), n as u32);
        }
    }
}
