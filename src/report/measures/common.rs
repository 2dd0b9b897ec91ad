//! What the documents about measures gather alike: names, days, and records that must be there.

use chrono::NaiveDate;
use minijinja::Value;

use super::common_view::{Day, Head, MeasureView, PersonView, ProviderView, SpanView};
use super::{DocumentOptions, Gap};
use crate::domain::audit::{Audit, AuditState};
use crate::domain::date::Span;
use crate::domain::deficiency::Deficiency;
use crate::domain::id::{AuditId, DeficiencyId, MeasureId, PersonId, ProviderId};
use crate::domain::measure::{Measure, Procurement};
use crate::domain::person::{Person, Role};
use crate::domain::provider::Provider;
use crate::report::{ReportError, markdown, names};
use crate::store::{ReadFailure, Store};
use crate::text::locale::Texts;

/// Where documents are written: the store, the options, the words.
pub(super) struct Desk<'a> {
    pub(super) store: &'a Store,
    pub(super) options: &'a DocumentOptions,
    pub(super) texts: &'static Texts,
}

impl<'a> Desk<'a> {
    pub(super) fn new(store: &'a Store, options: &'a DocumentOptions) -> Self {
        Self {
            store,
            options,
            texts: names::texts_in(options.language),
        }
    }

    pub(super) fn deficiency(&self, id: DeficiencyId) -> Result<Deficiency, ReportError> {
        let found = self.store.get::<Deficiency>(id)?;
        Ok(found.ok_or(ReportError::NoDeficiency(id))?.record)
    }

    pub(super) fn audit(&self, id: AuditId) -> Result<Audit, ReportError> {
        let found = self.store.get::<Audit>(id)?;
        Ok(found.ok_or(ReportError::NoAudit(id))?.record)
    }

    /// The measure something hangs on. References hold, so a missing one is damage.
    pub(super) fn measure(&self, id: MeasureId) -> Result<Measure, ReportError> {
        let found = self.store.get::<Measure>(id)?;
        Ok(found.ok_or(ReportError::NoMeasure(id))?.record)
    }

    pub(super) fn provider(&self, id: ProviderId) -> Result<Provider, ReadFailure> {
        let found = self.store.get::<Provider>(id)?;
        Ok(found.map_or_else(
            || Provider::named(id, format!("#{id}")),
            |stored| stored.record,
        ))
    }

    pub(super) fn day(&self, day: NaiveDate) -> Day {
        Day {
            date: self.texts.date_plain(day),
            weekday: self.texts.weekday(day).into_owned(),
            iso: day.to_string(),
        }
    }

    /// The word for a value of a choice, as lists show it.
    pub(super) fn choice(&self, of: &str, name: &str) -> String {
        self.texts.get(&format!("choice-{of}-{name}")).into_owned()
    }

    pub(super) fn person(&self, id: PersonId) -> Result<PersonView, ReadFailure> {
        let found = self.store.get::<Person>(id)?;
        Ok(match found {
            Some(stored) => person_view(&stored.record),
            None => PersonView {
                name: format!("#{id}"),
                ..PersonView::default()
            },
        })
    }

    pub(super) fn person_name(&self, id: Option<PersonId>) -> Result<Option<String>, ReadFailure> {
        Ok(match id {
            Some(id) => Some(self.person(id)?.name),
            None => None,
        })
    }

    pub(super) fn people(&self, ids: &[PersonId]) -> Result<Vec<PersonView>, ReadFailure> {
        ids.iter().map(|id| self.person(*id)).collect()
    }

    /// Somebody the history knows: by Unix user, else by full name; else the name is all there is.
    pub(super) fn acting(&self, author: &str) -> Result<PersonView, ReadFailure> {
        if let Some(stored) = self.store.person_of_user(author)? {
            return Ok(person_view(&stored.record));
        }
        let mut called = self
            .store
            .all::<Person>()?
            .into_iter()
            .filter(|stored| stored.record.name == author);
        // Two of one name: nobody can say which.
        Ok(match (called.next(), called.next()) {
            (Some(stored), None) => person_view(&stored.record),
            _ => PersonView {
                name: author.to_owned(),
                ..PersonView::default()
            },
        })
    }

