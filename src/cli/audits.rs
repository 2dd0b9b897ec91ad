//! `audits`: lists answered from index rows alone, and the steps from appointment to result.
//!
//! Responsible for: narrowing a list, taking a step. Not for: which cells an audit has
//! ([`super::projection`]), what a step needs and forbids ([`crate::domain::audit::step`]).

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::args::Records;
use super::args::measures::{Announce, AuditDone, AuditList, Audits, Called, Dated};
use super::documents;
use super::failure::{Failure, with};
use super::listing::Listing;
use super::projection;
use super::records;
use super::session::Session;
use super::steps;
use crate::domain::audit::Audit;
use crate::domain::audit::step::{AuditStep, AuditWarning};
use crate::domain::id::{AuditId, Kind, MeasureId, PersonId, ProviderId};
use crate::fields::StoreContext;
use crate::store::index::AuditRow;
use crate::store::{ReadFailure, Store};

pub(super) fn run(session: &Session, command: Audits) -> Result<(), Failure> {
    let kind = Kind::Audit;
    match command {
        Audits::List(list) => self::list(session, &list),
        Audits::Show(show) => records::run(session, kind, &Records::Show(show)),
        Audits::Add(add) => records::run(session, kind, &Records::Add(add)),
        Audits::Edit(edit) => records::run(session, kind, &Records::Edit(edit)),
        Audits::Delete(delete) => records::run(session, kind, &Records::Delete(delete)),
        Audits::Schedule(Dated { id, on }) => {
            let on = session.day(&on)?;
            take(session, &id, |_| Ok(AuditStep::Schedule { on }))
        }
        Audits::Announce(Announce {
            id,
            on,
            appointment,
        }) => {
            let on = session.day_or_today(on.as_deref())?;
            let scheduled = match appointment {
                Some(day) => Some(session.day(&day)?),
                None => None,
            };
            take(session, &id, |_| Ok(AuditStep::Announce { on, scheduled }))
        }
        Audits::Done(done) => self::done(session, &done),
        Audits::Waive(Called { id, reason }) => {
            let reason = steps::clean(session, &reason)?;
            take(session, &id, |_| Ok(AuditStep::Waive { reason }))
        }
        Audits::Form(paper) => documents::audit_form(session, &paper),
        Audits::Report(paper) => documents::audit_report(session, &paper),
        Audits::Letter(paper) => documents::audit_letter(session, &paper),
        Audits::Reopen(Called { id, reason }) => {
            let reason = steps::clean(session, &reason)?;
            take(session, &id, |_| Ok(AuditStep::Reopen { reason }))
        }
    }
}

fn done(session: &Session, done: &AuditDone) -> Result<(), Failure> {
    let on = session.day_or_today(done.on.as_deref())?;
    let note = match &done.note {
        Some(note) => steps::note(session, note)?,
        None => String::new(),
    };
    take(session, &done.id, |context| {
        let by = done
            .auditors
            .iter()
            .map(|name| records::reference(session, context, Kind::Person, name).map(PersonId));
        Ok(AuditStep::Done {
            on,
            result: done.result.meant(),
            by: by.collect::<Result<_, Failure>>()?,
            note,
        })
    })
}

/// Takes a step and says what is unusual about the audit then.
fn take(
    session: &Session,
    id: &str,
    step: impl FnOnce(&StoreContext<'_>) -> Result<AuditStep, Failure>,
) -> Result<(), Failure> {
    let after: Audit = steps::change_with(session, Kind::Audit, id, |audit: &Audit, context| {
        let step = step(context)?;
        audit
            .step(&step, session.today)
            .map_err(|problem| steps::refused(session, Kind::Audit, &problem))
    })?;
    let rules = session.existing()?.store.house_rules()?;
    for warning in after.warnings(&rules.local_holidays) {
        let texts = &session.texts;
        let (id, value) = match warning {
            AuditWarning::FreeDay { on } => ("cli-audit-free-day", texts.date(on)),
            AuditWarning::Late { due } => ("cli-audit-late", texts.date(due)),
            AuditWarning::Notice { days } => ("cli-audit-notice", days.to_string()),
        };
        session.tell_with(id, &[("value", &value)]);
    }
    Ok(())
}

fn list(session: &Session, list: &AuditList) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let context = session.context(store)?;
    let wanted = Wanted::read(session, store, &context, list)?;
    let mut listing = Listing {
        columns: projection::columns(session, Kind::Audit)
            .into_iter()
            .filter(|column| projection::AUDIT.contains(&column.name.as_str()))
            .collect(),
        rows: Vec::new(),
    };
    // Names are looked up for rows that are shown only.
    let rows = rows(
        store,
        &wanted,
        session.today,
        list.limit.filter(|_| list.filter.is_none()),
    )?;
    listing.rows = rows
        .iter()
        .map(|row| {
            let cells = listing.columns.iter();
            cells
                .map(|column| projection::audit(session, &context, row, &column.name))
                .collect()
        })
        .collect();
    listing.narrow(list.filter.as_deref(), list.limit);
    match list.format.listed() {
        Some(format) => listing.print(session, format),
        None => documents::calendar(session, store, &kept(&rows, &listing)),
    }
}

