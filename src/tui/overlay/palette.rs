//! One overlay for help, command menu and search.
//!
//! Responsible for: listing what can be done here with the keys that do it (all of it in the help,
//! only commands in the menu), finding records and commands by a few letters, and handing over what
//! was chosen. Not for: which keys mean what (keymap), which records fit (`reader::find`), and doing
//! it (the app). All three are made from the same table of actions, so they can't disagree.

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::asking::{Asking, Heard};
use super::window::{put, put_right, window};
use super::{Overlay, Stay, belongs_to_the_frame};
use crate::text::fold::Folded;
use crate::text::locale::Texts;
use crate::text::width;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Event};
use crate::tui::keymap::Keymap;
use crate::tui::matching::Matcher;
use crate::tui::view::{Answer, Hit, Query};
use crate::tui::widgets::input::Input;

/// Columns and rows at most.
const SIZE: (u16, u16) = (88, 22);
/// Columns of the kind before a record.
const KIND: u16 = 18;
/// Commands shown among records at most.
const AMONG: usize = 5;
/// Letters from which on fuzzy hits are asked for: fewer fit everything.
const FUZZY_FROM: usize = 3;

/// What the overlay lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Every action of the place, by context.
    Help,
    /// The commands of the place.
    Commands,
    /// Records of all kinds, and commands.
    Search,
}

/// Something that can be done here.
#[derive(Debug, Clone)]
pub struct Offer {
    /// What.
    pub action: Action,
    /// The nearest place it exists in.
    pub context: Context,
    /// Its sentence.
    pub label: String,
    /// The key that does it; empty if only the menu does.
    pub key: String,
    /// Why it can't be done now.
    pub why_not: Option<String>,
    folded: Folded,
}

/// Everything that can be done in a stack of contexts, nearest first, in the order of the table.
/// `why_not` gives the reason why an action can't be done now.
pub fn offers(
    stack: &[Context],
    keymap: &Keymap,
    texts: &Texts,
    ascii: bool,
    why_not: &dyn Fn(Action) -> Option<String>,
) -> Vec<Offer> {
    let mut offers = Vec::new();
    for context in stack {
        for action in Action::all() {
            let known = offers.iter().any(|offer: &Offer| offer.action == action);
            if known || !action.contexts().contains(context) {
                continue;
            }
            let label = texts.get(action.label_id()).into_owned();
            let key = keymap.name_for(stack, action, texts, ascii);
            let word = action.hint().map(|(_, id)| texts.get(id));
            let also = word.unwrap_or_default();
            offers.push(Offer {
                action,
                context: *context,
                folded: Folded::new(&format!("{label} {also} {}", action.name())),
                label,
                key: key.unwrap_or_default(),
                why_not: why_not(action),
            });
        }
    }
    offers
}

/// A row as shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Heading(Context),
    /// Index into the offers.
    Offer(usize),
    /// Index into the hits.
    Hit(usize),
}

/// Help, command menu or search.
#[derive(Debug)]
pub struct Palette {
    mode: Mode,
    offers: Vec<Offer>,
    input: Input,
    hits: Vec<Hit>,
    /// How many of the hits have the words; the rest only has the letters.
    certain: usize,
    rows: Vec<Row>,
    at: usize,
    asking: Asking,
    /// Whether the answer that is waited for has fuzzy hits too.
    fuzzy: bool,
    top: Cell<usize>,
    height: Cell<usize>,
}

impl Palette {
    /// Opens in a mode, with what [`offers`] found.
    pub fn new(mode: Mode, offers: Vec<Offer>) -> Self {
        let mut palette = Self {
            mode,
            offers,
            input: Input::default(),
            hits: Vec::new(),
            certain: 0,
            rows: Vec::new(),
            at: 0,
            asking: Asking::default(),
            fuzzy: false,
            top: Cell::new(0),
            height: Cell::new(1),
        };
        palette.arrange();
        palette
    }

    /// Another mode with what is typed so far.
    fn turn(&mut self, mode: Mode, cx: &mut Cx<'_>) -> Stay {
        self.mode = mode;
        self.typed(cx);
        Stay::Open
    }

    /// The text changed: commands at once, records when they come.
    fn typed(&mut self, cx: &mut Cx<'_>) {
        self.fuzzy = false;
        if self.mode == Mode::Search && !self.input.text().trim().is_empty() {
            self.ask(cx);
        } else {
            self.hits.clear();
            self.asking.forget();
        }
        self.at = 0;
        self.top.set(0);
        self.arrange();
    }

    fn ask(&mut self, cx: &mut Cx<'_>) {
        let query = Query::Find {
            kinds: Vec::new(),
            text: self.input.text().to_owned(),
            fuzzy: self.fuzzy,
        };
        self.asking.ask(cx, query);
    }

