//! Providers: how much they do for the house, and what is open with them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days};

use super::detail::Facts;
use super::measure_record;
use super::parts::{Mark, PARTS, Part};
use crate::domain::id::{Kind, MeasureId, PersonId, ProviderId, RatingId, RecordId};
use crate::domain::measure::{Measure, Status};
use crate::domain::points::Points;
use crate::domain::provider::Provider;
use crate::domain::rating::Rating;
use crate::domain::rating::assessment::{TrendPoint, trend};
use crate::store::index::MeasureRow;
use crate::store::{Entity, ReadFailure, Stored};
use crate::tui::reader::{Reader, row, table};
use crate::tui::view::{DetailView, ListRow, Section, Table};
use crate::tui::widgets::list::{CellText, Column, Width, cell, column, marked, numbers};

const COLUMNS: &[Column] = &[
    column("column-provider", Width::Rest),
    numbers("column-running", Width::Fixed(7)),
    numbers("column-measures", Width::Fixed(7)).from(60),
    numbers("column-deficiencies", Width::Fixed(6)),
    column("column-accredited", Width::Fixed(12)),
    column("column-contact", Width::Fixed(22)).from(60),
];

/// Ratings whose means are shown one after another.
const TREND: usize = 6;

/// Measures of one provider: running, all, and of these the open deficiencies.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    running: usize,
    all: usize,
    deficiencies: usize,
}

