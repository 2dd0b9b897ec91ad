//! What the members of a group are called in a document. Source: `domain.md` § 6 (audience).
//!
//! A ring reads the names of its own members. Other rings read letters: stable within one document, dealt
//! anew for the next one, and by chance. In the order of the carrier numbers they would tell the Land.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};

use crate::domain::id::MunicipalityId;
use crate::domain::indicator::compare::Placed;
use crate::domain::indicator::figure::Figure;
use crate::domain::ring::Municipality;
use crate::store::figures::Figures;
use crate::text::locale::Texts;

/// Names or letters, for one document.
#[derive(Debug)]
pub struct Naming<'a> {
    /// The letters dealt so far; none = everybody has a name.
    letters: Option<Letters<'a>>,
}

#[derive(Debug)]
struct Letters<'a> {
    texts: &'a Texts,
    deal: Deal,
}

/// Letters as they were dealt, by chance: the same until another deal begins.
#[derive(Debug, Default)]
pub struct Deal {
    /// Which letter, counted from 0.
    dealt: BTreeMap<MunicipalityId, usize>,
    /// Another one for every document.
    chance: RandomState,
}

impl<'a> Naming<'a> {
    /// Everybody by name.
    pub const fn names() -> Self {
        Self { letters: None }
    }

    /// Everybody by a letter, in this language.
    pub fn letters(texts: &'a Texts) -> Self {
        Self {
            letters: Some(Letters {
                texts,
                deal: Deal::default(),
            }),
        }
    }

    /// Whether readers see letters. Numerator and denominator have to be left out then: the size of a
    /// job centre is known, and names it.
    pub const fn is_anonymous(&self) -> bool {
        self.letters.is_some()
    }

    /// A figure as readers may have it: behind letters with no more decimals than people read, because a
    /// quotient in full gives its numerator and denominator away.
    pub fn told(&self, figure: Figure, decimals: u8) -> Figure {
        if self.is_anonymous() && figure.scale() > decimals {
            figure.rounded(decimals)
        } else {
            figure
        }
    }

    /// The carrier number; empty behind a letter.
    pub fn number(&self, municipality: &Municipality) -> String {
        if self.is_anonymous() {
            String::new()
        } else {
            municipality.number.clone()
        }
    }

    /// The name, or the letter: of the whole group at once when the first of it is asked for.
    pub fn name(&mut self, municipality: &Municipality, figures: &Figures) -> String {
        let Some(letters) = &mut self.letters else {
            return municipality.display_name().to_owned();
        };
        letters.deal(figures);
        let text = letters.deal.letter(municipality.id);
        letters
            .texts
            .with("figures-letter", &[("letter", text.into())])
    }

    /// The rows of a comparison as a document shows them: behind letters, those with the same value, or
    /// without one, stand by letter and not by carrier number.
    pub fn rows<'f>(&mut self, figures: &'f Figures) -> Vec<&'f Placed> {
        let mut rows: Vec<&Placed> = figures.comparison().rows.iter().collect();
        if let Some(letters) = &mut self.letters {
            letters.deal(figures);
            for same in rows.chunk_by_mut(|a, b| a.value == b.value) {
                same.sort_by_key(|row| letters.deal.of(row.municipality));
            }
        }
        rows
    }
}

impl Letters<'_> {
    fn deal(&mut self, figures: &Figures) {
        self.deal
            .deal(figures.municipalities.iter().map(|one| one.id));
    }
}

impl Deal {
    /// Gives letters to those who have none yet.
    pub fn deal(&mut self, group: impl Iterator<Item = MunicipalityId>) {
        let mut without: Vec<MunicipalityId> =
            group.filter(|id| !self.dealt.contains_key(id)).collect();
        without.sort_by_key(|id| (self.chance.hash_one(id), *id));
        for id in without {
            let next = self.dealt.len();
            self.dealt.entry(id).or_insert(next);
        }
    }

    /// Somebody's letter: `A`, `B`.
    pub fn letter(&self, id: MunicipalityId) -> String {
        letter(self.of(id))
    }

    /// Somebody's letter, counted from 0; whoever belongs to no group comes last.
    fn of(&self, id: MunicipalityId) -> usize {
        self.dealt.get(&id).copied().unwrap_or(self.dealt.len())
    }
}

/// A, B … Z, AA, AB …, as the columns of a spreadsheet.
fn letter(mut index: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(
            b'A' + u8::try_from(index % 26).unwrap_or_default(),
        ));
        match (index / 26).checked_sub(1) {
            Some(rest) => index = rest,
            None => return letters.iter().rev().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_like_the_columns_of_a_spreadsheet_and_never_repeat() {
        let table = [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
        ];
        for (index, expected) in table {
            assert_eq!(letter(index), expected);
        }
        let all: std::collections::BTreeSet<String> = (0..2000).map(letter).collect();
        assert_eq!(all.len(), 2000);
    }
}
