//! Sitzungen: all meetings, and a meeting with its agenda.
//!
//! The agenda is edited here; what is typed during the meeting is [`crate::tui::minutes`]' part.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::{Pane, WIDE, draw_empty, draw_facts, framed};
use crate::domain::agenda::AgendaItem;
use crate::domain::id::{AgendaItemId, Kind, MeetingId, RecordId, TopicId};
use crate::domain::meeting::{Meeting, MeetingStep};
use crate::domain::order;
use crate::domain::task::Topic;
use crate::store::{Edit, Expected, Record, Stored};
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Event, Tag};
use crate::tui::overlay::question::ReasonQuestion;
use crate::tui::view::{Answer, ListRow, MeetingView, Query};
use crate::tui::widgets::list::{Column, List, Width, column};

const COLUMNS: &[Column] = &[
    column("column-day", Width::Fixed(13)),
    Column {
        title: "column-ring",
        width: Width::Fixed(5),
        right: true,
    },
    column("column-title", Width::Rest),
    column("column-place", Width::Fixed(19)),
    column("column-state", Width::Fixed(13)),
];

const AGENDA: &[Column] = &[
    column("", Width::Fixed(2)),
    column("column-time", Width::Fixed(5)),
    Column {
        title: "column-item",
        width: Width::Fixed(3),
        right: true,
    },
    column("column-title", Width::Rest),
    Column {
        title: "column-minutes",
        width: Width::Fixed(4),
        right: true,
    },
    column("column-presenter", Width::Fixed(16)),
];

/// What was asked of a meeting before its details were read.
enum Waiting {
    Step(MeetingStep),
    CallOff,
}

/// See the module.
pub struct MeetingsPane {
    list: List<ListRow>,
    agenda: List<ListRow>,
    view: Option<Box<MeetingView>>,
    asked: u64,
    asked_detail: u64,
    open: Option<MeetingId>,
    in_agenda: bool,
    /// The item the cursor should be on once the agenda is read again.
    wanted: Option<AgendaItemId>,
    /// A move is on its way to the store and back.
    moving: bool,
    /// Moves asked for meanwhile, downwards positive.
    steps: i32,
    /// What is to be done with the meeting once its details are read.
    waiting: Option<Waiting>,
    wide: std::cell::Cell<bool>,
}

impl Default for MeetingsPane {
    fn default() -> Self {
        Self {
            list: List::new(COLUMNS),
            agenda: List::new(AGENDA),
            view: None,
            asked: 0,
            asked_detail: 0,
            open: None,
            in_agenda: false,
            wanted: None,
            moving: false,
            steps: 0,
            waiting: None,
            wide: std::cell::Cell::new(false),
        }
    }
}

fn list_key(kind: Kind, id: u64) -> u64 {
    (u64::from(kind.code()) << 56) | id
}

impl MeetingsPane {
    /// Shows a meeting with its agenda.
    pub fn open(&mut self, id: MeetingId, cx: &mut Cx<'_>) {
        self.list.select(list_key(Kind::Meeting, id.0));
        self.in_agenda = true;
        self.show(Some(id), cx);
    }

    fn show(&mut self, id: Option<MeetingId>, cx: &mut Cx<'_>) {
        if self.open != id {
            self.open = id;
            // Beside the list the old agenda stays until the new one is read: emptying it first would
            // write the place twice.
            if self.in_agenda {
                self.agenda.set_rows(Vec::new());
                self.view = None;
            }
        }
        if let Some(id) = id {
            self.asked_detail = cx.read(Query::Meeting(id));
        }
    }

    fn under_cursor(&self) -> Option<MeetingId> {
        let target = self.list.selected()?.target?;
        (target.kind == Kind::Meeting).then_some(MeetingId(target.id))
    }

    fn follow(&mut self, cx: &mut Cx<'_>) {
        if self.wide.get() && !self.in_agenda && self.under_cursor() != self.open {
            self.show(self.under_cursor(), cx);
        }
    }

