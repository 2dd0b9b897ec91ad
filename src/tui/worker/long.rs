//! The thread for what takes long: checking a state nobody vouches for, checkpoints, documents.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::{env, fs};

use rustix::fs::{Access, access};

use super::{Exports, Ground, Sink, papers, tell_repairs};
use crate::domain::id::MeetingId;
use crate::domain::meeting::Meeting;
use crate::domain::ring::Ring;
use crate::exchange::{CsvStyle, write_csv};
use crate::report::ReportError;
use crate::report::file::{self, Existing};
use crate::report::minutes::{self, MinutesOptions};
use crate::report::{markdown, names};
use crate::store::Actor;
use crate::store::backend::embedded::{CheckpointPolicy, Embedded, ScanNeed, UpkeepError};
use crate::tui::event::{Event, Paper, TableForm, Tag};

/// Looking whether a checkpoint is due reads a folder; after every line of minutes that would be
/// work for nothing.
const LOOK_EVERY_MS: i64 = 60_000;

/// Names tried when a document of that name exists: what stands in it may have been edited by hand.
const NAMES: usize = 1_000;

/// What the long thread is asked for.
#[derive(Debug)]
pub(super) enum Order {
    /// Something was committed: a good moment to look whether a checkpoint is due.
    Committed,
    ExportMinutes(MeetingId),
    Paper(Paper),
    ExportRows {
        form: TableForm,
        name: String,
        header: Vec<String>,
        rows: Vec<Vec<String>>,
    },
}

pub(super) fn run(ground: &Ground, orders: &Receiver<Order>, sink: &Sink, leaving: &AtomicBool) {
    if let Some(embedded) = &ground.embedded {
        scan(embedded, ground, sink);
    }
    let mut looked_ms = None;
    while let Ok(order) = orders.recv() {
        match order {
            Order::ExportMinutes(meeting) => {
                let result = export_minutes(ground, meeting);
                sink(Event::Written {
                    what: Tag::Minutes(meeting),
                    result: result.map_err(|error| error.sentence(&ground.texts)),
                });
            }
            Order::Paper(paper) => sink(papers::write(ground, &paper)),
            Order::ExportRows {
                form,
                name,
                header,
                rows,
            } => {
                let result = match form {
                    TableForm::Csv => write_table(ground, &name, &header, &rows),
                    TableForm::Markdown => write_markdown(ground, &name, &header, &rows),
                };
                sink(Event::Written {
                    what: Tag::Plain,
                    result: result.map_err(|error| error.sentence(&ground.texts)),
                });
            }
            // Nobody waits for a checkpoint who wants to leave.
            Order::Committed if leaving.load(Ordering::Acquire) => {}
            Order::Committed => {
                let now_ms = (ground.clock.now_ms)();
                let due =
                    looked_ms.is_none_or(|last: i64| now_ms.abs_diff(last) >= LOOK_EVERY_MS as u64);
                if let Some(embedded) = &ground.embedded
                    && due
                {
                    looked_ms = Some(now_ms);
                    checkpoint(embedded, now_ms, ground, sink);
                }
            }
        }
    }
}

fn scan(embedded: &Embedded, ground: &Ground, sink: &Sink) {
    let texts = &ground.texts;
    let need = embedded.needs_scan();
    if need == ScanNeed::First {
        sink(Event::Notice(texts.get("run-checking").into_owned()));
    }
    let result = embedded.run_scan();
    match result {
        Ok(report) if report.events.is_empty() => {
            if need == ScanNeed::First {
                sink(Event::Notice(texts.get("run-checked").into_owned()));
            }
        }
        Ok(report) => {
            tell_repairs(&report.events, texts, sink);
            // The mark of an import that was broken off may have been among what was repaired; what
            // can't be withdrawn now is withdrawn before the next change.
            let _ = ground.store.withdraw_unfinished(&Actor {
                author: ground.author.clone(),
                uid: ground.uid,
                now_ms: (ground.clock.now_ms)(),
            });
        }
        Err(error) => tell(&error, ground, sink),
    }
}

fn checkpoint(embedded: &Embedded, now_ms: i64, ground: &Ground, sink: &Sink) {
    match embedded.checkpoint_if_due(now_ms, CheckpointPolicy::RESIDENT) {
        Ok(_) => {}
        Err(UpkeepError::Rebuilt(events)) => tell_repairs(&events, &ground.texts, sink),
        Err(error) => tell(&error, ground, sink),
    }
}

fn tell(error: &UpkeepError, ground: &Ground, sink: &Sink) {
    let why = error.to_string();
    let text = ground
        .texts
        .with("run-upkeep-failed", &[("why", why.into())]);
    sink(Event::Notice(text));
}

