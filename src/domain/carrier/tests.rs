//! The real list against the spellings of real files.
use super::*;
use proptest::prelude::*;

/// All municipalities by their number.
fn register() -> Register<&'static str> {
    Register::new(
        include_str!("../../../tests/data/municipalities.csv")
            .lines()
            .skip(1)
            .map(|line| {
                let cells: Vec<_> = line.split(';').collect();
                (cells[0], cells[..3].to_vec())
            }),
    )
}

#[test]
fn a_number_is_read_as_files_write_it() {
    for (text, want) in [
        ("03444", "03444"),
        ("3444", "03444"),
        ("T03444", "03444"),
        ("JC 03444", "03444"),
        ("jc03444", "03444"),
        ("JC 1234", "01234"),
        ("T73906", "73906"),
        ("t73906-0", "73906"),
        ("Träger-Nr. 73906", "73906"),
        ("'03444", "03444"),
        ("3444.0", "03444"),
        (" 45148 ", "45148"),
    ] {
        assert_eq!(carrier_number(text).as_deref(), Ok(want), "{text}");
    }
    for text in [
        "",
        "344",
        "034444",
        "00000",
        "Jena",
        "JC",
        "X3444",
        "-3444",
        "3444,5",
        "3.444",
        "03444 Jena",
        "t73906-00",
    ] {
        assert!(carrier_number(text).is_err(), "{text}");
    }
}

#[test]
fn the_spellings_of_the_oddities_table_are_read() {
    let register = register();
    let rows: Vec<Vec<&str>> = include_str!("../../../tests/data/carrier_oddities.csv")
        .lines()
        .skip(1)
        .map(|line| line.splitn(3, ';').collect())
        .collect();
    for row in rows.iter().filter(|row| row[0] == "Jobcenter-Nummer") {
        for text in row[1].split('/') {
            assert!(carrier_number(text).is_ok(), "{text}");
        }
    }
    let mut questions = Vec::new();
    let names = rows.iter().filter(|row| row[0] == "Name");
    for text in names
        .flat_map(|row| row[1].split(['|', '/']))
        .map(str::trim)
    {
        match register.resolve(text) {
            Match::Ambiguous(_, Why::Homonym { .. }) => questions.push(text),
            Match::One(number) => match text {
                "Mülheim a. d. Ruhr" | "Mülheim an der Ruhr, Stadt" => {
                    assert_eq!(number, "37102");
                }
                "Landkreis Heidekreis" | "Heidekreis" => assert_eq!(number, "22116"),
                "Offenbach am Main, Stadt" => assert_eq!(number, "45148"),
                "Kreis Offenbach" => assert_eq!(number, "45108"),
                "Göttingen" => assert_eq!(number, "23102"),
                _ => panic!("{text} is {number}"),
            },
            // The list has the district only: the city is no member, and not taken for it.
            Match::None(suggestions) => {
                assert_eq!((text, suggestions), ("Leipzig, Stadt", vec!["07610"]));
            }
            Match::Ambiguous(..) => panic!("{text}"),
        }
    }
    assert_eq!(
        questions,
        [
            "Offenbach",
            "Leipzig",
            "Würzburg",
            "Ansbach",
            "München",
            "Osnabrück",
            "Oldenburg",
            "Rostock",
            "Heilbronn",
            "Schweinfurt"
        ]
    );
}

#[test]
fn a_bare_homonym_is_a_question_with_its_candidates() {
    let register = register();
    assert_eq!(
        register.resolve("Offenbach"),
        Match::Ambiguous(
            vec!["45108", "45148"],
            Why::Homonym {
                district: "Kreis Offenbach",
                city: "Stadt Offenbach am Main"
            }
        )
    );
    assert!(matches!(register.resolve("LEIPZIG"), Match::Ambiguous(ids, _) if ids == ["07610"]));
    assert!(matches!(register.resolve("Rostock"), Match::Ambiguous(ids, _) if ids.is_empty()));
}

