//! Verlauf: how it went for one municipality among its group.
//!
//! ←/→ lead through the periods, ↑/↓ through the members, best first; a marked one is drawn beside them
//! with a letter.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::copy::Grid;
use super::drawn::CourseView;
use super::legend::{self, Piece};
use super::look::{Looking, Shared, Wish};
use super::view::Part;
use crate::text::locale::Texts;
use crate::tui::Ui;
use crate::tui::action::Action;
use crate::tui::event::Cx;
use crate::tui::panes::draw_empty;
use crate::tui::widgets::chart::course;

/// Members that a page key goes over.
const PAGE: usize = 10;

/// See the module.
pub(super) struct CourseLook;

/// The course of the last answer.
pub(super) fn view(shared: &Shared) -> Option<&CourseView> {
    match shared.view.as_ref().map(|view| &view.part) {
        Some(Part::Course(view)) => Some(view),
        _ => None,
    }
}

/// The pens with what they stand for.
pub(super) fn pieces(view: &CourseView, ui: &Ui<'_>) -> Vec<Piece> {
    let [own, median, band] = course::samples(ui.glyphs);
    let text = |id: &str| ui.texts.get(id).into_owned();
    let mut pieces = Vec::new();
    if let Some(drawn) = &view.own {
        pieces.push(Piece::new(
            own,
            ui.style("chart.own"),
            legend::said(drawn, ui),
        ));
    }
    for drawn in &view.others {
        let letter = drawn.letter.map(String::from).unwrap_or_default();
        pieces.push(Piece::new(
            letter,
            ui.style("chart"),
            legend::said(drawn, ui),
        ));
    }
    pieces.push(Piece::new(
        median,
        ui.style("chart.median"),
        text("figures-median-short"),
    ));
    pieces.push(Piece::new(
        band,
        ui.style("chart.band"),
        text("figures-band"),
    ));
    if view.more > 0 {
        let more = [("n", view.more.into())];
        pieces.push(Piece::new(
            "",
            ui.style("base"),
            ui.texts.with("figures-drawn-more", &more),
        ));
    }
    pieces
}

/// From one member to another; false if the action means none of that.
pub(super) fn step(action: Action, shared: &mut Shared) -> bool {
    let (at, members) = match view(shared) {
        Some(view) => (shared.at.or(view.at), &view.members),
        None => return false,
    };
    let here = members.iter().position(|id| Some(*id) == at).unwrap_or(0);
    let last = members.len().saturating_sub(1);
    let to = match action {
        Action::Up => here.saturating_sub(1),
        Action::Down => here + 1,
        Action::PageUp => here.saturating_sub(PAGE),
        Action::PageDown => here + PAGE,
        Action::First => 0,
        Action::Last => last,
        _ => return false,
    };
    let to = members.get(to.min(last)).copied();
    if to != at {
        shared.at = to;
        shared.wish = Some(Wish::Chosen);
    }
    true
}

impl Looking for CourseLook {
    fn title(&self) -> &'static str {
        "figures-course"
    }

    fn take(&mut self, shared: &mut Shared) {
        if let Some(at) = view(shared).map(|view| view.at) {
            shared.at = at.or(shared.at);
        }
    }

    fn act(&mut self, action: Action, shared: &mut Shared, _cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Select => {
                if let Some(at) = shared.at {
                    if !shared.marked.remove(&at) {
                        shared.marked.insert(at);
                    }
                    shared.wish = Some(Wish::Chosen);
                }
            }
            Action::Back if !shared.marked.is_empty() => {
                shared.marked.clear();
                shared.wish = Some(Wish::Chosen);
            }
            action => return step(action, shared),
        }
        true
    }

    fn offers(&self, action: Action, _shared: &Shared) -> bool {
        !matches!(action, Action::Filter)
    }

    fn grid(&self, _texts: &Texts, shared: &Shared) -> Grid {
        let Some(view) = view(shared) else {
            return Grid::default();
        };
        // The first column names the row.
        Grid {
            header: view.header.clone(),
            figures: (0..view.header.len()).map(|column| column > 0).collect(),
            rows: view.rows.clone(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, shared: &Shared, focused: bool) {
        let Some(view) = view(shared) else { return };
        if view.chart.is_empty() {
            draw_empty(frame, area, ui, &ui.texts.get("figures-nothing-drawn"));
            return;
        }
        let above = legend::draw(frame, area, ui, &pieces(view, ui));
        let caret = view.chart.draw(frame.buffer_mut(), above, ui);
        if let Some(caret) = caret.filter(|_| focused) {
            frame.set_cursor_position(caret);
        }
    }
}