    /// Puts the rows together.
    fn arrange(&mut self) {
        let matcher = Matcher::new(self.input.text());
        let (words, letters) = self.fitting(&matcher);
        let offer = |at: &usize| Row::Offer(*at);
        self.rows = match self.mode {
            Mode::Help => self.by_context(&[words, letters].concat()),
            Mode::Search if !matcher.is_empty() => {
                // Words of records, words of commands, then what only has the letters.
                let certain = self.certain.min(self.hits.len());
                let hits = (0..certain).map(Row::Hit);
                let others = (certain..self.hits.len()).map(Row::Hit);
                let words = words.iter().take(AMONG).map(offer);
                let letters = letters.iter().take(AMONG).map(offer);
                hits.chain(words).chain(others).chain(letters).collect()
            }
            Mode::Commands | Mode::Search => words.iter().chain(&letters).map(offer).collect(),
        };
        self.at = self.at.min(self.rows.len().saturating_sub(1));
        self.skip_heading(true);
    }

    /// The offers of this mode that have the words, and those that only have the letters.
    fn fitting(&self, matcher: &Matcher) -> (Vec<usize>, Vec<usize>) {
        let is_command = |at: &usize| self.offers[*at].action.is_command();
        let mut listed: Vec<usize> = (0..self.offers.len())
            .filter(|at| self.mode == Mode::Help || is_command(at))
            .collect();
        // Nobody asks how to go down.
        listed.sort_by_key(|at| !is_command(at));
        if matcher.is_empty() {
            return (listed, Vec::new());
        }
        let typed = self.input.text().trim();
        let mut words = Vec::new();
        let mut letters = Vec::new();
        for at in listed {
            let offer = &self.offers[at];
            // A key finds what it does.
            if offer.key == typed {
                words.push((0, at));
            } else if let Some(rank) = matcher.words(&offer.folded) {
                words.push((rank + 1, at));
            } else if let Some(score) = matcher.fuzzy(&offer.folded) {
                letters.push((-score, at));
            }
        }
        words.sort_unstable();
        letters.sort_unstable();
        (
            words.into_iter().map(|(_, at)| at).collect(),
            letters.into_iter().map(|(_, at)| at).collect(),
        )
    }

    fn by_context(&self, offers: &[usize]) -> Vec<Row> {
        let mut contexts: Vec<Context> = Vec::new();
        for offer in &self.offers {
            if !contexts.contains(&offer.context) {
                contexts.push(offer.context);
            }
        }
        let mut rows = Vec::new();
        for context in contexts {
            let of_it = offers
                .iter()
                .filter(|at| self.offers[**at].context == context);
            let mut of_it = of_it.map(|at| Row::Offer(*at)).peekable();
            if of_it.peek().is_some() {
                rows.push(Row::Heading(context));
                rows.extend(of_it);
            }
        }
        rows
    }

    fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1) as isize;
        self.at = (self.at as isize).saturating_add(by).clamp(0, last) as usize;
        self.skip_heading(by > 0);
    }

    fn skip_heading(&mut self, down: bool) {
        let is_heading = |at: usize| matches!(self.rows.get(at), Some(Row::Heading(_)));
        if is_heading(self.at) {
            // A heading always has a row behind it.
            self.at = if down || self.at == 0 {
                self.at + 1
            } else {
                self.at - 1
            };
        }
    }

    fn choose(&mut self, cx: &mut Cx<'_>) -> Stay {
        let command = match self.rows.get(self.at) {
            Some(Row::Offer(at)) => {
                let offer = &self.offers[*at];
                if let Some(why) = &offer.why_not {
                    cx.warn(why.clone());
                    return Stay::Open;
                }
                Command::Act(offer.action)
            }
            Some(Row::Hit(at)) => Command::GoTo(self.hits[*at].record),
            Some(Row::Heading(_)) | None => return Stay::Open,
        };
        cx.commands.push(command);
        Stay::Close
    }

    fn found(&mut self, hits: &[Hit], cx: &mut Cx<'_>) {
        let chosen = match self.rows.get(self.at) {
            Some(Row::Hit(at)) => self.hits.get(*at).map(|hit| hit.record),
            _ => None,
        };
        let moved = self.at > 0;
        self.hits = hits.to_vec();
        if !self.fuzzy {
            self.certain = self.hits.len();
        }
        self.arrange();
        // Whoever has moved already stays where they are.
        if moved && let Some(record) = chosen {
            let place = self.rows.iter().position(|row| match row {
                Row::Hit(at) => self.hits[*at].record == record,
                _ => false,
            });
            self.at = place.unwrap_or(self.at);
        }
        let letters = self.input.text().trim().chars().count();
        if !self.fuzzy && letters >= FUZZY_FROM {
            self.fuzzy = true;
            self.ask(cx);
        }
    }

    fn title_id(&self) -> &'static str {
        match self.mode {
            Mode::Help => "palette-help",
            Mode::Commands => "palette-commands",
            Mode::Search => "palette-search",
        }
    }

    /// The first row drawn: pages, not lines, as in lists.
    fn scroll(&self, rows: usize) -> usize {
        let mut top = self.top.get().min(self.rows.len().saturating_sub(1));
        if self.at < top {
            top = (self.at + 1).saturating_sub(rows);
        } else if self.at >= top + rows {
            top = self.at;
        }
        if top == self.at && top > 0 && matches!(self.rows[top - 1], Row::Heading(_)) {
            top -= 1;
        }
        top
    }

    fn draw_row(&self, frame: &mut Frame<'_>, area: Rect, at: usize, ui: &Ui<'_>) {
        let chosen = at == self.at;
        let mark = if chosen { ui.glyphs.cursor } else { " " };
        let mut style = ui.style(if chosen { "selection" } else { "base" });
        let inner = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(1),
            ..area
        };
        match self.rows[at] {
            Row::Heading(context) => {
                let label = ui.texts.get(&context.label_id());
                put(
                    frame,
                    (area.x, area.y),
                    area.width,
                    &label,
                    ui.style("title"),
                );
                return;
            }
            Row::Offer(at) => {
                let offer = &self.offers[at];
                let key = width::columns(&offer.key) as u16;
                let room = inner.width.saturating_sub(key + 1);
                let text = match &offer.why_not {
                    Some(why) => {
                        style = ui.style("muted");
                        format!("{}: {why}", offer.label)
                    }
                    None => offer.label.clone(),
                };
                put(frame, (inner.x, inner.y), room, &text, style);
                put_right(frame, inner, &offer.key, ui.style("hint.key"));
            }
            Row::Hit(at) => {
                let hit = &self.hits[at];
                let kind = ui.texts.get(&format!("kind-{}", hit.record.kind.name()));
                let columns = KIND.min(inner.width / 3);
                put(frame, (inner.x, inner.y), columns, &kind, ui.style("label"));
                let x = inner.x + columns + 1;
                let room = inner.right().saturating_sub(x);
                let used = put(frame, (x, inner.y), room, &hit.title, style);
                if !hit.detail.is_empty() && room > used + 2 {
                    let beside = (x + used + 2, inner.y);
                    put(
                        frame,
                        beside,
                        room - used - 2,
                        &hit.detail,
                        ui.style("muted"),
                    );
                }
            }
        }
        put(frame, (area.x, area.y), 1, mark, ui.style("selection"));
    }
}

