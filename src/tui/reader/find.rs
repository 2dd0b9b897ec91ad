//! Records by a few letters.
//!
//! Responsible for: the index of titles (folded once, kept on the reader's thread, brought up to date
//! by the ids of changed records), word hits before fuzzy ones, narrowing from the survivors of the
//! letter before. Not for: when it is asked (palette, suggestions of a form).

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};
use std::ops::ControlFlow;

use super::joined::{Holding, Joined};
use super::title::title;
use crate::domain::id::{Kind, RecordId};
use crate::store::backend::Watcher;
use crate::store::{Changed, Entity, ReadFailure, Record, Store, changed};
use crate::text::fold::Folded;
use crate::text::locale::Texts;
use crate::tui::matching::Matcher;
use crate::tui::view::{Answer, Hit};

/// Hits an answer has at most.
const LIMIT: usize = 50;
/// Word hits up to which each is ranked in full.
const RANKED: usize = 4_000;
/// Records whose letters are weighed at most: behind so many nobody reads.
const WEIGHED: usize = 20_000;

/// Survivors of the letter before up to which each is asked by itself.
const FEW: usize = 10_000;

/// The kinds that have a place on the screen, the most wanted first.
const PLACED: [Kind; 8] = [
    Kind::Municipality,
    Kind::Ring,
    Kind::Person,
    Kind::Meeting,
    Kind::AgendaItem,
    Kind::Task,
    Kind::Outcome,
    Kind::Topic,
];

/// A record as searching sees it.
struct Entry {
    id: RecordId,
    folded: Folded,
    gone: bool,
}

/// What the letter before left over.
struct Survivors {
    kinds: Vec<Kind>,
    text: String,
    words: Vec<u32>,
    /// Those with the letters in order; none while only words were asked for.
    letters: Option<Vec<u32>>,
}

/// The titles of all records that can be gone to. Empty until it is first needed.
#[derive(Default)]
pub struct Search {
    entries: Vec<Entry>,
    places: HashMap<RecordId, usize>,
    built: bool,
    /// Changed since they were read.
    stale: BTreeSet<RecordId>,
    /// The entries' texts in one; none while they differ from it.
    joined: Option<Joined>,
    last: Option<Survivors>,
}

impl std::fmt::Debug for Search {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Search({} records)", self.entries.len())
    }
}

impl Search {
    /// The store changed.
    pub fn heard(&mut self, changed: &Changed) {
        match changed {
            Changed::Records { records, .. } if self.built => self.stale.extend(records),
            Changed::Records { .. } => {}
            Changed::Everything(_) => *self = Self::default(),
        }
    }

    /// Reads what is missing: everything at first, later only what changed.
    pub fn freshen(&mut self, store: &Store, texts: &Texts) -> Result<(), ReadFailure> {
        if !self.built {
            for kind in PLACED {
                store.each(kind, |stored| {
                    self.put(&stored.record, texts);
                    ControlFlow::Continue(())
                })?;
            }
            self.built = true;
        }
        for id in std::mem::take(&mut self.stale) {
            if !PLACED.contains(&id.kind) {
                continue;
            }
            (self.last, self.joined) = (None, None);
            match store.record(id)? {
                Some(stored) => self.put(&stored.record, texts),
                None => {
                    if let Some(place) = self.places.get(&id) {
                        self.entries[*place].gone = true;
                    }
                }
            }
        }
        Ok(())
    }

    fn put(&mut self, record: &Record, texts: &Texts) {
        let id = record.id();
        let entry = Entry {
            id,
            folded: Folded::new(&words(record, texts)),
            gone: false,
        };
        match self.places.get(&id) {
            Some(place) => self.entries[*place] = entry,
            None => {
                self.places.insert(id, self.entries.len());
                self.entries.push(entry);
            }
        }
    }

