//! Matrix: the municipalities of the group by every indicator; names stay in sight while the columns
//! move.
//!
//! The column under the cursor is the indicator of the question: the keys that lead to the next
//! indicator lead through the columns, and what is said at the top is said of it.

use std::cell::Cell;
use std::cmp::Ordering;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::copy::Grid;
use super::look::{Looking, Shared};
use super::numbers::Numbers;
use super::view::{Matrix, MatrixColumn, MatrixRow, Part, Place};
use crate::domain::id::MunicipalityId;
use crate::text::locale::Texts;
use crate::text::width;
use crate::tui::Ui;
use crate::tui::action::{Action, Context};
use crate::tui::event::Cx;
use crate::tui::widgets::list::{Column, List, Width, column};

/// Columns of an indicator: a figure and its mark, a blank before each.
const WIDE: u16 = 12;
/// Columns of the names, on a narrow and on a wide screen.
const NAMES: (u16, u16) = (22, 30);
/// Lines of the group's own figures below.
const FEET: u16 = 2;

const PINNED: &[Column] = &[
    column("figures-number", Width::Fixed(5)).from(28),
    column("figures-municipality", Width::Rest),
];

/// What stands in the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Content {
    #[default]
    Value,
    Rank,
    Distance,
}

impl Content {
    const fn next(self) -> Self {
        match self {
            Self::Value => Self::Rank,
            Self::Rank => Self::Distance,
            Self::Distance => Self::Value,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Value => "figures-matrix-value",
            Self::Rank => "figures-matrix-rank",
            Self::Distance => "figures-matrix-distance",
        }
    }

    /// What stands in a cell; empty = nothing is known.
    fn of(self, column: &MatrixColumn, place: &Place, texts: &Texts) -> String {
        let numbers = Numbers::new(texts, &column.indicator, column.decimals);
        let Some(value) = place.value else {
            return place.mark.map_or_else(String::new, String::from);
        };
        match self {
            Self::Value => numbers.plain(value),
            Self::Rank => place.rank.map_or_else(String::new, |rank| rank.to_string()),
            Self::Distance => place
                .distance
                .map_or_else(String::new, |distance| numbers.signed(distance)),
        }
    }
}

/// In which order the municipalities stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Order {
    #[default]
    Name,
    /// By the column under the cursor, the highest on top; `true` = the lowest.
    Column(bool),
}

/// See the module.
pub(super) struct MatrixLook {
    list: List<MatrixRow>,
    matrix: Matrix,
    content: Content,
    order: Order,
    /// The column under the cursor.
    at: usize,
    /// The first one in sight.
    left: Cell<usize>,
}

impl Default for MatrixLook {
    fn default() -> Self {
        Self {
            list: List::new(PINNED),
            matrix: Matrix::default(),
            content: Content::default(),
            order: Order::default(),
            at: 0,
            left: Cell::new(0),
        }
    }
}

impl MatrixLook {
    /// Cursor and marks are the tab's.
    fn share(&self, shared: &mut Shared) {
        shared.at = self.list.selected().map(|row| row.id).or(shared.at);
        for row in self.list.rows() {
            if self.list.is_marked(row.id.0) {
                shared.marked.insert(row.id);
            } else {
                shared.marked.remove(&row.id);
            }
        }
    }

    /// The rows in their order; those without a figure are the last.
    fn arrange(&mut self) {
        let Order::Column(up) = self.order else {
            self.list.set_rows(Arc::clone(&self.matrix.rows));
            return;
        };
        let at = self.at;
        let value = |row: &MatrixRow| row.places.get(at).and_then(|place| place.value);
        let mut rows: Vec<MatrixRow> = self.matrix.rows.to_vec();
        rows.sort_by(|a, b| match (value(a), value(b)) {
            (Some(a), Some(b)) if up => a.cmp(&b),
            (Some(a), Some(b)) => b.cmp(&a),
            (None, None) => Ordering::Equal,
            (a, _) => a.is_none().cmp(&true).reverse(),
        });
        self.list.set_rows(rows);
    }

