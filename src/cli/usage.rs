//! What is wrong with the arguments, in the person's language.
//!
//! Responsible for: the common mistakes as sentences that say what would be right. Not for: finding
//! them (clap does), and rare ones, which keep clap's own words.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::locale::Texts;

/// What to print; it ends with a line break.
pub(super) fn sentence(error: &Error, texts: &Texts) -> String {
    let Some(wrong) = wrong(error, texts) else {
        return error.render().to_string();
    };
    let mut lines = vec![wrong];
    let meant = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let meant: Vec<String> = meant
        .into_iter()
        .flat_map(|kind| all(error, kind))
        .collect();
    let choices: Vec<String> = [ContextKind::ValidValue, ContextKind::ValidSubcommand]
        .into_iter()
        .flat_map(|kind| all(error, kind))
        .collect();
    if !meant.is_empty() {
        lines.push(texts.with("usage-meant", &[("what", meant.join(", ").into())]));
    } else if !choices.is_empty() {
        lines.push(texts.with("usage-choices", &[("choices", choices.join(", ").into())]));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim().trim_start_matches("Usage:").trim_start();
        lines.push(format!("{}: {usage}", texts.get("help-usage")));
    }
    lines.push(texts.get("usage-help").into_owned());
    lines.join("\n") + "\n"
}

/// The mistake itself; none if it is a rare one.
fn wrong(error: &Error, texts: &Texts) -> Option<String> {
    let argument = || all(error, ContextKind::InvalidArg).join(", ");
    let with_argument = |id: &'static str| texts.with(id, &[("argument", argument().into())]);
    let value = || all(error, ContextKind::InvalidValue).join(", ");
    let with_value = |id: &'static str| {
        let variables = [("argument", argument().into()), ("value", value().into())];
        texts.with(id, &variables)
    };
    Some(match error.kind() {
        ErrorKind::UnknownArgument => with_argument("usage-unknown-argument"),
        ErrorKind::InvalidSubcommand => {
            let command = all(error, ContextKind::InvalidSubcommand).join(" ");
            texts.with("usage-unknown-command", &[("command", command.into())])
        }
        ErrorKind::MissingSubcommand => texts.get("usage-missing-command").into_owned(),
        ErrorKind::InvalidValue if value().is_empty() => with_argument("usage-missing-value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => with_value("usage-invalid-value"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            with_argument("usage-missing-value")
        }
        ErrorKind::TooManyValues => with_value("usage-too-many"),
        ErrorKind::NoEquals => with_argument("usage-no-equals"),
        ErrorKind::MissingRequiredArgument => with_argument("usage-missing-argument"),
        ErrorKind::ArgumentConflict => {
            let other = all(error, ContextKind::PriorArg).join(", ");
            if other.is_empty() || other == argument() {
                with_argument("usage-twice")
            } else {
                let variables = [("argument", argument().into()), ("other", other.into())];
                texts.with("usage-conflict", &variables)
            }
        }
        ErrorKind::InvalidUtf8 => texts.get("usage-utf8").into_owned(),
        _ => return None,
    })
}

/// What the error knows of a kind, as texts.
fn all(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::help;
    use super::*;
    use crate::text::locale::Lang;

    fn said(arguments: &str, lang: Lang) -> String {
        let texts = Texts::new(lang);
        let arguments = std::iter::once("ringbuch").chain(arguments.split_whitespace());
        let error = help::command(&texts).try_get_matches_from(arguments);
        sentence(&error.unwrap_err(), &texts)
    }

    #[test]
    fn mistakes_in_arguments_are_said_in_the_persons_language() {
        for (arguments, expected) in [
            ("--frobnicate", "--frobnicate gibt es hier nicht"),
            (
                "meetings list --formt csv",
                "Gemeint ist vielleicht: --format",
            ),
            ("meetings lst", "Den Befehl „lst“ gibt es nicht"),
            (
                "meetings list --format",
                "Hinter --format <table|json|csv|md> fehlt",
            ),
            (
                "meetings list --format pdf",
                "„pdf“ passt nicht zu --format",
            ),
            (
                "meetings list --format pdf",
                "Möglich sind: table, json, csv, md",
            ),
            ("meetings list --limit x", "„x“ passt nicht zu --limit"),
            ("meetings show", "Es fehlt: <"),
            ("--lang de --lang en", "nur einmal"),
            ("meetings lst", "--help"),
        ] {
            let said = said(arguments, Lang::De);
            assert!(said.contains(expected), "{arguments}: {said}");
            for english in ["error:", "Usage", "tip:", "[possible", "For more"] {
                assert!(!said.contains(english), "{arguments}: {said}");
            }
        }
        let said = said("--frobnicate", Lang::En);
        assert!(said.contains("no --frobnicate here"), "{said}");
    }
}
