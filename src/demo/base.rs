//! What does not move: municipalities, rings, memberships, people.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::DemoError;
use super::writer::Writer;
use crate::domain::date::Land;
use crate::domain::id::{MembershipId, MunicipalityId, PersonId, RingId};
use crate::domain::meeting::MeetingLanguage;
use crate::domain::person::{Person, Role};

use crate::domain::ring::{Membership, Municipality, MunicipalityKind, Ring};
use crate::report::names;
use crate::store::{Actor, Record};
use crate::text::Folded;

const MUNICIPALITIES: &str = include_str!("data/municipalities.csv");
const RINGS: &str = include_str!("data/rings_example.csv");
const PEOPLE: &str = include_str!("data/people.csv");

/// Who plays in the demonstration.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) rings: Vec<CastRing>,
    pub(super) moderators: Vec<PersonId>,
    pub(super) lead: Option<PersonId>,
    /// Heads of job centres, in the order of the rings.
    pub(super) heads: Vec<PersonId>,
    /// Coordinators of measures; the first is whoever fills the store.
    pub(super) coordinators: Vec<PersonId>,
    pub(super) supervisors: Vec<PersonId>,
    pub(super) evaluators: Vec<PersonId>,
    pub(super) quality_officer: Option<PersonId>,
    pub(super) team_lead: Option<PersonId>,
}

/// A ring with what its meetings need.
#[derive(Debug)]
pub(super) struct CastRing {
    pub(super) id: RingId,
    pub(super) moderators: Vec<PersonId>,
    pub(super) speakers: Vec<PersonId>,
    pub(super) members: Vec<Member>,
}

#[derive(Debug, Clone)]
pub(super) struct Member {
    pub(super) id: MunicipalityId,
    pub(super) name: String,
    pub(super) land: Land,
}

#[derive(Deserialize)]
struct MunicipalityRow {
    number: String,
    name: String,
    short_name: String,
    land: String,
    kind: MunicipalityKind,
    since: Option<NaiveDate>,
}

#[derive(Deserialize)]
struct RingRow {
    ring: u32,
    municipality: String,
    from: Option<NaiveDate>,
}

#[derive(Deserialize)]
struct PersonRow {
    role: Role,
    name: String,
}

/// Writes the cast and applies it, so that everything later can refer to it by number.
pub(super) fn fill(
    writer: &mut Writer<'_>,
    actor: &Actor,
    language: MeetingLanguage,
) -> Result<Cast, DemoError> {
    let municipalities = municipalities(writer)?;
    let memberships: Vec<RingRow> = rows(RINGS)?;
    let people: Vec<PersonRow> = rows(PEOPLE)?;
    let mut by_ring: BTreeMap<u32, Vec<&RingRow>> = BTreeMap::new();
    for row in &memberships {
        by_ring.entry(row.ring).or_default().push(row);
    }
    let first_member = |ring: usize| {
        let rows = by_ring.values().nth(ring)?;
        municipalities.get(&rows.first()?.municipality)
    };
    let people = add_people(writer, &people, actor, language, first_member);
    let of_role = |role: Role| -> Vec<PersonId> {
        people
            .iter()
            .filter(|(found, _)| *found == role)
            .map(|(_, id)| *id)
            .collect()
    };
    let (moderators, speakers) = (of_role(Role::Moderator), of_role(Role::Speaker));
    let criteria = names::texts(language).get("demo-ring-criteria");
    for (index, (number, rows)) in by_ring.iter().enumerate() {
        let ring = Ring {
            criteria: criteria.clone().into_owned(),
            // Two a ring, so that each moderator has several and is deputy in others.
            moderators: pick(&moderators, [index, index + 1]),
            speakers: pick(&speakers, [index]),
            ..Ring::numbered(RingId::provisional(writer.number()), *number)
        };
        let ring_id = ring.id;
        writer.add(ring);
        for row in rows {
            let member = municipalities
                .get(&row.municipality)
                .ok_or_else(|| DemoError::Data(format!("no municipality {}", row.municipality)))?;
            let membership = Membership {
                id: MembershipId::provisional(writer.number()),
                ring: ring_id,
                municipality: member.id,
                from: row.from,
                to: None,
            };
            writer.add(membership);
        }
    }
    let applied = writer.flush()?;
    Ok(cast(
        applied.map(|applied| applied.records).unwrap_or_default(),
    ))
}

