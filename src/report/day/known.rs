//! Names and measures, each read once for a day.

use std::collections::HashMap;

use crate::domain::id::{MeasureId, MunicipalityId, PersonId};
use crate::domain::measure::Measure;
use crate::domain::person::Person;
use crate::domain::ring::Municipality;
use crate::domain::task::Responsible;
use crate::store::{ReadFailure, Store};

pub(super) struct Known<'a> {
    store: &'a Store,
    people: HashMap<PersonId, String>,
    municipalities: HashMap<MunicipalityId, String>,
    measures: HashMap<MeasureId, Option<Measure>>,
}

impl<'a> Known<'a> {
    pub(super) fn new(store: &'a Store) -> Self {
        Self {
            store,
            people: HashMap::new(),
            municipalities: HashMap::new(),
            measures: HashMap::new(),
        }
    }

    /// The name of a person; empty if there is none.
    pub(super) fn person(&mut self, id: Option<PersonId>) -> Result<String, ReadFailure> {
        let Some(id) = id else {
            return Ok(String::new());
        };
        if let Some(name) = self.people.get(&id) {
            return Ok(name.clone());
        }
        let found = self.store.get::<Person>(id)?;
        let name = found.map_or_else(String::new, |stored| stored.record.name);
        self.people.insert(id, name.clone());
        Ok(name)
    }

    /// Who has a task.
    pub(super) fn responsible(&mut self, who: Option<&Responsible>) -> Result<String, ReadFailure> {
        match who {
            Some(Responsible::Person(id)) => self.person(Some(*id)),
            Some(Responsible::Named(name)) => Ok(name.clone()),
            Some(Responsible::Municipality(id)) => {
                if let Some(name) = self.municipalities.get(id) {
                    return Ok(name.clone());
                }
                let found = self.store.get::<Municipality>(*id)?;
                let name = found.map_or_else(String::new, |stored| {
                    stored.record.display_name().to_owned()
                });
                self.municipalities.insert(*id, name.clone());
                Ok(name)
            }
            None => Ok(String::new()),
        }
    }

    /// A measure; none if it is gone.
    pub(super) fn measure(&mut self, id: MeasureId) -> Result<Option<Measure>, ReadFailure> {
        if let Some(measure) = self.measures.get(&id) {
            return Ok(measure.clone());
        }
        let found = self.store.get::<Measure>(id)?.map(|stored| stored.record);
        self.measures.insert(id, found.clone());
        Ok(found)
    }
}

/// A measure as a line calls it: the title first, for a narrow line shows no more.
pub(super) fn called(number: &str, title: &str) -> String {
    match (number.trim(), title.trim()) {
        ("", title) => title.to_owned(),
        (number, "") => number.to_owned(),
        (number, title) => format!("{title} ({number})"),
    }
}
