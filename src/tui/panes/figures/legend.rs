//! What the pens of a chart mean, and the figures of the period, on a few lines below it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::drawn::Drawn;
use crate::text::width;
use crate::tui::Ui;

/// Columns between two pieces.
const GAP: usize = 3;

/// A mark as the chart draws it, and what it stands for.
pub(super) struct Piece {
    mark: String,
    style: Style,
    text: String,
}

impl Piece {
    pub(super) fn new(mark: impl Into<String>, style: Style, text: impl Into<String>) -> Self {
        Self {
            mark: mark.into(),
            style,
            text: text.into(),
        }
    }

    fn columns(&self) -> usize {
        width::columns(&self.mark) + 1 + width::columns(&self.text)
    }
}

/// The pieces, each line with as many as it holds whole.
fn lines(pieces: &[Piece], columns: usize) -> Vec<Vec<&Piece>> {
    let mut lines: Vec<Vec<&Piece>> = Vec::new();
    let mut used = 0;
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if used + GAP + piece.columns() <= columns => {
                used += GAP + piece.columns();
                line.push(piece);
            }
            _ => {
                used = piece.columns();
                lines.push(vec![piece]);
            }
        }
    }
    lines
}

/// Shows the pieces at the foot of an area; gives back the room above. They take a third of it at most.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, pieces: &[Piece]) -> Rect {
    let columns = usize::from(area.width.saturating_sub(1));
    let mut lines = lines(pieces, columns);
    lines.truncate(usize::from(area.height / 3));
    let height = lines.len() as u16;
    let foot = area.bottom() - height;
    for (y, line) in (foot..).zip(lines) {
        let mut x = area.x + 1;
        for piece in line {
            let room = usize::from(area.right().saturating_sub(x));
            let buffer = frame.buffer_mut();
            let (after, _) = buffer.set_stringn(x, y, &piece.mark, room, piece.style);
            let room = usize::from(area.right().saturating_sub(after + 1));
            let text = width::cut(&piece.text, room);
            let (after, _) = buffer.set_stringn(after + 1, y, text, room, ui.style("base"));
            x = after + GAP as u16;
        }
    }
    Rect {
        height: area.height - height,
        ..area
    }
}

/// "Fulda: 12,3 %, Rang 3 von 14, +0,5 zum Median".
pub(super) fn said(drawn: &Drawn, ui: &Ui<'_>) -> String {
    let Some(value) = &drawn.value else {
        let name = [("name", drawn.name.as_str().into())];
        return ui.texts.with("figures-drawn-missing", &name);
    };
    let mut text = format!("{}: {value}", drawn.name);
    if let Some((rank, of)) = drawn.rank {
        let rank = [("rank", rank.into()), ("n", of.into())];
        text = format!("{text}, {}", ui.texts.with("figures-drawn-rank", &rank));
    }
    if let Some(distance) = &drawn.distance {
        let distance = [("distance", distance.as_str().into())];
        let distance = ui.texts.with("figures-drawn-distance", &distance);
        text = format!("{text}, {distance}");
    }
    text
}
