//! What reading and showing a value needs to know about the world: the day and the names.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::lookup;
use crate::domain::carrier::{Match, Register, Why};
use crate::domain::id::{Kind, RecordId};
use crate::store::{ReadFailure, Record, Store};
use crate::text::Folded;
use crate::text::locale::{Lang, Texts};

/// What a typed name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This record.
    One(RecordId),
    /// None.
    None {
        /// Names that look like it, the likeliest first.
        similar: Vec<String>,
    },
    /// A question: it could be any of these.
    Many {
        /// Their names, each of which means one.
        candidates: Vec<String>,
    },
}

/// What [`super::parse()`] and [`super::show()`] ask. Every method answers at once.
pub trait Context {
    /// The day that "morgen" and "24.11." are reckoned from.
    fn anchor(&self) -> NaiveDate;
    /// What a number or name means among the records of a kind.
    fn find(&self, kind: Kind, text: &str) -> Found;
    /// The name of a record, which [`Context::find`] takes back to it; none if it is unknown.
    fn name(&self, id: RecordId) -> Option<String>;
    /// What identifies a ring (its number) or a municipality (its carrier number) outside this
    /// store; none for other kinds.
    fn identity(&self, id: RecordId) -> Option<String>;
    /// The texts of an id in every language that is read, the person's own first.
    fn labels(&self, id: &str) -> Vec<String>;
}

#[derive(Debug, Clone)]
struct MunicipalityName {
    id: u64,
    number: String,
    name: String,
    short: String,
}

#[derive(Debug, Clone)]
struct PersonName {
    id: u64,
    name: String,
    user: String,
    folded: Folded,
}

#[derive(Debug, Clone)]
struct RingName {
    id: u64,
    number: u32,
    name: String,
}

/// The names of municipalities, rings and people as they were at one moment. They are few, so that
/// all are held; whoever shows or reads the rest asks the store.
#[derive(Debug, Clone, Default)]
pub struct Names {
    municipalities: Vec<MunicipalityName>,
    register: Register<u64>,
    rings: Vec<RingName>,
    people: Vec<PersonName>,
}

/// A name without double spaces.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number of `#12`, `#12 title` or `name (#12)`.
fn numbered(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = match text.strip_prefix('#') {
        Some(rest) => rest.split_whitespace().next()?,
        None => text.strip_suffix(')')?.rsplit_once("(#")?.1,
    };
    digits.parse().ok()
}

impl Names {
    /// The names in a store.
    pub fn load(store: &Store) -> Result<Self, ReadFailure> {
        let mut names = Self::default();
        for kind in [Kind::Municipality, Kind::Ring, Kind::Person] {
            store.each(kind, |stored| {
                names.push(&stored.record);
                std::ops::ControlFlow::Continue(())
            })?;
        }
        names.register_again();
        Ok(names)
    }

