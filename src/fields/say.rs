//! What is wrong with a field, as a sentence in the person's language.

use crate::domain::audit::step::AuditWarning;
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
        | Wrong::Evidence { on: day }
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
        Wrong::BeforeStart { start: day }
        | Wrong::TooEarly { from: day }
        | Wrong::NoExtension { end: day } => vec![("day", texts.date_plain(*day))],
        Wrong::StillInUse { by } | Wrong::PlannedAlready { by } => {
            vec![("by", record_name(by, texts))]
        }
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

/// What is unusual about an audit's appointment, as a sentence: it is said, and forbids nothing.
pub fn say_warning(warning: AuditWarning, texts: &Texts) -> String {
    match warning {
        AuditWarning::FreeDay { on } => texts.with(
            "warning-audit-free-day",
            &[("date", texts.date_plain(on).into())],
        ),
        AuditWarning::Late { due } => texts.with(
            "warning-audit-late",
            &[("date", texts.date_plain(due).into())],
        ),
        AuditWarning::Notice { days } => {
            texts.with("warning-audit-notice", &[("days", days.into())])
        }
    }
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
    const PREFIXES: [&str; 6] = [
        "choice-meeting_state-",
        "choice-task_state-",
        "choice-measure_status-",
        "choice-audit_status-",
        "choice-deficiency_state-",
        "forbids-",
    ];
    PREFIXES
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
