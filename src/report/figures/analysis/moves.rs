//! What changed on the year, how the group stands against all, what became of targets.

use super::{FEWEST, Gathered, OnYear};
use crate::domain::indicator::catalogue::Direction;
use crate::domain::indicator::compare::{Comparison, Placed};
use crate::domain::indicator::figure::Figure;
use crate::domain::indicator::target;

/// `rose`, `fell`, `same`: what the texts tell apart.
fn way(old: Figure, new: Figure) -> &'static str {
    match old.cmp(&new) {
        std::cmp::Ordering::Less => "rose",
        std::cmp::Ordering::Equal => "same",
        std::cmp::Ordering::Greater => "fell",
    }
}

impl Gathered<'_> {
    fn changed(&self) -> Vec<(&Placed, Figure)> {
        let rows = self.rows.iter();
        rows.filter_map(|row| Some((*row, row.change?))).collect()
    }

    /// Why nothing can be said about the year before, if so.
    fn no_year(&self, year: &OnYear) -> Option<String> {
        let before = self.words.period(year.before);
        if let Some(broken) = &year.broken {
            let from = self.words.period(broken.from);
            let mut variables = vec![
                ("before", before.into()),
                ("from", from.into()),
                ("note", broken.note.as_str().into()),
            ];
            let id = if broken.note.trim().is_empty() {
                variables.pop();
                "analysis-broken"
            } else {
                "analysis-broken-note"
            };
            return Some(self.say(id, &variables));
        }
        self.changed()
            .is_empty()
            .then(|| self.say("analysis-no-year", &[("before", before.into())]))
    }

    /// Of up to three: what each did.
    pub(super) fn few_moves(&self) -> Vec<String> {
        let Some(year) = &self.year else {
            return Vec::new();
        };
        if let Some(why) = self.no_year(year) {
            return vec![why];
        }
        self.changed()
            .into_iter()
            .map(|(row, change)| self.single(row, change, year))
            .collect()
    }

    fn single(&self, row: &Placed, change: Figure, year: &OnYear) -> String {
        let new = row.value.unwrap_or_default();
        let old = new.minus(change).unwrap_or_default();
        let by = self.words.step(old, new);
        let by = match row.change_relative {
            Some(relative) => format!("{by} ({})", self.words.relative(relative)),
            None => by,
        };
        self.say(
            "analysis-single",
            &[
                ("name", self.name(row.municipality).into()),
                ("before", self.words.period(year.before).into()),
                ("old", self.words.value(old).into()),
                ("new", self.words.value(new).into()),
                ("way", way(old, new).into()),
                ("by", by.into()),
            ],
        )
    }

    /// `2,3 Prozentpunkte`, with the relative change behind it where that means something.
    fn by(&self, change: Figure, relative: Option<Figure>) -> String {
        let by = self.words.distance(change);
        match relative {
            Some(relative) => format!("{by} ({})", self.words.relative(relative)),
            None => by,
        }
    }

    /// Who rose most and who fell most.
    pub(super) fn moves(&self) -> Vec<String> {
        let Some(year) = &self.year else {
            return Vec::new();
        };
        if let Some(why) = self.no_year(year) {
            return vec![why];
        }
        let changed = self.changed();
        if let [(row, change)] = changed[..] {
            return vec![self.single(row, change, year)];
        }
        let before = self.words.period(year.before);
        let zero = Figure::default();
        let most = changed.iter().map(|(_, change)| *change).max();
        let least = changed.iter().map(|(_, change)| *change).min();
        let up = most.filter(|most| *most > zero);
        let down = least.filter(|least| *least < zero);
        let moved = |id: &str, by: Figure| {
            let rows: Vec<&Placed> = changed
                .iter()
                .filter(|(_, change)| *change == by)
                .map(|(row, _)| *row)
                .collect();
            let alone = match rows[..] {
                [row] => Some(row),
                _ => None,
            };
            let to = alone.and_then(|row| row.value);
            self.say(
                id,
                &[
                    ("before", before.clone().into()),
                    ("n", rows.len().into()),
                    ("names", self.enumeration(&self.named(&rows)).into()),
                    (
                        "by",
                        self.by(by, alone.and_then(|row| row.change_relative))
                            .into(),
                    ),
                    (
                        "to",
                        to.map_or_else(String::new, |to| self.words.value(to))
                            .into(),
                    ),
                ],
            )
        };
        let before = [("before", before.as_str().into())];
        match (up, down) {
            (None, None) => vec![self.say("analysis-unmoved", &before)],
            (Some(up), None) => vec![
                moved("analysis-rose", up),
                self.texts.get("analysis-none-fell").into_owned(),
            ],
            (None, Some(down)) => vec![
                moved("analysis-fell-alone", down),
                self.texts.get("analysis-none-rose").into_owned(),
            ],
            (Some(up), Some(down)) => {
                vec![moved("analysis-rose", up), moved("analysis-fell", down)]
            }
        }
    }

    /// What median and weighted value of the group did, over those that can be compared.
    pub(super) fn group_on_year(&self) -> Vec<String> {
        let comparison = self.comparison;
        let year = self.year.as_ref();
        let year = year.filter(|year| year.broken.is_none() && year.new.n >= FEWEST);
        let mut out = Vec::new();
        if let Some(year) = year {
            let medians = year.old.median.zip(year.new.median);
            let id = if year.new.n == comparison.n {
                "analysis-median"
            } else {
                "analysis-median-of"
            };
            out.extend(medians.map(|(old, new)| self.step_of(id, year, old, new)));
        }
        let weighted = |of: &Comparison| of.weighted.filter(|_| of.weighted_n == of.n);
        let both = year.and_then(|year| Some((year, weighted(&year.old)?, weighted(&year.new)?)));
        if let Some((year, old, new)) = both {
            out.push(self.step_of("analysis-weighted", year, old, new));
        } else if let Some(now) = comparison.weighted {
            out.push(self.say(
                "analysis-weighted-now",
                &[
                    ("n", comparison.weighted_n.into()),
                    ("value", self.words.fit(&[now]).value(now).into()),
                ],
            ));
        }
        out
    }

    fn step_of(&self, id: &str, year: &OnYear, old: Figure, new: Figure) -> String {
        let words = self.words.fit(&[old, new]);
        let mut variables = vec![
            ("before", words.period(year.before).into()),
            ("old", words.value(old).into()),
            ("new", words.value(new).into()),
            ("way", way(old, new).into()),
            ("by", words.step(old, new).into()),
        ];
        if id == "analysis-median-of" {
            variables.push(("n", year.new.n.into()));
        }
        self.say(id, &variables)
    }

    /// How the group's median stands against that of all.
    pub(super) fn against_all(&self) -> Option<String> {
        let ((all, n), median) = (self.all?, self.comparison.median?);
        if n == self.comparison.n {
            // The others have none: all are this group.
            return None;
        }
        let words = self.words.fit(&[all, median]);
        Some(self.say(
            "analysis-all",
            &[
                ("n", n.into()),
                ("median", words.value(all).into()),
                ("way", way(all, median).into()),
                ("by", words.step(all, median).into()),
            ],
        ))
    }

    /// Whose target is met as things stand, and whose is not. A neutral indicator has no bound to be
    /// on the right side of.
    pub(super) fn targets(&self) -> Vec<String> {
        let direction = self.words.indicator.direction;
        let (mut met, mut missed) = (Vec::new(), Vec::new());
        for target in &self.targets {
            let mut rows = self.rows.iter();
            let row = rows.find(|row| row.municipality == target.municipality);
            let reached = row.and_then(|row| target::achieved(self.words.indicator, row));
            let met_by = |one| target::is_met(direction, target.change, one);
            let Some((reached, is_met)) = reached.and_then(|one| Some((one, met_by(one)?))) else {
                continue;
            };
            let said = self.say(
                match direction {
                    Direction::Lower => "analysis-target-lower",
                    _ => "analysis-target-higher",
                },
                &[
                    ("name", self.name(target.municipality).into()),
                    ("reached", self.words.signed(reached).into()),
                    ("agreed", self.words.signed(target.change).into()),
                ],
            );
            if is_met {
                met.push(said);
            } else {
                missed.push(said);
            }
        }
        let year = self.figures.question.asked.period.year().to_string();
        let said = |id: &str, of: &[String]| {
            self.say(
                id,
                &[
                    ("n", of.len().into()),
                    ("names", self.enumeration(of).into()),
                    ("year", year.as_str().into()),
                    ("period", self.period().into()),
                ],
            )
        };
        let mut out = Vec::new();
        if !met.is_empty() {
            out.push(said("analysis-targets-met", &met));
        }
        if !missed.is_empty() {
            out.push(said("analysis-targets-missed", &missed));
        }
        out
    }
}
