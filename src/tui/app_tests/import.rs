//! A file of figures, from the disk into the store, by keys alone.

use std::path::Path;

use super::{Client, Session, actor};
use crate::domain::indicator::series::Series;
use crate::exchange::profiles::Profiles;

/// A folder with files in it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

/// Opens the screen from the menu and types the way to a folder.
fn at(session: Session, folder: &Path) -> Session {
    let typed = folder.display().to_string();
    session
        .keys(":kennzahlen aus einer datei<enter>")
        .shows("Datei wählen")
        .keys(&format!("{typed}/"))
}

/// All figures of the store, one a line.
fn figures(session: &Session) -> Vec<String> {
    let mut lines: Vec<String> = session
        .store
        .all::<Series>()
        .unwrap()
        .iter()
        .flat_map(|stored| {
            let series = &stored.record;
            let says = |one: crate::domain::indicator::series::Version| {
                let value = one.value.map_or("-".to_owned(), |value| value.to_string());
                format!("{} {} {value}", series.indicator, one.period)
            };
            series.versions().map(says).collect::<Vec<_>>()
        })
        .collect();
    lines.sort();
    lines
}

const LONG: &str = "indicator;period;municipality;value\n\
                    K2;2026-06;Landkreis Fulda;24,6\nK2;2026-07;Landkreis Fulda;25,1\n";

#[test]
fn a_file_comes_from_the_disk_into_the_store_and_goes_again_by_one_undo() {
    let folder = folder(&[("zahlen.csv", LONG), ("brief.txt.bak", "x")]);
    let session = at(Session::new(), folder.path())
        .shows("zahlen.csv")
        .lacks("brief")
        .keys("<enter>")
        .shows("Bereit: 2 Werte neu")
        .shows("eine Zeile je Wert")
        .shows("Juni 2026 – Juli 2026")
        .keys("<enter>")
        .shows("zahlen.csv: 2 Werte neu");
    assert_eq!(figures(&session), ["K2 2026-06 24.6", "K2 2026-07 25.1"]);
    let session = session.keys("u");
    assert!(figures(&session).is_empty());
}

#[test]
fn what_a_file_is_found_to_hold_is_shown_before_it_is_taken() {
    let wide = "Stand 15.10.2026;;;\n;;;\nKommune;K2_2026-06;K2_2026-07;Bemerkung\n\
                Landkreis Fulda;24,6;x;gut\nKreis Offenbach;-;25,1;\n\
                Quelle: erfunden;;;\n";
    let folder = folder(&[("breit.csv", wide)]);
    for (size, name) in [((80, 24), "import_wide"), ((120, 40), "import_wide_120x40")] {
        let session = at(Session::new().size(size.0, size.1), folder.path())
            .keys("<enter>")
            .shows("Spalten mit Werten: 2");
        insta::assert_snapshot!(name, session.screen());
    }
    let _ = at(Session::new().size(60, 15), folder.path())
        .keys("<enter><pgdn><down>")
        .shows("▌");
}

#[test]
fn unknown_columns_get_a_meaning_and_keep_it_as_a_profile() {
    let odd = "Gebiet;Kz;Zeitpunkt;Ergebnis\nLandkreis Fulda;K3;2026-06;1,5\n";
    let later = odd.replace("2026-06", "2026-07");
    let folder = folder(&[("erste.csv", odd)]);
    let profiles = folder.path().join("profile");
    let mut session = Session::new();
    session.profiles = Profiles::in_folder(Some(profiles.clone()));
    let session = at(session, folder.path())
        .keys("<enter>")
        .shows("So lässt sich die Datei nicht lesen")
        .shows("unbekannt");
    insta::assert_snapshot!("import_unknown", session.screen());
    // To the first column: it stands behind what can be said about the file.
    let mut session = session.keys("<pgdn><pgdn>");
    while !session
        .screen()
        .lines()
        .any(|line| line.contains("▌Ergebnis"))
    {
        session = session.keys("<up>");
    }
    let session = session
        .keys("<right><right><right><right><up>")
        .keys("<right><right><right><up>")
        .keys("<right><right><up>")
        .keys("<right>")
        .shows("Bereit: 1 Werte neu")
        .keys("<ctrl+s>")
        .shows("Name des Profils")
        .keys("Amt<enter>")
        .shows("Profil „Amt“ gespeichert")
        .keys("<enter>")
        .shows("1 Werte neu");
    let kept = std::fs::read_to_string(profiles.join("Amt.toml")).expect("a profile");
    assert!(kept.contains("Gebiet = \"municipality\""), "{kept}");
    std::fs::remove_file(folder.path().join("erste.csv")).unwrap();
    std::fs::write(folder.path().join("zweite.csv"), later).unwrap();
    let session = at(session, folder.path())
        .keys("<enter>")
        .shows("Amt (passt zu den Spalten)")
        .keys("<enter>");
    assert_eq!(figures(&session), ["K3 2026-06 1.5", "K3 2026-07 1.5"]);
}

