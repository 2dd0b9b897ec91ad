//! Kennzahlen: the figures of a group, one indicator and period at a time, one key to the next.
//!
//! Responsible for: which question is asked (indicator, group, period, sex, quality, day of
//! knowledge, members), the looks and which of them is in front, the lines that are said of any
//! figures. Not for: what a look shows (each has a module of its own), which figures they are (the
//! reader), how the question moves on ([`steps`]).
//!
//! # To add a look
//!
//! 1. [`view`]: a variant of [`Look`] and one of [`Part`](view::Part) with what it shows as plain data.
//! 2. `tui/reader/figures/<look>.rs`: makes that part; an arm in `Reader::figures`.
//! 3. `panes/figures/<look>.rs`: a type that implements [`Looking`]: it takes the part, draws it below
//!    the head, has the first say in every action.
//! 4. Here: a row in [`LOOKS`] with the action that brings it to the front (`tui/action.rs`, bound in the
//!    keymaps, named in `locales/*/figures.ftl`). `Tab` leads through the looks in this order.
//!
//! What stays from look to look – the last answer with its question, the municipality under the
//! cursor, the marked ones – is in [`Shared`].

mod check;
mod choose;
mod copy;
mod course;
mod distribution;
pub mod drawn;
mod legend;
mod look;
mod matrix;
pub(in crate::tui) mod numbers;
mod one;
mod present;
mod ranking;
mod saying;
mod steps;
pub mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Pane;
use crate::domain::id::Kind;
use crate::domain::indicator::question::Question;
use crate::text::width;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Cx, Effect, Event};
use crate::tui::view::{Answer, Query};
use check::CheckLook;
use course::CourseLook;
use distribution::DistributionLook;
use look::{Looking, Shared, Wish};
use matrix::MatrixLook;
use one::OneLook;
use present::Present;
use ranking::RankingLook;
use view::{FiguresQuery, FiguresView, Head, Look};

/// Columns an indicator's name has at least.
const SHORT: usize = 12;

/// Makes a look.
type Maker = fn() -> Box<dyn Looking>;

/// The looks in order, with what brings each to the front.
const LOOKS: [(Look, Action, Maker); 5] = [
    (Look::Ranking, Action::ShowRanking, || {
        Box::<RankingLook>::default()
    }),
    (Look::Course, Action::ShowCourse, || Box::new(CourseLook)),
    (Look::Distribution, Action::ShowDistribution, || {
        Box::<DistributionLook>::default()
    }),
    (Look::Matrix, Action::ShowMatrix, || {
        Box::<MatrixLook>::default()
    }),
    (Look::Check, Action::ShowCheck, || {
        Box::<CheckLook>::default()
    }),
];

/// Places of the two that the projector shows.
const COURSE: usize = 1;
const DISTRIBUTION: usize = 2;
const _: () = assert!(matches!(LOOKS[COURSE].0, Look::Course));
const _: () = assert!(matches!(LOOKS[DISTRIBUTION].0, Look::Distribution));

/// See the module.
pub struct FiguresPane {
    looks: [Box<dyn Looking>; LOOKS.len()],
    /// Number of the look in front, or behind the municipality in full.
    front: usize,
    /// The municipality in full, and whether it is in front.
    one: OneLook,
    in_one: bool,
    /// On the projector.
    present: Option<Present>,
    shared: Shared,
    /// What is wanted: the question of the last answer and the steps since; none = where one begins.
    /// Its period stays what was chosen, also while an indicator is shown that has no figures of it.
    wanted: Option<Question>,
    asked: u64,
    /// Whether an answer came, be it that there are no figures.
    read: bool,
    /// Whether the last question is still open.
    pending: bool,
    /// Whether the next step needs its answer.
    waits: bool,
    /// Whether the period may move to one with figures: until one is chosen again.
    snaps: bool,
    /// What was wanted before a municipality was shown in another period.
    back: Option<Question>,
    /// The question whose sentences are awaited.
    analysis: Option<u64>,
}

