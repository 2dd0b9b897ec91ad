//! A record in full: facts, paragraphs and lists of what belongs to it, one below the other.
//!
//! Responsible for: which of its lists has the keys, and sharing the room. Not for: what the sections
//! are (the reader made them). Facts and paragraphs take the room they need; what can be long is a
//! list and scrolls. Where the lists don't fit, the one with the keys comes first, and of those without
//! room only the heading with its count is left.

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::{draw_empty, draw_facts, facts_lines, framed};
use crate::text::width;
use crate::tui::Ui;
use crate::tui::action::Action;
use crate::tui::view::{DetailView, ListRow, Section};
use crate::tui::widgets::list::List;

/// Lines that the list with the keys has at least, whatever stands above it.
const LEAST: u16 = 5;

/// See the module.
#[derive(Default)]
pub struct Detail {
    view: Option<Box<DetailView>>,
    /// The lists by the name of their section: they outlive the view, so that cursor and filter stay.
    lists: BTreeMap<&'static str, List<ListRow>>,
    /// Which of the lists has the keys, counted from 0.
    focus: usize,
    /// What was read is not shown until it was read again.
    hidden: bool,
}

impl Detail {
    /// What was read.
    pub fn view(&self) -> Option<&DetailView> {
        self.view.as_deref()
    }

    /// Another record is to be read: nothing is shown until then.
    pub fn clear(&mut self) {
        self.view = None;
        self.focus = 0;
        for list in self.lists.values_mut() {
            list.set_rows(Vec::new());
        }
    }

    /// Keeps what was read out of sight until it was read again.
    pub fn hide(&mut self) {
        self.hidden = true;
    }

    /// Whether what was read is out of sight.
    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Shows what was read.
    pub fn set(&mut self, view: Option<Box<DetailView>>) {
        for section in view.iter().flat_map(|view| &view.sections) {
            if let Section::List { name, table, .. } = section {
                self.lists
                    .entry(name)
                    .or_insert_with(|| List::new(table.columns))
                    .set_table(table);
            }
        }
        self.view = view;
        self.hidden = false;
        self.focus = self.focus.min(self.names().count().saturating_sub(1));
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        let sections = self.view.iter().flat_map(|view| &view.sections);
        sections.filter_map(|section| match section {
            Section::List { name, .. } => Some(*name),
            Section::Facts(_) | Section::Text { .. } => None,
        })
    }

    /// The list with the keys.
    pub fn list(&self) -> Option<&List<ListRow>> {
        self.lists.get(self.names().nth(self.focus)?)
    }

    /// The list with the keys.
    pub fn list_mut(&mut self) -> Option<&mut List<ListRow>> {
        let name = self.names().nth(self.focus)?;
        self.lists.get_mut(name)
    }

    /// Whether a filter is being typed.
    pub fn is_typing(&self) -> bool {
        self.list().is_some_and(List::is_typing)
    }

    /// What an action means in the list with the keys.
    pub fn act(&mut self, action: Action) -> bool {
        self.list_mut().is_some_and(|list| list.act(action))
    }

    /// To the next or the last area: the list beside the detail, then the detail's lists in turn. Takes
    /// and gives back whether the keys are in the detail.
    pub fn next_area(&mut self, inside: bool, forwards: bool) -> bool {
        let last = self.names().count().saturating_sub(1);
        if !inside {
            self.focus = if forwards { 0 } else { last };
            return true;
        }
        match self.focus {
            at if forwards && at < last => self.focus = at + 1,
            at if !forwards && at > 0 => self.focus = at - 1,
            _ => return false,
        }
        true
    }

    /// Shows it with a frame.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        let Some(view) = self.view.as_ref().filter(|_| !self.hidden) else {
            framed(frame, area, ui, "", focused);
            return;
        };
        let inner = framed(frame, area, ui, &view.title, focused);
        let with_keys = self.names().nth(self.focus);
        let heights = heights(&view.sections, with_keys, inner);
        let mut y = inner.y;
        for (section, height) in view.sections.iter().zip(heights) {
            let room = Rect { y, height, ..inner };
            y += height;
            match section {
                Section::Facts(facts) => {
                    draw_facts(frame, room, ui, facts);
                }
                Section::Text { heading, text } => draw_text(frame, room, ui, heading, text),
                Section::List {
                    name,
                    heading,
                    none,
                    ..
                } => {
                    let room = draw_heading(frame, room, ui, heading, self.lists.get(name));
                    let has_keys = with_keys == Some(*name);
                    let focused = focused && has_keys;
                    match self.lists.get(name) {
                        Some(list) if !list.rows().is_empty() && has_keys => {
                            list.draw(frame, room, ui, focused);
                        }
                        Some(list) if !list.rows().is_empty() => {
                            list.draw_without_cursor(frame, room, ui);
                        }
                        _ => draw_nothing(frame, room, ui, none, focused),
                    }
                }
            }
        }
    }
}

