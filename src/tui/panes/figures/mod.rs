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
//! 2. `tui/reader/figures/<look>.rs`: makes that part; an arm in `Reader::shown`.
//! 3. `panes/figures/<look>.rs`: a type that implements [`Looking`]: it takes the part, draws it below
//!    the head, has the first say in every action.
//! 4. Here: a row in [`LOOKS`] with the action that brings it to the front (`tui/action.rs`, bound in the
//!    keymaps, named in `locales/*/figures.ftl`). `Tab` leads through the looks in this order.
//!
//! What stays from look to look – the last answer with its question, the municipality under the
//! cursor, the marked ones – is in [`Shared`].

mod look;
mod ranking;
mod steps;
pub mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Pane;
use crate::domain::indicator::question::Question;
use crate::text::width;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Cx, Event};
use crate::tui::view::{Answer, Query};
use look::{Looking, Shared};
use ranking::RankingLook;
use view::{FiguresQuery, FiguresView, Look};

/// Makes a look.
type Maker = fn() -> Box<dyn Looking>;

/// The looks in order, with what brings each to the front.
const LOOKS: [(Look, Action, Maker); 1] = [(Look::Ranking, Action::ShowRanking, || {
    Box::new(RankingLook::default())
})];

/// See the module.
pub struct FiguresPane {
    looks: [Box<dyn Looking>; LOOKS.len()],
    /// Number of the look in front.
    front: usize,
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
}

impl Default for FiguresPane {
    fn default() -> Self {
        Self {
            looks: LOOKS.map(|(_, _, make)| make()),
            front: 0,
            shared: Shared::default(),
            wanted: None,
            asked: 0,
            read: false,
            pending: false,
            waits: false,
        }
    }
}

impl FiguresPane {
    /// For the table of tabs.
    pub fn boxed() -> Box<dyn Pane> {
        Box::<Self>::default()
    }

    fn look(&self) -> &dyn Looking {
        &*self.looks[self.front]
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
        let chosen = self.shared.at.into_iter().chain(self.shared.marked.clone());
        (self.pending, self.waits) = (true, snap);
        self.asked = cx.read(Query::Figures(FiguresQuery {
            question: self.wanted.clone(),
            snap,
            look: LOOKS[self.front].0,
            chosen: chosen.collect(),
            me: cx.me,
        }));
    }

    /// Brings a look to the front.
    fn show(&mut self, at: usize, cx: &mut Cx<'_>) {
        if at != self.front {
            self.front = at;
            self.ask(false, cx);
        }
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
            contexts.push(Context::Figures);
        }
        contexts.push(Context::List);
        contexts
    }

    fn is_reading(&self) -> bool {
        !self.read || self.waits
    }

    fn refresh(&mut self, cx: &mut Cx<'_>) {
        let snap = self.wanted.is_none();
        self.ask(snap, cx);
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        let look = &mut self.looks[self.front];
        if look.act(action, &mut self.shared, cx) {
            return true;
        }
        if let Some(at) = LOOKS.iter().position(|(_, shows, _)| *shows == action) {
            self.show(at, cx);
            return true;
        }
        match action {
            Action::NextArea => self.show((self.front + 1) % LOOKS.len(), cx),
            Action::PrevArea => self.show((self.front + LOOKS.len() - 1) % LOOKS.len(), cx),
            action => return self.step(action, cx),
        }
        true
    }

    fn text(&mut self, character: char, _cx: &mut Cx<'_>) {
        self.looks[self.front].text(character, &mut self.shared);
    }

    fn paste(&mut self, text: &str, _cx: &mut Cx<'_>) -> bool {
        self.looks[self.front].paste(text, &mut self.shared)
    }

    fn offers(&self, action: Action) -> bool {
        // Nothing here is a record of its own.
        !matches!(action, Action::New | Action::Edit) && self.look().offers(action, &self.shared)
    }

    fn hear(&mut self, event: &Event, _cx: &mut Cx<'_>) {
        let Event::Answered { number, answer } = event else {
            return;
        };
        if *number != self.asked {
            return;
        }
        (self.read, self.pending, self.waits) = (true, false, false);
        if let Ok(Answer::Figures(view)) = answer {
            self.shared.view.clone_from(view);
            if self.wanted.is_none() {
                self.wanted = self.question().cloned();
            }
            self.looks[self.front].take(&mut self.shared);
        }
    }

    fn count(&self, ui: &Ui<'_>) -> String {
        self.look().count(ui)
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        let name = ui.texts.get(self.look().title());
        let Some(view) = self.view() else {
            let name = ui.texts.get("tab-indicators");
            let inner = super::framed(frame, area, ui, &name, focused);
            if self.read {
                super::draw_empty(frame, inner, ui, &ui.texts.get("figures-none"));
            }
            return;
        };
        let head = &view.head;
        let title = format!(
            "{name}: {} \u{b7} {} \u{b7} {}",
            head.indicator, head.group, head.period
        );
        let inner = super::framed(frame, area, ui, &title, focused);
        let below = Self::draw_head(inner, frame, ui, view);
        self.look().draw(frame, below, ui, &self.shared, focused);
    }
}