impl Default for FiguresPane {
    fn default() -> Self {
        Self {
            looks: LOOKS.map(|(_, _, make)| make()),
            front: 0,
            one: OneLook::default(),
            in_one: false,
            present: None,
            shared: Shared::default(),
            wanted: None,
            asked: 0,
            read: false,
            pending: false,
            waits: false,
            snaps: false,
            back: None,
            analysis: None,
        }
    }
}

impl FiguresPane {
    /// For the table of tabs.
    pub fn boxed() -> Box<dyn Pane> {
        Box::<Self>::default()
    }

    fn look(&self) -> &dyn Looking {
        if self.in_one {
            &self.one
        } else {
            &*self.looks[self.front]
        }
    }

    /// The look in front, and what it shares with the others.
    fn look_mut(&mut self) -> (&mut dyn Looking, &mut Shared) {
        let look: &mut dyn Looking = if self.in_one {
            &mut self.one
        } else {
            &mut *self.looks[self.front]
        };
        (look, &mut self.shared)
    }

    /// The answer shown, if there are figures.
    fn view(&self) -> Option<&FiguresView> {
        self.shared.view.as_deref()
    }

    /// What is shown now, for documents and for what else needs a question.
    pub fn question(&self) -> Option<&Question> {
        self.view().map(|view| &view.question)
    }

    /// Asks for what is wanted; `snap` = see [`FiguresQuery::snap`].
    fn ask(&mut self, snap: bool, cx: &mut Cx<'_>) {
        (self.pending, self.waits, self.snaps) = (true, snap, snap);
        let look = if self.in_one {
            Look::One
        } else {
            LOOKS[self.front].0
        };
        self.asked = cx.read(Query::Figures(FiguresQuery {
            question: self.wanted.clone(),
            snap,
            look,
            at: self.shared.at,
            marked: self.shared.marked.iter().copied().collect(),
            me: cx.me,
        }));
    }

    /// Asks anew if the look chose something the answer depends on.
    fn do_wish(&mut self, cx: &mut Cx<'_>) {
        match self.shared.wish.take() {
            Some(Wish::Group(group)) => {
                if let Some(wanted) = &mut self.wanted {
                    wanted.group = group;
                }
                self.ask(self.snaps, cx);
            }
            Some(Wish::Look(look)) => {
                if let Some(at) = LOOKS.iter().position(|(one, ..)| *one == look) {
                    self.show(at, cx);
                }
            }
            Some(Wish::One(period)) => {
                self.back.clone_from(&self.wanted);
                if let Some(wanted) = &mut self.wanted {
                    wanted.asked.period = period;
                }
                self.show_one(true, cx);
            }
            Some(Wish::Chosen) => self.ask(self.snaps, cx),
            None => {}
        }
    }

    /// Brings a look to the front.
    fn show(&mut self, at: usize, cx: &mut Cx<'_>) {
        if at != self.front || self.in_one {
            self.front = at;
            self.in_one = false;
            self.ask(self.snaps, cx);
        }
    }

    /// Shows the municipality under the cursor in full, or goes back to the look before.
    fn show_one(&mut self, in_one: bool, cx: &mut Cx<'_>) {
        self.in_one = in_one;
        self.ask(self.snaps, cx);
    }

    /// Large, on all of the screen: the distribution if it is in front, else the course.
    fn begin_presentation(&mut self, cx: &mut Cx<'_>) {
        if self.view().is_none() {
            cx.warn(cx.texts.get("figures-none").into_owned());
            return;
        }
        self.present = Some(Present::new(self.front));
        let is_drawn = matches!(LOOKS[self.front].0, Look::Course | Look::Distribution);
        if self.in_one || !is_drawn {
            self.show(COURSE, cx);
        }
        cx.say(cx.texts.get("figures-presenting").into_owned());
    }

