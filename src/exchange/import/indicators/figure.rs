//! Figures as files write them: both decimal styles, marks instead of values, signs and brackets.
//!
//! Responsible for: what one cell says, and which style a file has. Not for: which figure it is.
//!
//! ```text
//! cell   = "" | mark | ["("] [sign] digits ["%" | "€"] ["r"] [")"]
//! mark   = x | . | - | … | ... | / | *                       never 0
//! digits = whole numbers, groups of three by point, comma, space or apostrophe, one decimal mark
//! ```
//!
//! One point or comma before three digits can be either mark. The file decides: where another cell
//! shows which it is, all are read alike; where nothing does, a comma is decimal and a point groups
//! (`226.880` is a count in German files); where cells contradict each other, the cell is refused.

use crate::domain::indicator::figure::{Figure, MAX_SCALE};
use crate::domain::indicator::series::Quality;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// Nothing at all.
    Nothing,
    /// A mark instead of a value.
    Mark(char),
    /// A value.
    Value(Value),
}

/// A value and the signs around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Value {
    /// The number.
    pub(super) figure: Figure,
    /// What brackets or an `r` say about it.
    pub(super) quality: Option<Quality>,
    /// A percent sign stands behind it.
    pub(super) percent: bool,
    /// It was read by the style of the file: alone it could be another number.
    pub(super) by_style: bool,
}

impl Value {
    const fn of(figure: Figure) -> Self {
        Self {
            figure,
            quality: None,
            percent: false,
            by_style: false,
        }
    }
}

/// Why a cell is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// Not a number in any spelling.
    NoNumber,
    /// Groups that are not of three digits: `4.7713.67`.
    Groups,
    /// More digits than any figure has.
    TooLong,
    /// A point or comma that could be either, and the file has both.
    Either,
}

/// What a point or comma before three digits is in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    point: Meaning,
    comma: Meaning,
    /// No cell showed which is the decimal mark.
    unproven: bool,
}

impl Style {
    /// Whether nothing but custom says what the mark in a cell is.
    pub(super) const fn is_unproven(self) -> bool {
        self.unproven
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Decimal,
    Groups,
    Either,
}

/// What the cells of a file showed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    point_decimal: bool,
    point_groups: bool,
    comma_decimal: bool,
    comma_groups: bool,
}

impl Evidence {
    /// Looks at a cell.
    pub(super) fn see(&mut self, text: &str) {
        let (points, commas) = text
            .bytes()
            .fold((0, 0), |(points, commas), byte| match byte {
                b'.' => (points + 1, commas),
                b',' => (points, commas + 1),
                _ => (points, commas),
            });
        if points + commas == 0 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        match (points, commas) {
            (1.., 1..) => {
                if text.rfind('.') > text.rfind(',') {
                    self.point_decimal = true;
                    self.comma_groups = true;
                } else {
                    self.comma_decimal = true;
                    self.point_groups = true;
                }
            }
            (2.., 0) => self.point_groups = true,
            (0, 2..) => self.comma_groups = true,
            (1, 0) if is_decimal_for_sure(text, '.') => self.point_decimal = true,
            (0, 1) if is_decimal_for_sure(text, ',') => self.comma_decimal = true,
            _ => {}
        }
    }

    /// The style these cells have. In a spreadsheet numbers come with a point, whatever is shown.
    pub(super) fn style(self, of_spreadsheet: bool) -> Style {
        let meaning = |decimal: bool, groups: bool, otherwise| match (decimal, groups) {
            (true, false) => Meaning::Decimal,
            (false, true) => Meaning::Groups,
            (true, true) => Meaning::Either,
            (false, false) => otherwise,
        };
        let unproven = !of_spreadsheet
            && !self.point_decimal
            && !self.point_groups
            && !self.comma_decimal
            && !self.comma_groups;
        // A file that has the one as decimal mark has the other as none.
        Style {
            point: meaning(
                self.point_decimal || of_spreadsheet,
                self.point_groups || (self.comma_decimal && !of_spreadsheet),
                Meaning::Groups,
            ),
            comma: meaning(
                self.comma_decimal,
                self.comma_groups || (self.point_decimal && !of_spreadsheet),
                Meaning::Decimal,
            ),
            unproven,
        }
    }
}

