//! Kinds of measures with their legal bases, from `templates/measure_kinds.csv`. Facts, no rules:
//! a measure may have any other kind.

use std::sync::OnceLock;

use super::table::{self, Column, Options};
use crate::text::fold;

const BUILT_IN: &str = include_str!("../../templates/measure_kinds.csv");
const COLUMNS: &[Column] = &[
    Column::required("short", &["Kurz"]),
    Column::required("name", &["Bezeichnung"]),
    Column::required("legal_basis", &["Rechtsgrundlage"]),
];

/// A kind of measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureKind {
    /// What people call it: MAT, AGH, BaE.
    pub short: String,
    /// Its full name.
    pub name: String,
    /// What it rests on.
    pub legal_basis: String,
}

/// All kinds, in the file's order.
pub fn all() -> &'static [MeasureKind] {
    static KINDS: OnceLock<Vec<MeasureKind>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let read = table::read(
            "measure_kinds.csv",
            BUILT_IN.as_bytes(),
            COLUMNS,
            Options::default(),
        );
        // A test reads it: what comes along can't be broken.
        let Ok(table) = read else { return Vec::new() };
        let text = |row, field| table.text(row, field).to_owned();
        let kinds = table.rows.iter().map(|row| MeasureKind {
            short: text(row, "short"),
            name: text(row, "name"),
            legal_basis: text(row, "legal_basis"),
        });
        kinds.collect()
    })
}

/// The kind of a short or full name, upper and lower case aside.
pub fn named(text: &str) -> Option<&'static MeasureKind> {
    let typed = fold(text.trim());
    all()
        .iter()
        .find(|kind| fold(&kind.short) == typed || fold(&kind.name) == typed)
}

#[cfg(test)]
mod tests {
    use super::{all, named};

    #[test]
    fn the_list_that_comes_along_is_read_whole() {
        assert_eq!(all().len(), 20);
        for kind in all() {
            assert!(kind.legal_basis.contains('§'), "{kind:?}");
            assert_eq!(named(&kind.short.to_lowercase()), Some(kind));
            assert_eq!(named(&kind.name), Some(kind));
        }
        assert_eq!(named("AGH").unwrap().legal_basis, "§ 16d SGB II");
        assert_eq!(named("xyz"), None);
        assert_eq!(named(""), None);
    }
}
