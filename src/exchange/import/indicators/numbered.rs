//! Things that come again and again, numbered as they first come.
//!
//! A column of a million rows says a few hundred things, nearly always in the order they came in the
//! last time: so the one that followed is looked at first, and hardly anything is looked up.

use std::collections::HashMap;
use std::hash::Hash;

/// Things and their numbers, from 0.
#[derive(Debug)]
pub(super) struct Numbered<K> {
    all: Vec<K>,
    known: HashMap<K, usize>,
    /// What came behind each the last time.
    behind: Vec<usize>,
    last: usize,
}

impl<K> Default for Numbered<K> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            known: HashMap::new(),
            behind: Vec::new(),
            last: 0,
        }
    }
}

impl<K: Copy + Eq + Hash> Numbered<K> {
    /// All of them, by number.
    pub(super) fn all(&self) -> &[K] {
        &self.all
    }

    /// The number of a thing; none if it has not come yet.
    pub(super) fn find(&mut self, thing: K) -> Option<usize> {
        if self.all.get(self.last) == Some(&thing) {
            return Some(self.last);
        }
        let guess = self.behind.get(self.last).copied();
        let found = match guess.filter(|guess| self.all.get(*guess) == Some(&thing)) {
            Some(found) => found,
            None => *self.known.get(&thing)?,
        };
        self.follow(found);
        Some(found)
    }

    /// The number of a thing, and whether it comes for the first time.
    pub(super) fn number(&mut self, thing: K) -> (usize, bool) {
        if let Some(found) = self.find(thing) {
            return (found, false);
        }
        let new = self.all.len();
        self.all.push(thing);
        self.behind.push(0);
        self.known.insert(thing, new);
        self.follow(new);
        (new, true)
    }

    fn follow(&mut self, found: usize) {
        if let Some(behind) = self.behind.get_mut(self.last) {
            *behind = found;
        }
        self.last = found;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Numbered;

    proptest! {
        #[test]
        fn a_thing_has_one_number_whatever_the_order(things in prop::collection::vec(0..9_u8, 0..60)) {
            let mut numbered = Numbered::default();
            let mut order: Vec<u8> = Vec::new();
            for thing in things {
                let is_new = !order.contains(&thing);
                if is_new {
                    prop_assert_eq!(numbered.find(thing), None);
                    order.push(thing);
                }
                let at = order.iter().position(|one| *one == thing).unwrap();
                prop_assert_eq!(numbered.number(thing), (at, is_new));
            }
            prop_assert_eq!(numbered.all(), order.as_slice());
        }
    }
}
