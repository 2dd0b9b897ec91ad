//! Whose figures a command is about: the ring or group, the members' day, quality and day of knowledge.

use chrono::NaiveDate;

use super::args::figures as args;
use super::args::indicators::Finality;
use super::failure::{Failure, with};
use super::records;
use super::session::Session;
use crate::domain::id::{Kind, MunicipalityId, RingId};
use crate::domain::indicator::member::{Asked, MembersOn};
use crate::domain::indicator::period::Period;
use crate::domain::indicator::question::{Group, Question};
use crate::domain::indicator::series::Sex;
use crate::domain::ring::Ring;
use crate::fields::{self, StoreContext, Value};
use crate::store::{Entity, Store};
use crate::text::Folded;

/// What may be said of a group whose members are not named.
const OPEN_FIELDS: [&str; 4] = ["all", "land", "kind", "comparison_type"];

/// The same for all indicators and periods alike.
pub(super) struct Whose {
    /// For programs: `ring=3`, `land=HE`, `all`.
    pub(super) slug: String,
    /// For people.
    pub(super) title: String,
    /// Whether the two name members: readers behind letters must not see them.
    is_telling: bool,
    group: Group,
    sex: Sex,
    as_of: Option<NaiveDate>,
    provisional: bool,
    members: MembersOn,
}

impl Whose {
    /// What the flags say.
    pub(super) fn of(
        session: &Session,
        store: &Store,
        context: &StoreContext<'_>,
        args: &args::Whose,
    ) -> Result<Self, Failure> {
        let (slug, title, group, is_telling) = match (&args.ring, &args.group) {
            (Some(ring), _) => {
                let stored = records::find(session, store, context, Kind::Ring, ring)?;
                let number = Ring::of(&stored.record).map_or(0, |ring| ring.number);
                let id = stored.record.id();
                let title = context.names().name(id).unwrap_or_default();
                let group = Group::Ring(RingId(id.id));
                (format!("ring={number}"), title, group, false)
            }
            (None, group) => {
                let group = group.as_deref().unwrap_or("all").trim();
                let (title, picked) = picked(session, store, context, group)?;
                let field = group.split('=').next().unwrap_or_default().trim();
                let is_telling = !OPEN_FIELDS.contains(&field);
                (group.to_owned(), title, picked, is_telling)
            }
        };
        Ok(Self {
            slug,
            title,
            is_telling,
            group,
            sex: Sex::from(args.sex),
            as_of: match &args.as_of {
                Some(text) => Some(session.day(text)?),
                None => None,
            },
            provisional: args.quality == Finality::Provisional,
            members: match args.members.as_str() {
                "now" => MembersOn::Now,
                "then" => MembersOn::Then,
                day => MembersOn::Day(session.day(day)?),
            },
        })
    }

    /// The same for readers who see letters: a selection is only said to be one.
    pub(super) fn behind_letters(mut self, session: &Session) -> Self {
        if self.is_telling {
            "selection".clone_into(&mut self.slug);
            self.title = session.texts.get("compare-selection").into_owned();
        }
        self
    }

    /// The question about an indicator and period.
    pub(super) fn question(&self, code: &str, period: Period) -> Question {
        Question {
            indicator: code.to_owned(),
            group: self.group.clone(),
            sex: self.sex,
            asked: Asked {
                period,
                as_of: self.as_of,
                provisional: self.provisional,
            },
            members: self.members,
        }
    }
}

/// The municipalities of `all`, `FIELD=VALUE`, or `municipality=ONE;ANOTHER`, and what to call them.
fn picked(
    session: &Session,
    store: &Store,
    context: &StoreContext<'_>,
    group: &str,
) -> Result<(String, Group), Failure> {
    if group == "all" {
        let title = session.texts.get("compare-all").into_owned();
        return Ok((title, Group::All));
    }
    let refused = || {
        let names: Vec<&str> = fields::of(Kind::Municipality)
            .iter()
            .map(|field| field.name)
            .collect();
        let names = names.join(", ");
        Failure::usage(with(
            &session.texts,
            "compare-group-shape",
            &[("text", group), ("fields", &names)],
        ))
    };
    let (name, text) = group.split_once('=').ok_or_else(refused)?;
    let (name, text) = (name.trim(), text.trim());
    if name == "municipality" {
        let mut wanted = Vec::new();
        for one in text.split(';').map(str::trim).filter(|one| !one.is_empty()) {
            let id = records::reference(session, context, Kind::Municipality, one)?;
            wanted.push(MunicipalityId(id));
        }
        let title = session.texts.get("compare-selection").into_owned();
        return Ok((title, Group::Selection(wanted)));
    }
    let field = fields::named(Kind::Municipality, name).ok_or_else(refused)?;
    let value = fields::parse(field, text, context).map_err(|wrong| {
        let why = fields::say(&wrong, &session.texts);
        Failure::usage(format!("{name}: {why}"))
    })?;
    let same = |other: &Value| match (&value, other) {
        (Value::Text(a), Value::Text(b)) => Folded::new(a).spelled() == Folded::new(b).spelled(),
        (a, b) => a == b,
    };
    let found = store.municipalities_where(|one| same(&(field.get)(&one.clone().record())))?;
    let shown = fields::show(field, &value, context, &session.texts);
    let title = format!("{}: {shown}", session.texts.get(field.label));
    let found = found.into_iter().map(|one| one.id).collect();
    Ok((title, Group::Selection(found)))
}
