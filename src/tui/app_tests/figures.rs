//! The month's figures of all running measures, typed like a spreadsheet.

use super::measures::{d, measure};
use super::*;
use crate::domain::date::Month;
use crate::domain::id::{MeasureId, ProviderId, UtilisationId};
use crate::domain::measure::Stage;
use crate::domain::provider::Provider;
use crate::domain::utilisation::{FreePlaces, MonthUse, Utilisation};

/// Measures in the store, 701/10001/26 and so on: the rows of the sheet.
const MEASURES: u64 = 10;

fn october() -> Month {
    Month::new(2026, 10).unwrap()
}

impl Session {
    /// In the sheet of last month.
    fn in_figures() -> Self {
        let session = Self::new();
        let provider = |n| Provider::named(ProviderId::provisional(n), format!("Träger {n}"));
        let mut change = session
            .client
            .change()
            .create(provider(1))
            .create(provider(2));
        for n in 1..=MEASURES {
            let number = format!("701/100{n:02}/26");
            let dates = ("2026-03-01", "2027-02-28");
            change = change.create(measure(n, &number, "Aktivierung", dates, Stage::Awarded));
        }
        session.store.apply(&change, &actor(session.now)).unwrap();
        session.keys("5b").shows("Auslastung Oktober 2026")
    }

    fn used(&self, measure: u64) -> Option<Utilisation> {
        let stored = self.store.utilisation_of(MeasureId(measure)).unwrap();
        stored.map(|stored| stored.record)
    }

    fn october(&self, measure: u64) -> Option<MonthUse> {
        self.used(measure)?.month(october()).copied()
    }

    /// Filled places in October, of all measures in order.
    fn filled(&self) -> Vec<Option<u32>> {
        (1..=MEASURES)
            .map(|n| self.october(n).and_then(|month| month.filled))
            .collect()
    }

    /// Somebody else, at another terminal, on the same store.
    fn elsewhere_figures(&self, measure: u64, change: impl FnOnce(&mut Utilisation)) {
        let stored = self.store.utilisation_of(MeasureId(measure)).unwrap();
        let stored = stored.expect("figures");
        let mut record = stored.record;
        change(&mut record);
        let change = Client::new().change().put(record, stored.revision);
        self.store.apply(&change, &actor(self.now)).unwrap();
    }
}

#[test]
fn a_month_is_typed_down_its_columns() {
    let session = Session::in_figures();
    insta::assert_snapshot!("figures_empty_80x24", session.screen());
    let session = session.keys("18<enter>17<enter>16<enter>0<enter>20<enter>");
    assert_eq!(
        session.filled()[..6],
        [Some(18), Some(17), Some(16), Some(0), Some(20), None]
    );
    // Right of it: assigned; the places of one month are others than the contracted ones.
    let session =
        session.keys("<home><right>3<right>2<right>1<enter><left><left><left><left>24<enter>");
    let first = session.october(1).unwrap();
    assert_eq!(
        (first.assigned, first.entries, first.dropouts, first.places),
        (Some(3), Some(2), Some(1), None)
    );
    assert_eq!(session.october(2).unwrap().places, Some(24));
    insta::assert_snapshot!("figures_80x24", session.screen());
    insta::assert_snapshot!("figures_120x40", session.size(120, 40).screen());
}

#[test]
fn what_is_no_count_stays_in_its_cell_with_the_reason() {
    let session = Session::in_figures().keys("1x<enter>").shows("von 0 bis");
    assert_eq!(session.filled()[0], None);
    let session = session.keys("<backspace>2<enter>").lacks("von 0 bis");
    assert_eq!(session.filled()[0], Some(12));
    // Esc gives up what is being typed, Entf empties what is kept.
    let session = session.keys("<up>99<esc>");
    assert_eq!(session.filled()[0], Some(12));
    let session = session.keys("<delete>");
    assert_eq!(session.october(1), None, "an empty month is no month");
    session.keys("<esc>").shows("Laufende Maßnahmen").end();
}

#[test]
fn a_pasted_column_is_one_change_that_one_key_takes_back() {
    let session = Session::in_figures();
    let session = session.paste("20\r\n19\r\n18\r\n17\r\n16\r\n15\r\n14\r\n13\r\n12\r\n11\r\n");
    let all: Vec<Option<u32>> = (11..=20).rev().map(Some).collect();
    assert_eq!(session.filled(), all);
    let session = session.shows("10 Zellen eingefügt").keys("<ctrl+u>");
    assert_eq!(session.filled(), vec![None; 10]);
    let session = session.shows("Zurückgenommen, was neu").keys("<ctrl+y>");
    assert_eq!(session.filled(), all);
    // A block with a bad line is refused as a whole.
    let session = session.paste("1\nzwölf\n3\n").shows("Zeile 2, „zwölf“");
    assert_eq!(session.filled(), all);
}

