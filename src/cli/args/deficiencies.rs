//! What the commands about deficiencies take.

use clap::{Args, Subcommand, ValueEnum};

use super::documents::Paper;
use super::measures::Called;
use super::{Add, Delete, Edit, Formatted, Show, Step};

/// Deficiencies take the steps of their procedure.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Deficiencies {
    List(DeficiencyList),
    Show(Show),
    Raise(Raise),
    Add(Add),
    Edit(Edit),
    Delete(Delete),
    Demand(Demand),
    Filed(Step),
    Remedied(Remedied),
    Insufficient(Noted),
    Extend(Extension),
    Involve(Involve),
    Advise(Noted),
    Escalate(Escalate),
    Inform(Inform),
    Withdraw(Ended),
    EndContract(Ended),
    Effectiveness(Effectiveness),
    Steps(One),
    Letter(Paper),
    Notice(Paper),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct DeficiencyList {
    #[arg(long)]
    pub(in crate::cli) overdue: bool,
    #[arg(long)]
    pub(in crate::cli) open: bool,
    #[arg(long, value_name = "0|1|2", value_parser = clap::value_parser!(u8).range(0..=2))]
    pub(in crate::cli) stage: Option<u8>,
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) measure: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) provider: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) filter: Option<String>,
    #[arg(long, value_name = "N")]
    pub(in crate::cli) limit: Option<usize>,
    #[command(flatten)]
    pub(in crate::cli) formatted: Formatted,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct One {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[command(flatten)]
    pub(in crate::cli) formatted: Formatted,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Raise {
    #[arg(
        id = "of_measure",
        long = "measure",
        value_name = "ID",
        required_unless_present = "set"
    )]
    pub(in crate::cli) measure: Option<String>,
    #[arg(
        id = "finding",
        long = "text",
        value_name = "TEXT",
        required_unless_present = "set"
    )]
    pub(in crate::cli) text: Option<String>,
    #[arg(long, value_name = "minor|major|severe")]
    pub(in crate::cli) severity: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) kind: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) found_on: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) audit: Option<String>,
    #[arg(long = "set", value_name = "FIELD=VALUE")]
    pub(in crate::cli) set: Vec<String>,
    #[arg(long)]
    pub(in crate::cli) keep_suspicious: bool,
    #[command(flatten)]
    pub(in crate::cli) formatted: Formatted,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Demand {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(
        long,
        value_name = "DATE",
        required_unless_present = "span",
        conflicts_with = "span"
    )]
    pub(in crate::cli) deadline: Option<String>,
    #[arg(id = "span", long = "within", value_name = "14d|2w|1m")]
    pub(in crate::cli) within: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
    #[arg(long)]
    pub(in crate::cli) stands: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Extension {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(
        id = "new_deadline",
        long = "until",
        value_name = "DATE",
        required_unless_present = "span",
        conflicts_with = "span"
    )]
    pub(in crate::cli) until: Option<String>,
    #[arg(id = "span", long = "by", value_name = "14d|2w|1m")]
    pub(in crate::cli) span: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
    #[arg(long)]
    pub(in crate::cli) stands: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Remedied {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
    #[arg(id = "verified_by", long = "by", value_name = "NAME")]
    pub(in crate::cli) by: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) evidence: Option<String>,
}

/// A record, what was seen or said, and when.
#[derive(Debug, Args)]
pub(in crate::cli) struct Noted {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) note: String,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Involve {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) officer: Option<String>,
    #[arg(long)]
    pub(in crate::cli) audit_service: bool,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Escalate {
    #[command(flatten)]
    pub(in crate::cli) called: Called,
    #[arg(long, value_name = "not_met|insufficient|not_expected|severe")]
    pub(in crate::cli) ground: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) agreed_with: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Inform {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        value_name = "divisional|general"
    )]
    pub(in crate::cli) level: LevelArgument,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
}

/// Which management, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LevelArgument {
    Divisional,
    General,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Ended {
    #[command(flatten)]
    pub(in crate::cli) called: Called,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Effectiveness {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long)]
    pub(in crate::cli) not_effective: bool,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) note: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
}
