//! Heute: what is late, what is due, what is next – without a key.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Pane, draw_empty, framed};
use crate::domain::date::spoken;
use crate::domain::id::{Kind, MeetingId, PersonId, RecordId};
use crate::domain::task::{Task, TaskState};
use crate::store::backend::Revision;
use crate::store::{Edit, Entity, Expected, Record, Stored};
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Event, Tag};
use crate::tui::overlay::question::ReasonQuestion;
use crate::tui::view::{Answer, ListRow, Query};
use crate::tui::widgets::list::{Column, List, Width, column};

const COLUMNS: &[Column] = &[
    column("", Width::Fixed(1)),
    column("", Width::Fixed(14)),
    column("", Width::Rest),
    column("", Width::Fixed(18)),
];

/// What is done to all chosen tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bulk {
    /// They are done.
    Done,
    /// They get another day.
    Due,
}

/// See the module.
pub struct TodayPane {
    list: List<ListRow>,
    asked: u64,
    me: Option<PersonId>,
    /// Login name of somebody nobody knows yet.
    stranger: Option<String>,
    mine: bool,
    overdue_only: bool,
    empty: bool,
    /// The query whose records are to be changed, and how.
    changing: Option<(u64, Bulk)>,
    /// How many things are late: the tab bar shows it.
    pub overdue: usize,
    /// The meeting that runs, for the key that leads back to it.
    pub running: Option<MeetingId>,
}

impl Default for TodayPane {
    fn default() -> Self {
        Self {
            list: List::new(COLUMNS),
            asked: 0,
            me: None,
            stranger: None,
            mine: false,
            overdue_only: false,
            empty: false,
            changing: None,
            overdue: 0,
            running: None,
        }
    }
}

impl TodayPane {
    /// The person who sits here, for "mine"; or the login name of somebody nobody knows yet.
    pub fn set_me(&mut self, me: Result<PersonId, String>) {
        self.me = me.as_ref().ok().copied();
        self.stranger = me.err();
    }

    /// The form of one's own person, with the login name filled in.
    fn introduce(&self, cx: &mut Cx<'_>) {
        let mut record = cx.blank(Kind::Person);
        if let (Record::Person(person), Some(user)) = (&mut record, &self.stranger) {
            person.user.clone_from(user);
            person.land = Some(cx.defaults.land);
        }
        cx.commands.push(Command::NewRecord(Box::new(record)));
    }

    fn toggle_mine(&mut self, cx: &mut Cx<'_>) {
        if self.me.is_none() {
            cx.warn(cx.texts.get("today-who-am-i").into_owned());
            return;
        }
        self.mine = !self.mine;
        self.refresh(cx);
    }

    /// Reads the chosen tasks to change them all at once; false if there is none.
    fn change_chosen(&mut self, bulk: Bulk, cx: &mut Cx<'_>) -> bool {
        let tasks: Vec<RecordId> = self
            .list
            .chosen()
            .into_iter()
            .filter_map(|row| row.target)
            .filter(|target| target.kind == Kind::Task)
            .collect();
        if tasks.is_empty() {
            return false;
        }
        self.changing = Some((
            cx.read(Query::Records {
                ids: tasks,
                names: false,
            }),
            bulk,
        ));
        true
    }

    fn chosen_read(&mut self, bulk: Bulk, records: &[Stored<Record>], cx: &mut Cx<'_>) {
        self.changing = None;
        let tasks: Vec<(Task, Revision)> = records
            .iter()
            .filter_map(|stored| Some((Task::of(&stored.record)?.clone(), stored.revision)))
            .collect();
        match bulk {
            Bulk::Done => {
                let texts: Vec<&str> = tasks.iter().map(|(task, _)| task.text.as_str()).collect();
                let text = texts.join(", ");
                cx.say(cx.texts.with("today-task-done", &[("text", text.into())]));
                let state = TaskState::Done { on: cx.today };
                cx.apply(Tag::Plain, edits(&tasks, |task| task.state = state.clone()));
            }
            Bulk::Due => {
                let n = tasks.len();
                let question = cx.texts.with("ask-new-due", &[("n", n.into())]);
                let today = cx.today;
                let then = move |answer: String| match spoken::date(&answer, today) {
                    Ok(due) => vec![Effect::Apply {
                        tag: Tag::Plain,
                        edits: edits(&tasks, |task| task.due = Some(due)),
                    }],
                    Err(_) => vec![Effect::Say("today-no-date")],
                };
                let question = ReasonQuestion::answer_to(question, Box::new(then));
                cx.commands.push(Command::Open(Box::new(question)));
            }
        }
    }
}

