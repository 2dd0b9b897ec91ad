//! Templates: a view and a text with holes become a document.
//!
//! Responsible for: finding the template (built in, or a person's own), rendering it within bounds,
//! escaping every value, tidying white space. Not for: what stands in a document.
//!
//! Every value a template shows passes [`markdown::inline`] by the environment's formatter, so that
//! the author of a template can't forget it; only Markdown this crate made itself (and what an
//! author marks `safe` on purpose) goes through as it is.

use std::fmt::Write as _;
use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, Value};
use serde::Serialize;

use super::error::ReportError;
use super::markdown;
use crate::text::own_file;

/// Instructions a template may run: some hundred times what the longest minutes need, and an
/// endless loop ends within a second.
const FUEL: u64 = 5_000_000;

/// A template of this crate; a file of the same name in a person's templates folder replaces it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Template {
    /// Name of the file.
    pub(super) name: &'static str,
    /// The built-in text.
    pub(super) text: &'static str,
}

impl Template {
    /// The text in force and where it comes from. A file that is there but can't be read is an
    /// error: silently writing another document than the person asked for would be worse.
    fn source(self, own: Option<&Path>) -> Result<(String, String), ReportError> {
        let Some(path) = own.map(|folder| folder.join(self.name)) else {
            return Ok((self.name.to_owned(), self.text.to_owned()));
        };
        let file = path.display().to_string();
        match own_file::read(&path) {
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Ok((file, text)),
                Err(error) => Err(ReportError::Template {
                    file,
                    line: Some(line_of(error.as_bytes(), error.utf8_error().valid_up_to())),
                    reason: "not UTF-8".to_owned(),
                }),
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Ok((self.name.to_owned(), self.text.to_owned()))
            }
            Err(error) => Err(ReportError::Template {
                file,
                line: None,
                reason: error.to_string(),
            }),
        }
    }

    /// The document: at most one blank line in a row, no spaces at line ends, one line end at the
    /// end.
    pub(super) fn render(
        self,
        own: Option<&Path>,
        view: &impl Serialize,
    ) -> Result<String, ReportError> {
        let (file, text) = self.source(own)?;
        let failure = |error: &Error| ReportError::Template {
            file: file.clone(),
            line: error.line(),
            reason: reason(error),
        };
        let mut environment = environment().map_err(|error| failure(&error))?;
        environment
            .add_template_owned(self.name, text)
            .map_err(|error| failure(&error))?;
        let rendered = environment
            .get_template(self.name)
            .and_then(|template| template.render(Value::from(Serde(view))))
            .map_err(|error| failure(&error))?;
        Ok(tidy(&rendered))
    }
}

/// Which line the byte at this offset stands in, from 1.
pub(super) fn line_of(text: &[u8], offset: usize) -> usize {
    let before = text.get(..offset).unwrap_or(text);
    before.split(|byte| *byte == b'\n').count()
}

/// The error and what caused it, without the line (it stands elsewhere).
fn reason(error: &Error) -> String {
    let mut reason = error
        .detail()
        .map_or_else(|| error.kind().to_string(), str::to_owned);
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        let _ = write!(reason, ": {cause}");
        source = cause.source();
    }
    reason
}

fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()?,
    );
    environment.set_fuel(Some(FUEL));
    // A misspelled name is an error with its line, not a hole in the minutes.
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // Not "none": then text set aside (`{% set %}`) would be escaped a second time.
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(|out, _, value| {
        value_checked(value)?;
        if value.is_none() {
            return Ok(());
        }
        match value.as_str() {
            Some(text) if value.is_safe() => out.write_str(text)?,
            Some(text) => out.write_str(&markdown::inline(text))?,
            None => out.write_str(&markdown::inline(&value.to_string()))?,
        }
        Ok(())
    });
    Ok(environment)
}

fn value_checked(value: &Value) -> Result<(), Error> {
    if value.is_undefined() {
        Err(Error::from(minijinja::ErrorKind::UndefinedError))
    } else {
        Ok(())
    }
}

/// See [`Template::render`]. Spaces at a line's end mean nothing here: our line breaks are
/// backslashes.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines().map(|line| line.trim_end_matches([' ', '\t'])) {
        if !(line.is_empty() && blank) {
            out.push_str(line);
            out.push('\n');
        }
        blank = line.is_empty();
    }
    out.truncate(out.trim_end_matches('\n').len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct View {
        text: &'static str,
        list: Vec<&'static str>,
        markdown: Value,
        none: Option<u32>,
        n: i32,
    }

    fn render(text: &'static str) -> Result<String, ReportError> {
        let view = View {
            text: "*a* | b",
            list: vec!["x_", "[y]"],
            markdown: Value::from_safe_string("- **z**".into()),
            none: None,
            n: -5,
        };
        Template { name: "t", text }.render(None, &view)
    }

    #[test]
    fn every_value_is_escaped_unless_it_is_markdown_of_ours() {
        for (name, template, want) in [
            ("text", "{{ text }}", "\\*a\\* \\| b\n"),
            ("ours", "{{ markdown }}", "- **z**\n"),
            ("joined", "{{ list | join(', ') }}", "x\\_, \\[y\\]\n"),
            ("upper", "{{ text | upper }}", "\\*A\\* \\| B\n"),
            (
                "set block",
                "{% set a %}{{ text }}{% endset %}{{ a }}",
                "\\*a\\* \\| b\n",
            ),
            ("escaped by hand", "{{ text | e }}", "\\*a\\* \\| b\n"),
            ("on purpose", "{{ text | safe }}", "*a* | b\n"),
            ("none", "[{{ none }}]", "[]\n"),
            ("number", "{{ n }}", "-5\n"),
            ("list", "{{ list }}", "\\['x\\_', '\\[y\\]'\\]\n"),
        ] {
            assert_eq!(render(template), Ok(want.to_owned()), "{name}");
        }
    }

    #[test]
    fn white_space_is_tidy() {
        assert_eq!(
            render("\n\n# a  \n{% if true %}\n\n\nb\\\nc\n{% endif %}\n\n\n"),
            Ok("# a\n\nb\\\nc\n".into())
        );
    }

    #[test]
    fn a_broken_template_is_named_with_its_line() {
        for (text, line, part) in [
            ("a\n{{ nix }}\n", 2, "undefined"),
            ("a\n\n{% for x in %}\n", 3, "unexpected"),
            ("{% include 'other' %}", 1, "include"),
            (
                "{% for a in range(9999) %}{% for b in range(9999) %}{{ n }}{% endfor %}{% endfor %}",
                1,
                "fuel",
            ),
        ] {
            match render(text) {
                Err(ReportError::Template {
                    file,
                    line: Some(found),
                    reason,
                }) => {
                    assert_eq!((file.as_str(), found), ("t", line), "{text}");
                    assert!(reason.contains(part), "{text}: {reason}");
                }
                other => panic!("{text}: {other:?}"),
            }
        }
    }
}
