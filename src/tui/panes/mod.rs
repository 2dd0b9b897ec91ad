//! The content of the tabs. A pane never imports another one: it asks for things with commands.
//!
//! # To add a tab
//!
//! Most tabs are a list and the record under its cursor; [`browse`] has all they have in common. What
//! such a tab needs of its own:
//!
//! 1. `tui/view.rs`: a [`Listing`](super::view::Listing) for every way to show its list.
//! 2. `tui/reader/<tab>.rs`: two functions of `Reader`, one that makes the list as a
//!    [`Table`](super::view::Table) (columns, and the cells that stand in them), one that makes a record
//!    in full as a [`DetailView`](super::view::DetailView) (facts, paragraphs, lists); and an arm for
//!    each in `Reader::list` and `Reader::detail`.
//! 3. `tui/panes/<tab>.rs`: a type that implements [`browse::Tab`] – a [`browse::Spec`], and what it can
//!    do beyond what every list can – and `pub type …Pane = Browse<…>`.
//! 4. `tui/tabs.rs`: its maker in the table of tabs. Enter on a record of its kind leads there from
//!    everywhere.
//! 5. `locales/*/screen.ftl`: headings of columns, title, what is said where there is no row, the
//!    question before one is deleted.
//!
//! Keys, help, hint line and palette follow from the actions. Beyond the list and its record:
//!
//! * Another way to show the list (only what is late, by stage) is one more [`browse::Mode`] with the
//!   action that switches to it. Rows with lanes ([`Table`](super::view::Table)) make a board of it.
//! * "Mine": `mine: true` in the spec; `Reader::list` is told who that is.
//! * One change for all marked rows: [`browse::Base::change_chosen`] with the fields that take it.
//! * Records that actions on the detail's lists need as they are travel in `DetailView::records`.
//! * What takes the whole place for a while (a grid, a form of its own) is a [`Pane`] that the tab gives
//!   to [`browse::Base::enter`]; the first way back it does not take itself ends it.
//!
//! Its tests type keys into the whole app (`tui/app_tests.rs`); what only browsing does is held by the
//! made-up tab in `panes/browse/tests.rs` and need not be tested again.

pub mod audits;
pub mod browse;
pub mod deficiencies;
pub mod figures;
pub mod measures;
pub mod meetings;
mod moving;
mod reorder;
pub mod rings;
pub mod today;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::symbols::merge::MergeStrategy;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders};

use super::Ui;
use super::action::{Action, Context};
use super::event::{Command, Cx, Effect, Event, TableForm};
use super::overlay::menu::Menu;
use super::view::ListRow;
use super::widgets::list::{List, Row};
use crate::domain::id::{Kind, RecordId};
use crate::domain::indicator::question::Question;
use crate::text::width;

/// From this many columns on, the detail stands beside the list.
pub const WIDE: u16 = 100;

/// The content of a tab.
pub trait Pane {
    /// Where its keys mean something, nearest first.
    fn contexts(&self) -> Vec<Context>;

    /// Whether its rows were never read yet: keys wait for them.
    fn is_reading(&self) -> bool;

