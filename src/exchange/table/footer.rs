//! Where a table ends and its footnotes begin.

/// Where the footer begins, found while the rows go by: the first line that starts like one, with
/// nothing but scraps behind. The price: a last row whose first cell begins with such a word is taken
/// for a footer; its line is named in [`super::Table::footer`].
#[derive(Debug)]
pub(super) struct Footer<T> {
    since: Option<T>,
}

impl<T: Copy> Footer<T> {
    /// No row went by yet.
    pub(super) const fn none() -> Self {
        Self { since: None }
    }

    /// A row goes by: how many of so many known columns it fills, whether it begins like a footer,
    /// and where it stands. Whether it is more than a scrap.
    pub(super) fn see(&mut self, filled: usize, columns: usize, begins: bool, place: T) -> bool {
        if filled >= columns.min(2) && !begins {
            self.since = None;
            return true;
        }
        if begins && self.since.is_none() {
            self.since = Some(place);
        }
        false
    }

    /// Where the footer began, if the table ends here.
    pub(super) const fn since(&self) -> Option<T> {
        self.since
    }
}

/// How footers of published tables begin (Bundesagentur, statistical offices).
pub(super) fn begins(first_cell: &str) -> bool {
    const STARTS: [&str; 14] = [
        "©",
        "(c)",
        "aus gründen",
        "die produkte",
        "quelle",
        "source",
        "hinweis",
        "stand:",
        "datenstand",
        "erstell",
        "legende",
        "*)",
        "**)",
        "1)",
    ];
    let cell = first_cell.trim();
    // Two bytes tell nearly every cell of a table from these.
    if let [a, b, ..] = cell.as_bytes()
        && a.is_ascii()
        && b.is_ascii()
    {
        let head = [a.to_ascii_lowercase(), b.to_ascii_lowercase()];
        if !STARTS.iter().any(|start| start.as_bytes()[..2] == head) {
            return false;
        }
    }
    let cell = cell.to_lowercase();
    STARTS.iter().any(|start| cell.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::begins;

    #[test]
    fn footers_begin_as_published_tables_end() {
        for (cell, want) in [
            (" © Statistik der Bundesagentur", true),
            ("(C) BA", true),
            ("AUS GRÜNDEN der Geheimhaltung", true),
            ("Quelle: INKAR", true),
            ("Stand: 2026", true),
            ("**) ohne Süd", true),
            ("1) vorläufig", true),
            ("Stand", false),
            ("1", false),
            ("Aurich", false),
            ("", false),
            ("Ä", false),
        ] {
            assert_eq!(begins(cell), want, "{cell}");
        }
    }
}