    /// Ids of the hits, best first.
    fn hits(&mut self, kinds: &[Kind], text: &str, fuzzy: bool) -> Vec<RecordId> {
        let matcher = Matcher::new(text);
        if matcher.is_empty() {
            self.last = None;
            return Vec::new();
        }
        let before = self
            .last
            .take()
            .filter(|last| last.kinds == kinds && text.starts_with(&last.text));
        let (mut from, mut letters_from) = (None, None);
        if let Some(last) = before {
            (from, letters_from) = (Some(last.words), last.letters);
        }
        // Few survivors are quicker asked one by one.
        let from = from.filter(|from| from.len() < FEW);
        if from.is_none() {
            self.join();
        }
        let (words, mut best) = self.words(kinds, &matcher, from);
        let mut letters = None;
        if fuzzy && best.len() < LIMIT {
            let known: BTreeSet<u32> = words.iter().copied().collect();
            let in_order = self.in_order(kinds, &matcher, letters_from);
            let weighed = in_order
                .iter()
                .filter(|at| !known.contains(at))
                .take(WEIGHED)
                .filter_map(|at| {
                    let entry = &self.entries[*at as usize];
                    let score = matcher.fuzzy(&entry.folded)?;
                    Some((Reverse(score), wanted(entry.id.kind), *at))
                });
            let weighed = first_of(weighed, LIMIT - best.len());
            best.extend(weighed.into_iter().map(|(.., at)| at));
            letters = Some(in_order);
        }
        self.last = Some(Survivors {
            kinds: kinds.to_vec(),
            text: text.to_owned(),
            words,
            letters,
        });
        best.iter()
            .map(|at| self.entries[*at as usize].id)
            .collect()
    }

    fn join(&mut self) {
        if self.joined.is_none() {
            let texts = self.entries.iter();
            let texts = texts.map(|entry| (!entry.gone).then_some(&entry.folded));
            self.joined = Some(Joined::new(texts));
        }
    }

    /// Every entry with all the words, and the best of them. `from` none = look at all.
    fn words(
        &self,
        kinds: &[Kind],
        matcher: &Matcher,
        from: Option<Vec<u32>>,
    ) -> (Vec<u32>, Vec<u32>) {
        let Holding { all, beginning } = match (from, &self.joined) {
            (None, Some(joined)) => self.holding(kinds, matcher, joined),
            (from, _) => {
                let mut found = Holding::default();
                self.visit(kinds, from, |at, entry| {
                    if matcher.has_words(&entry.folded) {
                        found.all.push(at);
                    }
                });
                found
            }
        };
        let by = |rank: u8, at: u32| {
            let id = self.entries[at as usize].id;
            (rank, wanted(id.kind), Reverse(id.id), at)
        };
        // Of so many the first page begins with the letters; where else they stand is not weighed.
        let ranked = if all.len() <= RANKED {
            let rank = |at: u32| matcher.rank(&self.entries[at as usize].folded);
            first_of(all.iter().map(|at| by(rank(*at), *at)), LIMIT)
        } else if beginning.len() >= LIMIT {
            first_of(beginning.iter().map(|at| by(0, *at)), LIMIT)
        } else {
            let begins = |at: u32| matcher.begins(&self.entries[at as usize].folded);
            let rank = |at: u32| if begins(at) { 0 } else { 2 };
            first_of(all.iter().map(|at| by(rank(*at), *at)), LIMIT)
        };
        (all, ranked.into_iter().map(|(.., at)| at).collect())
    }

    /// Every entry with all the words: the longest is looked for everywhere, the others there. Which
    /// of them begin with it is only told of a single word.
    fn holding(&self, kinds: &[Kind], matcher: &Matcher, joined: &Joined) -> Holding {
        let words = matcher.query();
        let Some(longest) = words.iter().max_by_key(|word| word.bare().len()) else {
            return Holding::default();
        };
        let mut found = joined.holding(longest);
        let single = words.len() == 1;
        if !single {
            found.beginning.clear();
        }
        if !(single && kinds.is_empty()) {
            let fits = |at: &u32| {
                let entry = &self.entries[*at as usize];
                (kinds.is_empty() || kinds.contains(&entry.id.kind))
                    && (single || matcher.has_words(&entry.folded))
            };
            found.all.retain(fits);
            found.beginning.retain(fits);
        }
        found
    }

    fn in_order(&self, kinds: &[Kind], matcher: &Matcher, from: Option<Vec<u32>>) -> Vec<u32> {
        let mut found = Vec::new();
        self.visit(kinds, from, |at, entry| {
            if matcher.in_order(&entry.folded) {
                found.push(at);
            }
        });
        found
    }

