//! The worked examples of `tests/data/`, every row.
use super::*;
use chrono::{Datelike, NaiveDate};

const NONE: LocalHolidays = LocalHolidays::NONE;

fn rows(csv: &str) -> impl Iterator<Item = Vec<&str>> {
    csv.lines().skip(1).map(|line| line.split(';').collect())
}

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_holidays_of_all_laender_are_those_of_the_table() {
    let table: Vec<_> = rows(include_str!("../../../tests/data/holidays_2024_2027.csv")).collect();
    assert_eq!(table.len(), 697);
    for land in Land::ALL {
        for year in 2024..=2027 {
            let want: Vec<_> = table
                .iter()
                .filter(|row| row[2] == land.code() && d(row[0]).year() == year)
                .map(|row| {
                    // The table gives the day's full title in the law of 2025.
                    let name = if row[3].contains("Befreiung") {
                        "Tag der Befreiung"
                    } else {
                        row[3]
                    };
                    (d(row[0]), name)
                })
                .collect();
            let got: Vec<_> = public_holidays(land, year, &NONE)
                .into_iter()
                .map(|(date, holiday)| (date, holiday.german_name()))
                .collect();
            assert_eq!(got, want, "{land} {year}");
        }
    }
}

#[test]
fn deadlines_end_and_move_as_in_the_table() {
    for row in rows(include_str!("../../../tests/data/deadlines_sgbx26.csv")) {
        let n = row[3].parse().unwrap();
        let span = match row[2] {
            "T" => Span::Days(n),
            "W" => Span::Weeks(n),
            _ => Span::Months(n),
        };
        let got = deadline(d(row[1]), span, row[0].parse().unwrap(), &NONE);
        assert_eq!(
            got,
            Deadline {
                by_count: d(row[4]),
                due: d(row[5])
            },
            "{row:?}"
        );
        assert_eq!(got.moved(), row[6] == "ja", "{row:?}");
    }
}

#[test]
fn audit_and_review_dates_are_those_of_the_table() {
    for row in rows(include_str!("../../../tests/data/deadlines_audits.csv")) {
        let land = row[0].parse().unwrap();
        let (start, end) = (d(row[1]), d(row[2]));
        assert_eq!(exactly_months_end(start, 6), d(row[3]), "{row:?}");
        assert_eq!(lasts_longer_than(start, end, 6), row[4] == "ja", "{row:?}");
        let check = |from, months, by_rhythm: &str, moved: &str| {
            let day = add_months(from, months);
            assert_eq!(day, d(by_rhythm), "{row:?}");
            assert_eq!(next_working_day(day, land, &NONE), d(moved), "{row:?}");
        };
        check(start, 3, row[5], row[6]);
        if !row[7].is_empty() {
            check(start, 9, row[7], row[8]);
            assert_eq!(add_months(start, 9) > end, row[11] == "ja", "{row:?}");
        }
        check(end, 6, row[9], row[10]);
    }
}
