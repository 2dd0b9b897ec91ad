//! What was typed, cut into numbers, words and signs.
use super::SpokenError;

/// One piece. Spaces and commas separate and are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A number and how many digits it was typed with: `03` is `(3, 2)`.
    Number(u32, usize),
    /// Letters, already plain.
    Word(&'a str),
    /// One of `. / - + :`.
    Sign(char),
}

/// Longer input is no date; the limit keeps a pasted page from being taken apart.
const MAX_BYTES: usize = 80;

/// Cuts plain text. English ordinals (`15th`) lose their ending.
pub(super) fn tokens(plain: &str) -> Result<Vec<Token<'_>>, SpokenError> {
    let wrong = |part: &str| SpokenError::NotUnderstood(part.chars().take(20).collect());
    if plain.len() > MAX_BYTES {
        return Err(wrong(plain.trim()));
    }
    let mut out = Vec::new();
    let mut rest = plain;
    while let Some(c) = rest.chars().next() {
        let taken = if c.is_ascii_digit() {
            let digits = run(rest, |c| c.is_ascii_digit());
            out.push(Token::Number(
                digits.parse().map_err(|_| wrong(digits))?,
                digits.len(),
            ));
            digits.len()
        } else if c.is_alphabetic() {
            let word = run(rest, char::is_alphabetic);
            let ordinal = matches!(word, "st" | "nd" | "rd" | "th");
            if !(ordinal && matches!(out.last(), Some(Token::Number(..)))) {
                out.push(Token::Word(word));
            }
            word.len()
        } else {
            match c {
                c if c.is_whitespace() || c == ',' => {}
                '.' | '/' | '-' | '+' | ':' => out.push(Token::Sign(c)),
                '\u{2010}'..='\u{2013}' | '\u{2212}' => out.push(Token::Sign('-')),
                _ => return Err(wrong(&rest[..c.len_utf8()])),
            }
            c.len_utf8()
        };
        rest = &rest[taken..];
    }
    Ok(out)
}

fn run(text: &str, is_in: impl Fn(char) -> bool) -> &str {
    text.find(|c| !is_in(c)).map_or(text, |end| &text[..end])
}
