//! Calendar weeks (Kalenderwochen) as ISO 8601 counts them: Monday first, week 1 holds the
//! year's first Thursday.
use chrono::{Datelike, NaiveDate, Weekday};

/// The year and week (1 to 53) `date` lies in. The year of the week: 1 January 2027 lies in
/// week 53 of 2026.
pub fn iso_week(date: NaiveDate) -> (i32, u32) {
    let week = date.iso_week();
    (week.year(), week.week())
}

/// The Monday of a week; `None` where the year has no such week.
pub fn monday_of_week(year: i32, week: u32) -> Option<NaiveDate> {
    NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)
}

/// How many weeks a year has: 52 or 53.
pub fn weeks_in_year(year: i32) -> u32 {
    if monday_of_week(year, 53).is_some() {
        53
    } else {
        52
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_turn_of_the_year_belongs_to_the_week_of_its_thursday() {
        let d = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(iso_week(d("2027-01-01")), (2026, 53));
        assert_eq!(iso_week(d("2025-12-29")), (2026, 1));
        assert_eq!(monday_of_week(2026, 12), Some(d("2026-03-16")));
        assert_eq!(monday_of_week(2025, 53), None);
        assert_eq!((weeks_in_year(2025), weeks_in_year(2026)), (52, 53));
    }
}
