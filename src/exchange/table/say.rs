//! Problems of a file as sentences.

use super::{Caution, FigureProblem, Problem, ProblemKind};
use crate::fields;
use crate::text::locale::{Texts, Value};

fn with(texts: &Texts, id: &str, variables: &[(&str, &str)]) -> String {
    let variables: Vec<(&str, Value<'_>)> = variables
        .iter()
        .map(|(name, value)| (*name, Value::from(*value)))
        .collect();
    texts.with(id, &variables)
}

/// `staff.csv:12:3: Land: „Atlantis“ …`; without the parts that do not apply.
pub fn sentence(problem: &Problem, texts: &Texts) -> String {
    let mut place = problem.file.clone();
    if problem.line > 0 {
        place = format!("{place}:{}", problem.line);
        if problem.column > 0 {
            place = format!("{place}:{}", problem.column);
        }
    }
    let field = problem
        .field
        .map_or_else(String::new, |field| format!("{field}: "));
    format!("{place}: {field}{}", reason(&problem.kind, texts))
}

/// What is wrong, without its place.
pub fn reason(kind: &ProblemKind, texts: &Texts) -> String {
    let text = |id: &str| texts.get(id).into_owned();
    let number = |n: &usize| n.to_string();
    match kind {
        ProblemKind::Unreadable(why) => with(texts, "table-unreadable", &[("why", why)]),
        ProblemKind::TooLarge { max } => {
            with(texts, "table-too-large", &[("max", &number(&(max >> 20)))])
        }
        ProblemKind::TooManyRows { max } => {
            with(texts, "table-too-many-rows", &[("max", &number(max))])
        }
        ProblemKind::TooManyColumns { max } => {
            with(texts, "table-too-many-columns", &[("max", &number(max))])
        }
        ProblemKind::Empty => text("table-empty"),
        ProblemKind::Spreadsheet => text("table-spreadsheet"),
        ProblemKind::BrokenWorkbook => text("table-broken-workbook"),
        ProblemKind::WorkbookTooLarge { max } => with(
            texts,
            "table-workbook-too-large",
            &[("max", &(max >> 20).to_string())],
        ),
        ProblemKind::NoSheet { name, sheets } => with(
            texts,
            "table-no-sheet",
            &[("name", name), ("sheets", &sheets.join(", "))],
        ),
        ProblemKind::CellError(error) => with(texts, "table-cell-error", &[("error", error)]),
        ProblemKind::Binary => text("table-binary"),
        ProblemKind::MixedEncoding => text("table-mixed-encoding"),
        ProblemKind::NoHeader { expected } => with(
            texts,
            "table-no-header",
            &[("expected", &expected.join(", "))],
        ),
        ProblemKind::MissingColumn => text("table-missing-column"),
        ProblemKind::DuplicateColumn { first } => with(
            texts,
            "table-duplicate-column",
            &[("first", &number(first))],
        ),
        ProblemKind::OpenQuote => text("table-open-quote"),
        ProblemKind::TooManyCells { want } => {
            with(texts, "table-too-many-cells", &[("want", &number(want))])
        }
        ProblemKind::TooLong { max } => with(texts, "problem-too-long", &[("max", &number(max))]),
        ProblemKind::Mapping(why) => with(texts, "table-mapping", &[("why", why)]),
        ProblemKind::UnknownField(name) => with(texts, "table-unknown-field", &[("name", name)]),
        ProblemKind::UnknownColumn(name) => with(texts, "table-unknown-column", &[("name", name)]),
        ProblemKind::NoLand => text("table-no-land"),
        ProblemKind::ClosedRating => text("table-closed-rating"),
        ProblemKind::Figure(problem) => figure_line(problem, texts),
        ProblemKind::Caution(caution) => caution_line(caution, texts),
        ProblemKind::Value(wrong) => fields::say(wrong, texts),
    }
}

/// What is wrong with a figure.
fn figure_line(problem: &FigureProblem, texts: &Texts) -> String {
    let said = |id: &str, text: &str| with(texts, id, &[("text", text)]);
    match problem {
        FigureProblem::NoNumber { text } => said("figure-no-number", text),
        FigureProblem::Groups { text } => said("figure-groups", text),
        FigureProblem::TooLong { text } => said("figure-too-long", text),
        FigureProblem::Either { text } => said("figure-either", text),
        FigureProblem::Percent { text, code } => {
            with(texts, "figure-percent", &[("text", text), ("code", code)])
        }
        FigureProblem::NoPeriod { text } => said("figure-no-period", text),
        FigureProblem::NotSaid => texts.get("figure-not-said").into_owned(),
        FigureProblem::NoFigures => texts.get("figure-no-figures").into_owned(),
        FigureProblem::Shares { code } => said("figure-shares", code),
        FigureProblem::Twice { line } => said("figure-twice", &line.to_string()),
        FigureProblem::DirectionStands { code, direction } => {
            let direction = texts.get(&format!("choice-direction-{direction}"));
            with(
                texts,
                "figure-direction-stands",
                &[("code", code), ("direction", &direction)],
            )
        }
        FigureProblem::NoSuchCode { code } => said("figure-no-such-code", code),
    }
}

/// What an import takes, but says.
fn caution_line(caution: &Caution, texts: &Texts) -> String {
    match caution {
        Caution::NumberShape { text } => with(texts, "caution-number-shape", &[("text", text)]),
        Caution::StatusByDates { said, by_dates } => {
            let name = |status: &str| texts.get(&format!("choice-measure_status-{status}"));
            with(
                texts,
                "caution-status-by-dates",
                &[("said", &name(said)), ("by_dates", &name(by_dates))],
            )
        }
        Caution::MoreThanPlaces { filled, places } => with(
            texts,
            "caution-more-than-places",
            &[
                ("filled", &filled.to_string()),
                ("places", &places.to_string()),
            ],
        ),
        Caution::UnprovenMark { text, read } => {
            let read = texts.decimal(read);
            with(
                texts,
                "caution-unproven-mark",
                &[("text", text), ("read", &read)],
            )
        }
        Caution::OutsideMeasure { start, end } => with(
            texts,
            "caution-outside-measure",
            &[("start", &texts.date(*start)), ("end", &texts.date(*end))],
        ),
    }
}
