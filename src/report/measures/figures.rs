//! The utilisation report of a month and the measure information with free places. Source:
//! `domain.md` § 4 (concept §§ 3–5, 7).
//!
//! Both stand by measure number. Nothing in them is grouped, sorted or summed by a person: whoever
//! supervises a measure is not responsible for its use.

use super::common::{Desk, measure_name};
use super::figures_view::{
    FreeRow, InformationView, MissingRow, UseRow, UseTotal, UtilisationView,
};
use super::{Bilingual, Document, DocumentOptions, Readers, bilingual, desk};
use crate::domain::date::{Month, iso_week};
use crate::domain::house_rules::HouseRules;
use crate::domain::measure::{Measure, Stage, Status};
use crate::domain::utilisation::{MonthUse, UseMark, Utilisation};
use crate::report::ReportError;
use crate::store::{ReadFailure, Store};

const UTILISATION: Bilingual = bilingual!("utilisation");
const INFORMATION: Bilingual = bilingual!("measure-information");

/// A report of free places older than this many days is marked: they are reported every week.
const FRESH_DAYS: i64 = 7;

/// The utilisation report: every bought measure that ran in the month.
pub fn utilisation(
    store: &Store,
    month: Month,
    options: &DocumentOptions,
) -> Result<Document, ReportError> {
    let desk = desk(store, options);
    let rules = store.house_rules()?;
    let (first, last) = (month.first_day(), month.last_day());
    let measures = desk.measures(|measure| {
        measure.procurement.is_bought()
            && measure.status == Stage::Awarded
            && measure.start <= last
            && first <= measure.end
    })?;
    let mut rows = Vec::with_capacity(measures.len());
    let mut missing = Vec::new();
    let mut sum = Sum::default();
    for measure in &measures {
        let figures = store
            .utilisation_of(measure.id)?
            .map(|stored| stored.record);
        let used = figures.as_ref().and_then(|figures| figures.month(month));
        let used = used.copied().unwrap_or(MonthUse::empty(month));
        sum.add(measure, &used, &rules);
        rows.push(desk.use_row(measure, &used, &rules)?);
        let months = desk.without_figures(measure, figures.as_ref(), month);
        if !months.is_empty() {
            missing.push(MissingRow {
                number: measure.number.clone(),
                title: measure.title.clone(),
                months,
            });
        }
    }
    let view = UtilisationView {
        month: desk.texts.month_of(first),
        month_iso: month.to_string(),
        month_end: desk.day(last),
        today: desk.day(options.today),
        masked: options.readers == Readers::Outside,
        good_from: rules.good_from,
        watch_from: rules.watch_from,
        rows,
        total: sum.view(&desk),
        missing,
        names: options.names.clone(),
    };
    let file = desk.texts.with(
        "doc-file-utilisation",
        &[("month", month.to_string().into())],
    );
    UTILISATION.document(&desk, &file, &view, Vec::new())
}

/// The measure information: running measures with free places, as last reported.
pub fn information(store: &Store, options: &DocumentOptions) -> Result<Document, ReportError> {
    let desk = desk(store, options);
    let today = options.today;
    let running = desk.measures(|measure| measure.status(today) == Status::Running)?;
    let (mut rows, mut full, mut unreported) = (Vec::new(), Vec::new(), Vec::new());
    for measure in &running {
        let figures = store.utilisation_of(measure.id)?;
        let known = figures.and_then(|stored| stored.record.free_on(today, measure.places));
        let name = measure_name(&measure.number, &measure.title);
        match known {
            None => unreported.push(name),
            Some(known) if known.free == 0 => full.push(name),
            Some(known) => rows.push(FreeRow {
                number: measure.number.clone(),
                title: measure.title.clone(),
                kind: measure.kind.clone(),
                legal_basis: measure.legal_basis.clone(),
                provider: desk.provider(measure.provider)?.name,
                place: measure.place.clone(),
                start: desk.day(measure.start),
                end: desk.day(measure.end),
                free: desk.count(known.free),
                as_of: desk.day(known.on),
                old: (today - known.on).num_days() > FRESH_DAYS,
            }),
        }
    }
    let (week_year, week) = iso_week(today);
    let view = InformationView {
        today: desk.day(today),
        week,
        week_year,
        rows,
        full,
        unreported,
    };
    let file = desk.texts.with(
        "doc-file-information",
        &[("date", today.to_string().into())],
    );
    INFORMATION.document(&desk, &file, &view, Vec::new())
}

/// § 7: counts of 1 or 2 say too much about whom they count.
const fn says_too_much(count: u64) -> bool {
    matches!(count, 1 | 2)
}

