//! What the columns of providers and measures mean: good lines, bad lines, and the second time.

mod import_support;

use import_support::{Desk, all, day, measure, said, warned};
use ringbuch::domain::date::Land;
use ringbuch::domain::measure::{Measure, Procurement, Stage};
use ringbuch::domain::person::{Person, Role};
use ringbuch::domain::provider::Provider;
use ringbuch::exchange::import::{Along, Subject};

const HEAD: &str = "number;title;provider;procurement;legal_basis;start;end;places;coordinator;supervisor;status;kind;land;team";
const ONE: &str = "123/45678/26;Startklar;Bildung Nord gGmbH;purchasing_centre;;2026-09-01;2027-03-31;24;Ute Bär;Jan Holm;running;AGH;HE;Team 5";

fn table(rows: &[&str]) -> String {
    format!("{HEAD}\n{}\n", rows.join("\n"))
}

#[test]
fn a_list_makes_measures_with_the_providers_and_people_it_names() {
    let desk = Desk::new();
    let plan = desk.import(
        Subject::Measures,
        &table(&[
            ONE,
            "123/45679/26;Neustart;BILDUNG NORD gGmbH;rez;§ 45;1.1.2026;30.06.2026;10;Ute  Bär;N.N.;beendet;MAT;;",
            ";Gutscheine;Werkstatt eG;AVGS;;2026-01-01;2026-12-31;;;;planned;;BY;",
        ]),
    );
    assert_eq!(
        plan.along,
        Along {
            providers: 2,
            people: 2
        }
    );
    assert_eq!(plan.created, 3 + 2 + 2);
    let providers: Vec<Provider> = all(&desk);
    let names: Vec<&str> = providers.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Bildung Nord gGmbH", "Werkstatt eG"]);
    let people: Vec<Person> = all(&desk);
    assert_eq!(people[0].name, "Ute Bär");
    assert_eq!(people[0].roles, [Role::Coordinator]);
    assert_eq!(people[1].roles, [Role::Supervisor]);
    let one = measure(&desk, "123/45678/26");
    assert_eq!(one.title, "Startklar");
    assert_eq!(one.provider, providers[0].id);
    assert_eq!(one.procurement, Procurement::PurchasingCentre);
    assert_eq!(one.legal_basis, "§ 16d SGB II");
    assert_eq!((one.start, one.end), (day(2026, 9, 1), day(2027, 3, 31)));
    assert_eq!((one.places, one.team.as_str()), (24, "Team 5"));
    assert_eq!(one.coordinator, Some(people[0].id));
    assert_eq!(one.supervisor, Some(people[1].id));
    assert_eq!(one.status, Stage::Awarded);
    let two = measure(&desk, "123/45679/26");
    assert_eq!(two.procurement, Procurement::PurchasingCentre);
    assert_eq!(two.legal_basis, "§ 45");
    assert_eq!(
        (two.coordinator, two.supervisor),
        (Some(people[0].id), None)
    );
    assert_eq!(two.land, Land::Hesse);
    let third = &all::<Measure>(&desk)[2];
    assert_eq!(third.number, "");
    assert_eq!(third.land, Land::Bavaria);
    assert_eq!((third.places, third.procurement), (0, Procurement::Voucher));
}

#[test]
fn german_names_of_columns_are_known() {
    let desk = Desk::new();
    desk.import(
        Subject::Measures,
        "Maßnahme-Nr.;Titel;Träger;Beschaffung;Rechtsgrundlage;Beginn;Ende;Plätze;Maßnahmekoordinator/in;Maßnahmebetreuer/in;Status;Maßnahmeart;Bundesland;Team;Ort;Bemerkung\n\
         1/2;A;T;preisverhandelt;§ 1;1.9.2026;31.3.2027;5;Ute Bär;Jan Holm;läuft;BaE;Bayern;T1;Hof;Notiz\n",
    );
    let one = measure(&desk, "1/2");
    assert_eq!(one.procurement, Procurement::Negotiated);
    assert_eq!((one.land, one.place.as_str()), (Land::Bavaria, "Hof"));
    assert_eq!((one.kind.as_str(), one.note.as_str()), ("BaE", "Notiz"));
}

#[test]
fn a_known_number_is_changed_and_an_empty_cell_says_nothing() {
    let desk = Desk::new();
    desk.import(Subject::Measures, &table(&[ONE]));
    let plan = desk.import(
        Subject::Measures,
        &table(&["123/45678/26;;;;;;2027-04-30;30;;;;;;"]),
    );
    assert_eq!((plan.created, plan.changed), (0, 1));
    let one = measure(&desk, "123/45678/26");
    assert_eq!((one.end, one.places), (day(2027, 4, 30), 30));
    assert_eq!(
        (one.title.as_str(), one.team.as_str()),
        ("Startklar", "Team 5")
    );
    assert_eq!(one.status, Stage::Awarded);
}

