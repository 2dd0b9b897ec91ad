//! One of many things, found by a few letters: an indicator, a group, a period.
//!
//! Responsible for: narrowing while typing, the cursor, handing over what was chosen. Not for: which
//! things there are and what choosing sets off (whoever opens it). Few things without letters to type
//! are a [`super::menu`].

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::menu::Chosen;
use super::window::{put, put_right, window};
use super::{Overlay, Stay, belongs_to_the_frame};
use crate::text::fold::Folded;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::Cx;
use crate::tui::matching::Matcher;
use crate::tui::widgets::input::Input;

/// Columns and rows at most.
const SIZE: (u16, u16) = (72, 20);

struct Item {
    label: String,
    /// At its right end.
    note: String,
    folded: Folded,
    then: Option<Chosen>,
}

/// See the module.
pub struct Chooser {
    title: String,
    items: Vec<Item>,
    input: Input,
    /// Indices of the items that fit what is typed, the best first.
    shown: Vec<usize>,
    at: usize,
    top: Cell<usize>,
    height: Cell<usize>,
}

impl Chooser {
    /// Nothing to choose yet.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            items: Vec::new(),
            input: Input::default(),
            shown: Vec::new(),
            at: 0,
            top: Cell::new(0),
            height: Cell::new(1),
        }
    }

    /// One thing more; the cursor begins on the one that `is_now` chosen.
    pub fn add(
        &mut self,
        label: impl Into<String>,
        note: impl Into<String>,
        is_now: bool,
        then: impl FnOnce(&mut Cx<'_>) + 'static,
    ) {
        let (label, note) = (label.into(), note.into());
        if is_now {
            self.at = self.items.len();
        }
        self.shown.push(self.items.len());
        self.items.push(Item {
            folded: Folded::new(&format!("{label} {note}")),
            label,
            note,
            then: Some(Box::new(then)),
        });
    }

    /// Whether there is nothing to choose.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    fn typed(&mut self) {
        let matcher = Matcher::new(self.input.text());
        let all = 0..self.items.len();
        let mut words = Vec::new();
        let mut letters = Vec::new();
        for at in all {
            let folded = &self.items[at].folded;
            if matcher.is_empty() {
                words.push((0, at));
            } else if let Some(rank) = matcher.words(folded) {
                words.push((rank, at));
            } else if let Some(score) = matcher.fuzzy(folded) {
                letters.push((-score, at));
            }
        }
        words.sort_unstable();
        letters.sort_unstable();
        let words = words.into_iter().map(|(_, at)| at);
        self.shown = words.chain(letters.into_iter().map(|(_, at)| at)).collect();
        self.at = 0;
        self.top.set(0);
    }

    fn step(&mut self, by: isize) {
        let last = self.shown.len().saturating_sub(1) as isize;
        self.at = (self.at as isize).saturating_add(by).clamp(0, last) as usize;
    }

    fn choose(&mut self, cx: &mut Cx<'_>) -> Stay {
        let item = self.shown.get(self.at).map(|at| &mut self.items[*at]);
        let Some(then) = item.and_then(|item| item.then.take()) else {
            return Stay::Open;
        };
        then(cx);
        Stay::Close
    }

    /// The first row drawn: pages, not lines, as in lists.
    fn scroll(&self, rows: usize) -> usize {
        let top = self.top.get().min(self.shown.len().saturating_sub(1));
        if self.at < top {
            (self.at + 1).saturating_sub(rows)
        } else if self.at >= top + rows {
            self.at
        } else {
            top
        }
    }
}

