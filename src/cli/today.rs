//! `today`: what is overdue, due soon and next, as plain text. Also what the bare command prints
//! where no terminal listens.

use chrono::Days;

use super::args::Format;
use super::drafts::{self, Draft};
use super::failure::{Failure, with};
use super::listing::Listing;
use super::projection;
use super::session::Session;
use crate::domain::id::Kind;
use crate::domain::meeting::MeetingState;
use crate::fields::StoreContext;
use crate::store::{Record, Store};

/// Days that "due soon" looks ahead.
const SOON: u64 = 14;
/// Days that the next meetings are looked for in.
const AHEAD: u64 = 60;

/// Everything of the day, as listings.
struct Today {
    running: Listing,
    overdue: Listing,
    due_soon: Listing,
    meetings: Listing,
    undated: usize,
    drafts: Vec<Draft>,
}

pub(super) fn run(session: &Session, format: Format) -> Result<(), Failure> {
    let store = &session.reading()?.store;
    let context = session.context(store)?;
    let today = read(session, store, &context)?;
    let parts = [
        ("running", &today.running),
        ("overdue", &today.overdue),
        ("due_soon", &today.due_soon),
        ("meetings", &today.meetings),
    ];
    let text = match format {
        Format::Json => {
            let lists: Vec<String> = parts
                .iter()
                .map(|(name, listing)| format!("\"{name}\":{}", listing.json().trim_end()))
                .collect();
            format!(
                "{{\"date\":\"{}\",{},\"undated\":{},\"drafts\":{}}}\n",
                session.today,
                lists.join(","),
                today.undated,
                drafts_json(&today.drafts)
            )
        }
        // The one table of the day is that of what has to be done.
        Format::Csv => {
            let mut all = today.overdue.clone();
            all.rows.extend(today.due_soon.rows.clone());
            return all.print(session, format);
        }
        Format::Table | Format::Md => plain(session, &today, format == Format::Md),
    };
    session.print(&text)
}

fn read(session: &Session, store: &Store, context: &StoreContext<'_>) -> Result<Today, Failure> {
    let day = session.today;
    let soon = day.checked_add_days(Days::new(SOON)).unwrap_or(day);
    let mut running = empty(session, store, context, Kind::Meeting)?;
    let mut meetings = running.clone();
    let mut overdue = empty(session, store, context, Kind::Task)?;
    let mut due_soon = overdue.clone();
    let mut undated = 0;
    for row in store.open_tasks(None, usize::MAX)? {
        let target = match row.due {
            None => {
                undated += 1;
                continue;
            }
            Some(due) if due < day => &mut overdue,
            Some(due) if due <= soon => &mut due_soon,
            Some(_) => continue,
        };
        let id = crate::domain::id::RecordId {
            kind: Kind::Task,
            id: row.id.0,
        };
        if let Some(stored) = store.record(id)? {
            let one = projection::one(session, store, context, &stored.record)?;
            target.rows.extend(one.rows);
        }
    }
    // A meeting of several days that began before today still counts.
    let from = day.checked_sub_days(Days::new(31)).unwrap_or(day);
    for stored in store.meetings_between(from, day.checked_add_days(Days::new(AHEAD)))? {
        let meeting = stored.record;
        let target = match meeting.state {
            MeetingState::Running { .. } => &mut running,
            MeetingState::Planned | MeetingState::Invited { .. }
                if meeting.last_day().is_some_and(|last| last >= day) =>
            {
                &mut meetings
            }
            _ => continue,
        };
        let one = projection::one(session, store, context, &Record::Meeting(meeting))?;
        target.rows.extend(one.rows);
    }
    Ok(Today {
        running,
        overdue,
        due_soon,
        meetings,
        undated,
        drafts: drafts::all(session, store)?,
    })
}

fn drafts_json(drafts: &[Draft]) -> serde_json::Value {
    let one = |draft: &Draft| {
        serde_json::json!({
            "draft": if draft.is_minutes { "minutes" } else { "form" },
            "kind": draft.kind.name(),
            "id": draft.id,
        })
    };
    drafts.iter().map(one).collect()
}

/// The columns of a kind, without rows.
fn empty(
    session: &Session,
    store: &Store,
    context: &StoreContext<'_>,
    kind: Kind,
) -> Result<Listing, Failure> {
    let blank = crate::fields::blank(kind, session.defaults());
    let mut listing = projection::one(session, store, context, &blank)?;
    listing.rows.clear();
    Ok(listing)
}

fn plain(session: &Session, today: &Today, markdown: bool) -> String {
    let texts = &session.texts;
    let heading = |level: &str, text: String| {
        if markdown {
            format!("{level} {text}\n")
        } else {
            format!("{text}\n")
        }
    };
    let mut out = heading(
        "#",
        with(texts, "day-title", &[("date", &texts.date(session.today))]),
    );
    let sections = [
        ("day-running", &today.running, false),
        ("day-overdue", &today.overdue, true),
        ("day-due-soon", &today.due_soon, true),
        ("day-meetings", &today.meetings, false),
    ];
    let mut nothing = true;
    for (id, listing, tasks) in sections {
        if listing.rows.is_empty() {
            continue;
        }
        nothing = false;
        out.push('\n');
        out.push_str(&heading("##", texts.get(id).into_owned()));
        for row in 0..listing.rows.len() {
            let line = if tasks {
                task(session, listing, row)
            } else {
                meeting(listing, row)
            };
            out.push_str(if markdown { "- " } else { "  " });
            out.push_str(&line);
            out.push('\n');
        }
    }
    if !today.drafts.is_empty() {
        nothing = false;
        out.push('\n');
        out.push_str(&heading("##", texts.get("day-drafts").into_owned()));
        for draft in &today.drafts {
            out.push_str(if markdown { "- " } else { "  " });
            out.push_str(&crate::text::single_line(&draft.said));
            out.push('\n');
        }
    }
    if nothing {
        out.push('\n');
        out.push_str(&texts.get("day-nothing"));
        out.push('\n');
    }
    if today.undated > 0 {
        out.push('\n');
        let n = today.undated as i64;
        out.push_str(&texts.with("day-undated", &[("n", n.into())]));
        out.push('\n');
    }
    out
}

fn text<'l>(listing: &'l Listing, row: usize, name: &str) -> &'l str {
    listing
        .columns
        .iter()
        .position(|column| column.name == name)
        .map_or("", |at| listing.rows[row][at].text.as_str())
}

fn task(session: &Session, listing: &Listing, row: usize) -> String {
    let part = |name| text(listing, row, name);
    let mut line = format!(
        "{}  {}",
        part("due"),
        crate::text::single_line(part("text"))
    );
    if !part("responsible").is_empty() {
        line = format!("{line} – {}", part("responsible"));
    }
    let late = part("overdue_days");
    if !late.is_empty() {
        // A number, not a text: "1 day", "2 days".
        let days: i64 = late.parse().unwrap_or(0);
        let late = session.texts.with("day-late", &[("n", days.into())]);
        line = format!("{line} ({late})");
    }
    format!("{line}  #{}", part("id"))
}

fn meeting(listing: &Listing, row: usize) -> String {
    let part = |name| text(listing, row, name);
    let what = if part("title").is_empty() {
        format!("{} {}", part("kind"), part("ring"))
    } else {
        part("title").to_owned()
    };
    let parts = [part("days"), what.trim(), part("place"), part("state")];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}  #{}", parts.join(" – "), part("id"))
}
