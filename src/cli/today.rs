//! `today`: what is overdue, due soon and next, as plain text. Also what the bare command prints
//! where no terminal listens.

use chrono::Days;

use super::args::Format;
use super::drafts::{self, Draft};
use super::failure::{Failure, with};
use super::listing::Listing;
use super::projection;
use super::session::Session;
use crate::domain::id::{Kind, is_provisional};
use crate::domain::meeting::MeetingState;
use crate::fields::StoreContext;
use crate::report::day::{self, Asked, Concern, Day, Entry, Part};
use crate::store::{Record, Store};

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
    /// What the screen says, too: tasks among the rest.
    day: Day,
    uses: Part,
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
                "{{\"date\":\"{}\",{},\"undated\":{},\"drafts\":{},\"measures\":{}}}\n",
                session.today,
                lists.join(","),
                today.undated,
                drafts_json(&today.drafts),
                measures_json(&today)
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
    let ahead = Days::new(store.house_rules()?.soon_days.into());
    let soon = day.checked_add_days(ahead).unwrap_or(day);
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
    let me = store.person_of_user(session.author())?;
    let asked = Asked {
        today: day,
        me: me.map(|stored| stored.record.id),
        only_mine: false,
        land: session.defaults().land,
        most: usize::MAX,
    };
    Ok(Today {
        running,
        overdue,
        due_soon,
        meetings,
        undated,
        drafts: drafts::all(session, store)?,
        day: day::day(store, &session.texts, asked)?,
        uses: day::use_of_measures(store, &session.texts, asked)?,
    })
}

/// What is due about measures, in the order of the screen. Tasks have lists of their own.
fn measures_json(today: &Today) -> serde_json::Value {
    let one = |entry: &Entry| {
        serde_json::json!({
            "concern": entry.concern.name(),
            "kind": entry.target.kind.name(),
            // A duty that is to be done has no number yet.
            "id": (!is_provisional(entry.target.id)).then_some(entry.target.id),
            "due": entry.due.map(|day| day.to_string()),
            "overdue_days": entry.late.max(0),
            "text": entry.text,
            "responsible": entry.who,
        })
    };
    let Day {
        overdue,
        soon,
        duties,
        measures,
        ..
    } = &today.day;
    [overdue, soon, duties, measures, &today.uses]
        .into_iter()
        .flat_map(|part| &part.entries)
        .filter(|entry| entry.concern != Concern::Task)
        .map(one)
        .collect()
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
    let mut nothing = true;
    let mut section = |id: &str, lines: Vec<String>| {
        if lines.is_empty() {
            return;
        }
        nothing = false;
        out.push('\n');
        out.push_str(&heading("##", texts.get(id).into_owned()));
        for line in lines {
            out.push_str(if markdown { "- " } else { "  " });
            out.push_str(&line);
            out.push('\n');
        }
    };
    let meetings = |listing: &Listing| -> Vec<String> {
        let rows = 0..listing.rows.len();
        rows.map(|row| meeting(listing, row)).collect()
    };
    let entries = |part: &Part| -> Vec<String> {
        let entries = part.entries.iter();
        entries.map(|entry| line_of(session, entry)).collect()
    };
    section("day-running", meetings(&today.running));
    section("day-overdue", entries(&today.day.overdue));
    section("day-due-soon", entries(&today.day.soon));
    section("day-duties", entries(&today.day.duties));
    section("day-measures", entries(&today.day.measures));
    section("day-uses", entries(&today.uses));
    section("day-meetings", meetings(&today.meetings));
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

/// `20.10.2026  Prüfung nach 3 Monaten: … – Ute Bär (33 Tage überfällig)  audit/31`
fn line_of(session: &Session, entry: &Entry) -> String {
    let mut line = crate::text::single_line(&entry.text);
    if let Some(due) = entry.due {
        line = format!("{}  {line}", session.texts.date_plain(due));
    }
    if !entry.who.is_empty() {
        line = format!("{line} – {}", entry.who);
    }
    if entry.late > 0 {
        // A number, not a text: "1 day", "2 days".
        let late = session.texts.with("day-late", &[("n", entry.late.into())]);
        line = format!("{line} ({late})");
    }
    let target = entry.target;
    match target.kind {
        _ if is_provisional(target.id) => line,
        Kind::Task => format!("{line}  #{}", target.id),
        _ => format!("{line}  {target}"),
    }
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