#[test]
fn a_measure_without_number_is_known_by_title_provider_and_start() {
    let desk = Desk::new();
    let row = ";Gutscheine;Werkstatt eG;voucher;;2026-01-01;2026-12-31;;;;planned;;;";
    desk.import(Subject::Measures, &table(&[row]));
    let plan = desk.import(
        Subject::Measures,
        &table(&[
            ";GUTSCHEINE;werkstatt eg;voucher;;2026-01-01;2027-12-31;;;;planned;;;",
            ";Gutscheine;Werkstatt eG;voucher;;2027-01-01;2027-12-31;;;;planned;;;",
        ]),
    );
    assert_eq!((plan.created, plan.changed), (1, 1));
    assert_eq!(
        desk.bad(Subject::Measures, &table(&[row, row])),
        ["3:2: title: Duplicate { value: \"Gutscheine\" }"]
    );
    assert_eq!(
        desk.bad(
            Subject::Measures,
            &table(&[";;;voucher;;;2026-12-31;;;;planned;;;"])
        ),
        [
            "2:2: title: Missing",
            "2:3: provider: Missing",
            "2:6: start: Missing"
        ]
    );
}

#[test]
fn every_bad_cell_of_measures_has_its_place_and_its_reason() {
    let desk = Desk::new();
    let good = "1;A;T;rez;;2026-01-01;2026-12-31;1;;;planned;;;";
    for (row, want) in [
        (
            "2;A;T;geschenkt;;2026-01-01;2026-12-31;1;;;planned;;;",
            "3:4: procurement: NotAChoice",
        ),
        (
            "2;A;T;rez;;31.2.2026;2026-12-31;1;;;planned;;;",
            "3:6: start: NoSuchDay",
        ),
        (
            "2;A;T;rez;;2026-01-01;2025-12-31;1;;;planned;;;",
            "3:7: end: EndBeforeStart",
        ),
        ("2;A;T;rez;;2026-01-01;;1;;;planned;;;", "3:7: end: Missing"),
        (
            "2;A;T;rez;;2026-01-01;2026-12-31;viele;;;planned;;;",
            "3:8: places: NotInRange",
        ),
        (
            "2;A;T;rez;;2026-01-01;2026-12-31;-1;;;planned;;;",
            "3:8: places: NotInRange",
        ),
        (
            "2;A;T;;;2026-01-01;2026-12-31;1;;;planned;;;",
            "3:4: procurement: Missing",
        ),
        (
            "2;A;T;rez;;2026-01-01;2026-12-31;1;;;;;;",
            "3:11: status: Missing",
        ),
        (
            "2;A;T;rez;;2026-01-01;2026-12-31;1;;;verloren;;;",
            "3:11: status: NotAChoice",
        ),
        (
            "2;A;T;rez;;2026-01-01;2026-12-31;1;;;tendered;;;",
            "3:10: supervisor: SupervisorMissing",
        ),
        (
            "2;A;T;rez;;2026-01-01;2026-12-31;1;;;planned;;Atlantis;",
            "3:13: land: NotAChoice",
        ),
        (
            "2;;T;rez;;2026-01-01;2026-12-31;1;;;planned;;;",
            "3:2: title: Missing",
        ),
        (
            "2;A;;rez;;2026-01-01;2026-12-31;1;;;planned;;;",
            "3:3: provider: Missing",
        ),
        (
            "1;A;T;rez;;2026-01-01;2026-12-31;1;;;planned;;;",
            "3:1: number: Duplicate",
        ),
        (
            "2;zu 123A456789;T;rez;;2026-01-01;2026-12-31;1;;;planned;;;",
            "3:2: title: LooksLikeParticipantData",
        ),
        (
            "2;A;T 12345BG0001234;rez;;2026-01-01;2026-12-31;1;;;planned;;;",
            "3:3: provider: LooksLikeParticipantData",
        ),
        (
            "2;A;T;rez;;2026-01-01;2026-12-31;1;123A456789;;planned;;;",
            "3:9: coordinator: LooksLikeParticipantData",
        ),
    ] {
        let plan = desk
            .plan(Subject::Measures, "in.csv", table(&[good, row]))
            .unwrap();
        let said = said(&plan);
        assert!(
            said.len() == 1 && said[0].starts_with(want),
            "{row}: {said:?}"
        );
        // What is good about the file is one measure and its provider.
        assert_eq!((plan.bad_rows, plan.edits.len()), (1, 2), "{row}");
    }
    assert!(all::<Measure>(&desk).is_empty());
    // All that is wrong with a line is said at once.
    assert_eq!(
        desk.bad(
            Subject::Measures,
            &table(&["2;;;geschenkt;;;31.2.2026;viele;;;;;;"])
        )
        .len(),
        7
    );
}

