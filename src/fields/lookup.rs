//! Records found by a name that an index knows: providers and measures. Too many to hold all names
//! in memory, so each is looked up when it is asked for.

use std::ops::ControlFlow;

use super::Found;
use super::context::is_listable;
use crate::domain::id::{Kind, RecordId};
use crate::store::{Record, Store};
use crate::text::Folded;

/// Names offered for a name that means nobody.
const SIMILAR: usize = 5;

/// The record of this name or number; none if the kind has no such index or the text means none of
/// its records but may still be an id.
pub(super) fn find(store: &Store, kind: Kind, text: &str) -> Option<Found> {
    let text = text.trim();
    let one = |id| Some(Found::One(RecordId { kind, id }));
    match kind {
        Kind::Provider => {
            if let Ok(Some(found)) = store.provider_named(text) {
                return one(found.record.id.0);
            }
            if text.starts_with('#') || text.parse::<u64>().is_ok() {
                return None;
            }
            Some(Found::None {
                similar: similar_providers(store, text),
            })
        }
        Kind::Measure => {
            let numbers = [Some(text), text.split_whitespace().next()];
            numbers
                .into_iter()
                .flatten()
                .find_map(|number| store.measure_numbered(number).ok().flatten())
                .and_then(|found| one(found.record.id.0))
        }
        _ => None,
    }
}

/// The name [`find`] takes back; none where only the id can name the record.
pub(super) fn name(record: &Record) -> Option<String> {
    match record {
        Record::Provider(one) => {
            let usual = is_listable(&one.name) && one.name.trim().parse::<u64>().is_err();
            usual.then(|| one.name.clone())
        }
        Record::Measure(one) => {
            let usual = is_listable(&one.number)
                && !one.number.contains(char::is_whitespace)
                && !one.title.contains([';', ':']);
            usual.then(|| format!("{} {}", one.number, one.title))
        }
        _ => None,
    }
}

/// Providers that share a word with what was typed.
fn similar_providers(store: &Store, text: &str) -> Vec<String> {
    let typed = Folded::new(text);
    let words: Vec<&str> = typed
        .bare()
        .split(' ')
        .filter(|word| word.len() >= 3)
        .collect();
    let mut similar = Vec::new();
    // What can't be read is not offered; whoever needs it is told when reading it.
    let _ = store.each(Kind::Provider, |stored| {
        if let Record::Provider(one) = &stored.record {
            let name = Folded::new(&one.name);
            if words.iter().any(|word| name.bare().contains(word)) {
                similar.push(one.name.clone());
            }
        }
        if similar.len() < SIMILAR {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    similar
}
