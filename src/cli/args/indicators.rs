//! What the commands about indicators take.

use clap::{ArgGroup, Args, ValueEnum};

use super::Formatted;
use crate::domain::indicator::series::Sex;

/// Final figures or those before the waiting time: never both in one comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Finality {
    Final,
    Provisional,
}

/// Of whom the figures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Of {
    All,
    Male,
    Female,
}

impl From<Of> for Sex {
    fn from(of: Of) -> Self {
        match of {
            Of::All => Self::All,
            Of::Male => Self::Male,
            Of::Female => Self::Female,
        }
    }
}

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("of_whom").required(true).args(["ring", "group"])))]
pub(in crate::cli) struct Compare {
    #[arg(long, value_name = "RING")]
    pub(in crate::cli) ring: Option<String>,
    #[arg(long, value_name = "FIELD=VALUE|all")]
    pub(in crate::cli) group: Option<String>,
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) indicator: String,
    #[arg(long, value_name = "2025-06|2025-Q2|2025")]
    pub(in crate::cli) period: String,
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
    #[command(flatten)]
    pub(in crate::cli) formatted: Formatted,
}
