//! What a record is called on the screen, in the person's language.

use crate::domain::id::Kind;
use crate::domain::meeting::Meeting;
use crate::fields::{self, FieldKind, Value};
use crate::store::Record;
use crate::text::locale::Texts;
use crate::text::width;

/// Columns of a title within a sentence.
const NAMED: usize = 40;

/// A few words that name a record; never more than a line.
pub fn title(record: &Record, texts: &Texts) -> String {
    match record {
        Record::Meeting(meeting) => meeting_title(meeting, texts),
        Record::Membership(one) => one
            .from
            .map_or_else(String::new, |day| texts.date_plain(day)),
        other => {
            let title = other.title();
            title.lines().next().unwrap_or_default().trim().to_owned()
        }
    }
}

/// Kind and title as a sentence names a record, with the language's quotation marks; the kind alone
/// if there is no title.
pub fn named(kind: Kind, title: &str, texts: &Texts) -> String {
    let kind = texts.get(&format!("kind-{}", kind.name()));
    if title.is_empty() {
        return kind.into_owned();
    }
    let title = width::cut(title, NAMED).into_owned();
    texts.with(
        "kind-named",
        &[("kind", kind.into_owned().into()), ("title", title.into())],
    )
}

/// Its own title or its kind, its place and its first day.
fn meeting_title(meeting: &Meeting, texts: &Texts) -> String {
    let own = if meeting.title.is_empty() {
        kind_name(meeting, texts)
    } else {
        meeting.title.clone()
    };
    let day = meeting.first_day().map(|day| texts.date_plain(day));
    [own, meeting.place.clone(), day.unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The kind of a meeting, as its field shows it.
fn kind_name(meeting: &Meeting, texts: &Texts) -> String {
    choice(&Record::Meeting(meeting.clone()), "kind", texts)
}

/// What a field that holds one of a few shows; empty for any other field.
pub(super) fn choice(record: &Record, field: &str, texts: &Texts) -> String {
    let Some(field) = fields::named(record.kind(), field) else {
        return String::new();
    };
    match ((field.get)(record), field.kind) {
        (Value::Choice(name), FieldKind::Choice(choices)) => choices
            .iter()
            .find(|choice| choice.name == name)
            .map_or_else(String::new, |choice| texts.get(choice.label).into_owned()),
        _ => String::new(),
    }
}
