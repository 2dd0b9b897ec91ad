//! Columns of deficiencies.
//!
//! Responsible for: the contract's keys and the cells that are no field. Not for: what is demanded next
//! and what a repeat is ([`crate::domain::deficiency`]).

use std::collections::HashMap;
use std::ops::ControlFlow;

use serde_json::json;

use super::super::failure::Failure;
use super::super::listing::Cell;
use super::super::session::Session;
use crate::domain::deficiency::Deficiency;
use crate::domain::deficiency::next::NextStep;
use crate::domain::house_rules::HouseRules;
use crate::domain::id::{DeficiencyId, Kind, MeasureId, PersonId, RecordId};
use crate::domain::measure::Measure;
use crate::fields::deficiency::{change, tell};
use crate::fields::{Context, StoreContext};
use crate::store::{Record, Store};

/// The contract's columns; those behind them are fields.
pub(super) const LEADING: &[&str] = &[
    "id",
    "measure",
    "found_on",
    "severity",
    "stage",
    "state",
    "deadline",
    "overdue_days",
    "next_step",
    "next_by",
    "next_until",
    "provider",
    "kind",
    "text",
    "audit",
    "repeat_of",
    "steps",
];

/// What a table for people leaves out.
pub(super) fn is_shown(name: &str) -> bool {
    LEADING.contains(&name)
        && !matches!(
            name,
            "found_on" | "stage" | "next_until" | "text" | "audit" | "repeat_of" | "steps"
        )
}

/// What the cells are computed from, read once for a list.
#[derive(Default)]
pub(super) struct Cases {
    measures: HashMap<MeasureId, Measure>,
    rules: HouseRules,
    repeats: HashMap<DeficiencyId, DeficiencyId>,
}

impl Cases {
    /// For these records; nothing where none of them is a deficiency.
    pub(super) fn read(store: &Store, records: &[Record]) -> Result<Self, Failure> {
        let mut cases = Self::default();
        let shown: Vec<&Deficiency> = records
            .iter()
            .filter_map(|record| match record {
                Record::Deficiency(one) => Some(one),
                _ => None,
            })
            .collect();
        let Some(first) = shown.iter().map(|one| one.found_on).min() else {
            return Ok(cases);
        };
        cases.rules = store.house_rules()?;
        for one in &shown {
            cases.measure(store, one.measure)?;
        }
        if shown.iter().any(|one| !one.kind.trim().is_empty()) {
            cases.find_repeats(store, &shown, first)?;
        }
        Ok(cases)
    }

    fn measure(&mut self, store: &Store, id: MeasureId) -> Result<(), Failure> {
        if !self.measures.contains_key(&id)
            && let Some(stored) = store.get::<Measure>(id)?
        {
            self.measures.insert(id, stored.record);
        }
        Ok(())
    }

    /// Looks among all that were found since a year before the first of those shown.
    fn find_repeats(
        &mut self,
        store: &Store,
        shown: &[&Deficiency],
        first: chrono::NaiveDate,
    ) -> Result<(), Failure> {
        let since = crate::domain::date::add_months(first, -12);
        let mut earlier: Vec<Deficiency> = Vec::new();
        store.each(Kind::Deficiency, |stored| {
            if let Record::Deficiency(one) = stored.record
                && one.found_on >= since
                && !one.kind.trim().is_empty()
            {
                earlier.push(one);
            }
            ControlFlow::Continue(())
        })?;
        let mut by_provider: HashMap<_, Vec<&Deficiency>> = HashMap::new();
        for one in &earlier {
            self.measure(store, one.measure)?;
            if let Some(measure) = self.measures.get(&one.measure) {
                by_provider.entry(measure.provider).or_default().push(one);
            }
        }
        for one in shown {
            let provider = self.measures.get(&one.measure).map(|one| one.provider);
            let there = provider.and_then(|provider| by_provider.get(&provider));
            let there = there.into_iter().flatten().copied();
            if let Some(of) = one.repeats(there) {
                self.repeats.insert(one.id, of.id);
            }
        }
        Ok(())
    }

    fn next(&self, session: &Session, deficiency: &Deficiency) -> Option<NextStep> {
        let next = deficiency.next_steps(session.today, &self.rules);
        next.into_iter().next()
    }
}

/// See [`super::computed`].
pub(super) fn computed(
    session: &Session,
    context: &StoreContext<'_>,
    cases: &Cases,
    one: &Deficiency,
    name: &str,
) -> Option<Cell> {
    let texts = &session.texts;
    let measure = cases.measures.get(&one.measure);
    let named = |kind: Kind, id: u64| context.name(RecordId { kind, id }).unwrap_or_default();
    Some(match name {
        "measure" => measure.map_or_else(Cell::none, |measure| {
            Cell::new(
                json!({"id": measure.id.0, "number": measure.number, "title": measure.title}),
                format!("{} {}", measure.number, measure.title).trim(),
            )
        }),
        "provider" => measure.map_or_else(Cell::none, |measure| {
            Cell::same(named(Kind::Provider, measure.provider.0))
        }),
        "stage" => Cell::number(one.stage().into()),
        "overdue_days" => Cell::days_late(one.overdue_days(session.today)),
        "next_step" => cases.next(session, one).map_or_else(Cell::none, |next| {
            Cell::new(next.kind.name(), tell::next(next.kind, texts))
        }),
        "next_by" => cases.next(session, one).map_or_else(Cell::none, |next| {
            let who = measure.and_then(|measure| change::who(one, measure, next.kind));
            let name = who.map(|PersonId(id)| named(Kind::Person, id));
            let roles = next.roles().iter().map(|role| role_name(*role));
            Cell::new(
                json!({"roles": roles.collect::<Vec<_>>(), "name": name.clone().unwrap_or_default()}),
                name.unwrap_or_else(|| tell::roles(next.kind, texts)),
            )
        }),
        "next_until" => {
            let until = cases.next(session, one).and_then(|next| next.until);
            until.map_or_else(Cell::none, |day| {
                Cell::new(day.to_string(), texts.date_plain(day))
            })
        }
        "repeat_of" => cases
            .repeats
            .get(&one.id)
            .map_or_else(Cell::none, |of| Cell::number(of.0)),
        "steps" => {
            let name = |PersonId(id)| named(Kind::Person, id);
            let told: Vec<_> = one
                .steps
                .iter()
                .map(|step| (step, tell::tell(&step.what, &name, texts)))
                .collect();
            let json: Vec<_> = told
                .iter()
                .map(|(step, told)| {
                    json!({
                        "on": step.on.to_string(),
                        "by": step.by,
                        "step": tell::step_name(&step.what),
                        "told": told,
                    })
                })
                .collect();
            let lines = told.iter().map(|(step, told)| {
                format!("{} {}: {told}", texts.date_plain(step.on), step.by)
            });
            Cell::new(json, lines.collect::<Vec<_>>().join("; "))
        }
        _ => return None,
    })
}

fn role_name(role: crate::domain::person::Role) -> &'static str {
    use crate::domain::person::Role;
    match role {
        Role::Coordinator => "coordinator",
        Role::Supervisor => "supervisor",
        _ => "quality_officer",
    }
}