#[test]
fn a_person_two_people_could_be_is_a_question() {
    let desk = Desk::new();
    desk.import(
        Subject::People,
        "name;function;organisation\nUte Bär;A;Amt 1\nUte Bär;B;Amt 2\n",
    );
    let bad = desk.bad(Subject::Measures, &table(&[ONE]));
    assert!(
        bad.len() == 1 && bad[0].starts_with("2:9: coordinator: Ambiguous"),
        "{bad:?}"
    );
}

#[test]
fn without_a_land_anywhere_a_new_measure_is_refused_and_a_known_one_not() {
    let mut desk = Desk::new();
    desk.land = None;
    let row = "1;A;T;rez;;2026-01-01;2026-12-31;1;;;planned;;;";
    assert_eq!(
        desk.bad(Subject::Measures, &table(&[row])),
        ["2:13: land: no Land"]
    );
    let without_column = "number;title;provider;procurement;start;end;places;status\n1;A;T;rez;1.1.2026;31.12.2026;1;planned\n";
    assert_eq!(
        desk.bad(Subject::Measures, without_column),
        ["2:0: land: no Land"]
    );
    desk.land = Some(Land::Saxony);
    desk.import(Subject::Measures, &table(&[row]));
    assert_eq!(measure(&desk, "1").land, Land::Saxony);
    desk.land = None;
    assert_eq!(desk.bad(Subject::Measures, &table(&[row])), [""; 0]);
}

#[test]
fn an_unusual_number_and_a_status_against_the_dates_only_warn() {
    let desk = Desk::new();
    let plan = desk.import(
        Subject::Measures,
        &table(&[
            "123/45678/26;A;T;rez;;2026-01-01;2026-06-30;1;;;running;;;",
            "123/45679/26;A;T;rez;;2026-01-01;2027-06-30;1;;;ended;;;",
            "123/45680/26;A;T;rez;;2026-01-01;2027-06-30;1;;;awarded;;;",
            "M-7;A;T;rez;;2026-01-01;2026-06-30;1;;;ended;;;",
        ]),
    );
    assert_eq!(
        warned(&plan),
        [
            "2:11: status: StatusByDates { said: \"running\", by_dates: \"ended\" }",
            "3:11: status: StatusByDates { said: \"ended\", by_dates: \"running\" }",
            "5:1: number: NumberShape { text: \"M-7\" }",
        ]
    );
}

