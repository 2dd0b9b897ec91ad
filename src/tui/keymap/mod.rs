//! Which key means which action, by context. Bindings are data: `keymaps/*.toml`.
//!
//! Responsible for: laying keymaps over each other, resolving keys (sequences too) to actions, and
//! telling which keys an action has. Not for what actions do.
//!
//! A later map displaces an earlier one key by key: an action it names has exactly the keys it
//! gives (none, if the list is empty), and a key it uses is taken from whatever had it before. What
//! is wrong in a map is reported with its place, all at once, and the earlier binding stays.

mod key;
mod load;
mod trie;

use std::collections::HashMap;

use crossterm::event::KeyEvent;

pub use key::{Key, KeyError};
use trie::{Found, Trie};

use super::action::{Action, Context};
use super::problem::Problem;
use crate::text::locale::Texts;

/// The map that is always there.
const DEFAULT: &str = include_str!("../../../keymaps/default.toml");

/// Maps a person can name instead of writing one.
const SHIPPED: &[(&str, &str)] = &[("vim", include_str!("../../../keymaps/vim.toml"))];

/// One sequence of keys that means an action in a context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Where.
    pub context: Context,
    /// What.
    pub action: Action,
    /// The keys, one after the other.
    pub keys: Vec<Key>,
}

/// What a key means at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    /// This action.
    Matched(Action),
    /// The start of a sequence: wait for the next key.
    Pending,
    /// A character of the text being typed.
    Text(char),
    /// Nothing here. A sequence that led nowhere ends.
    NotFound,
    /// Not a key press at all.
    Ignored,
}

/// The keys of a sequence that has begun.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PendingKeys(Vec<Key>);

impl PendingKeys {
    /// The keys so far.
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// Whether no sequence has begun.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Forgets the sequence.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// Keys and what they mean.
#[derive(Debug, Clone)]
pub struct Keymap {
    /// In the order of the files: the first of an action is the one to show.
    bindings: Vec<Binding>,
    tries: HashMap<Context, Trie>,
}

impl Default for Keymap {
    fn default() -> Self {
        // A test holds the shipped map to having no problem.
        let (map, _) = Self::empty().overlay("keymaps/default.toml", DEFAULT);
        map
    }
}

impl Keymap {
    fn empty() -> Self {
        Self {
            bindings: Vec::new(),
            tries: HashMap::new(),
        }
    }

    fn from_bindings(bindings: Vec<Binding>) -> Self {
        let mut tries: HashMap<Context, Trie> = HashMap::new();
        for binding in &bindings {
            tries
                .entry(binding.context)
                .or_default()
                .insert(&binding.keys, binding.action);
        }
        Self { bindings, tries }
    }

    /// The names of the shipped maps, beside the default one.
    pub fn shipped() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(name, _)| *name)
    }

    /// Lays a shipped map over this one; `None` if there is none of that name.
    pub fn with_shipped(&self, name: &str) -> Option<Self> {
        let (_, source) = SHIPPED.iter().find(|(own, _)| *own == name)?;
        Some(self.overlay(name, source).0)
    }

    /// Lays a person's map over this one. `file` is how the problems name it.
    pub fn overlay(&self, file: &str, source: &str) -> (Self, Vec<Problem>) {
        let (layer, problems) = load::read(file, source);
        let named = |binding: &Binding| {
            layer
                .iter()
                .any(|entry| (entry.context, entry.action) == (binding.context, binding.action))
        };
        let displaced = |binding: &Binding| {
            layer.iter().any(|entry| {
                entry.context == binding.context
                    && entry
                        .sequences
                        .iter()
                        .any(|keys| clash(keys, &binding.keys))
            })
        };
        let mut bindings: Vec<Binding> = self
            .bindings
            .iter()
            .filter(|binding| !named(binding) && !displaced(binding))
            .cloned()
            .collect();
        for entry in &layer {
            bindings.extend(entry.sequences.iter().map(|keys| Binding {
                context: entry.context,
                action: entry.action,
                keys: keys.clone(),
            }));
        }
        (Self::from_bindings(bindings), problems)
    }

    /// What a key means in a stack of contexts, nearest first. The first context that knows the
    /// keys so far decides.
    pub fn resolve(
        &self,
        stack: &[Context],
        pending: &mut PendingKeys,
        event: &KeyEvent,
    ) -> Resolved {
        let Some(key) = Key::from_event(event) else {
            return Resolved::Ignored;
        };
        if pending.is_empty()
            && stack.iter().any(|context| context.takes_text())
            && let Some(typed) = key.text()
        {
            return Resolved::Text(typed);
        }
        pending.0.push(key);
        let found = stack
            .iter()
            .filter_map(|context| self.tries.get(context))
            .map(|trie| trie.find(&pending.0))
            .find(|found| *found != Found::Nothing);
        match found {
            Some(Found::Prefix) => Resolved::Pending,
            Some(Found::Action(action)) => {
                pending.clear();
                Resolved::Matched(action)
            }
            Some(Found::Nothing) | None => {
                pending.clear();
                Resolved::NotFound
            }
        }
    }

    /// What can follow the keys so far: for a hint while a sequence is open. `None` as action means
    /// that still more keys follow.
    pub fn continuations(
        &self,
        stack: &[Context],
        pending: &PendingKeys,
    ) -> Vec<(Key, Option<Action>)> {
        stack
            .iter()
            .filter_map(|context| self.tries.get(context))
            .map(|trie| trie.continuations(pending.keys()))
            .find(|next| !next.is_empty())
            .unwrap_or_default()
    }

    /// Every binding, in the order of the files.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// The sequences that reach an action in a stack of contexts, the one to show first. Keys that a
    /// nearer context uses for something else, and printable ones while text is typed, are left out.
    pub fn keys_for(&self, stack: &[Context], action: Action) -> Vec<&[Key]> {
        let typing = stack.iter().any(|context| context.takes_text());
        let mut found = Vec::new();
        for context in stack {
            for binding in &self.bindings {
                if binding.context != *context || binding.action != action {
                    continue;
                }
                let swallowed =
                    typing && binding.keys.first().is_some_and(|key| key.text().is_some());
                let reached = stack
                    .iter()
                    .filter_map(|context| self.tries.get(context))
                    .map(|trie| trie.find(&binding.keys))
                    .find(|found| *found != Found::Nothing);
                let known = found.contains(&binding.keys.as_slice());
                if !swallowed && !known && reached == Some(Found::Action(action)) {
                    found.push(binding.keys.as_slice());
                }
            }
        }
        found
    }

    /// The key to show for an action, in the person's words: `Strg-P`. `None` if no key reaches it
    /// from here, so that only the command menu does.
    pub fn name_for(
        &self,
        stack: &[Context],
        action: Action,
        texts: &Texts,
        ascii: bool,
    ) -> Option<String> {
        let keys = self.keys_for(stack, action);
        keys.first().map(|keys| name_of(keys, texts, ascii))
    }
}

/// A sequence in the person's words: `g g`, `Strg-P`.
pub fn name_of(keys: &[Key], texts: &Texts, ascii: bool) -> String {
    let names: Vec<String> = keys.iter().map(|key| key.name(texts, ascii)).collect();
    names.join(" ")
}

/// Whether two sequences can't both be bound: equal, or one begins the other.
fn clash(one: &[Key], other: &[Key]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

#[cfg(test)]
mod tests;
