//! Ringe: the rings, and a ring with its members, meetings and topics.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::{Pane, WIDE, draw_empty, draw_facts, framed};
use crate::domain::id::{Kind, MunicipalityId, RecordId, RingId};
use crate::store::{Edit, Record};
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Event, Tag};
use crate::tui::view::{Answer, ListRow, Query, RingView};
use crate::tui::widgets::list::{Column, List, Width, column};

const COLUMNS: &[Column] = &[
    Column {
        title: "column-ring",
        width: Width::Fixed(5),
        right: true,
    },
    column("column-name", Width::Rest),
    Column {
        title: "column-members",
        width: Width::Fixed(6),
        right: true,
    },
    column("column-meetings", Width::Fixed(9)),
    column("column-moderator", Width::Fixed(13)),
    column("column-speaker", Width::Rest),
];

const DETAIL: &[Column] = &[
    column("", Width::Fixed(10)),
    column("", Width::Rest),
    column("", Width::Fixed(2)),
    column("", Width::Fixed(4)),
    column("", Width::Fixed(16)),
];

/// See the module.
pub struct RingsPane {
    list: List<ListRow>,
    detail: List<ListRow>,
    view: Option<Box<RingView>>,
    asked: u64,
    asked_detail: u64,
    asked_move: u64,
    /// The ring shown at the side or in full.
    open: Option<RingId>,
    /// Keys go to the detail.
    in_detail: bool,
    wide: std::cell::Cell<bool>,
}

impl Default for RingsPane {
    fn default() -> Self {
        Self {
            list: List::new(COLUMNS),
            detail: List::new(DETAIL),
            view: None,
            asked: 0,
            asked_detail: 0,
            asked_move: 0,
            open: None,
            in_detail: false,
            wide: std::cell::Cell::new(false),
        }
    }
}

impl RingsPane {
    /// Shows a ring in full.
    pub fn open(&mut self, id: RingId, cx: &mut Cx<'_>) {
        let target = RecordId {
            kind: Kind::Ring,
            id: id.0,
        };
        self.list
            .select((u64::from(target.kind.code()) << 56) | target.id);
        self.in_detail = true;
        self.show(Some(id), cx);
    }

    fn show(&mut self, id: Option<RingId>, cx: &mut Cx<'_>) {
        if self.open != id {
            self.open = id;
            // Beside the list the old detail stays until the new one is read: emptying it first would
            // write the place twice.
            if self.in_detail {
                self.detail.set_rows(Vec::new());
                self.view = None;
            }
        }
        if let Some(id) = id {
            self.asked_detail = cx.read(Query::Ring(id));
        }
    }

    fn under_cursor(&self) -> Option<RingId> {
        let target = self.list.selected()?.target?;
        (target.kind == Kind::Ring).then_some(RingId(target.id))
    }

    /// The detail follows the cursor where it stands beside the list.
    fn follow(&mut self, cx: &mut Cx<'_>) {
        if self.wide.get() && !self.in_detail && self.under_cursor() != self.open {
            self.show(self.under_cursor(), cx);
        }
    }

    fn target(&self) -> Option<RecordId> {
        if self.in_detail {
            self.detail.selected().and_then(|row| row.target)
        } else {
            self.list.selected().and_then(|row| row.target)
        }
    }

    fn act_in_detail(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Back => {
                if !self.detail.act(action) {
                    self.in_detail = false;
                }
                true
            }
            Action::Open => {
                if let Some(target) = self.target() {
                    cx.commands.push(match target.kind {
                        Kind::Meeting => Command::GoTo(target),
                        _ => Command::EditRecord(target),
                    });
                }
                true
            }
            Action::New => {
                self.new_membership(cx);
                true
            }
            Action::Edit => {
                let ring = self.open.map(|id| RecordId {
                    kind: Kind::Ring,
                    id: id.0,
                });
                if let Some(target) = self.target().or(ring) {
                    cx.commands.push(Command::EditRecord(target));
                }
                true
            }
            action => self.detail.act(action),
        }
    }

    fn new_membership(&mut self, cx: &mut Cx<'_>) {
        let mut record = cx.blank(Kind::Membership);
        if let (Record::Membership(membership), Some(ring)) = (&mut record, self.open) {
            membership.ring = ring;
            membership.from = Some(cx.today);
        }
        cx.commands.push(Command::NewRecord(Box::new(record)));
    }

    /// The row under the cursor, cells side by side: a table in a mail takes it as it is.
    fn copy(&self, cx: &mut Cx<'_>) {
        let list = if self.in_detail {
            &self.detail
        } else {
            &self.list
        };
        super::copy_rows(list, cx);
    }

    fn ask_where(&mut self, cx: &mut Cx<'_>) {
        let Some(target) = self.target() else {
            return;
        };
        if target.kind == Kind::Municipality {
            self.asked_move = cx.read(Query::Move(MunicipalityId(target.id)));
        }
    }

    fn new_meeting(&mut self, cx: &mut Cx<'_>) {
        let mut record = cx.blank(Kind::Meeting);
        if let Record::Meeting(meeting) = &mut record {
            meeting.ring = if self.in_detail {
                self.open
            } else {
                self.under_cursor()
            };
        }
        cx.commands.push(Command::NewRecord(Box::new(record)));
    }

    fn delete(&mut self, cx: &mut Cx<'_>) {
        if self.in_detail {
            return;
        }
        let Some(view) = &self.view else {
            return;
        };
        let ring = &view.ring.record;
        let question = cx
            .texts
            .with("ask-delete-ring", &[("ring", ring.number.into())]);
        let edits = vec![Edit::Delete {
            id: RecordId {
                kind: Kind::Ring,
                id: ring.id.0,
            },
            expected: view.ring.revision,
        }];
        cx.commands.push(Command::Ask {
            question,
            then: vec![Effect::Apply {
                tag: Tag::Plain,
                edits,
            }],
        });
    }

    fn draw_detail(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        let Some(view) = &self.view else {
            framed(frame, area, ui, "", focused);
            return;
        };
        let number = view.ring.record.number;
        let title = ui.texts.with("ring-title", &[("ring", number.into())]);
        let inner = framed(frame, area, ui, &title, focused);
        let used = draw_facts(frame, inner, ui, &view.facts);
        let rest = Rect {
            y: inner.y + used,
            height: inner.height.saturating_sub(used),
            ..inner
        };
        if self.detail.rows().is_empty() {
            draw_empty(frame, rest, ui, &ui.texts.get("ring-no-members"));
            if focused {
                frame.set_cursor_position(rest.as_position());
            }
        } else {
            self.detail.draw(frame, rest, ui, focused);
        }
    }
}

