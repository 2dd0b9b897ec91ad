//! Numbers as the tables of this tab have them.

use crate::domain::indicator::catalogue::Indicator;
use crate::domain::indicator::figure::Figure;
use crate::report::figures::words::Words;
use crate::text::locale::Texts;

/// Decimals of a change in per cent, as far as people read it.
const RELATIVE_DECIMALS: u8 = 1;

/// How figures of an indicator are written in a table. A plain hyphen stands for the minus: it is what
/// spreadsheets read.
#[derive(Clone, Copy)]
pub(in crate::tui) struct Numbers<'a> {
    words: Words<'a>,
    decimals: u8,
}

impl<'a> Numbers<'a> {
    /// With so many decimals.
    pub(in crate::tui) const fn new(
        texts: &'a Texts,
        indicator: &'a Indicator,
        decimals: u8,
    ) -> Self {
        Self {
            words: Words::new(texts, indicator),
            decimals,
        }
    }

    /// A value.
    pub(in crate::tui) fn plain(&self, figure: Figure) -> String {
        self.with_decimals(figure, self.decimals)
    }

    /// A difference of two: with a sign, also above zero.
    pub(in crate::tui) fn signed(&self, figure: Figure) -> String {
        self.with_sign(figure, self.decimals)
    }

    /// A difference in per cent.
    pub(in crate::tui) fn relative(&self, figure: Figure) -> String {
        self.with_sign(figure, RELATIVE_DECIMALS)
    }

    /// A numerator or denominator, as exact as it was published.
    pub(in crate::tui) fn count(&self, figure: Figure) -> String {
        self.with_decimals(figure, figure.scale())
    }

    /// A value with what it is counted in.
    pub(in crate::tui) fn with_unit(&self, figure: Figure) -> String {
        self.words
            .value_exactly(figure, self.decimals)
            .replace('\u{2212}', "-")
    }

    /// Code and name of the indicator.
    pub(in crate::tui) fn title(&self) -> String {
        self.words.title()
    }

    fn with_decimals(&self, figure: Figure, decimals: u8) -> String {
        self.words.number(figure, decimals).replace('\u{2212}', "-")
    }

    fn with_sign(&self, figure: Figure, decimals: u8) -> String {
        let text = self.with_decimals(figure, decimals);
        let rounded = figure.rounded(decimals);
        if rounded.is_negative() || rounded.is_zero() {
            text
        } else {
            format!("+{text}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::IndicatorId;
    use crate::tui::test_keys::german;

    #[test]
    fn differences_have_a_sign_and_zero_has_none() {
        let indicator = Indicator::own(IndicatorId(1), "X_EUR");
        let numbers = Numbers::new(german(), &indicator, 2);
        for (figure, plain, signed, relative) in [
            ("1234.5", "1.234,50", "+1.234,50", "+1.234,5"),
            ("-0.125", "-0,13", "-0,13", "-0,1"),
            ("0.004", "0,00", "0,00", "0,0"),
            ("-0.004", "0,00", "0,00", "0,0"),
            ("0.05", "0,05", "+0,05", "+0,1"),
        ] {
            let figure: Figure = figure.parse().unwrap();
            let written = [
                numbers.plain(figure),
                numbers.signed(figure),
                numbers.relative(figure),
            ];
            assert_eq!(written, [plain, signed, relative]);
        }
    }
}