    /// The columns in sight, and the first of them.
    fn in_sight(&self, columns: u16) -> (usize, usize) {
        let n = usize::from(columns / WIDE).max(1);
        let mut left = self.left.get().min(self.at);
        if self.at >= left + n {
            left = self.at + 1 - n;
        }
        // No room is left empty at the right.
        left = left.min(self.matrix.columns.len().saturating_sub(n));
        self.left.set(left);
        (left, n)
    }

    fn draw_columns(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let (left, n) = self.in_sight(area.width);
        let shown = self.matrix.columns.iter().enumerate().skip(left).take(n);
        for ((at, column), x) in shown.zip((area.x..).step_by(usize::from(WIDE))) {
            let room = WIDE.min(area.right().saturating_sub(x));
            let place = Rect {
                x,
                width: room,
                ..area
            };
            let here = at == self.at;
            self.draw_column(frame, place, ui, (at, column, here));
        }
    }

    fn draw_column(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        ui: &Ui<'_>,
        (at, column, here): (usize, &MatrixColumn, bool),
    ) {
        let room = usize::from(area.width.saturating_sub(3));
        let mut put = |y: u16, text: &str, mark: &str, scope: &str| {
            let text = width::pad_start(&width::cut(text, room), room);
            let text = format!(" {text} {mark}");
            let columns = usize::from(area.width);
            let style = ui.style(scope);
            frame
                .buffer_mut()
                .set_stringn(area.x, y, text, columns, style);
        };
        let sorted = match self.order {
            Order::Column(true) if here => ui.glyphs.ascending,
            Order::Column(false) if here => ui.glyphs.descending,
            _ => " ",
        };
        let scope = if here { "title.focus" } else { "header" };
        put(area.y, &column.indicator.code, sorted, scope);
        for (row, y) in self.list.in_sight().zip(area.y + 1..) {
            let Some(place) = row.places.get(at) else {
                continue;
            };
            let text = self.content.of(column, place, ui.texts);
            let text = if text.is_empty() {
                ui.glyphs.missing
            } else {
                &text
            };
            let (mark, scope) = match place.quartile {
                Some(quartile @ 1..=4) => (
                    ui.glyphs.quartiles[usize::from(quartile) - 1],
                    ["quartile.1", "quartile.2", "quartile.3", "quartile.4"]
                        [usize::from(quartile) - 1],
                ),
                _ => (" ", "muted"),
            };
            put(y, text, mark, scope);
        }
        let feet = area.bottom().saturating_sub(FEET);
        let numbers = Numbers::new(ui.texts, &column.indicator, column.decimals);
        let median = column.median.map(|median| numbers.plain(median));
        put(
            feet,
            median.as_deref().unwrap_or(ui.glyphs.missing),
            " ",
            "header",
        );
        put(feet + 1, &column.n.to_string(), " ", "muted");
    }
}

