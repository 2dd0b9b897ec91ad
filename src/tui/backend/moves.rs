//! Moving the cursor in the fewest bytes.

use std::io::Write;

/// Where the cursor is, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cursor {
    /// Nothing is known.
    Lost,
    /// The row is known, the column is not: behind the last column, where terminals wait to wrap,
    /// or behind a character whose width terminals disagree about.
    Row(u16),
    /// Column and row, from 0.
    At(u16, u16),
}

/// Writes the shortest move to column `x`, row `y`.
///
/// Raw mode is taken for granted: `\n` goes down and keeps the column. It is only ever written above
/// the last row, so it never scrolls.
pub(super) fn move_to(from: Cursor, (x, y): (u16, u16), out: &mut Vec<u8>) {
    if from == Cursor::At(x, y) {
        return;
    }
    let mut best = absolute(x, y);
    let (column, row) = match from {
        Cursor::Lost => (None, None),
        Cursor::Row(row) => (None, Some(row)),
        Cursor::At(column, row) => (Some(column), Some(row)),
    };
    if let Some(row) = row {
        // The way across first: `\r` also ends the waiting state at the right edge.
        let mut way = across(column, x);
        way.extend(down(row, y));
        if way.len() < best.len() {
            best = way;
        }
    }
    out.extend_from_slice(&best);
}

fn absolute(x: u16, y: u16) -> Vec<u8> {
    match (x, y) {
        (0, 0) => b"\x1b[H".to_vec(),
        (0, y) => sequence(y + 1, 'H'),
        (x, y) => {
            let mut bytes = b"\x1b[".to_vec();
            if y > 0 {
                put(&mut bytes, y + 1);
            }
            bytes.push(b';');
            put(&mut bytes, x + 1);
            bytes.push(b'H');
            bytes
        }
    }
}

fn across(from: Option<u16>, to: u16) -> Vec<u8> {
    if from == Some(to) {
        return Vec::new();
    }
    let mut ways = vec![sequence(to + 1, 'G')];
    if to == 0 {
        ways.push(b"\r".to_vec());
    } else {
        let mut way = b"\r".to_vec();
        way.extend(sequence(to, 'C'));
        ways.push(way);
    }
    if let Some(from) = from {
        if to > from {
            ways.push(sequence(to - from, 'C'));
        } else {
            ways.push(sequence(from - to, 'D'));
            ways.push(vec![8; usize::from(from - to)]);
        }
    }
    shortest(ways)
}

fn down(from: u16, to: u16) -> Vec<u8> {
    if to < from {
        return shortest(vec![sequence(from - to, 'A'), sequence(to + 1, 'd')]);
    }
    let rows = to - from;
    match rows {
        0 => Vec::new(),
        1..=3 => vec![b'\n'; usize::from(rows)],
        _ => shortest(vec![sequence(rows, 'B'), sequence(to + 1, 'd')]),
    }
}

fn shortest(ways: Vec<Vec<u8>>) -> Vec<u8> {
    ways.into_iter().min_by_key(Vec::len).unwrap_or_default()
}

/// `CSI n final`, without the n where 1 is understood.
fn sequence(number: u16, last: char) -> Vec<u8> {
    let mut bytes = b"\x1b[".to_vec();
    if number != 1 {
        put(&mut bytes, number);
    }
    bytes.push(last as u8);
    bytes
}

fn put(bytes: &mut Vec<u8>, number: u16) {
    // Writing into a Vec can't fail.
    let _ = write!(bytes, "{number}");
}
