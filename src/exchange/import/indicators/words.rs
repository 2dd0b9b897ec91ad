//! Words of a file for what a figure is: of whom, and how sure.

use crate::domain::id::Kind;
use crate::domain::indicator::series::{Quality, Sex};
use crate::domain::problem::Wrong;
use crate::exchange::import::Surroundings;
use crate::fields;
use crate::text::Folded;

/// Of whom a figure is, by any name the field has.
pub(super) fn sex_of(text: &str, around: &Surroundings<'_>) -> Result<Sex, Wrong> {
    let field = fields::named(Kind::Series, "sex").ok_or(Wrong::Missing)?;
    let value = fields::parse(field, text, &around.context)?;
    Ok(match value {
        fields::Value::Choice("male") => Sex::Male,
        fields::Value::Choice("female") => Sex::Female,
        _ => Sex::All,
    })
}

/// A quality by its name or what German files call it.
pub(super) fn quality_of(text: &str) -> Result<Quality, Wrong> {
    const NAMES: [(&str, Quality); 14] = [
        ("final", Quality::Final),
        ("endgueltig", Quality::Final),
        ("t-3", Quality::Final),
        ("provisional", Quality::Provisional),
        ("vorlaeufig", Quality::Provisional),
        ("hochgerechnet", Quality::Provisional),
        ("t-0", Quality::Provisional),
        ("estimated", Quality::Estimated),
        ("geschaetzt", Quality::Estimated),
        ("limited", Quality::Limited),
        ("eingeschraenkt", Quality::Limited),
        ("revised", Quality::Revised),
        ("revidiert", Quality::Revised),
        ("korrigiert", Quality::Revised),
    ];
    let typed = Folded::new(text);
    let found = NAMES.iter().find(|(name, _)| *name == typed.spelled());
    found
        .map(|(_, quality)| *quality)
        .ok_or_else(|| Wrong::NotAChoice {
            text: text.to_owned(),
            choices: "final, provisional, estimated, limited, revised".to_owned(),
        })
}