    /// The survivors of the letter before, or everything of these kinds.
    fn visit(&self, kinds: &[Kind], from: Option<Vec<u32>>, mut each: impl FnMut(u32, &Entry)) {
        match from {
            Some(from) => {
                for at in from {
                    each(at, &self.entries[at as usize]);
                }
            }
            None => {
                for (at, entry) in self.entries.iter().enumerate() {
                    if !entry.gone && (kinds.is_empty() || kinds.contains(&entry.id.kind)) {
                        each(at as u32, entry);
                    }
                }
            }
        }
    }
}

/// The first `n` in order, without ordering the rest.
fn first_of<T: Ord>(all: impl Iterator<Item = T>, n: usize) -> Vec<T> {
    let mut first = BinaryHeap::with_capacity(n + 1);
    for one in all {
        if first.len() < n {
            first.push(one);
        } else if let Some(mut last) = first.peek_mut()
            && one < *last
        {
            *last = one;
        }
    }
    first.into_sorted_vec()
}

fn wanted(kind: Kind) -> usize {
    PLACED
        .iter()
        .position(|placed| *placed == kind)
        .unwrap_or(PLACED.len())
}

/// What a record is found by: its title first, then what people know of it besides.
fn words(record: &Record, texts: &Texts) -> String {
    let title = title(record, texts);
    match record {
        Record::Municipality(one) => format!("{title} {} {}", one.name, one.number),
        Record::Person(one) => format!("{title} {} {}", one.organisation, one.function),
        Record::Ring(one) => format!("{title} {}", one.criteria),
        Record::Meeting(one) => one.days.iter().fold(title, |text, day| {
            format!("{text} {}", texts.month_of(day.date))
        }),
        _ => record.title().replace('\n', " "),
    }
}

/// A search index that hears of changes by itself.
#[derive(Debug, Default)]
pub struct Finder {
    search: Search,
    /// Heard before the first reading, so that nothing falls between.
    watcher: Option<Watcher>,
}

impl Finder {
    /// The answer to [`crate::tui::view::Query::Find`], from what the store holds now.
    pub fn find(
        &mut self,
        store: &Store,
        query: (&[Kind], &str, bool),
        texts: &Texts,
    ) -> Result<Answer, ReadFailure> {
        match &self.watcher {
            None => self.watcher = Some(store.watch(store.backend().revision())?),
            Some(watcher) => {
                while let Ok(notice) = watcher.try_recv() {
                    self.search.heard(&changed(notice));
                }
            }
        }
        find(&mut self.search, store, query, texts)
    }
}

/// The answer to [`crate::tui::view::Query::Find`].
pub fn find(
    search: &mut Search,
    store: &Store,
    (kinds, text, fuzzy): (&[Kind], &str, bool),
    texts: &Texts,
) -> Result<Answer, ReadFailure> {
    search.freshen(store, texts)?;
    let mut hits = Vec::new();
    for id in search.hits(kinds, text, fuzzy) {
        if let Some(stored) = store.record(id)? {
            hits.push(Hit {
                record: id,
                title: title(&stored.record, texts),
                detail: detail(store, &stored.record, texts)?,
            });
        }
    }
    Ok(Answer::Found(hits))
}

/// What tells a record from others of its name.
fn detail(store: &Store, record: &Record, texts: &Texts) -> Result<String, ReadFailure> {
    Ok(match record {
        Record::Municipality(one) => one.number.clone(),
        Record::Person(one) => joined(&[&one.function, &one.organisation]),
        Record::Ring(one) => one.criteria.lines().next().unwrap_or_default().to_owned(),
        Record::Meeting(one) => texts
            .get(&format!("choice-meeting_state-{}", one.state.name()))
            .into_owned(),
        Record::AgendaItem(one) => title_of(store, one.meeting, texts)?,
        Record::Outcome(one) => title_of(store, one.meeting, texts)?,
        Record::Task(one) => {
            let due = one.due.map(|day| texts.date_plain(day));
            let state = texts.get(&format!("choice-task_state-{}", one.state.name()));
            joined(&[&state, &due.unwrap_or_default()])
        }
        Record::Topic(one) => match one.ring {
            Some(id) => store
                .get::<crate::domain::ring::Ring>(id)?
                .map_or_else(String::new, |stored| title(&stored.record.record(), texts)),
            None => String::new(),
        },
        _ => String::new(),
    })
}