#[test]
fn a_figure_half_typed_outlives_the_program() {
    let session = Session::in_figures()
        .keys("18<enter>1")
        .hold()
        .keys("7<enter>4");
    assert_eq!(session.filled()[..2], [Some(18), None], "held back");
    let session = session
        .killed()
        .keys("5b")
        .shows("Was nicht gespeichert war");
    assert_eq!(session.filled()[..2], [Some(18), Some(17)]);
    assert_eq!(session.filled()[2], None);
    let session = session.keys("2<enter>");
    assert_eq!(session.filled()[2], Some(42));
    assert!(session.drafts.is_empty(), "{:?}", session.drafts);
}

#[test]
fn two_people_in_one_month_lose_nothing() {
    let session = Session::in_figures()
        .keys("18<enter>")
        .hold()
        .keys("<up><right>3<enter>");
    // Meanwhile somebody else corrects another figure of the same measure.
    session.elsewhere_figures(1, |one| one.months[0].filled = Some(19));
    let session = session.deliver();
    let month = session.october(1).unwrap();
    assert_eq!((month.filled, month.assigned), (Some(19), Some(3)));
    assert!(session.drafts.is_empty(), "{:?}", session.drafts);
    session.shows(" 19 ").end();
}

#[test]
fn who_leaves_in_a_hurry_leaves_nothing_behind() {
    // The store is slow: the sheet waits for it and closes then.
    let session = Session::in_figures()
        .hold()
        .keys("18<enter><esc>")
        .shows("1 noch nicht gespeichert")
        .deliver()
        .shows("Laufende Maßnahmen");
    assert_eq!(session.filled()[0], Some(18));
    assert!(session.drafts.is_empty(), "{:?}", session.drafts);
    // Turned to another month meanwhile, the figures of the old one are stored and forgotten.
    let session = session
        .keys("b<down>")
        .hold()
        .keys("17<alt+right>3<enter>")
        .shows("2 noch nicht gespeichert")
        .deliver()
        .shows("Auslastung November");
    assert_eq!(session.filled()[..2], [Some(18), Some(17)]);
    assert!(session.drafts.is_empty(), "{:?}", session.drafts);
}

#[test]
fn what_is_refused_keeps_the_sheet_open_and_its_draft() {
    let session = Session::in_figures().keys("18");
    session.backend.next_commits([Fault::Full]);
    let session = session.keys("<enter>").shows("kein Platz");
    assert_eq!(session.drafts.len(), 1);
    // It is back with the sheet, whether that was left or not.
    let session = session.keys("<esc>b").shows("Was nicht gespeichert war");
    assert_eq!(session.filled()[0], Some(18));
    assert!(session.drafts.is_empty(), "{:?}", session.drafts);
}

#[test]
fn the_first_figures_of_two_people_come_together() {
    let session = Session::in_figures().hold().keys("18<enter>");
    let first = Utilisation {
        id: UtilisationId::provisional(1),
        measure: MeasureId(1),
        months: vec![MonthUse {
            entries: Some(2),
            ..MonthUse::empty(october())
        }],
        free: Vec::new(),
    };
    let change = Client::new().change().create(first);
    session.store.apply(&change, &actor(session.now)).unwrap();
    let session = session.deliver();
    let month = session.october(1).unwrap();
    assert_eq!((month.filled, month.entries), (Some(18), Some(2)));
    assert!(session.drafts.is_empty(), "{:?}", session.drafts);
}

#[test]
fn months_turn_and_figures_stay_with_theirs() {
    let session = Session::in_figures()
        .keys("18<alt+right>")
        .shows("Auslastung November 2026")
        .keys("5<alt+left><alt+left>")
        .shows("Auslastung September 2026")
        .keys("9<enter>");
    let used = session.used(1).unwrap();
    let months: Vec<(String, Option<u32>)> = used
        .months
        .iter()
        .map(|one| (one.month.to_string(), one.filled))
        .collect();
    assert_eq!(
        months,
        [
            ("2026-09".to_owned(), Some(9)),
            ("2026-10".to_owned(), Some(18)),
            ("2026-11".to_owned(), Some(5))
        ]
    );
}

#[test]
fn free_places_are_reported_with_the_day() {
    let session = Session::in_figures().keys("<right><right><right><right>4<enter>2<enter>");
    let report = |n| session.used(n).unwrap().free;
    assert_eq!(
        report(1),
        [FreePlaces {
            on: today(),
            free: 4
        }]
    );
    assert_eq!(
        report(2),
        [FreePlaces {
            on: today(),
            free: 2
        }]
    );
    assert!(session.used(1).unwrap().months.is_empty());
    // Next week the cell is empty again, and the same number is a new report.
    session.elsewhere_figures(1, |one| one.free[0].on = d("2026-11-20"));
    let session = session.keys("<esc>b<right><right><right><right>4<enter>");
    let days: Vec<NaiveDate> = session
        .used(1)
        .unwrap()
        .free
        .iter()
        .map(|one| one.on)
        .collect();
    assert_eq!(days, [d("2026-11-20"), today()]);
}
