//! Heute: what is late, what is due, what is next – without a key.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Pane, draw_empty, framed};
use crate::domain::date::spoken;
use crate::domain::duty::Duty;
use crate::domain::id::{DutyId, Kind, MeetingId, PersonId, RecordId};
use crate::domain::task::{Task, TaskState};
use crate::report::day::{Late, duty_of};
use crate::store::backend::Revision;
use crate::store::{Edit, Entity, Expected, Record, Stored};
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Event, Tag};
use crate::tui::overlay::question::ReasonQuestion;
use crate::tui::view::{Answer, ListRow, Query, Whose};
use crate::tui::widgets::list::{Column, List, Width, column};

const COLUMNS: &[Column] = &[
    column("", Width::Fixed(1)),
    column("", Width::Fixed(10)),
    column("", Width::Rest),
    column("", Width::Fixed(16)),
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
    /// Everything, without the use of measures.
    rows: Vec<ListRow>,
    /// The use of measures, which is read apart, and before which row it goes.
    uses: Vec<ListRow>,
    uses_from: usize,
    asked_uses: u64,
    /// The rows of what is late, below how many others, when only they are shown.
    overdue_rows: (usize, usize),
    /// The query whose records are to be changed, and how.
    changing: Option<(u64, Bulk)>,
    /// How many things are late: the tab bar shows it.
    pub overdue: usize,
    /// How many of them are audits, and how many deficiencies: it shows these, too.
    pub late: Late,
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
            rows: Vec::new(),
            uses: Vec::new(),
            uses_from: 0,
            asked_uses: 0,
            overdue_rows: (0, 0),
            changing: None,
            overdue: 0,
            late: Late::default(),
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

    /// Asks for what is late and due, which the tab bar counts, and not for what takes longer.
    pub fn recount(&mut self, cx: &mut Cx<'_>) {
        let whose = self.whose(cx);
        self.asked = cx.read(Query::Today {
            whose,
            stranger: self.stranger.is_some(),
        });
    }

    fn whose(&self, cx: &Cx<'_>) -> Whose {
        Whose {
            me: self.me,
            only_mine: self.mine && self.me.is_some(),
            land: cx.defaults.land,
        }
    }

    /// Puts the parts together.
    fn show_rows(&mut self) {
        let (from, count) = self.overdue_rows;
        let rows = if self.overdue_only {
            let end = (from + count).min(self.rows.len());
            self.rows[from.min(end)..end].to_vec()
        } else {
            let at = self.uses_from.min(self.rows.len());
            let (before, behind) = self.rows.split_at(at);
            [before, &self.uses, behind].concat()
        };
        self.list.set_rows(rows);
    }

    /// Opens what the cursor is on where it is shown; what has no place opens as a form.
    fn open_entry(&self, cx: &mut Cx<'_>) {
        let Some(target) = self.list.selected().and_then(|row| row.target) else {
            return;
        };
        if target.kind == Kind::Person && target.id == 0 {
            self.introduce(cx);
        } else if target.id == 0 {
            let is_late = self.list.selected().is_some_and(is_late);
            cx.commands.push(Command::ShowTab {
                kind: target.kind,
                overdue: is_late,
            });
        } else if let Some(edit) = duty_done(target, cx) {
            let row = self.list.selected();
            let what = row.map_or_else(String::new, |row| row.cells[2].text.clone());
            cx.commands.push(Command::Ask {
                question: cx.texts.with("today-duty-ask", &[("what", what.into())]),
                then: vec![Effect::Apply {
                    tag: Tag::Plain,
                    edits: vec![edit],
                }],
            });
        } else {
            cx.commands.push(match target.kind {
                Kind::Task => Command::EditRecord(target),
                _ => Command::GoTo(target),
            });
        }
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

/// The record that a duty of the house was done today; none if the row is no such duty.
fn duty_done(id: RecordId, cx: &Cx<'_>) -> Option<Edit> {
    let (kind, period) = duty_of(id)?;
    let duty = Duty {
        id: DutyId::provisional(1),
        kind,
        period,
        on: cx.today,
        by: cx.author.to_owned(),
    };
    Some(Edit::Put {
        record: duty.record(),
        expected: Expected::New,
    })
}

/// Whether a row that stands for many stands among what is overdue.
fn is_late(row: &ListRow) -> bool {
    row.sort.first().is_some_and(|days| *days < 0)
}

/// Does the duty under the cursor; false if there is none.
fn do_duty(target: Option<RecordId>, cx: &mut Cx<'_>) -> bool {
    let Some(edit) = target.and_then(|id| duty_done(id, cx)) else {
        return false;
    };
    cx.say(cx.texts.get("today-duty-done").into_owned());
    cx.apply(Tag::Plain, vec![edit]);
    true
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
        self.recount(cx);
        let whose = self.whose(cx);
        self.asked_uses = cx.read(Query::Uses(whose));
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Open if !self.list.is_typing() => {
                self.open_entry(cx);
                true
            }
            Action::Edit if self.list.marked_count() > 0 => self.change_chosen(Bulk::Due, cx),
            Action::Edit => {
                match self.list.selected().and_then(|row| row.target) {
                    Some(RecordId {
                        kind: Kind::Person,
                        id: 0,
                    }) => self.introduce(cx),
                    Some(target) if target.id != 0 && duty_of(target).is_none() => {
                        cx.commands.push(Command::EditRecord(target));
                    }
                    _ => {}
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
                super::offer_export(&self.list, "tab-today", cx);
                true
            }
            Action::History => super::show_history(&self.list, cx),
            Action::OverdueOnly => {
                self.overdue_only = !self.overdue_only;
                self.show_rows();
                true
            }
            Action::Complete => {
                let target = self.list.selected().and_then(|row| row.target);
                do_duty(target, cx) || self.change_chosen(Bulk::Done, cx)
            }
            action => self.list.act(action),
        }
    }

    fn leave(&mut self, _cx: &mut Cx<'_>) {
        // What is urgent is not to be hidden from somebody who comes back to look for it.
        self.list.narrow_no_more();
    }

    fn show_overdue(&mut self, cx: &mut Cx<'_>) {
        if !self.overdue_only {
            self.act(Action::OverdueOnly, cx);
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
            self.late = view.late;
            self.running = view.running;
            self.empty = view.empty;
            self.rows.clone_from(&view.rows);
            self.uses_from = view.uses_from;
            self.overdue_rows = (view.overdue_from, view.overdue_rows);
            self.show_rows();
        }
        if let Answer::Uses(rows) = answer
            && *number == self.asked_uses
        {
            self.uses.clone_from(rows);
            self.show_rows();
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