#[test]
fn a_cancelled_measure_keeps_the_reason_it_has() {
    let desk = Desk::new();
    let row = |status: &str| format!("1;A;T;rez;;2026-01-01;2026-12-31;1;;;{status};;;");
    desk.import(Subject::Measures, &table(&[&row("cancelled: zu teuer")]));
    desk.import(Subject::Measures, &table(&[&row("abgesagt")]));
    let reason = |desk: &Desk| match measure(desk, "1").status {
        Stage::Cancelled { reason } => reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(reason(&desk), "zu teuer");
    let other = Desk::new();
    other.import(Subject::Measures, &table(&[&row("cancelled")]));
    assert_eq!(reason(&other), "by the imported list");
}

#[test]
fn a_predecessor_may_stand_further_down_or_in_the_store() {
    let desk = Desk::new();
    let head = "number;title;provider;procurement;start;end;places;status;predecessor\n";
    let file = format!(
        "{head}2;B;T;rez;1.1.2026;31.12.2026;1;planned;1\n1;A;T;rez;1.1.2025;31.12.2025;1;planned;\n"
    );
    desk.import(Subject::Measures, &file);
    let first = measure(&desk, "1").id;
    assert_eq!(measure(&desk, "2").predecessor, Some(first));
    let third = format!("{head}3;C;T;rez;1.1.2027;31.12.2027;1;planned;2\n");
    desk.import(Subject::Measures, &third);
    for predecessor in ["9", "4"] {
        let bad = desk.bad(
            Subject::Measures,
            &format!("{head}4;D;T;rez;1.1.2027;31.12.2027;1;planned;{predecessor}/x\n4/x;D;T;rez;1.1.2027;31.12.2027;1;planned;4/x\n"),
        );
        assert!(
            bad.iter()
                .any(|one| one.starts_with("3:9: predecessor: Unknown")),
            "{bad:?}"
        );
    }
}

#[test]
fn skipping_a_bad_row_leaves_nothing_of_it_behind() {
    let desk = Desk::new();
    let plan = desk
        .plan(
            Subject::Measures,
            "in.csv",
            table(&[
                ONE,
                "2;B;Nur hier;rez;;2026-01-01;2025-01-01;1;Nur Hier;;planned;;;",
            ]),
        )
        .unwrap();
    assert_eq!((plan.bad_rows, plan.created), (1, 4));
    desk.apply(&plan);
    assert_eq!(all::<Provider>(&desk).len(), 1);
    assert_eq!(all::<Person>(&desk).len(), 2);
    assert_eq!(all::<Measure>(&desk).len(), 1);
}

#[test]
fn providers_are_known_by_name_and_their_lines_add_places() {
    let desk = Desk::new();
    let plan = desk.import(
        Subject::Providers,
        "Träger;Ort;zugelassen bis;fachkundige Stelle;Ansprechpartner\n\
         Bildung Nord;\"Fulda, Hünfeld\";31.12.2027;CERTQUA;Frau Ross\n\
         bildung  nord;Kassel;;;\n\
         Werkstatt eG;Jena;;;\n",
    );
    assert_eq!((plan.created, plan.rows), (2, 3));
    let find = |name| desk.store.provider_named(name).unwrap().unwrap().record;
    let nord = find("bildung nord");
    assert_eq!(nord.name, "Bildung Nord");
    assert_eq!(nord.places, ["Fulda", "Hünfeld", "Kassel"]);
    assert_eq!(nord.accredited_until, Some(day(2027, 12, 31)));
    assert_eq!(
        (nord.accreditation.as_str(), nord.contact.as_str()),
        ("CERTQUA", "Frau Ross")
    );
    // What a later file does not name stays; places are added.
    let plan = desk.import(
        Subject::Providers,
        "name;place;contact\nBILDUNG NORD;Alsfeld;Herr Au\nWerkstatt eG;;\n",
    );
    assert_eq!((plan.created, plan.changed, plan.unchanged), (0, 1, 1));
    let nord = find("Bildung Nord");
    assert_eq!(nord.name, "Bildung Nord");
    assert_eq!(nord.places, ["Fulda", "Hünfeld", "Kassel", "Alsfeld"]);
    assert_eq!(nord.contact, "Herr Au");
    assert_eq!(nord.accredited_until, Some(day(2027, 12, 31)));
}

#[test]
fn bad_lines_of_providers_are_named() {
    let desk = Desk::new();
    let head = "name;place;accredited_until;body;contact;first_contract;last_contract\n";
    for (rows, want) in [
        (";Jena;;;;;", "2:1: name: Missing"),
        ("A;;bald;;;;", "2:3: accredited_until: NotADate"),
        (
            "A;;;;123A456789;;",
            "2:5: contact: LooksLikeParticipantData",
        ),
        ("A 123A456789;;;;;;", "2:1: name: LooksLikeParticipantData"),
        (
            "A;;;;;1.1.2026;1.1.2025",
            "2:7: last_contract: EndBeforeStart",
        ),
        ("A;;;X;;;\na;;;Y;;;", "3:4: body: Ambiguous"),
    ] {
        let bad = desk.bad(Subject::Providers, &format!("{head}{rows}\n"));
        assert!(
            bad.len() == 1 && bad[0].starts_with(want),
            "{rows}: {bad:?}"
        );
    }
}

#[test]
fn an_excel_list_with_real_days_and_numbers_is_read_like_a_csv() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let day_format = rust_xlsxwriter::Format::new().set_num_format("dd.mm.yyyy");
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Maßnahmen, Stand 1.11.2026").unwrap();
    for (column, name) in HEAD.split(';').enumerate() {
        sheet.write(2, column as u16, name).unwrap();
    }
    for (column, cell) in ONE.split(';').enumerate() {
        let column = column as u16;
        match column {
            5 => sheet.write_with_format(3, column, 46_266.0, &day_format),
            6 => sheet.write_with_format(3, column, 46_477.0, &day_format),
            7 => sheet.write(3, column, 24.0),
            _ => sheet.write(3, column, cell),
        }
        .unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let desk = Desk::new();
    let plan = desk.plan(Subject::Measures, "in.xlsx", &bytes).unwrap();
    assert_eq!(said(&plan), [""; 0]);
    desk.apply(&plan);
    let one = measure(&desk, "123/45678/26");
    assert_eq!((one.start, one.end), (day(2026, 9, 1), day(2027, 3, 31)));
    assert_eq!(one.places, 24);
    // The same list as a CSV says nothing new, and neither does the sheet again.
    let csv = desk
        .plan(Subject::Measures, "in.csv", table(&[ONE]))
        .unwrap();
    let again = desk.plan(Subject::Measures, "in.xlsx", &bytes).unwrap();
    assert_eq!((csv.edits.len(), again.edits.len()), (0, 0));
}
