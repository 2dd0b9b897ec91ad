//! `house-rules`: the one record of what a house decides. It is made when something in it is set;
//! until then the defaults hold.

use super::args::measures::{HouseRules, RulesEdit, RulesShow};
use super::args::{Edit, Show};
use super::failure::Failure;
use super::records;
use super::session::Session;
use crate::domain::house_rules::HouseRules as Rules;
use crate::domain::id::Kind;
use crate::store::{Entity, Store};

pub(super) fn run(session: &Session, command: &HouseRules) -> Result<(), Failure> {
    let kind = Kind::HouseRules;
    match command {
        HouseRules::Show(RulesShow { history, formatted }) => {
            let store = &session.reading()?.store;
            match stored(store)? {
                Some(id) => records::show(
                    session,
                    kind,
                    &Show {
                        id,
                        history: *history,
                        formatted: *formatted,
                    },
                ),
                None => {
                    let rules = Rules::default().record();
                    records::show_record(session, store, &rules, *history, formatted.format)
                }
            }
        }
        HouseRules::Edit(RulesEdit { set, formatted }) => {
            let store = session.planning()?;
            if let Some(id) = stored(store)? {
                let edit = Edit {
                    id,
                    set: set.clone(),
                    keep_suspicious: false,
                    formatted: *formatted,
                };
                return records::edit(session, kind, &edit);
            }
            let add = super::args::Add {
                set: set.clone(),
                keep_suspicious: false,
                formatted: *formatted,
            };
            records::add(session, kind, &add, records::Agenda::None)
        }
    }
}

/// The number of the record, if anybody changed anything.
fn stored(store: &Store) -> Result<Option<String>, Failure> {
    let mut found = store.all::<Rules>()?.into_iter();
    Ok(found.next().map(|stored| format!("#{}", stored.record.id)))
}
