//! Reads a keymap file.
//!
//! ```toml
//! [list]                      # a context
//! first = ["g g", "home"]     # an action and its keys; the first is the one shown
//! export = []                 # unbound
//! ```

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::key::{Key, KeyError};
use crate::tui::action::{Action, Context};
use crate::tui::problem::{Problem, Problems, in_order, string};

/// What a file says about one action in one context.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) context: Context,
    pub(super) action: Action,
    pub(super) sequences: Vec<Vec<Key>>,
}

/// Reads a file; entries with a problem are left out, so that what was bound before stays.
pub(super) fn read(file: &str, source: &str) -> (Vec<Entry>, Vec<Problem>) {
    let mut problems = Problems::new(file, source);
    let root = problems.parse();
    let mut entries: Vec<Entry> = Vec::new();
    for (name, place, value) in in_order(root.get_ref()) {
        let Some(context) = Context::from_name(name) else {
            problems.add(&place, "problem-context", &[("name", name)]);
            continue;
        };
        let DeValue::Table(table) = value.get_ref() else {
            problems.add(&place, "problem-no-table", &[("name", name)]);
            continue;
        };
        for (name, place, value) in in_order(table) {
            let Some(action) = Action::from_name(name) else {
                problems.add(&place, "problem-action", &[("name", name)]);
                continue;
            };
            if !action.contexts().contains(&context) {
                let variables = [("name", name), ("context", context.name())];
                problems.add(&place, "problem-action-elsewhere", &variables);
                continue;
            }
            if let Some(sequences) = sequences(&mut problems, &place, value, context, &entries) {
                entries.push(Entry {
                    context,
                    action,
                    sequences,
                });
            }
        }
    }
    (entries, problems.into_sorted())
}

/// The keys of one action, or `None` if anything about them is wrong.
fn sequences(
    problems: &mut Problems<'_>,
    place: &Range<usize>,
    value: &Spanned<DeValue<'_>>,
    context: Context,
    earlier: &[Entry],
) -> Option<Vec<Vec<Key>>> {
    let DeValue::Array(list) = value.get_ref() else {
        problems.add(place, "problem-no-list", &[]);
        return None;
    };
    let mut sequences: Vec<Vec<Key>> = Vec::new();
    let mut sound = true;
    for item in list {
        let Some(text) = string(item) else {
            problems.add(&item.span(), "problem-no-list", &[]);
            sound = false;
            continue;
        };
        let keys = match Key::parse_sequence(text) {
            Ok(keys) => keys,
            Err(KeyError::Unknown(word)) => {
                problems.add(&item.span(), "problem-key", &[("key", &word)]);
                sound = false;
                continue;
            }
            Err(KeyError::SameAs(word, twin)) => {
                let variables = [("key", word.as_str()), ("twin", twin)];
                problems.add(&item.span(), "problem-key-twin", &variables);
                sound = false;
                continue;
            }
        };
        let rival = earlier
            .iter()
            .filter(|entry| entry.context == context)
            .find(|entry| entry.sequences.iter().any(|own| super::clash(own, &keys)));
        if let Some(rival) = rival {
            let variables = [("key", text), ("action", rival.action.name())];
            problems.add(&item.span(), "problem-clash", &variables);
            sound = false;
        } else if sequences.iter().any(|own| super::clash(own, &keys)) {
            problems.add(&item.span(), "problem-doubled", &[("key", text)]);
            sound = false;
        } else {
            sequences.push(keys);
        }
    }
    sound.then_some(sequences)
}
