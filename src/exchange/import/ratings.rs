//! Ratings: one row an answer. Rows of the same measure, day of forwarding, phase and rater are one
//! questionnaire. A closed one is evidence and never rewritten (§ 65(5) `VgV`).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::utilisation::measure_in;
use super::{Kind, ProblemKind, ReadFailure, Record, RecordId, Row, Value, Work, field};
use crate::domain::house_rules::HouseRules;
use crate::domain::id::{MeasureId, PersonId};
use crate::domain::person::Role;
use crate::domain::points::Points;
use crate::domain::problem::Wrong;
use crate::domain::rating::{Answer, Part, Rating, RatingPhase};
use crate::exchange::table::Column;
use crate::fields;
use crate::text::Folded;
use crate::text::clean::{Limit, Lines, clean};

pub(super) const COLUMNS: &[Column] = &[
    Column::required(
        "measure",
        &[
            "Maßnahme",
            "Maßnahmenummer",
            "Maßnahme-Nr.",
            "Maßnahmennummer",
            "number",
        ],
    ),
    Column::required(
        "forwarded_on",
        &["weitergeleitet am", "weitergeleitet", "versandt am"],
    ),
    Column::required("phase", &["Zeitpunkt"]),
    Column::required(
        "rater",
        &["Werter", "Werterin", "bewertet von", "Wertung durch"],
    ),
    Column::required("part", &["Teil", "Faktoren", "Fakten"]),
    Column::required("question", &["Frage", "Kriterium"]),
    Column::required("value", &["Wert", "Punkte", "Bewertung", "Antwort"]),
    Column::optional("due", &["fällig", "fällig am", "Frist"]),
    Column::optional(
        "answered_on",
        &["beantwortet am", "beantwortet", "Rücklauf"],
    ),
];

/// Characters of a question.
const QUESTION: Limit = Limit {
    graphemes: 500,
    bytes: 4_000,
};