/// Lines for each section, together never more than there are. What is left over goes to the last
/// list, or to the one with the keys where not all fit: its filter stands at the bottom.
fn heights(sections: &[Section], with_keys: Option<&str>, inner: Rect) -> Vec<u16> {
    let wanted: Vec<u16> = sections
        .iter()
        .map(|section| wanted(section, inner.width))
        .collect();
    let is_list = |at: &usize| matches!(sections[*at], Section::List { .. });
    let has_keys =
        |at: &usize| matches!(sections[*at], Section::List { name, .. } if with_keys == Some(name));
    let total: usize = wanted.iter().copied().map(usize::from).sum();
    if total <= usize::from(inner.height) {
        let mut heights = wanted;
        if let Some(last) = (0..sections.len()).rfind(is_list) {
            heights[last] += inner.height - total as u16;
        }
        return heights;
    }
    // Every list keeps the line of its heading, the one with the keys some more; above that facts and
    // paragraphs come first, then the list with the keys, then the others where rows of theirs fit.
    let lists = (0..sections.len()).filter(is_list).count() as u16;
    let mut heights = vec![0; sections.len()];
    let mut left = inner.height;
    let mut fixed = inner
        .height
        .saturating_sub(lists.saturating_sub(1) + LEAST.min(inner.height / 2));
    for at in (0..sections.len()).filter(|at| !is_list(at)) {
        let most = wanted[at].min(fixed);
        fixed -= most;
        give(&mut heights[at], most, &mut left);
    }
    for at in (0..sections.len()).filter(is_list) {
        give(&mut heights[at], 1, &mut left);
    }
    let with_keys = (0..sections.len()).find(has_keys);
    if let Some(at) = with_keys {
        give(&mut heights[at], wanted[at].saturating_sub(1), &mut left);
    }
    for at in (0..sections.len()).filter(|at| is_list(at) && Some(*at) != with_keys) {
        if left >= 3 {
            give(&mut heights[at], wanted[at].saturating_sub(1), &mut left);
        }
    }
    if let Some(at) = with_keys {
        heights[at] += left;
    }
    heights
}

fn give(height: &mut u16, most: u16, left: &mut u16) {
    let more = most.min(*left);
    *height += more;
    *left -= more;
}

/// Lines a section would fill.
fn wanted(section: &Section, columns: u16) -> u16 {
    let lines = match section {
        Section::Facts(facts) => facts_lines(facts, columns),
        Section::Text { heading, text } => {
            usize::from(!heading.is_empty()) + width::wrap(text, columns.into()).len()
        }
        Section::List { heading, table, .. } => {
            usize::from(!heading.is_empty())
                + usize::from(table.columns.iter().any(|one| !one.title.is_empty()))
                + table.rows.len().max(2)
        }
    };
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// The heading above a list, with its count; gives back the room below.
fn draw_heading(
    frame: &mut Frame<'_>,
    room: Rect,
    ui: &Ui<'_>,
    heading: &str,
    list: Option<&List<ListRow>>,
) -> Rect {
    if heading.is_empty() || room.height == 0 {
        return room;
    }
    let count = list.map_or_else(String::new, |list| list.count(ui));
    let columns = usize::from(room.width);
    let (x, _) =
        frame
            .buffer_mut()
            .set_stringn(room.x, room.y, heading, columns, ui.style("title"));
    let left = usize::from(room.right().saturating_sub(x));
    frame
        .buffer_mut()
        .set_stringn(x, room.y, format!("  {count}"), left, ui.style("muted"));
    Rect {
        y: room.y + 1,
        height: room.height - 1,
        ..room
    }
}

fn draw_nothing(frame: &mut Frame<'_>, room: Rect, ui: &Ui<'_>, none: &str, focused: bool) {
    draw_empty(frame, room, ui, &ui.texts.get(none));
    if focused {
        frame.set_cursor_position(room.as_position());
    }
}

fn draw_text(frame: &mut Frame<'_>, room: Rect, ui: &Ui<'_>, heading: &str, text: &str) {
    let columns = usize::from(room.width);
    let mut lines = (room.y..room.bottom()).rev().collect::<Vec<u16>>();
    if !heading.is_empty()
        && let Some(y) = lines.pop()
    {
        frame
            .buffer_mut()
            .set_stringn(room.x, y, heading, columns, ui.style("title"));
    }
    for line in width::wrap(text, columns) {
        let Some(y) = lines.pop() else {
            return;
        };
        frame
            .buffer_mut()
            .set_stringn(room.x, y, line, columns, ui.style("base"));
    }
}
