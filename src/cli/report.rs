//! `report`: documents over many records.

use super::args::documents::{Audience, Report, Written};
use super::documents;
use super::failure::{Failure, with};
use super::session::Session;
use crate::domain::date::{Month, Quarter};
use crate::report::measures::{self, DocumentOptions, Readers};

pub(super) fn run(session: &Session, command: &Report) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let (document, written) = match command {
        Report::Utilisation(asked) => {
            let month = match &asked.month {
                Some(text) => text
                    .parse()
                    .map_err(|_| refused(session, "cli-month-shape", text))?,
                // The last one that is over: reports are due at a month's end.
                None => Month::of(session.today).plus(-1),
            };
            let options = options(session, &asked.written);
            (
                measures::utilisation(store, month, &options)?,
                &asked.written,
            )
        }
        Report::Measures(asked) => {
            let options = options(session, &asked.written);
            (measures::information(store, &options)?, &asked.written)
        }
        Report::Ratings(asked) => {
            let quarter = match &asked.quarter {
                Some(text) => text
                    .parse()
                    .map_err(|_| refused(session, "cli-quarter-shape", text))?,
                None => Quarter::of(session.today).before(),
            };
            let options = options(session, &asked.written);
            (measures::ratings(store, quarter, &options)?, &asked.written)
        }
    };
    documents::deliver(session, &document, written.out.as_deref())
}

fn options(session: &Session, written: &Written) -> DocumentOptions {
    DocumentOptions {
        readers: match written.audience {
            Audience::Inside | Audience::Steering => Readers::Inside,
            Audience::Ring | Audience::All | Audience::Public => Readers::Outside,
        },
        ..documents::options(session)
    }
}

fn refused(session: &Session, id: &str, text: &str) -> Failure {
    Failure::usage(with(&session.texts, id, &[("text", text)]))
}