impl Reader<'_> {
    /// All providers by name; with `mine` those who carry out a measure of mine.
    pub(in crate::tui::reader) fn providers(
        &self,
        mine: Option<PersonId>,
    ) -> Result<Table, ReadFailure> {
        let measures = self.store.measures_ending(None)?;
        let of: BTreeMap<MeasureId, ProviderId> =
            measures.iter().map(|one| (one.id, one.provider)).collect();
        let mut counts: BTreeMap<ProviderId, Counts> = BTreeMap::new();
        let mut my = BTreeSet::new();
        for one in &measures {
            let count = counts.entry(one.provider).or_default();
            count.all += 1;
            count.running += usize::from(one.status(self.today) == Status::Running);
            if mine.is_some() && (one.coordinator == mine || one.supervisor == mine) {
                my.insert(one.provider);
            }
        }
        for stored in self.store.open_deficiencies(None)? {
            if let Some(provider) = of.get(&stored.record.measure) {
                counts.entry(*provider).or_default().deficiencies += 1;
            }
        }
        let mut providers: Vec<Stored<Provider>> = self.store.all()?;
        providers.retain(|stored| mine.is_none() || my.contains(&stored.record.id));
        providers.sort_by_cached_key(|stored| Provider::name_key(&stored.record.name));
        let soon = u64::from(self.store.house_rules()?.soon_days);
        let rows = providers.iter().map(|stored| {
            let counts = counts.get(&stored.record.id).copied().unwrap_or_default();
            self.provider_row(&stored.record, counts, soon)
        });
        Ok(table(COLUMNS, rows.collect()))
    }

    fn provider_row(&self, provider: &Provider, counts: Counts, soon: u64) -> ListRow {
        let until = provider.accredited_until;
        let day = until.map_or(0, |day| i64::from(day.num_days_from_ce()));
        let deficiencies = match counts.deficiencies {
            0 => cell(""),
            n => marked(n.to_string(), "mark.soon"),
        };
        row(
            provider_record(provider.id),
            vec![
                cell(&provider.name),
                cell(counts.running.to_string()),
                cell(counts.all.to_string()),
                deficiencies,
                self.accredited(provider, soon),
                cell(super::first_line(&provider.contact)),
            ],
            vec![
                0,
                counts.running as i64,
                counts.all as i64,
                counts.deficiencies as i64,
                day,
                0,
            ],
        )
    }

    /// Until when it is accredited, with a mark where that is over or nearly.
    fn accredited(&self, provider: &Provider, soon: u64) -> CellText {
        let Some(day) = provider.accredited_until else {
            return cell("");
        };
        let text = self.texts.date_plain(day);
        if day < self.today {
            marked(format!("{text}{}", self.glyphs.overdue), "mark.overdue")
        } else if self
            .today
            .checked_add_days(Days::new(soon))
            .is_some_and(|last| day <= last)
        {
            marked(format!("{text}{}", self.glyphs.soon), "mark.soon")
        } else {
            cell(text)
        }
    }

    /// A provider with its measures, their ratings and what is open with it.
    pub(in crate::tui::reader) fn provider(
        &self,
        id: ProviderId,
    ) -> Result<Option<DetailView>, ReadFailure> {
        let Some(Stored { record, revision }) = self.store.get::<Provider>(id)? else {
            return Ok(None);
        };
        let mut measures = self.store.measures_of(id)?;
        measures.sort_by_key(|stored| std::cmp::Reverse((stored.record.end, stored.record.id)));
        let mut rows = Vec::new();
        let open = self.open_deficiencies_of(&measures)?;
        self.group("provider-deficiencies", open, &mut rows);
        let running: Vec<Part> = self.measure_parts_of(&measures, |status| {
            !matches!(status, Status::Ended | Status::Cancelled)
        });
        self.group("provider-measures", running, &mut rows);
        let ratings = self.ratings_of(&measures)?;
        self.group(
            "provider-ratings",
            self.rating_parts_of(&ratings),
            &mut rows,
        );
        let over: Vec<Part> = self.measure_parts_of(&measures, |status| {
            matches!(status, Status::Ended | Status::Cancelled)
        });
        self.group("provider-ended", over, &mut rows);
        Ok(Some(DetailView {
            title: record.name.clone(),
            sections: vec![
                Section::Facts(self.provider_facts(&record, &ratings)?),
                Section::List {
                    name: "provider",
                    heading: String::new(),
                    table: table(PARTS, rows),
                    none: "provider-no-measures",
                },
            ],
            records: Vec::new(),
            stored: Stored {
                record: record.record(),
                revision,
            },
        }))
    }

    fn provider_facts(
        &self,
        provider: &Provider,
        ratings: &[(Stored<Rating>, String)],
    ) -> Result<Vec<(String, String)>, ReadFailure> {
        let mut facts = Facts::default();
        let label = |id: &str| self.texts.get(id).into_owned();
        facts.add(label("field-provider-places"), provider.places.join(", "));
        facts.add(label("field-provider-address"), &provider.address);
        facts.add(label("field-provider-contact"), &provider.contact);
        facts.add(
            label("field-provider-accreditation"),
            &provider.accreditation,
        );
        let soon = u64::from(self.store.house_rules()?.soon_days);
        let until = self.accredited(provider, soon).text;
        facts.add(label("field-provider-accredited_until"), until);
        let day = |day: Option<_>| day.map_or_else(String::new, |day| self.texts.date_plain(day));
        facts.add(
            label("field-provider-first_contract"),
            day(provider.first_contract),
        );
        facts.add(
            label("field-provider-last_contract"),
            day(provider.last_contract),
        );
        self.trend_of(ratings, &mut facts);
        facts.add(label("field-provider-note"), &provider.note);
        Ok(facts.0)
    }

    fn measure_parts_of(
        &self,
        measures: &[Stored<Measure>],
        listed: impl Fn(Status) -> bool,
    ) -> Vec<Part> {
        let measures = measures.iter().map(|stored| &stored.record);
        measures
            .filter(|one| listed(one.status(self.today)))
            .map(|one| {
                let row = MeasureRow::of(one);
                Part {
                    id: measure_record(one.id),
                    mark: Mark::None,
                    day: Measure::set(one.start),
                    what: super::measure_name(&row.number, &row.title),
                    state: match Measure::set(one.end) {
                        Some(end) => format!(
                            "{} {}",
                            self.status_name(one.status(self.today)),
                            self.with_day("measure-until", end)
                        ),
                        None => self.status_name(one.status(self.today)),
                    },
                }
            })
            .collect()
    }

    fn open_deficiencies_of(&self, measures: &[Stored<Measure>]) -> Result<Vec<Part>, ReadFailure> {
        let ids: BTreeSet<MeasureId> = measures.iter().map(|stored| stored.record.id).collect();
        let open = self.store.open_deficiencies(None)?;
        Ok(open
            .iter()
            .filter(|stored| ids.contains(&stored.record.measure))
            .map(|stored| self.deficiency_part(stored))
            .collect())
    }

    /// The ratings of its measures, each with the measure it is of.
    fn ratings_of(
        &self,
        measures: &[Stored<Measure>],
    ) -> Result<Vec<(Stored<Rating>, String)>, ReadFailure> {
        let mut found = Vec::new();
        for stored in measures {
            let measure = &stored.record;
            let name = super::measure_name(&measure.number, &measure.title);
            let ratings = self.store.of_measure::<Rating>(measure.id, RatingId)?;
            found.extend(ratings.into_iter().map(|rating| (rating, name.clone())));
        }
        Ok(found)
    }

    /// The newest on top.
    fn rating_parts_of(&self, ratings: &[(Stored<Rating>, String)]) -> Vec<Part> {
        let parts = ratings.iter().map(|(rating, measure)| Part {
            what: measure.clone(),
            ..self.rating_state(rating)
        });
        let mut parts: Vec<Part> = parts.collect();
        parts.sort_by_key(|part| std::cmp::Reverse(part.day));
        parts
    }

    /// "2,1 > 2,4 > 1,9!": means in the order of the answers, notable ones marked.
    fn trend_of(&self, ratings: &[(Stored<Rating>, String)], facts: &mut Facts) {
        let points = trend(ratings.iter().map(|(rating, _)| &rating.record));
        let newest = points.len().saturating_sub(TREND);
        let line = |mean: fn(&TrendPoint) -> Option<Points>| {
            let shown = points[newest..].iter().map(|point| match mean(point) {
                Some(mean) if point.notable => {
                    format!("{}{}", self.points(mean), self.glyphs.overdue)
                }
                Some(mean) => self.points(mean),
                None => self.glyphs.missing.to_owned(),
            });
            let between = format!(" {} ", self.glyphs.arrow);
            shown.collect::<Vec<_>>().join(&between)
        };
        facts.add(
            self.texts.get("provider-trend-soft"),
            line(|point| point.soft),
        );
        facts.add(
            self.texts.get("provider-trend-hard"),
            line(|point| point.hard),
        );
    }
}

fn provider_record(id: ProviderId) -> RecordId {
    RecordId {
        kind: Kind::Provider,
        id: id.0,
    }
}
