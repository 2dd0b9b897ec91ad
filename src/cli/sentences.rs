//! Sentences for what the layers below report without a language.

use std::io;

use chrono::{DateTime, Local};

use super::failure::with;
use crate::exchange::jsonl::{BadLine, BadRow, JsonlError};
use crate::exchange::table::{self, Caution, FigureProblem, ProblemKind};
use crate::fields;
use crate::store::backend::embedded::{Holder, HolderKind, OpenError, OpenEvent};
use crate::store::dump::LoadError;
use crate::text::locale::Texts;

/// `staff.csv:12:3: Land: „Atlantis“ …`; without the parts that do not apply.
pub(super) fn table_line(problem: &table::Problem, texts: &Texts) -> String {
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
    format!("{place}: {field}{}", table_reason(&problem.kind, texts))
}

fn table_reason(kind: &ProblemKind, texts: &Texts) -> String {
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

/// What the system said, in the person's words where it is one of the usual reasons.
pub(super) fn io_reason(error: &io::Error, texts: &Texts) -> String {
    let id = match error.kind() {
        io::ErrorKind::NotFound => "io-not-found",
        io::ErrorKind::PermissionDenied => "io-permission",
        io::ErrorKind::IsADirectory => "io-is-a-folder",
        io::ErrorKind::AlreadyExists => "io-exists",
        io::ErrorKind::StorageFull | io::ErrorKind::FileTooLarge => "io-full",
        _ => return error.to_string(),
    };
    texts.get(id).into_owned()
}

/// Why a store did not open.
pub(super) fn open_error(error: &OpenError, texts: &Texts) -> String {
    let shown = |path: &std::path::Path| path.display().to_string();
    match error {
        OpenError::Held(None) => texts.get("open-held-by-somebody").into_owned(),
        OpenError::Held(Some(holder)) => held(holder, texts),
        OpenError::NotAStore(path) => with(texts, "open-not-a-store", &[("path", &shown(path))]),
        OpenError::NoStore(path) => with(texts, "open-no-store", &[("path", &shown(path))]),
        OpenError::NetworkFileSystem { path, kind } => with(
            texts,
            "open-network",
            &[("path", &shown(path)), ("kind", kind)],
        ),
        OpenError::NewerFormat { found, known } => with(
            texts,
            "open-newer",
            &[("found", &found.to_string()), ("known", &known.to_string())],
        ),
        OpenError::Damaged(damage) => with(texts, "open-damaged", &[("why", &damage.to_string())]),
        OpenError::StateNewerThanJournal { .. } => {
            with(texts, "open-damaged", &[("why", &error.to_string())])
        }
        OpenError::Permission(path) => with(texts, "open-permission", &[("path", &shown(path))]),
        OpenError::Full(path) => with(texts, "open-full", &[("path", &shown(path))]),
        OpenError::Io { path, source } => with(
            texts,
            "cli-file",
            &[("file", &shown(path)), ("why", &io_reason(source, texts))],
        ),
        OpenError::State(why) => with(texts, "cli-store-unavailable", &[("why", why)]),
    }
}

fn held(holder: &Holder, texts: &Texts) -> String {
    let kind = texts.get(match holder.kind {
        HolderKind::Screen => "holder-screen",
        HolderKind::Serve => "holder-serve",
        HolderKind::Command => "holder-command",
    });
    let since = DateTime::from_timestamp_millis(holder.since_ms)
        .map(|at| at.with_timezone(&Local))
        .map_or_else(String::new, |at| {
            format!("{} {}", texts.date(at.date_naive()), at.format("%H:%M"))
        });
    with(
        texts,
        "open-held",
        &[
            ("user", &user_name(holder.uid)),
            ("kind", &kind),
            ("pid", &holder.pid.to_string()),
            ("since", &since),
        ],
    )
}

/// The name of a Unix user, or the number where there is none.
pub(super) fn user_name(uid: u32) -> String {
    nix::unistd::User::from_uid(nix::unistd::Uid::from_raw(uid))
        .ok()
        .flatten()
        .map_or_else(|| uid.to_string(), |user| user.name)
}

/// What opening found that is worth telling.
pub(super) fn open_event(event: &OpenEvent, texts: &Texts) -> Option<String> {
    let told = match event {
        OpenEvent::Created | OpenEvent::Replayed(_) | OpenEvent::NotClosed(_) => return None,
        OpenEvent::TornTail { file, .. } => with(texts, "open-torn-tail", &[("file", file)]),
        OpenEvent::Rebuilt { reason, .. } => {
            with(texts, "open-rebuilt", &[("why", &reason.to_string())])
        }
        OpenEvent::HashDiffers => texts.get("open-hash-differs").into_owned(),
        OpenEvent::CheckpointDamaged(file) => {
            with(texts, "open-checkpoint-damaged", &[("file", file)])
        }
        OpenEvent::FormatRestored => texts.get("open-format-restored").into_owned(),
        OpenEvent::AccessTightened => texts.get("open-access-tightened").into_owned(),
    };
    Some(told)
}

/// Everything wrong with an export.
pub(super) fn jsonl_lines(file: &str, error: &JsonlError, texts: &Texts) -> Vec<String> {
    match error {
        JsonlError::Io(error) => vec![with(
            texts,
            "cli-file",
            &[("file", file), ("why", &io_reason(error, texts))],
        )],
        JsonlError::Bad(lines) => lines
            .iter()
            .map(|BadLine { line, what }| match line {
                0 => format!("{file}: {}", bad_row(what, texts)),
                _ => format!("{file}:{line}: {}", bad_row(what, texts)),
            })
            .collect(),
        JsonlError::Load(LoadError::NotEmpty) => vec![texts.get("jsonl-not-empty").into_owned()],
        other => vec![with(
            texts,
            "cli-file",
            &[("file", file), ("why", &other.to_string())],
        )],
    }
}

fn bad_row(what: &BadRow, texts: &Texts) -> String {
    match what {
        BadRow::NotAnExport => texts.get("jsonl-not-an-export").into_owned(),
        BadRow::NewerVersion(version) => {
            with(texts, "jsonl-newer", &[("version", &version.to_string())])
        }
        BadRow::Syntax(why) => with(texts, "jsonl-syntax", &[("why", why)]),
        BadRow::TooLong => texts.get("jsonl-too-long").into_owned(),
        BadRow::Twice(id) => with(texts, "jsonl-twice", &[("record", &id.to_string())]),
        BadRow::Number => texts.get("jsonl-number").into_owned(),
        BadRow::Field { record, problem } => format!(
            "{record}: {}",
            super::failure::field_line(*record, problem, texts)
        ),
        BadRow::Unclean { record, field } => with(
            texts,
            "jsonl-unclean",
            &[("record", &record.to_string()), ("field", field)],
        ),
        BadRow::NoEnd => texts.get("jsonl-end").into_owned(),
        BadRow::BehindEnd => texts.get("jsonl-trailing").into_owned(),
        BadRow::Counter => texts.get("jsonl-counter").into_owned(),
        BadRow::NoCounter(kind) => {
            let kind = texts.get(&format!("kind-{}", kind.name()));
            with(texts, "jsonl-counter-missing", &[("kind", &kind)])
        }
        BadRow::ChangeNumber => texts.get("jsonl-change").into_owned(),
        BadRow::UncleanChange => texts.get("jsonl-change-unclean").into_owned(),
        BadRow::Dangling { from, to } => with(
            texts,
            "jsonl-dangling",
            &[("from", &from.to_string()), ("to", &to.to_string())],
        ),
    }
}
