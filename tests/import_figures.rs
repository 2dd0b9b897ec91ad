//! What the columns of utilisation and ratings mean: good lines, bad lines, and the second time.

mod import_support;

use import_support::{Desk, all, day, measure, said, warned};
use ringbuch::domain::date::Month;
use ringbuch::domain::person::{Person, Role};
use ringbuch::domain::points::Points;
use ringbuch::domain::rating::{Part, Rating, RatingPhase};
use ringbuch::domain::utilisation::{MonthUse, Utilisation};
use ringbuch::exchange::import::Subject;
use ringbuch::store::{Edit, Expected, Record};

/// Two measures: 20 places in 2026, and 10.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.import(
        Subject::Measures,
        "number;title;provider;procurement;start;end;places;status\n\
         123/45678/26;A;T;rez;1.1.2026;31.12.2026;20;awarded\n\
         123/45679/26;B;T;rez;1.1.2026;31.12.2026;10;awarded\n",
    );
    desk
}

fn month(text: &str) -> Month {
    text.parse().unwrap_or(Month::of(day(1, 1, 1)))
}

const USE: &str = "measure;month;filled;places;assigned;entries;dropouts\n";

#[test]
fn figures_are_merged_month_by_month() {
    let desk = desk();
    let file = format!(
        "{USE}123/45678/26;2026-10;18;;5;3;1\n123/45678/26;09/2026;17;18;;;\n123/45679/26;31.10.2026;0;;;;\n"
    );
    let plan = desk.import(Subject::Utilisation, &file);
    assert_eq!((plan.created, plan.warnings.len()), (2, 0));
    let plan = desk.import(
        Subject::Utilisation,
        &format!("{USE}123/45678/26;Oktober 2026;19;;;;\n123/45678/26;2026-09;17;;;;\n123/45678/26;2026-08;;;;;\n"),
    );
    assert_eq!((plan.created, plan.changed, plan.unchanged), (0, 1, 2));
    let id = measure(&desk, "123/45678/26").id;
    let all: Vec<Utilisation> = all(&desk);
    assert_eq!(all.len(), 2);
    let one = all.iter().find(|one| one.measure == id).unwrap();
    assert_eq!(
        one.months,
        [
            MonthUse {
                filled: Some(17),
                places: Some(18),
                ..MonthUse::empty(month("2026-09"))
            },
            MonthUse {
                filled: Some(19),
                assigned: Some(5),
                entries: Some(3),
                dropouts: Some(1),
                ..MonthUse::empty(month("2026-10"))
            },
        ]
    );
}

#[test]
fn a_row_without_figures_makes_nothing() {
    let desk = desk();
    let plan = desk.import(
        Subject::Utilisation,
        &format!("{USE}123/45678/26;2026-10;;;;;\n"),
    );
    assert_eq!((plan.created, plan.unchanged), (0, 1));
    assert!(all::<Utilisation>(&desk).is_empty());
}

#[test]
fn too_many_filled_places_and_months_outside_the_measure_only_warn() {
    let desk = desk();
    let plan = desk.import(
        Subject::Utilisation,
        &format!("{USE}123/45678/26;2026-10;21;;;;\n123/45678/26;2026-11;21;22;;;\n123/45678/26;2027-01;1;;;;\n"),
    );
    assert_eq!(
        warned(&plan),
        [
            "2:3: filled: MoreThanPlaces { filled: 21, places: 20 }",
            "4:2: month: OutsideMeasure { start: 2026-01-01, end: 2026-12-31 }",
        ]
    );
}

#[test]
fn every_bad_cell_of_utilisation_has_its_place_and_its_reason() {
    let desk = desk();
    for (row, want) in [
        ("9/9/9;2026-10;1;;;;", "3:1: measure: Unknown"),
        (";2026-10;1;;;;", "3:1: measure: Missing"),
        ("123/45679/26;;1;;;;", "3:2: month: Missing"),
        ("123/45679/26;2026-13;1;;;;", "3:2: month: Shape"),
        ("123/45679/26;15.10.2026;1;;;;", "3:2: month: Shape"),
        ("123/45679/26;2026-10;-1;;;;", "3:3: filled: NotInRange"),
        ("123/45679/26;2026-10;1,5;;;;", "3:3: filled: NotInRange"),
        ("123/45679/26;2026-10;1;viele;;;", "3:4: places: NotInRange"),
        (
            "123/45679/26;2026-10;1;;9999999;;",
            "3:5: assigned: NotInRange",
        ),
        ("123/45678/26;10.2026;2;;;;", "3:2: month: Duplicate"),
    ] {
        let table = format!("{USE}123/45678/26;2026-10;1;;;;\n{row}\n");
        let plan = desk.plan(Subject::Utilisation, "in.csv", table).unwrap();
        let said = said(&plan);
        assert!(
            said.len() == 1 && said[0].starts_with(want),
            "{row}: {said:?}"
        );
        assert_eq!(plan.edits.len(), 1, "{row}");
    }
}

const RATE: &str = "measure;forwarded_on;phase;rater;part;question;value;due;answered_on\n";

