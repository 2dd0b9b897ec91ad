//! The command line's texts in the person's language: `help-…` for commands, `flag-…` for flags.

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Cli;
use crate::text::locale::Texts;

/// The description of the command line, with every text for people filled in.
pub(super) fn command(texts: &Texts) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .global(true);
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version);
    let command = Cli::command()
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help)
        .arg(version);
    with_texts(command, "ringbuch", texts)
}

fn with_texts(command: Command, path: &str, texts: &Texts) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|one| one.get_name().to_owned())
        .collect();
    let headings = (
        texts.get("help-usage").into_owned(),
        texts.get("help-commands").into_owned(),
        texts.get("help-options").into_owned(),
        texts.get("help-arguments").into_owned(),
    );
    let mut command = command
        .about(about(path, texts))
        .subcommand_help_heading(headings.1)
        .help_template(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}",
            headings.0
        ))
        .disable_help_subcommand(true)
        .mut_args(|arg| {
            let heading = if arg.is_positional() {
                headings.3.clone()
            } else {
                headings.2.clone()
            };
            let text = texts.get(&format!("flag-{}", arg.get_id())).into_owned();
            // What may be given stands in the value's name; no second English sentence about it.
            let has_value = arg.get_action().takes_values();
            let arg = arg.help(text).help_heading(heading);
            if has_value {
                arg.hide_default_value(true)
            } else {
                arg
            }
        });
    for name in names {
        let below = format!("{path}-{name}");
        command = command.mut_subcommand(name, |one| with_texts(one, &below, texts));
    }
    command
}

/// `help-meetings-list`, or `help-list` where every kind says the same.
fn about(path: &str, texts: &Texts) -> String {
    let path = path.strip_prefix("ringbuch-").unwrap_or(path);
    let own = format!("help-{path}");
    if texts.has(&own) {
        return texts.get(&own).into_owned();
    }
    let last = path.rsplit('-').next().unwrap_or(path);
    texts.get(&format!("help-{last}")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::locale::Lang;

    fn walk(command: &Command, path: &str, lang: Lang) {
        let about = command.get_about().map(ToString::to_string);
        let about = about.unwrap_or_default();
        assert!(
            !about.is_empty() && !about.contains('['),
            "{lang} {path}: {about}"
        );
        for arg in command.get_arguments() {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(
                !help.is_empty() && !help.starts_with("[flag"),
                "{lang} {path} {}: {help}",
                arg.get_id()
            );
        }
        for one in command.get_subcommands() {
            walk(one, &format!("{path} {}", one.get_name()), lang);
        }
    }

    #[test]
    fn every_command_and_flag_says_what_it_is_for() {
        for lang in Lang::ALL {
            let command = command(&Texts::new(lang));
            walk(&command, "ringbuch", lang);
            command.debug_assert();
        }
    }
}
