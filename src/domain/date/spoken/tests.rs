//! Every form of the grammar, and that nothing typed makes it panic.
use super::*;
use proptest::prelude::*;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Wednesday.
const ANCHOR: &str = "2026-03-11";

#[track_caller]
fn reads(table: &[(&str, &str)]) {
    for (text, want) in table {
        assert_eq!(date(text, d(ANCHOR)), Ok(d(want)), "{text:?}");
    }
}

#[test]
fn days_with_a_year_are_read_in_german_iso_and_compact_form() {
    reads(&[
        ("15.3.26", "2026-03-15"),
        ("15.03.2026", "2026-03-15"),
        ("2026-03-15", "2026-03-15"),
        ("2026/03/15", "2026-03-15"),
        ("15/3/26", "2026-03-15"),
        ("15-3-2026", "2026-03-15"),
        ("15 3 26", "2026-03-15"),
        ("120326", "2026-03-12"),
        ("12032026", "2026-03-12"),
        ("20260315", "2026-03-15"),
        ("15. März 2026", "2026-03-15"),
        ("15 mrz 26", "2026-03-15"),
        ("March 15th, 2026", "2026-03-15"),
        ("15. Dez. 2026", "2026-12-15"),
        ("am 15.3.2020", "2020-03-15"),
        ("29.2.2028", "2028-02-29"),
    ]);
}

#[test]
fn a_day_without_year_is_the_next_one_and_the_anchor_counts() {
    reads(&[
        ("15.3.", "2026-03-15"),
        ("15.3", "2026-03-15"),
        ("11.3.", "2026-03-11"),
        ("10.3.", "2027-03-10"),
        ("10/3", "2027-03-10"),
        ("29.2.", "2028-02-29"),
        ("bis zum 31. März", "2026-03-31"),
        ("March 3", "2027-03-03"),
        ("1. Mai", "2026-05-01"),
        ("11.", "2026-03-11"),
        ("10.", "2026-04-10"),
        ("31.", "2026-03-31"),
    ]);
    assert_eq!(date("31.", d("2026-04-01")), Ok(d("2026-05-31")));
    assert_eq!(date("29.2.", d("2096-03-01")), Ok(d("2104-02-29")));
}

#[test]
fn a_weekday_is_the_next_one_strictly_after_the_anchor() {
    reads(&[
        ("fr", "2026-03-13"),
        ("Fr.", "2026-03-13"),
        ("Freitag", "2026-03-13"),
        ("nächsten Freitag", "2026-03-13"),
        ("naechsten freitag", "2026-03-13"),
        ("diesen Freitag", "2026-03-13"),
        ("next Friday", "2026-03-13"),
        ("mi", "2026-03-18"),
        ("Wednesday", "2026-03-18"),
        ("mo", "2026-03-16"),
        ("di", "2026-03-17"),
        ("do", "2026-03-12"),
        ("sa", "2026-03-14"),
        ("so", "2026-03-15"),
        ("am Sonntag", "2026-03-15"),
    ]);
}

#[test]
fn a_weekday_before_a_day_has_to_be_that_days() {
    reads(&[
        ("So 15.3.", "2026-03-15"),
        ("Sonntag, 15. März 2026", "2026-03-15"),
    ]);
    assert_eq!(
        date("Fr, 15.3.2026", d(ANCHOR)),
        Err(SpokenError::OtherWeekday {
            said: Weekday::Fri,
            is: Weekday::Sun,
            date: d("2026-03-15")
        })
    );
}

#[test]
fn relative_dates_count_from_the_anchor() {
    reads(&[
        ("heute", "2026-03-11"),
        ("morgen", "2026-03-12"),
        ("übermorgen", "2026-03-13"),
        ("uebermorgen", "2026-03-13"),
        ("today", "2026-03-11"),
        ("tomorrow", "2026-03-12"),
        ("gestern", "2026-03-10"),
        ("+14", "2026-03-25"),
        ("+ 14 Tage", "2026-03-25"),
        ("+2w", "2026-03-25"),
        ("+3m", "2026-06-11"),
        ("+1j", "2027-03-11"),
        ("-1", "2026-03-10"),
        ("−2w", "2026-02-25"),
        ("in 2 Wochen", "2026-03-25"),
        ("in zwei Wochen", "2026-03-25"),
        ("in einer Woche", "2026-03-18"),
        ("in 10 Tagen", "2026-03-21"),
        ("in 3 Monaten", "2026-06-11"),
        ("in 2 weeks", "2026-03-25"),
        ("in a month", "2026-04-11"),
        ("vor 3 Tagen", "2026-03-08"),
        ("2 weeks ago", "2026-02-25"),
        ("nächste Woche", "2026-03-16"),
        ("next month", "2026-04-01"),
    ]);
    assert_eq!(date("+1m", d("2026-01-31")), Ok(d("2026-02-28")));
}

