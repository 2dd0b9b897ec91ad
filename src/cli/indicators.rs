//! What the commands about indicators have in common: codes, periods, names.

use super::args::indicators::{Dash, DecimalMark, IndicatorTable};
use super::failure::{Failure, with};
use super::session::Session;
use crate::domain::indicator::catalogue::{Catalogue, Direction, Indicator};
use crate::domain::indicator::period::Period;
use crate::exchange::import::{Between0And1, FigureOptions};

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

/// The indicators of `K2`, of `K1,K2`, or of `all`.
pub(super) fn wanted(
    session: &Session,
    catalogue: &Catalogue,
    codes: &str,
) -> Result<Vec<Indicator>, Failure> {
    if codes.trim() == "all" && catalogue.find("all").is_none() {
        return Ok(catalogue.iter().cloned().collect());
    }
    let mut wanted: Vec<Indicator> = Vec::new();
    for code in codes.split(',') {
        let one = named(session, catalogue, code)?;
        if wanted.iter().all(|other| other.code != one.code) {
            wanted.push(one);
        }
    }
    Ok(wanted)
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

/// What the flags of an import say about its figures.
pub(super) fn options(session: &Session, args: &IndicatorTable) -> Result<FigureOptions, Failure> {
    Ok(FigureOptions {
        data_status: match &args.data_status {
            Some(text) => Some(session.day(text)?),
            None => None,
        },
        quality: args.figure_quality.map(Into::into),
        directions: args
            .directions
            .iter()
            .map(|text| direction(session, text))
            .collect::<Result<_, _>>()?,
        dash_is_zero: args.dash == Some(Dash::Zero),
        between_0_and_1: match (args.shares, args.per_cent) {
            (true, _) => Some(Between0And1::Shares),
            (_, true) => Some(Between0And1::PerCent),
            _ => None,
        },
        decimal: args.decimal.map(|mark| match mark {
            DecimalMark::Comma => ',',
            DecimalMark::Point => '.',
        }),
        indicator: args.of_indicator.clone(),
        period: match &args.of_period {
            Some(text) => Some(period(session, text)?),
            None => None,
        },
    })
}

/// `CODE=lower`.
fn direction(session: &Session, text: &str) -> Result<(String, Direction), Failure> {
    let read = || {
        let (code, direction) = text.rsplit_once('=')?;
        let all = [Direction::Higher, Direction::Lower, Direction::Neutral];
        let direction = all.into_iter().find(|one| one.name() == direction.trim())?;
        Some((code.trim().to_owned(), direction))
    };
    read().ok_or_else(|| {
        Failure::usage(with(
            &session.texts,
            "indicator-direction-shape",
            &[("text", text)],
        ))
    })
}
