//! Prüfungen: a month of days, beside it the audits of a day, of the month, the overdue ones, or those
//! of the next days.
//!
//! Responsible for: which of these the list shows, the month's grid, and what can be done with audits.
//! Not for: what every list can do ([`super::browse`]).

mod grid;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::WIDE;
use super::browse::{Base, Browse, Mode, Setters, Shown, Spec, Tab};
use crate::domain::audit::Audit;
use crate::domain::date::{Land, Month};
use crate::domain::id::Kind;
use crate::domain::task::Responsible;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Event};
use crate::tui::view::{Answer, AuditSpan, CalendarView, Listing, Query, audit_day};

/// See the module.
pub type AuditsPane = Browse<Audits>;

/// Columns of the screen from which on the month stands beside the list.
const BESIDE: u16 = 80;

/// What the list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Span {
    /// What is overdue, and the next days.
    #[default]
    Upcoming,
    Overdue,
    /// The month in the grid.
    Month,
    /// The day under the grid's cursor.
    Day,
}

/// What audits add to browsing.
#[derive(Default)]
pub struct Audits {
    /// The day under the grid's cursor; none before it was shown for the first time.
    day: Option<NaiveDate>,
    /// Whose public holidays are marked.
    land: Option<Land>,
    view: Option<CalendarView>,
    asked: u64,
    /// Keys go to the grid.
    in_grid: bool,
    span: Span,
    by_place: bool,
}

impl Tab for Audits {
    const SPEC: Spec = Spec {
        name: "tab-audits",
        kind: Kind::Audit,
        modes: &[Mode {
            action: None,
            listing: Listing::Audits {
                of: AuditSpan::Upcoming,
                by_place: false,
            },
            title: "audits-upcoming",
            none: "audits-none",
        }],
        mine: true,
        share: 45,
        detail: None,
        ask_delete: "ask-delete-audit",
    };

    fn contexts(&self, base: &Base) -> Vec<Context> {
        if self.aside_has_keys(base) {
            vec![Context::Calendar, Context::Audits]
        } else {
            vec![Context::Audits]
        }
    }

    fn act(&mut self, action: Action, base: &mut Base, cx: &mut Cx<'_>) -> bool {
        if base.list().is_typing() {
            return false;
        }
        if self.aside_has_keys(base) && self.act_in_grid(action, base, cx) {
            return true;
        }
        match action {
            Action::NextArea | Action::PrevArea => {
                self.next_area(action == Action::NextArea, base, cx);
            }
            Action::OverdueOnly => self.toggle(Span::Overdue, base, cx),
            Action::ShowMonth => self.toggle(Span::Month, base, cx),
            Action::ShowDay => self.toggle(Span::Day, base, cx),
            Action::ByPlace => {
                self.by_place = !self.by_place;
                self.list(false, base, cx);
            }
            Action::Mine => {
                base.act(action, cx);
                self.ask(base, cx);
            }
            Action::Edit if base.marked() > 0 => return base.change_chosen(SETTERS, cx),
            Action::OpenMeasure => open_measure(base, cx),
            Action::Open if base.in_detail() => match base.target() {
                Some(target) => cx.commands.push(Command::GoTo(target)),
                None => return false,
            },
            Action::Back if !base.in_detail() => {
                if !base.act(action, cx) && self.span != Span::Upcoming {
                    self.span = Span::Upcoming;
                    self.list(false, base, cx);
                }
            }
            _ => return false,
        }
        true
    }

    fn refresh(&mut self, base: &mut Base, cx: &mut Cx<'_>) {
        self.day.get_or_insert(cx.today);
        self.land.get_or_insert(cx.defaults.land);
        self.ask(base, cx);
    }

    fn hear(&mut self, event: &Event, base: &mut Base, cx: &mut Cx<'_>) {
        match event {
            Event::Answered {
                number,
                answer: Ok(Answer::Calendar(view)),
            } if *number == self.asked => self.view = Some(view.clone()),
            Event::Answered {
                answer: Ok(Answer::List(_)),
                ..
            } if self.in_grid => self.follow_day(base, cx),
            _ => {}
        }
    }

    fn aside(&self, base: &Base, area: Rect) -> Option<u16> {
        match area.width {
            WIDE.. => Some(grid::COLUMNS),
            BESIDE.. if !base.in_detail() => Some(grid::COLUMNS),
            0..BESIDE if self.aside_has_keys(base) => Some(area.width),
            _ => None,
        }
    }

    fn aside_has_keys(&self, base: &Base) -> bool {
        self.in_grid && !base.in_detail()
    }

    fn draw_aside(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool) {
        let day = self.day.unwrap_or(ui.today);
        let land = self.land.unwrap_or(Land::Hesse);
        let known = self.view.as_ref().filter(|view| view.land == land);
        match known.filter(|view| view.month == Month::of(day)) {
            Some(view) => grid::draw(frame, area, ui, day, view, focused),
            None => grid::draw(frame, area, ui, day, &grid::empty(day, land), focused),
        }
    }
}