impl Pane for RingsPane {
    fn contexts(&self) -> Vec<Context> {
        let typing = self.list.is_typing() || self.detail.is_typing();
        let mut contexts = Vec::new();
        if typing {
            contexts.push(Context::Text);
        }
        contexts.push(Context::List);
        contexts
    }

    fn is_reading(&self) -> bool {
        self.list.incomplete || self.in_detail && self.view.is_none()
    }

    fn refresh(&mut self, cx: &mut Cx<'_>) {
        self.asked = cx.read(Query::Rings);
        if let Some(id) = self.open {
            self.asked_detail = cx.read(Query::Ring(id));
        }
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        if action == Action::NewMeeting {
            self.new_meeting(cx);
            return true;
        }
        if action == Action::MoveMunicipality {
            self.ask_where(cx);
            return true;
        }
        if matches!(action, Action::Export | Action::History) {
            let list = if self.in_detail {
                &self.detail
            } else {
                &self.list
            };
            if action == Action::History {
                return super::show_history(list, cx);
            }
            super::export_rows(list, "tab-rings", cx);
            return true;
        }
        if action == Action::Copy {
            self.copy(cx);
            return true;
        }
        if matches!(action, Action::NextArea | Action::PrevArea) && self.open.is_some() {
            self.in_detail = !self.in_detail;
            return true;
        }
        if self.in_detail {
            return self.act_in_detail(action, cx);
        }
        match action {
            Action::Open if !self.list.is_typing() => {
                if let Some(id) = self.under_cursor() {
                    self.in_detail = true;
                    self.show(Some(id), cx);
                }
            }
            Action::New => {
                cx.commands
                    .push(Command::NewRecord(Box::new(cx.blank(Kind::Ring))));
            }
            Action::Edit => {
                if let Some(target) = self.target() {
                    cx.commands.push(Command::EditRecord(target));
                }
            }
            Action::Delete => {
                let id = self.under_cursor();
                if id.is_some() && self.open == id && self.view.is_some() {
                    self.delete(cx);
                } else {
                    self.show(id, cx);
                    cx.say(cx.texts.get("list-once-more").into_owned());
                }
            }
            action => {
                let done = self.list.act(action);
                self.follow(cx);
                return done;
            }
        }
        true
    }

    fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        if self.in_detail {
            self.detail.type_char(character);
        } else {
            self.list.type_char(character);
            self.follow(cx);
        }
    }

    fn paste(&mut self, text: &str, _cx: &mut Cx<'_>) -> bool {
        let list = if self.in_detail {
            &mut self.detail
        } else {
            &mut self.list
        };
        if list.is_typing() {
            list.paste(text);
        }
        list.is_typing()
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) {
        let Event::Answered {
            number,
            answer: Ok(answer),
        } = event
        else {
            return;
        };
        match answer {
            Answer::Rings(rows) if *number == self.asked => {
                self.list.set_rows(rows.clone());
                self.follow(cx);
            }
            Answer::Ring(view) if *number == self.asked_detail => {
                if let Some(view) = view {
                    self.detail.set_rows(view.rows.clone());
                } else {
                    self.open = None;
                    self.in_detail = false;
                }
                self.view.clone_from(view);
            }
            Answer::Move(view) if *number == self.asked_move => {
                super::moving::ask((**view).clone(), cx);
            }
            _ => {}
        }
    }

    fn count(&self, ui: &Ui<'_>) -> String {
        let list = if self.in_detail {
            &self.detail
        } else {
            &self.list
        };
        let n = list.count(ui);
        ui.texts.with("frame-here", &[("n", n.into())])
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        self.wide.set(area.width >= WIDE);
        if area.width < WIDE {
            if self.in_detail {
                self.draw_detail(frame, area, ui, focused);
            } else {
                self.draw_list(frame, area, ui, focused);
            }
            return;
        }
        let [left, right] =
            Layout::horizontal([Constraint::Percentage(50), Constraint::Percentage(50)])
                .areas(area);
        self.draw_list(frame, left, ui, focused && !self.in_detail);
        self.draw_detail(frame, right, ui, focused && self.in_detail);
    }
}

impl RingsPane {
    fn draw_list(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        let title = ui.texts.get("tab-rings");
        let inner = framed(frame, area, ui, &title, focused);
        if self.list.rows().is_empty() && !self.list.incomplete {
            draw_empty(frame, inner, ui, &ui.texts.get("rings-none"));
            if focused {
                frame.set_cursor_position(inner.as_position());
            }
        } else {
            self.list.draw(frame, inner, ui, focused);
        }
    }
}
