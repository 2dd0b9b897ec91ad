//! What was typed and not saved, as it lies in a file.
//!
//! ```json
//! {"revision": 12, "fields": {"place": {"was": "Fulda", "typed": "Kassel"}}}
//! ```
//! Only fields that were touched are in it, each with what stood there before: so a draft survives
//! a change of the same record by somebody else, field by field.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A draft of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// The revision of the record that was changed; 0 for a new one.
    pub(super) revision: u64,
    /// The touched fields, by name.
    pub(super) fields: BTreeMap<String, Typed>,
}

/// A touched field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Typed {
    /// What stood there.
    pub(super) was: String,
    /// What stands there now.
    pub(super) typed: String,
}

impl Draft {
    /// Reads a draft. One that can't be read is none: the file stays where it is until the next
    /// edit, and the record itself is unharmed.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// As bytes; none if nothing is touched.
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        if self.fields.is_empty() {
            return None;
        }
        serde_json::to_vec(self).ok()
    }
}
