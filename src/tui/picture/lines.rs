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

/// Lines that are two, this far from the middle of the cell.
const APART: f32 = 1.5;

fn double_arms(symbol: &str) -> Option<Arms> {
    Some(match symbol {
        "═" => [true, true, false, false],
        "║" => [false, false, true, true],
        "╔" => [false, true, false, true],
        "╗" => [true, false, false, true],
        "╚" => [false, true, true, false],
        "╝" => [true, false, true, false],
        _ => return None,
    })
}

/// A piece of two lines side by side; where they turn, the outer one goes round the inner one.
fn double(path: &mut String, arms: Arms, (left, right): (f32, f32), (top, bottom): (f32, f32)) {
    let [to_left, to_right, up, down] = arms;
    let (half, middle) = (f32::midpoint(left, right), f32::midpoint(top, bottom));
    for side in [-APART, APART] {
        if to_left && to_right {
            let _ = write!(path, "M{left} {}H{right}", middle + side);
        } else if up && down {
            let _ = write!(path, "M{} {top}V{bottom}", half + side);
        } else {
            // The upper line of a corner that goes up is the one nearer to where it goes.
            let edge = if to_left { left } else { right };
            let end = if up { top } else { bottom };
            let turn = if to_left == up { side } else { -side };
            let (x, y) = (half + turn, middle + side);
            // Two strokes: the inside of one bent line would be filled.
            let _ = write!(path, "M{edge} {y}H{x}M{x} {y}V{end}");
        }
    }
}

/// Whether all of the text is drawn instead of written.
pub(super) fn is_line(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|one| is_drawn(&String::from(one)))
}

fn is_drawn(symbol: &str) -> bool {
    symbol == "▌" || symbol == "█" || arms(symbol).or(double_arms(symbol)).is_some()
}

/// Whether a symbol goes on with what a run began.
pub(super) fn joins(run: &str, symbol: &str) -> bool {
    is_line(run) && arms(symbol).or(double_arms(symbol)).is_some()
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
        if let Some(arms) = double_arms(&symbol) {
            if let Some(start) = begun.take() {
                let _ = write!(path, "M{start} {middle}H{last}");
            }
            double(
                &mut path,
                arms,
                (left, right),
                (y as f32, (y + high) as f32),
            );
            last = right;
            continue;
        }
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
        assert_eq!(of("═"), "M0 8.5H10M0 11.5H10");
        assert_eq!(of("╝"), "M0 8.5H3.5M3.5 8.5V0M0 11.5H6.5M6.5 11.5V0");
        assert_eq!(of("╚"), "M10 8.5H6.5M6.5 8.5V0M10 11.5H3.5M3.5 11.5V0");
        assert_eq!(of("╔"), "M10 8.5H3.5M3.5 8.5V20M10 11.5H6.5M6.5 11.5V20");
        assert_eq!(of("╗"), "M0 8.5H6.5M6.5 8.5V20M0 11.5H3.5M3.5 11.5V20");
        assert_eq!(of("▌"), "M0 0h5v20h-5z");
        assert_eq!(path("a", (0, 0), (10, 20)), None);
    }
}
