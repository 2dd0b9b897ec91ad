//! Plausibilität: what is odd about the figures of the group, to be looked at and ticked off.
//!
//! The line under the cursor stands in full below the list, with what was said about it. Enter shows the
//! municipality in full, in the period of the finding; what was ticked off is hidden unless asked for.

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::copy::Grid;
use super::look::{Looking, Shared, Wish};
use super::view::{CheckRow, Part};
use crate::domain::id::AcknowledgementId;
use crate::domain::indicator::target::Acknowledgement;
use crate::domain::problem::Wrong;
use crate::fields;
use crate::store::{Edit, Entity, Expected};
use crate::text::locale::Texts;
use crate::text::width;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::{Command, Cx, Effect, Tag};
use crate::tui::overlay::question::ReasonQuestion;
use crate::tui::panes::draw_empty;
use crate::tui::widgets::list::{Column, List, Row, Width, column};

const COLUMNS: &[Column] = &[
    column("", Width::Fixed(1)),
    column("check-column-kind", Width::Fixed(19)),
    column("figures-municipality", Width::Fixed(20)),
    column("kind-indicator", Width::Fixed(8)).from(112),
    column("figures-period", Width::Fixed(8)),
    column("check-column-reason", Width::Rest),
];

/// Lines below the list: the reason in full, what was said about it.
const BELOW: u16 = 4;

/// See the module.
pub(super) struct CheckLook {
    list: List<CheckRow>,
    /// Whether what was ticked off is shown too.
    all: bool,
    /// Whether only the period that is shown counts.
    one_period: bool,
    /// How many rows are hidden because they were ticked off.
    settled: Cell<usize>,
}

impl Default for CheckLook {
    fn default() -> Self {
        Self {
            list: List::new(COLUMNS),
            all: false,
            one_period: false,
            settled: Cell::new(0),
        }
    }
}

impl CheckLook {
    /// The rows that are wanted, of those there are.
    fn fill(&mut self, shared: &Shared) {
        let Some(view) = &shared.view else { return };
        let Part::Check(rows) = &view.part else {
            return;
        };
        let period = view.question.asked.period;
        let in_time = |row: &&CheckRow| !self.one_period || row.period == period;
        let settled = rows.iter().filter(in_time).filter(|row| row.is_settled);
        self.settled.set(settled.count());
        let shown = rows.iter().filter(in_time);
        let shown: Vec<CheckRow> = shown
            .filter(|row| self.all || !row.is_settled)
            .cloned()
            .collect();
        self.list.set_rows(shown);
    }

    /// Asks what was found out about the rows that are marked, or the one under the cursor.
    fn acknowledge(&self, cx: &mut Cx<'_>) {
        let rows: Vec<Acknowledgement> = self
            .list
            .chosen()
            .into_iter()
            .zip(1..)
            .map(|(row, n)| Acknowledgement {
                id: AcknowledgementId::provisional(n),
                municipality: row.municipality,
                indicator: row.indicator.clone(),
                period: row.period,
                check: row.check.clone(),
                note: String::new(),
                on: cx.today,
                by: cx.author.to_owned(),
            })
            .collect();
        if rows.is_empty() {
            return;
        }
        let question = cx.texts.with("check-ask-note", &[("n", rows.len().into())]);
        let then = move |note: String| noted(rows, &note);
        let question = ReasonQuestion::answer_to(question, Box::new(then));
        cx.commands.push(Command::Open(Box::new(question)));
    }
}

/// One change for all of them; nothing that looks like data of participants.
fn noted(rows: Vec<Acknowledgement>, note: &str) -> Vec<Effect> {
    let field = fields::named(Acknowledgement::KIND, "note");
    let value = fields::Value::Text(note.to_owned());
    let wrong: Option<Wrong> = field.and_then(|field| fields::suspicious(field, &value));
    if wrong.is_some() {
        return vec![Effect::Say("check-note-suspicious")];
    }
    let edits = rows.into_iter().map(|mut one| {
        note.clone_into(&mut one.note);
        Edit::Put {
            record: one.record(),
            expected: Expected::New,
        }
    });
    vec![Effect::Apply {
        tag: Tag::Plain,
        edits: edits.collect(),
    }]
}

