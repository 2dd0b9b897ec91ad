//! The second half of the demonstration: providers, their measures and the quality of these.
//!
//! Responsible for: which measures there are and in what state everything about them is. Providers,
//! their towns and everybody in here are invented. What the store plans by itself (audits by the
//! rhythm, success reviews) is written here only where something became of it.

mod audits;
mod deficiencies;
mod figures;
mod many;
mod ratings;
mod samples;
mod small;

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::DemoError;
use super::base::{Cast, rows};
use super::writer::Writer;
use crate::domain::date::{Land, LocalHolidays, add_months, exactly_months_end, next_working_day};
use crate::domain::house_rules::HouseRules;
use crate::domain::id::{MeasureId, PersonId, ProviderId};
use crate::domain::measure::{Extension, Measure, Stage};
use crate::domain::meeting::MeetingLanguage;
use crate::domain::provider::Provider;
use crate::exchange::measure_kinds;
use crate::report::lists::guideline::Guideline;
use crate::report::names;
use crate::text::locale::Lang;
use samples::{Anchor, At, SAMPLES, Sample, place};

const PROVIDERS: &str = include_str!("../data/providers.csv");

#[derive(Deserialize)]
struct ProviderRow {
    name: String,
    place: String,
    street: String,
    contact: String,
    accreditation: String,
    /// Days from today.
    until: i64,
}

/// What all parts of this half need.
struct Setting<'a> {
    cast: &'a Cast,
    language: MeetingLanguage,
    today: NaiveDate,
    rules: HouseRules,
    guideline: Guideline,
    providers: Vec<Provider>,
}

impl Setting<'_> {
    fn text(&self, id: &str) -> String {
        names::texts(self.language).get(id).into_owned()
    }

    fn lang(&self) -> Lang {
        names::texts(self.language).lang()
    }

    fn day(&self, days: i64) -> NaiveDate {
        shifted(self.today, days)
    }

    fn coordinator(&self, at: usize) -> Option<PersonId> {
        nth(&self.cast.coordinators, at)
    }

    fn supervisor(&self, at: usize) -> Option<PersonId> {
        nth(&self.cast.supervisors, at)
    }

    fn provider(&self, at: usize) -> Option<&Provider> {
        self.providers.get(at.checked_rem(self.providers.len())?)
    }
}

/// A person of a list, counted around.
fn nth(people: &[PersonId], at: usize) -> Option<PersonId> {
    people.get(at.checked_rem(people.len())?).copied()
}

fn shifted(day: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { day - by } else { day + by }
}

/// Writes this half; `many` more measures of years ago make a store large.
pub(super) fn fill(
    writer: &mut Writer<'_>,
    cast: &Cast,
    language: MeetingLanguage,
    today: NaiveDate,
    many: usize,
) -> Result<(), DemoError> {
    let setting = Setting {
        cast,
        language,
        today,
        rules: HouseRules::default(),
        guideline: Guideline::load(None).0,
        providers: providers(writer, language, today)?,
    };
    let measures: Vec<Measure> = (0..SAMPLES.len())
        .filter_map(|at| measure(writer, &setting, at))
        .collect();
    for (at, (sample, measure)) in SAMPLES.iter().zip(&measures).enumerate() {
        writer.add(measure.clone());
        audits::regular(writer, &setting, sample, measure);
        figures::utilisation(writer, &setting, sample.used, measure, at);
    }
    let found = audits::others(writer, &setting, &measures);
    figures::reviews(writer, &setting, &measures);
    deficiencies::fill(writer, &setting, &measures, found)?;
    ratings::fill(writer, &setting, &measures);
    small::fill(writer, &setting, &measures);
    many::fill(writer, &setting, many)
}

/// Providers are applied first: everything else refers to them by number.
fn providers(
    writer: &mut Writer<'_>,
    language: MeetingLanguage,
    today: NaiveDate,
) -> Result<Vec<Provider>, DemoError> {
    let note = names::texts(language).get("demo-provider-note");
    for row in rows::<ProviderRow>(PROVIDERS)? {
        let provider = Provider {
            address: format!("{}\n{}", row.street, row.place),
            places: vec![row.place],
            contact: row.contact,
            accreditation: row.accreditation,
            accredited_until: Some(shifted(today, row.until)),
            note: note.clone().into_owned(),
            ..Provider::named(ProviderId::provisional(writer.number()), row.name)
        };
        writer.add(provider);
    }
    let applied = writer.flush()?;
    let records = applied.map(|applied| applied.records).unwrap_or_default();
    let providers = records.into_iter().filter_map(|record| match record {
        crate::store::Record::Provider(one) => Some(one),
        _ => None,
    });
    Ok(providers.collect())
}