    /// Who writes to a provider about quality: whoever took the step if they are known, else the
    /// one quality officer the store knows, else the acting person.
    pub(super) fn writer(&self, taken_by: Option<&str>) -> Result<PersonView, ReadFailure> {
        if let Some(by) = taken_by {
            return self.acting(by);
        }
        let mut officers = self
            .store
            .all::<Person>()?
            .into_iter()
            .filter(|stored| stored.record.roles.contains(&Role::QualityOfficer));
        match (officers.next(), officers.next()) {
            (Some(stored), None) => Ok(person_view(&stored.record)),
            _ => self.acting(&self.options.author),
        }
    }

    pub(super) fn provider_view(provider: &Provider) -> ProviderView {
        let address: Vec<String> = provider
            .address
            .split(['\n', ','])
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect();
        let block = [&provider.name, &provider.contact]
            .into_iter()
            .chain(&address)
            .filter(|line| !line.trim().is_empty())
            .map(|line| markdown::inline(line))
            .collect::<Vec<_>>()
            .join("\\\n");
        ProviderView {
            name: provider.name.clone(),
            contact: provider.contact.clone(),
            address,
            block: Value::from_safe_string(block),
        }
    }

    pub(super) fn measure_view(&self, measure: &Measure) -> Result<MeasureView, ReadFailure> {
        let person = |id: Option<PersonId>| id.map(|id| self.person(id)).transpose();
        Ok(MeasureView {
            number: measure.number.clone(),
            title: measure.title.clone(),
            name: measure_name(&measure.number, &measure.title),
            kind: measure.kind.clone(),
            legal_basis: measure.legal_basis.clone(),
            procurement: procurement_name(measure.procurement),
            procurement_name: self.choice("procurement", procurement_name(measure.procurement)),
            place: measure.place.clone(),
            land: self.choice("land", measure.land.code()),
            start: self.day(measure.start),
            end: self.day(measure.end),
            places: measure.places,
            team: measure.team.clone(),
            coordinator: person(measure.coordinator)?,
            supervisor: person(measure.supervisor)?,
        })
    }

    /// The head of a letter about a measure, and what it lacks.
    pub(super) fn head(
        &self,
        measure: &Measure,
        date: NaiveDate,
        sender: PersonView,
    ) -> Result<(Head, Vec<Gap>), ReadFailure> {
        let provider = self.provider(measure.provider)?;
        let gaps = provider.address.trim().is_empty().then_some(Gap::Address);
        let head = Head {
            date: self.day(date),
            sender,
            provider: Self::provider_view(&provider),
            measure: self.measure_view(measure)?,
        };
        Ok((head, gaps.into_iter().collect()))
    }
}

/// Number and title; a measure without number has its title alone.
pub(super) fn measure_name(number: &str, title: &str) -> String {
    if number.is_empty() {
        title.to_owned()
    } else {
        format!("{number} {title}")
    }
}

/// What a file is called after: the number, which people cite, else the title.
pub(super) fn file_subject(measure: &Measure) -> &str {
    if measure.number.trim().is_empty() {
        &measure.title
    } else {
        &measure.number
    }
}

/// Typed lines as paragraphs and lists.
pub(super) fn block(text: &str) -> Value {
    Value::from_safe_string(markdown::block([text]))
}

pub(super) const fn span_view(span: Span) -> SpanView {
    let (n, unit) = match span {
        Span::Days(n) => (n, "days"),
        Span::Weeks(n) => (n, "weeks"),
        Span::Months(n) => (n, "months"),
    };
    SpanView { n, unit }
}

/// When an audit was done.
pub(super) const fn done_on(audit: &Audit) -> Option<NaiveDate> {
    match audit.status {
        AuditState::Done { on, .. } => Some(on),
        _ => None,
    }
}

/// Name of a procurement in the locales and for templates: as in JSON.
const fn procurement_name(procurement: Procurement) -> &'static str {
    match procurement {
        Procurement::PurchasingCentre => "purchasing_centre",
        Procurement::Negotiated => "negotiated",
        Procurement::Voucher => "voucher",
        Procurement::Grant => "grant",
        Procurement::Other => "other",
    }
}

fn person_view(person: &Person) -> PersonView {
    PersonView {
        name: person.name.clone(),
        function: person.function.clone(),
        organisation: person.organisation.clone(),
        phone: person.phone.clone(),
        mail: person.mail.clone(),
    }
}
