//! The tabs: what each is called, what makes its pane, which one is in front.
//!
//! Responsible for: finding a pane by its number or by what it shows. Not for: drawing the bar
//! ([`super::frame`]) and what lies in front of the tabs ([`super::app`]).

use super::event::{Cx, Event};
use super::panes::Pane;
use super::panes::audits::AuditsPane;
use super::panes::deficiencies::DeficienciesPane;
use super::panes::figures::FiguresPane;
use super::panes::measures::MeasuresPane;
use super::panes::meetings::MeetingsPane;
use super::panes::rings::RingsPane;
use super::panes::today::TodayPane;
use crate::domain::id::Kind;

/// Makes a pane.
type Maker = fn() -> Box<dyn Pane>;

/// Behind the first tab: text id of the name, and the pane where there is one yet.
const OTHERS: [(&str, Option<Maker>); 6] = [
    ("tab-rings", Some(RingsPane::boxed)),
    ("tab-meetings", Some(MeetingsPane::boxed)),
    ("tab-indicators", Some(FiguresPane::boxed)),
    ("tab-measures", Some(MeasuresPane::boxed)),
    ("tab-audits", Some(AuditsPane::boxed)),
    ("tab-deficiencies", Some(DeficienciesPane::boxed)),
];

/// See the module.
pub(super) struct Tabs {
    /// The first one: the bar and the key that leads back to a meeting read it from anywhere.
    pub(super) today: TodayPane,
    others: [Option<Box<dyn Pane>>; OTHERS.len()],
    /// Number of the one in front, counted from 0.
    front: usize,
}

impl Default for Tabs {
    fn default() -> Self {
        Self {
            today: TodayPane::default(),
            others: OTHERS.map(|(_, make)| make.map(|make| make())),
            front: 0,
        }
    }
}

impl Tabs {
    /// Text ids of the names in order, each with whether there is something behind it.
    pub(super) fn names() -> impl Iterator<Item = (&'static str, bool)> {
        (0..=OTHERS.len()).map(|index| match index {
            0 => ("tab-today", true),
            index => (OTHERS[index - 1].0, OTHERS[index - 1].1.is_some()),
        })
    }

    /// Number of the one in front, counted from 0.
    pub(super) fn front(&self) -> usize {
        self.front
    }

    /// Brings one to the front; false if there is nothing behind it yet.
    pub(super) fn show(&mut self, index: usize) -> bool {
        let exists = Self::names().nth(index).is_some_and(|(_, exists)| exists);
        if exists {
            self.front = index;
        }
        exists
    }

    /// The pane in front.
    pub(super) fn pane(&self) -> &dyn Pane {
        match self.front.checked_sub(1).map(|at| &self.others[at]) {
            Some(Some(pane)) => &**pane,
            _ => &self.today,
        }
    }

    /// The pane in front.
    pub(super) fn pane_mut(&mut self) -> &mut dyn Pane {
        match self.front.checked_sub(1).map(|at| &mut self.others[at]) {
            Some(Some(pane)) => &mut **pane,
            _ => &mut self.today,
        }
    }

    /// The tab that shows records of this kind.
    pub(super) fn place_of(&self, kind: Kind) -> Option<usize> {
        let shows =
            |pane: &Option<Box<dyn Pane>>| pane.as_ref().is_some_and(|pane| pane.shows(kind));
        self.others.iter().position(shows).map(|at| at + 1)
    }

    /// Gives an event to all of them: each picks what concerns it.
    pub(super) fn hear(&mut self, event: &Event, cx: &mut Cx<'_>) {
        self.today.hear(event, cx);
        for pane in self.others.iter_mut().flatten() {
            pane.hear(event, cx);
        }
    }

    /// What is being typed in any of them is kept.
    pub(super) fn leave(&mut self, cx: &mut Cx<'_>) {
        for pane in self.others.iter_mut().flatten() {
            pane.leave(cx);
        }
    }
}
