use super::checklist::ChecklistTemplate;
use super::guideline::Guideline;
use super::questionnaire::Questionnaire;
use super::*;
use crate::domain::checklist::Phase;
use crate::domain::date::Land;
use crate::domain::id::{Kind, MeasureId};
use crate::domain::measure::Measure;
use crate::domain::meeting::MeetingLanguage;
use crate::domain::points::Points;
use crate::domain::rating::{Part, Scale};
use crate::fields::{Defaults, blank};
use crate::store::Entity;

fn measure(procurement: Procurement) -> Measure {
    let defaults = Defaults {
        today: "2026-11-22".parse().unwrap(),
        land: Land::Hesse,
        language: MeetingLanguage::De,
    };
    let blank = Measure::from_record(blank(Kind::Measure, defaults)).unwrap();
    Measure {
        id: MeasureId(7),
        procurement,
        ..blank
    }
}

fn wrongs<T: List>(text: &str) -> Vec<(usize, ListWrong)> {
    let problems = parse::<T>("own.toml", text).err().unwrap_or_default();
    let pairs = problems.into_iter();
    pairs.map(|problem| (problem.line, problem.what)).collect()
}

#[test]
fn the_built_in_lists_keep_their_own_grammar_and_both_languages() {
    fn holds<T: List>() {
        let found = wrongs::<T>(T::BUILT_IN);
        assert!(found.is_empty(), "{}: {found:?}", T::FILE);
        let count = |key: &str| {
            let starts = |line: &&str| line.starts_with(&format!("{key} = "));
            T::BUILT_IN.lines().filter(starts).count()
        };
        assert_eq!(count("de"), count("en"), "{}", T::FILE);
    }
    holds::<ChecklistTemplate>();
    holds::<Questionnaire>();
    holds::<Guideline>();
}

#[test]
fn a_checklist_holds_what_concerns_the_measure_with_the_names_of_the_house() {
    let (template, problems) = ChecklistTemplate::load(None);
    assert_eq!(problems, []);
    let mut names = OutsideNames::default();
    assert!(names.set("procedure", "Fachverfahren"));
    let bought = template.begin(&measure(Procurement::PurchasingCentre), Lang::De, &names);
    let voucher = template.begin(&measure(Procurement::Voucher), Lang::De, &names);
    assert_eq!(bought.check(), []);
    assert_eq!(bought.measure, MeasureId(7));
    assert!(bought.tasks.is_sorted_by_key(|task| task.phase));
    for phase in [Phase::Planning, Phase::Running, Phase::FollowUp] {
        assert!(
            bought.tasks.iter().any(|task| task.phase == phase),
            "{phase:?}"
        );
    }
    let texts: Vec<_> = bought.tasks.iter().map(|task| task.text.as_str()).collect();
    assert!(texts.contains(&"In Fachverfahren buchen"), "{texts:?}");
    assert!(
        !texts.iter().any(|text| text.contains(['{', '}'])),
        "{texts:?}"
    );
    assert!(voucher.tasks.len() < bought.tasks.len());
    let reports = "Prüfberichte zu Gutscheinmaßnahmen";
    let files = |of: &crate::domain::checklist::Checklist| {
        of.filing.iter().any(|one| one.document == reports)
    };
    assert!(files(&voucher) && !files(&bought));
}

#[test]
fn a_questionnaire_begins_unanswered_on_its_scale() {
    let (questionnaire, _) = Questionnaire::load(None);
    assert_eq!(questionnaire.scale(), Scale::DEFAULT);
    let answers = questionnaire.answers(Lang::En);
    assert!(answers.iter().all(|answer| answer.value.is_none()));
    assert!(answers.is_sorted_by_key(|answer| answer.part));
    assert_eq!(
        answers
            .iter()
            .filter(|answer| answer.part == Part::Hard)
            .count(),
        3
    );
    let own = "[scale]\nmin = \"0\"\nmax = \"5\"\nthreshold = \"2,5\"\n[[soft]]\nen = \"Rooms\"\n";
    let own: Questionnaire = parse("own.toml", own).unwrap_or_else(|_| panic!("not read"));
    assert_eq!(own.scale().threshold, Points(250));
    // One language is enough.
    assert_eq!(own.answers(Lang::De)[0].question, "Rooms");
}

