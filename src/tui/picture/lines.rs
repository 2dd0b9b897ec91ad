//! Frames and blocks as paths.
//!
//! A piece of a frame reaches from the middle of its cell to those edges it points at.

use std::fmt::Write as _;

/// Left, right, up, down.
type Arms = [bool; 4];

fn arms(symbol: &str) -> Option<Arms> {
    Some(match symbol {
        "─" => [true, true, false, false],
        "│" => [false, false, true, true],
        "┌" => [false, true, false, true],
        "┐" => [true, false, false, true],
        "└" => [false, true, true, false],
        "┘" => [true, false, true, false],
        "├" => [false, true, true, true],
        "┤" => [true, false, true, true],
        "┬" => [true, true, false, true],
        "┴" => [true, true, true, false],
        "┼" => [true, true, true, true],
        _ => return None,
    })
}

/// Whether all of the text is drawn instead of written.
pub(super) fn is_line(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|one| is_drawn(&String::from(one)))
}

fn is_drawn(symbol: &str) -> bool {
    symbol == "▌" || symbol == "█" || arms(symbol).is_some()
}

/// Whether a symbol goes on with what a run began.
pub(super) fn joins(run: &str, symbol: &str) -> bool {
    is_line(run) && arms(symbol).is_some()
}

/// The path of a run of such symbols; `None` if it is text.
pub(super) fn path(
    text: &str,
    (x, y): (usize, usize),
    (wide, high): (usize, usize),
) -> Option<String> {
    if !is_line(text) {
        return None;
    }
    let mut path = String::new();
    // Where a horizontal line has begun and not yet ended, in halves of a cell.
    let mut begun: Option<f32> = None;
    let middle = y as f32 + high as f32 / 2.0;
    let mut last = x as f32;
    for (at, symbol) in text.chars().enumerate() {
        let left = (x + at * wide) as f32;
        let (half, right) = (left + wide as f32 / 2.0, left + wide as f32);
        let symbol = String::from(symbol);
        let Some([to_left, to_right, up, down]) = arms(&symbol) else {
            let part = if symbol == "▌" {
                wide as f32 / 2.0
            } else {
                wide as f32
            };
            let _ = write!(path, "M{left} {y}h{part}v{high}h-{part}z");
            last = right;
            continue;
        };
        if !to_left && let Some(start) = begun.take() {
            let _ = write!(path, "M{start} {middle}H{last}");
        }
        if to_left && begun.is_none() {
            begun = Some(left);
        }
        if to_left
            && !to_right
            && let Some(start) = begun.take()
        {
            let _ = write!(path, "M{start} {middle}H{half}");
        }
        if to_right && begun.is_none() {
            begun = Some(half);
        }
        let top = if up { y as f32 } else { middle };
        let bottom = if down { (y + high) as f32 } else { middle };
        if up || down {
            let _ = write!(path, "M{half} {top}V{bottom}");
        }
        last = right;
    }
    if let Some(start) = begun {
        let _ = write!(path, "M{start} {middle}H{last}");
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_reach_the_edges_they_point_at() {
        let of = |text| path(text, (0, 0), (10, 20)).expect("a path");
        assert_eq!(of("─"), "M0 10H10");
        assert_eq!(of("┌─┐"), "M5 10V20M5 10H25M25 10V20");
        assert_eq!(of("│"), "M5 0V20");
        assert_eq!(of("┘└"), "M0 10H5M5 0V10M15 0V10M15 10H20");
        assert_eq!(of("▌"), "M0 0h5v20h-5z");
        assert_eq!(path("a", (0, 0), (10, 20)), None);
    }
}
