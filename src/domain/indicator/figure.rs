//! Figures as they were published: exact decimals, so that what is shown is right to the last digit.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Decimals a figure can have.
pub const MAX_SCALE: u8 = 12;

/// A decimal number: `mantissa` × 10^-`scale`. `12.50` and `12.5` are equal but not the same text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Figure {
    mantissa: i64,
    scale: u8,
}

/// What was typed is no figure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a number with at most 18 digits, {MAX_SCALE} of them decimals: {0:?}")]
pub struct FigureError(pub String);

const fn power(scale: u8) -> i128 {
    10_i128.pow(scale as u32)
}

impl Figure {
    /// `mantissa` × 10^-`scale`; none beyond [`MAX_SCALE`].
    pub const fn new(mantissa: i64, scale: u8) -> Option<Self> {
        if scale <= MAX_SCALE {
            Some(Self { mantissa, scale })
        } else {
            None
        }
    }

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self {
            mantissa: number,
            scale: 0,
        }
    }

    /// The digits without the point.
    pub const fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// How many digits stand behind the point.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// The nearest binary number: for means, shares and charts.
    pub fn as_f64(self) -> f64 {
        // Powers of ten up to 22 are exact in binary, so this division rounds once.
        self.mantissa as f64 / 10_f64.powi(i32::from(self.scale))
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Whether it is zero.
    pub const fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Both over the same power of ten.
    fn aligned(self, other: Self) -> (i128, i128, u8) {
        let scale = self.scale.max(other.scale);
        let lift = |one: Self| i128::from(one.mantissa) * power(scale - one.scale);
        (lift(self), lift(other), scale)
    }

    /// From a number over a power of ten, without needless zeros; none if it has too many digits.
    fn reduced(mut mantissa: i128, mut scale: u8) -> Option<Self> {
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self::new(i64::try_from(mantissa).ok()?, scale)
    }

    /// The exact difference; none if it has too many digits.
    pub fn minus(self, other: Self) -> Option<Self> {
        let (a, b, scale) = self.aligned(other);
        Self::reduced(a - b, scale)
    }

    /// The exact sum; none if it has too many digits.
    pub fn plus(self, other: Self) -> Option<Self> {
        let (a, b, scale) = self.aligned(other);
        Self::reduced(a + b, scale)
    }

    /// With exactly so many decimals (at most [`MAX_SCALE`]), halves away from zero: what people are
    /// shown. More digits than fit stay as they are.
    #[must_use]
    pub fn rounded(self, decimals: u8) -> Self {
        let decimals = decimals.min(MAX_SCALE);
        let mantissa = i128::from(self.mantissa);
        let value = if decimals >= self.scale {
            mantissa * power(decimals - self.scale)
        } else {
            let unit = power(self.scale - decimals);
            (mantissa + mantissa.signum() * unit / 2) / unit
        };
        i64::try_from(value)
            .ok()
            .and_then(|mantissa| Self::new(mantissa, decimals))
            .unwrap_or(self)
    }

    /// Its distance from zero.
    #[must_use]
    pub const fn magnitude(self) -> Self {
        Self {
            mantissa: self.mantissa.saturating_abs(),
            scale: self.scale,
        }
    }

    /// Whether it is more than `part` ÷ `whole` times the other one, exactly.
    pub fn is_more_than(self, part: u32, whole: u32, other: Self) -> bool {
        let (a, b, _) = self.aligned(other);
        a * i128::from(whole) > b * i128::from(part)
    }

    /// The point `quarters` quarters of the way from here to `other`, exactly: what quartiles by
    /// linear interpolation need. None if it has too many digits.
    pub fn towards(self, other: Self, quarters: u8) -> Option<Self> {
        let (a, b, scale) = self.aligned(other);
        // A quarter has two decimals.
        let value = a * 100 + (b - a) * i128::from(quarters) * 25;
        let mut scale = scale + 2;
        let mut value = value;
        while scale > 0 && value % 10 == 0 {
            value /= 10;
            scale -= 1;
        }
        Self::new(i64::try_from(value).ok()?, scale)
    }
}

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Figure {}

impl PartialOrd for Figure {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Figure {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b, _) = self.aligned(*other);
        a.cmp(&b)
    }
}

impl fmt::Display for Figure {
    /// As it was published, with a decimal point: `12.50`, `-0.3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs();
        if self.scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let unit = 10_u64.pow(u32::from(self.scale));
        let width = usize::from(self.scale);
        write!(f, "{sign}{}.{:0width$}", digits / unit, digits % unit)
    }
}

