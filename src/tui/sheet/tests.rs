//! Cells by themselves: what a character chooses, what a paste fills, where the cursor goes.

use super::grid::{Cursor, PasteError, copied, pasted};
use super::view::{CellKind, SheetColumn, SheetKind, SheetRow, SheetView};
use crate::domain::date::Month;
use crate::domain::points::Points;
use crate::domain::problem::Wrong;
use crate::tui::action::Action;

fn view() -> SheetView {
    let column = |heading: &str, cell| SheetColumn {
        heading: heading.into(),
        width: 6,
        cell,
        right: true,
    };
    let row = |key, label: &str, cells: Option<[&str; 3]>| SheetRow {
        key,
        label: label.into(),
        cells: cells.map(|cells| cells.map(str::to_owned).to_vec()),
    };
    SheetView {
        kind: SheetKind::Utilisation(Month::new(2026, 11).expect("a month")),
        title: "Auslastung".into(),
        head: Vec::new(),
        columns: vec![
            column("Belegt", CellKind::Count { max: 100 }),
            column("%", CellKind::Fixed),
            column("Notiz", CellKind::Text { max: 20 }),
        ],
        rows: vec![
            row(7, "Teilzeit", None),
            row(1, "Eins", Some(["5", "50", ""])),
            row(2, "Zwei", Some(["", "", "voll"])),
            row(3, "Drei", Some(["8", "80", ""])),
        ],
        records: Vec::new(),
        none: "",
        me: String::new(),
    }
}

fn at(row: usize, column: usize) -> Cursor {
    Cursor {
        row,
        column,
        ..Cursor::default()
    }
}

#[test]
fn the_cursor_stays_on_cells_that_take_something() {
    let view = view();
    let mut cursor = Cursor::default();
    cursor.fit(&view);
    assert_eq!(cursor.place(&view), Some((1, 0)));
    for (action, place) in [
        (Action::Up, (1, 0)),
        (Action::Right, (1, 2)),
        (Action::Right, (1, 2)),
        (Action::NextArea, (2, 0)),
        (Action::PrevArea, (1, 2)),
        (Action::Open, (2, 2)),
        (Action::Last, (3, 2)),
        (Action::Down, (3, 2)),
        (Action::First, (1, 2)),
        (Action::PageDown, (2, 2)),
        (Action::Left, (2, 0)),
    ] {
        assert!(cursor.act(&view, action), "{action}");
        assert_eq!(cursor.place(&view), Some(place), "{action}");
    }
    assert!(!cursor.act(&view, Action::Copy));
}

#[test]
fn a_pasted_column_goes_down_and_leaves_what_it_has_nothing_for() {
    let view = view();
    let cells = |text| pasted(&view, &at(1, 0), text).expect("cells");
    assert_eq!(
        cells("7\r\n\r\n9\r\n").into_iter().collect::<Vec<_>>(),
        [((1, 0), "7".to_owned()), ((3, 0), "9".to_owned())]
    );
    // Computed columns in the block are passed over.
    assert_eq!(
        cells("7\t99\teng").into_iter().collect::<Vec<_>>(),
        [((1, 0), "7".to_owned()), ((1, 2), "eng".to_owned())]
    );
    assert!(cells("\n\n").is_empty());
}

#[test]
fn a_block_with_one_bad_cell_is_refused_with_its_line() {
    let view = view();
    let refused = |text, cursor: Cursor| pasted(&view, &cursor, text).expect_err("refused");
    assert_eq!(
        refused("7\nacht", at(1, 0)),
        PasteError {
            line: 2,
            text: "acht".into(),
            wrong: Wrong::NotInRange { min: 0, max: 100 },
        }
    );
    assert_eq!(refused("1\n2", at(3, 0)).line, 2, "more lines than rows");
    assert_eq!(refused("1\t2\t3\t4", at(1, 0)).line, 1, "more columns");
    let escape = pasted(&view, &at(1, 2), "a\u{1b}[31mb").expect("cleaned");
    assert!(!escape[&(1, 2)].contains('\u{1b}'));
}

#[test]
fn cells_take_what_fits_their_kind() {
    let scale = CellKind::Points {
        min: Points::whole(0),
        max: Points::whole(3),
    };
    let choice = CellKind::Choice(vec![
        ("fine", "in Ordnung".into()),
        ("finding", "Feststellung".into()),
        ("not_applicable", "entf\u{e4}llt".into()),
    ]);
    for (cell, typed, kept) in [
        (&CellKind::Count { max: 9 }, " 7 ", Some("7")),
        (&CellKind::Count { max: 9 }, "", Some("")),
        (&CellKind::Count { max: 9 }, "10", None),
        (&CellKind::Count { max: 9 }, "-1", None),
        (&scale, "2,5", Some("2.5")),
        (&scale, "3.01", None),
        (&choice, "in Ordnung", Some("fine")),
        (&choice, "finding", Some("finding")),
        (&choice, "gut", None),
        (&CellKind::Fixed, "1", None),
    ] {
        assert_eq!(cell.read(typed).ok().as_deref(), kept, "{typed}");
    }
    assert_eq!(choice.chosen("", 'f').as_deref(), Some("finding"));
    assert_eq!(choice.chosen("fine", ' ').as_deref(), Some("finding"));
    assert_eq!(
        choice.chosen("not_applicable", ' ').as_deref(),
        Some("fine")
    );
    assert_eq!(choice.chosen("fine", 'z'), None);
    assert_eq!(CellKind::Tick.chosen("", 'x').as_deref(), Some("x"));
    assert_eq!(CellKind::Tick.chosen("x", 'x').as_deref(), Some(""));
}

#[test]
fn a_copied_sheet_has_headings_and_a_line_a_row() {
    assert_eq!(
        copied(&view()),
        "\tBelegt\t%\tNotiz\nTeilzeit\nEins\t5\t50\t\nZwei\t\t\tvoll\nDrei\t8\t80\t"
    );
}
