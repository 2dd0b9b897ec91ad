//! How a command fails: an exit code, and sentences on stderr: what, where, what to do.

use crate::domain::id::RecordId;
use crate::domain::problem::Problem;
use crate::exchange::import::ImportError;
use crate::exchange::jsonl::JsonlError;
use crate::exchange::table;
use crate::fields;
use crate::report::ReportError;
use crate::store::ReadFailure;
use crate::store::apply::ApplyError;
use crate::store::backend::embedded::OpenError;
use crate::store::backend::{CommitError, ReadError};
use crate::store::history::UndoError;
use crate::text::locale::{Texts, Value};

use super::sentences;

/// Exit code: the request failed.
pub(super) const FAILED: u8 = 1;
/// Exit code: wrong usage.
pub(super) const USAGE: u8 = 2;
/// Exit code: changed meanwhile.
pub(super) const CONFLICT: u8 = 3;
/// Exit code: the store can't be reached or is damaged.
pub(super) const STORE: u8 = 4;

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// Sentences that are already in the person's language.
    #[error("{}", .lines.join("\n"))]
    Said {
        /// The exit code.
        code: u8,
        /// One a line.
        lines: Vec<String>,
    },
    /// The store did not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A change was refused.
    #[error(transparent)]
    Apply(#[from] ApplyError),
    /// The store can't be read.
    #[error(transparent)]
    Read(#[from] ReadFailure),
    /// It can't be taken back.
    #[error(transparent)]
    Undo(#[from] UndoError),
    /// A document was not made.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// No plan could be made of a file.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// An export can't be written or read in.
    #[error("{file}: {error}")]
    Jsonl {
        /// The file as the person named it.
        file: String,
        /// Why.
        error: JsonlError,
    },
    /// A file can't be written or read.
    #[error("{file}: {error}")]
    File {
        /// The file as the person named it.
        file: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// Anything else the system said.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl Failure {
    /// One sentence, exit code 1.
    pub(super) fn said(line: impl Into<String>) -> Self {
        Self::Said {
            code: FAILED,
            lines: vec![line.into()],
        }
    }

    /// One sentence, exit code 2.
    pub(super) fn usage(line: impl Into<String>) -> Self {
        Self::Said {
            code: USAGE,
            lines: vec![line.into()],
        }
    }

    /// The exit code.
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::Said { code, .. } => *code,
            Self::Open(_) | Self::Read(_) | Self::Import(ImportError::Read(_)) => STORE,
            Self::Apply(error) => apply_code(error),
            Self::Undo(UndoError::ChangedSince { .. }) => CONFLICT,
            Self::Undo(UndoError::Read(_)) | Self::Report(ReportError::Read(_)) => STORE,
            Self::Jsonl { error, .. } => match error {
                JsonlError::Read(_) => STORE,
                JsonlError::Load(crate::store::dump::LoadError::Apply(error)) => apply_code(error),
                JsonlError::Load(crate::store::dump::LoadError::Read(_)) => STORE,
                _ => FAILED,
            },
            Self::Undo(_) | Self::Report(_) | Self::Import(_) | Self::File { .. } | Self::Io(_) => {
                FAILED
            }
        }
    }

    /// The sentences.
    pub(super) fn lines(&self, texts: &Texts) -> Vec<String> {
        match self {
            Self::Said { lines, .. } => lines.clone(),
            Self::Open(error) => vec![sentences::open_error(error, texts)],
            Self::Apply(error) => apply_lines(error, texts),
            Self::Read(error) | Self::Import(ImportError::Read(error)) => {
                vec![read_line(error, texts)]
            }
            Self::Undo(error) => vec![undo_line(error, texts)],
            Self::Report(error) => vec![error.sentence(texts)],
            Self::Import(ImportError::File(problems)) => table_lines(problems, texts),
            Self::Jsonl { file, error } => sentences::jsonl_lines(file, error, texts),
            Self::File { file, error } => vec![with(
                texts,
                "cli-file",
                &[("file", file), ("why", &sentences::io_reason(error, texts))],
            )],
            Self::Io(error) => vec![with(
                texts,
                "cli-io",
                &[("why", &sentences::io_reason(error, texts))],
            )],
        }
    }
}

/// A sentence fit for a terminal, whatever it quotes: clean, and no longer than a screen or two.
pub(super) fn speakable(line: &str) -> String {
    const LONGEST: usize = 4_000;
    let mut line = crate::text::multi_line(line);
    if let Some((end, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(end);
        line.push_str("…\n");
    }
    line
}

/// A text with variables that are all strings.
pub(super) fn with(texts: &Texts, id: &str, variables: &[(&str, &str)]) -> String {
    let variables: Vec<(&str, Value<'_>)> = variables
        .iter()
        .map(|(name, value)| (*name, Value::from(*value)))
        .collect();
    texts.with(id, &variables)
}

fn apply_code(error: &ApplyError) -> u8 {
    match error {
        ApplyError::Conflict(_) | ApplyError::Commit(CommitError::Conflict { .. }) => CONFLICT,
        ApplyError::Commit(CommitError::TooLarge(_)) => FAILED,
        ApplyError::Commit(_) | ApplyError::Read(_) => STORE,
        ApplyError::Rejected(_) | ApplyError::Twice(_) | ApplyError::Codec(..) => FAILED,
    }
}

fn apply_lines(error: &ApplyError, texts: &Texts) -> Vec<String> {
    match error {
        ApplyError::Rejected(rejected) => rejected
            .iter()
            .flat_map(|one| {
                one.problems
                    .iter()
                    .map(|problem| field_line(one.record, problem, texts))
            })
            .collect(),
        ApplyError::Conflict(records) => {
            let names: Vec<String> = records.iter().map(ToString::to_string).collect();
            vec![with(
                texts,
                "cli-conflict",
                &[("records", &names.join(", "))],
            )]
        }
        ApplyError::Read(error) => vec![read_line(error, texts)],
        ApplyError::Commit(error) => vec![commit_line(error, texts)],
        ApplyError::Twice(id) => {
            vec![with(texts, "cli-twice", &[("record", &id.to_string())])]
        }
        ApplyError::Codec(id, _) => {
            vec![with(
                texts,
                "cli-record-too-large",
                &[("record", &id.to_string())],
            )]
        }
    }
}

/// `Land: „Atlantis“ steht nicht zur Auswahl …`
pub(super) fn field_line(record: RecordId, problem: &Problem, texts: &Texts) -> String {
    let sentence = fields::say(&problem.what, texts);
    match fields::named(record.kind, problem.field) {
        Some(field) => {
            let label = texts.get(field.label);
            with(
                texts,
                "cli-field-problem",
                &[
                    ("field", field.name),
                    ("label", &label),
                    ("problem", &sentence),
                ],
            )
        }
        None => sentence,
    }
}

/// The reason of a failed commit.
fn commit_line(error: &CommitError, texts: &Texts) -> String {
    match error {
        CommitError::Conflict { .. } => with(texts, "cli-conflict", &[("records", "none")]),
        CommitError::TooLarge(why) => with(texts, "cli-commit-too-large", &[("why", why)]),
        CommitError::Full => texts.get("cli-commit-full").into_owned(),
        CommitError::ReadOnly(why) => with(texts, "cli-commit-read-only", &[("why", why)]),
        CommitError::Unavailable(why) => with(texts, "cli-store-unavailable", &[("why", why)]),
        CommitError::Unknown(why) => with(texts, "cli-commit-unknown", &[("why", why)]),
        CommitError::Damaged(why) => with(texts, "cli-store-damaged", &[("why", why)]),
    }
}

fn read_line(error: &ReadFailure, texts: &Texts) -> String {
    match error {
        ReadFailure::Backend(ReadError::Unavailable(why)) => {
            with(texts, "cli-store-unavailable", &[("why", why)])
        }
        ReadFailure::Backend(ReadError::Damaged(why)) => {
            with(texts, "cli-store-damaged", &[("why", why)])
        }
        other => with(texts, "cli-store-damaged", &[("why", &other.to_string())]),
    }
}

fn undo_line(error: &UndoError, texts: &Texts) -> String {
    match error {
        UndoError::NoSuchChange(seq) => {
            with(texts, "cli-no-such-change", &[("seq", &seq.to_string())])
        }
        UndoError::ChangedSince { record, by } => with(
            texts,
            "cli-changed-since",
            &[("record", &record.to_string()), ("seq", &by.to_string())],
        ),
        UndoError::Nothing => texts.get("cli-nothing-to-undo").into_owned(),
        UndoError::Read(error) => read_line(error, texts),
    }
}

/// Every problem of a table as `file:line:column: field: reason`.
pub(super) fn table_lines(problems: &[table::Problem], texts: &Texts) -> Vec<String> {
    problems
        .iter()
        .map(|problem| table::sentence(problem, texts))
        .collect()
}
