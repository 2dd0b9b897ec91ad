//! Sentences for what the layers below report without a language.

use std::io;

use chrono::{DateTime, Local};

use super::failure::with;
use crate::exchange::jsonl::{BadLine, BadRow, JsonlError};
use crate::store::backend::embedded::{Holder, HolderKind, OpenError, OpenEvent};
use crate::store::dump::LoadError;
use crate::text::locale::Texts;

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
