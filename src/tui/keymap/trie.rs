//! A tree of keys: a sequence is a way through it, an action a leaf.
//!
//! Responsible for: finding, adding and displacing sequences. No way leads through a leaf, so a key
//! is either an action or the start of longer sequences, never both.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::key::Key;
use crate::tui::action::Action;

/// What a sequence of keys leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// An action.
    Action(Action),
    /// Longer sequences begin so.
    Prefix,
    /// Nothing.
    Nothing,
}

#[derive(Debug, Clone)]
enum Node {
    Leaf(Action),
    Branch(Trie),
}

/// The tree of one context.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trie {
    children: HashMap<Key, Node>,
}

impl Trie {
    pub(crate) fn find(&self, keys: &[Key]) -> Found {
        let Some((first, rest)) = keys.split_first() else {
            return Found::Prefix;
        };
        match self.children.get(first) {
            None => Found::Nothing,
            Some(Node::Leaf(action)) if rest.is_empty() => Found::Action(*action),
            Some(Node::Leaf(_)) => Found::Nothing,
            Some(Node::Branch(branch)) => branch.find(rest),
        }
    }

    /// Adds a sequence nothing clashes with; [`super::clash`] has been asked before.
    pub(crate) fn insert(&mut self, keys: &[Key], action: Action) {
        let Some((first, rest)) = keys.split_first() else {
            return;
        };
        if rest.is_empty() {
            self.children.insert(*first, Node::Leaf(action));
            return;
        }
        let node = self
            .children
            .entry(*first)
            .or_insert_with(|| Node::Branch(Self::default()));
        if let Node::Branch(branch) = node {
            branch.insert(rest, action);
        }
    }

    /// The keys that can follow, and what each leads to, in a steady order.
    pub(crate) fn continuations(&self, keys: &[Key]) -> Vec<(Key, Option<Action>)> {
        let Some((first, rest)) = keys.split_first() else {
            let mut next: Vec<_> = self
                .children
                .iter()
                .map(|(key, node)| match node {
                    Node::Leaf(action) => (*key, Some(*action)),
                    Node::Branch(_) => (*key, None),
                })
                .collect();
            next.sort_by(|(one, _), (other, _)| one.partial_cmp(other).unwrap_or(Ordering::Equal));
            return next;
        };
        match self.children.get(first) {
            Some(Node::Branch(branch)) => branch.continuations(rest),
            _ => Vec::new(),
        }
    }
}
