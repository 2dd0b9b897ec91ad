//! Where a table ends and its footnotes begin.
use super::records::Record;

/// Where the footer begins: the first line that starts like one, with nothing but scraps behind.
/// The price: a last row whose first cell begins with such a word is taken for a footer; its line
/// is named in [`super::Table::footer`].
pub(super) fn start(body: &[Record], fields: &[(&str, usize)]) -> usize {
    let scrap = |record: &Record| {
        let filled = fields.iter().filter(|(_, at)| {
            record
                .cells
                .get(*at)
                .is_some_and(|cell| !cell.trim().is_empty())
        });
        filled.count() < fields.len().min(2) || begins_footer(record)
    };
    let tail = body
        .iter()
        .rposition(|record| !scrap(record))
        .map_or(0, |last| last + 1);
    body[tail..]
        .iter()
        .position(begins_footer)
        .map_or(body.len(), |at| tail + at)
}

/// How footers of published tables begin (Bundesagentur, statistical offices).
fn begins_footer(record: &Record) -> bool {
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
    let first = record
        .cells
        .first()
        .map(|cell| cell.trim().to_lowercase())
        .unwrap_or_default();
    STARTS.iter().any(|start| first.starts_with(start))
}