fn export_minutes(ground: &Ground, id: MeetingId) -> Result<PathBuf, ReportError> {
    let store = &ground.store;
    let options = MinutesOptions {
        templates: ground.exports.templates.clone(),
        ..MinutesOptions::default()
    };
    let text = minutes::export(store, id, &options)?;
    let meeting = store
        .get::<Meeting>(id)?
        .ok_or(ReportError::NoMeeting(id))?
        .record;
    let ring = match meeting.ring {
        Some(ring) => store.get::<Ring>(ring)?,
        None => None,
    };
    let ring = ring.map(|stored| stored.record);
    let name = names::minutes_file(meeting.language, &meeting, ring.as_ref());
    write_beside(&folder(&ground.exports)?, &name, &text)
}

/// With a byte order mark: a list like this is opened by Excel.
fn write_table(
    ground: &Ground,
    name: &str,
    header: &[String],
    rows: &[Vec<String>],
) -> Result<PathBuf, ReportError> {
    let style = CsvStyle {
        bom: true,
        ..CsvStyle::default()
    };
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut bytes = Vec::new();
    let written = write_csv(&mut bytes, style, &header, rows);
    written.map_err(|error| ReportError::File {
        file: name.to_owned(),
        reason: error.to_string(),
    })?;
    let name = crate::text::safe_file_name(&format!("{name}.csv"));
    write_beside(&folder(&ground.exports)?, &name, &bytes)
}

/// The name of the list above it.
fn write_markdown(
    ground: &Ground,
    name: &str,
    header: &[String],
    rows: &[Vec<String>],
) -> Result<PathBuf, ReportError> {
    let title = markdown::inline(name);
    let text = format!("# {title}\n\n{}", markdown::table(header, rows));
    let name = crate::text::safe_file_name(&format!("{name}.md"));
    write_beside(&folder(&ground.exports)?, &name, &text)
}

/// The configured folder; else where the program was started, if one may write there; else a folder
/// beside the store, so that no key ends in "can't be written".
pub(super) fn folder(exports: &Exports) -> Result<PathBuf, ReportError> {
    let made = |folder: &Path| {
        fs::create_dir_all(folder).map_err(|error| ReportError::File {
            file: folder.display().to_string(),
            reason: error.to_string(),
        })
    };
    if let Some(folder) = &exports.folder {
        return made(folder).map(|()| folder.clone());
    }
    let here = env::current_dir().ok();
    let writable = |folder: &PathBuf| access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok();
    match (here.filter(writable), &exports.fallback) {
        (Some(here), _) => Ok(here),
        (None, Some(fallback)) => made(fallback).map(|()| fallback.clone()),
        (None, None) => Ok(PathBuf::from(".")),
    }
}

/// Under this name, or the next free one. The same content again is no second file.
pub(super) fn write_beside(
    folder: &Path,
    name: &str,
    content: impl AsRef<[u8]>,
) -> Result<PathBuf, ReportError> {
    let content = content.as_ref();
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (name, String::new()),
    };
    let mut number = 1;
    loop {
        let path = folder.join(match number {
            1 => name.to_owned(),
            number => format!("{stem}-{number}{ending}"),
        });
        match file::write(&path, content, Existing::Keep) {
            Err(ReportError::FileExists(_)) if is_same(&path, content) => return Ok(path),
            Err(ReportError::FileExists(_)) if number < NAMES => number += 1,
            Err(error) => return Err(error),
            Ok(()) => return Ok(path),
        }
    }
}

fn is_same(path: &Path, content: &[u8]) -> bool {
    let same_length = fs::metadata(path)
        .is_ok_and(|metadata| metadata.is_file() && metadata.len() == content.len() as u64);
    same_length && fs::read(path).is_ok_and(|found| found == content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_edited_by_hand_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let write = |text: &str| write_beside(folder.path(), "Protokoll.md", text).unwrap();
        let first = write("eins");
        assert_eq!(first, folder.path().join("Protokoll.md"));
        assert_eq!(write("eins"), first);
        assert_eq!(write("zwei"), folder.path().join("Protokoll-2.md"));
        assert_eq!(write("drei"), folder.path().join("Protokoll-3.md"));
        assert_eq!(fs::read_to_string(first).unwrap(), "eins");
    }

    #[test]
    fn a_configured_folder_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let wanted = folder.path().join("a/b");
        let exports = Exports {
            folder: Some(wanted.clone()),
            ..Exports::default()
        };
        assert_eq!(super::folder(&exports), Ok(wanted.clone()));
        assert!(wanted.is_dir());
    }
}
