//! Moving the cursor in the fewest bytes.

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
        let way = across(column, x).then(down(row, y));
        best = way.or(best);
    }
    out.extend_from_slice(best.bytes());
}

/// A few bytes: every way is written out to be measured, thousands of times a frame.
#[derive(Clone, Copy)]
struct Way {
    bytes: [u8; Self::ROOM],
    length: usize,
}

impl Way {
    /// Two sequences of five digits each, and some.
    const ROOM: usize = 24;
    const NONE: Self = Self {
        bytes: [0; Self::ROOM],
        length: 0,
    };

    fn of(bytes: &[u8]) -> Self {
        let mut way = Self::NONE;
        for byte in bytes {
            way.push(*byte);
        }
        way
    }

    /// `CSI n final`, without the n where 1 is understood.
    fn sequence(number: u16, last: u8) -> Self {
        let mut way = Self::of(b"\x1b[");
        if number != 1 {
            way.number(number);
        }
        way.push(last);
        way
    }

    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    fn number(&mut self, number: u16) {
        let mut unit = 10_000;
        while unit > 1 && number < unit {
            unit /= 10;
        }
        while unit > 0 {
            self.push(b'0' + (number / unit % 10) as u8);
            unit /= 10;
        }
    }

    fn then(mut self, next: Self) -> Self {
        for byte in next.bytes() {
            self.push(*byte);
        }
        self
    }

    /// The shorter; itself where both are as long.
    fn or(self, other: Self) -> Self {
        if other.length < self.length {
            other
        } else {
            self
        }
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

fn absolute(x: u16, y: u16) -> Way {
    match (x, y) {
        (0, 0) => Way::of(b"\x1b[H"),
        (0, y) => Way::sequence(y + 1, b'H'),
        (x, y) => {
            let mut way = Way::of(b"\x1b[");
            if y > 0 {
                way.number(y + 1);
            }
            way.push(b';');
            way.number(x + 1);
            way.push(b'H');
            way
        }
    }
}

fn across(from: Option<u16>, to: u16) -> Way {
    if from == Some(to) {
        return Way::NONE;
    }
    let from_the_left = match to {
        0 => Way::of(b"\r"),
        to => Way::of(b"\r").then(Way::sequence(to, b'C')),
    };
    let best = Way::sequence(to + 1, b'G').or(from_the_left);
    match from {
        Some(from) if to > from => best.or(Way::sequence(to - from, b'C')),
        Some(from) => {
            let back = best.or(Way::sequence(from - to, b'D'));
            match from - to {
                steps @ 1..=3 => back.or(Way::of(&[8; 3][..usize::from(steps)])),
                _ => back,
            }
        }
        None => best,
    }
}

fn down(from: u16, to: u16) -> Way {
    if to < from {
        return Way::sequence(from - to, b'A').or(Way::sequence(to + 1, b'd'));
    }
    match to - from {
        0 => Way::NONE,
        rows @ 1..=3 => Way::of(&[b'\n'; 3][..usize::from(rows)]),
        rows => Way::sequence(rows, b'B').or(Way::sequence(to + 1, b'd')),
    }
}