/// Where a provider's measures take place, by its position: three Länder, so that their holidays
/// differ.
const fn land(provider: usize) -> Land {
    match provider % 9 {
        3 | 6 => Land::Thuringia,
        7 | 8 => Land::Bavaria,
        _ => Land::Hesse,
    }
}

/// First and last day.
fn days(sample: &Sample, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let months = i32::try_from(sample.months).unwrap_or(1);
    let ending = |end: NaiveDate| add_months(shifted(end, 1), -months);
    let start = match sample.anchor {
        Anchor::Begins(days) => shifted(today, days),
        Anchor::Three(days) => add_months(shifted(today, days), -3),
        Anchor::Nine(days) => add_months(shifted(today, days), -9),
        Anchor::Ends(days) => ending(shifted(today, days)),
        Anchor::Review(days) => ending(add_months(shifted(today, days), -6)),
    };
    let start = next_working_day(start, land(sample.provider), &LocalHolidays::NONE);
    (start, exactly_months_end(start, sample.months))
}

/// A measure of the table.
fn measure(writer: &mut Writer<'_>, setting: &Setting<'_>, at: usize) -> Option<Measure> {
    let sample = SAMPLES.get(at)?;
    let provider = setting.provider(sample.provider)?;
    let (start, end) = days(sample, setting.today);
    let kind = measure_kinds::named(sample.kind);
    let has_supervisor = sample.supervisor.is_some();
    let named_on = shifted(start, -140).min(setting.day(-15));
    let is_over = end < setting.today;
    let mut measure = Measure {
        id: MeasureId::provisional(writer.number()),
        number: number(at, start),
        title: setting.text(&format!("demo-measure-{}", at + 1)),
        kind: sample.kind.to_owned(),
        legal_basis: kind
            .map(|kind| kind.legal_basis.clone())
            .unwrap_or_default(),
        procurement: sample.procurement,
        predecessor: None,
        provider: provider.id,
        place: provider.places.first().cloned().unwrap_or_default(),
        land: land(sample.provider),
        start,
        end,
        extensions: Vec::new(),
        places: sample.places,
        coordinator: setting.coordinator(sample.coordinator),
        supervisor: sample.supervisor.and_then(|one| setting.supervisor(one)),
        supervisor_named_by: setting.cast.team_lead.filter(|_| has_supervisor),
        supervisor_named_on: has_supervisor.then_some(named_on),
        team: setting.text(&format!("demo-team-{}", sample.coordinator + 1)),
        status: match sample.at {
            At::Planned => Stage::Planned,
            At::Tendered => Stage::Tendered,
            At::Awarded | At::Untalked => Stage::Awarded,
            At::Cancelled => Stage::Cancelled {
                reason: setting.text("demo-measure-cancelled"),
            },
        },
        provider_talk_on: (sample.at == At::Awarded)
            .then(|| shifted(start, -20).min(setting.day(-2))),
        final_report_on: (is_over && at != place::JUST_ENDED)
            .then(|| shifted(end, 14).min(setting.today)),
        anomalies_on: None,
        note: String::new(),
    };
    if at == place::FAMILIES {
        // Six months at first, then twice six more.
        let ends = [6, 12, 18].map(|months| exactly_months_end(start, months));
        measure.extensions = ends
            .windows(2)
            .map(|two| Extension {
                on: shifted(two[0], -30),
                from: two[0],
                to: two[1],
                reason: setting.text("demo-extension"),
            })
            .collect();
    }
    Some(measure)
}

/// The usual shape of a number, the year that of the start.
fn number(at: usize, start: NaiveDate) -> String {
    use chrono::Datelike;
    format!(
        "7{:02}/{:05}/{:02}",
        1 + at % 40,
        1_000 + at * 37,
        start.year().rem_euclid(100)
    )
}
