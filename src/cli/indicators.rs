//! What the commands about indicators have in common: codes, periods, names.

use super::failure::{Failure, with};
use super::session::Session;
use crate::domain::indicator::catalogue::{Catalogue, Indicator};
use crate::domain::indicator::period::Period;
use crate::domain::indicator::series::Sex;

/// The indicator of a code.
pub(super) fn named(
    session: &Session,
    catalogue: &Catalogue,
    code: &str,
) -> Result<Indicator, Failure> {
    catalogue.find(code).cloned().ok_or_else(|| {
        let known: Vec<&str> = catalogue.iter().map(|one| one.code.as_str()).collect();
        Failure::said(with(
            &session.texts,
            "indicator-unknown",
            &[("text", code), ("codes", &known.join(", "))],
        ))
    })
}

/// A period as a flag gives it.
pub(super) fn period(session: &Session, text: &str) -> Result<Period, Failure> {
    text.trim().parse().map_err(|_| {
        Failure::usage(with(
            &session.texts,
            "indicator-period-shape",
            &[("text", text)],
        ))
    })
}

/// Name in JSON and in the locales.
pub(super) const fn sex_name(sex: Sex) -> &'static str {
    match sex {
        Sex::All => "all",
        Sex::Male => "male",
        Sex::Female => "female",
    }
}
