//! What a form needs of the store.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::id::{Kind, RecordId};
use crate::fields::Names;
use crate::store::backend::Revision;
use crate::store::{ReadFailure, Record, Store, Stored};
use crate::tui::view::{Answer, FormView};

/// The answer to [`crate::tui::view::Query::Form`].
pub fn form(store: &Store, id: RecordId) -> Result<Answer, ReadFailure> {
    match store.record(id)? {
        Some(stored) => view(store, stored),
        None => Ok(Answer::Form(None)),
    }
}

/// The answer to [`crate::tui::view::Query::NewForm`].
pub fn new_form(store: &Store, record: &Record) -> Result<Answer, ReadFailure> {
    let stored = Stored {
        record: record.clone(),
        revision: Revision(0),
    };
    view(store, stored)
}

fn view(store: &Store, stored: Stored<Record>) -> Result<Answer, ReadFailure> {
    let mut others = BTreeMap::new();
    for id in stored.record.referenced() {
        if matches!(id.kind, Kind::Municipality | Kind::Ring | Kind::Person) {
            continue;
        }
        if let Some(other) = store.record(id)? {
            let title = other.record.title().replace([';', ':', '\n'], " ");
            let name = format!("#{} {}", id.id, title.trim());
            others.insert(id, name.trim_end().to_owned());
        }
    }
    Ok(Answer::Form(Some(Box::new(FormView {
        stored,
        names: Arc::new(Names::load(store)?),
        others,
    }))))
}
