//! What a form knows of the world: names of records, labels of choices.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use crate::domain::id::{Kind, RecordId};
use crate::fields::{Context, Found, Names};
use crate::store::Record;
use crate::text::fold::Folded;
use crate::text::locale::{Lang, Texts};

/// Names by record.
#[derive(Debug, Clone)]
pub(super) struct Known {
    names: Arc<Names>,
    others: BTreeMap<RecordId, String>,
}

impl Known {
    pub(super) fn new(names: Arc<Names>, others: BTreeMap<RecordId, String>) -> Self {
        Self { names, others }
    }

    /// A record that was made while the form was open.
    pub(super) fn add(&mut self, record: &Record) {
        Arc::make_mut(&mut self.names).add(record);
    }

    /// The name to type for a record that was found; remembered if it was not known.
    pub(super) fn typed(&mut self, id: RecordId, title: &str) -> String {
        if let Some(name) = self.names.name(id) {
            return name;
        }
        let title = title.replace([';', ':', '\n'], " ");
        let name = format!("#{} {}", id.id, title.trim());
        self.others.insert(id, name.clone());
        name
    }

    /// As [`Context`] for reading and showing.
    pub(super) fn context<'a>(&'a self, anchor: NaiveDate, texts: &'a Texts) -> FormContext<'a> {
        FormContext {
            known: self,
            anchor,
            texts,
        }
    }
}

/// What [`crate::fields`] asks, answered without the store.
pub(super) struct FormContext<'a> {
    known: &'a Known,
    anchor: NaiveDate,
    pub(super) texts: &'a Texts,
}

impl Context for FormContext<'_> {
    fn anchor(&self) -> NaiveDate {
        self.anchor
    }

    fn find(&self, kind: Kind, text: &str) -> Found {
        let number = text
            .trim()
            .strip_prefix('#')
            .and_then(|rest| rest.split_whitespace().next()?.parse().ok());
        if let Some(id) = number {
            let id = RecordId { kind, id };
            if self.known.others.contains_key(&id) {
                return Found::One(id);
            }
        }
        if let Some(found) = self.known.names.find(kind, text) {
            return found;
        }
        let folded = Folded::new(text.trim());
        let mut fitting = self
            .known
            .others
            .iter()
            .filter(|(id, name)| id.kind == kind && Folded::new(name) == folded);
        match (fitting.next(), fitting.next()) {
            (Some((id, _)), None) => Found::One(*id),
            (Some((_, one)), Some((_, other))) => Found::Many {
                candidates: vec![one.clone(), other.clone()],
            },
            _ => Found::None {
                similar: Vec::new(),
            },
        }
    }

    fn name(&self, id: RecordId) -> Option<String> {
        let own = self.known.names.name(id);
        own.or_else(|| self.known.others.get(&id).cloned())
    }

    fn identity(&self, id: RecordId) -> Option<String> {
        self.known.names.identity(id)
    }

    fn labels(&self, id: &str) -> Vec<String> {
        let also = format!("{id}-also");
        let others = other_texts()
            .iter()
            .filter(|texts| texts.lang() != self.texts.lang());
        let mut labels = Vec::new();
        for texts in std::iter::once(self.texts).chain(others) {
            if texts.has(id) {
                labels.push(texts.get(id).into_owned());
            }
            if texts.has(&also) {
                let also = texts.get(&also);
                let words = also.split(';').map(str::trim);
                labels.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
            }
        }
        labels
    }
}

/// Every language: what is typed may be in another than the screen's. Loaded when it is first needed.
fn other_texts() -> &'static [Texts] {
    static TEXTS: OnceLock<Vec<Texts>> = OnceLock::new();
    TEXTS.get_or_init(|| Lang::ALL.into_iter().map(Texts::new).collect())
}