#[test]
fn bad_rows_keep_a_file_out_until_somebody_leaves_them_out() {
    let bad = format!("{LONG}K2;2026-08;Landkreis Fulda;4.7713.67\nK2;2026-09;Atlantis;3\n");
    let folder = folder(&[("schlecht.csv", &bad)]);
    let session = at(Session::new(), folder.path())
        .keys("<enter>")
        .shows("Zeilen mit Fehlern: 2")
        .keys("<enter>")
        .shows("alles oder nichts")
        .shows("Zeilen mit Fehlern: 2");
    assert!(figures(&session).is_empty());
    let session = session.keys("<end>").keys("<pgdn><pgdn>");
    let session = session
        .shows("schlecht.csv:4:4")
        .shows("schlecht.csv:5:3")
        .keys("<enter>");
    let session = session
        .keys("<right>")
        .shows("auslassen, den Rest")
        .keys("<enter>");
    assert_eq!(figures(&session), ["K2 2026-06 24.6", "K2 2026-07 25.1"]);
}

#[test]
fn a_day_and_a_quality_are_said_where_the_file_does_not() {
    let folder = folder(&[("zahlen.csv", LONG)]);
    let mut session = at(Session::new(), folder.path()).keys("<enter>");
    while !session
        .screen()
        .lines()
        .any(|line| line.contains("▌Datenstand"))
    {
        session = session.keys("<down>");
    }
    let session = session
        .keys("morgenrot<enter>")
        .shows("morgenrot")
        .keys("<esc>")
        .keys("15.10.2026<enter>")
        .shows("15.10.2026")
        .keys("<down><right>")
        .shows("vorläufig")
        .keys("<enter>");
    let series = &session.store.all::<Series>().unwrap()[0].record;
    let one = series.versions().next().unwrap();
    assert_eq!(one.data_status.to_string(), "2026-10-15");
    assert!(!one.quality.is_final());
}

#[test]
fn what_others_changed_meanwhile_is_looked_at_again() {
    let folder = folder(&[("zahlen.csv", LONG)]);
    let session = at(Session::new(), folder.path()).keys("<enter><enter>");
    let more = LONG.replace("25,1", "26,1");
    std::fs::write(folder.path().join("zahlen.csv"), more).unwrap();
    let session = at(session, folder.path())
        .keys("<enter>")
        .shows("Bereit: 0 Werte neu, 1 geändert")
        .hold()
        .keys("<enter>")
        .shows("Wird gespeichert");
    let stored = session.store.all::<Series>().unwrap().remove(0);
    let mut series = stored.record;
    let mut versions: Vec<_> = series.versions().collect();
    versions[0].mark = Some('x');
    series.set(versions);
    let change = Client::new().change().put(series, stored.revision);
    session.store.apply(&change, &actor(session.now)).unwrap();
    let session = session
        .deliver()
        .shows("Inzwischen wurde etwas geändert")
        .shows("Bereit: 0 Werte neu");
    let session = session.keys("<enter>").shows("zahlen.csv: 0 Werte neu, 2");
    assert_eq!(figures(&session).len(), 2);
}

#[test]
fn names_and_cells_from_outside_bring_no_control_characters() {
    let evil = "Kommune;K2_2026-06;\u{1b}[2Jx\nLandkreis Fulda;24\u{1b}]0;x\u{7},6;\u{202e}abc\n";
    let folder = folder(&[("b\u{1b}[31mse.csv", evil)]);
    let session = at(Session::new(), folder.path())
        .shows("bse.csv")
        .keys("<enter>");
    let mut screen = session.screen();
    screen.push_str(&session.keys("<pgdn>").screen());
    assert!(
        !screen.contains(['\u{1b}', '\u{7}', '\u{202e}']),
        "{screen:?}"
    );
}

#[test]
fn a_folder_is_walked_through_and_left() {
    let folder = folder(&[("zahlen.csv", LONG)]);
    std::fs::create_dir(folder.path().join("Unterordner")).unwrap();
    std::fs::write(folder.path().join("Unterordner/tief.csv"), LONG).unwrap();
    let _ = at(Session::new(), folder.path())
        .keys("unter<enter>")
        .shows("tief.csv")
        .lacks("zahlen.csv")
        .keys("<backspace>")
        .shows("zahlen.csv")
        .keys("gibtsnicht")
        .lacks("zahlen.csv")
        .keys("<esc>")
        .shows("zahlen.csv")
        .keys("<enter>")
        .shows("Bereit")
        .keys("<esc>")
        .shows("Datei wählen")
        .keys("<esc>")
        .lacks("Datei wählen");
}
