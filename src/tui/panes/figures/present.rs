//! The projector: a few words, figures five lines high or more, one chart, the whole screen.
//!
//! Responsible for: what is shown and where, and who is named. Not for: which figures they are: the
//! course and the distribution are read for it as for the tab.
//!
//! ```text
//! K2 Integrationsquote                    indicator
//! Ring 4 · Juni 2025 · 14 mit Wert        group, period, how many
//! ══ Fulda, Rang 3 von 14     ── Median
//! 24,3 %                      21,8 %      as large as there is room
//! chart
//! ```

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

use super::drawn::{CourseView, DistributionView, Drawn};
use super::look::Shared;
use super::view::Part;
use crate::domain::id::MunicipalityId;
use crate::report::figures::naming::Deal;
use crate::text::width;
use crate::tui::Ui;
use crate::tui::widgets::chart::{boxes, course, digits};

/// What the projector shows beside what was read.
#[derive(Debug)]
pub(super) struct Present {
    /// Number of the look that it came from, and goes back to.
    pub before: usize,
    /// Letters in the place of names while there are guests; the same from period to period.
    hidden: Option<Deal>,
}

impl Present {
    /// From the look of this number, with names.
    pub(super) const fn new(before: usize) -> Self {
        Self {
            before,
            hidden: None,
        }
    }

    /// Letters in the place of names, or names again.
    pub(super) fn toggle_names(&mut self) {
        self.hidden = match self.hidden {
            None => Some(Deal::default()),
            Some(_) => None,
        };
    }

    /// Gives letters to those of the group that have none yet.
    pub(super) fn deal(&mut self, shared: &Shared) {
        if let (Some(deal), Some(view)) = (&mut self.hidden, &shared.view) {
            let members = match &view.part {
                Part::Course(view) => &view.members[..],
                Part::Distribution(view) => &view.members,
                _ => &[],
            };
            deal.deal(members.iter().copied());
        }
    }

    /// What a municipality is called here.
    fn name(&self, of: &Drawn, ui: &Ui<'_>) -> String {
        match (&self.hidden, of.id) {
            (Some(deal), Some(id)) => letter(deal, id, ui),
            (Some(_), None) => String::new(),
            (None, _) => of.name.clone(),
        }
    }