    /// Names out of records that are not stored yet, or of a screen's rows.
    pub fn of<'r>(records: impl IntoIterator<Item = &'r Record>) -> Self {
        let mut names = Self::default();
        for record in records {
            names.push(record);
        }
        names.register_again();
        names
    }

    fn push(&mut self, record: &Record) {
        match record {
            Record::Municipality(one) => self.municipalities.push(MunicipalityName {
                id: one.id.0,
                number: one.number.clone(),
                name: one.name.clone(),
                short: one.short_name.clone(),
            }),
            Record::Ring(one) => self.rings.push(RingName {
                id: one.id.0,
                number: one.number,
                name: one.name.clone(),
            }),
            Record::Person(one) => self.people.push(PersonName {
                id: one.id.0,
                name: spaced(&one.name),
                user: one.user.clone(),
                folded: Folded::new(&spaced(&one.name)),
            }),
            _ => {}
        }
    }

    fn register_again(&mut self) {
        self.register = Register::new(
            self.municipalities
                .iter()
                .map(|one| (one.id, [&one.number, &one.name, &one.short])),
        );
    }

    /// Adds a person who was made meanwhile.
    pub fn add(&mut self, record: &Record) {
        self.push(record);
        if matches!(record, Record::Municipality(_)) {
            self.register_again();
        }
    }

    /// See [`Context::identity`].
    pub fn identity(&self, id: RecordId) -> Option<String> {
        match id.kind {
            Kind::Municipality => self.municipality(id.id).map(|one| one.number.clone()),
            Kind::Ring => self.ring_number(id.id).map(|number| number.to_string()),
            _ => None,
        }
    }

    /// The number people call a ring by.
    pub fn ring_number(&self, id: u64) -> Option<u32> {
        self.rings
            .iter()
            .find(|one| one.id == id)
            .map(|one| one.number)
    }

    fn municipality(&self, id: u64) -> Option<&MunicipalityName> {
        self.municipalities.iter().find(|one| one.id == id)
    }

    /// What a text means among the kinds held here; none for other kinds.
    pub fn find(&self, kind: Kind, text: &str) -> Option<Found> {
        let one = |id| Found::One(RecordId { kind, id });
        let known = numbered(text).filter(|id| self.has(kind, *id));
        match kind {
            _ if known.is_some() => known.map(one),
            Kind::Municipality => Some(self.find_municipality(text)),
            Kind::Ring => Some(self.find_ring(text).map_or(
                Found::None {
                    similar: Vec::new(),
                },
                one,
            )),
            Kind::Person => Some(self.find_person(text)),
            _ => None,
        }
    }

    fn has(&self, kind: Kind, id: u64) -> bool {
        match kind {
            Kind::Municipality => self.municipality(id).is_some(),
            Kind::Ring => self.rings.iter().any(|one| one.id == id),
            Kind::Person => self.people.iter().any(|one| one.id == id),
            _ => false,
        }
    }

    fn find_municipality(&self, text: &str) -> Found {
        let names = |ids: Vec<u64>| -> Vec<String> {
            ids.into_iter()
                .filter_map(|id| self.municipality_name(id))
                .collect()
        };
        match self.register.resolve(text) {
            Match::One(id) => Found::One(RecordId {
                kind: Kind::Municipality,
                id,
            }),
            Match::None(similar) => Found::None {
                similar: names(similar),
            },
            Match::Ambiguous(_, Why::Homonym { district, city }) => Found::Many {
                candidates: vec![district.to_owned(), city.to_owned()],
            },
            Match::Ambiguous(ids, Why::Several) => Found::Many {
                candidates: names(ids),
            },
        }
    }

    /// `4`, `Ring 4`, `Ring 4 Name`, or the ring's name.
    fn find_ring(&self, text: &str) -> Option<u64> {
        let text = spaced(text);
        let rest = match text.get(..4) {
            Some(word) if word.eq_ignore_ascii_case("ring") => text[4..].trim_start(),
            _ => &text,
        };
        let digits = rest
            .split(|c: char| !c.is_ascii_digit())
            .next()
            .unwrap_or_default();
        let behind = rest[digits.len()..].chars().next();
        let number = digits
            .parse::<u32>()
            .ok()
            .filter(|_| behind.is_none_or(|c| c == ' '));
        let folded = Folded::new(&text);
        self.rings
            .iter()
            .find(|one| match number {
                Some(number) => one.number == number,
                None => {
                    !one.name.is_empty() && {
                        let name = Folded::new(&spaced(&one.name));
                        name.spelled() == folded.spelled() || name.bare() == folded.bare()
                    }
                }
            })
            .map(|one| one.id)
    }

    fn find_person(&self, text: &str) -> Found {
        let typed = spaced(text);
        let folded = Folded::new(&typed);
        // From the strictest reading to the loosest: "Muller" is Mr Muller if there is one.
        let readings: [&dyn Fn(&PersonName) -> bool; 4] = [
            &|one| one.name == typed,
            &|one| !one.user.is_empty() && one.user == typed,
            &|one| one.folded.spelled() == folded.spelled(),
            &|one| one.folded.bare() == folded.bare(),
        ];
        for reading in readings {
            let fitting: Vec<&PersonName> = self.people.iter().filter(|one| reading(one)).collect();
            match fitting[..] {
                [] => {}
                [one] => {
                    return Found::One(RecordId {
                        kind: Kind::Person,
                        id: one.id,
                    });
                }
                _ => {
                    let names = fitting.iter().filter_map(|one| self.person_name(one.id));
                    return Found::Many {
                        candidates: names.collect(),
                    };
                }
            }
        }
        let similar = self.people.iter().filter(|one| {
            folded.bare().split(' ').any(|word| {
                word.len() >= 3 && one.folded.bare().split(' ').any(|part| part == word)
            })
        });
        Found::None {
            similar: similar
                .filter_map(|one| self.person_name(one.id))
                .take(5)
                .collect(),
        }
    }

    /// The name of a record of the kinds held here.
    pub fn name(&self, id: RecordId) -> Option<String> {
        match id.kind {
            Kind::Municipality => self.municipality_name(id.id),
            Kind::Ring => self.rings.iter().find(|one| one.id == id.id).map(|one| {
                format!("Ring {} {}", one.number, spaced(&one.name))
                    .trim_end()
                    .to_owned()
            }),
            Kind::Person => self.person_name(id.id),
            _ => None,
        }
    }

    /// The shortest of its names that means only it.
    fn municipality_name(&self, id: u64) -> Option<String> {
        let one = self.municipality(id)?;
        let means_it =
            |name: &&String| is_listable(name) && self.register.resolve(name) == Match::One(one.id);
        [&one.short, &one.name]
            .into_iter()
            .find(|name| !name.is_empty() && means_it(name))
            .or(Some(&one.number))
            .cloned()
    }

    fn person_name(&self, id: u64) -> Option<String> {
        let one = self.people.iter().find(|one| one.id == id)?;
        let twins = self.people.iter().filter(|other| other.name == one.name);
        Some(match (is_listable(&one.name), twins.count()) {
            (false, _) => format!("#{id}"),
            (true, 1) if numbered(&one.name).is_none() => one.name.clone(),
            _ => format!("{} (#{id})", one.name),
        })
    }
}