/// One change for all marked audits.
const SETTERS: Setters<Audit> = Setters {
    day: Some(|audit, day| {
        if audit.is_open() {
            audit.scheduled = Some(day);
        }
    }),
    responsible: Some(|audit, who| {
        if let Responsible::Person(id) = who {
            audit.responsible = Some(id);
        }
    }),
};

impl Audits {
    /// Reads the month of the day under the cursor, unless it is there.
    fn ask(&mut self, base: &Base, cx: &mut Cx<'_>) {
        let (Some(day), Some(land)) = (self.day, self.land) else {
            return;
        };
        self.asked = cx.read(Query::Calendar {
            month: Month::of(day),
            land,
            mine: base.mine(cx),
        });
    }

    fn toggle(&mut self, span: Span, base: &mut Base, cx: &mut Cx<'_>) {
        self.span = if self.span == span {
            Span::Upcoming
        } else {
            span
        };
        self.list(false, base, cx);
    }

    /// Reads the list.
    fn list(&self, still: bool, base: &mut Base, cx: &mut Cx<'_>) {
        let day = self.day.unwrap_or(cx.today);
        let (of, title, none) = match self.span {
            Span::Upcoming => (
                AuditSpan::Upcoming,
                cx.texts.get("audits-upcoming").into_owned(),
                "audits-none",
            ),
            Span::Overdue => (
                AuditSpan::Overdue,
                cx.texts.get("audits-overdue").into_owned(),
                "audits-none-overdue",
            ),
            Span::Month => {
                let month = cx.texts.month_of(day);
                (
                    AuditSpan::Month(Month::of(day)),
                    cx.texts.with("audits-month", &[("month", month.into())]),
                    "audits-none-month",
                )
            }
            Span::Day => {
                let date = cx.texts.date(day);
                (
                    AuditSpan::Day(day),
                    cx.texts.with("audits-day", &[("date", date.into())]),
                    "audits-none-day",
                )
            }
        };
        let title = if self.by_place {
            cx.texts.with("audits-by-place", &[("title", title.into())])
        } else {
            title
        };
        let listing = Listing::Audits {
            of,
            by_place: self.by_place,
        };
        let shown = Shown {
            listing,
            title,
            none,
        };
        base.show_as(shown, still, cx);
    }

    /// Grid, list, and the detail where it stands beside it, in turn.
    fn next_area(&mut self, forwards: bool, base: &mut Base, cx: &mut Cx<'_>) {
        let action = if forwards {
            Action::NextArea
        } else {
            Action::PrevArea
        };
        if self.aside_has_keys(base) {
            self.in_grid = false;
            if !forwards && base.is_beside() {
                base.act(action, cx);
            }
        } else if base.in_detail() {
            base.act(action, cx);
            if !base.in_detail() && forwards {
                self.enter_grid(base, cx);
            }
        } else if forwards && base.is_beside() {
            base.act(action, cx);
        } else {
            self.enter_grid(base, cx);
        }
    }

    fn enter_grid(&mut self, base: &mut Base, cx: &mut Cx<'_>) {
        self.in_grid = true;
        if matches!(self.span, Span::Upcoming | Span::Overdue) {
            self.span = Span::Month;
            self.list(false, base, cx);
        }
    }

    fn act_in_grid(&mut self, action: Action, base: &mut Base, cx: &mut Cx<'_>) -> bool {
        let before = self.day.unwrap_or(cx.today);
        match action {
            Action::Open => {
                self.in_grid = false;
                self.span = Span::Day;
                self.list(false, base, cx);
            }
            Action::Back => self.in_grid = false,
            action => {
                let Some(day) = grid::moved(before, action, cx.today) else {
                    return false;
                };
                self.go_to(day, base, cx);
            }
        }
        true
    }

    /// Puts the grid's cursor on a day; the list follows.
    fn go_to(&mut self, day: NaiveDate, base: &mut Base, cx: &mut Cx<'_>) {
        let before = self.day.replace(day);
        let is_new = before.map(Month::of) != Some(Month::of(day));
        if is_new {
            self.ask(base, cx);
        }
        match self.span {
            Span::Day => self.list(true, base, cx),
            Span::Month if is_new => self.list(false, base, cx),
            Span::Month => self.follow_day(base, cx),
            Span::Upcoming | Span::Overdue => {}
        }
    }

    /// The cursor of the month's list goes to the first audit of the day.
    fn follow_day(&self, base: &mut Base, cx: &mut Cx<'_>) {
        let Some(day) = self.day else { return };
        if self.span == Span::Month {
            base.select_row(|row| audit_day(row) == Some(day), cx);
        }
    }
}

/// To the measure of the audit that is meant.
fn open_measure(base: &mut Base, cx: &mut Cx<'_>) {
    let Some(stored) = base.record::<Audit>() else {
        let id = base.under_cursor();
        base.show(id, cx);
        if id.is_some() {
            cx.say(cx.texts.get("list-once-more").into_owned());
        }
        return;
    };
    let id = stored.record.measure.0;
    let kind = Kind::Measure;
    cx.commands
        .push(Command::GoTo(crate::domain::id::RecordId { kind, id }));
}
