//! `search` over everything, and `--filter` of lists: folded words first, else the fuzziest hits.

use std::ops::ControlFlow;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::args::Search;
use super::failure::Failure;
use super::listing::{Cell, Listing};
use super::session::Session;
use crate::domain::id::Kind;
use crate::fields::{self, Value};
use crate::store::Record;
use crate::text::{Folded, Query, fold, single_line};

/// A hit of all words counts more than any fuzzy one.
const WORDS: i64 = 1_000_000;

/// How well a text fits a query; none if not at all. Folded, so that `kunzel` finds Künzelsau.
struct Matcher {
    query: Query,
    folded: String,
    fuzzy: SkimMatcherV2,
}

impl Matcher {
    fn new(query: &str) -> Self {
        Self {
            query: Query::new(query),
            folded: fold(query).split_whitespace().collect(),
            fuzzy: SkimMatcherV2::default().ignore_case(),
        }
    }

    fn words(&self, text: &str) -> bool {
        Folded::new(text).matches(&self.query)
    }

    fn fuzzy(&self, text: &str) -> Option<i64> {
        // Below this, letters lie scattered over a long text and mean nothing.
        let least = 12 * self.folded.chars().count() as i64;
        self.fuzzy
            .fuzzy_match(&fold(text), &self.folded)
            .filter(|score| *score >= least)
    }
}

/// Keeps the rows whose cells hold all words of a query; if none does, the fuzzy ones, best first.
pub(super) fn filter(listing: &mut Listing, query: &str) {
    let matcher = Matcher::new(query);
    if matcher.query.is_empty() {
        return;
    }
    let text = |row: &[Cell]| {
        let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
        cells.join(" ")
    };
    let hits: Vec<bool> = listing
        .rows
        .iter()
        .map(|row| matcher.words(&text(row)))
        .collect();
    if hits.contains(&true) {
        let mut hits = hits.into_iter();
        listing.rows.retain(|_| hits.next().unwrap_or(false));
        return;
    }
    let mut scored: Vec<(i64, Vec<Cell>)> = std::mem::take(&mut listing.rows)
        .into_iter()
        .filter_map(|row| {
            let best = row
                .iter()
                .filter_map(|cell| matcher.fuzzy(&cell.text))
                .max()?;
            Some((best, row))
        })
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    listing.rows = scored.into_iter().map(|(_, row)| row).collect();
}

pub(super) fn run(session: &Session, args: &Search) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let matcher = Matcher::new(&args.text.join(" "));
    let mut hits: Vec<(i64, Record)> = Vec::new();
    for &kind in Kind::ALL {
        store.each(kind, |stored| {
            let text = texts_of(&stored.record);
            let score = if matcher.query.is_empty() {
                None
            } else if matcher.words(&text) {
                // The title before the small print, the short before the long.
                let title = i64::from(matcher.words(&stored.record.title()));
                Some(WORDS + title * WORDS - text.len() as i64)
            } else {
                matcher.fuzzy(&stored.record.title())
            };
            if let Some(score) = score {
                hits.push((score, stored.record));
            }
            ControlFlow::Continue(())
        })?;
    }
    // Fuzzy hits are for when nothing fits.
    if hits.iter().any(|(score, _)| *score >= WORDS / 2) {
        hits.retain(|(score, _)| *score >= WORDS / 2);
    }
    hits.sort_by_key(|(score, record)| (std::cmp::Reverse(*score), record.id()));
    let mut listing = Listing::new(
        session,
        &[
            ("kind", "search-kind"),
            ("id", "search-id"),
            ("title", "search-title"),
        ],
    );
    for (_, record) in hits.into_iter().take(args.limit) {
        let id = record.id();
        let kind = id.kind.name();
        listing.rows.push(vec![
            Cell::new(kind, session.texts.get(&format!("kind-{kind}"))),
            Cell::number(id.id),
            Cell::same(single_line(&record.title())),
        ]);
    }
    listing.print(session, args.formatted.format)
}

/// Everything people wrote into a record.
fn texts_of(record: &Record) -> String {
    let mut all = record.title();
    for field in fields::of(record.kind()) {
        let text = match (field.get)(record) {
            Value::Text(text) => text,
            Value::Texts(texts) => texts.join(" "),
            Value::Responsible(crate::domain::task::Responsible::Named(name)) => name,
            Value::Date(day) => day.to_string(),
            _ => continue,
        };
        all.push(' ');
        all.push_str(&text);
    }
    all
}
