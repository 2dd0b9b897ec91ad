//! What the commands about measures take.

use clap::{Args, Subcommand, ValueEnum};

use super::documents::Paper;
use super::{Add, Delete, Edit, Format, Formatted, List, Show, Step};
use crate::domain::audit::AuditResult;

/// Measures take the steps from planning to their end.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Measures {
    List(List),
    Show(Show),
    Add(Add),
    Edit(Edit),
    Delete(Delete),
    Tender(Tender),
    Award(One),
    Talk(Step),
    Extend(Extend),
    Cancel(Called),
}

/// A record and nothing else.
#[derive(Debug, Args)]
pub(in crate::cli) struct One {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
}

/// A record and why.
#[derive(Debug, Args)]
pub(in crate::cli) struct Called {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) reason: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Tender {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) supervisor: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) named_by: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) named_on: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Extend {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) until: String,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) reason: Option<String>,
}

/// Audits take the steps from the appointment to the result.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Audits {
    List(AuditList),
    Show(Show),
    Add(Add),
    Edit(Edit),
    Delete(Delete),
    Schedule(Dated),
    Announce(Announce),
    Done(AuditDone),
    Waive(Called),
    Reopen(Called),
    Form(Paper),
    Report(Paper),
    Letter(Paper),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct AuditList {
    #[arg(long)]
    pub(in crate::cli) overdue: bool,
    #[arg(long, value_name = "30d")]
    pub(in crate::cli) within: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) measure: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) provider: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) responsible: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) filter: Option<String>,
    #[arg(long, value_name = "N")]
    pub(in crate::cli) limit: Option<usize>,
    #[arg(
        long,
        value_enum,
        default_value = "table",
        hide_possible_values = true,
        value_name = "table|json|csv|md|ics"
    )]
    pub(in crate::cli) format: AuditFormat,
}

/// How lists of audits are written: also as a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum AuditFormat {
    Table,
    Json,
    Csv,
    Md,
    Ics,
}

impl AuditFormat {
    /// The form every list has; none for a calendar.
    pub(in crate::cli) const fn listed(self) -> Option<Format> {
        match self {
            Self::Table => Some(Format::Table),
            Self::Json => Some(Format::Json),
            Self::Csv => Some(Format::Csv),
            Self::Md => Some(Format::Md),
            Self::Ics => None,
        }
    }
}

/// A record and a day that has to be said.
#[derive(Debug, Args)]
pub(in crate::cli) struct Dated {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Announce {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
    #[arg(long = "for", value_name = "DATE")]
    pub(in crate::cli) appointment: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct AuditDone {
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
    #[arg(
        long,
        value_enum,
        hide_possible_values = true,
        value_name = "passed|deficient"
    )]
    pub(in crate::cli) result: ResultArgument,
    #[arg(long = "auditor", value_name = "NAME")]
    pub(in crate::cli) auditors: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) note: Option<String>,
}

/// What an audit came to, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ResultArgument {
    Passed,
    Deficient,
}

impl ResultArgument {
    /// What it means.
    pub(in crate::cli) const fn meant(self) -> AuditResult {
        match self {
            Self::Passed => AuditResult::Passed,
            Self::Deficient => AuditResult::Deficient,
        }
    }
}

/// The one record of the house rules.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum HouseRules {
    Show(RulesShow),
    Edit(RulesEdit),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RulesShow {
    #[arg(long)]
    pub(in crate::cli) history: bool,
    #[command(flatten)]
    pub(in crate::cli) formatted: Formatted,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RulesEdit {
    #[arg(long = "set", value_name = "FIELD=VALUE", required = true)]
    pub(in crate::cli) set: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) formatted: Formatted,
}