/// Whether a name can stand in a list separated by `;`, or before a colon.
pub(super) fn is_listable(name: &str) -> bool {
    !name.is_empty() && !name.contains([';', ':']) && !name.starts_with('#')
}

/// The context of a store: its names at one moment, its records for all else.
pub struct StoreContext<'a> {
    store: &'a Store,
    names: Arc<Names>,
    anchor: NaiveDate,
    texts: &'a Texts,
    others: OnceLock<Vec<Texts>>,
    /// Names that were looked up: a list asks for the same few again and again.
    looked_up: RefCell<HashMap<RecordId, String>>,
}

impl std::fmt::Debug for StoreContext<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StoreContext").finish_non_exhaustive()
    }
}

impl<'a> StoreContext<'a> {
    /// Loads the names of a store.
    pub fn new(store: &'a Store, anchor: NaiveDate, texts: &'a Texts) -> Result<Self, ReadFailure> {
        Ok(Self::with(
            store,
            Arc::new(Names::load(store)?),
            anchor,
            texts,
        ))
    }

    /// With names that are loaded already.
    pub fn with(store: &'a Store, names: Arc<Names>, anchor: NaiveDate, texts: &'a Texts) -> Self {
        Self {
            store,
            names,
            anchor,
            texts,
            others: OnceLock::new(),
            looked_up: RefCell::default(),
        }
    }

    /// The names.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The names, to add some.
    pub fn names_mut(&mut self) -> &mut Names {
        self.looked_up.get_mut().clear();
        Arc::make_mut(&mut self.names)
    }

    /// The person's texts.
    pub fn texts(&self) -> &'a Texts {
        self.texts
    }

    fn record(&self, id: RecordId) -> Option<Record> {
        // A record that can't be read has no name to show; whoever needs the record itself reads it
        // and tells.
        self.store.record(id).ok().flatten().map(|one| one.record)
    }

    fn look_up(&self, id: RecordId) -> Option<String> {
        if matches!(id.kind, Kind::Municipality | Kind::Ring | Kind::Person) {
            return self.names.name(id);
        }
        let record = self.record(id)?;
        if let Some(name) = lookup::name(&record) {
            return Some(name);
        }
        Some(
            format!("#{} {}", id.id, spaced(&record.title()))
                .trim_end()
                .to_owned(),
        )
    }
}

impl Context for StoreContext<'_> {
    fn anchor(&self) -> NaiveDate {
        self.anchor
    }

    fn find(&self, kind: Kind, text: &str) -> Found {
        if let Some(found) = self.names.find(kind, text) {
            return found;
        }
        if let Some(found) = lookup::find(self.store, kind, text) {
            return found;
        }
        let number = numbered(text).or_else(|| text.trim().parse().ok());
        let id = number.map(|id| RecordId { kind, id });
        match id.filter(|id| self.record(*id).is_some()) {
            Some(id) => Found::One(id),
            None => Found::None {
                similar: Vec::new(),
            },
        }
    }

    fn name(&self, id: RecordId) -> Option<String> {
        if let Some(name) = self.looked_up.borrow().get(&id) {
            return Some(name.clone());
        }
        let name = self.look_up(id)?;
        self.looked_up.borrow_mut().insert(id, name.clone());
        Some(name)
    }

    fn identity(&self, id: RecordId) -> Option<String> {
        self.names.identity(id)
    }

    fn labels(&self, id: &str) -> Vec<String> {
        let others = self.others.get_or_init(|| {
            Lang::ALL
                .into_iter()
                .filter(|lang| *lang != self.texts.lang())
                .map(Texts::new)
                .collect()
        });
        let also = format!("{id}-also");
        std::iter::once(self.texts)
            .chain(others)
            .flat_map(|texts| {
                let own = texts.has(id).then(|| texts.get(id).into_owned());
                let also = texts.has(&also).then(|| texts.get(&also).into_owned());
                let also = also.unwrap_or_default();
                let also: Vec<String> = also
                    .split(';')
                    .map(|one| one.trim().to_owned())
                    .filter(|one| !one.is_empty())
                    .collect();
                own.into_iter().chain(also)
            })
            .collect()
    }
}
