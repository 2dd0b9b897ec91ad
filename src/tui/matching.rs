//! What a few letters find: whole words first, letters in their order behind.
//!
//! Responsible for: how well one text fits a query. Both sides are folded, so `kunzel` finds
//! Künzelsau. Not for: what is searched (records in `reader::find`, commands in the palette).

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::text::fold::{Folded, Query};

/// A query, folded once for all rows.
pub struct Matcher {
    words: Query,
    /// All letters without blanks, for the fuzzy match.
    letters: String,
    skim: SkimMatcherV2,
}

impl Matcher {
    /// Reads what was typed.
    pub fn new(text: &str) -> Self {
        let letters = Folded::new(text).bare().replace(' ', "");
        Self {
            words: Query::new(text),
            letters,
            skim: SkimMatcherV2::default().ignore_case(),
        }
    }

    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, folded.
    pub fn query(&self) -> &[Folded] {
        self.words.words()
    }

    /// Whether every word stands in the text: what a hundred thousand rows are asked.
    pub fn has_words(&self, text: &Folded) -> bool {
        text.matches(&self.words)
    }

    /// Whether every word stands in the text, and how well: 0 the text begins with the first of
    /// them, 1 a word of it does, 2 it stands inside.
    pub fn words(&self, text: &Folded) -> Option<u8> {
        self.has_words(text).then(|| self.rank(text))
    }

    /// How well the first word stands in a text that has it.
    pub fn rank(&self, text: &Folded) -> u8 {
        let Some(first) = self.words.words().first() else {
            return 0;
        };
        let rank = |text: &str, word: &str| match text.find(word) {
            Some(0) => 0,
            Some(at) if begins_a_word(text, at) => 1,
            Some(_)
                if text
                    .match_indices(word)
                    .any(|(at, _)| begins_a_word(text, at)) =>
            {
                1
            }
            _ => 2,
        };
        rank(text.bare(), first.bare()).min(rank(text.spelled(), first.spelled()))
    }

    /// Whether the text begins with the first word: the quick half of [`Matcher::rank`].
    pub fn begins(&self, text: &Folded) -> bool {
        self.words.words().first().is_none_or(|first| {
            text.bare().starts_with(first.bare()) || text.spelled().starts_with(first.spelled())
        })
    }

    /// Whether the letters stand in the text in this order and near one another: a quick no before
    /// [`Matcher::fuzzy`]. What has them does so with one letter less, too.
    pub fn in_order(&self, text: &Folded) -> bool {
        let stands = |text: &str| stands_within(text, &self.letters);
        let (bare, spelled) = (text.bare(), text.spelled());
        // Without an umlaut both are the same text.
        let twice = !std::ptr::eq(bare, spelled);
        !self.letters.is_empty() && (stands(bare) || twice && stands(spelled))
    }

    /// How well the letters stand in the text in this order; more is better.
    pub fn fuzzy(&self, text: &Folded) -> Option<i64> {
        if !self.in_order(text) {
            return None;
        }
        let score = |text: &str| self.skim.fuzzy_match(text, &self.letters);
        score(text.bare()).max(score(text.spelled()))
    }
}

/// Letters that may stand between those that were typed: further apart, almost any long text has them.
const APART: usize = 16;

fn stands_within(text: &str, letters: &str) -> bool {
    let (text, letters) = (text.as_bytes(), letters.as_bytes());
    let Some((first, rest)) = letters.split_first() else {
        return true;
    };
    let begins = text.iter().enumerate().filter(|(_, one)| *one == first);
    let mut windows = begins.map(|(at, _)| {
        let end = text.len().min(at + letters.len() + APART);
        text[at + 1..end].iter()
    });
    windows.any(|mut window| rest.iter().all(|letter| window.any(|one| one == letter)))
}

fn begins_a_word(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .next_back()
        .is_none_or(|before| !before.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_before_letters() {
        for (typed, text, words, fuzzy) in [
            ("kunzel", "Künzelsau", Some(0), true),
            ("kuenzel", "Künzelsau", Some(0), true),
            ("sau", "Künzelsau", Some(2), true),
            ("kreis", "Hohenlohe-Kreis", Some(1), true),
            ("kls", "Künzelsau", None, true),
            ("kuezl", "Künzelsau", None, true),
            ("slk", "Künzelsau", None, false),
            ("bar ute", "Ute Bär", Some(1), false),
            ("", "Ute Bär", Some(0), false),
            (
                "abau",
                "Aktivierung und Begleitung Alleinerziehender",
                None,
                false,
            ),
            (
                "abeg",
                "Aktivierung und Begleitung Alleinerziehender",
                None,
                true,
            ),
        ] {
            let matcher = Matcher::new(typed);
            let text = Folded::new(text);
            assert_eq!(matcher.words(&text), words, "{typed}");
            assert_eq!(matcher.fuzzy(&text).is_some(), fuzzy, "{typed}");
        }
    }
}
