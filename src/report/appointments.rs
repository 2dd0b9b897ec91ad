//! Appointments of audits as a calendar (`.ics`).
//!
//! Responsible for: which day, what it is called, how sure it is. Not for: the format
//! (`crate::exchange::ics`), nor which audits are asked for.
//!
//! An audit keeps its UID for ever, so a calendar that is read in again moves its entries instead
//! of doubling them; a waived one is cancelled there. An audit without an appointment stands on its
//! last day, as something to be agreed.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::audit::AuditState;
use crate::domain::id::{PersonId, ProviderId};
use crate::domain::person::Person;
use crate::domain::provider::Provider;
use crate::exchange::ics::{self, Event, EventStatus};
use crate::store::index::AuditRow;
use crate::store::{ReadFailure, Store};
use crate::text::locale::Texts;

/// The calendar of these audits, as of `stamp`.
pub fn calendar(
    store: &Store,
    audits: &[AuditRow],
    texts: &Texts,
    stamp: DateTime<Utc>,
) -> Result<String, ReadFailure> {
    let mut names = Names {
        store,
        providers: BTreeMap::new(),
        people: BTreeMap::new(),
    };
    let mut events = Vec::with_capacity(audits.len());
    for audit in audits {
        let provider = names.provider(audit.provider)?;
        let responsible = match audit.responsible {
            Some(id) => Some(names.person(id)?),
            None => None,
        };
        events.push(event(audit, provider, responsible, texts));
    }
    Ok(ics::calendar(&events, stamp))
}

fn event(audit: &AuditRow, provider: String, responsible: Option<String>, texts: &Texts) -> Event {
    let measure = if audit.number.is_empty() {
        audit.title.clone()
    } else {
        format!("{} {}", audit.number, audit.title)
    };
    let done = matches!(audit.status, AuditState::Done { .. });
    let agreed = audit.scheduled.is_some() || done;
    let id = if agreed {
        "calendar-audit"
    } else {
        "calendar-audit-due"
    };
    let kind = texts.get(&format!("choice-audit_kind-{}", audit.kind.name()));
    let status = texts.get(&format!("choice-audit_status-{}", audit.status.name()));
    let mut about = vec![
        kind.into_owned(),
        texts.with("calendar-provider", &[("name", provider.into())]),
        texts.with(
            "calendar-due",
            &[("day", texts.date_plain(audit.due).into())],
        ),
        texts.with("calendar-status", &[("status", status.into_owned().into())]),
    ];
    if let Some(name) = responsible {
        about.push(texts.with("calendar-responsible", &[("name", name.into())]));
    }
    Event {
        uid: format!("audit-{}@ringbuch", audit.id),
        day: audit.day(),
        summary: texts.with(id, &[("measure", measure.into())]),
        location: audit.place.clone(),
        description: about.join("\n"),
        status: match audit.status {
            AuditState::Waived { .. } => EventStatus::Cancelled,
            AuditState::Done { .. } => EventStatus::Confirmed,
            AuditState::Announced { .. } if agreed => EventStatus::Confirmed,
            AuditState::Planned | AuditState::Announced { .. } => EventStatus::Tentative,
        },
    }
}

/// Names, each read once: a calendar holds many audits of few people.
struct Names<'a> {
    store: &'a Store,
    providers: BTreeMap<ProviderId, String>,
    people: BTreeMap<PersonId, String>,
}

impl Names<'_> {
    fn provider(&mut self, id: ProviderId) -> Result<String, ReadFailure> {
        if let Some(name) = self.providers.get(&id) {
            return Ok(name.clone());
        }
        let found = self.store.get::<Provider>(id)?;
        let name = found.map_or_else(|| format!("#{id}"), |stored| stored.record.name);
        self.providers.insert(id, name.clone());
        Ok(name)
    }

    fn person(&mut self, id: PersonId) -> Result<String, ReadFailure> {
        if let Some(name) = self.people.get(&id) {
            return Ok(name.clone());
        }
        let found = self.store.get::<Person>(id)?;
        let name = found.map_or_else(|| format!("#{id}"), |stored| stored.record.name);
        self.people.insert(id, name.clone());
        Ok(name)
    }
}

#[cfg(test)]
#[path = "appointments_tests.rs"]
mod tests;
