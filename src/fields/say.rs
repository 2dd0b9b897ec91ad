//! What is wrong with a field, as a sentence in the person's language.

use crate::domain::id::RecordId;
use crate::domain::problem::Wrong;
use crate::text::locale::{Texts, Value};

/// The sentence of a problem: what is wrong and what would be right.
pub fn say(wrong: &Wrong, texts: &Texts) -> String {
    let arguments: Vec<(&'static str, String)> = match wrong {
        Wrong::OtherWeekday { text, date } => {
            vec![("text", text.clone()), ("date", texts.date(*date))]
        }
        Wrong::BeforeLastStep { last: day }
        | Wrong::AlreadyDone { on: day }
        | Wrong::DeadlineTooEarly { earliest: day }
        | Wrong::DeadlineRunning { until: day } => vec![("day", texts.date(*day))],
        Wrong::OverlappingMembership { ring, from } => vec![
            ("ring", ring.to_string()),
            (
                "from",
                from.map_or_else(|| "none".to_owned(), |day| texts.date_plain(day)),
            ),
        ],
        Wrong::StateForbids { state } => vec![("state", state_name(state, texts))],
        Wrong::StillInUse { by } => vec![("by", record_name(by, texts))],
        Wrong::Dangling { to } => vec![("to", record_name(to, texts))],
        other => other.arguments(),
    };
    let arguments: Vec<(&str, String)> = arguments
        .into_iter()
        .map(|(name, value)| (name, quotable(name, value)))
        .collect();
    let variables: Vec<(&str, Value<'_>)> = arguments
        .iter()
        .map(|(name, value)| (*name, Value::from(value.as_str())))
        .collect();
    texts.with(wrong.message(), &variables)
}

/// A sentence quotes what was typed; a pasted page would push the sentence off the screen.
fn quotable(name: &str, value: String) -> String {
    const LONGEST: usize = 200;
    if !matches!(name, "text" | "value") {
        return value;
    }
    match value.char_indices().nth(LONGEST) {
        None => value,
        Some((end, _)) => format!("{}…", &value[..end]),
    }
}

fn state_name(state: &str, texts: &Texts) -> String {
    [
        "choice-meeting_state-",
        "choice-task_state-",
        "choice-deficiency_state-",
        "forbids-",
    ]
    .iter()
    .map(|prefix| format!("{prefix}{state}"))
    .find(|id| texts.has(id))
    .map_or_else(|| state.to_owned(), |id| texts.get(&id).into_owned())
}

/// `meeting/12` as `Sitzung #12`.
fn record_name(id: &str, texts: &Texts) -> String {
    id.parse::<RecordId>().map_or_else(
        |()| id.to_owned(),
        |id| {
            let kind = texts.get(&format!("kind-{}", id.kind.name())).into_owned();
            format!("{kind} #{}", id.id)
        },
    )
}
