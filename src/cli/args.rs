//! The command line's shape. Texts for people stand in the locales (`help`), names here.

pub(super) mod deficiencies;
pub(super) mod documents;
pub(super) mod figures;
pub(super) mod indicators;
pub(super) mod measures;
pub(super) mod ratings;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::text::locale::Lang;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "ringbuch", version, disable_help_subcommand = true)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct Global {
    #[arg(long, global = true, value_name = "PATH")]
    pub(super) store: Option<PathBuf>,
    #[arg(long, global = true, value_name = "de|en")]
    pub(super) lang: Option<Lang>,
    #[arg(long, global = true, value_name = "DATE")]
    pub(super) today: Option<String>,
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub(super) acting: Option<String>,
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

/// How answers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Table,
    Json,
    Csv,
    Md,
}

#[derive(Debug, Clone, Copy, Args)]
pub(super) struct Formatted {
    #[arg(
        long,
        value_enum,
        default_value = "table",
        hide_possible_values = true,
        value_name = "table|json|csv|md"
    )]
    pub(super) format: Format,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Demo(Demo),
    #[command(subcommand)]
    Import(Import),
    #[command(subcommand)]
    Municipalities(Records),
    #[command(subcommand)]
    Rings(Records),
    #[command(subcommand)]
    Memberships(Records),
    #[command(subcommand)]
    People(Records),
    #[command(subcommand)]
    Meetings(Meetings),
    #[command(subcommand)]
    Agenda(Records),
    #[command(subcommand)]
    Outcomes(Records),
    #[command(subcommand)]
    Tasks(Tasks),
    #[command(subcommand)]
    Topics(Records),
    #[command(subcommand)]
    Providers(Records),
    #[command(subcommand)]
    Measures(measures::Measures),
    #[command(subcommand)]
    Audits(measures::Audits),
    #[command(subcommand)]
    Deficiencies(deficiencies::Deficiencies),
    #[command(subcommand)]
    Contacts(Records),
    #[command(subcommand)]
    Ratings(ratings::Ratings),
    #[command(subcommand)]
    Reviews(Records),
    #[command(subcommand)]
    Duties(Records),
    #[command(subcommand)]
    HouseRules(measures::HouseRules),
    #[command(subcommand)]
    Indicators(figures::Indicators),
    #[command(subcommand)]
    Acknowledgements(Records),
    #[command(subcommand)]
    Targets(Records),
    #[command(subcommand)]
    Remarks(Records),
    Compare(indicators::Compare),
    #[command(subcommand)]
    Minutes(Minutes),
    #[command(subcommand)]
    Report(documents::Report),
    Today(Formatted),
    Search(Search),
    History(History),
    Undo(Undo),
    Redo,
    Export(Export),
    Verify(Formatted),
    #[command(subcommand)]
    Config(Config),
    Keys(Formatted),
    Themes(Formatted),
    Completions(Completions),
    Man,
    #[command(hide = true, name = "crash-test")]
    CrashTest,
}

#[derive(Debug, Args)]
pub(super) struct Demo {
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub(super) scale: u32,
    #[arg(long, value_name = "DATE")]
    pub(super) on: Option<String>,
    #[arg(long = "try")]
    pub(super) try_out: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Import {
    Municipalities(Table),
    Rings(Table),
    People(Table),
    Providers(Table),
    Measures(Table),
    Utilisation(Table),
    Ratings(Table),
    Indicators(indicators::IndicatorTable),
    Store(StoreFile),
}

#[derive(Debug, Args)]
pub(super) struct Table {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) skip_bad: bool,
    #[arg(long, value_name = "FILE.toml")]
    pub(super) map: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    #[arg(long)]
    pub(super) keep_suspicious: bool,
    #[command(flatten)]
    pub(super) formatted: Formatted,
}

#[derive(Debug, Args)]
pub(super) struct StoreFile {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
}

/// What every kind of record knows.
#[derive(Debug, Subcommand)]
pub(super) enum Records {
    List(List),
    Show(Show),
    Add(Add),
    Edit(Edit),
    Delete(Delete),
}

