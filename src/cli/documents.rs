//! Letters and papers about one record, and how every document gets to where it was asked for.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::args::documents::Paper;
use super::failure::Failure;
use super::records;
use super::session::Session;
use crate::domain::audit::{Audit, AuditState};
use crate::domain::id::{AuditId, DeficiencyId, Kind};
use crate::report::measures::{self, Document, DocumentOptions};
use crate::report::{ReportError, appointments, file};
use crate::store::Store;
use crate::store::index::AuditRow;

/// A document of one record.
type Writer<Id> = fn(&Store, Id, &DocumentOptions) -> Result<Document, ReportError>;

/// The demand of stage 1.
pub(super) fn letter(session: &Session, paper: &Paper) -> Result<(), Failure> {
    of_deficiency(session, paper, measures::demand)
}

/// The notice of stage 2.
pub(super) fn notice(session: &Session, paper: &Paper) -> Result<(), Failure> {
    of_deficiency(session, paper, measures::notice)
}

fn of_deficiency(
    session: &Session,
    paper: &Paper,
    write: Writer<DeficiencyId>,
) -> Result<(), Failure> {
    let (store, number) = found(session, Kind::Deficiency, &paper.id)?;
    let document = write(store, DeficiencyId(number), &options(session))?;
    deliver(session, &document, paper.out.as_deref())
}

/// The form of an audit.
pub(super) fn audit_form(session: &Session, paper: &Paper) -> Result<(), Failure> {
    of_audit(session, paper, measures::audit_form)
}

/// The report of an audit.
pub(super) fn audit_report(session: &Session, paper: &Paper) -> Result<(), Failure> {
    of_audit(session, paper, measures::audit_report)
}

/// The letter to the provider about an audit: its result once it is done, else its announcement.
pub(super) fn audit_letter(session: &Session, paper: &Paper) -> Result<(), Failure> {
    let (store, number) = found(session, Kind::Audit, &paper.id)?;
    let audit = store.get::<Audit>(AuditId(number))?;
    let done = audit.is_some_and(|audit| matches!(audit.record.status, AuditState::Done { .. }));
    of_audit(
        session,
        paper,
        if done {
            measures::result
        } else {
            measures::announcement
        },
    )
}

fn of_audit(session: &Session, paper: &Paper, write: Writer<AuditId>) -> Result<(), Failure> {
    let (store, number) = found(session, Kind::Audit, &paper.id)?;
    let document = write(store, AuditId(number), &options(session))?;
    deliver(session, &document, paper.out.as_deref())
}

fn found<'a>(session: &'a Session, kind: Kind, id: &str) -> Result<(&'a Store, u64), Failure> {
    let store = &session.existing()?.store;
    let context = session.context(store)?;
    let stored = records::find(session, store, &context, kind, id)?;
    Ok((store, stored.record.number()))
}

/// The appointments of these audits as a calendar on stdout.
pub(super) fn calendar(
    session: &Session,
    store: &Store,
    audits: &[AuditRow],
) -> Result<(), Failure> {
    let stamp = DateTime::<Utc>::from_timestamp_millis(session.actor().now_ms).unwrap_or_default();
    let text = appointments::calendar(store, audits, &session.texts, stamp)?;
    session.print(&text)
}

/// How documents of this run are written.
pub(super) fn options(session: &Session) -> DocumentOptions {
    DocumentOptions {
        templates: session.templates(),
        names: session.config.names.clone(),
        ..DocumentOptions::new(session.texts.lang(), session.today, session.author())
    }
}

/// Prints a document or writes it where it was asked for, and says what it leaves blank.
pub(super) fn deliver(
    session: &Session,
    document: &Document,
    out: Option<&Path>,
) -> Result<(), Failure> {
    match out {
        None => session.print(&document.text)?,
        Some(path) if path.as_os_str() == "-" => session.print(&document.text)?,
        Some(path) => {
            file::write(path, &document.text, file::Existing::Replace)?;
            let file = path.display().to_string();
            session.tell_with("document-written", &[("file", &file)]);
        }
    }
    for gap in &document.gaps {
        session.tell(&gap.sentence(&session.texts));
    }
    Ok(())
}
