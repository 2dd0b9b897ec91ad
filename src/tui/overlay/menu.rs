//! A few things to choose from, above everything: the next steps, what can be added.
//!
//! Responsible for: the cursor, letters that jump, handing over what was chosen. Not for: which things
//! there are and what they do (whoever opens it).

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::window::{put, window};
use super::{Overlay, Stay, belongs_to_the_frame};
use crate::text::width;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::Cx;

/// Columns it takes at most.
const COLUMNS: u16 = 64;

/// What choosing sets off.
pub type Chosen = Box<dyn FnOnce(&mut Cx<'_>)>;

/// See the module.
pub struct Menu {
    title: String,
    items: Vec<(String, Option<Chosen>)>,
    at: usize,
    top: Cell<usize>,
}

impl Menu {
    /// An empty menu.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            items: Vec::new(),
            at: 0,
            top: Cell::new(0),
        }
    }

    /// One thing more.
    pub fn add(&mut self, label: impl Into<String>, then: impl FnOnce(&mut Cx<'_>) + 'static) {
        self.items.push((label.into(), Some(Box::new(then))));
    }

    /// Whether there is nothing to choose.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    fn choose(&mut self, cx: &mut Cx<'_>) -> Stay {
        if let Some(then) = self
            .items
            .get_mut(self.at)
            .and_then(|(_, then)| then.take())
        {
            then(cx);
        }
        Stay::Close
    }
}

impl Overlay for Menu {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Overlay, Context::Choice]
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Option<Stay> {
        let last = self.items.len().saturating_sub(1);
        match action {
            // Round and round: the last one is one step up.
            Action::Up => self.at = self.at.checked_sub(1).unwrap_or(last),
            Action::Down => self.at = if self.at == last { 0 } else { self.at + 1 },
            Action::First | Action::PageUp => self.at = 0,
            Action::Last | Action::PageDown => self.at = last,
            Action::Open | Action::Submit => return Some(self.choose(cx)),
            Action::Back | Action::Cancel => return Some(Stay::Close),
            action if belongs_to_the_frame(action) => return None,
            _ => {}
        }
        Some(Stay::Open)
    }

    /// A letter jumps to the next thing that begins with it.
    fn text(&mut self, character: char, _cx: &mut Cx<'_>) {
        let wanted: Vec<char> = character.to_lowercase().collect();
        let begins = |label: &str| {
            let first = label.chars().next();
            first.is_some_and(|first| first.to_lowercase().eq(wanted.iter().copied()))
        };
        let n = self.items.len();
        let found = (1..=n)
            .map(|step| (self.at + step) % n.max(1))
            .find(|at| begins(&self.items[*at].0));
        self.at = found.unwrap_or(self.at);
    }

    fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        let widest = self.items.iter().map(|(label, _)| width::columns(label));
        let wanted = widest.max().unwrap_or(0).max(width::columns(&self.title)) + 6;
        let columns = u16::try_from(wanted).unwrap_or(COLUMNS).min(COLUMNS);
        let rows = u16::try_from(self.items.len() + 2).unwrap_or(u16::MAX);
        let inner = window(frame, screen, (columns, rows), &self.title, ui);
        let height = usize::from(inner.height).max(1);
        let top = self
            .top
            .get()
            .min(self.at)
            .max((self.at + 1).saturating_sub(height));
        self.top.set(top);
        let shown = self.items.iter().enumerate().skip(top).take(height);
        for ((at, (label, _)), y) in shown.zip(inner.y..) {
            let here = at == self.at;
            let mark = if here { ui.glyphs.cursor } else { " " };
            let style = ui.style(if here { "selection" } else { "base" });
            let text = format!("{mark}{label}");
            put(frame, (inner.x, y), inner.width, &text, style);
            if here {
                frame.set_cursor_position(Position::new(inner.x, y));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::event::Effect;
    use crate::tui::test_keys::Typist;

    fn menu() -> Menu {
        let mut menu = Menu::new("N\u{e4}chster Schritt");
        for label in ["Ausschreiben", "Zuschlag", "Absagen"] {
            menu.add(label, move |cx| cx.effects.push(Effect::Copy(label.into())));
        }
        menu
    }

    #[test]
    fn what_was_chosen_is_done_once() {
        for (keys, chosen) in [
            ("<enter>", "Ausschreiben"),
            ("<down><enter>", "Zuschlag"),
            ("<up><enter>", "Absagen"),
            ("z<enter>", "Zuschlag"),
            ("aa<enter>", "Ausschreiben"),
            ("A<enter>", "Absagen"),
            ("x<enter>", "Ausschreiben"),
        ] {
            let typist = Typist::new(menu()).keys(keys);
            assert!(typist.is_closed(), "{keys}");
            match &typist.effects[..] {
                [Effect::Copy(text)] => assert_eq!(text, chosen, "{keys}"),
                other => panic!("{keys}: {other:?}"),
            }
        }
        let typist = Typist::new(menu()).keys("<down><esc>");
        assert!(typist.is_closed() && typist.effects.is_empty());
    }

    #[test]
    fn it_stands_in_the_middle_and_scrolls() {
        Typist::new(menu()).keys("z").snapshot("menu_of_steps");
        let mut long = menu();
        for n in 0..20 {
            long.add(format!("Zeile {n}"), |_| {});
        }
        Typist::new(long)
            .size(60, 15)
            .keys("<up>")
            .look()
            .shows("Zeile 19")
            .hides("Ausschreiben")
            .end();
    }
}
