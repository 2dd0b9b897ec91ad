//! `history`, `undo`, `redo`: who changed what when, and taking it back.

use std::str::FromStr;

use chrono::{DateTime, Local, SecondsFormat};

use super::args::{Format, History, Undo};
use super::failure::{Failure, with};
use super::listing::{Cell, Listing};
use super::session::Session;
use crate::domain::id::RecordId;
use crate::fields;
use crate::store::history::{Deed, LogEntry};
use crate::store::{Seq, Store, What};

/// Deeds of one change that are shown one by one; more are counted.
const FEW: usize = 3;

const COLUMNS: &[(&str, &str)] = &[
    ("seq", "history-seq"),
    ("at", "history-at"),
    ("author", "history-author"),
    ("uid", "history-uid"),
    ("kind", "history-kind"),
    ("record", "history-record"),
    ("what", "history-what"),
    ("fields", "history-fields"),
];

pub(super) fn run(session: &Session, args: &History) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let record = match &args.record {
        Some(text) => Some(RecordId::from_str(text).map_err(|()| {
            Failure::usage(with(
                &session.texts,
                "history-record-shape",
                &[("text", text)],
            ))
        })?),
        None => None,
    };
    let since = args.since.unwrap_or(0);
    let mut entries = Vec::new();
    for seq in since.saturating_add(1)..=store.last_seq()?.0 {
        if let Some(entry) = store.log_entry(Seq(seq))?
            && args.by.as_ref().is_none_or(|by| *by == entry.author)
        {
            entries.push((Seq(seq), entry));
        }
    }
    if let Some(limit) = args.limit {
        // The newest are the ones asked for.
        entries.drain(..entries.len().saturating_sub(limit));
    }
    let machine = matches!(args.formatted.format, Format::Json | Format::Csv);
    let mut listing = listing(session);
    for (seq, entry) in &entries {
        add(session, store, &mut listing, *seq, entry, record, !machine)?;
    }
    listing.print(session, args.formatted.format)
}

/// The history of one record.
pub(super) fn of_record(
    session: &Session,
    store: &Store,
    record: RecordId,
) -> Result<Listing, Failure> {
    let mut listing = listing(session);
    for seq in 1..=store.last_seq()?.0 {
        if let Some(entry) = store.log_entry(Seq(seq))? {
            add(
                session,
                store,
                &mut listing,
                Seq(seq),
                &entry,
                Some(record),
                false,
            )?;
        }
    }
    Ok(listing)
}

fn listing(session: &Session) -> Listing {
    let mut listing = Listing::new(session, COLUMNS);
    for column in &mut listing.columns {
        column.shown = column.name != "uid";
    }
    listing
}

/// The rows of one change: one a record, or one for all where they are many and people read.
fn add(
    session: &Session,
    store: &Store,
    listing: &mut Listing,
    seq: Seq,
    entry: &LogEntry,
    only: Option<RecordId>,
    summed: bool,
) -> Result<(), Failure> {
    let deeds: Vec<(RecordId, Deed)> = entry
        .deeds
        .iter()
        .copied()
        .filter(|(id, _)| only.is_none_or(|only| only == *id))
        .collect();
    if summed && deeds.len() > FEW {
        let names = counted(session, &deeds);
        let cells = head(session, seq, entry).into_iter().chain([
            Cell::same(""),
            Cell::same(""),
            what(session, entry, deeds[0].1),
            Cell::same(names),
        ]);
        listing.rows.push(cells.collect());
        return Ok(());
    }
    for (id, deed) in deeds {
        let changed: Vec<&str> = match (deed, store.before(id, seq)?, store.after(id, seq)?) {
            (Deed::Changed, Some(before), Some(after)) => fields::differing(&before, &after)
                .iter()
                .map(|field| field.name)
                .collect(),
            _ => Vec::new(),
        };
        let kind = id.kind.name();
        let cells = head(session, seq, entry).into_iter().chain([
            Cell::new(kind, session.texts.get(&format!("kind-{kind}"))),
            Cell::number(id.id),
            what(session, entry, deed),
            Cell::new(changed.clone(), labels(session, id, &changed)),
        ]);
        listing.rows.push(cells.collect());
    }
    Ok(())
}

fn head(session: &Session, seq: Seq, entry: &LogEntry) -> Vec<Cell> {
    let at = DateTime::from_timestamp_millis(entry.at_ms).unwrap_or_default();
    let local = at.with_timezone(&Local);
    let shown = format!(
        "{} {}",
        session.texts.date_plain(local.date_naive()),
        local.format("%H:%M")
    );
    vec![
        Cell::number(seq.0),
        Cell::new(at.to_rfc3339_opts(SecondsFormat::Millis, true), shown),
        Cell::same(entry.author.clone()),
        Cell::number(entry.uid.into()),
    ]
}

/// Import and undo name themselves; what an undo brings back is restored.
fn what(session: &Session, entry: &LogEntry, deed: Deed) -> Cell {
    let name = match (&entry.what, deed) {
        (What::Import { .. }, _) => "imported",
        (What::Undo { .. }, Deed::Created) => "restored",
        (What::Undo { .. }, _) => "undone",
        (_, Deed::Created) => "created",
        (_, Deed::Changed) => "changed",
        (_, Deed::Deleted) => "deleted",
    };
    let label = session.texts.get(&format!("what-{name}"));
    let shown = match &entry.what {
        What::Import { file, .. } => format!("{label} ({file})"),
        What::Undo { of } => format!("{label} ({of})"),
        _ => label.into_owned(),
    };
    Cell::new(name, shown)
}

/// `104 × Kommune, 10 × Vergleichsring`
fn counted(session: &Session, deeds: &[(RecordId, Deed)]) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for (id, _) in deeds {
        match counts.iter_mut().find(|(kind, _)| *kind == id.kind.name()) {
            Some((_, count)) => *count += 1,
            None => counts.push((id.kind.name(), 1)),
        }
    }
    let parts = counts.iter().map(|(kind, count)| {
        let name = session.texts.get(&format!("kind-{kind}"));
        format!("{count} × {name}")
    });
    parts.collect::<Vec<_>>().join(", ")
}

fn labels(session: &Session, id: RecordId, names: &[&str]) -> String {
    let labels = names.iter().filter_map(|name| {
        fields::named(id.kind, name).map(|field| session.texts.get(field.label).into_owned())
    });
    labels.collect::<Vec<_>>().join(", ")
}

pub(super) fn undo(session: &Session, args: &Undo) -> Result<(), Failure> {
    let store = &session.existing()?.store;
    let seq = match args.seq {
        Some(seq) => Seq(seq),
        None => store.last_undoable(session.author())?,
    };
    take_back(session, store, seq, "cli-undone")
}

pub(super) fn redo(session: &Session) -> Result<(), Failure> {
    let store = &session.existing()?.store;
    let seq = store.last_redoable(session.author())?;
    take_back(session, store, seq, "cli-redone")
}

fn take_back(session: &Session, store: &Store, seq: Seq, said: &str) -> Result<(), Failure> {
    let change = store.undo(seq, session.change())?;
    let applied = session.apply(&change)?;
    let by = applied.seq.map(|seq| seq.to_string()).unwrap_or_default();
    session.tell_with(said, &[("seq", &seq.to_string()), ("by", &by)]);
    Ok(())
}
