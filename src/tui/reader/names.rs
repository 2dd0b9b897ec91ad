//! Names of people and municipalities, for lines and for columns.

use crate::domain::carrier::{Match, Register};
use crate::domain::id::{MunicipalityId, PersonId};
use crate::domain::person::Person;
use crate::domain::ring::Municipality;
use crate::domain::task::Responsible;
use crate::store::{ReadFailure, Store, Stored};
use crate::text::fold::Folded;
use crate::tui::view::Names;

/// Everybody a task can be given to. A person answers to full name, last name where only one bears
/// it, and Unix user; a municipality to every name that the rules of `domain::carrier` hold for
/// unambiguous.
pub(super) fn all(store: &Store) -> Result<Names, ReadFailure> {
    let people: Vec<Stored<Person>> = store.all()?;
    let municipalities: Vec<Stored<Municipality>> = store.all()?;
    let mut names = Vec::new();
    for stored in &people {
        let person = &stored.record;
        let who = Responsible::Person(person.id);
        names.push((person.name.clone(), Some(who.clone())));
        if !person.user.is_empty() {
            names.push((person.user.clone(), Some(who.clone())));
        }
        if let Some(last) = person.name.split_whitespace().next_back()
            && last != person.name
        {
            names.push((last.to_owned(), Some(who)));
        }
    }
    let register = Register::new(municipalities.iter().map(|stored| {
        let one = &stored.record;
        (
            one.id,
            [
                one.name.as_str(),
                one.short_name.as_str(),
                one.number.as_str(),
            ],
        )
    }));
    for stored in &municipalities {
        let one = &stored.record;
        for name in [&one.short_name, &one.name] {
            if name.is_empty() {
                continue;
            }
            let who = match register.resolve(name) {
                Match::One(id) => Some(Responsible::Municipality(id)),
                Match::None(_) | Match::Ambiguous(..) => None,
            };
            names.push((name.clone(), who));
            // "Erlangen, Stadt" is typed as "Erlangen" where that is no question.
            if let Some((bare, _)) = name.split_once(',')
                && let Match::One(id) = register.resolve(bare)
            {
                names.push((bare.to_owned(), Some(Responsible::Municipality(id))));
            }
        }
    }
    Ok(Names(
        names
            .into_iter()
            .map(|(name, who)| {
                let folded = Folded::new(&name);
                (name, folded, who)
            })
            .collect(),
    ))
}

/// The name of a person; empty if it is gone.
pub(super) fn person(store: &Store, id: PersonId) -> Result<String, ReadFailure> {
    Ok(store
        .get::<Person>(id)?
        .map_or_else(String::new, |stored| stored.record.name))
}

/// The name of a municipality as lists show it; empty if it is gone.
pub(super) fn municipality(store: &Store, id: MunicipalityId) -> Result<String, ReadFailure> {
    Ok(store
        .get::<Municipality>(id)?
        .map_or_else(String::new, |stored| {
            stored.record.display_name().to_owned()
        }))
}

/// Who is responsible, as lists show it.
pub(super) fn responsible(store: &Store, who: Option<&Responsible>) -> Result<String, ReadFailure> {
    match who {
        Some(Responsible::Person(id)) => person(store, *id),
        Some(Responsible::Municipality(id)) => municipality(store, *id),
        Some(Responsible::Named(name)) => Ok(name.clone()),
        None => Ok(String::new()),
    }
}
