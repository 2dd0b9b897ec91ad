//! Putting an agenda item into the ring's topic store: from the agenda and from the minutes.

use super::event::{Command, Cx, Tag};
use crate::domain::agenda::AgendaItem;
use crate::domain::id::TopicId;
use crate::domain::meeting::Meeting;
use crate::domain::task::Topic;
use crate::store::{Edit, Expected, Record};

/// The item's title goes into the topic store; the item stays on this agenda.
pub(super) fn park(meeting: &Meeting, item: &AgendaItem, cx: &mut Cx<'_>) {
    let topic = Topic {
        id: TopicId::provisional(1),
        ring: meeting.ring,
        text: item.title.clone(),
        from_meeting: Some(meeting.id),
        from_item: Some(item.id),
        taken_into: None,
        parked_on: cx.today,
    };
    let title = topic.text.clone();
    let what = cx.texts.with("agenda-parked", &[("title", title.into())]);
    cx.commands.push(Command::SayUndoable(what));
    cx.apply(
        Tag::Plain,
        vec![Edit::Put {
            record: Record::Topic(topic),
            expected: Expected::New,
        }],
    );
}