#[test]
fn parts_of_months_are_their_first_fifteenth_and_last_day() {
    reads(&[
        ("Ende Januar", "2027-01-31"),
        ("Anfang März", "2027-03-01"),
        ("Mitte März", "2026-03-15"),
        ("Ende März", "2026-03-31"),
        ("Ende Februar 2028", "2028-02-29"),
        ("end of January", "2027-01-31"),
        ("mid April", "2026-04-15"),
        ("Ende des Monats", "2026-03-31"),
        ("end of the month", "2026-03-31"),
        ("Anfang nächsten Monats", "2026-04-01"),
        ("Ende nächsten Monats", "2026-04-30"),
        ("Monatsende", "2026-03-31"),
        ("Ende des Jahres", "2026-12-31"),
    ]);
}

#[test]
fn a_week_is_its_monday_and_never_lies_before_the_anchor_without_a_year() {
    reads(&[
        ("KW 12", "2026-03-16"),
        ("kw12", "2026-03-16"),
        ("KW 11", "2026-03-11"),
        ("KW 10", "2027-03-08"),
        ("week 53", "2026-12-28"),
        ("KW 12/2027", "2027-03-22"),
        ("KW 12 27", "2027-03-22"),
        ("KW 1 2026", "2025-12-29"),
    ]);
}

#[test]
fn an_error_names_what_does_not_exist() {
    let cases: &[(&str, SpokenError)] = &[
        ("", SpokenError::Empty),
        ("  ", SpokenError::Empty),
        (
            "31.2.",
            SpokenError::NoSuchDay {
                day: 31,
                month: 2,
                year: None,
            },
        ),
        (
            "29.2.2027",
            SpokenError::NoSuchDay {
                day: 29,
                month: 2,
                year: Some(2027),
            },
        ),
        (
            "0.3.",
            SpokenError::NoSuchDay {
                day: 0,
                month: 3,
                year: None,
            },
        ),
        ("15.13.", SpokenError::NoSuchMonth(13)),
        ("15.13.2026", SpokenError::NoSuchMonth(13)),
        (
            "32.",
            SpokenError::NoSuchDay {
                day: 32,
                month: 3,
                year: None,
            },
        ),
        (
            "KW 54",
            SpokenError::NoSuchWeek {
                week: 54,
                year: None,
            },
        ),
        (
            "KW 53 2027",
            SpokenError::NoSuchWeek {
                week: 53,
                year: Some(2027),
            },
        ),
        ("15.3.1826", SpokenError::OutOfRange),
        ("+99999999", SpokenError::OutOfRange),
        ("+4000000000m", SpokenError::OutOfRange),
        (
            "99999999999",
            SpokenError::NotUnderstood("99999999999".into()),
        ),
        ("bald", SpokenError::NotUnderstood("bald".into())),
        ("15", SpokenError::NotUnderstood("15".into())),
        ("März", SpokenError::NotUnderstood("März".into())),
        ("15.3.6", SpokenError::NotUnderstood("6".into())),
        ("15.3.😀", SpokenError::NotUnderstood("😀".into())),
        ("fr so", SpokenError::NotUnderstood("fr so".into())),
    ];
    for (text, want) in cases {
        assert_eq!(date(text, d(ANCHOR)).as_ref(), Err(want), "{text:?}");
    }
}

proptest! {
    #[test]
    fn nothing_typed_makes_it_panic(text in ".{0,40}", words in "[a-zäöü+.0-9 /:-]{0,24}") {
        for text in [text, words] {
            let _ = date(&text, d(ANCHOR));
            let _ = time(&text);
            let _ = month(&text, d(ANCHOR));
        }
        for anchor in [NaiveDate::MIN, NaiveDate::MAX] {
            for text in ["fr", "15.3.", "31.", "KW 12", "+3m", "Ende Mai", "nächste Woche", "Ende des Jahres", "Mai"] {
                let _ = date(text, anchor);
                let _ = month(text, anchor);
            }
        }
    }

    #[test]
    fn every_date_is_read_back_from_the_forms_it_is_written_in(days in 0..90_000u64) {
        let day = d("1950-01-01") + Days::new(days);
        for form in ["%Y-%m-%d", "%d.%m.%Y", "%-d.%-m.%Y", "%d%m%Y", "%-d. %B %Y"] {
            prop_assert_eq!(date(&day.format(form).to_string(), d(ANCHOR)), Ok(day));
        }
    }

    #[test]
    fn a_day_without_year_lies_within_a_year_ahead(days in 0..3_000u64, ahead in 0..365u64) {
        let anchor = d("2020-01-01") + Days::new(days);
        let day = anchor + Days::new(ahead);
        prop_assume!((day.month(), day.day()) != (2, 29));
        prop_assert_eq!(date(&day.format("%d.%m.").to_string(), anchor), Ok(day));
    }
}
