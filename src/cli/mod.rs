//! The command line: a contract with people and with other programs (`docs/cli.md`).
//!
//! Responsible for: reading arguments and the configuration, opening the store, running one
//! command, exit codes. Not for: rules (the domain), reading values (fields), files (exchange) and
//! documents (report).
//!
//! Stdout holds the data asked for and nothing else; sentences go to stderr. This layer and `main`
//! alone read the clock.

mod args;
mod audits;
mod catalogue;
mod compare;
mod config;
mod deficiencies;
mod demo;
mod documents;
mod drafts;
mod failure;
mod findings;
mod help;
mod history;
mod house_rules;
mod import;
mod indicators;
mod listing;
mod measures;
mod projection;
mod ratings;
mod records;
mod report;
mod screen;
mod search;
mod sentences;
mod session;
mod setup;
mod steps;
mod today;
mod transfer;
mod usage;
mod whose;

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::FromArgMatches;

use args::{Cli, Command};
use config::Config;
use failure::{Failure, USAGE};
use session::Session;

use crate::domain::id::{Kind, MeetingId};
use crate::domain::meeting::MeetingLanguage;
use crate::report::minutes::MinutesOptions;
use crate::store::backend::embedded::private_umask;
use crate::text::locale::{Lang, Texts};

/// Runs the program: arguments in, exit code out.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let flag = |name: &str| value_of(&arguments, name);
    // Before any thread, and before the first file is made.
    private_umask(flag("--store").map(PathBuf::from).as_deref());
    file_size_limit_is_an_error();
    let config = Config::load(flag("--config").as_deref().map(Path::new));
    let asked = flag("--lang").and_then(|lang| lang.to_str()?.parse().ok());
    let lang = asked
        .or(config.language)
        .unwrap_or_else(|| Lang::choose(None));
    let texts = Arc::new(Texts::new(lang));
    let matches = help::command(&texts).try_get_matches_from(&arguments);
    let cli = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => {
            // Help is no error; a reader that goes away while it is printed is none either.
            if !error.use_stderr() {
                let _ = error.print();
                return ExitCode::SUCCESS;
            }
            // It repeats what was typed, which may turn the direction of the line around.
            let said = failure::speakable(&usage::sentence(&error, &texts));
            let _ = write!(std::io::stderr(), "{said}");
            return ExitCode::from(USAGE);
        }
    };
    // `config check` and the screen tell them in their own place.
    let elsewhere = match cli.command {
        Some(Command::Config(_)) => true,
        None => session::is_terminal(),
        Some(_) => false,
    };
    if !elsewhere {
        for problem in &config.problems {
            let line = failure::speakable(&problem.say(&config.file, &texts));
            let _ = writeln!(std::io::stderr(), "{line}");
        }
    }
    let session = match Session::new(cli.global, config, Arc::clone(&texts)) {
        Ok(session) => session,
        Err(failure) => return told(&failure, &texts),
    };
    let result = run(&session, cli.command);
    session.close();
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => told(&failure, &texts),
    }
}

/// A host may limit how large files get. The signal would end the program in the middle of a
/// sentence; without it the write fails, and that is said like a full disk.
fn file_size_limit_is_an_error() {
    let seen = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    // Where it can't be caught, the system does what it always did.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen);
}

/// Says a failure and gives its exit code. Whoever reads our output may stop reading at any time.
fn told(failure: &Failure, texts: &Texts) -> ExitCode {
    if let Failure::Io(error) = failure
        && error.kind() == std::io::ErrorKind::BrokenPipe
    {
        return ExitCode::SUCCESS;
    }
    let mut out = std::io::stderr().lock();
    for line in failure.lines(texts) {
        let _ = writeln!(out, "{}", failure::speakable(&line));
    }
    ExitCode::from(failure.code())
}

/// The value of a flag before the arguments are really read: language and configuration decide in
/// which words even the help is written.
fn value_of(arguments: &[OsString], name: &str) -> Option<OsString> {
    let with_sign = format!("{name}=");
    arguments.iter().enumerate().find_map(|(at, argument)| {
        if argument == name {
            return arguments.get(at + 1).cloned();
        }
        let text = argument.to_str()?;
        text.strip_prefix(&with_sign).map(OsString::from)
    })
}