/// Whether the one mark of a text can only be the decimal one.
fn is_decimal_for_sure(text: &str, mark: char) -> bool {
    let Some((before, behind)) = text.split_once(mark) else {
        return false;
    };
    let whole = before.trim_start_matches(|c: char| !c.is_ascii_digit());
    let part = behind.bytes().take_while(u8::is_ascii_digit).count();
    let digits = whole.bytes().filter(u8::is_ascii_digit).count();
    part > 0 && (part != 3 || digits > 3 || whole.starts_with('0'))
}

/// Reads a cell.
pub(super) fn read(text: &str, style: Style) -> Result<Written, Unreadable> {
    let text = text.trim();
    match plain(text) {
        Some(figure) => Ok(Written::Value(Value::of(figure))),
        None => signs_and_all(text, style),
    }
}

/// Nearly all cells: a few digits and at most one mark, which can only be the decimal one.
fn plain(text: &str) -> Option<Figure> {
    // So many digits fit whatever they are.
    const DIGITS: usize = 15;
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    if digits.is_empty() || digits.len() > DIGITS {
        return None;
    }
    let mut mantissa = 0_i64;
    let mut mark = None;
    for (at, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
            b'.' | b',' if mark.is_none() && at > 0 => mark = Some(at),
            _ => return None,
        }
    }
    let scale = match mark {
        None => 0,
        Some(whole) => {
            let part = digits.len() - whole - 1;
            let is_decimal = part > 0 && (part != 3 || whole > 3 || digits[0] == b'0');
            if !is_decimal {
                return None;
            }
            part
        }
    };
    let sign = if digits.len() == text.len() { 1 } else { -1 };
    Figure::new(sign * mantissa, u8::try_from(scale).ok()?)
}

/// Whatever else a cell can be.
fn signs_and_all(text: &str, style: Style) -> Result<Written, Unreadable> {
    if text.is_empty() {
        return Ok(Written::Nothing);
    }
    if let Some(mark) = mark(text) {
        return Ok(Written::Mark(mark));
    }
    let mut value = Value::of(Figure::whole(0));
    let mut rest = text;
    if let Some(inner) = rest
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        value.quality = Some(Quality::Limited);
        rest = inner.trim();
    }
    rest = rest.trim_end_matches(['¹', '²', '³', '⁴']).trim_end();
    if let Some(before) = rest.strip_suffix(['r', 'R']) {
        value.quality = Some(Quality::Revised);
        rest = before.trim_end();
    }
    if let Some(before) = rest.strip_suffix('%') {
        value.percent = true;
        rest = before.trim_end();
    } else if let Some(before) = rest.strip_suffix('€') {
        rest = before.trim_end();
    }
    let (sign, digits) = sign(rest);
    let (figure, by_style) = number(digits, style)?;
    value.by_style = by_style;
    value.figure = match sign {
        Sign::Plus => figure,
        Sign::Minus => {
            Figure::new(-figure.mantissa(), figure.scale()).ok_or(Unreadable::TooLong)?
        }
        Sign::Both if figure.is_zero() => figure,
        Sign::Both => return Err(Unreadable::NoNumber),
    };
    Ok(Written::Value(value))
}

/// The mark that stands instead of a value, as it is stored.
fn mark(text: &str) -> Option<char> {
    match text {
        "x" | "X" | "×" => Some('x'),
        "." => Some('.'),
        "-" | "–" | "—" | "−" => Some('-'),
        "…" | "..." => Some('…'),
        "/" => Some('/'),
        "*" => Some('*'),
        _ => None,
    }
}

enum Sign {
    Plus,
    Minus,
    /// `+/-`, which only nothing can have.
    Both,
}