impl Looking for MatrixLook {
    fn title(&self) -> &'static str {
        "figures-matrix"
    }

    fn take(&mut self, shared: &mut Shared) {
        let Some(view) = &shared.view else { return };
        let Part::Matrix(matrix) = &view.part else {
            return;
        };
        self.matrix = matrix.clone();
        let code = view.question.indicator.clone();
        self.turn(&code, shared);
        self.list.mark(shared.marked.iter().map(|id| id.0));
        if let Some(MunicipalityId(id)) = shared.at {
            self.list.select(id);
        }
        shared.at = self.list.selected().map(|row| row.id).or(shared.at);
    }

    fn turn(&mut self, code: &str, shared: &mut Shared) -> bool {
        let mut columns = self.matrix.columns.iter();
        let Some(at) = columns.position(|column| column.indicator.code == code) else {
            return false;
        };
        self.at = at;
        self.arrange();
        let column = &self.matrix.columns[at];
        if let Some(view) = &mut shared.view {
            view.question.indicator.clone_from(&column.indicator.code);
            view.head.clone_from(&column.head);
            view.lengths.clone_from(&column.lengths);
        }
        true
    }

    fn contexts(&self) -> Vec<Context> {
        if self.list.is_typing() {
            vec![Context::Text]
        } else {
            vec![Context::FiguresMatrix]
        }
    }

    fn act(&mut self, action: Action, shared: &mut Shared, _cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Left | Action::Right if !self.list.is_typing() => return false,
            Action::NextContent => self.content = self.content.next(),
            Action::SortNext => {
                self.order = match self.order {
                    Order::Name => Order::Column(false),
                    Order::Column(_) => Order::Name,
                };
                self.arrange();
            }
            Action::SortReverse => {
                self.order = match self.order {
                    Order::Column(up) => Order::Column(!up),
                    Order::Name => Order::Column(true),
                };
                self.arrange();
            }
            action => {
                let done = self.list.act(action);
                self.share(shared);
                return done;
            }
        }
        true
    }

    fn text(&mut self, character: char, shared: &mut Shared) {
        self.list.type_char(character);
        self.share(shared);
    }

    fn paste(&mut self, text: &str, shared: &mut Shared) -> bool {
        if !self.list.is_typing() {
            return false;
        }
        self.list.paste(text);
        self.share(shared);
        true
    }

    fn count(&self, ui: &Ui<'_>) -> String {
        let here = super::super::count_rows(&self.list, ui);
        let variables = [
            ("at", (self.at + 1).into()),
            ("n", self.matrix.columns.len().into()),
        ];
        let column = ui.texts.with("figures-matrix-column", &variables);
        format!(
            "{} \u{b7} {column} \u{b7} {here}",
            ui.texts.get(self.content.name())
        )
    }

    fn grid(&self, texts: &Texts, _shared: &Shared) -> Grid {
        let columns = &self.matrix.columns;
        let mut header = vec![
            texts.get("figures-number").into_owned(),
            texts.get("figures-municipality").into_owned(),
        ];
        header.extend(columns.iter().map(|column| column.indicator.code.clone()));
        let row = |row: &MatrixRow| {
            let cells = row.cells.iter().map(|cell| cell.text.clone());
            let places = columns.iter().zip(&row.places);
            let places = places.map(|(column, place)| self.content.of(column, place, texts));
            cells.chain(places).collect()
        };
        let mut rows: Vec<Vec<String>> = self.list.marked_or_shown().map(row).collect();
        let own = |id: &str, figure: &dyn Fn(&MatrixColumn) -> String| {
            let named = [String::new(), texts.get(id).into_owned()];
            named
                .into_iter()
                .chain(columns.iter().map(figure))
                .collect()
        };
        rows.push(own("figures-median-row", &|column| {
            let numbers = Numbers::new(texts, &column.indicator, column.decimals);
            column
                .median
                .map_or_else(String::new, |median| numbers.plain(median))
        }));
        rows.push(own("figures-n-row", &|column| column.n.to_string()));
        Grid {
            figures: (0..header.len()).map(|at| at >= PINNED.len()).collect(),
            header,
            rows,
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
        let names = if area.width >= super::super::WIDE {
            NAMES.1
        } else {
            NAMES.0
        };
        let names = names.min(area.width);
        let feet = area.bottom().saturating_sub(FEET);
        let list = Rect {
            width: names,
            height: area.height.saturating_sub(FEET),
            ..area
        };
        self.list.draw(frame, list, ui, focused);
        for (y, id) in (feet..area.bottom()).zip(["figures-median-row", "figures-n-row"]) {
            let text = ui.texts.get(id);
            let room = usize::from(names.saturating_sub(1));
            frame
                .buffer_mut()
                .set_stringn(area.x + 1, y, text, room, ui.style("muted"));
        }
        let columns = Rect {
            x: area.x + names,
            width: area.width - names,
            ..area
        };
        self.draw_columns(frame, columns, ui);
    }
}