impl Overlay for Chooser {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Text, Context::Overlay]
    }

    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> Option<Stay> {
        let page = self.height.get().max(1) as isize;
        match action {
            Action::Cancel | Action::Back => return Some(Stay::Close),
            Action::Newline | Action::Open => return Some(self.choose(cx)),
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => self.step(-page),
            Action::PageDown => self.step(page),
            Action::First => self.step(isize::MIN / 2),
            Action::Last => self.step(isize::MAX / 2),
            action if belongs_to_the_frame(action) => return None,
            action => {
                let before = self.input.text().to_owned();
                self.input.act(action);
                if self.input.text() != before {
                    self.typed();
                }
            }
        }
        Some(Stay::Open)
    }

    fn text(&mut self, character: char, _cx: &mut Cx<'_>) {
        self.input.insert(character);
        self.typed();
    }

    fn paste(&mut self, text: &str, _cx: &mut Cx<'_>) -> bool {
        self.input.insert_text(text);
        self.typed();
        true
    }

    fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        let wanted = u16::try_from(self.items.len() + 3).unwrap_or(u16::MAX);
        let size = (
            SIZE.0.min(screen.width),
            SIZE.1.min(wanted).min(screen.height),
        );
        let inner = window(frame, screen, size, &self.title, ui);
        if inner.is_empty() {
            return;
        }
        let line = Rect { height: 1, ..inner };
        self.input.draw(frame, line, ui.style("field.focus"), true);
        let at = |text: &str, style, frame: &mut Frame<'_>, y| {
            put(frame, (inner.x, y), inner.width, text, style);
        };
        if self.input.is_empty() {
            let hint = ui.texts.get("palette-type");
            at(&hint, ui.style("muted"), frame, line.y);
        }
        let rows = usize::from(inner.height - 1);
        self.height.set(rows.max(1));
        if self.shown.is_empty() && rows > 0 {
            let none = ui.texts.get("palette-nothing");
            at(&none, ui.style("muted"), frame, inner.y + 1);
            return;
        }
        let top = self.scroll(rows.max(1));
        self.top.set(top);
        let shown = self.shown.iter().enumerate().skip(top).take(rows);
        for ((place, item), y) in shown.zip(inner.y + 1..) {
            let item = &self.items[*item];
            let here = place == self.at;
            let (mark, scope) = if here {
                (ui.glyphs.cursor, "selection")
            } else {
                (" ", "base")
            };
            at(&format!("{mark}{}", item.label), ui.style(scope), frame, y);
            let line = Rect {
                y,
                height: 1,
                ..inner
            };
            put_right(frame, line, &item.note, ui.style("muted"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::event::Effect;
    use crate::tui::test_keys::Typist;

    fn chooser() -> Chooser {
        let mut chooser = Chooser::new("Gruppe");
        let items = ["Ring 1", "Ring 2", "Ring 12", "Hessen", "alle Kommunen"];
        for (at, label) in items.into_iter().enumerate() {
            let chosen = move |cx: &mut Cx<'_>| cx.effects.push(Effect::Copy(label.into()));
            chooser.add(label, format!("{} Mitglieder", at * 3), at == 1, chosen);
        }
        chooser
    }

    #[test]
    fn letters_find_and_enter_takes() {
        for (keys, want) in [
            ("<enter>", "Ring 2"),
            ("<down><enter>", "Ring 12"),
            ("hess<enter>", "Hessen"),
            ("ring 12<enter>", "Ring 12"),
            ("akom<enter>", "alle Kommunen"),
            (
                "xyz<enter><backspace><backspace><backspace><enter>",
                "Ring 1",
            ),
        ] {
            let typist = Typist::new(chooser()).keys(keys);
            assert!(typist.is_closed(), "{keys}");
            match &typist.effects[..] {
                [Effect::Copy(text)] => assert_eq!(text, want, "{keys}"),
                other => panic!("{keys}: {other:?}"),
            }
        }
        let typist = Typist::new(chooser()).keys("he<esc>");
        assert!(typist.is_closed() && typist.effects.is_empty());
    }

    #[test]
    fn it_narrows_and_scrolls() {
        Typist::new(chooser()).keys("ri").snapshot("chooser");
        let mut long = chooser();
        for n in 0..40 {
            long.add(format!("Zeile {n}"), "", false, |_| {});
        }
        Typist::new(long)
            .size(60, 15)
            .look()
            .keys("<ctrl+end>")
            .look()
            .shows("Zeile 39")
            .hides("Ring 1")
            .end();
    }
}