/// The audits a listing still shows after it was narrowed, in its order.
fn kept(rows: &[AuditRow], listing: &Listing) -> Vec<AuditRow> {
    let id = listing
        .columns
        .iter()
        .position(|column| column.name == "id");
    let by_id: BTreeMap<u64, &AuditRow> = rows.iter().map(|row| (row.id.0, row)).collect();
    let shown = listing.rows.iter().filter_map(|cells| {
        let number = cells.get(id?)?.json.as_u64()?;
        by_id.get(&number).copied()
    });
    shown.cloned().collect()
}

/// What a list of audits is narrowed to.
#[derive(Debug, Clone, Copy, Default)]
struct Wanted {
    overdue: bool,
    /// Open ones due from today to this day.
    until: Option<NaiveDate>,
    measure: Option<MeasureId>,
    provider: Option<ProviderId>,
    responsible: Option<PersonId>,
}

impl Wanted {
    fn read(
        session: &Session,
        store: &Store,
        context: &StoreContext<'_>,
        list: &AuditList,
    ) -> Result<Self, Failure> {
        let reference = |kind, text: &Option<String>| {
            let id = text
                .as_ref()
                .map(|text| records::reference(session, context, kind, text));
            id.transpose()
        };
        let measure = match &list.measure {
            Some(text) => {
                let stored = records::find(session, store, context, Kind::Measure, text)?;
                Some(MeasureId(stored.record.number()))
            }
            None => None,
        };
        let until = match &list.within {
            Some(text) => Some(ahead(session, text)?),
            None => None,
        };
        Ok(Self {
            overdue: list.overdue,
            until,
            measure,
            provider: reference(Kind::Provider, &list.provider)?.map(ProviderId),
            responsible: reference(Kind::Person, &list.responsible)?.map(PersonId),
        })
    }

    fn takes(&self, row: &AuditRow, today: NaiveDate) -> bool {
        let late = row.due < today;
        let by_day = match (self.overdue, self.until) {
            (false, None) => true,
            (overdue, until) => {
                row.is_open()
                    && if late {
                        overdue
                    } else {
                        until.is_some_and(|day| row.due <= day)
                    }
            }
        };
        by_day
            && self.measure.is_none_or(|id| row.measure == id)
            && self.provider.is_none_or(|id| row.provider == id)
            && self
                .responsible
                .is_none_or(|id| row.responsible == Some(id))
    }
}

/// The rows wanted: overdue ones by how long they are, all by their day. Only index rows are read;
/// of one measure its audits.
fn rows(
    store: &Store,
    wanted: &Wanted,
    today: NaiveDate,
    limit: Option<usize>,
) -> Result<Vec<AuditRow>, ReadFailure> {
    let limit = limit.unwrap_or(usize::MAX);
    let is_narrowed = wanted.provider.is_some() || wanted.responsible.is_some();
    let mut rows = match (wanted.measure, wanted.overdue, wanted.until) {
        (Some(measure), overdue, until) => {
            let audits = store.of_measure::<Audit>(measure, AuditId)?;
            let mut rows: Vec<AuditRow> = audits
                .iter()
                .map(|stored| AuditRow::of(&stored.record))
                .collect();
            let by_due = overdue || until.is_some();
            rows.sort_by_key(|row| (if by_due { row.due } else { row.day() }, row.id));
            rows
        }
        (None, true, None) => {
            let most = if is_narrowed { usize::MAX } else { limit };
            store.open_audits(today.pred_opt(), most)?
        }
        (None, _, Some(until)) => store.open_audits(Some(until), usize::MAX)?,
        (None, false, None) => store.audits()?,
    };
    rows.retain(|row| wanted.takes(row, today));
    rows.truncate(limit);
    Ok(rows)
}

/// The day so far ahead: `30`, `30d`, `4w`, `2m`.
fn ahead(session: &Session, text: &str) -> Result<NaiveDate, Failure> {
    let typed = text.trim().to_lowercase();
    let end = typed
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(typed.len());
    let (number, unit) = typed.split_at(end);
    let day = number.parse::<u32>().ok().and_then(|n| {
        let days = |n: u32| session.today.checked_add_days(Days::new(n.into()));
        match unit.trim() {
            "" | "d" | "t" => days(n),
            "w" => days(n.checked_mul(7)?),
            "m" => session.today.checked_add_months(chrono::Months::new(n)),
            _ => None,
        }
    });
    day.ok_or_else(|| Failure::usage(with(&session.texts, "cli-within-shape", &[("text", text)])))
}

#[cfg(test)]
mod tests;