impl Overlay for Palette {
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
            Action::Help => return Some(self.turn(Mode::Help, cx)),
            Action::CommandMenu => return Some(self.turn(Mode::Commands, cx)),
            Action::Palette => return Some(self.turn(Mode::Search, cx)),
            action if belongs_to_the_frame(action) => return None,
            action => {
                let before = self.input.text().to_owned();
                self.input.act(action);
                if self.input.text() != before {
                    self.typed(cx);
                }
            }
        }
        Some(Stay::Open)
    }

    fn text(&mut self, character: char, cx: &mut Cx<'_>) {
        self.input.insert(character);
        self.typed(cx);
    }

    fn paste(&mut self, text: &str, cx: &mut Cx<'_>) -> bool {
        self.input.insert_text(text);
        self.typed(cx);
        true
    }

    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) -> Stay {
        if let Event::Answered { number, answer } = event {
            match (self.asking.hear(*number), answer) {
                (Heard::NotMine, _) => {}
                (Heard::Stale, _) => self.ask(cx),
                (Heard::Mine, Ok(Answer::Found(hits))) => self.found(hits, cx),
                (Heard::Mine, Ok(_)) => {}
                (Heard::Mine, Err(why)) => cx.fail(why.clone()),
            }
        }
        Stay::Open
    }

    fn draw(&self, frame: &mut Frame<'_>, screen: Rect, ui: &Ui<'_>) {
        let size = (SIZE.0.min(screen.width), SIZE.1.min(screen.height));
        let inner = window(frame, screen, size, &ui.texts.get(self.title_id()), ui);
        if inner.is_empty() {
            return;
        }
        let line = Rect { height: 1, ..inner };
        self.input.draw(frame, line, ui.style("field.focus"), true);
        if self.input.is_empty() {
            let hint = ui.texts.get("palette-type");
            put(
                frame,
                (line.x, line.y),
                line.width,
                &hint,
                ui.style("muted"),
            );
        }
        let list = Rect {
            y: inner.y + 1,
            height: inner.height - 1,
            ..inner
        };
        let rows = usize::from(list.height);
        self.height.set(rows);
        if rows == 0 {
            return;
        }
        if self.rows.is_empty() {
            let none = ui.texts.get("palette-nothing");
            put(
                frame,
                (list.x, list.y),
                list.width,
                &none,
                ui.style("muted"),
            );
            return;
        }
        let top = self.scroll(rows);
        self.top.set(top);
        for (at, y) in (top..self.rows.len()).take(rows).zip(list.y..) {
            self.draw_row(
                frame,
                Rect {
                    y,
                    height: 1,
                    ..list
                },
                at,
                ui,
            );
        }
    }
}

#[cfg(test)]
#[path = "palette_tests.rs"]
mod tests;
