//! One of a few: ←/→ or the first letters.

use crate::fields::{Choice, Field, FieldKind};
use crate::text::fold::fold;
use crate::text::locale::Texts;

/// Yes and no, as choices.
const BOOL: &[Choice] = &[
    Choice {
        name: "true",
        label: "choice-bool-yes",
    },
    Choice {
        name: "false",
        label: "choice-bool-no",
    },
];

/// The choices of a field and the one that is chosen.
#[derive(Debug, Clone)]
pub(super) struct Chooser {
    choices: &'static [Choice],
    at: Option<usize>,
    /// Whether it may be none.
    optional: bool,
    /// Letters typed so far, folded.
    typed: String,
}

impl Chooser {
    /// For a field that offers a choice of one.
    pub(super) fn of(field: &Field) -> Option<Self> {
        let choices = match field.kind {
            FieldKind::Bool => BOOL,
            FieldKind::Choice(choices) => choices,
            _ => return None,
        };
        Some(Self {
            choices,
            at: None,
            optional: !field.required,
            typed: String::new(),
        })
    }

    /// Name of the choice; empty if there is none.
    pub(super) fn name(&self) -> &'static str {
        self.at.map_or("", |at| self.choices[at].name)
    }

    /// Text id of the choice.
    pub(super) fn label(&self) -> Option<&'static str> {
        self.at.map(|at| self.choices[at].label)
    }

    /// Chooses by name; an unknown one is none.
    pub(super) fn choose(&mut self, name: &str) {
        self.at = self.choices.iter().position(|choice| choice.name == name);
        self.typed.clear();
    }

    /// Goes on by one, round and round; an optional choice passes by none.
    pub(super) fn step(&mut self, forward: bool) {
        self.typed.clear();
        let last = self.choices.len().saturating_sub(1);
        self.at = match (self.at, forward) {
            (None, true) => Some(0),
            (None, false) => Some(last),
            (Some(at), true) if at < last => Some(at + 1),
            (Some(at), false) if at > 0 => Some(at - 1),
            (Some(_), _) if self.optional => None,
            (Some(_), true) => Some(0),
            (Some(_), false) => Some(last),
        };
    }

    /// A letter: the choice that begins with the letters so far; if none does, the next one that
    /// begins with this letter.
    pub(super) fn letter(&mut self, letter: char, texts: &Texts) {
        let labels: Vec<String> = self
            .choices
            .iter()
            .map(|choice| fold(&texts.get(choice.label)))
            .collect();
        let letter = fold(&letter.to_string());
        let longer = format!("{}{letter}", self.typed);
        let begins = |at: &usize, with: &str| labels[*at].starts_with(with);
        if !self.typed.is_empty()
            && let Some(at) = (0..labels.len()).find(|at| begins(at, &longer))
        {
            self.at = Some(at);
            self.typed = longer;
            return;
        }
        let from = self.at.map_or(0, |at| at + 1);
        let mut places = (from..labels.len()).chain(0..from.min(labels.len()));
        if let Some(at) = places.find(|at| begins(at, &letter)) {
            self.at = Some(at);
            self.typed = letter;
        }
    }

    /// Takes the choice back, where there may be none.
    pub(super) fn clear(&mut self) {
        self.typed.clear();
        if self.optional {
            self.at = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Kind;
    use crate::fields;
    use crate::tui::test_keys::german;

    #[test]
    fn letters_jump_to_the_choice_they_begin() {
        let field = fields::named(Kind::Person, "land").expect("a field");
        for (typed, name) in [
            ("h", "HB"),
            ("", ""),
            ("he", "HE"),
            ("nied", "NI"),
            ("thü", "TH"),
            ("thu", "TH"),
            ("x", ""),
            ("sachsen-a", "ST"),
        ] {
            let mut chooser = Chooser::of(field).expect("a choice");
            for letter in typed.chars() {
                chooser.letter(letter, german());
            }
            let label = chooser.label().map(|id| german().get(id));
            if !typed.is_empty() && !name.is_empty() && typed.len() > 1 {
                assert_eq!(chooser.name(), name, "{typed}: {label:?}");
            } else if name.is_empty() {
                assert_eq!(chooser.name(), "", "{typed}");
            }
        }
    }

    #[test]
    fn arrows_go_round_and_pass_none_where_it_may_be_none() {
        let optional = fields::named(Kind::Person, "land").expect("a field");
        let mut chooser = Chooser::of(optional).expect("a choice");
        chooser.step(false);
        assert_eq!(chooser.name(), "TH");
        chooser.step(true);
        assert_eq!(chooser.name(), "");
        let required = fields::named(Kind::Meeting, "language").expect("a field");
        let mut chooser = Chooser::of(required).expect("a choice");
        chooser.choose("en");
        chooser.step(true);
        assert_eq!(chooser.name(), "de");
        chooser.clear();
        assert_eq!(chooser.name(), "de");
    }
}
