//! A measure in full: facts, use month by month, and what belongs to it.

use crate::domain::audit::{Audit, AuditKind};
use crate::domain::duty::calendar::{Occasion, external_occasion};
use crate::domain::id::{AuditId, MeasureId, PersonId, ProviderId, RecordId};
use crate::domain::measure::{Measure, Stage, Status};
use crate::domain::provider::Provider;
use crate::domain::review::Review;
use crate::store::index::MeasureRow;
use crate::store::{Entity, ReadFailure, Stored};
use crate::tui::reader::{Reader, names};
use crate::tui::view::{DetailView, Section};

/// Facts under construction: only what there is.
#[derive(Default)]
pub(super) struct Facts(pub(super) Vec<(String, String)>);

impl Facts {
    pub(super) fn add(&mut self, label: impl Into<String>, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.0.push((label.into(), text));
        }
    }
}

impl Reader<'_> {
    /// A measure with everything that belongs to it.
    pub(in crate::tui::reader) fn measure(
        &self,
        id: MeasureId,
    ) -> Result<Option<DetailView>, ReadFailure> {
        let Some(Stored { record, revision }) = self.store.get::<Measure>(id)? else {
            return Ok(None);
        };
        let rules = self.store.house_rules()?;
        let figures = self.store.utilisation_of(id)?;
        let mut sections = vec![Section::Facts(self.measure_facts(&record)?)];
        let usage = figures.as_ref().map(|stored| &stored.record);
        sections.extend(self.usage(&record, usage, &rules));
        let (parts, records) = self.measure_parts(&record)?;
        sections.push(parts);
        Ok(Some(DetailView {
            title: super::measure_name(&record.number, &record.title),
            stored: Stored {
                record: record.record(),
                revision,
            },
            sections,
            records,
        }))
    }

    /// The provider; as long as it matters, whether it is an occasion for an external audit (§ 6.2).
    fn provider_of(&self, measure: &Measure) -> Result<String, ReadFailure> {
        let Some(provider) = self.store.get::<Provider>(measure.provider)? else {
            return Ok(String::new());
        };
        let provider = provider.record;
        let status = measure.status(self.today);
        if !matches!(status, Status::Awarded | Status::Running)
            || self.is_externally_audited(measure)?
        {
            return Ok(provider.name);
        }
        let earlier = self.store.measures_of(measure.provider)?;
        let earlier = earlier
            .iter()
            .map(|stored| &stored.record)
            .filter(|other| other.id != measure.id && other.status == Stage::Awarded)
            .map(|other| (other.start, other.end));
        let rules = self.store.house_rules()?;
        let note = match external_occasion(measure, &provider, earlier, &rules) {
            Some(Occasion::NewProvider) => "measure-provider-new",
            Some(Occasion::LongAbsent) => "measure-provider-absent",
            None => return Ok(provider.name),
        };
        let note = self.texts.get(note);
        Ok(format!("{} ({} {note})", provider.name, self.glyphs.soon))
    }

    fn is_externally_audited(&self, measure: &Measure) -> Result<bool, ReadFailure> {
        let audits = self.store.of_measure::<Audit>(measure.id, AuditId)?;
        Ok(audits
            .iter()
            .any(|stored| stored.record.kind == AuditKind::External))
    }

    pub(super) fn provider_name(&self, id: ProviderId) -> Result<String, ReadFailure> {
        let found = self.store.get::<Provider>(id)?;
        Ok(found.map_or_else(String::new, |stored| stored.record.name))
    }

    fn measure_facts(&self, measure: &Measure) -> Result<Vec<(String, String)>, ReadFailure> {
        let mut facts = Facts::default();
        let label = |id: &str| self.texts.get(id).into_owned();
        facts.add(label("field-measure-provider"), self.provider_of(measure)?);
        let standing = [self.dates(measure), self.standing(measure)];
        let standing = standing.into_iter().filter(|text| !text.is_empty());
        facts.add(
            label("measure-dates"),
            standing.collect::<Vec<_>>().join(", "),
        );
        for one in &measure.extensions {
            let values = [
                ("on", self.texts.date_plain(one.on).into()),
                ("from", self.texts.date_plain(one.from).into()),
                ("to", self.texts.date_plain(one.to).into()),
                ("reason", one.reason.clone().into()),
            ];
            let text = self.texts.with("measure-extended", &values);
            let text = text.trim_end_matches([' ', ':']);
            facts.add(label("measure-extension"), text);
        }
        facts.add(label("field-measure-places"), self.places(measure));
        facts.add(label("field-measure-kind"), self.kind_and_basis(measure));
        self.people_facts(measure, &mut facts)?;
        let day = |day: Option<_>| day.map_or_else(String::new, |day| self.texts.date(day));
        let talk = if super::needs_talk(&MeasureRow::of(measure), measure.status(self.today)) {
            format!(
                "{} {}",
                self.glyphs.soon,
                self.texts.get("measure-talk-open")
            )
        } else {
            day(measure.provider_talk_on)
        };
        facts.add(label("measure-talk"), talk);
        facts.add(
            label("field-measure-final_report_on"),
            day(measure.final_report_on),
        );
        facts.add(
            label("field-measure-anomalies_on"),
            day(measure.anomalies_on),
        );
        if let Some(id) = measure.predecessor {
            facts.add(label("measure-before"), self.predecessor(id)?);
        }
        facts.add(label("field-measure-note"), &measure.note);
        Ok(facts.0)
    }

    /// How it stands; a cancelled one with its reason.
    fn standing(&self, measure: &Measure) -> String {
        let status = self.status_name(measure.status(self.today));
        match &measure.status {
            Stage::Cancelled { reason } => format!("{status}: {reason}"),
            _ => status,
        }
    }

    fn dates(&self, measure: &Measure) -> String {
        match (Measure::set(measure.start), Measure::set(measure.end)) {
            (Some(start), Some(end)) => {
                format!("{} – {}", self.texts.date(start), self.texts.date(end))
            }
            _ => String::new(),
        }
    }

    fn places(&self, measure: &Measure) -> String {
        let land = self.choice(measure.clone(), "land");
        let place = match measure.place.trim() {
            "" => land,
            place => format!("{place} ({land})"),
        };
        let values = [("n", measure.places.into()), ("place", place.into())];
        self.texts.with("measure-places", &values)
    }

    fn kind_and_basis(&self, measure: &Measure) -> String {
        let procurement = self.choice(measure.clone(), "procurement");
        let parts = [&measure.kind, &measure.legal_basis, &procurement];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(|part| part.trim())
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(", ")
    }

    fn people_facts(&self, measure: &Measure, facts: &mut Facts) -> Result<(), ReadFailure> {
        let name = |id: Option<PersonId>| match id {
            Some(id) => names::person(self.store, id),
            None => Ok(String::new()),
        };
        let coordinator = [name(measure.coordinator)?, measure.team.clone()];
        let coordinator = coordinator.into_iter().filter(|text| !text.is_empty());
        facts.add(
            self.texts.get("field-measure-coordinator"),
            coordinator.collect::<Vec<_>>().join(", "),
        );
        let supervisor = name(measure.supervisor)?;
        let named_by = name(measure.supervisor_named_by)?;
        let on = measure.supervisor_named_on;
        let named = if supervisor.is_empty() || named_by.is_empty() && on.is_none() {
            supervisor
        } else {
            let on = on.map_or_else(String::new, |on| self.texts.date_plain(on));
            let by = [named_by, on];
            let by = by
                .iter()
                .map(String::as_str)
                .filter(|text| !text.is_empty());
            let by = by.collect::<Vec<_>>().join(", ");
            let values = [("who", supervisor.into()), ("by", by.into())];
            self.texts.with("measure-named", &values)
        };
        facts.add(self.texts.get("field-measure-supervisor"), named);
        Ok(())
    }

    /// The measure before this one, with what came of it.
    fn predecessor(&self, id: MeasureId) -> Result<String, ReadFailure> {
        let Some(before) = self.store.get::<Measure>(id)? else {
            return Ok(String::new());
        };
        let name = super::measure_name(&before.record.number, &before.record.title);
        let review = self.store.review_of(id)?;
        let success = review.map_or_else(String::new, |stored| self.success(&stored.record));
        Ok(if success.is_empty() {
            name
        } else {
            format!("{name}: {success}")
        })
    }

    /// "45 % integriert (18 von 40)"; empty without both counts.
    pub(super) fn success(&self, review: &Review) -> String {
        match (review.share(), review.integrated, review.participants) {
            (Some(share), Some(integrated), Some(all)) => {
                let values = [
                    ("share", self.texts.number(share, 0).into()),
                    ("n", integrated.into()),
                    ("all", all.into()),
                ];
                self.texts.with("measure-success", &values)
            }
            _ => String::new(),
        }
    }
}

/// The record of something that belongs to a measure.
pub(super) fn record_of<T: Entity + Clone>(stored: &Stored<T>) -> RecordId {
    stored.record.clone().record().id()
}
