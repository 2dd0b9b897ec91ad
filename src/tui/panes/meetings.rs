//! Sitzungen: all meetings, and a meeting with its agenda.
//!
//! The agenda is edited here; what is typed during the meeting is [`crate::tui::minutes`]' part.

use super::browse::{Base, Browse, Mode, Spec, Tab};
use crate::domain::agenda::AgendaItem;
use crate::domain::id::{AgendaItemId, Kind, MeetingId, RecordId};
use crate::domain::meeting::{Meeting, MeetingState, MeetingStep};
use crate::domain::order;
use crate::store::{Edit, Expected, Record, Stored};
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Event, Tag};
use crate::tui::overlay::question::ReasonQuestion;
use crate::tui::parking;
use crate::tui::view::Listing;

/// What was asked of a meeting before its details were read.
enum Waiting {
    Step(MeetingStep),
    CallOff,
}

/// See the module.
pub type MeetingsPane = Browse<Meetings>;

/// What meetings add to browsing.
#[derive(Default)]
pub struct Meetings {
    /// The item the cursor should be on once the agenda is read again.
    wanted: Option<AgendaItemId>,
    /// A move is on its way to the store and back.
    moving: bool,
    /// Moves asked for meanwhile, downwards positive.
    steps: i32,
    /// What is to be done with the meeting once its details are read.
    waiting: Option<Waiting>,
}

impl Tab for Meetings {
    const SPEC: Spec = Spec {
        name: "tab-meetings",
        kind: Kind::Meeting,
        modes: &[Mode {
            action: None,
            listing: Listing::Meetings,
            title: "tab-meetings",
            none: "meetings-none",
        }],
        mine: false,
        share: 45,
        detail: Some(Context::Agenda),
        ask_delete: "ask-delete-meeting",
    };

    fn act(&mut self, action: Action, base: &mut Base, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::MarkInvited => self.step(&MeetingStep::Invite, base, cx),
            Action::StartMeeting => self.step(&MeetingStep::Start, base, cx),
            Action::FinishMeeting => self.step(&MeetingStep::Finish, base, cx),
            Action::CancelMeeting => self.call_off(base, cx),
            Action::ExportMinutes | Action::Export => {
                if let Some(id) = base.meant() {
                    cx.effects.push(Effect::ExportMinutes(MeetingId(id.id)));
                }
            }
            action if base.in_detail() => return self.act_in_agenda(action, base, cx),
            Action::NewMeeting => {
                let record = cx.blank(Kind::Meeting);
                cx.commands.push(Command::NewRecord(Box::new(record)));
            }
            _ => return false,
        }
        true
    }

    fn offers(&self, action: Action, base: &Base) -> bool {
        let state = base.record::<Meeting>().map(|stored| &stored.record.state);
        match action {
            Action::StartMeeting => matches!(
                state,
                None | Some(MeetingState::Planned | MeetingState::Invited { .. })
            ),
            Action::FinishMeeting => matches!(state, Some(MeetingState::Running { .. })),
            _ => true,
        }
    }

    fn detail_read(&mut self, base: &mut Base, cx: &mut Cx<'_>) {
        if let Some(item) = self.wanted.take() {
            base.select_in_detail(RecordId {
                kind: Kind::AgendaItem,
                id: item.0,
            });
        }
        self.go_on(base, cx);
    }

    fn hear(&mut self, event: &Event, base: &mut Base, cx: &mut Cx<'_>) {
        match event {
            Event::Applied {
                tag: Tag::Order,
                result: Err(_),
            } => {
                self.moving = false;
                self.steps = 0;
            }
            // A new item or meeting: the cursor goes to it. The agenda of a meeting made here begins
            // with the template of its kind.
            Event::Applied {
                tag: Tag::Form,
                result: Ok(applied),
            } => {
                if let Some(item) = applied.first::<AgendaItem>() {
                    self.wanted = Some(item.id);
                } else if let Some(meeting) = applied.first::<Meeting>() {
                    if applied.created.iter().any(|id| id.kind == Kind::Meeting) {
                        cx.effects
                            .push(Effect::BeginAgenda(Box::new(meeting.clone())));
                    }
                    if !base.in_detail() {
                        let id = RecordId {
                            kind: Kind::Meeting,
                            id: meeting.id.0,
                        };
                        base.open(id, cx);
                    }
                }
            }
            _ => {}
        }
    }

    fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }
}

/// The item under the cursor.
fn item(base: &Base) -> Option<Stored<AgendaItem>> {
    let target = base.detail_row()?.target?;
    base.parts::<AgendaItem>()
        .into_iter()
        .find(|stored| stored.record.id.0 == target.id)
}

impl Meetings {
    /// Takes a step with the meeting, or says what forbids it.
    fn step(&mut self, step: &MeetingStep, base: &mut Base, cx: &mut Cx<'_>) {
        let Some(stored) = base.record::<Meeting>() else {
            self.waiting = Some(Waiting::Step(step.clone()));
            base.show(base.under_cursor(), cx);
            return;
        };
        let meeting = stored.record;
        match meeting.after(step, cx.today) {
            Ok(state) => {
                let id = meeting.id;
                cx.apply(
                    Tag::Step(id),
                    vec![Edit::Put {
                        record: Record::Meeting(Meeting {
                            state,
                            ..meeting.clone()
                        }),
                        expected: Expected::Revision(stored.revision),
                    }],
                );
                match step {
                    MeetingStep::Start => {
                        let item = item(base).map(|stored| stored.record.id);
                        cx.commands.push(Command::OpenMinutes(id, item));
                    }
                    // The minutes are Markdown the moment the meeting ends.
                    MeetingStep::Finish => cx.effects.push(Effect::ExportMinutes(id)),
                    _ => {}
                }
            }
            Err(wrong) => {
                cx.warn(crate::fields::say(&wrong, cx.texts));
            }
        }
    }