#[derive(Debug, Args)]
pub(super) struct List {
    #[arg(long, value_name = "TEXT")]
    pub(super) filter: Option<String>,
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    #[arg(long, value_name = "ID")]
    pub(super) meeting: Option<String>,
    #[arg(long, value_name = "RING")]
    pub(super) ring: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(super) measure: Option<String>,
    #[command(flatten)]
    pub(super) formatted: Formatted,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    #[arg(value_name = "ID")]
    pub(super) id: String,
    #[arg(long)]
    pub(super) history: bool,
    #[command(flatten)]
    pub(super) formatted: Formatted,
}

#[derive(Debug, Args)]
pub(super) struct Add {
    #[arg(long = "set", value_name = "FIELD=VALUE")]
    pub(super) set: Vec<String>,
    #[arg(long)]
    pub(super) keep_suspicious: bool,
    #[command(flatten)]
    pub(super) formatted: Formatted,
}

#[derive(Debug, Args)]
pub(super) struct Edit {
    #[arg(value_name = "ID")]
    pub(super) id: String,
    #[arg(long = "set", value_name = "FIELD=VALUE", required = true)]
    pub(super) set: Vec<String>,
    #[arg(long)]
    pub(super) keep_suspicious: bool,
    #[command(flatten)]
    pub(super) formatted: Formatted,
}

#[derive(Debug, Args)]
pub(super) struct Delete {
    #[arg(value_name = "ID")]
    pub(super) id: String,
    #[arg(long)]
    pub(super) with_contents: bool,
}

#[derive(Debug, Args)]
pub(super) struct MeetingAdd {
    #[command(flatten)]
    pub(super) add: Add,
    #[arg(long)]
    pub(super) no_agenda: bool,
}

/// Meetings take steps, too.
#[derive(Debug, Subcommand)]
pub(super) enum Meetings {
    List(List),
    Show(Show),
    Add(MeetingAdd),
    Edit(Edit),
    Delete(Delete),
    Invite(Step),
    Start(Step),
    Finish(Step),
    Report(Step),
    Cancel(Reasoned),
    Reset(Reasoned),
}

#[derive(Debug, Args)]
pub(super) struct Step {
    #[arg(value_name = "ID")]
    pub(super) id: String,
    #[arg(long, value_name = "DATE")]
    pub(super) on: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Reasoned {
    #[arg(value_name = "ID")]
    pub(super) id: String,
    #[arg(long, value_name = "TEXT")]
    pub(super) reason: String,
    #[arg(long, value_name = "DATE")]
    pub(super) on: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Tasks {
    List(List),
    Show(Show),
    Add(Add),
    Edit(Edit),
    Delete(Delete),
    Done(Step),
    Drop(Reasoned),
}

#[derive(Debug, Subcommand)]
pub(super) enum Minutes {
    Export(MinutesExport),
}

#[derive(Debug, Args)]
pub(super) struct MinutesExport {
    #[arg(value_name = "MEETING")]
    pub(super) meeting: String,
    #[arg(short, long = "out", value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, value_name = "de|en")]
    pub(super) language: Option<Lang>,
}

#[derive(Debug, Args)]
pub(super) struct Search {
    #[arg(value_name = "TEXT", required = true)]
    pub(super) text: Vec<String>,
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(super) limit: usize,
    #[command(flatten)]
    pub(super) formatted: Formatted,
}

#[derive(Debug, Args)]
pub(super) struct History {
    #[arg(long, value_name = "SEQ")]
    pub(super) since: Option<u64>,
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
    #[arg(long, value_name = "KIND/ID")]
    pub(super) record: Option<String>,
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    #[command(flatten)]
    pub(super) formatted: Formatted,
}

#[derive(Debug, Args)]
pub(super) struct Undo {
    #[arg(value_name = "SEQ")]
    pub(super) seq: Option<u64>,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(super) enum Config {
    Check(Formatted),
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    #[arg(value_name = "SHELL")]
    pub(super) shell: Shell,
}