#[test]
fn lines_of_one_sheet_are_one_rating() {
    let desk = desk();
    let file = format!(
        "{RATE}\
         123/45678/26;2026-10-01;during;Ute Bär;soft;Zufrieden?;2,5;;\n\
         123/45678/26;2026-10-01;während;Ute Bär;weich;Räume?;;;2026-10-20\n\
         123/45678/26;2026-10-01;during;Ute Bär;hard;Integration;0;;\n\
         123/45678/26;2026-10-01;after;Ute Bär;soft;Zufrieden?;1;2026-11-15;\n\
         123/45678/26;2026-10-01;during;;soft;Zufrieden?;3;;\n"
    );
    let plan = desk.import(Subject::Ratings, &file);
    assert_eq!((plan.created, plan.along.people), (4, 1));
    let people: Vec<Person> = all(&desk);
    assert_eq!(people[0].roles, [Role::Evaluator]);
    let ratings: Vec<Rating> = all(&desk);
    assert_eq!(ratings.len(), 3);
    let one = &ratings[0];
    assert_eq!(one.measure, measure(&desk, "123/45678/26").id);
    assert_eq!(one.forwarded_on, Some(day(2026, 10, 1)));
    assert_eq!(one.due, Some(day(2026, 10, 29)));
    assert_eq!(one.answered_on, Some(day(2026, 10, 20)));
    assert_eq!(one.rater, Some(people[0].id));
    let answers: Vec<(Part, &str, Option<Points>)> = one
        .answers
        .iter()
        .map(|answer| (answer.part, answer.question.as_str(), answer.value))
        .collect();
    assert_eq!(
        answers,
        [
            (Part::Soft, "Zufrieden?", Some(Points(250))),
            (Part::Soft, "Räume?", None),
            (Part::Hard, "Integration", Some(Points(0))),
        ]
    );
    assert_eq!(ratings[1].phase, RatingPhase::After);
    assert_eq!(ratings[1].due, Some(day(2026, 11, 15)));
    assert_eq!(ratings[2].rater, None);
    // The answer that was missing arrives; what is empty now stays.
    let plan = desk.import(
        Subject::Ratings,
        &format!(
            "{RATE}123/45678/26;2026-10-01;during;Ute Bär;soft;räume?;1;;\n\
             123/45678/26;2026-10-01;during;Ute Bär;soft;Zufrieden?;;;\n"
        ),
    );
    assert_eq!((plan.changed, plan.unchanged), (1, 1));
    let one = &all::<Rating>(&desk)[0];
    assert_eq!(one.answers.len(), 3);
    assert_eq!(one.answers[1].value, Some(Points(100)));
    assert_eq!(one.answers[0].value, Some(Points(250)));
}

#[test]
fn every_bad_cell_of_ratings_has_its_place_and_its_reason() {
    let desk = desk();
    for (row, want) in [
        (
            "9/9/9;2026-10-01;during;U;soft;F;1;;",
            "3:1: measure: Unknown",
        ),
        (
            "123/45678/26;;during;U;soft;F;1;;",
            "3:2: forwarded_on: Missing",
        ),
        (
            "123/45678/26;gestern irgendwann;during;U;soft;F;1;;",
            "3:2: forwarded_on: NotADate",
        ),
        (
            "123/45678/26;2026-10-01;mittendrin;U;soft;F;1;;",
            "3:3: phase: NotAChoice",
        ),
        (
            "123/45678/26;2026-10-01;during;U;sanft;F;1;;",
            "3:5: part: NotAChoice",
        ),
        (
            "123/45678/26;2026-10-01;during;U;soft;;1;;",
            "3:6: question: Missing",
        ),
        (
            "123/45678/26;2026-10-01;during;U;soft;zu 123A456789;1;;",
            "3:6: question: LooksLikeParticipantData",
        ),
        (
            "123/45678/26;2026-10-01;during;U;soft;F;viel;;",
            "3:7: value: Shape",
        ),
        (
            "123/45678/26;2026-10-01;during;U;soft;F;3,01;;",
            "3:7: value: OffTheScale",
        ),
        (
            "123/45678/26;2026-10-01;during;U;soft;F;-1;;",
            "3:7: value: OffTheScale",
        ),
        (
            "123/45678/26;2026-10-01;during;U;soft;eins;1;;",
            "3:6: question: Duplicate",
        ),
        (
            "123/45678/26;2026-10-01;during;U;soft;F;1;31.2.2026;",
            "3:8: due: NoSuchDay",
        ),
        (
            "123/45678/26;2026-10-01;during;U;soft;F;1;2026-12-01;",
            "3:8: due: Ambiguous",
        ),
    ] {
        let table =
            format!("{RATE}123/45678/26;2026-10-01;during;U;soft;Eins;1;2026-11-01;\n{row}\n");
        let plan = desk.plan(Subject::Ratings, "in.csv", table).unwrap();
        let said = said(&plan);
        assert!(
            said.len() == 1 && said[0].starts_with(want),
            "{row}: {said:?}"
        );
        // The questionnaire of the good row and its rater.
        assert_eq!(plan.edits.len(), 2, "{row}");
    }
}

#[test]
fn a_closed_rating_is_never_rewritten() {
    let desk = desk();
    let file = format!("{RATE}123/45678/26;2026-10-01;during;U;soft;Eins;3;;2026-10-02\n");
    let mut plan = desk.import(Subject::Ratings, &file);
    let stored = desk.store.all::<Rating>().unwrap().remove(0);
    let mut closed = stored.record;
    closed.closed_on = Some(day(2026, 11, 1));
    plan.edits = vec![Edit::Put {
        record: Record::Rating(closed),
        expected: Expected::Revision(stored.revision),
    }];
    desk.apply(&plan);
    assert_eq!(desk.bad(Subject::Ratings, &file), [""; 0]);
    for row in [
        "soft;Eins;2;;2026-10-02",
        "soft;Zwei;;;",
        "soft;Eins;;;2026-10-03",
    ] {
        let bad = desk.bad(
            Subject::Ratings,
            &format!("{RATE}123/45678/26;2026-10-01;during;U;{row}\n"),
        );
        assert_eq!(bad, ["2:1: measure: the rating is closed"], "{row}");
    }
}