    /// Shows it on all of the screen.
    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, shared: &Shared) {
        let Some(view) = &shared.view else { return };
        frame.buffer_mut().set_style(area, ui.style("base"));
        let mut area = area.inner(Margin::new(1, 0));
        let head = &view.head;
        let count = head.statement.first().map_or("", String::as_str);
        let place = [&head.group, &head.period, count].join(" \u{b7} ");
        put(frame, area, 0, &head.indicator, ui.style("title.focus"));
        put(frame, area, 1, &place, ui.style("title"));
        area = below(area, 3);
        match &view.part {
            Part::Course(view) => self.course(frame, area, ui, view),
            Part::Distribution(view) => self.distribution(frame, area, ui, view),
            _ => {}
        }
    }

    fn course(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, view: &CourseView) {
        let [own, median, _] = course::samples(ui.glyphs);
        let figures = [
            view.own.as_ref().map(|drawn| self.own(drawn, &own, ui)),
            view.median.as_ref().map(|value| {
                let caption = ui.texts.get("figures-median-short");
                (format!("{median} {caption}"), value.clone(), "chart.median")
            }),
        ];
        let mut area = large(frame, area, ui, &figures);
        if !view.others.is_empty() {
            let said = view.others.iter().map(|drawn| {
                let mut drawn = drawn.clone();
                drawn.name = self.name(&drawn, ui);
                let letter = drawn.letter.map(String::from).unwrap_or_default();
                let value = drawn.value.as_deref().unwrap_or("\u{2013}");
                format!("{letter} {} {value}", drawn.name)
            });
            let said: Vec<String> = said.collect();
            put(frame, area, 0, &said.join("   "), ui.style("base"));
            area = below(area, 1);
        }
        if let Some(caret) = view.chart.draw(frame.buffer_mut(), area, ui) {
            frame.set_cursor_position(caret);
        } else if view.chart.is_empty() {
            let text = ui.texts.get("figures-nothing-drawn");
            put(frame, area, 0, &text, ui.style("base"));
        }
    }

    fn distribution(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        ui: &Ui<'_>,
        view: &DistributionView,
    ) {
        let [_, middle, _, _, own, _] = boxes::samples(ui.glyphs);
        let figures = [
            view.own.as_ref().map(|drawn| self.own(drawn, &own, ui)),
            view.median.as_ref().map(|value| {
                let caption = ui.texts.get("figures-median-short");
                (format!("{middle} {caption}"), value.clone(), "chart.median")
            }),
        ];
        let area = large(frame, area, ui, &figures);
        let none = ui.texts.get("figures-no-values");
        let place = view.boxes.draw(frame.buffer_mut(), area, ui, &none);
        if let Some(place) = place {
            frame.set_cursor_position(place);
        }
    }

    /// Caption and figure of the one that is looked at.
    fn own(&self, drawn: &Drawn, mark: &str, ui: &Ui<'_>) -> Large {
        let name = self.name(drawn, ui);
        let caption = match drawn.rank {
            Some((rank, n)) => {
                let rank = [("rank", rank.into()), ("n", n.into())];
                format!("{name}, {}", ui.texts.with("figures-drawn-rank", &rank))
            }
            None if drawn.value.is_none() => {
                let name = [("name", name.into())];
                ui.texts.with("figures-drawn-missing", &name)
            }
            None => name,
        };
        let value = drawn.value.clone().unwrap_or_else(|| "\u{2013}".to_owned());
        (format!("{mark} {caption}"), value, "chart.own")
    }
}

fn letter(deal: &Deal, id: MunicipalityId, ui: &Ui<'_>) -> String {
    let letter = [("letter", deal.letter(id).into())];
    ui.texts.with("figures-letter", &letter)
}

/// Caption, figure, and what it means.
type Large = (String, String, &'static str);

/// Large figures beside one another, all of one size; gives back the room below.
fn large(frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, figures: &[Option<Large>]) -> Rect {
    let shown: Vec<&Large> = figures.iter().flatten().collect();
    let columns = area.width / (shown.len() as u16).max(1);
    let lines = (area.height / 3).max(digits::HEIGHT);
    let sizes = shown
        .iter()
        .map(|(_, value, _)| digits::fitting(value, columns.saturating_sub(3), lines));
    // The smallest of them; plain text if one does not fit at all.
    let size = sizes.reduce(|a, b| match (a, b) {
        (Some(a), Some(b)) if b.wide < a.wide => Some(b),
        (Some(a), Some(_)) => Some(a),
        _ => None,
    });
    let size = size.flatten();
    let high = size.map_or(1, |size| size.high * digits::HEIGHT);
    for (at, (caption, value, scope)) in (0..).zip(&shown) {
        let place = Rect {
            x: area.x + at * columns,
            width: columns.saturating_sub(1),
            ..area
        };
        put(frame, place, 0, caption, ui.style("title"));
        let figure = below(place, 1);
        match size {
            Some(size) => {
                let look = (ui.glyphs, ui.style(scope));
                digits::draw(frame.buffer_mut(), figure, (value, size), look);
            }
            None => put(frame, figure, 0, value, ui.style(scope)),
        }
    }
    below(area, high + 2)
}

/// The area without so many lines at its top.
fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect {
        y: area.y + lines,
        height: area.height - lines,
        ..area
    }
}

fn put(frame: &mut Frame<'_>, area: Rect, line: u16, text: &str, style: Style) {
    if line < area.height {
        let columns = usize::from(area.width);
        let text = width::cut(text, columns);
        let y = area.y + line;
        frame
            .buffer_mut()
            .set_stringn(area.x, y, text, columns, style);
    }
}
