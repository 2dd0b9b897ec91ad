//! What indicators are called: the fifteen by the locales, those of a house as it named them.

use crate::domain::indicator::catalogue::Indicator;
use crate::text::locale::Texts;

/// The name of an indicator in the person's language; empty if it has none.
pub fn indicator_name(indicator: &Indicator, texts: &Texts) -> String {
    if !indicator.name.is_empty() {
        return indicator.name.clone();
    }
    let id = format!("indicator-{}-name", indicator.code.to_lowercase());
    if indicator.is_built_in() && texts.has(&id) {
        texts.get(&id).into_owned()
    } else {
        String::new()
    }
}

/// Code and name.
pub fn indicator_title(indicator: &Indicator, texts: &Texts) -> String {
    format!("{} {}", indicator.code, indicator_name(indicator, texts))
        .trim_end()
        .to_owned()
}

/// What the `numerator` or `denominator` of one of the fifteen is; empty for others.
pub fn indicator_part(indicator: &Indicator, part: &str, texts: &Texts) -> String {
    let id = format!("indicator-{}-{part}", indicator.code.to_lowercase());
    if indicator.is_built_in() && texts.has(&id) {
        texts.get(&id).into_owned()
    } else {
        String::new()
    }
}