    /// What an action means on the projector; false if it means what it means in the tab.
    fn act_presenting(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        let Some(present) = &mut self.present else {
            return false;
        };
        match action {
            Action::Present | Action::Back => {
                let before = present.before;
                self.present = None;
                self.show(before, cx);
            }
            Action::HideNames => {
                present.toggle_names();
                present.deal(&self.shared);
            }
            Action::NextArea | Action::PrevArea => {
                let other = if self.front == COURSE {
                    DISTRIBUTION
                } else {
                    COURSE
                };
                self.show(other, cx);
            }
            // A list of names, a table: nothing for the guests.
            Action::Open
            | Action::Select
            | Action::ShowRanking
            | Action::ShowMatrix
            | Action::ShowCheck
            | Action::FirstAnalysis => {}
            _ => return false,
        }
        true
    }

    /// What is shown, to the clipboard.
    fn copy(&self, markdown: bool, cx: &mut Cx<'_>) {
        let Some(view) = self.view() else { return };
        let grid = self.look().grid(cx.texts, &self.shared);
        if grid.rows.is_empty() {
            cx.warn(cx.texts.get("figures-nothing-to-copy").into_owned());
            return;
        }
        let text = if markdown {
            grid.markdown(&view.head)
        } else {
            grid.tab_separated(&view.head, cx.texts)
        };
        cx.effects.push(Effect::Copy(text));
        cx.say(cx.texts.get("app-copied").into_owned());
    }

    /// The head at the top; gives back the room below.
    fn draw_head(area: Rect, frame: &mut Frame<'_>, ui: &Ui<'_>, view: &FiguresView) -> Rect {
        let columns = usize::from(area.width);
        let statement = flowing(&view.head.statement, columns);
        let statistics = flowing(&view.head.statistics, columns);
        let lines = statement.iter().map(|line| (line, "muted"));
        let lines = lines.chain(statistics.iter().map(|line| (line, "")));
        let mut y = area.y;
        for (line, scope) in lines {
            if y + 4 >= area.bottom() {
                break;
            }
            let style = if scope.is_empty() { "base" } else { scope };
            frame
                .buffer_mut()
                .set_stringn(area.x, y, line, columns, ui.style(style));
            y += 1;
        }
        Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        }
    }
}

/// What is shown, of whom and when: where room is scarce, names of indicators are what can be cut.
fn titled(name: &str, head: &Head, columns: usize) -> String {
    let rest = format!(" \u{b7} {} \u{b7} {}", head.group, head.period);
    let room = columns.saturating_sub(width::columns(name) + 2 + width::columns(&rest));
    format!(
        "{name}: {}{rest}",
        width::cut(&head.indicator, room.max(SHORT))
    )
}

/// Pieces on as few lines as hold them; none is broken in two.
fn flowing(pieces: &[String], columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        match lines.last_mut() {
            Some(line) if width::columns(line) + 3 + width::columns(piece) <= columns => {
                line.push_str(" \u{b7} ");
                line.push_str(piece);
            }
            _ => lines.push(piece.clone()),
        }
    }
    lines
}

