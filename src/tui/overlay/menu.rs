//! A few things to choose from, above everything: the next steps, what can be added.
//!
//! Responsible for: the cursor, letters that jump, handing over what was chosen. Not for: which things
//! there are and what they do (whoever opens it).

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::window::{put, put_right, window};
use super::{Overlay, Stay, belongs_to_the_frame};
use crate::text::width;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::Cx;

/// Columns it takes at most.
const COLUMNS: u16 = 72;
/// Lines for why something can't be chosen.
const WHY: u16 = 2;

/// What choosing sets off.
pub type Chosen = Box<dyn FnOnce(&mut Cx<'_>)>;

/// Something to choose.
struct Item {
    label: String,
    /// At its right end: whose it is, until when.
    note: String,
    /// Why it can't be chosen now.
    why_not: Option<String>,
    then: Option<Chosen>,
}

/// See the module.
pub struct Menu {
    title: String,
    items: Vec<Item>,
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
        self.add_noted(label, "", then);
    }

    /// One thing more, with what stands at its right end.
    pub fn add_noted(
        &mut self,
        label: impl Into<String>,
        note: impl Into<String>,
        then: impl FnOnce(&mut Cx<'_>) + 'static,
    ) {
        self.items.push(Item {
            label: label.into(),
            note: note.into(),
            why_not: None,
            then: Some(Box::new(then)),
        });
    }

    /// Something that can't be chosen now: it stays visible and says why.
    pub fn refuse(&mut self, label: impl Into<String>, why: impl Into<String>) {
        self.items.push(Item {
            label: label.into(),
            note: String::new(),
            why_not: Some(why.into()),
            then: None,
        });
    }

    /// Whether there is nothing to choose.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    fn choose(&mut self, cx: &mut Cx<'_>) -> Stay {
        let Some(item) = self.items.get_mut(self.at) else {
            return Stay::Close;
        };
        if let Some(why) = &item.why_not {
            cx.warn(why.clone());
            return Stay::Open;
        }
        if let Some(then) = item.then.take() {
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
            .find(|at| begins(&self.items[*at].label));
        self.at = found.unwrap_or(self.at);
    }

    fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        let beside = |item: &Item| match width::columns(&item.note) {
            0 => 0,
            note => note + 2,
        };
        let widest = self
            .items
            .iter()
            .map(|item| width::columns(&item.label) + beside(item));
        let wanted = widest.max().unwrap_or(0).max(width::columns(&self.title)) + 6;
        // A reason needs room to be read.
        let refuses = self.items.iter().any(|item| item.why_not.is_some());
        let wanted = if refuses {
            wanted.max(usize::from(COLUMNS))
        } else {
            wanted
        };
        let foot = if refuses { WHY + 1 } else { 0 };
        let columns = u16::try_from(wanted).unwrap_or(COLUMNS).min(COLUMNS);
        let rows = u16::try_from(self.items.len() + 2).unwrap_or(u16::MAX);
        let size = (columns, rows.saturating_add(foot));
        let inner = window(frame, screen, size, &self.title, ui);
        let height = usize::from(inner.height.saturating_sub(foot)).max(1);
        let top = self
            .top
            .get()
            .min(self.at)
            .max((self.at + 1).saturating_sub(height));
        self.top.set(top);
        let shown = self.items.iter().enumerate().skip(top).take(height);
        for ((at, item), y) in shown.zip(inner.y..) {
            let here = at == self.at;
            let mark = match (here, &item.why_not) {
                (true, _) => ui.glyphs.cursor,
                (false, Some(_)) => ui.glyphs.missing,
                (false, None) => " ",
            };
            let style = ui.style(match (&item.why_not, here) {
                (Some(_), _) => "muted",
                (None, true) => "selection",
                (None, false) => "base",
            });
            let text = format!("{mark}{}", item.label);
            put(frame, (inner.x, y), inner.width, &text, style);
            let line = Rect {
                y,
                height: 1,
                ..inner
            };
            put_right(frame, line, &item.note, ui.style("muted"));
            if here {
                frame.set_cursor_position(Position::new(inner.x, y));
            }
        }
        let why = self
            .items
            .get(self.at)
            .and_then(|item| item.why_not.as_deref());
        let lines = why.map(|why| width::wrap(why, inner.width.into()));
        let place = inner.bottom().saturating_sub(WHY)..inner.bottom();
        for (line, y) in lines.iter().flatten().zip(place) {
            put(
                frame,
                (inner.x, y),
                inner.width,
                line,
                ui.style("message.warning"),
            );
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

    #[test]
    fn what_can_not_be_chosen_stays_visible_and_says_why() {
        let refusing = || {
            let mut menu = Menu::new("Schritte");
            menu.add_noted("Auffordern", "QS", |cx| cx.say("aufgefordert"));
            menu.refuse("Verl\u{e4}ngern", "Es l\u{e4}uft noch keine Frist.");
            menu
        };
        Typist::new(refusing())
            .keys("<enter>")
            .closes()
            .says("aufgefordert")
            .end();
        let typist = Typist::new(refusing())
            .keys("<down><enter>")
            .says("noch keine Frist");
        assert!(!typist.is_closed());
        typist.snapshot("menu_refusing");
    }
}