    /// The meeting shown, if it was read already and is the one the keys mean.
    fn current(&self) -> Option<&MeetingView> {
        let view = self.view.as_deref()?;
        let meant = if self.in_agenda {
            self.open
        } else {
            self.under_cursor()
        };
        (meant == Some(view.meeting.record.id)).then_some(view)
    }

    fn item(&self) -> Option<&Stored<AgendaItem>> {
        let target = self.agenda.selected()?.target?;
        self.current()?
            .items
            .iter()
            .find(|stored| stored.record.id.0 == target.id)
    }

    /// Takes a step with the meeting, or says what forbids it.
    fn step(&mut self, step: &MeetingStep, cx: &mut Cx<'_>) {
        let Some(view) = self.current() else {
            self.waiting = Some(Waiting::Step(step.clone()));
            self.show(self.under_cursor(), cx);
            return;
        };
        let meeting = &view.meeting.record;
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
                        expected: Expected::Revision(view.meeting.revision),
                    }],
                );
                match step {
                    MeetingStep::Start => {
                        let item = self.item().map(|stored| stored.record.id);
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

    fn call_off(&mut self, cx: &mut Cx<'_>) {
        let Some(view) = self.current() else {
            self.waiting = Some(Waiting::CallOff);
            self.show(self.under_cursor(), cx);
            return;
        };
        let meeting = view.meeting.record.clone();
        let revision = view.meeting.revision;
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
    fn go_on(&mut self, cx: &mut Cx<'_>) {
        self.moving = false;
        match self.steps {
            0 => {}
            steps => {
                self.steps -= steps.signum();
                self.move_item(steps > 0, cx);
            }
        }
        match self.waiting.take() {
            Some(Waiting::Step(step)) if self.current().is_some() => self.step(&step, cx),
            Some(Waiting::CallOff) if self.current().is_some() => self.call_off(cx),
            _ => {}
        }
    }

    fn add_item(&mut self, cx: &mut Cx<'_>) {
        let Some(view) = self.current() else {
            return;
        };
        let selected = self.agenda.selected().and_then(|row| row.target);
        let at = view
            .items
            .iter()
            .position(|stored| Some(stored.record.id.0) == selected.map(|target| target.id));
        let before = at.map(|at| &view.items[at].record);
        let behind = before.and_then(|before| {
            view.items
                .get(at.unwrap_or(0) + 1)
                .map(|stored| &stored.record)
                .filter(|behind| behind.day == before.day)
        });
        let Record::AgendaItem(mut item) = cx.blank(Kind::AgendaItem) else {
            return;
        };
        item.meeting = view.meeting.record.id;
        item.day = before.map_or(1, |before| before.day);
        item.position = order::between(
            before.map(|before| before.position),
            behind.map(|behind| behind.position),
        )
        .unwrap_or_else(|| before.map_or(order::GAP, |before| before.position));
        cx.commands
            .push(Command::NewRecord(Box::new(Record::AgendaItem(item))));
    }

    /// Moves the item one place up or down; over the edge of a day it changes the day.
    /// A held key comes faster than the store: steps that can't be made yet are counted.
    fn move_item(&mut self, down: bool, cx: &mut Cx<'_>) {
        if self.moving {
            self.steps += if down { 1 } else { -1 };
            return;
        }
        let (Some(view), Some(item)) = (self.current(), self.item()) else {
            return;
        };
        let edits = super::reorder::moved(
            &view.items,
            item.record.id,
            down,
            view.meeting.record.days.len(),
        );
        if edits.is_empty() {
            return;
        }
        self.wanted = Some(item.record.id);
        self.moving = true;
        cx.apply(Tag::Order, edits);
    }

    /// The item's title goes into the ring's topic store; the item stays on this agenda.
    fn park(&mut self, cx: &mut Cx<'_>) {
        let (Some(view), Some(item)) = (self.current(), self.item()) else {
            return;
        };
        let topic = Topic {
            id: TopicId::provisional(1),
            ring: view.meeting.record.ring,
            text: item.record.title.clone(),
            from_meeting: Some(view.meeting.record.id),
            from_item: Some(item.record.id),
            taken_into: None,
            parked_on: cx.today,
        };
        cx.say(
            cx.texts
                .with("agenda-parked", &[("title", topic.text.clone().into())]),
        );
        cx.apply(
            Tag::Plain,
            vec![Edit::Put {
                record: Record::Topic(topic),
                expected: Expected::New,
            }],
        );
    }

    fn act_in_agenda(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Back => {
                if !self.agenda.act(action) {
                    self.in_agenda = false;
                }
            }
            Action::Open => {
                if let Some(id) = self.open {
                    let item = self.item().map(|stored| stored.record.id);
                    cx.commands.push(Command::OpenMinutes(id, item));
                }
            }
            Action::Edit => {
                let target = self.agenda.selected().and_then(|row| row.target);
                let meeting = self.open.map(|id| RecordId {
                    kind: Kind::Meeting,
                    id: id.0,
                });
                if let Some(target) = target.or(meeting) {
                    cx.commands.push(Command::EditRecord(target));
                }
            }
            Action::New | Action::AddItem => self.add_item(cx),
            Action::MoveUp => self.move_item(false, cx),
            Action::MoveDown => self.move_item(true, cx),
            Action::ParkItem => self.park(cx),
            Action::Delete => self.delete_item(cx),
            action => return self.agenda.act(action),
        }
        true
    }

    fn delete_item(&mut self, cx: &mut Cx<'_>) {
        let Some(item) = self.item() else {
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

    fn delete_meeting(&mut self, cx: &mut Cx<'_>) {
        let Some(row) = self.list.selected() else {
            return;
        };
        let Some(id) = row.target else {
            return;
        };
        let title = row
            .cells
            .iter()
            .map(|cell| cell.text.as_str())
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let question = cx
            .texts
            .with("ask-delete-meeting", &[("title", title.into())]);
        cx.commands.push(Command::Ask {
            question,
            then: vec![Effect::Delete { id }],
        });
    }

    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        let title = ui.texts.get("tab-meetings");
        let inner = framed(frame, area, ui, &title, focused);
        if self.list.rows().is_empty() && !self.list.incomplete {
            draw_empty(frame, inner, ui, &ui.texts.get("meetings-none"));
            if focused {
                frame.set_cursor_position(inner.as_position());
            }
        } else {
            self.list.draw(frame, inner, ui, focused);
        }
    }

    fn draw_agenda(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        let Some(view) = &self.view else {
            framed(frame, area, ui, "", focused);
            return;
        };
        let inner = framed(frame, area, ui, &view.title, focused);
        let mut facts = view.facts.clone();
        for (day, over) in view
            .overrun
            .iter()
            .enumerate()
            .filter(|(_, over)| **over > 0)
        {
            facts.push((
                ui.glyphs.overdue.to_owned(),
                ui.texts.with(
                    "agenda-overrun",
                    &[("day", (day + 1).into()), ("minutes", (*over).into())],
                ),
            ));
        }
        let used = draw_facts(frame, inner, ui, &facts);
        let rest = Rect {
            y: inner.y + used,
            height: inner.height.saturating_sub(used),
            ..inner
        };
        if self.agenda.rows().is_empty() {
            draw_empty(frame, rest, ui, &ui.texts.get("agenda-none"));
            if focused {
                frame.set_cursor_position(rest.as_position());
            }
        } else {
            self.agenda.draw(frame, rest, ui, focused);
        }
    }
}

impl Pane for MeetingsPane {
    fn contexts(&self) -> Vec<Context> {
        let mut contexts = Vec::new();
        if self.list.is_typing() || self.agenda.is_typing() {
            contexts.push(Context::Text);
        }
        if self.in_agenda {
            contexts.push(Context::Agenda);
        }
        contexts.push(Context::List);
        contexts
    }

    fn is_reading(&self) -> bool {
        self.list.incomplete || self.waiting.is_some() || self.in_agenda && self.view.is_none()
    }

    fn refresh(&mut self, cx: &mut Cx<'_>) {
        self.asked = cx.read(Query::Meetings);
        if let Some(id) = self.open {
            self.asked_detail = cx.read(Query::Meeting(id));
        }
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::MarkInvited => self.step(&MeetingStep::Invite, cx),
            Action::StartMeeting => self.step(&MeetingStep::Start, cx),
            Action::FinishMeeting => self.step(&MeetingStep::Finish, cx),
            Action::CancelMeeting => self.call_off(cx),
            Action::ExportMinutes | Action::Export => {
                let id = if self.in_agenda {
                    self.open
                } else {
                    self.under_cursor()
                };
                if let Some(id) = id {
                    cx.effects.push(Effect::ExportMinutes(id));
                }
            }
            Action::History => {
                let list = if self.in_agenda {
                    &self.agenda
                } else {
                    &self.list
                };
                return super::show_history(list, cx);
            }
            Action::Copy => {
                let list = if self.in_agenda {
                    &self.agenda
                } else {
                    &self.list
                };
                super::copy_rows(list, cx);
            }
            Action::NextArea | Action::PrevArea if self.open.is_some() => {
                self.in_agenda = !self.in_agenda;
            }
            action if self.in_agenda => return self.act_in_agenda(action, cx),
            Action::Open if !self.list.is_typing() => {
                if let Some(id) = self.under_cursor() {
                    self.in_agenda = true;
                    self.show(Some(id), cx);
                }
            }
            Action::New | Action::NewMeeting => {
                let record = cx.blank(Kind::Meeting);
                cx.commands.push(Command::NewRecord(Box::new(record)));
            }
            Action::Edit => {
                if let Some(target) = self.list.selected().and_then(|row| row.target) {
                    cx.commands.push(Command::EditRecord(target));
                }
            }
            Action::Delete => self.delete_meeting(cx),
            action => {
                let done = self.list.act(action);
                self.follow(cx);
                return done;
            }
        }
        true
    }

    fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        if self.in_agenda {
            self.agenda.type_char(character);
        } else {
            self.list.type_char(character);
            self.follow(cx);
        }
    }

    fn paste(&mut self, text: &str, _cx: &mut Cx<'_>) -> bool {
        let list = if self.in_agenda {
            &mut self.agenda
        } else {
            &mut self.list
        };
        if list.is_typing() {
            list.paste(text);
        }
        list.is_typing()
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) {
        match event {
            Event::Answered {
                number,
                answer: Ok(Answer::Meetings(rows)),
            } if *number == self.asked => {
                self.list.set_rows(rows.clone());
                self.follow(cx);
            }
            Event::Answered {
                number,
                answer: Ok(Answer::Meeting(view)),
            } if *number == self.asked_detail => {
                match view {
                    Some(view) => self.agenda.set_rows(view.rows.clone()),
                    None => {
                        self.open = None;
                        self.in_agenda = false;
                    }
                }
                self.view.clone_from(view);
                if let Some(item) = self.wanted.take() {
                    self.agenda.select(list_key(Kind::AgendaItem, item.0));
                }
                self.go_on(cx);
            }
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
                    if !self.in_agenda {
                        self.open(meeting.id, cx);
                    }
                }
            }
            _ => {}
        }
    }

    fn count(&self, ui: &Ui<'_>) -> String {
        let list = if self.in_agenda {
            &self.agenda
        } else {
            &self.list
        };
        let n = list.count(ui);
        ui.texts.with("frame-here", &[("n", n.into())])
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        self.wide.set(area.width >= WIDE);
        if area.width < WIDE {
            if self.in_agenda {
                self.draw_agenda(frame, area, ui, focused);
            } else {
                self.draw_list(frame, area, ui, focused);
            }
            return;
        }
        let [left, right] =
            Layout::horizontal([Constraint::Percentage(48), Constraint::Percentage(52)])
                .areas(area);
        self.draw_list(frame, left, ui, focused && !self.in_agenda);
        self.draw_agenda(frame, right, ui, focused && self.in_agenda);
    }
}