fn run(session: &Session, command: Option<Command>) -> Result<(), Failure> {
    let Some(command) = command else {
        return screen::run(session);
    };
    match command {
        Command::Demo(demo) => demo::run(session, &demo),
        Command::Import(import) => import::run(session, &import),
        Command::Municipalities(records) => records::run(session, Kind::Municipality, &records),
        Command::Rings(records) => records::run(session, Kind::Ring, &records),
        Command::Memberships(records) => records::run(session, Kind::Membership, &records),
        Command::People(records) => records::run(session, Kind::Person, &records),
        Command::Meetings(command) => steps::meetings(session, command),
        Command::Agenda(records) => records::run(session, Kind::AgendaItem, &records),
        Command::Outcomes(records) => records::run(session, Kind::Outcome, &records),
        Command::Tasks(command) => steps::tasks(session, command),
        Command::Topics(records) => records::run(session, Kind::Topic, &records),
        Command::Providers(records) => records::run(session, Kind::Provider, &records),
        Command::Measures(command) => measures::run(session, command),
        Command::Audits(command) => audits::run(session, command),
        Command::Deficiencies(command) => deficiencies::run(session, command),
        Command::Contacts(records) => records::run(session, Kind::Contact, &records),
        Command::Ratings(command) => ratings::run(session, command),
        Command::Reviews(records) => records::run(session, Kind::Review, &records),
        Command::Duties(records) => records::run(session, Kind::Duty, &records),
        Command::Indicators(command) => catalogue::run(session, &command),
        Command::Acknowledgements(records) => {
            records::run(session, Kind::Acknowledgement, &records)
        }
        Command::Targets(records) => records::run(session, Kind::Target, &records),
        Command::Remarks(records) => records::run(session, Kind::Remark, &records),
        Command::Compare(compare) => compare::run(session, &compare),
        Command::HouseRules(command) => house_rules::run(session, &command),
        Command::Minutes(args::Minutes::Export(export)) => minutes(session, &export),
        Command::Report(command) => report::run(session, &command),
        Command::Today(formatted) => today::run(session, formatted.format),
        Command::Search(search) => search::run(session, &search),
        Command::History(history) => history::run(session, &history),
        Command::Undo(undo) => history::undo(session, &undo),
        Command::Redo => history::redo(session),
        Command::Export(export) => transfer::export(session, &export),
        Command::Verify(formatted) => transfer::verify(session, formatted.format),
        Command::Config(args::Config::Check(formatted)) => setup::check(session, formatted.format),
        Command::Keys(formatted) => setup::keys(session, formatted.format),
        Command::Themes(formatted) => setup::themes(session, formatted.format),
        Command::Completions(completions) => {
            let mut out = Vec::new();
            let mut command = help::command(&session.texts);
            clap_complete::generate(completions.shell, &mut command, "ringbuch", &mut out);
            session.print(&String::from_utf8_lossy(&out))
        }
        Command::Man => {
            let mut out = Vec::new();
            clap_mangen::Man::new(help::command(&session.texts)).render(&mut out)?;
            session.print(&String::from_utf8_lossy(&out))
        }
        Command::CrashTest => crash_test(session),
    }
}

/// The minutes of a meeting as Markdown, to stdout or into a file of the person.
fn minutes(session: &Session, args: &args::MinutesExport) -> Result<(), Failure> {
    let store = &session.existing()?.store;
    let context = session.context(store)?;
    let meeting = records::find(session, store, &context, Kind::Meeting, &args.meeting)?;
    let options = MinutesOptions {
        language: args.language.map(|lang| match lang {
            Lang::De => MeetingLanguage::De,
            Lang::En => MeetingLanguage::En,
        }),
        templates: session.templates(),
        ..MinutesOptions::default()
    };
    let id = MeetingId(meeting.record.number());
    let text = crate::report::minutes::export(store, id, &options)?;
    if let Some(draft) = drafts::minutes(session, id) {
        session.tell_with("minutes-draft-open", &[("at", &draft.at)]);
    }
    match &args.out {
        None => session.print(&text),
        Some(path) if path.as_os_str() == "-" => session.print(&text),
        Some(path) => {
            crate::report::file::write(path, &text, crate::report::file::Existing::Replace)?;
            let file = path.display().to_string();
            session.tell_with("minutes-written", &[("file", &file)]);
            Ok(())
        }
    }
}

/// Commits until killed, a line on stdout for each that is durable.
fn crash_test(session: &Session) -> Result<(), Failure> {
    use crate::store::backend::embedded::{StressError, stress};
    stress(&session.path, &mut std::io::stdout().lock()).map_err(|error| match error {
        StressError::Open(error) => Failure::Open(error),
        StressError::Acknowledge(error) => Failure::Io(error),
        other => Failure::said(other.to_string()),
    })
}
