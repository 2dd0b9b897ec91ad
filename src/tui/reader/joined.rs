//! All titles in one text, so that a word is looked for in all of them at a stroke.
//!
//! Responsible for: which of a hundred thousand titles hold a word. One by one each is a place of its
//! own in memory, and fetching those costs several times what comparing does. Not for: what the
//! titles belong to, and several words (see [`super::find`]).

use memchr::memmem::Finder;

use crate::text::fold::Folded;

/// Between titles and between the two ways to write one: no word of a query has a blank in it.
const BETWEEN: u8 = b'\n';

/// See the module. A title is known by its place, counted from 0.
#[derive(Default)]
pub(super) struct Joined {
    text: Vec<u8>,
    /// Where each title ends.
    ends: Vec<usize>,
    /// Whether each stands there in two ways.
    twice: Vec<bool>,
}

/// Titles that hold a word, in order.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Holding {
    /// All of them.
    pub(super) all: Vec<u32>,
    /// Those that begin with it.
    pub(super) beginning: Vec<u32>,
}

impl Joined {
    /// Joins titles; an absent one keeps its place and is never found.
    pub(super) fn new<'a>(titles: impl Iterator<Item = Option<&'a Folded>>) -> Self {
        let mut joined = Self::default();
        for title in titles {
            let twice = title.is_some_and(|title| title.bare() != title.spelled());
            joined.twice.push(twice);
            if let Some(title) = title {
                let (bare, spelled) = (title.bare(), title.spelled());
                joined.text.extend_from_slice(bare.as_bytes());
                joined.text.push(BETWEEN);
                if twice {
                    joined.text.extend_from_slice(spelled.as_bytes());
                    joined.text.push(BETWEEN);
                }
            }
            joined.ends.push(joined.text.len());
        }
        joined
    }

    /// The titles that hold a word, however an umlaut in it is written.
    pub(super) fn holding(&self, word: &Folded) -> Holding {
        let bare = self.with(word.bare(), word);
        if word.spelled() == word.bare() {
            return bare;
        }
        let spelled = self.with(word.spelled(), word);
        Holding {
            all: merged(bare.all, spelled.all),
            beginning: merged(bare.beginning, spelled.beginning),
        }
    }

    fn with(&self, way: &str, word: &Folded) -> Holding {
        let finder = Finder::new(way);
        let (mut found, mut title, mut from) = (Holding::default(), 0, 0);
        while let Some(hit) = self.text.get(from..).and_then(|text| finder.find(text)) {
            let at = from + hit;
            while self.ends[title] <= at {
                title += 1;
            }
            found.all.push(title as u32);
            // Written in one way only, the first hit shows it.
            let begins = if self.twice[title] {
                self.begins(title as u32, word)
            } else {
                at == 0 || self.text[at - 1] == BETWEEN
            };
            if begins {
                found.beginning.push(title as u32);
            }
            // Once in a title is enough.
            from = self.ends[title];
        }
        found
    }

    /// Whether a title begins with a word, as [`crate::tui::matching::Matcher::begins`] has it.
    fn begins(&self, title: u32, word: &Folded) -> bool {
        let at = title as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        let text = &self.text[start..self.ends[at]];
        let mut ways = text.split(|byte| *byte == BETWEEN);
        let bare = ways.next().unwrap_or_default();
        let spelled = ways
            .next()
            .filter(|spelled| !spelled.is_empty())
            .unwrap_or(bare);
        bare.starts_with(word.bare().as_bytes()) || spelled.starts_with(word.spelled().as_bytes())
    }
}

/// Two lists in order, as one without repetition.
fn merged(mut one: Vec<u32>, other: Vec<u32>) -> Vec<u32> {
    one.extend(other);
    one.sort_unstable();
    one.dedup();
    one
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold::Query;
    use crate::tui::matching::Matcher;

    proptest! {
        #[test]
        fn joined_titles_answer_like_single_ones(
            titles in proptest::collection::vec(proptest::option::of("[aeküß ]{0,8}"), 0..8),
            word in "[aeküß]{1,3}",
        ) {
            let titles: Vec<Option<Folded>> = titles
                .iter()
                .map(|title| title.as_deref().map(Folded::new))
                .collect();
            let joined = Joined::new(titles.iter().map(Option::as_ref));
            let (query, matcher) = (Query::new(&word), Matcher::new(&word));
            let word = Folded::new(&word);
            let mut expected = Holding::default();
            for (at, title) in titles.iter().enumerate() {
                let Some(title) = title else { continue };
                if title.matches(&query) {
                    expected.all.push(at as u32);
                }
                if matcher.begins(title) {
                    expected.beginning.push(at as u32);
                }
            }
            prop_assert_eq!(joined.holding(&word), expected);
        }
    }
}