/// The cast as it was stored, with its numbers.
fn cast(records: Vec<Record>) -> Cast {
    let mut cast = Cast::default();
    let mut municipalities = BTreeMap::new();
    for record in records {
        match record {
            Record::Municipality(one) => {
                let member = Member {
                    id: one.id,
                    name: one.display_name().to_owned(),
                    land: one.land,
                };
                municipalities.insert(one.id, member);
            }
            Record::Person(one) => {
                for role in &one.roles {
                    match role {
                        Role::Moderator => cast.moderators.push(one.id),
                        Role::ProjectLead => cast.lead = Some(one.id),
                        Role::Management => cast.heads.push(one.id),
                        Role::Coordinator => cast.coordinators.push(one.id),
                        Role::Supervisor => cast.supervisors.push(one.id),
                        Role::Evaluator => cast.evaluators.push(one.id),
                        Role::QualityOfficer => cast.quality_officer = Some(one.id),
                        Role::TeamLead => cast.team_lead = Some(one.id),
                        _ => {}
                    }
                }
            }
            Record::Ring(one) => cast.rings.push(CastRing {
                id: one.id,
                moderators: one.moderators,
                speakers: one.speakers,
                members: Vec::new(),
            }),
            Record::Membership(one) => {
                let ring = cast.rings.iter_mut().find(|ring| ring.id == one.ring);
                if let (Some(ring), Some(member)) = (ring, municipalities.get(&one.municipality)) {
                    ring.members.push(member.clone());
                }
            }
            _ => {}
        }
    }
    cast
}

/// By carrier number, with provisional ids.
fn municipalities(writer: &mut Writer<'_>) -> Result<BTreeMap<String, Member>, DemoError> {
    let mut found = BTreeMap::new();
    for row in rows::<MunicipalityRow>(MUNICIPALITIES)? {
        let land: Land = row
            .land
            .parse()
            .map_err(|_| DemoError::Data(format!("no Land {}", row.land)))?;
        let municipality = Municipality {
            id: MunicipalityId::provisional(writer.number()),
            number: row.number,
            name: row.name,
            short_name: row.short_name,
            land,
            kind: row.kind,
            since: row.since,
            comparison_type: String::new(),
            participates: true,
            settlement_type: String::new(),
            organisation_size: String::new(),
            region_notes: String::new(),
            organisation_notes: String::new(),
            territory_breaks: Vec::new(),
        };
        let member = Member {
            id: municipality.id,
            name: municipality.display_name().to_owned(),
            land,
        };
        found.insert(municipality.number.clone(), member);
        writer.add(municipality);
    }
    Ok(found)
}

/// The first moderator is whoever fills the store, so that "mine" shows something.
fn add_people<'m>(
    writer: &mut Writer<'_>,
    rows: &[PersonRow],
    actor: &Actor,
    language: MeetingLanguage,
    first_member: impl Fn(usize) -> Option<&'m Member>,
) -> Vec<(Role, PersonId)> {
    let texts = names::texts(language);
    let mut counts: BTreeMap<Role, usize> = BTreeMap::new();
    let mut found = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let nth = counts.entry(row.role).or_default();
        let member = match row.role {
            Role::Speaker | Role::Management => first_member(*nth),
            _ => None,
        };
        let function = format!("demo-function-{}", role_name(row.role));
        let organisation = match member {
            Some(member) => texts.with(
                "demo-organisation-member",
                &[("name", member.name.as_str().into())],
            ),
            None if matches!(row.role, Role::Moderator | Role::ProjectLead) => {
                texts.get("demo-organisation-contractor").into_owned()
            }
            None => texts.get("demo-organisation-job_centre").into_owned(),
        };
        let is_me = row.role == Role::Moderator && *nth == 0;
        let person = Person {
            function: texts.get(&function).into_owned(),
            organisation,
            mail: format!(
                "{}@example.org",
                Folded::new(&row.name).spelled().replace(' ', ".")
            ),
            phone: format!("030 23125 {:03}", 100 + index),
            user: if is_me {
                actor.author.clone()
            } else {
                String::new()
            },
            // Whoever looks around wants something to do in both halves.
            roles: if is_me {
                vec![row.role, Role::Coordinator]
            } else {
                vec![row.role]
            },
            land: member.map(|member| member.land),
            ..Person::named(PersonId::provisional(writer.number()), row.name.as_str())
        };
        *nth += 1;
        found.push((row.role, person.id));
        writer.add(person);
    }
    found
}

/// As `people.csv` and the texts call a role.
const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Moderator => "moderator",
        Role::ProjectLead => "project_lead",
        Role::Speaker => "speaker",
        Role::Coordinator => "coordinator",
        Role::Supervisor => "supervisor",
        Role::QualityOfficer => "quality_officer",
        Role::TeamLead => "team_lead",
        Role::CoordinatingManager => "coordinating_manager",
        Role::Management => "management",
        Role::Evaluator => "evaluator",
        Role::MailboxKeeper | Role::Reader => "mailbox_keeper",
    }
}

fn pick<T: Copy, const N: usize>(from: &[T], at: [usize; N]) -> Vec<T> {
    at.iter()
        .filter_map(|index| from.get(index % from.len().max(1)).copied())
        .collect()
}

pub(super) fn rows<T: serde::de::DeserializeOwned>(csv: &str) -> Result<Vec<T>, DemoError> {
    csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(csv.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|error| DemoError::Data(error.to_string()))
}