fn sign(text: &str) -> (Sign, &str) {
    for (written, sign) in [
        ("+/-", Sign::Both),
        ("+/−", Sign::Both),
        ("±", Sign::Both),
        ("+", Sign::Plus),
        ("-", Sign::Minus),
        ("−", Sign::Minus),
        ("–", Sign::Minus),
        ("‒", Sign::Minus),
        ("‐", Sign::Minus),
    ] {
        if let Some(rest) = text.strip_prefix(written) {
            return (sign, rest.trim_start());
        }
    }
    (Sign::Plus, text)
}

/// Signs between groups of three digits that can be nothing else.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\'' | '’')
}

/// Digits with groups and one decimal mark; whether the file's style decided what a mark is.
fn number(text: &str, style: Style) -> Result<(Figure, bool), Unreadable> {
    let known = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || is_gap(c);
    if !text.chars().all(known)
        || !text.starts_with(|c: char| c.is_ascii_digit())
        || !text.ends_with(|c: char| c.is_ascii_digit())
    {
        return Err(Unreadable::NoNumber);
    }
    let count = |mark: char| text.matches(mark).count();
    let mut by_style = false;
    let decimal = match (count('.'), count(',')) {
        (0, 0) => None,
        (1, 1..) if text.rfind('.') > text.rfind(',') => Some('.'),
        (1.., 1) if text.rfind(',') > text.rfind('.') => Some(','),
        (1.., 1..) => return Err(Unreadable::Groups),
        (2.., 0) | (0, 2..) => None,
        (points, _) => {
            let mark = if points == 1 { '.' } else { ',' };
            let meaning = if mark == '.' {
                style.point
            } else {
                style.comma
            };
            // Blanks between the groups leave the mark only one meaning.
            if is_decimal_for_sure(text, mark) || text.contains(is_gap) {
                Some(mark)
            } else {
                by_style = true;
                match meaning {
                    Meaning::Decimal => Some(mark),
                    Meaning::Groups => None,
                    Meaning::Either => return Err(Unreadable::Either),
                }
            }
        }
    };
    let (whole, part) = match decimal {
        Some(mark) => text.rsplit_once(mark).unwrap_or((text, "")),
        None => (text, ""),
    };
    if !part.bytes().all(|byte| byte.is_ascii_digit()) || !are_groups(whole) {
        return Err(Unreadable::Groups);
    }
    let mut mantissa: i64 = 0;
    let kept = &part[..part.len().min(usize::from(MAX_SCALE))];
    for digit in whole.bytes().filter(u8::is_ascii_digit).chain(kept.bytes()) {
        mantissa = mantissa
            .checked_mul(10)
            .and_then(|mantissa| mantissa.checked_add(i64::from(digit - b'0')))
            .ok_or(Unreadable::TooLong)?;
    }
    // Beyond the twelfth decimal a number was reckoned, not published.
    if part
        .as_bytes()
        .get(kept.len())
        .is_some_and(|digit| *digit >= b'5')
    {
        mantissa = mantissa.checked_add(1).ok_or(Unreadable::TooLong)?;
    }
    let scale = u8::try_from(kept.len()).map_err(|_| Unreadable::TooLong)?;
    let figure = Figure::new(mantissa, scale).ok_or(Unreadable::TooLong)?;
    Ok((figure, by_style))
}

/// Digits alone, or one to three and then groups of three with one and the same sign between them.
fn are_groups(text: &str) -> bool {
    let mut sign = None;
    let mut groups = text.split(|c: char| !c.is_ascii_digit());
    for c in text.chars().filter(|c| !c.is_ascii_digit()) {
        if *sign.get_or_insert(c) != c {
            return false;
        }
    }
    if sign.is_none() {
        return !text.is_empty();
    }
    groups
        .next()
        .is_some_and(|first| (1..=3).contains(&first.len()))
        && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
#[path = "figure_tests.rs"]
mod tests;
