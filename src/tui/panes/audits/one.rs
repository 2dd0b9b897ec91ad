//! What a key does with the audit that is meant: papers, letters, a deficiency, a contact note, a tick.
//!
//! Responsible for: which paper comes next, and what new records begin with. Not for: steps that ask
//! something first ([`super::steps`]).

use crate::domain::audit::{Audit, AuditState, Section};
use crate::domain::contact::ContactKind;
use crate::domain::deficiency::Deficiency;
use crate::domain::id::{AuditId, Kind, RecordId};
use crate::store::backend::Revision;
use crate::store::{Edit, Entity, Expected, Record};
use crate::tui::action::Action;
use crate::tui::event::{Command, Cx, Effect, Paper, Tag};
use crate::tui::panes::browse::Base;
use crate::tui::panes::export_menu;

/// On paper: what was found if it is done, else the form to take along.
pub(super) fn paper_of(audit: &Audit) -> Paper {
    match audit.status {
        AuditState::Done { .. } => Paper::AuditReport(audit.id),
        _ => Paper::AuditForm(audit.id),
    }
}

const fn record_id(deficiency: &Deficiency) -> RecordId {
    RecordId {
        kind: Kind::Deficiency,
        id: deficiency.id.0,
    }
}

/// The letter that comes next: the demand where a deficiency was found and is demanded, the result
/// where the audit is done, else the announcement.
pub(super) fn letter(audit: &Audit, base: &Base, cx: &mut Cx<'_>) {
    let found = base.parts::<Deficiency>();
    let under_cursor = base.target().filter(|_| base.in_detail());
    let one = found
        .iter()
        .find(|one| under_cursor.is_some_and(|id| id == record_id(&one.record)))
        .or_else(|| found.iter().rev().find(|one| one.record.is_open()))
        .or(found.last());
    match one {
        Some(one) if one.record.stage() > 0 => {
            cx.effects
                .push(Effect::WritePaper(Paper::Demand(one.record.id)));
        }
        // A letter needs its deadline: that is set where the deficiency is.
        Some(one) => {
            cx.say(cx.texts.get("audit-demand-first").into_owned());
            cx.commands.push(Command::GoTo(record_id(&one.record)));
        }
        None => {
            let paper = match audit.status {
                AuditState::Done { .. } => Paper::AuditResult(audit.id),
                _ => Paper::AuditAnnouncement(audit.id),
            };
            cx.effects.push(Effect::WritePaper(paper));
        }
    }
}

/// A deficiency found in an audit, with what was noted in the section it was found in.
pub(super) fn deficiency(audit: &Audit, section: Option<&Section>, cx: &Cx<'_>) -> Record {
    let mut record = cx.blank(Kind::Deficiency);
    if let Record::Deficiency(deficiency) = &mut record {
        deficiency.measure = audit.measure;
        deficiency.audit = Some(audit.id);
        deficiency.found_on = match audit.status {
            AuditState::Done { on, .. } => on,
            _ => audit
                .scheduled
                .filter(|day| *day <= cx.today)
                .unwrap_or(cx.today),
        };
        if let Some(section) = section {
            deficiency.kind.clone_from(&section.title);
            deficiency.text.clone_from(&section.note);
        }
    }
    record
}

/// A contact note about an audit, of the type the procedure has for it.
pub(super) fn new_contact(audit: &Audit, cx: &mut Cx<'_>) {
    let mut record = cx.blank(Kind::Contact);
    if let Record::Contact(contact) = &mut record {
        contact.measure = audit.measure;
        contact.kind = ContactKind::Audit;
        contact.by = audit.auditors.first().copied().or(audit.who());
        contact.recorded = audit.recorded;
        if let AuditState::Done { on, .. } = audit.status {
            contact.on = on;
        }
    }
    cx.commands.push(Command::NewRecord(Box::new(record)));
}

/// Recorded in the procedure, or not after all.
pub(super) fn recorded(audit: Audit, revision: Revision, cx: &mut Cx<'_>) {
    let recorded = !audit.recorded;
    let id = if recorded {
        "audit-now-recorded"
    } else {
        "audit-not-recorded"
    };
    let edit = Edit::Put {
        record: Audit { recorded, ..audit }.record(),
        expected: Expected::Revision(revision),
    };
    cx.apply(Tag::Plain, vec![edit]);
    cx.commands
        .push(Command::SayUndoable(cx.texts.get(id).into_owned()));
}

/// Offers the list as a file, in every form there is.
pub(super) fn offer_files(base: &Base, cx: &mut Cx<'_>) {
    let mut menu = export_menu(base.list(), "tab-audits", cx);
    let label = cx.texts.get("export-calendar").into_owned();
    menu.add(label, |cx| {
        cx.commands.push(Command::Act(Action::CalendarFile));
    });
    cx.commands.push(Command::Open(Box::new(menu)));
}

/// The marked audits as a calendar for other programs, or all that are listed.
pub(super) fn calendar_file(base: &Base, cx: &mut Cx<'_>) {
    let list = base.list();
    let rows: Vec<_> = if list.marked_count() > 0 {
        list.chosen()
    } else {
        list.shown().collect()
    };
    let targets = rows.into_iter().filter_map(|row| row.target);
    let ids: Vec<AuditId> = targets.map(|target| AuditId(target.id)).collect();
    if ids.is_empty() {
        cx.warn(cx.texts.get("audits-no-appointments").into_owned());
    } else {
        cx.effects
            .push(Effect::WritePaper(Paper::Appointments(ids)));
    }
}
