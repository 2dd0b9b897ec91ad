//! `export`, `verify`, `minutes export`: the store and its documents as files.

use std::fs;
use std::io::{BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::args::{Export, Format};
use super::failure::{Failure, STORE, field_line};
use super::session::Session;
use crate::domain::id::Kind;
use crate::exchange::jsonl::{self, JsonlError};
use crate::store::verify::Finding;
use crate::text::locale::Texts;

/// Writes a file of the person: private, and whole or not at all.
pub(super) fn write_file(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), JsonlError>,
) -> Result<(), Failure> {
    let name = path.display().to_string();
    let failed = |error: JsonlError| Failure::Jsonl {
        file: name.clone(),
        error,
    };
    let io = |error: std::io::Error| failed(error.into());
    if crate::report::file::is_passage(path) {
        let file = fs::OpenOptions::new().write(true).open(path).map_err(io)?;
        let mut out = BufWriter::new(file);
        return write(&mut out)
            .and_then(|()| Ok(out.flush()?))
            .map_err(failed);
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.new", std::process::id()));
    let file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&beside)
        .map_err(io)?;
    let written = (|| {
        let mut out = BufWriter::new(&file);
        write(&mut out)?;
        out.flush()?;
        drop(out);
        file.sync_all()?;
        fs::rename(&beside, path)?;
        Ok::<(), JsonlError>(())
    })();
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}

pub(super) fn export(session: &Session, args: &Export) -> Result<(), Failure> {
    let store = &session.existing()?.store;
    let mut rows = 0;
    if args.out.as_os_str() == "-" {
        let mut bytes = Vec::new();
        jsonl::export(store, &mut bytes).map_err(|error| Failure::Jsonl {
            file: "-".to_owned(),
            error,
        })?;
        return session.print(&String::from_utf8_lossy(&bytes));
    }
    write_file(&args.out, |out| {
        rows = jsonl::export(store, out)?;
        Ok(())
    })?;
    let file = args.out.display().to_string();
    session.tell_with(
        "jsonl-written",
        &[("n", &rows.to_string()), ("file", &file)],
    );
    Ok(())
}

pub(super) fn verify(session: &Session, format: Format) -> Result<(), Failure> {
    let opened = session.existing()?;
    let result = opened.store.verify()?;
    let mut problems: Vec<String> = result
        .findings
        .iter()
        .map(|found| finding(found, &session.texts))
        .collect();
    if let Some(embedded) = &opened.embedded {
        match embedded.verify() {
            Ok(report) => problems.extend(report.problems.iter().map(ToString::to_string)),
            Err(error) => problems.push(error.to_string()),
        }
    }
    let counts: Vec<(&str, u64)> = Kind::ALL
        .iter()
        .map(|kind| (kind.name(), result.records.get(kind).copied().unwrap_or(0)))
        .collect();
    let text = if format == Format::Json {
        let records: Vec<String> = counts
            .iter()
            .map(|(kind, count)| format!("\"{kind}\":{count}"))
            .collect();
        format!(
            "{{\"records\":{{{}}},\"history\":{},\"problems\":{}}}\n",
            records.join(","),
            result.history,
            serde_json::Value::from(problems.clone())
        )
    } else {
        let texts = &session.texts;
        let mut lines: Vec<String> = counts
            .iter()
            .map(|(kind, count)| format!("{}: {count}", texts.get(&format!("kind-{kind}"))))
            .collect();
        lines.push(format!(
            "{}: {}",
            texts.get("verify-history"),
            result.history
        ));
        let named = |problem| format!("{}: {problem}", texts.get("verify-problem"));
        lines.extend(problems.iter().map(named));
        if problems.is_empty() {
            lines.push(texts.get("verify-good").into_owned());
        }
        lines.push(String::new());
        lines.join("\n")
    };
    session.print(&text)?;
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Failure::Said {
            code: STORE,
            lines: vec![session.texts.get("verify-bad").into_owned()],
        })
    }
}

/// A technical sentence: whoever reads it sends it to somebody.
fn finding(finding: &Finding, texts: &Texts) -> String {
    match finding {
        Finding::Broken { record, problem } => {
            format!("{record}: {}", field_line(*record, problem, texts))
        }
        Finding::Unreadable(why) => why.clone(),
        Finding::Dangling { from, to } => format!("{from} → {to}: missing"),
        Finding::IndexRow { key, surplus: true } => format!("index {key}: surplus"),
        Finding::IndexRow { key, .. } => format!("index {key}: wrong or missing"),
        Finding::MissingLog(seq) => format!("history {seq}: missing"),
    }
}