fn title_of(
    store: &Store,
    meeting: crate::domain::id::MeetingId,
    texts: &Texts,
) -> Result<String, ReadFailure> {
    let found = store.get::<crate::domain::meeting::Meeting>(meeting)?;
    Ok(found.map_or_else(String::new, |stored| title(&stored.record.record(), texts)))
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::id::PersonId;
    use crate::domain::person::Person;
    use crate::store::backend::MemoryBackend;
    use crate::store::{Client, changed};
    use crate::tui::test_keys::{actor, german};

    fn people(names: &[&str]) -> (Store, Client) {
        let store = Store::new(Arc::new(MemoryBackend::new()));
        let client = Client::new();
        let mut change = client.change();
        for (n, name) in names.iter().enumerate() {
            change = change.create(Person::named(PersonId::provisional(n as u64 + 1), *name));
        }
        store.apply(&change, &actor()).expect("people");
        (store, client)
    }

    fn titles(search: &mut Search, store: &Store, text: &str, fuzzy: bool) -> Vec<String> {
        match find(search, store, (&[], text, fuzzy), german()) {
            Ok(Answer::Found(hits)) => hits.into_iter().map(|hit| hit.title).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn words_stand_before_letters_and_letters_narrow() {
        let (store, _) = people(&["Anna Künzel", "Karl Unzel", "Kurt Zelter", "Zoe"]);
        let mut search = Search::default();
        for (text, fuzzy, found) in [
            (
                "k",
                false,
                &["Karl Unzel", "Kurt Zelter", "Anna Künzel"][..],
            ),
            ("kun", false, &["Anna Künzel"]),
            ("kun", true, &["Anna Künzel", "Karl Unzel"]),
            ("kunzel", true, &["Anna Künzel", "Karl Unzel"]),
            ("kuenzel", true, &["Anna Künzel"]),
            ("kuenzel anna", true, &["Anna Künzel"]),
            ("", true, &[]),
            ("q", true, &[]),
        ] {
            let mut shown = titles(&mut search, &store, text, fuzzy);
            if text == "k" {
                shown.sort_by_key(|title| !title.starts_with('K'));
                assert_eq!(shown.len(), found.len(), "{text}");
                continue;
            }
            assert_eq!(shown, found, "{text}");
        }
    }

    #[test]
    fn changes_are_found_and_deletions_are_not() {
        let (store, client) = people(&["Anna", "Berta"]);
        let mut search = Search::default();
        assert_eq!(titles(&mut search, &store, "berta", false), ["Berta"]);
        let watcher = store.watch(store.backend().revision()).expect("a watcher");
        let id = RecordId {
            kind: Kind::Person,
            id: 2,
        };
        let revision = store.revision_of(id).expect("a store").expect("Berta");
        let change = client
            .change()
            .delete(id, revision)
            .create(Person::named(PersonId::provisional(1), "Berthold"));
        store.apply(&change, &actor()).expect("a change");
        search.heard(&changed(watcher.recv().expect("a notice")));
        assert_eq!(titles(&mut search, &store, "bert", false), ["Berthold"]);
    }

    #[test]
    #[ignore = "measures; run it optimised, with --nocapture"]
    fn a_letter_over_many_records_is_quick() {
        let mut search = Search::default();
        for n in 0..100_000_u64 {
            let name = format!("Maßnahme {n} für Künzelsau und Umgebung, Los {}", n % 97);
            let person = Person::named(PersonId(n + 1), name);
            search.put(&person.record(), german());
        }
        search.built = true;
        for (text, fuzzy) in [
            ("k", false),
            ("ku", false),
            ("kun", false),
            ("mnahm", false),
            ("zzz", false),
            ("kzls", true),
            ("99999", false),
        ] {
            let begin = std::time::Instant::now();
            let hits = search.hits(&[], text, fuzzy);
            eprintln!("{text:6} {:2} hits {:?}", hits.len(), begin.elapsed());
        }
    }
}
