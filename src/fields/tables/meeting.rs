//! Meetings and their agenda.

use super::{LINE, table};
use crate::domain::agenda::ItemKind;
use crate::domain::id::{AgendaItemId, Kind, MeetingId, MunicipalityId, PersonId, RingId};
use crate::domain::meeting::{MeetingKind, MeetingLanguage, MeetingState, MinutesState};
use crate::domain::problem::Wrong;
use crate::fields::choices::{
    Chosen, ITEM_KINDS, LANGUAGES, MEETING_KINDS, MEETING_STATES, MINUTES_STATES,
};
use crate::fields::value::mismatch;
use crate::fields::{FieldKind, State, Value};

fn state(state: &MeetingState) -> Value {
    let (on, reason) = match state {
        MeetingState::Planned => (None, ""),
        MeetingState::Invited { on }
        | MeetingState::Minuted { on }
        | MeetingState::Reported { on } => (Some(*on), ""),
        MeetingState::Running { since } => (Some(*since), ""),
        MeetingState::Cancelled { reason } => (None, reason.as_str()),
    };
    Value::State(State {
        name: state.name(),
        on,
        reason: reason.to_owned(),
    })
}

/// The state of such a value, as a step or a merge found it. What a person may do next is
/// `Meeting::after`'s to say.
fn meeting_state(value: Value) -> Result<MeetingState, Wrong> {
    let Value::State(State { name, on, reason }) = value else {
        return Err(mismatch());
    };
    Ok(match (name, on) {
        ("planned", _) => MeetingState::Planned,
        ("invited", Some(on)) => MeetingState::Invited { on },
        ("running", Some(since)) => MeetingState::Running { since },
        ("minuted", Some(on)) => MeetingState::Minuted { on },
        ("reported", Some(on)) => MeetingState::Reported { on },
        ("cancelled", _) if reason.is_empty() => return Err(Wrong::ReasonMissing),
        ("cancelled", _) => MeetingState::Cancelled { reason },
        _ => return Err(mismatch()),
    })
}

table! {
    /// Meeting
    MEETING: Meeting as "meeting" {
        "kind" FieldKind::Choice(MEETING_KINDS), true, Edit,
            |r| r.kind.value(), |r, v| r.kind = MeetingKind::of_value(&v)?;
        "ring" FieldKind::Reference(Kind::Ring), false, Edit,
            |r| Value::option(r.ring, |id| Value::reference(Kind::Ring, id.0)),
            |r, v| r.ring = v.into_reference(Kind::Ring)?.map(RingId);
        "title" LINE, false, Edit,
            |r| Value::text(&r.title), |r, v| r.title = v.into_text()?;
        "days" FieldKind::Days, true, Edit,
            |r| Value::list(&r.days, Value::Days),
            |r, v| r.days = match v {
                Value::Days(days) => days,
                Value::Empty => Vec::new(),
                _ => return Err(mismatch()),
            };
        "place" LINE, false, Edit,
            |r| Value::text(&r.place), |r, v| r.place = v.into_text()?;
        "host" FieldKind::Reference(Kind::Municipality), false, Edit,
            |r| Value::option(r.host, |id| Value::reference(Kind::Municipality, id.0)),
            |r, v| r.host = v.into_reference(Kind::Municipality)?.map(MunicipalityId);
        "moderators" FieldKind::References(Kind::Person), false, Edit,
            |r| Value::references(Kind::Person, r.moderators.iter().map(|id| id.0)),
            |r, v| r.moderators = v.into_references(Kind::Person)?.into_iter().map(PersonId).collect();
        "minute_taker" FieldKind::Reference(Kind::Person), false, Edit,
            |r| Value::option(r.minute_taker, |id| Value::reference(Kind::Person, id.0)),
            |r, v| r.minute_taker = v.into_reference(Kind::Person)?.map(PersonId);
        "reply_until" FieldKind::Date, false, Edit,
            |r| Value::option(r.reply_until, Value::Date), |r, v| r.reply_until = v.into_date()?;
        "language" FieldKind::Choice(LANGUAGES), true, Edit,
            |r| r.language.value(), |r, v| r.language = MeetingLanguage::of_value(&v)?;
        "state" FieldKind::State(MEETING_STATES), true, Read,
            |r| state(&r.state), |r, v| r.state = meeting_state(v)?;
        "state_reason" LINE, false, Read,
            |r| Value::text(&r.state_reason), |r, v| r.state_reason = v.into_text()?;
        "minutes_state" FieldKind::Choice(MINUTES_STATES), true, Edit,
            |r| r.minutes.value(), |r, v| r.minutes = MinutesState::of_value(&v)?;
    }
}

table! {
    /// Agenda item
    AGENDA_ITEM: AgendaItem as "agenda_item" {
        "meeting" FieldKind::Reference(Kind::Meeting), true, Create,
            |r| Value::reference(Kind::Meeting, r.meeting.0),
            |r, v| r.meeting = MeetingId(v.into_required(Kind::Meeting)?);
        "day" FieldKind::Number { min: 1, max: 31 }, true, Edit,
            |r| Value::Number(r.day.into()), |r, v| r.day = v.into_number()?;
        "title" LINE, true, Edit,
            |r| Value::text(&r.title), |r, v| r.title = v.into_text()?;
        "kind" FieldKind::Choice(ITEM_KINDS), true, Edit,
            |r| r.kind.value(), |r, v| r.kind = ItemKind::of_value(&v)?;
        "minutes" FieldKind::Number { min: 0, max: 1440 }, true, Edit,
            |r| Value::Number(r.minutes.into()), |r, v| r.minutes = v.into_number()?;
        "presenter" LINE, false, Edit,
            |r| Value::text(&r.presenter), |r, v| r.presenter = v.into_text()?;
        "attachments" FieldKind::Texts { max: 500 }, false, Edit,
            |r| Value::list(&r.attachments, Value::Texts), |r, v| r.attachments = v.into_texts()?;
        "unplanned" FieldKind::Bool, true, Edit,
            |r| Value::Bool(r.unplanned), |r, v| r.unplanned = v.into_bool()?;
        "carried_from" FieldKind::Reference(Kind::AgendaItem), false, Read,
            |r| Value::option(r.carried_from, |id| Value::reference(Kind::AgendaItem, id.0)),
            |r, v| r.carried_from = v.into_reference(Kind::AgendaItem)?.map(AgendaItemId);
    }
}
