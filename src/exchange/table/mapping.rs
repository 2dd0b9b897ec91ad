//! Other names for columns, from a file: what `--map FILE.toml` reads.
//!
//! ```toml
//! [columns]              # the file's name = our field; "" leaves a column out
//! "Träger-Nr." = "number"
//! "Bemerkung"  = ""
//! ```
use super::{Problem, ProblemKind, bytes_of, header, whole};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// Names of columns given by the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The mapping file as the person named it, for complaints.
    pub file: String,
    /// The file's column → our field; empty = left out.
    pub columns: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Toml {
    columns: BTreeMap<String, String>,
}

impl Mapping {
    /// Names of a few hundred columns fit many times over.
    const MAX_BYTES: usize = 1 << 20;

    /// Reads a mapping file.
    pub fn read_file(path: &Path) -> Result<Self, Vec<Problem>> {
        let name = path.display().to_string();
        let bytes = bytes_of(path, &name, Self::MAX_BYTES)?;
        if bytes.len() > Self::MAX_BYTES {
            return Err(vec![whole(
                &name,
                ProblemKind::TooLarge {
                    max: Self::MAX_BYTES,
                },
            )]);
        }
        let text =
            String::from_utf8(bytes).map_err(|_| vec![whole(&name, ProblemKind::MixedEncoding)])?;
        Self::parse(&name, &text)
    }

    /// Whether a header with these names has every column it speaks of.
    pub fn fits<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> bool {
        let names: Vec<header::Key> = names.into_iter().map(header::Key::new).collect();
        let is_there = |own: &String| {
            let own = header::Key::new(own);
            names.iter().any(|name| name.is(&own))
        };
        !self.columns.is_empty() && self.columns.keys().all(is_there)
    }

    /// As a file that reads back as the same.
    pub fn to_toml(&self) -> String {
        let columns = self.columns.clone();
        toml::to_string(&Toml { columns }).unwrap_or_default()
    }

    /// Reads a mapping; `file` is its name for complaints.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match toml::from_str::<Toml>(text) {
            Ok(Toml { columns }) => Ok(Self {
                file: file.to_owned(),
                columns,
            }),
            Err(error) => {
                let before = error
                    .span()
                    .and_then(|span| text.get(..span.start))
                    .unwrap_or_default();
                let line_start = before.rfind('\n').map_or(0, |at| at + 1);
                let kind = ProblemKind::Mapping(error.message().to_owned());
                Err(vec![Problem {
                    line: before.matches('\n').count() + 1,
                    column: before[line_start..].chars().count() + 1,
                    ..whole(file, kind)
                }])
            }
        }
    }
}
