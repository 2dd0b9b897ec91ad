//! How the rules of this layer compare words people typed: lower case, without umlauts.
//!
//! Not a search: searching folds more (`text::fold`). This layer may import nothing of ours, so
//! the few lines it needs stand here; the price is a second, smaller folding.

/// Lower case with the German letters spelled out and the usual Latin accents dropped:
/// `Künzelsau` → `kuenzelsau`, `Weißenburg` → `weissenburg`, `Orléans` → `orleans`.
/// A composed and a decomposed umlaut give the same result.
pub(crate) fn plain(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            c if c.is_ascii() => out.push(c),
            c => out.extend(
                std::iter::once(c)
                    .nfd()
                    .filter(|c| !unicode_normalization::char::is_combining_mark(*c)),
            ),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn umlauts_are_spelled_out_and_accents_dropped() {
        for (text, want) in [
            ("Künzelsau", "kuenzelsau"),
            ("Ku\u{308}nzelsau", "kuenzelsau"),
            ("ÖSTERREICH", "oesterreich"),
            ("Weißenburg", "weissenburg"),
            ("Orléans", "orleans"),
        ] {
            assert_eq!(plain(text), want, "{text}");
        }
    }
}
