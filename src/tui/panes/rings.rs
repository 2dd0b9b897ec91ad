//! Ringe: the rings, and a ring with its members, meetings and topics.

use super::browse::{Base, Browse, Mode, Spec, Tab};
use crate::domain::id::{Kind, MunicipalityId, RecordId, RingId};
use crate::domain::ring::Ring;
use crate::store::{Edit, Record};
use crate::tui::action::Action;
use crate::tui::event::{Command, Cx, Effect, Event, Tag};
use crate::tui::view::{Answer, Listing, Query};

/// See the module.
pub type RingsPane = Browse<Rings>;

/// What rings add to browsing.
#[derive(Default)]
pub struct Rings {
    asked_move: u64,
}

impl Tab for Rings {
    const SPEC: Spec = Spec {
        name: "tab-rings",
        kind: Kind::Ring,
        modes: &[Mode {
            action: None,
            listing: Listing::Rings,
            title: "tab-rings",
            none: "rings-none",
        }],
        mine: false,
        share: 45,
        detail: None,
        ask_delete: "ask-delete-ring",
    };

    fn act(&mut self, action: Action, base: &mut Base, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::NewMeeting => new_meeting(base, cx),
            Action::MoveMunicipality => self.ask_where(base, cx),
            Action::New if base.in_detail() => new_membership(base, cx),
            Action::Open if base.in_detail() => match base.target() {
                Some(target) if target.kind == Kind::Meeting => {
                    cx.commands.push(Command::GoTo(target));
                }
                _ => return false,
            },
            Action::Delete if !base.in_detail() => delete(base, cx),
            _ => return false,
        }
        true
    }

    fn hear(&mut self, event: &Event, _base: &mut Base, cx: &mut Cx<'_>) {
        if let Event::Answered {
            number,
            answer: Ok(Answer::Move(view)),
        } = event
            && *number == self.asked_move
        {
            super::moving::ask((**view).clone(), cx);
        }
    }
}

impl Rings {
    fn ask_where(&mut self, base: &Base, cx: &mut Cx<'_>) {
        if let Some(target) = base.target()
            && target.kind == Kind::Municipality
        {
            self.asked_move = cx.read(Query::Move(MunicipalityId(target.id)));
        }
    }
}

fn new_membership(base: &Base, cx: &mut Cx<'_>) {
    let mut record = cx.blank(Kind::Membership);
    if let (Record::Membership(membership), Some(ring)) = (&mut record, base.meant()) {
        membership.ring = RingId(ring.id);
        membership.from = Some(cx.today);
    }
    cx.commands.push(Command::NewRecord(Box::new(record)));
}

fn new_meeting(base: &Base, cx: &mut Cx<'_>) {
    let mut record = cx.blank(Kind::Meeting);
    if let Record::Meeting(meeting) = &mut record {
        meeting.ring = base.meant().map(|ring| RingId(ring.id));
    }
    cx.commands.push(Command::NewRecord(Box::new(record)));
}

/// Only a ring whose members were read: what goes with it has been in sight.
fn delete(base: &mut Base, cx: &mut Cx<'_>) {
    let Some(stored) = base.record::<Ring>() else {
        let id = base.under_cursor();
        base.show(id, cx);
        cx.say(cx.texts.get("list-once-more").into_owned());
        return;
    };
    let ring = stored.record;
    let question = cx
        .texts
        .with("ask-delete-ring", &[("ring", ring.number.into())]);
    let edits = vec![Edit::Delete {
        id: RecordId {
            kind: Kind::Ring,
            id: ring.id.0,
        },
        expected: stored.revision,
    }];
    cx.commands.push(Command::Ask {
        question,
        then: vec![Effect::Apply {
            tag: Tag::Plain,
            edits,
        }],
    });
}
