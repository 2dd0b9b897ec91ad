//! What the commands take that look at figures: their check, the first analysis, the data sheet.

use clap::{ArgGroup, Args, Subcommand};

use super::indicators::{Finality, Of};
use super::{Add, Delete, Edit, Formatted, List, Show};

/// Indicators are records, and their figures are checked.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Indicators {
    List(List),
    Show(Show),
    Add(Add),
    Edit(Edit),
    Delete(Delete),
    Check(Check),
    Acknowledge(Acknowledge),
}

/// Whose figures of which kind.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("of_whom").required(true).args(["ring", "group"])))]
pub(in crate::cli) struct Whose {
    #[arg(long, value_name = "RING")]
    pub(in crate::cli) ring: Option<String>,
    #[arg(long, value_name = "FIELD=VALUE|all")]
    pub(in crate::cli) group: Option<String>,
    #[arg(long, value_name = "now|then|DATE", default_value = "now")]
    pub(in crate::cli) members: String,
    #[arg(
        long,
        value_enum,
        default_value = "final",
        hide_possible_values = true,
        value_name = "final|provisional"
    )]
    pub(in crate::cli) quality: Finality,
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) as_of: Option<String>,
    #[arg(
        long,
        value_enum,
        default_value = "all",
        hide_possible_values = true,
        value_name = "all|male|female"
    )]
    pub(in crate::cli) sex: Of,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Check {
    #[command(flatten)]
    pub(in crate::cli) whose: Whose,
    #[arg(long, value_name = "CODE[,CODE…]|all")]
    pub(in crate::cli) indicator: String,
    #[arg(
        id = "checked_period",
        long = "period",
        value_name = "2025-06|2025-Q2|2025",
        conflicts_with = "checked_until"
    )]
    pub(in crate::cli) period: Option<String>,
    #[arg(
        id = "checked_until",
        long = "until",
        value_name = "2025-06|2025-Q2|2025"
    )]
    pub(in crate::cli) until: Option<String>,
    #[arg(long)]
    pub(in crate::cli) open: bool,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) filter: Option<String>,
    #[arg(long, value_name = "N")]
    pub(in crate::cli) limit: Option<usize>,
    #[command(flatten)]
    pub(in crate::cli) formatted: Formatted,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Acknowledge {
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) municipality: String,
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) indicator: String,
    #[arg(long, value_name = "2025-06|2025-Q2|2025")]
    pub(in crate::cli) period: String,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) check: String,
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) note: String,
    #[arg(long)]
    pub(in crate::cli) keep_suspicious: bool,
    #[command(flatten)]
    pub(in crate::cli) formatted: Formatted,
}