impl FromStr for Figure {
    type Err = FigureError;

    /// Reads what `Display` writes: a decimal point, no grouping. Other spellings are the importer's
    /// to turn into this.
    fn from_str(text: &str) -> Result<Self, FigureError> {
        let wrong = || FigureError(text.chars().take(40).collect());
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let dangling = digits.len() > whole.len() && part.is_empty();
        if whole.is_empty() || dangling || !numeric(whole) || !numeric(part) {
            return Err(wrong());
        }
        let scale = u8::try_from(part.len()).map_err(|_| wrong())?;
        let mut mantissa: i64 = 0;
        for digit in whole.bytes().chain(part.bytes()) {
            mantissa = mantissa
                .checked_mul(10)
                .and_then(|m| m.checked_add(i64::from(digit - b'0')))
                .ok_or_else(wrong)?;
        }
        let mantissa = if negative { -mantissa } else { mantissa };
        Self::new(mantissa, scale).ok_or_else(wrong)
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn f(text: &str) -> Figure {
        text.parse().expect(text)
    }

    #[test]
    fn differences_are_exact_where_binary_numbers_are_not() {
        assert_eq!(f("0.3").minus(f("0.1")).unwrap().to_string(), "0.2");
        assert_eq!(f("12.40").minus(f("12.4")).unwrap().to_string(), "0");
        assert_eq!(f("-0.05").plus(f("0.1")).unwrap().to_string(), "0.05");
        assert_eq!(f("9223372036854775807").plus(f("1")), None);
    }

    #[test]
    fn a_quartile_between_two_figures_is_exact() {
        for (from, to, quarters, want) in [
            ("1", "2", 1, "1.25"),
            ("1", "2", 2, "1.5"),
            ("3.4", "3.7", 3, "3.625"),
            ("5", "5", 2, "5"),
            ("-1", "1", 2, "0"),
            ("2", "1", 1, "1.75"),
        ] {
            assert_eq!(f(from).towards(f(to), quarters).unwrap().to_string(), want);
        }
    }

    #[test]
    fn multiples_are_compared_exactly() {
        for (figure, part, whole, other, want) in [
            ("5.1891", 51_891, 10_000, "1", false),
            ("5.1892", 51_891, 10_000, "1", true),
            ("0.3", 3, 1, "0.1", false),
            ("0.1", 1, 1, "0", true),
            ("0", 7, 2, "0", false),
            ("9223372036854775807", 1, 2, "9223372036854775807", true),
        ] {
            let more = f(figure).is_more_than(part, whole, f(other));
            assert_eq!(more, want, "{figure} > {part}/{whole} · {other}");
        }
        assert_eq!(f("-2.50").magnitude().to_string(), "2.50");
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for (figure, decimals, want) in [
            ("3.625", 2, "3.63"),
            ("-3.625", 2, "-3.63"),
            ("2.5", 0, "3"),
            ("-0.04", 1, "0.0"),
            ("12.5", 2, "12.50"),
            ("9.995", 2, "10.00"),
            ("9223372036854775807", 1, "9223372036854775807"),
        ] {
            assert_eq!(f(figure).rounded(decimals).to_string(), want, "{figure}");
        }
    }

    #[test]
    fn only_plain_numbers_are_read() {
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "1,5",
            "+3",
            "1e3",
            " 1",
            "0.1234567890123",
            "99999999999999999999",
        ] {
            assert!(text.parse::<Figure>().is_err(), "{text}");
        }
        assert_eq!(f("12.50").to_string(), "12.50");
        assert_eq!(f("12.50"), f("12.5"));
        assert!(f("-1.01") < f("-1"));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(mantissa: i64, scale in 0..=MAX_SCALE) {
            prop_assume!(mantissa != i64::MIN);
            let figure = Figure::new(mantissa, scale).unwrap();
            let back = f(&figure.to_string());
            prop_assert_eq!((back.mantissa(), back.scale()), (mantissa, scale));
        }

        #[test]
        fn order_is_the_order_of_the_numbers(a in -1_000_000_i64..1_000_000, b in -1_000_000_i64..1_000_000, s in 0..6_u8, t in 0..6_u8) {
            let (a, b) = (Figure::new(a, s).unwrap(), Figure::new(b, t).unwrap());
            let difference = a.as_f64() - b.as_f64();
            if difference.abs() > 1e-9 {
                prop_assert_eq!(a < b, difference < 0.0);
            }
        }
    }
}
