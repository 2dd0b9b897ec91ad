//! Verteilung: all rings beside one another, each as a box.
//!
//! ↑/↓ lead to the next ring, whose figures the head shows then; Enter shows its ranking.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::copy::Grid;
use super::drawn::DistributionView;
use super::legend::{self, Piece};
use super::look::{Looking, Shared, Wish};
use super::view::{Look, Part};
use crate::domain::id::RingId;
use crate::domain::indicator::question::Group;
use crate::text::locale::Texts;
use crate::tui::Ui;
use crate::tui::action::Action;
use crate::tui::event::Cx;
use crate::tui::panes::draw_empty;
use crate::tui::widgets::chart::boxes;

/// Rings that a page key goes over.
const PAGE: usize = 10;

/// See the module.
#[derive(Default)]
pub(super) struct DistributionLook {
    /// The ring at the cursor, also while its figures are still being read.
    at: Option<RingId>,
}

/// The boxes of the last answer.
pub(super) fn view(shared: &Shared) -> Option<&DistributionView> {
    match shared.view.as_ref().map(|view| &view.part) {
        Some(Part::Distribution(view)) => Some(view),
        _ => None,
    }
}

/// The marks with what they stand for.
pub(super) fn pieces(view: &DistributionView, ui: &Ui<'_>) -> Vec<Piece> {
    let [body, middle, ends, outside, own, all] = boxes::samples(ui.glyphs);
    let chart = ui.style("chart");
    let text = |id: &str| ui.texts.get(id).into_owned();
    let mut pieces = vec![
        Piece::new(middle, ui.style("chart.own"), text("figures-median-short")),
        Piece::new(body, chart, text("figures-band")),
        Piece::new(ends, chart, text("figures-whiskers")),
        Piece::new(outside, chart, text("figures-outside")),
    ];
    if let Some((median, n)) = &view.all {
        let values = [("median", median.as_str().into()), ("n", (*n).into())];
        let text = ui.texts.with("figures-median-of-all", &values);
        pieces.push(Piece::new(all, ui.style("chart.median"), text));
    }
    if let Some(drawn) = &view.own {
        pieces.push(Piece::new(
            own,
            ui.style("mark.outcome"),
            legend::said(drawn, ui),
        ));
    }
    pieces
}

impl DistributionLook {
    fn step(&mut self, action: Action, shared: &mut Shared) -> bool {
        let Some(view) = view(shared) else {
            return false;
        };
        let here = view.rings.iter().position(|ring| Some(*ring) == self.at);
        let last = view.rings.len().saturating_sub(1);
        let to = match (action, here) {
            (Action::First, _) => 0,
            (Action::Last, _) => last,
            (Action::Up | Action::Down | Action::PageUp | Action::PageDown, None) => 0,
            (Action::Up, Some(here)) => here.saturating_sub(1),
            (Action::Down, Some(here)) => here + 1,
            (Action::PageUp, Some(here)) => here.saturating_sub(PAGE),
            (Action::PageDown, Some(here)) => here + PAGE,
            _ => return false,
        };
        if let Some(ring) = view.rings.get(to.min(last)).copied()
            && self.at != Some(ring)
        {
            self.at = Some(ring);
            shared.wish = Some(Wish::Group(Group::Ring(ring)));
        }
        true
    }
}

impl Looking for DistributionLook {
    fn title(&self) -> &'static str {
        "figures-distribution"
    }

    fn take(&mut self, shared: &mut Shared) {
        self.at = view(shared).and_then(|view| view.rings.get(view.boxes.cursor?).copied());
    }

    fn act(&mut self, action: Action, shared: &mut Shared, _cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Open => {
                shared.wish = Some(Wish::Look(Look::Ranking));
                true
            }
            action => self.step(action, shared),
        }
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
        if view.rings.is_empty() || view.boxes.is_empty() {
            let why = if view.rings.is_empty() {
                "figures-no-rings"
            } else {
                "figures-nothing-drawn"
            };
            draw_empty(frame, area, ui, &ui.texts.get(why));
            return;
        }
        let above = legend::draw(frame, area, ui, &pieces(view, ui));
        let none = ui.texts.get("figures-no-values");
        let place = view.boxes.draw(frame.buffer_mut(), above, ui, &none);
        if let Some(place) = place.filter(|_| focused) {
            frame.set_cursor_position(place);
        }
    }
}