#[test]
fn voucher_measures_have_a_section_more() {
    let (guideline, _) = Guideline::load(None);
    for lang in Lang::ALL {
        let bought = guideline.sections(Procurement::Negotiated, lang);
        let voucher = guideline.sections(Procurement::Voucher, lang);
        assert_eq!((bought.len(), voucher.len()), (9, 10));
        for section in &voucher {
            assert!(
                !guideline.look_at(&section.title, lang).is_empty(),
                "{section:?}"
            );
        }
    }
    assert!(guideline.look_at("Etwas Altes", Lang::De).is_empty());
}

#[test]
fn every_error_is_named_with_its_line() {
    let found = wrongs::<ChecklistTemplate>(
        "[[task]]\nrole = \"nobody\"\nphase = \"running\"\nde = \"x\"\n\
         [[task]]\nrole = \"supervisor\"\nphase = \"later\"\nde = \"x\"\n\
         [[task]]\nrole = \"supervisor\"\nphase = \"running\"\nde = \" \\u001b \"\n\
         [[filing]]\nde = \"in {drawer}\"\n\
         [[filing]]\nde = \"x\"\ncolour = \"red\"\n",
    );
    assert!(
        matches!(
            &found[..],
            [
                (1, ListWrong::Role(role)),
                (5, ListWrong::Syntax(_)),
                (9, ListWrong::NoText),
                (13, ListWrong::Name(name)),
                (15, ListWrong::Syntax(_)),
            ] if role == "nobody" && name == "drawer"
        ),
        "{found:?}"
    );
    assert!(matches!(
        wrongs::<Guideline>("x = 1")[..],
        [(1, ListWrong::Syntax(_))]
    ));
    assert_eq!(wrongs::<Guideline>(""), [(1, ListWrong::Empty)]);
    let long = format!("[[section]]\nde = \"{}\"\n", "x".repeat(LONGEST + 1));
    assert_eq!(wrongs::<Guideline>(&long), [(1, ListWrong::TooLong)]);
    let many = "[[soft]]\nde = \"x\"\n".repeat(MOST + 1);
    assert_eq!(
        wrongs::<Questionnaire>(&many),
        [(2 * MOST + 1, ListWrong::TooMany)]
    );
    for (min, max, threshold) in [
        ("0", "3", "4"),
        ("3", "3", "3"),
        ("x", "3", "2"),
        ("0", "3", "-1"),
    ] {
        let scale = format!(
            "[scale]\nmin = \"{min}\"\nmax = \"{max}\"\nthreshold = \"{threshold}\"\n[[soft]]\nde = \"x\"\n"
        );
        assert_eq!(
            wrongs::<Questionnaire>(&scale),
            [(1, ListWrong::Scale)],
            "{scale}"
        );
    }
}

#[test]
fn an_own_list_replaces_the_built_in_one_unless_it_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("guideline.toml");
    let titles = || {
        let (guideline, problems) = Guideline::load(Some(folder.path()));
        (
            guideline.sections(Procurement::Other, Lang::De).len(),
            problems.len(),
        )
    };
    assert_eq!(titles(), (9, 0));
    std::fs::write(&file, "[[section]]\nde = \"Alles\"\n").unwrap();
    assert_eq!(titles(), (1, 0));
    std::fs::write(&file, "[[section]]\nde = \"Alles\"\nwas = 1\n").unwrap();
    assert_eq!(titles(), (9, 1));
}

#[test]
fn every_problem_has_a_sentence() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for what in [
            ListWrong::Unreadable("x".into()),
            ListWrong::Syntax("x".into()),
            ListWrong::Role("x".into()),
            ListWrong::NoText,
            ListWrong::TooLong,
            ListWrong::Name("x".into()),
            ListWrong::TooMany,
            ListWrong::Empty,
            ListWrong::Scale,
        ] {
            let problem = ListProblem {
                file: "own.toml".into(),
                line: 3,
                what,
            };
            let said = problem.sentence(&texts);
            assert!(!said.starts_with('['), "{said}");
            let error = problem.into_error(&texts).sentence(&texts);
            assert!(
                error.contains("own.toml") && error.contains(&said),
                "{error}"
            );
        }
    }
}