/// The tasks, each changed the same way.
fn edits(tasks: &[(Task, Revision)], change: impl Fn(&mut Task)) -> Vec<Edit> {
    tasks
        .iter()
        .map(|(task, revision)| {
            let mut task = task.clone();
            change(&mut task);
            Edit::Put {
                record: Record::Task(task),
                expected: Expected::Revision(*revision),
            }
        })
        .collect()
}

impl Pane for TodayPane {
    fn contexts(&self) -> Vec<Context> {
        if self.list.is_typing() {
            vec![Context::Text, Context::List]
        } else {
            vec![Context::List]
        }
    }

    fn is_reading(&self) -> bool {
        self.list.incomplete
    }

    fn refresh(&mut self, cx: &mut Cx<'_>) {
        let mine = self.me.filter(|_| self.mine);
        self.asked = cx.read(Query::Today {
            mine,
            stranger: self.stranger.is_some(),
        });
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Open if !self.list.is_typing() => {
                if let Some(target) = self.list.selected().and_then(|row| row.target) {
                    if target.kind == Kind::Person && target.id == 0 {
                        self.introduce(cx);
                        return true;
                    }
                    cx.commands.push(match target.kind {
                        Kind::Task => Command::EditRecord(target),
                        _ => Command::GoTo(target),
                    });
                }
                true
            }
            Action::Edit if self.list.marked_count() > 0 => self.change_chosen(Bulk::Due, cx),
            Action::Edit => {
                match self.list.selected().and_then(|row| row.target) {
                    Some(RecordId {
                        kind: Kind::Person,
                        id: 0,
                    }) => self.introduce(cx),
                    Some(target) => cx.commands.push(Command::EditRecord(target)),
                    None => {}
                }
                true
            }
            Action::New => {
                cx.commands
                    .push(Command::NewRecord(Box::new(cx.blank(Kind::Task))));
                true
            }
            Action::Mine => {
                self.toggle_mine(cx);
                true
            }
            Action::Copy => {
                super::copy_rows(&self.list, cx);
                true
            }
            Action::Export => {
                super::export_rows(&self.list, "tab-today", cx);
                true
            }
            Action::History => super::show_history(&self.list, cx),
            Action::OverdueOnly => {
                self.overdue_only = !self.overdue_only;
                self.refresh(cx);
                true
            }
            Action::Complete => self.change_chosen(Bulk::Done, cx),
            action => self.list.act(action),
        }
    }

    fn text(&mut self, character: char, _cx: &mut Cx<'_>) {
        self.list.type_char(character);
    }

    fn paste(&mut self, text: &str, _cx: &mut Cx<'_>) -> bool {
        if self.list.is_typing() {
            self.list.paste(text);
        }
        self.list.is_typing()
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) {
        let Event::Answered {
            number,
            answer: Ok(answer),
        } = event
        else {
            return;
        };
        if let Answer::Records { records, .. } = answer
            && let Some((asked, bulk)) = self.changing
            && asked == *number
        {
            self.chosen_read(bulk, records, cx);
        }
        if let Answer::Today(view) = answer
            && *number == self.asked
        {
            self.overdue = view.overdue;
            self.running = view.running;
            self.empty = view.empty;
            let mut rows = view.rows.clone();
            if self.overdue_only {
                rows.drain(..view.overdue_from);
                // The heading and the tasks under it.
                rows.truncate(match view.overdue_rows {
                    0 => 0,
                    n => n + 1,
                });
            }
            self.list.set_rows(rows);
        }
    }

    fn count(&self, ui: &Ui<'_>) -> String {
        super::count_rows(&self.list, ui)
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        let title = if self.mine {
            "today-title-mine"
        } else {
            "today-title"
        };
        let date = ui.texts.date(ui.today);
        let title = ui.texts.with(title, &[("date", date.into())]);
        let inner = framed(frame, area, ui, &title, focused);
        if self.list.rows().is_empty() && !self.list.incomplete {
            let text = if self.overdue_only {
                "today-nothing-overdue"
            } else if self.empty {
                "today-store-empty"
            } else {
                "today-nothing"
            };
            draw_empty(frame, inner, ui, &ui.texts.get(text));
            if focused {
                frame.set_cursor_position(inner.as_position());
            }
            return;
        }
        self.list.draw(frame, inner, ui, focused);
    }
}