#[test]
fn a_homonym_with_its_kind_is_decided() {
    let register = register();
    for (text, want) in [
        ("Landkreis Leipzig", "07610"),
        ("LK Leipzig", "07610"),
        ("Leipzig (Landkreis)", "07610"),
        ("Stadt Offenbach", "45148"),
        ("Offenbach a. M.", "45148"),
        ("Offenbach a. Main", "45148"),
        ("Lkr. München", "84358"),
        ("Schweinfurt, Stadt", "74708"),
        ("kreisfreie Stadt Schweinfurt", "74708"),
    ] {
        assert_eq!(register.resolve(text), Match::One(want), "{text}");
    }
    for text in [
        "Stadt München",
        "Landkreis Schweinfurt",
        "Hansestadt Rostock",
        "Stadt Fulda",
    ] {
        assert!(matches!(register.resolve(text), Match::None(_)), "{text}");
    }
}

#[test]
fn other_spellings_find_their_municipality() {
    let register = register();
    for (text, want) in [
        ("03444", "03444"),
        ("t3444", "03444"),
        ("Fulda", "41110"),
        ("Demmin**)", ""),
        ("Fulda**)", "41110"),
        ("Landkreis Fulda 1)", "41110"),
        ("Jobcenter Landkreis Fulda", "41110"),
        ("Kommunales Jobcenter - Stadt Hamm", "35102"),
        ("muelheim an der ruhr", "37102"),
        ("Mülheim a.d. Ruhr", "37102"),
        ("Stuttgart", "67748"),
        ("Saarpfalzkreis", "55518"),
        ("Main Taunus Kreis", "43304"),
        ("Sankt Wendel", "55516"),
        ("Rotenburg/Wümme", "26706"),
        ("Vorpommern - Rügen", "03444"),
        ("Landkreis Enzkreis", "64712"),
    ] {
        match register.resolve(text) {
            Match::One(number) => assert_eq!(number, want, "{text}"),
            other => assert!(want.is_empty(), "{text}: {other:?}"),
        }
    }
}

#[test]
fn what_is_not_found_comes_with_suggestions() {
    let register = register();
    for (text, want) in [
        ("Heide", "22116"),
        ("Rotenburg", "26706"),
        ("Gütersloo", "31778"),
        ("Mühlheim an der Ruhr", "37102"),
    ] {
        let Match::None(suggestions) = register.resolve(text) else {
            panic!("{text}")
        };
        assert!(
            suggestions.contains(&want) && suggestions.len() <= 5,
            "{text}: {suggestions:?}"
        );
    }
    for text in ["", "***", "99999", "Landkreis"] {
        assert!(matches!(register.resolve(text), Match::None(_)), "{text}");
    }
}

#[test]
fn every_municipality_is_found_by_its_number_and_full_name() {
    let register = register();
    for line in include_str!("../../../tests/data/municipalities.csv")
        .lines()
        .skip(1)
    {
        let cells: Vec<_> = line.split(';').collect();
        assert_eq!(register.resolve(cells[0]), Match::One(cells[0]));
        assert_eq!(
            register.resolve(cells[1]),
            Match::One(cells[0]),
            "{}",
            cells[1]
        );
    }
}

#[test]
fn two_of_the_same_name_are_a_question() {
    let found = resolve(
        "Neustadt",
        &[
            (1, &["Stadt Neustadt"]),
            (2, &["Landkreis Neustadt", "Neustadt"]),
            (3, &["Jena"]),
        ],
    );
    assert_eq!(found, Match::Ambiguous(vec![1, 2], Why::Several));
}

#[test]
fn every_homonym_has_its_two_full_names() {
    for homonym in HOMONYMS.iter() {
        let kinds: Vec<_> = homonym.names.iter().map(|name| name.kind).collect();
        assert_eq!(
            kinds,
            [Some(Kind::District), Some(Kind::City)],
            "{}",
            homonym.key
        );
    }
    assert_eq!(
        HOMONYMS.len(),
        include_str!("../homonyms.csv").lines().count() - 1
    );
}

proptest! {
    #[test]
    fn nothing_typed_makes_it_panic(text in ".{0,30}", names in "(a|d|m|st|kreis|stadt|\\.|,|\\*|\\)|1| |-|ruhr){0,12}") {
        let register = register();
        for text in [text, names] {
            let _ = carrier_number(&text);
            let _ = register.resolve(&text);
        }
    }
}
