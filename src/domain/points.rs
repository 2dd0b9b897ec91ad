//! Points of a rating: decimal numbers without the surprises of binary fractions.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A number of points in hundredths: exactly 2.0 is exactly 2.0.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Points(pub i32);

/// What was typed is no number of points.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a number of points with at most two decimals: {0:?}")]
pub struct PointsError(pub String);

impl Points {
    /// Whole points.
    pub const fn whole(points: i32) -> Self {
        Self(points.saturating_mul(100))
    }

    /// As a number, for programs.
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl fmt::Display for Points {
    /// With a point and without needless zeros: `2`, `1.5`, `-0.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match part {
            0 => write!(f, "{sign}{whole}"),
            part if part % 10 == 0 => write!(f, "{sign}{whole}.{}", part / 10),
            part => write!(f, "{sign}{whole}.{part:02}"),
        }
    }
}

impl FromStr for Points {
    type Err = PointsError;

    /// With decimal point or comma, at most two decimals and six digits before them.
    fn from_str(text: &str) -> Result<Self, PointsError> {
        let wrong = || PointsError(text.to_owned());
        let trimmed = text.trim();
        let (negative, digits) = match trimmed.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, trimmed),
        };
        let (whole, part) = digits.split_once([',', '.']).unwrap_or((digits, ""));
        let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || whole.len() > 6
            || part.len() > 2
            || !numeric(whole)
            || !numeric(part)
        {
            return Err(wrong());
        }
        if digits.len() > whole.len() && part.is_empty() {
            return Err(wrong());
        }
        let hundredths = |text: &str| text.parse::<i32>().map_err(|_| wrong());
        let part = match part.len() {
            0 => 0,
            1 => hundredths(part)? * 10,
            _ => hundredths(part)?,
        };
        let value = hundredths(whole)? * 100 + part;
        Ok(Self(if negative { -value } else { value }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn points_are_read_in_both_styles_and_nothing_else_is() {
        for (text, want) in [
            ("2", 200),
            ("2,0", 200),
            (" 1.95 ", 195),
            ("-0,5", -50),
            ("0", 0),
        ] {
            assert_eq!(text.parse(), Ok(Points(want)), "{text}");
        }
        for text in ["", ",5", "1.", "1.234", "a", "1e3", "1234567", "--1", "1 2"] {
            assert!(text.parse::<Points>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(hundredths in -99_999_999..99_999_999_i32) {
            let points = Points(hundredths);
            prop_assert_eq!(points.to_string().parse(), Ok(points));
        }
    }
}