    /// It comes to the front, or what it shows may have changed: asks for it anew.
    fn refresh(&mut self, cx: &mut Cx<'_>);

    /// Whether this is where a record of this kind is shown.
    fn shows(&self, _kind: Kind) -> bool {
        false
    }

    /// Shows such a record in full.
    fn open(&mut self, _id: RecordId, _cx: &mut Cx<'_>) {}

    /// Shows the figures of a question, where figures are shown.
    fn ask_figures(&mut self, _question: Question, _cx: &mut Cx<'_>) {}
    /// Shows only what is overdue, where it can show that alone.
    fn show_overdue(&mut self, _cx: &mut Cx<'_>) {}

    /// Narrows its list to what fits a text.
    fn narrow(&mut self, _text: &str, _cx: &mut Cx<'_>) {}

    /// Something else comes to the front, or the program ends: what is being typed is kept.
    fn leave(&mut self, _cx: &mut Cx<'_>) {}

    /// Whether an action of its contexts can be of use now: the hint line leaves out what can't.
    fn offers(&self, _action: Action) -> bool {
        true
    }

    /// An action of its contexts; false if it is none of its own.
    fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool;

    /// A character, where one of its contexts takes text.
    fn text(&mut self, _character: char, _cx: &mut Cx<'_>) {}

    /// A pasted text; false if there is no place for it.
    fn paste(&mut self, _text: &str, _cx: &mut Cx<'_>) -> bool {
        false
    }

    /// Answers and results; each pane picks what concerns it.
    fn hear(&mut self, event: &Event, cx: &mut Cx<'_>);

    /// What the hint line says at its right end: "3 hier".
    fn count(&self, ui: &Ui<'_>) -> String;

    /// Whether it takes all of the screen, without tab bar and hint line.
    fn takes_screen(&self) -> bool {
        false
    }

    /// Shows it.
    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, focused: bool);
}

/// The chosen rows as lines, cells apart by tabs: a spreadsheet takes them as they are.
fn copy_rows(list: &List<ListRow>, cx: &mut Cx<'_>) {
    let lines: Vec<String> = list
        .chosen()
        .into_iter()
        .map(|row| {
            let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
            cells.join("\t").trim().to_owned()
        })
        .collect();
    if !lines.is_empty() {
        cx.effects.push(Effect::Copy(lines.join("\n")));
        cx.say(cx.texts.get("app-copied").into_owned());
    }
}

/// "3 hier", and how many of them are marked.
fn count_rows<T: Row>(list: &List<T>, ui: &Ui<'_>) -> String {
    let n = list.count(ui);
    let here = ui.texts.with("frame-here", &[("n", n.into())]);
    match list.marked_count() {
        0 => here,
        n => format!(
            "{here}, {}",
            ui.texts.with("frame-selected", &[("n", n.into())])
        ),
    }
}

/// Offers the list as it is shown as a file, in every form there is.
fn offer_export(list: &List<ListRow>, title: &str, cx: &mut Cx<'_>) {
    let menu = export_menu(list, title, cx);
    cx.commands.push(Command::Open(Box::new(menu)));
}

/// The forms a list as it is shown can be written in.
fn export_menu(list: &List<ListRow>, title: &str, cx: &Cx<'_>) -> Menu {
    let mut menu = Menu::new(cx.texts.get("export-title"));
    for (form, label) in [
        (TableForm::Csv, "export-csv"),
        (TableForm::Markdown, "export-markdown"),
    ] {
        let effect = export_rows(list, title, form, cx);
        let label = cx.texts.get(label).into_owned();
        menu.add(label, |cx| cx.effects.push(effect));
    }
    menu
}

/// The list as it is shown, for a file.
fn export_rows(list: &List<ListRow>, title: &str, form: TableForm, cx: &Cx<'_>) -> Effect {
    let header = list
        .columns()
        .iter()
        .map(|column| match column.title {
            "" => String::new(),
            id => cx.texts.get(id).into_owned(),
        })
        .collect();
    let rows = list
        .shown()
        .filter(|row| row.target.is_some())
        .map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect())
        .collect();
    Effect::ExportRows {
        form,
        name: format!("{} {}", cx.texts.get(title), cx.today),
        header,
        rows,
    }
}

/// Who changed the record under the cursor; false if there is none.
fn show_history(list: &List<ListRow>, cx: &mut Cx<'_>) -> bool {
    let Some(row) = list.selected() else {
        return false;
    };
    let Some(target) = row.target.filter(|target| target.id != 0) else {
        return false;
    };
    // A day or a number alone names nothing: the first cell that has the most letters does.
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let texts = row.cells.iter().map(|cell| cell.text.trim());
    let title = texts
        .rev()
        .max_by_key(|text| letters(text))
        .unwrap_or_default();
    cx.commands.push(Command::History(target, title.to_owned()));
    true
}

/// A frame with a title; gives back the room inside. Frames that overlap by a line share it.
///
/// The title alone says where the keys go: a frame in another colour is written again with every step
/// from one place to the next, and a tab like any other costs twice as much.
pub(in crate::tui) fn framed(
    frame: &mut Frame<'_>,
    area: Rect,
    ui: &Ui<'_>,
    title: &str,
    focused: bool,
) -> Rect {
    let title_scope = if focused { "title.focus" } else { "title" };
    let room = usize::from(area.width).saturating_sub(6);
    let mut block = Block::new()
        .borders(Borders::ALL)
        .border_set(ui.glyphs.border)
        .border_style(ui.style("border"))
        .merge_borders(MergeStrategy::Exact);
    if !title.is_empty() {
        let title = format!(" {} ", width::cut(title, room));
        block = block.title(Span::styled(title, ui.style(title_scope)));
    }
    let inner = block.inner(area);
    frame.render_widget(block, area);
    inner
}

/// Two places beside one another, of which the first has `columns`: their frames share a line.
pub(in crate::tui) fn beside(area: Rect, columns: u16) -> [Rect; 2] {
    let columns = columns.min(area.width);
    let rest = area.width - columns;
    let right = Rect {
        x: area.x + columns,
        width: rest,
        ..area
    };
    let shared = u16::from(rest > 0);
    let left = Rect {
        width: columns + shared,
        ..area
    };
    [left, right]
}

/// Two places one above the other, of which the first has `lines`: their frames share a line.
pub(in crate::tui) fn stacked(area: Rect, lines: u16) -> [Rect; 2] {
    let lines = lines.min(area.height);
    let rest = area.height - lines;
    let below = Rect {
        y: area.y + lines,
        height: rest,
        ..area
    };
    let shared = u16::from(rest > 0);
    let above = Rect {
        height: lines + shared,
        ..area
    };
    [above, below]
}

/// Facts as "label  text", wrapped; gives back the lines used.
pub(in crate::tui) fn draw_facts(
    frame: &mut Frame<'_>,
    area: Rect,
    ui: &Ui<'_>,
    facts: &[(String, String)],
) -> u16 {
    let (label_width, room) = facts_columns(facts, area.width);
    let mut y = 0;
    for (label, text) in facts {
        for (number, piece) in width::wrap(text, room).into_iter().enumerate() {
            if y >= area.height {
                return y;
            }
            let label = if number == 0 { label.as_str() } else { "" };
            let line = Line::from(vec![
                Span::styled(width::pad(label, label_width + 2), ui.style("label")),
                Span::raw(piece.to_owned()),
            ]);
            frame
                .buffer_mut()
                .set_line(area.x, area.y + y, &line, area.width);
            y += 1;
        }
    }
    y
}

/// Columns for the labels of facts, and for their texts.
fn facts_columns(facts: &[(String, String)], columns: u16) -> (usize, usize) {
    let labels = facts
        .iter()
        .map(|(label, _)| width::columns(label))
        .max()
        .unwrap_or(0)
        .min(usize::from(columns) / 3);
    (labels, usize::from(columns).saturating_sub(labels + 2))
}

/// Lines that facts would fill.
fn facts_lines(facts: &[(String, String)], columns: u16) -> usize {
    let (_, room) = facts_columns(facts, columns);
    facts
        .iter()
        .map(|(_, text)| width::wrap(text, room).len())
        .sum()
}

/// A paragraph in the middle of an empty place: what to do here first.
pub(in crate::tui) fn draw_empty(frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, text: &str) {
    let room = usize::from(area.width.saturating_sub(4));
    for (number, line) in (0_u16..).zip(width::wrap(text, room)) {
        if number + 1 >= area.height {
            return;
        }
        frame.buffer_mut().set_stringn(
            area.x + 2,
            area.y + 1 + number,
            line,
            room,
            ui.style("muted"),
        );
    }
}