impl Looking for CheckLook {
    fn title(&self) -> &'static str {
        "figures-check"
    }

    fn take(&mut self, shared: &mut Shared) {
        self.fill(shared);
        let row = self.list.selected();
        shared.at = row.map(|row| row.municipality).or(shared.at);
    }

    fn contexts(&self) -> Vec<Context> {
        if self.list.is_typing() {
            vec![Context::Text]
        } else {
            vec![Context::FiguresCheck]
        }
    }

    fn act(&mut self, action: Action, shared: &mut Shared, cx: &mut Cx<'_>) -> bool {
        let is_typing = self.list.is_typing();
        match action {
            // Left and right lead through the periods.
            Action::Left | Action::Right if !is_typing => return false,
            Action::Open if !is_typing => {
                let row = self.list.selected();
                shared.wish = row.map(|row| Wish::One(row.period));
                return true;
            }
            Action::Acknowledge => self.acknowledge(cx),
            Action::ShowAcknowledged => {
                self.all = !self.all;
                self.fill(shared);
            }
            Action::OnlyThisPeriod => {
                self.one_period = !self.one_period;
                self.fill(shared);
            }
            action => {
                let done = self.list.act(action);
                let row = self.list.selected();
                shared.at = row.map(|row| row.municipality).or(shared.at);
                return done;
            }
        }
        true
    }

    fn text(&mut self, character: char, _shared: &mut Shared) {
        self.list.type_char(character);
    }

    fn paste(&mut self, text: &str, _shared: &mut Shared) -> bool {
        let is_typing = self.list.is_typing();
        if is_typing {
            self.list.paste(text);
        }
        is_typing
    }

    fn count(&self, ui: &Ui<'_>) -> String {
        self.list.count(ui)
    }

    fn grid(&self, texts: &Texts, _shared: &Shared) -> Grid {
        let title = |column: &Column| match column.title {
            "" => texts.get("check-column-state").into_owned(),
            id => texts.get(id).into_owned(),
        };
        let row = |row: &CheckRow| {
            let cells = row.cells.iter().skip(1).map(|cell| cell.text.clone());
            std::iter::once(row.state.clone()).chain(cells).collect()
        };
        Grid {
            header: COLUMNS.iter().map(title).collect(),
            figures: vec![false; COLUMNS.len()],
            rows: self.list.marked_or_shown().map(row).collect(),
        }
    }

    fn draw(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        ui: &Ui<'_>,
        _shared: &Shared,
        focused: bool,
    ) {
        let settled = self.settled.get();
        if self.list.rows().is_empty() {
            let text = if settled > 0 {
                ui.texts
                    .with("check-only-settled", &[("n", settled.into())])
            } else {
                ui.texts.get("check-nothing").into_owned()
            };
            draw_empty(frame, area, ui, &text);
            return;
        }
        let below = BELOW.min(area.height / 3);
        let above = Rect {
            height: area.height - below,
            ..area
        };
        self.list.draw(frame, above, ui, focused);
        let Some(row) = self.list.selected() else {
            return;
        };
        let columns = usize::from(area.width.saturating_sub(2));
        let mut lines = width::wrap(&row.reason, columns);
        lines.truncate(usize::from(below.saturating_sub(2)));
        lines.extend(width::wrap(&row.said, columns).first());
        for (line, y) in lines.iter().zip(above.bottom() + 1..area.bottom()) {
            let style = ui.style(if *line == row.said { "muted" } else { "base" });
            frame
                .buffer_mut()
                .set_stringn(area.x + 1, y, line, columns, style);
        }
    }
}

impl Row for CheckRow {
    fn key(&self) -> u64 {
        self.key
    }

    fn cells(&self) -> &[crate::tui::widgets::list::CellText] {
        &self.cells
    }

    fn folded(&self) -> &crate::text::fold::Folded {
        &self.folded
    }

    fn sort_key(&self, column: usize) -> i64 {
        // Periods by time; all else as text.
        if column == 4 {
            i64::from(self.period.ordinal())
        } else {
            0
        }
    }
}
