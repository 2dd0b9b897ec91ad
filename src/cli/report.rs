//! `report`: documents over many records.

use super::args::documents::{self as args, OfFigures, Report, Written};
use super::args::indicators::Audience;
use super::documents;
use super::failure::{Failure, with};
use super::indicators;
use super::session::Session;
use super::whose::Whose;
use crate::domain::date::{Month, Quarter};
use crate::report::figures::Naming;
use crate::report::figures::analysis::Analysis;
use crate::report::figures::sheet::sheet;
use crate::report::measures::{self, Document, DocumentOptions, Readers};

pub(super) fn run(session: &Session, command: &Report) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let (document, written) = match command {
        Report::Analysis(asked) => return figures(session, asked, Of::Analysis),
        Report::Indicator(asked) => return figures(session, asked, Of::Sheet),
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

/// What is said about figures.
#[derive(Clone, Copy)]
enum Of {
    Analysis,
    Sheet,
}

/// One document, a part an indicator; letters hold for all of them.
fn figures(session: &Session, asked: &OfFigures, of: Of) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let context = session.context(store)?;
    let wanted = indicators::wanted(session, &store.catalogue()?, &asked.indicator)?;
    let mut whose = Whose::of(session, store, &context, &asked.whose)?;
    if asked.audience == Audience::All {
        whose = whose.behind_letters(session);
    }
    let period = indicators::period(session, &asked.period)?;
    let (texts, templates) = (&session.texts, session.templates());
    let mut naming = match asked.audience {
        Audience::Ring => Naming::names(),
        Audience::All => Naming::letters(texts),
    };
    let (mut parts, mut file) = (Vec::with_capacity(wanted.len()), String::new());
    for indicator in &wanted {
        let question = whose.question(&indicator.code, period);
        let figures = store.figures(indicator, &question, session.today)?;
        let (group, today) = (&whose.title, session.today);
        parts.push(match of {
            Of::Analysis => {
                Analysis::of(store, &figures, group, &mut naming, texts, today)?.markdown()
            }
            Of::Sheet => {
                let templates = templates.as_deref();
                let one = sheet(store, &figures, group, &mut naming, texts, templates)?;
                file = one.file;
                one.text
            }
        });
    }
    let document = Document {
        file,
        text: parts.join("\n"),
        gaps: Vec::new(),
    };
    documents::deliver(session, &document, asked.out.as_deref())
}

fn options(session: &Session, written: &Written) -> DocumentOptions {
    DocumentOptions {
        readers: match written.audience {
            args::Audience::Inside | args::Audience::Steering => Readers::Inside,
            args::Audience::Ring | args::Audience::All | args::Audience::Public => Readers::Outside,
        },
        ..documents::options(session)
    }
}

fn refused(session: &Session, id: &str, text: &str) -> Failure {
    Failure::usage(with(&session.texts, id, &[("text", text)]))
}
