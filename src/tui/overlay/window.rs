//! The frame every overlay sits in, and the few strokes they all draw with.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Block, Clear, Widget};

use crate::text::width;
use crate::tui::Ui;

/// Clears a place in the middle of the screen, draws a frame with a title there, and gives the room
/// within. Asked for more than there is, it takes what there is.
pub(super) fn window(
    frame: &mut Frame<'_>,
    screen: Rect,
    (columns, rows): (u16, u16),
    title: &str,
    ui: &Ui<'_>,
) -> Rect {
    let columns = columns.min(screen.width);
    // Almost as high as the panes it would leave a second border right above theirs.
    let panes = screen.height.saturating_sub(2);
    let rows = if rows + 2 >= panes && rows < panes {
        panes
    } else {
        rows.min(screen.height)
    };
    let area = Rect::new(
        screen.x + (screen.width - columns) / 2,
        screen.y + (screen.height - rows) / 2,
        columns,
        rows,
    );
    Clear.render(area, frame.buffer_mut());
    frame.buffer_mut().set_style(area, ui.style("overlay"));
    let mut block = Block::bordered()
        .border_set(ui.glyphs.border)
        .border_style(ui.style("border.focus"));
    if !title.is_empty() {
        let room = usize::from(columns.saturating_sub(4));
        block = block
            .title(format!(" {} ", width::cut(title, room)))
            .title_style(ui.style("overlay.title"));
    }
    let inner = block.inner(area);
    block.render(area, frame.buffer_mut());
    // A column of air at both sides.
    Rect {
        x: inner.x + inner.width.min(1),
        width: inner.width.saturating_sub(2),
        ..inner
    }
}

/// Writes a text at a place, cut to the columns it has. Gives the columns used.
pub(super) fn put(
    frame: &mut Frame<'_>,
    (x, y): (u16, u16),
    columns: u16,
    text: &str,
    style: Style,
) -> u16 {
    let shown = width::cut(text, usize::from(columns));
    let (end, _) = frame
        .buffer_mut()
        .set_stringn(x, y, &*shown, usize::from(columns), style);
    end.saturating_sub(x)
}

/// The same at the right end of a place.
pub(super) fn put_right(frame: &mut Frame<'_>, area: Rect, text: &str, style: Style) {
    let shown = width::cut(text, usize::from(area.width));
    let used = width::columns(&shown) as u16;
    put(frame, (area.right() - used, area.y), used, &shown, style);
}