impl Pane for FiguresPane {
    fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.look().contexts();
        if contexts.first() != Some(&Context::Text) {
            if self.present.is_some() {
                contexts.push(Context::Presentation);
            }
            contexts.push(Context::Figures);
        }
        contexts.push(Context::List);
        contexts
    }

    fn is_reading(&self) -> bool {
        !self.read || self.waits
    }

    fn refresh(&mut self, cx: &mut Cx<'_>) {
        let snap = self.snaps || self.wanted.is_none();
        self.ask(snap, cx);
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        if self.act_presenting(action, cx) {
            return true;
        }
        let (look, shared) = self.look_mut();
        if look.act(action, shared, cx) {
            self.do_wish(cx);
            return true;
        }
        if let Some(at) = LOOKS.iter().position(|(_, shows, _)| *shows == action) {
            self.show(at, cx);
            return true;
        }
        match action {
            Action::NextArea => self.show((self.front + 1) % LOOKS.len(), cx),
            Action::PrevArea => self.show((self.front + LOOKS.len() - 1) % LOOKS.len(), cx),
            Action::Open if !self.in_one && self.shared.at.is_some() => self.show_one(true, cx),
            Action::Back if self.in_one => {
                if let Some(before) = self.back.take() {
                    self.wanted = Some(before);
                }
                self.show_one(false, cx);
            }
            Action::FirstAnalysis => self.ask_analysis(cx),
            Action::Present => self.begin_presentation(cx),
            Action::Copy => self.copy(false, cx),
            Action::CopyMarkdown => self.copy(true, cx),
            action => return self.choose(action, cx) || self.step(action, cx),
        }
        true
    }

    fn text(&mut self, character: char, _cx: &mut Cx<'_>) {
        let (look, shared) = self.look_mut();
        look.text(character, shared);
    }

    fn paste(&mut self, text: &str, _cx: &mut Cx<'_>) -> bool {
        let (look, shared) = self.look_mut();
        look.paste(text, shared)
    }

    fn shows(&self, kind: Kind) -> bool {
        matches!(kind, Kind::Series | Kind::Acknowledgement)
    }

    fn ask_figures(&mut self, question: Question, cx: &mut Cx<'_>) {
        let now = self.wanted.as_ref();
        let snap = now.is_none_or(|now| {
            // A period that was chosen is meant; one that was only kept may move with the indicator.
            let same_period = now.asked.period == question.asked.period;
            now.indicator != question.indicator || self.snaps && same_period
        });
        self.wanted = Some(question);
        self.ask(snap, cx);
    }

    fn offers(&self, action: Action) -> bool {
        // Nothing here is a record of its own; and before the filter of a short list, 80 columns have
        // room for the keys nobody knows from elsewhere, and for the help.
        match action {
            Action::New | Action::Edit | Action::Filter => false,
            Action::NextIndicator
            | Action::NextGroup
            | Action::PrevPeriod
            | Action::Present
            | Action::FirstAnalysis
                if self.read && self.view().is_none() =>
            {
                false
            }
            _ => self.look().offers(action, &self.shared),
        }
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) {
        let Event::Answered { number, answer } = event else {
            return;
        };
        if Some(*number) == self.analysis {
            self.analysis = None;
            if let Ok(Answer::Analysis(Some(view))) = answer {
                saying::choose_place(view, cx);
            }
            return;
        }
        if *number != self.asked {
            return;
        }
        (self.read, self.pending, self.waits) = (true, false, false);
        if let Ok(Answer::Figures(view)) = answer {
            self.shared.view.clone_from(view);
            if self.wanted.is_none() {
                self.wanted = self.question().cloned();
            }
            let (look, shared) = self.look_mut();
            look.take(shared);
            if let Some(present) = &mut self.present {
                present.deal(&self.shared);
            }
        }
    }

    fn count(&self, ui: &Ui<'_>) -> String {
        self.look().count(ui)
    }

    fn takes_screen(&self) -> bool {
        self.present.is_some()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        if let Some(present) = &self.present {
            present.draw(frame, area, ui, &self.shared);
            return;
        }
        let name = match self.look().subject() {
            Some(subject) => subject.to_owned(),
            None => ui.texts.get(self.look().title()).into_owned(),
        };
        let Some(view) = self.view() else {
            let name = ui.texts.get("tab-indicators");
            let inner = super::framed(frame, area, ui, &name, focused);
            if self.read {
                super::draw_empty(frame, inner, ui, &ui.texts.get("figures-none"));
            }
            return;
        };
        let title = titled(&name, &view.head, usize::from(area.width).saturating_sub(6));
        let inner = super::framed(frame, area, ui, &title, focused);
        let below = Self::draw_head(inner, frame, ui, view);
        self.look().draw(frame, below, ui, &self.shared, focused);
    }
}
