//! Measures of years ago, and as many of today as a large house has: they only make a store large.

use super::samples::{SAMPLES, Used};
use super::{DemoError, Setting, Writer, audits, figures, land, shifted};
use crate::domain::date::exactly_months_end;
use crate::domain::id::{MeasureId, ProviderId};
use crate::domain::measure::{Measure, Procurement, Stage, Status};
use crate::domain::plan;
use crate::domain::provider::Provider;
use crate::exchange::measure_kinds;

/// Measures a provider has.
const A_PROVIDER: usize = 200;
/// How far back they begin, in days.
const BACK: usize = 3_650;
/// A step through those days that meets each of them once (a prime that does not divide them).
const STEP: usize = 1_439;
/// Of so many, the audits of one were left undone.
const LEFT_OPEN: usize = 4;

pub(super) fn fill(
    writer: &mut Writer<'_>,
    setting: &Setting<'_>,
    many: usize,
) -> Result<(), DemoError> {
    let providers = providers(writer, setting, many.div_ceil(A_PROVIDER))?;
    for at in 0..many {
        if let Some(provider) = providers.get(at / A_PROVIDER) {
            one(writer, setting, provider, at);
        }
        writer.flush_if_large()?;
    }
    Ok(())
}

fn providers(
    writer: &mut Writer<'_>,
    setting: &Setting<'_>,
    count: usize,
) -> Result<Vec<Provider>, DemoError> {
    if count == 0 {
        return Ok(Vec::new());
    }
    for n in 1..=count {
        let name = format!("{} {n}", setting.text("demo-provider-many"));
        let provider = Provider {
            note: setting.text("demo-provider-note"),
            ..Provider::named(ProviderId::provisional(writer.number()), name)
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

fn one(writer: &mut Writer<'_>, setting: &Setting<'_>, provider: &Provider, at: usize) {
    let back = i64::try_from(at * STEP % BACK).unwrap_or(0);
    let start = setting.day(-back);
    let kind = measure_kinds::named("MAT");
    let measure = Measure {
        id: MeasureId::provisional(writer.number()),
        number: format!("9{:02}/{:05}/{}", at % 100, at, start.format("%y")),
        title: setting.text(&format!("demo-measure-{}", 1 + at % SAMPLES.len())),
        kind: "MAT".to_owned(),
        legal_basis: kind
            .map(|kind| kind.legal_basis.clone())
            .unwrap_or_default(),
        procurement: Procurement::PurchasingCentre,
        predecessor: None,
        provider: provider.id,
        place: String::new(),
        land: land(at / A_PROVIDER),
        start,
        end: exactly_months_end(start, 10),
        extensions: Vec::new(),
        places: 10 + u32::try_from(at % 20).unwrap_or(0),
        coordinator: setting.coordinator(1 + at % 2),
        supervisor: setting.supervisor(at),
        supervisor_named_by: setting.cast.team_lead,
        supervisor_named_on: Some(shifted(start, -140)),
        team: String::new(),
        status: Stage::Awarded,
        provider_talk_on: Some(shifted(start, -20)),
        final_report_on: None,
        anomalies_on: None,
        note: String::new(),
    };
    writer.add(measure.clone());
    let is_recent = measure.status(setting.today) == Status::Running;
    audits::long_ago(
        writer,
        setting,
        &measure,
        is_recent && at.is_multiple_of(LEFT_OPEN),
    );
    let used = match at % 10 {
        0 => Used::Poor,
        1 | 2 => Used::Watch,
        3 if is_recent => Used::Gaps,
        _ => Used::Good,
    };
    figures::utilisation(writer, setting, used, &measure, at);
    let reviewed = plan::review_days(&measure, &setting.rules);
    if reviewed.is_some_and(|(_, due)| due < setting.today) {
        let participants = measure.places;
        figures::review(writer, setting, &measure, participants, participants / 3);
    }
}
