use proptest::prelude::*;

use super::*;
use crate::domain::id::{MeasureId, UtilisationId};
use crate::domain::utilisation::FreePlaces;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// `2026-10 p=20 f=18 a=4 e=3 d=1`: places, filled, assigned, entries, drop-outs.
fn figures(text: &str) -> MonthUse {
    let mut words = text.split_whitespace();
    let mut one = MonthUse::empty(month(words.next().unwrap()));
    for word in words {
        let (cell, count) = word.split_once('=').unwrap();
        let count = count.parse().ok();
        match cell {
            "p" => one.places = count,
            "f" => one.filled = count,
            "a" => one.assigned = count,
            "e" => one.entries = count,
            _ => one.dropouts = count,
        }
    }
    one
}

fn utilisation(months: &[&str]) -> Utilisation {
    let mut all = Utilisation {
        id: UtilisationId(1),
        measure: MeasureId(1),
        months: Vec::new(),
        free: Vec::new(),
    };
    for one in months {
        all.set(figures(one));
    }
    assert_eq!(all.check(), vec![]);
    all
}

#[test]
fn months_over_without_a_figure_at_their_end_are_missing() {
    for (start, end, entered, today, want) in [
        // The month is missing from the day after its end.
        ("2026-09-15", "2027-03-31", &[][..], "2026-09-30", &[][..]),
        ("2026-09-15", "2027-03-31", &[], "2026-10-01", &["2026-09"]),
        (
            "2026-08-01",
            "2027-03-31",
            &["2026-09 f=3", "2026-10 d=1"],
            "2026-11-22",
            &["2026-08", "2026-10"],
        ),
        // It ended before the month did: nothing to count at the end.
        (
            "2026-08-01",
            "2026-10-30",
            &[],
            "2026-11-22",
            &["2026-08", "2026-09"],
        ),
        ("2026-10-01", "2026-10-31", &[], "2026-11-22", &["2026-10"]),
        ("2026-10-05", "2026-10-20", &[], "2026-11-22", &[]),
        ("2026-12-01", "2027-03-31", &[], "2026-11-22", &[]),
    ] {
        let got = missing_months(d(start), d(end), Some(&utilisation(entered)), d(today));
        let want: Vec<_> = want.iter().map(|text| month(text)).collect();
        assert_eq!(got, want, "{start}–{end} on {today}");
    }
    let all = missing_months(d("2026-09-01"), d("2026-09-30"), None, d("2026-11-22"));
    assert_eq!(all, [month("2026-09")]);
}

#[test]
fn an_empty_cell_takes_nothing_away_but_an_emptied_month_goes() {
    let mut all = utilisation(&["2026-09 p=20 f=18"]);
    all.overlay([
        figures("2026-09 f=17 e=2"),
        figures("2026-08 f=3"),
        figures("2026-07"),
    ]);
    assert_eq!(
        all.months,
        [figures("2026-08 f=3"), figures("2026-09 p=20 f=17 e=2")]
    );
    all.set(figures("2026-08"));
    assert_eq!(all.months, [figures("2026-09 p=20 f=17 e=2")]);
}

#[test]
fn what_two_typed_is_put_together_cell_by_cell() {
    let base = utilisation(&["2026-09 f=18"]);
    for (mine, theirs, want) in [
        // Other months, other cells.
        (
            &["2026-09 f=18 e=2", "2026-10 f=9"][..],
            &["2026-08 f=3", "2026-09 f=18 d=1"][..],
            Ok(&["2026-08 f=3", "2026-09 f=18 e=2 d=1", "2026-10 f=9"][..]),
        ),
        // One emptied it, the other left it.
        (&[], &["2026-09 f=18"], Ok(&[])),
        // The same figure twice is no clash.
        (&["2026-09 f=17"], &["2026-09 f=17"], Ok(&["2026-09 f=17"])),
        (
            &["2026-09 f=17"],
            &["2026-09 f=16"],
            Err(vec![month("2026-09")]),
        ),
        (&[], &["2026-09 f=16"], Err(vec![month("2026-09")])),
    ] {
        let got = Utilisation::carried(&base, &utilisation(mine), &utilisation(theirs));
        let got = got.map(|all| all.months);
        let want = want.map(|months| utilisation(months).months);
        assert_eq!(got, want, "{mine:?} {theirs:?}");
    }
}

#[test]
fn thirteen_months_end_with_the_one_asked_for() {
    let all = utilisation(&["2025-10 f=5", "2026-10 f=10"]);
    let series = all.thirteen_months(month("2026-10"), 20);
    assert_eq!(series[0], (month("2025-10"), Some(25.0)));
    assert_eq!(series[6], (month("2026-04"), None));
    assert_eq!(series[12], (month("2026-10"), Some(50.0)));
}

#[test]
fn the_place_of_a_dropout_counts_until_it_is_filled() {
    for (months, reported, unfilled) in [
        (&[][..], None, None),
        (&["2026-10 f=18 d=1"], None, Some(1)),
        (&["2026-10 f=18 d=5"], None, Some(2)),
        (&["2026-10 f=20 d=5"], None, Some(0)),
        (&["2026-10 f=18 d=2"], Some(("2026-11-16", 1)), Some(1)),
        (&["2026-10 f=18 d=2"], Some(("2026-11-16", 7)), Some(2)),
        // Reported before the month's end: the month knows better.
        (&["2026-10 f=18 d=2"], Some(("2026-10-12", 0)), Some(2)),
        // A newer month without figures says nothing.
        (&["2026-09 f=19 d=1", "2026-10 e=3"], None, Some(1)),
    ] {
        let mut all = utilisation(months);
        all.free = reported
            .map(|(on, free)| FreePlaces { on: d(on), free })
            .into_iter()
            .collect();
        assert_eq!(
            all.unfilled_dropouts(20),
            unfilled,
            "{months:?} {reported:?}"
        );
    }
}

#[test]
fn one_and_two_are_masked() {
    let shown: Vec<_> = (0..=4).map(masked).collect();
    assert_eq!(shown, [Some(0), None, None, Some(3), Some(4)]);
}

proptest! {
    /// Nobody else changed anything: mine is what stands there.
    #[test]
    fn carrying_onto_the_base_gives_what_was_typed(
        cells in proptest::collection::vec((0..6_i32, proptest::option::of(0..9_u32)), 0..12),
    ) {
        let base = utilisation(&["2026-02 f=3", "2026-04 d=1"]);
        let mut mine = base.clone();
        for (n, filled) in cells {
            let month = month("2026-01").plus(n);
            let here = mine.month(month).copied().unwrap_or(MonthUse::empty(month));
            mine.set(MonthUse { filled, ..here });
        }
        prop_assert_eq!(Utilisation::carried(&base, &mine, &base), Ok(mine.clone()));
        prop_assert_eq!(mine.check(), vec![]);
    }
}