    fn call_off(&mut self, base: &mut Base, cx: &mut Cx<'_>) {
        let (Some(stored), Some(view)) = (base.record::<Meeting>(), base.view()) else {
            self.waiting = Some(Waiting::CallOff);
            base.show(base.under_cursor(), cx);
            return;
        };
        let meeting = stored.record.clone();
        let revision = stored.revision;
        let today = cx.today;
        let question = cx.texts.with(
            "ask-cancel-meeting",
            &[("title", view.title.clone().into())],
        );
        cx.commands.push(Command::Open(Box::new(ReasonQuestion::new(
            question,
            Box::new(move |reason| {
                let step = MeetingStep::Cancel { reason };
                let Ok(state) = meeting.after(&step, today) else {
                    return Vec::new();
                };
                vec![Effect::Apply {
                    tag: Tag::Plain,
                    edits: vec![Edit::Put {
                        record: Record::Meeting(Meeting { state, ..meeting }),
                        expected: Expected::Revision(revision),
                    }],
                }]
            }),
        ))));
    }

    /// The details were read: what waited for them happens now.
    fn go_on(&mut self, base: &mut Base, cx: &mut Cx<'_>) {
        self.moving = false;
        match self.steps {
            0 => {}
            steps => {
                self.steps -= steps.signum();
                self.move_item(steps > 0, base, cx);
            }
        }
        match self.waiting.take() {
            Some(Waiting::Step(step)) if base.view().is_some() => self.step(&step, base, cx),
            Some(Waiting::CallOff) if base.view().is_some() => self.call_off(base, cx),
            _ => {}
        }
    }

    /// Moves the item one place up or down; over the edge of a day it changes the day.
    /// A held key comes faster than the store: steps that can't be made yet are counted.
    fn move_item(&mut self, down: bool, base: &Base, cx: &mut Cx<'_>) {
        if self.moving {
            self.steps += if down { 1 } else { -1 };
            return;
        }
        let (Some(meeting), Some(item)) = (base.record::<Meeting>(), item(base)) else {
            return;
        };
        let items = base.parts::<AgendaItem>();
        let days = meeting.record.days.len();
        let edits = super::reorder::moved(&items, item.record.id, down, days);
        if edits.is_empty() {
            return;
        }
        self.wanted = Some(item.record.id);
        self.moving = true;
        cx.apply(Tag::Order, edits);
    }

    fn act_in_agenda(&mut self, action: Action, base: &Base, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Open => {
                if let Some(id) = base.meant() {
                    let item = item(base).map(|stored| stored.record.id);
                    cx.commands
                        .push(Command::OpenMinutes(MeetingId(id.id), item));
                }
            }
            Action::New | Action::AddItem => add_item(base, cx),
            Action::MoveUp => self.move_item(false, base, cx),
            Action::MoveDown => self.move_item(true, base, cx),
            Action::ParkItem => {
                if let (Some(meeting), Some(item)) = (base.record::<Meeting>(), item(base)) {
                    parking::park(meeting.record, &item.record, cx);
                }
            }
            Action::Delete => delete_item(base, cx),
            _ => return false,
        }
        true
    }
}

fn add_item(base: &Base, cx: &mut Cx<'_>) {
    let Some(meeting) = base.record::<Meeting>() else {
        return;
    };
    let items = base.parts::<AgendaItem>();
    let selected = base.detail_row().and_then(|row| row.target);
    let at = items
        .iter()
        .position(|stored| Some(stored.record.id.0) == selected.map(|target| target.id));
    let before = at.map(|at| &items[at].record);
    let behind = before.and_then(|before| {
        items
            .get(at.unwrap_or(0) + 1)
            .map(|stored| &stored.record)
            .filter(|behind| behind.day == before.day)
    });
    let Record::AgendaItem(mut item) = cx.blank(Kind::AgendaItem) else {
        return;
    };
    item.meeting = meeting.record.id;
    item.day = before.map_or(1, |before| before.day);
    item.position = order::between(
        before.map(|before| before.position),
        behind.map(|behind| behind.position),
    )
    .unwrap_or_else(|| before.map_or(order::GAP, |before| before.position));
    cx.commands
        .push(Command::NewRecord(Box::new(Record::AgendaItem(item))));
}

fn delete_item(base: &Base, cx: &mut Cx<'_>) {
    let Some(item) = item(base) else {
        return;
    };
    let question = cx.texts.with(
        "ask-delete-item",
        &[("title", item.record.title.clone().into())],
    );
    let id = RecordId {
        kind: Kind::AgendaItem,
        id: item.record.id.0,
    };
    cx.commands.push(Command::Ask {
        question,
        then: vec![Effect::Delete { id }],
    });
}
