//! Prüfungen: a month of days, beside it the audits of a day, of the month, the overdue ones, or those
//! of the next days.
//!
//! Responsible for: which of these the list shows, the month's grid, and what can be done with audits.
//! Not for: what every list can do ([`super::browse`]).

mod grid;
mod moving;
mod one;
mod record;
mod steps;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use moving::Moving;
use one::{calendar_file, deficiency, letter, new_contact, offer_files, paper_of, recorded};
use ratatui::Frame;
use ratatui::layout::Rect;
use record::Recording;
use steps::{Taking, Wanted};

use super::WIDE;
use super::browse::{Base, Browse, Mode, Setters, Shown, Spec, Tab};
use crate::domain::audit::{Audit, AuditState, Verdict};
use crate::domain::date::{Land, LocalHolidays, Month};
use crate::domain::deficiency::Deficiency;
use crate::domain::id::{Kind, RecordId};
use crate::domain::task::Responsible;
use crate::store::Record;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Event};
use crate::tui::overlay::menu::Menu;
use crate::tui::overlay::step;
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
    moving: Moving,
    /// What is to be done once the audit is read.
    waiting: Option<Action>,
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

    fn offers(&self, action: Action, base: &Base) -> bool {
        let state = base.record::<Audit>().map(|stored| &stored.record.status);
        match action {
            Action::AuditForm | Action::AuditPaper => base.meant().is_some(),
            // Before it is read, it may well be open.
            Action::AuditAnnounce | Action::AuditDone => {
                let is_over = matches!(
                    state,
                    Some(AuditState::Done { .. } | AuditState::Waived { .. })
                );
                base.meant().is_some() && !is_over
            }
            Action::NewDeficiency => {
                let has_none = base.parts::<Deficiency>().is_empty();
                base.is_inside() || has_none && matches!(state, Some(AuditState::Done { .. }))
            }
            _ => true,
        }
    }

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
            Action::New => self.new_audit(base, cx),
            Action::AuditLater => self.move_by(1, base, cx),
            Action::AuditEarlier => self.move_by(-1, base, cx),
            Action::AuditWeekLater => self.move_by(7, base, cx),
            Action::AuditWeekEarlier => self.move_by(-7, base, cx),
            Action::NarrowTo => Self::offer_facets(base, cx),
            Action::NextLand => self.next_land(base, cx),
            Action::CalendarFile => calendar_file(base, cx),
            Action::Export if !base.in_detail() => offer_files(base, cx),
            Action::AuditForm
            | Action::AuditAnnounce
            | Action::AuditDone
            | Action::AuditWaive
            | Action::AuditPaper
            | Action::AuditLetter
            | Action::AuditRecorded
            | Action::NewDeficiency
            | Action::NewContact
            | Action::OpenMeasure => self.with_audit(action, base, cx),
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

    fn show_overdue(&mut self, base: &mut Base, cx: &mut Cx<'_>) {
        self.in_grid = false;
        self.span = Span::Overdue;
        self.list(false, base, cx);
    }

    fn detail_read(&mut self, base: &mut Base, cx: &mut Cx<'_>) {
        if let Some(action) = self.waiting.take()
            && base.view().is_some()
        {
            self.with_audit(action, base, cx);
        }
    }

    fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    fn hear(&mut self, event: &Event, base: &mut Base, cx: &mut Cx<'_>) {
        self.moving.hear(event, self.local(), cx);
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

    /// Local holidays of the house.
    fn local(&self) -> LocalHolidays {
        let view = self.view.as_ref();
        view.map_or(LocalHolidays::NONE, |view| view.local)
    }

    fn move_by(&mut self, days: i64, base: &Base, cx: &mut Cx<'_>) {
        let mut ids = base.chosen();
        ids.retain(|id| id.kind == Kind::Audit);
        self.moving.by(days, ids, cx);
    }

    /// By occasion, wanted by the day under the grid's cursor.
    fn new_audit(&self, base: &Base, cx: &mut Cx<'_>) {
        let mut record = cx.blank(Kind::Audit);
        if let Record::Audit(audit) = &mut record
            && let Some(day) = self.day.filter(|_| self.aside_has_keys(base))
        {
            audit.due = day;
            audit.rule_date = day;
        }
        cx.commands.push(Command::NewRecord(Box::new(record)));
    }

    /// Offers whom, which place, provider or Land the list can be narrowed to.
    fn offer_facets(base: &Base, cx: &mut Cx<'_>) {
        let mut menu = Menu::new(cx.texts.get("audits-narrow-title"));
        if base.list().is_filtered() {
            let all = cx.texts.get("audits-narrow-not").into_owned();
            menu.add(all, |cx| {
                cx.commands.push(Command::Narrow(String::new()));
            });
        }
        for (column, kind) in FACETS {
            for (text, count) in values(base, column) {
                let kind = cx.texts.get(kind);
                let note = cx.texts.with(
                    "audits-narrow-note",
                    &[("kind", kind.into()), ("n", count.into())],
                );
                menu.add_noted(text.clone(), note, move |cx| {
                    cx.commands.push(Command::Narrow(text));
                });
            }
        }
        if menu.is_empty() {
            cx.say(cx.texts.get("audits-narrow-nothing").into_owned());
        } else {
            cx.commands.push(Command::Open(Box::new(menu)));
        }
    }

    fn next_land(&mut self, base: &Base, cx: &mut Cx<'_>) {
        let at = Land::ALL.iter().position(|land| Some(*land) == self.land);
        let next = at.map_or(0, |at| (at + 1) % Land::ALL.len());
        self.land = Some(Land::ALL[next]);
        self.ask(base, cx);
        let name = Land::ALL[next].german_name();
        cx.say(cx.texts.with("calendar-land", &[("land", name.into())]));
    }

    /// What is done with one audit; where it is not read yet, once it is.
    fn with_audit(&mut self, action: Action, base: &mut Base, cx: &mut Cx<'_>) {
        let Some(stored) = base.record::<Audit>() else {
            let id = base.meant();
            self.waiting = id.map(|_| action);
            base.show(id, cx);
            return;
        };
        let (audit, revision) = (stored.record.clone(), stored.revision);
        let local = self.local();
        let dialog = |wanted, cx: &mut Cx<'_>| {
            let taking = Taking::new(wanted, &audit, revision, local, cx);
            let dialog = step::dialog(Box::new(taking), cx);
            cx.commands.push(dialog);
        };
        match action {
            Action::AuditAnnounce => dialog(Wanted::Announce, cx),
            Action::AuditDone => dialog(Wanted::Done, cx),
            Action::AuditWaive => dialog(Wanted::Waive, cx),
            Action::AuditForm => base.enter(Box::new(Recording::new(audit.id, local)), cx),
            Action::AuditPaper => cx.effects.push(Effect::WritePaper(paper_of(&audit))),
            Action::AuditLetter => letter(&audit, base, cx),
            Action::AuditRecorded => recorded(audit, revision, cx),
            Action::NewDeficiency => {
                let found = audit.sections.iter();
                let found = found.filter(|one| one.verdict == Verdict::Finding);
                let record = deficiency(&audit, found.into_iter().next(), cx);
                cx.commands.push(Command::NewRecord(Box::new(record)));
            }
            Action::NewContact => new_contact(&audit, cx),
            Action::OpenMeasure => {
                let kind = Kind::Measure;
                let id = audit.measure.0;
                cx.commands.push(Command::GoTo(RecordId { kind, id }));
            }
            _ => {}
        }
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
            Span::Month if is_new => self.list(false, base, cx),
            // Once the cursor stands: where a day has many audits, each step is another page.
            Span::Day | Span::Month => self.list(true, base, cx),
            Span::Upcoming | Span::Overdue => {}
        }
    }

    /// The cursor of the month's list goes to the first audit of the day, or to the next one.
    fn follow_day(&self, base: &mut Base, cx: &mut Cx<'_>) {
        let Some(day) = self.day else { return };
        if self.span == Span::Month {
            let days = base.list().shown().filter_map(audit_day);
            let next = days.filter(|one| *one >= day).min();
            base.select_row(|row| next.is_some() && audit_day(row) == next, cx);
        }
    }
}

/// Columns the list can be narrowed by, each with the text id of what it holds.
const FACETS: [(usize, &str); 4] = [
    (5, "column-audit-responsible"),
    (7, "column-audit-provider"),
    (4, "column-audit-place"),
    (9, "column-audit-land"),
];

/// Values of a column that a menu offers at most: behind them the filter is quicker.
const MOST_VALUES: usize = 40;

/// What stands in a column, with how many rows have it, the most frequent first.
fn values(base: &Base, column: usize) -> Vec<(String, usize)> {
    let mut counts = BTreeMap::new();
    let rows = base.list().rows().iter();
    for text in rows.filter_map(|row| row.cells.get(column)) {
        let text = text.text.trim();
        if !text.is_empty() {
            *counts.entry(text).or_insert(0) += 1;
        }
    }
    let mut values: Vec<(&str, usize)> = counts.into_iter().collect();
    values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    values.truncate(MOST_VALUES);
    let values = values.into_iter();
    values.map(|(text, n)| (text.to_owned(), n)).collect()
}
