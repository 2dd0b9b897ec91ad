//! Browsing: a list at the left, the record under its cursor in full at the right; where the screen
//! is narrow, Enter opens the one above the other.
//!
//! Responsible for: everything the tabs of this shape have in common – reading, cursor, filter, order,
//! marked rows, modes of the list, areas, copying, exporting, opening forms. Not for: which records
//! they are and what else can be done with them (a [`Tab`] says that), how the detail is laid out
//! ([`detail`]).

mod base;
mod chosen;
pub mod detail;
mod draw;
mod keys;
#[cfg(test)]
mod tests;

use ratatui::Frame;
use ratatui::layout::Rect;

pub use base::{Base, Shown};
pub use chosen::{Setters, changed};

use super::{Pane, beside};
use crate::domain::id::{Kind, RecordId};
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Cx, Event};
use crate::tui::view::{Answer, Listing};

/// One way to show the list: all, only what is late, by stage.
#[derive(Debug, Clone, Copy)]
pub struct Mode {
    /// What switches to it and, pressed again, back to the first; the first has none.
    pub action: Option<Action>,
    /// What the reader gathers for it.
    pub listing: Listing,
    /// Text id of the title above the list.
    pub title: &'static str,
    /// Text id of what is said where there is no row.
    pub none: &'static str,
}

/// What a tab consists of.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// Text id of its name, for files.
    pub name: &'static str,
    /// The kind of record its list holds.
    pub kind: Kind,
    /// The ways to show the list, never none; the first is the usual one.
    pub modes: &'static [Mode],
    /// Whether the reader can tell which of them are mine.
    pub mine: bool,
    /// Share of the list where both stand beside one another, per cent.
    pub share: u16,
    /// Where keys mean something in the detail, before [`Context::List`].
    pub detail: Option<Context>,
    /// Text id of the question before one is deleted; gets `$title`.
    pub ask_delete: &'static str,
}

/// What a tab adds to browsing. Every method may be left out.
pub trait Tab: Default {
    /// What it consists of.
    const SPEC: Spec;

    /// Kinds of records that its lists hold beside [`Spec::kind`].
    const ALSO: &'static [Kind] = &[];

    /// An action, before it means what it means everywhere; false = it shall mean that.
    fn act(&mut self, _action: Action, _base: &mut Base, _cx: &mut Cx<'_>) -> bool {
        false
    }

    /// Whether an action can be of use now: the hint line leaves out what can't.
    fn offers(&self, _action: Action, _base: &Base) -> bool {
        true
    }

    /// Where keys mean something before they mean what they mean in every list.
    fn contexts(&self, _base: &Base) -> Vec<Context> {
        Vec::new()
    }

    /// It comes to the front, or what it shows may have changed. List and detail are read anyway.
    fn refresh(&mut self, _base: &mut Base, _cx: &mut Cx<'_>) {}

    /// Columns of what stands at the left of list and detail; none = nothing does. All there are =
    /// it stands there alone.
    fn aside(&self, _base: &Base, _area: Rect) -> Option<u16> {
        None
    }

    /// Whether what stands at the left has the keys.
    fn aside_has_keys(&self, _base: &Base) -> bool {
        false
    }

    /// Shows what stands at the left.
    fn draw_aside(&self, _frame: &mut Frame<'_>, _area: Rect, _ui: &Ui<'_>, _focused: bool) {}

    /// Shows only what is overdue.
    fn show_overdue(&mut self, base: &mut Base, cx: &mut Cx<'_>) {
        base.show_mode(Action::OverdueOnly, cx);
    }

    /// The detail was read, or is gone.
    fn detail_read(&mut self, _base: &mut Base, _cx: &mut Cx<'_>) {}

    /// Results and answers to its own queries.
    fn hear(&mut self, _event: &Event, _base: &mut Base, _cx: &mut Cx<'_>) {}

    /// Whether keys have to wait for something it asked.
    fn is_waiting(&self) -> bool {
        false
    }
}

/// A tab of this shape.
pub struct Browse<T: Tab> {
    tab: T,
    base: Base,
}

impl<T: Tab> Default for Browse<T> {
    fn default() -> Self {
        Self {
            tab: T::default(),
            base: Base::new(&const { T::SPEC }, T::ALSO),
        }
    }
}

impl<T: Tab + 'static> Browse<T> {
    /// For the table of tabs.
    pub fn boxed() -> Box<dyn Pane> {
        Box::new(Self::default())
    }
}

impl<T: Tab> Pane for Browse<T> {
    fn contexts(&self) -> Vec<Context> {
        let base = self.base.contexts();
        if self.base.is_inside() || base.first() == Some(&Context::Text) {
            return base;
        }
        let mut contexts = self.tab.contexts(&self.base);
        contexts.extend(base);
        contexts
    }

    fn is_reading(&self) -> bool {
        self.base.is_reading() || self.tab.is_waiting()
    }

    fn refresh(&mut self, cx: &mut Cx<'_>) {
        self.tab.refresh(&mut self.base, cx);
        self.base.refresh(cx);
    }

    fn shows(&self, kind: Kind) -> bool {
        kind == T::SPEC.kind || T::ALSO.contains(&kind)
    }

    fn open(&mut self, id: RecordId, cx: &mut Cx<'_>) {
        self.base.open(id, cx);
    }

    fn show_overdue(&mut self, cx: &mut Cx<'_>) {
        self.base.leave_detail();
        self.tab.show_overdue(&mut self.base, cx);
    }

    fn narrow(&mut self, text: &str, cx: &mut Cx<'_>) {
        self.base.narrow(text, cx);
    }

    fn leave(&mut self, cx: &mut Cx<'_>) {
        self.base.leave(cx);
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        if let Some(done) = self.base.act_inside(action, cx) {
            return done;
        }
        self.tab.act(action, &mut self.base, cx) || self.base.act(action, cx)
    }

    fn offers(&self, action: Action) -> bool {
        if let Some(inside) = &self.base.inside {
            return inside.offers(action);
        }
        self.tab.offers(action, &self.base)
    }

    fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        self.base.text(character, cx);
    }

    fn paste(&mut self, text: &str, cx: &mut Cx<'_>) -> bool {
        self.base.paste(text, cx)
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) {
        if self.base.hear(event, cx) && is_detail(event) {
            self.tab.detail_read(&mut self.base, cx);
        }
        self.tab.hear(event, &mut self.base, cx);
    }

    fn count(&self, ui: &Ui<'_>) -> String {
        self.base.count(ui)
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        let aside = if self.base.is_inside() {
            None
        } else {
            self.tab.aside(&self.base, area)
        };
        let Some(columns) = aside else {
            self.base.draw(frame, area, ui, focused);
            return;
        };
        let [left, right] = beside(area, columns);
        let here = self.tab.aside_has_keys(&self.base);
        self.tab.draw_aside(frame, left, ui, focused && here);
        if right.width > 0 {
            self.base.draw_behind(frame, right, ui, focused && !here);
        }
    }
}

fn is_detail(event: &Event) -> bool {
    matches!(
        event,
        Event::Answered {
            answer: Ok(Answer::Detail(_)),
            ..
        }
    )
}