/// What makes rows one questionnaire; the phase as its name.
type Sheet = (MeasureId, NaiveDate, &'static str, Option<PersonId>);

/// Questionnaires of the file.
#[derive(Default)]
struct Seen<'t> {
    measures: BTreeMap<&'t str, MeasureId>,
    sheets: BTreeMap<Sheet, usize>,
    /// Ratings of the store, by measure.
    stored: BTreeMap<MeasureId, Vec<Rating>>,
    questions: BTreeSet<(usize, &'static str, String)>,
    /// What a row said about the questionnaire as a whole: no other may say otherwise.
    said: BTreeMap<(usize, &'static str), NaiveDate>,
}

/// A row, read.
struct Line {
    sheet: Sheet,
    part: Part,
    question: String,
    value: Option<Points>,
    due: Option<NaiveDate>,
    answered_on: Option<NaiveDate>,
}

pub(super) fn plan(
    work: &mut Work<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(), ReadFailure> {
    let table = work.table;
    let rules = work.store.house_rules()?;
    let mut seen = Seen::default();
    for (done, row) in table.rows.iter().enumerate() {
        progress(done, table.rows.len());
        if work.is_skipped(row) {
            continue;
        }
        for column in ["measure", "forwarded_on", "phase", "part", "question"] {
            work.need(row, column);
        }
        let text = table.text(row, "measure");
        let measure = match seen.measures.get(text) {
            Some(id) => Some(*id),
            None => measure_in(work, row, text)?.map(|measure| measure.id),
        };
        if let Some(id) = measure {
            seen.measures.insert(text, id);
        }
        let Some(line) = read(work, row, measure) else {
            continue;
        };
        let at = match seen.sheets.get(&line.sheet) {
            Some(at) => *at,
            None => match sheet(work, &mut seen, row, line.sheet, &rules)? {
                Some(at) => at,
                None => continue,
            },
        };
        seen.sheets.insert(line.sheet, at);
        take(work, &mut seen, row, at, line);
    }
    Ok(())
}

/// The cells of a row; none if one of them is bad.
fn read(work: &mut Work<'_>, row: &Row, measure: Option<MeasureId>) -> Option<Line> {
    let mut day = |column: &'static str| {
        let value = field(Kind::Rating, column).and_then(|field| work.value(row, column, field));
        match value {
            Some(Value::Date(day)) => Some(day),
            _ => None,
        }
    };
    let (forwarded, due, answered_on) = (day("forwarded_on"), day("due"), day("answered_on"));
    let phase = match field(Kind::Rating, "phase").and_then(|field| work.value(row, "phase", field))
    {
        Some(Value::Choice(name)) => Some(name),
        _ => None,
    };
    let rater = work.person_in(row, "rater", Role::Evaluator);
    let part = part_in(work, row);
    let question = question_in(work, row);
    let text = work.table.text(row, "value");
    let value = match text.parse::<Points>() {
        Ok(points) => Some(points),
        Err(_) if text.is_empty() => None,
        Err(_) => {
            let wrong = Wrong::Shape {
                text: text.to_owned(),
                example: "2,5",
            };
            work.complain(row, "value", ProblemKind::Value(wrong));
            None
        }
    };
    if work.is_bad(row) {
        return None;
    }
    Some(Line {
        sheet: (measure?, forwarded?, phase?, rater),
        part: part?,
        question: question?,
        value,
        due,
        answered_on,
    })
}

fn part_in(work: &mut Work<'_>, row: &Row) -> Option<Part> {
    const NAMES: [(&str, Part); 8] = [
        ("soft", Part::Soft),
        ("weich", Part::Soft),
        ("weiche fakten", Part::Soft),
        ("weiche faktoren", Part::Soft),
        ("hard", Part::Hard),
        ("hart", Part::Hard),
        ("harte fakten", Part::Hard),
        ("harte faktoren", Part::Hard),
    ];
    let text = work.table.text(row, "part");
    let typed = Folded::new(text);
    let found = NAMES.iter().find(|(name, _)| *name == typed.spelled());
    if found.is_none() && !text.is_empty() {
        let wrong = Wrong::NotAChoice {
            text: text.to_owned(),
            choices: "soft (weich), hard (hart)".to_owned(),
        };
        work.complain(row, "part", ProblemKind::Value(wrong));
    }
    found.map(|(_, part)| *part)
}

/// The question on one line, if it fits and looks like no participant's data.
fn question_in(work: &mut Work<'_>, row: &Row) -> Option<String> {
    let cleaned = clean(work.table.text(row, "question"), Lines::Single, QUESTION);
    let wrong = if cleaned.cut.is_some() {
        Wrong::TooLong {
            max: QUESTION.graphemes,
        }
    } else {
        match fields::participant_data(&cleaned.text) {
            Some(found) if !work.keep_suspicious => Wrong::LooksLikeParticipantData {
                text: found.to_owned(),
            },
            _ => return Some(cleaned.text).filter(|text| !text.is_empty()),
        }
    };
    work.complain(row, "question", ProblemKind::Value(wrong));
    None
}

/// The questionnaire of a row: stored, or new with its last day by the house rules.
fn sheet(
    work: &mut Work<'_>,
    seen: &mut Seen<'_>,
    row: &Row,
    sheet: Sheet,
    rules: &HouseRules,
) -> Result<Option<usize>, ReadFailure> {
    let (measure, forwarded, phase, rater) = sheet;
    let stored = match seen.stored.entry(measure) {
        std::collections::btree_map::Entry::Occupied(there) => there.into_mut(),
        std::collections::btree_map::Entry::Vacant(place) => {
            let all = work
                .store
                .of_measure::<Rating>(measure, crate::domain::id::RatingId)?;
            place.insert(all.into_iter().map(|stored| stored.record).collect())
        }
    };
    let phase_of = |rating: &Rating| match rating.phase {
        RatingPhase::During => "during",
        RatingPhase::After => "after",
    };
    let same = stored.iter().find(|one| {
        one.forwarded_on == Some(forwarded) && one.rater == rater && phase_of(one) == phase
    });
    if let Some(one) = same {
        let id = RecordId {
            kind: Kind::Rating,
            id: one.id.0,
        };
        return work.edit(id, row.line);
    }
    let at = work.create(Kind::Rating, row.line);
    if let Some(field) = field(Kind::Rating, "phase") {
        work.set(at, field, Value::Choice(phase));
    }
    if let Record::Rating(rating) = &mut work.drafts[at].record {
        rating.measure = measure;
        rating.rater = rater;
        rating.forwarded_on = Some(forwarded);
        rating.due = Some(Rating::due_after(forwarded, rules));
    }
    Ok(Some(at))
}

/// Puts a row into its questionnaire.
fn take(work: &mut Work<'_>, seen: &mut Seen<'_>, row: &Row, at: usize, line: Line) {
    let key = (
        at,
        line.part.name(),
        Folded::new(&line.question).spelled().to_owned(),
    );
    if !seen.questions.insert(key) {
        let value = line.question;
        work.complain(
            row,
            "question",
            ProblemKind::Value(Wrong::Duplicate { value }),
        );
        return;
    }
    for (column, day) in [("due", line.due), ("answered_on", line.answered_on)] {
        let Some(day) = day else { continue };
        let said = *seen.said.entry((at, column)).or_insert(day);
        if said != day {
            let wrong = Wrong::Ambiguous {
                text: day.to_string(),
                candidates: format!("{said}, {day}"),
            };
            work.complain(row, column, ProblemKind::Value(wrong));
            return;
        }
    }
    let Record::Rating(rating) = &mut work.drafts[at].record else {
        return;
    };
    let before = rating.clone();
    let same = |one: &&mut Answer| {
        one.part == line.part
            && Folded::new(&one.question).spelled() == Folded::new(&line.question).spelled()
    };
    match rating.answers.iter_mut().find(same) {
        Some(answer) => answer.value = line.value.or(answer.value),
        None => rating.answers.push(Answer {
            part: line.part,
            question: line.question,
            value: line.value,
            note: String::new(),
        }),
    }
    rating.due = line.due.or(rating.due);
    rating.answered_on = line.answered_on.or(rating.answered_on);
    if *rating == before {
        return;
    }
    if before.closed_on.is_some() {
        *rating = before;
        work.complain(row, "measure", ProblemKind::ClosedRating);
        return;
    }
    let scale = rating.scale;
    let off = line
        .value
        .is_some_and(|value| value < scale.min || value > scale.max);
    work.touched.push((row.line, at));
    if off {
        let wrong = Wrong::OffTheScale {
            question: work.table.text(row, "question").to_owned(),
            min: scale.min.to_string(),
            max: scale.max.to_string(),
        };
        work.complain(row, "value", ProblemKind::Value(wrong));
    }
}
