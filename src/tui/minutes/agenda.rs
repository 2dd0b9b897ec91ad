//! The agenda during the meeting: unplanned items, the clock, what was not reached.

use super::{MinutesPane, rows};
use crate::domain::agenda::AgendaItem;
use crate::domain::id::{AgendaItemId, Kind, RecordId};
use crate::domain::order;
use crate::domain::outcome::OutcomeKind;
use crate::store::{Edit, Expected, Record};
use crate::tui::event::{Command, Cx, Tag};
use crate::tui::overlay::reading::Reading;
use crate::tui::parking;

impl MinutesPane {
    pub(super) fn add_item(&mut self, cx: &mut Cx<'_>) {
        self.leave_row(cx);
        let Some(view) = self.view.as_deref() else {
            return;
        };
        let Record::AgendaItem(mut item) = cx.blank(Kind::AgendaItem) else {
            return;
        };
        let before = view.items.get(self.item).map(|(item, _)| &item.record);
        let behind = view
            .items
            .get(self.item + 1)
            .map(|(item, _)| &item.record)
            .filter(|behind| Some(behind.day) == before.map(|before| before.day));
        item.meeting = self.meeting;
        item.unplanned = true;
        item.day = before.map_or(1, |before| before.day);
        item.position = order::between(
            before.map(|before| before.position),
            behind.map(|behind| behind.position),
        )
        .unwrap_or_else(|| before.map_or(order::GAP, |before| before.position));
        cx.commands
            .push(Command::NewRecord(Box::new(Record::AgendaItem(item))));
    }

    /// A second press before the first is stored waits for it: what it would change is not read yet.
    pub(super) fn toggle_clock(&mut self, cx: &mut Cx<'_>) {
        if self.clock_busy {
            self.clock_again = !self.clock_again;
            return;
        }
        let Some(stored) = self.current_item() else {
            return;
        };
        let mut item = stored.record.clone();
        item.toggle_clock(cx.now);
        let edits = vec![Edit::Put {
            record: Record::AgendaItem(item),
            expected: Expected::Revision(stored.revision),
        }];
        cx.apply(Tag::Clock, edits);
        self.clock_busy = true;
    }

    pub(super) fn read_decisions(&mut self, cx: &mut Cx<'_>) {
        let Some(view) = self.view.as_deref() else {
            return;
        };
        let lines: Vec<String> = view
            .outcomes
            .values()
            .filter(|one| one.outcome.record.kind == OutcomeKind::Decision)
            .map(|one| {
                let vote = one
                    .outcome
                    .record
                    .vote
                    .map_or_else(String::new, |vote| format!(" ({vote})"));
                format!("{} {}{vote}", one.number, one.outcome.record.text)
            })
            .collect();
        if lines.is_empty() {
            cx.say(cx.texts.get("minutes-no-decisions").into_owned());
            return;
        }
        let title = cx.texts.get("minutes-decisions").into_owned();
        cx.commands.push(Command::Open(Box::new(Reading::new(
            title,
            &lines.join("\n"),
        ))));
    }

    /// The item was not reached: its title goes into the ring's topic store.
    pub(super) fn park(&mut self, cx: &mut Cx<'_>) {
        self.settle(cx);
        if let (Some(view), Some(stored)) = (self.view.as_deref(), self.current_item()) {
            parking::park(&view.meeting.record, &stored.record, cx);
        }
    }

    /// Stores the line and begins it anew, so that undo means what is done next and not its letters.
    fn settle(&mut self, cx: &mut Cx<'_>) {
        let cursor = self.input.cursor();
        self.leave_row(cx);
        self.focus_row(self.focus, Some(cursor));
    }

    /// The item was not reached: it goes straight into the ring's next meeting.
    pub(super) fn send_on(&mut self, cx: &mut Cx<'_>) {
        self.settle(cx);
        let (Some(view), Some(stored)) = (self.view.as_deref(), self.current_item()) else {
            return;
        };
        let Some(next) = view.next else {
            cx.warn(cx.texts.get("minutes-no-next-meeting").into_owned());
            return;
        };
        let item = AgendaItem {
            id: AgendaItemId::provisional(1),
            meeting: next,
            position: order::GAP / 2,
            day: 1,
            unplanned: false,
            carried_from: Some(stored.record.id),
            clock: Vec::new(),
            ..stored.record.clone()
        };
        let title = item.title.clone();
        let what = cx.texts.with("minutes-sent-on", &[("title", title.into())]);
        cx.commands.push(Command::SayUndoable(what));
        cx.apply(
            Tag::Plain,
            vec![Edit::Put {
                record: Record::AgendaItem(item),
                expected: Expected::New,
            }],
        );
    }

    /// Enter on a mark: the form of what it stands for.
    pub(super) fn open_mark(&self, cx: &mut Cx<'_>) {
        let target = match self.row().map(|row| &row.content) {
            Some(rows::Content::Outcome(id)) => RecordId {
                kind: Kind::Outcome,
                id: id.0,
            },
            Some(rows::Content::Topic(id)) => RecordId {
                kind: Kind::Topic,
                id: id.0,
            },
            _ => return,
        };
        // Who and until when of a task stand in its task.
        let task = self.view.as_deref().and_then(|view| {
            view.outcomes
                .get(&crate::domain::id::OutcomeId(target.id))
                .filter(|_| target.kind == Kind::Outcome)
                .and_then(|one| one.task.as_ref())
                .map(|task| RecordId {
                    kind: Kind::Task,
                    id: task.record.id.0,
                })
        });
        cx.commands
            .push(Command::EditRecord(task.unwrap_or(target)));
    }
}