impl Desk<'_> {
    /// The measures that fit, by number, those without one last.
    fn measures(&self, fits: impl Fn(&Measure) -> bool) -> Result<Vec<Measure>, ReadFailure> {
        let mut found: Vec<Measure> = self
            .store
            .all::<Measure>()?
            .into_iter()
            .map(|stored| stored.record)
            .filter(|measure| fits(measure))
            .collect();
        found.sort_by(|a, b| {
            let key = |measure: &Measure| (measure.number.is_empty(), measure.id);
            let (a_key, b_key) = (key(a), key(b));
            (a_key.0, &a.number, &a.title, a_key.1).cmp(&(b_key.0, &b.number, &b.title, b_key.1))
        });
        Ok(found)
    }

    /// A count as these readers may see it.
    fn count(&self, count: u32) -> String {
        self.total_of(u64::from(count))
    }

    fn total_of(&self, count: u64) -> String {
        if self.masks() && says_too_much(count) {
            self.texts.get("doc-masked").into_owned()
        } else {
            self.texts.count(count)
        }
    }

    fn masks(&self) -> bool {
        self.options.readers == Readers::Outside
    }

    fn percent(&self, part: u64, whole: u64) -> Option<String> {
        // Tenths in whole numbers: 16 of 18 is 88.9 in every language and on every machine.
        let tenths = part
            .checked_mul(1000)?
            .checked_add(whole / 2)?
            .checked_div(whole)?;
        let tenths = f64::from(u32::try_from(tenths).ok()?);
        Some(self.texts.number(tenths / 10.0, 1))
    }

    fn use_row(
        &self,
        measure: &Measure,
        used: &MonthUse,
        rules: &HouseRules,
    ) -> Result<UseRow, ReadFailure> {
        let places = used.places_of(measure.places);
        // A share would give the masked count away.
        let open = used
            .filled
            .filter(|filled| !(self.masks() && says_too_much(u64::from(*filled))));
        let mark = used.mark(measure.places, rules).map(UseMark::name);
        Ok(UseRow {
            number: measure.number.clone(),
            title: measure.title.clone(),
            provider: self.provider(measure.provider)?.name,
            places,
            filled: used.filled.map(|count| self.count(count)),
            share: open.and_then(|filled| self.percent(filled.into(), places.into())),
            entries: used.entries.map(|count| self.count(count)),
            dropouts: used.dropouts.map(|count| self.count(count)),
            mark: open.and(mark),
        })
    }

    /// Months up to this one in which the measure ran and nobody entered filled places; those that
    /// follow each other as one span.
    fn without_figures(
        &self,
        measure: &Measure,
        figures: Option<&Utilisation>,
        until: Month,
    ) -> Vec<String> {
        let filled = |month| {
            figures
                .and_then(|figures| figures.month(month))
                .is_some_and(|used| used.filled.is_some())
        };
        let mut spans: Vec<(Month, Month)> = Vec::new();
        let mut month = Month::of(measure.start);
        while month <= until {
            if !filled(month) {
                match spans.last_mut() {
                    Some((_, end)) if end.plus(1) == month => *end = month,
                    _ => spans.push((month, month)),
                }
            }
            let next = month.plus(1);
            if next == month {
                break;
            }
            month = next;
        }
        let name = |month: Month| {
            let short = self.texts.month_short(month.month());
            format!("{} {}", short.trim(), month.year())
        };
        spans
            .into_iter()
            .map(|(first, last)| {
                if first == last {
                    name(first)
                } else {
                    let both = [("first", name(first).into()), ("last", name(last).into())];
                    self.texts.with("doc-days-to", &both)
                }
            })
            .collect()
    }
}

/// The sums of a month.
#[derive(Debug, Default)]
struct Sum {
    total: UseTotal,
    filled: Counts,
    entries: Counts,
    dropouts: Counts,
}

/// A column's sum, and whether a masked count stands in it.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    sum: u64,
    known: bool,
    masked: bool,
}

impl Counts {
    fn add(&mut self, count: Option<u32>) {
        if let Some(count) = count {
            self.known = true;
            self.sum += u64::from(count);
            self.masked |= says_too_much(u64::from(count));
        }
    }

    /// A sum with a masked count in it would give that count away.
    fn shown(self, masks: bool) -> Option<u64> {
        (self.known && !(masks && self.masked)).then_some(self.sum)
    }
}

impl Sum {
    fn add(&mut self, measure: &Measure, used: &MonthUse, rules: &HouseRules) {
        self.total.measures += 1;
        if used.filled.is_some() {
            self.total.reported += 1;
            self.total.places += u64::from(used.places_of(measure.places));
        }
        match used.mark(measure.places, rules) {
            Some(UseMark::Good) => self.total.good += 1,
            Some(UseMark::Watch) => self.total.watch += 1,
            Some(UseMark::Poor) => self.total.poor += 1,
            None => {}
        }
        self.filled.add(used.filled);
        self.entries.add(used.entries);
        self.dropouts.add(used.dropouts);
    }

    fn view(self, desk: &Desk<'_>) -> UseTotal {
        let shown = |counts: Counts| counts.shown(desk.masks());
        let filled = shown(self.filled);
        let text = |sum: Option<u64>| sum.map(|sum| desk.total_of(sum));
        UseTotal {
            share: filled.and_then(|filled| desk.percent(filled, self.total.places)),
            filled: text(filled),
            entries: text(shown(self.entries)),
            dropouts: text(shown(self.dropouts)),
            ..self.total
        }
    }
}
