//! Outcomes and the lines of minutes.

use super::{LINE, PARAGRAPH, table};
use crate::domain::id::{AgendaItemId, Kind, MeetingId, MunicipalityId, OutcomeId, TopicId};
use crate::domain::outcome::{Audience, LineContent, OutcomeKind};
use crate::fields::choices::{AUDIENCES, Chosen, OUTCOME_KINDS};
use crate::fields::value::mismatch;
use crate::fields::{FieldKind, Value};

table! {
    /// Outcome
    OUTCOME: Outcome as "outcome" {
        "meeting" FieldKind::Reference(Kind::Meeting), true, Create,
            |r| Value::reference(Kind::Meeting, r.meeting.0),
            |r, v| r.meeting = MeetingId(v.into_required(Kind::Meeting)?);
        "item" FieldKind::Reference(Kind::AgendaItem), true, Create,
            |r| Value::reference(Kind::AgendaItem, r.item.0),
            |r, v| r.item = AgendaItemId(v.into_required(Kind::AgendaItem)?);
        "number" FieldKind::Number { min: 0, max: 99_999 }, false, Read,
            |r| if r.number == 0 { Value::Empty } else { Value::Number(r.number.into()) },
            |r, v| r.number = if v == Value::Empty { 0 } else { v.into_number()? };
        "kind" FieldKind::Choice(OUTCOME_KINDS), true, Edit,
            |r| r.kind.value(), |r, v| r.kind = OutcomeKind::of_value(&v)?;
        "text" PARAGRAPH, true, Edit,
            |r| Value::text(&r.text), |r, v| r.text = v.into_text()?;
        "municipality" FieldKind::Reference(Kind::Municipality), false, Edit,
            |r| Value::option(r.municipality, |id| Value::reference(Kind::Municipality, id.0)),
            |r, v| r.municipality = v.into_reference(Kind::Municipality)?.map(MunicipalityId);
        "vote" FieldKind::Vote, false, Edit,
            |r| Value::option(r.vote, Value::Vote),
            |r, v| r.vote = match v {
                Value::Vote(vote) => Some(vote),
                Value::Empty => None,
                _ => return Err(mismatch()),
            };
        "assessment" LINE, false, Edit,
            |r| Value::text(&r.assessment), |r, v| r.assessment = v.into_text()?;
        "indicators" FieldKind::Texts { max: 40 }, false, Edit,
            |r| Value::list(&r.indicators, Value::Texts), |r, v| r.indicators = v.into_texts()?;
        "audience" FieldKind::Choice(AUDIENCES), true, Edit,
            |r| r.audience.value(), |r, v| r.audience = Audience::of_value(&v)?;
    }
}

// Lines are written in the minutes, never in a form; their rows serve the history.
table! {
    /// Line
    LINE_ROWS: Line as "line" {
        "item" FieldKind::Reference(Kind::AgendaItem), true, Read,
            |r| Value::reference(Kind::AgendaItem, r.item.0),
            |r, v| r.item = AgendaItemId(v.into_required(Kind::AgendaItem)?);
        "content" FieldKind::LongText { max: 100_000 }, false, Read,
            |r| match &r.content {
                LineContent::Text(text) | LineContent::Note(text) => Value::text(text),
                LineContent::Outcome(id) => Value::reference(Kind::Outcome, id.0),
                LineContent::Topic(id) => Value::reference(Kind::Topic, id.0),
            },
            |r, v| match (v, &mut r.content) {
                (Value::Reference(id), content) if id.kind == Kind::Outcome => {
                    *content = LineContent::Outcome(OutcomeId(id.id));
                }
                (Value::Reference(id), content) if id.kind == Kind::Topic => {
                    *content = LineContent::Topic(TopicId(id.id));
                }
                (value, LineContent::Note(text)) => *text = value.into_text()?,
                (value, content) => *content = LineContent::Text(value.into_text()?),
            };
    }
}
